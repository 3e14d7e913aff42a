"""The index by document, words and place finds every incident that a comparison with all would."""

from dataclasses import replace
from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.engine import code_documents
from reportedly.fuse.compare import Told, read_claim, same_place
from reportedly.fuse.nearby import Nearby
from reportedly.model import Claim, Place
from reportedly.read import read_text

_CIRCLE = st.tuples(st.floats(-89, 89), st.floats(-180, 180), st.floats(0, 600))
_STEP = st.floats(-6, 6)


@cache
def _claim() -> Claim:
    doc = read_text("Rebels attacked an army base in Gao on Monday.", published="2021-05-05", publisher="Daily").doc
    (coding,) = code_documents([doc])
    return coding.claims[0]


def _told(place: Place, document: str) -> Told:
    claim = _claim()
    event = replace(claim.event, places=(place,))
    return replace(read_claim(replace(claim, document=document, event=event)), words=("", document, ""))


def _place(name: str, lat: float, lon: float, radius: float) -> Place:
    return Place(name, None, lat, lon, radius, None, None, (), "exact", None)


@settings(deadline=None)
@given(_CIRCLE, _STEP, _STEP, st.floats(0, 600))
def test_places_within_reach_of_each_other_are_found(
    circle: tuple[float, float, float], north: float, east: float, radius: float
) -> None:
    lat, lon, reach = circle
    a = _place("A", lat, lon, reach)
    b = _place("B", max(-90.0, min(90.0, lat + north)), (lon + east + 180) % 360 - 180, radius)
    nearby = Nearby()
    nearby.add(_told(a, "d1"), 7)
    if same_place(a, b):
        assert nearby.find(_told(b, "d2")) == [7]


def test_far_places_of_other_names_and_documents_are_not() -> None:
    nearby = Nearby()
    nearby.add(_told(_place("A", 10.0, 10.0, 5.0), "d1"), 7)
    assert nearby.find(_told(_place("B", 12.5, 10.0, 5.0), "d2")) == []
    assert nearby.find(_told(_place("B", 12.5, 10.0, 5.0), "d1")) == [7]
    assert nearby.find(_told(_place("a", 12.5, 10.0, 5.0), "d2")) == [7]
