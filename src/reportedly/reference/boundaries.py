"""Boundaries of states, first-level units and disputed areas, from the committed file; read only when asked for.

Lines are Natural Earth's (1:10m, public domain), simplified. A place's stands in the file under its GeoNames id,
a disputed area's under its name; who holds or claims it stands in `disputed_areas.yaml`.
"""

import zlib
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise, product
from math import floor

import msgspec

from ..datafile import data_root, load_yaml
from ..errors import DataError

BOUNDARY_FILE = "reference/boundaries.bin"
AREA_FILE = "reference/disputed_areas.yaml"

_GRID = 12
_AROUND = ((0.02, 0.0), (-0.02, 0.0), (0.0, 0.02), (0.0, -0.02))
Ring = tuple[tuple[float, float], ...]
Rings = tuple[Ring, ...]
Polygons = tuple[Rings, ...]
"""Polygons of rings of (lat, lon), each closed; the first ring is the outer one, the others are holes."""


class Area(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A land that several sides hold or claim; codes of states, `country` as the United Nations' members see it."""

    name: str
    country: str | None
    held_by: tuple[str, ...]
    claimed_by: tuple[str, ...]
    since: int
    parts: tuple[str, ...]
    clip: tuple[tuple[float, float], ...] = ()
    own_authorities: bool = False

    def sides(self, country: str | None) -> tuple[str, ...]:
        """Codes of those who hold or claim it, but for the state given."""
        return tuple(sorted({*self.held_by, *self.claimed_by} - {country}))


class _Areas(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    areas: tuple[Area, ...]


class Shape(msgspec.Struct, frozen=True, array_like=True):
    """One boundary: polygons of rings of arcs, `~n` for arc n backwards; reach: see `get_reach`."""

    key: str
    reach_km: float
    polygons: tuple[tuple[tuple[int, ...], ...], ...]


class BoundaryFile(msgspec.Struct, frozen=True, array_like=True):
    """The file: compressed msgpack. `about`: source and licence; `step`: degrees. Shapes share arcs.

    An arc is its points, as differences of lat and lon in steps.
    """

    about: str
    step: float
    arcs: tuple[bytes, ...]
    shapes: tuple[Shape, ...]


@dataclass(frozen=True, slots=True)
class _Part:
    """The polygons of a shape, with the box (south, west, north, east) around them."""

    polygons: Polygons
    box: tuple[float, float, float, float]

    def holds(self, lat: float, lon: float) -> bool:
        south, west, north, east = self.box
        return south <= lat <= north and west <= lon <= east and is_inside(sum(self.polygons, ()), lat, lon)


def has_boundary(key: str) -> bool:
    """Whether there is a boundary under this GeoNames id or name of an area."""
    return key in _index()


def get_polygons(key: str) -> Polygons:
    """The boundary under this key; empty where there is none."""
    part = _part(key)
    return part.polygons if part else ()


def get_reach(key: str) -> float | None:
    """Radius in km around the place's point within which nine tenths of its area lie; None without a boundary."""
    shape = _index().get(key)
    return shape.reach_km if shape else None


def is_within(key: str, lat: float, lon: float) -> bool:
    """Whether a point lies within the boundary under this key."""
    part = _part(key)
    return part is not None and part.holds(lat, lon)


def is_about_within(key: str, lat: float, lon: float) -> bool:
    """`is_within`, or not farther than about 2 km off: lines are simplified, and ports lie on them."""
    return any(is_within(key, lat + north, lon + east) for north, east in ((0.0, 0.0), *_AROUND))


@cache
def load_areas() -> tuple[Area, ...]:
    """The disputed areas."""
    return load_yaml(AREA_FILE, _Areas).areas


def find_areas(lat: float, lon: float, radius_km: float = 0.0, key: str | None = None) -> tuple[Area, ...]:
    """The disputed areas in which a place of that size lies; one with a boundary (`key`) by half at least."""
    near = _areas_by_cell().get((floor(lat), floor(lon)), ())
    return tuple(
        area
        for area in near
        if radius_km <= 1.5 * max(5.0, get_reach(area.name) or 0.0)
        and is_within(area.name, lat, lon)
        and (key is None or _share(key, area.name) >= 0.5)
    )


def _share(inner: str, outer: str) -> float:
    """How much of a boundary's area lies within another, by a grid of points."""
    part = _part(inner)
    if part is None or inner == outer:
        return 1.0
    south, west, north, east = part.box
    steps = [(n + 0.5) / _GRID for n in range(_GRID)]
    points = [(south + (north - south) * y, west + (east - west) * x) for y in steps for x in steps]
    mine = [point for point in points if part.holds(*point)]
    return sum(is_within(outer, *point) for point in mine) / len(mine) if mine else 1.0


@cache
def _areas_by_cell() -> dict[tuple[int, int], tuple[Area, ...]]:
    """Disputed areas by the squares of a degree that they may touch."""
    cells: dict[tuple[int, int], tuple[Area, ...]] = {}
    for area in load_areas():
        part = _part(area.name)
        south, west, north, east = part.box if part else (0, 0, -1, -1)
        for cell in product(range(floor(south), floor(north) + 1), range(floor(west), floor(east) + 1)):
            cells[cell] = (*cells.get(cell, ()), area)
    return cells


def group_rings(rings: Rings) -> Polygons:
    """Rings as polygons: one within another is a hole of it."""
    within = [[n for n, r in enumerate(rings) if r is not ring and is_inside((r,), *ring[0])] for ring in rings]
    outer = [n for n, around in enumerate(within) if len(around) % 2 == 0]
    return tuple(
        (rings[n], *(r for r, around in zip(rings, within, strict=True) if len(around) % 2 and n in around))
        for n in outer
    )


def to_geometry(polygons: Polygons) -> dict[str, object]:
    """A GeoJSON MultiPolygon: longitude first, outer rings against the clock, holes with it."""
    return {
        "type": "MultiPolygon",
        "coordinates": [
            [_turned([(lon, lat) for lat, lon in ring], left=n == 0) for n, ring in enumerate(polygon)]
            for polygon in polygons
        ],
    }


def _turned(ring: list[tuple[float, float]], *, left: bool) -> list[tuple[float, float]]:
    area = sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(ring))
    return ring if (area > 0) == left else ring[::-1]


def is_inside(rings: Rings, lat: float, lon: float) -> bool:
    """Whether a point lies within the boundaries; a ring inside another is a hole."""
    crossed = 0
    for ring in rings:
        for (lat1, lon1), (lat2, lon2) in pairwise(ring):
            if (lat1 > lat) != (lat2 > lat) and lon < (lon2 - lon1) * (lat - lat1) / (lat2 - lat1) + lon1:
                crossed += 1
    return crossed % 2 == 1


# -- the file -------------------------------------------------------------------------------------------------------


def parse_boundaries(raw: bytes, where: str) -> BoundaryFile:
    """The typed value of the file's bytes; raises DataError naming `where`."""
    try:
        return msgspec.msgpack.decode(zlib.decompress(raw), type=BoundaryFile)
    except (zlib.error, msgspec.MsgspecError) as error:
        raise DataError(f"{where}: is no file of boundaries ({error}); reinstall the package") from error


def encode_arc(points: list[tuple[int, int]]) -> bytes:
    """Points in steps as differences, each a zigzag number in groups of seven bits."""
    out, lat, lon = bytearray(), 0, 0
    for y, x in points:
        for value in (y - lat, x - lon):
            rest = value << 1 if value >= 0 else ~(value << 1)
            while rest > 127:
                out.append(rest & 127 | 128)
                rest >>= 7
            out.append(rest)
        lat, lon = y, x
    return bytes(out)


def decode_arc(raw: bytes, step: float) -> Ring:
    """Points of (lat, lon) in degrees of an arc as `encode_arc` wrote it."""
    numbers, value, shift = [], 0, 0
    for byte in raw:
        value |= (byte & 127) << shift
        shift += 7
        if byte < 128:
            numbers.append(value >> 1 if not value & 1 else ~(value >> 1))
            value = shift = 0
    points, lat, lon = [], 0, 0
    for dy, dx in zip(numbers[::2], numbers[1::2], strict=True):
        lat, lon = lat + dy, lon + dx
        points.append((round(lat * step, 6), round(lon * step, 6)))
    return tuple(points)


@cache
def _file() -> BoundaryFile:
    return parse_boundaries(data_root().joinpath(BOUNDARY_FILE).read_bytes(), BOUNDARY_FILE)


@cache
def _index() -> dict[str, Shape]:
    return {shape.key: shape for shape in _file().shapes}


@lru_cache(maxsize=256)
def _part(key: str) -> _Part | None:
    shape = _index().get(key)
    if shape is None:
        return None
    try:
        polygons = tuple(tuple(_to_ring(ring) for ring in polygon) for polygon in shape.polygons)
    except (IndexError, ValueError) as error:
        raise DataError(f"{BOUNDARY_FILE}: {key}: {error}; reinstall the package") from error
    points = [point for polygon in polygons for ring in polygon for point in ring]
    lats, lons = [p[0] for p in points], [p[1] for p in points]
    return _Part(polygons, (min(lats), min(lons), max(lats), max(lons)))


def _to_ring(arcs: tuple[int, ...]) -> Ring:
    points: list[tuple[float, float]] = []
    for number in arcs:
        arc = decode_arc(_file().arcs[number if number >= 0 else ~number], _file().step)
        points.extend((arc if number >= 0 else arc[::-1])[1 if points else 0 :])
    return tuple(points)
