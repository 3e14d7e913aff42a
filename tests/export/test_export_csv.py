"""The table: columns, types, lists, and cells that a spreadsheet must not run."""

import csv
import io
from dataclasses import replace

import pytest
from invented_report import make_coding

from reportedly.export.csv import COLUMNS, guard, header, to_csv
from reportedly.model import Coding


def read_rows(coding: Coding) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(header() + to_csv(coding), newline="")))


def test_columns_are_those_promised() -> None:
    assert len(COLUMNS) == len(set(COLUMNS)) == 53
    assert COLUMNS[:7] == ("claim_id", "document_id", "publisher", "published", "position", "holds", "disputes")
    assert COLUMNS[-4:] == ("rule", "answers", "restates", "incident_id")


def test_one_row_a_claim_with_all_columns() -> None:
    coding = make_coding()
    rows = read_rows(coding)
    assert [row["claim_id"] for row in rows] == [claim.id for claim in coding.claims]
    assert all(set(row) == set(COLUMNS) and None not in row.values() for row in rows)


def test_values_of_a_charge_and_its_denial() -> None:
    charge, denial, *_ = read_rows(make_coding())
    expected = {
        "publisher": "Gull & Anchor",
        "published": "2024-05-11",
        "position": "asserts",
        "holds": "true",
        "speaker_name": "Osmark's defence ministry",
        "speaker_ref": "xos-mod",
        "relays": "Harbour Agency",
        "cameo": "010",
        "score": "-9.0",
        "lat": "-3.25",
        "killed_low": "3",
        "killed_high": "",
        "time_earliest": "2024-05-10",
        "place_ids": "99",
        "trigger": "shelled",
    }
    assert {key: charge[key] for key in expected} == expected
    assert (denial["position"], denial["holds"], denial["disputes"]) == ("denies", "false", "occurrence")
    assert denial["answers"] == denial["restates"] == charge["claim_id"]
    assert denial["incident_id"] == charge["incident_id"] != ""


def test_lists_keep_their_places() -> None:
    truce = read_rows(make_coding())[3]
    assert truce["actors"] == "Osmark; Veld army units"
    assert truce["actor_codes"] == "XOS; XVL"
    assert truce["actor_sectors"] == "GOV; MIL"


def test_figures_are_never_added() -> None:
    coding = make_coding()
    claim = coding.claims[0]
    killed = claim.event.quantities[0]
    more = (killed, replace(killed, low=7, high=7), replace(killed, kind="displaced", low=None, high=None))
    changed = replace(claim, event=replace(claim.event, quantities=more))
    (row,) = read_rows(replace(coding, claims=(changed,)))
    assert (row["killed_low"], row["killed_high"]) == ("3", "")
    words = '"at least three people"'
    assert row["other_quantities"] == f"killed 7..7 {words}; displaced .. {words}"


def test_text_is_quoted_numbers_are_not_and_lines_end_as_in_rfc_4180() -> None:
    text = header() + to_csv(make_coding())
    assert text.count("\r\n") == text.count("\n") == 7
    assert '"010",4,-9.0,' in text


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＠"])
def test_formulas_get_an_apostrophe(start: str) -> None:
    assert guard(f"{start}1+1") == f"'{start}1+1"
    coding = make_coding()
    hostile = replace(coding.document, publisher=f"{start}cmd|' /C calc'!A0")
    assert read_rows(replace(coding, document=hostile))[0]["publisher"].startswith("'")


@pytest.mark.parametrize("cell", ["010", "a=b", "", None, -9.0, 3, "'quoted'"])
def test_other_cells_stay_as_they_are(cell: str | float | None) -> None:
    assert guard(cell) == cell
