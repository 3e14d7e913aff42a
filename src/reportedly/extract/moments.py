"""Gives each time to the events of its own clause; those of a saying, or of what is only mentioned, to none."""

from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise, takewhile

from ..lexicon import Lexicon
from ..model import Time
from ..model.layers import Sentence, TimeMention
from .cues import Cue
from .triggers import Trigger

# Steps of syntax that stay within one happening: "killed five in an attack", "attacked, killing five".
_WITHIN = frozenset(
    {"dobj", "nsubj", "nsubjpass", "attr", "agent", "conj", "compound", "xcomp", "acomp", "dep", "prt", "pcomp"}
)
_DURING = frozenset({"in", "during", "with", "by", "through", "amid", "on", "from", "as", "under", "of"})
_APART = frozenset(
    {"after", "following", "before", "since", "despite", "over", "ahead", "for", "until", "because", "due", "about"}
)
_ABOUT = frozenset({"against", "over", "about", "at"})
_SAID = frozenset({"ACCUSE", "REQUEST", "REJECT", "THREATEN"})  # types of what is said, on a day of its own
_JUDGES = frozenset({"ACCUSE", "COERCE", "SANCTION"})  # types with what somebody is charged with, of a day of its own
_CHARGED = frozenset({"of", "with"})
_MEANWHILE = frozenset({"while", "as"})
DECREED = frozenset({"martial-law", "curfew"})  # modes of what is done by declaring it
OF_A_DAY = ("day", "part_of_day", "hour", "minute")  # precisions of news, not of background
_MODIFIER = frozenset({"nummod", "compound", "nmod", "amod"})
_SUBJECT = ("nsubj", "nsubjpass")
_OBJECT = frozenset({"dobj", *_SUBJECT})
_FINITE = ("VBD", "VBZ", "VBP")
_OWNED = (_MODIFIER - {"amod"}) | {"poss", "det"}
_WHILE = frozenset({"in", "during", "on", "at", "amid"})
_AFTER = frozenset({"after", "following"})  # "police detain nine after clashes yesterday"
_NEWS = 7  # days back from a report that "a blast kills two on Friday" can mean
_TELLS = ("ROOT", "ccomp")
_STARTS = frozenset({"from", "starting", "beginning", "effective", "commencing"})


