"""Reads who does what to whom with what: frames of the lexicon filled from syntax."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from ..lexicon import Lexicon, split_words
from ..model import Actor, Means, Participant, Target
from ..model.layers import Layers, PlaceMention, Sentence
from ..model.sides import is_equipment
from ..model.vocabulary import ParticipantRole
from .arms import arm_peoples, as_forces, find_weapon, is_military
from .doers import DoerReader, is_of_one_named
from .struck import StruckReader, held_by
from .triggers import Trigger, TriggerFinder

_HAS_CONTENT = frozenset(
    {"AGREE", "SUPPORT", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST", "AID", "SANCTION"}
)
_OPEN_COMPLEMENT = frozenset({"AGREE", "REJECT", "CONCEDE", "THREATEN", "MOBILIZE"})
_JUDGES = frozenset({"REJECT", "SUPPORT", "ACCUSE"})
_CONDITIONAL = frozenset({"if", "unless"})
_NO_CONTENT = frozenset({"relcl", "npadvmod", "agent", "mark", "punct"})
_RELATIONS = frozenset({"SANCTION", "SUPPORT", "COOPERATE", "CONCEDE", "REJECT", "RETREAT"})
_AROUND = frozenset({"around", "near"})
_HELP = frozenset({"SUPPORT", "AID", "COOPERATE"})
_CIRCUMSTANTIAL = frozenset({"in", "near", "outside", "during", "after", "before", "amid", "since"})
_AUTHORITIES = frozenset({"GOV", "MIL", "COP", "LEG", "JUD", "PTY", "OPP", "REB", "UAF", "PRM"})
_TALKERS = _AUTHORITIES | {"ELI", "IGO", "UNO", "EUR"}
_TALKS_WITHIN = frozenset({"dobj", "pobj", "prep", "pcomp", "acomp"})
_HOUSES = frozenset({"residential", "hospital", "school", "religious_site", "market", "vehicle"})
_MODIFIERS = frozenset({"amod", "compound", "nmod"})
_OBJECT_PRONOUNS = frozenset({"them", "him"})
_CIRCUMSTANCE = frozenset({"prep", "pobj", "pcomp"})
_STATE_FORCES = ("MIL", "COP")
_FIGHTERS = frozenset({"MIL", "REB", "UAF", "PRM", "COP"})
ALL_ARE_ACTORS = frozenset({"act_with", "n_between"})
"""Frames of two-way events."""
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
        self.doers = DoerReader(lexicon, layers, finder)
        self.struck = StruckReader(lexicon, layers, finder, self._only_place)

    def read(self, group: list[Trigger]) -> Roles:
        """Roles of one event, of all its triggers together."""
        actors: list[Actor] = []
        recipients: list[Actor] = []
        slots: dict[str, str] = {}
        members = {t.token for t in group if not self._names_actor(t)}
        for t in group:
            got, slot = self._actors(t)
            own = {a.span for m in members for a in self.layers.actors.get((t.s.index, m), ())}
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
        mutual = self._sides(group[0])
        if mutual:
            actors, recipients, slots["actors"] = mutual, [], f"{group[0].s.words[group[0].token]}:between"
        recipients = self._other_side(group[0], actors, recipients, mutual=bool(mutual))
        if not mutual and group[0].entry.type in ("ASSAULT", "COERCE"):
            recipients, where = self._struck(group, actors, recipients)
            slots |= {"recipients": where} if where else {}
        if group[0].entry.type == "MOBILIZE" and not actors:
            actors = self._moved(group[0])
        if group[0].entry.type == "MOBILIZE" and not recipients:
            recipients = self.struck.holders(group[0], actors)
        if not recipients and actors:
            recipients = self._state_there(group[0], {a.code for a in actors})
        if group[0].entry.frame in ALL_ARE_ACTORS and group[0].entry.type == "ASSAULT":
            actors, recipients = self._fighting(group[0], actors, recipients)
            actors += self._foes(group[0], actors)
        if group[0].entry.frame in ALL_ARE_ACTORS and group[0].entry.type == "CONSULT":
            actors += self._who_talks_with(group[0], actors)
        actors = actors or self._who_visits(group[0])
        actors = arm_peoples(group[0].s, actors, recipients, group[0].entry)
        return Roles(
            actors=tuple(actors),
            recipients=tuple(recipients),
            participants=self._participants(group[0]),
            targets=self._targets(group),
            means=self._means(group),
            slots=slots,
        )

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
        return [a for i in s.surface_subject(t.token) for a in self._at(s, i) if a.kind == "force"]

    def _state_there(self, t: Trigger, own: set[str | None]) -> list[Actor]:
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

    def _is_mission(self, s: Sentence, i: int) -> bool:
        """An embassy or consulate."""
        return any(n.kind == "diplomatic_mission" for n in self.lexicon.targets.get(s.lemmas[i], ()))

    def _other_side(self, t: Trigger, actors: list[Actor], recipients: list[Actor], *, mutual: bool) -> list[Actor]:
        """The recipients without those who act, or, where there are none, the side that the content concerns."""
        recipients = [r for r in recipients if not _holds(actors, r) and not self._is_doer_again(t.s, r, actors)]
        if t.entry.type in ("ASSAULT", "COERCE"):
            recipients = [r for r in recipients if not self._is_thing_of_named(t.s, r, actors, recipients)]
        if t.entry.type in ("AGREE", "AID"):
            recipients = [r for r in recipients if not self._is_own_thing(t.s, r, actors)]
        if t.entry.type in ("MOBILIZE", "RETREAT"):  # "its soldiers left the country"
            recipients = [r for r in recipients if r.kind != "state" or all(r.code != a.code for a in actors)]
        if not recipients and not mutual and (t.entry.frame not in ALL_ARE_ACTORS or len(actors) == 1):
            recipients = self._concerned(t, actors) or self._threatened_if(t, actors)
        if t.entry.type == "ACCUSE" and len(actors) == 1:
            accusers = {(a.name, a.code) for a in actors}
            recipients = [r for r in recipients if (r.name, r.code) not in accusers]
        return recipients

    def _is_doer_again(self, s: Sentence, r: Actor, actors: list[Actor]) -> bool:
        """ "attacked the camp, killing ten of them": a pronoun that is no subject is never who acts."""
        head = s.head_of(r.span.start, r.span.end) if r.span is not None else None
        return head is not None and s.lower[head] in _OBJECT_PRONOUNS and any(a.name == r.name for a in actors)

    def _is_own_thing(self, s: Sentence, r: Actor, actors: list[Actor]) -> bool:
        """ "announced its aid package for X": a thing of those who act is nobody on the other side."""
        head = s.head_of(r.span.start, r.span.end) if r.span is not None else None
        if head is None or s.lemmas[head] in self.lexicon.actor_nouns:
            return False
        owned = any(s.tags[k] == "PRP$" for k in (head, *s.kids_by(head, "poss")))
        return owned and any(r.code == a.code for a in actors)

    def _is_thing_of_named(self, s: Sentence, r: Actor, actors: list[Actor], recipients: list[Actor]) -> bool:
        """ "hit the rebels, destroying their camps", "a bomb struck their truck": of those who are named anyway."""
        inside = s.tokens_in(r.span.start, r.span.end) if r.span is not None else []
        owned = any(s.lower[i] in ("its", "their") for i in inside) and not any(s.lower[i] == "own" for i in inside)
        doers = any((r.code, r.sector) == (a.code, a.sector) for a in actors)
        things = any(s.lemmas[i] in self.lexicon.targets or s.lemmas[i] in self.lexicon.means for i in inside)
        return owned and len(recipients) > 1 and (doers or things)

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
        far = [a for a in far if not _holds(actors, a)]
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

    def _fighting(self, t: Trigger, actors: list[Actor], recipients: list[Actor]) -> tuple[list[Actor], list[Actor]]:
        """The sides of a fight: all act, but for those in "a war against X" and people killed between the sides."""
        opposed = [] if t.s.is_verb(t.token) else self.finder.fillers(t.s, t.token, t.verb, "against")
        against = [a for i in opposed if not self._only_place(t, i) for a in self._at(t.s, i)]
        several = [r for r in recipients if not _holds(against, r) and not self._is_house(t.s, r)]
        if len({a.code for a in actors} - {None}) > 1:  # "a soldier was shot as both countries exchanged fire"
            several = [r for r in several if all(r.code != a.code for a in actors)]
        fighting = [
            r for r in several if r.kind in ("force", "armed_group") or (len(actors) < 2 and self._may_fight(t.s, r))
        ]
        harmed = [r for r in several if r not in fighting and self._is_bystander(t.s, r)]
        return [*actors, *fighting], [a for a in (*against, *harmed) if not _holds(actors, a)]

    def _is_bystander(self, s: Sentence, a: Actor) -> bool:
        """ "civilians died in clashes between A and B": people told to be no fighters, not merely "six people"."""
        head = s.head_of(a.span.start, a.span.end) if a.span is not None else None
        known = head is not None and s.lemmas[head] not in self.lexicon.closed["bare_people"]
        return known and a.kind == "people" and a.sector not in _FIGHTERS

    def _is_house(self, s: Sentence, a: Actor) -> bool:
        """ "the rebel-held mosque was destroyed in the fight": what stands there fights nobody."""
        head = s.head_of(a.span.start, a.span.end) if a.span is not None else None
        return head is not None and bool({t.kind for t in self.lexicon.targets.get(s.lemmas[head], ())} & _HOUSES)

    def _may_fight(self, s: Sentence, a: Actor) -> bool:
        """ "officials of A were killed in clashes with B": several of one side, no people or state as a whole."""
        head = s.head_of(a.span.start, a.span.end) if a.span is not None else None
        several = head is not None and s.tags[head] in ("NNS", "NNPS")
        return several and a.sector in _AUTHORITIES and a.kind not in ("people", "state")

    def _foes(self, t: Trigger, found: list[Actor]) -> list[Actor]:
        """ "soldiers fell in clashes with rebels", "took it from rebels after a fight": the sides of its clause.

        Also "signed a truce with rebels following clashes".
        """
        s, v = t.s, self._clause_around(t)
        if v is None or (not found and self._is_told_before(t, v)):
            return []
        tokens = [*s.surface_subject(v), *s.object(v), *s.fillers_of_prep(v, "by", "from", "against", "with")]
        sides = [a for i in tokens for a in self._at(s, i) if _is_fighter(a) and not self._is_house(s, a)]
        met = [a for o in s.object(v) for i in s.fillers_of_prep(o, "with") for a in self._at(s, i) if _is_fighter(a)]
        sides += [*(a for i in s.surface_subject(v) for a in self._at(s, i) if met), *met]
        foes: list[Actor] = []
        for a in sides:
            if not any((a.code, a.sector) == (b.code, b.sector) for b in (*found, *foes)):
                foes.append(a)
        return foes[: max(2 - len(found), 0)]

    def _who_talks_with(self, t: Trigger, found: list[Actor]) -> list[Actor]:
        """ "X freed them after talks with Y", where only Y stands at the noun: the subject of the clause, X."""
        s, v = t.s, self._clause_of_talks(t)
        if s.is_verb(t.token) or v is None or s.is_passive(v) or not found:
            return []
        others = [a for i in self.finder.fillers(s, t.token, None, "with") for a in self._at(s, i)]
        beside = [a for i in s.surface_subject(v) for a in self._at(s, i) if a.kind != "force" or a.sector == "REB"]
        if not all(a in others for a in found):
            return []
        return [
            a for a in beside if a.sector in _TALKERS and all((a.code, a.sector) != (b.code, b.sector) for b in found)
        ]

    def _who_visits(self, t: Trigger) -> list[Actor]:
        """ "During a visit to X, Y said": the subject of the clause around a visit of which nobody else is told."""
        s, v = t.s, self._clause_around(t)
        if t.entry.mode != "visit" or s.is_verb(t.token) or v is None or s.is_passive(v):
            return []
        found = [a for i in s.surface_subject(v) for a in self._at(s, i)]
        return [a for a in found if a.sector in _TALKERS and a.kind != "force"]

    def _clause_of_talks(self, t: Trigger) -> int | None:
        """The verb of "… after talks", "ended days of talks", "is ready for talks", "says that talks failed"."""
        s, i = t.s, t.token
        while s.deps[i] in _TALKS_WITHIN:
            i = s.heads[i]
            if s.is_verb(i) and s.deps[i] != "prep":
                return i
        v = s.heads[i]
        is_told = s.deps[i] in ("nsubj", "nsubjpass") or (s.deps[i] == "attr" and bool(s.kids_by(v, "expl")))
        return s.heads[v] if is_told and s.deps[v] == "ccomp" and s.is_verb(s.heads[v]) else None

    def _is_told_before(self, t: Trigger, v: int) -> bool:
        """ "captured in the fighting": a war, or a fight in which somebody is taken."""
        taken = any(e.type == "COERCE" for e in self.lexicon.events.get(t.s.lemmas[v], ()))
        return t.s.lemmas[t.token] in self.lexicon.closed["whole_war"] or (t.s.is_definite(t.token) and taken)

    def _clause_around(self, t: Trigger) -> int | None:
        """The verb of "… in clashes", "… after days of clashes", "…, sparking clashes", "… following talks"."""
        s = t.s
        over = [t.token, *s.ancestors(t.token)]
        n = next((n for n, i in enumerate(over) if s.is_verb(i) and s.deps[i] != "prep"), 0)
        if n == 1 and s.deps[t.token] == "dobj" and (s.tags[over[1]], s.deps[over[1]]) == ("VBG", "advcl"):
            return s.heads[over[1]]
        measured = all(s.lemmas[i] in self.finder.measures for i in over[2:n:2])
        following = [i for i in over[:n] if s.deps[i] == "dobj" and s.deps[s.heads[i]] == "prep"]
        around = n > 1 and measured and all(s.deps[i] in _CIRCUMSTANCE or i in following for i in over[:n])
        return over[n] if around else None

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

    def _sides(self, t: Trigger) -> list[Actor]:
        """ "attacks between A and B": each attacks the other, whatever the frame of the noun."""
        if t.entry.type != "ASSAULT" or t.s.is_verb(t.token) or t.entry.frame in ALL_ARE_ACTORS:
            return []
        sides = self.finder.fillers(t.s, t.token, None, "between")
        found = [a for i in sides for a in self.layers.actors.get((t.s.index, i), ())]
        return found if len(sides) > 1 and len(found) > 1 else []

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
            return [a for i in self.finder.involved(t.s, t.token) for a in self._at(t.s, i)], "involved"
        return got, slot

    def _recipients(self, t: Trigger) -> tuple[list[Actor], str]:
        frame = self.lexicon.frames[t.entry.frame]
        slots = t.entry.recipient if t.entry.recipient is not None else frame.recipient
        if t.entry.frame == "n_victim" and self._names_town(t):
            slots = tuple(slot for slot in slots if slot != "poss")
        slots = (*slots, "of") if self._is_why(t) else slots
        got, slot = self._fill(t, slots, actor=False)
        if self._before_them(t):
            got, slot = list(self._at(t.s, t.s.heads[t.anchor])) or got, "noun that a pronoun stands for"
        if not got:
            got, slot = self._among_struck(t), "of those struck"
        if not got and ("in" in slots or t.entry.mode == "restrict"):
            got, slot = self._people_there(t, slots), "people of the place"
        if not got and t.verb is not None and t.s.deps[t.token] == "pobj":
            beside = t.s.kids_by(t.verb, "dobj")
            return [a for k in beside for a in self.layers.actors.get((t.s.index, k), ())], "object beside the noun"
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
        return any(k in placed or any(_is_unknown(a) for a in self._at(s, k)) for k in before)

    def _listed(self, t: Trigger, fillers: list[int]) -> list[Actor]:
        """ "accused all sides, including A, B and C": who is meant by a word for several."""
        s = t.s
        several = [i for i in fillers if s.tags[i] == "NNS" and not s.kids_by(i, "nummod")]
        named = [o for i in several for k in (i, s.heads[i]) for o in s.fillers_of_prep(k, "including")]
        found: list[Actor] = []
        for a in (a for o in named for a in self.layers.actors.get((s.index, o), ())):
            found += [] if _holds(found, a) else [a]
        found = [a for a in found if a.kind != "people"]
        return found if len([a for a in found if a.code]) > 1 else []

    def _people_there(self, t: Trigger, slots: tuple[str, ...]) -> list[Actor]:
        """ "a curfew in X", "eased the ban in X": those who live there, for words of rule over people."""
        s = t.s
        places = {p.token: p.place for p in self.places_by[s.index] if p.place.country and p.place.span}
        if t.entry.type not in ("COERCE", "CONCEDE") or not places:
            return []
        within = self.finder.fillers(s, t.token, t.verb, "in") if "in" in slots else self._kept_from(t)
        inside = [o for i in within for o in (i, *s.fillers_of_prep(i, "of"))]
        found = [places[o] for o in inside if o in places]
        return [Actor(p.name, None, p.country, "CVL", "people", p.span) for p in found[:1]]

    def _kept_from(self, t: Trigger) -> list[int]:
        """ "blocks aid from entering X": where what is held back does not get to."""
        s = t.s
        things = [o for i in s.object(t.anchor) for o in (i, *s.fillers_of_prep(i, "of"))]
        kept = [v for i in (t.anchor, *things) for v in s.fillers_of_prep(i, "from") if s.is_verb(v)]
        own = {a.code for i in s.subject(t.anchor) for a in self._at(s, i)}
        reached = [o for v in kept for o in s.object(v)] if t.entry.mode == "restrict" else []
        return [o for o in reached if all(a.code not in own for a in self._at(s, o))]

    def _threatened_if(self, t: Trigger, actors: list[Actor]) -> list[Actor]:
        """ "threatened to walk out if X goes on": who is to yield, where nobody else is threatened.

        Also "vowed revenge after X shelled a post".
        """
        s = t.s
        if t.entry.type != "THREATEN" or not s.is_verb(t.anchor):
            return []
        own = {a.code for a in actors}
        for v in s.subtree(t.anchor):
            marks = {s.lower[k] for k in s.kids_by(v, "mark")} if s.deps[v] == "advcl" else set()
            if marks & _CONDITIONAL or (s.heads[v] == t.anchor and "after" in marks):
                found = [a for i in s.surface_subject(v) for a in self._at(s, i) if a.code and a.code not in own]
                if found:
                    return found
        return []

    def _among_struck(self, t: Trigger) -> list[Actor]:
        """ "A were among those killed", "most of those killed were A": whom the copula names beside a participle."""
        s, those = t.s, t.s.heads[t.token]
        if s.deps[t.token] != "acl" or s.tags[those] != "DT" or not s.is_passive(t.token):
            return []
        copula = next((a for a in s.ancestors(those) if s.is_verb(a)), None)
        if copula is None or s.lemmas[copula] != "be":
            return []
        told = s.kids_by(copula, "attr") or s.kids_by(copula, "nsubj")
        return [a for k in told for o in s.conjuncts(k) for a in self.layers.actors.get((s.index, o), ())]

    def _fill(self, t: Trigger, slots: tuple[str, ...], *, actor: bool) -> tuple[list[Actor], str]:
        everyone = t.entry.frame in ALL_ARE_ACTORS and actor
        undergone = self.finder.is_suffered(t.s, t.token) if not t.s.is_verb(t.token) else None
        found: list[Actor] = []
        used = ""
        if actor and t.verb is not None and "subj" not in slots:
            slots = ("subj", *slots)
        if not actor and undergone is not None:
            return [a for i in t.s.subject(undergone) for a in self.layers.actors.get((t.s.index, i), ())], "suffers"
        for slot in slots:
            fillers = self.finder.fillers(t.s, t.token, t.verb, slot)
            fillers = [i for i in fillers if (self._may_act(t, i, slot) if actor else not self._is_no_side(t, i, slot))]
            if actor and slot == "subj":
                fillers = [o for i in fillers for o in self._who_is(t, i)]
            if slot == "mod":
                got = self.doers.modifiers(t.s, fillers)
            else:
                named = fillers if actor else [o for i in fillers for o in self._whose_word(t, i)]
                got = [a for i in named for a in self._at(t.s, i)]
                if not got and not actor:
                    got = [a for i in fillers for k in self.finder.measured(t.s, i) for a in self._at(t.s, k)]
            if not actor and slot == "obj":
                got = [a for a in got if not self._is_moved(t, fillers, a)]
                got += self._fellow_victims(t, fillers) if got else []
            if got and not actor and not any(a.code for a in got):
                got = self._listed(t, fillers) or got
            if actor and slot == "subj":
                got = [a for i in self._before_them(t) for a in self._at(t.s, i)] or got
            if actor and got and slot in ("subj", "by"):
                got = [*got, *(a for a in self._companions(t, fillers) if not _holds(got, a))]
            got = [a for a in got if not _holds(found, a)]
            if slot == "mod" and not t.s.is_verb(t.token) and (is_military(t.entry, noun=True) or self._is_fire(t)):
                got = [as_forces(a) for a in got]
            if got:
                found += got
                used = used or slot
                if not everyone:
                    break
        if actor and all(is_equipment(a) for a in found):
            unowned = used == "by" or t.s.is_passive(t.anchor)  # "shelled by warplanes and artillery"
            found = self._users(t) or [a for a in found if a.code or not unowned]
        if actor and not found and undergone is None:
            doer = self.doers.find(t)
            return doer if doer[0] or "by" not in slots else self._later_in_clause(t, ("by",))
        if not actor and not found and slots:
            return self._met_there(t) if t.entry.mode == "visit" else self._behind_object(t)
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

    def _whose_word(self, t: Trigger, i: int) -> list[int]:
        """ "condemned X's remarks", "called for the resignation of X": he whose words or deeds are spoken of."""
        s, act = t.s, self.finder.is_act(t.s, i)
        if t.entry.type == "SANCTION" and not self._at(s, i):
            return self._origins(s, i) or [i]
        thing = act or all(_is_unnamed(a) for a in self._at(s, i))
        if t.entry.type not in _HAS_CONTENT or s.lemmas[i] in self.lexicon.actor_nouns or not thing:
            return [i]
        asked = s.fillers_of_prep(i, "of", "by") if act and t.entry.type == "REQUEST" else []
        return [k for k in (*s.kids_by(i, "poss"), *asked) if self._at(s, k)] or [i]

    def _origins(self, s: Sentence, i: int) -> list[int]:
        """ "tariffs on a range of goods imported from X": where the goods are from."""
        behind = [o for k in (i, *s.kids_by(i, "acl")) for o in s.fillers_of_prep(k, "from", "of") if o > i]
        return [o for k in behind for o in ([k] if self._at(s, k) else self._origins(s, k))]

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
        return [a for o in tokens for a in self._at(s, o) if _is_fighter(a)]

    def _together_with(self, s: Sentence, i: int) -> list[int]:
        """ "A along with B", "shot A together with B"."""
        beside = [k for k in s.kids_by(i, "prep", "advmod") if s.lower[k] in ("along", "together")]
        return [o for k in beside for o in s.fillers_of_prep(k, "with")]

    def _fellow_victims(self, t: Trigger, fillers: list[int]) -> list[Actor]:
        """ "executed a mayor along with his family": people whom the same befalls; fighters act beside the doer."""
        if t.entry.type not in ("ASSAULT", "COERCE"):
            return []
        beside = [a for i in (*fillers, t.anchor) for o in self._together_with(t.s, i) for a in self._at(t.s, o)]
        return [a for a in beside if a.kind == "people"]

    def _is_help(self, s: Sentence, i: int) -> bool:
        """A word of helping or working together."""
        return any(e.type in _HELP for e in self.lexicon.events.get(s.lemmas[i], ()))

    def _concerned(self, t: Trigger, actors: list[Actor]) -> list[Actor]:
        """ "agreed to lift sanctions on X", "marched to demand a vote from X": the first side named, nouns first.

        Only for what is said or agreed, whose content names whom it concerns; a clause of time or cause is not content.
        """
        if t.entry.type not in _HAS_CONTENT or not actors or self._is_about_victims(t):
            return []
        codes = {a.code for a in actors}
        domestic = not any(a.kind == "state" or a.sector == "GOV" for a in actors)
        for i in sorted(self._content(t), key=lambda i: t.s.deps[i] in _MODIFIERS):
            found = [
                a
                for o in t.s.conjuncts(i)
                for a in self.layers.actors.get((t.s.index, o), ())
                if a.code
                and not _holds(actors, a)
                and not self._is_own(t.s, o)
                and not any(self._is_freeing(t, k) for k in t.s.ancestors(o))
                and not (t.entry.type == "PROTEST" and self._only_place(t, o))
                and not self._calls_accord(t.s, o)
                and t.s.tags[o] != "PRP$"
            ]
            found = [
                a for a in found if a.code not in codes - {None} or _is_authority(a) or (domestic and a.kind == "state")
            ]
            found = [a for a in found if len(found) == 1 or not _acts(actors, a)]
            if found and (codes - {None} or not domestic or any(_is_authority(a) for a in found)):
                return found
        return []

    def _is_motive(self, s: Sentence, prep: int) -> bool:
        """ "in protest at", "in defiance of": why, not where or when."""
        nouns = [e for o in s.kids_by(prep, "pobj") for e in self.lexicon.events.get(s.lemmas[o], ())]
        return s.lower[prep] == "in" and any(e.pos == "noun" and e.type in _HAS_CONTENT for e in nouns)

    def _is_support(self, t: Trigger, prep: int) -> bool:
        """ "marched in support of X", "in solidarity with X": for whom, not against whom."""
        behind = [t.s.lemmas[o] for o in (*t.s.kids_by(prep, "pobj"), prep - 1)] if t.entry.type == "PROTEST" else []
        return any(n in self.lexicon.closed["siding_noun"] for n in behind)

    def _is_subordinate(self, s: Sentence, i: int) -> bool:
        """A clause with a subordinator or a subject of its own: not "to demand a vote", "demanding a vote"."""
        return s.deps[i] == "advcl" and bool(s.kids_by(i, "mark", "nsubj", "nsubjpass"))

    def _names_actor(self, t: Trigger) -> bool:
        """ "a suicide bomber": the word of an act that is also who does it."""
        lemma = t.s.lemmas[t.token]
        return any(n.lemma == lemma for n in self.lexicon.actor_nouns.get(lemma, ()))

    def _is_own(self, s: Sentence, i: int) -> bool:
        """ "its troops": of the one who acts."""
        return any(s.tags[k] == "PRP$" for k in s.kids_by(i, "poss"))

    def _is_of_doer(self, t: Trigger, i: int) -> bool:
        """ "withdraws all of its troops": of the one who does it."""
        owners = [a for k in t.s.kids_by(i, "poss") if t.s.tags[k] == "PRP$" for a in self._at(t.s, k)]
        doers = {(a.ref, a.code) for k in t.s.subject(t.anchor) for a in self._at(t.s, k)}
        return any((a.ref, a.code) in doers for a in owners)

    def _at(self, s: Sentence, i: int) -> tuple[Actor, ...]:
        """Who token i names."""
        return self.layers.actors.get((s.index, i), ())

    def _content(self, t: Trigger) -> list[int]:
        """Tokens behind the trigger in its complements, in the order of the text; not where something happens."""
        s, kept = t.s, []
        stack = [k for k in (*s.kids[t.anchor], *s.kids[t.token]) if k > t.token or t.verb is not None]
        while stack:
            i = stack.pop()
            placed = s.lower[i] in _CIRCUMSTANTIAL and not self._is_motive(s, i)
            if (
                placed
                or self._is_support(t, i)
                or s.deps[i] in _NO_CONTENT
                or self._is_subordinate(s, i)
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

    def _may_act(self, t: Trigger, i: int, slot: str) -> bool:
        """Neither a house, whoever's it is, nor the press does violence, nor the town from which it comes.

        A convoy of an army does.
        """
        if t.entry.type not in ("ASSAULT", "COERCE", "MOBILIZE"):
            return True
        kinds = {target.kind for target in self.lexicon.targets.get(t.s.lemmas[i], ())}
        actors = self.layers.actors.get((t.s.index, i), ())
        town = slot == "from" and (self._only_place(t, i) or self._is_way(t.s, i))
        drives = "vehicle" in kinds and any(a.sector == "MIL" for a in actors)
        return not town and (drives or not kinds & _HOUSES) and not any(a.sector == "JRN" for a in actors)

    def _is_way(self, s: Sentence, i: int) -> bool:
        """ "under attack from several fronts": where it comes from."""
        return s.lemmas[i] in self.lexicon.closed["way_noun"] and not any(a.code for a in self._at(s, i))

    def _users(self, t: Trigger) -> list[Actor]:
        """ "a drone launched by X hit Y": who used the arms that do it."""
        s = t.s
        arms = [i for i in s.subject(t.anchor) if s.lemmas[i] in self.lexicon.means or self._is_arms(s, i)]
        verbs = [k for i in arms for k in (*s.kids_by(i, "acl", "relcl"), *self._lost_participle(t, i))]
        users = [o for k in verbs for o in s.fillers_of_prep(k, "by", "from")]
        return [a for o in users for a in self.layers.actors.get((s.index, o), ()) if not self._only_place(t, o)]

    def _lost_participle(self, t: Trigger, arms: int) -> list[int]:
        """ "missiles [fired from a jet] wounded ten": a verb right behind the arms is a participle."""
        s, first = t.s, t.s.heads[arms]
        lost = (
            s.deps[t.anchor] == "conj" and s.heads[t.anchor] == first == arms + 1 and not s.kids_by(first, "cc", "dobj")
        )
        return [first] if lost and s.tags[first] in ("VBD", "VBN") else []

    def _is_arms(self, s: Sentence, i: int) -> bool:
        return any(is_equipment(a) for a in self.layers.actors.get((s.index, i), ()))

    def _behind_object(self, t: Trigger) -> tuple[list[Actor], str]:
        """ "rejects talks with X", "broke the lines of Y": whom the object concerns, where the object is nobody."""
        s = t.s
        if not s.is_verb(t.token):
            verb = s.heads[t.token]
            told = s.lemmas[verb] in self.lexicon.cues or s.lemmas[verb] in self.lexicon.opposing
            if s.deps[t.token] == "dobj" and t.entry.type == "ASSAULT" and not told:
                beside = [a for k in s.kids_by(verb, "dobj") if k != t.token for a in self._at(s, k)]
                beside = [a for a in beside if not is_equipment(a)]
                if beside:
                    return beside, "object beside the noun"
            frame = self.lexicon.frames[t.entry.frame]
            slots = t.entry.recipient if t.entry.recipient is not None else frame.recipient
            return self._later_in_clause(t, tuple(p for p in slots if p in ("on", "against")))
        for k in s.kids_by(t.token, "xcomp"):
            force = (k, *s.object(k)) if t.entry.type == "THREATEN" else ()  # "threatened to use force against X"
            used = [i for j in force for i in s.fillers_of_prep(j, "against", "on")]
            rest = [*used, *s.fillers_of_prep(k, "to", "for", "with", "from"), *s.kids_by(k, "dative"), *s.object(k)]
            for o in rest if t.entry.type in _OPEN_COMPLEMENT else ():
                if self._at(s, o) and not self._is_own_means(t, o):
                    return list(self._at(s, o)), "object of the complement"
        for o in t.s.object(t.token):
            if self._is_about_victims(t):
                doers = [*s.kids_by(o, "poss"), *s.fillers_of_prep(o, "by")]
                return [a for i in doers for a in self._at(s, i)], "doer of the object"
            for prep in ("with", "against", "by", "of", "to", "from", "toward", "towards"):
                if prep == "against" and t.entry.type in _HELP:  # "supported operations against X"
                    continue
                sent = t.entry.type == "MOBILIZE" and any(_is_fighter(a) for a in self._at(s, o))
                place = s.lemmas[o] in self.lexicon.closed["place_noun"]
                if prep == "of" and (sent or place or self._is_freeing(t, o)):
                    continue
                found = [
                    a
                    for i in t.s.fillers_of_prep(o, prep)
                    if not self._only_place(t, i) and not self._is_of_doer(t, i)
                    for a in self.layers.actors.get((t.s.index, i), ())
                ]
                if found:
                    return found, f"{prep} behind the object"
            found = [a for i in self._makers(s, o) for a in self._at(s, i)] if t.entry.type in _JUDGES else []
            if found:
                return found, "who made the object"
            found = [a for i in self._doers_met(t, o) for a in self._at(s, i)]
            if found:
                return found, "by behind the verb"
        return [], ""

    def _is_own_means(self, t: Trigger, o: int) -> bool:
        """ "threatened to launch an offensive", "refused to deploy troops": what the subject would do or send."""
        s, named = t.s, self._at(t.s, o)
        own = self._shares_state(t, o) or not any(a.code for a in named)
        return own and (
            self.finder.is_act(s, o) or (self._is_sent(s, s.heads[o]) and all(_is_fighter(a) for a in named))
        )

    def _is_deed(self, s: Sentence, i: int) -> bool:
        """A noun of an event that names nobody: "offensive", not "opposition"."""
        return self.finder.is_act(s, i) and s.lemmas[i] not in self.lexicon.actor_nouns

    def _is_sent(self, s: Sentence, v: int) -> bool:
        """A verb that moves forces: "send", "deploy"."""
        return any(e.type == "MOBILIZE" and e.pos == "verb" for e in self.lexicon.events.get(s.lemmas[v], ()))

    def _makers(self, s: Sentence, o: int) -> list[int]:
        """ "rejected a truce proposed by X", "condemned the crimes that X commits": whose deed an object is."""
        made = [i for v in s.kids_by(o, "acl", "relcl") if s.is_passive(v) for i in s.fillers_of_prep(v, "by")]
        done = [v for v in s.kids_by(o, "relcl") if not s.is_passive(v) and o in s.object(v)]
        return [*made, *(i for v in done for i in s.kids_by(v, "nsubj"))]

    def _is_freeing(self, t: Trigger, o: int) -> bool:
        """ "demanded the release of X": nobody is asked that who is to be freed."""
        events = self.lexicon.events.get(t.s.lemmas[o], ()) if t.entry.type == "REQUEST" else ()
        return any(e.mode == "release" and e.pos == "noun" for e in events)

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
        return [a for o in met for a in self._at(s, o)], "met there"

    def _is_about_victims(self, t: Trigger) -> bool:
        """ "condemns the abduction of X by Y": who suffers what is condemned is not condemned."""
        nouns = [o for o in t.s.object(t.token) if t.entry.type == "ACCUSE" and t.s.fillers_of_prep(o, "of")]
        events = [e for o in nouns for e in self.lexicon.events.get(t.s.lemmas[o], ()) if e.pos == "noun"]
        return bool(events) and all(e.type in ("ASSAULT", "COERCE") for e in events)

    def _later_in_clause(self, t: Trigger, preps: tuple[str, ...]) -> tuple[list[Actor], str]:
        """ "imposes sanctions under the act on X": a preposition of the frame further on in the noun's clause."""
        s = t.s
        for k in range(t.token + 1, min(t.token + 14, len(s))):
            if s.tags[k] in ("VBD", "VBZ", "VBP", "MD") or s.lower[k] in (";", "while", "as", "after"):
                break
            if s.lower[k] in preps and s.deps[k] in ("prep", "agent") and not self.finder.is_blaming(s, s.heads[k]):
                if s.lower[k] != "against" and not self._same_clause(t, k):
                    continue
                for o in s.kids_by(k, "pobj"):
                    found = [a for a in self.layers.actors.get((s.index, o), ()) if not self._only_place(t, o)]
                    if found:
                        return found, f"{s.lower[k]} later in the clause"
        return [], ""

    def _same_clause(self, t: Trigger, prep: int) -> bool:
        """Not behind a verb of its own between the two: "launched an attack to relieve pressure on X"."""
        s, over = t.s, {t.token, *t.s.ancestors(t.token)}
        if s.is_verb(s.heads[prep]):
            return s.lower[prep] != "by" and s.heads[prep] in over | {k for i in over for k in s.kids[i]}
        return next((v in over for v in s.ancestors(prep) if s.is_verb(v)), True)

    def _is_moved(self, t: Trigger, fillers: list[int], a: Actor) -> bool:
        """ "withdrew its units", "fired a drone", "blew up their trucks": forces and arms of the one who acts."""
        moved = t.entry.mode == "withdraw" and a.sector == "MIL"
        fired = any(t.s.lemmas[i] in t.entry.needs.get("obj", ()) for i in fillers)
        used = is_equipment(a) and (fired or any(is_of_one_named(t.s, i) for i in fillers))
        return moved or used

    def _who_is(self, t: Trigger, i: int) -> list[int]:
        """ "A and B become the first ministers to visit X": who is said to be the one that does it."""
        s, verb = t.s, t.s.heads[i]
        told = s.deps[i] == "attr" and s.deps[t.anchor] in ("acl", "relcl") and t.anchor in s.subtree(i)
        subjects = [k for k in s.kids_by(verb, "nsubj") if told and s.tags[k].startswith("NN")]
        return [o for k in subjects for o in s.conjuncts(k)] or [i]

    def _is_no_side(self, t: Trigger, i: int, slot: str) -> bool:
        """A town, what one leaves of one's own, the help of a friend: "fights with Peruvian support".

        Also a friend: "marched in solidarity with Peru".
        """
        if t.entry.type == "RETREAT" and slot in ("from", "obj") and self._is_of_doer(t, i):
            return True
        nouns = [e for e in self.lexicon.events.get(t.s.lemmas[i], ()) if e.pos == "noun"]
        helped = slot == "with" and any(e.type in _HELP for e in nouns)
        act = t.entry.type in _HAS_CONTENT and slot == "obj" and self._is_deed(t.s, i)
        act = act and (t.entry.type != "REQUEST" or self._whose_word(t, i) == [i])
        shared = t.entry.type == "THREATEN" and self._shares_state(t, i)
        own = act and (shared or not any(a.code for a in self._at(t.s, i)))
        freed = slot == "of" and t.entry.type == "REQUEST" and self._is_freeing(t, t.s.heads[t.s.heads[i]])
        if freed or self._is_town_of_accord(t.s, i):
            return True
        return helped or own or (slot == "with" and self._is_support(t, t.s.heads[i])) or self._only_place(t, i)

    def _calls_accord(self, s: Sentence, i: int) -> bool:
        """A treaty that a town gives its name, or that town."""
        over = next((a for a in (i, *s.ancestors(i)) if s.deps[a] not in ("compound", "nmod")), i)
        return self._is_town_of_accord(s, over)

    def _is_town_of_accord(self, s: Sentence, i: int) -> bool:
        """ "left the Geneva Convention", "approves the X agreement": a text called by a town, not by its sides."""
        if s.lower[i].removesuffix("s") not in self.lexicon.closed["document"]:
            return False
        states = {p.token for p in self.places_by[s.index] if p.place.precision == "country"}
        return not any(k in states or s.deps[k] in ("amod", "poss") for k in s.kids[i] if self._at(s, k))

    def _shares_state(self, t: Trigger, i: int) -> bool:
        """ "Rome threatened Italian sanctions": who acts and what is named are of one state."""
        codes = {a.code for k in t.s.subject(t.anchor) for a in self._at(t.s, k)}
        return any(a.code in codes - {None} for a in self._at(t.s, i))

    def _only_place(self, t: Trigger, i: int) -> bool:
        """A town that is attacked or taken is where, not whom."""
        if t.entry.type == "PROTEST" and t.s.lower[t.s.heads[i]] in ("to", "of"):  # "took to the streets of Rabat"
            return any(p.token == i and p.place.precision not in ("country", None) for p in self.places_by[t.s.index])
        if t.entry.type not in ("ASSAULT", "COERCE", "MOBILIZE", "RETREAT", "x_control"):
            return False
        behind = self._preposition_before(t.s, i)
        crosses = behind == "into" and "into" in (t.entry.recipient or ())
        sent = t.entry.type == "MOBILIZE" and behind in ("to", "into") and not crosses
        if sent or (t.entry.mode == "seize" and behind == "of"):
            return any(a.kind == "state" for a in self._at(t.s, i))
        if t.entry.mode in ("withdraw", "troops") and any(
            _is_unknown(a) for a in self.layers.actors.get((t.s.index, i), ())
        ):
            return True
        if held_by(self.lexicon, t.s, i) and all(_is_unknown(a) or a.kind == "state" for a in self._at(t.s, i)):
            return True
        for place in self.places_by[t.s.index]:
            if place.token == i and place.place.precision not in ("country", None):
                return True
        return False

    def _preposition_before(self, s: Sentence, i: int) -> str:
        """The preposition that a noun, or the first of coordinated ones, stands behind."""
        while s.deps[i] == "conj":
            i = s.heads[i]
        return s.lower[s.heads[i]] if s.deps[i] == "pobj" else ""

    def _participants(self, t: Trigger) -> tuple[Participant, ...]:
        """ "Russian-brokered", "brokered by X", "under X mediation", "hosted by X"."""
        if t.entry.type not in ("AGREE", "CONSULT", "SUPPORT", "CONCEDE", "RETREAT", "COOPERATE"):
            return ()
        roles: dict[str, ParticipantRole] = {w: r for r, ws in self.lexicon.participants.items() for w in ws}
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
            first = self.lexicon.frames[t.entry.frame].recipient[:1]
            for slot in ("obj", "on", "at", "against", "of", "into", "outside", "in", *first):
                for i in self.finder.fillers(t.s, t.token, t.verb, slot):
                    target = self._target(t.s, i)
                    if target is not None:
                        found.setdefault(i, target)
        return tuple(found.values())

    def _target(self, s: Sentence, i: int) -> Target | None:
        for noun in self.lexicon.targets.get(s.lemmas[i], ()):
            parts = split_words(noun.lemma)
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
            if (weapon := find_weapon(self.lexicon, s, i)) is not None:
                span = self.layers.doc.span(s.starts[weapon[1]], s.ends[i])
                found[i] = Means(span.quote, weapon[0].key, span)
        return tuple(found.values())


def _is_authority(actor: Actor) -> bool:
    """A body or force of a state: a domestic quarrel has it on the other side."""
    return actor.kind in ("office", "force", "armed_group", "party", "person") and actor.sector in _AUTHORITIES


def _is_fighter(actor: Actor) -> bool:
    """A force, an armed group or one of theirs."""
    return actor.kind in ("force", "armed_group", "person") and actor.sector in _FIGHTERS


def _is_unnamed(a: Actor) -> bool:
    """A thing that only its owner's name makes look like somebody: "Chad's decision"."""
    return a.sector is None or a.kind == "state"


def _acts(actors: Iterable[Actor], actor: Actor) -> bool:
    """ "A ended its pact between the two countries": one of the two is who acts."""
    return actor.code is not None and any((a.name, a.code) == (actor.name, actor.code) for a in actors)


def _is_unknown(a: Actor) -> bool:
    """A name of which nothing is known: where troops go, a place that the gazetteer lacks."""
    return a.kind == "person" and (a.code, a.ref, a.sector) == (None, None, None)


def _holds(actors: Iterable[Actor], actor: Actor) -> bool:
    return any(a.span == actor.span and a.name == actor.name for a in actors)
