"""What happened: passives, light verbs, consequences, clashes, speech acts, modality, negation."""

from coded import claim_of, codes, details, figures, line, lines, table, told
from reportedly.model import Coding


@table(
    "want",
    ("Serbian troops shelled a Croatian post on Monday.", "outlet asserts ASSAULT SRB>HRV"),
    ("A Croatian base was shelled by Serbian troops on Monday.", "outlet asserts ASSAULT SRB>HRV"),
    ("A Serbian base was shelled by Croatian troops on Monday.", "outlet asserts ASSAULT HRV>SRB"),
    (
        "Serbian troops shelled a Croatian village on Monday.",
        "outlet asserts ASSAULT SRB>HRV",
    ),
    ("A Kenyan patrol was ambushed by gunmen on Monday.", "outlet asserts ASSAULT KEN>KEN"),
    ("Two Kenyan soldiers were killed on Monday when a mine exploded.", "outlet asserts ASSAULT ->KEN"),
    ("Egyptian troops opened fire on Sudanese soldiers on Monday.", "outlet asserts ASSAULT EGY>SDN"),
    ("Sudanese soldiers came under fire from Egyptian troops on Monday.", "outlet asserts ASSAULT EGY>SDN"),
    ("Egyptian jets carried out strikes on Sudanese positions on Monday.", "outlet asserts ASSAULT EGY>SDN"),
    ("Chinese troops launched an attack on Indian soldiers on Monday.", "outlet asserts ASSAULT CHN>IND"),
    ("Indian troops launched an attack on Chinese soldiers on Monday.", "outlet asserts ASSAULT IND>CHN"),
    ("Japan sent aid to Nepal on Monday.", "outlet asserts AID JPN>NPL"),
    ("Nepal received aid from Japan on Monday.", "outlet asserts AID JPN>NPL"),
    ("Mexican and Guatemalan ministers held talks on Monday.", "outlet asserts CONSULT GTM+MEX>-"),
    ("Mexico's foreign minister met her Guatemalan counterpart on Monday.", "outlet asserts CONSULT GTM+MEX>-"),
    ("Latvia signed a trade agreement with Peru on Monday.", "outlet asserts SUPPORT LVA+PER>-"),
    ("Ghana condemned Togo on Monday.", "outlet asserts ACCUSE GHA>TGO"),
    ("Togo threatened Ghana with war.", "outlet asserts THREATEN TGO>GHA"),
    (
        "Togo threatened to attack Ghana.",
        "outlet asserts THREATEN TGO>GHA",
    ),
    ("Thousands protested against the government in Dakar on Monday.", "outlet asserts PROTEST"),
    ("Finland deployed troops along the Russian border on Monday.", "outlet asserts MOBILIZE FIN>"),
    ("Mozambique arrested two Tanzanian soldiers on Monday.", "outlet asserts COERCE MOZ>TZA"),
)
def test_predicate_and_roles(coding: Coding, want: str) -> None:
    assert any(text.startswith(want) for text in lines(coding)), lines(coding)


@told("Armed men shelled a market, killing five people and wounding nine.")
def test_consequences_belong_to_their_cause(coding: Coding) -> None:
    assert len(coding.claims) == 1
    assert figures(coding.claims) == {"killed 5", "wounded 9"}


@told("Five people were killed when rebels shelled a Chadian market on Monday.")
def test_toll_told_before_its_cause_is_joined_to_it(coding: Coding) -> None:
    assert len([c for c in coding.claims if c.event.type == "ASSAULT"]) == 1
    assert figures(coding.claims) == {"killed 5"}


@table(
    "actors, want",
    ("Two farmers are killed in a shooting when gunmen open fire in a bar in Cali, Colombia.", "COL", "killed 2"),
    ("Three herders were injured due to attacks carried out by Boko Haram in Nigeria.", "NGA", "wounded 3"),
    ("Four miners were killed due to mines laid by Colombian rebels near Tumaco.", "COL", "killed 4"),
    ("Shelling in northern Mali left nine people dead and 20 wounded.", "-", "killed 9, wounded 20"),
    ("Eight guards are killed, two are wounded in an attack on a convoy in Niger.", "-", "killed 8, wounded 2"),
    ("Over 12 people were killed and dozens injured including women and children when Kenyan jets raided Kismayo.",
     "KEN", "killed 12.., wounded dozens"),
    ("Two soldiers were killed and a nurse badly wounded when an air strike hit a clinic in Goma in Congo.", "-",
     "killed 2, wounded 1"),
    ("Ten traders killed 15 injured in rebel rocket attacks on Goma in Congo.", "COD", "killed 10, wounded 15"),
    ("Ten people in Kismayo have been killed and almost 70 others wounded by rockets that fell in Somalia.", "-",
     "killed 10, wounded ..70"),
    ("Kenya accuses Somalia of raiding villages in May, killing 32 herders and wounding 90 others.", "SOM",
     "killed 32, wounded 90"),
)  # fmt: skip
def test_act_and_its_toll_are_one_claim(coding: Coding, actors: str, want: str) -> None:
    found = [c for c in coding.claims if c.event.type == "ASSAULT"]
    assert [codes(c.event.actors) for c in found] == [actors]
    assert figures(found) == set(want.split(", "))


@table(
    "actors, mode",
    ("A suicide bomber detonated a car bomb near a bakery in Goma in Congo on Monday.", "COD", "suicide-attack"),
    ("Two suicide bombers have conducted an attack in Goma in Congo on Monday.", "COD", "suicide-attack"),
    ("Three blasts including one caused by a car bomb hit Goma in Congo on Monday.", "-", "explosives"),
    ("Sudanese shelling hit a market in Omdurman, leaving 50 martyrs.", "SDN", "heavy-weapons"),
)
def test_who_acts_and_with_what_is_no_act_beside_the_act(coding: Coding, actors: str, mode: str) -> None:
    found = [c.event for c in coding.claims if c.event.type == "ASSAULT"]
    assert [(codes(e.actors), e.mode) for e in found] == [(actors, mode)]


