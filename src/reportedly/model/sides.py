"""Which side an actor is on, and which sources hold what: shared by all rooms that weigh claims against each other."""

from collections.abc import Iterable

from .claim import Actor, Claim
from .vocabulary import Modality, Position

_OWN_SIDE_KINDS = frozenset({"armed_group", "party"})
_OWN_SIDE_SECTORS = frozenset({"REB", "OPP", "UAF", "NGO", "IGO", "UNO", "EUR", "ISM", "PRM", "CRM"})
FIGHTERS = frozenset({"MIL", "REB", "UAF", "PRM", "COP"})
AUTHORITIES = frozenset({"GOV", "MIL", "COP", "LEG", "JUD", "PTY", "OPP", "REB", "UAF", "PRM"})
"""Sectors of those who hold or seek power over a state."""
OF_MANY_STATES = frozenset({"UNO", "IGO"})
"""Sectors of bodies that are of no one state."""


def side_of(actor: Actor) -> str | None:
    """A group or gang or body is its own side; a state's offices, forces, outlets and coalition are the state's."""
    if actor.kind in _OWN_SIDE_KINDS or actor.sector in _OWN_SIDE_SECTORS:
        return actor.ref or actor.party
    return actor.code.lower() if actor.code else None


def is_own(actor: Actor, speaker: Actor) -> bool:
    """Whether who acted is of the speaker's side: miners of a state are not of its police's."""
    same = side_of(actor) is not None and side_of(actor) == side_of(speaker)
    return same and (actor.kind != "people" or speaker.kind == "people")


def sides_of(actors: tuple[Actor, ...]) -> frozenset[str]:
    """The known sides of several actors."""
    return frozenset(side for actor in actors if (side := side_of(actor)))


def speaker_key(claim: Claim) -> str:
    """Who first said it: the outlet in its own voice, else ref, or code and sector, or the words as written."""
    speaker = claim.speaker
    return speaker.ref or (f"{speaker.code}-{speaker.sector or 'UNK'}".lower() if speaker.code else speaker.name)


def holds(position: Position, modality: Modality) -> bool | None:
    """Whether a source in this position holds that the event took place."""
    if modality != "actual":
        return None
    held: dict[Position, bool | None] = {"asserts": True, "accepts": True, "deflects": True, "denies": False}
    return held.get(position)


def is_equipment(actor: Actor) -> bool:
    """Jets, tanks and the like of which nobody says whose they are."""
    return actor.kind is None and actor.sector == "MIL"


def is_fighter(actor: Actor) -> bool:
    """A force, an armed group or one of theirs."""
    return actor.kind in ("force", "armed_group", "person") and actor.sector in FIGHTERS


def is_among(actor: Actor, others: Iterable[Actor]) -> bool:
    """Whether the same words name one of several."""
    return any(a.span == actor.span and a.name == actor.name for a in others)
