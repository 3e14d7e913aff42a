"""Reads the chain of sources of a claim, its voice and basis, and the position that its speaker takes."""

from collections.abc import Sequence
from dataclasses import replace

from ..lexicon import Lexicon
from ..model import Actor, Event, Place, Source, Span
from ..model.layers import Layers, Sentence
from ..model.sides import OF_MANY_STATES, side_of, sides_of
from ..model.vocabulary import Basis, Dispute, Position, SourceRole, Voice
from .cue_speakers import state_of_relay
from .cues import Cue
from .quotes import QUOTE_MIN

_OFFICIAL = frozenset({"GOV", "MIL", "COP", "LEG", "JUD", "SPY"})
_CLAIMED_MODES = frozenset({"explosives", "suicide-attack", "abduct", "targeted"})
_OF_HOME = frozenset({"MIL", "COP", "SPY", "JUD", "REB"})
"""Unnamed sources of these belong to the state of the story."""
"""These accuse the forces of their own state."""
_ANYBODY = frozenset({None, "CVL", "UNK"})
_STATE_SPEAKERS = frozenset({"force", "office", "armed_group", "organisation", "outlet", "party", "person"})


class SourceReader:
    """Sources of one document's claims."""

    def __init__(self, layers: Layers, lexicon: Lexicon) -> None:
        self.layers, self.doc = layers, layers.doc
        self.local, self.political = lexicon.closed["of_the_place"], lexicon.closed["home_politics"]

    def read(
        self,
        cue: Cue | None,
        outer: list[Cue],
        speaker: Actor | None,
        s: Sentence,
        token: int,
        *,
        doers: Sequence[Actor] = (),
        struck: Sequence[Actor] = (),
        places: Sequence[Place] = (),
    ) -> tuple[tuple[Source, ...], Voice, Basis | None]:
        """The chain of sources, its voice and basis. doers, struck, places: who did it, to whom and where."""
        publisher = self._publisher("speaker" if cue is None or self._is_outlet_voice(cue) else "publisher")
        if cue is None or self._is_outlet_voice(cue):
            return (publisher,), "publisher", cue.entry.basis if cue is not None else None
        first = speaker or Actor("unnamed source", None, None, None, "unnamed", None)
        known = self._speaking(first, state_of_relay(self.layers, cue.relays), self._there(first, places))
        known = replace(known, code=_own_forces(first, doers, struck) or known.code)
        accused = sides_of(tuple(doers)) if cue.entry.construction == "accuse" else frozenset()
        first = known if side_of(known) not in accused else first
        links = [_source(first, "speaker")]
        for actor in cue.relays:
            links.append(_source(actor, "relay"))
        for c in outer:
            passes_on = first.sector != "JRN" and any(a.sector == "JRN" for a in c.speakers[:1])
            if side_of(first) is not None and side_of(first) in map(side_of, c.speakers) and not passes_on:
                continue
            for actor in c.speakers[:1] + c.relays:
                if (actor.name != first.name or actor.code != first.code) and (
                    actor.span is None or actor.span != first.span
                ):
                    links.append(_source(actor, "relay"))
        unique = list({(link.name, link.code, link.role): link for link in links}.values())
        quoted = any(a <= s.starts[token] < b and b - a > QUOTE_MIN for a, b in self.layers.quotes)
        basis = cue.entry.basis or self._basis(first)
        return (*unique, publisher), "direct" if quoted else "indirect", basis

    def _there(self, actor: Actor, places: Sequence[Place]) -> str | None:
        """The state of "local officials": that of the places, else of the story; null for others."""
        if self.local.isdisjoint(actor.name.lower().split()) or actor.sector not in _OFFICIAL:
            return None
        states = {p.country for p in places if p.country}
        return states.pop() if len(states) == 1 else self.layers.home

    def _speaking(self, actor: Actor, relay: str | None, there: str | None) -> Actor:
        """Forces, offices, monitors and armed sources without a state are of the one that the story is set in.

        An unnamed official is of the state of the outlet that passes on what he says; witnesses are of none.
        there: the state that the actor's own words place it in.
        """
        if actor.ref is not None or actor.sector in OF_MANY_STATES:
            return actor
        if there is not None and actor.code is None:
            return replace(actor, code=there)
        if actor.kind in ("people", "unnamed") and actor.sector in (None, "CVL"):
            return replace(actor, code=None)
        if actor.kind == "person" and actor.sector == "EDU":
            return actor
        relay = relay if actor.sector not in _ANYBODY else None
        if actor.kind in _STATE_SPEAKERS:
            own = (
                relay if actor.kind in ("office", "force") else None
            )  # the state agency of X passes on its own ministry
            return replace(actor, code=actor.code or own or self.layers.home or relay)
        political = not self.political.isdisjoint(actor.name.lower().split())
        home = self.layers.home if actor.sector in _OF_HOME or political else None
        return replace(actor, code=actor.code or relay or home)

    def _is_outlet_voice(self, cue: Cue) -> bool:
        """A cue whose speaker is the publisher itself: "apparently", "could not be verified", "reporters could not".

        "Reportedly" passes on what somebody told who is not named.
        """
        if cue.entry.construction == "adverb":
            return cue.entry.pos != "adv" or cue.entry.basis != "second_hand"
        if cue.entry.construction == "unconfirmed" and all(a.sector == "JRN" and a.ref is None for a in cue.speakers):
            return True
        publisher = (self.doc.publisher or "").casefold()
        named = [a.name.casefold() for a in cue.speakers]
        if cue.entry.construction == "unconfirmed" and any(name in publisher.split() for name in named):
            return True
        return bool(publisher) and publisher in named

    def _publisher(self, role: SourceRole) -> Source:
        name = self.doc.publisher or "unstated publisher"
        return Source(name, None, None, "JRN", "outlet", None, role)

    def _basis(self, actor: Actor) -> Basis | None:
        if actor.sector in _OFFICIAL:
            return "official"
        if actor.kind == "unnamed":
            return "unnamed"
        return None

    def cue_span(self, cue: Cue | None) -> Span | None:
        if cue is None:
            return None
        width = len(cue.entry.lemma.split())
        last = min(cue.token + width - 1, len(cue.s) - 1)
        return self.doc.span(cue.s.starts[cue.token], cue.s.ends[last])

    def evidence(self, s: Sentence, cue: Cue | None) -> Span:
        if cue is not None and cue.s is not s and cue.s.index == s.index + 1 and cue.s.paragraph == s.paragraph:
            return self.doc.span(s.start, cue.s.end)
        return self.doc.span(s.start, s.end)


