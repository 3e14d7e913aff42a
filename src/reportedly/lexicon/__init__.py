"""How things are said: the lexicon's files, loaded once and indexed for the coder."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, TypeVar

from ..datafile import list_yaml, load_yaml
from ..model.vocabulary import ParticipantRole
from .gate import Domain, GateRule, Nouns, make_actors, make_armed, make_arms, make_domain, make_rules
from .schema import (
    ActorNoun,
    CountedNoun,
    Cue,
    CueEntry,
    Entry,
    EventEntry,
    Frame,
    LoadedWord,
    MeansNoun,
    TargetNoun,
)  # fmt: skip

E = TypeVar("E", bound=Entry)
_EN = "lexicon/en"
_DOMAINS = {
    "sport": ("sport",),
    "business": ("business",),
    "culture": ("culture",),
    "harm": ("weather", "accident", "health"),
}
_WORDS = re.compile(r"'s\b|'|-|[^\s'-]+")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All entries, by the last or only word they are found by.

    `gate` holds every surface form of a word that can trigger an event; a sentence without one or a cue is not
    parsed. `gate_rules` say what must stand beside it, the other `gate_` tables what speaks for and against a sense.
    `untrue`: what a claim is called that is rejected.
    `closed_phrases`: the entries of several words of each closed list, between blanks.
    """

    events: dict[str, tuple[EventEntry, ...]]
    cues: dict[str, tuple[CueEntry, ...]]
    frames: dict[str, Frame]
    actor_nouns: dict[str, tuple[ActorNoun, ...]]
    actor_phrases: dict[str, ActorNoun]
    targets: dict[str, tuple[TargetNoun, ...]]
    means: dict[str, tuple[MeansNoun, ...]]
    loaded: dict[str, tuple[LoadedWord, ...]]
    counted: dict[str, tuple[CountedNoun, ...]]
    closed: dict[str, frozenset[str]]
    closed_phrases: dict[str, tuple[str, ...]]
    opposing: frozenset[str]
    participants: dict[ParticipantRole, list[str]]
    gate: frozenset[str]
    gate_rules: dict[str, tuple[GateRule, ...]]
    gate_domains: dict[str, Domain]
    gate_actors: dict[str, Nouns]
    gate_armed: Nouns
    gate_arms: Nouns
    cue_gate: frozenset[str]
    untrue: frozenset[str]
    lemma_of: dict[str, str]
    past_of: dict[str, str]


@cache
def load_events() -> tuple[EventEntry, ...]:
    """Every event entry, in the order of the files."""
    return tuple(e for path in list_yaml(f"{_EN}/events") for e in load_yaml(path, list[EventEntry]))


@cache
def load_cues() -> tuple[CueEntry, ...]:
    """Every cue entry."""
    return tuple(load_yaml(f"{_EN}/cues.yaml", list[CueEntry]))


@cache
def load_lexicon() -> Lexicon:
    """The English lexicon."""
    irregular = load_yaml(f"{_EN}/irregular.yaml", dict[str, list[str]])
    events, cues = load_events(), load_cues()
    closed = load_yaml(f"{_EN}/closed.yaml", dict[str, list[Cue]])
    light = (c.lemma for key in ("light_verb", "light_verb_suffer") for c in closed[key])
    lemmas = {e.split()[0] for e in (*(e.lemma for e in (*events, *cues)), *light)}
    actor_nouns = load_yaml(f"{_EN}/actor_nouns.yaml", list[ActorNoun])
    targets = load_yaml(f"{_EN}/targets.yaml", list[TargetNoun])
    means = load_yaml(f"{_EN}/means.yaml", list[MeansNoun])
    forms = lru_cache(maxsize=None)(lambda lemma: frozenset(inflect(lemma, irregular)))
    noun_forms = lru_cache(maxsize=None)(lambda lemma: frozenset(inflect_noun(lemma, irregular)))
    verbs = {e.lemma.split()[0] for e in events if e.pos == "verb"}
    verbs |= {e.lemma.split()[0] for e in cues if e.pos == "verb"}
    lists = {key: frozenset(c.lemma for c in words) for key, words in closed.items()}
    reporting = frozenset(c.lemma for c in cues if c.pos == "verb" and c.construction == "clause")
    harmless = lists["mere_toll"].union(*(lists[key] for key in ("blaze", *_DOMAINS["harm"])))
    unchanged = frozenset(v for v, special in irregular.items() if all(form.endswith("ing") for form in special))
    return Lexicon(
        past_of={form: _past(v, irregular) for v in sorted(verbs) for form in (v, third_person(v))},
        lemma_of={form: lemma for lemma in sorted(lemmas) for form in forms(lemma) if form not in lemmas},
        events=_by_head(events),
        cues=_by_head(cues),
        frames=load_yaml(f"{_EN}/frames.yaml", dict[str, Frame]),
        actor_nouns=_by_last_word(actor_nouns),
        actor_phrases={n.lemma: n for rows in _by_last_word(actor_nouns).values() for n in rows},
        targets=_by_last_word(targets),
        means=_by_last_word(means),
        loaded=_by_last_word(load_yaml(f"{_EN}/loaded.yaml", list[LoadedWord])),
        counted=_by_head(load_yaml(f"{_EN}/counted.yaml", list[CountedNoun])),
        closed_phrases={key: tuple(f" {c.lemma} " for c in words if " " in c.lemma) for key, words in closed.items()},
        closed=lists
        | _place_nouns()
        | {
            "saying_noun": _saying_nouns(closed["anaphoric_noun"], cues),
            "group_noun": frozenset(phrase.split()[-1] for phrase in lists["group_reference"]),
        },
        opposing=frozenset(load_yaml(f"{_EN}/opposing.yaml", list[str])),
        participants=load_yaml(f"{_EN}/participants.yaml", dict[ParticipantRole, list[str]]),
        gate=frozenset(form for e in events if e.type for form in forms(e.lemma)),
        gate_rules=make_rules(events, targets, means, lists, reporting, unchanged, forms, noun_forms),
        gate_arms=make_arms(actor_nouns, means, events, lists, harmless, forms),
        gate_domains={
            name: make_domain(lemma for key in keys for lemma in lists[key]) for name, keys in _DOMAINS.items()
        },
        gate_actors=make_actors(actor_nouns, targets, noun_forms),
        gate_armed=make_armed(actor_nouns, means, lists["sport"] | lists["also_peaceful"], noun_forms),
        cue_gate=frozenset(form for c in cues for form in forms(c.lemma.split()[0])),
        untrue=frozenset(w for c in cues if c.construction == "reject" for w in c.needs.get("as", ())),
    )


