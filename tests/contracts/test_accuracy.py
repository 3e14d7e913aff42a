"""The study of accuracy says what its verdicts say."""

import importlib.util
from collections import Counter
from types import ModuleType

import pytest
from running import ROOT


@pytest.fixture(scope="module")
def table() -> ModuleType:
    spec = importlib.util.spec_from_file_location("accuracy_table", ROOT / "benchmarks" / "accuracy_table.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_tables_of_the_document_are_what_the_verdicts_give(table: ModuleType) -> None:
    text = (ROOT / "docs" / "accuracy.md").read_text(encoding="utf-8")
    verdicts, missed = table.read_rows("verdicts.jsonl"), table.read_rows("missed.jsonl")
    assert table.tabulate_fields(verdicts) in text
    assert table.tabulate_causes(verdicts) in text
    assert table.tabulate_missed(missed) in text


def test_every_wrong_field_has_its_cause_and_no_other(table: ModuleType) -> None:
    for row in table.read_rows("verdicts.jsonl"):
        wrong = [field for field, right in row["verdicts"].items() if right is False]
        assert [error["field"] for error in row["wrong"]] == wrong, row["claim"]
        assert all(error["cause"] and error["kind"] and error["reason"] for error in row["wrong"])


def test_reasons_are_short_and_quote_nothing(table: ModuleType) -> None:
    rows = table.read_rows("verdicts.jsonl")
    reasons = [error["reason"] for row in rows for error in row["wrong"]] + [row["note"] or "" for row in rows]
    assert [reason for reason in reasons if len(reason.split()) > 12 or {'"', "“"} & set(reason)] == []


def test_as_many_claims_are_judged_as_the_document_says(table: ModuleType) -> None:
    rows = table.read_rows("verdicts.jsonl")
    assert Counter(row["set"] for row in rows) == {"fa_kes": 80, "wiki_conflicts": 60, "wiki_current_events": 60}
    assert len({row["claim"] for row in rows}) == 200
    assert len({row["document"] for row in rows}) == 113
    wrong = [row for row in rows if not table.is_whole(row)]
    errors = Counter(sum(row["verdicts"][field] is False for field in table.WHOLE) for row in wrong)
    assert (len(wrong), errors[1]) == (108, 87)
    assert sum(row["duplicate"] for row in rows) == 5


def test_a_claim_that_is_told_is_missed_once_at_most(table: ModuleType) -> None:
    rows = table.read_rows("missed.jsonl")
    assert len({row["document"] for row in rows}) == len(rows) == 40
    assert all(len(row["missed"]) <= row["told"] for row in rows)


def test_the_interval_is_wilsons(table: ModuleType) -> None:
    assert table.compute_wilson(5, 10) == pytest.approx((0.2366, 0.7634), abs=1e-4)
    assert table.compute_wilson(10, 10) == pytest.approx((0.7225, 1.0), abs=1e-4)
