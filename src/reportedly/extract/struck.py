"""Finds who is on the other side of violence and seizure where no slot of its words holds them.

From whom a thing is taken, whose it is, who undergoes what a noun names. Slots themselves are read in `roles`.
"""

from collections.abc import Callable, Iterable, Sequence
from itertools import takewhile

from ..lexicon import Lexicon
from ..model import Actor
from ..model.layers import Layers, Sentence
from ..model.sides import is_equipment
from .triggers import Trigger, TriggerFinder

_STRUCK = ("obj", "on", "upon", "at", "against", "into", "outside")
_TOWARDS = ("on", "upon", "against", "towards", "toward", "into", "to")
_WITHIN = ("of", "in", "across", "throughout")
_BEHIND = frozenset({"in", "by", "during"})
_HURT = frozenset({"killed", "wounded", "casualties"})
_ARMED = frozenset({"force", "armed_group"})
_AWAY = frozenset({"from", "out", "off", "back", "away", "into", "onto", "on"})
_WHEN = frozenset({"when", "as", "after"})
_SUBJECTS = ("nsubj", "nsubjpass")
_CAUSED = frozenset({"in", "by", "after", "following", "from", "during", "amid", "as", "of", "due", "because"})
"""Prepositions between what befell somebody and the act."""
_BEHIND_PREP = ("pobj", "pcomp", "advcl")


