"""Opens the SQLite file of a ledger, makes a new one, and says in plain words why either fails.

One file, rollback journal, synchronous=FULL. With a write-ahead log the last documents would stand in a second file
that is forgotten when the ledger is copied, and a ledger in a read-only folder could not be opened; readers here never
hold a lock for long, so little is lost. What the rows mean is left to `rows`.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib.resources import files
from pathlib import Path

from ..errors import LedgerError

APPLICATION_ID = 0x52505444  # "RPTD", at byte 68 of the file
SCHEMA_VERSION = 1

_MAGIC = b"SQLite format 3\0"
_OTHER = "name another file, or leave it out to begin a new ledger"
_NO_DATABASE = ("it is not a ledger but a file of another kind", _OTHER)
_CAUSES = {
    sqlite3.SQLITE_BUSY: ("it is locked by another process", "try again when that process has finished"),
    sqlite3.SQLITE_READONLY: (
        "it, its folder or a journal that an interrupted process left cannot be written",
        "make file and folder writable and open it once for writing",
    ),
    sqlite3.SQLITE_CANTOPEN: ("it or its journal cannot be opened", "check that file and folder can be read"),
    sqlite3.SQLITE_NOTADB: _NO_DATABASE,
    sqlite3.SQLITE_CORRUPT: ("it is damaged", "verify it to learn where, and go back to a copy"),
    sqlite3.SQLITE_FULL: ("the disk is full", "free some space and add the document again"),
    sqlite3.SQLITE_IOERR: ("reading or writing the disk failed", "check the disk and verify the ledger"),
}


def failure(path: Path, cause: str, remedy: str) -> LedgerError:
    """The error for one ledger: file, cause, what to do."""
    return LedgerError(f"{path}: {cause}; {remedy}")


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turns SQLite's errors into LedgerError."""
    try:
        yield
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        remedy = "verify the ledger to learn what is wrong" if code else "open the ledger again"
        raise failure(path, *_CAUSES.get(code, (str(error).rstrip("."), remedy))) from error
    except UnicodeDecodeError as error:  # SQLite's message quotes a damaged schema
        raise failure(path, *_CAUSES[sqlite3.SQLITE_CORRUPT]) from error


@contextmanager
def transaction(db: sqlite3.Connection) -> Iterator[None]:
    """All or nothing; takes the write lock first, so that what is read inside stays true."""
    db.execute("BEGIN IMMEDIATE")
    try:
        yield
        db.execute("COMMIT")
    except BaseException:
        if db.in_transaction:
            db.execute("ROLLBACK")
        raise


def open_database(path: Path, *, create: bool, read_only: bool, timeout: float) -> sqlite3.Connection:
    """The connection; raises LedgerError. `timeout`: seconds to wait for a lock.

    1. Folder and file are checked, so that nothing is made where nothing should be. 2. SQLite opens it. 3. A new or
    empty file gets the schema, in one transaction. 4. Another program's file or a newer ledger is refused.
    """
    create = create and not read_only
    _check_path(path, create=create, read_only=read_only)
    mode = "ro" if read_only else "rwc" if create else "rw"
    with explained(path):
        uri = f"{path.absolute().as_uri()}?mode={mode}"
        db = sqlite3.connect(uri, uri=True, timeout=timeout, isolation_level=None)
    try:
        with explained(path):
            _prepare(db, path, create=create, read_only=read_only)
    except BaseException:
        db.close()
        raise
    return db


@cache
def schema_objects() -> dict[str, str]:
    """Name and SQL of every table, index, view and trigger that a ledger has."""
    db = sqlite3.connect(":memory:")
    try:
        db.executescript(_schema())
        return read_objects(db)
    finally:
        db.close()


def read_objects(db: sqlite3.Connection) -> dict[str, str]:
    """Name and SQL of what the file has, without SQLite's own."""
    rows = db.execute("SELECT name, sql FROM sqlite_master WHERE name NOT GLOB 'sqlite_*' ORDER BY name")
    return dict(rows.fetchall())


def _check_path(path: Path, *, create: bool, read_only: bool) -> None:
    if path.is_dir():
        raise failure(path, "it is a folder", "name a file in it")
    if not path.exists():
        if not create:
            raise failure(path, "there is no such file", "check the name, or open it for writing to begin a new ledger")
        if not path.parent.is_dir():
            raise failure(path, f"there is no folder {path.parent}", "make the folder first")
    elif not path.is_file():
        raise failure(path, "it is a device or pipe, not a file", "name a file")
    elif not os.access(path, os.R_OK):
        raise failure(path, "it cannot be read", "ask its owner for the permission to read it")
    elif not read_only and not os.access(path, os.W_OK):
        raise failure(path, "it is read-only", "open it read-only, or make it writable")
    elif not _is_database(path):
        raise failure(path, *_NO_DATABASE)
    if not read_only and not os.access(path.parent, os.W_OK | os.X_OK):
        raise failure(path, f"the folder {path.parent} is read-only", "make it writable, or open the ledger read-only")


def _is_database(path: Path) -> bool:
    """Whether SQLite may touch the file: it takes one of a few bytes for an empty database and writes over it.

    A file with a journal beside it was left by an interrupted process; its first page may still have to be restored.
    """
    with path.open("rb") as file:
        start = file.read(len(_MAGIC))
    return start in (b"", _MAGIC) or path.with_name(f"{path.name}-journal").exists()


def _prepare(db: sqlite3.Connection, path: Path, *, create: bool, read_only: bool) -> None:
    if create and _is_blank(db):
        db.executescript(
            f"BEGIN IMMEDIATE; PRAGMA application_id={APPLICATION_ID}; PRAGMA user_version={SCHEMA_VERSION};"
            f"{_schema()} COMMIT;"
        )
    _check_marks(db, path)
    # Text that is no UTF-8 any more is for `verify` to name; payloads are read as bytes.
    db.text_factory = lambda data: data.decode("utf-8", "replace")
    if read_only:
        db.execute("PRAGMA query_only=ON")
    else:
        db.execute("PRAGMA journal_mode=DELETE")
        db.execute("PRAGMA synchronous=FULL")


def _check_marks(db: sqlite3.Connection, path: Path) -> None:
    version = _pragma(db, "user_version")
    if _pragma(db, "application_id") != APPLICATION_ID:
        raise failure(path, "it is an SQLite file but not a ledger", _OTHER)
    if version > SCHEMA_VERSION:
        cause = f"a newer Reportedly wrote it (schema {version}; this one knows schema {SCHEMA_VERSION})"
        raise failure(path, cause, "install the newer version")
    if version != SCHEMA_VERSION:
        raise failure(path, f"its schema version {version} does not exist", "go back to a copy")


def _is_blank(db: sqlite3.Connection) -> bool:
    marks = _pragma(db, "application_id"), _pragma(db, "user_version")
    return marks == (0, 0) and not read_objects(db)


def _pragma(db: sqlite3.Connection, name: str) -> int:
    return int(db.execute(f"PRAGMA {name}").fetchone()[0])


def _schema() -> str:
    return files(__package__).joinpath("schema.sql").read_text(encoding="utf-8")
