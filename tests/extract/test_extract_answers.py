"""Answers in the sentence behind: each form of words with each kind of act, so that neither depends on the other."""

from coded import lines, table, told
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
        "denied that its men were involved",
        "denied being involved",
        "denied that they took part",
        "denied that it was responsible",
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
        "said the claims were invented",
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


FORMS = {
    "MWI asserts": (
        "Malawi's army said at a briefing that {}.",
        "Malawi's army said at a news conference on Monday that {}.",
        "Malawi's army has evidence that {}.",
        "Malawi's army said it had evidence that {}.",
        "Malawi's army said there was evidence that {}.",
        "Malawi's army has no doubt that {}.",
        "Malawi's army gave an account of how {}.",
        "Malawi's army went on to say that {}.",
        "The claim that {} came from Malawi's army.",
    ),
    "MWI denies": (
        "Malawi's army issued a denial of reports that {}.",
        "Malawi's army said claims that {} had no basis.",
        "Reports that {} are without foundation, Malawi's army said.",
    ),
    "MWI retracts": (
        "Malawi's army withdrew its accusation that {}.",
        "Malawi's army backtracked on the claim that {}.",
    ),
}
DONE = (
    "Zambian soldiers shelled an Angolan village near Saurimo",
    "Zambian soldiers had detained two Angolan journalists in Saurimo",
    "Zambian troops withdrew from the town of Saurimo",
    "Zambian police had killed four Angolan farmers",
)
SAID = [
    (form.format(DONE[(n + k) % len(DONE)]), want)
    for want, forms in FORMS.items()
    for n, form in enumerate(forms)
    for k in (0, 1)
]


@table("want", *SAID)
def test_who_speaks_by_a_noun_or_at_an_occasion_says_any_act(coding: Coding, want: str) -> None:
    (claim,) = [c for c in coding.claims if "ZMB" in {a.code for a in c.event.actors} and c.event.type != "CONCEDE"]
    assert f"{claim.speaker.code} {claim.position}" == want
    assert claim.event.modality == "actual"


@table(
    "want",
    ("Angola denied that Zambian soldiers were behind the raid on a Malawian clinic.", "AGO ZMB"),
    ("Angola denied that Zambian soldiers were involved in the raid on a Malawian clinic.", "AGO ZMB"),
    ("Angola said Zambian soldiers had played no role in the raid on a Malawian clinic.", "AGO ZMB"),
    ("Angola said Zambian soldiers had nothing to do with the raid on a Malawian clinic.", "AGO ZMB"),
    ("Angola said Zambian soldiers were not involved in the raid on a Malawian clinic.", "AGO ZMB"),
    ("Angola said Zambian soldiers were innocent of the raid on a Malawian clinic.", "AGO ZMB"),
    ("Zambia said none of its soldiers was involved in the raid on a Malawian clinic.", "ZMB ZMB"),
    ("Zambia took no part in the raid on a Malawian clinic, its army said.", "ZMB ZMB"),
)
def test_who_denies_that_others_had_a_part_denies_it_and_not_they(coding: Coding, want: str) -> None:
    (claim,) = coding.claims
    assert (claim.position, f"{claim.speaker.code} {claim.event.actors[0].code}") == ("denies", want)


@told("Zambian soldiers were involved in the raid on a Malawian clinic, Angola said.")
def test_who_is_said_to_be_involved_owns_nothing(coding: Coding) -> None:
    assert [(c.speaker.code, c.position) for c in coding.claims] == [("AGO", "asserts")]


