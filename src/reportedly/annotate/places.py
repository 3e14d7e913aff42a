"""Decides which place each toponym means, from the story it stands in, and how exactly it says where.

Names are found in `toponyms`. Population is a prior only; one that cannot be told apart is flagged.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from ..model.claim import Place
from ..model.text import Span
from ..model.vocabulary import PlacePrecision
from ..reference.gazetteer import Candidate, Gazetteer, contains, distance_km, fold
from .place_words import load_demonyms, place_lexicon
from .toponyms import Toponym, find_toponyms

__all__ = ["Ranked", "ResolvedPlace", "Toponym", "find_toponyms", "resolve_places"]

_SHOWN = 5
_CONSIDERED = 20
_ROUNDS = 2
_CLOSE_CALL = 0.8
_APART_KM = 50.0
_CELL = 8.0
_CELL_KM = 890.0
_CELL_ANCHORS = 12
_SMALL_KM = 250.0
_LIKELY = 0.25
_PLAIN = 4.9
_KNOWN_WELL = 4.5
_SETTLED = 3
_CONTRADICTED = 6.5
_ALONE = 4.0
_ALONE_SET = 4.7
_NEAR_BEST = 2.5
_SMALL = 4.4
_FAR = 0.1
_SURE = 0.5
_TRACE = 0.02
_CLOSE_KM = 80.0
_BROAD_KM = 500.0
_SEAT_KM = 60.0
_LARGE_SEAT = 5.6
_LARGE = 300.0
_BACKED = 0.3
_SEATS = 12
_WATERSIDE = 200
_RIVER_KM = 60.0
_TOWNSHIP_KM = 60.0
_CAPITALISED = re.compile(r"[A-ZÀ-Þ][\w'’-]+")
_PRECISION: dict[str, PlacePrecision] = {
    "country": "country", "admin1": "admin1", "admin2": "admin2", "city": "exact", "region": "region",
    "water": "region",
}  # fmt: skip
_KNOWN = {"country": 2.0, "water": 2.0, "region": 1.0}
_NEAR_MARGIN = {"near": 15.0, "around": 25.0, "direction": 30.0, "border": 30.0, "between": 15.0}

# Points of each feature; `prior` is times the gazetteer's, `known` times the logarithm of the other names' number,
# `in_play`, `story`, `same_unit` and `same_kind` times the root of a share, `close` times what is close by, 0 to 1,
# `seat` by how close the publisher's town is.
WEIGHTS = {
    "prior": 1.0, "kind": 4.0, "other_kind": -3.0, "no_water": -9.0, "container_kind": 2.0, "no_container": -2.0,
    "namesake": -1.5,
    "nation": 5.0, "other_nation": -4.0, "within": 5.0, "not_within": -3.0, "holds": 3.0,
    "in_play": 3.0, "story": 2.5, "same_unit": 3.0, "close": 3.0, "same_area": 1.0, "same_kind": 1.5,
    "listed": 2.5, "known": 1.0, "publisher": 1.5, "seat": 4.0, "stranger": -9.0, "county": 2.5,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Ranked:
    """A candidate with its score and the points of each feature behind it."""

    candidate: Candidate
    score: float
    reasons: tuple[tuple[str, float], ...]

    @property
    def label(self) -> str:
        """Name, first-level unit, country and kind, for a person to read."""
        c = self.candidate
        where = ", ".join(x for x in (c.admin1 if c.admin1 != c.name else None, c.country) if x)
        return f"{c.name} ({', '.join(x for x in (c.kind, where) if x)})"


@dataclass(frozen=True, slots=True)
class ResolvedPlace:
    """A toponym with the place it means; `candidates` best first, at most five, empty for a name unknown."""

    place: Place
    candidates: tuple[Ranked, ...]
    ambiguous: bool
    dateline: bool = False
    toponym: Toponym | None = None


@dataclass(frozen=True, slots=True)
class _Group:
    """All mentions of one name that the text says the same about: scored once."""

    name: str
    kinds: tuple[str, ...]
    nation: str | None
    within: tuple[str, ...]
    contains: bool
    held: tuple[str, ...]
    said_within: bool = False
    beside: tuple[str, ...] = ()
    quarter: bool = False


@dataclass(frozen=True, slots=True)
class _Case:
    """What a candidate of a group has whatever the story: points of the words and of the states in play.

    breadth: what its state alone says of a name, 1 at most.
    """

    candidate: Candidate
    by_words: dict[str, float]
    by_states: dict[str, float]
    breadth: float


class _Story:
    """What the text has settled so far: the best candidates of its names, by name, state, unit and cell of the map.

    best: folded name to candidate; weights: how sure each of them is, 0 to 1; states: shares of those in play;
    anchors: row and column of the map's cells, each with the names and small places in it.
    """

    def __init__(
        self, best: Mapping[str, Candidate], weights: Mapping[str, float], states: Mapping[str, float]
    ) -> None:
        self.states, self.best, self.weights = states, best, weights
        self.countries: defaultdict[str, float] = defaultdict(float)
        self.units: defaultdict[tuple[str, str], float] = defaultdict(float)
        self.kinds: defaultdict[tuple[str, str], float] = defaultdict(float)
        cells: dict[tuple[int, int], list[tuple[str, Candidate]]] = defaultdict(list)
        self.counties: dict[tuple[str | None, str | None], str] = {
            (c.admin1, c.admin2): n for n, c in best.items() if c.kind == "admin2" and c.admin2
        }
        self.sure = {n for n, c in best.items() if weights[n] >= _SURE and c.kind in ("city", "admin2", "admin1")}
        for name in sorted(best, key=lambda n: -weights[n]):
            c, weight = best[name], weights[name]
            if c.country:
                self.countries[c.country] += weight
                self.kinds[(c.country, c.kind)] += weight
            if c.admin1:
                self.units[(c.country or "", c.admin1)] += weight
            cell = cells[_cell(c.lat, c.lon)]
            if c.kind != "country" and c.radius_km <= _SMALL_KM and len(cell) < _CELL_ANCHORS:
                cell.append((name, c))
        self.anchors = [(*key, name, c) for key in sorted(cells) for name, c in cells[key]]
        self._total = (sum(self.countries.values()), sum(self.units.values()), sum(weights.values()))

    def share(self, country: str | None, name: str) -> float:
        """Share of the story's other names that lie in the state, 0 to 1."""
        own, weight = self._own(name)
        total = self._total[0] - (weight if own is not None and own.country else 0)
        mine = self.countries[country or ""] - (weight if own is not None and own.country == country else 0)
        return mine / total if total > _TRACE and country else 0.0

    def unit_share(self, c: Candidate, name: str) -> float:
        """Share of the story's other names that lie in the first-level unit, less where they are few."""
        if not c.admin1 or c.kind == "country":
            return 0.0
        own, weight = self._own(name)
        total = self._total[1] - (weight if own is not None and own.admin1 else 0)
        unit = (c.country or "", c.admin1)
        mine = self.units[unit] - (weight if own is not None and (own.country or "", own.admin1) == unit else 0)
        return mine / total * mine / (mine + 1) if total > _TRACE and mine > _TRACE else 0.0

    def alike(self, c: Candidate, name: str) -> float:
        """Share of the story's other names that are of the candidate's kind and state: like stands by like."""
        own, weight = self._own(name)
        total = self._total[2] - weight
        mine = self.kinds[(c.country or "", c.kind)] - (
            weight if own is not None and (own.country, own.kind) == (c.country, c.kind) else 0
        )
        return mine / total if total > _TRACE and c.country else 0.0

    def near(self, c: Candidate, name: str) -> tuple[float, float]:
        """How much of the story lies close by, 0 to 1, and the distance in km to what is nearest, infinite at most."""
        row, column = _cell(c.lat, c.lon)
        steps = 1 + int(c.radius_km / _CELL_KM)
        nearest, pull = math.inf, 0.0
        for other_row, other_column, other_name, other in self.anchors:
            if abs(other_row - row) <= steps and abs(other_column - column) <= steps and other_name != name:
                apart = max(0.0, distance_km(c.lat, c.lon, other.lat, other.lon) - c.radius_km)
                nearest = min(nearest, apart)
                pull += self.weights[other_name] * math.exp(-apart / _CLOSE_KM)
        return pull / (pull + 0.5), nearest

    def has_others(self, name: str) -> bool:
        """Whether it has settled any other name."""
        return len(self.best) > (name in self.best)

    def is_set(self, name: str) -> bool:
        """Whether three or more other towns or units are sure."""
        return len(self.sure) - (name in self.sure) >= _SETTLED

    def _own(self, name: str) -> tuple[Candidate | None, float]:
        return self.best.get(name), self.weights.get(name, 0.0)


