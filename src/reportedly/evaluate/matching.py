"""Whether a claim says what gold asks, field by field, and which gold claim is the partner of which claim.

One implementation for all sets; what is counted, and what a partner is worth, is left to each set.
"""

import re
from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from ..model import Coding
from ..model.codec import to_builtins
from .gold import Expected, GoldClaim, Range, load_names

PUBLISHER, UNNAMED = "PUBLISHER", "UNNAMED"
_MAX_WORDINGS = 2
_WORD = re.compile(r"\w{3,}")
_STEM = 5

# What a common feature is worth when gold claims and claims look for partners.
_WEIGHTS = {
    "speaker": 2.0,
    "position": 2.0,
    "trigger": 1.5,
    "actor": 1.0,
    "recipient": 1.0,
    "all_actors": 1.0,
    "all_recipients": 1.0,
    "modality": 0.5,
    "place": 0.5,
}
TOUCHING = frozenset({"trigger", "actor", "recipient", "place"})
ROLES = frozenset({"all_actors", "all_recipients"})
WHOLE = ROLES | {"speaker", "position", "modality"}


@dataclass(frozen=True, slots=True)
class Said:
    """A claim as it is compared. Codes and sectors run parallel; `time` is (first, last) day, `places` are keys."""

    type: str | None
    mode: str | None
    cameo: str | None
    modality: str | None
    position: str | None
    voice: str | None
    speaker_name: str | None
    speaker_code: str | None
    speaker_ref: str | None
    speaker_sector: str | None
    actors: tuple[str | None, ...]
    actor_sectors: tuple[str | None, ...]
    recipients: tuple[str | None, ...]
    recipient_sectors: tuple[str | None, ...]
    time: tuple[str | None, str | None]
    time_basis: str | None
    places: frozenset[str]
    quantities: tuple[tuple[str | None, int | None, int | None], ...]
    trigger: tuple[int | None, int | None]
    words: str


def view_coding(coding: Coding) -> tuple[Said, ...]:
    """The claims of a coding."""
    return view_document(to_builtins(coding))


def view_document(document: Mapping[str, Any]) -> tuple[Said, ...]:
    """The claims of a document as `code --json` prints it."""
    return tuple(view_claim(claim) for claim in document.get("claims") or ())


def view_claim(claim: Mapping[str, Any]) -> Said:
    """A claim of the record as plain values; what is missing is null."""
    event, speaker = claim.get("event") or {}, _find_speaker(claim)
    trigger, time = event.get("trigger") or {}, event.get("time") or {}
    actors, recipients = event.get("actors") or (), event.get("recipients") or ()
    return Said(
        type=event.get("type"),
        mode=event.get("mode"),
        cameo=event.get("cameo"),
        modality=event.get("modality"),
        position=claim.get("position"),
        voice=claim.get("voice"),
        speaker_name=speaker.get("name"),
        speaker_code=speaker.get("code"),
        speaker_ref=speaker.get("ref"),
        speaker_sector=speaker.get("sector"),
        actors=tuple(a.get("code") for a in actors),
        actor_sectors=tuple(a.get("sector") for a in actors),
        recipients=tuple(a.get("code") for a in recipients),
        recipient_sectors=tuple(a.get("sector") for a in recipients),
        time=(_day(time.get("earliest")), _day(time.get("latest"))),
        time_basis=time.get("basis"),
        places=frozenset(place_key(p.get("name")) for p in event.get("places") or ()),
        quantities=tuple((q.get("kind"), q.get("low"), q.get("high")) for q in event.get("quantities") or ()),
        trigger=(trigger.get("start"), trigger.get("end")),
        words=trigger.get("quote") or "",
    )


def _find_speaker(claim: Mapping[str, Any]) -> Mapping[str, Any]:
    """The innermost link of the chain that speaks, else the first."""
    links: Sequence[Mapping[str, Any]] = claim.get("sources") or ({},)
    return next((link for link in links if link.get("role") == "speaker"), links[0])


def _day(value: str | None) -> str | None:
    return None if value is None else value[:10]


def place_key(name: str | None) -> str:
    """A place's name without case, hyphens and words of direction or kind."""
    plain = (name or "").casefold().replace("-", " ")
    return " ".join(_place_words().sub(" ", plain).split())


@cache
def _place_words() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, load_names().place_words))})\b")


def is_speaker(want: str, said: Said) -> bool:
    """PUBLISHER: the outlet's own voice. UNNAMED: a source with neither code nor ref. Else the code."""
    own_voice = said.voice == "publisher"
    if own_voice or want == PUBLISHER:
        return own_voice and want == PUBLISHER
    if want == UNNAMED:
        return said.speaker_code is None and not said.speaker_ref
    return said.speaker_code == want


def is_time(want: str, said: Said) -> bool:
    """The event's interval is the day or `start/end`, both ends included."""
    first, _, last = want.partition("/")
    return said.time == (first, last or first)


def has_figure(kind: str, want: Range, said: Said) -> bool:
    """A quantity of the kind has the range."""
    return any(q_kind == kind and _same_range(want, (low, high)) for q_kind, low, high in said.quantities)


