"""Finds the sides of what two do together: fights, talks and visits, and who brokers them.

Who stands in a slot of the word itself is read in `roles`.
"""

from ..lexicon import Lexicon
from ..model import Actor, Participant
from ..model.layers import Layers, Sentence
from ..model.sides import AUTHORITIES, FIGHTERS, is_among, is_fighter
from ..model.vocabulary import ParticipantRole
from .eligible import HOUSES, Eligibility
from .triggers import Trigger, TriggerFinder

_TALKERS = AUTHORITIES | {"ELI", "IGO", "UNO", "EUR"}
_TALKS_WITHIN = frozenset({"dobj", "pobj", "prep", "pcomp", "acomp"})
_CIRCUMSTANCE = frozenset({"prep", "pobj", "pcomp"})
ALL_ARE_ACTORS = frozenset({"act_with", "n_between"})
"""Frames of two-way events."""


class TwoWayReader:
    """Reads the sides of two-way events."""

    def __init__(self, lexicon: Lexicon, layers: Layers, finder: TriggerFinder, eligible: Eligibility) -> None:
        self.lexicon, self.layers, self.finder, self.eligible = lexicon, layers, finder, eligible

    def fighting(self, t: Trigger, actors: list[Actor], recipients: list[Actor]) -> tuple[list[Actor], list[Actor]]:
        """The sides of a fight: all act, but for those in "a war against X" and people killed between the sides."""
        opposed = [] if t.s.is_verb(t.token) else self.finder.fillers(t.s, t.token, t.verb, "against")
        against = [a for i in opposed if not self.eligible.is_place(t, i) for a in self.layers.at(t.s, i)]
        several = [r for r in recipients if not is_among(r, against) and not self._is_house(t.s, r)]
        if len({a.code for a in actors} - {None}) > 1:  # "a soldier was shot as both countries exchanged fire"
            several = [r for r in several if all(r.code != a.code for a in actors)]
        fighting = [
            r for r in several if r.kind in ("force", "armed_group") or (len(actors) < 2 and self._may_fight(t.s, r))
        ]
        harmed = [r for r in several if r not in fighting and self._is_bystander(t.s, r)]
        return [*actors, *fighting], [a for a in (*against, *harmed) if not is_among(a, actors)]

    def foes(self, t: Trigger, found: list[Actor]) -> list[Actor]:
        """ "soldiers fell in clashes with rebels", "took it from rebels after a fight": the sides of its clause.

        Also "signed a truce with rebels following clashes".
        """
        s, v = t.s, self._clause_around(t)
        if v is None or (not found and self._is_told_before(t, v)):
            return []
        tokens = [*s.surface_subject(v), *s.object(v), *s.fillers_of_prep(v, "by", "from", "against", "with")]
        sides = [a for i in tokens for a in self.layers.at(s, i) if is_fighter(a) and not self._is_house(s, a)]
        met = [
            a for o in s.object(v) for i in s.fillers_of_prep(o, "with") for a in self.layers.at(s, i) if is_fighter(a)
        ]
        sides += [*(a for i in s.surface_subject(v) for a in self.layers.at(s, i) if met), *met]
        foes: list[Actor] = []
        for a in sides:
            if not any((a.code, a.sector) == (b.code, b.sector) for b in (*found, *foes)):
                foes.append(a)
        return foes[: max(2 - len(found), 0)]

    def who_talks_with(self, t: Trigger, found: list[Actor]) -> list[Actor]:
        """ "X freed them after talks with Y", where only Y stands at the noun: the subject of the clause, X."""
        s, v = t.s, self._clause_of_talks(t)
        if s.is_verb(t.token) or v is None or s.is_passive(v) or not found:
            return []
        others = [a for i in self.finder.fillers(s, t.token, None, "with") for a in self.layers.at(s, i)]
        beside = [
            a for i in s.surface_subject(v) for a in self.layers.at(s, i) if a.kind != "force" or a.sector == "REB"
        ]
        if not all(a in others for a in found):
            return []
        return [
            a for a in beside if a.sector in _TALKERS and all((a.code, a.sector) != (b.code, b.sector) for b in found)
        ]

    def who_visits(self, t: Trigger) -> list[Actor]:
        """ "During a visit to X, Y said": the subject of the clause around a visit of which nobody else is told."""
        s, v = t.s, self._clause_around(t)
        if t.entry.mode != "visit" or s.is_verb(t.token) or v is None:
            return []
        found = [a for i in s.surface_subject(v) for a in self.layers.at(s, i)]
        kinds = [a for a in found if a.kind == "person" or not (s.is_passive(v) or a.kind == "force")]
        return [a for a in kinds if a.sector in _TALKERS]

    def sides(self, t: Trigger) -> list[Actor]:
        """ "attacks between A and B": each attacks the other, whatever the frame of the noun."""
        if t.entry.type != "ASSAULT" or t.s.is_verb(t.token) or t.entry.frame in ALL_ARE_ACTORS:
            return []
        nouns = (t.token, *t.s.fillers_of_prep(t.token, "by"))  # not "a raid near the border between A and B"
        sides = [o for i in nouns for o in t.s.fillers_of_prep(i, "between")]
        found = [a for i in sides for a in self.layers.at(t.s, i)]
        return found if len(sides) > 1 and len(found) > 1 else []

    def brokers(self, t: Trigger) -> tuple[Participant, ...]:
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
                for a in self.layers.at(s, k):
                    if a.code and not any(p.code == a.code for p in found):
                        found.append(Participant(a.name, a.ref, a.code, a.sector, a.kind, a.span, role))
        return tuple(found)

    def _is_bystander(self, s: Sentence, a: Actor) -> bool:
        """ "civilians died in clashes between A and B": people told to be no fighters, not merely "six people"."""
        head = s.head_of(a.span.start, a.span.end) if a.span is not None else None
        known = head is not None and s.lemmas[head] not in self.lexicon.closed["bare_people"]
        return known and a.kind == "people" and a.sector not in FIGHTERS

    def _is_house(self, s: Sentence, a: Actor) -> bool:
        """ "the rebel-held mosque was destroyed in the fight": what stands there fights nobody."""
        head = s.head_of(a.span.start, a.span.end) if a.span is not None else None
        return head is not None and bool({t.kind for t in self.lexicon.targets.get(s.lemmas[head], ())} & HOUSES)

    def _may_fight(self, s: Sentence, a: Actor) -> bool:
        """ "officials of A were killed in clashes with B": several of one side, no people or state as a whole."""
        head = s.head_of(a.span.start, a.span.end) if a.span is not None else None
        several = head is not None and s.tags[head] in ("NNS", "NNPS")
        return several and a.sector in AUTHORITIES and a.kind not in ("people", "state")

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
