"""Makes claims: each draft event once for each innermost speaker over it, then answers to what was claimed before."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache

from ..lexicon import Lexicon
from ..model import (
    Actor,
    Attribution,
    Claim,
    Event,
    Explanation,
    Issue,
    Loaded,
    Quantity,
    Source,
    Span,
    Time,
)  # fmt: skip
from ..model.identity import make_claim_id
from ..model.layers import FIRST_PERSON, Layers, Sentence, TimeMention
from ..model.sides import holds, side_of
from ..model.vocabulary import Basis, Dispute, Position, Scope, Voice
from ..ontology import get_quad, get_score, has_mode, to_cameo
from ..reference.actors import ArmedGroup, load_actors
from .attribution import Cue, CueFinder
from .domains import DomainFilter
from .drafts import Draft, DraftReader
from .figures import FigureReader, NumberWords
from .modality import ModalityReader, ModalWords
from .triggers import Trigger, TriggerFinder

_SPEECH_ACTS = frozenset({"REQUEST", "THREATEN", "REJECT", "AGREE", "CONCEDE", "SUPPORT"})
_OFFICIAL = frozenset({"GOV", "MIL", "COP", "LEG", "JUD", "SPY"})
_NO_RECIPIENT = frozenset({"act_with", "n_between", "happen"})
_CLAIMED_MODES = frozenset({"explosives", "suicide-attack", "abduct", "targeted"})
_QUOTE_MIN = 15
_BACKGROUND_DAYS = 60


@dataclass(frozen=True, slots=True)
class Extraction:
    """What one document gives: claims, attributions, loaded words, issues and explanations."""

    claims: tuple[Claim, ...]
    attributions: tuple[Attribution, ...]
    loaded: tuple[Loaded, ...]
    issues: tuple[Issue, ...]
    explanations: tuple[Explanation, ...]


@dataclass(frozen=True, slots=True)
class _Made:
    """A claim with what it was made from, while later sentences may still answer it."""

    claim: Claim
    cue: Cue | None
    side: str | None
    sentence: int
    notes: tuple[tuple[str, str, str | None, str | None], ...] = field(default=())


def extract_claims(layers: Layers, lexicon: Lexicon, numbers: NumberWords, modal: ModalWords) -> Extraction:
    """Claims of an annotated document.

    1. triggers and cues of each sentence; quotes that run over sentences are given their speaker
    2. drafts: consequences joined to causes, roles, times, places, figures
    3. one claim for each draft and innermost speaker
    4. answers: "denied the charge", "declined to comment", "could not be verified"
    5. what one speaker tells twice is one claim with more evidence; links and ids
    """
    return _Extractor(layers, lexicon, numbers, modal).run()


class _Extractor:
    def __init__(self, layers: Layers, lexicon: Lexicon, numbers: NumberWords, modal: ModalWords) -> None:
        self.layers, self.lexicon, self.doc = layers, lexicon, layers.doc
        self.finder = TriggerFinder(lexicon, layers)
        self.cue_finder = CueFinder(lexicon, layers)
        self.figures = FigureReader(layers.doc, lexicon, numbers)
        self.drafts = DraftReader(lexicon, layers, self.finder, self.figures)
        self.modality = ModalityReader(lexicon, modal)
        self.domains = DomainFilter(lexicon, layers)
        self.reference = _where_groups_act()
        self.made: list[_Made] = []
        self.issues: list[Issue] = []
        self.attributions: list[Attribution] = []

    def run(self) -> Extraction:
        cues = {s.index: self.cue_finder.find(s) for s in self.layers.sentences}
        cues = self.rows = self._over_quotes(cues)
        for s in self.layers.sentences:
            self._sentence(s, cues)
        made = self._deflections(self._joined(self.made))
        claims = [m.claim for m in made]
        claims, notes = self._finished(claims, made)
        return Extraction(tuple(claims), tuple(self.attributions), self._loaded(cues), tuple(self.issues), tuple(notes))

    # -- 1 quotes over sentences ----------------------------------------------------------------------------------

    def _over_quotes(self, cues: dict[int, list[Cue]]) -> dict[int, list[Cue]]:
        """A quotation that goes on in other sentences belongs to whoever is quoted at its start or end."""
        for start, end in self.layers.quotes:
            if end - start < _QUOTE_MIN:
                continue
            inside = [s for s in self.layers.sentences if s.start < end and s.end > start]
            if not inside:
                continue
            holder = self._quote_holder(start, end, inside, cues)
            if holder is None:
                continue
            tokens = {(s.index, t) for s in inside for t in s.tokens_in(start, end)}
            rows = cues[holder.s.index]
            rows[rows.index(holder)] = replace(holder, content=holder.content | tokens)
            for s in inside:
                if s.index != holder.s.index:
                    cues[s.index] = [*cues[s.index], rows[rows.index(next(r for r in rows if r.token == holder.token))]]
        return cues

    def _quote_holder(self, start: int, end: int, inside: Sequence[Sentence], cues: dict[int, list[Cue]]) -> Cue | None:
        first, last = inside[0], inside[-1]
        own = [
            c
            for s in inside
            for c in cues[s.index]
            if c.s is s and c.entry.construction == "clause" and not start <= s.starts[c.token] < end and c.speakers
        ]
        if own:
            return min(own, key=lambda c: abs(c.s.starts[c.token] - start))
        if any(start > s.start for s in (first,)) and start - first.start > 1:
            return None
        near = [
            s
            for s in self.layers.sentences
            if s.paragraph == first.paragraph and s.index in (first.index - 1, last.index + 1)
        ]
        for s in near:
            for c in reversed(cues[s.index]):
                if c.entry.construction == "clause" and c.speakers and c.s is s and c.position == "asserts":
                    return c
        return None

    # -- 2, 3 one sentence ----------------------------------------------------------------------------------------

    def _sentence(self, s: Sentence, cues: dict[int, list[Cue]]) -> None:
        triggers, refused = self.finder.find(s)
        for r in refused:
            if r.entry.type is not None or r.why == "other_sense":
                span = self.doc.span(s.starts[r.token], s.ends[r.token])
                if r.why != "other_sense":
                    self.issues.append(Issue("extract", "no_event", span, f"{r.entry.id}: {r.why}"))
        rows = cues[s.index]
        triggers = self._drop_complements(s, [t for t in triggers if not self._only_says(t, rows)])
        triggers, dropped = self.domains.keep(s, triggers, self.made_conflict())
        for t, why in dropped:
            span = self.doc.span(s.starts[t.token], s.ends[t.token])
            self.issues.append(Issue("extract", "no_event", span, f"{t.entry.id}: {why}"))
        own = [c for c in rows if c.s is s]
        self.attributions.extend(self._attribution(c) for c in own if c.content or c.answers)
        drafts, mentioned = self.drafts.read(s, triggers, own)
        covered: set[int] = set()
        repeated = [d for d in drafts if self._told_before(d, rows)]
        for draft in (*mentioned, *repeated):
            t = draft.trigger
            span = self.doc.span(s.starts[t.token], s.ends[t.token])
            self.issues.append(Issue("extract", "mentioned_not_told", span, t.entry.id))
        for draft in drafts:
            if draft in repeated:
                continue
            draft = self._with_antecedent(draft)
            for made, used in self._claims_of(draft, rows):
                self.made.append(made)
                covered.update(id(c) for c in used)
        for cue in own:
            if cue.answers and id(cue) not in covered:
                self._answer(cue)

    def _told_before(self, draft: Draft, rows: list[Cue]) -> bool:
        """ "his resignation" after "he resigned": a definite noun that adds nothing to what the text has told."""
        t, s = draft.trigger, draft.s
        definite = any(s.lower[k] in ("the", "this", "that") or s.deps[k] == "poss" for k in s.kids_by(t.token, "det", "poss"))
        adds = draft.quantities or any(m.time.earliest for m in draft.times) or len(draft.members) > 1 or draft.places
        if s.is_verb(t.token) or not definite or adds or self._chain(t, rows):
            return False
        codes = {a.code for a in draft.actors if a.code}
        return any(
            m.claim.event.type == t.entry.type and codes <= {a.code for a in m.claim.event.actors} and codes
            for m in self.made
        )

    def _with_antecedent(self, draft: Draft) -> Draft:
        """ "the attack", "five people were killed": time, place and actors of the violence told last, where it has none."""
        if draft.trigger.entry.type != "ASSAULT" or draft.places or any(m.time.earliest for m in draft.times):
            return draft
        t, s = draft.trigger, draft.s
        noun = not s.is_verb(t.token)
        definite = noun and any(s.lower[k] in ("the", "this", "that", "those") for k in s.kids_by(t.token, "det"))
        toll = not noun and self.figures.kind_of(s, t.token) in ("killed", "wounded") and not s.subject(t.anchor)
        told = next((m for m in reversed(self.made) if s.index - m.sentence <= 2), None)
        if told is None or told.claim.event.type != "ASSAULT" or not (definite or toll) or told.sentence == s.index:
            return draft
        event = told.claim.event
        time = event.time if event.time and event.time.basis != "bounded_by_publication" else None
        inherited = () if time is None else (TimeMention(replace(time, basis="inherited"), s.index, None, False, False),)
        return replace(
            draft,
            actors=draft.actors or (event.actors if not draft.recipients or toll else ()),
            times=inherited or draft.times,
            places=event.places,
            slots=draft.slots | {"antecedent": told.claim.event.trigger.quote},
        )

    def _only_says(self, t: Trigger, rows: list[Cue]) -> bool:
        """ "agreed that the bridge had been hit": a verb of agreeing with a past clause reports, it agrees to nothing."""
        if t.entry.type not in ("AGREE", "CONCEDE", "SUPPORT") or not any(c.token == t.token and c.s is t.s for c in rows):
            return False
        return any(
            t.s.tags[k] == "VBD" or any(t.s.lower[a] in ("had", "was", "were") for a in t.s.kids_by(k, "aux", "auxpass"))
            for k in t.s.kids_by(t.token, "ccomp")
        )

    def made_conflict(self) -> bool:
        """Whether the text has told of violence before."""
        return any(m.claim.event.type == "ASSAULT" for m in self.made)

    def _drop_complements(self, s: Sentence, triggers: list[Trigger]) -> list[Trigger]:
        """What is demanded, threatened, promised or refused is the speech act's content, no event of its own."""
        acts = {t.anchor: t for t in triggers if t.entry.type in _SPEECH_ACTS}
        nouns = {t.token for t in acts.values()}
        kept = []
        for t in triggers:
            if t.anchor in acts and acts[t.anchor] is t:
                above = self._governing_act(s, t.anchor, acts, nouns)
            else:
                above = self._governing_act(s, t.token, acts, nouns)
            if above is not None and above.token != t.token:
                span = self.doc.span(s.starts[t.token], s.ends[t.token])
                self.issues.append(
                    Issue("extract", "content_of_speech_act", span, f"{t.entry.id} under {above.entry.id}")
                )
            else:
                kept.append(t)
        return kept

    def _governing_act(self, s: Sentence, i: int, acts: dict[int, Trigger], nouns: set[int]) -> Trigger | None:
        child = i
        for a in s.ancestors(i):
            dep = s.deps[child]
            if a in acts or a in nouns:
                act = acts.get(a) or next(t for t in acts.values() if t.token == a)
                linked = dep in ("ccomp", "xcomp", "acl", "pcomp", "dobj", "oprd")
                if dep == "prep" and s.lower[child] in ("for", "to", "of", "on", "from", "against", "with"):
                    linked = act.entry.type in ("REQUEST", "REJECT", "THREATEN") or s.deps[i] == "pcomp"
                    linked = linked or (
                        act.entry.type in ("AGREE", "CONCEDE", "SUPPORT") and s.lower[child] in ("to", "on", "for")
                    )
                return act if linked else None
            if s.is_verb(a) and s.deps[a] not in ("xcomp", "ccomp", "pcomp", "conj", "acl"):
                if dep not in ("ccomp", "xcomp", "dobj", "prep", "pobj", "pcomp", "conj"):
                    return None
            child = a
        return None

    def _claims_of(self, draft: Draft, rows: list[Cue]) -> Iterable[tuple[_Made, list[Cue]]]:
        """One claim for each innermost cue over any of the draft's triggers; without one, the outlet's own."""
        chains: dict[int, tuple[list[Cue], list[Trigger]]] = {}
        for t in draft.members:
            chain = [c for c in self._chain(t, rows) if not self._performs(c, draft)]
            inner = chain[0] if chain else None
            chains.setdefault(id(inner) if inner else 0, (chain, []))[1].append(t)
        main = next(iter(chains.values()))
        for chain, members in list(chains.values()):
            if (chain, members) is not main and chain is not main[0] and not chain:
                continue
            for made in self._claims_for_chain(draft, chain, members):
                yield made, chain[:1]

    def _performs(self, cue: Cue, draft: Draft) -> bool:
        """ "announced sanctions", "declared a truce": saying it is doing it, and the outlet tells it."""
        if not cue.object_only or cue.position != "asserts" or draft.trigger.entry.type in ("ASSAULT", "COERCE"):
            return False
        said = {side_of(a) for a in cue.speakers}
        return all(side_of(a) in said for a in draft.actors)

    def _chain(self, t: Trigger, rows: list[Cue]) -> list[Cue]:
        """Cues over the trigger, innermost first; siblings of one construction (each other) stay together."""
        key = (t.s.index, t.token)
        return sorted((c for c in rows if key in c.content and (c.s is not t.s or c.token != t.token)),
                      key=lambda c: (not c.entry.inner, c.size, -c.token))  # fmt: skip

    def _claims_for_chain(self, draft: Draft, chain: list[Cue], members: list[Trigger]) -> Iterable[_Made]:
        if not chain:
            yield from self._timed(draft, None, [], None, members)
            return
        inner = chain[0]
        if len(chain) > 1 and self._is_disputed_noun(inner, chain[1]):
            if inner.speakers and side_of(inner.speakers[0]) not in (None, *(side_of(a) for a in chain[1].speakers)):
                yield from self._timed(draft, inner, chain[2:], inner.speakers[0], members)
            yield from self._claims_for_chain(draft, chain[1:], members)
            return
        if inner.mutual:
            pair = [c for c in chain if c.mutual and c.token == inner.token]
            for cue, other in zip(pair, reversed(pair), strict=True):
                accused = replace(draft, actors=other.speakers)
                yield from self._timed(accused, cue, chain[len(pair) :], cue.speakers[0], members)
            return
        speakers: tuple[Actor | None, ...] = inner.speakers or (None,)
        for speaker in speakers[:2]:
            yield from self._timed(draft, inner, chain[1:], speaker, members)

    def _is_disputed_noun(self, noun: Cue, outer: Cue) -> bool:
        """ "rejected claims that …", "withdrew its report that …": the outer cue is about the noun's content."""
        about = outer.s is noun.s and (noun.s.index, noun.token) in outer.content
        return noun.entry.construction == "noun" and about and outer.position != "asserts"

    def _timed(
        self, draft: Draft, cue: Cue | None, outer: list[Cue], speaker: Actor | None, members: list[Trigger]
    ) -> Iterable[_Made]:
        """Several times that each carry a happening ("in April and May") give several claims."""
        times: list[Time | None] = [t.time for t in draft.times]
        separate = [t.time for t in draft.times if t.member]
        if len(separate) > 1:
            for time in separate:
                yield self._make(draft, cue, outer, speaker, members, time)
        else:
            yield self._make(draft, cue, outer, speaker, members, _tightest(times))

    def _make(
        self,
        draft: Draft,
        cue: Cue | None,
        outer: list[Cue],
        speaker: Actor | None,
        members: list[Trigger],
        time: Time | None,
    ) -> _Made:
        s, t = draft.s, members[0] if cue is not None and draft.members[0] not in members else draft.trigger
        draft = self._with_first_person(self._with_accused(draft, cue, speaker), speaker)
        event = self._event(draft, t, members, cue, time, speaker)
        position, disputes = self._position(draft, t, cue, speaker, event)
        sources, voice, basis = self._sources(cue, outer, speaker, s, t)
        claim = Claim(
            id="",
            document=self.doc.id,
            evidence=(self._evidence(s, cue),),
            sources=sources,
            position=position,
            disputes=disputes,
            holds=holds(position, event.modality),
            cue=self._cue_span(cue),
            voice=voice,
            basis=basis,
            answers=(),
            event=event,
        )
        return _Made(claim, cue, side_of(claim.speaker), s.index, self._notes(draft, cue, outer, event))

    def _with_first_person(self, draft: Draft, speaker: Actor | None) -> Draft:
        """ "our jets", "we": the speaker's side; without a speaker nobody known."""

        def said(actors: tuple[Actor, ...]) -> tuple[Actor, ...]:
            if not any(a.ref == FIRST_PERSON for a in actors):
                return actors
            known = speaker and replace(speaker, span=None)
            return tuple(
                replace(a, ref=known.ref if known else None, code=known.code if known else None)
                if a.ref == FIRST_PERSON
                else a
                for a in actors
            )

        return replace(draft, actors=said(draft.actors), recipients=said(draft.recipients))

    def _with_accused(self, draft: Draft, cue: Cue | None, speaker: Actor | None) -> Draft:
        """ "blamed X for the attack", "claimed the attack": who acted stands beside the cue."""
        if cue is None or not cue.accused or (draft.actors and cue.accused[0] >= 0):
            return draft
        if cue.accused[0] == -100 and speaker is not None:
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

    def _event(
        self,
        draft: Draft,
        t: Trigger,
        members: list[Trigger],
        cue: Cue | None,
        time: Time | None,
        speaker: Actor | None,
    ) -> Event:
        s, entry = t.s, draft.trigger.entry
        mode = self._mode(draft)
        quantities = self._own_quantities(draft, members)
        country = self._country(draft)
        victims = country
        if draft.actors and country == self.layers.home and any(a.code == country for a in draft.actors):
            victims = self.layers.abroad or country
        recipients = self._placed(self._recipients(draft, quantities), victims, draft.recipients)
        assert entry.type is not None
        return Event(
            type=entry.type,
            mode=mode,
            contexts=entry.contexts,
            cameo=entry.cameo or to_cameo(entry.type, mode),
            quad=get_quad(entry.type),
            score=get_score(entry.type, mode),
            modality=self._modality(draft, s, t),
            background=self._is_background(time, s, cue),
            scope=self._scope(draft, time, quantities),
            actors=self._placed(draft.actors or self._protesters(draft, s, t), country, draft.actors),
            recipients=recipients,
            participants=draft.participants,
            targets=draft.targets,
            time=self._bounded(time),
            places=draft.places,
            quantities=quantities,
            means=draft.means,
            trigger=self.doc.span(s.starts[t.token], s.ends[t.token]),
            rule=f"event:{entry.id}",
        )

    def _country(self, draft: Draft) -> str | None:
        """The state in which an event took place: its places', else its sentence's, else the story's."""
        beside = [p.place.country for p in self.layers.places if p.sentence == draft.s.index and not p.dateline]
        found = [c for c in [*(p.country for p in draft.places), *beside] if c]
        home = self.layers.home
        if draft.places and all(p.precision == "region" for p in draft.places) and not found:
            return None if any(a.code == home for a in draft.actors) else home
        if any(a.kind == "armed_group" and a.code == home for a in draft.actors):
            return home
        own = [p.country for p in draft.places if p.country]
        known = [c for c in own or found if c == home or c in self.layers.states]
        return home if home in known else next(iter([*known, *([home] if home else []), *found]), None)

    def _mode(self, draft: Draft) -> str | None:
        entry = draft.trigger.entry
        modes = [t.entry.mode for t in draft.members if t.entry.type == entry.type and t.entry.mode]
        if modes:
            return modes[0]
        if entry.type == "ASSAULT":
            for means in draft.means:
                for noun in self.lexicon.means.get(means.name.lower().split()[-1].rstrip("s"), ()):
                    if noun.mode and noun.key == means.key and has_mode("ASSAULT", noun.mode):
                        return noun.mode
        return None

    def _modality(self, draft: Draft, s: Sentence, t: Trigger) -> str:  # type: ignore[override]
        return self.modality.modality(s, draft.trigger.token, draft.trigger.anchor)

    def _protesters(self, draft: Draft, s: Sentence, t: Trigger) -> tuple[Actor, ...]:
        """A protest has people who protest, named or not."""
        if draft.trigger.entry.type != "PROTEST":
            return ()
        span = self.doc.span(s.starts[t.token], s.ends[t.token])
        return (Actor(span.quote, None, None, "CVL", "people", span),)

    def _own_quantities(self, draft: Draft, members: list[Trigger]) -> tuple[Quantity, ...]:
        """Figures told by this speaker: of the words under its own cue."""
        if len(members) == len(draft.members):
            return tuple(q for q, _ in draft.quantities)
        tokens = {t.token for t in members}
        return tuple(q for q, (_, token) in draft.quantities if token in tokens) or (
            tuple(q for q, _ in draft.quantities) if draft.members[0] in members else ()
        )

    def _recipients(self, draft: Draft, quantities: tuple[Quantity, ...]) -> tuple[Actor, ...]:
        """Where no recipient is told: the state in which a foreign force strikes, else the persons counted as hurt."""
        if draft.recipients or draft.trigger.entry.type != "ASSAULT":
            return draft.recipients
        if draft.trigger.entry.frame in ("act_with", "n_between"):
            return ()
        place = next((p for p in draft.places if p.country), None)
        foreign = place is not None and draft.actors and all(a.code not in (None, place.country) for a in draft.actors)
        if foreign and place is not None and draft.trigger.entry.frame not in _NO_RECIPIENT:
            code = place.country or ""
            return (Actor(place.name, code.lower(), code, None, "state", place.span),)
        hurt = next((q for q in quantities if q.kind in ("killed", "wounded", "casualties") and q.high != 0), None)
        return (Actor(hurt.words, None, None, "CVL", "people", hurt.span),) if hurt else ()

    def _placed(self, actors: tuple[Actor, ...], country: str | None, beside: tuple[Actor, ...]) -> tuple[Actor, ...]:
        """Fighters, forces and people without a state belong to the one in which they act."""
        sided = next((a.code for a in beside if a.code), None)
        placed = []
        for a in actors:
            if a.ref and country and country in self.reference.get(a.ref, ()):
                a = replace(a, code=country)
            elif (
                a.code is None
                and a.ref is None
                and a.kind in ("force", "armed_group", "people", "office", "unnamed", None, "party")
            ) or (a.code is None and a.ref is None and a.kind == "person"):
                a = replace(a, code=sided or country)
            placed.append(a)
        return tuple(placed)

    def _bounded(self, time: Time | None) -> Time | None:
        """The time told; where it has neither end, or none is told, no later than publication."""
        day = (self.doc.published or "")[:10]
        if time is not None and time.earliest and time.latest is None and day >= time.earliest[:10]:
            return replace(time, latest=day)
        if (time is not None and (time.earliest or time.latest)) or not day:
            return time
        if time is None:
            return Time(None, day, None, None, None, None, "bounded_by_publication", None, None)
        return replace(time, latest=day, basis="bounded_by_publication")

    def _is_background(self, time: Time | None, s: Sentence, cue: Cue | None) -> bool:
        """Long past, going on for years, or told on without a date right after background in the same voice."""
        if time is not None and time.duration and "Y" in time.duration.split("T")[0]:
            return True
        if time is None or time.latest is None or not self.doc.published:
            if time is not None and time.extent == "throughout" and time.earliest:
                return True
            before = [m for m in self.made if 1 <= s.index - m.sentence <= 1 and m.cue is None]
            return cue is None and bool(before) and all(m.claim.event.background for m in before)
        return (_day(self.doc.published) - _day(time.latest)).days > _BACKGROUND_DAYS

    def _scope(self, draft: Draft, time: Time | None, quantities: tuple[Quantity, ...]) -> Scope:
        if any(q.kind == "occurrences" for q in quantities):
            return "summary"
        wide = time is not None and time.precision in ("week", "month", "season", "year", "decade")
        toll = any(q.kind in ("killed", "wounded") for q in quantities)
        return "summary" if wide and (toll or (time is not None and time.extent == "throughout")) else "single"

    # -- position and sources -------------------------------------------------------------------------------------

    def _position(
        self, draft: Draft, t: Trigger, cue: Cue | None, speaker: Actor | None, event: Event
    ) -> tuple[Position, tuple[Dispute, ...]]:
        position: Position = cue.position if cue is not None else "asserts"  # type: ignore[assignment]
        disputes: tuple[Dispute, ...] = cue.entry.disputes if cue is not None else ()
        negated = self.modality.negated(t.s, draft.trigger.token, draft.trigger.anchor)
        if position == "accepts" and cue is not None and cue.entry.construction != "responsibility":
            own = speaker is not None and any(side_of(a) == side_of(speaker) for a in event.actors)
            position = "accepts" if own else "asserts"
        if position == "asserts" and self._owns_up(speaker, event):
            position = "accepts"
        if negated and position in ("asserts", "accepts"):
            position = "denies"
        if position == "denies":
            return position, disputes or ("occurrence",)
        return position, ()

    def _owns_up(self, speaker: Actor | None, event: Event) -> bool:
        """An armed group that says that it planted a bomb or abducted somebody claims responsibility."""
        if speaker is None or speaker.kind != "armed_group" or event.mode not in _CLAIMED_MODES:
            return False
        return any(side_of(a) == side_of(speaker) for a in event.actors)

    def _sources(
        self, cue: Cue | None, outer: list[Cue], speaker: Actor | None, s: Sentence, t: Trigger
    ) -> tuple[tuple[Source, ...], Voice, Basis | None]:
        publisher = self._publisher("speaker" if cue is None or self._is_outlet_voice(cue) else "publisher")
        if cue is None or self._is_outlet_voice(cue):
            return (publisher,), "publisher", cue.entry.basis if cue is not None else None
        first = speaker or Actor("unnamed source", None, None, None, "unnamed", None)
        first = self._speaking(first)
        if first.code is None and first.ref is None and first.sector not in (None, "CVL"):
            first = replace(first, code=next((r.code for r in cue.relays if r.code), None))
        links = [_source(first, "speaker")]
        for actor in cue.relays:
            links.append(_source(actor, "relay"))
        for c in outer:
            for actor in c.speakers[:1] + c.relays:
                if actor.name != first.name or actor.code != first.code:
                    links.append(_source(actor, "relay"))
        unique = list({(link.name, link.code, link.role): link for link in links}.values())
        quoted = any(a <= s.starts[t.token] < b and b - a > _QUOTE_MIN for a, b in self.layers.quotes)
        basis = cue.entry.basis or self._basis(first)
        return (*unique, publisher), "direct" if quoted else "indirect", basis

    def _speaking(self, actor: Actor) -> Actor:
        """Forces, offices, monitors and parties without a state are of the one that the story is set in; witnesses of none."""
        if (
            actor.code is None
            and actor.ref is None
            and actor.kind in ("force", "office", "armed_group", "organisation", "outlet", "party")
        ):
            return replace(actor, code=self.layers.home)
        if actor.kind == "person" and actor.code is None and actor.ref is None:
            return replace(actor, code=self.layers.home)
        if actor.kind in ("people", "unnamed") and actor.sector in ("CVL", None) and actor.ref is None:
            return replace(actor, code=None)
        return actor

    def _is_outlet_voice(self, cue: Cue) -> bool:
        """A cue whose speaker is the publisher itself: "reportedly", "it could not be verified"."""
        if cue.entry.construction in ("unconfirmed", "adverb"):
            return True
        named = [a.name.casefold() for a in cue.speakers]
        return bool(self.doc.publisher) and (self.doc.publisher or "").casefold() in named

    def _publisher(self, role: str) -> Source:
        name = self.doc.publisher or "unstated publisher"
        return Source(name, None, None, "JRN", "outlet", None, role)  # type: ignore[arg-type]

    def _basis(self, actor: Actor) -> Basis | None:
        if actor.sector in _OFFICIAL:
            return "official"
        if actor.kind == "unnamed":
            return "unnamed"
        return None

    def _cue_span(self, cue: Cue | None) -> Span | None:
        if cue is None:
            return None
        width = len(cue.entry.lemma.split())
        last = min(cue.token + width - 1, len(cue.s) - 1)
        return self.doc.span(cue.s.starts[cue.token], cue.s.ends[last])

    def _evidence(self, s: Sentence, cue: Cue | None) -> Span:
        if cue is not None and cue.s is not s and cue.s.index == s.index + 1 and cue.s.paragraph == s.paragraph:
            return self.doc.span(s.start, cue.s.end)
        return self.doc.span(s.start, s.end)

    # -- 4 answers ------------------------------------------------------------------------------------------------

    def _answer(self, cue: Cue) -> None:
        """A claim that restates what it answers: "denied the charge" copies the charge's event."""
        position: Position = cue.position  # type: ignore[assignment]
        outer = self._told_by(cue)
        if outer is not None:
            self._blame(cue, outer)
            return
        outlet = cue.entry.construction == "unconfirmed" or (not cue.speakers)
        for speaker in cue.speakers[:1] or (None,):
            antecedent = self._antecedent(cue, speaker)
            if antecedent is None:
                span = self.doc.span(cue.s.starts[cue.token], cue.s.ends[cue.token])
                self.issues.append(Issue("extract", "answer_without_claim", span, cue.entry.id))
                continue
            event = replace(
                antecedent.claim.event,
                restates=str(self.made.index(antecedent)),
                copied=("actors", "recipients", "targets", "time", "places", "means", "type", "trigger"),
                quantities=self._toll(cue, antecedent),
            )
            if cue.entry.construction == "responsibility" and speaker is not None and position == "accepts":
                event = replace(event, actors=(speaker,))
            own = speaker is not None and any(side_of(a) == side_of(speaker) for a in event.actors)
            if position == "accepts" and not own:
                position = "asserts"
            sources, voice, basis = self._sources(None if outlet else cue, [], speaker, cue.s, _at(cue))
            claim = Claim(
                id="",
                document=self.doc.id,
                evidence=(self.doc.span(cue.s.start, cue.s.end),),
                sources=sources,
                position=position,
                disputes=(cue.entry.disputes or ("occurrence",)) if position == "denies" else (),
                holds=holds(position, event.modality),
                cue=self._cue_span(cue),
                voice=voice,
                basis=basis,
                answers=(str(self.made.index(antecedent)),),
                event=event,
            )
            notes = (("event", "answer", claim.evidence[0].quote, f"restates: {antecedent.claim.event.trigger.quote}"),)
            self.made.append(_Made(claim, cue, side_of(claim.speaker), cue.s.index, notes))

    def _told_by(self, cue: Cue) -> Cue | None:
        """Who says that another is behind it: "X said Y was behind the attack"."""
        if cue.entry.construction != "responsibility" or cue.position != "accepts" or not cue.speakers:
            return None
        over = [c for c in self.rows[cue.s.index] if (cue.s.index, cue.token) in c.content and c.token != cue.token]
        inner = min(over, key=lambda c: c.size, default=None)
        if inner is None or not inner.speakers or side_of(inner.speakers[0]) == side_of(cue.speakers[0]):
            return None
        return None if inner.speakers[0].ref == cue.speakers[0].ref is not None else inner

    def _blame(self, cue: Cue, outer: Cue) -> None:
        """The outer speaker holds that the inner one did what was told before."""
        speaker = outer.speakers[0]
        antecedent = next((m for m in reversed(self.made) if m.claim.event.type == "ASSAULT"), None)
        if antecedent is None:
            return
        event = replace(
            antecedent.claim.event, actors=cue.speakers, restates=str(self.made.index(antecedent)),
            copied=("recipients", "targets", "time", "places", "means", "type", "trigger"), quantities=(),
        )  # fmt: skip
        sources, voice, basis = self._sources(outer, [], speaker, cue.s, _at(cue))
        claim = Claim(
            id="", document=self.doc.id, evidence=(self.doc.span(cue.s.start, cue.s.end),), sources=sources,
            position="asserts", disputes=(), holds=holds("asserts", event.modality), cue=self._cue_span(outer),
            voice=voice, basis=basis, answers=(), event=event,
        )  # fmt: skip
        self.made.append(_Made(claim, outer, side_of(claim.speaker), cue.s.index))

    def _toll(self, cue: Cue, antecedent: _Made) -> tuple[Quantity, ...]:
        """The figure that a toll cue gives; of the kind that its object counts, else of the antecedent's first."""
        if cue.entry.construction != "toll":
            return ()
        s = cue.s
        objects = [t for k in s.kids_by(cue.token, "dobj", "nsubjpass") for t in [k, *s.fillers_of_prep(k, "of")]]
        kinds = [k for t in objects for k in [self.figures.kind_of(s, t)] if k]
        told = next((q.kind for q in antecedent.claim.event.quantities), "killed")
        kind = kinds[-1] if kinds and kinds[-1] != "casualties" else told
        return tuple(self.figures.quantity(s, t, kind) for t in cue.accused if self.figures.count(s, t) is not None)

    def _antecedent(self, cue: Cue, speaker: Actor | None) -> _Made | None:
        """What is answered: a claim by another side in the same sentence or before; one about the speaker first."""
        side = side_of(speaker) if speaker else None
        best: _Made | None = None
        best_score = 0.0
        for made in self.made:
            claim = made.claim
            if claim.event.type not in (
                "ASSAULT",
                "COERCE",
                "MOBILIZE",
                "RETREAT",
                "CONSULT",
                "AGREE",
                "SANCTION",
                "AID",
            ):
                continue
            if (
                claim.event.restates is not None
                or claim.event.background
                or claim.position not in ("asserts", "denies")
            ):
                continue
            if side is not None and made.side == side:
                continue
            about = side is not None and any(side_of(a) == side for a in claim.event.actors)
            distance = cue.s.index - made.sentence
            score = 10 - min(distance, 6) + (6 if about else 0) + (2 if claim.voice != "publisher" else 0)
            if claim.event.type == "ASSAULT":
                score += 1
            if score >= best_score:
                best, best_score = made, score
        return best

    # -- 5 one speaker, one event, one claim ----------------------------------------------------------------------

    def _joined(self, rows: list[_Made]) -> list[_Made]:
        """What the same speaker tells twice is one claim with more evidence; references follow."""
        kept: list[_Made] = []
        moved: dict[str, str] = {}
        for n, made in enumerate(rows):
            twin = next((k for k, other in enumerate(kept) if _same_claim(other, made)), None)
            if twin is None:
                moved[str(n)] = str(len(kept))
                kept.append(made)
            else:
                moved[str(n)] = str(twin)
                kept[twin] = _with_evidence(kept[twin], made)
        return [
            replace(
                m,
                claim=replace(
                    m.claim,
                    answers=tuple(moved[a] for a in m.claim.answers),
                    event=replace(m.claim.event, restates=moved.get(m.claim.event.restates or "")),
                ),
            )
            for m in kept
        ]

    def _deflections(self, rows: list[_Made]) -> list[_Made]:
        """Who owns that it happened, or denies its part, and names another as the actor, deflects."""
        out = list(rows)
        for n, made in enumerate(rows):
            claim = made.claim
            if claim.position != "asserts" or claim.event.type != "ASSAULT" or made.side is None:
                continue
            if not claim.event.actors or any(side_of(a) == made.side for a in claim.event.actors):
                continue
            for other in rows[:n]:
                same = other.side == made.side and made.sentence - other.sentence <= 1 and other is not made
                admits = other.cue is not None and (
                    other.cue.entry.position == "accepts"
                    or "actor" in other.claim.disputes
                    or "concede" in other.cue.entry.id
                )
                if same and admits:
                    told = other.claim.event
                    event = replace(
                        claim.event, places=claim.event.places or told.places, time=_better(claim.event.time, told.time)
                    )
                    out[n] = replace(made, claim=replace(claim, position="deflects", disputes=("actor",), event=event))
        return out

    def _finished(self, claims: list[Claim], made: list[_Made]) -> tuple[list[Claim], list[Explanation]]:
        """Ids last: they hash the anchors; then links by id."""
        ids = [make_claim_id(c) for c in claims]
        done, notes = [], []
        for claim, id_, m in zip(claims, ids, made, strict=True):
            restates = claim.event.restates
            event = replace(claim.event, restates=ids[int(restates)] if restates else None)
            done.append(replace(claim, id=id_, answers=tuple(ids[int(a)] for a in claim.answers), event=event))
            notes += [Explanation(id_, f, rule, words, detail) for f, rule, words, detail in m.notes]
        unique = {c.id: c for c in done}
        return list(unique.values()), [n for n in dict.fromkeys(notes)]

    # -- annotations and explanations -----------------------------------------------------------------------------

    def _attribution(self, cue: Cue) -> Attribution:
        source = next((a.span for a in cue.speakers if a.span), None)
        spans = []
        for index in sorted({i for i, _ in cue.content}):
            s = next(s for s in self.layers.sentences if s.index == index)
            tokens = [t for i, t in cue.content if i == index]
            spans.append(self.doc.span(s.starts[min(tokens)], s.ends[max(tokens)]))
        cue_span = self._cue_span(cue)
        assert cue_span is not None
        return Attribution(source, cue_span, tuple(spans), cue.position)  # type: ignore[arg-type]

    def _loaded(self, cues: dict[int, list[Cue]]) -> tuple[Loaded, ...]:
        found = []
        for s in self.layers.sentences:
            for i in range(len(s)):
                for word in self.lexicon.loaded.get(s.lemmas[i], ()) or self.lexicon.loaded.get(s.lower[i], ()):
                    parts = word.lemma.split()
                    first = i - len(parts) + 1
                    if first < 0 or any(
                        p not in (s.lower[t], s.lemmas[t]) for p, t in zip(parts, range(first, i + 1), strict=True)
                    ):
                        continue
                    over = sorted((c for c in cues[s.index] if (s.index, i) in c.content), key=lambda c: c.size)
                    source = over[0].speakers[0].name if over and over[0].speakers else None
                    span = self.doc.span(s.starts[first], s.ends[i])
                    found.append(Loaded(span, word.key, word.neutral, source))
                    break
        return tuple(found)

    def _notes(
        self, draft: Draft, cue: Cue | None, outer: list[Cue], event: Event
    ) -> tuple[tuple[str, str, str | None, str | None], ...]:
        notes: list[tuple[str, str, str | None, str | None]] = [("type", event.rule, event.trigger.quote, None)]
        for name, slot in draft.slots.items():
            if name == "antecedent":
                notes.append(("time", "inherited", slot, "time, place and actors of what was told before"))
                continue
            words = ", ".join(a.name for a in (event.actors if name == "actors" else event.recipients))
            notes.append((name, f"frame:{draft.trigger.entry.frame}", words or None, f"slot {slot}"))
        for c in [cue, *outer]:
            if c is not None:
                notes.append(("sources", f"cue:{c.entry.id}", c.s.words[c.token], f"position {c.position}"))
        for place in event.places:
            notes.append(("places", "place:syntax", place.name, f"{place.precision}, radius {place.radius_km} km"))
        if event.time is not None:
            notes.append(("time", f"time:{event.time.basis}", event.time.expression, event.time.edtf))
        for member in draft.members[1:]:
            notes.append(("trigger", "consequence", member.s.words[member.token], f"joined to {event.trigger.quote}"))
        return tuple(notes)


