"""Cuts a text into paragraphs and sentences and finds its quotations; knows nothing of syntax."""

import re
from collections.abc import Iterator
from functools import cache

from ..datafile import load_yaml

_DATELINE = re.compile(
    r"[A-ZÀ-Þ][A-ZÀ-Þ.'’-]+(?:[ ,/]+[A-ZÀ-Þ][\w.'’-]*){0,4}(?:,? [A-Z][a-z]{2,8}\.? \d{1,2})?"
    r"(?: ?\([^()\n]{2,40}\))? ?(?:--|[-–—])+ "
)
_LINE = re.compile(r"[^\n]+")
_STOP = re.compile(r"[.!?…]+[\"”’»)\]]*(?=\s)")
_OPENS = re.compile(r"\s+[\"“‘«(\[]*[A-Z0-9À-ÖØ-Þ]")
_LAST_WORD = re.compile(r"([\w.]+)$")
_OPENERS = {"“": "”", "«": "»", "„": "“"}


@cache
def _abbreviations() -> frozenset[str]:
    return frozenset(word for row in load_yaml("lexicon/en/abbreviations.yaml", list[list[str]]) for word in row)


def split_sentences(text: str) -> list[tuple[int, int, int]]:
    """`(start, end, paragraph)` of each sentence, without surrounding white space or a dateline ("BISHKEK (Wire) -").

    A line break ends a sentence.
    """
    return [
        (start, end, number)
        for number, line in enumerate(_LINE.finditer(text))
        for start, end in _split_line(text, line.start(), line.end())
    ]


def _split_line(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    dateline = _DATELINE.match(text, start, end)
    begin = dateline.end() if dateline else start
    for stop in _STOP.finditer(text, start, end):
        if stop.end() < end and _ends_sentence(text, begin, stop):
            yield from _trim(text, begin, stop.end())
            begin = stop.end()
    yield from _trim(text, begin, end)


def _ends_sentence(text: str, begin: int, stop: re.Match[str]) -> bool:
    if not _OPENS.match(text, stop.end()):
        return False
    if text[stop.start()] != "." or stop.end() - stop.start() > 1:
        return True
    word = _LAST_WORD.search(text, begin, stop.start())
    if word is None:
        return True
    last = word.group(1)
    return last.lower() not in _abbreviations() and not (len(last) == 1 and last.isupper())


def _trim(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end


def find_quotes(text: str) -> tuple[tuple[int, int], ...]:
    """`(start, end)` of what stands between quotation marks, over sentence ends; an unclosed one ends its paragraph.

    Scare quotes are included; who reads them decides by length.
    """
    found: list[tuple[int, int]] = []
    for line in _LINE.finditer(text):
        opened: tuple[int, str] | None = None
        for at in range(line.start(), line.end()):
            char = text[at]
            if opened is not None and char == opened[1]:
                found.append((opened[0] + 1, at))
                opened = None
            elif opened is None and char in _OPENERS:
                opened = (at, _OPENERS[char])
            elif opened is None and char == '"':
                opened = (at, '"')
        if opened is not None and line.end() - opened[0] > 1:
            found.append((opened[0] + 1, line.end()))
    return tuple(found)
