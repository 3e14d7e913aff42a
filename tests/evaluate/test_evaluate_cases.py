from evaluate_rows import case, said

from reportedly.evaluate.cases import score_cases
from reportedly.evaluate.gold import Expected

SHOOTING = Expected(type=("ASSAULT",), actors=("KEN",), speaker="KEN", position="asserts")
OUTLET_SAYS = Expected(type=("ASSAULT",), speaker="PUBLISHER")


def score(*rows):
    cases, coded = zip(*rows, strict=True)
    report = score_cases("attribution", cases, coded)
    return {name: measure.value for name, measure in report.measures.items()}, report


def test_perfect_case_passes():
    found, report = score((case([SHOOTING], [OUTLET_SAYS]), [said(speaker="KEN")]))
    assert set(found.values()) == {1} and not report.failures


def test_extra_claim_that_is_not_forbidden_is_no_error():
    found, _ = score((case([SHOOTING], [OUTLET_SAYS]), [said(speaker="KEN"), said(type="AID", trigger="sent")]))
    assert found["cases_passed"] == 1


def test_missing_and_forbidden_are_counted_apart():
    found, report = score((case([SHOOTING], [OUTLET_SAYS]), [said()]))
    assert (found["expected_found"], found["forbidden_avoided"], found["cases_passed"]) == (0, 0, 0)
    assert [line.split()[0] for line in report.failures[0].wrong] == ["missing", "forbidden"]
    assert report.failures[0].coded[0].startswith("false")


def test_text_without_claims_avoids_all_that_is_forbidden():
    found, _ = score((case([], [OUTLET_SAYS]), []))
    assert found["forbidden_avoided"] == found["cases_passed"] == 1


def test_hedging_fails_the_case_though_the_right_claim_is_there():
    wordings = [said(speaker="KEN", type=t) for t in ("ASSAULT", "COERCE", "PROTEST", "THREATEN")]
    found, report = score((case([SHOOTING]), wordings))
    assert (found["expected_found"], found["cases_passed"], found["not_guessed"]) == (1, 0, 0.5)
    assert report.counts["guesses"] == 2 and report.failures[0].wrong == ("2 guessed",)


def test_fields_are_counted_in_the_claim_that_agrees_best():
    _, report = score((case([SHOOTING]), [said(type="AID", speaker="PER"), said(speaker="KEN", position="denies")]))
    fields = {name: (right, of) for name, of, right, _ in report.tables[0].rows}
    assert fields == {"type": (1, 1), "actors": (1, 1), "speaker": (1, 1), "position": (0, 1)}


def test_tags_and_types_count_passed_and_found():
    _, report = score(
        (case([SHOOTING], tags=["denial"]), [said()]),
        (case([SHOOTING], tags=["denial"]), [said("ASSAULT", speaker="KEN")]),
    )
    tables = {table.columns[0]: table.rows for table in report.tables}
    assert tables["tag"] == (("denial", 2, 1, 0.5),) and tables["type"] == (("ASSAULT", 2, 1, 0.5),)


def test_confusion_has_the_type_of_the_claim_with_the_same_party():
    _, report = score(
        (case([SHOOTING]), [said(type="COERCE", speaker="KEN")]),
        (case([SHOOTING]), [said(actors=("PER",), recipients=())]),
    )
    assert {(c.gold, c.coded) for c in report.confusions} == {("ASSAULT", "COERCE"), ("ASSAULT", "-")}


def test_missing_claim_is_shown_with_the_fields_that_the_best_claim_lacks():
    _, report = score((case([SHOOTING]), [said(speaker="KEN", position="denies")]), (case([SHOOTING]), []))
    assert [f.wrong[0].split("{")[0] for f in report.failures] == ["missing (position) ", "missing (all) "]
