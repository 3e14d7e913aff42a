"""Sentences that have lost their commas read as if they had them; others stay as they are."""

from coded import table, told
from reportedly.model import Coding


@table(
    "speaker",
    ("Shelling by rebels killed ten people in the town a monitoring group said on Friday.", "monitoring group"),
    ("Troops took two villages near the river the defence ministry said.", "defence ministry"),
    ("A blast killed six people in the town Libyan state television reported on Monday.", "Libyan state television"),
    ("Gunmen killed a judge in the city of Herat Afghan officials said as mourners gathered.", "Afghan officials"),
    ("Shelling killed ten people on Tuesday a war monitor in the besieged area said.", "war monitor"),
    ("A drone strike killed at least ten people in the port of Tema the Volta Centre for Peace said.", "Volta Centre"),
    ("A car bomb killed two people in Tema on Tuesday the rights group the Volta Centre said.", "Volta Centre"),
    (
        "Three shells hit the port of Tema killing ten people local officials told reporters on Monday.",
        "local officials",
    ),
    ("Shells wounded ten people in the port of Tema TASS reports.", "TASS"),
    ("Rebels shelled the port of Tema on Sunday Reuters correspondent to the town reported.", "Reuters correspondent"),
    ("The army shelled three villages according to the Red Cross.", "Red Cross"),
    ("A bomb killed ten people near the port a group monitoring the conflict said on Friday.", "group"),
    ("A bomb killed two pupils in Tema a local security source told TASS.", "local security source"),
    ("Rebels shelled two villages in the hills near Mopti residents said.", "residents"),
    ("Rebels shelled the port of Tema on Thursday activists said keeping up pressure on the navy.", "activists"),
    ("Shells killed ten pupils in Tema the Volta Centre (VCP) has said.", "Volta Centre"),
    ("A bomb exploded in the port of Tema on Friday killing at least seven people police said.", "police"),
    (
        "Gunmen hurled a grenade at a bus near Tema wounding four policemen security officials said.",
        "security officials",
    ),
    ("Rebels stormed the port of Tema after the blast witnesses said.", "witnesses"),
    ("A bomb exploded in a market in the port of Tema wounding ten people state media said.", "state media"),
    ("Two fighters were killed and twenty wounded local residents said.", "local residents"),
    ("A bomb exploded in Tema killing ten people army spokesman Kofi Addo said.", "Kofi Addo"),
    (
        "Gunmen attacked a post in the hills a spokesman for the health ministry said.",
        "spokesman for the health ministry",
    ),
    ("Rebels freed two hostages Red Crescent officials said.", "Red Crescent officials"),
    ("A bomb killed ten people near the port of Tema said army spokesman Kofi Addo who gave no names.", "Kofi Addo"),
)
def test_trailing_speaker_without_a_comma(coding: Coding, speaker: str) -> None:
    assert {claim.speaker.name for claim in coding.claims} == {speaker}


@told("Rebels took the port of Tema from the navy two residents and a local official said.")
def test_speakers_in_a_list_without_a_comma_are_no_part_of_the_phrase_before(coding: Coding) -> None:
    assert {(c.speaker.name, a.name) for c in coding.claims for a in c.event.recipients} == {
        ("residents", "navy"), ("local official", "navy"),
    }  # fmt: skip


@told(
    "Soldiers shelled the mill the rebels said was theirs.",
    "Police arrested the officer the ministry said had fled.",
)
def test_relative_clause_is_no_trailing_speaker(coding: Coding) -> None:
    assert all(claim.voice == "publisher" for claim in coding.claims)


@told("The Nepali army reported earlier on Friday it had shelled two villages.")
def test_verb_of_saying_before_a_clause_without_that_is_no_participle(coding: Coding) -> None:
    assert {claim.speaker.name for claim in coding.claims} == {"Nepali army"}
