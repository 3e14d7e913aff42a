"""The gate asks of a document's words, before any parse, whether an event can stand in them."""

import pytest

from reportedly.annotate.gate import drop_names, find_words, may_tell
from reportedly.annotate.sentences import split_sentences
from reportedly.lexicon import load_events, load_lexicon
from reportedly.read import read_text


def passes(text: str) -> bool:
    doc = read_text(text).doc
    ranges = split_sentences(doc.text)
    return may_tell(doc, ranges, [find_words(doc.text[start:end]) for start, end, _ in ranges], load_lexicon())


@pytest.mark.parametrize(
    "text",
    [
        "Rebels attacked a village near the border.",
        "Israeli Strikes Hit Port In Yemen Before Talks",
        "The army of Chad shelled the stadium before the final of the cup.",
        "Police arrested the captain of the team after the match of the football league.",
        "The Kenyan president met the singer at the film festival.",
        "Rockets killed four people on a bus that crashed near Tunis.",
        "After the floods, Kenya closed its border.",
        "Settlers injured two herders on a hill near the spring.",
        "Six people were killed in the village. Later a bomb was found.",
        "A new tariff on imports of cheese came into force in May.",
        "FIFA bans Peru from the football World Cup over sanctions on its neighbour.",
        "The army cut the rebels off from the port.",
        "Kenya announced on Monday in Nairobi a deal with the rebels.",
        "Supplies of water were cut by the Kenyan army in the town.",
        "The army gave a figure of 12 killed.",
        "Franco-German talks ended without a deal on Monday.",
        "Some 3,000 people have been killed in Syria since the conflict began.",
    ],
)
def test_words_of_an_event_pass(text: str) -> None:
    assert passes(text)


@pytest.mark.parametrize(
    "text",
    [
        "The museum opens a new wing for children.",
        "In tennis, the United States defeats Peru in the final of the cup.",
        "In football, the club defeats its rival and wins its first major trophy in the stadium.",
        "The bank lends the money to the African Relief Fund on March 5.",
        "The shares of the baker fell after a new brand of bread came to the shops.",
        "A bus collides with a van near Tunis, killing four people.",
        "Six people are killed and nine hurt as a balcony gives way in Porto, Portugal.",
        "The Danish toy maker agrees to buy its rival for two billion euros.",
        "The Chilean baker ends operations at its mill in Lima, Peru, and brands it a failure.",
        "The Kenyan minister of health likes the club of bakers.",
        "The fair of the Kenyan ministry takes place in a park in Nairobi.",
        "Shares in Peru fall amid fears of a trade war.",
        "In rugby, Fiji beats Peru in the cup. In the other match, Tonga beats Samoa.",
        "In football, Fiji advances from its group of the FIFA World Cup.",
        "The Kenyan government announces it will close its ministry of sport after a deal.",
        "Off the coast of Peru, the Kenyan government cuts its staff.",
        "The Kenyan government faces pressures on its budget.",
        "The Kenyan federation fines the bank for alleged fraud in Peru.",
    ],
    ids=[
        "no word",
        "no unit among the United",
        "club and major in sport",
        "names and dates",
        "a noun has no past",
        "nobody's violence in an accident",
        "a toll without arms or anybody in politics",
        "a firm that agrees with another",
        "a state that is only where a firm is",
        "a verb behind an article",
        "an idiom",
        "a noun of peace",
        "one word of sport beside another sentence of it",
        "a federation of sport",
        "a clause for an object",
        "a particle before its verb",
        "a verb without the object that it needs",
        "a participle that describes",
    ],
)
def test_words_that_tell_of_no_event_are_refused(text: str) -> None:
    assert not passes(text)


def test_every_example_of_an_event_passes() -> None:
    assert [e.id for e in load_events() if e.type and not passes(e.example.text)] == []


@pytest.mark.parametrize(
    "text, kept",
    [
        ("Work on the Relief Fund began on March 5", "Work on the  began on "),
        ("Strikes hit the port in May", "Strikes hit the port in May"),
        ("Army Strikes Port In Yemen", "Army Strikes Port In Yemen"),
    ],
)
def test_names_and_dates_are_left_out_save_in_headings(text: str, kept: str) -> None:
    assert drop_names(text) == kept
