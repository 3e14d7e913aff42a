"""Time expressions by their parts, and the days that each names in a context.

A node says by `anchor` what it leans on: nothing, the publication date, or an earlier told time. `bounds` gives its
days or raises UnfixedError.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta, timezone
from typing import ClassVar, Literal, Protocol

from ...model.vocabulary import TimeBasis, TimeExtent, TimePrecision
from .arithmetic import (
    DAY, HOURS, Interval, UnfixedError, add, add_months, make_date, monday_of, month_of, part_of, precision_of,
    third_of, unit_around, years_from,
)  # fmt: skip

Direction = Literal["past", "future"]
Anchor = Literal["self", "published", "reference"]

_NEAR_DAYS = 60  # a bare date this close ahead, with no tense known, is ahead
_FAR_DAYS = 300  # … when the same date last came round this long ago
_SHORT = timedelta(days=2)  # a told time up to a night of three dates counts as one moment
_COARSENESS: tuple[TimePrecision, ...] = (
    "minute", "hour", "part_of_day", "day", "week", "month", "season", "year", "decade",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Context:
    """What words lean on: publication date, tense of their verb, the time told before."""

    published: date | None
    direction: Direction | None
    reference: Interval | None

    def base(self) -> date:
        if self.published is None:
            raise UnfixedError("no_publication_date")
        return self.published

    def told(self) -> Interval:
        if self.reference is None:
            raise UnfixedError("no_reference")
        return self.reference

    def start(self, anchor: Anchor) -> Interval:
        return self.told() if anchor == "reference" else (self.base(), self.base())

    def at(self, day: date, direction: Direction) -> "Context":
        return Context(day, direction, self.reference)


@dataclass(frozen=True, slots=True)
class Bounds:
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

    def whole(self) -> Interval:
        if self.earliest is None or self.latest is None:
            raise UnfixedError("no_reference")
        return self.earliest, self.latest


class Node(Protocol):
    """A time expression by its parts."""

    @property
    def kind(self) -> str: ...
    @property
    def anchor(self) -> Anchor: ...
    def bounds(self, ctx: Context) -> Bounds: ...


class _Around:
    """A node that has kind and anchor of the one inside."""

    __slots__ = ()
    inner: Node

    @property
    def kind(self) -> str:
        return self.inner.kind

    @property
    def anchor(self) -> Anchor:
        return self.inner.anchor


# -- words only: numbers, units --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Token:
    """A number, ordinal or unit with its value; never a time by itself."""

    value: int
    unit: str = ""
    times: int = 1
    most: int = 1
    kind: ClassVar[str] = "token"
    anchor: ClassVar[Anchor] = "self"

    def bounds(self, ctx: Context) -> Bounds:
        raise UnfixedError("unparsed")


@dataclass(frozen=True, slots=True)
class Amount:
    """A quantity of time; low and high are None where no number is told, and then lie between two and `most` units."""

    low: int | None
    high: int | None
    unit: str
    times: int = 1
    most: int = 1
    approx: str | None = None
    kind: ClassVar[str] = "duration"
    anchor: ClassVar[Anchor] = "self"

    def iso(self) -> str | None:
        """ISO 8601 duration, where one number is told."""
        if self.low is None or self.low != self.high:
            return None
        return f"P{'T' * (self.unit in HOURS)}{self.low * self.times}{self.unit[0].upper()}"

    def precision(self) -> TimePrecision:
        return self.unit if self.unit in ("hour", "minute") else precision_of(self.unit)  # type: ignore[return-value]

    def shift(self, day: date, sign: int, *, longest: bool) -> date:
        """The day that far off."""
        count = (self.high or self.most) if longest else (self.low or 2)
        return add(day, self.unit, sign * count * self.times)

    def reach(self, day: date, sign: int) -> date:
        """The far end of "the past 24 hours": whole days, at least one."""
        count = (self.high or self.most) * self.times
        if self.unit in HOURS:
            return day + DAY * sign * max(1, -(-count // (HOURS[self.unit] * 24)))
        return add(day, self.unit, sign * count)

    def bounds(self, ctx: Context) -> Bounds:
        return Bounds(None, None, self.precision(), "stated", duration=self.iso(), extent="throughout")


# -- dates, months, seasons, years --------------------------------------------------------------------------------------


class _Recurring:
    """A day, month or season of a stated year or of the one that fits.

    pick: None for the year that fits, `last`, `next`, or `year` for a year `shift` years off.
    """

    __slots__ = ()
    kind: ClassVar[str]
    year: int | None
    pick: str | None
    shift: int

    @property
    def anchor(self) -> Anchor:
        return "published" if self.year is None else "self"

    def bounds(self, ctx: Context) -> Bounds:
        first, last, basis = self._find(ctx)
        return Bounds(first, last, "day" if self.kind == "date" else self.kind, basis)  # type: ignore[arg-type]

    def in_year(self, year: int) -> Interval:
        raise NotImplementedError

    def in_years(self, years: Iterable[int]) -> list[Interval]:
        found = []
        for year in years:
            try:
                found.append(self.in_year(year))
            except (UnfixedError, OverflowError):
                continue
        return found

    def _find(self, ctx: Context) -> tuple[date, date, TimeBasis]:
        if self.year is not None:
            return *self.in_year(self.year), "stated"
        if self.pick is None:
            return self._fit(ctx)
        base = ctx.base()
        if self.pick == "year":
            return *self.in_year(base.year + self.shift), "relative"
        options = self.in_years(range(max(1, base.year - 2), min(9999, base.year + 2) + 1))
        fits = [o for o in options if (o[1] < base if self.pick == "last" else o[0] > base)]
        if not fits:
            raise UnfixedError("year_out_of_range")
        return *fits[-1 if self.pick == "last" else 0], "relative"

    def _fit(self, ctx: Context) -> tuple[date, date, TimeBasis]:
        """The last that began up to the publication date; with a future verb the next that has not ended."""
        if ctx.published is None and ctx.reference is None:
            raise UnfixedError("no_publication_date")
        base = ctx.published or ctx.told()[0]
        options = self.in_years(range(max(1, base.year - 9), min(9999, base.year + 9) + 1))
        if not options:
            raise UnfixedError("no_such_date")
        if ctx.published is None:
            return *min(options, key=lambda o: abs(o[0] - base)), "inherited"
        past = [o for o in options if o[0] <= base]
        ahead = [o for o in options if o[1] >= base]
        return *self._past_or_ahead(past, ahead, base, ctx.direction), "relative"

    def _past_or_ahead(
        self, past: list[Interval], ahead: list[Interval], base: date, direction: Direction | None
    ) -> Interval:
        if not past or (direction == "future" and ahead):
            return ahead[0]
        soon = self.kind == "date" and bool(ahead) and (ahead[0][0] - base).days <= _NEAR_DAYS
        if direction is None and soon and (base - past[-1][0]).days > _FAR_DAYS:
            return ahead[0]
        return past[-1]


@dataclass(frozen=True, slots=True)
class Day(_Recurring):
    """A date; `named`: the name of an event, in a report older than the event a date like any other."""

    year: int | None
    month: int
    day: int
    weekday: int | None = None
    pick: str | None = None
    shift: int = 0
    named: bool = False
    kind: ClassVar[str] = "date"

    def in_year(self, year: int) -> Interval:
        day = make_date(year, self.month, self.day)
        if self.weekday is not None and day.weekday() != self.weekday:
            raise UnfixedError("no_such_date" if self.year is None else "contradictory_date")
        return day, day

    def bounds(self, ctx: Context) -> Bounds:
        if self.named and ctx.published and ctx.published < self.in_year(self.year or 1)[0]:
            return Day(None, self.month, self.day).bounds(ctx)
        return _Recurring.bounds(self, ctx)


@dataclass(frozen=True, slots=True)
class Month(_Recurring):
    year: int | None
    month: int
    pick: str | None = None
    shift: int = 0
    kind: ClassVar[str] = "month"

    def in_year(self, year: int) -> Interval:
        return month_of(year, self.month)


@dataclass(frozen=True, slots=True)
class Season(_Recurring):
    """Three months from `month` on; `code` is that of EDTF."""

    year: int | None
    month: int
    code: int
    pick: str | None = None
    shift: int = 0
    kind: ClassVar[str] = "season"

    def in_year(self, year: int) -> Interval:
        first = make_date(year, self.month, 1)
        return first, add_months(first, 3) - DAY

    def bounds(self, ctx: Context) -> Bounds:
        found = _Recurring.bounds(self, ctx)
        return replace(found, edtf=f"{found.whole()[0].year:04}-{self.code}")


@dataclass(frozen=True, slots=True)
class Numeric:
    """`04/05/2021`: read where only one order of day and month is possible."""

    first: int
    second: int
    year: int
    kind: ClassVar[str] = "date"
    anchor: ClassVar[Anchor] = "self"

    def bounds(self, ctx: Context) -> Bounds:
        pairs = sorted({(self.second, self.first), (self.first, self.second)})
        options = [o for month, day in pairs for o in Day(None, month, day).in_years([self.year])]
        if not options:
            raise UnfixedError("year_out_of_range" if self.year < 1 else "no_such_date")
        if len(options) > 1:
            raise UnfixedError("ambiguous_date")
        return Bounds(*options[0], "day", "stated")


@dataclass(frozen=True, slots=True)
class Raw:
    """Words of a date that no rule takes apart; dateparser reads them."""

    words: str
    kind: ClassVar[str] = "date"
    anchor: ClassVar[Anchor] = "self"

    def bounds(self, ctx: Context) -> Bounds:
        import dateparser

        settings = {"REQUIRE_PARTS": ["day", "month", "year"], "TIMEZONE": "UTC"}
        found = dateparser.parse(self.words, languages=["en"], settings=settings)
        if found is None:
            raise UnfixedError("unparsed")
        return Bounds(found.date(), found.date(), "day", "stated")


@dataclass(frozen=True, slots=True)
class Years:
    """A year, decade or century."""

    year: int
    count: int = 1
    anchor: ClassVar[Anchor] = "self"

    @property
    def kind(self) -> str:
        return {1: "year", 10: "decade"}.get(self.count, "century")

    def bounds(self, ctx: Context) -> Bounds:
        edtf = f"{self.year // 10:03}X" if self.count == 10 and self.year % 10 == 0 else None
        return Bounds(*years_from(self.year, self.count), precision_of("year", self.count), "stated", edtf=edtf)


# -- what leans on the publication or a told time --------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Weekday:
    """pick: `near` by the tense, `last` and `next` strictly before and after the publication, `before` and `after` a
    told time, `week` of a week `shift` weeks off."""

    weekday: int
    pick: str = "near"
    shift: int = 0
    kind: ClassVar[str] = "weekday"

    @property
    def anchor(self) -> Anchor:
        return "reference" if self.pick in ("before", "after") else "published"

    def bounds(self, ctx: Context) -> Bounds:
        if self.anchor == "reference":
            first, last = ctx.told()
            pick, base = ("next", last) if self.pick == "after" else ("last", first)
            return Weekday(self.weekday, pick).bounds(ctx.at(base, "past"))
        base = ctx.base()
        if self.pick == "week":
            day = monday_of(base) + DAY * (7 * self.shift + self.weekday)
        elif self.pick == "next" or (self.pick == "near" and ctx.direction == "future"):
            day = base + DAY * ((self.weekday - base.weekday()) % 7 or (7 if self.pick == "next" else 0))
        else:
            day = base - DAY * ((base.weekday() - self.weekday) % 7 or (7 if self.pick == "last" else 0))
        return Bounds(day, day)


@dataclass(frozen=True, slots=True)
class Weekend:
    pick: str = "near"
    shift: int = 0
    kind: ClassVar[str] = "weekend"
    anchor: ClassVar[Anchor] = "published"

    def bounds(self, ctx: Context) -> Bounds:
        base = ctx.base()
        saturday = monday_of(base) + DAY * 5
        if self.pick == "next" or (self.pick == "near" and ctx.direction == "future"):
            saturday += DAY * (7 if self.pick == "next" and saturday <= base else 0)
        elif saturday > base or self.pick == "last":
            saturday -= DAY * 7
        return Bounds(saturday, saturday + DAY)


@dataclass(frozen=True, slots=True)
class Unit:
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

    def bounds(self, ctx: Context) -> Bounds:
        if self.unit == "day":
            first, last = _near(ctx.start(self.anchor), self.shift)
            return Bounds(first + DAY * self.shift, last + DAY * self.shift)
        precision = precision_of(self.unit, self.times)
        if self.mode == "next" and ctx.direction == "future" and ctx.published is not None:
            return Bounds(ctx.published, add(ctx.published, self.unit, self.times), precision)
        base = ctx.start(self.anchor)[self.shift > 0]
        first, last = unit_around(add(base, self.unit, self.shift * self.times), self.unit, self.times)
        if self.mode == "rest" or (self.mode == "so_far" and ctx.direction == "future"):
            first = base
        elif self.mode in ("past", "so_far"):
            last = base
        return Bounds(first, last, precision)


def day_off(shift: int, anchor: Anchor = "published") -> Unit:
    """A day so many days from the publication or from a told time."""
    return Unit("day", 1, shift, anchor)


def _near(told: Interval, sign: int) -> Interval:
    """The near end of a night of two dates; a longer time keeps both ends."""
    if sign and told[1] - told[0] <= _SHORT:
        return (told[1], told[1]) if sign > 0 else (told[0], told[0])
    return told


@dataclass(frozen=True, slots=True)
class Shift:
    """As in “Two days ago”, "three weeks later": as exact as the unit."""

    amount: Amount
    sign: int
    anchor: Anchor
    kind: ClassVar[str] = "shift"

    def bounds(self, ctx: Context) -> Bounds:
        told, amount, back = _near(ctx.start(self.anchor), self.sign), self.amount, self.sign < 0
        start = told[0] if back else told[1]
        near = amount.shift(start, self.sign, longest=False)
        if amount.approx == "more":
            return Bounds(*((None, near) if back else (near, None)), amount.precision())
        if amount.approx == "less":
            return Bounds(min(near, start), max(near, start), amount.precision())
        first = amount.shift(told[0], self.sign, longest=back)
        last = amount.shift(told[1], self.sign, longest=not back)
        first, last = min(first, last), max(first, last)
        if amount.low is None or amount.approx == "exact":
            precision = "day" if precision_of(amount.unit) == "day" or amount.low else amount.precision()
            return Bounds(first, last, precision, approximate=amount.low is None)
        ends = unit_around(first, amount.unit)[0], unit_around(last, amount.unit)[1]
        rough = amount.approx == "about" or amount.times >= 10
        return Bounds(*ends, precision_of(amount.unit), approximate=rough)


@dataclass(frozen=True, slots=True)
class ShiftedFrom(_Around):
    """ "Two days after Monday's attack", "the week of July 4": what leans on a time that is told in the same breath."""

    shift: Node
    inner: Node

    def bounds(self, ctx: Context) -> Bounds:
        return self.shift.bounds(replace(ctx, reference=self.inner.bounds(ctx).whole()))


@dataclass(frozen=True, slots=True)
class Window:
    """As in “The past 24 hours”, "the coming days"."""

    amount: Amount
    sign: int
    anchor: Anchor = "published"
    kind: ClassVar[str] = "window"

    def bounds(self, ctx: Context) -> Bounds:
        lean = self.sign > 0 and ctx.direction == "past" and ctx.reference is not None
        near = ctx.start("reference" if lean else self.anchor)[self.sign > 0]
        far = self.amount.reach(near, self.sign)
        precision = precision_of(self.amount.unit)
        ends = min(near, far), max(near, far)
        return Bounds(*ends, precision, duration=self.amount.iso(), approximate=self.amount.low is None)


@dataclass(frozen=True, slots=True)
class Within:
    """As in “Within 48 hours”: a limit from the publication on with a future verb, else a duration."""

    amount: Amount
    span: bool
    kind: ClassVar[str] = "duration"
    anchor: ClassVar[Anchor] = "published"

    def bounds(self, ctx: Context) -> Bounds:
        bounds = replace(self.amount.bounds(ctx), extent="within")
        if ctx.direction != "future" or ctx.published is None:
            return bounds
        if not self.span:
            return Shift(self.amount, 1, "published").bounds(ctx)
        latest = self.amount.reach(ctx.published, 1)
        return replace(bounds, earliest=ctx.published, latest=latest, precision="day", basis="relative")


@dataclass(frozen=True, slots=True)
class OrdinalDay:
    """As in “For the third day”: a duration that ends on the told day."""

    n: int
    kind: ClassVar[str] = "ordinal_day"
    anchor: ClassVar[Anchor] = "reference"

    def bounds(self, ctx: Context) -> Bounds:
        bounds = Bounds(None, None, "day", extent="throughout", duration=f"P{self.n}D")
        if ctx.reference is None:
            return bounds
        last = ctx.reference[1]
        return replace(bounds, earliest=last - DAY * (self.n - 1), latest=last)


@dataclass(frozen=True, slots=True)
class Anniversary:
    """The same date some years on; with no number, the one that the tense points to."""

    years: int | None
    kind: ClassVar[str] = "anniversary"
    anchor: ClassVar[Anchor] = "reference"

    def bounds(self, ctx: Context) -> Bounds:
        first, last = ctx.told()
        if self.years is None:
            return Day(None, first.month, first.day).bounds(ctx)
        return Bounds(add_months(first, 12 * self.years), add_months(last, 12 * self.years))


@dataclass(frozen=True, slots=True)
class Vague:
    """As in “Recently”: before the publication, no more."""

    kind: ClassVar[str] = "vague"
    anchor: ClassVar[Anchor] = "published"

    def bounds(self, ctx: Context) -> Bounds:
        return Bounds(None, ctx.base(), None)


@dataclass(frozen=True, slots=True)
class Set:
    """A time that comes again: "every Friday"."""

    kind: ClassVar[str] = "set"
    anchor: ClassVar[Anchor] = "self"

    def bounds(self, ctx: Context) -> Bounds:
        return Bounds(None, None, None, "stated", extent="throughout")


# -- parts of a day -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of the day; `offset` in minutes from UTC where a zone is stated; `zone_clock` the same moment there."""

    hour: int
    minute: int | None
    offset: int | None = None
    zone_clock: tuple[int, int] | None = None

    @property
    def time(self) -> tuple[int, int]:
        return self.hour, self.minute or 0

    def moment(self, day: date) -> datetime | None:
        """The moment on that day, in its own offset."""
        if self.offset is None:
            return None
        offset = self.offset
        if self.zone_clock is not None:
            apart = (self.hour - self.zone_clock[0]) * 60 + self.time[1] - self.zone_clock[1]
            offset += (apart + 720) % 1440 - 720
        if not -1440 < offset < 1440:
            return None
        return datetime(day.year, day.month, day.day, *self.time, tzinfo=timezone(timedelta(minutes=offset)))


