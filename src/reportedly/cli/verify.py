"""`reportedly verify`: derives a ledger's ids and chain again and names what does not agree."""

from typing import Annotated

import typer

from ..export.phrases import count
from .guard import FAILED, complain, guarded
from .store import LEDGER_FILE, LedgerPath, open_ledger
from .terminal import write


@guarded
def verify(
    ledger: LedgerPath = LEDGER_FILE,
    head: Annotated[str | None, typer.Option(metavar="HASH", help="A head noted earlier, which must be in it.")] = None,
) -> None:
    """Check that nothing in the ledger was changed.

    Every id, every text and the chain are derived again. What a source says is not judged.
    The head is the hash of the last row: noted elsewhere and given back later, it shows that nothing was rewritten.

    \b
    Examples:
      reportedly verify
      reportedly verify --ledger examples.ledger --head "$NOTED"
    """
    with open_ledger(ledger) as opened:
        problems = tuple(opened.verify(head=head))
        for problem in problems:
            complain(f"{ledger}, {problem.where}: {problem.what}")
        if problems:
            write(f"{ledger}: {count(len(problems), 'problem')}\n")
            raise typer.Exit(FAILED)
        reports = count(sum(1 for _ in opened.documents()), "report")
        write(f"{ledger}: {reports}, nothing was changed; head {opened.head()}\n")
