"""Parses sentences with spaCy's small English model; gives pure Sentence values, without anything of spaCy in them."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Any

from ..datafile import load_yaml
from ..lexicon import Lexicon, split_words, third_person
from ..model.layers import Sentence
from ..reference.actors import Category, Outlet, load_actors, plain_name
from .commas import SpeakerWords, find_lost_commas
from .parser import make_tokens, parse_tokens, read_lemmas

_BATCH = 64
_COLUMNS = ("ORTH", "TAG", "DEP", "HEAD")
_MAX_CHARS = 2000
_WORD = re.compile(r"[a-z]+")
_BLANK = re.compile(r"\s")
_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_PRESENT = frozenset({"VBZ", "VBP"})
_OBJECTS = frozenset({"agent", "dobj", "oprd"})
_ARGUMENTS = frozenset({"xcomp", "ccomp", "prep", "dobj", "acl", "relcl"})


@dataclass(frozen=True, slots=True)
class Words:
    """What the model does not know of words.

    lemma_of: form to lemma of verbs ("waged" is no form of "wag"); past_of: form to a past form of verbs; alike: names
    of states, and names like other words, to the one that the model reads in their place.
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
        bodies=frozenset(map(third_person, lexicon.actor_nouns)) | lexicon.closed["speaking_body"],
        kinds=lexicon.closed["speaker_kind"],
    )
    return Words(lexicon.lemma_of, past_of, speakers, _load_alike())


def _load_alike() -> dict[str, str]:
    """Names of states in one word, without acronyms, to the name that stands for all of their kind.

    Also the names that the parser takes for other words.
    """
    shapes = load_yaml("lexicon/en/alike.yaml", dict[Category, str])
    found = load_yaml("lexicon/en/misread_names.yaml", dict[str, str])
    for name, category in load_actors().find_land_names():
        if category in shapes and name.isalpha() and name[0].isupper() and not name.isupper():
            plural = "s" if category == "demonym" and name.endswith("s") else ""
            found.setdefault(name, shapes[category] + plural)
    return found


def parse_sentences(ranges: Iterable[tuple[str, int, int, int, int]], words: Words) -> Iterator[Sentence]:
    """Parsed sentences of `(text, index, start, end, paragraph)` ranges, each within its own text.

    The model reads one name in place of every state's, so that a parse never hangs on which states a sentence names.
    A sentence is parsed again where a trailing "X said" has lost its comma, and where its root is a verb taken for a
    noun ("the army claims to have …").

    A stretch without a sentence end of over 2,000 characters is cut there: the parser's time grows with length.
    """
    cut = ((text, (i, s, min(e, s + _MAX_CHARS), p)) for text, i, s, e, p in ranges)
    texts = ((_BLANK.sub(" ", text[place[1] : place[2]]), place) for text, place in cut)
    made = ((*make_tokens(text, words.alike), text, place) for text, place in texts)
    pipe = parse_tokens((doc, (written, text, place)) for doc, written, text, place in made)
    while batch := list(islice(pipe, _BATCH)):
        parses = _best_parses([(parsed, written, text) for parsed, (written, text, _) in batch], words)
        tables = [[tuple(row) for row in p.doc.to_array(_COLUMNS).tolist()] for p in parses]
        lemmas = read_lemmas([(p.doc, [row[:3] for row in t]) for p, t in zip(parses, tables, strict=True)])
        for parse, table, own_lemmas, (_, (written, text, place)) in zip(parses, tables, lemmas, batch, strict=True):
            yield _to_sentence(parse, table, written, _offsets(written, text), own_lemmas, place, words.lemma_of)


@dataclass(frozen=True, slots=True)
class _Parse:
    """A parse, and where in it the tokens of the text as written stand.

    said: first token and verb of each trailing "X said", which stands above what it follows; lemmas: by token;
    verb: the token that the parse is for, which has to be read as a verb.
    """

    doc: Any
    places: Sequence[int]
    said: Sequence[tuple[int, int]] = ()
    lemmas: Mapping[int, str] = field(default_factory=dict)
    verb: int | None = None


def _best_parses(batch: Sequence[tuple[Any, Sequence[str], str]], words: Words) -> list[_Parse]:
    """The parse of each sentence, given with its words as written and its text; the second one where it has one."""
    parses = [_Parse(parsed, range(len(parsed))) for parsed, _, _ in batch]
    rewritten = ((n, _rewritten(*row, words)) for n, row in enumerate(batch))
    for doc, (n, again) in parse_tokens([(again.doc, (n, again)) for n, again in rewritten if again is not None]):
        if again.verb is None or doc[again.verb].tag_ in ("VBD", "VBN"):
            parses[n] = replace(again, doc=doc)
    return parses


