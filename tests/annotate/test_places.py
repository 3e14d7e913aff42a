"""Toponyms: which capitalised words are places, which places they are, and how exactly they say where."""

from collections import Counter

import pytest

from reportedly.annotate.place_words import load_place_words
from reportedly.annotate.places import ResolvedPlace, find_seats, find_toponyms, resolve_places
from reportedly.model.text import Span
from reportedly.reference.gazetteer import Gazetteer


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.open()


def _names(text: str, gazetteer: Gazetteer) -> list[str]:
    return [t.name for t in find_toponyms(text, gazetteer=gazetteer)]


def _resolve(text: str, gazetteer: Gazetteer, **states: int) -> dict[str, ResolvedPlace]:
    found = resolve_places(find_toponyms(text, gazetteer=gazetteer), gazetteer, states=Counter(states), text=text)
    return {r.place.name: r for r in found}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Two shells hit Goris on Tuesday, Armenia said.", ["Goris", "Armenia"]),
        ("Villagers fled the Gadabay and Kalbajar districts.", ["Gadabay", "Kalbajar"]),
        ("Fighters left Lake Chad for Borno State.", ["Lake Chad", "Borno State"]),
        ("YEREVAN, Sept 15 (Example Wire) - A bridge was closed.", ["YEREVAN"]),
        ("Aid reached Deir ez-Zor and al-Bab in Syria.", ["Deir ez-Zor", "al-Bab", "Syria"]),
        ("The village of Umbrosol in Mali was burned.", ["Umbrosol", "Mali"]),
        ("A US-led patrol crossed into Iraq.", ["US", "Iraq"]),
        ("They met in Port-au-Prince, Haiti.", ["Port-au-Prince", "Haiti"]),
        ("A mine went off in Ras Abu Jalal near Kassala.", ["Ras Abu Jalal", "Kassala"]),
        ("He studied at the University of Aleppo.", []),
        ("Shots were fired on Monday at Aden Adde Airport in Mogadishu.", ["Mogadishu"]),
        ("Chad put off the Summit of the Lakes.", ["Chad"]),
        ("A shell fell in the Northern District of Umbrosol in Mali.", ["Mali"]),
        ("Rebels shelled Tell Umbrosol.", []),
        ("The Stockholm Agreement holds, the Washington Post wrote.", []),
        ("President Jordan thanked General Paris.", []),
        ("Francisco Lima spoke. Later Lima said the talks had failed.", []),
        ("Police in Reading said nothing.", ["Reading"]),
        ("The Israeli and Palestinian delegations left.", []),
        ("It cost US$4 million.", []),
        ("The Minsk agreements are dead.", []),
        ("Nobody spoke for March or Of.", []),
    ],
)
def test_places_are_told_from_persons_texts_and_words(gazetteer: Gazetteer, text: str, names: list[str]) -> None:
    assert _names(text, gazetteer) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("A Keswick grandmother has climbed the hill for the ninth time.", ["Keswick"]),
        ("A Chalco high school teacher won the prize.", ["Chalco"]),
        ("Nakuru maize farmers met on Monday.", ["Nakuru"]),
        ("The firm will close its Ballarat plant.", ["Ballarat"]),
        ("A Buckie trawler sank off Fraserburgh.", ["Buckie", "Fraserburgh"]),
        ("Carts from Fraga reached Lleida.", ["Fraga", "Lleida"]),
        ("A Kohler valve burst.", []),
        ("Rain fell in Ware, Hampshire County said.", ["Ware", "Hampshire County"]),
        ("A bus left Ste. Agathe in Manitoba.", ["Ste. Agathe", "Manitoba"]),
    ],
)
def test_people_and_houses_of_a_town_name_it(gazetteer: Gazetteer, text: str, names: list[str]) -> None:
    assert _names(text, gazetteer) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Oulu beat Turku 2-1 in Lahti.", ["Lahti"]),
        ("Oulu lost to Turku in the semi-final at Lahti, Finland.", ["Lahti", "Finland"]),
        ("Kampala City drew with Jinja after a goalless hour of football.", []),
        ("Players from Kisumu won the cricket match in Nakuru, Kenya.", ["Kisumu", "Nakuru", "Kenya"]),
        ("A Kisumu man won a football signed in Nakuru.", ["Kisumu", "Nakuru"]),
        ("Rebels lost 2-3 trucks and won back Nouakchott.", ["Nouakchott"]),
    ],
)
def test_a_town_that_plays_is_its_team(gazetteer: Gazetteer, text: str, names: list[str]) -> None:
    assert _names(text, gazetteer) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Nokia said it would hire 200 people.", []),
        ("A man was shot in Nokia in Finland.", ["Nokia", "Finland"]),
        ("Ships sailed up the Amazon, which Amazon filmed.", ["Amazon"]),
        ("She sold her shares in Hershey and her stake in Corning.", []),
        ("Shares in Tokyo fell.", ["Tokyo"]),
        ("A nurse at St Thomas' Hospital in London was fined.", ["London"]),
        ("The Princess of Wales visited Swansea.", ["Swansea"]),
        ("A driver was killed in a crash on Rochester Road in Troy, Michigan.", ["Troy", "Michigan"]),
        ("The Bromley Borough Council met.", ["Bromley"]),
    ],
)
def test_firms_titles_and_streets_named_for_a_town_are_not_in_it(
    gazetteer: Gazetteer, text: str, names: list[str]
) -> None:
    assert _names(text, gazetteer) == names


