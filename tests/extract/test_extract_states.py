"""The states of those who take part: told in words, from the place, from another phrase, or none."""

from collections.abc import Iterable

from coded import lines, table
from reportedly.model import Actor, Coding


@table(
    "actors, recipients",
    ("US-led strikes in Syria killed more than 20 fighters on Tuesday.", {"USA"}, {"SYR"}),
    ("US-backed rebels were driven out of a base in northern Syria.", set(), {"SYR"}),
    ("Islamic State fighters attacked a checkpoint in northern Nigeria on Monday.", {"NGA"}, {"NGA"}),
    ("A drone launched by the Houthis hit a hotel in Eilat, in southern Israel.", {"YEM"}, {"ISR"}),
    ("An unknown drone killed six people in northern Somalia on Sunday.", set(), {"SOM"}),
    ("At least 70 people were killed in an attack on the Saudi Hospital in El Fasher, in Sudan.", set(), {"SDN"}),
    ("Russian missile and drone strikes hit houses in Kyiv, Ukraine.", {"RUS"}, {"UKR"}),
)
def test_states_of_a_strike(coding: Coding, actors: set[str], recipients: set[str]) -> None:
    event = next(claim.event for claim in coding.claims if claim.event.type in ("ASSAULT", "COERCE"))
    assert (_codes(event.actors), _codes(event.recipients)) == (actors, recipients)


@table(
    "code",
    ("A Saudi-led coalition bombed Sanaa. On Friday the coalition bombed the port of Hodeidah.", "SAU"),
    ("US-led coalition jets hit a depot near Raqqa. The coalition strikes killed ten civilians.", "USA"),
)
def test_the_coalition_is_the_one_told_of(coding: Coding, code: str) -> None:
    assert [_codes(claim.event.actors) for claim in coding.claims] == [{code}] * len(coding.claims)


@table(
    "sides", ("Kenyan forces shelled Somali positions in a valley over which the two neighbours fight.", {"KEN", "SOM"})
)
def test_two_neighbours_are_those_told_of_together(coding: Coding, sides: set[str]) -> None:
    (fight,) = (claim.event for claim in coding.claims if claim.event.trigger.quote == "fight")
    assert _codes(fight.actors) == sides


@table(
    "word",
    ("Two men were killed when a bus and a lorry collided near Nakuru.", "killed"),
    ("Three people were killed and nine hurt in an apartment fire in Ankara.", "killed"),
    ("Five soldiers were killed by methane gas exposure in a cave in northern Iraq.", "killed"),
)
def test_accidents_are_no_violence(coding: Coding, word: str) -> None:
    assert not coding.claims
    assert any(issue.span and issue.span.quote == word for issue in coding.issues)


def _codes(actors: Iterable[Actor]) -> set[str]:
    return {a.code for a in actors if a.code}


@table(
    "actors, recipients",
    ("Armenia–Azerbaijan clashes erupted on the border in September.", {"ARM", "AZE"}, set()),
    ("Ten people were killed including a nurse in Turkish air strikes on Raqqa, in Syria.", {"TUR"}, {"SYR"}),
    ("Libyan troops took the depot after shelling it for a week.", {"LBY"}, set()),
    ("Three children were killed in a rebel rocket attack on a school in Mali.", {"MLI"}, {"MLI"}),
    ("An explosion not far from central Damascus killed nine Syrian guards.", set(), {"SYR"}),
    ("Attacks between Kenyan police and Somali gunmen went on for hours.", {"KEN", "SOM"}, set()),
)
def test_roles_behind_other_words(coding: Coding, actors: set[str], recipients: set[str]) -> None:
    event = next(claim.event for claim in coding.claims if claim.event.type in ("ASSAULT", "COERCE"))
    told = {a.code for a in event.actors if a.code}, {a.code for a in event.recipients if a.code}
    assert told == (actors, recipients)