def resolve_places(
    toponyms: Sequence[Toponym],
    gazetteer: Gazetteer,
    *,
    states: Mapping[str, float] | None = None,
    home: str | None = None,
    seats: Sequence[Candidate] = (),
    text: str,
) -> list[ResolvedPlace]:
    """The place of each toponym, in the order given; each distinct name is looked up once.

    states: alpha-3 codes of the states in play with their weight (mentions), from the text's adjectives if not given.
    home: the state of the text's publisher; seats: the towns and counties that its name may hold.
    """
    groups = _group(toponyms)
    spelt = {_key(t): t.lookup for t in reversed(toponyms)}
    found = {
        key: _only_in(name, gazetteer.find(name.partition("|")[0], _CONSIDERED))
        for key, name in reversed(spelt.items())
    }
    weights = _shares(states if states else _states_in(text))
    _add_similar(found, toponyms, gazetteer, weights)
    scorer = _Scorer(found, gazetteer, home, seats, text)
    lone = len(found) == 1 and not any(g.within for g in groups)  # its story would hold nothing but itself
    story = _Story({}, {}, weights)
    ranked: dict[_Group, tuple[Ranked, ...]] = {}
    strays: set[_Group] = set()
    for _ in range(_ROUNDS + 1):
        ranked = {g: _put_home(scorer.rank(g, story), g, story) for g in dict.fromkeys(groups)}
        strays = {g for g, order in ranked.items() if order and _is_stray(order, g, story)}
        best: dict[str, Candidate] = {}
        sure: dict[str, float] = {}
        for g, order in ranked.items():
            if order and g not in strays and g.name not in best:
                best[g.name], sure[g.name] = order[0].candidate, _sureness(order)
        settled = lone or best == story.best
        story = _Story(best, sure, weights)
        if settled:
            break
    outer = {g.name: g.within for g in groups if g.said_within}
    resolved = [
        _resolved(t, ranked[g], text, _held_by(g, outer, story), stray=g in strays)
        for t, g in zip(toponyms, groups, strict=True)
    ]
    return [_at_town(r, resolved) if r.toponym and r.toponym.kinds == ("water",) else r for r in resolved]


