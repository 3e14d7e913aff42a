"""The days that a time expression names in a context: one function for each kind of node, in the table `DAYS`.

Each takes a node and a context and returns bounds, or raises UnfixedError.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date as Date  # noqa: N812
from datetime import datetime, timedelta

from ...model.vocabulary import TimeBasis, coarseness
from .arithmetic import (
    DAY,
    HOURS,
    Interval,
    UnfixedError,
    add,
    add_months,
    islamic_days,
    make_date,
    monday_of,
    month_of,
    nth_weekday,
    part_of,
    precision_of,
    third_of,
    unit_around,
    years_from,
)  # fmt: skip
from .nodes import Amount, Bounds, Context, Node

_NEAR_DAYS = 60  # a bare date this close ahead, with no tense known, is ahead
_FAR_DAYS = 300  # … when the same date last came round this long ago
_SHORT = timedelta(days=2)  # a told time up to a night of three dates counts as one moment
_FIRST_QUARTER = 33  # its code in EDTF level 2
_REACH_YEARS = 9  # years on either side in which a date without a year is looked for


def fix(node: Node | None, ctx: Context) -> Bounds:
    """The days of a node of any kind."""
    if node is None or node.kind not in DAYS:
        raise UnfixedError("unparsed")
    return DAYS[node.kind](node, ctx)


def _amount(node: Node) -> Amount:
    if node.amount is None:
        raise UnfixedError("unparsed")
    return node.amount


# -- dates, months, seasons, years ---------------------------------------------------------------------------------


def recurring(node: Node, ctx: Context) -> Bounds:
    """A day, month or season of a stated year or of the one that fits; pick: last, next, or `year`, `shift` years off.

    A named day is, in a report older than the event, a date like any other.
    """
    if node.pick == "named" and ctx.published and ctx.published < in_year(node, node.year or 1)[0]:
        node = replace(node, year=None, pick="")
    first, last, basis = _find(node, ctx)
    edtf = f"{first.year:04}-{node.number}" if node.kind == "season" else None
    precision = node.kind if node.kind in ("month", "season") else "day" if first == last else "month"
    return Bounds(first, last, precision, basis, edtf=edtf)  # type: ignore[arg-type]


def in_year(node: Node, year: int) -> Interval:
    """The days of a date, month or season in a year."""
    if node.kind == "feast":
        return _feast(node, year)
    if node.kind == "season":
        first = make_date(year, node.month, 1)
        return first, add_months(first, 3 * node.count) - DAY
    if node.kind == "month":
        return month_of(year, node.month)
    day = make_date(year, node.month, node.day)
    if node.weekday not in (None, day.weekday()):
        raise UnfixedError("no_such_date" if node.year is None else "contradictory_date")
    return day, day


def _feast(node: Node, year: int) -> Interval:
    """A holiday by its weekday in a month, by the Islamic calendar, or by its days from Easter.

    unit: `islamic`, `eastern` for the Easter of the eastern churches.
    """
    from dateutil.easter import EASTER_ORTHODOX, EASTER_WESTERN, easter

    if node.unit == "islamic":
        return islamic_days(year, node.month, node.day)
    if node.weekday is not None:
        feast = nth_weekday(month_of(year, node.month), node.weekday, node.number)
    else:
        method = EASTER_ORTHODOX if node.unit == "eastern" else EASTER_WESTERN
        feast = Date.fromordinal(easter(year, method).toordinal()) + DAY * node.shift
    return feast, feast


def in_years(node: Node, years: Iterable[int]) -> list[Interval]:
    """The same in each year that has them."""
    found = []
    for year in years:
        try:
            found.append(in_year(node, year))
        except (UnfixedError, OverflowError):
            continue
    return found


def _find(node: Node, ctx: Context) -> tuple[Date, Date, TimeBasis]:
    if node.year is not None:
        return *in_year(node, node.year), "stated"
    if node.pick == "year":
        return *in_year(node, ctx.start(node.lean)[0].year + node.shift), "relative"
    if node.pick == "" and ctx.published is None and ctx.reference is not None:
        base = ctx.reference[0]
        options = _options(node, base)
        return *min(options, key=lambda o: abs(o[0] - base)), "inherited"
    base = ctx.told()[0] if node.lean == "reference" else ctx.base()
    options = _options(node, base)
    if node.pick == "":
        return *_fitting(options, base, ctx, node), "relative"
    fits = [o for o in options if (o[1] < base if node.pick == "last" else o[0] > base)]
    if not fits:
        raise UnfixedError("year_out_of_range")
    return *fits[-1 if node.pick == "last" else 0], "relative"


def _options(node: Node, base: Date) -> list[Interval]:
    options = in_years(node, range(max(1, base.year - _REACH_YEARS), min(9999, base.year + _REACH_YEARS) + 1))
    if not options:
        raise UnfixedError("no_such_date")
    return options


def _fitting(options: list[Interval], base: Date, ctx: Context, node: Node) -> Interval:
    """The last that began up to the publication date, of quarters that is half over; with a future verb the next that
    has not ended."""
    quarter = node.number >= _FIRST_QUARTER
    past = [o for o in options if o[0] + (o[1] - o[0]) // 2 * quarter <= base]
    ahead = [o for o in options if o[1] >= base]
    if not past or (ctx.direction == "future" and ahead):
        return ahead[0]
    soon = node.kind in ("date", "feast") and bool(ahead) and (ahead[0][0] - base).days <= _NEAR_DAYS
    return ahead[0] if ctx.direction is None and soon and (base - past[-1][0]).days > _FAR_DAYS else past[-1]


def numeric(node: Node, ctx: Context) -> Bounds:
    """`04/05/2021`: read where only one order of day and month is possible; with dots the day stands first."""
    pairs = {(node.day, node.month)} if node.pick == "dotted" else {(node.month, node.day), (node.day, node.month)}
    options = [
        o for month, day in sorted(pairs) for o in in_years(Node("date", month=month, day=day), [node.year or 0])
    ]
    if not options:
        raise UnfixedError("no_such_date" if node.year else "year_out_of_range")
    if len(options) > 1:
        raise UnfixedError("ambiguous_date")
    return Bounds(*options[0], "day", "stated")


def iso_week(node: Node, ctx: Context) -> Bounds:
    try:
        monday = Date.fromisocalendar(node.year or 0, node.number, 1)
    except ValueError as error:
        raise UnfixedError("no_such_date") from error
    return Bounds(monday, monday + DAY * 6, "week", "stated")


def years(node: Node, ctx: Context) -> Bounds:
    """A year, decade or century."""
    first = node.year or 0
    edtf = f"{first // 10:03}X" if node.count == 10 and first % 10 == 0 else None
    return Bounds(*years_from(first, node.count), precision_of("year", node.count), "stated", edtf=edtf)


# -- what leans on the publication or a told time ------------------------------------------------------------------


def weekday(node: Node, ctx: Context) -> Bounds:
    """pick: by the tense, `last` and `next` strictly before and after the publication or a told time, `week` of a week;
    `shift` weeks off."""
    pick, number = node.pick, node.weekday or 0
    base = ctx.base() if node.lean == "published" else ctx.told()[pick == "next"]
    if pick == "week":
        day = monday_of(base) + DAY * number
    elif pick == "next" or (pick == "" and ctx.direction == "future"):
        day = base + DAY * ((number - base.weekday()) % 7 or 7 * bool(pick))
    else:
        day = base - DAY * ((base.weekday() - number) % 7 or 7 * bool(pick))
    day += DAY * 7 * node.shift
    return Bounds(day, day)


def weekend(node: Node, ctx: Context) -> Bounds:
    """pick: that of a day or a told time; `last` and `next` from that or from the publication; else by the tense.

    "This weekend" is the coming one, told early in the week with a past verb the last.
    """
    base = ctx.start(node.lean)[0] if node.inner is None else fix(node.inner, ctx).whole()[0]
    saturday = monday_of(base) + DAY * 5
    fixed = node.inner is not None or node.lean == "reference" or ctx.direction == "future"
    soon = base + DAY * (3 * (node.pick == "this"))
    if node.pick == "next" and saturday <= base:
        saturday += DAY * 7
    elif node.pick == "last" or (node.pick != "next" and saturday > soon and not fixed):
        saturday -= DAY * 7
    return Bounds(saturday, saturday + DAY)


def unit(node: Node, ctx: Context) -> Bounds:
    """A calendar unit some units off.

    pick: `next` after a told time, but from the publication on with a future verb, `told_or_today` the told day, else
    that of publication.
    """
    if node.unit == "day":
        first, last = _near(ctx.start(node.lean), node.shift * (node.pick != "from_first"))
        night = node.pick == "told_or_today" and last - first == DAY
        last = first if node.pick == "from_first" or night else last
        return Bounds(first + DAY * node.shift, last + DAY * node.shift)
    precision = precision_of(node.unit, node.count)
    if node.pick == "next" and ctx.direction == "future" and ctx.published is not None:
        return Bounds(ctx.published, add(ctx.published, node.unit, node.count), precision)
    base = ctx.start(node.lean)[node.shift > 0]
    first, last = unit_around(add(base, node.unit, node.shift * node.count), node.unit, node.count)
    return Bounds(first, last, precision)


def clipped(node: Node, ctx: Context) -> Bounds:
    """ "Earlier this year", "later in May": up to the publication or from it on, where that falls within."""
    whole = fix(node.inner, ctx)
    first, last = whole.whole()
    if ctx.published is None or not first <= ctx.published <= last:
        return whole
    earlier = node.pick == "past"
    return replace(
        whole, earliest=first if earlier else ctx.published, latest=ctx.published if earlier else last, edtf=None
    )


def _near(told: Interval, sign: int) -> Interval:
    """The near end of a night of two dates; a longer time keeps both ends."""
    if sign and told[1] - told[0] <= _SHORT:
        return (told[1], told[1]) if sign > 0 else (told[0], told[0])
    return told


def shift(node: Node, ctx: Context) -> Bounds:
    """ "Two days ago", "three weeks later": as exact as the unit."""
    told, amount, sign = _near(ctx.start(node.lean), node.shift), _amount(node), node.shift
    moment = _moved(node, ctx)
    if moment is not None:
        return Bounds(moment.date(), moment.date(), amount.precision(), moments=(moment, moment))
    start = told[sign > 0]
    near = amount.shift(start, sign, longest=False)
    if amount.approx == "more":
        ends: tuple[Date | None, Date | None] = (None, near) if sign < 0 else (near, None)
        return Bounds(*ends, amount.precision())
    if amount.approx == "less":
        return Bounds(min(near, start), max(near, start), amount.precision())
    first, last = sorted(amount.shift(told[k], sign, longest=(k == 0) == (sign < 0)) for k in (0, 1))
    if amount.low is None or "exact" in (amount.approx, node.pick):
        precision = amount.precision() if amount.low is None and precision_of(amount.unit) != "day" else "day"
        return Bounds(first, last, precision, approximate=amount.low is None)
    rough = amount.approx == "about" or amount.times >= 10
    first, last = unit_around(first, amount.unit)[0], unit_around(last, amount.unit)[1]
    return Bounds(first, last, precision_of(amount.unit), approximate=rough)


def _moved(node: Node, ctx: Context) -> datetime | None:
    """The moment so many hours or minutes from that of the publication, where both are known."""
    amount = _amount(node)
    if (
        amount.approx in ("more", "less")
        or ctx.moment is None
        or node.lean != "published"
        or amount.unit not in HOURS
        or amount.iso() is None
    ):
        return None
    return ctx.moment + timedelta(hours=node.shift * (amount.low or 0) * amount.times / HOURS[amount.unit])


def shifted_from(node: Node, ctx: Context) -> Bounds:
    """ "Two days after Monday's attack", "the week of July 4": what leans on a time that is told in the same breath."""
    lead, now = node.items[0].node, ctx
    dated = node.inner is not None and node.inner.kind in ("date", "feast", "weekday")
    if ctx.published is not None and dated and (lead.kind, lead.unit, lead.shift) == ("unit", "day", -1):
        now = replace(ctx, published=ctx.published + DAY)  # the day before the vote is told before the vote
    return fix(lead, replace(ctx, reference=fix(node.inner, now).whole()))


def window(node: Node, ctx: Context) -> Bounds:
    """ "The past 24 hours", "the coming days"; pick: `up_to` the end of a told time ("the year to June").

    So many days, weeks or months after a told time begin behind it.
    """
    amount, ahead = _amount(node), node.shift > 0
    lean = ahead and ctx.direction == "past" and ctx.reference is not None
    near = ctx.start("reference" if lean else node.lean)[ahead or node.pick == "up_to"]
    far = amount.reach(near + DAY * (node.pick == "up_to"), node.shift)
    if node.lean == "reference" and not node.pick and amount.low is not None and amount.unit not in HOURS:
        near += DAY * node.shift
    moment = _moved(node, ctx)
    if ctx.moment is not None and moment is not None:
        first, last = sorted((ctx.moment, moment))
        return Bounds(first.date(), last.date(), "hour", duration=amount.iso(), moments=(first, last))
    precision = precision_of(amount.unit)
    rough = amount.low is None
    return Bounds(min(near, far), max(near, far), precision, duration=amount.iso(), approximate=rough)


def duration(node: Node, ctx: Context) -> Bounds:
    """How long; what has gone on until now (pick: `lasting`) ends with the publication."""
    amount = _amount(node)
    length = Bounds(None, None, amount.precision(), "stated", duration=amount.iso(), extent="throughout")
    if node.pick != "lasting" or ctx.direction != "perfect" or ctx.published is None:
        return length
    return replace(length, earliest=amount.reach(ctx.published, -1), latest=ctx.published, basis="relative")


def within(node: Node, ctx: Context) -> Bounds:
    """ "Within 48 hours", "in 48 hours": from the publication on with a future verb, else a duration."""
    amount, bounds = _amount(node), replace(duration(node, ctx), extent="within")
    if ctx.direction != "future" or ctx.published is None:
        return bounds
    if node.pick != "limit":
        return shift(replace(node, lean="published", shift=1), ctx)
    return replace(
        bounds, earliest=ctx.published, latest=amount.reach(ctx.published, 1), precision="day", basis="relative"
    )


def ordinal_day(node: Node, ctx: Context) -> Bounds:
    """ "For the third day": a duration that ends on the told day."""
    bounds = Bounds(None, None, "day", extent="throughout", duration=f"P{node.number}D")
    if ctx.reference is None:
        return bounds
    last = ctx.reference[1]
    return replace(bounds, earliest=last - DAY * (node.number - 1), latest=last)


def anniversary(node: Node, ctx: Context) -> Bounds:
    """The same date some years on; with no number, the one that the tense points to. One far ahead is of the untold."""
    first, last = ctx.told()
    if (
        node.number
        and ctx.published is not None
        and add_months(first, 12 * node.number) > ctx.published + _FAR_DAYS * DAY
    ):
        raise UnfixedError("no_reference")
    if not node.number:
        return recurring(Node("date", month=first.month, day=first.day), ctx)
    return Bounds(add_months(first, 12 * node.number), add_months(last, 12 * node.number))


def vague(node: Node, ctx: Context) -> Bounds:
    """ "Recently", "in the past": up to the publication; pick: `now`, on that day; `future`, from it on."""
    day = ctx.base()
    return Bounds(day if node.pick in ("now", "future") else None, None if node.pick == "future" else day, None)


def repeated(node: Node, ctx: Context) -> Bounds:
    """A time that comes again: "every Friday"."""
    return Bounds(None, None, None, "stated", extent="throughout")


# -- parts of a day ------------------------------------------------------------------------------------------------


def unsaid(node: Node, ctx: Context) -> Bounds:
    """ "At dawn" with no day: the told day; without one, the publication date or the day before (after)."""
    if ctx.reference is None and ctx.published is None:
        raise UnfixedError("no_reference")
    return Bounds(*(ctx.reference or _around(ctx.base(), ctx)))


def _around(day: Date, ctx: Context) -> Interval:
    return (day, day + DAY) if ctx.direction == "future" else (day - DAY, day)


def on_day(node: Node, ctx: Context) -> Bounds:
    """A part of a day: by the clock or not. A night runs on into the next day,
    but not beyond the report of it."""
    day, clock = fix(node.inner, ctx), node.clock
    if clock is None:
        begun = ctx.direction != "future" and day.latest == ctx.published
        runs_on = node.pick == "tonight" or (node.pick == "night" and not node.is_part and not begun)
        if runs_on and day.latest and day.earliest == day.latest:
            day = replace(day, latest=day.latest + DAY)
        return replace(day, precision="part_of_day")
    day = replace(day, precision="hour" if clock.minute is None else "minute")
    if day.earliest is None or day.earliest != day.latest or not clock.half_told:
        return day
    return replace(day, moments=(clock.moment(day.earliest),) * 2)


def overnight(node: Node, ctx: Context) -> Bounds:
    """The publication date and the day before, or the told day and the next where no publication date is known; into a
    day, or on a day: the night that began then, unless it is the report's own day."""
    if node.inner is None and ctx.published is None and ctx.reference is not None:
        return Bounds(ctx.reference[1], ctx.reference[1] + DAY, "part_of_day")
    if node.inner is None:
        return Bounds(*_around(ctx.base(), ctx), "part_of_day")
    inner = fix(node.inner, ctx)
    first, last = inner.whole()
    before = node.pick == "into" or last == ctx.published
    first, last = (first - DAY, last) if before else (first, last + DAY)
    return replace(inner, earliest=first, latest=last, precision="part_of_day")


