"""Builds the tracks of a set of claims; each rule says which claims belong and which fields they give."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from ..datafile import load_yaml
from ..model import Claim, Incident, Place, Time, Track, TrackParticipant
from ..model.identity import make_track_id
from ..model.sides import side_of

_WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")
_TRUCE_TYPES = ("AGREE", "SUPPORT", "CONCEDE", "RETREAT")


@dataclass(frozen=True, slots=True)
class TrackWords:
    """The lists of `lexicon/en/tracks.yaml`."""

    ceasefire: frozenset[str]
    captives: frozenset[str]


def load_track_words() -> TrackWords:
    """The words that put a claim on a track."""
    raw = load_yaml("lexicon/en/tracks.yaml", dict[str, list[str]])
    return TrackWords(**{key: frozenset(words) for key, words in raw.items()})


def track_claims(claims: Sequence[Claim], incidents: Sequence[Incident], words: TrackWords) -> tuple[Track, ...]:
    """Tracks of claims and their incidents: ceasefires first, then what is counted against or under them."""
    rivals = _rivals(incidents)
    ceasefires = _ceasefires(claims, words, rivals)
    tracks = [
        *ceasefires,
        *_violations(claims, incidents, ceasefires),
        *_negotiations(claims),
        *_agreements(claims, ceasefires),
        *_commitments(claims),
        *_captives(claims, words),
        *_control(claims),
    ]
    return tuple(replace(t, id=t.id or make_track_id(t)) for t in tracks)


def _rivals(incidents: Iterable[Incident]) -> tuple[str, ...]:
    """The two sides that fight in the text, for a truce told without its parties."""
    count = Counter(p for i in incidents if i.type == "ASSAULT" and len(i.parties) > 1 for p in i.parties[:2])
    return tuple(sorted(p for p, _ in count.most_common(2)))


def _sides(claim: Claim) -> tuple[str, ...]:
    found = [side for a in (*claim.event.actors, *claim.event.recipients) if (side := side_of(a))]
    return tuple(sorted(set(found)))


def _participants(claims: Iterable[Claim]) -> tuple[TrackParticipant, ...]:
    rows: dict[tuple[str, str], list[str]] = defaultdict(list)
    for c in claims:
        for p in c.event.participants:
            rows[side_of(p) or p.name, p.role].append(c.id)
    return tuple(TrackParticipant(party, role, tuple(ids)) for (party, role), ids in rows.items())  # type: ignore[arg-type]


def _track(
    kind: str,
    claims: Sequence[Claim],
    *,
    parties: tuple[str, ...] | None = None,
    status: str | None = None,
    time: Time | None = None,
    due: Time | None = None,
    of: str | None = None,
    fields: dict[str, tuple[str, ...]] | None = None,
) -> Track:
    ids = tuple(dict.fromkeys(c.id for c in claims))
    places: dict[str, Place] = {p.name: p for c in claims for p in c.event.places}
    track = Track(
        id="",
        kind=kind,  # type: ignore[arg-type]
        parties=parties if parties is not None else tuple(sorted({s for c in claims for s in _sides(c)})),
        participants=_participants(claims),
        time=time,
        due=due,
        places=tuple(places.values()),
        status=status,
        of=of,
        claims=ids,
        fields={"parties": ids, "time": ids} | (fields or {}),
    )
    return replace(track, id=make_track_id(track))


def _words(claim: Claim) -> set[str]:
    return set(_WORD.findall(" ".join(s.quote for s in claim.evidence).lower()))


def _near_words(claim: Claim, radius: int = 60) -> set[str]:
    """Words within `radius` characters of the trigger, inside the evidence."""
    trigger = claim.event.trigger
    for span in claim.evidence:
        if span.start <= trigger.start < span.end:
            at = trigger.start - span.start
            return set(_WORD.findall(span.quote[max(0, at - radius) : at + radius].lower()))
    return _words(claim)


def is_ceasefire(claim: Claim, words: TrackWords) -> bool:
    """A truce declared, agreed, signed, extended or in force."""
    event = claim.event
    return event.type in _TRUCE_TYPES and (event.mode == "ceasefire" or bool(_near_words(claim) & words.ceasefire))


def _ceasefires(claims: Sequence[Claim], words: TrackWords, rivals: tuple[str, ...]) -> list[Track]:
    groups: dict[tuple[tuple[str, ...], str | None], list[Claim]] = defaultdict(list)
    for c in claims:
        if is_ceasefire(c, words) and c.event.modality == "actual" and c.position != "denies":
            day = c.event.time.earliest if c.event.time else None
            groups[_sides(c) or rivals, day].append(c)
    status = {"AGREE": "agreed", "SUPPORT": "signed", "CONCEDE": "declared", "RETREAT": "in force"}
    return [
        _track("ceasefire", rows, parties=parties, time=rows[0].event.time, status=status[rows[-1].event.type])
        for (parties, _), rows in groups.items()
    ]


def _violations(claims: Sequence[Claim], incidents: Iterable[Incident], ceasefires: list[Track]) -> list[Track]:
    """Fire told as a breach, and fire between a ceasefire's parties after its start: reported against it."""
    by_id = {c.id: c for c in claims}
    found = []
    for incident in incidents:
        if incident.type != "ASSAULT":
            continue
        rows = [by_id[i] for i in incident.claims if i in by_id]
        told = any("legal" in c.event.contexts for c in rows)
        of = _broken(incident, ceasefires)
        if rows and rows[0].event.modality == "actual" and (told or of is not None):
            found.append(
                _track("violation", rows, parties=incident.parties, time=incident.time, status=incident.support, of=of)
            )
    return found


