"""Tolls told apart from the act: by its own speaker, by others, and of another act."""

from coded import codes, figures, line, lines, table, told
from reportedly.model import Coding

ACT = "Gunmen attacked a bus near Gao on Monday, killing six people, police said. "


def _by_speaker(coding: Coding) -> set[tuple[str, str]]:
    return {(c.speaker.name, f) for c in coding.claims for f in figures([c]) if c.event.type == "ASSAULT"}


@table(
    "want",
    ("General Oumar Sissoko of Mali said rebels had raided a post near Gao. The general added that five men had died.",
     "killed 5"),
    ("Mali's army said rebels had raided a post near Gao. It said that nine men had lost their lives.", "killed 9"),
    ("“Rebels raided our post near Gao. Eight of our men are dead,” Mali's army spokesman said.", "killed 8"),
)  # fmt: skip
def test_a_later_toll_of_the_same_speaker_is_told_of_the_act(coding: Coding, want: str) -> None:
    assert [(c.event.type, figures([c])) for c in coding.claims] == [("ASSAULT", {want})], lines(coding)


@table(
    "want",
    (ACT + "The defence ministry said nine passengers had died.", ("defence ministry", "killed 9")),
    (ACT + "The health ministry has confirmed two deaths.", ("health ministry", "killed 2")),
    (ACT + "A nurse said she had counted 11 bodies.", ("nurse", "killed 11")),
    (ACT + "The provincial governor later raised the death toll to eight.", ("provincial governor", "killed 8")),
    (ACT + "The toll was later revised to five by the health ministry.", ("health ministry", "killed 5")),
    (ACT + "The rebels said no one was hurt.", ("rebels", "wounded 0")),
    (ACT + "The rebels put the dead at no more than two.", ("rebels", "killed ..2")),
)
def test_a_toll_of_another_speaker_is_his_claim_of_the_act(coding: Coding, want: tuple[str, str]) -> None:
    assert _by_speaker(coding) == {("police", "killed 6"), want}, lines(coding)
    first, *others = [c for c in coding.claims if c.event.type == "ASSAULT"]
    assert {c.event.restates for c in others} == {first.id}


@told(ACT + "A driver said ten people died, while the army has confirmed three deaths.")
def test_tolls_of_two_speakers_in_one_sentence_stay_apart(coding: Coding) -> None:
    assert _by_speaker(coding) == {("police", "killed 6"), ("driver", "killed 10"), ("army", "killed 3")}


@told(
    ACT + "The governor said 900 people had died in Mali since January.",
    ACT + "The governor said 40 people died last year.",
    ACT + "The governor said three people had died in Bamako.",
    ACT + "The governor said two more passengers could die.",
    ACT + "Nine pupils died in a road accident, the governor said.",
    ACT + "The governor said three of the dead were children.",
)
def test_a_toll_of_another_time_place_or_cause_is_not_of_the_act(coding: Coding) -> None:
    assert figures(coding.claims) == {"killed 6"}, lines(coding)


@told("Shelling hit a barracks in Goma on Monday. Congo's army said one sailor had died and three had been wounded.")
def test_dead_and_wounded_of_one_sentence_are_one_toll(coding: Coding) -> None:
    assert {"killed 1", "wounded 3"} in [figures([c]) for c in coding.claims], lines(coding)


@table(
    "want",
    ("Gunmen hacked seven herders to death near Gao on Monday.", "killed 7"),
    ("A teacher was clubbed to death near Gao on Monday, police said.", "killed 1"),
    ("Chad protested over the fatal shooting of two herders by Malian soldiers near Gao.", "killed 2"),
    ("Rebels raided a base near Gao. “We lost four men there,” Mali's army said.", "killed 4"),
    ("Two soldiers were killed and five hurt on Monday when rebels set off a mine near Gao.", "wounded 5"),
)
def test_who_died_by_it_is_counted(coding: Coding, want: str) -> None:
    assert want in figures([c for c in coding.claims if c.event.type == "ASSAULT"]), lines(coding)


@told(
    "Chad and Niger blamed each other on Sunday for a raid on a school in Bol the day before, in which a teacher died."
)
def test_the_raid_kills_and_not_the_blame(coding: Coding) -> None:
    assert {(c.event.type, *figures([c])) for c in coding.claims} == {("ACCUSE",), ("ASSAULT", "killed 1")}


@told("Two deadly attacks hit Gao on Monday.")
def test_deadly_attacks_are_no_dead(coding: Coding) -> None:
    assert not {f for f in figures(coding.claims) if f.startswith("killed")}


@told("Rebels raided a base near Gao, Mali's army said. “We lost four men there on Monday,” it added.")
def test_the_day_of_the_dead_is_that_of_an_act_without_one(coding: Coding) -> None:
    (claim,) = coding.claims
    assert claim.event.time is not None and claim.event.time.earliest == "2021-05-03"


