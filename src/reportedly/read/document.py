"""What reading gives: a Document with its issues, or an error that says where, why and what to do.

Builds and checks the Document. Where text and fields come from is left to the modules that read each format.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from ..errors import InputError
from ..ids import text_hash
from ..model.coding import Issue
from ..model.identity import make_document_id
from ..model.text import Document, Span
from .language import find_language

MAX_BYTES = 20_000_000
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
_MAX_CONTROL_SHARE = 0.05
_LINK = re.compile(r"\[([^\[\]\n]+)\]\((?:\.{0,2}/|#|https?://)[^()\s]*(?:\([^()\s]*\)[^()\s]*)*\)")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?P<time>[T ][0-9:.,]+(?:Z|[+-][0-9:]+)?)?")


@dataclass(frozen=True, slots=True)
class Read:
    """A document, and what reading it had to guess or could not settle."""

    doc: Document
    issues: tuple[Issue, ...]


class ReadError(InputError):
    """A file, line or option that cannot be read. `line` and `column` count from 1; its text has all parts."""

    def __init__(
        self, file: str, cause: str, remedy: str, line: int | None = None, column: int | None = None, id: str = ""
    ) -> None:
        super().__init__(file, cause, remedy, line, column, id)  # all of them, so that it can be pickled
        self.file, self.cause, self.remedy, self.line, self.column, self.id = file, cause, remedy, line, column, id

    def __str__(self) -> str:
        parts = [self.file]
        parts += [f"line {self.line}"] if self.line is not None else []
        parts += [f"column {self.column}"] if self.column is not None else []
        parts += [f"id {self.id!r}"] if self.id else []
        return f"{', '.join(parts)}: {self.cause}; {self.remedy}"


@dataclass(frozen=True, slots=True)
class Where:
    """The place in the input that an error message names; `id` is the one that the input gives itself."""

    file: str
    line: int | None = None
    id: str = ""

    def error(self, cause: str, remedy: str, *, column: int | None = None) -> ReadError:
        """The error for this place."""
        return ReadError(self.file, cause, remedy, self.line, column, self.id)


@dataclass(frozen=True, slots=True)
class Fields:
    """What is known of a text beside its words."""

    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    published: str | None = None
    language: str | None = None


def make_read(body: str, fields: Fields, where: Where, *, issues: Sequence[Issue] = ()) -> Read:
    """The document of a text and its fields.

    1. CRLF becomes LF and a Markdown link its words; nothing else changes. 2. Blank fields become null. 3. Text
    without words, binary text and impossible dates are refused with ReadError. 4. The language is found where it
    is not given.
    """
    fields = _clean(fields, where)
    body = _unlinked(_unify_newlines(body))
    check_text(body, where)
    text = body if fields.title is None else f"{fields.title}\n\n{body}"
    found, issue = find_language(text, given=fields.language)
    doc = _make_document(text, replace(fields, language=found), where)
    return Read(doc, (*issues, issue) if issue else tuple(issues))


def check_text(text: str, where: Where) -> None:
    """Raises ReadError for a text of white space or of binary data."""
    if not text.strip():
        raise where.error("there is no text, only white space at most", "fill it or leave it out")
    if "\0" in text or _CONTROL.subn("", text)[1] > _MAX_CONTROL_SHARE * len(text):
        raise where.error("this is binary data, not text", "convert it to plain text in UTF-8")


def parse_published(value: str, where: Where) -> str:
    """The date as written, if it is YYYY-MM-DD or an ISO 8601 date and time; else raises ReadError."""
    try:
        match = _DATE.fullmatch(value)
        if match is None:
            raise ValueError(value)
        (datetime if match["time"] else date).fromisoformat(value)
    except ValueError:
        remedy = "write YYYY-MM-DD or YYYY-MM-DDThh:mm:ss+hh:mm"
        raise where.error(f"published is no date of the calendar: {_show(value)}", remedy) from None
    return value


def _clean(fields: Fields, where: Where) -> Fields:
    title, url, publisher, published, language = (
        None if value is None or not value.strip() else _unify_newlines(value)
        for value in (fields.title, fields.url, fields.publisher, fields.published, fields.language)
    )
    published = published and parse_published(published.strip(), where)
    return Fields(title, url and url.strip(), publisher and publisher.strip(), published, language and language.strip())


def _make_document(text: str, fields: Fields, where: Where) -> Document:
    title = fields.title
    try:
        (fields.language or "").encode()
        doc = Document(
            id="",
            url=fields.url,
            title=title,
            title_span=None if title is None else Span(0, len(title), title),
            publisher=fields.publisher,
            published=fields.published,
            language=fields.language,
            text=text,
            text_sha256=text_hash(text),
        )
        return replace(doc, id=make_document_id(doc))
    except UnicodeEncodeError as error:
        cause = f"it holds half a character (a lone surrogate, U+{ord(error.object[error.start]):04X})"
        raise where.error(cause, "write the whole character") from None


def _unify_newlines(text: str) -> str:
    return text.replace("\r\n", "\n")


def _unlinked(text: str) -> str:
    """ "in [Gao](./Gao_Region)" as "in Gao"."""
    return _LINK.sub(r"\1", text) if "](" in text else text


def _show(value: str, limit: int = 60) -> str:
    return repr(value if len(value) <= limit else value[:limit] + "…")
