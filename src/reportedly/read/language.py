"""Which language a text is in, by script and by the share of function words; cheap, for whole texts.

Says what is not supported; whether to go on is the caller's choice. The words are in `languages.yaml`.
"""

import re
import unicodedata
from collections import Counter
from functools import cache

import msgspec

from ..datafile import load_yaml
from ..model.coding import Issue

_WORD = re.compile(r"[^\W\d_]+")


class Language(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How a language is known: its script, and function words where others share the script.

    min_share: least share of the text's words. unless: a script whose letters speak against it.
    """

    script: str
    words: frozenset[str] = frozenset()
    min_share: float = 0.06
    unless: str | None = None


class Languages(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The languages by code. sample: characters looked at; enough_words: from this many on, none is an answer."""

    supported: frozenset[str]
    sample: int
    enough_words: int
    unless_share: float
    languages: dict[str, Language]


def find_language(text: str, *, given: str | None = None) -> tuple[str | None, Issue | None]:
    """Language code and an issue: `language_not_supported`, or `language_unknown` where the text shows too little.

    A given code stands as it is.
    """
    data = _load()
    if given is not None:
        supported = re.split("[-_]", given.lower())[0] in data.supported
        return given, None if supported else _issue("language_not_supported", f"{given} (given)")
    sample = text[: data.sample]
    script = _find_script(sample, data)
    words = _WORD.findall(sample.casefold())
    found = _find_by_script(script, data) or _find_by_words(script, words, data)
    if found is not None:
        return found, None if found in data.supported else _issue("language_not_supported", found)
    foreign = script not in _scripts(data.supported, data) or len(words) >= data.enough_words
    code = "language_not_supported" if script and foreign else "language_unknown"
    return None, _issue(code, script and f"{script.lower()} script")


def _find_script(sample: str, data: Languages) -> str | None:
    letters = Counter(_script_of(char) for char in sample if char.isalpha())
    if not letters:
        return None
    script: str = max(letters, key=lambda name: letters[name])
    against = {entry.unless for entry in data.languages.values() if entry.script == script and entry.unless}
    enough = data.unless_share * letters.total()
    return next((name for name in sorted(against) if letters[name] >= enough), script)


@cache
def _script_of(char: str) -> str:
    return unicodedata.name(char, "?").split(" ")[0].split("-")[0]


def _find_by_script(script: str | None, data: Languages) -> str | None:
    return next((code for code, entry in data.languages.items() if not entry.words and entry.script == script), None)


def _find_by_words(script: str | None, words: list[str], data: Languages) -> str | None:
    shares = {
        code: sum(word in entry.words for word in words) / len(words)
        for code, entry in data.languages.items()
        if words and entry.words and entry.script == script
    }
    best = max(shares.values(), default=0.0)
    codes = [code for code, share in shares.items() if share == best and share >= data.languages[code].min_share]
    return codes[0] if len(codes) == 1 else None


def _scripts(codes: frozenset[str], data: Languages) -> set[str]:
    return {entry.script for code, entry in data.languages.items() if code in codes}


def _issue(code: str, detail: str | None) -> Issue:
    return Issue(stage="read", code=code, span=None, detail=detail)


@cache
def _load() -> Languages:
    return load_yaml("read/languages.yaml", Languages)
