"""Who a phrase names: tables of phrases with name, code, sector, kind and reference."""

from coded import claim_of, codes, fails, line, lines, table, told
from reportedly.model import Actor, Coding


def mention(coding: Coding, name: str) -> Actor:
    found = [a for a in coding.annotations.actors if a.name == name]
    assert found, f"{name!r} not in {[a.name for a in coding.annotations.actors]}"
    return found[0]


@table(
    "name, code, sector, kind",
    ("Egyptian soldiers shelled a village on Monday.", "Egyptian soldiers", "EGY", "MIL", "force"),
    ("The Peruvian navy fired at a boat on Monday.", "Peruvian navy", "PER", "MIL", "force"),
    ("Kenya's army shelled a village on Monday.", "Kenya's army", "KEN", "MIL", "force"),
    ("The army of Cambodia shelled a village on Monday.", "army of Cambodia", "KHM", "MIL", "force"),
    ("Georgian police arrested six people on Monday.", "Georgian police", "GEO", "COP", "force"),
    ("India's Ministry of Defence condemned the shelling.", "India's Ministry of Defence", "IND", "MIL", "office"),
    ("Pakistan's foreign ministry condemned the shelling.", "Pakistan's foreign ministry", "PAK", "GOV", "office"),
    ("The Ministry of Defence of Serbia condemned it.", "Ministry of Defence of Serbia", "SRB", "MIL", "office"),
    ("The Colombian government signed a truce with rebels.", "Colombian government", "COL", "GOV", "office"),
    ("A Malian opposition spokesman condemned it.", "Malian opposition spokesman", "MLI", "OPP", "party"),
    ("Malian party officials condemned it.", "Malian party officials", "MLI", "PTY", "party"),
    ("Sudan condemned the shelling on Monday.", "Sudan", "SDN", "GOV", "state"),
    ("The United Nations condemned the shelling.", "United Nations", "UN", "UNO", "organisation"),
    ("The African Union condemned the shelling.", "African Union", "AU", "IGO", "organisation"),
    ("Hamas fired rockets on Monday.", "Hamas", "PSE", None, "armed_group"),
    ("The Houthis fired a missile on Monday.", "Houthis", "YEM", "REB", "armed_group"),
    ("M23 shelled a village on Monday.", "M23", "COD", "REB", "armed_group"),
    ("Hezbollah fired rockets on Monday.", "Hezbollah", "LBN", None, "armed_group"),
    ("The head of Togo's navy met reporters on Monday.", "head of Togo's navy", "TGO", "MIL", "force"),
    ("The chairman of the African Union condemned it.", "chairman of the African Union", "AU", "IGO", "organisation"),
    ("A Malian prefect condemned the shelling.", "Malian prefect", "MLI", "GOV", "office"),
    ("A Zambian councilwoman condemned the shelling.", "Zambian councilwoman", "ZMB", "GOV", "office"),
    ("Nepalese Maoists shelled a village on Monday.", "Nepalese Maoists", "NPL", "REB", "armed_group"),
)  # fmt: skip
def test_phrase_gives_its_state_sector_and_kind(
    coding: Coding, name: str, code: str, sector: str | None, kind: str
) -> None:
    actor = mention(coding, name)
    assert (actor.code, actor.kind) == (code, kind)
    assert sector is None or actor.sector == sector


@table(
    "name, ref",
    ("Sudan's Rapid Support Forces shelled a market on Monday.", "Rapid Support Forces", "sdn-rsf"),
    ("Azerbaijan's Ministry of Defense reported shelling on Monday.", "Azerbaijan's Ministry of Defense", "aze-mod"),
    ("The United Nations condemned the shelling.", "United Nations", "org-un"),
    ("Peru condemned the shelling on Monday.", "Peru", "per"),
)
def test_known_bodies_carry_their_reference(coding: Coding, name: str, ref: str) -> None:
    found = [a for a in coding.annotations.actors if a.ref == ref]
    assert found, [(a.name, a.ref) for a in coding.annotations.actors]


