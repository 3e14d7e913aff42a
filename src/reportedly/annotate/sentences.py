"""Cuts a text into paragraphs and sentences and finds its quotations; knows nothing of syntax."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from ..datafile import load_yaml
from ..date_names import load_date_names

_DATELINE = re.compile(
    r"[A-ZÀ-Þ][A-ZÀ-Þ.'’-]+(?:[ ,/]+[A-ZÀ-Þ][\w.'’-]*){0,4}(?:,? [A-Z][a-z]{2,8}\.? \d{1,2})?"
    r"(?: ?\([^()\n]{2,40}\))? ?(?:--|[-–—])+ "
)
_CAPITALISED = re.compile(r"[A-ZÀ-Þ0-9]")
_TITLE_CASE = 0.9
_MARK_REACH = 8
_SHORT_WORD = 4
_TEASER_WORDS = 5
_TITLE_WORDS = 4
_STOPS = '.!?…"”'
_BULLET = re.compile(r"(?:^|(?<=\s))[*•] +(?=[\"“A-ZÀ-Þ0-9])")
_MARK = re.compile(r"[ \t]*(?:[-–—•·▪‣◦●■►▸*]+|\(?[a-z0-9]{1,2}\))[ \t]+(?=[\"“A-ZÀ-Þ0-9])")
_MARKED = re.compile(rf"(?:(?:^|\n){_MARK.pattern.partition('(?=')[0]}|[*•] +)$")
_LINE = re.compile(r"[^\n]+")
_STOP = re.compile(r"[.!?…]+[\"”’»)\]]*(?=\s)")
_OPENS = re.compile(r"\s+[\"“‘«(\[]*[A-Z0-9À-ÖØ-Þ]")
_LAST_WORD = re.compile(r"([\w.]+)$")
_OPENERS = {"“": "”", "«": "»", "„": "“"}
_QUOTE = re.compile('["“”«»„]')


@cache
def _abbreviations() -> frozenset[str]:
    return frozenset(word for row in load_yaml("lexicon/en/abbreviations.yaml", list[list[str]]) for word in row)


@cache
def _stamp() -> str:
    """The pattern of a page's date: "Tuesday, 5 March 2024 10:30"."""
    names = load_date_names()
    month, weekday = rf"(?:{'|'.join(names.month_forms)})\.?", rf"(?:{'|'.join(names.weekday_forms)})"
    day = rf"(?:\d{{1,2}} {month} \d{{4}}|{month} \d{{1,2}},? \d{{4}}|\d{{1,2}}[-./]\d{{1,2}}[-./]\d{{4}})"
    return rf"(?:{weekday},? )?{day}(?: \d{{6}}| \d{{1,2}}:\d\d)?"


@cache
def _furniture() -> dict[str, str]:
    """Words of a page's furniture by where they stand, as alternatives of a pattern, the longest first."""
    groups = load_yaml("lexicon/en/stamps.yaml", dict[str, list[str]])
    return {
        key: "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) for key, words in groups.items()
    }


@cache
def _leading_stamp() -> re.Pattern[str]:
    """A date of publication at the start of a line: "Date of publication 11 September 2016 ", "18-07-2016 "."""
    return re.compile(rf"(?:(?i:{_furniture()['dated']}):? )?{_stamp()} (?=[\"“A-ZÀ-Þ0-9])")


@cache
def _inner_stamp() -> re.Pattern[str]:
    """A date of publication between a headline and the text that has run into it: "… Wire Monday 6 May 2019 Two …"."""
    return re.compile(rf"(?<=[\w)] )(?<![,;:] ){_stamp()} (?=[\"“A-ZÀ-Þ0-9])")


@cache
def _between() -> re.Pattern[str]:
    """What stands between a headline and its text, behind a capitalised word: "… in the Port font size Two men …"."""
    return re.compile(rf"(?<=\w )(?:{_furniture()['between']}) (?=[\"“A-ZÀ-Þ0-9])")


@cache
def _list_head() -> re.Pattern[str]:
    """The word at the head of a list of subjects or other headlines."""
    return re.compile(rf"(?:^|(?<=\s))(?:{_furniture()['listed']})(?=:? [\w\"“])")


@cache
def _opening() -> re.Pattern[str]:
    """How a sentence opens: "A mortar …", "At least ten …", a quotation of some length."""
    return re.compile(rf"(?<=[\w)] )(?:(?:{_furniture()['opens']}) (?=\w)|[\"“](?=\w+ \w+ \w))")


def split_sentences(text: str) -> list[tuple[int, int, int]]:
    """`(start, end, paragraph)` of each sentence, without surrounding white space or a dateline ("BISHKEK (Wire) -").

    Nor is the mark at the head of an item of a list one of its words. A line break ends a sentence, and so do a date of
    publication that has run into the text, the second copy of a teaser that the text repeats at once, a bullet, and
    where a headline, a caption or a list of subjects without a stop meets the text. Lists of subjects and of other
    headlines are no sentences.
    """
    return [
        (start, end, number)
        for number, line in enumerate(_LINE.finditer(text))
        for start, end in _split_line(text, line.start(), line.end())
    ]


