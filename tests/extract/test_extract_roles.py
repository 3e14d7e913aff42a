"""Who stands on the other side: roles that no slot of the word itself holds."""

from coded import codes, line, lines, table, told
from reportedly.model import Coding


@table(
    "want",
    ("Norway agreed to lift sanctions on fuel sales to Chad.", "AGREE NOR>TCD"),
    ("Norway agreed on Monday to send experts after talks in Chad.", "AGREE NOR>-"),
    ("Peru denounced as a crime Bolivia's treatment of the miners.", "ACCUSE PER>BOL"),
    ("Egypt threatened to break relations with Kenya.", "THREATEN EGY>KEN"),
    ("Students marched in Jakarta to demand a vote from Indonesia's parliament.", "PROTEST IDN>IDN"),
    ("Students marched in Jakarta.", "PROTEST IDN>-"),
)
def test_whom_the_content_concerns_is_the_recipient(coding: Coding, want: str) -> None:
    assert f"outlet asserts {want}" in lines(coding)


@table(
    "want",
    ("Chad issued a declaration demanding that Peru pay the miners.", "REQUEST TCD>PER"),
    ("Egypt threatened to break relations with Kenya and Chad.", "THREATEN EGY>KEN+TCD"),
)
def test_each_side_of_the_content_and_the_subject_of_a_note(coding: Coding, want: str) -> None:
    assert any(row.endswith(f" asserts {want}") for row in lines(coding))


@table(
    "want",
    ("Malian rebels engaged Chadian soldiers in a firefight on Monday.", "ASSAULT MLI+TCD>-"),
    ("The Ethiopian army prepared to attack Kenya on Monday.", "MOBILIZE ETH>KEN"),
)
def test_the_object_of_a_light_verb_and_of_a_complement_takes_part(coding: Coding, want: str) -> None:
    assert f"outlet asserts {want}" in lines(coding)


@table(
    "want",
    ("Nurses marched in protest at the treatment of patients by Ghana's government.", "PROTEST GHA>GHA"),
    ("Kenya insisted on its demand that Uganda's army leave the island.", "REQUEST KEN>UGA"),
    ("Kenya's foreign minister visited Kampala on Monday.", "CONSULT KEN>UGA"),
    ("President Otto Varga reneged on his promise to the Zambian people.", "REJECT ZMB>ZMB"),
)
def test_motives_subjects_and_states_visited_are_the_other_side(coding: Coding, want: str) -> None:
    assert f"outlet asserts {want}" in lines(coding)


@table(
    "want",
    ("Chad's army seized a rebel headquarters on Monday.", "COERCE TCD>TCD"),
    ("Kenya captured three Ugandan border posts on Monday.", "COERCE KEN>UGA"),
    ("Malian jets hit gas supplies belonging to Niger's army.", "ASSAULT MLI>NER"),
    ("Peru's army carried out three raids against parts of the town held by Bolivian soldiers.", "ASSAULT PER>BOL"),
    ("Peru's army seized a brigade headquarters on Monday.", "COERCE PER>-"),
)
def test_who_has_what_is_struck_or_taken_is_the_recipient(coding: Coding, want: str) -> None:
    assert f"outlet asserts {want}" in lines(coding)


@table(
    "want",
    ("A hospital in Kenya has come under attack.", "KEN MED"),
    ("Jets struck an aid convoy in Niger on Monday.", "NER NGO"),
    ("Rebels shelled a displacement camp in Chad on Monday.", "TCD REF"),
)
def test_who_is_struck_with_a_place_that_serves_people(coding: Coding, want: str) -> None:
    assert [f"{r.code} {r.sector}" for c in coding.claims for r in c.event.recipients] == [want]


@table(
    "want",
    ("The Zambian army responded with force to peaceful protests.", "ASSAULT ZMB>ZMB"),
    ("The Ghanaian regime cracked down on the demonstration.", "ASSAULT GHA>GHA"),
)
def test_who_protests_is_struck_with_the_protest(coding: Coding, want: str) -> None:
    assert f"outlet asserts {want}" in lines(coding)


@table(
    "want",
    ("Five people were killed in Bolivian army air strikes on a village.", ["Bolivian army BOL MIL"]),
    ("Five people were killed in Chadian rebel shelling.", ["Chadian rebel TCD REB"]),
    ("Six people were killed in Deby regime airstrikes in Chad.", ["Deby regime TCD GOV"]),
    ("Saudi-led coalition air strikes killed five people in Yemen.", ["Saudi-led coalition SAU MIL"]),
    ("At least one man was killed by government shelling while clashes raged in Gao, Mali.", ["government MLI GOV"]),
)
def test_the_words_before_a_noun_name_one_side(coding: Coding, want: list[str]) -> None:
    assert [f"{a.name} {a.code} {a.sector}" for c in coding.claims for a in c.event.actors] == want


@table(
    "want",
    ("An explosion caused by Boko Haram killed eight people in Cameroon.", "Boko Haram"),
    ("Seven people were killed in an operation by Ghanaian security forces.", "Ghanaian security forces"),
    ("Four people were wounded in rebel mortar shells in Chad.", "rebel"),
    ("Zambia said that its raids in Malawi killed six.", "Zambia"),
    ("The bombs launched by Peruvian forces killed 15 people in Bolivia.", "Peruvian forces"),
)
def test_the_doer_stands_behind_the_word_or_its_arms(coding: Coding, want: str) -> None:
    assert {a.name for c in coding.claims for a in c.event.actors} == {want}


@table(
    "want",
    ("Kenya released soldiers it had captured in northern Somalia.", "COERCE KEN>SOM"),
)
def test_the_head_of_a_relative_clause_is_the_object_that_its_verb_lacks(coding: Coding, want: str) -> None:
    assert f"outlet asserts {want}" in lines(coding)


@table(
    "want",
    ("Chadian rebels launched an attack to relieve pressure on the besieged fighters.", "ASSAULT TCD>-"),
    ("Peru imposed sanctions under the act on Chad.", "SANCTION PER>TCD"),
)
def test_whom_another_verb_concerns_is_not_struck(coding: Coding, want: str) -> None:
    assert f"outlet asserts {want}" in lines(coding)


@table(
    "want",
    ("A Kenyan-led coalition fighting Boko Haram killed 18 members of the Ghanaian army.", "ASSAULT KEN>GHA"),
    ("In response to a gas attack that Peru blamed on Bolivia, Chile fired missiles at an air base.", "ASSAULT CHL>-"),
    ("The attacks by Chad's army were carried out in violation of UN resolutions.", "ASSAULT TCD>-"),
)
def test_who_is_fought_or_struck_elsewhere_is_not_struck_here(coding: Coding, want: str) -> None:
    assert f"outlet asserts {want}" in lines(coding)


@table(
    "want",
    ("Chad withdrew its units from the town.", "RETREAT TCD>-"),
    ("Zambian troops pushed out the remaining units on Monday.", "COERCE ZMB>?"),
)
def test_own_forces_are_not_on_the_other_side(coding: Coding, want: str) -> None:
    assert f"outlet asserts {want}" in lines(coding)


@table(
    "want",
    ("Malian airstrikes and shootings kill at least 94 people in Niger.", ["MLI", "MLI"]),
    ("Residents of the town face a junta-enforced siege in Chad.", ["TCD"]),
    ("Envoys of Ghana meet in Lome alongside Beninese envoys.", ["GHA+BEN"]),
)
def test_who_acts_in_a_pair_with_a_hyphen_or_alongside(coding: Coding, want: list[str]) -> None:
    assert ["+".join(str(a.code) for a in c.event.actors) for c in coding.claims] == want


@table(
    "want",
    ("Malian rebels enter Zambutu on Monday.", "MOBILIZE MLI>-"),
    ("Peru launched a drone towards Chile on Monday.", "ASSAULT PER>CHL"),
)
def test_neither_a_town_nor_what_is_fired_is_the_other_side(coding: Coding, want: str) -> None:
    assert f"outlet asserts {want}" in lines(coding)


@table(
    "want",
    ("Three officials of the Togolese government were killed in clashes with rebels in Lome.", "ASSAULT TGO+TGO>-"),
    ("Two officers of the Togolese army were wounded in clashes with Beninese soldiers.", "ASSAULT BEN+TGO>-"),
)
def test_who_falls_in_a_fight_is_a_side_of_it(coding: Coding, want: str) -> None:
    assert f"outlet asserts {want}" in lines(coding)


@table(
    "want",
    ("Nine children were among those killed in Peruvian air strikes on Arica.", "ASSAULT PER>CHL"),
    ("Most of those killed by the Peruvian army were Chilean soldiers.", "ASSAULT PER>CHL"),
)
def test_those_killed_are_whom_the_sentence_names(coding: Coding, want: str) -> None:
    assert f"outlet asserts {want}" in lines(coding)


