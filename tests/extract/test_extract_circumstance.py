"""When and where: the event's own time and place, never those of the saying."""

from coded import News, claim_of, codes, lines, table, told
from reportedly.model import Claim, Coding


def when(claim: Claim) -> str:
    """ "2021-05-03..2021-05-03 stated"."""
    time = claim.event.time
    return f"{time.earliest}..{time.latest} {time.basis}" if time else "none"


def only_assault(coding: Coding) -> Claim:
    (claim,) = [c for c in coding.claims if c.event.type == "ASSAULT"]
    return claim


@table(
    "days",
    ("Rebels shelled a Chadian base on 3 May.", "2021-05-03..2021-05-03"),
    ("Rebels shelled a Chadian base on Monday.", "2021-05-03..2021-05-03"),
    ("Rebels shelled a Chadian base on Tuesday.", "2021-05-04..2021-05-04"),
    ("Rebels shelled a Chadian base in March.", "2021-03-01..2021-03-31"),
    ("Rebels shelled a Chadian base in 2014.", "2014-01-01..2014-12-31"),
    ("Rebels shelled a Chadian base on December 9.", "2020-12-09..2020-12-09"),
    ("Rebels shelled a Chadian base overnight.", "2021-05-04..2021-05-05"),
    ("Rebels shelled a Chadian base last week.", "2021-04-26..2021-05-02"),
    ("Chad's army said on Tuesday that rebels had shelled a base on Sunday.", "2021-05-02..2021-05-02"),
    ("Rebels shelled a base on Sunday, Chad's army said on Tuesday.", "2021-05-02..2021-05-02"),
    ("In Ndjamena on Tuesday, Chad's army said that rebels had shelled a base on Sunday.", "2021-05-02..2021-05-02"),
    ("Ethiopian ministers said on Monday that Eritrean troops had shelled a base in April.", "2021-04-01..2021-04-30"),
    ("Eritrean ministers said on Monday that Ethiopian troops had shelled a base in April.", "2021-04-01..2021-04-30"),
)
def test_event_time_is_its_own(coding: Coding, days: str) -> None:
    assert when(only_assault(coding)).split()[0] == days


@told(
    "Chad's army said on Tuesday that rebels had shelled a base.",
    "Rebels shelled a base, Chad's army said on Tuesday.",
)
def test_day_of_the_saying_is_not_the_events(coding: Coding) -> None:
    assert when(only_assault(coding)).endswith("bounded_by_publication")


@told("Rebels shelled a Chadian base.")
def test_event_without_a_time_is_bounded_by_publication(coding: Coding) -> None:
    claim = only_assault(coding)
    assert claim.event.time is not None
    assert (claim.event.time.earliest, claim.event.time.latest) == (None, "2021-05-05")


def places(claim: Claim) -> list[str]:
    return [p.name for p in claim.event.places]


@table(
    "names, doers",
    ("Forty people died in the Bamako attack.", ["Bamako"], []),
    ("The Nairobi bombing killed 30 people on Monday.", ["Nairobi"], []),
    ("A Kampala bombing killed ten people.", ["Kampala"], []),
    ("He was killed during the Khartoum offensive.", ["Khartoum"], []),
    ("The Darfur offensive killed 50 soldiers.", ["Darfur"], []),
    ("The group claimed responsibility for the Kidal attack.", ["Kidal"], ["group"]),
    ("Twelve soldiers died in the battle of Gao.", ["Gao"], ["soldiers"]),
    ("The Mali raid killed six people in Gao.", ["Gao"], ["Mali"]),
    ("Bamako raids on rebels in Gao killed six.", ["Gao"], ["Bamako"]),
    ("Nairobi's offensive in Kismayo killed six people.", ["Kismayo"], ["Nairobi"]),
)
def test_violence_named_for_a_town_was_there(coding: Coding, names: list[str], doers: list[str]) -> None:
    claim = only_assault(coding)
    assert (places(claim), [a.name for a in claim.event.actors]) == (names, doers)