def _split_line(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for begin, stop in _split_stops(text, start, end):
        yield from _without_furniture(text, begin, stop)


def _without_furniture(text: str, begin: int, end: int) -> Iterator[tuple[int, int]]:
    """What is left of a sentence where furniture or another headline has run into it.

    1. words between a headline and its text part them; so does a bullet
    2. a list of subjects is left out: all of it where no stop ends it, else up to where a sentence opens behind it
    3. a run of capitalised words is cut off where a sentence opens behind it
    """
    if begin >= end:
        return
    cut = _between().search(text, begin, end) or _BULLET.search(text, begin, end)
    if cut is not None:
        yield from _without_furniture(text, begin, cut.start())
        yield from _without_furniture(text, cut.end(), end)
        return
    head = _list_head().search(text, begin, end)
    opening = _opening().search(text, head.end(), end) if head is not None else None
    ended = text[end - 1] in _STOPS
    if head is not None and _is_list(text, begin, head) and (opening is not None or not ended):
        yield from _trim(text, begin, head.start())
        if opening is not None and ended:
            yield from _trim(text, opening.start(), end)
        return
    seam = _title_end(text, begin, end)
    if seam is not None:
        yield from _trim(text, begin, seam)
    yield from _trim(text, begin if seam is None else seam, end)


def _is_list(text: str, begin: int, head: re.Match[str]) -> bool:
    """At the start, or behind a headline or a number: "Related" within a sentence heads no list."""
    before = text[begin : head.start()].split()
    return not before or (bool(_CAPITALISED.match(before[-1])) and before[-1][-1] not in ",;:")


def _title_end(text: str, begin: int, end: int) -> int | None:
    """Where a sentence opens behind a run of capitalised words, a headline or the name of a photographer."""
    if text[end - 1] not in _STOPS:
        return None
    for opening in _opening().finditer(text, begin, end):
        before, behind = text[begin : opening.start()].split(), text[opening.end() : end].split()[: _TITLE_WORDS * 2]
        if not all(_is_title_word(w) for w in before) or not before or not before[-1][0].isupper():
            return None
        if len(before) >= _TITLE_WORDS and sum(w[0].islower() for w in behind) * 2 >= len(behind):
            return opening.start()
    return None


def _is_title_word(word: str) -> bool:
    return bool(_CAPITALISED.match(word)) or len(word) <= _SHORT_WORD


def opens_item(text: str, start: int) -> bool:
    """Whether the mark of an item of a list stands before a sentence."""
    return _MARKED.search(text, max(0, start - _MARK_REACH), start) is not None


def _split_stops(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    mark = _MARK.match(text, start, end)
    start = mark.end() if mark else start
    stamp = _leading_stamp().match(text, start, end)
    begin = stamp.end() if stamp else start
    dateline = _DATELINE.match(text, begin, end)
    begin = dateline.end() if dateline else begin
    for inner in _inner_stamp().finditer(text, begin, end):
        if _opens_text(text, begin, inner):
            yield from _trim(text, begin, inner.start())
            begin = inner.end()
            break
    again = _repeated(text, begin, end)
    if again is not None:
        yield from _trim(text, begin, again)
        begin = again
    for stop in _STOP.finditer(text, start, end):
        if stop.end() < end and _ends_sentence(text, begin, stop):
            yield from _trim(text, begin, stop.end())
            begin = stop.end()
    yield from _trim(text, begin, end)


def _opens_text(text: str, begin: int, stamp: re.Match[str]) -> bool:
    """Whether what stands before the date is a headline: a few words without a stop, the last of them capitalised."""
    before = text[begin : stamp.start()].split()
    return len(before) > 2 and not _STOP.search(text, begin, stamp.start()) and bool(_CAPITALISED.match(before[-1]))


def _repeated(text: str, begin: int, end: int) -> int | None:
    """Where the line starts again with its own first words, without a stop between."""
    opening = " ".join(text[begin:end].split(" ", _TEASER_WORDS)[:_TEASER_WORDS])
    at = text.find(opening, begin + 1, end) if opening.count(" ") == _TEASER_WORDS - 1 else -1
    return at if at > 0 and not _STOP.search(text, begin, at) else None


def find_headline(text: str, ranges: Sequence[tuple[int, int, int]]) -> bool:
    """Whether the first sentence is a headline: without a stop before more text, or in title case."""
    if len(ranges) < 2:
        return False
    start, end, _ = ranges[0]
    words = [w for w in text[start:end].split() if len(w) > _SHORT_WORD]
    capitals = sum(bool(_CAPITALISED.match(w)) for w in words)
    return text[end - 1] not in '.!?…"”' or (len(words) > 2 and capitals >= _TITLE_CASE * len(words))


def _ends_sentence(text: str, begin: int, stop: re.Match[str]) -> bool:
    if not _OPENS.match(text, stop.end()):
        return False
    if text[stop.start()] != "." or stop.end() - stop.start() > 1:
        return True
    word = _LAST_WORD.search(text, begin, stop.start())
    if word is None:
        return True
    last = word.group(1)
    initials = all(len(p) == 1 and p.isupper() for p in last.split("."))  # "N. N.", "N.N. Name"
    return last.lower() not in _abbreviations() and not initials


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
        for mark in _QUOTE.finditer(text, line.start(), line.end()):
            at, char = mark.start(), mark.group()
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
