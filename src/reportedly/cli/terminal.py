"""Writes lines to standard output, with colours on a terminal only, and shows progress on standard error."""

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from ..export.layout import Para, Style, lay_out, to_text

WIDTH = 80
_STYLES: dict[Style, str] = {
    "plain": "",
    "heading": "bold",
    "label": "bold",
    "quote": "cyan",
    "meta": "dim",
    "alert": "bold yellow",
}
Progress = Callable[[str, int, int | None], None]


def write(text: str) -> None:
    """The text on standard output, at once."""
    sys.stdout.write(text)
    sys.stdout.flush()


def write_json(value: Any) -> None:
    """One line of JSON of a value of the record, or of plain dicts and lists."""
    from ..model.codec import to_json

    write(to_json(value) + "\n")


def write_paras(paras: Iterable[Para]) -> None:
    """Paragraphs at 80 columns, or at the terminal's where it is narrower."""
    from rich.console import Console
    from rich.text import Text

    console = Console(highlight=False, markup=False, emoji=False)
    if not console.is_terminal:
        write(to_text(paras, WIDTH))
        return
    for line in lay_out(paras, min(WIDTH, console.width)):
        text = Text.assemble((line.lead, _STYLES[line.lead_style]), (line.text, _STYLES[line.style]))
        console.print(text, soft_wrap=True)


@contextmanager
def show_progress() -> Iterator[Progress | None]:
    """A callback `(what, done, total)` that draws a bar on standard error; None where that is no terminal."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, SpinnerColumn, TextColumn
    from rich.progress import Progress as Bar

    console = Console(stderr=True)
    if not console.is_terminal:
        yield None
        return
    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Bar(*columns, console=console, transient=True, redirect_stdout=sys.stdout.isatty()) as bar:
        tasks: dict[str, Any] = {}

        def report(what: str, done: int, total: int | None) -> None:
            if what not in tasks:
                tasks[what] = bar.add_task(what, total=total)
            bar.update(tasks[what], completed=done, total=total)

        yield report
