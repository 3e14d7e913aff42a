"""A document gets layers: sentences, syntax, names, quotes, places, times, actors, and who "they" are.

The gate comes first: a sentence without a word that can trigger an event or report one is not parsed, and a document
without any trigger costs little more than a look at its words.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from ..lexicon import Lexicon
from ..model import Document, Issue, Place, Span
from ..model.layers import Layers, PlaceMention, Sentence, TimeMention, no_layers
from ..reference.actors import load_actors
from ..reference.gazetteer import Gazetteer
from .actors import ActorReader, ActorWords
from .gate import may_tell
from .mending import Mender
from .names import Name, find_names
from .places import resolve_places
from .sentences import find_quotes, split_sentences
from .syntax import parse_sentences
from .times import Timex, find_times, read_times
from .toponyms import find_toponyms

_WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")
_LOCATIVE = frozenset({"in", "at", "near", "outside", "around", "inside", "off", "towards", "toward"})
_ARTICLE = re.compile(r"\b(?:[aAeE][lrsdntz]|[aA]sh|[eE]sh)-$")


@dataclass(frozen=True, slots=True)
class Resources:
    """What annotation needs besides the text."""

    lexicon: Lexicon
    actor_words: ActorWords
    mender: Mender
    gazetteer: Gazetteer


@dataclass(frozen=True, slots=True)
class _Cut:
    """A document cut into sentences, with the numbers of those that pass the gate."""

    doc: Document
    ranges: list[tuple[int, int, int]]
    wanted: list[int]


def annotate_documents(
    docs: Sequence[Document], resources: Resources, tells: Callable[[Sentence], bool] | None = None
) -> Iterator[Layers]:
    """Layers of each document, in order; all gated sentences of the batch go through the parser together.

    tells: whether a parsed sentence can hold an event. A document that by its words or by all its sentences cannot
    gets no layers; null: every document with the word of a trigger gets them.
    """
    cuts = [_cut(doc, resources.lexicon, sharp=tells is not None) for doc in docs]
    text = "\n".join(cut.doc.text for cut in cuts)
    offsets, at = [], 0
    for cut in cuts:
        offsets.append(at)
        at += len(cut.doc.text) + 1
    jobs = [
        (n, cut.ranges[n][0] + offset, cut.ranges[n][1] + offset, cut.ranges[n][2])
        for cut, offset in zip(cuts, offsets, strict=True)
        for n in cut.wanted
    ]
    parsed = iter(parse_sentences(text, jobs, resources.lexicon.lemma_of, resources.lexicon.past_of))
    for cut, offset in zip(cuts, offsets, strict=True):
        yield _layers(cut, [_moved(next(parsed), offset) for _ in cut.wanted], resources, tells)


def _cut(doc: Document, lexicon: Lexicon, *, sharp: bool) -> _Cut:
    ranges = split_sentences(doc.text)
    words = [frozenset(_WORD.findall(doc.text[start:end].lower())) for start, end, _ in ranges]
    triggers = [n for n, row in enumerate(words) if not lexicon.gate.isdisjoint(row)]
    if not triggers or (sharp and not may_tell(doc.text, ranges, lexicon)):
        return _Cut(doc, ranges, [])
    cues = [n for n, row in enumerate(words) if not lexicon.cue_gate.isdisjoint(row)]
    return _Cut(doc, ranges, sorted({*triggers, *cues}))


def annotate_times(docs: Iterable[Document], resources: Resources) -> Iterator[tuple[TimeMention, ...]]:
    """The times of each document, whatever it tells: every sentence that holds one is parsed."""
    for doc in docs:
        timexes = find_times(doc.text)
        ranges = split_sentences(doc.text)
        wanted = [(n, *r) for n, r in enumerate(ranges) if any(r[0] <= t.span.start < r[1] for t in timexes)]
        sentences = list(parse_sentences(doc.text, wanted, resources.lexicon.lemma_of, resources.lexicon.past_of))
        names = find_names(doc.text, int(doc.published[:4]) if doc.published else None)
        yield tuple(read_times(doc, _mended(sentences, names, timexes, resources.mender), timexes, []))


def _moved(s: Sentence, offset: int) -> Sentence:
    """The sentence with offsets into its own document."""
    if not offset:
        return s
    return replace(
        s,
        start=s.start - offset,
        end=s.end - offset,
        starts=tuple(x - offset for x in s.starts),
        ends=tuple(x - offset for x in s.ends),
    )


def _layers(
    cut: _Cut, sentences: list[Sentence], resources: Resources, tells: Callable[[Sentence], bool] | None
) -> Layers:
    doc = cut.doc
    issues: list[Issue] = []
    if not sentences:
        return no_layers(doc)
    names = find_names(doc.text, int(doc.published[:4]) if doc.published else None)
    timexes = find_times(doc.text)
    sentences = _mended(sentences, names, timexes, resources.mender)
    if tells is not None and not any(tells(s) for s in sentences):
        return no_layers(doc)
    times = read_times(doc, sentences, timexes, issues)
    spans = [t.span for t in timexes]
    places = _places(doc, sentences, names, spans, resources, issues)
    names = tuple(n for n in names if not any(_inside(n, p) for p in places))
    reader = ActorReader(doc, resources.lexicon, resources.actor_words, names, places, spans)
    for s in sentences:
        reader.read_sentence(s)
    home, abroad = _setting(names, places)
    return Layers(
        doc=doc,
        sentences=tuple(sentences),
        quotes=find_quotes(doc.text),
        actors=reader.actors,
        mentions=tuple(reader.mentions),
        places=tuple(places),
        times=tuple(times),
        names=tuple((n.start, n.end) for n in names),
        home=home,
        abroad=abroad,
        states=frozenset(r.code for n in names for r in n.references[:1] if r.code),
        issues=tuple(issues),
    )


def _mended(
    sentences: list[Sentence], names: Sequence[Name], timexes: Sequence[Timex], mender: Mender
) -> list[Sentence]:
    whole = [(n.start, n.end) for n in names if n.end - n.start > 1]
    days = [(t.span.start, t.span.end) for t in timexes]
    return [mender.mend(s, whole, days) for s in sentences]


def _inside(name: Name, place: PlaceMention) -> bool:
    """Whether a name is only part of a place's: the state in "Lake Chad", not the one in "The Gambia"."""
    span = place.place.span
    return (
        span is not None
        and span.start <= name.start
        and name.end <= span.end
        and len(span.quote.removeprefix("The ")) > name.end - name.start
    )


