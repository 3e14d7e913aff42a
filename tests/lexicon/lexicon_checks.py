"""What it takes for an entry's example to hold: each check gives the reason why it does not, or null."""

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from reportedly.datafile import load_yaml, parse_yaml
from reportedly.engine import code_documents
from reportedly.lexicon import inflect
from reportedly.lexicon.schema import CueEntry, EventEntry
from reportedly.model import Attribution, Claim, Coding, Span
from reportedly.read import read_text

PUBLISHER, PUBLISHED = "Example Wire", "2024-06-12"
GAPS = Path(__file__).with_name("known_gaps.yaml")


def code_texts(texts: Iterable[str]) -> dict[str, Coding]:
    """The coding of each text, each in a document of its own."""
    unique = list(dict.fromkeys(texts))
    docs = [read_text(text, published=PUBLISHED, publisher=PUBLISHER).doc for text in unique]
    return dict(zip(unique, code_documents(docs, whole=True), strict=True))


# -- known gaps -----------------------------------------------------------------------------------------------------


@cache
def load_gaps() -> dict[str, dict[str, str]]:
    """What does not hold yet: group -> id of the entry, with " no" behind it for its second sentence -> reason."""
    return parse_yaml(GAPS.read_text(encoding="utf-8"), dict[str, dict[str, str]], where=GAPS.name)


def make_params(group: str, entries: Iterable[Any], check: str = "") -> list[Any]:
    """Parameters named by id; a known gap must fail, so that a mended one is noticed."""
    gaps = load_gaps().get(group, {})
    rows = []
    for entry in entries:
        reason = gaps.get(f"{entry.id} {check}".strip())
        marks = [] if reason is None else [pytest.mark.xfail(strict=True, reason=reason)]
        rows.append(pytest.param(entry, id=entry.id, marks=marks))
    return rows


# -- words ----------------------------------------------------------------------------------------------------------


@cache
def get_forms(lemma: str) -> frozenset[str]:
    """Surface forms of a lemma's first word, in lower case, and of the last part of one with a hyphen."""
    irregular = load_yaml("lexicon/en/irregular.yaml", dict[str, list[str]])
    first = lemma.split()[0]
    return frozenset(inflect(first, irregular) | inflect(first.rpartition("-")[2], irregular))


def is_word(quote: str, lemma: str) -> bool:
    """Whether the words quoted begin with a form of the lemma."""
    return quote.lower().split()[0] in get_forms(lemma)


def find_words(text: str, words: str) -> Iterator[tuple[int, int]]:
    """Offsets of each occurrence of the words."""
    at = text.find(words)
    while at >= 0:
        yield at, at + len(words)
        at = text.find(words, at + 1)


def stands_in(span: Span | None, words: str | None, coding: Coding) -> bool:
    """Whether the span, or what its pronoun stands for, overlaps the words in the text; no words ask for nothing."""
    if words is None:
        return True
    places = list(find_words(coding.document.text, words))
    return any(s.start < end and s.end > start for s in _meant(span, coding) for start, end in places)


def _meant(span: Span | None, coding: Coding) -> Iterator[Span]:
    """The span, and those of the mentions that the one there refers to."""
    if span is None:
        return
    yield span
    mentions = coding.annotations.actors
    for mention in mentions:
        if mention.span == span:
            yield from (s for i in mention.refers_to if (s := mentions[i].span) is not None)


# -- events ---------------------------------------------------------------------------------------------------------


def why_no_event(entry: EventEntry, coding: Coding) -> str | None:
    """A claim of the entry, or of its word, type and mode, with the example's actor and recipient."""
    rows = [c for c in coding.claims if _is_of(entry, c)]
    if not rows:
        found = ", ".join(f"{c.event.trigger.quote} {c.event.rule}" for c in coding.claims)
        return f"no claim by it; claims: {found or 'none'}; issues: {_issues(coding)}"
    missed = [list(_missed(entry, c, coding)) for c in rows]
    return "; ".join(min(missed, key=len)) or None


def _is_of(entry: EventEntry, claim: Claim) -> bool:
    event = claim.event
    if event.rule == f"event:{entry.id}":
        return True
    same = is_word(event.trigger.quote, entry.lemma) and event.type == entry.type
    return same and entry.mode in (None, event.mode)


def _missed(entry: EventEntry, claim: Claim, coding: Coding) -> Iterator[str]:
    for role, words, actors in (
        ("actor", entry.example.actor, claim.event.actors),
        ("recipient", entry.example.recipient, claim.event.recipients),
    ):
        if words is not None and not any(stands_in(a.span, words, coding) for a in actors):
            yield f"{role} {words!r} is {[a.name for a in actors]}"


def why_event(entry: EventEntry, coding: Coding) -> str | None:
    """No claim has the entry's word for its trigger."""
    rows = [c.event.rule for c in coding.claims if is_word(c.event.trigger.quote, entry.lemma)]
    return f"claims by {rows}" if rows else None


def why_rule(entry: EventEntry, coding: Coding) -> str | None:
    """No claim is made by the entry."""
    rows = [c.event.trigger.quote for c in coding.claims if c.event.rule == f"event:{entry.id}"]
    return f"made a claim of {rows}" if rows else None


def _issues(coding: Coding) -> str:
    rows = [f"{i.code} {i.span.quote if i.span else ''} {i.detail}" for i in coding.issues if i.stage == "extract"]
    return "; ".join(rows) or "none"


# -- cues -----------------------------------------------------------------------------------------------------------


def why_no_cue(entry: CueEntry, coding: Coding) -> str | None:
    """An attribution by the entry's word with the example's speaker and position."""
    example = entry.example
    rows = [a for a in iter_attributions(coding) if is_word(a.cue.quote, entry.lemma)]
    if not rows:
        found = ", ".join(a.cue.quote for a in iter_attributions(coding))
        return f"no attribution by it; attributions: {found or 'none'}"
    told = [a for a in rows if a.position == example.position]
    if not told:
        return f"position is {[a.position for a in rows]}"
    if not any(stands_in(a.source, example.speaker, coding) for a in told):
        return f"speaker {example.speaker!r} is {[a.source and a.source.quote for a in told]}"
    return None


def why_cue(entry: CueEntry, coding: Coding) -> str | None:
    """No attribution is by the entry's word with the entry's position."""
    rows = [
        a for a in coding.annotations.attributions if is_word(a.cue.quote, entry.lemma) and a.position == entry.position
    ]
    return f"attributions by {[a.cue.quote for a in rows]}" if rows else None


def iter_attributions(coding: Coding) -> Iterator[Attribution]:
    """Attributions of the text, then the cues of its claims."""
    yield from coding.annotations.attributions
    for claim in coding.claims:
        if claim.cue is not None:
            yield Attribution(claim.speaker.span, claim.cue, claim.evidence, claim.position)