@dataclass(frozen=True, slots=True)
class Unsaid:
    """As in “At dawn” with no day: the told day; without one, the publication date or the day before (after)."""

    kind: ClassVar[str] = "part_of_day"
    anchor: ClassVar[Anchor] = "reference"

    def bounds(self, ctx: Context) -> Bounds:
        if ctx.reference is not None:
            return Bounds(*ctx.reference)
        if ctx.published is None:
            raise UnfixedError("no_reference")
        return Bounds(*_around(ctx.published, ctx))


def _around(day: date, ctx: Context) -> Interval:
    """The day and the one before; with a future verb the one after."""
    return (day, day + DAY) if ctx.direction == "future" else (day - DAY, day)


@dataclass(frozen=True, slots=True)
class OnDay(_Around):
    """A part of a day: by the clock or not."""

    inner: Node = Unsaid()
    clock: Clock | None = None

    def bounds(self, ctx: Context) -> Bounds:
        day = self.inner.bounds(ctx)
        if self.clock is None:
            return replace(day, precision="part_of_day")
        day = replace(day, precision="hour" if self.clock.minute is None else "minute")
        if day.earliest is None or day.earliest != day.latest:
            return day
        moment = self.clock.moment(day.earliest)
        return day if moment is None else replace(day, moments=(moment, moment))


