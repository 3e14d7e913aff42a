"""One self-contained page of codings: reports with their words marked, accounts side by side, timeline, tracks.

Nothing is fetched: style and script are inlined from `page.css` and `page.js`, and a policy forbids the rest. Without
the script every mark is still a link to its claim. Which claims belong where is decided in `views`.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain, groupby

from ..datafile import data_root
from ..model import Claim, Coding, Explanation, Incident, Track
from . import phrases as say
from . import views
from .marks import Piece, Range, iter_pieces
from .markup import Html, el, join, text
from .people import explanations_by_claim, happening

POLICY = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'"
_PARAGRAPH = re.compile(r"[^\n]+")
_LINKED = re.compile(r"https?://", re.IGNORECASE)
_STANCES = {"for": "holds that it took place", "against": "against", "open": "neither"}


@dataclass(frozen=True, slots=True)
class _Report:
    """A coding with what its section refers to: the number of each claim, the claims by id, its place on the page."""

    coding: Coding
    key: str
    numbers: dict[str, int]
    claims: dict[str, Claim]

    def anchor(self, claim: Claim) -> str:
        """The id of the claim's entry on the page."""
        return f"{self.key}-c{self.numbers[claim.id]}"


def to_page(codings: Sequence[Coding]) -> str:
    """The page of the codings, one section a report, with a table of contents where there are several."""
    reports = [_make_report(coding, f"r{number}") for number, coding in enumerate(codings, 1)]
    body = join(
        [
            el("a", "Skip to the reports", class_="skip", href="#reports"),
            _head_of_page(reports),
            el("main", *(_report(r) for r in reports), id="reports"),
            el("div", id="card", role="tooltip", hidden="hidden"),
            el("script", Html(_asset("page.js"))),
        ]
    )
    title = (codings[0].document.title or "Report") if len(codings) == 1 else f"{len(codings)} reports"
    head = el(
        "head",
        el("meta", charset="utf-8"),
        el("meta", http_equiv="Content-Security-Policy", content=POLICY),
        el("meta", name="viewport", content="width=device-width, initial-scale=1"),
        el("meta", name="referrer", content="no-referrer"),
        el("title", f"{say.flatten(title)}: who says what"),
        el("style", Html(_asset("page.css"))),
    )
    return f"<!doctype html>\n{el('html', head, el('body', body), lang='en')}\n"


@cache
def _asset(name: str) -> str:
    return data_root().joinpath(f"export/{name}").read_text(encoding="utf-8")


def _make_report(coding: Coding, key: str) -> _Report:
    ordered = sorted(coding.claims, key=lambda c: (min(c.evidence), c.event.trigger))
    return _Report(coding, key, {c.id: n for n, c in enumerate(ordered, 1)}, {c.id: c for c in ordered})


def _head_of_page(reports: Sequence[_Report]) -> Html:
    rows = [_contents_row(r) for r in reports]
    contents = el("nav", el("h2", "Reports"), el("ol", *rows), aria_label="Reports") if len(reports) > 1 else Html("")
    return el(
        "header",
        el("h1", "Who says what"),
        el("p", "Each claim stands with the words that state it and with whoever makes it. Nothing here is a verdict."),
        _legend(),
        contents,
        class_="top",
    )


def _contents_row(report: _Report) -> Html:
    doc = report.coding.document
    where = f" {doc.publisher or 'outlet not known'}, {say.published_words(doc.published)}; "
    many = say.count(len(report.claims), "claim")
    return el("li", el("a", say.title_words(doc), href=f"#{report.key}"), where, many)


def _legend() -> Html:
    marks = (el("li", el("span", words, class_=f"ev {stance}")) for stance, words in _STANCES.items())
    loaded = el("li", el("span", "a loaded word", class_="loaded"))
    letters = "; ".join(f"{letter} {say.POSITION_WORDS[position]}" for position, letter in say.POSITION_LETTERS.items())
    return el(
        "div",
        el("ul", *marks, el("li", el("span", "accounts that differ", class_="ev mixed")), loaded, class_="legend"),
        el("p", f"Letters behind the number of a claim: {letters}.", class_="meta"),
    )


