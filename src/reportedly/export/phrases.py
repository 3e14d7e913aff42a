"""Puts single values of the record into words: ids, times, places, actors, chains, positions, figures.

What is shown, and in which order, is left to the exports. No phrase judges: it says who says what.
"""

import re
from calendar import monthrange
from collections.abc import Iterable
from datetime import date

from ..date_names import name_month
from ..model import Actor, Claim, Document, Figure, Issue, Place, Quantity, Time, Track
from ..model.sides import side_of, speaker_key
from ..model.vocabulary import Modality, Position, Support, Voice
from ..ontology import get_type
from ..reference.actors import load_actors

_ID_DIGITS = 8
_OPENING = 10
_STATE_KEY = 3
# Control characters (a terminal would obey them) and marks that turn the direction of the line.
_UNSAFE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")

POSITION_WORDS: dict[Position, str] = {
    "asserts": "asserts",
    "denies": "denies",
    "accepts": "accepts as its own act",
    "deflects": "says that another did it",
    "declines": "does not commit itself",
    "unreached": "gave no answer",
    "unconfirmed": "could not confirm it",
    "retracts": "withdraws it",
}
POSITION_LETTERS: dict[Position, str] = {
    "asserts": "A",
    "denies": "D",
    "accepts": "C",
    "deflects": "F",
    "declines": "N",
    "unreached": "U",
    "unconfirmed": "Q",
    "retracts": "R",
}
SUPPORT_WORDS: dict[Support, str] = {
    "retracted": "withdrawn",
    "conceded": "conceded",
    "contested": "contested",
    "unassessable": "cannot be assessed",
    "corroborated": "told by several sides",
    "partisan": "told by parties only",
    "single_origin": "one origin",
    "figures_disputed": "figures disputed",
}
VOICE_WORDS: dict[Voice, str] = {
    "direct": "in its own words",
    "indirect": "as the report puts it",
    "publisher": "the outlet’s own voice",
}
_MODALITY_WORDS: dict[Modality, str] = {"actual": "", "future": "to come", "hypothetical": "possible, not told as done"}


def make_visible(text: str) -> str:
    """The text with control and direction characters shown as U+FFFD; line feeds and tabs stay."""
    return _UNSAFE.sub("\ufffd", text)


def flatten(text: str) -> str:
    """One line: white space collapsed, control characters made visible."""
    return " ".join(make_visible(text).split())


def short_id(id: str) -> str:
    """The tag and the first 8 hex digits, enough for `show` and `why`: `i1:9f2c4d81`."""
    tag, colon, digits = id.partition(":")
    return f"{tag}:{digits[:_ID_DIGITS]}" if colon else id


def quote(text: str) -> str:
    """The words in quotation marks, on one line; outer marks of the text itself are not doubled."""
    words = flatten(text)
    for mark, end in (('"', '"'), ("“", "”")):
        if len(words) > 1 and words.startswith(mark) and words.endswith(end) and mark not in words[1:-1]:
            words = words[1:-1]
    return f"“{words}”"


def evidence_words(claim: Claim) -> str:
    """All words that state the claim, in text order, parts joined by an ellipsis."""
    return quote(" … ".join(span.quote for span in sorted(claim.evidence)))


def count(number: int, noun: str, plural: str | None = None) -> str:
    """`1 claim`, `3 claims`."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def join_and(words: Iterable[str]) -> str:
    """`A`, `A and B`, `A, B and C`."""
    rows = list(dict.fromkeys(words))
    return rows[0] if len(rows) == 1 else ", ".join(rows[:-1]) + (" and " if rows else "") + "".join(rows[-1:])


def capitalize(text: str) -> str:
    """The text with its first letter large, the rest as it is."""
    return text[:1].upper() + text[1:]


def date_words(time: Time | None) -> str:
    """The interval in words: `30 to 31 July 2022`, `May 2022`, `since 1991`; the text's own where it has no dates."""
    if time is None or (time.earliest is None and time.latest is None):
        return quote(time.expression) if time and time.expression else "time not stated"
    if time.basis == "bounded_by_publication":
        return f"on or before {_day(time.latest or time.earliest or '')}"
    if time.earliest is None:
        return f"until {_bound(time.latest or '', time)}"
    if time.latest is None:
        return f"since {_bound(time.earliest, time)}"
    return _interval(time.earliest, time.latest)


