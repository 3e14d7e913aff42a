"""A coding as paragraphs for people: who says what, in the order in which a reader asks.

News first, then the background as a timeline, tracks, loaded words, and what was read and not coded. Wrapping is left
to `layout`, colours and printing to `cli`.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from ..model import Claim, Coding, Document, Explanation, Incident, PartyPosition, Track, TrackParticipant
from . import phrases as say
from . import views
from .layout import GAP, Para
from .views import Claims

_FIELD = "Support   "
_DATE_WIDTH = 17
Why = Mapping[str, Sequence[Explanation]]


def coding_paras(coding: Coding, *, explain: bool = False) -> Iterator[Para]:
    """Everything about one report. explain: with the rule of each claim and of each of its fields."""
    claims = views.claims_by_id([coding])
    why = explanations_by_claim(coding.explanations) if explain else {}
    yield from document_paras(coding.document)
    yield from _anchor(coding.document)
    if not coding.claims:
        yield from [GAP, Para("No claim was found in this report.")]
    yield from _section("Incidents", (_incident(i, claims, why) for i in views.news(coding)))
    yield from _section("Totals and states of affairs", (_dated([c], why) for c in views.loose(coding)))
    yield from _section("Background, by time", (_dated(group, why) for group in views.background(coding)))
    yield from _tracks(coding.tracks, claims)
    yield from _section("Loaded words", [_loaded(coding)])
    yield from _section("Read and not coded", [_issues(coding)])


def document_paras(doc: Document) -> Iterator[Para]:
    """Title, outlet, date and id of a report."""
    yield Para(say.title_words(doc), "heading")
    outlet = say.flatten(doc.publisher) if doc.publisher else "outlet not known"
    yield Para(f"{outlet}, {say.published_words(doc.published)}, {say.short_id(doc.id)}", "meta")
    if doc.url:
        yield Para(say.flatten(doc.url), "meta")


def _anchor(doc: Document) -> Iterator[Para]:
    if doc.published is None:
        text = "publication date not known, so days such as “on Sunday” cannot be dated; --published gives it"
        yield Para(text, "alert", lead="Issue: ", lead_style="alert")


def _section(title: str, items: Iterable[Iterable[Para]]) -> Iterator[Para]:
    """A heading and its items; nothing where no item has a paragraph."""
    paras = list(chain.from_iterable(items))
    if paras:
        yield from [GAP, Para(title.upper(), "heading"), *paras]


# Incidents


def _incident(incident: Incident, claims: Claims, why: Why) -> Iterator[Para]:
    yield GAP
    yield from incident_paras(incident, claims, why)


def incident_paras(incident: Incident, claims: Claims, why: Why | None = None) -> Iterator[Para]:
    """An incident: what, when, where, how supported and why so, each party's position, each claim in its words."""
    rows = views.claims_of(incident, claims)
    names = say.party_names(rows)
    yield Para(say.capitalize(say.flatten(incident.label)), "label", lead=f"{say.short_id(incident.id)}  ")
    yield Para(say.time_words(incident.time), indent=2, lead="When      ")
    yield Para(say.places_words(incident.places), indent=2, lead="Where     ")
    yield from _support(incident, names)
    positions = "; ".join(_position(p, names) for p in incident.positions)
    if positions:
        yield Para(positions, indent=2, lead="Positions ")
    told = views.split_told(incident, claims)
    yield from _told("Holding that it took place", told.holding, why or {})
    yield from _told("Against", told.opposing, why or {})
    yield from _told("Neither", told.open, why or {})
    yield from _figures(incident, names)


def _support(incident: Incident, names: dict[str, str]) -> Iterator[Para]:
    also = [say.SUPPORT_WORDS[f] for f in incident.support_flags if f != incident.support]
    reason = say.flatten(incident.reason)
    text = f"{say.SUPPORT_WORDS[incident.support]}: {reason}" + (f"; also {', '.join(also)}" if also else "")
    yield Para(text, indent=2, lead=_FIELD)


def _position(position: PartyPosition, names: dict[str, str]) -> str:
    disputes = f" ({', '.join(position.disputes)})" if position.disputes else ""
    return f"{say.party_words(position.party, names)} {say.POSITION_WORDS[position.position]}{disputes}"


