"""Gives a side of an event that no words fill the states that the story implies: a small learned model.

It completes and never corrects: a side to which words or places gave a state stays as it is. It weighs each state that
the text names by the roles in which it stands, never by which state it is. Weights come from `training/parties.py`.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

import msgspec

from ..datafile import load_sealed
from ..model import Actor, Event
from ..model.claim import IMPLIED_ACTORS, IMPLIED_RECIPIENTS
from ..model.layers import Layers
from ..reference.actors import State, load_actors
from .drafts import Draft
from .joining import Note
from .roles import ALL_ARE_ACTORS

Side = Literal["actors", "recipients"]

SIDES: tuple[Side, ...] = ("actors", "recipients")
_HURT = frozenset({"killed", "wounded", "casualties"})
_MANY = 4
_REASONS = 3
_TELLING = ("there", "home", "kind=", "where=", "before=", "after=", "type=", "other kind=", "other sector=")


class PartyWeights(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`extract/parties.json`: a state joins a side above its threshold. `data`: SHA-256 of what it learned from."""

    version: int
    data: dict[str, str]
    thresholds: dict[Side, float]
    weights: dict[Side, dict[str, float]]


@dataclass(frozen=True, slots=True)
class Context:
    """With what features are crossed: the side's status, whether it is violence, what is known of the other side."""

    status: str
    violence: str
    opposed: str

    def cross(self, feature: str) -> tuple[str, ...]:
        """The feature alone and crossed; the telling ones with the other side, too."""
        found = feature, f"{self.status} & {feature}", f"{self.violence} & {feature}"
        telling = feature.startswith(_TELLING)
        return (*found, f"{self.status} & {self.opposed} & {feature}") if telling else found


@dataclass(frozen=True, slots=True)
class Candidate:
    """A state that may be missing on a side, with its features."""

    state: str
    context: Context
    features: frozenset[str]


@dataclass(frozen=True, slots=True)
class Choice:
    """A state that joins a side, how likely that was, and the features that weighed most."""

    state: str
    probability: float
    reasons: tuple[tuple[str, float], ...]


class PartyModel:
    """Logistic regression over features of roles."""

    def __init__(self, weights: PartyWeights) -> None:
        self.weights, self.thresholds, self.version = weights.weights, weights.thresholds, weights.version
        self._summed: dict[tuple[Side, Context], dict[str, float]] = {}

    def choose(self, event: Event, side: Side, candidates: Sequence[Candidate]) -> list[Choice]:
        """The states that the side lacks, likeliest first; those alike in the order of the text."""
        found = []
        for candidate in candidates:
            weights = self._in_context(side, candidate.context)
            rows = [(f, weights[f]) for f in candidate.features if f in weights]
            probability = 1 / (1 + math.exp(-math.fsum(w for _, w in rows)))
            if probability > self.thresholds[side]:
                most = sorted((row for row in rows if row[1] > 0), key=lambda row: (-row[1], row[0]))
                found.append(Choice(candidate.state, probability, tuple(most[:_REASONS])))
        return sorted(found, key=lambda c: -c.probability)

    def _in_context(self, side: Side, context: Context) -> dict[str, float]:
        """What each feature weighs there, alone and crossed."""
        key = side, context
        if key not in self._summed:
            weights = self.weights[side]
            features = {name.rpartition(" & ")[2] for name in weights}
            self._summed[key] = {f: math.fsum(weights.get(name, 0.0) for name in context.cross(f)) for f in features}
        return self._summed[key]


@cache
def load_party_model() -> PartyModel:
    """The packaged weights; raises DataError where the file is not as it was written."""
    return PartyModel(load_sealed("extract/parties.json", PartyWeights))


@dataclass(frozen=True, slots=True)
class _Seen:
    """A state at a token: how the phrase there names it."""

    state: str
    sentence: int
    token: int
    kind: str


