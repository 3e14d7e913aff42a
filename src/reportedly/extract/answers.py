"""Reads answers: claims that restate an earlier one ("denied the charge", "could not be verified", "put it at 22")."""

from collections.abc import Sequence
from dataclasses import replace

from ..model import Actor, Claim, Event, Issue, Quantity
from ..model.layers import FIRST_PERSON, Layers, Sentence
from ..model.sides import holds, is_equipment, side_of, sides_of
from ..model.vocabulary import Dispute, EventType, Position, QuantityKind
from .cues import Cue
from .figures import FigureReader
from .joining import Made
from .sources import SourceReader

_ANSWERED = frozenset(
    {"ASSAULT", "COERCE", "MOBILIZE", "RETREAT", "CONSULT", "AGREE", "SANCTION", "AID", "SUPPORT", "REJECT", "THREATEN"}
)
_FORCES = frozenset({"force", "armed_group"})
_OF_STATE = frozenset({"GOV", "MIL", "SPY"})
_ANYBODYS = frozenset({"unnamed", "armed_group", "people", None})
"""Kinds of doers that may be anybody's, where they have no name."""
_BLAMED = frozenset({"ASSAULT", "COERCE"})
"""What one is said to have done by "X did it", and what responsibility is claimed or denied for."""
_NEAR = 3
"""Sentences over which a retort points back."""
_COUNTED_IN: dict[QuantityKind, frozenset[EventType]] = {
    "participants": frozenset({"PROTEST"}), "arrested": frozenset({"COERCE"}),
}  # fmt: skip
"""Acts that a figure of a kind is of; of any other kind, violence."""
_DISPUTED: dict[Position, tuple[Dispute, ...]] = {"denies": ("occurrence",), "deflects": ("actor",)}
"""What a position disputes where its cue does not say so."""
COPIED = ("actors", "recipients", "targets", "time", "places", "means", "type", "trigger")
"""Fields of an event that a claim which restates it takes over."""


