"""Finds the names of places in a text by gazetteer, capitals and the words around them.

Which place a name means is left to `places`; who acts is left to the actors. Works on raw text; a parse only vetoes.
"""

import math
import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Protocol

from ..reference.gazetteer import Candidate, Gazetteer, PlaceKind, contains, fold
from .place_words import PlaceLexicon, load_demonyms, place_lexicon

_MAX_WORDS = 6
_TOKEN = re.compile(r"(?:[^\W\d_]\.){2,}|[A-ZÀ-Þ]\.(?=\s?[A-ZÀ-Þ])|[^\W\d_]+(?:['’ʼ‘`][^\W\d_]+)*|\d+(?:[.,]\d+)*|\S")
_ELIDED = re.compile(r"[dlDL]['’][A-ZÀ-Þ]")
_POSSESSIVE = re.compile(r"['’]s$")
_LINKS = frozenset({" ", "\u00a0", "-"})
_PARAGRAPH = re.compile(r"(?:^|\n)[ \t]*(?=\S)")
_DATELINE = re.compile(
    r"(?P<place>[A-ZÀ-Þ][\w’'. -]{1,40}?(?:, ?[A-ZÀ-Þ][\w’'. -]{1,30}?)?)"  # town, and perhaps its state
    r"(?:,? [A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?)?"  # date
    r"(?:,? ?[(/][^()/\n]{2,40}[)/])?,?(?: [A-Z]{2,10})?\.?"  # agency
    r" ?(?:[-–—:]{1,2}|/[A-Z]+/\.?) "
)
_LIST_GAP = re.compile(r"(?:, | and | or |, and |, or | & |/)(?:the |in |near |of )?")
_BESIDE = 6
_LIST_WORDS = 16
_BROAD_KM = 1500.0
_STRONG = 5.3
_MEDIUM = 3.6
_LOOSE_SHARE = 0.8
_SHARED = 3
_CUES = frozenset({"locative", "generic", "listed", "container"})
_NO_NOUN = frozenset({"VB", "RB", "IN", "DT", "PR", "MD", "WD", "WP", "CC"})
_SENTENCE_END = frozenset('.!?:"“”\n•')

# Evidence that a capitalised name is a place, in points; a name needs 1.
WEIGHTS = {
    "strong_name": 2.0, "medium_name": 0.4, "weak_name": -0.8, "unknown_name": -0.9,
    "locative": 2.0, "weak_locative": 0.7, "sited": 1.2, "generic": 3.0, "generic_back": 0.0, "container": 2.5,
    "dateline": 4.0, "listed": 1.5, "beside": 0.8, "seen": 1.5, "in_play": 1.2, "native": 0.7, "possessive": 0.4,
    "owned": 0.5, "locals": 1.5, "enclosed": 1.0,
    "word": -2.5, "lower_seen": -2.0, "opens_sentence": -0.6, "acronym": -2.5, "residue": -3.0, "head": -4.0,
    "titled": -4.0, "person": -3.0, "person_in": -1.0, "says": -1.5, "verb": -3.0,
}  # fmt: skip


class SpanLike(Protocol):
    """Anything with offsets."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Toponym:
    """A name of a place at `[start, end)`.

    lookup: what to ask the gazetteer for; kinds: what the words around it say it is; country: alpha-3 from a
    nationality beside it; within: starts of the toponyms said to contain it; contains: it stands as the container of
    another; quarter: it is said to be a part of a town. relation: `near`, `around` (its countryside), `direction`
    (north of), `between`, `border`, `part` (northern X) or None; distance_km as stated. beside: starts of the others in
    its list. reasons: feature to points.
    """

    start: int
    end: int
    name: str
    lookup: str
    kinds: tuple[PlaceKind, ...] = ()
    country: str | None = None
    within: tuple[int, ...] = ()
    contains: bool = False
    quarter: bool = False
    relation: str | None = None
    distance_km: float | None = None
    dateline: bool = False
    beside: tuple[int, ...] = ()
    reasons: tuple[tuple[str, float], ...] = ()

    @property
    def score(self) -> float:
        """Sum of the reasons' points."""
        return sum(points for _, points in self.reasons)


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    start: int
    end: int
    capital: bool
    possessive: bool
    opens: bool
    low: str


def _low(text: str) -> str:
    return text.lower().rstrip(".") if len(text) > 2 else text.lower()


@dataclass(slots=True)
class _Draft:
    """A possible toponym while evidence is gathered: tokens [first, last]."""

    first: int
    last: int
    lookup: str
    top: Candidate | None
    kinds: tuple[PlaceKind, ...] = ()
    country: str | None = None
    within: list["_Draft"] = field(default_factory=list)
    contains: bool = False
    quarter: bool = False
    relation: str | None = None
    distance: float | None = None
    dateline: bool = False
    reasons: dict[str, float] = field(default_factory=dict)

    @property
    def score(self) -> float:
        return sum(self.reasons.values())

    def note(self, *features: str) -> None:
        for feature in features:
            self.reasons[feature] = WEIGHTS[feature]


def find_toponyms(
    text: str,
    *,
    gazetteer: Gazetteer,
    start: int = 0,
    end: int | None = None,
    taken: Sequence[SpanLike | tuple[int, int]] = (),
    states: Collection[str] = (),
    demonyms: Mapping[str, str] | None = None,
    syntax: Mapping[int, str] | None = None,
) -> list[Toponym]:
    """Names of places in `text[start:end]`, in text order, none inside another.

    taken: spans known as actors; names in them are skipped unless they are of states or their capitals.
    states: alpha-3 codes of states known to be in play. demonyms: adjectives and peoples' names (lower case) to
    alpha-3, the reference data's if not given. syntax: Penn tag of a parsed token by its start; where it is no noun or
    adjective, a weaker name is left out.
    """
    nations = load_demonyms() if demonyms is None else demonyms
    finder = _Finder(text, start, len(text) if end is None else end, gazetteer, nations, states)
    drafts = finder.run([(t[0], t[1]) if isinstance(t, tuple) else (t.start, t.end) for t in taken], syntax or {})
    return finder.finish(drafts)


