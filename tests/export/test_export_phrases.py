"""Single values in words."""

from dataclasses import replace

import pytest
from invented_report import KILLED, make_claims, make_coding, make_document, make_time

from reportedly.export import phrases as say
from reportedly.export import views
from reportedly.model import Issue, Span

DAY, MONTH, YEAR = {"precision": "day"}, {"precision": "month"}, {"precision": "year"}


@pytest.mark.parametrize(
    ("earliest", "latest", "other", "words"),
    [
        ("2022-07-31", "2022-07-31", DAY, "31 July 2022"),
        ("2022-07-30", "2022-07-31", DAY, "30 to 31 July 2022"),
        ("2022-06-30", "2022-07-31", DAY, "30 June to 31 July 2022"),
        ("2021-12-30", "2022-01-02", DAY, "30 December 2021 to 2 January 2022"),
        ("2022-05-01", "2022-05-31", MONTH, "May 2022"),
        ("2022-07-01", "2022-08-31", MONTH, "July to August 2022"),
        ("2021-12-01", "2022-01-31", MONTH, "December 2021 to January 2022"),
        ("2014-01-01", "2014-12-31", YEAR, "2014"),
        ("1991-01-01", "2020-12-31", YEAR, "1991 to 2020"),
        ("1991-01-01", None, YEAR, "since 1991"),
        ("1991-03-01", None, MONTH, "since March 1991"),
        (None, "2020-11-10", DAY, "until 10 November 2020"),
        (None, None, DAY, "time not stated"),
        (None, "2022-07-31", {"basis": "bounded_by_publication"}, "on or before 31 July 2022"),
        ("2023-04-11T23:40:00+06:00", "2023-04-11T23:40:00+06:00", {}, "11 April 2023 23:40 +06:00"),
        ("not a date", "not a date", {}, "not a date"),
    ],
)
def test_times(earliest: str | None, latest: str | None, other: dict[str, object], words: str) -> None:
    assert say.date_words(make_time(earliest, latest, None, **other)) == words


def test_a_time_without_dates_keeps_its_own_words() -> None:
    assert say.time_words(make_time(None, None, "overnight")) == "“overnight”"
    assert say.time_words(make_time("2024-05-11", "2024-05-11", "overnight")) == "11 May 2024, “overnight”"


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [(5, 5, "5"), (5, 7, "5 to 7"), (14, None, "at least 14"), (None, 14, "up to 14"), (0, 0, "0"), (None, None, "")],
)
def test_ranges(low: int | None, high: int | None, words: str) -> None:
    assert say.range_words(low, high) == words


def test_figures_keep_their_words() -> None:
    assert say.figure_words(KILLED) == "killed: at least 3 (people), “at least three people”"
    assert say.figure_words(replace(KILLED, low=None, high=None, who=None, words="dozens")) == "killed: “dozens”"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a b", "“a b”"),
        ('"a b"', "“a b”"),
        ('"a" and "b"', '“"a" and "b"”'),
        ("a\n\n  b", "“a b”"),
        ("a\x1b[31mb\u202ec", "“a\ufffd[31mb\ufffdc”"),
    ],
)
def test_quotes(text: str, words: str) -> None:
    assert say.quote(text) == words


def test_short_ids_keep_the_tag() -> None:
    assert say.short_id("i1:9f2c4d81aaaaaaaaaaaaaaaaaaaaaaaa") == "i1:9f2c4d81"


def test_speaker_with_chain_and_voice() -> None:
    charge, denial, toll, *_ = make_claims(make_document())
    assert say.speaker_words(charge) == (
        "Osmark's defence ministry (XOS, MIL; via Harbour Agency; as the report puts it)"
    )
    assert say.speaker_words(toll) == "Gull & Anchor (JRN; the outlet’s own voice)"
    assert say.position_words(denial) == "denies (occurrence)"


def test_parties_have_names() -> None:
    names = say.party_names(make_coding().claims)
    assert say.party_words("xvl", names) == "XVL"
    assert say.party_words("xvl-army", names) == "Veld army units (xvl-army)"
    assert say.party_words("never-seen", names) == "never-seen"


def test_issue_reasons_read_as_words_and_keep_the_entry() -> None:
    issue = Issue("extract", "no_event", Span(0, 4, "fire"), "open_fire.v: arguments_do_not_fit")
    assert say.issue_words(issue) == "“fire”: open_fire.v: arguments do not fit"


def test_whoever_names_another_actor_stands_against() -> None:
    coding = make_coding()
    charge = replace(coding.claims[0], position="deflects")
    told = views.split_told(coding.incidents[0], {charge.id: charge})
    assert told.opposing == (charge,) and not told.holding


def test_news_and_background_are_parted() -> None:
    coding = make_coding()
    assert [i.type for i in views.news(coding)] == ["ASSAULT", "CONSULT"]
    assert [group[0].event.type for group in views.background(coding)] == ["COERCE", "SUPPORT"]


def test_issues_near_a_claim_are_those_of_its_sentences() -> None:
    coding = make_coding()
    assert [i.span.quote for i in views.issues_near(coding, coding.claims[1]) if i.span] == ["charge"]
    assert views.issues_near(coding, coding.claims[5]) == []
