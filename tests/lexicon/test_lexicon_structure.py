"""The lexicon's files as data: ids, values from closed lists, examples that can be examples, breadth, known gaps."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from lexicon_checks import get_forms, load_gaps, make_params

import reportedly
from reportedly.datafile import load_yaml
from reportedly.lexicon import load_cues, load_events
from reportedly.lexicon.schema import (
    ActorNoun,
    CountedNoun,
    CueEntry,
    Entry,
    EventEntry,
    Frame,
    LoadedWord,
    MeansNoun,
    TargetNoun,
)
from reportedly.ontology import get_type, has_context, has_mode, load_plover, to_plover

EN = "lexicon/en"
NOUNS: dict[str, tuple[Entry, ...]] = {
    "actor_nouns": tuple(load_yaml(f"{EN}/actor_nouns.yaml", list[ActorNoun])),
    "targets": tuple(load_yaml(f"{EN}/targets.yaml", list[TargetNoun])),
    "means": tuple(load_yaml(f"{EN}/means.yaml", list[MeansNoun])),
    "counted": tuple(load_yaml(f"{EN}/counted.yaml", list[CountedNoun])),
    "loaded": tuple(load_yaml(f"{EN}/loaded.yaml", list[LoadedWord])),
}
EVENTS, CUES = load_events(), load_cues()
GROUPS: dict[str, tuple[Entry, ...]] = {"events": EVENTS, "cues": CUES, **NOUNS}
FRAMES = load_yaml(f"{EN}/frames.yaml", dict[str, Frame])
PUBLIC_TYPES = {name for name, entry in load_plover().types.items() if not entry.private}

DATA = sorted(Path(reportedly.__file__).parent.rglob("*.yaml"))


def iter_sentences() -> Iterator[tuple[str, str]]:
    """Ids with the example sentences of events and cues."""
    for entry in (*EVENTS, *CUES):
        yield entry.id, entry.example.text


def name_of(entry: Entry) -> str:
    """The id, for the names of cases."""
    return entry.id


@pytest.mark.parametrize("group", GROUPS)
def test_ids_are_unique(group: str) -> None:
    assert [id for id, n in Counter(e.id for e in GROUPS[group]).items() if n > 1] == []


def iter_repeated_keys(node: yaml.Node) -> Iterator[str]:
    """Keys that a mapping has more than once; the last would count, the others be lost without a word."""
    if isinstance(node, yaml.MappingNode):
        names = Counter(key.value for key, _ in node.value)
        yield from (f"line {node.start_mark.line + 1}: {name}" for name, n in names.items() if n > 1)
    parts = [part for pair in node.value for part in pair] if isinstance(node, yaml.MappingNode) else node.value
    for part in () if isinstance(node, yaml.ScalarNode) else parts:
        yield from iter_repeated_keys(part)


@pytest.mark.parametrize("path", DATA, ids=lambda path: path.name)
def test_no_key_is_given_twice(path: Path) -> None:
    assert list(iter_repeated_keys(yaml.compose(path.read_text(encoding="utf-8"), yaml.CSafeLoader))) == []


def test_no_sentence_stands_twice() -> None:
    assert [text for text, n in Counter(text for _, text in iter_sentences()).items() if n > 1] == []


@pytest.mark.parametrize("entry", EVENTS, ids=name_of)
def test_event_entry_uses_the_closed_lists(entry: EventEntry) -> None:
    assert entry.frame in FRAMES
    assert all(has_context(c) for c in entry.contexts)
    if entry.type is None:
        assert (entry.mode, entry.contexts, entry.cameo) == (None, (), None)
        return
    get_type(entry.type)
    assert entry.mode is None or has_mode(entry.type, entry.mode)


@pytest.mark.parametrize("entry", make_params("cameo", [e for e in EVENTS if e.cameo]))
def test_cameo_code_is_of_the_type_that_the_crosswalk_gives_it(entry: EventEntry) -> None:
    assert entry.cameo is not None
    coded = to_plover(entry.cameo)
    assert coded is not None
    assert coded.type == entry.type


@pytest.mark.parametrize("entry", NOUNS["means"], ids=name_of)
def test_mode_of_means_is_a_mode_of_assault(entry: MeansNoun) -> None:
    assert entry.mode is None or has_mode("ASSAULT", entry.mode)


@pytest.mark.parametrize("entry", (*EVENTS, *CUES), ids=name_of)
def test_example_is_a_sentence_that_has_the_word(entry: EventEntry | CueEntry) -> None:
    text, lower = entry.example.text, entry.example.text.lower()
    assert len(text.split()) >= 10
    assert text[0].isupper() or text[0] in "\"“‘'"
    assert text.rstrip("\"”’'")[-1] in ".?!"
    assert any(form in lower for form in get_forms(entry.lemma)), entry.lemma


@pytest.mark.parametrize("entry", EVENTS, ids=name_of)
def test_roles_of_event_example_are_its_words(entry: EventEntry) -> None:
    example = entry.example
    assert all(words is None or words in example.text for words in (example.actor, example.recipient))


@pytest.mark.parametrize("entry", CUES, ids=name_of)
def test_speaker_of_cue_example_is_its_words(entry: CueEntry) -> None:
    assert entry.example.speaker is None or entry.example.speaker in entry.example.text


def test_lexicon_is_broad() -> None:
    types = Counter(e.type for e in EVENTS if e.type)
    assert set(types) >= PUBLIC_TYPES
    assert sum(types.values()) >= 250
    assert min(types[t] for t in PUBLIC_TYPES) >= 30
    assert len(CUES) >= 100
    assert sum(len(entries) for entries in GROUPS.values()) >= 1000


@pytest.mark.parametrize("group", sorted(load_gaps()))
def test_known_gaps_are_entries(group: str) -> None:
    ids = {e.id for e in GROUPS["events" if group == "cameo" else group]}
    assert [key for key in load_gaps()[group] if key.removesuffix(" no") not in ids] == []


def test_known_gaps_are_few() -> None:
    gaps = sum(len(rows) for rows in load_gaps().values())
    assert gaps < 0.12 * sum(len(entries) for entries in GROUPS.values())
    events = {key.removesuffix(" no") for key in load_gaps().get("events", {})}
    assert len(events) < 0.12 * len(EVENTS)
