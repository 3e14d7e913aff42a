"""What a rule makes of the symbols that it matched: one small function for each `build` of the rules.

A builder gets what was found and the rule's `args`; it returns None where the words only look like a time.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any, ClassVar, TypeVar

from .arithmetic import HOURS, UnfixedError
from .nodes import (
    Amount, Anchor, Anniversary, Bounds, Clock, Context, Day, Flagged, Month, Node, OnDay, OrdinalDay, Overnight,
    OvernightOf, Part, Range, Raw, Season, Set, Shift, ShiftedFrom, Token, Unit, Unsaid, Vague, Weekday, Weekend,
    Window, Within, Years, day_off,
)  # fmt: skip
from .words import TimeWords

N = TypeVar("N")
_FIRST_YEAR = 1000
_HALVES = {"day": ("hour", 12), "hour": ("minute", 30), "year": ("month", 6), "month": ("day", 15)}


@dataclass(frozen=True, slots=True)
class Item:
    """A symbol of the text: the name of its class, its node, and where its words stand."""

    name: str
    node: Node
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Members:
    """Several times in one breath."""

    items: tuple[Item, ...]
    kind: ClassVar[str] = "list"
    anchor: ClassVar[Anchor] = "self"

    def bounds(self, ctx: Context) -> Bounds:
        raise UnfixedError("unparsed")


@dataclass(frozen=True, slots=True)
class Found:
    """What a rule matched: its symbols in order, the plain words between, all words as written, the lexicon."""

    items: tuple[Item, ...]
    words: str
    quote: str
    lexicon: TimeWords

    @property
    def first(self) -> Node:
        return self.items[0].node

    @property
    def last(self) -> Node:
        return self.items[-1].node

    def nodes(self, kind: type[N]) -> list[N]:
        return [item.node for item in self.items if isinstance(item.node, kind)]

    def tokens(self, *names: str) -> list[Token]:
        return [item.node for item in self.items if item.name in names and isinstance(item.node, Token)]

    def ordinal(self) -> int | None:
        return next((token.value for token in self.tokens("ordinal")), None)

    def unit(self) -> Token:
        return self.tokens("unit", "units")[0]

    def year(self) -> int | None:
        years = [item.node for item in self.items if item.name in ("maybe_year", "year")]
        return next((node.year for node in reversed(years) if isinstance(node, Years)), None)

    def days(self) -> list[int]:
        """Numbers of days of a month; none where one of them is none."""
        numbers = [token.value for token in self.tokens("digit", "ordinal")]
        return numbers if all(1 <= n <= 31 for n in numbers) else []

    def month(self) -> int:
        return self.nodes(Month)[0].month

    def container(self) -> Node:
        """The month (with its year), year or decade at the end of the words."""
        months = self.nodes(Month)
        return replace(months[0], year=self.year()) if months else self.last

    def amount(self) -> Amount:
        """The amount, or what "the past week", "recent years" stand for."""
        amounts = self.nodes(Amount)
        if amounts:
            return amounts[0]
        unit, count = self.unit(), 1 if self.tokens("unit") else None
        return Amount(count, count, unit.unit, unit.times, unit.most)

    def degree(self) -> str | None:
        """`about`, `more`, `less` or `exact` where the words say so."""
        return _sense(self.words, self.lexicon.approx, leave="as_is")

    def edge(self) -> int | None:
        """1 for early, 2 for mid, 3 for late where the words say so."""
        name = _sense(self.words, self.lexicon.edges)
        return None if name is None else ("early", "mid", "late").index(name) + 1


def _sense(words: str, table: dict[str, tuple[str, ...]], leave: str = "") -> str | None:
    """The name of the longest form that the words hold."""
    forms = sorted(((form, name) for name, row in table.items() for form in row), key=lambda pair: -len(pair[0]))
    held = (name for form, name in forms if form in words and re.search(rf"(?<!\w){re.escape(form)}(?!\w)", words))
    return next((name for name in held if name != leave), None)


def _is_part(node: Node) -> bool:
    """A part of a day by itself."""
    return isinstance(node, OnDay) and isinstance(node.inner, Unsaid)


# -- quantities ----------------------------------------------------------------------------------------------------------


def amount(found: Found, half: bool = False) -> Node | None:
    unit, year = found.unit(), found.year()
    numbers = [token.value for token in found.tokens("digit", "number")] + ([] if year is None else [year])
    if not numbers and found.tokens("unit"):
        numbers = [1]
    if numbers and not min(numbers):
        return None
    low, high = (min(numbers), max(numbers) + half) if numbers else (None, None)
    return Amount(low, high, unit.unit, unit.times, unit.most, found.degree())


def half_amount(found: Found) -> Node | None:
    word = found.unit()
    whole = word.times > 1 and word.times % 2 == 0
    unit, times = (word.unit, word.times // 2) if whole else _HALVES.get(word.unit, ("", 0))
    return Amount(1, 1, unit, times, word.most, found.degree()) if unit else None


def clock(found: Found) -> Node | None:
    clocks = [node.clock for node in found.nodes(OnDay) if node.clock is not None]
    if not clocks:
        hours = found.tokens("digit", "number")
        return OnDay(clock=Clock(hours[0].value % 24, None)) if hours and hours[0].value <= 12 else None
    local, zoned = clocks[0], clocks[-1]
    if zoned.offset is not None and zoned is not local:
        local = replace(local, offset=zoned.offset, zone_clock=zoned.time)
    return OnDay(clock=local)


def duration(found: Found) -> Node | None:
    return found.nodes(Amount)[0]


def within(found: Found, span: bool) -> Node | None:
    return Within(found.nodes(Amount)[0], span)


def ordinal_day(found: Found) -> Node | None:
    n, units = found.ordinal(), found.tokens("unit")
    if n is None or (units and units[0].unit in HOURS):
        return None
    unit = units[0] if units else Token(0, "day")
    return OrdinalDay(n) if unit.unit == "day" else Amount(n, n, unit.unit, unit.times, unit.most)


def repeated(found: Found) -> Node | None:
    return Set()


# -- dates ---------------------------------------------------------------------------------------------------------------


def keep(found: Found, *, round: bool = True) -> Node | None:
    """The last symbol's node; a month takes the year that stands with it. round: whether 2000 can be a year here."""
    node = found.last
    if isinstance(node, Years) and (node.year < _FIRST_YEAR or (not round and node.year % 100 == 0)):
        return None
    months = found.nodes(Month)
    return replace(months[0], year=found.year()) if months and found.year() is not None else node


