"""Makes claims: each draft event once for each innermost speaker over it, then answers to what was claimed before."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from ..lexicon import Lexicon, split_words
from ..model import Actor, Attribution, Claim, Event, Explanation, Issue, Loaded, Time
from ..model.layers import FIRST_PERSON, Layers, Sentence
from ..model.sides import holds, is_own, side_of
from .acts import find_aim, only_says, split_complements
from .answers import AnswerReader
from .attribution import CueFinder
from .cues import Cue
from .domains import DomainFilter
from .drafts import Draft, DraftReader
from .events import EventBuilder, find_ours, tightest
from .figures import FigureReader, NumberWords
from .joining import Made, Note, find_deflections, finish_claims, is_timed, join_headline, join_repeats, share_days
from .modality import ModalityReader, ModalWords
from .moments import DECREED, OF_A_DAY, join_days, tells_of_now
from .parties import PartyReader
from .quotes import spread_quotes
from .sources import SourceReader, read_position
from .speakers import SpeakerTies
from .told_on import JUST, RESUMED, ToldOn
from .tolls import TollReader
from .triggers import Trigger, TriggerFinder

_UNREST = frozenset({"ASSAULT", "PROTEST"})
_NOT_BY = 5
"""Tokens behind "not" that say who has not done it: "not by its own soldiers"."""
_GROUPS = frozenset({"armed_group", "organisation"})


@dataclass(frozen=True, slots=True)
class Extraction:
    """What one document gives: claims, attributions, loaded words, issues and explanations."""

    claims: tuple[Claim, ...]
    attributions: tuple[Attribution, ...]
    loaded: tuple[Loaded, ...]
    issues: tuple[Issue, ...]
    explanations: tuple[Explanation, ...]


def extract_claims(layers: Layers, lexicon: Lexicon, numbers: NumberWords, modal: ModalWords) -> Extraction:
    """Claims of an annotated document.

    1. triggers and cues of each sentence; pronouns that speak are tied to who spoke before, quotes that run over
       sentences to their speaker
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
        self.figures = FigureReader(layers, lexicon, numbers)
        self.drafts = DraftReader(lexicon, layers, self.finder, self.figures)
        self.modality, self.modal = ModalityReader(lexicon, modal), modal
        self.domains, self.parties = DomainFilter(lexicon, layers), PartyReader(lexicon, layers)
        self.events = EventBuilder(layers, lexicon, self.modality)
        self.sources = SourceReader(layers, lexicon)
        self.answers = AnswerReader(layers, self.sources, self.figures)
        self.tolls = TollReader(layers, lexicon, self.answers, self.figures)
        self.made: list[Made] = []
        self.told_on = ToldOn(
            lexicon, layers, self.finder, self.figures, self.drafts, self.modality, self.events, self.made
        )
        self.issues: list[Issue] = []
        self.attributions: list[Attribution] = []

    def run(self) -> Extraction:
        found = {s.index: self.cue_finder.find(s) for s in self.layers.sentences}
        cues = spread_quotes(self.layers, SpeakerTies(self.layers, self.lexicon).tie(found))
        for s in self.layers.sentences:
            self._sentence(s, cues[s.index])
        made = join_headline(self.made, headline=self.layers.headline)
        claims, notes = finish_claims(
            find_deflections(share_days(join_repeats(made), self.layers.items | self.layers.days))
        )
        return Extraction(tuple(claims), tuple(self.attributions), self._loaded(cues), tuple(self.issues), tuple(notes))

    # -- one sentence ---------------------------------------------------------------------------------------------

    def _sentence(self, s: Sentence, rows: list[Cue]) -> None:
        own = [c for c in rows if c.s is s]
        self.attributions.extend(self._attribution(c) for c in own if c.content or c.answers)
        drafts, mentioned = self.drafts.read(s, self._triggers(s, rows), own)
        repeated = [d for d in drafts if self._told_before(d, rows) or self._breaks_down(d, rows)]
        for draft in (*mentioned, *repeated):
            self._date_told(draft)
            self._leave(s, draft.trigger.token, "mentioned_not_told", draft.trigger.entry.id)
        private = [d for d in drafts if d not in repeated and self.parties.is_private(d)]
        for draft in private:
            self._leave(s, draft.trigger.token, "no_event", f"{draft.trigger.entry.id}: no_political_party")
        used: set[int] = set()
        for draft in (d for d in drafts if d not in repeated and d not in private):
            for made, cue in self._claims_of(self.told_on.complete(draft), rows):
                self.made.append(made)
                used.add(id(cue))
        used |= self.tolls.add(s, self.made, rows, drafts)
        for cue in own:
            if cue.answers and id(cue) not in used:
                self._answer(cue, rows)

    def _answer(self, cue: Cue, rows: list[Cue]) -> None:
        """The claims that answer an earlier one, for each of those who speak."""
        for speaker in cue.speakers or (None,):
            answer = self.answers.read(replace(cue, speakers=(speaker,)) if speaker else cue, self.made, rows)
            if isinstance(answer, Issue):
                self.issues.append(answer)
            else:
                self.made.extend(answer)

    def _triggers(self, s: Sentence, rows: list[Cue]) -> list[Trigger]:
        """Event words of the sentence; those left out become Issues with the reason."""
        triggers, refused = self.finder.find(s)
        for r in refused:
            if r.why != "other_sense":
                self._leave(s, r.token, "no_event", f"{r.entry.id}: {r.why}")
        told = [t for t in triggers if not only_says(t, rows)]
        triggers, content = split_complements(s, told, rows, self.modal.intended)
        for t, act in content:
            self._leave(s, t.token, "content_of_speech_act", f"{t.entry.id} under {act.entry.id}")
        yielding = self.lexicon.closed["yielding_verb"]
        triggers = [find_aim(t, [k for k, act in content if act.token == t.token], yielding) for t in triggers]
        owned = any(c.entry.construction == "responsibility" and c.content for c in rows)
        triggers, dropped = self.domains.keep(
            s, triggers, owned or any(m.claim.event.type in _UNREST for m in self.made)
        )
        for t, why in dropped:
            self._leave(s, t.token, "no_event", f"{t.entry.id}: {why}")
        return triggers

    def _leave(self, s: Sentence, token: int, code: str, detail: str) -> None:
        self.issues.append(Issue("extract", code, self.doc.span(s.starts[token], s.ends[token]), detail))

    def _told_before(self, draft: Draft, rows: list[Cue]) -> bool:
        """ "his resignation" after "he resigned": a definite noun that adds nothing to what the text has told."""
        t, s = draft.trigger, draft.s
        definite = any(
            s.lower[k] in ("the", "this", "that") or s.deps[k] == "poss" for k in s.kids_by(t.token, "det", "poss")
        )
        adds = (
            draft.quantities or any(m.time.earliest for m in draft.times) or len(draft.members) > 1 or draft.names_place
        )
        if s.is_verb(t.token) or not definite:
            return False
        if adds and (draft.actors or not self.drafts.is_unclaimed(s, t.token)):
            return False
        chain = self._chain(t, rows)
        if chain:
            return not adds and self._answered(draft, chain[0])
        if adds:
            return any(m.claim.event.type == t.entry.type for m in self.made)
        codes = {a.code for a in draft.actors if a.code}
        return any(
            m.claim.event.type == t.entry.type and codes <= {a.code for a in m.claim.event.actors} and codes
            for m in self.made
        )

    def _date_told(self, draft: Draft) -> None:
        """ "The attack took place on Monday": the day of what was just told without one."""
        t, s, time = draft.trigger, draft.s, tightest([m.time for m in draft.times if m.time.earliest])
        near = (n for n, m in enumerate(self.made) if 0 < s.index - m.sentence <= JUST)
        n = max((n for n in near if self.made[n].claim.event.type == t.entry.type), default=None)
        if n is None or time is None or not (s.is_definite(t.token) or self.told_on.is_dated(t)):
            return
        event = self.made[n].claim.event
        if event.modality == "actual" and not is_timed(event) and time.precision in OF_A_DAY:
            event = replace(event, time=replace(time, basis="inherited"))
            self.made[n] = replace(self.made[n], claim=replace(self.made[n].claim, event=event))

    def _breaks_down(self, draft: Draft, rows: list[Cue]) -> bool:
        """ "six of those killed were children", "the buildings hit were shops" after the act: of whom it was done.

        Unless that gives a figure of another kind than those told, or who says it has told of no violence yet.
        """
        t, s = draft.trigger, draft.s
        chain = self._chain(t, rows)
        said = {side for c in chain[:1] for a in c.speakers if (side := side_of(a))}
        acts = [m for m in self.made if m.claim.event.type == "ASSAULT"]
        told = [m for m in acts if not chain or m.side in said]
        own = draft.names_place or draft.actors or any(m.time.earliest for m in draft.times)
        alone = len(draft.members) == 1 and t.entry.type == "ASSAULT" and self._only_qualifies(s, t)
        if not acts or own or not alone:
            return False
        head = s.heads[t.token]
        counted = {q.kind for q, _ in draft.quantities} <= {q.kind for m in told for q in m.claim.event.quantities}
        known = s.lower[head] == "those" or s.is_definite(head) or s.is_definite(s.heads[s.heads[head]])
        return self.figures.part_of_those(s, head) or (bool(told) and known and counted)

    def _only_qualifies(self, s: Sentence, t: Trigger) -> bool:
        """ "those killed", "the buildings that were hit": a passive that says no more than of whom or what."""
        if not s.is_passive(t.token) or s.deps[t.token] not in ("acl", "relcl"):
            return False
        return all(s.deps[k] in ("nsubjpass", "auxpass", "aux", "punct") for k in s.kids[t.token])

    def _answered(self, draft: Draft, cue: Cue) -> bool:
        """ "claimed the attack", "rejected the accusation": the cue answers, so the noun tells no news."""
        adds = draft.recipients or draft.targets or (draft.actors and cue.entry.construction == "unconfirmed")
        if not cue.answers or adds:
            return False
        if cue.entry.construction == "reject" and draft.trigger.entry.lemma in self.lexicon.untrue:
            return True  # "called the report disinformation"
        told = self.answers.antecedent(cue, cue.speakers[0] if cue.speakers else None, self.made)
        return told is not None and draft.trigger.entry.type in ("ACCUSE", told.claim.event.type)

    def _claims_of(self, draft: Draft, rows: list[Cue]) -> Iterable[tuple[Made, Cue | None]]:
        """One claim for each innermost cue over any of the draft's triggers; without one, the outlet's own.

        What "a raid that X blamed on Y" or "claimed by X" presupposes is told by whoever tells the sentence, too.
        """
        chains: dict[int, tuple[list[Cue], list[Trigger]]] = {}
        for t in draft.members:
            chain = [c for c in self._chain_over(t, draft, rows) if not self._performs(c, draft)]
            inner = chain[0] if chain else None
            if inner is not None and _is_presupposed(t, inner):
                chains.setdefault(id(chain[1]) if len(chain) > 1 else 0, (chain[1:], []))[1].append(t)
            chains.setdefault(id(inner) if inner else 0, (chain, []))[1].append(t)
        main = next(iter(chains.values()))
        for chain, members in list(chains.values()):
            if (chain, members) is not main and chain is not main[0] and (not chain or _only_hedges(chain, main[0])):
                continue
            for made in self._claims_for_chain(draft, chain, members):
                yield made, chain[0] if chain else None

    def _performs(self, cue: Cue, draft: Draft) -> bool:
        """ "announced sanctions", "declared a truce": saying it is doing it, and the outlet tells it.

        Not so "announced plans to send troops".
        """
        t = draft.trigger
        done = t.entry.type in ("ASSAULT", "COERCE") and t.entry.mode not in DECREED
        if not cue.object_only or cue.position != "asserts" or done or t.s.tags[t.token] == "VB":
            return False
        said = {side_of(a) for a in cue.speakers}
        return all(side_of(a) in said for a in draft.actors)

    def _chain_over(self, t: Trigger, draft: Draft, rows: list[Cue]) -> list[Cue]:
        """Cues over a trigger; the noun in "ten strikes were believed to have hit X" is told by whoever believes."""
        chain = self._chain(t, rows)
        if chain or t.s.is_verb(t.token) or len(draft.members) < 2:
            return chain
        verbs = [self._chain(m, rows) for m in draft.members if m.s.is_verb(m.token) and m.s.deps[m.token] == "xcomp"]
        return next((c for c in verbs if c and c[0].s is t.s and t.token in t.s.surface_subject(c[0].token)), [])

    def _chain(self, t: Trigger, rows: list[Cue]) -> list[Cue]:
        """Cues over the trigger, innermost first; siblings of one construction (each other) stay together.

        What somebody says "reportedly" happened is told by the one who says so.
        """
        key = (t.s.index, t.token)
        over = [c for c in rows if key in c.content and (c.s is not t.s or c.token != t.token)]
        if any(c.speakers for c in over):
            over = [c for c in over if c.entry.construction != "adverb"]
        return sorted(over, key=lambda c: (not c.entry.inner, c.size, -c.token))

    def _claims_for_chain(self, draft: Draft, chain: list[Cue], members: list[Trigger]) -> Iterable[Made]:
        if not chain:
            yield from self._timed(draft, None, [], None, members)
            return
        inner = chain[0]
        if len(chain) > 1 and self._is_disputed_noun(inner, chain[1]):
            if inner.speakers and _is_other_side(inner.speakers[0], chain[1].speakers):
                yield from self._timed(draft, inner, chain[2:], inner.speakers[0], members)
            yield from self._claims_for_chain(draft, chain[1:], members)
            return
        if inner.mutual:
            pair = [c for c in chain if c.mutual and c.token == inner.token]
            for cue, other in zip(pair, reversed(pair), strict=True):
                accused = replace(draft, actors=other.speakers)
                yield from self._timed(accused, cue, chain[len(pair) :], cue.speakers[0], members)
            return
        if inner.speakers and all(a.ref == FIRST_PERSON for a in inner.speakers):
            if len(chain) == 1:
                return
            inner, chain = replace(inner, speakers=chain[1].speakers), chain[1:]
        speakers: tuple[Actor | None, ...] = inner.speakers or (None,)
        for n, speaker in enumerate(speakers):
            own = self._of_each(draft, inner, n, members) if len(inner.speakers) == 2 else draft
            yield from self._timed(own, inner, chain[1:], speaker, members)

    def _of_each(self, draft: Draft, cue: Cue, n: int, members: list[Trigger]) -> Draft:
        """ "Both sides said they had shot down a drone": each of what it did to the other."""
        own, other = cue.speakers[n], cue.speakers[1 - n]
        doers = {draft.s.lower[k] for t in members if t.s.is_verb(t.token) for k in draft.s.surface_subject(t.token)}
        sides = {side_of(own), side_of(other)}
        both = len(sides - {None}) == 2 and sides <= {side_of(a) for a in draft.actors}
        if doers != {"they"} or not both or draft.trigger.entry.type not in ("ASSAULT", "COERCE"):
            return draft
        return replace(draft, actors=(own,), recipients=draft.recipients or (other,))

    def _is_disputed_noun(self, noun: Cue, outer: Cue) -> bool:
        """ "rejected claims that …", "a report which said that …": the outer cue is about the noun's content."""
        about = outer.s is noun.s and (noun.s.index, noun.token) in outer.content
        told_by_it = outer.entry.construction == "reject" and noun.entry.construction == "clause"
        return (noun.entry.construction == "noun" or told_by_it) and about and outer.position != "asserts"

    def _timed(
        self, draft: Draft, cue: Cue | None, outer: list[Cue], speaker: Actor | None, members: list[Trigger]
    ) -> Iterable[Made]:
        """Several times that each carry a happening ("in April and May") give several claims; days in a row one."""
        times = [t.time for t in draft.times]
        separate = join_days([t.time for t in draft.times if t.member])
        if len(separate) > 1:
            for time in separate:
                yield self._make(draft, cue, outer, speaker, members, time)
        else:
            yield self._make(draft, cue, outer, speaker, members, tightest([*separate, *times]))

    def _make(
        self,
        draft: Draft,
        cue: Cue | None,
        outer: list[Cue],
        speaker: Actor | None,
        members: list[Trigger],
        time: Time | None,
    ) -> Made:
        s, t = draft.s, members[0] if cue is not None and draft.members[0] not in members else draft.trigger
        draft = self.events.with_first_person(self.events.with_accused(draft, cue, speaker), speaker)
        event = self.events.build(
            draft, t, members, time=time, after_background=self._after_background(s, cue), speaker=speaker
        )
        negated = "neg" not in draft.trigger.entry.needs and self.modality.negated(
            s, draft.trigger.token, draft.trigger.anchor
        )
        ours = find_ours(s, draft.trigger.token)
        negated |= ours is not None and bool(s.kids_by(ours, "neg"))
        notes = self._notes(draft, cue, outer, event)
        sources, voice, basis = self.sources.read(
            cue, outer, speaker, s, t.token, doers=event.actors, struck=event.recipients, places=event.places
        )
        known = replace(speaker, code=sources[0].code) if speaker is not None else None
        owned = self._is_known_act(draft)
        position, disputes = read_position(cue, known, event, negated=negated, owned=owned)
        if position == "asserts" and known is not None and self._excludes_own(draft, known, event):
            position, disputes = "deflects", ("actor",)
        if position == "denies" and not event.actors:
            event = replace(event, actors=self._charged(s, event, side_of(speaker) if speaker else None))
        claim = Claim(
            id="",
            document=self.doc.id,
            evidence=(self.sources.evidence(s, cue),),
            sources=sources,
            position=position,
            disputes=disputes,
            holds=holds(position, event.modality),
            cue=self.sources.cue_span(cue),
            voice=voice,
            basis=basis,
            answers=(),
            event=event,
        )
        goes_on = tells_of_now(s, draft.trigger.anchor) and not (self.layers.headline and s.index == 0)
        made = Made(claim, cue, side_of(claim.speaker), s.index, notes, since=draft.since, goes_on=goes_on)
        return replace(made, apart=draft.apart, earlier=draft.earlier)

    def _excludes_own(self, draft: Draft, speaker: Actor, event: Event) -> bool:
        """ "X said rebels, not its men, had fired", "by miners and not by his men": another did it, X did not."""
        side, s = side_of(speaker), draft.s
        if draft.trigger.entry.type not in ("ASSAULT", "COERCE") or not event.actors:
            return False
        if any(is_own(a, speaker) for a in event.actors):
            return False
        said = sorted(s.subtree(draft.trigger.anchor))
        behind = (said[n + 1 : n + _NOT_BY] for n, k in enumerate(said) if s.lower[k] == "not")
        return any(self._is_own(s, k, side) for words in behind for k in words)

    def _is_own(self, s: Sentence, k: int, side: str | None) -> bool:
        """ "his", "its", "they", or one of the side."""
        own = s.tags[k] in ("PRP$", "PRP") and s.lower[k] != "it"
        return own or any(side_of(a) == side is not None for a in self.layers.actors.get((s.index, k), ()))

    def _charged(self, s: Sentence, event: Event, side: str | None) -> tuple[Actor, ...]:
        """Who is said to have done what is denied, where the denial names nobody: "no shot was fired from its side"."""
        for m in reversed(self.made):
            near = s.index - m.sentence <= RESUMED and m.claim.event.type == event.type and m.side != side
            own = tuple(a for a in m.claim.event.actors if side is not None and side_of(a) == side)
            if near and own:
                return own
        return event.actors

    def _is_known_act(self, draft: Draft) -> bool:
        """ "its men were behind the raid", "its jets carried out Monday's raid": told is only who did it.

        So it is of what was done "by mistake".
        """
        t, s = draft.trigger, draft.s
        mishaps = s.fillers_of_prep(t.anchor, "by", "in")
        if find_ours(s, t.token) is not None or any(s.lemmas[k] in self.lexicon.closed["mishap"] for k in mishaps):
            return True
        dep, head = s.deps[t.token], s.heads[t.token]
        if s.is_verb(t.token) or t.entry.type != "ASSAULT" or not (s.is_definite(t.token) or self.told_on.is_dated(t)):
            return False
        closed, over = self.lexicon.closed, s.heads[head]
        if dep == "pobj":
            return s.lower[head] == "behind" or s.lemmas[over] in closed["author_word"]
        done = dep in ("dobj", "nsubjpass") and any(w.split()[0] == s.lemmas[head] for w in closed["light_verb"])
        return done or (dep == "nsubj" and s.lemmas[head] == "be")

    def _after_background(self, s: Sentence, cue: Cue | None) -> bool:
        """In the outlet's own voice, right behind a sentence of background in that voice."""
        before = [m for m in self.made if s.index - m.sentence == 1 and m.cue is None]
        return cue is None and bool(before) and all(m.claim.event.background for m in before)

    # -- annotations and explanations -----------------------------------------------------------------------------

    def _attribution(self, cue: Cue) -> Attribution:
        source = next((a.span for a in cue.speakers if a.span), None)
        spans = []
        for index in sorted({i for i, _ in cue.content}):
            s = next(s for s in self.layers.sentences if s.index == index)
            tokens = [t for i, t in cue.content if i == index]
            spans.append(self.doc.span(s.starts[min(tokens)], s.ends[max(tokens)]))
        cue_span = self.sources.cue_span(cue)
        assert cue_span is not None
        return Attribution(source, cue_span, tuple(spans), cue.position)

    def _loaded(self, cues: dict[int, list[Cue]]) -> tuple[Loaded, ...]:
        found = []
        for s in self.layers.sentences:
            for i in range(len(s)):
                for word in self.lexicon.loaded.get(s.lemmas[i], ()) or self.lexicon.loaded.get(s.lower[i], ()):
                    parts = split_words(word.lemma)
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

    def _notes(self, draft: Draft, cue: Cue | None, outer: list[Cue], event: Event) -> tuple[Note, ...]:
        notes: list[Note] = [("type", event.rule, event.trigger.quote, None)]
        for name, slot in draft.slots.items():
            if name == "places":
                continue
            if name == "antecedent":
                notes.append(("time", "inherited", slot, "time, place and actors of what was told before"))
                continue
            words = ", ".join(a.name for a in (event.actors if name == "actors" else event.recipients))
            notes.append((name, f"frame:{draft.trigger.entry.frame}", words or None, f"slot {slot}"))
        for c in [cue, *outer]:
            if c is not None:
                notes.append(("sources", f"cue:{c.entry.id}", c.s.words[c.token], f"position {c.position}"))
        for place in event.places:
            rule = "place:carried" if "places" in draft.slots else "place:syntax"
            notes.append(("places", rule, place.name, f"{place.precision}, radius {place.radius_km} km"))
        if event.time is not None:
            notes.append(("time", f"time:{event.time.basis}", event.time.expression, event.time.edtf))
        for member in draft.members[1:]:
            notes.append(("trigger", "consequence", member.s.words[member.token], f"joined to {event.trigger.quote}"))
        return tuple(notes)


def _is_other_side(actor: Actor, others: tuple[Actor, ...]) -> bool:
    """Whether an actor is of none of the others' sides: by its own, or as a group where none of them is one."""
    side = side_of(actor)
    if side is None:
        return actor.kind in _GROUPS and all(a.kind not in _GROUPS for a in others)
    return side not in map(side_of, others)


def _is_presupposed(t: Trigger, cue: Cue) -> bool:
    """Whether words behind a noun say who is accused of it or owns it: "a raid X blamed on Y", "claimed by X"."""
    aside = {"accuse": ("relcl",), "responsibility": ("relcl", "acl")}.get(cue.entry.construction, ())
    return t.s is cue.s and cue.s.deps[cue.token] in aside and t.token not in cue.s.subtree(cue.token)


def _only_hedges(chain: list[Cue], main: list[Cue]) -> bool:
    """Whether nobody is named who says it: "attacked X, allegedly killing six" is told by who tells the attack."""
    return not any(c.speakers for c in chain) and len(chain) == 1 and not main