@table(
    "sectors",
    ("Sudanese air strikes hit a market in Nyala.", {"MIL"}),
    ("An Ethiopian artillery barrage killed four people in Adwa.", {"MIL"}),
    ("The Kenyans shelled a village near Kismayo.", {"MIL"}),
    ("The Ugandans seized two Rwandan positions on Monday.", {"MIL"}),
    ("Two Kenyans shot dead a trader in Lagos.", {"CVL"}),
    ("Peruvian protesters attacked a bus in Lima.", {"OPP"}),
)
def test_who_does_what_only_forces_do_is_a_force(coding: Coding, sectors: set[str]) -> None:
    event = next(claim.event for claim in coding.claims if claim.event.type in ("ASSAULT", "COERCE"))
    assert {a.sector for a in event.actors} == sectors


@table(
    "recipients",
    ("Gunmen shot dead one Kenyan and two others from Tanzania near Busia.", {"KEN", "TZA"}),
    ("Canada deported hundreds of people to Haiti on Monday.", set()),
    ("A Kenyan court sentenced eight people to life in prison over a hotel siege in Mogadishu, in Somalia.", set()),
    ("Chad accused Niger of theft and suspended a trade agreement between the two countries.", {"NER"}),
)
def test_whose_people_are_hurt(coding: Coding, recipients: set[str]) -> None:
    assert _codes(r for claim in coding.claims for r in claim.event.recipients) == recipients


@table(
    "code",
    ("An attacker identified by the French army as a member of al-Shabaab opened fire on a crowd in Kismayo.", "SOM"),
    ("An attacker identified by Kenyan police as a student opened fire on a crowd in Kismayo.", "SOM"),
)
def test_an_attacker_is_of_what_he_is_said_to_be(coding: Coding, code: str) -> None:
    assert _codes(coding.claims[0].event.actors) == {code}


@table("sides", ("The Kenyan president met the Ugandan president, and both agreed to open the border.", {"KEN", "UGA"}))
def test_both_are_the_two_of_the_sentence(coding: Coding, sides: set[str]) -> None:
    (deal,) = (claim.event for claim in coding.claims if claim.event.trigger.quote == "agreed")
    assert _codes(deal.actors) == sides


@table(
    "want",
    ("Kenyan police imposed a curfew in Kisumu on Monday.", "COERCE KEN>KEN"),
    ("Chad lifted the state of emergency in the town of Abeche.", "CONCEDE TCD>TCD"),
    ("Libya extended the curfew in the town of Sabha by a week.", "COERCE LBY>LBY"),
    ("Peru's president declared a state of emergency on Monday.", "COERCE PER>-"),
)
def test_rule_over_a_place_is_over_those_who_live_there(coding: Coding, want: str) -> None:
    assert f"outlet asserts {want}" in lines(coding)


@table(
    "want",
    ("Norway threatened to halt the talks if Chad goes ahead with the vote.", "THREATEN NOR>TCD"),
    ("Egypt threatened to close the canal unless Kenya lifted the ban.", "THREATEN EGY>KEN"),
    ("Egypt threatened to close the canal after Kenya lifted the ban.", "THREATEN EGY>-"),
)
def test_who_is_to_yield_is_threatened(coding: Coding, want: str) -> None:
    assert f"outlet asserts {want}" in lines(coding)


@table(
    "want",
    ("Chad complained to the United Nations about Libyan air raids.", "ACCUSE TCD>LBY"),
    ("Chad complained to the African Union over Libyan shelling of the oasis.", "ACCUSE TCD>LBY"),
    ("The Kenyan and Ugandan sides of the commission agreed to share the data.", "AGREE KEN+UGA>-"),
    ("Libya speeded up the withdrawal of some forces from Chad.", "RETREAT LBY>TCD"),
)
def test_sides_behind_other_words(coding: Coding, want: str) -> None:
    assert f"outlet asserts {want}" in lines(coding)


