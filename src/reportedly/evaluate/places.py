"""Reads and scores places: names found, places meant, and where the events told of are.

Three sets in one: news with every toponym located (GeoVirus), war reports with the governorate that they are about
(FA-KES), headlines with the point of their event (UCDP GED). What a place is worth to a claim is scored elsewhere.
"""

import csv
import gzip
import json
import math
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from io import StringIO
from pathlib import Path
from statistics import median
from typing import Any, Literal
from urllib.parse import unquote

import msgspec

from ..errors import InputError
from ..model import Coding
from ..model.claim import Place
from ..reference.actors import State, load_actors
from ..reference.gazetteer import distance_km, fold
from .gold import load_names, read_bytes
from .report import Failure, Measure, Report, Table, mean, share

FILES = ("geovirus/GeoVirus.xml", "fa_kes/articles.jsonl", "ucdp_ged_syria/ged_syria_2016_2018.csv.gz")
NEAR_KM = 161.0
CLOSE_KM = 15.0
HEADLINE_KM = 25.0
Part = Literal["toponyms", "governorate", "headline"]
Point = tuple[float, float]


class GoldToponym(msgspec.Struct, frozen=True):
    """A name at `[start, end)` and the point of what it means; `state`: a sovereign state."""

    start: int
    end: int
    name: str
    point: Point
    state: bool


class PlacesText(msgspec.Struct, frozen=True):
    """A text with what gold knows of its places: all toponyms, the governorate, or the point of the event."""

    id: str
    text: str
    part: Part
    toponyms: tuple[GoldToponym, ...] = ()
    governorate: str | None = None
    point: Point | None = None
    published: str | None = None
    publisher: str | None = None


class Found(msgspec.Struct, frozen=True):
    """A gold toponym with the annotated place that overlaps it, and how far that is from gold in km."""

    gold: GoldToponym
    place: Place
    km: float

    @property
    def right(self) -> bool:
        """Within 161 km of the gold point, or the gold point is inside the place's radius."""
        return self.km <= max(NEAR_KM, self.place.radius_km or 0.0)


# -- reading --------------------------------------------------------------------------------------------------------


def read_places(path: Path) -> tuple[PlacesText, ...]:
    """The texts of one file, told by its ending, or of the three files in the folder of the gold sets."""
    if path.is_dir():
        return tuple(row for file in FILES for row in read_places(path / file))
    readers: dict[str, Callable[[bytes], Iterable[PlacesText]]] = {
        ".xml": _iter_toponyms, ".jsonl": _iter_governorates, ".gz": _iter_headlines,
    }  # fmt: skip
    if path.suffix not in readers:
        raise InputError(f"{path}: places are read from .xml (GeoVirus), .jsonl (FA-KES) or .csv.gz (UCDP GED)")
    try:
        return tuple(readers[path.suffix](read_bytes(path)))
    except (ET.ParseError, ValueError, KeyError, AttributeError, OSError) as error:
        raise InputError(f"{path}: no gold places ({error!r})") from error


def _iter_toponyms(raw: bytes) -> Iterator[PlacesText]:
    """Articles with offsets that count from 1, or from 0 where only that fits."""
    for number, article in enumerate(ET.fromstring(raw), 1):
        text = article.findtext("text") or ""
        toponyms = (_to_toponym(row, text) for row in article.iter("location"))
        yield PlacesText(f"geovirus-{number}", text, "toponyms", tuple(sorted(toponyms, key=lambda t: t.start)))


def _to_toponym(row: ET.Element, text: str) -> GoldToponym:
    field = {child.tag: child.text or "" for child in row}
    start, name = int(field["start"]), field["name"]
    start -= text[start : start + len(name)] != name
    page = unquote(field["page"].rpartition("/")[2]).replace("_", " ")
    return GoldToponym(
        start, start + len(name), name, (float(field["lat"]), float(field["lon"])), page.casefold() in _states()
    )


@cache
def _states() -> frozenset[str]:
    """Names of sovereign states as an encyclopaedia titles their articles."""
    states = [e for e in load_actors().entries.values() if isinstance(e, State)]
    names = {n if isinstance(n, str) else n.name for e in states for n in (e.name, *e.names)}
    return frozenset(title.casefold() for name in names for title in (name, f"{name} (country)"))