@table(
    "want",
    ("Chad withdraws all of its troops from Niamey.", "RETREAT TCD>-"),
    ("The rebels of Chad are fighting with Nigerien support on Monday.", "ASSAULT TCD>-"),
    ("Rebels in Niger attacked a town on the Chadian side of the border.", "ASSAULT NER>-"),
    ("Ghana and Togo sign a Joint Defense Agreement.", "SUPPORT GHA+TGO>-"),
)
def test_own_troops_help_places_and_papers_are_no_other_side(coding: Coding, want: str) -> None:
    assert f"outlet asserts {want}" in lines(coding)


@table(
    "want",
    ("Four rebels were killed in a Ghanaian army operation near Tamale.", "ASSAULT GHA>GHA"),
    ("The missiles fired from a Zambian warplane wounded 25 people in Harare.", "ASSAULT ZMB>ZWE"),
)
def test_whose_operation_or_launcher_it_is_acts(coding: Coding, want: str) -> None:
    assert f"outlet asserts {want}" in lines(coding)


@table(
    "want",
    (
        "Ghana accused all sides of war crimes, including the Togolese government, Benin and Niger.",
        "ACCUSE GHA>BEN+NER+TGO",
    ),
    ("Ghana accused all sides of war crimes.", "ACCUSE GHA>?"),
)
def test_sides_are_those_that_the_list_behind_them_names(coding: Coding, want: str) -> None:
    assert f"outlet asserts {want}" in lines(coding)


@table(
    "want",
    (
        "Zambian jets struck the village. Residents buried their dead. The strikes killed a Zimbabwean.",
        "ASSAULT ZMB>ZWE",
    ),
    (
        "Zambian jets bombed the village. Gunmen of Malawi attacked a bus. Monday's bombing killed Zimbabweans.",
        "ASSAULT ZMB>ZWE",
    ),
    ("Gunmen of Malawi attacked a bus. The strikes killed a Zimbabwean.", "ASSAULT MWI>ZWE"),
    (
        "Zambian air raids killed nine people in Malawi. Six nurses were among the dead in the strikes on Lilongwe.",
        "ASSAULT ZMB>MWI",
    ),
    ("Zambian jets bombed two towns. Five Malawians died in the strikes on Thursday.", "ASSAULT ZMB>MWI"),
    (
        "Zambian jets struck Malawi. The militiamen were killed in strikes near Blantyre.",
        "ASSAULT ZMB>MWI",
    ),
    (
        "Zambian air strikes on Tuesday killed ten in Malawi. Tuesdays bombing was deadly because it hit a market.",
        "ASSAULT ZMB>MWI",
    ),
)
def test_a_noun_resumes_the_act_of_its_word(coding: Coding, want: str) -> None:
    assert f"outlet asserts {want}" in lines(coding)


@told("Zambian jets struck Malawi. Two men were killed in a strike near Blantyre, residents said.")
def test_a_noun_with_an_article_resumes_nothing_for_others_than_the_known_dead(coding: Coding) -> None:
    assert any(row.endswith(" ->MWI") for row in lines(coding))


@told("The town is held by gunmen of Malawi. The raid was deadly because it hit a market.")
def test_it_below_the_subject_of_an_act_is_the_act(coding: Coding) -> None:
    assert not any("MWI>" in row for row in lines(coding))


@table(
    "want",
    ("A Zambian soldier shot two people. The attacker was killed by Malawian police.", [("MWI", "ZMB")]),
    ("An attacker was killed by Malawian police in Blantyre.", [("MWI", "MWI")]),
)
def test_the_attacker_is_who_did_the_last_violence(coding: Coding, want: list[tuple[str, str]]) -> None:
    event = coding.claims[-1].event
    assert [(event.actors[0].code, event.recipients[0].code)] == want


@table(
    "want",
    ("Chad condemned the abduction of the Nigerien minister.", "ACCUSE TCD>-"),
    ("Chad condemned the abduction of the Nigerien minister by Malian rebels.", "ACCUSE TCD>MLI"),
    ("Chad condemned Mali's abduction of the Nigerien minister.", "ACCUSE TCD>MLI"),
    ("Chad condemned Malian attacks on the town.", "ACCUSE TCD>MLI"),
)
def test_who_suffers_what_is_condemned_is_not_condemned(coding: Coding, want: str) -> None:
    assert f"outlet asserts {want}" in lines(coding)


@table(
    "want",
    ("A rebel roadside bomb struck a Chadian police truck in Abeche.", "ASSAULT TCD>TCD"),
    ("The Chadian army, having withdrawn from its positions, left the town.", "RETREAT TCD>-"),
)
def test_groups_before_bombs_and_participles_act(coding: Coding, want: str) -> None:
    assert f"outlet asserts {want}" in lines(coding)


@told("Norwegian Foreign Minister Ola Berg became the first African Union foreign minister to visit Lome.")
def test_who_is_said_to_be_the_first_to_do_it_acts(coding: Coding) -> None:
    assert [a.code for a in coding.claims[0].event.actors] == ["NOR"]


@table(
    "want",
    ("Three Kenyan soldiers were killed by a mine in Mandera during clashes with Somali militiamen.", "KEN+SOM>-"),
    ("Nine Chadian soldiers were abducted after clashes with Malian rebels.", "MLI+TCD>-"),
    ("The Malian army took the village from Nigerien insurgents after days of fierce clashes.", "MLI+NER>-"),
    ("The Kenyan army struck Somali militiamen, sparking fierce fighting in Mandera.", "KEN+SOM>-"),
    ("Norwegian diplomats left the town after clashes with Malian rebels.", "MLI>-"),
)
def test_the_sides_of_a_fight_are_those_of_its_clause(coding: Coding, want: str) -> None:
    assert f"outlet asserts ASSAULT {want}" in lines(coding)


@table(
    "want",
    ("The Kenyan army along with Ugandan forces attacked the town.", "ASSAULT KEN+UGA>-"),
    ("Kenyan forces backed by Ugandan jets captured the town.", "COERCE KEN+UGA>-"),
    ("The Kenyan air force in cooperation with Ugandan troops carried out raids on Chad.", "ASSAULT KEN+UGA>TCD"),
    ("Kenyan rebels backed by Uganda seized the town.", "COERCE KEN>-"),
    ("Kenyan troops attacked Chad along the border with Ugandan forces.", "ASSAULT KEN>TCD"),
)
def test_forces_that_act_beside_who_acts_act_too(coding: Coding, want: str) -> None:
    assert f"outlet asserts {want}" in lines(coding)


@table(
    "want",
    ("Kenya and Uganda say that they have agreed on a plan.", "KEN asserts AGREE KEN+UGA>-"),
    ("Kenya and Uganda fought rebels of Chad. They shot six Ugandans.", "outlet asserts ASSAULT KEN+UGA>UGA"),
    (
        "Ghana's police watched. The Peru-led coalition left. The coalition says that it struck Chad.",
        "PER asserts ASSAULT PER>TCD",
    ),
)
def test_they_are_both_subjects_and_it_is_the_coalition(coding: Coding, want: str) -> None:
    assert want in lines(coding)


@told("The Kenyan General Staff reported it shelled Ugandan troops near Mandera on Monday.")
def test_it_may_be_a_staff(coding: Coding) -> None:
    assert "KEN asserts ASSAULT KEN>UGA" in lines(coding)


@told("Two Malians were killed in air strikes believed to be carried out by the Chadian air force.")
def test_who_is_believed_to_have_carried_it_out_is_the_actor(coding: Coding) -> None:
    assert any(row.endswith("ASSAULT TCD>MLI") for row in lines(coding))


@table(
    "want",
    ("Kenyan authorities deported ten Malians as part of a crackdown on foreigners.", "COERCE KEN>MLI"),
    ("Chadian troops entered the town during an offensive against Malian rebels.", "ASSAULT TCD>MLI"),
    ("Two Chadian troops died during an offensive against Malian rebels.", "ASSAULT ->MLI"),
)
def test_who_acts_in_the_clause_around_a_noun_acts_in_it(coding: Coding, want: str) -> None:
    assert f"outlet asserts {want}" in lines(coding)


