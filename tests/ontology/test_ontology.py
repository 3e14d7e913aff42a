"""The ontology's tables: complete, consistent with each other, and right where tables in circulation are wrong."""

from pathlib import Path
from typing import get_args

import pytest
import yaml

from reportedly import ontology
from reportedly.datafile import parse_yaml
from reportedly.errors import DataError
from reportedly.model.vocabulary import EventType

PLOVER = ontology.load_plover()
CAMEO = ontology.load_cameo()
CROSSWALK = ontology.load_crosswalk()
PRIVATE = {"x_control", "x_toll", "x_status"}


def test_sixteen_public_types_and_three_private_ones() -> None:
    assert len([entry for entry in PLOVER.types.values() if not entry.private]) == 16
    assert {name for name, entry in PLOVER.types.items() if entry.private} == PRIVATE
    assert set(PLOVER.types) == set(get_args(EventType))


def test_thirty_seven_contexts_each_with_a_meaning() -> None:
    assert len(PLOVER.contexts) == 37
    assert all(PLOVER.contexts.values())
    assert ontology.has_context("military")
    assert not ontology.has_context("humanitarian")


@pytest.mark.parametrize("name", sorted(set(PLOVER.types) - PRIVATE))
def test_public_type_has_quad_score_and_scores_of_modes_in_range(name: str) -> None:
    entry = ontology.get_type(name)
    assert ontology.get_quad(name) in {1, 2, 3, 4}
    assert entry.meaning
    for mode in (None, *entry.modes):
        score = ontology.get_score(name, mode)
        assert score is not None
        assert -10 <= score <= 10


@pytest.mark.parametrize("name", sorted(PRIVATE))
def test_private_type_has_no_code_of_others(name: str) -> None:
    assert ontology.get_quad(name) is None
    assert ontology.get_score(name, None) is None
    assert ontology.to_cameo(name, None) is None


@pytest.mark.parametrize(
    ("name", "mode", "score"),
    [
        ("ACCUSE", None, -3.0),
        ("RETREAT", "ceasefire", 7.5),
        ("ASSAULT", "crowd-control", -7.5),
        ("REQUEST", "meet", 0.0),
        ("PROTEST", "vandalize", -5.0),
    ],
)
def test_score_is_the_modes_else_the_types(name: str, mode: str | None, score: float) -> None:
    assert ontology.get_score(name, mode) == score


def test_cameo_has_312_string_codes_with_leading_zeros() -> None:
    assert len(CAMEO.codes) == 312
    assert CAMEO.goldstein_table == "cameo-canonical"
    assert ontology.get_cameo("010").root == "01"
    assert ontology.get_cameo("10").root == "10"
    assert all(code.startswith(entry.root) and 2 <= len(code) <= 4 for code, entry in CAMEO.codes.items())


@pytest.mark.parametrize("name", ["cameo.yaml", "crosswalk.yaml"])
def test_codes_are_strings_in_the_file(name: str) -> None:
    folder = Path(ontology.__file__).parent
    data = yaml.safe_load((folder / name).read_text(encoding="utf-8"))
    codes = [*data.get("codes", {}), *data.get("quads", {}), *data.get("to_plover", {})]
    assert codes
    assert all(isinstance(code, str) for code in codes)


def test_every_root_has_a_quad_class() -> None:
    assert set(CAMEO.quads) == {entry.root for entry in CAMEO.codes.values()}
    assert [CAMEO.quads[root] for root in ("01", "05", "06", "08", "09", "13", "14", "20")] == [1, 1, 2, 2, 3, 3, 4, 4]


@pytest.mark.parametrize(
    ("code", "value"),
    [
        ("01", 0.0), ("010", 0.0), ("016", -2.0), ("018", 3.4), ("022", 3.2), ("0234", 3.4), ("0334", 6.0),
        ("0353", 7.0), ("046", 7.0), ("0863", 9.0), ("0871", 9.0), ("0874", 10.0), ("10", -5.0), ("100", -5.0),
        ("1124", -2.0), ("124", -4.0), ("127", -5.0), ("13", -6.0), ("130", -4.4), ("1384", -7.0), ("1453", -7.5),
        ("161", -4.0), ("1622", -5.6), ("163", -8.0), ("164", -7.0), ("165", -6.5), ("1712", -9.2), ("1724", -5.0),
        ("182", -9.5), ("1822", -9.0), ("1823", -10.0), ("1833", -10.0), ("186", -10.0), ("191", -9.5),
        ("194", -10.0), ("196", -9.5), ("201", -9.5), ("2042", -10.0),
    ],
)  # fmt: skip
def test_goldstein_is_the_canonical_value(code: str, value: float) -> None:
    assert ontology.get_goldstein(code) == value