def _report(report: _Report) -> Html:
    return el(
        "section",
        *_report_head(report),
        el(
            "div",
            el("section", el("h3", "The report"), *_text(report), class_="reading"),
            el("section", el("h3", "Incidents"), *_incidents(report), class_="incidents"),
            class_="columns",
        ),
        *_section("Timeline", _timeline(report)),
        *_section("Ceasefires, talks, commitments and other tracks", _tracks(report)),
        *_section("Loaded words", _loaded(report)),
        *_section("All claims", _claims(report)),
        *_section("Read and not coded", _issues(report)),
        class_="report",
        id=report.key,
        aria_labelledby=f"{report.key}-h",
    )


def _section(title: str, content: Iterable[Html]) -> Iterator[Html]:
    parts = list(content)
    if parts:
        yield el("section", el("h3", title), *parts)


def _report_head(report: _Report) -> Iterator[Html]:
    doc = report.coding.document
    yield el("h2", say.title_words(doc), id=f"{report.key}-h", dir="auto")
    outlet = f"{doc.publisher or 'outlet not known'}, {say.published_words(doc.published)}"
    yield el("p", f"{outlet} ", _link(doc.url), " ", el("code", say.short_id(doc.id), title=doc.id), class_="meta")
    if doc.published is None:
        words = "Issue: the publication date is not known, so days such as “on Sunday” cannot be dated."
        yield el("p", words, class_="alert")


def _link(url: str | None) -> Html:
    """A link for web addresses only; anything else is shown as text."""
    if url is None:
        return Html("")
    return el("a", url, href=url, rel="noopener noreferrer") if _LINKED.match(url) else text(url)


# The text with its marks


def _text(report: _Report) -> Iterator[Html]:
    doc = report.coding.document
    claims = sorted(report.claims.values(), key=lambda c: report.numbers[c.id])
    ranges = [Range(s.start, s.end, c) for c in claims for s in c.evidence]
    inner = _inner_ranges(report)
    heading = doc.title_span
    paragraphs = []
    for match in _PARAGRAPH.finditer(doc.text):
        pieces = iter_pieces(match.start(), match.end(), ranges)
        style = "headline" if heading and match.start() < heading.end else None
        paragraphs.append(el("p", *(_piece(report, piece, inner) for piece in pieces), class_=style))
    yield el("div", *paragraphs, class_="text", dir="auto", lang=doc.language)


def _inner_ranges(report: _Report) -> list[Range[str]]:
    triggers = [Range(c.event.trigger.start, c.event.trigger.end, "trigger") for c in report.claims.values()]
    loaded = [Range(w.span.start, w.span.end, "loaded") for w in report.coding.annotations.loaded]
    return triggers + loaded


def _piece(report: _Report, piece: Piece[Claim], inner: Sequence[Range[str]]) -> Html:
    words = join(_words(report, part) for part in iter_pieces(piece.start, piece.end, inner))
    claims = list({c.id: c for c in piece.marks}.values())
    if not claims:
        return words
    begun = [c for c in claims if min(c.evidence).start == piece.start]
    tags = (el("sup", _number(report, c), class_=f"tag {_stance(c)}", aria_hidden="true") for c in begun)
    return el(
        "a",
        *tags,
        words,
        class_=f"ev {_stances(claims)}",
        href=f"#{report.anchor(claims[0])}",
        data_claims=" ".join(report.anchor(c) for c in claims),
        aria_describedby=" ".join(f"{report.anchor(c)}-h" for c in claims),
    )


def _words(report: _Report, piece: Piece[str]) -> Html:
    words = text(report.coding.document.text[piece.start : piece.end])
    marks = sorted(set(piece.marks))
    if not marks:
        return words
    return el("b" if "trigger" in marks else "span", words, class_=" ".join(marks))


def _stance(claim: Claim) -> str:
    if claim.holds is False or claim.position in ("denies", "deflects", "retracts"):
        return "against"
    return "for" if claim.holds or claim.position in ("asserts", "accepts") else "open"


def _stances(claims: Iterable[Claim]) -> str:
    """One word for several claims: `mixed` where some are for and some against."""
    found = {_stance(c) for c in claims} - {"open"}
    return "mixed" if len(found) > 1 else next(iter(found), "open")


def _number(report: _Report, claim: Claim) -> str:
    return f"{report.numbers[claim.id]}{say.POSITION_LETTERS[claim.position]}"


# Incidents


def _incidents(report: _Report) -> Iterator[Html]:
    found = views.news(report.coding)
    yield from (_incident(report, incident) for incident in found)
    if not found:
        yield el("p", "No incident is this report’s news.", class_="meta")


