"""`reportedly evaluate`: codes gold texts, prints the scores, checks the floors.

What the scores mean is decided in `reportedly.evaluate`; here they become words, JSON and an exit code.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from .guard import FAILED, complain, fail_usage, guarded
from .terminal import show_progress, write, write_json

if TYPE_CHECKING:
    from ..evaluate import Confusion, Failure, Measure, Report, SetFloors, Table
    from ..model import Coding, Document, Time

_MAX_CONFUSIONS = 15

Sets = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="SET…",
        help="claims, attribution, plover_gsr, petrarch_validation, places, invariance, times; without one, all.",
    ),
]
Data = Annotated[
    Path | None, typer.Option("--data", envvar="REPORTEDLY_GOLD", metavar="FOLDER", help="Folder of the gold sets.")
]
GoldFile = Annotated[
    Path | None, typer.Option("--file", help="Another gold file in the format of the one set named; it has no floors.")
]
Show = Annotated[int, typer.Option("--show", min=0, metavar="N", help="Show the first N texts that went wrong.")]
AsJson = Annotated[bool, typer.Option("--json", help="One line of JSON a set.")]
LowerFloor = Annotated[
    str | None,
    typer.Option(metavar="REASON", help="Set floors that are missing or above the scores anew, and write down why."),
]


@guarded
def evaluate(
    sets: Sets = None,
    data: Data = None,
    file: GoldFile = None,
    show: Show = 0,
    json: AsJson = False,
    lower_floor: LowerFloor = None,
) -> None:
    """Score the coder against people's labels; exit code 1 where a score is under its floor or the data is absent.

    \b
    Examples:
      reportedly evaluate claims --data gold --show 5
      reportedly evaluate claims --file gold/claims/more.jsonl
      reportedly evaluate times --show 10
      reportedly evaluate --json > scores.jsonl
      reportedly evaluate attribution --lower-floor "two cases were labelled anew"
    """
    from ..evaluate import SETS, TIMES, evaluate_set, evaluate_times, get_folder, times_folder

    known = [*SETS, TIMES]
    names = sets or known
    _check(names, known, file, lower_floor)
    folder = get_folder(data) if file is None and names != [TIMES] else None
    problems: list[str] = []
    for name in names:
        if name == TIMES:
            report = evaluate_times(_read_times, file)
        else:
            report = evaluate_set(name, coder=partial(_code, whole=SETS[name].whole), data=folder, file=file)
        base = times_folder() if name == TIMES else folder
        found = [] if file is not None or base is None else _find_problems(report, base, lower_floor)
        _write_report(report, show, found, json)
        problems += found
    for problem in problems:
        complain(problem)
    if problems:
        raise typer.Exit(FAILED)


def _check(names: Sequence[str], known: Sequence[str], file: Path | None, reason: str | None) -> None:
    for name in names:
        if name not in known:
            fail_usage(f"there is no set {name!r}; the sets are {', '.join(known)}")
    if file is not None and len(names) != 1:
        fail_usage("--file goes with exactly one set")
    if file is not None and reason is not None:
        fail_usage("--lower-floor goes without --file: the floors are those of the sets' own files")
    if reason is not None and not reason.strip():
        fail_usage("--lower-floor asks for the reason in words")


def _code(docs: Iterable[Document], *, whole: bool) -> Iterator[Coding]:
    from ..engine import code_documents

    with show_progress() as progress:
        yield from code_documents(docs, progress=progress, whole=whole)


def _read_times(docs: Iterable[Document]) -> Iterator[tuple[Time, ...]]:
    from ..engine import read_times

    return read_times(docs)


def _find_problems(report: Report, folder: Path, reason: str | None) -> list[str]:
    """What is wrong by the set's floors; with a reason they are set anew and nothing is left."""
    import msgspec

    from ..evaluate import check_floors, floors_path, hash_file, read_floors, write_floors

    path = floors_path()
    floors = read_floors(path)
    if report.set not in floors.sets:
        return [f"{report.set}: {path.name} has no floors for it"]
    own = floors.sets[report.set]
    hashes = {name: hash_file(folder / name) for name in own.files}
    if reason is not None:
        lowered = _lower(own, report, hashes, reason)
        if lowered is not own:
            write_floors(path, msgspec.structs.replace(floors, sets={**floors.sets, report.set: lowered}))
        own = lowered
    return list(check_floors(own, report, hashes))


def _lower(own: SetFloors, report: Report, hashes: Mapping[str, str], reason: str) -> SetFloors:
    from datetime import UTC, datetime

    from ..evaluate import lower_floors

    return lower_floors(own, report, hashes, reason=reason, day=datetime.now(UTC).date())


def _write_report(report: Report, show: int, problems: list[str], json: bool) -> None:
    from ..model.codec import to_builtins

    shown = replace(report, failures=report.failures[:show])
    if json:
        write_json({**to_builtins(shown), "failing": len(report.failures), "problems": problems})
    else:
        write("\n".join(_iter_lines(report, shown.failures)) + "\n")


def _iter_lines(report: Report, failures: Iterable[Failure]) -> Iterator[str]:
    for failure in failures:
        yield f"--- {failure.id} ({failure.published or 'no date'})\n{failure.text}"
        yield from (f"  {line}" for line in (*failure.wrong, *failure.coded))
    yield f"\n== {report.set}: {report.texts} texts, {len(report.failures)} of them not all right"
    yield "   " + ", ".join(f"{name.replace('_', ' ')} {count}" for name, count in report.counts.items())
    for table in report.tables:
        yield from _iter_table(table)
    yield from _iter_confusions(report.confusions[:_MAX_CONFUSIONS])
    yield "\nscores"
    yield from (_score_line(name, measure) for name, measure in report.measures.items())


def _iter_table(table: Table) -> Iterator[str]:
    rows = [table.columns, *(tuple(map(_cell, row)) for row in table.rows)]
    widths = [max(len(row[i]) for row in rows) for i in range(len(table.columns))]
    yield f"\n{table.title}"
    for first, *rest in rows:
        cells = (f"{cell:>{width}}" for cell, width in zip(rest, widths[1:], strict=True))
        yield f"  {first:<{widths[0]}}  " + "  ".join(cells)


def _cell(value: str | int | float | None) -> str:
    return "" if value is None else f"{value:.1%}" if isinstance(value, float) else str(value)


def _iter_confusions(confusions: Sequence[Confusion]) -> Iterator[str]:
    yield "\nconfusions: gold, coded (-: nothing)"
    yield from (f"  {c.count:4d}  {c.gold:10s}  {c.coded}" for c in confusions)


def _score_line(name: str, measure: Measure) -> str:
    counts = "" if measure.of is None else f"  {measure.right}/{measure.of}"
    return f"  {name:26s} {measure.value:6.1%}{counts}"