@table(
    "want",
    ("Malawi blamed the shelling of an Angolan village near Saurimo on Zambian troops.", "MWI ZMB"),
    ("Malawi put the blame for the raid on an Angolan clinic on Zambian rebels.", "MWI ZMB"),
    ("Malawi laid the blame for the killing of four farmers near Saurimo on Zambian soldiers.", "MWI ZMB"),
    ("Malawi pinned the bombing of a market in Saurimo on Zambian militants.", "MWI ZMB"),
)
def test_whom_the_blame_is_put_on_did_it_however_long_the_act_is(coding: Coding, want: str) -> None:
    (claim,) = [c for c in coding.claims if c.event.type == "ASSAULT"]
    assert f"{claim.speaker.code} {claim.event.actors[0].code}" == want


@table(
    "want",
    ("Malawi's interior ministry said they had detained ten Angolan rebels.", "MWI MWI"),
    ("Malawi's government confirmed that they had shelled an Angolan village.", "MWI MWI"),
    ("Malawi's president is convinced that Zambian soldiers shelled an Angolan village.", "MWI ZMB"),
)
def test_they_under_the_verb_of_saying_are_the_body_that_says_so(coding: Coding, want: str) -> None:
    (claim,) = coding.claims
    assert f"{claim.speaker.code} {claim.event.actors[0].code}" == want


@table(
    "want",
    ("Zambia called the report that its soldiers had shelled an Angolan village a lie.", "ZMB denies"),
    ("Zambia branded the claim that its jets had bombed an Angolan school propaganda.", "ZMB denies"),
    ("Zambia called the allegation that its guards had killed four farmers nonsense.", "ZMB denies"),
)
def test_who_calls_a_report_untrue_behind_what_it_tells_denies_it(coding: Coding, want: str) -> None:
    (claim,) = [c for c in coding.claims if c.event.type == "ASSAULT"]
    assert f"{claim.speaker.code} {claim.position}" == want


@told(
    "The Orr Brigade claimed responsibility for a suicide bombing in Gao. The Orr Brigade said a suicide bomber had "
    "detonated a belt among Chadian soldiers in Gao."
)
def test_who_has_claimed_an_act_tells_it_and_names_nobody_else(coding: Coding) -> None:
    assert "deflects" not in {c.position for c in coding.claims}


@table(
    "want",
    ("Kenya accuses Somalia of arming the rebels, a charge it denies.", "Somalia"),
    ("Kenya accuses Somalia of shelling a village, which it denies.", "Somalia"),
    ("Envoys accuse Somalia of arming the rebels, accusations it has denied.", "Somalia"),
    ("The opposition in Kenya blames the president for a string of raids, which he denies.", "president"),
    ("Kenya accuses Somalia of arming the rebels, which Mogadishu denies.", "Mogadishu"),
)
def test_nobody_denies_his_own_charge(coding: Coding, want: str) -> None:
    assert [c.speaker.name for c in coding.claims if c.position == "denies"] == [want]
    assert len([c for c in coding.claims if c.event.type == "ACCUSE"]) == 1


@told(
    "Mali expelled the Danish envoy on Monday, accusing Denmark of hostile remarks. Denmark rejected the accusations."
)
def test_a_rejected_charge_is_none_of_what_the_accuser_did(coding: Coding) -> None:
    assert "denies" not in {c.position for c in coding.claims}


@told(
    "Hezbollah denied firing the rocket. An official with the U.N. peacekeeping force said peacekeepers had seen three "
    "launches but could not say who was behind them."
)
def test_who_did_it_is_nobody_named(coding: Coding) -> None:
    assert "who" not in {a.name for c in coding.claims for a in c.event.actors}


BOMB = "A bomb killed ten people in Kara on Monday. Togolese troops later killed five men near Ho, the army said. "


@table(
    "want",
    (BOMB + "Boko Haram claimed responsibility for the bombing.", ("accepts", "Kara")),
    (BOMB + "Boko Haram claimed responsibility.", ("accepts", "Kara")),
    (BOMB + "Ghana denied any link to the blast.", ("denies", "Kara")),
)
def test_nobody_owns_or_disowns_what_the_forces_of_others_did(coding: Coding, want: tuple[str, str]) -> None:
    (answer,) = (c for c in coding.claims if c.position in ("accepts", "denies"))
    assert (answer.position, answer.event.places[0].name) == want


