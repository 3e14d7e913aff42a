"""Figures as claimed: bounds, ranges, vague words, zero, each speaker's own."""

from coded import figures, known_failure, lines, table, told
from reportedly.model import Coding


@table(
    "want",
    ("Shelling killed 14 people in Mali on Monday.", "killed 14"),
    ("Shelling killed at least 14 people in Mali on Monday.", "killed 14.."),
    ("Shelling killed more than 14 people in Mali on Monday.", "killed 14.."),
    ("Shelling killed up to 14 people in Mali on Monday.", "killed ..14"),
    ("Shelling killed between 10 and 14 people in Mali on Monday.", "killed 10..14"),
    ("Shelling killed fourteen people in Mali on Monday.", "killed 14"),
    ("Shelling killed a dozen people in Mali on Monday.", "killed 12"),
    ("Shelling wounded dozens of people in Mali on Monday.", "wounded dozens"),
    ("Shelling killed six people and wounded over a dozen in Mali on Monday.", "wounded 12.."),
    ("Over a dozen were wounded by shelling in Mali on Monday.", "wounded 12.."),
    ("Six people were killed, more than a dozen wounded by shelling in Mali on Monday.", "wounded 12.."),
    ("Shelling killed hundreds of people in Mali on Monday.", "killed hundreds"),
    ("Rebels abducted 1,200 villagers in Mali on Monday.", "abducted 1200"),
    ("Shelling wounded 21 people in Mali on Monday.", "wounded 21"),
    ("Twenty-one people were killed by shelling in Mali on Monday.", "killed 21"),
    ("Eleven people were killed and nine wounded by shelling in Mali on Monday.", "killed 11"),
    ("Gunmen killed Judge Oumar Sissoko in Mali on Monday.", "killed 1"),
    ("Police arrested 30 protesters in Lima on Monday.", "arrested 30"),
    ("Rebels released six hostages in Mali on Monday.", "released 6"),
    ("Rebels displaced 3,000 villagers in Mali on Monday.", "displaced 3000"),
)
def test_figure_is_read_with_its_bounds(coding: Coding, want: str) -> None:
    found = figures(coding.claims)
    assert found & {want, f"{want} of people"}, found


TOLLS = (
    "Rebels said shelling had killed 40 people in Kidal on Monday. Mali's army said the shelling had killed six people."
)


@table(
    "want",
    ("The attack in Libya on Monday caused no casualties.", "casualties 0"),
    ("The attack in Libya on Monday wounded no one.", "wounded 0"),
    ("Rockets hit an airfield in Libya on Monday but killed nobody.", "killed 0"),
    ("Rockets hit an airfield in Libya on Monday, causing no casualties.", "casualties 0"),
    ("Rockets hit an airfield in Libya on Monday, but there were no casualties.", "casualties 0"),
    ("Rockets hit an airfield in Libya on Monday. No casualties were reported.", "casualties 0"),
    ("Rockets hit an airfield in Libya. The army said there were no casualties.", "casualties 0"),
)
def test_none_is_zero(coding: Coding, want: str) -> None:
    assert want in figures(coding.claims)


@told("Shelling killed 4 people and wounded 11 in Mali on Monday.")
def test_killed_and_wounded_are_never_added(coding: Coding) -> None:
    assert figures(coding.claims) == {"killed 4", "wounded 11"}


@told(TOLLS)
def test_each_speaker_has_its_own_figure(coding: Coding) -> None:
    by_speaker = {(c.speaker.sector, f) for c in coding.claims for f in figures([c])}
    assert {f for _, f in by_speaker} == {"killed 40", "killed 6"}
    assert len({s for s, _ in by_speaker}) == 2


@told(TOLLS)
def test_tolls_of_two_speakers_stand_side_by_side_in_the_incident(coding: Coding) -> None:
    assert {(f.low, f.high) for i in coding.incidents for f in i.figures} == {(40, 40), (6, 6)}


@told("Kenya shot down Ethiopian Airlines Flight 8243 on Monday.")
def test_the_number_of_a_flight_counts_nothing(coding: Coding) -> None:
    assert figures(coding.claims) == set()


@told(
    "Shelling killed 4 people in Mali on Monday, including two children.",
    "Shelling killed 4 people in Mali on Monday, including two killed in Gao.",
)
def test_part_of_a_toll_is_not_added_to_it(coding: Coding) -> None:
    assert "killed 6" not in figures(coding.claims)
    assert "killed 4" in figures(coding.claims)


