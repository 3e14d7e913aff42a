import json

import pytest
from evaluate_rows import said

from reportedly.errors import InputError
from reportedly.evaluate.dyads import find_happenings, score_categories, score_triples
from reportedly.evaluate.gold import Category, Triple, TripleText, find_state, read_categories, read_triples, to_dyads


def values(report):
    return {name: measure.value for name, measure in report.measures.items()}


def record(*types, dyads=(("KEN", "UGA"),)):
    return Category("r1", "A text.", types or ("ASSAULT",), frozenset(dyads))


def test_perfect_record_scores_one():
    report = score_categories("plover_gsr", [record()], [[said()]])
    assert set(values(report).values()) == {1} and not report.failures


def test_right_category_with_other_states_counts_as_category_alone():
    found = values(score_categories("plover_gsr", [record()], [[said(actors=("PER",))]]))
    assert (found["category_recall"], found["category_states_recall"]) == (1, 0)


def test_false_happening_lowers_precision_alone():
    report = score_categories("plover_gsr", [record()], [[said(), said(type="AID", trigger="sent")]])
    assert (values(report)["category_recall"], values(report)["category_precision"]) == (1, 0.5)


def test_record_without_a_state_on_one_side_is_left_out_of_the_states():
    report = score_categories("plover_gsr", [record(), record(dyads=())], [[said()], []])
    assert report.counts["records_with_states_on_both_sides"] == 1
    assert (report.measures["category_states_recall"].of, report.measures["category_recall"].of) == (1, 2)


def test_happening_without_a_recipient_is_left_out_of_the_states_precision():
    report = score_categories("plover_gsr", [record()], [[said(), said(trigger="beat", recipients=())]])
    assert report.measures["category_states_precision"].of == 1


def test_what_several_do_together_has_both_orders():
    assert to_dyads(("KEN", "UGA"), ()) == {("KEN", "UGA"), ("UGA", "KEN")}
    assert to_dyads(("KEN", None), ()) == frozenset()
    report = score_categories("plover_gsr", [record("CONSULT")], [[said("CONSULT", ("UGA", "KEN"), ())]])
    assert values(report)["category_states_recall"] == 1


def test_claims_of_two_speakers_about_one_happening_count_once():
    assert len(find_happenings([said(), said(speaker="UGA", position="denies")])) == 1


def test_private_types_are_no_happenings():
    assert find_happenings([said(type="x_toll"), said(type="x_status")]) == ()


@pytest.mark.parametrize(
    "row, single, root",
    [
        (said("AID", modality="future"), "AGREE", "03"),
        (said("CONSULT", modality="future"), "AGREE", "03"),
        (said("AID", modality="future", position="denies"), "REJECT", "12"),
        (said("COERCE", modality="future"), "THREATEN", "13"),
        (said("ASSAULT", modality="hypothetical"), "ASSAULT", None),
        (said("AID", modality="hypothetical"), "AID", None),
        (said("ACCUSE", modality="future"), "ACCUSE", None),
        (said("ASSAULT", position="denies"), "ASSAULT", None),
    ],
)
def test_a_type_and_its_modality_are_compared_as_one_type(row, single, root):
    (happening,) = find_happenings([row])
    assert happening.said.type == single
    assert root is None or happening.said.cameo[:2] == root


def test_confusion_of_a_record_that_is_not_found():
    report = score_categories("plover_gsr", [record("AID"), record("AID")], [[said()], []])
    assert [(c.gold, c.coded, c.count) for c in report.confusions] == [("AID", "-", 1), ("AID", "ASSAULT", 1)]
    assert len(report.failures) == 2


@pytest.mark.parametrize(
    ("event", "types"),
    [
        ("FIGHT", ("ASSAULT",)),
        ("DEMAND", ("REQUEST",)),
        ("DISAPPROVE", ("ACCUSE",)),
        ("INVESTIGATE", ("ACCUSE",)),
        ("YIELD", ("CONCEDE", "RETREAT")),
        ("AID", ("AID",)),
    ],
)
def test_categories_of_2016_have_todays_names(tmp_path, event, types):
    rows = [{"event": "DOCUMENT"}, {"id": "r1", "event": event, "text": "Kenya did it to Uganda. "}]
    (tmp_path / "g.json").write_text(json.dumps(rows))
    (found,) = read_categories(tmp_path / "g.json")
    assert (found.types, found.text, found.published) == (types, "Kenya did it to Uganda.", None)