@table(
    "want",
    ("A spokesman for the Greek army said Turkish soldiers fired at a post.", "GRC asserts ASSAULT TUR>"),
    ("A spokesperson for Hamas said Israeli troops fired at a crowd.", "PSE asserts ASSAULT ISR>"),
    fails(
        "an office of an office is no speaker: the outlet is given the claim",
        "The office of the president of Chad said rebels attacked a base.",
        "TCD asserts ASSAULT",
    ),
    ("The Indian army spokesman said Pakistani troops shelled a village.", "IND asserts ASSAULT PAK>"),
    ("Turkish-backed Syrian rebels shelled a Kurdish village on Monday.", "outlet asserts ASSAULT SYR>"),
    ("The Saudi-led coalition bombed a camp on Monday.", "outlet asserts ASSAULT SAU>"),
    ("Russian-backed separatists shelled a Ukrainian post on Monday.", "outlet asserts ASSAULT UKR>UKR"),
    ("Armed men linked to the M23 attacked a village on Monday.", "outlet asserts ASSAULT"),
)  # fmt: skip
def test_compound_phrases_are_read_whole(coding: Coding, want: str) -> None:
    assert any(text.startswith(want) for text in lines(coding)), lines(coding)


@told("Chad condemned the Lusaka Protocol.", "Chad rejected the Lusaka process.", "Chad condemned the Lusaka accords.")
def test_a_treaty_named_after_a_capital_is_no_government(coding: Coding) -> None:
    assert {a.code for c in coding.claims for a in (*c.event.actors, *c.event.recipients)} - {None} == {"TCD"}


@told("The Saudi-led coalition bombed a camp on Monday.")
def test_coalition_carries_the_code_of_its_lead_and_names_no_second_actor(coding: Coding) -> None:
    claim = claim_of(coding, "outlet asserts ASSAULT SAU>")
    assert len(claim.event.actors) == 1
    assert "coalition" in claim.event.actors[0].name


@told("Armenian Defence Minister Gor Vanyan visited the front. Vanyan said Azerbaijani troops had fired at a post.")
def test_title_teaches_the_later_surname(coding: Coding) -> None:
    claim = claim_of(coding, "ARM asserts ASSAULT AZE>")
    assert claim.speaker.name == "Vanyan"


@told("Azerbaijani President Elnur Qasimli visited the front. Qasimli said Armenian troops had fired at a post.")
def test_title_teaches_the_later_surname_on_the_other_side_too(coding: Coding) -> None:
    assert claim_of(coding, "AZE asserts ASSAULT ARM>").speaker.name == "Qasimli"


@told(
    "Tomás Arrieta, the foreign minister of Bolivia, met Chilean officials. Arrieta said Chilean troops shelled a post."
)
def test_apposition_teaches_the_later_surname(coding: Coding) -> None:
    assert claim_of(coding, "BOL asserts ASSAULT CHL>").speaker.name == "Arrieta"


@told("The leaders of Kenya, Uganda and Rwanda met in Arusha on Monday.")
def test_leaders_of_three_states_are_three_actors(coding: Coding) -> None:
    assert codes(claim_of(coding, "outlet asserts CONSULT").event.actors) == "KEN+RWA+UGA"


@told("The foreign ministers of Greece and Turkey met in Vienna on Monday.")
def test_ministers_of_two_states_are_two_actors(coding: Coding) -> None:
    assert codes(claim_of(coding, "outlet asserts CONSULT").event.actors) == "GRC+TUR"


@table(
    "want",
    ("The Indian army crossed the river. It shelled a Pakistani post on Monday.", "outlet asserts ASSAULT IND>PAK"),
    ("Pakistani soldiers crossed the river. They shelled an Indian post on Monday.", "outlet asserts ASSAULT PAK>IND"),
    (
        "Ugandan President Moses Okwir spoke on Monday. He said Rwandan troops had shelled a village.",
        "UGA asserts ASSAULT RWA>",
    ),
    (
        "Rwandan President Jean Habarugira spoke on Monday. He said Ugandan troops had shelled a village.",
        "RWA asserts ASSAULT UGA>",
    ),
)
def test_pronoun_stands_for_the_one_named_before(coding: Coding, want: str) -> None:
    assert any(text.startswith(want) for text in lines(coding)), lines(coding)


