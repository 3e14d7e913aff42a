"""What several claims are about, and how each incident is supported."""

import pytest

from coded import News, assaults, claim_of, table, told
from reportedly.engine import code_documents
from reportedly.engine.pipeline import fuse_codings
from reportedly.model import Coding
from reportedly.read import read_text

SHELLED = "Eritrea's army said Ethiopian troops had shelled a village near Badme on Monday. "


@table(
    "support",
    (SHELLED + "Ethiopia denied the charge.", "contested"),
    (
        "Ethiopia's army said Eritrean troops had shelled a village near Badme on Monday. Eritrea denied the charge.",
        "contested",
    ),
    (SHELLED, "partisan"),
    (SHELLED + "Ethiopia's army admitted shelling the village.", "conceded"),
    (
        SHELLED + "Eritrea's army later withdrew the claim.",
        "retracted",
    ),
    (SHELLED + "The United Nations said Ethiopian troops had shelled the village on Monday.", "corroborated"),
    ("The United Nations said Ethiopian troops had shelled a village near Badme on Monday.", "single_origin"),
    ("Ethiopian troops shelled a village near Badme on Monday.", "single_origin"),
    ("Ethiopia's army denied that its troops had shelled a village near Badme on Monday.", "unassessable"),
)
def test_support_of_the_incident(coding: Coding, support: str) -> None:
    assert [i.support for i in assaults(coding)] == [support], [i.reason for i in assaults(coding)]


@told(SHELLED + "Ethiopia denied the charge.")
def test_contested_incident_lists_both_positions_and_one_origin_a_side(coding: Coding) -> None:
    (incident,) = assaults(coding)
    assert {(p.party[:3], p.position) for p in incident.positions} == {("eri", "asserts"), ("eth", "denies")}
    assert sorted((o.side or "")[:3] for o in incident.origins) == ["eri", "eth"]
    assert all(o.is_party for o in incident.origins)
    assert incident.reason


@told(SHELLED + "Ethiopia denied the charge.")
def test_positions_carry_the_day_of_publication(coding: Coding) -> None:
    (incident,) = assaults(coding)
    assert {p.time for p in incident.positions} == {"2021-05-05"}


@told(
    "Rebels said shelling had killed 40 people in Kidal on Monday. Mali's army said the shelling had killed six people."
)
def test_figures_of_two_speakers_that_do_not_meet_are_disputed(coding: Coding) -> None:
    assert "figures_disputed" in {f for i in assaults(coding) for f in i.support_flags}


@told(
    "Peru's army said Chilean troops had shot six men near Tacna on Monday. "
    "Peru's navy said at least four men were shot."
)
def test_figures_that_meet_are_not_disputed(coding: Coding) -> None:
    assert "figures_disputed" not in {f for i in assaults(coding) for f in i.support_flags}


@told("Rebels shelled a base in Gao on Monday. Rebels shelled a base in Kidal on Monday.")
def test_two_towns_on_one_day_are_two_incidents(coding: Coding) -> None:
    assert sorted(i.places[0].name for i in assaults(coding)) == ["Gao", "Kidal"]


@told("Rebels shelled a base in Gao on Monday. Rebels had shelled a base in Gao on April 3.")
def test_two_days_in_one_town_are_two_incidents(coding: Coding) -> None:
    assert len(assaults(coding)) == 2


@told("Thai troops shelled a Cambodian post on Monday. Cambodian troops shelled a Thai post on Monday.")
def test_fire_and_counterfire_are_two_incidents(coding: Coding) -> None:
    assert len(assaults(coding)) == 2


@table("count", (SHELLED + "Ethiopia denied the charge.", 2), (SHELLED, 1))
def test_claims_of_an_incident_are_those_that_hold_or_dispute_it(coding: Coding, count: int) -> None:
    (incident,) = assaults(coding)
    assert len(incident.claims) == count
    assert set(incident.claims) <= {c.id for c in coding.claims}


@told("Kenyan and Ugandan ministers will meet in Kampala on Friday.")
def test_what_is_only_planned_is_unassessable(coding: Coding) -> None:
    assert {i.support for i in coding.incidents} <= {"unassessable"}


@told(SHELLED + "The claim could not be independently confirmed.")
def test_unverified_claim_is_no_second_origin(coding: Coding) -> None:
    (incident,) = assaults(coding)
    assert incident.support == "partisan"


@pytest.fixture(scope="module")
def copies() -> list[Coding]:
    """One agency text as three outlets print it, and another that tells it for itself."""
    wire = "Ethiopian troops shelled a market in Badme on Monday. Six people were killed."
    own = "Soldiers from Ethiopia shelled the market of Badme on Monday, killing six."
    rows = [(wire, "Daily A"), (wire, "Daily B"), (wire.upper().capitalize(), "Daily C"), (own, "Daily D")]
    docs = [read_text(text, published="2021-05-05", publisher=outlet).doc for text, outlet in rows]
    return list(code_documents(docs))


def test_copies_of_a_wire_text_are_one_origin(copies: list[Coding]) -> None:
    incidents, _ = fuse_codings(copies[:2])
    (incident,) = [i for i in incidents if i.type == "ASSAULT"]
    assert len(incident.origins) == 1
    assert "single_origin" in incident.support_flags


def test_copies_stay_claims_of_their_own_documents(copies: list[Coding]) -> None:
    incidents, _ = fuse_codings(copies[:2])
    documents = {c.document for coding in copies[:2] for c in coding.claims}
    assert len(documents) == 2
    assert sum(len(i.claims) for i in incidents) == sum(len(c.claims) for c in copies[:2])


def test_outlets_with_their_own_words_are_two_origins(copies: list[Coding]) -> None:
    incidents, _ = fuse_codings([copies[0], copies[3]])
    assert max(len(i.origins) for i in incidents) == 2


def test_fusing_does_not_depend_on_the_order_of_documents(copies: list[Coding]) -> None:
    def groups(rows: list[Coding]) -> set[frozenset[str]]:
        return {frozenset(i.claims) for i in fuse_codings(rows)[0]}

    assert groups(copies) == groups(copies[::-1])


@table("want", (News(SHELLED, "2021-05-05"), "ERI asserts"))
def test_incident_says_its_parties_place_and_day(coding: Coding, want: str) -> None:
    claim_of(coding, want)
    (incident,) = assaults(coding)
    assert {p[:3] for p in incident.parties} >= {"eth"}
    assert [p.name for p in incident.places] == ["Badme"]
    assert incident.time is not None and incident.time.earliest == "2021-05-03"
