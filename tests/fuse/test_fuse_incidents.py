"""What several claims are about, and how each incident is supported."""

import pytest

from coded import News, assaults, claim_of, table, told
from reportedly.engine import code_documents
from reportedly.engine.pipeline import fuse_codings
from reportedly.model import Coding, Incident
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


@told(
    "Rebel rockets hit a market in Gao. "
    "The United Nations said rebels had fired the rockets at the market in Gao on Monday."
)
def test_an_outlet_beside_the_source_it_names_is_no_second_origin(coding: Coding) -> None:
    (incident,) = assaults(coding)
    assert incident.support == "single_origin"
    assert "not independent: Example Wire" in incident.reason


@told(
    "Thai troops shelled a village near Poipet on Monday, a border monitoring group said. "
    "The Asian Human Rights Commission said Thai troops had shelled the village near Poipet on Monday."
)
def test_bodies_of_two_names_are_two_origins(coding: Coding) -> None:
    (incident,) = assaults(coding)
    assert len(incident.origins) == 2


@told(
    "Turkish jets struck a village near Hasakah on Monday, a monitoring group said. "
    "The Syrian Observatory for Human Rights said Turkish jets had struck the village near Hasakah on Monday."
)
def test_a_monitoring_group_is_the_one_that_the_report_names(coding: Coding) -> None:
    (incident,) = assaults(coding)
    assert [o.speaker for o in incident.origins] == ["org-syr-sohr"]


@told(
    "Reportedly rebels shelled a base in Gao on Monday. Mali's army said rebels had shelled a base in Gao on Monday.",
)
def test_nobody_known_corroborates_nothing(coding: Coding) -> None:
    assert {i.support for i in assaults(coding)} <= {"partisan", "single_origin"}


@told("Rebels shelled Gao ten times in April. Rebels shelled a base in Gao on April 14.")
def test_a_total_is_none_of_its_days(coding: Coding) -> None:
    assert sorted(i.time.earliest or "" for i in assaults(coding) if i.time) == ["2021-04-01", "2021-04-14"]


@told(
    "Rebels fired three rockets at a base in Gao on Monday, the army said. "
    "Witnesses said rebels had shelled the base in Gao on Monday."
)
def test_a_salvo_is_one_happening(coding: Coding) -> None:
    assert len(assaults(coding)) == 1


@told(
    "Rebels attacked the village of Ansongo in Gao region on Monday. "
    "Rebels attacked the village of Bourem in Gao region on Monday."
)
def test_two_villages_of_one_province_are_two_incidents(coding: Coding) -> None:
    assert len(assaults(coding)) == 2


def _fused(*texts: str) -> list[Incident]:
    """Incidents of violence over several reports."""
    docs = [read_text(t, published="2021-05-05", publisher=f"Daily {n}").doc for n, t in enumerate(texts)]
    return [i for i in fuse_codings(list(code_documents(docs)))[0] if i.type == "ASSAULT"]


def test_reports_that_agree_on_place_and_day_are_one_incident_whatever_else_they_leave_open() -> None:
    incidents = _fused(
        "Rebels shelled a base in Gao on Monday. The shelling killed two soldiers.",
        "Mali's army said rebels had shelled a base in Gao on Monday.",
    )
    assert len(incidents) == 1


def test_one_report_that_names_another_doer_splits_no_incident() -> None:
    incidents = _fused(
        "Chadian shells hit a market in Gao on Monday, villagers said.",
        "Shells hit a market in Gao on Monday.",
        "Mortar shells struck the market in Gao on Monday.",
        "Malian shells hit a market in Gao on Monday, a doctor said.",
    )
    assert [len(i.claims) for i in incidents] == [4]


def test_weeks_and_a_day_of_them_are_two_incidents_over_reports() -> None:
    incidents = _fused(
        "Rebels have been attacking soldiers in Gao since last week.", "Gunmen attacked a school in Gao on Monday."
    )
    assert len(incidents) == 2


def test_undated_reports_of_two_months_are_two_incidents() -> None:
    said = {"2021-05-05": "officials", "2021-03-05": "villagers"}
    docs = [
        read_text(f"Rebels attacked an army base in Gao, {who} said.", published=day, publisher="Daily").doc
        for day, who in said.items()
    ]
    incidents = [i for i in fuse_codings(list(code_documents(docs)))[0] if i.type == "ASSAULT"]
    assert len(incidents) == 2


@pytest.mark.parametrize(("outlets", "count"), [(("Daily", "Daily"), 2), (("Daily", "Herald"), 1)])
def test_what_an_outlet_tells_anew_each_day_happens_each_day(outlets: tuple[str, str], count: int) -> None:
    docs = [
        read_text(f"Rebels attacked an army base in Gao, killing {n} soldiers.", published=day, publisher=outlet).doc
        for n, day, outlet in zip((3, 9), ("2021-05-05", "2021-05-06"), outlets, strict=True)
    ]
    incidents = [i for i in fuse_codings(list(code_documents(docs)))[0] if i.type == "ASSAULT"]
    assert len(incidents) == count


def test_the_same_words_of_two_towns_are_two_incidents() -> None:
    incidents = _fused(
        "A man shot at a bus in Gao. A suspect was killed.", "A bomb went off in Tacna. A suspect was killed."
    )
    killed = [i for i in incidents if any(q.kind == "killed" for q in i.figures)]
    assert sorted(i.places[0].name for i in killed) == ["Gao", "Tacna"]


@pytest.mark.parametrize(("publisher", "support"), [("Xinhua", "partisan"), ("Daily A", "single_origin")])
def test_a_state_outlet_in_its_own_voice_is_its_state(publisher: str, support: str) -> None:
    text = "Indian troops fired on Chinese soldiers in Ladakh on Monday."
    doc = read_text(text, published="2021-05-05", publisher=publisher).doc
    (incident,) = [i for i in fuse_codings(list(code_documents([doc])))[0] if i.type == "ASSAULT"]
    assert incident.support == support


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


@table(
    "label",
    (
        "Peruvian troops shelled a village near Tacna on Monday.",
        "Assault (heavy-weapons) by Peruvian troops at Tacna, Monday",
    ),
    (
        "Villagers died in a Peruvian airstrike on Tacna on Monday.",
        "Assault (aerial) by Peru on Villagers at Tacna, Monday",
    ),
    ("On Monday Peruvian troops shelled Tacna.", "Assault (heavy-weapons) by Peruvian troops at Tacna, Monday"),
    (
        "This morning Peruvian troops shelled Tacna.",
        "Assault (heavy-weapons) by Peruvian troops at Tacna, this morning",
    ),
    ("Soldiers shelled Tacna for 30 days.", "Assault (heavy-weapons) by Soldiers at Tacna"),
)
def test_label_names_modes_lands_and_days(coding: Coding, label: str) -> None:
    assert [i.label for i in assaults(coding)] == [label]