def test_a_premier_is_of_the_province_and_not_of_a_town_abroad(gazetteer: Gazetteer) -> None:
    text = "Ontario Premier Ada Lugo met governors of the states of Michigan, Minnesota and New York."
    assert _resolve(text, gazetteer)["Ontario"].place.country == "CAN"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("President Ada Castro appoints Lucia Cabral Miranda as Prime Minister.", []),
        ("Rift Valley fever killed ten people in Senegal.", ["Senegal"]),
        ("She was elected to the Chamber of Deputies.", []),
    ],
)
def test_surnames_illnesses_and_houses_are_no_places(gazetteer: Gazetteer, text: str, names: list[str]) -> None:
    assert _names(text, gazetteer) == names


def test_a_name_behind_a_preposition_says_nothing(gazetteer: Gazetteer) -> None:
    text = "Men who came by way of Fraga told of floods in Lleida."
    syntax = {text.index("of Fraga"): "IN", text.index("Fraga"): "VBD"}
    assert [t.name for t in find_toponyms(text, gazetteer=gazetteer, syntax=syntax)] == ["Fraga", "Lleida"]


_SEATS = [
    ("Derbyshire Times", "A lorry from Belper overturned in Ripley.", "Ripley", "GBR", "England"),
    ("The Galway Advertiser", "A boat from Kinvara sank off Clifden.", "Clifden", "IRL", None),
    ("Ballarat Courier", "A bus to Ararat broke down in Stawell.", "Ararat", "AUS", None),
    ("Palestine Herald-Press", "Anderson County deputies met in Palestine.", "Palestine", "USA", "Texas"),
    ("Poland Tribune", "Androscoggin County crews came to Poland from Mechanic Falls.", "Poland", "USA", "Maine"),
    ("The Jordan Independent", "Scott County cleared the road from Jordan to Shakopee.", "Jordan", "USA", "Minnesota"),
    ("Example Wire", "Tippah County schools in Dumas and Ripley shut.", "Ripley", "USA", "Mississippi"),
    ("Cordoba Sentinel", "The fair in Cordoba drew crowds.", "Cordoba", "ARG", None),
    ("Example Wire", "Troops flew from Lewiston to Poland on Friday.", "Poland", "POL", None),
    ("Example Wire", "Polish troops from Bangor went home to Poland.", "Poland", "POL", None),
    ("Example Wire", "Rain fell across Niger from Minna to Bida.", "Niger", "NGA", "Niger"),
    ("Example Wire", "Rain fell across Niger from Maradi to Zinder.", "Niger", "NER", None),
]


