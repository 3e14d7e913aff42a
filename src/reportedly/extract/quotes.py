"""Gives a quotation that runs over sentences to whoever is quoted at its start or end."""

from collections.abc import Sequence
from dataclasses import replace

from ..model.layers import Layers, Sentence
from .cues import Cue

QUOTE_MIN = 15
"""Shorter quotations are scare quotes (characters)."""


def spread_quotes(layers: Layers, cues: dict[int, list[Cue]]) -> dict[int, list[Cue]]:
    """A quotation that goes on in other sentences belongs to whoever is quoted at its start or end."""
    for start, end in layers.quotes:
        if end - start < QUOTE_MIN:
            continue
        inside = [s for s in layers.sentences if s.start < end and s.end > start]
        if not inside:
            continue
        holder = _quote_holder(layers, start, end, inside, cues)
        if holder is None:
            continue
        tokens = {(s.index, t) for s in inside for t in s.tokens_in(start, end)}
        rows = cues[holder.s.index]
        rows[rows.index(holder)] = replace(holder, content=holder.content | tokens)
        for s in inside:
            if s.index != holder.s.index:
                cues[s.index] = [*cues[s.index], rows[rows.index(next(r for r in rows if r.token == holder.token))]]
    return cues


def _quote_holder(
    layers: Layers, start: int, end: int, inside: Sequence[Sentence], cues: dict[int, list[Cue]]
) -> Cue | None:
    first, last = inside[0], inside[-1]
    own = [
        c
        for s in inside
        for c in cues[s.index]
        if c.s is s and c.entry.construction == "clause" and not start <= s.starts[c.token] < end and c.speakers
    ]
    if own:
        return min(own, key=lambda c: abs(c.s.starts[c.token] - start))
    if any(start > s.start for s in (first,)) and start - first.start > 1:
        return None
    near = [
        s for s in layers.sentences if s.paragraph == first.paragraph and s.index in (first.index - 1, last.index + 1)
    ]
    for s in near:
        for c in reversed(cues[s.index]):
            if c.entry.construction == "clause" and c.speakers and c.s is s and c.position == "asserts":
                return c
    return None
