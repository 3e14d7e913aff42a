"""The page: escaped, self-contained, well-formed, every mark with its claims."""

import itertools
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from invented_report import BODY, TITLE, empty_coding, make_coding

from reportedly.export.marks import Range, iter_pieces
from reportedly.export.markup import Html, el
from reportedly.export.page import POLICY, to_page

VOID = {"meta", "br", "hr"}


class Page(HTMLParser):
    """Elements with their attributes and text; fails on tags that do not match."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[tuple[str, dict[str, str | None]]] = []
        self.seen: list[tuple[str, dict[str, str | None]]] = []
        self.paragraphs: list[str] = []
        self.feed(html)
        self.close()
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append((tag, dict(attrs)))
        if tag == "p" and self.inside("text"):
            self.paragraphs.append("")

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        if self.inside("text") and not any(tag == "sup" for tag, _ in self.open):
            self.paragraphs[-1] += data

    def inside(self, name: str) -> bool:
        return any(name in (attrs.get("class") or "").split() for _, attrs in self.open)

    def having(self, tag: str, name: str = "") -> list[dict[str, str | None]]:
        return [a for t, a in self.seen if t == tag and (not name or name in (a.get("class") or "").split())]


def test_the_text_is_whole_and_escaped() -> None:
    page = Page(to_page([make_coding()]))
    assert page.paragraphs == [TITLE, *BODY.split("\n\n")]
    assert len(page.having("script")) == 1
    assert "<script>alert" not in to_page([make_coding()])


def test_hostile_fields_stay_text() -> None:
    coding = make_coding()
    evil = "\"><img src=x onerror=alert(1)>'"
    claims = tuple(
        replace(c, sources=tuple(replace(s, name=evil) for s in c.sources), event=replace(c.event, rule=evil))
        for c in coding.claims
    )
    incidents = tuple(replace(i, label=evil, reason=evil) for i in coding.incidents)
    doc = replace(coding.document, publisher=evil, url="javascript:alert(1)", language=evil)
    html = to_page([replace(coding, document=doc, claims=claims, incidents=incidents)])
    page = Page(html)
    assert not page.having("img") and "<img" not in html
    assert not [a for _, a in page.seen if any(key.startswith("on") for key in a)]
    assert not [a for a in page.having("a") if (a["href"] or "").startswith("javascript")]


def test_nothing_is_fetched() -> None:
    html = to_page([make_coding()])
    page = Page(html)
    (policy,) = [a for a in page.having("meta") if a.get("http-equiv") == "Content-Security-Policy"]
    assert policy["content"] == POLICY == "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'"
    assert not re.search(r"@import|url\(|<link|\ssrc=|fetch\(|XMLHttpRequest", html)
    assert all((a["href"] or "").startswith(("#", "https://example.org/")) for a in page.having("a"))


def test_marks_lead_to_their_claims() -> None:
    page = Page(to_page([make_coding(), make_coding(published=None)]))
    ids = [a["id"] for _, a in page.seen if a.get("id")]
    assert len(ids) == len(set(ids))
    marks = list(page.having("a", "ev"))
    assert len(marks) > 10
    for mark in marks:
        keys = (mark["data-claims"] or "").split()
        assert keys and set(keys) <= set(ids)
        assert (mark["href"] or "")[1:] == keys[0]
        assert set((mark["aria-describedby"] or "").split()) == {f"{key}-h" for key in keys} <= set(ids)


def test_overlapping_evidence_is_cut_into_segments() -> None:
    page = Page(to_page([make_coding()]))
    numbers = [len((a["data-claims"] or "").split()) for a in page.having("a", "ev")]
    assert numbers[:4] == [1, 2, 1, 1]


def test_accounts_stand_side_by_side() -> None:
    page = Page(to_page([make_coding()]))
    assert page.having("div", "sides") and page.having("div", "against") and page.having("div", "for")
    assert {"for", "against"} <= {(a["class"] or "").split()[-1] for a in page.having("article", "claim")}


def test_position_is_told_by_letter_as_well_as_colour() -> None:
    assert ">1A</" in to_page([make_coding()]) and re.search(r">\dD</", to_page([make_coding()]))


def test_several_reports_have_a_table_of_contents() -> None:
    several = Page(to_page([make_coding(), empty_coding()]))
    assert len(several.having("nav")) == 1 and len(several.having("section", "report")) == 2
    assert not Page(to_page([make_coding()])).having("nav")


def test_headings_go_down_one_level_at_a_time() -> None:
    levels = [
        int(tag[1]) for tag, _ in Page(to_page([make_coding(), empty_coding()])).seen if re.fullmatch("h[1-6]", tag)
    ]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))


def test_a_missing_publication_date_is_told() -> None:
    assert "publication date is not known" in to_page([make_coding(published=None)])
    assert "publication date is not known" not in to_page([make_coding()])


@pytest.mark.parametrize("codings", [[], [empty_coding()]])
def test_pages_without_claims_are_pages(codings: list[object]) -> None:
    assert Page(to_page(codings)).having("main")  # type: ignore[arg-type]


def test_children_are_escaped_unless_they_are_markup() -> None:
    assert el("p", "<b>", Html("<i>x</i>"), class_='"') == '<p class="&quot;">&lt;b&gt;<i>x</i></p>'


ranges = st.lists(st.tuples(st.integers(0, 30), st.integers(1, 12)).map(lambda r: (r[0], r[0] + r[1])), max_size=8)


@settings(max_examples=80, deadline=None)
@given(ranges, st.integers(0, 20), st.integers(1, 20))
def test_pieces_cover_the_text_once_with_the_right_marks(spans: list[tuple[int, int]], start: int, length: int) -> None:
    rows = [Range(a, b, n) for n, (a, b) in enumerate(spans)]
    pieces = list(iter_pieces(start, start + length, rows))
    assert [i for p in pieces for i in range(p.start, p.end)] == list(range(start, start + length))
    for piece in pieces:
        for i in range(piece.start, piece.end):
            assert piece.marks == tuple(n for n, (a, b) in enumerate(spans) if a <= i < b)
