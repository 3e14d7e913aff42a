"""`reportedly code`: reports in, claims out, nothing kept."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from ..errors import InputError
from ..model import Coding
from .guard import fail_usage, guarded
from .inputs import Files, Inputs, Json, Kind, Published, Publisher, Url
from .terminal import show_progress, write, write_json, write_paras

Csv = Annotated[bool, typer.Option("--csv", help="One row a claim, safe to open in a spreadsheet.")]
Html = Annotated[Path | None, typer.Option(dir_okay=False, help="Write a page that works from a folder, too.")]
Whole = Annotated[
    bool, typer.Option("--whole", help="Annotate reports that can tell of no event, too; slower on such reports.")
]
Explain = Annotated[bool, typer.Option("--explain", help="Tell the rule and the lexicon entry behind each field.")]


@guarded
def code(
    files: Files,
    json: Json = False,
    csv: Csv = False,
    published: Published = None,
    publisher: Publisher = None,
    url: Url = None,
    format: Kind = None,
    html: Html = None,
    explain: Explain = False,
    whole: Whole = False,
) -> None:
    """Code reports: who says who did what, and who denies it.

    With --html the page is written and, unless --json or --csv is given, nothing else is printed. A page always
    tells the rules.

    \b
    Examples:
      reportedly code report.txt --published 2024-05-11
      reportedly code --json examples/arauca-talks/*.jsonl > claims.jsonl
      reportedly code --csv reports/ > claims.csv
      reportedly code --html page.html report.html
      curl -s https://example.org/report.html | reportedly code - --format html
    """
    _check(json, csv, html, explain)
    inputs = Inputs(files, format, published, publisher, url)
    kept: list[Coding] = []
    for number, coding in enumerate(_iter_codings(inputs, whole=whole)):
        if html is not None:
            kept.append(coding)
        if json:
            write_json(coding)
        elif csv:
            _write_rows(coding, first=number == 0)
        elif html is None:
            _write_people(coding, first=number == 0, explain=explain)
    if html is not None:
        _write_page(html, kept)
    inputs.end()


def _check(json: bool, csv: bool, html: Path | None, explain: bool) -> None:
    if json and csv:
        fail_usage("--json and --csv exclude each other")
    if explain and (json or csv):
        fail_usage("--explain is for people: it goes without --json and --csv")
    if html is not None and not html.parent.is_dir():
        fail_usage(f"--html: there is no folder {html.parent}")


def _iter_codings(inputs: Inputs, *, whole: bool) -> Iterator[Coding]:
    """Codings in the order of the documents; without a document no model is loaded."""
    from itertools import chain

    docs = inputs.documents()
    first = next(docs, None)
    if first is None:
        return
    from ..engine import code_documents

    with show_progress() as progress:
        for coding in code_documents(chain([first], docs), progress=progress, whole=whole):
            yield inputs.finish(coding)


def _write_rows(coding: Coding, *, first: bool) -> None:
    from ..export.csv import header, to_csv

    write((header() if first else "") + to_csv(coding))


def _write_people(coding: Coding, *, first: bool, explain: bool) -> None:
    from ..export.people import coding_paras

    write("" if first else "\n" + "─" * 80 + "\n\n")
    write_paras(coding_paras(coding, explain=explain))


def _write_page(path: Path, codings: list[Coding]) -> None:
    from ..export.page import to_page

    try:
        path.write_text(to_page(codings), encoding="utf-8", newline="")
    except OSError as error:
        raise InputError(f"{path}: the page cannot be written ({error.strerror}); give another --html") from error
    typer.echo(f"{path}: written, {len(codings)} report{'' if len(codings) == 1 else 's'}", err=True)
