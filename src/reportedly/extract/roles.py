"""Reads who does what to whom with what: frames of the lexicon filled from syntax.

Whoever stands in no slot of the word is found in `doers`, `struck`, `concerned` and `two_way`.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ..lexicon import Lexicon
from ..model import Actor, Means, Participant, Target
from ..model.layers import Layers, PlaceMention, Sentence
from ..model.sides import is_among, is_equipment, is_fighter
from .arms import arm_peoples, as_forces, as_government, find_means, find_targets, is_military
from .concerned import ConcernedReader
from .doers import DoerReader
from .eligible import HELP, Eligibility, is_unknown
from .struck import StruckReader
from .triggers import Trigger, TriggerFinder
from .two_way import ALL_ARE_ACTORS, TwoWayReader

_STATE_FORCES = ("MIL", "COP")
_OF_GOVERNMENTS = frozenset({
    "AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "SANCTION",
})  # fmt: skip
"""Types of what a nationality before a noun does by its government: "Indian and Chinese talks"."""

OWNER = "owner of the target"
"""Where a recipient was found of whom nothing is said but that it has what is struck."""


@dataclass(frozen=True, slots=True)
class Roles:
    """Who and what takes part; `slots`: where actors and recipients were found."""

    actors: tuple[Actor, ...]
    recipients: tuple[Actor, ...]
    participants: tuple[Participant, ...]
    targets: tuple[Target, ...]
    means: tuple[Means, ...]
    slots: dict[str, str]


class RoleReader:
    """Fills the roles of grouped triggers of one document."""

    def __init__(
        self, lexicon: Lexicon, layers: Layers, finder: TriggerFinder, places_by: dict[int, list[PlaceMention]]
    ) -> None:
        self.lexicon, self.layers, self.finder, self.places_by = lexicon, layers, finder, places_by
        self.eligible = Eligibility(lexicon, layers, finder, places_by)
        self.doers = DoerReader(lexicon, layers, finder, self.eligible.is_place)
        self.struck = StruckReader(lexicon, layers, finder, self.eligible.is_place)
        self.concerned = ConcernedReader(lexicon, layers, finder, places_by, self.eligible)
        self.two_way = TwoWayReader(lexicon, layers, finder, self.eligible)

    def read(self, group: list[Trigger]) -> Roles:
        """Roles of one event, of all its triggers together: first from slots, then from further off."""
        t, entry = group[0], group[0].entry
        two_way = entry.frame in ALL_ARE_ACTORS
        actors, recipients, slots = self._in_slots(group)
        mutual = self.two_way.sides(t)
        if mutual:
            actors, recipients, slots["actors"] = mutual, [], f"{t.s.words[t.token]}:between"
        recipients = self._other_side(t, actors, recipients, mutual=bool(mutual))
        if not mutual and entry.type in ("ASSAULT", "COERCE"):
            recipients, where = self._struck(group, actors, recipients)
            slots |= {"recipients": where} if where else {}
        if entry.type == "MOBILIZE":
            actors = actors or self._moved(t)
            recipients = recipients or self.struck.holders(t, actors)
        if not recipients and actors:
            recipients = self.concerned.state_there(t, {a.code for a in actors})
        if two_way and entry.type == "ASSAULT":
            actors, recipients = self.two_way.fighting(t, actors, recipients)
            actors += self.two_way.foes(t, actors)
        if two_way and entry.type == "CONSULT":
            actors += self.two_way.who_talks_with(t, actors)
        actors = actors or self.two_way.who_visits(t)
        if entry.pos == "noun" and entry.type in _OF_GOVERNMENTS:
            actors = [as_government(a) for a in actors]
        return Roles(
            actors=tuple(arm_peoples(t.s, actors, recipients, entry)),
            recipients=tuple(recipients),
            participants=self.two_way.brokers(t),
            targets=find_targets(self.lexicon, self.layers, self.finder, group),
            means=find_means(self.lexicon, self.layers, group),
            slots=slots,
        )

    def _in_slots(self, group: list[Trigger]) -> tuple[list[Actor], list[Actor], dict[str, str]]:
        """Actors of the first trigger that has some, recipients of all, and where they stand."""
        actors: list[Actor] = []
        recipients: list[Actor] = []
        slots: dict[str, str] = {}
        members = {t.token for t in group if not self._names_actor(t)}
        for t in group:
            got, slot = self._actors(t)
            own = {a.span for m in members for a in self.layers.at(t.s, m)}
            got = [a for a in got if a.span not in own]
            if group[0].entry.frame == "suffer":  # "a truck hit a mine, killing ten"
                got = [a for a in got if all(a.span != r.span for r in recipients)]
            if got and not actors and not self._comes_of_suffering(t, group):
                actors, slots["actors"] = got, f"{t.s.words[t.token]}:{slot}"
            got, slot = self._recipients(t)
            if got:
                known = {(a.name, a.ref, a.code) for a in recipients}  # "fined a driver and jailed him"
                recipients += [a for a in got if (a.name, a.ref, a.code) not in known]
                slots.setdefault("recipients", f"{t.s.words[t.token]}:{slot}")
        return actors, recipients, slots

    def _comes_of_suffering(self, t: Trigger, group: list[Trigger]) -> bool:
        """ "a base was attacked, killing six": whom the act befell did not do what came of it."""
        s, over = t.s, t.s.heads[t.anchor]
        follows = (s.tags[t.anchor], s.deps[t.anchor]) == ("VBG", "advcl") and not s.kids_by(t.anchor, "nsubj")
        return follows and any(
            c.anchor == over and (s.is_passive(over) or c.entry.frame == "suffer") for c in group if c is not t
        )

    def _moved(self, t: Trigger) -> list[Actor]:
        """ "Kenyan soldiers were sent to the border": by nobody named, so the forces themselves move."""
        s = t.s
        if not s.is_verb(t.token) or not s.is_passive(t.token):
            return []
        return [a for i in s.surface_subject(t.token) for a in self.layers.at(s, i) if a.kind == "force"]

    def _other_side(self, t: Trigger, actors: list[Actor], recipients: list[Actor], *, mutual: bool) -> list[Actor]:
        """The recipients without those who act, or, where there are none, the side that the content concerns."""
        recipients = [
            r for r in recipients if not is_among(r, actors) and not self.eligible.is_doer_again(t.s, r, actors)
        ]
        if t.entry.type in ("ASSAULT", "COERCE"):
            recipients = [r for r in recipients if not self.eligible.is_thing_of_named(t.s, r, actors, recipients)]
        if t.entry.type in ("AGREE", "AID"):
            recipients = [r for r in recipients if not self.eligible.is_own_thing(t.s, r, actors)]
        if t.entry.mode == "meet":  # "A and B put off a summit of their ministers"
            recipients = [r for r in recipients if all((r.code, r.sector) != (a.code, a.sector) for a in actors)]
        if t.entry.type in ("MOBILIZE", "RETREAT"):  # "its soldiers left the country"
            recipients = [r for r in recipients if r.kind != "state" or all(r.code != a.code for a in actors)]
        told = [r for r in recipients if self.eligible.hears(t, r)]
        if told:  # "complained to the UN about X"
            recipients = [r for r in recipients if r not in told] or self.concerned.of_content(t, actors) or told
        if not recipients and not mutual and (t.entry.frame not in ALL_ARE_ACTORS or len(actors) == 1):
            recipients = self.concerned.of_content(t, actors) or self.concerned.threatened_if(t, actors)
        if t.entry.type == "ACCUSE" and len(actors) == 1:
            accusers = {(a.name, a.code) for a in actors}
            recipients = [r for r in recipients if (r.name, r.code) not in accusers]
        return recipients

    def _struck(
        self, group: list[Trigger], actors: list[Actor], recipients: list[Actor]
    ) -> tuple[list[Actor], str | None]:
        """Who is struck or robbed: those read so far, else who stands further off, and where they were found."""
        if all(is_equipment(r) for r in recipients):
            users = self.struck.users(group, actors)
            if users:
                return users, OWNER
        if recipients:
            return self._of_unit_struck(group, actors, recipients), None
        crowd = self._crowd(group[0])
        if crowd:
            return crowd, None
        far, slot = self.struck.undergoing(group)
        far = [a for a in far if not is_among(a, actors)]
        return (far, slot) if far else (self.struck.owners(group, actors), OWNER)

    def _of_unit_struck(self, group: list[Trigger], actors: list[Actor], recipients: list[Actor]) -> list[Actor]:
        """ "hit a Kenyan patrol, killing two soldiers": who dies in a unit that is struck is of its state."""
        if not any(r.code is None and r.sector in _STATE_FORCES for r in recipients):
            return recipients
        units = [*recipients, *self.struck.owners(group, actors)]
        codes = {s: {u.code for u in units if u.sector == s and u.code} for s in _STATE_FORCES}
        return [
            replace(r, code=min(codes[r.sector]))
            if r.code is None and r.sector in codes and len(codes[r.sector]) == 1
            else r
            for r in recipients
        ]

    def _crowd(self, t: Trigger) -> list[Actor]:
        """ "answered the protests with force", "cracked down on a rally": who protests, named by what they do."""
        frame, s = self.lexicon.frames[t.entry.frame], t.s
        for slot in t.entry.recipient if t.entry.recipient is not None else frame.recipient:
            for i in self.finder.fillers(s, t.token, t.verb, slot):
                events = self.lexicon.events.get(s.lemmas[i], ()) if s.tags[i] in ("NN", "NNS") else ()
                if any(e.type == "PROTEST" and e.pos == "noun" for e in events):
                    span = self.layers.doc.span(s.starts[i], s.ends[i])
                    return [Actor(span.quote, None, None, "CVL", "people", span)]
        return []

    def _actors(self, t: Trigger) -> tuple[list[Actor], str]:
        frame = self.lexicon.frames[t.entry.frame]
        slots = t.entry.actor if t.entry.actor is not None else frame.actor
        victims = t.entry.frame == "n_victim" and t.verb is None
        if victims and (self.finder.fillers(t.s, t.token, None, "of") or self._names_town(t)):
            slots = (*slots, "poss", "mod")  # "Kenya's arrest of X": whom it befalls stands behind "of"
        if self._is_why(t):
            slots = ()
        got, slot = self._fill(t, slots, actor=True)
        if not got and t.entry.type in ("ASSAULT", "CONSULT") and t.entry.frame in ALL_ARE_ACTORS:
            return [a for i in self.finder.involved(t.s, t.token) for a in self.layers.at(t.s, i)], "involved"
        if got and all(a.code is None for a in got) and not t.s.is_verb(t.token):  # "sniper fire attributed to X"
            blamed = [a for i in self.finder.blamed(t.s, t.token) for a in self.layers.at(t.s, i)]
            return (blamed, "blamed") if blamed else (got, slot)
        return got, slot

    def _recipients(self, t: Trigger) -> tuple[list[Actor], str]:
        frame = self.lexicon.frames[t.entry.frame]
        slots = t.entry.recipient if t.entry.recipient is not None else frame.recipient
        if t.entry.frame == "n_victim" and self._names_town(t):
            slots = tuple(slot for slot in slots if slot != "poss")
        slots = (*slots, "of") if self._is_why(t) else slots
        if self.concerned.is_about_victims(t):  # "condemned an attack by X on Y"
            slots = tuple(slot for slot in slots if slot not in ("on", "against", "upon"))
        got, slot = self._fill(t, slots, actor=False)
        if self._before_them(t):
            got, slot = list(self.layers.at(t.s, t.s.heads[t.anchor])) or got, "noun that a pronoun stands for"
        if not got:
            got, slot = self._among_struck(t), "of those struck"
        if not got and ("in" in slots or t.entry.mode == "restrict"):
            got, slot = self.concerned.people_there(t, slots), "people of the place"
        if not got and t.verb is not None and t.s.deps[t.token] == "pobj":
            beside = t.s.kids_by(t.verb, "dobj")
            return [a for k in beside for a in self.layers.at(t.s, k)], "object beside the noun"
        return got, slot

    def _is_why(self, t: Trigger) -> bool:
        """ "marched in protest of X": against whom it is; not "in a protest of farmers"."""
        s, i = t.s, t.token
        bare = t.entry.type == "PROTEST" and s.deps[i] == "pobj" and not s.kids_by(i, "det", "poss")
        return bare and s.lower[s.heads[i]] == "in" and bool(s.fillers_of_prep(i, "of"))

    def _names_town(self, t: Trigger) -> bool:
        """ "the rebels' Gao massacre": where it was done stands before it, and whose it is did it."""
        s = t.s
        placed = {p.token for p in self.places_by[s.index]}
        before = [k for k in s.kids_by(t.token, "compound") if s.words[k][0].isupper()]
        return any(k in placed or any(is_unknown(a) for a in self.layers.at(s, k)) for k in before)

    def _listed(self, t: Trigger, fillers: list[int]) -> list[Actor]:
        """ "accused all sides, including A, B and C": who is meant by a word for several."""
        s = t.s
        several = [i for i in fillers if s.tags[i] == "NNS" and not s.kids_by(i, "nummod")]
        named = [o for i in several for k in (i, s.heads[i]) for o in s.fillers_of_prep(k, "including")]
        found: list[Actor] = []
        for a in (a for o in named for a in self.layers.at(s, o)):
            found += [] if is_among(a, found) else [a]
        found = [a for a in found if a.kind != "people"]
        return found if len([a for a in found if a.code]) > 1 else []

    def _among_struck(self, t: Trigger) -> list[Actor]:
        """ "A were among those killed", "most of those killed were A": whom the copula names beside a participle."""
        s, those = t.s, t.s.heads[t.token]
        if s.deps[t.token] != "acl" or s.tags[those] != "DT" or not s.is_passive(t.token):
            return []
        copula = next((a for a in s.ancestors(those) if s.is_verb(a)), None)
        if copula is None or s.lemmas[copula] != "be":
            return []
        told = s.kids_by(copula, "attr") or s.kids_by(copula, "nsubj")
        return [a for k in told for o in s.conjuncts(k) for a in self.layers.at(s, o)]

    def _fill(self, t: Trigger, slots: tuple[str, ...], *, actor: bool) -> tuple[list[Actor], str]:
        everyone = t.entry.frame in ALL_ARE_ACTORS and actor
        undergone = self.finder.is_suffered(t.s, t.token) if not t.s.is_verb(t.token) else None
        found: list[Actor] = []
        used = ""
        if actor and t.verb is not None and "subj" not in slots:
            slots = ("subj", *slots)
        if not actor and undergone is not None:
            return [a for i in t.s.subject(undergone) for a in self.layers.at(t.s, i)], "suffers"
        for slot in slots:
            fillers = self.finder.fillers(t.s, t.token, t.verb, slot)
            fillers = [
                i
                for i in fillers
                if (self.eligible.may_act(t, i, slot) if actor else not self.eligible.is_no_side(t, i, slot))
            ]
            if actor and slot == "subj":
                fillers = [o for i in fillers for o in self._who_is(t, i)]
            if slot == "mod":
                got = self.doers.modifiers(t.s, fillers)
            else:
                named = fillers if actor else [o for i in fillers for o in self.eligible.whose_word(t, i)]
                got = [a for i in named for a in self.layers.at(t.s, i)]
                if not got and not actor:
                    got = [a for i in fillers for k in self.finder.measured(t.s, i) for a in self.layers.at(t.s, k)]
            if not actor and slot == "obj":
                got = [a for a in got if not self.eligible.is_moved(t, fillers, a)]
                got += self._fellow_victims(t, fillers) if got else []
            if got and not actor and not any(a.code for a in got):
                got = self._listed(t, fillers) or got
            if actor and slot == "subj":
                got = [a for i in self._before_them(t) for a in self.layers.at(t.s, i)] or got
            if actor and got and slot in ("subj", "by"):
                got = [*got, *(a for a in self._companions(t, fillers) if not is_among(a, got))]
            got = [a for a in got if not is_among(a, found)]
            if slot == "mod" and not t.s.is_verb(t.token) and (is_military(t.entry, noun=True) or self._is_fire(t)):
                got = [as_forces(a) for a in got]
            if got:
                found += got
                used = used or slot
                if not everyone:
                    break
        if actor and all(is_equipment(a) for a in found):
            unowned = used == "by" or t.s.is_passive(t.anchor)  # "shelled by warplanes and artillery"
            found = self.doers.users(t) or [a for a in found if a.code or not unowned]
        if actor and not found and undergone is None:
            doer = self.doers.find(t)
            return doer if doer[0] or "by" not in slots else self.concerned.later_in_clause(t, ("by",))
        if not actor and not found and slots:
            return self.concerned.behind_object(t)
        return found, used

    def _before_them(self, t: Trigger) -> Sequence[int]:
        """ "raided rebels in the hills inflicting losses on them": not the rebels do it but who acts before."""
        s, v = t.s, t.anchor
        if s.deps[v] != "acl" or s.tags[v] != "VBG" or not any(s.lower[k] == "them" for k in s.subtree(v)):
            return []
        above = next((a for a in s.ancestors(v) if s.is_verb(a)), None)
        return s.subject(above) if above is not None and s.heads[v] not in s.subject(above) else []

    def _is_fire(self, t: Trigger) -> bool:
        """ "Kenyan gunfire": fire itself, not "a Kenyan shooting"."""
        lemma = t.s.lemmas[t.token]
        return t.entry.type == "ASSAULT" and any(
            m.lemma == lemma and m.mode == "firearms" for m in self.lexicon.means.get(lemma, ())
        )

    def _companions(self, t: Trigger, doers: list[int]) -> list[Actor]:
        """ "A along with B", "A in cooperation with B", "A backed by B's jets": forces that act beside who acts."""
        if t.entry.type not in ("ASSAULT", "COERCE", "MOBILIZE"):
            return []
        s = t.s
        tokens = []
        for i in (*doers, t.anchor):
            tokens += [*s.fillers_of_prep(i, "alongside"), *self._together_with(s, i)]
        for i in doers:
            tokens += [
                o for n in s.fillers_of_prep(i, "in") if self._is_help(s, n) for o in s.fillers_of_prep(n, "with")
            ]
            backed = [k for k in s.kids_by(i, "acl") if s.is_passive(k) and self._is_help(s, k)]
            tokens += [o for k in backed for o in s.fillers_of_prep(k, "by")]
        return [a for o in tokens for a in self.layers.at(s, o) if is_fighter(a)]

    def _together_with(self, s: Sentence, i: int) -> list[int]:
        """ "A along with B", "shot A together with B"."""
        beside = [k for k in s.kids_by(i, "prep", "advmod") if s.lower[k] in ("along", "together")]
        return [o for k in beside for o in s.fillers_of_prep(k, "with")]

    def _fellow_victims(self, t: Trigger, fillers: list[int]) -> list[Actor]:
        """ "executed a mayor along with his family": people whom the same befalls; fighters act beside the doer."""
        if t.entry.type not in ("ASSAULT", "COERCE"):
            return []
        beside = [a for i in (*fillers, t.anchor) for o in self._together_with(t.s, i) for a in self.layers.at(t.s, o)]
        return [a for a in beside if a.kind == "people"]

    def _is_help(self, s: Sentence, i: int) -> bool:
        """A word of helping or working together."""
        return any(e.type in HELP for e in self.lexicon.events.get(s.lemmas[i], ()))

    def _names_actor(self, t: Trigger) -> bool:
        """ "a suicide bomber": the word of an act that is also who does it."""
        lemma = t.s.lemmas[t.token]
        return any(n.lemma == lemma for n in self.lexicon.actor_nouns.get(lemma, ()))

    def _who_is(self, t: Trigger, i: int) -> list[int]:
        """ "A and B become the first ministers to visit X": who is said to be the one that does it."""
        s, verb = t.s, t.s.heads[i]
        told = s.deps[i] == "attr" and s.deps[t.anchor] in ("acl", "relcl") and t.anchor in s.subtree(i)
        subjects = [k for k in s.kids_by(verb, "nsubj") if told and s.tags[k].startswith("NN")]
        return [o for k in subjects for o in s.conjuncts(k)] or [i]
