"""Finds the incidents that a claim may belong to without a look at all others: by document, words and place."""

from collections import defaultdict
from collections.abc import Hashable, Iterator
from math import cos, floor, radians

from ..model import Place
from .compare import Told, reach_km

_KM_A_DEGREE = 111.2
_MIN_COSINE = 0.01


class Nearby:
    """Incidents by number, under what their claims must share with one that joins them (`compare.same_happening`).

    That is, besides type and modality: the document, the words of a copy, or a place, by its name, its entry in the
    gazetteer, or on the map in cells of a degree, since one place has to lie within the other's reach.
    """

    def __init__(self) -> None:
        self._found: dict[Hashable, set[int]] = defaultdict(set)

    def add(self, told: Told, number: int) -> None:
        """Puts the claim's incident under all that it can be found by."""
        for key in (*_own_keys(told), *_place_keys(told, centre="lies in", reach="reaches")):
            self._found[key].add(number)

    def find(self, told: Told) -> list[int]:
        """Numbers of the incidents that the claim may belong to, in order."""
        keys = (*_own_keys(told), *_place_keys(told, centre="reaches", reach="lies in"))
        return sorted({number for key in keys for number in self._found.get(key, ())})


def _own_keys(told: Told) -> Iterator[Hashable]:
    yield told.kind, "document", told.claim.document
    yield told.kind, "words", told.words


def _place_keys(told: Told, *, centre: str, reach: str) -> Iterator[Hashable]:
    for place in told.places:
        yield told.kind, "name", place.name.casefold()
        if place.geonames_id is not None:
            yield told.kind, "entry", place.geonames_id
        if place.lat is not None and place.lon is not None:
            yield told.kind, centre, (floor(place.lat), floor(place.lon) % 360)
            for cell in _cells(place, place.lat, place.lon):
                yield told.kind, reach, cell


def _cells(place: Place, lat: float, lon: float) -> Iterator[tuple[int, int]]:
    """The cells of a degree that the place's reach touches."""
    high = reach_km(place) / _KM_A_DEGREE
    wide = min(180.0, high / max(cos(radians(lat)), _MIN_COSINE))
    for y in range(floor(lat - high), floor(lat + high) + 1):
        for x in range(floor(lon - wide), floor(lon + wide) + 1):
            yield y, x % 360
