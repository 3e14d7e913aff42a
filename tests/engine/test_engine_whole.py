"""A report in which no event can be told gets annotations, unless it is to be quick."""

import reportedly

CALM = "The old bridge of Mwanza is green."


def test_a_calm_report_gets_no_annotations_where_it_is_to_be_quick() -> None:
    assert reportedly.code(CALM, quick=True).annotations.places == ()


def test_its_places_and_times_are_given_otherwise() -> None:
    annotations = reportedly.code(f"{CALM} It was red on 3 May 2012.").annotations
    assert [p.name for p in annotations.places] == ["Mwanza"]
    assert [t.earliest for t in annotations.times] == ["2012-05-03"]