class StruckReader:
    """Reads recipients that stand further off. `is_place`: whether a token is only where a trigger's event happens."""

    def __init__(
        self, lexicon: Lexicon, layers: Layers, finder: TriggerFinder, is_place: Callable[[Trigger, int], bool]
    ) -> None:
        self.lexicon, self.layers, self.finder, self.is_place = lexicon, layers, finder, is_place

    def undergoing(self, group: list[Trigger]) -> tuple[list[Actor], str]:
        """Who undergoes the act itself, with the kind of place in the sentence where they were found."""
        for t in group:
            for slot, tokens in (
                ("taken from", self._taken_from(t)),
                ("behind the verb", self._aimed_at(t)),
                ("subject of the passive", self._subject_of_passive(t)),
                ("hurt", self._hurt_by(t)),
                ("driven", self._driven_by(t)),
                ("named before", self._named_before(t)),
                ("amid", self._amid(t)),
                ("died of it", self._died_of(t)),
                ("robbed of it", self._robbed_of(t)),
                ("attacked before", self._attacked_before(t)),
                ("part of an attack", self._attacked_in(t)),
            ):
                found = [a for i in tokens if not self.is_place(t, i) for a in self.layers.at(t.s, i)]
                if found:
                    return found, f"{t.s.words[t.token]}:{slot}"
            anyone = self._anyone(t)
            if anyone:
                return anyone, f"{t.s.words[t.token]}:anyone"
        return [], ""

    def owners(self, group: list[Trigger], actors: list[Actor]) -> list[Actor]:
        """ "seized a rebel headquarters", "raids on areas held by rebels", "on the ranks of X": whose a thing is.

        Also "attacked X, a stronghold of the rebels".
        """
        for t in group:
            for i in self._things(t):
                called = [k for k in t.s.kids_by(i, "appos") if t.s.lemmas[k] in self.lexicon.targets]
                parts = [i, *t.s.fillers_of_prep(i, *_WITHIN), *called]
                owners = (
                    [i] if any(a.sector == "BUS" for a in self.layers.at(t.s, i)) else []
                )  # "a Kenyan-flagged ship"
                owners += [o for k in parts for o in (*self._named_owner(t.s, k), *self._holders(t.s, k))]
                owners += [o for k in (i, *called) for o in t.s.fillers_of_prep(k, "of")]
                owners = [o for o in owners if not self.is_place(t, o)]
                found = [a for o in owners for a in self.layers.at(t.s, o) if _is_owner(a, actors)]
                if found:
                    return found[:1]
        return []

    def holders(self, t: Trigger, actors: list[Actor]) -> list[Actor]:
        """ "advanced on the rebel-held town": who holds what is marched on."""
        things = [i for p in _TOWARDS for i in self.finder.fillers(t.s, t.token, t.verb, p)]
        named = [o for i in things for o in self._holders(t.s, i) if not self.is_place(t, o)]
        return [a for o in named for a in self.layers.at(t.s, o) if _is_owner(a, actors)][:1]

    def users(self, group: list[Trigger], actors: list[Actor]) -> list[Actor]:
        """ "destroyed a truck for the rebels", "a camp for refugees": whom a thing that is struck serves.

        Also who fired the arms that are shot down.
        """
        for t in group:
            fired = [o for i in self._things(t) for o in self._fired_by(t, i) if not self.is_place(t, o)]
            firing = [a for o in fired for a in self.layers.at(t.s, o) if a.sector and _is_other(a, actors)]
            if firing:
                return firing
            things = [i for i in self._things(t) if self._is_thing(t.s, i)]
            served = [o for i in things for o in (*t.s.fillers_of_prep(i, "for"), *self._carried_by(t.s, i))]
            served = [o for o in served if not self.is_place(t, o)]
            found = [a for o in served for a in self.layers.at(t.s, o) if _is_owner(a, actors)]
            if found:
                return found
        return []

    def _things(self, t: Trigger) -> list[int]:
        """What is struck or taken."""
        frame = self.lexicon.frames[t.entry.frame].recipient
        slots = dict.fromkeys((*_STRUCK, *(("of",) if "of" in frame else ())))
        fillers = [i for slot in slots for i in self.finder.fillers(t.s, t.token, t.verb, slot)]
        return [*fillers, *self._aimed_at(t), *self._subject_of_passive(t)]

    def _carried_by(self, s: Sentence, i: int) -> list[int]:
        """ "fired on a bus carrying pilgrims", "a train that carried troops": who is in what is struck."""
        verbs = [k for k in s.kids_by(i, "acl", "relcl") if s.lemmas[k] in self.lexicon.closed["carrying_verb"]]
        return [o for k in verbs if not s.is_passive(k) for o in s.object(k) if s.lemmas[o] in self.lexicon.actor_nouns]

    def _is_thing(self, s: Sentence, i: int) -> bool:
        """A building, a vehicle, arms: not who is struck but what."""
        return s.lemmas[i] in self.lexicon.targets or any(is_equipment(a) for a in self.layers.at(s, i))

    def _fired_by(self, t: Trigger, i: int) -> list[int]:
        """ "a missile launched by X", "drones that X fired": whose the arms at token i are."""
        s = t.s
        if s.lemmas[i] not in self.lexicon.means and not any(is_equipment(a) for a in self.layers.at(s, i)):
            return []
        verbs = [k for k in s.kids_by(i, "acl", "relcl") if k != t.anchor and i in s.object(k)]
        return [o for k in verbs for o in s.subject(k)]

    def _taken_from(self, t: Trigger) -> list[int]:
        """ "seized control of the bank from the rebels", "confiscated from a farmer's house"; no state, no town."""
        s = t.s
        if t.entry.type != "COERCE" or t.entry.mode != "seize":
            return []
        preps = [k for k in s.subtree(t.anchor) if s.lower[k] == "from" and s.deps[k] == "prep"]
        behind = [o for k in preps if self._below_nouns(t, k) for o in s.fillers_of_prep(s.heads[k], "from")]
        whose = [p for o in behind for p in (o, *s.kids_by(o, "poss"), *s.fillers_of_prep(o, "of"))]
        return [p for p in whose if all(a.sector and a.kind != "state" for a in self.layers.at(s, p))]

    def _below_nouns(self, t: Trigger, prep: int) -> bool:
        """Whether a preposition hangs on the word itself or on nouns below it, not on another verb."""
        above = next(a for a in t.s.ancestors(prep) if t.s.is_verb(a) or a == t.token)
        return above in (t.token, t.anchor)

    def _aimed_at(self, t: Trigger) -> list[int]:
        """ "raids continued against rebel lines": behind a verb without object of which the noun is the subject."""
        s, i = t.s, self._first(t)
        verb = s.heads[i]
        if s.is_verb(t.token) or not s.is_verb(verb) or s.kids_by(verb, "dobj") or self.finder.is_blaming(s, verb):
            return []
        if s.kids_by(verb, *_SUBJECTS)[-1:] != [i]:
            return []
        slots = self.lexicon.frames[t.entry.frame].recipient
        return s.fillers_of_prep(verb, *(p for p in ("against", "on", "upon") if p in slots))

    def _subject_of_passive(self, t: Trigger) -> Sequence[int]:
        """ "hideouts were destroyed in raids", "guards suffered losses in a raid": who undergoes what is done in it."""
        s, i = t.s, self._first(t)
        verb = s.heads[s.heads[i]]
        behind = s.deps[i] == "pobj" and s.lower[s.heads[i]] in _BEHIND and s.is_verb(verb) and not s.is_verb(t.token)
        if not behind or t.verb is not None:
            return []
        if s.lemmas[verb] in self.finder.suffer and any(self._is_loss(s, k) for k in s.kids_by(verb, "dobj")):
            return s.surface_subject(verb)
        if not s.is_passive(verb):
            return []
        violent = any(e.type == "ASSAULT" for e in self.lexicon.events.get(s.lemmas[verb], ()))
        return [
            o for o in s.surface_subject(verb) if violent and not any(is_equipment(a) for a in self.layers.at(s, o))
        ]

    def _amid(self, t: Trigger) -> list[int]:
        """ "blew himself up among worshippers", "set off a belt amid the crowd"."""
        if not t.s.is_verb(t.token) or t.s.is_passive(t.token):
            return []
        return [o for k in (t.token, *t.s.object(t.token)) for o in t.s.fillers_of_prep(k, "among", "amongst", "amid")]

    def _died_of(self, t: Trigger) -> Sequence[int]:
        """ "ten died when jets bombed the port": who dies in the clause around what killed them."""
        return [k for v in dying_around(self.lexicon, t) for k in t.s.surface_subject(v)]

    def _robbed_of(self, t: Trigger) -> list[int]:
        """ "stormed the base, taking it from the rebels": from whom is taken what is attacked."""
        s = t.s
        then = s.kids_by(t.anchor, "advcl", "conj", "xcomp", "acl") if s.is_verb(t.token) else []
        then += [k for o in s.object(t.anchor) for k in s.kids_by(o, "acl")] if then or s.is_verb(t.token) else []
        taken = [k for k in then if any(s.lower[o] in ("it", "them") for o in s.kids_by(k, "dobj"))]
        return [o for k in taken for o in s.fillers_of_prep(k, "from")]

    def _attacked_before(self, t: Trigger) -> list[int]:
        """ "attacked the guards and captured the village": from whom a place is taken in one go with an attack."""
        s, over = t.s, t.s.heads[t.anchor]
        goes_on = t.entry.mode == "seize" and s.is_verb(t.anchor) and s.deps[t.anchor] in ("conj", "advcl")
        if not goes_on or s.kids_by(t.anchor, "nsubj", "nsubjpass", "mark") or s.is_passive(t.anchor):
            return []
        attacks = any(e.type == "ASSAULT" and e.pos == "verb" for e in self.lexicon.events.get(s.lemmas[over], ()))
        return [o for o in s.object(over) if attacks and any(a.kind in _ARMED for a in self.layers.at(s, o))]

    def _attacked_in(self, t: Trigger) -> list[int]:
        """ "captured the town in an offensive against rebels": whom the attack is on of which the seizure is a part."""
        s = t.s
        if t.entry.type != "COERCE" or t.entry.mode not in ("seize", "restrict") or not s.is_verb(t.anchor):
            return []
        around = [o for o in s.fillers_of_prep(t.anchor, "in", "during") if self.finder.is_act(s, o)]
        return [i for o in around for i in s.fillers_of_prep(o, "against")]

    def _driven_by(self, t: Trigger) -> Sequence[int]:
        """ "air strikes forced the rebels to retreat", "attacked, driving rebels from the town": whom the act moves."""
        s, i = t.s, self._first(t)
        verb = s.heads[i]
        if s.deps[i] == "nsubj" and t.entry.frame == "n_on":
            return s.object(verb) if self._drives(s, verb) else []
        then = [k for k in s.kids_by(t.anchor, "advcl") if s.tags[k] == "VBG" and k > t.token]
        return [o for k in then if self._drives(s, k) for o in s.object(k)]

    def _drives(self, s: Sentence, v: int) -> bool:
        """ "forced X to flee", "drove X from the town", "displaced X": a verb that makes one go."""
        if any(e.kind == "displaced" and e.pos == "verb" for e in self.lexicon.counted.get(s.lemmas[v], ())):
            return True
        forces = any(e.mode == "deport" for e in self.lexicon.events.get(s.lemmas[v], ()) if e.pos == "verb")
        away = any(s.lower[k] in _AWAY for k in s.kids_by(v, "prep", "prt", "advmod"))
        return forces and (away or bool(s.kids_by(v, "xcomp")))

    def _named_before(self, t: Trigger) -> list[int]:
        """ "a civilian massacre", "journalist killings": people named before a noun of killing."""
        before = t.s.kids_by(t.token, "amod", "compound") if t.entry.frame == "n_victim" else []
        walks = {k: self.layers.at(t.s, k) for k in before}
        return [k for k, named in walks.items() if any(a.kind == "people" and a.sector and not a.code for a in named)]

    def _hurt_by(self, t: Trigger) -> list[int]:
        """ "raids caused civilian casualties", "civilian deaths from strikes", "casualties among the guards"."""
        s, i = t.s, self._first(t)
        above = s.heads[s.heads[i]] if s.deps[i] == "pobj" else s.heads[i]
        tolls = [above, *(s.kids_by(above, "dobj") if s.deps[i] in _SUBJECTS else [])]
        tolls = [k for k in tolls if self._is_toll(s, k)]
        named = [o for k in tolls for o in (*s.fillers_of_prep(k, "among"), *s.kids_by(k, "amod", "compound", "poss"))]
        named = [o for o in named if s.tags[o] != "PRP$"]  # "lowered its toll of the attack": who counts
        return [] if s.is_verb(t.token) else named

    def _is_toll(self, s: Sentence, i: int) -> bool:
        """A noun for dead or wounded persons."""
        return any(e.pos == "noun" and e.kind in _HURT for e in self.lexicon.counted.get(s.lemmas[i], ()))

    def _is_loss(self, s: Sentence, i: int) -> bool:
        """ "casualties", "heavy losses": a noun for what an act costs."""
        return self._is_toll(s, i) or s.lemmas[i] in self.lexicon.closed["loss_noun"]

    def _first(self, t: Trigger) -> int:
        """The first of coordinated nouns: "raids and strikes continued"."""
        i = t.token
        while t.s.deps[i] == "conj" and not t.s.is_verb(t.s.heads[i]):
            i = t.s.heads[i]
        return i

    def _anyone(self, t: Trigger) -> list[Actor]:
        """ "shot at anyone in the street": people of whom nothing else is said."""
        s, frame = t.s, self.lexicon.frames[t.entry.frame]
        for slot in t.entry.recipient if t.entry.recipient is not None else frame.recipient:
            for i in self.finder.fillers(s, t.token, t.verb, slot):
                if s.lower[i] in self.lexicon.closed["anyone"]:
                    span = self.layers.doc.span(s.starts[i], s.ends[i])
                    return [Actor(span.quote, None, None, "CVL", "people", span)]
        return []

    def _named_owner(self, s: Sentence, i: int) -> list[int]:
        """ "a rebel headquarters", "Afghan border posts": by a modifier of a thing that is struck, nearest first."""
        return s.kids_by(i, "compound", "amod", "nmod", "poss")[::-1] if s.lemmas[i] in self.lexicon.targets else []

    def _holders(self, s: Sentence, i: int) -> list[int]:
        """ "areas held by rebels", "supplies belonging to rebels", "rebel-held parts of the town"."""
        verbs = held_by(self.lexicon, s, i)
        behind = [o for k in verbs for o in s.fillers_of_prep(k, "by" if s.is_passive(k) else "to")]
        return behind + [o for k in verbs if k < i for o in s.kids_by(k, "npadvmod", "compound", "nmod", "amod")]


