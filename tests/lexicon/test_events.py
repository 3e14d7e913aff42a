"""Every event entry's example is coded by the entry, with its roles; what it shadows or must not match is not."""

import pytest
from lexicon_checks import code_texts, make_params, why_event, why_no_event, why_rule

from reportedly.lexicon import load_events
from reportedly.lexicon.schema import EventEntry
from reportedly.model import Coding

Codings = dict[str, Coding]


@pytest.fixture(scope="module")
def codings() -> Codings:
    return code_texts(text for e in load_events() for text in (e.example.text, e.no) if text)


@pytest.mark.parametrize("entry", make_params("events", [e for e in load_events() if e.type]))
def test_example_is_an_event_with_its_roles(entry: EventEntry, codings: Codings) -> None:
    why = why_no_event(entry, codings[entry.example.text])
    assert why is None, f"{entry.example.text} -> {why}"


@pytest.mark.parametrize("entry", make_params("events", [e for e in load_events() if e.type is None]))
def test_harmless_sense_is_no_event(entry: EventEntry, codings: Codings) -> None:
    why = why_event(entry, codings[entry.example.text])
    assert why is None, f"{entry.example.text} -> {why}"


@pytest.mark.parametrize("entry", make_params("events", [e for e in load_events() if e.no], "no"))
def test_entry_leaves_its_harmless_sentence_alone(entry: EventEntry, codings: Codings) -> None:
    assert entry.no is not None
    why = why_rule(entry, codings[entry.no])
    assert why is None, f"{entry.no} -> {why}"
