"""Are two claims about one happening? Each rule is one fact about times, places, parties or words."""

from datetime import date, timedelta
from math import asin, cos, radians, sin, sqrt

from ..model import Claim, Place, Time
from ..model.sides import sides_of

_SLACK_DAYS = 1
_NEWS_DAYS = 7
_DAY_OR_NIGHT = timedelta(days=1)
_EARTH_KM = 6371.0


def same_happening(a: Claim, b: Claim) -> bool | None:
    """Whether two claims of one type and modality state one event; False where they are at odds, None if unknown.

    A total of many is none of them, nor is what goes on for weeks one of its days; what is told as background is news
    elsewhere only by its day. In one document a place, a day or the words have to agree, over two documents a place,
    and a day or the words.
    """
    if same_wire_copy(a, b):
        return True
    if same_sentence_same_speaker(a, b) or parties_differ(a, b) or a.event.scope != b.event.scope:
        return False
    times, places = compare_times(a.event.time, b.event.time), compare_places(a.event.places, b.event.places)
    if times is False or places is False or (times is None and a.event.background != b.event.background):
        return False
    if a.document == b.document:
        if times is None and _is_stated(a.event.time) and _is_stated(b.event.time):
            return False
        return places or times or same_words(a, b) or same_news(a, b) or None
    return (places and (times or same_words(a, b))) or None


def same_wire_copy(a: Claim, b: Claim) -> bool:
    """Two outlets print the same words: one report, told twice."""
    same_place = a.event.trigger.quote == b.event.trigger.quote and a.position == b.position
    return a.document != b.document and same_place and wire_words(a) == wire_words(b)


def wire_words(claim: Claim) -> str:
    """What identical copies of a report have in common: the words that tell the act, without case and spacing."""
    return " ".join(claim.evidence[0].quote.casefold().split())


def same_sentence_same_speaker(a: Claim, b: Claim) -> bool:
    """One speaker tells two events in one sentence: they are two."""
    return a.document == b.document and a.speaker == b.speaker and a.evidence[0] == b.evidence[0]


def parties_differ(a: Claim, b: Claim) -> bool:
    """Both name actors (or recipients) and none is common, or one's actors are the other's recipients."""
    actors_a, actors_b = sides_of(a.event.actors), sides_of(b.event.actors)
    targets_a, targets_b = sides_of(a.event.recipients), sides_of(b.event.recipients)
    if actors_a and actors_b and not actors_a & actors_b:
        return True
    return bool(targets_a and targets_b and not targets_a & targets_b)


def same_news(a: Claim, b: Claim) -> bool:
    """Two speakers of one report on the same doers and the same done-to, both as news."""
    actors, recipients = sides_of(a.event.actors), sides_of(a.event.recipients)
    same = (
        bool(actors and recipients)
        and actors == sides_of(b.event.actors)
        and recipients == sides_of(b.event.recipients)
    )
    return same and a.speaker != b.speaker and not (a.event.background or b.event.background)


def same_words(a: Claim, b: Claim) -> bool:
    """The same lexicon entry between the same known parties."""
    return a.event.rule == b.event.rule and bool(sides_of(a.event.actors) & sides_of(b.event.actors))


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
    """An undated event of a report is news of that week unless it is told as background."""
    if a.latest is None or b.latest is None:
        return None
    gap = (_day(a.latest) - _day(b.latest)).days
    if a.basis == b.basis:
        return None if abs(gap) <= _NEWS_DAYS else False
    after = gap if a.basis == "bounded_by_publication" else -gap
    return None if -1 <= after <= _NEWS_DAYS else False


def compare_places(a: tuple[Place, ...], b: tuple[Place, ...]) -> bool | None:
    """True where a place is common or lies within the other's radius, False where none does, None if one is empty."""
    exact_a, exact_b = _specific(a), _specific(b)
    if not exact_a or not exact_b:
        countries = {p.country for p in a if p.country}, {p.country for p in b if p.country}
        return False if all(countries) and not countries[0] & countries[1] else None
    return any(same_place(x, y) for x in exact_a for y in exact_b)


def same_place(a: Place, b: Place) -> bool:
    """The same gazetteer entry or name, or circles that meet."""
    if (a.geonames_id is not None and a.geonames_id == b.geonames_id) or a.name.casefold() == b.name.casefold():
        return True
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return False
    return distance_km(a.lat, a.lon, b.lat, b.lon) <= max(a.radius_km or 0, b.radius_km or 0) + 5


def distance_km(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Great-circle distance (haversine)."""
    dlat, dlon = radians(lat2 - lat1), radians(lon2 - lon1)
    h = sin(dlat / 2) ** 2 + cos(radians(lat1)) * cos(radians(lat2)) * sin(dlon / 2) ** 2
    return 2 * _EARTH_KM * asin(sqrt(h))


def _specific(places: tuple[Place, ...]) -> list[Place]:
    """The most exact places of an event: its province says nothing where its village is told."""
    known = [p for p in places if p.precision not in ("country", "region")]
    return [p for p in known if p.precision not in ("admin1", "admin2")] or known


def _day(value: str) -> date:
    return date.fromisoformat(value[:10])


def _end(time: Time) -> date:
    return _day(time.latest) if time.latest else date.max - timedelta(days=_SLACK_DAYS)
