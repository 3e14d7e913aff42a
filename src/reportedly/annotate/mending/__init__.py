"""Mends what the parser often misreads in reports of conflict, so that roles are read from one shape alone.

First come words of another part of speech (`word_classes`) and sentences whose main verb or subject was missed
(`rebuilding`), then names and days, then each token by the small rules of `rules`: what a noun phrase holds, what
belongs to a verb, and who says what. Every rule shows in brackets what it puts right.
"""

from collections.abc import Iterable

from ...lexicon import Lexicon
from ...model.layers import Sentence
from ..rebuilding import (
    with_believed,
    with_described,
    with_finite_second,
    with_infinitive,
    with_listed_subject,
    with_shot,
    with_state,
    with_subject,
    with_two_people,
    with_verb,
    with_verb_before,
)
from ..word_classes import WordClasses
from .draft import Draft, draft_of
from .noun_phrases import cut_day, join_name
from .rules import BY_LABEL, rules_by_word
from .words import MendingWords

Range = tuple[int, int]


class Mender:
    """Mends sentences with the words of one lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._classes = WordClasses(lexicon)
        self._words = MendingWords(lexicon, self._classes)
        self._by_word = rules_by_word(self._words)

    def mend(self, s: Sentence, names: Iterable[Range], times: Iterable[Range]) -> Sentence:
        """The sentence with what is misread put right; `names` and `times`: `[start, end)` in the document."""
        d = draft_of(self._with_main_clause(self._classes.mend(s)))
        for start, end in times:
            if s.start <= start < s.end and len(day := s.tokens_in(start, end)) == 1:
                cut_day(d, day[0])
        for start, end in names:
            if s.start <= start < s.end:
                name = s.tokens_in(start, end)
                d.named.update(name)
                join_name(d, name)
        for i, word in enumerate(d.s.lower):
            if word in self._by_word or d.deps[i] in BY_LABEL:
                self._mend_token(d, i)
        return self._finished(d)

    def _with_main_clause(self, s: Sentence) -> Sentence:
        """The sentence with its main verb and that one's subject, where the parser missed them."""
        if not self._words.state_words.isdisjoint(s.lower):
            s = with_state(s, self._words.states)
        s = with_finite_second(with_shot(with_subject(with_verb(self._classes.with_hidden_verb(s)))))
        s = with_verb_before(with_described(with_believed(with_two_people(s, self._words.titles))))
        return with_infinitive(with_listed_subject(s))

    def _mend_token(self, d: Draft, i: int) -> None:
        for rule in self._by_word.get(d.s.lower[i], ()):
            if rule(d, i, self._words):
                return
        for rule in BY_LABEL.get(d.deps[i], ()):
            if rule(d, i, self._words):
                return

    def _finished(self, d: Draft) -> Sentence:
        """The sentence as the draft has it; a word with another tag has another lemma, but for a past tense."""
        s = d.s
        if not d.is_changed():
            return s
        lemma_as = self._words.lemma_as
        changed = (t if t != "VBD" and t != s.tags[i] else None for i, t in enumerate(d.tags))
        return d.finished(tuple(s.lemmas[i] if t is None else lemma_as(t, s.lower[i]) for i, t in enumerate(changed)))
