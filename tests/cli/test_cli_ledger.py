"""`add`, `incidents`, `show`, `why` and `verify` over a ledger file."""

import csv
import io
import json
import sqlite3
from pathlib import Path

import pytest
from fake_engine import FakeEngine
from typer.testing import CliRunner, Result

from reportedly.cli import app
from reportedly.export.csv import COLUMNS
from reportedly.export.phrases import short_id

pytestmark = pytest.mark.usefixtures("folder")


@pytest.fixture
def ledger(runner: CliRunner, engine: FakeEngine, folder: Path) -> Path:
    """The default ledger with the invented report."""
    assert runner.invoke(app, ["add", "orr.jsonl"]).exit_code == 0
    return folder / "reportedly.ledger"


def run(runner: CliRunner, line: str) -> Result:
    return runner.invoke(app, line.split())


def first_incident(runner: CliRunner) -> str:
    return str(json.loads(run(runner, "incidents --json").stdout.splitlines()[0])["id"])


@pytest.mark.parametrize(
    ("args", "code"),
    [
        ("add orr.jsonl calm.txt", 0),
        ("add nosuch.txt", 1),
        ("add", 2),
        ("incidents", 0),
        ("incidents --support contested --type assault", 0),
        ("incidents --support figures-disputed", 0),
        ("incidents --support certain", 2),
        ("incidents --type WEATHER", 2),
        ("incidents --json --csv", 2),
        ("incidents --ledger nosuch.ledger", 1),
        ("incidents --ledger calm.txt", 1),
        ("tracks", 0),
        ("tracks --kind ceasefire --json", 0),
        ("tracks --kind weather", 2),
        ("tracks --ledger nosuch.ledger", 1),
        ("verify", 0),
        ("verify --ledger nosuch.ledger", 1),
        ("verify --head 00", 1),
        ("show zz", 1),
        ("show i1:ffffffffffff", 1),
        ("show d1:", 1),
        ("show", 2),
        ("why i1:ffffffffffff", 1),
        ("why", 2),
    ],
)
@pytest.mark.usefixtures("ledger")
def test_exit_codes(runner: CliRunner, args: str, code: int) -> None:
    found = run(runner, args)
    assert found.exit_code == code
    assert code != 1 or found.stderr.startswith("reportedly: ")


def test_what_is_there_is_not_coded_again(runner: CliRunner, engine: FakeEngine, ledger: Path) -> None:
    assert len(engine.coded) == 1
    found = run(runner, "add orr.jsonl calm.txt calm.txt")
    assert len(engine.coded) == 2
    assert found.stdout.count("already there:") == 2
    assert "1 report added with 0 claims, 2 already there" in found.stdout


def test_add_as_json_is_one_object_a_report(runner: CliRunner, ledger: Path) -> None:
    rows = [json.loads(line) for line in run(runner, "add --json orr.jsonl calm.txt").stdout.splitlines()]
    assert [(row["new"], row["claims"]) for row in rows] == [(False, None), (True, 0)]
    assert all(row["document"].startswith("d1:") for row in rows)


def test_ctrl_c_loses_nothing_and_the_next_run_goes_on(runner: CliRunner, engine: FakeEngine) -> None:
    engine.stop_after = 1
    stopped = run(runner, "add orr.jsonl calm.txt")
    assert stopped.exit_code == 130
    assert "1 report added with 6 claims" in stopped.stderr and "goes on from there" in stopped.stderr
    engine.stop_after = None
    again = run(runner, "add orr.jsonl calm.txt")
    assert again.exit_code == 0 and "1 report added" in again.stdout
    assert len(engine.coded) == len(set(engine.coded)) == 2


def test_a_bad_input_keeps_the_others(runner: CliRunner, engine: FakeEngine) -> None:
    found = run(runner, "add empty.txt orr.jsonl nosuch.txt")
    assert found.exit_code == 1 and "1 report added" in found.stdout
    assert found.stderr.count("reportedly: ") == 2


