"""Opens the ledger of a command and finds what an id prefix means in it."""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ..errors import InputError
from ..model import Claim, Coding, Document, Incident, Track

if TYPE_CHECKING:
    from ..ledger import Ledger

LEDGER_FILE = Path("reportedly.ledger")
LedgerPath = Annotated[Path, typer.Option("--ledger", envvar="REPORTEDLY_LEDGER", help="The ledger's file.")]
ItemId = Annotated[str, typer.Argument(metavar="ID", help="An id, or the start of one: i1:9f2c4d81.")]
_PREFIX = re.compile(r"(?:[a-z][0-9]:)?[0-9a-f]+")
_SHOWN = 5
Item = Incident | Claim | Document | Track


@dataclass(frozen=True, slots=True)
class Store:
    """All that a ledger holds, fused: codings in the order in which they were added."""

    codings: tuple[Coding, ...]
    incidents: tuple[Incident, ...]
    tracks: tuple[Track, ...]

    @property
    def by_document(self) -> dict[str, Coding]:
        """Codings by document id."""
        return {c.document.id: c for c in self.codings}


@contextmanager
def open_ledger(path: Path, *, create: bool = False) -> Iterator["Ledger"]:
    """The ledger at the path, closed at the end; read only unless it may be created. Raises LedgerError."""
    from ..ledger import Ledger

    with Ledger(path, create=create, read_only=not create) as ledger:
        yield ledger


def load_store(ledger: "Ledger") -> Store:
    """Codings of a ledger, with the incidents and tracks over all of them."""
    from ..engine import fuse_codings

    codings = tuple(ledger.codings())
    return Store(codings, *fuse_codings(codings))


def get_item(prefix: str, store: Store) -> Item:
    """The incident, track, claim or document with that id or start of one, with or without its tag.

    Incidents and tracks over the whole ledger come first; those of a single report are found as well. Raises
    InputError where nothing or more than one thing has it.
    """
    wanted = prefix.strip().lower()
    if not _PREFIX.fullmatch(wanted):
        raise InputError(f"{prefix!r} is no id; give one as it is printed, such as i1:9f2c4d81")
    found = _matches(wanted, _all_items(store)) or _matches(wanted, _single_items(store))
    if not found:
        raise InputError(f"{prefix!r}: nothing in this ledger has an id that starts so")
    if len(found) > 1:
        shown = ", ".join(sorted(found)[:_SHOWN]) + (", …" if len(found) > _SHOWN else "")
        raise InputError(f"{prefix!r}: {len(found)} ids start so, give more of it: {shown}")
    return next(iter(found.values()))


def _all_items(store: Store) -> Iterator[Item]:
    yield from store.incidents
    yield from store.tracks
    for coding in store.codings:
        yield coding.document
        yield from coding.claims


def _single_items(store: Store) -> Iterator[Item]:
    for coding in store.codings:
        yield from coding.incidents
        yield from coding.tracks


def _matches(wanted: str, items: Iterator[Item]) -> dict[str, Item]:
    tagged = ":" in wanted
    return {item.id: item for item in items if (item.id if tagged else item.id.partition(":")[2]).startswith(wanted)}


def claims_behind(item: Item, codings: Sequence[Coding]) -> list[Claim]:
    """The claims that an item gathers, in the ledger's order; a claim is its own."""
    if isinstance(item, Claim):
        return [item]
    if isinstance(item, Document):
        return [c for coding in codings if coding.document.id == item.id for c in coding.claims]
    return [c for coding in codings for c in coding.claims if c.id in item.claims]