class PartyReader:
    """Completes the events of one document."""

    def __init__(self, layers: Layers, model: PartyModel) -> None:
        self.layers, self.model = layers, model
        self.seen = [
            _Seen(a.code, s, i, "REB" if a.sector == "REB" else a.kind or "thing")
            for (s, i), actors in sorted(layers.actors.items())
            for a in actors
            if a.code and a.kind != "outlet"
        ]
        countries = [p.place.country for p in layers.places if p.place.country and not p.dateline]
        self.states = tuple(dict.fromkeys([*(m.state for m in self.seen), *countries]))

    def complete(self, draft: Draft, event: Event) -> tuple[Event, list[Note]]:
        """The event with its open sides filled, where the story leaves little doubt, and why.

        Both sides are judged by what words and places gave them.
        """
        completed, notes = event, list[Note]()
        for side in SIDES:
            if any(a.code for a in actors_on(side, event)):
                continue
            found = self.model.choose(event, side, self._candidates(draft, event, side))
            if found:
                completed = _completed(completed, side, [c.state for c in found])
                notes += [_note(side, c, self.model.version) for c in found]
        return completed, notes

    # -- features -------------------------------------------------------------------------------------------------

    def _candidates(self, draft: Draft, event: Event, side: Side) -> list[Candidate]:
        """The states of the text, save those that stand on the other side as a state: it does nothing to itself."""
        opponents = event.recipients if side == "actors" else event.actors
        status = "unplaced" if actors_on(side, event) else "empty"
        violence = "violence" if event.type == "ASSAULT" else "no violence"
        scene = frozenset(self._scene(draft, event, opponents))
        near = _near_trigger(draft)
        found = []
        against = {a.code for a in opponents if a.kind == "state"}
        for state in (s for s in self.states if s not in against):
            opposed = f"other={_opposed(state, opponents)}"
            own = {opposed, *self._places(state, event), *self._mentions(state, draft, near)}
            found.append(Candidate(state, Context(status, violence, opposed), scene | own))
        return found

    def _scene(self, draft: Draft, event: Event, opponents: tuple[Actor, ...]) -> Iterator[str]:
        """What holds for every state: the event, its word, and of what kind the other side is."""
        t, s = draft.trigger, draft.s
        yield from ("always", f"type={event.type}")
        yield f"states={min(len(self.states), _MANY)}"
        yield "verb" if s.is_verb(t.token) else "noun"
        if s.is_verb(t.token) and s.is_passive(t.token):
            yield "passive"
        if t.verb is not None:
            yield "light verb"
        if t.entry.frame in ALL_ARE_ACTORS:
            yield "two-way"
        if any(q.kind in _HURT for q in event.quantities):
            yield "toll"
        if event.targets:
            yield "target"
        if event.means:
            yield "means"
        for a in opponents:
            yield f"other kind={a.kind}"
            yield f"other sector={a.sector}"

    def _places(self, state: str, event: Event) -> Iterator[str]:
        """Whether it is where the event took place, or where the story is set."""
        countries = {p.country for p in event.places if p.country}
        if countries:
            yield "there" if state in countries else "elsewhere"
        if state == self.layers.home:
            yield "home"
        if state == self.layers.abroad:
            yield "abroad"

    def _mentions(self, state: str, draft: Draft, near: dict[int, str]) -> Iterator[str]:
        """As what and where, seen from the trigger, the text names it."""
        s = draft.s
        mentions = [m for m in self.seen if m.state == state]
        if not mentions:
            yield "where=places alone"
        for m in mentions:
            yield f"kind={m.kind}"
            distance = m.sentence - s.index
            if distance:
                yield "where=" + {-1: "previous sentence", 1: "next sentence"}.get(distance, "far")
                continue
            after = "after" if m.token > draft.trigger.token else "before"
            yield f"where={near.get(m.token, 'sentence')} {after}"
            yield f"{after}={m.kind}"
            if s.deps[m.token] in ("dobj", "nsubjpass"):
                yield "object"
            if s.deps[m.token] == "pobj":
                yield f"behind {s.lower[s.heads[m.token]]}"


def _near_trigger(draft: Draft) -> dict[int, str]:
    """Tokens below the trigger, and subjects of the verbs above it."""
    t, s = draft.trigger, draft.s
    above = {*s.ancestors(t.token), t.token, t.anchor}
    subjects = {k: "subject" for v in above for k in s.kids_by(v, "nsubj", "nsubjpass")}
    return subjects | {k: "below" for root in (t.anchor, t.token) for k in s.subtree(root)}


def _opposed(state: str, opponents: tuple[Actor, ...]) -> str:
    """What is known of the other side."""
    if not opponents:
        return "nobody"
    codes = {a.code for a in opponents if a.code}
    return "it" if state in codes else "others" if codes else "unplaced"


# -- what is made of a choice -------------------------------------------------------------------------------------


def actors_on(side: Side, event: Event) -> tuple[Actor, ...]:
    """Those who act, or those to whom it is done."""
    return event.actors if side == "actors" else event.recipients


def _completed(event: Event, side: Side, states: list[str]) -> Event:
    """Those told without a state belong to the likeliest; others stand as states, without words of their own."""
    placed = tuple(replace(a, code=states[0]) for a in actors_on(side, event))
    actors = placed + tuple(_state(code) for code in (states[1:] if placed else states))
    if side == "actors":
        return replace(event, actors=actors, rule=event.rule + IMPLIED_ACTORS)
    return replace(event, recipients=actors, rule=event.rule + IMPLIED_RECIPIENTS)


def _state(code: str) -> Actor:
    entry = load_actors().entries.get(code.lower())
    return Actor(entry.name if isinstance(entry, State) else code, None, code, None, None, None)


def _note(side: Side, choice: Choice, version: int) -> Note:
    reasons = ", ".join(f"{feature} {weight:+.2f}" for feature, weight in choice.reasons)
    detail = f"no words name a state here; {choice.state} is implied with {choice.probability:.2f} ({reasons})"
    return side, f"model:parties:{version}", None, detail
