"""Reads the names of weapons and of what they strike, and whole peoples as forces where what they do is done by forces.

"Kenyan air strikes", "the Kenyans shelled the town": nobody but an army does it. Stabbings, riots and shots stay open.
"""

from collections.abc import Iterable
from dataclasses import replace

from ..lexicon import Lexicon, split_words
from ..lexicon.schema import EventEntry, MeansNoun
from ..model import Actor, Means, Target
from ..model.layers import Layers, Sentence
from .triggers import Trigger, TriggerFinder

_OF_FORCES = frozenset({"aerial", "drone", "heavy-weapons", "troops", "weapons"})
_OPEN = frozenset({None, *_OF_FORCES})
_FORCES = frozenset({"force", "armed_group"})
_WORKS = "industry"


def find_weapon(lexicon: Lexicon, s: Sentence, i: int) -> tuple[MeansNoun, int] | None:
    """The weapon or method whose last word is token i, and the token that its name begins with.

    Not "gold mine", nor what stands in the name of a unit: "Rifle Brigade".
    """
    if s.tags[i] == "NNP" and s.deps[i] == "compound" and s.lemmas[s.heads[i]] in lexicon.actor_nouns:
        return None
    works = (n.lemma for n in lexicon.targets.get(s.lemmas[i], ()) if n.kind == _WORKS)
    if any(_first_word(s, i, name) is not None for name in works):
        return None
    for noun in lexicon.means.get(s.lemmas[i], ()):
        first = _first_word(s, i, noun.lemma)
        if first is not None:
            return noun, first
    return None


def _first_word(s: Sentence, i: int, name: str) -> int | None:
    """The token that a name of one or more words begins with, where token i is its last."""
    parts = split_words(name)
    first = i - len(parts) + 1
    whole = first >= 0 and all(p in (s.lower[k], s.lemmas[k]) for k, p in enumerate(parts, first))
    return first if whole else None


def is_military(entry: EventEntry, *, noun: bool) -> bool:
    """Whether an event is one of forces: by its mode, and of a noun also without ("strike", "offensive")."""
    return entry.type in ("ASSAULT", "MOBILIZE") and entry.mode in (_OPEN if noun else _OF_FORCES)


def as_forces(actor: Actor) -> Actor:
    """The armed forces of the state that a nationality before the noun names."""
    bare = actor.kind in ("people", "state") and actor.sector in (None, "GOV") and actor.code is not None
    return replace(actor, sector="MIL", kind="force") if bare else actor


def as_government(actor: Actor) -> Actor:
    """The government of the state that a nationality before the noun names: "Indian and Chinese talks"."""
    bare = actor.kind in ("people", "state") and actor.sector is None and actor.code is not None
    return replace(actor, sector="GOV", kind="state") if bare else actor


def arm_peoples(s: Sentence, actors: list[Actor], opposed: Iterable[Actor], entry: EventEntry) -> list[Actor]:
    """ "The Kenyans", "they": a people that shells, takes towns, or fights forces; with "the" also one that attacks."""
    seizes = entry.type == "COERCE" and entry.mode == "seize"
    fights = entry.type == "ASSAULT" and any(a.kind in _FORCES for a in opposed)
    retreats = entry.type == "RETREAT" and entry.mode == "withdraw"
    plainly = seizes or fights or is_military(entry, noun=False)
    if not (plainly or retreats or is_military(entry, noun=True)):
        return actors
    return [replace(a, sector="MIL", kind="force") if _is_people(s, a, all_of_it=not plainly) else a for a in actors]


def _is_people(s: Sentence, actor: Actor, *, all_of_it: bool) -> bool:
    """A plural demonym without a number, or a pronoun that stands for one; all_of_it: only with "the"."""
    if actor.kind != "people" or actor.sector != "CVL" or not actor.code or actor.ref or actor.span is None:
        return False
    head = s.head_of(actor.span.start, actor.span.end)
    if head is None or s.kids_by(head, "nummod", "amod"):
        return False
    if s.tags[head] == "PRP":
        return not all_of_it
    named = s.tags[head] in ("NNPS", "NNS") and s.words[head][0].isupper()
    return named and (not all_of_it or any(s.lower[k] == "the" for k in s.kids_by(head, "det")))


def find_targets(lexicon: Lexicon, layers: Layers, finder: TriggerFinder, group: list[Trigger]) -> tuple[Target, ...]:
    """The buildings, vehicles and places that triggers of one event name as struck or taken."""
    found: dict[int, Target] = {}
    for t in group:
        if t.entry.type not in ("ASSAULT", "COERCE", "x_control"):
            continue
        first = lexicon.frames[t.entry.frame].recipient[:1]
        for slot in ("obj", "on", "at", "against", "of", "into", "outside", "in", *first):
            for i in finder.fillers(t.s, t.token, t.verb, slot):
                target = _target(lexicon, layers, t.s, i)
                if target is not None:
                    found.setdefault(i, target)
    return tuple(found.values())


def _target(lexicon: Lexicon, layers: Layers, s: Sentence, i: int) -> Target | None:
    """What is struck by the name that ends at token i, with the words before it."""
    for noun in lexicon.targets.get(s.lemmas[i], ()):
        first = _first_word(s, i, noun.lemma)
        if first is not None:
            left = min([first, *(k for k in s.kids_by(i, "amod", "compound") if k < i)])
            span = layers.doc.span(s.starts[left], s.ends[i])
            return Target(span.quote, noun.kind, span)
    return None


def find_means(lexicon: Lexicon, layers: Layers, group: list[Trigger]) -> tuple[Means, ...]:
    """The weapons and methods that are named about the triggers of one event."""
    found: dict[int, Means] = {}
    s = group[0].s
    if group[0].entry.type not in ("ASSAULT", "MOBILIZE", "PROTEST"):
        return ()
    near = {t.token for t in group} | {t.anchor for t in group}
    scope = {i for a in near for i in s.subtree(a)} if group[0].entry.type == "ASSAULT" else set(near)
    scope |= {i for t in group for i in s.surface_subject(t.anchor)}
    for i in sorted(scope):
        if (weapon := find_weapon(lexicon, s, i)) is not None:
            span = layers.doc.span(s.starts[weapon[1]], s.ends[i])
            found[i] = Means(span.quote, weapon[0].key, span)
    return tuple(found.values())
