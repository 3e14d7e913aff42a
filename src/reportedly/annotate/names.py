"""Finds known names of actors in a text; what a phrase built around a name means is read in `actors`."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

import ahocorasick_rs

from ..model import Document
from ..reference.actors import ActorIndex, Reference, load_actors
from .place_words import place_lexicon

_OWNERS = ("state", "capital", "leader", "organisation", "armed_group")
_BODIES = ("party", "organisation", "outlet")
_ARTICLE = re.compile(r"(?:^|\W)[AaEe]l[- ]$")
_NEXT_WORD = re.compile(r" ([A-Za-z]+)\b")
_APOSTROPHE_INSIDE = re.compile(r"['’](?:[a-rt-z]|s\w)")
"""Behind "Xi" in "Xi'an", not behind that in "Xi's"."""
_KEPT = 256
"""More texts than pass through the gate together."""
_JOINING = "-–"
"""What ends the form of a nationality before another: "Franco-German"."""
_CURRENCY = "$£€¥"
"""Behind these letters a name is money: "US$20 million"."""


@dataclass(frozen=True, slots=True)
class Name:
    """A known name at `[start, end)`, with all that it may refer to."""

    start: int
    end: int
    references: tuple[Reference, ...]

    def get(self, *categories: str) -> Reference | None:
        """The reference of the first of these categories that the name has."""
        return next((r for c in categories for r in self.references if r.category == c), None)


@cache
def _matcher() -> tuple[ahocorasick_rs.AhoCorasick, ActorIndex, tuple[str, ...]]:
    index = load_actors()
    phrases = tuple(sorted({_lower(p) for p in index.phrases}))
    return ahocorasick_rs.AhoCorasick(phrases, matchkind=ahocorasick_rs.MatchKind.LeftmostLongest), index, phrases


def _lower(text: str) -> str:
    """Lower case with every character kept in place."""
    low = text.lower()
    if len(low) != len(text):
        low = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return low.replace("’", "'").replace("–", "-")


@lru_cache(maxsize=_KEPT)
def find_names(text: str, year: int | None = None) -> tuple[Name, ...]:
    """Known names in text order, longest first, at word boundaries, written with a capital; as valid in `year`.

    In a text that has lost its apostrophes the "s" of "Syrias army" belongs to the name. A party or paper is not meant
    by a part of a longer name that no list has ("Harakat al-Fatah").
    """
    matcher, index, _ = _matcher()
    found = []
    no_marks = "'" not in text and "’" not in text
    for _, start, end in matcher.find_matches_as_indexes(_lower(text)):
        if no_marks and text[end : end + 1] == "s" and text[end - 1] != "s" and _is_word(text, start, end + 1):
            references = tuple(r for r in index.find_all(text[start:end], year=year) if r.category in _OWNERS)
            if references and text[start].isupper():
                found.append(Name(start, end + 1, references))
        elif _is_word(text, start, end) and any(c.isupper() for c in text[start:end]):
            references = index.find_all(text[start:end], year=year) or _of_other_years(index, text[start:end])
            if text[start : start + 4] == "The ":
                references += tuple(r for r in index.find_all(text[start + 4 : end]) if r not in references)
            if _ARTICLE.search(text, max(0, start - 4), start):
                references = tuple(r for r in references if r.kind not in _BODIES)
            if references:
                found.append(Name(start, end - (text[end - 1] in _JOINING), references))
    return tuple(found)


def _of_other_years(index: ActorIndex, name: str) -> tuple[Reference, ...]:
    """What a name stood for in other years; a town stands for a government only while it is its seat."""
    return tuple(r for r in index.find_all(name) if r.category not in ("capital", "seat"))


def find_names_of(doc: Document) -> tuple[Name, ...]:
    """Known names of the document, as valid in the year of its publication."""
    return find_names(doc.text, int(doc.published[:4]) if doc.published else None)


def names_a_text(text: str, name: Name) -> bool:
    """Whether a capital stands in the name of a treaty or of talks: no government signs for "the Lusaka Protocol"."""
    after = _NEXT_WORD.match(text, name.end)
    title = after is not None and after[1].lower() in place_lexicon().sets["bound"]
    return title and name.get("capital", "seat") is not None and name.get("state", "organisation") is None


def _is_word(text: str, start: int, end: int) -> bool:
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    if _APOSTROPHE_INSIDE.match(text, end):
        return False
    joins = text[end - 1] in _JOINING and after.isupper()
    return not before.isalnum() and (joins or not (after.isalnum() or after in _CURRENCY))