@table(
    "pair",
    ("Thai and Cambodian troops clashed near the border on Monday.", "KHM+THA"),
    ("Clashes broke out between Kyrgyz and Tajik soldiers on Monday.", "KGZ+TJK"),
    ("Rwandan soldiers exchanged fire with Burundian soldiers on Monday.", "BDI+RWA"),
)
def test_both_sides_of_a_clash_are_actors_and_none_is_a_recipient(coding: Coding, pair: str) -> None:
    found = [c for c in coding.claims if c.event.type == "ASSAULT"]
    assert [(codes(c.event.actors), codes(c.event.recipients)) for c in found] == [(pair, "-")]


@table(
    "kind",
    ("Norway urged Mali to release two captured soldiers.", "REQUEST"),
    ("Mali demanded that Norway withdraw its troops.", "REQUEST"),
    ("Mali threatened to shell a Nigerien village.", "THREATEN"),
    ("Peru refused to release two Chilean soldiers.", "REJECT"),
    ("Chile promised to withdraw its troops from the border.", "AGREE"),
    ("Chile vowed to shoot down any Peruvian drone over the border.", "THREATEN"),
    ("Chile pledged to bomb every rebel camp in Mali.", "THREATEN"),
    ("Mali's rebels vowed to take bloody revenge.", "THREATEN"),
    ("Chile vowed to reopen the border with Peru.", "AGREE"),
    ("Chile's navy warned that Peruvian boats would be sunk or seized if they crossed the line.", "THREATEN"),
    ("Chile's delegation walked out of talks with Peru in Lima on Monday.", "REJECT"),
    ("Peru scrapped negotiations with Chile on Monday.", "REJECT"),
    ("Peru insisted that Chile withdraw its troops.", "REQUEST"),
    ("Mali's rebels proclaimed a halt to hostilities on Monday.", "CONCEDE"),
)
def test_content_of_a_speech_act_is_no_event_of_its_own(coding: Coding, kind: str) -> None:
    assert {c.event.type for c in coding.claims} == {kind}


@table(
    "want",
    ("Peru announced plans to send troops to the border with Chile.", "PER asserts MOBILIZE PER>- future"),
    ("Peru announced a plan to end the war in Mali.", "outlet asserts AGREE PER>-"),
)
def test_what_one_plans_to_do_to_another_is_no_agreement(coding: Coding, want: str) -> None:
    assert lines(coding) == {want}


@table(
    "want",
    ("Thousands rallied in Lima against the government, demanding a referendum.", "outlet asserts REQUEST PER>-"),
    ("Chilean president Ana Ruz was given a prize during a state visit to Peru.", "outlet asserts CONSULT CHL>PER"),
    ("Six Chileans were hurt during a visit to Peru by Mali's king.", "outlet asserts CONSULT MLI>PER"),
)
def test_who_rallies_demands_and_who_is_honoured_on_a_visit_visits(coding: Coding, want: str) -> None:
    assert want in lines(coding)


@table(
    "want",
    ("President Ana Ruz of Peru travelled to Chile on Monday.", "outlet asserts CONSULT PER>CHL"),
    ("Peruvian president Ana Ruz flew to Chile on Monday.", "outlet asserts CONSULT PER>CHL"),
    ("Ana Ruz, the Peruvian president, arrived in Santiago, Chile, on Monday.", "outlet asserts CONSULT PER>CHL"),
)
def test_who_is_named_with_his_office_visits(coding: Coding, want: str) -> None:
    assert lines(coding) == {want}
    assert {p.country for p in coding.claims[0].event.places} == {"CHL"}


@told("Over 500 others were arrested in protests in Lima against the government.")
def test_whom_a_protest_is_against_is_not_who_is_arrested_at_it(coding: Coding) -> None:
    arrest = claim_of(coding, "outlet asserts COERCE")
    assert [(a.code, a.sector) for a in arrest.event.recipients] == [("PER", "CVL")]


@told("The judge appointed Ana Ruz to the seat that a Peruvian judge vacated on Monday.")
def test_who_vacates_a_seat_withdraws_no_force(coding: Coding) -> None:
    assert all(c.event.type != "RETREAT" for c in coding.claims)


@told("Peru announced several measures targeting Chile, including closing the main border crossing.")
def test_what_is_one_of_the_steps_is_done_by_who_takes_them(coding: Coding) -> None:
    assert {codes(c.event.actors) for c in coding.claims} == {"PER"}


@told("Peru met Mali's envoys in Lima after the Chilean government announced peace talks with Ghana.")
def test_talks_that_another_announces_are_no_part_of_a_meeting(coding: Coding) -> None:
    assert {codes(c.event.actors) for c in coding.claims} == {"MLI+PER", "CHL+GHA"}


@told("Peru and Chile postponed a summit of their foreign ministers.")
def test_who_puts_off_a_meeting_of_its_own_refuses_nobody(coding: Coding) -> None:
    assert [codes(c.event.recipients) for c in coding.claims] == ["-"]


@told("Peru raised duties on Chilean wine in response to Chile's duties on Peruvian grain.")
def test_what_answers_a_curb_is_another_than_the_curb(coding: Coding) -> None:
    assert lines(coding) == {"outlet asserts SANCTION PER>CHL", "outlet asserts SANCTION CHL>PER"}


@table(
    "kinds",
    ("The Malian army's advance continued near Gao on Monday.", {"MOBILIZE"}),
    ("Further Malian advances were reported on Monday.", {"MOBILIZE"}),
    ("Villagers near Gao fear the Malian army's advance.", set()),
    ("Malian troops halted the rebels' advance near Gao on Monday.", {"ASSAULT"}),
)
def test_an_advance_is_told_where_it_is_what_the_sentence_is_about(coding: Coding, kinds: set[str]) -> None:
    assert {c.event.type for c in coding.claims} == kinds, lines(coding)


