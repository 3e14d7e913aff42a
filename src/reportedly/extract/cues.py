"""Reporting words: which sense of the cue lexicon the words at a token have."""

from collections.abc import Sequence
from dataclasses import dataclass

from ..lexicon import Lexicon
from ..lexicon.schema import CueEntry
from ..model import Actor
from ..model.layers import Layers, Sentence
from ..model.vocabulary import Position

ACCUSES_ITSELF = -100
"""In `Cue.accused`: the speaker did it itself."""


@dataclass(frozen=True, slots=True)
class Cue:
    """Reporting words at `token`. `content`: tokens covered, by sentence. `answers`: it points at an earlier claim.

    `after_admission`: it goes on with what its speaker owned ("conceded that …, but insisted …").
    """

    s: Sentence
    token: int
    entry: CueEntry
    position: Position
    speakers: tuple[Actor, ...]
    speaker_token: int | None
    content: frozenset[tuple[int, int]]
    answers: bool
    accused: tuple[int, ...] = ()
    relays: tuple[Actor, ...] = ()
    mutual: bool = False
    trailing: bool = False
    object_only: bool = False
    after_admission: bool = False

    @property
    def counts(self) -> bool:
        """ "Recorded ten raids near Lome in June": where and when are those of what is counted, not of the counting."""
        return self.entry.basis == "document" and self.object_only

    @property
    def size(self) -> int:
        """Tokens covered: the smaller lies further inside."""
        return len(self.content)