def _iter_governorates(raw: bytes) -> Iterator[PlacesText]:
    """Articles whose text names the governorate that gold has for them."""
    spellings = load_names().governorates
    for row in map(json.loads, raw.splitlines()):
        words = f" {fold(row['text'])} "
        if any(f" {name} " in words for name in spellings.get(row["gold_location"], (row["gold_location"],))):
            yield PlacesText(
                f"fa_kes-{row['id']}", row["text"], "governorate", governorate=row["gold_location"],
                published=row["published"], publisher=row["publisher"],
            )  # fmt: skip


def _iter_headlines(raw: bytes) -> Iterator[PlacesText]:
    """Headlines that contain the coded place's core words: its name without articles and kinds; each pair once."""
    seen = set()
    for row in csv.DictReader(StringIO(gzip.decompress(raw).decode())):
        core = _core(row["where_coordinates"].partition("/")[0])
        sources = zip(*(row[f"source_{field}"].split(";") for field in ("headline", "office", "date")), strict=False)
        for headline, office, day in sources:
            key = (headline.strip(), row["where_coordinates"], row["latitude"])
            if core.strip() and core != _core(row["country"]) and core in _core(headline) and key not in seen:
                seen.add(key)
                yield PlacesText(
                    f"ged-{row['id'].partition('.')[0]}", headline.strip(), "headline",
                    point=(float(row["latitude"]), float(row["longitude"])),
                    published=day.strip()[:10] or None, publisher=office.strip() or None,
                )  # fmt: skip


def _core(name: str) -> str:
    left_out = {*load_names().place_words, *load_names().coded_words}
    return f" {' '.join(w for w in fold(name).split() if w not in left_out)} "


# -- scoring --------------------------------------------------------------------------------------------------------


def score_places(name: str, rows: Sequence[PlacesText], codings: Sequence[Coding]) -> Report:
    """The report; `codings` has each text's coding, in order.

    `toponym_*`: names found, by overlap. `states_right`, `others_right`: of the gold toponyms found, those placed
    within 161 km of gold or with gold inside `radius_km`. `others_near`: within 15 km. `governorate_right`: most
    ASSAULT claims lie in it, the first named where several have as many. `headline_right`: a place within 25 km.
    """
    parts = {part: [(r, c) for r, c in zip(rows, codings, strict=True) if r.part == part] for part in _PARTS}
    found = [f for row, coding in parts["toponyms"] for f in find_toponyms(row, coding.annotations.places)]
    others = [f for f in found if not f.gold.state]
    states = [f for f in found if f.gold.state]
    return Report(
        set=name,
        texts=len(rows),
        counts={
            "gold_toponyms": sum(len(row.toponyms) for row in rows),
            "found_states": len(states),
            "found_others": len(others),
            "texts_with_toponyms": len(parts["toponyms"]),
            "texts_with_governorate": len(parts["governorate"]),
            "headlines_with_core_words": len(parts["headline"]),
        },
        measures={
            **_recognition(parts["toponyms"], len(found)),
            "states_right": share(sum(f.right for f in states), len(states)),
            "others_right": share(sum(f.right for f in others), len(others)),
            "others_near": share(sum(f.km <= CLOSE_KM for f in others), len(others)),
            "governorate_right": _share(parts["governorate"], is_governorate_right),
            "headline_right": _share(parts["headline"], is_headline_right),
        },
        tables=(_table_errors(states, others),),
        confusions=(),
        failures=tuple(_iter_failures(rows, codings)),
    )


_PARTS: tuple[Part, ...] = ("toponyms", "governorate", "headline")
_Row = tuple[PlacesText, Coding]


def _share(rows: Sequence[_Row], right: Callable[[PlacesText, Coding], bool]) -> Measure:
    return share(sum(right(row, coding) for row, coding in rows), len(rows))


def _recognition(rows: Sequence[_Row], found: int) -> dict[str, Measure]:
    """Annotated places that overlap any gold toponym, gold toponyms that any annotated place overlaps."""
    coded = sum(len(c.annotations.places) for _, c in rows)
    right = coded - sum(len(find_spurious(row, c.annotations.places)) for row, c in rows)
    precision, recall = share(right, coded), share(found, sum(len(row.toponyms) for row, _ in rows))
    f1 = Measure(mean(precision.value, recall.value))
    return {"toponym_precision": precision, "toponym_recall": recall, "toponym_f1": f1}


