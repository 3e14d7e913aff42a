"""A module imports only from levels below its own, or from its own room; siblings meet only in `engine`.

Level 0 holds single modules, not rooms: they may know each other.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import reportedly

LEVELS = (
    {"errors", "ids", "datafile", "date_names"},
    {"model"},
    {"ontology", "reference"},
    {"lexicon"},
    {"read", "annotate", "extract", "fuse", "track", "ledger"},
    {"engine", "settings"},
    {"export", "evaluate"},
    {"api", "web"},
    {"cli"},
)
LEVEL = {room: level for level, rooms in enumerate(LEVELS) for room in rooms}
ROOT = Path(reportedly.__file__).parent
MODULES = sorted(path for path in ROOT.rglob("*.py") if path.parent != ROOT or path.stem != "__init__")


def room_of(path: Path) -> str:
    return path.relative_to(ROOT).with_suffix("").parts[0]


def iter_imported_rooms(path: Path) -> Iterator[str]:
    """Rooms of this package that a module names in an import, inside functions too."""
    package = ("reportedly", *path.relative_to(ROOT).parts[:-1])
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            targets = [alias.name.split(".") for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = [*package[: len(package) + 1 - node.level]] if node.level else []
            base += node.module.split(".") if node.module else []
            targets = [[*base, alias.name] for alias in node.names]
        else:
            continue
        yield from (target[1] for target in targets if target[0] == "reportedly" and len(target) > 1)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_module_imports_only_from_below(path: Path) -> None:
    own = room_of(path)
    wrong = {room for room in iter_imported_rooms(path) if room != own and LEVEL[room] >= max(LEVEL[own], 1)}
    assert not wrong, f"{own} (level {LEVEL[own]}) imports {', '.join(sorted(wrong))}"


def test_every_room_has_a_level() -> None:
    assert {room_of(path) for path in MODULES} <= LEVEL.keys()
