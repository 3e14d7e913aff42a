"""Verifying: each way of tampering with the file is found, and the row named."""

import hashlib
import random
import re
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from reportedly.errors import LedgerError
from reportedly.ids import canonical_json
from reportedly.ledger import Ledger, Problem
from reportedly.ledger.database import schema_objects
from reportedly.model import Coding, Run

# Rows: 1 run, 2 document, 3 coding, 4 claim, 5 findings, 6 explanations, 7 document, 8 coding, … 11, 12 document, … 16.


@pytest.fixture
def filled(path: Path, make_coding: Callable[..., Coding], make_run: Callable[..., Run]) -> Path:
    with Ledger(path) as ledger:
        for number in range(3):
            ledger.add(make_coding(number), make_run())
    return path


@pytest.fixture
def tamper(filled: Path) -> Iterator[sqlite3.Connection]:
    """A connection without the triggers, which puts them back when it is committed."""
    db = sqlite3.connect(filled, isolation_level=None)
    for name in (name for name, sql in schema_objects().items() if sql.startswith("CREATE TRIGGER")):
        db.execute(f"DROP TRIGGER {name}")
    yield db
    db.close()


def problems(path: Path, db: sqlite3.Connection | None = None, *, head: str | None = None) -> list[str]:
    """The problems as text; the triggers are put back first, so that only the rows differ."""
    if db:
        for sql in schema_objects().values():
            if sql.startswith("CREATE TRIGGER"):
                db.execute(sql)
    with Ledger(path, read_only=True) as ledger:
        return [str(problem) for problem in ledger.verify(head=head)]


def rewrite_chain(db: sqlite3.Connection) -> None:
    """Makes every hash of the chain right again, as a careful forger would."""
    previous = "0" * 64
    for seq, kind, id in db.execute("SELECT seq, kind, id FROM log ORDER BY seq").fetchall():
        (payload,) = db.execute("SELECT json FROM payload WHERE seq = ?", (seq,)).fetchone()
        sha256 = hashlib.sha256(payload.encode()).hexdigest()
        hash = hashlib.sha256(canonical_json([previous, kind, id, sha256])).hexdigest()
        values = (sha256, previous, hash, seq)
        db.execute("UPDATE log SET payload_sha256 = ?, previous = ?, hash = ? WHERE seq = ?", values)
        previous = hash


def test_untouched_ledger_has_no_problem(filled: Path) -> None:
    seen: list[tuple[int, int]] = []
    with Ledger(filled) as ledger:
        assert ledger.verify(lambda done, total: seen.append((done, total)), head=ledger.head()) == ()
    assert seen == [(16, 16)]


def test_problem_reads_as_text() -> None:
    assert str(Problem("row 3", "it was removed")) == "row 3: it was removed"


@pytest.mark.parametrize("seq", range(1, 17))
def test_flipped_byte_of_any_payload_is_found(filled: Path, tamper: sqlite3.Connection, seq: int) -> None:
    (payload,) = tamper.execute("SELECT json FROM payload WHERE seq = ?", (seq,)).fetchone()
    at = len(payload) // 2
    flipped = payload[:at] + chr(ord(payload[at]) ^ 1) + payload[at + 1 :]
    tamper.execute("UPDATE payload SET json = ? WHERE seq = ?", (flipped, seq))
    found = problems(filled, tamper)
    assert any(line.startswith(f"row {seq} (") and "payload was changed" in line for line in found)


@pytest.mark.parametrize("column", ["kind", "id", "payload_sha256", "previous", "hash"])
@pytest.mark.parametrize("value", ["'0'", "CAST(x'ff' AS TEXT)", "x'00ff'", "7"])
def test_changed_column_of_the_chain_is_found(
    filled: Path, tamper: sqlite3.Connection, column: str, value: str
) -> None:
    tamper.execute(f"UPDATE log SET {column} = {value} WHERE seq = 9")
    assert any(re.match(r"row (9|10) \(", line) for line in problems(filled, tamper))


@pytest.mark.parametrize("seq", range(1, 17))
def test_deleted_row_is_named(filled: Path, tamper: sqlite3.Connection, seq: int) -> None:
    tamper.execute("DELETE FROM log WHERE seq = ?", (seq,))
    tamper.execute("DELETE FROM payload WHERE seq = ?", (seq,))
    assert f"row {seq}: it was removed" in problems(filled, tamper)


def test_deleted_document_is_named_even_when_the_rest_moves_up(filled: Path, tamper: sqlite3.Connection) -> None:
    for table in ("log", "payload"):
        tamper.execute(f"DELETE FROM {table} WHERE seq BETWEEN 7 AND 11")
        for seq in range(12, 17):
            tamper.execute(f"UPDATE {table} SET seq = seq - 5 WHERE seq = {seq}")
    found = problems(filled, tamper)
    assert any(line.startswith("row 7 (document ") and "does not follow" in line for line in found)
    assert "rows 12 to 16: they were removed" in found


@pytest.mark.parametrize("table", ["log", "payload"])
def test_deleted_half_of_a_row_is_found(filled: Path, tamper: sqlite3.Connection, table: str) -> None:
    tamper.execute(f"DELETE FROM {table} WHERE seq = 9")
    assert any(line.startswith("row 9") and "payload" in line for line in problems(filled, tamper))


def test_cut_end_is_found(filled: Path, tamper: sqlite3.Connection) -> None:
    with Ledger(filled, read_only=True) as ledger:
        head = ledger.head()
    for table in ("log", "payload"):
        tamper.execute(f"DELETE FROM {table} WHERE seq > 11")
    tamper.execute("UPDATE sqlite_sequence SET seq = 11")
    assert problems(filled, tamper) == []
    assert "cut off" in problems(filled, head=head)[0]


