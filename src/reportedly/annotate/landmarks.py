"""Finds names of buildings, ways and sites where they stand as places: "at Brolin Bridge", "on the Gao–Kidal road".

What stands there as a body ("Brolin Hospital said") is left alone; names without such a noun are left to `unlisted`.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from ..lexicon import Lexicon
from ..model import Document, Place
from ..model.layers import PlaceMention, Sentence
from ..reference.gazetteer import distance_km
from .names import Name
from .parser import english_words
from .place_words import place_lexicon
from .toponym_text import find_loose_lines
from .unlisted import with_article

_PLACED = frozenset(
    {"in", "at", "near", "outside", "inside", "around", "off", "on", "along", "across", "over", "behind", "beside",
     "towards", "toward", "into", "onto", "through", "beneath", "under", "from"}
)  # fmt: skip
_DASHES = frozenset({"-", "–", "—"})
_PROPER = frozenset({"NNP", "NNPS"})
_ROADSIDE_KM = 5.0
_OF_PLACES = frozenset({"ASSAULT", "COERCE", "RETREAT", "MOBILIZE", "PROTEST", "x_control"})


def find_landmarks(
    doc: Document,
    sentences: Iterable[Sentence],
    names: Iterable[Name],
    places: Iterable[PlaceMention],
    lexicon: Lexicon,
) -> list[PlaceMention]:
    """The landmarks where something is told to be, but those in a name or place that is known.

    A landmark may be named for a person, and for a people: "the Turkish Hospital", not "the Turkish Base".
    """
    found, spans = [], [p.place.span for p in places if p.place.span and p.place.lat is not None]
    rows, loose = list(names), None
    for s in sentences:
        for i in (i for i, word in enumerate(s.lower) if word in place_lexicon().sets["landmarks"]):
            first = _first(s, i) if _is_whole(s, i) and _is_there(s, i, lexicon) else None
            if first is None:
                continue
            start, end = s.starts[first], s.ends[i]
            loose = find_loose_lines(doc.text, 0, len(doc.text)) if loose is None else loose
            barred = [(n.start, n.end) for n in rows if not _may_hold(n, s, i)]
            barred += [*loose, *((o.start, o.end) for o in spans)]
            if not any(a < end and b > start for a, b in barred):
                place = Place("", None, None, None, None, None, None, (), None, None)
                found.append(_named(doc, s, first, i, place))
    return found


def _may_hold(name: Name, s: Sentence, i: int) -> bool:
    """Whether the name of a landmark may hold a known name; what is generic, a force has abroad too."""
    people = name.get("adjective", "demonym") is not None and s.lower[i] not in place_lexicon().generic
    return people or name.get("leader") is not None


def _named(doc: Document, s: Sentence, first: int, i: int, place: Place) -> PlaceMention:
    """The place by its words, with the article of "al-Qestawi"."""
    span = doc.span(s.starts[first], s.ends[i])
    place = with_article(doc, replace(place, name=span.quote, span=span))
    return PlaceMention(place, s.index, i, False, False, ())


def _first(s: Sentence, i: int) -> int | None:
    """Where the capitals begin before the noun.

    None for "Brolin base" in lower case, which is "Brolin", and for "an Orthodox church".
    """
    words, first = place_lexicon(), i
    if s.words[i].islower() and s.lower[i] in words.generic:
        return None
    while first and _goes_on(s, first):
        first -= 1
    while first < i and (s.lower[first] in words.sets["openers"] or s.words[first] in _DASHES):
        first += 1
    told = [k for k in range(first, i) if s.words[k] not in _DASHES]
    named = any(s.tags[k] in _PROPER for k in told)
    common = s.words[i].islower() and all(s.lower[k] in english_words() for k in told)
    return first if named and not common and s.words[first][0].isupper() else None


def _goes_on(s: Sentence, k: int) -> bool:
    """Whether the word before token k belongs to the same capitalised name."""
    before = s.words[k - 1]
    return before[0].isupper() or (before in _DASHES and k > 1 and s.words[k - 2][0].isupper())


def _is_whole(s: Sentence, i: int) -> bool:
    """Not "Brolin Bridge Company", "Brolin Hospital's director"."""
    after = s.words[i + 1 : i + 2]
    return not after or not (after[0][0].isupper() or after[0] in ("'s", "’s", *_DASHES))


def _is_there(s: Sentence, i: int, lexicon: Lexicon) -> bool:
    """Whether it is where something is, or what is struck, held or left."""
    while s.deps[i] == "conj" and s.heads[i] < i:
        i = s.heads[i]
    head = s.heads[i]
    if s.deps[i] == "pobj" and s.lower[head] in _PLACED:
        return any(_is_told(s, a, lexicon) for a in s.ancestors(head))
    behind = s.deps[i] == "pobj" and s.lower[head] == "of"
    if not behind and s.deps[i] not in ("dobj", "nsubjpass"):
        return False
    above = s.heads[head] if behind else head
    part = behind and s.lower[above] in place_lexicon().sets["parts"]  # "took most of Brolin Forest"
    return _is_told(s, above, lexicon) or (part and _is_told(s, s.heads[above], lexicon))


def _is_told(s: Sentence, i: int, lexicon: Lexicon) -> bool:
    """Whether a word may tell of force, moves or protests, which have a place."""
    return any(e.type in _OF_PLACES for e in lexicon.events.get(s.lemmas[i], ()))


def find_ways(doc: Document, s: Sentence, places: Sequence[PlaceMention], lexicon: Lexicon) -> Iterator[PlaceMention]:
    """ "the Gao–Kidal road": the way as a place, between the towns that it joins where both are known."""
    ways = place_lexicon().sets["ways"]
    for i in (i for i, word in enumerate(s.lower) if word in ways):
        first = i
        while first and _goes_on(s, first):
            first -= 1
        ends = [p for p in places if p.sentence == s.index and first <= (p.token or -1) <= i]
        joined = any(w in _DASHES for w in s.words[first + 1 : i]) and not any(p.token == i for p in ends)
        if joined and _is_whole(s, i) and _is_there(s, i, lexicon):
            yield _named(doc, s, first, i, _between([p.place for p in ends]))


def _between(ends: Sequence[Place]) -> Place:
    """Halfway between two towns of a state, with half the distance as radius; nowhere if one of them is not known."""
    found = [(p.lat, p.lon) for p in ends if p.lat is not None and p.lon is not None]
    country = ends[0].country if len({p.country for p in ends}) == 1 else None
    if len(found) != 2 or country is None:
        return Place("", None, None, None, None, None, country, (), None, None)
    (lat, lon), (lat2, lon2) = found
    radius = round(distance_km(lat, lon, lat2, lon2) / 2 + _ROADSIDE_KM, 1)
    return Place("", None, (lat + lat2) / 2, (lon + lon2) / 2, radius, None, country, (), "region", None)
