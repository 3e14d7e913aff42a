"""Who says so: every form of attribution, nested chains, and all eight positions."""

from coded import claim_of, codes, figures, known_failure, line, lines, table, told
from reportedly.model import Coding

SAYS = "TUN asserts ASSAULT LBY>"


@table(
    "want",
    ("The Tunisian army said that Libyan gunmen had fired at a border post.", SAYS),
    ("Libyan gunmen fired at a border post, the Tunisian army said.", SAYS),
    ("Libyan gunmen fired at a border post, said the Tunisian army.", SAYS),
    ("According to the Tunisian army, Libyan gunmen fired at a border post.", SAYS),
    ("Libyan gunmen fired at a border post, according to the Tunisian army.", SAYS),
    ("In a statement, the Tunisian army said Libyan gunmen had fired at a border post.", SAYS),
    ("The Tunisian army told reporters that Libyan gunmen had fired at a border post.", SAYS),
    ("Libyan gunmen had fired at a border post, the Tunisian army told Reuters.", SAYS),
    ("The Tunisian army reported on Monday that Libyan gunmen had fired at a border post.", SAYS),
    ("The Tunisian army announced that Libyan gunmen had fired at a border post.", SAYS),
    ("The Tunisian army claimed that Libyan gunmen had fired at a border post.", SAYS),
    ('"Libyan gunmen fired at a border post on Monday," the Tunisian army said.', SAYS),
    ('The Tunisian army said: "Libyan gunmen fired at a border post on Monday."', SAYS),
    (
        "The Tunisian army accused Libyan gunmen of firing at a border post.",
        SAYS,
    ),
    ("Tunisia blamed Libya for an attack on a border post.", SAYS),
    ("Norway's defence ministry says Russian jets bombed a bridge.", "NOR asserts ASSAULT RUS>"),
    ("Russia's defence ministry says Norwegian jets bombed a bridge.", "RUS asserts ASSAULT NOR>"),
)
def test_every_form_of_saying_gives_the_speaker_its_claim(coding: Coding, want: str) -> None:
    assert any(text.startswith(want) for text in lines(coding)), lines(coding)
    assert not [text for text in lines(coding) if text.startswith("outlet asserts ASSAULT")]


@table(
    "voice",
    ('"Libyan gunmen fired at a border post on Monday," the Tunisian army said.', "direct"),
    ("Libyan gunmen fired at a border post, the Tunisian army said.", "indirect"),
    ("Libyan gunmen fired at a Tunisian border post on Monday.", "publisher"),
)
def test_voice_tells_quotation_from_report(coding: Coding, voice: str) -> None:
    assert {c.voice for c in coding.claims if c.event.type == "ASSAULT"} == {voice}


@told("Libyan gunmen fired at a Tunisian border post on Monday.")
def test_outlet_in_its_own_voice_is_the_one_source(coding: Coding) -> None:
    claim = claim_of(coding, "outlet asserts ASSAULT LBY>TUN")
    assert [(s.name, s.role, s.span) for s in claim.sources] == [("Example Wire", "speaker", None)]
    assert claim.cue is None


@told("The Tunisian army said Libyan gunmen had fired at a border post, the TASS agency reported.")
def test_agency_that_passes_on_is_a_relay(coding: Coding) -> None:
    claim = claim_of(coding, SAYS)
    assert [s.role for s in claim.sources][:2] == ["speaker", "relay"]


@told("Libyan gunmen had fired at a border post, the Tunisian army told Reuters.")
def test_outlet_that_is_told_is_a_relay(coding: Coding) -> None:
    assert "relay" in [s.role for s in claim_of(coding, SAYS).sources]


@told("Libyan gunmen fired at a border post, Reuters reported, citing the Tunisian army.")
def test_who_is_cited_speaks_and_who_cites_relays(coding: Coding) -> None:
    claim = claim_of(coding, SAYS)
    assert [s.role for s in claim.sources][:2] == ["speaker", "relay"]


@told("Libya denied the charge that its gunmen had fired at a Tunisian post, the Interfax news agency said.")
def test_denial_in_a_chain_is_the_innermost_speakers(coding: Coding) -> None:
    claim = claim_of(coding, "LBY denies ASSAULT")
    assert [s.role for s in claim.sources][:2] == ["speaker", "relay"]


@told('"Our base came under fire on Monday. Ethiopian troops shelled two villages," an Eritrean army spokesman said.')
def test_quotation_over_sentences_belongs_to_who_is_quoted_at_its_end(coding: Coding) -> None:
    assert {c.speaker.code for c in coding.claims if c.event.type == "ASSAULT"} == {"ERI"}


@told('An Ethiopian army spokesman said: "Two bases came under fire. Eritrean troops shelled a village."')
def test_quotation_over_sentences_belongs_to_who_is_quoted_at_its_start(coding: Coding) -> None:
    assert {c.speaker.code for c in coding.claims if c.event.type == "ASSAULT"} == {"ETH"}


@told('"Thai troops shelled a village," the Cambodian army said. "Thai jets bombed a bridge."')
def test_quotation_that_goes_on_behind_the_speaker_is_the_speakers(coding: Coding) -> None:
    assert [codes([c.speaker]) for c in coding.claims] == ["KHM", "KHM"]


@told("Pakistan accused India of shelling a village on Monday.")
def test_accusation_is_the_accusers_claim_and_the_outlets_speech_act(coding: Coding) -> None:
    claim_of(coding, "PAK asserts ASSAULT IND>")
    acts = [c for c in coding.claims if c.event.type == "ACCUSE"]
    assert [line(c) for c in acts] == ["outlet asserts ACCUSE PAK>IND"]
    assert not [c for c in coding.claims if c.voice == "publisher" and c.event.type == "ASSAULT"]


@known_failure("an act of accusing does not name the claim that is its content")
@told("Pakistan accused India of shelling a village on Monday.")
def test_act_of_accusing_names_its_content(coding: Coding) -> None:
    claim = claim_of(coding, "PAK asserts ASSAULT IND>")
    assert [c.event.content for c in coding.claims if c.event.type == "ACCUSE"] == [(claim.id,)]


@told("India was accused by Pakistan of shelling a village on Monday.")
def test_accusation_in_the_passive_is_the_same(coding: Coding) -> None:
    assert "PAK asserts ASSAULT IND>" in {text[:24] for text in lines(coding)}


@told("Kyrgyzstan and Tajikistan accused each other of shelling border villages on Monday.")
def test_each_other_gives_each_side_its_claim_about_the_other(coding: Coding) -> None:
    found = {line(c) for c in coding.claims if c.event.type == "ASSAULT"}
    assert {text[:22] for text in found} == {"KGZ asserts ASSAULT TJ", "TJK asserts ASSAULT KG"}


@table(
    "want, disputes",
    ("Colombia denied bombing a village in Ecuador on Monday.", "COL denies ASSAULT COL>", "occurrence"),
    ("Colombia denied that its jets had bombed a village on Monday.", "COL denies ASSAULT COL>", "occurrence"),
    ("Ecuador denied bombing a village in Colombia on Monday.", "ECU denies ASSAULT ECU>", "occurrence"),
    ("The Thai army said its troops did not shell the village.", "THA denies ASSAULT THA>", "occurrence"),
    ("Rwanda denied involvement in the attack on a Congolese village.", "RWA denies ASSAULT", "actor"),
)
def test_denial_is_the_deniers_position(coding: Coding, want: str, disputes: str) -> None:
    claim = claim_of(coding, want)
    assert disputes in claim.disputes
    assert claim.holds is False
    assert claim.event.modality == "actual"
    assert not [text for text in lines(coding) if text.startswith("outlet asserts ASSAULT")]


@told("Rwanda and Uganda blamed each other for an attack on a village on Monday.")
def test_blaming_each_other_is_read_like_accusing(coding: Coding) -> None:
    assert {text[:22] for text in lines(coding) if "ASSAULT" in text} == {
        "RWA asserts ASSAULT UG",
        "UGA asserts ASSAULT RW",
    }


@table(
    "want",
    ("Chile's army disputed the report that its troops had fired at Peruvian soldiers.", "CHL denies ASSAULT CHL>PER"),
    (
        "India's foreign ministry refuted Pakistan's allegation that Indian troops shelled a village.",
        "IND denies ASSAULT",
    ),
    ("Peru's army said it was looking into the report that its soldiers had shot two farmers.", "PER declines ASSAULT"),
    ('"There was no attack," an Ethiopian army spokesman said on Monday.', "ETH denies ASSAULT"),
    ("Iran said Israel attacked a ship on Monday. Israel neither confirmed nor denied the attack.", "ISR declines"),
    ("Israel said Iran attacked a ship on Monday. Iran neither confirmed nor denied the attack.", "IRN declines"),
    (
        "The Turkish president called the claim that Turkish jets had bombed a Greek island a lie.",
        "TUR denies ASSAULT TUR>",
    ),
    (
        "Israel said Iran attacked a ship on Monday. Iran said it had nothing to do with the attack.",
        "IRN denies ASSAULT IRN>",
    ),
)
def test_other_words_of_denial_and_of_no_position(coding: Coding, want: str) -> None:
    assert any(text.startswith(want) for text in lines(coding)), lines(coding)


CHARGED = "Burundi's army said Rwandan troops had shelled a village on Monday. "


@table(
    "position",
    (CHARGED + "Rwanda denied the charge.", "denies"),
    (CHARGED + "Rwanda denied the allegations.", "denies"),
    (CHARGED + "Rwanda dismissed the claim as false.", "denies"),
    (
        CHARGED + "Rwanda's government rejected the accusation.",
        "denies",
    ),
    (CHARGED + "Rwanda confirmed the report.", "accepts"),
    (CHARGED + "Rwanda declined to comment.", "declines"),
    (CHARGED + "Rwanda's army refused to comment.", "declines"),
    (CHARGED + "Rwanda's army had no comment.", "declines"),
    (CHARGED + "Rwanda's army could not be reached for comment.", "unreached"),
    (CHARGED + "Rwanda's army did not respond to a request for comment.", "unreached"),
    (
        CHARGED + "The claim could not be independently verified.",
        "unconfirmed",
    ),
    (CHARGED + "It was not possible to verify the claim.", "unconfirmed"),
    (CHARGED + "The claim could not be independently confirmed.", "unconfirmed"),
    (
        CHARGED + "Reporters were unable to verify the claim.",
        "unconfirmed",
    ),
)
def test_answer_takes_a_position_on_the_claim_before_it(coding: Coding, position: str) -> None:
    first = claim_of(coding, "BDI asserts ASSAULT RWA>")
    answers = [c for c in coding.claims if c.answers == (first.id,)]
    assert [c.position for c in answers] == [position]
    assert answers[0].event.restates == first.id
    assert answers[0].event.copied
    assert (answers[0].speaker.code == "RWA") is (position != "unconfirmed")


@told(CHARGED + "Burundi's army later retracted the claim.")
def test_retraction_withdraws_the_speakers_own_claim(coding: Coding) -> None:
    first = claim_of(coding, "BDI asserts ASSAULT RWA>")
    back = [c for c in coding.claims if c.position == "retracts"]
    assert [(c.speaker.code, c.answers) for c in back] == [("BDI", (first.id,))]


@known_failure("the accused side naming another doer asserts and does not deflect")
@told(CHARGED + "Rwanda said Congolese rebels had shelled the village.")
def test_naming_another_doer_deflects(coding: Coding) -> None:
    found = [c for c in coding.claims if c.position == "deflects"]
    assert [c.speaker.code for c in found] == ["RWA"]


