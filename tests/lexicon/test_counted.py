"""Every counted word's example has a figure of its kind."""

import pytest
from lexicon_checks import make_params

from reportedly.annotate.syntax import parse_sentences
from reportedly.datafile import load_yaml
from reportedly.extract.figures import FigureReader, load_number_words
from reportedly.lexicon import load_lexicon
from reportedly.lexicon.schema import CountedNoun
from reportedly.read import read_text

WORDS = load_yaml("lexicon/en/counted.yaml", list[CountedNoun])


def find_kinds(text: str) -> set[str]:
    """Kinds of the figures in a sentence."""
    doc, lexicon = read_text(text).doc, load_lexicon()
    reader = FigureReader(doc, lexicon, load_number_words())
    (s,) = parse_sentences(doc.text, [(0, 0, len(doc.text), 0)], lexicon.lemma_of)
    kinds = ((i, reader.kind_of(s, i)) for i in range(len(s)))
    return {kind for i, kind in kinds if kind is not None and reader.of_word(s, i, kind)}


@pytest.mark.parametrize("entry", make_params("counted", WORDS))
def test_example_has_a_figure_of_its_kind(entry: CountedNoun) -> None:
    text = entry.example[0].upper() + entry.example[1:] + "."
    assert entry.kind in find_kinds(text), text
