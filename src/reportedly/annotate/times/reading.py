"""The times of a document: each with the publication date, the tense of its verb and the time told before it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import cache

from ...datafile import load_yaml
from ...model import Document, Issue, Time
from ...model.layers import Sentence, TimeMention
from ...model.vocabulary import coarseness
from .grammar import Timex, load_grammar
from .nodes import Direction
from .resolve import Unresolved, resolve_time
from .undated import find_dateline, infer_anchor, is_stamp

_FUTURE = frozenset({"will", "'ll", "shall", "wo"})
_OPEN = frozenset({"would", "must", "should", "may", "might", "can"})  # ahead where no "have" follows
_PREP_AND_NOUN = 2
_DATED = ("day", "part_of_day", "hour", "minute", "month")
_NEWS_DAYS = 32  # a date this near a report can be its news
_LONG_AGO = 300  # days before a report from which on a text that opens with them tells of the past
_BACK = 2  # sentences before one that only tells since when something goes on
_STEM = 4  # letters by which a noun and a verb are of one word
_CLAUSE = 90  # characters before a time in which a clause that is not parsed says that it lies ahead


def read_times(
    doc: Document, sentences: Sequence[Sentence], timexes: Sequence[Timex], issues: list[Issue]
) -> list[TimeMention]:
    """The resolved times, in order; what cannot be fixed becomes an Issue."""
    dateline = find_dateline(doc.text, timexes)
    anchor = _anchor(doc, timexes, dateline[1] if dateline else None, issues)
    found: list[TimeMention] = []
    told: list[Time] = []
    aside: set[int] = set()
    chronicle = anchor is not None and _is_chronicle(timexes, anchor)
    first, year = (None, None) if anchor else _told_by_itself(timexes)
    for timex in timexes:
        s = next((s for s in sentences if s.start <= timex.span.start < s.end), None)
        token = s.head_of(timex.span.start, timex.span.end) if s else None
        last = _last_told(s, told, aside, timex, sentences)
        counted = _counted_from(s, timex, timexes, anchor) if s else None
        inner = _told_behind(s, timex, token, last) if s and counted is None else None
        if counted is not None:
            last, token = counted
        elif s is not None and inner is not None:
            timex, token, last = timex.turned(), inner, _time_over(s, inner, last, aside, timexes, anchor)
        began = _beginning(s, timex, timexes, anchor) if s is not None and timex.counts_days else None
        if began is not None:
            timex, last = timex.counted_from_start(), began
        direction = _direction(s, token, timex) if s and token is not None else _direction_unparsed(doc.text, timex)
        own = dateline is not None and (timex is dateline[0] or is_stamp(doc.text, timex))
        told_on = _in_chronicle(timex, told, anchor) if chronicle and _is_bare(timex) else None
        time = told_on or resolve_time(timex, published=anchor, direction=direction, reference=last)
        if isinstance(time, Unresolved) and anchor is not None:
            told_now = s is not None and token is not None and timex.grain == "day" and _tells_now(s, token)
            on_report = timex.looks_back or told_now
            time = resolve_time(timex, published=anchor, reference=_as_time(anchor)) if on_report else time
        elif isinstance(time, Unresolved) and timex.is_weekday and s is not None and token is not None:
            onward = _onward(s, token, sentences, last)
            time = resolve_time(timex.of_told_week(), published=None, direction=onward, reference=onward and last)
        elif isinstance(time, Unresolved) and timex.lacks_year:
            time = _in_told_year(timex, told, first, year)
        if isinstance(time, Unresolved):
            issues.append(Issue("annotate", time.code, timex.span, time.detail))
            continue
        ends = timex.limit and not (timex.kind in ("by", "before") and direction == "past")
        ends = ends or (s is not None and token is not None and _is_put_off_to(s, token))
        found.append(TimeMention(time, s.index if s else -1, token, ends or own, bool(timex.members)))
        if time.precision is not None and time.earliest and not own:
            told.append(time)
            if inner is not None or _is_open(time) or (s is not None and _is_of_telling(s, time)):
                aside.add(id(time))
    return found


def _last_told(
    s: Sentence | None, told: Sequence[Time], aside: set[int], timex: Timex, sentences: Sequence[Sentence]
) -> Time | None:
    """The time told last that is as exact, or that of the act named ("a day after the raid").

    Of an earlier sentence rather that of what was done there than of the telling or of what stands beside (`aside`).
    """
    fine = [t for t in reversed(told) if coarseness(t.precision) <= coarseness(timex.grain)]
    last = next(iter(fine), None)
    if last is None or last.span is None or s is None or s.start <= last.span.start:
        return last
    where = {id(t): b for t in fine if t.span for b in sentences if b.start <= t.span.start < b.end}
    named = _act_behind(s, timex)
    main = [t for t in fine if id(t) in where and id(t) not in aside]
    of_act = next((t for t in main if named and _tells_of(where[id(t)], t, named)), None)
    if of_act is not None or id(last) not in where or last in main:
        return of_act or last
    near = _BACK if _is_open(last) else 0
    beside = (t for t in main if where[id(last)].index - where[id(t)].index <= near)
    return next(beside, None if _is_open(last) else last)


def _is_open(time: Time) -> bool:
    return time.extent == "throughout" and time.latest is None


def _act_behind(s: Sentence, timex: Timex) -> str | None:
    """The noun in "the day after the raid"."""
    after = s.token_at(timex.span.end - 1) if timex.leads_to_other else None
    nouns = [] if after is None else [k for k in s.kids_by(after, "pobj") if s.is_definite(k)]
    return s.lemmas[nouns[0]] if nouns else None


def _tells_of(s: Sentence, time: Time, noun: str) -> bool:
    """Whether a time is that of the verb or noun of an act: "was abducted on Monday" of "the abduction"."""
    verb = _verb_of_time(s, time)
    words = () if verb is None else (s.lemmas[verb], *(s.lemmas[k] for k in s.kids[verb]))
    return any(len(w) >= _STEM and (noun.startswith(w) or w.startswith(noun)) for w in words)


def _is_of_telling(s: Sentence, time: Time) -> bool:
    """Whether a time behind its verb is that of a verb of saying, and so of nothing that is said."""
    verb = _verb_of_time(s, time)
    says = verb is not None and s.lemmas[verb] in load_grammar().words.reporting
    return says and verb is not None and time.span is not None and s.starts[verb] < time.span.start


def _in_told_year(timex: Timex, told: Sequence[Time], first: Time | None, year: int | None) -> Time | Unresolved:
    """A bare date, month or season of an undated text: the date nearest to the first full date, the month nearest to
    what is told before, else that of the only year."""
    finer = (t for t in reversed(told) if t.precision not in ("year", "decade"))
    near = first if timex.is_date else next(finer, None)
    time = resolve_time(timex, published=None, reference=near)
    if isinstance(time, Time) or year is None:
        return time
    time = resolve_time(timex, published=date(year, 12, 31), direction="past", reference=near)
    return time if isinstance(time, Unresolved) else replace(time, basis="inherited")


def _is_put_off_to(s: Sentence, token: int) -> bool:
    """ "The truce was extended to 18 May": a limit, as behind "until"."""
    prep = s.heads[token]
    deferring = load_grammar().words.deferring
    return s.deps[token] == "pobj" and s.lower[prep] == "to" and s.lemmas[s.heads[prep]] in deferring


def _as_time(day: date) -> Time:
    """The day of a report as a time to lean on: "the blast two days earlier", where none is told before."""
    return Time(*(day.isoformat()[:10],) * 2, "day", "within", None, None, "inherited", None, None)


def _told_behind(s: Sentence, timex: Timex, token: int | None, last: Time | None) -> int | None:
    """ "A day after Y happened", "a year after taking X": the word of what was so long before that which is told.

    Of a noun only beside a time of the same verb ("on Monday, a day after the raid"); else the noun's is known.
    """
    after = s.token_at(timex.span.end - 1) if timex.leads_to_other else None
    if after is None:
        return None
    if s.deps[after] == "mark":
        return _clause_behind(s, timex, after)
    beside = token is not None and _is_before(s, last, after) and _verb_of_time(s, last) == _verb_over(s, token)
    beside = beside or (token is not None and _tells_now(s, token))  # "the raid comes a day after the talks"
    inner = s.kids_by(after, "pcomp") or (s.kids_by(after, "pobj") if beside else [])
    return next(iter(inner), None)


def _clause_behind(s: Sentence, timex: Timex, after: int) -> int | None:
    """The verb of the side clause in "a day after Y happened"; none in "and the year before he had left"."""
    verb = s.heads[after]
    earlier = timex.counts_back and any(s.lower[k] == "had" for k in s.verb_group(verb))
    return None if earlier or s.deps[verb] != "advcl" else verb


def _counted_from(
    s: Sentence, timex: Timex, timexes: Sequence[Timex], anchor: date | datetime | None
) -> tuple[Time, int] | None:
    """ "Two days after Y happened on Monday, X left": the time told of Y, and the word over it, which is X's."""
    after = s.token_at(timex.span.end - 1) if timex.leads_to_other else None
    if after is None:
        return None
    mark = s.deps[after] == "mark"
    told = _clause_behind(s, timex, after) if mark else next(iter(s.kids_by(after, "pobj", "pcomp")), None)
    if told is None:
        return None
    over = s.heads[told if mark else after]
    for t in timexes if told != over else ():
        token = s.head_of(t.span.start, t.span.end) if s.ends[after] < t.span.start < s.end else None
        own = token is not None and told in s.ancestors(token) and _verb_over(s, token) == _verb_over(s, told)
        time = resolve_time(t, published=anchor, direction="past") if own else None
        if isinstance(time, Time) and time.earliest and coarseness(time.precision) <= coarseness(timex.grain):
            return time, over
    return None