class AnswerReader:
    """Answers within one document."""

    def __init__(self, layers: Layers, sources: SourceReader, figures: FigureReader) -> None:
        self.layers, self.doc, self.sources, self.figures = layers, layers.doc, sources, figures

    def read(self, cue: Cue, made: Sequence[Made], rows: Sequence[Cue]) -> list[Made] | Issue:
        """The claims that the cue makes by pointing at an earlier one; an Issue where there is none.

        made: all claims so far; rows: the cues of the sentence.
        """
        outer = self._told_by(cue, rows)
        speaker = cue.speakers[0] if cue.speakers else None
        if speaker and not speaker.code and cue.speaker_token is not None and cue.s.tags[cue.speaker_token] == "WP":
            return []  # "could not say who was behind it"
        if outer is not None:
            return self._blame(cue, outer, made)
        if speaker is not None and speaker.ref == FIRST_PERSON:
            over = [c for c in rows if (cue.s.index, cue.token) in c.content and c.speakers and c.token != cue.token]
            if not over:
                return []
            speaker = min(over, key=lambda c: c.size).speakers[0]
        charged = _denied_by_accused(cue, speaker, made)
        if charged is not None:
            speaker = charged[0] if len(charged) == 1 else None
        antecedent = None if charged == () else self.antecedent(cue, speaker, made)
        if antecedent is None:
            span = self.doc.span(cue.s.starts[cue.token], cue.s.ends[cue.token])
            return Issue("extract", "answer_without_claim", span, cue.entry.id)
        if cue.mutual and antecedent.sentence == cue.s.index:  # "traded blame, each saying …"
            return []
        answer = self._answer(cue, speaker, antecedent, made.index(antecedent))
        again = [m for m in made if m.claim.answers == answer.claim.answers and m.side == answer.side is not None]
        return [] if any(m.claim.position == answer.claim.position for m in again) else [answer]

    def _answer(self, cue: Cue, speaker: Actor | None, antecedent: Made, at: int) -> Made:
        position: Position = cue.position
        event = replace(antecedent.claim.event, restates=str(at), copied=COPIED, quantities=self._toll(cue, antecedent))
        if cue.entry.construction in ("accuse", "clause"):  # "denied it and blamed X": X is held to have done it
            doers = tuple(a for t in cue.accused for a in self._doer(cue, speaker, t))
            event = replace(event, actors=doers, copied=COPIED[1:]) if doers else event
            position = self._named(position, speaker, doers, antecedent) if doers else position
        if cue.entry.construction == "responsibility" and speaker is not None and position == "accepts":
            event = replace(event, actors=(self._placed(speaker),))
        if position == "accepts" and not (speaker and any(side_of(a) == side_of(speaker) for a in event.actors)):
            position = "asserts"
        claim = self.claim(cue, speaker, position, event, (str(at),), cue.s)
        told = antecedent.claim.event.trigger.quote
        notes = (("event", "answer", claim.evidence[0].quote, f"restates: {told}"),)
        return Made(claim, cue, side_of(claim.speaker), cue.s.index, notes)

    def _doer(self, cue: Cue, speaker: Actor | None, t: int) -> tuple[Actor, ...]:
        """Who is held to have done it; a pronoun that stands for nobody else is the speaker's own: "it was us"."""
        told = self.layers.actors.get((cue.s.index, t), ())
        pronoun = t >= 0 and cue.s.tags[t] == "PRP" and cue.entry.construction == "clause"
        if pronoun and speaker is not None and all(not a.code for a in told):
            return (speaker,)
        return tuple(map(self._placed, told))

    def _named(self, position: Position, speaker: Actor | None, doers: tuple[Actor, ...], antecedent: Made) -> Position:
        """Who names himself accepts; who was said to have done it and names others deflects."""
        side = side_of(speaker) if speaker is not None else None
        if position != "asserts" or side is None:
            return position
        if any(side_of(a) == side for a in doers):
            return "accepts"
        charged = any(side_of(a) == side for a in antecedent.claim.event.actors)
        return "deflects" if charged and antecedent.claim.event.type in _BLAMED else position

    def _placed(self, doer: Actor) -> Actor:
        """ "X said the army did it": a force without a state is of the one that the story is set in."""
        return replace(doer, code=doer.code or self.layers.home) if doer.kind in _FORCES else doer

    def claim(
        self,
        cue: Cue | None,
        speaker: Actor | None,
        position: Position,
        event: Event,
        answers: tuple[str, ...],
        s: Sentence,
    ) -> Claim:
        """What a speaker holds of an event that was told before."""
        told = cue if cue is not None and cue.speakers else None
        here = cue.token if cue is not None and cue.s is s else 0  # a quotation may run on from the cue's sentence
        sources, voice, basis = self.sources.read(told, [], speaker, s, here)
        return Claim(
            id="",
            document=self.doc.id,
            evidence=(self.doc.span(s.start, s.end),),
            sources=sources,
            position=position,
            disputes=_DISPUTED.get(position, ()) and ((cue and cue.entry.disputes) or _DISPUTED[position]),
            holds=holds(position, event.modality),
            cue=self.sources.cue_span(cue),
            voice=voice,
            basis=basis,
            answers=answers,
            event=event,
        )

    def _told_by(self, cue: Cue, rows: Sequence[Cue]) -> Cue | None:
        """Who says that another is behind it: "X said Y was behind the attack"."""
        if cue.entry.construction != "responsibility" or cue.position != "accepts" or not cue.speakers:
            return None
        over = [c for c in rows if (cue.s.index, cue.token) in c.content and c.token != cue.token]
        inner = min(over, key=lambda c: c.size, default=None)
        if inner is None or not inner.speakers or side_of(inner.speakers[0]) == side_of(cue.speakers[0]):
            return None
        return None if inner.speakers[0].ref == cue.speakers[0].ref is not None else inner

    def _blame(self, cue: Cue, outer: Cue, made: Sequence[Made]) -> list[Made]:
        """The outer speaker holds that the inner one did what was told before."""
        at = next((n for n in range(len(made) - 1, -1, -1) if made[n].claim.event.type == "ASSAULT"), None)
        if at is None:
            return []
        told = replace(made[at].claim.event, actors=cue.speakers)
        event = replace(told, restates=str(at), copied=COPIED[1:], quantities=())
        position = self._named("asserts", outer.speakers[0], cue.speakers, made[at])
        claim = self.claim(outer, outer.speakers[0], position, event, (), outer.s)
        return [Made(claim, outer, side_of(claim.speaker), cue.s.index)]

    def _toll(self, cue: Cue, antecedent: Made) -> tuple[Quantity, ...]:
        """The figure that a toll cue gives; of the kind that its object counts, else of the antecedent's first."""
        if cue.entry.construction != "toll":
            return ()
        told: QuantityKind = next((q.kind for q in antecedent.claim.event.quantities), "killed")
        kind, s = self._counted(cue) or told, cue.s
        return tuple(self.figures.quantity(s, t, kind) for t in cue.accused if self.figures.count(s, t) is not None)

    def _counted(self, cue: Cue) -> QuantityKind | None:
        """The kind of what a toll cue counts, where its object says it ("put the turnout at 900")."""
        s = cue.s
        objects = [t for k in s.kids_by(cue.token, "dobj", "nsubjpass") for t in [k, *s.fillers_of_prep(k, "of")]]
        kinds = [k for t in objects for k in [self.figures.kind_of(s, t)] if k and k != "occurrences"]
        return kinds[-1] if kinds and kinds[-1] != "casualties" else None

    def _is_counted_act(self, cue: Cue, event: Event) -> bool:
        """Whether a toll cue may be about an act: violence, or what its object or the figure told before counts."""
        kind = self._counted(cue) or next((q.kind for q in event.quantities), None)
        return event.type in _COUNTED_IN.get(kind or "killed", frozenset({"ASSAULT"}))

    def antecedent(self, cue: Cue, speaker: Actor | None, made: Sequence[Made]) -> Made | None:
        """What is answered: news of another side (a retraction: of its own), first what is about the speaker.

        Not what happened elsewhere than the answer says, nor what another item of a list says that others did.
        """
        side = side_of(speaker) if speaker else None
        is_toll, retracts = cue.entry.construction == "toll", cue.position == "retracts"
        best: Made | None = None
        best_score = -10.0
        types, charged = self._named_types(cue), self._names_charge(cue)
        there = {p.place.name for p in self.layers.places if (p.sentence, p.token) in cue.content}
        for m in made:
            if _is_told_behind(cue, m) or (_is_retort(cue) and cue.s.index - m.sentence > _NEAR):
                continue
            if types and m.claim.event.type not in types:
                continue
            if _names_doer(cue) and m.claim.event.type not in _BLAMED:
                continue
            if charged and m.claim.voice == "publisher" and m.claim.event.type not in _BLAMED:
                continue
            if there and m.claim.event.places and there.isdisjoint(p.name for p in m.claim.event.places):
                continue
            if m.claim.event.background and (is_toll or cue.s.index - m.sentence != 1):
                continue
            own = side is not None and m.side == side
            may = is_toll or side is None or own == retracts or _is_charged(m, speaker)
            if not (is_toll or _may_be_answered(m, blamed=cue.entry.construction == "accuse")) or not (
                may or cue.after_admission
            ):
                continue
            if is_toll and not self._is_counted_act(cue, m.claim.event):
                continue
            owning = cue.entry.construction == "responsibility"
            if owning and (m.claim.event.type not in _BLAMED or _is_anothers(cue, m, speaker)):
                continue
            if cue.entry.disputes == ("figure",) and not m.claim.event.quantities:
                continue
            if cue.entry.construction == "response" and _is_strangers(m.claim.event, speaker):
                continue
            claim = m.claim
            about = side is not None and any(side_of(a) == side for a in claim.event.actors)
            about |= owning and not any(map(_is_known, claim.event.actors))
            if not about and any(m.sentence < n <= cue.s.index for n in self.layers.items):
                continue
            unclaimed = claim.event.type in _BLAMED and all(is_equipment(a) for a in claim.event.actors)
            about |= m.sentence == cue.s.index and unclaimed
            score = 10 - min(cue.s.index - m.sentence, 6) + (6 if about else 0)
            score += (2 if claim.voice != "publisher" and not owning else 0) + (claim.event.type == "ASSAULT")
            score += 4 if owning and claim.event.mode in self._named_modes(cue) else 0
            score += 8 if _is_beside(cue) and m.sentence == cue.s.index else 0
            score -= 12 if claim.event.background else 0
            if score >= best_score:
                best, best_score = m, score
        return best

    def _names_charge(self, cue: Cue) -> bool:
        """ "Rejected the accusations": what somebody was accused of, not what an outlet told him to have decided."""
        nouns = (cue.s.lemmas[k] for k in cue.s.kids_by(cue.token, "dobj", "nsubjpass"))
        return any(e.type == "ACCUSE" for noun in nouns for e in self.figures.lexicon.events.get(noun, ()))

    def _named_modes(self, cue: Cue) -> set[str]:
        """Modes of the act that is owned or disowned: "claimed responsibility for the bombing"."""
        nouns = {cue.s.lemmas[t] for n, t in cue.content if n == cue.s.index and cue.s.tags[t] in ("NN", "NNS")}
        entries = (e for noun in nouns for e in self.figures.lexicon.events.get(noun, ()))
        return {e.mode for e in entries if e.mode is not None and e.type in _BLAMED}

    def _named_types(self, cue: Cue) -> set[EventType]:
        """Types of the act that a confirmation names: "confirmed the withdrawal"."""
        if cue.entry.position != "accepts" or cue.entry.construction != "clause":
            return set()
        lexicon = self.figures.lexicon
        nouns = {cue.s.lemmas[k] for k in cue.s.kids_by(cue.token, "dobj")} - lexicon.closed["saying_noun"]
        return {e.type for noun in nouns for e in lexicon.events.get(noun, ()) if e.type}


