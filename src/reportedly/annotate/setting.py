"""Decides which state a story is set in: the home of its unmarked army, rebels, government and people.

Every place and every name of a state, armed group or force votes. A state that only stands beside somebody else does
not: an outlet's, a backer's ("X-backed"), a neighbour's. What an actor does there is read in `extract`.
"""

import re
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass

from ..model import Mention
from ..model.layers import PlaceMention
from ..reference.actors import load_actors
from .actor_words import ActorWords
from .names import Name

_PLACE, _GROUP, _LONE, _NAME, _TRAVELLING = 6, 4, 4, 2, 1
_VOTERS = ("state", "adjective", "demonym", "armed_group", "force")
_ONCE = ("leader", "organisation")
_NAMED_BODIES = ("armed_group", "organisation", "force", "outlet")
_OWNING = frozenset({" ", "'s ", "’s "})
_WORD_BEFORE = re.compile(r"(\w+)\W+$")
_LOCATIVE = re.compile(r"(?:\b(?:in|inside|across|throughout|near)\s(?:\w+\s)?|, )$")
_AT = re.compile(r"\b(?:in|inside|outside|across|throughout|around|near|close to)\s(?:\w+\s)?$")
_HELPED = re.compile(r"[-–](\w+)")


@dataclass(frozen=True, slots=True)
class _Vote:
    """What stands at `start` speaks for a state, with this weight; `place`: name of a place below the state."""

    start: int
    code: str
    weight: int
    place: str | None = None


def find_setting(
    text: str,
    names: Sequence[Name],
    places: Sequence[PlaceMention],
    mentions: Iterable[Mention],
    words: ActorWords,
) -> tuple[str | None, str | None]:
    """The state that the story is set in, and the next one where no place of the story lies in the first.

    1. places and names vote, but for those of outlets, backers and neighbours
    2. a lone place of a state that nothing else names counts little: it may be a namesake
    3. the most votes win; of equals one with a place, then the one named first
    """
    said = [(m, m.span.start, m.span.end) for m in mentions if m.span]
    outlets = [(start, end) for m, start, end in said if m.kind == "outlet" or m.sector == "JRN"]
    acting = {(start, end) for m, start, end in said if m.kind == "state"}
    bodies = [(n.start, n.end) for n in names if n.get(*_NAMED_BODIES)]

    def stands(start: int, end: int) -> bool:
        inside = any(a <= start and end <= b and end - start < b - a for a, b in (*outlets, *bodies))
        behind = any(text[b:start] == " of " for _, b in outlets)
        owns = any(text[end:a] in _OWNING for a, _ in outlets)
        return not inside and not behind and not owns and _stands_alone(text, start, end, words)

    standing = [p for p in places if p.place.span and stands(p.place.span.start, p.place.span.end)]
    votes = [
        *_votes_of_places(text, standing, acting),
        *_votes_of_names([n for n in names if stands(n.start, n.end)]),
    ]
    ranked = _ranked(votes)
    home = ranked[0] if ranked else None
    inside = {p.place.country for p in places if p.place.precision not in ("country", "region") and not p.dateline}
    return home, ranked[1] if len(ranked) > 1 and home not in inside else None


def _stands_alone(text: str, start: int, end: int, words: ActorWords) -> bool:
    """Not "X-backed", "X-made", "pro-X" or "neighbouring X"."""
    helped = _HELPED.match(text, end)
    before = _WORD_BEFORE.search(text, max(0, start - 20), start)
    return not (helped and helped[1] in words.helped) and not (
        before and before[1].lower() in words.neighbouring | words.siding
    )


def _votes_of_places(text: str, places: Iterable[PlaceMention], acting: Container[tuple[int, int]]) -> Iterator[_Vote]:
    """Towns and provinces, and states in which something happens; a state that acts votes by its name.

    acting: where a name stands for a state; a capital that stands for its government is a name too.
    """
    for p in places:
        span = p.place.span
        if not p.place.country or span is None or p.dateline:
            continue
        acts = (span.start, span.end) in acting and not _AT.search(text, max(0, span.start - 30), span.start)
        if p.place.precision != "country":
            yield _Vote(span.start, p.place.country, *((_NAME,) if acts else (_PLACE, p.place.name)))
        elif not acts and _LOCATIVE.search(text, max(0, span.start - 30), span.start):
            yield _Vote(span.start, p.place.country, _NAME)


def _votes_of_names(names: Iterable[Name]) -> Iterator[_Vote]:
    """States, nationalities, forces and groups.

    Leaders, and bodies and groups of many states, only once for each state.
    """
    travelling = load_actors().travelling
    once: set[tuple[str, bool]] = set()
    for n in names:
        ref = n.get(*_VOTERS, *_ONCE)
        if ref is None or not ref.code:
            continue
        if ref.category not in _ONCE and ref.key not in travelling:
            yield _Vote(n.start, ref.code, _GROUP if ref.category == "armed_group" else _NAME)
        elif (ref.code, ref.category in _ONCE) not in once:
            once.add((ref.code, ref.category in _ONCE))
            yield _Vote(n.start, ref.code, _NAME if ref.category == "leader" else _TRAVELLING)


def _ranked(votes: Sequence[_Vote]) -> list[str]:
    """States with votes, first those with the most, of equals those with a place, then those named first, or at all.

    A lone place counts behind names where a group is named: whom it fights tells more than what may be a namesake.
    """
    places = {code: {v.place for v in votes if v.code == code and v.place} for code in {v.code for v in votes}}
    named = {v.code for v in votes if v.place is None}
    lone = {code for code, found in places.items() if len(found) == 1 and code not in named}
    groups = any(v.weight == _GROUP for v in votes)
    total: Counter[str] = Counter()
    for v in sorted(votes, key=lambda v: (not places[v.code] or (groups and v.code in lone), v.code in lone, v.start)):
        total[v.code] += _LONE if v.code in lone else v.weight
    return [code for code, count in total.most_common() if count > _TRAVELLING]
