"""Builds the tracks of a set of claims; each rule says which claims belong and which fields they give."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from ..datafile import load_yaml
from ..model import Claim, Document, Incident, Place, Time, Track, TrackParticipant
from ..model.identity import make_track_id
from ..model.sides import side_of

_WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")
_SIGNED = "057"
_OCCUPIED = "192"
"""CAMEO's codes of a signed agreement and of a place that is taken."""
_STATE_KEY = 3
_PROMISED = ("CONSULT", "AGREE", "SUPPORT", "RETREAT", "COOPERATE", "AID", "CONCEDE")
_TRUCE_DAYS = 14
_WATCHED_DAYS = 90


@dataclass(frozen=True, slots=True)
class TrackWords:
    """The lists of `lexicon/en/tracks.yaml`."""

    truce: frozenset[str]
    fighting: frozenset[str]
    ending: frozenset[str]
    other: frozenset[str]
    captives: frozenset[str]


def load_track_words() -> TrackWords:
    """The words that put a claim on a track."""
    raw = load_yaml("lexicon/en/tracks.yaml", dict[str, list[str]])
    return TrackWords(**{key: frozenset(words) for key, words in raw.items()})


def track_claims(
    claims: Sequence[Claim], incidents: Sequence[Incident], documents: Mapping[str, Document], words: TrackWords
) -> tuple[Track, ...]:
    """Tracks of claims and their incidents: ceasefires first, then what is counted against or under them.

    documents: by id, for publication dates.
    """
    ceasefires = _ceasefires(claims, words, incidents)
    happenings = _happenings(claims, incidents)
    tracks = [
        *ceasefires,
        *_violations(claims, incidents, ceasefires),
        *_negotiations(happenings),
        *_agreements(happenings, ceasefires),
        *_commitments(happenings, documents),
        *_captives(happenings, words),
        *_control(happenings),
    ]
    return tuple(replace(t, id=t.id or make_track_id(t)) for t in tracks)


def _happenings(claims: Iterable[Claim], incidents: Iterable[Incident]) -> list[list[Claim]]:
    """Claims of one incident together, by the first of them; those of none by type, sides, places and day."""
    home: dict[str, object] = {id: incident.id for incident in incidents for id in incident.claims}
    rows: dict[object, list[Claim]] = defaultdict(list)
    for c in claims:
        event = c.event
        places = tuple(p.geonames_id or p.name for p in event.places)
        rows[home.get(c.id, (event.type, event.mode, _sides(c), places, _day_of(c)))].append(c)
    return list(rows.values())


def _those(happenings: list[list[Claim]], test: Callable[[Claim], bool]) -> list[list[Claim]]:
    """Of each happening the claims that pass; those of which none does are left out."""
    return [kept for rows in happenings if (kept := [c for c in rows if test(c)])]


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


def _words(text: str) -> frozenset[str]:
    """The words of a text in lower case; one that ends in -s without it, too."""
    found = _WORD.findall(text.lower())
    return frozenset((*found, *(word.removesuffix("s") for word in found)))


def _near_words(claim: Claim, radius: int = 60) -> frozenset[str]:
    """Words within `radius` characters of the trigger, inside the evidence."""
    trigger = claim.event.trigger
    for span in claim.evidence:
        if span.start <= trigger.start < span.end:
            at = trigger.start - span.start
            return _words(span.quote[max(0, at - radius) : at + radius])
    return _words(" ".join(span.quote for span in claim.evidence))


# -- ceasefires and violations ----------------------------------------------------------------------------------------


def is_ceasefire(claim: Claim, words: TrackWords) -> bool:
    """A truce declared, agreed, signed, extended or in force, or an end of fighting; talks of one are none."""
    event, near = claim.event, _near_words(claim)
    if event.mode == "ceasefire":
        return True
    ended = not near.isdisjoint(words.fighting) and not near.isdisjoint(words.ending)
    if event.type == "RETREAT":
        return ended and event.mode is None
    if event.type not in ("AGREE", "CONCEDE") and not (event.type == "SUPPORT" and event.cameo == _SIGNED):
        return False
    return (ended or not near.isdisjoint(words.truce)) and near.isdisjoint(words.other)


def _parties_by_report(
    claims: Iterable[Claim], incidents: Iterable[Incident]
) -> tuple[Mapping[str, frozenset[str]], Mapping[str, frozenset[str]]]:
    """By document all parties of its incidents, and the two that fight in it, for a truce told without its own."""
    home = {c.id: c.document for c in claims}
    around: dict[str, frozenset[str]] = defaultdict(frozenset)
    fighting: dict[str, Counter[str]] = defaultdict(Counter)
    for incident in incidents:
        for document in {home[id] for id in incident.claims if id in home}:
            around[document] |= frozenset(incident.parties)
            if incident.type == "ASSAULT" and len(incident.parties) > 1:
                fighting[document].update(incident.parties[:2])
    return around, {document: frozenset(p for p, _ in sides.most_common(2)) for document, sides in fighting.items()}


