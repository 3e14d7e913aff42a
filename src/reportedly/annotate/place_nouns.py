"""Reads "the town", "the same square" and "the Chadian capital" as the place that the text has named for it.

Which place a name means is decided in `places`. A noun that could be one of two places, or is a new one ("a town",
"the nearby town", "the town where"), stands for none.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from ..model import Document, Place, Span
from ..model.layers import PlaceMention, Sentence
from ..model.vocabulary import PlacePrecision
from ..reference.actors import State, load_actors
from ..reference.gazetteer import Gazetteer, fold
from .place_words import load_demonyms, place_lexicon
from .unlisted import find_borders

_LAST = 3
_DEFINITE = frozenset({"the", "this", "that"})
_OWN_CLAUSE = ("relcl", "acl", "appos", "poss", "nummod")
_WORDS = re.compile(r"[^\W\d_]+")
_SUITS: dict[str, tuple[PlacePrecision | None, ...]] = {
    "city": ("exact", "near"), "admin1": ("admin1",), "admin2": ("admin2",),
    "region": ("region",), "water": ("region",), "country": (),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Named:
    """A place of the text, or several in a row ("X, Y" and "X and Y"), each with the nouns for places said of it."""

    end: int
    places: tuple[tuple[Place, frozenset[str]], ...]


def find_referred(
    doc: Document,
    sentences: Sequence[Sentence],
    places: Sequence[PlaceMention],
    acting: Collection[tuple[int, int | None]],
    gazetteer: Gazetteer,
    home: str | None,
) -> tuple[PlaceMention, ...]:
    """A mention for each noun that stands for a place named before: the place as it was named, at the noun's token.

    Also one for each border that is called by its states.

    places: in the order of the text; acting: sentence and token of the actors, governments by their capital among them;
    home: alpha-3 of the state that the story is set in.
    """
    named = list(_named(doc, [p for p in places if not p.dateline and (p.sentence, p.token) not in acting]))
    taken = {(p.sentence, p.token) for p in places}
    found = []
    for s, i in _definite_nouns(sentences, taken):
        before = [n for n in named if n.end <= s.starts[i]]
        place = (
            _capital(doc, s, i, places, gazetteer, home) if s.lower[i] == "capital" else _antecedent(s.lower[i], before)
        )
        if place is not None:
            found.append(PlaceMention(place, s.index, i, False, False, ()))
    return (*found, *(border for s in sentences for border in find_borders(doc, s)))


def _definite_nouns(
    sentences: Iterable[Sentence], taken: set[tuple[int, int | None]]
) -> Iterator[tuple[Sentence, int]]:
    """Nouns for kinds of place behind "the", "this" or "that" that say no more of it: not "the town of X"."""
    words = place_lexicon()
    for s in sentences:
        for i in range(len(s)):
            if s.tags[i] != "NN" or s.lower[i] not in words.generic:
                continue
            kids = s.kids[i]
            definite = any(s.lower[k] in _DEFINITE for k in kids if s.deps[k] == "det")
            new = any(s.deps[k] in _OWN_CLAUSE or s.lower[k] in words.sets["elsewhere"] or _adds(s, k) for k in kids)
            if definite and not new and not any((s.index, k) in taken for k in s.subtree(i)):
                yield s, i


def _adds(s: Sentence, k: int) -> bool:
    """A name, a superlative or an "of" beside the noun says which one it is."""
    if s.lower[k] in load_demonyms():
        return False
    return s.tags[k] in ("NNP", "NNPS", "JJS") or (s.deps[k] == "prep" and s.lower[k] == "of")


def _named(doc: Document, places: Sequence[PlaceMention]) -> Iterator[_Named]:
    """The places, those together that a comma or "and" joins: a list, or a place and what holds it."""
    run: list[tuple[Place, frozenset[str]]] = []
    for n, p in enumerate(places):
        assert p.place.span is not None
        run.append((p.place, _nouns_beside(doc, p.place.span)))
        after = places[n + 1].place.span if n + 1 < len(places) else None
        gap = doc.text[p.place.span.end : after.start] if after else ""
        if gap.strip() not in (",", "and", "or", ", and", "&"):
            yield _Named(p.place.span.end, tuple(run))
            run = []


def _nouns_beside(doc: Document, span: Span) -> frozenset[str]:
    """Nouns for kinds of place that the text puts on a name: "the town of X", "X square", "the town X"."""
    before = _WORDS.findall(doc.text[max(0, span.start - 40) : span.start].lower())[-2:]
    after = _WORDS.findall(doc.text[span.end : span.end + 20].lower())[:1]
    inside = _WORDS.findall(span.quote.lower())[-1:]
    found = {*(before if before[-1:] == ["of"] else before[-1:]), *after, *inside}
    return frozenset(found & place_lexicon().generic.keys())


def _antecedent(noun: str, before: Sequence[_Named]) -> Place | None:
    """Of the last places, the one that was called by the noun, else the last of its kind; None of two in a list.

    What is part of a place ("the base", "the square") is only what was called so.
    """
    kinds, part = place_lexicon().generic[noun]
    for named in reversed(before if part else before[-_LAST:]):
        called = [p for p, nouns in named.places if noun in nouns]
        if called:
            return called[0] if len(called) == 1 else None
    precisions = {p for kind in kinds for p in _SUITS[kind]} if not part else set()
    suited = ([p for p, _ in named.places if p.precision in precisions] for named in reversed(before))
    last = next(filter(None, suited), [])
    return last[0] if len(last) == 1 else None


def _capital(
    doc: Document, s: Sentence, i: int, places: Sequence[PlaceMention], gazetteer: Gazetteer, home: str | None
) -> Place | None:
    """The capital of the state whose adjective stands before the noun, else of the story's; as the text names it.

    None for "the commercial capital".
    """
    nations = load_demonyms()
    said = [s.lower[k] for k in s.kids_by(i, "amod", "compound", "nmod")]
    state = nations.get(said[0]) if said else home
    names = _capitals().get(state, ()) if state else ()
    named = [p.place for p in places if p.place.country == state and fold(p.place.name) in names]
    known = [c for name in names for c in gazetteer.find(name) if c.capital and c.country == state]
    if named or not known:
        return named[0] if named else None
    c = known[0]
    span = doc.span(s.starts[min(s.subtree(i))], s.ends[i])
    return Place(c.name, c.geonames_id, c.lat, c.lon, c.radius_km, c.admin1, c.country, c.disputed, "exact", span)


@cache
def _capitals() -> dict[str, tuple[str, ...]]:
    """The folded names of each state's capital, by alpha-3."""
    states = [entry for entry in load_actors().entries.values() if isinstance(entry, State)]
    return {e.code: tuple(fold(n if isinstance(n, str) else n.name) for n in e.capital) for e in states}
