"""Every means noun is the means of an attack, and gives the attack the mode that it implies."""

import pytest
from lexicon_checks import code_texts, make_params

from reportedly.datafile import load_yaml
from reportedly.lexicon.schema import MeansNoun
from reportedly.model import Coding

NOUNS = load_yaml("lexicon/en/means.yaml", list[MeansNoun])


def make_sentence(entry: MeansNoun) -> str:
    """The noun as what an attack is made with."""
    return f"Rebels attacked the village with {entry.lemma} on Monday, officials said."


@pytest.fixture(scope="module")
def codings() -> dict[str, Coding]:
    return code_texts(make_sentence(e) for e in NOUNS)


@pytest.mark.parametrize("entry", make_params("means", NOUNS))
def test_noun_is_the_means_of_an_attack(entry: MeansNoun, codings: dict[str, Coding]) -> None:
    found = [(m.key, c.event.mode) for c in codings[make_sentence(entry)].claims for m in c.event.means]
    assert any(key == entry.key and entry.mode in (None, mode) for key, mode in found), found
