"""Finds time expressions in raw text and says which days they name, given the publication date and the tense.

Words and rules stand in `lexicon/en/times.yaml`; here are the mechanisms. Which event a time belongs to, and the tense
of the verb that governs it, are for the caller to say.
"""

import re
from calendar import monthrange
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta, timezone
from functools import cache
from typing import ClassVar, Literal, Protocol

import msgspec

from ..datafile import load_yaml
from ..errors import DataError
from ..model import Span, Time
from ..model.vocabulary import TimeBasis, TimeExtent, TimePrecision

Direction = Literal["past", "future"]
Anchor = Literal["self", "published", "reference"]
Arg = str | int | bool

_PATH = "lexicon/en/times.yaml"
_REACH = 110  # characters read on either side of a word of time
_NEAR_DAYS = 60  # a bare date this close ahead, with no tense known, is ahead
_FAR_DAYS = 300  # … when the same date last came round this long ago
_FRESH_DAYS = 6  # a report that names weekdays is written within a week of them
_COARSENESS: tuple[TimePrecision, ...] = (
    "minute", "hour", "part_of_day", "day", "week", "month", "season", "year", "decade",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Unresolved:
    """Why a time cannot be fixed: `no_publication_date`, `no_reference`, `no_such_date`, `year_out_of_range`,
    `ambiguous_date` or `unparsed`, with the words."""

    code: str
    detail: str


class _UnfixedError(Exception):
    """Raised inside an evaluation; never leaves the module."""


@dataclass(frozen=True, slots=True)
class _Context:
    published: date | None
    direction: Direction | None
    reference: tuple[date, date] | None

    def base(self) -> date:
        """The publication date, which the words lean on."""
        if self.published is None:
            raise _UnfixedError("no_publication_date")
        return self.published

    def told(self) -> tuple[date, date]:
        """The earlier told time, which the words lean on."""
        if self.reference is None:
            raise _UnfixedError("no_reference")
        return self.reference

    def at(self, day: date, direction: Direction) -> "_Context":
        return _Context(day, direction, self.reference)


@dataclass(frozen=True, slots=True)
class _Bounds:
    """What a node comes to: both ends included, None where open."""

    earliest: date | None
    latest: date | None
    precision: TimePrecision | None = "day"
    basis: TimeBasis = "relative"
    approximate: bool = False
    extent: TimeExtent = "within"
    duration: str | None = None
    edtf: str | None = None
    moments: tuple[datetime, datetime] | None = None

    def first(self) -> date:
        if self.earliest is None:
            raise _UnfixedError("no_reference")
        return self.earliest

    def last(self) -> date:
        if self.latest is None:
            raise _UnfixedError("no_reference")
        return self.latest


class _Node(Protocol):
    """A time expression by its parts. `kind` names it, `anchor` says what it leans on."""

    @property
    def kind(self) -> str: ...
    @property
    def anchor(self) -> Anchor: ...
    def bounds(self, ctx: _Context) -> _Bounds: ...


@dataclass(frozen=True, slots=True)
class Timex:
    """A time expression as found: what the words fix by themselves.

    kind: date, weekday, month, season, year, decade, century, weekend, relative_day ("the next day"), relative_period
    ("last week"), shift ("two days ago"), window ("the past 24 hours"), range, duration, ordinal_day, set, clock,
    part_of_day, anniversary, vague; with a flag since, from, after, until, before, throughout, as_of.
    `limit`: a due date or an end, not the event's own date. `start`: from then on. `members`: the spans of all times
    listed with this one ("in April and May"), itself included; each may carry a happening of its own.
    """

    span: Span
    kind: str
    node: _Node
    limit: bool = False
    start: bool = False
    members: tuple[Span, ...] = ()

    @property
    def anchor(self) -> Anchor:
        """What is needed to fix it: nothing, the publication date, or an earlier told time."""
        return self.node.anchor

    @property
    def member(self) -> bool:
        """Whether it is listed with others."""
        return bool(self.members)


# --- calendar ---------------------------------------------------------------------------------------------------------


def _date(year: int, month: int, day: int) -> date:
    if not 1 <= year <= 9999:
        raise _UnfixedError("year_out_of_range")
    try:
        return date(year, month, day)
    except ValueError as error:
        raise _UnfixedError("no_such_date") from error


def _month(year: int, month: int) -> tuple[date, date]:
    first = _date(year, month, 1)
    return first, first.replace(day=monthrange(year, month)[1])


def _add_months(day: date, count: int) -> date:
    """The same day `count` months on, or the last of that month."""
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    return min(_date(year, month + 1, 1) + timedelta(days=day.day - 1), _month(year, month + 1)[1])


def _add(day: date, unit: str, count: int) -> date:
    """`count` units on; hours and minutes move the day from half a day on."""
    if unit in ("hour", "minute", "second"):
        hours = abs(count) // {"hour": 1, "minute": 60, "second": 3600}[unit]
        days = 0 if hours < 12 else -(-hours // 24)
        return day + timedelta(days=days if count > 0 else -days)
    if unit in ("month", "year"):
        return _add_months(day, count * (12 if unit == "year" else 1))
    return day + timedelta(days=count * (7 if unit == "week" else 1))


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _unit_around(day: date, unit: str, times: int = 1) -> tuple[date, date]:
    """First and last day of the calendar unit that holds the day."""
    if unit == "week":
        return _monday(day), _monday(day) + timedelta(days=6)
    if unit == "month":
        return _month(day.year, day.month)
    if unit == "year":
        first = (day.year - 1) // 100 * 100 + 1 if times == 100 else day.year // times * times
        return _date(max(first, 1), 1, 1), _date(first + times - 1, 12, 31)
    return day, day


def _unit_precision(unit: str, times: int = 1) -> TimePrecision:
    if unit == "year":
        return "decade" if times > 1 else "year"
    return {"week": "week", "month": "month"}.get(unit, "day")  # type: ignore[return-value]


# --- nodes ------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Amount:
    """A quantity of time; low and high are None where no number is told."""

    low: int | None
    high: int | None
    unit: str
    times: int
    most: int
    approx: str | None
    kind: ClassVar[str] = "duration"
    anchor: ClassVar[Anchor] = "self"

    def iso(self) -> str | None:
        """ISO 8601 duration, where one number is told."""
        if self.low is None or self.low != self.high:
            return None
        count = self.low * self.times
        letter = self.unit[0].upper()
        return f"PT{count}{letter}" if self.unit in ("hour", "minute", "second") else f"P{count}{letter}"

    def precision(self) -> TimePrecision:
        return "hour" if self.unit == "hour" else "minute" if self.unit == "minute" else _unit_precision(self.unit)

    def shift(self, day: date, sign: int, *, longest: bool) -> date:
        """The day that far off; a number that is not told lies between two and `most` units."""
        count = (self.high or self.most) if longest else (self.low or 2)
        return _add(day, self.unit, sign * count * self.times)

    def window(self, day: date, sign: int) -> date:
        """The far end of "the past 24 hours": whole days, at least one."""
        count = (self.high or self.most) * self.times
        if self.unit in ("hour", "minute", "second"):
            hours = count // {"hour": 1, "minute": 60, "second": 3600}[self.unit]
            return day + timedelta(days=sign * max(1, -(-hours // 24)))
        return _add(day, self.unit, sign * count)

    def bounds(self, ctx: _Context) -> _Bounds:
        return _Bounds(None, None, self.precision(), "stated", duration=self.iso(), extent="throughout")


@dataclass(frozen=True, slots=True)
class _Within:
    """As in “Within 48 hours”: a limit from the publication on with a future verb, else a duration."""

    amount: _Amount
    span: bool
    kind: ClassVar[str] = "duration"
    anchor: ClassVar[Anchor] = "published"

    def bounds(self, ctx: _Context) -> _Bounds:
        bounds = replace(self.amount.bounds(ctx), extent="within")
        if ctx.direction != "future" or ctx.published is None:
            return bounds
        if self.span:
            end = self.amount.window(ctx.published, 1)
            return replace(bounds, earliest=ctx.published, latest=end, precision="day", basis="relative")
        return _Shift(self.amount, 1, "published").bounds(ctx)


@dataclass(frozen=True, slots=True)
class _Day:
    """A date; without a year, the year that fits."""

    year: int | None
    month: int
    day: int
    weekday: int | None = None
    kind: ClassVar[str] = "date"

    @property
    def anchor(self) -> Anchor:
        return "published" if self.year is None else "self"

    def bounds(self, ctx: _Context) -> _Bounds:
        if self.year is not None:
            day = _date(self.year, self.month, self.day)
            return _Bounds(day, day, "day", "stated")
        first, last, basis = _fitting_year(ctx, self._in_year, near=True)
        return _Bounds(first, last, "day", basis)

    def _in_year(self, year: int) -> tuple[date, date]:
        day = _date(year, self.month, self.day)
        if self.weekday is not None and day.weekday() != self.weekday:
            raise _UnfixedError("no_such_date")
        return day, day


def _fitting_year(
    ctx: _Context, make: Callable[[int], tuple[date, date]], *, near: bool
) -> tuple[date, date, TimeBasis]:
    """The last that began up to the publication date; with a future verb the next that has not ended."""
    basis: TimeBasis = "relative"
    if ctx.published is not None:
        base = ctx.published
    elif ctx.reference is not None:
        base, basis = ctx.reference[0], "inherited"
    else:
        raise _UnfixedError("no_publication_date")
    options = _in_years(make, range(max(1, base.year - 9), min(9999, base.year + 9) + 1))
    past = [o for o in options if o[0] <= base]
    ahead = [o for o in options if o[1] >= base]
    if not past and not ahead:
        raise _UnfixedError("no_such_date")
    if basis == "inherited":
        return *min(options, key=lambda o: abs(o[0] - base)), basis
    return *_past_or_ahead(past, ahead, base, ctx.direction, near), basis


def _past_or_ahead(
    past: list[tuple[date, date]],
    ahead: list[tuple[date, date]],
    base: date,
    direction: Direction | None,
    near: bool,
) -> tuple[date, date]:
    if not past or (direction == "future" and ahead):
        return ahead[0]
    soon = near and bool(ahead) and (ahead[0][0] - base).days <= _NEAR_DAYS
    if direction is None and soon and (base - past[-1][0]).days > _FAR_DAYS:
        return ahead[0]
    return past[-1]


def _in_years(make: Callable[[int], tuple[date, date]], years: Iterable[int]) -> list[tuple[date, date]]:
    found = []
    for year in years:
        try:
            found.append(make(year))
        except (_UnfixedError, OverflowError):
            continue
    return found


@dataclass(frozen=True, slots=True)
class _Named:
    """A day that is the name of an event; in a report older than the event, a date like any other."""

    day: date
    kind: ClassVar[str] = "date"
    anchor: ClassVar[Anchor] = "self"

    def bounds(self, ctx: _Context) -> _Bounds:
        if ctx.published is not None and ctx.published < self.day:
            return _Day(None, self.day.month, self.day.day).bounds(ctx)
        return _Bounds(self.day, self.day, "day", "stated")


@dataclass(frozen=True, slots=True)
class _Numeric:
    """`04/05/2021`: read where only one order of day and month is possible, or only one lies in the past year."""

    first: int
    second: int
    year: int
    kind: ClassVar[str] = "date"
    anchor: ClassVar[Anchor] = "self"

    def bounds(self, ctx: _Context) -> _Bounds:
        pairs = {(self.second, self.first), (self.first, self.second)}
        options = [
            o[0] for month, day in sorted(pairs) for o in _in_years(_Day(None, month, day)._in_year, [self.year])
        ]
        if not options:
            raise _UnfixedError("year_out_of_range" if self.year < 1 else "no_such_date")
        if len(options) > 1:
            raise _UnfixedError("ambiguous_date")
        return _Bounds(options[0], options[0], "day", "stated")


@dataclass(frozen=True, slots=True)
class _Weekday:
    """pick: `near` by the tense, `last` and `next` strictly before and after the publication, `before` and `after` a
    told time, `week` of a week `shift` weeks off."""

    weekday: int
    pick: str = "near"
    shift: int = 0
    kind: ClassVar[str] = "weekday"

    @property
    def anchor(self) -> Anchor:
        return "reference" if self.pick in ("before", "after") else "published"

    def bounds(self, ctx: _Context) -> _Bounds:
        if self.anchor == "reference":
            told = ctx.told()
            pick, base = ("next", told[1]) if self.pick == "after" else ("last", told[0])
            return _Weekday(self.weekday, pick).bounds(ctx.at(base, "past"))
        base = ctx.base()
        if self.pick == "week":
            day = _monday(base) + timedelta(days=7 * self.shift + self.weekday)
        elif self.pick == "next" or (self.pick == "near" and ctx.direction == "future"):
            ahead = (self.weekday - base.weekday()) % 7
            day = base + timedelta(days=ahead or (7 if self.pick == "next" else 0))
        else:
            back = (base.weekday() - self.weekday) % 7
            day = base - timedelta(days=back or (7 if self.pick == "last" else 0))
        return _Bounds(day, day)


@dataclass(frozen=True, slots=True)
class _Month:
    """pick: None for the year that fits, `last`, `next`, `this_year`, or `year` for a year `shift` years off."""

    year: int | None
    month: int
    pick: str | None = None
    shift: int = 0
    kind: ClassVar[str] = "month"

    @property
    def anchor(self) -> Anchor:
        return "published" if self.year is None else "self"

    def bounds(self, ctx: _Context) -> _Bounds:
        first, last, basis = self._find(ctx)
        return _Bounds(first, last, "month", basis)

    def _find(self, ctx: _Context) -> tuple[date, date, TimeBasis]:
        if self.year is not None:
            return *_month(self.year, self.month), "stated"
        return _find_recurring(ctx, lambda year: _month(year, self.month), self.pick, self.shift)


def _find_recurring(
    ctx: _Context, make: Callable[[int], tuple[date, date]], pick: str | None, shift: int = 0
) -> tuple[date, date, TimeBasis]:
    """A month or season without a year."""
    if pick is None:
        return _fitting_year(ctx, make, near=False)
    base = ctx.base()
    if pick in ("this_year", "year"):
        return *make(base.year + shift), "relative"
    options = _in_years(make, range(max(1, base.year - 2), min(9999, base.year + 2) + 1))
    fits = [o for o in options if (o[1] < base if pick == "last" else o[0] > base)]
    if not fits:
        raise _UnfixedError("year_out_of_range")
    return *(fits[-1] if pick == "last" else fits[0]), "relative"


@dataclass(frozen=True, slots=True)
class _Season:
    year: int | None
    month: int
    code: int
    pick: str | None = None
    kind: ClassVar[str] = "season"

    @property
    def anchor(self) -> Anchor:
        return "published" if self.year is None else "self"

    def bounds(self, ctx: _Context) -> _Bounds:
        if self.year is not None:
            first, last = self._in_year(self.year)
            basis: TimeBasis = "stated"
        else:
            first, last, basis = _find_recurring(ctx, self._in_year, self.pick)
        return _Bounds(first, last, "season", basis, edtf=f"{first.year:04}-{self.code}")

    def _in_year(self, year: int) -> tuple[date, date]:
        first = _date(year, self.month, 1)
        return first, _add_months(first, 3) - timedelta(days=1)


@dataclass(frozen=True, slots=True)
class _Years:
    """A year, decade or century."""

    first: int
    count: int = 1
    anchor: ClassVar[Anchor] = "self"

    @property
    def kind(self) -> str:
        return {1: "year", 10: "decade"}.get(self.count, "century")

    def bounds(self, ctx: _Context) -> _Bounds:
        first, last = _date(self.first, 1, 1), _date(self.first + self.count - 1, 12, 31)
        edtf = f"{self.first // 10:03}X" if self.count == 10 and self.first % 10 == 0 else None
        return _Bounds(first, last, "year" if self.count == 1 else "decade", "stated", edtf=edtf)


@dataclass(frozen=True, slots=True)
class _Relative:
    """A day some days from the publication or from an earlier told time."""

    shift: int
    anchor: Anchor = "published"

    @property
    def kind(self) -> str:
        return "relative_day"

    def bounds(self, ctx: _Context) -> _Bounds:
        if self.anchor == "published":
            day = ctx.base() + timedelta(days=self.shift)
            return _Bounds(day, day)
        return _shift_told(ctx.told(), lambda day: day + timedelta(days=self.shift), self.shift)


def _shift_told(told: tuple[date, date], move: Callable[[date], date], sign: int) -> _Bounds:
    """A day off a told time: from its near end where it is a night of two dates, else both ends moved."""
    first, last = told
    if sign and (last - first).days <= 2:
        first = last = last if sign > 0 else first
    return _Bounds(move(first), move(last))


@dataclass(frozen=True, slots=True)
class _Overnight:
    """The publication date and the day before; the told day and the next where no publication date is known."""

    kind: ClassVar[str] = "part_of_day"
    anchor: ClassVar[Anchor] = "published"

    def bounds(self, ctx: _Context) -> _Bounds:
        if ctx.published is None and ctx.reference is not None:
            last = ctx.reference[1]
            return _Bounds(last, last + timedelta(days=1), "part_of_day")
        base = ctx.base()
        step = timedelta(days=1)
        ends = (base, base + step) if ctx.direction == "future" else (base - step, base)
        return _Bounds(*ends, "part_of_day")


@dataclass(frozen=True, slots=True)
class _OvernightOf:
    """Into a day, or on a day: the night that began then, unless it is the report's own day."""

    day: _Node
    into: bool
    kind: ClassVar[str] = "part_of_day"

    @property
    def anchor(self) -> Anchor:
        return self.day.anchor

    def bounds(self, ctx: _Context) -> _Bounds:
        inner = self.day.bounds(ctx)
        before = self.into or inner.latest == ctx.published
        step = timedelta(days=1)
        if before:
            return replace(inner, earliest=inner.first() - step, precision="part_of_day")
        return replace(inner, latest=inner.last() + step, precision="part_of_day")


@dataclass(frozen=True, slots=True)
class _Clock:
    """A time of the day; `offset` in minutes from UTC where a zone is stated; `zone_clock` the same moment there."""

    hour: int
    minute: int | None
    offset: int | None = None
    zone_clock: tuple[int, int] | None = None
    kind: ClassVar[str] = "clock"
    anchor: ClassVar[Anchor] = "reference"

    @property
    def precision(self) -> TimePrecision:
        return "hour" if self.minute is None else "minute"

    def moment(self, day: date) -> datetime | None:
        """The moment on that day, in its own offset."""
        if self.offset is None:
            return None
        offset = self.offset
        if self.zone_clock is not None:
            apart = (self.hour - self.zone_clock[0]) * 60 + (self.minute or 0) - self.zone_clock[1]
            offset += (apart + 720) % 1440 - 720
        if not -1440 < offset < 1440:
            return None
        zone = timezone(timedelta(minutes=offset))
        return datetime(day.year, day.month, day.day, self.hour, self.minute or 0, tzinfo=zone)

    def bounds(self, ctx: _Context) -> _Bounds:
        bounds = _without_day(ctx, self.precision)
        if bounds.earliest is None or bounds.earliest != bounds.latest:
            return bounds
        return _at_clock(bounds, self)


def _at_clock(bounds: _Bounds, clock: _Clock) -> _Bounds:
    bounds = replace(bounds, precision=clock.precision)
    if bounds.earliest is None or bounds.earliest != bounds.latest:
        return bounds
    moment = clock.moment(bounds.earliest)
    return replace(bounds, moments=(moment, moment)) if moment is not None else bounds


def _without_day(ctx: _Context, precision: TimePrecision) -> _Bounds:
    """As in “At dawn” with no day: the told day; without one, the publication date or the day before (after)."""
    if ctx.reference is not None:
        return _Bounds(*ctx.reference, precision)
    if ctx.published is None:
        raise _UnfixedError("no_reference")
    step = timedelta(days=1)
    if ctx.direction == "future":
        return _Bounds(ctx.published, ctx.published + step, precision)
    return _Bounds(ctx.published - step, ctx.published, precision)


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of the day with no day."""

    name: str
    kind: ClassVar[str] = "part_of_day"
    anchor: ClassVar[Anchor] = "reference"

    def bounds(self, ctx: _Context) -> _Bounds:
        return _without_day(ctx, "part_of_day")


@dataclass(frozen=True, slots=True)
class _OnDay:
    """A day with a part of it or a clock."""

    day: _Node
    part: str | None = None
    clock: _Clock | None = None

    @property
    def kind(self) -> str:
        return self.day.kind

    @property
    def anchor(self) -> Anchor:
        return self.day.anchor

    def bounds(self, ctx: _Context) -> _Bounds:
        inner = self.day.bounds(ctx)
        if self.clock is not None:
            return _at_clock(inner, self.clock)
        return replace(inner, precision="part_of_day")


@dataclass(frozen=True, slots=True)
class _Unit:
    """A calendar unit some units off.

    mode: whole; `so_far` by the tense; `past` or `rest` of the current one; `next` after a told time, but from the
    publication on with a future verb.
    """

    unit: str
    times: int
    shift: int
    anchor: Anchor = "published"
    mode: str = "whole"

    @property
    def kind(self) -> str:
        return "relative_day" if self.unit == "day" else "relative_period"

    def bounds(self, ctx: _Context) -> _Bounds:
        if self.unit == "day":
            return _Relative(self.shift, self.anchor).bounds(ctx)
        if self.mode == "next" and ctx.direction == "future" and ctx.published is not None:
            end = _add(ctx.published, self.unit, self.times)
            return _Bounds(ctx.published, end, _unit_precision(self.unit, self.times))
        if self.anchor == "reference":
            told = ctx.told()
            base = told[1] if self.shift > 0 else told[0]
        else:
            base = ctx.base()
        first, last = _unit_around(_add(base, self.unit, self.shift * self.times), self.unit, self.times)
        ends = self._cut(first, last, base, ctx.direction)
        return _Bounds(*ends, _unit_precision(self.unit, self.times))

    def _cut(self, first: date, last: date, base: date, direction: Direction | None) -> tuple[date, date]:
        if self.mode in ("whole", "next"):
            return first, last
        rest = self.mode == "rest" or (self.mode == "so_far" and direction == "future")
        return (base, last) if rest else (first, base)


@dataclass(frozen=True, slots=True)
class _Shift:
    """As in “Two days ago”, "three weeks later": as exact as the unit."""

    amount: _Amount
    sign: int
    anchor: Anchor

    @property
    def kind(self) -> str:
        return "shift"

    def bounds(self, ctx: _Context) -> _Bounds:
        told = ctx.told() if self.anchor == "reference" else (ctx.base(), ctx.base())
        if (told[1] - told[0]).days <= 2:
            told = (told[1], told[1]) if self.sign > 0 else (told[0], told[0])
        amount, day_like = self.amount, self.amount.unit not in ("week", "month", "year")
        near = amount.shift(told[0] if self.sign < 0 else told[1], self.sign, longest=False)
        if amount.approx == "more":
            ends: tuple[date | None, date | None] = (None, near) if self.sign < 0 else (near, None)
            return _Bounds(*ends, amount.precision())
        if amount.approx == "less":
            first, last = sorted((near, told[0] if self.sign < 0 else told[1]))
            return _Bounds(first, last, amount.precision())
        first, last = sorted(amount.shift(told[k], self.sign, longest=(k == 0) == (self.sign < 0)) for k in (0, 1))
        if amount.low is None and not day_like:
            return _Bounds(first, last, amount.precision(), approximate=True)
        if amount.low is None or amount.approx == "exact":
            return _Bounds(first, last, "day", approximate=amount.low is None)
        ends = (_unit_around(first, amount.unit)[0], _unit_around(last, amount.unit)[1])
        return _Bounds(*ends, _unit_precision(amount.unit), approximate=amount.approx == "about" or amount.times >= 10)


@dataclass(frozen=True, slots=True)
class _ShiftedFrom:
    """ "Two days after Monday's attack", "the week of July 4": what leans on a told time, told in the same breath."""

    shift: _Node
    day: _Node

    @property
    def kind(self) -> str:
        return self.shift.kind

    @property
    def anchor(self) -> Anchor:
        return self.day.anchor

    def bounds(self, ctx: _Context) -> _Bounds:
        day = self.day.bounds(ctx)
        return self.shift.bounds(replace(ctx, reference=(day.first(), day.last())))


@dataclass(frozen=True, slots=True)
class _Window:
    """As in “The past 24 hours”, "the coming days"."""

    amount: _Amount
    sign: int
    anchor: Anchor

    @property
    def kind(self) -> str:
        return "window"

    def bounds(self, ctx: _Context) -> _Bounds:
        lean = self.anchor == "reference" or (self.sign > 0 and ctx.direction == "past" and ctx.reference is not None)
        told = ctx.told() if lean else (ctx.base(), ctx.base())
        near = told[1] if self.sign > 0 else told[0]
        far = self.amount.window(near, self.sign)
        precision = _unit_precision(self.amount.unit)
        first, last = sorted((near, far))
        return _Bounds(first, last, precision, duration=self.amount.iso(), approximate=self.amount.low is None)


@dataclass(frozen=True, slots=True)
class _Weekend:
    pick: str
    kind: ClassVar[str] = "weekend"
    anchor: ClassVar[Anchor] = "published"

    def bounds(self, ctx: _Context) -> _Bounds:
        base = ctx.base()
        saturday = _monday(base) + timedelta(days=5)
        if self.pick == "next" or (self.pick == "near" and ctx.direction == "future"):
            saturday += timedelta(days=7 if self.pick == "next" and saturday <= base else 0)
        elif saturday > base or self.pick == "last":
            saturday -= timedelta(days=7)
        return _Bounds(saturday, saturday + timedelta(days=1), "day")


@dataclass(frozen=True, slots=True)
class _Edge:
    """The first, middle or last third of a longer time."""

    inner: _Node
    edge: str

    @property
    def kind(self) -> str:
        return self.inner.kind

    @property
    def anchor(self) -> Anchor:
        return self.inner.anchor

    def bounds(self, ctx: _Context) -> _Bounds:
        whole = self.inner.bounds(ctx)
        first, last = _third(whole.first(), whole.last(), whole.precision, self.edge)
        return replace(whole, earliest=first, latest=last, edtf=None)


def _third(first: date, last: date, precision: TimePrecision | None, edge: str) -> tuple[date, date]:
    """Ten days of a month, four months of a year, a month of a season, three or four years of a decade."""
    part = {"early": 0, "mid": 1, "late": 2}[edge]
    if precision in ("day", "part_of_day", "hour", "minute"):
        return first, last
    if precision == "season":
        start = _add_months(first, part)
        return start, _add_months(start, 1) - timedelta(days=1)
    if precision == "year":
        return _add_months(first, part * 4), _add_months(first, part * 4 + 4) - timedelta(days=1)
    if precision == "decade":
        years = last.year - first.year + 1
        cuts = (0, 4, 7, 10) if years == 10 else (0, years // 3, 2 * years // 3, years)
        return _date(first.year + cuts[part], 1, 1), _date(first.year + cuts[part + 1] - 1, 12, 31)
    cuts = (0, 2, 4, 7) if precision == "week" else (0, 10, 20, (last - first).days + 1)
    return first + timedelta(days=cuts[part]), first + timedelta(days=cuts[part + 1] - 1)


@dataclass(frozen=True, slots=True)
class _Nth:
    """The n-th day, week, month, half or quarter of a month, year or decade; n = -1 is the last."""

    inner: _Node
    of: str
    n: int

    @property
    def kind(self) -> str:
        return "relative_period"

    @property
    def anchor(self) -> Anchor:
        return self.inner.anchor

    def bounds(self, ctx: _Context) -> _Bounds:
        whole = self.inner.bounds(ctx)
        first, last = whole.first(), whole.last()
        if self.of in ("half", "quarter"):
            return self._fraction(whole, first, last, 2 if self.of == "half" else 4)
        if self.n < 0:
            start, end = _add(last, self.of, -1) + timedelta(days=1), last
        else:
            start = _add(first, self.of, self.n - 1)
            end = min(_add(start, self.of, 1) - timedelta(days=1), last)
        if not first <= start <= end:
            raise _UnfixedError("no_such_date")
        return replace(whole, earliest=start, latest=end, precision=_unit_precision(self.of), edtf=None)

    def _fraction(self, whole: _Bounds, first: date, last: date, parts: int) -> _Bounds:
        n = parts if self.n < 0 else self.n
        if n > parts:
            raise _UnfixedError("no_such_date")
        if whole.precision == "month":
            step = 15
            start = first + timedelta(days=step * (n - 1))
            end = last if n == parts else start + timedelta(days=step - 1)
            return replace(whole, earliest=start, latest=end, edtf=None)
        months = (last.year - first.year + 1) * 12 // parts
        start = _add_months(first, months * (n - 1))
        return replace(whole, earliest=start, latest=_add_months(start, months) - timedelta(days=1), edtf=None)


@dataclass(frozen=True, slots=True)
class _Opening:
    """ "The first five months of 2015"; end: `early` or `late`."""

    inner: _Node
    amount: _Amount
    end: str
    kind: ClassVar[str] = "relative_period"

    @property
    def anchor(self) -> Anchor:
        return self.inner.anchor

    def bounds(self, ctx: _Context) -> _Bounds:
        whole = self.inner.bounds(ctx)
        first, last = whole.first(), whole.last()
        day, count = timedelta(days=1), (self.amount.low or 1) * self.amount.times
        if self.end == "early":
            last = min(last, _add(first, self.amount.unit, count) - day)
        else:
            first = max(first, _add(last + day, self.amount.unit, -count))
        return replace(whole, earliest=first, latest=last, precision=self.amount.precision(), edtf=None)


@dataclass(frozen=True, slots=True)
class _Range:
    """From one time to another; what is not fixed by its own words follows from the end that is."""

    begin: _Node
    end: _Node
    extent: TimeExtent = "within"
    kind: ClassVar[str] = "range"

    @property
    def anchor(self) -> Anchor:
        return "self" if "self" in (self.begin.anchor, self.end.anchor) else self.end.anchor

    def bounds(self, ctx: _Context) -> _Bounds:
        begin, end = self._ends(ctx)
        first, last = begin.first(), end.last()
        if first > last:
            raise _UnfixedError("no_such_date")
        precision = max(begin.precision or "day", end.precision or "day", key=_COARSENESS.index)
        moments = None
        if begin.moments is not None and end.moments is not None and begin.moments[0] <= end.moments[1]:
            moments = (begin.moments[0], end.moments[1])
        basis: TimeBasis = "stated" if begin.basis == end.basis == "stated" else "relative"
        return _Bounds(first, last, precision, basis, extent=self.extent, moments=moments)

    def _ends(self, ctx: _Context) -> tuple[_Bounds, _Bounds]:
        if self.begin.anchor == "self" or (ctx.direction == "future" and self.end.anchor != "self"):
            begin = self.begin.bounds(ctx)
            if self.end.anchor == "published":
                return begin, self.end.bounds(ctx.at(begin.first(), "future"))
            return begin, self.end.bounds(ctx)
        end = self.end.bounds(ctx)
        if self.begin.anchor == "published":
            return self.begin.bounds(ctx.at(end.last(), "past")), end
        return self.begin.bounds(ctx), end


@dataclass(frozen=True, slots=True)
class _Flagged:
    """A start, an end or a limit. kind: since, from, until, before, after, throughout, as_of."""

    inner: _Node
    kind: str

    @property
    def anchor(self) -> Anchor:
        return self.inner.anchor

    def bounds(self, ctx: _Context) -> _Bounds:
        if self.kind == "since":
            ctx = replace(ctx, direction="past")
        inner = self.inner.bounds(ctx)
        if self.kind == "throughout" or (self.kind == "as_of" and ctx.direction != "future"):
            return replace(inner, extent="throughout" if self.kind == "throughout" else "within")
        if self.kind == "until":
            return replace(inner, earliest=None, extent="within", edtf=None, moments=None)
        if self.kind == "before":
            latest = inner.first() - timedelta(days=1)
            return replace(inner, earliest=None, latest=latest, edtf=None, moments=None)
        if self.kind == "after":
            return replace(inner, earliest=inner.last() + timedelta(days=1), latest=None, edtf=None, moments=None)
        return replace(inner, latest=None, extent="throughout", edtf=None, moments=None)


@dataclass(frozen=True, slots=True)
class _OrdinalDay:
    """As in “For the third day”: a duration that ends on the told day."""

    n: int
    kind: ClassVar[str] = "ordinal_day"
    anchor: ClassVar[Anchor] = "reference"

    def bounds(self, ctx: _Context) -> _Bounds:
        bounds = _Bounds(None, None, "day", extent="throughout", duration=f"P{self.n}D")
        if ctx.reference is None:
            return bounds
        last = ctx.reference[1]
        return replace(bounds, earliest=last - timedelta(days=self.n - 1), latest=last)


@dataclass(frozen=True, slots=True)
class _Anniversary:
    """The same date some years on; with no number, the one that the tense points to."""

    years: int | None
    kind: ClassVar[str] = "anniversary"
    anchor: ClassVar[Anchor] = "reference"

    def bounds(self, ctx: _Context) -> _Bounds:
        first, last = ctx.told()
        if self.years is None:
            return _Day(None, first.month, first.day).bounds(ctx)
        return _Bounds(_add_months(first, 12 * self.years), _add_months(last, 12 * self.years))


@dataclass(frozen=True, slots=True)
class _EveOf:
    """The day before another day."""

    day: _Node
    kind: ClassVar[str] = "relative_day"

    @property
    def anchor(self) -> Anchor:
        return self.day.anchor

    def bounds(self, ctx: _Context) -> _Bounds:
        day = self.day.bounds(ctx).first() - timedelta(days=1)
        return _Bounds(day, day)


@dataclass(frozen=True, slots=True)
class _Set:
    """A time that comes again: "every Friday"."""

    kind: ClassVar[str] = "set"
    anchor: ClassVar[Anchor] = "self"

    def bounds(self, ctx: _Context) -> _Bounds:
        return _Bounds(None, None, None, "stated", extent="throughout")


@dataclass(frozen=True, slots=True)
class _Vague:
    """As in “Recently”: before the publication, no more."""

    kind: ClassVar[str] = "vague"
    anchor: ClassVar[Anchor] = "published"

    def bounds(self, ctx: _Context) -> _Bounds:
        return _Bounds(None, ctx.base(), None)


@dataclass(frozen=True, slots=True)
class _Raw:
    """Words of a date that no rule takes apart; dateparser reads them."""

    words: str
    kind: ClassVar[str] = "date"
    anchor: ClassVar[Anchor] = "self"

    def bounds(self, ctx: _Context) -> _Bounds:
        import dateparser

        settings = {"REQUIRE_PARTS": ["day", "month", "year"], "TIMEZONE": "UTC"}
        found = dateparser.parse(self.words, languages=["en"], settings=settings)
        if found is None:
            raise _UnfixedError("unparsed")
        return _Bounds(found.date(), found.date(), "day", "stated")


# Symbols that stand for words only while rules run; they never become a time.


@dataclass(frozen=True, slots=True)
class _Token:
    """A number, ordinal, unit or short word with its value."""

    value: int
    unit: str = ""
    times: int = 1
    most: int = 1
    kind: ClassVar[str] = "token"
    anchor: ClassVar[Anchor] = "self"

    def bounds(self, ctx: _Context) -> _Bounds:
        raise _UnfixedError("unparsed")


@dataclass(frozen=True, slots=True)
class _Item:
    """A symbol of the text that rules rewrite: class, node, and where its words stand."""

    symbol: str
    node: _Node
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Members:
    """Several times in one breath."""

    items: tuple[_Item, ...]
    kind: ClassVar[str] = "list"
    anchor: ClassVar[Anchor] = "self"

    def bounds(self, ctx: _Context) -> _Bounds:
        raise _UnfixedError("unparsed")


# --- the data file ----------------------------------------------------------------------------------------------------


class _Strict(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    pass


class _Name(_Strict, frozen=True):
    names: tuple[str, ...]
    short: tuple[str, ...] = ()
    doubtful: bool = False


class _SeasonWord(_Strict, frozen=True):
    month: int
    edtf: int


class _UnitWord(_Strict, frozen=True):
    unit: Literal["second", "minute", "hour", "day", "week", "month", "year"]
    most: int
    forms: tuple[str, ...]
    times: int = 1
    plural_only: bool = False


class _NamedDay(_Strict, frozen=True):
    names: tuple[str, ...]
    date: date
    before: tuple[str, ...] = ()


class _Numbers(_Strict, frozen=True):
    ones: dict[str, int]
    teens: dict[str, int]
    tens: dict[str, int]
    hundred: tuple[str, ...]


class _RuleData(_Strict, frozen=True):
    stage: int
    out: str
    build: str
    pattern: str
    args: dict[str, str | int | bool] = {}


class _TimesData(_Strict, frozen=True):
    triggers: tuple[str, ...]
    months: dict[int, _Name]
    weekdays: dict[int, _Name]
    seasons: dict[str, _SeasonWord]
    units: dict[str, _UnitWord]
    parts: dict[str, tuple[str, ...]]
    day_words: dict[str, int]
    tonight: tuple[str, ...]
    overnight: tuple[str, ...]
    weekend: tuple[str, ...]
    holidays: dict[str, tuple[int, int]]
    named_days: tuple[_NamedDay, ...]
    number_words: _Numbers
    ordinal_words: dict[str, int]
    ordinal_endings: tuple[str, ...]
    vague: tuple[str, ...]
    approx: dict[str, tuple[str, ...]]
    edges: dict[str, tuple[str, ...]]
    clock_halves: dict[str, tuple[str, ...]]
    clock_hours: tuple[str, ...]
    zones: dict[str, int]
    local_zones: tuple[str, ...]
    not_times: tuple[str, ...]
    counted: tuple[str, ...]
    lasting: tuple[str, ...]
    lasts: tuple[str, ...]
    planned: tuple[str, ...]
    published_words: tuple[str, ...]
    fragments: dict[str, str]
    emitted: tuple[str, ...]
    rules: tuple[_RuleData, ...]


# --- from words to symbols --------------------------------------------------------------------------------------------

_CLASSES = (
    "digit", "number", "ordinal", "month", "maybe_month", "weekday", "short_weekday", "weekdays", "unit", "units",
    "maybe_part", "part", "season", "maybe_season", "maybe_year", "year", "decade", "maybe_clock", "clock", "day",
    "dated", "overnight", "weekend", "shifted", "amount", "maybe_amount", "amount_adjective", "period", "third",
    "range", "list", "duration", "set",
)  # fmt: skip
_SYMBOL = {name: chr(0xE000 + index) for index, name in enumerate(_CLASSES)}
_CLASS = {symbol: name for name, symbol in _SYMBOL.items()}
_FIRST, _LAST = min(_CLASS), max(_CLASS)

_AtomMaker = Callable[[re.Match[str]], tuple[str, _Node] | None]


def _any_of(words: Iterable[str]) -> str:
    """An alternation, longest first; a space in a word is any single break."""
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", r"\s") for word in ordered)


def _name_forms(names: Iterable[str]) -> list[str]:
    return [form for name in names for form in (name, name.upper())]


class _Atoms:
    """Finds the words of time and gives each its class and node."""

    def __init__(self, data: _TimesData) -> None:
        self._months = {form.lower(): n for n, m in data.months.items() for form in (*m.names, *m.short)}
        self._doubtful = {name.lower() for m in data.months.values() if m.doubtful for name in (*m.names, *m.short)}
        self._weekdays = {form.lower(): n for n, w in data.weekdays.items() for form in (*w.names, *w.short)}
        self._short_days = {form.lower() for w in data.weekdays.values() for form in w.short}
        self._parts = {form: name for name, forms in data.parts.items() for form in forms}
        self._units = {form: word for word in data.units.values() for form in word.forms}
        self._named = {name.lower(): d.date for d in data.named_days for name in d.names}
        self._halves = {form: half for half, forms in data.clock_halves.items() for form in forms}
        self._data = data
        self._makers: dict[str, _AtomMaker] = {}
        self.regex = self._compile()
        self.barred = re.compile(rf"(?i)(?<!\w)(?:{'|'.join(data.not_times)})")

    def find(self, text: str) -> Iterator[tuple[int, int, str, _Node]]:
        """Start, end, class and node of each word of time, left to right."""
        barred = [m.span() for m in self.barred.finditer(text)]
        for match in self.regex.finditer(text):
            if any(start < match.end() and match.start() < end for start, end in barred):
                continue
            made = self._makers[match.lastgroup or ""](match)
            if made is not None:
                yield match.start(), match.end(), *made

    def _compile(self) -> re.Pattern[str]:
        patterns = {**self._date_patterns(), **self._name_patterns(), **self._number_patterns()}
        groups = [f"(?P<{name}>{pattern})" for name, (pattern, _) in patterns.items()]
        self._makers = {name: maker for name, (_, maker) in patterns.items()}
        return re.compile(rf"(?<!\w)(?:{'|'.join(groups)})(?!\w)")

    def _date_patterns(self) -> dict[str, tuple[str, _AtomMaker]]:
        data = self._data
        named = "|".join(
            f"(?:{_any_of(day.names)})" + (rf"(?=\s(?:{_any_of(day.before)})\b)" if day.before else "")
            for day in data.named_days
        )
        halves = _any_of(self._halves)
        zone = rf"(?:(?:{_any_of(data.zones)})|(?i:{_any_of(data.local_zones)}))\b"
        bare = (
            rf"\d{{4}}(?=\s?(?:\(?(?:{_any_of([*data.zones, *data.local_zones])})|(?:{_any_of(data.clock_hours)})\b))"
        )
        clock = (
            rf"(?:\d{{1,2}}(?:[:.]?\d{{2}})?(?::\d{{2}})?\s?(?i:{halves})(?!\w)|\d{{1,2}}:\d{{2}}(?::\d{{2}})?|{bare})"
        )
        tail = rf"(?:\s(?:{_any_of(data.clock_hours)})\b)?(?:\s?(?:{zone}|\({zone}\)))?"
        iso = r"\d{4}-\d{2}-\d{2}(?:[T\s]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?"
        return {
            "named": (f"(?i:{named})", self._make_named),
            "iso": (iso, _make_iso),
            "slashed": (r"\d{4}/\d{1,2}/\d{1,2}", _make_slashed),
            "numeric": (r"\d{1,2}(?:/\d{1,2}/|\.\d{1,2}\.|-\d{1,2}-)\d{4}", _make_numeric),
            "clock": (rf"(?<![\d.,:]){clock}{tail}", self._make_clock),
        }

    def _name_patterns(self) -> dict[str, tuple[str, _AtomMaker]]:
        data = self._data
        months = [form for m in data.months.values() for form in _name_forms((*m.names, *m.short))]
        days = [
            form for w in data.weekdays.values() for name in w.names for form in (*_name_forms([name]), name.lower())
        ]
        short_days = [form for w in data.weekdays.values() for form in w.short]
        plural = [f"{form}s" for w in data.weekdays.values() for form in w.names]
        return {
            "holiday": (f"(?i:{_any_of(data.holidays)})", self._make_holiday),
            "month": (rf"(?:{_any_of(months)})(?!['’]\w\w)", self._make_month),
            "weekdays": (_any_of(plural), self._make_weekdays),
            "weekday": (_any_of(days), self._make_weekday),
            "short_weekday": (rf"(?:{_any_of(short_days)})\.?(?=,?\s)", self._make_weekday),
            "part": (f"(?i:{_any_of(self._parts)})", self._make_part),
            "unit": (f"(?i:{_any_of(self._units)})", self._make_unit),
            "season": (f"(?i:{_any_of(data.seasons)})", self._make_season),
            "day_word": (f"(?i:{_any_of(data.day_words)})", self._make_day_word),
            "tonight": (f"(?i:{_any_of(data.tonight)})", lambda m: ("day", _OnDay(_Relative(0), "night"))),
            "overnight": (f"(?i:{_any_of(data.overnight)})", lambda m: ("overnight", _Overnight())),
            "weekend": (f"(?i:{_any_of(data.weekend)})", lambda m: ("weekend", _Weekend("near"))),
        }

    def _number_patterns(self) -> dict[str, tuple[str, _AtomMaker]]:
        data = self._data
        words = data.number_words
        ones = _any_of(words.ones)
        number = rf"(?:{_any_of(words.tens)})(?:[-\s](?:{ones}))?|(?:(?:{ones})\s)?(?:{_any_of(words.hundred)})"
        number += rf"|{_any_of(words.teens)}|{ones}"
        endings = _any_of(data.ordinal_endings)
        return {
            "decade": (r"\d{3}0s|['’]\d0s", _make_decade),
            "year": (r"(?<![.,$€£:/])\d{4}(?!%|[.,]\d{3})", _make_year),
            "ordinal": (rf"\d{{1,3}}(?i:{endings})|(?i:{_any_of(data.ordinal_words)})", self._make_ordinal),
            "digits": (r"(?<![$€£:])(?<!\d[.,])\d{1,3}(?:,\d{3})*(?!%|[.,:]\d)", _make_digits),
            "number": (f"(?i:{number})", self._make_number),
        }

    def _make_named(self, match: re.Match[str]) -> tuple[str, _Node]:
        return "day", _Named(self._named[_plain(match.group())])

    def _make_clock(self, match: re.Match[str]) -> tuple[str, _Node] | None:
        return _read_clock(match.group(), self._halves, self._data.zones)

    def _make_holiday(self, match: re.Match[str]) -> tuple[str, _Node]:
        return "dated", _Day(None, *self._data.holidays[_plain(match.group())])

    def _make_month(self, match: re.Match[str]) -> tuple[str, _Node]:
        word = match.group().lower()
        return ("maybe_month" if word in self._doubtful else "month"), _Month(None, self._months[word])

    def _make_weekday(self, match: re.Match[str]) -> tuple[str, _Node]:
        word = match.group().lower().rstrip(".")
        return ("short_weekday" if word in self._short_days else "weekday"), _Weekday(self._weekdays[word])

    def _make_weekdays(self, match: re.Match[str]) -> tuple[str, _Node]:
        return "weekdays", _Weekday(self._weekdays[match.group().lower()[:-1]])

    def _make_part(self, match: re.Match[str]) -> tuple[str, _Node]:
        return "maybe_part", _Part(self._parts[_plain(match.group())])

    def _make_unit(self, match: re.Match[str]) -> tuple[str, _Node]:
        word = self._units[match.group().lower()]
        plural = word.plural_only or match.group().lower() != word.forms[0]
        return ("units" if plural else "unit"), _Token(0, word.unit, word.times, word.most)

    def _make_season(self, match: re.Match[str]) -> tuple[str, _Node]:
        word = self._data.seasons[match.group().lower()]
        return "maybe_season", _Season(None, word.month, word.edtf)

    def _make_day_word(self, match: re.Match[str]) -> tuple[str, _Node]:
        return "day", _Relative(self._data.day_words[match.group().lower()])

    def _make_ordinal(self, match: re.Match[str]) -> tuple[str, _Node]:
        word = match.group().lower()
        digits = "".join(c for c in word if c in "0123456789")
        return "ordinal", _Token(int(digits) if digits else self._data.ordinal_words[word])

    def _make_number(self, match: re.Match[str]) -> tuple[str, _Node]:
        words = self._data.number_words
        value = 0
        for word in re.split(r"[-\s]", match.group().lower()):
            if word in words.hundred:
                value = (value or 1) * 100
            else:
                value += words.ones.get(word) or words.teens.get(word) or words.tens.get(word) or 0
        return "number", _Token(value)


def _plain(words: str) -> str:
    return re.sub(r"\s", " ", words.lower())


def _make_digits(match: re.Match[str]) -> tuple[str, _Node]:
    value = int(match.group().replace(",", ""))
    return ("digit" if len(match.group()) <= 2 else "number"), _Token(value)


def _make_year(match: re.Match[str]) -> tuple[str, _Node] | None:
    year = int(match.group())
    return ("maybe_year", _Years(year)) if year < 2200 else ("number", _Token(year))


def _make_decade(match: re.Match[str]) -> tuple[str, _Node]:
    digits = int("".join(c for c in match.group() if c in "0123456789"))
    return "decade", _Years(digits + 1900 if digits < 100 else digits, 10)


def _make_slashed(match: re.Match[str]) -> tuple[str, _Node]:
    year, month, day = (int(part) for part in match.group().split("/"))
    return "dated", _Day(year, month, day)


def _make_numeric(match: re.Match[str]) -> tuple[str, _Node]:
    first, second, year = (int(part) for part in re.split(r"[/.-]", match.group()))
    return "dated", _Numeric(first, second, year)


def _make_iso(match: re.Match[str]) -> tuple[str, _Node]:
    text = match.group()
    day = _Day(int(text[:4]), int(text[5:7]), int(text[8:10]))
    if len(text) == 10:
        return "dated", day
    hour, minute = int(text[11:13]), int(text[14:16])
    zone = re.search(r"(?:(Z)|([+-])(\d{2}):?(\d{2}))$", text[16:])
    if hour > 23 or minute > 59:
        return "dated", day
    offset = None
    if zone is not None:
        sign = -1 if zone.group(2) == "-" else 1
        offset = 0 if zone.group(1) else sign * (int(zone.group(3)) * 60 + int(zone.group(4)))
    return "dated", _OnDay(day, clock=_Clock(hour, minute, offset))


def _read_clock(text: str, halves: dict[str, str], zones: dict[str, int]) -> tuple[str, _Node] | None:
    """`11 p.m.`, `23:40`, `1000 GMT`; None where the numbers are no time of day."""
    numbers = re.match(r"(\d{1,2})(?:[:.]?(\d{2}))?", text)
    if numbers is None:
        return None
    hour, minute = int(numbers.group(1)), int(numbers.group(2)) if numbers.group(2) else None
    rest = text[numbers.end() :].lower()
    half = next((halves[form] for form in sorted(halves, key=len, reverse=True) if form in rest), None)
    if half is not None:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "pm" else 0)
    if hour > 23 or (minute or 0) > 59:
        return None
    offset = next((zones[zone] * 60 for zone in zones if re.search(rf"\b{zone}\b", text)), None)
    return "maybe_clock", _Clock(hour, minute, offset)


# --- rules ------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Found:
    """What a rule matched: its symbols in order, the plain words between, and all words as written."""

    items: tuple[_Item, ...]
    words: str
    quote: str

    def of(self, *classes: str) -> list[_Item]:
        symbols = {_SYMBOL[name] for name in classes}
        return [item for item in self.items if item.symbol in symbols]

    def tokens(self, *classes: str) -> list[_Token]:
        return [item.node for item in self.of(*classes) if isinstance(item.node, _Token)]

    def year(self) -> int | None:
        years = [item.node for item in self.of("maybe_year", "year") if isinstance(item.node, _Years)]
        return years[-1].first if years else None

    def first(self) -> _Node:
        return self.items[0].node


@dataclass(frozen=True, slots=True)
class _Rule:
    pattern: str
    symbol: str
    symbols: frozenset[str]
    build: "_Builder"
    args: dict[str, Arg]
    has_pre: bool

    @property
    def regex(self) -> re.Pattern[str]:
        """Compiled at first use: most texts need few rules. Raises DataError where the pattern is malformed."""
        return _compile_pattern(self.pattern)


@cache
def _compile_pattern(pattern: str) -> re.Pattern[str]:
    try:
        return re.compile(pattern)
    except re.error as error:
        raise DataError(f"{_PATH}: rule {pattern!r}: {error}") from error


_Builder = Callable[[_Found, dict[str, Arg], "_Grammar"], _Node | None]


class _Grammar:
    """Words and rules, compiled once."""

    def __init__(self, data: _TimesData) -> None:
        self.data = data
        self.atoms = _Atoms(data)
        self.trigger = _compile_trigger(data)
        self.approx = {form: name for name, forms in data.approx.items() for form in forms}
        self.edges = {form: name for name, forms in data.edges.items() for form in forms}
        lists = {
            "approx": self.approx, "edge": self.edges, "vague": data.vague, "counted": data.counted,
            "lasting": data.lasting, "lasts": data.lasts,
        }  # fmt: skip
        self.fragments = {name: f"(?:{_any_of(words)})" for name, words in lists.items()} | data.fragments
        stages = sorted({rule.stage for rule in data.rules})
        self.stages = [[self._compile(rule) for rule in data.rules if rule.stage == stage] for stage in stages]
        self.emitted = {_SYMBOL[name] for name in data.emitted}
        self.planned = re.compile(rf"(?i)\b(?:{_any_of(data.planned)})\b")
        self.published = re.compile(rf"(?i)(?:{_any_of(data.published_words)})\s?(?:on|at|:)?\s?$")

    def edge(self, words: str) -> str | None:
        """`early`, `mid` or `late` where the words say so."""
        return next((self.edges[form] for form in self._longest(self.edges) if _says(words, form)), None)

    def degree(self, words: str) -> str | None:
        """`about`, `more`, `less` or `exact` where the words say so."""
        found = [self.approx[form] for form in self._longest(self.approx) if _says(words, form)]
        return next((name for name in found if name != "as_is"), None)

    @staticmethod
    def _longest(forms: Iterable[str]) -> list[str]:
        return sorted(forms, key=len, reverse=True)

    def _compile(self, rule: _RuleData) -> _Rule:
        if rule.build not in _BUILDERS or rule.out not in _SYMBOL:
            raise DataError(f"{_PATH}: rule {rule.pattern!r}: unknown build {rule.build!r} or out {rule.out!r}")
        pattern = self._expand(rule.pattern)
        symbols = frozenset(char for char in pattern if char in _CLASS)
        whole = rf"(?<!\w)(?:{pattern})(?!\w)"
        return _Rule(whole, _SYMBOL[rule.out], symbols, _BUILDERS[rule.build], rule.args, "(?P<pre>" in pattern)

    def _expand(self, pattern: str) -> str:
        for _ in range(4):
            pattern = re.sub(r"\{([a-z_]+)\}", lambda m: self._fragment(m.group(1)), pattern)
        pattern = re.sub(r"(?<!\?P)<([a-z_]+)>", lambda m: self._symbol(m.group(1)), pattern)
        pattern = re.sub(r"\(\?<!([a-z ]+)\)", lambda m: f"(?<!{m.group(1)})".replace(" ", r"\s"), pattern)
        return pattern.replace(" ", r"\s{1,3}")

    def _fragment(self, name: str) -> str:
        if name not in self.fragments:
            raise DataError(f"{_PATH}: unknown fragment {{{name}}}")
        return self.fragments[name]

    def _symbol(self, name: str) -> str:
        if name not in _SYMBOL:
            raise DataError(f"{_PATH}: unknown class <{name}>")
        return _SYMBOL[name]


def _says(words: str, form: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(form)}(?!\w)", words) is not None


@cache
def _grammar() -> _Grammar:
    """Compiled at first use; raises DataError where the data file is malformed."""
    return _Grammar(load_yaml(_PATH, _TimesData))


def _compile_trigger(data: _TimesData) -> re.Pattern[str]:
    """Words without which there is no time: cheap to look for, so that most text costs little."""
    names = [form for w in (*data.months.values(), *data.weekdays.values()) for form in (*w.names, *w.short)]
    words = [*data.triggers, *data.seasons, *data.day_words, *data.tonight, *data.overnight, *data.holidays]
    words += [form for unit in data.units.values() for form in unit.forms]
    words += [form.split(" ")[-1] for forms in data.parts.values() for form in forms]
    words += [name for day in data.named_days for name in day.names if not day.before]
    lower = {word.lower() for word in words} | {name.lower() for name in names if len(name) > 5}
    forms = {*lower, *(w.capitalize() for w in lower), *(w.upper() for w in lower), *_name_forms(names)}
    half = _any_of(form for forms in data.clock_halves.values() for form in forms)
    plural = _any_of(w for w in forms if w.lower() not in data.triggers)
    digits = r"\d{4}|\d{3}0s|\d0s|\d{1,2}:\d{2}|\d{1,2}[./-]\d{1,2}[./-]\d{4}"
    digits += rf"|\d{{1,4}}\s?(?i:{half})"
    return re.compile(rf"(?<![^\W_])(?:(?:{plural}|{_any_of(data.triggers)})s?|{digits})(?![^\W_])")


# --- builders: one for each `build` of the rules ----------------------------------------------------------------------


def _build_keep(found: _Found, args: dict[str, Arg], grammar: _Grammar) -> _Node | None:
    node = found.items[-1].node
    if isinstance(node, _Years) and (node.first < 1000 or (args.get("round") is False and node.first % 100 == 0)):
        return None
    month = next((item.node for item in found.items if isinstance(item.node, _Month)), None)
    if month is not None and found.year() is not None:
        return replace(month, year=found.year())
    return node


def _build_amount(found: _Found, args: dict[str, Arg], grammar: _Grammar) -> _Node | None:
    unit = found.tokens("unit", "units")[0]
    numbers = [token.value for token in found.tokens("digit", "number")]
    year = found.year()
    if year is not None:
        numbers.insert(0, year)
    low: int | None = None
    high: int | None = None
    if numbers:
        low, high = min(numbers), max(numbers)
    elif found.of("unit"):
        low = high = 1
    if not low and low is not None:
        return None
    if high is not None and args.get("half"):
        high += 1
    return _Amount(low, high, unit.unit, unit.times, unit.most, grammar.degree(found.words))


_HALVES = {"day": ("hour", 12), "hour": ("minute", 30), "year": ("month", 6), "month": ("day", 15)}


def _build_half_amount(found: _Found, args: dict[str, Arg], grammar: _Grammar) -> _Node | None:
    word = found.tokens("unit")[0]
    if word.times > 1 and word.times % 2 == 0:
        return _Amount(1, 1, word.unit, word.times // 2, word.most, grammar.degree(found.words))
    unit, times = _HALVES.get(word.unit, ("", 0))
    return _Amount(1, 1, unit, times, word.most, grammar.degree(found.words)) if unit else None


def _build_opening_edge(found: _Found, args: dict[str, Arg], grammar: _Grammar) -> _Node | None:
    if any(token.value > 1 for token in found.tokens("ordinal")):
        return None
    return _Edge(_container(found), str(args["edge"]))


def _build_shifted_from(found: _Found, args: dict[str, Arg], grammar: _Grammar) -> _Node | None:
    return _ShiftedFrom(found.first(), found.items[-1].node)


def _build_week_of(found: _Found, args: dict[str, Arg], grammar: _Grammar) -> _Node | None:
    unit = found.tokens("unit")[0]
    day = found.items[-1].node
    return _ShiftedFrom(_Unit("week", 1, 0, "reference"), day) if unit.unit == "week" else None


def _build_join_range(found: _Found, args: dict[str, Arg], grammar: _Grammar) -> _Node | None:
    day, clocks = found.first(), found.items[-1].node
    if not isinstance(clocks, _Range) or not isinstance(clocks.begin, _Clock) or not isinstance(clocks.end, _Clock):
        return None
    return _Range(_OnDay(day, clock=clocks.begin), _OnDay(day, clock=clocks.end), clocks.extent)


def _build_clock(found: _Found, args: dict[str, Arg], grammar: _Grammar) -> _Node | None:
    clocks = [item.node for item in found.items if isinstance(item.node, _Clock)]
    if not clocks:
        hours = found.tokens("digit", "number")
        return _Clock(hours[0].value % 24, None) if hours and hours[0].value <= 12 else None
    local, zoned = clocks[0], clocks[-1]
    if zoned.offset is None or zoned is local:
        return local
    return replace(local, offset=zoned.offset, zone_clock=(zoned.hour, zoned.minute or 0))


def _month_of(found: _Found) -> int:
    return next(item.node.month for item in found.items if isinstance(item.node, _Month))


def _day_numbers(found: _Found) -> list[int] | None:
    numbers = [token.value for token in found.tokens("digit", "ordinal")]
    return numbers if numbers and all(1 <= n <= 31 for n in numbers) else None


def _build_date(found: _Found, args: dict[str, Arg], grammar: _Grammar) -> _Node | None:
    numbers = _day_numbers(found)
    if numbers is None:
        return None
    weekday = next((item.node.weekday for item in found.items if isinstance(item.node, _Weekday)), None)
    return _Day(found.year(), _month_of(found), numbers[0], weekday)


def _build_date_of_year(found: _Found, args: dict[str, Arg], grammar: _Grammar) -> _Node | None:
    numbers = _day_numbers(found)
    if numbers is None or found.tokens("unit")[0].unit != "year":
        return None
    return _Nth(_Month(None, _month_of(found), "year", int(args["shift"])), "day", numbers[0])


def _build_date_range(found: _Found, args: dict[str, Arg], grammar: _Grammar) -> _Node | None:
    numbers = _day_numbers(found)
    if numbers is None or len(numbers) != 2 or numbers[0] >= numbers[1]:
        return None
    month, year = _month_of(found), found.year()
    return _Range(_Day(year, month, numbers[0]), _Day(year, month, numbers[1]))


def _build_date_list(found: _Found, args: dict[str, Arg], grammar: _Grammar) -> _Node | None:
    numbers = _day_numbers(found)
    if numbers is None or len(numbers) < 2 or numbers != sorted(set(numbers)):
        return None
    month, year = _month_of(found), found.year()
    month_first = not found.of("digit", "ordinal")[0].start < found.of("month", "maybe_month")[0].start
    days = found.of("digit", "ordinal")
    whole = (found.items[0].start, found.items[-1].end)
    return _Members(tuple(_member(item, k, days, month, year, month_first, whole) for k, item in enumerate(days)))


def _member(
    item: _Item, k: int, days: list[_Item], month: int, year: int | None, month_first: bool, whole: tuple[int, int]
) -> _Item:
    """A day of a list; the one beside the month's name has it in its span."""
    start = whole[0] if month_first and k == 0 else item.start
    end = whole[1] if not month_first and k == len(days) - 1 else item.end
    token = item.node
    assert isinstance(token, _Token)
    return _Item(_SYMBOL["dated"], _Day(year, month, token.value), start, end)


def _build_list_days(found: _Found, args: dict[str, Arg], grammar: _Grammar) -> _Node | None:
    first = found.first()
    if not isinstance(first, _Day):
        return None
    rest = [i for i in found.of("digit") if isinstance(i.node, _Token) and first.day < i.node.value <= 31]
    if len(rest) != len(found.items) - 1:
        return None
    days = [_Item(_SYMBOL["dated"], replace(first, day=i.node.value, weekday=None), i.start, i.end) for i in rest
            if isinstance(i.node, _Token)]  # fmt: skip
    return _Members((found.items[0], *days))


def _build_raw(found: _Found, args: dict[str, Arg], grammar: _Grammar) -> _Node | None:
    return _Raw(found.quote)


def _build_pick_weekday(found: _Found, args: dict[str, Arg], grammar: _Grammar) -> _Node | None:
    node = found.first()
    if not isinstance(node, _Weekday) or any(unit.unit != "week" for unit in found.tokens("unit")):
        return None
    return _Weekday(node.weekday, str(args["pick"]), int(args.get("shift", 0)))


def _build_weekday_of(found: _Found, args: dict[str, Arg], grammar: _Grammar) -> _Node | None:
    return found.first()


def _build_shift_days(found: _Found, args: dict[str, Arg], grammar: _Grammar) -> _Node | None:
    day, unit = found.of("day")[-1].node, found.tokens("unit")
    if not unit:
        return day
    shift = int(args["shift"])
    fits = isinstance(day, _Relative) and day.shift * shift > 0 and unit[0].unit == "day"
    return _Relative(shift) if fits else None


def _build_part_of_publication(found: _Found, args: dict[str, Arg], grammar: _Grammar) -> _Node | None:
    part = found.first()
    return _OnDay(_Relative(int(args["shift"])), part.name) if isinstance(part, _Part) else None


def _build_part_of_reference(found: _Found, args: dict[str, Arg], grammar: _Grammar) -> _Node | None:
    part = found.first()
    return _OnDay(_Relative(int(args["shift"]), "reference"), part.name) if isinstance(part, _Part) else None


def _build_overnight(found: _Found, args: dict[str, Arg], grammar: _Grammar) -> _Node | None:
    return _Overnight()


def _build_overnight_of(found: _Found, args: dict[str, Arg], grammar: _Grammar) -> _Node | None:
    return _OvernightOf(found.items[-1].node, bool(args.get("into", False)))


def _build_night_between(found: _Found, args: dict[str, Arg], grammar: _Grammar) -> _Node | None:
    return _OnDay(found.items[-1].node, "night")


def _build_month(found: _Found, args: dict[str, Arg], grammar: _Grammar) -> _Node | None:
    pick = args.get("pick")
    return _Month(found.year(), _month_of(found), None if pick is None else str(pick))


def _build_month_of_year(found: _Found, args: dict[str, Arg], grammar: _Grammar) -> _Node | None:
    unit = found.tokens("unit")
    if unit and unit[0].unit != "year":
        return None
    return _Month(None, _month_of(found), "year", int(args["shift"]))


def _build_year_range(found: _Found, args: dict[str, Arg], grammar: _Grammar) -> _Node | None:
    first = found.first()
    last = found.items[-1].node
    if not isinstance(first, _Years):
        return None
    if isinstance(last, _Years):
        end = last.first
    elif isinstance(last, _Token) and len(found.quote) <= 9:
        end = first.first // 100 * 100 + last.value
    else:
        return None
    return _Range(first, _Years(end)) if 1000 <= first.first < end else None


def _build_season(found: _Found, args: dict[str, Arg], grammar: _Grammar) -> _Node | None:
    season = found.of("maybe_season")[0].node
    if not isinstance(season, _Season):
        return None
    years = [item.node.first for item in found.items if isinstance(item.node, _Years)]
    pick = args.get("pick")
    return replace(season, year=years[0] if years else None, pick=None if pick is None else str(pick))


def _build_century(found: _Found, args: dict[str, Arg], grammar: _Grammar) -> _Node | None:
    ordinal, unit = found.tokens("ordinal")[0], found.tokens("unit")
    if not unit or unit[0].times != 100 or not 1 <= ordinal.value <= 99:
        return None
    return _Years((ordinal.value - 1) * 100 + 1, 100)


def _build_shift(found: _Found, args: dict[str, Arg], grammar: _Grammar) -> _Node | None:
    anchor: Anchor = "reference" if args["anchor"] == "reference" else "published"
    amount = next((item.node for item in found.items if isinstance(item.node, _Amount)), None)
    if amount is None:
        unit = found.tokens("unit")[0]
        if unit.unit == "day":
            return _Relative(int(args["sign"]), anchor)
        return _Unit(unit.unit, unit.times, int(args["sign"]), anchor)
    return _Shift(amount, int(args["sign"]), anchor)


def _build_eve(found: _Found, args: dict[str, Arg], grammar: _Grammar) -> _Node | None:
    return _Relative(-1, "reference")


def _build_anniversary(found: _Found, args: dict[str, Arg], grammar: _Grammar) -> _Node | None:
    ordinals = found.tokens("ordinal")
    amounts = [item.node for item in found.items if isinstance(item.node, _Amount) and item.node.unit == "year"]
    if ordinals:
        return _Anniversary(ordinals[0].value)
    return _Anniversary(amounts[0].low * amounts[0].times if amounts and amounts[0].low else None)


def _build_period(found: _Found, args: dict[str, Arg], grammar: _Grammar) -> _Node | None:
    unit = found.tokens("unit")[0]
    anchor: Anchor = "reference" if args.get("anchor") == "reference" else "published"
    shift = int(args["shift"])
    if unit.unit in ("second", "minute", "hour") or unit.unit == args.get("except"):
        return None
    if args.get("only", unit.unit) != unit.unit:
        return None
    if unit.unit == "day" and anchor == "published":
        return _Unit("day", 1, 1, "reference") if shift == 1 else None
    return _Unit(unit.unit, unit.times, shift, anchor, str(args.get("mode", "whole")))


def _build_window(found: _Found, args: dict[str, Arg], grammar: _Grammar) -> _Node | None:
    anchor: Anchor = "reference" if args.get("anchor") == "reference" else "published"
    amount = next((item.node for item in found.items if isinstance(item.node, _Amount)), None)
    if amount is None:
        unit = found.tokens("unit", "units")[0]
        count = 1 if found.of("unit") else None
        amount = _Amount(count, count, unit.unit, unit.times, unit.most, None)
    return _Window(amount, int(args["sign"]), anchor)


def _build_weekend(found: _Found, args: dict[str, Arg], grammar: _Grammar) -> _Node | None:
    return _Weekend(str(args["pick"]))


def _build_vague(found: _Found, args: dict[str, Arg], grammar: _Grammar) -> _Node | None:
    return _Vague()


def _build_edge(found: _Found, args: dict[str, Arg], grammar: _Grammar) -> _Node | None:
    edge, inner = grammar.edge(found.words), found.items[-1].node
    if edge is None or isinstance(inner, (_Window, _Vague, _Weekend)):
        return None
    if isinstance(inner, _Unit):
        inner = replace(inner, mode="whole")
    return _Edge(inner, edge)


def _build_edge_of_period(found: _Found, args: dict[str, Arg], grammar: _Grammar) -> _Node | None:
    edge, unit = str(args.get("edge") or grammar.edge(found.words) or ""), found.tokens("unit")[0]
    if not edge or unit.unit not in ("day", "week", "month", "year"):
        return None
    if unit.unit == "day":
        return _Relative(0, "reference")
    return _Edge(_Unit(unit.unit, unit.times, 0), edge)


def _build_nth(found: _Found, args: dict[str, Arg], grammar: _Grammar) -> _Node | None:
    ordinals = found.tokens("ordinal")
    n = ordinals[0].value if ordinals else -1
    of = str(args["of"])
    if of == "unit":
        unit = found.tokens("unit")[0]
        if unit.unit not in ("day", "week", "month") or unit.times > 1:
            return None
        of = unit.unit
    return _Nth(_container(found), of, n)


def _build_opening(found: _Found, args: dict[str, Arg], grammar: _Grammar) -> _Node | None:
    amount = next(item.node for item in found.items if isinstance(item.node, _Amount))
    ordinals = found.tokens("ordinal")
    if amount.low is None or amount.unit not in ("day", "week", "month", "year"):
        return None
    if ordinals and ordinals[0].value > 1:
        return None
    return _Opening(_container(found), amount, str(args["end"]))


def _build_night_before(found: _Found, args: dict[str, Arg], grammar: _Grammar) -> _Node | None:
    return _OnDay(_EveOf(found.items[-1].node), "night")


def _container(found: _Found) -> _Node:
    """The month (with its year), year or decade at the end of the words."""
    month = next((item.node for item in found.items if isinstance(item.node, _Month)), None)
    return found.items[-1].node if month is None else replace(month, year=found.year())


def _build_join(found: _Found, args: dict[str, Arg], grammar: _Grammar) -> _Node | None:
    day = next((item.node for item in found.of("day", "weekday", "dated")), None)
    if day is None:
        return None
    clock = next((item.node for item in found.items if isinstance(item.node, _Clock)), None)
    part = next((item.node.name for item in found.items if isinstance(item.node, _Part)), None)
    if isinstance(day, _OnDay):
        return _OnDay(day.day, part or day.part, clock or day.clock)
    if clock is None and part is None and isinstance(day, (_Shift, _Named)):
        return day
    return _OnDay(day, part, clock)


def _build_part_alone(found: _Found, args: dict[str, Arg], grammar: _Grammar) -> _Node | None:
    return found.first()


def _build_range(found: _Found, args: dict[str, Arg], grammar: _Grammar) -> _Node | None:
    ends = [item.node for item in found.items if not isinstance(item.node, (_Part, _Overnight, _Token))]
    if len(ends) != 2:
        return None
    begin, end = ends
    if isinstance(begin, _Years) and begin.first < 1000:
        return None
    begin, end = _share_clock(begin, end)
    extent: TimeExtent = "throughout" if args.get("extent") == "throughout" else "within"
    return _Range(begin, end, extent)


def _share_clock(begin: _Node, end: _Node) -> tuple[_Node, _Node]:
    """As in “Between 9 and 11 GMT on Tuesday”: the first clock takes day and zone from the second."""
    if isinstance(begin, _Clock) and isinstance(end, (_Clock, _OnDay)):
        last = end if isinstance(end, _Clock) else end.clock
        if last is not None and begin.offset is None and last.zone_clock is None:
            begin = replace(begin, offset=last.offset)
        if isinstance(end, _OnDay) and last is not None:
            late = (begin.hour, begin.minute or 0) > (last.hour, last.minute or 0)
            return _OnDay(_EveOf(end.day) if late else end.day, clock=begin), end
    if isinstance(begin, _OnDay) and isinstance(end, _Clock) and begin.clock is not None:
        return begin, _OnDay(begin.day, clock=end)
    return begin, end


def _build_list(found: _Found, args: dict[str, Arg], grammar: _Grammar) -> _Node | None:
    items = found.items
    if any(isinstance(item.node, (_Range, _Members)) for item in items):
        return None
    year = getattr(items[-1].node, "year", None)
    if year is not None:
        items = tuple(_Item(item.symbol, _with_year(item.node, year), item.start, item.end) for item in items)
    return _Members(items)


def _with_year(node: _Node, year: int) -> _Node:
    if isinstance(node, (_Day, _Month)) and node.year is None and getattr(node, "pick", None) is None:
        return replace(node, year=year)
    return node


def _build_flag(found: _Found, args: dict[str, Arg], grammar: _Grammar) -> _Node | None:
    node = found.items[-1].node
    if isinstance(node, (_Window, _Vague)):
        return node
    return _Flagged(node, str(args["kind"]))


def _build_duration(found: _Found, args: dict[str, Arg], grammar: _Grammar) -> _Node | None:
    return next((item.node for item in found.items if isinstance(item.node, _Amount)), None)


def _build_within(found: _Found, args: dict[str, Arg], grammar: _Grammar) -> _Node | None:
    amount = found.first()
    return _Within(amount, True) if isinstance(amount, _Amount) else None


def _build_in_amount(found: _Found, args: dict[str, Arg], grammar: _Grammar) -> _Node | None:
    amount = found.first()
    return _Within(amount, False) if isinstance(amount, _Amount) else None


def _build_ordinal_day(found: _Found, args: dict[str, Arg], grammar: _Grammar) -> _Node | None:
    unit = found.tokens("unit")
    ordinals = found.tokens("ordinal")
    if not ordinals or (unit and unit[0].unit not in ("day", "week", "month", "year")):
        return None
    if unit and unit[0].unit != "day":
        return _Amount(ordinals[0].value, ordinals[0].value, unit[0].unit, unit[0].times, unit[0].most, None)
    return _OrdinalDay(ordinals[0].value)


def _build_set(found: _Found, args: dict[str, Arg], grammar: _Grammar) -> _Node | None:
    return _Set()


_BUILDERS: dict[str, _Builder] = {
    name.removeprefix("_build_"): function for name, function in list(globals().items()) if name.startswith("_build_")
}


# --- rewriting --------------------------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Skeleton:
    """A stretch of text in lower case with symbols in it; `starts` and `ends` are offsets into the whole text."""

    text: str
    starts: list[int]
    ends: list[int]
    items: list[_Item | None]


def _read_skeleton(text: str, start: int, end: int, grammar: _Grammar) -> _Skeleton:
    part = text[start:end]
    lower = _lower(part)
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    items: list[_Item | None] = []
    at = 0
    for first, last, name, node in grammar.atoms.find(part):
        _copy(lower, at, first, start, pieces, starts, ends, items)
        pieces.append(_SYMBOL[name])
        starts.append(start + first)
        ends.append(start + last)
        items.append(_Item(_SYMBOL[name], node, start + first, start + last))
        at = last
    _copy(lower, at, len(lower), start, pieces, starts, ends, items)
    return _Skeleton("".join(pieces), starts, ends, items)


def _copy(
    lower: str,
    at: int,
    to: int,
    offset: int,
    pieces: list[str],
    starts: list[int],
    ends: list[int],
    items: list[_Item | None],
) -> None:
    pieces.append(lower[at:to])
    starts.extend(range(offset + at, offset + to))
    ends.extend(range(offset + at + 1, offset + to + 1))
    items.extend([None] * (to - at))


_OWN = re.compile(f"[{_FIRST}-{_LAST}]")


def _lower(text: str) -> str:
    """Lower case of the same length, with no symbol in it."""
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return _OWN.sub("\ufffd", lower)


def _rewrite(skeleton: _Skeleton, rules: Sequence[_Rule], text: str, grammar: _Grammar) -> _Skeleton:
    """One stage: of all matches the leftmost, of those the longest, first rule first."""
    present = frozenset(skeleton.text)
    matches: list[tuple[int, int, int, int]] = []
    for index, rule in enumerate(rules):
        if rule.symbols and rule.symbols.isdisjoint(present):
            continue
        for match in rule.regex.finditer(skeleton.text):
            first = match.end("pre") if rule.has_pre else match.start()
            if first < match.end():
                matches.append((first, skeleton.starts[first] - skeleton.ends[match.end() - 1], index, match.end()))
    taken: list[tuple[int, int, _Item]] = []
    done = 0
    for first, _, index, last in sorted(matches):
        if first < done:
            continue
        item = _build_item(skeleton, first, last, rules[index], text, grammar)
        if item is not None:
            taken.append((first, last, item))
            done = last
    return _replace_all(skeleton, taken) if taken else skeleton


def _build_item(skeleton: _Skeleton, first: int, last: int, rule: _Rule, text: str, grammar: _Grammar) -> _Item | None:
    items = tuple(item for item in skeleton.items[first:last] if item is not None)
    start, end = skeleton.starts[first], skeleton.ends[last - 1]
    node = rule.build(_Found(items, skeleton.text[first:last], text[start:end]), rule.args, grammar)
    if node is None:
        return None
    symbol = _SYMBOL["day"] if isinstance(node, _Unit) and node.unit == "day" else rule.symbol
    return _Item(symbol, node, start, end)


def _replace_all(skeleton: _Skeleton, taken: list[tuple[int, int, _Item]]) -> _Skeleton:
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    items: list[_Item | None] = []
    at = 0
    for first, last, item in [*taken, (len(skeleton.text), len(skeleton.text), None)]:
        pieces.append(skeleton.text[at:first])
        starts += skeleton.starts[at:first]
        ends += skeleton.ends[at:first]
        items += skeleton.items[at:first]
        if item is not None:
            pieces.append(item.symbol)
            starts.append(item.start)
            ends.append(item.end)
            items.append(item)
        at = last
    return _Skeleton("".join(pieces), starts, ends, items)


def _windows(text: str, trigger: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """Stretches around the words of time, within a paragraph, cut at word boundaries."""
    begin = end = -1
    for match in trigger.finditer(text):
        low, high = _window(text, match.start(), match.end())
        if low <= end:
            end = max(end, high)
            continue
        if end > begin:
            yield begin, end
        begin, end = low, high
    if end > begin:
        yield begin, end


def _window(text: str, start: int, end: int) -> tuple[int, int]:
    low, high = max(0, start - _REACH), min(len(text), end + _REACH)
    cut = text.rfind("\n\n", low, start)
    low = cut + 2 if cut >= 0 else low
    while 0 < low < start and not text[low - 1].isspace():
        low += 1
    cut = text.find("\n\n", end, high)
    high = cut if cut >= 0 else high
    while end < high < len(text) and not text[high].isspace():
        high -= 1
    return low, high


# --- public -----------------------------------------------------------------------------------------------------------

_LIMITS = ("until", "before")
_STARTS = ("since", "from", "after")


def find_times(text: str) -> tuple[Timex, ...]:
    """Time expressions of the text, left to right, the longest match, not overlapping. Takes any string."""
    grammar = _grammar()
    found: list[Timex] = []
    for start, end in _windows(text, grammar.trigger):
        skeleton = _read_skeleton(text, start, end, grammar)
        for rules in grammar.stages:
            skeleton = _rewrite(skeleton, rules, text, grammar)
        for item in skeleton.items:
            if item is not None and item.symbol in grammar.emitted:
                found.extend(_to_timexes(item, text))
    return tuple(found)


def _to_timexes(item: _Item, text: str) -> list[Timex]:
    if not isinstance(item.node, _Members):
        return [_to_timex(item, text, ())]
    spans = tuple(_span(member, text) for member in item.node.items)
    return [_to_timex(member, text, spans) for member in item.node.items]


def _to_timex(item: _Item, text: str, members: tuple[Span, ...]) -> Timex:
    kind = item.node.kind
    limit = kind in _LIMITS or (isinstance(item.node, _Within) and item.node.span)
    return Timex(_span(item, text), kind, item.node, limit, kind in _STARTS, members)


def _span(item: _Item, text: str) -> Span:
    return Span(item.start, item.end, text[item.start : item.end])


def resolve_time(
    timex: Timex,
    *,
    published: date | None,
    direction: Direction | None = None,
    reference: Time | None = None,
) -> Time | Unresolved:
    """The interval that the words name, or why there is none.

    `direction` is the tense of the verb that governs the words; unknown reads as past. `reference` is the time of what
    was told before, for words that lean on it ("the next day"). Never raises.
    """
    ctx = _Context(published, direction, _read_reference(reference))
    try:
        bounds = timex.node.bounds(ctx)
        return _to_time(bounds, timex.span)
    except _UnfixedError as error:
        return Unresolved(str(error), timex.span.quote)
    except OverflowError:
        return Unresolved("year_out_of_range", timex.span.quote)


def _read_reference(reference: Time | None) -> tuple[date, date] | None:
    if reference is None:
        return None
    ends = [date.fromisoformat(end[:10]) for end in (reference.earliest, reference.latest) if end is not None]
    return (ends[0], ends[-1]) if ends else None


def _to_time(bounds: _Bounds, span: Span) -> Time:
    if bounds.moments is not None:
        earliest, latest = (moment.isoformat(timespec="minutes") for moment in bounds.moments)
        edtf = earliest if earliest == latest else f"{earliest}/{latest}"
        return Time(
            earliest, latest, bounds.precision, bounds.extent, bounds.duration, edtf, bounds.basis, span.quote, span
        )
    return Time(
        bounds.earliest.isoformat() if bounds.earliest else None,
        bounds.latest.isoformat() if bounds.latest else None,
        bounds.precision,
        bounds.extent,
        bounds.duration,
        _edtf(bounds),
        bounds.basis,
        span.quote,
        span,
    )


def _edtf(bounds: _Bounds) -> str | None:
    """EDTF level 1 (ISO 8601-2): `..` is open, `~` approximate."""
    first, last = bounds.earliest, bounds.latest
    mark = "~" if bounds.approximate else ""
    if bounds.edtf is not None:
        return bounds.edtf + mark
    if first is None or last is None:
        if first is last:
            return None
        return f"{_edtf_day(first, bounds, True)}/.." if first is not None else f"../{_edtf_day(last, bounds, False)}"
    one, two = _edtf_day(first, bounds, True), _edtf_day(last, bounds, False)
    if len(one) != len(two):
        one, two = first.isoformat(), last.isoformat()
    return one + mark if one == two else f"{one}{mark}/{two}{mark}"


def _edtf_day(day: date | None, bounds: _Bounds, start: bool) -> str:
    """A year or month where the bound is its first or last day and the precision no finer."""
    if day is None:
        return ".."
    edge = date(day.year, 1, 1) if start else date(day.year, 12, 31)
    if bounds.precision in ("year", "decade") and day == edge:
        return f"{day.year:04}"
    edge_day = 1 if start else monthrange(day.year, day.month)[1]
    if bounds.precision in ("month", "season", "year", "decade") and day.day == edge_day:
        return f"{day.year:04}-{day.month:02}"
    return day.isoformat()


def bounded_by_publication(published: date) -> Time:
    """The time of what is reported as having happened, with no more said: before the report."""
    day = published.isoformat()
    return Time(None, day, None, "within", None, f"../{day}", "bounded_by_publication", None, None)


def infer_anchor(text: str, times: Sequence[Timex]) -> tuple[date | None, date | None, str] | None:
    """When an undated text can have been written: earliest, latest, the reason in words; None where it does not say.

    A dateline gives the day. The latest full date told as past gives the earliest day; told with its weekday, as news
    is, also the latest. A month or a bare year gives the earliest day alone.
    """
    grammar = _grammar()
    stated = [(timex, bounds) for timex in times if (bounds := _stated(timex)) is not None]
    for timex, bounds in stated:
        if _is_dateline(text, timex, grammar) and bounds.precision == "day":
            day = bounds.first()
            return day, day, f"the text is dated “{timex.span.quote}”"
    told = [(t, b) for t, b in stated if not t.limit and not _is_planned(text, t, grammar)]
    if not told:
        return None
    lower = max(told, key=lambda pair: pair[1].first())
    return _fix_weekday_dates(text, times, lower[1].first(), grammar) or _reason(*lower)


def _reason(timex: Timex, bounds: _Bounds) -> tuple[date | None, date | None, str]:
    first, quote = bounds.first(), timex.span.quote
    node = timex.node.day if isinstance(timex.node, _OnDay) else timex.node
    if isinstance(node, _Day) and node.weekday is not None and first.weekday() == node.weekday:
        latest = first + timedelta(days=_FRESH_DAYS)
        return first, latest, f"“{quote}” is the latest date told, with its weekday, as news of the past week is"
    if bounds.precision == "day":
        return first, None, f"“{quote}” is the latest date told as past; the text is no older"
    return first, None, f"“{quote}” is told as past; the text is no older than its first day"


def _stated(timex: Timex) -> _Bounds | None:
    """What the words fix by themselves."""
    node = timex.node.inner if isinstance(timex.node, _Flagged) else timex.node
    if node.anchor != "self":
        return None
    try:
        bounds = node.bounds(_Context(None, None, None))
    except (_UnfixedError, OverflowError):
        return None
    return bounds if bounds.earliest is not None and bounds.latest is not None else None


def _is_dateline(text: str, timex: Timex, grammar: _Grammar) -> bool:
    """A full date near the start before a dash, or after "Published"."""
    before, after = text[max(0, timex.span.start - 40) : timex.span.start], text[timex.span.end : timex.span.end + 60]
    if grammar.published.search(before):
        return True
    opens = timex.span.start <= 200 and re.match(r"\s{0,2}(?:\([^()\n]{1,40}\)\s{0,2})?[-–—:]\s", after) is not None
    return opens and re.search(r"(?:^|[A-Z]{3}[^.\n]{0,40}|\n\s{0,3})$", before) is not None


def _is_planned(text: str, timex: Timex, grammar: _Grammar) -> bool:
    before = re.split(r"[.!?]\s", text[max(0, timex.span.start - 90) : timex.span.start])[-1]
    return grammar.planned.search(before) is not None


def _fix_weekday_dates(
    text: str, times: Sequence[Timex], lower: date, grammar: _Grammar
) -> tuple[date | None, date | None, str] | None:
    """As in “Sunday, July 31” with no year: the first year from the latest stated date on in which it is a Sunday."""
    found: list[tuple[date, str]] = []
    for timex in times:
        node = timex.node.day if isinstance(timex.node, _OnDay) else timex.node
        if not isinstance(node, _Day) or node.year is not None or node.weekday is None:
            continue
        if _is_planned(text, timex, grammar):
            continue
        options = _in_years(node._in_year, range(lower.year, min(lower.year + 5, 9999)))
        found += [(o[0], timex.span.quote) for o in options if o[0] >= lower][:1]
    if not found:
        return None
    day, quote = max(found)
    reason = f"“{quote}” falls on that weekday in {day.year}, the first such year from {lower.isoformat()} on"
    return day, day + timedelta(days=_FRESH_DAYS), reason
