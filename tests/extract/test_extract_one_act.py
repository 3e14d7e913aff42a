"""What is told twice in one report is one act: by its cause and its toll, its means, its second name."""

from coded import codes, figures, lines, table, told
from reportedly.model import Coding


@table(
    "trigger, want",
    ("Air strikes led by Chad killed six people and wounded nine in Gao.", "killed", {"killed 6", "wounded 9"}),
    (
        "A Chadian strike kills two people and injures six others in an attack on Gao.",
        "strike",
        {"killed 2", "wounded 6"},
    ),
    ("Two people were killed and six were wounded in a militias shelling of Gao.", "killed", {"killed 2", "wounded 6"}),
    (
        "Rebels attacked a clinic in Gao killing two nurses leaving dozens hurt.",
        "attacked",
        {"killed 2", "wounded dozens"},
    ),
    ("Three soldiers were killed after a mine exploded targeting a convoy in Gao.", "exploded", {"killed 3"}),
    ("Chadian troops attacked Gao, deploying cluster bombs.", "attacked", set()),
    ("Chad widened its travel ban by banning citizens of Mali.", "ban", set()),
    ("A mayor in Chad is sentenced to six years in prison after being convicted of fraud.", "sentenced", set()),
    (
        "Six farmers are killed, nine are injured, and others are still missing, in an attack by gunmen in Togo.",
        "attack",
        {"killed 6", "wounded 9"},
    ),
    ("Six farmers are killed and two are missing after an ambush by rebels in Togo.", "ambush", {"killed 6"}),
    (
        "A Peruvian guard is killed and four more injured after a bomb explodes near a post in Puno.",
        "explodes",
        {"killed 1", "wounded 4"},
    ),
    ("Six Togolese soldiers are killed and two inmates escape in an attack on a jail.", "attack", {"killed 6"}),
    ("Two guards are killed when a suicide bomber drives a car into a post in Lagos.", "bomber", {"killed 2"}),
    ("Six Malian farmers are killed as fighting intensifies near Gao.", "fighting", {"killed 6"}),
    ("Six people were killed in protests in Kisumu.", "protests", {"killed 6"}),
    ("Officers fired tear gas and rubber bullets at protesters in Oruro.", "fired", set()),
    ("Greek police used water cannon and tear gas to disperse protesters in Athens.", "cannon", set()),
    ("Six people were killed by police during protests in Kisumu.", "killed", {"killed 6"}),
    (
        "Four people are killed and nine others are injured during a prison riot in Asunción, Paraguay.",
        "riot",
        {"killed 4", "wounded 9"},
    ),
)
def test_cause_means_and_second_name_are_one_act(coding: Coding, trigger: str, want: set[str]) -> None:
    assert [c.event.trigger.quote for c in coding.claims] == [trigger], lines(coding)
    assert figures(coding.claims) == want


@table(
    "want",
    ("Chadian troops attacked Gao. Malian rebels deployed tanks in Kidal.", 2),
    ("Malian rebels attacked Gao before Chadian troops deployed tanks.", 2),
    ("A mayor in Chad was convicted and his deputy was convicted of fraud in Mali.", 2),
    ("Malian rebels were killed by the army after raiding a village near Gao.", 2),
    ("A gunman is shot dead by Chadian police after shooting two officers in Bol.", 2),
    ("Two guards were killed by a mine in Gao amid clashes between rebels and the army.", 2),
    ("Two guards were killed in Gao, six miners are missing and four boys hid after a strike on Kidal.", 2),
)
def test_acts_with_a_doer_of_their_own_stay_apart(coding: Coding, want: int) -> None:
    assert len(coding.claims) == want, lines(coding)


@table("want", ("A suicide bomber was killed in clashes in Gao between Chad's army and rebels.", "clashes"))
def test_a_bomber_of_whom_a_toll_tells_is_no_attack(coding: Coding, want: str) -> None:
    assert [c.event.trigger.quote for c in coding.claims] == [want], lines(coding)


@table(
    "speakers",
    ("A blast kills nine people in Gao. A bomb blast killed nine people in Gao on Monday, police said.", ["police"]),
    ("Nine people were killed in Gao, police said. A bomb killed nine people at a market, police said.", ["police"]),
    (
        "Nine people were killed in Gao, police said. A bomb killed nine people in Kidal, police said.",
        ["police", "police"],
    ),
    ("Nine people were killed in Gao, police said. Nine people were killed, the army said.", ["police", "army"]),
)
def test_one_toll_tells_one_act_of_a_speaker(coding: Coding, speakers: list[str]) -> None:
    assert [c.speaker.name for c in coding.claims] == speakers, lines(coding)


@table("want", ("Chad accused Mali of shelling a town. GAO, Mali (Example) - Chad accused Mali of shelling a town.", 2))
def test_a_sentence_told_again_below_its_dateline_is_told_once(coding: Coding, want: int) -> None:
    assert len(coding.claims) == want, lines(coding)