class CueWords:
    """Matches a sentence's words with the cue lexicon.

    `cut`: the token from which on the sentence is that of a trailing "…, X said".
    """

    def __init__(self, lexicon: Lexicon, layers: Layers) -> None:
        self.lexicon, self.layers = lexicon, layers
        self.saying_nouns = lexicon.closed["saying_noun"]
        self.times = {(m.sentence, m.token) for m in layers.times}
        self.sources = lexicon.closed["unnamed_source"]
        self.cut = 0

    def entry(self, s: Sentence, i: int) -> CueEntry | None:
        rows = self.lexicon.cues.get(s.lemmas[i], ())
        if s.lower[i] != s.lemmas[i]:
            rows += self.lexicon.cues.get(s.lower[i], ())
        if (
            not rows
            or s.deps[i] in ("aux", "auxpass", "compound")
            or (s.deps[i] == "punct" and s.lower[i] not in self.lexicon.cues)
        ):
            return None
        best, score = None, -1
        for entry in rows:
            if s.deps[i] == "amod" and (entry.pos != "adj" or entry.construction not in ("adverb", "unconfirmed")):
                continue
            fit = self._fit(s, i, entry)
            if fit > score:
                best, score = entry, fit
        return best

    def _fit(self, s: Sentence, i: int, entry: CueEntry) -> int:
        """How many of the entry's conditions hold, a negation first of all; -1 where it does not apply."""
        words = entry.lemma.split()
        if len(words) > 1 and tuple(words) != s.lower[i : i + len(words)]:
            return -1
        if not _part_agrees(s, i, entry.pos):
            return -1
        for slot, values in entry.needs.items():
            fillers = self.slot(s, i, slot)
            if slot == "obj" and entry.construction == "reject" and s.deps[i] in ("relcl", "acl"):
                fillers = [*fillers, s.heads[i]]
            if not any(not values or self._is(s, t, values) for t in fillers):
                return -1
        return 2 * len(entry.needs) + len(words) - 1 + ("neg" in entry.needs)

    def _is(self, s: Sentence, t: int, values: tuple[str, ...]) -> bool:
        """By lemma, form, the form with the word before it, class (@number: a bare number, "spoke of ten"; @act: a noun
        for violence, "recorded ten blasts"), or the word that opens its clause ("how").
        """
        pair = " ".join(s.lower[max(0, t - 1) : t + 1])  # "fake news"
        if (
            s.lemmas[t] in values
            or s.lower[t] in values
            or pair in values
            or ("@actor" in values and (s.index, t) in self.layers.actors)
            or (
                "@act" in values
                and any(e.pos == "noun" and e.type == "ASSAULT" for e in self.lexicon.events.get(s.lemmas[t], ()))
            )
            or ("@number" in values and s.tags[t] == "CD" and (s.index, t) not in self.times)
        ):
            return True
        return s.is_verb(t) and s.lower[min(s.subtree(t))] in values

    def slot(self, s: Sentence, i: int, slot: str) -> Sequence[int]:
        copula = self.copula(s, i)
        if copula is not None and slot in ("subj", "comp", "xcomp", "neg"):
            if slot == "subj":
                return s.surface_subject(copula)
            deps = ("neg",) if slot == "neg" else ("ccomp", "xcomp", "advcl")
            none = [k for t in s.kids_by(copula, "nsubj") for k in (t, *s.kids_by(t, "det"))] if slot == "neg" else []
            return none + [k for k in (*s.kids_by(i, *deps), *s.kids_by(copula, *deps)) if k != i]
        if slot == "subj":
            verb = s.heads[i] if s.deps[i] == "attr" else i
            return s.surface_subject(verb) if s.is_verb(verb) else []
        if slot == "obj":
            return (
                *s.object(i),
                *s.kids_by(i, "dobj", "attr", "oprd", "nsubjpass", "pobj"),
                *(k for k in s.kids_by(i, "advmod", "acomp") if s.kids_by(k, "nummod")),  # "counted eight dead"
                *(t for k in s.kids_by(i, "dobj", "attr") for t in s.conjuncts(k)),
            )
        if slot == "comp":
            clauses = self._told_beside(s, i) if s.is_verb(i) else s.kids_by(i, "acl", "relcl")
            return clauses + s.kids_by(i, "ccomp", "xcomp", "acomp", "oprd", "attr", "advcl")
        if slot == "xcomp":
            objects = s.kids_by(i, "dobj")
            behind = [k for o in objects for k in s.kids_by(o, "amod", "acomp") if k > o]
            joined = [o for o in objects if any(s.lemmas[k] in self.saying_nouns for k in s.kids_by(o, "compound"))]
            called = behind + joined + objects[1:]  # "labelled the report fiction"
            return s.kids_by(i, "xcomp", "ccomp", "acl", "oprd", "acomp", "npadvmod") + called
        if slot == "prt":
            return s.kids_by(i, "prt", "advmod")
        if slot == "neg" and s.is_verb(i):
            found = s.kids_by(i, "neg", "cc", "preconj", "advmod") + ([i - 1] if i else [])
            return found + [
                k for o in s.kids_by(i, "dobj", "nsubj", "nsubjpass") for k in (o, *s.kids_by(o, "det", "neg"))
            ]
        if slot == "neg":
            return [*s.kids_by(i, "neg", "det", "cc", "preconj", "advmod"), *([i - 1] if i else [])]
        if slot == "mod":
            return s.kids_by(i, "amod", "compound", "advmod", "nmod", "det", "aux", "neg")
        if slot == "dat":
            return s.kids_by(i, "dative")
        if slot == "poss":
            return s.kids_by(i, "poss")
        if slot == "as":  # "described it as absurd"
            called = [k for p in s.kids_by(i, "prep") if s.lower[p] == "as" for k in s.kids_by(p, "amod", "acomp")]
            return called or s.fillers_of_prep(i, slot) or self._around(s, i, slot)
        return s.fillers_of_prep(i, slot) or [k for k in s.kids[i] if s.lower[k] == slot] or self._around(s, i, slot)

    def _told_beside(self, s: Sentence, i: int) -> list[int]:
        """The clause that the words stand in: "as X noted, rebels left", "rebels, X noted, had left", "…, noted X"."""
        own = s.kids_by(i, "nsubj")
        aside = s.deps[i] == "advcl" and any(s.lower[k] == "as" for k in s.kids_by(i, "mark", "advmod"))
        listed = s.deps[i] == "conj" and s.heads[i] < i and not s.kids_by(s.heads[i], "cc")
        beside = bool(own) and (listed or s.deps[i] in ("parataxis", "dep") or s.stands_between(i))
        return [s.heads[i]] if aside or beside else []

    def _around(self, s: Sentence, i: int, slot: str) -> list[int]:
        """A preposition behind the object ("washed its hands of") or before a noun ("in the words of")."""
        if not s.is_verb(i):
            return [s.heads[i]] if s.deps[i] == "pobj" and s.lower[s.heads[i]] == slot else []
        objects = s.kids_by(i, "dobj")
        inner = [*objects, *(k for o in objects for k in s.kids_by(o, "relcl", "acl"))]
        return [t for o in inner for t in s.fillers_of_prep(o, slot)]

    def copula(self, s: Sentence, i: int) -> int | None:
        """The verb of a predicative adjective or noun: "is certain that", "was unavailable"."""
        predicative = s.deps[i] in ("acomp", "oprd") and not s.is_verb(i) and not s.tags[i].startswith("NN")
        return s.heads[i] if predicative and s.is_verb(s.heads[i]) else None

    def negated(self, s: Sentence, i: int) -> bool:
        copula = self.copula(s, i)
        kids = s.kids[i] if copula is None else (*s.kids[i], *s.kids[copula])
        called = [t for k in s.kids_by(i, "acomp", "oprd") for t in s.kids_by(k, "neg")]  # "pleaded not guilty"
        if called or any(s.deps[k] == "neg" or s.lower[k] in ("no", "neither", "never") for k in kids):
            return True
        return s.deps[i] == "conj" and any(s.lower[k] == "nor" for k in s.kids[s.heads[i]])


def _part_agrees(s: Sentence, i: int, pos: str) -> bool:
    if pos == "verb":
        return s.is_verb(i)
    if pos == "noun":
        return s.tags[i].startswith("NN")
    if pos == "adv":
        return s.tags[i].startswith("RB") or s.tags[i].startswith("JJ")
    return True
