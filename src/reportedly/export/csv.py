"""A table with one row a claim, safe to open in a spreadsheet.

RFC 4180: UTF-8, CRLF, every text cell in quotes so that codes stay text ("010" is not 10); numbers without quotes.
Lists are joined by "; ", the parts of evidence by " | ". lat, lon, radius_km and country are those of the first, most
specific place. Killed and wounded are each claim's first figure of that kind; further ones stand in other_quantities.
Lost against the JSON record: offsets, participants, means, explanations, annotations, tracks and issues.
"""

import csv
import io
from collections.abc import Iterable, Mapping

from ..model import Actor, Claim, Coding, Document, Place, Quantity
from ..model.vocabulary import QuantityKind
from .views import incident_of

Cell = str | int | float | None
# What makes a spreadsheet run a cell as a formula; the full-width forms count in some of them.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_JOIN = "; "
COLUMNS = (
    "claim_id", "document_id", "publisher", "published", "position", "holds", "disputes", "speaker_name",
    "speaker_ref", "speaker_code", "speaker_sector", "relays", "voice", "basis", "cue", "type", "mode", "contexts",
    "cameo", "quad", "score", "modality", "background", "scope", "actors", "actor_codes", "actor_sectors",
    "recipients", "recipient_codes", "recipient_sectors", "targets", "time_earliest", "time_latest",
    "time_precision", "time_basis", "time_expression", "places", "place_ids", "lat", "lon", "radius_km", "country",
    "killed_low", "killed_high", "wounded_low", "wounded_high", "other_quantities", "trigger", "evidence", "rule",
    "answers", "restates", "incident_id",
)  # fmt: skip


def header() -> str:
    """The line of column names."""
    return _line(COLUMNS)


def to_csv(coding: Coding) -> str:
    """The rows of a coding's claims, without the header."""
    incidents = incident_of(coding.incidents)
    return rows(coding.claims, {coding.document.id: coding.document}, incidents)


def rows(claims: Iterable[Claim], documents: Mapping[str, Document], incidents: Mapping[str, str]) -> str:
    """The rows of claims. documents: by id; incidents: claim id to incident id."""
    return "".join(_line(_cells(c, documents.get(c.document), incidents.get(c.id))) for c in claims)


def _line(cells: Iterable[Cell]) -> str:
    out = io.StringIO()
    csv.writer(out, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\r\n").writerow([guard(cell) for cell in cells])
    return out.getvalue()


def guard(cell: Cell) -> Cell:
    """A text that a spreadsheet would take for a formula gets a leading apostrophe; numbers stay numbers."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA_STARTS) else cell


def _cells(claim: Claim, doc: Document | None, incident: str | None) -> list[Cell]:
    found = {**_said(claim, doc), **_event(claim), "incident_id": incident}
    return [found[column] for column in COLUMNS]


def _said(claim: Claim, doc: Document | None) -> dict[str, Cell]:
    speaker = claim.speaker
    return {
        "claim_id": claim.id,
        "document_id": claim.document,
        "publisher": doc.publisher if doc else None,
        "published": doc.published if doc else None,
        "position": claim.position,
        "holds": _flag(claim.holds),
        "disputes": _JOIN.join(claim.disputes),
        "speaker_name": speaker.name,
        "speaker_ref": speaker.ref,
        "speaker_code": speaker.code,
        "speaker_sector": speaker.sector,
        "relays": _JOIN.join(s.name for s in claim.sources if s.role == "relay"),
        "voice": claim.voice,
        "basis": claim.basis,
        "cue": claim.cue.quote if claim.cue else None,
        "evidence": " | ".join(span.quote for span in claim.evidence),
        "answers": _JOIN.join(claim.answers),
    }


def _event(claim: Claim) -> dict[str, Cell]:
    event = claim.event
    return {
        "type": event.type,
        "mode": event.mode,
        "contexts": _JOIN.join(event.contexts),
        "cameo": event.cameo,
        "quad": event.quad,
        "score": event.score,
        "modality": event.modality,
        "background": _flag(event.background),
        "scope": event.scope,
        **_actors("actor", event.actors),
        **_actors("recipient", event.recipients),
        "targets": _JOIN.join(t.name for t in event.targets),
        **_time(claim),
        **_places(event.places),
        **_quantities(event.quantities),
        "trigger": event.trigger.quote,
        "rule": event.rule,
        "restates": event.restates,
    }


def _actors(role: str, actors: tuple[Actor, ...]) -> dict[str, Cell]:
    """Three lists of one length: an actor without a code leaves its part empty."""
    return {
        f"{role}s": _JOIN.join(a.name for a in actors),
        f"{role}_codes": _JOIN.join(a.code or "" for a in actors),
        f"{role}_sectors": _JOIN.join(a.sector or "" for a in actors),
    }


def _time(claim: Claim) -> dict[str, Cell]:
    time = claim.event.time
    return {
        "time_earliest": time.earliest if time else None,
        "time_latest": time.latest if time else None,
        "time_precision": time.precision if time else None,
        "time_basis": time.basis if time else None,
        "time_expression": time.expression if time else None,
    }


def _places(places: tuple[Place, ...]) -> dict[str, Cell]:
    first = places[0] if places else None
    return {
        "places": _JOIN.join(p.name for p in places),
        "place_ids": _JOIN.join(str(p.geonames_id or "") for p in places),
        "lat": first.lat if first else None,
        "lon": first.lon if first else None,
        "radius_km": first.radius_km if first else None,
        "country": first.country if first else None,
    }


def _quantities(quantities: tuple[Quantity, ...]) -> dict[str, Cell]:
    killed, wounded = (_first(quantities, "killed"), _first(quantities, "wounded"))
    return {
        "killed_low": killed.low if killed else None,
        "killed_high": killed.high if killed else None,
        "wounded_low": wounded.low if wounded else None,
        "wounded_high": wounded.high if wounded else None,
        "other_quantities": _JOIN.join(_quantity(q) for q in quantities if q is not killed and q is not wounded),
    }


def _first(quantities: tuple[Quantity, ...], kind: QuantityKind) -> Quantity | None:
    """The first figure of a kind; figures are never added."""
    return next((q for q in quantities if q.kind == kind), None)


def _quantity(quantity: Quantity) -> str:
    """`displaced 40..60 "40 to 60 families"`; an open bound is empty."""
    low, high = ("" if n is None else str(n) for n in (quantity.low, quantity.high))
    return f'{quantity.kind} {low}..{high} "{quantity.words}"'


def _flag(value: bool | None) -> str | None:
    return None if value is None else "true" if value else "false"
