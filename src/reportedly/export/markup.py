"""Builds HTML that is escaped by construction: a child that is no Html is text, whatever it holds."""

from collections.abc import Iterable
from html import escape

from .phrases import make_visible

_VOID = frozenset({"meta", "br", "hr"})


class Html(str):
    """Text that is markup already."""

    __slots__ = ()


def text(value: str) -> Html:
    """The words as they are, escaped; control characters made visible."""
    return Html(escape(make_visible(value), quote=True))


def join(parts: Iterable[str]) -> Html:
    """The parts one after the other, those that are no Html escaped."""
    return Html("".join(part if isinstance(part, Html) else text(part) for part in parts))


def el(name: str, /, *children: str, **attributes: str | int | None) -> Html:
    """An element. `class_` and `aria_label` give the attributes class and aria-label; None leaves one out."""
    shown = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{text(str(value))}"'
        for key, value in attributes.items()
        if value is not None
    )
    return Html(f"<{name}{shown}>" if name in _VOID else f"<{name}{shown}>{join(children)}</{name}>")
