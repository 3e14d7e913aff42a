"""Time expressions: a table of expressions with what they resolve to, and what holds for any text."""

from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.annotate.times import (
    Timex, Unresolved, bounded_by_publication, find_times, infer_anchor, resolve_time,
)  # fmt: skip
from reportedly.model import Time

PUBLISHED = date(2021, 9, 15)  # a Wednesday
TABLE = Path(__file__).with_name("times_table.txt").read_text(encoding="utf-8")


def read_table() -> list[tuple[str, str, str]]:
    rows = []
    for line in TABLE.splitlines():
        if line and not line.startswith("#"):
            sentence, expected, *options = (part.strip() for part in line.split(" | "))
            rows.append((sentence, expected, options[0] if options else ""))
    return rows


def read_options(options: str) -> dict[str, str]:
    return dict(option.split("=", 1) for option in options.split())


def told(day: str) -> Time:
    return Time(day, day, "day", "within", None, day, "stated", None, None)


def shown(time: Time | Unresolved, timex: Timex) -> str:
    if isinstance(time, Unresolved):
        return f"!{time.code}"
    if timex.kind == "set":
        return "set"
    if time.earliest is None and time.latest is None:
        return time.duration or "none"
    if time.earliest == time.latest:
        return str(time.earliest)
    return f"{time.earliest or '..'}/{time.latest or '..'}"


def code_row(sentence: str, options: str) -> str:
    """What the first time that touches the brackets resolves to; `-` where none does."""
    named = read_options(options)
    start, end = sentence.find("["), sentence.find("]") - 1
    text = sentence.replace("[", "").replace("]", "")
    if start < 0:
        start, end = 0, len(text)
    touching = [t for t in find_times(text) if t.span.start < end and start < t.span.end]
    if not touching:
        return "-"
    published = None if named.get("pub") == "none" else date.fromisoformat(named.get("pub", PUBLISHED.isoformat()))
    reference = told(named["ref"]) if "ref" in named else None
    direction = named.get("dir")
    assert direction in (None, "past", "future")
    return shown(resolve_time(touching[0], published=published, direction=direction, reference=reference), touching[0])


@pytest.mark.parametrize(("sentence", "expected", "options"), read_table())
def test_expression_resolves_to_the_interval_of_the_table(sentence: str, expected: str, options: str) -> None:
    assert code_row(sentence, options) == expected
