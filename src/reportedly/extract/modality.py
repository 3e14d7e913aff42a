"""Reads whether an event is told as having happened, as to come or as possible, and whether it is negated."""

from dataclasses import dataclass

from ..datafile import load_yaml
from ..lexicon import Lexicon
from ..model.layers import Sentence
from ..model.vocabulary import Modality


@dataclass(frozen=True, slots=True)
class ModalWords:
    """Closed lists of `lexicon/en/modality.yaml`."""

    future_aux: frozenset[str]
    hypothetical_aux: frozenset[str]
    reported_future_aux: frozenset[str]
    future_governors: frozenset[str]
    hypothetical_governors: frozenset[str]
    actual_governors: frozenset[str]
    scheduling: frozenset[str]
    negative_governors: frozenset[str]
    conditional_marks: frozenset[str]
    future_modifiers: frozenset[str]
    hypothetical_modifiers: frozenset[str]
    negative_words: frozenset[str]
    negative_prepositions: frozenset[str]


def load_modal_words() -> ModalWords:
    """The modality lists of the lexicon."""
    raw = load_yaml("lexicon/en/modality.yaml", dict[str, list[str]])
    return ModalWords(**{key: frozenset(words) for key, words in raw.items()})


class ModalityReader:
    """Reads modality and polarity from auxiliaries, governors and modifiers."""

    def __init__(self, lexicon: Lexicon, words: ModalWords) -> None:
        self.lexicon, self.words = lexicon, words

    def modality(self, s: Sentence, token: int, anchor: int) -> Modality:
        """Modality of the event at `token`, whose tense `anchor` carries."""
        modified = self._modified(s, token)
        if modified is not None:
            return modified
        v = anchor if s.is_verb(anchor) else next((a for a in s.ancestors(anchor) if s.is_verb(a)), None)
        if v is None:
            return "actual"
        if v != anchor and not self._carries(s, anchor, v):
            return "actual"
        if v != anchor and s.lemmas[v] in self.words.scheduling:
            return "future"
        return self._of_verb(s, v, 0)

    def _carries(self, s: Sentence, noun: int, v: int) -> bool:
        """A noun event takes the mood of the verb it is subject or object of, unless that verb presupposes it."""
        return s.deps[noun] in ("nsubj", "nsubjpass", "dobj", "attr") and s.heads[noun] == v

    def _modified(self, s: Sentence, token: int) -> Modality | None:
        modifiers = {s.lemmas[k] for k in s.kids_by(token, "amod", "compound", "nmod", "advmod")} | {
            s.lower[k] for k in s.kids_by(token, "amod", "advmod")
        }
        if modifiers & self.words.future_modifiers:
            return "future"
        if modifiers & self.words.hypothetical_modifiers:
            return "hypothetical"
        return None

    def _of_verb(self, s: Sentence, v: int, depth: int) -> Modality:
        group = {s.lower[k] for k in s.verb_group(v)}
        if any(s.lower[k] in self.words.conditional_marks for k in s.kids_by(v, "mark", "advmod")):
            return "hypothetical"
        if group & self.words.future_aux:
            return "future"
        if group & self.words.hypothetical_aux:
            return "hypothetical"
        if group & self.words.reported_future_aux:
            return "hypothetical" if "have" in group or self._has_condition(s, v) else "future"
        if depth < 4 and s.deps[v] in ("xcomp", "acl", "ccomp", "advcl", "pcomp", "oprd", "conj", "relcl"):
            return self._of_governor(s, v, group, depth)
        return "actual"

    def _has_condition(self, s: Sentence, v: int) -> bool:
        return any(
            s.lower[m] in self.words.conditional_marks
            for k in s.kids_by(v, "advcl")
            for m in s.kids_by(k, "mark", "advmod")
        )

    def _of_governor(self, s: Sentence, v: int, group: set[str], depth: int) -> Modality:
        head = s.heads[v]
        if s.deps[v] == "conj" and s.is_verb(head):
            return self._of_verb(s, head, depth + 1) if not s.kids_by(v, "nsubj", "aux") else "actual"
        infinitive = "to" in group
        if s.deps[v] == "pcomp":
            head = s.heads[head]
            infinitive = True
        lemma = s.lemmas[head]
        if lemma in self.words.actual_governors:
            return self._of_verb(s, head, depth + 1) if s.is_verb(head) else "actual"
        if infinitive and lemma in self.words.hypothetical_governors:
            return "hypothetical"
        if infinitive and lemma in self.words.future_governors:
            return "future"
        if s.deps[v] in ("xcomp", "advcl", "acl", "ccomp") and "to" in group:
            return "future"
        return "actual"

    def negated(self, s: Sentence, token: int, anchor: int) -> bool:
        """Whether the event's own words deny it: "did not", "no attack", "failed to", "without firing"."""
        if any(s.lower[k] in self.words.negative_words for k in s.kids_by(token, "det", "neg", "amod")):
            return True
        if not s.is_verb(anchor):
            verb = s.heads[anchor]
            if s.deps[anchor] in ("dobj", "nsubj", "nsubjpass", "attr") and s.is_verb(verb):
                return self._verb_negated(s, verb) and s.deps[anchor] != "dobj"
            return False
        return self._verb_negated(s, anchor)

    def _verb_negated(self, s: Sentence, v: int) -> bool:
        group = s.verb_group(v)
        if any(s.deps[k] == "neg" and s.lower[min(k + 1, len(s) - 1)] != "only" for k in group):
            return True
        if any(s.lower[k] in self.words.negative_words for k in s.kids_by(v, "neg", "preconj")):
            return True
        head = s.heads[v]
        if s.deps[v] in ("xcomp", "ccomp") and s.lemmas[head] in self.words.negative_governors:
            return not self._verb_negated(s, head) if s.is_verb(head) else True
        if s.deps[v] == "pcomp":
            if s.lower[head] in self.words.negative_prepositions:
                return True
            return s.lower[head] in ("of", "from") and s.lemmas[s.heads[head]] in self.words.negative_governors
        return False
