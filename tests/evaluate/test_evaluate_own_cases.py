"""Attribution cases in the project's own words: what is passed stays passed.

`own_cases/NOTICE.md` tells who wrote them; the format is that of the gold set `attribution`.
"""

from pathlib import Path

import pytest

from reportedly.engine import code_documents
from reportedly.evaluate import evaluate_set

_HERE = Path(__file__).parent / "own_cases"


@pytest.mark.parametrize(
    ("name", "found", "avoided", "passed"),
    [("dev", 448, 1035, 283), ("blind", 54, 141, 37)],
)
def test_own_cases_stay_at_their_floor(name: str, found: int, avoided: int, passed: int) -> None:
    report = evaluate_set("attribution", coder=code_documents, file=_HERE / f"{name}.jsonl")
    got = {what: measure.right for what, measure in report.measures.items()}
    floors = {"expected_found": found, "forbidden_avoided": avoided, "cases_passed": passed}
    assert all(got[what] >= floor for what, floor in floors.items()), got