@table(
    "kinds",
    ("Peru insisted that its troops had honoured the truce.", set()),
    ("Peru insisted that its troops had not shelled Arica.", {"ASSAULT"}),
    ("Phone lines to the town of Gao were cut on Monday.", set()),
    ("Malian soldiers quit their trenches around Gao on Monday.", {"RETREAT"}),
    ("The Malian rebels set free a captured soldier on Monday.", {"RETREAT"}),
    ("Chile and Peru exchanged 14 border guards on Monday.", {"COOPERATE"}),
)
def test_a_statement_or_a_lost_line_is_no_act_and_a_post_left_is(coding: Coding, kinds: set[str]) -> None:
    assert {c.event.type for c in coding.claims} == kinds, lines(coding)


@told("Rebels shelled a Malian base on Monday. The attack was discussed at a meeting in Bamako.")
def test_event_that_is_only_mentioned_gives_an_issue(coding: Coding) -> None:
    assert len([c for c in coding.claims if c.event.type == "ASSAULT"]) == 1
    assert "mentioned_not_told" in details(coding)


@table(
    "modality",
    ("Kenyan and Ugandan ministers met on Monday.", "actual"),
    ("Kenyan and Ugandan ministers will meet on Friday.", "future"),
    ("Kenyan and Ugandan ministers are scheduled to meet on Friday.", "future"),
    ("Kenyan and Ugandan ministers are due to meet on Friday.", "future"),
    ("Kenyan and Ugandan ministers may meet on Friday.", "hypothetical"),
    ("Kenyan and Ugandan ministers could meet on Friday.", "hypothetical"),
    ("Kenyan and Ugandan ministers would meet if the truce held.", "hypothetical"),
)
def test_modality_is_seen_from_the_time_of_the_saying(coding: Coding, modality: str) -> None:
    found = [c for c in coding.claims if c.event.type == "CONSULT"]
    assert [c.event.modality for c in found] == [modality]
    assert found[0].holds is (True if modality == "actual" else None)


@table(
    "trigger, modality",
    ("Thousands gather in Lima to protest against the government.", "protest", "actual"),
    ("Peru's foreign ministry summons the Chilean envoy to protest the arrest of seven students.", "arrest", "actual"),
    ("The rebels were able to recapture the town of Gao.", "recapture", "actual"),
    ("The rebels failed to recapture the town of Gao.", "recapture", "actual"),
    ("The rebels will attack the town of Gao unless the army leaves it.", "attack", "future"),
    ("The rebels will attack the town of Gao if the army leaves it.", "attack", "hypothetical"),
    ("The rebels are able to recapture the town of Gao.", "recapture", "hypothetical"),
    ("The rebels were not able to recapture the town of Gao.", "recapture", "hypothetical"),
    ("The retreat allowed rebels to seize the town of Gao.", "seize", "actual"),
    ("A new law allows soldiers to seize the town of Gao.", "seize", "hypothetical"),
    ("The Malian army wants to break the siege of Gao by the rebels.", "siege", "actual"),
    ("Peru was considering new sanctions against Chile.", "sanctions", "hypothetical"),
    ("Envoys of Peru and Chile met to negotiate conditions for the release of the hostages.", "release", "future"),
    ("The envoy said that if fighting continued in Gao the town would starve.", "fighting", "hypothetical"),
    ("The court rules that the rebel leader can stand trial once arrested.", "arrested", "hypothetical"),
    ("The Malian army prevented rebels from shelling the town of Gao.", "shelling", "hypothetical"),
    ("The plan of the rebels was to capture the town of Gao.", "capture", "future"),
    ("Rebels began to shell the town of Gao.", "shell", "actual"),
    ("Rebels went on shelling the town of Gao.", "shelling", "actual"),
    ("Rebels carried on shelling the town of Gao.", "shelling", "actual"),
    ("Norway delivered 40 tonnes of rice to Mali to help feed families.", "delivered", "actual"),
    ("The goal of the Malian army was to capture the town of Gao.", "capture", "future"),
    ("Malian troops were seeking to end the war by capturing the town of Gao.", "capturing", "hypothetical"),
    ("Malian troops ended the siege by capturing the town of Gao.", "capturing", "actual"),
    ("Peru set Chile a deadline of two weeks for reaching a deal.", "reaching", "future"),
    ("Envoys of Peru and Chile held talks regarding the release of hostages in Lima.", "release", "hypothetical"),
    ("Envoys of Peru and Chile were in Lima for the release of hostages.", "release", "actual"),
    ("Malian troops burned a village under the pretext of fighting the rebels.", "fighting", "hypothetical"),
    ("Rebels will hold the port until Peru ceases its strikes on Gao.", "ceases", "hypothetical"),
    ("Rebels held the port until Peru ceased its strikes on Gao.", "ceased", "actual"),
    ("Students face long prison sentences if found guilty of attacking police.", "sentences", "hypothetical"),
    ("Students face long prison sentences if found guilty of attacking police.", "attacking", "hypothetical"),
    ("Peru warns of war if Chile shells the port.", "warns", "actual"),
    ("The truce is conditional on Peru releasing ten rebels.", "releasing", "hypothetical"),
    ("Two officers stood trial for plotting an attack on the palace in Lima.", "attack", "hypothetical"),
    ("Police in Lima told reporters of men in a plot to kill the president of Chile.", "kill", "hypothetical"),
    ("The court bans the leader of the opposition from receiving visits from diplomats.", "visits", "hypothetical"),
    ("Ministers of Peru discussed lifting sanctions on Chile.", "lifting", "hypothetical"),
    ("The government of Peru outlined a set of sanctions against Chile.", "sanctions", "future"),
    ("The government of Peru adopted a set of sanctions against Chile.", "sanctions", "actual"),
    ("Farmers face the risk of being killed by air strikes in Gao.", "strikes", "hypothetical"),
    ("Peru promised aid after shelling the Chilean port of Arica.", "shelling", "actual"),
    ("Rebels released a video purporting to show the killing of two soldiers.", "killing", "actual"),
)
def test_modality_looks_at_what_governs_the_event(coding: Coding, trigger: str, modality: str) -> None:
    assert [c.event.modality for c in coding.claims if c.event.trigger.quote == trigger] == [modality]


