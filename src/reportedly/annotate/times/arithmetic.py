"""Calendar arithmetic over whole days; an interval has both ends included."""

from calendar import monthrange
from datetime import date, timedelta

from ...model.vocabulary import TimePrecision

Interval = tuple[date, date]

DAY = timedelta(days=1)
MONTHS = {"month": 1, "quarter": 3, "year": 12}  # how many each has
HOURS = {"hour": 1, "minute": 60, "second": 3600}  # how many make an hour
_THIRDS = {"week": (0, 2, 4, 7), "month": (0, 10, 20, None), "year": (0, 4, 8, 12), "season": (0, 1, 2, 3)}
_ISLAMIC_EPOCH = date(622, 7, 19).toordinal()
_DECADE_THIRDS = (0, 4, 7, 10)


class UnfixedError(Exception):
    """Why words name no day, as a code of `Unresolved`; never leaves the room."""


def make_date(year: int, month: int, day: int) -> date:
    """The day; raises UnfixedError for a year outside 1 to 9999 and a day that no month has."""
    if not 1 <= year <= 9999:
        raise UnfixedError("year_out_of_range")
    try:
        return date(year, month, day)
    except ValueError as error:
        raise UnfixedError("no_such_date") from error


def month_of(year: int, month: int) -> Interval:
    first = make_date(year, month, 1)
    return first, first.replace(day=monthrange(year, month)[1])


def years_from(first: int, count: int = 1) -> Interval:
    return make_date(first, 1, 1), make_date(first + count - 1, 12, 31)


def monday_of(day: date) -> date:
    return day - DAY * day.weekday()


def add_months(day: date, count: int) -> date:
    """The same day `count` months on, or the last of that month."""
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    return min(make_date(year, month + 1, 1) + DAY * (day.day - 1), month_of(year, month + 1)[1])


def add(day: date, unit: str, count: int) -> date:
    """`count` units on; hours and minutes move the day from half a day on."""
    if unit in HOURS:
        hours = abs(count) // HOURS[unit]
        days = 0 if hours < 12 else -(-hours // 24)
        return day + DAY * (days if count > 0 else -days)
    if unit in MONTHS:
        return add_months(day, count * MONTHS[unit])
    return day + DAY * count * (7 if unit == "week" else 1)


def unit_around(day: date, unit: str, times: int = 1) -> Interval:
    """First and last day of the calendar unit that holds the day; `times`: 10 for a decade, 100 for a century."""
    if unit == "week":
        return monday_of(day), monday_of(day) + DAY * 6
    if unit == "month":
        return month_of(day.year, day.month)
    if unit == "quarter":
        first_month = make_date(day.year, (day.month - 1) // 3 * 3 + 1, 1)
        return first_month, add_months(first_month, 3) - DAY
    if unit == "year":
        first = (day.year - 1) // 100 * 100 + 1 if times == 100 else day.year // times * times
        return make_date(max(first, 1), 1, 1), make_date(first + times - 1, 12, 31)
    return day, day


def precision_of(unit: str, times: int = 1) -> TimePrecision:
    """How exact a time is that is told in the unit."""
    if unit == "year" and times > 1:
        return "decade"
    if unit == "quarter":
        return "season"
    return unit if unit in ("week", "month", "year") else "day"  # type: ignore[return-value]


def third_of(whole: Interval, precision: TimePrecision | None, n: int) -> Interval:
    """The n-th third from 0: ten days of a month, four months of a year, one of a season, some years of a decade."""
    first, last = whole
    if precision in ("year", "season"):
        cuts = _THIRDS[precision]
        return add_months(first, cuts[n] or 0), add_months(first, cuts[n + 1] or 0) - DAY
    if precision == "decade":
        years = last.year - first.year + 1
        ends = _DECADE_THIRDS if years == 10 else (0, years // 3, 2 * years // 3, years)
        return years_from(first.year + ends[n], ends[n + 1] - ends[n])
    if precision not in ("week", "month"):
        return whole
    cuts = _THIRDS[precision]
    end = cuts[n + 1]
    return first + DAY * (cuts[n] or 0), last if end is None else first + DAY * (end - 1)


def part_of(whole: Interval, unit: str, n: int, count: int) -> Interval:
    """`count` units from the n-th on; n = -1: the last ones. Raises UnfixedError where the whole has none."""
    first, last = whole
    if unit in ("half", "quarter"):
        return _fraction(whole, 2 if unit == "half" else 4, n)
    start = add(last + DAY, unit, -count) if n < 0 else add(first, unit, n - 1)
    start = max(start, first)
    end = last if n < 0 else min(add(start, unit, count) - DAY, last)
    if start > end:
        raise UnfixedError("no_such_date")
    return start, end


def nth_weekday(whole: Interval, weekday: int, n: int) -> date:
    """The n-th of a day of the week from 1, -1 for the last; raises UnfixedError where there are not so many."""
    first, last = whole
    start = first + DAY * ((weekday - first.weekday()) % 7)
    day = start + DAY * 7 * (n - 1 if n > 0 else (last - start).days // 7)
    if not first <= day <= last:
        raise UnfixedError("no_such_date")
    return day


def islamic_days(year: int, month: int, day: int) -> Interval:
    """A day of the Islamic calendar as it first comes round in a year, to within a day; day 0: the whole month.

    The tabular calendar, after Reingold and Dershowitz, Calendrical Calculations.
    """
    for own in range((year - 622) * 33 // 32, (year - 622) * 33 // 32 + 3):
        months = [
            _ISLAMIC_EPOCH + (own - 1) * 354 + (3 + 11 * own) // 30 + (59 * m + 1) // 2 for m in (month - 1, month)
        ]
        first, last = (months[0], months[1] - 1) if day == 0 else (months[0] + day - 1,) * 2
        if date.fromordinal(max(first, 1)).year == year:
            return date.fromordinal(first), date.fromordinal(last)
    raise UnfixedError("no_such_date")


def _fraction(whole: Interval, parts: int, n: int) -> Interval:
    n = parts if n < 0 else n
    if n > parts:
        raise UnfixedError("no_such_date")
    first, last = whole
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    if months < parts:
        days = 30 // parts
        start = first + DAY * days * (n - 1)
        return start, last if n == parts else start + DAY * (days - 1)
    start = add_months(first, months // parts * (n - 1))
    return start, add_months(start, months // parts) - DAY
