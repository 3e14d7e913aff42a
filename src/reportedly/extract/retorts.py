"""Reads answers out of what somebody says: "that is a lie", "not so", "it did not", "X did it", "nothing to say"."""

from ..lexicon import Lexicon
from ..model.layers import Sentence
from ..model.vocabulary import Position

_FRAGMENTS = frozenset({"advmod", "advcl", "npadvmod", "ccomp", "dep", "oprd", "intj", "acomp", "dobj", "nsubj"})
_POINTING = frozenset({"it", "this", "that", "these", "those", "all"})
_SO = frozenset({"it", "this", "that", "so"})
_NONE = frozenset({"nothing", "none"})
_AUXILIARY = frozenset({"nsubj", "neg", "punct", "aux", "advmod"})


class Retorts:
    """Knows the words that call a thing untrue."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.events = lexicon.events
        self.untrue, self.true = lexicon.untrue, lexicon.closed["true_word"]
        self.contrary = lexicon.closed["contrary_word"]
        self.asking, self.answering = lexicon.closed["asking_verb"], lexicon.closed["answering_verb"]
        self.happening, self.sorts = lexicon.closed["happening_verb"], lexicon.closed["sort_noun"]
        self.firing = lexicon.closed["firing_verb"]
        self.authors, self.blaming = lexicon.closed["author_word"], lexicon.closed["blame_word"]

    def position(self, s: Sentence, i: int) -> Position | None:
        """What the words under the verb of saying at `i` make of what was told before, where they answer it."""
        said = [k for k in s.kids[i] if s.deps[k] in _FRAGMENTS]
        if s.deps[i] == "parataxis":  # "That, X said, was false"
            said.append(s.heads[i])
        if any(self._is_false(s, k) or self._is_undone(s, k) or self._is_fragment(s, k, i) for k in said):
            return "denies"
        return "declines" if any(self._is_no_answer(s, k) for k in said) else None

    def blamed(self, s: Sentence, i: int) -> list[int]:
        """Who did what was told before, by what is said: "X did it", "it was X", "X was responsible", "X fired"."""
        said = [k for k in s.kids[i] if s.deps[k] == "ccomp" and not s.kids_by(k, "neg")]
        named = (t for k in said for first in self._authors(s, k) for t in s.conjuncts(first))
        return [t for t in named if all(k > t for k in s.kids_by(t, "neg"))]

    def _authors(self, s: Sentence, k: int) -> list[int]:
        """ "It was X", with nothing that tells what X did, else the subject of "did it" or "was responsible"."""
        if s.lemmas[k] in self.firing and not s.kids_by(k, "dobj", "prep", "auxpass"):
            return s.kids_by(k, "nsubj")
        if s.lemmas[k] != "be":
            return s.kids_by(k, "nsubj") if self._does_it(s, k) and not s.kids_by(k, "aux") else []
        if self._is_responsible(s, k):
            return s.kids_by(k, "nsubj")
        named = [t for t in s.kids_by(k, "attr") if s.tags[t].startswith("NNP") or s.is_definite(t)]
        pointing = any(s.lower[t] == "it" for t in s.kids_by(k, "nsubj")) and not s.kids_by(
            k, "ccomp", "advcl", "relcl"
        )
        return [t for t in named if pointing and not s.kids_by(t, "relcl", "acl", "prep")]

    def _does_it(self, s: Sentence, k: int) -> bool:
        """ "Did it", "did not do so", "had not done this"."""
        return s.lemmas[k] == "do" and any(s.lower[t] in _SO for t in s.kids_by(k, "dobj", "advmod"))

    def _is_responsible(self, s: Sentence, k: int) -> bool:
        """ "Was responsible", "was to blame": without the act that it is for."""
        called = [t for t in s.kids_by(k, "acomp", "xcomp") if s.lemmas[t] in self.authors | self.blaming]
        acts = [o for t in (k, *called) for o in s.fillers_of_prep(t, "for") if s.lower[o] not in _SO]
        return bool(called) and not acts

    def asked(self, s: Sentence, i: int) -> frozenset[int]:
        """What was asked, where that stands in the sentence: "Asked whether they had fired, X said …"."""
        asked = [k for k in s.kids_by(i, "advcl", "acl", "prep") if s.lemmas[k] in self.asking and k < i]
        return frozenset(t for k in asked for c in s.kids_by(k, "ccomp", "advcl", "xcomp") for t in s.subtree(c))

    def _is_no_answer(self, s: Sentence, k: int) -> bool:
        """ "I have nothing to say", "we have nothing for you on that", "I cannot comment", "no comment"."""
        if s.lower[k] == "comment" and s.tags[k] == "NN":
            return [s.lower[t] for t in s.kids[k]] == ["no"]
        if s.lemmas[k] == "have":
            nothing = [t for t in s.kids_by(k, "dobj") if s.lower[t] in _NONE]
            wanted = [t for v in (k, *nothing) for t in s.kids_by(v, "relcl", "acl", "xcomp")]
            given = any(s.lower[p] in ("for", "on") for v in (k, *nothing) for p in s.kids_by(v, "prep", "dative"))
            return bool(nothing) and (given or any(s.lemmas[t] in self.answering for t in wanted))
        return s.lemmas[k] in self.answering and bool(s.kids_by(k, "neg")) and bool(s.kids_by(k, "aux"))

    def _is_false(self, s: Sentence, k: int) -> bool:
        """ "It is a lie", "this was not true", "the opposite was true"."""
        if s.lemmas[k] != "be" or s.kids_by(k, "ccomp"):
            return False
        called = s.kids_by(k, "acomp", "attr", "advmod", "oprd")
        subjects = s.kids_by(k, "nsubj")
        if any(s.lemmas[t] in self.contrary for t in subjects):
            return any(s.lemmas[c] in self.true for c in called)
        points = bool(subjects) and all(s.lower[t] in _POINTING for t in subjects)
        return points and any(self._calls_untrue(s, c, negated=bool(s.kids_by(k, "neg"))) for c in called)

    def _is_undone(self, s: Sentence, k: int) -> bool:
        """ "It never happened", "nothing of the kind took place", "it did not", "it was not responsible"."""
        subjects, negated = s.kids_by(k, "nsubj"), bool(s.kids_by(k, "neg"))
        if s.lemmas[k] in self.happening:
            pointing = negated and any(s.lower[t] in _POINTING for t in subjects)
            return pointing or any(self._is_nothing_of(s, t) for t in subjects)
        if negated and subjects and (self._does_it(s, k) or (s.lemmas[k] == "be" and self._is_responsible(s, k))):
            return True
        if s.lemmas[k] != "do" or not subjects:
            return False
        return any(self._is_nothing_of(s, t) for t in s.kids_by(k, "dobj")) or (
            negated and all(s.deps[t] in _AUXILIARY for t in s.kids[k])
        )

    def _is_nothing_of(self, s: Sentence, t: int) -> bool:
        """ "Nothing of the kind", "no such thing"."""
        none = s.lower[t] in _NONE and any(s.lemmas[o] in self.sorts for o in s.fillers_of_prep(t, "of"))
        if none or not {"no", "such"} <= {s.lower[k] for k in s.kids[t]}:
            return none
        return not any(e.type for e in self.events.get(s.lemmas[t], ()))

    def _is_fragment(self, s: Sentence, k: int, i: int) -> bool:
        """ "Untrue, X said", "not so, X told reporters", "pure invention, said X": words that open the sentence."""
        words = [t for t in s.subtree(k) if s.deps[t] != "punct"]
        opens = all(s.deps[t] == "punct" for t in range(min(words)))
        bare = opens and not any(s.is_verb(t) and t != k for t in words) and not s.kids_by(k, "nsubj", "aux")
        return bare and k < i and self._calls_untrue(s, k, negated=bool(s.kids_by(k, "neg")))

    def _calls_untrue(self, s: Sentence, k: int, *, negated: bool) -> bool:
        if negated:
            return s.lemmas[k] in self.true
        pair = " ".join(s.lower[max(0, k - 1) : k + 1])  # "fake news"
        return s.lemmas[k] in self.untrue or s.lower[k] in self.untrue or pair in self.untrue