@table(
    "want",
    ("Sudan and South Sudan sent envoys. Both sides signed a truce on Monday.", "SDN+SSD"),
    (
        "Greek President Nikos Vallas and Turkish President Emre Kaya spoke by phone. "
        "The two leaders met in Geneva on Monday.",
        "GRC+TUR",
    ),
    ("Thailand and Cambodia share a border. The two neighbours held talks on Monday.", "KHM+THA"),
)
def test_group_words_stand_for_the_pair_named_before(coding: Coding, want: str) -> None:
    found = {codes((*c.event.actors, *c.event.recipients)) for c in coding.claims}
    assert want in found, lines(coding)


@told('"We struck two bases in the north," the Eritrean army said on Monday.')
def test_first_person_in_a_quote_is_its_speaker(coding: Coding) -> None:
    assert claim_of(coding, "ERI asserts ASSAULT ERI>")


@told('"Ethiopian troops attacked our positions on Monday," Eritrea\'s information ministry said.')
def test_our_in_a_quote_is_the_speakers(coding: Coding) -> None:
    assert claim_of(coding, "ERI asserts ASSAULT ETH>ERI")


@table(
    "want",
    ("Moscow accused Kyiv of shelling a depot on Monday.", "RUS asserts ASSAULT UKR>"),
    ("Kyiv accused Moscow of shelling a depot on Monday.", "UKR asserts ASSAULT RUS>"),
    ("Caracas expelled two Colombian diplomats on Monday.", "outlet asserts SANCTION VEN>COL"),
    ("Washington imposed sanctions on Caracas on Monday.", "outlet asserts SANCTION USA>VEN"),
)
def test_capital_that_acts_is_its_government(coding: Coding, want: str) -> None:
    assert any(text.startswith(want) for text in lines(coding)), lines(coding)


@told("Moscow accused Kyiv of shelling a depot on Monday.")
def test_capital_that_acts_is_no_place_of_the_event(coding: Coding) -> None:
    assert not [p.name for c in coding.claims for p in c.event.places if p.name in ("Moscow", "Kyiv")]


@told("Ethiopian and Eritrean ministers met in Nairobi on Monday.")
def test_capital_behind_a_preposition_is_a_town(coding: Coding) -> None:
    claim = claim_of(coding, "outlet asserts CONSULT")
    assert codes(claim.event.actors) == "ERI+ETH"
    assert [p.name for p in claim.event.places] == ["Nairobi"]


@told("The White House condemned the shelling. The Kremlin condemned it too.")
def test_seats_of_power_are_their_governments(coding: Coding) -> None:
    assert {a.code for a in coding.annotations.actors} >= {"USA", "RUS"}


@told("The Zorban Front attacked a base on Monday.")
def test_unknown_group_gets_no_code(coding: Coding) -> None:
    claims = [c for c in coding.claims if c.event.type == "ASSAULT"]
    assert [line(c) for c in claims if any(a.code for a in c.event.actors)] == []


@told("Civilians fled the town. Local residents said gunmen had shot two people.")
def test_people_without_a_state_are_not_given_one(coding: Coding) -> None:
    assert {a.code for a in coding.annotations.actors} == {None}


@told("President Macron condemned the shelling of a village in Mali.")
def test_a_known_leader_with_a_title_keeps_the_state(coding: Coding) -> None:
    assert mention(coding, "Macron").code == "FRA"