@table(
    "names",
    ("Rebels killed two soldiers in Gao while a French unit held Kidal.", ["Gao"]),
    ("Rebels captured a hill, a post linking the town of Gao with Kidal.", []),
    ("Kenyan troops captured Lodwar from forces loyal to Marsabit.", ["Lodwar"]),
    ("Kenya deported nine men from Lodwar following the discovery of a camp in Marsabit.", ["Lodwar"]),
    ("Malian troops clashed with a group tied to the Front (a branch in Gao).", []),
    ("Five militants of the Islamic State in Chad organization were killed in Gao.", ["Gao"]),
    ("The northern Gao province saw fierce clashes between two clans.", ["Gao"]),
    ("The peace talks were held in Geneva, but fighting has continued in the north.", []),
    ("Rebels captured two eastern provinces of Chad.", ["Chad"]),
    ("Rebels captured Gao, a town on the road to Kidal.", ["Gao"]),
    ("The raid carried out by Chad targeted the outskirts of Gao.", ["Gao"]),
    ("Kenyan forces ousted the rebels from the town of Gao.", ["Gao"]),
    ("Rebels captured Gao, a town in the Gao region.", ["Gao", "Gao"]),
    ("Rebels attacked soldiers in Gao, 300 km west of Kidal.", ["Gao"]),
    ("Rebels attacked soldiers in Gao and near Kidal.", ["Gao", "Kidal"]),
    ("Rebels attacked soldiers outside the towns of Gao, Tessit and Kidal.", ["Gao", "Tessit", "Kidal"]),
)
def test_a_place_of_another_happening_is_not_the_events(coding: Coding, names: list[str]) -> None:
    (claim,) = [c for c in coding.claims if c.event.type in ("ASSAULT", "COERCE")]
    assert places(claim) == names


@told("Soldiers who fight rebels in Mali took control of a base from which raids were led in the town of Gao.")
def test_where_those_who_act_do_something_else_is_not_the_events_place(coding: Coding) -> None:
    assert [places(c) for c in coding.claims if c.event.type == "COERCE"] == [["Gao"]]


@table(
    "names",
    ("Nairobi came under heavy shelling on Monday.", ["Nairobi"]),
    ("Nairobi is under continued shelling.", ["Nairobi"]),
    ("Nairobi witnessed fierce clashes between two clans.", ["Nairobi"]),
    ("An explosion rocked Nairobi on Monday.", ["Nairobi"]),
    ("Nairobi has been shaken by two bomb attacks.", ["Nairobi"]),
    ("Nairobi was the scene of fierce clashes between two clans.", ["Nairobi"]),
    ("An explosion occurred not far from central Nairobi.", ["Nairobi"]),
    ("Residents of Garissa reported constant shelling by Kenyan forces.", ["Garissa"]),
    ("Residents of Garissa reported constant shelling of Lodwar by Kenyan forces.", ["Lodwar"]),
    ("Soldiers won the battle for Garissa against the rebels.", ["Garissa"]),
    ("Soldiers attacked hills where rebels had spread in Garissa.", ["Garissa"]),
)
def test_place_that_suffers_or_is_told_by_those_who_live_there_is_the_events(coding: Coding, names: list[str]) -> None:
    assert {tuple(places(c)) for c in coding.claims if c.event.type == "ASSAULT"} == {tuple(names)}


@table(
    "names",
    ("The ministers met amid negotiations for a ceasefire on the Gaza Strip.", []),
    ("The ministers held talks in Gao on the ceasefire.", ["Gao"]),
)
def test_what_talks_are_about_is_not_where_they_are(coding: Coding, names: list[str]) -> None:
    (claim,) = [c for c in coding.claims if c.event.type == "CONSULT"]
    assert places(claim) == names


@table(
    "place",
    ("Rebels shelled a base near Gao on Monday.", "Gao"),
    ("In Nairobi, officials said gunmen had attacked a base in Mandera on Monday.", "Mandera"),
    ("Gunmen attacked a base in Mandera on Monday, officials said in Nairobi.", "Mandera"),
    ("Indian troops fired at a post in Kupwara, a minister said in Delhi.", "Kupwara"),
    ("Pakistani troops fired at a post in Sialkot, a minister said in Islamabad.", "Sialkot"),
    ("Rebels have killed 70 herders since the start of the year in the volatile Gao region.", "Gao"),
)
def test_event_place_is_its_own(coding: Coding, place: str) -> None:
    assert [p.name for p in only_assault(coding).event.places] == [place]


@table(
    "names",
    ("Rebels who had fled Garissa attacked a village near Wajir on Friday.", ["Wajir"]),
    ("Troops deployed in Garissa killed nine rebels in Wajir.", ["Wajir"]),
    ("Soldiers bringing flour to Lima shot a man in Cusco.", ["Cusco"]),
    ("Troops deployed in Garissa killed nine rebels.", ["Garissa"]),
)
def test_where_those_who_act_come_from_is_no_place_beside_another(coding: Coding, names: list[str]) -> None:
    assert places(only_assault(coding)) == names