def _sureness(order: Sequence[Ranked]) -> float:
    """How sure the first candidate is, 0 to 1: by its lead over the next place elsewhere, and by how likely it is."""
    first = order[0]
    rival = next((o for o in order[1:] if _is_apart(first.candidate, o.candidate)), None)
    lead = 1.0 if rival is None else min(1.0, 0.15 + (first.score - rival.score) / 2.5)
    said = {"within", "nation", "kind"} & dict(first.reasons).keys()
    return max(_TRACE, lead * (1.0 if said else min(1.0, max(0.1, (first.candidate.prior + 1) / 5))))


def _group(toponyms: Sequence[Toponym]) -> list[_Group]:
    """The group of each toponym; containers and nationality said once hold for the name throughout the text."""
    by_start = {t.start: _key(t) for t in toponyms}
    within: dict[str, dict[str, None]] = defaultdict(dict)
    held: dict[str, dict[str, None]] = defaultdict(dict)
    nation: dict[str, str] = {}
    for t in toponyms:
        for start in t.within:
            if start in by_start:
                within[_key(t)].setdefault(by_start[start])
                held[by_start[start]].setdefault(_key(t))
        if t.country:
            nation.setdefault(_key(t), t.country)
    groups = []
    for t in toponyms:
        own = tuple(by_start[s] for s in t.within if s in by_start)
        around = own or (() if t.kinds and "city" not in t.kinds else tuple(within[_key(t)])[:3])
        groups.append(
            _Group(
                _key(t),
                t.kinds,
                t.country or nation.get(_key(t)),
                around,
                t.contains,
                tuple(held[_key(t)])[:5],
                bool(around),
                tuple(dict.fromkeys(by_start[s] for s in t.beside if s in by_start and by_start[s] != _key(t))),
                t.quarter,
            )
        )
    return groups