def _told(title: str, rows: Sequence[Claim], why: Why) -> Iterator[Para]:
    if rows:
        yield Para(f"{title}:", "meta", indent=2)
    for group in [[claim] for claim in rows] if why else _same_words(rows):
        yield from claim_paras(*group, indent=4)
        yield from _because(group[0], why.get(group[0].id), indent=6)


def _same_words(rows: Iterable[Claim]) -> Iterable[list[Claim]]:
    """Claims that read alike (copies of a dispatch, two events of a sentence) together, where the first stands."""
    groups: dict[tuple[str, str, str], list[Claim]] = {}
    for claim in rows:
        key = (say.speaker_words(claim), say.position_words(claim), say.evidence_words(claim))
        groups.setdefault(key, []).append(claim)
    return groups.values()


def claim_paras(*claims: Claim, indent: int = 0) -> Iterator[Para]:
    """Who says it and how, then the words, once for claims that read alike, and the claims' ids."""
    first, ids = claims[0], " ".join(say.short_id(c.id) for c in claims)
    yield Para(f"{say.speaker_words(first)} {say.position_words(first)}:", indent=indent)
    yield Para(f"{say.evidence_words(first)} {ids}", "quote", indent=indent + 2)


def _figures(incident: Incident, names: dict[str, str]) -> Iterator[Para]:
    for number, figure in enumerate(incident.figures):
        lead = "Figures   " if number == 0 else " " * len(_FIELD)
        speaker = say.flatten(names.get(figure.speaker, figure.speaker)) or "the report"
        yield Para(f"{say.figure_words(figure)}, says {speaker}", indent=2, lead=lead)


# Background and tracks


def _dated(group: Sequence[Claim], why: Why) -> Iterator[Para]:
    """One line for a happening: date, what, who according to whom."""
    first = group[0]
    yield _dated_para(first, f"{happening(first)}, {_according(group)} {say.short_id(first.id)}", indent=2)
    for claim in group:
        yield from _because(claim, why.get(claim.id), indent=4)


def _dated_para(claim: Claim, text: str, *, indent: int, mark: str = "") -> Para:
    """The text behind its date; a long date does not push the following lines to the right."""
    lead = f"{mark}{say.date_words(claim.event.time)}"
    return Para(text, indent=indent, lead=f"{lead:<{_DATE_WIDTH}}  ", hang=_DATE_WIDTH + 2)


def happening(claim: Claim) -> str:
    """The event with the word that tells it: `assault by A on B (“attacking”)`."""
    return f"{say.event_words(claim)} ({say.quote(claim.event.trigger.quote)})"


def _according(group: Iterable[Claim]) -> str:
    """Who takes which position: `according to A; B denies it`."""
    rows = list(dict.fromkeys((say.speaker_name(c), c.position) for c in group))
    told = [name for name, position in rows if position == "asserts"]
    others = [f"{name} {say.POSITION_WORDS[position]}" for name, position in rows if position != "asserts"]
    return "; ".join([*([f"according to {say.join_and(told)}"] if told else []), *others])


def _tracks(tracks: Sequence[Track], claims: Claims) -> Iterator[Para]:
    truces = (_truce(track, of, claims) for track, of in views.ceasefires(tracks))
    yield from _section("Ceasefires and violations", truces)
    yield from _section("Negotiations and agreements", (_talks(t, claims) for t in views.negotiations(tracks)))
    yield from _section("Commitments", (_commitment(t, claims) for t in views.commitments(tracks)))
    yield from _section("Other tracks", (track_paras(t, claims) for t in views.other_tracks(tracks)))


def _truce(track: Track, violations: Sequence[Track], claims: Claims) -> Iterator[Para]:
    yield from track_paras(track, claims)
    for violation in violations:
        yield from track_paras(violation, claims, indent=4)


def _talks(track: Track, claims: Claims) -> Iterator[Para]:
    yield from _track_head(track, claims, indent=2)
    rounds = track.fields.get("rounds", ())
    for claim in views.sort_by_time(views.claims_of(track, claims)):
        text = f"{happening(claim)}, {_according([claim])} {say.short_id(claim.id)}"
        yield _dated_para(claim, text, indent=4, mark="Round, " if claim.id in rounds else "")