@pytest.mark.parametrize(("publisher", "text", "name", "country", "unit"), _SEATS)
def test_a_publisher_and_the_towns_beside_it_decide_between_namesakes(
    gazetteer: Gazetteer, publisher: str, text: str, name: str, country: str, unit: str | None
) -> None:
    seats = find_seats(publisher, gazetteer)
    found = resolve_places(find_toponyms(text, gazetteer=gazetteer), gazetteer, seats=seats, text=text)
    place = next(r.place for r in found if r.place.name == name)
    assert (place.country, place.admin1 if unit else None) == (country, unit)


def test_a_publisher_sits_nowhere_by_the_words_of_its_title_alone(gazetteer: Gazetteer) -> None:
    assert [find_seats(name, gazetteer) for name in ("The Star", "Daily Post", "Sunday Times")] == [(), (), ()]


def test_a_river_lies_where_the_story_meets_it(gazetteer: Gazetteer) -> None:
    found = _resolve("The Lachlan River left its banks at Cowra.", gazetteer)
    river, town = found["Lachlan River"].place, found["Cowra"].place
    assert (river.precision, river.lat, river.geonames_id) == ("region", town.lat, None)


def test_an_abbreviated_first_word_is_read_in_full(gazetteer: Gazetteer) -> None:
    text = "The bus left Mt. Isa for Cloncurry in Queensland."
    assert _resolve(text, gazetteer)["Mt. Isa"].place.country == "AUS"


def test_known_actors_are_skipped_but_states_are_not(gazetteer: Gazetteer) -> None:
    text = "Nigeria's army entered Maiduguri with the Borno Riders."
    taken = [Span(0, 14, "Nigeria's army"), Span(42, 54, "Borno Riders")]
    assert [t.name for t in find_toponyms(text, gazetteer=gazetteer, taken=taken)] == ["Nigeria", "Maiduguri"]


def test_a_parse_that_reads_a_verb_takes_a_weak_name_out(gazetteer: Gazetteer) -> None:
    text = "In Lodja they waited."
    assert [t.name for t in find_toponyms(text, gazetteer=gazetteer, syntax={3: "VB"})] == []
    assert [t.name for t in find_toponyms(text, gazetteer=gazetteer, syntax={3: "NNP"})] == ["Lodja"]


@pytest.mark.parametrize(
    ("text", "name", "kind", "country"),
    [
        ("Floods hit Nigeria's Niger state.", "Niger", "admin1", "NGA"),
        ("Troops crossed from Mali into Niger.", "Niger", "country", "NER"),
        ("Shells fell in the Kalbajar district of Azerbaijan.", "Kalbajar", "admin1", "AZE"),
        ("The ministers met in the Georgian capital Tbilisi.", "Tbilisi", "city", "GEO"),
        ("A fire in Paris, Texas, killed nobody.", "Paris", "city", "USA"),
        ("Storms crossed Alabama, Georgia and Florida.", "Georgia", "admin1", "USA"),
        ("Armenia, Georgia and Azerbaijan signed.", "Georgia", "country", "GEO"),
        ("Rebels held Idlib province for years.", "Idlib", "admin1", "SYR"),
        ("A car bomb went off in the Turkish city of Van.", "Van", "city", "TUR"),
        ("Ukrainian troops left Artyomovsk.", "Artyomovsk", "city", "UKR"),
        ("Sudanese forces shelled Nyala and El Fasher.", "El Fasher", "city", "SDN"),
        ("Colombian soldiers searched Saravena.", "Saravena", "city", "COL"),
        ("Clashes went on in Shan State in Myanmar.", "Shan State", "admin1", "MMR"),
        ("Turkish troops entered the city of Van.", "Van", "city", "TUR"),
        ("Chadian troops entered the city of Maroua.", "Maroua", "city", "CMR"),
    ],
)
def test_the_story_decides_which_place_it_is(
    gazetteer: Gazetteer, text: str, name: str, kind: str, country: str
) -> None:
    best = _resolve(text, gazetteer)[name].candidates[0].candidate
    assert (best.kind, best.country) == (kind, country)


