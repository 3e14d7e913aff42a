"""Finds the side that words of judgement, demand or threat leave out, where the text has just told of its act.

Who did what is condemned, who holds those whom somebody wants freed, whose act somebody vows to answer.
"""

from collections.abc import Callable, Iterable, Sequence

from ..lexicon import Lexicon
from ..model import Actor, Event
from ..model.layers import Sentence
from ..model.sides import side_of
from .drafts import Draft
from .joining import Made

_NEAR = 2
"""Sentences before, in which the act is looked for."""
_POINTING = frozenset({"it", "this", "that"})
_WORDS = frozenset({"ACCUSE", "REQUEST", "THREATEN"})
"""Types of what is said of an act, which is not the act itself."""
_FORCE = frozenset({"ASSAULT", "COERCE", "PROTEST"})
"""Types of which a noun says so much that it stands for no other act."""
_ARMED = frozenset({"ASSAULT", "COERCE"})
_JUDGES = frozenset({"ACCUSE", "SUPPORT"})
_HOLDING = frozenset({"arrest", "abduct", "seize", "convict"})
_DONE_TO_PEOPLE = _HOLDING | {"release", "deport", "expel"}
_OF_OWNERS = ("of", "by", "against", "on")


class JudgedReader:
    """Reads the other side of one document's words about acts. made: the claims so far, which grow."""

    def __init__(self, lexicon: Lexicon, made: Sequence[Made]) -> None:
        self.lexicon, self.made = lexicon, made
        self.deeds = lexicon.closed["deed_noun"] | lexicon.closed["anaphoric_noun"]

    def other_side(self, draft: Draft) -> tuple[Actor, ...]:
        """Who did what the draft's words are about; nobody where they name the other side or tell of no known act."""
        type_ = draft.trigger.entry.type
        if type_ in _JUDGES and draft.actors:
            return self._condemned(draft) or self._who_wronged(draft)
        if type_ == "ASSAULT" and draft.actors and not draft.recipients:
            return self._repelled(draft)
        if type_ == "REQUEST" and draft.actors and not draft.recipients:
            return self._who_holds(draft)
        if type_ == "THREATEN" and draft.actors and not draft.recipients:
            return self._who_struck(draft)
        return ()

    def _condemned(self, draft: Draft) -> tuple[Actor, ...]:
        """ "condemned the decision", "called the measures an attack", "denounced it": those whose act it is."""
        s, t = draft.s, draft.trigger
        objects = s.kids_by(t.anchor, "dobj", "nsubj") if s.is_verb(t.anchor) else []
        things = [k for k in objects if k > t.anchor]
        things += [k for c in s.kids_by(t.anchor, "ccomp", "oprd") for k in s.kids_by(c, "nsubj")]
        pointing = any(s.lower[k] in _POINTING and s.tags[k] in ("PRP", "DT") for k in things)
        told = [k for k in things if self._is_told(s, k)]
        if not pointing and (draft.recipients or not told):
            return ()
        types = {e.type for k in told for e in self.lexicon.events.get(s.lemmas[k], ()) if e.pos == "noun" and e.type}
        types &= _FORCE
        return self._last_doers(draft, lambda e: e.type not in _WORDS and (not types or e.type in types))

    def _is_told(self, s: Sentence, k: int) -> bool:
        """A definite noun for an act that says neither whose it is nor of whom."""
        owners = s.kids_by(k, "poss")
        theirs = bool(owners) and all(s.tags[p] == "PRP$" for p in owners) and self._befalls(s, k)  # "their release"
        owned = bool(owners) and not theirs
        bare = not (owned or s.kids_by(k, "amod", "compound", "acl", "relcl") or s.fillers_of_prep(k, *_OF_OWNERS))
        act = s.lemmas[k] in self.deeds or any(e.pos == "noun" for e in self.lexicon.events.get(s.lemmas[k], ()))
        return s.tags[k] in ("NN", "NNS") and (s.is_definite(k) or theirs) and bare and act

    def _befalls(self, s: Sentence, k: int) -> bool:
        """A noun for what is done to people: "release", "arrest"."""
        rows = self.lexicon.events.get(s.lemmas[k], ())
        return any(e.pos == "noun" and e.mode in _DONE_TO_PEOPLE for e in rows)

    def _who_wronged(self, draft: Draft) -> tuple[Actor, ...]:
        """ "Peru sheltered a Chilean minister. Chile protested": with no word of whom or what, who acted towards it."""
        s, t = draft.s, draft.trigger
        said = s.kids_by(t.anchor, "dobj", "prep", "ccomp", "xcomp", "advcl")
        if draft.recipients or said or not s.is_verb(t.anchor) or t.entry.type != "ACCUSE":
            return ()
        codes = {a.code for a in draft.actors} - {None}
        return self._last_doers(draft, lambda e: not codes.isdisjoint(r.code for r in e.recipients))

    def _repelled(self, draft: Draft) -> tuple[Actor, ...]:
        """ "Its troops had repelled the assault": the assault of those who were told to attack."""
        s, t = draft.s, draft.trigger
        met = s.is_verb(t.token) and s.lemmas[t.token] in self.lexicon.opposing
        told = met and any(self._is_told(s, k) for k in s.kids_by(t.token, "dobj"))
        return self._last_doers(draft, lambda e: e.type in _ARMED and _are_struck(draft.actors, e)) if told else ()

    def _who_holds(self, draft: Draft) -> tuple[Actor, ...]:
        """ "demanded their release": of those who were told to have seized them."""
        s, t = draft.s, draft.trigger
        freed = any(
            e.mode == "release"
            for k in s.subtree(t.anchor)
            if k > t.token
            for e in self.lexicon.events.get(s.lemmas[k], ())
        )
        return self._last_doers(draft, lambda e: e.mode in _HOLDING) if freed else ()

    def _who_struck(self, draft: Draft) -> tuple[Actor, ...]:
        """ "vowed to respond": to those who were told to have acted against the one who does."""
        own = {side_of(a) for a in draft.actors} - {None}
        return self._last_doers(draft, lambda e: not own.isdisjoint(side_of(r) for r in e.recipients))

    def _last_doers(self, draft: Draft, fits: Callable[[Event], bool]) -> tuple[Actor, ...]:
        own = {side_of(a) for a in draft.actors}
        for event in self._told(draft):
            known = [a for a in event.actors if side_of(a) is not None]
            if fits(event) and known and own.isdisjoint(map(side_of, event.actors)):
                return event.actors
        return ()

    def _told(self, draft: Draft) -> Iterable[Event]:
        """What was told in the sentences before, last first."""
        return (m.claim.event for m in reversed(self.made) if 0 < draft.s.index - m.sentence <= _NEAR)


def _are_struck(actors: Sequence[Actor], event: Event) -> bool:
    """Whether those who act are, or may be, of the forces that an event befell."""
    return any(a.sector == r.sector and a.code in (None, r.code) for a in actors for r in event.recipients)
