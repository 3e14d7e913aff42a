"""The gold sets by name: their file, their reader, their scores; and the way from gold text to report.

The coder is an argument, so that scoring knows nothing of how claims are made.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar

from ..errors import InputError
from ..model import Coding, Document
from ..read import read_text
from .cases import score_cases
from .claims import score_claims
from .dyads import score_categories, score_triples
from .gold import Case, Text, get_folder, read_cases, read_categories, read_claims, read_triples
from .invariance import FILES as INVARIANCE_FILES
from .invariance import judge_texts, read_texts, score_invariance
from .matching import view_coding
from .places import FILES, PlacesText, read_places, score_places
from .report import Report

T = TypeVar("T", bound=Text)
Coder = Callable[[Iterable[Document]], Iterable[Coding]]


@dataclass(frozen=True, slots=True)
class GoldSet(Generic[T]):
    """A set: `file` relative to the data folder, how it is read, how codings of its texts are scored.

    view: what of a coding is scored, the claims if not given. whole: its texts are to be annotated even where they can
    hold no event. parts: the files, where `file` is the folder of several.
    """

    name: str
    file: str
    read: Callable[[Path], tuple[T, ...]]
    score: Callable[[str, Sequence[T], Sequence[Any]], Report]
    view: Callable[[Coding], Any] = view_coding
    whole: bool = False
    parts: tuple[str, ...] = ()

    def evaluate(self, path: Path, coder: Coder) -> Report:
        """The report on the gold file at `path`; raises InputError where it cannot be read."""
        rows = self.read(path)
        return self.score_codings(rows, coder(to_documents(rows)))

    def score_codings(self, rows: Sequence[T], codings: Iterable[Coding]) -> Report:
        """The report on codings of the rows' texts, in order; raises InputError where they are more or fewer."""
        coded = [self.view(coding) for coding in codings]
        if len(coded) != len(rows):
            raise InputError(f"{self.name}: {len(coded)} codings of {len(rows)} texts")
        return self.score(self.name, rows, coded)


def _keep(coding: Coding) -> Coding:
    return coding


_CLAIMS = GoldSet("claims", "claims/claims.jsonl", read_claims, score_claims)
_ATTRIBUTION = GoldSet("attribution", "attribution/cases.jsonl", read_cases, score_cases)
_PLOVER = GoldSet("plover_gsr", "plover_gsr/PLOVER_GSR_CAMEO.json", read_categories, score_categories)
_PETRARCH = GoldSet("petrarch_validation", "petrarch_validation/PETR2_GSR_validation.xml", read_triples, score_triples)
_PLACES: GoldSet[PlacesText] = GoldSet("places", "", read_places, score_places, view=_keep, whole=True, parts=FILES)


class _ExchangedSet(GoldSet[Case]):
    """Texts that are coded as they are and with other states: what they become hangs on how they are coded."""

    def evaluate(self, path: Path, coder: Coder) -> Report:
        """The report on the gold folder at `path`."""
        texts = self.read(path)
        return self.score(self.name, texts, list(judge_texts(texts, coder)))


_INVARIANCE = _ExchangedSet("invariance", "", read_texts, score_invariance, parts=INVARIANCE_FILES)
SETS: dict[str, GoldSet[Any]] = {s.name: s for s in (_CLAIMS, _ATTRIBUTION, _PLOVER, _PETRARCH, _PLACES, _INVARIANCE)}


def evaluate_set(name: str, *, coder: Coder, data: Path | None = None, file: Path | None = None) -> Report:
    """The report on a set, coded by `coder` (`reportedly.engine.code_documents`).

    data: folder of the gold sets. file: another gold file of the set's format in place of the set's own. Raises
    InputError for an unknown set, and where the data is absent or cannot be read.
    """
    found = get_set(name)
    return found.evaluate(get_folder(data) / found.file if file is None else file, coder)


def get_set(name: str) -> GoldSet[Any]:
    """The set of that name; raises InputError for any other."""
    if name not in SETS:
        raise InputError(f"there is no set {name!r}; the sets are {', '.join(SETS)}")
    return SETS[name]


def to_documents(rows: Iterable[Text]) -> tuple[Document, ...]:
    """The rows' texts as documents; raises InputError for a text that cannot be read."""
    return tuple(read_text(row.text, published=row.published, publisher=row.publisher).doc for row in rows)
