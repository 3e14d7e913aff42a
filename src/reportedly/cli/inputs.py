"""Reads the files of a command: each error is told as it is met, the other files go on.

What the documents are for is left to the commands.
"""

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Annotated, Literal

import typer

from ..model import Coding, Document, Issue
from .guard import FAILED, complain, fail_usage

Format = Literal["text", "html", "jsonl"]


def check_published(value: str | None) -> str | None:
    """The date as given; a usage error where it is none."""
    if value is not None:
        from ..errors import InputError
        from ..read.document import Where, parse_published

        try:
            return parse_published(value.strip(), Where("--published"))
        except InputError as error:
            fail_usage(str(error))
    return value


Files = Annotated[
    list[str],
    typer.Argument(metavar="FILES...", help="Text, HTML or JSON lines; folders are searched; - is standard input."),
]
Published = Annotated[
    str | None,
    typer.Option(callback=check_published, help="Date of the reports that give none: YYYY-MM-DD or ISO 8601."),
]
Publisher = Annotated[str | None, typer.Option(help="Outlet of the reports that name none.")]
Url = Annotated[str | None, typer.Option(help="Address of the reports that give none.")]
Kind = Annotated[
    Format | None, typer.Option("--format", help="What a file or standard input is; else its suffix tells.")
]
Json = Annotated[bool, typer.Option("--json", help="One JSON object a line instead of text for people.")]


@dataclass(slots=True)
class Inputs:
    """Documents of files, and how many of them failed. Issues of reading join the coding in `finish`."""

    files: Sequence[str]
    format: Format | None = None
    published: str | None = None
    publisher: str | None = None
    url: str | None = None
    failed: int = 0
    _issues: deque[tuple[Issue, ...]] = field(default_factory=deque)

    def documents(
        self, known: set[str] | None = None, on_known: Callable[[Document], None] | None = None
    ) -> Iterator[Document]:
        """Documents in order. known: ids of those that are left out and told to `on_known`; each new one joins it."""
        from ..read import Read, read_path

        for file in self.files:
            for found in read_path(
                file, format=self.format, published=self.published, publisher=self.publisher, url=self.url
            ):
                if not isinstance(found, Read):
                    self.failed += 1
                    complain(found)
                elif known is not None and found.doc.id in known:
                    if on_known is not None:
                        on_known(found.doc)
                else:
                    if known is not None:
                        known.add(found.doc.id)
                    self._issues.append(found.issues)
                    yield found.doc

    def finish(self, coding: Coding) -> Coding:
        """The coding of the next document, with what reading it had to guess. Codings come in the documents' order."""
        return replace(coding, issues=(*self._issues.popleft(), *coding.issues))

    def end(self) -> None:
        """Exit code 1 where an input failed."""
        if self.failed:
            raise typer.Exit(FAILED)
