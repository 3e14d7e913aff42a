"""Names that no gazetteer has: places of their own, or organisations, words and pieces of names."""

from coded import table, told
from reportedly.model import Coding


@table(
    "name",
    ("Two huts burned in Abelmouk after the shelling.", "Abelmouk"),
    ("Gunmen attacked a post near Castorell Road in Hama.", "Castorell Road"),
    ("Rebels shelled the town of Qestawi on Monday.", "Qestawi"),
    ("Malian troops captured the Al-Qestawi area on Monday.", "Al-Qestawi"),
    ("Malian troops regained control over the al-Qestawi roundabout.", "al-Qestawi"),
    ("Malian troops captured the Qestawi checkpoint.", "Qestawi"),
    ("Malian troops clashed with rebels in the Asfar Qestawi area.", "Asfar Qestawi"),
    ("Malian troops clashed with rebels in the surroundings of al-Qestawi.", "al-Qestawi"),
    ("Malian troops shelled the outskirts of Tell Qestawi.", "Tell Qestawi"),
    ("Malian troops shelled the neighbourhoods of Umbro and al-Qestawi.", "al-Qestawi"),
    ("Malian troops drove the rebels to the outskirts of Qesto'tawi on Monday.", "Qesto'tawi"),
    ("Malian troops shelled the outskirts of Tal Qestawi.", "Tal Qestawi"),
    ("Rebels launched an assault to the north of Qestawi.", "Qestawi"),
    ("Malian troops secured the neighbourhoods Umbro, Kestal and al-Qestawi.", "Kestal"),
    ("A mine went off on the road between Gao and Qestawi, killing two.", "Qestawi"),
    ("Malian troops blocked the road from Qestawi Dulina towards Gao.", "Qestawi Dulina"),
    ("Malian troops fired mortars at the village of Qestawi Hand.", "Qestawi Hand"),
    ("Malian troops withdrew to Qestawi, near Gao.", "Qestawi"),
    ("Malian troops entered Qestawi on Monday.", "Qestawi"),
    ("Tuareg rebels were approaching Qestawi on Monday.", "Qestawi"),
    ("Malian troops pulled out of Qestawi on Monday.", "Qestawi"),
    ("Mali has pulled its soldiers back from Qestawi.", "Qestawi"),
    ("Malian troops fired shells across the river into Qestawi.", "Qestawi"),
    ("Malian troops captured some villages including Umbro Shah and Qestawi.", "Umbro Shah"),
)
def test_a_name_where_a_place_stands_is_one(coding: Coding, name: str) -> None:
    assert name in [p.name for p in coding.annotations.places]


@table(
    "state",
    ("Rebels shelled the village of Qestawi, east of Kassala.", "SDN"),
    ("Rebels shelled the village of Qestawi. Two people died in Kassala.", "SDN"),
    ("Rebels shelled the village of Qestawi. Two people died in Kassala and three in Gao.", None),
    ("Rebels shelled the village of Qestawi. Two died in Gedaref, three in Kassala and one in Gao.", "SDN"),
    ("Two people died in Kassala. The Lagos-based group said rebels had shelled the village of Qestawi.", "SDN"),
    ("Rebels shelled the village of Qestawi.", None),
)
def test_it_lies_in_the_state_of_the_places_around(coding: Coding, state: str | None) -> None:
    assert {p.country for p in coding.annotations.places if p.name == "Qestawi"} == {state}


@told("Officials in Xi'an in Shaanxi said two men were killed.", "Xi's envoy met the mayor of Xi’an on Monday.")
def test_a_name_that_goes_on_behind_an_apostrophe_is_no_leaders(coding: Coding) -> None:
    assert {p.name.replace("’", "'") for p in coding.annotations.places} >= {"Xi'an"}


@table(
    "name, state",
    ("Rebels took Ansongo in March.", "Ansongo", "MLI"),
    ("Malian rebels withdrew from Tessalyt on Monday.", "Tessalyt", "MLI"),
    ("Sudanese rebels captured Um Rawabah on Monday.", "Um Rawabah", "SDN"),
    ("Sudanese rebels captured Um Rawabah. Two people died in El Obeid.", "Um Rawabah", "SDN"),
    ("Somali troops captured Gaalkacio on Monday.", "Gaalkacio", "SOM"),
)
def test_a_town_spelt_otherwise_is_the_one_of_the_storys_state(coding: Coding, name: str, state: str) -> None:
    (town,) = (p for p in coding.annotations.places if p.name == name)
    assert (town.country, town.precision) == (state, "exact") and town.lat is not None
    assert "unknown_place" not in {i.code for i in coding.issues}


@table(
    "name",
    ("Kenyan troops withdrew from Tessalyt on Monday.", "Tessalyt"),
    ("Malian rebels withdrew from the Tessalyt river on Monday.", "Tessalyt"),
    ("Sudanese rebels captured Um Rawabah. Two people died in Kadugli and Gao.", "Um Rawabah"),
)
def test_a_name_like_one_of_elsewhere_is_not(coding: Coding, name: str) -> None:
    assert not [p for p in coding.annotations.places if p.name == name and p.lat is not None]


@told(
    "A source at Brolin Police Command said gunmen attacked the post.",
    "A doctor said the director of Saint Ottokar Hospital had fled.",
    "Gunmen attacked nurses of the Ottokar Bridge Company, officials said.",
    "The killing was condemned by the Department of Agriculture, officials said.",
    "Rebels attacked an army post, a speaker said in Arabic on TV.",
    "Dozens Killed in Terrorist Rocket Attacks on Army Post",
    "Dozens of herders were killed in Coalition Airstrikes on an army post.",
    "Two men were shot at a Brolin gas station, police said.",
    "Malian troops handed two rebels over to Qestawi.",
    "The minister pulled out of Qestawi on Monday.",
    "The two ministers withdrew from QSTW on Monday.",
)
def test_organisations_words_and_titles_are_none(coding: Coding) -> None:
    assert coding.annotations.places == ()
