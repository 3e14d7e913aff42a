"""Every actor noun's example is an actor of its sector and kind, with a code."""

import pytest
from lexicon_checks import code_texts, make_params, stands_in

from reportedly.datafile import load_yaml
from reportedly.lexicon.schema import ActorNoun
from reportedly.model import Coding

NOUNS = load_yaml("lexicon/en/actor_nouns.yaml", list[ActorNoun])


def make_sentence(entry: ActorNoun) -> str:
    """The example as the victim of an attack."""
    return f"Gunmen attacked {entry.example} outside the town on Monday, officials said."


@pytest.fixture(scope="module")
def codings() -> dict[str, Coding]:
    return code_texts(make_sentence(e) for e in NOUNS)


@pytest.mark.parametrize("entry", make_params("actor_nouns", NOUNS))
def test_example_is_an_actor_of_its_kind(entry: ActorNoun, codings: dict[str, Coding]) -> None:
    coding = codings[make_sentence(entry)]
    named = [*coding.annotations.actors, *(a for c in coding.claims for a in c.event.recipients)]
    found = [(a.sector, a.kind, a.code is not None) for a in named if stands_in(a.span, entry.example, coding)]
    assert (entry.sector, entry.kind, True) in found, f"{entry.example} -> {found}"
