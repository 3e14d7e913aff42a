"""Finds names that no gazetteer has where a place stands: places without coordinates, with an Issue each.

Decides by the parse and by what the name is made of; names that are known are left to `toponyms`.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from ..lexicon import Lexicon
from ..model import Document, Issue, Place, Span
from ..model.layers import PlaceMention, Sentence
from ..model.vocabulary import PlacePrecision
from ..reference.gazetteer import Candidate, Gazetteer, distance_km
from .names import Name
from .parser import english_words
from .place_words import place_lexicon
from .toponym_text import find_loose_lines

_LOCATIVE = frozenset({"in", "at", "near", "outside", "around", "inside", "off", "towards", "toward"})
_ALONG = _LOCATIVE | {"on", "along", "across", "over"}
_MEMBERS = frozenset({"of", "including"})
_DASHES = frozenset({"-", "–", "—", "'s", "’s"})
_ARTICLE = re.compile(r"\b(?:[aAeE][lrsdntz]|[aA]sh|[eE]sh)-$")
_IN_ADJECTIVE = re.compile(r"[-–][a-z]")
_MOST = 0.6
_ENDS = frozenset({"between", "from", "to", "towards", "toward"})
_SHOT = frozenset({"heavy-weapons", "aerial", "explosives", "firearms"})
_PROPER = ("NNP", "NNPS")
_MIN_LETTERS = 3
_LOCAL = ("exact", "near", "admin2", "admin1")
_KINDS: dict[str, PlacePrecision] = {"city": "exact", "admin2": "admin2", "admin1": "admin1"}
_NAME_BEFORE = re.compile(r"\b[A-ZÀ-Þ]\w+[ -]$")
_TWO_WORDS = re.compile(r"(?: [a-z]+){1,2}")
_BEFORE = 20
_NEAR_KM = 150.0
_SAME_KM = 30.0
_SURELY_ALIKE = 0.86
"""More than where the words name the place: here they may tell of a quarter that no gazetteer has."""


def find_unlisted(
    doc: Document,
    sentences: Sequence[Sentence],
    known: Iterable[Name | Span],
    found: Iterable[PlaceMention],
    lexicon: Lexicon,
    issues: list[Issue],
) -> list[PlaceMention]:
    """The places that overlap no known name and no place found; each adds an `unknown_place` issue."""
    taken = [(n.start, n.end) for n in known] + [(p.place.span.start, p.place.span.end) for p in found if p.place.span]
    taken += find_loose_lines(doc.text, 0, len(doc.text))
    towns = {(p.sentence, p.token) for p in found if p.place.precision in ("exact", "near")}
    more = []
    for s in sentences:
        for i in range(len(s)):
            if not _may_be_name(s, i) or not (_stands_for_place(s, i, lexicon) or _stands_by_town(s, i, towns)):
                continue
            first = _first(s, i)
            if not _is_name(s, first, i, lexicon) or any(a < s.ends[i] and b > s.starts[first] for a, b in taken):
                continue
            span = doc.span(s.starts[first], s.ends[i])
            place = with_article(doc, Place(span.quote, None, None, None, None, None, None, (), None, span))
            issues.append(Issue("annotate", "unknown_place", place.span, place.name))
            more.append(PlaceMention(place, s.index, i, False, False, ()))
    return more


def find_borders(doc: Document, s: Sentence) -> Iterator[PlaceMention]:
    """ "on the Chad–Niger border", "near the border with Chad": a border by its own name, states or not."""
    for i, word in enumerate(s.lower):
        if word not in place_lexicon().sets["border"] or s.deps[i] == "compound":
            continue
        first = i
        while first > 1 and (
            _is_capital(s, first - 1) or (s.words[first - 1] in _DASHES and _is_capital(s, first - 2))
        ):
            first -= 1
        last = i if first < i else _neighbour(s, i)
        before = first - 1 if first and s.tags[first - 1] not in ("DT", "PRP$") else first - 2
        if (first < i or last > i) and before >= 0 and s.lower[before] in _ALONG and not _is_site(s, s.heads[before]):
            span = doc.span(s.starts[first], s.ends[last])
            place = Place(span.quote, None, None, None, None, None, None, (), None, span)
            yield PlaceMention(place, s.index, i, False, False, ())


def _is_site(s: Sentence, i: int) -> bool:
    """Whether it is only told which place is meant: "the town near the border", "the town of X on the border"."""
    named = s.is_definite(i) or any(s.lower[k] == "of" for k in s.kids_by(i, "prep"))
    return s.tags[i] in _PROPER or (named and s.lower[i] in place_lexicon().generic)


def _neighbour(s: Sentence, i: int) -> int:
    """The last token of "border with Chad" and "border between Chad and Niger", else the border itself."""
    last, k = i, i + 2
    while s.lower[i + 1 : i + 2] in (("with",), ("between",)) and k < len(s):
        if _is_capital(s, k):
            last = k
        elif s.lower[k] not in ("the", "and"):
            break
        k += 1
    return last


def with_article(doc: Document, place: Place) -> Place:
    """ "al-Bab" with its article, as written."""
    span = place.span
    article = span and _ARTICLE.search(doc.text, max(0, span.start - 4), span.start)
    if not span or not article:
        return place
    whole = doc.span(article.start(), span.end)
    return replace(place, name=whole.quote, span=whole)


def in_their_state(text: str, places: Sequence[PlaceMention], home: str | None) -> list[PlaceMention]:
    """Those that no gazetteer has, in the one state of the towns and units of their sentence.

    Where it names none, or those of several states, in the state that the story is set in, `home`, if most towns and
    units of the text lie there: a name that was taken for one abroad takes it from no other.
    """
    known = [p for p in places if p.place.precision in _LOCAL and not p.dateline and not p.ambiguous]
    known = [p for p in known if not (p.place.span and _IN_ADJECTIVE.match(text, p.place.span.end))]
    at_home = sum(p.place.country == home for p in known)
    set_there = home if at_home > _MOST * len(known) else None

    def state_of(p: PlaceMention) -> str | None:
        beside = {k.place.country for k in known if k.sentence == p.sentence}
        return next(iter(beside)) if len(beside) == 1 else set_there

    return [p if p.place.country or p.place.precision else _in_state(p, state_of(p)) for p in places]


def find_on_map(
    text: str, places: Sequence[PlaceMention], home: str | None, gazetteer: Gazetteer, issues: list[Issue]
) -> list[PlaceMention]:
    """The places, with a point for those that only the words around told to be one: "captured X", "clashes in X".

    1. a place with the name or one like it in the state that the towns around lie in, else where the story is set;
       where neither is known only the name itself
    2. not far from a town of the text, where it has any; no piece of a longer name
    3. one place alone, or several close to each other: of two it could be either

    Those that get one lose their `unknown_place` issue.
    """
    towns = [p.place for p in places if p.place.precision in _LOCAL and p.place.lat is not None and not p.dateline]
    settled = [
        p if p.place.precision or p.ambiguous or _is_piece(text, p.place.span) else _on_map(p, towns, home, gazetteer)
        for p in places
    ]
    on_map = {p.place.span for p in settled if p.place.precision}
    issues[:] = [i for i in issues if i.code != "unknown_place" or i.span not in on_map]
    return settled


def _is_piece(text: str, span: Span | None) -> bool:
    """ "al-Qestawi" in "Ras al-Qestawi", "Qestawi" in "the Qestawi steel plant" and "the Qestawi river"."""
    if span is None or _NAME_BEFORE.search(text, max(0, span.start - _BEFORE), span.start):
        return True
    after, words = _TWO_WORDS.match(text, span.end), place_lexicon()
    return after is not None and any(
        word in words.sets["landmarks"] or words.generic.get(word, (("city",), False))[0][0] in ("water", "region")
        for word in after[0].split()
    )


def _on_map(p: PlaceMention, towns: Sequence[Place], home: str | None, gazetteer: Gazetteer) -> PlaceMention:
    name, state = p.place.name, p.place.country or home
    found: Sequence[Candidate] = [c for c in gazetteer.find(name) if c.kind in _KINDS]
    if state and not found:
        found = gazetteer.find_similar(name, (state,), least=_SURELY_ALIKE)
    elif p.place.country or (found and found[0].country == home):
        found = [c for c in found if c.country == state]
    near = [c for c in found if _is_near(c, towns)] if towns else found
    if not near or any(distance_km(near[0].lat, near[0].lon, c.lat, c.lon) > _SAME_KM for c in near):
        return p
    c = min(near, key=lambda c: c.kind != "city")
    place = replace(
        p.place, geonames_id=c.geonames_id, lat=c.lat, lon=c.lon, radius_km=c.extent_km, admin1=c.admin1,
        country=c.country, disputed=c.disputed, precision=_KINDS[c.kind],
    )  # fmt: skip
    return replace(p, place=place)


def _is_near(c: Candidate, towns: Sequence[Place]) -> bool:
    reach = ((t.lat, t.lon, _NEAR_KM + (t.radius_km or 0.0)) for t in towns)
    return any(
        lat is not None and lon is not None and distance_km(c.lat, c.lon, lat, lon) <= km for lat, lon, km in reach
    )


def _in_state(p: PlaceMention, state: str | None) -> PlaceMention:
    return replace(p, place=replace(p.place, country=state))


def _may_be_name(s: Sentence, i: int) -> bool:
    """A proper noun, or a capitalised noun inside the sentence, as the parser takes a strange name for; not "LRP-1"."""
    if s.words[i].isupper() and any(map(str.isdigit, s.words[i])):
        return False
    return s.tags[i] in _PROPER or (s.tags[i] == "NN" and i > 0 and _is_capital(s, i))


def _first(s: Sentence, i: int) -> int:
    """The first word of the name that ends with token i: "Asfar Umbro" in "the Asfar Umbro area"."""
    first = min([i, *(k for k in s.kids_by(i, "compound", "nmod") if s.tags[k] in _PROPER)])
    while first and s.tags[first - 1] in _PROPER and s.deps[i] == "compound" and s.heads[first - 1] == s.heads[i]:
        first -= 1
    return first


def _is_name(s: Sentence, first: int, last: int, lexicon: Lexicon) -> bool:
    """Whether a run of capitalised words is a name of its own: not English, no body or event, no piece of a name."""
    words = [s.lower[k] for k in range(first, last + 1) if s.words[k][0].isalpha()]
    sets = place_lexicon().sets
    if any(mark in s.words[k] for k in range(first, last + 1) for mark in '"“”'):
        return False
    if not words or len(words[-1]) < _MIN_LETTERS or words[-1] in sets["heads"] - sets["sites"]:
        return False
    if any(n.person for n in lexicon.actor_nouns.get(words[0], ())):  # "ousted Prime [Minister N. N.]"
        return False
    if any(e.pos == "noun" for w in {words[-1], words[-1].removesuffix("s")} for e in lexicon.events.get(w, ())):
        return False
    if words[-1] in sets["joiners"] or s.words[last + 1 : last + 2] in (("'s",), ("’s",)):
        return False
    return not all(_is_english(word) for word in words)


def _is_english(word: str) -> bool:
    """Whether a word, or what it is the plural of, stands in the dictionary."""
    words = english_words()
    return word in words or (word.endswith("s") and word[:-1] in words)


def _stands_for_place(s: Sentence, i: int, lexicon: Lexicon) -> bool:
    """Object of a preposition of place, of a noun for a place, or of a verb or noun of shelling or seizing."""
    head = s.heads[i]
    area = s.lower[head] in place_lexicon().generic
    if s.deps[i] == "compound" and (area or (s.lemmas[head] in lexicon.targets and s.is_definite(head))):
        return s.tags[head] not in _PROPER and (_is_in(s, head) or (area and _is_object(s, head, lexicon)))
    if any(k < i and s.lower[k] in ("the", "a", "an") for k in s.kids_by(i, "det")) or not _is_capital(s, i):
        return False
    while s.deps[i] == "conj" and s.tags[s.heads[i]] in _PROPER:
        i = s.heads[i]
    if _is_in(s, i):
        return not s.words[i].isupper() or len(s.words[i]) > 4
    return _is_part(s, i) or _is_object(s, i, lexicon) or _is_goal(s, i, lexicon)


def _is_goal(s: Sentence, i: int, lexicon: Lexicon) -> bool:
    """ "withdrew to X", "pulled out of X", "fired rockets into X": no "Umbro International Airport" with its town."""
    prep = s.heads[i]
    over = next((a for a in s.ancestors(prep) if s.is_verb(a)), None) if s.deps[i] == "pobj" else None
    if over is None or not place_lexicon().sets["heads"].isdisjoint(s.lower[k] for k in s.kids_by(i, "compound")):
        return False
    entries, outer = lexicon.events.get(s.lemmas[over], ()), s.lower[s.heads[prep]]
    if s.lower[prep] == "from" or (s.lower[prep], outer) == ("of", "out"):
        forces = any(_are_many(s, k, lexicon) for k in (*s.surface_subject(over), *s.object(over)))
        return forces and not s.words[i].isupper() and any(e.mode == "withdraw" for e in entries)
    if s.lower[prep] == "into" and any(e.type == "ASSAULT" and e.mode in _SHOT for e in entries):
        return True
    goal = s.lower[prep] in ("to", "into") and s.deps[prep] == "prep" and s.heads[prep] == over
    return goal and any(e.type == "MOBILIZE" or e.mode == "withdraw" for e in entries)


def _are_many(s: Sentence, i: int, lexicon: Lexicon) -> bool:
    """ "troops", "the army": people or a body, not one person, who leaves a party as well as a place."""
    return any(s.tags[i] == "NNS" or not n.person for n in lexicon.actor_nouns.get(s.lemmas[i], ()))


def _stands_by_town(s: Sentence, i: int, towns: Collection[tuple[int, int | None]]) -> bool:
    """ "between Kidal and X", "the road from X to Kidal": beside a town that a preposition says to be where."""
    head = s.heads[i]
    if s.deps[i] == "conj":
        return s.deps[head] == "pobj" and s.lower[s.heads[head]] in _ENDS - {"from"} and (s.index, head) in towns
    road = s.deps[i] == "pobj" and s.lower[head] == "from" and s.lower[s.heads[head]] in place_lexicon().generic
    onward = road and s.lower[i + 1] in _ENDS
    return onward and any((s.index, k) in towns for k in s.kids[i + 1])


def _is_capital(s: Sentence, i: int) -> bool:
    return s.words[i][0].isupper()


def _is_in(s: Sentence, i: int) -> bool:
    prep = s.heads[i]
    held = s.lower[s.heads[prep]] in place_lexicon().sets["holdings"]  # "shares in Umbro"
    return s.deps[i] == "pobj" and s.lower[prep] in _LOCATIVE and not held


def _is_part(s: Sentence, i: int) -> bool:
    """ "the village of X", "the outskirts of X", "villages including X", "north of X", "the villages X and Y"."""
    head = s.heads[i]
    words = place_lexicon()
    if s.deps[i] == "appos":
        return s.lower[head] in words.generic and not _is_capital(s, head) and _first(s, i) == head + 1
    noun = s.heads[head]
    said = s.lower[noun] in words.generic or (s.lower[head] == "of" and s.lower[noun] in words.sets["compass"])
    return s.deps[i] == "pobj" and s.lower[head] in _MEMBERS and said and not _is_capital(s, noun)


def _is_object(s: Sentence, i: int, lexicon: Lexicon) -> bool:
    """What is shelled or seized: "shelled X", "the shelling of X", "took control over X", "X was captured"."""
    head = s.heads[i]
    if _is_part(s, i):
        return True
    behind = s.deps[i] == "pobj" and s.lower[head] in ("of", "on", "over")
    if not behind and s.deps[i] not in ("dobj", "nsubjpass"):
        return False
    if _is_entered(s, i, lexicon):
        return True
    return any(
        (e.type == "ASSAULT" and e.mode in ("heavy-weapons", "aerial"))
        or (e.type == "COERCE" and e.mode == "seize")
        or e.type == "x_control"
        for e in lexicon.events.get(s.lemmas[s.heads[head] if behind else head], ())
    )


def _is_entered(s: Sentence, i: int, lexicon: Lexicon) -> bool:
    """ "rebels entered X", "troops approached X": the object of a march that takes a place for one."""
    head = s.heads[i]
    marches = any(
        e.type == "MOBILIZE" and "@place" in e.needs.get("obj", ()) for e in lexicon.events.get(s.lemmas[head], ())
    )
    return s.deps[i] == "dobj" and marches and any(_are_many(s, k, lexicon) for k in s.surface_subject(head))