def _commitment(track: Track, claims: Claims) -> Iterator[Para]:
    due = say.date_words(track.due) if track.due else "no date told"
    yield from track_paras(track, claims, title=f"Due {due}: ")


def track_paras(track: Track, claims: Claims, *, indent: int = 2, title: str | None = None) -> Iterator[Para]:
    """A track's heading, then each of its happenings with who says so."""
    yield from _track_head(track, claims, indent=indent, title=title)
    rows = views.claims_of(track, claims)
    if track.kind == "violation":
        yield Para(f"{happening(rows[0])}, {_according(rows)}" if rows else "", indent=indent + 2)
        return
    for alike in _same_words(rows):
        ids = " ".join(say.short_id(claim.id) for claim in alike)
        yield Para(f"{_according(alike[:1])}: {say.evidence_words(alike[0])} {ids}", indent=indent + 2)


def _track_head(track: Track, claims: Claims, *, indent: int, title: str | None = None) -> Iterator[Para]:
    names = say.party_names(views.claims_of(track, claims))
    parties = say.join_and(say.party_words(p, names) for p in track.parties) or "parties not told"
    when = "" if track.due else f", {say.date_words(track.time)}"
    name, reported = say.status_words(track)
    status = f"; {name.lower()}: {reported}" if reported else ""
    text = f"{title or say.capitalize(track.kind) + ': '}{parties}{when}{status}"
    yield Para(text, "label", indent=indent, lead=f"{say.short_id(track.id)}  ")
    helpers = "; ".join(_helper(p, names, claims) for p in track.participants)
    if helpers:
        yield Para(helpers, indent=indent + 2)


def _helper(participant: TrackParticipant, names: dict[str, str], claims: Claims) -> str:
    rows = views.sort_by_time(claims[id] for id in participant.claims if id in claims)
    dates = list(dict.fromkeys(say.date_words(c.event.time) for c in rows if c.event.time))
    when = f" ({'; '.join(dates)})" if dates else ""
    return f"{participant.role} {say.party_words(participant.party, names)}{when}"


# Words and what was left out


def _loaded(coding: Coding) -> Iterator[Para]:
    for word, times in views.loaded_by_word(coding):
        voice = say.flatten(word.source) if word.source else "the outlet’s own voice"
        often = f", {say.count(times, 'time')}" if times > 1 else ""
        text = f"{say.quote(word.span.quote)} in {voice}{often}; a word that takes no side: {word.neutral}"
        yield Para(text, indent=2)


def _issues(coding: Coding) -> Iterator[Para]:
    for code, rows in views.issues_by_code(coding.issues).items():
        yield Para(f"{code.replace('_', ' ')} ({len(rows)})", "label", indent=2)
        yield from (Para(say.issue_words(issue), indent=4, lead="- ") for issue in rows)


# Lists and single items


def incident_list(incidents: Sequence[Incident], claims: Claims) -> Iterator[Para]:
    """One entry an incident: id, what, when and where, support and who is behind it."""
    for incident in incidents:
        yield Para(say.capitalize(say.flatten(incident.label)), "label", lead=f"{say.short_id(incident.id)}  ")
        yield Para(f"{say.date_words(incident.time)}; {say.places_words(incident.places)}", indent=2)
        origins = say.join_and(
            max((say.speaker_name(claims[id]) for id in o.claims), key=len) for o in incident.origins
        )
        text = f"{say.SUPPORT_WORDS[incident.support]}, {say.count(len(incident.claims), 'claim')} from {origins}"
        yield Para(text, indent=2)
        yield GAP
    yield Para(say.count(len(incidents), "incident"), "meta")


def track_list(tracks: Sequence[Track], claims: Claims) -> Iterator[Para]:
    """All tracks under their headings, each with its happenings and who says so."""
    yield from _tracks(tracks, claims)
    yield from [GAP, Para(say.count(len(tracks), "track"), "meta")]


