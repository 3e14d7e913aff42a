"""Finds the words that say what happened, and the sense of the lexicon that fits their arguments."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..lexicon import Lexicon
from ..lexicon.schema import EventEntry
from ..model import Actor
from ..model.layers import Layers, Sentence

_CIRCUMSTANCES = frozenset({"in", "by", "during", "after", "from", "with", "of", "subj", "mod", "aux"})
_WHILE = frozenset({"after", "amid", "during", "following", "despite"})
_OWING = frozenset({"result", "because", "due", "died", "die", "dying", "fled", "flee", "fleeing"})
_NOUN_PHRASE = frozenset({"JJ", "JJS", "NN", "NNS", "NNP", "NNPS", "CC", "HYPH", "VBN", "VBG", "CD"})
_OUTER = frozenset({"by", "on", "against", "between", "with", "to", "from", "at"})
_PREDICATED = frozenset({"subj", "xcomp", "between", "among"})
_OF_VERB = frozenset({"subj", "obj", "dat", "comp", "prt", "aux", "modal", "purpose", "if", "xobj"})
_BY_FUNCTION = _OF_VERB | {"xcomp", "poss", "mod", "anti", "neg"}
"""Slots that are no prepositions."""
_IF = frozenset({"if", "unless", "until", "should"})
_ACCORDS = frozenset({"AGREE", "RETREAT"})
_FORCE = frozenset({"ASSAULT", "COERCE"})
_ARMED = frozenset({"force", "armed_group"})
_OFFICIAL = frozenset({"GOV", "LEG", "IGO", "UNO", "EUR"})
_ARMED_SECTORS = frozenset({"MIL", "REB", "COP", "UAF", "PRM", "SPY"})


@dataclass(frozen=True, slots=True)
class Trigger:
    """An event word at token `token`; `verb` is its light verb, where it has one; `aim`: the mode of what is asked."""

    s: Sentence
    token: int
    entry: EventEntry
    verb: int | None
    aim: str | None = None

    @property
    def anchor(self) -> int:
        """The verb that carries tense, negation and adjuncts: the light verb, else the word itself."""
        return self.token if self.verb is None else self.verb

    @property
    def mode(self) -> str | None:
        return self.entry.mode or self.aim


@dataclass(frozen=True, slots=True)
class Rejected:
    """A word with an event sense in the lexicon whose arguments did not fit any."""

    s: Sentence
    token: int
    entry: EventEntry
    why: str


class TriggerFinder:
    """Matches a sentence's words with the event lexicon."""

    def __init__(self, lexicon: Lexicon, layers: Layers) -> None:
        self.lexicon, self.layers = lexicon, layers
        self.light = lexicon.closed["light_verb"]
        self.suffer = lexicon.closed["light_verb_suffer"]
        self.measures = lexicon.closed["measure_noun"]
        self.money = lexicon.closed["money_noun"]
        self.presuming = lexicon.closed["presuming"]
        self.dates = [t.time.span for t in layers.times if t.time.span]
        self.time_tokens = {(t.sentence, t.token) for t in layers.times}
        self.place_tokens = {(p.sentence, p.token) for p in layers.places if p.token is not None}
        self.filled: dict[tuple[int, int, int | None, str], tuple[int, ...]] = {}
        self.forms: dict[tuple[int, int], frozenset[str]] = {}

    def find(self, s: Sentence) -> tuple[list[Trigger], list[Rejected]]:
        """Triggers of the sentence, and words whose event senses were all refused."""
        found: list[Trigger] = []
        refused: list[Rejected] = []
        named = {i for a, b in self.layers.names if a < s.end and b > s.start for i in s.tokens_in(a, b)}
        named |= {
            i
            for span in self.dates
            if span.start < s.end and span.end > s.start
            for i in s.tokens_in(span.start, span.end)
            if s.tags[i] == "NNP" or (s.words[i][:1].isupper() and i > 0)
        }
        for i in range(len(s)):
            entries = [] if i in named else self._entries(s, i)
            if not entries:
                continue
            verb = self._light_verb(s, i) if not s.is_verb(i) or s.tags[i] == "VBG" else None
            fitting = [e for e in entries if self._fits(s, i, verb, e)]
            best = max(fitting, key=lambda e: (len(e.needs), sum(map(len, e.needs.values())) > 0), default=None)
            if best is not None and self._only_locates(s, i, best):
                refused.append(Rejected(s, i, best, "only_locates"))
            elif best is not None and self._is_presumed(s, i, best):
                refused.append(Rejected(s, i, best, "presumed"))
            elif best is not None and best.type is not None and self._is_generic(s, i, verb):
                refused.append(Rejected(s, i, best, "generic"))
            elif best is not None and best.type is not None:
                found.append(Trigger(s, i, best, verb))
            elif best is not None:
                refused.append(Rejected(s, i, best, "other_sense"))
            elif any(e.type for e in entries):
                refused.append(Rejected(s, i, next(e for e in entries if e.type), "arguments_do_not_fit"))
        return self._without_parts(found), refused

    def _without_parts(self, found: list[Trigger]) -> list[Trigger]:
        """A light verb gives way to its noun, as does a measure; the words that an idiom asks for are part of it.

        So is the verb in "barred them from entering": it did not happen.
        """
        found = [t for t in found if not self._is_brokering(found, t)]
        measures = {self._measure(t.s, t.token) for t in found}
        light = {t.verb for t in found if t.verb is not None and not self._asks_for(found, t)}
        parts = {
            i
            for t in found
            for slot, values in t.entry.needs.items()
            for filler in self.fillers(t.s, t.token, t.verb, slot)
            if slot not in _CIRCUMSTANCES or (slot == "from" and t.s.is_verb(filler))
            for i in self.measured(t.s, filler)
            if (t.s.lemmas[i] in values or t.s.lower[i] in values) and t.token not in light
        }
        kept = [t for t in found if t.token not in light | parts | measures and not self._is_harmed(found, t)]
        kept = [t for t in kept if not self._is_why(found, t)]
        in_force = {k for t in kept if t.entry.mode == "ceasefire" for k in t.s.surface_subject(t.anchor)}
        return [t for t in kept if t.entry.type != "AGREE" or t.token not in in_force]

    def _is_brokering(self, found: list[Trigger], broker: Trigger) -> bool:
        """ "A and B held talks mediated by X": beside those who hold them, X is no more than that."""
        s, i = broker.s, broker.token
        if broker.entry.mode != "third-party" or s.deps[i] not in ("acl", "advcl") or not s.is_passive(i):
            return False
        talks = [
            t for t in found if t.entry.type == "CONSULT" and t.verb is not None and s.heads[i] in (t.token, t.verb)
        ]
        return any(s.surface_subject(t.anchor) and not s.is_passive(t.anchor) for t in talks)

    def _is_harmed(self, found: list[Trigger], noun: Trigger) -> bool:
        """ "a patrol came under attack": a patrol that something befalls is somebody, no act."""
        s, i = noun.s, noun.token
        if noun.entry.type != "MOBILIZE" or noun.entry.pos != "noun" or (s.index, i) not in self.layers.actors:
            return False
        return any(
            t.entry.type in ("ASSAULT", "COERCE")
            and i in self.fillers(s, t.token, t.verb, "subj" if t.entry.frame == "suffer" else "obj")
            for t in found
        )

    def _is_why(self, found: list[Trigger], noun: Trigger) -> bool:
        """ "summoned the envoy in protest", "marched in protest at it": why something else that is told is done."""
        s, i = noun.s, noun.token
        if noun.entry.type != "PROTEST" or not is_motive(s, i):
            return False
        verb = next((a for a in s.ancestors(i) if s.is_verb(a)), i)
        told = {verb, *s.surface_subject(verb)}
        return any(t is not noun and not told.isdisjoint((t.token, t.anchor)) for t in found)

    def _asks_for(self, found: list[Trigger], noun: Trigger) -> bool:
        """ "took control", "lodged a protest": the verb's own entry names the noun, and says what the two are."""
        lemma = noun.s.lemmas[noun.token]
        rows = [t for t in found if t.token == noun.verb]
        return any(
            lemma in values for t in rows for slot, values in t.entry.needs.items() if slot not in _CIRCUMSTANCES
        )

    def _entries(self, s: Sentence, i: int) -> list[EventEntry]:
        rows = self.lexicon.events.get(s.lemmas[i], ())
        if s.lower[i] != s.lemmas[i]:
            rows += self.lexicon.events.get(s.lower[i], ())
        whole = self._hyphenated(s, i) if i > 1 and s.words[i - 1] == "-" else []
        if not (whole or rows) or s.deps[i] in ("aux", "auxpass", "neg", "det", "case", "punct"):
            return []
        first = s.heads[i] if s.deps[i] == "conj" and not s.kids_by(i, "nsubj", "dobj", "prep") else i
        if s.tags[i] == "VBN" and s.deps[first] == "amod":
            return []
        if s.tags[i] == "VBG" and s.deps[i] == "amod" and not s.kids[i] and self._is_force(s, s.heads[i]):
            return []  # "the occupying troops"
        if whole:
            return whole
        part = self._part(s, i)
        if part == "verb" and self._names_people(s, i):
            return []
        if part == "noun" and (s.deps[i] in ("compound", "nmod") or self._in_proper_name(s, i)):
            return []
        return [e for e in rows if e.pos == part or (e.pos == "adj" and part == "noun") or e.pos == "phrase"]

    def _is_force(self, s: Sentence, i: int) -> bool:
        """A force, and no act of one: "troops", not "military action"."""
        return self.is_class(s, i, "@force") and not self.is_act(s, i)

    def _hyphenated(self, s: Sentence, i: int) -> list[EventEntry]:
        """Entries of a hyphenated lemma at its last token: the parser reads "shoot-out" as three words."""
        rows = self.lexicon.events.get(f"{s.lower[i - 2]}-{s.lemmas[i]}", ())
        return [e for e in rows if (e.pos == "verb") == s.tags[i].startswith("VB")]

    def _part(self, s: Sentence, i: int) -> str:
        tag = s.tags[i]
        if (
            tag == "VBG"
            and s.deps[i] == "compound"
            and s.heads[i] == i + 1
            and s.deps[i + 1] in ("dobj", "pobj", "pcomp")
        ):
            return "verb"
        if tag == "VBG" and (
            s.deps[i] in ("nsubj", "nsubjpass", "dobj", "pobj", "compound", "conj")
            and (s.kids_by(i, "det", "poss", "amod", "compound") or s.deps[i] == "compound")
        ):
            return "noun"
        if tag == "VBG" and s.deps[i] in ("nsubj", "nsubjpass", "csubj", "csubjpass") and not s.kids_by(i, "dobj"):
            done = s.deps[i] in ("nsubjpass", "csubjpass") and self._light_verb(s, i) is not None
            return "noun" if done or s.fillers_of_prep(i, "by", "between", "among", "of") else "verb"
        if tag == "VBG" and s.deps[i] == "xcomp" and s.deps[s.heads[i]] == "acomp" and not s.kids_by(i, "dobj"):
            return "noun"  # "is under continued shelling by X"
        if tag.startswith("VB"):
            return "noun" if tag == "VBG" and self._is_what_went_on(s, i) else "verb"
        if tag in ("NN", "NNS", "NNP", "NNPS"):
            if s.deps[i] == "ROOT" and s.kids_by(i, "nsubj") and s.kids_by(i, "dobj", "prep"):
                return "verb"
            return "noun"
        return "adj"

    def _is_what_went_on(self, s: Sentence, i: int) -> bool:
        """ "after shelling in X", "as a result of fighting", "killed by shelling": no deed of the subject."""
        prep = s.heads[i]
        over = s.lower[s.heads[prep]]
        went_on = s.lower[prep] in _WHILE or (s.lower[prep] in ("of", "to", "from") and over in _OWING)
        by = s.deps[prep] == "agent" or (s.lower[prep] == "by" and self._is_participle_of(s, s.heads[prep]))
        went_on = went_on or by or self._is_of_harm(s, prep)
        bare = not s.kids_by(i, "dobj", "dative", "prt") and not s.fillers_of_prep(i, "for", "alongside", "with")
        due = s.deps[i] == "advcl" and s.lower[i - 1] == "to" and s.lower[i - 2] in _OWING
        return ((s.deps[i] == "pcomp" and went_on) or due) and bare and s.lower[i] in self.lexicon.events

    def _is_of_harm(self, s: Sentence, prep: int) -> bool:
        """ "injuries from shelling": behind what came of it."""
        harm = s.heads[prep]
        return s.lower[prep] == "from" and s.tags[harm].startswith("NN") and s.lemmas[harm] in self.lexicon.counted

    def _names_people(self, s: Sentence, i: int) -> bool:
        """ "the wounded", "the dead and wounded": a participle that stands for those whom it befell."""
        if s.tags[i] not in ("VBN", "VBD", "JJ"):
            return False
        first = s.heads[i] if s.deps[i] == "conj" and not s.is_verb(s.heads[i]) else i
        nominal = s.deps[first] in ("dobj", "pobj", "nsubj", "nsubjpass")
        return nominal and (bool(s.kids_by(first, "det", "poss")) or s.deps[first] in ("dobj", "pobj"))

    def _light_verb(self, s: Sentence, i: int) -> int | None:
        """The verb that only carries the noun: "launched strikes", "held a round of talks", "took part in clashes"."""
        j = self.measuring(s, i)
        head = s.heads[j]
        if s.deps[j] == "dobj" and s.lemmas[head] == "have" and any(s.is_passive(k) for k in s.kids_by(j, "acl")):
            return None  # "had sanctions placed on him by X"
        if s.deps[j] in ("dobj", "nsubjpass") and self._is_light(s, head):
            return head
        if s.deps[j] == "pobj" and s.lower[head] in ("in", "out", "on"):
            v = s.heads[head]
            if not s.is_verb(v) and s.deps[v] == "dobj":
                v = s.heads[v]
            if s.is_verb(v) and self._is_light(s, v, s.lower[head]):
                return v
        below = s.kids_by(head, "xcomp") if s.deps[j] in ("nsubj", "nsubjpass") else []
        passive = [k for k in below if s.is_passive(k)]  # "the raid is said to have been carried out"
        return next((k for k in (*passive, *s.kids_by(j, "acl", "relcl")) if self._is_light(s, k)), None)

    def _only_locates(self, s: Sentence, i: int, entry: EventEntry) -> bool:
        """ "troops stationed in X", "a party banned in X": a participle that says which one is meant tells no event.

        So does one that says on whose side he is: "volunteers fighting for X", not "for control of X".
        """
        if s.lemmas[i] in self.lexicon.closed["serving"] and s.deps[i] == "acl" and s.tags[i] == "VBG":
            sides = s.fillers_of_prep(i, "for", "alongside", "under")
            return not s.kids_by(i, "dobj") and any((s.index, k) in self.layers.actors for k in sides)
        standing = entry.type == "MOBILIZE" or s.lemmas[i] in self.lexicon.closed["standing"]
        return standing and self._is_participle_of(s, i) and not s.kids_by(i, "agent")

    def _is_participle_of(self, s: Sentence, i: int) -> bool:
        """ "troops deployed to X": a participle of the noun before it, also where the parser took it for the past."""
        past = s.tags[i] == "VBD" and not s.kids_by(i, "nsubj")  # not "reports that troops entered"
        return s.deps[i] == "acl" and (bool(s.is_passive(i)) or past)

    def _is_presumed(self, s: Sentence, i: int, entry: EventEntry) -> bool:
        """ "violated the agreement", "a breach of the truce": what is broken or carried out was agreed before.

        "A charge rejected by X" is one that was made before.
        """
        if entry.pos == "noun" and entry.type == "ACCUSE" and self._is_answered(s, i):
            return True
        if entry.pos != "noun" or entry.type not in _ACCORDS:
            return False
        head = s.heads[i]
        if s.deps[i] in ("dobj", "nsubjpass", "nsubj"):
            return s.lemmas[head] in self.presuming
        return s.deps[i] == "pobj" and s.tags[i].startswith("NN") and s.lemmas[s.heads[head]] in self.presuming

    def _is_answered(self, s: Sentence, i: int) -> bool:
        """A charge that is rejected: "denied by X", "X denied the charge", "called it false", "it was groundless"."""
        head = s.heads[i]
        verbs = [k for k in s.kids_by(i, "acl") if s.is_passive(k)] + s.kids_by(i, "relcl")
        verbs += [head] if s.deps[i] in ("dobj", "nsubjpass") else []
        if any(e.construction == "reject" for v in verbs for e in self.lexicon.cues.get(s.lemmas[v], ())):
            return True
        called = (head, *s.kids_by(head, "acomp", "attr", "oprd")) if s.deps[i] == "nsubj" else ()
        return any(s.lemmas[t] in self.lexicon.untrue for t in called)

    def _is_generic(self, s: Sentence, i: int, verb: int | None) -> bool:
        """ "attacking schools is a crime", "any raid would be", "asks whose jets carry out raids".

        Also what is talked about, what did not come about on the way and a condition without anybody: "it is about
        retaking towns", "left without a fight", "if attacked".
        """
        head = s.heads[i]
        if s.deps[i] == "pobj" and s.lower[head] == "without":
            return True
        v = verb if verb is not None else i
        if s.tags[v] == "VBG" and s.deps[v] == "pcomp" and s.lower[s.heads[v]] == "about" and not s.kids_by(v, "nsubj"):
            return True
        if s.tags[v] == "VBN" and s.deps[v] == "advcl" and any(s.lower[k] in _IF for k in s.kids_by(v, "mark")):
            return not s.kids_by(v, "nsubjpass", "aux", "auxpass")
        if s.is_verb(v) and s.deps[v] == "ccomp" and s.tags[v] in ("VBP", "VBZ"):
            return any(s.tags[k] in ("WP", "WP$") for t in s.surface_subject(v) for k in (t, *s.kids_by(t, "poss")))
        if s.deps[i] not in ("nsubj", "nsubjpass", "csubj", "csubjpass") or not s.is_verb(head):
            return False
        group = s.verb_group(head)
        states = any(s.tags[k] == "MD" for k in group) or (s.lemmas[head] == "be" and s.tags[head] in ("VBZ", "VBP"))
        bare = s.tags[i] == "VBG" and not s.kids_by(i, "det", "poss", "agent")
        return states and (bare or any(s.lower[k] == "any" for k in s.kids_by(i, "det")))

    def _measure(self, s: Sentence, i: int) -> int | None:
        """ "a series of X", "ten days of X", "ten dollars in X": the word that only measures the noun."""
        prep = s.heads[i]
        spent = s.lower[prep] == "in" and not s.kids_by(i, "det") and not s.is_verb(s.heads[prep])  # not "in the fight"
        words = self.measures if s.lower[prep] == "of" else self.money if spent else ()
        return s.heads[prep] if s.deps[i] == "pobj" and s.lemmas[s.heads[prep]] in words else None

    def measuring(self, s: Sentence, i: int) -> int:
        """The noun that stands in the clause for i: the first of coordinated ones, what measures it, or i itself."""
        while (s.deps[i] == "conj" and not s.is_verb(s.heads[i])) or self._measure(s, i) is not None:
            measured = self._measure(s, i)
            i = s.heads[i] if measured is None else measured
        return i

    def measured(self, s: Sentence, i: int) -> list[int]:
        """The word itself and, where it only measures, what it measures: "most of the east", "one of its boats"."""
        found = s.fillers_of_prep(i, "of") if s.lemmas[i] in self.measures or s.tags[i] == "CD" else []
        found = [k for k in found if s.tags[i] != "CD" or any(s.tags[o] == "PRP$" for o in s.kids_by(k, "poss"))]
        found += s.fillers_of_prep(i, "in") if s.lemmas[i] in self.money and not s.is_verb(i) else []
        return [i, *(t for k in found for t in self.measured(s, k))]

    def _is_light(self, s: Sentence, v: int, prep: str = "") -> bool:
        """Whether the verb, with its particle or preposition, only carries an event noun."""
        lemma = s.lemmas[v]
        if lemma in self.light and not prep:
            return True
        tails = {s.lower[k] for k in s.kids_by(v, "prt")} | ({prep} if prep else set())
        tails |= {f"{s.lower[k]} {prep}" for k in s.kids_by(v, "dobj")}
        return any(f"{lemma} {tail}" in self.light for tail in tails)

    def is_suffered(self, s: Sentence, i: int) -> int | None:
        """The verb whose subject undergoes the noun's event: "suffered an attack", "came under fire".

        Not "took action against X".
        """
        head = s.heads[i]
        if s.fillers_of_prep(i, "against"):
            return None
        if s.deps[i] == "dobj" and s.lemmas[head] in self.suffer:
            return head
        if s.deps[i] == "pobj" and f"{s.lemmas[s.heads[head]]} {s.lower[head]}" in self.suffer:
            return s.heads[head]
        return None

    def blamed(self, s: Sentence, i: int) -> list[int]:
        """ "a raid blamed on X", "the raid was attributed to X": who is said to have done it."""
        passive = [s.heads[i]] if s.deps[i] == "nsubjpass" else []
        verbs = [k for k in (*s.kids_by(i, "acl"), *passive) if self.is_blaming(s, k)]
        return [o for k in verbs for o in s.fillers_of_prep(k, "on", "to")]

    def is_blaming(self, s: Sentence, v: int) -> bool:
        """A verb with the deed for its object: "blame it on X"."""
        return s.lemmas[v] in self.lexicon.closed["blaming_verb"]

    def is_owning(self, s: Sentence, v: int) -> bool:
        """A verb that takes the deed on: "claimed by X"."""
        return any(e.construction == "responsibility" for e in self.lexicon.cues.get(s.lemmas[v], ()))

    def _in_proper_name(self, s: Sentence, i: int) -> bool:
        """A capitalised word of a name: "the Mali War", "Battle for X"; not the first word of a sentence."""
        capital = s.words[i][:1].isupper() and s.tags[i] in ("NNP", "NNPS")
        return capital and i > 0 and any(s.words[k][:1].isupper() for k in (i - 1, min(i + 2, len(s) - 1)))

    # -- arguments ----------------------------------------------------------------------------------------------

    def fillers(self, s: Sentence, i: int, verb: int | None, slot: str) -> Sequence[int]:
        """Heads of the phrases in a slot of the trigger at token i (see `frames.yaml`); worked out once."""
        if slot not in _BY_FUNCTION and not s.has(slot):
            return ()
        key = s.index, i, verb, slot
        found = self.filled.get(key)
        if found is None:
            found = self.filled[key] = tuple(self._find_fillers(s, i, verb, slot))
        return found

    def _find_fillers(self, s: Sentence, i: int, verb: int | None, slot: str) -> Sequence[int]:
        copula = self._copula(s, i)
        if copula is not None and slot in _PREDICATED:
            return self._of_predicate(s, i, copula, slot)
        v = i if s.is_verb(i) and verb is None else verb
        if slot in _OF_VERB:
            return [t for t in self._of_verb(s, v, slot) if t != i] if v is not None else []
        if slot == "xcomp":
            return self._of_verb(s, v, slot) if v is not None else s.kids_by(i, "acl", "advcl")
        if slot == "poss":
            owners = [*s.kids_by(i, "poss"), *(k for k in s.kids_by(i, "nsubj") if s.kids_by(k, "case"))]
            return [t for k in owners for t in s.conjuncts(k)]
        if slot in ("mod", "anti"):
            return [t for t in self._modifiers(s, i) if (slot == "anti") == self._is_opposed(s, t)]
        if slot == "neg":
            return s.kids_by(next(k for k in (v, copula, i) if k is not None), "neg", "det")
        found = self._of_noun(s, i, verb, slot) if v is None or verb is not None else self._of_preposition(s, i, slot)
        if v is not None and all((s.index, t) in self.time_tokens for t in found):
            around = [] if slot == "of" and verb is not None else s.fillers_of_prep(v, "under", "in", "to", "into")
            for o in [*s.object(v), *around]:
                if (s.index, o) not in self.layers.actors or self.is_act(s, o):
                    found += s.fillers_of_prep(o, slot)
        return [t for t in found if t != i]

    def is_act(self, s: Sentence, i: int) -> bool:
        """ "its withdrawal": the head of the phrase is what is done, though its owner makes it look like somebody."""
        return any(e.type and e.pos == "noun" for e in self.lexicon.events.get(s.lemmas[i], ()))

    def _of_predicate(self, s: Sentence, i: int, copula: int, slot: str) -> Sequence[int]:
        """ "relations between A and B are tense", "A is ready to …": slots of an adjective, by its verb."""
        if slot == "xcomp":
            return s.kids_by(i, "xcomp", "ccomp")
        subject = s.surface_subject(copula)
        return subject if slot == "subj" else [t for o in subject for t in s.fillers_of_prep(o, slot)]

    def _of_verb(self, s: Sentence, v: int, slot: str) -> Sequence[int]:
        match slot:
            case "subj":
                return s.subject(v)
            case "obj":
                return s.object(v) or [
                    o for k in s.kids_by(v, "prt") for o in s.kids_by(k, "pobj")
                ]  # "cut off the gas"
            case "dat":
                return s.kids_by(v, "dative") + s.fillers_of_prep(v, "dative")
            case "prt":
                return self._particles(s, v)
            case "aux":
                return s.kids_by(v, "aux")
            case "modal":
                return [a for k in s.kids_by(v, "ccomp") for a in s.kids_by(k, "aux")]
            case "purpose":
                return [
                    k for k in s.kids_by(v, "advcl", "xcomp") if any(s.lower[a] == "to" for a in s.kids_by(k, "aux"))
                ]
            case "if":
                clauses = (v, *(o for c in s.kids_by(v, "ccomp") for o in s.conjuncts(c)))
                told = [k for c in clauses for k in s.kids_by(c, "advcl")]
                return [k for k in told if any(s.lower[m] in _IF for m in s.kids_by(k, "mark"))]
            case "xcomp":
                return s.kids_by(v, "xcomp", "ccomp", "pcomp") + self._predicates(s, v) or self._asked_for(s, v)
            case "xobj":
                return [o for k in s.kids_by(v, "xcomp") for o in s.object(k)]
        own = s.surface_subject(v)
        return [
            t
            for k in s.kids_by(v, "ccomp", "xcomp") or self._asked_for(s, v)
            for t in s.surface_subject(k)
            if t not in own
        ]

    def _asked_for(self, s: Sentence, v: int) -> list[int]:
        """ "ordered X [to leave]", "called for X [to leave]": what is asked for, where the parse makes it a purpose."""
        if s.lemmas[v] not in self.lexicon.closed["asking_to"]:
            return []
        return [k for k in s.kids_by(v, "advcl") if any(s.lower[a] == "to" for a in s.kids_by(k, "aux"))]

    def _of_preposition(self, s: Sentence, v: int, slot: str) -> list[int]:
        """Behind a preposition of a verb, of its particle, or, of a pair, of its subject."""
        found = s.fillers_of_prep(v, slot) + [t for k in self._particles(s, v) for t in s.fillers_of_prep(k, slot)]
        if not found and slot == "with":  # "spoke by telephone with X"
            found = [t for o in s.fillers_of_prep(v, "by") for t in s.fillers_of_prep(o, slot)]
        if not found and slot in ("between", "among"):
            found = [t for o in s.surface_subject(v) for t in s.fillers_of_prep(o, slot)]
        if not found and slot == "as":  # "designated A and [B as] terrorists"
            found = [t for o in self._of_verb(s, v, "obj") for t in s.fillers_of_prep(o, slot)]
        return found

    def _of_noun(self, s: Sentence, i: int, verb: int | None, slot: str) -> list[int]:
        """Behind a preposition of a noun, of its light verb, or of what stands behind it ("talks on X with Y")."""
        found = s.fillers_of_prep(i, slot)
        if verb is not None:
            found += self._of_preposition(s, verb, slot)
            return found
        if not found and s.deps[i] in ("nsubj", "nsubjpass") and slot in ("between", "with", "among"):
            found = s.fillers_of_prep(s.heads[i], slot)
        if not found and slot == "by":
            found = self._by_behind(s, i)
        if not found and slot == "between":  # "a battle fought between A and B"
            fought = [t for k in s.kids_by(i, "acl") if s.is_passive(k) for t in s.fillers_of_prep(k, slot)]
            found = fought or self._between(s, i)
        if not found and slot in _OUTER:
            struck = ("on", "against") if slot != "from" else ()  # "a strike on a vessel from X": whose it is
            for o in s.fillers_of_prep(i, "of", "by", *struck, "from", "to", "for", "between"):
                found += s.fillers_of_prep(o, slot)
        return found

    def _by_behind(self, s: Sentence, i: int) -> list[int]:
        """ "reported air raids [by] X": right behind the object, where the parser puts it below the active verb."""
        measure, by = self.measuring(s, i), i + 1
        verb = s.heads[measure]
        behind = by < len(s) and s.lower[by] == "by" and s.heads[by] == verb and s.deps[measure] == "dobj"
        named = s.kids_by(by, "pobj") if behind and s.is_verb(verb) and not s.is_passive(verb) else []
        return [t for o in named for t in s.conjuncts(o)]

    def _between(self, s: Sentence, i: int) -> list[int]:
        """ "fighting broke out on the border between A and B": the two sides, wherever in the clause they stand."""
        for k in range(i + 1, len(s)):
            sides = s.fillers_of_prep(s.heads[k], "between") if s.lower[k] == "between" else []
            if s.heads[i] in s.ancestors(k) and sum((s.index, t) in self.layers.actors for t in sides) > 1:
                return sides
        return []

    def involved(self, s: Sentence, i: int) -> list[int]:
        """ "clashes involving A and B", "fighting pitting A against B", "talks were held, involving A and B"."""
        held = s.kids_by(s.heads[i], "advcl") if s.deps[i] in ("nsubj", "nsubjpass") else []
        verbs = [k for k in (*s.kids_by(i, "acl"), *held) if s.lemmas[k] in self.lexicon.closed["siding_verb"]]
        return [
            o for k in verbs for o in (*s.kids_by(k, "dobj"), *s.fillers_of_prep(k, "against")) for o in s.conjuncts(o)
        ]

    def _particles(self, s: Sentence, v: int) -> list[int]:
        """Particles, however parsed: "drove back" (adverb), "pulled out of" (preposition without object)."""
        bare = [k for k in s.kids_by(v, "prep") if not s.kids_by(k, "pobj", "pcomp")]
        numbers = [n for o in s.kids_by(v, "dobj") for n in s.kids_by(o, "nummod")]
        torn = [k for n in numbers for k in s.kids_by(n, "quantmod") if k == v + 1]  # "hands [over] two hostages"
        return s.kids_by(v, "prt", "advmod") + bare + torn

    def _predicates(self, s: Sentence, v: int) -> list[int]:
        """What the object becomes: "held X hostage", "set X ablaze", also where the parse joins it to the object."""
        objects = s.kids_by(v, "dobj")
        behind = [k for o in objects for k in s.kids_by(o, "amod", "acomp") if k > o]
        joined = [o for o in objects if s.kids_by(o, "compound")]
        before = [k for k in s.kids_by(v, "advmod") if s.tags[k] == "JJ"]  # "set free a soldier"
        return [*s.kids_by(v, "oprd", "acomp"), *before, *behind, *joined]

    def _copula(self, s: Sentence, i: int) -> int | None:
        """The verb of a predicative adjective: "are tense", "is ready"."""
        predicative = s.deps[i] in ("acomp", "oprd") and s.tags[i].startswith(("JJ", "RB", "VBN"))
        return s.heads[i] if predicative and s.is_verb(s.heads[i]) else None

    def _modifiers(self, s: Sentence, i: int) -> list[int]:
        """Words before a noun in its phrase, nearest first: by position, for the parse of long phrases is unsafe."""
        found = []
        t = i - 1
        while (
            t >= 0
            and (s.tags[t] in _NOUN_PHRASE or s.words[t] == "–")
            and s.deps[t] != "prep"
            and (s.deps[t] not in ("nsubj", "ROOT", "ccomp", "relcl") or (s.heads[t] == i and s.deps[t] == "nsubj"))
            and not (s.deps[t] == "dobj" and s.tags[t] == "NNS")
        ):
            if s.tags[t] == "CC" and (t == 0 or s.tags[t - 1] not in _NOUN_PHRASE):
                break
            if s.words[t + 1] != "-" or s.deps[t] in ("amod", "compound") or self._leads(s, t + 2):
                found.append(t)
            t -= 1
        return found

    def _leads(self, s: Sentence, t: int) -> bool:
        """ "X-led strikes": who stands before the hyphen acts."""
        return t < len(s) and s.lower[t] in self.lexicon.closed["acting_participle"]

    def _first_words(self, s: Sentence, a: Actor) -> list[int]:
        """The first word of a name, and what stands before the hyphen that it begins with: "anti-X government"."""
        first = s.tokens_in(a.span.start, a.span.end)[0] if a.span is not None else 0
        return [first, first - 1] if first and s.words[first] == "-" else [first]

    def _is_opposed(self, s: Sentence, t: int) -> bool:
        """ "anti-government": against whom."""
        if (t > 1 and s.words[t - 1] == "-" and s.lower[t - 2] == "anti") or s.lower[t].startswith("anti-"):
            return True
        bodies = [a for a in self.layers.actors.get((s.index, t), ()) if a.kind == "office" and a.span is not None]
        return any(s.lower[k] == "anti" for a in bodies for k in self._first_words(s, a))

    def _fits(self, s: Sentence, i: int, verb: int | None, entry: EventEntry) -> bool:
        for slot, values in entry.needs.items():
            fillers = self.fillers(s, i, verb, slot)
            if not fillers:
                return False
            if not any(self._is(s, f, values) for f in fillers) and not self._is_own(s, i, fillers, values):
                return False
        for slot, values in entry.bars.items():
            barring = (f for f in self.fillers(s, i, verb, slot) if self._is(s, f, values))
            if any(not self._is_event(s, f) and not self._is_thing_hit(s, f, values) for f in barring):
                return False
        return True

    def _is_thing_hit(self, s: Sentence, i: int, values: tuple[str, ...]) -> bool:
        """A building named with a barred word is not what the bar means: an oil depot is no oil."""
        return s.lemmas[i] in self.lexicon.targets and s.lemmas[i] not in values and s.lower[i] not in values

    def _is_event(self, s: Sentence, i: int) -> bool:
        """A filler that names violence itself is not what a bar means: artillery or army fire is no house fire."""
        rows = self.lexicon.events.get(s.lemmas[i], ())
        violent = [e for e in rows if e.type == "ASSAULT" and e.pos == "noun" and e.needs]
        return any(self._fits(s, i, None, e) for e in violent) or (bool(violent) and self.is_class(s, i, "@force"))

    def _is_own(self, s: Sentence, i: int, fillers: Sequence[int], values: tuple[str, ...]) -> bool:
        """`@own`: the filler is of the subject's own state or group ("warned that its army would strike")."""
        if "@own" not in values or not s.is_verb(i):
            return False
        codes = {a.code for t in s.subject(i) for a in self.layers.actors.get((s.index, t), ()) if a.code}
        return any(_is_armed(a) and a.code in codes for f in fillers for a in self.layers.actors.get((s.index, f), ()))

    def _is(self, s: Sentence, i: int, values: tuple[str, ...]) -> bool:
        """Whether the phrase at token i is one of the words, or of one of the classes, that an entry asks for."""
        if not values or s.lemmas[i] in values or not self._forms(s, i).isdisjoint(values):
            return True
        classes = [v for v in values if v[0] == "@"]
        inner = (*self.measured(s, i), *s.fillers_of_prep(i, "of")) if classes else ()
        return any(self.is_class(s, t, v) for v in classes for t in inner)

    def _forms(self, s: Sentence, i: int) -> frozenset[str]:
        """All words that the phrase at token i goes by; worked out once."""
        forms = self.forms.get((s.index, i))
        if forms is None:
            forms = self.forms[s.index, i] = frozenset(self._find_forms(s, i))
        return forms

    def _find_forms(self, s: Sentence, i: int) -> Iterator[str]:
        """Its own lemma and form, those of what it measures or points back at, and those of compounds in it."""
        for t in self.measured(s, i):
            yield from (s.lemmas[t], s.lower[t])
        if s.lower[i] in ("it", "them", "this", "these"):
            yield from s.lemmas[:i]
            yield from self._before(s) if s.lower[i] == "it" else ()
        phrase = "".join(s.lower[t] for t in s.subtree(i) if t < i and s.deps[t] in ("compound", "punct"))
        if phrase:
            yield from (phrase, phrase.replace("-", ""))
        if s.tags[i] == "NNP" and self.is_person(s, i):
            yield from (s.lower[k] for k in s.kids_by(i, "compound", "nmod"))  # "sacked [Prime Minister] N. N."

    def is_person(self, s: Sentence, i: int) -> bool:
        """Whether a name is a person's."""
        return any(a.kind == "person" for a in self.layers.actors.get((s.index, i), ()))

    def _before(self, s: Sentence) -> Sequence[str]:
        """The lemmas of what an accord or the like that is named in the sentence before goes by: "violated it"."""
        last = next((b for b in reversed(self.layers.sentences) if b.index == s.index - 1), None)
        lemmas = last.lemmas if last is not None else ()
        return [
            w for w in lemmas if any(e.type in _ACCORDS and e.pos == "noun" for e in self.lexicon.events.get(w, ()))
        ]

    def is_class(self, s: Sentence, i: int, name: str) -> bool:
        """Whether the phrase at token i belongs to a class of the lexicon (`@actor`, `@force`, …)."""
        actors = self.layers.actors.get((s.index, i), ())
        if name == "@actor":
            return any(a.code or a.sector or a.kind not in (None, "person") for a in actors)
        if name == "@force":
            return any(_is_armed(a) for a in actors)
        if name == "@state":
            return any(a.kind in ("state", "office") or a.sector == "GOV" for a in actors)
        if name == "@official":
            return any(a.kind in ("person", "office") and a.sector in _OFFICIAL for a in actors)
        if name == "@press":
            return any(a.sector == "JRN" for a in actors)
        if name == "@people":
            anyone = s.lower[i] in self.lexicon.closed["anyone"] or (s.lower[i] == "one" and s.lower[i - 1] == "no")
            return anyone or any(a.kind in ("people", "person", "unnamed") for a in actors)
        if name == "@place":
            named = any((s.index, t) in self.place_tokens for t in (i, *s.kids_by(i, "compound", "nmod")))
            return named or s.lemmas[i] in self.lexicon.closed["place_noun"]
        if name == "@weapon":
            return s.lemmas[i] in self.lexicon.means
        if name == "@target":
            return s.lemmas[i] in self.lexicon.targets
        if name in ("@violence", "@suffered"):
            return self._is_violent(s, i) and (name == "@violence" or self._has_no_agent(s, i))
        return name == "@number" and s.tags[i] == "CD" and not actors  # not "the two signed"

    def _is_violent(self, s: Sentence, i: int) -> bool:
        """A verb that tells of force: "to shoot down drones", "would be seized"."""
        rows = self.lexicon.events.get(s.lemmas[i], ()) if s.is_verb(i) else ()
        return any(e.type in _FORCE and e.pos == "verb" and self._fits(s, i, None, e) for e in rows)

    def _has_no_agent(self, s: Sentence, i: int) -> bool:
        """A passive that does not say by whom."""
        return bool(s.is_passive(i)) and not s.kids_by(i, "agent")


def is_motive(s: Sentence, i: int) -> bool:
    """ "in protest": a bare noun that says why one does what the clause tells; not "killed in protests"."""
    bare = s.tags[i] == "NN" and not s.kids_by(i, "det", "amod", "poss")
    return bare and s.deps[i] == "pobj" and s.lower[s.heads[i]] == "in"


def _is_armed(actor: Actor) -> bool:
    return actor.kind in _ARMED or actor.sector in _ARMED_SECTORS
