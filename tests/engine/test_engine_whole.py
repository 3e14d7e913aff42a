"""A report in which no event can be told gets annotations only where they are asked for."""

import reportedly

CALM = "The old bridge of Mwanza is green."


def test_a_calm_report_gets_no_annotations() -> None:
    assert reportedly.code(CALM).annotations.places == ()


def test_its_places_and_times_are_given_where_asked_for() -> None:
    annotations = reportedly.code(f"{CALM} It was red on 3 May 2012.", whole=True).annotations
    assert [p.name for p in annotations.places] == ["Mwanza"]
    assert [t.earliest for t in annotations.times] == ["2012-05-03"]
