"""Every loaded word's example is marked with its key and neutral word; words come in pairs for opposed sides."""

import pytest
from lexicon_checks import code_texts, make_params

from reportedly.datafile import load_yaml
from reportedly.lexicon.schema import LoadedWord
from reportedly.model import Coding

WORDS = load_yaml("lexicon/en/loaded.yaml", list[LoadedWord])
BY_ID = {e.id: e for e in WORDS}


def make_sentence(entry: LoadedWord) -> str:
    """The example in a report that tells of an attack as well."""
    return f"{entry.example[0].upper()}{entry.example[1:]} after rebels attacked the village."


@pytest.fixture(scope="module")
def codings() -> dict[str, Coding]:
    return code_texts(make_sentence(e) for e in WORDS)


@pytest.mark.parametrize("entry", make_params("loaded", WORDS))
def test_example_is_marked(entry: LoadedWord, codings: dict[str, Coding]) -> None:
    found = [(w.key, w.neutral) for w in codings[make_sentence(entry)].annotations.loaded]
    assert (entry.key, entry.neutral) in found, found


@pytest.mark.parametrize("entry", WORDS, ids=lambda e: e.id)
def test_pair_exists_and_has_the_same_neutral_word(entry: LoadedWord) -> None:
    assert entry.pair != entry.id
    assert BY_ID[entry.pair].neutral == entry.neutral
