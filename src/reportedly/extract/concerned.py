"""Finds whom an event concerns where no slot of its word names him: in what is said, agreed, lifted or threatened.

Who is struck further off is read in `struck`, slots themselves in `roles`.
"""

from collections.abc import Iterable

from ..lexicon import Lexicon
from ..model import Actor
from ..model.layers import Layers, PlaceMention, Sentence
from ..model.sides import AUTHORITIES, is_among, is_equipment, is_fighter
from .eligible import HAS_CONTENT, HELP, Eligibility
from .triggers import Trigger, TriggerFinder

_OPEN_COMPLEMENT = frozenset({"AGREE", "REJECT", "CONCEDE", "THREATEN", "MOBILIZE"})
_JUDGES = frozenset({"REJECT", "SUPPORT", "ACCUSE"})
_CONDITIONAL = frozenset({"if", "unless"})
_NO_CONTENT = frozenset({"relcl", "npadvmod", "agent", "mark", "punct"})
_RELATIONS = frozenset({"SANCTION", "SUPPORT", "COOPERATE", "CONCEDE", "REJECT", "RETREAT"})
_AROUND = frozenset({"around", "near"})
_CIRCUMSTANTIAL = frozenset({"in", "near", "outside", "during", "after", "before", "amid", "since"})
_MODIFIERS = frozenset({"amod", "compound", "nmod"})


