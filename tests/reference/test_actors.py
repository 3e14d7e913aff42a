"""The reference data on actors: counts, keys, what each name stands for, in which years."""

import pytest

from reportedly.datafile import parse_yaml
from reportedly.errors import DataError
from reportedly.reference.actors import (
    ActorIndex,
    ArmedGroup,
    Entry,
    Force,
    Leader,
    Name,
    Organisation,
    Outlet,
    People,
    Region,
    State,
    Territory,
    has_fixed_case,
    load_actors,
    plain_name,
    valid,
)


@pytest.fixture(scope="module")
def index() -> ActorIndex:
    return load_actors()


def _names(entry: Entry) -> list[str]:
    lists = [entry.names]
    start: list[str] = []
    if isinstance(entry, State | Territory | Region):
        lists += [entry.adjectives, entry.demonyms, entry.capital, entry.seats]
        start = [entry.name]
    return start + [name if isinstance(name, str) else name.name for names in lists for name in names]


def _key(entry: Entry) -> str:
    """The key that names lead to: a leader's group's, where there is one."""
    return entry.group if isinstance(entry, Leader) and entry.group is not None else entry.key


@pytest.mark.parametrize(
    ("kind", "least"),
    [
        (State, 198), (Territory, 20), (Region, 80), (Organisation, 300), (ArmedGroup, 600), (Outlet, 600),
        (Force, 500), (People, 180), (Leader, 900),
    ],
)  # fmt: skip
def test_entries_are_many_enough(index: ActorIndex, kind: type[Entry], least: int) -> None:
    assert sum(isinstance(entry, kind) for entry in index.entries.values()) >= least


def test_all_members_of_the_united_nations_are_there(index: ActorIndex) -> None:
    assert sum(isinstance(entry, State) and entry.recognised for entry in index.entries.values()) == 193


def test_every_name_finds_its_entry(index: ActorIndex) -> None:
    lost = [
        (entry.key, name)
        for entry in index.entries.values()
        for name in _names(entry)
        if _key(entry) not in {item.key for item in index.find_all(name)}
    ]
    assert lost == []


def test_keys_begin_with_their_kind_or_state(index: ActorIndex) -> None:
    for key, entry in index.entries.items():
        starts = {Organisation: "org-", Outlet: "out-", People: "ppl-"}.get(type(entry), (entry.code or "").lower())
        assert key.startswith(starts), key


def test_codes_are_states_or_organisations(index: ActorIndex) -> None:
    states = {entry.code for entry in index.entries.values() if isinstance(entry, State)}
    acronyms = [
        entry.acronym for entry in index.entries.values() if isinstance(entry, Organisation) and entry.code_of is None
    ]
    assert len(set(acronyms)) == len(acronyms)
    assert not states & set(acronyms)
    for entry in index.entries.values():
        assert entry.code is None or entry.code in states or entry.code in acronyms, entry.key
        assert not isinstance(entry, ArmedGroup) or set(entry.also) <= states, entry.key
        assert not isinstance(entry, State | Territory) or set(entry.disputed) <= states, entry.key


def test_years_run_forward(index: ActorIndex) -> None:
    for phrase in index.phrases:
        for item in index.find_all(phrase):
            assert item.since is None or item.until is None or item.since <= item.until, item


def test_equal_keys_are_refused() -> None:
    entry = People(key="ppl-x", names=("Xians",))
    with pytest.raises(DataError, match="ppl-x"):
        ActorIndex([entry, entry])


def test_unknown_parent_is_refused() -> None:
    with pytest.raises(DataError, match="nowhere"):
        ActorIndex([ArmedGroup(key="aaa-x", names=("X Front",), code="AAA", sector="REB", parent="nowhere")])


def test_unknown_group_is_refused() -> None:
    with pytest.raises(DataError, match="nowhere"):
        ActorIndex([Leader(key="aaa-x", names=("X",), code="AAA", sector="REB", group="nowhere")])


def test_unknown_field_is_refused() -> None:
    with pytest.raises(DataError, match="leader"):
        parse_yaml("- {key: ppl-x, names: [Xians], leader: Y}", tuple[People, ...], where="people.yaml")


def test_references_and_entries_are_frozen(index: ActorIndex) -> None:
    for value in (index.find_all("Peru")[0], index.get("per")):
        with pytest.raises(AttributeError):
            value.name = "X"  # type: ignore[misc]


