"""Which event a time belongs to."""

import pytest

import reportedly

PUBLISHED = "2021-09-15"  # a Wednesday


def times_of(text: str, published: str | None = PUBLISHED) -> dict[str, tuple[str | None, str | None]]:
    """First and last day of each event, by its trigger; None for one told without a time."""
    coding = reportedly.code(text, published=published)
    found = {}
    for claim in coding.claims:
        time = claim.event.time
        told = time is not None and time.basis != "bounded_by_publication"
        found[claim.event.trigger.quote] = (time.earliest, time.latest) if told and time else (None, None)
    return found


@pytest.mark.parametrize(
    ("text", "trigger", "day"),
    [
        ("Rebels shelled the town of Gao on Monday.", "shelled", "2021-09-13"),
        ("The army said on Tuesday that rebels had shelled the town of Gao on Sunday.", "shelled", "2021-09-12"),
        ("On Sunday mortar rounds struck the camp near Gao, the army said.", "struck", "2021-09-12"),
        ("Soldiers killed nine rebels in an attack near Gao on Monday.", "attack", "2021-09-13"),
        ("Rebels shelled the town of Gao on Monday, killing nine civilians.", "shelled", "2021-09-13"),
        ("The mayor condemned clashes on Monday that killed four soldiers near Gao.", "clashes", "2021-09-13"),
        ("On Monday, a column of tanks was reported to have crossed into Chad.", "crossed", "2021-09-13"),
        ("On Monday it was reported that Gao was retaken by the army.", "retaken", "2021-09-13"),
        ("The bombs dropped by the army on Monday killed nine civilians in Gao.", "killed", "2021-09-13"),
        ("A guard died in an attack by rebels in Gao two days earlier.", "attack", "2021-09-13"),
        ("The bombing carried out by rebels targeted the outskirts of Gao at dawn on Monday.", "bombing", "2021-09-13"),
        ("Earlier in the day rebels fired rockets at Gao.", "fired", "2021-09-15"),
        ("Jets bombed Gao on Tuesday, a day after rebels killed nine guards.", "bombed", "2021-09-14"),
        ("Jets bombed Gao on Tuesday, a day after rebels killed nine guards.", "killed", "2021-09-13"),
        ("Two days after rebels killed nine guards on Sunday, jets bombed Gao.", "bombed", "2021-09-14"),
        ("Two days after rebels killed nine guards on Sunday, jets bombed Gao.", "killed", "2021-09-12"),
        ("Jets bombed Gao two days after the killing of a guard on Sunday.", "bombed", "2021-09-14"),
        ("The blast comes two days after jets hit a convoy in Gao.", "hit", "2021-09-13"),
        ("Jets shelled a camp after the killing of a guard in clashes on Monday.", "clashes", "2021-09-13"),
        ("On Tuesday the ministry accused rebels of shelling Gao on Sunday.", "shelling", "2021-09-12"),
        ("The ministry has accused rebels of killing nine miners near Gao on Monday.", "killing", "2021-09-13"),
        ("Rebels attacked a barracks on Monday, when soldiers raided a camp near Gao.", "attacked", "2021-09-13"),
        ("Rebels attacked a barracks on Monday, when soldiers raided a camp near Gao.", "raided", "2021-09-13"),
        ("Soldiers fired on rebels as they were trying to cross the river on Saturday.", "fired", "2021-09-11"),
        ("Police arrested nine men as they prepared to flee Gao on Saturday.", "arrested", "2021-09-11"),
        ("Police arrested nine men as they prepared to flee Gao on Saturday.", "flee", "2021-09-11"),
        ("Rebels shell Gao, and the mayor submits his resignation the next day.", "submits", "2021-09-16"),
        ("The mayor spoke on Monday as Chadian troops captured the airport of Gao.", "captured", "2021-09-13"),
        ("Nine guards were killed, medics said on Monday as Chadian troops stormed Gao.", "stormed", "2021-09-13"),
        ("Chad declared a state of emergency in Gao on Monday after a raid.", "state", "2021-09-13"),
        ("Chad announced sanctions against Niger on Monday.", "sanctions", "2021-09-13"),
        ("A curfew was imposed in Gao on Sunday and lifted at 7 am on Monday.", "curfew", "2021-09-12"),
        ("The army retook the town of Gao on 3 September, after two days of bombing.", "retook", "2021-09-03"),
        (
            "Police arrested a man, who was accused of ordering the 2019 raid on a church, in Gao on Monday.",
            "arrested",
            "2021-09-13",
        ),
        ("Rebels who seized the mine yesterday killed three miners in Gao on Monday.", "seized", "2021-09-14"),
        ("Rebels who seized the mine yesterday killed three miners in Gao on Monday.", "killed", "2021-09-13"),
    ],
)
def test_event_has_the_time_of_its_own_clause(text: str, trigger: str, day: str) -> None:
    assert times_of(text)[trigger] == (day, day)


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Rebels freed a doctor who was abducted in 2017.", "freed"),
        ("Jets bombed Gao two days after rebels shot a guard, breaking the truce that ended the war in May.", "bombed"),
        ("Nine soldiers were killed near Gao, the army said on Tuesday.", "killed"),
        ("The army shelled the town of Kidal following clashes last night near Gao.", "shelled"),
        ("Rebels attacked a convoy ahead of the November 30 election.", "attacked"),
        ("Rebels fired a missile at Gao, their first attack in two months.", "fired"),
        ("Nine rebels were killed trying to reopen the road which soldiers severed on Monday.", "killed"),
        ("Soldiers shot a guard who took part in the 9/11 attacks.", "shot"),
        ("Guards arrested a general who was appointed to his post four days ago.", "arrested"),
        ("The regime in power since 1963 shelled the town of Gao.", "shelled"),
        ("The army warned Chad that the border would close on Friday.", "warned"),
        ("The rebels passed a law on 20 February 1988; the army rejected the request.", "rejected"),
        ("The town of Gao is controlled by rebels while the region has been divided since July 2012.", "controlled"),
        ("Rebels shelled the town of Gao after their party won the vote earlier this month.", "shelled"),
        ("The rebels took the town of Gao last year and are involved in an offensive near Kidal.", "offensive"),
        ("Jets shelled a camp after the killing of a guard in clashes on Monday.", "shelled"),
        ("The army arrested nine officers to prevent the 2019 handover of the port.", "arrested"),
        ("Rebels freed nine guards in the face of Mali's referendum next Sunday.", "freed"),
        ("Rebels attacked the 11th-century fort of Gao.", "attacked"),
        ("The army said on Tuesday it had killed nine rebels in Gao.", "killed"),
        ("The army told reporters on Tuesday it had killed nine rebels in Gao.", "killed"),
        ("Chad demanded the release of nine nurses whom rebels abducted on Monday.", "demanded"),
        ("Soldiers shelled the town of Gao as rebels have besieged Kidal since May.", "shelled"),
    ],
)
def test_time_of_something_else_is_not_the_events(text: str, trigger: str) -> None:
    assert times_of(text)[trigger] == (None, None)


