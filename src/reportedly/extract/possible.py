"""Tells whether a parsed sentence can hold an event before its actors, places and times are known.

What needs those is taken to fit where a name, a pronoun or a known noun may be it; part of speech, phrase order and the
words that an entry asks for or bars decide.
"""

from collections.abc import Callable

from ..lexicon import Lexicon
from ..lexicon.schema import EventEntry
from ..model import Document
from ..model.layers import Layers, Sentence, no_layers
from .triggers import TriggerFinder

_OWNERS = frozenset({"NNP", "NNPS", "PRP$", "WP$"})
_STANDING_FOR = _OWNERS | {"PRP", "WP", "WDT", "DT", "CD"}
"""Tags of what may be somebody by itself, whatever the word is."""
_BY_WORDS = frozenset({"@weapon", "@target", "@violence", "@suffered", "@number"})
"""Classes that syntax and words decide, with nobody known."""
_BY_SYNTAX = frozenset({"subj", "obj", "dat", "comp", "prt", "xcomp", "mod", "poss"})


def possible_events(lexicon: Lexicon, standing: frozenset[str]) -> Callable[[Sentence], bool]:
    """Whether a sentence can hold an event: false only where the trigger finder finds none, whoever its actors are.

    standing: words that are no nouns for anybody and may stand for somebody.
    """
    return _PossibleTriggers(lexicon, _NOTHING, standing).tells


class _Everything:
    def __contains__(self, item: object) -> bool:
        return True


class _PossibleTriggers(TriggerFinder):
    def __init__(self, lexicon: Lexicon, layers: Layers, standing: frozenset[str]) -> None:
        super().__init__(lexicon, layers)
        self.time_tokens = _Everything()  # type: ignore[assignment]
        self.standing = standing.union(lexicon.closed["group_noun"], lexicon.closed["anyone"])

    def tells(self, s: Sentence) -> bool:
        self.filled.clear()  # sentences of many documents pass through
        self.forms.clear()
        return any(self._can_start(s, i) for i in range(len(s)))

    def _can_start(self, s: Sentence, i: int) -> bool:
        entries = [e for e in self._entries(s, i) if e.type is not None]
        if not entries:
            return False
        verb = self._light_verb(s, i) if not s.is_verb(i) or s.tags[i] == "VBG" else None
        return any(self._fits(s, i, verb, e) for e in entries)

    def _fits(self, s: Sentence, i: int, verb: int | None, entry: EventEntry) -> bool:
        """Every slot that the entry needs has a filler that may be of its kind, none a word that it bars."""
        return all(
            any(self._is(s, f, values) for f in self.fillers(s, i, verb, slot)) for slot, values in entry.needs.items()
        ) and not any(self._is_barred(s, i, verb, slot, values) for slot, values in entry.bars.items())

    def _is_barred(self, s: Sentence, i: int, verb: int | None, slot: str, values: tuple[str, ...]) -> bool:
        """By a word, where syntax alone says what stands in the slot; bars of classes are left open."""
        words = tuple(v for v in values if not v.startswith("@"))
        return (
            bool(words)
            and slot in _BY_SYNTAX
            and any(self._is(s, f, words) and not self._is_event(s, f) for f in self.fillers(s, i, verb, slot))
        )

    def is_person(self, s: Sentence, i: int) -> bool:
        return True

    def is_class(self, s: Sentence, i: int, name: str) -> bool:
        """Whether the phrase at token i may turn out to be of the class.

        A place has a name; who acts has one, or is a known noun or a pronoun, or has such before the noun.
        """
        if name in _BY_WORDS:
            return super().is_class(s, i, name)
        if name == "@place":
            return s.lemmas[i] in self.lexicon.closed["place_noun"] or any(
                s.tags[t] in _STANDING_FOR or _has_capital(s, t) for t in (i, *s.kids_by(i, "compound", "nmod"))
            )
        alone = s.tags[i] in _STANDING_FOR or s.lower[i] in self.standing or s.lemmas[i] in self.standing
        return alone or any(self._may_name(s, t) for t in s.subtree(i) if t <= i)

    def _may_name(self, s: Sentence, t: int) -> bool:
        nouns = self.lexicon.actor_nouns
        known = s.lemmas[t] in nouns or s.lower[t].removeprefix("anti-") in nouns
        return known or s.tags[t] in _OWNERS or (_has_capital(s, t) and s.tags[t] != "DT")


def _has_capital(s: Sentence, t: int) -> bool:
    return s.words[t] != s.words[t].lower()


_NOTHING = no_layers(Document("", None, None, None, None, None, None, "", ""))