@table("want", ("Chad's Army Kills Nine Rebels. Nine were killed in clashes between Chad's army and rebels.", "-"))
def test_who_clashes_is_not_struck_as_well(coding: Coding, want: str) -> None:
    assert [codes(c.event.recipients) for c in coding.claims] == [want], lines(coding)


@table(
    "want",
    ("Six people are killed by an air strike in Gao. Nurses were killed, including Ali Traore.", 1),
    ("Chad's army shelled Gao on Monday. 40 rockets were launched.", 1),
    ("A drone attack on Gao kills two people. Among the buildings hit is a school.", 1),
    ("Rebels attacked Gao on Monday, killing six. Most of those killed were traders.", 1),
    ("Rebels attacked Gao on Monday, killing six. The people killed were traders.", 1),
    ("Rebels attacked Gao on Monday. The number of people wounded rose to six.", 1),
    ("Six people are killed by an air strike in Gao. Several nurses were killed in another raid.", 2),
    ("Six people are killed by an air strike in Gao. The army said that those killed were rebels.", 2),
    ("Rebels attacked Gao on Monday. A drone was shot down in Kidal.", 2),
)
def test_whom_and_what_an_act_hit_is_told_with_it(coding: Coding, want: int) -> None:
    assert len(coding.claims) == want, lines(coding)


@table(
    "trigger",
    ("Chad's army attacked Gao, allegedly killing six people.", "attacked"),
    ("Explosions are reported after Chadian jets struck a base near Gao.", "struck"),
    ("The blast in Gao was caused by a suicide bomber.", "blast"),
    ("A powerful blast occurred in Gao after rebels detonated a truck bomb.", "detonated"),
)
def test_what_is_heard_or_alleged_of_an_act_is_told_with_it(coding: Coding, trigger: str) -> None:
    assert [c.event.trigger.quote for c in coding.claims] == [trigger], lines(coding)


@table(
    "want",
    ("Kenya's army shelled Lamu on Monday. Shops closed. Schools shut. Rain fell. The attack killed six people.", 1),
    ("Kenya's army shelled Lamu. Police visited Kenya. Shops closed. The attack, which killed six, shocked many.", 1),
    ("Kenya's army shelled Lamu on Monday. Shops closed. Schools shut. Another attack killed six people.", 2),
    ("Kenya's army shelled Lamu on Monday. Shops closed. Schools shut. The attack on Mandera killed six people.", 2),
)
def test_the_attack_points_back_over_what_tells_no_violence(coding: Coding, want: int) -> None:
    assert sum(c.event.type == "ASSAULT" for c in coding.claims) == want, lines(coding)


@table(
    "triggers",
    ("Chad's navy sank a boat of rebels, while soldiers killed nine bandits near Gao.", ["sank", "killed"]),
    ("Gunmen raided a church in Chad, killing one guard and abducting nine nuns.", ["raided", "abducting"]),
    ("Gunmen abducted nine pupils in a raid on a school in Chad.", ["raid"]),
    ("Six people were killed and nine were wounded in Chadian army raids on Gao.", ["raids"]),
    ("Two Malian guards were shot dead by rebels while patrolling a market in Gao.", ["shot"]),
    ("Chad threatened Mali with sanctions unless it signs the peace deal.", ["threatened"]),
    ("Chad accused Mali of killing nine herders, an accusation dismissed by Mali.", ["accused", "killing", "killing"]),
)
def test_another_act_and_none_are_told_apart(coding: Coding, triggers: list[str]) -> None:
    assert [c.event.trigger.quote for c in coding.claims] == triggers, lines(coding)


@table(
    "want",
    ("Peruvian police detained 40 opposition members in raids across Lima.", "COERCE"),
    ("The army of Chad arrested six militants during a raid on a hideout.", "COERCE"),
    ("Kenyan police arrested and detained a journalist in Kisumu.", "COERCE"),
    ("Two soldiers and a rebel were killed in a shootout during a raid in Galle.", "ASSAULT"),
    ("The Kenyan army shelled the town, and the shelling killed two farmers.", "ASSAULT"),
    ("Rebels attacked a base in Chad with mortars; the attack left four soldiers dead.", "ASSAULT"),
)
def test_a_search_and_the_next_word_for_an_act_are_part_of_it(coding: Coding, want: str) -> None:
    assert [c.event.type for c in coding.claims] == [want]