@pytest.mark.parametrize(
    ("name", "key", "code", "sector", "category"),
    [
        ("Azerbaijan", "aze", "AZE", "GOV", "state"),
        ("the United States", "usa", "USA", "GOV", "state"),
        ("U.S.", "usa", "USA", "GOV", "state"),
        ("Türkiye", "tur", "TUR", "GOV", "state"),
        ("Cote d’Ivoire", "civ", "CIV", "GOV", "state"),
        ("DR Congo", "cod", "COD", "GOV", "state"),
        ("Kosovo", "xkx", "XKX", "GOV", "state"),
        ("Taiwan", "twn", "TWN", "GOV", "state"),
        ("Abkhazia", "geo-abkhazia", "GEO", "REB", "state"),
        ("Republic of Artsakh", "aze-karabakh", "AZE", "REB", "state"),
        ("Northern Cyprus", "cyp-north", "CYP", "REB", "state"),
        ("Turkish Cypriots", "cyp-north", "CYP", None, "demonym"),
        ("Iraqi Kurdistan", "irq-krg", "IRQ", "GOV", "state"),
        ("Greenland", "dnk-greenland", "DNK", "GOV", "state"),
        ("Scottish", "gbr-scotland", "GBR", None, "adjective"),
        ("Chechens", "rus-chechnya", "RUS", None, "demonym"),
        ("Filipinos", "phl", "PHL", None, "demonym"),
        ("Kiev", "ukr", "UKR", "GOV", "capital"),
        ("Addis Ababa", "eth", "ETH", "GOV", "capital"),
        ("the Kremlin", "rus", "RUS", "GOV", "seat"),
        ("Pentagon", "usa", "USA", "MIL", "seat"),
        ("The Hague", "nld", "NLD", "GOV", "seat"),
        ("Élysée", "fra", "FRA", "GOV", "seat"),
        ("Ramallah", "pse", "PSE", "GOV", "seat"),
        ("UN", "org-un", "UN", "UNO", "organisation"),
        ("MINUSMA", "org-un-minusma", "UN", "UNO", "organisation"),
        ("European Commission", "org-eu-commission", "EU", "EUR", "organisation"),
        ("Nato", "org-nato", "NATO", "IGO", "organisation"),
        ("Arab League", "org-las", "LAS", "IGO", "organisation"),
        ("Ecowas", "org-ecowas", "ECOWAS", "IGO", "organisation"),
        ("Doctors Without Borders", "org-msf", "MSF", "NGO", "organisation"),
        ("Syrian Observatory for Human Rights", "org-syr-sohr", "SYR", "NGO", "organisation"),
        ("Saudi-led coalition", "org-saudi-coalition", "SAU", "MIL", "organisation"),
        ("Hizbullah", "lbn-hezbollah", "LBN", "REB", "armed_group"),
        ("Hamas", "pse-hamas", "PSE", "REB", "armed_group"),
        ("Daesh", "syr-isis", "SYR", "REB", "armed_group"),
        ("Ansar Allah", "yem-houthis", "YEM", "REB", "armed_group"),
        ("RSF", "sdn-rsf", "SDN", "PRM", "armed_group"),
        ("March 23 Movement", "cod-m23", "COD", "REB", "armed_group"),
        ("Jama'at Nusrat al-Islam wal Muslimin", "mli-jnim", "MLI", "REB", "armed_group"),
        ("Taliban insurgents", "pak-ttp", "PAK", "REB", "armed_group"),
        ("al Shabab", "som-shabaab", "SOM", "REB", "armed_group"),
        ("Arakan Army", "mmr-aa", "MMR", "REB", "armed_group"),
        ("ELN", "col-eln", "COL", "REB", "armed_group"),
        ("Wagner", "rus-wagner", "RUS", "PRM", "armed_group"),
        ("IDF", "isr-idf", "ISR", "MIL", "force"),
        ("Revolutionary Guards", "irn-irgc", "IRN", "MIL", "force"),
        ("Tatmadaw", "mmr-tatmadaw", "MMR", "MIL", "force"),
        ("SBU", "ukr-sbu", "UKR", "SPY", "force"),
        ("FSB", "rus-fsb", "RUS", "SPY", "force"),
        ("Verkhovna Rada", "ukr-rada", "UKR", "LEG", "force"),
        ("Knesset", "isr-knesset", "ISR", "LEG", "force"),
        ("Rapid Action Battalion", "bgd-rab", "BGD", "COP", "force"),
        ("Kurds", "ppl-kurds", None, None, "people"),
        ("Rohingya", "ppl-rohingya", "MMR", None, "people"),
        ("Shi’ites", "ppl-shias", None, "REL", "people"),
        ("Israeli settlers", "ppl-settlers", "ISR", "CVL", "people"),
    ],
)  # fmt: skip
def test_names_stand_for(
    index: ActorIndex, name: str, key: str, code: str | None, sector: str | None, category: str
) -> None:
    first = index.find_all(name)[0]
    assert (first.key, first.code, first.sector, first.category) == (key, code, sector, category)
    found = index.find(name)
    assert found is not None and found.key == key


