"""`code`, `schema` and the program itself: what comes out where, and every exit code."""

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from fake_engine import FakeEngine
from rich.cells import cell_len
from typer.testing import CliRunner

from reportedly.cli import app
from reportedly.export.csv import COLUMNS
from reportedly.model import Coding
from reportedly.model.codec import from_builtins, json_schema

pytestmark = pytest.mark.usefixtures("engine", "folder")
COMMANDS = ("code", "add", "incidents", "tracks", "show", "why", "verify", "schema")


@pytest.mark.parametrize(
    ("args", "code"),
    [
        ("code orr.jsonl", 0),
        ("code orr.jsonl calm.txt --json", 0),
        ("code calm.txt --published 2024-05-11 --publisher P --url https://example.org/1", 0),
        ("code orr.jsonl nosuch.txt", 1),
        ("code empty.txt", 1),
        ("code report.odt", 1),
        ("code report.odt --format text", 0),
        ("code", 2),
        ("code orr.jsonl --json --csv", 2),
        ("code orr.jsonl --json --explain", 2),
        ("code orr.jsonl --published yesterday", 2),
        ("code orr.jsonl --published 2024-02-30", 2),
        ("code orr.jsonl --format pdf", 2),
        ("code orr.jsonl --html nofolder/page.html", 2),
        ("code orr.jsonl --html .", 2),
        ("code orr.jsonl --nosuch", 2),
        ("nosuch", 2),
        ("", 2),
        ("schema", 0),
        ("--version", 0),
        ("--help", 0),
    ],
)
def test_exit_codes(runner: CliRunner, args: str, code: int) -> None:
    assert runner.invoke(app, args.split()).exit_code == code


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_an_example(runner: CliRunner, command: str) -> None:
    found = runner.invoke(app, [command, "--help"])
    assert found.exit_code == 0
    assert f"  reportedly {command}" in found.stdout
    assert max(map(len, found.stdout.splitlines())) <= 80
    assert command in runner.invoke(app, ["--help"]).stdout


def test_json_is_one_object_a_line_and_the_record(runner: CliRunner) -> None:
    lines = runner.invoke(app, ["code", "--json", "orr.jsonl", "calm.txt"]).stdout.splitlines()
    assert [json.loads(line)["document"]["title"] is None for line in lines] == [False, True]
    coding = from_builtins(json.loads(lines[0]), Coding)
    assert len(coding.claims) == 6 and "explanations" not in json.loads(lines[0])


def test_what_reading_guessed_joins_the_issues_of_its_report(runner: CliRunner, folder: Path) -> None:
    (folder / "old.txt").write_bytes("Caf\xe9 owners in Lund spoke of a calm sea on Monday.".encode("cp1252"))
    lines = runner.invoke(app, ["code", "--json", "calm.txt", "old.txt", "orr.jsonl"]).stdout.splitlines()
    codes = [[issue["code"] for issue in json.loads(line)["issues"]] for line in lines]
    assert "decoded_as" in codes[1] and "decoded_as" not in codes[0] + codes[2]


def test_csv_has_one_header_and_a_row_a_claim(runner: CliRunner) -> None:
    text = runner.invoke(app, ["code", "--csv", "calm.txt", "orr.jsonl", "orr.jsonl"]).stdout
    rows = list(csv.reader(io.StringIO(text, newline="")))
    assert tuple(rows[0]) == COLUMNS and len(rows) == 13 and rows.count(rows[0]) == 1


def test_people_get_plain_lines_of_at_most_80_cells(runner: CliRunner) -> None:
    found = runner.invoke(app, ["code", "orr.jsonl", "calm.txt", "--explain"])
    assert max(cell_len(line) for line in found.stdout.splitlines()) <= 80
    assert "\x1b" not in found.stdout
    assert "INCIDENTS" in found.stdout and "No claim was found" in found.stdout