@table(
    "want",
    ("Kenya's army seized control of the headquarters of the bank from Somali militants.", "COERCE KEN>SOM"),
    ("Residents reported the capture of the valley from Peruvian government forces.", "COERCE ->PER"),
    ("Kenyan police seized weapons from two homes of opposition activists.", "COERCE KEN>KEN"),
    ("Raids and artillery strikes continued against Chadian rebel lines.", "ASSAULT ->TCD"),
    ("Despite the attacks, Togo's army advanced against Beninese rebels.", "MOBILIZE TGO>BEN"),
    ("Several Malian rebel hideouts were hit in Nigerien airstrikes near the lake.", "ASSAULT NER>MLI"),
    ("Chadian troops destroyed a truck for Nigerien rebels near Faya.", "ASSAULT TCD>NER"),
    ("Peru's army shelled a camp for Bolivian refugees.", "ASSAULT PER>BOL"),
    ("Gunmen shot at anyone in the street in Quito.", "ASSAULT ECU>ECU"),
)
def test_who_stands_further_off_is_struck_or_robbed(coding: Coding, want: str) -> None:
    assert any(row.endswith(f" asserts {want}") for row in lines(coding))


@table(
    "want",
    ("Chadian jets pounded opposition-held parts of Faya.", ["opposition"]),
    ("Airstrikes on villages throughout the rebel-held eastern districts went on.", ["rebel"]),
    ("Strikes on rebel-held East Moroni went on.", ["rebel"]),
)
def test_whose_a_place_is_that_is_struck_is_the_recipient(coding: Coding, want: list[str]) -> None:
    assert [a.name for a in coding.claims[0].event.recipients] == want


@table(
    "want",
    ("Kenya took military action against Somali rebels.", "ASSAULT KEN>SOM"),
    ("Peru launched an air war against Bolivian militants.", "ASSAULT PER>BOL"),
    ("Ghana's army won victories in its battle against Togolese militants.", "ASSAULT GHA>TGO"),
    ("Peru's army clashed with Bolivian militants.", "ASSAULT BOL+PER>-"),
)
def test_a_war_against_somebody_has_one_side_that_acts(coding: Coding, want: str) -> None:
    assert f"outlet asserts {want}" in lines(coding)


@table(
    "want",
    ("A suicide bomber detonated an explosive belt among Malian rebels.", "ASSAULT MLI>MLI"),
    ("Bombardment by Chadian forces caused heavy Nigerien casualties.", "ASSAULT TCD>NER"),
    ("On Sunday Kenyan air strikes on the areas of Afmadow and Jilib killed nine Somali militants.", "ASSAULT KEN>SOM"),
    ("Insurgents from Chad seized large areas of Niger and Benin.", "COERCE TCD>-"),
)
def test_who_is_hurt_or_stands_amid_it_is_struck(coding: Coding, want: str) -> None:
    assert f"outlet asserts {want}" in lines(coding)


@table(
    "want",
    ("Kenyan soldiers crossed several kilometres into Somalia on Monday.", "MOBILIZE KEN>SOM"),
    ("Envoys condemned incursions by Ghanaian drones into Togolese airspace.", "MOBILIZE GHA>TGO"),
    ("Ghana is deploying soldiers to Togo to protect its airspace.", "MOBILIZE GHA>-"),
)
def test_a_state_that_forces_cross_into_is_the_other_side(coding: Coding, want: str) -> None:
    assert any(want in row for row in lines(coding))


@table(
    "want",
    ("Nigerien rebels detonated their trucks at a gate, killing two Chadian soldiers.", ["Chadian soldiers"]),
    ("A bomb wounded Chadian police officers as it struck their truck.", ["Chadian police officers"]),
)
def test_what_belongs_to_who_is_named_adds_nobody(coding: Coding, want: list[str]) -> None:
    assert [a.name for a in coding.claims[0].event.recipients] == want


@table(
    "want",
    ("Chadian units inflicted losses upon the ranks of Nigerien rebels.", "ASSAULT TCD>NER"),
    ("Kenyan police raided the homes of Ugandan activists in Kisumu.", "COERCE KEN>UGA"),
    ("Kenyan air strikes forced Somali militants to retreat from the valley.", "ASSAULT KEN>SOM"),
    ("Ten Peruvians, including a priest, and two Bolivians were killed in a raid.", "ASSAULT ->BOL+PER"),
    ("A visit by Kenya's president to discuss the border with the Ugandan president ended.", "CONSULT KEN>UGA"),
    (
        "Norwegian ministers threatened Norwegian sanctions over the arrest of Chad's former president.",
        "THREATEN NOR>TCD",
    ),
    ("Norway cut Danish aid to Chad.", "SANCTION NOR>TCD"),
)
def test_the_other_side_is_read_through_the_nouns_before_it(coding: Coding, want: str) -> None:
    assert f"outlet asserts {want}" in lines(coding)


@told("Three nurses killed 12 others injured in rebel attacks in Gao.")
def test_a_headline_of_two_counts_has_two_passives(coding: Coding) -> None:
    assert [a.name for a in coding.claims[0].event.recipients] == ["nurses"]


@told("Peru condemned these crimes, calling on Norway to protect the miners.")
def test_who_is_asked_beside_a_reproach_is_not_reproached(coding: Coding) -> None:
    (reproach,) = [c for c in coding.claims if c.event.type == "ACCUSE"]
    assert not reproach.event.recipients


@table(
    "want",
    ("Anti-government protests are held in cities across Peru.", "PROTEST PER>PER"),
    ("Malian jets raided the town, with ten Nigerien traders killed.", "ASSAULT MLI>NER"),
)
def test_whom_a_protest_opposes_and_the_dead_behind_with(coding: Coding, want: str) -> None:
    assert f"outlet asserts {want}" in lines(coding)


@table(
    "want",
    ("Malian soldiers fended off an offensive by Nigerien rebels on Tuesday.", "ASSAULT MLI>NER"),
    ("Zambian guards beat back an attack by Angolan rebels near the river.", "ASSAULT ZMB>AGO"),
    ("Peru's army repelled the assault by Bolivian paratroopers.", "ASSAULT PER>BOL"),
    ("Ethiopia intercepted a missile launched by the Eritrean army on Monday.", "ASSAULT ETH>ERI"),
    ("Kenya's army shot down two drones fired by Ugandan rebels at the port.", "ASSAULT KEN>UGA"),
)
def test_whose_attack_or_arms_are_met_is_the_recipient(coding: Coding, want: str) -> None:
    assert f"outlet asserts {want}" in lines(coding)


@table(
    "want",
    ("Togolese air strikes forced Beninese soldiers from the town on Monday.", "ASSAULT TGO>BEN"),
    ("Togo's army launched a counterattack, forcing Beninese soldiers on the defensive.", "ASSAULT TGO>BEN"),
    ("Togo's army launched attacks on ships and on Benin.", "ASSAULT TGO>BEN"),
)
def test_who_is_driven_off_or_named_behind_a_second_preposition_is_the_recipient(coding: Coding, want: str) -> None:
    assert f"outlet asserts {want}" in lines(coding)


@table(
    "want",
    ("Two Chadian miners are hurt in a ramming and stabbing attack by a Togolese man in Lome.", "TGO"),
    ("Peruvian rebels have been using rockets in towns, the heaviest weapons they had.", "PER"),
)
def test_who_does_it_is_not_struck(coding: Coding, want: str) -> None:
    assert all(a.code != want for c in coding.claims for a in c.event.recipients), lines(coding)


@told("The hostages who were taken by Congolese rebels were freed on Monday.")
def test_hostages_taken_are_the_recipients(coding: Coding) -> None:
    taken = next(c.event for c in coding.claims if c.event.mode == "abduct")
    assert [a.name for a in taken.recipients] == ["hostages"]


@table(
    "want",
    ("Students marched in Jakarta in support of Indonesia's president.", "PROTEST IDN>-"),
    ("Nurses rallied in Lima in solidarity with the government of Bolivia.", "PROTEST PER>-"),
    ("Students marched in Jakarta against Indonesia's president.", "PROTEST IDN>IDN"),
)
def test_nobody_protests_against_those_he_supports(coding: Coding, want: str) -> None:
    assert f"outlet asserts {want}" in lines(coding)


@table(
    "want",
    ("Chad condemned the Libyan minister's remarks on the border.", "Libyan minister GOV"),
    ("Togo denounced Benin's decision on the border.", "Benin GOV"),
    ("Students in Lome called for the president's resignation.", "president GOV"),
    ("Students in Lome called for the resignation of the government.", "government GOV"),
    ("President Ali Garba of Niger spoke on Monday. The opposition demanded his resignation.", "Ali Garba GOV"),
)
def test_whose_words_or_deeds_are_spoken_of_is_the_recipient(coding: Coding, want: str) -> None:
    spoken = [c.event for c in coding.claims if c.event.type in ("ACCUSE", "REQUEST")]
    assert [f"{a.name} {a.sector}" for e in spoken for a in e.recipients] == [want]


