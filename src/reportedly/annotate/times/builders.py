"""What a rule makes of the symbols that it matched: one small function for each `build` of the rules.

A builder gets what was found and the rule's `args`; it returns None where the words only look like a time. Where there
is no builder, `build` is the kind of the node, with the amount that was found and the `args` as its parts.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any

from .arithmetic import HOURS
from .days import DAYS
from .nodes import Amount, Anchor, Clock, Item, Node, day_off, on_day
from .words import TimeWords

Builder = Callable[..., Node | None]

_FIRST_YEAR = 1000
_SMALLER = {"minute": ("second", 60), "hour": ("minute", 60), "day": ("hour", 24), "month": ("day", 30),
            "year": ("month", 12)}  # fmt: skip
_QUARTERS = {"quarter": 15, "half": 30}
_SATURDAY = 5
_SHORT_RANGE = len("2014-2015")


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

    def named(self, *names: str) -> list[Node]:
        """Nodes of the symbols of these classes."""
        return [item.node for item in self.items if item.name in names]

    def kinds(self, *kinds: str) -> list[Node]:
        return [item.node for item in self.items if item.node.kind in kinds]

    @property
    def ordinal(self) -> int:
        """The ordinal told, 0 for none."""
        return next((node.number for node in self.named("ordinal")), 0)

    @property
    def unit(self) -> Node:
        return self.named("unit", "units")[0]

    @property
    def year(self) -> int | None:
        return next((node.year for node in reversed(self.kinds("years")) if node.count == 1), None)

    @property
    def month(self) -> int:
        return self.kinds("month")[0].month

    @property
    def days(self) -> list[int]:
        """Numbers of days of a month; none where one of them is none."""
        numbers = [node.number for node in self.named("digit", "ordinal")]
        return numbers if all(1 <= n <= 31 for n in numbers) else []

    @property
    def container(self) -> Node:
        """The month (with its year), year, decade or unit at the end of the words."""
        last = self.last
        last = Node("unit", "published", unit=last.unit, count=last.count) if last.kind == "word" else last
        return next((replace(month, year=self.year) for month in self.kinds("month")), last)

    @property
    def amount(self) -> Amount | None:
        """The amount, or what "the past week", "recent years" stand for."""
        told = next((node.amount for node in self.kinds("duration")), None)
        if told is not None or not self.kinds("word"):
            return told
        amount = self.unit.amount
        return replace(amount, low=1, high=1) if amount and self.named("unit") else amount

    def sense(self, table: dict[str, tuple[str, ...]]) -> str | None:
        """The name of the longest form of a table that the words hold; forms named `as_is` say nothing."""
        forms = sorted(((form, name) for name, row in table.items() for form in row), key=lambda pair: -len(pair[0]))
        held = (n for f, n in forms if f in self.words and re.search(rf"(?<!\w){re.escape(f)}(?!\w)", self.words))
        return next((name for name in held if name != "as_is"), None)

    def third(self) -> int:
        """1 for early, 2 for mid, 3 for late where the words say so, else 0."""
        return ("", "early", "mid", "late").index(self.sense(self.lexicon.edges) or "")


# -- quantities ----------------------------------------------------------------------------------------------------


def amount(found: Found, half: bool = False) -> Node | None:
    numbers = [node.number for node in found.named("digit", "number", "half_number")]
    numbers += [] if found.year is None else [found.year]
    if not numbers and found.named("unit"):
        numbers = [1]
    if numbers and not min(numbers):
        return None
    low, high = (min(numbers), max(numbers)) if numbers else (None, None)
    unit, approx = found.unit.amount, found.sense(found.lexicon.approx)
    if half and unit is not None and low is not None and high is not None:
        smaller, count = _SMALLER.get(unit.unit, ("", 0))
        exact = unit.unit in ("hour", "day", "year")
        low, high = ((2 * low + 1) * count // 2, (2 * high + 1) * count // 2) if exact else (low, high + 1)
        unit = replace(unit, unit=smaller) if exact else unit
    return None if unit is None else Node("duration", amount=replace(unit, low=low, high=high, approx=approx))


def half_amount(found: Found, parts: int = 2) -> Node | None:
    """ "Half an hour", "a quarter of a century"."""
    word = found.unit
    unit, times = (word.unit, word.count) if word.count > 1 else _SMALLER.get(word.unit, ("", 0))
    approx = found.sense(found.lexicon.approx)
    amount = Amount(1, 1, unit, times // parts, approx=approx)
    return Node("duration", amount=amount) if unit and times % parts == 0 else None


def sum(found: Found) -> Node | None:
    """ "Two hours and ten minutes", in the smaller unit."""
    (big, small), numbers = found.named("unit", "units"), [node.number for node in found.named("digit", "number")]
    unit, times = _SMALLER.get(big.unit, ("", 0))
    if unit != small.unit or big.count > 1 or small.count > 1:
        return None
    total = ([1, *numbers] if len(numbers) == 1 else numbers)[0] * times + numbers[-1]
    return Node("duration", amount=Amount(total, total, unit, approx=found.sense(found.lexicon.approx)))


def clock(found: Found) -> Node | None:
    clocks = [node.clock for node in found.kinds("on_day") if node.clock is not None]
    if not clocks:
        return _told_clock(found)
    part = next((node.pick for node in found.kinds("on_day") if node.clock is None), "")
    return on_day(clock=_zoned(clocks[0], clocks[-1]), name=part)


def _zoned(local: Clock, zoned: Clock) -> Clock:
    """A clock with the zone of another that tells the same moment."""
    if zoned.offset is None or zoned is local:
        return local
    return replace(local, offset=zoned.offset, zone_clock=zoned.time)


def _told_clock(found: Found) -> Node | None:
    """ "Five o'clock", "a quarter to five", "half past six", "ten minutes past nine"."""
    numbers = [node.number for node in found.named("digit", "number")]
    minutes = next((n for word, n in _QUARTERS.items() if word in found.words), numbers[0] if numbers[1:] else 0)
    back = re.search(r"\bto\b", found.words) is not None
    if not 1 <= numbers[-1] <= 12 or minutes >= 60:
        return None
    minute = (60 - minutes if back else minutes) if minutes else None
    return on_day(clock=Clock(numbers[-1] - back, minute, half_told=False))


def ordinal_day(found: Found) -> Node | None:
    n, units = found.ordinal, found.named("unit")
    if not n or (units and units[0].unit in HOURS):
        return None
    if not units or units[0].unit == "day":
        return Node("ordinal_day", "reference", number=n)
    unit = units[0].amount
    return None if unit is None else Node("duration", amount=replace(unit, low=n, high=n))


# -- dates ---------------------------------------------------------------------------------------------------------


def keep(found: Found, *, round: bool = True) -> Node | None:
    """The last symbol's node; a month takes the year that stands with it. round: whether 2000 can be a year here."""
    node, year = found.last, found.year
    if node.kind == "years" and node.year is not None and (node.year < _FIRST_YEAR or not (round or node.year % 100)):
        return None
    months = found.kinds("month")
    return replace(months[0], year=year) if months and year is not None else node


