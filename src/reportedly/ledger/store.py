"""The ledger: adds codings, one transaction each, and reads them back as they were at any run.

Nothing is changed or removed. Readers take the highest row at their start as the end and read page by page: what is
added meanwhile is not seen, and no lock is held between pages.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Literal, NamedTuple, Self, TypeVar

import msgspec

from ..errors import InputError, LedgerError
from ..model import Claim, Coding, Document, Explanation, Run
from ..model.codec import from_json
from .database import explained, failure, open_database, transaction
from .rows import FIRST_PREVIOUS, Header, Row, chain_hash, coding_rows, document_row, run_row, to_coding
from .verify import Problem, Progress, check_coding, verify

T = TypeVar("T")
_PAGE = 200
_SHOWN = 10
_DAMAGED = "verify it to learn what else is, and go back to a copy"
_CURRENT = """
SELECT c.seq, c.document FROM coding c
WHERE c.seq > :after AND c.seq <= :top AND (:runs IS NULL OR c.run IN (SELECT value FROM json_each(:runs)))
AND NOT EXISTS (
    SELECT 1 FROM coding later
    WHERE later.document = c.document AND later.seq > c.seq AND later.seq <= :top
    AND (:runs IS NULL OR later.run IN (SELECT value FROM json_each(:runs)))
)
ORDER BY c.seq LIMIT :page
"""


@dataclass(frozen=True, slots=True)
class Added:
    """What `add` did: whether a coding was added, and with how many claims."""

    document_id: str
    new: bool
    claims: int


@dataclass(frozen=True, slots=True)
class Found:
    """What an id stands for."""

    kind: Literal["document", "claim"]
    value: Document | Claim


class _Place(NamedTuple):
    """A coding's header row and its document."""

    seq: int
    document: str


