"""Reads "the town", "the same square" and "the Chadian capital" as the place that the text has named for it.

Which place a name means is decided in `places`. A noun that could be one of two places, or is a new one ("a town",
"the nearby town", "the town where"), stands for none.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from ..lexicon import Lexicon
from ..model import Actor, Document, Place, Span
from ..model.layers import PlaceMention, Sentence
from ..model.vocabulary import PlacePrecision
from ..reference.actors import State, load_actors
from ..reference.gazetteer import Candidate, Gazetteer, fold
from .landmarks import find_ways
from .place_words import load_demonyms, place_lexicon
from .unlisted import find_borders

_LAST = 3
_THERE = 300
"""Characters that "there" reaches back."""
_NEXT = 2
_NOUNS = frozenset({"NN", "NNS"})
_UNITS = frozenset({"city", "admin1", "admin2"})
_AT = frozenset({"in", "at", "near", "outside"})
_ALL_OVER = frozenset({"in", "across", "throughout", "inside", "within", "around", "over", "at"})
_OWN_CLAUSE = ("acl", "appos", "poss", "nummod")
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
    acting: Mapping[tuple[int, int], Sequence[Actor]],
    gazetteer: Gazetteer,
    home: str | None,
    lexicon: Lexicon,
) -> tuple[PlaceMention, ...]:
    """A mention for each noun that stands for a place named before: the place as it was named, at the noun's token.

    Also one for each border that is called by its states and each way that is called by its ends.

    places: in the order of the text; acting: actors by sentence and token, governments by their capital among them;
    home: alpha-3 of the state that the story is set in.
    """
    speaking: Collection[tuple[int, int | None]] = acting.keys()
    named = list(_named(doc, [p for p in places if not p.dateline and (p.sentence, p.token) not in speaking]))
    taken = {(p.sentence, p.token): p.place for p in places}
    sited: dict[str, tuple[int, Place | None]] = {}
    found = []
    for s, i in _nouns(sentences):
        before = [n for n in named if n.end <= s.starts[i]]
        land = s.lower[i] in place_lexicon().sets["territories"]
        owned = land and any(s.tags[k] == "PRP$" for k in s.kids_by(i, "poss"))
        place = _own_land(doc, s, i, acting, gazetteer, lexicon) if owned else _site(s, i, taken, sited)
        if owned or place is not None or any((s.index, k) in taken for k in s.subtree(i)):
            pass
        elif s.lower[i] == "there":
            place = _last(s, i, before)
        elif s.is_definite(i) and s.lower[i] == "capital" and not _is_new(s, i):
            place = _capital(doc, s, i, places, gazetteer, home)
        elif land and (s.kids_by(i, "poss") or not s.is_definite(i)):
            place = _own_land(doc, s, i, acting, gazetteer, lexicon) or _of_nation(doc, s, i, gazetteer)
        elif s.is_definite(i):
            place = _antecedent(s.lower[i], before, new=_is_new(s, i))
        else:
            place = _of_nation(doc, s, i, gazetteer)
        if place is not None:
            own = place.span is not None and place.span.end == s.ends[i] and s.lower[i] != "capital"
            token = s.token_at(place.span.start) if own and place.span is not None else i
            found.append(PlaceMention(place, s.index, token, False, False, ()))
    for s, i, state in _owned_capitals(sentences, places):
        place = _capital_of(doc, s, i, places, gazetteer, state)
        if place is not None:
            found.append(PlaceMention(place, s.index, i, False, False, ()))
    found += _countries(doc, sentences, places, acting, gazetteer, home)
    for s in sentences:
        found += [*find_borders(doc, s), *find_ways(doc, s, places, lexicon)]
    return tuple(found)


def _countries(
    doc: Document,
    sentences: Iterable[Sentence],
    places: Sequence[PlaceMention],
    acting: Mapping[tuple[int, int], Sequence[Actor]],
    gazetteer: Gazetteer,
    home: str | None,
) -> Iterator[PlaceMention]:
    """ "across the country", "of the country's northern regions": the story's state, where the noun was read so.

    Not where another state is named and no town of this one: in "X began air strikes in the country" it is hardly X.
    Of "fired at the country" it is the state that the noun was read as.
    """
    named = {(p.place.country, p.place.precision == "country") for p in places if p.place.country}
    abroad = any(state and code != home for code, state in named) and (home, False) not in named
    words = place_lexicon().generic
    for s in sentences:
        for i in (i for i, word in enumerate(s.lower) if words.get(word, ((),))[0] == ("country",)):
            head = s.heads[i]
            part = s.deps[i] == "poss" and s.lower[head] in words and s.deps[head] == "pobj"
            regions = s.lower[head] == "of" and s.lower[s.heads[head]] in words
            over = s.deps[i] == "pobj" and (regions or s.lower[head] in _ALL_OVER)
            own = {a.code for a in acting.get((s.index, i), ())}
            code = own.pop() if len(own) == 1 and is_aimed_at(s, i) else None if own - {home} or abroad else home
            place = None
            if code and (part or over) and s.is_definite(i) and not _is_new(s, i):
                place = _as_state(code, doc.span(s.starts[i], s.ends[i]), gazetteer)
            if place is not None:
                yield PlaceMention(place, s.index, head if part else i, False, False, ())


def is_aimed_at(s: Sentence, i: int) -> bool:
    """ "fired missiles at the country": where it is struck, and who."""
    return s.deps[i] == "pobj" and s.lower[s.heads[i]] == "at"


def _nouns(sentences: Iterable[Sentence]) -> Iterator[tuple[Sentence, int]]:
    """Nouns for kinds of place and for buildings, and "there"."""
    for s in sentences:
        for i, word in enumerate(s.lower):
            if (s.tags[i] in _NOUNS and word in _kinds()) or (word == "there" and s.deps[i] == "advmod"):
                yield s, i


@cache
def _kinds() -> frozenset[str]:
    words = place_lexicon()
    return words.sets["territories"].union(words.generic, words.sets["buildings"], words.sets["any_building"])


def _is_new(s: Sentence, i: int) -> bool | None:
    """Whether a noun says more of the place than its kind: not "the town of X"; None for "the town which fell"."""
    words, kids = place_lexicon(), s.kids[i]
    if any(s.deps[k] in _OWN_CLAUSE or s.lower[k] in words.sets["elsewhere"] or _adds(s, k) for k in kids):
        return True
    return None if any(s.deps[k] == "relcl" for k in kids) else False


def _site(
    s: Sentence, i: int, taken: Mapping[tuple[int, int | None], Place], sited: dict[str, tuple[int, Place | None]]
) -> Place | None:
    """ "the hospital" or "the facility" after "a hospital in X": where the building was said to be.

    What is said of each building is kept, by its noun, and as the last of all.
    """
    words = place_lexicon().sets
    if s.lower[i] in words["any_building"] and s.is_definite(i):
        last, place = sited.get("", (-1, None))
        return place if s.index - last < _NEXT and _is_new(s, i) is False else None
    if s.lower[i] not in words["buildings"]:
        return None
    verb = next((a for a in s.ancestors(i) if s.is_verb(a)), i)
    behind = [k for p in s.kids_by(verb, "prep") if p > i and s.lower[p] in _AT for k in s.kids_by(p, "pobj")]
    own = [taken[s.index, k] for k in (*s.subtree(i), *behind) if (s.index, k) in taken]
    if own or not s.is_definite(i):
        sited[s.lower[i]] = sited[""] = (s.index, _most_exact(own))
        return None
    return None if _is_new(s, i) else sited.get(s.lower[i], (0, None))[1]


def _most_exact(places: Sequence[Place]) -> Place | None:
    """The town in "X, a state", "X in a province" and "Brolin Bridge in X"; None of two towns."""
    known = [p for p in places if p.precision in ("exact", "near")]
    towns = known or [p for p in places if p.precision is None] or list(places)
    return towns[0] if len({p.name for p in towns}) == 1 else None


def _last(s: Sentence, i: int, before: Sequence[_Named]) -> Place | None:
    """ "there": the place that the text named last, if not long before."""
    near = [n for n in before[-1:] if s.starts[i] - n.end <= _THERE]
    return next((n.places[0][0] for n in near if len(n.places) == 1), None)


def _of_nation(doc: Document, s: Sentence, i: int, gazetteer: Gazetteer) -> Place | None:
    """ "into Ugandan airspace", "in a Kenyan province": the state. One town may be named further on."""
    said = [k for k in s.kids_by(i, "amod", "compound", "nmod") if k == i - 1 and s.lower[k] in load_demonyms()]
    words = place_lexicon()
    kinds, part = ((), False) if s.lower[i] in words.sets["territories"] else words.generic.get(s.lower[i], ((), False))
    if len(said) != 1 or part or not _UNITS.issuperset(kinds) or (kinds == ("city",) and s.tags[i] == "NN"):
        return None
    return _as_state(load_demonyms()[s.lower[said[0]]], doc.span(s.starts[said[0]], s.ends[i]), gazetteer)


def _own_land(
    doc: Document,
    s: Sentence,
    i: int,
    acting: Mapping[tuple[int, int], Sequence[Actor]],
    gazetteer: Gazetteer,
    lexicon: Lexicon,
) -> Place | None:
    """ "its airspace", "the country's waters": the state that the owner is, or whose body the subject is.

    Who moves into it owns it not.
    """
    owner = next(iter(s.kids_by(i, "poss")), None)
    if owner is None:
        return None
    verb = next((a for a in s.ancestors(i) if s.is_verb(a)), i)
    enters = any(e.type == "MOBILIZE" for e in lexicon.events.get(s.lemmas[verb], ()))
    closest = [owner]
    if not acting.get((s.index, owner)):
        closest = [*s.surface_subject(verb)] if s.lower[owner] == "its" and not enters else []
    codes = {a.code for k in closest for a in acting.get((s.index, k), ())}
    return _as_state(codes.pop(), doc.span(s.starts[owner], s.ends[i]), gazetteer) if len(codes) == 1 else None


def _as_state(code: str | None, span: Span, gazetteer: Gazetteer) -> Place | None:
    """A state as a place, by the words of the span."""
    c = next((c for c in gazetteer.find(_names().get(code or "", "")) if c.kind == "country"), None)
    return None if c is None else _as_place(c, "country", span)


def _owned_capitals(
    sentences: Iterable[Sentence], places: Sequence[PlaceMention]
) -> Iterator[tuple[Sentence, int, str]]:
    """ "Chad's capital", "the capital of Chad", with its state; not "its old capital", nor where its name follows."""
    named = {(p.sentence, p.token): p.place for p in places}
    for s in (s for s in sentences if "capital" in s.lower):
        for i in (k for k, word in enumerate(s.lower) if word == "capital" and s.tags[k] == "NN"):
            owners = [*s.kids_by(i, "poss"), *s.fillers_of_prep(i, "of")]
            held = [named[s.index, k] for k in s.subtree(i) if (s.index, k) in named]
            plain = not s.kids_by(i, "amod", "compound", "nmod")
            if plain and len(held) == len(owners) == 1 and held[0].precision == "country" and held[0].country:
                yield s, i, held[0].country


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


def _antecedent(noun: str, before: Sequence[_Named], *, new: bool | None) -> Place | None:
    """Of the last places, the one that was called by the noun, else the last of its kind; None of two in a list.

    What is part of a place ("the base", "the square"), or has a clause of its own, is only what was called so.
    """
    kinds, part = place_lexicon().generic.get(noun, ((), True))
    if new:
        return None
    for named in reversed(before if part else before[-_LAST:]):
        called = [p for p, nouns in named.places if noun in nouns]
        if called:
            return called[0] if len(called) == 1 else None
    precisions = {p for kind in kinds for p in _SUITS[kind]} if not part and new is False else set()
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
    return _capital_of(doc, s, i, places, gazetteer, nations.get(said[0]) if said else home)


def _capital_of(
    doc: Document, s: Sentence, i: int, places: Sequence[PlaceMention], gazetteer: Gazetteer, state: str | None
) -> Place | None:
    """The capital of the state, as the text names it elsewhere, else by the words at the noun."""
    names = _capitals().get(state, ()) if state else ()
    named = [p.place for p in places if p.place.country == state and fold(p.place.name) in names]
    known = [c for name in names for c in gazetteer.find(name) if c.capital and c.country == state]
    if named or not known:
        return named[0] if named else None
    c = known[0]
    span = doc.span(s.starts[min(s.subtree(i))], s.ends[i])
    return _as_place(c, "exact", span)


def _as_place(c: Candidate, precision: PlacePrecision, span: Span) -> Place:
    return Place(c.name, c.geonames_id, c.lat, c.lon, c.radius_km, c.admin1, c.country, c.disputed, precision, span)


@cache
def _names() -> dict[str, str]:
    """The name of each state, by alpha-3."""
    return {e.code: e.name for e in load_actors().entries.values() if isinstance(e, State) and e.code}


@cache
def _capitals() -> dict[str, tuple[str, ...]]:
    """The folded names of each state's capital, by alpha-3."""
    states = [entry for entry in load_actors().entries.values() if isinstance(entry, State)]
    return {e.code: tuple(fold(n if isinstance(n, str) else n.name) for n in e.capital) for e in states}
