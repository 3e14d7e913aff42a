"""What firms, clubs and private people settle among themselves is no event; what a state has a part in is."""

from coded import codes, details, table, told
from reportedly.model import Coding


@told(
    "The Danish toy maker Plimbo agrees to buy its rival for two billion euros.",
    "The Portuguese bank Norvia agrees to pay a fine of 40 million euros.",
    "The founder of the retail chain announces that he will step down at the end of the year.",
    "The winner of the pageant was crowned after the resignation of Marta Quill.",
)
def test_what_only_private_parties_do_is_left_and_says_why(coding: Coding) -> None:
    assert not coding.claims
    assert any("no_political_party" in why for why in details(coding)), details(coding)


@told(
    "The Finnish shipbuilder Norsa signs a contract with the government of Peru.",
    "Chile agrees to buy ten ships from a Finnish company.",
    "The company suspends its exports to Belarus.",
    "The minister announces that he will step down at the end of the year.",
    "Peru bans a Chilean film company from its market.",
    "Oil workers in Ghana began a three-day strike on Monday.",
    "The former premier of Ghana resigned.",
    "Norwegian reporter Kari Vik was sentenced to four years in prison.",
    "Peruvian human rights lawyer Luis Soto was sentenced to six years in prison.",
)
def test_what_a_state_or_office_has_a_part_in_is_told(coding: Coding) -> None:
    assert coding.claims


@told(
    "The furniture chain files its second bankruptcy claim in Peru.",
    "The Chilean mint strikes its last coin this week.",
    "The baker announces a production pause in Ghana.",
    "The airline announces an agreement to acquire two rivals.",
    "The Norwegian film studio suspends its contract with the director.",
    "The Chess Association bans the player from all its events.",
)
def test_words_of_business_are_no_events(coding: Coding) -> None:
    assert not coding.claims


@table(
    "code",
    ("Chad's National Liberation Army seized Faya.", "TCD"),
    ("Soldiers of Mexico's National Guard shelled a camp near Tecun Uman.", "MEX"),
    ("The Corsican National Liberation Front bombed a villa near Bastia.", "FRA"),
    ("Lebanon's Hezbollah bombed a camp near Haifa.", "LBN"),
)
def test_a_group_called_by_common_words_is_its_owner_s(coding: Coding, code: str) -> None:
    assert {codes(c.event.actors) for c in coding.claims} == {code}


@told("Two policemen beat a Roma trader to death in Sofia.")
def test_a_people_is_no_capital(coding: Coding) -> None:
    assert [(codes(c.event.recipients), [p.name for p in c.event.places]) for c in coding.claims] == [
        ("BGR", ["Sofia"])
    ]


@told("Four Chadian and six Malian soldiers were killed in clashes at the border on Monday.")
def test_two_numbers_of_two_nations_are_two_forces(coding: Coding) -> None:
    assert [sorted(a.code or "-" for a in c.event.actors) for c in coding.claims] == [["MLI", "TCD"]]
    assert [q.low for c in coding.claims for q in c.event.quantities] == [4, 6]
