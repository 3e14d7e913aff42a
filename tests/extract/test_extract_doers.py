"""Who does it where the syntax hides the doer: behind participles, nouns that measure, infinitives and passives."""

from coded import lines, table, told
from reportedly.model import Coding


@table(
    "want",
    ("The Norwegian parliament votes 155–18 to withdraw from the treaty with Chile.", "SANCTION NOR>CHL"),
    ("The leaders of the Peruvian opposition each made speeches conceding the election.", "CONCEDE PER>-"),
    ("The court found three Malian officers guilty of killing the mayor.", "ASSAULT MLI>MLI"),
    ("The Peruvian dissidents face long prison terms if found guilty.", "SANCTION ->PER"),
)
def test_who_does_what_a_verb_governs(coding: Coding, want: str) -> None:
    assert any(want in row for row in lines(coding))


@table(
    "want",
    ("Ten Malians were killed in what appeared to be a Chadian air strike.", ["ASSAULT TCD>MLI"]),
    ("Ten Kenyans were killed in what the mayor described as a Somali army raid.", ["ASSAULT SOM>KEN"]),
)
def test_what_somebody_calls_it_is_the_same_event(coding: Coding, want: list[str]) -> None:
    assert [row.split(" asserts ")[1] for row in lines(coding)] == want


