"""Tells whether a parsed sentence can hold an event before its actors, places and times are known.

What needs those is taken to fit; part of speech, phrase order and the words that an entry asks for decide.
"""

from collections.abc import Callable

from ..lexicon import Lexicon
from ..lexicon.schema import EventEntry
from ..model import Document
from ..model.layers import Layers, Sentence, no_layers
from .triggers import TriggerFinder


def possible_events(lexicon: Lexicon) -> Callable[[Sentence], bool]:
    """Whether a sentence can hold an event: false only where the trigger finder finds none, whoever its actors are."""
    return _PossibleTriggers(lexicon, _NOTHING).tells


class _Everything:
    def __contains__(self, item: object) -> bool:
        return True


class _PossibleTriggers(TriggerFinder):
    def __init__(self, lexicon: Lexicon, layers: Layers) -> None:
        super().__init__(lexicon, layers)
        self.time_tokens = _Everything()  # type: ignore[assignment]

    def tells(self, s: Sentence) -> bool:
        return any(self._can_start(s, i) for i in range(len(s)))

    def _can_start(self, s: Sentence, i: int) -> bool:
        entries = [e for e in self._entries(s, i) if e.type is not None]
        if not entries:
            return False
        verb = self._light_verb(s, i) if not s.is_verb(i) or s.tags[i] == "VBG" else None
        return any(self._fits(s, i, verb, e) for e in entries)

    def _fits(self, s: Sentence, i: int, verb: int | None, entry: EventEntry) -> bool:
        """Every slot that the entry needs has a filler that may be of its kind; what it bars is left open."""
        return all(
            any(self._is(s, f, values) for f in self.fillers(s, i, verb, slot)) for slot, values in entry.needs.items()
        )

    def is_class(self, s: Sentence, i: int, name: str) -> bool:
        """Any phrase may turn out to be of the class."""
        return True


_NOTHING = no_layers(Document("", None, None, None, None, None, None, "", ""))