def pick(found: Found, **args: Any) -> Node | None:
    """The first symbol's node: the last one, the next one, or that of a year or week some off."""
    return replace(found.first, **args)


def of_period(found: Found) -> Node | None:
    """ "Tuesday of last week", "3 May last year", "the autumn of the following year"."""
    node, period = found.first, found.last
    unit = "week" if node.kind == "weekday" else "year"
    if period.kind != "unit" or period.unit != unit or period.count > 1 or node.pick or node.year is not None:
        return None
    return replace(node, pick=unit, shift=period.shift, lean=period.lean)


def date(found: Found, pick: str = "") -> Node | None:
    """pick: `next`."""
    if not found.days:
        return None
    weekday = next((node.weekday for node in found.kinds("weekday")), None)
    return Node("date", year=found.year, month=found.month, day=found.days[0], weekday=weekday, pick=pick)


def date_range(found: Found) -> Node | None:
    if len(found.days) != 2 or found.days[0] >= found.days[1]:
        return None
    begin, end = (Node("date", year=found.year, month=found.month, day=day) for day in found.days)
    return Node("span", inner=begin, end=end)


def date_list(found: Found) -> Node | None:
    """ "4, 6 and 9 March"; the day beside the month's name has it in its span."""
    if len(found.days) < 2 or found.days != sorted(set(found.days)):
        return None
    date = Node("date", year=found.year, month=found.month)
    items = [replace(item, name="dated", node=replace(date, day=item.node.number))
             for item in found.items if item.name in ("digit", "ordinal")]  # fmt: skip
    if found.first.kind == "month":
        items[0] = replace(items[0], start=found.items[0].start)
    else:
        items[-1] = replace(items[-1], end=found.items[-1].end)
    return Node("list", items=tuple(items))


