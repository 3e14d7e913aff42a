"""Decides, by its words alone, whether a document can tell of an event and is worth a parse.

It asks of every lexicon entry what stands in no order: its word, one word of each list that the entry needs, the
preposition of each slot. Save for sport, where it is stricter, it refuses only what the coder would find no event in.
"""

import re
from collections.abc import Iterable

from ..lexicon import Lexicon
from ..lexicon.gate import GateRule
from .names import find_names

_WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")
_TOKEN = re.compile(r"\w+(?:-\w+)*|[^\w\s]")
_ARMED = ("armed_group", "force")


def find_words(text: str) -> frozenset[str]:
    """Lower-case words; a hyphenated one as it stands, in its parts, and written together."""
    found = set(_WORD.findall(text.lower()))
    for word in [w for w in found if "-" in w]:
        found.update(word.split("-"))
        found.add(word.replace("-", ""))
    return frozenset(found)


def may_tell(text: str, ranges: Iterable[tuple[int, int, int]], lexicon: Lexicon) -> bool:
    """Whether any sentence of the document, at `(start, end, paragraph)`, has the words of an event."""
    armed: bool | None = None
    for start, end, _ in ranges:
        words = find_words(text[start:end])
        rules = [rule for form in words & lexicon.gate_rules.keys() for rule in lexicon.gate_rules[form]]
        rules = [rule for rule in rules if all(not words.isdisjoint(group) for group in rule.needs)]
        if any(rule.armed for rule in rules):
            armed = _is_armed(text, lexicon) if armed is None else armed
            rules = [rule for rule in rules if armed or not rule.armed]
        if rules and _in_scope(text[start:end], words, rules, lexicon):
            return True
    return False


# -- other domains --------------------------------------------------------------------------------------------------


def _in_scope(text: str, words: frozenset[str], rules: list[GateRule], lexicon: Lexicon) -> bool:
    """Sport with nobody armed or in office in it is no event; business and culture are none of force."""
    flat = f" {' '.join(_TOKEN.findall(text.lower()))} "
    hits = {name: domain.count(words, flat) for name, domain in lexicon.gate_domains.items()}
    if max(hits.values(), default=0) < 2:
        return True
    armed = lexicon.gate_armed.has(words) or any(n.get(*_ARMED) is not None for n in find_names(text))
    if armed:
        return True
    if hits.get("sport", 0) >= (3 if lexicon.gate_offices.has(words) else 2):
        return False
    return any(not rule.violent for rule in rules)


def _is_armed(text: str, lexicon: Lexicon) -> bool:
    """Whether the document names anybody armed, by a common noun or a name."""
    if lexicon.gate_forces.has(find_words(text)):
        return True
    return any(r.sector in _SECTORS or r.category in _ARMED for n in find_names(text) for r in n.references)


_SECTORS = frozenset({"MIL", "REB", "COP", "UAF", "PRM", "SPY", "CRM"})
