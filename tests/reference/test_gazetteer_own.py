"""Places of the user's own: files are checked line by line, kept by name, found like any other place."""

import json
from pathlib import Path
from typing import Any

import pytest

from reportedly.annotate.places import find_toponyms, resolve_places
from reportedly.errors import DataError, InputError
from reportedly.reference.gazetteer import Gazetteer, contains
from reportedly.reference.gazetteer_own import (
    add_places,
    list_files,
    load_own,
    own_folder,
    own_version,
    read_places,
    remove_places,
)

HEADER = "name,lat,lon,kind,names,country\n"
SQUARE = [[[38.0, 14.0], [39.0, 14.0], [39.0, 15.0], [38.0, 15.0], [38.0, 14.0]]]
HOLE = [[38.4, 14.4], [38.6, 14.4], [38.6, 14.6], [38.4, 14.6], [38.4, 14.4]]


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def feature(geometry: Any, **properties: Any) -> str:
    return json.dumps({"type": "Feature", "properties": properties, "geometry": geometry})


def polygon(coordinates: Any) -> dict[str, Any]:
    return {"type": "Polygon", "coordinates": coordinates}


def test_rows_become_places(tmp_path: Path) -> None:
    (place,) = read_places(write(tmp_path, "c.csv", HEADER + "Camp Oriole,14.5,38.5,,Oriole|Oriole Camp,ETH\n"))
    assert (place.name, place.lat, place.lon, place.kind) == ("Camp Oriole", 14.5, 38.5, "city")
    assert (place.names, place.country, place.radius_km) == (("Oriole", "Oriole Camp"), "ETH", 3.0)


def test_a_boundary_gives_middle_and_size(tmp_path: Path) -> None:
    (place,) = read_places(write(tmp_path, "b.geojson", feature(polygon(SQUARE), name="Sector Nine", kind="admin2")))
    assert (place.lat, place.lon, place.kind) == (14.5, 38.5, "admin2")
    assert 58 < place.radius_km < 65


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("c.txt", "x", r"c\.txt: places are read from"),
        ("c.csv", "", r"c\.csv: is empty"),
        ("c.csv", HEADER, r"c\.csv: there is no place in it"),
        ("c.csv", "name,lat\nA,1\n", r"c\.csv, line 1: the header lacks lon"),
        ("c.csv", "name,lat,lon,height\nA,1,1,1\n", r"line 1: unknown column 'height'"),
        ("c.csv", HEADER + "A,95,1,,,\n", r"c\.csv, line 2: lat is 95, not between -90 and 90"),
        ("c.csv", HEADER + "A,1,1,,,\nB,1,-181,,,\n", r"line 3: lon is -181, not between -180 and 180"),
        ("c.csv", HEADER + "A,nan,1,,,\n", r"line 2: lat is nan"),
        ("c.csv", HEADER + "A,,1,,,\n", r"line 2: lat is '', no number"),
        ("c.csv", HEADER + " ,1,1,,,\n", r"line 2: the name is empty"),
        ("c.csv", HEADER + "A,1,1,hamlet,,\n", r"line 2: kind is 'hamlet'; it must be one of country"),
        ("c.csv", HEADER + "A,1,1,,,Kenya\n", r"line 2: 'Kenya' is no ISO 3166-1 alpha-3 code"),
        ("c.csv", HEADER + "A,1,1,,,KEN,more\n", r"line 2: more cells than the header has"),
        ("b.geojson", "{", r"b\.geojson: is no JSON"),
        ("b.geojson", "[]", r"is no GeoJSON FeatureCollection or Feature"),
        ("b.geojson", '{"type": "FeatureCollection", "features": []}', r"there is no place in it"),
        ("b.geojson", '{"type": "Feature"}', r"feature 1: lacks a geometry or properties"),
        ("b.geojson", feature({"type": "LineString", "coordinates": []}, name="A"), r"the geometry is LineString"),
        ("b.geojson", feature({"type": "Point", "coordinates": [1]}, name="A"), r"no pair of longitude and latitude"),
        ("b.geojson", feature({"type": "Point", "coordinates": [1, 91]}, name="A"), r"feature 1: lat is 91"),
        ("b.geojson", feature(polygon([[[1, 1], [2, 2], [1, 1]]]), name="A"), r"3 positions, at least 4"),
        ("b.geojson", feature(polygon([SQUARE[0][:-1]]), name="A"), r"does not end where it begins"),
        ("b.geojson", feature(polygon([[[1, 1]] * 4]), name="A"), r"has no area"),
        ("b.geojson", feature(polygon([]), name="A"), r"no ring"),
        ("b.geojson", feature(polygon([5]), name="A"), r"a list of rings is expected"),
        ("b.geojson", feature(polygon(SQUARE)), r"feature 1: the name is empty"),
    ],
)
def test_a_bad_file_is_named_with_its_line_or_feature(tmp_path: Path, name: str, text: str, message: str) -> None:
    with pytest.raises(InputError, match=message):
        read_places(write(tmp_path, name, text))