@told("NAIROBI - Gunmen attacked an army base on Monday.")
def test_dateline_is_no_place_of_the_event(coding: Coding) -> None:
    assert "nairobi" not in {p.name.lower() for p in only_assault(coding).event.places}


@told("Rebels shelled a Chadian base on Monday. Talks have stalled since a truce was signed in 2019.")
def test_since_clause_keeps_its_time_to_itself(coding: Coding) -> None:
    assert when(only_assault(coding)).startswith("2021-05-03")
    signed = [c for c in coding.claims if c.event.type == "SUPPORT"]
    assert [when(c).split()[0] for c in signed] == ["2019-01-01..2019-12-31"]


@told("Peruvian and Ecuadorian ministers met in Quito in February and March.")
def test_several_times_give_several_claims_with_the_same_evidence(coding: Coding) -> None:
    found = [c for c in coding.claims if c.event.type == "CONSULT"]
    assert [when(c).split()[0] for c in found] == ["2021-02-01..2021-02-28", "2021-03-01..2021-03-31"]
    assert len({c.evidence for c in found}) == 1
    assert {codes(c.event.actors) for c in found} == {"ECU+PER"}


@told("Rebels shelled a base in Gao and Kidal on Monday.")
def test_several_places_stay_in_one_claim(coding: Coding) -> None:
    assert {p.name for p in only_assault(coding).event.places} == {"Gao", "Kidal"}


@told("Rebels shelled a base in Gao on Monday. Five soldiers were killed in the attack.")
def test_time_and_place_are_inherited_by_the_attack_told_again(coding: Coding) -> None:
    found = [c for c in coding.claims if c.event.quantities]
    assert [[p.name for p in c.event.places] for c in found] == [["Gao"]]
    assert when(found[0]).startswith("2021-05-03..2021-05-03")


@told("Rebels shelled a base in Zubrakhan Vostok on Monday.")
def test_unknown_place_has_no_coordinates(coding: Coding) -> None:
    places = only_assault(coding).event.places
    assert all(p.lat is None and p.lon is None and p.geonames_id is None for p in places)


@told("Rebels shelled a village in the Tillabéri region on Monday.")
def test_region_is_an_area_and_not_its_capital(coding: Coding) -> None:
    (place,) = only_assault(coding).event.places
    assert place.precision in ("admin1", "region")
    assert place.radius_km is not None and place.radius_km > 30


@table("days", (News("Rebels shelled a Chadian base on Monday.", "2022-01-05"), "2022-01-03..2022-01-03"))
def test_weekday_hangs_on_publication(coding: Coding, days: str) -> None:
    assert when(only_assault(coding)).split()[0] == days


@told("Kenyan and Ugandan ministers will meet in Kampala on Friday.")
def test_weekday_behind_a_future_verb_is_the_next_one(coding: Coding) -> None:
    assert when(claim_of(coding, "outlet asserts CONSULT")).startswith("2021-05-07")


@told("Both towns are now controlled by fighters of the Taliban (outlawed in Russia).")
def test_what_stands_in_brackets_locates_nothing_else(coding: Coding) -> None:
    located = {c.event.trigger.quote for c in coding.claims for p in c.event.places if p.country == "RUS"}
    assert located == {"outlawed"}


@table(
    "place",
    ("Three gunmen were killed and four others arrested in Gao during an operation by the army.", "Gao"),
    ("An air strike killed three people and hurt nine in an attack on Sidon.", "Sidon"),
)
def test_each_event_of_a_sentence_has_its_one_place(coding: Coding, place: str) -> None:
    events = [claim.event for claim in coding.claims if claim.event.type in ("ASSAULT", "COERCE")]
    assert events
    assert all([p.name for p in event.places] == [place] for event in events)


def places_of(coding: Coding, type_: str) -> list[str]:
    """Names of the places of the only claim of a type."""
    (claim,) = [c for c in coding.claims if c.event.type == type_]
    return [p.name for p in claim.event.places]


@table(
    "type_, places",
    ("Kenya deployed its army to Haiti.", "MOBILIZE", ["Haiti"]),
    ("France deported 20 Nigerians to Ghana.", "COERCE", ["Ghana"]),
    ("Nine men deported from Denmark were sent to Ghana.", "COERCE", []),
)
def test_where_somebody_is_sent_is_the_place(coding: Coding, type_: str, places: list[str]) -> None:
    assert places_of(coding, type_) == places


