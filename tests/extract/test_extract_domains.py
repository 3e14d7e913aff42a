"""Words of conflict outside conflict: no claim, and an Issue with the reason."""

from coded import details, fails, lines, table, told
from reportedly.model import Coding

SILENT = "an entry without a type keeps a word out and leaves no issue"


@table(
    "why",
    ("Brazil defeated Japan 3-1 in the football final as the striker shot twice at the goal.", "arguments_do_not_fit"),
    ("Kenya beat Ethiopia in the cup match after the goalkeeper was attacked by fans of the team.", "domain_sport"),
    ("A bomb cyclone struck Canada on Monday, and a storm attacked the coast.", "accident_or_nature"),
    ("Finnish troops fired rockets in a military exercise on Monday.", "drill"),
    ("Korean jets bombed targets during a joint drill on Monday.", "drill"),
    ("Kenyan soldiers shelled Kidal.\n\nWithdrawal of heavy weapons\n\nRebels left the town.", "title"),
    ("Two students were arrested in Leeds on Monday.", "ordinary_crime"),
    ("A shopkeeper was arrested in Lyon on Monday.", "ordinary_crime"),
    fails(SILENT, "A storm killed nine people in Mozambique on Monday.", "accident_or_nature"),
    fails(SILENT, "Floods killed 30 people in Bangladesh on Monday.", "accident_or_nature"),
    fails(SILENT, "An earthquake killed 12 people in Peru on Monday.", "accident_or_nature"),
    fails(SILENT, "Four people were killed in a bus crash in Bolivia on Monday.", "accident_or_nature"),
)
def test_trigger_of_another_domain_leaves_its_reason(coding: Coding, why: str) -> None:
    assert why in details(coding), details(coding)


@table(
    "nothing",
    ("Brazil defeated Japan 3-1 in the football final as the striker shot twice at the goal.", set()),
    ("Kenya beat Ethiopia in the cup match after the goalkeeper was attacked by fans of the team.", set()),
    ("A storm killed nine people in Mozambique on Monday.", set()),
    ("Floods killed 30 people in Bangladesh on Monday.", set()),
    ("An earthquake killed 12 people in Peru on Monday.", set()),
    ("Four people were killed in a bus crash in Bolivia on Monday.", set()),
    ("Finnish troops fired rockets in a military exercise on Monday.", set()),
    ("Korean jets bombed targets during a joint drill on Monday.", set()),
    ("Two students were arrested in Leeds on Monday.", set()),
    ("The airline launched an attack on its rival's market share as profits and shares fell.", set()),
    ("A gas leak explosion killed two workers in Poland.", set()),
    ("A man stabbed his wife in Leeds on Monday, the court heard.", set()),
    ("Robbers shot a shopkeeper in Lyon on Monday.", set()),
    ("A son killed his three sisters in Porto on Monday.", set()),
    ("Two retailers in Norway opened fire in a price war on Monday.", set()),
)
def test_other_domain_gives_no_claim(coding: Coding, nothing: set[str]) -> None:
    assert lines(coding) == nothing


@told("Mourners marched in Manila on Monday to mark the anniversary of a massacre that killed 58 people.")
def test_memorial_is_no_attack_of_the_day(coding: Coding) -> None:
    assert not [c for c in coding.claims if c.event.type == "ASSAULT" and not c.event.background]


@told("Rebels killed nine soldiers in Mozambique on Monday.", "Gunmen shot dead two soldiers in Bolivia on Monday.")
def test_armed_violence_is_kept(coding: Coding) -> None:
    assert len(coding.claims) == 1


@told("A rocket killed two fans at a football match in Iraq on Monday.")
def test_rocket_at_a_match_is_no_sport(coding: Coding) -> None:
    assert [c.event.type for c in coding.claims] == ["ASSAULT"]


@told("Farmers in Chile planted wheat on Monday. The harvest looks good.")
def test_text_without_trigger_gives_nothing(coding: Coding) -> None:
    assert not coding.claims
    assert not coding.incidents


