"""The gazetteer: names fold alike, contested places say so, the file is built whole or not at all."""

import os
import pickle
import sqlite3
from pathlib import Path

import pytest

from reportedly.datafile import load_yaml
from reportedly.errors import DataError
from reportedly.reference import gazetteer_build
from reportedly.reference.gazetteer import (
    ALIAS_FILE,
    Gazetteer,
    contains,
    data_version,
    default_path,
    distance_km,
    fold,
    likeness,
    prior,
    skeleton,
)
from reportedly.reference.gazetteer_build import PlaceAliases, build_gazetteer, city_radius, load_plain_pickle


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.open()


@pytest.fixture(scope="module")
def aliases() -> PlaceAliases:
    return load_yaml(ALIAS_FILE, PlaceAliases)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Gədəbəy", "gadabay"), ("Sana'a", "Sanaa"), ("Deir ez-Zor", "deir ez zor"), ("N’Djamena", "Ndjamena"),
        ("U.S.", "US"), ("Ağrı", "Agri"), ("São Tomé", "SAO TOME"), ("Washington, D.C.", "washington dc"),
        ("St. Louis", "st louis"), ("Łódź", "Lodz"),
    ],
)  # fmt: skip
def test_spellings_fold_to_one_form(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"), [("Ein Tarma", "Ayn Tarma"), ("al-Hamouriya", "Hammuriyah"), ("Yasinovataya", "Yasynuvata")]
)
def test_transliterations_share_their_consonants(one: str, other: str) -> None:
    assert skeleton(one)[:3] == skeleton(other)[:3]


@pytest.mark.parametrize(
    ("name", "kind", "country"),
    [
        ("Gedabey", "city", "AZE"), ("Kelbajar", "city", "AZE"), ("Stepanakert", "city", "AZE"),
        ("Goris", "city", "ARM"),
        ("Middle Shabelle", "admin1", "SOM"), ("Shabunda", "city", "COD"), ("Yahukimo", "admin2", "IDN"),
        ("Southwest Region", "admin1", "CMR"), ("Moyale", "city", "ETH"), ("Bulo Burde", "city", "SOM"),
        ("Kafue River", "water", "ZMB"), ("Lesser Antilles", "region", None),
        ("Kiev", "city", "UKR"), ("Artyomovsk", "city", "UKR"), ("Belgorod Oblast", "admin1", "RUS"),
        ("Idleb", "city", "SYR"), ("Al-Fashir", "city", "SDN"), ("North Darfur", "admin1", "SDN"),
        ("Rakhine State", "admin1", "MMR"), ("Mek'ele", "city", "ETH"), ("Goma", "city", "COD"),
        ("Ménaka", "city", "MLI"),
        ("Bombay", "city", "IND"), ("Saravena", "city", "COL"), ("Hodeida", "city", "YEM"),
        ("Khan Younis", "city", "PSE"),
        ("Sderot", "city", "ISR"), ("DRC", "country", "COD"), ("Burma", "country", "MMR"), ("U.S.", "country", "USA"),
    ],
)  # fmt: skip
def test_names_and_their_variants_are_found(gazetteer: Gazetteer, name: str, kind: str, country: str) -> None:
    assert any(c.kind == kind and c.country == country for c in gazetteer.find(name))


@pytest.mark.parametrize("name", ["The", "Of", "Police", "March", "Said", "Army", "Sunday", "x", "of", "12", ""])
def test_common_words_are_no_places(gazetteer: Gazetteer, name: str) -> None:
    assert not [c for c in gazetteer.find(name) if c.population < 100_000]


@pytest.mark.parametrize(
    ("name", "country", "disputed"),
    [
        ("Karabakh", "AZE", ("ARM",)), ("Artsakh", "AZE", ("ARM",)), ("Abkhazia", "GEO", ("RUS",)),
        ("Crimea", "UKR", ("RUS",)), ("Donbas", "UKR", ("RUS",)), ("Sevastopol", "UKR", ("RUS",)),
        ("Golan Heights", "SYR", ("ISR",)), ("Gaza Strip", "PSE", ("ISR",)), ("Jerusalem", None, ("ISR", "PSE")),
        ("Kashmir", None, ("CHN", "IND", "PAK")), ("Srinagar", None, ("IND", "PAK")), ("Muzaffarabad", None,
        ("IND", "PAK")),
        ("Taiwan", "TWN", ("CHN",)), ("Pristina", "XKX", ("SRB",)), ("Northern Cyprus", "CYP", ("TUR",)),
        ("Western Sahara", None, ("ESH", "MAR")), ("Falkland Islands", None, ("ARG", "GBR")), ("Abyei", None,
        ("SDN", "SSD")),
    ],
)  # fmt: skip
def test_contested_places_name_every_side(
    gazetteer: Gazetteer, name: str, country: str | None, disputed: tuple[str, ...]
) -> None:
    best = gazetteer.find(name)[0]
    assert (best.country, best.disputed) == (country, disputed)