@told("Eritrea rejected Ethiopia's claim that Eritrean troops had shelled a village.")
def test_rejected_claim_is_one_sides_assertion_and_the_others_denial(coding: Coding) -> None:
    asserted = claim_of(coding, "ETH asserts ASSAULT ERI>")
    denied = claim_of(coding, "ERI denies ASSAULT ERI>")
    assert asserted.id in denied.answers


@told("Ethiopia rejected Eritrea's claim that Ethiopian troops had shelled a village.")
def test_rejected_claim_is_read_alike_with_the_sides_swapped(coding: Coding) -> None:
    asserted = claim_of(coding, "ERI asserts ASSAULT ETH>")
    denied = claim_of(coding, "ETH denies ASSAULT ETH>")
    assert asserted.id in denied.answers


@table(
    "code",
    ("A bomb killed four people in Mogadishu on Monday. Al-Shabaab claimed responsibility.", "SOM"),
    (
        "A bomb killed four people in Mogadishu on Monday. Al-Shabaab claimed responsibility for the attack.",
        "SOM",
    ),
    ("A bomb killed four people in Peshawar on Monday. The Pakistani Taliban claimed responsibility.", "PAK"),
)
def test_claimed_responsibility_accepts(coding: Coding, code: str) -> None:
    found = [c for c in coding.claims if c.position == "accepts"]
    assert [c.speaker.code for c in found] == [code]
    assert codes(found[0].event.actors) == code
    assert found[0].answers


@told("A bomb killed four people in Kabul on Monday. No group has claimed responsibility for the attack.")
def test_nobody_claiming_responsibility_is_no_position(coding: Coding) -> None:
    assert {c.position for c in coding.claims} == {"asserts"}


@told("Chad admitted that its soldiers had shot two protesters on Monday.")
def test_admission_accepts(coding: Coding) -> None:
    assert any(text.startswith("TCD accepts ASSAULT TCD>") for text in lines(coding)), lines(coding)


@told("The Greek navy said it had sunk an empty boat on Monday.")
def test_own_act_told_plainly_is_asserted(coding: Coding) -> None:
    assert {c.position for c in coding.claims} == {"asserts"}


@told("Ugandan troops reportedly shelled a village on Monday.")
def test_reportedly_passes_on_what_nobody_named_told(coding: Coding) -> None:
    (claim,) = coding.claims
    assert claim.cue is not None and claim.cue.quote == "reportedly"
    assert (claim.speaker.name, claim.voice, claim.basis) == ("unnamed source", "indirect", "second_hand")


@told("Ugandan troops apparently shelled a village on Monday.")
def test_apparently_is_the_outlets_own_judgement(coding: Coding) -> None:
    assert [c.voice for c in coding.claims] == ["publisher"]


@told("A Rwandan general said Ugandan troops had reportedly shelled a village on Monday.")
def test_what_a_speaker_heard_is_told_by_the_speaker(coding: Coding) -> None:
    assert lines(coding) == {"RWA asserts ASSAULT UGA>-"}


@told("Ugandan troops reportedly shelled a village, while Rwandan troops raided a farm.")
def test_what_stands_beside_reportedly_is_the_outlets(coding: Coding) -> None:
    assert {c.voice for c in coding.claims if "RWA" in codes(c.event.actors)} == {"publisher"}


@known_failure("the basis is read from sector and kind alone: no witness is an eyewitness")
@told("Witnesses said soldiers had shot two men in Lomé on Monday.")
def test_witnesses_are_an_eyewitness_basis(coding: Coding) -> None:
    assert {c.basis for c in coding.claims} == {"eyewitness"}


@told("The Tunisian army said that Libyan gunmen had fired at a border post.")
def test_army_statement_is_an_official_basis(coding: Coding) -> None:
    assert {c.basis for c in coding.claims} == {"official"}


@told("The Tunisian army said the weather was fine.")
def test_saying_without_event_is_an_attribution_and_no_claim(coding: Coding) -> None:
    assert not coding.claims
    assert [a.source.quote for a in coding.annotations.attributions if a.source]


@told(CHARGED + "Rwanda denied the charge.")
def test_answer_states_its_own_words_as_evidence(coding: Coding) -> None:
    claim = next(c for c in coding.claims if c.position == "denies")
    assert all("denied the charge" in span.quote for span in claim.evidence)


_TOLD = "An attack by Chadian government forces killed 50 people in Mao on Monday, a monitoring group said. "


@told(
    _TOLD + "The government denied its forces were behind the attack.",
    _TOLD + "The government which denied its forces were behind the attack also agreed to hand over its guns.",
)
def test_denying_that_its_own_forces_were_behind_it_is_no_acceptance(coding: Coding) -> None:
    answers = [(c.position, c.speaker.code) for c in coding.claims if c.answers]
    assert answers == [("denies", "TCD")]


@table(
    "want",
    (
        "The Colombian army said it could not determine whether the raids had been carried out by Peruvian rebels.",
        "COL unconfirmed ASSAULT PER> hypothetical",
    ),
    (
        "The Colombian army said it was not clear if the raids were carried out by Peruvian rebels.",
        "COL unconfirmed ASSAULT PER> hypothetical",
    ),
    ("It was not immediately clear who shelled the Peruvian army.", "outlet unconfirmed ASSAULT ->PER"),
)
def test_what_a_speaker_does_not_know_is_its_one_unconfirmed_claim(coding: Coding, want: str) -> None:
    assert {text.replace(">- ", "> ") for text in lines(coding)} == {want}


@table(
    "name, code, sector",
    ("A source at the Kenyan defence ministry said rebels had shelled a village.", "source", "KEN", "MIL"),
    ("Rebels shelled a village, according to sources within the Kenyan army.", "sources", "KEN", "MIL"),
    ("A police source in Nairobi said rebels had shelled a village in Kenya.", "police source", "KEN", "COP"),
    ("A report published by the Kenyan army said rebels had shelled a village.", "Kenyan army", "KEN", "MIL"),
    ("According to figures compiled by the Kenyan army, rebels killed ten men.", "Kenyan army", "KEN", "MIL"),
    ("According to information gathered by the Kenyan army, rebels killed ten men.", "Kenyan army", "KEN", "MIL"),
    ("Rebels killed ten men, according to satellite data from the Kenyan army.", "Kenyan army", "KEN", "MIL"),
)
def test_source_or_report_is_of_those_that_it_comes_from(coding: Coding, name: str, code: str, sector: str) -> None:
    assert {(c.speaker.name, c.speaker.code, c.speaker.sector) for c in coding.claims} == {(name, code, sector)}


@told("The attacks claimed the lives of three Kenyan soldiers.")
def test_attacks_that_claim_lives_say_nothing(coding: Coding) -> None:
    assert all(claim.voice == "publisher" for claim in coding.claims)
    assert not coding.annotations.attributions


@told("Reuters reported Ugandan and Kenyan claims that rebels had shelled a village.")
def test_claims_of_two_states_are_told_by_both(coding: Coding) -> None:
    assert {c.speaker.name for c in coding.claims} == {"Ugandan", "Kenyan"}


@table(
    "names, code",
    (
        "The Chadian defence ministry said the army had left two villages. It said rebels had shelled a bridge.",
        ("Chadian defence ministry", "Chadian defence ministry"),
        "TCD",
    ),
    (
        "A source at the Chadian army said rebels had shelled a bridge. Jets flew over. Gunmen shot a driver, the "
        "source said.",
        ("source", "source"),
        "TCD",
    ),
    (
        'Deby Marou, a Chadian teacher, told reporters that shells had hit it. "Rebels shelled my house," he said.',
        ("Deby Marou", "Deby Marou"),
        "TCD",
    ),
)
def test_speaker_told_by_a_pronoun_or_bare_noun_is_who_spoke_before(
    coding: Coding, names: tuple[str, ...], code: str
) -> None:
    said = [c.speaker for c in coding.claims if c.voice != "publisher"]
    assert [a.name for a in said] == list(names)
    assert {a.code for a in said} == {code}


@told("The ministry said gunmen had shot a guard. The Chadian army shelled a village. It said rebels hid there.")
def test_pronoun_behind_a_sentence_without_a_speaker_is_its_subject(coding: Coding) -> None:
    assert all(claim.speaker.sector != "GOV" for claim in coding.claims[1:])


@told("Uganda suffered a gas attack that Zambia blamed on Kenyan forces.")
def test_accusation_in_a_relative_clause_leaves_the_act_to_who_tells_it(coding: Coding) -> None:
    assert lines(coding) >= {"outlet asserts ASSAULT ->UGA", "ZMB asserts ASSAULT KEN>UGA"}


@table(
    "outlet",
    ("Gunmen killed nine Fijian soldiers near Suva on Sunday in an attack claimed by the FARC.", "FJI>FJI"),
    ("A car bomb claimed by the FARC killed four farmers in Suva, Fiji, on Monday.", "->FJI"),
    ("Bombers struck in Suva, Fiji, leaving ten people dead in an attack claimed by the FARC.", "FJI>FJI"),
)
def test_what_one_claims_is_told_by_the_outlet_too(coding: Coding, outlet: str) -> None:
    assert sorted(lines(coding)) == [f"COL accepts ASSAULT COL>{outlet[-3:]}", f"outlet asserts ASSAULT {outlet}"]


@told("The president of Kenya indicated that talks would go on and ordered a missile strike on Eritrea.")
def test_own_act_beside_what_is_said_is_told_by_the_outlet(coding: Coding) -> None:
    assert {c.voice for c in coding.claims if c.event.type == "ASSAULT"} == {"publisher"}


@told("The Kenyan army said it had lost the town; the Ugandan brigade fully captured Nyeri on Monday.")
def test_saying_ends_at_a_semicolon_before_a_main_clause(coding: Coding) -> None:
    assert {c.voice for c in coding.claims if "UGA" in codes(c.event.actors)} == {"publisher"}


@table(
    "speakers",
    ("Kenya expels two Ugandan envoys, citing UN Resolution 1800 and the Open Door policy.", {"Example Wire"}),
    ("Kenya expels three Ugandan diplomats, characterizing them as spies.", {"Example Wire"}),
)
def test_cited_rules_and_remarks_on_those_meant_are_no_further_claim(coding: Coding, speakers: set[str]) -> None:
    assert {c.speaker.name for c in coding.claims} == speakers


@told("A car bomb hit a market in Nairobi. The Security Service of Uganda claims responsibility, saying it was easy.")
def test_responsibility_claimed_in_the_present_is_accepted(coding: Coding) -> None:
    assert "UGA accepts ASSAULT UGA>KEN" in lines(coding)


@table(
    "names",
    ("Rebels shell ten farms in northern Togo: rights group", ["rights group"]),
    ("Rebels shell three Togolese towns: army fights on", ["Example Wire"]),
    ("Reuters reported citing the Togolese army that rebels had shelled a farm.", ["Togolese army", "Reuters"]),
    ("Rebels shelled a farm in Togo, according to TASS news agency citing the Russian army.", ["Russian army", "TASS"]),
    ("The Togolese army said in an earlier report that rebels had shelled a farm.", ["Togolese army"]),
)
def test_speaker_behind_a_colon_cited_or_in_whose_report_it_stands(coding: Coding, names: list[str]) -> None:
    claim = next(c for c in coding.claims if c.event.type == "ASSAULT")
    assert [a.name.removesuffix(" news agency") for a in claim.sources][: len(names)] == names


@told(_TOLD + "The government denied that its forces were behind the attack on Abeche.")
def test_denial_of_what_happened_elsewhere_answers_nothing(coding: Coding) -> None:
    assert all(not c.answers for c in coding.claims)
    assert not any(c.position == "accepts" for c in coding.claims)