@table(
    "want",
    ("Rwandan and separatist forces captured Goma, in Congo, on Monday.", {("RWA", "MIL"), ("COD", "REB")}),
    ("Government and rebel fighters clashed near Baidoa, in Somalia.", {("SOM", "MIL"), ("SOM", "REB")}),
    ("Pro-government and opposition forces clashed in Kosti, in Sudan.", {("SDN", "MIL"), ("SDN", "REB")}),
    ("Khartoum and opposition forces signed a truce in Kosti, in Sudan.", {("SDN", "GOV"), ("SDN", "REB")}),
    ("A bridge near Huambo, in Angola, was hit by regime and Cuban jets.", {("AGO", "MIL"), ("CUB", "MIL")}),
    ("Police and rebel spokesmen met in Bangui.", {("CAF", "REB")}),
)
def test_two_sides_before_one_noun_are_two_actors(coding: Coding, want: set[tuple[str, str]]) -> None:
    assert {(a.code, a.sector) for a in coding.claims[0].event.actors} == want


@told("Rebels shelled a joint Kenyan and Ugandan convoy near Baidoa on Monday.")
def test_a_convoy_of_two_states_is_of_both(coding: Coding) -> None:
    assert codes(claim_of(coding, "outlet asserts ASSAULT").event.recipients) == "KEN+UGA"


@table(
    "sector",
    ("Jets hit two al-Shabaab targets near Jilib on Monday.", "REB"),
    ("Jets hit two Somali army targets near Jilib on Monday.", "MIL"),
)
def test_what_is_military_of_a_group_is_the_groups(coding: Coding, sector: str) -> None:
    assert {a.sector for a in coding.claims[0].event.recipients} == {sector}


@table(
    "name, code, sector",
    ("A civil defence official condemned the shelling.", "civil defence official", None, "GOV"),
    ("Jets killed a militant commander near Jilib.", "militant commander", "SOM", "REB"),
    ("Church leader Paul Okoro condemned the shelling.", "Paul Okoro", None, "REL"),
    ("The Somali anti-terrorist commander condemned the shelling.", "Somali anti-terrorist commander", "SOM", "MIL"),
    ("The Chief of the General Staff condemned the shelling.", "Chief of the General Staff", None, "MIL"),
    ("The Nepali coalition condemned the shelling.", "Nepali coalition", "NPL", "PTY"),
    ("The Nepali-led coalition condemned the shelling.", "Nepali-led coalition", "NPL", "MIL"),
    ("Rebels shot down two Kenyan Air Force F-5s.", "Kenyan Air Force F-5s", "KEN", "MIL"),
    ("Gunmen attacked non-Christians in Kano.", "non-Christians", None, "CVL"),
    ("Kenyan government tanks and artillery shelled Busia.", "artillery", "KEN", "MIL"),
)
def test_the_word_before_says_what_the_head_is(coding: Coding, name: str, code: str | None, sector: str) -> None:
    actor = mention(coding, name)
    assert (actor.code, actor.sector) == (code, sector)


@told("Qatar Egypt and Jordan condemned the shelling.")
def test_a_list_without_commas_is_read_whole(coding: Coding) -> None:
    assert codes(claim_of(coding, "outlet asserts").event.actors) == "EGY+JOR+QAT"


@told("Kenya approved aid of US$20 million to Somalia.", "Three people were shot dead at a party in Lima.")
def test_money_and_feasts_are_no_actors(coding: Coding) -> None:
    assert not {a.name for a in coding.annotations.actors} & {"US", "party"}


@told("A shell hit the general hospital of Bangui.", "Togo called it a major success.")
def test_an_adjective_is_no_rank(coding: Coding) -> None:
    assert not [a for a in coding.annotations.actors if a.sector == "MIL"]


@told("Jama'at Nasr al-Islam wal Muslimin (JNIM) imposes a blockade on Timbuktu.")
def test_a_long_name_that_the_parser_breaks_is_one_actor(coding: Coding) -> None:
    assert [a.code for a in coding.claims[0].event.actors] == ["MLI"]


