"""The quick look at a parsed sentence: it refuses only what the trigger finder would find no event in."""

import pytest

from reportedly.annotate.actor_words import load_actor_words
from reportedly.annotate.syntax import load_words, parse_sentences
from reportedly.extract import possible_events
from reportedly.lexicon import load_events, load_lexicon
from reportedly.model.layers import Sentence


def parse(*texts: str) -> list[Sentence]:
    words = load_words(load_lexicon())
    return list(parse_sentences([(text, 0, 0, len(text), 0) for text in texts], words))


def tells(sentence: Sentence) -> bool:
    return possible_events(load_lexicon(), load_actor_words().standing)(sentence)


@pytest.mark.parametrize(
    "text",
    [
        "The rebels took the town on Sunday.",
        "Most of them seized Goma after a day.",
        "They captured it at night.",
        "Police arrested the head of the party.",
        "The two sides met in Lima.",
    ],
)
def test_what_may_be_an_event_passes(text: str) -> None:
    assert tells(*parse(text))


@pytest.mark.parametrize(
    "text",
    [
        "The baker announced the loss of up to ninety jobs.",
        "The city takes down a statue that stood near the Kenyan embassy.",
        "The first train from Kenya arrives at the station in Lima.",
        "The plan was supported by rising revenues.",
    ],
)
def test_a_word_without_who_or_where_it_asks_for_is_refused(text: str) -> None:
    assert not tells(*parse(text))


def test_hardly_an_example_of_an_event_is_refused() -> None:
    entries = [e for e in load_events() if e.type]
    refused = [e.id for e, s in zip(entries, parse(*(e.example.text for e in entries)), strict=True) if not tells(s)]
    assert len(refused) < len(entries) / 100, refused
