"""An invented report on invented countries (user-assigned codes), coded by hand; hostile characters included."""

from dataclasses import replace

from reportedly.ids import text_hash
from reportedly.model import (
    Actor,
    Annotations,
    Claim,
    Coding,
    Document,
    Event,
    Explanation,
    Figure,
    Incident,
    Issue,
    Loaded,
    Origin,
    Participant,
    PartyPosition,
    Place,
    Quantity,
    Source,
    Span,
    Time,
    Track,
    TrackParticipant,
)
from reportedly.model.identity import make_claim_id, make_document_id, make_incident_id, make_track_id

TITLE = "Osmark says Veld troops shelled the harbour town of Orr"
BODY = (
    "Veld army units shelled the harbour town of Orr overnight, killing at least three people, Osmark's defence "
    "ministry said on Saturday. Veld's army denied the charge. <script>alert(\"x\")</script> & 'quotes' stood in "
    "the feed.\n\n"
    "Osmark and Veld signed a truce on 3 March 2024 with Lund as mediator. Their envoys will meet in June, Lund said. "
    "In 2019 Osmark liberated the ridge above Orr.\n\n"
    "A ferry was late."
)
TEXT = f"{TITLE}\n\n{BODY}"


def make_document(*, published: str | None = "2024-05-11", title: str = TITLE, text: str = TEXT) -> Document:
    """The report, or another with the same fields."""
    doc = Document(
        id="",
        url="https://example.org/orr?a=1&b=2",
        title=title,
        title_span=Span(0, len(title), title),
        publisher="Gull & Anchor",
        published=published,
        language="en",
        text=text,
        text_sha256=text_hash(text),
    )
    return replace(doc, id=make_document_id(doc))


def span(words: str) -> Span:
    """Where the words stand first in the body."""
    start = TEXT.index(words, len(TITLE))
    return Span(start, start + len(words), words)


def make_time(earliest: str | None, latest: str | None, expression: str | None, **other: object) -> Time:
    """A time; the rest as in a plain day that the text states."""
    fields: dict[str, object] = {"precision": "day", "extent": "within", "duration": None, "edtf": None}
    where = span(expression) if expression else None
    fields |= {"basis": "stated", "expression": expression, "span": where} | other
    return Time(earliest=earliest, latest=latest, **fields)  # type: ignore[arg-type]


VELD = Actor("Veld army units", "xvl-army", "XVL", "MIL", "force", span("Veld army units"))
OSMARK = Actor("Osmark", "xos", "XOS", "GOV", "state", span("Osmark and Veld"))
ORR = Place("Orr", 99, -3.25, 40.5, 4.0, None, "XOS", ("XVL",), "near", span("Orr"))
LUND = Participant("Lund", "xlu", "XLU", "GOV", "state", span("Lund"), "mediator")
OUTLET = Source("Gull & Anchor", None, None, "JRN", "outlet", None, "speaker")
MINISTRY = Source(
    "Osmark's defence ministry", "xos-mod", "XOS", "MIL", "office", span("Osmark's defence ministry"), "speaker"
)
ARMY = Source("Veld's army", "xvl-army", "XVL", "MIL", "force", span("Veld's army"), "speaker")
LUND_SAYS = Source("Lund", "xlu", "XLU", "GOV", "state", span("Lund said"), "speaker")
RELAY = Source("Harbour Agency", None, None, "JRN", "outlet", None, "relay")
KILLED = Quantity("killed", 3, None, "at least three people", "people", span("at least three people"))


def make_event(trigger: str, type: str, **other: object) -> Event:
    """An event; empty but for what is given."""
    fields: dict[str, object] = {
        "mode": None, "contexts": (), "cameo": None, "quad": None, "score": None, "modality": "actual",
        "background": False, "scope": "single", "actors": (), "recipients": (), "participants": (), "targets": (),
        "time": None, "places": (), "quantities": (), "means": (), "rule": "event:invented",
    }  # fmt: skip
    return Event(type=type, trigger=span(trigger), **(fields | other))  # type: ignore[arg-type]


def make_claim(doc: Document, words: str, source: Source, event: Event, **other: object) -> Claim:
    """A claim of the document whose evidence are the words."""
    fields: dict[str, object] = {
        "evidence": (span(words),), "sources": (source,), "position": "asserts", "disputes": (), "holds": True,
        "cue": None, "voice": "indirect", "basis": None, "answers": (),
    }  # fmt: skip
    claim = Claim(id="", document=doc.id, event=event, **(fields | other))  # type: ignore[arg-type]
    return replace(claim, id=make_claim_id(claim))


