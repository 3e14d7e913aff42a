"""Completes an event by what the text has told before: who did it, when and where, where its own words do not say."""

from dataclasses import replace
from itertools import takewhile

from ..lexicon import Lexicon
from ..model import Actor, Event, Place, Time
from ..model.layers import Layers, Sentence, TimeMention
from ..model.sides import is_equipment, side_of
from .circumstances import HAPPENS
from .drafts import CARRIED, Draft, DraftReader
from .events import EventBuilder
from .figures import FigureReader
from .joining import Made
from .judged import JudgedReader
from .modality import ModalityReader
from .moments import OF_A_DAY, tells_of_now
from .opponents import OpponentReader
from .same_act import SameActReader
from .triggers import Trigger, TriggerFinder
from .two_way import ALL_ARE_ACTORS

RESUMED = 5
"""Sentences over which "the strikes" resume what was told by that word."""
JUST = 2
"""Sentences over which a toll, or "the attack" in another place's name, points back at the act told last."""
_BEHIND = frozenset({"after", "following"})
_AGAIN = frozenset({"also", "again"})
_BEARING_ARMS = frozenset({"MIL", "COP", "REB", "PRM", "CRM", "UAF"})
_FORCE = frozenset({"ASSAULT", "COERCE", "MOBILIZE"})
_SHOT = frozenset({"heavy-weapons", "aerial"})
_MANY = 4
"""Events in a sentence that tells of so much that what follows may be about any of it."""