@table(
    "name",
    ("The Peruvian police gave a toll of ten people killed in the bombing.", "Peruvian police"),
    ("The Peruvian ministry issued a statement saying that rebels had shelled a bridge.", "Peruvian ministry"),
    ("Ana Quispe confirmed the death toll saying that troops killed ten farmers.", "Ana Quispe"),
    ("Juan Quispe said rebels had shot a guard. A nurse was killed in the air strikes, he said.", "Juan Quispe"),
    (
        "A Peruvian army source said rebels shelled a bridge. It added that ten rebels were killed.",
        "Peruvian army source",
    ),
)
def test_speaker_of_a_toll_a_statement_or_a_trailing_pronoun(coding: Coding, name: str) -> None:
    assert {c.speaker.name for c in coding.claims} == {name}


@told(
    "A Thai court bars a Lao general from entering Thailand, citing his conduct on trade.",
    "Rebels took a town in Laos. It would be ruled by strict principles when it fell.",
)
def test_conduct_and_principles_are_no_speakers(coding: Coding) -> None:
    assert all(claim.voice == "publisher" for claim in coding.claims)


@told("Benin said it repelled an attack near Kandi, while Togolese sources claimed that Togolese troops took Kandi.")
def test_what_another_says_beside_it_is_not_relayed(coding: Coding) -> None:
    took = next(c for c in coding.claims if c.event.type == "COERCE")
    assert {x.code for x in took.sources} == {"TGO", None}


@told("Fiji's president announces that Fiji will lift all sanctions on Tonga, and rejects talks with Samoa.")
def test_verb_that_agrees_with_that_of_saying_is_the_outlets(coding: Coding) -> None:
    told = {c.event.type: (c.voice, c.event.modality) for c in coding.claims}
    assert told["REJECT"] == ("publisher", "actual")
    assert told["CONCEDE"] == ("indirect", "future")


@told("The Nepali general was reported killed in an attack on 18 March.")
def test_reported_killed_is_hearsay(coding: Coding) -> None:
    assert {c.speaker.kind for c in coding.claims} == {"unnamed"}


@told("A mine killed ten farmers, Chad said. Niger says it investigates each credible allegation.")
def test_what_is_done_with_each_allegation_answers_none(coding: Coding) -> None:
    assert all(c.position == "asserts" for c in coding.claims)


@table(
    "want",
    ("Togolese soldiers, the Ghanaian army said, had attacked a convoy on Monday.", "GHA asserts ASSAULT TGO>-"),
    ("On Monday, the Ghanaian army said, Togolese soldiers attacked a convoy.", "GHA asserts ASSAULT TGO>-"),
)
def test_words_between_commas_say_what_stands_around_them(coding: Coding, want: str) -> None:
    assert lines(coding) == {want}


@told(
    "Rebels stormed a prison in Niger on Monday, the justice minister, Aissa Moussa, said.",
    "“Rebels stormed a prison and killed nine guards,” Niger's justice minister, Aissa Moussa, told Example Wire.",
)
def test_office_and_name_between_commas_before_the_cue_speak(coding: Coding) -> None:
    assert {(c.speaker.code, c.speaker.sector) for c in coding.claims} == {("NER", "GOV")}


@told(
    "Iran's foreign minister met his Omani counterpart in Muscat on Monday.",
    "Iran's foreign minister met with his counterpart from Oman in Muscat on Monday.",
)
def test_counterpart_holds_the_office_of_the_other_side(coding: Coding) -> None:
    assert [[(a.code, a.sector) for a in c.event.actors] for c in coding.claims] == [[("IRN", "GOV"), ("OMN", "GOV")]]


@table(
    "want",
    ("Fresh clashes in Benghazi leave ten dead - medics", "medics"),
    ("Army kills 12 rebels in Papua: residents", "residents"),
    ("Army kills 12 rebels in Papua - police spokesman", "police spokesman"),
    ("UN: Rebels executed 12 men in Ituri", "UN"),
    ("Police: Gunman kills three in Nairobi mall", "Police"),
    ("Army shells market in Yei: a march is planned", "Example Wire"),
    ("Peruvian-Chilean clashes on the border wound two guards.", "Example Wire"),
    ("Honduras: Army kills two farmers in Colon", "Example Wire"),
)
def test_label_at_either_end_of_a_headline_speaks(coding: Coding, want: str) -> None:
    assert {c.speaker.name for c in coding.claims if c.event.type == "ASSAULT"} == {want}


@told(
    "Nepal's interior ministry declined to confirm whether police had shot three protesters.",
    "Nepal's interior ministry refused to confirm or deny that police had shot three protesters.",
)
def test_who_declines_to_confirm_confirms_nothing(coding: Coding) -> None:
    assert [c.position for c in coding.claims] == ["declines"]


@told("The opposition in Guinea holds the army responsible for the killing of ten protesters.")
def test_who_is_held_responsible_has_said_nothing(coding: Coding) -> None:
    (claim,) = (c for c in coding.claims if c.event.type == "ASSAULT")
    assert (claim.speaker.name, claim.position, codes(claim.event.actors)) == ("opposition", "asserts", "GIN")


@told("The daily El Tiempo reported, quoting a Peruvian colonel, that gunmen had kidnapped two engineers.")
def test_what_stands_behind_who_is_quoted_is_his(coding: Coding) -> None:
    assert [s.name for s in coding.claims[0].sources][:2] == ["Peruvian colonel", "El Tiempo"]


@told("Togo says Beninese police shot dead four people; Benin says they were killed by looters.")
def test_speakers_on_two_sides_of_a_semicolon_do_not_pass_on_each_other(coding: Coding) -> None:
    assert {c.speaker.code: len(c.sources) for c in coding.claims} == {"TGO": 2, "BEN": 2}


@told(
    "Laos expelled the Thai envoy, citing unverified claims in a broadcast.",
    'Laos expelled the Thai envoy, citing "Thailand\'s use of force at the border".',
)
def test_reason_that_is_cited_is_no_source(coding: Coding) -> None:
    assert {c.voice for c in coding.claims if c.event.type == "SANCTION"} == {"publisher"}


@told("Zambia's police confirmed the arrest of two opposition leaders and said they had attacked an officer.")
def test_who_confirms_one_act_and_tells_another_deflects_nothing(coding: Coding) -> None:
    assert "deflects" not in {c.position for c in coding.claims}


@table(
    "want",
    (
        "According to a statement by the Kenyan army, rebels shelled Lamu. They burnt a farm, the statement said.",
        "KEN",
    ),
    ("The Kenyan army issued a statement on Monday. Rebels shelled a farm near Lamu, the statement said.", "KEN"),
    ("A Togolese watchdog released a report on Monday. The report says soldiers executed ten men in Mali.", "TGO"),
    ("A report says soldiers executed ten men in Mali.", "?"),
)
def test_statement_that_is_told_of_again_is_its_issuers(coding: Coding, want: str) -> None:
    assert {c.speaker.code or "?" for c in coding.claims if c.event.type == "ASSAULT"} == {want}


@told("Kenya says that if Somalia does not release the fishermen, its navy will attack the port.")
def test_condition_denies_nothing_and_what_hangs_on_it_is_not_sure(coding: Coding) -> None:
    assert {(c.position, c.event.modality) for c in coding.claims} == {("asserts", "hypothetical")}


@table(
    "code",
    ("A Chadian air raid on Bosaso, Somalia killed four people, local officials said.", "SOM"),
    ("Gunmen abducted nine pupils in Kaduna, Nigeria, according to district officials.", "NGA"),
    ("Gunmen abducted nine pupils in Kaduna, Nigeria, officials said.", None),
)
def test_local_officials_are_of_the_place(coding: Coding, code: str | None) -> None:
    assert {c.speaker.code for c in coding.claims} == {code}


@table(
    "want",
    ("Libyan troops crossed the border, a trader who asked not to be named said.", "trader"),
    ('"Libyan troops crossed the border at night," a woman who fled the village told Reuters.', "woman"),
    ("Libyan troops crossed the border, residents who fled to Agadez said.", "residents"),
    ("Gunmen believed to be members of a cartel killed three policemen in Iquitos.", "Example Wire"),
    ("Tunisian police say they found no evidence that soldiers had killed the priest.", "Tunisian police"),
)
def test_who_is_described_before_the_verb_of_saying_speaks(coding: Coding, want: str) -> None:
    assert {c.speaker.name for c in coding.claims} == {want}


@table(
    "code",
    ("A military source told AFP that rebels had shelled Mopti, Mali, on Monday.", "MLI"),
    ("Rebels shelled Mopti in Mali on Monday, a security source told the BBC.", "MLI"),
    ("A security source told Interfax that Georgian drones had hit a depot in Sochi, Russia.", "RUS"),
)
def test_unnamed_official_is_not_of_the_state_of_an_agency_abroad(coding: Coding, code: str) -> None:
    assert {c.speaker.code for c in coding.claims} == {code}


@table(
    "denied",
    ("Kenya accuses Somalia of arming rebels, which Somalia denies.", "AID"),
    ("Kenya says that Somalia bombed a village, which Somalia denies.", "ASSAULT"),
    ("Kenya accused Somalia on Monday of shelling a border village, a charge Somalia denies.", "ASSAULT"),
    ("Somalia is accused of arming rebels in Kenya, something it denies.", "AID"),
    ("Kenya accused Somalia of shelling a border village, charges which Somalia dismissed.", "ASSAULT"),
)
def test_who_denies_at_the_end_of_a_sentence_denies_what_was_told(coding: Coding, denied: str) -> None:
    assert {c.event.type for c in coding.claims if c.position == "denies"} == {denied}
    assert {c.speaker.code for c in coding.claims if c.position == "denies"} == {"SOM"}
    assert all("SOM" not in {s.code for s in c.sources} for c in coding.claims if c.position != "denies")


@table(
    "speaker",
    ("Togo says its troops will stay, as gunmen attack villages in the north.", "Example Wire"),
    ("Togo says its troops shot two gunmen as they attacked a village.", "Togo"),
)
def test_what_is_added_with_as_behind_a_comma_is_the_outlets(coding: Coding, speaker: str) -> None:
    assert {c.speaker.name for c in coding.claims} == {speaker}


@table(
    "want",
    (
        "Rebels shelled a clinic in Mopti a source in the Malian army said. “Ten people died in raids” he told TASS.",
        "MIL",
    ),
    ("Rebels shelled Mopti, a security source told TASS. Ten men died in raids near Gao, the source added.", "MIL"),
    ("Juba Observatory director Kofi Addo said rebels shelled a village. Addo said troops killed ten men.", "NGO"),
    ("Ann Orr, a member of the Ugandan army command, said rebels shelled a village.", "MIL"),
    ("Ann Orr of the Ugandan army said rebels shelled a village.", "MIL"),
    ("Ann Orr, director of the Ugandan Red Cross, said rebels shelled a village.", "NGO"),
    ("Ann Orr, the head of a rights group in Kampala, said rebels shelled a village.", "NGO"),
)
def test_source_or_person_told_of_again_keeps_the_sector(coding: Coding, want: str) -> None:
    assert {c.speaker.sector for c in coding.claims} == {want}