@dataclass(frozen=True, slots=True)
class Overnight:
    """The publication date and the day before; the told day and the next where no publication date is known."""

    kind: ClassVar[str] = "part_of_day"
    anchor: ClassVar[Anchor] = "published"

    def bounds(self, ctx: Context) -> Bounds:
        if ctx.published is None and ctx.reference is not None:
            return Bounds(ctx.reference[1], ctx.reference[1] + DAY, "part_of_day")
        return Bounds(*_around(ctx.base(), ctx), "part_of_day")


@dataclass(frozen=True, slots=True)
class OvernightOf(_Around):
    """Into a day, or on a day: the night that began then, unless it is the report's own day."""

    inner: Node
    into: bool

    def bounds(self, ctx: Context) -> Bounds:
        inner = self.inner.bounds(ctx)
        first, last = inner.whole()
        first, last = (first - DAY, last) if self.into or last == ctx.published else (first, last + DAY)
        return replace(inner, earliest=first, latest=last, precision="part_of_day")


# -- parts of longer times, ranges, starts and ends --------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Part(_Around):
    """`count` units from the n-th on of a longer time, from 1; n = -1: the last. unit `third`: early, mid or late."""

    inner: Node
    unit: str
    n: int
    count: int = 1

    def bounds(self, ctx: Context) -> Bounds:
        whole = self.inner.bounds(ctx)
        precision = whole.precision
        if self.unit == "third":
            ends = third_of(whole.whole(), precision, self.n - 1)
        else:
            ends = part_of(whole.whole(), self.unit, self.n, self.count)
            precision = precision if self.unit in ("half", "quarter") else precision_of(self.unit)
        return replace(whole, earliest=ends[0], latest=ends[1], precision=precision, edtf=None)


