"""Finds the sides of a fight that its own sentence leaves out: the armed ones of whom the text has just told.

Who acts or is struck by the grammar of the sentence is read in `roles`.
"""

from collections.abc import Iterable

from ..lexicon import Lexicon
from ..model import Actor
from ..model.layers import Layers
from ..model.sides import is_equipment
from .triggers import Trigger

_NEAR = 2
"""Sentences before, in which the other side is looked for."""
_STATE = frozenset({"MIL", "COP", "GOV"})
_ARMED = frozenset({"MIL", "COP", "REB", "PRM", "UAF"})
_BODIES = frozenset({"force", "armed_group"})
_STATE_SIDE, _REBELS = "state", "rebels"
Side = tuple[str | None, str]
"""The state and the group of those who fight together; all of one state's forces are one, and all of its rebels."""


class OpponentReader:
    """Reads opponents in one document."""

    def __init__(self, lexicon: Lexicon, layers: Layers) -> None:
        self.layers, self.answering = layers, lexicon.closed["answering_word"]

    def answers(self, t: Trigger) -> bool:
        """ "a counter-attack", "retaliatory strikes": an act that answers one of the other side."""
        s, i = t.s, t.token
        words = (s.lemmas[i], *(s.lower[k] for k in s.kids_by(i, "amod", "compound")))
        return t.entry.type == "ASSAULT" and any(word in self.answering for word in words)

    def attacked(self, t: Trigger, actors: Iterable[Actor]) -> tuple[Actor, ...]:
        """Who did what `actors` answer: the armed side named last before it that is another, else the next one."""
        own = {self._side(a) for a in actors}
        before = self._told_before(t)
        for key, found in (*reversed(before), *self._told_before(t, whole_sentence=True)[len(before) :]):
            others = tuple(a for a in found if self._side(a) not in own)
            if others and own:
                return (*others, *self._beside(key, own))
        return ()

    def sides(self, t: Trigger) -> tuple[Actor, ...]:
        """ "Fighting went on": the sides of which the sentence and those before tell, where they are just two."""
        found: dict[Side, Actor] = {}
        for _, actors in self._told_before(t, whole_sentence=True):
            for a in actors:
                found.setdefault(self._side(a), a)
        nameless = {side[0] for side in found if side[1] == _REBELS}  # "jihadists" of a group, or of another
        grouped = any(side[0] in nameless and side[1] not in (_STATE_SIDE, _REBELS) for side in found)
        return tuple(found.values()) if len(found) == 2 and not grouped else ()

    def _beside(self, key: tuple[int, int], own: set[Side]) -> list[Actor]:
        """ "Kenyan and rebel forces": those named in one breath with who stands at a token."""
        s = next(s for s in self.layers.sentences if s.index == key[0])
        over = s.heads[key[1]] if s.deps[key[1]] == "conj" else None
        named = [] if over is None else [a for a in self.layers.actors.get((s.index, over), ()) if self._is_armed(a)]
        return [a for a in named if self._side(a) not in own]

    def _told_before(
        self, t: Trigger, *, whole_sentence: bool = False
    ) -> list[tuple[tuple[int, int], tuple[Actor, ...]]]:
        """Armed actors of the sentences before and of this one up to the trigger, in text order."""
        last = (t.s.index, len(t.s) if whole_sentence else t.token)
        rows = sorted(row for row in self.layers.actors.items() if t.s.index - _NEAR <= row[0][0] and row[0] < last)
        armed = [(key, tuple(a for a in actors if self._is_armed(a))) for key, actors in rows]
        return [row for row in armed if row[1]]

    def _is_armed(self, a: Actor) -> bool:
        return a.kind in _BODIES and a.sector in _ARMED and not is_equipment(a)

    def _side(self, a: Actor) -> Side:
        code = a.code or self.layers.home
        return (code, _STATE_SIDE) if a.sector in _STATE else (code, a.ref or _REBELS)