def test_sides_of_records_are_lists_words_or_nothing(tmp_path):
    def side(*codes):
        return [{"actorText": code, "code": code} for code in codes]

    rows = [
        {"source": side("KEN"), "target": side("IGO", "UGA")},
        {"source": side("KEN", "UGA"), "target": ""},
        {"source": side("KEN"), "target": "trade"},
        {"source": None},
    ]
    texts = [{"id": str(i), "event": "AID", "text": "A text.", **row} for i, row in enumerate(rows)]
    (tmp_path / "g.json").write_text(json.dumps(texts))
    both = {("KEN", "UGA"), ("UGA", "KEN")}
    assert [r.dyads for r in read_categories(tmp_path / "g.json")] == [{("KEN", "UGA")}, both, set(), set()]


@pytest.mark.parametrize(
    ("code", "state"), [("KENGOVMIL", "KEN"), ("---REB", None), ("IGOUNO", None), ("JAP", "JPN"), ("", None)]
)
def test_state_is_at_the_head_of_an_actor_code(code, state):
    assert find_state(code) == state


VALIDATION = """<?xml version='1.0'?>
<Sentences>
# a note, which is no XML
<Sentence date="20190702" id="ONE" evaluate="true"/>
<!-- a remark -->
<EventCoding eventcode="190" sourcecode="KENMIL" targetcode="UGAREB" />
<EventCoding eventcode="0352" sourcecode="KEN" targetcode="---" />
<Text>
Kenya's army fired at
rebels.
</Text>
<Parse>
1	Kenya	Kenya	PROPN	_	_
</Parse></Sentence>
<Sentence date="190702" id="TWO" evaluate="true">
<EventCoding noevents="True" />
<Text></Text>
<Parse>
1	Rain	rain	NOUN	_	SpaceAfter=No
2	.	.	PUNCT	_	_
</Parse>
</Sentence>
"""


def test_validation_file_is_read_though_it_is_no_xml(tmp_path):
    (tmp_path / "v.xml").write_text(VALIDATION)
    one, two = read_triples(tmp_path / "v.xml")
    assert (one.text, one.published) == ("Kenya's army fired at rebels.", "2019-07-02")
    assert one.triples == (Triple("19", ("KEN", "UGA")), Triple("03", None))
    assert (two.text, two.published, two.triples) == ("Rain.", None, ())


def test_file_of_another_format_is_refused(tmp_path):
    (tmp_path / "v.xml").write_text("no sentences")
    (tmp_path / "g.json").write_text("[{}]")
    with pytest.raises(InputError, match=r"v\.xml"):
        read_triples(tmp_path / "v.xml")
    with pytest.raises(InputError, match=r"g\.json"):
        read_categories(tmp_path / "g.json")


def test_triples_are_found_by_root_and_by_states():
    text = TripleText("s1", "A text.", (Triple("19", ("KEN", "UGA")), Triple("04", None)))
    report = score_triples(
        "petrarch_validation", [text], [[said(cameo="193"), said("AID", cameo="07", trigger="sent")]]
    )
    assert values(report) == {"root_recall": 0.5, "root_states_recall": 1}
    assert report.failures[0].wrong == ("missing 04 (no states asked)",)
    assert {(c.gold, c.coded) for c in report.confusions} == {("04", "19"), ("04", "07")}


def test_triple_with_the_sides_swapped_is_not_found():
    text = TripleText("s1", "A text.", (Triple("19", ("UGA", "KEN")),))
    found = values(score_triples("petrarch_validation", [text], [[said(cameo="193")]]))
    assert found == {"root_recall": 1, "root_states_recall": 0}


def test_sentence_without_events_is_counted_where_it_is_left_so():
    texts = [TripleText("s1", "A text.", ()), TripleText("s2", "A text.", ())]
    counts = score_triples("petrarch_validation", texts, [[], [said()]]).counts
    assert (counts["sentences_without_events"], counts["sentences_without_events_left_so"]) == (2, 1)


def test_a_plain_statement_is_no_event_to_be_found():
    text = TripleText("s1", "A text.", (Triple("01", ("KEN", "UGA")), Triple("19", ("KEN", "UGA"))))
    report = score_triples("petrarch_validation", [text], [[said(cameo="190")]])
    assert (report.counts["triples"], report.counts["triples_that_are_no_event"]) == (1, 1)
    assert values(report)["root_states_recall"] == 1