@table(
    "want",
    (
        "“It is as if they bombed us daily and killed ten nurses” Ann Orr the head of the clinic told Reuters.",
        "Ann Orr",
    ),
    ("Ann Orr the director of a clinic in the east told Reuters the raids by jets had killed ten nurses.", "Ann Orr"),
    ("“Rebels burned the mill,” Ann Orr said. A man stood in the ruins. “They shot two guards,” she said.", "Ann Orr"),
    ("The head of the clinic, Ann Orr, said raids by jets had killed ten nurses.", "Ann Orr"),
    ("The assault by Chadian jets made it clear that troops had attacked the port.", "Example Wire"),
)
def test_who_speaks_is_no_act_and_nobody_who_is_only_seen(coding: Coding, want: str) -> None:
    assert {c.speaker.name for c in coding.claims} == {want}


@table(
    "want",
    (
        "The Red Cross said fighters of the Islamic State killed ten men. The group added that troops shelled Gao.",
        "NGO",
    ),
    (
        "The Red Cross said ten men died. The Islamic State said it shot a guard. The group said it shelled Gao.",
        "REB",
    ),
)
def test_group_that_speaks_is_the_one_that_spoke_last(coding: Coding, want: str) -> None:
    assert coding.claims[-1].speaker.sector == want


@table(
    "want",
    ("The claim that Togolese guards had shot two traders is “an absolute lie”, the ministry said.", "denies"),
    ("The army of Togo said that the claim of the killing of two traders was a fabrication.", "denies"),
)
def test_what_is_called_a_lie_is_denied(coding: Coding, want: str) -> None:
    assert {c.position for c in coding.claims} == {want}


@told("“The town is witnessing fierce clashes,” said teacher Kofi Addo in Tema.")
def test_town_that_witnesses_clashes_says_nothing(coding: Coding) -> None:
    assert {c.speaker.name for c in coding.claims} == {"Kofi Addo"}


@told(
    "Malian rebels said the army shelled a village. Malian officials deny the claim and release footage showing armed"
    " men firing at traders."
)
def test_denial_is_not_of_what_is_told_behind_it(coding: Coding) -> None:
    assert [c.event.trigger.quote for c in coding.claims if c.position == "denies"] == ["shelled"]


@table(
    "want",
    ("The minister of Kenya said Somali rebels were behind the raid in Kisumu.", "KEN asserts SOM"),
    ("The minister of Kenya said Somali rebels were responsible for the raid in Kisumu.", "KEN asserts SOM"),
    ("Kenya's army said the raid in Kisumu was the work of Somali rebels.", "KEN asserts SOM"),
    ("The Somali rebels said they were behind the raid in Kisumu.", "SOM accepts SOM"),
    ("The Somali rebels said they were responsible for the raid in Kisumu.", "SOM accepts SOM"),
    ("The Somali rebels said they were not behind the raid in Kisumu.", "SOM denies SOM"),
    ("The Somali rebels said they were not responsible for the raid in Kisumu.", "SOM denies SOM"),
)
def test_who_was_behind_an_act_has_not_said_so_unless_it_did(coding: Coding, want: str) -> None:
    (claim,) = (c for c in coding.claims if c.event.type == "ASSAULT")
    assert f"{claim.speaker.code} {claim.position} {codes(claim.event.actors)}" == want


@told("Kenya said Somali rebels had burned a school. The rebels denied involvement and blamed the Kenyan army.")
def test_who_is_blamed_in_an_answer_is_its_actor(coding: Coding) -> None:
    told = [(c.position, codes(c.event.actors)) for c in coding.claims if c.speaker.code == "SOM"]
    assert ("asserts", "SOM") not in told and any(actors == "KEN" for _, actors in told)


@told("The Ugandan army has denied harbouring Rwandan militants, whom Kigali blames for the attack on the convoy.")
def test_whom_another_blames_behind_a_comma_is_none_of_a_denial(coding: Coding) -> None:
    assert {c.event.type for c in coding.claims if c.position == "denies"} == {"AID"}


@table(
    "want",
    ("The head of the UN mission in Mali said gunmen had fired at a post in Gao.", "UN asserts ASSAULT"),
    ("Gunmen could fire at the post in Gao, the head of the UN mission in Mali warned.", "UN asserts ASSAULT"),
    ("Gunmen fired at a post in Gao, a Malian general was quoted as saying.", "MLI asserts ASSAULT"),
    ("Gunmen fired at a post in Gao, a Malian general was quoted as saying by the paper.", "MLI asserts ASSAULT"),
    ("Claims by Malian rebels that soldiers had burnt the market in Gao were wrong.", "MLI asserts ASSAULT"),
    ("Fiji's Foreign Office said gunmen had fired at its embassy.", "FJI asserts ASSAULT"),
)
def test_speaker_is_found_wherever_it_stands(coding: Coding, want: str) -> None:
    assert any(text.startswith(want) for text in lines(coding)), lines(coding)
    assert not [text for text in lines(coding) if text.startswith("outlet asserts ASSAULT")]


@told("Togo and Benin have agreed a truce, Ghana, which is hosting the talks, announced on Monday.")
def test_speaker_with_a_relative_clause_speaks(coding: Coding) -> None:
    assert claim_of(coding, "GHA asserts AGREE").event.type == "AGREE"


@table(
    "name",
    ("The widow of a driver said gunmen had fired at the bus near Kara.", "widow of a driver"),
    ("Her brother argued that police had shot him in Kara.", "Her brother"),
    ("Police fired at a crowd in Kara, a seamstress at the scene told reporters.", "seamstress"),
)
def test_of_some_verbs_whoever_is_the_subject_speaks(coding: Coding, name: str) -> None:
    assert [c.speaker.name for c in coding.claims if c.event.type == "ASSAULT"] == [name]


@table(
    "states",
    ("Officials in Lima and Quito said gunmen had fired at a boat.", "PER ECU"),
    ("Peru and Ecuador said gunmen had fired at a boat.", "PER ECU"),
    ("The presidents of Peru and Ecuador met in Loja on Sunday, their offices said.", "PER ECU"),
)
def test_each_of_two_who_speak_has_a_claim(coding: Coding, states: str) -> None:
    assert [c.speaker.code for c in coding.claims] == states.split()


@told("Gunmen fired at a boat off Fiji. Officials in Lima and Quito declined to comment on the attack.")
def test_each_of_two_who_answer_has_a_claim(coding: Coding) -> None:
    assert [c.speaker.code for c in coding.claims if c.position == "declines"] == ["PER", "ECU"]


@table(
    "want",
    ("By the Malian army's account, rebels ambushed a convoy near Gao on Friday.", "MLI asserts ASSAULT"),
    ("As the Malian army tells it, rebels ambushed a convoy near Gao on Friday.", "MLI asserts ASSAULT"),
    ("Rebels stand accused by the army of Mali of ambushing a convoy near Gao.", "MLI asserts ASSAULT"),
    ("A communique issued by the Malian army said rebels had ambushed a convoy near Gao.", "MLI asserts ASSAULT"),
    ("A Malian nurse spoke of heavy shelling by gunmen in Gao on Friday.", "MLI asserts ASSAULT"),
)
def test_account_aside_or_label_gives_the_speaker(coding: Coding, want: str) -> None:
    assert any(text.startswith(want) for text in lines(coding)), lines(coding)
    assert not [text for text in lines(coding) if text.startswith("outlet asserts ASSAULT")]


@told("A memo of the African Union seen by Example Wire says that soldiers shot two men in Baidoa.")
def test_who_has_seen_a_memo_has_not_written_it(coding: Coding) -> None:
    assert {c.speaker.code for c in coding.claims if c.event.type == "ASSAULT"} == {"AU"}


@told("Bahrain's ministry denied that police had fired at mourners in Sitra, as activists allege.")
def test_aside_within_a_denial_leaves_it_a_denial(coding: Coding) -> None:
    assert {c.position for c in coding.claims if c.event.type == "ASSAULT"} == {"denies"}


@told("Speaking by telephone, a Malian nurse said the army had shelled her village near Gao.")
def test_who_speaks_to_reporters_consults_nobody(coding: Coding) -> None:
    assert {c.event.type for c in coding.claims} == {"ASSAULT"}


@told("A Western diplomat in Bamako said the army had shelled a village near Gao.")
def test_diplomat_in_a_capital_is_not_of_its_state(coding: Coding) -> None:
    assert {c.speaker.code for c in coding.claims} == {None}


@told("The army admitted that its troops had killed two herders in Gao.")
def test_army_without_a_state_owns_up_to_what_its_troops_did(coding: Coding) -> None:
    assert [c.position for c in coding.claims] == ["accepts"]


@table(
    "want",
    ("Not one shell was fired by its guns, the Togolese army said.", "denies"),
    ("“Not a single shell was fired by our guns,” the Togolese army said.", "denies"),
    ("Togo's army said at no time had its guns shelled the town.", "denies"),
    ("In no way did Togolese guns shell the town, the army said.", "denies"),
    ("Togo's army said under no circumstances had it shelled the town.", "denies"),
    ("Togo's army said it had shelled no town.", "denies"),
    ("Togo's army said its men had attacked nobody.", "denies"),
    ("Not only did Togolese guns shell the town, Benin said.", "asserts"),
    ("No fewer than ten traders were killed by Togolese guns, Benin said.", "asserts"),
    ("Togolese guns shelled the town but killed nobody, Benin said.", "asserts"),
)
def test_act_of_none_on_none_or_at_no_time_is_denied(coding: Coding, want: str) -> None:
    assert {c.position for c in coding.claims if c.event.type == "ASSAULT"} == {want}


SHELLED = "Peru said Chilean guns shelled a village on Friday. "


@table(
    "count",
    (SHELLED + "“That is a lie,” Chile's defence minister said.", 1),
    (SHELLED + "Not so, said Santiago: its guns had been silent.", 1),
    (SHELLED + "Untrue, Chile's army spokesman said.", 1),
    (SHELLED + "“Pure invention,” said Chile's army spokesman.", 1),
    (SHELLED + "Chile said it was not true.", 1),
    (SHELLED + "That, Santiago said, was false.", 1),
    (SHELLED + "Chile said the opposite was true.", 1),
    (SHELLED + "“This never happened,” Chile's defence minister said.", 1),
    (SHELLED + "Chile said nothing of the sort had happened.", 1),
    (SHELLED + "“We did nothing of the kind,” Chile's defence minister said.", 1),
    (SHELLED + "Chile said it had done no such thing.", 1),
    (SHELLED + "Chile says it did not.", 1),
    (SHELLED + "Chile says otherwise.", 1),
    (SHELLED + "Chile said it was not responsible.", 1),
    (SHELLED + "Chile said its troops were not to blame.", 1),
    (SHELLED + "Chile insists it did not do it.", 1),
    (SHELLED + "Chile's denial came within hours.", 1),
    (SHELLED + "“We deny it,” Chile's defence minister said.", 1),
    (SHELLED + "“We reject the accusation,” Chile's defence minister said.", 1),
    (SHELLED + "The report was wrong, Chile said.", 1),
    (SHELLED + "Chile's foreign minister described the charge as a fairy tale.", 1),
    (SHELLED + "There was a swift denial from Santiago.", 1),
    (SHELLED + "Chile denied the charge. “It is a lie,” its defence minister said.", 1),
    (SHELLED + "Chile said it was true.", 0),
    (SHELLED + "Chile said the rains had not stopped. That is not a lie.", 0),
    ("Peru said Chile would bake bread, which Chile said was not true.", 0),
)
def test_words_that_call_untrue_what_was_told_deny_it(coding: Coding, count: int) -> None:
    denied = [c for c in coding.claims if c.position == "denies"]
    assert [(c.speaker.code, codes(c.event.actors)) for c in denied] == [("CHL", "CHL")] * count


