"""Who does it where the syntax hides the doer: behind participles, nouns that measure, infinitives and passives."""

from coded import codes, lines, table, told
from reportedly.model import Coding


@table(
    "want",
    ("The Norwegian parliament votes 155–18 to withdraw from the treaty with Chile.", "SANCTION NOR>CHL"),
    ("The leaders of the Peruvian opposition each made speeches conceding the election.", "CONCEDE PER>-"),
    ("The court found three Malian officers guilty of killing the mayor.", "ASSAULT MLI>MLI"),
    ("The Peruvian dissidents face long prison terms if found guilty.", "SANCTION ->PER"),
)
def test_who_does_what_a_verb_governs(coding: Coding, want: str) -> None:
    assert any(want in row for row in lines(coding))


@table(
    "want",
    ("The African Union outlines a set of sanctions against Chadian officials.", "SANCTION AU>TCD future"),
    ("Kenya imposed a raft of sanctions on Uganda.", "SANCTION KEN>UGA"),
    ("Peru and Chile hold a series of meetings on the border.", "CONSULT CHL+PER>-"),
    ("Gunmen believed to be Somali killed four Kenyan farmers.", "ASSAULT SOM>KEN"),
    ("Jets believed to be Chadian hit a market in Kano, Nigeria.", "ASSAULT TCD>NGA"),
    ("The Ghanaian judge had sanctions placed on him by Peru.", "SANCTION PER>GHA"),
    ("The Ghanaian judge was to have sanctions placed on him by Peru.", "SANCTION PER>GHA future"),
    ("The town is under continued shelling by Chadian rebels.", "ASSAULT TCD>-"),
)
def test_who_does_what_a_noun_behind_its_verb_names(coding: Coding, want: str) -> None:
    assert f"outlet asserts {want}" in lines(coding)


@table(
    "want",
    ("The brutal government offensive against Malian rebels went on.", "ASSAULT MLI>MLI"),
    ("Boko Haram's Gao massacre shocked Mali.", "ASSAULT NGA>MLI"),
    ("In a ground assault on the village, Chadian troops captured its mill.", "ASSAULT TCD>-"),
    ("The raid in which Kenyan police captured the farm ended on Monday.", "ASSAULT KEN>-"),
)
def test_who_does_what_a_noun_of_violence_names(coding: Coding, want: str) -> None:
    assert f"outlet asserts {want}" in lines(coding)


@table(
    "want",
    ("Chadian rebels entered the clinic in an attempt to rob it and kidnap a Malian nurse.", "ASSAULT TCD>MLI"),
    ("The hill was shelled by the Kenyan army in an attempt to seize the valley.", "COERCE KEN>-"),
    ("Chadian police arrested ten men in a plot to kill the Malian president.", "ASSAULT ->MLI"),
)
def test_who_attempts_it(coding: Coding, want: str) -> None:
    assert any(want in row for row in lines(coding))


@table(
    "want",
    ("Ten Malians were killed in what appeared to be a Chadian air strike.", ["ASSAULT TCD>MLI"]),
    ("Ten Kenyans were killed in what the mayor described as a Somali army raid.", ["ASSAULT SOM>KEN"]),
)
def test_what_somebody_calls_it_is_the_same_event(coding: Coding, want: list[str]) -> None:
    assert [row.split(" asserts ")[1] for row in lines(coding)] == want


@told("Anti-Deby government protests spread in Chad.")
def test_whom_a_protest_is_against_does_not_protest(coding: Coding) -> None:
    (claim,) = coding.claims
    assert [a.sector for a in claim.event.actors] == ["CVL"]
    assert [r.sector for r in claim.event.recipients] == ["GOV"]


@table(
    "nobody",
    ("The Malian town was shelled by warplanes and heavy artillery.", "warplanes"),
    ("The Malian rebels came under attack from several fronts.", "several fronts"),
    ("The rebel-held mosque in Gao was destroyed in the fight with gunmen.", "rebel-held mosque"),
)
def test_neither_arms_nor_ways_nor_houses_act(coding: Coding, nobody: str) -> None:
    assert nobody not in {a.name for c in coding.claims for a in c.event.actors}


@table(
    "want",
    ("Bishop kidnapped in Togo", "ASSAULT ->TGO"),
    ("Priest abducted in Gabon", "ASSAULT ->GAB"),
    ("Marchers shot dead by police in Lomé", "ASSAULT TGO>TGO"),
    ("Rebels kidnapped, beat and killed a Malian mayor in Gao.", "ASSAULT MLI>MLI"),
)
def test_who_is_seized_in_a_headline_seizes_nobody(coding: Coding, want: str) -> None:
    assert f"outlet asserts {want}" in lines(coding)