@dataclass(slots=True)
class _Truce:
    """Claims of one truce by day, its sides, and the day of its first claim."""

    claims: list[Claim]
    sides: frozenset[str]
    first: date | None

    def takes(self, claim: Claim, day: date | None, around: frozenset[str]) -> bool:
        """Its parties, or some of them, within a fortnight, or both undated; without parties, where it is told of both.

        around: all parties of the claim's report.
        """
        undated = day is None and self.first is None
        near = day is not None and self.first is not None and (day - self.first).days <= _TRUCE_DAYS
        return (near or undated) and self._is_of(claim, around)

    def _is_of(self, claim: Claim, around: frozenset[str]) -> bool:
        sides = frozenset(_sides(claim))
        if sides and self.sides:
            return _are_same(sides, self.sides)
        together = any(claim.document == own.document for own in self.claims)
        return together or bool(self.sides and self.sides <= around)


def _are_same(a: frozenset[str], b: frozenset[str]) -> bool:
    """All of one are among the other's, or both are of the same two states: "Hamas" and "the Palestinians"."""
    states = [{side[:_STATE_KEY] for side in sides} for sides in (a, b)]
    return a <= b or b <= a or (states[0] == states[1] and len(states[0]) > 1)


def _ceasefires(claims: Sequence[Claim], words: TrackWords, incidents: Sequence[Incident]) -> list[Track]:
    around, rivals = _parties_by_report(claims, incidents)
    rows = [c for c in claims if c.event.modality == "actual" and c.position != "denies" and is_ceasefire(c, words)]
    truces: list[_Truce] = []
    for c in sorted(rows, key=lambda c: _day_of(c) or date.min):
        day, sides = _day_of(c), frozenset(_sides(c))
        home = next((t for t in reversed(truces) if t.takes(c, day, around.get(c.document, frozenset()))), None)
        if home is None:
            truces.append(_Truce([c], sides or rivals.get(c.document, frozenset()), day))
        else:
            home.claims.append(c)
            home.sides |= sides
    status = {"AGREE": "agreed", "SUPPORT": "signed", "CONCEDE": "declared", "RETREAT": "in force"}
    return [
        _track(
            "ceasefire",
            truce.claims,
            parties=tuple(sorted(truce.sides)),
            time=_first_stated(truce.claims),
            status=status[truce.claims[-1].event.type],
        )
        for truce in truces
    ]


def _day_of(claim: Claim) -> date | None:
    """The day from which it is told; news without one has that of its publication, background none."""
    time = claim.event.time
    day = time and (time.earliest or (None if claim.event.background else time.latest))
    return date.fromisoformat(day[:10]) if day else None


def _first_stated(claims: Sequence[Claim]) -> Time | None:
    """The first time with a day, else that of the first claim."""
    times = [c.event.time for c in claims]
    return next((t for t in times if t and t.earliest), times[0])


def _violations(claims: Sequence[Claim], incidents: Iterable[Incident], ceasefires: list[Track]) -> list[Track]:
    """Fire told as a breach, and fire between a ceasefire's parties while it is watched: reported against it."""
    by_id = {c.id: c for c in claims}
    found = []
    for incident in incidents:
        rows = [by_id[i] for i in incident.claims if i in by_id]
        if incident.type != "ASSAULT" or not rows or rows[0].event.modality != "actual":
            continue
        told = any("legal" in c.event.contexts for c in rows)
        of = _broken(incident, rows, ceasefires, by_id, told=told)
        if told or of is not None:
            found.append(
                _track("violation", rows, parties=incident.parties, time=incident.time, status=incident.support, of=of)
            )
    return found


def _broken(
    incident: Incident, claims: list[Claim], ceasefires: list[Track], by_id: Mapping[str, Claim], *, told: bool
) -> str | None:
    """The latest ceasefire between the incident's parties that began before it.

    For what is told as a breach one party is enough, or none in one report. A truce of stated days holds in these; else
    it is watched for 90 days, and as long as a report tells of both.
    """
    time = incident.time
    day = time and (time.earliest or (time.latest if told else None))
    best: tuple[str, str] | None = None
    for track in ceasefires:
        start = track.time and (track.time.earliest or (track.time.latest if told else None))
        if track.time is None or not start or not day or start > day or (start == day and not told):
            continue
        together = not {c.document for c in claims}.isdisjoint(by_id[i].document for i in track.claims)
        common = len(set(track.parties) & set(incident.parties))
        if told:
            fits = common > 0 or (together and not incident.parties)
        else:
            fits = common > 1 and (together or _is_watched(track.time, date.fromisoformat(day[:10])))
        if fits:
            best = max(best or (start, track.id), (start, track.id))
    return best[1] if best else None