class MomentReader:
    """Attaches the times of one document's sentences; written: the day of the document, where it is known."""

    def __init__(self, lexicon: Lexicon, written: str | None) -> None:
        self.lexicon = lexicon
        self.written = None if written is None else date.fromisoformat(written)
        self._timed: set[int] = set()
        self._said: set[int] = set()
        self._counted: set[int] = set()

    def attach(
        self,
        s: Sentence,
        mentions: Iterable[TimeMention],
        owner: dict[int, int],
        groups: list[list[Trigger]],
        cues: list[Cue],
    ) -> dict[int, list[TimeMention]]:
        """The times of each event, by its number.

        1. The event of a "when" clause behind the time. 2. That of the noun before a bare time, or of the time's own
        clause; what has lasted since something dated is open from then on. 3. What hangs on nothing goes to all events
        without a time. 4. An event still without one has that of the nearest event that is told as one happening with
        it.
        """
        found: dict[int, list[TimeMention]] = defaultdict(list)
        sayings = {c.token for c in cues if (c.speakers or not s.is_passive(c.token)) and not c.counts} - set(owner)
        sayings -= {c.token for c in cues if _performs(s, c, owner, groups)}
        below = self._below(s, groups, sayings)
        said = {n for n, group in enumerate(groups) if group[0].entry.type in _SAID}
        self._said = {i for i, n in owner.items() if n in said}
        free: list[TimeMention] = []
        mentions = list(mentions)
        spans = (m.time.span for m in mentions if m.time.span is not None)
        self._timed = {i for span in spans for i in s.tokens_in(span.start, span.end)}
        self._charges = _charges(s, owner, cues, [m.token for m in mentions if m.token is not None])
        for m in mentions:
            if m.token is None or m.limit or _is_of_saying(s, m, cues) or self._dates_answer(s, m, cues):
                continue
            whose = _whose_days(s, m)
            if whose is not None:
                for n in {owner[k] for k in whose if k in owner}:
                    found[n].append(m)
                self._counted.add(id(m))
                continue
            tails = {c.token for c in cues if c.trailing and m.token < c.token and (s.index, m.token) in c.content}
            for time, homes in self._attached(s, m, owner, below, sayings - tails):
                fitting = [n for n in homes or () if self._may_be_then(s, groups[n][0].anchor, time)]
                if m.token < s.label_end() or (homes != [] and not fitting):
                    free.append(time)
                for n in fitting:
                    found[n].append(time)
        for n, group in enumerate(groups):
            found[n], others = _of_own_noun(s, group, found[n])
            for k in [k for k, g in enumerate(groups) if others and k != n and s.deps[g[0].anchor] in _TELLS]:
                found[k] += others
        for n, group in enumerate(groups):
            if _is_for_another_day(s, group[0].anchor, found[n], [m for k in _main(s, group, owner) for m in found[k]]):
                found[n] = []
        lonely = [n for n in range(len(groups)) if not any(_is_dated(m) for m in found[n])]
        dated = [n for n in range(len(groups)) if n not in lonely]
        for n in lonely:
            told = [m for m in free if self._may_be_then(s, groups[n][0].anchor, m)]
            found[n] += told or self._shared(s, n, dated, found, groups, cues)
        return found

    def _may_be_then(self, s: Sentence, v: int, m: TimeMention) -> bool:
        """Not where a plain present tells news: "jails a man for killing X in 2019", "arrests one of the 2019 raiders".

        A date at the head of the clause is that of a chronicle: "In May 2019 a court jails a man".
        """
        plain = s.tags[v] == "VB" and s.lower[v] == s.lemmas[v]
        bare = plain and s.deps[v] == "ROOT" and not s.kids_by(v, "aux")  # "police arrest", as parsed
        now = bare or (s.is_verb(v) and _is_present(s, v))
        if self.written is None or m.time.latest is None or not now or _is_fronted(s, m, v):
            return True
        ago = (self.written - date.fromisoformat(m.time.latest[:10])).days
        after = not _AFTER.isdisjoint(s.lower[v : m.token or 0])
        return ago < (_NEWS if m.time.precision in OF_A_DAY and not after else 1)

    def _attached(
        self, s: Sentence, m: TimeMention, owner: dict[int, int], below: dict[int, list[int]], sayings: set[int]
    ) -> Iterator[tuple[TimeMention, list[int] | None]]:
        """A time, as it holds for them, with the events that it is of; None where it hangs on nothing."""
        noun = _noun_since(s, m)
        if noun is not None and noun in owner:
            yield replace(m, time=_whole(m.time)), [owner[noun]]
        if _is_open(m.time) and _is_compared(s, m, noun, self.lexicon):
            return
        m = replace(m, time=self._span_told(s, m))
        lasting, start = _what_lasts_since(s, m)
        if lasting is not None:
            opened = replace(m, time=replace(m.time, latest=None, extent="throughout", edtf=None))
            yield opened, self._homes(s, m, lasting, owner, below, sayings) or []
            begun = [owner[start]] if start in owner else below.get(start)
            if begun:
                yield m, begun
            return
        clause, behind = _when_clause(s, m), self._charges.get(_first(s, m), _noun_before(s, m, owner))
        told = [] if clause is None else [owner[clause]] if clause in owner else below.get(clause, [])
        first = _relative_before(s, m) or _first(s, m)
        homes = self._homes(s, m, first, owner, below, sayings) if behind is None else [behind]
        if told:
            yield replace(m, time=_whole(m.time)), told
            homes = [n for n in homes or () if n not in told]
        yield m, homes

    def _span_told(self, s: Sentence, m: TimeMention) -> Time:
        """ "The clashes that began on Friday" go on from then; what is done "starting on Friday" is done then."""
        verb = next((a for a in s.ancestors(m.token or 0) if s.is_verb(a)), None)
        if verb is None or m.time.earliest is None:
            return m.time
        if _is_open(m.time) and (m.time.expression or "").split()[0].lower() in _STARTS:
            return m.time if is_perfect(s, verb) else _whole(m.time)
        begins = s.deps[verb] == "relcl" and s.lemmas[verb] in self.lexicon.closed["going_on_from"]
        ends = any(k in self._timed for v in s.kids_by(verb, "conj") for k in s.subtree(v))  # "and ended on Sunday"
        goes_on = begins and not ends and m.time.basis == "relative" and m.time.precision not in OF_A_DAY[1:]
        return replace(m.time, latest=None, extent="throughout", edtf=None) if goes_on else m.time

    def _shared(
        self,
        s: Sentence,
        n: int,
        dated: list[int],
        found: dict[int, list[TimeMention]],
        groups: list[list[Trigger]],
        cues: list[Cue],
    ) -> list[TimeMention]:
        """The times of the nearest event of one happening and one saying with the n-th."""
        own = groups[n][0].anchor
        tellers = [
            k for k in dated
            if _covers(s, groups[k], cues) <= _covers(s, groups[n], cues)
            and self._is_one(s, own, groups[k][0].anchor)
            and ";" not in s.lower[own : groups[k][0].anchor]
        ]  # fmt: skip
        if groups[n][0].entry.type in _SAID:  # "condemned the raid that killed nine on Monday"
            tellers = [k for k in tellers if own not in s.ancestors(groups[k][0].anchor)]
        if groups[n][0].entry.type in _JUDGES:  # "convicted of killing two in 2021"
            tellers = [k for k in tellers if not _is_charge(s, groups[k][0].anchor, own)]
        teller = min(tellers, key=lambda k: abs(groups[k][0].anchor - own), default=None)
        if teller is None:
            return []
        shared = [m for m in found[teller] if _is_dated(m) and not _dates_saying(s, groups[teller][0], groups[n][0], m)]
        shared = [m for m in shared if self._may_be_then(s, own, m) and id(m) not in self._counted]
        return [m for m in shared if not (_is_open(m.time) and _tells_one_act(s, own))]

    def _homes(
        self,
        s: Sentence,
        m: TimeMention,
        i: int,
        owner: dict[int, int],
        below: dict[int, list[int]],
        sayings: set[int],
    ) -> list[int] | None:
        """The events that a time hangs on at token i; [] where on a saying or another happening; None where on none."""
        dated = through = beside = False
        if m.token not in self._timed:  # "a day after Y happened", which is Y's
            return [owner[i]] if i in owner else below.get(i, [])
        for a in (i, *s.ancestors(i)):
            if a in owner:
                return [owner[self._what_goes_on(s, m, a, owner)]]
            if a in sayings and s.is_verb(a):
                both = _dates_a_chronicle(s, m, a) or _is_behind_report(s, m, a, owner)
                return None if both else self._meanwhile(s, m, a, owner)
            if a in below:
                return below[a]
            if s.is_verb(a) and s.deps[a] in ("relcl", "acl"):
                if s.heads[a] in owner:
                    return [owner[s.heads[a]]]
                if _tells_of_its_noun(s, a):
                    return None if s.deps[a] == "acl" and s.lemmas[s.heads[a]] in self.lexicon.means else []
                over = _event_over(s, s.heads[a], owner)
                if over is not None:
                    return [owner[over]]
                over = next((k for k in s.ancestors(a) if k in owner), None)
                if over in self._said:  # "condemned a raid which hit Gao on Monday"
                    return []
                if s.deps[a] == "relcl" or self._is_event(s, s.heads[a]):
                    free = m.time.precision in OF_A_DAY and not self._only_mentions(s, s.heads[a])
                    return None if free else []
            if s.deps[a] == "conj" and s.is_verb(a) and self._has_own_time(s, s.heads[a], a):
                return []
            apart = through and s.lower[a] in _APART and a not in self._timed and not s.kids_by(a, "xcomp")
            if apart or _is_apart(s, a, owner) or (_is_open(m.time) and _is_beside(s, a)):
                return []
            noun = self._is_event(s, a) or dated
            own = dated and (s.deps[a] in _OBJECT or (s.deps[a] == "pobj" and s.lower[s.heads[a]] not in _WHILE))
            own = own or (beside and s.deps[a] in (*_SUBJECT, "appos"))  # "the winner of the 2019 election was shot"
            beside = beside or dated
            if a != i and not s.is_verb(a) and (own or (noun and not self._is_within(s, a, strict=True))):
                return []
            dated = a == i and s.deps[a] in _OWNED
            through = through or (a != i and s.tags[a].startswith(("NN", "VB")))
        return None

    def _dates_answer(self, s: Sentence, m: TimeMention, cues: list[Cue]) -> bool:
        """ "Confirmed the attack on Sunday", "claimed the attack the next day": when somebody answers."""
        assert m.token is not None
        above = (m.token, *s.ancestors(m.token))
        verb = next((a for a in above if s.is_verb(a)), None)
        if not s.index or not any(c.token == verb and c.answers for c in cues):
            return False
        noun = next((k for k in s.kids_by(verb or 0, "dobj") if k < m.token), None)
        known = noun is not None and s.is_definite(noun) and self._is_event(s, noun)
        own = [] if noun is None else s.kids_by(noun, "prep", "relcl", "acl")
        beside = noun not in above or s.deps[m.token] == "npadvmod"
        return known and (beside or all(k in above for k in own))

    def _meanwhile(self, s: Sentence, m: TimeMention, saying: int, owner: dict[int, int]) -> list[int]:
        """ "The mayor said on Sunday as troops took the port": what was done as somebody spoke, on a day of news."""
        assert m.token is not None
        then = [
            v for v in s.kids_by(saying, "advcl")
            if m.token < v and s.tags[v] == "VBD" and {s.lower[k] for k in s.kids_by(v, "mark")} == {"as"}
        ]  # fmt: skip
        own = {k for v in then for k in s.subtree(v)}
        if m.time.precision not in OF_A_DAY or not own.isdisjoint(self._timed):
            return []
        within = {i for i in owner if not {i, *self._up(s, i, strict=True)}.isdisjoint(then)}
        return list(dict.fromkeys(n for i, n in owner.items() if i in within))

    def _only_mentions(self, s: Sentence, i: int) -> bool:
        """ "Marched against clashes that began on Friday": the day of what a verb is only about."""
        path = takewhile(lambda a: not s.is_verb(a), (i, *s.ancestors(i)))
        noun = next((a for a in path if self._is_event(s, a)), None)
        return noun is not None and s.deps[noun] == "pobj" and s.lower[s.heads[noun]] in _ABOUT

    def _has_own_time(self, s: Sentence, verb: int, other: int) -> bool:
        """ "Was imposed on Friday and lifted on Saturday": whether the first of two verbs has a time beside it."""
        if not s.is_verb(verb):
            return False
        beside = {k for c in s.kids[verb] if c != other and not s.is_verb(c) for k in (c, *s.subtree(c))}
        return not beside.isdisjoint(self._timed)

    def _what_goes_on(self, s: Sentence, m: TimeMention, v: int, owner: dict[int, int]) -> int:
        """ "Condemned the siege since May": what has gone on since then is the object, where the verb tells one act."""
        if not _is_open(m.time) or not _tells_one_act(s, v):
            return v
        return next((k for k in s.object(v) if k in owner and self._is_event(s, k)), v)

    def _below(self, s: Sentence, groups: list[list[Trigger]], sayings: set[int]) -> dict[int, list[int]]:
        """For each verb that is no event, the events within its clause: "clashes took place", "began to shell".

        So for a noun on the way there: "the death of X from a raid in May".
        """
        found: dict[int, list[int]] = defaultdict(list)
        for n, group in enumerate(groups):
            for t in group:
                for i in dict.fromkeys(
                    (t.anchor, t.token)
                ):  # the noun in "the raid carried out by X hit Y", and its verb
                    path = list(self._up(s, i, strict=False))
                    verb = next((a for a in path if s.is_verb(a)), None)
                    nouns = [a for a in takewhile(lambda a: not s.is_verb(a), path) if s.is_nominal(a)]
                    for a in nouns if verb is None or verb in sayings else [*nouns, verb]:
                        if n not in found[a]:
                            found[a].append(n)
        return {verb: rows for verb, rows in found.items() if rows}

    def _is_one(self, s: Sentence, a: int, b: int) -> bool:
        """Whether event a is told as one happening with b, which has a time: both lead up to a common word.

        A time that stands with a noun below a verb is mostly the verb's own ("fired at a patrol on Sunday").
        """
        return bool({a, *self._up(s, a, strict=True)} & {b, *self._up(s, b, strict=False)})

    def _up(self, s: Sentence, i: int, *, strict: bool) -> Iterator[int]:
        """The words above, as long as they are of one happening."""
        while s.heads[i] != i and self._is_within(s, i, strict=strict):
            i = s.heads[i]
            yield i

    def _is_event(self, s: Sentence, i: int) -> bool:
        """Whether a noun can tell an event."""
        return any(e.pos == "noun" for e in self.lexicon.events.get(s.lemmas[i], ()))

    def _is_within(self, s: Sentence, i: int, *, strict: bool) -> bool:
        """Whether the step up from a word stays within one happening."""
        dep, head = s.deps[i], s.heads[i]
        if dep in ("pobj", "prep"):
            word = s.lower[head if dep == "pobj" else i]
            if s.lemmas[i] in self.lexicon.closed["reason"] and not self._is_event(s, i):  # "in connection with a raid"
                return False
            return word in _DURING if strict else word not in _APART
        if not strict and s.tags[i] == "VB" and self._is_event(s, head) and dep in ("advcl", "acl"):
            return True  # "an attack to retake the town on Monday"
        if dep in ("advcl", "acl"):
            marks = {s.lower[k] for k in s.kids_by(i, "mark")}
            alone = s.tags[i] == "VBG" and not s.kids_by(i, "mark", "aux") and not _is_of_exchange(s, i)
            return alone or (bool(marks) and marks <= _MEANWHILE and not _is_present(s, i))
        if dep == "relcl":
            return self._is_event(s, head)
        if dep in ("ccomp", "parataxis") and i < head and s.is_verb(i):  # "X shelled a post; two were killed"
            return ";" in s.lower[i:head] and _is_present(s, i) == _is_present(s, head)
        if dep == "conj" and s.is_verb(i) and s.is_verb(head):
            return _is_present(s, i) == _is_present(s, head)
        return dep in _WITHIN