def _beginning(s: Sentence, timex: Timex, timexes: Sequence[Timex], anchor: date | datetime | None) -> Time | None:
    """When that began whose days are counted: "on the third day of the siege, which began on 3 June"."""
    of = s.token_at(timex.span.end - 1)
    noun = next((a for a in (of, *s.ancestors(of)) if s.deps[a] == "pobj"), None) if of is not None else None
    of = s.token_at(timex.span.end + 1)
    noun = next(iter(s.kids_by(of, "pobj")), None) if of is not None and s.lower[of] == "of" else noun
    if noun is None:
        return None
    for t in timexes:
        token = s.head_of(t.span.start, t.span.end) if s.starts[noun] < t.span.start < s.end else None
        verb = None if token is None else _verb_over(s, token)
        begins = verb is not None and s.deps[verb] == "relcl" and s.lemmas[verb] in _moods("aspectual")
        if begins and verb is not None and s.heads[verb] == noun:
            time = resolve_time(t, published=anchor)
            return time if isinstance(time, Time) else None
    return None


def _verb_of_time(s: Sentence, time: Time | None) -> int | None:
    token = s.head_of(time.span.start, time.span.end) if time is not None and time.span is not None else None
    return None if token is None else _verb_over(s, token)


def _verb_over(s: Sentence, i: int) -> int | None:
    return next((a for a in (i, *s.ancestors(i)) if s.is_verb(a)), None)


