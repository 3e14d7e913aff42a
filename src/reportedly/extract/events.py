"""Builds the event of a draft as one speaker states it: mode, place of nationality-less people, time bound, scope."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from ..lexicon import Lexicon
from ..model import Actor, Event, Means, Place, Quantity, Time
from ..model.layers import FIRST_PERSON, Layers, PlaceMention, Sentence
from ..model.sides import OF_MANY_STATES, is_equipment, side_of
from ..model.vocabulary import Scope, Sector, coarseness
from ..ontology import get_quad, get_score, has_mode, to_cameo
from ..reference.actors import load_actors
from .cues import ACCUSES_ITSELF, Cue
from .drafts import CARRIED, Draft
from .modality import ModalityReader
from .moments import is_perfect
from .triggers import Trigger
from .two_way import ALL_ARE_ACTORS

_MANY = frozenset({"NNS", "CD"})
_REACHES_STATE = frozenset({"ASSAULT", "CONSULT", "CONCEDE", "COERCE"})
_STATELESS_KINDS = frozenset({"force", "armed_group", "people", "office", "unnamed", "party", "person", None})
_PEOPLE_OF: dict[str, Sector] = {
    "hospital": "MED",
    "camp": "REF",
    "aid_convoy": "NGO",
    "market": "CVL",
    "school": "CVL",
    "religious_site": "CVL",
}
"""Who is struck with a place that serves people of one kind, where nobody else is told to be."""
_SIDES = frozenset({"state", "office", "force", "party"})
_OUTSIDE_STATE = frozenset({"REB", "PRM", "UAF"})
_STATE_POWER = frozenset({"GOV", "MIL", "COP"})
_RULES = frozenset({"office", "force"})
_PUNISHES = frozenset({"convict", "arrest"})
_LAW = frozenset({"COP", "JUD", "SPY"})
_WRONGS = frozenset({"state", "force"})
_PEOPLE = frozenset({"people", "unnamed", "person"})
_DOMESTIC = frozenset({"office", "armed_group", "party", "force"})
"""Unmarked, these are of the state in which they act, whoever stands beside them."""
_HELD = frozenset({"OPP", "JRN", "SOC", "CRM", "PTY"})
"""Sectors of people whom a state jails at home."""
_OUTLAWS = frozenset({"CRM", "UAF"})
"""Who free people of the state in which they live, where no other is told."""
_LASTING = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "PROTEST"})
_HARM = frozenset({"killed", "wounded", "casualties"})
"""Figures of what has befallen: a killing that is only planned has none."""
_OF_WORDS = frozenset(
    {"ACCUSE", "AGREE", "AID", "CONCEDE", "CONSULT", "COOPERATE", "REJECT", "REQUEST", "SANCTION", "SUPPORT"}
)
"""Types of what harms nobody by itself."""
_VIOLENT = frozenset({"REB", "MIL", "CRM", "PRM", "UAF"})
"""Those who drive out people of the place, not of other states."""
_SUFFERED = {"ASSAULT": _HARM | {"abducted"}, "COERCE": frozenset({"arrested", "captured", "abducted"})}
"""Figures of those whom an act befalls, though nothing else tells who they are: "kidnapped 20 others"."""
_BACKGROUND_DAYS = 60
_NEWS_DAYS = 7
_OPPOSED = frozenset({"REB", "OPP"})
"""The government and army that these accuse are those of their own state."""
_BANNED = "unconventional"
_BY_ARMS = frozenset({None, "explosives", "heavy-weapons", "firearms", "aerial", "drone"})
_OF_CARRIER = frozenset({"aerial", "drone", "suicide-attack"})
"""Modes that a doer has whatever it fires: a jet's rockets are an air strike."""
_JOINING = 2
"""Words between two who are named in one breath: "and the"."""


