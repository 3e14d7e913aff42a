"""Word tables for the gate: per word of an event entry, what else must stand beside it; words of other domains.

Made from the entries themselves: whoever adds an entry adds its gate.
"""

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from .schema import ActorNoun, Entry, EventEntry, MeansNoun, TargetNoun

_STRUCTURAL = frozenset(
    {
        "subj",
        "obj",
        "dat",
        "comp",
        "prt",
        "xcomp",
        "poss",
        "mod",
        "anti",
        "neg",
        "aux",
        "modal",
        "purpose",
        "if",
        "xobj",
    }
)
_BEHIND = frozenset({"prt", "xcomp"})
"""Functions of what always stands behind its verb."""
ACTOR_CLASSES = frozenset({"@actor", "@state", "@force", "@party", "@concern", "@arms"})
_FREE = frozenset({"ASSAULT", "PROTEST"})
"""Types of events that stand without anybody named: "a bomb killed six", "a rally was held"."""
_OF_PEOPLE = frozenset({"AID", "RETREAT", "COERCE", "MOBILIZE"})
"""Types of what people do to people: somebody in politics must be about where the words are those of another domain."""
_PARTY_KINDS = frozenset({"office", "force", "armed_group", "party"})
_PARTY_SECTORS = frozenset({
    "GOV", "LEG", "JUD", "PTY", "OPP", "IGO", "UNO", "EUR", "NGO", "REF", "MIL", "REB", "COP", "UAF",
    "PRM", "SPY", "CRM",
})  # fmt: skip
_FORCE_KINDS = frozenset({"force", "armed_group"})
_FORCE_SECTORS = frozenset({"MIL", "REB", "COP", "UAF", "PRM", "SPY", "CRM"})
_OFFICE_KINDS = frozenset({"state", "office"})
_OFFICE_SECTORS = frozenset({"GOV", "LEG", "JUD"})
_WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")
Inflect = Callable[[str], Iterable[str]]


@dataclass(frozen=True, slots=True)
class GateRule:
    """What one sense of a word asks for: of each group a word in its sentence, or a class that the document has.

    The classes are `@actor`, `@state`, `@force`, `@party`, which is anybody who acts in politics, and `@concern`, which
    is that or a document without a word of sport, business or culture, and `@arms`, which is somebody armed, a weapon
    or a word of violence. A slot that takes any other is held to be filled.

    after: words behind which the form is not this sense ("the club", "a trade war"). before: the same, in front of
    which ("take place"). behind: chains of groups of words of which one each must follow, in order ("cut … off").
    """

    needs: tuple[frozenset[str], ...]
    type: str
    after: frozenset[str] = frozenset()
    before: frozenset[str] = frozenset()
    behind: tuple[tuple[frozenset[str], ...], ...] = ()

    def fits(self, there: frozenset[str]) -> bool:
        """Whether one of each group is there."""
        return not any(map(there.isdisjoint, self.needs))

    def stands(self, row: Sequence[str], form: str) -> bool:
        """Whether the form, where the row of a sentence's words has it as a whole word, can have this sense there."""
        places = [i for i, word in enumerate(row) if word == form]
        return not places or any(map(partial(self._stands_at, row), places))

    def _stands_at(self, row: Sequence[str], i: int) -> bool:
        if (i and row[i - 1] in self.after) or (i + 1 < len(row) and row[i + 1] in self.before):
            return False
        return all(_follows(row[i + 1 :], chain) for chain in self.behind)


def _follows(row: Sequence[str], chain: Iterable[frozenset[str]]) -> bool:
    """Whether words of the row are of the groups, in their order."""
    words = iter(row)
    return all(any(word in group for word in words) for group in chain)


@dataclass(frozen=True, slots=True)
class Domain:
    """Words of a domain by form, to their lemma, and phrases by their first word."""

    lemmas: dict[str, str]
    phrases: dict[str, tuple[str, ...]]

    def count(self, words: frozenset[str], flat: str) -> int:
        """Different words and phrases of the domain; `flat`: words in lower case between single blanks."""
        found = {self.lemmas[w] for w in words & self.lemmas.keys()}
        begun = (phrase for first in words & self.phrases.keys() for phrase in self.phrases[first])
        return len(found) + sum(phrase in flat for phrase in begun)


@dataclass(frozen=True, slots=True)
class Nouns:
    """Single words, and phrases under each form of their first word, as the forms of their other words."""

    words: frozenset[str]
    phrases: dict[str, tuple[tuple[frozenset[str], ...], ...]]

    def has(self, words: frozenset[str]) -> bool:
        """Whether any is there; a phrase is where all its words are."""
        started = (rest for first in words & self.phrases.keys() for rest in self.phrases[first])
        return not words.isdisjoint(self.words) or any(
            all(not words.isdisjoint(part) for part in rest) for rest in started
        )


