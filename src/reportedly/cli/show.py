"""`reportedly show`: one incident, track, claim or report of a ledger."""

from collections.abc import Iterator

from ..export.layout import Para
from ..model import Claim, Document, Incident
from .guard import guarded
from .inputs import Json
from .store import LEDGER_FILE, Item, ItemId, LedgerPath, Store, get_item, load_store, open_ledger
from .terminal import write_json, write_paras


@guarded
def show(id: ItemId, ledger: LedgerPath = LEDGER_FILE, json: Json = False) -> None:
    """Show an incident, track, claim or report of a ledger.

    \b
    Examples:
      reportedly show i1:9f2c4d81
      reportedly show d1:07ab --json
    """
    with open_ledger(ledger) as opened:
        store = load_store(opened)
    item = get_item(id, store)
    if json:
        write_json(store.by_document[item.id] if isinstance(item, Document) else item)
    else:
        write_paras(_paras(item, store))


def _paras(item: Item, store: Store) -> Iterator[Para]:
    from ..export import people
    from ..export.views import claims_by_id

    claims = claims_by_id(store.codings)
    if isinstance(item, Document):
        return people.coding_paras(store.by_document[item.id])
    if isinstance(item, Claim):
        return people.claim_sheet(item, store.by_document[item.document].document)
    if isinstance(item, Incident):
        return people.incident_paras(item, claims)
    return people.track_paras(item, claims, indent=0)