class EventBuilder:
    """Turns drafts of one document into events."""

    def __init__(self, layers: Layers, lexicon: Lexicon, modality: ModalityReader) -> None:
        self.layers, self.lexicon, self.modality, self.doc = layers, lexicon, modality, layers.doc
        self.many_states = lexicon.closed["of_many_states"]
        self.named = [
            (a.span.start, a.span.end)
            for rows in layers.actors.values()
            for a in rows
            if a.span and a.kind in ("organisation", "office", "force", "outlet")
        ]

    def build(
        self,
        draft: Draft,
        t: Trigger,
        members: Sequence[Trigger],
        *,
        time: Time | None,
        after_background: bool,
        speaker: Actor | None = None,
    ) -> Event:
        """The event of a draft as told under one cue, by a speaker or the outlet.

        t: the trigger that stands for it; members: the triggers under the cue; after_background: it is told on, in the
        outlet's voice, right behind background.
        """
        entry, mode = draft.trigger.entry, self._mode(draft)
        assert entry.type is not None
        quantities = self._own_quantities(draft, members)
        actors, recipients = self._sides(draft, t, mode, quantities, speaker)
        modality = self.modality.modality(draft.s, draft.trigger.token, draft.trigger.anchor)
        actual = modality == "actual"
        if actual and time is not None and self._lies_ahead(time) and _is_past(draft.s, draft.trigger.anchor):
            time = None
        told_past = actual and (after_background or self._tells_long_past(draft))
        harms = actual and entry.type not in _OF_WORDS  # "indicted him over a fire that killed six"
        return Event(
            type=entry.type,
            mode=mode,
            contexts=entry.contexts,
            cameo=entry.cameo or to_cameo(entry.type, mode, of_land=self._is_done_to_land(draft)),
            quad=get_quad(entry.type),
            score=get_score(entry.type, mode),
            modality=modality,
            background=self._is_background(time, lasts=entry.type in _LASTING, told_past=told_past),
            scope=self._scope(draft, time, quantities),
            actors=actors,
            recipients=recipients,
            participants=draft.participants,
            targets=draft.targets,
            time=self._bounded(time) if actual else time,
            places=draft.places,
            quantities=quantities if harms else tuple(q for q in quantities if q.kind not in _HARM),
            means=draft.means,
            trigger=self.doc.span(t.s.starts[t.token], t.s.ends[t.token]),
            rule=f"event:{entry.id}",
        )

    def _sides(
        self, draft: Draft, t: Trigger, mode: str | None, quantities: tuple[Quantity, ...], speaker: Actor | None
    ) -> tuple[tuple[Actor, ...], tuple[Actor, ...]]:
        """Who does it and whom it befalls, each with the state that they are of where no other is told."""
        entry, country = draft.trigger.entry, self._country(draft)
        assert entry.type is not None
        verbal = get_quad(entry.type) in (1, 3)
        actors = draft.actors or self._protesters(draft, t.s, t)
        recipients = self._recipients(draft, quantities)
        if mode == "release":
            recipients = _freed(recipients, actors)
        if verbal and len(actors) == 1:  # "urged calm and said it would send an envoy": nobody speaks to himself
            recipients = tuple(r for r in recipients if (r.name, r.code) != (actors[0].name, actors[0].code))
        victims = self._wronged(draft, speaker) or self._state_of_victims(draft, country)
        recipients = self._placed(recipients, victims, draft.recipients, draft.actors, verbal=verbal)
        if entry.frame in ALL_ARE_ACTORS:
            actors = self._met(self._joined(actors), country)
            recipients = tuple(r for r in recipients if r.kind != "state" or r.code not in {a.code for a in actors})
        abroad = mode == "visit" and any(r.code == country for r in recipients)
        actors = self._placed(actors, None if abroad else country, draft.actors, draft.recipients, verbal=verbal)
        return actors, recipients

    def _wronged(self, draft: Draft, speaker: Actor | None) -> str | None:
        """ "Kenya said Ethiopian troops had beaten a herder": who tells of another's force speaks of its own."""
        codes = {a.code for a in draft.actors}
        forces = bool(codes) and all(a.kind in _WRONGS for a in draft.actors) and len(codes) == 1
        if (
            speaker is None
            or speaker.sector not in _STATE_POWER
            or speaker.code in codes
            or None in codes
            or not forces
        ):
            return None
        violent = (
            draft.trigger.entry.type in ("ASSAULT", "COERCE") and (speaker.code or "").lower() in load_actors().entries
        )
        return speaker.code if violent and not any(p.country or p.disputed for p in draft.places) else None

    def _state_of_victims(self, draft: Draft, country: str | None) -> str | None:
        """Whose those are whom it befalls, where the text does not say: of the state in which it took place.

        What the story's own state does befalls those abroad, unless it is done at home.
        """
        if self._may_be_from_elsewhere(draft, country):
            return None
        ruler = self._ruler(draft)
        if ruler is not None:
            return ruler
        own = country == self.layers.home and any(a.code == country for a in draft.actors)
        if not own or self._is_tried_for(draft) or self._strikes_at_home(draft):
            return country
        opposed = draft.trigger.entry.type == "ACCUSE" and all(a.sector in _OPPOSED for a in draft.actors)
        acting = {a.code for a in draft.actors}
        return country if opposed else None if self.layers.abroad in acting - {None} else self.layers.abroad or country

    def _ruler(self, draft: Draft) -> str | None:
        """ "Togo jailed a protester", "its police held two men who had trained in Benin": people are held at home.

        Not where a place tells otherwise that is more than what those held are suspected of.
        """
        entry, codes = draft.trigger.entry, {a.code for a in draft.actors}
        holds = entry.mode in _PUNISHES or (entry.type == "ASSAULT" and entry.lemma in self.lexicon.closed["punishing"])
        rules = all(a.kind in ("state", "office") or a.sector in _LAW for a in draft.actors)
        if not holds or len(codes) != 1 or not rules or any(a.sector == "MIL" for a in draft.actors):
            return None
        elsewhere = [p for p in draft.places if p.country not in codes | {None} and not self._is_suspected(draft, p)]
        return next(iter(codes)) if not elsewhere else None

    def _is_suspected(self, draft: Draft, place: Place) -> bool:
        """ "men suspected of training in X": where they are said to have done it."""
        s = draft.s
        inside = s.tokens_in(place.span.start, place.span.end) if place.span is not None else []
        over = [a for i in inside[-1:] for a in s.ancestors(i)]
        return any(s.lemmas[a] in self.lexicon.closed["suspecting"] for a in over)

    def _is_done_to_land(self, draft: Draft) -> bool:
        """ "Seized Kidal", "the fall of the town": its object, else its subject, is a place."""
        s, t = draft.s, draft.trigger
        done = [*s.object(t.anchor), *s.fillers_of_prep(t.token, "of")] or [*s.surface_subject(t.anchor)]
        done += [k for o in done if not self.layers.actors.get((s.index, o)) for k in s.fillers_of_prep(o, "of")]
        places = {(p.sentence, p.token) for p in (*self.layers.places, *self.layers.referred)}
        return any((s.index, o) in places for o in done)

    def _strikes_at_home(self, draft: Draft) -> bool:
        """ "the Kenyan army shelled the Tana valley": in its own state, where it hits its own people."""
        armies = {a.code for a in draft.actors if a.sector in _STATE_POWER}
        return draft.trigger.entry.type == "ASSAULT" and any(p.country in armies for p in draft.places if p.country)

    def _may_be_from_elsewhere(self, draft: Draft, country: str | None) -> bool:
        """Whether those concerned may be of any state: set free, given asylum, sent away by a state, tried abroad."""
        entry, violent = draft.trigger.entry, any(a.sector in _VIOLENT for a in draft.actors)
        if entry.mode == "release":
            return not draft.actors or not all(a.sector in _OUTLAWS for a in draft.actors)
        sent_away = (
            entry.mode in ("deport", "expel") and not violent and all(a.kind in _PEOPLE for a in draft.recipients)
        )
        return sent_away or "asylum" in entry.contexts or self._tries_abroad(draft, country)

    def _tries_abroad(self, draft: Draft, country: str | None) -> bool:
        """ "a Kenyan court jailed eight over an attack in Mali": where the deed was done says nothing of the eight."""
        courts = [a for a in draft.actors if a.sector == "JUD"]
        jails = draft.trigger.entry.mode in _PUNISHES and all(a.kind in _PEOPLE for a in draft.recipients)
        return jails and bool(courts) and all(a.code not in (None, country) for a in courts)

    def _is_tried_for(self, draft: Draft) -> bool:
        """ "arrested two men accused of spying for X": whom they worked for is not whose they are."""
        s = draft.s
        heads = [s.head_of(a.span.start, a.span.end) for a in draft.recipients if a.span and a.kind in _PEOPLE]
        known = [i for i in heads if i is not None]
        clauses = [k for i in known for k in s.kids_by(i, "acl") if s.is_passive(k)]
        charges = [k for i in (draft.trigger.anchor, *known) for k in s.fillers_of_prep(i, "on", "over")]
        return any(s.lemmas[k] in self.lexicon.closed["suspecting"] for k in (*clauses, *charges))

    def _country(self, draft: Draft) -> str | None:
        """The state in which an event took place: its places', else its sentence's, else the story's."""
        beside = [
            p.place.country
            for p in self.layers.places
            if p.sentence == draft.s.index and not p.dateline and not self._acts(p)
        ]
        found = [c for c in [*(p.country for p in draft.places), *beside] if c]
        home = self.layers.home
        if draft.places and all(p.precision == "region" for p in draft.places) and not found:
            return None if any(a.code == home for a in draft.actors) else home
        if any(a.kind == "armed_group" and a.code == home for a in draft.actors):
            return home
        if home is None:
            return None
        own = [p.country for p in draft.places if p.country]
        known = [c for c in own or found if c == home or c in self.layers.states]
        return home if home in known else next(iter(known), home)

    def _acts(self, p: PlaceMention) -> bool:
        """A state that acts, or that only qualifies ("US-backed"), is no place."""
        if (p.sentence, p.token) in self.layers.actors or p.place.span is None:
            return True
        start, end = p.place.span.start, p.place.span.end
        return self.doc.text[end : end + 1] == "-" or any(a <= start and end <= b for a, b in self.named)

    def _mode(self, draft: Draft) -> str | None:
        """The mode that the words tell; of an assault also by its arms, by who does it, by the act it tells again."""
        entry = draft.trigger.entry
        told = next((t.mode for t in draft.members if t.entry.type == entry.type and t.mode), None)
        if entry.type == "MOBILIZE" and told == "troops" and self._moves_arms(draft):
            return "weapons"
        if entry.type != "ASSAULT":
            return told
        arms = [mode for means in draft.means if (mode := self._mode_of_arms(means)) is not None]
        if _BANNED in arms and told in _BY_ARMS:
            return _BANNED
        doer = next((mode for a in draft.actors if (mode := self._mode_of_doer(a)) is not None), None)
        if doer in _OF_CARRIER and told in _BY_ARMS:
            return doer
        return told or next(iter(arms), doer or draft.mode)

    def _moves_arms(self, draft: Draft) -> bool:
        """ "deployed ten warships", "tanks were sent": what is moved is arms, not men."""
        s, t = draft.s, draft.trigger
        things = s.object(t.anchor) if s.is_verb(t.anchor) else s.fillers_of_prep(t.token, "of")
        first = next(iter(things), None)
        nouns = self.lexicon.actor_nouns.get(s.lemmas[first], ()) if first is not None else ()
        return any(n.equipment for n in nouns) or (first is not None and s.lemmas[first] in self.lexicon.means)

    def _mode_of_arms(self, means: Means) -> str | None:
        last = means.name.lower().split()[-1]
        nouns = [n for form in (last, last.removesuffix("s")) for n in self.lexicon.means.get(form, ())]
        return next((n.mode for n in nouns if n.mode and n.key == means.key and has_mode("ASSAULT", n.mode)), None)

    def _mode_of_doer(self, actor: Actor) -> str | None:
        """ "Russian jets", "the Turkish air force": by the last words of a name, the longest first."""
        words = actor.name.lower().split()
        tails = [" ".join(words[-n:]) for n in (3, 2, 1)]
        forms = (form for tail in tails for form in (tail, tail.removesuffix("s"), re.sub("men$", "man", tail)))
        return next((noun.mode for form in forms if (noun := self.lexicon.actor_phrases.get(form))), None)

    def _protesters(self, draft: Draft, s: Sentence, t: Trigger) -> tuple[Actor, ...]:
        """A protest has people who protest, named or not; "thousands rallied, demanding X": they demand it."""
        kind, over = draft.trigger.entry.type, s.heads[t.anchor]
        below = s.deps[t.anchor] == "advcl"
        crowd = [k for k in s.surface_subject(over) if below and s.tags[k] in _MANY and not self.layers.at(s, k)]
        if kind != "PROTEST" and not (kind == "REQUEST" and crowd and self._is_protest(s, over)):
            return ()
        who = crowd[0] if crowd else t.token
        span = self.doc.span(s.starts[who], s.ends[who])
        return (Actor(span.quote, None, None, "CVL", "people", span),)

    def _is_protest(self, s: Sentence, v: int) -> bool:
        return any(e.type == "PROTEST" for e in self.lexicon.events.get(s.lemmas[v], ()))

    def _own_quantities(self, draft: Draft, members: Sequence[Trigger]) -> tuple[Quantity, ...]:
        """Figures told by this speaker: of the words under its own cue."""
        if len(members) == len(draft.members):
            return tuple(q for q, _ in draft.quantities)
        tokens = {t.token for t in members}
        return tuple(q for q, (_, token) in draft.quantities if token in tokens) or (
            tuple(q for q, _ in draft.quantities) if draft.members[0] in members else ()
        )

    def _recipients(self, draft: Draft, quantities: tuple[Quantity, ...]) -> tuple[Actor, ...]:
        """Where no recipient is told, or planes of nobody: the foreign state that is struck or visited.

        Else the persons counted as hurt, else those whom the place that is struck serves; a post or depot that no army
        strikes is one's.
        """
        told = not all(is_equipment(a) for a in draft.recipients)
        if told or draft.trigger.entry.type not in _REACHES_STATE or draft.trigger.entry.mode == "seize":
            return draft.recipients
        if draft.trigger.entry.frame in ALL_ARE_ACTORS:
            return ()
        suffered = _SUFFERED.get(draft.trigger.entry.type or "", frozenset())
        hurt = next((q for q in quantities if q.kind in suffered and q.high != 0), None)
        place = next((p for p in draft.places if p.country and draft.slots.get("places") != CARRIED), None)
        if place is not None and self._is_off(draft, place):
            place = None
        foreign = place is not None and draft.actors and all(a.code not in (None, place.country) for a in draft.actors)
        if foreign and hurt is None and place is not None and draft.trigger.entry.frame != "happen":
            code = place.country or ""
            return (Actor(place.name, code.lower(), code, None, "state", place.span),)
        if draft.recipients:
            return draft.recipients
        if hurt is not None:
            return self._hurt(draft.s, hurt)
        if draft.trigger.entry.type != "ASSAULT":
            return ()
        held = next((x for x in draft.targets if x.kind == "military_position"), None)
        if held is not None and draft.actors and all(a.sector in _OUTSIDE_STATE for a in draft.actors):
            return (Actor(held.name, None, None, "MIL", "force", held.span),)
        used = next((x for x in draft.targets if x.kind in _PEOPLE_OF), None)
        return (Actor(used.name, None, None, _PEOPLE_OF[used.kind], "people", used.span),) if used else ()

    def _hurt(self, s: Sentence, hurt: Quantity) -> tuple[Actor, ...]:
        """Whom a figure counts: "nine policemen died"; people, where it names nobody."""
        head = s.head_of(hurt.span.start, hurt.span.end)
        named = self.layers.actors.get((s.index, head), ()) if head is not None else ()
        persons = tuple(a for a in named if a.kind != "state" and a.sector and not is_equipment(a))
        if hurt.kind not in _HARM and hurt.who not in (None, hurt.words):
            return persons  # "made 40 arrests", "detained three vessels": the figure counts no people
        return persons or (Actor(hurt.words, None, None, "CVL", "people", hurt.span),)

    def _is_off(self, draft: Draft, place: Place) -> bool:
        """ "attacked off the coast of X": at sea, where X is not struck."""
        s = draft.s
        tokens = s.tokens_in(place.span.start, place.span.end) if place.span is not None else []
        over = [a for i in tokens[-1:] for a in s.ancestors(i)]
        return any(s.lower[a] == "off" and s.deps[a] == "prep" for a in over)

    def _joined(self, actors: tuple[Actor, ...]) -> tuple[Actor, ...]:
        """ "between X's government and the rebels": whom one "and" joins with a state's body are of it."""
        found: list[Actor] = []
        for a in actors:
            before = found[-1] if found else None
            unknown = a.code is None and a.ref is None and a.kind == "armed_group"
            if unknown and before is not None and before.kind in _RULES and before.code and self._adjoin(before, a):
                a = replace(a, code=before.code)
            found.append(a)
        return tuple(found)

    def _adjoin(self, a: Actor, b: Actor) -> bool:
        """Whether "and" or "and the" alone stands between two actors."""
        between = self.doc.text[a.span.end : b.span.start] if a.span and b.span else ""
        return between.split()[:1] == ["and"] and len(between.split()) <= _JOINING

    def _met(self, actors: tuple[Actor, ...], country: str | None) -> tuple[Actor, ...]:
        """ "the X envoy met President N in Y": who holds office and is of no state told hosts; he is not X's."""
        guests = {a.code for a in actors if a.code}
        hosts = [a for a in actors if a.code is None and a.ref is None and a.kind == "person" and a.sector == "GOV"]
        if not guests or country is None or country in guests:
            return actors
        return tuple(replace(a, code=country) if a in hosts else a for a in actors)

    def _placed(
        self,
        actors: tuple[Actor, ...],
        country: str | None,
        beside: tuple[Actor, ...],
        opposed: tuple[Actor, ...],
        *,
        verbal: bool,
    ) -> tuple[Actor, ...]:
        """Fighters, forces and people without a state belong to the one in which they act.

        In words a named person is not of the state to which it speaks, or of which: that is another. Nor are the
        soldiers on the other side those of the army that fights them, nor "European leaders" of where they meet.
        """
        armies = {a.code for a in opposed if a.sector == "MIL"}
        others = {a.code for a in (*beside, *opposed) if a.kind == "state"}
        placed = []
        for a in actors:
            if a.ref and country and _has_branch_in(a.ref, country):
                a = replace(a, code=country)
            elif self._is_stateless(a):
                ordered = verbal and a.kind == "force" and _one_government(opposed)
                beside_it = ordered or (_sided(a, beside) if a.kind not in _DOMESTIC or country is None else None)
                code = beside_it or (None if is_equipment(a) else country)
                other = (verbal and a.kind == "person" and code in others) or (a.sector == "MIL" and code in armies)
                a = a if other else replace(a, code=code)
            placed.append(a)
        return tuple(placed)

    def _is_stateless(self, a: Actor) -> bool:
        """Somebody without a state who is of one, though the words do not say of which."""
        unions = a.kind == "organisation" and a.sector == "LAB" and a.name.split()[-1].islower()
        unknown = a.code is None and (a.ref is None or a.kind == "people") and (unions or a.kind in _STATELESS_KINDS)
        unknown = unknown and a.sector not in OF_MANY_STATES
        words = () if a.kind in ("armed_group", "people", "party") else pairwise(a.name.split())  # "Arab rebels"
        return unknown and not any(w.istitle() and w.lower() in self.many_states and s.islower() for w, s in words)

    def _bounded(self, time: Time | None) -> Time | None:
        """The time told of what took place; no later than the text."""
        day = self.layers.written
        if time is not None and day and time.earliest and time.latest is None and day >= time.earliest[:10]:
            return replace(time, latest=day)
        if time is not None and day and time.latest and time.earliest and time.earliest[:10] <= day < time.latest[:10]:
            first = time.earliest[:10]  # "this week": what was done, by the day of the report
            return replace(time, latest=day, edtf=day if first == day else f"{first}/{day}")
        if (time is not None and (time.earliest or time.latest)) or not day:
            return time
        if time is None:
            return Time(None, day, None, None, None, None, "bounded_by_publication", None, None)
        return replace(time, latest=day, basis="bounded_by_publication")

    def _lies_ahead(self, time: Time) -> bool:
        """Whether a time that was reckoned begins after the text was written, and so is of something else."""
        day = self.layers.written
        return time.basis != "stated" and bool(day and time.earliest and time.earliest[:10] > day)

    def _is_background(self, time: Time | None, *, lasts: bool, told_past: bool) -> bool:
        """Long past, going on for years, or without a date and told as past (told_past).

        lasts: whether a length is the event's own, not that of a deal or a sentence.
        """
        if lasts and time is not None and time.duration and "Y" in time.duration.split("T")[0]:
            return True
        open_from = time.earliest if time is not None and time.extent == "throughout" and not time.latest else None
        last = open_from or (None if time is None else time.latest)
        if last is None or not self.layers.written:
            return told_past or open_from is not None
        return (_day(self.layers.written) - _day(last)).days > _BACKGROUND_DAYS

    def _tells_long_past(self, draft: Draft) -> bool:
        """ "In the past"; the toll of a whole war: "the war has killed 9,000 people"."""
        s, v, closed = draft.s, draft.trigger.anchor, self.lexicon.closed
        spots = [k for k in s.kids_by(v, "prep", "advmod") if s.deps[k] == "prep" or k < v]
        phrases = [" ".join(s.lower[t] for t in s.subtree(k)) for k in spots]
        if any(p == word or (" " in word and p.startswith(word)) for p in phrases for word in closed["long_past"]):
            return True
        return bool(draft.quantities) and self._sums_up_war(draft)

    def _sums_up_war(self, draft: Draft) -> bool:
        s, whole = draft.s, self.lexicon.closed["whole_war"]
        wars = (t for t in draft.members if any(s.lemmas[k] in whole for k in s.subject(t.anchor)))
        return any(is_perfect(s, t.anchor) for t in wars)

    def is_fresh(self, time: Time) -> bool:
        """Whether a time can be news of the text: within a week of it, or the text has no day."""
        day, last = self.layers.written, time.latest or time.earliest
        return day is None or last is None or (_day(day) - _day(last)).days <= _NEWS_DAYS

    def _scope(self, draft: Draft, time: Time | None, quantities: tuple[Quantity, ...]) -> Scope:
        """A total of several: "twelve raids", "fired on four times", a toll of weeks. "Three missiles" are one."""
        if any(q.kind == "occurrences" and q.high != 1 and not self._is_munition(q) for q in quantities):
            return "summary"
        wide = time is not None and time.precision in ("week", "month", "season", "year", "decade")
        toll = any(q.kind in ("killed", "wounded") for q in quantities)
        wide = wide or self._sums_up_war(draft) or any(_goes_on_since(draft.s, t.anchor) for t in draft.members)
        return "summary" if wide and (toll or (time is not None and time.extent == "throughout")) else "single"

    def _is_munition(self, quantity: Quantity) -> bool:
        return (quantity.who or "").lower().rstrip("s") in self.lexicon.means

    def with_first_person(self, draft: Draft, speaker: Actor | None) -> Draft:
        """ "our jets", "we": the speaker's side; without a speaker nobody known."""
        ours = speaker is not None and not draft.actors and find_ours(draft.s, draft.trigger.token) is not None
        if not ours and not any(a.ref == FIRST_PERSON for a in (*draft.actors, *draft.recipients)):
            return draft

        def said(actors: tuple[Actor, ...], *, acts: bool) -> tuple[Actor, ...]:
            known = speaker and replace(speaker, span=None)
            return tuple(
                replace(
                    a,
                    ref=known.ref if known else None,
                    code=known.code if known else None,
                    sector=known.sector if known and (a.sector is None or (acts and a.kind == "people")) else a.sector,
                )
                if a.ref == FIRST_PERSON
                else a
                for a in actors
            )

        actors = (replace(speaker, span=None),) if ours and speaker is not None else said(draft.actors, acts=True)
        return replace(draft, actors=actors, recipients=said(draft.recipients, acts=False))

    def with_accused(self, draft: Draft, cue: Cue | None, speaker: Actor | None) -> Draft:
        """ "blamed X for the attack", "claimed the attack": who acted stands beside the cue; it is not the accuser."""
        if cue is None or not cue.accused:
            return draft
        accuser = all(side_of(a) == side_of(speaker) for a in draft.actors) if speaker is not None else False
        told_here = draft.actors and (cue.entry.construction != "accuse" or self._names(draft.s, draft.actors))
        if told_here and cue.accused[0] >= 0 and not (accuser and cue.entry.construction == "accuse"):
            return draft
        if cue.accused[0] == ACCUSES_ITSELF and speaker is not None:
            if draft.actors and side_of(draft.actors[0]) == side_of(speaker):
                return draft
            return replace(draft, actors=(speaker,), slots=draft.slots | {"actors": "speaker"})
        accused = tuple(
            a
            for i in cue.accused
            if i >= 0
            for a in self.layers.actors.get((cue.s.index, i), ())
            if a.code or a.ref or a.sector
        )
        if accused and draft.trigger.entry.type in ("ASSAULT", "COERCE", "MOBILIZE"):
            recipients = tuple(r for r in draft.recipients if r not in accused)
            return replace(draft, actors=accused, recipients=recipients, slots=draft.slots | {"actors": "accused"})
        return draft

    def _names(self, s: Sentence, actors: tuple[Actor, ...]) -> bool:
        """Whether the sentence itself names one of the actors, or has a pronoun for it."""
        spans = {a.span for i in range(len(s)) for a in self.layers.actors.get((s.index, i), ())}
        return any(a.span in spans for a in actors)