@told(
    "Kenya imposed economic sanctions on four Sudanese officials.",
    "Kenya and Uganda concluded negotiations.",
    "The Kenya raid killed nine rebels.",
    "Rebels attacked the governor of Kidal.",
    "Rebels attacked the Armed Forces of Kenya.",
    "An army post was attacked by Jubaland forces.",
    "Indirect talks between Chad and Sudan began on Monday.",
)
def test_who_acts_and_the_seat_of_an_office_are_no_place(coding: Coding) -> None:
    assert coding.claims and all(c.event.places == () for c in coding.claims)


@table(
    "type_, places",
    ("Kenya suspended aid to Uganda over its backing of rebels in Congo.", "SANCTION", []),
    ("Kenya closed its consulate in Arusha in response to a ban on traders in Dodoma.", "SANCTION", ["Arusha"]),
    ("Amid a quarrel about a dam in Aswan, Sudan recalled its envoy from Egypt.", "SANCTION", []),
    ("The navy seized a ship bound for Mombasa.", "COERCE", []),
    ("The navy launched air strikes over Gao.", "ASSAULT", ["Gao"]),
    ("Gunmen attacked buses with villagers evacuated from the towns of Gao and Kidal.", "ASSAULT", []),
    ("Ministers signed a deal in Lusaka to build a pipeline in Malawi.", "SUPPORT", ["Lusaka"]),
)
def test_places_of_the_reason_stay_with_it(coding: Coding, type_: str, places: list[str]) -> None:
    assert places_of(coding, type_) == places


@told(
    "Nine men died in Gao, where rebels attacked a post.",
    "They fled to Gao, Mali, where rebels had attacked a post.",
    "An aid convoy reached Gao where a deadly attack took place on Monday.",
)
def test_clause_with_where_is_about_the_place_before_it(coding: Coding) -> None:
    assert any(p.name == "Gao" for p in only_assault(coding).event.places)


@told("Rebels attacked a post in Gao, Mali, and killed nine soldiers.")
def test_places_of_one_event_are_shared_with_the_next_verb(coding: Coding) -> None:
    assert {tuple(p.name for p in c.event.places) for c in coding.claims} == {("Gao", "Mali")}


@told("Kenya condemned an attack on a post in Gao, Mali.")
def test_saying_does_not_take_the_place_of_what_it_is_about(coding: Coding) -> None:
    assert places_of(coding, "ACCUSE") == []


@table(
    "names",
    ("Peruvian troops captured the town of Tumbes and some villages including Umbrosol.", ["Tumbes", "Umbrosol"]),
    ("Many Kenyans gathered in Lodwar, Marsabit and other towns to protest.", ["Lodwar", "Marsabit"]),
    ("Rebels shelled a base on the Chad–Niger border.", ["Chad–Niger border"]),
    ("Rebels shelled a base near the Kenyan border.", ["Kenyan border"]),
    ("Rebels shelled a base near the border with Chad.", ["border with Chad"]),
    ("Rebels shelled a base in the town of Lodwar on the Kenyan border.", ["Lodwar"]),
    ("Shelling by the army was reported in Lodwar on Monday.", ["Lodwar"]),
    ("Clashes were reported to have erupted near Lodwar.", ["Lodwar"]),
    ("The army also attacked the Kakuma Somali refugee camp.", ["Kakuma"]),
    ("Warplanes targeted Kenya's main Lodwar Nuclear Facility.", ["Lodwar"]),
    ("Chadian police arrested three men outside the Kenya embassy in Abeche.", ["Abeche"]),
    ("Rebels launched missiles at the Kenya Camp Simba Air Base in Abeche.", ["Abeche"]),
    ("Five traders were killed after an ambush in a highway in the border municipality of Lodwar.", ["Lodwar"]),
    ("Kenyan troops were ambushed on the road from Lodwar towards Kakuma.", ["Lodwar", "Kakuma"]),
)
def test_what_stands_around_a_name_leads_to_the_event(coding: Coding, names: list[str]) -> None:
    (claim,) = [c for c in coding.claims if c.event.type in ("ASSAULT", "COERCE", "PROTEST")]
    assert places(claim) == names