def more_days(found: Found) -> Node | None:
    """ "On March 4, 6 and 9"."""
    day, rest = found.first, found.items[1:]
    if day.kind != "date" or len(found.days) != len(rest) or min(found.days, default=0) <= day.day:
        return None
    more = (replace(i, name="dated", node=replace(day, day=i.node.number, weekday=None)) for i in rest)
    return Node("list", items=(found.items[0], *more))


def year_range(found: Found) -> Node | None:
    first, last = found.first.year, found.last.year
    if last is None and first is not None and found.last.number <= min(first % 100, 12) and "-" in found.quote:
        return Node("month", year=first, month=found.last.number) if found.last.number else None
    if last is None and first is not None and len(found.quote) <= _SHORT_RANGE:
        last = first // 100 * 100 + found.last.number
    if first is None or last is None or not _FIRST_YEAR <= first < last:
        return None
    return Node("span", inner=found.first, end=Node("years", year=last))


def season(found: Found, south: bool = False) -> Node | None:
    """south: half a year later; the codes of EDTF level 2 for the south are eight higher."""
    season, year = found.kinds("season")[0], next((node.year for node in found.kinds("years")), None)
    if south:
        season = replace(season, month=(season.month + 5) % 12 + 1, number=season.number + 8)
    return replace(season, year=year)


def weekday_off(found: Found, pick: str) -> Node | None:
    """ "Two Sundays ago", "Sunday week": one of the last or the next some weeks off; one week where none is told."""
    weeks = next((node.number - 1 for node in found.named("digit", "number")), 1)
    return replace(found.kinds("weekday")[0], pick=pick, shift=-weeks if pick == "last" else weeks)


