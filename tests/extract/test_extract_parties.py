"""States that the story implies: what is added, how it is marked and explained, and what it does not decide."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from coded import News, code_news, lines, table
from reportedly import datafile
from reportedly.errors import DataError
from reportedly.extract.parties import Candidate, Context, PartyModel, PartyReader, PartyWeights, load_party_model
from reportedly.ids import seal
from reportedly.model import Claim, Coding, Event
from reportedly.model.layers import no_layers
from reportedly.read import read_text
from reportedly.reference.actors import load_actors

CLASH = "{adj} soldiers and rebels clashed near {town} on Sunday. Shelling continued on Monday and fighting was heavy."
STATES = {
    "Mali": ("Malian", "Kidal", "MLI"),
    "Niger": ("Nigerien", "Agadez", "NER"),
    "Chad": ("Chadian", "Moundou", "TCD"),
}


def clash_in(state: str) -> News:
    adjective, town, _ = STATES[state]
    return News(CLASH.format(adj=adjective, town=town))


def implied(coding: Coding) -> list[Claim]:
    return [c for c in coding.claims if "model:" in c.event.rule]


@pytest.mark.parametrize("state", STATES)
def test_side_that_no_words_fill_gets_the_state_of_the_story(state: str) -> None:
    (coding,) = code_news([clash_in(state)]).values()
    (claim,) = implied(coding)
    code = STATES[state][2]
    assert [(a.name, a.code, a.ref, a.sector, a.span) for a in claim.event.actors] == [(state, code, None, None, None)]
    assert claim.event.rule == f"{claim.event.entry} model:parties:actors"


@pytest.mark.parametrize("state", STATES)
def test_why_tells_rule_likelihood_and_reasons(state: str) -> None:
    (coding,) = code_news([clash_in(state)]).values()
    (claim,) = implied(coding)
    (row,) = [e for e in coding.explanations if e.claim == claim.id and e.rule.startswith("model:")]
    assert (row.field, row.words) == ("actors", None)
    assert row.detail is not None and f"{STATES[state][2]} is implied with 0." in row.detail and "+" in row.detail


def test_exchanged_states_exchange_the_codes_alone() -> None:
    first, second = code_news([clash_in("Mali"), clash_in("Niger")]).values()
    assert {text.replace("MLI", "NER") for text in lines(first)} == lines(second)
    reasons = [
        [e.detail.replace("MLI", "NER") for e in c.explanations if e.rule[:5] == "model"] for c in (first, second)
    ]
    assert reasons[0] == reasons[1] != []


def test_weights_name_no_state() -> None:
    lands = load_actors().entries.values()
    names = {str(getattr(entry, "name", "")).lower() for entry in lands} | {getattr(e, "code", "") for e in lands}
    weights = load_party_model().weights
    words = {word for side in weights.values() for name in side for word in name.replace("=", " ").split()}
    assert words and not {w for w in words if w in names or w.lower() in names} - {"MIL", "state"}


@table(
    "want",
    ("Two Kenyan soldiers were killed on Monday when a mine exploded.", "outlet asserts ASSAULT ->KEN"),
    ("Serbian troops shelled a Croatian post on Monday.", "outlet asserts ASSAULT SRB>HRV"),
)
def test_sides_that_words_fill_or_leave_open_stay(coding: Coding, want: str) -> None:
    assert want in lines(coding) and not implied(coding)


def test_implied_states_decide_no_incident_and_no_support(monkeypatch: pytest.MonkeyPatch) -> None:
    (with_model,) = code_news([clash_in("Mali")]).values()
    nothing = PartyModel(PartyWeights(1, {}, {"actors": 1.0, "recipients": 1.0}, {"actors": {}, "recipients": {}}))
    monkeypatch.setattr("reportedly.engine.pipeline.load_party_model", lambda: nothing)
    (without,) = code_news([clash_in("Mali")]).values()
    assert implied(with_model) and not implied(without)
    views = [[(i.label, i.parties, i.support, i.support_flags) for i in c.incidents] for c in (with_model, without)]
    assert views[0] == views[1] != []


def test_words_that_name_the_actor_end_the_mark() -> None:
    (coding,) = code_news([clash_in("Mali")]).values()
    (claim,) = implied(coding)
    told = claim.event.done_by(coding.claims[0].event.actors)
    assert told.rule == claim.event.entry
    assert told.told_actors == told.actors != ()


def test_text_without_sentences_names_no_state() -> None:
    layers = no_layers(read_text("Nothing happened.").doc)
    assert PartyReader(layers, load_party_model()).states == ()


# -- the model --------------------------------------------------------------------------------------------------------

HERE = Context("empty", "violence", "other=nobody")


@pytest.fixture
def model() -> PartyModel:
    weights = {"always": -1.0, "home": 1.0, "empty & home": 0.5, "violence & far": -3.0, "no violence & home": 9.0}
    return PartyModel(PartyWeights(1, {}, {"actors": 0.6, "recipients": 0.6}, {"actors": weights, "recipients": {}}))


@pytest.fixture
def event(codings: dict[News, Coding]) -> Iterator[Event]:
    (coding,) = code_news([clash_in("Mali")]).values()
    yield coding.claims[0].event


def test_states_above_the_threshold_are_chosen_with_reasons(model: PartyModel, event: Event) -> None:
    rows = [Candidate("AAA", HERE, frozenset({"always", "home"})), Candidate("BBB", HERE, frozenset({"always"}))]
    (choice,) = model.choose(event, "actors", rows)
    assert (choice.state, round(choice.probability, 3), choice.reasons) == ("AAA", 0.622, (("home", 1.5),))


def test_states_alike_are_chosen_together_or_not_at_all(model: PartyModel, event: Event) -> None:
    near, far = frozenset({"always", "home"}), frozenset({"always", "home", "far"})
    assert [c.state for c in model.choose(event, "actors", [Candidate(s, HERE, near) for s in "XY"])] == ["X", "Y"]
    assert model.choose(event, "actors", [Candidate(s, HERE, far) for s in "XY"]) == []


def test_changed_weights_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = datafile.data_root().joinpath("extract/parties.json").read_text(encoding="utf-8")
    (tmp_path / "extract").mkdir()
    target = tmp_path / "extract" / "parties.json"
    monkeypatch.setattr(datafile, "data_root", lambda: tmp_path)
    target.write_text(source, encoding="utf-8")
    assert datafile.load_sealed("extract/parties.json", PartyWeights).thresholds["actors"] > 0.5
    target.write_text(source.replace('"actors": 0.', '"actors": 0.1', 1), encoding="utf-8")
    with pytest.raises(DataError, match="do not fit its sha256"):
        datafile.load_sealed("extract/parties.json", PartyWeights)
    target.write_text("{", encoding="utf-8")
    with pytest.raises(DataError, match=r"parties\.json"):
        datafile.load_sealed("extract/parties.json", PartyWeights)


def test_packaged_weights_say_what_they_learned_from() -> None:
    raw = json.loads(datafile.data_root().joinpath("extract/parties.json").read_text(encoding="utf-8"))
    stated = raw.pop("sha256")
    assert stated == seal(raw)
    assert raw["data"] and all(len(digest) == 64 for digest in raw["data"].values())