def _is_of_saying(s: Sentence, m: TimeMention, cues: list[Cue]) -> bool:
    """ "Said on Tuesday it had killed nine": whether a time that the parser gives to what is said is the saying's.

    It stands between the two, with no "that" before it, and not with a noun ("said overnight raids had killed nine").
    """
    assert m.token is not None
    if s.deps[m.token] in ("amod", "poss"):
        return False
    verb = next((a for a in s.ancestors(m.token) if s.is_verb(a)), None)
    if verb is None or s.deps[verb] != "ccomp" or s.kids_by(verb, "mark"):
        return False
    behind = any(c.token == s.heads[verb] and c.token < m.token for c in cues)
    return behind and all(m.token < k for k in (verb, *s.subject(verb)))


def _performs(s: Sentence, c: Cue, owner: dict[int, int], groups: list[list[Trigger]]) -> bool:
    """ "Declared a state of emergency on Monday", "announced sanctions on Monday": who says so does it, then."""
    said = {owner[k] for k in s.object(c.token) if k in owner} if c.object_only and c.position == "asserts" else ()
    acts = [groups[n][0].entry for n in said]
    return any(e.type == "SANCTION" or e.mode in DECREED for e in acts)


def _whose_days(s: Sentence, m: TimeMention) -> tuple[int, ...] | None:
    """ "The siege entered its third day": the words of that whose days are counted, which are of nothing else."""
    i = m.token or 0
    counts = s.deps[i] == "dobj" or (s.deps[i] == "pobj" and s.lower[s.heads[i]] == "into")
    if m.time.extent != "throughout" or not counts or not s.kids_by(i, "poss"):
        return None
    verb = next((a for a in s.ancestors(i) if s.is_verb(a)), None)
    return None if verb is None else s.surface_subject(verb)


