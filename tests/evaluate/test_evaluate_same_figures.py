"""The set's own scorers and this package give the same figures on outputs spoiled at random."""

import random
import re
import subprocess
import sys
from pathlib import Path

import pytest
from evaluate_rows import make_claim, make_coding

from reportedly.evaluate import get_set
from reportedly.evaluate.gold import Expected, GoldClaim
from reportedly.model import Claim, Coding
from reportedly.model.codec import to_json

TYPES = ("ASSAULT", "COERCE", "CONSULT", "ACCUSE", "x_toll")
CODES = ("SYR", "UKR", "USA", "COL", None)


def spoil(wanted: GoldClaim | Expected, chance: random.Random, start: int) -> Claim:
    """A claim that says what gold wants, but for some fields."""

    def maybe(value, *others):
        return chance.choice(others) if chance.random() < 0.15 else value

    places = getattr(wanted, "places", ()) or ((wanted.place,) if getattr(wanted, "place", None) else ())
    time = maybe(wanted.time, None, "2020-01-01", "2020-01-01/2020-01-02")
    sector = wanted.speaker_sector
    return make_claim(
        maybe((wanted.type or ("ASSAULT",))[0], *TYPES),
        maybe(tuple(wanted.actors or ()), (), (chance.choice(CODES),), (*(wanted.actors or ()), "USA")),
        maybe(tuple(wanted.recipients or ()), (), (chance.choice(CODES),)),
        trigger=maybe(getattr(wanted, "trigger", "event"), "went", "struck", "event"),
        start=start,
        speaker=maybe(wanted.speaker or "UNNAMED", "PUBLISHER", "UNNAMED", "SYR"),
        speaker_name=maybe(None, "the army", "a spokesman"),
        speaker_sector=maybe(sector[0] if isinstance(sector, tuple) else sector, "MIL", None),
        position=maybe(wanted.position or "asserts", "denies", "asserts", "unconfirmed"),
        modality=maybe(wanted.modality or "actual", "future", "hypothetical"),
        time=time,
        places=maybe(tuple(places), (), ("Northern Aleppo",), tuple(f"near {place}" for place in places)),
        killed=maybe(wanted.killed, None, (3, 3), (14, None), (15, None)),
        wounded=maybe(wanted.wounded, None, (3, 3)),
        mode=maybe(getattr(wanted, "mode", None), None, "aerial"),
    )


def spoil_all(text: str, wanted, chance: random.Random) -> Coding:
    """Some claims left out, some said several times."""
    claims = [spoil(w, chance, i) for i, w in enumerate(wanted) for _ in range(chance.choice((0, 1, 1, 1, 1, 2, 4)))]
    chance.shuffle(claims)
    return make_coding(claims, text)


def run_tool(tool: Path, gold: Path, codings: list[Coding], folder: Path) -> str:
    output = folder / "output.jsonl"
    output.write_text("".join(to_json(coding) + "\n" for coding in codings), encoding="utf-8")
    command = [sys.executable, "-B", str(tool), str(gold), "--output", str(output)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_claims_score_as_with_the_sets_own_scorer(gold_folder, tools_folder, tmp_path, seed):
    own, chance = get_set("claims"), random.Random(seed)
    rows = own.read(gold_folder / own.file)
    codings = [spoil_all(row.text, row.claims, chance) for row in rows]
    report = own.score_codings(rows, codings)
    printed = run_tool(tools_folder / "score_claims.py", gold_folder / own.file, codings, tmp_path)

    m = report.measures
    levels = [
        "{} P {:.1%} R {:.1%} F1 {:.1%}".format(
            level, *(m[f"{level}_{part}"].value for part in ("precision", "recall", "f1"))
        )
        for level in ("event", "roles", "whole")
    ]
    assert printed.splitlines()[-1] == "; ".join(levels)
    assert f"{report.counts['gold']} claims in gold, {report.counts['coded']} by the system" in printed
    slots = dict(re.findall(r"(time|place|killed|wounded|mode) (\d+/\d+)", printed))
    assert slots == {slot: f"{m[slot].right}/{m[slot].of}" for slot in slots} and len(slots) == 5
    types = {row[0]: tuple(map(str, row[1:5])) for row in report.tables[0].rows}
    lines = re.findall(r"^(\S+) +(\d+) +(\d+) +(\d+) +(\d+)$", printed, re.MULTILINE)
    assert types == {name: tuple(counts) for name, *counts in lines}


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_cases_score_as_with_the_sets_own_scorer(gold_folder, tools_folder, tmp_path, seed):
    own, chance = get_set("attribution"), random.Random(seed)
    rows = own.read(gold_folder / own.file)
    codings = [spoil_all(r.text, (*r.expect, *chance.sample(r.forbid, len(r.forbid) // 2)), chance) for r in rows]
    report = own.score_codings(rows, codings)
    printed = run_tool(tools_folder / "score_cases.py", gold_folder / own.file, codings, tmp_path)

    found, avoided, passed = (report.measures[n] for n in ("expected_found", "forbidden_avoided", "cases_passed"))
    assert printed.splitlines()[-1] == (
        f"expected claims found {found.right}/{found.of} = {found.value:.1%}; forbidden claims avoided "
        f"{avoided.right}/{avoided.of}; cases passed {passed.right}/{passed.of} = {passed.value:.1%}"
    )
    assert f", {report.counts['guesses']} guesses" in printed
    rows_printed = {
        name: (int(of), int(right)) for name, right, of in re.findall(r"^  (\S+) +(\d+)/(\d+)", printed, re.M)
    }
    mine = {row[0]: (row[1], row[2]) for table in report.tables if table.columns[0] != "type" for row in table.rows}
    assert rows_printed == {n: c for n, c in mine.items() if c[0] >= 3 and not n.startswith(("pair:", "th:"))}


def test_gold_coded_perfectly_scores_one_on_the_main_measures(gold_folder):
    own = get_set("claims")
    rows = own.read(gold_folder / own.file)
    careful = random.Random(0)
    careful.random = lambda: 1.0  # type: ignore[method-assign]
    codings = [make_coding([spoil(g, careful, i) for i, g in enumerate(row.claims)], row.text) for row in rows]
    report = own.score_codings(rows, codings)
    assert report.measures["whole_f1"].value == 1 and not report.failures


def test_gold_files_hold_what_their_sets_expect(gold_folder):
    sizes = {
        name: len(own.read(gold_folder / own.file))
        for name, own in (
            (name, get_set(name)) for name in ("claims", "attribution", "plover_gsr", "petrarch_validation")
        )
    }
    assert sizes == {"claims": 150, "attribution": 120, "plover_gsr": 322, "petrarch_validation": 78}
