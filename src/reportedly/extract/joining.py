"""Joins what one speaker tells twice, finds deflections, and gives claims their ids and links."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from datetime import date
from math import inf

from ..model import Actor, Claim, Event, Explanation, Quantity, Time
from ..model.identity import make_claim_id
from ..model.sides import is_own, side_of
from .cues import Cue
from .moments import OF_A_DAY, times_meet

_BELOW = 3
"""Sentences below a headline in which its claims are looked for."""
_LEAD = 1
"""The last sentence of what may stand above the text: a headline and the line below it."""

_ACTS = ("ASSAULT", "COERCE", "MOBILIZE", "PROTEST")
_NEWS_DAYS = 7
"""Days before a report of which an act told without a day can be."""
_TELLING = 3
"""Victims from which on a number tells acts apart."""

_DEFLECTED = frozenset({"ASSAULT", "COERCE"})
"""What one may say that another has done."""
Note = tuple[str, str, str | None, str | None]
"""Field, rule, words, detail: an Explanation before its claim has an id."""


@dataclass(frozen=True, slots=True)
class Made:
    """A claim with what it was made from. Links to other claims are positions in the list of all, as text.

    since: the first sentence at which its words may point back ("the attack"), where they do; goes_on: told as of now;
    apart: told as none of those told before ("in two more raids"); earlier: as before them ("a day after the raid").
    """

    claim: Claim
    cue: Cue | None
    side: str | None
    sentence: int
    notes: tuple[Note, ...] = ()
    since: int | None = None
    goes_on: bool = False
    apart: bool = False
    earlier: bool = False


def join_repeats(rows: list[Made]) -> list[Made]:
    """What the same speaker tells twice is one claim with more evidence; references follow."""
    return _join(rows, lambda n, made: next((k for k in reversed(range(n)) if _same_claim(rows[k], made)), None))


def join_headline(rows: list[Made], *, headline: bool) -> list[Made]:
    """What the headline (sentence 0) tells without a speaker and the text then tells is told by the text.

    So is what the line below it or a lead tells, where the text then tells it with the same toll or words.
    """

    def later(n: int, made: Made) -> int | None:
        if made.sentence > _LEAD or made.claim.voice != "publisher":
            return None
        rest = [k for k in range(n + 1, len(rows)) if made.sentence < rows[k].sentence <= made.sentence + _BELOW]
        heads = headline and not made.sentence
        return next((k for k in rest if _alike(made, rows[k]) and (heads or _tells_same(made, rows[k]))), None)

    return _join(rows, later)


def share_days(rows: list[Made], items: Collection[int] = ()) -> list[Made]:
    """What is told without a time is of the day on which the text tells the same act, where it names but one.

    What goes on now, was before what is told or is told as another act is of no such day, nor is news of a day long
    past, nor what another item of a list tells. items: sentences that open one.
    """
    others = [made for made in rows if not made.earlier]
    own = [made.goes_on or made.earlier or made.apart for made in rows]
    days = [None if alone else _day_told(made, others, items) for made, alone in zip(rows, own, strict=True)]
    return [
        made if day is None else replace(made, claim=replace(made.claim, event=replace(made.claim.event, time=day)))
        for made, day in zip(rows, days, strict=True)
    ]


def _day_told(made: Made, rows: list[Made], items: Collection[int]) -> Time | None:
    event = made.claim.event
    if is_timed(event) or event.background or event.type not in _ACTS or event.modality != "actual":
        return None
    near = [r for r in rows if abs(r.sentence - made.sentence) <= _BELOW and is_timed(r.claim.event)]
    near = [r for r in near if not made.sentence or _one_item(made.sentence, r.sentence, items)]
    alike = [r.claim.event for r in near if _alike(made, r)]
    told = [e for e in alike if _is_one(event, e) or (made.sentence == 0 and _is_word_of(event, e))]
    times = {(t.earliest, t.latest): t for e in told if (t := e.time) is not None}
    time = next(iter(times.values()), None)
    if time is None or len(times) > 1 or time.precision not in OF_A_DAY or not _is_news(time, event.time):
        return None
    if time.extent == "throughout":  # "a siege that entered its third day"
        return None
    return replace(time, basis="inherited")


def _one_item(a: int, b: int, items: Collection[int]) -> bool:
    """Whether no item of a list opens between two sentences."""
    return not any(min(a, b) < n <= max(a, b) for n in items)


def is_timed(event: Event) -> bool:
    """Whether the words say when it was."""
    return event.time is not None and event.time.basis != "bounded_by_publication"


def _is_news(time: Time, bound: Time | None) -> bool:
    """Whether a day is within a week of the report, where that has a day."""
    if time.earliest is None or bound is None or bound.latest is None:
        return time.earliest is not None
    return (date.fromisoformat(bound.latest[:10]) - date.fromisoformat(time.earliest[:10])).days <= _NEWS_DAYS


def _is_one(x: Event, y: Event) -> bool:
    """Whether two events that can be one have the toll, a place or both sides in common."""
    where = ({p.name for p in e.places if p.precision != "country"} for e in (x, y))
    sides = (x.actors, y.actors), (x.recipients, y.recipients)
    same = all({side_of(a) for a in p} & {side_of(a) for a in q} - {None} for p, q in sides)
    return same or _same_toll(x, y) or not set.isdisjoint(*where)


def _is_word_of(x: Event, y: Event) -> bool:
    """Whether both are told by one word: "air strikes" and "strikes"."""
    a, b = (e.rule.removeprefix("event:").split(".")[0] for e in (x, y))
    return a.endswith(b) or b.endswith(a)


def _join(rows: list[Made], twin_of: Callable[[int, Made], int | None]) -> list[Made]:
    """Each claim with the evidence of those whose twin it is, without these; links between claims follow."""
    twins = [twin_of(n, made) for n, made in enumerate(rows)]
    if not any(twin is not None for twin in twins):
        return rows
    top = [_last(twins, n) for n in range(len(rows))]
    whole = list(rows)
    for n, made in enumerate(rows):
        if top[n] != n:
            whole[top[n]] = _with_evidence(whole[top[n]], made)
    moved = {str(n): str(sum(t == k for k, t in enumerate(top[: top[n]]))) for n in range(len(rows))}
    return [
        replace(
            m,
            claim=replace(
                m.claim,
                answers=tuple(moved[a] for a in m.claim.answers),
                event=replace(m.claim.event, restates=moved.get(m.claim.event.restates or "")),
            ),
        )
        for n, m in enumerate(whole)
        if top[n] == n
    ]


def _last(twins: list[int | None], n: int) -> int:
    """The claim at the end of the chain of twins."""
    while (twin := twins[n]) is not None:
        n = twin
    return n


def find_deflections(rows: list[Made]) -> list[Made]:
    """Who owns that it happened, or denies its part, and names another as the actor, deflects."""
    out = list(rows)
    for n, made in enumerate(rows):
        claim = made.claim
        if claim.position not in ("asserts", "deflects") or claim.event.type not in _DEFLECTED or made.side is None:
            continue
        actors = claim.event.actors
        if not actors or any(is_own(a, claim.speaker) for a in actors):
            continue
        if made.cue is not None and made.cue.after_admission:
            out[n] = replace(made, claim=replace(claim, position="deflects", disputes=("actor",)))
        for other in rows[:n]:
            same = other.side == made.side and made.sentence - other.sentence <= 1 and other is not made
            same = same and other.claim.event.type == claim.event.type
            theirs = other.claim.position == "accepts" and any(
                side_of(a) == other.side for a in other.claim.event.actors
            )
            admits = other.cue is not None and (
                (other.cue.entry.position == "accepts" and not theirs)
                or "actor" in other.claim.disputes
                or _denies_own(other, made.claim.event)
            )
            if same and admits:
                told = other.claim.event
                event = replace(
                    claim.event, places=claim.event.places or told.places, time=_better(claim.event.time, told.time)
                )
                out[n] = replace(made, claim=replace(claim, position="deflects", disputes=("actor",), event=event))
    return out


def _denies_own(made: Made, told: Event) -> bool:
    """Whether somebody denies an act that is laid to his own side, which may be the one told of others."""
    event = made.claim.event
    own = made.claim.position == "denies" and any(side_of(a) == made.side for a in event.actors)
    places = {p.name for p in event.places}, {p.name for p in told.places}
    there = not all(places) or bool(set.intersection(*places))
    alike = event.rule == told.rule or (event.mode is not None and event.mode == told.mode)
    return (
        own and there and alike and times_meet(event.time, told.time) and _codes_meet(event.recipients, told.recipients)
    )


def finish_claims(made: list[Made]) -> tuple[list[Claim], list[Explanation]]:
    """Ids last: they hash the anchors; then links by id."""
    claims = [m.claim for m in made]
    ids = [make_claim_id(c) for c in claims]
    done, notes = [], []
    for claim, id_, m in zip(claims, ids, made, strict=True):
        restates = claim.event.restates
        event = replace(claim.event, restates=ids[int(restates)]) if restates else claim.event
        done.append(replace(claim, id=id_, answers=tuple(ids[int(a)] for a in claim.answers), event=event))
        notes += [Explanation(id_, f, rule, words, detail) for f, rule, words, detail in m.notes]
    unique = {c.id: c for c in done}
    return list(unique.values()), list(dict.fromkeys(notes))


def _better(a: Time | None, b: Time | None) -> Time | None:
    """The first of two times that is more than a bound by publication."""
    return b if a is None or (a.basis == "bounded_by_publication" and b is not None) else a


def _same_claim(a: Made, b: Made) -> bool:
    """Whether the speaker tells the act of `a` again: in the same words, with the same toll, by "the attack"."""
    x, y = a.claim, b.claim
    if x.position != y.position or a.sentence == b.sentence or _who(x) != _who(y):
        return False
    if _is_copy(x, y):
        return (x.event.type, x.event.modality) == (y.event.type, y.event.modality)
    if x.event.restates or y.event.restates or a.apart or b.apart or not _alike(a, b):
        return False
    if (b.since is not None and b.since <= a.sentence) or _same_toll(x.event, y.event):
        return True
    if x.voice == "publisher" or y.voice == "publisher":
        return False
    same_actors = {p.code for p in x.event.actors} == {p.code for p in y.event.actors}
    same_recipients = {p.code for p in x.event.recipients} == {p.code for p in y.event.recipients}
    return same_actors and same_recipients and x.event.rule == y.event.rule


def _tells_same(a: Made, b: Made) -> bool:
    """Whether what stands above the text is told again: word for word, or with the same toll.

    A toll that another gives is his word on an act that the report itself has told, unless that was its first line.
    """
    another = a.sentence > 0 and b.claim.voice != "publisher"
    return _is_copy(a.claim, b.claim) or (not another and _same_toll(a.claim.event, b.claim.event))


def _is_copy(x: Claim, y: Claim) -> bool:
    """Whether a sentence is told again word for word, with or without a dateline and who said it."""
    a, b = _words(x), _words(y)
    return x.event.rule == y.event.rule and (a in b or b in a)


def _words(claim: Claim) -> str:
    """The sentence told, without a stop, so that copies of it are alike."""
    return claim.evidence[0].quote.rstrip(".")


def _same_toll(x: Event, y: Event) -> bool:
    """Whether both tell one number of victims, so high that it is hardly another's."""
    tolls = ({(q.kind, q.low, q.high) for q in e.quantities if (q.low or q.high or 0) >= _TELLING} for e in (x, y))
    return not set.isdisjoint(*tolls)


