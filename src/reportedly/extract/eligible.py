"""Tells whether who is named beside a word is on a side of its event, and who is meant by a thing named there.

A town, one's own arms, a friend or a treaty is on no side; "X's remarks" are X's.
"""

from ..lexicon import Lexicon
from ..model import Actor
from ..model.layers import Layers, PlaceMention, Sentence
from ..model.sides import is_equipment
from .doers import is_of_one_named
from .struck import held_by
from .triggers import Trigger, TriggerFinder

HAS_CONTENT = frozenset(
    {"AGREE", "SUPPORT", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST", "AID", "SANCTION"}
)
"""Types of event whose words say what or whom they are about."""
HELP = frozenset({"SUPPORT", "AID", "COOPERATE"})
"""Types of event done for the other side."""
HOUSES = frozenset({"residential", "hospital", "school", "religious_site", "market", "vehicle"})
"""Kinds of target that do nothing themselves."""
_HEARERS = frozenset({"IGO", "UNO", "EUR", "JUD", "COP"})
"""Sectors of bodies to which one complains."""
_OBJECT_PRONOUNS = frozenset({"them", "him"})


class Eligibility:
    """Judges those who are named beside the triggers of one document."""

    def __init__(
        self, lexicon: Lexicon, layers: Layers, finder: TriggerFinder, places_by: dict[int, list[PlaceMention]]
    ) -> None:
        self.lexicon, self.layers, self.finder, self.places_by = lexicon, layers, finder, places_by

    def is_doer_again(self, s: Sentence, r: Actor, actors: list[Actor]) -> bool:
        """ "attacked the camp, killing ten of them": a pronoun that is no subject is never who acts."""
        head = s.head_of(r.span.start, r.span.end) if r.span is not None else None
        return head is not None and s.lower[head] in _OBJECT_PRONOUNS and any(a.name == r.name for a in actors)

    def is_own_thing(self, s: Sentence, r: Actor, actors: list[Actor]) -> bool:
        """ "announced its aid package for X": a thing of those who act is nobody on the other side."""
        head = s.head_of(r.span.start, r.span.end) if r.span is not None else None
        if head is None or s.lemmas[head] in self.lexicon.actor_nouns:
            return False
        owned = any(s.tags[k] == "PRP$" for k in (head, *s.kids_by(head, "poss")))
        return owned and any(r.code == a.code for a in actors)

    def is_thing_of_named(self, s: Sentence, r: Actor, actors: list[Actor], recipients: list[Actor]) -> bool:
        """ "hit the rebels, destroying their camps", "a bomb struck their truck": of those who are named anyway."""
        inside = s.tokens_in(r.span.start, r.span.end) if r.span is not None else []
        owned = any(s.lower[i] in ("its", "their") for i in inside) and not any(s.lower[i] == "own" for i in inside)
        doers = any((r.code, r.sector) == (a.code, a.sector) for a in actors)
        things = any(s.lemmas[i] in self.lexicon.targets or s.lemmas[i] in self.lexicon.means for i in inside)
        return owned and len(recipients) > 1 and (doers or things)

    def whose_word(self, t: Trigger, i: int) -> list[int]:
        """ "condemned X's remarks", "called for the resignation of X": he whose words or deeds are spoken of."""
        s, act = t.s, self.finder.is_act(t.s, i)
        if t.entry.type == "SANCTION" and not self.layers.at(s, i):
            return self._origins(s, i) or [i]
        thing = act or all(_is_unnamed(a) for a in self.layers.at(s, i))
        if t.entry.type not in HAS_CONTENT or s.lemmas[i] in self.lexicon.actor_nouns or not thing:
            return [i]
        if not act and self.is_of_doer(t, i):  # "will not meet his Somali colleague"
            return [i]
        asked = s.fillers_of_prep(i, "of", "by") if act and t.entry.type == "REQUEST" else []
        return [k for k in (*s.kids_by(i, "poss"), *asked) if self.layers.at(s, k)] or [i]

    def hears(self, t: Trigger, r: Actor) -> bool:
        """ "complained to the UN", "filed a suit with a court": who is told of it and may not be accused."""
        if t.entry.type != "ACCUSE" or r.sector not in _HEARERS or r.span is None:
            return False
        i = t.s.head_of(r.span.start, r.span.end)
        return i is not None and t.s.deps[i] == "pobj" and t.s.lower[t.s.heads[i]] in ("with", "to")

    def _is_wished_on(self, t: Trigger, i: int) -> bool:
        """ "demanded that the hostages be freed": people to whom something shall be done are not asked for it."""
        people = all(a.kind in ("people", "unnamed") for a in self.layers.at(t.s, i))
        return t.entry.type == "REQUEST" and t.s.deps[i] == "nsubjpass" and people

    def is_support(self, t: Trigger, prep: int) -> bool:
        """ "marched in support of X", "in solidarity with X": for whom, not against whom."""
        behind = [t.s.lemmas[o] for o in (*t.s.kids_by(prep, "pobj"), prep - 1)] if t.entry.type == "PROTEST" else []
        return any(n in self.lexicon.closed["siding_noun"] for n in behind)

    def is_of_doer(self, t: Trigger, i: int) -> bool:
        """ "withdraws all of its troops": of the one who does it."""
        owners = [a for k in t.s.kids_by(i, "poss") if t.s.tags[k] == "PRP$" for a in self.layers.at(t.s, k)]
        doers = {(a.ref, a.code) for k in t.s.subject(t.anchor) for a in self.layers.at(t.s, k)}
        return any((a.ref, a.code) in doers for a in owners)

    def may_act(self, t: Trigger, i: int, slot: str) -> bool:
        """Neither a house, whoever's it is, nor the press does violence, nor the town from which it comes.

        A convoy of an army does.
        """
        if t.entry.type not in ("ASSAULT", "COERCE", "MOBILIZE"):
            return True
        kinds = {target.kind for target in self.lexicon.targets.get(t.s.lemmas[i], ())}
        actors = self.layers.at(t.s, i)
        aimed = slot == "mod" and t.s.fillers_of_prep(t.token, "on", "against")  # "Bamako raids on rebels"
        town = slot in ("from", "mod") and not aimed and (self.is_place(t, i) or self._is_way(t.s, i))
        town = town or (slot == "of" and any(is_unknown(a) for a in actors))
        drives = "vehicle" in kinds and any(a.sector == "MIL" for a in actors)
        return not town and (drives or not kinds & HOUSES) and not any(a.sector == "JRN" for a in actors)

    def is_freeing(self, t: Trigger, o: int) -> bool:
        """ "demanded the release of X": nobody is asked that who is to be freed."""
        events = self.lexicon.events.get(t.s.lemmas[o], ()) if t.entry.type == "REQUEST" else ()
        return any(e.mode == "release" and e.pos == "noun" for e in events)

    def is_moved(self, t: Trigger, fillers: list[int], a: Actor) -> bool:
        """ "withdrew its units", "fired a drone", "blew up their trucks": forces and arms of the one who acts."""
        moved = t.entry.mode == "withdraw" and a.sector == "MIL"
        fired = any(t.s.lemmas[i] in t.entry.needs.get("obj", ()) for i in fillers)
        used = is_equipment(a) and (fired or any(is_of_one_named(t.s, i) for i in fillers))
        return moved or used

    def is_no_side(self, t: Trigger, i: int, slot: str) -> bool:
        """A town, what one leaves of one's own, the help of a friend: "fights with Peruvian support".

        Also a friend: "marched in solidarity with Peru".
        """
        if t.entry.type == "RETREAT" and slot in ("from", "obj") and self.is_of_doer(t, i):
            return True
        if slot == "comp" and self._is_wished_on(t, i):
            return True
        nouns = [e for e in self.lexicon.events.get(t.s.lemmas[i], ()) if e.pos == "noun"]
        helped = slot == "with" and any(e.type in HELP for e in nouns)
        act = t.entry.type in HAS_CONTENT and slot == "obj" and self._is_deed(t.s, i)
        act = act and (t.entry.type != "REQUEST" or self.whose_word(t, i) == [i])
        shared = t.entry.type == "THREATEN" and self.shares_state(t, i)
        own = act and (shared or not any(a.code for a in self.layers.at(t.s, i)))
        freed = slot == "of" and t.entry.type == "REQUEST" and self.is_freeing(t, t.s.heads[t.s.heads[i]])
        if freed or self._is_town_of_accord(t.s, i):
            return True
        return helped or own or (slot == "with" and self.is_support(t, t.s.heads[i])) or self.is_place(t, i)

    def calls_accord(self, s: Sentence, i: int) -> bool:
        """A treaty that a town gives its name, or that town."""
        over = next((a for a in (i, *s.ancestors(i)) if s.deps[a] not in ("compound", "nmod")), i)
        return self._is_town_of_accord(s, over)

    def shares_state(self, t: Trigger, i: int) -> bool:
        """ "Rome threatened Italian sanctions": who acts and what is named are of one state."""
        codes = {a.code for k in t.s.subject(t.anchor) for a in self.layers.at(t.s, k)}
        return any(a.code in codes - {None} for a in self.layers.at(t.s, i))

    def is_place(self, t: Trigger, i: int) -> bool:
        """A town that is attacked or taken is where, not whom."""
        if t.entry.type == "PROTEST" and t.s.lower[t.s.heads[i]] in ("to", "of"):  # "took to the streets of Rabat"
            return any(p.token == i and p.place.precision not in ("country", None) for p in self.places_by[t.s.index])
        if t.entry.type not in ("ASSAULT", "COERCE", "MOBILIZE", "RETREAT", "x_control"):
            return False
        behind = self._preposition_before(t.s, i)
        crosses = behind == "into" and "into" in (t.entry.recipient or ())
        sent = t.entry.type == "MOBILIZE" and behind in ("to", "into") and not crosses
        if sent or (t.entry.mode == "seize" and behind == "of"):
            return any(a.kind == "state" for a in self.layers.at(t.s, i))
        if t.entry.mode in ("withdraw", "troops") and any(is_unknown(a) for a in self.layers.at(t.s, i)):
            return True
        if held_by(self.lexicon, t.s, i) and all(is_unknown(a) or a.kind == "state" for a in self.layers.at(t.s, i)):
            return True
        for place in self.places_by[t.s.index]:
            if place.token == i and place.place.precision not in ("country", None):
                return True
        return False

    def _origins(self, s: Sentence, i: int) -> list[int]:
        """ "tariffs on a range of goods imported from X": where the goods are from."""
        behind = [o for k in (i, *s.kids_by(i, "acl")) for o in s.fillers_of_prep(k, "from", "of") if o > i]
        return [o for k in behind for o in ([k] if self.layers.at(s, k) else self._origins(s, k))]

    def _is_way(self, s: Sentence, i: int) -> bool:
        """ "under attack from several fronts": where it comes from."""
        return s.lemmas[i] in self.lexicon.closed["way_noun"] and not any(a.code for a in self.layers.at(s, i))

    def _is_deed(self, s: Sentence, i: int) -> bool:
        """A noun of an event that names nobody: "offensive", not "opposition"."""
        return self.finder.is_act(s, i) and s.lemmas[i] not in self.lexicon.actor_nouns

    def _is_town_of_accord(self, s: Sentence, i: int) -> bool:
        """ "left the Geneva Convention", "approves the X agreement": a text called by a town, not by its sides."""
        if s.lower[i].removesuffix("s") not in self.lexicon.closed["document"]:
            return False
        states = {p.token for p in self.places_by[s.index] if p.place.precision == "country"}
        return not any(k in states or s.deps[k] in ("amod", "poss") for k in s.kids[i] if self.layers.at(s, k))

    def _preposition_before(self, s: Sentence, i: int) -> str:
        """The preposition that a noun, or the first of coordinated ones, stands behind."""
        while s.deps[i] == "conj":
            i = s.heads[i]
        return s.lower[s.heads[i]] if s.deps[i] == "pobj" else ""


def _is_unnamed(a: Actor) -> bool:
    """A thing that only its owner's name makes look like somebody: "Chad's decision"."""
    return a.sector is None or a.kind == "state"


def is_unknown(a: Actor) -> bool:
    """A name of which nothing is known: where troops go, a place that the gazetteer lacks."""
    return a.kind == "person" and (a.code, a.ref, a.sector) == (None, None, None)