@table(
    "want",
    ("The Kenyan foreign minister met President Paul Abara in Lome on Tuesday.", "CONSULT KEN+TGO>-"),
    ("A Norwegian envoy held talks with Prime Minister Ali Musa during a visit to Abuja.", "CONSULT NGA+NOR>-"),
    ("Kenyan General Tom Odede met Ali Musa in Lome.", "CONSULT KEN+TGO>-"),
    ("Obama met Ali Musa in Lome.", "CONSULT TGO+USA>-"),
)
def test_the_host_of_a_visitor_is_of_the_place(coding: Coding, want: str) -> None:
    assert f"outlet asserts {want}" in lines(coding)


@table(
    "want",
    ("President Bush has threatened further action against Chad.", "THREATEN USA>TCD"),
    ("The Bush administration demanded that Chad open its ports.", "REQUEST USA>TCD"),
    ("Farmers cleared the bush near the town and demonstrated on Monday.", "PROTEST ?>-"),
)
def test_a_leader_behind_a_title_is_known(coding: Coding, want: str) -> None:
    assert f"outlet asserts {want}" in lines(coding)


@table(
    "want",
    ("Chad alleged that Libyan pilots had bombed the oasis.", "outlet asserts ACCUSE TCD>LBY"),
    ("Chad alleged that Libyan pilots had bombed the oasis.", "TCD asserts ASSAULT LBY>-"),
    ("Chad said that Libyan pilots had bombed the oasis.", "TCD asserts ASSAULT LBY>-"),
)
def test_who_alleges_a_deed_accuses_its_doer(coding: Coding, want: str) -> None:
    assert want in lines(coding)
    assert ("alleged" in coding.document.text) == any("ACCUSE" in row for row in lines(coding))


@table(
    "want",
    ("Tanzania hosted talks between Burundi's government and the rebels.", "CONSULT BDI+BDI+TZA>-"),
    ("Peru brokered a truce between Chad and Libya.", "CONSULT LBY+PER+TCD>-"),
    ("The Omani sultan mediated between Chad and Libya.", "CONSULT LBY+OMN+TCD>-"),
    ("France held talks with the rebels in Mali.", "CONSULT FRA+MLI>-"),
)
def test_who_mediates_acts_with_those_between_whom(coding: Coding, want: str) -> None:
    assert f"outlet asserts {want}" in lines(coding)


@table(
    "speakers",
    ("Turkish jets bombed a camp in northern Iraq, the military said.", {"TUR"}),
    ("Rebels bombed a camp in northern Iraq, the military said.", {"IRQ"}),
    ("Foreign Minister Ali Musa accused Chad of shelling a village.", {None}),
)
def test_an_unmarked_speaker_is_of_the_side_that_tells(coding: Coding, speakers: set[str | None]) -> None:
    assert {claim.speaker.code for claim in coding.claims if claim.voice != "publisher"} == speakers


@table(
    "want",
    ("Togo met leaders of the Movement for the Liberation of Benin.", "CONSULT BEN+TGO>-"),
    ("Togo met leaders of the Front for Change and Unity of Benin.", "CONSULT BEN+TGO>-"),
)
def test_a_body_named_for_a_cause_is_of_its_state(coding: Coding, want: str) -> None:
    assert f"outlet asserts {want}" in lines(coding)


@table("want", ("Peruvian authorities allege that they saw Chilean ships.", "ACCUSE"))
def test_nobody_accuses_itself(coding: Coding, want: str) -> None:
    assert not any(f"{want} PER>PER" in row for row in lines(coding))


@table(
    "want",
    ("Ghana and Togo are seeking to deepen a partnership in farming.", "outlet asserts AGREE GHA+TGO>-"),
    ("A Chadian court has jailed a Malian student for two years.", "outlet asserts COERCE TCD>MLI"),
)
def test_plans_of_states_and_prison(coding: Coding, want: str) -> None:
    assert want in lines(coding)