@table(
    "want",
    ("The Malian army prevented rebels from shelling the town of Gao.", "outlet asserts ASSAULT"),
    ("The battle between Malian soldiers and rebels was not over.", "outlet asserts ASSAULT"),
    ("Malian rebels no longer occupied the town of Gao.", "outlet denies COERCE"),
    ("Malian rebels occupied the town of Gao longer than the army.", "outlet asserts COERCE"),
    ("There was no more reported fighting in the town of Gao.", "outlet denies ASSAULT"),
    ("There was more reported fighting in the town of Gao.", "outlet asserts ASSAULT"),
    ("No rebels attacked the town of Gao.", "outlet denies ASSAULT"),
    ("Nobody attacked the convoy near the town of Gao.", "outlet denies ASSAULT"),
)
def test_negation_denies_only_what_it_negates(coding: Coding, want: str) -> None:
    assert [text for text in lines(coding) if text.startswith(want)], lines(coding)


@table(
    "types",
    ("Targeting civilians is a crime, the Kenyan president said on Friday.", []),
    ("Targeting civilians cannot be justified, the Kenyan president said on Friday.", []),
    ("Any attack on Kenyan schools is a crime, the president said on Friday.", []),
    ("The attack on Kenyan schools is a crime, the president said on Friday.", ["ASSAULT"]),
    ("The Kenyan army denied any attack on schools in Garissa.", ["ASSAULT"]),
    ("The observer asks whose planes carry out raids on Kenyan villages.", []),
    ("A Kenyan army patrol came under attack near Garissa on Monday.", ["ASSAULT"]),
    ("The Kenyan army carried out a military patrol near Garissa on Monday.", ["MOBILIZE"]),
    ("Kenyan forces shelled rebel positions surrounding the town of Garissa on Monday.", ["ASSAULT"]),
    ("Kenyan soldiers, armed with mortars, attacked rebels near Garissa on Monday.", ["ASSAULT"]),
    ("Two Kenyan farms near Garissa were struck by fire from across the border on Monday.", ["ASSAULT"]),
    ("Two people were killed by fire in a Kenyan factory on Monday.", []),
)
def test_a_rule_or_question_or_one_whom_it_befalls_is_no_event(coding: Coding, types: list[str]) -> None:
    assert [c.event.type for c in coding.claims] == types


@table(
    "want",
    ("The Eritrean army did not shell the Ethiopian base on Monday.", "outlet denies ASSAULT ERI>ETH"),
    ("The Ethiopian army did not shell the Eritrean base on Monday.", "outlet denies ASSAULT ETH>ERI"),
    ("Bolivian troops never fired at Chilean soldiers, Bolivia's defence ministry said.", "BOL denies ASSAULT BOL>CHL"),
)
def test_negation_makes_whoever_says_it_a_denier(coding: Coding, want: str) -> None:
    assert want in lines(coding), lines(coding)
    assert not [text for text in lines(coding) if " asserts ASSAULT" in text]


@table(
    "kind",
    ("The Colombian government declared a ceasefire on Monday.", "CONCEDE"),
    ("Libya's rival governments agreed on a ceasefire on Monday.", "AGREE"),
    ("Sudan and South Sudan signed a ceasefire on Monday.", "SUPPORT"),
    ("A ceasefire between Libya and Chad took effect on Monday.", "RETREAT"),
    ("Ghana called for a ceasefire in Sudan on Monday.", "REQUEST"),
)
def test_what_is_done_with_a_truce_decides_its_type(coding: Coding, kind: str) -> None:
    assert {c.event.type for c in coding.claims} == {kind}, lines(coding)


@told("Syrian troops violated the ceasefire by shelling a village on Monday.")
def test_broken_truce_is_an_assault_in_a_legal_context(coding: Coding) -> None:
    found = [c for c in coding.claims if c.event.type == "ASSAULT"]
    assert found and any("legal" in c.event.contexts for c in found)


@table(
    "kind",
    ("Rebels shelled a hospital in Mali on Monday.", "hospital"),
    ("Jets bombed a school in Yemen on Monday.", "school"),
    ("Gunmen attacked a power station in Ukraine on Monday.", "power"),
    ("Rockets hit the airport in Erbil on Monday.", "airport"),
    ("Soldiers shelled a market in Sudan on Monday.", "market"),
)
def test_thing_hit_is_a_target(coding: Coding, kind: str) -> None:
    assert kind in {t.kind for c in coding.claims for t in c.event.targets}


@told("The army said it would hold a press conference.")
def test_plain_saying_is_no_event(coding: Coding) -> None:
    assert not [line(c) for c in coding.claims if c.event.modality == "actual"]


@told("Rebels seized the Malian town of Ménaka on Monday.")
def test_taking_a_place_is_coerce_seize(coding: Coding) -> None:
    assert ("COERCE", "seize") in {(c.event.type, c.event.mode) for c in coding.claims}


@told("Prime Minister Otto Varga threatened Kenya with war on Monday.")
def test_who_threatens_a_state_does_not_belong_to_it(coding: Coding) -> None:
    assert [codes(c.event.actors) for c in coding.claims] == ["?"]


@told("Miners staged a march against Chile's government on Monday.")
def test_a_light_verb_is_known_in_every_form(coding: Coding) -> None:
    assert [(c.event.type, codes(c.event.recipients)) for c in coding.claims] == [("PROTEST", "CHL")]


