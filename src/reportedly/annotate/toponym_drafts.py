"""Possible names of places while evidence is gathered, and what two of them are to each other."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ..reference.gazetteer import Candidate, PlaceKind, contains
from .toponym_text import PlaceText

_LIST_GAP = re.compile(r"(?:, | and | or |, and |, or | & |/)(?:the |in |near |of )?")
_STRONG = 5.3
_MEDIUM = 3.6
WEIGHTS = {
    "strong_name": 2.0, "medium_name": 0.4, "weak_name": -0.8, "unknown_name": -0.9,
    "locative": 2.0, "weak_locative": 0.7, "sited": 1.2, "generic": 3.0, "generic_back": 0.0, "container": 2.5,
    "dateline": 4.0, "listed": 1.5, "beside": 0.8, "seen": 1.5, "in_play": 1.2, "native": 0.7, "possessive": 0.4,
    "owned": 0.5, "locals": 1.5, "one_of": 0.6, "housed": 0.8, "nearby": 1.2, "enclosed": 1.0,
    "befallen": 1.5, "scene": 2.0,
    "word": -2.5, "lower_seen": -2.0, "opens_sentence": -0.6, "acronym": -2.5, "residue": -3.0, "head": -4.0,
    "titled": -4.0, "person": -3.0, "person_in": -1.0, "says": -1.5, "verb": -3.0,
    "team": -6.0, "firm": -3.0,
}  # fmt: skip


@dataclass(slots=True)
class Draft:
    """A possible toponym while evidence is gathered: tokens [first, last]; `site`: it names what is at a town."""

    first: int
    last: int
    lookup: str
    top: Candidate | None
    kinds: tuple[PlaceKind, ...] = ()
    country: str | None = None
    within: list["Draft"] = field(default_factory=list)
    contains: bool = False
    quarter: bool = False
    site: bool = False
    relation: str | None = None
    distance: float | None = None
    dateline: bool = False
    reasons: dict[str, float] = field(default_factory=dict)

    @property
    def score(self) -> float:
        return sum(self.reasons.values())

    def note(self, *features: str) -> None:
        for feature in features:
            self.reasons[feature] = WEIGHTS[feature]


class DraftLinks:
    """How drafts of one text stand to each other.

    at: the draft at each token; before_names: "northern", "the" and the like, which may stand before a name.
    """

    def __init__(self, page: PlaceText) -> None:
        self.page, self.text, self.tokens, self.words = page, page.text, page.tokens, page.words
        self.gazetteer, self.demonyms = page.gazetteer, page.demonyms
        self.at: dict[int, Draft] = {}
        self.before_names = self.words.sets["compass_parts"] | {"the"}

    def is_strong(self, d: Draft) -> bool:
        return d.top is not None and d.top.prior >= _STRONG

    def kinds_before(self, first: int) -> tuple[tuple[PlaceKind, ...], bool] | None:
        """Kinds from "city of X", "the city X"; not from "Y district of X"."""
        i = self.page.before_article(first) - 1
        while i >= 0 and self.tokens[i].low in self.before_names and self.page.linked(i):
            i -= 1
        if i < 0 or not self.page.linked(i):
            return None
        if self.tokens[i].capital and self.tokens[i].low in self.words.sets["counties"]:
            return ("admin1", "admin2"), False
        if self.tokens[i].low == "of" and i:
            i -= 1
        for width in (2, 1):
            k = i - width + 1
            if k >= 0 and " ".join(t.low for t in self.tokens[k : i + 1]) in self.words.generic:
                if (k and (k - 1) in self.at and self.page.linked(k - 1)) or (
                    self.tokens[i].capital and not self.tokens[k].opens and k and self.tokens[k - 1].capital
                ):
                    return None
                return self.words.generic[" ".join(t.low for t in self.tokens[k : i + 1])]
        return None

    def offers(self, d: Draft, kinds: Sequence[PlaceKind]) -> bool:
        """Whether the gazetteer has the name with one of these kinds, or does not have it."""
        if d.top is None:
            return True
        return any(c.kind in kinds for c in self.gazetteer.find(d.lookup))

    def is_way(self, d: Draft, e: Draft) -> bool:
        """Whether two names with a hyphen between are the ends of something: "the Kidal-Gao road"."""
        return self.page.linked(d.last, "-") and e.first == d.last + 1 and self.page.kinds_after(e.last) is not None

    def adjoins(self, d: Draft, e: Draft) -> bool:
        """Whether a town stands before its state or unit with no comma between: "Paris France"."""
        known = d.top is not None and d.top.prior >= _MEDIUM and d.top.kind in ("city", "admin2")
        broad = self.is_strong(e) and any(c.kind in ("country", "admin1") for c in self.candidates(e)[:2])
        return known and broad and self.gap(d, e) == " " and self.holds(e, d)

    def is_bare_owner(self, d: Draft) -> bool:
        """Whether a state's possessive lost its apostrophe."""
        return self.text[self.tokens[d.first].start : self.tokens[d.last].end] == f"{d.lookup}s"

    def gap(self, d: Draft, e: Draft) -> str:
        return self.text[self.tokens[d.last].end : self.tokens[e.first].start]

    def holds(self, outer: Draft, inner: Draft) -> bool:
        outers = [c for c in self.candidates(outer) if c.kind != "city"]
        if inner.top is None:
            return bool(outers) and outers[0].kind in ("country", "admin1", "admin2", "region")
        inners = self.candidates(inner)
        if inner.top.kind in ("country", "admin1"):
            inners = tuple(c for c in inners if c.kind != "city")
        return any(contains(o, c) for o in outers for c in inners)

    def candidates(self, d: Draft) -> tuple[Candidate, ...]:
        return self.gazetteer.find(d.lookup.partition("|")[0])

    def is_listed(self, d: Draft, e: Draft) -> bool:
        return e not in d.within and _LIST_GAP.fullmatch(self.gap(d, e)) is not None


class OnLinks:
    """What looks at the drafts of one text has its words, tokens and gazetteer at hand."""

    def __init__(self, links: DraftLinks) -> None:
        self.links, self.page, self.text, self.tokens = links, links.page, links.text, links.tokens
        self.words, self.gazetteer, self.demonyms = links.words, links.gazetteer, links.demonyms