def _denied_by_accused(cue: Cue, speaker: Actor | None, made: Sequence[Made]) -> tuple[Actor, ...] | None:
    """ "X accuses Y of shelling a village, which it denies": nobody denies his own charge, so the accused do.

    None where it is no denial by a pronoun that was taken for the accuser.
    """
    t, start = cue.speaker_token, cue.s.starts[cue.token]
    last = next((m for m in reversed(made) if m.sentence == cue.s.index and m.claim.event.trigger.start < start), None)
    if t is None or cue.s.tags[t] != "PRP" or cue.position != "denies" or last is None:
        return None
    teller = last.claim.speaker
    own = speaker is None or speaker.name == teller.name or (last.side is not None and last.side == side_of(speaker))
    return last.claim.event.actors if own and last.claim.voice != "publisher" else None


def _is_strangers(event: Event, speaker: Actor | None) -> bool:
    """ "The US embassy declined to comment": not on what the forces of others are known to have done to others."""
    doers, side = event.actors, side_of(speaker) if speaker is not None else None
    known = bool(doers) and all(_is_known(a) and a.kind != "armed_group" for a in doers)
    return known and side is not None and side not in sides_of((*doers, *event.recipients))


def _is_beside(cue: Cue) -> bool:
    """ "…, which X denied", "…, a claim that X did not confirm": what stands before it in the sentence."""
    return cue.s.deps[cue.token] in ("relcl", "acl")