def claim_sheet(claim: Claim, doc: Document) -> Iterator[Para]:
    """One claim in full, and the report that it stands in."""
    event = claim.event
    yield Para(say.capitalize(say.event_words(claim)), "label", lead=f"{say.short_id(claim.id)}  ")
    yield from claim_paras(claim, indent=2)
    yield from (Para(text, indent=2, lead=f"{lead:<11}") for lead, text in _sheet_rows(claim) if text)
    yield Para(f"{event.type}, {event.modality}; rule {event.rule}", indent=2, lead=f"{'Coded as':<11}")
    yield GAP
    yield from document_paras(doc)


def _sheet_rows(claim: Claim) -> Iterator[tuple[str, str]]:
    event = claim.event
    yield "When", say.time_words(event.time)
    yield "Where", say.places_words(event.places)
    yield "Who", say.side_words(event.actors)
    yield "Whom", say.side_words(event.recipients)
    yield "Also there", "; ".join(f"{p.role} {say.actor_words(p)}" for p in event.participants)
    yield "Targets", "; ".join(say.flatten(t.name) for t in event.targets)
    yield "Figures", "; ".join(say.figure_words(q) for q in event.quantities)
    yield "Means", "; ".join(say.flatten(m.name) for m in event.means)
    yield "Answers", ", ".join(say.short_id(id) for id in claim.answers)
    yield "Restates", say.short_id(event.restates) if event.restates else ""


def explanations_by_claim(rows: Iterable[Explanation]) -> dict[str, list[Explanation]]:
    """Explanations under the id of their claim."""
    found: dict[str, list[Explanation]] = {}
    for row in rows:
        found.setdefault(row.claim, []).append(row)
    return found


def why_claim(claim: Claim, coding: Coding, explanations: Sequence[Explanation], *, indent: int = 0) -> Iterator[Para]:
    """From a claim to its words, its report, the rule of each field, and what was considered there and dropped."""
    yield from claim_paras(claim, indent=indent)
    doc = coding.document
    outlet = say.flatten(doc.publisher) if doc.publisher else "outlet not known"
    where = ", ".join(f"{s.start} to {s.end}" for s in claim.evidence)
    text = f"{say.title_words(doc)}, {outlet}, {say.published_words(doc.published)}, {say.short_id(doc.id)}"
    yield Para(f"{text}, characters {where}", indent=indent + 2, lead="Read in   ")
    yield from _because(claim, explanations, indent=indent + 2)
    for issue in views.issues_near(coding, claim):
        text = f"{issue.code.replace('_', ' ')}: {say.issue_words(issue)}"
        yield Para(text, indent=indent + 2, lead="Dropped   ")


def why_incident(
    incident: Incident, codings: Mapping[str, Coding], claims: Claims, explanations: Why
) -> Iterator[Para]:
    """From an incident to its claims, their words, reports and rules. codings: by document id."""
    names = say.party_names(views.claims_of(incident, claims))
    yield Para(say.capitalize(say.flatten(incident.label)), "label", lead=f"{say.short_id(incident.id)}  ")
    yield from _support(incident, names)
    for origin in incident.origins:
        side = say.party_words(origin.side, names) if origin.side else "side not known"
        role = "a party to it" if origin.is_party else "no party to it"
        name = names.get(origin.speaker, origin.speaker) or "the report"
        text = f"{name} ({side}, {role}): {', '.join(say.short_id(c) for c in origin.claims)}"
        yield Para(text, indent=2, lead="Origin    ")
    for claim in views.claims_of(incident, claims):
        yield GAP
        yield from why_claim(claim, codings[claim.document], explanations.get(claim.id, ()), indent=2)


def _because(claim: Claim, rows: Sequence[Explanation] | None, *, indent: int) -> Iterator[Para]:
    """The rule behind each field; the event's own rule where nothing else is kept. None: not asked for."""
    if rows is None:
        return
    if not any(row.rule == claim.event.rule for row in rows):
        yield Para(f"{claim.event.rule} at {say.quote(claim.event.trigger.quote)}", indent=indent, lead="event: ")
    for row in rows:
        words = f" at {say.quote(row.words)}" if row.words else ""
        detail = f"; {say.flatten(row.detail)}" if row.detail else ""
        yield Para(f"{row.rule}{words}{detail}", indent=indent, lead=f"{row.field}: ")
