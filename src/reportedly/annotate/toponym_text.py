"""The words of a text as place names are looked for in them: tokens, gaps, capitals, what may be a name."""

import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

from ..reference.gazetteer import Gazetteer, PlaceKind
from .place_words import place_lexicon

_MAX_WORDS = 6
_TOKEN = re.compile(r"(?:[^\W\d_]\.){2,}|[A-ZÀ-Þ]\.(?=\s?[A-ZÀ-Þ])|[^\W\d_]+(?:['’ʼ‘`][^\W\d_]+)*|\d+(?:[.,]\d+)*|\S")
_ELIDED = re.compile(r"[dlDL]['’][A-ZÀ-Þ]")
_APOSTROPHES = frozenset("'’")
_POSSESSIVE = ("'s", "’s")
_LINKS = frozenset({" ", "\u00a0", "-"})
_LOOSE_SHARE = 0.8
_PROSE_SHARE = 0.9
_LOOSE_CHARS = 200
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")
_SENTENCE_END = frozenset('.!?:"“”\n•')


@dataclass(slots=True)
class Token:
    """A word, number or mark; not frozen, for there is one for each of a text, and frozen ones take longer to make."""

    text: str
    start: int
    end: int
    capital: bool
    possessive: bool
    opens: bool
    low: str


def _low(text: str) -> str:
    return text.lower().rstrip(".") if len(text) > 2 else text.lower()


class PlaceText:
    """The tokens of `text[start:end]` and how they stand together.

    lower: words that the text has in lower case; gaps: what stands behind each token, None behind the last.
    """

    def __init__(self, text: str, start: int, end: int, gazetteer: Gazetteer, demonyms: Mapping[str, str]) -> None:
        self.text, self.start, self.end = text, start, end
        self.gazetteer, self.demonyms, self.words = gazetteer, demonyms, place_lexicon()
        self.tokens = _tokenise(text, start, end)
        self.gaps = [text[t.end + 2 * t.possessive : after.start] for t, after in pairwise(self.tokens)] + [None]
        self.lower = {t.text for t in self.tokens if t.text[0].islower()}
        self.loose = find_loose_lines(text, start, end)
        self.loose_starts = [s for s, _ in self.loose]

    def text_of(self, first: int, last: int) -> str:
        return self.text[self.tokens[first].start : self.tokens[last].end]

    def reaches(self, i: int, joiners: frozenset[str] | None = None) -> list[int]:
        """Tokens at which a name that starts at token i may end."""
        ends, k, joiners = [], i, joiners or self.words.sets["joiners"]
        while True:
            if self.tokens[k].capital:
                ends.append(k)
            if k - i + 1 >= _MAX_WORDS or not self.linked(k):
                return ends
            k += 1
            token = self.tokens[k]
            if not token.capital and token.low not in joiners:
                return ends

    def unbroken(self, i: int, joiners: frozenset[str]) -> list[int]:
        """Ends of a name that is not known, up to the first possessive."""
        ends = self.reaches(i, joiners)
        owners = [k for k in ends if self.tokens[k].possessive]
        return [k for k in ends if not owners or k <= owners[0]]

    def before_article(self, i: int) -> int:
        """The token at which a name begins, with the article before a hyphen: "al-Shadadi"."""
        return i - 1 if i and self.linked(i - 1, "-") and self.tokens[i - 1].low in self.words.sets["joiners"] else i

    def is_nameable(self, i: int) -> bool:
        token = self.tokens[i]
        barred = (
            token.low in self.demonyms
            or token.low.rstrip("s") in self.words.sets["calendar"]
            or token.low in self.words.generic
            or token.low in self.words.sets["heads"]
        )
        if (
            not token.capital
            or barred
            or token.low in self.words.sets["openers"]
            or token.low in self.words.sets["calendar"]
        ):
            return False
        return not (self.gazetteer.is_word(token.text)) and token.low not in self.lower

    def kinds_after(self, last: int) -> tuple[tuple[PlaceKind, ...], bool] | None:
        if self.tokens[last].possessive or not self.linked(last):
            return None
        for width in (2, 1):
            words = self.tokens[last + 1 : last + 1 + width]
            phrase = " ".join(t.low for t in words)
            if len(words) == width and phrase in self.words.generic:
                return self.words.generic[phrase]
        return None

    def is_title(self, i: int) -> bool:
        """Whether a capitalised word is followed by another, as in "Antonov State Enterprise"."""
        return self.tokens[i].capital and self.linked(i) and self.tokens[i + 1].capital

    def heads_on(self, i: int) -> bool:
        """Whether a capitalised kind of place is followed by the noun of an organisation ("State University")."""
        return self.linked(i) and self.tokens[i + 1].capital and self.tokens[i + 1].low in self.words.sets["heads"]

    def linked(self, i: int, by: str | None = None) -> bool:
        """Whether only a space or hyphen stands between token i and the next."""
        return self.gaps[i] == by if by else self.gaps[i] in _LINKS

    def in_loose(self, i: int) -> bool:
        at = self.tokens[i].start
        n = bisect_right(self.loose_starts, at) - 1
        return n >= 0 and at < self.loose[n][1]


def _tokenise(text: str, start: int, end: int) -> list[Token]:
    """Words, numbers and marks; a possessive ending is cut off its word; hyphens between letters are gaps."""
    tokens: list[Token] = []
    opens = True
    dotted = place_lexicon().sets["dotted"]
    for match in _TOKEN.finditer(text, start, end):
        word, at = match.group(), match.start()
        if word == "." and tokens and tokens[-1].end == at and tokens[-1].capital and tokens[-1].low in dotted:
            dotted_word = tokens[-1].text + "."
            tokens[-1] = replace(tokens[-1], text=dotted_word, end=at + 1, low=_low(dotted_word))
            continue
        if word == "-" and at > start and text[at - 1].isalnum() and text[at + 1 : at + 2].isalnum():
            continue
        cut = word.endswith(_POSSESSIVE)
        stop = match.end() - 2 if cut else match.end()
        capital = word[0].isupper() or (word[1:2] in _APOSTROPHES and _ELIDED.match(word) is not None)
        if "\n" in text[tokens[-1].end if tokens else start : at]:
            opens = True
        tokens.append(Token(text[at:stop], at, stop, capital, cut, opens, _low(text[at:stop])))
        opens = word in _SENTENCE_END or (opens and not word[0].isalnum())
    return tokens


def find_loose_lines(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Lines in capitals or title case, where capitals say nothing."""
    found, at = [], start
    for line in text[start:end].split("\n"):
        words = _LONG_WORD.findall(line) if len(line) < _LOOSE_CHARS else []
        if len(words) >= 4 and _is_title_case(words):
            found.append((at, at + len(line)))
        at += len(line) + 1
    return found


def _is_title_case(words: list[str]) -> bool:
    """Whether hardly a long word is in lower case; fewer yet where it is none that titles have so ("with", "from")."""
    small = [w for w in words if not w[0].isupper()]
    prose = not place_lexicon().sets["openers"].issuperset(small)
    return len(small) <= (1 - (_PROSE_SHARE if prose else _LOOSE_SHARE)) * len(words)