@known_failure("a toll since a date whose subject is a trigger is coded as one attack")
@told("Since January, fighting in Mali has killed more than 900 people.")
def test_total_since_a_date_is_no_incidents_toll(coding: Coding) -> None:
    assert "x_toll" in {c.event.type for c in coding.claims}
    assert not [f for i in coding.incidents for f in i.figures]


@told("Three soldiers and five civilians were killed in Mali on Monday by a mine.")
def test_each_figure_says_whom_it_counts(coding: Coding) -> None:
    assert {(q.low, q.who) for c in coding.claims for q in c.event.quantities} >= {(3, "soldiers"), (5, "civilians")}


@table(
    "trigger, want",
    ("Kenyan police seized rifles and papers and arrested 115 suspects in Nairobi.", "seized", ""),
    ("The rebels advanced, capturing a district of Goma and killing 13 soldiers.", "advanced", ""),
    ("The rebels advanced, capturing a district of Goma and killing 13 soldiers.", "killing", "killed 13"),
    ("52 soldiers captured by rebels in Mali were released on Monday.", "released", "released 52"),
    ("A court in Kenya sentenced eight people after an attack in Mombasa killed five people.", "sentenced", ""),
    ("Kenya accuses Somalia of carrying out raids, killing at least 32 herders.", "accuses", ""),
)
def test_figure_goes_to_the_event_whose_word_counts_it(coding: Coding, trigger: str, want: str) -> None:
    found = {f for c in coding.claims if c.event.trigger.quote == trigger for f in figures([c])}
    assert found == ({want} if want else set())


@table(
    "want",
    ("The death toll from Kenya's strikes on Kismayo rises to more than 130.", "killed 130.."),
    ("The death toll of the bombing in Goma surpasses 70.", "killed 70"),
    ("28 dead in overnight air strikes on Omdurman in Sudan.", "killed 28"),
    ("A clinic gave a toll of 44 dead and 140 injured in the bombing in Goma.", "killed 44, wounded 140"),
    ("The coalition admitted the deaths of 35 herders in its strikes in Mali.", "killed 35"),
    ("Kenyan jets bombed Kismayo, leading to the death of 72 herders.", "killed 72"),
    ("The army raids claimed the lives of nine herders near Kismayo in Somalia.", "killed 9"),
    ("Five herders were killed and many more wounded in an attack in Mali.", "killed 5, wounded many"),
    ("14 herders were killed 25 were wounded in an attack in Mali.", "killed 14, wounded 25"),
    ("A woman and child were killed in an attack in Mali.", "killed 1"),
    ("Rockets hit Goma in Congo but there was no immediate toll.", ""),
    ("Rebels attacked a market in Mali where a group of traders had gathered.", ""),
    ("A suicide attacker struck a market in Mali.", ""),
    ("An army post was hit in the 1100 pm (2000 GMT) strike on Goma in Congo.", ""),
    ("Kenyan police seized €17 million (US$20 million) in Nairobi.", ""),
    ("Rebels displaced 3 million villagers in Mali on Monday.", "displaced 3000000"),
    ("The Kenyan air force destroyed some 120 militants in Somalia.", "killed 120"),
    ("A total of 14 rebels were killed in Colombia on Monday.", "killed 14"),
    ("More than a quarter of a million people have been killed in a strike in Mali.", "killed 250000.."),
    ("Half a million people have been killed in the war in Ethiopia.", "killed 500000"),
    ("Nine pupils were among those killed in a Kenyan strike on Kismayo.", "killed 9"),
    ("Gunmen executed six families in Colombia on Monday.", ""),
    ("Five siblings were among the dead in the Kenyan strikes on Kismayo.", "killed 5"),
    ("90 rebels were killed or captured in Chad on Monday.", "killed ..90, captured ..90"),
    ("At least 72 herders were killed by gunmen in Mali, including 42 killed in Gao.", "killed 72.."),
    ("Up to six people were killed or wounded in a strike on Goma.", "casualties ..6, wounded ..6"),
    ("A family of five was killed in a strike on Goma in Congo.", "killed 5"),
    ("One battalion surrendered to the rebels in Chad on Monday.", ""),
)
def test_toll_is_read_from_what_tells_it(coding: Coding, want: str) -> None:
    assert figures(coding.claims) == set(want.split(", ") if want else ())