@pytest.mark.parametrize("code", CAMEO.codes)
def test_crosswalk_has_every_code_with_targets_of_plover_2(code: str) -> None:
    coded = ontology.to_plover(code)
    if CAMEO.codes[code].root == "01":
        assert coded is None
        return
    assert coded is not None
    assert not ontology.get_type(coded.type).private
    assert coded.mode is None or ontology.has_mode(coded.type, coded.mode)
    assert all(ontology.has_context(context) for context in coded.contexts)


def test_crosswalk_names_no_unknown_code() -> None:
    assert set(CROSSWALK.to_plover) <= set(CAMEO.codes)


@pytest.mark.parametrize(
    ("code", "coded"),
    [
        ("015", None),
        ("016", None),
        ("0256", ("REQUEST", "yield", ("military",))),
        ("057", ("SUPPORT", None, ())),
        ("0813", ("CONCEDE", None, ())),
        ("0863", ("RETREAT", "access", ("human_security",))),
        ("0871", ("CONCEDE", None, ("military",))),
        ("0874", ("RETREAT", "withdraw", ("military",))),
        ("112", ("ACCUSE", "allege", ())),
        ("111", ("ACCUSE", "disapprove", ())),
        ("163", ("SANCTION", "discontinue", ("economic",))),
        ("1712", ("ASSAULT", "destroy", ())),
        ("1711", ("COERCE", "seize", ())),
        ("175", ("ASSAULT", None, ("repression",))),
        ("1832", ("ASSAULT", "explosives", ())),
        ("191", ("COERCE", "restrict", ("military",))),
        ("192", ("COERCE", "seize", ("military", "territory"))),
        ("194", ("ASSAULT", "heavy-weapons", ("military",))),
        ("195", ("ASSAULT", "aerial", ("military",))),
        ("196", ("ASSAULT", None, ("legal", "military"))),
        ("2041", ("ASSAULT", "unconventional", ("cbrn",))),
    ],
)
def test_crosswalk_traps(code: str, coded: tuple[str, str | None, tuple[str, ...]] | None) -> None:
    assert ontology.to_plover(code) == coded


def _pairs() -> list[tuple[str, str | None]]:
    return [(name, mode) for name, entry in PLOVER.types.items() for mode in (None, *entry.modes)]


@pytest.mark.parametrize(("name", "mode"), _pairs())
def test_reverse_crosswalk_has_every_type_and_mode(name: str, mode: str | None) -> None:
    code = ontology.to_cameo(name, mode)
    assert code is None or code in CAMEO.codes


def test_reverse_crosswalk_names_no_other_mode() -> None:
    for name, entry in CROSSWALK.to_cameo.items():
        assert set(entry.modes) == set(ontology.get_type(name).modes)


@pytest.mark.parametrize(("name", "mode"), _pairs())
def test_there_and_back_keeps_the_type(name: str, mode: str | None) -> None:
    code = ontology.to_cameo(name, mode)
    back = None if code is None else ontology.to_plover(code)
    # CAMEO's root 08 is both CONCEDE and RETREAT; its generic code says no more than that somebody yields.
    if back is not None and (name, mode) != ("RETREAT", None):
        assert back.type == name


@pytest.mark.parametrize(
    "call",
    [
        lambda: ontology.get_type("FIGHT"),
        lambda: ontology.get_quad("assault"),
        lambda: ontology.get_score("ASSAULT", "ceasefire"),
        lambda: ontology.get_score("DEMAND", None),
        lambda: ontology.has_mode("YIELD", "release"),
        lambda: ontology.to_cameo("ASSAULT", "massacre"),
        lambda: ontology.to_cameo("DISAPPROVE", None),
        lambda: ontology.to_plover("1"),
        lambda: ontology.to_plover("999"),
        lambda: ontology.get_goldstein("19999"),
        lambda: ontology.get_cameo(""),
    ],
)
def test_unknown_name_is_a_data_error(call: object) -> None:
    assert callable(call)
    with pytest.raises(DataError, match="no such"):
        call()


def test_mode_of_another_type_is_no_mode() -> None:
    assert ontology.has_mode("RETREAT", "ceasefire")
    assert not ontology.has_mode("CONCEDE", "ceasefire")


def test_unknown_key_is_refused() -> None:
    with pytest.raises(DataError, match="colour"):
        parse_yaml("{meaning: x, modes: {}, colour: red}", ontology.Type, where="a test")


def test_a_promise_of_cooperation_is_an_agreement_and_of_force_a_threat() -> None:
    assert ontology.to_single_type("SUPPORT", "future") == "AGREE"
    assert ontology.to_single_type("ASSAULT", "future") == "THREATEN"
    assert ontology.to_single_type("ASSAULT", "actual") == ontology.to_single_type("ASSAULT", None) == "ASSAULT"
    assert ontology.to_single_type("x_control", "future") == "x_control"