def test_a_file_that_is_not_there_or_not_text_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"none\.csv: cannot be read \(No such file"):
        read_places(tmp_path / "none.csv")
    (tmp_path / "c.csv").write_bytes(HEADER.encode() + b"\xff,1,1,,,\n")
    with pytest.raises(InputError, match=r"c\.csv: is not UTF-8"):
        read_places(tmp_path / "c.csv")


def test_a_file_added_again_replaces_what_it_gave(tmp_path: Path) -> None:
    folder = tmp_path / "own"
    assert add_places(write(tmp_path, "c.csv", HEADER + "A Camp,1,1,,,\nB Camp,1,1,,,\n"), folder) == 2
    assert add_places(write(tmp_path, "c.csv", HEADER + "C Camp,1,1,,,\n"), folder) == 1
    assert list_files(folder) == ("c.csv",) and list(load_own(folder)) == ["c camp"]
    remove_places("c.csv", folder)
    assert list_files(folder) == () and own_version(folder) is None
    with pytest.raises(InputError, match=r"no file of this name was added; those added: none"):
        remove_places("c.csv", folder)


def test_a_bad_file_changes_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "own"
    add_places(write(tmp_path, "c.csv", HEADER + "A Camp,1,1,,,\n"), folder)
    before = own_version(folder)
    with pytest.raises(InputError):
        add_places(write(tmp_path, "c.csv", HEADER + "A Camp,1,1,,,\nB,100,1,,,\n"), folder)
    assert own_version(folder) == before


def test_a_spoilt_store_is_named(tmp_path: Path) -> None:
    (tmp_path / "c.csv.json").write_text("[{}]")
    with pytest.raises(DataError, match=r"c\.csv\.json: .*remove the file or add c\.csv again"):
        load_own(tmp_path)


def test_own_places_are_found_in_texts(tmp_path: Path) -> None:
    add_places(write(tmp_path, "c.csv", HEADER + "Camp Oriole,14.5,38.5,,Oriole Camp,ETH\n"), tmp_path)
    gazetteer = Gazetteer.open(own=tmp_path)
    text = "Three people died at Camp Oriole on Monday."
    (found,) = resolve_places(find_toponyms(text, gazetteer=gazetteer), gazetteer, text=text)
    assert (found.place.lat, found.place.country, found.place.geonames_id) == (14.5, "ETH", None)
    assert gazetteer.find("oriole camp")[0].own and not gazetteer.find("Addis Ababa")[0].own


def test_a_boundary_decides_what_lies_in_it(tmp_path: Path) -> None:
    points = {"Corner": [38.9, 14.1], "Hole": [38.5, 14.5], "Near": [39.01, 14.5]}
    shapes = [("Sector Nine", polygon([*SQUARE, HOLE]))]
    shapes += [(name, {"type": "Point", "coordinates": point}) for name, point in points.items()]
    features = [json.loads(feature(shape, name=name)) for name, shape in shapes]
    text = json.dumps({"type": "FeatureCollection", "features": features})
    add_places(write(tmp_path, "b.geojson", text), tmp_path)
    own = {key: candidates[0] for key, candidates in load_own(tmp_path).items()}
    inside = [name for name in ("corner", "hole", "near") if contains(own["sector nine"], own[name])]
    assert inside == ["corner"]


def test_the_store_lies_in_the_users_data(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert own_folder() == tmp_path / "reportedly" / "places"
