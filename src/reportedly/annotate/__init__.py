"""A document gets layers: sentences, syntax, names, quotes, places, times, actors, and who "they" are.

The gate comes first: a sentence without a word that can trigger an event or report one is not parsed, and a document
without any trigger costs little more than a look at its words.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice

from ..lexicon import Lexicon
from ..model import Document, Issue, Span
from ..model.layers import Layers, PlaceMention, Sentence, TimeMention, no_layers
from ..reference.actors import load_actors
from ..reference.gazetteer import Gazetteer
from .actor_phrases import ActorPhrases
from .actor_words import ActorWords
from .actors import ActorReader
from .gate import find_words, may_tell
from .landmarks import find_landmarks
from .mending import Mender
from .names import Name, find_names, find_names_of, names_a_text
from .place_nouns import find_referred, is_aimed_at
from .place_words import place_lexicon
from .places import find_seats, resolve_places
from .sentences import find_headline, find_quotes, opens_item, split_sentences
from .setting import find_setting
from .syntax import Words, parse_sentences
from .times import Timex, day_written, find_times, read_times
from .toponyms import find_toponyms
from .unlisted import find_on_map, find_unlisted, in_their_state, with_article

_IN = re.compile(r"\b(?:in|across|throughout|inside) $")
_REACH = 12
_NEXT = re.compile(r" (\w+)")
_OPENS = re.compile(r"(?:[^\s:.;][^:.;]{1,30}: )?(?:(?i:on|early on|late on|also on|overnight on) (?:the )?)?")


@dataclass(frozen=True, slots=True)
class Resources:
    """What annotation needs besides the text."""

    lexicon: Lexicon
    words: Words
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
    gets no layers; null: every document gets them, one without the word of a trigger those that need no parse.
    """
    cuts = [_cut(doc, resources.lexicon, sharp=tells is not None) for doc in docs]
    ranges = ((cut.doc.text, n, *cut.ranges[n]) for cut in cuts for n in cut.wanted)
    parsed = parse_sentences(ranges, resources.words)
    for cut in cuts:
        yield _layers(cut, list(islice(parsed, len(cut.wanted))), resources, tells)


def _cut(doc: Document, lexicon: Lexicon, *, sharp: bool) -> _Cut:
    ranges = split_sentences(doc.text)
    words = [find_words(doc.text[start:end]) for start, end, _ in ranges]
    triggers = [n for n, row in enumerate(words) if not lexicon.gate.isdisjoint(row)]
    if not triggers or (sharp and not may_tell(doc, ranges, words, lexicon)):
        return _Cut(doc, ranges, [])
    cues = [n for n, row in enumerate(words) if not lexicon.cue_gate.isdisjoint(row)]
    return _Cut(doc, ranges, sorted({*triggers, *cues}))


def annotate_times(docs: Iterable[Document], resources: Resources) -> Iterator[tuple[TimeMention, ...]]:
    """The times of each document, whatever it tells: every sentence that holds one is parsed."""
    for doc in docs:
        timexes = find_times(doc.text)
        ranges = enumerate(split_sentences(doc.text))
        wanted = ((doc.text, n, *r) for n, r in ranges if any(r[0] <= t.span.start < r[1] for t in timexes))
        sentences = list(parse_sentences(wanted, resources.words))
        yield tuple(read_times(doc, _mended(sentences, find_names_of(doc), timexes, resources.mender), timexes, []))


def _layers(
    cut: _Cut, sentences: list[Sentence], resources: Resources, tells: Callable[[Sentence], bool] | None
) -> Layers:
    doc = cut.doc
    issues: list[Issue] = []
    if not sentences and tells is not None:
        return no_layers(doc)
    names = find_names_of(doc)
    undated = _mended(sentences, names, (), resources.mender)
    if tells is not None and not any(map(tells, undated)):
        return no_layers(doc)
    timexes = find_times(doc.text)
    dated = [s for s in sentences if any(_is_token(s, t.span) for t in timexes)]
    mended = {s.index: s for s in (*undated, *_mended(dated, names, timexes, resources.mender))}
    sentences = list(mended.values())
    times = read_times(doc, sentences, timexes, issues)
    spans = [t.span for t in timexes]
    places = _places(doc, sentences, names, spans, resources, issues)
    names = tuple(n for n in names if not any(_inside(n, p) for p in places) and not names_a_text(doc.text, n))
    phrases = ActorPhrases(doc, resources.lexicon, resources.actor_words, names, places, spans)
    reader = ActorReader(phrases)
    for s in sentences:
        reader.read_sentence(s)
    home, abroad = find_setting(doc.text, names, places, reader.mentions, resources.actor_words)
    landmarks = find_landmarks(doc, sentences, names, places, resources.lexicon)
    placed = in_their_state(doc.text, [*places, *landmarks], home)
    places, landmarks = placed[: len(places)], placed[len(places) :]
    places = find_on_map(doc.text, places, home, resources.gazetteer, issues)
    referred = find_referred(doc, sentences, places, reader.actors, resources.gazetteer, home, resources.lexicon)
    by_index = {s.index: s for s in sentences}
    towns = {(p.sentence, p.token) for p in referred if not is_aimed_at(by_index[p.sentence], p.token or 0)}
    return Layers(
        doc=doc,
        sentences=tuple(sentences),
        quotes=find_quotes(doc.text),
        actors={at: actors for at, actors in reader.actors.items() if at not in towns},
        mentions=tuple(reader.mentions),
        places=tuple(places),
        times=tuple(times),
        names=tuple((n.start, n.end) for n in names),
        home=home,
        abroad=abroad,
        states=frozenset(r.code for n in names for r in n.references[:1] if r.code),
        referred=(*landmarks, *referred),
        items=frozenset(n for n, (start, _, _) in enumerate(cut.ranges) if opens_item(doc.text, start))
        | _opening_days(cut, times, alone=True),
        days=_opening_days(cut, times),
        headline=bool(sentences) and sentences[0].index == 0 and find_headline(doc.text, cut.ranges),
        written=day_written(doc, timexes),
        issues=tuple(issues),
    )