@table(
    "told",
    ("Nine soldiers killed, four wounded in ambush near Gao", {"killed 9", "wounded 4"}),
    ("Nine killed and 14 injured in bomb attack in Gao", {"killed 9", "wounded 14"}),
    ("Six dead, dozens hurt in rocket attack on Haifa", {"killed 6", "wounded dozens"}),
    ("At least 10 civilians killed, 20 others wounded in shelling of Kidal", {"killed 10..", "wounded 20"}),
    ("2 killed, 7 injured as drones hit Haifa", {"killed 2", "wounded 7"}),
    ("Mine kills 9 in Gao, wounds 22", {"killed 9", "wounded 22"}),
    ("Suicide attack kills nine soldiers, wounds 14 in Mali", {"killed 9", "wounded 14"}),
)
def test_two_tolls_of_a_headline_are_of_one_act(coding: Coding, told: set[str]) -> None:
    (claim,) = coding.claims
    assert figures([claim]) == told


@told("Four Kenyan soldiers killed, two wounded in ambush near Garissa")
def test_those_killed_in_a_headline_kill_nobody(coding: Coding) -> None:
    assert [line(c) for c in coding.claims] == ["outlet asserts ASSAULT ->KEN"]


@told("Chadian troops killed three men accused of theft near Bol on Monday.")
def test_a_participle_that_tells_no_harm_does_not_turn_the_killing_round(coding: Coding) -> None:
    assert "outlet asserts ASSAULT TCD>TCD" in [line(c) for c in coding.claims]


@table(
    "want",
    ("More than 900 people were displaced by fighting between Ansar Dine and the Malian army.", "displaced 900.."),
    ("An offensive by the Malian army has displaced 900 people, the United Nations said.", "displaced 900"),
    ("Forty houses were destroyed in fighting between Ansar Dine and the Malian army.", "destroyed 40"),
    ("Villagers found the bodies of seven herders after a raid by gunmen near Gao.", "killed 7"),
    ("The toll in the massacre at Gao rose from 70 to 115, the Malian army said.", "killed 115"),
    ("Kenyan police shot dead a 17-year-old Somali in Garissa on Monday.", "killed 1"),
)
def test_what_an_act_cost_is_counted_with_it(coding: Coding, want: str) -> None:
    (claim,) = coding.claims
    assert want in figures([claim])


@table(
    "want",
    ("The attack in Gao, in which nine policemen died, was the third this year.", "COP"),
    ("Nine soldiers were martyred when gunmen attacked a post near Gao.", "MIL"),
)
def test_the_counted_are_struck_as_who_they_are(coding: Coding, want: str) -> None:
    (claim,) = coding.claims
    assert [(a.code, a.sector) for a in claim.event.recipients] == [("MLI", want)]


@table(
    "want",
    ("Three Tuareg rebels and a soldier died in an exchange of fire near Gao.", "killed 3"),
    ("Chad said two of its soldiers were killed by Libyan fire.", "killed 2"),
    ("It was the deadliest attack in Mali this year, with 31 people killed.", "killed 31"),
)
def test_a_toll_and_its_act_are_one_claim(coding: Coding, want: str) -> None:
    (claim,) = coding.claims
    assert want in figures([claim])


@told("Bandits killed nine farmers and kidnapped 20 others near Kaduna, police said.")
def test_others_who_are_only_counted_are_struck_too(coding: Coding) -> None:
    assert [codes(c.event.recipients) for c in coding.claims] == ["NGA", "NGA"]


@told("Police made 40 arrests in Kampala on Monday.")
def test_a_number_of_arrests_is_no_people(coding: Coding) -> None:
    assert [c.event.recipients for c in coding.claims] == [()]


@told("More than 900 people have been displaced by gang violence in Haiti, the United Nations said.")
def test_those_driven_out_by_force_are_of_the_place(coding: Coding) -> None:
    (claim,) = coding.claims
    assert codes(claim.event.recipients) == "HTI"


@told("A fire in Dhaka killed 12 people.")
def test_a_fire_that_nobody_opened_is_no_attack(coding: Coding) -> None:
    assert not coding.claims


@told("Prosecutors in Peru indicted a former minister over the collapse of a roof that killed 16 people.")
def test_a_charge_kills_nobody(coding: Coding) -> None:
    assert [(c.event.type, *figures([c])) for c in coding.claims] == [("ACCUSE",)]


@table(
    "want",
    ("Clashes continued into Monday near Gao, leaving 14 dead.", "killed 14"),
    ("Clashes between Fijian soldiers and rebels broke out in Suva, leaving at least six wounded.", "wounded 6"),
    ("Shelling of a market in Lima resumed on Monday, with nine dead.", "killed 9"),
)
def test_a_clause_beside_the_verb_has_the_toll_of_its_subject(coding: Coding, want: str) -> None:
    assert [f"{q.kind} {q.low}" for c in coding.claims for q in c.event.quantities] == [want]


@table(
    "want",
    ("Rebels raided a mine in Peru on Monday, killing six guards. Four others were wounded in two more incidents.", 2),
    ("Rebels raided a mine in Peru on Monday, killing six guards. Four others were wounded in the incident.", 1),
)
def test_a_toll_of_more_incidents_is_an_act_of_its_own(coding: Coding, want: int) -> None:
    assert len(coding.claims) == want


@told(
    "Some 3,000 people have been killed in Syria since the conflict began.",
    "Six hundred people have been killed in Mali since the coup.",
    "The conflict in Mali has killed 400 people.",
)
def test_the_toll_of_a_war_until_now_is_a_summary(coding: Coding) -> None:
    assert [claim.event.scope for claim in coding.claims] == ["summary"]
