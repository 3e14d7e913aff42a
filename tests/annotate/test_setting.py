"""Which state a story is set in, seen by the states of those that nobody marks."""

from coded import codes, table, told
from reportedly.model import Coding


def unmarked(coding: Coding) -> str:
    """States of all who take part in the last event told, each once."""
    event = coding.claims[-1].event
    return "+".join(sorted(set(codes((*event.actors, *event.recipients)).split("+"))))


@table(
    "state",
    ("The Malian army lost a base near Gao. The News Agency of Niger wrote that rebels shelled a camp.", "MLI"),
    ("Ethiopian troops took Axum. Fighters from neighbouring Eritrea came. Rebels shelled a barracks.", "ETH"),
    ("French-backed troops left Timbuktu in Mali. Rebels shelled a barracks on Monday.", "MLI"),
    ("The Houthis shelled Taiz. Saudi jets bombed the hills, Saudi radio said. Rebels shelled a barracks.", "YEM"),
    ("The Deby government sent tanks to the north of Chad. Rebels shelled a barracks on Monday.", "TCD"),
    ("Uganda's Daily Monitor wrote of Goma. Rebels shelled a barracks on Monday.", "COD"),
    ("The Kenyan army left Mandera. The Kenyan police fled. Kampala was told. Rebels shelled a barracks.", "KEN"),
    ("Al-Qaeda in Iraq took Zarqa. Al-Qaeda in Iraq left Irbid. Rebels shelled a barracks.", "JOR"),
    ("Ethiopian troops said that Ethiopian tanks stood outside Baidoa. Rebels shelled a barracks.", "SOM"),
    ("The Rwandan military said that it burnt fuel close to Kinshasa. Rebels shelled a barracks.", "COD"),
    ("On Monday, Turkey resumed its raids on Duhok. Rebels shelled a barracks.", "IRQ"),
    ("Kenyan armed forces bombed camps in Jubaland State, Somalia, for Kenyan generals. Rebels fled a camp.", "SOM"),
    ("The Zinder City Council met. Malian troops shelled the town. Rebels shelled a barracks.", "NER"),
    ("The Goma District Court sat. Rwandan troops came. Rebels shelled a barracks.", "COD"),
    ("Fighting goes on. Rebels shelled a barracks on Monday.", "?"),
)  # fmt: skip
def test_the_unmarked_are_of_the_state_of_the_story(coding: Coding, state: str) -> None:
    assert unmarked(coding) == state


@table(
    "state",
    ("Heavy fighting shook Taiz in Yemen. Military sources said that rebels shelled a village.", "YEM"),
    ("Heavy fighting shook Taiz in Yemen. Opposition activists said that troops shelled a village.", "YEM"),
    ("Heavy fighting shook Taiz in Yemen. Government sources said that rebels shelled a village.", "YEM"),
    ("Heavy fighting shook Taiz in Yemen. Opposition sources said that troops shelled a village.", "YEM"),
    ("Heavy fighting shook Taiz in Yemen. Opposition groups accused the army of shelling a village.", "YEM"),
    ("Heavy fighting shook Taiz in Yemen. Omani government sources said that troops shelled a village.", "OMN"),
    ("Heavy fighting shook Taiz in Yemen. Analyst Ann Orr said that troops shelled a village.", None),
    (
        "Heavy fighting shook Taiz in Yemen. Ann Orr, an analyst at the Nairobi Institute, said troops shelled it.",
        "KEN",
    ),
    ("Heavy fighting shook Taiz in Yemen. Expert Ann Orr of the Hill Oslo Centre said troops shelled it.", "NOR"),
    ("Heavy fighting shook Taiz in Yemen. Witnesses said that troops shelled a village.", None),
    ("Heavy fighting shook Taiz in Yemen. Two diplomats said that troops shelled a village.", None),
)
def test_armed_and_political_sources_are_of_the_state_of_the_story(coding: Coding, state: str | None) -> None:
    assert coding.claims[-1].speaker.code == state


@table(
    "states",
    ("The government and French jets bombed Kidal, in Mali.", "FRA+MLI"),
    ("Kenyan troops and rebels fought in Baidoa, in Somalia.", "KEN+SOM"),
)
def test_rebels_and_government_are_not_of_the_state_beside_them(coding: Coding, states: str) -> None:
    assert codes(coding.claims[0].event.actors) == states


@table(
    "state",
    (
        "The Kenyan government told Kampala of it. The Kenyan opposition accused government forces of killing two.",
        "KEN",
    ),
    ("Malian rebels met Nigerien envoys. Malian rebels accused government forces of killing two.", "MLI"),
)
def test_rebels_and_opposition_accuse_the_forces_of_their_own_state(coding: Coding, state: str) -> None:
    assert codes(coding.claims[-1].event.actors) == state


@told("A UN envoy came to Bangui. The rebels and the Central African army went on fighting.")
def test_rebels_are_no_organisation_that_was_named_before(coding: Coding) -> None:
    assert [(a.code, a.sector) for a in coding.claims[-1].event.actors] == [("CAF", "REB"), ("CAF", "MIL")]


@table(
    "state",
    ("The Ugandan military said rebels killed two men near Bunia. The army said that rebels burned a school.", "UGA"),
    ("The Sudanese army shelled El Geneina. The military said that rebels had burned a school.", "SDN"),
)
def test_the_army_that_speaks_on_is_the_military_that_spoke(coding: Coding, state: str) -> None:
    assert coding.claims[-1].speaker.code == state
