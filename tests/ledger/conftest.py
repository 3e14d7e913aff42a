"""Codings made by hand: small reports with one claim each, complete enough that a ledger accepts them."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from reportedly.ids import text_hash
from reportedly.ledger import Ledger
from reportedly.model import (
    Actor,
    Annotations,
    Claim,
    Coding,
    Document,
    Event,
    Explanation,
    Issue,
    Mention,
    Place,
    Run,
    Source,
    Time,
)  # fmt: skip
from reportedly.model.identity import make_claim_id, make_document_id

TOWNS = ("Şuşa", "Goma", "Mocoa", "Taiz", "Myitkyina", "Mopti", "Donetsk", "Maguindanao", "Juba", "Mitrovica")


def build_document(number: int, *, publisher: str = "Valley Courier", title: str | None = None) -> Document:
    """Report `number`, its words unlike those of any other number."""
    text = f"The army shelled {TOWNS[number % len(TOWNS)]}, resident no. {number} said."
    doc = Document(
        "", f"https://courier.example/{number}", title, None, publisher, "2026-05-04", "en", text, text_hash(text)
    )
    return replace(doc, id=make_document_id(doc))


def build_claim(doc: Document, *, mode: str | None = "artillery") -> Claim:
    """The resident's claim, with a figureless shelling at the report's town."""

    def actor(name: str) -> Actor:
        start = doc.text.index(name)
        return Actor(name, None, None, "MIL", "force", doc.span(start, start + len(name)))

    town = doc.text[len("The army shelled ") : doc.text.index(",")]
    start = doc.text.index("resident")
    end = doc.text.index(" said")
    speaker = Source(doc.text[start:end], None, None, "CVL", "people", doc.span(start, end), "speaker")
    place = Place(town, 1, 1.5, -2.25, 5.0, None, None, (), "exact", doc.span(17, 17 + len(town)))
    time = Time(None, "2026-05-04", "day", "within", None, None, "bounded_by_publication", None, None)
    event = Event(
        "ASSAULT", mode, ("military",), None, 4, -10.0, "actual", False, "single", (actor("The army"),), (), (), (),
        time, (place,), (), (), doc.span(9, 16), "assault.shell",
    )  # fmt: skip
    cue = doc.span(end + 1, end + 5)
    evidence = (doc.span(0, len(doc.text)),)
    claim = Claim("", doc.id, evidence, (speaker,), "asserts", (), True, cue, "indirect", None, (), event)
    return replace(claim, id=make_claim_id(claim))


def build_coding(number: int, *, mode: str | None = "artillery", title: str | None = None) -> Coding:
    """Report `number` with its claim, a mention, an issue and two explanations."""
    doc = build_document(number, title=title)
    claim = build_claim(doc, mode=mode)
    mention = Mention("The army", None, None, "MIL", "force", doc.span(0, 8), ())
    notes = tuple(Explanation(claim.id, field, "assault.shell", "shelled", None) for field in ("type", "mode"))
    issue = Issue("annotate", "unknown_actor", doc.span(4, 8), None)
    return Coding(doc, Annotations((), claim.event.places, (), (mention,), ()), (claim,), (), (), (issue,), notes)


def build_run(day: int = 4, *, version: str = "0.1.0") -> Run:
    """A run that started at noon on a day of May."""
    return Run(version, {"lexicon": "1", "gazetteer": "3"}, f"2026-05-{day:02d}T12:00:00+00:00")


@pytest.fixture
def make_coding() -> Callable[..., Coding]:
    return build_coding


@pytest.fixture
def make_run() -> Callable[..., Run]:
    return build_run


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "a ledger? 50% #1.sqlite"


@pytest.fixture
def ledger(path: Path) -> Iterator[Ledger]:
    with Ledger(path) as opened:
        yield opened
