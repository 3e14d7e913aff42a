"""An HTML page becomes its article text and fields, each field with the place in the page where it was found.

Takes only places that state a field: a date in the running text or a copyright year is no date of publication.
"""

from collections.abc import Sequence
from copy import deepcopy
from typing import Any

from ..model.coding import Issue
from .document import Fields, Read, Where, make_read

_ATTRIBUTES = "concat(@name, ' ', @property, ' ', @itemprop, ' ', @http-equiv)"
_LOWER = f"translate({_ATTRIBUTES}, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz')"
# Metadata of later changes, and addresses, which are looked at last.
_NOT_META = " or ".join(f"contains({_LOWER}, '{part}')" for part in ("modif", "updat", "revis", "copyright", "url"))
_DATED = "self::time or @itemprop='datePublished' or contains(@class, 'publish') or contains(@class, 'pubdate')"
_UPDATED = "contains(@class, 'updat') or contains(@class, 'modif') or @itemprop='dateModified'"
_TIME = f"*[({_DATED}) and not({_UPDATED}) and string-length(.) < 200]"
# Place -> its elements, and the fields it may give; the first place that has a field gives it.
_PLACES: dict[str, tuple[str, tuple[str, ...]]] = {
    "json-ld": ("//script[@type='application/ld+json']", ("title", "publisher", "published")),
    "meta": (f"//meta[not({_NOT_META})]", ("title", "publisher", "published")),
    "h1": ("//h1", ("title",)),
    "title": ("//head/title", ("title", "publisher")),
    # The first one only, and none of a list of other articles.
    "time": (f"(//article[.//h1]//{_TIME} | //body[not(.//article)]//{_TIME})[1]", ("published",)),
    "address": ("//link[@rel='canonical'] | //meta[@property='og:url']", ("url", "publisher", "published")),
}
# Fixed bounds: without them the library takes today's date, and the same page would read differently tomorrow.
_DATES = {"original_date": True, "extensive_search": False, "min_date": "1900-01-01", "max_date": "2100-01-01"}
_NAMES = {"title": "title", "publisher": "sitename", "published": "date", "url": "url"}
_HEAD = {"meta", "link", "script", "title"}


def read_page(html: str, given: Fields, where: Where, *, issues: Sequence[Issue] = ()) -> Read:
    """The document of a page; given fields win over those found. Raises ReadError where there is no article text."""
    body, found = _parse(html, given, where)
    fields = {name: getattr(given, name) or found.get(name, (None,))[0] for name in _NAMES}
    notes = [_note(name, getattr(given, name), found.get(name)) for name in _NAMES if fields[name]]
    title = fields["title"]
    if title and body.startswith(f"{title}\n"):
        body = body[len(title) + 1 :]
    return make_read(body, Fields(**fields, language=given.language), where, issues=(*issues, *notes))


def _parse(html: str, given: Fields, where: Where) -> tuple[str, dict[str, tuple[str, str]]]:
    import trafilatura
    from trafilatura.utils import load_html

    try:
        tree = load_html(html)
        found = {} if tree is None else _find_fields(tree, given.url)
        body = None if tree is None else trafilatura.extract(tree, include_comments=False)
    except Exception as error:  # whatever a page does to the parser ends the page, not the run
        raise where.error(f"the page cannot be parsed ({type(error).__name__})", "save its text as .txt") from error
    if not body:
        raise where.error("no article text was found in the page", "save its text as .txt")
    return body, found


def _find_fields(tree: Any, url: str | None) -> dict[str, tuple[str, str]]:
    """Field -> value and place."""
    from trafilatura.metadata import extract_metadata

    found: dict[str, tuple[str, str]] = {}
    for place, (xpath, names) in _PLACES.items():
        address = url if place == "address" else None
        elements = tree.xpath(xpath)
        if (elements or address) and not found.keys() >= set(names):
            metadata = extract_metadata(_view(elements), default_url=address, date_config=_DATES)
            values = {name: getattr(metadata, _NAMES[name]) for name in names}
            found |= {name: (value, place) for name, value in values.items() if _is_new(value, name, found)}
    return found


def _is_new(value: object, name: str, found: dict[str, tuple[str, str]]) -> bool:
    return isinstance(value, str) and bool(value.strip()) and name not in found


def _view(elements: list[Any]) -> Any:
    """A page of these elements alone."""
    from trafilatura.utils import load_html

    tree: Any = load_html("<html><head></head><body></body></html>")
    for element in elements:
        copy = deepcopy(element)
        copy.tail = None
        tree[0 if element.tag in _HEAD else 1].append(copy)
    return tree


def _note(name: str, given: str | None, found: tuple[str, str] | None) -> Issue:
    detail = f"{name}: {found[1]}" if found and not given else f"{name}: given"
    if given and found and found[0] != given:
        detail += f"; {found[0]!r} in {found[1]}"
    return Issue(stage="read", code="found_in", span=None, detail=detail)
