"""Reads whole peoples as the armed forces of their state where what they do is done by forces.

"Kenyan air strikes", "the Kenyans shelled the town": nobody but an army does it. Stabbings, riots and shots stay open.
"""

from collections.abc import Iterable
from dataclasses import replace

from ..lexicon.schema import EventEntry
from ..model import Actor
from ..model.layers import Sentence

_OF_FORCES = frozenset({"aerial", "drone", "heavy-weapons", "troops", "weapons"})
_OPEN = frozenset({None, *_OF_FORCES})
_FORCES = frozenset({"force", "armed_group"})


def is_military(entry: EventEntry, *, noun: bool) -> bool:
    """Whether an event is one of forces: by its mode, and of a noun also without ("strike", "offensive")."""
    return entry.type in ("ASSAULT", "MOBILIZE") and entry.mode in (_OPEN if noun else _OF_FORCES)


def as_forces(actor: Actor) -> Actor:
    """The armed forces of the state that a nationality before the noun names."""
    bare = actor.kind in ("people", "state") and actor.sector in (None, "GOV") and actor.code is not None
    return replace(actor, sector="MIL", kind="force") if bare else actor


def arm_peoples(s: Sentence, actors: list[Actor], opposed: Iterable[Actor], entry: EventEntry) -> list[Actor]:
    """ "The Kenyans", "they": a people that shells or bombs, takes towns, or that fights against forces."""
    seizes = entry.type == "COERCE" and entry.mode == "seize"
    fights = entry.type == "ASSAULT" and any(a.kind in _FORCES for a in opposed)
    if not (seizes or fights or is_military(entry, noun=False)):
        return actors
    return [replace(a, sector="MIL", kind="force") if _is_people(s, a) else a for a in actors]


def _is_people(s: Sentence, actor: Actor) -> bool:
    """A plural demonym without a number, or a pronoun that stands for one."""
    if actor.kind != "people" or actor.sector != "CVL" or not actor.code or actor.ref or actor.span is None:
        return False
    head = s.head_of(actor.span.start, actor.span.end)
    if head is None or s.kids_by(head, "nummod", "amod"):
        return False
    return s.tags[head] == "PRP" or (s.tags[head] in ("NNPS", "NNS") and s.words[head][0].isupper())
