"""Every target noun is a target of its kind where it is attacked."""

import pytest
from lexicon_checks import code_texts, make_params, stands_in

from reportedly.datafile import load_yaml
from reportedly.lexicon.schema import TargetNoun
from reportedly.model import Coding

NOUNS = load_yaml("lexicon/en/targets.yaml", list[TargetNoun])


def make_sentence(entry: TargetNoun) -> str:
    """The noun as what is attacked."""
    return f"Rebels attacked the {entry.lemma} on Monday, officials said."


@pytest.fixture(scope="module")
def codings() -> dict[str, Coding]:
    return code_texts(make_sentence(e) for e in NOUNS)


@pytest.mark.parametrize("entry", make_params("targets", NOUNS))
def test_noun_is_a_target_of_its_kind(entry: TargetNoun, codings: dict[str, Coding]) -> None:
    coding = codings[make_sentence(entry)]
    found = [(t.name, t.kind) for c in coding.claims for t in c.event.targets if stands_in(t.span, entry.lemma, coding)]
    assert entry.kind in [kind for _, kind in found], found