@table(
    "want",
    ("Peru says it will withdraw from the Geneva Convention.", "PER>-"),
    ("The Kenyan cabinet approves the Kampala peace agreement.", "KEN>-"),
    ("Togo adopts a declaration, calling for the disarmament of Chadian rebels.", "TGO>-"),
)
def test_a_text_called_by_a_town_and_a_request_behind_it_are_no_side(coding: Coding, want: str) -> None:
    assert any(f"{want} " in f"{row} " and "REQUEST" not in row for row in lines(coding)), lines(coding)


@table(
    "want",
    ("Kenya blocks the entry of all humanitarian aid from entering Darfur.", "COERCE KEN>SDN"),
    ("Peru blocks the entry of fuel from entering Peru.", "COERCE PER>-"),
    ("A civilian massacre took place in a Malian province on Sunday.", "ASSAULT ->MLI"),
    ("The Malian army executed a mayor along with his family in Gao.", "ASSAULT MLI>MLI+MLI"),
    ("Malian jets carried out air strikes on a market place in Gao.", "ASSAULT MLI>MLI"),
)
def test_who_is_cut_off_or_dies_with_another_is_a_recipient(coding: Coding, want: str) -> None:
    assert f"outlet asserts {want}" in lines(coding)


@table(
    "want",
    ("Dissidents face prison if found guilty, Niger's government said.", "SANCTION ->NER hypothetical"),
    ("Mali denounced an attack on a rebel-held town that activists say killed 30 miners.", "ASSAULT ->MLI"),
)
def test_a_participle_behind_if_is_passive_and_an_inserted_saying_takes_no_part(coding: Coding, want: str) -> None:
    assert any(row.endswith(want) for row in lines(coding)), lines(coding)
    assert all(a.name != "activists" for c in coding.claims for a in c.event.recipients)


@table(
    "want",
    ("The Malian rebels' Kidal massacre shocked Niger on Monday.", "ASSAULT MLI>-"),
    ("The Malian army's massacre of Nigerien herders shocked the region.", "ASSAULT MLI>NER"),
)
def test_whose_massacre_it_is_did_it(coding: Coding, want: str) -> None:
    assert f"outlet asserts {want}" in lines(coding)


@table(
    "want",
    ("An attack on a checkpoint caused casualties among the Chadian soldiers.", "ASSAULT ->TCD"),
    ("Chadian troops suffered heavy losses in an ambush by Nigerien rebels.", "ASSAULT NER>TCD"),
    ("A Chadian general survived an attack by Nigerien rebels.", "ASSAULT NER>TCD"),
    ("Chadian soldiers were wounded by shelling from the hills on Monday.", "ASSAULT ->TCD"),
)
def test_who_suffers_losses_is_the_recipient(coding: Coding, want: str) -> None:
    assert f"outlet asserts {want}" in lines(coding)


@table(
    "want",
    ("Malian troops advanced on the rebel-held town of Gao.", "MOBILIZE MLI>MLI"),
    ("Ethiopian troops marched into villages controlled by Eritrean soldiers.", "MOBILIZE ETH>ERI"),
    ("Chadian troops attacked Abeche, a stronghold of the rebels.", "ASSAULT TCD>TCD"),
    ("Peru's air force bombed a village dominated by Bolivian militiamen.", "ASSAULT PER>BOL"),
    ("Rebels stormed an air base in Mali on Sunday capturing it from government forces.", "ASSAULT MLI>MLI"),
    ("Kenyan rebels attacked Ugandan soldiers on Monday and seized a village.", "COERCE KEN>UGA"),
    ("Kenyan rebels killed two Ugandan nurses and seized a clinic.", "COERCE KEN>-"),
)
def test_who_holds_or_held_what_is_taken_or_marched_on(coding: Coding, want: str) -> None:
    assert f"outlet asserts {want}" in lines(coding)


@table(
    "want",
    ("Peru says that its remaining forces in Bolivia will leave the country.", "PER asserts RETREAT PER>- future"),
    ("Peru's army stops fuel shipments through its border crossing with Bolivia.", "outlet asserts SANCTION PER>BOL"),
    ("Somali drones attacked a ferry off the coast of Tanzania.", "outlet asserts ASSAULT SOM>-"),
)
def test_ones_own_country_and_the_coast_near_by_are_no_other_side(coding: Coding, want: str) -> None:
    assert want in lines(coding)


@table(
    "want",
    ("Chad released 52 political prisoners on Monday.", "RETREAT TCD>TCD"),
    ("Tunisia freed the opposition lawyer Salma Rekik on Monday.", "RETREAT TUN>TUN"),
    ("Chad and Niger released 52 prisoners on Monday.", "RETREAT NER+TCD>?"),
    ("Chad released nine hostages on Monday.", "RETREAT TCD>?"),
    ("Kenya's president grants a pardon to activist Otto Varga.", "CONCEDE KEN>KEN"),
    ("Peru granted asylum to journalist Otto Varga.", "AID PER>?"),
)
def test_whom_a_state_frees_is_of_it_unless_it_shelters_them(coding: Coding, want: str) -> None:
    assert f"outlet asserts {want}" in lines(coding)


@told("Kenyan forces kill a Somali militant who killed two Ugandan soldiers in May and arrest several others.")
def test_the_victim_of_one_killing_did_another(coding: Coding) -> None:
    assert lines(coding) == {
        "outlet asserts ASSAULT KEN>SOM",
        "outlet asserts ASSAULT SOM>UGA",
        "outlet asserts COERCE KEN>SOM",
    }


@told("Soldiers drill with recruits in Malian towns captured by Chadian rebels.")
def test_the_place_right_before_the_participle_was_taken(coding: Coding) -> None:
    assert [c.event.recipients for c in coding.claims if c.event.type == "COERCE"] == [()]


@table(
    "want",
    ("Two Malian civilians were killed in clashes among Ansar Dine and JNIM militants in Gao.", "ASSAULT MLI+MLI>MLI"),
    ("Three Kenyan farmers died in clashes between Ugandan soldiers and rebels.", "ASSAULT UGA+UGA>KEN"),
    ("Six people were killed in clashes between Ugandan soldiers and rebels.", "ASSAULT UGA+UGA>-"),
)
def test_who_is_told_to_be_no_fighter_is_struck_in_a_fight(coding: Coding, want: str) -> None:
    assert f"outlet asserts {want}" in lines(coding)


@table(
    "want",
    ("Kenyan forces besieged the town of Gulu in Uganda.", "outlet asserts COERCE KEN>UGA"),
    ("Kenya captured the town of Gulu in Uganda.", "outlet asserts COERCE KEN>-"),
    ("Chad said it would allow U.N. inspectors to visit the plant.", "TCD asserts RETREAT TCD>UN future"),
    ("Police officers surrendered their weapons to the new authorities in Bukavu.", "outlet asserts RETREAT COD>COD"),
    (
        "Peru proposes talks after Chile and Bolivia threatened tariffs if it does not agree to a truce.",
        "outlet asserts THREATEN BOL+CHL>PER",
    ),
)
def test_whom_a_siege_a_leave_or_a_threat_concerns(coding: Coding, want: str) -> None:
    assert want in lines(coding)


@table(
    "want",
    ("Kenya threatened military action against Uganda.", "THREATEN KEN>UGA"),
    ("Kenya threatened further military action.", "THREATEN KEN>-"),
    ("Kenya vowed retaliation after Uganda shelled its border post.", "THREATEN KEN>UGA"),
    ("Kenyan gunmen fired on a car carrying Ugandan aid workers.", "ASSAULT KEN>UGA"),
    ("Chadian rebels struck a truck that carried Nigerien soldiers.", "ASSAULT TCD>NER"),
    ("Chadian rebels attacked a truck carrying flour.", "ASSAULT TCD>-"),
)
def test_against_whom_a_threat_is_and_who_rides_in_what_is_struck(coding: Coding, want: str) -> None:
    assert f"outlet asserts {want}" in lines(coding)


@table(
    "want",
    ("A military base was attacked in Chad on Monday, killing six soldiers.", "outlet asserts ASSAULT ->TCD+TCD"),
    ("A police post in Chad came under attack, wounding two guards.", "outlet asserts ASSAULT ->TCD+TCD"),
    ("A Chadian man rammed his truck into a group of Malian soldiers.", "outlet asserts ASSAULT TCD>MLI"),
)
def test_whom_an_act_befell_did_not_do_what_came_of_it(coding: Coding, want: str) -> None:
    assert [line(c) for c in coding.claims] == [want]


