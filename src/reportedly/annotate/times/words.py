"""Words of time: what the lexicon knows, and where they stand in raw text, each with its class and node."""

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import cached_property
from typing import Literal

import msgspec

from ...date_names import load_date_names
from .nodes import Amount, Clock, Node, day_off, on_day

Lexeme = tuple[str, Node]  # class and node

_LAST_SHORT = 49  # a year of two digits up to here is one of this century
_LAST_YEAR = 2200  # a larger number of four digits counts things
_NO_TRIGGERS = ("month", "maybe_month", "weekday", "short_weekday", "weekdays", "ordinal")


class _Strict(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    pass


class SeasonWord(_Strict, frozen=True):
    month: int
    edtf: int


class UnitWord(_Strict, frozen=True):
    unit: Literal["second", "minute", "hour", "day", "week", "month", "year"]
    most: int
    forms: tuple[str, ...]
    times: int = 1
    plural_only: bool = False


class NamedDay(_Strict, frozen=True):
    names: tuple[str, ...]
    date: date
    before: tuple[str, ...] = ()


class Numbers(_Strict, frozen=True):
    ones: dict[str, int]
    teens: dict[str, int]
    tens: dict[str, int]
    hundred: tuple[str, ...]


class TimeWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True, dict=True):
    """`lexicon/en/times/words.yaml`; its comments say what each table is."""

    triggers: tuple[str, ...]
    seasons: dict[str, SeasonWord]
    units: dict[str, UnitWord]
    parts: dict[str, tuple[str, ...]]
    day_words: dict[str, int]
    tonight: tuple[str, ...]
    overnight: tuple[str, ...]
    weekend: tuple[str, ...]
    holidays: dict[str, tuple[int, int]]
    feasts: dict[str, int]
    eastern_feasts: dict[str, int]
    islamic_feasts: dict[str, tuple[int, int]]
    weekday_feasts: dict[str, tuple[int, int, int]]
    long_words: dict[str, str]
    decade_words: dict[str, int]
    set_words: tuple[str, ...]
    named_days: tuple[NamedDay, ...]
    number_words: Numbers
    ordinal_words: dict[str, int]
    ordinal_endings: tuple[str, ...]
    clock_halves: dict[str, tuple[str, ...]]
    clock_hours: tuple[str, ...]
    turns: dict[str, int]
    zone_letters: dict[str, str]
    zones: dict[str, int]
    local_zones: tuple[str, ...]
    not_times: tuple[str, ...]
    planned: tuple[str, ...]
    timetable: tuple[str, ...]
    expected: tuple[str, ...]
    ahead: tuple[str, ...]
    awaiting: tuple[str, ...]
    reporting: tuple[str, ...]
    coming: tuple[str, ...]
    fixed_with: tuple[str, ...]
    deferring: tuple[str, ...]
    published_words: tuple[str, ...]
    not_datelines: tuple[str, ...]
    lists: dict[str, tuple[str, ...]]
    approx: dict[str, tuple[str, ...]]
    edges: dict[str, tuple[str, ...]]

    @cached_property
    def table(self) -> dict[str, Lexeme]:
        """Each form, in lower case, with its class and node."""
        table: dict[str, Lexeme] = dict(self._names())
        for form, season in self.seasons.items():
            table[form] = "maybe_season", Node("season", month=season.month, number=season.edtf)
        for unit in self.units.values():
            for form in unit.forms:
                plural = unit.plural_only or form != unit.forms[0]
                amount = Amount(None, None, unit.unit, unit.times, unit.most)
                word = Node("word", unit=unit.unit, count=unit.times, amount=amount)
                table[form] = "units" if plural else "unit", word
        table |= {form: ("maybe_part", on_day(name=name)) for name, forms in self.parts.items() for form in forms}
        noons = ((form, Clock(hour, 0)) for form, hour in self.turns.items() if hour)
        table |= {form: ("maybe_part", on_day(clock=clock, name="noon")) for form, clock in noons}
        table |= {form: ("day", day_off(shift)) for form, shift in self.day_words.items()}
        table |= {form: ("day", on_day(day_off(0), name="tonight")) for form in self.tonight}
        table |= {form: ("overnight", Node("overnight", "published")) for form in self.overnight}
        table |= {form: ("weekend", Node("weekend", "published")) for form in self.weekend}
        table |= {form: ("dated", Node("date", month=month, day=day)) for form, (month, day) in self.holidays.items()}
        table |= {form: ("dated", Node("feast", shift=shift)) for form, shift in self.feasts.items()}
        table |= {form: ("dated", Node("feast", unit="eastern", shift=n)) for form, n in self.eastern_feasts.items()}
        for form, (month, day) in self.islamic_feasts.items():
            table[form] = "dated" if day else "maybe_feast", Node("feast", unit="islamic", month=month, day=day)
        for form, name in self.long_words.items():
            table[form] = "long_word", Node("duration", amount=Amount(1, 1, name))
        for form, (month, weekday, n) in self.weekday_feasts.items():
            table[form] = "dated", Node("feast", month=month, weekday=weekday, number=n)
        table |= {
            form: ("maybe_decade", Node("years", year=year, count=10)) for form, year in self.decade_words.items()
        }
        table |= {form: ("set_word", Node("repeated")) for form in self.set_words}
        table |= {form: ("ordinal", Node("number", number=n)) for form, n in self.ordinal_words.items()}
        return table

    def _names(self) -> Iterator[tuple[str, Lexeme]]:
        """Months and weekdays."""
        dates = load_date_names()
        for number, name in dates.months.items():
            for form in (*name.names, *name.short):
                yield form.lower(), ("maybe_month" if name.doubtful else "month", Node("month", month=number))
        for number, name in dates.weekdays.items():
            yield from ((form.lower(), ("short_weekday", _weekday(number))) for form in name.short)
            yield from ((form.lower(), ("weekday", _weekday(number))) for form in name.names)
            yield from ((f"{form.lower()}s", ("weekdays", _weekday(number))) for form in name.names)

    def trigger(self) -> re.Pattern[str]:
        """Words without which there is no time: cheap to look for, so that most text costs little."""
        names = sorted(load_date_names().forms)
        words = [*self.triggers, *(form for form, (kind, _) in self.table.items() if kind not in _NO_TRIGGERS)]
        words += [name for day in self.named_days for name in day.names if not day.before]
        lower = {word.lower() for word in words} | {name.lower() for name in names if len(name) > 5}
        forms = {*lower, *(w.capitalize() for w in lower), *(w.upper() for w in lower), *_in_capitals(names)}
        halves = any_of(form for forms in self.clock_halves.values() for form in forms)
        digits = (
            r"\d{4}|\d{3}0s|\d0s|\d{1,2}:\d{2}|\d{1,2}[./-]\d{1,2}[./-]\d{4}|\d{1,2}[./]\d{1,2}[./]\d{2}|\d{8}(?:T\d{4,6}Z?)?|\d{1,4}\s?(?i:"
            + halves
            + ")"
        )
        return re.compile(rf"(?<![^\W_])(?:(?:{any_of(forms)})s?|{digits})(?![^\W_])")


