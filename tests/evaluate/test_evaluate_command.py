import json

import msgspec
import pytest
import typer
from evaluate_rows import TEXT, gold, make_claim, make_coding
from typer.testing import CliRunner

import reportedly.evaluate as package
from reportedly.cli import evaluate as command_or_module
from reportedly.evaluate import ABSENT
from reportedly.model.codec import to_builtins

command = getattr(command_or_module, "evaluate", command_or_module)
app = typer.Typer()
app.command()(command)


@pytest.fixture
def folder(tmp_path):
    """A data folder with one text for the set of claims, and floors of its own."""
    row = {"id": "t1", "text": TEXT, "published": "2021-05-04", "claims": [to_builtins(gold())]}
    (tmp_path / "claims").mkdir()
    (tmp_path / "claims" / "claims.jsonl").write_text(json.dumps(row) + "\n")
    return tmp_path


@pytest.fixture
def run(monkeypatch, tmp_path):
    """Runs the command with a coder that finds `claims`, and with the floors given."""
    monkeypatch.delenv("REPORTEDLY_GOLD", raising=False)
    path = tmp_path / "floors.yaml"
    path.write_text("sets: {claims: {files: {claims/claims.jsonl: null}, floors: {whole_f1: 0.9}}}")
    monkeypatch.setattr(package, "floors_path", lambda: path)

    def run_with(*args, claims=()):
        def code(docs, **_):
            return [make_coding(claims) for _ in docs]

        monkeypatch.setattr("reportedly.engine.code_documents", code)
        return CliRunner().invoke(app, list(map(str, args)))

    return run_with


def test_scores_are_printed(run, folder):
    result = run("claims", "--data", folder, claims=[make_claim()])
    assert result.exit_code == 0, result.output
    assert "claims: 1 texts, 0 of them not all right" in result.stdout
    assert "whole_f1" in result.stdout and "100.0%" in result.stdout


def test_data_folder_comes_from_the_environment(run, folder, monkeypatch):
    monkeypatch.setenv("REPORTEDLY_GOLD", str(folder))
    assert run("claims", claims=[make_claim()]).exit_code == 0


@pytest.mark.parametrize("args", [(), ("--data", "nowhere")])
def test_absent_data_is_said_with_exit_code_1(run, args):
    result = run("claims", *args)
    assert result.exit_code == 1 and ABSENT in result.stderr


def test_absent_set_names_its_file(run, folder):
    result = run("attribution", "--data", folder)
    assert result.exit_code == 1 and "cases.jsonl" in result.stderr


def test_score_under_its_floor_gives_exit_code_1_and_is_named(run, folder):
    result = run("claims", "--data", folder)
    assert result.exit_code == 1 and "whole_f1 is 0.0000, under its floor of 0.9000" in result.stderr


def test_lowered_floor_is_written_with_its_reason(run, folder):
    assert run("claims", "--data", folder, "--lower-floor", "a reason").exit_code == 0
    written = package.read_floors(package.floors_path()).sets["claims"]
    assert written.floors == {"whole_f1": 0.0} and written.lowered[0].reason == "a reason"
    assert written.files["claims/claims.jsonl"] == package.hash_file(folder / "claims" / "claims.jsonl")
    assert run("claims", "--data", folder).exit_code == 0


def test_failing_texts_are_shown_on_demand(run, folder):
    assert TEXT not in run("claims", "--data", folder).stdout
    assert TEXT in run("claims", "--data", folder, "--show", 1).stdout


def test_another_file_is_scored_without_floors_and_without_a_data_folder(run, folder):
    result = run("claims", "--file", folder / "claims" / "claims.jsonl")
    assert result.exit_code == 0 and "whole_f1" in result.stdout


def test_json_is_one_object_a_set(run, folder):
    result = run("claims", "--data", folder, "--json", claims=[make_claim(position="denies")])
    found = json.loads(result.stdout)
    assert (found["set"], found["failing"], found["failures"]) == ("claims", 1, [])
    assert found["measures"]["roles_f1"]["value"] == 1 and len(found["problems"]) == 1


@pytest.mark.parametrize(
    "args", [("weather",), ("--file", "x"), ("claims", "--file", "x", "--lower-floor", "why"), ("--lower-floor", " ")]
)
def test_wrong_command_lines_are_refused_with_exit_code_2(run, args):
    assert run(*args).exit_code == 2


def test_bad_line_is_named(run, folder):
    (folder / "claims" / "claims.jsonl").write_text('{"id": "t1"}\n')
    result = run("claims", "--data", folder)
    assert result.exit_code == 1 and "claims.jsonl, line 1" in result.stderr


def test_rows_of_gold_survive_json():
    assert msgspec.convert(to_builtins(gold(killed=(2, None))), type(gold())) == gold(killed=(2, None))