@table(
    "want",
    ("Kenya and Chad held a second round of talks in Oslo on Monday.", "CONSULT KEN+TCD>-"),
    ("Norway sent forty tons of food to Chad on Monday.", "AID NOR>TCD"),
    ("Libyan and Maltese warships began three days of war games on Monday.", "MOBILIZE LBY+MLT>-"),
    ("Chad launched a wave of missiles at Niger on Monday.", "ASSAULT TCD>NER"),
)
def test_a_measure_is_not_what_it_measures(coding: Coding, want: str) -> None:
    assert lines(coding) == {f"outlet asserts {want}"}


@told(
    "Gabon violated the withdrawal agreement with Cameroon on Monday.",
    "Gabon suspended the implementation of the peace agreement with Cameroon on Monday.",
    "The lorries waited on Monday after a stall in the exchange deal between Gabon and Cameroon.",
    "Rebels in Gabon were violating the cessation of hostilities on Monday.",
)
def test_agreement_that_is_broken_or_carried_out_is_not_made(coding: Coding) -> None:
    assert not {c.event.type for c in coding.claims} & {"AGREE", "RETREAT"}


@told("Gabon reached a withdrawal agreement with Cameroon on Monday.")
def test_agreement_that_is_reached_is_made(coding: Coding) -> None:
    assert [c.event.type for c in coding.claims] == ["AGREE"]


@told(
    "Nurses in Togo carried the wounded to a school on Monday.",
    "Several of the wounded were flown from Togo to Benin on Monday.",
    "Togo and Benin exchanged wounded and prisoners on Monday.",
)
def test_participle_for_those_whom_it_befell_tells_no_violence(coding: Coding) -> None:
    assert not [c for c in coding.claims if c.event.type == "ASSAULT"], lines(coding)


@told("A party banned in Togo opened an office in Benin on Monday.")
def test_participle_that_says_which_one_is_meant_tells_no_ban(coding: Coding) -> None:
    assert not [c for c in coding.claims if c.event.type == "COERCE"], lines(coding)


@told("A party banned by the court of Togo opened an office in Benin on Monday.")
def test_participle_with_its_agent_tells_the_ban(coding: Coding) -> None:
    assert [c for c in coding.claims if c.event.type == "COERCE"], lines(coding)


@told("Peruvian troops demolished two bridges on Monday in preparation for an attack by rebels.")
def test_act_is_not_the_event_that_it_prepares_for(coding: Coding) -> None:
    assert any(c.event.rule == "event:demolish-bridge.v" for c in coding.claims), lines(coding)


@told("Rebels raided the town of Kidal in Mali on Monday. Six soldiers were killed and four wounded.")
def test_a_sentence_that_tells_the_toll_alone_adds_it_to_the_act_before(coding: Coding) -> None:
    assert [c.event.trigger.quote for c in coding.claims] == ["raided"]
    assert {(q.kind, q.low) for q in coding.claims[0].event.quantities} == {("killed", 6), ("wounded", 4)}


@table(
    "actors, want",
    ("A series of strikes by Kenyan jets killed 14 people in Kismayo in Somalia.", "KEN", "killed 14"),
    ("A wave of air strikes hit the town of Gao in Mali, killing six people.", "-", "killed 6"),
    ("Chadian airstrikes and barrel bomb attacks killed nine people in Goma in Congo.", "TCD", "killed 9"),
)
def test_a_series_of_acts_and_acts_side_by_side_are_told_once(coding: Coding, actors: str, want: str) -> None:
    assert [codes(c.event.actors) for c in coding.claims] == [actors], lines(coding)
    assert figures(coding.claims) == {want}


@told("Up to 10 air strikes were believed to have hit the town of Gao in Mali.")
def test_the_noun_that_is_believed_to_have_struck_is_told_by_who_believes_it(coding: Coding) -> None:
    assert [c.event.trigger.quote for c in coding.claims] == ["strikes"], lines(coding)
    assert coding.claims[0].voice != "publisher"


@table(
    "want",
    ("Kenyan jets bombed Kismayo on Monday. The raids hit the port of Kismayo.", 1),
    ("Kenyan jets bombed Kismayo on Monday. These raids in Kismayo caused damage.", 1),
    ("Kenyan jets bombed Kismayo on Monday. The raids on Mandera killed six people.", 2),
    ("Gunmen attacked Goma in Congo on Monday. The assault commenced with mortar fire.", 1),
    ("Gunmen attacked Goma in Congo on Monday. Fierce fighting also erupted in Bukavu.", 2),
)
def test_a_definite_noun_tells_the_act_before_again_unless_its_place_is_another(coding: Coding, want: int) -> None:
    assert len(coding.claims) == want, lines(coding)


@table(
    "want",
    ("Kenyan and Somali troops exchange fire near the border. Six people are killed and nine injured in Mandera.", 1),
    ("Kenyan troops attacked Kismayo. Six people are killed and nine injured in Mandera.", 2),
)
def test_a_toll_told_next_may_name_the_place_that_the_act_lacks(coding: Coding, want: int) -> None:
    assert len(coding.claims) == want, lines(coding)


@table(
    "want",
    ("Kenya's arrest of two Ugandan fishermen drew anger in Kampala.", "outlet asserts COERCE KEN>UGA"),
    ("The Kenyan arrest of two Ugandan officers was a mistake.", "outlet asserts COERCE KEN>UGA"),
    ("Benin's killing of three Nigerien officers was filmed.", "outlet asserts ASSAULT BEN>NER"),
    ("Two Togolese officers were angry after Benin's detention of a Nigerien envoy.", "outlet asserts COERCE BEN>NER"),
)
def test_who_has_the_act_does_it_where_its_victim_stands_behind_of(coding: Coding, want: str) -> None:
    assert want in lines(coding), lines(coding)


@told("A Malawian court convicted a Zambian trader and fined him.")
def test_who_is_meant_twice_is_one_recipient(coding: Coding) -> None:
    assert [codes(c.event.recipients) for c in coding.claims] == ["ZMB"], lines(coding)


@table(
    "actors",
    ("The raid on Mandera is said to have been carried out by Somali troops.", "SOM"),
    ("The strike on the town of Gao was suspected to have been carried out by Algerian jets.", "DZA"),
)
def test_the_light_verb_below_a_verb_of_belief_carries_the_noun(coding: Coding, actors: str) -> None:
    assert [codes(c.event.actors) for c in coding.claims] == [actors], lines(coding)