@pytest.mark.parametrize(
    ("text", "trigger", "first", "background"),
    [
        ("The war in Mali has left 3,000 people dead since erupting in 2012.", "war", "2012-01-01", True),
        ("Rebels have killed 40 people in Gao since a truce broke down on August 30.", "killed", "2021-08-30", False),
        ("Rebels have killed 40 people in Gao since Tuesday.", "killed", "2021-09-14", False),
        ("Rebels went to war in 2012. Since then they have killed 3,000 people in Gao.", "killed", "2012-01-01", True),
    ],
)
def test_what_has_lasted_since_something_is_open_until_the_report(
    text: str, trigger: str, first: str, background: bool
) -> None:
    (claim,) = reportedly.code(text, published=PUBLISHED).claims
    assert times_of(text) == {trigger: (first, PUBLISHED)}
    assert claim.event.background is background


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("For nearly a week soldiers have been battling rebels in Gao.", ("2021-09-08", "2021-09-15")),
        ("Rebels have besieged the town of Gao for three years.", ("2018-09-15", "2021-09-15")),
        ("Rebels besieged the town of Gao for three years.", (None, None)),
        ("The court has jailed the rebel leader for three years.", (None, None)),
        ("By mid-August 2019 rebels had withdrawn from the town of Gao.", (None, "2019-08-20")),
        ("The army ordered rebels to withdraw from Gao by Friday.", (None, None)),
    ],
)
def test_length_ends_now_with_a_perfect_verb_and_a_past_limit_bounds(
    text: str, days: tuple[str | None, str | None]
) -> None:
    for claim in reportedly.code(text, published=PUBLISHED).claims:
        time = claim.event.time
        told = time is not None and time.basis != "bounded_by_publication"
        assert ((time.earliest, time.latest) if told and time else (None, None)) == days


