"""Keeps words of conflict out of sport, business, weather, accidents, drills, memorials and titles of sections."""

from dataclasses import dataclass

from ..lexicon import Lexicon
from ..model import Actor
from ..model.layers import Layers, Sentence
from ..model.sides import is_equipment
from .arms import find_weapon
from .triggers import Trigger

_DOMAINS = ("sport", "business", "culture")
_HARMS = ("weather", "accident", "health")
_PARTISAN = frozenset({"OPP", "GOV", "LEG", "PTY"})
_EXPOSED = frozenset({"NGO", "UNO", "IGO", "JRN", "REL"})
"""Sectors of people whose killing or kidnapping is news of conflict, whoever did it."""
_ARMED = frozenset({"MIL", "REB", "COP", "UAF", "SPY", "CRM"})
_UNARMED = frozenset({"AGR", "BUS", "EDU", "JRN", "LAB", "MED", "MNC", "REL"})
"""Sectors of organisations that use no force."""
_QUIET = frozenset({"happen", "suffer", "n_victim", "n_alone"})
_RIOTING = ("in", "during", "amid", "amidst")
_EXPLOSIVES = "explosives"
_PRONOUNS = frozenset({"PRP", "WP", "WDT", "DT"})
_TITLE = 8
_TITLE_TAGS = frozenset({"NN", "NNS", "JJ", "IN", "CC", "DT", "NNP", "NNPS", "VBG"})
_ENDS = frozenset(".!?")


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
        self.fought: set[int] | None = None

    def keep(
        self, s: Sentence, triggers: list[Trigger], conflict: bool
    ) -> tuple[list[Trigger], list[tuple[Trigger, str]]]:
        """Triggers kept, and the others with why. `conflict`: the text has told of violence before."""
        if not triggers:
            return [], []
        places = {p.token for p in self.layers.places if p.sentence == s.index}  # Tyre is no tyre
        places |= {i for i in range(len(s)) if s.tags[i] == "NNP" and s.deps[i] == "pobj"}  # known as one or not
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
        if self._is_title(s):
            return "title"
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
            if harmless or self._agent_in(s, t, triggers):
                return "accident_or_nature"
            known = political or conflict or self._died_in_riot(s, t, triggers) or words.forms & self.closed["war_noun"]
            if self._bare_toll(s, t, triggers) and not (known or self._tells_of_conflict(s)):
                return "no_conflict_named"
        political = political or any(o.entry.type == "PROTEST" for o in triggers)
        if not political and ((self._ordinary_crime(s, t) and not conflict) or self._private_quarrel(s, t)):
            return "ordinary_crime"
        memorial = t.entry.type in ("PROTEST", "CONSULT", "ASSAULT") and self._under_memorial(s, t)
        if memorial and words.count("anniversary", self.lexicon):
            return "anniversary"
        return None

    def _is_title(self, s: Sentence) -> bool:
        """ "Withdrawal of weapons": a few nouns on a line of their own, with nobody, no place, day or number."""
        if len(s) > _TITLE or s.lower[-1] in _ENDS or not all(tag in _TITLE_TAGS for tag in s.tags):
            return False
        named = any(self.layers.actors.get((s.index, i)) for i in range(len(s)))
        placed = any(p.sentence == s.index for p in (*self.layers.places, *self.layers.referred))
        return not (named or placed or any(t.sentence == s.index for t in self.layers.times))

    def _is_political(self, s: Sentence) -> bool:
        """Somebody armed stands in the sentence, or a weapon; a plane or tank alone is no army."""
        armed = any(s.tags[i].startswith("NN") and self._is_weapon(s, i) for i in range(len(s)))
        return armed or any(
            _is_armed(a) or (a.kind == "organisation" and a.sector not in _UNARMED)
            for i in range(len(s))
            for a in self.layers.actors.get((s.index, i), ())
        )

    def _tells_of_conflict(self, s: Sentence) -> bool:
        """Whether another sentence names a weapon or a group that bears arms."""
        if self.fought is None:
            groups = {at for (at, _), rows in self.layers.actors.items() if any(a.kind == "armed_group" for a in rows)}
            peaceful = self.closed["also_peaceful"]
            self.fought = groups | {
                o.index
                for o in self.layers.sentences
                for i in range(len(o))
                if o.lemmas[i] not in peaceful and o.tags[i].startswith("NN") and self._is_weapon(o, i)
            }
        return bool(self.fought - {s.index})

    def _is_weapon(self, s: Sentence, i: int) -> bool:
        """A weapon or method by its whole name, save for what bursts or burns by itself."""
        weapon = find_weapon(self.lexicon, s, i)
        return weapon is not None and weapon[0].lemma not in self.closed["bare_toll"] and not self._is_harmless(s, i)

    def _is_rally(self, s: Sentence, t: Trigger) -> bool:
        """ "Activists staged a protest at the games": campaigners protest wherever they stand."""
        doers = self._doers(s, t) if t.entry.type == "PROTEST" else []
        return any(a.sector == "OPP" for i in doers for a in self.layers.actors.get((s.index, i), ()))

    def _is_harmless(self, s: Sentence, i: int) -> bool:
        """A gas cylinder or a house fire: a word of accidents as much as of weapons."""
        harm = self.closed["accident"]
        return (
            self._is_blaze(s, i)
            or s.lemmas[i] in harm
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

    def _is_blaze(self, s: Sentence, i: int) -> bool:
        """ "a fire in a mill", "the fires", "a fire alarm": what burns is counted or known, what is fired is not."""
        if s.lemmas[i] not in self.closed["blaze"] or self._is_fired(s, i):
            return False
        return s.tags[i] == "NNS" or s.deps[i] == "compound" or bool(s.kids_by(i, "det"))

    def _is_fired(self, s: Sentence, i: int) -> bool:
        """ "rebel fire", "mortar fire", "their fire", "fire from across the border", "fire from Lebanon"."""
        before = s.kids_by(i, "compound", "amod", "nmod", "poss")
        if s.lower[min(i + 1, len(s) - 1)] == "from":
            before += s.subtree(i + 1)
        means, borders = self.lexicon.means, self.closed["border_noun"]
        return any(
            s.lemmas[k] in means
            or s.lemmas[k] in borders
            or any(a.code or a.sector for a in self.layers.actors.get((s.index, k), ()))
            for k in before
        )

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

    def _agent_in(self, s: Sentence, t: Trigger, triggers: list[Trigger]) -> bool:
        """Whether an accident, the weather or an animal did it."""
        agents = [*self._doers(s, t), *s.fillers_of_prep(t.anchor, "of")]
        agents = [i for i in agents if s.lemmas[i] not in self.closed["blaze"] or not self._is_fired(s, i)]
        agents += self._followed(s, t, triggers)
        named = any(w in self.closed[d] for i in agents for w in (s.lemmas[i], s.lower[i]) for d in _HARMS)
        return named or any(
            s.lemmas[k] in self.closed["animal"] and not any(self._is_weapon(s, w) for w in s.subtree(k))
            for i in agents
            for k in (i, *(s.kids_by(i, "compound") if self._tells_violence(s, i) else ()))
        )

    def _followed(self, s: Sentence, t: Trigger, triggers: list[Trigger]) -> list[int]:
        """ "A jet crashes near X, killing two": what a participle is the outcome of, save of arms and other acts."""
        outcomes = [t.anchor, *s.ancestors(t.anchor)]
        main = next((i for i in outcomes if s.tags[i] != "VBG" or s.deps[i] not in ("advcl", "conj")), t.anchor)
        acts = any(o.entry.type == "ASSAULT" and not s.is_verb(o.token) for o in triggers)
        if main == t.anchor or acts or any(find_weapon(self.lexicon, s, k) for k in s.surface_subject(main)):
            return []
        return [*s.conjuncts(main)]

    def _doers(self, s: Sentence, t: Trigger) -> list[int]:
        """What did it or when it was done: "killed and injured in a crash", "killed when a lorry overturned"."""
        verbs = [t.anchor, *(k for k in s.kids_by(t.anchor, "conj") if s.is_passive(k) or not s.is_verb(k))]
        clauses = [c for v in verbs if s.is_passive(v) for k in s.kids_by(v, "advcl") for c in s.conjuncts(k)]
        found: list[int] = []
        for v in verbs:
            found += [*s.subject(v), *s.fillers_of_prep(v, "in", "by", "during", "from", "after")]
        return [*found, *clauses]

    def _bare_toll(self, s: Sentence, t: Trigger, triggers: list[Trigger]) -> bool:
        """Killed, injured or exploded, with nobody and nothing named that did it, and no other violence told."""
        if any(
            a.sector in _PARTISAN | _EXPOSED or is_equipment(a)
            for i in s.object(t.anchor)
            for a in self.layers.actors.get((s.index, i), ())
        ):
            return False
        return all(self._is_bare(s, o) for o in (t, *triggers) if o.entry.type == "ASSAULT")

    def _is_bare(self, s: Sentence, t: Trigger) -> bool:
        """Whether a trigger tells of harm alone: a passive, a noun, or what a thing did that nobody steered."""
        if s.lemmas[t.token] not in self.closed["bare_toll"] or self._has_agent(s, t.token):
            return False
        doers = s.subject(t.anchor)
        quiet = t.entry.frame in _QUIET or bool(s.is_passive(t.anchor)) or self._bursts(s, t)
        return (quiet or bool(doers)) and not any(self._may_act(s, i) for i in doers)

    def _died_in_riot(self, s: Sentence, t: Trigger, triggers: list[Trigger]) -> bool:
        """ "Six people were killed in protests": what people died in is no accident."""
        within = [o for v in (t.anchor, *s.kids_by(t.anchor, "conj")) for o in s.fillers_of_prep(v, *_RIOTING)]
        return any(o.entry.type == "PROTEST" and o.token in within for o in triggers)

    def _bursts(self, s: Sentence, t: Trigger) -> bool:
        """ "Killed in an explosion", "a blast at a mill": it is only where people died, or was where people work."""
        if t.entry.mode != _EXPLOSIVES or s.is_verb(t.token):
            return False
        sites = (n for i in s.fillers_of_prep(t.token, "at", "in") for n in self.lexicon.targets.get(s.lemmas[i], ()))
        return any(n.kind == "industry" for n in sites)

    def _may_act(self, s: Sentence, i: int) -> bool:
        """Somebody, a weapon or a pronoun may have done it; a van may not."""
        return (
            s.tags[i] in _PRONOUNS
            or s.tags[i].startswith("NNP")
            or self._is_weapon(s, i)
            or (s.index, i) in self.layers.actors
            or self._tells_violence(s, i)
        )

    def _tells_violence(self, s: Sentence, i: int) -> bool:
        """ "The raid killed six": a noun of violence does harm as those do who carry it out."""
        return not (s.lemmas[i] in self.closed["bare_toll"] or self._is_blaze(s, i)) and any(
            e.type == "ASSAULT" for e in self.lexicon.events.get(s.lemmas[i], ())
        )

    def _has_agent(self, s: Sentence, i: int) -> bool:
        """ "the murder of X by Y": an actor behind "by", however deep the parse hangs it."""
        by = [*s.fillers_of_prep(i, "by"), *(t for o in s.fillers_of_prep(i, "of") for t in s.fillers_of_prep(o, "by"))]
        return any((s.index, t) in self.layers.actors for t in by)

    def _under_memorial(self, s: Sentence, t: Trigger) -> bool:
        words = self.closed["anniversary"]
        return any(s.lemmas[a] in words for a in s.ancestors(t.token))


def _is_armed(a: Actor) -> bool:
    """An armed force or group, or one of theirs; no plane or tank of which nobody says whose it is."""
    return not is_equipment(a) and (a.kind in ("force", "armed_group") or a.sector in _ARMED)
