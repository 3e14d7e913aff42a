"""When a text without a publication date can have been written, by what it says itself."""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from .arithmetic import UnfixedError
from .days import fix, in_years
from .grammar import Grammar, Timex, load_grammar
from .nodes import Bounds, Context, Node

Anchoring = tuple[date | None, date | None, str]  # earliest, latest, the reason in words

_FRESH = timedelta(days=6)  # a report that names weekdays is written within a week of them
_COLON = re.compile(r"\s?:\s")
_DATELINE_REACH = 200  # characters from the start of a text


def infer_anchor(text: str, times: Sequence[Timex]) -> Anchoring | None:
    """When an undated text can have been written: earliest, latest, the reason in words; None where it does not say.

    A dateline gives the day. The latest full date told as past gives the earliest day; told with its weekday, as news
    is, also the latest. A month or a bare year gives the earliest day alone.
    """
    grammar = load_grammar()
    dated = find_dateline(text, times)
    if dated is not None:
        return dated[1], dated[1], f"the text is dated “{dated[0].span.quote}”"
    stated = [(timex, bounds) for timex in times if (bounds := _stated(timex)) is not None]
    told = [(t, b) for t, b in stated if not t.limit and not _is_planned(text, t, grammar)]
    if not told:
        return None
    timex, bounds = max(told, key=lambda pair: pair[1].whole()[0])
    return _fix_weekday_dates(text, times, bounds.whole()[0], grammar) or _reason(timex, bounds)


def _reason(timex: Timex, bounds: Bounds) -> Anchoring:
    first, quote, day = bounds.whole()[0], timex.span.quote, _day(timex)
    if day is not None and day.weekday is not None:
        return (
            first,
            first + _FRESH,
            f"“{quote}” is the latest date told, with its weekday, as news of the past week is",
        )
    if bounds.precision == "day":
        return first, None, f"“{quote}” is the latest date told as past; the text is no older"
    return first, None, f"“{quote}” is told as past; the text is no older than its first day"


def _day(timex: Timex) -> Node | None:
    return timex.day if timex.day.kind == "date" else None


def _stated(timex: Timex) -> Bounds | None:
    """What the words fix by themselves."""
    node = timex.node.inner if timex.node.kind == "flag" else timex.node
    if node is None or node.anchor != "self":
        return None
    try:
        bounds = fix(node, Context())
    except (UnfixedError, OverflowError):
        return None
    return bounds if bounds.earliest is not None and bounds.latest is not None else None


def find_dateline(text: str, times: Sequence[Timex]) -> tuple[Timex, date] | None:
    """The full date near the start that says when the text was written, with its day; None where there is none."""
    grammar = load_grammar()
    for timex in times:
        bounds = _stated(timex) if timex.is_date else None
        if bounds is not None and bounds.earliest == bounds.latest and _is_dateline(text, timex, grammar):
            return None if _heads_entry(text, timex, times) else (timex, bounds.whole()[0])
    return None


def _heads_entry(text: str, timex: Timex, times: Sequence[Timex]) -> bool:
    """ "5 May 2024: … 30 June: …": a date before a colon in a chronicle, where another one is."""
    headed = [t for t in times if t.is_date and _COLON.match(text, t.span.end)]
    return timex in headed and len(headed) > 1


def _is_dateline(text: str, timex: Timex, grammar: Grammar) -> bool:
    """A date by itself: behind "Published", before a dash, or between a heading or a name and a new sentence."""
    if is_stamp(text, timex):
        return True
    before, after = text[max(0, timex.span.start - 40) : timex.span.start], text[timex.span.end : timex.span.end + 60]
    word = next(reversed(before.rstrip("( ").split()), "")
    begins = not word or (not word[0].islower() and word.lower() not in grammar.words.not_datelines)
    stop = r"\.\s|" if not before.strip() else ""
    ends = re.match(rf"\s*(?:$|{stop}\([^()\n]{{1,40}}\)|\)?\s*[-–—:]\s|\n|[A-Z0-9\"“]|by\s[A-Z])", after) is not None
    return timex.span.start <= _DATELINE_REACH and begins and ends


def is_stamp(text: str, timex: Timex) -> bool:
    """Whether a date stands behind "Published", "Last updated at", "(updated 18:38"."""
    return (
        timex.is_date
        and load_grammar().published.search(text[max(0, timex.span.start - 40) : timex.span.start]) is not None
    )


def _is_planned(text: str, timex: Timex, grammar: Grammar) -> bool:
    before = re.split(r"[.!?]\s", text[max(0, timex.span.start - 90) : timex.span.start])[-1]
    return grammar.planned.search(before) is not None


def _fix_weekday_dates(text: str, times: Sequence[Timex], lower: date, grammar: Grammar) -> Anchoring | None:
    """As in “Sunday, July 31” with no year: the first year from the latest stated date on in which it is a Sunday."""
    found: list[tuple[date, str]] = []
    for timex in times:
        day = _day(timex)
        if day is None or day.year is not None or day.weekday is None or _is_planned(text, timex, grammar):
            continue
        options = [first for first, _ in in_years(day, range(lower.year, min(lower.year + 5, 9999))) if first >= lower]
        found += [(first, timex.span.quote) for first in options[:1]]
    if not found:
        return None
    latest, quote = max(found)
    reason = f"“{quote}” falls on that weekday in {latest.year}, the first such year from {lower.isoformat()} on"
    return latest, latest + _FRESH, reason