def pick(found: Found, **args: Any) -> Node | None:
    """The first symbol's node, the last one, the next one, or that of a year or week some off."""
    node = found.first
    return replace(node, **args) if isinstance(node, (Weekday, Weekend, Month, Season)) else None


def date(found: Found, shift: int | None = None) -> Node | None:
    """shift: of the year so many off."""
    days, weekdays = found.days(), found.nodes(Weekday)
    if not days:
        return None
    weekday = weekdays[0].weekday if weekdays else None
    day = Day(found.year(), found.month(), days[0], weekday)
    return day if shift is None else replace(day, pick="year", shift=shift)


def date_range(found: Found) -> Node | None:
    days, month, year = found.days(), found.month(), found.year()
    if len(days) != 2 or days[0] >= days[1]:
        return None
    return Range(Day(year, month, days[0]), Day(year, month, days[1]))


def date_list(found: Found) -> Node | None:
    """ "4, 6 and 9 March"; the day beside the month's name has it in its span."""
    days, month, year = found.days(), found.month(), found.year()
    if len(days) < 2 or days != sorted(set(days)):
        return None
    items = [item for item in found.items if item.name in ("digit", "ordinal")]
    spans = [(item.start, item.end) for item in items]
    if isinstance(found.first, Month):
        spans[0] = (found.items[0].start, spans[0][1])
    else:
        spans[-1] = (spans[-1][0], found.items[-1].end)
    return Members(tuple(Item("dated", Day(year, month, day), *span) for day, span in zip(days, spans, strict=True)))


