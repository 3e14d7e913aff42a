"""The nouns: frozen, pure values that know nothing of files, databases or HTTP."""

from .claim import Actor, Claim, Event, Means, Participant, Place, Quantity, Source, Target, Time
from .coding import (
    Annotations,
    Attribution,
    Coding,
    Explanation,
    Figure,
    Incident,
    Issue,
    Loaded,
    Mention,
    Origin,
    PartyPosition,
    Run,
    Track,
    TrackParticipant,
)  # fmt: skip
from .text import Document, Span

__all__ = [
    "Actor", "Annotations", "Attribution", "Claim", "Coding", "Document", "Event", "Explanation", "Figure",
    "Incident", "Issue", "Loaded", "Means", "Mention", "Origin", "Participant", "PartyPosition", "Place", "Quantity",
    "Run", "Source", "Span", "Target", "Time", "Track", "TrackParticipant",
]  # fmt: skip
