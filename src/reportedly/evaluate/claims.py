"""Scores texts whose claims are listed exhaustively: precision, recall and F1 on three levels, fields, types.

Event: type right, and a trigger, party or place in common. Roles: the states of all actors and recipients right too.
Whole: speaker, position and modality too. Optional gold claims are neither missed nor false.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from ..model.codec import to_json
from .gold import ClaimsText, GoldClaim
from .matching import (
    ROLES,
    WHOLE,
    Said,
    agrees,
    count_guesses,
    describe,
    is_placed,
    likeness,
    pair_off,
    same_claim,
    same_codes,
    shared_features,
)
from .report import NOTHING, Cell, Failure, Measure, Report, Table, share, to_confusions, to_measures, to_shares

_PARTIES_OR_TRIGGER = frozenset({"trigger", "actor", "recipient"})
_SLOTS = ("time", "place", "killed", "wounded", "mode")


@dataclass(frozen=True, slots=True)
class Pair:
    """A gold claim and its partner."""

    gold: GoldClaim
    said: Said
    features: frozenset[str]

    @property
    def has_roles(self) -> bool:
        """The states of all actors and recipients are right."""
        return self.features >= ROLES

    @property
    def is_whole(self) -> bool:
        """Roles, speaker, position and modality are right."""
        return self.features >= WHOLE


@dataclass(frozen=True, slots=True)
class Matched:
    """A text's gold claims and claims, paired off. `pairs` and `missed` are without the optional gold claims."""

    pairs: tuple[Pair, ...]
    missed: tuple[GoldClaim, ...]
    false: tuple[Said, ...]

    @property
    def is_right(self) -> bool:
        """Nothing missed, nothing false, everything whole."""
        return not self.missed and not self.false and all(pair.is_whole for pair in self.pairs)


def score_claims(name: str, texts: Sequence[ClaimsText], coded: Sequence[Sequence[Said]]) -> Report:
    """The report of a run; `coded` has each text's claims, in order."""
    matched = [match_text(text.claims, saids) for text, saids in zip(texts, coded, strict=True)]
    pairs = [pair for m in matched for pair in m.pairs]
    return Report(
        set=name,
        texts=len(texts),
        counts={
            "gold": sum(len(m.pairs) + len(m.missed) for m in matched),
            "coded": sum(len(m.pairs) + len(m.false) for m in matched),
            "guesses": sum(count_guesses(saids) for saids in coded),
        },
        measures=_measures(matched, pairs),
        tables=(_table_types(matched), _table_fields(pairs)),
        confusions=to_confusions(_count_confusions(matched)),
        failures=tuple(
            _failure(text, saids, m) for text, saids, m in zip(texts, coded, matched, strict=True) if not m.is_right
        ),
    )


def match_text(golds: Sequence[GoldClaim], saids: Sequence[Said]) -> Matched:
    """One text's gold claims and claims, paired off; optional ones take partners too, and then count for nothing."""
    partners = pair_off(golds, saids, same_claim)
    pairs = ((gold, saids[partners[i]]) for i, gold in enumerate(golds) if i in partners and not gold.optional)
    taken = set(partners.values())
    return Matched(
        tuple(Pair(gold, said, shared_features(gold, said)) for gold, said in pairs),
        tuple(gold for i, gold in enumerate(golds) if i not in partners and not gold.optional),
        tuple(said for j, said in enumerate(saids) if j not in taken),
    )


def _measures(matched: Sequence[Matched], pairs: Sequence[Pair]) -> dict[str, Measure]:
    gold = len(pairs) + sum(len(m.missed) for m in matched)
    coded = len(pairs) + sum(len(m.false) for m in matched)
    levels = {
        "event": len(pairs),
        "roles": sum(pair.has_roles for pair in pairs),
        "whole": sum(pair.is_whole for pair in pairs),
    }
    found: dict[str, Measure] = {}
    for level, right in levels.items():
        found |= to_measures(level, right=right, coded=coded, gold=gold)
    for slot in _SLOTS:
        asked, _, right = _count_field(_FIELDS[slot], pairs)
        found[slot] = share(right, asked)
    return found


class _Field(NamedTuple):
    """`asked`: gold has a value; `given`: the claim has one; `null_counts`: gold's null says that there is none."""

    asked: Callable[[GoldClaim], bool]
    given: Callable[[Said], bool]
    right: Callable[[GoldClaim, Said], bool]
    null_counts: bool


