"""What counts as a right time, and that the project's own rows can be read and scored."""

import pytest

from reportedly.evaluate import evaluate_times, times_folder
from reportedly.evaluate.gold import read_lines
from reportedly.evaluate.times import TimeRow, is_right, kind_of, score_times
from reportedly.model import Span, Time

DAY = ("2021-05-04", "2021-05-04", "day", None, "2021-05-04")
CLOCK = ("2021-05-04", "2021-05-04", "minute", None, "2021-05-04T10:30")
ZONED = ("2021-05-04T10:30+02:00", "2021-05-04T10:30+02:00", "minute", None, "2021-05-04T10:30+02:00")
SINCE = ("2021-05-04", None, "day", None, "2021-05-04/..")
UNTIL = (None, "2021-05-04", "day", None, "../2021-05-04")
LENGTH = (None, None, "day", "P3D", None)
SET = (None, None, None, None, None)


def make_time(earliest, latest, precision, duration, edtf, start=0, end=4):
    span = Span(start, end, "x" * (end - start))
    return Time(earliest, latest, precision, "within", duration, edtf, "stated", "text", span)


def row(kind, start=None, end=None, **more):
    return TimeRow("t1", "text of the day", "text", kind, "some_class", start=start, end=end, **more)


@pytest.mark.parametrize(
    ("parts", "kind"),
    [(DAY, "interval"), (SINCE, "open_end"), (UNTIL, "open_start"), (LENGTH, "duration"), (SET, "set")],
)
def test_kind_is_read_from_what_the_record_leaves_open(parts, kind):
    assert kind_of(make_time(*parts)) == kind


def test_nothing_read_is_the_kind_none():
    assert kind_of(None) == "none"


@pytest.mark.parametrize(
    ("wanted", "parts", "right"),
    [
        (row("interval", "2021-05-04", "2021-05-04"), DAY, True),
        (row("interval", "2021-05-04", "2021-05-05"), DAY, False),
        (row("interval", "2021-05-04T10:30", "2021-05-04T10:30"), CLOCK, True),
        (row("interval", "2021-05-04T10:30", "2021-05-04T10:30"), ZONED, True),
        (row("interval", "2021-05-04T10:30", "2021-05-04T10:30"), DAY, False),
        (row("interval", "2021-05-04T06:00", "2021-05-04T11:59", precision="part_of_day"), DAY, True),
        (row("open_end", "2021-05-04", None), SINCE, True),
        (row("interval", "2021-05-04", None), SINCE, False),
        (row("open_start", None, "2021-05-04"), UNTIL, True),
        (row("duration", duration="P3D"), LENGTH, True),
        (row("duration", duration="P4D"), LENGTH, False),
        (row("set"), SET, True),
        (row("none"), DAY, False),
    ],
)
def test_time_is_right_by_kind_ends_and_length(wanted, parts, right):
    assert is_right(wanted, make_time(*parts)) is right


def test_own_rows_are_found_in_their_texts():
    rows = read_lines(times_folder() / "dev.jsonl", TimeRow)
    assert len(rows) > 200
    assert all(r.expression in r.text for r in rows)


def test_halves_are_scored_apart(tmp_path):
    (tmp_path / "rows.jsonl").write_text(
        '{"id": "a", "text": "It fell on 4 May 2021.", "expression": "4 May 2021", "kind": "interval", '
        '"start": "2021-05-04", "end": "2021-05-04", "class": "full_date"}\n'
    )
    found = make_time(*DAY, start=11, end=21)
    report = evaluate_times(lambda docs: [[found] for _ in docs], tmp_path / "rows.jsonl")
    assert report.measures["file"].value == 1.0 and not report.failures
    wrong = row("interval", "2021-05-05", "2021-05-05")
    both = score_times({"dev": [(wrong, found)], "kept": [(row("none"), None)]})
    assert both.measures["dev"].value == 0.0 and both.measures["kept"].value == 1.0
    assert both.failures[0].wrong == ("some_class: 'text' is interval 2021-05-05/2021-05-05",)


def test_days_listed_together_are_read_from_first_to_last(tmp_path):
    (tmp_path / "rows.jsonl").write_text(
        '{"id": "a", "text": "On Monday and Tuesday.", "expression": "Monday and Tuesday", "kind": "interval", '
        '"start": "2021-05-03", "end": "2021-05-04", "class": "weekday"}\n'
    )
    monday = make_time("2021-05-03", "2021-05-03", "day", None, "2021-05-03", start=3, end=9)
    tuesday = make_time(*DAY, start=14, end=21)
    report = evaluate_times(lambda docs: [[monday, tuesday] for _ in docs], tmp_path / "rows.jsonl")
    assert report.measures["file"].value == 1.0