@cache
def _where_groups_act() -> dict[str, tuple[str, ...]]:
    """Armed groups that act in several states: key to the further states."""
    return {key: e.also for key, e in load_actors().entries.items() if isinstance(e, ArmedGroup) and e.also}


def _source(actor: Actor, role: str) -> Source:
    return Source(actor.name, actor.ref, actor.code, actor.sector, actor.kind, actor.span, role)  # type: ignore[arg-type]


def _at(cue: Cue) -> Trigger:
    from ..lexicon.schema import EventEntry, EventExample

    entry = EventEntry(id="answer", lemma="answer", pos="verb", type=None, frame="act_on", example=EventExample(""))
    return Trigger(cue.s, cue.token, entry, None)


def _day(value: str) -> date:
    return date.fromisoformat(value[:10])


def _better(a: Time | None, b: Time | None) -> Time | None:
    """The first of two times that is more than a bound by publication."""
    return b if a is None or (a.basis == "bounded_by_publication" and b is not None) else a


def _tightest(times: Sequence[Time | None]) -> Time | None:
    known = [t for t in times if t is not None and (t.earliest or t.latest)]
    if not known:
        return next((t for t in times if t is not None), None)
    order = ("minute", "hour", "part_of_day", "day", "week", "month", "season", "year", "decade")
    return min(known, key=lambda t: order.index(t.precision) if t.precision else len(order))


