"""Tells whether anybody political has a part in what is told, or only firms, clubs and people in their own affairs.

Force is looked at in `domains`: there arms and toll decide, whoever used them.
"""

from ..lexicon import Lexicon
from ..model import Actor
from ..model.layers import Layers, Sentence
from .drafts import Draft

_POLITICAL_KINDS = frozenset({"office", "force", "armed_group", "party"})
_POLITICAL = frozenset({
    "GOV", "LEG", "JUD", "MIL", "COP", "SPY", "PRM", "PTY", "OPP", "REB", "UAF", "CRM", "ELI", "REF",
    "IGO", "UNO", "EUR", "NGO", "ISM", "IMG",
})  # fmt: skip
_PRIVATE = frozenset({"BUS", "JRN", "MNC", "SOC"})
"""Sectors of those who go about their own affairs, unless the other side does not."""
_PUNISHES = frozenset({"COERCE", "SANCTION"})
_WATCHED = frozenset({"JRN", "REL", "SOC"})
"""Sectors of private people whose punishment is political all the same."""
_OWN_LAW = frozenset({"ASSAULT", "MOBILIZE", "PROTEST"})
"""What counts whoever does it."""
_OF_POLITICS = frozenset({"AGREE", "CONSULT", "SUPPORT", "COOPERATE", "REQUEST", "ACCUSE", "REJECT", "SANCTION"})
"""What people do in their own affairs as well, so that somebody political must be about."""


class PartyReader:
    """Looks at who is on either side of an event."""

    def __init__(self, lexicon: Lexicon, layers: Layers) -> None:
        self.firms, self.layers = lexicon.closed["firm_noun"], layers
        self.known: bool | None = None

    def is_private(self, draft: Draft) -> bool:
        """Whether the event is a matter of firms, clubs or private people alone.

        Who is unknown counts as political in a text that names somebody who is.
        """
        kind, s = draft.trigger.entry.type or "", draft.s
        if kind in _OWN_LAW or kind.startswith("x_"):
            return False
        if any(self._is_political(s, a) for a in (*draft.actors, *draft.recipients)):
            return False
        if kind in _PUNISHES and any(a.sector in _WATCHED for a in draft.recipients):
            return False
        private = [a for a in draft.actors if self._is_private(s, a)]
        if kind == "COERCE":
            return bool(private) and len(private) == len(draft.actors)
        if private and all(a in private or _is_unknown(a) for a in draft.actors):
            return True
        return (kind in _OF_POLITICS or draft.trigger.entry.mode == "resign") and not self._names_politics()

    def _names_politics(self) -> bool:
        """Whether anybody political stands anywhere in the text."""
        if self.known is None:
            at = {s.index: s for s in self.layers.sentences}
            self.known = any(self._is_political(at[n], a) for (n, _), rows in self.layers.actors.items() for a in rows)
        return self.known

    def _is_political(self, s: Sentence, a: Actor) -> bool:
        if a.kind == "state":
            return not self._is_firm(s, a)
        return a.kind in _POLITICAL_KINDS or a.sector in _POLITICAL

    def _is_private(self, s: Sentence, a: Actor) -> bool:
        return a.sector in _PRIVATE or a.kind == "outlet" or (a.kind == "state" and self._is_firm(s, a))

    def _is_firm(self, s: Sentence, a: Actor) -> bool:
        """ "The Kenyan bank X", "X's gas field": a firm or plant that is taken for the state before its name."""
        if a.span is None or not s.start <= a.span.start < s.end:
            return False
        words = s.tokens_in(a.span.start, a.span.end)
        before = (k for i in words for k in s.kids_by(i, "compound", "amod", "nmod"))
        return any(s.lower[i] in self.firms for i in (*words, *before))


def _is_unknown(a: Actor) -> bool:
    """A person or name of whom nothing else is known."""
    return a.kind in ("person", None) and a.sector is None
