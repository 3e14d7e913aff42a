"""Scores cases: every expected claim found whole, no forbidden claim there, nothing guessed.

Claims that match neither are no errors; claims listed exhaustively are scored elsewhere.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..model.codec import to_json
from .gold import Case, Expected
from .matching import Said, agreed, agrees, asked, count_guesses, describe, fulfils
from .report import NOTHING, Failure, Measure, Report, Table, share, to_confusions


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one case gave."""

    case: Case
    saids: tuple[Said, ...]
    missing: tuple[Expected, ...]
    broken: tuple[Expected, ...]
    guesses: int

    @property
    def passed(self) -> bool:
        """All expected, none forbidden, none guessed."""
        return not self.missing and not self.broken and not self.guesses


def score_cases(name: str, cases: Sequence[Case], coded: Sequence[Sequence[Said]]) -> Report:
    """The report of a run; `coded` has each case's claims, in order."""
    outcomes = [judge_case(case, saids) for case, saids in zip(cases, coded, strict=True)]
    return Report(
        set=name,
        texts=len(cases),
        counts={
            "expected": sum(len(o.case.expect) for o in outcomes),
            "forbidden": sum(len(o.case.forbid) for o in outcomes),
            "coded": sum(len(o.saids) for o in outcomes),
            "guesses": sum(o.guesses for o in outcomes),
        },
        measures=_measures(outcomes),
        tables=(_table_fields(outcomes), _table_types(outcomes), _table_tags(outcomes)),
        confusions=to_confusions(Counter(pair for o in outcomes for pair in _iter_confusions(o))),
        failures=tuple(_failure(o) for o in outcomes if not o.passed),
    )


def judge_case(case: Case, saids: Sequence[Said]) -> Outcome:
    """What is missing, what is forbidden and there, and how much is guessed."""
    return Outcome(
        case,
        tuple(saids),
        tuple(e for e in case.expect if not any(fulfils(e, said) for said in saids)),
        tuple(f for f in case.forbid if any(fulfils(f, said) for said in saids)),
        count_guesses(saids),
    )


def _measures(outcomes: Sequence[Outcome]) -> dict[str, Measure]:
    expected = sum(len(o.case.expect) for o in outcomes)
    forbidden = sum(len(o.case.forbid) for o in outcomes)
    coded, guesses = sum(len(o.saids) for o in outcomes), sum(o.guesses for o in outcomes)
    return {
        "expected_found": share(expected - sum(len(o.missing) for o in outcomes), expected),
        "forbidden_avoided": share(forbidden - sum(len(o.broken) for o in outcomes), forbidden),
        "cases_passed": share(sum(o.passed for o in outcomes), len(outcomes)),
        "not_guessed": share(coded - guesses, coded),
    }


def _find_best(expected: Expected, saids: Sequence[Said]) -> Said | None:
    """The claim that agrees in the most fields, the first of several."""
    return max(saids, key=lambda said: agreed(expected, said), default=None)


def _table_fields(outcomes: Sequence[Outcome]) -> Table:
    """Each asked field in the claim that agrees best."""
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for outcome in outcomes:
        for expected in outcome.case.expect:
            best = _find_best(expected, outcome.saids)
            for field, want in asked(expected).items():
                total[field] += 1
                right[field] += best is not None and agrees(field, want, best)
    return _table("fields of the best claims", "field", right, total)


def _table_types(outcomes: Sequence[Outcome]) -> Table:
    """Expected claims under their first acceptable type."""
    total = Counter(e.type[0] for o in outcomes for e in o.case.expect if e.type)
    missing = Counter(e.type[0] for o in outcomes for e in o.missing if e.type)
    return _table("types of the expected claims found whole", "type", total - missing, total)


def _table_tags(outcomes: Sequence[Outcome]) -> Table:
    total = Counter(tag for o in outcomes for tag in o.case.tags)
    passed = Counter(tag for o in outcomes if o.passed for tag in o.case.tags)
    return _table("tags (cases passed)", "tag", passed, total)


def _table(title: str, key: str, right: Counter[str], total: Counter[str]) -> Table:
    names = sorted(total, key=lambda name: (-total[name], name))
    rows = tuple((name, total[name], right[name], share(right[name], total[name]).value) for name in names)
    return Table(title, (key, "gold", "right", "recall"), rows)


def _iter_confusions(outcome: Outcome) -> Iterator[tuple[str, str]]:
    """Types of missing claims against those of the best claims with the same parties, where these have another."""
    for expected in outcome.missing:
        if expected.type is None:
            continue
        rivals = [said for said in outcome.saids if _same_parties(expected, said)]
        best = _find_best(expected, rivals)
        if best is None:
            yield expected.type[0], NOTHING
        elif best.type not in expected.type:
            yield expected.type[0], str(best.type)


def _same_parties(expected: Expected, said: Said) -> bool:
    """A party in common, or none asked for."""
    actors, recipients = set(expected.actors or ()), set(expected.recipients or ())
    return bool(actors & set(said.actors) or recipients & set(said.recipients)) or not actors | recipients


def _failure(outcome: Outcome) -> Failure:
    wrong = [f"missing ({_name_gaps(e, outcome.saids)}) {to_json(e)}" for e in outcome.missing]
    wrong += [f"forbidden {to_json(f)}" for f in outcome.broken]
    wrong += [f"{outcome.guesses} guessed"] if outcome.guesses else []
    coded = tuple(
        f"{'false' if any(fulfils(f, said) for f in outcome.case.forbid) else 'has'} {describe(said)}"
        for said in outcome.saids
    )
    return Failure(outcome.case.id, outcome.case.published, outcome.case.text, tuple(wrong), coded)


def _name_gaps(expected: Expected, saids: Sequence[Said]) -> str:
    """The asked fields that the best claim lacks."""
    best = _find_best(expected, saids)
    gaps = [field for field, want in asked(expected).items() if best is None or not agrees(field, want, best)]
    return ", ".join(gaps) if best else "all"
