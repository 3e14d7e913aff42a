import pytest
from evaluate_rows import claims_text, gold, make_claim, make_coding, said

from reportedly.errors import InputError
from reportedly.evaluate import get_set
from reportedly.evaluate.claims import score_claims


def measures(golds, saids):
    report = score_claims("claims", [claims_text(*golds)], [saids])
    return {name: measure.value for name, measure in report.measures.items()}, report


def row(report, title, name):
    table = next(t for t in report.tables if t.title.startswith(title))
    return dict(zip(table.columns, next(r for r in table.rows if r[0] == name), strict=True))


def test_perfect_claims_score_one_and_do_not_fail():
    g = gold(time="2021-05-03", places=("Busia",), killed=(2, 2), mode="firearms")
    found, report = measures([g], [said(time="2021-05-03", places=("Busia",), killed=(2, 2), mode="firearms")])
    slots = ("time", "place", "killed", "mode")
    assert all(found[f"{level}_f1"] == 1 for level in ("event", "roles", "whole"))
    assert all(found[slot] == 1 for slot in slots) and report.measures["wounded"].of == 0
    assert not report.failures and not report.confusions


def test_missed_claim_lowers_recall_alone():
    found, report = measures([gold(), gold(trigger="sent", type=("AID",))], [said()])
    assert (found["event_precision"], found["event_recall"]) == (1, 0.5)
    assert found["event_f1"] == pytest.approx(2 / 3)
    assert report.failures[0].wrong[0].startswith("missed")


def test_false_claim_lowers_precision_alone():
    found, report = measures([gold()], [said(), said(type="AID", trigger="sent")])
    assert (found["event_precision"], found["event_recall"]) == (0.5, 1)
    assert [line.split()[0] for line in report.failures[0].coded] == ["has", "false"]


def test_second_claim_on_one_gold_claim_is_false():
    found, _ = measures([gold()], [said(), said()])
    assert found["event_precision"] == 0.5


@pytest.mark.parametrize("saids", [[], [said()], [said(position="denies", actors=("TZA",))]])
def test_optional_claim_is_neither_missed_nor_false(saids):
    found, report = measures([gold(optional=True)], saids)
    assert report.counts["gold"] == report.counts["coded"] == 0
    assert not report.failures and found["event_f1"] == 0


@pytest.mark.parametrize(
    ("fields", "levels"),
    [
        ({}, {"event", "roles", "whole"}),
        ({"position": "denies"}, {"event", "roles"}),
        ({"modality": "future"}, {"event", "roles"}),
        ({"speaker": "KEN"}, {"event", "roles"}),
        ({"actors": ("KEN", "TZA")}, {"event"}),
        ({"actors": ("KEN", None)}, {"event", "roles", "whole"}),
        ({"recipients": ()}, {"event"}),
        ({"type": "COERCE"}, set()),
    ],
)
def test_levels_include_each_other(fields, levels):
    found, _ = measures([gold()], [said(**fields)])
    assert {level for level in ("event", "roles", "whole") if found[f"{level}_recall"] == 1} == levels


def test_unscored_speaker_does_not_spoil_a_claim():
    assert measures([gold(speaker=None)], [said(speaker="PER")])[0]["whole_f1"] == 1


def test_any_of_the_acceptable_types_is_right_and_counts_under_the_first():
    _, report = measures([gold(type=("COERCE", "ASSAULT"))], [said()])
    assert row(report, "types", "COERCE")["event"] == 1


def test_types_table_has_false_claims_under_the_coded_type():
    _, report = measures([gold(), gold(trigger="sent", type=("AID",))], [said(), said(type="COERCE", trigger="held")])
    assert row(report, "types", "ASSAULT") == {
        "type": "ASSAULT", "gold": 1, "event": 1, "whole": 1, "false": 0, "precision": 1, "recall": 1, "f1": 1,
    }  # fmt: skip
    assert row(report, "types", "AID")["recall"] == 0
    assert (row(report, "types", "COERCE")["gold"], row(report, "types", "COERCE")["false"]) == (0, 1)


def test_value_where_gold_has_none_lowers_the_fields_precision():
    golds = [gold(time="2021-05-03"), gold(trigger="beat")]
    saids = [said(time="2021-05-03"), said(trigger="beat", time="2021-05-02")]
    _, report = measures(golds, saids)
    assert row(report, "fields", "time")["precision"] == 0.5 and row(report, "fields", "time")["recall"] == 1


def test_time_bounded_by_publication_alone_is_no_value():
    _, report = measures([gold()], [said(time="2021-05-03", basis="bounded_by_publication")])
    assert row(report, "fields", "time")["coded"] == 0


def test_sectors_are_compared_with_their_actors():
    g = gold(actors=("KEN", "TZA"), actor_sectors=("COP", None))
    _, right = measures([g], [said(actors=("KEN", "TZA"), actor_sectors=("COP", "MIL"))])
    _, wrong = measures([g], [said(actors=("KEN", "TZA"), actor_sectors=("MIL", "COP"))])
    assert [row(r, "fields", "actor_sectors")["right"] for r in (right, wrong)] == [1, 0]


def test_confusion_pairs_types_over_a_common_trigger_or_party():
    golds = [gold(type=("COERCE",)), gold(type=("AID",), trigger="sent", actors=("BRA",), recipients=())]
    saids = [said(), said(type="PROTEST", actors=("FJI",), recipients=(), trigger="rallied")]
    _, report = measures(golds, saids)
    found = {(c.gold, c.coded): c.count for c in report.confusions}
    assert found == {("COERCE", "ASSAULT"): 1, ("AID", "-"): 1, ("-", "PROTEST"): 1}


def test_place_alone_makes_no_confusion():
    _, report = measures(
        [gold(type=("AID",), actors=(), recipients=(), trigger="sent", places=("Busia",))], [said(places=("Busia",))]
    )
    assert {(c.gold, c.coded) for c in report.confusions} == {("AID", "-"), ("-", "ASSAULT")}


def test_codings_are_scored_as_their_records():
    report = get_set("claims").score_codings([claims_text(gold())], [make_coding([make_claim()])])
    assert report.measures["whole_f1"].value == 1


def test_fewer_codings_than_texts_are_refused():
    with pytest.raises(InputError, match="1 codings of 2 texts"):
        get_set("claims").score_codings([claims_text(), claims_text()], [make_coding([])])


def test_nothing_coded_scores_zero():
    found, _ = measures([gold()], [])
    assert set(found.values()) == {0}
