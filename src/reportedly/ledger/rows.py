"""A coding as rows of the ledger and back: kinds, ids, canonical payloads, hashes.

Knows no database. The order of rows stands in `schema.sql`.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from ..ids import canonical_json, make_id
from ..model import Annotations, Claim, Coding, Document, Explanation, Incident, Issue, Run, Track
from ..model.codec import from_json, to_builtins

Kind = Literal["run", "document", "coding", "claim", "findings", "explanations"]
FIRST_PREVIOUS = "0" * 64


@dataclass(frozen=True, slots=True)
class Header:
    """The payload of a coding's first row: ids of document, run and claims."""

    document: str
    run: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Findings:
    """What a coding has beside document, claims and explanations."""

    annotations: Annotations
    incidents: tuple[Incident, ...]
    tracks: tuple[Track, ...]
    issues: tuple[Issue, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A row before it has its place in the chain; `payload` is canonical JSON in UTF-8."""

    kind: Kind
    id: str
    payload: bytes

    @property
    def sha256(self) -> str:
        """Of the payload, in hex."""
        return payload_hash(self.payload)


def make_run_id(run: Run) -> str:
    """Over code version, data versions and start time."""
    return make_id("r1", to_builtins(run))


def payload_hash(payload: bytes) -> str:
    """SHA-256, in hex."""
    return hashlib.sha256(payload).hexdigest()


def chain_hash(previous: str, kind: str, id: str, payload_sha256: str) -> str:
    """SHA-256 over the row and, through `previous`, over all rows before it; in hex."""
    return payload_hash(canonical_json([previous, kind, id, payload_sha256]))


def run_row(run: Run) -> Row:
    """The row of a run."""
    return _row("run", make_run_id(run), run)


def document_row(doc: Document) -> Row:
    """The row of a document."""
    return _row("document", doc.id, doc)


def coding_rows(coding: Coding, run: Run) -> list[Row]:
    """Header, claims, findings, explanations. ValueError where a value has no JSON (NaN, a lone surrogate)."""
    id = coding.document.id
    header = Header(id, make_run_id(run), tuple(claim.id for claim in coding.claims))
    findings = Findings(coding.annotations, coding.incidents, coding.tracks, coding.issues)
    return [
        _row("coding", id, header),
        *(_row("claim", claim.id, claim) for claim in coding.claims),
        _row("findings", id, findings),
        _row("explanations", id, coding.explanations),
    ]


def to_coding(document: bytes, rest: Sequence[bytes]) -> Coding:
    """The coding of the payloads of its document and of the rows behind its header."""
    *claims, findings, explanations = rest
    found = from_json(findings, Findings)
    return Coding(
        from_json(document, Document),
        found.annotations,
        tuple(from_json(claim, Claim) for claim in claims),
        found.incidents,
        found.tracks,
        found.issues,
        from_json(explanations, tuple[Explanation, ...]),
    )


def _row(kind: Kind, id: str, value: Any) -> Row:
    return Row(kind, id, canonical_json(to_builtins(value)))
