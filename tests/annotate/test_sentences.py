"""Where sentences and quotations begin and end."""

import pytest

from reportedly.annotate.sentences import find_headline, find_quotes, split_sentences

CUTS = [
    ("Shells fell. Residents fled.", ["Shells fell.", "Residents fled."]),
    ("Gen. Oduya spoke. Troops left.", ["Gen. Oduya spoke.", "Troops left."]),
    ("J. K. Marou spoke on Jan. 5 in Geneva.", ["J. K. Marou spoke on Jan. 5 in Geneva."]),
    ("Prime minister N.K. Marou spoke in Geneva.", ["Prime minister N.K. Marou spoke in Geneva."]),
    ("Did they fire? Nobody knows!", ["Did they fire?", "Nobody knows!"]),
    ("About 2.5 tonnes burned. It rained.", ["About 2.5 tonnes burned.", "It rained."]),
    ('"We left." Then they went.', ['"We left."', "Then they went."]),
    ("“We left.” Then they went.", ["“We left.”", "Then they went."]),
    ("No stop at the end\nNext line.", ["No stop at the end", "Next line."]),
    ("They waited… Then shots rang out.", ["They waited…", "Then shots rang out."]),
    ("the army left. then it came back.", ["the army left. then it came back."]),
    ("Published May 6 2019 Shells fell on Homs.", ["Shells fell on Homs."]),
    ("06-05-2019 Shells Hit Homs. Two men died.", ["Shells Hit Homs.", "Two men died."]),
    ("Shells hit Homs Wire Monday 6 May 2019 Two men died.", ["Shells hit Homs Wire", "Two men died."]),
    ("On Monday 6 May 2019 Syrian troops left.", ["On Monday 6 May 2019 Syrian troops left."]),
    ("Tags Ghana Accra port At least two men died.", ["At least two men died."]),
    ("Two men died. Related Port Talks Go On Tags Ghana Accra", ["Two men died."]),
    ("He saw Tags Marou. The Related Parties met.", ["He saw Tags Marou.", "The Related Parties met."]),
    ("Guns Fire on Port of Tema font size Two men died.", ["Guns Fire on Port of Tema", "Two men died."]),
    ("Guns Fire on Port of Tema A mortar hit a mill.", ["Guns Fire on Port of Tema", "A mortar hit a mill."]),
    ("Guns Fire on The Port of Tema.", ["Guns Fire on The Port of Tema."]),
    ("The envoy of Ghana told The Accra Herald this.", ["The envoy of Ghana told The Accra Herald this."]),
    ("* Guns fired. * According to him two died.", ["Guns fired.", "According to him two died."]),
    ("- On 5 May guns fired. He fled.\n (b) Two died.", ["On 5 May guns fired.", "He fled.", "Two died."]),
    ("Guns fire on the port Guns fire on the port of Sur.", ["Guns fire on the port", "Guns fire on the port of Sur."]),
]  # fmt: skip


@pytest.mark.parametrize("text, expected", CUTS)
def test_sentences_end_where_the_table_says(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end, _ in split_sentences(text)] == expected


def test_paragraphs_are_numbered_by_line() -> None:
    assert [number for _, _, number in split_sentences("One. Two.\nThree.")] == [0, 0, 1]


def test_white_space_belongs_to_no_sentence() -> None:
    assert split_sentences("  \n \n") == []


@pytest.mark.parametrize(
    "text, expected",
    [
        ('He said "we left" and went.', ["we left"]),
        ("He said “we left. We go” and went.", ["we left. We go"]),
        ("«Wir gehen», he said.", ["Wir gehen"]),
        ('"One," he said. "Two."', ["One,", "Two."]),
        ("The ministry's word isn't a quote.", []),
    ],
)  # fmt: skip
def test_quotations_are_found_between_their_marks(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in find_quotes(text)] == expected


def test_unclosed_quotation_ends_with_its_paragraph() -> None:
    text = '"We shall stay. We shall hold.\nThe army left.'
    assert [text[start:end] for start, end in find_quotes(text)] == ["We shall stay. We shall hold."]


@pytest.mark.parametrize(
    "text, expected",
    [
        ("Shells Hit Market in Homs. Two men died.", True),
        ("Shells hit market in Homs\nTwo men died.", True),
        ("Shells hit a market in Homs. Two men died.", False),
        ("Shells Hit Market in Homs", False),
    ],
)
def test_headline_is_told_by_its_capitals_or_its_lack_of_a_stop(text: str, expected: bool) -> None:
    assert find_headline(text, split_sentences(text)) is expected