def make_claims(doc: Document) -> tuple[Claim, ...]:
    """Shelling asserted, denied, its toll; a truce, talks to come, a ridge taken."""
    shelling = make_event(
        "shelled", "ASSAULT", mode="heavy-weapons", contexts=("military",), cameo="010", quad=4, score=-9.0,
        actors=(VELD,), places=(ORR,), quantities=(KILLED,), time=make_time("2024-05-10", "2024-05-11", "overnight"),
    )  # fmt: skip
    first = BODY.split("Saturday.")[0] + "Saturday."
    charge = make_claim(doc, first, MINISTRY, shelling, sources=(MINISTRY, RELAY), cue=span("said"), basis="official")
    denial = make_claim(
        doc, "Veld's army denied the charge.", ARMY, replace(shelling, restates=charge.id, quantities=()),
        position="denies", disputes=("occurrence",), holds=False, answers=(charge.id,), cue=span("denied"),
    )  # fmt: skip
    toll = make_claim(doc, "killing at least three people", OUTLET, replace(shelling, mode=None), voice="publisher")
    truce = make_event(
        "signed", "SUPPORT", background=True, actors=(OSMARK, VELD), participants=(LUND,),
        time=make_time("2024-03-03", "2024-03-03", "3 March 2024"),
    )  # fmt: skip
    talks = make_event(
        "meet", "CONSULT", modality="future", actors=(OSMARK, VELD),
        time=make_time("2024-06-01", "2024-06-30", "in June", precision="month"),
    )  # fmt: skip
    ridge = make_event(
        "liberated", "COERCE", mode="seize", background=True, actors=(OSMARK,), places=(ORR,),
        time=make_time("2019-01-01", "2019-12-31", "In 2019", precision="year"),
    )  # fmt: skip
    return (
        charge,
        denial,
        toll,
        make_claim(doc, "Osmark and Veld signed a truce on 3 March 2024", OUTLET, truce, voice="publisher"),
        make_claim(doc, "Their envoys will meet in June, Lund said.", LUND_SAYS, talks, holds=None),
        make_claim(doc, "In 2019 Osmark liberated the ridge above Orr.", OUTLET, ridge, voice="publisher"),
    )


def make_incident(label: str, claims: tuple[Claim, ...], **other: object) -> Incident:
    """An incident of the claims with the first one's type, time and places."""
    event = claims[0].event
    fields: dict[str, object] = {
        "parties": ("xvl", "xos"), "positions": (), "figures": (), "origins": (), "support": "single_origin",
        "support_flags": ("single_origin",), "reason": "one origin holds it",
    }  # fmt: skip
    ids = tuple(c.id for c in claims)
    incident = Incident(
        id="",
        label=label,
        type=event.type,
        time=event.time,
        places=event.places,
        claims=ids,
        **(fields | other),  # type: ignore[arg-type]
    )
    return replace(incident, id=make_incident_id(incident))


def make_incidents(claims: tuple[Claim, ...]) -> tuple[Incident, ...]:
    """A contested shelling, and the background ones."""
    charge, denial, toll, truce, talks, ridge = claims
    shelling = make_incident(
        "assault by Veld army units at Orr",
        (charge, denial, toll),
        positions=(PartyPosition("xvl", "denies", ("occurrence",), "2024-05-11", (denial.id,)),),
        figures=(Figure("killed", "people", 3, None, "at least three people", "xos-mod", (charge.id,)),),
        origins=(Origin("xos-mod", "xos", True, (charge.id,)), Origin("xvl-army", "xvl", True, (denial.id,))),
        support="contested",
        support_flags=("contested", "partisan"),
        reason="one side holds it, another denies it",
    )
    return (
        shelling,
        make_incident("support by Osmark and Veld", (truce,)),
        make_incident("consult by Osmark and Veld", (talks,)),
        make_incident("coerce by Osmark at Orr", (ridge,)),
    )


def make_track(kind: str, claims: tuple[Claim, ...], **other: object) -> Track:
    """A track of the claims."""
    ids = tuple(c.id for c in claims)
    fields: dict[str, object] = {
        "parties": ("xos", "xvl"), "participants": (), "time": claims[0].event.time, "due": None, "places": (),
        "status": None, "of": None, "fields": {},
    }  # fmt: skip
    track = Track(id="", kind=kind, claims=ids, **(fields | other))  # type: ignore[arg-type]
    return replace(track, id=make_track_id(track))


def make_tracks(claims: tuple[Claim, ...]) -> tuple[Track, ...]:
    """A truce with its mediator and a reported violation, talks, a date to keep, a place held."""
    charge, denial, _, truce, talks, ridge = claims
    mediator = TrackParticipant("xlu", "mediator", (truce.id,))
    ceasefire = make_track("ceasefire", (truce,), participants=(mediator,), status="signed")
    return (
        ceasefire,
        make_track("violation", (charge, denial), of=ceasefire.id, status="contested"),
        make_track("negotiation", (talks,), fields={"rounds": ()}, status="0 reported, next one scheduled"),
        make_track("commitment", (talks,), time=None, due=talks.event.time, status="announced"),
        make_track("control", (ridge,), status="taken"),
    )


def make_coding(*, published: str | None = "2024-05-11") -> Coding:
    """The whole report, coded."""
    doc = make_document(published=published)
    claims = make_claims(doc)
    loaded = Loaded(span("liberated"), "liberate", "take", None)
    return Coding(
        document=doc,
        annotations=Annotations((), (ORR,), (), (), (loaded,)),
        claims=claims,
        incidents=make_incidents(claims),
        tracks=make_tracks(claims),
        issues=(
            Issue("extract", "no_event", span("late"), "late.a: arguments_do_not_fit"),
            Issue("extract", "no_event", span("charge"), "charge.n: arguments_do_not_fit"),
            Issue("annotate", "unknown_actor", span("envoys"), None),
        ),
        explanations=(
            Explanation(claims[0].id, "type", "event:invented", "shelled", None),
            Explanation(claims[0].id, "time", "time:relative", "overnight", "2024-05-10 to 2024-05-11"),
        ),
    )


def empty_coding(text: str = "Nothing\n\nThe sea was calm.") -> Coding:
    """A report without a claim."""
    title = text.split("\n")[0]
    return Coding(make_document(title=title, text=text), Annotations((), (), (), (), ()), (), (), (), ())
