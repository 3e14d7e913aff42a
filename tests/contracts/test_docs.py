"""The documents name all that the program offers, and what they show is what it does."""

import ast
import doctest
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest
import typer.main
from consoles import DOCUMENTS, find_steps, open_shell, run_line
from running import ROOT

from reportedly.cli import app
from reportedly.datafile import load_yaml, parse_yaml
from reportedly.export.csv import COLUMNS
from reportedly.lexicon.schema import CueEntry, EventEntry, LoadedWord
from reportedly.model import vocabulary
from reportedly.model.codec import json_schema
from reportedly.reference.actors import ArmedGroup, Outlet

DOCS = ROOT / "docs"
CLI = (DOCS / "cli.md").read_text(encoding="utf-8")
RECORD = (DOCS / "record.md").read_text(encoding="utf-8")


def sections(text: str) -> dict[str, str]:
    """Heading of the second level -> what stands below it."""
    return {part.split("\n", 1)[0]: part for part in re.split(r"^## ", text, flags=re.MULTILINE)[1:]}


def has_code(text: str, word: str) -> bool:
    """Whether the word stands in the text as code, alone or first of several words."""
    return re.search(rf"`{re.escape(word)}[`\s=]", text) is not None


def get_commands() -> dict[str, Any]:
    """Commands by name, with their parameters."""
    return dict(vars(typer.main.get_command(app))["commands"])


def iter_options() -> Iterator[Any]:
    for name, command in get_commands().items():
        for param in command.params:
            for option in (*param.opts, *param.secondary_opts):
                if option.startswith("-"):
                    yield pytest.param(name, option, id=f"{name}{option}")


def test_the_commands_of_the_document_are_those_of_the_program() -> None:
    assert get_commands().keys() <= sections(CLI).keys()


@pytest.mark.parametrize(("command", "option"), list(iter_options()))
def test_every_option_stands_below_its_command(command: str, option: str) -> None:
    assert has_code(sections(CLI)[command], option)


def test_every_column_of_the_table_is_described() -> None:
    table = sections(CLI)["Columns of the CSV"]
    assert [column for column in COLUMNS if not has_code(table, column)] == []


def iter_variables(path: Path) -> Iterator[str]:
    """Environment variables that a module reads: `envvar=` of an option, and what it takes from the environment."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.keyword) and node.arg == "envvar" and isinstance(node.value, ast.Constant):
            yield node.value.value
        words = ast.unparse(node) if isinstance(node, ast.Call | ast.Subscript) else ""
        found = re.match(r"(?:os\.)?(?:environ(?:\.get\(|\[)|getenv\()'(\w+)'", words)
        if found:
            yield found[1]


def test_every_environment_variable_is_described() -> None:
    found = {name for path in (ROOT / "src").rglob("*.py") for name in iter_variables(path)}
    assert found >= {"REPORTEDLY_LEDGER", "XDG_CACHE_HOME"}
    assert [name for name in sorted(found) if not has_code(CLI, name)] == []


def test_every_field_of_the_record_is_described() -> None:
    kinds = {name: kind for name, kind in json_schema()["$defs"].items() if name != "Explanation"}
    names = {name for kind in kinds.values() for name in kind["properties"]}
    assert len(names) > 80
    assert [name for name in sorted(names) if not has_code(RECORD, name)] == []


@pytest.mark.parametrize("name", ["Position", "Dispute", "Support", "TrackKind", "Modality", "TimeBasis", "Voice"])
def test_every_value_of_these_lists_is_described(name: str) -> None:
    assert [value for value in get_args(getattr(vocabulary, name)) if not has_code(RECORD, value)] == []


def iter_codes(path: Path) -> Iterator[str]:
    """Codes of the issues that a module writes as constants."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and ast.unparse(node.func) in ("Issue", "_issue", "_UnfixedError", "Unresolved"):
            values = [*node.args[:2], *(k.value for k in node.keywords if k.arg == "code")]
            yield from (v.value for v in values if isinstance(v, ast.Constant) and isinstance(v.value, str))


def test_every_code_of_an_issue_is_described(coded_examples: bytes) -> None:
    written = {code for path in (ROOT / "src").rglob("*.py") for code in iter_codes(path)}
    met = {issue["code"] for line in coded_examples.splitlines() for issue in json.loads(line)["issues"]}
    codes = (written | met) - set(get_args(vocabulary.Stage))
    assert {"no_event", "ambiguous_place", "no_publication_date"} <= codes
    assert [code for code in sorted(codes) if not has_code(RECORD, code)] == []


KINDS: dict[str, Any] = {
    "lexicon/en/events/assault.yaml": EventEntry,
    "lexicon/en/cues.yaml": CueEntry,
    "lexicon/en/loaded.yaml": LoadedWord,
    "reference/armed_groups.yaml": ArmedGroup,
    "reference/outlets.yaml": Outlet,
}


def test_the_entries_shown_are_entries_of_their_files() -> None:
    blocks = re.findall(r"^```yaml\n# (\S+)\n(.*?)^```$", (DOCS / "lexicon.md").read_text("utf-8"), re.M | re.S)
    assert {path for path, _ in blocks} == set(KINDS)
    for path, text in blocks:
        shown = parse_yaml(text, list[KINDS[path]], where=path)
        known = {_name(entry) for entry in load_yaml(path, list[KINDS[path]])}
        assert shown and {_name(entry) for entry in shown} <= known


def _name(entry: Any) -> str:
    return str(getattr(entry, "id", None) or entry.key)


def test_the_python_example_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    monkeypatch.chdir(tmp_path)
    failed, tried = doctest.testfile(str(DOCS / "python.md"), module_relative=False, encoding="utf-8")
    assert tried > 10 and failed == 0


@pytest.mark.parametrize(
    "path", [p for p in DOCUMENTS if "```console" in p.read_text(encoding="utf-8")], ids=lambda p: p.name
)
def test_commands_print_what_the_document_says(path: Path) -> None:
    with open_shell() as folder:
        for command, printed in find_steps(path.read_text(encoding="utf-8")):
            assert run_line(command, folder) == printed, f"{path.name}: {command}; `make docs` writes it anew"


@pytest.mark.parametrize("path", [ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md", *DOCUMENTS], ids=lambda p: p.name)
def test_links_lead_somewhere(path: Path) -> None:
    targets = re.findall(r"\]\(([^)#]+)[^)]*\)", path.read_text(encoding="utf-8"))
    local = [target for target in targets if "://" not in target]
    assert [target for target in local if not (path.parent / target).exists()] == []
