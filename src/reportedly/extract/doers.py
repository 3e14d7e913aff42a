"""Finds who does it where no slot of its word holds the doer: behind participles, before nouns, in the clause around.

Slots themselves are read in `roles`, who is on the other side further off in `struck`.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from ..lexicon import Lexicon
from ..model import Actor
from ..model.layers import Layers, Sentence
from ..model.sides import is_equipment
from .arms import as_forces, is_military
from .triggers import Trigger, TriggerFinder, is_motive

_BODIES = frozenset({"force", "armed_group", "office", "party"})
_HOLDING = frozenset({"COERCE", "ACCUSE", "SANCTION"})
_DEEDS = frozenset({"ASSAULT", "COERCE", "AID", "SUPPORT"})
_JUDGES = frozenset({"ACCUSE", "REJECT"})
"""Types of what is said of an act: "deplored the shelling"."""
_FAR = 9
_PERSONS = frozenset({"people", "person", "unnamed", "armed_group", "force"})
Found = tuple[list[Actor], str]
"""Who was found, and the kind of place in the sentence where."""


class DoerReader:
    """Reads doers that stand further off. `is_place`: whether a token is only where a trigger's event happens."""

    def __init__(
        self, lexicon: Lexicon, layers: Layers, finder: TriggerFinder, is_place: Callable[[Trigger, int], bool]
    ) -> None:
        self.lexicon, self.layers, self.finder, self.is_place = lexicon, layers, finder, is_place

    def find(self, t: Trigger) -> Found:
        """The doer in the nearest kind of place that names one."""
        for read in (
            self._behind,
            self._at_hands,
            self._of_noun,
            self._of_first,
            self._group_before,
            self._around,
            self._who_attempts,
            self._who_claims_it,
            self._whose_outcome,
            self._who_is_held,
            self._who_denies,
            self._whose_motive,
        ):
            actors, slot = read(t)
            if actors:
                return actors, slot
        return [], ""

    def users(self, t: Trigger) -> list[Actor]:
        """ "a drone launched by X hit Y", "a mine attributed to X exploded": who used the arms that do it."""
        s = t.s
        arms = [i for i in s.subject(t.anchor) if s.lemmas[i] in self.lexicon.means or self._is_arms(s, i)]
        verbs = [k for i in arms for k in (*s.kids_by(i, "acl", "relcl"), *self._lost_participle(t, i))]
        verbs = [k for k in verbs if not self.finder.is_owning(s, k)]
        users = [o for prep in ("by", "from") for k in verbs for o in s.fillers_of_prep(k, prep)]
        users = [o for o in users if s.lower[s.heads[o]] == "by"] or users  # "fired by rebels from Chad"
        users = users or [o for i in arms for o in self.finder.blamed(s, i)]
        found = [(o, a) for o in users for a in self.layers.at(s, o) if not self.is_place(t, o)]
        return [_from_land(a) if s.lower[s.heads[o]] == "from" else a for o, a in found]

    def _behind(self, t: Trigger) -> Found:
        """A doer that no slot of the word holds.

        "a blast caused by X", "a raid blamed on X", "its raids", "killed in an operation by X", "an operation by X
        killed", "hurt by a device laid by X", "wounded in rebel mortar shells", "came under rebel fire",
        "fired from rebel positions".
        """
        s = t.s
        if not s.is_verb(t.token):
            tokens: Sequence[int] = self._done_by(s, t.token) or self.finder.blamed(s, t.token)
            tokens = tokens or self._author(s, t.token)
            tokens = tokens or self._owner_named_before(s, t.token) or self._who_act_in_it(t)
        elif s.is_passive(t.token) and t.entry.type in ("ASSAULT", "COERCE"):
            around = s.fillers_of_prep(t.token, "in", "during")
            things = [*around, *s.fillers_of_prep(t.token, "by"), *self._where(s, t.token)]
            tokens = [i for o in things for i in (*s.fillers_of_prep(o, "by"), *self._done_by(s, o))]
            fired = (t.token, *things) if t.entry.type == "ASSAULT" else ()
            held = [o for i in fired for o in s.fillers_of_prep(i, "from")]
            tokens = tokens or [o for o in held if self._is_position(s, o)]
            arms = [o for o in around if s.lemmas[o] in self.lexicon.means or self._is_act_of_forces(s, o)]
            whose = [a for o in arms for a in self.modifiers(s, self.finder.fillers(s, o, None, "mod"))]
            if whose:
                return whose, "whose arms or operation"
        elif t.entry.frame == "suffer":
            fire = [o for o in s.fillers_of_prep(t.token, "under") if self._is_act_of_forces(s, o)]
            whose = [a for o in fire for a in self.modifiers(s, self.finder.fillers(s, o, None, "mod"))]
            return [as_forces(a) for a in whose], "whose fire"
        else:
            does = t.entry.type in ("ASSAULT", "COERCE") and not s.is_passive(t.token)
            acts = [o for o in s.surface_subject(t.token) if does and self._is_act_of_forces(s, o)]
            tokens = [i for o in acts for i in (*s.fillers_of_prep(o, "by"), *self._done_by(s, o))]
            tokens = tokens or [i for o in acts for i in self._who_leads(s, o)]
        return [a for i in tokens for a in self.layers.at(s, i)], "doer behind the word"

    def _done_by(self, s: Sentence, noun: int) -> list[int]:
        """ "a blast caused by X", "a raid believed to be carried out by X": behind a participle of the noun.

        Who owns it ("claimed by X") is who did it on X's own word alone.
        """
        verbs = [k for k in s.kids_by(noun, "acl", "relcl") if s.is_passive(k)] + self._lost_in_adverb(s, noun)
        verbs = [k for k in verbs if s.lemmas[k] not in self.lexicon.opposing and not self.finder.is_owning(s, k)]
        believed = [k for v in verbs for k in s.kids_by(v, "xcomp") if s.is_passive(k)]
        return [i for k in (*verbs, *believed) for i in s.fillers_of_prep(k, "by")]

    def _at_hands(self, t: Trigger) -> Found:
        """ "killed at the hands of X", "died at the hands of X"."""
        s = t.s
        hands = [o for o in s.fillers_of_prep(t.anchor, "at") if s.lemmas[o] in self.lexicon.closed["doing_hand"]]
        return [a for h in hands for o in s.fillers_of_prep(h, "of") for a in self.layers.at(s, o)], "at whose hands"

    def _where(self, s: Sentence, v: int) -> list[int]:
        """ "abducted from his home [by X]": a place, no act, behind a passive without agent."""
        behind = s.fillers_of_prep(v, "from", "at", "near", "outside") if not s.kids_by(v, "agent") else []
        return [o for o in behind if s.lemmas[o] not in self.lexicon.events]

    def _lost_in_adverb(self, s: Sentence, noun: int) -> list[int]:
        """ "air strikes allegedly [carried out by X] hit Y": a participle behind an adverb, read as the main verb."""
        v = s.heads[noun]
        lost = s.deps[noun] == "nsubj" and s.tags[v] == "VBN" and not s.kids_by(v, "aux", "auxpass", "dobj")
        if lost and s.kids_by(v, "agent") and s.kids_by(v, "advmod"):
            return [v]
        behind = noun + 1  # "were killed in shelling [believed to be by X]"
        aside = s.tags[behind : behind + 1] == ("VBN",) and s.deps[behind] == "advcl"
        return [behind] if aside and not s.kids_by(behind, "nsubj", "mark") else []

    def _who_leads(self, s: Sentence, noun: int) -> Sequence[int]:
        """ "X completed an operation that killed ten": the subject of the verb whose object the act is."""
        verb = s.heads[noun]
        acts = s.deps[noun] == "dobj" and s.is_verb(verb) and not s.is_passive(verb)
        told = s.lemmas[verb] in self.lexicon.opposing or s.lemmas[verb] in self.lexicon.cues
        return s.subject(verb) if acts and not told else []

    def _author(self, s: Sentence, noun: int) -> Sequence[int]:
        """ "X was behind the raid", "X bears responsibility for it", "it was the work of X"."""
        prep = s.heads[noun]
        over = s.heads[prep]
        if s.deps[noun] == "pobj" and s.lower[prep] == "behind" and s.lemmas[over] == "be":
            return s.surface_subject(over)
        if s.deps[noun] == "pobj" and s.lower[prep] == "for" and s.lemmas[over] in self.lexicon.closed["author_word"]:
            return s.surface_subject(s.heads[over]) if s.deps[over] == "acomp" else []
        if s.lower[prep] == "for" and s.deps[over] == "dobj" and s.lemmas[over] in self.lexicon.closed["owning_noun"]:
            bears = s.lemmas[s.heads[over]] in self.lexicon.closed["bearing_verb"]
            return s.surface_subject(s.heads[over]) if bears and not s.kids_by(over, "det") else []
        works = s.kids_by(s.heads[noun], "attr") if s.deps[noun] == "nsubj" else []
        works = [k for k in works if s.lemmas[k] in self.lexicon.closed["work_noun"]]
        return [i for k in works for i in s.fillers_of_prep(k, "of")]

    def _is_position(self, s: Sentence, o: int) -> bool:
        """Where forces stand: "positions", "trenches", "the Kenyan side"."""
        return s.lemmas[o] == "side" or any(
            m.kind == "military_position" for m in self.lexicon.targets.get(s.lemmas[o], ())
        )

    def _who_act_in_it(self, t: Trigger) -> list[int]:
        """ "an operation in which X captured the town": who acts in the clause that tells of it."""
        s = t.s
        within = [k for k in s.kids_by(t.token, "relcl") if any(s.lower[p] == "in" for p in s.kids_by(k, "prep"))]
        acts = [k for k in within if t.entry.type == "ASSAULT" and not s.is_passive(k) and self._is_act(s, k)]
        return [i for k in acts for i in s.kids_by(k, "nsubj") for i in s.conjuncts(i)]

    def _is_act(self, s: Sentence, i: int) -> bool:
        """A verb of violence, seizure or movement of forces."""
        types = ("ASSAULT", "COERCE", "MOBILIZE")
        return any(e.type in types and e.frame.startswith("act") for e in self.lexicon.events.get(s.lemmas[i], ()))

    def _is_act_of_forces(self, s: Sentence, i: int) -> bool:
        """ "killed in an army operation": a noun of what forces do."""
        return any(
            e.type in ("ASSAULT", "MOBILIZE") and e.pos == "noun" for e in self.lexicon.events.get(s.lemmas[i], ())
        )

    def _owner_named_before(self, s: Sentence, noun: int) -> Sequence[int]:
        """ "the army said that its raids …": the subject before a possessive pronoun."""
        if not is_of_one_named(s, noun):
            return []
        verbs = [v for v in s.ancestors(noun) if s.is_verb(v)]
        return next((s.surface_subject(v) for v in verbs if s.surface_subject(v)), ())

    def _of_noun(self, t: Trigger) -> Found:
        """ "files a lawsuit", "issued a note demanding": the subject of a verb whose object the noun is."""
        s, i = t.s, t.token
        if s.deps[i] == "acl" and s.tags[i] == "VBG" and s.is_verb(i):
            i = s.heads[i]
        i = self._begun(s, i)
        verb = s.heads[i]
        plain = (
            not s.is_verb(i) and s.deps[i] == "dobj" and s.is_verb(verb) and s.lemmas[verb] not in self.lexicon.opposing
        ) and not self._only_tells(t, verb)
        if not plain:
            return [], ""
        return [a for k in s.subject(verb) for a in self.layers.at(s, k)], "subject of governing verb"

    def _only_tells(self, t: Trigger, verb: int) -> bool:
        """ "The army reported raids", "a clinic counted 30 arrests": who tells or counts has not done it.

        "The army announced an offensive": who announces what is planned does it.
        """
        cues = self.lexicon.cues.get(t.s.lemmas[verb], ())
        verbs = (e for e in self.lexicon.events.get(t.s.lemmas[verb], ()) if e.pos == "verb")
        if t.entry.type == "ASSAULT" and any(e.type in _JUDGES and not e.needs for e in verbs):
            return True
        if t.s.lemmas[verb] in self.lexicon.closed["announcing"] and self._is_planned(t):
            return False
        counts = t.entry.type == "COERCE" and any(e.basis == "document" for e in cues)
        return counts or (t.entry.type == "ASSAULT" and bool(cues))

    def _begun(self, s: Sentence, i: int) -> int:
        """ "the start of the second phase of an offensive": the noun that stands in the clause for what is begun."""
        i = self.finder.measuring(s, i)
        over = s.heads[s.heads[i]]
        begins = s.deps[i] == "pobj" and s.lower[s.heads[i]] == "of" and s.lemmas[over] in self.lexicon.closed["onset"]
        return self._begun(s, over) if begins else i

    def _is_planned(self, t: Trigger) -> bool:
        """A noun for what forces plan, announced by a force or a state."""
        s = t.s
        speakers = [a for k in s.subject(s.heads[self._begun(s, t.token)]) for a in self.layers.at(s, k)]
        return s.lemmas[t.token] in self.lexicon.closed["planned_act"] and any(
            a.kind in ("state", "force", "armed_group") or a.sector in ("GOV", "MIL") for a in speakers
        )

    def _of_first(self, t: Trigger) -> Found:
        """ "Togolese raids and shootings": who is named before the first of coordinated nouns did both."""
        s, first = t.s, t.s.heads[t.token]
        if s.is_verb(t.token) or s.deps[t.token] != "conj" or s.is_verb(first) or first + 2 != t.token:
            return [], ""
        if not any(e.type == t.entry.type and e.pos == "noun" for e in self.lexicon.events.get(s.lemmas[first], ())):
            return [], ""
        tokens = [*s.kids_by(first, "poss"), *self.finder.fillers(s, first, None, "mod")]
        fought = is_military(t.entry, noun=True)
        found = self.modifiers(s, tokens)
        return [as_forces(a) if fought and a.kind == "people" else a for a in found], "before the first noun"

    def _group_before(self, t: Trigger) -> Found:
        """ "a rebel roadside bomb": the armed group before what goes off, whatever the frame of the noun."""
        tokens = [] if t.s.is_verb(t.token) else self.finder.fillers(t.s, t.token, None, "mod")
        return [a for a in self.modifiers(t.s, tokens) if a.kind == "armed_group"], "group before the noun"

    def _around(self, t: Trigger) -> Found:
        """Who acts in both of two things told in one clause.

        "troops entered the town during an offensive", "took the town in a dawn offensive", "deported them as part of a
        crackdown"; not "arrested them in a killing", which they are said to have done.
        """
        s = t.s
        over = [t.token, *s.ancestors(t.token)]
        part = len(over) > 4 and [s.lower[i] for i in over[1:4]] == ["of", "part", "as"]
        prep, verb = (over[3], over[4]) if part else (over[1], over[2]) if len(over) > 2 else (t.token, t.token)
        within = s.lower[prep] in ("as", "during") or (s.lower[prep] == "in" and not s.is_definite(t.token))
        if t.entry.type not in ("ASSAULT", "COERCE") or s.is_verb(t.token) or not within:
            return [], ""
        acts = [
            e
            for e in self.lexicon.events.get(s.lemmas[verb], ())
            if e.frame.startswith("act")
            and (e.type in ("ASSAULT", "MOBILIZE") or (e.type == "COERCE" and (part or e.mode == "seize")))
        ]
        if not s.is_verb(verb) or s.is_passive(verb) or not acts or s.lemmas[verb] in self.lexicon.opposing:
            return [], ""
        return [a for i in s.subject(verb) for a in self.layers.at(s, i)], "subject of the clause around"

    def _who_attempts(self, t: Trigger) -> Found:
        """Who does what the noun before "to" or "of" is for.

        "entered the clinic in an attempt to rob a nurse", "launched a raid with the aim of capturing the post"; not
        "arrested them in a plot to kill X", where those arrested do it.
        """
        s, v = t.s, t.anchor
        while s.deps[v] == "conj" and s.is_verb(s.heads[v]):
            v = s.heads[v]
        over = [*s.ancestors(v)][:5]
        to = s.deps[v] == "acl" and s.tags[v] == "VB" and not s.is_verb(over[0])
        of = s.deps[v] == "pcomp" and s.tags[v] == "VBG" and s.lower[over[0]] == "of"
        n = next((n for n, i in enumerate(over) if s.is_verb(i)), 0)
        of = of and t.entry.pos == "verb"  # not "died as a result of shelling"
        if not (to or of) or n < 2 or s.lower[over[n - 1]] not in ("in", "as", "with") or self._holds(s, over[n]):
            return [], ""
        return [a for i in s.subject(over[n]) for a in self.layers.at(s, i)], "who attempts it"

    def _who_claims_it(self, t: Trigger) -> Found:
        """ "a claim by X to have shot down Y", "X's claim to have taken Y": whose word it is did it."""
        s, noun = t.s, t.s.heads[t.anchor]
        done = s.deps[t.anchor] == "acl" and any(s.lower[k] == "to" for k in s.kids_by(t.anchor, "aux"))
        if not done or not any(e.construction == "noun" for e in self.lexicon.cues.get(s.lemmas[noun], ())):
            return [], ""
        whose = [*s.fillers_of_prep(noun, "by", "from"), *s.kids_by(noun, "poss")]
        return [a for i in whose for a in self.layers.at(s, i)], "who claims it"

    def _who_denies(self, t: Trigger) -> Found:
        """ "X denied any violation of the truce": by itself; not "any raid on its bases"."""
        s, verb = t.s, t.s.heads[t.token]
        denied = s.deps[t.token] == "dobj" and any(s.lower[k] == "any" for k in s.kids_by(t.token, "det"))
        denies = denied and any(e.position == "denies" for e in self.lexicon.cues.get(s.lemmas[verb], ()))
        own = denies and t.entry.type in _DEEDS and all(s.tags[k] != "PRP$" for k in s.subtree(t.token))
        return [a for i in s.subject(verb) if own for a in self.layers.at(s, i)], "who denies it"

    def _whose_motive(self, t: Trigger) -> Found:
        """ "X walked out in protest at the bill": who does what the protest is the motive of."""
        s, why = t.s, t.entry.type == "PROTEST" and is_motive(t.s, t.token)
        verb = next((a for a in s.ancestors(t.token) if s.is_verb(a)), t.token) if why else t.token
        return [a for i in s.surface_subject(verb) if why for a in self.layers.at(s, i)], "whose motive"

    def _holds(self, s: Sentence, v: int) -> bool:
        """ "arrested them", "accused two men": a verb of force or blame whose object may do what stands behind."""
        events = self.lexicon.events.get(s.lemmas[v], ())
        held = any(e.type in ("COERCE", "ACCUSE", "SANCTION") and e.mode != "seize" for e in events)
        return held and any(a.kind in _PERSONS for i in s.object(v) for a in self.layers.at(s, i))

    def _whose_outcome(self, t: Trigger) -> Found:
        """ "launched a raid, resulting in the capture of X", "a raid aimed at the capture of X": who acts in it."""
        s, i = t.s, t.anchor
        over = [*s.ancestors(i)][:4]
        if t.entry.mode != "seize" or len(over) < 3 or s.deps[i] not in ("pobj", "pcomp"):
            return [], ""
        prep, link, around = over[:3]
        ends = s.lower[prep] == "in" and s.deps[link] == "advcl" and s.tags[link] == "VBG" and s.is_verb(around)
        aims = s.lower[prep] == "at" and s.deps[link] == "acl" and s.deps[around] == "dobj"
        verb = s.heads[around] if aims else around
        known = s.lemmas[link] in self.lexicon.closed["outcome_word"] and s.lemmas[verb] not in self.lexicon.opposing
        return [
            a for k in s.subject(verb) if (ends or aims) and known for a in self.layers.at(s, k)
        ], "whose act led to it"

    def _lost_participle(self, t: Trigger, arms: int) -> list[int]:
        """ "missiles [fired from a jet] wounded ten": a verb right behind the arms is a participle."""
        s, first = t.s, t.s.heads[arms]
        lost = (
            s.deps[t.anchor] == "conj" and s.heads[t.anchor] == first == arms + 1 and not s.kids_by(first, "cc", "dobj")
        )
        return [first] if lost and s.tags[first] in ("VBD", "VBN") else []

    def _is_arms(self, s: Sentence, i: int) -> bool:
        return any(is_equipment(a) for a in self.layers.at(s, i))

    def _who_is_held(self, t: Trigger) -> Found:
        """Who is punished, held or accused for an act did it.

        "convicted of the murder of X", "jailed for ten years for two raids", "held over a raid", "arrested on suspicion
        of the murder of X", "accused of a part in the raid".
        """
        s, over = t.s, [t.token]
        told = any(s.deps[k] in ("det", "nummod", "poss", "prep") for k in s.kids[t.token])
        if t.entry.type != "ASSAULT" or s.is_verb(t.token) or not told:
            return [], ""
        while s.deps[over[-1]] in ("pobj", "prep", "conj") and not s.is_verb(over[-1]) and len(over) < _FAR:
            over.append(s.heads[over[-1]])
        preps = [s.lower[i] for i in over if s.deps[i] == "prep"]
        part = any(s.lemmas[i] in self.lexicon.closed["part_in_act"] for i in over[1:])
        plain = preps[:1] in (["for"], ["over"]) or preps in (["of"], ["with"])
        if not plain and not (part and preps and preps[0] in ("in", "of", "with")):
            return [], ""
        held = self._held_by(s, over[-1], charged=preps == ["with"])
        return [a for i in held for a in self.layers.at(s, i)], "who is held for it"

    def _held_by(self, s: Sentence, v: int, *, charged: bool) -> Sequence[int]:
        """Whom a verb punishes, arrests or accuses, or who is guilty; charged: whom it accuses alone."""
        if s.lemmas[v] == "guilty":
            pleads = s.heads[v]
            innocent = any(s.lower[k] == "not" for k in (*s.kids[v], *s.kids[pleads]))
            return [] if innocent else s.kids_by(v, "nsubj") or s.object(pleads) or s.surface_subject(pleads)
        events = self.lexicon.events.get(s.lemmas[v], ()) if s.is_verb(v) else ()
        types = {e.type for e in events if e.type != "COERCE" or e.mode == "arrest"}
        return s.object(v) if types & ({"ACCUSE"} if charged else _HOLDING) and "ASSAULT" not in types else []

    def modifiers(self, s: Sentence, tokens: Sequence[int]) -> list[Actor]:
        """Who is named before a noun: one for the words of each stretch between "and" or a hyphen."""
        runs: list[list[int]] = []
        for i in tokens:
            if not runs or s.tags[i] in ("CC", "HYPH") or i + 1 != runs[-1][-1]:
                runs.append([])
            runs[-1].append(i)
        found = [a for run in runs for a in self._of_run(s, run)]
        return [a for n, a in enumerate(found) if a.ref is None or all(a.ref != b.ref for b in found[:n])]

    def _of_run(self, s: Sentence, run: list[int]) -> list[Actor]:
        """ "Malian army drone", "Deby regime", "Chadian rebel": the longest names, with the state before a body."""
        rows = [(i, a) for i in run for a in self.layers.at(s, i)]
        nation = next(
            (a for _, a in rows if a.code and (a.kind == "state" or (a.kind == "people" and not a.sector))), None
        )
        body = next((a for i, a in rows if self._is_body(s, i, a)), None)
        if nation and body and nation.span and body.span and body.code in (None, nation.code):
            span = self.layers.doc.span(min(nation.span.start, body.span.start), body.span.end)
            return [replace(body, name=span.quote, span=span, code=nation.code)]
        named = [a for i, a in rows if not self._is_bare(s, i, a)]
        return [a for a in named if not any(_is_within(a, b) for b in named)]

    def _is_body(self, s: Sentence, i: int, a: Actor) -> bool:
        known = s.lemmas[i] in self.lexicon.actor_nouns
        return known and a.kind in _BODIES and not any(n.equipment for n in self.lexicon.actor_nouns[s.lemmas[i]])

    def _is_bare(self, s: Sentence, i: int, actor: Actor) -> bool:
        """ "drone strike", "Gaza war": a modifier without a state names no actor unless it is a force or group."""
        if actor.code is not None:
            return False
        equipment = any(n.equipment for n in self.lexicon.actor_nouns.get(s.lemmas[i], ()))
        return (
            equipment
            or actor.kind not in ("force", "armed_group", "office", "people", "party")
            or (s.tags[i].startswith("JJ") and actor.kind != "armed_group")
        )


def is_of_one_named(s: Sentence, i: int) -> bool:
    """ "its raids", "their trucks": of one who was named before."""
    return any(s.lower[k] in ("its", "their") for k in s.kids_by(i, "poss"))


def _is_within(a: Actor, b: Actor) -> bool:
    """Whether the words of one are a part of the other's."""
    if a.span is None or b.span is None or a.span == b.span:
        return False
    return b.span.start <= a.span.start and a.span.end <= b.span.end


def _from_land(actor: Actor) -> Actor:
    """ "Rockets fired from Togo": by somebody in that state, who need not be its government."""
    return replace(actor, ref=None, sector=None, kind="unnamed") if actor.kind == "state" else actor
