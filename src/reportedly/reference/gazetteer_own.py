"""Places and boundaries that a user adds to the gazetteer: read from CSV or GeoJSON, checked, kept in the user's data.

A file is kept under its own name; added again, it replaces what it gave before. Looking up is left to `gazetteer`.
"""

import csv
import hashlib
import math
import os
import tempfile
from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any, get_args

import msgspec

from ..errors import DataError, InputError
from .boundaries import Rings
from .gazetteer import OWN_IDS, Candidate, PlaceKind, fold, prior

COLUMNS = ("name", "names", "kind", "lat", "lon", "radius_km", "country", "admin1", "admin2", "population", "disputed")
_LEAD = 1.5
_LEAST = 5.5
_RADIUS = 3.0
_KM_PER_DEGREE = 111.2
_KINDS = get_args(PlaceKind)


class UserPlace(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A place as it is kept; `rings` are boundaries of (lat, lon), each closed, holes among them."""

    name: str
    names: tuple[str, ...]
    kind: PlaceKind
    lat: float
    lon: float
    radius_km: float
    country: str | None
    admin1: str | None
    admin2: str | None
    population: int
    disputed: tuple[str, ...]
    rings: Rings = ()


def own_folder() -> Path:
    """Where the places lie: `reportedly/places` in the user's data folder (`XDG_DATA_HOME`, else `~/.local/share`)."""
    data = os.environ.get("XDG_DATA_HOME")
    return (Path(data) if data else Path.home() / ".local" / "share") / "reportedly" / "places"


def add_places(path: Path, folder: Path) -> int:
    """Keeps the places of a file in `folder`; their number. Raises InputError naming the file and line or feature."""
    places = read_places(path)
    folder.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=folder, suffix=".tmp")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(msgspec.json.encode(places))
        Path(temporary).replace(folder / f"{path.name}.json")
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
    return len(places)


def remove_places(name: str, folder: Path) -> None:
    """Forgets the places that a file of that name gave; raises InputError where none did."""
    kept = folder / f"{Path(name).name}.json"
    if not kept.is_file():
        known = ", ".join(list_files(folder)) or "none"
        raise InputError(f"{name}: no file of this name was added; those added: {known}")
    kept.unlink()


def list_files(folder: Path) -> tuple[str, ...]:
    """Names of the files added, sorted."""
    return tuple(sorted(p.name.removesuffix(".json") for p in folder.glob("*.json"))) if folder.is_dir() else ()


def own_version(folder: Path) -> str | None:
    """A hash of all places added, for the run's data versions; null where there are none."""
    files = [folder / f"{name}.json" for name in list_files(folder)]
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()[:8] if files else None


def load_own(folder: Path) -> dict[str, tuple[Candidate, ...]]:
    """Candidates by folded name; raises DataError where a kept file is not as it was written."""
    found: dict[str, tuple[Candidate, ...]] = {}
    for name in list_files(folder):
        path = folder / f"{name}.json"
        try:
            places = msgspec.json.decode(path.read_bytes(), type=tuple[UserPlace, ...])
        except (OSError, msgspec.MsgspecError) as error:
            raise DataError(f"{path}: {error}; remove the file or add {name} again") from error
        for place in places:
            for key, candidate in _iter_candidates(place):
                found[key] = (*found.get(key, ()), candidate)
    return found


def _iter_candidates(place: UserPlace) -> Iterator[tuple[str, Candidate]]:
    digest = hashlib.sha256(msgspec.json.encode(place)).digest()
    number = -OWN_IDS - int.from_bytes(digest[:6], "big")
    for key in dict.fromkeys(map(fold, (place.name, *place.names))):
        main = key == fold(place.name)
        weight = max(_LEAST, prior(place.kind, place.population, main=main) + _LEAD)
        yield key, Candidate(
            number, place.name, place.kind, place.lat, place.lon, place.radius_km, place.population, place.country,
            place.admin1, place.admin2, place.disputed, False, len(place.names), main, round(weight, 2), None,
            place.radius_km, place.rings,
        )  # fmt: skip