# -- places -------------------------------------------------------------------------------------------------------


def _places(
    doc: Document,
    sentences: list[Sentence],
    names: tuple[Name, ...],
    times: list[Span],
    resources: Resources,
    issues: list[Issue],
) -> list[PlaceMention]:
    taken = [n for n in names if n.get("state", "capital", "seat", "adjective", "demonym") is None]
    toponyms = find_toponyms(
        doc.text, taken=taken, gazetteer=resources.gazetteer, demonyms=_demonyms(), syntax=_tags(sentences)
    )
    states = Counter(r.code for n in names if (r := n.get("state", "adjective", "demonym", "capital")) and r.code)
    found = []
    for resolved in () or resolve_places(toponyms, resources.gazetteer, states=states, text=doc.text):
        place = _with_article(doc, resolved.place)
        span = place.span
        assert span is not None
        s = _sentence_at(sentences, span.start)
        if resolved.ambiguous:
            names_ = "; ".join(c.label for c in resolved.candidates)
            issues.append(Issue("annotate", "ambiguous_place", span, names_))
        found.append(
            PlaceMention(
                place=place,
                sentence=s.index if s else -1,
                token=s.head_of(span.start, span.end) if s else None,
                dateline=resolved.dateline,
                ambiguous=resolved.ambiguous,
                candidates=tuple(c.label for c in resolved.candidates),
            )
        )
    found += _unlisted(doc, sentences, [*names, *times], found, resources.lexicon, issues)
    return sorted(found, key=lambda p: p.place.span.start if p.place.span else 0)