def test_what_lasts_since_an_event_and_that_event_have_each_its_time() -> None:
    text = "Rebels have violated the truce since it came into force last week."
    assert times_of(text) == {"violated": ("2021-09-06", PUBLISHED), "came": ("2021-09-06", "2021-09-12")}


def test_what_lasts_since_a_time_and_what_happened_then_have_each_its_time() -> None:
    text = "The army has besieged Kidal since July, when rebels seized the town."
    assert times_of(text) == {"besieged": ("2021-07-01", PUBLISHED), "seized": ("2021-07-01", "2021-07-31")}


def test_what_has_gone_on_since_a_time_is_the_object_of_one_act() -> None:
    text = "Chad protests Mali's detention of nine men since March."
    assert times_of(text) == {"protests": (None, None), "detention": ("2021-03-01", PUBLISHED)}


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("On 8 September 2020, the army said it repelled a rebel assault near Gao.", "2020-09-08"),
        ("On Tuesday, the army said it repelled a rebel assault near Gao.", None),
        ("The army said on 8 September 2020 that it repelled a rebel assault near Gao.", None),
    ],
)
def test_full_date_at_the_head_of_a_sentence_is_that_of_what_is_said_too(text: str, day: str | None) -> None:
    assert times_of(text) == {"repelled": (day, day)}


def test_violence_told_on_about_is_of_the_same_day() -> None:
    text = "Soldiers attacked the town of Gao on Monday. They shelled the market for an hour."
    assert times_of(text)["shelled"] == ("2021-09-13", "2021-09-13")


def test_the_attack_is_of_the_day_told_in_its_own_sentence() -> None:
    text = (
        "Rebels killed two guards in Gao on Tuesday. On Sunday rebels shelled Kidal, with the attack leaving nine dead."
    )
    assert times_of(text)["attack"] == ("2021-09-12", "2021-09-12")


@pytest.mark.parametrize(
    "text",
    [
        "Clashes broke out in Gao, where an attack on a convoy took place on 19 August. Rebels shelled Kidal.",
        "Soldiers shelled the town of Gao on Monday. Rebels often fire rockets at Gao.",
        "Soldiers shelled the town of Gao on Monday. Rebels are stepping up attacks on Gao.",
    ],
)
def test_day_of_an_older_happening_and_what_happens_often_carry_on_no_day(text: str) -> None:
    found = times_of(text)
    assert found[list(found)[-1]] == (None, None)


def test_dateline_is_the_time_of_no_event_and_the_day_that_weekdays_lean_on() -> None:
    text = "Gao: Wednesday 18 Aug 2021 Rebels shelled the town on Monday. The army attacked a camp near Gao."
    found = times_of(text, published="2021-09-15")
    assert found["shelled"] == ("2021-08-16", "2021-08-16")
    assert "2021-08-18" not in {end for ends in found.values() for end in ends}


def test_dateline_that_contradicts_the_publication_is_an_issue() -> None:
    coding = reportedly.code("18 August 2021 Rebels shelled the town of Gao on Monday.", published=PUBLISHED)
    assert "contradictory_date" in {issue.code for issue in coding.issues}


def test_bare_date_that_opens_a_text_is_its_dateline() -> None:
    text = "18 August 2021. Rebels shelled the town of Gao on Monday."
    assert times_of(text, published="2021-09-15")["shelled"] == ("2021-08-16", "2021-08-16")


def test_century_of_a_building_is_the_year_of_nothing_else() -> None:
    text = "On 24 April, rebels attacked guards near the 11th-century fort of Gao."
    assert times_of(text, None)["attacked"] == (None, None)