class _Finder:
    """One pass over one text: tokens, names, evidence beside each, relations between names, memory, choice."""

    def __init__(
        self, text: str, start: int, end: int, gazetteer: Gazetteer, demonyms: Mapping[str, str],
        states: Collection[str],
    ) -> None:  # fmt: skip
        self.text, self.start, self.end = text, start, end
        self.gazetteer, self.demonyms, self.words = gazetteer, demonyms, place_lexicon()
        self.tokens = _tokenise(text, start, end)
        self.lower = {t.text for t in self.tokens if t.text[0].islower()}
        self.loose = find_loose_lines(text, start, end)
        self.loose_starts = [s for s, _ in self.loose]
        self.states = {*states, *(demonyms[t.low] for t in self.tokens if t.capital and t.low in demonyms)}
        self.at: dict[int, _Draft] = {}
        self.persons: set[str] = set()

    def run(self, taken: Sequence[tuple[int, int]], syntax: Mapping[int, str]) -> list[_Draft]:
        """Steps: names; a draft for each; evidence; containers and lists; datelines; memory; choice."""
        drafts = self._fill_lists(self._scan())
        self._remember_persons()
        for d in drafts:
            self._judge_name(d)
            self._look_left(d)
            self._look_right(d)
            self._relate(d)
        self._note_in_play(drafts)
        self._find_containers(drafts)
        self._find_datelines(drafts)
        self._list(drafts)
        self._veto_by_syntax(drafts, syntax)
        for d in drafts:
            if "person" in d.reasons and {"locative", "generic", "container"} & d.reasons.keys():
                del d.reasons["person"]
                d.note("person_in")
        self._remember_places(drafts)
        return self._choose(drafts, taken)

    def finish(self, drafts: Iterable[_Draft]) -> list[Toponym]:
        """The drafts as toponyms."""
        found, rows = [], sorted(drafts, key=lambda d: d.first)
        lists = self._find_lists(rows)
        for n, d in enumerate(rows):
            start, end = self.tokens[d.first].start, self.tokens[d.last].end - self._is_bare_owner(d)
            found.append(
                Toponym(
                    start, end, self.text[start:end], d.lookup, d.kinds, d.country,
                    tuple(self.tokens[e.first].start for e in d.within), d.contains, d.quarter,
                    d.relation, d.distance, d.dateline,
                    tuple(self.tokens[rows[k].first].start for k in lists.get(n, ()) if k != n),
                    tuple(d.reasons.items()),
                )
            )  # fmt: skip
        return found

    def _find_lists(self, drafts: list[_Draft]) -> dict[int, list[int]]:
        """The members of the list that each draft is in, the nearest ones."""
        runs: list[list[int]] = []
        for n, d in enumerate(drafts):
            if n and self._is_listed(drafts[n - 1], d):
                runs[-1].append(n)
            else:
                runs.append([n])
        return {
            n: run[max(0, i - _BESIDE) : i + _BESIDE + 1] for run in runs if len(run) > 1 for i, n in enumerate(run)
        }

    # names

    def _scan(self) -> list[_Draft]:
        """Left to right, the longest known name at each word; unknown names where the words beside them say so."""
        drafts, i = [], 0
        while i < len(self.tokens):
            draft = self._short_at(i) or (self._known_at(i) if self._may_start(i) else None)
            unknown = self._unknown_at(i) if self.tokens[i].capital else None
            if unknown and (draft is None or (unknown.last > draft.last and not self._is_strong(draft))):
                draft = draft if draft is not None and self._is_held_next(draft) else unknown
            if draft is None:
                i += 1
                continue
            drafts.append(draft)
            for k in range(draft.first, draft.last + 1):
                self.at[k] = draft
            i = draft.last + 1
        return drafts

    def _is_held_next(self, d: _Draft) -> bool:
        """Whether what holds a known town stands right behind it, a comma lost between them."""
        e = self._known_at(d.last + 1) if self._linked(d.last) and self._may_start(d.last + 1) else None
        return e is not None and self._adjoins(d, e)

    def _fill_lists(self, drafts: list[_Draft]) -> list[_Draft]:
        """With the unknown names that stand between two known ones in a list: "Kirkuk, Umbrosol and Tikrit"."""
        filled = drafts[:1]
        for d, e in pairwise(drafts):
            between = range(d.last + 1, e.first)
            inner = [k for k in between if self.tokens[k].capital]
            sure = d.top is not None and e.top is not None and min(d.top.prior, e.top.prior) >= _MEDIUM
            if inner and sure and len(between) <= _MAX_WORDS and all(map(self._is_nameable, inner)):
                new = _Draft(inner[0], inner[-1], self._text_of(inner[0], inner[-1]), None)
                new.note("enclosed")
                if self._is_listed(d, new) and self._is_listed(new, e) and not self._in_loose(inner[0]):
                    filled.append(new)
                    self.at.update(dict.fromkeys(range(inner[0], inner[-1] + 1), new))
            filled.append(e)
        return filled

    def _text_of(self, first: int, last: int) -> str:
        return self.text[self.tokens[first].start : self.tokens[last].end]

    def _may_start(self, i: int) -> bool:
        token = self.tokens[i]
        if "$" in (self.text[token.end : token.end + 1], self.text[token.start - 1 : token.start]):
            return False
        if i and self._linked(i - 1, "-") and not self.tokens[i - 1].capital and i - 1 not in self.at:
            return self.tokens[i - 1].low in self.words.sets["hyphen_prefixes"]
        if token.capital:
            return True
        return token.low in self.words.sets["joiners"] and self._linked(i, "-") and self.tokens[i + 1].capital

    def _known_at(self, i: int) -> _Draft | None:
        for last in reversed(self._reaches(i)):
            name = self.text[self.tokens[i].start : self.tokens[last].end]
            top = self._top(name) if i < last or self.tokens[i].low not in self.demonyms else None
            if top is None or self._opens_longer(i, last) or self._is_common(i, last):
                continue
            common = last == i and self.tokens[i].low in self.words.generic and top.kind not in ("region", "water")
            if not common or self._is_in_state(i):
                return _Draft(i, last, name, top)
        return self._owner_at(i)

    def _is_in_state(self, i: int) -> bool:
        """ "in Canton, Ohio", whose name is also a noun for a kind of place."""
        told = i > 0 and self.tokens[i - 1].low in self.words.sets["sited"]
        after = self.tokens[i + 1 : i + 3]
        return told and len(after) == 2 and after[0].text == "," and after[1].capital

    def _opens_longer(self, i: int, last: int) -> bool:
        """Whether a known name is only the first word of a longer one: "Tell" in "Tell Umbro"."""
        prefix = i == last and self.tokens[i].low in self.words.sets["prefixes"]
        return prefix and self._linked(i) and self._is_nameable(i + 1) and not self._is_known_well(i + 1)

    def _is_known_well(self, i: int) -> bool:
        tops = (self._top(self._text_of(i, k)) for k in self._reaches(i))
        return any(top is not None and top.prior >= _STRONG for top in tops)

    def _is_common(self, i: int, last: int) -> bool:
        """Whether common nouns alone stand before "of": "the Northern District of X", "the Summit of X"."""
        if not self._linked(last) or self.tokens[last + 1].low != "of":
            return False
        common = (self.words.sets["compass_parts"], self.words.sets["heads"], self.words.generic)
        return all(any(self.tokens[k].low in words for words in common) for k in range(i, last + 1))

    def _owner_at(self, i: int) -> _Draft | None:
        """A state's possessive that lost its apostrophe ("Syrias north")."""
        word = self.tokens[i].text
        top = self._top(word[:-1]) if word.endswith("s") and len(word) > 4 else None
        return _Draft(i, i, word[:-1], top) if top is not None and top.kind == "country" else None

    def _reaches(self, i: int, joiners: frozenset[str] | None = None) -> list[int]:
        """Tokens at which a name that starts at token i may end."""
        ends, k, joiners = [], i, joiners or self.words.sets["joiners"]
        while True:
            if self.tokens[k].capital:
                ends.append(k)
            if k - i + 1 >= _MAX_WORDS or not self._linked(k):
                return ends
            k += 1
            token = self.tokens[k]
            if not token.capital and token.low not in joiners:
                return ends

    def _unbroken(self, i: int, joiners: frozenset[str]) -> list[int]:
        """Ends of a name that is not known, up to the first possessive."""
        ends = self._reaches(i, joiners)
        owners = [k for k in ends if self.tokens[k].possessive]
        return [k for k in ends if not owners or k <= owners[0]]

    def _top(self, name: str) -> Candidate | None:
        found = self.gazetteer.find(name, 1)
        if not found:
            return None
        key = fold(name)
        if (
            not name.isupper()
            and fold(found[0].name) != key
            and (len(key) < 3 or (len(key) == 3 and found[0].prior > 5.9))
        ):
            return None
        if found[0].kind == "country" and self.gazetteer.is_word(name) and not name.replace(".", "").isupper():
            return None
        return found[0]

    def _short_at(self, i: int) -> _Draft | None:
        """An abbreviation: after a comma ("Tulsa, Okla."), or one that stands alone."""
        token, short = self.tokens[i], self.words.short
        if not token.capital:
            return None
        if i >= 2 and self.tokens[i - 1].text == "," and i - 2 in self.at:
            for last in (i + 1, i):
                name = self._short_form(i, last)
                if name:
                    return _Draft(i, last, name, self._top(name.partition("|")[0]), ("admin1",), within=[])
        name = short.alone.get(token.text)
        return _Draft(i, i, name, self._top(name)) if name else None

    def _short_form(self, i: int, last: int) -> str | None:
        """What the abbreviation from token i to token `last` stands for, with its full stop or without."""
        if last >= len(self.tokens) or not self.tokens[last].capital:
            return None
        text = self.text[self.tokens[i].start : self.tokens[last].end]
        after = self.words.short.after_comma
        stopped = self.text[self.tokens[last].end : self.tokens[last].end + 1] == "."
        return (after.get(text + ".") if stopped else None) or after.get(text)

    def _unknown_at(self, i: int) -> _Draft | None:
        """A capitalised run that the gazetteer lacks, where "village of" stands before it or "village" after it."""
        if i and self._linked(i - 1) and self.tokens[i - 1].capital and not self.tokens[i - 1].opens:
            return None
        if not self._is_nameable(i):
            return None
        last = max(
            (
                k
                for k in self._unbroken(i, self.words.sets["joiners"] - self.words.sets["loose_joiners"])
                if k == i or self._is_nameable(k)
            ),
            default=i,
        )
        name = self.text[self.tokens[i].start : self.tokens[last].end]
        if self._in_loose(i) or self.tokens[last].low in self.words.sets["heads"] or name.isupper():
            return None
        kinds = self._kinds_before(i) or self._kinds_after(last)
        titled = last + 1 < len(self.tokens) and self._linked(last) and self._is_title(last + 1)
        if kinds is not None and {"city", "admin1", "admin2"} & set(kinds[0]) and not kinds[1] and not titled:
            return _Draft(i, last, name, None, kinds[0])
        before = self._before_article(i) - 1
        if (
            before >= 0
            and self._linked(before)
            and self.tokens[before].low in self.words.sets["sited"]
            and len(name) > 3
        ):
            return _Draft(i, last, name, None, reasons={"sited": WEIGHTS["sited"]})
        return _Draft(i, last, name, None) if self._heads_list(last) else None

    def _before_article(self, i: int) -> int:
        """The token at which a name begins, with the article before a hyphen: "al-Shadadi"."""
        return i - 1 if i and self._linked(i - 1, "-") and self.tokens[i - 1].low in self.words.sets["joiners"] else i

    def _is_nameable(self, i: int) -> bool:
        token = self.tokens[i]
        barred = (
            token.low in self.demonyms
            or token.low.rstrip("s") in self.words.sets["calendar"]
            or token.low in self.words.generic
            or token.low in self.words.sets["heads"]
        )
        if (
            not token.capital
            or barred
            or token.low in self.words.sets["openers"]
            or token.low in self.words.sets["calendar"]
        ):
            return False
        return not (self.gazetteer.is_word(token.text)) and token.low not in self.lower

    def _remember_persons(self) -> None:
        """Last words of capitalised runs that are no places: "Ada Lugo" makes a later "Lugo" a person."""
        i, sets = 0, self.words.sets
        while i < len(self.tokens):
            if not self.tokens[i].capital or self._in_loose(i):
                i += 1
                continue
            last = i
            while self._linked(last) and self.tokens[last + 1].capital and not self.tokens[last].possessive:
                last += 1
            run = [
                k
                for k in range(i, last + 1)
                if self.tokens[k].low not in sets["openers"] and self.tokens[k].low not in self.demonyms
            ]
            titled = bool(run) and self.tokens[run[0]].low in sets["titles"]
            names = [k for k in run if self.tokens[k].low not in sets["titles"]]
            barred = any(
                self.tokens[k].low in sets["heads"]
                or self.tokens[k].low in self.words.generic
                or self.tokens[k].low in sets["calendar"]
                for k in names
            )
            whole = len(names) > 1 and names[0] in self.at and self.at[names[0]] is self.at.get(names[-1])
            known = names and (self.at.get(names[0]) and self._is_strong(self.at[names[0]]))
            if names and not barred and not whole and (titled or (1 < len(names) < 5 and not known)):
                self.persons.add(self.tokens[names[-1]].low)
            i = last + 1

    # evidence

    def _is_strong(self, d: _Draft) -> bool:
        return d.top is not None and d.top.prior >= _STRONG

    def _judge_name(self, d: _Draft) -> None:
        name = self.text[self.tokens[d.first].start : self.tokens[d.last].end]
        one = d.first == d.last
        prior = d.top.prior if d.top else None
        d.note(
            "unknown_name"
            if prior is None
            else "strong_name"
            if prior >= _STRONG
            else "medium_name"
            if prior >= _MEDIUM
            else "weak_name"
        )
        state = d.top is not None and d.top.kind in ("country", "region", "water")
        if one and self.gazetteer.is_word(name) and not state:
            d.note("word")
        if one and name.lower() in self.lower and not name.isupper():
            d.note("lower_seen")
        if (
            one
            and name.isupper()
            and len(name) <= 5
            and "." not in name
            and not state
            and d.lookup == name
            and not self._in_loose(d.first)
        ):
            d.note("acronym")
        if one and self.tokens[d.first].opens and not self._is_strong(d):
            d.note("opens_sentence")
        if (
            {self.tokens[d.last].low, self.tokens[d.last].low.removesuffix("s")} & self.persons
            and one
            and not (d.top and d.top.kind == "country")
        ):
            d.note("person")
        if self.tokens[d.last].possessive:
            d.note("possessive")
        if not one and d.top and d.top.kind in ("admin1", "admin2") and self.tokens[d.last].low in self.words.generic:
            d.note("generic")

    def _look_left(self, d: _Draft) -> None:
        sets, i = self.words.sets, d.first - 1
        if i < 0:
            return
        while i > 0 and self._linked(i) and self.tokens[i].low in sets["compass_parts"] | {"the"}:
            if self.tokens[i].low != "the":
                d.relation = "part"
            i -= 1
        token = self.tokens[i]
        if not self._linked(i) and self.text[token.end : self.tokens[i + 1].start] != " ":
            return
        self._kind_left(d, i)
        if token.low in sets["locative"]:
            d.note("locative")
        elif token.low == "of" and i and self.tokens[i - 1].low in sets["heads_of"]:
            owned = (
                d.top is not None and d.top.kind in ("country", "admin1") and self.tokens[i - 1].low in sets["owned"]
            )
            d.note("weak_locative" if owned else "head")
        elif token.low in sets["weak_locative"]:
            d.note("weak_locative")
        elif token.low in sets["titles"] and self._linked(i) and token.low not in self.words.generic:
            d.note("titled")
        elif token.capital and self._linked(i) and not self._explained(i, d):
            d.note("residue")

    def _kind_left(self, d: _Draft, i: int) -> None:
        before = self._kinds_before(d.first)
        if before is None:
            return
        kinds, part = before
        if not part and self._offers(d, kinds):
            d.kinds = kinds
        if self._offers(d, kinds) or part:
            d.note("generic")
        self._nationality(d, i)
        nouns = {t.low for t in self.tokens[max(0, i - 1) : i + 1]} & self.words.sets["quarters"]
        d.quarter = bool(nouns) and not (self._is_strong(d) and self.tokens[i].low == "of")
        if self.tokens[i].low in self.words.sets["around"] or (
            self.tokens[i].low == "of" and i and self.tokens[i - 1].low in self.words.sets["around"]
        ):
            d.relation = "around"

    def _nationality(self, d: _Draft, i: int) -> None:
        """ "Georgian capital Tbilisi", "the Turkish border city of Van": the nationality gives the country."""
        for k in range(i, max(-1, i - 6), -1):
            low = self.tokens[k].low
            if low in self.demonyms:
                d.country = self.demonyms[low]
                return
            if not low.replace("-", "").isalpha() or low in self.words.sets["breaks"] or low in ("the", "a", "an"):
                return

    def _kinds_before(self, first: int) -> tuple[tuple[PlaceKind, ...], bool] | None:
        """Kinds from "city of X", "the city X"; not from "Y district of X"."""
        i = self._before_article(first) - 1
        while i >= 0 and self.tokens[i].low in self.words.sets["compass_parts"] | {"the"} and self._linked(i):
            i -= 1
        if i < 0 or not self._linked(i):
            return None
        if self.tokens[i].capital and self.tokens[i].low in self.words.sets["counties"]:
            return ("admin1", "admin2"), False
        if self.tokens[i].low == "of" and i:
            i -= 1
        for width in (2, 1):
            k = i - width + 1
            if k >= 0 and " ".join(t.low for t in self.tokens[k : i + 1]) in self.words.generic:
                if (k and (k - 1) in self.at and self._linked(k - 1)) or (
                    self.tokens[i].capital and not self.tokens[k].opens and k and self.tokens[k - 1].capital
                ):
                    return None
                return self.words.generic[" ".join(t.low for t in self.tokens[k : i + 1])]
        return None

    def _kinds_after(self, last: int) -> tuple[tuple[PlaceKind, ...], bool] | None:
        if self.tokens[last].possessive or not self._linked(last):
            return None
        for width in (2, 1):
            words = self.tokens[last + 1 : last + 1 + width]
            phrase = " ".join(t.low for t in words)
            if len(words) == width and phrase in self.words.generic:
                return self.words.generic[phrase]
        return None

    def _heads_list(self, last: int) -> bool:
        """Whether a noun for towns or districts stands behind a list: X in "the X, Y and Z districts"."""
        k = last + 1
        while k + 1 < len(self.tokens) and k - last <= _LIST_WORDS and self.tokens[k].text in (",", "and", "&"):
            k += 1 + (self.tokens[k + 1].low == "and")
            ends = self._reaches(k) if k < len(self.tokens) and self._may_start(k) else []
            if not ends:
                return False
            k = ends[-1] + 1
        noun = self.tokens[k].low if last + 1 < k < len(self.tokens) else ""
        kinds, part = self.words.generic.get(noun, ((), True))
        return noun.endswith("s") and not part and kinds[0] in ("city", "admin1")

    def _is_title(self, i: int) -> bool:
        """Whether a capitalised word is followed by another, as in "Antonov State Enterprise"."""
        return self.tokens[i].capital and self._linked(i) and self.tokens[i + 1].capital

    def _offers(self, d: _Draft, kinds: Sequence[PlaceKind]) -> bool:
        """Whether the gazetteer has the name with one of these kinds, or does not have it."""
        if d.top is None:
            return True
        return any(c.kind in kinds for c in self.gazetteer.find(d.lookup))

    def _look_right(self, d: _Draft) -> None:
        sets, i = self.words.sets, d.last + 1
        if i >= len(self.tokens) or not self._linked(d.last) or self.tokens[d.last].possessive:
            return
        token = self.tokens[i]
        after = self._kinds_after(d.last)
        if token.low in sets["bound"] and not (d.top and d.top.kind == "country"):
            d.note("head")
        elif after is not None and (
            token.low in sets["counties"] or not (token.capital and (token.low in sets["heads"] or self._heads_on(i)))
        ):
            self._kind_right(d, after)
        elif token.low in sets["locals"]:
            d.note("locals")
        elif token.low in sets["saying"] and not self._is_strong(d) and "locative" not in d.reasons:
            d.note("says")
        elif token.capital and not self._in_loose(i):
            self._capital_right(d, token, i)
        elif self._linked(i, "-") and token.low in sets["joiners"] and self.tokens[i + 1].capital:
            d.note("residue")

    def _heads_on(self, i: int) -> bool:
        """Whether a capitalised kind of place is followed by the noun of an organisation ("State University")."""
        return self._linked(i) and self.tokens[i + 1].capital and self.tokens[i + 1].low in self.words.sets["heads"]

    def _kind_right(self, d: _Draft, after: tuple[tuple[PlaceKind, ...], bool]) -> None:
        kinds, part = after
        token = self.tokens[d.last + 1]
        if token.low in self.words.sets["around"]:
            d.relation = "around"
        d.quarter = d.quarter or token.low in self.words.sets["quarters"]
        follows = self.tokens[d.last + 2].low if d.last + 2 < len(self.tokens) else ""
        if follows == "of" and kinds[0] == "city" and not part:
            return
        named = token.capital and not part and kinds[0] in ("region", "water")
        offered = self._offers(d, ("region", "water") if named else kinds)
        if not part and (offered or "water" in kinds):
            d.kinds = kinds
        if token.capital and not part and token.low in self.words.generic and not self._in_loose(d.last):
            d.last += 1
            self.at[d.last] = d
            if not offered and {"region", "water"} & set(kinds[:1]):
                d.lookup = self.text[self.tokens[d.first].start : self.tokens[d.last].end]
                d.top = None
        d.note("generic")

    def _capital_right(self, d: _Draft, token: _Token, i: int) -> None:
        sets = self.words.sets
        broad = d.top is not None and d.top.kind in ("country", "admin1")
        short = broad and self.text[self.tokens[d.first].start : self.tokens[d.last].end].isupper()
        if token.low in sets["calendar"]:
            return
        county = self.tokens[d.last].low in sets["counties"]
        if county or short or (broad and (token.low in sets["owned"] or token.low in sets["titles"])):
            d.note("owned")
        elif token.low in sets["heads"]:
            d.note("head")
        elif i in self.at and self._is_way(d, self.at[i]):
            d.note("generic")
        elif not (i in self.at and (self.at[i] is d or self._adjoins(d, self.at[i]))):
            d.note("residue")

    def _explained(self, i: int, d: _Draft) -> bool:
        """Whether a capitalised word directly before a name is no part of a longer one."""
        token, sets = self.tokens[i], self.words.sets
        if token.possessive or self._in_loose(i) or token.low in sets["openers"] or token.low in sets["calendar"]:
            return True
        if token.low in self.demonyms or token.low in self.words.generic or token.low in sets["counties"]:
            return True
        before = self.at.get(i)
        if before is not None and (self._adjoins(before, d) or self._is_bare_owner(before)):
            return True
        if before is None or not self._linked(i, "-"):
            return False
        return (self._is_strong(before) and self._is_strong(d)) or self._is_way(before, d)

    def _is_way(self, d: _Draft, e: _Draft) -> bool:
        """Whether two names with a hyphen between are the ends of something: "the Kidal-Gao road"."""
        return self._linked(d.last, "-") and e.first == d.last + 1 and self._kinds_after(e.last) is not None

    def _adjoins(self, d: _Draft, e: _Draft) -> bool:
        """Whether a town stands before its state or unit with no comma between: "Paris France"."""
        known = d.top is not None and d.top.prior >= _MEDIUM and d.top.kind in ("city", "admin2")
        broad = self._is_strong(e) and any(c.kind in ("country", "admin1") for c in self._candidates(e)[:2])
        return known and broad and self._gap(d, e) == " " and self._holds(e, d)

    def _is_bare_owner(self, d: _Draft) -> bool:
        """Whether a state's possessive lost its apostrophe."""
        return self.text[self.tokens[d.first].start : self.tokens[d.last].end] == f"{d.lookup}s"

    def _relate(self, d: _Draft) -> None:
        """Near, direction, between, border, from the words before the name."""
        begin = max(self.start, self.tokens[d.first].start - 90)
        before = re.split(r"[.!?;\n]\s", self.text[begin : self.tokens[d.first].start])[-1]
        for relation, pattern in (
            ("direction", self.words.direction),
            ("near", self.words.near),
            ("between", self.words.between),
            ("border", self.words.border),
        ):
            match = pattern.search(_strip_parts(before, self.words))
            if match is not None:
                d.relation = relation
                number = match.groupdict().get("number")
                d.distance = _to_km(number, match.group()) if number else None
                d.note("locative")
                return

    def _note_in_play(self, drafts: list[_Draft]) -> None:
        """A name that few places share, one of them in a state that the text is about."""
        settled = {(d.top.country, d.lookup) for d in drafts if d.top and d.top.country and self._settles(d)}
        names = Counter(country for country, _ in settled)
        for d in drafts:
            if d.top is None or d.top.country is None or self._is_strong(d) or "word" in d.reasons:
                continue
            own = (d.top.country, d.lookup) in settled and names[d.top.country] == 1
            states = self.states | (names.keys() - {d.top.country} if own else names.keys())
            found = self._candidates(d)
            home = any(c.country in states or states & set(c.disputed) for c in found)
            if home and len({c.country for c in found}) <= _SHARED:
                d.note("in_play")
                if found[0].main and len({c.country for c in found}) == 1 and not self._is_broad(found[0].country):
                    d.note("native")

    def _is_broad(self, country: str | None) -> bool:
        """Whether a state is so large that most words are the name of a place somewhere in it."""
        return country is not None and self.gazetteer.get_reach(country) > _BROAD_KM

    def _settles(self, d: _Draft) -> bool:
        """Whether a name is so plainly one place that its state is in play."""
        assert d.top is not None
        return d.score >= 1 if d.top.kind == "country" else d.score >= 2.4 and d.top.main and d.top.prior >= 4

    # relations between names

    def _find_containers(self, drafts: list[_Draft]) -> None:
        for n, (d, e) in enumerate(pairwise(drafts)):
            gap = self._gap(d, e)
            if len(gap) > 60 or "\n" in gap or (gap == ", " and self._is_enumerated(drafts, n)):
                continue
            alone = gap == ", " and (self._stands_apart(drafts, n) or self._ends_chain(drafts, n))
            if self._is_quarter_gap(gap):
                inner, outer = sorted((d, e), key=lambda x: x.top.prior if x.top else -math.inf)
                inner.within.append(outer)
                outer.quarter = False
                inner.note("container")
                outer.note("container")
            elif self._adjoins(d, e) or (
                self._is_container_gap(gap) and (self._holds(e, d) or alone or self._is_said_inside(d, e, gap))
            ):
                d.within.append(e)
                e.contains = e.contains or gap.lstrip().startswith(",")
                d.note("container")
                e.note("container")
            elif self._is_town_around(drafts, n, gap):
                d.within.append(e)
            elif gap.startswith(("'s", "’s")) and self._is_owner_gap(gap) and self._holds(d, e):
                e.within.append(d)
                e.note("container")

    def _is_enumerated(self, drafts: list[_Draft], n: int) -> bool:
        """Whether two names with a comma between are of a list of like units: "Georgia, Ohio and Utah"."""
        d, e = drafts[n], drafts[n + 1]
        if e.top is None or e.top.kind not in ("country", "admin1"):
            return False
        others = [drafts[n + 2]] if n + 2 < len(drafts) and self._is_listed(e, drafts[n + 2]) else []
        others += [drafts[n - 1]] if n and self._is_listed(drafts[n - 1], d) else []
        return bool(others) and all(
            any(c.kind == e.top.kind and (c.country == e.top.country) == (e.top.kind != "country") for c in found)
            for found in map(self._candidates, (d, others[0]))
        )

    def _stands_apart(self, drafts: list[_Draft], n: int) -> bool:
        """Whether "in X, Y" names a lesser place and the state or unit that it is in, with no list to go on."""
        d, e = drafts[n], drafts[n + 1]
        said = e.kinds or self.words.generic.get(self.tokens[e.last].low, ((), False))[0]
        strong = e.top is not None and e.top.kind in ("country", "admin1") and self._is_strong(e)
        broad = e.top is not None and (strong or not {"admin1", "admin2"}.isdisjoint(said))
        lesser = d.top is None or (d.top.kind in ("city", "admin2") and not self._is_strong(d))
        if not broad or not lesser or not {"locative", "weak_locative", "generic", "sited"} & d.reasons.keys():
            return False
        follows = n + 2 < len(drafts) and self._is_listed(e, drafts[n + 2]) and not self._holds(drafts[n + 2], e)
        return not follows and not (n and self._is_listed(drafts[n - 1], d))

    def _is_town_around(self, drafts: list[_Draft], n: int, gap: str) -> bool:
        """Whether "in X, Y" or "X prison in Y" goes on to a known town, and X is known only as small ones abroad."""
        inner, outer = drafts[n], drafts[n + 1]
        if outer.top is None or inner.top is None or outer.top.kind != "city":
            return False
        site = "generic" in inner.reasons and " in " in gap and self._is_container_gap(gap)
        listed = n + 2 < len(drafts) and self._is_listed(outer, drafts[n + 2])
        listed = listed or (n > 0 and self._is_listed(drafts[n - 1], inner))
        beside = gap == ", " and not listed and bool({"locative", "generic", "sited"} & inner.reasons.keys())
        known = outer.top.prior >= _MEDIUM > inner.top.prior
        return (site or beside) and known and all(c.country != outer.top.country for c in self._candidates(inner))

    def _ends_chain(self, drafts: list[_Draft], n: int) -> bool:
        """Whether "X, Y, STATE" goes on to the state that Y lies in, whatever namesake of Y the gazetteer has."""
        d, e = drafts[n], drafts[n + 1]
        state = e.top is not None and e.top.kind == "country"
        follows = n + 2 < len(drafts) and self._is_listed(e, drafts[n + 2])
        return state and not follows and n > 0 and d in drafts[n - 1].within

    def _gap(self, d: _Draft, e: _Draft) -> str:
        return self.text[self.tokens[d.last].end : self.tokens[e.first].start]

    def _is_container_gap(self, gap: str) -> bool:
        """ ", ", " in ", ", in northern ", " suburb of the Chadian city of ", " (": words before what holds a place."""
        words = [w.lower() for w in re.findall(r"[\w-]+", gap)]
        if words and words[0] in self.words.generic and gap[:1] == " ":
            gap = gap[1 + len(words.pop(0)) :]
        allowed = self.words.sets["compass_parts"] | {"the", "of", "in", "s"} | self.words.generic.keys()
        if not all(w in allowed or w in self.demonyms for w in words):
            return False
        return gap == ", " or gap == " (" or "in" in words or "of" in words or (gap[:1] == "," and len(words) <= 3)

    def _is_quarter_gap(self, gap: str) -> bool:
        """ " neighbourhood of ", " suburb of the Chadian city of ": of two names the one known less is in the other."""
        words = gap.lower().split()
        of_city = words[1:2] == ["of"] and words[-1] == "of"
        return gap[:1] == " " and of_city and words[0] in self.words.sets["quarters"] and self._is_container_gap(gap)

    def _is_said_inside(self, d: _Draft, e: _Draft, gap: str) -> bool:
        """Whether the words say so whatever the gazetteer knows: "Sake in Congo", "Sake town, North Kivu"."""
        part = d.kinds != () and e.top is not None and e.top.kind == "city" and (" of " in gap or " in " in gap)
        outer = e.top is not None and (part or e.top.kind in ("country", "admin1") or "admin1" in e.kinds)
        inner = d.top is None or d.top.kind not in ("country", "region", "water")
        said = " in " in gap or (" of " in gap and d.kinds != ()) or ("city" in d.kinds and gap.strip() != "")
        return outer and inner and said and " and " not in gap

    def _is_owner_gap(self, gap: str) -> bool:
        words = [w.lower() for w in re.findall(r"[\w-]+", gap)][1:]
        return len(words) <= 6 and self.words.sets["breaks"].isdisjoint(words)

    def _holds(self, outer: _Draft, inner: _Draft) -> bool:
        outers = [c for c in self._candidates(outer) if c.kind != "city"]
        if inner.top is None:
            return bool(outers) and outers[0].kind in ("country", "admin1", "admin2", "region")
        inners = self._candidates(inner)
        if inner.top.kind in ("country", "admin1"):
            inners = tuple(c for c in inners if c.kind != "city")
        return any(contains(o, c) for o in outers for c in inners)

    def _candidates(self, d: _Draft) -> tuple[Candidate, ...]:
        return self.gazetteer.find(d.lookup.partition("|")[0])

    def _list(self, drafts: list[_Draft]) -> None:
        """What holds of the first holds of the others ("in X, Y and Z"); of the last, too ("X and Y districts")."""
        self._list_kinds_back(drafts)
        for d, e in pairwise(drafts):
            if not self._is_listed(d, e) or d.score < 1:
                continue
            if _CUES & d.reasons.keys():
                e.note("listed")
                if d.kinds and not e.kinds and not (e.top and e.top.kind == "country") and self._offers(e, d.kinds):
                    e.kinds = d.kinds
                e.relation = e.relation or (
                    d.relation if d.relation in ("between", "near", "around", "direction") else None
                )
            else:
                e.note("beside")
        for e, d in zip(reversed(drafts), reversed(drafts[:-1]), strict=False):
            if self._is_listed(d, e) and e.score >= 1 and "listed" not in d.reasons:
                d.note("beside")

    def _list_kinds_back(self, drafts: list[_Draft]) -> None:
        for d, e in zip(reversed(drafts[:-1]), reversed(drafts), strict=False):
            after = self._kinds_after(e.last) or (e.kinds, False)
            back = "generic_back" in e.reasons or ("generic" in e.reasons and self._plural_after(e) and after[0])
            if back and not d.kinds and not after[1] and self._is_listed(d, e):
                d.kinds = after[0] if self._offers(d, after[0]) and not (d.top and d.top.kind == "country") else ()
                d.note("generic", "generic_back")

    def _is_listed(self, d: _Draft, e: _Draft) -> bool:
        return e not in d.within and _LIST_GAP.fullmatch(self._gap(d, e)) is not None

    def _plural_after(self, d: _Draft) -> bool:
        return (d.last + 1 < len(self.tokens) and self.tokens[d.last + 1].low.endswith("s")) or self.tokens[
            min(d.last + 2, len(self.tokens) - 1)
        ].low.endswith("s")

    def _find_datelines(self, drafts: list[_Draft]) -> None:
        starts = [self.tokens[d.first].start for d in drafts]
        for match in _PARAGRAPH.finditer(self.text, self.start, self.end):
            dateline = _DATELINE.match(self.text, match.end(), self.end)
            if dateline is None:
                continue
            begin, stop = dateline.span("place")
            town = dateline.group("place").split(",")[0]
            for d in drafts[bisect_left(starts, begin) : bisect_left(starts, stop)]:
                whole = self.tokens[d.first].start == begin and self.tokens[d.last].end >= begin + len(town)
                if town.isupper() or whole:
                    d.dateline = True
                    d.reasons.pop("residue", None)
                    d.note("dateline")

    def _veto_by_syntax(self, drafts: list[_Draft], syntax: Mapping[int, str]) -> None:
        """A parse that reads the word as a verb or adverb takes a weaker name out."""
        for d in drafts:
            tag = syntax.get(self.tokens[d.first].start, "NNP")
            if tag[:2] in _NO_NOUN and not self._is_strong(d):
                d.note("verb")

    def _remember_places(self, drafts: list[_Draft]) -> None:
        """A name that is plainly a place once is one again, unless a title or a longer name says otherwise."""
        sure = {d.lookup for d in drafts if d.score >= 2.5}
        for d in drafts:
            if d.lookup in sure and d.score < 2.5 and not {"head", "titled", "residue"} & d.reasons.keys():
                d.note("seen")

    def _choose(self, drafts: list[_Draft], taken: Sequence[tuple[int, int]]) -> list[_Draft]:
        spans = sorted(taken)
        kept, i = [], 0
        for d in drafts:
            start, end = self.tokens[d.first].start, self.tokens[d.last].end
            while i < len(spans) and spans[i][1] <= start:
                i += 1
            covered = i < len(spans) and spans[i][0] < end
            state = d.top is not None and (d.top.kind == "country" or d.top.capital)
            if d.score >= 1 and (state or not covered):
                kept.append(d)
        alive = {id(d) for d in kept}
        for d in kept:
            d.within = [e for e in d.within if id(e) in alive]
        return kept

    # text

    def _linked(self, i: int, by: str | None = None) -> bool:
        """Whether only a space or hyphen stands between token i and the next."""
        if i + 1 >= len(self.tokens):
            return False
        gap = self.text[self.tokens[i].end : self.tokens[i + 1].start]
        if self.tokens[i].possessive:
            gap = gap[2:]
        return gap == by if by else gap in _LINKS

    def _in_loose(self, i: int) -> bool:
        at = self.tokens[i].start
        n = bisect_right(self.loose_starts, at) - 1
        return n >= 0 and at < self.loose[n][1]