def _noun_before(s: Sentence, m: TimeMention, owner: dict[int, int]) -> int | None:
    """The event of the noun that a bare time stands behind: "clashes last night"."""
    before = None if m.time.span is None else s.token_at(m.time.span.start - 2)
    return None if before is None or s.is_verb(before) else owner.get(before)


def _is_charge(s: Sentence, act: int, verb: int) -> bool:
    """ "Convicted of killing two", "charged with a murder": whether an act stands behind a verb as the charge."""
    over = (verb, *s.kids_by(verb, "dobj"))
    above = [a for a in s.ancestors(act) if s.deps[a] == "prep" and s.heads[a] in over]
    return any(s.lower[a] in _CHARGED for a in above)


def _of_own_noun(
    s: Sentence, group: list[Trigger], told: list[TimeMention]
) -> tuple[list[TimeMention], list[TimeMention]]:
    """ "Accused of the 2019 raid on a church, on Monday": an act's times, and those that its own year rules out."""
    own = [m for m in told for t in group if m.token in s.kids_by(t.token, "nummod", "poss", "compound")]
    apart = [m for m in told if own and not any(times_meet(m.time, o.time) for o in own)]
    return [m for m in told if m not in apart], apart


def _main(s: Sentence, group: list[Trigger], owner: dict[int, int]) -> list[int]:
    """The event on whose verb hangs what it is done for: "marched on Monday to protest"."""
    v = group[0].anchor
    purpose = s.deps[v] in ("advcl", "xcomp") and any(s.lower[k] == "to" for k in s.kids_by(v, "aux"))
    return [owner[s.heads[v]]] if purpose and s.heads[v] in owner else []


