"""Breaks paragraphs into lines of a width, in terminal cells; nothing is cut off, an overlong word is broken.

What a paragraph says and how a style looks is left to others.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from rich.cells import cell_len, chop_cells

Style = Literal["plain", "heading", "label", "quote", "meta", "alert"]
_LEAST = 16


@dataclass(frozen=True, slots=True)
class Para:
    """Words to be wrapped. `lead` stands before the first line; the others are indented by `hang`, else its width."""

    text: str
    style: Style = "plain"
    indent: int = 0
    lead: str = ""
    lead_style: Style = "meta"
    hang: int | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One line as printed: the margin with the lead, then the words."""

    lead: str
    text: str
    style: Style = "plain"
    lead_style: Style = "plain"


GAP = Para("")


def lay_out(paragraphs: Iterable[Para], width: int = 80) -> Iterator[Line]:
    """The lines of paragraphs, none wider than `width` cells (at least 16 are left for words). Gaps do not add up."""
    gap = True
    for para in paragraphs:
        if para == GAP:
            if not gap:
                yield Line("", "")
            gap = True
            continue
        gap = False
        yield from _wrap_para(para, width)


def to_text(paragraphs: Iterable[Para], width: int = 80) -> str:
    """The lines as one text, without trailing blanks."""
    return "".join(f"{line.lead}{line.text}".rstrip() + "\n" for line in lay_out(paragraphs, width))


def _wrap_para(para: Para, width: int) -> Iterator[Line]:
    lead = " " * para.indent + para.lead
    margin = cell_len(lead) if para.hang is None else para.indent + para.hang
    first, *rest = wrap(para.text, max(width - margin, _LEAST), max(width - cell_len(lead), _LEAST))
    yield Line(lead, first, para.style, para.lead_style)
    yield from (Line(" " * margin, text, para.style, para.lead_style) for text in rest)


def wrap(text: str, width: int, first: int | None = None) -> list[str]:
    """The words of the text in lines of at most `width` cells, `first` for the first; at least one line."""
    lines: list[str] = []
    line, room = "", width if first is None else first
    for word in _pieces(text, min(width, room)):
        joined = f"{line} {word}" if line else word
        if cell_len(joined) <= room:
            line = joined
        else:
            lines.append(line)
            line, room = word, width
    return [*lines, line]


def _pieces(text: str, width: int) -> Iterator[str]:
    """The words, those wider than a line in pieces. A no-break space does not part words."""
    for word in (w for w in text.split(" ") if w):
        yield from [word] if cell_len(word) <= width else chop_cells(word, width)