def time_words(time: Time | None) -> str:
    """The interval with the words it was read from, and whether it lasted all along."""
    if time is None:
        return date_words(time)
    dated = time.earliest is not None or time.latest is not None
    parts = [date_words(time)]
    parts += [quote(time.expression)] if time.expression and dated else []
    parts += ["throughout"] if time.extent == "throughout" else []
    parts += ["taken over from the story"] if time.basis == "inherited" else []
    return ", ".join(parts)


def _interval(earliest: str, latest: str) -> str:
    first, last = _date(earliest), _date(latest)
    if first is None or last is None or len(earliest) > 10 or len(latest) > 10:
        return _day(earliest) if earliest == latest else f"{_day(earliest)} to {_day(latest)}"
    if first == last:
        return _day(earliest)
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return f"{first.year}" if first.year == last.year else f"{first.year} to {last.year}"
    if first.day == 1 and last.day == monthrange(last.year, last.month)[1]:
        return _months(first, last)
    return f"{_opening(first, last)} to {_day(latest)}"


def _months(first: date, last: date) -> str:
    end = f"{name_month(last.month)} {last.year}"
    if (first.year, first.month) == (last.year, last.month):
        return end
    return f"{name_month(first.month)}{'' if first.year == last.year else f' {first.year}'} to {end}"


def _opening(first: date, last: date) -> str:
    """The start of a range, without what its end says too."""
    month = "" if (first.year, first.month) == (last.year, last.month) else f" {name_month(first.month)}"
    return f"{first.day}{month}{'' if first.year == last.year else f' {first.year}'}"


def _bound(value: str, time: Time) -> str:
    """One end of an open interval, no more precise than it is told."""
    day = _date(value)
    if day is None or time.precision not in ("month", "season", "year", "decade"):
        return _day(value)
    return f"{name_month(day.month)} {day.year}" if time.precision == "month" else str(day.year)


def _day(value: str) -> str:
    day = _date(value)
    if day is None:
        return value
    clock = value[11:16]
    offset = (re.search(r"(?:Z|[+-]\d{2}:?\d{2})$", value[11:]) or [""])[0]
    return f"{day.day} {name_month(day.month)} {day.year}" + (f" {clock} {offset}".rstrip() if clock else "")


def _date(value: str) -> date | None:
    try:
        return date.fromisoformat(value[:10])
    except ValueError:
        return None


def published_words(published: str | None) -> str:
    """The publication date in words; `date not known` without one."""
    return _day(published) if published else "date not known"


def status_words(track: Track) -> tuple[str, str]:
    """What a track's status is called, and the status as reported; empty where none is."""
    status = {str(label): words for label, words in SUPPORT_WORDS.items()}.get(track.status or "", track.status or "")
    status = flatten(status).replace("_", " ")
    return ("Rounds" if track.kind == "negotiation" else "Reported"), status


def title_words(doc: Document) -> str:
    """The title; without one the first words of the text in quotation marks."""
    return flatten(doc.title) if doc.title else quote(" ".join(flatten(doc.text).split()[:_OPENING]) + " …")


def actor_words(actor: Actor) -> str:
    """Name and codes: `Ministry of Defence (NOR, MIL)`; the name alone where nothing is coded."""
    codes = ", ".join(c for c in (actor.code, actor.sector) if c)
    return f"{flatten(actor.name)} ({codes})" if codes else flatten(actor.name)


def side_words(actors: Iterable[Actor]) -> str:
    """The actors of a side with their codes."""
    return "; ".join(actor_words(a) for a in actors)


def names(actors: Iterable[Actor]) -> str:
    """The actors' names, joined; a land's where only its adjective is written."""
    return join_and(flatten(load_actors().find_land(a.name)) for a in actors)


def speaker_name(claim: Claim) -> str:
    """Who says so: the innermost source; the report itself where its outlet is not known."""
    return flatten(claim.speaker.name) or "the report"