def test_the_environment_names_the_ledger(
    runner: CliRunner, engine: FakeEngine, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REPORTEDLY_LEDGER", str(folder / "other.ledger"))
    assert run(runner, "add orr.jsonl").exit_code == 0
    assert (folder / "other.ledger").exists() and not (folder / "reportedly.ledger").exists()
    assert "Veld army units" in run(runner, "incidents").stdout


def test_reading_makes_no_ledger(runner: CliRunner, engine: FakeEngine, folder: Path) -> None:
    assert run(runner, "incidents").exit_code == 1
    assert not (folder / "reportedly.ledger").exists()


def test_incidents_for_people(runner: CliRunner, ledger: Path) -> None:
    text = run(runner, "incidents").stdout
    assert "contested, 3 claims from Osmark's defence ministry and" in " ".join(text.split())
    assert "4 incidents" in text and max(map(len, text.splitlines())) <= 80


def test_tracks_for_people_and_programs(runner: CliRunner, ledger: Path) -> None:
    text = run(runner, "tracks").stdout
    rows = [json.loads(line) for line in run(runner, "tracks --json").stdout.splitlines()]
    assert "CEASEFIRES AND VIOLATIONS" in text and text.endswith(f"{len(rows)} tracks\n")
    assert max(map(len, text.splitlines())) <= 80
    kinds = [json.loads(line)["kind"] for line in run(runner, "tracks --json --kind ceasefire").stdout.splitlines()]
    assert kinds == ["ceasefire"]


@pytest.mark.parametrize(
    ("options", "number"),
    [
        ("", 4),
        ("--support contested", 1),
        ("--support partisan", 1),
        ("--support single_origin", 3),
        ("--support conceded", 0),
        ("--type coerce", 1),
        ("--type ASSAULT --support single_origin", 0),
    ],
)
def test_incidents_by_label_and_type(runner: CliRunner, ledger: Path, options: str, number: int) -> None:
    assert len(run(runner, f"incidents --json {options}").stdout.splitlines()) == number


def test_incidents_as_a_table_are_the_claims_behind_them(runner: CliRunner, ledger: Path) -> None:
    text = run(runner, "incidents --csv --support contested").stdout
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert tuple(rows[0]) == COLUMNS and len(rows) == 3
    assert {row["incident_id"] for row in rows} == {first_incident(runner)}


def test_show_finds_each_kind_by_the_start_of_its_id(runner: CliRunner, ledger: Path) -> None:
    coding = json.loads(run(runner, "code --json orr.jsonl").stdout)
    claim, doc, track = coding["claims"][0]["id"], coding["document"]["id"], coding["tracks"][0]["id"]
    for id, words in (
        (first_incident(runner), "Support contested"),
        (claim, "Coded as ASSAULT, actual; rule event:invented"),
        (doc, "READ AND NOT CODED"),
        (track, "Ceasefire: XOS and XVL"),
    ):
        assert words in " ".join(run(runner, f"show {short_id(id)}").stdout.split())
        assert words in " ".join(run(runner, f"show {id.upper()}").stdout.split())
    assert json.loads(run(runner, f"show --json {claim}").stdout)["id"] == claim
    assert json.loads(run(runner, f"show --json {doc}").stdout)["document"]["id"] == doc


def test_an_ambiguous_start_names_the_ids(runner: CliRunner, ledger: Path) -> None:
    claims = json.loads(run(runner, "code --json orr.jsonl").stdout)["claims"]
    digits = [claim["id"][3] for claim in claims]
    shared = [digit for digit in digits if digits.count(digit) > 1]
    for digit in shared[:1]:
        found = run(runner, f"show c1:{digit}")
        assert found.exit_code == 1 and "ids start so" in found.stderr


def test_why_goes_from_incident_to_words_and_rules(runner: CliRunner, ledger: Path) -> None:
    text = " ".join(run(runner, f"why {first_incident(runner)}").stdout.split())
    for words in (
        "Origin Osmark's defence ministry (XOS, a party to it)",
        "Read in Osmark says Veld troops shelled",
        "type: event:invented at “shelled”",
        "Dropped no event: “charge”: charge.n: arguments do not fit",
    ):
        assert words in text


def test_why_of_a_claim_and_of_a_report(runner: CliRunner, ledger: Path) -> None:
    coding = json.loads(run(runner, "code --json orr.jsonl").stdout)
    claim = run(runner, f"why {coding['claims'][0]['id']}").stdout
    assert "time:relative" in claim and "liberated" not in claim
    assert "liberated" in run(runner, f"why {coding['document']['id']}").stdout


def test_verify_tells_the_head_and_finds_a_change(runner: CliRunner, ledger: Path) -> None:
    fine = run(runner, "verify").stdout
    assert "1 report, nothing was changed; head " in fine
    assert run(runner, f"verify --head {fine.split()[-1]}").exit_code == 0
    with sqlite3.connect(ledger) as db:
        for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            db.execute(f"DROP TRIGGER {name}")
        db.execute("UPDATE payload SET json = replace(json, 'denies', 'asserts')")
    broken = run(runner, "verify")
    assert broken.exit_code == 1 and "problem" in broken.stdout
    assert broken.stderr.startswith("reportedly: reportedly.ledger, ")
