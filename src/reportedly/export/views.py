"""Which parts of a coding stand where: news and background, for and against, tracks by kind, issues by code.

Shared by the page and the lines for people, so that both tell the same. How it looks is left to them.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from ..model import Claim, Coding, Incident, Issue, Loaded, Span, Track
from ..model.vocabulary import TrackKind

Claims = Mapping[str, Claim]
_SENTENCE_END = re.compile(r"(?<=[.!?…])[\"'”’)\]]*\s+(?=[\"'“‘(\[]*[A-Z0-9])|\n+")
_TALKS: tuple[TrackKind, ...] = ("negotiation", "agreement")
_TRUCES: tuple[TrackKind, ...] = ("ceasefire", "violation")


@dataclass(frozen=True, slots=True)
class Told:
    """The claims of an incident by whether their sources hold that it took place."""

    holding: tuple[Claim, ...]
    opposing: tuple[Claim, ...]
    open: tuple[Claim, ...]


def claims_by_id(codings: Iterable[Coding]) -> dict[str, Claim]:
    """Every claim of the codings."""
    return {claim.id: claim for coding in codings for claim in coding.claims}


def claims_of(item: Incident | Track, claims: Claims) -> list[Claim]:
    """The claims that an incident or a track gathers, in its order."""
    return [claims[id] for id in item.claims if id in claims]


def split_told(incident: Incident, claims: Claims) -> Told:
    """For, against, and neither. Whoever names another actor holds that it took place and opposes the charge."""
    rows = claims_of(incident, claims)
    opposing = tuple(c for c in rows if c.holds is False or c.position in ("deflects", "retracts", "denies"))
    holding = tuple(c for c in rows if c not in opposing and (c.holds or c.position in ("asserts", "accepts")))
    return Told(holding, opposing, tuple(c for c in rows if c not in opposing and c not in holding))


def is_news(incident: Incident, claims: Claims) -> bool:
    """Whether one of its claims is this report's news, not its background."""
    return any(not c.event.background for c in claims_of(incident, claims))


def news(coding: Coding) -> list[Incident]:
    """Incidents that the report is about."""
    claims = claims_by_id([coding])
    return [i for i in coding.incidents if is_news(i, claims)]


def background(coding: Coding) -> list[list[Claim]]:
    """Claims on each background happening, the earliest first; without a time last. Totals and states are their own."""
    claims = claims_by_id([coding])
    groups = [claims_of(i, claims) for i in coding.incidents if not is_news(i, claims)]
    gathered = set(chain.from_iterable(i.claims for i in coding.incidents))
    groups += [[c] for c in coding.claims if c.id not in gathered and c.event.background]
    return sorted((g for g in groups if g), key=lambda group: sort_key(group[0]))


def loose(coding: Coding) -> list[Claim]:
    """Claims of the report's news that belong to no incident: totals, who holds a place, states of affairs."""
    gathered = set(chain.from_iterable(i.claims for i in coding.incidents))
    return [c for c in coding.claims if c.id not in gathered and not c.event.background]


def sort_key(claim: Claim) -> tuple[bool, str, int]:
    """By the start of the event's time, those without one last, then by place in the text."""
    time = claim.event.time
    stamp = (time.earliest or time.latest) if time else None
    return stamp is None, stamp or "", claim.event.trigger.start


def sort_by_time(claims: Iterable[Claim]) -> list[Claim]:
    """The earliest first, those without a time last."""
    return sorted(claims, key=sort_key)


def ceasefires(tracks: Sequence[Track]) -> list[tuple[Track, list[Track]]]:
    """Each ceasefire with its violations; a violation without a known ceasefire stands alone."""
    violations = [t for t in tracks if t.kind == "violation"]
    found = [(t, [v for v in violations if v.of == t.id]) for t in tracks if t.kind == "ceasefire"]
    known = {t.id for t, _ in found}
    return found + [(v, []) for v in violations if v.of not in known]


def negotiations(tracks: Iterable[Track]) -> list[Track]:
    """Talks first, then agreements."""
    return sorted((t for t in tracks if t.kind in _TALKS), key=lambda t: _TALKS.index(t.kind))


def commitments(tracks: Iterable[Track]) -> list[Track]:
    """What is announced, the earliest due date first."""
    rows = (t for t in tracks if t.kind == "commitment")
    return sorted(rows, key=lambda t: (t.due is None, (t.due and (t.due.earliest or t.due.latest)) or ""))


def other_tracks(tracks: Iterable[Track]) -> list[Track]:
    """Captives, control and whatever is no truce, talks or commitment."""
    return [t for t in tracks if t.kind not in (*_TRUCES, *_TALKS, "commitment")]


def loaded_by_word(coding: Coding) -> list[tuple[Loaded, int]]:
    """Loaded words with how often one voice uses each, in text order."""
    rows: dict[tuple[str, str | None], list[Loaded]] = {}
    for word in coding.annotations.loaded:
        rows.setdefault((word.span.quote.casefold(), word.source), []).append(word)
    return [(group[0], len(group)) for group in rows.values()]


def issues_by_code(issues: Iterable[Issue]) -> dict[str, list[Issue]]:
    """Issues under their code, in order of appearance, the same one once."""
    rows: dict[str, list[Issue]] = {}
    for issue in dict.fromkeys(issues):
        rows.setdefault(issue.code, []).append(issue)
    return rows


def sentence_around(text: str, spans: Iterable[Span]) -> tuple[int, int]:
    """The stretch from the start of the first to the end of the last sentence that the spans touch."""
    rows = sorted(spans)
    first, last = rows[0].start, max(s.end for s in rows)
    ends = list(_SENTENCE_END.finditer(text))
    start = max((m.end() for m in ends if m.end() <= first), default=0)
    end = min((m.start() for m in ends if m.start() >= last - 1), default=len(text))
    return start, max(end, last)


def issues_near(coding: Coding, claim: Claim) -> list[Issue]:
    """What was considered and dropped in the sentences of the claim's evidence."""
    around = [sentence_around(coding.document.text, [span]) for span in claim.evidence]
    return [i for i in coding.issues if i.span and any(i.span.start < e and i.span.end > s for s, e in around)]


def incident_of(incidents: Iterable[Incident]) -> dict[str, str]:
    """Claim id to the id of its incident."""
    return {claim: incident.id for incident in incidents for claim in incident.claims}
