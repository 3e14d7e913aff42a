"""What `code --json` prints is the record: it fits `reportedly schema`, comes back unchanged, and ids derive again."""

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from reportedly.model import Claim, Coding, Event, Incident, Place, Quantity, Span, Time, Track
from reportedly.model.codec import from_builtins, from_json, json_schema, to_builtins, to_json
from reportedly.model.identity import make_claim_id, make_document_id, make_incident_id, make_track_id


@pytest.fixture(scope="module")
def codings(coded_examples: bytes) -> list[Coding]:
    return [from_json(line, Coding) for line in coded_examples.splitlines()]


@pytest.fixture(scope="module")
def validator() -> Draft202012Validator:
    schema = json.loads(json.dumps(json_schema()))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def test_every_line_fits_the_schema(coded_examples: bytes, validator: Draft202012Validator) -> None:
    lines = coded_examples.splitlines()
    assert len(lines) > 15
    for line in lines:
        assert [error.message for error in validator.iter_errors(json.loads(line))] == []


def test_every_line_comes_back_as_it_was(coded_examples: bytes, codings: list[Coding]) -> None:
    assert [to_json(coding).encode() for coding in codings] == coded_examples.splitlines()


def test_ids_can_be_derived_again(codings: list[Coding]) -> None:
    for coding in codings:
        assert coding.document.id == make_document_id(coding.document)
        assert [c.id for c in coding.claims] == [make_claim_id(c) for c in coding.claims]
        assert [i.id for i in coding.incidents] == [make_incident_id(i) for i in coding.incidents]
        assert [t.id for t in coding.tracks] == [make_track_id(t) for t in coding.tracks]


def test_ids_are_unique_and_none_leads_nowhere(codings: list[Coding]) -> None:
    for coding in codings:
        claims = [c.id for c in coding.claims]
        known = {*claims, *(t.id for t in coding.tracks)}
        assert len(set(claims)) == len(claims)
        assert {c.document for c in coding.claims} <= {coding.document.id}
        assert set(iter_links(coding)) <= known


def iter_links(coding: Coding) -> Iterator[str]:
    """Every id that one thing of a coding holds of another."""
    for claim in coding.claims:
        yield from (*claim.answers, *claim.event.content, *([claim.event.restates] if claim.event.restates else []))
    for item in (*coding.incidents, *coding.tracks):
        yield from item.claims
    for track in coding.tracks:
        yield from ([track.of] if track.of else [])
        yield from (id for ids in track.fields.values() for id in ids)


def test_every_quote_stands_where_it_says(codings: list[Coding]) -> None:
    for coding in codings:
        spans = list(iter_spans(to_builtins(coding)))
        assert spans
        assert [s["quote"] for s in spans] == [coding.document.text[s["start"] : s["end"]] for s in spans]


def iter_spans(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        if value.keys() == {"start", "end", "quote"}:
            yield value
        for inner in value.values():
            yield from iter_spans(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from iter_spans(inner)


# -- any value of the record ------------------------------------------------------------------------------------------

INTS = st.integers(-(2**53), 2**53)
FLOATS = st.none() | st.floats(allow_nan=False, allow_infinity=False)
SPANS = st.builds(lambda at, quote: Span(at, at + len(quote), quote), st.integers(0, 9**9), st.text(min_size=1))


def tuples(inner: st.SearchStrategy[Any], least: int = 0) -> st.SearchStrategy[Any]:
    return st.lists(inner, min_size=least, max_size=2).map(tuple)


@pytest.fixture(scope="module", autouse=True)
def _strategies() -> None:
    """Values that JSON can hold: no number beyond it, no span without words."""
    st.register_type_strategy(Span, SPANS)
    places = st.builds(Place, geonames_id=st.none() | INTS, lat=FLOATS, lon=FLOATS, radius_km=FLOATS)
    st.register_type_strategy(Place, places)
    st.register_type_strategy(Quantity, st.builds(Quantity, low=st.none() | INTS, high=st.none() | INTS))
    st.register_type_strategy(Event, st.builds(Event, quad=st.none() | INTS, score=FLOATS, places=tuples(places)))


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_any_value_comes_back_and_fits_the_schema(validator: Draft202012Validator, data: st.DataObject) -> None:
    kind = data.draw(st.sampled_from([Claim, Incident, Track, Time, Place, Event]))
    if kind is Claim:
        sources = tuples(st.from_type(Claim.__annotations__["sources"].__args__[0]), 1)
        value = data.draw(st.builds(Claim, evidence=tuples(SPANS, 1), sources=sources))
    else:
        value = data.draw(st.from_type(kind))
    assert from_json(to_json(value), kind) == value
    assert from_builtins(to_builtins(value), kind) == value
    assert to_json(from_json(to_json(value), kind)) == to_json(value)
    own = {"$ref": f"#/$defs/{kind.__name__}", "$defs": validator.schema["$defs"]}
    assert Draft202012Validator(own).is_valid(json.loads(to_json(value)))


@pytest.mark.parametrize("change", [{"position": "knows"}, {"evidence": []}, {"sources": []}, {"event": None}])
def test_what_is_no_claim_is_refused(codings: list[Coding], change: dict[str, Any]) -> None:
    claim = to_builtins(next(c for coding in codings for c in coding.claims))
    assert from_builtins(claim, Claim).id == claim["id"]
    with pytest.raises(msgspec.ValidationError):
        from_builtins({**claim, **change}, Claim)


def test_an_unknown_key_does_not_fit_the_schema(coded_examples: bytes, validator: Draft202012Validator) -> None:
    line = json.loads(coded_examples.splitlines()[0])
    assert not validator.is_valid({**line, "colour": "red"})
    line["claims"][0]["colour"] = "red"
    assert not validator.is_valid(line)


def test_explanations_are_no_part_of_the_record(codings: list[Coding]) -> None:
    from reportedly.model import Explanation

    why = Explanation(codings[0].claims[0].id, "type", "event:x.v", None, None)
    assert to_json(replace(codings[0], explanations=(why,))) == to_json(codings[0])