@table(
    "want",
    ("Chile has sent hundreds of soldiers to northern Peru.", "outlet asserts MOBILIZE CHL>-"),
    ("Chile killed nine people in a strike on a vessel from Peru.", "outlet asserts ASSAULT CHL>PER"),
    ("A Chilean soldier was killed by Peruvian fire near Arica.", "outlet asserts ASSAULT PER>CHL"),
    ("A fire killed six people in a block of flats in Lima.", None),
    ("Ten died in clashes between Tuareg militias and Fulani herdsmen in Mali.", "outlet asserts ASSAULT MLI+MLI>-"),
    ("Chadian police arrested four men on suspicion of spying for Niger.", "outlet asserts COERCE TCD>TCD"),
    ("Bandits in Chad released nine hostages.", "outlet asserts RETREAT TCD>TCD"),
)
def test_whose_soldiers_vessels_and_hostages_they_are(coding: Coding, want: str | None) -> None:
    assert [line(c) for c in coding.claims] == ([want] if want else [])


@table(
    "want",
    ("A Kenyan army truck hit a landmine near the border on Monday.", "ASSAULT ->KEN"),
    ("Kenyan troops were sent to the border on Monday.", "MOBILIZE KEN>-"),
    ("The Kenyan Armed Forces claims that it shot down an Ethiopian jet.", "ASSAULT KEN>ETH"),
)
def test_what_hits_a_mine_is_struck_and_forces_that_are_sent_move(coding: Coding, want: str) -> None:
    assert any(row.endswith(f" asserts {want}") for row in lines(coding))


@told("Ana Orr, head of the Peruvian senate, condemned Chad on Monday.")
def test_the_head_of_a_body_told_behind_the_name_is_of_that_body(coding: Coding) -> None:
    assert [(a.name, a.code, a.sector) for c in coding.claims for a in c.event.actors] == [("Ana Orr", "PER", "LEG")]


@told("Kenyan soldiers left the town without a fight on Monday.")
def test_what_did_not_come_about_on_the_way_is_no_event(coding: Coding) -> None:
    assert {c.event.type for c in coding.claims} == {"RETREAT"}


@told(
    "A bomb killed ten people near a school in Peru. The president ended talks with the Orr Front. "
    "The group claimed responsibility on Friday."
)
def test_responsibility_is_claimed_for_violence(coding: Coding) -> None:
    assert {c.event.type for c in coding.claims if c.position == "accepts"} <= {"ASSAULT"}


@table(
    "want",
    ("The Gambian president spoke by telephone with Peruvian President Juan Rojas.", "CONSULT GMB+PER>-"),
    ("The Gambian president and his Malian counterpart discussed Togo by phone.", "CONSULT GMB+MLI>-"),
    ("Chad and Niger exchanged 20 prisoners of war each on Tuesday.", "COOPERATE NER+TCD>-"),
    ("Kenya threatened to use force against Malawi's military rulers.", "THREATEN KEN>MWI"),
    ("Thousands of Malians took to the streets of Bamako to dispute the result.", "PROTEST MLI>-"),
    ("Togo supplied Benin with artillery shells.", "AID TGO>BEN"),
    ("Norway will provide Moldova with 12 armoured vehicles.", "AID NOR>MDA future"),
    ("The meeting between the Chadian and Malian ministers was called off.", "REJECT MLI+TCD>-"),
)
def test_sides_of_calls_exchanges_and_threats(coding: Coding, want: str) -> None:
    assert any(row.endswith(want) for row in lines(coding)), lines(coding)


@table(
    "want",
    ("Malawian President Juan Banda sacked Prime Minister Peter Phiri.", "SANCTION MWI>MWI"),
    ("Marchers in Nairobi demanded the release of Chadian hostages from Mali.", "REQUEST KEN>MLI"),
    ("Malawi called for the release of Kenyan hostages.", "REQUEST MWI>-"),
    ("Chad's army rejected a truce proposed by Uruguay.", "REJECT TCD>URY"),
    ("Kenyan teachers ended their strike on Friday.", "CONCEDE KEN>-"),
)
def test_titled_persons_the_freed_and_who_proposed(coding: Coding, want: str) -> None:
    assert any(row.endswith(want) for row in lines(coding)), lines(coding)


@table(
    "want",
    ("Iran frees Kenyan-Malian researcher Anna Orr after talks.", "RETREAT IRN>KEN+MLI"),
    ("Militants abducted a Peruvian–Chilean couple in Kirkuk, Iraq.", "ASSAULT IRQ>CHL+PER"),
    ("Chadian, Malian and Kenyan mediators met in Doha.", "CONSULT KEN+MLI+TCD>-"),
    ("Rebels vowed to resist the Kenyan and Malian invaders in Chad.", "ASSAULT TCD>KEN+MLI future"),
)
def test_nationalities_side_by_side_are_two_states(coding: Coding, want: str) -> None:
    assert any(row.endswith(want) for row in lines(coding)), lines(coding)


@table(
    "want",
    ("Kenyan forces seized a Togo-flagged tanker off Lamu.", "COERCE KEN>TGO"),
    ("Kenya freed a Togo-flagged ship after seizing it last week.", "COERCE KEN>TGO"),
    ("The Dutch navy boarded a Malian-owned vessel on Friday.", "COERCE NLD>MLI"),
    ("Twelve Malians deported from Chad arrived in Bamako on Monday.", "COERCE TCD>MLI"),
    ("Three diplomats were expelled from Chad.", "SANCTION TCD>?"),
)
def test_the_flag_of_a_ship_and_the_state_that_deports(coding: Coding, want: str) -> None:
    assert any(row.endswith(want) for row in lines(coding)), lines(coding)


@table(
    "want",
    ("Togo protested after Beninese forces shelled the country.", "ASSAULT BEN>TGO"),
    ("Chad said Malian jets had carried out air strikes on the country.", "TCD asserts ASSAULT MLI>TCD"),
    ("President Ali Banda of Malawi said Zambian drones attacked the country.", "ASSAULT ZMB>MWI"),
)
def test_the_country_that_is_struck_is_not_the_attackers_own(coding: Coding, want: str) -> None:
    assert any(row.endswith(want) for row in lines(coding)), lines(coding)


@table(
    "want",
    ("Chad condemned the crimes the Malian militias are committing in Gao.", "ACCUSE TCD>MLI"),
    ("Peru condemned the raid carried out by the Kenyan army in Lamu.", "ACCUSE PER>KEN"),
    ("Malian president Juan Flores survived a vote after prosecutors accused him of treason.", "ACCUSE MLI>MLI"),
    ("A guard was shot by members of the Barre clan in Baidoa, Somalia.", "ASSAULT SOM>SOM"),
    ("Two men were killed by Banda clan members in Lilongwe, Malawi.", "ASSAULT MWI>MWI"),
    ("Al-Shabaab shelled Aden Adde airport in Mogadishu.", "ASSAULT SOM>-"),
)
def test_who_did_what_is_condemned_and_names_that_say_no_state(coding: Coding, want: str) -> None:
    assert any(row.endswith(want) for row in lines(coding)), lines(coding)


@told(
    "The Chadian army shelled the Lake region of Chad, killing 20 people. The United States and US officials protested."
)
def test_an_army_that_strikes_at_home_hits_its_own_people(coding: Coding) -> None:
    assert any(row.endswith("ASSAULT TCD>TCD") for row in lines(coding)), lines(coding)


@table(
    "want",
    ("Malian soldiers took Gao on Monday. Rebels launched a counter-attack on Tuesday.", "ASSAULT MLI>MLI"),
    ("Chadian forces shelled Birao. Malian troops have counterattacked since.", "ASSAULT MLI>TCD"),
    ("Kenyan troops shelled Moyale. Ethiopian jets carried out retaliatory strikes on Friday.", "ASSAULT ETH>KEN"),
    ("A Kenyan counter-offensive retook the camp from Ethiopian troops.", "ASSAULT KEN>ETH"),
    ("Kenyan and Ethiopian troops traded fire. Clashes were reported near Moyale on Friday.", "ASSAULT ETH+KEN>-"),
    ("Kenyan troops met Ethiopian ones and Somali ones. Clashes were reported on Friday.", "ASSAULT ->-"),
    ("Clashes were reported near Moyale on Friday.", "ASSAULT ->-"),
)
def test_the_other_side_of_a_fight_is_that_told_of_before(coding: Coding, want: str) -> None:
    assert any(row.endswith(want) for row in lines(coding)), lines(coding)


