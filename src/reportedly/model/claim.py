"""The claim: one source's position on one event, with the words that state it."""

from dataclasses import dataclass

from .text import Span
from .vocabulary import (
    ActorKind,
    Basis,
    Dispute,
    EventType,
    Modality,
    ParticipantRole,
    PlacePrecision,
    Position,
    QuantityKind,
    Scope,
    Sector,
    SourceRole,
    TargetKind,
    TimeBasis,
    TimeExtent,
    TimePrecision,
    Voice,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts, suffers or speaks. `code` is ISO 3166-1 alpha-3 or an organisation's acronym."""

    name: str
    ref: str | None
    code: str | None
    sector: Sector | None
    kind: ActorKind | None
    span: Span | None

    @property
    def party(self) -> str | None:
        """What makes two mentions one party: the ref; without one, code and sector."""
        return self.ref or (f"{self.code}-{self.sector or 'UNK'}".lower() if self.code else None)


@dataclass(frozen=True, slots=True)
class Source(Actor):
    """A link of the chain of sources, innermost first."""

    role: SourceRole


@dataclass(frozen=True, slots=True)
class Participant(Actor):
    """Who takes part without being a party: mediator, host, guarantor, monitor, witness."""

    role: ParticipantRole


@dataclass(frozen=True, slots=True)
class Target:
    """A thing hit or held."""

    name: str
    kind: TargetKind
    span: Span


@dataclass(frozen=True, slots=True)
class Means:
    """What it was done with; `key` is the lexicon's."""

    name: str
    key: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class Time:
    """An interval: ISO 8601 dates, or datetimes with offset where stated; null where open."""

    earliest: str | None
    latest: str | None
    precision: TimePrecision | None
    extent: TimeExtent | None
    duration: str | None
    edtf: str | None
    basis: TimeBasis
    expression: str | None
    span: Span | None


@dataclass(frozen=True, slots=True)
class Place:
    """Where it happened. `radius_km` is honest: a province is an area, never its capital."""

    name: str
    geonames_id: int | None
    lat: float | None
    lon: float | None
    radius_km: float | None
    admin1: str | None
    country: str | None
    disputed: tuple[str, ...]
    precision: PlacePrecision | None
    span: Span | None


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure with its words; an open bound is null, "dozens" has only its words."""

    kind: QuantityKind
    low: int | None
    high: int | None
    words: str
    who: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class Event:
    """An event as one source states it. Types, modes and contexts are PLOVER 2.0's."""

    type: EventType
    mode: str | None
    contexts: tuple[str, ...]
    cameo: str | None
    quad: int | None
    score: float | None
    modality: Modality
    background: bool
    scope: Scope
    actors: tuple[Actor, ...]
    recipients: tuple[Actor, ...]
    participants: tuple[Participant, ...]
    targets: tuple[Target, ...]
    time: Time | None
    places: tuple[Place, ...]
    quantities: tuple[Quantity, ...]
    means: tuple[Means, ...]
    trigger: Span
    rule: str
    restates: str | None = None
    copied: tuple[str, ...] = ()
    content: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Claim:
    """One source's position on one event. Cannot be built without evidence."""

    id: str
    document: str
    evidence: tuple[Span, ...]
    sources: tuple[Source, ...]
    position: Position
    disputes: tuple[Dispute, ...]
    holds: bool | None
    cue: Span | None
    voice: Voice
    basis: Basis | None
    answers: tuple[str, ...]
    event: Event

    def __post_init__(self) -> None:
        if not self.evidence or not self.sources:
            raise ValueError("a claim needs evidence and a source")

    @property
    def speaker(self) -> Source:
        """The innermost source."""
        return self.sources[0]