def any_of(words: Iterable[str]) -> str:
    """An alternation, longest first; a space in a word is any single break."""
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", r"\s") for word in ordered)


def _in_capitals(names: Iterable[str]) -> list[str]:
    return [form for name in names for form in (name, name.upper())]


class WordFinder:
    """Finds words of time in raw text."""

    def __init__(self, words: TimeWords) -> None:
        self._words = words
        self._named = {name.lower(): d.date for d in words.named_days for name in d.names}
        self._halves = {form: half for half, forms in words.clock_halves.items() for form in forms}
        self._barred = re.compile(rf"(?i)(?<!\w)(?:{'|'.join(words.not_times)})")
        readers = {**self._date_readers(), **self._word_readers(), **self._number_readers()}
        self._readers = {name: reader for name, (_, reader) in readers.items()}
        groups = [f"(?P<{name}>{pattern})" for name, (pattern, _) in readers.items()]
        self._regex = re.compile(rf"(?<!\w)(?:{'|'.join(groups)})(?!\w)")

    def find(self, text: str) -> Iterator[tuple[int, int, str, Node]]:
        """Start, end, class and node of each word of time, left to right."""
        barred = [m.span() for m in self._barred.finditer(text)]
        for match in self._regex.finditer(text):
            if any(start < match.end() and match.start() < end for start, end in barred):
                continue
            lexeme = self._readers[match.lastgroup or ""](match.group())
            if lexeme is not None:
                yield match.start(), match.end(), *lexeme

    def _date_readers(self) -> dict[str, tuple[str, Callable[[str], Lexeme | None]]]:
        words = self._words
        named = "|".join(
            f"(?:{any_of(day.names)})" + (rf"(?=\s(?:{any_of(day.before)})\b)" if day.before else "")
            for day in words.named_days
        )
        hours, zones = any_of(words.clock_hours), any_of([*words.zones, *words.local_zones])
        zone = rf"(?:(?:UTC|GMT)\s?[+−–-]\d{{1,2}}(?::?\d{{2}})?|{zones})\b"
        bare = rf"\d{{4}}(?=(?:\s(?:to|and|until)\s\d{{4}})?\s?(?:\(?(?:{zones})|(?:{hours})\b))"
        months = any_of(_in_capitals(load_date_names().month_forms))
        dotted = rf"\d{{1,2}}\.\d{{2}}(?=\s\(?{zone}|\s(?:{hours})\b|\sin\sthe\s)"
        half = rf"\d{{1,2}}(?:[:.]?\d{{2}})?(?::\d{{2}})?\s?(?i:{any_of(self._halves)})(?!\w)"
        clock = rf"(?<![\d.,:])(?:{half}|\d{{1,2}}:\d{{2}}(?::\d{{2}})?|{dotted}|\d{{4}}Z|{bare})"
        tail = rf"(?:\s(?:{hours})\b)?(?:\s?(?:{zone}|\({zone}\)))?"
        basic = r"(?:19|20)\d{2}[01]\d[0-3]\d(?:T\d{4}(?:\d{2})?(?:Z|[+-]\d{2}:?\d{2})?)?"
        iso = r"\d{4}-\d{2}-\d{2}(?:[T\s]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?"
        return {
            "named": (f"(?i:{named})", self._read_named),
            "iso": (iso, _read_iso),
            "basic": (basic, lambda w: _read_iso(f"{w[:4]}-{w[4:6]}-{w[6:11]}:{w[11:]}")),
            "iso_week": (r"\d{4}-?W[0-5]\d", _read_week),
            "stamp": (rf"\d{{6}}[A-IK-Z]\s?(?:{months})\s?(?:\d{{4}}|\d{{2}})", self._read_stamp),
            "glued": (rf"(?:{months})\.?\s\d{{1,2}}(?:19|20)\d{{2}}", self._read_glued),
            "slashed": (r"\d{4}(?:/\d{1,2}/|\.\d{1,2}\.)\d{1,2}", _read_iso),
            "numeric": (
                r"\d{1,2}(?:(?:/\d{1,2}/|\.\d{1,2}\.|-\d{1,2}-)\d{4}|/\d{1,2}/\d{2}|(?<!\.\d)(?<!\.\d\d)\.\d{1,2}\.\d{2}(?!\.?\d))",
                _read_numeric,
            ),
            "month_year": (r"(?:0[1-9]|1[0-2])/(?:19|20)\d{2}", _read_month_year),
            "clock": (clock + tail, self._read_clock),
            "zoned": (rf"(?i:{any_of(words.turns)})\s\(?{zone}\)?", self._read_turn),
        }

    def _word_readers(self) -> dict[str, tuple[str, Callable[[str], Lexeme | None]]]:
        words = self._words
        days = [name for day in load_date_names().weekdays.values() for name in day.names]
        months = load_date_names().month_forms
        short_days = [form for day in load_date_names().weekdays.values() for form in day.short]
        names = [form.lower() for form in (*months, *days, *short_days, *(f"{day}s" for day in days))]
        free = any_of(words.table.keys() - set(names))
        weekdays = any_of([*_in_capitals(days), *(day.lower() for day in days), *(f"{day}s" for day in days)])
        return {
            "word": (f"(?i:{free})", self._look_up),
            "month": (rf"(?:{any_of(_in_capitals(months))})(?!['’]\w\w)", self._look_up),
            "weekday": (weekdays, self._look_up),
            "short_weekday": (rf"(?:{any_of(short_days)})\.?(?=,?\s)", self._look_up),
        }

    def _number_readers(self) -> dict[str, tuple[str, Callable[[str], Lexeme | None]]]:
        numbers = self._words.number_words
        ones, tens, hundred = any_of(numbers.ones), any_of(numbers.tens), any_of(numbers.hundred)
        number = rf"(?:{tens})(?:[-\s](?:{ones}))?|(?:(?:{ones})\s)?(?:{hundred})|{any_of(numbers.teens)}|{ones}"
        endings = any_of(self._words.ordinal_endings)
        before = "|".join(f"(?<={word})" for word in ("the ", "early ", "late ", "mid-"))
        return {
            "half_number": (r"\d{1,2}(?:\.5|½|\s1/2)", lambda w: ("half_number", _number(int(re.split(r"\D", w)[0])))),
            "decade": (rf"\d{{3}}0s|['’]\d0s|(?:{before})\d{{3}}0['’]s", _read_decade),
            "short_year": (r"(?<=[a-z.,\d] )['’]\d{2}(?!\d|s\b)", _read_short_year),
            "year": (r"(?<![.,$€£:])(?<!(?<!\d{4})/)\d{4}(?!%|[.,]\d{3})", _read_year),
            "ordinal": (rf"\d{{1,3}}(?i:{endings})", lambda w: ("ordinal", _number(_digits(w)))),
            "long_ordinal": (rf"(?i:(?:{tens})-(?:{any_of(self._words.ordinal_words)}))", self._read_ordinal),
            "digits": (
                r"(?<![$€£:])(?<!\d[.,])\d{1,3}(?:,\d{3})*(?!%|[.,:]\d)",
                lambda w: ("digit" if len(w) <= 2 else "number", _number(_digits(w))),
            ),
            "number": (f"(?i:{number})", self._read_number),
        }

    def _look_up(self, words: str) -> Lexeme:
        return self._words.table[re.sub(r"\s", " ", words.lower()).rstrip(".")]

    def _read_named(self, words: str) -> Lexeme:
        day = self._named[re.sub(r"\s", " ", words.lower())]
        return "day", Node("date", year=day.year, month=day.month, day=day.day, pick="named")

    def _read_turn(self, words: str) -> Lexeme:
        """ "Midnight GMT"."""
        hour = next(hour for word, hour in self._words.turns.items() if words.lower().startswith(word))
        return "maybe_clock", on_day(clock=Clock(hour, 0, self._offset(words)))

    def _offset(self, words: str) -> int | None:
        """Minutes from UTC of the zone that the words name."""
        apart = re.search(r"(?:UTC|GMT)\s?([+−–-])(\d{1,2}):?(\d{2})?", words)
        if apart is not None:
            minutes = int(apart.group(2)) * 60 + int(apart.group(3) or 0)
            return minutes if apart.group(1) == "+" else -minutes
        if re.search(r"\dZ$", words):
            return 0
        zones = self._words.zones
        return next((zones[zone] * 60 for zone in zones if re.search(rf"\b{zone}\b", words)), None)

    def _read_stamp(self, words: str) -> Lexeme:
        """ "282345Z JUN 14": day, hours, minutes of a military message."""
        name, year = re.findall(r"[A-Za-z]{3,}|\d+$", words[7:])
        month = self._words.table[name.lower()][1].month
        day = Node("date", year=_whole_year(int(year)), month=month, day=int(words[:2]))
        hour, minute = int(words[2:4]), int(words[4:6])
        letters = self._words.zone_letters
        hours = letters["east"].find(words[6]) + 1 or -(letters["west"].find(words[6]) + 1)
        return "dated", on_day(day, Clock(hour, minute, 60 * hours)) if hour < 24 and minute < 60 else day

    def _read_glued(self, words: str) -> Lexeme:
        """ "Apr 152017", whose comma is lost."""
        name, number = re.split(r"\.?\s", words)
        month = self._words.table[name.lower()][1].month
        return "dated", Node("date", year=int(number[-4:]), month=month, day=int(number[:-4]))

    def _read_clock(self, words: str) -> Lexeme | None:
        """`11 p.m.`, `23:40`, `1000 GMT`; None where the numbers are no time of day."""
        numbers = re.match(r"(\d{1,2})(?:[:.]?(\d{2}))?", words)
        assert numbers is not None
        hour, minute = int(numbers.group(1)), int(numbers.group(2)) if numbers.group(2) else None
        rest = words[numbers.end() :].lower()
        half = next((self._halves[form] for form in sorted(self._halves, key=len, reverse=True) if form in rest), None)
        if half is not None and not 1 <= hour <= 12:
            return None
        if half is not None:
            hour = hour % 12 + (12 if half == "pm" else 0)
        if hour > 23 or (minute or 0) > 59:
            return None
        return "maybe_clock", on_day(clock=Clock(hour, minute, self._offset(words)))

    def _read_ordinal(self, words: str) -> Lexeme:
        tens, ones = words.lower().split("-")
        return "ordinal", _number(self._words.number_words.tens[tens] + self._words.ordinal_words[ones])

    def _read_number(self, words: str) -> Lexeme:
        numbers, value = self._words.number_words, 0
        values = numbers.ones | numbers.teens | numbers.tens
        for word in re.split(r"[-\s]", words.lower()):
            value = (value or 1) * 100 if word in numbers.hundred else value + values[word]
        return "number", _number(value)