# -- parts of longer times, ranges, starts and ends ----------------------------------------------------------------


def part(node: Node, ctx: Context) -> Bounds:
    """`count` units from the `number`-th on of a longer time; -1: the last. unit `third`: early, mid, late."""
    whole = fix(node.inner, ctx)
    precision = whole.precision
    if node.weekday is not None:
        day = nth_weekday(whole.whole(), node.weekday, node.number)
        return replace(whole, earliest=day, latest=day, precision="day", edtf=None)
    if node.unit == "third":
        ends = third_of(whole.whole(), precision, node.number - 1)
    else:
        ends = part_of(whole.whole(), node.unit, node.number, node.count)
        precision = precision if node.unit in ("half", "quarter") else precision_of(node.unit)
    return replace(whole, earliest=ends[0], latest=ends[1], precision=precision, edtf=None)


def span(node: Node, ctx: Context) -> Bounds:
    """From one time to another; what is not fixed by its own words follows from the end that is."""
    begin, end = _ends(node, ctx)
    first, last = begin.whole()[0], end.whole()[1]
    if first > last:
        raise UnfixedError("no_such_date")
    precision = max(begin.precision or "day", end.precision or "day", key=coarseness)
    moments = None
    if begin.moments is not None and end.moments is not None:
        moments = (begin.moments[0], end.moments[1])
        zones = {moment.tzinfo is None for moment in moments}
        if len(zones) > 1 or moments[0] > moments[1]:
            moments = None
    basis: TimeBasis = "stated" if begin.basis == end.basis == "stated" else "relative"
    return Bounds(
        first, last, precision, basis, extent="throughout" if node.pick == "throughout" else "within", moments=moments
    )