@told("A bomb killed six people in Goma in Congo, a month after a similar attack which killed seven people.")
def test_toll_of_an_earlier_attack_stays_with_it(coding: Coding) -> None:
    assert sorted(tuple(figures([c])) for c in coding.claims) == [("killed 6",), ("killed 7",)]


@told("Two herders have been kidnapped in Mali after clashes that killed eleven fighters.")
def test_toll_of_clashes_that_went_before_is_not_the_abductions(coding: Coding) -> None:
    assert {c.event.trigger.quote: figures([c]) for c in coding.claims} == {
        "kidnapped": {"abducted 2"},
        "clashes": {"killed 11"},
    }


@told("Nine pupils were among those killed in a Kenyan strike on Kismayo.")
def test_who_is_counted_among_those_killed_is_the_recipient(coding: Coding) -> None:
    assert [a.name for c in coding.claims for a in c.event.recipients] == ["pupils"]


@table(
    "want",
    ("Kenyan strikes killed 40 people in Kismayo on Monday. Ten of those killed were believed to be herders.", 1),
    ("Kenyan strikes killed 40 people in Kismayo on Monday. Ten of those killed in an attack in Goma were miners.", 2),
)
def test_who_those_killed_were_is_no_second_act(coding: Coding, want: int) -> None:
    assert len(coding.claims) == want, lines(coding)


@table(
    "want",
    ("Colombian troops captured 19 border posts from Venezuela.", "seized_places 19"),
    ("A strike killed two traders in six villages in Sudan.", "killed 2"),
    ("Rebels attacked two towns in Congo.", ""),
    ("Rebels seized two towns in Congo.", "seized_places 2"),
    ("At least 20 prisoners were killed in an airstrike on a prison in Yemen.", "killed 20.."),
    ("Sudan intercepted 19 Ethiopian drones over Khartoum.", "destroyed 19"),
    ("Kenya expelled two Somali diplomats.", ""),
)
def test_figure_counts_what_its_event_does_to_it(coding: Coding, want: str) -> None:
    assert figures(coding.claims) == ({want} if want else set())


@table(
    "want",
    ("A drone strike in Goma in Congo resulted in one farmer dying.", "killed 1"),
    ("The death toll has risen to 85 people in Goma after houses were shelled on Monday.", "killed 85"),
    ("The number of people killed in the bombing in Mopti in Mali has risen to 36.", "killed 36"),
    ("Kenyan strikes killed three people on Monday, bringing the total to at least 23 killed since May.", "killed 3"),
    ("A strike killed three people in Gao, bringing the total number of dead to 23 since May.", "killed 3"),
    ("Mali's army said 54 soldiers were killed, after previously announcing only eight were killed.", "killed 54"),
    ("Officials in Mali said 12 people died in the blast, after earlier saying that nine were killed.", "killed 12"),
)
def test_toll_is_the_last_one_told_and_no_running_total(coding: Coding, want: str) -> None:
    assert figures(coding.claims) == {want}


@table(
    "want",
    ("Malian jets attacked two displaced civilian shelters near Gao.", set()),
    ("Malian jets hit three wounded veterans in Gao.", {"wounded 3"}),
    ("A strike killed around 2,000 chickens at a farm in Chad.", set()),
    ("Police in Peru foiled a plot to kill President Jorge Rua.", set()),
)
def test_what_is_no_person_hurt_has_no_toll(coding: Coding, want: set[str]) -> None:
    assert figures(coding.claims) == want


@told("Raiders killed 40 cows in a raid on a village in Niger.")
def test_animals_are_no_recipients(coding: Coding) -> None:
    assert all(c.event.recipients == () for c in coding.claims)


@table(
    "want",
    ("The 1994 killings of Chadian soldiers were condemned by Niger.", set()),
    ("Kenya launched the single largest air strike of the war on Kismayo.", set()),
    ("Kenya launched three air strikes on Kismayo.", {"occurrences 3"}),
)
def test_years_and_the_war_that_an_act_is_of_count_nothing(coding: Coding, want: set[str]) -> None:
    assert figures(coding.claims) == want


@told("Chadian forces shot down 14 of 20 Nigerien drones over Faya on Monday.")
def test_of_a_part_and_its_whole_the_part_counts(coding: Coding) -> None:
    assert [(q.kind, q.low, q.high) for c in coding.claims for q in c.event.quantities] == [("destroyed", 14, 14)]


