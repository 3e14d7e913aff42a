"""What is wrong with a ledger, or with a coding on its way into it: chain, hashes, ids, quotes, missing rows.

Everything is derived again from the payloads. Rewriting the whole chain consistently, or cutting its end together with
SQLite's counter, shows only against a head hash that was noted elsewhere (`head`).
"""

import sqlite3
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

import msgspec

from ..ids import text_hash
from ..model import Claim, Coding, Document, Explanation, Run
from ..model.codec import from_json, to_builtins
from ..model.identity import make_claim_id, make_document_id
from .database import read_objects, schema_objects
from .rows import FIRST_PREVIOUS, Findings, Header, chain_hash, make_run_id, payload_hash

Progress = Callable[[int, int], None]
_PAGE = 500


@dataclass(frozen=True, slots=True)
class Problem:
    """`where`: `file`, or the row and what it holds; `what`: what is wrong there."""

    where: str
    what: str

    def __str__(self) -> str:
        return f"{self.where}: {self.what}"


class _Logged(NamedTuple):
    seq: int
    kind: str
    id: str
    payload_sha256: str
    previous: str
    hash: str
    payload: bytes | None

    def problem(self, what: str) -> Problem:
        return Problem(f"row {self.seq} ({self.kind} {self.id})", what)


def verify(db: sqlite3.Connection, *, head: str | None, progress: Progress | None) -> tuple[Problem, ...]:
    """Every problem of the file, in its order; reads page by page, so that others can go on writing."""
    problems: list[Problem] = []
    try:
        problems.extend(_check_file(db))
        problems.extend(_Walk(db).check(head, progress))
    except (sqlite3.DatabaseError, UnicodeDecodeError) as error:  # the latter: SQLite's message quotes a damaged schema
        problems.append(Problem("file", f"it cannot be read to its end: {error}"))
    return tuple(problems)


def check_coding(coding: Coding) -> Iterator[str]:
    """What must not enter a ledger."""
    doc = coding.document
    yield from _check_document(doc)
    yield from _check_distinct([claim.id for claim in coding.claims])
    for claim in coding.claims:
        yield from (f"claim {claim.id}: {what}" for what in _check_claim(claim, doc))
    found = Findings(coding.annotations, coding.incidents, coding.tracks, coding.issues)
    yield from _check_quotes(found, doc.text)


def _check_file(db: sqlite3.Connection) -> Iterator[Problem]:
    yield from (Problem("file", row[0]) for row in db.execute("PRAGMA integrity_check(20)") if row[0] != "ok")
    here, ours = read_objects(db), schema_objects()
    for name in sorted(here.keys() | ours.keys()):
        if name not in here:
            yield Problem("file", f"{name} is missing from its schema")
        elif name not in ours:
            yield Problem("file", f"{name} does not belong in its schema")
        elif here[name] != ours[name]:
            yield Problem("file", f"{name} is not as this schema defines it")
    rows = db.execute("SELECT seq FROM payload WHERE seq NOT IN (SELECT seq FROM log) ORDER BY seq LIMIT 20")
    yield from (Problem(f"row {seq}", "its payload is there, its place in the chain is not") for (seq,) in rows)


