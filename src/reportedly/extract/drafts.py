"""Turns triggers into event drafts: consequences joined to their cause, roles, circumstances and figures read.

A draft is an event before it is known who claims it; speakers are read in `attribution`, claims are made in `claims`.
"""

from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date

from ..lexicon import Lexicon
from ..model import Actor, Means, Participant, Place, Quantity, Target, Time
from ..model.layers import Layers, PlaceMention, Sentence, TimeMention
from ..model.vocabulary import ParticipantRole
from .attribution import Cue
from .figures import FigureReader
from .triggers import Trigger, TriggerFinder

_VIOLENT = frozenset({"ASSAULT", "COERCE"})
_ALL_SLOTS = frozenset({"act_with", "n_between"})
_RESULTS = frozenset({"killed", "wounded", "casualties", "displaced", "destroyed", "missing"})
_MAIN = frozenset({"ROOT", "ccomp", "conj", "parataxis"})
_ABOUT_EVENTS = frozenset({"accuse", "responsibility", "reject", "response"})
_CAUSE_PREPS = frozenset(["in", "by", "during", "after", "from", "following", "with", "under", "of", "when"])
_PLACE_PREPS = frozenset(
    [
        "in",
        "at",
        "near",
        "on",
        "outside",
        "inside",
        "around",
        "across",
        "over",
        "off",
        "along",
        "toward",
        "towards",
        "into",
        "to",
        "within",
        "between",
        "through",
        "of",
        "from",
        "against",
        "by",
        "throughout",
        "above",
        "for",
        "via",
    ]
)


@dataclass(frozen=True, slots=True)
class Draft:
    """An event as told in one sentence. `members`: its triggers, the cause first."""

    members: tuple[Trigger, ...]
    actors: tuple[Actor, ...] = ()
    recipients: tuple[Actor, ...] = ()
    participants: tuple[Participant, ...] = ()
    targets: tuple[Target, ...] = ()
    means: tuple[Means, ...] = ()
    quantities: tuple[tuple[Quantity, tuple[int, int]], ...] = ()
    times: tuple[TimeMention, ...] = ()
    places: tuple[Place, ...] = ()
    slots: dict[str, str] = field(default_factory=dict)

    @property
    def trigger(self) -> Trigger:
        """The word of the cause."""
        return self.members[0]

    @property
    def s(self) -> Sentence:
        """The sentence it is told in."""
        return self.trigger.s