def _is_for_another_day(s: Sentence, v: int, told: list[TimeMention], main: list[TimeMention]) -> bool:
    """ "Marched on Monday to protest against a vote in October": of what the march was for, not of the protest."""
    dated = [m for m in main if _is_dated(m)]
    return bool(told and dated) and not any(times_meet(a.time, b.time) for a in told for b in dated)


def _relative_before(s: Sentence, m: TimeMention) -> int | None:
    """ "Rebels who took the mine last month killed two": the verb of the clause that a bare time closes, though the
    parser gives it to the verb behind it."""
    i = m.token or 0
    verb = s.heads[i]
    if s.deps[i] != "npadvmod" or not s.is_verb(verb) or i > verb or any(s.tags[k] == "," for k in range(i, verb)):
        return None
    clauses = (r for k in s.kids_by(verb, *_SUBJECT) for r in s.kids_by(k, "relcl") if r < i)
    clause = next(clauses, None)
    return None if clause is None or any(s.tags[k] == "," for k in range(clause, i)) else clause


def _charges(s: Sentence, owner: dict[int, int], cues: list[Cue], dated: list[int]) -> dict[int, int]:
    """ "Blamed X on Sunday for a raid in Y the day before": the event charged, by the token of the time behind it.

    The accusing has a time of its own before the charge.
    """
    found: dict[int, int] = {}
    for c in cues:
        charge = sorted(t for i, t in c.content if i == s.index) if c.entry.construction == "accuse" else []
        events = [owner[t] for t in charge if t in owner]
        if events and any(c.token < t < charge[0] for t in dated):
            found |= {t: events[0] for k in s.kids[c.token] if k > charge[-1] for t in s.subtree(k) if t in dated}
    return found


