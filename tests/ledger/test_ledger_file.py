"""The file: what is no ledger, cannot be written or is in use gives a LedgerError; a kill loses no document."""

import os
import shutil
import signal
import sqlite3
import stat
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from reportedly.errors import LedgerError
from reportedly.ledger import Ledger
from reportedly.ledger.database import APPLICATION_ID, SCHEMA_VERSION
from reportedly.model import Coding, Run

MakeCoding = Callable[..., Coding]
MakeRun = Callable[..., Run]


def refused(path: Path, what: str, **options: bool) -> None:
    """Opening fails, names the file, the cause and a remedy."""
    with pytest.raises(LedgerError, match=what) as error:
        Ledger(path, timeout=0, **options)
    assert str(error.value).startswith(f"{path}: ")
    assert "; " in str(error.value)


def test_file_is_marked_as_a_ledger(ledger: Ledger, path: Path) -> None:
    header = path.read_bytes()[:100]
    assert int.from_bytes(header[68:72], "big") == APPLICATION_ID
    assert int.from_bytes(header[60:64], "big") == SCHEMA_VERSION
    assert ledger.verify() == ()
    assert [file.name for file in path.parent.iterdir()] == [path.name]


@pytest.mark.parametrize("content", [b"plain words\n" * 200, b"x", b"SQLite format 3\0" + b"\x07" * 2000])
def test_file_of_another_kind_is_refused_and_kept(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    refused(path, "not a ledger")
    refused(path, "not a ledger", read_only=True)
    assert path.read_bytes() == content


def test_other_database_is_refused_and_kept(path: Path) -> None:
    db = sqlite3.connect(path)
    db.execute("CREATE TABLE log (seq)")
    db.commit()
    db.close()
    before = path.read_bytes()
    refused(path, "not a ledger")
    assert path.read_bytes() == before


def test_newer_ledger_is_refused(ledger: Ledger, path: Path) -> None:
    ledger.close()
    db = sqlite3.connect(path)
    db.execute(f"PRAGMA user_version={SCHEMA_VERSION + 1}")
    db.close()
    refused(path, "newer")


def test_folder_is_refused(tmp_path: Path) -> None:
    refused(tmp_path, "folder")


def test_pipe_is_refused(path: Path) -> None:
    os.mkfifo(path)
    refused(path, "pipe")


def test_missing_folder_is_refused(tmp_path: Path) -> None:
    refused(tmp_path / "none" / "ledger.sqlite", "no folder")


@pytest.mark.parametrize("options", [{"create": False}, {"read_only": True}])
def test_missing_file_is_not_made(path: Path, options: dict[str, bool]) -> None:
    refused(path, "no such file", **options)
    assert not path.exists()


def test_empty_file_becomes_a_ledger(path: Path) -> None:
    path.touch()
    refused(path, "not a ledger", create=False)
    with Ledger(path) as ledger:
        assert ledger.verify() == ()


def test_ledger_in_use_by_a_writer_is_refused(
    ledger: Ledger, path: Path, make_coding: MakeCoding, make_run: MakeRun
) -> None:
    other = sqlite3.connect(path, isolation_level=None)
    with Ledger(path, timeout=0) as second:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(LedgerError, match="locked"):
            second.add(make_coding(1), make_run())
        other.execute("COMMIT")
        other.execute("BEGIN EXCLUSIVE")
        refused(path, "locked")
        with pytest.raises(LedgerError, match="locked"):
            list(second.codings())
        other.execute("ROLLBACK")
        assert second.add(make_coding(1), make_run()).new
    other.close()


def test_read_only_ledger_takes_nothing(ledger: Ledger, path: Path, make_coding: MakeCoding, make_run: MakeRun) -> None:
    with Ledger(path, read_only=True) as reader, pytest.raises(LedgerError, match="cannot be written"):
        reader.add(make_coding(1), make_run())


def test_closed_ledger_says_so(ledger: Ledger) -> None:
    ledger.close()
    ledger.close()
    with pytest.raises(LedgerError, match="closed"):
        ledger.runs()


@contextmanager
def as_ordinary_user() -> Iterator[Path]:
    """A folder of a user for whom permissions hold: they do not for root."""
    folder = Path(tempfile.mkdtemp())
    is_root = os.getuid() == 0
    try:
        if is_root:
            os.chown(folder, 65534, 65534)
            os.setresuid(65534, 65534, 0)
        yield folder
    finally:
        if is_root:
            os.setresuid(0, 0, 0)
        folder.chmod(stat.S_IRWXU)
        shutil.rmtree(folder)


def test_read_only_file_and_folder_can_be_read_and_not_written(make_coding: MakeCoding, make_run: MakeRun) -> None:
    with as_ordinary_user() as folder:
        path = folder / "ledger.sqlite"
        with Ledger(path) as ledger:
            ledger.add(make_coding(1), make_run())
        path.chmod(0o400)
        refused(path, "read-only")
        path.chmod(0o600)
        folder.chmod(0o500)
        refused(path, "folder .* is read-only")
        refused(folder / "new.sqlite", "folder .* is read-only")
        with Ledger(path, read_only=True) as ledger:
            assert list(ledger.codings()) == [make_coding(1)]
            assert ledger.verify() == ()
        path.chmod(0)
        refused(path, "cannot be read", read_only=True)


ADD_MANY = """
import os, signal, sys
sys.path.insert(0, sys.argv[1])
from conftest import build_coding, build_run
from reportedly.ledger import Ledger

die_at = int(sys.argv[3])
ledger = Ledger(sys.argv[2])
ledger._db.execute("PRAGMA cache_size=1")
inserted = 0

def count(statement):
    global inserted
    inserted += statement.startswith("INSERT INTO payload")
    if die_at and inserted == die_at:
        os.kill(os.getpid(), signal.SIGKILL)

ledger._db.set_trace_callback(count)
for number in range(100_000):
    print(ledger.add(build_coding(number), build_run()).document_id, flush=True)
"""


def start_adding(path: Path, *, die_at: int = 0) -> subprocess.Popen[str]:
    """A process that adds documents and prints each id once it is added; kills itself at row `die_at`."""
    arguments = [sys.executable, "-c", ADD_MANY, str(Path(__file__).parent), str(path), str(die_at)]
    return subprocess.Popen(arguments, stdout=subprocess.PIPE, text=True)


def check_after_kill(path: Path, acknowledged: list[str]) -> None:
    """The ledger opens, is whole, and has what was acknowledged and at most one document more."""
    with Ledger(path) as ledger:
        assert ledger.verify() == ()
        ids = [doc.id for doc in ledger.documents()]
        assert ids[: len(acknowledged)] == acknowledged
        assert len(ids) - len(acknowledged) in (0, 1)


@pytest.mark.parametrize("documents", [1, 7, 30])
def test_killed_process_leaves_a_whole_ledger(path: Path, documents: int) -> None:
    with start_adding(path) as process:
        assert process.stdout
        acknowledged = [process.stdout.readline().strip() for _ in range(documents)]
        process.send_signal(signal.SIGKILL)
        acknowledged += process.stdout.read().split()
    assert process.returncode == -signal.SIGKILL
    check_after_kill(path, acknowledged)


@pytest.mark.parametrize("die_at", [2, 4, 11, 13])
def test_process_killed_inside_a_document_leaves_nothing_of_it(
    path: Path, make_coding: MakeCoding, make_run: MakeRun, die_at: int
) -> None:
    with start_adding(path, die_at=die_at) as process:
        assert process.stdout
        acknowledged = process.stdout.read().split()
    assert process.returncode == -signal.SIGKILL
    assert path.with_name(f"{path.name}-journal").exists()
    refused(path, "interrupted process", read_only=True)
    check_after_kill(path, acknowledged)
    with Ledger(path) as ledger:
        added = [ledger.add(make_coding(n), make_run()) for n in range(4)]
        assert [one.new for one in added] == [n >= len(acknowledged) for n in range(4)]
        assert ledger.verify() == ()