@table(
    "want",
    (SHELLED + "Chile said Bolivia did it.", "BOL"),
    (SHELLED + "Chile said it was Bolivia.", "BOL"),
    (SHELLED + "It was the Bolivian army, Chile said.", "BOL"),
    (SHELLED + "Chile said Bolivian gunners were responsible.", "BOL"),
    (SHELLED + "Chile says Bolivia was to blame for it.", "BOL"),
    (SHELLED + "Chile said it was Friday.", ""),
    (SHELLED + "Chile said it was the army that spoke for it.", ""),
    (SHELLED + "Chile said Bolivia was responsible for the bridges.", ""),
    ("Peru held talks with Chile. Chile said it was Bolivia.", ""),
)
def test_who_is_named_instead_for_what_was_told_did_it(coding: Coding, want: str) -> None:
    told = [c for c in coding.claims if c.event.type == "ASSAULT" and c.speaker.code == "CHL"]
    assert [(c.position, codes(c.event.actors)) for c in told] == [("deflects", want)] * bool(want)


@told("Rebels near Goma said the police shot a trader. The police said the army did it.")
def test_force_that_is_named_instead_is_of_the_state_of_the_story(coding: Coding) -> None:
    assert [codes(c.event.actors) for c in coding.claims] == ["COD", "COD"]


@table(
    "count",
    ("Togo denied accusations by Benin that its soldiers had burned a village.", 0),
    ("Togo rejected Benin's accusations that its soldiers had burned a village.", 0),
    ("Benin accused Togo of burning a village. Togo called the accusation false.", 1),
    ("Benin accused Togo of burning a village. The accusations were denied by Togo.", 1),
    ("Benin accused Togo of burning a village. Togo said the accusation was groundless.", 1),
    ("Benin made accusations against Togo.", 1),
)
def test_accusation_that_is_rejected_is_no_act_of_its_own(coding: Coding, count: int) -> None:
    assert [c.position for c in coding.claims if c.event.type == "ACCUSE"] == ["asserts"] * count


@table(
    "want",
    ("Ghanaian bishops said Ghanaian soldiers beat a teacher. The Ghanaian government denied it.", {"GHA"}),
    ("Lawmakers in Ghana said police shot a farmer. The Ghanaian government rejected the claim.", {"GHA"}),
    ("Ghanaian police said gang members shot a farmer. Gang leader Kofi Mensah denied responsibility.", {"GHA"}),
    ("Ghana's army said its soldiers shot a farmer. Ghana's army denied the report.", set()),
)
def test_who_is_accused_by_others_of_its_own_state_denies_it(coding: Coding, want: set[str]) -> None:
    assert {c.speaker.code for c in coding.claims if c.position == "denies"} == want


@table(
    "want",
    ("No group has claimed responsibility for Monday's bombing in Garowe.", ["asserts"]),
    ("No one has claimed the bombing in Garowe.", ["asserts"]),
    ("There was no immediate claim of responsibility for the bombing in Garowe.", ["asserts"]),
    ("A bomb killed a man in Garowe on Monday. No group claimed Monday's bombing.", ["asserts"]),
    ("No group has claimed responsibility for the bombing.", []),
)
def test_act_that_nobody_owns_is_told_once_by_the_outlet(coding: Coding, want: list[str]) -> None:
    told = [c for c in coding.claims if c.event.type == "ASSAULT"]
    assert [c.position for c in told if c.voice == "publisher"] == want
    assert len(told) == len(want)


@told("Chad says Libya supports the rebels, something Tripoli denies.")
def test_support_that_is_told_is_denied(coding: Coding) -> None:
    assert [(c.speaker.code, c.position) for c in coding.claims] == [("TCD", "asserts"), ("LBY", "denies")]


@told("Benin said Togolese guards burned a village. “That is fake news,” a Togolese army spokesman said.")
def test_fake_news_is_untrue(coding: Coding) -> None:
    assert [c.position for c in coding.claims] == ["asserts", "denies"]


@told("Peru said it was not true that its jets had bombed the village.")
def test_what_is_called_untrue_is_denied(coding: Coding) -> None:
    assert {c.position for c in coding.claims} == {"denies"}


@table(
    "want",
    ("Chile dismissed as fabricated an allegation by Peru that its guns had shelled a village.", {"PER", "CHL"}),
    ("Chile rejected as “a pack of lies” a claim by Peru that its guns had shelled a village.", {"PER", "CHL"}),
    ("Claims by Peru that Chilean guns had shelled a village were dismissed as “a cheap lie” by the Chilean army.",
     {"PER", "CHL"}),
    ("Claims by Peru that Chilean guns had shelled a village were dismissed by the Chilean army.", {"PER", "CHL"}),
    ("Claims by Peru that Chilean guns had shelled a village could not be verified.", {"PER", None}),
    ("Kenya rejected a report by Peru which said that its guns had shelled a village.", {"PER", "KEN"}),
)  # fmt: skip
def test_claims_told_by_a_noun_are_their_authors_and_the_answer_another(coding: Coding, want: set[str | None]) -> None:
    told = [c for c in coding.claims if c.event.type == "ASSAULT"]
    assert {c.speaker.code for c in told} == want
    assert {c.position for c in told if c.speaker.code == "PER"} == {"asserts"}
    assert {c.position for c in told if c.speaker.code != "PER"} <= {"denies", "unconfirmed"}


@table(
    "want",
    ("Boko Haram said its fighters had carried out Saturday's attack on a convoy near Zinder.", "accepts"),
    ("Boko Haram said its men were behind the raid on the town of Zinder.", "accepts"),
    ("Chad's army said its jets had carried out the strike on a truck near Zinder.", "accepts"),
    ("Chad's army said the shelling was the work of its own gunners.", "accepts"),
    ("Chad's army said its jets had carried out a strike on a truck near Zinder.", "asserts"),
    ("Chad's army said its soldiers had not carried out the attack.", "denies"),
    ("Chad's army said Boko Haram fighters had carried out Saturday's attack near Zinder.", "asserts"),
)
def test_who_says_that_its_men_did_what_is_known_accepts_it(coding: Coding, want: str) -> None:
    assert {c.position for c in coding.claims if c.event.type == "ASSAULT"} == {want}


@table(
    "want",
    ("Chad's army admitted that a bus was hit near Zinder but said it was shelled by rebels, not by its soldiers.",
     "TCD deflects"),
    ("Chad's army conceded that a barge was raked with gunfire, but insisted the shots had come from rebel fighters.",
     "TCD deflects"),
    ("Chad's army said Boko Haram gunmen and not its soldiers had fired on the bus.", "TCD deflects"),
    ("Chad's army said Boko Haram gunmen had fired on the bus.", "TCD asserts"),
)  # fmt: skip
def test_who_owns_that_it_happened_and_names_another_deflects(coding: Coding, want: str) -> None:
    claim = [c for c in coding.claims if c.event.type == "ASSAULT" and c.event.actors][-1]
    assert f"{claim.speaker.code} {claim.position}" == want
    assert {a.sector for a in claim.event.actors} == {"REB"}


@table(
    "want",
    ("Chad's minister refused to be drawn on the arrest of ten students.", "declines"),
    (SHELLED + "“I have nothing for you on that,” said Chile's defence minister.", "declines"),
    (SHELLED + "“I have nothing to say about it,” said Chile's defence minister.", "declines"),
    (SHELLED + "Chile's army spokesman declined to discuss the case.", "declines"),
    ("Asked whether Chilean guns had shelled a village, Chile's minister said: “I have nothing for you on that.”",
     "declines"),
)  # fmt: skip
def test_who_has_nothing_to_say_declines_and_does_nothing_else(coding: Coding, want: str) -> None:
    assert {c.position for c in coding.claims if c.speaker.code != "PER"} == {want}
    assert {c.event.type for c in coding.claims} <= {"ASSAULT", "COERCE"}


@table(
    "want",
    ("Togolese troops pulled out of Gao on Monday, Mali's army said. Togo confirmed the withdrawal.", "TGO accepts"),
    ("Chad freed ten Togolese soldiers, the Red Cross said. Togo confirmed the release.", "TGO asserts"),
    ("Togo and Benin agreed to prolong their truce, Ghana's minister said. Benin confirmed the extension.",
     "BEN accepts"),
)  # fmt: skip
def test_who_confirms_a_known_act_by_a_noun_tells_it_too(coding: Coding, want: str) -> None:
    assert want in {f"{c.speaker.code} {c.position}" for c in coding.claims}
    assert len({c.event.type for c in coding.claims}) == 1


@told("Boko Haram claimed Monday's bombing of a bridge in Diffa. Niger had blamed Chadian agents for the blast.")
def test_the_accused_did_it_in_the_accusers_words_whoever_has_claimed_it(coding: Coding) -> None:
    (blamed,) = (c for c in coding.claims if c.speaker.code == "NER" and c.event.type == "ASSAULT")
    assert codes(blamed.event.actors) == "TCD"


@told(
    "Peru and Chile traded blame for the shelling of a border post.",
    "Peru and Chile met in Lima on Friday, each saying that the other's soldiers had shelled a border post.",
    "Peru and Chile each said the other had shelled a border post.",
)
def test_each_of_two_says_that_the_other_did_it(coding: Coding) -> None:
    told = {(c.speaker.code, codes(c.event.actors)) for c in coding.claims if c.event.type == "ASSAULT"}
    assert told == {("PER", "CHL"), ("CHL", "PER")}


@told("Ukraine's president spoke on Sunday. The Kremlin insisted that its troops had honoured the truce.")
def test_who_insists_that_it_was_so_requests_nothing(coding: Coding) -> None:
    assert not coding.claims


@table(
    "want",
    (SHELLED + "Chile said not a single shot had been fired from its side.", "CHL denies CHL"),
    (SHELLED + "Chile said there had been no shelling.", "CHL denies CHL"),
    ("“The shell that struck the post near Lome was ours,” Togo's army said.", "TGO accepts TGO"),
    ("The shell that struck the clinic was one of ours, Togo's army said.", "TGO accepts TGO"),
    ("The shell that struck the clinic was not ours, Togo's army said.", "TGO denies TGO"),
    ("The shells should never have been fired at the clinic, Togo's army said.", "TGO asserts -"),
    ("Togolese gunners went on shelling the clinic, Benin's army said.", "BEN asserts TGO"),
)
def test_whose_act_it_is_and_whether_it_was(coding: Coding, want: str) -> None:
    told = [c for c in coding.claims if c.speaker.code != "PER"]
    assert [f"{c.speaker.code} {c.position} {codes(c.event.actors)}" for c in told] == [want]
    assert {c.event.modality for c in told} == {"actual"}


@table(
    "want",
    ("Togo's army apologised for shelling the clinic.", "accepts"),
    ("“We hit the clinic by mistake,” Togo's army said.", "accepts"),
    ("Togo's army said its jets had bombed a market in error.", "accepts"),
    ("The Togolese army admitted to killing six herders.", "accepts"),
    ("Togo's army confessed to having killed six herders.", "accepts"),
    ("Togo's army boasted of having killed six herders.", "accepts"),
    ("Togo's army said Beninese jets had bombed a market by mistake.", "asserts"),
)
def test_who_owns_its_act_in_other_words_accepts_it(coding: Coding, want: str) -> None:
    told = [(c.speaker.code, c.position) for c in coding.claims if c.event.type == "ASSAULT"]
    assert told == [("TGO", want)]


@told("Police in Togo suspect rebels of bombing a bridge, but no one has claimed it.")
def test_what_nobody_has_claimed_is_told_once(coding: Coding) -> None:
    assert len([c for c in coding.claims if c.event.type == "ASSAULT"]) == 1