class ToldOn:
    """Looks back from one document's events at its claims so far.

    made: the claims, which grow while they are read.
    """

    def __init__(
        self,
        lexicon: Lexicon,
        layers: Layers,
        finder: TriggerFinder,
        figures: FigureReader,
        drafts: DraftReader,
        modality: ModalityReader,
        events: EventBuilder,
        made: list[Made],
    ) -> None:
        self.lexicon, self.layers, self.finder, self.figures = lexicon, layers, finder, figures
        self.drafts, self.modality, self.events, self.made = drafts, modality, events, made
        self.opponents = OpponentReader(lexicon, layers)
        self.same_act = SameActReader(lexicon, layers, made)
        self.judged = JudgedReader(lexicon, made)

    def complete(self, draft: Draft) -> Draft:
        """The draft with the doer, the act, the moment, the place and the other side that were told before."""
        earlier = self._is_earlier(draft.s, draft.trigger.anchor)
        draft = replace(draft, apart=self._in_another(draft), earlier=earlier)
        draft = self._with_antecedent(self._with_doer(draft))
        draft = self._with_opponents(self._with_place(self._with_moment(draft)))
        judged = self.judged.other_side(draft)
        return replace(draft, recipients=judged) if judged else draft

    def _with_antecedent(self, draft: Draft) -> Draft:
        """ "the attack", "five people were killed": time, place and actors of the violence told last."""
        t, s = draft.trigger, draft.s
        if t.entry.type != "ASSAULT":
            return self._with_coercer(draft)
        noun = not s.is_verb(t.token)
        resumed = self._resumed(draft) if noun else None
        if any(m.time.earliest for m in draft.times) and not (noun and self.is_dated(t)):
            return _by_who_did(draft, resumed)
        definite = noun and s.is_definite(t.token)
        if draft.names_place and definite:
            return replace(_by_who_did(draft, resumed), since=s.index - JUST)
        if draft.names_place and resumed is not None:
            return _by_who_did(draft, resumed)
        definite = definite or resumed is not None
        toll = not noun and s.deps[t.anchor] != "relcl" and not s.subject(t.anchor) and self._tells_detail(t)
        far = definite and not draft.actors
        near = (m for m in reversed(self.made) if s.index - m.sentence <= (RESUMED if far else JUST))
        near = (m for m in near if far or m.claim.event.restates is None)  # "six also died": not of whom one blames
        before = (m for m in near if m.claim.event.type == "ASSAULT" or (not far and m.sentence < s.index))
        told = resumed or next(before, None)
        if told is None or told.claim.event.type != "ASSAULT" or not (definite or toll) or told.sentence == s.index:
            return draft
        if not definite and s.index in self.layers.items | self.layers.days:
            return draft
        if draft.names_place:
            return replace(draft, since=told.sentence if self._is_toll_of(draft, told) else None)
        event, points_back = told.claim.event, definite or self._is_toll_of(draft, told)
        accused = not draft.places and self.made[-1].sentence == s.index
        time = event.time if event.time and event.time.basis != "bounded_by_publication" else None
        inherited = (
            () if time is None else (TimeMention(replace(time, basis="inherited"), s.index, None, False, False),)
        )
        return replace(
            draft,
            actors=draft.actors
            or (event.actors if self._carries_doer(draft, event, toll=toll, resumed=resumed is not None) else ()),
            recipients=draft.recipients or (event.recipients if definite and _befell_others(draft, event) else ()),
            times=draft.times if noun and self.is_dated(t) else inherited or draft.times,
            places=draft.places or event.places,
            slots=draft.slots
            | {"antecedent": told.claim.event.trigger.quote}
            | ({"places": CARRIED} if accused else {}),
            since=(told.sentence if told.since is None else told.since) if points_back else None,
            mode=event.mode if points_back and t.entry.frame not in ALL_ARE_ACTORS else None,
        )

    def _carries_doer(self, draft: Draft, told: Event, *, toll: bool, resumed: bool) -> bool:
        """Whether who acted before also did what is told now: not to those who may be its own soldiers or rebels."""
        arms = [a for a in told.actors if a.sector in _BEARING_ARMS and told.recipients]
        if toll and any(_may_be_one(r, a) for a in arms for r in draft.recipients):
            return False
        own = {a.sector for a in told.actors}
        alone = len(own) == 1 and own <= _BEARING_ARMS
        if toll and alone and any(a.code is None and a.sector in own for a in draft.recipients):
            return False
        return not draft.recipients or toll or (resumed and _is_done_to_others(told, draft))

    def _with_coercer(self, draft: Draft) -> Draft:
        """ "Another said fewer than ten had been sent back": by who had done it in the sentence before."""
        t, s = draft.trigger, draft.s
        again = t.entry.type == "COERCE" and not draft.actors and s.is_passive(t.token)
        counted = any(s.kids_by(k, "nummod") for k in s.surface_subject(t.token))
        if not (again and counted) or not self.made or s.index - self.made[-1].sentence > 1 or draft.names_place:
            return draft
        event = self.made[-1].claim.event
        same = (event.type, event.mode, event.modality) == ("COERCE", t.entry.mode, "actual")
        return replace(draft, actors=event.actors) if same and event.restates is None else draft

    def _tells_detail(self, t: Trigger) -> bool:
        """ "six were killed", "the houses were destroyed", "40 rockets were launched": what an act did, or by what."""
        s, kind = t.s, self.figures.kind_of(t.s, t.token)
        if kind in ("killed", "wounded") or not s.is_passive(t.token):
            return kind in ("killed", "wounded")
        things = s.object(t.token)
        shot = kind is None and t.entry.mode in _SHOT and any(s.lemmas[k] in self.lexicon.means for k in things)
        return shot or (kind == "destroyed" and any(s.is_definite(k) for k in things))

    def _resumed(self, draft: Draft) -> Made | None:
        """ "the strikes", "Monday's bombing": the last act that was told by this word, not only the last one told."""
        t, s = draft.trigger, draft.s
        known = s.is_definite(t.token) or self.is_dated(t) or self._goes_on(draft)
        if not known and not self._is_more(draft):
            return None
        back = RESUMED if known else 1
        near = [m for m in reversed(self.made) if s.index - m.sentence <= back and _has_side(m.claim.event)]
        if any(m.sentence == s.index and m.claim.event.type == "ASSAULT" for m in near):
            return None
        found = (m for m in near if self._is_word_of(t, m.claim.event) and _is_then(draft, m.claim.event))
        return next(found, None) or self._only_act(draft)

    def _only_act(self, draft: Draft) -> Made | None:
        """ "The army shelled a camp. The attack killed two": the violence just told, where one side alone did it."""
        t, s = draft.trigger, draft.s
        named = s.kids_by(t.token, "amod", "compound", "nmod", "nummod", "poss")
        if t.entry.type != "ASSAULT" or named or s.lemmas[t.token] not in self.lexicon.closed["any_attack"]:
            return None
        if any(s.lemmas[t.token] in x.lemmas for x in self.layers.sentences if s.index - RESUMED <= x.index < s.index):
            return None  # "an attack" was told of: of that it is
        near = [m for m in self.made if s.index - m.sentence <= 1 and m.claim.event.type == "ASSAULT"]
        one = len({tuple((a.code, a.sector) for a in m.claim.event.actors) for m in near}) == 1
        return near[-1] if one and _has_side(near[-1].claim.event) and _is_then(draft, near[-1].claim.event) else None

    def _is_more(self, draft: Draft) -> bool:
        """ "Four were killed by shelling", "16 raids were reported": behind such an act, a bare noun is more of it."""
        t, s = draft.trigger, draft.s
        bare = s.tags[t.token] in ("NN", "NNS") and not s.kids_by(t.token, "det", "poss", "amod", "compound")
        tolls = [m for m in draft.members if self.figures.kind_of(s, m.token) in ("killed", "wounded")]
        told = s.deps[t.token] == "nsubjpass" or any(s.is_passive(m.token) for m in tolls)
        more = s.tags[t.token] == "NNS" or bool(tolls)
        return bare and told and more and not draft.actors and not draft.apart

    def _goes_on(self, draft: Draft) -> bool:
        """ "the toll in several raids", "the militants died in raids": of dead who are known a bare noun tells on."""
        t, s = draft.trigger, draft.s
        if s.tags[t.token] != "NNS" or s.kids_by(t.token, "poss"):
            return False
        tolls = [m.token for m in draft.members if m is not t and s.is_verb(m.token)]
        dead = [k for v in tolls for k in s.surface_subject(v)] + [k for k in s.ancestors(t.token) if s.is_nominal(k)]
        return any(s.is_definite(k) for k in dead)

    def _is_word_of(self, t: Trigger, told: Event) -> bool:
        """Whether a noun names an act told before: "strikes" after "struck", "raid" after "air strike"."""
        noun, stem = t.s.lemmas[t.token], told.rule.removeprefix("event:").split(".")[0].split("-")[-1]
        alike = noun.startswith(stem) or noun.endswith(stem)
        air = self.lexicon.closed["air_attack"]
        alike |= noun in air and (told.mode == "aerial" or any(word.startswith(stem) for word in air))
        return told.type == t.entry.type and (alike or (t.entry.mode is not None and t.entry.mode == told.mode))

    def is_dated(self, t: Trigger) -> bool:
        """ "Monday's bombing", also where the apostrophe is lost."""
        return any((t.s.index, k) in self.finder.time_tokens for k in t.s.kids_by(t.token, "poss", "compound"))

    def _with_doer(self, draft: Draft) -> Draft:
        """ "The attacker was shot": who did the violence that was told last, if one did it alone."""
        if self.lexicon.closed["doer_noun"].isdisjoint(draft.s.lemmas):
            return draft
        return replace(
            draft,
            actors=tuple(self._doer(draft.s, a) for a in draft.actors),
            recipients=tuple(self._doer(draft.s, a) for a in draft.recipients),
        )

    def _doer(self, s: Sentence, actor: Actor) -> Actor:
        """The actor with the side of the one who acted before, where he is named by his act alone."""
        head = s.head_of(actor.span.start, actor.span.end) if actor.span is not None else None
        if head is None or s.lemmas[head] not in self.lexicon.closed["doer_noun"] or s.tags[head] != "NN":
            return actor
        violent = [m for m in self.made if 0 < s.index - m.sentence <= RESUMED and m.claim.event.type == "ASSAULT"]
        did = violent[-1].claim.event.actors if violent and s.is_definite(head) else ()
        if len(did) != 1 or did[0].code is None:
            return actor
        return replace(actor, ref=did[0].ref, code=did[0].code, sector=did[0].sector, kind=did[0].kind)

    def _is_toll_of(self, draft: Draft, told: Made) -> bool:
        """ "At least three people are killed": the next sentence has no more of it than the toll.

        It may name the place where the one before names none.
        """
        own = (
            bool(draft.places and told.claim.event.places)
            or bool(draft.actors)
            or any(m.time.earliest for m in draft.times)
        )
        own = own or not all(self._tells_detail(m) for m in draft.members)
        kinds = {q.kind for q in told.claim.event.quantities}
        tolls = {q.kind for q, _ in draft.quantities}
        told_on = kinds.isdisjoint(tolls) if tolls else not self._is_another(draft)
        return draft.s.index - told.sentence == 1 and not own and told_on and not draft.apart

    def _in_another(self, draft: Draft) -> bool:
        """ "Four others were hurt in two more incidents", "in the second, they burned a school": an act of its own."""
        s, others = draft.s, self.lexicon.closed["elsewhere"]
        where = [o for m in draft.members for o in s.fillers_of_prep(m.anchor, "in", "during")]
        bare = self.lexicon.closed["not_that_act"]
        return any(s.lemmas[o] in bare or any(s.lemmas[k] in others for k in s.kids[o]) for o in where)

    def _is_another(self, draft: Draft) -> bool:
        """ "six others were killed", "separately": whether the words say that it is not what was told before."""
        s = draft.s
        return any(s.lemmas[i] in self.lexicon.closed["elsewhere"] for i in range(len(s)))

    def _with_opponents(self, draft: Draft) -> Draft:
        """ "Rebels took a town. The army's counter-attack …", "Clashes went on": the sides told of before."""
        t = draft.trigger
        if draft.actors and all(is_equipment(a) for a in draft.actors):
            draft = replace(draft, actors=self._who_also_struck(draft) or draft.actors)
        if draft.recipients:
            return draft
        if draft.actors and self.opponents.answers(t):
            return replace(draft, recipients=self.opponents.attacked(t, draft.actors))
        if not draft.actors and t.entry.type == "ASSAULT" and t.entry.frame in ALL_ARE_ACTORS:
            return replace(draft, actors=self.opponents.sides(t))
        return draft

    def _who_also_struck(self, draft: Draft) -> tuple[Actor, ...]:
        """ "The army shelled a town. Drones also hit a depot": nobody else's drones."""
        s, v = draft.s, draft.trigger.anchor
        again = any(s.lower[k] in _AGAIN for k in s.kids_by(v, "advmod"))
        near = (m.claim.event for m in reversed(self.made) if s.index - m.sentence <= 1)
        told = next((e for e in near if e.type == "ASSAULT"), None) if again else None
        return told.actors if told is not None and all(a.code for a in told.actors) else ()

    def _with_moment(self, draft: Draft) -> Draft:
        """Without a time of its own, what is told on about violence is of the one day told in the sentence before.

        A day long past is carried on only from a sentence that tells nothing else; none to another item of a list.
        """
        s, type_, anchor = draft.s, draft.trigger.entry.type, draft.trigger.anchor
        if any(m.time.earliest or m.time.latest for m in draft.times):
            return draft
        actual = self.modality.modality(s, draft.trigger.token, anchor) == "actual"
        meant = self.same_act.time(s, anchor) if actual else None
        if meant is not None:
            return _of(draft, meant)
        if type_ != "ASSAULT":
            return draft
        if s.index in self.layers.items | self.layers.days:
            return draft
        if not actual or tells_of_now(s, anchor) or draft.earlier or draft.apart:
            return draft
        goes_on = any(s.tags[k] == "PRP" for k in s.subject(anchor))
        types = _FORCE if goes_on else {type_}
        again = not s.is_verb(draft.trigger.token) and s.is_definite(draft.trigger.token)
        here = [m for m in self.made if again and m.sentence == s.index and m.claim.event.type == type_]
        events = [m.claim.event for m in here or reversed(self.made) if m.sentence == s.index - (not here)]
        told, *others = [e.time for e in events if e.modality == "actual" and e.type in types] or [None]
        if told is None or told.earliest is None or told.precision not in OF_A_DAY:
            return draft
        dated = [t for t in others if t is not None and t.earliest is not None]
        if any((t.earliest, t.latest) != (told.earliest, told.latest) for t in dated):
            return draft
        if len(dated) < len(others) and not self.events.is_fresh(told):
            return draft
        return _of(draft, told)

    def _is_earlier(self, s: Sentence, anchor: int) -> bool:
        """ "The killings followed raids by X", "was in response to raids", "had burned houses": what came before."""
        verb = next((a for a in (anchor, *s.ancestors(anchor)) if s.is_verb(a)), None)
        if verb is None:
            return False
        if verb == anchor:
            had = s.deps[verb] == "ROOT" and any(s.lower[k] == "had" for k in s.kids_by(verb, "aux"))
            behind = any(s.lower[k] in _BEHIND for k in s.kids_by(verb, "mark"))
            return had or (behind and self._tells_when(s, s.heads[verb]))
        path = [anchor, *takewhile(lambda a: a != verb, s.ancestors(anchor))]
        why = any(s.is_nominal(a) and s.lemmas[a] in self.lexicon.closed["reason"] for a in path[1:])
        behind = any(s.lower[a] in _BEHIND for a in path[1:]) and self._tells_when(s, verb)
        return why or behind or (s.lemmas[verb] == "follow" and not s.is_passive(verb) and s.deps[path[-1]] == "dobj")

    def _tells_when(self, s: Sentence, verb: int) -> bool:
        """ "The raid came after …": whether a verb only says when an act told before was."""
        return s.lemmas[verb] in self.lexicon.closed["coming_verb"] and any(
            s.is_definite(k) or s.tags[k] == "PRP" for k in s.surface_subject(verb)
        )

    def _with_place(self, draft: Draft) -> Draft:
        """Without a place of its own, force is used where the sentence before told of force, if that was in one place.

        So is force at a landmark, of which it is not known where it is.

        Not where the words say another place or time, nor where those who were struck now strike.
        """
        s, t = draft.s, draft.trigger
        named = self.drafts.places_by[s.index]
        circumstances = self.drafts.circumstances
        if t.entry.type not in HAPPENS or not circumstances.is_landmark(draft.places):
            return draft
        if s.index in self.layers.items or not circumstances.may_go_on(s, named, t.token):
            return draft
        if self.modality.modality(s, t.token, t.anchor) != "actual" or not all(
            _is_of_a_day(m.time) for m in draft.times
        ):
            return draft
        told = [m.claim.event for m in self.made if s.index - m.sentence == 1 and m.claim.event.type in HAPPENS]
        there = {e.places for e in told if e.places and e.modality == "actual" and not e.background}
        there = there or self._only_spot(s)
        if len(there) != 1 or len(told) > _MANY or any(_turns_on(draft, e) for e in told):
            return draft
        (places,) = there
        spots = [p for p in places if p.precision in ("exact", "near", None)]
        one = len([p for p in spots if p.lat is not None] or spots) < 2
        slots = draft.slots if draft.places else draft.slots | {"places": CARRIED}
        return replace(draft, places=tuple(dict.fromkeys((*draft.places, *places))), slots=slots) if one else draft

    def _only_spot(self, s: Sentence) -> set[tuple[Place, ...]]:
        """The one town or area that the text has named before, where something is said to be in it."""
        at = {o.index: o for o in self.layers.sentences if o.index < s.index}
        before = [m for m in self.layers.places if m.sentence in at and not m.dateline]
        spots = [m for m in before if m.place.precision != "country"]
        named = {m.place.name for m in spots}
        states = {m.place.country for m in before}
        sited = [m for m in spots if self.drafts.circumstances.is_located(at[m.sentence], m)]
        return {(sited[0].place,)} if sited and len(named) == 1 and len(states) == 1 else set()


