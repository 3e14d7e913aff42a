"""What it takes for an entry's example to hold: each check gives the reason why it does not, or null."""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

import pytest

from reportedly.datafile import load_yaml, parse_yaml
from reportedly.engine import code_documents
from reportedly.lexicon import inflect
from reportedly.lexicon.schema import CueEntry, EventEntry
from reportedly.model import Attribution, Claim, Coding, Span
from reportedly.read import read_text

from pathlib import Path  # isort: skip

PUBLISHER, PUBLISHED = "Example Wire", "2024-06-12"
GAPS = Path(__file__).with_name("known_gaps.yaml")


def code_texts(texts: Iterable[str]) -> dict[str, Coding]:
    """The coding of each text, each in a document of its own."""
    unique = list(dict.fromkeys(texts))
    docs = [read_text(text, published=PUBLISHED, publisher=PUBLISHER).doc for text in unique]
    return dict(zip(unique, code_documents(docs), strict=True))


@cache
def load_gaps() -> dict[str, dict[str, str]]:
    """Checks that do not hold yet: file of the check -> id, with the name of the check behind a blank -> reason."""
    return parse_yaml(GAPS.read_text(encoding="utf-8"), dict[str, dict[str, str]], where=GAPS.name)


def make_params(group: str, entries: Iterable[Any], check: str = "") -> Iterator[Any]:
    """Parameters by id; those that are listed as gaps must fail, so that a mended one is noticed."""
    for entry in entries:
        name = f"{entry.id} {check}".strip()
        reason = load_gaps().get(group, {}).get(name)
        marks = [] if reason is None else [pytest.mark.xfail(strict=True, reason=reason)]
        yield pytest.param(entry, id=name.replace(" ", "-"), marks=marks)


# -- words ----------------------------------------------------------------------------------------------------------


@cache
def get_forms(lemma: str) -> frozenset[str]:
    """Surface forms of a lemma's first word, in lower case."""
    irregular = load_yaml("lexicon/en/irregular.yaml", dict[str, list[str]])
    return frozenset(inflect(lemma.split()[0], irregular))


def is_word(quote: str, lemma: str) -> bool:
    """Whether the words quoted begin with a form of the lemma."""
    return quote.lower().split()[0] in get_forms(lemma)


def stands_in(span: Span | None, words: str | None, text: str) -> bool:
    """Whether the span overlaps the words somewhere in the text; no words ask for nothing."""
    if words is None:
        return True
    if span is None:
        return False
    at = text.find(words)
    while at >= 0:
        if span.start < at + len(words) and span.end > at:
            return True
        at = text.find(words, at + 1)
    return False


# -- events ---------------------------------------------------------------------------------------------------------


def why_no_event(entry: EventEntry, coding: Coding) -> str | None:
    """The claim of the entry with the example's actor and recipient, or another of the same word, type and mode."""
    rows = [c for c in coding.claims if _is_of(entry, c)]
    if not rows:
        found = ", ".join(f"{c.event.trigger.quote} {c.event.rule}" for c in coding.claims)
        return f"no claim by it; claims: {found or 'none'}; issues: {_issues(coding)}"
    text = coding.document.text
    missed = [[*_missed(entry, c, text)] for c in rows]
    best = min(missed, key=len)
    return None if not best else "; ".join(best)


def _is_of(entry: EventEntry, claim: Claim) -> bool:
    event = claim.event
    if event.rule == f"event:{entry.id}":
        return True
    same = is_word(event.trigger.quote, entry.lemma) and event.type == entry.type
    return same and entry.mode in (None, event.mode)


def _missed(entry: EventEntry, claim: Claim, text: str) -> Iterator[str]:
    for role, words, actors in (
        ("actor", entry.example.actor, claim.event.actors),
        ("recipient", entry.example.recipient, claim.event.recipients),
    ):
        if words is not None and not any(stands_in(a.span, words, text) for a in actors):
            yield f"{role} {words!r} is {[a.name for a in actors]}"


def why_event(entry: EventEntry, coding: Coding) -> str | None:
    """No claim has the entry's word for its trigger."""
    rows = [c.event.rule for c in coding.claims if is_word(c.event.trigger.quote, entry.lemma)]
    return f"claims by {rows}" if rows else None


def why_rule(entry: EventEntry, coding: Coding) -> str | None:
    """No claim is made by the entry."""
    rows = [c.event.trigger.quote for c in coding.claims if c.event.rule == f"event:{entry.id}"]
    return f"made a claim of {rows}" if rows else None


# -- cues -----------------------------------------------------------------------------------------------------------


def why_no_cue(entry: CueEntry, coding: Coding) -> str | None:
    """The attribution by the entry's word with the example's speaker and position."""
    rows = [a for a in iter_cues(coding) if is_word(a.cue.quote, entry.lemma)]
    if not rows:
        found = ", ".join(f"{a.cue.quote}" for a in iter_cues(coding))
        return f"no attribution by it; attributions: {found or 'none'}"
    text, example = coding.document.text, entry.example
    told = [a for a in rows if a.position == example.position]
    if not told:
        return f"position is {[a.position for a in rows]}"
    if not any(stands_in(a.source, example.speaker, text) for a in told):
        return f"speaker {example.speaker!r} is {[a.source and a.source.quote for a in told]}"
    return None


def why_cue(entry: CueEntry, coding: Coding) -> str | None:
    """No attribution is by the entry's word with the entry's position."""
    rows = [
        a for a in coding.annotations.attributions if is_word(a.cue.quote, entry.lemma) and a.position == entry.position
    ]
    return f"attributions by {[a.cue.quote for a in rows]}" if rows else None


def iter_cues(coding: Coding) -> Iterator[Attribution]:
    """Attributions, and those of claims."""
    yield from coding.annotations.attributions
    for claim in coding.claims:
        if claim.cue is not None:
            yield Attribution(claim.speaker.span, claim.cue, claim.evidence, claim.position)


def _issues(coding: Coding) -> str:
    rows = [f"{i.code} {i.span.quote if i.span else ''} {i.detail}" for i in coding.issues if i.stage == "extract"]
    return "; ".join(rows) or "none"
