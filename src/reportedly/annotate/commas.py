"""Finds where a text that has lost its commas needs one for the parser: before a trailing "X said" or "according to".

Agency copy that went through a converter often reads "Shelling killed ten people in the town a monitor said on Friday".
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from ..date_names import load_date_names

_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_INSIDE = _NOUNS | {"JJ", "JJS", "CD", "POS", "HYPH", "VBN", "VBG", "FW"}
_COUNTED = _INSIDE - {"VBN", "VBG"} | {"RB", "RBS", "JJR"}
_COUNTING = frozenset({"CD", "VBN", "VBG"})
_NAMES = frozenset({"NNP", "NNPS"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_INVERTED = frozenset({"said", "added"})
_VERBAL = frozenset({"VBD", "VBZ", "VBP", "VB", "MD", "TO"})
_STARTS = frozenset({"DT", "PRP$"})
_WITHIN_NAME = frozenset({"of", "for", "at"})
_JOINING = frozenset({"and", "in", "near", "to"})
_PLACING = frozenset({"in", "of", "near", "at", "from", "around", "outside", "inside"})
_ADDRESSED = frozenset({"told"})
_TAKEN = frozenset({"DT", "CD", "PRP$", "RB", "JJR"})
_BEFORE = _NOUNS | {"CD", "RB", "RP", "VBN", "JJ", "VBG", "VB", "VBD", "VBZ", "-RRB-"}
_MARKS = frozenset({".", ",", ":", "''", "``", "_SP"})
_BINDING = frozenset({"IN", "TO", "VBD", "VBG", "VBN", "VB", "VBZ", "VBP"})
_OPENING = frozenset({"as", "that", "if", "while", "when", "because", "although", "though"})
_SUBORDINATE = frozenset({"as", "while", "after", "when", "before", "although", "though"})


@dataclass(frozen=True, slots=True)
class SpeakerWords:
    """Words by which a speaker is told, in lower case.

    said: forms of the verbs of saying, to their lemmas; titles: nouns that may stand before a speaker's name;
    nations: adjectives of states; outlets: names of media, in words; bodies: nouns for several who speak, that need no
    article; kinds: words that may stand before a title or body.
    """

    said: dict[str, str]
    titles: frozenset[str]
    nations: frozenset[str]
    outlets: frozenset[tuple[str, ...]]
    bodies: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()


def find_lost_commas(words: Sequence[str], tags: Sequence[str], known: SpeakerWords) -> dict[int, int | None]:
    """Tokens before which a comma is missing, each with the verb of saying behind it; null before "according"."""
    lower = [w.lower() for w in words]
    found: dict[int, int | None] = {}
    for i in range(3, len(words)):
        if lower[i] in known.said and _is_inverted(lower, tags, i, known):
            found[i] = None
        elif lower[i] in known.said and tags[i] in (*_FINITE, "VBN"):
            start = _outlet_start(lower, tags, i, known) or _speaker_start(words, lower, tags, i, known)
            start = _behind_place(lower, tags, _joined_start(words, lower, tags, start, known), i)
            start = _bare_start(words, lower, tags, i, known) or start
            if start is None or _has_comma(tags, start) or not _is_cut_off(tags, start) or not _ends(lower, tags, i):
                continue
            start = _apposed_start(lower, tags, start, known)
            if tags[i] in _FINITE or (tags[start - 1] in _NOUNS | {"JJ"} and _may_speak(lower, start, i, known)):
                found[start] = i
        elif lower[i] in known.said and tags[i] == "NNS" and _ends(lower, tags, i):
            start = next((i - n for n in range(4, 0, -1) if tuple(lower[max(i - n, 0) : i]) in known.outlets), None)
            if start is not None and _is_cut_off(tags, start):
                found[start] = i
        elif lower[i] == "according" and lower[i + 1 : i + 2] == ["to"] and _is_cut_off(tags, i):
            found[i] = None
    return found


@cache
def _days() -> frozenset[str]:
    return frozenset(name.lower() for name in load_date_names().whole)


def _is_inverted(lower: Sequence[str], tags: Sequence[str], verb: int, known: SpeakerWords) -> bool:
    """ "… near the town said the director of the group": a name, a title and name or "the" and nouns, up to "who"."""
    end = next((k for k in range(verb + 1, len(tags)) if tags[k] == "WP"), len(tags))
    behind = tags[verb + 1 : end]
    name = next((k for k in range(verb + 1, end) if tags[k] in _NAMES), verb + 1)
    titled = tags[verb + 1 : name] and all(t in ("NN", "JJ") for t in tags[verb + 1 : name])
    titled = titled and lower[name - 1] in known.titles
    named = tags[verb] == "VBD" and (titled or list(behind[:1]) in (["NNP"], ["DT"])) and lower[verb] in _INVERTED
    named = named and lower[verb + 1] not in _days()
    return (
        named and _is_cut_off(tags, verb) and not any(tag in _VERBAL for tag in behind) and "that" not in lower[verb:]
    )


def _may_speak(lower: Sequence[str], start: int, verb: int, known: SpeakerWords) -> bool:
    return lower[verb - 1] in known.titles or lower[start] in known.nations or _is_outlet(lower, start, known)


def _is_outlet(lower: Sequence[str], start: int, known: SpeakerWords) -> bool:
    return any(tuple(lower[start : start + n]) in known.outlets for n in range(1, 5))


def _outlet_start(lower: Sequence[str], tags: Sequence[str], verb: int, known: SpeakerWords) -> int | None:
    """Where the name of an outlet starts among the nouns before the verb ("in Syria Example TV channel reported")."""
    i = verb
    while i > 1 and tags[i - 1] in _INSIDE:
        i -= 1
    return next((t for t in range(i, verb) if t > i and _is_outlet(lower, t, known)), None)


def _speaker_start(
    words: Sequence[str], lower: Sequence[str], tags: Sequence[str], verb: int, known: SpeakerWords
) -> int | None:
    """First token of the noun phrase that ends before the verb; None where there is none."""
    i = verb - 1
    if tags[i] == "PRP":
        return i
    if tags[i] not in _NOUNS:
        return None
    while i > 0:
        before = tags[i - 1]
        if before in _STARTS:
            return _office_start(lower, tags, i - 1, known)
        if before == "IN" and lower[i - 1] in _WITHIN_NAME and i > 1 and tags[i - 2] in _NOUNS:
            i -= 2
            continue
        nation = lower[i] in known.nations and (before in _NOUNS or words[i - 1][0].isupper())
        nation = nation and (tags[verb - 1] not in _NAMES or any(w in known.titles for w in lower[i:verb]))
        nation = nation or (before in _NAMES and lower[i - 1] in _days()) or _is_local(words, tags, i)
        name = tags[i] in _NAMES and before in ("NN", "NNS") and lower[i - 1] not in known.titles
        if nation or name or before not in _INSIDE:
            return i
        i -= 1
    return None


def _office_start(lower: Sequence[str], tags: Sequence[str], article: int, known: SpeakerWords) -> int:
    """The article of an office "for" or "of" what follows: "[a spokesman] for the ministry said"."""
    i = article - 2
    if i < 2 or lower[article - 1] not in ("for", "of") or tags[i] != "NN" or lower[i] not in known.titles:
        return article
    while i > 0 and (lower[i - 1] in known.kinds or tags[i - 1] == "JJ"):
        i -= 1
    name = i - 1
    while name > 0 and tags[name - 1] in _NAMES:
        name -= 1
    of_name = name < i - 1 and tags[name - 1] != "IN"  # "[Ann Orr] the head of the service said"
    return i - 1 if tags[i - 1] == "DT" and _is_cut_off(tags, i - 1) and not of_name else article


def _bare_start(
    words: Sequence[str], lower: Sequence[str], tags: Sequence[str], verb: int, known: SpeakerWords
) -> int | None:
    """Where speakers without an article start behind a noun phrase that a verb or preposition binds.

    "… killing ten people [local officials] said", "… after the blast [police spokesman Kofi Addo] said",
    "… near the port [two residents and a medic] said".
    """
    second = _speaker_start(words, lower, tags, verb, known)
    joined = second is not None and second > 4 and lower[second - 1] in _JOINING
    ends = [second - 1] if second and joined and not _COUNTING & set(tags[second:verb]) else []
    starts = [_titled_start(words, lower, tags, end, known) for end in (*ends, verb)]
    return next((i for i in starts if i is not None and _is_bound_phrase(lower, tags, i - 1)), None)


def _titled_start(
    words: Sequence[str], lower: Sequence[str], tags: Sequence[str], end: int, known: SpeakerWords
) -> int | None:
    """Where "[two residents]", "[local officials]" or "[police spokesman Kofi Addo]" start that end there."""
    start = end - 1
    while start > 3 and tags[start] in _NAMES:  # "the United Nations" is a name
        start -= 1
    if (lower[start] not in known.bodies or start < end - 1) and not (start < end - 1 and lower[start] in known.titles):
        return None
    start -= f"{lower[start - 1]} {lower[start]}" in known.bodies
    while start > 3 and (lower[start - 1] in known.kinds | known.nations or words[start - 1].isupper()):
        start -= 1
    return start - (tags[start - 1] == "CD" and tags[start - 2] in _NOUNS)


def _is_bound_phrase(lower: Sequence[str], tags: Sequence[str], last: int) -> bool:
    """Whether a noun phrase that can stand alone ends here, and a verb or preposition before it needs it."""
    first = last
    while first > 0 and tags[first] not in _STARTS and tags[first - 1] in _COUNTED | _STARTS:
        first -= 1
    if tags[last] not in _NOUNS:  # "four were killed and [ten wounded]"
        return tags[last] in ("VBN", "JJ") and list(tags[last - 2 : last]) == ["CC", "CD"]
    name = next((k for k in range(last, first, -1) if tags[k] not in _NAMES), last)
    if name < last and tags[name] == "NNS":  # "killed ten people [Red Crescent officials] said"
        return False
    whole = tags[last] != "NN" or bool({"CD", *_NAMES, *_STARTS} & set(tags[first:last]))
    return whole and first > 0 and tags[first - 1] in _BINDING and lower[first - 1] not in _OPENING


def _is_local(words: Sequence[str], tags: Sequence[str], i: int) -> bool:
    """An adjective in lower case behind a plural, or behind a name without an article: "… in Orr [local officials]"."""
    k = i - 1
    while k > 0 and tags[k] in _NAMES:
        k -= 1
    opens = tags[i - 1] == "NNS" or (tags[i - 1] in _NAMES and tags[k] not in _STARTS | _MARKS)
    return opens and tags[i] == "JJ" and words[i].islower()


def _apposed_start(lower: Sequence[str], tags: Sequence[str], start: int, known: SpeakerWords) -> int:
    """Where a speaker starts that is told by kind and name: "… on Tuesday [the rights group the Orr Centre] said".

    Or by kind and what it does: "… near the town [a group watching the war] said".
    """
    k = start - 1
    if tags[start] in _STARTS and lower[k].endswith("ing") and lower[k - 1] in known.titles and tags[k - 1] == "NN":
        return k - 2 if tags[k - 2] in _STARTS and _is_cut_off(tags, k - 2) else start
    if tags[start] not in _STARTS or lower[k] not in known.titles:
        return start
    while k > 2 and tags[k] in ("NN", "VBG", "JJ"):
        k -= 1
    return k if tags[k] in _STARTS and _is_cut_off(tags, k) else start


def _joined_start(
    words: Sequence[str], lower: Sequence[str], tags: Sequence[str], start: int | None, known: SpeakerWords
) -> int | None:
    """Where a speaker starts that is told with another or with a place ("Tuesday a monitor and medics in Orr said").

    Only behind a name: behind another noun the comma would read as one of a list.
    """
    i = start
    while i and i > 2 and lower[i - 1] in _JOINING and tags[i - 2] in _NOUNS:
        i = _speaker_start(words, lower, tags, i - 1, known)
    opens = i and i != start and tags[i - 1] in _NAMES and (tags[i] in _STARTS or lower[i - 1] in _days())
    return i if opens and tags[i or 0] != "VBG" else start


def _behind_place(lower: Sequence[str], tags: Sequence[str], start: int | None, verb: int) -> int | None:
    """A bare plural behind a place that a preposition binds: "… in the town of Orr [residents] said"."""
    bound = start is not None and start > 0 and start < verb - 1 and lower[start - 1] in _PLACING
    return verb - 1 if bound and tags[verb - 1] == "NNS" else start


def _is_cut_off(tags: Sequence[str], start: int) -> bool:
    """Whether a whole clause stands before, without a mark, conjunction or preposition that binds what follows."""
    return start > 2 and tags[start - 1] in _BEFORE and any(_is_finite(tags, k) for k in range(start))


def _has_comma(tags: Sequence[str], start: int) -> bool:
    """Whether the words before belong to the speaker, back to a comma: "…, aid worker [Ann Orr] told reporters"."""
    k = start - 1
    while k > 0 and tags[k] in ("NN", "JJ", "NNP"):
        k -= 1
    return tags[k] == "," and k < start - 1


def _is_finite(tags: Sequence[str], k: int) -> bool:
    """A finite verb, or a form that may be one, taken for a participle, with an object: "a blast killed/VBN ten"."""
    return tags[k] in _FINITE or (tags[k] == "VBN" and tags[k + 1] in _TAKEN)


def _ends(lower: Sequence[str], tags: Sequence[str], verb: int) -> bool:
    """Whether nothing that could be said follows the verb, but whom it was told, when, and what else went on."""
    k = verb + 1
    if lower[verb] in _ADDRESSED and tags[k : k + 1] == ["NNS"]:
        k += 1
    while k < len(lower) and (tags[k] in _NAMES or (lower[k] == "on" and lower[min(k + 1, len(lower) - 1)] in _days())):
        k += 1
    goes_on = k < len(lower) and tags[k] == "VBG" and (k > verb + 1 or lower[verb] in _INVERTED)
    if k == len(lower) or tags[k] in _MARKS or goes_on:
        return True
    open_ended = tags[k] in ("IN", "RB", "VBG", "CC", "NN") and "that" not in lower[k:]
    if open_ended and lower[k] in _SUBORDINATE:
        return True
    return open_ended and not any(tag in _FINITE for tag in tags[k + (tags[k] == "CC") * 2 :])