@table(
    "want",
    ("Kenya reopened its embassy in Bamako, Mali.", "SUPPORT KEN>MLI"),
    ("Peru shut its consulate in Nairobi on Monday.", "SANCTION PER>KEN"),
    ("The Kenyan army conducts large-scale military exercises around Madagascar.", "MOBILIZE KEN>MDG"),
    ("Twelve Kenyan warships were deployed around Madagascar.", "MOBILIZE KEN>MDG"),
    ("A petrol bomb was thrown into the courtyard of the Peruvian consulate in Nairobi.", "ASSAULT ->PER"),
    ("The Kenyan Army and Air Force struck camps in Chad.", "ASSAULT KEN+KEN>TCD"),
    ("Six Civilians Killed in Rebel Mortar Attacks in Gao, Mali.", "ASSAULT MLI>MLI"),
    ("Nine Killed in Kenyan Army Raids in Gao, Mali.", "ASSAULT KEN>MLI"),
)
def test_the_state_that_a_place_stands_for_and_acts_in_a_headline(coding: Coding, want: str) -> None:
    assert any(row.endswith(want) for row in lines(coding)), lines(coding)


@table(
    "want",
    ("The Chadian-led coalition bombed Gao. Sources said that coalition aircraft hit a mill.", "ASSAULT TCD>-"),
    (
        "Residents said coalition strikes killed six in Gao, Mali. The Chadian-led coalition declined.",
        "ASSAULT TCD>MLI",
    ),
    ("Coalition warplanes bombed Islamic State positions near Mosul.", "ASSAULT USA>IRQ"),
    ("Kenya announces a 20% tariff on steel from Tanzania.", "SANCTION KEN>TZA"),
    ("Kenya announced its third aid package for Uganda on Monday.", "AGREE KEN>UGA"),
    ("Peru raised tariffs on a range of goods imported from Chile.", "SANCTION PER>CHL"),
    ("Chadian airstrikes hit Kassala International Airport in Sudan and destroyed two planes.", "ASSAULT TCD>SDN"),
    ("Kenyan and coalition air raids hit Marka as the Ugandan-led coalition advanced.", "ASSAULT KEN+UGA>SOM"),
    ("The Chadian-led coalition bombed Gao. Jets of the ruling coalition of Peru hit a mill in Lima.", "ASSAULT PER>-"),
    ("The Houthis attacked the USS Orr in the Red Sea.", "ASSAULT YEM>USA"),
)
def test_whose_jets_a_coalitions_are_and_a_ship_by_its_letters(coding: Coding, want: str) -> None:
    assert any(row.endswith(want) for row in lines(coding)), lines(coding)


@table(
    "want",
    ("The army shells rebel positions near Gao, Mali.", "ASSAULT MLI>MLI"),
    ("Three soldiers were wounded in Chadian shelling near Bosso, Niger.", "ASSAULT TCD>NER"),
    ("Ten people were killed by Malian army shelling in Gao.", "ASSAULT MLI>MLI"),
)
def test_a_noun_before_its_verb_and_an_act_behind_a_nation(coding: Coding, want: str) -> None:
    assert any(row.endswith(want) for row in lines(coding)), lines(coding)


@table(
    "want",
    ("A bomb hit a Kenyan army convoy near Gao, Mali, killing two soldiers.", "ASSAULT ->KEN+KEN"),
    ("Militants attacked a base of the Malian army in Somalia and killed 30 soldiers.", "ASSAULT SOM>MLI"),
    ("Al-Shabaab ambushed Malian troops in Somalia, killing nine soldiers.", "ASSAULT SOM>MLI+MLI"),
    ("A gunman blew up his car outside a Kenyan base in Kismayo, Somalia.", "ASSAULT SOM>KEN"),
    ("Rebels attacked a base near Gao, Mali.", "ASSAULT MLI>MLI"),
    ("The Malian army attacked a base near Gao, Mali.", "ASSAULT MLI>-"),
    ("Chadian rebels shelled Faya. Drones also hit a depot in Faya, Chad.", "ASSAULT TCD>TCD"),
)
def test_who_holds_the_post_or_serves_in_the_unit_that_is_struck(coding: Coding, want: str) -> None:
    assert any(row.endswith(want) for row in lines(coding)), lines(coding)


@table(
    "want",
    (
        "Kenyan forces shelled houses in Marka, Somalia. Four people were killed by shelling in Kismayo.",
        "ASSAULT KEN>SOM",
    ),
    (
        "Airstrikes by the Chadian army hit Bosso, Niger. Nine civilians were killed in raids on a market.",
        "ASSAULT TCD>NER",
    ),
    ("Kenyan jets bombed Marka, Somalia. Six shepherds were killed in a shooting in Kismayo.", "ASSAULT ->SOM"),
)
def test_more_of_the_act_told_right_before_is_by_who_did_that(coding: Coding, want: str) -> None:
    assert any(row.endswith(want) for row in lines(coding)), lines(coding)


@told("Nine were killed and 12 others injured due to mortar shells fired by rebels on Gao, Mali.")
def test_shells_due_to_which_people_died_harm_them(coding: Coding) -> None:
    assert any(row.endswith("ASSAULT MLI>MLI") for row in lines(coding)), lines(coding)


@table(
    "want",
    ("Chad threatened to launch a military offensive in its war with Sudan.", "THREATEN TCD>-"),
    ("Ghana ruled out military action against Niger on Monday.", "REJECT GHA>NER"),
    ("The Gambian government requested military support from Senegal.", "REQUEST GMB>SEN"),
    ("Spain refused to deploy troops in Mali on Monday.", "REJECT ESP>MLI"),
    ("Spain refused to send its troops to Mali on Monday.", "REJECT ESP>MLI"),
)
def test_what_the_subject_would_do_or_send_is_no_other_side(coding: Coding, want: str) -> None:
    assert f"outlet asserts {want}" in lines(coding), lines(coding)


@told(
    "Workers in Lima, Peru, marched in protest of a decision by the Chilean government.",
    "Workers in Lima, Peru, rallied in protest of the Chilean government.",
)
def test_what_a_march_is_in_protest_of_does_not_march(coding: Coding) -> None:
    assert "outlet asserts PROTEST PER>CHL" in lines(coding), lines(coding)


@table(
    "want",
    ("Rwandan jets bombed a camp near Goma, Congo. The attack killed six miners.", "ASSAULT RWA>COD"),
    ("The Kenyan navy shelled a boat near Kismayo, Somalia. Six people were killed in the attack.", "ASSAULT KEN>SOM"),
    ("Chadian drones hit Bosso, Niger. The army said that nine herders died in the attacks.", "ASSAULT TCD>NER"),
)
def test_the_attack_is_by_the_one_side_that_did_violence_right_before(coding: Coding, want: str) -> None:
    events = [c.event for c in coding.claims if c.event.type == "ASSAULT"]
    assert {f"ASSAULT {codes(e.actors)}>{codes(e.recipients)}" for e in events[-1:]} == {want}, lines(coding)


@table(
    "want",
    ("Kenya ended four days of meetings with Ugandan officials.", "outlet asserts CONSULT KEN+UGA>-"),
    ("Peru will restart trade talks with Chile after the vote.", "outlet asserts CONSULT CHL+PER>- future"),
    ("Ecuador announced the opening of peace talks with Colombia.", "ECU asserts CONSULT COL+ECU>-"),
    ("The Moldovan president is ready for talks with Romania.", "outlet asserts CONSULT MDA+ROU>-"),
    ("Peru entered into negotiations with Chile on Monday.", "outlet asserts CONSULT CHL+PER>-"),
    ("Ghana said on Monday that talks with Togo had failed.", "GHA asserts CONSULT GHA+TGO>-"),
    ("Norway pledged aid to Sudan following talks with Egypt in Oslo.", "outlet asserts CONSULT EGY+NOR>-"),
)
def test_who_leads_to_talks_with_another_takes_part(coding: Coding, want: str) -> None:
    assert want in lines(coding), lines(coding)


@told("Chad dismissed the head of its central bank following condemnation of the new coin by Niger.")
def test_what_follows_is_not_by_whom_stands_before_it(coding: Coding) -> None:
    assert "outlet asserts ACCUSE NER>-" in lines(coding), lines(coding)


@told(
    "During a visit to Ghana, the Brazilian president promised new ships.",
    "The Brazilian president said on a visit to Ghana that trade would grow.",
)
def test_who_does_something_on_a_visit_is_the_visitor(coding: Coding) -> None:
    assert "outlet asserts CONSULT BRA>GHA" in lines(coding), lines(coding)


@table(
    "want",
    ("Ethiopia lies low. Sudan calls it the worst Ethiopian raid on the country this year.", "ASSAULT ETH>SDN"),
    ("Malian jets came. Niger condemned Mali's strikes on the country.", "ASSAULT MLI>NER"),
    ("Chad met Libya. Libya deplored the Chadian shelling of the country.", "ASSAULT TCD>LBY"),
)
def test_the_country_that_an_attack_is_on_is_not_the_attackers(coding: Coding, want: str) -> None:
    assert any(row.endswith(want) for row in lines(coding)), lines(coding)


