"""A sentence that is being mended: its arcs and tags as the rules leave them, beside what the parser read."""

from collections.abc import Iterable
from dataclasses import dataclass

from ...model.layers import Sentence
from ..rebuilding import rebuilt


@dataclass(slots=True)
class Draft:
    """Arcs, labels and tags in the making; `s` stays as it was read, with its `kids` and `subtree`.

    named: the tokens of known names of more than one letter.
    """

    s: Sentence
    heads: list[int]
    deps: list[str]
    tags: list[str]
    named: set[int]

    def hang(self, i: int, on: int, dep: str) -> None:
        """Token i as the `dep` of another."""
        self.heads[i], self.deps[i] = on, dep

    def replace(self, i: int, by: int) -> None:
        """Another token in the place of token i."""
        self.heads[by], self.deps[by] = self.heads[i], self.deps[i]

    def hand_over(self, kids: Iterable[int], to: int) -> None:
        """Each of the tokens on another, with the label that it has."""
        for k in kids:
            if k != to:
                self.heads[k] = to

    def is_changed(self) -> bool:
        """Whether a token hangs elsewhere, or by another label, than the parser had it."""
        return self.heads != list(self.s.heads) or self.deps != list(self.s.deps)

    def finished(self, lemmas: tuple[str, ...]) -> Sentence:
        return rebuilt(self.s, heads=self.heads, deps=self.deps, tags=self.tags, lemmas=lemmas)


def draft_of(s: Sentence) -> Draft:
    return Draft(s, list(s.heads), list(s.deps), list(s.tags), set())
