"""The ids of the record, derived from anchors alone; `verify` derives them again."""

from typing import Any

from ..ids import make_id
from .claim import Actor, Claim
from .coding import Incident, Track
from .text import Document, Span


def make_document_id(doc: Document) -> str:
    """Over text, publisher, url and publication date: the same report read twice is one document."""
    return make_id("d1", [doc.text_sha256, doc.publisher, doc.url, doc.published])


def make_claim_id(claim: Claim) -> str:
    """Over the anchors of the claim; never links, rules, scores or derived fields."""
    event = claim.event
    return make_id(
        "c1",
        {
            "document": claim.document,
            "evidence": [_range(span) for span in claim.evidence],
            "trigger": _range(event.trigger),
            "speaker": _range(claim.speaker.span),
            "position": claim.position,
            "type": event.type,
            "modality": event.modality,
            "actors": [_actor(actor) for actor in event.actors],
            "recipients": [_actor(actor) for actor in event.recipients],
            "time": event.time and [event.time.earliest, event.time.latest],
            "places": [[place.name, _range(place.span)] for place in event.places],
        },
    )


def make_incident_id(incident: Incident) -> str:
    """Over the claims it gathers."""
    return make_id("i1", sorted(incident.claims))


def make_track_id(track: Track) -> str:
    """Over its kind, parties and claims."""
    return make_id("t1", [track.kind, sorted(track.parties), sorted(track.claims), track.due and track.due.earliest])


def _range(span: Span | None) -> list[int] | None:
    return [span.start, span.end] if span else None


def _actor(actor: Actor) -> list[Any]:
    return [actor.name, actor.code, _range(actor.span)]