def _tokenise(text: str, start: int, end: int) -> list[_Token]:
    """Words, numbers and marks; a possessive ending is cut off its word; hyphens between letters are gaps."""
    tokens: list[_Token] = []
    opens = True
    dotted = place_lexicon().sets["dotted"]
    for match in _TOKEN.finditer(text, start, end):
        word, at = match.group(), match.start()
        if word == "." and tokens and tokens[-1].end == at and tokens[-1].capital and tokens[-1].low in dotted:
            dotted_word = tokens[-1].text + "."
            tokens[-1] = replace(tokens[-1], text=dotted_word, end=at + 1, low=_low(dotted_word))
            continue
        if word == "-" and at > start and text[at - 1].isalnum() and text[at + 1 : at + 2].isalnum():
            continue
        cut = _POSSESSIVE.search(word)
        stop = match.end() - 2 if cut else match.end()
        capital = word[0].isupper() or _ELIDED.match(word) is not None
        if "\n" in text[tokens[-1].end if tokens else start : at]:
            opens = True
        tokens.append(_Token(text[at:stop], at, stop, capital, cut is not None, opens, _low(text[at:stop])))
        opens = word in _SENTENCE_END or (opens and not word[0].isalnum())
    return tokens


def find_loose_lines(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Lines in capitals or title case, where capitals say nothing."""
    found, at = [], start
    for line in text[start:end].split("\n"):
        words = re.findall(r"[^\W\d_]{4,}", line)
        if len(words) >= 4 and sum(w[0].isupper() for w in words) >= _LOOSE_SHARE * len(words) and len(line) < 200:
            found.append((at, at + len(line)))
        at += len(line) + 1
    return found


def _strip_parts(before: str, words: PlaceLexicon) -> str:
    """The words before a name without "northern", "the city of" and the like directly at their end."""
    kept = before.split(" ")
    while len(kept) > 1 and kept[-2].lower() in words.sets["compass_parts"] - words.sets["compass"]:
        del kept[-2]
    return " ".join(kept)


def _to_km(number: str, phrase: str) -> float | None:
    value = float(number.replace(",", "") if re.fullmatch(r"\d{1,3}(,\d{3})+", number) else number.replace(",", "."))
    miles = re.search(r"\b(?:mi|miles?)\b", phrase) is not None
    return round(value * 1.609, 1) if miles else value