@pytest.mark.parametrize(
    ("text", "latest"),
    [
        ("Last updated at Sep 222021 Rebels shelled the town of Gao.", "2021-09-22"),
        ("22.09.2021(updated 1838 22.09.2021) Get short URL Rebels shelled the town of Gao.", "2021-09-22"),
        ("Published September 12 2021 Rebels shelled the town of Gao.", "2021-09-12"),
        ("Rebels shelled the town of Gao.", PUBLISHED),
    ],
)
def test_what_has_no_time_is_no_later_than_the_dateline(text: str, latest: str) -> None:
    (claim,) = reportedly.code(text, published=PUBLISHED).claims
    assert claim.event.time is not None
    assert (claim.event.time.earliest, claim.event.time.latest) == (None, latest)


def test_days_in_a_row_are_one_happening() -> None:
    coding = reportedly.code("Rebels shelled the town of Gao on Saturday and Sunday.", published=PUBLISHED)
    (claim,) = coding.claims
    assert claim.event.time is not None
    assert (claim.event.time.earliest, claim.event.time.latest) == ("2021-09-11", "2021-09-12")


@pytest.mark.parametrize(
    "text",
    [
        "Rebels shelled Gao on 31 June 2021.",
        "Rebels shelled Gao on Monday, 14 September 2021.",
        "Rebels shelled Gao in 9999 and on 0000-00-00.",
        "Rebels shelled Gao 9000 years ago and will do so in 9000 years.",
        "Rebels shelled Gao from 31 December 9999 until the day after tomorrow.",
    ],
)
def test_impossible_dates_are_issues_and_never_stop_the_coder(text: str) -> None:
    assert reportedly.code(text, published="9999-12-31").claims is not None
    assert reportedly.code(text, published="0001-01-01").claims is not None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Rebels shelled Gao on 31 June 2021.", "no_such_date"),
        ("Rebels shelled Gao on Monday, 14 September 2021.", "contradictory_date"),
        ("Rebels shelled Gao 9000 years ago.", "year_out_of_range"),
    ],
)
def test_impossible_date_is_named(text: str, code: str) -> None:
    assert code in {issue.code for issue in reportedly.code(text, published=PUBLISHED).issues}


@pytest.mark.parametrize(
    ("text", "background"),
    [
        ("The conflict in Mali has killed more than 3,000 people.", True),
        ("The war has claimed more than 9,000 lives.", True),
        ("The shelling has killed nine people.", False),
        ("Rebels have shelled the town of Gao in the past.", True),
        ("Rebels once held the town of Gao.", True),
        ("Soldiers once again shelled the town of Gao.", False),
        ("Mali signs a five-year memorandum of understanding with Chad.", False),
        ("Mali and Chad signed a pact in 1994. The 20-year deal will see cooperation between Mali and Chad.", False),
    ],
)
def test_whole_war_and_what_is_told_of_the_past_are_background(text: str, background: bool) -> None:
    assert [c.event.background for c in reportedly.code(text, published=PUBLISHED).claims][-1:] == [background]


@pytest.mark.parametrize(
    ("text", "trigger", "day"),
    [
        ("Chad condemned on Tuesday the shelling of a camp by rebels in Gao.", "condemned", "2021-09-14"),
        ("Chad condemned on Tuesday the shelling of a camp by rebels in Gao.", "shelling", None),
        ("Chad condemned a raid by rebels on a camp in Gao on Tuesday.", "raid", "2021-09-14"),
        ("Chad on Tuesday accused Libyan troops of shelling a camp.", "shelling", None),
        ("Chad accused Libyan troops of shelling a camp on Tuesday.", "shelling", "2021-09-14"),
    ],
)
def test_day_before_what_is_condemned_is_that_of_the_condemning(text: str, trigger: str, day: str | None) -> None:
    assert times_of(text)[trigger] == (day, day)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        (
            "Rebels attacked a convoy near Gao on Monday and killed two guards in Kidal on Tuesday.",
            {"attacked": ("2021-09-13", "2021-09-13"), "killed": ("2021-09-14", "2021-09-14")},
        ),
        (
            "Rebels who killed nine miners near Gao in May attacked a convoy near Kidal on Monday.",
            {"killed": ("2021-05-01", "2021-05-31"), "attacked": ("2021-09-13", "2021-09-13")},
        ),
        (
            "Rebels attacked a convoy near Gao on Monday and killed two guards.",
            {"attacked": ("2021-09-13", "2021-09-13")},
        ),
    ],
)
def test_acts_of_different_days_are_not_one(text: str, days: dict[str, tuple[str, str]]) -> None:
    assert times_of(text) == days