class DraftReader:
    """Reads the drafts of a sentence."""

    def __init__(self, lexicon: Lexicon, layers: Layers, finder: TriggerFinder, figures: FigureReader) -> None:
        self.lexicon, self.layers, self.finder, self.figures = lexicon, layers, finder, figures
        self.places_by: dict[int, list[PlaceMention]] = defaultdict(list)
        for place in layers.places:
            self.places_by[place.sentence].append(place)
        self.times_by: dict[int, list[TimeMention]] = defaultdict(list)
        for time in layers.times:
            self.times_by[time.sentence].append(time)

    def read(self, s: Sentence, triggers: list[Trigger], cues: list[Cue]) -> tuple[list[Draft], list[Draft]]:
        """Drafts of the sentence, in the order of their causes: those told, and those only mentioned.

        Times and places of what is only mentioned go to the events that are told.
        """
        groups = self._merge(s, triggers)
        drafts = self._drafts(s, groups, cues)
        told = [self.is_told(d, cues) for d in drafts]
        if all(told):
            return drafts, []
        mentioned = [d for d, is_told in zip(drafts, told, strict=True) if not is_told]
        return self._drafts(s, [g for g, is_told in zip(groups, told, strict=True) if is_told], cues), mentioned

    def _drafts(self, s: Sentence, groups: list[list[Trigger]], cues: list[Cue]) -> list[Draft]:
        owner = {t.token: n for n, group in enumerate(groups) for t in group}
        owner |= {t.verb: n for n, group in enumerate(groups) for t in group if t.verb is not None}
        times = self._attach(s, self.times_by[s.index], owner, groups, cues, place=False)
        places = self._attach(s, self.places_by[s.index], owner, groups, cues, place=True)
        return [
            replace(
                self._roles(group),
                times=tuple(t for t in times[n] if isinstance(t, TimeMention)),
                places=_specific_first(p.place for p in places[n] if isinstance(p, PlaceMention)),
                quantities=self._quantities(group),
            )
            for n, group in enumerate(groups)
        ]

    def is_told(self, draft: Draft, cues: list[Cue]) -> bool:
        """Whether the text tells the event or only mentions it ("amid the war", "after the attack").

        Verbs tell. A noun tells where it has a light verb, roles, figures or a consequence, is itself denied or
        owned, or is what an indefinite subject says; a bare noun in an adverbial or behind "the" only mentions.
        """
        t, s = draft.trigger, draft.s
        if (t.entry.type or "").startswith("x_"):
            return (
                bool(draft.actors) and (t.entry.type == "x_status" or bool(draft.places)) and s.deps[t.anchor] in _MAIN
            )
        if s.is_verb(t.token) and t.entry.pos == "verb":
            return True
        if s.lemmas[t.token] in self.lexicon.closed["vague_noun"] and t.verb is None and len(draft.actors) < 2:
            return False
        if len(draft.members) > 1 or t.verb is not None or draft.quantities:
            return True
        if any((s.index, t.token) in c.content and c.entry.construction in _ABOUT_EVENTS for c in cues):
            return True
        i = t.token
        while s.deps[i] == "conj":
            i = s.heads[i]
        if draft.actors or draft.recipients:
            return True
        if s.deps[i] in ("nsubj", "nsubjpass", "ROOT", "attr"):
            return not any(s.lower[k] in ("the", "this", "that", "these", "those") for k in s.kids_by(i, "det"))
        return s.deps[i] == "pobj" and bool(draft.places) and s.lower[s.heads[i]] in ("in", "by", "from")

    # -- consequences belong to their cause -----------------------------------------------------------------------

    def _merge(self, s: Sentence, triggers: list[Trigger]) -> list[list[Trigger]]:
        cause: dict[int, int] = {}
        for b in triggers:
            a = self._cause_of(s, b, triggers)
            if a is not None and cause.get(a.token) != b.token:
                cause[b.token] = a.token
        for b in triggers:
            twin = next((a for a in triggers if a.token in cause and self._told_together(s, a, b)), None)
            if b.token not in cause and twin is not None and cause[twin.token] != b.token:
                cause[b.token] = cause[twin.token]
        groups: dict[int, list[Trigger]] = {}
        for t in triggers:
            top, steps = t.token, 0
            while top in cause and steps < 10:
                top, steps = cause[top], steps + 1
            groups.setdefault(top, []).append(t)
        return [sorted(g, key=lambda t: t.token != top) for top, g in groups.items()]

    def _told_together(self, s: Sentence, a: Trigger, b: Trigger) -> bool:
        """ "killed and wounded in …": coordinated results have one cause."""
        linked = s.heads[a.token] == b.token and s.deps[a.token] == "conj"
        linked = linked or (s.heads[b.token] == a.token and s.deps[b.token] == "conj")
        return linked and self._is_result(s, a) and self._is_result(s, b)

    def _cause_of(self, s: Sentence, b: Trigger, triggers: list[Trigger]) -> Trigger | None:
        """The violent event that this one is a consequence or a second name of, by syntax."""
        if b.entry.type != "ASSAULT":
            return next((a for a in triggers if self._part_of(s, a, b)), None)
        result = self.figures.kind_of(s, b.token) in _RESULTS
        others = [a for a in triggers if a.token != b.token and a.entry.type == "ASSAULT"]
        for a in others:
            if result and not self._is_result(s, a) and self._caused(s, a, b):
                return a
            if self._second_name(s, a, b) or self._same_act(s, a, b):
                return a
        for a in others:
            if result and self._is_result(s, a) and a.token < b.token and self._caused(s, a, b):
                return a
        return None

    def _part_of(self, s: Sentence, a: Trigger, b: Trigger) -> bool:
        """ "met for talks", "telephoned X to discuss Y": one act in two words of one type, the second below the first."""
        if a.token == b.token or a.entry.type != b.entry.type or a.entry.type in ("COERCE", "ACCUSE"):
            return False
        i = b.anchor
        while s.heads[i] != i and i != a.anchor:
            if s.deps[i] not in ("advcl", "xcomp", "prep", "pobj", "dobj", "pcomp", "acl"):
                return False
            i = s.heads[i]
        return i == a.anchor and b.anchor != a.anchor

    def _is_result(self, s: Sentence, t: Trigger) -> bool:
        return self.figures.kind_of(s, t.token) in _RESULTS

    def _caused(self, s: Sentence, a: Trigger, b: Trigger) -> bool:
        v, u = b.anchor, a.anchor
        if v == u:
            return True
        below_b = set(s.subtree(v))
        if s.is_verb(v):
            subjects = s.surface_subject(v)
            if a.token in subjects or u in subjects:
                return True
            if any(
                a.token == o
                for o in s.fillers_of_prep(v, "in", "by", "during", "after", "from", "following", "of", "with", "under")
            ):
                return True
            if u in below_b and s.is_verb(u) and s.heads[u] == v and s.deps[u] in ("advcl", "ccomp"):
                return True
            if (
                s.deps[v] in ("relcl", "acl")
                and (s.heads[v] == a.token or a.token in s.ancestors(v))
                and not s.is_verb(a.token)
            ):
                return True
            if s.is_verb(u) and self._same_clause(s, u, v):
                return True
        elif s.deps[v] in ("dobj", "nsubj", "pobj", "attr") and s.heads[v] != v:
            verb = s.heads[v]
            if (
                verb == u
                or a.token in s.surface_subject(verb)
                or (s.heads[verb] == u and s.deps[verb] in ("advcl", "conj", "prep"))
            ):
                return True
        return self._light_result(s, a, b)

    def _in_circumstance(self, s: Sentence, noun: int, v: int) -> bool:
        """ "killed in … strikes": the noun stands in an adverbial of the verb, whatever stands between."""
        for k in s.kids_by(v, "prep", "agent"):
            if s.lower[k] in _CAUSE_PREPS and noun in s.subtree(k):
                return not any(s.is_verb(t) and t != k for t in s.ancestors(noun) if t in s.subtree(k))
        return False

    def _same_clause(self, s: Sentence, u: int, v: int) -> bool:
        """ "attacked X and killed …", "stormed X, killing …": one subject, the second verb below the first."""
        if s.deps[v] in ("advcl", "conj", "xcomp", "acl", "dep", "ccomp", "parataxis") and u in s.ancestors(v):
            if s.kids_by(v, "nsubj", "nsubjpass"):
                return s.deps[v] == "conj" and s.heads[v] == u and not s.subject(v) and bool(s.is_passive(v))
            return s.surface_subject(v) == s.surface_subject(u) or s.tags[v] == "VBG" or s.heads[v] == u
        return s.tags[v] == "VBG" and s.deps[v] == "acl" and s.surface_subject(v) == s.surface_subject(u) != []

    def _light_result(self, s: Sentence, a: Trigger, b: Trigger) -> bool:
        """ "left 11 dead", "with 9 killed": below a verb whose subject is the cause or which modifies it."""
        for v in s.ancestors(b.token):
            if s.is_verb(v):
                if v == a.anchor:
                    return s.deps[b.token] not in ("nsubj", "nsubjpass") or not s.is_verb(b.token)
                if a.token in s.surface_subject(v):
                    return True
                return s.heads[v] == a.anchor and s.deps[v] == "advcl" and s.tags[v] == "VBG"
        return False

    def _same_act(self, s: Sentence, a: Trigger, b: Trigger) -> bool:
        """ "launched a raid, targeting gunmen": a participle without a subject goes on telling the same act."""
        plain = s.tags[b.anchor] == "VBG" and s.deps[b.anchor] in ("advcl", "acl", "conj") and b.token == b.anchor
        return (
            plain
            and not s.kids_by(b.anchor, "nsubj", "aux")
            and a.token < b.token
            and self._same_clause(s, a.anchor, b.anchor)
        )

    def _second_name(self, s: Sentence, a: Trigger, b: Trigger) -> bool:
        """ "hit in air strikes", "a strike that struck X", "shelled … in an attack": the noun names the verb's event."""
        if s.is_verb(b.token) and not s.is_verb(a.token) and a.verb is None:
            if self._in_circumstance(s, a.token, b.token):
                return True
            if a.token in s.surface_subject(b.token) and not s.is_passive(b.token):
                return True
        return False

    # -- roles ----------------------------------------------------------------------------------------------------

    def _roles(self, group: list[Trigger]) -> Draft:
        actors: list[Actor] = []
        recipients: list[Actor] = []
        slots: dict[str, str] = {}
        members = {t.token for t in group}
        for t in group:
            got, slot = self._actors(t)
            own = {a.span for m in members for a in self.layers.actors.get((t.s.index, m), ())}
            got = [a for a in got if a.span not in own]
            if got and not actors:
                actors, slots["actors"] = got, f"{t.s.words[t.token]}:{slot}"
            got, slot = self._recipients(t)
            if got:
                recipients += [a for a in got if not _holds(recipients, a)]
                slots.setdefault("recipients", f"{t.s.words[t.token]}:{slot}")
        recipients = [r for r in recipients if not _holds(actors, r)]
        if group[0].entry.frame in _ALL_SLOTS and group[0].entry.type == "ASSAULT":
            actors += [r for r in recipients if r.kind in ("force", "armed_group")]
            recipients = []
        return Draft(
            members=tuple(group),
            actors=tuple(actors),
            recipients=tuple(recipients),
            participants=self._participants(group[0]),
            targets=self._targets(group),
            means=self._means(group),
            slots=slots,
        )

    def _actors(self, t: Trigger) -> tuple[list[Actor], str]:
        frame = self.lexicon.frames[t.entry.frame]
        return self._fill(t, t.entry.actor if t.entry.actor is not None else frame.actor, actor=True)

    def _recipients(self, t: Trigger) -> tuple[list[Actor], str]:
        frame = self.lexicon.frames[t.entry.frame]
        slots = t.entry.recipient if t.entry.recipient is not None else frame.recipient
        return self._fill(t, slots, actor=False)

    def _fill(self, t: Trigger, slots: tuple[str, ...], *, actor: bool) -> tuple[list[Actor], str]:
        everyone = t.entry.frame in _ALL_SLOTS and actor
        undergone = self.finder.is_suffered(t.s, t.token) if not t.s.is_verb(t.token) else None
        found: list[Actor] = []
        used = ""
        if actor and t.verb is not None and "subj" not in slots:
            slots = ("subj", *slots)
        if not actor and undergone is not None:
            return [a for i in t.s.subject(undergone) for a in self.layers.actors.get((t.s.index, i), ())], "suffers"
        for slot in slots:
            got = [
                a
                for i in self.finder.fillers(t.s, t.token, t.verb, slot)
                if actor or not self._only_place(t, i)
                for a in self.layers.actors.get((t.s.index, i), ())
                if not _holds(found, a) and not (slot == "mod" and self._is_bare(t.s, i, a))
            ]
            if got:
                found += got
                used = used or slot
                if not everyone:
                    break
        if actor and not found and undergone is None:
            doer = self._doer_of_noun(t)
            return doer if doer[0] or "by" not in slots else self._later_in_clause(t, ("by",))
        if not actor and not found and slots:
            return self._behind_object(t)
        return found, used

    def _behind_object(self, t: Trigger) -> tuple[list[Actor], str]:
        """ "rejects talks with X", "broke the lines of Y": whom the object concerns, where the object is nobody."""
        s = t.s
        if not s.is_verb(t.token):
            verb = s.heads[t.token]
            if s.deps[t.token] == "dobj" and t.entry.type == "ASSAULT":
                beside = [
                    a for k in s.kids_by(verb, "dobj") if k != t.token for a in self.layers.actors.get((s.index, k), ())
                ]
                if beside:
                    return beside, "object beside the noun"
            frame = self.lexicon.frames[t.entry.frame]
            slots = t.entry.recipient if t.entry.recipient is not None else frame.recipient
            return self._later_in_clause(t, tuple(p for p in slots if p in ("on", "against")))
        for k in s.kids_by(t.token, "xcomp"):
            for o in [*s.fillers_of_prep(k, "to", "for", "with", "from"), *s.kids_by(k, "dative"), *s.object(k)]:
                if t.entry.type in ("AGREE", "REJECT", "CONCEDE") and self.layers.actors.get((s.index, o)):
                    return list(self.layers.actors[s.index, o]), "object of the complement"
        for o in t.s.object(t.token):
            for prep in ("with", "against", "of", "to", "from"):
                if prep == "of" and s.lemmas[o] in self.lexicon.closed["place_noun"]:
                    continue
                found = [
                    a
                    for i in t.s.fillers_of_prep(o, prep)
                    if not self._only_place(t, i)
                    for a in self.layers.actors.get((t.s.index, i), ())
                ]
                if found:
                    return found, f"{prep} behind the object"
        return [], ""

    def _later_in_clause(self, t: Trigger, preps: tuple[str, ...]) -> tuple[list[Actor], str]:
        """ "imposes sanctions under the act on X": a preposition of the frame further on in the noun's clause."""
        s = t.s
        for k in range(t.token + 1, min(t.token + 14, len(s))):
            if s.tags[k] in ("VBD", "VBZ", "VBP", "MD") or s.lower[k] in (";", "while", "as", "after"):
                break
            if s.lower[k] in preps and s.deps[k] in ("prep", "agent"):
                if s.lower[k] == "by" and s.is_verb(s.heads[k]):
                    continue
                for o in s.kids_by(k, "pobj"):
                    found = [a for a in self.layers.actors.get((s.index, o), ()) if not self._only_place(t, o)]
                    if found:
                        return found, f"{s.lower[k]} later in the clause"
        return [], ""

    def _is_bare(self, s: Sentence, i: int, actor: Actor) -> bool:
        """ "drone strike", "Gaza war": a modifier without a state names no actor unless it is a force or group."""
        if actor.code is not None:
            return False
        equipment = any(n.equipment for n in self.lexicon.actor_nouns.get(s.lemmas[i], ()))
        return (
            equipment
            or actor.kind not in ("force", "armed_group", "office", "people", "party")
            or s.tags[i].startswith("JJ")
        )

    def _doer_of_noun(self, t: Trigger) -> tuple[list[Actor], str]:
        """ "files a lawsuit", "orders the deployment": the subject of a verb whose object the event noun is."""
        s, i = t.s, t.token
        verb = s.heads[i]
        plain = (
            not s.is_verb(i) and s.deps[i] == "dobj" and s.is_verb(verb) and s.lemmas[verb] not in self.lexicon.opposing
        )
        if not plain:
            return [], ""
        return [
            a for k in s.subject(verb) for a in self.layers.actors.get((s.index, k), ())
        ], "subject of governing verb"

    def _only_place(self, t: Trigger, i: int) -> bool:
        """A town that is attacked or taken is where, not whom."""
        if t.entry.type not in ("ASSAULT", "COERCE", "MOBILIZE", "RETREAT", "x_control"):
            return False
        if t.entry.type == "MOBILIZE" and t.s.deps[i] == "pobj" and t.s.lower[t.s.heads[i]] in ("to", "into"):
            return any(a.kind == "state" for a in self.layers.actors.get((t.s.index, i), ()))
        for place in self.places_by[t.s.index]:
            if place.token == i and place.place.precision not in ("country", None):
                return True
        return False

    def _participants(self, t: Trigger) -> tuple[Participant, ...]:
        """ "Russian-brokered", "brokered by X", "under X mediation", "hosted by X"."""
        roles: dict[str, ParticipantRole] = {w: r for r, ws in self.lexicon.participants.items() for w in ws}
        if t.entry.type not in ("AGREE", "CONSULT", "SUPPORT", "CONCEDE", "RETREAT", "COOPERATE"):
            return ()
        s = t.s
        found: list[Participant] = []
        for i in range(len(s)):
            role = roles.get(s.lower[i])
            if role is None or abs(i - t.token) > 14:
                continue
            near = s.fillers_of_prep(i, "by", "of") or [k for k in s.kids[i] if k < i] or ([i - 2] if i > 1 else [])
            if i > 1 and s.words[i - 1] == "-":
                near = [i - 2]
            for k in near:
                for a in self.layers.actors.get((s.index, k), ()):
                    if a.code and not any(p.code == a.code for p in found):
                        found.append(Participant(a.name, a.ref, a.code, a.sector, a.kind, a.span, role))
        return tuple(found)

    def _targets(self, group: list[Trigger]) -> tuple[Target, ...]:
        found: dict[int, Target] = {}
        for t in group:
            if t.entry.type not in ("ASSAULT", "COERCE", "x_control"):
                continue
            for slot in ("obj", "on", "at", "against", "of", "into", "outside", "in"):
                for i in self.finder.fillers(t.s, t.token, t.verb, slot):
                    target = self._target(t.s, i)
                    if target is not None:
                        found.setdefault(i, target)
        return tuple(found.values())

    def _target(self, s: Sentence, i: int) -> Target | None:
        for noun in self.lexicon.targets.get(s.lemmas[i], ()):
            parts = noun.lemma.split()
            first = i - len(parts) + 1
            if first >= 0 and all(
                p in (s.lower[t], s.lemmas[t]) for p, t in zip(parts, range(first, i + 1), strict=True)
            ):
                left = min([first, *(k for k in s.kids_by(i, "amod", "compound") if k < i)])
                span = self.layers.doc.span(s.starts[left], s.ends[i])
                return Target(span.quote, noun.kind, span)
        return None

    def _means(self, group: list[Trigger]) -> tuple[Means, ...]:
        found: dict[int, Means] = {}
        s = group[0].s
        if group[0].entry.type not in ("ASSAULT", "MOBILIZE", "PROTEST"):
            return ()
        near = {t.token for t in group} | {t.anchor for t in group}
        scope = {i for a in near for i in s.subtree(a)} if group[0].entry.type == "ASSAULT" else set(near)
        scope |= {i for t in group for i in s.surface_subject(t.anchor)}
        for i in sorted(scope):
            for noun in self.lexicon.means.get(s.lemmas[i], ()):
                parts = noun.lemma.split()
                first = i - len(parts) + 1
                if first >= 0 and all(
                    p in (s.lower[k], s.lemmas[k]) for p, k in zip(parts, range(first, i + 1), strict=True)
                ):
                    span = self.layers.doc.span(s.starts[first], s.ends[i])
                    found.setdefault(i, Means(span.quote, noun.key, span))
                    break
        return tuple(found.values())

    # -- figures --------------------------------------------------------------------------------------------------

    def _quantities(self, group: list[Trigger]) -> tuple[tuple[Quantity, tuple[int, int]], ...]:
        """Each figure with the token of the word that it belongs to, so that another speaker's stays apart."""
        s = group[0].s
        found: dict[tuple[str, int], tuple[Quantity, tuple[int, int]]] = {}
        words = {t.token for t in group}
        left = [self._left_behind(s, t) for t in group]
        words |= {v for v in left if v is not None}
        for t, v in zip(group, left, strict=True):
            for i in [t.token, *s.subtree(t.anchor), *(s.subtree(v) if v is not None else ())]:
                if self.figures.kind_of(s, i) is not None and self._nearest_member(s, i, words, group):
                    words.add(i)
        for i in sorted(words):
            kind = self.figures.kind_of(s, i)
            for quantity in self.figures.of_word(s, i, kind) if kind else ():
                found.setdefault((quantity.kind, quantity.span.start), (quantity, (s.index, i)))
        return tuple(found.values())

    def _left_behind(self, s: Sentence, t: Trigger) -> int | None:
        """ "the attack left 11 dead": the verb that joins a noun to its toll."""
        verb = s.heads[t.token]
        return verb if s.deps[t.token] == "nsubj" and s.lemmas[verb] in ("leave", "cause", "claim") else None

    def _nearest_member(self, s: Sentence, i: int, words: set[int], group: list[Trigger]) -> bool:
        """The counted word hangs on this event and on no other verb with an event of its own."""
        anchors = words | {t.anchor for t in group}
        for a in s.ancestors(i):
            if a in anchors:
                return True
            if s.lemmas[a] in self.lexicon.events and s.is_verb(a) and s.lemmas[a] not in ("leave", "put", "bring"):
                return False
        return False

    # -- when and where -------------------------------------------------------------------------------------------

    def _attach(
        self,
        s: Sentence,
        mentions: Iterable[TimeMention | PlaceMention],
        owner: dict[int, int],
        groups: list[list[Trigger]],
        cues: list[Cue],
        *,
        place: bool,
    ) -> dict[int, list[TimeMention | PlaceMention]]:
        """Each time and place goes to the event that its phrase hangs on; one that hangs on a cue is the saying's."""
        found: dict[int, list[TimeMention | PlaceMention]] = defaultdict(list)
        sayings = {c.token for c in cues} - set(owner)
        by_verb = self._by_verb(s, groups)
        free: list[TimeMention | PlaceMention] = []
        for m in mentions:
            if m.token is None or (
                isinstance(m, PlaceMention) and (m.dateline or not self._may_locate(s, m, owner, groups))
            ):
                continue
            if isinstance(m, TimeMention) and m.limit:
                continue
            homes = self._climb(s, m.token, owner, by_verb, sayings)
            if homes == [] and any((s.index, m.token) in c.content for c in cues if c.trailing):
                homes = None
            clause = self._when_clause(s, m, owner) if isinstance(m, TimeMention) else None
            if clause is not None and isinstance(m, TimeMention):
                found[clause].append(replace(m, time=_whole(m.time)))
                continue
            if homes is None:
                free.append(m)
            for n in homes or ():
                found[n].append(m)
        lonely = [n for n in range(len(groups)) if not found[n]]
        told = {id(m): m for rows in found.values() for m in rows if place or _is_dated(m)}
        if len(told) == 1 and not free:
            for n in lonely:
                teller = next(k for k, rows in found.items() if rows)
                if self._shares(s, groups, n, place=place) and _over(s, groups[n], cues) == _over(
                    s, groups[teller], cues
                ):
                    found[n].extend(told.values())
        if len(groups) == 1 or not place:
            for m in free:
                if (not place and isinstance(m, TimeMention)) or self._is_located(s, m):
                    for n in lonely:
                        found[n].append(m)
        return found

    def _shares(self, s: Sentence, groups: list[list[Trigger]], n: int, *, place: bool) -> bool:
        """An event takes the sentence's one time, and its one place where it is no relative clause and is actual."""
        anchor = groups[n][0].anchor
        return not place or s.deps[anchor] in ("advcl", "conj", "pcomp", "ROOT", "ccomp", "xcomp")

    def _when_clause(self, s: Sentence, m: TimeMention, owner: dict[int, int]) -> int | None:
        """ "since 1991, when X occupied Y": the event of the clause behind a time."""
        span = m.time.span
        if span is None:
            return None
        for i in range(len(s)):
            if s.lower[i] == "when" and 0 < s.starts[i] - span.end <= 2:
                return owner.get(s.heads[i])
        return None

    def _by_verb(self, s: Sentence, groups: list[list[Trigger]]) -> dict[int, list[int]]:
        """For each plain verb, the noun events among its arguments: "clashes took place in X on Monday"."""
        found: dict[int, list[int]] = defaultdict(list)
        for n, group in enumerate(groups):
            for t in group:
                if not s.is_verb(t.anchor):
                    verb = next((a for a in s.ancestors(t.anchor) if s.is_verb(a)), None)
                    if verb is not None:
                        found[verb].append(n)
        return found

    def _climb(
        self, s: Sentence, i: int, owner: dict[int, int], by_verb: dict[int, list[int]], sayings: set[int]
    ) -> list[int] | None:
        """The events that token i hangs on; [] where it belongs to a saying; None where it hangs on nothing."""
        for a in [i, *s.ancestors(i)]:
            if a in owner:
                return [owner[a]]
            if a in sayings and s.is_verb(a):
                return []
            if s.is_verb(a) and by_verb.get(a):
                return list(dict.fromkeys(by_verb[a]))
            if a != i and s.is_verb(a) and s.deps[a] == "relcl":
                return [owner[s.heads[a]]] if s.heads[a] in owner else []
        return None

    def _may_locate(self, s: Sentence, m: PlaceMention, owner: dict[int, int], groups: list[list[Trigger]]) -> bool:
        """In a place phrase or object of the event; not a state that acts, owns or is met."""
        i = m.token
        assert i is not None
        dep, head = s.deps[i], s.heads[i]
        steps = 0
        while dep in ("compound", "nmod", "appos", "conj", "amod", "npadvmod") and head != i and steps < 6:
            i, steps = head, steps + 1
            dep, head = s.deps[i], s.heads[i]
        if (s.index, i) in self.layers.actors and i != m.token and dep != "pobj":
            return False
        if dep == "pobj":
            prep = s.lower[head]
            if prep == "from":
                return self._leaves(s, head, owner, groups)
            n = owner.get(s.heads[head])
            if n is not None and groups[n][0].entry.type == "ASSAULT" and prep in ("on", "of", "against"):
                return groups[n][0].entry.pos == "noun" or m.place.precision != "country"
            if prep in ("of", "for", "by", "to", "against", "on") and m.place.precision == "country":
                return prep in ("of", "to", "on") and (s.index, m.token) not in self.layers.actors
            return prep in _PLACE_PREPS
        if dep in ("dobj", "nsubjpass"):
            return i == m.token or (s.index, i) not in self.layers.actors
        if dep == "nsubj":
            n = owner.get(head)
            return n is not None and not self.finder.lexicon.frames[groups[n][0].entry.frame].actor[:1] == ("subj",)
        if dep == "poss":
            return (s.index, m.token) not in self.layers.actors
        return dep in ("ROOT", "npadvmod", "dep", "attr", "advmod")

    def _leaves(self, s: Sentence, prep: int, owner: dict[int, int], groups: list[list[Trigger]]) -> bool:
        n = owner.get(s.heads[prep])
        return n is not None and groups[n][0].entry.type in ("RETREAT", "COERCE")

    def _is_located(self, s: Sentence, m: TimeMention | PlaceMention) -> bool:
        return (
            m.token is not None
            and s.deps[m.token] == "pobj"
            and s.lower[s.heads[m.token]] in ("in", "at", "near", "outside")
        )