def _is_before(s: Sentence, time: Time | None, i: int) -> bool:
    """Whether a time stands in the sentence before a word."""
    return time is not None and time.span is not None and s.start <= time.span.start < s.starts[i]


def _onward(s: Sentence, token: int, sentences: Sequence[Sentence], last: Time | None) -> Direction | None:
    """ "They left on 4 March and arrived on Wednesday": whether a time goes on from what was told right before it, or
    back from it ("had left on Sunday"); None where it does not hang on that."""
    verb = _verb_over(s, token)
    near = [b for b in sentences if s.index - 1 <= b.index <= s.index]
    told = last and last.span and _head_over(near, last.span.start, last.span.end)
    if verb is None or s.tags[verb] not in ("VBD", "VBN") or told not in ("VBD", "VBN"):
        return None
    return "past" if any(s.lower[k] == "had" for k in s.verb_group(verb)) else "future"


def _head_over(sentences: Sequence[Sentence], start: int, end: int) -> str | None:
    """The tag of the word that the words of a time hang on, their preposition left out."""
    s = next((s for s in sentences if s.start <= start < s.end), None)
    i = s.head_of(start, end) if s else None
    if s is None or i is None:
        return None
    return s.tags[s.heads[s.heads[i] if s.deps[i] == "pobj" else i]]