def more_days(found: Found) -> Node | None:
    """ "On March 4, 6 and 9"."""
    day, rest = found.first, found.items[1:]
    numbers = found.days()
    if not isinstance(day, Day) or len(numbers) != len(rest) or min(numbers, default=0) <= day.day:
        return None
    more = (
        Item("dated", replace(day, day=number, weekday=None), item.start, item.end)
        for number, item in zip(numbers, rest, strict=True)
    )
    return Members((found.items[0], *more))


def raw(found: Found) -> Node | None:
    return Raw(found.quote)


def year_range(found: Found) -> Node | None:
    first, last = found.first, found.last
    if not isinstance(first, Years):
        return None
    if isinstance(last, Token) and len(found.quote) > len("2014-2015"):
        return None
    end = last.year if isinstance(last, Years) else first.year // 100 * 100 + last.value  # type: ignore[attr-defined]
    return Range(first, Years(end)) if _FIRST_YEAR <= first.year < end else None


def season(found: Found) -> Node | None:
    years = found.nodes(Years)
    return replace(found.nodes(Season)[0], year=years[0].year if years else None)


def century(found: Found) -> Node | None:
    n, unit = found.ordinal(), found.unit()
    return Years((n - 1) * 100 + 1, 100) if n and unit.times == 100 and n < 100 else None


# -- what leans on another time --------------------------------------------------------------------------------------------


def unit(found: Found, shift: int, anchor: Anchor = "published", mode: str = "whole", of: str = "") -> Node | None:
    """A unit of the calendar so many off; of: the unit where the words name none."""
    word = Token(0, of) if of else found.unit()
    return None if word.unit in HOURS else Unit(word.unit, word.times, shift, anchor, mode)


def shift(found: Found, sign: int, anchor: Anchor = "published") -> Node | None:
    return Shift(found.nodes(Amount)[0], sign, anchor)


def shifted_from(found: Found) -> Node | None:
    return ShiftedFrom(found.first, found.last)


def week_of(found: Found) -> Node | None:
    return ShiftedFrom(Unit("week", 1, 0, "reference"), found.last)


def window(found: Found, sign: int, anchor: Anchor = "published") -> Node | None:
    return Window(found.amount(), sign, anchor)


def anniversary(found: Found) -> Node | None:
    n, amounts = found.ordinal(), [a for a in found.nodes(Amount) if a.unit == "year" and a.low]
    return Anniversary(n if n is not None or not amounts else (amounts[0].low or 0) * amounts[0].times)


def vague(found: Found) -> Node | None:
    return Vague()


# -- parts of a day ---------------------------------------------------------------------------------------------------------


def part_of_day(found: Found, shift: int, anchor: Anchor = "published") -> Node | None:
    return OnDay(day_off(shift, anchor))


def overnight(found: Found) -> Node | None:
    return Overnight()


def overnight_of(found: Found, into: bool = False) -> Node | None:
    return OvernightOf(found.last, into)


def night_before(found: Found) -> Node | None:
    return OnDay(ShiftedFrom(day_off(-1, "reference"), found.last))


def night_of(found: Found) -> Node | None:
    return OnDay(found.last)


def join(found: Found) -> Node | None:
    """A day with a part of it, a clock, or both."""
    days = [item.node for item in found.items if item.name in ("day", "weekday", "dated")]
    parts = [node for node in found.nodes(OnDay) if _is_part(node)]
    clock = next((part.clock for part in parts if part.clock is not None), None)
    if not days:
        return None
    day = days[0]
    if isinstance(day, OnDay):
        return OnDay(day.inner, clock or day.clock)
    return day if not parts and (isinstance(day, Shift) or getattr(day, "named", False)) else OnDay(day, clock)


# -- parts of longer times, ranges, lists, starts and ends --------------------------------------------------------------------


def edge(found: Found) -> Node | None:
    n, inner = found.edge(), found.last
    if n is None or isinstance(inner, (Window, Vague, Weekend)):
        return None
    return Part(replace(inner, mode="whole") if isinstance(inner, Unit) else inner, "third", n)