_FIELDS: dict[str, _Field] = {
    "actors": _Field(
        lambda gold: bool(gold.actors),
        lambda said: any(said.actors),
        lambda gold, said: same_codes(gold.actors, said.actors),
        True,
    ),
    "recipients": _Field(
        lambda gold: bool(gold.recipients),
        lambda said: any(said.recipients),
        lambda gold, said: same_codes(gold.recipients, said.recipients),
        True,
    ),
    "actor_sectors": _Field(
        lambda gold: any(gold.actor_sectors or ()),
        lambda said: any(said.actor_sectors),
        lambda gold, said: _has_sectors(gold.actors, gold.actor_sectors, said.actors, said.actor_sectors),
        False,
    ),
    "recipient_sectors": _Field(
        lambda gold: any(gold.recipient_sectors or ()),
        lambda said: any(said.recipient_sectors),
        lambda gold, said: _has_sectors(
            gold.recipients, gold.recipient_sectors, said.recipients, said.recipient_sectors
        ),
        False,
    ),
    "speaker": _Field(
        lambda gold: gold.speaker is not None,
        lambda said: True,
        lambda gold, said: agrees("speaker", gold.speaker, said),
        False,
    ),
    "speaker_sector": _Field(
        lambda gold: gold.speaker_sector is not None,
        lambda said: said.speaker_sector is not None,
        lambda gold, said: said.speaker_sector == gold.speaker_sector,
        False,
    ),
    "position": _Field(
        lambda gold: True,
        lambda said: True,
        lambda gold, said: agrees("position", gold.position, said),
        False,
    ),
    "modality": _Field(
        lambda gold: True,
        lambda said: True,
        lambda gold, said: agrees("modality", gold.modality, said),
        False,
    ),
    "time": _Field(
        lambda gold: gold.time is not None,
        lambda said: any(said.time) and said.time_basis != "bounded_by_publication",
        lambda gold, said: agrees("time", gold.time, said),
        True,
    ),
    "place": _Field(lambda gold: bool(gold.places), lambda said: bool(said.places), is_placed, True),
    "killed": _Field(
        lambda gold: gold.killed is not None,
        lambda said: _has_number("killed", said),
        lambda gold, said: agrees("killed", gold.killed, said),
        True,
    ),
    "wounded": _Field(
        lambda gold: gold.wounded is not None,
        lambda said: _has_number("wounded", said),
        lambda gold, said: agrees("wounded", gold.wounded, said),
        True,
    ),
    "mode": _Field(
        lambda gold: gold.mode is not None,
        lambda said: said.mode is not None,
        lambda gold, said: agrees("mode", gold.mode, said),
        False,
    ),
}


def _has_number(kind: str, said: Said) -> bool:
    return any(q == kind and (low is not None or high is not None) for q, low, high in said.quantities)


def _has_sectors(
    codes: Sequence[str],
    sectors: Sequence[str | None] | None,
    said_codes: Sequence[str | None],
    said_sectors: Sequence[str | None],
) -> bool:
    """Every actor whose sector gold has is there with it."""
    wanted = {(code, sector) for code, sector in zip(codes, sectors or (), strict=False) if sector is not None}
    return wanted <= set(zip(said_codes, said_sectors, strict=True))


def _count_field(field: _Field, pairs: Iterable[Pair]) -> tuple[int, int, int]:
    """How often the field is asked, given (where that counts), and right where it is asked."""
    asked = given = right = 0
    for pair in pairs:
        if field.asked(pair.gold):
            asked += 1
            right += field.right(pair.gold, pair.said)
        if field.given(pair.said) and (field.null_counts or field.asked(pair.gold)):
            given += 1
    return asked, given, right


def _table_fields(pairs: Sequence[Pair]) -> Table:
    rows: list[tuple[Cell, ...]] = []
    for name, field in _FIELDS.items():
        asked, given, right = _count_field(field, pairs)
        rows.append((name, asked, given, right, *to_shares(right, given, right, asked)))
    columns = ("field", "gold", "coded", "right", "precision", "recall", "f1")
    return Table("fields of the matched claims", columns, tuple(rows))


def _table_types(matched: Sequence[Matched]) -> Table:
    """Gold claims under their first acceptable type, false ones under the coded type."""
    pairs = [pair for m in matched for pair in m.pairs]
    events = Counter(pair.gold.type[0] for pair in pairs)
    whole = Counter(pair.gold.type[0] for pair in pairs if pair.is_whole)
    gold = events + Counter(claim.type[0] for m in matched for claim in m.missed)
    false = Counter(str(said.type) for m in matched for said in m.false)
    rows = [
        (t, gold[t], events[t], whole[t], false[t], *to_shares(events[t], events[t] + false[t], events[t], gold[t]))
        for t in sorted(gold | false, key=lambda t: (-gold[t], t))
    ]
    columns = ("type", "gold", "event", "whole", "false", "precision", "recall", "f1")
    return Table("types (event level)", columns, tuple(rows))


def _count_confusions(matched: Iterable[Matched]) -> Counter[tuple[str, str]]:
    """Types of missed gold claims against those of false claims with the same trigger or a party in common."""
    found: Counter[tuple[str, str]] = Counter()
    for m in matched:
        partners = pair_off(m.missed, m.false, lambda g, s: likeness(g, s, touching=_PARTIES_OR_TRIGGER))
        taken = set(partners.values())
        for i, gold in enumerate(m.missed):
            found[gold.type[0], str(m.false[partners[i]].type) if i in partners else NOTHING] += 1
        found.update((NOTHING, str(said.type)) for j, said in enumerate(m.false) if j not in taken)
    return found


def _failure(text: ClaimsText, saids: Sequence[Said], matched: Matched) -> Failure:
    wrong = [f"missed {to_json(gold)}" for gold in matched.missed]
    for pair in matched.pairs:
        if not pair.is_whole:
            wrong.append(f"not whole ({', '.join(sorted(WHOLE - pair.features))}) {to_json(pair.gold)}")
    false = set(map(id, matched.false))
    coded = tuple(f"{'false' if id(said) in false else 'has'} {describe(said)}" for said in saids)
    return Failure(text.id, text.published, text.text, tuple(wrong), coded)