def make_rules(
    events: Collection[EventEntry],
    targets: Iterable[TargetNoun],
    means: Iterable[MeansNoun],
    closed: Mapping[str, frozenset[str]],
    reporting: frozenset[str],
    unchanged: frozenset[str],
    inflect: Inflect,
    inflect_noun: Inflect,
) -> dict[str, tuple[GateRule, ...]]:
    """Rules by every surface form; a noun has no past tense, but the gerund of its verb may be read as one.

    closed: the closed lists. reporting: verbs that a clause may follow as it may follow "say". unchanged: those whose
    past is their lemma ("cut").
    """
    classes = {"@target": _last_words(targets, inflect_noun), "@weapon": _last_words(means, inflect_noun)}
    groups: dict[tuple[str, ...], frozenset[str]] = {}
    found: dict[str, dict[GateRule, None]] = {}
    idle = _find_idle(events, inflect)
    for entry in events:
        if entry.type is None:
            continue
        rule = _make_rule(entry, classes, groups, closed["mere_toll"], inflect)
        beside = idle.get((entry.pos, entry.lemma), frozenset())
        objects = entry.needs.get("obj")
        forms = set(inflect(entry.lemma))
        if entry.pos == "noun":
            forms = {*inflect_noun(entry.lemma), *(form for form in forms if form.endswith("ing"))}
            rule = replace(rule, after=frozenset() if entry.needs else beside)
        elif entry.pos == "verb" and (objects is not None or len(entry.needs) < 2):
            own = [form for v in objects or () for form in inflect(v)]
            clause = entry.lemma in reporting and objects and not any(v.startswith("@") for v in objects)
            rule = replace(rule, before=beside.difference(own) | (closed["clause_opener"] if clause else frozenset()))
        for form in sorted(forms):
            rule_at = _at_form(rule, form, entry, closed, unchanged) if entry.pos == "verb" else rule
            found.setdefault(form, {})[rule_at] = None
    return {form: tuple(rules) for form, rules in found.items()}


def _at_form(
    rule: GateRule, form: str, entry: EventEntry, closed: Mapping[str, frozenset[str]], unchanged: frozenset[str]
) -> GateRule:
    """The rule of a verb's form: a present stands behind no article, and right before the object that it needs.

    A past right behind a preposition only describes ("over alleged fraud"), save in a toll ("of 19 killed").
    """
    if form.endswith("ing"):
        return rule
    if form != entry.lemma and not form.endswith("s"):
        return rule if entry.lemma in closed["mere_toll"] else replace(rule, after=closed["preposition"])
    transitive = "obj" in entry.needs and "prt" not in entry.needs and form not in unchanged
    bare = rule.before | closed["preposition"] if transitive else rule.before
    return replace(rule, after=closed["determiner"], before=bare)


def _find_idle(events: Iterable[EventEntry], inflect: Inflect) -> dict[tuple[str, str], frozenset[str]]:
    """Words right before a noun or right behind a verb with which it tells of no event ("trade war", "take place")."""
    found: dict[tuple[str, str], frozenset[str]] = {}
    for entry in events:
        slot = "mod" if entry.pos == "noun" else "obj"
        if entry.type is None and entry.needs.keys() == {slot}:
            words = (inflect(v) for v in entry.needs[slot] if not v.startswith("@"))
            key = entry.pos, entry.lemma
            found[key] = found.get(key, frozenset()).union(*words)
    return found


def _make_rule(
    entry: EventEntry,
    classes: dict[str, frozenset[str]],
    groups: dict[tuple[str, ...], frozenset[str]],
    tolls: frozenset[str],
    inflect: Inflect,
) -> GateRule:
    needs = _needed_party(entry, tolls)
    behind = []
    for slot, values in entry.needs.items():
        chain = [] if slot in _STRUCTURAL else [frozenset({slot})]
        if values and all(not v.startswith("@") or v in classes or v in ACTOR_CLASSES for v in values):
            if values not in groups:
                words = [classes[v] if v in classes else {v} if v[0] == "@" else frozenset(inflect(v)) for v in values]
                groups[values] = frozenset().union(*words)
            chain.append(groups[values])
        needs += chain
        manner = any(v.endswith("ly") for v in values)
        if (slot in _BEHIND and not manner) or (entry.pos == "noun" and slot not in _STRUCTURAL):
            behind.append(tuple(group for group in chain if ACTOR_CLASSES.isdisjoint(group)))
    return GateRule(tuple(needs), entry.type or "", behind=tuple(filter(None, behind)))