@told(
    "Peru blamed Chile on Sunday for a drone strike on a depot in Tacna the day before.",
    "Peru accused Chile on Sunday of shelling a depot in Tacna on Saturday.",
    "Peru and Bolivia blamed Chile on Sunday for a drone strike on a depot in Tacna on Saturday.",
)
def test_time_behind_a_charge_is_that_of_the_act(coding: Coding) -> None:
    (time,) = {c.event.time.earliest for c in coding.claims if c.event.type == "ASSAULT" and c.event.time}
    assert time == "2021-05-01"


@told("Chile said it was Peru that had shelled the post.", "It was Peru that had shelled the post, Chile said.")
def test_who_is_singled_out_did_it(coding: Coding) -> None:
    assert {(c.speaker.code, codes(c.event.actors)) for c in coding.claims} == {("CHL", "PER")}


@table(
    "want",
    ("Rebels shelled a camp in Togo, police chief Ann Orr told a news conference.", "TGO/COP"),
    ("Rebels shelled a camp in Togo, the minister told the assembly in Lome.", "TGO/GOV"),
    ("Rebels shelled a camp in Togo, prosecutors said.", "TGO/JUD"),
    ("Rebels shelled a camp in Togo, Captain Ann Orr, a police officer, said.", "TGO/COP"),
    ("Rebels shelled a camp in Togo, police Colonel Ann Orr said.", "TGO/COP"),
    ("Rebels shelled a camp in Togo, a police official said.", "TGO/COP"),
    ("Rebels shelled a camp in Togo, the rights group Orr said.", "TGO/NGO"),
    ("Rebels shelled a camp in Togo, the news agency Orr reported.", "TGO/JRN"),
    ("Rebels shelled a camp in Togo, according to Orr Watch, a monitoring group.", "TGO/NGO"),
    ("Rebels shelled a camp in Togo, the UN mission in Togo, UNISFA, said.", "UN/UNO"),
)
def test_office_body_and_post_of_who_speaks(coding: Coding, want: str) -> None:
    assert [f"{c.speaker.code}/{c.speaker.sector}" for c in coding.claims] == [want]


@told("Rebels shelled a camp in Togo, the rights group Orr said.")
def test_name_of_a_body_is_no_person(coding: Coding) -> None:
    assert [c.speaker.kind for c in coding.claims] == ["organisation"]


@told(
    "Rebels shelled a camp in Togo, the army said. The statement said troops killed nine rebels.",
    'Rebels shelled a camp in Togo, the army said. "Troops killed nine rebels," the statement added.',
)
def test_statement_is_of_who_has_just_spoken(coding: Coding) -> None:
    assert [(c.speaker.name, c.speaker.code) for c in coding.claims] == [("army", "TGO")] * 2


@told("Togolese police arrested opposition leader Abel Orr, his lawyer Ann Gray said.")
def test_who_is_held_is_not_who_tells_it(coding: Coding) -> None:
    assert [c.speaker.name for c in coding.claims] == ["his lawyer"]


@told(
    "Soldiers shot dead three people in Lome, a nurse and a farmer said.",
    "Soldiers shot dead three people in Lome, Togo, a nurse and a farmer told Reuters.",
)
def test_both_who_tell_it_behind_a_comma_speak_and_none_of_them_is_struck(coding: Coding) -> None:
    assert [c.speaker.name for c in coding.claims] == ["nurse", "farmer"]
    assert {tuple(a.name for a in c.event.recipients) for c in coding.claims} == {("people",)}


@told("The strike killed ten civilians in Lome, said an aid worker who asked not to be named.")
def test_who_stands_behind_said_speaks_where_the_parse_takes_him_for_its_object(coding: Coding) -> None:
    assert [c.speaker.sector for c in coding.claims] == ["NGO"]


@told("Soldiers burned a house in Lome, according to a military statement.")
def test_military_statement_is_of_the_forces_of_the_story(coding: Coding) -> None:
    assert [(c.speaker.code, c.speaker.sector) for c in coding.claims] == [("TGO", "MIL")]


@told("Soldiers burned a house in Lome, witnesses said. The army did not immediately comment.")
def test_who_did_not_immediately_comment_was_not_reached(coding: Coding) -> None:
    assert [c.position for c in coding.claims] == ["asserts", "unreached"]


@told("Kenyan jets struck al Shabaab camps in Somalia, the army said. The group did not comment.")
def test_group_is_the_one_whose_camps_were_struck(coding: Coding) -> None:
    assert [(c.speaker.code, c.speaker.sector) for c in coding.claims] == [("KEN", "MIL"), ("SOM", "REB")]


@told("Malawian police beat strikers, the Fiji Trades Union Congress said.")
def test_congress_of_a_longer_name_is_of_the_state_in_it(coding: Coding) -> None:
    assert [c.speaker.code for c in coding.claims] == ["FJI"]


@told("Kenyan troops killed ten civilians in Bor in November 2018. Kenya denied the report.")
def test_what_was_told_of_long_ago_is_denied_in_the_next_sentence(coding: Coding) -> None:
    assert {(c.position, c.speaker.code) for c in coding.claims} >= {("denies", "KEN")}


@told("“Boats came in from the sea,” Colonel Abel Orr told reporters in Lome. “They shelled a camp. A guard died.”")
def test_toll_in_a_quotation_that_runs_on_is_read(coding: Coding) -> None:
    assert figures(coding.claims) == {"killed 1"}


@table(
    "want",
    ("Lome: Ghanaian guards fired on patrol near Aflao\n\nGuards fired on a patrol.", "TGO"),
    ("Togo: Ghanaian guards fired on patrol near Aflao\n\nGuards fired on a patrol.", "TGO"),
    ("LOME: Ghanaian guards fired on a patrol near Aflao.", "outlet"),
    ("Lome: Togolese guards fired on patrol near Aflao", "outlet"),
)
def test_capital_before_a_colon_tells_what_others_did_elsewhere(coding: Coding, want: str) -> None:
    assert line(coding.claims[0]).split()[0] == want


@table(
    "want",
    ("Soldiers burned a house in Lome, a priest said. The army would not discuss the raid.", "declines"),
    ("Soldiers burned a house in Lome, a priest said. The army would not say who was in it.", "declines"),
    ("Soldiers burned a house in Lome, a priest said. The army would say nothing about it.", "declines"),
    ("Soldiers burned a house in Lome, a priest said. “No comment,” an army spokesman said.", "declines"),
    ("Soldiers burned a house in Lome, a priest said. The army chose not to comment.", "declines"),
    ("Soldiers burned a house in Lome, a priest said. The army has kept silent.", "declines"),
    ("Soldiers burned a house in Lome, a priest said. Questions sent to the army remained unanswered.", "unreached"),
    ("Soldiers burned a house in Lome, a priest said. Phone calls to the army were not returned.", "unreached"),
    ("Soldiers burned a house in Lome, a priest said. Nobody at army headquarters answered the phone.", "unreached"),
    ("Soldiers burned a house in Lome, a priest said. Attempts to reach the army failed.", "unreached"),
)
def test_who_gives_no_answer_in_other_words(coding: Coding, want: str) -> None:
    assert [(c.position, c.speaker.sector) for c in coding.claims] == [("asserts", "REL"), (want, "MIL")]


@told("Togo refused entry to Ghanaian monitors, an envoy said. Calls to the Togolese ministry went unanswered.")
def test_refusal_that_is_told_is_not_answered_either(coding: Coding) -> None:
    assert [c.position for c in coding.claims] == ["asserts", "unreached"]


@table(
    "want",
    ("A bomb exploded in Lome. A priest spoke of ten dead; a nurse counted 14.", {"REL killed 10", "MED killed 14"}),
    ("A bomb exploded in Lome. Nine people died, police said; a nurse spoke of 14.", {"COP killed 9", "MED killed 14"}),
    ("A bomb exploded in Lome. Police counted nine dead; a nurse said 14.", {"COP killed 9", "MED killed 14"}),
    ("Gunmen overran Kara in Togo. Police said nine people were killed.", {"COP killed 9"}),
    ("Thousands marched in Lome. City police put the turnout at 900.", {"COP participants 900"}),
    ("Thousands marched in Lome. Police counted 900 marchers.", {"COP participants 900"}),
    ("Police detained 40 people in Lome, a lawyer said. The army put the number at nine.", {"MIL arrested 9"}),
)
def test_each_gives_a_figure_of_its_own(coding: Coding, want: set[str]) -> None:
    told = {f"{c.speaker.sector} {figure}" for c in coding.claims for figure in figures([c])}
    assert want <= told, told


@told("The observatory counted 30 arrests at a rally in Lome on Monday.")
def test_what_is_counted_was_there_and_then_and_done_by_others(coding: Coding) -> None:
    claim = next(c for c in coding.claims if c.event.type == "COERCE")
    assert (claim.voice, claim.event.actors) == ("indirect", ())
    assert [p.name for p in claim.event.places] == ["Lome"]
    assert claim.event.time is not None and claim.event.time.edtf == "2021-05-03"


@table(
    "want",
    ("Togo's police said the village had been burned by striking nurses and not by its men.", "TGO deflects"),
    ("Togo's army said rebels, not its soldiers, had burned the village.", "TGO deflects"),
    ("Togo's army said the village had been burned by gunmen, not by its soldiers.", "TGO deflects"),
    ("Benin accused Togolese police of shooting a trader in Kandi. Togo's police conceded that he had been shot, "
     "but said that smugglers, not its men, had fired.", "TGO deflects"),
    ("Togo's army denied burning a village in Kara. Gunmen had burned the village, it said.", "TGO deflects"),
    ("Togo's army denied burning a village in Kara and said rebels had bombed a market in Sokode.", "TGO asserts"),
)  # fmt: skip
def test_who_says_that_others_and_not_its_own_did_it_deflects(coding: Coding, want: str) -> None:
    last = [c for c in coding.claims if c.event.type == "ASSAULT"][-1]
    assert f"{last.speaker.code} {last.position}" == want


@told("Police beat women in Lome, a priest said. Togo said its officers had beaten no one.")
def test_who_beat_no_one_denies(coding: Coding) -> None:
    assert [c.position for c in coding.claims] == ["asserts", "denies"]


@told(
    "Benin expelled two Togolese envoys, a step that Togo called absurd.",
    "Benin banned two Togolese judges, a decision Togo called laughable.",
)
def test_what_is_called_absurd_of_an_open_act_denies_nothing(coding: Coding) -> None:
    assert "denies" not in {c.position for c in coding.claims}


@told("A trader was beaten in Accra. Others blamed the secret police in Lome, a charge Togo's embassy called absurd.")
def test_those_blamed_in_their_capital_are_blamed_for_what_was_told(coding: Coding) -> None:
    assert [c.position for c in coding.claims] == ["asserts", "asserts", "denies"]


@told("Reuters quoted the Togolese navy as saying a Ghanaian cutter had rammed one of its boats.")
def test_its_is_of_who_speaks_and_not_of_the_outlet(coding: Coding) -> None:
    assert line(coding.claims[0]) == "TGO asserts ASSAULT GHA>TGO"


@told("Drones hit a port in Lome, the navy said. Two sailors suffered burns, it added.")
def test_who_suffers_burns_is_wounded(coding: Coding) -> None:
    assert "wounded 2" in figures(coding.claims)


@table(
    "want",
    ("Togo's National Guard said rebels had shelled a camp.", "TGO/MIL"),
    ("The Togolese president's office said rebels had shelled a camp.", "TGO/GOV"),
    ("The Togolese Border Committee said rebels had shelled a camp.", "TGO/MIL"),
    ("Togo's navy chief, Rear Admiral Abel Orr, said rebels had shelled a camp.", "TGO/MIL"),
    ("Telegram channels close to the rebels said that Togo's army had shelled a camp.", "None/None"),
)
def test_bodies_and_heads_of_forces_speak_for_their_state(coding: Coding, want: str) -> None:
    (claim,) = coding.claims
    assert claim.voice == "indirect"
    assert f"{claim.speaker.code}/{claim.speaker.sector}" == want