@pytest.mark.parametrize(
    ("text", "trigger", "day"),
    [
        ("Nine guards were killed in a raid on Gao. The raid took place on Monday.", "raid", "2021-09-13"),
        ("A bomb killed nine guards in Gao. The blast occurred late on Monday.", "killed", "2021-09-13"),
        ("Jets killed nine guards in Gao, the mayor said. Jets bombed Gao on Monday.", "killed", "2021-09-13"),
        ("Air strikes on a village killed nine people. Three strikes hit Ansongo on Monday.", "strikes", "2021-09-13"),
        ("The army said overnight raids had killed nine rebels in Gao.", "raids", None),
        ("The army said Monday's raid killed nine rebels in Gao.", "raid", "2021-09-13"),
        ("Rebels mounted an attack to retake the road on Monday.", "attack", "2021-09-13"),
    ],
)
def test_act_told_without_a_day_has_that_on_which_the_text_tells_it(text: str, trigger: str, day: str | None) -> None:
    assert times_of(text)[trigger] == ((day, day) if day else ("2021-09-14", "2021-09-15"))


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Jets killed nine guards in Gao. Rebels bombed Kidal on Monday.", "killed"),
        ("Jets bombed Gao on Monday. Jets bombed Gao on Tuesday. A post is near. Raids killed six in Gao.", "Raids"),
        ("Jets are bombing Gao, the mayor said. Jets bombed a bridge in Gao on Monday.", "bombing"),
        ("Nine guards were killed in a raid on Gao. A raid took place in Kidal on Monday.", "killed"),
        ("Rebels attacked Gao last Thursday. In the second, they burned a school.", "burned"),
        ("Jets bombed Gao on Monday. Nine others were killed in two more incidents of violence.", "violence"),
        ("Jets bombed Gao on Monday. Nine guards were killed in a separate attack.", "attack"),
    ],
)
def test_act_that_may_be_another_takes_no_day(text: str, trigger: str) -> None:
    assert times_of(text).get(trigger, (None, None)) == (None, None)


@pytest.mark.parametrize(
    ("text", "trigger", "days"),
    [
        ("Jets bombed Gao on Monday. Police in Gao arrested nine men during the action.", "arrested", "2021-09-13"),
        (
            "Soldiers raided a farm near Gao on Monday. They captured nine guards during the raid.",
            "captured",
            "2021-09-13",
        ),
        (
            "Soldiers raided a farm near Gao on Monday. In the same operation, they freed two nurses.",
            "freed",
            "2021-09-13",
        ),
        (
            "Jets flew raids on Gao on Monday. The raids resulted in the capture of a post by rebels.",
            "capture",
            "2021-09-13",
        ),
        (
            "Jets bombed Gao on Monday. The raid was accompanied by an advance on hills where the army seized a post.",
            "seized",
            "2021-09-13",
        ),
        (
            "Thousands rallied in Gao on Sunday. The rally followed a ruling in August that jailed a mayor. "
            "Police arrested nine men during the rally.",
            "arrested",
            "2021-09-12",
        ),
        (
            "Soldiers launched an operation near Gao on Monday. They captured nine men during the operation.",
            "captured",
            None,
        ),
        ("Soldiers raided a farm near Gao on Monday. They captured nine guards in the second raid.", "captured", None),
        ("Jets bombed Gao on Monday. Rebels seized a post after the raid.", "seized", None),
        (
            "Jets bombed Gao on Monday. The army began an operation in Kidal. "
            "Soldiers captured nine men during the operation.",
            "captured",
            None,
        ),
    ],
)
def test_part_of_an_act_told_before_is_of_its_time(text: str, trigger: str, days: str | None) -> None:
    assert times_of(text)[trigger] == (days, days)


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Gunmen killed nine farmers in Gao on Monday. Earlier they had burned houses in Kidal.", "burned"),
        ("Soldiers killed nine men near Gao on Monday. The killings followed raids by rebels on Kidal.", "raids"),
        ("Soldiers arrested nine men in Gao on Monday. The arrests followed a raid on a farm.", "raid"),
        ("Chad bombed Gao on Monday. The raid came after rebels attacked a bus near Kidal.", "attacked"),
        ("Soldiers killed nine men near Gao on Monday. It was in response to raids by rebels on Kidal.", "raids"),
    ],
)
def test_what_was_before_an_act_is_not_of_its_day(text: str, trigger: str) -> None:
    assert times_of(text).get(trigger, (None, None)) == (None, None)


