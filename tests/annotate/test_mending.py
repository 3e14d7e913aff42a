"""What the parser misreads is put right before roles are read."""

from coded import codes, figures, line, lines, table, told
from reportedly.model import Coding


@told("Kenya accused Ethiopian troops of firing at its base.")
def test_an_adjective_beside_its_noun_is_no_object_of_its_own(coding: Coding) -> None:
    attack = next(c.event for c in coding.claims if c.event.type == "ASSAULT")
    assert (codes(attack.actors), [a.name for a in attack.actors]) == ("ETH", ["Ethiopian troops"])


@told("Serbia's ministry accused Libyan gunmen of firing at a base.")
def test_the_accused_do_what_they_are_accused_of(coding: Coding) -> None:
    attack = next(c.event for c in coding.claims if c.event.type == "ASSAULT")
    assert codes(attack.actors) == "LBY"


@told("Two Azerbaijani soldiers were killed on Monday.")
def test_the_number_counts_the_noun(coding: Coding) -> None:
    assert figures(coding.claims) == {"killed 2"}


@told("The raid left one Chadian guard dead and two Malian servicemen wounded.")
def test_who_is_harmed_does_no_harm(coding: Coding) -> None:
    assert all(not codes(c.event.actors).startswith("MLI") for c in coding.claims)


@told("Rebels shelled Beirut.")
def test_a_common_noun_at_the_start_is_no_name(coding: Coding) -> None:
    assert [a.sector for a in coding.claims[0].event.actors] == ["REB"]


@told("Iraq's interior minister met with Syrian President Bashar Assad Tuesday.")
def test_a_day_is_no_part_of_a_name(coding: Coding) -> None:
    assert codes(coding.claims[0].event.actors) == "IRQ+SYR"


@told("The Somali group al-Shabab shelled a base in Kenya on Monday.")
def test_a_name_with_a_hyphen_is_one(coding: Coding) -> None:
    assert codes(coding.claims[0].event.actors) == "SOM"


@told("Clashes erupted between Malian soldiers and members of Boko Haram on Monday.")
def test_of_hangs_on_the_noun_before_it(coding: Coding) -> None:
    assert codes(coding.claims[0].event.actors) == "MLI+NGA"


@told(
    "Kenya, Chad, and Niger met in Paris on Monday.",
    "Kenya, Chad and Niger held talks in Paris on Monday.",
)
def test_the_second_of_three_states_is_one_of_the_list(coding: Coding) -> None:
    assert codes(coding.claims[0].event.actors) == "KEN+NER+TCD"


@told(
    "Mali, Burkina Faso, Niger and Chad attacked the rebels on Monday.",
    "Mali's, Burkina Faso's, Niger's and Chad's armies attacked the rebels on Monday.",
    "Mali, Niger, Chad, and Burkina Faso were attacked by rebels. They shelled the rebels on Monday.",
)
def test_a_list_of_four_states_has_four(coding: Coding) -> None:
    assert codes(coding.claims[-1].event.actors) == "BFA+MLI+NER+TCD"


@told("Kenya's and Uganda's armies shelled the rebels.", "The rebels were shelled by Kenya's and Uganda's armies.")
def test_owners_beside_each_other_own_one_noun_each(coding: Coding) -> None:
    assert codes(coding.claims[0].event.actors) == "KEN+UGA"
    assert {a.sector for a in coding.claims[0].event.actors} == {"MIL"}


@told("Sanctions were imposed on Kenya and Uganda by France.", "Sanctions were imposed on Kenya and Chad, by France.")
def test_a_name_is_by_nobody(coding: Coding) -> None:
    assert codes(coding.claims[0].event.actors) == "FRA"


@told("Kenya, Uganda, Chad and Niger said they would not send troops to Peru.")
def test_each_of_four_speaks_for_all(coding: Coding) -> None:
    assert {c.speaker.code for c in coding.claims} == {"KEN", "UGA", "TCD", "NER"}
    assert {codes(c.event.actors) for c in coding.claims} == {"KEN+NER+TCD+UGA"}


@told("Kenya, Chad, Niger and Peru attacked the rebels.")
def test_rebels_whom_several_states_attack_are_of_none_of_them(coding: Coding) -> None:
    assert [r.code for r in coding.claims[0].event.recipients] == [None]


@told("A child was killed in Chilean tank shelling in the east of Peru on Monday.")
def test_an_event_noun_behind_a_noun_is_no_verb(coding: Coding) -> None:
    assert {codes(c.event.actors) for c in coding.claims} == {"CHL"}