def _holds(actors: Iterable[Actor], actor: Actor) -> bool:
    return any(a.span == actor.span and a.name == actor.name for a in actors)


def _over(s: Sentence, group: list[Trigger], cues: list[Cue]) -> frozenset[int]:
    """The cues that cover an event."""
    return frozenset(c.token for c in cues if (s.index, group[0].token) in c.content)


def _is_dated(m: TimeMention | PlaceMention) -> bool:
    return isinstance(m, TimeMention) and m.time.earliest is not None


def _whole(time: Time) -> Time:
    """An open "since 1991" as the year 1991 itself."""
    if time.latest is not None or time.earliest is None:
        return time
    day = date.fromisoformat(time.earliest[:10])
    if time.precision == "year":
        day = day.replace(month=12, day=31)
    elif time.precision == "month":
        day = day.replace(day=monthrange(day.year, day.month)[1])
    edtf = (time.edtf or "").split("/")[0] or None
    return replace(time, latest=day.isoformat(), extent="within", edtf=edtf)


def _specific_first(places: Iterable[Place]) -> tuple[Place, ...]:
    order = {"exact": 0, "near": 0, "admin2": 1, "admin1": 2, "region": 3, "country": 4, None: 0}
    unique = {p.span: p for p in places}
    return tuple(sorted(unique.values(), key=lambda p: (order[p.precision], p.span.start if p.span else 0)))
