"""`reportedly tracks`: ceasefires, talks, promises and what else goes on over time in a ledger."""

from typing import Annotated, get_args

import typer

from ..model.vocabulary import TrackKind
from .guard import fail_usage, guarded
from .inputs import Json
from .store import LEDGER_FILE, LedgerPath, load_store, open_ledger
from .terminal import write_json, write_paras


def _check_kind(value: str | None) -> str | None:
    kinds = get_args(TrackKind)
    if value is None or value.strip().lower() in kinds:
        return value and value.strip().lower()
    return fail_usage(f"{value!r} is none of {', '.join(kinds)}")


@guarded
def tracks(
    ledger: LedgerPath = LEDGER_FILE,
    json: Json = False,
    kind: Annotated[
        str | None, typer.Option(metavar="KIND", callback=_check_kind, help="Those of one kind, such as commitment.")
    ] = None,
) -> None:
    """List what goes on over time: ceasefires and violations, talks, promises.

    Kinds: ceasefire, violation, negotiation, agreement, commitment, captives, control.

    \b
    Examples:
      reportedly tracks
      reportedly tracks --kind commitment --json
    """
    with open_ledger(ledger) as opened:
        store = load_store(opened)
    found = [t for t in store.tracks if kind in (None, t.kind)]
    if json:
        for track in found:
            write_json(track)
        return
    from ..export.people import track_list
    from ..export.views import claims_by_id

    write_paras(track_list(found, claims_by_id(store.codings)))