@told("Kenyan police met Peru–Chile border guards, and Chile - Peru border towns were shelled on Monday.")
def test_two_names_before_a_noun_make_no_circle(coding: Coding) -> None:
    assert {c.event.type for c in coding.claims} >= {"ASSAULT"}


@told("The Ghanaian Army conducted at least 10 air strikes the following day.")
def test_a_verb_in_the_place_of_a_noun_is_the_event_noun(coding: Coding) -> None:
    assert [(codes(c.event.actors), c.event.mode) for c in coding.claims] == [("GHA", "aerial")]


@told("Sources reported fighting near the Bolivian town of Oruro.")
def test_who_reports_fighting_does_not_fight(coding: Coding) -> None:
    assert [c.event.actors for c in coding.claims] == [()]


@table(
    "want",
    ("Kenya's foreign ministry summoned the Ugandan ambassador to protest the arrest of nurses.", "ACCUSE KEN"),
    ("The president of Ghana condemns Togo's violations in Benin and denounces Malian settlements.", "ACCUSE GHA"),
    ("Chad has begun an offensive, launching heavier attacks on Niger.", "ASSAULT TCD"),
)
def test_a_subject_reaches_the_verbs_that_share_it(coding: Coding, want: str) -> None:
    kind, actor = want.split()
    assert {codes(c.event.actors) for c in coding.claims if c.event.type == kind} == {actor}


@told("The United Kingdom, Kenya, Chad, New Zealand, and Niger impose sanctions on Peru, including travel bans.")
def test_the_second_of_five_states_is_one_of_the_list(coding: Coding) -> None:
    assert codes(coding.claims[0].event.actors) == "GBR+KEN+NER+NZL+TCD"


@told("Under a deal agreed by Kenya and the Red Cross, the Peruvian Council and the rebels release 90 men in Lima.")
def test_behind_a_list_that_is_closed_stands_the_subject(coding: Coding) -> None:
    release = next(c.event for c in coding.claims if c.event.type == "RETREAT")
    assert "KEN" not in codes(release.actors) and "PER" in codes(release.actors)


@table(
    "want",
    ("Ghana denied opening fire on a Togolese patrol near Aflao.", "GHA denies ASSAULT GHA>TGO"),
    ("Peru denied shelling villages in Ecuador.", "PER denies ASSAULT PER>ECU"),
    ("Kenya denied bombing camps in Somalia.", "KEN denies ASSAULT KEN>SOM"),
)
def test_what_is_denied_is_the_act_and_what_stands_behind_belongs_to_it(coding: Coding, want: str) -> None:
    assert [line(c) for c in coding.claims] == [want]


@told(
    "Two men on a motorcycle shot dead a Peruvian priest near Tacna on Tuesday.",
    "Gunmen in a car shot dead a 50-year-old Peruvian priest on Tuesday.",
)
def test_shot_before_dead_is_the_verb(coding: Coding) -> None:
    assert [(c.event.type, len(c.event.actors), codes(c.event.recipients)) for c in coding.claims] == [
        ("ASSAULT", 1, "PER")
    ]


@told(
    "Canada imposed asset freezes on four Belarusian judges on Monday.",
    "Canada imposed travel bans and asset freezes on four Belarusian judges.",
)
def test_a_bare_noun_is_no_subject_of_an_event_noun(coding: Coding) -> None:
    assert {line(c) for c in coding.claims} == {"outlet asserts SANCTION CAN>BLR"}


@told("Togolese soldiers, said the Ghanaian army, attacked a convoy on Monday.")
def test_subject_cut_off_by_a_cue_is_that_of_what_is_said(coding: Coding) -> None:
    assert [line(c) for c in coding.claims] == ["GHA asserts ASSAULT TGO>-"]


@told(
    "Chad dismissed as false reports that its troops had shelled a village in Niger.",
    "Chad rejected as baseless claims that its troops had shelled a village in Niger.",
)
def test_reports_called_false_are_rejected(coding: Coding) -> None:
    assert "TCD denies ASSAULT TCD>NER" in {line(c) for c in coding.claims}


@table(
    "want",
    ("Malawi police fire shots at crowd.", "ASSAULT MWI MWI"),
    ("Latvia ministry summons Bolivian envoy.", "ACCUSE LVA BOL"),
    ("Chad army attacks rebel positions near Abeche.", "ASSAULT TCD TCD"),
    ("Uganda police fire tear gas at protesters.", "ASSAULT UGA UGA"),
    ("Bahrain court sentences cleric to death.", "SANCTION BHR BHR"),
    ("Tonga ministry lodges protest over missile test.", "ACCUSE TON -"),
)
def test_a_verb_of_a_headline_that_was_read_as_a_noun_is_its_verb(coding: Coding, want: str) -> None:
    kind, actor, recipient = want.split()
    found = {(c.event.type, codes(c.event.actors), codes(c.event.recipients)) for c in coding.claims}
    assert (kind, actor, recipient) in found, found