@table(
    "want",
    ("A gunman opened fire and detonated a vest in a church in Galle.", ["opened"]),
    ("Rebels detonated a car bomb and attacked a hotel in Kisumu.", ["detonated"]),
    ("Chad condemned the killing of General Jorge Rua, who was shot dead on Monday.", ["condemned", "killing"]),
    ("The Chadian army carried out a strike on a hut near Gao, which killed nine militants.", ["strike"]),
    ("Chadian shelling hit a school in Gao.", ["shelling"]),
    ("Kenyan jets had hit the rebels, carrying out airstrikes against them.", ["hit"]),
    ("The occupying troops carried out executions in Gao.", ["executions"]),
    ("A truce between Togo and Benin takes effect on Monday.", ["takes"]),
    ("Rebels attacked a base in Chad and burned a school in Gao.", ["attacked"]),
)
def test_acts_done_at_once_and_what_befell_a_victim_are_one(coding: Coding, want: list[str]) -> None:
    assert [c.event.trigger.quote for c in coding.claims] == want


@table(
    "want",
    (
        "Chadian soldiers killed six people in Gao on Tuesday, a day after Malian gunmen ambushed a convoy.",
        {"ASSAULT TCD>MLI 2021-05-04", "ASSAULT MLI>- 2021-05-03"},
    ),
    (
        "Chadian troops shot dead six men after Malian rebels ambushed a convoy.",
        {"ASSAULT TCD>MLI -", "ASSAULT MLI>- -"},
    ),
    ("Six Chadians were killed a day after Malian gunmen ambushed a convoy.", {"ASSAULT ->TCD -", "ASSAULT MLI>- -"}),
    ("Six Chadians were killed after Malian gunmen raided a camp.", {"ASSAULT MLI>TCD -"}),
    ("Six Chadians were killed when Malian gunmen raided a camp.", {"ASSAULT MLI>TCD -"}),
)
def test_what_came_before_an_act_is_another(coding: Coding, want: set[str]) -> None:
    found = set()
    for c in coding.claims:
        e = c.event
        day = e.time.earliest if e.time and e.time.earliest else "-"
        found.add(f"{e.type} {codes(e.actors) or '-'}>{codes(e.recipients) or '-'} {day}")
    assert found == want


@table(
    "want",
    ("Kenyan police used tear gas to disperse protesters in Nairobi.", ["outlet asserts ASSAULT KEN>KEN"]),
    ("Rebels used mortars to shell a Malian base on Monday.", ["outlet asserts ASSAULT MLI>MLI"]),
    ("Chadian rebels employed drones to strike a Malian depot.", ["outlet asserts ASSAULT TCD>MLI"]),
)
def test_what_arms_are_used_for_is_the_act(coding: Coding, want: list[str]) -> None:
    assert sorted(lines(coding)) == want and len(coding.claims) == 1, lines(coding)


@table(
    "want",
    (
        "Ugandan tanks crossed the river on Monday after Tanzanian forces had deployed tanks near the border.",
        ["TZA", "UGA"],
    ),
)
def test_what_others_do_in_answer_is_an_act_of_its_own(coding: Coding, want: list[str]) -> None:
    moves = [c.event for c in coding.claims if c.event.type == "MOBILIZE"]
    assert sorted(a.code or "-" for e in moves for a in e.actors) == want, lines(coding)


@table(
    "tolls",
    (
        "4 May, Jos: Nigerian drone attack on a bus, 2 women killed, 7 passengers wounded.",
        [("killed", 2), ("wounded", 7)],
    ),
    ("Air strike on a market in Nyala: 12 civilians killed, 30 injured.", [("killed", 12), ("wounded", 30)]),
    ("Shelling in Nikopol: one man killed, two women injured.", [("killed", 1), ("wounded", 2)]),
    ("Mine blast near a checkpoint in Aden, two soldiers killed.", [("killed", 2)]),
)
def test_bare_tolls_are_those_of_the_act_before_them(coding: Coding, tolls: list[tuple[str, int]]) -> None:
    (claim,) = coding.claims
    assert [(q.kind, q.low) for q in claim.event.quantities] == tolls
    assert all(a.kind != "people" for a in claim.event.actors) and claim.event.recipients


@told("A survivor of a massacre in Peru died by suicide two years after the attack.")
def test_who_dies_by_his_own_hand_later_is_not_killed_by_the_act(coding: Coding) -> None:
    assert all(not c.event.quantities for c in coding.claims)


@table(
    "want",
    ("The Chadian army fired rockets that hit a school in Gao.", ["outlet asserts ASSAULT TCD>MLI"]),
    ("Chadian troops fired mortars which struck a market in Gao, killing two.", ["outlet asserts ASSAULT TCD>MLI"]),
    ("Volunteers carried the dead and wounded to a clinic in Gao.", []),
    ("Chadian rebels killed and wounded soldiers in Gao.", ["outlet asserts ASSAULT TCD>MLI"]),
)
def test_what_the_arms_hit_is_the_act_and_the_wounded_are_none(coding: Coding, want: list[str]) -> None:
    assert sorted(lines(coding)) == want and len(coding.claims) == len(want)


@told("Malian guards shot down a drone that struck a school in Gao.")
def test_who_shoots_the_arms_down_does_not_hit_with_them(coding: Coding) -> None:
    assert [c.event.mode for c in coding.claims] == ["destroy", "drone"]
