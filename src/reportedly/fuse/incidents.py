"""Gathers claims into incidents and works out positions, figures, origins and support, each with its reason."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache

from ..date_names import load_date_names
from ..model import Claim, Document, Figure, Incident, Origin, PartyPosition, Place, Time
from ..model.identity import make_incident_id
from ..model.sides import side_of, sides_of, speaker_key
from ..model.vocabulary import Support
from ..ontology import get_type
from ..reference.actors import Outlet, load_actors, plain_name
from .compare import Told, read_claim, same_happening, same_wire_copy, wire_words
from .nearby import Nearby

_PRIVATE = ("x_control", "x_toll", "x_status")
_WORDS = {
    "retracted": "every origin that asserted it has withdrawn",
    "conceded": "the accused side accepts it",
    "contested": "one side holds it, another denies it or names another actor",
    "unassessable": "no claim holds that it took place, or neither actor, place nor time is known",
    "corroborated": "origins of different sides hold it, at least one of them no party",
    "partisan": "every origin that holds it is a party or its state outlet",
    "single_origin": "one origin holds it",
}


def fuse_claims(claims: Sequence[Claim], documents: Mapping[str, Document]) -> tuple[Incident, ...]:
    """Incidents of claims, in the order of their first claims. `documents` by id, for publication dates.

    Claims that answer or restate each other are one incident; others join the first incident with more claims of which
    they agree than they are at odds with (`compare.same_happening`): a single misread claim splits none.
    """
    usable = [c for c in claims if c.event.type not in _PRIVATE]
    groups = _group(usable)
    return tuple(_incident(group, documents) for group in groups)


def _group(claims: Sequence[Claim]) -> list[list[Claim]]:
    groups: list[list[Told]] = []
    of_claim: dict[str, int] = {}
    nearby = Nearby()
    for told in map(read_claim, sorted(claims, key=lambda c: bool(c.answers or c.event.restates))):
        claim = told.claim
        linked = [of_claim[a] for a in (*claim.answers, claim.event.restates) if a in of_claim]
        home = linked[0] if linked else next((n for n in nearby.find(told) if _joins(told, groups[n])), len(groups))
        if home == len(groups):
            groups.append([])
        if not groups[home] or told.kind == groups[home][0].kind:
            nearby.add(told, home)
        groups[home].append(told)
        of_claim[claim.id] = home
    order = {c.id: n for n, c in enumerate(claims)}
    return [sorted((told.claim for told in group), key=lambda c: order[c.id]) for group in groups]


def _joins(told: Told, group: list[Told]) -> bool:
    if any(same_wire_copy(told, other) and same_happening(told, other) for other in group):
        return True
    answers = [same_happening(told, other) for other in group if other.claim.event.restates is None]
    return answers.count(True) > answers.count(False)


def _incident(claims: list[Claim], documents: Mapping[str, Document]) -> Incident:
    stated = [c for c in claims if c.event.restates is None] or claims
    parties = _parties(claims)
    origins = _origins(claims, parties)
    figures = _figures(claims)
    holding = _holding(claims, origins)
    counted = _independent(claims, holding)
    flags = _support_flags(claims, origins, counted, figures)
    places, time = _places(stated), _time(stated)
    incident = Incident(
        id="",
        label=_label(stated[0], parties, places, time),
        type=claims[0].event.type,
        time=time,
        places=places,
        parties=parties,
        claims=tuple(c.id for c in claims),
        positions=_positions(claims, parties, documents),
        figures=figures,
        origins=origins,
        support=flags[0],
        support_flags=flags,
        reason=_reason(flags[0], origins, [o for o in holding if o not in counted]),
    )
    return replace(incident, id=make_incident_id(incident))


def _parties(claims: Iterable[Claim]) -> tuple[str, ...]:
    found = [side for c in claims for a in (*c.event.actors, *c.event.recipients) if (side := side_of(a))]
    return tuple(dict.fromkeys(found))


def _positions(
    claims: list[Claim], parties: tuple[str, ...], documents: Mapping[str, Document]
) -> tuple[PartyPosition, ...]:
    rows: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for c in claims:
        side = side_of(c.speaker)
        if side in parties and c.voice != "publisher":
            rows[side, c.position].append(c)
    found = [
        PartyPosition(
            party=side,
            position=group[0].position,
            disputes=tuple(dict.fromkeys(d for c in group for d in c.disputes)),
            time=max((published for c in group if (published := _published(c, documents))), default=None),
            claims=tuple(c.id for c in group),
        )
        for (side, _), group in rows.items()
    ]
    return tuple(sorted(found, key=lambda p: p.time or "", reverse=True))


def _published(claim: Claim, documents: Mapping[str, Document]) -> str | None:
    return documents[claim.document].published if claim.document in documents else None


def _figures(claims: Iterable[Claim]) -> tuple[Figure, ...]:
    """Each figure once a speaker, with the claims that give it."""
    rows: dict[tuple[str, str | None, int | None, int | None, str, str], Figure] = {}
    for c in claims:
        for q in c.event.quantities:
            key = (q.kind, q.who, q.low, q.high, q.words, speaker_key(c))
            known = rows.get(key)
            ids = tuple(dict.fromkeys((*(known.claims if known else ()), c.id)))
            rows[key] = Figure(q.kind, q.who, q.low, q.high, q.words, key[-1], ids)
    return tuple(rows.values())


def _origins(claims: list[Claim], parties: tuple[str, ...]) -> tuple[Origin, ...]:
    """First speakers; outlets that print the same words in their own voice are one."""
    rows: dict[str, list[Claim]] = {}
    printed: dict[str, str] = {}
    named = _named_bodies(claims)
    for c in claims:
        key = speaker_key(c)
        if c.voice == "publisher":
            key = printed.setdefault(wire_words(c), key)
        elif c.speaker.ref is None and c.speaker.kind == "organisation":
            key = named.get((c.document, key), key)
        rows.setdefault(key, []).append(c)
    sides = {key: _origin_side(max(group, key=lambda c: c.speaker.ref is not None)) for key, group in rows.items()}
    return tuple(
        Origin(key, sides[key], sides[key] in parties, tuple(c.id for c in group)) for key, group in rows.items()
    )


def _named_bodies(claims: Iterable[Claim]) -> dict[tuple[str, str], str]:
    """By document and kind ("a monitoring group"), the one body of that kind that the report names as a source."""
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for c in claims:
        if c.speaker.ref is not None and c.speaker.code is not None:
            found[c.document, f"{c.speaker.code}-{c.speaker.sector}".lower()].add(c.speaker.ref)
    return {kind: refs.pop() for kind, refs in found.items() if len(refs) == 1}


def _origin_side(claim: Claim) -> str | None:
    """The side of who first said it; a state outlet in its own voice is its state's."""
    if claim.voice == "publisher":
        return _state_outlets().get(plain_name(claim.speaker.name).casefold())
    return side_of(claim.speaker)