def _is_watched(truce: Time, day: date) -> bool:
    first, last = (date.fromisoformat((bound or "")[:10]) for bound in (truce.earliest, truce.latest or truce.earliest))
    return day <= (last if first < last else first + timedelta(days=_WATCHED_DAYS))


# -- what else goes on ------------------------------------------------------------------------------------------------


def _negotiations(happenings: list[list[Claim]]) -> list[Track]:
    """Talks of the same sides; what several claims are about is one round."""
    groups: dict[tuple[str, ...], list[list[Claim]]] = defaultdict(list)
    mediated: list[list[Claim]] = []
    for happening in happenings:
        rows = [c for c in happening if _is_talk(c) and c.position in ("asserts", "accepts")]
        sides = max((_sides(c) for c in rows), key=len, default=())
        if len(sides) > 1:
            groups[sides].append(rows)
        elif rows and rows[0].event.type == "x_status":
            mediated.append(rows)
    if mediated and len(groups) == 1:
        next(iter(groups.values())).extend(mediated)
    tracks = []
    for sides, talks in groups.items():
        talks.sort(key=lambda rows: str(_day_of(rows[0]) or date.max))
        claims = [c for rows in talks for c in rows]
        rounds = [next((c.id for c in rows if c.event.modality == "actual"), None) for rows in talks if _is_round(rows)]
        fields = {"rounds": tuple(id for id in rounds if id)}
        planned = any(c.event.modality == "future" for c in claims)
        status = f"{len(fields['rounds'])} reported" + (", next one scheduled" if planned else "")
        time = claims[0].event.time
        tracks.append(_track("negotiation", claims, parties=sides, status=status, time=time, fields=fields))
    return tracks


def _is_talk(claim: Claim) -> bool:
    return claim.event.type == "CONSULT" or (claim.event.type == "x_status" and bool(claim.event.participants))


def _is_round(claims: list[Claim]) -> bool:
    return claims[0].event.type == "CONSULT"


def _agreements(happenings: list[list[Claim]], ceasefires: list[Track]) -> list[Track]:
    truce = {i for t in ceasefires for i in t.claims}

    def is_deal(claim: Claim) -> bool:
        signed = claim.event.type == "SUPPORT" and claim.event.cameo == _SIGNED
        deal = claim.id not in truce and (signed or claim.event.type == "AGREE")
        return deal and _took_place(claim) and len(_sides(claim)) > 1

    return [
        _track("agreement", rows, time=_first_stated(rows), status="signed" if _is_signed(rows) else "agreed")
        for rows in _those(happenings, is_deal)
    ]


def _took_place(claim: Claim) -> bool:
    return claim.event.modality == "actual" and claim.position == "asserts"


def _is_signed(claims: list[Claim]) -> bool:
    return any(c.event.type == "SUPPORT" for c in claims)


def _commitments(happenings: list[list[Claim]], documents: Mapping[str, Document]) -> list[Track]:
    """What is announced for a day or a window to come."""

    def is_due(claim: Claim) -> bool:
        event, doc = claim.event, documents.get(claim.document)
        if event.modality != "future" or event.type not in _PROMISED or claim.position not in ("asserts", "accepts"):
            return False
        if event.time is None or event.time.basis == "bounded_by_publication":
            return False
        last = event.time.latest or event.time.earliest
        return doc is None or doc.published is None or last is None or last[:10] >= doc.published[:10]

    return [
        _track(
            "commitment", rows, due=_first_stated(rows), status="announced", fields={"due": tuple(c.id for c in rows)}
        )
        for rows in _those(happenings, is_due)
    ]


def _captives(happenings: list[list[Claim]], words: TrackWords) -> list[Track]:
    def is_release(claim: Claim) -> bool:
        told = claim.event.type in ("COOPERATE", "RETREAT") and not _near_words(claim).isdisjoint(words.captives)
        return _took_place(claim) and (claim.event.mode == "release" or told)

    status = {"COOPERATE": "exchanged"}
    return [
        _track("captives", rows, time=_first_stated(rows), status=status.get(rows[0].event.type, "released"))
        for rows in _those(happenings, is_release)
    ]


def _control(happenings: list[list[Claim]]) -> list[Track]:
    def is_held(claim: Claim) -> bool:
        event = claim.event
        held = event.type == "x_control" or event.cameo == _OCCUPIED
        return held and bool(event.places) and event.modality == "actual" and claim.position in ("asserts", "accepts")

    return [
        _track("control", rows, time=_first_stated(rows), status="taken" if rows[0].event.mode == "seize" else "held")
        for rows in _those(happenings, is_held)
    ]