@told("No arrests have been made over the fire in Gaborone.")
def test_a_negated_noun_that_names_nobody_tells_nothing(coding: Coding) -> None:
    assert not coding.claims, lines(coding)


@told("A court in Malawi sentenced a former minister to twelve years in prison.")
def test_the_length_of_a_sentence_makes_no_background(coding: Coding) -> None:
    assert [c.event.background for c in coding.claims] == [False], lines(coding)


@table(
    "want",
    ("A Malawian court convicted a Zambian trader and sentenced her to six years.", 1),
    ("A Zambian trader was sentenced to six years after being convicted by a Malawian court.", 1),
    ("Explosions were heard in Mandera after Somali jets bombed the base.", 1),
    ("Explosions were heard in Mandera and Somali jets bombed Garissa.", 2),
)
def test_one_trial_or_one_strike_is_told_once(coding: Coding, want: int) -> None:
    assert len(coding.claims) == want, lines(coding)


@table(
    "want",
    ("A Kenyan unit bombed a number of gatherings of Somali fighters on Monday.", "outlet asserts ASSAULT KEN>SOM"),
    ("Somali rebels took over most of the eastern part of the city on Monday.", "outlet asserts COERCE SOM>-"),
)
def test_what_is_measured_twice_is_still_what_the_act_befalls(coding: Coding, want: str) -> None:
    assert want in lines(coding), lines(coding)


@told("Ghana presented a plan to end the war in Togo.", "Togo rejected a deal to end the fighting with the rebels.")
def test_what_a_plan_is_for_tells_no_end_of_a_war(coding: Coding) -> None:
    assert not [c for c in coding.claims if c.event.type == "RETREAT"], lines(coding)


@table(
    "want",
    ("Togo's army ceased operations against the rebels on Sunday.", "RETREAT"),
    ("A Norwegian charity ceased operations in the camp on Sunday.", "SANCTION"),
    ("Gabon imposed a trade ban on Benin on Monday.", "SANCTION"),
    ("Gabon imposed a ban on rallies on Monday.", "COERCE"),
    ("Gabon withdrew its case against Benin on Monday.", "CONCEDE"),
    ("Gabon withdrew its troops from Benin on Monday.", "RETREAT"),
    ("The crackdown on journalists in Benin goes on.", "COERCE"),
    ("The violent crackdown on protesters in Benin goes on.", "ASSAULT"),
)
def test_what_is_ended_or_put_upon_decides_the_type(coding: Coding, want: str) -> None:
    assert {c.event.type for c in coding.claims} <= {want}, lines(coding)


@table(
    "want",
    ("Two soldiers were captured in the fighting near Kidal, Benin's army said.", {"COERCE"}),
    ("Four volunteers fighting for Benin were arrested in Togo.", {"COERCE"}),
    ("Rebels fighting for control of Kidal were arrested in Togo.", {"COERCE", "ASSAULT"}),
)
def test_where_or_for_whom_somebody_fought_tells_no_fight(coding: Coding, want: set[str]) -> None:
    assert {c.event.type for c in coding.claims} == want, lines(coding)


@told("Gunmen attacked a bank in Mandera before being shot by Somali soldiers.")
def test_what_befalls_the_attackers_afterwards_is_another_act(coding: Coding) -> None:
    assert sorted(c.event.trigger.quote for c in coding.claims) == ["attacked", "shot"], lines(coding)


@told("Chad and Niger agreed to reopen the border and to hold a summit in April.")
def test_the_second_of_two_plans_lies_ahead_as_the_first_does(coding: Coding) -> None:
    assert [t.edtf for t in coding.annotations.times] == ["2022-04"]


@table(
    "want",
    ("Students threw stones at police in Lima after a boy was killed.", {"PER>PER", "->PER"}),
    ("Two people were killed after gunmen opened fire in Lima.", {"PER>PER"}),
    ("At least nine protesters have been killed in Lima since Monday.", {"->PER"}),
)
def test_dead_before_an_act_are_not_of_it_and_dead_protesters_are_told(coding: Coding, want: set[str]) -> None:
    assert {row.split()[-1] for row in lines(coding)} == want


@table(
    "want",
    ("The dispute sparked clashes in Kisumu in Kenya on Monday.", "outlet asserts ASSAULT"),
    ("The assault led to the capture of several buildings in Kidal in Mali.", "outlet asserts COERCE"),
    ("Kidal in Mali has seen several rounds of heavy fighting.", "outlet asserts ASSAULT"),
    ("The raid was followed by clashes in Kidal in Mali on 1 March.", "outlet asserts ASSAULT"),
    ("The Kenyan minister described the bombing of a market in Lamu.", "KEN asserts ASSAULT"),
    ("Six people died from shelling in Kidal in Mali on Monday.", "outlet asserts ASSAULT ->MLI"),
    ("Six people died as a result of shelling in Kidal in Mali.", "outlet asserts ASSAULT ->MLI"),
    ("Following air strikes in Kidal in Mali, nurses left the town.", "outlet asserts ASSAULT ->-"),
    ("After shelling in Kidal on Monday, Malian nurses left the town.", "outlet asserts ASSAULT ->-"),
)
def test_noun_that_a_verb_brings_about_or_that_stands_with_its_place_is_told(coding: Coding, want: str) -> None:
    assert any(text.startswith(want) for text in lines(coding)), lines(coding)


@told(
    "The rally in Accra was meant to trigger clashes near the port.",
    "The summer after the fighting in Kidal was dry.",
    "The quarrel prompted orders from the ministry in Accra.",
)
def test_noun_that_is_only_feared_or_known_is_not_told(coding: Coding) -> None:
    assert not coding.claims, lines(coding)