@told("A Saudi-led coalition bombed Sanaa. Houthi rebels fled. A spokesman for the coalition denied it.")
def test_the_coalition_is_the_led_one_whoever_was_named_since(coding: Coding) -> None:
    assert mention(coding, "coalition").code == "SAU"


@told("The Malawian Coalition condemned the raid. The Coalition rejected all excuses.")
def test_a_coalition_of_one_state_stays_one_in_its_short_form(coding: Coding) -> None:
    assert [(a.code, a.sector) for c in coding.claims for a in c.event.actors] == [("MWI", "PTY"), ("MWI", "PTY")]


@table(
    "name, sector",
    ("Jets attacked the Chadian refugee camp at Dobley.", "Chadian refugee camp", None),
    ("Rockets hit a Chadian aid convoy at Dobley.", "Chadian aid convoy", None),
    ("Rockets hit a Chadian army convoy at Dobley.", "Chadian army convoy", "MIL"),
    ("Chadian pro-government fighters attacked a bus.", "Chadian pro-government fighters", "PRM"),
)
def test_the_whole_of_the_words_says_whether_it_is_of_an_army(coding: Coding, name: str, sector: str | None) -> None:
    assert mention(coding, name).sector == sector


@told("Soldiers of Togo shelled the town. The soldiers killed the villagers before their withdrawal.")
def test_who_withdraws_after_a_killing_is_who_killed(coding: Coding) -> None:
    assert coding.claims[-1].event.actors[0].sector == "MIL"


@told("Police in Lima said gunmen had killed a farmer in the city on Tuesday.")
def test_people_in_the_city_are_of_the_state_of_the_city_named_before(coding: Coding) -> None:
    assert codes(coding.claims[0].event.recipients) == "PER"


def sides(coding: Coding) -> str:
    """ "KEN/MIL>UGA/CVL": state and sector of the actors and recipients of the first claim."""
    event = coding.claims[0].event
    both = [" + ".join(f"{a.code or '-'}/{a.sector or '-'}" for a in side) for side in (event.actors, event.recipients)]
    return ">".join(both)


@table(
    "want",
    ("Jaish Al Adl shelled an Iranian post on Monday.", "IRN/REB>IRN/MIL"),
    ("Jeish el-Adl shelled an Iranian post on Monday.", "IRN/REB>IRN/MIL"),
    ("Kataab Hezbollah shelled a Turkish post on Monday.", "IRQ/PRM>TUR/MIL"),
    ("El-Shabab shelled a Kenyan post on Monday.", "SOM/REB>KEN/MIL"),
)
def test_armed_group_is_known_in_other_spellings(coding: Coding, want: str) -> None:
    assert sides(coding) == want


@told("Usud al-Ennahda shelled a Kenyan post on Monday.")
def test_party_is_not_meant_by_a_part_of_a_longer_name(coding: Coding) -> None:
    assert not any(a.code == "TUN" for a in coding.annotations.actors)


@table(
    "want",
    ("Seven people were killed by Indian gunfire and airstrikes on Monday.", "IND/MIL>IND/CVL"),
    ("Peruvian gunfire and airstrikes killed ten people on Monday.", "PER/MIL>PER/CVL"),
    ("Georgian rockets hit a convoy of refugees on Monday.", "GEO/MIL>GEO/REF"),
    ("An Indian missile and drone attack killed four people in Lahore.", "IND/MIL>PAK/CVL"),
    ("The Saudi-led offensive killed ten people in Yemen on Monday.", "SAU/MIL>YEM/CVL"),
    ("A Serbian convoy entered Pristina on Monday.", "SRB/MIL>"),
    ("The Serbs retreated from Vukovar on Monday.", "SRB/MIL>"),
    ("An attack by the Serbs killed ten people in Vukovar.", "SRB/MIL>HRV/CVL"),
    ("An attack by Serbs killed ten people in Vukovar.", "SRB/CVL>HRV/CVL"),
    ("The Georgian Armed Forces shelled a village on Monday.", "GEO/MIL>"),
    ("Around 5,000 Serbian and 20,000 separatist troops fought on Monday.", "SRB/MIL + SRB/REB>"),
)  # fmt: skip
def test_what_armies_send_and_a_people_that_fights_are_military(coding: Coding, want: str) -> None:
    assert sides(coding) == want


