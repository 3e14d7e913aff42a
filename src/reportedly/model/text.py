"""A document's unchanging text, and spans into it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open range of Unicode code points into a document's text, with the words there."""

    start: int
    end: int
    quote: str

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end or len(self.quote) != self.end - self.start:
            raise ValueError(f"no span: [{self.start}, {self.end}) {self.quote!r}")


@dataclass(frozen=True, slots=True)
class Document:
    """One report as it was read. `text` is title, blank line, body, and never changes."""

    id: str
    url: str | None
    title: str | None
    title_span: Span | None
    publisher: str | None
    published: str | None
    language: str | None
    text: str
    text_sha256: str

    def span(self, start: int, end: int) -> Span:
        """The words at `[start, end)`."""
        return Span(start, end, self.text[start:end])
