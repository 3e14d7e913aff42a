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


