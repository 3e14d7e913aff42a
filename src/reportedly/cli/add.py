"""`reportedly add`: reports go into the ledger; what is there already is not coded again."""

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

import typer

from ..export.phrases import count, flatten, short_id
from ..model import Document
from .guard import STOPPED, complain, guarded
from .inputs import Files, Inputs, Json, Kind, Published, Publisher, Url
from .store import LEDGER_FILE, LedgerPath, open_ledger
from .terminal import show_progress, write, write_json

if TYPE_CHECKING:
    from ..ledger import Ledger


@dataclass(slots=True)
class Tally:
    """What one run did so far."""

    json: bool
    added: int = 0
    claims: int = 0
    known: int = 0

    def count_added(self, doc: Document, claims: int) -> None:
        """Counts and tells a report that is new in the ledger."""
        self.added += 1
        self.claims += claims
        self._tell(doc, new=True, claims=claims)

    def count_known(self, doc: Document) -> None:
        """Counts and tells a report that was there."""
        self.known += 1
        self._tell(doc, new=False, claims=None)

    def _tell(self, doc: Document, *, new: bool, claims: int | None) -> None:
        if self.json:
            write_json({"document": doc.id, "title": doc.title, "new": new, "claims": claims})
        else:
            what = f"added, {count(claims or 0, 'claim')}" if new else "already there"
            write(f"{short_id(doc.id)}  {what}: {flatten(doc.title or doc.text)[:100]}\n")


@guarded
def add(
    files: Files,
    ledger: LedgerPath = LEDGER_FILE,
    json: Json = False,
    published: Published = None,
    publisher: Publisher = None,
    url: Url = None,
    format: Kind = None,
) -> None:
    """Code reports and keep them in the ledger.

    The ledger is a single file, made where it is missing.
    Ctrl-C loses nothing: what is added stays, and the same command goes on from there.

    \b
    Examples:
      reportedly add reports/
      reportedly add examples/*/*.jsonl --ledger examples.ledger
      reportedly add --json - --format jsonl < reports.jsonl
    """
    inputs = Inputs(files, format, published, publisher, url)
    tally = Tally(json)
    try:
        with open_ledger(ledger, create=True) as store:
            _add_all(inputs, store, tally)
    except KeyboardInterrupt:
        complain(f"stopped; {_summary(tally)} in {ledger}; the same command goes on from there")
        raise typer.Exit(STOPPED) from None
    if not json:
        write(f"{ledger}: {_summary(tally)}\n")
    inputs.end()


def _add_all(inputs: Inputs, store: "Ledger", tally: Tally) -> None:
    """Reports are kept one by one; without a new one no model is loaded."""
    docs = inputs.documents({doc.id for doc in store.documents()}, tally.count_known)
    first = next(docs, None)
    if first is None:
        return
    from ..engine import code_documents, start_run

    run = start_run()
    with show_progress() as progress:
        for coding in code_documents(chain([first], docs), progress=progress):
            store.add(inputs.finish(coding), run)
            tally.count_added(coding.document, len(coding.claims))


def _summary(tally: Tally) -> str:
    return f"{count(tally.added, 'report')} added with {count(tally.claims, 'claim')}, {tally.known} already there"
