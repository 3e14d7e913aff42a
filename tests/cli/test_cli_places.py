"""`reportedly places`: candidates of a name for people and programs; places of the user's own."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

import reportedly
from reportedly.cli import app


@pytest.fixture(autouse=True)
def data_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))


def run(*args: object) -> tuple[int, str]:
    result = CliRunner().invoke(app, ["places", *map(str, args)])
    return result.exit_code, result.output


def test_candidates_are_listed_with_their_source() -> None:
    code, output = run("Tripoli", "--limit", 2)
    assert code == 0 and "Tripoli: 2 places" in output
    assert "LBY" in output and "LBN" in output and "GeoNames 2210247" in output
    assert "https://www.geonames.org" in output and "CC BY 4.0" in output


def test_json_has_one_line_a_name() -> None:
    code, output = run("Tripoli", "Qwxyz", "--json")
    first, second = map(json.loads, output.splitlines())
    assert code == 0 and second["candidates"] == []
    assert {"id", "geonames_id", "kind", "lat", "lon", "admin1", "country", "population"} <= first["candidates"][
        0
    ].keys()
    assert "GeoNames" in first["attribution"]


def test_a_name_that_is_nowhere_is_said() -> None:
    assert "Qwxyz: no places" in run("Qwxyz")[1]


def test_where_no_place_has_the_name_similar_ones_are_listed_as_such() -> None:
    code, output = run("Tarhouna")
    assert code == 0 and "Tarhouna: no place of this name, 1 place with a similar one" in output and "LBY" in output
    similar, known = map(json.loads, run("Tarhouna", "Tripoli", "--json")[1].splitlines())
    assert similar["similar"] and similar["candidates"][0]["name"] == "Tarhuna" and not known["similar"]
    assert json.loads(run("Tarhouna", "--geojson")[1])["features"][0]["properties"]["asked"] == "Tarhouna"


def test_own_places_are_added_listed_and_removed(tmp_path: Path) -> None:
    path = tmp_path / "camps.csv"
    path.write_text("name,lat,lon,country\nCamp Oriole,14.5,38.5,ETH\n", encoding="utf-8")
    code, output = run("--add", path)
    assert code == 0 and f"{path}: 1 place added" in output
    assert "your own" in run("Camp Oriole")[1]
    assert run("--remove", "camps.csv")[0] == 0
    assert "no places" in run("Camp Oriole")[1]


def test_a_bad_file_is_told_with_exit_code_1(tmp_path: Path) -> None:
    path = tmp_path / "camps.csv"
    path.write_text("name,lat,lon\nCamp Oriole,14.5,380\n", encoding="utf-8")
    code, output = run("--add", path)
    assert code == 1 and "camps.csv, line 2: lon is 380, not between -180 and 180" in output


def test_nothing_to_do_is_a_wrong_command_line() -> None:
    assert run()[0] == 2


def test_the_python_api_gives_the_same_candidates() -> None:
    assert reportedly.places("Tripoli", limit=1)[0].country == "LBY"


def test_a_place_in_a_disputed_area_says_so_with_both_sides() -> None:
    code, output = run("Kyrenia", "--limit", 1)
    assert code == 0 and "Northern Cyprus, held by TUR and its own authorities, claimed by CYP" in output
    (row,) = map(json.loads, run("Kyrenia", "--limit", 1, "--json")[1].splitlines())
    assert row["candidates"][0]["areas"][0]["held_by"] == ["TUR"] and row["candidates"][0]["boundary"] is False


def test_a_known_boundary_is_told_and_printed_as_geojson() -> None:
    assert "boundary known" in run("Malta", "--limit", 1)[1]
    collection = json.loads(run("Malta", "Kisumu", "--limit", 1, "--geojson")[1])
    assert collection["type"] == "FeatureCollection" and "Natural Earth" in collection["attribution"]
    state, town = collection["features"]
    assert state["geometry"]["type"] == "MultiPolygon" and len(state["geometry"]["coordinates"]) >= 2
    assert town["geometry"]["type"] == "Point" and town["properties"]["radius_km"] > 0
    assert (state["properties"]["asked"], state["properties"]["country"]) == ("Malta", "MLT")


def test_json_and_geojson_together_are_a_wrong_command_line() -> None:
    assert run("Malta", "--json", "--geojson")[0] == 2


def test_geojson_of_a_boundary_can_be_added_again(tmp_path: Path) -> None:
    path = tmp_path / "malta.geojson"
    path.write_text(run("Malta", "--limit", 1, "--geojson")[1], encoding="utf-8")
    assert run("--add", path)[0] == 0
    own = next(c for c in reportedly.places("Malta") if c.own)
    assert len(own.polygons) == len(
        next(c for c in reportedly.places("Malta") if c.kind == "country" and not c.own).polygons
    )