@table(
    "names",
    ("Rebels fired on a boat on the Congo River near Bolobo on Friday.", ["Bolobo", "Congo River"]),
    ("Malian troops pulled back from Gao on Friday.", ["Gao"]),
    ("Officers shot at workers blocking a road in Cavite, near the Philippine capital.", ["Cavite"]),
    ("The claim that Chadian gunners had shelled Geneina on Friday drew scorn in Abeche.", ["Geneina"]),
    ("The army's denial that it had shelled farms in Geneina met with anger in Abeche.", ["Geneina"]),
    ("Khartoum's allegations that Chadian gunners had shelled Geneina caused protests in Abeche.", ["Geneina"]),
)
def test_what_a_river_or_a_reply_is_near_is_told_apart(coding: Coding, names: list[str]) -> None:
    (claim, *_) = [c for c in coding.claims if c.event.type in ("ASSAULT", "RETREAT")]
    assert places(claim) == names, lines(coding)


@told("Accusations by Khartoum that Chadian gunners had shelled farms in Geneina drew a reply from Abeche.")
def test_who_accuses_is_no_place(coding: Coding) -> None:
    assert "Khartoum" not in {p.name for c in coding.claims for p in c.event.places}


@table(
    "type_",
    ("Kenya said that if the rebels did not free their hostages, its army would shell Lodwar.", "RETREAT"),
    ("Clashes broke out in Lodwar, leading to Kenya declaring martial law.", "COERCE"),
)
def test_a_clause_of_its_own_takes_no_place_of_the_main_clause(coding: Coding, type_: str) -> None:
    assert [places(c) for c in coding.claims if c.event.type == type_] == [[]]


@table(
    "names",
    (
        "Herders attacked an army post in Lodwar. Nine Kenyan soldiers were wounded in a shootout with herders.",
        ["Lodwar"],
    ),
    ("Herders attacked an army post in Lodwar. Kenyan police later arrested the gunman.", ["Lodwar"]),
    ("Herders attacked an army post in Lodwar. The herders say that they killed six soldiers.", ["Lodwar"]),
    ("Herders attacked an army post in Lodwar. Elsewhere, Kenyan soldiers shot two herders.", []),
    ("Herders attacked an army post in Lodwar. Six men died in another shooting by Kenyan soldiers.", []),
    ("Herders attacked an army post in Lodwar. Six men were shot in two villages by Kenyan soldiers.", []),
    ("Herders attacked an army post in Lodwar. Six men were shot in a border skirmish.", []),
    ("Herders attacked an army post in Lodwar. In 2014, Kenyan soldiers shot six men.", []),
    ("Herders attacked an army post in Lodwar. Kenyan soldiers shot six men in Marsabit.", ["Marsabit"]),
)
def test_what_goes_on_is_where_it_was(coding: Coding, names: list[str]) -> None:
    assert {tuple(places(c)) for c in coding.claims if c.event.trigger.start > 40} == {tuple(names)}


@table(
    "names",
    ("The governor met elders near Gao. Witnesses heard nothing. Two soldiers were shot by rebels.", ["Gao"]),
    ("The governor met elders in Gao and Kidal. Witnesses heard nothing. Two soldiers were shot by rebels.", []),
    ("The governor met elders in Gao after a trip to Niger. Two soldiers were shot by rebels.", []),
    ("The governor met elders in Gao. Rebels attacked a village in the north.", []),
    ("The governor praised Gao. Two soldiers were shot by rebels.", []),
)
def test_the_one_town_of_a_text_is_where_force_is_used(coding: Coding, names: list[str]) -> None:
    assert [p.name for p in only_assault(coding).event.places] == names


@told(
    "Malian troops shelled a base in Gao and a post in Kidal. Nine soldiers shot at herders.",
    "Eritrean troops shelled Ethiopian soldiers in Mekele. Ethiopian soldiers shelled a depot.",
)
def test_several_places_and_a_blow_struck_back_are_not_gone_on_from(coding: Coding) -> None:
    assert [places(c) for c in coding.claims if c.event.trigger.start > 40][-1] == []


@told("A car bomb killed six people in Lodwar on Monday. Ethiopia blames Somalia for the attack.")
def test_the_attack_is_where_it_was_told_though_a_charge_stands_between(coding: Coding) -> None:
    assert [places(c) for c in coding.claims if c.event.type == "ASSAULT"] == [["Lodwar"], ["Lodwar"]]