@pytest.mark.parametrize(
    ("name", "code", "outlet_type"),
    [
        ("Reuters", "GBR", "wire"),
        ("Agence France-Presse", "FRA", "wire"),
        ("Interfax", "RUS", "wire"),
        ("TASS", "RUS", "state_owned"),
        ("Ukrinform", "UKR", "state_owned"),
        ("AZERTAC", "AZE", "state_owned"),
        ("Armenpress", "ARM", "state_owned"),
        ("News.am", "ARM", "private"),
        ("SANA", "SYR", "state_owned"),
        ("Al Jazeera", "QAT", "state_owned"),
        ("Al-Manar", "LBN", "party"),
        ("Haaretz", "ISR", "private"),
        ("WAFA", "PSE", "state_owned"),
        ("Voice of America", "USA", "state_owned"),
        ("Xinhua news agency", "CHN", "state_owned"),
        ("BBC", "GBR", "public_service"),
        ("PTI", "IND", "wire"),
        ("Radio Dabanga", "NLD", "private"),
        ("the Times", "GBR", "private"),
    ],
)
def test_outlets_have_state_and_type(index: ActorIndex, name: str, code: str, outlet_type: str) -> None:
    first = index.find_all(name)[0]
    assert (first.code, first.outlet_type, first.sector, first.kind) == (code, outlet_type, "JRN", "outlet")


@pytest.mark.parametrize(
    "name",
    ["us", "who", "is", "turkey", "male", "chin", "the times", "the independent", "amnesty", "au", "ice", "Moon"],
)
def test_common_words_are_no_actors(index: ActorIndex, name: str) -> None:
    assert index.find_all(name) == ()
    assert index.find(name) is None


def test_ambiguous_names_are_these(index: ActorIndex) -> None:
    by_name = {
        plain_name(phrase).casefold(): {i.key for i in index.find_all(phrase) if i.category != "leader"}
        for phrase in index.phrases
    }
    assert sorted(name for name, keys in by_name.items() if len(keys) > 1) == [
        "afghan taliban", "ansar al sunna", "ansar al sunnah", "ansar el sunna",
        "ansar el sunnah", "congo", "congolese", "dominican", "dominicans", "georgia",
        "georgian", "georgians",
        "guinean", "guineans", "karabakh armenians", "korean", "koreans", "niger", "taleban", "taliban", "talibs",
    ]  # fmt: skip


def test_state_comes_before_its_namesake_part_of_another(index: ActorIndex) -> None:
    assert [item.code for item in index.find_all("Georgia")] == ["GEO", "USA"]
    assert [item.code for item in index.find_all("Niger")] == ["NER", "NGA"]
    assert index.find("Georgia") is index.get("geo")


def test_equally_likely_entries_are_not_chosen_between(index: ActorIndex) -> None:
    for name in ("Congolese", "Korean", "Dominican", "Guinean"):
        assert len({item.key for item in index.find_all(name)}) == 2
        assert index.find(name) is None


def test_adjective_and_demonym_are_two_references(index: ActorIndex) -> None:
    assert [(item.category, item.kind) for item in index.find_all("Azerbaijani")] == [
        ("adjective", "state"),
        ("demonym", "people"),
    ]


@pytest.mark.parametrize(
    ("name", "year", "key"),
    [
        ("Taliban", 2015, "afg-taliban"),
        ("Taliban", 2024, "afg-taliban-gov"),
        ("Zaire", 1995, "cod"),
        ("Zaire", 2020, None),
        ("Soviet", 1985, "sun"),
        ("Soviet", 2024, None),
        ("South Sudan", 2005, None),
        ("South Sudan", 2015, "ssd"),
        ("Nusra Front", 2015, "syr-nusra"),
        ("Tamil Tigers", 2012, None),
        ("MINUSMA", 2010, None),
        ("IS", 2016, "syr-isis"),
        ("OAU", 2010, None),
    ],
)
def test_years_decide(index: ActorIndex, name: str, year: int, key: str | None) -> None:
    found = index.find(name, year=year)
    assert (found and found.key) == key


