"""Keeps words of conflict out where a sentence is about sport, business, weather, accidents, drills or memorials."""

from ..lexicon import Lexicon
from ..model.layers import Layers, Sentence
from .triggers import Trigger

_DOMAINS = ("sport", "business", "culture")
_HARMS = ("weather", "accident", "health")
_PARTISAN = frozenset({"OPP", "GOV", "LEG", "PTY"})
_EXPOSED = frozenset({"NGO", "UNO", "IGO", "JRN", "REL"})
"""Sectors of people whose killing or kidnapping is news of conflict, whoever did it."""
_OTHERS = ("drill", "anniversary", "blaze", "private_person")


class DomainFilter:
    """Sorts triggers into kept ones and those of another domain, with the reason."""

    def __init__(self, lexicon: Lexicon, layers: Layers) -> None:
        self.lexicon, self.layers = lexicon, layers
        self.fired = {*lexicon.means, *lexicon.closed["border_noun"]}
        self.words = {d: lexicon.closed[d] for d in (*_DOMAINS, *_HARMS, *_OTHERS)}

    def keep(
        self, s: Sentence, triggers: list[Trigger], conflict: bool
    ) -> tuple[list[Trigger], list[tuple[Trigger, str]]]:
        """Triggers kept, and the others with why. `conflict`: the text has told of violence before."""
        if not triggers:
            return [], []
        places = {p.token for p in self.layers.places if p.sentence == s.index}  # Tyre is no tyre
        found = {w for i in range(len(s)) if i not in places for w in (s.lemmas[i], s.lower[i])}
        flat = f" {' '.join(s.lower)} "
        hits = {
            d: len(found & words) + sum(phrase in flat for phrase in self.lexicon.closed_phrases[d])
            for d, words in self.words.items()
        }
        political = self._is_political(s)
        kept: list[Trigger] = []
        dropped: list[tuple[Trigger, str]] = []
        for t in triggers:
            why = self._why_not(s, t, triggers, hits, political, conflict)
            if why is None:
                kept.append(t)
            else:
                dropped.append((t, why))
        return kept, dropped

    def _why_not(
        self, s: Sentence, t: Trigger, triggers: list[Trigger], hits: dict[str, int], political: bool, conflict: bool
    ) -> str | None:
        violent = t.entry.type in ("ASSAULT", "COERCE")
        for domain in _DOMAINS:
            if hits[domain] >= 2 and (violent or domain == "sport") and not political and not self._is_rally(s, t):
                return f"domain_{domain}"
        if t.entry.type == "ASSAULT":
            if hits["drill"]:
                return "drill"
            if self._burns(s, t):
                return "accident_or_nature"
            if self._agent_in(s, t, _HARMS) or (self._harmless_toll(s, t, triggers, hits) and not political):
                return "accident_or_nature"
            if self._bare_toll(s, t, triggers) and not political and not conflict:
                return "no_conflict_named"
        political = political or any(o.entry.type == "PROTEST" for o in triggers)
        if (self._ordinary_crime(s, t) or self._private_quarrel(s, t)) and not political:
            return "ordinary_crime"
        if hits["anniversary"] and t.entry.type in ("PROTEST", "CONSULT", "ASSAULT") and self._under_memorial(s, t):
            return "anniversary"
        return None

    def _is_political(self, s: Sentence) -> bool:
        """Somebody armed stands in the sentence, or a weapon; a plane or tank alone is no army."""
        for i in range(len(s)):
            equipment = any(n.equipment for n in self.lexicon.actor_nouns.get(s.lemmas[i], ()))
            if s.lemmas[i] in self.lexicon.means and s.tags[i].startswith("NN") and not self._is_harmless(s, i):
                return True
            for a in () if equipment and not self._has_state(s, i) else self.layers.actors.get((s.index, i), ()):
                if a.kind in ("force", "armed_group", "organisation") or a.sector in (
                    "MIL",
                    "REB",
                    "COP",
                    "UAF",
                    "SPY",
                    "CRM",
                ):
                    return True
        return False

    def _is_rally(self, s: Sentence, t: Trigger) -> bool:
        """ "Activists staged a protest at the games": campaigners protest wherever they stand."""
        doers = self._doers(s, t) if t.entry.type == "PROTEST" else []
        return any(a.sector == "OPP" for i in doers for a in self.layers.actors.get((s.index, i), ()))

    def _is_harmless(self, s: Sentence, i: int) -> bool:
        """A gas cylinder or a house fire: a word of accidents as much as of weapons."""
        harm = self.words["accident"]
        return (
            s.lemmas[i] in harm
            or s.lemmas[i] == s.lemmas[s.heads[i]]
            or any(f"{s.lower[max(k, 0)]} {s.lower[i]}" in harm for k in (i - 1,))
            or any(s.lower[i] in phrase.split() and phrase in " ".join(s.lower) for phrase in harm if " " in phrase)
        )

    def _has_state(self, s: Sentence, i: int) -> bool:
        return any(a.code for a in self.layers.actors.get((s.index, i), ()))

    def _burns(self, s: Sentence, t: Trigger) -> bool:
        """ "A fire at a house kills eight", "killed in an apartment fire": a fire that nobody opened."""
        return any(
            s.is_nominal(a) and s.lemmas[a] in self.words["blaze"] and not self._is_fired(s, a)
            for a in self._doers(s, t)
        )

    def _is_fired(self, s: Sentence, i: int) -> bool:
        """ "rebel fire", "mortar fire", "their fire", "fire from across the border", "fire from Lebanon"."""
        before = s.kids_by(i, "compound", "amod", "nmod", "poss")
        if s.lower[min(i + 1, len(s) - 1)] == "from":
            before += s.subtree(i + 1)
        return any((s.index, k) in self.layers.actors or s.lemmas[k] in self.fired for k in before)

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
        private = self.words["private_person"]
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
        agents = [i for i in agents if s.lemmas[i] not in self.words["blaze"] or not self._is_fired(s, i)]
        return any(s.lemmas[i] in self.words[d] or s.lower[i] in self.words[d] for i in agents for d in domains)

    def _doers(self, s: Sentence, t: Trigger) -> list[int]:
        """What did it or when it was done: "killed and injured in a crash", "killed when a lorry overturned"."""
        verbs = [t.anchor, *(k for k in s.kids_by(t.anchor, "conj") if s.is_passive(k) or not s.is_verb(k))]
        clauses = [c for v in verbs if s.is_passive(v) for k in s.kids_by(v, "advcl") for c in s.conjuncts(k)]
        found: list[int] = []
        for v in verbs:
            found += [*s.subject(v), *s.fillers_of_prep(v, "in", "by", "during", "from", "after")]
        return [*found, *clauses]

    def _harmless_toll(self, s: Sentence, t: Trigger, triggers: list[Trigger], hits: dict[str, int]) -> bool:
        return any(hits[d] for d in _HARMS)

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
        words = self.words["anniversary"]
        return any(s.lemmas[a] in words for a in s.ancestors(t.token))
