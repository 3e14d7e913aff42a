"""Turns errors into one line on standard error and an exit code; a reader that has gone away is no error."""

import os
import sys
from collections.abc import Callable
from functools import wraps
from typing import NoReturn, ParamSpec

import typer

from ..errors import ReportedlyError

P = ParamSpec("P")
FAILED = 1
STOPPED = 130


def complain(message: object) -> None:
    """`reportedly: message` on standard error."""
    typer.echo(f"reportedly: {message}", err=True)


def fail_usage(message: str) -> NoReturn:
    """Ends with exit code 2 and the command's usage."""
    raise typer.BadParameter(message)


def guarded(command: Callable[P, None]) -> Callable[P, None]:
    """The command with the project's errors, Ctrl-C and a closed pipe handled."""

    @wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> None:
        try:
            try:
                command(*args, **kwargs)
            finally:
                sys.stdout.flush()
        except BrokenPipeError:
            _drop_output()
            raise typer.Exit(0) from None
        except ReportedlyError as error:
            complain(error)
            raise typer.Exit(FAILED) from None
        except KeyboardInterrupt:
            complain("stopped")
            raise typer.Exit(STOPPED) from None

    return run


def _drop_output() -> None:
    """Sends what is still buffered nowhere, so that the interpreter's last flush stays quiet."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