def held_by(lexicon: Lexicon, s: Sentence, i: int) -> list[int]:
    """The participles that say whose a thing or place is."""
    return [k for k in s.kids_by(i, "acl", "amod") if s.lemmas[k] in lexicon.closed["owning_verb"]]


def dying_around(lexicon: Lexicon, t: Trigger) -> list[int]:
    """ "ten died when jets bombed the port", "lost their lives as a shell hit": the verbs of harm around an act.

    Also "ten are dead after jets bombed the port", "ten were hurt when a shell hit", "ten lost their lives and six
    sustained injuries in raids": where the verb tells no act itself.
    """
    s, over = t.s, t.s.heads[t.anchor]
    if t.entry.type != "ASSAULT":
        return []
    if t.entry.pos == "noun":
        return _harmed_in(lexicon, t)
    told = s.is_passive(over) and any(not e.needs for e in lexicon.events.get(s.lemmas[over], ()))
    when = any(s.lower[k] in _WHEN for k in s.kids_by(t.anchor, "mark", "advmod"))
    if s.deps[t.anchor] != "advcl" or told or not when:
        return []
    dead = (e for k in s.kids_by(over, "acomp") for e in lexicon.counted.get(s.lemmas[k], ()) if e.pos == "adj")
    return [over] if any(e.kind == "killed" for e in dead) or _harm_told(lexicon, s, over) else []


