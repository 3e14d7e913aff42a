"""Texts to be coded and short forms of what was coded, shared by the tests of the coder."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pytest

from reportedly.engine import code_documents
from reportedly.model import Actor, Claim, Coding, Incident, Quantity, Track
from reportedly.read import read_text

PUBLISHED = "2021-05-05"  # a Wednesday


@dataclass(frozen=True)
class News:
    """A text to be coded, with what is known of it."""

    text: str
    published: str | None = PUBLISHED
    publisher: str | None = "Example Wire"


def code_news(rows: Sequence[News]) -> dict[News, Coding]:
    """Codings by text, from one call of the engine."""
    docs = [read_text(n.text, published=n.published, publisher=n.publisher).doc for n in rows]
    return dict(zip(rows, code_documents(docs, whole=True), strict=True))


def told(*texts: str, published: str | None = PUBLISHED) -> pytest.MarkDecorator:
    """Gives the test the `coding` of each text."""
    return pytest.mark.parametrize("coding", [News(t, published) for t in texts], indirect=True, ids=_name)


@dataclass(frozen=True)
class Fails:
    """A row of a table that is known to fail, with the reason."""

    reason: str
    row: tuple[object, ...]


def fails(reason: str, *row: object) -> Fails:
    """A row that fails until its cause is mended; it must fail until then."""
    return Fails(reason, row)


def known_failure(reason: str) -> pytest.MarkDecorator:
    """Marks a test that fails until its cause is mended; it must fail until then."""
    return pytest.mark.xfail(strict=True, reason=reason)


def table(names: str, *rows: tuple[object, ...] | Fails) -> pytest.MarkDecorator:
    """Gives the test `coding`, from each row's first text, and the row's other values under `names`."""
    made = [
        pytest.param(*_with_news(row.row), marks=known_failure(row.reason))
        if isinstance(row, Fails)
        else _with_news(row)
        for row in rows
    ]
    return pytest.mark.parametrize(f"coding, {names}", made, indirect=["coding"], ids=_name)


def _with_news(row: tuple[object, ...]) -> tuple[object, ...]:
    return row if isinstance(row[0], News) else (News(str(row[0])), *row[1:])


def _name(value: object) -> str | None:
    return value.text[:60] if isinstance(value, News) else None


def codes(actors: Iterable[Actor]) -> str:
    """ "ARM+AZE", or "-" where there is none; "?" for an actor without a code."""
    return "+".join(sorted(a.code or "?" for a in actors)) or "-"


def line(claim: Claim) -> str:
    """ "UKR asserts ASSAULT RUS>UKR": speaker ("outlet" in its own voice), position, type, actors, recipients.

    A modality other than actual stands behind.
    """
    speaker = "outlet" if claim.voice == "publisher" else claim.speaker.code or claim.speaker.name
    event = claim.event
    text = f"{speaker} {claim.position} {event.type} {codes(event.actors)}>{codes(event.recipients)}"
    return text if event.modality == "actual" else f"{text} {event.modality}"


def lines(coding: Coding) -> set[str]:
    """The lines of all claims."""
    return {line(claim) for claim in coding.claims}


def claim_of(coding: Coding, want: str) -> Claim:
    """The one claim whose line starts with `want`."""
    found = [c for c in coding.claims if line(c).startswith(want)]
    assert len(found) == 1, f"{want!r} not once in {sorted(lines(coding))}"
    return found[0]


def figure(quantity: Quantity) -> str:
    """ "killed 14..": kind, low, high; "killed dozens" where only words are told."""
    if quantity.low is None and quantity.high is None:
        return f"{quantity.kind} {quantity.words}"
    if quantity.low == quantity.high:
        return f"{quantity.kind} {quantity.low}"
    low = "" if quantity.low is None else quantity.low
    return f"{quantity.kind} {low}..{'' if quantity.high is None else quantity.high}"


def figures(claims: Iterable[Claim]) -> set[str]:
    """Figures of several claims."""
    return {figure(q) for c in claims for q in c.event.quantities}


def assaults(coding: Coding) -> list[Incident]:
    """The incidents of violence."""
    return [i for i in coding.incidents if i.type == "ASSAULT"]


def tracks_of(coding: Coding, kind: str) -> list[Track]:
    """The tracks of one kind."""
    return [t for t in coding.tracks if t.kind == kind]


def details(coding: Coding) -> set[str]:
    """Codes of the issues, and the reasons behind the colon of their details."""
    found = {i.code for i in coding.issues}
    return found | {i.detail.split(": ", 1)[1] for i in coding.issues if i.detail and ": " in i.detail}
