"""From a time expression to an interval, or the reason why there is none; EDTF as in ISO 8601-2 level 1."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime

from ...model import Span, Time
from .arithmetic import Interval, UnfixedError
from .days import fix
from .grammar import Timex
from .nodes import Bounds, Context, Direction


@dataclass(frozen=True, slots=True)
class Unresolved:
    """Why a time cannot be fixed, with the words: `no_publication_date`, `no_reference`, `no_such_date`,
    `contradictory_date`, `year_out_of_range`, `ambiguous_date` or `unparsed`."""

    code: str
    detail: str


def resolve_time(
    timex: Timex,
    *,
    published: date | datetime | None,
    direction: Direction | None = None,
    reference: Time | None = None,
) -> Time | Unresolved:
    """The interval that the words name, or why there is none.

    `direction` is the tense of the verb that governs the words; unknown reads as past. `reference` is the time of what
    was told before, for words that lean on it ("the next day"). Never raises.
    """
    try:
        moment = published if isinstance(published, datetime) else None
        day = published.date() if isinstance(published, datetime) else published
        bounds = fix(timex.node, Context(day, moment, direction, _interval(reference)))
        return _time(bounds, timex.span)
    except UnfixedError as error:
        return Unresolved(str(error), timex.span.quote)
    except OverflowError:
        return Unresolved("year_out_of_range", timex.span.quote)


def _interval(reference: Time | None) -> Interval | None:
    if reference is None:
        return None
    ends = [date.fromisoformat(end[:10]) for end in (reference.earliest, reference.latest) if end is not None]
    return (ends[0], ends[-1]) if ends else None


def _time(bounds: Bounds, span: Span) -> Time:
    """Days, or moments where both have a zone; EDTF has the clock, with a zone or without."""
    ends: list[str | None] = [None if day is None else day.isoformat() for day in (bounds.earliest, bounds.latest)]
    edtf = _edtf(bounds)
    if bounds.moments is not None:
        told = [moment.isoformat(timespec="minutes") for moment in bounds.moments]
        first, last = (".." if end is None else moment for end, moment in zip(ends, told, strict=True))
        edtf = first if first == last else f"{first}/{last}"
        if None not in ends and bounds.moments[0].tzinfo is not None:
            ends = [*told]
    return Time(
        ends[0], ends[1], bounds.precision, bounds.extent, bounds.duration, edtf, bounds.basis, span.quote, span
    )


def _edtf(bounds: Bounds) -> str | None:
    """`..` is open, `~` approximate."""
    first, last = bounds.earliest, bounds.latest
    mark = "~" if bounds.approximate else ""
    if bounds.edtf is not None:
        return bounds.edtf + mark
    if first is None or last is None:
        if first is not None:
            return f"{_edtf_day(first, bounds, True)}/.."
        return None if last is None else f"../{_edtf_day(last, bounds, False)}"
    one, two = _edtf_day(first, bounds, True), _edtf_day(last, bounds, False)
    if len(one) != len(two):
        one, two = first.isoformat(), last.isoformat()
    return one + mark if one == two else f"{one}{mark}/{two}{mark}"


def _edtf_day(day: date, bounds: Bounds, start: bool) -> str:
    """A year or month where the bound is its first or last day and the precision no finer."""
    edge = date(day.year, 1, 1) if start else date(day.year, 12, 31)
    if bounds.precision in ("year", "decade") and day == edge:
        return f"{day.year:04}"
    edge_day = 1 if start else monthrange(day.year, day.month)[1]
    if bounds.precision in ("month", "season", "year", "decade") and day.day == edge_day:
        return f"{day.year:04}-{day.month:02}"
    return day.isoformat()
