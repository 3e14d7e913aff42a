"""What coding a text gives: annotations, claims, incidents, tracks, issues; and the run behind it."""

from dataclasses import dataclass

from .claim import Actor, Claim, Place, Time
from .text import Document, Span
from .vocabulary import (
    Dispute,
    EventType,
    ParticipantRole,
    Position,
    QuantityKind,
    Stage,
    Support,
    TrackKind,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Attribution:
    """One "X said Y", whether or not Y is an event."""

    source: Span | None
    cue: Span
    content: tuple[Span, ...]
    position: Position


@dataclass(frozen=True, slots=True)
class Mention(Actor):
    """A mention of an actor; `refers_to` are indexes of the mentions it stands for."""

    refers_to: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Loaded:
    """A word that takes a side, the neutral word, and who used it (null: the outlet)."""

    span: Span
    key: str
    neutral: str
    source: str | None


@dataclass(frozen=True, slots=True)
class Annotations:
    """What the text contains, whether or not it became a claim."""

    attributions: tuple[Attribution, ...]
    places: tuple[Place, ...]
    times: tuple[Time, ...]
    actors: tuple[Mention, ...]
    loaded: tuple[Loaded, ...]


@dataclass(frozen=True, slots=True)
class PartyPosition:
    """A party's position on an incident."""

    party: str
    position: Position
    disputes: tuple[Dispute, ...]
    time: str | None
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure as one speaker gives it: never averaged, never summed over speakers."""

    kind: QuantityKind
    who: str | None
    low: int | None
    high: int | None
    words: str
    speaker: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Origin:
    """A first speaker behind an incident; `side` is the party it belongs to or speaks for."""

    speaker: str
    side: str | None
    is_party: bool
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Incident:
    """What several claims are about, and how it is supported. Never a verdict."""

    id: str
    label: str
    type: EventType
    time: Time | None
    places: tuple[Place, ...]
    parties: tuple[str, ...]
    claims: tuple[str, ...]
    positions: tuple[PartyPosition, ...]
    figures: tuple[Figure, ...]
    origins: tuple[Origin, ...]
    support: Support
    support_flags: tuple[Support, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class TrackParticipant:
    """A participant of a track, by party key."""

    party: str
    role: ParticipantRole
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Track:
    """What goes on over time. `status` is as reported, never judged."""

    id: str
    kind: TrackKind
    parties: tuple[str, ...]
    participants: tuple[TrackParticipant, ...]
    time: Time | None
    due: Time | None
    places: tuple[Place, ...]
    status: str | None
    of: str | None
    claims: tuple[str, ...]
    fields: dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Issue:
    """What was seen and not resolved, and why."""

    stage: Stage
    code: str
    span: Span | None
    detail: str | None


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a claim's field has its value: the rule or lexicon entry, the words, what else was considered."""

    claim: str
    field: str
    rule: str
    words: str | None
    detail: str | None


@dataclass(frozen=True, slots=True)
class Coding:
    """All that is written down about one document. `explanations` is for `why`, not part of the JSON record."""

    document: Document
    annotations: Annotations
    claims: tuple[Claim, ...]
    incidents: tuple[Incident, ...]
    tracks: tuple[Track, ...]
    issues: tuple[Issue, ...]
    explanations: tuple[Explanation, ...] = ()


@dataclass(frozen=True, slots=True)
class Run:
    """One pass of the coder: code version, data versions, start time (UTC, ISO 8601)."""

    version: str
    data: dict[str, str]
    started: str