def _same_range(want: Range, got: Range) -> bool:
    """Bounds open above may differ by one: "more than 14" is read as 14 or as 15."""
    if want[0] is None or got[0] is None or want[1] is not None or got[1] is not None:
        return want == got
    return abs(want[0] - got[0]) <= 1


_TESTS: dict[str, Callable[[Any, Said], bool]] = {
    "type": lambda want, said: said.type in want,
    "actors": lambda want, said: set(want) <= set(said.actors),
    "recipients": lambda want, said: set(want) <= set(said.recipients),
    "speaker": is_speaker,
    "speaker_sector": lambda want, said: said.speaker_sector in want,
    "position": lambda want, said: said.position == want,
    "modality": lambda want, said: said.modality == want,
    "time": is_time,
    "place": lambda want, said: place_key(want) in said.places,
    "killed": lambda want, said: has_figure("killed", want, said),
    "wounded": lambda want, said: has_figure("wounded", want, said),
    "mode": lambda want, said: said.mode == want,
}


def agrees(field: str, want: Any, said: Said) -> bool:
    """Whether the claim has what is asked of the field; null asks nothing."""
    return want is None or _TESTS[field](want, said)


def asked(expected: Expected) -> dict[str, Any]:
    """The fields that are asked, with what is asked of them."""
    wants = ((name, getattr(expected, name)) for name in Expected.__struct_fields__)
    return {name: want for name, want in wants if want is not None}


def agreed(expected: Expected, said: Said) -> int:
    """How many of the asked fields the claim has."""
    return sum(agrees(name, want, said) for name, want in asked(expected).items())


def fulfils(expected: Expected, said: Said) -> bool:
    """Whether the claim has every field that is asked."""
    return agreed(expected, said) == len(asked(expected))


def is_placed(gold: GoldClaim, said: Said) -> bool:
    """Whether one of gold's places is one of the claim's."""
    return any(agrees("place", place, said) for place in gold.places)


def same_codes(want: Collection[str], got: Collection[str | None]) -> bool:
    """The same states, no more and no fewer; actors without a code are left aside."""
    return set(want) == set(got) - {None}


def shared_features(gold: GoldClaim, said: Said) -> frozenset[str]:
    """What the two have in common beside the type (keys of the weights)."""
    held = {
        "speaker": agrees("speaker", gold.speaker, said),
        "position": agrees("position", gold.position, said),
        "trigger": bool(_stems(gold.trigger) & _stems(said.words)),
        "actor": bool(set(gold.actors) & set(said.actors)),
        "recipient": bool(set(gold.recipients) & set(said.recipients)),
        "all_actors": same_codes(gold.actors, said.actors),
        "all_recipients": same_codes(gold.recipients, said.recipients),
        "modality": agrees("modality", gold.modality, said),
        "place": is_placed(gold, said),
    }
    return frozenset(name for name, holds in held.items() if holds)


def _stems(words: str) -> frozenset[str]:
    """Beginnings of the words of three letters and more."""
    return frozenset(word[:_STEM] for word in _WORD.findall(words.casefold()))


def likeness(gold: GoldClaim, said: Said, *, touching: frozenset[str] = TOUCHING) -> float:
    """How much the two have in common; 0 where nothing of `touching` is. Types are not looked at."""
    features = shared_features(gold, said)
    return 1.0 + sum(_WEIGHTS[name] for name in features) if features & touching else 0.0


def same_claim(gold: GoldClaim, said: Said) -> float:
    """Likeness of claims of a right type, 0 for others."""
    return likeness(gold, said) if agrees("type", gold.type, said) else 0.0


def pair_off(
    golds: Sequence[GoldClaim], saids: Sequence[Said], compare: Callable[[GoldClaim, Said], float]
) -> dict[int, int]:
    """Gold index to claim index, each used once, the likest first and then in the order of the texts."""
    scored = [(-compare(gold, said), i, j) for i, gold in enumerate(golds) for j, said in enumerate(saids)]
    partners: dict[int, int] = {}
    taken: set[int] = set()
    for score, i, j in sorted(scored):
        if score < 0 and i not in partners and j not in taken:
            partners[i] = j
            taken.add(j)
    return partners


def count_guesses(saids: Sequence[Said]) -> int:
    """Claims beyond the second that one speaker has on one trigger and actors: guessing is not coding."""
    wordings = Counter((s.speaker_name, s.position, s.trigger, frozenset(s.actors)) for s in saids)
    return sum(count - _MAX_WORDINGS for count in wordings.values() if count > _MAX_WORDINGS)


def describe(said: Said) -> str:
    """The claim in one line, for people."""
    speaker = "the outlet" if said.voice == "publisher" else f"{said.speaker_name} ({said.speaker_code})"
    roles = f"{_list(said.actors)} -> {_list(said.recipients)}"
    return f"{speaker} {said.position}: {said.type} {said.modality} {roles} {said.words!r}"


def _list(codes: Sequence[str | None]) -> str:
    return ",".join(code or "?" for code in codes) or "nobody"