def _rewritten(parsed: Any, written: Sequence[str], text: str, words: Words) -> _Parse | None:
    """The sentence as it is to be parsed again; null where its parse can stay."""
    lower = _WORD.findall(text.lower())
    said = not words.speakers.said.keys().isdisjoint(lower)
    again = _with_commas(parsed, written, words) if said or "according" in lower else None
    return again or (_with_saying(parsed, words) if said else None) or _with_verb(parsed, words)


def _column(doc: Any, name: str) -> list[str]:
    """A column of all tokens, as text."""
    text_of = doc.vocab.strings.__getitem__
    return [text_of(key) for key in doc.to_array(name).tolist()]


def _write(parsed: Any, changed: Mapping[int, str]) -> Any:
    """The tokens of a parse, unparsed, with some of them in other words."""
    from spacy.tokens import Doc

    texts = [changed.get(i, text) for i, text in enumerate(_column(parsed, "ORTH"))]
    return Doc(parsed.vocab, texts, parsed.to_array("SPACY").tolist())


def _with_commas(parsed: Any, written: Sequence[str], words: Words) -> _Parse | None:
    """The sentence with the commas that the text has lost; null where it has lost none.

    A verb of saying that was taken for a participle ("the agency reported on Friday") is parsed as a finite one.
    """
    from spacy.tokens import Doc

    lost = find_lost_commas(written, _column(parsed, "TAG"), words.speakers)
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
    return _Parse(Doc(parsed.vocab, texts, spaces), places, said, lemmas)


def _with_saying(parsed: Any, words: Words) -> _Parse | None:
    """The sentence with a verb of saying made finite that was taken for a participle of another verb's subject.

    "[The army] reported on Friday [it] had shelled the port": both would be subjects of the second verb.
    """
    kinds = enumerate(zip(_column(parsed, "TAG"), _column(parsed, "DEP"), strict=True))
    lost = [parsed[i] for i, kind in kinds if kind == ("VBN", "acl") and parsed[i].lower_ in words.speakers.said]
    lost = [t for t in lost if t.head.dep_ == "nsubj" and not any(k.dep_ in _OBJECTS for k in t.children)]
    verb = next((t for t in lost if any(k.i > t.i and k.dep_ == "nsubj" for k in t.head.head.children)), None)
    if verb is None:
        return None
    lemmas = {verb.i: words.speakers.said[verb.lower_]}
    return _Parse(_write(parsed, {verb.i: "said"}), range(len(parsed)), lemmas=lemmas)


def _with_verb(parsed: Any, words: Words) -> _Parse | None:
    """The sentence with a nominal root, or a verb taken for a part of it, put into the past tense, to be a verb then.

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
    again = _write(parsed, {root.i: words.past_of[root.lower_]})
    return _Parse(again, range(len(parsed)), verb=root.i)


def _is_beside(token: Any, root: Any) -> bool:
    """Whether it is read as another name of the root without a comma between: "army [shells] rebel [posts]"."""
    return bool(token.dep_ == "appos" and token.left_edge.i == root.i + 1)


def _offsets(words: Iterable[str], text: str) -> list[int]:
    """Where each word starts."""
    found, at = [], 0
    for word in words:
        at = text.index(word, at)
        found.append(at)
        at += len(word)
    return found


def _to_sentence(
    parse: _Parse,
    rows: Sequence[Any],
    written: Sequence[str],
    offsets: Sequence[int],
    lemmas: Sequence[str],
    range_: tuple[int, int, int, int],
    lemma_of: dict[str, str],
) -> Sentence:
    """The parse in `rows` over the words as written, at their offsets in the text, without commas that were put in."""
    index, start, end, paragraph = range_
    text = parse.doc.vocab.strings.__getitem__
    kept = [(i, k) for i, k in enumerate(parse.places) if not written[i].isspace()]
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
    words = tuple(written[i] for i, _ in kept)
    parsed_words = [text(rows[k][0]) for _, k in kept]
    tags = tuple(text(rows[k][1]) for _, k in kept)
    starts = tuple(start + offsets[i] for i, _ in kept)
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
        starts=starts,
        ends=tuple(at + len(w) for at, w in zip(starts, words, strict=True)),
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
    subjects = [k for k in range(verb) if heads[k] == verb and deps[k] == "nsubj"]
    loose = [k for k in range(first, verb) if not first <= heads[k] < verb and deps[k] != "punct"]
    if any(k >= first for k in subjects) or not loose or any(heads[k] == verb for k in loose):
        return
    for k in subjects:
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