@table(
    "want",
    ("Ten civilians died when Malian air strikes hit a village.", "killed 10"),
    ("Seven miners perished as Peruvian rockets hit a dormitory in Bolivia.", "killed 7"),
    ("Four nurses lost their lives when the Sudanese army shelled a clinic.", "killed 4"),
    ("Six died after gunmen opened fire on a bus in Kenya.", "killed 6"),
    ("The singer died when a car hit a tree in Kenya.", None),
)
def test_who_died_when_an_act_was_done_died_of_it(coding: Coding, want: str | None) -> None:
    assert {f.split(" of ")[0] for f in figures(coding.claims)} == ({want} if want else set())


@table(
    "want",
    ("Police fatally shot a man in Lima during protests.", "killed 1"),
    ("A Kenyan soldier was mortally wounded in an ambush in Uganda.", "killed 1"),
    ("Two policemen were fatally stabbed by militants in Niger.", "killed 2"),
    ("Kenyan forces killed an Ugandan militant on Monday.", "killed 1"),
    ("Kenyan police shot dead a jihadist on Monday.", "killed 1"),
    ("Gunmen killed nine Malian soldiers, a nurse and two farmers said.", "killed 9"),
    ("A Zambian trader was shot to death by soldiers on Monday.", "killed 1"),
    ("Rebels slaughtered six farmers in Chad on Monday.", "killed 6"),
)
def test_who_is_fatally_shot_is_killed_and_one_militant_counts(coding: Coding, want: str) -> None:
    assert {f.split(" of ")[0] for f in figures(coding.claims)} == {want}


@table(
    "want",
    ("Six people were killed and ten others hurt in a Kenyan raid on a market, targeting rebels, in Gulu.", {6, 10}),
    ("Rebels stormed a base in Chad on Sunday after days of fighting that cost 500 lives.", {500}),
    ("The ambush has cost the lives of 30 Kenyan soldiers.", {30}),
    ("Over 600 detainees are known to have died under torture in Chad.", {600}),
    ("Nine people perished in a Kenyan airstrike in Uganda.", {9}),
)
def test_the_toll_of_an_act_that_aims_lasts_or_tortures(coding: Coding, want: set[int]) -> None:
    assert {q.low for c in coding.claims for q in c.event.quantities} == want
    assert len([c for c in coding.claims if c.event.quantities]) == 1


@table(
    "want",
    ("A soldier was killed and another wounded in an ambush in Mali.", {"killed 1", "wounded 1"}),
    ("Rebels killed nine and wounded over 100 in Mali.", {"killed 9", "wounded 100.."}),
    ("Rebels executed a dozen captives in Mali.", {"killed 12"}),
    ("Nine people lost their lives and 20 sustained injuries in a raid in Mali.", {"killed 9", "wounded 20"}),
    ("Ten villagers are dead after rebels raided a village in Mali.", {"killed 10"}),
    ("Rebels killed one another in Mali.", set()),
)
def test_figures_of_another_behind_a_bound_and_of_the_dead(coding: Coding, want: set[str]) -> None:
    assert {f.split(" of ")[0] for f in figures(coding.claims)} == want


@told("A Ghanaian doctors' group on Monday lowered its toll of an attack on a market in Tamale to 24 from 27.")
def test_who_lowers_a_toll_is_not_struck_and_counts_no_attacks(coding: Coding) -> None:
    assert not [a.name for c in coding.claims for a in c.event.recipients if "group" in a.name]
    assert {q.kind for c in coding.claims for q in c.event.quantities} == {"killed"}


@table(
    "tolls",
    (
        "Nine Kenyan traders lost their lives and six others sustained injuries in raids in Garissa.",
        "killed 9 wounded 6",
    ),
    ("Two more people lost their lives in a village near Gao after air strikes by Chadian jets.", "killed 2"),
    ("Three people sustained injuries due to shelling by rebels in Gao.", "wounded 3"),
    ("More than 40 civilians lost their lives as a result of shelling in Omdurman.", "killed 40"),
)
def test_who_lost_their_lives_or_sustained_injuries_is_counted_and_struck(coding: Coding, tolls: str) -> None:
    (claim,) = coding.claims
    assert " ".join(f"{q.kind} {q.low}" for q in claim.event.quantities) == tolls
    assert claim.event.recipients and all(a.kind != "people" for a in claim.event.actors)


@told("Three or four soldiers were killed in a raid by rebels in Mali.")
def test_one_number_or_the_next_is_a_range(coding: Coding) -> None:
    assert figures(coding.claims) == {"killed 3..4"}
