"""Cuts a text at the edges of overlapping ranges, so that each piece has one set of marks."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Range(Generic[T]):
    """Half-open, in code points, with what it marks."""

    start: int
    end: int
    what: T


@dataclass(frozen=True, slots=True)
class Piece(Generic[T]):
    """A stretch of text and all that marks it, in the order of the ranges."""

    start: int
    end: int
    marks: tuple[T, ...]


def iter_pieces(start: int, end: int, ranges: Sequence[Range[T]]) -> Iterator[Piece[T]]:
    """The pieces of `[start, end)`, without gaps or overlaps; neighbours with equal marks are one."""
    inside = [r for r in ranges if r.start < end and r.end > start]
    edges = {max(r.start, start) for r in inside} | {min(r.end, end) for r in inside} | {start, end}
    last: Piece[T] | None = None
    cuts = sorted(edges)
    for left, right in pairwise(cuts):
        marks = tuple(r.what for r in inside if r.start <= left and r.end >= right)
        if last is not None and last.marks == marks:
            last = Piece(last.start, right, marks)
            continue
        if last is not None:
            yield last
        last = Piece(left, right, marks)
    if last is not None:
        yield last