@told("Togo's rebels denied robbing a convoy near Kara. Army soldiers had robbed the convoy, they said.")
def test_they_behind_what_is_said_are_who_spoke_last(coding: Coding) -> None:
    assert [(c.speaker.sector, c.position) for c in coding.claims] == [("REB", "denies"), ("REB", "deflects")]


@told("Ghanaian jets, Lome says, bombed a village near Kpalime on Tuesday.")
def test_who_acts_on_both_sides_of_who_says_so(coding: Coding) -> None:
    assert line(coding.claims[0]).startswith("TGO asserts ASSAULT GHA>")


@told("Togolese missiles killed 20 Ghanaian recruits at a training camp near Ho, the army said.")
def test_training_camp_is_no_drill(coding: Coding) -> None:
    assert [c.event.type for c in coding.claims] == ["ASSAULT"]


@told("Togo deported 900 Beninese on Monday, its navy said. A Beninese guard said only 600 people were sent back.")
def test_who_sent_back_those_whom_another_counts_is_the_one_told(coding: Coding) -> None:
    assert {(c.speaker.code, codes(c.event.actors)) for c in coding.claims} == {("TGO", "TGO"), ("BEN", "TGO")}


@told("Togo closed a bridge after Ghana added them to a list of hostile states.")
def test_who_is_put_on_a_list_is_no_content(coding: Coding) -> None:
    assert not coding.annotations.attributions


@table(
    "want",
    ("Libyan gunmen had fired at a border post, revealed the Tunisian army.", SAYS),
    ("Libyan gunmen had fired at a border post near Ben Gardane, explained the Tunisian army on Monday.", SAYS),
    ("“Libyan gunmen fired at our border post near Dehiba,” recalled the Tunisian army.", "TUN asserts ASSAULT LBY"),
    ("Libyan gunmen, a senior Tunisian official claimed, had fired at a border post.", SAYS),
    ("Libyan gunmen, Tunisia's defence ministry indicated, had fired at a border post.", SAYS),
    ("As the Tunisian army noted, Libyan gunmen had fired at a border post.", SAYS),
    ("As a Tunisian spokesman argued, Libyan gunmen had withdrawn from the post.", "TUN asserts RETREAT LBY>"),
    ("Libyan gunmen had fired at a border post, Tunisia's army revealed in a statement on Monday.", SAYS),
)  # fmt: skip
def test_verbs_of_saying_stand_where_said_does(coding: Coding, want: str) -> None:
    assert any(text.startswith(want) for text in lines(coding)), lines(coding)
    assert not [text for text in lines(coding) if text.startswith("outlet asserts ASSAULT")]


@table(
    "want",
    ("Togo's army said the road was quiet and denied that it had shelled a village.", "TGO denies ASSAULT TGO>"),
    ("Togo's army said it was ready for talks and denied shelling a Ghanaian village.", "TGO denies ASSAULT TGO>GHA"),
    ("Lome said the road was quiet and accused Ghanaian troops of shelling a village.", "TGO asserts ASSAULT GHA>"),
    ("Togo's army was adamant that its soldiers had not shelled a village.", "TGO denies ASSAULT TGO>"),
    ("Despite denials by Togo's army that it had shelled a village, an inquiry began.", "TGO denies ASSAULT TGO>"),
    ("Lome called reports that Togolese troops had violated the ceasefire “fake news”.", "TGO denies ASSAULT TGO>"),
)  # fmt: skip
def test_who_says_one_thing_and_denies_another(coding: Coding, want: str) -> None:
    assert any(text.startswith(want) for text in lines(coding)), lines(coding)


@told("Togo said it was ready for talks and accused Ghana of arming rebels.")
def test_who_accuses_beside_what_he_says_does_so_in_the_words_of_the_outlet(coding: Coding) -> None:
    assert any(text.startswith("outlet asserts ACCUSE TGO>GHA") for text in lines(coding)), lines(coding)


@told("Troops saw the boat and, on Monday, reported the captain. Rebels shelled Ho, warning the army.")
def test_who_hears_it_is_no_speaker_behind_the_verb(coding: Coding) -> None:
    assert all(c.voice == "publisher" for c in coding.claims)


@table(
    "want",
    ("Togo and Ghana blamed one another on Monday for an attack on a market near Ho.", {"TGO GHA", "GHA TGO"}),
    ("Togo and Ghana each accused the other's troops of shelling a market near Ho.", {"TGO GHA", "GHA TGO"}),
)
def test_one_another_and_the_other_s_troops_are_the_other_side(coding: Coding, want: set[str]) -> None:
    attacks = [c for c in coding.claims if c.event.type == "ASSAULT"]
    assert {f"{c.speaker.code} {codes(c.event.actors)}" for c in attacks} == want


@table(
    "want",
    ("The UN mission in Mali met reporters on Monday. Rebels had shelled Kati, the mission said.", "UN"),
    ("Amnesty International met reporters on Monday. Rebels had shelled Kati, the rights group said.", "AMNESTY"),
)
def test_a_bare_noun_for_a_body_is_the_body_told_before(coding: Coding, want: str) -> None:
    assert [c.speaker.code for c in coding.claims if c.event.type == "ASSAULT"] == [want]


@table(
    "want",
    ("General Abel Orr, the head of the Fijian army, said that rebels had shelled Kati.", "FJI/MIL"),
    ("According to Colonel Abel Orr, a spokesman for Fiji's army, rebels had shelled Kati.", "FJI/MIL"),
    ("A lieutenant in the Fijian navy said that rebels had shelled Kati.", "FJI/MIL"),
    ("An official in Fiji's interior ministry said that rebels had shelled Kati.", "FJI/GOV"),
    ("Rebels had shelled Kati, the Interfax agency quoted the Fijian authorities as saying.", "FJI/GOV"),
    ("Rebels shelled Kati on Tuesday, the TASS agency reported.", "RUS/JRN"),
)
def test_who_speaks_is_of_the_body_that_the_words_beside_the_name_tell(coding: Coding, want: str) -> None:
    (claim,) = [c for c in coding.claims if c.event.type == "ASSAULT"]
    assert f"{claim.speaker.code}/{claim.speaker.sector}" == want


@table(
    "want",
    ("Ghana's army met reporters on Monday. Togo expelled the Beninese envoy on Sunday, it said.", "GHA"),
    ("A Ghanaian diplomat issued a statement on Monday. Togo expelled the Beninese envoy on Sunday, it said.", "GHA"),
    ("Ghanaian officials met reporters on Monday. Togolese troops shelled Ho on Sunday, they said.", "GHA"),
    ("Ghana's police chief toured Ho on Monday. A Togolese general had shelled the town, he said.", "GHA"),
    ("Togo expelled the Beninese envoy on Sunday, it said.", "TGO"),
)  # fmt: skip
def test_a_pronoun_behind_what_is_said_is_nobody_told_in_it(coding: Coding, want: str) -> None:
    said = [c for c in coding.claims if c.voice != "publisher"]
    assert [c.speaker.code for c in said] == [want]


@table(
    "want",
    ("Rebels shelled Kati, the Malian army said, killing ten traders.", "MLI asserts ASSAULT MLI>MLI killed 10"),
    ("Libyan jets struck Sabha, residents told Reuters, wounding nine traders.", "- asserts ASSAULT LBY>LBY wounded 9"),
    ("Gunmen raided a bus in Gao, Mali's army said, leaving two dead.", "MLI asserts ASSAULT MLI>MLI killed 2"),
)  # fmt: skip
def test_a_participle_behind_who_says_so_goes_on_with_what_is_said(coding: Coding, want: str) -> None:
    (claim,) = [c for c in coding.claims if c.event.type == "ASSAULT"]
    told = f"{claim.speaker.code or '-'} asserts ASSAULT {codes(claim.event.actors)}>{codes(claim.event.recipients)}"
    assert f"{told} {min(figures([claim]))}" == want


@told("Togo expelled the Ghanaian ambassador, Lome said, accusing him of spying.")
def test_a_participle_of_speech_behind_who_says_so_is_his_act(coding: Coding) -> None:
    assert any(text.startswith("outlet asserts ACCUSE TGO>GHA") for text in lines(coding)), lines(coding)


@told("Togo's government and Ewe rebels agreed to extend their truce, Ghana said.")
def test_a_government_beside_rebels_is_a_party(coding: Coding) -> None:
    assert "TGO" in codes(coding.claims[0].event.actors)


@table(
    "want",
    ("OSCE monitors recorded 34 mortar blasts around Ho on Friday.", "OSCE"),
    ("The UN mission registered 12 air strikes on Ho in a week.", "UN"),
    ("Togo's navy said a boat was hit. Rebels had fired mortars at it, wounding two sailors, the service said.", "TGO"),
    ("The OSCE met on Monday, it said. Mortars hit a school in Ho, the organisation said.", "OSCE"),
)
def test_who_counts_acts_tells_of_them_and_a_bare_body_is_who_spoke_before(coding: Coding, want: str) -> None:
    assert {c.speaker.code for c in coding.claims if c.event.type == "ASSAULT"} == {want}


@table(
    "position",
    ("A UN report says Togolese troops shelled Ho in March 2020. Togo's army would not comment.", "declines"),
    ("A UN report says Togolese troops shelled Ho in March 2020. Lome did not answer questions.", "unreached"),
)  # fmt: skip
def test_what_happened_long_ago_is_answered_in_the_next_sentence(coding: Coding, position: str) -> None:
    assert [c.position for c in coding.claims] == ["asserts", position]


@told("Residents said Togolese troops shelled a school in Ho on Tuesday. Lome said no such incident had taken place.")
def test_no_such_incident_is_a_denial(coding: Coding) -> None:
    assert [c.position for c in coding.claims] == ["asserts", "denies"]


@table(
    "want",
    ("Ghana said that rebels left Ho and confirmed that Togo's army shelled Kpalime.", "GHA asserts ASSAULT TGO>"),
    ("The UN said Togolese troops entered Ho and reported that they shelled a school.", "UN asserts ASSAULT TGO>"),
    ("A Beninese envoy said the army broke the deal and said that it had shelled Ho.", "BEN asserts ASSAULT"),
)  # fmt: skip
def test_a_second_verb_of_saying_goes_on_with_the_first(coding: Coding, want: str) -> None:
    assert any(text.startswith(want) for text in lines(coding)), lines(coding)


@table(
    "want",
    ("Chadian rebels said in a video posted online that they had seized Faya.", ["TCD asserts COERCE TCD>-"]),
    ("Claims by Chadian rebels to have shot down a Libyan helicopter were denied by Libya.",
     ["LBY denies ASSAULT TCD>LBY", "TCD asserts ASSAULT TCD>LBY"]),
    ("Ethiopia rejected an Eritrean complaint that Ethiopian gunners had shelled Serha.",
     ["ERI asserts ASSAULT ETH>-", "ETH denies ASSAULT ETH>-"]),
    ("Ethiopia rejected a UN finding that its gunners had shelled Serha.",
     ["ETH denies ASSAULT ETH>-", "UN asserts ASSAULT ETH>-"]),
)  # fmt: skip
def test_what_is_posted_is_said_and_what_is_complained_of_denied(coding: Coding, want: list[str]) -> None:
    assert sorted(lines(coding)) == want


