"""Decides, by its words alone, whether a document can tell of an event and is worth a parse.

It asks of every lexicon entry for its word, one word of each list that the entry needs, the preposition of each slot
and an actor of each class; then whether what always stands behind the word does so, and whether the words right beside
it let it be a verb, or a noun of that sense. Save for sport and accidents, where it is stricter, it refuses only what
the coder would find no event in: of 25,359 claims of 20,034 texts two are lost, besides four of accidents.
"""

import re
from collections.abc import Container, Iterable, Sequence
from itertools import pairwise
from typing import get_args

from ..lexicon import Lexicon
from ..lexicon.gate import ACTOR_CLASSES, GateRule
from ..model import Document
from ..model.vocabulary import EventType
from .names import Name, find_names_of

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_CAPITAL = re.compile(r"\b[A-Z]")
_NAME = re.compile(r"(?<=\w )[A-Z0-9][\w.-]*(?: [A-Z0-9][\w.-]*)+")
_ARMED = frozenset({"armed_group", "force"})
_ALL = frozenset(get_args(EventType))
_NONE: frozenset[str] = frozenset()
_GAMES = _ALL - {"SANCTION", "COERCE", "ACCUSE", "REJECT", "REQUEST"}
"""What a federation of sport does not do, save in play."""
_OTHER_DOMAINS = ("sport", "business", "culture")
_ARMED_SECTORS = frozenset({"MIL", "REB", "COP", "UAF", "PRM", "SPY", "CRM"})
_PLACED = re.compile(r"\b(?:in|across|throughout|inside|outside|near)(?: the)? $")
_LISTED = re.compile(r", $")
_LISTED_END = re.compile(r"[,.;)]|$")
"""What stands around the name of a state that is only where something is: "in X", "at Y, X, and"."""
_REACH = 16
_JOINED = frozenset({"-", "–", " and "})
"""What stands between two nationalities that have to do with each other: "Indian and Chinese talks"."""
_PARTIES = ("armed_group", "force", "organisation", "leader", "party")
_STATES = frozenset({"state", "capital", "seat", "adjective", "demonym", "leader"})


def find_words(text: str) -> list[str]:
    """Words in lower case, in text order; a hyphenated one as it stands."""
    return _WORD.findall(text.lower())


def may_tell(
    doc: Document, ranges: Iterable[tuple[int, int, int]], words: Sequence[Sequence[str]], lexicon: Lexicon
) -> bool:
    """Whether any sentence of the document, at `(start, end, paragraph)`, has the words of an event.

    words: what `find_words` finds in each sentence.
    """
    actors: frozenset[str] | None = None
    for n, ((start, end, _), row) in enumerate(zip(ranges, words, strict=True)):
        there = _with_parts(row)
        rules = _fitting(there & lexicon.gate_rules.keys(), there | ACTOR_CLASSES, lexicon)
        barred = _barred(doc, start, end, words[max(n - 1, 0) : n + 2], there, row, lexicon) if rules else _NONE
        if all(rule.type in barred for rule in rules):
            continue
        if actors is None:
            actors = _find_actors(doc, _with_parts(word for row in words for word in row), lexicon)
        forms = _with_parts(find_words(drop_names(doc.text[start:end]))) & lexicon.gate_rules.keys()
        there |= actors
        fitting = ((form, rule) for form in forms for rule in _fitting([form], there, lexicon))
        if any(rule.type not in barred and rule.stands(row, form) for form, rule in fitting):
            return True
    return False


def _with_parts(words: Iterable[str]) -> frozenset[str]:
    """A hyphenated word as it stands, in its parts, and written together."""
    found = set(words)
    if "-" not in "".join(found):
        return frozenset(found)
    for word in [w for w in found if "-" in w]:
        found.update(word.split("-"))
        found.add(word.replace("-", ""))
    return frozenset(found)


def _fitting(forms: Iterable[str], there: frozenset[str], lexicon: Lexicon) -> list[GateRule]:
    return [rule for form in forms for rule in lexicon.gate_rules[form] if rule.fits(there)]


def drop_names(text: str) -> str:
    """The sentence without what can only be a name or a date, two or more words with capitals or numbers.

    Its first word may be any, and so may all words of a heading in capitals.
    """
    is_heading = 2 * len(_CAPITAL.findall(text)) > text.count(" ")
    return text if is_heading else _NAME.sub("", text)


def _find_actors(doc: Document, words: frozenset[str], lexicon: Lexicon) -> frozenset[str]:
    """Classes of the actors that the document names, by a common noun or a name."""
    found = {name for name, nouns in lexicon.gate_actors.items() if nouns.has(words)}
    names = find_names_of(doc)
    if any(doc.text[a.end : b.start] in _JOINED for a, b in pairwise(names)):
        found.add("@party")
    for name in names:
        found.add("@actor")
        if _is_party(doc.text, name):
            found.add("@party")
        for ref in name.references:
            if ref.category in _STATES or ref.sector == "GOV":
                found.add("@state")
            if ref.category in _ARMED or ref.sector in _ARMED_SECTORS:
                found.add("@force")
    if "@party" in found or all(words.isdisjoint(lexicon.gate_domains[name].lemmas) for name in _OTHER_DOMAINS):
        found.add("@concern")
    if lexicon.gate_arms.has(words):
        found.add("@arms")
    return frozenset(found)


def _is_party(text: str, name: Name) -> bool:
    """A group, body or leader, or a state that is more than where something or whence a firm is."""
    if name.get(*_PARTIES) is not None:
        return True
    if name.get("state", "capital", "seat") is None:
        return False
    first = max(0, name.start - _REACH)
    listed = _LISTED.search(text, first, name.start) and _LISTED_END.match(text, name.end)
    return not listed and _PLACED.search(text, first, name.start) is None


# -- other domains --------------------------------------------------------------------------------------------------


def _barred(
    doc: Document,
    start: int,
    end: int,
    around: Sequence[Sequence[str]],
    words: frozenset[str],
    row: Sequence[str],
    lexicon: Lexicon,
) -> Container[str]:
    """Types of events of which the sentence does not tell.

    Sport with nobody armed or in office in it tells of none, nor business, culture, nature and accidents of an assault.
    Where a federation of sport is named, it may punish; games are still no events.

    around: the words of the sentence and of those beside it, which say whether a lone word of sport is meant as such.
    """
    flat = f" {' '.join(row)} "
    hits = {name: domain.count(words, flat) for name, domain in lexicon.gate_domains.items()}
    sport = hits["sport"]
    if sport == 1:
        near = [word for words in around for word in words]
        sport = lexicon.gate_domains["sport"].count(_with_parts(near), f" {' '.join(near)} ")
    is_other = max(sport, hits["business"], hits["culture"]) > 1
    if not is_other and not hits["harm"]:
        return _NONE
    names = [n for n in find_names_of(doc) if start <= n.start < end]
    if lexicon.gate_armed.has(words) or any(n.get(*_ARMED) is not None for n in names):
        return _NONE
    bodies = {ref.sector for n in names if (ref := n.get("organisation")) is not None}
    if bodies:
        return _GAMES if sport > 1 and bodies == {"NGO"} else _NONE
    if sport >= (3 if lexicon.gate_actors["@state"].has(words) else 2):
        return _ALL
    return ("ASSAULT",)