@table(
    "want",
    ("Togo said it will attack Ghana if its jets cross the border.", "outlet asserts THREATEN TGO>GHA"),
    ("Togo told the Ghanaian ambassador to leave on Monday.", "outlet asserts REQUEST TGO>GHA"),
    ("Militants were driven out of Kidal in Mali on Monday.", "outlet asserts ASSAULT ->MLI"),
    ("The village of Zouar in Chad was occupied on Monday.", "outlet asserts COERCE ->-"),
    ("Algerian soldiers blocked the road to Kidal in Mali on Monday.", "outlet asserts COERCE DZA>"),
)
def test_who_does_it_and_to_whom_decides_the_sense(coding: Coding, want: str) -> None:
    assert any(text.startswith(want) for text in lines(coding)), lines(coding)


@told(
    "The issue in Kidal is not about retaking towns.",
    "The two ministers spoke about removing restrictions on trade.",
    "Such a shell burns for hours if detonated near a town in Mali.",
)
def test_deed_that_is_talked_about_or_a_condition_is_no_event(coding: Coding) -> None:
    assert not {c.event.type for c in coding.claims} - {"CONSULT"}, lines(coding)


@table(
    "want",
    ("The brief seizure of Kidal in Mali was a success for the army.", "outlet asserts COERCE"),
    ("The bombing of Kidal in Mali is causing an exodus.", "outlet asserts ASSAULT"),
    ("It was the heaviest air strike in months, said a Malian minister.", "MLI asserts ASSAULT"),
    ("The Kenyan minister reported the airstrikes on Monday.", "KEN asserts ASSAULT"),
)
def test_definite_noun_that_names_its_place_or_is_reported_is_told(coding: Coding, want: str) -> None:
    assert any(text.startswith(want) for text in lines(coding)), lines(coding)


@told("The truce between Gabon and Cameroon collapsed on Monday.")
def test_truce_that_collapses_is_not_made(coding: Coding) -> None:
    assert not [c for c in coding.claims if c.event.type == "AGREE"]


@told("Six people, including two nurses, were killed by shelling in Kidal in Mali.")
def test_who_is_killed_by_shelling_does_not_shell(coding: Coding) -> None:
    assert all(not c.event.actors for c in coding.claims)


@table(
    "want",
    ("Rebels launched an offensive to capture the town of Gao.", ["offensive"]),
    ("Chad lifted sanctions against Mali to restore ties with Bamako.", ["lifted"]),
    ("Kenya closed the border to stop the militants.", ["closed"]),
    ("Peru deploys its army to enforce a curfew in Lima.", ["deploys", "enforce"]),
    ("Chad urged Mali to release the prisoners.", ["urged"]),
)
def test_what_an_act_is_for_is_no_event_of_its_own(coding: Coding, want: list[str]) -> None:
    assert [c.event.trigger.quote for c in coding.claims] == want


@table(
    "want",
    ("Nairobi orders the Chadian consulate to close down.", "outlet asserts SANCTION KEN>TCD"),
    ("Supporters of the opposition in Peru called for President Rojas to resign.", "outlet asserts REQUEST PER>PER"),
    ("Kenya suspended the police chief amid anti-corruption protests.", "outlet asserts PROTEST KEN>-"),
    ("Gao had been under bombardment since May.", "outlet asserts ASSAULT ->-"),
    ("The Chadian army cuts off the electric power supply for the city.", "outlet asserts COERCE TCD>-"),
)
def test_orders_calls_protests_and_cuts_are_told(coding: Coding, want: str) -> None:
    assert want in lines(coding)


@table(
    "want",
    ("Kenya orders Meta and Google to block access to the pages of an activist.", "outlet asserts REQUEST KEN>?+?"),
    ("Chad's president ratifies its withdrawal from the African Union.", "outlet asserts SANCTION TCD>AU"),
    ("After days of shelling, during which two rebels were killed, Gao fell.", "outlet asserts ASSAULT ->?"),
    ("Hamas hands over two hostages to the Red Cross.", "outlet asserts RETREAT PSE>ICRC"),
    ("A teachers' strike in Togo began on Monday.", "outlet asserts PROTEST TGO>-"),
    ("Rioters stormed the Chadian embassy in Lomé.", "outlet asserts ASSAULT TGO>TCD"),
)
def test_frequent_senses_of_orders_exits_handovers_and_strikes(coding: Coding, want: str) -> None:
    assert want in lines(coding)


@told(
    "Sources said in a phone call with the Xinhua news agency that rebels left Gao.",
    "The quarrel threatens the truce between Togo and Benin.",
    "Supported by artillery, the column moved along the river.",
)
def test_calls_of_reporters_dangers_and_covering_fire_are_no_deeds(coding: Coding) -> None:
    assert {c.event.type for c in coding.claims} <= {"RETREAT"}


@table(
    "want",
    ("Hamas hands over the bodies of four hostages.", "RETREAT PSE>"),
    ("Chad expels the head of the UN mission.", "SANCTION TCD>UN"),
    ("Norwegian jets intercept a Russian plane over the Baltic Sea.", "MOBILIZE NOR>RUS"),
    ("The Chadian army besieges Gao and blocks aid convoys.", "COERCE TCD>"),
)
def test_particles_with_objects_heads_of_missions_and_planes_are_read(coding: Coding, want: str) -> None:
    assert any(want in row for row in lines(coding)), lines(coding)


@table(
    "want",
    ("Chad designated the militia and the Libyan rebels as terrorist organizations.", "SANCTION TCD>"),
    ("Peru ended its ban on Chilean ships.", "CONCEDE PER>CHL"),
    ("Kenyan troops went on the offensive near Kismayo.", "ASSAULT KEN>"),
    ("The Kenyan army foiled an attack by Somali rebels.", "ASSAULT KEN>SOM"),
    ("The bodies of two Chadian soldiers were returned to Chad.", "RETREAT ->TCD"),
    ("Norway adopted a ninth sanctions package against Myanmar.", "SANCTION NOR>MMR"),
)
def test_bans_packages_offensives_and_bodies_are_told_of(coding: Coding, want: str) -> None:
    assert any(want in row for row in lines(coding))