def test_bounds_are_inclusive_and_open_where_unknown(index: ActorIndex) -> None:
    entry = index.get("yug")
    assert [valid(entry, year) for year in (1917, 1918, 2003, 2004)] == [False, True, True, False]
    assert valid(entry, None)
    assert valid(index.get("per"), 1900)


def test_phrases_hold_the_spellings_of_text(index: ActorIndex) -> None:
    phrases = set(index.phrases)
    assert {"U.S.", "N’Djamena", "N'Djamena", "Türkiye", "Turkiye", "Al Jazeera", "Al-Jazeera"} <= phrases
    assert len(phrases) == len(index.phrases)


def test_opposed_sides_are_listed_alike(index: ActorIndex) -> None:
    pairs = [
        ("SBU", "FSB"), ("AZERTAC", "Armenpress"), ("Mossad", "Quds Force"), ("IRNA", "Saudi Press Agency"),
        ("Sudanese Armed Forces", "Rapid Support Forces"), ("Yonhap", "KCNA"), ("ANI", "Associated Press of Pakistan"),
        ("Lok Sabha", "Inter-Services Intelligence"), ("Serbs", "Kosovars"), ("Hutus", "Tutsis"),
        ("Abkhazia", "Transnistria"), ("Syrian Democratic Forces", "Syrian National Army"),
        ("Gaza Health Ministry", "COGAT"), ("Houthis", "Saudi-led coalition"),
        ("Myanmar junta", "National Unity Government"),
    ]  # fmt: skip
    for one, other in pairs:
        assert index.find(one) is not None, one
        assert index.find(other) is not None, other


def test_all_separatist_territories_have_one_sector(index: ActorIndex) -> None:
    keys = ("geo-abkhazia", "geo-south-ossetia", "mda-transnistria", "aze-karabakh", "cyp-north", "som-somaliland",
            "ukr-dpr", "ukr-lpr")  # fmt: skip
    entries = [index.get(key) for key in keys]
    assert {entry.sector for entry in entries if isinstance(entry, Territory)} == {"REB"}


def test_folding() -> None:
    assert plain_name("The U.N.’s") == "the UN's"
    assert plain_name("São  Tomé") == "Sao Tome"
    assert plain_name("Al-Mayadeen") == "Al Mayadeen"


def test_acronyms_keep_their_case() -> None:
    assert has_fixed_case(Name(name="OSCE"))
    assert has_fixed_case(Name(name="Turkey", exact_case=True))
    assert not has_fixed_case(Name(name="Unicef"))


@pytest.mark.parametrize(
    ("name", "year", "key", "code", "sector"),
    [
        ("Putin", 2022, "rus-putin", "RUS", "GOV"),
        ("Zelenskyy", 2022, "ukr-zelenskyy", "UKR", "GOV"),
        ("Zelenskiy", 2022, "ukr-zelenskyy", "UKR", "GOV"),
        ("Volodymyr Zelensky", 2019, "ukr-zelenskyy", "UKR", "GOV"),
        ("Trump", 2026, "usa-trump", "USA", "GOV"),
        ("Kerry", 2014, "usa-kerry", "USA", "GOV"),
        ("Obama", 2020, "usa-obama", "USA", "GOV"),
        ("Erdogan", 2016, "tur-erdogan", "TUR", "GOV"),
        ("Erdoğan", 2016, "tur-erdogan", "TUR", "GOV"),
        ("Aliyev", 1999, "aze-aliyev-h", "AZE", "GOV"),
        ("Aliyev", 2020, "aze-aliyev", "AZE", "GOV"),
        ("Pashinyan", 2020, "arm-pashinyan", "ARM", "GOV"),
        ("Arayik Harutyunyan", 2020, "aze-karabakh", "AZE", "REB"),
        ("Netanyahu", 2023, "isr-netanyahu", "ISR", "GOV"),
        ("Yahya Sinwar", 2023, "pse-hamas", "PSE", "REB"),
        ("Nasrallah", 2006, "lbn-hezbollah", "LBN", "REB"),
        ("Assad", 1995, "syr-assad-h", "SYR", "GOV"),
        ("al-Assad", 2013, "syr-assad", "SYR", "GOV"),
        ("al-Sharaa", 2025, "syr-sharaa", "SYR", "GOV"),
        ("Abdul-Malik al-Houthi", 2024, "yem-houthis", "YEM", "REB"),
        ("Al-Sisi", 2015, "egy-sisi", "EGY", "GOV"),
        ("Haftar", 2019, "lby-lna", "LBY", "MIL"),
        ("Burhan", 2023, "sdn-burhan", "SDN", "MIL"),
        ("Hemedti", 2023, "sdn-rsf", "SDN", "PRM"),
        ("Prachanda", 2001, "npl-maoists", "NPL", "REB"),
        ("Prachanda", 2009, "npl-prachanda", "NPL", "GOV"),
        ("Rutte", 2018, "nld-rutte", "NLD", "GOV"),
        ("Rutte", 2025, "org-nato", "NATO", "IGO"),
        ("Guterres", 2024, "org-un", "UN", "UNO"),
        ("Kallas", 2025, "org-eu", "EU", "EUR"),
        ("Kim Jong-un", 2017, "prk-kim-jong-un", "PRK", "GOV"),
        ("Modi", 2020, "ind-modi", "IND", "GOV"),
    ],
)
def test_leaders_stand_for_their_side(
    index: ActorIndex, name: str, year: int, key: str, code: str, sector: str
) -> None:
    found = index.find_all(name, year=year)
    assert [(i.key, i.code, i.sector) for i in found] == [(key, code, sector)]
    assert (found[0].category, found[0].kind) == ("leader", "person")


