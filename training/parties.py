"""Trains `src/reportedly/extract/parties.json`: which states a side of an event implies that no words name.

    pip install -r training/requirements.txt
    python training/parties.py --data FOLDER     # prints scores by cross-validation, writes weights
    python training/parties.py --data FOLDER --check     # prints them and writes nothing

FOLDER holds the gold sets. Learns from `claims/more.jsonl` alone, so that the scores on `claims/claims.jsonl` stay
those of texts not seen. Same data and same code give the same bytes.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import KFold

from reportedly.annotate import annotate_documents
from reportedly.engine.pipeline import load_resources
from reportedly.evaluate.gold import ClaimsText, GoldClaim, hash_file, read_claims
from reportedly.evaluate.matching import pair_off, same_claim, same_codes, view_claim
from reportedly.extract import extract_claims, possible_events
from reportedly.extract.figures import load_number_words
from reportedly.extract.modality import load_modal_words
from reportedly.extract.parties import SIDES, Candidate, Choice, PartyModel, PartyWeights, Side, actors_on
from reportedly.ids import seal
from reportedly.model import Event
from reportedly.model.codec import to_builtins
from reportedly.read import read_text

VERSION = 1
LEARNED, HELD_OUT = "claims/more.jsonl", "claims/claims.jsonl"
WEIGHTS = Path(__file__).parents[1] / "src" / "reportedly" / "extract" / "parties.json"
STRENGTH = 0.1  # of the fit against the penalty on large weights
OPTIONAL = 0.5  # what a gold claim counts for that a second coder might leave out
THRESHOLDS: dict[Side, float] = {"actors": 0.6, "recipients": 0.75}
RARE = 5  # features of fewer states are left out
FOLDS, SEEDS = 10, (0, 1, 2)


@dataclass(frozen=True)
class Partner:
    """A gold claim and the event that was found for it; `open`: the candidates of each side without a state."""

    gold: GoldClaim
    event: Event
    open: Mapping[Side, Sequence[Candidate]]

    def wanted(self, side: Side) -> tuple[str, ...]:
        """The states that gold has on the side."""
        return self.gold.actors if side == "actors" else self.gold.recipients

    def is_right(self, model: PartyModel | None = None) -> bool:
        """Whether the states of both sides are gold's; without a model, as the rules left them."""
        return all(same_codes(self.wanted(side), self.states(side, model)) for side in SIDES)

    def states(self, side: Side, model: PartyModel | None) -> tuple[str, ...]:
        """The side's states, with those that the model adds."""
        if side in self.open:
            return tuple(c.state for c in model.choose(self.event, side, self.open[side])) if model else ()
        return tuple(a.code for a in actors_on(side, self.event) if a.code)


@dataclass
class Recorder(PartyModel):
    """Chooses nothing and keeps what it was asked."""

    version: int = VERSION
    asked: dict[tuple[object, ...], dict[Side, Sequence[Candidate]]] = field(default_factory=dict)

    def choose(self, event: Event, side: Side, candidates: Sequence[Candidate]) -> list[Choice]:
        """No state at all."""
        self.asked.setdefault(key_of(event), {}).setdefault(side, candidates)
        return []


def key_of(event: Event) -> tuple[object, ...]:
    """What an event keeps on its way into a claim."""
    return event.trigger, event.type, event.actors, event.recipients


def iter_partners(texts: Sequence[ClaimsText]) -> Iterator[list[Partner]]:
    """The partners of each text's gold claims, as the rules alone read them."""
    resources = load_resources()
    docs = [read_text(t.text, published=t.published, publisher=t.publisher).doc for t in texts]
    numbers, modal = load_number_words(), load_modal_words()
    for text, layers in zip(
        texts, annotate_documents(docs, resources, possible_events(resources.lexicon)), strict=True
    ):
        recorder = Recorder()
        claims = extract_claims(layers, resources.lexicon, numbers, modal, recorder).claims if layers.sentences else ()
        partners = pair_off(text.claims, [view_claim(to_builtins(c)) for c in claims], same_claim)
        found = [(text.claims[i], claims[j].event) for i, j in sorted(partners.items())]
        yield [Partner(gold, event, recorder.asked.get(key_of(event), {})) for gold, event in found]


