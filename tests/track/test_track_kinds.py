"""What goes on over time: truces, violations, talks, promises, captives, control."""

import pytest

from coded import News, assaults, table, told, tracks_of
from reportedly.engine import code_documents
from reportedly.engine.pipeline import fuse_codings
from reportedly.model import Coding, Track
from reportedly.read import read_text

TRUCE = "Sudan and South Sudan signed a ceasefire brokered by Ethiopia on April 10, 2021. "
BROKEN = (
    TRUCE + "South Sudan's army said Sudanese troops had shelled a South Sudanese post near Abyei on Monday. "
    "Sudan denied the charge."
)


@table(
    "parties, mediator",
    (TRUCE, "sdn ssd", "eth"),
    ("Thailand and Cambodia agreed to a ceasefire mediated by Malaysia on April 10, 2021.", "khm tha", "mys"),
    ("Armenia and Azerbaijan agreed on a ceasefire on April 10, 2021 under Norwegian mediation.", "arm aze", "nor"),
)
def test_ceasefire_names_its_parties_and_mediator(coding: Coding, parties: str, mediator: str) -> None:
    (truce,) = tracks_of(coding, "ceasefire")
    assert " ".join(sorted(truce.parties)) == parties
    assert [(p.party, p.role) for p in truce.participants] == [(mediator, "mediator")]
    assert truce.time is not None and truce.time.earliest == "2021-04-10"


@told(BROKEN)
def test_violation_hangs_on_its_ceasefire(coding: Coding) -> None:
    (truce,) = tracks_of(coding, "ceasefire")
    (violation,) = tracks_of(coding, "violation")
    assert violation.of == truce.id
    assert set(violation.parties) == {"sdn", "ssd"}


@told(BROKEN)
def test_status_of_a_violation_is_the_support_of_its_incident(coding: Coding) -> None:
    assert [t.status for t in tracks_of(coding, "violation")] == [i.support for i in assaults(coding)] == ["contested"]


@told(TRUCE + "Sudanese troops had shelled a South Sudanese post on March 1, 2021.")
def test_fire_before_the_ceasefire_is_no_violation_of_it(coding: Coding) -> None:
    (truce,) = tracks_of(coding, "ceasefire")
    assert truce.id not in {t.of for t in tracks_of(coding, "violation")}


@told(TRUCE + "Rebels shelled a base in Chad on Monday.")
def test_fire_between_others_is_no_violation(coding: Coding) -> None:
    assert not [t for t in tracks_of(coding, "violation") if t.of is not None]


@told(
    "Greek and Turkish ministers met in Vienna on April 6. Greek and Turkish ministers met in Geneva on May 3. "
    "Greek and Turkish ministers will meet in Oslo on Friday."
)
def test_rounds_of_talks_are_one_negotiation(coding: Coding) -> None:
    (talks,) = tracks_of(coding, "negotiation")
    assert set(talks.parties) == {"grc", "tur"}
    assert len(talks.fields["rounds"]) == 2
    assert {p.name for p in talks.places} >= {"Vienna", "Geneva"}


@told("Greek and Turkish ministers met in Vienna on April 6. Kenyan and Somali ministers met in Nairobi on Monday.")
def test_talks_of_other_parties_are_another_negotiation(coding: Coding) -> None:
    assert {t.parties for t in tracks_of(coding, "negotiation")} == {("grc", "tur"), ("ken", "som")}


@told("The presidents of Kenya and Somalia are due to meet in June or July.")
def test_commitment_has_its_window(coding: Coding) -> None:
    due = [t.due for t in tracks_of(coding, "commitment")]
    assert [(d.earliest, d.latest) for d in due if d] == [("2021-06-01", "2021-07-31")]


@told(
    "Rwandan and Congolese ministers will meet in Luanda on Friday.",
    "Talks between Rwanda and Congo are due to resume in Luanda on Friday.",
    "Talks between Rwanda and Congo are due on Friday.",
    "Talks between Rwanda and Congo are set for Friday.",
    "Talks between Rwanda and Congo are likely to resume on Friday.",
)
def test_meeting_to_come_is_a_commitment(coding: Coding) -> None:
    (promise,) = tracks_of(coding, "commitment")
    assert promise.due is not None and promise.due.earliest == "2021-05-07"


@told("Rwandan and Congolese ministers were to meet in Luanda in March 2019.")
def test_meeting_of_the_past_is_no_commitment(coding: Coding) -> None:
    assert not tracks_of(coding, "commitment")


@told("Rwandan and Congolese ministers met in Luanda on Monday.")
def test_meeting_that_took_place_is_no_commitment(coding: Coding) -> None:
    assert not tracks_of(coding, "commitment")


@told(
    "Kenya and Somalia agreed to a ceasefire on April 10, 2021.",
    "Kenya's parliament approved the ceasefire with Somalia on April 12, 2021. The ceasefire took effect on April 13.",
)
def test_a_ceasefire_is_told_of_by_its_parties(coding: Coding) -> None:
    assert len(tracks_of(coding, "ceasefire")) == 1


@told(
    "Kenya and Somalia agreed to negotiate a ceasefire on Monday.",
    "Kenya and Somalia extended their trade truce on Monday.",
    "Kenya vowed war on rebels in Somalia on Monday.",
    "Kenya released nine soldiers captured in its war with Somalia on Monday.",
)
def test_talks_trade_and_war_are_no_ceasefire(coding: Coding) -> None:
    assert not tracks_of(coding, "ceasefire")


