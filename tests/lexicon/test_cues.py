"""Every cue entry's example is attributed by its word, with speaker and position; its harmless sentence is not."""

import pytest
from lexicon_checks import code_texts, make_params, why_cue, why_no_cue

from reportedly.lexicon import load_cues
from reportedly.lexicon.schema import CueEntry
from reportedly.model import Coding

Codings = dict[str, Coding]


@pytest.fixture(scope="module")
def codings() -> Codings:
    return code_texts(text for e in load_cues() for text in (e.example.text, e.no) if text)


@pytest.mark.parametrize("entry", make_params("cues", load_cues()))
def test_example_is_attributed(entry: CueEntry, codings: Codings) -> None:
    why = why_no_cue(entry, codings[entry.example.text])
    assert why is None, f"{entry.example.text} -> {why}"


@pytest.mark.parametrize("entry", make_params("cues", [e for e in load_cues() if e.no], "no"))
def test_cue_leaves_its_harmless_sentence_alone(entry: CueEntry, codings: Codings) -> None:
    assert entry.no is not None
    why = why_cue(entry, codings[entry.no])
    assert why is None, f"{entry.no} -> {why}"
