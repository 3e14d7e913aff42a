"""Counts the verdicts on drawn claims: shares with 95 % Wilson intervals, causes of errors, and what was missed.

What it prints stands in `docs/accuracy.md`. The verdicts are people's; nothing is judged here.
"""

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from math import sqrt
from pathlib import Path
from statistics import NormalDist
from typing import Any

FOLDER = Path(__file__).parents[1] / "docs" / "accuracy"
SETS = ("fa_kes", "wiki_conflicts", "wiki_current_events")
WHOLE = ("event", "speaker", "position", "modality", "actors", "recipients")
"""The fields that must all be right for a claim to be right as a whole."""
_FIELDS = (*WHOLE, "time", "place", "figures")
_Z = NormalDist().inv_cdf(0.975)
_LEAST = 4
Row = dict[str, Any]


def main() -> None:
    """Prints the tables of `docs/accuracy.md`."""
    verdicts, missed = read_rows("verdicts.jsonl"), read_rows("missed.jsonl")
    print("\n\n".join((tabulate_fields(verdicts), tabulate_causes(verdicts), tabulate_missed(missed))))


def read_rows(name: str) -> list[Row]:
    """The rows of a file of verdicts."""
    return [json.loads(line) for line in (FOLDER / name).read_text(encoding="utf-8").splitlines()]


def compute_wilson(right: int, total: int) -> tuple[float, float]:
    """95 % interval of a share (Wilson 1927)."""
    share, square = right / total, _Z**2
    middle = share + square / (2 * total)
    half = _Z * sqrt(share * (1 - share) / total + square / (4 * total**2))
    return (middle - half) / (1 + square / total), (middle + half) / (1 + square / total)


def is_whole(row: Row) -> bool:
    """Whether event, speaker, position, modality and both roles are right."""
    return all(row["verdicts"][field] for field in WHOLE)


# -- tables -----------------------------------------------------------------------------------------------------------


def tabulate_fields(rows: Sequence[Row]) -> str:
    """Shares of right fields, by set; a field that is not told and not coded is left out."""
    lines = [
        _line(field, *(_share(row["verdicts"][field] for row in part) for part in _split(rows))) for field in _FIELDS
    ]
    lines.append(_line("whole claim", *(_share(map(is_whole, part)) for part in _split(rows))))
    return "\n".join([*_head("right", *SETS, "all"), *lines])


def tabulate_causes(rows: Sequence[Row]) -> str:
    """Claims with an error, by its cause and kind, the most frequent first."""
    found = Counter(kind for row in rows for kind in {(wrong["cause"], wrong["kind"]) for wrong in row["wrong"]})
    often = sorted((-number, kind) for kind, number in found.items() if number >= _LEAST)
    lines = [_line(cause, kind, str(-number)) for number, (cause, kind) in often]
    others = sum(number for number in found.values() if number < _LEAST)
    return "\n".join([*_head("cause", "kind", "claims"), *lines, _line("others", "", str(others))])


def tabulate_missed(rows: Sequence[Row]) -> str:
    """Claims that are told and those that were found, by set, and why the others were missed."""
    lines = []
    for name, part in zip((*SETS, "all"), _split(rows), strict=True):
        told = sum(row["told"] for row in part)
        causes = Counter(missed["cause"] for row in part for missed in row["missed"])
        found = [True] * (told - causes.total()) + [False] * causes.total()
        why = ", ".join(f"{cause} {number}" for cause, number in sorted(causes.items(), key=lambda c: (-c[1], c[0])))
        lines.append(_line(name, str(len(part)), _share(found), why))
    return "\n".join([*_head("set", "texts", "found", "missed, by cause"), *lines])


def _split(rows: Sequence[Row]) -> list[Sequence[Row]]:
    return [*([row for row in rows if row["set"] == name] for name in SETS), rows]


def _share(verdicts: Iterable[bool | None]) -> str:
    told = [verdict for verdict in verdicts if verdict is not None]
    low, high = compute_wilson(sum(told), len(told))
    return f"{sum(told)}/{len(told)} = {sum(told) / len(told):.0%} ({low:.0%}–{high:.0%})"


def _head(*names: str) -> tuple[str, str]:
    return _line(*names), "|" + "---|" * len(names)


def _line(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    main()