def _time_over(
    s: Sentence,
    inner: int,
    last: Time | None,
    aside: set[int],
    timexes: Sequence[Timex],
    anchor: date | datetime | None,
) -> Time | None:
    """The time of the clause that has "a day after Y happened": told in it, before or behind, or that of a report on
    today."""
    if _is_before(s, last, inner):
        return last
    before = last if last is not None and last.span is not None and last.span.start < s.start else None
    before = None if id(before) in aside else before
    over = _verb_over(s, s.heads[inner])
    for t in timexes:
        token = s.head_of(t.span.start, t.span.end) if s.starts[inner] < t.span.start < s.end else None
        if token is not None and _verb_over(s, token) == over:
            time = resolve_time(t, published=anchor, direction=_direction(s, token, t))
            return time if isinstance(time, Time) else None
    if over is not None and _tells_when(s, over):
        return before
    return _as_time(anchor) if _tells_now(s, s.heads[inner]) and anchor is not None else None


def _tells_when(s: Sentence, verb: int) -> bool:
    """ "The attack came a day after …", "it happened hours after …": whether a verb only says when what was told
    before was."""
    words = load_grammar().words.coming
    named = {s.lemmas[verb], *(f"{s.lemmas[verb]}_{s.lemmas[k]}" for k in s.kids_by(verb, "dobj", "prt"))}
    known = any(s.is_definite(k) or s.tags[k] in ("PRP", "DT") for k in s.surface_subject(verb))
    return s.tags[verb] == "VBD" and known and not named.isdisjoint(words)


def _tells_now(s: Sentence, i: int) -> bool:
    """Whether the verb over a word is a plain present, as in a report on the day: "he resigns the next day"."""
    verb = _verb_over(s, i)
    while verb is not None and s.deps[verb] == "xcomp" and s.is_verb(s.heads[verb]):  # "seeks to be elected"
        verb = s.heads[verb]
    return verb is not None and s.tags[verb] in ("VBZ", "VBP") and not s.verb_group(verb)


def day_written(doc: Document, timexes: Sequence[Timex]) -> str | None:
    """The day of the dateline, else that of publication, as ISO; None where neither is known."""
    dateline = find_dateline(doc.text, timexes)
    return dateline[1].isoformat() if dateline else doc.published and doc.published[:10]


def _anchor(doc: Document, timexes: Sequence[Timex], dated: date | None, issues: list[Issue]) -> date | datetime | None:
    """The day of the dateline, else that of publication; else what the text itself proves, its reasoning an Issue."""
    if doc.published and (dated is None or doc.published[:10] == dated.isoformat()):
        return (datetime if ":" in doc.published else date).fromisoformat(doc.published)
    if doc.published:
        issues.append(Issue("annotate", "contradictory_date", None, f"published {doc.published}, dated {dated}"))
        return dated
    inferred = infer_anchor(doc.text, timexes)
    if inferred is None:
        issues.append(Issue("annotate", "no_publication_date", None, "relative times stay open"))
        return None
    earliest, latest, reasoning = inferred
    if earliest == latest:
        issues.append(Issue("annotate", "publication_date_inferred", None, f"{latest}: {reasoning}"))
        return earliest
    issues.append(Issue("annotate", "no_publication_date", None, f"{earliest} to {latest}: {reasoning}"))
    return None


def _told_by_itself(timexes: Sequence[Timex]) -> tuple[Time | None, int | None]:
    """Of an undated text, in which bare days and months are read: the first full date, and the only year named."""
    read = ((timex, resolve_time(timex, published=None)) for timex in timexes)
    stated = [(timex, time) for timex, time in read if isinstance(time, Time) and time.basis == "stated"]
    ends = (end for _, time in stated if time.precision != "decade" for end in (time.earliest, time.latest))
    years = {end[:4] for end in ends if end}
    return next((time for timex, time in stated if timex.is_date), None), int(years.pop()) if len(years) == 1 else None