@table(
    "want",
    ("Police arrested two army officers and a federal police officer in Peru.", "PER/COP>PER/MIL + PER/COP"),
    ("Mexican police arrested Juan Lopes, the leader of Los Tigres, a Honduran gang.", "MEX/COP>HND/CRM"),
    ("The top prosecutor at the ICC condemned the attack on Monday.", "ICC/IGO>"),
    ("The Kenyan Supreme Court justice Daniel Mwangi condemned the attack.", "KEN/JUD>"),
    ("Militants kidnapped a Channel 7 television crew in Kenya on Monday.", "KEN/REB>KEN/JRN"),
)
def test_person_has_the_sector_of_the_body_he_is_of(coding: Coding, want: str) -> None:
    assert sides(coding) == want


@table(
    "want",
    ("The parliament of Togo approved the Nairobi peace agreement on Monday.", "TGO/LEG>"),
    ("The government of Kenya approved the proposed Sudan ceasefire agreement.", "KEN/GOV>"),
    ("Latvia withdrew from the Vienna Convention on Monday.", "LVA/GOV>"),
    ("Kenya rejected the US proposal on Monday.", "KEN/GOV>USA/GOV"),
    ("Kenya rejected the Ugandan peace plan on Monday.", "KEN/GOV>UGA/-"),
)
def test_paper_named_after_a_place_is_nobody(coding: Coding, want: str) -> None:
    assert sides(coding) == want


@told("A missile killed around 10,000 chickens on a farm in Peru on Monday.")
def test_animals_are_no_civilians(coding: Coding) -> None:
    assert not [r for c in coding.claims for r in c.event.recipients]


@told("Ghana's army and a Togolese soldier exchanged fire on Monday. Both countries agreed to a ceasefire.")
def test_both_countries_are_states(coding: Coding) -> None:
    agreed = next(c for c in coding.claims if c.event.type == "AGREE")
    assert {(a.code, a.sector, a.kind) for a in agreed.event.actors} == {
        ("GHA", "GOV", "state"),
        ("TGO", "GOV", "state"),
    }


@table(
    "want",
    ("Militants like the Lord's Resistance Army attacked a village in Congo on Monday.", "UGA/REB>COD/-"),
    ("Armed groups such as Boko Haram attacked a village in Chad on Monday.", "NGA/REB>TCD/-"),
    (
        "Two Kenyan soldiers, one Sudanese soldier and one civilian died in a shooting in Moroto, Uganda.",
        ">KEN/MIL + SDN/MIL + UGA/CVL",
    ),
    ("The Ghanaian president ordered the army to leave a base of the United States in Nigeria.", "GHA/GOV>GHA/MIL"),
)
def test_bare_noun_is_of_the_state_that_its_clause_gives(coding: Coding, want: str) -> None:
    assert sides(coding) == want


@told(
    "Georgian forces claimed that 100 Serbian vehicles were destroyed and dozens of soldiers were captured.",
    "Georgian forces destroyed 100 Serbian vehicles on Monday and captured dozens of soldiers.",
)
def test_soldiers_captured_are_of_the_army_whose_vehicles_were_destroyed(coding: Coding) -> None:
    captured = next(c for c in coding.claims if c.event.type == "COERCE")
    assert codes(captured.event.recipients) == "SRB"


@told("The Nepali coalition condemned the raid. Airstrikes by the international coalition killed two people in Aden.")
def test_international_coalition_is_no_party_of_a_state(coding: Coding) -> None:
    strikes = next(c for c in coding.claims if c.event.type == "ASSAULT" and c.event.actors)
    assert [a.sector for a in strikes.event.actors] == ["MIL"]


