"""Composes an actor from its words and whose it is: state + force, an office of a group, a thing of a state."""

from dataclasses import replace

from ..lexicon.schema import ActorNoun
from ..model import Actor, Document
from ..model.layers import FIRST_PERSON, Sentence
from ..model.vocabulary import ActorKind, Sector
from ..reference.actors import Reference
from .actor_phrases import GROUPS, OF_GROUPS
from .actor_words import ActorWords
from .names import Name


class ActorMaking:
    """Makes the actors of one document."""

    def __init__(self, doc: Document, words: ActorWords) -> None:
        self.doc, self.words = doc, words

    def compose(self, base: Actor, ref: Reference, noun: ActorNoun) -> Actor:
        if ref.category in (*GROUPS, "outlet"):
            generic = noun.lemma in self.words.generic_group or noun.kind == ref.kind or ref.category == "outlet"
            keeps = ref.category == "force" or generic or noun.person or noun.equipment or noun.kind == "force"
            kind = "outlet" if ref.category == "outlet" and not noun.person else base.kind  # "the TASS agency"
            return replace(base, ref=ref.key if keeps else None, code=ref.code, sector=ref.sector, kind=kind)
        body = self.words.bodies.get(noun.lemma)
        state = ref.category not in ("people", "leader")
        return replace(base, ref=f"{ref.key}-{body}" if body and state else None, code=ref.code)

    def inherit(self, base: Actor, owner: Actor, noun: ActorNoun) -> Actor:
        """A spokesman, official or soldier of what was named: its code; of a group also its ref and sector."""
        if owner.ref == FIRST_PERSON:
            return replace(base, ref=FIRST_PERSON)
        if owner.kind in ("armed_group", "organisation", "outlet", "party") or owner.sector in OF_GROUPS:
            return replace(base, ref=owner.ref, code=owner.code, sector=owner.sector)
        if owner.kind in ("office", "force") and noun.person and noun.kind in ("office", "person", "unnamed"):
            return replace(base, ref=owner.ref, code=owner.code, sector=owner.sector)
        body = self.words.bodies.get(noun.lemma)
        ref = f"{owner.ref}-{body}" if body and owner.kind == "state" and owner.ref else None
        return replace(base, ref=ref, code=owner.code)

    def owned(self, base: Actor, ref: Reference, *, military: bool) -> Actor:
        """A thing of a state or group; what is military of a group is the group's."""
        nation = ref.category in ("state", "adjective", "capital", "seat")
        keeps = ref.category in GROUPS or (nation and not military)
        own = ref.category in ("armed_group", "organisation")
        sector = ref.sector if own else base.sector or ref.sector
        return replace(base, ref=ref.key if keeps else None, code=ref.code, sector=sector, kind=ref.kind)

    def actor(
        self,
        s: Sentence,
        first: int,
        last: int,
        ref: Reference,
        *,
        name: Name,
        kind: ActorKind | None = None,
        sector: Sector | None = None,
    ) -> Actor:
        span = self.doc.span(s.starts[first], s.ends[last])
        state = ref.category in ("state", "adjective", "capital", "seat")
        return Actor(
            name=span.quote,
            ref=None if kind == "people" and ref.category != "people" else ref.key,
            code=ref.code,
            sector=sector or ref.sector or ("GOV" if state else None),
            kind=kind or ("state" if state else ref.kind),
            span=span,
        )

    def spanned(self, s: Sentence, actor: Actor, first: int, last: int) -> Actor:
        if actor.span is None:
            return actor
        span = self.doc.span(min(s.starts[first], actor.span.start), max(s.ends[last], actor.span.end))
        return replace(actor, name=span.quote, span=span)
