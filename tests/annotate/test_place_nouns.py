"""Nouns that stand for a place named before: "the town", "the same square", "the Kenyan capital"."""

from coded import table, told
from reportedly.model import Coding


def places_of_last(coding: Coding) -> list[str]:
    """Names of the places of the claim that stands last in the text."""
    last = max(coding.claims, key=lambda c: c.event.trigger.start)
    return [p.name for p in last.event.places]


@table(
    "place",
    ("Rebels shelled Goma on Monday. Fighting went on in the city on Tuesday.", "Goma"),
    ("Rebels entered Kidal. Two soldiers were killed in the town.", "Kidal"),
    ("Gunmen fired on the village of Tessit. On Tuesday the army retook the village.", "Tessit"),
    ("Rebels left the town of Kidal for Gao. The army shelled the town on Monday.", "Kidal"),
    ("A bomb went off in Tahrir Square in Cairo. Police killed two men in the same square.", "Tahrir Square"),
    ("Mortars hit Nairobi. Two people died in a blast that rocked the Kenyan capital.", "Nairobi"),
    ("Kenyan police said two people were killed in a bomb attack in the Kenyan capital.", "Nairobi"),
    ("Rebels shelled a hospital in Garissa. Nine men died near it. The hospital was shelled by soldiers.", "Garissa"),
    ("A fire burned at a refinery in Garissa after a rebel attack on the facility.", "Garissa"),
    ("Rebels set up a base in Garissa. Soldiers have been trying to retake the base.", "Garissa"),
    ("Rebels entered Kidal. The town burned. Soldiers killed nine rebels there.", "Kidal"),
    ("The army left the town of Kidal. On Monday rebels burned a market in the town which it had left.", "Kidal"),
    ("Six drones entered Ugandan airspace on Monday.", "Uganda"),
    ("Rockets struck Ugandan towns on Monday.", "Uganda"),
    ("Gunmen killed two people in Kenya's capital.", "Nairobi"),
    ("Ugandan troops entered Kenyan territory on Monday.", "Kenya"),
    ("Two drones entered Kenya's airspace on Monday.", "Kenya"),
    ("Ugandan jets violated the airspace of Kenya on Monday.", "Kenya"),
    ("Kenya closed its airspace to Ugandan airliners.", "Kenya"),
    ("Kenya said that Ugandan jets had entered its airspace.", "Kenya"),
    ("Kenya said that Ugandan rockets had landed on its soil.", "Kenya"),
    ("Soldiers shelled the hospital of Tawila on Monday.", "Tawila"),
    ("Kenya accused Uganda of incursions into its territory.", "Kenya"),
    ("Kenya said that Uganda had fired missiles at the country.", "Kenya"),
    ("Kenyan jets shot down a Ugandan drone over the country.", "Kenya"),
)
def test_noun_stands_for_the_place_named_before(coding: Coding, place: str) -> None:
    assert places_of_last(coding) == [place]


@told(
    "Rebels shelled Goma on Monday. Fighting went on in a town on Tuesday.",
    "Rebels shelled Goma on Monday. The army attacked the nearby town on Tuesday.",
    "Rebels shelled Goma and Bukavu on Monday. The army attacked the town on Tuesday.",
    "Rebels shelled Goma on Monday. The army attacked the base on Tuesday.",
    "Rebels shelled Goma on Monday. The army attacked the town where they hid on Tuesday.",
)
def test_noun_for_another_place_or_for_one_of_two_stands_for_none(coding: Coding) -> None:
    (attacked,) = [c for c in coding.claims if c.event.trigger.quote in ("went", "Fighting", "attacked")]
    assert attacked.event.places == ()


@told("Ugandan drones entered its airspace on Monday, Kenya said.")
def test_who_enters_an_airspace_does_not_own_it(coding: Coding) -> None:
    assert "Uganda" not in places_of_last(coding)


@told("A blast killed two people in the capital of Kenya.")
def test_capital_of_a_state_stands_beside_the_state(coding: Coding) -> None:
    assert places_of_last(coding) == ["Nairobi", "Kenya"]


@told("Gunmen killed ten people in Kenya's financial capital.")
def test_capital_in_another_sense_is_not_the_seat(coding: Coding) -> None:
    assert "Nairobi" not in places_of_last(coding)


@told("Rebels shelled Goma on Monday. They killed nine people in Goma and burned two markets in the city.")
def test_place_named_twice_is_given_once(coding: Coding) -> None:
    assert all(len(c.event.places) == 1 for c in coding.claims)


@table(
    "countries",
    ("Nine men were killed in Umbrosol, Southwest Region, Cameroon, on Monday.", ["CMR", "CMR", "CMR"]),
    ("Rebels shelled a neighbourhood of Nairobi and a post in Garissa, Kenyan police said.", ["KEN", "KEN"]),
    ("Gunmen attacked a post in Garissa Kenya on Monday.", ["KEN", "KEN"]),
)
def test_what_is_said_to_hold_a_place_gives_its_state(coding: Coding, countries: list[str]) -> None:
    assert [p.country for p in coding.annotations.places] == countries


@told("Rebels captured the Umbrosol, Tessitan and Abelmouk districts on Monday.")
def test_all_of_a_list_of_districts_are_places(coding: Coding) -> None:
    assert [p.name for p in coding.annotations.places] == ["Umbrosol", "Tessitan", "Abelmouk"]


@table(
    "names",
    ("Kenya is in turmoil. Protesters marched across the country on Friday.", ["Kenya"]),
    ("Peru declared a blockade of the country's northern regions.", ["Peru"]),
    ("Ghana banned rallies in the northern regions of the country.", ["Ghana"]),
    ("Laos fired on Kenya. Laos began air strikes in the country.", ["Kenya"]),
    ("Kenya sent troops on Friday. They killed nine rebels in another country.", []),
)
def test_the_country_is_the_state_that_the_story_is_set_in(coding: Coding, names: list[str]) -> None:
    """Not one that another state acts in."""
    assert places_of_last(coding) == names


@told("Kenya said that Uganda had fired missiles at the country.")
def test_the_country_fired_at_is_not_that_of_who_fires(coding: Coding) -> None:
    (fired,) = [c for c in coding.claims if c.event.type == "ASSAULT"]
    assert [a.code for a in fired.event.recipients] == ["KEN"]


@told("Ugandan rebels launched missiles at US troops on Monday.")
def test_the_state_of_those_fired_at_is_not_where(coding: Coding) -> None:
    assert places_of_last(coding) == []
