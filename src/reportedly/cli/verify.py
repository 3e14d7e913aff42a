"""`reportedly verify`: derives a ledger's ids and chain again and names what does not agree."""

import typer

from ..export.phrases import count
from .guard import FAILED, complain, guarded
from .store import LEDGER_FILE, LedgerPath, open_ledger
from .terminal import write


@guarded
def verify(ledger: LedgerPath = LEDGER_FILE) -> None:
    """Check that nothing in the ledger was changed.

    Every id, every text and the chain are derived again.
    This checks the file, not the reports: what a source says is not judged.

    \b
    Examples:
      reportedly verify
      reportedly verify --ledger examples.ledger
    """
    with open_ledger(ledger) as opened:
        problems = tuple(opened.verify())
        reports = sum(1 for _ in opened.documents())
    for problem in problems:
        complain(f"{ledger}, {problem.where}: {problem.what}")
    if problems:
        write(f"{ledger}: {count(len(problems), 'problem')} in {count(reports, 'report')}\n")
        raise typer.Exit(FAILED)
    write(f"{ledger}: {count(reports, 'report')}, nothing was changed\n")