def test_each_failed_input_is_named_with_its_cause_and_the_others_are_done(runner: CliRunner) -> None:
    found = runner.invoke(app, ["code", "--json", "nosuch.txt", "orr.jsonl", "empty.txt"])
    assert found.exit_code == 1 and len(found.stdout.splitlines()) == 1
    first, second = found.stderr.splitlines()
    assert first.startswith("reportedly: nosuch.txt: there is no such file")
    assert second.startswith("reportedly: empty.txt: ")


def test_without_a_document_nothing_is_coded(runner: CliRunner, engine: FakeEngine) -> None:
    found = runner.invoke(app, ["code", "nosuch.txt"])
    assert (found.exit_code, found.stdout, engine.coded) == (1, "", [])


def test_a_missing_date_is_told_on_top_unless_given(runner: CliRunner) -> None:
    assert "Issue: publication date not known" in runner.invoke(app, ["code", "calm.txt"]).stdout
    assert "Issue:" not in runner.invoke(app, ["code", "calm.txt", "--published", "2024-05-11"]).stdout


def test_standard_input_is_read(runner: CliRunner, folder: Path) -> None:
    text = runner.invoke(app, ["code", "-", "--json"], input="The sea was calm.\n").stdout
    assert json.loads(text)["document"]["text"] == "The sea was calm.\n"
    lines = (folder / "orr.jsonl").read_bytes() * 2
    assert len(runner.invoke(app, ["code", "-", "--format", "jsonl", "--json"], input=lines).stdout.splitlines()) == 2


def test_the_page_is_written_and_nothing_else_printed(runner: CliRunner, folder: Path) -> None:
    found = runner.invoke(app, ["code", "orr.jsonl", "--html", "page.html"])
    assert (found.exit_code, found.stdout) == (0, "")
    assert (folder / "page.html").read_text(encoding="utf-8").startswith("<!doctype html>")
    both = runner.invoke(app, ["code", "orr.jsonl", "--html", "page.html", "--json"])
    assert len(both.stdout.splitlines()) == 1


def test_schema_is_that_of_the_codec(runner: CliRunner) -> None:
    assert json.loads(runner.invoke(app, ["schema"]).stdout) == json.loads(json.dumps(json_schema()))


def run_python(code: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)


def test_help_and_version_load_no_model() -> None:
    heavy = "{'spacy', 'trafilatura', 'dateparser', 'reportedly.engine', 'reportedly.read', 'sqlite3'}"
    done = run_python(f"import sys, reportedly.cli; print(sorted({heavy} & set(sys.modules)))")
    assert done.stdout.strip() == "[]"


def test_a_text_is_coded_without_the_models_own_commands(tmp_path: Path) -> None:
    report = tmp_path / "report.txt"
    report.write_text("Kenyan soldiers shelled a village in Somalia.", encoding="utf-8")
    code = f"import sys; sys.argv = ['reportedly', 'code', {str(report)!r}]\nfrom reportedly.cli import main\n"
    done = run_python(code + "try:\n    main()\nfinally:\n    print({'spacy', 'weasel', 'httpx'} & set(sys.modules))")
    assert done.stdout.splitlines()[-1] == "{'spacy'}"


def test_version_is_printed() -> None:
    done = run_python("import sys; sys.argv = ['reportedly', '--version']; from reportedly.cli import main; main()")
    assert (done.returncode, done.stdout.split()[0]) == (0, "reportedly")


def test_a_closed_pipe_is_quiet() -> None:
    code = "import sys; sys.argv = ['reportedly', 'schema']; from reportedly.cli import main; main()"
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None and process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 0


def test_output_is_utf_8_whatever_the_locale() -> None:
    code = (
        "import sys; sys.argv = ['reportedly', 'schema']; import reportedly.model.codec as codec; "
        "codec.json_schema = lambda: {'a': '“é”'}; from reportedly.cli import main; main()"
    )
    env = {**os.environ, "PYTHONIOENCODING": "ascii"}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, env=env, check=False)
    assert json.loads(done.stdout.decode("utf-8")) == {"a": "“é”"}