def _is_anothers(cue: Cue, made: Made, speaker: Actor | None) -> bool:
    """ "X claimed responsibility": not for what others did; "X denied any role": not in what they say they did."""
    doers, side = made.claim.event.actors, side_of(speaker) if speaker is not None else None
    anybody = speaker is None or (side is None and speaker.kind != "armed_group")
    if anybody or not doers or not all(map(_is_known, doers)) or side in sides_of(doers):
        return False
    return cue.position == "accepts" or made.side in sides_of(doers)


def _is_known(actor: Actor) -> bool:
    """Whether it is told who did it, not "gunmen" or "rebels" of some state."""
    return side_of(actor) is not None and (actor.ref is not None or actor.kind not in _ANYBODYS)


def _is_told_behind(cue: Cue, made: Made) -> bool:
    """ "X denied the charge and released footage showing raids by Y": what the outlet tells behind is not answered."""
    here = cue.position == "denies" and made.sentence == cue.s.index and made.claim.voice == "publisher"
    return here and made.claim.event.trigger.start > cue.s.starts[cue.token]


def _is_retort(cue: Cue) -> bool:
    """ "That is a lie, X said": a verb of saying that denies, declines or blames by what is said."""
    return cue.entry.position == "asserts" and (cue.position in ("denies", "declines") or _names_doer(cue))


def _names_doer(cue: Cue) -> bool:
    """ "Y did it, X said": a verb of saying behind which somebody else is named for what was told."""
    return cue.entry.construction == "clause" and bool(cue.accused) and not cue.mutual


def _is_charged(made: Made, speaker: Actor | None) -> bool:
    """ "Kenyan bishops said Kenyan police shot a man": those whom others of their own state accuse may answer."""
    teller = made.claim.speaker.sector
    if speaker is None or made.claim.position != "asserts" or teller in (None, speaker.sector):
        return False
    if {teller, speaker.sector} <= _OF_STATE:  # the army and the ministry of one state speak with one voice
        return False
    doers = sides_of(made.claim.event.actors)
    return side_of(speaker) in doers and all(a.sector != made.claim.speaker.sector for a in made.claim.event.actors)


def _may_be_answered(made: Made, *, blamed: bool) -> bool:
    """Whether a claim is news; what one side claims to have done may also be blamed on another."""
    event = made.claim.event
    positions = ("asserts", "denies", "accepts") if blamed else ("asserts", "denies")
    stated = event.restates is None and made.claim.position in positions
    return stated and event.type in _ANSWERED