@told("Al-Shabaab took Marka in Somalia. Islamist militants fled. Clashes went on until dawn.")
def test_a_group_and_the_unnamed_rebels_beside_it_are_not_two_sides(coding: Coding) -> None:
    assert not any("SOM+SOM" in row for row in lines(coding)), lines(coding)


@table(
    "want",
    ("Kenyan troops launched an offensive in an attempt to retake the town of Marka.", "COERCE KEN>- hypothetical"),
    ("An offensive was launched by Chad with the aim of capturing the town of Faya.", "COERCE TCD>- future"),
    ("Malian soldiers stormed a hill near Gao, resulting in the capture of two villages.", "COERCE MLI>-"),
    ("Togo's army launched a raid aimed at the liberation of Kara from Beninese rebels.", "COERCE TGO>BEN"),
)
def test_who_acts_does_what_the_act_is_for_or_leads_to(coding: Coding, want: str) -> None:
    assert any(row.endswith(want) for row in lines(coding)), lines(coding)


@told("Kenyan police arrested two Somali men in a plot to kill a priest in Marka.")
def test_who_arrests_plotters_is_none_of_them(coding: Coding) -> None:
    assert not any("ASSAULT KEN" in row for row in lines(coding)), lines(coding)


@table(
    "want",
    ("Kenyan President Lin Orr and Somali President Ada Lugo agree to a truce.", "AGREE KEN+SOM>-"),
    ("Togolese President Lin Orr and Beninese Foreign Minister Ada Lugo met in Kara.", "CONSULT BEN+TGO>-"),
)
def test_two_titles_before_two_names_are_two_people(coding: Coding, want: str) -> None:
    assert any(want in row for row in lines(coding)), lines(coding)


@told(
    "The Kenyan navy shelled a port, as prime minister Lin Orr and defence minister Ada Lugo warn that if the Houthis "
    "persist in attacking ships, their leader will be killed."
)
def test_a_leader_is_a_groups_before_he_is_peoples(coding: Coding) -> None:
    threat = next(c.event for c in coding.claims if c.event.type == "THREATEN")
    assert [(a.code, a.sector) for a in threat.recipients] == [("YEM", "REB")], lines(coding)


@told("The mayor of Nairobi called for calm and said he would visit Kampala.")
def test_nobody_asks_himself(coding: Coding) -> None:
    assert [codes(c.event.recipients) for c in coding.claims if c.event.type == "REQUEST"] == ["-"]


@table(
    "want",
    ("IS militants have seized a dam in Iraq.", "COERCE IRQ>-"),
    ("On Friday IS recaptured the hill in Iraq.", "COERCE IRQ>-"),
    ("Iraqi troops drove IS from the town of Hit.", "COERCE IRQ>IRQ"),
)
def test_a_name_like_another_word_acts(coding: Coding, want: str) -> None:
    assert any(want in row for row in lines(coding)), lines(coding)


@table(
    "want",
    ("Malian troops won the battle of Orr on Monday.", "ASSAULT MLI>-"),
    ("The Nairobi bombing killed ten Kenyans.", "ASSAULT ->KEN"),
    ("The Battle of Orr was a battle fought between the armies of Togo and Benin.", "ASSAULT BEN+TGO>-"),
    ("Kenyan forces launched an offensive near the border between Kenya and Somalia.", "ASSAULT KEN>-"),
    ("Ten were killed in a series of Chadian missile and drone strikes across Niger.", "ASSAULT TCD>NER"),
)
def test_the_place_of_a_fight_is_none_of_its_sides(coding: Coding, want: str) -> None:
    assert any(row.endswith(want) for row in lines(coding)), lines(coding)


@table(
    "want",
    ("Togo and Benin held talks as Malian troops extended their bombardment of Gao.", "ASSAULT MLI>-"),
    (
        "A Chadian court convicts Togolese mayor Lin Orr of plotting a raid after he lost a vote and imposes a 20-year "
        "prison sentence.",
        "SANCTION TCD>-",
    ),
    ("European leaders met in Accra, Ghana.", "CONSULT ?>-"),
    ("Nairobi: Kenyan gunmen killed everyone in the bus.", "ASSAULT KEN>KEN"),
)
def test_who_acts_far_from_the_verb(coding: Coding, want: str) -> None:
    assert any(row.endswith(want) for row in lines(coding)), lines(coding)


@table(
    "want",
    ("The Kenyan army completed an operation that killed more than 40 Somali gunmen.", "ASSAULT KEN>SOM"),
    ("A monitor in Mali has reported previous air raids by the Chadian air force.", "ASSAULT TCD>-"),
    ("The town of Gao fell into the hands of Malian rebels.", "COERCE MLI>-"),
    ("Fijian protestors attacked a police station in Fiji.", "ASSAULT FJI>FJI"),
)
def test_who_acts_where_an_act_is_told_by_another_word(coding: Coding, want: str) -> None:
    assert any(row.endswith(want) for row in lines(coding)), lines(coding)


@table(
    "want",
    ("A Malian officer is convicted of the murder of two Chadian activists.", "ASSAULT MLI>TCD"),
    ("A Kenyan court sentences a Somali gunman to life in prison for the murder of a mayor.", "ASSAULT SOM>KEN"),
    ("Peruvian police arrest two Chilean men in connection with the killing of a judge.", "ASSAULT CHL>PER"),
    ("Togolese police arrested three Beninese militants accused of involvement in the bombings.", "ASSAULT BEN>-"),
    ("Two raids which were carried out by Chadian jets hit the town of Diffa in Niger.", "ASSAULT TCD>NER"),
)
def test_who_is_held_for_an_act_did_it(coding: Coding, want: str) -> None:
    assert any(row.endswith(want) for row in lines(coding)), lines(coding)


@told("A Kenyan court finds a Somali soldier not guilty over the killings of two nurses.")
def test_who_is_not_guilty_did_nothing(coding: Coding) -> None:
    assert not any("ASSAULT SOM" in row or "ASSAULT KEN" in row for row in lines(coding)), lines(coding)


@table(
    "want",
    ("Kenyan president Lin Orr announces the country will reopen its embassy in Fiji.", "SUPPORT KEN>FJI future"),
    ("Fijian defence minister Ada Lugo says the country's army will seize a port in Tonga.", "COERCE FJI>- future"),
)
def test_the_country_is_that_of_the_leader_who_speaks(coding: Coding, want: str) -> None:
    assert any(row.endswith(want) for row in lines(coding)), lines(coding)


@table(
    "want",
    ("A meeting took place near Accra, involving Togolese officials and Beninese commanders.", "CONSULT BEN+TGO>-"),
    ("Ghana freed a Malian poet who was serving a life sentence.", "SANCTION ->MLI"),
)
def test_who_takes_part_or_serves_a_sentence(coding: Coding, want: str) -> None:
    assert any(row.endswith(want) for row in lines(coding)), lines(coding)


@table(
    "want",
    ("Malian poet Ada Lugo is convicted on charges of fraud and sentenced to five years in prison.", "SANCTION ->MLI"),
    ("The Togolese mayor is jailed for a year and banned from politics.", "COERCE ->TGO"),
)
def test_a_passive_goes_on_behind_and(coding: Coding, want: str) -> None:
    assert any(row.endswith(want) for row in lines(coding)), lines(coding)


@told(
    "Malian forces drove rebels from Gao with a Chadian offensive.", "Rebels attacked Malian forces with two car bombs."
)
def test_what_is_done_with_an_attack_is_not_by_its_victims(coding: Coding) -> None:
    assert not any("ASSAULT MLI>-" in row for row in lines(coding)), lines(coding)


@table(
    "recipients",
    ("Fighting between Sudan's army and the RSF went on. Kenya and Ghana urged both sides to talk.", ["SDN", "SDN"]),
    (
        "Peru accused Chile of spying. The Quad, of India, Japan, Australia and the US, urged both to talk.",
        ["PER", "CHL"],
    ),
    ("Togo and Benin closed their border. Mali and Niger called on the two countries to reopen it.", ["TGO", "BEN"]),
)
def test_who_urges_both_sides_is_none_of_them(coding: Coding, recipients: list[str]) -> None:
    (asked,) = (c.event for c in coding.claims if c.event.type == "REQUEST")
    assert [a.code for a in asked.recipients] == recipients