class _Walk:
    """One pass over the rows, in order: the chain, then what each row says and what it must follow."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._previous = FIRST_PREVIOUS
        self._next = 1
        self._due: deque[tuple[str, str]] = deque()  # kind and id of the rows that the coding still needs
        self._coding: _Logged | None = None
        self._doc: Document | None = None

    def check(self, head: str | None, progress: Progress | None) -> Iterator[Problem]:
        top, count = self._db.execute("SELECT coalesce(max(seq), 0), count(*) FROM log").fetchone()
        last = max([top, *(seq for (seq,) in self._db.execute("SELECT seq FROM sqlite_sequence WHERE name = 'log'"))])
        is_head_found = head is None or head == FIRST_PREVIOUS
        for done, row in enumerate(self._rows(top), 1):
            yield from self._check_row(row)
            is_head_found = is_head_found or row.hash == head
            if progress and (done % _PAGE == 0 or done == count):
                progress(done, count)
        yield from self._check_gap(last + 1)
        yield from self._close_coding()
        if not is_head_found:
            yield Problem("file", f"no row has the hash {head}: rows were cut off, or the chain was written anew")

    def _rows(self, top: int) -> Iterator[_Logged]:
        query = (
            "SELECT log.seq, kind, id, payload_sha256, previous, hash, CAST(json AS BLOB) FROM log"
            " LEFT JOIN payload ON payload.seq = log.seq WHERE log.seq > ? AND log.seq <= ? ORDER BY log.seq LIMIT ?"
        )
        after = -(2**63)  # a damaged file may give rows in any order, without end
        while page := self._db.execute(query, (after, top, _PAGE)).fetchall():
            for seq, kind, id, sha256, previous, hash, payload in page:
                if seq <= after:
                    raise sqlite3.DatabaseError(f"row {seq} stands behind row {after}")
                after = seq
                yield _Logged(seq, str(kind), str(id), str(sha256), str(previous), str(hash), payload)

    def _check_row(self, row: _Logged) -> Iterator[Problem]:
        yield from self._check_gap(row.seq)
        self._next = row.seq + 1
        if row.previous != self._previous:
            yield row.problem("it does not follow the row before it: a row was changed, removed, added or moved")
        if row.hash != chain_hash(row.previous, row.kind, row.id, row.payload_sha256):
            yield row.problem("its hash does not match it")
        self._previous = row.hash
        yield from self._check_place(row)
        if row.payload is None:
            yield row.problem("its payload is missing")
            return
        if payload_hash(row.payload) != row.payload_sha256:
            yield row.problem("its payload was changed: it does not match payload_sha256")
        try:
            yield from (row.problem(what) for what in self._check_content(row, row.payload))
        except (msgspec.MsgspecError, ValueError) as error:
            yield row.problem(f"its payload cannot be read as {row.kind}: {error}")

    def _check_gap(self, seq: int) -> Iterator[Problem]:
        if seq < self._next and seq < 1:
            yield Problem(f"row {seq}", "rows begin at 1")
        elif seq == self._next + 1:
            yield Problem(f"row {self._next}", "it was removed")
        elif seq > self._next:
            yield Problem(f"rows {self._next} to {seq - 1}", "they were removed")

    def _check_place(self, row: _Logged) -> Iterator[Problem]:
        """Claims, findings and explanations stand behind their coding, in its order, and nowhere else."""
        belongs = row.kind in ("claim", "findings", "explanations")
        if self._due and self._due[0] == (row.kind, row.id):
            self._due.popleft()
        elif belongs and (row.kind, row.id) in self._due:
            while self._due.popleft() != (row.kind, row.id):
                pass
            yield row.problem("rows that stood before it are missing or elsewhere")
        elif belongs:
            yield row.problem("it belongs to no coding before it")
        else:
            yield from self._close_coding()

    def _close_coding(self) -> Iterator[Problem]:
        if self._coding and self._due:
            kind, id = self._due[0]
            yield self._coding.problem(f"its {kind} {id} is missing")
        self._due.clear()

    def _check_content(self, row: _Logged, payload: bytes) -> Iterator[str]:
        match row.kind:
            case "run":
                yield from _differs(make_run_id(from_json(payload, Run)), row.id)
            case "document":
                doc = from_json(payload, Document)
                yield from _differs(doc.id, row.id)
                yield from _check_document(doc)
            case "coding":
                yield from self._open_coding(row, from_json(payload, Header))
            case "claim":
                claim = from_json(payload, Claim)
                yield from _differs(claim.id, row.id)
                yield from self._check_claim(claim)
            case "findings":
                found = from_json(payload, Findings)
                yield from _check_quotes(found, self._doc.text) if self._doc else ()
            case "explanations":
                from_json(payload, tuple[Explanation, ...])
            case _:
                yield "there is no such kind of row"

    def _open_coding(self, row: _Logged, header: Header) -> Iterator[str]:
        self._coding = row
        self._due.extend(("claim", id) for id in header.claims)
        self._due.extend([("findings", header.document), ("explanations", header.document)])
        yield from _differs(header.document, row.id)
        yield from _check_distinct(list(header.claims))
        if self._find_before(row.seq, "run", header.run) is None:
            yield f"its run {header.run} is not in the ledger"
        payload = self._find_before(row.seq, "document", header.document)
        if payload is None:
            yield f"its document {header.document} is not in the ledger"
        self._doc = _find_document(payload)

    def _check_claim(self, claim: Claim) -> Iterator[str]:
        if self._doc and self._doc.id == claim.document:
            yield from _check_claim(claim, self._doc)
            return
        yield from _differs(make_claim_id(claim), claim.id)
        payload = self._find_before(self._next, "document", claim.document)
        if payload is None:
            yield f"its document {claim.document} is not in the ledger"
        elif self._doc:
            yield f"its document {claim.document} is not the one of its coding, {self._doc.id}"

    def _find_before(self, seq: int, kind: str, id: str) -> bytes | None:
        query = (
            "SELECT CAST(json AS BLOB) FROM log JOIN payload ON payload.seq = log.seq"
            " WHERE log.id = ? AND kind = ? AND log.seq < ? ORDER BY log.seq DESC LIMIT 1"
        )
        row = self._db.execute(query, (id, kind, seq)).fetchone()
        return row[0] if row else None


def _find_document(payload: bytes | None) -> Document | None:
    """The document; None where its payload is damaged, which its own row reports."""
    try:
        return from_json(payload, Document) if payload else None
    except (msgspec.MsgspecError, ValueError):
        return None


def _differs(derived: str, stated: str) -> Iterator[str]:
    if derived != stated:
        yield f"its id is {stated}, its content gives {derived}"


def _check_document(doc: Document) -> Iterator[str]:
    if text_hash(doc.text) != doc.text_sha256:
        yield f"document {doc.id}: its text does not match text_sha256"
    if make_document_id(doc) != doc.id:
        yield f"document {doc.id}: its id does not match text_sha256, publisher, url and publication date"
    yield from _check_quotes(doc, doc.text)


def _check_claim(claim: Claim, doc: Document) -> Iterator[str]:
    if claim.document != doc.id:
        yield f"its document is {claim.document}, not {doc.id}"
    yield from _differs(make_claim_id(claim), claim.id)
    yield from _check_quotes(claim, doc.text)


def _check_distinct(ids: list[str]) -> Iterator[str]:
    yield from (f"claim {id} stands in it twice" for id in sorted({id for id in ids if ids.count(id) > 1}))


def _check_quotes(value: object, text: str) -> Iterator[str]:
    for span in _spans(to_builtins(value)):
        start, end, quote = span["start"], span["end"], span["quote"]
        if text[start:end] != quote:
            yield f"the text at [{start}, {end}) is {text[start:end]!r}, not {quote!r}"


def _spans(plain: Any) -> Iterator[dict[str, Any]]:
    """Every span in a value of dicts and lists."""
    if isinstance(plain, dict):
        if plain.keys() == {"start", "end", "quote"}:
            yield plain
        else:
            plain = list(plain.values())
    if isinstance(plain, list | tuple):
        for item in plain:
            yield from _spans(item)
