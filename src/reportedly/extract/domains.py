"""Keeps words of conflict out where a sentence is about sport, business, weather, accidents, drills or memorials."""

from dataclasses import dataclass

from ..lexicon import Lexicon
from ..model.layers import Layers, Sentence
from .triggers import Trigger

_DOMAINS = ("sport", "business", "culture")
_HARMS = ("weather", "accident", "health")
_ARMED = frozenset({"force", "armed_group", "organisation"})
_ARMED_SECTORS = frozenset({"MIL", "REB", "COP", "UAF", "SPY", "CRM"})
_PARTISAN = frozenset({"OPP", "GOV", "LEG", "PTY"})
_EXPOSED = frozenset({"NGO", "UNO", "IGO", "JRN", "REL"})
"""Sectors of people whose killing or kidnapping is news of conflict, whoever did it."""


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of a sentence, without places: lemmas and forms, and all in a row between blanks."""

    forms: frozenset[str]
    flat: str

    def count(self, domain: str, lexicon: Lexicon) -> int:
        """Different words and phrases of a domain."""
        phrases = lexicon.closed_phrases[domain]
        return len(self.forms & lexicon.closed[domain]) + sum(phrase in self.flat for phrase in phrases)


class DomainFilter:
    """Sorts triggers into kept ones and those of another domain, with the reason."""

    def __init__(self, lexicon: Lexicon, layers: Layers) -> None:
        self.lexicon, self.layers, self.closed = lexicon, layers, lexicon.closed

    def keep(
        self, s: Sentence, triggers: list[Trigger], conflict: bool
    ) -> tuple[list[Trigger], list[tuple[Trigger, str]]]:
        """Triggers kept, and the others with why. `conflict`: the text has told of violence before."""
        if not triggers:
            return [], []
        places = {p.token for p in self.layers.places if p.sentence == s.index}  # Tyre is no tyre
        acts = {t.token for t in triggers if s.is_verb(t.token)}  # to storm is no storm
        plain = [i for i in range(len(s)) if i not in places and i not in acts and not self._names_site(s, i)]
        words = _Words(frozenset(w for i in plain for w in (s.lemmas[i], s.lower[i])), f" {' '.join(s.lower)} ")
        political = self._is_political(s)
        kept: list[Trigger] = []
        dropped: list[tuple[Trigger, str]] = []
        for t in triggers:
            why = self._why_not(s, t, triggers, words, political, conflict)
            if why is None:
                kept.append(t)
            else:
                dropped.append((t, why))
        return kept, dropped

    def _names_site(self, s: Sentence, i: int) -> bool:
        """ "A raid on a training camp": of what sort a place is, no drill."""
        if s.lower[i] not in self.closed["drill"] or s.deps[i] not in ("compound", "amod"):
            return False
        head = s.lemmas[s.heads[i]]
        return head in self.closed["place_noun"] or head in self.lexicon.targets

    def _why_not(
        self, s: Sentence, t: Trigger, triggers: list[Trigger], words: _Words, political: bool, conflict: bool
    ) -> str | None:
        violent = t.entry.type in ("ASSAULT", "COERCE")
        for domain in _DOMAINS:
            apart = (violent or domain == "sport") and not political and words.count(domain, self.lexicon) >= 2
            if apart and not self._is_rally(s, t):
                return f"domain_{domain}"
        if t.entry.type == "ASSAULT":
            if words.count("drill", self.lexicon):
                return "drill"
            if self._burns(s, t):
                return "accident_or_nature"
            harmless = not political and any(words.count(d, self.lexicon) for d in _HARMS)
            if harmless or self._agent_in(s, t, _HARMS):
                return "accident_or_nature"
            if self._bare_toll(s, t, triggers) and not political and not conflict:
                return "no_conflict_named"
        political = political or any(o.entry.type == "PROTEST" for o in triggers)
        if (self._ordinary_crime(s, t) or self._private_quarrel(s, t)) and not political:
            return "ordinary_crime"
        memorial = t.entry.type in ("PROTEST", "CONSULT", "ASSAULT") and self._under_memorial(s, t)
        if memorial and words.count("anniversary", self.lexicon):
            return "anniversary"
        return None

    def _is_political(self, s: Sentence) -> bool:
        """Somebody armed stands in the sentence, or a weapon; a plane or tank alone is no army."""
        for i in range(len(s)):
            if s.lemmas[i] in self.lexicon.means and s.tags[i].startswith("NN") and not self._is_harmless(s, i):
                return True
            actors = self.layers.actors.get((s.index, i), ())
            armed = any(a.kind in _ARMED or a.sector in _ARMED_SECTORS for a in actors)
            if armed and (any(a.code for a in actors) or not self._is_equipment(s, i)):
                return True
        return False

    def _is_equipment(self, s: Sentence, i: int) -> bool:
        return any(n.equipment for n in self.lexicon.actor_nouns.get(s.lemmas[i], ()))

    def _is_rally(self, s: Sentence, t: Trigger) -> bool:
        """ "Activists staged a protest at the games": campaigners protest wherever they stand."""
        doers = self._doers(s, t) if t.entry.type == "PROTEST" else []
        return any(a.sector == "OPP" for i in doers for a in self.layers.actors.get((s.index, i), ()))

    def _is_harmless(self, s: Sentence, i: int) -> bool:
        """A gas cylinder or a house fire: a word of accidents as much as of weapons."""
        harm = self.closed["accident"]
        return (
            s.lemmas[i] in harm
            or s.lemmas[i] == s.lemmas[s.heads[i]]
            or any(f"{s.lower[max(k, 0)]} {s.lower[i]}" in harm for k in (i - 1,))
            or any(s.lower[i] in phrase.split() and phrase in " ".join(s.lower) for phrase in harm if " " in phrase)
        )

    def _burns(self, s: Sentence, t: Trigger) -> bool:
        """ "A fire at a house kills eight", "killed in an apartment fire": a fire that nobody opened."""
        return any(
            s.is_nominal(a) and s.lemmas[a] in self.closed["blaze"] and not self._is_fired(s, a)
            for a in self._doers(s, t)
        )

    def _is_fired(self, s: Sentence, i: int) -> bool:
        """ "rebel fire", "mortar fire", "their fire", "fire from across the border", "fire from Lebanon"."""
        before = s.kids_by(i, "compound", "amod", "nmod", "poss")
        if s.lower[min(i + 1, len(s) - 1)] == "from":
            before += s.subtree(i + 1)
        means, borders = self.lexicon.means, self.closed["border_noun"]
        return any((s.index, k) in self.layers.actors or s.lemmas[k] in means or s.lemmas[k] in borders for k in before)

    def _ordinary_crime(self, s: Sentence, t: Trigger) -> bool:
        """Arrested, charged, convicted, by nobody named, and no official, group or politician concerned."""
        if t.entry.mode not in ("arrest", "convict", "investigate", "allege") or s.subject(t.anchor):
            return False
        persons = [a for i in s.object(t.anchor) for a in self.layers.actors.get((s.index, i), ())]
        return bool(persons) and all(
            a.sector in ("CVL", "MED", "BUS", "EDU", "CRM", None) and not a.ref for a in persons
        )

    def _private_quarrel(self, s: Sentence, t: Trigger) -> bool:
        """ "a son kills his sisters", "stabbed his wife": the doer is kin or a robber, or harms kin of his own."""
        private = self.closed["private_person"]
        if t.entry.type != "ASSAULT" or not s.is_verb(t.anchor):
            return False
        doers, harmed = s.subject(t.anchor), s.object(t.anchor)
        if any(s.lemmas[i] in private for i in doers):
            return True
        persons = [a for i in doers for a in self.layers.actors.get((s.index, i), ())]
        own_kin = [k for i in harmed if s.lemmas[i] in private for k in s.kids_by(i, "poss") if s.tags[k] == "PRP$"]
        return bool(own_kin) and any(a.sector == "CVL" for a in persons)

    def _agent_in(self, s: Sentence, t: Trigger, domains: tuple[str, ...]) -> bool:
        agents = [*self._doers(s, t), *s.fillers_of_prep(t.anchor, "of")]
        agents = [i for i in agents if s.lemmas[i] not in self.closed["blaze"] or not self._is_fired(s, i)]
        return any(s.lemmas[i] in self.closed[d] or s.lower[i] in self.closed[d] for i in agents for d in domains)

    def _doers(self, s: Sentence, t: Trigger) -> list[int]:
        """What did it or when it was done: "killed and injured in a crash", "killed when a lorry overturned"."""
        verbs = [t.anchor, *(k for k in s.kids_by(t.anchor, "conj") if s.is_passive(k) or not s.is_verb(k))]
        clauses = [c for v in verbs if s.is_passive(v) for k in s.kids_by(v, "advcl") for c in s.conjuncts(k)]
        found: list[int] = []
        for v in verbs:
            found += [*s.subject(v), *s.fillers_of_prep(v, "in", "by", "during", "from", "after")]
        return [*found, *clauses]

    def _bare_toll(self, s: Sentence, t: Trigger, triggers: list[Trigger]) -> bool:
        """Killed, injured or exploded, with nobody and nothing named that did it."""
        if s.lemmas[t.token] not in self.lexicon.closed["bare_toll"]:
            return False
        bare = t.entry.frame in ("happen", "suffer", "n_victim") or s.is_passive(t.anchor) or t.entry.frame == "n_alone"
        others = [
            o
            for o in triggers
            if o.entry.type == "ASSAULT" and o.token != t.token and o.entry.frame not in ("happen", "suffer")
        ]
        others = [o for o in others if not self._beside(s, o.anchor, t.anchor)]
        if any(
            a.sector in _PARTISAN | _EXPOSED
            for i in s.object(t.anchor)
            for a in self.layers.actors.get((s.index, i), ())
        ):
            return False
        return bare and not others and not s.subject(t.anchor) and not self._has_agent(s, t.token)

    def _beside(self, s: Sentence, a: int, b: int) -> bool:
        """ "killed and injured": one passive without an agent coordinated with another."""
        linked = (s.heads[a] == b and s.deps[a] == "conj") or (s.heads[b] == a and s.deps[b] == "conj")
        return linked and s.is_passive(a) and not s.subject(a)

    def _has_agent(self, s: Sentence, i: int) -> bool:
        """ "the murder of X by Y": an actor behind "by", however deep the parse hangs it."""
        by = [*s.fillers_of_prep(i, "by"), *(t for o in s.fillers_of_prep(i, "of") for t in s.fillers_of_prep(o, "by"))]
        return any((s.index, t) in self.layers.actors for t in by)

    def _under_memorial(self, s: Sentence, t: Trigger) -> bool:
        words = self.closed["anniversary"]
        return any(s.lemmas[a] in words for a in s.ancestors(t.token))