@pytest.mark.parametrize(
    "text",
    [
        "Nine men were shot near al-Salha, Niamey.",
        "Nine men were held at Evin Prison in Niamey.",
        "Shells hit the Salam neighbourhood of the Nigerien city of Niamey. Two men died in Salam.",
        "Shells hit the Niamey suburb of Salam. Two men died in Salam.",
        "Shells hit the Nasiriyah district of Niamey. Nasiriyah lies in the east of Niamey.",
        "A convoy was hit in the area of Osaki, Dosso Region.",
    ],
)
def test_a_small_namesake_abroad_is_not_what_lies_in_the_town(gazetteer: Gazetteer, text: str) -> None:
    assert {r.place.country for r in _resolve(text, gazetteer).values()} == {"NER"}


def test_states_in_play_break_a_tie(gazetteer: Gazetteer) -> None:
    text = "A bus was stopped in Tripoli."
    assert _resolve(text, gazetteer, LBN=5)["Tripoli"].place.country == "LBN"
    assert _resolve(text, gazetteer, LBY=5)["Tripoli"].place.country == "LBY"


@pytest.mark.parametrize(
    ("text", "name", "precision"),
    [
        ("A drone fell in Kassala.", "Kassala", "exact"),
        ("A drone fell near Kassala.", "Kassala", "near"),
        ("A drone fell 20 km north of Kassala.", "Kassala", "near"),
        ("A drone fell in Kassala State, Sudan.", "Kassala State", "admin1"),
        ("A drone fell in northern Sudan.", "Sudan", "country"),
        ("A drone fell in Darfur.", "Darfur", "region"),
        ("A boat sank in the Red Sea.", "Red Sea", "region"),
    ],
)
def test_precision_is_what_the_words_allow(gazetteer: Gazetteer, text: str, name: str, precision: str) -> None:
    assert _resolve(text, gazetteer)[name].place.precision == precision


def test_a_stated_distance_widens_the_radius(gazetteer: Gazetteer) -> None:
    town = _resolve("A drone fell in Kassala.", gazetteer)["Kassala"].place
    far = _resolve("A drone fell 12 miles east of Kassala.", gazetteer)["Kassala"].place
    assert town.radius_km is not None and far.radius_km == pytest.approx(town.radius_km + 19.3, abs=0.1)


def test_a_province_is_an_area_and_not_its_capital(gazetteer: Gazetteer) -> None:
    province = _resolve("They fled Idlib province.", gazetteer)["Idlib"].place
    assert province.radius_km is not None and province.radius_km > 20


def test_an_unknown_village_is_somewhere_in_what_holds_it(gazetteer: Gazetteer) -> None:
    place = _resolve("The village of Umbrosol in Idlib province was hit.", gazetteer)["Umbrosol"].place
    assert (place.geonames_id, place.country, place.precision) == (None, "SYR", "admin1")


def test_a_name_without_any_hold_stays_unresolved(gazetteer: Gazetteer) -> None:
    place = _resolve("The village of Umbrosol was hit.", gazetteer)["Umbrosol"].place
    assert (place.lat, place.country, place.precision) == (None, None, None)


def test_two_equal_readings_are_flagged(gazetteer: Gazetteer) -> None:
    assert _resolve("A fair opened in Springfield.", gazetteer)["Springfield"].ambiguous
    assert not _resolve("Shops closed in Khartoum, Sudan.", gazetteer)["Khartoum"].ambiguous


def test_contested_place_keeps_its_name_and_every_claim(gazetteer: Gazetteer) -> None:
    place = _resolve("Shelling went on in Artsakh.", gazetteer)["Artsakh"].place
    assert (place.name, place.country, place.disputed) == ("Artsakh", "AZE", ("ARM",))


@pytest.mark.parametrize(
    ("one", "other"), [("Armenian", "Azerbaijani"), ("Russian", "Ukrainian"), ("Indian", "Pakistani")]
)
def test_places_do_not_depend_on_whose_troops_they_are(gazetteer: Gazetteer, one: str, other: str) -> None:
    said = [
        [
            (r.place.country, r.place.disputed)
            for r in _resolve(f"{who} troops shelled Srinagar and Karabakh.", gazetteer).values()
        ]
        for who in (one, other)
    ]
    assert said[0] == said[1]