def _is_chronicle(timexes: Sequence[Timex], written: date | datetime) -> bool:
    """ "On 3 May 2014 … On 6 May …": whether a text opens with a date of years ago and tells on from there.

    Nothing in it leans on the day of the report ("on Monday"), and no bare date can be news of the last weeks.
    """
    day = _as_time(written).earliest or ""
    read = [(t, resolve_time(t, published=None)) for t in timexes if not t.limit]
    stated = [time for _, time in read if isinstance(time, Time) and time.basis == "stated" and time.latest]
    opening = next((time for _, time in read if not isinstance(time, Time) or time.earliest), None)
    if not isinstance(opening, Time) or opening.precision not in _DATED or opening.extent != "within":
        return False
    bare = [t for t in timexes if _is_bare(t)]
    if any(t.node.anchor == "published" and t not in bare for t in timexes):
        return False
    near = (resolve_time(t, published=written, direction="past") for t in bare)
    fresh = (isinstance(t, Time) and _days_apart(t.latest or day, day) < _NEWS_DAYS for t in near)
    return all(_days_apart(time.latest or day, day) > _LONG_AGO for time in stated) and not any(fresh)


def _is_bare(timex: Timex) -> bool:
    return timex.lacks_year and timex.node.anchor == "published"


def _in_chronicle(timex: Timex, told: Sequence[Time], anchor: date | datetime | None) -> Time | None:
    """A bare date of a chronicle: within a year from the last that has one; None where that is not over yet."""
    dated = next((t for t in reversed(told) if t.basis == "stated" and t.earliest and t.precision in _DATED), None)
    if dated is None or dated.earliest is None or anchor is None:
        return None
    end = date.fromisoformat(dated.earliest[:10]) + timedelta(days=364)
    time = resolve_time(timex, published=end, direction="past")
    if isinstance(time, Unresolved) or (time.latest or "") > anchor.isoformat()[:10]:
        return None
    return replace(time, basis="inherited")


def _days_apart(a: str, b: str) -> int:
    return abs((date.fromisoformat(b[:10]) - date.fromisoformat(a[:10])).days)


def _direction(s: Sentence, token: int, timex: Timex) -> Direction | None:
    """Whether the governing verb looks forward or back; a bare date after a past verb may be near ahead."""
    above = [v for v in (token, *s.ancestors(token)) if not timex.span.start <= s.starts[v] < timex.span.end]
    verb = next((v for v in above if s.is_verb(v) and s.tags[v] != "MD"), None)
    if verb is None:
        return None
    path = above[: above.index(verb)]
    if _looks_ahead(s, verb, timex) or _is_timetable(s, verb, timex, path) or (timex.limit and not _is_over(s, verb)):
        return "future"
    if timex.kind == "weekday" and _is_awaited(s, path):
        return "future"
    return None if timex.is_date else "perfect" if _lasts(s, verb) else "past"


def _direction_unparsed(text: str, timex: Timex) -> Direction | None:
    """Ahead where the words right before the time say so."""
    before = text[max(0, timex.span.start - _CLAUSE) : timex.span.start]
    return "future" if load_grammar().ahead.search(before) else None


def _looks_ahead(s: Sentence, verb: int, timex: Timex) -> bool:
    group, plans = {s.lower[k] for k in s.verb_group(verb)}, _plans()
    if group & _FUTURE or (group & _OPEN and "have" not in group):
        return True
    infinitive = "to" in group and (s.tags[verb] == "VB" or "be" in group)  # "to meet", "to be released"
    if infinitive and (timex.kind == "from" or _is_planned_at(s, verb)):
        return True
    if s.tags[verb] in ("VBZ", "VBP") and (s.lemmas[verb] in _moods("scheduling") or timex.kind == "from"):
        return True
    if timex.kind == "from" and s.lemmas[verb] in plans:
        return True
    planned = plans if timex.kind == "span" else load_grammar().words.expected  # "was announced on Monday" is past
    planned_for = s.lemmas[verb] in planned and s.is_passive(verb)
    return planned_for or any(s.lemmas[k] in plans for k in s.kids_by(verb, "acomp"))