def _tracks(kind: str, *reports: tuple[str, str]) -> list[Track]:
    """Tracks of one kind over several reports, each with its day."""
    docs = [read_text(text, published=day, publisher="Daily").doc for text, day in reports]
    return [t for t in fuse_codings(list(code_documents(docs)))[1] if t.kind == kind]


def test_one_ceasefire_over_reports_of_a_fortnight_another_a_year_later() -> None:
    signed = "Kenya and Somalia signed a ceasefire on Monday."
    first, second = _tracks(
        "ceasefire",
        ("Kenya approved a ceasefire with Somalia.", "2021-05-01"),
        (signed, "2021-05-05"),
        (signed, "2022-05-05"),
    )
    assert (len(first.claims), len(second.claims)) == (2, 1)
    assert first.parties == second.parties == ("ken", "som")


def test_a_ceasefire_told_without_its_parties_is_that_of_its_report() -> None:
    reports = (
        ("Kenya and Somalia signed a ceasefire on Monday.", "2021-05-05"),
        ("The ceasefire took effect on Thursday. Kenya freed nine Somali soldiers.", "2021-05-07"),
        ("The ceasefire took effect on Thursday. Peru freed nine Chilean soldiers.", "2021-05-07"),
    )
    first, second = _tracks("ceasefire", *reports)
    assert (first.parties, len(first.claims), len(second.claims)) == (("ken", "som"), 2, 1)


def test_fire_after_the_days_of_a_truce_or_long_after_is_none_of_its_violations() -> None:
    fire = "Kenyan troops shelled a Somali village on Monday."
    for truce, day, count in (
        ("Kenya declares a ceasefire with Somalia for May 8–10.", "2021-05-12", 1),
        ("Kenya declares a ceasefire with Somalia for May 8–10.", "2021-05-26", 0),
        ("Kenya and Somalia signed a ceasefire on May 3.", "2021-05-26", 1),
        ("Kenya and Somalia signed a ceasefire on May 3.", "2021-12-12", 0),
    ):
        assert len(_tracks("violation", (truce, "2021-05-05"), (fire, day))) == count, (truce, day)


def test_a_breach_hangs_on_the_ceasefire_of_its_party() -> None:
    reports = (
        ("Kenya and Somalia signed a ceasefire on Monday.", "2021-05-05"),
        ("Somalia accused Kenya of violating the ceasefire.", "2021-11-05"),
    )
    assert {t.of for t in _tracks("violation", *reports)} == {t.id for t in _tracks("ceasefire", *reports)}


@table(
    "status",
    ("Rebels released six captured soldiers in Mali on Monday.", "released"),
    ("Ukraine and Russia exchanged 40 prisoners on Monday.", "exchanged"),
    ("Israel and Hamas exchanged captives on Monday.", "exchanged"),
)
def test_captives_set_free_are_tracked(coding: Coding, status: str) -> None:
    assert [t.status for t in tracks_of(coding, "captives")] == [status]


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("agreement", "Peru and Ecuador signed a border agreement in Lima on Monday."),
        ("captives", "Rebels released six captured soldiers in Mali on Monday."),
        ("control", "Rebels captured the town of Kidal in Mali on Monday."),
        ("commitment", "The presidents of Kenya and Somalia will meet in Nairobi on Friday."),
        ("negotiation", "Greek and Turkish ministers met in Vienna on Monday."),
    ],
)
def test_copies_of_a_report_are_one_track(kind: str, text: str) -> None:
    docs = [read_text(text, published="2021-05-05", publisher=name).doc for name in ("Daily", "Herald", "Courier")]
    (track,) = (t for t in fuse_codings(list(code_documents(docs)))[1] if t.kind == kind)
    assert len(track.claims) == len(docs)
    assert len(track.fields.get("rounds", ("one",))) == 1


@told("Peru and Ecuador signed a border agreement in Lima on Monday.")
def test_agreement_between_two_states(coding: Coding) -> None:
    (deal,) = tracks_of(coding, "agreement")
    assert set(deal.parties) == {"ecu", "per"}
    assert not tracks_of(coding, "ceasefire")


@table(
    "place",
    ("Rebels captured the town of Kidal in Mali on Monday.", "Kidal"),
    ("The army of Myanmar seized the town of Lashio on Monday.", "Lashio"),
)
def test_taken_place_is_tracked(coding: Coding, place: str) -> None:
    (control,) = tracks_of(coding, "control")
    assert place in {p.name for p in control.places}
    assert control.status == "taken"
    assert [c.event.cameo for c in coding.claims if c.id in control.claims] == ["192"]


@told(
    "Police seized weapons in Istanbul on Monday.",
    "The coast guard seized an oil tanker off Venezuela.",
    "The army overthrew the president of Kenya.",
    "Rebels looted a market in Kidal.",
)
def test_what_is_no_place_is_not_held(coding: Coding) -> None:
    assert "192" not in {c.event.cameo for c in coding.claims}
    assert not tracks_of(coding, "control")


@table("kinds", (BROKEN, {"ceasefire", "violation"}), ("Nurses in Chile went on strike.", set()))
def test_kinds_of_tracks(coding: Coding, kinds: set[str]) -> None:
    assert {t.kind for t in coding.tracks} == kinds


@table("day", (News(BROKEN, "2021-05-05"), "2021-05-03"))
def test_fields_of_a_track_name_claims_of_the_text(coding: Coding, day: str) -> None:
    ids = {c.id for c in coding.claims}
    assert all(set(rows) <= ids for t in coding.tracks for rows in t.fields.values())
    assert day in {t.time.earliest for t in coding.tracks if t.time}
