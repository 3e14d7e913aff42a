"""Finds the names of places in a text by gazetteer, capitals and the words around them.

Which place a name means is left to `places`; who acts is left to the actors. Works on raw text; a parse only vetoes.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from ..reference.gazetteer import Gazetteer, PlaceKind
from .place_words import load_demonyms
from .toponym_drafts import Draft, DraftLinks
from .toponym_evidence import NameEvidence
from .toponym_names import NameScan
from .toponym_relations import NameRelations
from .toponym_text import PlaceText


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
        self.page = PlaceText(text, start, end, gazetteer, demonyms)
        self.text, self.tokens = text, self.page.tokens
        self.links = DraftLinks(self.page)
        self.names = NameScan(self.links)
        named = {demonyms[t.low] for t in self.tokens if t.capital and t.low in demonyms}
        self.evidence = NameEvidence(self.links, self.names.persons, {*states, *named})
        self.relations = NameRelations(self.links)

    def run(self, taken: Sequence[tuple[int, int]], syntax: Mapping[int, str]) -> list[Draft]:
        """Steps: names; a draft for each; evidence; containers and lists; datelines; memory; choice."""
        drafts = self.names.fill_lists(self.names.scan())
        self.names.remember_persons()
        for d in drafts:
            self.evidence.judge_name(d)
            self.evidence.look_left(d)
            self.evidence.look_right(d)
            self.evidence.relate(d)
        self.evidence.note_in_play(drafts)
        self.evidence.bar_namesakes(drafts)
        self.relations.find_containers(drafts)
        self.relations.find_datelines(drafts)
        self.relations.share_in_lists(drafts)
        self.evidence.veto_by_syntax(drafts, syntax)
        self.evidence.note_nearby(drafts)
        for d in drafts:
            if "person" in d.reasons and {"locative", "generic", "container"} & d.reasons.keys():
                del d.reasons["person"]
                d.note("person_in")
        self.evidence.remember_places(drafts)
        self.evidence.note_teams(drafts)
        return self._choose(drafts, taken)

    def finish(self, drafts: Iterable[Draft]) -> list[Toponym]:
        """The drafts as toponyms."""
        found, rows = [], sorted(drafts, key=lambda d: d.first)
        lists = self.relations.find_lists(rows)
        for n, d in enumerate(rows):
            start, end = self.tokens[d.first].start, self.tokens[d.last].end - self.links.is_bare_owner(d)
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

    def _choose(self, drafts: list[Draft], taken: Sequence[tuple[int, int]]) -> list[Draft]:
        spans = sorted(taken)
        kept, i = [], 0
        for d in drafts:
            start, end = self.tokens[d.first].start, self.tokens[d.last].end
            while i < len(spans) and spans[i][1] <= start:
                i += 1
            covered = i < len(spans) and spans[i][0] < end and not (d.site and spans[i][1] < end)
            state = d.top is not None and (d.top.kind == "country" or (d.top.capital and d.top.main))  # no Roma is Rome
            if d.score >= 1 and (state or not covered):
                kept.append(d)
        alive = {id(d) for d in kept}
        for d in kept:
            d.within = [e for e in d.within if id(e) in alive]
        return kept
