"""Word tables for the gate: per word of an event entry, what else must stand beside it; words of other domains.

Made from the entries themselves: whoever adds an entry adds its gate.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from .schema import ActorNoun, Entry, EventEntry, MeansNoun, TargetNoun

_STRUCTURAL = frozenset(
    {"subj", "obj", "dat", "comp", "prt", "xcomp", "poss", "mod", "anti", "neg", "modal", "purpose"}
)
_FORCE_KINDS = frozenset({"force", "armed_group"})
_FORCE_SECTORS = frozenset({"MIL", "REB", "COP", "UAF", "PRM", "SPY", "CRM"})
_OFFICE_KINDS = frozenset({"state", "office"})
_OFFICE_SECTORS = frozenset({"GOV", "LEG", "JUD"})
_WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")
Inflect = Callable[[str], Iterable[str]]


@dataclass(frozen=True, slots=True)
class GateRule:
    """What one sense of a word asks of its sentence: a word of each group; `armed`: somebody armed in the text."""

    needs: tuple[frozenset[str], ...]
    armed: bool
    violent: bool


@dataclass(frozen=True, slots=True)
class Domain:
    """Words of a domain by form, to their lemma, and phrases."""

    lemmas: dict[str, str]
    phrases: tuple[str, ...]

    def count(self, words: frozenset[str], flat: str) -> int:
        """Different words and phrases of the domain; `flat`: lower-case tokens between single blanks."""
        found = {self.lemmas[w] for w in words & self.lemmas.keys()}
        return len(found) + sum(phrase in flat for phrase in self.phrases)


@dataclass(frozen=True, slots=True)
class Nouns:
    """Single words, and phrases under each form of their first word, as the forms of their other words."""

    words: frozenset[str]
    phrases: dict[str, tuple[tuple[frozenset[str], ...], ...]]

    def count(self, words: frozenset[str]) -> int:
        """Words and phrases of which every word is there."""
        started = [rest for first in words & self.phrases.keys() for rest in self.phrases[first]]
        whole = sum(all(not words.isdisjoint(part) for part in rest) for rest in started)
        return len(words & self.words) + whole

    def has(self, words: frozenset[str]) -> bool:
        """Whether any is there."""
        return not words.isdisjoint(self.words) or self.count(words) > 0


def make_rules(
    events: Iterable[EventEntry], targets: Iterable[TargetNoun], means: Iterable[MeansNoun], inflect: Inflect
) -> dict[str, tuple[GateRule, ...]]:
    """Rules by every surface form; one without needs makes the others of its form redundant."""
    classes = {"@target": _last_words(targets, inflect), "@weapon": _last_words(means, inflect)}
    groups: dict[tuple[str, ...], frozenset[str]] = {}
    found: dict[str, dict[GateRule, None]] = {}
    for entry in events:
        if entry.type is None:
            continue
        rule = _make_rule(entry, classes, groups, inflect)
        for form in inflect(entry.lemma):
            found.setdefault(form, {})[rule] = None
    return {form: tuple(rules) for form, rules in found.items()}


def _make_rule(
    entry: EventEntry,
    classes: dict[str, frozenset[str]],
    groups: dict[tuple[str, ...], frozenset[str]],
    inflect: Inflect,
) -> GateRule:
    needs: list[frozenset[str]] = []
    for slot, values in entry.needs.items():
        if slot not in _STRUCTURAL:
            needs.append(frozenset({slot}))
        if values and all(not v.startswith("@") or v in classes for v in values):
            if values not in groups:
                words = [classes[v] if v in classes else frozenset(inflect(v)) for v in values]
                groups[values] = frozenset().union(*words)
            needs.append(groups[values])
    armed = any(values == ("@force",) for values in entry.needs.values())
    return GateRule(tuple(needs), armed, entry.type in ("ASSAULT", "COERCE"))


def make_domain(lemmas: Iterable[str]) -> Domain:
    """A domain of a closed list."""
    rows = sorted(lemmas)
    return Domain(
        {form: lemma for lemma in rows if " " not in lemma for form in (lemma + "s", lemma + "es", lemma)},
        tuple(f" {lemma} " for lemma in rows if " " in lemma),
    )


def make_forces(nouns: Iterable[ActorNoun], inflect: Inflect) -> Nouns:
    """Nouns of armed actors."""
    return _nouns((n for n in nouns if _is_armed(n)), inflect)


def _is_armed(noun: ActorNoun) -> bool:
    return noun.kind in _FORCE_KINDS or noun.sector in _FORCE_SECTORS


def make_armed(nouns: Iterable[ActorNoun], means: Iterable[MeansNoun], sport: Iterable[str], inflect: Inflect) -> Nouns:
    """Nouns of armed actors and of weapons, save for those that sport uses as well (team, round)."""
    found = _nouns([*(n for n in nouns if _is_armed(n)), *means], inflect)
    return Nouns(found.words - {form for word in sport for form in inflect(word)}, found.phrases)


def make_offices(nouns: Iterable[ActorNoun], inflect: Inflect) -> Nouns:
    """Nouns of states and their offices."""
    return _nouns((n for n in nouns if n.kind in _OFFICE_KINDS or n.sector in _OFFICE_SECTORS), inflect)


def _nouns(entries: Iterable[Entry], inflect: Inflect) -> Nouns:
    words: set[str] = set()
    phrases: dict[str, list[tuple[frozenset[str], ...]]] = {}
    for entry in entries:
        first, *rest = _WORD.findall(entry.lemma)
        if not rest:
            words.update(inflect(first))
            continue
        for form in inflect(first):
            phrases.setdefault(form, []).append(tuple(frozenset(inflect(word)) for word in rest))
    return Nouns(frozenset(words), {form: tuple(rows) for form, rows in phrases.items()})


def _last_words(entries: Iterable[Entry], inflect: Inflect) -> frozenset[str]:
    return frozenset(form for e in entries for form in inflect(e.lemma.split()[-1]))