@told("The army killed nine rebels near Gwoza. Two soldiers were wounded, the army said.")
def test_an_army_does_not_wound_its_own(coding: Coding) -> None:
    assert [a.code for a in coding.claims[-1].event.actors] == [], lines(coding)


@told("The Kenyan army captured the town following heavy fighting with Somali militants.")
def test_whoever_fought_before_is_a_side_of_the_fight(coding: Coding) -> None:
    assert any("ASSAULT KEN+SOM>-" in row for row in lines(coding))


@table(
    "want",
    ("A bombing blamed on Nigerien rebels killed ten Malian soldiers.", "ASSAULT NER>MLI"),
    ("The strike on the Malian camp was attributed to Chad.", "ASSAULT TCD>MLI"),
    ("A joint operation by Kenyan police killed ten Somali militants.", "ASSAULT KEN>SOM"),
    ("In an operation led by Kenya, ten Somali militants were killed.", "ASSAULT KEN>SOM"),
    ("Two Malian soldiers were injured by a device planted by Boko Haram.", "ASSAULT NGA>MLI"),
)
def test_whose_deed_a_participle_of_the_noun_says(coding: Coding, want: str) -> None:
    assert any(want in row for row in lines(coding))


@table(
    "want",
    ("Malian units raided Nigerien rebels in the hills across the border inflicting losses upon them.", "MLI>NER"),
    ("Malian army units attacked Nigerien rebels near Gao killing ten of them.", "MLI>NER"),
)
def test_they_do_nothing_to_themselves(coding: Coding, want: str) -> None:
    assert lines(coding) == {f"outlet asserts ASSAULT {want}"}


@told("Kenya began an offensive, killing ten militants – Somali fighters and seizing control of two villages.")
def test_both_of_two_participles_have_one_doer(coding: Coding) -> None:
    assert any("COERCE KEN>" in row for row in lines(coding))


@table(
    "want",
    ("The Malian camp came under Nigerien rebel fire on Monday.", ["NER REB"]),
    ("The Malian town came under heavy Chadian bombardment.", ["TCD MIL"]),
    ("Heavy fighting involving Kenyan troops and Somali militants went on.", ["KEN MIL", "SOM REB"]),
    ("The Kenyan army and Somali militants clashed in the hills.", ["KEN MIL", "SOM REB"]),
    ("Togo's police and Ghanaian soldiers clashed in the hills.", ["TGO COP", "GHA MIL"]),
)
def test_whose_fire_it_is_and_whose_army(coding: Coding, want: list[str]) -> None:
    assert [f"{a.code} {a.sector}" for c in coding.claims for a in c.event.actors] == want


@table(
    "want",
    ("Chad bombed a Nigerien base after Malian rebels killed ten Chadian soldiers.", "MLI>TCD"),
    ("Chad bombed a Nigerien base after the killing of ten Chadian soldiers by Malian rebels.", "MLI>TCD"),
    ("Chad bombed a Nigerien base in response to the killing of ten Chadians by Malian rebels.", "MLI>TCD"),
)
def test_why_an_act_was_done_is_another_act(coding: Coding, want: str) -> None:
    assert lines(coding) == {"outlet asserts ASSAULT TCD>NER", f"outlet asserts ASSAULT {want}"}


@told("The Chadian army shelled a Nigerien base, fleeing after killing ten soldiers.")
def test_a_participle_behind_after_goes_on_telling(coding: Coding) -> None:
    assert len(coding.claims) == 1


@table(
    "doers",
    ("Elements of the Kenyan army entered Garissa and launched an attack on the market.", "KEN"),
    ("A detachment of Malian troops attacked a village near Gao.", "MLI"),
    ("Remnants of the Chadian army shelled a village near Faya.", "TCD"),
    ("Costa Rica, Peru, and Chile sharply criticise Cuba.", "CHL+CRI+PER"),
    ("Gunmen of Ansar Bait al-Maqdis attacked Arish.", "EGY"),
)
def test_a_part_of_a_force_and_each_of_a_list_does_it(coding: Coding, doers: str) -> None:
    assert codes(coding.claims[-1].event.actors) == doers