def _ends(node: Node, ctx: Context) -> tuple[Bounds, Bounds]:
    """The ends; a date, month or weekday that leans on the publication is the one nearest to the other end."""
    begins, ends = (_leaning(end) for end in (node.inner, node.end))
    if begins in ("self", "fixed") or ends == "reference" or (ctx.direction == "future" and ends != "self"):
        begin = fix(node.inner, ctx)
        ctx = replace(ctx, reference=begin.whole()) if ends == "reference" else ctx
        return begin, fix(node.end, ctx.at(begin.whole()[0], "future") if ends == "published" else ctx)
    end = fix(node.end, ctx)
    return fix(node.inner, ctx.at(end.whole()[1], "past") if begins == "published" else ctx), end


def _leaning(node: Node | None) -> str:
    core = node
    while core is not None and core.inner is not None:
        core = core.inner
    if node is None or core is None or node.anchor != "published":
        return "self" if node is None else node.anchor
    return "published" if core.kind in ("date", "month", "season", "weekday") and not core.pick else "fixed"


def flag(node: Node, ctx: Context) -> Bounds:
    """A start, an end or a limit. pick: since, from, until, by, before, after, throughout; as_of and ahead, which are
    starts in the future alone."""
    ends = node.inner is not None and (node.inner.unit, node.inner.number) == ("third", 3)
    pick = "until" if node.pick == "before" and ends else node.pick  # before the end of it
    inner = fix(node.inner, replace(ctx, direction="past") if pick == "since" else ctx)
    if pick == "throughout" or (pick in ("as_of", "ahead") and ctx.direction != "future"):
        return replace(inner, extent="throughout" if pick == "throughout" else "within")
    inner = replace(inner, edtf=None)
    if pick in ("until", "by"):
        return replace(inner, earliest=None, extent="within")
    if pick == "before":
        return replace(inner, earliest=None, latest=inner.whole()[0] - DAY)
    if pick == "after":
        return replace(inner, earliest=inner.whole()[1] + DAY, latest=None)
    return replace(inner, latest=None, extent="throughout")


_ALL: tuple[Callable[[Node, Context], Bounds], ...] = (
    numeric, iso_week, years, weekday, weekend, unit, clipped, shift, shifted_from, window, duration, within,
    ordinal_day, anniversary, vague, repeated, unsaid, on_day, overnight, part, span, flag,
)  # fmt: skip
DAYS = {function.__name__: function for function in _ALL} | dict.fromkeys(
    ("date", "feast", "month", "season"), recurring
)