@cache
def _state_outlets() -> dict[str, str]:
    entries = load_actors().entries.values()
    owned = [e for e in entries if isinstance(e, Outlet) and e.type == "state_owned"]
    return {plain_name(n if isinstance(n, str) else n.name).casefold(): e.code.lower() for e in owned for n in e.names}


def _support_flags(
    claims: list[Claim], origins: tuple[Origin, ...], holding: list[Origin], figures: tuple[Figure, ...]
) -> tuple[Support, ...]:
    """Every label that holds, in the order of the record's list. `holding`: the independent origins that hold it."""
    by_id = {c.id: c for c in claims}
    accused = sides_of(tuple(a for c in claims if c.position in ("asserts", "denies") for a in c.event.actors))
    withdrawn = [o for o in origins if any(by_id[i].position == "retracts" for i in o.claims)]
    flags: list[Support] = []
    if withdrawn and all(o in withdrawn for o in holding):
        flags.append("retracted")
    if any(c.position == "accepts" and (side_of(c.speaker) in accused or not accused) for c in claims):
        flags.append("conceded")
    against = {
        side_of(c.speaker) for c in claims if c.position in ("denies", "deflects") and c.event.modality == "actual"
    }
    if holding and against and any(o.side not in against or o.side is None for o in holding):
        flags.append("contested")
    first = claims[0].event
    if not holding or not (first.actors or first.places or (first.time and first.time.earliest)):
        flags.append("unassessable")
    if len({o.side or o.speaker for o in holding}) >= 2 and any(not o.is_party for o in holding):
        flags.append("corroborated")
    if holding and all(o.is_party for o in holding):
        flags.append("partisan")
    if len({o.side or o.speaker for o in holding}) == 1:
        flags.append("single_origin")
    if figures_disputed(figures):
        flags.append("figures_disputed")
    main: list[Support] = [f for f in flags if f != "figures_disputed"] or ["unassessable"]
    return (*main, *(f for f in flags if f == "figures_disputed"))


