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
    from ..reference.gazetteer import Candidate

ATTRIBUTION = "Place names and coordinates: GeoNames (https://www.geonames.org), CC BY 4.0"

Names = Annotated[list[str] | None, typer.Argument(metavar="NAME…", help="Names of places as a report writes them.")]
Limit = Annotated[int, typer.Option(min=1, help="Candidates a name, at most.")]
Add = Annotated[list[Path] | None, typer.Option(metavar="FILE", help="Add the places of a CSV or GeoJSON file.")]
Remove = Annotated[list[str] | None, typer.Option(metavar="FILE", help="Forget what a file of this name added.")]


@guarded
def places(names: Names = None, limit: Limit = 20, add: Add = None, remove: Remove = None, json: Json = False) -> None:
    """List the places that a name can stand for, the likeliest first; add places and boundaries of your own.

    \b
    Examples:
      reportedly places Tripoli
      reportedly places "El Fasher" Kadugli --json
      reportedly places --add camps.csv --add districts.geojson
      reportedly places --remove camps.csv
    """
    if not (names or add or remove):
        fail_usage("give a NAME, --add FILE or --remove FILE")
    _change(add or [], remove or [])
    if names:
        _list(names, limit, json)


def _change(add: Sequence[Path], remove: Sequence[str]) -> None:
    from ..reference.gazetteer_own import add_places, own_folder, remove_places

    folder = own_folder()
    for name in remove:
        remove_places(name, folder)
        typer.echo(f"{name}: its places are removed", err=True)
    for path in add:
        count = add_places(path, folder)
        typer.echo(f"{path}: {count} place{'' if count == 1 else 's'} added", err=True)


def _list(names: Sequence[str], limit: int, json: bool) -> None:
    from ..reference.gazetteer import Gazetteer

    with show_progress() as progress:
        gazetteer = Gazetteer.open(progress=progress and (lambda done, total, what: progress(what, done, total)))
    for name in names:
        found = gazetteer.find(name, limit)
        if json:
            write_json({"name": name, "attribution": ATTRIBUTION, "candidates": [_to_dict(c) for c in found]})
        else:
            write("\n".join(_iter_lines(name, found)) + "\n\n")
    if not json:
        write(f"{ATTRIBUTION}\n")


def _to_dict(c: "Candidate") -> dict[str, object]:
    """A candidate under the record's names; `own`: the user added it."""
    return {
        "id": c.id, "geonames_id": c.geonames_id, "name": c.name, "kind": c.kind, "lat": c.lat, "lon": c.lon,
        "radius_km": c.radius_km, "population": c.population, "country": c.country, "admin1": c.admin1,
        "admin2": c.admin2, "disputed": list(c.disputed), "capital": c.capital, "prior": c.prior, "own": c.own,
    }  # fmt: skip


def _iter_lines(name: str, found: Sequence["Candidate"]) -> Iterator[str]:
    yield f"{name}: {len(found) or 'no'} place{'' if len(found) == 1 else 's'}"
    for c in found:
        path = ", ".join(dict.fromkeys(part for part in (c.admin2, c.admin1, c.country) if part and part != c.name))
        yield f"  {c.name} ({c.kind}{', ' + path if path else ''})"
        contested = f", also held or claimed by {', '.join(c.disputed)}" if c.disputed else ""
        people = f", {c.population:,} people" if c.population else ""
        source = f"GeoNames {c.geonames_id}" if c.geonames_id else "your own" if c.own else "the project's own"
        yield f"    {c.lat:.4f} {c.lon:.4f} within {c.radius_km:g} km{people}{contested}; {source}"