@pytest.mark.parametrize(
    ("text", "trigger", "day"),
    [
        ("Rebels shelled Gao on Sunday. The army confirmed the attack on Tuesday.", "shelled", "2021-09-12"),
        ("Rebels shelled Gao on Sunday. A militia claimed the attack the next day.", "shelled", "2021-09-12"),
        (
            "Rebels shelled Gao on Sunday. A militia claimed the attack in a video the next day.",
            "shelled",
            "2021-09-12",
        ),
        ("A court in Chad convicted nine rebels of killing two nurses in 2017.", "convicted", None),
        ("Thousands marched in Gao against clashes between rebels and the army that began on Friday.", "marched", None),
        ("Chad freed nine rebels in exchange for Niger releasing two guards yesterday.", "freed", None),
        (
            "Doctors reported air strikes on Gao on Monday as a rebel offensive entered its third day.",
            "strikes",
            None,
        ),
        (
            "Supporters of the premier marched in Niamey on Saturday to protest against his exclusion from the vote "
            "in May.",
            "protest",
            None,
        ),
        ("Chad and Niger announced that the truce will be extended to 3 October.", "extended", None),
    ],
)
def test_day_of_an_answer_a_charge_a_swap_or_a_count_is_no_other_acts(text: str, trigger: str, day: str | None) -> None:
    assert times_of(text)[trigger] == (day, day)


def test_days_counted_are_those_of_what_goes_on() -> None:
    found = times_of(
        "Nine men died in Gao on Monday. Medics and local teachers reported shelling on villages throughout Gaos "
        "rebel-held northern districts as an announced Chadian offensive entered its fourth day."
    )
    assert (found["offensive"], found["shelling"]) == (("2021-09-10", "2021-09-13"), (None, None))


def test_what_was_done_is_no_later_than_its_report() -> None:
    assert times_of("Rebels captured nine villages near Gao this month.")["captured"] == ("2021-09-01", "2021-09-15")


def test_more_incidents_are_not_what_the_raid_resumes() -> None:
    found = times_of(
        "Chadian jets bombed Gao on Monday. Nine others were killed in two more incidents of violence. "
        "The bombing by Chadian jets hit a market in Gao."
    )
    assert found["bombed"] == ("2021-09-13", "2021-09-13")


@pytest.mark.parametrize("text", ["Kenya will send troops to Somalia.", "Kenya threatened to shell Kismayo."])
def test_what_has_not_happened_is_not_bounded_by_its_report(text: str) -> None:
    events = [c.event for c in reportedly.code(text, published=PUBLISHED).claims]
    assert {e.time for e in events if e.modality != "actual"} <= {None}
    assert all(e.time for e in events if e.modality == "actual")


