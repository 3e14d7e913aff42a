"""Draws real texts and claims that the coder makes of them, for people to judge (`docs/accuracy.md`).

Decides which texts and which claims are looked at, from a seed and nothing else. The verdicts are people's and stand in
`docs/accuracy/verdicts.jsonl`; `accuracy_table.py` counts them. Texts on which the coder was developed are left out.
"""

import argparse
import json
import os
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from reportedly.model import Actor, Claim, Coding

SEED = 20261122
_CHARACTERS = 1500
_SENTENCES = 3
_START = 60


@dataclass(frozen=True, slots=True)
class Text:
    """A text as it is coded. `id` names set and row, so that whoever has the sets finds it again."""

    id: str
    text: str
    published: str | None
    publisher: str


@dataclass(frozen=True, slots=True)
class Draw:
    """How many texts of a set are coded, how many claims of them judged, how many texts read for what was missed."""

    texts: int
    claims: int
    for_recall: int


DRAWS = {"fa_kes": Draw(40, 80, 10), "wiki_conflicts": Draw(60, 60, 15), "wiki_current_events": Draw(100, 60, 15)}


def main() -> None:
    """Draws, codes and prints: texts, their claims, and which of them are to be judged."""
    options = _parse_options()
    print(f"seed {options.seed}")
    for name, draw in DRAWS.items():
        texts = draw_texts(read_texts(options.data, name), draw, options.seed)
        codings = _code(texts)
        claims = [claim for coding in codings for claim in coding.claims]
        drawn = draw_claims([claim.id for claim in claims], draw, options.seed)
        print(f"{name}: {len(texts)} texts, {len(claims)} claims, {len(drawn)} to judge")
        for number, (text, coding) in enumerate(zip(texts, codings, strict=True)):
            _print_text(text, coding, drawn, for_recall=number < draw.for_recall, whole=options.texts)


def _parse_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    default = Path(os.environ.get("REPORTEDLY_GOLD", Path(__file__).parents[2] / "shared" / "gold"))
    parser.add_argument("--data", type=Path, default=default, metavar="FOLDER", help="the gold data")
    parser.add_argument("--seed", type=int, default=SEED, metavar="N", help=f"default {SEED}")
    parser.add_argument(
        "--texts", action="store_true", help="print the texts, too, and all claims of those read for recall"
    )
    return parser.parse_args()


def draw_texts(texts: Sequence[Text], draw: Draw, seed: int) -> list[Text]:
    """Texts in the order drawn; the first `for_recall` of them are read for what was missed."""
    return random.Random(seed).sample(texts, draw.texts)


def draw_claims(ids: Sequence[str], draw: Draw, seed: int) -> frozenset[str]:
    """Ids of claims, each claim of the texts drawn with the same chance."""
    return frozenset(random.Random(seed).sample(ids, min(draw.claims, len(ids))))


# -- texts ----------------------------------------------------------------------------------------------------------


def read_texts(data: Path, name: str) -> list[Text]:
    """The texts of a set on which the coder was not developed, in the order of the file."""
    known = list(_read_rows(data, "claims/claims.jsonl")) + list(_read_rows(data, "claims/more.jsonl"))
    starts = {_start(row["text"]) for row in known}
    ids = {row["id"].rsplit("-")[1] for row in known if row["source"] == "fa_kes"}
    sentences = " ".join(row["text"] for row in known if row["source"] == "wiki_conflicts")
    texts = _READERS[name](data)
    return [
        text
        for text in texts
        if _start(text.text) not in starts
        and text.id.removeprefix("fk-") not in ids
        and not any(sentence in sentences for sentence in text.text.split("\n") if name == "wiki_conflicts")
    ]


def _read_articles(data: Path) -> Iterator[Text]:
    """FA-KES articles, cut after the last sentence that ends within the first characters."""
    for row in _read_rows(data, "fa_kes/articles.jsonl"):
        cut = row["text"]
        if len(cut) > _CHARACTERS:
            cut = cut[:_CHARACTERS]
            cut = cut[: cut.rfind(". ") + 1] or cut
        yield Text(f"fk-{row['id']}", cut, row["published"], row["publisher"])


def _read_paragraphs(data: Path) -> Iterator[Text]:
    """Three consecutive sentences of one section, one to a line while they are compared."""
    rows = list(_read_rows(data, "wiki_conflicts/sentences.jsonl"))
    for number in range(0, len(rows) - _SENTENCES, _SENTENCES):
        part = rows[number : number + _SENTENCES]
        if len({(row["page"], row["section"]) for row in part}) == 1:
            yield Text(f"wc-{number}", "\n".join(row["sentence"] for row in part), None, "Wikipedia")


def _read_reports(data: Path) -> Iterator[Text]:
    """One-sentence reports of all sections; those whose date is not of their year have none."""
    for number, row in enumerate(_read_rows(data, "wiki_current_events/events_2025.jsonl")):
        published = row["date"] if row["date"].startswith("2025") else None
        yield Text(f"wce-{number}", row["text"], published, "Wikipedia Current Events")


_READERS = {"fa_kes": _read_articles, "wiki_conflicts": _read_paragraphs, "wiki_current_events": _read_reports}


def _read_rows(data: Path, path: str) -> Iterator[dict[str, Any]]:
    with (data / path).open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


def _start(text: str) -> str:
    return "".join(text.casefold().split())[:_START]


# -- coding and printing ----------------------------------------------------------------------------------------------


def _code(texts: Sequence[Text]) -> list["Coding"]:
    from reportedly.engine import code_documents
    from reportedly.read import read_text

    docs = [read_text(t.text.replace("\n", " "), published=t.published, publisher=t.publisher).doc for t in texts]
    return list(code_documents(docs))


def _print_text(text: Text, coding: "Coding", drawn: frozenset[str], *, for_recall: bool, whole: bool) -> None:
    shown = [claim for claim in coding.claims if (whole and for_recall) or claim.id in drawn]
    if shown or for_recall:
        print(f"\n{text.id}  {text.published or 'no date'}{'  (read for recall)' if for_recall else ''}")
    if whole and (shown or for_recall):
        print(coding.document.text)
    for claim in shown:
        print(f"{'* ' if claim.id in drawn else '  '}{_show_claim(claim)}")


def _show_claim(claim: "Claim") -> str:
    event = claim.event
    evidence = " ".join(f"{span.start}-{span.end}" for span in claim.evidence)
    roles = f"{_show_actors(event.actors)} -> {_show_actors(event.recipients)}"
    time = event.time and f"{event.time.earliest}/{event.time.latest} {event.time.expression or event.time.basis}"
    places = ", ".join(f"{place.name} ({place.country})" for place in event.places)
    figures = ", ".join(f"{q.kind} {q.low}-{q.high} {q.words}" for q in event.quantities)
    what = f"{event.type} {event.mode or ''} {event.modality}{' background' if event.background else ''}"
    return (
        f"{claim.id} evidence {evidence} trigger {event.trigger.start}-{event.trigger.end} {event.trigger.quote!r}\n"
        f"    {_show_actors(claim.sources)} {claim.position} {'/'.join(claim.disputes)} | {what} | {roles} | "
        f"{time} | {places} | {figures} | {event.rule}"
    )


def _show_actors(actors: Sequence["Actor"]) -> str:
    return "[" + ", ".join(f"{a.name} ({a.code}, {a.sector})" for a in actors) + "]"


if __name__ == "__main__":
    main()