# -- reading --------------------------------------------------------------------------------------------------------


def read_places(path: Path) -> tuple[UserPlace, ...]:
    """The places of a `.csv` or `.geojson` (`.json`) file; raises InputError naming the file and line or feature."""
    readers: dict[str, Callable[[Path], Iterator[UserPlace]]] = {
        ".csv": _iter_rows, ".geojson": _iter_features, ".json": _iter_features,
    }  # fmt: skip
    reader = readers.get(path.suffix.lower())
    if reader is None:
        raise InputError(f"{path}: places are read from .csv, .geojson or .json")
    try:
        places = tuple(reader(path))
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror})") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: is not UTF-8 ({error.reason} at byte {error.start})") from error
    if not places:
        raise InputError(f"{path}: there is no place in it")
    return places


def _iter_rows(path: Path) -> Iterator[UserPlace]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = csv.DictReader(file)
        header = [name.strip() for name in rows.fieldnames or ()]
        if not header:
            raise InputError(f"{path}: is empty")
        missing = [name for name in ("name", "lat", "lon") if name not in header]
        if missing:
            raise InputError(f"{path}, line 1: the header lacks {', '.join(missing)}; it may have {', '.join(COLUMNS)}")
        unknown = [name for name in header if name not in COLUMNS]
        if unknown:
            raise InputError(f"{path}, line 1: unknown column {unknown[0]!r}; there are {', '.join(COLUMNS)}")
        rows.fieldnames = header
        try:
            for row in rows:
                where = f"{path}, line {rows.line_num}"
                if None in row:
                    raise InputError(f"{where}: more cells than the header has")
                yield _to_place(row, where)
        except csv.Error as error:
            raise InputError(f"{path}, line {rows.line_num}: {error}") from error


def _iter_features(path: Path) -> Iterator[UserPlace]:
    try:
        value = msgspec.json.decode(path.read_bytes())
    except msgspec.DecodeError as error:
        raise InputError(f"{path}: is no JSON ({error})") from error
    kind = value.get("type") if isinstance(value, dict) else None
    features = value.get("features") if kind == "FeatureCollection" else [value] if kind == "Feature" else None
    if not isinstance(features, list):
        raise InputError(f"{path}: is no GeoJSON FeatureCollection or Feature")
    for number, feature in enumerate(features, 1):
        yield _to_feature(feature, f"{path}, feature {number}")


def _to_feature(feature: Any, where: str) -> UserPlace:
    shape = feature.get("geometry") if isinstance(feature, dict) else None
    properties = feature.get("properties") if isinstance(feature, dict) else None
    if not isinstance(shape, dict) or not isinstance(properties, dict):
        raise InputError(f"{where}: lacks a geometry or properties")
    known = {name: properties[name] for name in COLUMNS if properties.get(name) is not None}
    kind, coordinates = shape.get("type"), shape.get("coordinates")
    if kind == "Point":
        lat, lon = _to_point(coordinates, where)
        return _to_place({**known, "lat": lat, "lon": lon}, where)
    if kind not in ("Polygon", "MultiPolygon") or not isinstance(coordinates, list):
        raise InputError(f"{where}: the geometry is {kind}; it must be Point, Polygon or MultiPolygon")
    polygons = [coordinates] if kind == "Polygon" else coordinates
    rings = tuple(_to_ring(ring, where) for rows in polygons for ring in _list(rows, where))
    if not rings:
        raise InputError(f"{where}: the polygon has no ring")
    lat, lon, radius = _measure(rings)
    return _to_place({"kind": "region", "radius_km": radius, **known, "lat": lat, "lon": lon}, where, rings)


def _list(value: Any, where: str) -> list[Any]:
    if not isinstance(value, list):
        raise InputError(f"{where}: malformed polygon: a list of rings is expected")
    return value