def test_datelines_are_flagged(gazetteer: Gazetteer) -> None:
    text = "BEIRUT (Example Wire) - Two men were held in Sidon.\n\nKyiv was quiet."
    found = find_toponyms(text, gazetteer=gazetteer)
    assert [(t.name, t.dateline) for t in found] == [("BEIRUT", True), ("Sidon", False), ("Kyiv", False)]


def test_every_score_has_its_reasons(gazetteer: Gazetteer) -> None:
    best = _resolve("Two shells hit Goris, Armenia.", gazetteer)["Goris"].candidates[0]
    assert best.score == pytest.approx(sum(points for _, points in best.reasons), abs=0.01)


def test_spans_quote_the_text(gazetteer: Gazetteer) -> None:
    text = "Çatışma: İzmir’s port and Gədəbəy in Azerbaijan\n\tand Baku."
    for t in find_toponyms(text, gazetteer=gazetteer):
        assert text[t.start : t.end] == t.name


def test_a_range_limits_the_search(gazetteer: Gazetteer) -> None:
    text = "From Kyiv to Lviv."
    assert [t.name for t in find_toponyms(text, gazetteer=gazetteer, start=9)] == ["Lviv"]
    assert find_toponyms("", gazetteer=gazetteer) == []


def test_word_groups_say_what_they_do_by_example() -> None:
    words = load_place_words()
    groups = [getattr(words, name) for name in words.__struct_fields__ if name not in ("generic", "short")]
    for group in [*groups, *words.generic]:
        text = group.example.lower().replace("-", " - ")
        assert any(lemma in group.example.lower() or lemma in text for lemma in group.lemmas), group.example


def test_many_names_are_each_looked_up_once(gazetteer: Gazetteer, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "In Kyiv and in Lviv. " * 500
    toponyms = find_toponyms(text, gazetteer=gazetteer)
    asked: list[str] = []
    find = gazetteer.find

    def counted(name: str, limit: int = 20) -> object:
        asked.append(name)
        return find(name, limit)

    monkeypatch.setattr(gazetteer, "find", counted)
    resolve_places(toponyms, gazetteer, text=text)
    assert sorted(asked) == ["Kyiv", "Lviv"]


@pytest.mark.parametrize(
    ("text", "name", "admin1"),
    [
        ("Men from Washington and Morton in Tazewell County live in East Peoria.", "Washington", "Illinois"),
        ("Police in Consett saw a man from Stanley drive to Durham.", "Durham", "England"),
        ("LIMA, Ohio - A plant will open. People in Lima, Delphos and Van Wert want jobs.", "Lima", "Ohio"),
        ("Crews from Tupelo and Amory, Miss., met the governor in Jackson.", "Jackson", "Mississippi"),
        ("The fever reached Oregon, Idaho, Washington and Montana.", "Washington", "Washington"),
        ("It spread to Arizona, Georgia, Illinois and Ohio.", "Georgia", "Georgia"),
        ("Two men met on Elm Street in Canton, Ohio.", "Canton", "Ohio"),
        ("A levy was passed in Weston, W.Va., on Monday.", "Weston", "West Virginia"),
    ],
)  # fmt: skip
def test_neighbours_and_lists_decide(gazetteer: Gazetteer, text: str, name: str, admin1: str) -> None:
    assert _resolve(text, gazetteer)[name].place.admin1 == admin1


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Washington and Moscow will meet in Geneva.", "Moscow", "RUS"),
        ("Washington and Moscow will meet in Geneva.", "Geneva", "CHE"),
        ("Mexico closed its schools, Guadalajara and Puebla among them.", "Mexico", "MEX"),
        ("A bus burned in Kitwe Zambia overnight.", "Kitwe", "ZMB"),
    ],
)
def test_a_well_known_place_needs_strong_reasons_against_it(
    gazetteer: Gazetteer, text: str, name: str, country: str
) -> None:
    assert _resolve(text, gazetteer)[name].place.country == country


