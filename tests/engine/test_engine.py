"""The engine: order, batches, empty and undated texts, and the library's one call."""

import pytest

import reportedly
from reportedly.engine import code_documents
from reportedly.errors import InputError
from reportedly.model import Coding, Document
from reportedly.model.codec import to_json
from reportedly.read import read_text

TEXTS = (
    "Chad's army said rebels had shelled a base on Monday. The rebels denied the charge.",
    "Fishermen mended their nets.",
    "Greek and Turkish ministers met in Vienna on Monday.",
    "Thai and Cambodian troops clashed near the border on Monday.",
)  # fmt: skip


def make_docs(count: int) -> list[Document]:
    texts = [TEXTS[n % len(TEXTS)] for n in range(count)]
    return [read_text(t, published="2021-05-05", publisher=f"Outlet {n}").doc for n, t in enumerate(texts)]


@pytest.fixture(scope="module")
def docs() -> list[Document]:
    """More than one batch."""
    return make_docs(35)


@pytest.fixture(scope="module")
def codings(docs: list[Document]) -> list[Coding]:
    return list(code_documents(docs))


def test_codings_come_in_the_order_of_the_documents(docs: list[Document], codings: list[Coding]) -> None:
    assert [c.document.id for c in codings] == [d.id for d in docs]


def test_batch_gives_what_single_documents_give(docs: list[Document], codings: list[Coding]) -> None:
    for n in (0, 1, 2, 3, 33):
        (single,) = code_documents([docs[n]])
        assert to_json(single) == to_json(codings[n])


def test_progress_is_told_after_each_document() -> None:
    seen: list[tuple[str, int, int | None]] = []
    list(code_documents(make_docs(3), progress=lambda *row: seen.append(row)))
    assert [row for row in seen if row[0] == "documents"] == [("documents", n, None) for n in (1, 2, 3)]


def test_no_documents_give_no_codings() -> None:
    assert list(code_documents([])) == []


def test_documents_are_read_as_they_are_asked_for() -> None:
    docs = iter(make_docs(129))
    next(iter(code_documents(docs)))
    assert len(list(docs)) == 1


@pytest.mark.parametrize("text", ["", "  \n\t "])
def test_empty_text_gives_no_claim(text: str) -> None:
    with pytest.raises(InputError):
        reportedly.code(text, published="2021-05-05")


def test_text_without_events_gives_no_claim(codings: list[Coding]) -> None:
    assert not codings[1].claims
    assert not codings[1].incidents
    assert not codings[1].tracks


def test_undated_text_guesses_no_date_and_says_so() -> None:
    coding = reportedly.code("Rebels shelled a Chadian base on Monday.", publisher="Example Wire")
    (claim,) = coding.claims
    assert coding.document.published is None
    assert claim.event.time is None or (claim.event.time.earliest, claim.event.time.latest) == (None, None)
    assert [i for i in coding.issues if i.span and i.span.quote == "Monday"]


def test_undated_text_keeps_a_full_date() -> None:
    (claim,) = reportedly.code("Rebels shelled a Chadian base on 3 May 2021.").claims
    assert claim.event.time is not None and claim.event.time.earliest == "2021-05-03"


def test_impossible_date_is_refused() -> None:
    with pytest.raises(InputError):
        reportedly.code("Rebels shelled a base.", published="2021-13-41")


def test_code_takes_what_is_known_of_the_text() -> None:
    coding = reportedly.code(
        "Rebels shelled a Chadian base on Monday.",
        published="2021-05-05", publisher="Example Wire", url="https://example.org/a", title="Base shelled",
    )  # fmt: skip
    doc = coding.document
    assert (doc.published, doc.publisher, doc.url) == ("2021-05-05", "Example Wire", "https://example.org/a")
    assert doc.title == "Base shelled"
    assert doc.text.startswith("Base shelled\n\n")


def test_every_span_quotes_its_text(codings: list[Coding]) -> None:
    for coding in codings:
        text = coding.document.text
        for claim in coding.claims:
            for span in (*claim.evidence, claim.event.trigger):
                assert text[span.start : span.end] == span.quote


def test_ids_of_claims_are_unique_in_a_document(codings: list[Coding]) -> None:
    for coding in codings:
        assert len({c.id for c in coding.claims}) == len(coding.claims)
        assert {a for c in coding.claims for a in c.answers} <= {c.id for c in coding.claims}