def third_person(lemma: str) -> str:
    """The third person singular of a verb's present tense."""
    if lemma.endswith(("s", "x", "z", "ch", "sh", "o")):
        return lemma + "es"
    return lemma[:-1] + "ies" if lemma.endswith("y") and lemma[-2:-1] not in "aeiou" else lemma + "s"


def _past(lemma: str, irregular: dict[str, list[str]]) -> str:
    """A past form of a verb, good enough for a parser."""
    special = next((f for f in irregular.get(lemma, ()) if not f.endswith("ing")), None)
    if special is not None:
        return special
    if lemma.endswith("y") and lemma[-2:-1] not in "aeiou":
        return lemma[:-1] + "ied"
    return lemma + ("d" if lemma.endswith("e") else "ed")


def _saying_nouns(anaphoric: Iterable[Cue], cues: Iterable[CueEntry]) -> frozenset[str]:
    """Nouns for what somebody has said."""
    return frozenset({c.lemma for c in anaphoric} | {c.lemma for c in cues if c.construction == "noun"})


def _place_nouns() -> dict[str, frozenset[str]]:
    """Common nouns for kinds of place, and for what is a state's, from the words of toponyms."""
    words = load_yaml(f"{_EN}/places.yaml", dict[str, Any])
    return {
        "place_noun": frozenset(lemma for group in words["generic"] for lemma in group["lemmas"]),
        "territory_noun": frozenset(words["territories"]["lemmas"]),
        "part_noun": frozenset((*words["quarters"]["lemmas"], *words["parts"]["lemmas"])),
        "landmark_noun": frozenset(words["landmarks"]["lemmas"]),
    }


def inflect(lemma: str, irregular: dict[str, list[str]]) -> set[str]:
    """Surface forms of an English lemma: regular ones by rule, the others from the table."""
    forms = inflect_noun(lemma, irregular) | {lemma + "ed", lemma + "ing"}
    if lemma.endswith("e"):
        forms |= {lemma + "d", lemma[:-1] + "ing"}
    if lemma.endswith("y"):
        forms.add(lemma[:-1] + "ied")
    if lemma[-1:] not in "aeiouwxy" and lemma[-2:-1] in "aeiou":
        forms |= {lemma + lemma[-1] + "ed", lemma + lemma[-1] + "ing"}
    return forms


def inflect_noun(lemma: str, irregular: dict[str, list[str]]) -> set[str]:
    """Surface forms of an English noun."""
    forms = {lemma, lemma + "s", *irregular.get(lemma, ())}
    if lemma.endswith("man"):
        forms.add(lemma[:-2] + "en")
    if lemma.endswith("y"):
        forms.add(lemma[:-1] + "ies")
    if lemma.endswith(("s", "x", "z", "ch", "sh", "o")):
        forms.add(lemma + "es")
    return forms


def split_words(lemma: str) -> list[str]:
    """The lemma's words as the parser cuts them: hyphens and possessive endings stand alone."""
    return _WORDS.findall(lemma)


def _by_head(entries: Iterable[E]) -> dict[str, tuple[E, ...]]:
    found: dict[str, list[E]] = defaultdict(list)
    for entry in entries:
        found[entry.lemma.split()[0]].append(entry)
    return {lemma: tuple(rows) for lemma, rows in found.items()}


def _by_last_word(entries: Iterable[E]) -> dict[str, tuple[E, ...]]:
    """Longest phrases first under their last word, so that "prime minister" beats "minister"."""
    found: dict[str, list[E]] = defaultdict(list)
    for entry in entries:
        found[split_words(entry.lemma)[-1]].append(entry)
    return {word: tuple(sorted(rows, key=lambda e: -len(e.lemma))) for word, rows in found.items()}
