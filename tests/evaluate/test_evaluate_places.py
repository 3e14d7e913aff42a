"""Places are scored by overlap, distance and area; governorates by claims, headlines by distance."""

import gzip
import json
from dataclasses import replace

import pytest
from evaluate_rows import make_claim, make_coding

from reportedly.errors import InputError
from reportedly.evaluate.gold import load_names
from reportedly.evaluate.places import GoldToponym, PlacesText, read_places, score_places
from reportedly.model import Place, Span
from reportedly.read import read_text

TEXT = "Ships left Lamu in Kenya for Busia."
LAMU, KENYA, BUSIA = (-2.27, 40.9), (0.5, 38.0), (0.46, 34.1)


def gold(name, point, state=False):
    start = TEXT.index(name)
    return GoldToponym(start, start + len(name), name, point, state)


def place(name, point, radius=3.0, admin1=None):
    start = TEXT.index(name)
    lat, lon = point or (None, None)
    return Place(name, None, lat, lon, radius, admin1, "KEN", (), "exact", Span(start, start + len(name), name))


def coding(*places, claims=()):
    made = make_coding(claims, TEXT)
    return replace(made, annotations=replace(made.annotations, places=places))


def score(*rows):
    texts, codings = zip(*rows, strict=True)
    return score_places("places", texts, codings)


def values(report):
    return {name: round(measure.value, 3) for name, measure in report.measures.items()}


TOPONYMS = PlacesText("t", TEXT, "toponyms", (gold("Lamu", LAMU), gold("Kenya", KENYA, True), gold("Busia", BUSIA)))


def test_all_found_and_right_is_no_failure():
    report = score((TOPONYMS, coding(place("Lamu", LAMU), place("Kenya", KENYA, 400), place("Busia", BUSIA))))
    assert values(report)["toponym_f1"] == values(report)["others_right"] == values(report)["states_right"] == 1
    assert not report.failures and report.tables[0].rows[1] == ("others", 2, "0.0", 0)


def test_missed_and_spurious_are_counted_and_told():
    report = score((TOPONYMS, coding(place("Lamu", LAMU), place("Ships", LAMU))))
    found = values(report)
    assert (found["toponym_precision"], found["toponym_recall"]) == (0.5, 0.333)
    assert [line.split()[:2] for line in report.failures[0].wrong] == [
        ["missed", "Kenya"], ["missed", "Busia"], ["spurious", "Ships"],
    ]  # fmt: skip


def test_far_is_wrong_unless_the_area_reaches_gold():
    far = (5.0, 40.9)
    assert values(score((TOPONYMS, coding(place("Lamu", far)))))["others_right"] == 0
    assert values(score((TOPONYMS, coding(place("Lamu", far, radius=900)))))["others_right"] == 1
    assert values(score((TOPONYMS, coding(place("Lamu", None)))))["others_right"] == 0


def test_the_governorate_of_most_assaults_counts():
    row = PlacesText("f", TEXT, "governorate", governorate="idlib")
    inside, outside = place("Lamu", LAMU, admin1="Idlib Governorate"), place("Busia", BUSIA, admin1="Homs Governorate")

    def claims(*places):
        made = [make_claim() for _ in places]
        return [replace(c, event=replace(c.event, places=(p,))) for c, p in zip(made, places, strict=True)]

    assert values(score((row, coding(claims=claims(inside, outside, inside)))))["governorate_right"] == 1
    report = score((row, coding(claims=claims(outside))))
    assert values(report)["governorate_right"] == 0
    assert report.failures[0].wrong == ("governorate idlib; coded Homs Governorate 1",)


def test_a_place_within_25_km_makes_a_headline_right():
    row = PlacesText("g", TEXT, "headline", point=LAMU)
    assert values(score((row, coding(place("Busia", BUSIA), place("Lamu", (-2.3, 40.8))))))["headline_right"] == 1
    assert values(score((row, coding(place("Busia", BUSIA)))))["headline_right"] == 0


def test_toponyms_are_read_with_offsets_from_one_or_zero(tmp_path):
    body = "".join(
        f"<location><name>{n}</name><start>{s}</start><end>0</end><lat>1</lat><lon>2</lon><page>http://e/{p}</page></location>"
        for n, s, p in (("Lamu", TEXT.index("Lamu") + 1, "Lamu"), ("Kenya", TEXT.index("Kenya"), "Kenya"))
    )
    (tmp_path / "g.xml").write_text(f"<a><article><text>{TEXT}</text><locations>{body}</locations></article></a>")
    (row,) = read_places(tmp_path / "g.xml")
    assert [(TEXT[t.start : t.end], t.state) for t in row.toponyms] == [("Lamu", False), ("Kenya", True)]
    assert read_text(row.text).doc.text == TEXT


def test_articles_that_do_not_name_their_governorate_are_left_out(tmp_path):
    rows = [{"id": n, "text": t, "published": "2014-01-02", "publisher": "x", "gold_location": "idlib"}
            for n, t in (("1", "Shells hit Idleb."), ("2", "Shells hit the north."))]  # fmt: skip
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, rows)))
    assert [row.id for row in read_places(tmp_path / "a.jsonl")] == ["fa_kes-1"]


def test_headlines_need_the_core_of_the_coded_place(tmp_path):
    header = "id,source_headline,source_office,source_date,where_coordinates,latitude,longitude,country\n"
    lines = ['1.0,Clashes in Lamu;Calm elsewhere,A;B,2015-01-02;2015-01-03,Al Lamu town,1,2,Kenya\n',
             '2.0,Fire in Kenya,A,2015-01-02,Kenya,1,2,Kenya\n']  # fmt: skip
    (tmp_path / "e.csv.gz").write_bytes(gzip.compress((header + "".join(lines)).encode()))
    (row,) = read_places(tmp_path / "e.csv.gz")
    assert (row.id, row.text, row.point, row.publisher) == ("ged-1", "Clashes in Lamu", (1.0, 2.0), "A")


@pytest.mark.parametrize(("name", "content"), [("x.txt", ""), ("x.xml", "<a"), ("x.jsonl", "{}"), ("x.gz", "x")])
def test_a_file_of_another_form_is_refused(tmp_path, name, content):
    (tmp_path / name).write_text(content)
    with pytest.raises(InputError, match=name):
        read_places(tmp_path / name)


def test_spellings_of_governorates_are_folded():
    assert all(name == name.casefold() for names in load_names().governorates.values() for name in names)
