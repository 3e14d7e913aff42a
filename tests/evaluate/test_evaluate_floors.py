from datetime import date

import pytest

from reportedly.errors import DataError, InputError
from reportedly.evaluate import (
    SETS,
    TIMES,
    Measure,
    Report,
    check_floors,
    floors_path,
    lower_floors,
    read_floors,
    write_floors,
)
from reportedly.evaluate.floors import Floors, SetFloors
from reportedly.evaluate.sets import get_set

DAY = date(2031, 4, 5)
HASHES = {"a/a.jsonl": "ab12"}


def report(**values):
    return Report("claims", 1, {}, {name: Measure(value) for name, value in values.items()}, (), (), ())


def floors(pinned="ab12", **values):
    return SetFloors({"a/a.jsonl": pinned}, values)


def test_scores_at_their_floors_pass():
    assert check_floors(floors(f1=0.5, time=None), report(f1=0.5, time=0.0), HASHES) == ()


def test_score_under_its_floor_is_named_with_both_numbers():
    (problem,) = check_floors(floors(f1=0.5, time=0.1), report(f1=0.49, time=0.3), HASHES)
    assert "f1" in problem and "0.4900" in problem and "0.5000" in problem


def test_changed_gold_is_named_with_both_hashes_beside_the_score():
    problems = check_floors(floors("cd34", f1=0.5), report(f1=0.4), HASHES)
    assert len(problems) == 2 and all(word in problems[0] for word in ("a/a.jsonl", "ab12", "cd34"))


def test_floor_of_a_measure_that_is_gone_is_a_problem():
    (problem,) = check_floors(floors(f1=0.5), report(), HASHES)
    assert "not measured" in problem


def test_lowering_writes_score_reason_and_day():
    lowered = lower_floors(floors(f1=0.5, time=0.1), report(f1=0.45678, time=0.3), HASHES, reason=" why ", day=DAY)
    assert lowered.floors == {"f1": 0.4567, "time": 0.1}
    (entry,) = lowered.lowered
    assert (entry.reason, entry.date) == ("why", "2031-04-05")
    assert [(c.what, c.before, c.after) for c in entry.changes] == [("f1", 0.5, 0.4567)]
    assert check_floors(lowered, report(f1=0.45678, time=0.3), HASHES) == ()


def test_lowering_never_raises_a_floor_and_keeps_earlier_reasons():
    first = lower_floors(floors(f1=0.5), report(f1=0.4), HASHES, reason="one", day=DAY)
    second = lower_floors(first, report(f1=0.9), HASHES, reason="two", day=DAY)
    third = lower_floors(first, report(f1=0.3), HASHES, reason="three", day=DAY)
    assert second is first
    assert [entry.reason for entry in third.lowered] == ["one", "three"]


def test_lowering_sets_missing_floors_and_changed_hashes():
    lowered = lower_floors(floors("cd34", f1=None), report(f1=2 / 3), HASHES, reason="new labels", day=DAY)
    assert (lowered.floors, lowered.files) == ({"f1": 0.6666}, HASHES)
    assert {c.what for c in lowered.lowered[0].changes} == {"f1", "a/a.jsonl"}


def test_lowering_without_a_reason_is_refused():
    with pytest.raises(InputError, match="reason"):
        lower_floors(floors(f1=0.5), report(f1=0.4), HASHES, reason="  ", day=DAY)


def test_floors_survive_writing_with_their_comment(tmp_path):
    path = tmp_path / "floors.yaml"
    path.write_text("# Why this file is here.\nsets: {}\n")
    lowered = lower_floors(floors(f1=0.5, time=None), report(f1=0.4, time=1.0), HASHES, reason="no: it's", day=DAY)
    write_floors(path, Floors({"claims": lowered}))
    assert read_floors(path).sets["claims"] == lowered
    assert path.read_text().startswith("# Why this file is here.\nsets:")


def test_malformed_or_missing_floors_are_named(tmp_path):
    (tmp_path / "floors.yaml").write_text("sets: {claims: {files: {}, floors: {f1: high}}}")
    with pytest.raises(DataError, match=r"floors\.yaml"):
        read_floors(tmp_path / "floors.yaml")
    with pytest.raises(InputError, match=r"none\.yaml"):
        read_floors(tmp_path / "none.yaml")


def test_each_set_has_floors_on_its_own_file():
    found = read_floors(floors_path()).sets
    assert list(found) == [*SETS, TIMES]
    assert all(list(found[name].files) == list(get_set(name).parts or (get_set(name).file,)) for name in SETS)
    assert all(floor is None or 0 <= floor <= 1 for own in found.values() for floor in own.floors.values())


@pytest.mark.parametrize("name", list(SETS))
def test_measures_with_floors_are_measured(name):
    own = read_floors(floors_path()).sets[name]
    assert own.floors.keys() <= get_set(name).score(name, [], []).measures.keys()