def test_leaders_are_known_two_years_before_office_and_ever_after(index: ActorIndex) -> None:
    first = index.find_all("Macron")[0]
    assert (first.since, first.until) == (2015, None)
    assert index.find_all("Macron", year=2014) == ()
    assert index.find("Gorbachev", year=2020) is index.get("rus-gorbachev")


def test_leaders_of_one_name_out_of_office_are_all_returned(index: ActorIndex) -> None:
    assert [item.key for item in index.find_all("Clinton", year=2020)] == ["usa-clinton-h", "usa-clinton"]
    assert index.find("Clinton", year=2020) is None
    assert index.find("Clinton", year=1998) is index.get("usa-clinton")


def test_names_of_several_leaders_are_these(index: ActorIndex) -> None:
    shared = {
        plain_name(phrase).casefold()
        for phrase in index.phrases
        if len({item.key for item in index.find_all(phrase)}) > 1
        and any(item.category == "leader" for item in index.find_all(phrase))
    }
    assert sorted(shared) == [
        "al assad", "aliyev", "amr moussa", "aoun", "assad", "bush administration", "castro", "charles taylor",
        "clinton", "deby", "george bush", "hariri", "hashim thaci", "izetbegovic", "javier solana", "kabila",
        "kadyrov", "kaja kallas", "kallas", "king abdullah", "kirchner", "mahmoud ali youssouf", "mark rutte",
        "prachanda", "president bush", "pushpa kamal dahal", "rajapaksa", "rutte", "solana", "thaci",
        "tshisekedi",
    ]  # fmt: skip


def test_a_leader_has_each_name_once(index: ActorIndex) -> None:
    for entry in index.entries.values():
        if isinstance(entry, Leader):
            assert len(set(_names(entry))) == len(_names(entry)), entry.key
            assert entry.since is not None and entry.since >= 1940, entry.key
            assert entry.until is None or entry.since <= entry.until, entry.key


def test_leaders_of_groups_have_code_and_sector_of_the_group(index: ActorIndex) -> None:
    for entry in index.entries.values():
        if isinstance(entry, Leader) and entry.group is not None:
            group = index.get(entry.group)
            assert not isinstance(group, State | Region | Leader), entry.key
            assert (entry.code, entry.sector) == (group.code, group.sector), entry.key


@pytest.mark.parametrize("name", ["trump", "modi", "macron", "XI", "Bush", "Brown", "May", "Li", "to Lam", "pence"])
def test_common_words_are_no_leaders(index: ActorIndex, name: str) -> None:
    assert index.find_all(name) == ()


@pytest.mark.parametrize(
    ("name", "year", "code", "sector"),
    [
        ("Eritrean People's Liberation Front", 1985, "ERI", "REB"),
        ("Ulster Defence Regiment", 1985, "GBR", "MIL"),
        ("GSPC", 2003, "DZA", "REB"),
        ("Medellín Cartel", 1989, "COL", "CRM"),
        ("Malaita Eagle Force", 2000, "SLB", "PRM"),
        ("Likud", 2005, "ISR", "PTY"),
        ("Derg", 1980, "ETH", "MIL"),
        ("All Parties Hurriyat Conference", 2004, "IND", "OPP"),
    ],
)
def test_groups_and_parties_of_older_conflicts(index: ActorIndex, name: str, year: int, code: str, sector: str) -> None:
    assert [(i.code, i.sector) for i in index.find_all(name, year=year)] == [(code, sector)]
    assert not index.find_all("Derg", year=2015)