@table(
    "want",
    ("Togo pulled out of talks in Lome on Monday, citing Ghanaian pressure.", None),
    ("Togo shut the crossing with Benin, citing Ghanaian pressure.", None),
    ("Togo shut the crossing with Benin, Radio Lome reported, citing Ghanaian officials.", "GHA"),
)
def test_what_is_cited_as_the_reason_is_no_source(coding: Coding, want: str | None) -> None:
    assert {c.speaker.code for c in coding.claims if c.event.type != "SANCTION" or want} == {want}


@table(
    "want",
    ("The UN said shells hit Kara. Boko Haram shelled Ho, Ghana said. The group denied this.", "nga-boko-haram"),
    ("The EU said shells hit Kara. Ghana accused Boko Haram of shelling Ho; the group denies this.", "nga-boko-haram"),
)
def test_the_group_that_denies_is_the_one_that_is_said_to_have_done_it(coding: Coding, want: str) -> None:
    assert [c.speaker.ref for c in coding.claims if c.position == "denies"] == [want]
    assert all(c.event.type == "ASSAULT" for c in coding.claims if c.position == "denies")


@table(
    "want",
    ("Togo bears responsibility for the shelling of Ho, the Ghanaian minister said.", "GHA asserts ASSAULT TGO>"),
    ("The Ghanaian minister said Togo bears full responsibility for the shelling of Ho.", "GHA asserts ASSAULT TGO>"),
    ("It was Lome that shelled Ho, the Ghanaian minister said.", "GHA asserts ASSAULT TGO>"),
)
def test_who_bears_responsibility_as_others_say_accepts_nothing(coding: Coding, want: str) -> None:
    assert [text.startswith(want) for text in lines(coding)] == [True]
    assert "Lome" not in {p.name for c in coding.claims for p in c.event.places}


@told("Togo and Ghana discussed efforts to reach a deal on grain.")
def test_an_effort_to_reach_a_deal_is_no_call_that_nobody_took(coding: Coding) -> None:
    assert "unreached" not in {c.position for c in coding.claims}


@table(
    "want",
    ("Togo said it struck a depot in Ho on Monday, a day after Ghana accused it of shelling Kpalime.", None),
    ("Togo said its army had left Ho, hours after Ghana accused it of shelling Kpalime.", None),
    ("Togo said its army had left Ho after Ghana accused it of shelling Kpalime.", "TGO"),
)
def test_what_came_a_day_before_is_told_by_the_outlet(coding: Coding, want: str | None) -> None:
    assert {c.speaker.code for c in coding.claims if c.event.type == "ACCUSE"} == {want}


SHELLED_HO = "Benin shelled Ho, Togo said. The Togolese army claimed the capture of two villages, "


@table(
    "want",
    (SHELLED_HO + "which Benin denied.", "denies COERCE"),
    (SHELLED_HO + "a claim that Benin did not confirm.", "declines COERCE"),
)
def test_what_is_answered_in_a_relative_clause_stands_before_it(coding: Coding, want: str) -> None:
    assert any(text.startswith("BEN " + want) for text in lines(coding)), lines(coding)


@table(
    "want",
    ("Benin accuses Togo and Ghana of arming rebels, which both deny.", {"TGO", "GHA"}),
    ("Benin accused Togo and Ghana of shelling Kandi. Both countries denied it.", {"TGO", "GHA"}),
)
def test_both_deny_it_each_for_itself(coding: Coding, want: set[str]) -> None:
    assert {c.speaker.code for c in coding.claims if c.position == "denies"} == want


@told("Togolese and Beninese troops clashed near Kandi. Both armies said they had captured a post.")
def test_both_sides_tell_of_what_each_did_to_the_other(coding: Coding) -> None:
    taken = [c for c in coding.claims if c.event.type == "COERCE"]
    assert {(c.speaker.code, c.event.actors[0].code, c.event.recipients[0].code) for c in taken} == {
        ("TGO", "TGO", "BEN"), ("BEN", "BEN", "TGO"),
    }  # fmt: skip


@told("Ghana accused Togo of arming rebels. Togo has been accused by Benin of genocide in Kandi.")
def test_the_charge_stands_behind_the_accuser(coding: Coding) -> None:
    assert any(text.startswith("BEN asserts ASSAULT TGO>") for text in lines(coding)), lines(coding)


@told("Turkish shells hit Zakho, in Iraq, the Anadolu agency reported, quoting a defence ministry official.")
def test_an_agency_passes_on_the_ministry_of_its_own_state(coding: Coding) -> None:
    assert {c.speaker.code for c in coding.claims} == {"TUR"}


@told("Togolese and Beninese forces clashed near Kandi; both sides claimed that they had taken a hill.")
def test_what_stands_before_the_semicolon_is_the_outlets(coding: Coding) -> None:
    assert {c.voice for c in coding.claims if c.event.trigger.quote == "clashed"} == {"publisher"}


@told(
    "Suspected rebels ambushed a convoy near Ho, killing 17 soldiers, a local official and two security sources said."
)
def test_both_who_say_it_at_the_end_speak(coding: Coding) -> None:
    assert {c.speaker.name for c in coding.claims} == {"local official", "security sources"}


@told(
    "Togo and Benin accused each other of starting the clash near Kandi. Benin gave no figure for its own casualties."
)
def test_who_gives_no_figure_says_nothing(coding: Coding) -> None:
    assert len([c for c in coding.claims if c.speaker.code == "BEN"]) == 1


@told("A bomb killed ten people in Ho on Monday. Togo alleged that Ghana was behind the incident.")
def test_who_is_behind_the_incident_did_what_was_told(coding: Coding) -> None:
    assert any(text.startswith("TGO asserts ASSAULT GHA>") for text in lines(coding)), lines(coding)


@table(
    "want",
    ("Togo's army denied that it had shelled Ho, and the government in Accra recalled its envoy.", {None}),
    ("Togo's army said rebels had shelled Ho, and the government in Accra recalled its envoy.", {None}),
    ("Togo's army said rebels had shelled Ho and that Ghana recalled its envoy.", {"TGO"}),
)
def test_another_tense_behind_what_is_said_is_the_outlets(coding: Coding, want: set[str | None]) -> None:
    assert {c.speaker.code for c in coding.claims if c.event.type == "SANCTION"} == want


@told("Ten people were killed in clashes near Ho. Local media, quoting residents, reported shooting at night.")
def test_who_passes_on_what_residents_say_tells_nothing_else(coding: Coding) -> None:
    assert [c.speaker.name for c in coding.claims if c.event.trigger.quote == "shooting"] == ["residents"]


@told("Ghana condemned what it called a massacre.")
def test_what_something_is_called_is_no_second_charge(coding: Coding) -> None:
    assert len(coding.claims) == 1


@told("Togo's army said it had killed ten men after rebels attacked a base in Ho, a toll that Ghana disputed.")
def test_a_toll_is_disputed_of_the_act_that_has_one(coding: Coding) -> None:
    assert [c.event.trigger.quote for c in coding.claims if c.position == "denies"] == ["killed"]


@table(
    "want",
    ("Togo accused Ghana of shelling Ho and recalled its envoy.", "outlet asserts SANCTION TGO>"),
    ("Togo accused Ghana of shelling Ho and closed two crossings.", "outlet asserts COERCE TGO>"),
    ("Togo accused Ghana of shelling Ho and blamed Benin for a raid.", "outlet asserts ACCUSE TGO>BEN"),
)
def test_who_accused_goes_on_in_the_same_tense(coding: Coding, want: str) -> None:
    assert any(text.startswith(want) for text in lines(coding)), lines(coding)


@table(
    "position",
    ("Togo has neither confirmed nor denied that it was behind the explosion in Ho.", "declines"),
    ("Togo did not confirm or deny involvement in the attack on Ho.", "declines"),
    ("Togo refused to say whether it was behind the attack on Ho.", "declines"),
    ("Togo denied involvement in the attack on Ho.", "denies"),
)
def test_who_neither_confirms_nor_denies_that_he_did_it_declines(coding: Coding, position: str) -> None:
    assert [c.position for c in coding.claims] == [position]


@told("Ghana's army accused Togo of firing rockets at a hospital in Ho, something Lome has denied.")
def test_something_that_is_denied_is_the_charge(coding: Coding) -> None:
    assert any(text.startswith("TGO denies ASSAULT TGO>") for text in lines(coding)), lines(coding)


@told("Togo denied responsibility, saying the drones could not have reached Ho.")
def test_what_could_not_have_reached_a_town_is_nobody_who_was_called(coding: Coding) -> None:
    assert "unreached" not in {c.position for c in coding.claims}


@table(
    "want",
    ("UNMISS documented the killing of nine herders in Juba in May.", "UN asserts ASSAULT"),
    ("UNAMA verified 20 killings by Taliban fighters in Kandahar.", "UN asserts ASSAULT AFG"),
    ("UNMISS documented 12 cases of torture by Sudanese soldiers in Juba.", "UN asserts ASSAULT SDN"),
    ("The OSCE documented the death of five soldiers in an ambush near Pristina.", "OSCE asserts ASSAULT"),
)
def test_who_documents_or_verifies_acts_tells_of_them(coding: Coding, want: str) -> None:
    (told_of,) = lines(coding)
    assert told_of.startswith(want)


@table(
    "speaker",
    ("UNMISS condemned the raid. The mission said that Sudanese troops shelled Juba.", "UN/UNO"),
    ("The OSCE mission left. The mission said that Georgian troops shelled Gori.", "OSCE/IGO"),
    ("The Mission said that Sudanese troops shelled Juba.", "None/IGO"),
)
def test_the_mission_is_that_of_many_states(coding: Coding, speaker: str) -> None:
    (claim,) = [c for c in coding.claims if c.event.type == "ASSAULT" and c.voice != "publisher"]
    assert f"{claim.speaker.code}/{claim.speaker.sector}" == speaker


@table(
    "want",
    ("Chadian jets struck a school in Gao; Mali's army said it had left the town.", "outlet asserts ASSAULT TCD"),
    ("Shelling killed nine in Gao, a Malian governor said; Chad denied attacking it.", "MLI asserts ASSAULT"),
    ("Chad's shelling killed 12 in Gao; Chad said it had not shelled the town.", "outlet asserts ASSAULT TCD"),
)
def test_what_stands_before_a_semicolon_is_not_what_is_said_behind_it(coding: Coding, want: str) -> None:
    assert line(coding.claims[0]).startswith(want)


@told(
    "Kenya's navy, cited by the Tasnim news agency, said its men had seized a tanker.",
    "In a statement carried by the Tasnim news agency, Kenya's navy said its men had seized a tanker.",
    "Kenya's navy said in remarks published by the Tasnim news agency that its men had seized a tanker.",
)
def test_who_cites_a_speaker_passes_it_on(coding: Coding) -> None:
    assert [(x.code, x.role) for x in coding.claims[0].sources[:2]] == [("KEN", "speaker"), ("IRN", "relay")]


@table(
    "want",
    ("Mali army strike on Kidal kills 8 civilians - rebels", "MLI asserts ASSAULT MLI>MLI"),
    ("“We did not fire a shot,” said Colonel Ali Orr of the Malian army.", "MLI denies ASSAULT MLI>-"),
    ("“Our brothers shelled a base near Kidal,” said a Malian army spokesman.", "MLI asserts ASSAULT MLI>-"),
)
def test_who_speaks_behind_a_dash_and_for_whom(coding: Coding, want: str) -> None:
    claim = claim_of(coding, want)
    assert {a.sector for a in claim.event.actors} == {"MIL"}
