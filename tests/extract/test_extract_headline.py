"""What a headline tells without a speaker belongs to the claim of the text that says who says so."""

from coded import told
from reportedly.model import Coding


@told("Rebels Kill Nine Soldiers in Gao Ambush. Rebels killed nine soldiers in an ambush near Gao, the army said.")
def test_headline_adds_evidence_to_the_attributed_claim(coding: Coding) -> None:
    (claim,) = coding.claims
    assert claim.speaker.name == "army"
    assert [span.quote.split()[0] for span in claim.evidence] == ["Rebels", "Rebels"]


@told("Rebels Kill Nine Soldiers in Gao Ambush. The army denied that rebels had killed nine soldiers near Gao.")
def test_denied_headline_stays_a_claim_of_its_own(coding: Coding) -> None:
    assert sorted(claim.position for claim in coding.claims) == ["asserts", "denies"]


@told("Rebels Kill Nine Soldiers in Gao Ambush. Rebels killed four soldiers near Kidal, the army said on Monday.")
def test_other_figures_and_places_are_another_claim(coding: Coding) -> None:
    assert len(coding.claims) == 2
