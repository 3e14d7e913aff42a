"""`reportedly places`: what a name can stand for, and places of the user's own.

Which place a text means is decided in the coder; here the gazetteer is asked, and added to.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from .guard import fail_usage, guarded
from .inputs import Json
from .terminal import show_progress, write, write_json

if TYPE_CHECKING:
    from ..reference.boundaries import Area
    from ..reference.gazetteer import Candidate, Gazetteer

ATTRIBUTION = "Place names and coordinates: GeoNames (https://www.geonames.org), CC BY 4.0"
LINES = "boundaries: Natural Earth (https://www.naturalearthdata.com), simplified; no statement on any claim"

Names = Annotated[list[str] | None, typer.Argument(metavar="NAME…", help="Names of places as a report writes them.")]
Limit = Annotated[int, typer.Option(min=1, help="Candidates a name, at most.")]
Add = Annotated[list[Path] | None, typer.Option(metavar="FILE", help="Add the places of a CSV or GeoJSON file.")]
Remove = Annotated[list[str] | None, typer.Option(metavar="FILE", help="Forget what a file of this name added.")]


Geojson = Annotated[
    bool, typer.Option("--geojson", help="One GeoJSON FeatureCollection: boundaries, else points with their radius.")
]


@guarded
def places(
    names: Names = None,
    limit: Limit = 20,
    add: Add = None,
    remove: Remove = None,
    json: Json = False,
    geojson: Geojson = False,
) -> None:
    """List the places that a name can stand for, the likeliest first; add places and boundaries of your own.

    Where no place has the name, those spelt much like it are listed: "Tall Rif‘at" for "Tell Rifaat".

    \b
    Examples:
      reportedly places Tripoli
      reportedly places "El Fasher" Kadugli --json
      reportedly places "Northern Cyprus" --geojson > areas.geojson
      reportedly places --add camps.csv --add districts.geojson
      reportedly places --remove camps.csv
    """
    if not (names or add or remove):
        fail_usage("give a NAME, --add FILE or --remove FILE")
    if json and geojson:
        fail_usage("give --json or --geojson")
    _change(add or [], remove or [])
    if names:
        _list(names, limit, json=json, geojson=geojson)


def _change(add: Sequence[Path], remove: Sequence[str]) -> None:
    from ..reference.gazetteer_own import add_places, own_folder, remove_places

    folder = own_folder()
    for name in remove:
        remove_places(name, folder)
        typer.echo(f"{name}: its places are removed", err=True)
    for path in add:
        count = add_places(path, folder)
        typer.echo(f"{path}: {count} place{'' if count == 1 else 's'} added", err=True)


def _list(names: Sequence[str], limit: int, *, json: bool, geojson: bool) -> None:
    from ..reference.gazetteer import Gazetteer

    with show_progress() as progress:
        gazetteer = Gazetteer.open(progress=progress and (lambda done, total, what: progress(what, done, total)))
    if geojson:
        features = [_to_feature(name, c) for name in names for c in _find(gazetteer, name, limit)[0]]
        write_json({"type": "FeatureCollection", "attribution": f"{ATTRIBUTION}; {LINES}", "features": features})
        return
    drawn = False
    for name in names:
        found, similar = _find(gazetteer, name, limit)
        drawn = drawn or any(_has_boundary(c) or c.areas for c in found)
        if json:
            rows = [_to_dict(c) for c in found]
            write_json({"name": name, "attribution": f"{ATTRIBUTION}; {LINES}", "similar": similar, "candidates": rows})
        else:
            write("\n".join(_iter_lines(name, found, similar=similar)) + "\n\n")
    if not json:
        write(f"{ATTRIBUTION}\n" + (f"{LINES[0].upper()}{LINES[1:]}\n" if drawn else ""))


def _find(gazetteer: "Gazetteer", name: str, limit: int) -> "tuple[tuple[Candidate, ...], bool]":
    """The places with the name; else those with a similar one, and that it is only similar."""
    found = gazetteer.find(name, limit)
    similar = () if found else gazetteer.find_similar(name, limit=limit)
    return found or similar, bool(similar)


def _to_dict(c: "Candidate") -> dict[str, object]:
    """A candidate under the record's names; `own`: the user added it."""
    return {
        "id": c.id, "geonames_id": c.geonames_id, "name": c.name, "kind": c.kind, "lat": c.lat, "lon": c.lon,
        "radius_km": c.extent_km, "population": c.population, "country": c.country, "admin1": c.admin1,
        "admin2": c.admin2, "disputed": list(c.disputed), "capital": c.capital, "prior": c.prior, "own": c.own,
        "boundary": _has_boundary(c), "areas": [_to_area(a) for a in c.areas],
    }  # fmt: skip


def _has_boundary(c: "Candidate") -> bool:
    return bool(c.boundary or c.rings)


def _to_area(area: "Area") -> dict[str, object]:
    return {
        "name": area.name, "country": area.country, "held_by": list(area.held_by),
        "own_authorities": area.own_authorities, "claimed_by": list(area.claimed_by), "since": area.since,
    }  # fmt: skip


def _to_feature(name: str, c: "Candidate") -> dict[str, object]:
    """A GeoJSON feature: the polygons where a boundary is known, else the point, whose size is `radius_km`."""
    from ..reference.boundaries import to_geometry

    polygons = c.polygons
    geometry = to_geometry(polygons) if polygons else {"type": "Point", "coordinates": [c.lon, c.lat]}
    return {"type": "Feature", "geometry": geometry, "properties": {"asked": name, **_to_dict(c)}}


def _area_words(area: "Area") -> str:
    holders = [*area.held_by, *(["its own authorities"] if area.own_authorities else [])]
    return (
        f"part of a disputed area since {area.since}: {area.name}, held by {' and '.join(holders)}, "
        f"claimed by {' and '.join(area.claimed_by)}"
    )


def _iter_lines(name: str, found: Sequence["Candidate"], *, similar: bool) -> Iterator[str]:
    count = f"{len(found) or 'no'} place{'' if len(found) == 1 else 's'}"
    yield f"{name}: no place of this name, {count} with a similar one" if similar else f"{name}: {count}"
    for c in found:
        path = ", ".join(dict.fromkeys(part for part in (c.admin2, c.admin1, c.country) if part and part != c.name))
        yield f"  {c.name} ({c.kind}{', ' + path if path else ''})"
        contested = f", also held or claimed by {', '.join(c.disputed)}" if c.disputed else ""
        line = ", boundary known" if _has_boundary(c) else ""
        people = f", {c.population:,} people" if c.population else ""
        source = f"GeoNames {c.geonames_id}" if c.geonames_id else "your own" if c.own else "the project's own"
        yield f"    {c.lat:.4f} {c.lon:.4f} within {c.extent_km:g} km{people}{contested}{line}; {source}"
        yield from (f"    {_area_words(area)}" for area in c.areas)
