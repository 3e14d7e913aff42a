"""The command line: one module a command, gathered here. No model is loaded before a command needs it.

Exit codes: 0 all was read, 1 some input or the ledger failed, 2 the command line is wrong, 130 stopped by Ctrl-C.
"""

import contextlib
import gc
import io
import sys
from types import ModuleType
from typing import Annotated

import typer

from .add import add
from .code import code
from .evaluate import evaluate
from .incidents import incidents
from .places import places
from .schema import schema
from .show import show
from .tracks import tracks
from .verify import verify
from .why import why

__all__ = ["app", "main"]

app = typer.Typer(
    name="reportedly",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _show_version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        typer.echo(f"reportedly {version('reportedly')}")
        raise typer.Exit()


@app.callback()
def reportedly(
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Print the version and stop.")
    ] = False,
) -> None:
    """Who says who did what to whom, where and when, and who denies it.

    \b
    Examples:
      reportedly code report.txt --published 2024-05-11
      reportedly add reports/ && reportedly incidents --support contested
    """


for _command in (code, add, incidents, tracks, show, why, verify, places, schema, evaluate):
    app.command()(_command)


_RARELY = (100_000, 50, 100)
"""Lexicon and model are many lasting objects, which the collector else walks through while they load."""
_UNUSED = ("spacy.cli", "spacy.cli.info")
"""spaCy's own command line, which its package imports with a web client and more: a third of its start."""


def main() -> None:
    """Entry point of `reportedly`: UTF-8 on standard output whatever the locale, line ends as written."""
    gc.set_threshold(*_RARELY)
    for name in _UNUSED:
        sys.modules[name] = ModuleType(name)
        vars(sys.modules[name])["info"] = None
    if isinstance(sys.stdout, io.TextIOWrapper):
        with contextlib.suppress(io.UnsupportedOperation):
            sys.stdout.reconfigure(encoding="utf-8", newline="")
    app(prog_name="reportedly")