def _to_ring(ring: Any, where: str) -> tuple[tuple[float, float], ...]:
    points = tuple(_to_point(point, where) for point in _list(ring, where))
    if len(points) < 4:
        raise InputError(f"{where}: malformed polygon: a ring has {len(points)} positions, at least 4 are needed")
    if points[0] != points[-1]:
        raise InputError(f"{where}: malformed polygon: a ring does not end where it begins")
    if _area(points) == 0:
        raise InputError(f"{where}: malformed polygon: a ring has no area")
    return points


def _to_point(value: Any, where: str) -> tuple[float, float]:
    """(lat, lon) of a GeoJSON position, which has the longitude first."""
    if not isinstance(value, list) or len(value) < 2:
        raise InputError(f"{where}: a position is no pair of longitude and latitude")
    return _to_number(value[1], "lat", where, 90), _to_number(value[0], "lon", where, 180)


def _to_place(row: Mapping[str, Any], where: str, rings: Rings = ()) -> UserPlace:
    name = _to_text(row, "name")
    if not name or not fold(name):
        raise InputError(f"{where}: the name is empty")
    kind = _to_text(row, "kind") or "city"
    if kind not in _KINDS:
        raise InputError(f"{where}: kind is {kind!r}; it must be one of {', '.join(_KINDS)}")
    country = _to_text(row, "country")
    disputed = _to_list(row.get("disputed"))
    for code in (country, *disputed):
        if code is not None and not (len(code) == 3 and code.isascii() and code.isupper()):
            raise InputError(f"{where}: {code!r} is no ISO 3166-1 alpha-3 code, such as KEN")
    return UserPlace(
        name,
        _to_list(row.get("names")),
        kind,  # type: ignore[arg-type]
        _to_number(row.get("lat"), "lat", where, 90),
        _to_number(row.get("lon"), "lon", where, 180),
        _to_number(row.get("radius_km") or _RADIUS, "radius_km", where, 20_000, least=0),
        country,
        _to_text(row, "admin1") or (name if kind == "admin1" else None),
        _to_text(row, "admin2"),
        int(_to_number(row.get("population") or 0, "population", where, 10**10, least=0)),
        disputed,
        rings,
    )


def _to_text(row: Mapping[str, Any], field: str) -> str | None:
    value = row.get(field)
    return (str(value).strip() or None) if value is not None else None


def _to_list(value: Any) -> tuple[str, ...]:
    """Several values of one field: a JSON list, or text with | between them."""
    parts = value if isinstance(value, list) else str(value or "").split("|")
    return tuple(str(part).strip() for part in parts if str(part).strip())


def _to_number(value: Any, field: str, where: str, most: float, *, least: float | None = None) -> float:
    least = -most if least is None else least
    try:
        number = float(value)
    except (TypeError, ValueError):
        raise InputError(f"{where}: {field} is {value!r}, no number") from None
    if not least <= number <= most:
        raise InputError(f"{where}: {field} is {value}, not between {least:g} and {most:g}")
    return number


# -- measures -------------------------------------------------------------------------------------------------------


def _measure(rings: Rings) -> tuple[float, float, float]:
    """Middle of the largest ring, and the radius in km of a circle that reaches as far as the boundary does on average.

    Degrees are taken as flat: good to a few per cent for anything smaller than a continent.
    """
    ring = max(rings, key=lambda r: abs(_area(r)))
    area = _area(ring)
    lat = sum((a[0] + b[0]) * _cross(a, b) for a, b in pairwise(ring)) / (6 * area)
    lon = sum((a[1] + b[1]) * _cross(a, b) for a, b in pairwise(ring)) / (6 * area)
    total = sum(abs(_area(r)) for r in rings) * _KM_PER_DEGREE**2 * math.cos(math.radians(lat))
    return round(lat, 5), round(lon, 5), round(max(0.1, math.sqrt(total / math.pi)), 1)


def _area(ring: tuple[tuple[float, float], ...]) -> float:
    """Signed area in square degrees."""
    return sum(_cross(a, b) for a, b in pairwise(ring)) / 2


def _cross(a: tuple[float, float], b: tuple[float, float]) -> float:
    return a[1] * b[0] - b[1] * a[0]