def edge_of_period(found: Found, n: int | None = None) -> Node | None:
    third, word = n or found.edge(), found.unit()
    if third is None or word.unit in HOURS:
        return None
    return day_off(0, "reference") if word.unit == "day" else Part(Unit(word.unit, word.times, 0), "third", third)


def nth(found: Found, of: str = "") -> Node | None:
    n, word = found.ordinal(), found.tokens("unit")
    return Part(found.container(), of or word[0].unit, -1 if n is None else n)


def opening(found: Found, n: int) -> Node | None:
    """ "The first five months of 2015", "the last days of May"; n: 1 or -1."""
    if (found.ordinal() or 1) > 1:
        return None
    amounts = found.nodes(Amount)
    if amounts[0].unit in HOURS:
        return None
    if amounts[0].low is None:
        return Part(found.container(), "third", 1 if n > 0 else 3)
    return Part(found.container(), amounts[0].unit, n, amounts[0].low * amounts[0].times)


def ranged(found: Found, throughout: bool = False) -> Node | None:
    ends = [n for n in (item.node for item in found.items) if not isinstance(n, (Overnight, Token)) and not _is_dark(n)]
    if len(ends) != 2 or (isinstance(ends[0], Years) and ends[0].year < _FIRST_YEAR):
        return None
    return Range(*_share_clock(*ends), "throughout" if throughout else "within")


def _is_dark(node: Node) -> bool:
    """A part of a day by itself that no clock tells."""
    return _is_part(node) and getattr(node, "clock", None) is None


def _share_clock(begin: Node, end: Node) -> tuple[Node, Node]:
    """As in “Between 9 and 11 GMT on Tuesday”: the first clock takes day and zone from the second."""
    if not (isinstance(begin, OnDay) and isinstance(end, OnDay) and begin.clock and end.clock):
        return begin, end
    if _is_part(begin):
        zone = begin.clock.offset if begin.clock.offset is not None or end.clock.zone_clock else end.clock.offset
        clock = replace(begin.clock, offset=zone)
        late = clock.time > end.clock.time and not _is_part(end)
        return OnDay(ShiftedFrom(day_off(-1, "reference"), end.inner) if late else end.inner, clock), end
    return begin, OnDay(begin.inner, end.clock) if _is_part(end) else end


def join_range(found: Found) -> Node | None:
    day, clocks = found.first, found.last
    if not isinstance(clocks, Range) or not (isinstance(clocks.begin, OnDay) and isinstance(clocks.end, OnDay)):
        return None
    if not (_is_part(clocks.begin) and _is_part(clocks.end)):
        return None
    return Range(OnDay(day, clocks.begin.clock), OnDay(day, clocks.end.clock), clocks.extent)


def listed(found: Found) -> Node | None:
    """Several times; a year at the end holds for all."""
    items = found.items
    if any(isinstance(item.node, (Range, Members)) for item in items):
        return None
    year = items[-1].node.year if isinstance(items[-1].node, (Day, Month, Season, Years)) else None
    return Members(tuple(replace(item, node=_with_year(item.node, year)) for item in items))


def _with_year(node: Node, year: int | None) -> Node:
    free = year is not None and isinstance(node, (Day, Month)) and node.year is None and node.pick is None
    return replace(node, year=year) if free else node  # type: ignore[type-var]


def flag(found: Found, kind: str) -> Node | None:
    node = found.last
    return node if isinstance(node, (Window, Vague)) else Flagged(node, kind)


Builder = Callable[..., Node | None]
_ALL: Iterable[Builder] = (
    amount, half_amount, clock, duration, within, ordinal_day, repeated,
    keep, pick, date, date_range, date_list, more_days, raw, year_range, season, century,
    unit, shift, shifted_from, week_of, window, anniversary, vague,
    part_of_day, overnight, overnight_of, night_before, night_of, join,
    edge, edge_of_period, nth, opening, ranged, join_range, listed, flag,
)  # fmt: skip
BUILDERS: dict[str, Builder] = {builder.__name__: builder for builder in _ALL}
