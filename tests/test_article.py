"""The article that a careful reader has annotated, where it lies beside the repository."""

import json
from math import asin, cos, radians, sin, sqrt
from pathlib import Path

import msgspec
import pytest

import reportedly
from reportedly.evaluate.cases import Outcome, judge_case
from reportedly.evaluate.gold import Case
from reportedly.evaluate.matching import view_coding
from reportedly.model import Coding, Incident

_FOLDER = Path(__file__).parents[2] / "shared" / "article"
_PLACES = ((40.57, 45.81), (40.10, 46.04))
_NEAR_KM = 30


@pytest.fixture(scope="module")
def article() -> Coding:
    if not (_FOLDER / "expected.jsonl").is_file():
        pytest.skip("the annotated article is not beside the repository (../shared/article)")
    known = json.loads((_FOLDER / "article.json").read_text(encoding="utf-8"))
    text = (_FOLDER / "article.txt").read_text(encoding="utf-8")
    return reportedly.code(text, published=known["published"], publisher=known["publisher"])


@pytest.fixture(scope="module")
def outcome(article: Coding) -> Outcome:
    row = json.loads((_FOLDER / "expected.jsonl").read_text(encoding="utf-8"))
    for side in ("expect", "forbid"):
        row[side] = [{key: v for key, v in claim.items() if key != "note"} for claim in row[side]]
    case = msgspec.convert(row, Case)
    return judge_case(case, view_coding(article))


@pytest.fixture(scope="module")
def attack(article: Coding) -> Incident:
    """The incident of the last two days of July 2022."""
    found = [
        i for i in article.incidents
        if i.type == "ASSAULT" and i.time and (i.time.earliest or "").startswith(("2022-07-30", "2022-07-31"))
    ]  # fmt: skip
    assert len(found) == 1, [i.label for i in article.incidents]
    return found[0]


def test_expected_claims_are_found(outcome: Outcome) -> None:
    assert len(outcome.case.expect) - len(outcome.missing) >= 14, outcome.missing


def test_no_forbidden_claim_is_made(outcome: Outcome) -> None:
    assert not outcome.broken


def test_nothing_is_guessed(outcome: Outcome) -> None:
    assert outcome.guesses == 0


def test_attack_is_contested_between_the_two_ministries(attack: Incident) -> None:
    assert attack.support == "contested"
    assert {(p.party[:3], p.position) for p in attack.positions} >= {("aze", "asserts"), ("arm", "denies")}
    assert {o.speaker for o in attack.origins} >= {"aze-mod", "arm-mod"}


@pytest.mark.parametrize("lat, lon", _PLACES)
def test_attack_lies_at_its_places(attack: Incident, lat: float, lon: float) -> None:
    known = [(p.lat, p.lon) for p in attack.places if p.lat is not None and p.lon is not None]
    assert any(_km(lat, lon, y, x) <= _NEAR_KM for y, x in known), known


def _km(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Great-circle distance."""
    dlat, dlon = radians(lat2 - lat1), radians(lon2 - lon1)
    h = sin(dlat / 2) ** 2 + cos(radians(lat1)) * cos(radians(lat2)) * sin(dlon / 2) ** 2
    return 2 * 6371 * asin(sqrt(h))