def _event_over(s: Sentence, i: int, owner: dict[int, int]) -> int | None:
    """ "Clashes with soldiers that left nine dead on Monday": the event that a noun in a relative clause is told of."""
    while s.deps[i] == "pobj" and s.deps[s.heads[i]] == "prep" and s.lower[s.heads[i]] not in _APART:
        i = s.heads[s.heads[i]]
        if i in owner:
            return None if s.is_verb(i) else i
    return None


def _dates_a_chronicle(s: Sentence, m: TimeMention, v: int) -> bool:
    """ "On 3 May 2020, the army said …": a full date at the head of the sentence is that of what is said, too."""
    return _is_fronted(s, m, v) and m.time.precision in OF_A_DAY and m.time.basis in ("stated", "inherited")


def _is_fronted(s: Sentence, m: TimeMention, v: int) -> bool:
    """Whether a time stands before a verb and its subject."""
    return m.token is not None and all(m.token < k for k in (v, *s.surface_subject(v)))


def _is_behind_report(s: Sentence, m: TimeMention, v: int, owner: dict[int, int]) -> bool:
    """ "A group claims a raid on X earlier this month": no day of what is said now, though the parser has it so."""
    assert m.token is not None
    own = v == next((a for a in s.ancestors(m.token) if s.is_verb(a)), None)
    now = own and s.tags[v] in ("VBZ", "VBP") and not s.kids_by(v, "aux") and m.time.extent == "within"
    return now and any(v < i < m.token for i in owner)