@table(
    "doers",
    ("The Ugandan army told the BBC it is hard to withdraw the troops from Goma.", "-"),
    ("The Ugandan army said it was too early to withdraw from Goma.", "-"),
    ("The Ugandan army said it was ready to withdraw from Goma.", "UGA"),
)
def test_what_it_is_hard_to_do_is_done_by_no_one_named_before(coding: Coding, doers: str) -> None:
    assert codes(coding.claims[-1].event.actors) == doers


@table(
    "who",
    ("Ghana freed ten prisoners following talks with Togo.", "GHA+TGO"),
    ("After negotiations with Peru, Chile reopened the border.", "CHL+PER"),
    ("Two men were freed after talks with Chad.", "TCD"),
    ("Malian rebels freed two soldiers after talks with the Malian government.", "MLI+MLI"),
    ("Kenyan troops left Kismayo after talks with Somalia.", "SOM"),
)
def test_who_acts_after_talks_with_another_talked(coding: Coding, who: str) -> None:
    assert [codes(c.event.actors) for c in coding.claims if c.event.type == "CONSULT"] == [who]


@told("Al-Shabaab said that it shot down a drone. Kenyan media listed 12 Kenyan soldiers who were killed.")
def test_who_was_killed_in_an_aside_was_not_killed_by_who_was_told_of_before(coding: Coding) -> None:
    assert codes(coding.claims[-1].event.actors) == "-"


@table(
    "doers",
    ("The Malian army announced the start of a military operation in Kidal.", "MLI"),
    ("Chad announced the beginning of an offensive against Libyan rebels.", "TCD"),
    ("Libyan rebels announced the second phase of their offensive in Sabha.", "LBY"),
    ("The Ghanaian mayor reported a military operation in Tamale.", "-"),
)
def test_who_announces_what_forces_plan_does_it(coding: Coding, doers: str) -> None:
    assert [codes(c.event.actors) for c in coding.claims if c.event.type == "ASSAULT"] == [doers]


@told("Chadian intelligence claimed that out of 40 Libyan officers deployed to Sabha, only eight have returned.")
def test_who_is_told_by_where_he_was_deployed_does_nothing_by_it(coding: Coding) -> None:
    assert "MOBILIZE" not in [c.event.type for c in coding.claims]


@table(
    "doers",
    ("Chadian shells landed in a school yard in Adre.", {"TCD"}),
    ("Three children were hurt when Chadian rockets fell in Adre.", {"TCD"}),
    ("Mortar rounds slammed into a house in Adre.", set()),
    ("The shells were fired from Chadian positions at Adre.", {"TCD"}),
    ("Rockets were fired at Adre from Chadian territory.", set()),
    ("A Chadian patrol boat rammed a Nigerian trawler on the lake.", {"TCD"}),
)
def test_whose_shells_landed_and_from_whose_positions_they_were_fired(coding: Coding, doers: set[str]) -> None:
    (claim,) = coding.claims
    assert {a.code for a in claim.event.actors} == doers


@told("A Nigerian guard was wounded by fire from the Chadian side.")
def test_fire_from_a_side_is_that_sides(coding: Coding) -> None:
    assert [a.code for claim in coding.claims for a in claim.event.actors] == ["TCD"]


@table(
    "want",
    ("A mine attributed to Chadian rebels exploded in Gao, killing two herders.", "TCD"),
    ("Air strikes reportedly carried out by the Chadian army hit a market in Gao.", "TCD"),
    ("Shelling was carried out on the town of Gao by Chadian artillery.", "TCD"),
)
def test_the_doer_behind_a_participle_however_parsed(coding: Coding, want: str) -> None:
    assert {codes(c.event.actors) for c in coding.claims} == {want}


@table(
    "want",
    ("At least nine herders were killed at the hands of Chadian soldiers in Gao.", "TCD"),
    ("Nine herders died at the hands of Chadian soldiers in Gao.", "TCD"),
    ("Sniper fire attributed to Chadian rebels killed a shepherd in Gao.", "TCD"),
    ("Nine herders were killed by Chadian forces' shelling in Gao.", "TCD"),
    ("Nine herders were killed in shelling believed to have been carried out by Chadian troops in Gao.", "TCD"),
)
def test_by_whose_hands_fire_or_shelling_somebody_dies(coding: Coding, want: str) -> None:
    (claim,) = coding.claims
    assert codes(claim.event.actors) == want


@told("UNMISS deplores the shelling of Juba on Monday, in which 34 people lost their lives.")
def test_who_deplores_an_act_has_not_done_it(coding: Coding) -> None:
    assert [codes(c.event.actors) for c in coding.claims if c.event.type == "ASSAULT"] == ["-"]