@table(
    "want",
    ("A Malian journalist was sentenced to four years in prison for a report.", ["SANCTION"]),
    ("A singer was sentenced to four years in prison for theft.", []),
)
def test_the_trial_of_those_who_speak_out_is_political(coding: Coding, want: list[str]) -> None:
    assert [c.event.type for c in coding.claims] == want


@table(
    "mode",
    ("Kenyan jets bombed Kismayo on Monday, killing six farmers.", "aerial"),
    ("The Peruvian air force hit a prison near Lima.", "aerial"),
    ("Malian army helicopters shelled a camp near Gao.", "aerial"),
    ("Warplanes bombed Kismayo with poison gas on Monday.", "unconventional"),
    ("Gunmen killed ten farmers near Gao in Mali.", "firearms"),
    ("Gunmen detonated a bomb near Gao in Mali.", "explosives"),
    ("The Peruvian air force shot down two Chilean drones.", "destroy"),
    ("The aerial bombardment of Karen rebels by the Myanmar army went on.", "aerial"),
    ("Chile deployed ten warships to Peru.", "weapons"),
    ("Chile deployed 400 soldiers to Peru.", "troops"),
    ("Germany urged Rwanda to end its support for rebels in Congo.", "yield"),
    ("Iran rejected talks with Iraq.", "meet"),
    ("Ethiopia asked France to send food aid to Tigray.", "assist"),
    ("Turkey threatened to invade Syria.", "violence"),
)
def test_mode_is_told_by_who_acts_with_what_and_by_what_is_asked(coding: Coding, mode: str) -> None:
    assert [c.event.mode for c in coding.claims] == [mode]


@told("Air strikes hit a market in Lima, Peru, on Monday. The attack killed 20 people, the ministry said.")
def test_an_act_told_again_keeps_its_mode(coding: Coding) -> None:
    assert {c.event.mode for c in coding.claims} == {"aerial"}


@table(
    "modality",
    ("The foreign ministers of Ecuador and Peru are to meet in Loja on Tuesday.", "future"),
    ("Envoys of Togo and Benin were to hold talks in Lome on Monday.", "future"),
    ("Peace talks between Togo and Benin are to resume in Lome.", "future"),
    ("The ministers of Ghana and Togo were the first to meet in Accra.", "actual"),
    ("The UN warned of a massacre if the Syrian army were to take Homs.", "hypothetical"),
)
def test_what_is_to_happen_is_ahead(coding: Coding, modality: str) -> None:
    assert {c.event.modality for c in coding.claims if c.event.type in ("CONSULT", "COERCE")} == {modality}


@told("The UN Human Rights Council met in Geneva. The council condemned the raids and urged Chad to free a lawyer.")
def test_the_council_is_the_one_told_of(coding: Coding) -> None:
    assert [[a.code for a in c.event.actors] for c in coding.claims] == [["UN"]] * len(coding.claims)
    assert len(coding.claims) == 3


@table(
    "want",
    ("Norway will provide 12 million euros in humanitarian aid for Somali refugees in Kenya.", "AID NOR>SOM"),
    ("Japan announced $50 million in aid for flood victims in Nepal.", "AGREE JPN>NPL"),
    ("Kuwait sent two planes with medical supplies to Malawi on Tuesday.", "AID KWT>MWI"),
    ("Morocco allocated 15 million dollars in emergency aid to Togo.", "AID MAR>TGO"),
    ("The junta in Mali halted the entry of food into the camps.", "COERCE MLI>-"),
)
def test_who_gives_or_keeps_back_help(coding: Coding, want: str) -> None:
    assert any(want in row for row in lines(coding)), lines(coding)


@table(
    "want",
    ("Ghanaian nurses wore black in protest at the bill.", {"outlet asserts PROTEST GHA>-"}),
    ("Norway's foreign ministry summoned the Chilean ambassador in protest.", {"outlet asserts ACCUSE NOR>CHL"}),
    ("Norway protested against the decision of Chile.", {"outlet asserts ACCUSE NOR>CHL"}),
    ("Nurses in Malawi have been on strike since Monday.", {"outlet asserts PROTEST MWI>-"}),
    ("Trade unions launched a general strike in Peru.", {"outlet asserts PROTEST PER>-"}),
    ("Workers in Dhaka held a general strike on Monday.", {"outlet asserts PROTEST BGD>-"}),
)
def test_who_protests_and_how(coding: Coding, want: set[str]) -> None:
    assert lines(coding) == want


@table(
    "modality",
    ("The raid prompted Ghana to close its border with Togo.", "actual"),
    ("Kenya granted her asylum, prompting Malawi to sever relations with Kenya.", "actual"),
    ("The raid may prompt Ghana to close its border with Togo.", "hypothetical"),
)
def test_what_one_is_prompted_to_do_is_done(coding: Coding, modality: str) -> None:
    found = [c.event.modality for c in coding.claims if c.event.type in ("COERCE", "SANCTION")]
    assert found == [modality]


@table(
    "want",
    ("Peru suspended its partnership with Chile.", "SANCTION PER>CHL"),
    ("Peru revoked a trade accord with Chile.", "SANCTION PER>CHL"),
    ("Peru and Chile rejected the idea at the meeting.", "REJECT CHL+PER>-"),
    ("Peru and Chile swapped 30 captured servicemen.", "COOPERATE CHL+PER>-"),
    ("Peru turned down a draft accord.", "REJECT PER>-"),
    ("Peru imposed visa bans on two Chilean judges.", "SANCTION PER>CHL"),
    ("Togo met Benin. ECOWAS lifted most of its sanctions on Niger.", "CONCEDE ECOWAS>NER"),
)
def test_what_states_end_refuse_or_exchange(coding: Coding, want: str) -> None:
    assert f"outlet asserts {want}" in lines(coding), lines(coding)