def quarter(found: Found) -> Node | None:
    """A quarter or half of a year, also by its last month, with its code in EDTF level 2."""
    size, code = (6, 39) if re.search(r"\bh(?:alf\b|\d)", found.words) else (3, 32)
    ends = [month.month / size for month in found.kinds("month")]
    n = found.ordinal or next(iter(ends), 0) or int(next((c for c in found.words if c in "1234"), 12 // size))
    if n not in range(1, 12 // size + 1):
        return None
    return Node("season", year=found.year, month=size * int(n - 1) + 1, number=code + int(n), count=size // 3)


def length(found: Found, pick: str = "") -> Node | None:
    """An amount by itself; "an hour" by itself is more often a rate. pick: `limit` where nothing lasted so long."""
    rate = not pick and re.match(r"(?:an?|one)\b(?!.*\bhalf\b)", found.quote.lower())
    return None if rate else replace(found.last, pick=pick)


def holiday(found: Found) -> Node | None:
    """A holiday in its year."""
    return replace(found.first, year=found.year) if found.first.year is None else None


def nth_weekday(found: Found) -> Node | None:
    """ "The second Monday in November", "the last weekend of June", which begins on its last Saturday."""
    weekday = next((node.weekday for node in found.kinds("weekday")), _SATURDAY)
    day = Node("part", inner=found.container, weekday=weekday, number=found.ordinal or -1)
    return Node("weekend", inner=day) if found.kinds("weekend") else day


def weekend_of(found: Found) -> Node | None:
    return found.last if found.last.kind in ("list", "span") else Node("weekend", inner=found.last)


def week_number(found: Found) -> Node | None:
    """ "Week 12 of 2015", by ISO 8601."""
    return Node("iso_week", year=found.year, number=found.named("digit", "number")[0].number)


def century(found: Found) -> Node | None:
    n, unit = found.ordinal, found.unit
    return Node("years", year=(n - 1) * 100 + 1, count=100) if unit.count == 100 and 1 <= n < 100 else None


# -- what leans on another time ------------------------------------------------------------------------------------


def unit(found: Found, lean: Anchor = "published", unit: str = "", **args: Any) -> Node | None:
    """A unit of the calendar some off; unit: where the words name none."""
    word = Node("word", unit=unit) if unit else found.unit
    return None if word.unit in HOURS else Node("unit", lean, unit=word.unit, count=word.count, **args)


def clipped(found: Found, pick: str) -> Node | None:
    return Node("clipped", inner=found.last, pick=pick)


def shifted_from(found: Found) -> Node | None:
    return _leaning_on(found.last, found.first)


def week_of(found: Found) -> Node | None:
    return _leaning_on(found.last, Node("unit", "reference", unit="week"))


def anniversary_of(found: Found) -> Node | None:
    return _leaning_on(found.last, Node("anniversary", "reference", number=found.ordinal))


def _leaning_on(told: Node, lead: Node) -> Node:
    return Node("shifted_from", inner=told, items=(Item("shifted", lead, 0, 0),))


def anniversary(found: Found) -> Node | None:
    years = (a.low * a.times for n in found.kinds("duration") if (a := n.amount) and a.unit == "year" and a.low)
    return Node("anniversary", "reference", number=found.ordinal or next(years, 0))


# -- parts of a day ------------------------------------------------------------------------------------------------


def part_of_day(found: Found, shift: int, lean: Anchor = "published", pick: str = "") -> Node | None:
    return on_day(replace(day_off(shift, lean), pick=pick), name=found.last.pick)


def overnight_of(found: Found, pick: str = "") -> Node | None:
    return Node("overnight", inner=found.last, pick=pick)


def night_before(found: Found) -> Node | None:
    return on_day(_eve_of(found.last), name=found.first.pick)


def _eve_of(day: Node) -> Node:
    return _leaning_on(day, day_off(-1, "reference"))


def night_of(found: Found) -> Node | None:
    return on_day(found.last, name=found.first.pick)


def join(found: Found) -> Node | None:
    """A day with a part of it, a clock, or both."""
    days, parts = found.named("day", "weekday", "dated"), [node for node in found.kinds("on_day") if node.is_part]
    clocks = [part.clock for part in parts if part.clock is not None]
    clock = _zoned(clocks[0], clocks[-1]) if clocks else None
    name = next((part.pick for part in parts if part.pick), "")
    clock = clock and clock.on(name)
    if not days:
        return None
    day = days[0] if found.year is None else replace(days[0], year=found.year)
    if day.kind == "on_day" and day.inner is not None:
        return on_day(day.inner, clock or day.clock, name or day.pick)
    return day if not parts and (day.kind == "shift" or day.pick == "named") else on_day(day, clock, name)


# -- parts of longer times, ranges, lists, starts and ends ---------------------------------------------------------


def nth_day(found: Found) -> Node | None:
    """ "The 28th of last month"; "on the third day", "on day five", counted from a told time."""
    if found.last.kind == "unit":
        return Node("part", inner=replace(found.last, pick=""), unit="day", number=found.ordinal)
    number = found.ordinal or found.last.number
    return Node("unit", "reference", unit="day", shift=number - 1, pick="from_first") if number else None


def edge(found: Found) -> Node | None:
    n, inner = found.third(), found.last
    if not n or inner.kind in ("window", "vague", "weekend"):
        return None
    return Node("part", inner=replace(inner, pick="") if inner.kind == "unit" else inner, unit="third", number=n)


def edge_of_period(found: Found, number: int = 0) -> Node | None:
    third, word = number or found.third(), found.unit
    if not third or word.unit in HOURS:
        return None
    if word.unit == "day":
        return day_off(0, "reference")
    period = Node("unit", "published", unit=word.unit, count=word.count)
    return Node("part", inner=period, unit="third", number=third)


def nth(found: Found, unit: str = "", number: int = 0) -> Node | None:
    word = Node("word", unit=unit) if unit else found.unit
    n = number or found.ordinal
    first = (n - 1) * word.count + 1 if n else -1
    return Node("part", inner=found.container, unit=word.unit, number=first, count=word.count)


def opening(found: Found, number: int) -> Node | None:
    """ "The first five months of 2015", "the last days of May"; number: 1 or -1."""
    amount = found.amount
    if found.ordinal > 1 or amount is None or amount.unit in HOURS:
        return None
    if amount.low is None:
        return Node("part", inner=found.container, unit="third", number=1 if number > 0 else 3)
    return Node("part", inner=found.container, unit=amount.unit, number=number, count=amount.low * amount.times)


def span(found: Found, pick: str = "") -> Node | None:
    nodes = [item.node for item in found.items]
    ends = [n for n in nodes if n.kind not in ("overnight", "number", "word") and (n.clock or not n.is_part)]
    if len(ends) != 2 or (ends[0].kind == "years" and (ends[0].year or 0) < _FIRST_YEAR):
        return None
    begin, end = _share_clock(*ends)
    end = replace(end, pick="") if end.kind == "on_day" else end  # a night at the end of a range runs on no further
    return Node("span", inner=begin, end=end, pick=pick)


def _share_clock(begin: Node, end: Node) -> tuple[Node, Node]:
    """ "Between 9 and 11 GMT on Tuesday": the first clock takes day and zone from the second."""
    one, two = begin.clock, end.clock
    if one is not None and two is None and begin.is_part and end.kind == "on_day" and end.inner is not None:
        return on_day(end.inner, one), end
    if one is None or two is None or begin.inner is None or end.inner is None:
        return begin, end
    if not begin.is_part:
        return begin, on_day(begin.inner, two) if end.is_part else end
    if not one.half_told and two.half_told:
        one = replace(one, hour=one.hour + 12 * (one.hour + 12 <= two.hour), half_told=True)
    zone = one.offset if one.offset is not None or two.zone_clock else two.offset
    late = one.time > two.time and not end.is_part
    return on_day(_eve_of(end.inner) if late else end.inner, replace(one, offset=zone)), end


def join_range(found: Found) -> Node | None:
    day, clocks = found.first, found.last
    ends = [end for end in (clocks.inner, clocks.end) if end is not None and end.is_part]
    if len(ends) != 2:
        return None
    return replace(clocks, inner=on_day(day, ends[0].clock), end=on_day(day, ends[1].clock))


def listed(found: Found) -> Node | None:
    """Several times; a year or a week at the end holds for all."""
    if any(item.node.kind in ("span", "list") for item in found.items):
        return None
    return Node("list", items=tuple(replace(item, node=_sharing(item.node, found.last)) for item in found.items))


def _sharing(node: Node, last: Node) -> Node:
    if node.kind == last.kind == "weekday" and not node.pick:
        return replace(node, pick=last.pick, shift=last.shift)
    free = node.kind in ("date", "month") and node.year is None and not node.pick
    return replace(node, year=last.year) if free else node


def flag(found: Found, pick: str, ahead: bool = False) -> Node | None:
    """ahead: only from a coming time on; what is "up from a year earlier" is only set beside it."""
    node = found.last
    if (ahead and node.shift <= 0) or (pick == "from" and node.kind == "shift" and node.shift < 0):
        return None
    return node if node.kind in ("window", "vague") else Node("flag", inner=node, pick=pick)


def since_then(found: Found) -> Node | None:
    return Node("flag", inner=day_off(0, "reference"), unit="year", pick="since")


def make_builder(name: str) -> Builder | None:
    """The builder of that name, or one that makes a node of that kind; None where there is neither."""
    if name in _BUILDERS or name not in DAYS:
        return _BUILDERS.get(name)
    return lambda found, lean="published", **args: Node(name, lean, amount=found.amount, **args)


_ALL: Iterable[Builder] = (
    amount, half_amount, sum, weekday_off, clock, ordinal_day, keep, pick, of_period, date, date_range, date_list,
    more_days, year_range, season, quarter, week_number, length, holiday, nth_weekday, weekend_of, century, unit,
    clipped, shifted_from, week_of, anniversary, anniversary_of, nth_day, part_of_day, overnight_of, night_before,
    night_of, join, edge, edge_of_period, nth, opening, span, join_range, listed, flag, since_then,
)  # fmt: skip
_BUILDERS: dict[str, Builder] = {builder.__name__: builder for builder in _ALL}