@dataclass(frozen=True, slots=True)
class Range:
    """From one time to another; what is not fixed by its own words follows from the end that is."""

    begin: Node
    end: Node
    extent: TimeExtent = "within"
    kind: ClassVar[str] = "range"

    @property
    def anchor(self) -> Anchor:
        return "self" if "self" in (self.begin.anchor, self.end.anchor) else self.end.anchor

    def bounds(self, ctx: Context) -> Bounds:
        begin, end = self._ends(ctx)
        first, last = begin.whole()[0], end.whole()[1]
        if first > last:
            raise UnfixedError("no_such_date")
        precision = max(begin.precision or "day", end.precision or "day", key=_COARSENESS.index)
        moments = None
        if begin.moments is not None and end.moments is not None and begin.moments[0] <= end.moments[1]:
            moments = (begin.moments[0], end.moments[1])
        basis: TimeBasis = "stated" if begin.basis == end.basis == "stated" else "relative"
        return Bounds(first, last, precision, basis, extent=self.extent, moments=moments)

    def _ends(self, ctx: Context) -> tuple[Bounds, Bounds]:
        if self.begin.anchor == "self" or (ctx.direction == "future" and self.end.anchor != "self"):
            begin = self.begin.bounds(ctx)
            ahead = ctx.at(begin.whole()[0], "future") if self.end.anchor == "published" else ctx
            return begin, self.end.bounds(ahead)
        end = self.end.bounds(ctx)
        back = ctx.at(end.whole()[1], "past") if self.begin.anchor == "published" else ctx
        return self.begin.bounds(back), end


@dataclass(frozen=True, slots=True)
class Flagged(_Around):
    """A start, an end or a limit. flag: since, from, until, before, after, throughout, as_of."""

    inner: Node
    flag: str

    @property
    def kind(self) -> str:
        return self.flag

    def bounds(self, ctx: Context) -> Bounds:
        inner = self.inner.bounds(replace(ctx, direction="past") if self.flag == "since" else ctx)
        if self.flag == "throughout" or (self.flag == "as_of" and ctx.direction != "future"):
            return replace(inner, extent="throughout" if self.flag == "throughout" else "within")
        first, last = inner.earliest, inner.latest
        inner = replace(inner, edtf=None, moments=None)
        if self.flag in ("until", "before"):
            latest = last if self.flag == "until" else inner.whole()[0] - DAY
            extent: TimeExtent = "within" if self.flag == "until" else inner.extent
            return replace(inner, earliest=None, latest=latest, extent=extent)
        if self.flag == "after":
            return replace(inner, earliest=inner.whole()[1] + DAY, latest=None)
        return replace(inner, earliest=first, latest=None, extent="throughout")
