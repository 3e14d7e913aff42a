"""Reads answers out of what somebody says: "that is a lie", "not so", "it did not", "X did it", "nothing to say"."""

from collections.abc import Iterable

from ..lexicon import Lexicon
from ..model.layers import Sentence
from ..model.vocabulary import Position

_FRAGMENTS = frozenset({"advmod", "advcl", "npadvmod", "ccomp", "dep", "oprd", "intj", "acomp", "dobj", "nsubj"})
_POINTING = frozenset({"it", "this", "that", "these", "those", "all", "them"})
_SO = frozenset({"it", "this", "that", "so"})
_NONE = frozenset({"nothing", "none"})
_AUXILIARY = frozenset({"nsubj", "neg", "punct", "aux", "advmod"})
_LIKE = frozenset({"like", "of"})
_OWN = frozenset({"it", "he", "she", "we", "i", "they", "us", "me"})
_REAL = frozenset({"have", "do"})
"""Auxiliaries of what was done: "had done so", not "would do so"."""


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
        self.culprits, self.reports = lexicon.closed["culprit_noun"], lexicon.closed["saying_noun"]
        self.told, self.grounds = lexicon.closed["anaphoric_noun"], lexicon.closed["ground_noun"]
        self.parts = lexicon.closed["part_noun"]
        self.taking_part, self.innocent = lexicon.closed["taking_part"], lexicon.closed["innocent_word"]

    def position(self, s: Sentence, i: int) -> Position | None:
        """What the words under the verb of saying at `i` make of what was told before, where they answer it."""
        said = [k for k in s.kids[i] if s.deps[k] in _FRAGMENTS]
        if s.deps[i] == "parataxis":  # "That, X said, was false"
            said.append(s.heads[i])
        if any(self._is_false(s, k) or self._is_undone(s, k) or self._is_fragment(s, k, i) for k in said):
            return "denies"
        if any(self._is_no_answer(s, k) for k in said):
            return "declines"
        return "accepts" if any(self._is_true(s, k) for k in said) else None

    def restates(self, s: Sentence, i: int) -> bool:
        """ "Denied doing so", "that it had done this", "that this had happened", "that any such raid had occurred".

        So does "denied that its men were involved", "being responsible", "that they took part".
        """
        said = s.kids_by(i, "ccomp", "xcomp")
        own = any(self._took_part(s, k) or self._is_responsible(s, k) for k in said)
        return own or any(self._does_it(s, k) or self._is_true(s, k) or self._happens(s, k) for k in said)

    def _took_part(self, s: Sentence, k: int) -> bool:
        """ "Were involved", "took part", "had played a role": in nothing that stands in the clause."""
        parts = [t for t in s.kids_by(k, "dobj") if s.lemmas[t] in self.parts]
        told = s.lemmas[k] in self.taking_part or bool(parts)
        return told and not any(s.fillers_of_prep(v, "in") for v in (k, *parts))

    def points_back(self, s: Sentence, tokens: Iterable[int]) -> bool:
        """ "For it", "for the incident": nothing but what was told before, by a pronoun or a noun for no act."""
        nouns = [t for t in tokens if s.is_nominal(t) and s.deps[t] != "det"]
        said = all(s.lower[t] in _POINTING or (s.is_definite(t) and self._is_told_by(s, t)) for t in nouns)
        return said and all(s.lemmas[t] in ("be", "do") for t in tokens if s.is_verb(t))

    def _is_told_by(self, s: Sentence, t: int) -> bool:
        """A noun for what was told before that tells of no act by itself."""
        return s.lemmas[t] in self.told and not any(e.type for e in self.events.get(s.lemmas[t], ()))

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
            real = all(s.lemmas[t] in _REAL for t in s.kids_by(k, "aux"))
            return s.kids_by(k, "nsubj") if self._does_it(s, k) and real else []
        if self._is_responsible(s, k):
            return s.kids_by(k, "nsubj")
        if any(s.lemmas[t] in self.culprits for t in s.kids_by(k, "nsubj")):
            return s.kids_by(k, "attr")
        behind = [c for v in (k, *s.kids_by(k, "attr")) for c in s.kids_by(v, "ccomp", "advcl", "relcl", "acl")]
        did = bool(behind) and all(self._does_it(s, c) or self._is_responsible(s, c) for c in behind)
        named = [t for t in s.kids_by(k, "attr") if did or s.tags[t].startswith("NNP") or s.lower[t] in _OWN
                 or s.is_definite(t)]  # fmt: skip
        pointing = any(s.lower[t] == "it" for t in s.kids_by(k, "nsubj")) and (did or not behind)
        return [t for t in named if pointing and not s.kids_by(t, "prep")]

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
        """ "It is a lie", "this was not true", "the claim had no basis", "the opposite was true"."""
        subjects = s.kids_by(k, "nsubj")
        none = [t for t in subjects if s.lower[t] == "word" and s.kids_by(t, "neg")]  # "not a word of it was true"
        negated = bool(s.kids_by(k, "neg") or none)
        subjects = subjects or s.kids_by(k, "nsubjpass")
        about = subjects if not none else s.fillers_of_prep(none[0], "of")
        points = bool(about) and all(self._is_told(s, t) for t in about)
        if points and any(self._is_groundless(s, t) for t in (k, *s.kids_by(k, "prep", "dobj"))):
            return True
        if points and s.is_passive(k) and not negated and s.lower[k] in self.untrue:  # "the claims were invented"
            return True
        if s.lemmas[k] != "be" or s.kids_by(k, "ccomp"):
            return False
        called = s.kids_by(k, "acomp", "attr", "advmod", "oprd")
        if any(s.lemmas[t] in self.contrary for t in subjects):
            return any(s.lemmas[c] in self.true for c in called)
        return points and any(self._calls_untrue(s, c, negated=negated) for c in called)

    def _is_true(self, s: Sentence, k: int) -> bool:
        """ "This was true", "the report was accurate"."""
        subjects = s.kids_by(k, "nsubj")
        points = bool(subjects) and all(self._is_told(s, t) for t in subjects)
        called = s.kids_by(k, "acomp") if s.lemmas[k] == "be" and points and not s.kids_by(k, "neg", "ccomp") else []
        return any(s.lemmas[c] in self.true and s.lemmas[c] != "so" for c in called)

    def _is_told(self, s: Sentence, t: int) -> bool:
        """ "It", "this", "the claim": what was told before, with nothing behind the noun that tells it."""
        return s.lower[t] in _POINTING or (s.lemmas[t] in self.reports and (s.is_definite(t) or self._tells(s, t)))

    def _tells(self, s: Sentence, t: int) -> bool:
        """ "Reports that …", "claims of …": a noun of saying with what is said."""
        return bool(s.kids_by(t, "acl", "ccomp", "relcl") or s.fillers_of_prep(t, "of", "about"))

    def called(self, s: Sentence, i: int) -> frozenset[int]:
        """What the report tells that the words under the verb of saying call untrue."""
        subjects = [t for k in s.kids_by(i, "ccomp", "parataxis") for t in s.kids_by(k, "nsubj") if self._tells(s, t)]
        return frozenset(t for k in subjects for t in s.subtree(k))

    def _is_groundless(self, s: Sentence, t: int) -> bool:
        """ "Without foundation", "no basis"."""
        ground = s.lower[t] == "without" and any(s.lemmas[o] in self.grounds for o in s.kids_by(t, "pobj"))
        return ground or (s.lemmas[t] in self.grounds and any(s.lower[d] == "no" for d in s.kids_by(t, "det")))

    def _happens(self, s: Sentence, k: int) -> bool:
        """ "This had happened", "any such raid had taken place"."""
        subjects = s.kids_by(k, "nsubj") if s.lemmas[k] in self.happening else []
        return any(s.lower[t] in _POINTING or any(s.lower[d] == "such" for d in s.kids[t]) for t in subjects)

    def _is_undone(self, s: Sentence, k: int) -> bool:
        """ "It never happened", "nothing of the kind took place", "it did not", "it was not responsible".

        "There was no such raid", "it knew of no such raid", "its men were not involved", "insisted that it had not".
        """
        subjects, negated = s.kids_by(k, "nsubj"), bool(s.kids_by(k, "neg"))
        if any(self._is_nothing_of(s, t) for t in [*s.kids_by(k, "attr", "dobj"), *s.fillers_of_prep(k, "of")]):
            return True
        if negated and self._took_part(s, k):
            return True
        if any(s.lemmas[t] in self.innocent and not s.kids_by(t, "prep") for t in s.kids_by(k, "acomp")):
            return not negated
        if s.lemmas[k] in self.happening:
            pointing = negated and any(s.lower[t] in _POINTING for t in subjects)
            return pointing or any(self._is_nothing_of(s, t) for t in subjects)
        if negated and subjects and (self._does_it(s, k) or (s.lemmas[k] == "be" and self._is_responsible(s, k))):
            return True
        if s.lemmas[k] == "have" and negated and subjects:
            return all(s.deps[t] in _AUXILIARY for t in s.kids[k])
        if s.lemmas[k] != "do" or not subjects:
            return False
        return negated and all(s.deps[t] in _AUXILIARY for t in s.kids[k])

    def _is_nothing_of(self, s: Sentence, t: int) -> bool:
        """ "Nothing of the kind", "nothing like that", "no such thing"."""
        sort = [o for o in s.fillers_of_prep(t, *_LIKE) if s.lemmas[o] in self.sorts or s.lower[o] in _POINTING]
        if s.lower[t] in _NONE and sort:
            return True
        such = {"no", "such"} <= {s.lower[k] for k in s.kids[t]}
        return such and not any(e.type for e in self.events.get(s.lemmas[t], ()))

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
