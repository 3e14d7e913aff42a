"""Words of conflict outside conflict: no claim, and an Issue with the reason."""

from coded import details, lines, table, told

from reportedly.model import Coding


@table(
    "why",
    ("Brazil defeated Japan 3-1 in the football final as the striker shot twice at the goal.", "domain_sport"),
    ("Kenya beat Ethiopia in the cup match after the goalkeeper was attacked by fans of the team.", "domain_sport"),
    ("The airline launched an attack on its rival's market share as profits and shares fell.", "domain_business"),
    ("A storm killed nine people in Mozambique on Monday.", "accident_or_nature"),
    ("Floods killed 30 people in Bangladesh on Monday.", "accident_or_nature"),
    ("An earthquake killed 12 people in Peru on Monday.", "accident_or_nature"),
    ("Four people were killed in a bus crash in Bolivia on Monday.", "accident_or_nature"),
    ("A gas leak explosion killed two workers at a factory in Poland.", "accident_or_nature"),
    ("Finnish troops fired rockets in a military exercise on Monday.", "drill"),
    ("Korean jets bombed targets during a joint drill on Monday.", "drill"),
    ("A man stabbed his wife in Leeds on Monday, the court heard.", "ordinary_crime"),
    ("Robbers shot a shopkeeper in Lyon on Monday.", "ordinary_crime"),
)
def test_other_domain_gives_no_claim_but_its_reason(coding: Coding, why: str) -> None:
    assert not lines(coding)
    assert why in details(coding), details(coding)


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