def _broken(incident: Incident, ceasefires: list[Track]) -> str | None:
    """The latest ceasefire between the incident's parties that began before it."""
    day = incident.time.earliest if incident.time else None
    best: tuple[str, str] | None = None
    for track in ceasefires:
        start = track.time.earliest if track.time else None
        if len(set(track.parties) & set(incident.parties)) >= 2 and start and day and start < day:
            best = max(best or (start, track.id), (start, track.id))
    return best[1] if best else None


def _negotiations(claims: Sequence[Claim]) -> list[Track]:
    groups: dict[tuple[str, ...], list[Claim]] = defaultdict(list)
    for c in claims:
        talks = c.event.type == "CONSULT" or (c.event.type == "x_status" and c.event.participants)
        if talks and c.position in ("asserts", "accepts"):
            sides = _sides(c)
            if len(sides) > 1:
                groups[sides].append(c)
    mediated = [c for c in claims if c.event.type == "x_status" and c.event.participants and len(_sides(c)) < 2]
    if mediated and len(groups) == 1:
        next(iter(groups.values())).extend(mediated)
    tracks = []
    for sides, rows in groups.items():
        rows = sorted(rows, key=lambda c: (c.event.time.earliest or "9999") if c.event.time else "9999")
        rounds = tuple(c.id for c in rows if c.event.type == "CONSULT" and c.event.modality == "actual")
        planned = any(c.event.modality == "future" for c in rows)
        status = f"{len(rounds)} reported" + (", next one scheduled" if planned else "")
        tracks.append(
            _track(
                "negotiation", rows, parties=sides, status=status, time=rows[0].event.time, fields={"rounds": rounds}
            )
        )
    return tracks


def _agreements(claims: Sequence[Claim], ceasefires: list[Track]) -> list[Track]:
    truce = {i for t in ceasefires for i in t.claims}
    found = []
    for c in claims:
        deal = c.event.type == "AGREE" or (c.event.type == "SUPPORT" and (c.event.cameo or "") in ("057",))
        if (
            deal
            and c.id not in truce
            and c.event.modality == "actual"
            and len(_sides(c)) > 1
            and c.position == "asserts"
        ):
            found.append(
                _track("agreement", [c], time=c.event.time, status="signed" if c.event.type == "SUPPORT" else "agreed")
            )
    return found


def _commitments(claims: Sequence[Claim]) -> list[Track]:
    """What is announced for a day or a window to come."""
    return [
        _track("commitment", [c], due=c.event.time, status="announced", fields={"due": (c.id,)})
        for c in claims
        if c.event.modality == "future"
        and c.position in ("asserts", "accepts")
        and c.event.time is not None
        and c.event.time.basis != "bounded_by_publication"
        and c.event.type in ("CONSULT", "AGREE", "SUPPORT", "RETREAT", "COOPERATE", "AID", "CONCEDE")
    ]


def _captives(claims: Sequence[Claim], words: TrackWords) -> list[Track]:
    found = []
    for c in claims:
        released = c.event.mode == "release" or (
            c.event.type in ("COOPERATE", "RETREAT") and _near_words(c) & words.captives
        )
        if released and c.event.modality == "actual" and c.position == "asserts":
            found.append(
                _track(
                    "captives",
                    [c],
                    time=c.event.time,
                    status="exchanged" if c.event.type == "COOPERATE" else "released",
                )
            )
    return found


def _control(claims: Sequence[Claim]) -> list[Track]:
    return [
        _track("control", [c], time=c.event.time, status="taken" if c.event.mode == "seize" else "held")
        for c in claims
        if (c.event.type == "x_control" or (c.event.type == "COERCE" and c.event.mode == "seize"))
        and c.event.places
        and c.event.modality == "actual"
        and c.position in ("asserts", "accepts")
    ]
