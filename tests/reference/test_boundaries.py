"""Boundaries: the file is what it says, towns lie in their states and units, disputed areas name every side."""

import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import closing

import msgspec
import pytest

from reportedly.datafile import data_root, load_yaml
from reportedly.errors import DataError
from reportedly.reference.boundaries import (
    BOUNDARY_FILE,
    Area,
    decode_arc,
    encode_arc,
    find_areas,
    get_polygons,
    get_reach,
    group_rings,
    has_boundary,
    is_inside,
    is_within,
    load_areas,
    parse_boundaries,
    to_geometry,
)
from reportedly.reference.gazetteer import ALIAS_FILE, Candidate, Gazetteer, contains
from reportedly.reference.gazetteer_build import PlaceAliases


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.open()


def one(gazetteer: Gazetteer, name: str, kind: str, country: str | None) -> Candidate:
    return next(c for c in gazetteer.find(name, 200) if c.kind == kind and c.country == country)


def test_the_file_is_small_typed_and_names_its_source() -> None:
    raw = data_root().joinpath(BOUNDARY_FILE).read_bytes()
    file = parse_boundaries(raw, BOUNDARY_FILE)
    assert len(raw) < 2_500_000
    assert "Natural Earth" in file.about and "public domain" in file.about
    assert len({shape.key for shape in file.shapes}) == len(file.shapes) > 3500


def test_every_boundary_is_made_of_closed_rings_on_the_globe() -> None:
    file = parse_boundaries(data_root().joinpath(BOUNDARY_FILE).read_bytes(), BOUNDARY_FILE)
    for shape in file.shapes:
        assert shape.reach_km > 0
        for ring in (ring for polygon in get_polygons(shape.key) for ring in polygon):
            assert len(ring) >= 4 and ring[0] == ring[-1], shape.key
            assert all(-90 <= lat <= 90 and -180.01 <= lon <= 180.01 for lat, lon in ring), shape.key


@pytest.mark.parametrize(
    "raw", [b"", b"not compressed", zlib.compress(b"\xc1"), zlib.compress(msgspec.msgpack.encode(["x", "y", []]))]
)
def test_a_malformed_file_is_named(raw: bytes) -> None:
    with pytest.raises(DataError, match=r"b\.bin: is no file of boundaries .*reinstall"):
        parse_boundaries(raw, "b.bin")


def test_arcs_are_read_as_they_were_written() -> None:
    points = [(0, 0), (1, -1), (64, 63), (-90_000, 180_000), (-90_001, 179_937)]
    assert decode_arc(encode_arc(points), 1.0) == tuple((float(y), float(x)) for y, x in points)
    with pytest.raises(ValueError, match="zip"):
        decode_arc(b"\x02", 1.0)


TOWNS = [
    ("Kisumu", "KEN", None), ("Maiduguri", "NGA", "Borno State"), ("Idlib", "SYR", "Idlib Governorate"),
    ("Kharkiv", "UKR", "Kharkiv Oblast"), ("Medellín", "COL", "Antioquia"), ("Oaxaca", "MEX", "Oaxaca"),
    ("Quetta", "PAK", "Balochistan"), ("Mandalay", "MMR", "Mandalay Region"), ("Perth", "AUS", "Western Australia"),
    ("Lyon", "FRA", None), ("Bangui", "CAF", None), ("Winnipeg", "CAN", "Manitoba"), ("Cayenne", "GUF", None),
    ("Suva", "FJI", None), ("Yakutsk", "RUS", None), ("Vladivostok", "RUS", None), ("Valletta", "MLT", None),
    ("Port Louis", "MUS", None), ("Malabo", "GNQ", None),
]  # fmt: skip


@pytest.mark.parametrize(("town", "country", "unit"), TOWNS)
def test_towns_lie_in_their_state_and_unit_and_in_no_other_state(
    gazetteer: Gazetteer, town: str, country: str, unit: str | None
) -> None:
    place = one(gazetteer, town, "city", country)
    near = [key for key in states(gazetteer) if is_within(key, place.lat, place.lon)]
    assert [states(gazetteer)[key] for key in near] in ([country], [])
    state = next(key for key, code in states(gazetteer).items() if code == country)
    ways = ((0, 0), (0.02, 0), (-0.02, 0), (0, 0.02), (0, -0.02))
    assert any(is_within(state, place.lat + y, place.lon + x) for y, x in ways)
    if unit is not None:
        outer = one(gazetteer, unit, "admin1", country)
        assert outer.boundary is not None and is_within(outer.boundary, place.lat, place.lon)


def states(gazetteer: Gazetteer) -> dict[str, str]:
    """Codes of states by the keys of their boundaries."""
    query = (
        "SELECT boundary, country FROM place WHERE kind = 'country' AND boundary IS NOT NULL AND country IS NOT NULL"
    )
    with closing(sqlite3.connect(gazetteer.path)) as db:
        return dict(db.execute(query))


def test_states_on_both_sides_of_the_antimeridian_hold_what_is_theirs(gazetteer: Gazetteer) -> None:
    fiji, russia = (
        one(gazetteer, name, "country", code).boundary for name, code in (("Fiji", "FJI"), ("Russia", "RUS"))
    )
    assert fiji and russia
    assert is_within(fiji, -16.5, 179.4) and is_within(fiji, -16.85, -179.93)
    assert is_within(russia, 66.0, -172.0) and is_within(russia, 66.0, 178.0) and not is_within(russia, 66.0, -160.0)