def speaker_words(claim: Claim) -> str:
    """Speaker with codes, the chain that passed it on, and whether the words are the speaker's or the report's."""
    codes = ", ".join(c for c in (claim.speaker.code, claim.speaker.sector) if c)
    relays = " and ".join(flatten(s.name) for s in claim.sources[1:] if s.role == "relay" and s.name)
    notes = (codes, f"via {relays}" if relays else "", VOICE_WORDS[claim.voice])
    return f"{speaker_name(claim)} ({'; '.join(note for note in notes if note)})"


def position_words(claim: Claim) -> str:
    """What the speaker does: `asserts`, `denies (figure)`; with what it disputes and whether it is to come."""
    notes: list[str] = [*claim.disputes]
    notes += [_MODALITY_WORDS[claim.event.modality]] if claim.event.modality != "actual" else []
    notes += ["told as a summary"] if claim.event.scope == "summary" else []
    return POSITION_WORDS[claim.position] + (f" ({'; '.join(notes)})" if notes else "")


def event_words(claim: Claim) -> str:
    """The event in one phrase: `assault (strike) by A on B at C`."""
    event = claim.event
    text = get_type(event.type).noun + (f" ({event.mode})" if event.mode else "")
    text += f" by {names(event.actors)}" if event.actors else ""
    text += f" towards {names(event.recipients)}" if event.recipients else ""
    text += f" on {join_and(flatten(t.name) for t in event.targets)}" if event.targets else ""
    return text + (f" at {join_and(flatten(p.name) for p in event.places)}" if event.places else "")


def place_words(place: Place) -> str:
    """`Kulundu (KGZ, within 5 km)`; the name alone where it was not found on the map."""
    notes = [place.country] if place.country else []
    notes += [f"also claimed by {' and '.join(place.disputed)}"] if place.disputed else []
    notes += [f"within {place.radius_km:g} km"] if place.radius_km else []
    return flatten(place.name) + (f" ({', '.join(notes)})" if notes else "")


def places_words(places: Iterable[Place]) -> str:
    """All places, joined; `place not stated` without any."""
    return "; ".join(place_words(p) for p in places) or "place not stated"


def range_words(low: int | None, high: int | None) -> str:
    """`5`, `5 to 7`, `at least 14`, `up to 14`; empty where both bounds are open."""
    if low is None:
        return "" if high is None else f"up to {high:,}"
    if high is None:
        return f"at least {low:,}"
    return f"{low:,}" if low == high else f"{low:,} to {high:,}"


def figure_words(figure: Figure | Quantity) -> str:
    """`killed: at least 14 (civilians), “at least 14 people”`; only the words where no number is told."""
    number = range_words(figure.low, figure.high)
    who = f" ({flatten(figure.who)})" if figure.who else ""
    parts = [part for part in (f"{number}{who}".strip(), quote(figure.words)) if part]
    return f"{figure.kind.replace('_', ' ')}: {', '.join(parts)}"


def party_names(claims: Iterable[Claim]) -> dict[str, str]:
    """Names for the keys of parties and speakers, as the texts write them; a state's key becomes its code."""
    found: dict[str, str] = {}
    for claim in claims:
        event = claim.event
        for actor in (*claim.sources, *event.actors, *event.recipients, *event.participants):
            key = actor.ref or actor.party
            if key and flatten(actor.name) and len(actor.name) > len(found.get(key, "")):
                found[key] = flatten(actor.name)
        found.setdefault(speaker_key(claim), speaker_name(claim))
    states = {
        side for c in claims for a in (*c.sources, *c.event.actors) if (side := side_of(a)) and len(side) == _STATE_KEY
    }
    return found | {side: side.upper() for side in states}


def party_words(key: str, found: dict[str, str]) -> str:
    """A party's key in words: a state's code, a group's name with its key."""
    if len(key) == _STATE_KEY:
        return key.upper()
    return f"{found[key]} ({key})" if found.get(key, key).lower() != key.lower() else found.get(key, key)


def issue_words(issue: Issue) -> str:
    """The words that were seen and why they were not coded."""
    words = quote(issue.span.quote) if issue.span else ""
    what, colon, reason = flatten(issue.detail or "").partition(": ")
    return ": ".join(part for part in (words, what + colon + reason.replace("_", " ")) if part) or issue.stage
