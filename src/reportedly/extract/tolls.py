"""Reads tolls told apart from the act: "the general added that seven of his men had died", "12 bodies were brought in".

They are added to what their speaker has told; of another speaker, they are a claim that restates the act. So is the
number of those who marched, where somebody else gives it.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cached_property

from ..lexicon import Lexicon
from ..model import Claim, Event, Quantity, Source, Time
from ..model.layers import Layers, Sentence
from ..model.sides import side_of
from .answers import COPIED, AnswerReader
from .cues import Cue
from .drafts import Draft
from .figures import FigureReader
from .joining import Made
from .moments import OF_A_DAY

_HARM = frozenset({"killed", "wounded", "casualties"})
_TOLLS = _HARM | {"participants"}
_TAKEN = frozenset({"seize"})
"""Modes of taking a place: people die in that as in any violence."""
_HELD = frozenset({"asserts", "accepts"})
_NEAR = 3
"""Sentences over which a toll points back at the violence told last."""
_ELSEWISE = ("weather", "accident")


class TollReader:
    """Tolls within one document that belong to violence told before."""

    def __init__(self, layers: Layers, lexicon: Lexicon, answers: AnswerReader, figures: FigureReader) -> None:
        self.layers, self.answers, self.figures = layers, answers, figures
        self.closed = lexicon.closed

    @cached_property
    def others(self) -> frozenset[str]:
        """Words that tell of another act, or of no act."""
        return (self.closed["elsewhere"] - {"more"}).union(*(self.closed[d] for d in _ELSEWISE))

    def add(self, s: Sentence, made: list[Made], rows: Sequence[Cue], drafts: Sequence[Draft]) -> set[int]:
        """Tolls of the sentence that none of its own events has taken; the ids of the cues that tell them.

        Beside an event of the sentence, only those that a speaker tells who does not tell of the event.
        """
        used: set[int] = set()
        harm = _act(s, made, _is_violence, beside=bool(drafts))
        march = _act(s, made, _is_march, beside=bool(drafts))
        if harm is None and march is None:
            return used
        events = {(s.index, t.token) for d in drafts for t in d.members}
        for i, kind in sorted(self.figures.kinds(s).items()):
            at = harm if kind in _HARM else march
            if at is None or kind not in _TOLLS or _is_answered(s, i, rows):
                continue
            cue = min((c for c in rows if (s.index, i) in c.content and c.speakers), key=lambda c: c.size, default=None)
            own = self._is_own_voice(s, i, drafts) if cue is None else events.isdisjoint(cue.content)
            if not own or (cue is None and kind not in _HARM) or (cue is not None and cue.position not in _HELD):
                continue
            tolls = [q for q in self.figures.of_word(s, i, kind) if kind != "casualties" or q.high == 0]
            if tolls and self._is_of_act(s, i, cue, made[at].claim.event):
                self._tell(s, cue, made, at, tuple(tolls))
                used.add(id(cue))
        return used

    def _tell(self, s: Sentence, cue: Cue | None, made: list[Made], at: int, tolls: tuple[Quantity, ...]) -> None:
        """Adds the toll to what its speaker told of the act, or makes a claim of his that restates it."""
        speaker = cue.speakers[0] if cue is not None else None
        event = replace(made[at].claim.event, restates=str(at), copied=COPIED, quantities=tolls)
        claim = self.answers.claim(cue, speaker, "asserts", event, (), s)
        own = next((n for n in range(len(made) - 1, -1, -1) if _tells_of(made[n], at, n, claim)), None)
        if own is None:
            if cue is not None or tolls[0].high == 0:
                made.append(Made(claim, cue, side_of(claim.speaker), s.index))
            return
        told = made[own].claim
        known = {q.kind for q in told.event.quantities}
        more = tuple(q for q in tolls if q.kind not in known)
        event = replace(told.event, quantities=(*told.event.quantities, *more), time=self._time(s, cue, told.event))
        made[own] = replace(made[own], claim=replace(told, event=event, evidence=(*told.evidence, *claim.evidence)))

    def _is_of_act(self, s: Sentence, i: int, cue: Cue | None, told: Event) -> bool:
        """Whether a toll can be that of an act: told as done, of no other cause, day or place."""
        if s.is_definite(i) and s.lemmas[i] not in self.figures.sums:
            return False
        if any(s.lower[k] == "since" or s.lemmas[k] in self.others or self._adds(s, k) for k in range(len(s))):
            return False
        verb = next((a for a in (i, *s.ancestors(i)) if s.is_verb(a)), i)
        if any(s.tags[k] == "MD" or s.deps[k] == "neg" for k in s.verb_group(verb)):
            return False
        return self._is_there(s, cue, told) and self._is_then(s, cue, told)

    def _is_own_voice(self, s: Sentence, i: int, drafts: Sequence[Draft]) -> bool:
        """Whether the outlet tells only of a toll: not "the clinic spoke of nine wounded", which is another's."""
        subjects = [k for a in s.ancestors(i) if s.is_verb(a) for k in s.surface_subject(a)]
        return not drafts and not any((s.index, k) in self.layers.actors and i not in s.subtree(k) for k in subjects)

    def _adds(self, s: Sentence, i: int) -> bool:
        """ "seven more people": beside those told before, not "more than seven"."""
        return s.lower[i] == "more" and s.lower[i + 1 : i + 2] != ("than",)

    def _is_there(self, s: Sentence, cue: Cue | None, told: Event) -> bool:
        """Whether the words name no other place than the act's."""
        named = [
            p.place for p in self.layers.places
            if p.sentence == s.index and not p.dateline and (cue is None or (s.index, p.token) in cue.content)
            and (s.index, p.token) not in self.layers.actors
        ]  # fmt: skip
        if not named or not told.places:
            return True
        names, states = {p.name for p in told.places}, {p.country for p in told.places}
        return any(p.name in names or (p.precision == "country" and p.country in states) for p in named)

    def _time(self, s: Sentence, cue: Cue | None, told: Event) -> Time | None:
        """The time of the act, or the day on which its dead are told to have fallen, where it has none of its own."""
        days = self._times(s, cue)
        dated = told.time is not None and told.time.basis != "bounded_by_publication"
        return told.time if dated or not days else days[0]

    def _times(self, s: Sentence, cue: Cue | None) -> list[Time]:
        """The times that the words name."""
        return [
            t.time for t in self.layers.times
            if t.sentence == s.index and (cue is None or (s.index, t.token) in cue.content) and t.time.earliest
        ]  # fmt: skip

    def _is_then(self, s: Sentence, cue: Cue | None, told: Event) -> bool:
        """Whether the words name no time that the act's lies outside of, nor one much longer."""
        times = self._times(s, cue)
        days = {(t.earliest, t.latest) for t in times}
        if told.time is None or told.time.earliest is None:
            return len(days) < 2 and all(t.precision in OF_A_DAY for t in times)
        return days <= {(told.time.earliest, told.time.latest)}