def find_toponyms(row: PlacesText, places: Iterable[Place]) -> tuple[Found, ...]:
    """Each gold toponym that a place overlaps, with that place."""
    placed = list(places)
    found = []
    for gold in row.toponyms:
        place = next((p for p in placed if _overlap(p, gold)), None)
        if place is not None:
            found.append(Found(gold, place, _distance(place, gold.point)))
    return tuple(found)


def find_spurious(row: PlacesText, places: Iterable[Place]) -> tuple[Place, ...]:
    """Places that overlap no gold toponym."""
    return tuple(p for p in places if not any(_overlap(p, gold) for gold in row.toponyms))


def is_governorate_right(row: PlacesText, coding: Coding) -> bool:
    """Whether the first-level unit of most ASSAULT claims is gold's."""
    ranked = _count_units(coding).most_common(1)
    spellings = load_names().governorates.get(row.governorate or "", (row.governorate or "",))
    return bool(ranked) and any(fold(ranked[0][0]).startswith((s, f"al {s}")) for s in spellings)


def is_headline_right(row: PlacesText, coding: Coding) -> bool:
    """Whether a place lies within 25 km of the event's point."""
    return row.point is not None and any(_distance(p, row.point) <= HEADLINE_KM for p in coding.annotations.places)


def _count_units(coding: Coding) -> Counter[str]:
    """First-level units of the places of ASSAULT claims, each once a claim."""
    units: Counter[str] = Counter()
    for claim in coding.claims:
        if claim.event.type == "ASSAULT":
            units.update(dict.fromkeys((p.admin1 for p in claim.event.places if p.admin1), 1))
    return units


def _overlap(place: Place, gold: GoldToponym) -> bool:
    span = place.span
    return span is not None and span.start < gold.end and gold.start < span.end


def _distance(place: Place, point: Point) -> float:
    if place.lat is None or place.lon is None:
        return math.inf
    return distance_km(place.lat, place.lon, *point)


def _table_errors(states: Sequence[Found], others: Sequence[Found]) -> Table:
    rows = [("states", states), ("others", others)]
    return Table(
        "distance from gold, km",
        ("toponyms", "found", "median", "unplaced"),
        tuple(
            (label, len(found), _median(found), sum(math.isinf(f.km) for f in found)) for label, found in rows
        ),
    )  # fmt: skip


def _median(found: Sequence[Found]) -> str | None:
    """One decimal; the places without a point count as infinitely far."""
    return f"{median(f.km for f in found):.1f}" if found else None


def _iter_failures(rows: Sequence[PlacesText], codings: Sequence[Coding]) -> Iterator[Failure]:
    for row, coding in zip(rows, codings, strict=True):
        wrong = tuple(_iter_wrong(row, coding))
        if wrong:
            yield Failure(row.id, row.published, row.text, wrong, tuple(map(_describe, coding.annotations.places)))


def _iter_wrong(row: PlacesText, coding: Coding) -> Iterator[str]:
    """What is wrong with one text, in words."""
    if row.part == "governorate" and not is_governorate_right(row, coding):
        counted = ", ".join(f"{unit} {count}" for unit, count in _count_units(coding).most_common())
        yield f"governorate {row.governorate}; coded {counted or 'none'}"
    if row.part == "headline" and not is_headline_right(row, coding):
        yield f"no place within {HEADLINE_KM:.0f} km of {row.point}"
    if row.part != "toponyms":
        return
    found = find_toponyms(row, coding.annotations.places)
    met = {f.gold for f in found}
    yield from (f"missed   {g.name} at {g.start}" for g in row.toponyms if g not in met)
    yield from (f"spurious {_describe(p)}" for p in find_spurious(row, coding.annotations.places))
    yield from (f"misplaced {_describe(f.place)}: {f.km:.0f} km off" for f in found if not f.right)


def _describe(place: Place) -> str:
    where: list[Any] = [place.admin1, place.country, place.lat, place.lon, place.radius_km, place.precision]
    at = f" at {place.span.start}" if place.span else ""
    return f"{place.name}{at} ({', '.join(str(x) for x in where if x is not None)})"