def _is_planned_at(s: Sentence, verb: int) -> bool:
    """Whether what governs an infinitive sets it ahead: "plans to", "threatens to", a headline's "envoys to meet"."""
    head = s.heads[s.heads[verb] if s.deps[verb] == "conj" else verb]
    if s.deps[head] == "advcl" and s.tags[s.heads[head]] == "VBD" and s.kids_by(head, "mark"):
        return False  # "arrested as they prepared to flee on Saturday"
    if {s.lemmas[head], s.lower[head]} & (_plans() | {"be"}):
        return True
    if s.heads[verb] >= verb and s.kids_by(verb, "nsubj") and not s.kids_by(verb, "mark"):
        return True
    return s.tags[head] in ("VBZ", "VBP") and s.lemmas[head] in _moods("hypothetical_governors")


def _is_timetable(s: Sentence, verb: int, timex: Timex, path: Sequence[int]) -> bool:
    """A present that tells a plan: "the road reopens on Friday"; with a weekday "they are meeting on Friday"."""
    group = s.verb_group(verb)
    if s.tags[verb] == "VBG" and timex.kind == "weekday":
        apart = len(path) > 1 or bool(s.kids_by(verb, "dobj"))  # "is blaming rebels for a raid on Friday"
        return not apart and any(s.lemmas[k] == "be" and s.tags[k] in ("VBZ", "VBP") for k in group)
    beside = s.kids_by(verb, "dobj", "prt")
    beside += [k for prep in s.kids_by(verb, "prep") for k in s.kids_by(prep, "pobj")]
    known = {s.lemmas[verb], *(f"{s.lemmas[verb]}_{s.lemmas[k]}" for k in beside)}
    first = next(iter(group), verb)
    tells_now = s.tags[first] in ("VBZ", "VBP") and (not group or (s.tags[verb] == "VBN" and s.lemmas[first] == "be"))
    bare = s.lemmas[verb] == "be" and len(path) <= _PREP_AND_NOUN  # "the vote is on Sunday"
    return tells_now and (bare or bool(known & set(load_grammar().words.timetable)))


def _is_awaited(s: Sentence, path: Sequence[int]) -> bool:
    """ "Ahead of Sunday's vote", "Sunday's planned march", "a strike for Friday": whether a word between a time and its
    verb awaits it."""
    words = load_grammar().words
    if path and s.lower[path[0]] in words.fixed_with:
        return True
    beside = {s.lower[k] for i in path for k in (i, *s.kids_by(i, "amod", "advmod", "compound"))}
    return bool(beside & set(words.awaiting)) or bool(beside & _moods("future_modifiers"))


def _is_over(s: Sentence, verb: int) -> bool:
    """Whether what lasts until a time is told as past: not where the verb puts off or orders."""
    if s.lemmas[verb] in load_grammar().words.deferring:
        return False
    if s.tags[verb] == "VBN" and not s.verb_group(verb) and s.is_verb(s.heads[verb]):
        verb = s.heads[verb]
    if any(s.lemmas[k] == "be" and s.tags[k] in ("VBZ", "VBP") for k in s.verb_group(verb)):
        return False  # "if they are not freed by Friday"
    return any(s.tags[k] in ("VBD", "VBN") for k in (verb, *s.verb_group(verb)))


def _lasts(s: Sentence, verb: int) -> bool:
    """Whether a verb tells what has gone on until now; "has closed the road for a week" sets a time."""
    group = s.verb_group(verb)
    now = any(s.lemmas[k] == "have" and s.tags[k] in ("VBZ", "VBP") for k in group)
    return now and s.lemmas[verb] not in load_grammar().words.deferring


@cache
def _plans() -> frozenset[str]:
    """Words whose infinitive lies ahead."""
    return _moods("future_governors") | _moods("scheduling")


@cache
def _moods(name: str) -> frozenset[str]:
    return frozenset(load_yaml("lexicon/en/modality.yaml", dict[str, list[str]])[name])