@told("The president attacked inflation in a speech on Monday.")
def test_attack_on_inflation_is_no_assault(coding: Coding) -> None:
    assert "ASSAULT" not in {c.event.type for c in coding.claims}


@told("Kenyan activists staged a protest at the stadium in Lima on Monday, two days before the football final.")
def test_campaigners_protest_at_a_match_too(coding: Coding) -> None:
    assert "outlet asserts PROTEST KEN>-" in lines(coding), lines(coding)


@table(
    "want",
    ("Teachers in Ghana began an indefinite strike on Monday.", "outlet asserts PROTEST GHA>-"),
    ("Bolivian miners launched a strike over wages on Monday.", "outlet asserts PROTEST BOL>-"),
    ("Bolivian jets launched a strike on a Chilean depot on Monday.", "outlet asserts ASSAULT BOL>CHL"),
)
def test_strike_of_those_who_work_is_a_protest(coding: Coding, want: str) -> None:
    assert lines(coding) == {want}


@table(
    "want",
    ("Two aid workers kidnapped in Chad", "outlet asserts ASSAULT ->TCD"),
    ("A priest was killed in Chad on Monday.", "outlet asserts ASSAULT ->TCD"),
    ("More than 50 people were detained at protests in Lima, the interior minister said.", "PER asserts COERCE ->PER"),
)
def test_harm_to_those_who_help_or_protest_is_no_crime_of_every_day(coding: Coding, want: str) -> None:
    assert want in lines(coding)


@told(
    "Six people are killed in an explosion at a paint factory in Porto, Portugal.",
    "At least six people are killed and nine are missing following an explosion at a chemical plant in Chile.",
    "A van fell off a cliff into a river in Bolivia, killing five and injuring nine.",
    "A bus carrying students veered off a highway in Ecuador, killing seven and injuring 20.",
    "Four people are killed and another six affected after a fire in a building in Portugal.",
    "Twenty people are killed and 16 others are injured when a bus catches fire in Bolivia.",
    "A diver is killed in a shark attack off the coast of South Africa.",
    "A navy plane of Peru crashes shortly after takeoff from Lima, killing at least 12 people.",
    "The flood in Nepal goes down. Two more people are confirmed killed in Bhutan.",
    "One girl is killed after a fire destroys six homes in Dublin, Ireland.",
    "Two hikers were struck and killed by a passing train near Lugano.",
)
def test_harm_that_nobody_did_is_no_assault(coding: Coding) -> None:
    assert not coding.claims


@told(
    "Six people are killed in a bomb explosion at a paint factory in Chad.",
    "Two people were killed in an explosion near the presidential palace in Niamey.",
    "A mule packed with explosives blew up near a barracks in Chad, killing one soldier.",
    "Six policemen are killed in an explosion at a camp in Niger.",
    "Four people were killed by fire from the border with Niger.",
    "A drone crashes into a house in Chad, killing two people.",
    "Six people were killed in an explosion in Niamey. Jihadists placed two more bombs in the city.",
)
def test_harm_with_somebody_armed_or_a_weapon_is_kept(coding: Coding) -> None:
    assert any(c.event.type == "ASSAULT" for c in coding.claims)


@told(
    "A school collapses after a Chadian air strike, killing five pupils.",
    "A truck crashes into a market in Niger after rebels shot the driver, killing five people.",
    "A helicopter crashes in Mali after being shot down by rebels, killing five soldiers.",
)
def test_toll_of_an_act_that_led_to_an_accident_is_the_acts(coding: Coding) -> None:
    assert [q.low for c in coding.claims for q in c.event.quantities] == [5]


@table(
    "before",
    ("Police broke up a rally in Harare on Monday. Some 30 people were arrested.", "ASSAULT"),
    ("Thousands protested in Harare on Monday. Some 30 people were arrested.", "PROTEST"),
)
def test_those_arrested_over_unrest_are_no_ordinary_crime(coding: Coding, before: str) -> None:
    assert [c.event.type for c in coding.claims] == [before, "COERCE"]
