import pytest
from evaluate_rows import gold, said

from reportedly.evaluate.gold import Expected
from reportedly.evaluate.matching import (
    agrees,
    count_guesses,
    fulfils,
    likeness,
    pair_off,
    place_key,
    same_claim,
    view_claim,
)


@pytest.mark.parametrize(
    ("field", "want", "fields", "right"),
    [
        ("type", ("COERCE", "ASSAULT"), {}, True),
        ("type", ("COERCE",), {}, False),
        ("actors", ("KEN",), {"actors": ("KEN", "TZA")}, True),
        ("actors", ("KEN", "TZA"), {"actors": ("KEN",)}, False),
        ("recipients", (), {"recipients": ()}, True),
        ("speaker", None, {"speaker": "PER"}, True),
        ("speaker", "PUBLISHER", {}, True),
        ("speaker", "PUBLISHER", {"speaker": "PER"}, False),
        ("speaker", "PER", {}, False),
        ("speaker", "PER", {"speaker": "PER"}, True),
        ("speaker", "UNNAMED", {"speaker": "UNNAMED"}, True),
        ("speaker", "UNNAMED", {"speaker": "PER"}, False),
        ("speaker", "UNNAMED", {}, False),
        ("speaker_sector", ("MIL", "GOV"), {"speaker": "PER", "speaker_sector": "GOV"}, True),
        ("speaker_sector", ("MIL",), {"speaker": "PER"}, False),
        ("position", "denies", {"position": "denies"}, True),
        ("modality", "future", {}, False),
        ("time", "2021-05-03", {"time": "2021-05-03"}, True),
        ("time", "2021-05-03/2021-05-04", {"time": "2021-05-03/2021-05-04"}, True),
        ("time", "2021-05-03", {"time": "2021-05-03/2021-05-04"}, False),
        ("time", "2021-05-03", {"time": "2021-05-03T08:00+03:00"}, True),
        ("time", "2021-05-03", {}, False),
        ("place", "Busia district", {"places": ("near Busia",)}, True),
        ("place", "Busia", {"places": ("Mombasa",)}, False),
        ("killed", (14, None), {"killed": (15, None)}, True),
        ("killed", (14, None), {"killed": (16, None)}, False),
        ("killed", (14, None), {"killed": (14, 14)}, False),
        ("killed", (14, 14), {"killed": (15, 15)}, False),
        ("killed", (None, 14), {"killed": (None, 13)}, False),
        ("wounded", (2, 2), {"killed": (2, 2)}, False),
        ("mode", "aerial", {"mode": "aerial"}, True),
    ],
)
def test_field_agrees(field, want, fields, right):
    assert agrees(field, want, said(**fields)) is right


def test_missing_parts_of_a_claim_are_null():
    empty = view_claim({})
    assert (empty.type, empty.time, empty.actors) == (None, (None, None), ())
    assert not agrees("speaker", "PUBLISHER", empty)


@pytest.mark.parametrize(
    ("one", "other"), [("the port of Callao", "Callao"), ("Northern Kivu", "kivu"), ("Al-Hasakah city", "al hasakah")]
)
def test_names_without_words_of_kind_are_one_place(one, other):
    assert place_key(one) == place_key(other)


def test_expected_claim_needs_all_fields_in_one_claim():
    expected = Expected(type=("ASSAULT",), speaker="KEN", position="denies")
    assert not any(fulfils(expected, s) for s in (said(speaker="KEN"), said(position="denies")))
    assert fulfils(expected, said(speaker="KEN", position="denies"))


def test_claims_without_trigger_party_or_place_in_common_are_not_alike():
    assert likeness(gold(), said(actors=(), recipients=(), trigger="beat")) == 0
    assert likeness(gold(places=("Busia",)), said(actors=(), recipients=(), trigger="beat", places=("Busia",))) > 0


def test_inflected_trigger_is_in_common():
    assert likeness(gold(trigger="shelling"), said(actors=(), recipients=(), trigger="shelled")) > 0


def test_wrong_type_is_no_partner():
    assert same_claim(gold(type=("AID",)), said()) == 0


def test_likest_partner_wins_and_is_used_once():
    golds = [gold(), gold(speaker="KEN", position="denies")]
    saids = [said(speaker="KEN", position="denies"), said(), said()]
    assert pair_off(golds, saids, same_claim) == {0: 1, 1: 0}


def test_third_wording_of_one_trigger_is_a_guess():
    assert count_guesses([said(), said(type="COERCE")]) == 0
    assert count_guesses([said(), said(type="COERCE"), said(type="AID")]) == 1
    assert count_guesses([said(), said(type="COERCE"), said(speaker="KEN")]) == 0