@table(
    "want",
    (
        "Police in Kenya arrested journalists John Otieno and Mary Wanjiru on Monday.",
        "KEN/COP>KEN/JRN + KEN/JRN + KEN/JRN",
    ),
    (
        "The court issued warrants for Kenyan Prime Minister John Otieno and Defence Minister Peter Kamau.",
        "KEN/JUD>KEN/GOV + KEN/MIL",
    ),
    ("The vice president of the National Coalition of Kenya condemned the attack.", "KEN/PTY>"),
    ("The garrison came under attack from several fronts near Goma on Monday.", ">COD/MIL"),
)
def test_each_of_several_persons_has_his_office_and_directions_are_nobody(coding: Coding, want: str) -> None:
    assert sides(coding) == want


@table(
    "want",
    ("Pro-Zambian protesters marched in Kampala, Uganda.", "PROTEST UGA>-"),
    ("A pro-Zambia rally was held in Kampala, Uganda, against the police.", "PROTEST UGA>UGA"),
    ("Pro-Chadian rebels seized the town of Gao in Mali.", "COERCE MLI>-"),
    ("Police in Lima, Peru, dispersed a pro-Bolivian march.", "ASSAULT PER>PER"),
    ("Anti-Kenyan protesters marched in Kampala, Uganda.", "PROTEST UGA>-"),
    ("Pro-Chadian government forces seized the town of Mao.", "COERCE TCD>-"),
)
def test_who_sides_with_a_state_is_not_of_it(coding: Coding, want: str) -> None:
    assert f"outlet asserts {want}" in lines(coding), lines(coding)


@table(
    "sector",
    ("The Lao army's spokesman said rebels had shelled Luang Prabang.", "MIL"),
    ("Kofi Mensa, the army's spokesman, said rebels had shelled Ho.", "MIL"),
    ("A spokesperson for the rebels said soldiers had shelled Ho.", "REB"),
    ("Kofi Mensa, a spokesman for the militia, said soldiers had shelled Ho.", "PRM"),
    ("Benin's air force spokesman said rebels had shelled Ouidah.", "MIL"),
    ("A spokesman for Benin's foreign ministry said rebels had shelled Ouidah.", "GOV"),
)
def test_who_speaks_for_a_force_or_group_is_of_it(coding: Coding, sector: str) -> None:
    assert {claim.speaker.sector for claim in coding.claims} == {sector}


@table(
    "sides",
    ("Togo and Benin traded fire on Monday. Ghana and Niger urged both sides to stop.", {"TGO", "BEN"}),
    ("Togo and Benin traded fire on Monday. Ghana and Niger called on both countries to stop.", {"TGO", "BEN"}),
    ("Togo and Benin traded fire on Monday. Ghana and Niger told the two governments to stop.", {"TGO", "BEN"}),
)
def test_both_sides_are_not_those_who_urge_them(coding: Coding, sides: set[str]) -> None:
    (urged,) = (claim.event for claim in coding.claims if claim.event.type == "REQUEST")
    assert {a.code for a in urged.recipients} == sides


@table(
    "states",
    ("Togo and Benin swapped 20 captives, officials on both sides said.", {"TGO", "BEN"}),
    ("Togo and Benin swapped 20 captives, the defence ministries of both countries said.", {"TGO", "BEN"}),
    ("Togo and Benin swapped 20 captives, the two countries' defence ministries said.", {"TGO", "BEN"}),
    ("Shells hit a school, according to officials in the Beninese town.", {"BEN"}),
)
def test_officials_of_both_sides_and_of_the_town_of_a_state(coding: Coding, states: set[str]) -> None:
    assert {claim.speaker.code for claim in coding.claims} == states


@told("Togo and Benin exchanged fire. Both countries launched air strikes at each other on Monday.")
def test_each_other_are_those_who_do_it(coding: Coding) -> None:
    assert {a.code for claim in coding.claims for a in claim.event.actors} == {"TGO", "BEN"}
    assert {a.code for claim in coding.claims for a in claim.event.recipients} <= {"TGO", "BEN"}
