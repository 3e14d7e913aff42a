"""Scores invariance: whether a text with other states gives the same claims with the codes exchanged.

The two states that a text names most give way to ten pairs of others, with their adjectives, peoples, capitals, towns
and provinces. A claim that one form has and the other lacks is a failure; so is one that gold expects and neither has.
A text that cannot be exchanged whole is left out: one with a group, force, outlet, leader, breakaway territory or
region of theirs, or with a place of another state's that they dispute.
"""

import random
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import msgspec

from ..annotate.names import find_names
from ..annotate.place_words import place_lexicon
from ..datafile import load_yaml
from ..model import Coding, Document
from ..model.claim import Place
from ..read import read_text
from ..reference.actors import ArmedGroup, Name, Reference, Region, State, Territory, load_actors
from .cases import judge_case
from .gold import Case, read_cases, read_lines
from .matching import Said, view_coding
from .report import Failure, Measure, Report, share

CASES, SENTENCES = "attribution/cases.jsonl", "wiki_conflicts/sentences.jsonl"
FILES = (CASES, SENTENCES)
GROUPS = ("cases", "sentences")
SEED, DRAWN, PAIRS = 2026, 200, 10

_AN = re.compile(r"\b([Aa])(n?) $")
_THE = re.compile(r"\b[Tt]he $")
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_MARKUP = re.compile(r"\*+|_{2,}")
_NEXT_WORD = re.compile(r" ([a-z]+)\b")

_BOUND = frozenset({"organisation", "armed_group", "force", "people", "outlet", "leader", "seat"})
"""Names that belong to a state and cannot be exchanged for another's."""
_BROAD = frozenset({None, "country", "region"})
"""Precisions of places for which no state has a stand-in."""
At = tuple[int, int]
Coder = Callable[[Iterable[Document]], Iterable[Coding]]
Signature = tuple[object, ...]