def _alike(a: Made, b: Made) -> bool:
    """Whether both claims can be of one act: nothing that both tell differs."""
    x, y = a.claim.event, b.claim.event
    if (x.type, x.modality) != (y.type, y.modality) or b.claim.position in ("denies", "unconfirmed"):
        return False
    return (
        all(_codes_meet(p, q) for p, q in ((x.actors, y.actors), (x.recipients, y.recipients)))
        and _places_meet(a.claim, b.claim)
        and times_meet(x.time, y.time)
        and all(_figures_meet(p, q) for p in x.quantities for q in y.quantities if p.kind == q.kind)
    )


def _codes_meet(a: tuple[Actor, ...], b: tuple[Actor, ...]) -> bool:
    x, y = {p.code for p in a if p.code}, {p.code for p in b if p.code}
    return not x or not y or bool(x & y)


def _figures_meet(a: Quantity, b: Quantity) -> bool:
    return (a.low or 0) <= (b.high or inf) and (b.low or 0) <= (a.high or inf)


def _who(claim: Claim) -> tuple[str | None, ...]:
    speaker = claim.speaker
    return (speaker.ref, speaker.code, speaker.sector, speaker.name if speaker.code is None else None)


def _places_meet(a: Claim, b: Claim) -> bool:
    x, y = {p.name for p in a.event.places}, {p.name for p in b.event.places}
    return not x or not y or any(p in q or q in p for p in x for q in y)


def _with_evidence(kept: Made, more: Made) -> Made:
    a, b = kept.claim, more.claim
    counted = {q.kind for q in a.event.quantities}
    event = replace(
        a.event,
        actors=a.event.actors or _others(b.event.actors, a.event.recipients),
        recipients=a.event.recipients or _others(b.event.recipients, a.event.actors),
        places=a.event.places or b.event.places,
        quantities=(*a.event.quantities, *(q for q in b.event.quantities if q.kind not in counted)),
        time=a.event.time if a.event.time and a.event.time.basis != "bounded_by_publication" else b.event.time,
    )
    evidence = tuple(dict.fromkeys((*a.evidence, *b.evidence)))
    return replace(kept, claim=replace(a, evidence=evidence, event=event), notes=kept.notes + more.notes)


def _others(actors: tuple[Actor, ...], told: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """Those actors who are of no side that is told in the other role: who clashes is not struck as well."""
    sides = {side_of(a) for a in told}
    return tuple(a for a in actors if side_of(a) not in sides)
