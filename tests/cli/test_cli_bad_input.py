"""Bad input, as people meet it: a message that names file and cause, the other files done, an exit code."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from fake_engine import FakeEngine
from typer.testing import CliRunner

from reportedly.cli import app
from reportedly.read import MAX_BYTES

pytestmark = pytest.mark.usefixtures("engine")

GOOD = '{"text": "The sea was calm off Lund on Monday."}\n'
MORE = '{"text": "Rain fell on Malmö."}\n'


def _big(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(50_000_000)


def _lines(*lines: str) -> Callable[[Path], object]:
    return lambda path: path.write_text("".join(lines), encoding="utf-8")


BAD: dict[str, tuple[str, Callable[[Path], object], str, int]] = {
    # name -> file, what makes it, words of the message, documents that it still gives
    "missing file": ("gone.txt", lambda path: None, "gone.txt: there is no such file", 0),
    "folder without texts": ("bare", lambda path: path.mkdir(), "bare: the folder has no text", 0),
    "empty file": ("blank.txt", lambda path: path.touch(), "blank.txt: there is no text", 0),
    "binary file": ("photo.txt", lambda path: path.write_bytes(bytes(range(256)) * 9), "photo.txt: this is binary", 0),
    "broken line": ("torn.jsonl", _lines(GOOD, '{"text": "The s\n', MORE), "torn.jsonl, line 2", 2),
    "line without text": ("untold.jsonl", _lines(GOOD, '{"title": "Calm"}\n'), "untold.jsonl, line 2", 1),
    "line that is no object": ("list.jsonl", _lines("[1]\n", GOOD), "list.jsonl, line 1", 1),
    "impossible date": (
        "dated.jsonl",
        _lines('{"text": "Calm.", "published": "2023-02-30"}\n', GOOD),
        "dated.jsonl, line 1: published is no date of the calendar: '2023-02-30'",
        1,
    ),
    "file above the limit": ("big.txt", _big, f"big.txt: it is larger than {MAX_BYTES:,} bytes", 0),
    "unknown kind of file": ("report.pdf", lambda path: path.touch(), "report.pdf: .pdf is no known kind of file", 0),
}


@pytest.mark.parametrize("command", ["code", "add"])
@pytest.mark.parametrize("case", BAD)
def test_bad_input_is_named_and_the_others_are_done(
    runner: CliRunner, folder: Path, engine: FakeEngine, case: str, command: str
) -> None:
    name, make, message, given = BAD[case]
    make(folder / name)
    found = runner.invoke(app, [command, "--json", "orr.jsonl", name, "calm.txt"])
    assert found.exit_code == 1
    assert len(found.stderr.splitlines()) == 1
    assert found.stderr.startswith(f"reportedly: {message}")
    assert ";" in found.stderr, "the message says what to do"
    assert len(engine.coded) == len([json.loads(line) for line in found.stdout.splitlines()]) == 2 + given


def test_all_bad_inputs_at_once_give_one_message_each(runner: CliRunner, folder: Path) -> None:
    for name, make, _, _ in BAD.values():
        make(folder / name)
    found = runner.invoke(app, ["code", "--json", *(name for name, *_ in BAD.values())])
    assert found.exit_code == 1
    assert len(found.stderr.splitlines()) == len(BAD)
    assert len(found.stdout.splitlines()) == sum(given for *_, given in BAD.values())


def test_a_text_in_another_language_is_read_and_said_so(runner: CliRunner, folder: Path) -> None:
    german = "Die Armee hat am Montag die Stadt beschossen, sagte das Ministerium, und die Regierung wies das zurück.\n"
    (folder / "heer.txt").write_text(german, encoding="utf-8")
    found = runner.invoke(app, ["code", "--json", "heer.txt"])
    coding = json.loads(found.stdout)
    assert found.exit_code == 0
    assert coding["document"]["language"] == "de" or any("language" in i["code"] for i in coding["issues"])


@pytest.mark.parametrize("args", [["add", "orr.jsonl"], ["incidents"], ["show", "i1:9f"], ["why", "c1:9f"], ["verify"]])
def test_a_ledger_that_is_none_is_refused_and_kept(runner: CliRunner, folder: Path, args: list[str]) -> None:
    before = (folder / "calm.txt").read_bytes()
    found = runner.invoke(app, [*args, "--ledger", "calm.txt"])
    assert found.exit_code == 1
    assert found.stderr.startswith("reportedly: ") and "calm.txt" in found.stderr
    assert (folder / "calm.txt").read_bytes() == before


@pytest.mark.skipif(os.getuid() == 0, reason="permissions do not hold for root; the ledger's own tests change the user")
def test_a_read_only_folder_takes_no_ledger(runner: CliRunner, folder: Path) -> None:
    (folder / "closed").mkdir(mode=0o500)
    found = runner.invoke(app, ["add", "orr.jsonl", "--ledger", "closed/new.ledger"])
    assert found.exit_code == 1
    assert "closed" in found.stderr and "read-only" in found.stderr


def test_a_ledger_in_a_missing_folder_is_refused(runner: CliRunner, engine: FakeEngine) -> None:
    found = runner.invoke(app, ["add", "orr.jsonl", "--ledger", "nowhere/new.ledger"])
    assert (found.exit_code, engine.coded) == (1, [])
    assert found.stderr.startswith("reportedly: ") and "nowhere" in found.stderr


def test_an_impossible_date_on_the_command_line_is_a_usage_error(runner: CliRunner) -> None:
    found = runner.invoke(app, ["code", "calm.txt", "--published", "2023-02-30"])
    assert found.exit_code == 2 and "2023-02-30" in found.stderr