def _same_claim(a: _Made, b: _Made) -> bool:
    x, y = a.claim, b.claim
    if (x.position, x.event.type, x.event.modality) != (
        y.position,
        y.event.type,
        y.event.modality,
    ) or a.sentence == b.sentence:
        return False
    if x.voice == "publisher" or y.voice == "publisher" or _who(x) != _who(y) or x.event.restates or y.event.restates:
        return False
    same_actors = {p.code for p in x.event.actors} == {p.code for p in y.event.actors}
    same_recipients = {p.code for p in x.event.recipients} == {p.code for p in y.event.recipients}
    same_word = x.event.rule == y.event.rule
    return (
        same_actors and same_recipients and same_word and _times_meet(x.event.time, y.event.time) and _places_meet(x, y)
    )


def _who(claim: Claim) -> tuple[str | None, ...]:
    speaker = claim.speaker
    return (speaker.ref, speaker.code, speaker.sector, speaker.name if speaker.code is None else None)


def _times_meet(a: Time | None, b: Time | None) -> bool:
    if a is None or b is None:
        return True
    return (a.earliest or "") <= (b.latest or "9999") and (b.earliest or "") <= (a.latest or "9999")


def _places_meet(a: Claim, b: Claim) -> bool:
    x, y = {p.name for p in a.event.places}, {p.name for p in b.event.places}
    return not x or not y or bool(x & y)


def _with_evidence(kept: _Made, more: _Made) -> _Made:
    a, b = kept.claim, more.claim
    event = replace(
        a.event,
        places=a.event.places or b.event.places,
        quantities=a.event.quantities or b.event.quantities,
        time=a.event.time if a.event.time and a.event.time.basis != "bounded_by_publication" else b.event.time,
    )
    evidence = tuple(dict.fromkeys((*a.evidence, *b.evidence)))
    return replace(kept, claim=replace(a, evidence=evidence, event=event), notes=kept.notes + more.notes)
