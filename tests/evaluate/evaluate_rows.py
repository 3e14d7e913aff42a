"""Invented claims and gold rows, short to write."""

from collections.abc import Sequence
from typing import Any

from reportedly.evaluate.gold import Case, ClaimsText, Expected, GoldClaim
from reportedly.evaluate.matching import Said, view_claim
from reportedly.model import Actor, Annotations, Claim, Coding, Event, Place, Quantity, Source, Span, Time
from reportedly.model.codec import to_builtins
from reportedly.read import read_text

TEXT = "Kenyan police fired at protesters from Uganda in Busia on 3 May, killing two, Nairobi said."


def make_span(words: str, start: int = 0) -> Span:
    return Span(start, start + len(words), words)


def make_actor(code: str | None, sector: Any = None) -> Actor:
    return Actor(code or "someone", None, code, sector, None, None)


def make_source(speaker: str | None, name: str | None, sector: Any) -> Source:
    if speaker == "PUBLISHER":
        return Source(name or "Example Wire", None, None, None, "outlet", None, "speaker")
    code = None if speaker == "UNNAMED" else speaker
    return Source(name or code or "witnesses", None, code, sector, None, None, "speaker")


def make_claim(
    type: Any = "ASSAULT",
    actors: Sequence[str | None] = ("KEN",),
    recipients: Sequence[str | None] = ("UGA",),
    *,
    trigger: str = "fired",
    start: int = 14,
    speaker: str | None = "PUBLISHER",
    speaker_name: str | None = None,
    speaker_sector: Any = None,
    actor_sectors: Sequence[Any] | None = None,
    position: Any = "asserts",
    modality: Any = "actual",
    time: str | None = None,
    places: Sequence[str] = (),
    killed: tuple[int | None, int | None] | None = None,
    wounded: tuple[int | None, int | None] | None = None,
    mode: str | None = None,
    cameo: str | None = None,
    basis: Any = "stated",
) -> Claim:
    span = make_span(trigger, start)
    first, _, last = (time or "").partition("/")
    figures = {"killed": killed, "wounded": wounded}
    sectors = list(actor_sectors or [None] * len(actors))
    event = Event(
        type, mode, (), cameo, None, None, modality, False, "single",
        tuple(map(make_actor, actors, sectors)), tuple(map(make_actor, recipients)), (), (),
        Time(first, last or first, "day", "within", None, None, basis, None, None) if time else None,
        tuple(Place(name, None, None, None, None, None, None, (), None, None) for name in places),
        tuple(Quantity(kind, r[0], r[1], "some", None, span) for kind, r in figures.items() if r),
        (), span, "rule",
    )  # fmt: skip
    voice: Any = "publisher" if speaker == "PUBLISHER" else "indirect"
    sources = (make_source(speaker, speaker_name, speaker_sector),)
    return Claim("c1:0", "d1:0", (span,), sources, position, (), None, None, voice, None, (), event)


def make_coding(claims: Sequence[Claim], text: str = TEXT) -> Coding:
    return Coding(read_text(text).doc, Annotations((), (), (), (), ()), tuple(claims), (), (), ())


def said(*args: Any, **fields: Any) -> Said:
    return view_claim(to_builtins(make_claim(*args, **fields)))


def gold(**fields: Any) -> GoldClaim:
    base: dict[str, Any] = {
        "trigger": "fired", "type": ("ASSAULT",), "actors": ("KEN",), "recipients": ("UGA",),
        "speaker": "PUBLISHER", "position": "asserts", "modality": "actual",
    }  # fmt: skip
    return GoldClaim(**{**base, **fields})


def claims_text(*claims: GoldClaim, id: str = "t1") -> ClaimsText:
    return ClaimsText(id, TEXT, claims)


def case(
    expect: Sequence[Expected] = (), forbid: Sequence[Expected] = (), tags: Sequence[str] = (), id: str = "k1"
) -> Case:
    return Case(id, TEXT, tuple(expect), tuple(forbid), tuple(tags))
