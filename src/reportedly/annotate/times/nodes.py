"""What grammar and calendar hand to each other: a time expression by its parts, what it leans on, what it comes to."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta, timezone
from typing import Literal

from ...model.vocabulary import TimeBasis, TimeExtent, TimePrecision
from .arithmetic import DAY, HOURS, Interval, UnfixedError, add, precision_of

Direction = Literal["past", "perfect", "future"]
Anchor = Literal["self", "published", "reference"]

_LATE = ("noon", "afternoon", "evening", "dusk")
_NIGHTFALL = 6
_NOON = 12


@dataclass(frozen=True, slots=True)
class Amount:
    """A quantity of time; low and high are None where no number is told, and then lie between two and `most` units."""

    low: int | None
    high: int | None
    unit: str
    times: int = 1
    most: int = 1
    approx: str | None = None

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


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of the day; `offset` in minutes from UTC where a zone is stated; `zone_clock` the same moment there;
    `half_told`: whether the words say before or after noon."""

    hour: int
    minute: int | None
    offset: int | None = None
    half_told: bool = True
    zone_clock: tuple[int, int] | None = None

    @property
    def time(self) -> tuple[int, int]:
        return self.hour, self.minute or 0

    def on(self, part: str) -> "Clock":
        """The clock in a part of the day: five in the afternoon."""
        late = part in _LATE or (part == "night" and self.hour >= _NIGHTFALL and not self.half_told)
        late = late or (part == "tonight" and _NIGHTFALL <= self.hour < _NOON)
        if not part or (self.half_told and not late):
            return self
        return replace(self, hour=self.hour % 12 + 12 * late, half_told=True)

    def moment(self, day: date) -> datetime:
        """The moment on that day, in its own offset where one is told."""
        moment, offset = datetime(day.year, day.month, day.day, *self.time), self.offset
        if offset is not None and self.zone_clock is not None:
            apart = (self.hour - self.zone_clock[0]) * 60 + self.time[1] - self.zone_clock[1]
            offset += (apart + 720) % 1440 - 720
        if offset is None or not -1440 < offset < 1440:
            return moment
        return moment.replace(tzinfo=timezone(timedelta(minutes=offset)))


@dataclass(frozen=True, slots=True)
class Item:
    """A symbol of the text: the name of its class, its node, and where its words stand."""

    name: str
    node: "Node"
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Node:
    """A time expression by its parts, as far as it has them. `kind` names the function of `days` that fixes it.

    inner: the time that it is a part of, a limit of, …; end: the other end of a range; lean: what it leans on where
    its parts do not say; pick: which of several; shift: how many units off; amount: how much time; number: of an
    ordinal, of the days of a list; items: several times in one breath.
    """

    kind: str
    lean: Anchor = "self"
    inner: "Node | None" = None
    end: "Node | None" = None
    year: int | None = None
    month: int = 0
    day: int = 0
    weekday: int | None = None
    count: int = 1
    number: int = 0
    unit: str = ""
    pick: str = ""
    shift: int = 0
    amount: Amount | None = None
    clock: Clock | None = None
    items: tuple[Item, ...] = ()

    @property
    def anchor(self) -> Anchor:
        """What is needed to fix it: nothing, the publication date, or an earlier told time."""
        if self.kind in ("date", "feast", "month", "season"):
            return "self" if self.year is not None else "reference" if self.lean == "reference" else "published"
        if self.end is not None and self.inner is not None:
            return "self" if "self" in (self.inner.anchor, self.end.anchor) else self.end.anchor
        return self.lean if self.inner is None else self.inner.anchor

    @property
    def is_part(self) -> bool:
        """A part of a day, or a clock, with no day."""
        return self.kind == "on_day" and self.inner is not None and self.inner.kind == "unsaid"


@dataclass(frozen=True, slots=True)
class Context:
    """What words lean on: publication date, its moment where known, tense of their verb, the time told before."""

    published: date | None = None
    moment: datetime | None = None
    direction: Direction | None = None
    reference: Interval | None = None

    def base(self) -> date:
        if self.published is None:
            raise UnfixedError("no_publication_date")
        return self.published

    def told(self) -> Interval:
        if self.reference is None:
            raise UnfixedError("no_reference")
        return self.reference

    def start(self, lean: Anchor) -> Interval:
        return self.told() if lean == "reference" else (self.base(), self.base())

    def at(self, day: date, direction: Direction) -> "Context":
        return Context(day, None, direction, self.reference)


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


UNSAID = Node("unsaid", "reference")


def day_off(shift: int, lean: Anchor = "published") -> Node:
    """A day so many days from the publication or from a told time."""
    return Node("unit", lean, unit="day", shift=shift)


def on_day(inner: Node = UNSAID, clock: Clock | None = None, name: str = "") -> Node:
    """A part of a day, by name, by the clock, or some part."""
    return Node("on_day", inner=inner, clock=clock and clock.on(name), pick=name)
