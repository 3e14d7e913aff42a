"""The words around the names of places, as `lexicon/en/places.yaml` has them, and indexed for the finder."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import msgspec

from ..datafile import load_yaml
from ..reference.actors import Name, Region, State, Territory, load_actors
from ..reference.gazetteer import PlaceKind

_WORDS_FILE = "lexicon/en/places.yaml"
_WORD = re.compile(r"\w+")
_DISTANCE = r"(?P<number>\d+(?:[.,]\d+)?)[ -]?(?:{units})\b(?:\s*\([^)]*\))?"


class WordGroup(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Words with one job, and a sentence in which one of them does it."""

    lemmas: tuple[str, ...]
    example: str


class GenericGroup(WordGroup, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Nouns for kinds of place. `part`: something in or at the place named."""

    kinds: tuple[PlaceKind, ...]
    part: bool = False


class ShortNames(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Abbreviations to names to look up (`Georgia|USA`: in that country); `opening`: of a name's first word."""

    example: str
    after_comma: dict[str, str]
    alone: dict[str, str]
    opening: dict[str, str]


class PlaceWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The shape of `places.yaml`."""

    generic: tuple[GenericGroup, ...]
    prefixes: WordGroup
    locative: WordGroup
    weak_locative: WordGroup
    sited: WordGroup
    near: WordGroup
    around: WordGroup
    compass: WordGroup
    compass_parts: WordGroup
    distance_units: WordGroup
    border: WordGroup
    titles: WordGroup
    saying: WordGroup
    heads: WordGroup
    sites: WordGroup
    landmarks: WordGroup
    ways: WordGroup
    befalls: WordGroup
    parts: WordGroup
    site_qualifiers: WordGroup
    heads_of: WordGroup
    contests: WordGroup
    results: WordGroup
    happenings: WordGroup
    holdings: WordGroup
    firms: WordGroup
    owned: WordGroup
    municipal: WordGroup
    counties: WordGroup
    quarters: WordGroup
    locals: WordGroup
    people: WordGroup
    articles: WordGroup
    houses: WordGroup
    elsewhere: WordGroup
    territories: WordGroup
    buildings: WordGroup
    any_building: WordGroup
    bound: WordGroup
    joiners: WordGroup
    loose_joiners: WordGroup
    hyphen_prefixes: WordGroup
    breaks: WordGroup
    dotted: WordGroup
    calendar: WordGroup
    openers: WordGroup
    short: ShortNames


@dataclass(frozen=True, slots=True)
class PlaceLexicon:
    """The words, indexed: generic nouns in both numbers, word sets, and the patterns that stand before a name.

    contests: words and scores of games; their first words are in `sets`. relating: words of which each match of `near`,
    `direction`, `between` and `border` has one.
    """

    generic: dict[str, tuple[tuple[PlaceKind, ...], bool]]
    sets: dict[str, frozenset[str]]
    near: re.Pattern[str]
    direction: re.Pattern[str]
    between: re.Pattern[str]
    border: re.Pattern[str]
    contests: re.Pattern[str]
    relating: frozenset[str]
    short: ShortNames


@cache
def load_place_words() -> PlaceWords:
    """The words around places, as the YAML has them."""
    return load_yaml(_WORDS_FILE, PlaceWords)


@cache
def load_demonyms() -> Mapping[str, str]:
    """Adjectives and peoples' names of states and regions (lower case) to alpha-3, save those that name the place."""
    found: dict[str, str] = {}
    for entry in load_actors().entries.values():
        if isinstance(entry, State | Territory | Region) and entry.code:
            own = {_plain(n) for n in (entry.name, *entry.names)}
            for word in map(_plain, (*entry.adjectives, *entry.demonyms)):
                if word not in own and " " not in word:
                    found.setdefault(word, entry.code)
    return found


def _plain(name: str | Name) -> str:
    return (name if isinstance(name, str) else name.name).lower()


@cache
def place_lexicon() -> PlaceLexicon:
    """The words as the finder reads them."""
    words = load_place_words()
    generic: dict[str, tuple[tuple[PlaceKind, ...], bool]] = {}
    for group in words.generic:
        for lemma in group.lemmas:
            for form in (lemma, _plural(lemma)):
                generic.setdefault(form, (group.kinds, group.part))
    names = (
        "prefixes", "locative", "weak_locative", "sited", "around", "compass", "compass_parts", "titles", "saying",
        "heads", "sites", "landmarks", "ways", "befalls", "parts", "site_qualifiers", "heads_of", "results",
        "happenings", "owned", "holdings", "firms", "locals", "municipal", "people", "articles", "houses", "counties",
        "quarters", "bound", "elsewhere", "territories", "buildings", "any_building",
        "border", "joiners", "loose_joiners", "hyphen_prefixes", "breaks", "dotted",
        "calendar", "openers",
    )  # fmt: skip
    units = "|".join(words.distance_units.lemmas)
    compass = "|".join(sorted(words.compass.lemmas, key=len, reverse=True))
    near = "|".join(re.escape(w) for w in words.near.lemmas)
    middle = rf"(?:the )?(?:(?:\w+ )?(?:{'|'.join(sorted(generic, key=len, reverse=True))}) of )?(?:the )?$"
    distance = _DISTANCE.format(units=units)
    return PlaceLexicon(
        generic=generic,
        sets={name: frozenset(getattr(words, name).lemmas) for name in names}
        | {"contests": frozenset(re.split("[- ]", lemma)[0] for lemma in words.contests.lemmas)},
        near=re.compile(
            rf"(?:{distance}\s+(?:away )?(?:from|outside|of|off) |\b(?:{near}) )(?:\w+-\w+ )?{middle}", re.I
        ),
        direction=re.compile(rf"(?:{distance}\s+)?(?:to the |\b)(?:{compass}) (?:of|from) {middle}", re.I),
        between=re.compile(rf"\bbetween {middle}", re.I),
        border=re.compile(rf"\b(?:{'|'.join(words.border.lemmas)}) (?:with|of|between|near) {middle}", re.I),
        contests=re.compile(rf"\b(?:{'|'.join(map(re.escape, words.contests.lemmas))}|\d[-–]\d(?! \w{{3,}}s\b))\b"),
        relating=frozenset({"of", "from", "outside", "off", "between", "with", "near"})
        | {_WORD.findall(lemma)[-1].lower() for lemma in words.near.lemmas},
        short=words.short,
    )


def _plural(lemma: str) -> str:
    return lemma[:-1] + "ies" if lemma.endswith("y") and lemma[-2] not in "aeou" else lemma + "s"