@told("Kenya navy ships patrol coast.", "Benin army attacks continue in the north.")
def test_a_headline_with_its_own_verb_keeps_it(coding: Coding) -> None:
    assert not [c for c in coding.claims if c.event.trigger.quote == "ships"]
    assert all(codes(c.event.recipients) == "-" for c in coding.claims)


@table(
    "want",
    ("A drone attack on Lodwar with bombs and missiles kills four people and wounds at least 60 others.", "4 60"),
    ("Three Kenyans killed 12 others injured in attacks in Lodwar.", "3 12"),
    ("Thirteen Kenyans among them seven children were killed in raids in Lodwar.", "13"),
    ("On Sunday army air strikes on villages in Turkana killed 17 Kenyans.", "17"),
)
def test_tolls_are_read_without_the_commas(coding: Coding, want: str) -> None:
    (claim,) = coding.claims
    assert " ".join(str(q.low) for q in claim.event.quantities) == want


@told("Air strikes killed 17 Kenyans in Lodwar while artillery fire killed two others in Marsabit.")
def test_each_act_has_the_toll_whose_subject_it_is(coding: Coding) -> None:
    assert [[q.low for q in c.event.quantities] for c in coding.claims] == [[17], [2]]


@told("Kenya denied that its troops had shelled the town and said Somali rebels bombed the port.")
def test_a_second_verb_of_saying_is_of_who_said_the_first(coding: Coding) -> None:
    assert {line(c) for c in coding.claims} == {"KEN denies ASSAULT KEN>-", "KEN asserts ASSAULT SOM>-"}


@told("Peru accused Chile of killing two soldiers near Tacna, a charge Santiago denied.")
def test_a_charge_that_closes_the_sentence_is_what_is_denied(coding: Coding) -> None:
    told = {line(c) for c in coding.claims if c.event.type == "ASSAULT"}
    assert told == {"PER asserts ASSAULT CHL>PER", "CHL denies ASSAULT CHL>PER"}


@told("Togolese police shot a Ghanaian driver in Lome, a Ghanaian official said, a claim that Togo disputed.")
def test_a_claim_that_somebody_disputed_is_denied(coding: Coding) -> None:
    assert "TGO denies ASSAULT TGO>GHA" in {line(c) for c in coding.claims}


@table(
    "want",
    ("Togo and Benin trade fire along their border.", "outlet asserts ASSAULT BEN+TGO>-"),
    ("The Togolese army and the Beninese police exchange fire on Monday.", "outlet asserts ASSAULT BEN+TGO>-"),
    ("The Peruvian Finance Ministry sanctions Juan Rojas, the head of a bank.", "outlet asserts SANCTION PER>"),
    ("The World Food Programme cut rations for Eritrean refugees by half in March.", "outlet asserts SANCTION UN>ERI"),
)
def test_verb_of_two_or_behind_a_long_name_is_no_noun(coding: Coding, want: str) -> None:
    assert any(line(c).startswith(want) for c in coding.claims), [line(c) for c in coding.claims]


@told("The Chadian government announces an immediate ceasefire following clashes last night that killed four traders.")
def test_what_harmed_is_the_violence_named_last(coding: Coding) -> None:
    assert [[q.low for q in c.event.quantities] for c in coding.claims] == [[], [4]]


@told("Kenya said nine traders had died in Lamu and rejected Somalia's claim that a Kenyan drone had struck the port.")
def test_who_said_also_rejects(coding: Coding) -> None:
    assert {c.speaker.code for c in coding.claims if c.position == "denies"} == {"KEN"}


@table(
    "want",
    ("At least 40 people are killed in Bundeswehr airstrikes on Gao, Mali.", "outlet asserts ASSAULT DEU>MLI"),
    ("Six are killed and two others are injured in Hamas airstrikes on Gao, Mali.", "outlet asserts ASSAULT PSE>MLI"),
    ("Nine people died as a Kenyan jet struck a market in Uganda.", "outlet asserts ASSAULT KEN>UGA"),
    ("Nine nurses died as Chadian rockets hit a clinic in Niger, officials said.", "? asserts ASSAULT TCD>NER"),
)
def test_the_act_behind_a_name_and_the_subject_behind_as(coding: Coding, want: str) -> None:
    assert [line(c).replace("officials", "?") for c in coding.claims] == [want]