class StandIn(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A state that stands in for another, with its own towns and provinces."""

    code: str
    towns: tuple[str, ...]
    provinces: tuple[str, ...]


class Exchanged(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`evaluate/exchanged.yaml`."""

    pairs: tuple[tuple[StandIn, StandIn], ...]


class Sentence(msgspec.Struct, frozen=True):
    """A row of real text, without labels."""

    page: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Variant:
    """A text with other states. back: code of each stand-in to that of the state whose place it takes."""

    text: str
    back: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the variants of one text gave. lost: claims that gold expects and the text itself does not give."""

    case: Case
    same: int
    others: tuple[tuple[str, str, Signature], ...]
    lost: int

    @property
    def total(self) -> int:
        """Claims of all variants: the same ones, those of one form alone, and those that no form gives."""
        return self.same + len(self.others) + self.lost


def read_texts(folder: Path) -> tuple[Case, ...]:
    """The cases, and sentences without labels drawn by the seed from those whose states can be exchanged."""
    cases = (msgspec.structs.replace(case, tags=GROUPS[:1]) for case in read_cases(folder / CASES))
    return (*cases, *_draw(read_lines(folder / SENTENCES, Sentence)))


def judge_texts(cases: Sequence[Case], coder: Coder) -> Iterator[Outcome]:
    """What exchanging its states changes in each text."""
    codings = list(coder(map(_document, cases)))
    rows = [(n, variant) for n, coding in enumerate(codings) for variant in _iter_variants(coding)]
    told: list[list[tuple[Variant, Sequence[Said]]]] = [[] for _ in cases]
    docs = (_document(msgspec.structs.replace(cases[n], text=variant.text)) for n, variant in rows)
    for (n, variant), coding in zip(rows, coder(docs), strict=True):
        told[n].append((variant, view_coding(coding)))
    for case, coding, others in zip(cases, codings, told, strict=True):
        yield _compare(case, view_coding(coding), others)


def score_invariance(name: str, cases: Sequence[Case], outcomes: Sequence[Outcome]) -> Report:
    """The report; `outcomes` has what each of the texts gave, in order."""
    parts = {group: [o for o in outcomes if group in o.case.tags] for group in GROUPS}
    return Report(
        set=name,
        texts=len(cases),
        counts={
            **{group: len(part) for group, part in parts.items()},
            "exchanged": sum(o.total > 0 for o in outcomes),
            "claims": sum(o.total for o in outcomes),
        },
        measures={"same_claim": _share(outcomes), **{group: _share(part) for group, part in parts.items()}},
        tables=(),
        confusions=(),
        failures=tuple(_failure(o) for o in outcomes if o.same < o.total),
    )


def _share(outcomes: Sequence[Outcome]) -> Measure:
    return share(sum(o.same for o in outcomes), sum(o.total for o in outcomes))


def _failure(outcome: Outcome) -> Failure:
    case = outcome.case
    wrong = [f"{why} {sign}: {text}" for why, text, sign in outcome.others]
    wrong += [f"{outcome.lost} lost in all forms"] if outcome.lost else []
    return Failure(case.id, case.published, case.text, tuple(wrong), ())


def _draw(rows: Sequence[Sentence]) -> list[Case]:
    """Sentences that name a state, in the order in which they were drawn."""
    plain = [
        Case(f"s{n}", _MARKUP.sub("", _LINK.sub(r"\1", row.sentence)), tags=GROUPS[1:]) for n, row in enumerate(rows)
    ]
    able = [row for row in plain if _find_exchangeable(row.text)]
    return random.Random(SEED).sample(able, min(DRAWN, len(able)))


def _document(case: Case) -> Document:
    return read_text(case.text, published=case.published, publisher=case.publisher).doc


def _compare(case: Case, saids: Sequence[Said], told: Sequence[tuple[Variant, Sequence[Said]]]) -> Outcome:
    first = Counter(_sign(said, {}) for said in saids)
    same, others = 0, []
    for variant, variant_saids in told:
        second = Counter(_sign(said, variant.back) for said in variant_saids)
        same += (first & second).total()
        others += [("lost", variant.text, sign) for sign in (first - second).elements()]
        others += [("new", variant.text, sign) for sign in (second - first).elements()]
    lost = len(judge_case(case, saids).missing) * len(told)
    return Outcome(case, same, tuple(others), lost)


def _sign(said: Said, back: Mapping[str, str]) -> Signature:
    """What must be the same: everything that is no name, with stand-ins as the states for which they stand."""
    actors, recipients = (frozenset(back.get(c or "", c) for c in codes) for codes in (said.actors, said.recipients))
    speaker = back.get(said.speaker_code or "", said.speaker_code)
    figures = frozenset(said.quantities)
    return said.type, said.mode, said.position, said.modality, said.words, actors, recipients, speaker, figures


# -- texts with other states ------------------------------------------------------------------------------------------


def _iter_variants(coding: Coding) -> Iterator[Variant]:
    """The text with each pair of states that it does not name; none where no state of it can be exchanged."""
    states = Counter(state.code for _, state, _ in _iter_forms(coding))
    chosen = [code for code, _ in states.most_common(2)]
    if not chosen or not _find_bound(coding, chosen).isdisjoint(chosen):
        return
    named = _find_states(coding.document.text)
    free = [pair for pair in _pairs() if not any(stand_in.code in named for stand_in in pair)]
    for pair in free[:PAIRS]:
        by_code = dict(zip(chosen, pair, strict=False))
        yield Variant(_exchange(coding, by_code), {s.code: code for code, s in by_code.items()})


def _find_states(text: str) -> Counter[str]:
    """How often a text names each state, by any of its forms."""
    return Counter(_forms()[found[0]][0].code for found in _pattern().finditer(text))


def _find_exchangeable(text: str) -> list[str]:
    """The two states that the text names most, unless it names a group, force, outlet or leader of theirs."""
    chosen = [code for code, _ in _find_states(text).most_common(2)]
    bound = {r.code for n in find_names(text) for r in n.references if r.category in _BOUND}
    return chosen if bound.isdisjoint(chosen) else []


def _find_bound(coding: Coding, chosen: Sequence[str]) -> set[str]:
    """Which of the chosen states the text names something of that no other state has."""
    provinces = [p for p in coding.annotations.places if p.country in chosen and p.precision not in _BROAD]
    bound: set[str] = set()
    for name in find_names(coding.document.text):
        exchanged = any(_is_at(p, (name.start, name.end)) for p in provinces)
        bound.update(code for r in name.references for code in _owners(r, chosen, exchanged=exchanged))
    for place in coding.annotations.places:
        disputed = set(place.disputed) - {place.country}
        bound |= disputed if place.country not in chosen else set()
        bound |= {place.country or ""} if place.precision == "region" else set()
    return bound


def _owners(reference: Reference, chosen: Iterable[str], *, exchanged: bool) -> Iterable[str]:
    """The states to which what is named is bound: all, where a group's home hangs on which ones the text names.

    exchanged: it is a place, and gives way with its state; a breakaway territory does not.
    """
    entry = load_actors().get(reference.key)
    if isinstance(entry, ArmedGroup):
        return chosen if entry.international else (entry.code, *entry.also)
    own = isinstance(entry, Territory) or (isinstance(entry, Region) and not exchanged) or reference.category in _BOUND
    return (reference.code,) if own and reference.code else ()


def _exchange(coding: Coding, by_code: Mapping[str, StandIn]) -> str:
    """The text with the stand-ins' names, peoples, capitals and places for those of the states."""
    text = coding.document.text
    new = {at: _word(_states()[by_code[s.code].code], f) for at, s, f in _iter_forms(coding) if s.code in by_code}
    new |= {at: word for at, word in _iter_places(coding, by_code) if not any(_overlap(at, other) for other in new)}
    parts, last = [], 0
    for (start, end), word in sorted(new.items()):
        before = text[last:start]
        if _forms().get(text[start:end], (None, ""))[1] == "name":
            before = _THE.sub("", before)
        before = _AN.sub(lambda found: f"{found[1]}{'n' if word[0] in 'AEIO' else ''} ", before)  # noqa: B023
        parts += [before, word]
        last = end
    return "".join([*parts, text[last:]])


def _overlap(a: At, b: At) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def _iter_forms(coding: Coding) -> Iterator[tuple[At, State, str]]:
    """Where the text names states, and by which form.

    Not where the word is another's: a town or province of the name ("Armenia, Colombia"), part of a body's ("the Minsk
    Group").
    """
    text = coding.document.text
    bodies = _find_bodies(text)
    towns = [p for p in coding.annotations.places if p.precision not in _BROAD]
    for found in _pattern().finditer(text):
        state, form = _forms()[found[0]]
        elsewhere = form == "name" and any(_is_at(p, found.span()) for p in towns)
        if not elsewhere and not any(_overlap(found.span(), body) for body in bodies):
            yield found.span(), state, form


def _find_bodies(text: str) -> list[At]:
    """Where organisations stand, in whose names no word is exchanged."""
    return [(n.start, n.end) for n in find_names(text) if n.get("organisation") is not None]


def _is_at(place: Place, at: At) -> bool:
    return place.span is not None and _overlap(at, (place.span.start, place.span.end))


def _iter_places(coding: Coding, by_code: Mapping[str, StandIn]) -> Iterator[tuple[At, str]]:
    """Towns and provinces of the states, each name the same one throughout."""
    seen: dict[tuple[str, str], dict[str, int]] = {}
    bodies = _find_bodies(coding.document.text)
    for place in coding.annotations.places:
        stand_in = by_code.get(place.country or "")
        if stand_in is None or place.span is None or place.precision in _BROAD or any(_is_at(place, b) for b in bodies):
            continue
        kind = "towns" if place.precision in ("exact", "near") else "provinces"
        names = stand_in.towns if kind == "towns" else stand_in.provinces
        number = seen.setdefault((stand_in.code, kind), {})
        word = names[number.setdefault(place.name, len(number)) % len(names)]
        end = _end_of_kind(coding.document.text, place.span.end) if " " in word else place.span.end
        yield (place.span.start, end if kind == "provinces" else place.span.end), word


def _end_of_kind(text: str, end: int) -> int:
    """Where a province's name ends with the noun behind it ("Volyn oblast"): a stand-in has its own."""
    found = _NEXT_WORD.match(text, end)
    kinds, _ = place_lexicon().generic.get(found[1], ((), False)) if found else ((), False)
    return found.end() if found and {"admin1", "admin2"} & set(kinds) else end


def _word(state: State, form: str) -> str:
    """A form of the state's name: its name, adjective, capital, or what its people are called."""
    if form in ("adjective", "name"):
        return state.name if form == "name" else _plain(state.adjectives[0])
    if form == "capital":
        return _plain(state.capital[0])
    people = [_plain(name) for name in state.demonyms]
    return next(name for name in people if name.endswith("s") == (form == "people"))


def _plain(name: str | Name) -> str:
    return name if isinstance(name, str) else name.name


@cache
def _pairs() -> tuple[tuple[StandIn, StandIn], ...]:
    return load_yaml("evaluate/exchanged.yaml", Exchanged).pairs


@cache
def _states() -> dict[str, State]:
    return {e.code: e for e in load_actors().entries.values() if isinstance(e, State)}


@cache
def _forms() -> dict[str, tuple[State, str]]:
    """Every form of a state's name, to the state and what the form is."""
    found: dict[str, tuple[State, str]] = {}
    for state in _states().values():
        rows = [
            (state.name, "name"),
            *((n, "name") for n in state.names),
            *((n, "adjective") for n in state.adjectives),
        ]
        rows += [(n, "capital") for n in state.capital]
        rows += [(n, "people" if _plain(n).endswith("s") else "person") for n in state.demonyms]
        for name, form in rows:
            found.setdefault(_plain(name), (state, form))
    return found


@cache
def _pattern() -> re.Pattern[str]:
    longest = sorted(_forms(), key=lambda form: (-len(form), form))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest))})(?!\w)")