@pytest.mark.parametrize("tables", [("log",), ("payload",), ("log", "payload")])
def test_swapped_rows_are_named(filled: Path, tamper: sqlite3.Connection, tables: tuple[str, ...]) -> None:
    for table in tables:
        for old, new in ((4, 99), (9, 4), (99, 9)):
            tamper.execute(f"UPDATE {table} SET seq = {new} WHERE seq = {old}")
    found = problems(filled, tamper)
    assert any(line.startswith("row 4 (claim") for line in found)
    assert any(line.startswith("row 9 (claim") for line in found)


@pytest.mark.parametrize(
    ("seq", "old", "new", "where", "what"),
    [
        (7, "The army shelled", "The navy shelled", r"row 7 \(document", "text_sha256"),
        (7, "Valley Courier", "Valley Gazette", r"row 7 \(document", "its id does not match"),
        (7, "The army shelled", "The navy shelled", r"row 9 \(claim", "not 'The army"),
        (9, '"asserts"', '"denies"', r"row 9 \(claim", "its content gives c1:"),
        (9, '"quote":"shelled"', '"quote":"spared!"', r"row 9 \(claim", "not 'spared!'"),
        (9, '"document":"d1:', '"document":"d1:0', r"row 9 \(claim", "is not in the ledger"),
        (10, '"quote":"army"', '"quote":"navy"', r"row 10 \(findings", "not 'navy'"),
        (8, '"claims":["', '"claims":["c1:00","', r"row 9 \(claim", "missing"),
        (8, '"run":"r1:', '"run":"r1:0', r"row 8 \(coding", "its run r1:0"),
        (8, '"document":"d1:', '"document":"d1:0', r"row 8 \(coding", "its document d1:0"),
        (1, "0.1.0", "0.1.1", r"row 1 \(run", "its content gives r1:"),
        (11, '"field":"type"', '"field":null', r"row 11 \(explanations", "cannot be read as explanations"),
    ],
)
def test_change_is_found_though_the_chain_was_rewritten(
    filled: Path, tamper: sqlite3.Connection, seq: int, old: str, new: str, where: str, what: str
) -> None:
    (payload,) = tamper.execute("SELECT json FROM payload WHERE seq = ?", (seq,)).fetchone()
    assert old in payload
    tamper.execute("UPDATE payload SET json = ? WHERE seq = ?", (payload.replace(old, new), seq))
    rewrite_chain(tamper)
    found = problems(filled, tamper)
    assert any(re.match(where, line) and what in line for line in found), found


def test_rewritten_chain_lacks_the_noted_head(filled: Path, tamper: sqlite3.Connection) -> None:
    with Ledger(filled, read_only=True) as ledger:
        head = ledger.head()
    tamper.execute("""UPDATE payload SET json = replace(json, '"mode":"artillery"', '"mode":null') WHERE seq = 4""")
    rewrite_chain(tamper)
    assert problems(filled, tamper) == []
    assert head in problems(filled, head=head)[0]


def test_dropped_trigger_is_named(filled: Path, tamper: sqlite3.Connection) -> None:
    tamper.execute("CREATE TABLE extra (a)")
    tamper.execute("DROP INDEX log_id")
    found = problems(filled)
    assert "file: log_no_delete is missing from its schema" in found
    assert "file: log_id is missing from its schema" in found
    assert "file: extra does not belong in its schema" in found


def test_weakened_trigger_is_named(filled: Path, tamper: sqlite3.Connection) -> None:
    tamper.execute("CREATE TRIGGER log_no_delete BEFORE DELETE ON log WHEN 0 BEGIN SELECT 1; END")
    assert "file: log_no_delete is not as this schema defines it" in problems(filled)


@pytest.mark.parametrize("word", [b"shelled", b"document", b"0.1.0", b"CREATE TABLE payload"])
def test_byte_flipped_in_the_file_is_found(filled: Path, word: bytes) -> None:
    data = bytearray(filled.read_bytes())
    at = data.rindex(word)
    data[at] ^= 0x80
    filled.write_bytes(data)
    try:
        assert problems(filled) != []
    except LedgerError as error:
        assert str(error).startswith(f"{filled}: ")  # so damaged that it does not open


def test_bit_flipped_anywhere_is_found_or_changes_nothing(filled: Path, make_coding: Callable[..., Coding]) -> None:
    data, numbers = filled.read_bytes(), random.Random(7)
    for _ in range(150):
        damaged = bytearray(data)
        damaged[numbers.randrange(len(data))] ^= 1 << numbers.randrange(8)
        filled.write_bytes(damaged)
        try:
            with Ledger(filled, read_only=True) as ledger:
                assert ledger.verify() or list(ledger.codings()) == [make_coding(n) for n in range(3)]
        except LedgerError as error:
            assert str(error).startswith(f"{filled}: ")


def test_page_overwritten_in_the_file_is_found(filled: Path) -> None:
    data = bytearray(filled.read_bytes())
    data[-4096:] = b"\xaa" * 4096
    filled.write_bytes(data)
    assert any("file" in line or "row" in line for line in problems(filled))


def test_reading_a_damaged_row_names_it(filled: Path, tamper: sqlite3.Connection) -> None:
    tamper.execute("UPDATE payload SET json = '{' WHERE seq = 9")
    with Ledger(filled, read_only=True) as ledger:
        with pytest.raises(LedgerError, match="row 9 is damaged"):
            list(ledger.claims())
        with pytest.raises(LedgerError, match="damaged"):
            list(ledger.codings())