def _incident(report: _Report, incident: Incident) -> Html:
    told = views.split_told(incident, report.claims)
    names = say.party_names(views.claims_of(incident, report.claims))
    places = say.places_words(incident.places)
    facts = [("When", say.time_words(incident.time)), ("Where", places), ("Why so", say.flatten(incident.reason))]
    facts += [("Positions", "; ".join(_positions(incident, names)))] if incident.positions else []
    figures = [
        f"{say.figure_words(f)}, says {names.get(f.speaker, f.speaker) or 'the report'}" for f in incident.figures
    ]
    facts += [("Figures", "; ".join(figures))] if figures else []
    return el(
        "article",
        el("h4", say.capitalize(say.flatten(incident.label)), dir="auto"),
        el("p", *(_support(flag) for flag in incident.support_flags), el("code", say.short_id(incident.id))),
        _facts(facts),
        el(
            "div",
            _column(report, "Holding that it took place", told.holding, "for"),
            _column(report, "Against", told.opposing, "against"),
            class_=f"sides {_weight(told)}",
        ),
        _column(report, "Neither", told.open, "open") if told.open else Html(""),
        class_="incident",
    )


def _weight(told: views.Told) -> str:
    """Which column has claims where the other is empty."""
    return "both" if bool(told.holding) == bool(told.opposing) else "for" if told.holding else "against"


def _support(flag: str) -> Html:
    return el("span", say.SUPPORT_WORDS[flag], class_=f"support {flag}")  # type: ignore[index]


def _positions(incident: Incident, names: dict[str, str]) -> Iterator[str]:
    for position in incident.positions:
        disputes = f" ({', '.join(position.disputes)})" if position.disputes else ""
        yield f"{say.party_words(position.party, names)} {say.POSITION_WORDS[position.position]}{disputes}"


def _column(report: _Report, title: str, claims: Sequence[Claim], stance: str) -> Html:
    rows = [_said(report, c) for c in claims] or [el("p", "Nobody in this report.", class_="meta")]
    return el("div", el("h5", title), *rows, class_=f"side {stance}")


def _said(report: _Report, claim: Claim) -> Html:
    return el(
        "div",
        el("p", _claim_link(report, claim), f" {say.speaker_words(claim)} {say.position_words(claim)}:"),
        el("blockquote", say.evidence_words(claim), dir="auto"),
        class_="said",
    )


def _claim_link(report: _Report, claim: Claim) -> Html:
    anchor = report.anchor(claim)
    words = f"claim {report.numbers[claim.id]}, {say.POSITION_WORDS[claim.position]}"
    return el(
        "a",
        _number(report, claim),
        class_=f"tag {_stance(claim)}",
        href=f"#{anchor}",
        data_claims=anchor,
        aria_label=words,
    )


def _facts(rows: Iterable[tuple[str, str]]) -> Html:
    return el("dl", *chain.from_iterable((el("dt", name), el("dd", value)) for name, value in rows if value))


# Timeline and tracks


def _timeline(report: _Report) -> Iterator[Html]:
    """Every happening once, by year; what has no time stands last."""
    firsts = [(views.claims_of(i, report.claims), True) for i in views.news(report.coding)]
    firsts += [(group, False) for group in views.background(report.coding)]
    rows = sorted(((g, n) for g, n in firsts if g), key=lambda row: (_year(row[0][0]), views.sort_key(row[0][0])))
    for year, group in groupby(rows, key=lambda row: _year(row[0][0])):
        items = [_happening(report, claims, is_news) for claims, is_news in group]
        yield el("h4", year if year.isdigit() else "Time not stated", class_="year")
        yield el("ol", *items, class_="timeline")


def _year(claim: Claim) -> str:
    time = claim.event.time
    stamp = (time.earliest or time.latest) if time else None
    return stamp[:4] if stamp else "~"


def _happening(report: _Report, claims: Sequence[Claim], is_news: bool) -> Html:
    first = claims[0]
    said = chain.from_iterable(
        (", " if n else " ", say.speaker_name(c), f" {say.POSITION_WORDS[c.position]} ", _claim_link(report, c))
        for n, c in enumerate(claims)
    )
    return el(
        "li",
        el("span", say.date_words(first.event.time), class_="date"),
        el(
            "span",
            say.capitalize(happening(first)),
            "; ",
            "this report’s news" if is_news else "background",
            ":",
            *said,
        ),
        class_=f"{'news' if is_news else 'past'} {_stances(claims)}",
    )