def test_most_states_and_first_level_units_have_a_boundary(gazetteer: Gazetteer) -> None:
    query = "SELECT kind, count(*), count(boundary) FROM place WHERE kind IN ('country', 'admin1') GROUP BY kind"
    with closing(sqlite3.connect(gazetteer.path)) as db:
        (_, units, drawn), (_, lands, bounded) = db.execute(query)
    assert drawn >= 3250 and drawn / units >= 0.77, f"{drawn} of {units} first-level units"
    assert bounded / lands >= 0.97, f"{bounded} of {lands} states"


def test_a_unit_is_as_large_as_its_boundary(gazetteer: Gazetteer) -> None:
    unit = one(gazetteer, "Borno State", "admin1", "NGA")
    assert unit.boundary and unit.extent_km >= (get_reach(unit.boundary) or 0) > 0 and 100 < unit.extent_km < 250


def test_a_boundary_decides_before_the_circle(gazetteer: Gazetteer) -> None:
    unit, town = one(gazetteer, "Borno State", "admin1", "NGA"), one(gazetteer, "Maiduguri", "city", "NGA")
    inside = Candidate(-1, "Well", "region", town.lat, town.lon, 3.0, 0, None, None, None, ())
    outside = Candidate(-2, "Well", "region", unit.lat, unit.lon + 2.7, 3.0, 0, None, None, None, ())
    assert contains(unit, inside) and not contains(unit, outside)


# -- disputed areas -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("town", "area", "codes"),
    [
        ("Yevpatoriya", "Crimea", {"RUS", "UKR"}), ("Kyrenia", "Northern Cyprus", {"CYP", "TUR"}),
        ("Mitrovica", "Kosovo", {"SRB", "XKX"}), ("Dakhla", "Western Sahara", {"ESH", "MAR"}),
        ("Katzrin", "Golan Heights", {"ISR", "SYR"}), ("Nablus", "West Bank", {"ISR", "PSE"}),
        ("Tiraspol", "Transnistria", {"MDA", "RUS"}), ("Sokhumi", "Abkhazia", {"GEO", "RUS"}),
        ("Shalateen", "Hala'ib Triangle", {"EGY", "SDN"}), ("Skardu", "Kashmir", {"IND", "PAK"}),
        ("Kaohsiung", "Taiwan", {"CHN", "TWN"}), ("Yuzhno-Kurilsk", "Kuril Islands", {"JPN", "RUS"}),
        ("Stanley", "Falkland Islands", {"ARG", "GBR"}), ("Mahdia", "Essequibo", {"GUY", "VEN"}),
        ("Tawang", "Arunachal Pradesh", {"CHN", "IND"}),
    ],
)  # fmt: skip
def test_a_town_in_a_disputed_area_has_the_codes_of_all_sides(
    gazetteer: Gazetteer, town: str, area: str, codes: set[str]
) -> None:
    place = next(c for c in gazetteer.find(town, 200) if area in [a.name for a in c.areas])
    assert codes <= {place.country, *place.disputed}


@pytest.mark.parametrize(
    ("lat", "lon"), [(48.45, 35.05), (34.68, 33.04), (32.79, 35.53), (31.77, -8.0), (41.98, 44.11), (24.09, 35.0)]
)
def test_what_lies_beside_a_disputed_area_is_in_none(lat: float, lon: float) -> None:
    assert find_areas(lat, lon) == ()


def test_areas_agree_with_the_places_of_their_name() -> None:
    own = {place.names[0]: place for place in load_yaml(ALIAS_FILE, PlaceAliases).places}
    for area in load_areas():
        assert has_boundary(area.name) and area.claimed_by and (area.held_by or area.own_authorities), area.name
        assert list(area.held_by) == sorted(area.held_by) and list(area.claimed_by) == sorted(area.claimed_by)
        if area.name in own and area.name != "Kashmir":  # the place Kashmir holds the area Aksai Chin as well
            place = own[area.name]
            assert (area.country, area.sides(area.country)) == (place.country, tuple(sorted(place.disputed))), area.name


def test_an_area_is_part_of_no_other_state(gazetteer: Gazetteer) -> None:
    """Whoever holds it: the rule is the same for all, so each area lies in the boundary of its `country` alone."""
    for area, (lat, lon) in iter_middles():
        holders = {code for key, code in states(gazetteer).items() if is_within(key, lat, lon)}
        assert holders <= {area.country}, area.name


def iter_middles() -> Iterator[tuple[Area, tuple[float, float]]]:
    for area in load_areas():
        ring = max((polygon[0] for polygon in get_polygons(area.name)), key=len)
        lats, lons = [p[0] for p in ring], [p[1] for p in ring]
        for n in range(1, 20):
            point = min(lats) + (max(lats) - min(lats)) * 0.5, min(lons) + (max(lons) - min(lons)) * n / 20
            if is_within(area.name, *point):
                yield area, point


# -- shapes ---------------------------------------------------------------------------------------------------------

SQUARE = ((0.0, 0.0), (0.0, 4.0), (4.0, 4.0), (4.0, 0.0), (0.0, 0.0))
HOLE = ((1.0, 1.0), (1.0, 2.0), (2.0, 2.0), (2.0, 1.0), (1.0, 1.0))


def test_a_ring_within_another_is_a_hole() -> None:
    assert group_rings((HOLE, SQUARE)) == ((SQUARE, HOLE),)
    assert is_inside((SQUARE, HOLE), 3, 3) and not is_inside((SQUARE, HOLE), 1.5, 1.5)


def test_geojson_turns_outer_rings_left_and_holes_right() -> None:
    outer, hole = [(lon, lat) for lat, lon in SQUARE], [(lon, lat) for lat, lon in HOLE]
    assert to_geometry(((SQUARE, HOLE),)) == {"type": "MultiPolygon", "coordinates": [[outer, hole[::-1]]]}
    assert to_geometry(((SQUARE[::-1], HOLE[::-1]),)) == to_geometry(((SQUARE, HOLE),))