def _harmed_in(lexicon: Lexicon, t: Trigger) -> list[int]:
    """The verb of harm that a noun of violence hangs on by prepositions of cause, and the one that it goes on from.

    Not "died of his wounds years after the raid", "died two days after the raid".
    """
    s = t.s
    path = [*takewhile(lambda a: not s.is_verb(a), s.ancestors(t.token))]
    over = s.heads[path[-1]] if path else s.heads[t.token]
    if any(s.deps[a] == "prep" and s.lower[a] not in _CAUSED for a in path) or s.deps[t.token] not in _BEHIND_PREP:
        return []
    if any(s.lower[k] in _WHEN for v in s.kids_by(over, "advcl") for k in s.kids_by(v, "mark", "advmod")):
        return []
    causes = [k for k in s.kids_by(over, "prep", "agent") if s.lower[k] in ("by", "of", "from")]
    if any(s.deps[a - 1] == "npadvmod" for a in path) or any(t.token not in s.subtree(k) for k in causes):
        return []
    verbs = [s.heads[over], over] if s.deps[over] == "conj" else [over]
    harmed = [v for v in verbs if s.is_verb(v) and not s.is_passive(v) and _harm_told(lexicon, s, v)]
    return harmed if over in harmed else []


def _harm_told(lexicon: Lexicon, s: Sentence, v: int) -> str | None:
    """The harm that a verb, with its object, says to have befallen its subject: "died", "lost their lives"."""
    told = {s.lemmas[k] for k in s.kids_by(v, "dobj")}
    rows = (e for e in lexicon.counted.get(s.lemmas[v], ()) if e.kind in _HURT and e.pos in ("verb", "phrase"))
    return next((e.kind for e in rows if set(e.lemma.split()[1:]) == told), None)


def _is_owner(a: Actor, actors: Iterable[Actor]) -> bool:
    """A party or people, no capital or state, and none that may be the same as one that acts."""
    return (a.kind == "people" or bool(a.sector and a.kind != "state")) and _is_other(a, actors)


def _is_other(a: Actor, actors: Iterable[Actor]) -> bool:
    """Somebody, not arms, who cannot be the same as one that acts."""
    return not is_equipment(a) and not any(a.sector == b.sector and a.code in (None, b.code) for b in actors)
