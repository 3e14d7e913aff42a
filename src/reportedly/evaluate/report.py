"""What scoring a set gives: measures, tables, confusions and the texts that went wrong, as plain values."""

from collections import Counter
from dataclasses import dataclass

NOTHING = "-"
Cell = str | int | float | None


@dataclass(frozen=True, slots=True)
class Measure:
    """A share from 0 to 1; an F1 has no counts of its own."""

    value: float
    right: int | None = None
    of: int | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells under column names; fractions are shares from 0 to 1."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Confusion:
    """How often gold has one type and the coder another; "-": nothing."""

    gold: str
    coded: str
    count: int


@dataclass(frozen=True, slots=True)
class Failure:
    """A text that went wrong: what is wrong with it, and what was coded."""

    id: str
    published: str | None
    text: str
    wrong: tuple[str, ...]
    coded: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """The scores of one set."""

    set: str
    texts: int
    counts: dict[str, int]
    measures: dict[str, Measure]
    tables: tuple[Table, ...]
    confusions: tuple[Confusion, ...]
    failures: tuple[Failure, ...]


def share(right: int, of: int) -> Measure:
    """`right / of`, 0 where there is nothing to count."""
    return Measure(right / of if of else 0.0, right, of)


def mean(precision: float, recall: float) -> float:
    """F1, the harmonic mean; 0 where both are."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def to_measures(name: str, *, right: int, coded: int, gold: int) -> dict[str, Measure]:
    """Precision, recall and F1 under `name_precision`, `name_recall`, `name_f1`."""
    precision, recall = share(right, coded), share(right, gold)
    f1 = Measure(mean(precision.value, recall.value))
    return {f"{name}_precision": precision, f"{name}_recall": recall, f"{name}_f1": f1}


def to_shares(right_coded: int, coded: int, right_gold: int, gold: int) -> tuple[float, float, float]:
    """Precision, recall and F1 as cells of a table."""
    precision, recall = share(right_coded, coded).value, share(right_gold, gold).value
    return precision, recall, mean(precision, recall)


def to_confusions(pairs: Counter[tuple[str, str]]) -> tuple[Confusion, ...]:
    """The pairs, the most frequent first."""
    ranked = sorted(pairs.items(), key=lambda pair: (-pair[1], pair[0]))
    return tuple(Confusion(gold, coded, count) for (gold, coded), count in ranked)
