"""An engine that knows the invented report by heart and loads no model."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from invented_report import make_claims, make_coding, make_incidents, make_tracks

from reportedly.model import Annotations, Coding, Document, Incident, Run, Track


@dataclass
class FakeEngine:
    """Codes the invented report whatever its fields, any other as empty; notes what it was asked to code."""

    coded: list[str] = field(default_factory=list)
    stop_after: int | None = None

    def code_documents(
        self, docs: Iterable[Document], *, progress: Callable[..., None] | None = None, whole: bool = False
    ) -> Iterator[Coding]:
        for doc in docs:
            if self.stop_after is not None and len(self.coded) == self.stop_after:
                raise KeyboardInterrupt
            self.coded.append(doc.id)
            yield self._code(doc)

    def _code(self, doc: Document) -> Coding:
        known = make_coding()
        if doc.text != known.document.text:
            return Coding(doc, Annotations((), (), (), (), ()), (), (), (), ())
        claims = make_claims(doc)
        return replace(
            known,
            document=doc,
            claims=claims,
            incidents=make_incidents(claims),
            tracks=make_tracks(claims),
            explanations=tuple(replace(e, claim=claims[0].id) for e in known.explanations),
        )

    def start_run(self) -> Run:
        return Run("0", {}, "2024-05-12T00:00:00+00:00")

    def fuse_codings(self, codings: Iterable[Coding]) -> tuple[tuple[Incident, ...], tuple[Track, ...]]:
        rows: Sequence[Coding] = list(codings)
        return tuple(i for c in rows for i in c.incidents), tuple(t for c in rows for t in c.tracks)
