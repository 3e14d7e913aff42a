"""`reportedly why`: from an incident or a claim back to the words, the rules and what was dropped."""

from collections.abc import Iterator, Mapping, Sequence

from ..export.layout import GAP, Para
from ..model import Explanation, Incident
from .guard import guarded
from .store import LEDGER_FILE, Item, ItemId, LedgerPath, Store, claims_behind, get_item, load_store, open_ledger
from .terminal import write_paras


@guarded
def why(id: ItemId, ledger: LedgerPath = LEDGER_FILE) -> None:
    """Tell why: claims, words, reports, rules, what was dropped.

    From an incident to its claims, from a claim to its words and its report, with the lexicon entry and the rule of
    each field, and what was considered in the same sentence and not coded.

    \b
    Examples:
      reportedly why i1:9f2c4d81
      reportedly why c1:5e01
    """
    with open_ledger(ledger) as opened:
        store = load_store(opened)
        item = get_item(id, store)
        behind = claims_behind(item, store.codings)
        explanations = {claim.id: tuple(opened.explanations(claim.id)) for claim in behind}
    write_paras(_paras(item, store, explanations))


def _paras(item: Item, store: Store, explanations: Mapping[str, Sequence[Explanation]]) -> Iterator[Para]:
    from ..export import people
    from ..export.views import claims_by_id

    if isinstance(item, Incident):
        yield from people.why_incident(item, store.by_document, claims_by_id(store.codings), explanations)
        return
    for claim in claims_behind(item, store.codings):
        coding = store.by_document[claim.document]
        yield from people.why_claim(claim, coding, explanations[claim.id])
        yield GAP