@table(
    "want",
    ("Ten deaths were reported in Chad while a Nigerien herder was shot as both countries traded fire.", "NER TCD"),
    ("A Kenyan farmer was shot dead as clashes in Somalia went on between the two countries.", "KEN SOM"),
    ("Togolese nurses left Accra as the two neighbours exchanged fire.", "GHA TGO"),
    ("A US-made shell fell on Togo. A Beninese nurse died. Both governments agreed to a truce.", "BEN TGO"),
    ("Ten deaths were reported in Chad as both countries traded fire.", ""),
)
def test_both_countries_are_the_two_told_of_in_any_way(coding: Coding, want: str) -> None:
    assert _codes(coding.claims[-1].event.actors) == set(want.split())


@table(
    "want",
    ("Kenya struck al-Shabab targets in southern Somalia overnight, the military said.", "KEN asserts ASSAULT KEN>SOM"),
    ("Chad fired missiles at Gao overnight, the Malian military said.", "MLI asserts ASSAULT TCD>MLI"),
    ("Kenya has executed three men accused of spying for Uganda.", "outlet asserts ASSAULT KEN>KEN"),
    ("Kenya's police arrested two men suspected of spying for Uganda.", "outlet asserts COERCE KEN>KEN"),
)
def test_whose_army_tells_of_strikes_abroad_and_whose_those_are_who_are_tried(coding: Coding, want: str) -> None:
    assert want in lines(coding)


@table(
    "want",
    ("Several governments condemned the Togolese army's raid on a clinic.", "outlet asserts ACCUSE ?>TGO"),
    ("Dozens of countries condemned the Togolese army's raid on a clinic.", "outlet asserts ACCUSE ?>TGO"),
    ("Indian and Chinese talks on the border ended on Monday.", "outlet asserts CONSULT CHN+IND>-"),
    ("Togo closed its border over Kenyan–Ugandan military exercises.", "outlet asserts MOBILIZE KEN+UGA>-"),
    ("Sino–Indian talks on the border ended on Monday.", "outlet asserts CONSULT CHN+IND>-"),
    ("The Franco-Italian talks on the treaty began in Lyon.", "outlet asserts CONSULT FRA+ITA>-"),
    ("Kenya expelled a Togolese envoy, citing his support for the rebels.", "outlet asserts SUPPORT TGO>KEN"),
    ("Peru and Chile sign the Peru–Chile Fisheries Agreement.", "outlet asserts SUPPORT CHL+PER>-"),
    ("The Chadian army confirmed the death of a rebel leader in a raid on Monday.", "TCD asserts ASSAULT ->TCD"),
    ("The Malian ministry confirmed the deaths of six soldiers in Mopti.", "MLI asserts ASSAULT ->MLI"),
)
def test_states_side_by_side_and_those_of_whom_there_are_many(coding: Coding, want: str) -> None:
    assert want in lines(coding), lines(coding)


@table(
    "sectors",
    ("Indian and Chinese talks on the border ended on Monday.", {"GOV"}),
    ("US and South Korean drills began on Monday.", {"MIL"}),
    ("Syrian and Russian airstrikes hit the town.", {"MIL"}),
)
def test_of_what_power_a_nationality_is_before_a_noun(coding: Coding, sectors: set[str]) -> None:
    assert {a.sector for claim in coding.claims for a in claim.event.actors} == sectors


@table(
    "sector",
    ("Police arrested two men in Lagos on Monday. An officer was killed in the raid.", "COP"),
    ("The army arrested two men in Lagos on Monday. An officer was killed in the raid.", "MIL"),
    ("Police said rebels raided a camp in Mali on Monday. A rebel officer was killed in the raid.", "REB"),
)
def test_an_officer_is_of_the_force_that_the_text_tells_of(coding: Coding, sector: str) -> None:
    assert [a.sector for a in coding.claims[-1].event.recipients] == [sector]