@told(
    "Togo and Benin agreed to a truce. The deal was brokered by Mali and Niger. The two sides will meet again in Accra."
)
def test_who_brokers_a_deal_is_none_of_the_two_sides(coding: Coding) -> None:
    (meeting,) = (c.event for c in coding.claims if c.event.mode is None and c.event.type == "CONSULT")
    assert [a.code for a in meeting.actors] == ["TGO", "BEN"]


@table(
    "want",
    ("Ghana denied any violation of the truce.", "GHA denies ASSAULT GHA>-"),
    ("Togo's army denied any attack on its bases.", "TGO denies ASSAULT ->TGO"),
    (
        "The M23 seized Goma. The envoy of Togo to the UN denied any support for the group.",
        "TGO denies SUPPORT TGO>COD",
    ),
)
def test_who_denies_any_such_deed_denies_its_own(coding: Coding, want: str) -> None:
    assert want in lines(coding), lines(coding)


@table(
    "want",
    ("Peru filed a complaint with the UN Security Council over Chilean flights.", "ACCUSE PER>CHL"),
    ("Gambia lodged a complaint with the African Union against Senegal.", "ACCUSE GMB>SEN"),
    ("Togo lodged a protest with Ghana.", "ACCUSE TGO>GHA"),
)
def test_who_is_complained_to_is_not_accused(coding: Coding, want: str) -> None:
    assert any(want in row for row in lines(coding)), lines(coding)


@table(
    "want",
    ("Ghana called for the hostages to be released.", "outlet asserts REQUEST GHA>-"),
    ("Ghana demanded that the hostages be freed.", "outlet asserts REQUEST GHA>-"),
    ("Ghana demanded that Togo free the hostages.", "outlet asserts REQUEST GHA>TGO"),
    ("Ghana asked for the deadline to be extended.", "outlet asserts REQUEST GHA>-"),
    ("Ghana's foreign minister stressed the need for a ceasefire in Sudan.", "outlet asserts REQUEST GHA>-"),
    ("The African Union will hold an emergency session on Chad.", "outlet asserts CONSULT AU>- future"),
    ("Guinea's minister said a delegation would travel to Accra next week.", "GIN asserts CONSULT ?>GHA future"),
)
def test_whom_a_request_or_visit_concerns(coding: Coding, want: str) -> None:
    assert want in lines(coding), lines(coding)


@table(
    "want",
    (
        "Malawi recalled its ambassador after Zambia expelled two diplomats.",
        {"outlet asserts SANCTION MWI>ZMB", "outlet asserts SANCTION ZMB>?"},
    ),
    (
        "Norway imposed sanctions on Chad after Chad banned imports from Norway.",
        {"outlet asserts SANCTION NOR>TCD", "outlet asserts SANCTION TCD>NOR"},
    ),
    (
        "Benin agreed to talks after Niger agreed to a truce.",
        {"outlet asserts AGREE BEN>-", "outlet asserts AGREE NER>-"},
    ),
    (
        "Peru rejected the proposal after Chile rejected it.",
        {"outlet asserts REJECT PER>-", "outlet asserts REJECT CHL>-"},
    ),
)
def test_what_another_did_before_is_an_act_of_its_own(coding: Coding, want: set[str]) -> None:
    assert lines(coding) == want


@table(
    "want",
    ("Niger accused Togo of arming rebels and broke off relations with Togo.", "outlet asserts SANCTION NER>TGO"),
    ("Peru ordered the envoy to leave and closed its consulate in Lima.", "outlet asserts SANCTION PER>-"),
    ("Kenya threatened to expel the envoy and recalled its ambassador to Chad.", "outlet asserts SANCTION KEN>TCD"),
    ("Chad promised to free the men and withdrew its troops from Gao.", "outlet asserts RETREAT TCD>-"),
    ("Ghana offered to mediate and sent an envoy to Lome.", "outlet asserts AGREE GHA>-"),
    ("Chadian troops captured the town in an offensive against Malian rebels.", "outlet asserts COERCE TCD>MLI"),
)
def test_a_second_act_is_of_the_subject_whatever_infinitive_stands_between(coding: Coding, want: str) -> None:
    assert want in lines(coding), lines(coding)


@table(
    "actors, recipients",
    ("In Nyala, a pharmacist was abducted from his home by Chadian gunmen and released.", "TCD", "SDN"),
    ("Chadian troops shelled the villages of Lere and Kindu with artillery.", "TCD", "-"),
    ("Government forces said they had shot down two drones over Kidal.", "MLI", "?"),
    ("Chadian snipers killed her uncle and his two brothers in Kidal.", "TCD", "MLI+MLI"),
)
def test_who_is_hurt_and_by_whom_behind_places_and_means(coding: Coding, actors: str, recipients: str) -> None:
    event = coding.claims[0].event
    assert (codes(event.actors), codes(event.recipients)) == (actors, recipients)


@table(
    "want",
    ("Peru expelled two Bolivian envoys. Bolivia condemned the decision.", "outlet asserts ACCUSE BOL>PER"),
    ("Peru froze Bolivian funds. La Paz called the measures an act of aggression.", "outlet asserts ACCUSE BOL>PER"),
    ("Chad's army shelled a town in Mali on Monday. Niger denounced it.", "outlet asserts ACCUSE NER>TCD"),
    ("Togo's police arrested a Ghanaian citizen. Ghana demanded his release.", "outlet asserts REQUEST GHA>TGO"),
    ("Norway imposed sanctions on Chad on Monday. Chad vowed to respond.", "outlet asserts THREATEN TCD>NOR"),
    ("Chad's army shelled a town in Mali. Niger condemned the blockade.", "outlet asserts ACCUSE NER>-"),
    (
        "Togo, Benin and Ghana met. Niger withdrew its ambassadors from the three countries.",
        "outlet asserts SANCTION NER>BEN+GHA+TGO",
    ),
    (
        "Gunmen killed two Malian soldiers. Mali blamed Niger-based groups for the attack.",
        "MLI asserts ASSAULT NER>MLI",
    ),
    ("Togo and Benin held talks in Accra mediated by Ghana.", "outlet asserts CONSULT BEN+TGO>-"),
    ("Norway condemned Chad after Chad executed a protester.", "outlet asserts ASSAULT TCD>TCD"),
    ("Moldova's police detained three men suspected of training in Serbia.", "outlet asserts COERCE MDA>MDA"),
    ("Kenya's navy said a Somali vessel rammed one of its boats.", "KEN asserts ASSAULT SOM>KEN"),
    ("Mali denied reports that its troops entered Nigerien territory.", "MLI denies MOBILIZE MLI>NER"),
    (
        "Togo and Benin agreed on a treaty on Monday. Ghana welcomed the announcement.",
        "outlet asserts SUPPORT GHA>BEN+TGO",
    ),
    ("Peru granted asylum to a Bolivian minister on Monday. La Paz protested.", "outlet asserts ACCUSE BOL>PER"),
    (
        "Rebels overran a base in Niger, killing six soldiers. Troops repelled the assault.",
        "outlet asserts ASSAULT NER>NER",
    ),
    ("Togo condemned an attack by rebels on Chilean workers at a mine in Mali.", "outlet asserts ACCUSE TGO>MLI"),
    ("Greece protested to the European Commission over Chad's part in the fund.", "outlet asserts ACCUSE GRC>TCD"),
    ("Kenyan border guards said Somali soldiers had beaten a shepherd.", "KEN asserts ASSAULT SOM>KEN"),
    ("Chad's minister met his Kenyan counterpart. The two signed an agreement.", "outlet asserts SUPPORT KEN+TCD>-"),
    ("Peru seized an island. The UN criticised the step, and Chile urged Lima to go.", "outlet asserts ACCUSE UN>PER"),
    ("Czech police expelled two Ghanaians. Ghana promised a response.", "outlet asserts THREATEN GHA>CZE"),
    ("Kenyan troops freed four nurses on Monday. Togo welcomed their release.", "outlet asserts SUPPORT TGO>KEN"),
    ("Two rockets fired from Syria landed near Haifa, Israel's army said.", "ISR asserts ASSAULT SYR>ISR"),
)
def test_who_did_what_the_words_point_at_is_the_other_side(coding: Coding, want: str) -> None:
    assert want in lines(coding), lines(coding)


@table(
    "want",
    (
        "Chad's troops raided a camp of Malian rebels on Monday. Two Chadian soldiers were wounded in the operation.",
        "ASSAULT ->TCD",
    ),
    (
        "Chad's army said rebels attacked its base. The rebels said government soldiers started the shooting.",
        "ASSAULT TCD>-",
    ),
)
def test_who_is_hurt_in_his_own_act_did_not_do_it_to_himself(coding: Coding, want: str) -> None:
    assert any(row.endswith(want) for row in lines(coding)), lines(coding)
