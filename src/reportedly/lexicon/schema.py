"""The shapes of the lexicon's YAML files; unknown keys are refused."""

from typing import Literal

import msgspec

from ..model.vocabulary import ActorKind, Basis, Dispute, EventType, Position, QuantityKind, Sector, TargetKind

Pos = Literal["verb", "noun", "adj", "adv", "prep", "phrase"]


class Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Base: `id` is unique in the lexicon, `lemma` is what stands in the text, lower case, uninflected."""

    id: str
    lemma: str


class EventExample(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A news-like sentence of ten words or more; `actor` and `recipient` are words of it, null where none."""

    text: str
    actor: str | None = None
    recipient: str | None = None


class EventEntry(Entry, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One sense of a verb, noun or adjective that says what happened.

    frame: name of a frame in `frames.yaml`, which says what stands where; `actor` and `recipient` override it.
    needs: slot -> lemmas or @classes, one of which the slot's filler must be. bars: the same, forbidden.
    """

    pos: Pos
    type: EventType | None
    frame: str
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    cameo: str | None = None
    actor: tuple[str, ...] | None = None
    recipient: tuple[str, ...] | None = None
    needs: dict[str, tuple[str, ...]] = {}
    bars: dict[str, tuple[str, ...]] = {}
    example: EventExample
    no: str | None = None


class Frame(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where a predicate's roles stand, best slot first."""

    actor: tuple[str, ...]
    recipient: tuple[str, ...] = ()
    note: str = ""


class CueExample(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A sentence with the words of the speaker and the position it gives."""

    text: str
    speaker: str | None
    position: Position


Construction = Literal[
    "clause",
    "accuse",
    "preposition",
    "responsibility",
    "response",
    "reject",
    "noun",
    "adverb",
    "unconfirmed",
    "toll",
    "label",
]


class CueEntry(Entry, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Words that report: who says so, and which position that is.

    construction: how speaker and content attach (`cues` in the documentation of the lexicon).
    negated: the position where the cue itself is negated ("did not deny" -> declines); null: none.
    inner: its speaker stands inside the one it hangs on ("X reported, citing Y").
    """

    pos: Pos
    construction: Construction
    position: Position
    negated: Position | None = None
    disputes: tuple[Dispute, ...] = ()
    basis: Basis | None = None
    inner: bool = False
    needs: dict[str, tuple[str, ...]] = {}
    example: CueExample
    no: str | None = None


class ActorNoun(Entry, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A common noun that makes an actor: an office, a force, people. `example` is a noun phrase with a state.

    mode: the ASSAULT mode of what it does to others ("jets": aerial).
    """

    sector: Sector
    kind: ActorKind
    mode: str | None = None
    equipment: bool = False
    person: bool = False
    example: str


class TargetNoun(Entry, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A thing that is hit or held."""

    kind: TargetKind
    example: str


class MeansNoun(Entry, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A weapon or method; `mode` is the ASSAULT mode it implies, `key` groups names of one thing."""

    key: str
    mode: str | None = None
    example: str


class LoadedWord(Entry, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A word that takes a side, its neutral word, and the entry that the opposed side would use."""

    pos: Pos
    key: str
    neutral: str
    pair: str
    example: str


class CountedNoun(Entry, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A verb, adjective or noun that says what a figure counts: killed, dead, wounded, displaced …"""

    pos: Pos
    kind: QuantityKind
    example: str


class Cue(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A word of a closed list with its example: modals, negation, hedges, background, domains."""

    lemma: str
    example: str