def _key(t: Toponym) -> str:
    """What all spellings of a name in a text have in common."""
    name, _, country = t.lookup.partition("|")
    return fold(name) + country


def _add_similar(
    found: dict[str, tuple[Candidate, ...]],
    toponyms: Sequence[Toponym],
    gazetteer: Gazetteer,
    weights: Mapping[str, float],
) -> None:
    """Candidates by likeness, in the states in play, for names that have none or none in what is said to hold them."""
    named = Counter(
        order[0].country
        for t in toponyms
        if (order := found[_key(t)]) and order[0].country and order[0].prior >= _PLAIN
    )
    said = _shares({code: n for code, n in named.items() if code})
    states = {code for code in (*said, *weights) if said.get(code, 0) >= _LIKELY or weights.get(code, 0) >= _LIKELY}
    by_start = {t.start: _key(t) for t in toponyms}
    for t in toponyms:
        outers = [o for s in t.within if s in by_start for o in found.get(by_start[s], ())[:4]]
        known = found[_key(t)]
        near = {o.country for o in outers if o.country} or states
        if known and (known[0].prior >= _PLAIN or known[0].kind in ("country", "region", "water")):
            continue
        if known and known[0].main and known[0].prior >= _KNOWN_WELL:
            continue
        if any(c.country in near and (not outers or any(contains(o, c) for o in outers)) for c in known):
            continue
        found[_key(t)] = (*known, *(c for c in gazetteer.find_similar(t.lookup, near) if c not in known))