def _unlisted(
    doc: Document,
    sentences: list[Sentence],
    known: Sequence[Name | Span],
    found: list[PlaceMention],
    lexicon: Lexicon,
    issues: list[Issue],
) -> list[PlaceMention]:
    """Names that stand where a place stands and are in no gazetteer: places without coordinates, with an Issue each."""
    taken = [(n.start, n.end) for n in known] + [(p.place.span.start, p.place.span.end) for p in found if p.place.span]
    more = []
    for s in sentences:
        for i in range(len(s)):
            if s.tags[i] not in ("NNP", "NNPS") or not _stands_for_place(s, i, lexicon):
                continue
            first = min([i, *(k for k in s.kids_by(i, "compound", "nmod") if s.tags[k] in ("NNP", "NNPS"))])
            if any(start < s.ends[i] and end > s.starts[first] for start, end in taken):
                continue
            span = doc.span(s.starts[first], s.ends[i])
            place = _with_article(doc, Place(span.quote, None, None, None, None, None, None, (), None, span))
            issues.append(Issue("annotate", "unknown_place", place.span, place.name))
            more.append(PlaceMention(place, s.index, i, False, False, ()))
    return more


def _stands_for_place(s: Sentence, i: int, lexicon: Lexicon) -> bool:
    """Object of a preposition of place, of a noun for a place, or of a verb or noun of shelling or seizing."""
    head = s.heads[i]
    generic = lexicon.closed["place_noun"]
    if s.deps[i] == "compound" and (s.lemmas[head] in generic or s.lemmas[head] in lexicon.targets):
        return s.deps[head] == "pobj" and s.lower[s.heads[head]] in _LOCATIVE
    if any(k < i and s.lower[k] in ("the", "a", "an") for k in s.kids_by(i, "det")) or not s.words[i][0].isupper():
        return False
    if s.deps[i] == "pobj" and s.lower[head] in _LOCATIVE:
        return not s.words[i].isupper() or len(s.words[i]) > 4
    if s.deps[i] == "pobj" and s.lower[head] == "of" and s.lemmas[s.heads[head]] in generic:
        return True
    governor = s.heads[head] if s.deps[i] == "pobj" and s.lower[head] in ("of", "on") else head
    if s.deps[i] not in ("pobj", "dobj") or (s.deps[i] == "pobj" and governor == head):
        return False
    return any(
        (e.type == "ASSAULT" and e.mode in ("heavy-weapons", "aerial")) or (e.type == "COERCE" and e.mode == "seize")
        for e in lexicon.events.get(s.lemmas[governor], ())
    )


def _with_article(doc: Document, place: Place) -> Place:
    """ "al-Bab" with its article, as written."""
    span = place.span
    article = span and _ARTICLE.search(doc.text, max(0, span.start - 4), span.start)
    if not span or not article:
        return place
    whole = doc.span(article.start(), span.end)
    return replace(place, name=whole.quote, span=whole)


def _tags(sentences: list[Sentence]) -> dict[int, str]:
    """Part-of-speech tag of each parsed token by its start offset."""
    return {start: tag for s in sentences for start, tag in zip(s.starts, s.tags, strict=True)}


@cache
def _demonyms() -> dict[str, str]:
    """Adjectives and names of peoples, in lower case, to alpha-3."""
    return load_actors().find_nationals()


def _setting(names: tuple[Name, ...], places: list[PlaceMention]) -> tuple[str | None, str | None]:
    """The state that most places and names belong to, and the next one where no place lies in the first."""
    count: Counter[str] = Counter()
    for p in places:
        if p.place.country and not p.dateline:
            count[p.place.country] += 2 if p.place.precision != "country" else 1
    for n in names:
        ref = n.get("state", "adjective", "demonym", "armed_group", "force")
        if ref is not None and ref.code:
            count[ref.code] += 1
    ranked = [code for code, _ in count.most_common(2)]
    inside = {p.place.country for p in places if p.place.precision not in ("country", "region") and not p.dateline}
    home = ranked[0] if ranked else None
    return home, ranked[1] if len(ranked) > 1 and home not in inside else None


def _sentence_at(sentences: list[Sentence], offset: int) -> Sentence | None:
    return next((s for s in sentences if s.start <= offset < s.end), None)