def _is_violence(event: Event) -> bool:
    """Violence, or a place overrun."""
    return event.type == "ASSAULT" or (event.type == "COERCE" and event.mode in _TAKEN)


def _is_march(event: Event) -> bool:
    """A protest, of which others give another number."""
    return event.type == "PROTEST"


def _act(s: Sentence, made: Sequence[Made], is_act: Callable[[Event], bool], *, beside: bool) -> int | None:
    """The act of a kind that was told last: before the sentence or, where others tell of it, in the sentence."""
    acts = (n for n in range(len(made) - 1, -1, -1) if is_act(made[n].claim.event))
    at = next((n for n in acts if made[n].claim.event.restates is None), None)
    if at is None or s.index - made[at].sentence > _NEAR or (made[at].sentence == s.index and not beside):
        return None
    event = made[at].claim.event
    return at if event.modality == "actual" and not event.background else None


def _is_answered(s: Sentence, i: int, rows: Sequence[Cue]) -> bool:
    """ "put the death toll at 12": what an answer reads."""
    verb = next((a for a in (i, *s.ancestors(i)) if s.is_verb(a)), None)
    return any(c.s is s and c.entry.construction == "toll" and c.token == verb for c in rows)


def _tells_of(made: Made, at: int, n: int, claim: Claim) -> bool:
    """Whether an earlier claim is of the same speaker and act."""
    told = made.claim
    same = _is_same(told.speaker, claim.speaker) and told.position in _HELD
    return same and (n == at or told.event.restates == str(at))


def _is_same(a: Source, b: Source) -> bool:
    """Whether two sources are one, also by a shorter name or rank: "the interior ministry", "the ministry"."""
    if a.kind == "person" and len(b.name.split()) == 1 and (a.code, a.sector) == (b.code, b.sector):
        return True
    words = [{w for w in x.name.lower().split() if w not in ("the", "a", "an")} for x in (a, b)]
    named = (a.ref is not None and a.ref == b.ref) or words[0] <= words[1] or words[1] <= words[0]
    return named and (a.code == b.code or None in (a.code, b.code))