def _only_in(name: str, candidates: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    country = name.partition("|")[2]
    return tuple(c for c in candidates if c.country == country and c.kind != "city") if country else candidates


def _states_in(text: str) -> Counter[str]:
    """States named by the adjectives and peoples in the text."""
    demonyms = load_demonyms()
    return Counter(demonyms[w] for w in (m.group().lower() for m in _CAPITALISED.finditer(text)) if w in demonyms)


def _shares(states: Mapping[str, float]) -> dict[str, float]:
    total = sum(states.values())
    return {code: count / total for code, count in states.items()} if total else {}


class _Scorer:
    """Scores the candidates of each name: the words beside it, what holds it, and the story so far."""

    def __init__(
        self,
        found: Mapping[str, tuple[Candidate, ...]],
        gazetteer: Gazetteer,
        home: str | None,
        seats: Sequence[Candidate],
        text: str,
    ) -> None:
        self.found, self.home, self.seats = found, home, seats
        self._gazetteer, self._text = gazetteer, text
        self._breadths: dict[str, float] = {}
        self._known: dict[_Group, list[_Case]] = {}

    def rank(self, group: _Group, story: _Story) -> tuple[Ranked, ...]:
        """The candidates that the words do not rule out, best first."""
        ranked = []
        seats = self._likely_seats(group.name, story)
        strange = self._find_strangers(group, story)
        for case in self._cases(group, story.states):
            c = case.candidate
            points = case.by_words | _score_containers(c, group, self.found, story) | case.by_states
            points |= _score_story(case, group, story)
            at_seat = max((_at_seat(c, s, seats) for s in seats), default=0.0)
            if at_seat:
                points["seat"] = round(WEIGHTS["seat"] * at_seat, 2)
            if c.country in strange:
                points["stranger"] = WEIGHTS["stranger"]
            if not _is_ruled_out(c, points, group):
                ranked.append(Ranked(c, round(sum(points.values()), 3), tuple(points.items())))
        return tuple(sorted(ranked, key=lambda r: (-r.score, r.candidate.id)))

    def _cases(self, group: _Group, states: Mapping[str, float]) -> list[_Case]:
        """The group's candidates, with what each round finds the same."""
        if group not in self._known:
            found = self.found[group.name]
            self._known[group] = [self._case(c, group, states, found) for c in found]
        return self._known[group]

    def _case(self, c: Candidate, group: _Group, states: Mapping[str, float], found: tuple[Candidate, ...]) -> _Case:
        by_words = {"prior": round(c.prior * WEIGHTS["prior"], 2)}
        if c.kind in _KNOWN:
            by_words["known"] = _KNOWN[c.kind] * WEIGHTS["known"]
        elif c.alternates:
            by_words["known"] = round(WEIGHTS["known"] * math.log10(1 + c.alternates), 2)
        _score_words(c, group, by_words, found)
        codes = [code for code in (c.country, *c.disputed) if code]
        breadth = max((self._breadth(code) for code in codes), default=1.0)
        share = max((states.get(code, 0.0) for code in codes), default=0.0)
        by_states = {}
        if share:
            by_states["in_play"] = round(WEIGHTS["in_play"] * breadth * math.sqrt(share), 2)
        if self.home in codes and c.kind != "country":
            by_states["publisher"] = round(WEIGHTS["publisher"] * breadth, 2)
        return _Case(c, by_words, by_states, breadth)

    def _likely_seats(self, name: str, story: _Story) -> Sequence[Candidate]:
        """Of the places that the publisher's name can mean those close to the story's others, else all.

        Of a name that it shares with the publisher it says nothing by itself.
        """
        backed = [s for s in self.seats if s.kind not in ("region", "country") and story.near(s, name)[0] >= _BACKED]
        own = not backed and not {s.id for s in self.seats}.isdisjoint(c.id for c in self.found[name])
        return () if own else backed or self.seats

    def _find_strangers(self, group: _Group, story: _Story) -> frozenset[str]:
        """States that bear the name, in a story of elsewhere whose own town or unit has it too.

        1. the words say nothing of a state: no kind, container or nationality, none of its people, none of its towns
        2. a town of the name stands by the others, in a county named or of the publisher's; or a unit holds them all
        """
        found = self.found[group.name]
        states = [c.country for c in found if c.kind == "country" and c.country]
        if not states or len(found) == 1 or group.kinds or group.nation or group.within or group.held:
            return frozenset()
        named = [c for n, c in story.best.items() if n != group.name and c.radius_km <= _LARGE and c.kind != "country"]
        if not any(self._is_at_home(c, named) for c in found if c.country not in states):
            return frozenset()
        spoken = {code for c in named for code in (c.country, *c.disputed)}
        return frozenset(states) - spoken - _states_in(self._text).keys()

    def _is_at_home(self, o: Candidate, named: Sequence[Candidate]) -> bool:
        """Whether a namesake belongs where the story's other places are."""
        if o.kind == "admin1":
            return bool(named) and all(contains(o, other) for other in named)
        close = [n for n in named if distance_km(o.lat, o.lon, n.lat, n.lon) <= _TOWNSHIP_KM]
        county = any(n.kind == "admin2" and (n.admin1, n.admin2) == (o.admin1, o.admin2) for n in close)
        seat = bool(close) and any(s.id == o.id for s in self.seats)
        return o.kind == "city" and (county or len(close) > 1 or seat)

    def _breadth(self, country: str) -> float:
        """What a state alone says of a name, 1 at most: in a large one most names are found somewhere."""
        if country not in self._breadths:
            reach = self._gazetteer.get_reach(country)
            self._breadths[country] = min(1.0, math.sqrt(_BROAD_KM / reach)) if reach else 1.0
        return self._breadths[country]


def find_seats(publisher: str, gazetteer: Gazetteer) -> tuple[Candidate, ...]:
    """The places that the longest part of a publisher's name can mean, best prior first: "The Chalco Herald"."""
    words = publisher.removeprefix("The ").split()
    spans = [(i, k) for i in range(len(words)) for k in range(i + 1, len(words) + 1) if 0 < k - i < len(words)]
    for i, k in sorted(spans, key=lambda span: span[0] - span[1]):
        name = " ".join(words[i:k])
        if name[0].isupper() and fold(name) not in _title_words() and not gazetteer.is_word(name):
            found = tuple(c for c in gazetteer.find(name, _SEATS) if c.main or c.kind == "admin2")
            if found:
                return found
    return ()


@cache
def _title_words() -> Collection[str]:
    """Words of titles of papers that are also the names of towns ("Post", "Star")."""
    words = place_lexicon()
    return words.sets["heads"] | words.sets["openers"] | words.sets["calendar"] | words.generic.keys()


def _at_seat(c: Candidate, seat: Candidate, seats: Sequence[Candidate]) -> float:
    """How close a place is to where the publisher sits, 0 to 1; less for a seat less known than its namesakes.

    A paper of a large town writes of the world, one of a small town of its county; one with the name of a state is
    seldom a town's.
    """
    local = [s for s in seats if s.kind != "country" and s.radius_km <= _LARGE]
    if seat not in local or c.kind not in ("city", "admin2") or c.country != seat.country:
        return 0.0
    apart = max(0.0, distance_km(c.lat, c.lon, seat.lat, seat.lon) - seat.radius_km)
    if apart > 4 * _SEAT_KM:
        return 0.0
    wide = (seat.kind == "city" and seat.prior >= _LARGE_SEAT) or seats[0] not in local
    return (0.5 if wide else 1.0) * math.exp(-apart / _SEAT_KM) / (1.0 + max(0.0, local[0].prior - seat.prior))


def _is_ruled_out(c: Candidate, points: Mapping[str, float], group: _Group) -> bool:
    """Whether the words contradict it: a town for a sea, or one outside what its own mention says holds it."""
    if "no_water" in points:
        return True
    outside = "not_within" in points and group.said_within
    return (outside or "other_nation" in points) and c.prior < _CONTRADICTED


def _score_words(c: Candidate, group: _Group, points: dict[str, float], others: tuple[Candidate, ...]) -> None:
    """Kind of place and nationality beside the name; a name alone is the state before its capital, which is before
    its province.
    """
    if group.kinds:
        if c.kind in group.kinds:
            points["kind"] = WEIGHTS["kind"] - 0.5 * group.kinds.index(c.kind)
        else:
            feature = "no_water" if group.kinds == ("water",) else "other_kind"
            points[feature] = WEIGHTS[feature]
    elif group.contains:
        feature = "no_container" if c.kind == "city" else "container_kind"
        points[feature] = WEIGHTS[feature]
    elif (
        c.kind in ("admin1", "admin2") and any(o.kind == "city" and o.main and contains(c, o) for o in others)
    ) or any(o.kind == "country" and contains(o, c) for o in others):
        points["namesake"] = WEIGHTS["namesake"]
    if group.nation:
        feature = "nation" if group.nation in (c.country, *c.disputed) else "other_nation"
        points[feature] = WEIGHTS[feature]


def _score_containers(
    c: Candidate,
    group: _Group,
    found: Mapping[str, tuple[Candidate, ...]],
    story: _Story,
) -> dict[str, float]:
    """Points of what is said to contain it, and what it is said to contain."""
    points: dict[str, float] = {}
    for name in group.within:
        outers = [o for o in (story.best.get(name), *found.get(name, ())) if o is not None]
        feature = "within" if any(contains(o, c) for o in outers[:6]) else "not_within"
        points[feature] = max(points.get(feature, -math.inf), WEIGHTS[feature])
    if "within" in points:
        points.pop("not_within", None)
    if c.kind != "city" and any(contains(c, i) for name in group.held for i in found.get(name, ())[:6]):
        points["holds"] = WEIGHTS["holds"]
    return points


def _score_story(case: _Case, group: _Group, story: _Story) -> dict[str, float]:
    """Points of the states, units and nearness of the story's other places."""
    points: dict[str, float] = {}
    if not story.has_others(group.name):
        return points
    c, breadth = case.candidate, case.breadth
    share = max((story.share(code, group.name) for code in (c.country, *c.disputed) if code), default=0.0)
    if share:
        points["story"] = round(WEIGHTS["story"] * breadth * math.sqrt(share), 2)
    like = 1.0 if c.kind != "city" else breadth / 2
    listed = sum((o.country, o.kind) == (c.country, c.kind) for n in group.beside if (o := story.best.get(n)))
    if listed:
        points["listed"] = round(WEIGHTS["listed"] * like * listed / len(group.beside), 2)
    if c.kind == "city" and story.counties.get((c.admin1, c.admin2), group.name) != group.name:
        points["county"] = WEIGHTS["county"]
    unit = story.unit_share(c, group.name)
    if unit:
        points["same_unit"] = round(WEIGHTS["same_unit"] * math.sqrt(unit), 2)
    alike = story.alike(c, group.name)
    if alike and c.kind != "country":
        points["same_kind"] = round(WEIGHTS["same_kind"] * like * math.sqrt(alike), 2)
    pull, nearest = story.near(c, group.name)
    if nearest < 4000:
        points["close"] = round(WEIGHTS["close"] * pull, 2)
        points["same_area"] = round(WEIGHTS["same_area"] * breadth * math.exp(-nearest / 800), 2)
    return points


def _put_home(order: tuple[Ranked, ...], group: _Group, story: _Story) -> tuple[Ranked, ...]:
    """With the first that is no stray in front, if it comes near the best."""
    for n, ranked in enumerate(order):
        if order[0].score - ranked.score > _NEAR_BEST:
            break
        if not _is_stray(order[n:] + order[:n], group, story):
            return (ranked, *order[:n], *order[n + 1 :])
    return order


def _is_stray(order: Sequence[Ranked], group: _Group, story: _Story) -> bool:
    """Whether a small place lies in a state that the story, set elsewhere, has nothing to do with."""
    c = order[0].candidate
    if (
        c.kind not in ("city", "admin2")
        or (c.prior >= _PLAIN and not group.quarter)
        or "within" in dict(order[0].reasons)
        or group.nation
    ):
        return False
    if group.quarter:
        return dict(order[0].reasons).get("close", 0.0) < _FAR and bool(story.best.keys() - {group.name})
    alone = c.main and not any(_is_apart(c, o.candidate) for o in order[1:])
    if alone and c.prior >= (_ALONE_SET if story.is_set(group.name) else _ALONE):
        return False
    others = len(story.best) - (group.name in story.best)
    if others < _SETTLED:
        return False
    codes = [code for code in (c.country, *c.disputed) if code]
    at_home = any(story.share(code, group.name) or story.states.get(code) for code in codes)
    far = c.prior < _SMALL and dict(order[0].reasons).get("close", 0.0) < _FAR
    return not at_home or (far and any(_is_apart(c, o.candidate) for o in order[1:]) and story.is_set(group.name))


def _held_by(group: _Group, outer: Mapping[str, tuple[str, ...]], story: _Story) -> Candidate | None:
    """The place said to contain the group's, as the story resolved it; else what is said to contain that one."""
    names = [*group.within, *(o for name in group.within for o in outer.get(name, ()))]
    return next((story.best[name] for name in names if name in story.best), None)


def _resolved(
    toponym: Toponym, order: tuple[Ranked, ...], text: str, outer: Candidate | None, *, stray: bool
) -> ResolvedPlace:
    """The record's Place. Without a fitting candidate it is somewhere in what is said to hold it, or its name alone."""
    span = Span(toponym.start, toponym.end, text[toponym.start : toponym.end])
    if not order or stray:
        place = _somewhere(toponym, outer, span)
        return ResolvedPlace(place, order[:_SHOWN], bool(order), toponym.dateline, toponym)
    best = order[0].candidate
    place = Place(
        name=toponym.name,
        geonames_id=best.geonames_id,
        lat=best.lat,
        lon=best.lon,
        radius_km=_radius(toponym, best),
        admin1=best.admin1,
        country=best.country,
        disputed=best.disputed,
        precision=_precision(toponym, best),
        span=span,
    )
    return ResolvedPlace(place, order[:_SHOWN], _is_ambiguous(order), toponym.dateline, toponym)


def _at_town(river: ResolvedPlace, resolved: Sequence[ResolvedPlace]) -> ResolvedPlace:
    """A river or lake that no gazetteer has, where the story meets it: by the town named closest to it."""
    at = river.place.span.start if river.place.span else 0
    towns = [r.place for r in resolved if r.place.precision in ("exact", "near") and not r.ambiguous and not r.dateline]
    apart = [(abs(town.span.start - at), town) for town in towns if town.span]
    gap, town = min(apart, key=lambda pair: pair[0], default=(_WATERSIDE, None))
    if river.candidates or river.place.precision or town is None or gap >= _WATERSIDE:
        return river
    place = replace(
        river.place, lat=town.lat, lon=town.lon, radius_km=_RIVER_KM, country=town.country, precision="region"
    )
    return replace(river, place=place)


def _somewhere(toponym: Toponym, outer: Candidate | None, span: Span) -> Place:
    if outer is None:
        return Place(toponym.name, None, None, None, None, None, toponym.country, (), None, span)
    known = outer.kind != "country"
    return Place(
        name=toponym.name,
        geonames_id=None,
        lat=outer.lat if known else None,
        lon=outer.lon if known else None,
        radius_km=outer.extent_km if known else None,
        admin1=outer.admin1,
        country=outer.country,
        disputed=outer.disputed,
        precision=_PRECISION[outer.kind] if known else None,
        span=span,
    )


def _precision(toponym: Toponym, c: Candidate) -> PlacePrecision:
    """As exact as the words are: "near X" and "north of X" are near, "northern X" is X."""
    if toponym.relation in _NEAR_MARGIN and c.kind in ("city", "admin2", "admin1"):
        return "near"
    return _PRECISION[c.kind]


def _radius(toponym: Toponym, c: Candidate) -> float:
    """Radius in km around the place's point within which the words put it; a stated distance is added whole."""
    margin = _NEAR_MARGIN.get(toponym.relation or "", 0.0)
    if toponym.distance_km is not None:
        margin = max(2.0, toponym.distance_km)
    return round(c.extent_km + margin, 1)


def _is_ambiguous(order: tuple[Ranked, ...]) -> bool:
    """Whether another place, elsewhere, comes close: a town and its own province are no two readings."""
    first = order[0]
    return any(
        first.score - other.score <= _CLOSE_CALL and _is_apart(first.candidate, other.candidate)
        for other in order[1:_SHOWN]
    )


def _is_apart(a: Candidate, b: Candidate) -> bool:
    """Whether two places are elsewhere from each other, and neither holds the other."""
    apart = distance_km(a.lat, a.lon, b.lat, b.lon) > max(_APART_KM, a.radius_km, b.radius_km)
    return apart and not contains(a, b) and not contains(b, a)


def _cell(lat: float, lon: float) -> tuple[int, int]:
    return math.floor(lat / _CELL), math.floor(lon / _CELL)
