"""Reportedly: who says who did what to whom, where and when, and who denies it.

    import reportedly
    coding = reportedly.code(text, published="2022-07-31")
    for claim in coding.claims:
        print(claim.speaker.name, claim.position, claim.event.type)

Imports are lazy: importing the package loads no model.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .model import Coding
    from .reference.gazetteer import Candidate

__all__ = ["Ledger", "code", "places", "read_path", "start_run"]


def code(
    text: str,
    *,
    published: str | None = None,
    publisher: str | None = None,
    url: str | None = None,
    title: str | None = None,
    quick: bool = False,
) -> Coding:
    """The coding of one text. `published`: ISO date. Raises InputError for an empty text or an impossible date.

    quick: leave a text that can tell of no event without annotations.
    """
    from .engine import code_documents
    from .read import read_text

    found = read_text(text, published=published, publisher=publisher, url=url, title=title)
    (coding,) = code_documents([found.doc], whole=not quick)
    return replace(coding, issues=(*found.issues, *coding.issues))


def places(name: str, *, limit: int = 20) -> tuple[Candidate, ...]:
    """The places that a name can stand for, the likeliest first; data of GeoNames (CC BY 4.0) and the user's own.

    A candidate's `polygons` are its boundary, where one is known, and `areas` the disputed areas of which it is part.
    """
    from .reference.gazetteer import Gazetteer

    return Gazetteer.open().find(name, limit)


def __getattr__(name: str) -> Any:
    if name == "Ledger":
        from .ledger import Ledger

        return Ledger
    if name == "read_path":
        from .read import read_path

        return read_path
    if name == "start_run":
        from .engine import start_run

        return start_run
    raise AttributeError(name)
