"""The gate: scores may not fall under their floors, and gold may not change unseen.

Decides what is under its floor and writes floors anew when a reason is given; scoring is left to the sets.
"""

from collections.abc import Mapping
from datetime import date
from itertools import takewhile
from pathlib import Path

import msgspec
import yaml

from ..datafile import data_root, parse_yaml
from ..errors import InputError
from ..model.codec import to_builtins
from .report import Report

_DIGITS = 4


class Change(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A floor or a file's hash, before and after."""

    what: str
    before: float | str | None
    after: float | str


class Lowering(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Why floors were written anew, and when (ISO date)."""

    date: str
    reason: str
    changes: tuple[Change, ...]


class SetFloors(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """SHA-256 of a set's gold files and a floor, 0 to 1, for each measure; null: none yet."""

    files: dict[str, str | None]
    floors: dict[str, float | None]
    lowered: tuple[Lowering, ...] = ()


class Floors(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The floors of all sets."""

    sets: dict[str, SetFloors]


def floors_path() -> Path:
    """The project's own floors."""
    return Path(str(data_root().joinpath("evaluate/floors.yaml")))


def read_floors(path: Path) -> Floors:
    """Floors of a file; raises InputError where it cannot be read and DataError where it is malformed."""
    try:
        return parse_yaml(path.read_text(encoding="utf-8"), Floors, where=str(path))
    except OSError as error:
        raise InputError(f"{path}: the floors cannot be read ({error.strerror})") from error


def check_floors(floors: SetFloors, report: Report, hashes: Mapping[str, str]) -> tuple[str, ...]:
    """What is wrong, in words: files whose hash differs, and measures under their floor or no longer measured."""
    found = [
        f"{report.set}: {file} has the hash {hashes.get(file)}, the floors were set on {pinned}"
        for file, pinned in floors.files.items()
        if pinned is not None and hashes.get(file) != pinned
    ]
    for name, floor in floors.floors.items():
        measure = report.measures.get(name)
        if measure is None:
            found.append(f"{report.set}: {name} has a floor and is not measured")
        elif floor is not None and measure.value < floor:
            found.append(f"{report.set}: {name} is {measure.value:.4f}, under its floor of {floor:.4f}")
    return tuple(found)


def lower_floors(floors: SetFloors, report: Report, hashes: Mapping[str, str], *, reason: str, day: date) -> SetFloors:
    """Floors that the report passes, with the reason: null ones, those above the scores and other hashes are set anew.

    The same floors where nothing is to change. Raises InputError without a reason, and where a measure is not there.
    """
    if not reason.strip():
        raise InputError('floors are lowered for a reason: --lower-floor "why"')
    if gone := sorted(floors.floors.keys() - report.measures.keys()):
        raise InputError(f"{report.set}: no such measure: {', '.join(gone)}; take it out of the floors")
    scores = {name: _round_down(report.measures[name].value) for name in floors.floors}
    under = {n: scores[n] for n, floor in floors.floors.items() if floor is None or report.measures[n].value < floor}
    other = {file: hashes[file] for file, pinned in floors.files.items() if pinned != hashes[file]}
    if not under and not other:
        return floors
    changes = [Change(name, floors.floors[name], score) for name, score in under.items()]
    changes += [Change(file, floors.files[file], found) for file, found in other.items()]
    lowering = Lowering(day.isoformat(), reason.strip(), tuple(changes))
    return SetFloors({**floors.files, **other}, {**floors.floors, **under}, (*floors.lowered, lowering))


def write_floors(path: Path, floors: Floors) -> None:
    """Writes the floors below the comment at the head of the file; raises InputError where it cannot be written."""
    try:
        head = takewhile(lambda line: line.startswith("#"), path.read_text(encoding="utf-8").splitlines(keepends=True))
        body = yaml.safe_dump(to_builtins(floors), sort_keys=False, allow_unicode=True, width=120)
        path.write_text("".join(head) + body, encoding="utf-8")
    except OSError as error:
        raise InputError(f"{path}: the floors cannot be written ({error.strerror})") from error


def _round_down(value: float) -> float:
    """Four digits, never above the value."""
    rounded = round(value, _DIGITS)
    return rounded if rounded <= value else round(rounded - 10**-_DIGITS, _DIGITS)