@pytest.mark.parametrize(
    ("text", "trigger", "days"),
    [
        ("Rebels confirm the death of a general from a drone strike in May.", "strike", ("2021-05-01", "2021-05-31")),
        ("Rebels claim a raid on guards in Gao, Mali earlier this month.", "raid", ("2021-09-01", "2021-09-15")),
        ("Protests broke out in Chad, the largest since the 2008 raid by Libyan rebels.", "Protests", (None, None)),
        (
            "Protests broke out in Chad, the largest since the 2008 raid by rebels.",
            "raid",
            ("2008-01-01", "2008-12-31"),
        ),
        ("Chad has shelled rebels since the 2008 attack on Gao.", "shelled", ("2008-01-01", PUBLISHED)),
        ("Chad has shelled rebels since the 2008 attack on Gao.", "attack", ("2008-01-01", "2008-12-31")),
        (
            "The clashes between two rebel groups that began on Friday killed nine.",
            "clashes",
            ("2021-09-10", PUBLISHED),
        ),
        ("Rebels held a guard after clashes with soldiers that began on Monday.", "clashes", ("2021-09-13", PUBLISHED)),
        ("The raids by rebels, which began on Friday and ended on Monday, killed nine.", "raids", ("2021-09-10",) * 2),
        ("Starting on Friday, rebels shelled a camp.", "shelled", ("2021-09-10", "2021-09-10")),
        ("Chad closed its border with Libya from Monday.", "closed", ("2021-09-13", "2021-09-13")),
        ("The main opposition leader of Chad is disqualified from the 2021 election.", "disqualified", (None, None)),
        ("A court in Chad jailed six rebels in connection with a 2017 attack.", "jailed", (None, None)),
        ("A candidate in the 2026 election is shot by rebels in Chad.", "shot", (None, None)),
        ("A court in Chad sentences three rebels for killing a guard in 2019.", "sentences", (None, None)),
        (
            "A court in Chad sentences three rebels for killing a guard in 2019.",
            "killing",
            ("2019-01-01", "2019-12-31"),
        ),
        ("Authorities in Chad arrest a rebel, suspecting him of a role in the 2019 raid.", "arrest", (None, None)),
        ("In May 2019 rebels attack a camp in Chad.", "attack", ("2019-05-01", "2019-05-31")),
        ("Police in Chad detain nine men following clashes with rebels yesterday.", "detain", (None, None)),
        ("Police in Chad detain nine men following clashes with rebels yesterday.", "clashes", ("2021-09-14",) * 2),
        ("Police in Chad detained nine men on Monday after clashes with rebels.", "detained", ("2021-09-13",) * 2),
        ("Rebels attack a camp in Chad on Friday.", "attack", ("2021-09-10", "2021-09-10")),
        ("The raid by Chad's army comes two days after an attack by rebels.", "raid", (None, None)),
        ("The raid by Chad's army comes two days after an attack by rebels.", "attack", ("2021-09-13", "2021-09-13")),
        (
            "Two days after rebels killed a guard in Chad, soldiers shelled a camp on Monday.",
            "killed",
            ("2021-09-11",) * 2,
        ),
        ("A week after soldiers seized Mao, rebels retook it on Monday.", "seized", ("2021-09-06", "2021-09-12")),
        (
            "The raid in Chad on Monday came a day after a drone killed ten guards.",
            "killed",
            ("2021-09-12", "2021-09-12"),
        ),
    ],
)
def test_time_of_another_happening_is_not_that_of_the_verb(
    text: str, trigger: str, days: tuple[str | None, str | None]
) -> None:
    assert times_of(text)[trigger] == days


ITEMS = """- On 6 September, soldiers shot a farmer dead in Gao.
- Two traders were killed by gunmen in Kidal.
- On 8 September, rebels ambushed a convoy near Gao; a truck was burned and a driver was abducted.
9 September, Kidal: a mine kills two herders, according to the mayor.
"""


def test_an_item_of_a_list_has_its_own_day() -> None:
    assert times_of(ITEMS) == {
        "shot": ("2021-09-06", "2021-09-06"),
        "killed": (None, None),
        "ambushed": ("2021-09-08", "2021-09-08"),
        "abducted": ("2021-09-08", "2021-09-08"),
        "kills": ("2021-09-09", "2021-09-09"),
    }


def test_a_chronicle_that_opens_with_a_day_is_not_written_on_it() -> None:
    text = "5 May 2020: Rebels shelled Gao.\n30 June: Soldiers seized Kidal.\n12 July: A bomb killed two in Gao."
    days = {trigger: day for trigger, (day, _) in times_of(text).items()}
    assert days == {"shelled": "2020-05-05", "seized": "2020-06-30", "killed": "2020-07-12"}


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Six men were killed in the first clashes on the border since 2016.", "clashes"),
        ("Chad deployed troops over Malian military exercises, the first ones since 2016.", "deployed"),
        ("A guard died in the third raid on the mill since Friday.", "raid"),
    ],
)
def test_the_first_since_a_time_has_not_gone_on_since(text: str, trigger: str) -> None:
    assert times_of(text)[trigger] == (None, None)


def test_what_is_done_to_the_second_city_goes_on_since_then() -> None:
    found = times_of("Rebels have besieged the second city of Mali since May 2021.")
    assert found["besieged"][0] == "2021-05-01"
