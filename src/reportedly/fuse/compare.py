"""Are two claims about one happening? Each rule is one fact about times, places, parties or words."""

from dataclasses import dataclass
from datetime import date, timedelta
from math import asin, cos, radians, sin, sqrt

from ..model import Claim, Place, Time
from ..model.sides import sides_of

_SLACK_DAYS = 1
_NEWS_DAYS = 3
_DAY_OR_NIGHT = timedelta(days=1)
_NEAR_KM = 5
_EARTH_KM = 6371.0


@dataclass(frozen=True, slots=True)
class Told:
    """A claim with what is compared of it: type and modality, known sides, exact places, states, a copy's words."""

    claim: Claim
    kind: tuple[str, str]
    actors: frozenset[str]
    recipients: frozenset[str]
    places: tuple[Place, ...]
    countries: frozenset[str]
    words: tuple[str, str, str]


def read_claim(claim: Claim) -> Told:
    """The claim with what is compared of it."""
    event = claim.event
    return Told(
        claim=claim,
        kind=(event.type, event.modality),
        actors=sides_of(event.actors),
        recipients=sides_of(event.recipients),
        places=_specific(event.places),
        countries=frozenset(p.country for p in event.places if p.country),
        words=(event.trigger.quote, claim.position, wire_words(claim)),
    )


def same_happening(a: Told, b: Told) -> bool | None:
    """Whether two claims state one event; False where they are at odds, None where nothing tells.

    Claims of two kinds tell nothing of each other. A total of many is none of them, nor is what goes on for weeks one
    of its days; what is told as background is news elsewhere only by its day. In one document a place, a day or the
    words have to agree, over two documents a place, and a day or the words.
    """
    if a.kind != b.kind:
        return None
    x, y = a.claim.event, b.claim.event
    times, places = compare_times(x.time, y.time), compare_places(a, b)
    if times is False or places is False:
        return False
    if same_wire_copy(a, b):
        return True
    if (times is None and x.background != y.background) or x.scope != y.scope or on_two_days_of_an_outlet(a, b):
        return False
    if parties_differ(a, b) or same_sentence_same_speaker(a.claim, b.claim):
        return False
    if a.claim.document == b.claim.document:
        if times is None and _is_stated(x.time) and _is_stated(y.time):
            return False
        return places or times or same_words(a, b) or same_news(a, b) or None
    return (places and (times or same_words(a, b))) or None


def same_wire_copy(a: Told, b: Told) -> bool:
    """Two outlets print the same words: one report, told twice."""
    return a.words == b.words and a.claim.document != b.claim.document


def wire_words(claim: Claim) -> str:
    """What identical copies of a report have in common: the words that tell the act, without case and spacing."""
    return " ".join(claim.evidence[0].quote.casefold().split())


def on_two_days_of_an_outlet(a: Told, b: Told) -> bool:
    """Undated news that one outlet tells in two issues: what is told anew each day happens each day."""
    x, y = a.claim.event.time, b.claim.event.time
    if a.claim.sources[-1] != b.claim.sources[-1] or x is None or y is None:
        return False
    return not _is_stated(x) and not _is_stated(y) and x.latest != y.latest


def same_sentence_same_speaker(a: Claim, b: Claim) -> bool:
    """One speaker tells two events in one sentence: they are two."""
    return a.document == b.document and a.speaker == b.speaker and a.evidence[0] == b.evidence[0]


def parties_differ(a: Told, b: Told) -> bool:
    """Both name actors, or both recipients, and none is common."""
    return any(x and y and x.isdisjoint(y) for x, y in ((a.actors, b.actors), (a.recipients, b.recipients)))


def same_news(a: Told, b: Told) -> bool:
    """Two speakers of one report on the same doers and the same done-to, both as news."""
    same = bool(a.actors and a.recipients) and (a.actors, a.recipients) == (b.actors, b.recipients)
    news = not (a.claim.event.background or b.claim.event.background)
    return same and news and a.claim.speaker != b.claim.speaker


def same_words(a: Told, b: Told) -> bool:
    """The same lexicon entry between the same known parties."""
    return a.claim.event.rule == b.claim.event.rule and not a.actors.isdisjoint(b.actors)


def compare_times(a: Time | None, b: Time | None) -> bool | None:
    """True where stated days are the same, False where they cannot be, None where one is open or much the wider."""
    if a is None or b is None:
        return None
    if "bounded_by_publication" in (a.basis, b.basis):
        return _near_publication(a, b)
    if a.earliest is None or b.earliest is None:
        return None
    days = _is_day(a) and _is_day(b)
    first, last = max(_day(a.earliest), _day(b.earliest)), min(_end(a), _end(b))
    if first > last + timedelta(days=_SLACK_DAYS if days else 0):
        return False
    return True if days or (a.earliest, a.latest) == (b.earliest, b.latest) else None


def _is_stated(time: Time | None) -> bool:
    return time is not None and time.basis != "bounded_by_publication" and time.earliest is not None


def _is_day(time: Time) -> bool:
    """A day, a part of it or a night over two dates."""
    return time.earliest is not None and _end(time) - _day(time.earliest) <= _DAY_OR_NIGHT


def _near_publication(a: Time, b: Time) -> bool | None:
    """An undated event of a report is news of the last days unless it is told as background."""
    if a.latest is None or b.latest is None:
        return None
    gap = (_day(a.latest) - _day(b.latest)).days
    if a.basis == b.basis:
        return None if abs(gap) <= _NEWS_DAYS else False
    after = gap if a.basis == "bounded_by_publication" else -gap
    return None if -1 <= after <= _NEWS_DAYS else False


def compare_places(a: Told, b: Told) -> bool | None:
    """True where a place is common or lies within the other's radius, False where none does, None if one is empty."""
    if not a.places or not b.places:
        return False if a.countries and b.countries and a.countries.isdisjoint(b.countries) else None
    return any(same_place(x, y) for x in a.places for y in b.places)


def same_place(a: Place, b: Place) -> bool:
    """The same gazetteer entry or name, or circles that meet."""
    if (a.geonames_id is not None and a.geonames_id == b.geonames_id) or a.name.casefold() == b.name.casefold():
        return True
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return False
    return distance_km(a.lat, a.lon, b.lat, b.lon) <= max(reach_km(a), reach_km(b))


def reach_km(place: Place) -> float:
    """How far from it another place may lie and be the same."""
    return (place.radius_km or 0) + _NEAR_KM


def distance_km(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Great-circle distance (haversine)."""
    dlat, dlon = radians(lat2 - lat1), radians(lon2 - lon1)
    h = sin(dlat / 2) ** 2 + cos(radians(lat1)) * cos(radians(lat2)) * sin(dlon / 2) ** 2
    return 2 * _EARTH_KM * asin(sqrt(h))


def _specific(places: tuple[Place, ...]) -> tuple[Place, ...]:
    """The most exact places of an event: its province says nothing where its village is told."""
    known = tuple(p for p in places if p.precision not in ("country", "region"))
    return tuple(p for p in known if p.precision not in ("admin1", "admin2")) or known


def _day(value: str) -> date:
    return date.fromisoformat(value[:10])


def _end(time: Time) -> date:
    return _day(time.latest) if time.latest else date.max - timedelta(days=_SLACK_DAYS)
