"""A working folder with reports, and an engine without a model. The invented report is that of the exports' tests."""

import json
import sys
from pathlib import Path
from types import ModuleType

import pytest
from typer.testing import CliRunner

sys.path.append(str(Path(__file__).parents[1] / "export"))

from fake_engine import FakeEngine
from invented_report import make_coding


@pytest.fixture
def engine(monkeypatch: pytest.MonkeyPatch) -> FakeEngine:
    """The stand-in behind `reportedly.engine`."""
    fake, module = FakeEngine(), ModuleType("reportedly.engine")
    module.__dict__.update(code_documents=fake.code_documents, start_run=fake.start_run, fuse_codings=fake.fuse_codings)
    monkeypatch.setitem(sys.modules, "reportedly.engine", module)
    return fake


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working folder with the invented report (orr.jsonl), another report and what cannot be read."""
    doc = make_coding().document
    fields = {"title": doc.title, "publisher": doc.publisher, "published": doc.published, "url": doc.url}
    body = doc.text.partition("\n\n")[2]
    (tmp_path / "orr.jsonl").write_text(json.dumps({"text": body, **fields}) + "\n", encoding="utf-8")
    (tmp_path / "calm.txt").write_text("The sea was calm off Lund on Monday.\n", encoding="utf-8")
    (tmp_path / "empty.txt").write_text(" \n", encoding="utf-8")
    (tmp_path / "report.odt").write_text("x", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("REPORTEDLY_LEDGER", raising=False)
    monkeypatch.delenv("FORCE_COLOR", raising=False)
    return tmp_path


@pytest.fixture
def runner() -> CliRunner:
    """Runs commands in this process."""
    return CliRunner()