def _holding(claims: Iterable[Claim], origins: Iterable[Origin]) -> list[Origin]:
    """Origins that hold that it took place."""
    held = {c.id for c in claims if c.holds}
    return [o for o in origins if not held.isdisjoint(o.claims)]


def _independent(claims: Iterable[Claim], holding: list[Origin]) -> list[Origin]:
    """Those that count: an outlet's own words may rest on whom the report names, and nobody knows who is unnamed.

    Left out are outlets that in every report name somebody else who holds it, and unnamed sources of no known side
    beside others; of unnamed ones alone the first is kept.
    """
    by_id = {c.id: c for c in claims}
    heard = {c.document for c in claims if c.holds and c.voice != "publisher"}

    def stands_alone(origin: Origin) -> bool:
        told = [by_id[i] for i in origin.claims]
        return any(c.document not in heard if c.voice == "publisher" else _is_known(c) for c in told)

    return [o for o in holding if stands_alone(o)] or holding[:1]


def _is_known(claim: Claim) -> bool:
    return claim.speaker.kind != "unnamed" or side_of(claim.speaker) is not None


def figures_disputed(figures: Iterable[Figure]) -> bool:
    """Two speakers give ranges of one kind that do not meet."""
    rows = [
        (f.kind, f.low or 0, f.high if f.high is not None else 10**9, f.speaker)
        for f in figures
        if f.low or f.high is not None
    ]
    return any(a[0] == b[0] and a[3] != b[3] and (a[1] > b[2] or b[1] > a[2]) for a in rows for b in rows)


def _reason(support: Support, origins: Iterable[Origin], left_out: Iterable[Origin]) -> str:
    names, others = (", ".join(o.speaker for o in group) for group in (origins, left_out))
    return f"{_WORDS[support]} (origins: {names}" + (f"; not independent: {others})" if others else ")")


def _places(claims: Iterable[Claim]) -> tuple[Place, ...]:
    unique = {(p.geonames_id or p.name): p for c in claims for p in reversed(c.event.places)}
    ordered = {(p.geonames_id or p.name): p for c in claims for p in c.event.places}
    return tuple(unique[key] for key in ordered)


def _time(claims: Iterable[Claim]) -> Time | None:
    """The most precise stated time; a bound by publication only where nothing better is told."""
    known = [c.event.time for c in claims if c.event.time is not None]
    stated = [t for t in known if t.basis != "bounded_by_publication" and t.earliest]
    return min(stated, key=_width) if stated else (known[0] if known else None)


def _width(time: Time) -> tuple[int, str]:
    order = ("minute", "hour", "part_of_day", "day", "week", "month", "season", "year", "decade")
    return (order.index(time.precision) if time.precision else len(order), time.earliest or "")


def _label(claim: Claim, parties: tuple[str, ...], places: tuple[Place, ...], time: Time | None) -> str:
    """What a reader calls it: kind, mode, who, whom, where, when, as far as it is told."""
    noun = load_actors().find_land
    who = " and ".join(dict.fromkeys(noun(a.name) for a in claim.event.actors))
    whom = " and ".join(dict.fromkeys(noun(a.name) for a in claim.event.recipients))
    where = places[0].name if places else None
    when = (time.expression or time.earliest) if time and time.basis != "bounded_by_publication" else None
    parts = [get_type(claim.event.type).noun.capitalize() + (f" ({mode})" if (mode := claim.event.mode) else "")]
    parts += [f"by {who}"] if who else []
    parts += [f"on {whom}"] if whom and claim.event.quad == 4 else ([f"towards {whom}"] if whom else [])
    parts += [f"at {where}"] if where else []
    return " ".join(parts) + (f", {_inside(when)}" if when else "")


def _inside(words: str) -> str:
    """A time as it stands inside a sentence: "this morning" for "This morning", but "Monday"."""
    first = words.split()[0].rstrip(".")
    return words if first in load_date_names().forms else words[:1].lower() + words[1:]