@table(
    "names",
    ("Rebels shelled a post in Chin State on Monday.", ["Chin State"]),
    ("Rebels shelled a post in Myanmar's Mon State.", ["Mon State", "Myanmar"]),
    ("Fighting in Tigray has killed nine soldiers.", ["Tigray"]),
    ("Soldiers shot two herders in Afar.", ["Afar"]),
    ("Soldiers shot two herders in Fulani camps.", []),
)
def test_name_of_a_people_is_that_of_its_land(coding: Coding, names: list[str]) -> None:
    assert {tuple(places(c)) for c in coding.claims} == {tuple(names)}


@table(
    "names",
    ("Thousands marched in Lima on Monday against the war in Sudan.", ["Lima"]),
    ("Thousands rallied in Oslo for peace in Ethiopia.", ["Oslo"]),
    ("Police arrested nine men in Nairobi over a raid on a bank in Kisumu.", ["Nairobi"]),
    ("Thousands protested against the government in Lusaka.", ["Lusaka"]),
    ("A Chadian delegation arrived in Doha for talks on a truce in Darfur.", ["Doha"]),
)
def test_what_an_act_is_about_is_not_where_it_is(coding: Coding, names: list[str]) -> None:
    assert places(coding.claims[0]) == names


@table(
    "names",
    ("Kenya's foreign minister visited Juba on Monday.", ["Juba"]),
    ("Militias clashed in Bamako's Kalaban district on Monday.", ["Bamako"]),
)
def test_capital_that_is_visited_or_holds_a_district_is_where_it_is(coding: Coding, names: list[str]) -> None:
    assert [n for n in places(coding.claims[0]) if n in names] == names


@told("Two days after rebels entered Kidal, Algeria bombed a barracks near the town.")
def test_state_behind_a_side_clause_that_ends_with_a_town_acts(coding: Coding) -> None:
    assert codes(coding.claims[-1].event.actors) == "DZA"


@table(
    "names",
    ("Rebels shelled Gao on Monday. Fighters of the Islamic State killed two men.", ["Gao"]),
    ("Rebels shelled Gao on Monday. A second barrage hit densely populated districts.", ["Gao"]),
    ("Rebels shelled Gao on Monday. A mortar killed two men in front of a bakery.", ["Gao"]),
    ("Rebels shelled Gao on Monday. Mortars also wounded 25 others.", ["Gao"]),
    ("Rebels shelled Gao on Monday. Drones attacked the town again, killing two men.", ["Gao"]),
    ("Rebels shelled Gao on Monday. Drones attacked six villages.", []),
    ("Rebels shelled Gao on Monday. Drones attacked various districts.", []),
    ("The city of Gao has been under shelling for days.", ["Gao"]),
    ("Kassala was shelled overnight, killing two men.", ["Kassala"]),
)
def test_words_of_a_name_or_for_a_part_of_the_town_say_no_other_place(coding: Coding, names: list[str]) -> None:
    assert places(max(coding.claims, key=lambda c: c.event.trigger.start)) == names


@told("The Gaza ceasefire agreement formally goes into effect, with the first hostages freed as part of the deal.")
def test_a_truce_named_for_a_place_holds_there(coding: Coding) -> None:
    assert [(c.event.mode, places(c)) for c in coding.claims][:1] == [("ceasefire", ["Gaza"])]
    assert {c.event.mode for c in coding.claims} == {"ceasefire", "release"}


@table(
    "killed_at",
    ("Kenyan troops killed nine rebels, while Somali soldiers seized a base in Kismayo.", []),
    ("Kenyan troops killed nine rebels in Gao, while Somali soldiers seized a base in Kismayo.", ["Gao"]),
)
def test_a_place_behind_while_is_of_the_act_told_there(coding: Coding, killed_at: list[str]) -> None:
    assert [places(c) for c in coding.claims] == [killed_at, ["Kismayo"]]


@table(
    "names",
    ("Marib: On 3 May, two missiles struck a camp.", ["Marib"]),
    ("Tuesday 4 May, Ramadi: a roadside bomb kills two policemen.", ["Ramadi"]),
    ("Marib: Gunmen shot dead two soldiers in Ataq.", ["Ataq"]),
    ("Kunduz talks: Soldiers killed nine rebels.", []),
)
def test_the_head_of_an_item_says_where(coding: Coding, names: list[str]) -> None:
    assert places(coding.claims[0]) == names
    assert [c.voice for c in coding.claims] == ["publisher"]


@told("1 May: Rebels shelled Gao.\n2 May: Soldiers killed two herders.")
def test_an_entry_of_a_chronicle_is_not_where_the_one_before_it_is(coding: Coding) -> None:
    assert [places(c) for c in coding.claims] == [["Gao"], []]