def _has_branch_in(group: str, country: str) -> bool:
    """Whether a group whose branches belong to the states in which they act also acts in a state."""
    groups = load_actors()
    return group in groups.international and country in groups.travelling.get(group, ())


def _freed(recipients: tuple[Actor, ...], actors: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """ "Chad released 52 political prisoners": whom one state alone holds for what they say or are said to have done.

    Civilians and soldiers may be of another state.
    """
    holder = actors[0] if len(actors) == 1 and actors[0].kind in _SIDES else None
    if holder is None or any(r.code for r in recipients):
        return recipients
    return tuple(replace(r, code=holder.code) if r.sector in _HELD else r for r in recipients)


def find_ours(s: Sentence, i: int) -> int | None:
    """The verb of "the shell that struck the post [was] ours", "the shell that struck it was one of ours"."""
    shot = s.heads[i]
    verb = s.heads[shot]
    if s.deps[i] != "relcl" or s.deps[shot] != "nsubj" or s.lemmas[verb] != "be":
        return None
    called = [k for k in s.kids[verb] if k > verb]
    whose = [t for k in called for t in (k, *s.fillers_of_prep(k, "of"))]
    return verb if any(s.lower[t] == "ours" for t in whose) else None


def _one_government(actors: tuple[Actor, ...]) -> str | None:
    """ "the Kenyan president ordered the army": the state of whose government speaks to its own forces."""
    codes = {a.code for a in actors if a.sector == "GOV"}
    return next(iter(codes)) if len(codes) == 1 and len(actors) == 1 else None


def _sided(actor: Actor, beside: tuple[Actor, ...]) -> str | None:
    """The state of the state, force or like group that is named beside it; of two persons each has its own.

    People beside those of two states are of neither.
    """
    like = actor.kind if actor.kind != "person" else None
    codes = dict.fromkeys(a.code for a in beside if a.code and (a.kind in _SIDES or a.kind == like))
    return None if actor.kind == "people" and len(codes) > 1 else next(iter(codes), None)


def _goes_on_since(s: Sentence, v: int) -> bool:
    """ "Has killed 400 people since the war began", "since the coup"."""
    openers = [*s.kids_by(v, "prep"), *(m for c in s.kids_by(v, "advcl") for m in s.kids_by(c, "mark"))]
    return is_perfect(s, v) and any(s.lower[k] == "since" for k in openers)


def _is_past(s: Sentence, i: int) -> bool:
    """Whether an event's word, or the verb that it hangs on, tells what has been."""
    verb = next((a for a in (i, *s.ancestors(i)) if s.is_verb(a)), i)
    return s.tags[verb] in ("VBD", "VBN") or any(s.tags[k] in ("VBD", "VBN") for k in s.verb_group(verb))


def _day(value: str) -> date:
    return date.fromisoformat(value[:10])


def tightest(times: Sequence[Time]) -> Time | None:
    """The most precise of several times; one that is only a duration comes last."""
    known = [t for t in times if t.earliest or t.latest]
    if not known:
        return times[0] if times else None
    return min(known, key=lambda t: coarseness(t.precision))