class ConcernedReader:
    """Reads recipients that the content of an event names."""

    def __init__(
        self,
        lexicon: Lexicon,
        layers: Layers,
        finder: TriggerFinder,
        places_by: dict[int, list[PlaceMention]],
        eligible: Eligibility,
    ) -> None:
        self.lexicon, self.layers, self.finder = lexicon, layers, finder
        self.places_by, self.eligible = places_by, eligible

    def state_there(self, t: Trigger, own: set[str | None]) -> list[Actor]:
        """ "closed its embassy in X", "naval drills around X": the state whom it concerns by where it is.

        Also "refused to deploy troops in X".
        """
        s, spots = t.s, list[int]()
        if t.entry.type in _RELATIONS:
            missions = [i for i in s.object(t.anchor) if self._is_mission(s, i)]
            spots = [o for i in missions for k in (i, t.anchor) for o in s.fillers_of_prep(k, "in", "to")]
        if t.entry.type in _OPEN_COMPLEMENT and s.is_verb(t.token):
            sends = [k for k in s.kids_by(t.token, "xcomp") if self._is_sent(s, k)]
            spots += [o for k in sends for i in (k, *s.object(k)) for o in s.fillers_of_prep(i, "in", "into")]
        if t.entry.type == "MOBILIZE":
            around = [p for p in t.entry.recipient or () if p in _AROUND]
            spots += [o for p in around for o in self.finder.fillers(s, t.token, t.verb, p)]
        there = [p.place for p in self.places_by[s.index] if p.token in spots]
        states = [Actor(p.name, p.country.lower(), p.country, "GOV", "state", p.span) for p in there if p.country]
        return [a for a in states if a.code not in own][:1]

    def people_there(self, t: Trigger, slots: tuple[str, ...]) -> list[Actor]:
        """ "a curfew in X", "eased the ban in X": those who live there, for words of rule over people."""
        s = t.s
        places = {p.token: p.place for p in self.places_by[s.index] if p.place.country and p.place.span}
        if t.entry.type not in ("COERCE", "CONCEDE") or not places:
            return []
        within = self.finder.fillers(s, t.token, t.verb, "in") if "in" in slots else self._kept_from(t)
        inside = [o for i in within for o in (i, *s.fillers_of_prep(i, "of"))]
        found = [places[o] for o in inside if o in places]
        return [Actor(p.name, None, p.country, "CVL", "people", p.span) for p in found[:1]]

    def threatened_if(self, t: Trigger, actors: list[Actor]) -> list[Actor]:
        """ "threatened to walk out if X goes on": who is to yield, where nobody else is threatened.

        Also "vowed revenge after X shelled a post", "recalled its envoy after X expelled a diplomat".
        """
        s = t.s
        envoys = (a for i in s.object(t.anchor) for a in self.layers.at(s, i) if a.sector == "GOV")
        recalls = t.entry.type == "SANCTION" and t.entry.mode == "withdraw" and next(envoys, None) is not None
        if not (t.entry.type == "THREATEN" or recalls) or not s.is_verb(t.anchor):
            return []
        own = {a.code for a in actors}
        for v in s.subtree(t.anchor):
            marks = {s.lower[k] for k in s.kids_by(v, "mark")} if s.deps[v] == "advcl" else set()
            if marks & _CONDITIONAL or (s.heads[v] == t.anchor and "after" in marks):
                found = [a for i in s.surface_subject(v) for a in self.layers.at(s, i) if a.code and a.code not in own]
                if found:
                    return found
        return []

    def of_content(self, t: Trigger, actors: list[Actor]) -> list[Actor]:
        """ "agreed to lift sanctions on X", "marched to demand a vote from X": the first side named, nouns first.

        Only for what is said or agreed, whose content names whom it concerns; a clause of time or cause is not content.
        """
        if t.entry.type not in HAS_CONTENT or not actors or self.is_about_victims(t):
            return []
        codes = {a.code for a in actors}
        domestic = not any(a.kind == "state" or a.sector == "GOV" for a in actors)
        for i in sorted(self._content(t), key=lambda i: t.s.deps[i] in _MODIFIERS):
            found = [
                a
                for o in t.s.conjuncts(i)
                for a in self.layers.at(t.s, o)
                if a.code
                and not is_among(a, actors)
                and not self._is_own(t.s, o)
                and not any(self.eligible.is_freeing(t, k) for k in t.s.ancestors(o))
                and not (t.entry.type == "PROTEST" and self.eligible.is_place(t, o))
                and not (self.eligible.calls_accord(t.s, o) or self.eligible.hears(t, a))
                and t.s.tags[o] != "PRP$"
            ]
            found = [
                a for a in found if a.code not in codes - {None} or _is_authority(a) or (domestic and a.kind == "state")
            ]
            found = [a for a in found if len(found) == 1 or not _acts(actors, a)]
            if found and (codes - {None} or not domestic or any(_is_authority(a) for a in found)):
                return found
        return []

    def behind_object(self, t: Trigger) -> tuple[list[Actor], str]:
        """ "rejects talks with X", "broke the lines of Y": whom the object concerns, where the object is nobody."""
        s = t.s
        if t.entry.mode == "visit":
            return self._met_there(t)
        if not s.is_verb(t.token):
            verb = s.heads[t.token]
            told = s.lemmas[verb] in self.lexicon.cues or s.lemmas[verb] in self.lexicon.opposing
            if s.deps[t.token] == "dobj" and t.entry.type == "ASSAULT" and not told:
                beside = [a for k in s.kids_by(verb, "dobj") if k != t.token for a in self.layers.at(s, k)]
                beside = [a for a in beside if not is_equipment(a)]
                if beside:
                    return beside, "object beside the noun"
            frame = self.lexicon.frames[t.entry.frame]
            slots = t.entry.recipient if t.entry.recipient is not None else frame.recipient
            return self.later_in_clause(t, tuple(p for p in slots if p in ("on", "against")))
        for k in s.kids_by(t.token, "xcomp"):
            force = (k, *s.object(k)) if t.entry.type == "THREATEN" else ()  # "threatened to use force against X"
            used = [i for j in force for i in s.fillers_of_prep(j, "against", "on")]
            rest = [*used, *s.fillers_of_prep(k, "to", "for", "with", "from"), *s.kids_by(k, "dative"), *s.object(k)]
            for o in rest if t.entry.type in _OPEN_COMPLEMENT else ():
                if self.layers.at(s, o) and not self._is_own_means(t, o):
                    return list(self.layers.at(s, o)), "object of the complement"
        for o in t.s.object(t.token):
            if self.is_about_victims(t):
                doers = [*s.kids_by(o, "poss"), *s.fillers_of_prep(o, "by")]
                return [a for i in doers for a in self.layers.at(s, i)], "doer of the object"
            for prep in ("with", "against", "by", "of", "to", "from", "toward", "towards"):
                if prep == "against" and t.entry.type in HELP:  # "supported operations against X"
                    continue
                sent = t.entry.type == "MOBILIZE" and any(is_fighter(a) for a in self.layers.at(s, o))
                place = s.lemmas[o] in self.lexicon.closed["place_noun"]
                if prep == "of" and (sent or place or self.eligible.is_freeing(t, o)):
                    continue
                found = [
                    a
                    for i in t.s.fillers_of_prep(o, prep)
                    if not self.eligible.is_place(t, i) and not self.eligible.is_of_doer(t, i)
                    if prep != "with" or s.lemmas[i] not in self.lexicon.means  # "shelled the villages with artillery"
                    for a in self.layers.at(t.s, i)
                ]
                if found:
                    return found, f"{prep} behind the object"
            found = [a for i in self._makers(s, o) for a in self.layers.at(s, i)] if t.entry.type in _JUDGES else []
            if found:
                return found, "who made the object"
            found = [a for i in self._doers_met(t, o) for a in self.layers.at(s, i)]
            if found:
                return found, "by behind the verb"
        return [], ""

    def later_in_clause(self, t: Trigger, preps: tuple[str, ...]) -> tuple[list[Actor], str]:
        """ "imposes sanctions under the act on X": a preposition of the frame further on in the noun's clause."""
        s = t.s
        for k in range(t.token + 1, min(t.token + 14, len(s))):
            if s.tags[k] in ("VBD", "VBZ", "VBP", "MD") or s.lower[k] in (";", "while", "as", "after"):
                break
            charge = self.finder.is_blaming(s, s.heads[k]) or self.finder.is_owning(s, s.heads[k])
            if s.lower[k] in preps and s.deps[k] in ("prep", "agent") and not charge:
                if s.lower[k] != "against" and not self._same_clause(t, k):
                    continue
                for o in s.kids_by(k, "pobj"):
                    found = [a for a in self.layers.at(s, o) if not self.eligible.is_place(t, o)]
                    if found:
                        return found, f"{s.lower[k]} later in the clause"
        return [], ""

    def _is_mission(self, s: Sentence, i: int) -> bool:
        """An embassy or consulate."""
        return any(n.kind == "diplomatic_mission" for n in self.lexicon.targets.get(s.lemmas[i], ()))

    def _kept_from(self, t: Trigger) -> list[int]:
        """ "blocks aid from entering X": where what is held back does not get to."""
        s = t.s
        things = [o for i in s.object(t.anchor) for o in (i, *s.fillers_of_prep(i, "of"))]
        kept = [v for i in (t.anchor, *things) for v in s.fillers_of_prep(i, "from") if s.is_verb(v)]
        own = {a.code for i in s.subject(t.anchor) for a in self.layers.at(s, i)}
        reached = [o for v in kept for o in s.object(v)] if t.entry.mode == "restrict" else []
        return [o for o in reached if all(a.code not in own for a in self.layers.at(s, o))]

    def _is_motive(self, s: Sentence, prep: int) -> bool:
        """ "in protest at", "in defiance of": why, not where or when."""
        nouns = [e for o in s.kids_by(prep, "pobj") for e in self.lexicon.events.get(s.lemmas[o], ())]
        return s.lower[prep] == "in" and any(e.pos == "noun" and e.type in HAS_CONTENT for e in nouns)

    def _is_subordinate(self, s: Sentence, i: int) -> bool:
        """A clause with a subordinator or a subject of its own: not "to demand a vote", "demanding a vote"."""
        return s.deps[i] == "advcl" and bool(s.kids_by(i, "mark", "nsubj", "nsubjpass"))

    def _is_next_act(self, t: Trigger, i: int) -> bool:
        """ "offered to mediate and [sent] an envoy to X"; who is condemned may be told so: "and urged X to stop"."""
        beside = t.s.heads[i] == t.anchor and t.s.deps[i] == "conj" and t.s.tags[i] in ("VBD", "VBZ", "VBP")
        if beside and t.s.kids_by(i, "nsubj"):  # "condemned the raid, and Y urged X to stop"
            return True
        return beside and t.entry.type not in ("ACCUSE", "REJECT", "SANCTION")

    def _is_own(self, s: Sentence, i: int) -> bool:
        """ "its troops": of the one who acts."""
        return any(s.tags[k] == "PRP$" for k in s.kids_by(i, "poss"))

    def _content(self, t: Trigger) -> list[int]:
        """Tokens behind the trigger in its complements, in the order of the text; not where something happens."""
        s, kept = t.s, []
        stack = [k for k in (*s.kids[t.anchor], *s.kids[t.token]) if k > t.token or t.verb is not None]
        while stack:
            i = stack.pop()
            placed = s.lower[i] in _CIRCUMSTANTIAL and not self._is_motive(s, i)
            if (
                placed
                or self.eligible.is_support(t, i)
                or s.deps[i] in _NO_CONTENT
                or self._is_subordinate(s, i)
                or self._is_next_act(t, i)
                or self._asks_too(t, i)
            ):
                continue
            if i > t.token:
                kept.append(i)
            stack += s.kids[i]
        return sorted(set(kept))

    def _asks_too(self, t: Trigger, i: int) -> bool:
        """ "condemned the raid, calling on X to act", "adopts a text calling for": a request is no part of the rest."""
        beside = (
            t.entry.type in ("ACCUSE", "SUPPORT", "AGREE") and t.s.deps[i] in ("acl", "advcl") and t.s.tags[i] == "VBG"
        )
        return beside and any(e.type == "REQUEST" for e in self.lexicon.events.get(t.s.lemmas[i], ()))

    def _is_own_means(self, t: Trigger, o: int) -> bool:
        """ "threatened to launch an offensive", "refused to deploy troops": what the subject would do or send."""
        s, named = t.s, self.layers.at(t.s, o)
        own = self.eligible.shares_state(t, o) or not any(a.code for a in named)
        return own and (
            self.finder.is_act(s, o) or (self._is_sent(s, s.heads[o]) and all(is_fighter(a) for a in named))
        )

    def _is_sent(self, s: Sentence, v: int) -> bool:
        """A verb that moves forces: "send", "deploy"."""
        return any(e.type == "MOBILIZE" and e.pos == "verb" for e in self.lexicon.events.get(s.lemmas[v], ()))

    def _makers(self, s: Sentence, o: int) -> list[int]:
        """ "rejected a truce proposed by X", "condemned the crimes that X commits": whose deed an object is."""
        made = [i for v in s.kids_by(o, "acl", "relcl") if s.is_passive(v) for i in s.fillers_of_prep(v, "by")]
        done = [v for v in s.kids_by(o, "relcl") if not s.is_passive(v) and o in s.object(v)]
        return [*made, *(i for v in done for i in s.kids_by(v, "nsubj"))]

    def _doers_met(self, t: Trigger, act: int) -> list[int]:
        """ "fended off an assault by X": whose act the object is, where the parser puts "by" below the verb.

        Not of "a stabbing attack by X", read as a verb with an object.
        """
        s, v = t.s, t.token
        meets = self.finder.is_act(s, act) and not s.is_passive(v) and not (s.tags[v] == "VBG" and act == v + 1)
        return s.fillers_of_prep(v, "by") if meets else []

    def _met_there(self, t: Trigger) -> tuple[list[Actor], str]:
        """ "a visit by A to discuss the border with B": who is met, where no host is named."""
        s = t.s
        aims = [k for k in s.kids_by(t.token, "acl", "advcl", "xcomp") if any(s.tags[j] == "TO" for j in s.kids[k])]
        met = [o for k in aims for i in (k, *s.object(k)) for o in s.fillers_of_prep(i, "with")]
        return [a for o in met for a in self.layers.at(s, o)], "met there"

    def is_about_victims(self, t: Trigger) -> bool:
        """ "condemns the abduction of X by Y", "an attack by Y on X": who suffers it is not condemned."""
        nouns = [o for o in t.s.object(t.token) if t.entry.type == "ACCUSE" and t.s.fillers_of_prep(o, "of", "by")]
        events = [e for o in nouns for e in self.lexicon.events.get(t.s.lemmas[o], ()) if e.pos == "noun"]
        types = {e.type for e in events if not e.needs} - {None}
        return bool(types) and types <= {"ASSAULT", "COERCE"}

    def _same_clause(self, t: Trigger, prep: int) -> bool:
        """Not behind a verb of its own between the two: "launched an attack to relieve pressure on X"."""
        s, over = t.s, {t.token, *t.s.ancestors(t.token)}
        if s.is_verb(s.heads[prep]):
            return s.lower[prep] != "by" and s.heads[prep] in over | {k for i in over for k in s.kids[i]}
        return next((v in over for v in s.ancestors(prep) if s.is_verb(v)), True)


def _is_authority(actor: Actor) -> bool:
    """A body or force of a state: a domestic quarrel has it on the other side."""
    return actor.kind in ("office", "force", "armed_group", "party", "person") and actor.sector in AUTHORITIES


def _acts(actors: Iterable[Actor], actor: Actor) -> bool:
    """ "A ended its pact between the two countries": one of the two is who acts."""
    return actor.code is not None and any((a.name, a.code) == (actor.name, actor.code) for a in actors)
