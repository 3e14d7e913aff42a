"""Scores event sets in the older form, who did what to whom: PLOVER records and CAMEO triples.

Claims about one happening count once whoever makes them, and private types not at all; positions are not looked at.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

import msgspec

from ..ontology import load_plover, to_cameo, to_plover, to_single_type
from .gold import Category, Dyad, Triple, TripleText, to_dyads
from .matching import Said, describe
from .report import NOTHING, Cell, Failure, Measure, Report, Table, mean, share, to_confusions, to_shares


@dataclass(frozen=True, slots=True)
class Happening:
    """An event without its speaker: the claim, and the ordered pairs of codes."""

    said: Said
    dyads: frozenset[Dyad]


def find_happenings(saids: Sequence[Said]) -> tuple[Happening, ...]:
    """One happening for the claims that have trigger, type and roles in common."""
    public = {name for name, kind in load_plover().types.items() if not kind.private}
    found: dict[tuple[object, ...], Happening] = {}
    for said in map(_as_single_type, saids):
        if said.type not in public:
            continue
        key = (said.type, said.trigger, frozenset(said.actors), frozenset(said.recipients))
        found.setdefault(key, Happening(said, to_dyads(said.actors, said.recipients)))
    return tuple(found.values())


def _as_single_type(said: Said) -> Said:
    """The claim with the one PLOVER type of its type and modality, and the CAMEO code of that type."""
    refused = said.position == "denies" and said.modality == "future"
    if said.type is None or (said.position == "denies" and not refused):
        return said
    single = to_single_type(said.type, "refusal" if refused else said.modality)
    return said if single == said.type else replace(said, type=single, mode=None, cameo=to_cameo(single, None))


def score_categories(name: str, records: Sequence[Category], coded: Sequence[Sequence[Said]]) -> Report:
    """The report on PLOVER records; `coded` has each record's claims, in order.

    `category_*`: a record's category is among those coded; share of happenings with the record's category.
    `category_states_*`: the same with the states of both sides, over the records that have a state on both.
    """
    rows = [(record, find_happenings(saids)) for record, saids in zip(records, coded, strict=True)]
    sided = [row for row in rows if row[0].dyads]
    return Report(
        set=name,
        texts=len(records),
        counts={
            "happenings": sum(len(happenings) for _, happenings in rows),
            "records_with_a_happening": sum(bool(happenings) for _, happenings in rows),
            "records_with_states_on_both_sides": len(sided),
        },
        measures={
            "any_event": share(sum(bool(happenings) for _, happenings in rows), len(rows)),
            **_category_measures("category", rows, with_states=False),
            **_category_measures("category_states", sided, with_states=True),
        },
        tables=(_table_categories(rows),),
        confusions=to_confusions(_count_confusions(rows)),
        failures=tuple(_category_failure(r, h) for r, h in rows if not _is_found(r, h, with_states=bool(r.dyads))),
    )


_Row = tuple[Category, tuple[Happening, ...]]


def _is_right(record: Category, happening: Happening, *, with_states: bool) -> bool:
    if happening.said.type not in record.types:
        return False
    return bool(happening.dyads & record.dyads) or not with_states


def _is_found(record: Category, happenings: Sequence[Happening], *, with_states: bool) -> bool:
    return any(_is_right(record, happening, with_states=with_states) for happening in happenings)


def _category_measures(name: str, rows: Sequence[_Row], *, with_states: bool) -> dict[str, Measure]:
    """Recall over records, precision over happenings (with states: over those with a code on both sides)."""
    counted = [(r, h) for r, happenings in rows for h in happenings if h.dyads or not with_states]
    precision = share(sum(_is_right(r, h, with_states=with_states) for r, h in counted), len(counted))
    recall = share(sum(_is_found(r, hs, with_states=with_states) for r, hs in rows), len(rows))
    f1 = Measure(mean(precision.value, recall.value))
    return {f"{name}_precision": precision, f"{name}_recall": recall, f"{name}_f1": f1}


def _table_categories(rows: Sequence[_Row]) -> Table:
    """Records under their first acceptable type, happenings under the coded type."""
    gold = Counter(record.types[0] for record, _ in rows)
    found = Counter(record.types[0] for record, hs in rows if _is_found(record, hs, with_states=False))
    sided = Counter(record.types[0] for record, _ in rows if record.dyads)
    states = Counter(r.types[0] for r, hs in rows if r.dyads and _is_found(r, hs, with_states=True))
    coded = Counter(str(h.said.type) for _, hs in rows for h in hs)
    right = Counter(str(h.said.type) for r, hs in rows for h in hs if _is_right(r, h, with_states=False))
    cells: list[tuple[Cell, ...]] = []
    for t in sorted(gold | coded, key=lambda t: (-gold[t], t)):
        shares = to_shares(right[t], coded[t], found[t], gold[t])
        cells.append((t, gold[t], found[t], coded[t], right[t], *shares, sided[t], states[t]))
    columns = ("type", "records", "found", "coded", "right", "precision", "recall", "f1", "with states", "states right")
    return Table("types", columns, tuple(cells))


def _count_confusions(rows: Sequence[_Row]) -> Counter[tuple[str, str]]:
    """Each type coded for a record whose own category was not found."""
    found: Counter[tuple[str, str]] = Counter()
    for record, happenings in rows:
        if not _is_found(record, happenings, with_states=False):
            found.update((record.types[0], coded) for coded in {str(h.said.type) for h in happenings} or {NOTHING})
    return found


def _category_failure(record: Category, happenings: Sequence[Happening]) -> Failure:
    wanted = f"missing {'/'.join(record.types)} {_show_dyads(record.dyads)}"
    return Failure(record.id, record.published, record.text, (wanted,), _show_coded(happenings))


def score_triples(name: str, texts: Sequence[TripleText], coded: Sequence[Sequence[Said]]) -> Report:
    """The report on CAMEO triples; `coded` has each sentence's claims, in order.

    `root_recall`: the two-digit root is among those coded. `root_states_recall`: with the states of both sides, over
    the triples that have a state on both. Roots that are no event in PLOVER (plain statements) are not asked for.
    """
    rows = [(_with_events_alone(text), find_happenings(saids)) for text, saids in zip(texts, coded, strict=True)]
    triples = [(triple, happenings) for text, happenings in rows for triple in text.triples]
    sided = [(triple, happenings) for triple, happenings in triples if triple.dyad]
    return Report(
        set=name,
        texts=len(texts),
        counts={
            "triples": len(triples),
            "triples_that_are_no_event": sum(len(text.triples) for text in texts) - len(triples),
            "triples_with_states_on_both_sides": len(sided),
            "happenings": sum(len(happenings) for _, happenings in rows),
            "sentences_without_events": sum(not text.triples for text, _ in rows),
            "sentences_without_events_left_so": sum(not text.triples and not hs for text, hs in rows),
        },
        measures={
            "root_recall": share(sum(_has_triple(t, h, with_states=False) for t, h in triples), len(triples)),
            "root_states_recall": share(sum(_has_triple(t, h, with_states=True) for t, h in sided), len(sided)),
        },
        tables=(_table_roots(triples),),
        confusions=to_confusions(_count_root_confusions(triples)),
        failures=tuple(f for text, happenings in rows if (f := _triple_failure(text, happenings))),
    )


def _with_events_alone(text: TripleText) -> TripleText:
    return msgspec.structs.replace(text, triples=tuple(t for t in text.triples if to_plover(t.root) is not None))


def _root(happening: Happening) -> str:
    return (happening.said.cameo or NOTHING)[:2]


def _has_triple(triple: Triple, happenings: Sequence[Happening], *, with_states: bool) -> bool:
    same_root = [happening for happening in happenings if _root(happening) == triple.root]
    return any(triple.dyad in happening.dyads or not with_states for happening in same_root)


def _table_roots(triples: Sequence[tuple[Triple, tuple[Happening, ...]]]) -> Table:
    gold = Counter(triple.root for triple, _ in triples)
    found = Counter(t.root for t, hs in triples if _has_triple(t, hs, with_states=False))
    sided = Counter(triple.root for triple, _ in triples if triple.dyad)
    states = Counter(t.root for t, hs in triples if t.dyad and _has_triple(t, hs, with_states=True))
    rows = tuple(
        (root, gold[root], found[root], share(found[root], gold[root]).value, sided[root], states[root])
        for root in sorted(gold)
    )
    return Table("CAMEO roots", ("root", "gold", "found", "recall", "with states", "states right"), rows)


def _count_root_confusions(triples: Sequence[tuple[Triple, tuple[Happening, ...]]]) -> Counter[tuple[str, str]]:
    """Each root coded for the same parties, where the triple's own root was not found."""
    found: Counter[tuple[str, str]] = Counter()
    for triple, happenings in triples:
        if not _has_triple(triple, happenings, with_states=False):
            roots = {_root(h) for h in happenings if triple.dyad is None or triple.dyad in h.dyads}
            found.update((triple.root, root) for root in roots or {NOTHING})
    return found


def _triple_failure(text: TripleText, happenings: Sequence[Happening]) -> Failure | None:
    wrong = tuple(
        f"missing {triple.root} {_show_dyads({triple.dyad} if triple.dyad else ())}"
        for triple in text.triples
        if not _has_triple(triple, happenings, with_states=triple.dyad is not None)
    )
    return Failure(text.id, text.published, text.text, wrong, _show_coded(happenings)) if wrong else None


def _show_dyads(dyads: frozenset[Dyad] | set[Dyad] | tuple[()]) -> str:
    return ", ".join(f"{actor} -> {recipient}" for actor, recipient in sorted(dyads)) or "(no states asked)"


def _show_coded(happenings: Sequence[Happening]) -> tuple[str, ...]:
    return tuple(f"has {_root(h)} {describe(h.said)}" for h in happenings)
