"""Time expressions: a table of expressions with what they resolve to, and what holds for any text."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.annotate.times import (
    Timex,
    Unresolved,
    find_times,
    infer_anchor,
    resolve_time,
)  # fmt: skip
from reportedly.model import Time

PUBLISHED = date(2021, 9, 15)  # a Wednesday
TABLE = Path(__file__).with_name("times_table.txt").read_text(encoding="utf-8")


def read_table() -> list[tuple[str, str, str]]:
    rows = []
    for line in TABLE.splitlines():
        if line and not line.startswith("#"):
            sentence, expected, *options = (part.strip() for part in line.split(" | "))
            rows.append((sentence, expected, options[0] if options else ""))
    return rows


def read_options(options: str) -> dict[str, str]:
    return dict(option.split("=", 1) for option in options.split())


def told(day: str) -> Time:
    return Time(day, day, "day", "within", None, day, "stated", None, None)


def shown(time: Time | Unresolved, timex: Timex) -> str:
    if isinstance(time, Unresolved):
        return f"!{time.code}"
    if timex.kind == "repeated":
        return "set"
    if time.earliest is None and time.latest is None:
        return time.duration or "none"
    if time.earliest == time.latest:
        return str(time.earliest)
    return f"{time.earliest or '..'}/{time.latest or '..'}"


def code_row(sentence: str, options: str) -> str:
    """What the first time that touches the brackets resolves to; `-` where none does."""
    named = read_options(options)
    start, end = sentence.find("["), sentence.find("]") - 1
    text = sentence.replace("[", "").replace("]", "")
    if start < 0:
        start, end = 0, len(text)
    touching = [t for t in find_times(text) if t.span.start < end and start < t.span.end]
    if not touching:
        return "-"
    published = None if named.get("pub") == "none" else date.fromisoformat(named.get("pub", PUBLISHED.isoformat()))
    reference = told(named["ref"]) if "ref" in named else None
    direction = named.get("dir")
    assert direction in (None, "past", "perfect", "future")
    return shown(resolve_time(touching[0], published=published, direction=direction, reference=reference), touching[0])


@pytest.mark.parametrize(("sentence", "expected", "options"), read_table())
def test_expression_resolves_to_the_interval_of_the_table(sentence: str, expected: str, options: str) -> None:
    assert code_row(sentence, options) == expected


def resolve_first(text: str, direction: str | None = None, published: date | None = PUBLISHED) -> Time:
    assert direction in (None, "past", "perfect", "future")
    time = resolve_time(find_times(text)[0], published=published, direction=direction)
    assert isinstance(time, Time)
    return time


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("Ties have been cold since 1991.", ["since 1991"]),
        ("On Sunday, July 24, 2022, the pier burned.", ["Sunday, July 24, 2022"]),
        ("Gunmen struck on Monday's train.", ["Monday"]),
        ("They met in March and May.", ["March", "May"]),
        ("They met on 4, 6 and 9 March 2020.", ["4", "6", "9 March 2020"]),
        ("The next round is in June or July.", ["June or July"]),
        ("It fell during the night of June 12, after the truce of 2018.", ["the night of June 12", "2018"]),
        ("They lived there for almost 20 years, until last week.", ["for almost 20 years", "until last week"]),
        ("A 52-day war; a 29-year-old man.", ["52-day war", "29-year"]),
        ("On Monday 14 men died and 2014 houses burned in 2016.", ["Monday", "2016"]),
    ],
)
def test_spans_are_the_words_of_the_time(text: str, quotes: list[str]) -> None:
    assert [timex.span.quote for timex in find_times(text)] == quotes


def test_members_of_a_list_know_each_other() -> None:
    march, may = find_times("The envoys met in Oslo in March and May.")
    assert march.members == may.members == (march.span, may.span)
    assert march.members


def test_one_interval_of_two_months_is_no_list() -> None:
    (timex,) = find_times("The envoys meet in June or July.")
    assert not timex.members


def test_year_at_the_end_of_a_list_holds_for_all_members() -> None:
    march, _ = find_times("They voted in March and October 2016.")
    time = resolve_time(march, published=PUBLISHED)
    assert isinstance(time, Time)
    assert (time.earliest, time.latest) == ("2016-03-01", "2016-03-31")


@pytest.mark.parametrize(
    "text", ["hold until October 2", "leave by Friday", "free them within 48 hours", "before 3 May 2021."]
)
def test_due_date_is_flagged_as_limit(text: str) -> None:
    assert find_times(text)[0].limit


@pytest.mark.parametrize("text", ["cold since 1991", "starting on Saturday", "closed from Saturday"])
def test_beginning_is_flagged_as_start(text: str) -> None:
    timex = find_times(text)[0]
    assert timex.start
    assert not timex.limit


def test_since_runs_throughout_to_an_open_end() -> None:
    time = resolve_first("Ties have been cold since 1991.")
    assert (time.earliest, time.latest, time.extent, time.edtf) == ("1991-01-01", None, "throughout", "1991/..")


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("on 3 May 2021", "2021-05-03"),
        ("in May 2021", "2021-05"),
        ("in 2014", "2014"),
        ("in the 1990s", "199X"),
        ("in the spring of 2020", "2020-21"),
        ("in the winter of 2019", "2019-24"),
        ("in the early 1990s", "1990/1993"),
        ("from March 2014 to May 2015", "2014-03/2015-05"),
        ("on 3-5 May 2014", "2014-05-03/2014-05-05"),
        ("until 2 October 2021", "../2021-10-02"),
        ("about three months ago", "2021-06~"),
        ("at 15:30 UTC on 3 May 2021", "2021-05-03T15:30+00:00"),
        ("for 30 years", None),
    ],
)
def test_edtf(text: str, edtf: str | None) -> None:
    assert resolve_first(text).edtf == edtf


@pytest.mark.parametrize(
    ("text", "precision"),
    [
        ("at 15:30 UTC on 3 May 2021", "minute"), ("at 3 p.m. on Monday", "hour"), ("on Monday night", "part_of_day"),
        ("overnight", "part_of_day"), ("on Monday", "day"), ("last week", "week"), ("in May", "month"),
        ("last summer", "season"), ("in 2014", "year"), ("in the 1990s", "decade"),
    ],
)  # fmt: skip
def test_precision_is_that_of_the_words(text: str, precision: str) -> None:
    assert resolve_first(text).precision == precision


def test_basis_is_stated_only_where_the_words_fix_the_time() -> None:
    assert resolve_first("on 3 May 2021").basis == "stated"
    assert resolve_first("on 3 May").basis == "relative"
    assert resolve_first("on Monday").basis == "relative"


@pytest.mark.parametrize(
    ("text", "anchor"),
    [
        ("LIMA, Aug. 9, 2021 (Example Wire) - Miners shut the road they took in 2014.", ("2021-08-09", "2021-08-09")),
        ("Published: 9 August 2021\nMiners shut the road.", ("2021-08-09", "2021-08-09")),
        ("Miners shut the road on Monday, August 9, 2021. They first did in 2014.", ("2021-08-09", "2021-08-15")),
        ("Miners shut the road on August 9, 2021.", ("2021-08-09", None)),
        ("Miners left in May 2020. They came back on Monday, August 9.", ("2021-08-09", "2021-08-15")),
        ("Miners shut the road in 2014.", ("2014-01-01", None)),
        ("Miners shut the road in 2014. A vote is due in 2030.", ("2014-01-01", None)),
        ("Miners shut the road on Monday.", None),
        ("Miners shut the road.", None),
    ],
)
def test_undated_text_is_anchored_by_what_it_proves(text: str, anchor: tuple[str, str | None] | None) -> None:
    inferred = infer_anchor(text, find_times(text))
    if inferred is None:
        assert anchor is None
        return
    earliest, latest, reason = inferred
    assert (earliest and earliest.isoformat(), latest and latest.isoformat()) == anchor
    assert "“" in reason


ODD = st.sampled_from(
    ["Monday", "May", " and ", "2014", "31 ", "February", " - ", "the ", "last ", "ago", " weeks", "between ", "\ue003",
     "11 p.m.", " GMT", "9999", "0000-00-00", "İ", "\n\n", "until ", "999 years", " later", "of ", "99/99/9999",
     "1990s", "every ", "first ", "century", "night", "25:61", "T10:00Z", "’s", "next ", "(", ")", ", "]
)  # fmt: skip
TEXTS = st.one_of(
    st.text(max_size=60), st.lists(ODD, max_size=14).map("".join), st.lists(ODD, max_size=14).map(" ".join)
)
DAYS = st.one_of(st.none(), st.dates())


@given(TEXTS)
def test_spans_quote_any_text_and_do_not_overlap(text: str) -> None:
    end = 0
    for timex in find_times(text):
        assert text[timex.span.start : timex.span.end] == timex.span.quote
        assert timex.span.start >= end
        end = timex.span.end


@given(TEXTS, DAYS, st.sampled_from([None, "past", "perfect", "future"]), DAYS)
def test_any_time_resolves_in_order_or_says_why_not(
    text: str, published: date | None, direction: str | None, reference: date | None
) -> None:
    assert direction in (None, "past", "perfect", "future")
    earlier = None if reference is None else told(reference.isoformat())
    times = find_times(text)
    for timex in times:
        time = resolve_time(timex, published=published, direction=direction, reference=earlier)
        if isinstance(time, Unresolved):
            assert time.code in {
                "no_publication_date", "no_reference", "no_such_date",
                "year_out_of_range", "ambiguous_date", "contradictory_date", "unparsed",
            }  # fmt: skip
        elif time.earliest is not None and time.latest is not None:
            assert read_moment(time.earliest) <= read_moment(time.latest)
    infer_anchor(text, times)


def read_moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)


def test_symbols_of_the_grammar_in_a_text_are_no_times() -> None:
    assert find_times("\ue000\ue001 ago \ue003 2014\ue010") == ()