def _number(value: int) -> Node:
    return Node("number", number=value)


def _weekday(number: int) -> Node:
    return Node("weekday", "published", weekday=number)


def _whole_year(year: int) -> int:
    """A year of two digits is one of the hundred up to `_LAST_SHORT`."""
    return year if year >= 100 else year + (2000 if year <= _LAST_SHORT else 1900)


def _read_month_year(words: str) -> Lexeme:
    month, year = map(int, words.split("/"))
    return "month", Node("month", year=year, month=month)


def _read_numeric(words: str) -> Lexeme:
    first, second, year = map(int, re.split("[/.-]", words))
    year = _whole_year(year) if len(words) <= len("28/11/98") else year
    return "dated", Node("numeric", month=first, day=second, year=year, pick="dotted" if "." in words else "")


def _digits(words: str) -> int:
    return int("".join(c for c in words if c in "0123456789"))


def _read_year(words: str) -> Lexeme:
    year = int(words)
    return ("maybe_year", Node("years", year=year)) if year < _LAST_YEAR else ("number", _number(year))


def _read_short_year(words: str) -> Lexeme:
    return "maybe_year", Node("years", year=_whole_year(_digits(words)))


def _read_decade(words: str) -> Lexeme:
    """ "The 1990s"; "the 1700s" are a century."""
    year = _digits(words)
    year += 1900 if year < 100 else 0
    return "decade", Node("years", year=year, count=100 if year % 100 == 0 and year < 2000 else 10)


def _read_week(words: str) -> Lexeme:
    return "period", Node("iso_week", year=int(words[:4]), number=int(words[-2:]))


def _read_iso(words: str) -> Lexeme:
    year, month, number = map(int, re.findall(r"\d+", words)[:3])
    day = Node("date", year=year, month=month, day=number)
    hour, minute = int(words[11:13] or 24), int(words[14:16] or 60)
    if hour > 23 or minute > 59:
        return "dated", day
    zone = re.search(r"(?:(Z)|([+-])(\d{2}):?(\d{2}))$", words[16:])
    offset = None
    if zone is not None:
        sign = -1 if zone.group(2) == "-" else 1
        offset = 0 if zone.group(1) else sign * (int(zone.group(3)) * 60 + int(zone.group(4)))
    return "dated", on_day(day, Clock(hour, minute, offset))
