"""Which way a time leans: ahead or back by its verb, on the report or on what is told before it."""

from functools import cache

import pytest

from reportedly.annotate import Resources, annotate_times
from reportedly.annotate.times import find_times, read_times
from reportedly.engine.pipeline import load_resources
from reportedly.read import read_text

PUBLISHED = "2021-09-15"  # a Wednesday


@cache
def resources() -> Resources:
    return load_resources()


def all_times(text: str, published: str | None) -> list[str | None]:
    """First and last day of each time of a text; None for one without."""
    (found,) = annotate_times([read_text(text, published=published).doc], resources())
    days = [[end and end[:10] for end in (m.time.earliest, m.time.latest)] for m in found]
    return [first if first == last else f"{first or '..'}/{last or '..'}" for first, last in days]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Parliament to vote Thursday on the amnesty.", "2021-09-16"),
        ("Chad to hold talks with rebels on Friday, minister says.", "2021-09-17"),
        ("Talks to end the strike failed on Monday.", "2021-09-13"),
        ("A general strike threatens to close the port on Friday.", "2021-09-17"),
        ("The summit kicks off on Saturday in Accra.", "2021-09-18"),
        ("The hostages are to be handed over on Saturday.", "2021-09-18"),
        ("Nurses in Malawi threatened to strike from October 4.", "2021-10-04/.."),
        ("The assembly demanded that the troops leave by November.", "../2021-11-30"),
        ("The town was taken by Monday.", "../2021-09-13"),
        ("Voters go to the polls on Sunday.", "2021-09-19"),
        ("The deal comes into force in January.", "2022-01-01/2022-01-31"),
        ("The envoy is arriving in Gao on Friday.", "2021-09-17"),
        ("Elections are due in the spring.", "2022-03-01/2022-05-31"),
        ("Ahead of Sunday's vote, troops were sent.", "2021-09-19"),
        ("Police banned Saturday's planned march.", "2021-09-18"),
        ("Police broke up Saturday's march.", "2021-09-11"),
        ("The army is blaming rebels for a raid on Friday.", "2021-09-10"),
        ("Nine people are missing after Friday's flood.", "2021-09-10"),
        ("The union called a strike for Friday.", "2021-09-17"),
        ("Rebels claimed responsibility for Friday's raid.", "2021-09-10"),
        ("Chad plans elections in March.", "2022-03-01/2022-03-31"),
        ("Parliament meets on Monday to debate the amnesty.", "2021-09-20"),
        ("The vote is on Sunday.", "2021-09-19"),
        ("Rebels laid down arms under a truce agreed on Sunday.", "2021-09-12"),
        ("A curfew was announced on Sunday.", "2021-09-12"),
        ("A convoy is expected on Sunday.", "2021-09-19"),
        ("The vote was put off to Sunday.", "2021-09-19"),
        ("The vote is held on the first Sunday of October.", "2021-10-03"),
        ("Ferries run from Friday to Sunday.", "2021-09-17/2021-09-19"),
        ("Seats go on sale Friday.", "2021-09-17"),
        ("Rain is forecast for the weekend.", "2021-09-18/2021-09-19"),
        ("Peru announces tariffs on fruit from Chile starting November 1.", "2021-11-01/.."),
        ("Peru announced tariffs on fruit from Chile effective Friday.", "2021-09-17/.."),
        ("The mayor will resign if the guards are not freed by Friday.", "../2021-09-17"),
        ("A group reports that nine men died after clashes broke out the day prior in Gao.", "2021-09-14"),
        ("The mayor said the clashes had broken out the day before.", "2021-09-14"),
    ],
)
def test_weekday_and_season_lie_ahead_where_the_verb_looks_ahead(text: str, day: str) -> None:
    assert all_times(text, PUBLISHED)[-1] == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The convoy left Gao on Friday, 5 March 2021, and arrived in Kidal on Sunday.", "2021-03-07"),
        ("The convoy left Gao on 5 March 2021. It reached Kidal on Monday.", "2021-03-08"),
        ("Rebels shelled the port on 9 March 2021. They had taken the airport on Sunday.", "2021-03-07"),
        ("A law of 9 March 2021 bans marches. Rebels took the airport on Sunday.", "2021-03-09"),
        ("The poll took place on 5 July 2015, and the day after the poll the minister left.", "2015-07-06"),
        ("Rebels struck in December 2017. In January the mayor left.", "2018-01-01/2018-01-31"),
        ("Rebels struck on 2 May 2017. The mayor left the following weekend.", "2017-05-06/2017-05-07"),
        ("Rebels struck on 2 May 2017. The mayor had left the previous weekend.", "2017-04-29/2017-04-30"),
        ("Rebels struck on 7 May 2017. The mayor left that weekend.", "2017-05-06/2017-05-07"),
        ("The poll took place on Sunday, 5 July 2015, a day after the blast.", "2015-07-04"),
        ("Rebels took Gao in July 1994, and the year before they had seized Kidal.", "1993-01-01/1993-12-31"),
    ],
)
def test_undated_text_leans_on_the_date_told_before(text: str, day: str) -> None:
    assert all_times(text, None)[-1] == day


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("On day 9 of the siege, which began on 3 June 2014, the town fell.", ["2014-06-11", "2014-06-03"]),
        ("On the third day of the strike, which started on Monday, police came.", ["2021-09-15", "2021-09-13"]),
        ("On the third day of the strike, which ended on Monday, police came.", [None, "2021-09-13"]),
        ("Gunmen left on 3 June 2014, the night before the feast.", ["2014-06-03", "2014-06-04"]),
    ],
)
def test_days_are_counted_from_the_start_told_behind(text: str, days: list[str | None]) -> None:
    assert all_times(text, PUBLISHED) == days


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The choir will sing Sunday.", "2021-09-19"),
        ("Shops will be shut Saturday and Sunday.", "2021-09-19"),
        ("A tour of the lake is set for 9 a.m. Friday.", "2021-09-17"),
        ("The choir sang Sunday.", "2021-09-12"),
        ("The choir, which will tour Peru, sang Sunday.", "2021-09-12"),
    ],
)
def test_words_before_a_time_say_that_it_lies_ahead_where_nothing_is_parsed(text: str, day: str) -> None:
    doc = read_text(text, published=PUBLISHED).doc
    found = read_times(doc, [], find_times(doc.text), [])
    assert found[-1].time.earliest is not None
    assert found[-1].time.earliest[:10] == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("GENEVA (12 March 2024) – Rebels attacked Gao on Monday.", "2024-03-11"),
        ("The treaty (12 March 2024) – a pact of peace – was signed on Monday.", "2024-03-12"),  # Monday is open
    ],
)
def test_a_dateline_with_its_date_in_brackets_dates_the_text(text: str, day: str | None) -> None:
    assert all_times(text, None)[-1] == day


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("Gao was shelled on Friday, the mayor said on Sunday. Hours later, rebels left.", "2021-09-10"),
        ("Gao was shelled on Friday, the mayor said on Sunday. The raid came a day after rebels left.", "2021-09-09"),
        ("The mayor said on Sunday that Gao was shelled. The raid came a day after rebels left.", "2021-09-12"),
        ("Rebels left Gao on 4 June, three days after it declared a truce. Chad struck the same day.", "2021-06-04"),
        ("Guards left on 4 June. A truce had held since 11 May. The army returned the next day.", "2021-06-05"),
        ("A truce has held since 11 May. The army returned the next day.", "2021-05-11/.."),
        ("Nine men were charged on Friday. They had left in 2019. Chad spoke the day after the charges.", "2021-09-11"),
        ("Chad seeks to be heard two years after leaving the pact.", "2019-01-01/2019-12-31"),
    ],
)
def test_what_is_reckoned_from_an_act_leaves_out_its_telling_and_what_is_beside(text: str, last: str) -> None:
    assert all_times(text, PUBLISHED)[-1] == last


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("On 3 May 2014 rebels attacked Gao. On 6 May they left.", "2014-05-06"),
        ("In August 2008 troops took Gao. On 12 August they left. Ten days later rebels came.", "2008-08-22"),
        ("On 3 November 2014 rebels attacked Gao. In January they left.", "2015-01-01/2015-01-31"),
        ("On 3 May 2014 rebels attacked Gao. On 6 May they came back, the mayor said on Monday.", "2021-09-13"),
        ("Rebels have held Gao since May 2014. On 6 May they left.", "2021-05-06"),
        ("In 2014 rebels attacked Gao. On 6 May they left.", "2021-05-06"),
        ("On 3 May 2014 rebels attacked Gao. On 6 September they came back.", "2021-09-06"),
    ],
)
def test_bare_dates_of_a_report_that_opens_with_years_ago_go_on_from_there(text: str, last: str) -> None:
    assert all_times(text, PUBLISHED)[-1] == last


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("28-03-2021: a raid. 04-05-2021: a truce.", ["2021-03-28", "2021-05-04"]),
        ("04/05/2021: a raid. 03/28/2021: a truce.", ["2021-04-05", "2021-03-28"]),
        ("04/05/2021: a raid. 05/06/2021: a truce.", []),
        ("28-03-2021: a raid. 03-28-2021: a truce. 04-05-2021: a vote.", ["2021-03-28", "2021-03-28"]),
    ],
)
def test_dates_in_figures_are_read_in_one_order(text: str, days: list[str]) -> None:
    assert all_times(text, None) == days


def test_a_span_of_years_is_no_year_of_bare_dates() -> None:
    assert all_times("The 1988-1994 war was long. On 4 April a shell hit the town.", None) == ["1988-01-01/1994-12-31"]