@told(
    "Togolese jets bombed Ho on Monday after rockets were fired, the army said. Rebels denied any link to the rockets."
)
def test_who_was_bombed_does_not_deny_having_bombed(coding: Coding) -> None:
    assert {c.position for c in coding.claims if c.event.trigger.quote == "bombed"} == {"asserts"}


@told("Ghana accused Togo of backing the gunmen who killed six farmers near Ho on Monday.")
def test_what_those_did_who_are_backed_is_an_act_of_its_own(coding: Coding) -> None:
    assert [c.event.type for c in coding.claims if c.event.type != "ACCUSE"] == ["SUPPORT", "ASSAULT"]


@table(
    "position",
    ("Togolese soldiers killed a farmer in Benin. The Kenyan embassy declined to comment.", None),
    ("Togolese soldiers killed a farmer in Benin. Lome declined to comment.", "declines"),
    ("Rebels killed a farmer in Benin. Togo did not respond to a request for comment.", "unreached"),
)
def test_who_is_a_stranger_to_what_forces_did_says_nothing_of_it(coding: Coding, position: str | None) -> None:
    assert [c.position for c in coding.claims[1:]] == ([position] if position else [])


@told(
    "Togo shot down a jet, its army said. Benin said it struck nine sites near Kara. Lome called that claim baseless."
)
def test_a_state_rejects_no_word_of_its_own_army(coding: Coding) -> None:
    assert [c.event.trigger.quote for c in coding.claims if c.position == "denies"] == ["struck"]


@table(
    "want",
    ("Chadian jets bombed rebel lines near Gao, no reports of casualties.", ["asserts"]),
    ("Chadian troops shelled a village near Gao; no casualties were recorded.", ["asserts"]),
    ("A Chadian mortar attack hit a camp in Gao, no casualties reported.", ["asserts"]),
    ("Chadian gunmen kidnapped three herders near Gao; their fate is unknown.", ["asserts"]),
)
def test_that_nobody_was_hurt_or_their_fate_is_unknown_answers_nothing(coding: Coding, want: list[str]) -> None:
    assert [c.position for c in coding.claims] == want
    assert {c.voice for c in coding.claims} == {"publisher"}


@table(
    "answers",
    ("- Ghanaian soldiers killed nine herders.\n- Rebels shelled Ho.\n- The Togolese army has not commented.", []),
    ("- Chadian snipers killed a woman.\n- A drone struck a house in Gao; Chad denied responsibility.", ["struck"]),
    ("- Chadian jets bombed a farm.\n- A drone crashed in Gao.\n- Chad's army denied the charges.", ["bombed"]),
)
def test_an_answer_in_a_list_is_to_its_own_item_or_to_what_is_said_of_the_speaker(
    coding: Coding, answers: list[str]
) -> None:
    assert [c.event.trigger.quote for c in coding.claims if c.answers] == answers


@told("Chad killed 84 people in Gao, Mali's ministry said. Chad's army called the figures exaggerated.")
def test_who_calls_the_figures_exaggerated_denies_them(coding: Coding) -> None:
    assert [(c.speaker.code, c.position) for c in coding.claims] == [("MLI", "asserts"), ("TCD", "denies")]


@told("Gunmen shelled a camp in Goma on Monday. The Congolese governor blamed Ugandan rebels for the deaths.")
def test_who_is_blamed_for_the_dead_did_what_was_told(coding: Coding) -> None:
    assert "COD asserts ASSAULT UGA>COD" in lines(coding)


@told("The Fano militia claimed a bombing that killed six Kenyan soldiers in Wajir. Kenya blamed Somali rebels for it.")
def test_what_one_side_claims_may_be_blamed_on_another(coding: Coding) -> None:
    assert "KEN asserts ASSAULT SOM>KEN" in lines(coding)