def train(partners: Iterable[Partner], data: Mapping[str, str]) -> PartyWeights:
    """Weights of both sides, without rare features."""
    rows = list(partners)
    return PartyWeights(VERSION, dict(data), THRESHOLDS, {side: _fit(rows, side) for side in SIDES})


def _fit(partners: Sequence[Partner], side: Side) -> dict[str, float]:
    rows = [
        (
            frozenset(name for f in candidate.features for name in candidate.context.cross(f)),
            candidate.state in p.wanted(side),
            OPTIONAL if p.gold.optional else 1.0,
        )
        for p in partners
        for candidate in p.open.get(side, ())
    ]
    count = Counter(f for features, _, _ in rows for f in features)
    kept = [{f: 1 for f in sorted(features) if count[f] >= RARE and f != "always"} for features, _, _ in rows]
    vectorizer = DictVectorizer(sparse=False)
    fitted = LogisticRegression(C=STRENGTH, solver="newton-cholesky", tol=1e-10, max_iter=1000).fit(
        vectorizer.fit_transform(kept), [right for _, right, _ in rows], sample_weight=[w for _, _, w in rows]
    )
    weights = dict(zip(vectorizer.feature_names_, fitted.coef_[0], strict=True)) | {"always": fitted.intercept_[0]}
    rounded = {name: round(float(w), 2) for name, w in weights.items()}
    return {name: w for name, w in sorted(rounded.items()) if w}


def report(name: str, tested: Iterable[tuple[PartyModel, Sequence[Partner]]], times: int = 1) -> None:
    """Prints how many claims have all states right before and after, and how good the added states are."""
    count: Counter[str] = Counter()
    for model, partners in tested:
        for p in (p for p in partners if not p.gold.optional):
            before, after = p.is_right(), p.is_right(model)
            count.update(claims=1, before=before, after=after, broken=before and not after)
            for side in p.open:
                added = p.states(side, model)
                count.update(added=len(added), right=sum(s in p.wanted(side) for s in added))
    mean = {key: round(n / times, 1) for key, n in count.items()}
    print(
        f"{name}: of {mean['claims']} matched claims {mean['before']} have all states right by rules alone, "
        f"{mean['after']} with the model ({mean['broken']} no longer); "
        f"of {mean['added']} added states {mean['right']} are right"
    )


def cross_validated(texts: Sequence[list[Partner]]) -> Iterator[tuple[PartyModel, list[Partner]]]:
    """Each text judged by a model that has not seen it, in several divisions."""
    for seed in SEEDS:
        for seen, unseen in KFold(FOLDS, shuffle=True, random_state=seed).split(np.arange(len(texts))):
            model = PartyModel(train((p for i in seen for p in texts[i]), {}))
            yield model, [p for i in unseen for p in texts[i]]


def write(weights: PartyWeights) -> None:
    """The weights with their seal."""
    raw = to_builtins(weights)
    text = json.dumps({"sha256": seal(raw)} | raw, ensure_ascii=False, indent=1)
    WEIGHTS.write_text(text + "\n", encoding="utf-8")


def main() -> None:
    """Scores, then weights of all texts."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--data", type=Path, required=True, help="folder of the gold sets")
    options.add_argument("--check", action="store_true", help="print the scores and write nothing")
    args = options.parse_args()
    learned, held_out = (list(iter_partners(read_claims(args.data / name))) for name in (LEARNED, HELD_OUT))
    weights = train((p for partners in learned for p in partners), {LEARNED: hash_file(args.data / LEARNED)})
    report(f"{FOLDS} folds over both files, mean of {len(SEEDS)}", cross_validated(learned + held_out), len(SEEDS))
    report(f"learned from {LEARNED}, tested on {HELD_OUT}", [(PartyModel(weights), rows) for rows in held_out])
    print(", ".join(f"{side}: {len(rows)} weights" for side, rows in weights.weights.items()))
    if not args.check:
        write(weights)


if __name__ == "__main__":
    main()
