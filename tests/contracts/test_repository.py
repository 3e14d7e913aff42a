"""What holds for the repository as a whole: its files, its package, its requirements."""

import ast
import re
import stat
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from running import ROOT

SRC = ROOT / "src" / "reportedly"
# In pieces, so that this file does not hold what it looks for.
_PATHS = ("work", "tmp", "home", "root", "Users", "opt")
MACHINE_PATH = re.compile(rf"(?<![\w.$:/{{}}-])/(?:{'|'.join(_PATHS)})/[\w.-]")
_HOSTS = ("pypi" + r"\.org", "python" + "hosted", "--(?:extra-)?index-url [a-z]", "--find-links [/a-z]")
INDEXES = re.compile("|".join(_HOSTS))
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def _tracked() -> list[Path]:
    """Files under version control, and new ones that are not ignored; all below the root where there is no git."""
    try:
        command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
        listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout.decode().split("\0")
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("not a git checkout", allow_module_level=True)
    return sorted(ROOT / name for name in listed if name and (ROOT / name).is_file())


TRACKED = _tracked()


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8").splitlines()
    except UnicodeDecodeError:
        return []


@pytest.mark.parametrize("pattern", [MACHINE_PATH, INDEXES], ids=["machine-path", "package-index"])
def test_no_file_names_a_machine(pattern: re.Pattern[str]) -> None:
    found = [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()[:100]}"
        for path in TRACKED
        for number, line in enumerate(_lines(path), 1)
        if pattern.search(line)
    ]
    assert found == []


def test_the_patterns_find_what_they_are_for() -> None:
    assert MACHINE_PATH.search("open('/" + "tmp/x')") and MACHINE_PATH.search("see /" + "home/someone")
    assert not MACHINE_PATH.search("https://example.org/" + "tmp/x") and not MACHINE_PATH.search("src/home/x")
    assert INDEXES.search("--index-url " + "https://packages.example")


def test_only_the_command_line_prints() -> None:
    found = [
        f"{path.relative_to(SRC)}:{node.lineno}"
        for path in SRC.rglob("*.py")
        if "cli" not in path.relative_to(SRC).parts
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print"
    ]
    assert found == []


def test_every_module_says_what_it_is_for() -> None:
    modules = list(SRC.rglob("*.py"))
    silent = [path for path in modules if not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))]
    assert modules and [str(path.relative_to(SRC)) for path in silent] == []


def test_every_folder_with_code_is_a_package() -> None:
    folders = {path.parent for path in SRC.rglob("*.py")}
    assert [str(folder.relative_to(SRC)) for folder in folders if not (folder / "__init__.py").is_file()] == []


def test_what_a_repository_needs_is_there() -> None:
    for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "CITATION.cff", "LICENSE", "NOTICE", "Makefile"):
        assert (ROOT / name).stat().st_size > 100, name
    assert (ROOT / ".ci" / "run").stat().st_mode & stat.S_IXUSR
    assert (SRC / "py.typed").is_file()


def test_one_version_everywhere() -> None:
    version = PROJECT["version"]
    assert f"\nversion: {version}\n" in (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    assert f"\n## [{version}]" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_the_wheel_holds_code_data_and_licences(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as opened:
        names = opened.namelist()
    wanted = {str(path.relative_to(ROOT / "src")) for path in TRACKED if SRC in path.parents}
    assert {Path(name).suffix for name in wanted} >= {".py", ".yaml", ".sql", ".css", ".js", ".typed"}
    assert wanted <= set(names)
    assert {Path(name).name for name in names} >= {"LICENSE", "NOTICE"}
    assert not [name for name in names if name.startswith("tests")]


# -- requirements -----------------------------------------------------------------------------------------------------


def _pins(name: str) -> dict[str, str]:
    """Exact version of each package of a requirements file; each must have a hash."""
    text = (ROOT / name).read_text(encoding="utf-8").replace("\\\n", " ")
    rows = [line for line in text.splitlines() if line and not line.lstrip().startswith("#")]
    assert [row for row in rows if "--hash=sha256:" not in row] == []
    found = [row.split()[0].split("==") for row in rows]
    return {canonicalize_name(package): version for package, version in found}


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-dev.txt"])
def test_pins_satisfy_the_ranges_of_the_project(name: str) -> None:
    pins = _pins(name)
    wanted = [Requirement(row) for row in PROJECT["dependencies"]]
    if name == "requirements-dev.txt":
        wanted += [Requirement(row) for row in PROJECT["optional-dependencies"]["dev"]]
    assert [str(r) for r in wanted if not r.specifier.contains(pins.get(canonicalize_name(r.name), "0"))] == []


def test_tests_run_on_what_users_get() -> None:
    dev = _pins("requirements-dev.txt")
    assert {name: dev.get(name) for name in _pins("requirements.lock")} == _pins("requirements.lock")