def _tracks(report: _Report) -> Iterator[Html]:
    tracks = report.coding.tracks
    for track, violations in views.ceasefires(tracks):
        yield _track(report, track, violations)
    for track in (*views.negotiations(tracks), *views.commitments(tracks), *views.other_tracks(tracks)):
        yield _track(report, track, ())


def _track(report: _Report, track: Track, violations: Sequence[Track]) -> Html:
    claims = views.sort_by_time(views.claims_of(track, report.claims))
    names = say.party_names(claims)
    helpers = (f"{p.role} {say.party_words(p.party, names)}" for p in track.participants)
    facts = [
        ("Parties", say.join_and(say.party_words(p, names) for p in track.parties)),
        ("When", "" if track.due else say.time_words(track.time)),
        ("Due", say.time_words(track.due) if track.due else ""),
        say.status_words(track),
        ("With", "; ".join(helpers)),
    ]
    rows = (_step(report, c, is_round=c.id in track.fields.get("rounds", ())) for c in claims)
    return el(
        "article",
        el("h4", say.capitalize(track.kind), " ", el("code", say.short_id(track.id))),
        _facts(facts),
        el("ul", *rows),
        *(_track(report, v, ()) for v in violations),
        class_=f"track {track.kind}",
    )


def _step(report: _Report, claim: Claim, *, is_round: bool) -> Html:
    when = f"{'Round, ' if is_round else ''}{say.date_words(claim.event.time)}: "
    who = f"; {say.speaker_name(claim)} {say.POSITION_WORDS[claim.position]} "
    return el("li", when, happening(claim), who, _claim_link(report, claim))


# Lists


def _loaded(report: _Report) -> Iterator[Html]:
    rows = [
        el(
            "li",
            el("span", say.quote(word.span.quote), class_="loaded"),
            f" in {say.flatten(word.source) if word.source else 'the outlet’s own voice'}"
            f"{f', {times} times' if times > 1 else ''}; a word that takes no side: {word.neutral}",
        )
        for word, times in views.loaded_by_word(report.coding)
    ]
    if rows:
        yield el("ul", *rows)


def _issues(report: _Report) -> Iterator[Html]:
    for code, rows in views.issues_by_code(report.coding.issues).items():
        items = (el("li", say.issue_words(issue)) for issue in rows)
        yield el("details", el("summary", f"{code.replace('_', ' ')} ({len(rows)})"), el("ul", *items))


def _claims(report: _Report) -> Iterator[Html]:
    why = explanations_by_claim(report.coding.explanations)
    ordered = sorted(report.claims.values(), key=lambda c: report.numbers[c.id])
    if ordered:
        yield el("div", *(_claim(report, c, why.get(c.id, ())) for c in ordered), class_="claims")


def _claim(report: _Report, claim: Claim, why: Sequence[Explanation]) -> Html:
    anchor = report.anchor(claim)
    event = claim.event
    rows = [
        ("What", say.capitalize(say.event_words(claim))),
        ("Who", say.side_words(event.actors)),
        ("Whom", say.side_words(event.recipients)),
        ("Also there", "; ".join(f"{p.role} {say.actor_words(p)}" for p in event.participants)),
        ("When", say.time_words(event.time)),
        ("Where", say.places_words(event.places)),
        ("Figures", "; ".join(say.figure_words(q) for q in event.quantities)),
        ("Means", "; ".join(say.flatten(m.name) for m in event.means)),
        ("Coded as", ", ".join(part for part in (event.type, event.mode, *event.contexts) if part)),
        ("Rule", event.rule),
    ]
    return el(
        "article",
        el("h4", _badge(report, claim), f" {say.speaker_words(claim)} {say.position_words(claim)}", id=f"{anchor}-h"),
        el("blockquote", say.evidence_words(claim), dir="auto"),
        _facts(rows),
        _why(why),
        el("code", claim.id),
        class_=f"claim {_stance(claim)}",
        id=anchor,
        tabindex=-1,
    )


def _badge(report: _Report, claim: Claim) -> Html:
    return el("span", _number(report, claim), class_=f"tag {_stance(claim)}")


def _why(rows: Sequence[Explanation]) -> Html:
    if not rows:
        return Html("")
    items = (
        el(
            "li",
            f"{row.field}: {row.rule}"
            + (f" at {say.quote(row.words)}" if row.words else "")
            + (f"; {say.flatten(row.detail)}" if row.detail else ""),
        )
        for row in rows
    )
    return el("details", el("summary", "Why each field"), el("ul", *items))