def test_the_publishers_state_counts(gazetteer: Gazetteer) -> None:
    text = "A man was shot in Newcastle."
    toponyms = find_toponyms(text, gazetteer=gazetteer)
    (found,) = resolve_places(toponyms, gazetteer, home="AUS", text=text)
    assert found.place.country == "AUS" and "publisher" in dict(found.candidates[0].reasons)


@pytest.mark.parametrize("text", ["Farms burned in the countryside of Hama.", "Farms burned in the Hama countryside."])
def test_the_countryside_lies_around_the_town(gazetteer: Gazetteer, text: str) -> None:
    place = _resolve(text, gazetteer)["Hama"].place
    assert place.precision == "near" and place.radius_km is not None and 25 < place.radius_km < 50


@pytest.mark.parametrize("name", ["Al-Salamiyah", "el-Atarib", "as-Sukhnah"])
def test_every_article_leads_to_an_arabic_name(gazetteer: Gazetteer, name: str) -> None:
    assert "SYR" in {c.country for c in gazetteer.find(name)}


def test_a_small_town_far_from_all_others_is_left_open(gazetteer: Gazetteer) -> None:
    text = "Schools closed in Troy, Brundidge, Union Springs and Montgomery, Alabama. Parents in Banks complained."
    assert _resolve(text, gazetteer)["Banks"].place.lat is None


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("A Nakuru man was held with two Eldoret students.", ["Nakuru", "Eldoret"]),
        ("The Wajir County Assembly met.", ["Wajir County"]),
        ("A man from Birr, Co Offaly, was fined.", ["Birr", "Offaly"]),
        ("Troops entered Kitwe Zambia at dawn.", ["Kitwe", "Zambia"]),
        ("A mine went off on the Kidal-Gao road.", ["Kidal", "Gao"]),
    ],
)
def test_people_offices_and_counties_show_places(gazetteer: Gazetteer, text: str, names: list[str]) -> None:
    assert _names(text, gazetteer) == names


def test_ten_thousand_names_are_no_burden(gazetteer: Gazetteer) -> None:
    text = "Shots were heard in " + ", in ".join(["Kyiv", "Lviv", "Goris", "Hama", "Lima"] * 2000) + "."
    toponyms = find_toponyms(text, gazetteer=gazetteer)
    assert len(resolve_places(toponyms, gazetteer, text=text)) == len(toponyms) == 10_000


def test_a_possessive_without_its_mark_is_cut_and_owns_what_follows(gazetteer: Gazetteer) -> None:
    assert _names("Fighting raged in Syrias Kobani on Sunday.", gazetteer) == ["Syria", "Kobani"]


def test_an_article_before_a_hyphen_is_read_across(gazetteer: Gazetteer) -> None:
    found = _resolve("Six died in al-Shadadi in Hasaka province, Syria.", gazetteer)
    assert found["Shadadi"].place.admin1 == "Al-Hasakah Governorate"


def test_a_quarter_is_no_town_far_away(gazetteer: Gazetteer) -> None:
    found = _resolve("A bomb went off in the Zahra neighbourhood of Homs, Syria. Hama and Idlib were quiet.", gazetteer)
    assert found["Zahra"].place.country in (None, "SYR")


def test_an_unknown_name_in_a_list_of_places_is_one(gazetteer: Gazetteer) -> None:
    assert _names("The clashes that raged overnight in Kirkuk, Umbrosol and Tikrit went on.", gazetteer) == [
        "Kirkuk",
        "Umbrosol",
        "Tikrit",
    ]


def test_a_department_is_a_unit_behind_its_name_and_an_office_behind_other_words(gazetteer: Gazetteer) -> None:
    found = _resolve(
        "A bomb went off in Valdivia, Antioquia Department. The Texas Department of Health was told.", gazetteer
    )
    assert (found["Valdivia"].place.country, found["Antioquia Department"].place.precision) == ("COL", "admin1")
    assert "Texas Department" not in found
