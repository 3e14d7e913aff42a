"""Text for people: order, width, nothing cut off, nothing judged."""

import re
from collections.abc import Iterable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from invented_report import empty_coding, make_coding
from rich.cells import cell_len

from reportedly.export import people
from reportedly.export.layout import GAP, Para, lay_out, to_text, wrap
from reportedly.export.views import claims_by_id

SECTIONS = [
    "INCIDENTS",
    "BACKGROUND, BY TIME",
    "CEASEFIRES AND VIOLATIONS",
    "NEGOTIATIONS AND AGREEMENTS",
    "COMMITMENTS",
    "OTHER TRACKS",
    "LOADED WORDS",
    "READ AND NOT CODED",
]


def flat(paras: Iterable[Para]) -> str:
    return " ".join(to_text(paras).split())


def test_sections_stand_in_order() -> None:
    lines = to_text(people.coding_paras(make_coding())).splitlines()
    assert [line for line in lines if line.isupper() and not line.startswith(" ")] == SECTIONS


def test_empty_sections_are_left_out() -> None:
    text = to_text(people.coding_paras(empty_coding()))
    assert "No claim was found" in text
    assert not any(section in text for section in SECTIONS)


def test_an_incident_tells_who_says_what() -> None:
    text = flat(people.coding_paras(make_coding()))
    for words in (
        "Assault by Veld army units at Orr",
        "10 to 11 May 2024, “overnight”",
        "Orr (XOS, also claimed by XVL, within 4 km)",
        "contested: one side holds it, another denies it; also told by parties only",
        "XVL denies (occurrence)",
        "Osmark's defence ministry (XOS, MIL; via Harbour Agency; as the report puts it) asserts: “Veld army units",
        "Veld's army (XVL, MIL; as the report puts it) denies (occurrence): “Veld's army denied the charge.”",
        "killed: at least 3 (people), “at least three people”, says Osmark's defence ministry",
    ):
        assert words in text


def test_claims_that_read_alike_are_told_once_with_every_id() -> None:
    coding = make_coding()
    claims = claims_by_id([coding])
    incident = coding.incidents[0]
    first = claims[incident.claims[0]]
    copy = replace(first, id="c1:copied00")
    rows = {**claims, copy.id: copy}
    text = flat(people.incident_paras(replace(incident, claims=(*incident.claims, copy.id)), rows))
    before = flat(people.incident_paras(incident, claims))
    assert f"{first.id[:11]} c1:copied00" in text
    assert len(text) == len(before) + len(" c1:copied00")


def test_background_is_one_entry_a_happening_by_time() -> None:
    text = flat(people.coding_paras(make_coding()))
    ridge = text.index("2019 coercion (seize) by Osmark at Orr (“liberated”), according to Gull & Anchor")
    assert ridge < text.index("3 March 2024 diplomatic support by Osmark and Veld army units (“signed”)")


def test_tracks_tell_mediator_dates_and_who_says_so() -> None:
    text = flat(people.coding_paras(make_coding()))
    for words in (
        "Ceasefire: XOS and XVL, 3 March 2024; reported: signed mediator XLU (3 March 2024)",
        "Violation: XOS and XVL, 10 to 11 May 2024; reported: contested",
        "according to Osmark's defence ministry; Veld's army denies",
        "Due June 2024: XOS and XVL; reported: announced",
        "Control: XOS and XVL, 2019; reported: taken",
        "“liberated” in the outlet’s own voice; a word that takes no side: take",
        "no event (2) - “late”: late.a: arguments do not fit",
        "unknown actor (1) - “envoys”",
    ):
        assert words in text


def test_a_missing_publication_date_is_told_on_top() -> None:
    lines = to_text(people.coding_paras(make_coding(published=None))).splitlines()
    assert any(line.startswith("Issue: publication date not known") for line in lines[:5])
    assert "Issue:" not in to_text(people.coding_paras(make_coding()))


def test_explain_tells_the_rule_of_each_field() -> None:
    text = flat(people.coding_paras(make_coding(), explain=True))
    assert "type: event:invented at “shelled”" in text
    assert "time: time:relative at “overnight”; 2024-05-10 to 2024-05-11" in text
    assert "time:relative" not in flat(people.coding_paras(make_coding()))


def test_why_goes_back_to_words_report_rules_and_what_was_dropped() -> None:
    coding = make_coding()
    why = people.explanations_by_claim(coding.explanations)
    incident = coding.incidents[0]
    text = flat(people.why_incident(incident, {coding.document.id: coding}, claims_by_id([coding]), why))
    for words in (
        "Origin Osmark's defence ministry (XOS, a party to it)",
        "Read in Osmark says Veld troops shelled the harbour town of Orr, Gull & Anchor, 11 May 2024",
        "type: event:invented at “shelled”",
        "Dropped no event: “charge”: charge.n: arguments do not fit",
    ):
        assert words in text


def test_a_claim_sheet_has_every_role() -> None:
    coding = make_coding()
    text = flat(people.claim_sheet(coding.claims[3], coding.document))
    assert "Also there mediator Lund (XLU, GOV)" in text
    assert "Coded as SUPPORT, actual; rule event:invented" in text


def test_no_phrase_judges() -> None:
    text = to_text(people.coding_paras(make_coding(), explain=True)).lower()
    assert not re.search(r"\b(true|false|verified|facts?|untrue|proven)\b", text)


def test_control_characters_never_reach_the_terminal() -> None:
    coding = make_coding()
    hostile = replace(coding.document, title="a\x1b]0;title\x07b\x9b31m", publisher="\x1b[2J", url="x\x00y")
    text = to_text(people.coding_paras(replace(coding, document=hostile)))
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]", text)


@pytest.mark.parametrize("width", [40, 80, 100])
def test_no_line_is_wider(width: int) -> None:
    coding = make_coding()
    long = replace(coding.document, title="長い題名" * 40, url="https://example.org/" + "x" * 300)
    lines = to_text(people.coding_paras(replace(coding, document=long), explain=True), width).splitlines()
    assert max(cell_len(line) for line in lines) <= width


def test_ids_are_never_cut_off() -> None:
    text = to_text(people.coding_paras(make_coding()))
    ids = re.findall(r"\b[cidt]1:\S*", text)
    assert len(ids) > 10 and all(re.fullmatch(r"[cidt]1:[0-9a-f]{8}", id.rstrip(",;")) for id in ids)


def test_gaps_do_not_add_up() -> None:
    assert to_text([GAP, Para("a"), GAP, GAP, Para("b")]) == "a\n\nb\n"


def test_following_lines_hang_under_the_lead() -> None:
    lines = list(lay_out([Para("aaaa " * 8, indent=2, lead="When  ")], 30))
    assert [line.lead for line in lines] == ["  When  ", " " * 8]


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="ab 長é\u0301", max_size=80), st.integers(4, 30), st.integers(4, 30))
def test_wrapping_loses_nothing(text: str, width: int, first: int) -> None:
    lines = wrap(text, width, first)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert cell_len(lines[0]) <= first and all(cell_len(line) <= width for line in lines[1:])