def _noun_since(s: Sentence, m: TimeMention) -> int | None:
    """ "Since the 2022 raid": the noun whose time stands behind "since"."""
    assert m.time.span is not None
    last = s.token_at(m.time.span.end - 1)
    if last is None or not _is_open(m.time) or s.deps[last] not in _OWNED:
        return None
    the = any(s.tags[k] == "DT" for k in s.kids[s.heads[last]]) or s.deps[last] == "poss"
    return s.heads[last] if the and s.starts[s.heads[last]] >= m.time.span.end else None


def _is_compared(s: Sentence, m: TimeMention, noun: int | None, lexicon: Lexicon) -> bool:
    """ "The worst clashes since 2010", "were the worst since the 2022 raid": nothing has gone on since then.

    Nor in "killed in the first raid since 2010", but in "has held the largest town since 2010".
    """
    since = s.token_at(m.time.span.start) if m.time.span is not None else None
    if since is None or s.lower[since] != "since":
        return False
    over = s.heads[since]
    if not s.is_verb(over):
        nouns = [over, *s.ancestors(over)][:3] if s.deps[over] == "pobj" else [over]
    elif noun is not None and _tells_one_act(s, over):
        return True
    else:
        acts = (i for i in range(over, since) if any(e.pos == "noun" for e in lexicon.events.get(s.lemmas[i], ())))
        nouns = [i for i in acts if s.is_nominal(i)]
    before = [k for n in nouns if s.is_nominal(n) for k in (n, *s.kids[n])]
    in_a_row = lexicon.closed["in_a_row"]
    return any(s.tags[k] in ("JJS", "RBS") or (s.lower[k] in in_a_row and k < since) for k in before)


def _tells_of_its_noun(s: Sentence, v: int) -> bool:
    """Whether a relative clause or participle tells another happening: "who was hired on Monday", "which Y cut".

    A thing that moves ("rockets which fell on Monday") is part of the one told.
    """
    if s.deps[v] == "acl":
        return s.deps[s.heads[v]] in _SUBJECT or any(s.lower[k] == "to" for k in s.kids_by(v, "aux"))
    return not any(s.lower[k] in ("which", "that") for k in s.kids_by(v, *_SUBJECT))


def _is_beside(s: Sentence, i: int) -> bool:
    """Whether what goes on there is of the subject or a side clause, not of the verb: "the party in power since …"."""
    return s.deps[i] in _SUBJECT or (s.deps[i] == "advcl" and bool(s.kids_by(i, *_SUBJECT)))


def _is_apart(s: Sentence, i: int, owner: dict[int, int]) -> bool:
    """Whether a verb has a clause on another happening: "after his party won", "warned that the road would close"."""
    if s.deps[i] == "ccomp":
        return s.heads[i] in owner and bool(s.kids_by(i, *_SUBJECT))
    apart = any(s.lower[k] in _APART for k in s.kids_by(i, "mark")) or _is_of_exchange(s, i)
    return s.deps[i] == "advcl" and apart


def _is_of_exchange(s: Sentence, i: int) -> bool:
    """ "Freed nine men in exchange for the rebels leaving": a participle with a subject of its own behind "for"."""
    first = s.subtree(i)[0]
    own = s.tags[i] == "VBG" and bool(s.kids_by(i, *_SUBJECT))
    return own and first > 0 and s.lower[first - 1] in _APART


def _is_present(s: Sentence, v: int) -> bool:
    """Whether a verb tells what is so now: "fights", "is fighting", not "has fought"."""
    first = next(iter([*s.kids_by(v, "aux", "auxpass"), v]))
    return s.tags[first] in ("VBZ", "VBP") and s.lemmas[first] != "have"


def tells_of_now(s: Sentence, i: int) -> bool:
    """Whether an event's word, or the verb that a noun hangs on, tells what goes on now: "are stepping up attacks"."""
    verb = next((a for a in (i, *s.ancestors(i)) if s.is_verb(a)), i)
    return _is_present(s, verb) and (verb == i or bool(s.kids_by(verb, "aux")))


def _what_lasts_since(s: Sentence, m: TimeMention) -> tuple[int | None, int]:
    """ "Has killed 90 since erupting in 2011": the verb above the "since" that stands before another happening, and the
    word of that."""
    assert m.token is not None
    for a in s.ancestors(m.token):
        if s.lower[a] == "since" or any(s.lower[k] == "since" for k in s.kids_by(a, "mark")):
            lasts = is_perfect(s, s.heads[a]) and s.lower[m.token] != "since"
            return (s.heads[a] if lasts else None), a
    return None, m.token


