"""Every counted word's example has a figure of its kind."""

import pytest
from lexicon_checks import make_params

from reportedly.annotate import annotate_documents
from reportedly.datafile import load_yaml
from reportedly.engine.pipeline import load_resources
from reportedly.extract.figures import FigureReader, load_number_words
from reportedly.lexicon.schema import CountedNoun
from reportedly.read import read_text

WORDS = load_yaml("lexicon/en/counted.yaml", list[CountedNoun])


def make_text(entry: CountedNoun) -> str:
    """The example under a cue, beside a sentence that tells of an attack: other texts are not parsed."""
    return f"Officials said {entry.example}. Rebels attacked the village."


@pytest.fixture(scope="module")
def kinds() -> dict[str, set[str]]:
    """Kinds of the figures in the sentence of each text."""
    resources = load_resources()
    docs = [read_text(make_text(e)).doc for e in WORDS]
    found = {}
    for layers in annotate_documents(docs, resources):
        reader, s = FigureReader(layers, resources.lexicon, load_number_words()), layers.sentences[0]
        rows = ((i, reader.kind_of(s, i)) for i in range(len(s)))
        found[layers.doc.text] = {kind for i, kind in rows if kind is not None and reader.of_word(s, i, kind)}
    return found


@pytest.mark.parametrize("entry", make_params("counted", WORDS))
def test_example_has_a_figure_of_its_kind(entry: CountedNoun, kinds: dict[str, set[str]]) -> None:
    assert entry.kind in kinds[make_text(entry)], make_text(entry)