def _opening_days(cut: _Cut, times: Iterable[TimeMention], *, alone: bool = False) -> frozenset[int]:
    """Sentences that open with a day, behind a label or not: "On 5 May, …", "Accra: On 5 May, …".

    alone: those that have it for a label: "5 May: …".
    """
    text, marks = cut.doc.text, (":",) if alone else ("",)
    days = [(m.sentence, m.time.span) for m in times if m.time.span is not None and m.time.precision == "day"]
    days = [(n, span) for n, span in days if n >= 0 and text.startswith(marks, span.end)]
    return frozenset(n for n, span in days if _OPENS.fullmatch(text, cut.ranges[n][0], span.start))


def _mended(
    sentences: list[Sentence], names: Sequence[Name], timexes: Sequence[Timex], mender: Mender
) -> list[Sentence]:
    whole = [(n.start, n.end) for n in names if n.end - n.start > 1]
    days = [(t.span.start, t.span.end) for t in timexes]
    return [mender.mend(s, whole, days) for s in sentences]


def _is_token(s: Sentence, span: Span) -> bool:
    """Whether it is one token of the sentence: such days alone are cut loose where the parser hung them on a name."""
    return s.start <= span.start < s.end and len(s.tokens_in(span.start, span.end)) == 1


def _inside(name: Name, place: PlaceMention) -> bool:
    """Whether a name is only part of a place's: the state in "Lake Chad", not the one in "The Gambia".

    A capital stays its state's where it is said whose airport is struck.
    """
    span = place.place.span
    return (
        span is not None
        and not (place.place.precision == "exact" and name.get("capital") is not None)
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
    tags = _tags(sentences)
    taken = [n for n in names if n.get("state", "capital", "seat", "adjective", "demonym") is None]
    taken = [n for n in taken if not _names_a_land(doc.text, n, tags)]
    toponyms = find_toponyms(doc.text, taken=taken, gazetteer=resources.gazetteer, demonyms=_demonyms(), syntax=tags)
    states = Counter(r.code for n in names if (r := n.get("state", "adjective", "demonym")) and r.code)
    found = []
    seats = find_seats(doc.publisher, resources.gazetteer) if doc.publisher and toponyms else ()
    for resolved in resolve_places(
        toponyms, resources.gazetteer, states=states, home=_home(doc), seats=seats, text=doc.text
    ):
        place = with_article(doc, resolved.place)
        span = place.span
        assert span is not None
        s = _sentence_at(sentences, span.start)
        labels = tuple(c.label for c in resolved.candidates) if resolved.ambiguous else ()
        if resolved.ambiguous:
            issues.append(Issue("annotate", "ambiguous_place", span, "; ".join(labels)))
        found.append(
            PlaceMention(
                place=place,
                sentence=s.index if s else -1,
                token=s.head_of(span.start, span.end) if s else None,
                dateline=resolved.dateline,
                ambiguous=resolved.ambiguous,
                candidates=labels,
            )
        )
    found += find_unlisted(doc, sentences, [*names, *times], found, resources.lexicon, issues)
    return sorted(found, key=lambda p: p.place.span.start if p.place.span else 0)


def _names_a_land(text: str, name: Name, tags: Mapping[int, str]) -> bool:
    """ "Clashes in X", "X State": the name of a people as that of its land, not "in X camps", "X state television"."""
    if name.get("people") is None:
        return False
    after = _NEXT.match(text, name.end)
    unit = after is not None and "admin1" in place_lexicon().generic.get(after[1].lower(), ((), False))[0]
    last = _NEXT.match(text, after.end()) if unit and after is not None else after
    alone = last is None or not tags.get(last.start(1), "").startswith(("NN", "JJ"))
    return alone and (unit or _IN.search(text, max(0, name.start - _REACH), name.start) is not None)


def _tags(sentences: list[Sentence]) -> dict[int, str]:
    """Part-of-speech tag of each parsed token by its start offset."""
    return {start: tag for s in sentences for start, tag in zip(s.starts, s.tags, strict=True)}


def _home(doc: Document) -> str | None:
    """The state of the publisher, where reference data knows it."""
    return next((r.code for n in find_names(doc.publisher or "") for r in n.references if r.code), None)


@cache
def _demonyms() -> dict[str, str]:
    """Adjectives and names of peoples, in lower case, to alpha-3."""
    return load_actors().find_nationals()


def _sentence_at(sentences: list[Sentence], offset: int) -> Sentence | None:
    return next((s for s in sentences if s.start <= offset < s.end), None)