@table(
    "want",
    ("Gunmen in Peru took two Chilean engineers hostage on Monday.", "outlet asserts ASSAULT PER>CHL"),
    ("Rebels in Peru took a Chilean pilot hostage.", "outlet asserts ASSAULT PER>CHL"),
    ("Militants took dozens of Chilean passengers hostage in Peru.", "outlet asserts ASSAULT PER>CHL"),
)
def test_what_those_become_who_are_taken_is_none_of_their_name(coding: Coding, want: str) -> None:
    assert [line(c) for c in coding.claims] == [want]
    assert "hostage" not in coding.claims[0].event.recipients[0].name


@table(
    "want",
    ("A Chilean air raid on the Peruvian capital Lima killed nine civilians.", "outlet asserts ASSAULT CHL>PER"),
    ("A drone attack on the port city of Callao in Peru wounded two people.", "outlet asserts ASSAULT ->PER"),
    ("Kenya's army and Ugandan mercenaries killed 20 civilians near Kisumu.", "outlet asserts ASSAULT KEN+UGA>KEN"),
)
def test_a_name_behind_its_noun_is_no_subject_and_a_force_no_modifier(coding: Coding, want: str) -> None:
    assert [line(c) for c in coding.claims] == [want]


@table(
    "want",
    ("Ghana, Benin sign deal on border security", "outlet asserts SUPPORT BEN+GHA>-"),
    ("Chad, IAEA sign agreement on inspections", "outlet asserts SUPPORT IAEA+TCD>-"),
    ("Senegal president to visit Uruguay next month", "outlet asserts CONSULT SEN>URY future"),
    ("A Peruvian delegation led by Foreign Minister Juan Rojas travelled to Oslo.", "outlet asserts CONSULT PER>NOR"),
)
def test_lists_and_infinitives_of_headlines_and_agents_keep_their_verb(coding: Coding, want: str) -> None:
    assert [line(c) for c in coding.claims] == [want]


@told("Senegal president to visit Uruguay next month")
def test_the_infinitive_of_a_headline_is_to_come(coding: Coding) -> None:
    assert [c.event.modality for c in coding.claims] == ["future"]


@table(
    "want",
    ("The Republic of the Congo severs its diplomatic relations with Chad over a border raid.", "COG>TCD"),
    ("The Philippine Coast Guard intercepts and seizes an oil tanker off Palawan.", "PHL>-"),
    ("The government of Peru pardons and releases six Chilean journalists.", "PER>CHL"),
    ("Sri Lanka police arrest and detain a senior member of the opposition in Galle.", "LKA>LKA"),
)
def test_a_noun_with_an_object_or_beside_a_verb_is_a_verb(coding: Coding, want: str) -> None:
    assert line(coding.claims[0]).split()[-1] == want


@table(
    "want",
    ("The Chadian government signed a truce with the rebels following clashes in Mao.", "SUPPORT TCD+TCD>-"),
    ("Niger cut its ties with Benin following a row with other members.", "SANCTION NER>BEN"),
)
def test_following_stands_before_what_came_earlier(coding: Coding, want: str) -> None:
    assert f"outlet asserts {want}" in lines(coding), lines(coding)


@table(
    "want",
    ("Four Kenyans are injured, two of them badly, in a drive-by shooting at a car.", "outlet asserts ASSAULT ->KEN"),
    ("Four Kenyans were injured from shelling on Monday.", "outlet asserts ASSAULT ->KEN"),
    ("Four Kenyans were killed during shelling of a village by Ugandan troops.", "outlet asserts ASSAULT UGA>KEN"),
)
def test_an_act_with_an_article_is_a_noun(coding: Coding, want: str) -> None:
    assert [line(c) for c in coding.claims] == [want]


@table(
    "want",
    ("Gunmen on motorbikes killed six guards near Gao, Mali's army said.", "MLI asserts ASSAULT MLI>MLI"),
    ("Chad's army said fighters loyal to General Ali Orr shelled a base in Mali.", "TCD asserts ASSAULT MLI>MLI"),
    ("Chad's army said it had targeted bandits in Niger.", "TCD asserts ASSAULT TCD>NER"),
    ("Peru's navy had a clash with smugglers coming from Chile.", "outlet asserts ASSAULT PER+PER>-"),
    ("Army shelling killed nine people in Mali's Gao region.", "outlet asserts ASSAULT MLI>MLI"),
    ("Trinidad and Tobago's army shelled a camp in Guyana.", "outlet asserts ASSAULT TTO>GUY"),
)
def test_the_verb_of_a_clause_is_found_behind_what_describes_its_subject(coding: Coding, want: str) -> None:
    assert want in lines(coding), lines(coding)