def _of(draft: Draft, told: Time) -> Draft:
    """The draft with the time of what was told before."""
    time = replace(told, basis="inherited")
    return replace(draft, times=(TimeMention(time, draft.s.index, None, False, False),))


def _by_who_did(draft: Draft, resumed: Made | None) -> Draft:
    """The draft with the actors of the act that it resumes, where it has none of its own."""
    if draft.actors or resumed is None or not _is_done_to_others(resumed.claim.event, draft):
        return draft
    return replace(draft, actors=resumed.claim.event.actors)


def _befell_others(draft: Draft, told: Event) -> bool:
    """Whether whom an act befell are others than who is now said to have done it: not of "the clashes"."""
    own = any(_may_be_one(a, r) for a in draft.actors for r in told.recipients)
    return draft.trigger.entry.frame not in ALL_ARE_ACTORS and not own


def _may_be_one(a: Actor, b: Actor) -> bool:
    """Whether two actors are, or may be, of one force: "soldiers" of no state told and those of one."""
    return a.sector == b.sector and (a.code is None or a.code == b.code)


def _is_then(draft: Draft, told: Event) -> bool:
    """Whether what was told may be of the days that the words name."""
    told_first, told_last = (told.time.earliest, told.time.latest) if told.time is not None else (None, None)
    if told_first is None or told_last is None:
        return True
    days = [(m.time.earliest, m.time.latest) for m in draft.times if m.time.earliest and m.time.latest]
    return all(first <= told_last and told_first <= last for first, last in days if first and last)


def _has_side(told: Event) -> bool:
    """Whether anybody but mere people is told to have done it."""
    return any(a.kind != "people" for a in told.actors)


def _is_of_a_day(time: Time) -> bool:
    """Whether a time is no more than a day, or says no day at all."""
    return time.earliest is None or time.precision in OF_A_DAY


def _turns_on(draft: Draft, told: Event) -> bool:
    """Whether those who were struck now act against others, so that it may be elsewhere."""
    now, did = ({side_of(a) for a in actors} for actors in (draft.actors, told.actors))
    return bool(now) and now <= {side_of(a) for a in told.recipients} and not now <= did


def _is_done_to_others(told: Event, draft: Draft) -> bool:
    """Whether who acted is of another side than those whom it is now said to have struck."""
    return {side_of(a) for a in told.actors}.isdisjoint(side_of(a) for a in draft.recipients)
