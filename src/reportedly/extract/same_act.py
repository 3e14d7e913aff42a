"""Which act told before the words of an event mean: "during the raid", "the raids resulted in …"."""

from collections.abc import Iterator, Sequence
from itertools import takewhile

from ..lexicon import Lexicon
from ..model import Event, Time
from ..model.layers import Layers, Sentence
from .joining import Made, is_timed

_BACK = 5
"""Sentences over which a noun resumes the act that was told by its word."""
_WHERE = ("during", "in", "amid", "throughout")
_ACTS = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "PROTEST"})
_OF_ANOTHER = frozenset({"after", "following", "before", "since", "until", "despite", "because"})
_STEM = 4


class SameActReader:
    """Finds the time of an act that a noun resumes; made: one document's claims so far, which grow."""

    def __init__(self, lexicon: Lexicon, layers: Layers, made: list[Made]) -> None:
        self.lexicon, self.made = lexicon, made
        self.sentences = {s.index: s for s in layers.sentences}
        self.timed = {(m.sentence, m.token) for m in layers.times}

    def time(self, s: Sentence, anchor: int) -> Time | None:
        """When the act was as part of which an event is told; None where it is of none, or that has no time."""
        nouns = (*self._around(s, anchor), *self._subjects(s, anchor))
        noun = next((n for n in nouns if n != anchor and self._points_back(s, n)), None)
        return None if noun is None else self._time_of(s, noun)

    def _around(self, s: Sentence, anchor: int) -> Iterator[int]:
        """ "Captured nine men during the raid", "in the same raid, soldiers captured …"."""
        verb = next((a for a in (anchor, *s.ancestors(anchor)) if s.is_verb(a)), anchor)
        for i in dict.fromkeys((verb, anchor, *s.object(verb))):
            yield from s.fillers_of_prep(i, *_WHERE)

    def _subjects(self, s: Sentence, anchor: int) -> Iterator[int]:
        """ "The raids resulted in the capture of X": what the verb over an event tells of."""
        above = takewhile(lambda a: s.lower[a] not in _OF_ANOTHER, s.ancestors(anchor))
        for v in above:
            if s.is_verb(v) and self._tells_on(s, v):
                yield from (k for k in s.surface_subject(v) if anchor not in s.subtree(k))
            if any(s.lower[k] in _OF_ANOTHER for k in s.kids_by(v, "mark")):
                return

    def _tells_on(self, s: Sentence, v: int) -> bool:
        words = (s.lemmas[v], *(f"{s.lemmas[v]} {s.lower[k]}" for k in s.kids_by(v, "prep", "agent")))
        return any(w in self.lexicon.closed["telling_on"] for w in words)

    def _points_back(self, s: Sentence, n: int) -> bool:
        """ "the action", "that raid", not "the second raid", "the 2019 raid", "the raid on another town"."""
        closed, beside = self.lexicon.closed, {s.lemmas[k] for k in s.kids[n]}
        acts = closed["any_act"] | closed["any_attack"]
        told = s.lemmas[n] in acts or any(e.pos == "noun" for e in self.lexicon.events.get(s.lemmas[n], ()))
        another = not beside.isdisjoint(closed["not_that_act"] | closed["elsewhere"])
        named = any(s.tags[o] in ("NNP", "NNPS") for k in s.kids_by(n, "prep") for o in s.kids[k])
        dated = any((s.index, k) in self.timed for k in s.kids[n])
        return told and s.is_definite(n) and not (another or named or dated)

    def _time_of(self, s: Sentence, noun: int) -> Time | None:
        """The one time of the acts told by the noun's word, else of those beside it before, else of those just told."""
        word, closed = s.lemmas[noun], self.lexicon.closed
        told = {n: self._acts_in(n) for n in range(s.index - 1, max(s.index - _BACK, 0) - 1, -1)}
        told = {n: events for n, events in told.items() if events and n in self.sentences}
        named = {n: [e for e in events if self._is_word_of(word, e)] for n, events in told.items()}
        again = {n: events for n, events in told.items() if word in self.sentences[n].lemmas}
        just = dict(list(told.items())[:1]) if word in closed["any_act"] | closed["any_attack"] else {}
        for rows in (named, again, just):
            n = next((n for n, events in rows.items() if events), None)
            if n is not None:
                unread = rows is just and any(word in self.sentences[k].lemmas for k in range(n, s.index))
                opens = self._only_opens(self.sentences[n], word)
                return None if opens or unread else _one_time(rows[n])
        return None

    def _acts_in(self, n: int) -> list[Event]:
        return [m.claim.event for m in self.made if m.sentence == n and self._is_act(m)]

    def _is_act(self, made: Made) -> bool:
        event = made.claim.event
        return event.type in _ACTS and event.modality == "actual" and made.claim.position != "denies"

    def _is_word_of(self, noun: str, event: Event) -> bool:
        """ "Raid" after "raided", "bombing" after "bombed", and "raid" after "jets bombed"."""
        word = event.rule.removeprefix("event:").split(".")[0].split("-")[-1]
        alike = noun.startswith(word[: max(_STEM, len(word) - 1)]) or noun.endswith(word)
        return alike or (event.mode == "aerial" and noun in self.lexicon.closed["air_attack"])

    def _only_opens(self, told: Sentence, noun: str) -> bool:
        """ "Launched an operation on Monday": what may go on for weeks has only begun then."""
        closed = self.lexicon.closed
        return noun in closed["planned_act"] and not closed["opening_verb"].isdisjoint(told.lemmas)


def _one_time(told: Sequence[Event]) -> Time | None:
    times = {(e.time.earliest, e.time.latest): e.time for e in told if e.time is not None and is_timed(e)}
    return next(iter(times.values())) if len(times) == 1 else None