class Ledger:
    """A ledger in one file; closes as a context manager. Errors are LedgerErrors that say what to do.

    `create`: begin a new ledger where there is no file or an empty one. `timeout`: seconds to wait for another
    process that is writing. `as_of` in all readers: an ISO 8601 time with offset (else InputError); codings of runs
    that started later are left out. Of several codings of a document, the last one added is the current one.
    """

    def __init__(
        self, path: str | Path, *, create: bool = True, read_only: bool = False, timeout: float = 10.0
    ) -> None:
        self.path = Path(path)
        self._db = open_database(self.path, create=create, read_only=read_only, timeout=timeout)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Closes the file; a second call does nothing."""
        self._db.close()

    def add(self, coding: Coding, run: Run, *, recode: bool = False) -> Added:
        """Adds a document with its coding: all of it or nothing.

        A document that the ledger has adds nothing. With `recode` its new coding is added beside the earlier ones,
        unless the current one has the same content, code and data versions. Raises LedgerError where the coding
        contradicts itself (ids, quotes).
        """
        doc = coding.document
        with self._explained():
            if self._find_seq("coding", doc.id) and not recode:
                return Added(doc.id, False, 0)
        rows = self._make_rows(coding, run)
        with self._explained(), transaction(self._db):
            if self._find_seq("coding", doc.id) and not (recode and self._is_news(rows, run)):
                return Added(doc.id, False, 0)
            self._append([row for row in rows if not self._is_stored(row)])
        return Added(doc.id, True, len(coding.claims))

    def documents(self, as_of: str | None = None) -> Iterator[Document]:
        """The documents, in the order of their current codings."""
        for place in self._places(as_of):
            yield self._decode(place.seq, self._document_payload(place), Document)

    def codings(self, as_of: str | None = None) -> Iterator[Coding]:
        """The current coding of each document, explanations included."""
        for place in self._places(as_of):
            rest = self._payloads(place.seq + 1, len(self._header(place.seq).claims) + 2)
            with self._undamaged(place.seq):
                coding = to_coding(self._document_payload(place), rest)
            yield coding

    def claims(self, as_of: str | None = None) -> Iterator[Claim]:
        """The claims of the current codings."""
        for place in self._places(as_of):
            payloads = self._payloads(place.seq + 1, len(self._header(place.seq).claims))
            for seq, payload in enumerate(payloads, place.seq + 1):
                yield self._decode(seq, payload, Claim)

    def get_document(self, id: str) -> Document:
        """The document with this id; LedgerError where there is none."""
        return self._read(self._get_seq("document", id), Document)

    def find(self, prefix: str) -> Found:
        """The document or claim whose id begins like this (`c1:9f2c`), the latest row of it.

        LedgerError where there is none, or several: it names them.
        """
        matches = self._find_ids(prefix)
        if len(matches) != 1:
            raise self._not_one(prefix, [id for _, id in matches])
        kind, id = matches[0]
        if kind == "document":
            return Found("document", self.get_document(id))
        return Found("claim", self._read(self._get_seq("claim", id), Claim))

    def runs(self) -> tuple[Run, ...]:
        """Every run that added a coding, in the order of their first."""
        rows = self._fetch("SELECT seq FROM log WHERE kind = 'run' ORDER BY seq")
        return tuple(self._read(seq, Run) for (seq,) in rows)

    def explanations(self, claim_id: str) -> tuple[Explanation, ...]:
        """Why the claim's fields have their values, in its latest coding; LedgerError where there is no such claim."""
        seq = self._get_seq("claim", claim_id)
        rows = self._fetch("SELECT min(seq) FROM log WHERE kind = 'explanations' AND seq > ?", seq)
        notes = self._read(rows[0][0] or seq, tuple[Explanation, ...])
        return tuple(note for note in notes if note.claim == claim_id)

    def head(self) -> str:
        """The hash of the last row (64 zeros in an empty ledger): note it elsewhere and give it to `verify`."""
        return self._head()[1]

    def verify(self, progress: Progress | None = None, *, head: str | None = None) -> tuple[Problem, ...]:
        """Everything that is wrong with the file; () where nothing is.

        `progress` is called with rows done and rows in all. `head`: a hash noted earlier, which must be in the chain.
        """
        with self._explained():
            return verify(self._db, head=head, progress=progress)

    # -- writing ------------------------------------------------------------------------------------------------------

    def _make_rows(self, coding: Coding, run: Run) -> list[Row]:
        try:
            _parse_time(run.started, "the run's start")
            problems = list(check_coding(coding))
            rows = [run_row(run), document_row(coding.document), *coding_rows(coding, run)]
        except (ValueError, InputError) as error:
            problems = [str(error)]
        if problems:
            more = f" (and {len(problems) - 1} more)" if len(problems) > 1 else ""
            cause = f"the coding of document {coding.document.id} cannot be added: {problems[0]}{more}"
            raise failure(self.path, cause, "nothing was written; code the document again")
        return rows

    def _is_stored(self, row: Row) -> bool:
        """Whether a run or document stands in the ledger as it is; the rows of a coding are always new."""
        seq = self._find_seq(row.kind, row.id) if row.kind in ("run", "document") else None
        return seq is not None and self._hashes(seq, 1) == [row.sha256]

    def _is_news(self, rows: list[Row], run: Run) -> bool:
        """Whether a coding differs from the current one of its document in content, code or data."""
        doc_row, header, *rest = rows[1:]
        seq = self._get_seq("coding", header.id)
        earlier = self._read(self._get_seq("run", self._header(seq).run), Run)
        if (earlier.version, earlier.data) != (run.version, run.data) or not self._is_stored(doc_row):
            return True
        return [row.sha256 for row in rest] != self._hashes(seq + 1, len(self._header(seq).claims) + 2)

    def _append(self, rows: list[Row]) -> None:
        last, previous = self._head()
        for seq, row in enumerate(rows, last + 1):
            hash = chain_hash(previous, row.kind, row.id, row.sha256)
            values = (seq, row.kind, row.id, row.sha256, previous, hash)
            self._db.execute("INSERT INTO log VALUES (?, ?, ?, ?, ?, ?)", values)
            self._db.execute("INSERT INTO payload VALUES (?, ?)", (seq, row.payload.decode()))
            previous = hash

    # -- reading ------------------------------------------------------------------------------------------------------

    def _places(self, as_of: str | None) -> Iterator[_Place]:
        values: dict[str, Any] = {"top": self._head()[0], "runs": self._runs_until(as_of), "after": 0, "page": _PAGE}
        while True:
            with self._explained():
                page = [_Place(*row) for row in self._db.execute(_CURRENT, values)]
            if not page:
                return
            for place in page:
                if place.seq <= values["after"]:
                    raise failure(self.path, f"row {place.seq} stands out of order", _DAMAGED)
                values["after"] = place.seq
                yield place

    def _runs_until(self, as_of: str | None) -> str | None:
        """The ids of the runs that had started, as a JSON list; None for all."""
        if as_of is None:
            return None
        limit = _parse_time(as_of, "as_of")
        rows = self._fetch("SELECT seq, id FROM log WHERE kind = 'run'")
        return json.dumps([id for seq, id in rows if _parse_time(self._read(seq, Run).started, "a run") <= limit])

    def _find_ids(self, prefix: str) -> list[tuple[Literal["document", "claim"], str]]:
        if not prefix.isascii():
            return []
        query = (
            "SELECT DISTINCT kind, id FROM log WHERE kind IN ('document', 'claim') AND id >= ? AND id < ?"
            " ORDER BY id LIMIT ?"
        )
        rows = self._fetch(query, prefix, prefix + "\x7f", _SHOWN + 1)
        exact = [row for row in rows if row[1] == prefix]
        return exact or rows

    def _not_one(self, prefix: str, ids: list[str]) -> LedgerError:
        if not ids:
            cause = f"no document or claim has an id that begins with {prefix!r}"
            return failure(self.path, cause, "check the id (c1:… is a claim, d1:… a document)")
        shown = ", ".join(ids[:_SHOWN]) + (", …" if len(ids) > _SHOWN else "")
        return failure(self.path, f"several ids begin with {prefix!r}: {shown}", "give more of the id")

    def _document_payload(self, place: _Place) -> bytes:
        """The document as it was read when it was coded: the last row of it before the coding."""
        query = "SELECT max(seq) FROM log WHERE kind = 'document' AND id = ? AND seq < ?"
        [(seq,)] = self._fetch(query, place.document, place.seq)
        return self._payloads(seq or 0, 1)[0]

    def _header(self, seq: int) -> Header:
        return self._read(seq, Header)

    def _read(self, seq: int, kind: type[T]) -> T:
        return self._decode(seq, self._payloads(seq, 1)[0], kind)

    def _decode(self, seq: int, payload: bytes, kind: type[T]) -> T:
        with self._undamaged(seq):
            return from_json(payload, kind)

    def _payloads(self, first: int, count: int) -> list[bytes]:
        query = "SELECT CAST(json AS BLOB) FROM payload WHERE seq BETWEEN ? AND ? ORDER BY seq"
        payloads = [payload for (payload,) in self._fetch(query, first, first + count - 1)]
        if len(payloads) != count:
            raise failure(self.path, f"rows behind row {first} are missing", _DAMAGED)
        return payloads

    def _hashes(self, first: int, count: int) -> list[str]:
        query = "SELECT payload_sha256 FROM log WHERE seq BETWEEN ? AND ? ORDER BY seq"
        return [sha256 for (sha256,) in self._fetch(query, first, first + count - 1)]

    def _head(self) -> tuple[int, str]:
        rows = self._fetch("SELECT seq, hash FROM log ORDER BY seq DESC LIMIT 1")
        return (rows[0][0], rows[0][1]) if rows else (0, FIRST_PREVIOUS)

    def _get_seq(self, kind: str, id: str) -> int:
        seq = self._find_seq(kind, id)
        if seq is None:
            raise failure(self.path, f"it has no {kind} {id}", "check the id")
        return seq

    def _find_seq(self, kind: str, id: str) -> int | None:
        """The latest row of this kind and id."""
        [(seq,)] = self._fetch("SELECT max(seq) FROM log WHERE id = ? AND kind = ?", id, kind)
        return None if seq is None else int(seq)

    def _fetch(self, query: str, *values: object) -> list[Any]:
        with self._explained():
            return self._db.execute(query, values).fetchall()

    @contextmanager
    def _undamaged(self, seq: int) -> Iterator[None]:
        try:
            yield
        except (msgspec.MsgspecError, ValueError) as error:
            raise failure(self.path, f"row {seq} is damaged: {error}", _DAMAGED) from error

    @contextmanager
    def _explained(self) -> Iterator[None]:
        with explained(self.path):
            yield


def _parse_time(text: str, what: str) -> datetime:
    try:
        time = datetime.fromisoformat(text)
    except ValueError:
        time = datetime.min
    if time.tzinfo is None:
        raise InputError(f"{what} {text!r} is no ISO 8601 time with offset; write it like 2026-05-04T09:30:00+00:00")
    return time
