"""Names of buildings, ways and sites where something happens: places of their own."""

from coded import table, told
from reportedly.model import Coding


def places_told(coding: Coding) -> list[str]:
    """Names of the places of all claims, each once."""
    return list(dict.fromkeys(p.name for c in coding.claims for p in c.event.places))


@table(
    "names",
    ("Two soldiers were killed by gunmen on the Brolin Bridge in Gao.", ["Brolin Bridge", "Gao"]),
    ("Kenyan troops seized the Brolin Steel Works after a day of shelling.", ["Brolin Steel Works"]),
    ("A bomb killed nine people in the Saint Ottokar Church in Garissa.", ["Saint Ottokar Church", "Garissa"]),
    ("On Monday rebels shelled the Turkish Hospital in Kassala.", ["Turkish Hospital", "Kassala"]),
    ("On Monday jets bombed the al-Qestawi Tower.", ["al-Qestawi Tower"]),
    ("On Monday a bomb exploded outside the Qestawi hotel in Lamu.", ["Qestawi hotel", "Lamu"]),
    ("The army captured parts of the Qestawi Forest.", ["Qestawi Forest"]),
    ("Police shot two men near the William Ruto Stadium in Lodwar.", ["William Ruto Stadium", "Lodwar"]),
)
def test_a_landmark_is_where_it_happened(coding: Coding, names: list[str]) -> None:
    assert places_told(coding) == names


@told(
    "Gunmen attacked nurses of the Ottokar Bridge Company on Monday.",
    "Soldiers arrested the director of the Ottokar Hospital on Monday.",
    "Soldiers arrested a bishop of the Orthodox Church on Monday.",
    "Rebels shelled a town where the Brolin Hospital's nurses live.",
    "Chadian jets bombed the Nigerian Air Base on Monday morning.",
    "The fighters attacked an Orthodox church on Monday.",
)
def test_bodies_companies_and_common_names_are_none(coding: Coding) -> None:
    assert not [p for p in places_told(coding) if p.split()[-1].lower() in ("bridge", "hospital", "church", "base")]


@table(
    "place",
    ("On Monday drones struck Kassala International Airport.", ("Kassala International Airport", "SDN")),
    ("The rebels said they had seized Lodwar Air Base.", ("Lodwar Air Base", "KEN")),
    ("On Monday drones struck Niamey International Airport.", ("Niamey International Airport", "NER")),
    ("Two soldiers were killed in a raid at Kassala airport.", ("Kassala", "SDN")),
)
def test_what_is_at_a_town_is_where_the_town_is(coding: Coding, place: tuple[str, str]) -> None:
    (found,) = {p for c in coding.claims for p in c.event.places}
    assert (found.name, found.country) == place
    assert found.lat is not None


@told("Bandits attacked a bus on the Kassala–Gedaref road on Monday, killing nine people.")
def test_a_way_lies_between_the_towns_that_it_joins(coding: Coding) -> None:
    (road,) = coding.claims[0].event.places
    assert (road.name, road.country, road.precision) == ("Kassala–Gedaref road", "SDN", "region")
    assert road.lat is not None
    assert 14.0 < road.lat < 15.5
    assert road.radius_km is not None
    assert 80 < road.radius_km < 150


@table(
    "names",
    ("Rebels blocked the Umbro–Qestawi highway on Monday.", ["Umbro–Qestawi highway"]),
    ("The army has recaptured most of the Kassala-Gedaref Highway.", ["Kassala-Gedaref Highway"]),
)
def test_a_way_is_a_place_by_its_own_name(coding: Coding, names: list[str]) -> None:
    assert places_told(coding) == names


@told("Rebels shelled Kassala on Monday. They killed nine people at the Brolin Stadium.")
def test_a_landmark_stands_beside_the_town_told_before(coding: Coding) -> None:
    last = max(coding.claims, key=lambda c: c.event.trigger.start)
    assert [p.name for p in last.event.places] == ["Brolin Stadium", "Kassala"]