def read_position(
    cue: Cue | None, speaker: Actor | None, event: Event, *, negated: bool, owned: bool
) -> tuple[Position, tuple[Dispute, ...]]:
    """Position and what it disputes.

    negated: the event's own words deny it. owned: its words tell who did what is known ("carried out the raid").
    """
    position: Position = cue.position if cue is not None else "asserts"
    disputes: tuple[Dispute, ...] = cue.entry.disputes if cue is not None else ()
    if position == "accepts" and cue is not None and cue.entry.construction != "responsibility":
        own = speaker is not None and any(side_of(a) == side_of(speaker) for a in event.actors)
        position = "accepts" if own else "asserts"
    if position == "asserts" and _owns_up(speaker, event, owned=owned):
        position = "accepts"
    if negated and position in ("asserts", "accepts"):
        position = "denies"
    if position == "denies":
        return position, disputes or ("occurrence",)
    return position, ()


def _own_forces(speaker: Actor, doers: Sequence[Actor], struck: Sequence[Actor]) -> str | None:
    """ "Kenyan troops killed … in Somalia, the army said": the army that tells what forces did abroad is theirs.

    So is the one that tells of a state's strikes on an armed group.
    """
    unknown = speaker.code is None and speaker.ref is None and speaker.sector == "MIL"
    on_group = bool(struck) and all(a.sector == "REB" for a in struck)
    codes = {a.code for a in doers if a.sector == "MIL" or (on_group and a.kind == "state")}
    return codes.pop() if unknown and len(codes) == 1 and len(doers) == 1 else None


def _owns_up(speaker: Actor | None, event: Event, *, owned: bool) -> bool:
    """Who says that its men were behind a raid that is known claims responsibility.

    So does an armed group that says that it planted a bomb or abducted somebody.
    """
    if speaker is None or not (owned or (speaker.kind == "armed_group" and event.mode in _CLAIMED_MODES)):
        return False
    if owned and side_of(speaker) is None:
        return False
    return any(side_of(a) == side_of(speaker) for a in event.actors)


def _source(actor: Actor, role: SourceRole) -> Source:
    return Source(actor.name, actor.ref, actor.code, actor.sector, actor.kind, actor.span, role)
