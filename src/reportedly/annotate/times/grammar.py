"""The grammar: rules rewrite words of time into larger expressions, one stage after the other.

A stretch of text is a string in which each word of time is one symbol of its class. A rule is a pattern over symbols
and plain words; what it matches becomes one symbol with a node that its builder makes. Rules are data
(`lexicon/en/times/rules.yaml`), builders stand in `builders`.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property

import msgspec

from ...datafile import load_yaml
from ...errors import DataError
from ...model import Span
from ...model.vocabulary import TimePrecision
from .arithmetic import precision_of
from .builders import Builder, Found, make_builder
from .nodes import Item, Node
from .words import TimeWords, WordFinder, any_of

_WORDS, _RULES = "lexicon/en/times/words.yaml", "lexicon/en/times/rules.yaml"
_REACH = 60  # characters read on either side of a word of time
_MONTHS = 12
_FIRST_SYMBOL = 0xE000
_AS_NAMED = "as_named"
_CLASSES = {
    "weekday": "day",
    "weekend": "period",
    "month": "month",
    "season": "season",
    "date": "dated",
    "feast": "dated",
}
_OWN = re.compile("[\ue000-\ue0ff]")  # symbols: they are taken out of raw text


@dataclass(frozen=True, slots=True)
class Timex:
    """A time expression as found: what the words fix by themselves.

    `limit`: a due date or an end, not the event's own date. `start`: from then on. `members`: the spans of all times
    listed with this one ("in April and May"), itself included; each may carry a happening of its own.
    """

    span: Span
    node: Node
    members: tuple[Span, ...] = ()

    @property
    def kind(self) -> str:
        """What gives its days: a name in `days.DAYS`; a start or an end by its own name: since, until, …"""
        return self.node.pick if self.node.kind == "flag" else self.node.kind

    @property
    def is_date(self) -> bool:
        """A date by day and month, with a part of the day or without, or a run of such dates."""
        node = self.node.inner if self.node.kind in ("on_day", "span") and self.node.inner is not None else self.node
        return node.kind in ("date", "numeric")

    @property
    def lacks_year(self) -> bool:
        """A day, month, season or feast whose year the words may leave out."""
        node = self.node
        while node.inner is not None and node.kind in ("on_day", "part", "clipped", "flag", "span"):
            node = node.inner
        return node.kind in ("date", "month", "season", "feast", "numeric")

    @property
    def grain(self) -> TimePrecision:
        """How exact a time must be for this one to lean on it: for "the next day" a day, for "a year later" a year."""
        return precision_of(self.node.amount.unit if self.node.amount else self.node.unit or "day")

    @property
    def looks_back(self) -> bool:
        """ "Two days earlier", "earlier in the day", not "two days before the vote": so much before what is told."""
        node = self.node
        back = node.pick in ("told_or_today", "last") or (node.shift < 0 and node.pick != "to")
        return node.lean == "reference" and node.kind in ("shift", "unit", "weekend") and back

    @property
    def counts_back(self) -> bool:
        """ "Two days before"."""
        return self.day.shift < 0

    @property
    def leads_to_other(self) -> bool:
        """ "Two days after": so long from something else, which the words behind it tell."""
        return self.day.lean == "reference" and self.day.pick == "to"

    @property
    def is_weekday(self) -> bool:
        """A bare weekday, with a part of the day or without."""
        return self.day.kind == "weekday" and self.day.pick == ""

    @property
    def day(self) -> Node:
        """The node without the part of the day."""
        return self.node.inner if self.node.kind == "on_day" and self.node.inner is not None else self.node

    def of_told_week(self) -> "Timex":
        """The same weekday, leaning on what is told, not on the day of the report."""
        node = self.node
        if node.inner is not None:
            return replace(self, node=replace(node, inner=replace(node.inner, lean="reference")))
        return replace(self, node=replace(node, lean="reference"))

    @property
    def counts_days(self) -> bool:
        """ "On day 12", "the third day of the siege"."""
        return self.node.kind == "ordinal_day" or self.node.pick == "from_first"

    def counted_from_start(self) -> "Timex":
        """The same as one day, so many from the first."""
        n = self.node.number - 1 if self.node.kind == "ordinal_day" else self.node.shift
        return replace(self, node=Node("unit", "reference", unit="day", shift=n, pick="from_first"))

    def in_order(self, *, day_first: bool) -> "Timex":
        """The same date in figures, with the day or the month before the other."""
        node = self.day
        month, day = (node.day, node.month) if day_first else (node.month, node.day)
        fixed = replace(node, kind="date", month=month, day=day, pick="")
        return replace(self, node=fixed if self.node is node else replace(self.node, inner=fixed))

    def turned(self) -> "Timex":
        """The same length the other way: that of what is told behind "two days after"."""
        return replace(self, node=replace(self.day, shift=-self.day.shift))

    @property
    def limit(self) -> bool:
        if self.kind == "vague":
            return self.node.pick != ""  # "now" and "in the past" date nothing
        return self.kind in ("until", "by", "before") or (
            self.kind in ("within", "duration") and self.node.pick == "limit"
        )

    @property
    def start(self) -> bool:
        return self.kind in ("since", "from", "after")


class _RuleData(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    out: str
    build: str
    pattern: str
    args: dict[str, str | int | bool] = {}
    units: tuple[str, ...] = ()


class _RulesData(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    classes: tuple[str, ...]
    emitted: tuple[str, ...]
    fragments: dict[str, str]
    stages: dict[str, tuple[_RuleData, ...]]


@dataclass(frozen=True, slots=True)
class _Rule:
    data: _RuleData
    pattern: str
    needs: tuple[frozenset[str], ...]
    words: tuple[str, ...]
    build: Builder

    @property
    def regex(self) -> re.Pattern[str]:
        """Compiled at first use: most texts need few rules. Raises DataError where the pattern is malformed."""
        return _compile(self.pattern)


def _needs(pattern: str) -> tuple[tuple[frozenset[str], ...], tuple[str, ...]]:
    """What every match holds: for each symbol or class of symbols outside of options the symbols, and plain words."""
    flat = re.sub(
        r"\[[^\]]*\]", lambda m: m.group() if _OWN.search(m.group()) else " ", pattern.replace(r"\s{1,3}", " ")
    )
    flat = re.sub(r"\\.", "", flat)
    while (shorter := _GROUP.sub(_unwrap, flat)) != flat:
        flat = shorter
    flat = re.sub(r"(?:\[[^\]]*\]|.)[?*]", " ", flat)
    if "|" in flat:
        return (), ()
    needs = (frozenset(_OWN.findall(m)) for m in re.findall(r"\[[^\]]*\]|[\ue000-\ue0ff]", flat))
    return tuple(needs), tuple(re.findall(r"[a-z]{3,}", re.sub(r"\[[^\]]*\]", " ", flat)))


_GROUP = re.compile(r"\((\?(?:[=!:]|<[=!]|P<\w+>))?([^()]*)\)([?*]|\{\d,\d\})?")


def _unwrap(match: re.Match[str]) -> str:
    """A group without its brackets; nothing where it is an option, a choice or a look around."""
    kind, inner, times = match.groups()
    optional = times or "|" in inner or (kind or "").startswith(("?=", "?!", "?<"))
    return " " if optional else inner


@cache
def _compile(pattern: str) -> re.Pattern[str]:
    try:
        return re.compile(pattern)
    except re.error as error:
        raise DataError(f"{_RULES}: rule {pattern!r}: {error}") from error


class Grammar:
    """Words and rules, compiled once."""

    def __init__(self, words: TimeWords, rules: _RulesData) -> None:
        self.words = words
        self.finder = WordFinder(words)
        self.trigger = words.trigger()
        self.symbols = {name: chr(_FIRST_SYMBOL + n) for n, name in enumerate(rules.classes)}
        self.emitted = frozenset(rules.emitted)
        lists = {"approx": words.approx.values(), "edge": words.edges.values()}
        flat = {name: [form for forms in rows for form in forms] for name, rows in lists.items()}
        named = {name: f"(?:{any_of(forms)})" for name, forms in (flat | dict(words.lists)).items()}
        self._fragments = named | rules.fragments
        self._candidates: dict[tuple[int, frozenset[str]], list[tuple[int, _Rule]]] = {}
        self.stages = [[self._rule(data) for data in rows] for rows in rules.stages.values()]

    def candidates(self, stage: int, present: frozenset[str]) -> list[tuple[int, _Rule]]:
        """Rules of a stage, numbered, whose symbols are there: a quick look before their patterns run."""
        if (stage, present) not in self._candidates:
            symbols = {self.symbols[name] for name in present}
            rules = enumerate(self.stages[stage])
            fitting = [(n, rule) for n, rule in rules if not any(need.isdisjoint(symbols) for need in rule.needs)]
            self._candidates[stage, present] = fitting
        return self._candidates[stage, present]

    @cached_property
    def planned(self) -> re.Pattern[str]:
        """A plan before a date."""
        return re.compile(rf"(?i)\b(?:{any_of(self.words.planned)})\b")

    @cached_property
    def ahead(self) -> re.Pattern[str]:
        """Words that set ahead the time behind them in their clause."""
        return re.compile(rf"(?i)(?<!\w)(?:{any_of(self.words.ahead)})(?!\w)(?! have)[^.,;:!?\n]*$")

    @cached_property
    def published(self) -> re.Pattern[str]:
        """What stands before the date of a report."""
        return re.compile(rf"(?i)(?:{any_of(self.words.published_words)})\s?(?:on|at|:)?\s?(?:\d\d:?\d\d\s)?$")

    def _rule(self, data: _RuleData) -> _Rule:
        build = make_builder(data.build)
        if build is None or data.out not in (*self.symbols, _AS_NAMED):
            raise DataError(f"{_RULES}: rule {data.pattern!r}: unknown build {data.build!r} or out {data.out!r}")
        pattern = self._expand(data.pattern)
        return _Rule(data, rf"(?<!\w)(?:{pattern})(?!\w)", *_needs(pattern), build)

    def _expand(self, pattern: str) -> str:
        while (expanded := re.sub(r"\{([a-z_]+)\}", lambda m: self._get(self._fragments, m), pattern)) != pattern:
            pattern = expanded
        pattern = re.sub(r"(?<!\?P)<([a-z_]+)>", lambda m: self._get(self.symbols, m), pattern)
        pattern = re.sub(r"\(\?<!([a-z ]+)\)", lambda m: m.group().replace(" ", r"\s"), pattern)
        return pattern.replace(" ", r"\s{1,3}")

    @staticmethod
    def _get(table: dict[str, str], match: re.Match[str]) -> str:
        if match.group(1) not in table:
            raise DataError(f"{_RULES}: unknown name {match.group()}")
        return table[match.group(1)]


@cache
def load_grammar() -> Grammar:
    """Compiled at first use; raises DataError where a data file is malformed."""
    return Grammar(load_yaml(_WORDS, TimeWords), load_yaml(_RULES, _RulesData))


@dataclass(slots=True)
class _Skeleton:
    """A stretch of text in lower case with symbols in it: the offset of each character, the item of each symbol."""

    text: str
    starts: list[int]
    items: dict[int, Item]

    def end(self, i: int) -> int:
        """Offset behind the i-th character."""
        return self.items[i].end if i in self.items else self.starts[i] + 1

    def replaced(self, taken: list[tuple[int, int, Item]], symbols: dict[str, str]) -> "_Skeleton":
        """Each item in the place of its characters."""
        text, at = "", 0
        starts: list[int] = []
        items: dict[int, Item] = {}
        for first, last, item in [*taken, (len(self.text), len(self.text), None)]:
            items |= {k + len(text) - at: kept for k, kept in self.items.items() if at <= k < first}
            text += self.text[at:first]
            starts += self.starts[at:first]
            if item is not None:
                items[len(text)] = item
                text += symbols[item.name]
                starts.append(item.start)
            at = last
        return _Skeleton(text, starts, items)


def find_times(text: str) -> tuple[Timex, ...]:
    """Time expressions of the text, left to right, the longest match, not overlapping. Takes any string."""
    grammar = load_grammar()
    found: list[Timex] = []
    for start, end in _windows(text, grammar.trigger):
        part = text[start:end]
        taken = [
            (first, last, Item(name, node, start + first, start + last))
            for first, last, name, node in grammar.finder.find(part)
        ]
        skeleton = _Skeleton(_lower(part), list(range(start, end)), {}).replaced(taken, grammar.symbols)
        for stage in range(len(grammar.stages)):
            skeleton = _rewrite(skeleton, stage, text, grammar)
        for _, item in sorted(skeleton.items.items()):
            if item.name in grammar.emitted:
                found.extend(_timexes(item, text))
    return _in_one_order(found)


def _in_one_order(found: Sequence[Timex]) -> tuple[Timex, ...]:
    """ "28-03-2021 … 04-05-2021": a date in figures is read in the order that others of the text show."""
    dates = [t for t in found if t.day.kind == "numeric"]
    sure = {t.day.month > _MONTHS for t in dates if (t.day.month > _MONTHS) != (t.day.day > _MONTHS)}
    unsure = [t for t in dates if t.day.month <= _MONTHS and t.day.day <= _MONTHS and not t.day.pick]
    if len(sure) != 1:
        return tuple(found)
    day_first = sure.pop()
    return tuple(t.in_order(day_first=day_first) if t in unsure else t for t in found)


def _timexes(item: Item, text: str) -> Iterator[Timex]:
    listed = item.node.kind == "list"
    members = item.node.items if listed else (item,)
    spans = tuple(Span(m.start, m.end, text[m.start : m.end]) for m in members)
    for member, span in zip(members, spans, strict=True):
        yield Timex(span, member.node, spans if listed else ())


def _lower(text: str) -> str:
    """Lower case of the same length, with no symbol in it."""
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return _OWN.sub("\ufffd", lower)


def _rewrite(skeleton: _Skeleton, stage: int, text: str, grammar: Grammar) -> _Skeleton:
    """One stage: of all matches the leftmost, of those the longest, first rule first."""
    matches: list[tuple[int, int, int, int]] = []
    rules = grammar.stages[stage]
    for n, rule in grammar.candidates(stage, frozenset(item.name for item in skeleton.items.values())):
        if any(word not in skeleton.text for word in rule.words):
            continue
        for match in rule.regex.finditer(skeleton.text):
            first = match.end("pre") if "pre" in match.re.groupindex else match.start()
            if first < match.end():
                matches.append((first, skeleton.starts[first] - skeleton.end(match.end() - 1), n, match.end()))
    taken: list[tuple[int, int, Item]] = []
    done = 0
    for first, _, n, last in sorted(matches):
        item = _build(skeleton, first, last, rules[n], text, grammar) if first >= done else None
        if item is not None:
            taken.append((first, last, item))
            done = last
    return skeleton.replaced(taken, grammar.symbols) if taken else skeleton


def _build(skeleton: _Skeleton, first: int, last: int, rule: _Rule, text: str, grammar: Grammar) -> Item | None:
    items = tuple(skeleton.items[k] for k in range(first, last) if k in skeleton.items)
    start, end = skeleton.starts[first], skeleton.end(last - 1)
    found = Found(items, skeleton.text[first:last], text[start:end], grammar.words)
    if rule.data.units and any(word.unit not in rule.data.units for word in found.named("unit", "units")):
        return None
    node = rule.build(found, **rule.data.args)
    if node is None:
        return None
    of_a_day = rule.data.out == "period" and node.kind == "unit" and node.unit == "day"
    name = _CLASSES[node.kind] if rule.data.out == _AS_NAMED else "day" if of_a_day else rule.data.out
    return Item(name, node, start, end)


def _windows(text: str, trigger: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """Stretches around the words of time, within a paragraph, cut at word boundaries."""
    begin = end = -1
    for match in trigger.finditer(text):
        low, high = _window(text, match.start(), match.end())
        if low > end:
            if end > begin:
                yield begin, end
            begin = low
        end = max(end, high)
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