def _tells_one_act(s: Sentence, v: int) -> bool:
    """Whether a verb tells something done once, which has not gone on since a time: "condemned", "condemns"."""
    return s.tags[v] in _FINITE and not s.kids_by(v, "aux")


def is_perfect(s: Sentence, v: int) -> bool:
    """Whether a verb tells what has gone on until now: "has killed", "have been shelling"."""
    v = s.heads[v] if s.deps[v] == "conj" and not s.kids_by(v, "aux") else v
    return any(s.lemmas[k] == "have" and s.tags[k] in ("VBZ", "VBP") for k in s.kids_by(v, "aux"))


def _first(s: Sentence, m: TimeMention) -> int:
    """The preposition before a time, whatever the parser takes for its head ("On Saturday mortar rounds struck")."""
    assert m.token is not None and m.time.span is not None
    before = s.token_at(m.time.span.start - 2)
    leads = before is not None and s.tags[before] == "IN" and s.ends[before] < m.time.span.start
    return before if leads and before is not None and s.deps[m.token] in _MODIFIER else m.token


def join_days(times: Sequence[Time]) -> list[Time]:
    """Times listed together; where they are days in a row ("on Saturday and Sunday"), one time from first to last."""
    days = [date.fromisoformat(t.earliest[:10]) for t in times if t.earliest and t.precision in ("day", "part_of_day")]
    if len(days) != len(times) or any((b - a).days != 1 for a, b in pairwise(days)) or len(days) < 2:
        return list(times)
    first, last = times[0], times[-1]
    return [replace(first, latest=last.latest, edtf=f"{first.edtf}/{last.edtf}")]


def _dates_saying(s: Sentence, saying: Trigger, act: Trigger, m: TimeMention) -> bool:
    """ "condemned on Monday a raid": a day before the act is that of the saying."""
    if saying.entry.type not in _SAID or act.entry.type in _SAID:
        return False
    return saying.anchor in s.ancestors(act.anchor) and m.token is not None and m.token < act.anchor


def times_meet(a: Time | None, b: Time | None) -> bool:
    """Whether two times can be of one act; one that is not told can be any."""
    if a is None or b is None:
        return True
    return (a.earliest or "") <= (b.latest or "9999") and (b.earliest or "") <= (a.latest or "9999")


def days_of_verbs(s: Sentence, mentions: Sequence[TimeMention]) -> dict[int, Time]:
    """The time that stands in the clause of each verb, where a sentence tells more than one."""
    found: dict[int, Time] = {}
    for m in mentions if len(mentions) > 1 else ():
        verb = None if m.token is None or m.limit else next((a for a in s.ancestors(m.token) if s.is_verb(a)), None)
        if verb is not None and _is_dated(m):
            found.setdefault(verb, m.time)
    return found


def _when_clause(s: Sentence, m: TimeMention) -> int | None:
    """ "since 1991, when X occupied Y": the verb of the clause behind a time."""
    span = m.time.span
    near = (i for i in range(len(s)) if span is not None and s.lower[i] == "when" and 0 < s.starts[i] - span.end <= 2)
    return next((s.heads[i] for i in near), None)


def _is_open(time: Time) -> bool:
    """Whether it goes on from a time: "since 1991"."""
    return time.extent == "throughout" and time.earliest is not None and time.latest is None


def _is_dated(m: TimeMention) -> bool:
    return m.time.earliest is not None or m.time.latest is not None


def _covers(s: Sentence, group: list[Trigger], cues: list[Cue]) -> frozenset[int]:
    """The cues that cover an event."""
    return frozenset(c.token for c in cues if (s.index, group[0].token) in c.content)


def _whole(time: Time) -> Time:
    """An open "since 1991" as the year 1991 itself."""
    if time.latest is not None or time.earliest is None:
        return time
    day = date.fromisoformat(time.earliest[:10])
    if time.precision == "year":
        day = day.replace(month=12, day=31)
    elif time.precision == "month":
        day = day.replace(day=monthrange(day.year, day.month)[1])
    edtf = (time.edtf or "").split("/")[0] or None
    return replace(time, latest=day.isoformat(), extent="within", edtf=edtf)
