"""Answers in the sentence behind: each form of words with each kind of act, so that neither depends on the other."""

from coded import table
from reportedly.model import Coding

ACTS = (
    "shelled a Malawian village near Chipata",
    "killed four Malawian farmers",
    "detained two Malawian journalists",
    "opened fire on Malawian fishermen",
)
ANSWERS = {
    "denies": (
        "denied doing so",
        "denied having done so",
        "denied that this had happened",
        "denied that any such incident had taken place",
        "said there had been no such incident",
        "said it knew of no such incident",
        "said its men were not involved",
        "insisted it had not",
        "said not a word of it was true",
        "said the claim was without foundation",
        "said the report had no basis",
        "said nothing like that had happened",
        "disputed this",
        "contradicted this",
        "gave a different account",
        "described the accusation as absurd",
        "branded the accusation a fabrication",
        "labelled the report fiction",
        "pushed back against the claim",
    ),
    "accepts": (
        "said it had done so",
        "said it was responsible",
        "conceded that this was true",
        "said the report was true",
        "admitted having done so",
        "admitted as much",
        "confessed to it",
    ),
    "deflects": (
        "blamed Angolan rebels for the incident",
        "blamed it on Angolan rebels",
        "in turn blamed Angolan rebels",
        "pointed the finger at Angolan rebels",
        "put the blame on Angolan rebels",
        "said it was Angolan rebels who had done it",
        "said Angolan rebels were responsible",
        "said the culprits were Angolan rebels",
    ),
    "declines": ("would not be drawn", "said it was aware of the report"),
    "unreached": ("has not commented",),
}
ROWS = [
    (f"Zambian soldiers {ACTS[n % len(ACTS)]}, Malawi said on Monday. The Zambian army {words}.", position)
    for position, answers in ANSWERS.items()
    for n, words in enumerate(answers)
]


@table("position", *ROWS)
def test_an_answer_restates_what_was_told_in_any_form_of_words(coding: Coding, position: str) -> None:
    answers = [c for c in coding.claims if c.speaker.code == "ZMB" and c.voice != "publisher"]
    assert [c.position for c in answers] == [position]
    assert {a.code for a in answers[0].event.actors} == {"AGO" if position == "deflects" else "ZMB"}


@table(
    "want",
    ("Zambian soldiers shelled a village, Malawi said. Angola said the same.", "AGO asserts"),
    ("Zambian soldiers shelled a village, Malawi said. Angola repeated the accusation.", "AGO asserts"),
    ("Zambian soldiers shelled a village, Malawi said. Angola gave the same account.", "AGO asserts"),
    ("Zambian soldiers shelled a village, Malawi said. This could not be independently confirmed.", "None unconfirmed"),
    ("Zambian soldiers shelled a village, Malawi said. Neither claim could be verified.", "None unconfirmed"),
    ("Zambia threatened to attack Malawi, Angola said. Zambia denied it.", "ZMB denies"),
)
def test_others_repeat_or_leave_open_what_was_told(coding: Coding, want: str) -> None:
    assert want in {f"{c.speaker.code} {c.position}" for c in coding.claims}