def _needed_party(entry: EventEntry, tolls: frozenset[str]) -> list[frozenset[str]]:
    """Who must be about: somebody in politics, and of a mere toll that or arms.

    A noun of a sanction ("tariff") tells of a state by itself.
    """
    if entry.type == "ASSAULT" and entry.lemma in tolls:
        return [frozenset({"@party", "@arms"})]
    if entry.type in _FREE or (entry.type == "SANCTION" and entry.pos == "noun"):
        return []
    return [frozenset({"@concern" if entry.type in _OF_PEOPLE else "@party"})]


def make_domain(lemmas: Iterable[str]) -> Domain:
    """A domain of a closed list."""
    rows = sorted(lemmas)
    phrases: dict[str, tuple[str, ...]] = {}
    for lemma in rows:
        if " " in lemma:
            first = lemma.split()[0]
            phrases[first] = (*phrases.get(first, ()), f" {lemma} ")
    words = (lemma for lemma in rows if " " not in lemma)
    return Domain({form: lemma for lemma in words for form in (lemma + "s", lemma + "es", lemma)}, phrases)


def make_actors(nouns: Iterable[ActorNoun], targets: Iterable[TargetNoun], inflect: Inflect) -> dict[str, Nouns]:
    """Nouns that tell of each class of actors; whatever is military is a force's."""
    actors = list(nouns)
    offices = [n for n in actors if n.kind in _OFFICE_KINDS or n.sector in _OFFICE_SECTORS]
    forces = [*filter(_is_armed, actors), *(t for t in targets if t.kind.startswith("military"))]
    parties = [n for n in actors if _is_party(n)]
    rows: dict[str, Iterable[Entry]] = {"@actor": actors, "@state": offices, "@force": forces, "@party": parties}
    return {name: _nouns(entries, inflect) for name, entries in rows.items()}


def _is_party(noun: ActorNoun) -> bool:
    """Who may act in politics; "the country" and "the states" may be no more than a place."""
    return noun.kind != "state" and not noun.equipment and (noun.kind in _PARTY_KINDS or noun.sector in _PARTY_SECTORS)


def _is_armed(noun: ActorNoun) -> bool:
    return noun.kind in _FORCE_KINDS or noun.sector in _FORCE_SECTORS


def make_arms(
    nouns: Iterable[ActorNoun],
    means: Iterable[MeansNoun],
    events: Iterable[EventEntry],
    closed: Mapping[str, frozenset[str]],
    harmless: frozenset[str],
    inflect: Inflect,
) -> Nouns:
    """Nouns of those who bear arms or use force, of weapons and war, words that are violence by themselves ("raid").

    closed: the closed lists. harmless: words of accidents, and of harm that accidents do as well.
    """
    acts = [e for e in events if e.type == "ASSAULT" and not e.needs and e.pos != "adj"]
    people = [n for n in nouns if (_is_armed(n) and not n.equipment) or n.lemma in closed["forceful_people"]]
    rows: list[Entry] = [*people, *means, *acts]
    found = _nouns((e for e in rows if e.lemma not in harmless), inflect)
    return Nouns(found.words.union(*map(inflect, closed["war_noun"])), found.phrases)


def make_armed(
    nouns: Iterable[ActorNoun], means: Iterable[MeansNoun], peaceful: Iterable[str], inflect: Inflect
) -> Nouns:
    """Nouns of armed actors and of weapons, save for those that sport and business use as well (team, round)."""
    found = _nouns([*filter(_is_armed, nouns), *means], inflect)
    return Nouns(found.words - {form for word in peaceful for form in inflect(word)}, found.phrases)


def _nouns(entries: Iterable[Entry], inflect: Inflect) -> Nouns:
    words: set[str] = set()
    phrases: dict[str, list[tuple[frozenset[str], ...]]] = {}
    for entry in entries:
        first, *rest = _WORD.findall(entry.lemma)
        if not rest:
            words.update(inflect(first))
            continue
        for form in sorted(inflect(first)):
            phrases.setdefault(form, []).append(tuple(frozenset(inflect(word)) for word in rest))
    return Nouns(frozenset(words), {form: tuple(rows) for form, rows in phrases.items()})


def _last_words(entries: Iterable[Entry], inflect: Inflect) -> frozenset[str]:
    return frozenset(form for e in entries for form in inflect(e.lemma.split()[-1]))