def test_a_state_comes_before_towns_and_units_of_its_name(gazetteer: Gazetteer) -> None:
    assert {c.kind for c in gazetteer.find("Idlib")[:2]} == {"city", "admin1"}
    assert gazetteer.find("Idlib Governorate")[0].kind == "admin1"
    assert gazetteer.find("Niger")[0].kind == "country"
    assert prior("country", 1000, main=True) > prior("city", 20_000_000, main=True, capital=True)


def test_radius_grows_with_the_place(gazetteer: Gazetteer) -> None:
    town, province, state = (gazetteer.find(n)[0] for n in ("Saraqib", "Idlib Governorate", "Syria"))
    assert city_radius(0) < city_radius(50_000) < city_radius(9_000_000) <= 25
    assert town.radius_km < province.radius_km < state.radius_km


def test_containment_follows_units_then_distance(gazetteer: Gazetteer) -> None:
    syria, province, town = (gazetteer.find(n)[0] for n in ("Syria", "Idlib Governorate", "Saraqib"))
    assert contains(syria, town) and contains(province, town) and not contains(town, province)
    assert contains(gazetteer.find("Donbas")[0], gazetteer.find("Kramatorsk")[0])
    assert not contains(gazetteer.find("Iraq")[0], town)


def test_similar_names_are_looked_for_in_the_states_given(gazetteer: Gazetteer) -> None:
    assert "UKR" in {c.country for c in gazetteer.find_similar("Yasinovataya", ["UKR"])}
    assert gazetteer.find_similar("Yasinovataya", []) == ()


@pytest.mark.parametrize(
    ("name", "town"),
    [("Tell Rifaat", "Tall Rif‘at"), ("Ain Issa", "‘Ayn ‘Īsá"), ("Khanaquin", "Khānaqīn"), ("Tarhouna", "Tarhuna")],
)
def test_another_romanisation_is_similar_in_any_state(gazetteer: Gazetteer, name: str, town: str) -> None:
    assert not gazetteer.find(name)
    assert [c.name for c in gazetteer.find_similar(name)] == [town]


def test_names_of_other_vowels_are_less_alike() -> None:
    assert likeness("Tell Rifaat", "Tall Rif‘at") > 0.8 and likeness("Zeiniya", "Az Zaynīyah") == 1.0
    assert likeness("Nashwa", "Yanoshi") < 0.8
    assert likeness("Askari", "Sukkari") == 0.0


def test_own_entries_have_no_geonames_id(gazetteer: Gazetteer) -> None:
    sea = gazetteer.find("Black Sea")[0]
    assert (sea.kind, sea.geonames_id, sea.country) == ("water", None, None)
    assert gazetteer.find("Lachin")[0].geonames_id


def test_find_many_asks_once_for_each_name(gazetteer: Gazetteer) -> None:
    found = gazetteer.find_many(["Bakhmut", "Bakhmut", "Nowhere Atall"])
    assert list(found) == ["Bakhmut", "Nowhere Atall"] and found["Nowhere Atall"] == ()
    assert gazetteer.has("Bakhmut") and not gazetteer.has("Nowhere Atall")


def test_distance_of_a_degree_of_latitude() -> None:
    assert distance_km(0, 0, 1, 0) == pytest.approx(111.2, abs=0.1)


def test_alias_file_is_large_valid_and_in_the_world(aliases: PlaceAliases) -> None:
    assert len(aliases.places) + len(aliases.variants) >= 120
    for place in aliases.places:
        assert -90 <= place.lat <= 90 and -180 <= place.lon <= 180 and place.radius_km > 0, place.names
        assert all(len(code) == 3 for code in (*place.disputed, *([place.country] if place.country else []))), (
            place.names
        )


def test_variants_name_places_that_exist(gazetteer: Gazetteer, aliases: PlaceAliases) -> None:
    lost = [
        f"{v.name} ({v.country})"
        for v in aliases.variants
        if not any(v.country in (c.country, *c.disputed) for c in gazetteer.find((*v.names, *v.former, v.name)[0]))
    ]
    assert lost == []


def test_version_and_path_follow_the_data(tmp_path: Path) -> None:
    assert default_path(tmp_path) == tmp_path / "reportedly" / f"gazetteer-{data_version()}.sqlite"


def test_pickle_of_anything_but_builtins_is_refused() -> None:
    assert load_plain_pickle(pickle.dumps([["Kasese", 0.18, 1]])) == [["Kasese", 0.18, 1]]
    with pytest.raises(DataError, match="built-in"):
        load_plain_pickle(pickle.dumps(os.getcwd))


def test_a_failed_build_leaves_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(path: Path, progress: object) -> None:
        path.write_bytes(b"half")
        raise DataError("no space left")

    monkeypatch.setattr(gazetteer_build, "_write", broken)
    with pytest.raises(DataError):
        build_gazetteer(tmp_path / "g.sqlite")
    assert [f.name for f in tmp_path.iterdir()] == ["g.lock"]


def test_a_built_file_is_not_built_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "g.sqlite").write_bytes(b"")
    monkeypatch.setattr(gazetteer_build, "_write", lambda *_: pytest.fail("built twice"))
    build_gazetteer(tmp_path / "g.sqlite")


def test_file_opens_read_only(gazetteer: Gazetteer) -> None:
    with pytest.raises(sqlite3.OperationalError):
        gazetteer._connection.execute("DELETE FROM place")
