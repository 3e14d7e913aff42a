"""Scores times: whether an expression names the days, the length or the repetition that people say it names.

The rows are the project's own sentences and come with it; reading times is the engine's work.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Literal

import msgspec

from ..datafile import data_root
from ..model import Document, Time
from ..read import read_text
from .gold import read_lines
from .report import NOTHING, Cell, Failure, Measure, Report, Table, share, to_confusions

TIMES = "times"
HALVES = ("dev", "kept")

Kind = Literal["interval", "open_start", "open_end", "duration", "set", "none"]
TimeReader = Callable[[Iterable[Document]], Iterable[Sequence[Time]]]
Judged = tuple["TimeRow", Time | None]


class TimeRow(msgspec.Struct, frozen=True, rename={"group": "class"}):
    """An expression in its text. start, end: days or local minutes, both included, null where open."""

    id: str
    text: str
    expression: str
    kind: Kind
    group: str
    published: str | None = None
    start: str | None = None
    end: str | None = None
    duration: str | None = None
    precision: str | None = None


def times_folder() -> Path:
    """The folder of the project's own rows."""
    return Path(str(data_root().joinpath("evaluate/expressions")))


def evaluate_times(reader: TimeReader, file: Path | None = None) -> Report:
    """The report on the halves that are there, or on another file of their format; `reader` gives each text's times."""
    own = {half: times_folder() / f"{half}.jsonl" for half in HALVES}
    files = {half: path for half, path in own.items() if path.is_file()} if file is None else {"file": file}
    return score_times({half: _judge(read_lines(path, TimeRow), reader) for half, path in files.items()})


def _judge(rows: Sequence[TimeRow], reader: TimeReader) -> list[Judged]:
    docs = [read_text(row.text, published=row.published).doc for row in rows]
    return [(row, _find(row, doc.text, times)) for row, doc, times in zip(rows, docs, reader(docs), strict=True)]


def _find(row: TimeRow, text: str, times: Iterable[Time]) -> Time | None:
    """The time that has the most words in common with the expression; of "April and May" both, from first to last."""
    start = text.find(row.expression)
    end = start + len(row.expression)
    shared = {t: min(end, t.span.end) - max(start, t.span.start) for t in times if t.span}
    inside = [t for t in shared if t.span and start <= t.span.start and t.span.end <= end]
    if len(inside) > 1 and all(t.earliest and t.latest for t in inside):
        return replace(inside[0], latest=inside[-1].latest, edtf=None)
    best = max(shared, key=lambda time: shared[time], default=None)
    return best if best is not None and shared[best] > 0 else None


def score_times(halves: Mapping[str, Sequence[Judged]]) -> Report:
    """The report: what is right of each half, by class, and the kinds that are confused."""
    rows = [pair for judged in halves.values() for pair in judged]
    return Report(
        set=TIMES,
        texts=len(rows),
        counts={half: len(judged) for half, judged in halves.items()},
        measures=dict(_measures(halves)),
        tables=tuple(_table(half, judged) for half, judged in halves.items()),
        confusions=to_confusions(Counter((row.kind, kind_of(t)) for row, t in rows if row.kind != kind_of(t))),
        failures=tuple(_failure(row, time) for row, time in rows if not is_right(row, time)),
    )


def _measures(halves: Mapping[str, Sequence[Judged]]) -> Iterator[tuple[str, Measure]]:
    for half, judged in halves.items():
        yield half, share(sum(is_right(*pair) for pair in judged), len(judged))
        yield f"{half}_kind", share(sum(row.kind == kind_of(time) for row, time in judged), len(judged))


def kind_of(time: Time | None) -> str:
    """What the record says of a time: an interval, open at an end, a length, a set, or nothing."""
    if time is None:
        return "none"
    if time.earliest is not None:
        return "open_end" if time.latest is None else "interval"
    if time.latest is not None:
        return "open_start"
    return "set" if time.duration is None and time.precision is None else "duration"


def is_right(row: TimeRow, time: Time | None) -> bool:
    """The kind, both ends where the time has some, and the length where it is one.

    Clock times are compared to the minute, in the clock of the words; parts of a day by the day, since the
    record has no hours for them.
    """
    if time is None or row.kind != kind_of(time):
        return time is None and row.kind == "none"
    if row.kind in ("duration", "set"):
        return row.duration in (None, time.duration)
    told = (time.edtf or "").split("/")
    if row.precision == "part_of_day" or "T" not in told[0] + told[-1]:
        told = [time.earliest or "..", time.latest or ".."]
    length = len("2021-05-04") if row.precision == "part_of_day" else len("2021-05-04T10:00")
    return [(end or "..")[:length] for end in (row.start, row.end)] == [end[:length] for end in (told[0], told[-1])]


def _table(half: str, judged: Sequence[Judged]) -> Table:
    groups = Counter(row.group for row, _ in judged)
    right = Counter(row.group for row, time in judged if is_right(row, time))
    rows: list[tuple[Cell, ...]] = [(g, n, right[g], share(right[g], n).value) for g, n in sorted(groups.items())]
    return Table(f"classes ({half})", ("class", "asked", "right", "share"), tuple(rows))


def _failure(row: TimeRow, time: Time | None) -> Failure:
    wanted = row.duration or (f"{row.start or '..'}/{row.end or '..'}" if row.start or row.end else NOTHING)
    wrong = f"{row.group}: {row.expression!r} is {row.kind} {wanted}"
    told = f"{time.expression!r} read as {kind_of(time)} {time.duration or time.edtf}" if time else "nothing read"
    return Failure(row.id, row.published, row.text, (wrong,), (told,))
