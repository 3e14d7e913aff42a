"""Bytes become text: which encoding it is, and that the bytes are text at all.

A guess is reported as an issue; what the text is about is left to the readers of formats.
"""

import codecs
import re

from ..model.coding import Issue
from .document import Where, check_text

UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_MARKS = {codecs.BOM_UTF8: "utf-8", codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_:.-]+)""", re.IGNORECASE)
_DECLARED_WITHIN = 2048
# Families of 8-bit and East Asian codecs that a page may declare; Python's own transforms are none of them.
_FAMILIES = ("cp", "iso8859", "koi8", "gb", "big5", "euc", "shift_jis", "mac", "tis")
_LATIN = ("iso8859-1", "cp1252")


def decode(data: bytes, where: Where, *, declared: str | None = None) -> tuple[str, tuple[Issue, ...]]:
    """Text and issues. UTF-8 or a mark (BOM) first, then the declared encoding, then cp1252, then Latin-1.

    Raises ReadError for bytes that break their own mark, for binary data and for white space only.
    """
    encoding, text = _decode_marked(data, where)
    if text is None:
        encoding, text = _decode_guess(data, declared)
    check_text(text, where)
    return text, () if encoding is None else (Issue(stage="read", code="decoded_as", span=None, detail=encoding),)


def find_declared(data: bytes) -> str | None:
    """The 8-bit encoding that a page declares near its start, in Python's name; null where none is known."""
    match = _DECLARED.search(data[:_DECLARED_WITHIN])
    try:
        name = codecs.lookup(match[1].decode("ascii")).name if match else ""
    except LookupError:
        return None
    return name if name.startswith(_FAMILIES) and name not in _LATIN else None


def _decode_marked(data: bytes, where: Where) -> tuple[None, str | None]:
    mark = next((mark for mark in _MARKS if data.startswith(mark)), None)
    try:
        return None, data.decode("utf-8") if mark is None else data[len(mark) :].decode(_MARKS[mark])
    except UnicodeDecodeError as error:
        if mark is None:
            return None, None
        cause = f"it opens with the mark of {_MARKS[mark].upper()} and breaks it at byte {error.start + len(mark)}"
        raise where.error(cause, "save it again as UTF-8") from None


def _decode_guess(data: bytes, declared: str | None) -> tuple[str, str]:
    for encoding in (declared, "cp1252"):
        try:
            if encoding is not None:
                return encoding, data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return "latin-1", data.decode("latin-1")
