"""What can be said: PLOVER types with their modes and contexts, CAMEO codes, and the way from one to the other.

Answers look-ups from YAML; which words mean which type is the lexicon's business.
"""

from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple, TypeVar

import msgspec

from ..datafile import load_yaml
from ..errors import DataError
from ..model.vocabulary import EventType

V = TypeVar("V")


class Mode(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A way in which a type happens; without a score it has its type's."""

    score: float | None
    meaning: str


class Type(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An event type. `quad` is 1 to 4, `score` -10 to +10; a private type has neither and is never exported.

    noun: what people call an event of the type.
    """

    noun: str
    meaning: str
    modes: dict[str, Mode]
    quad: int | None = None
    score: float | None = None
    private: bool = False


class Plover(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The types by name, the contexts with their meanings, and the types that auxiliary modes make of quad classes."""

    version: str
    types: dict[EventType, Type]
    contexts: dict[str, str]
    auxiliary: dict[str, dict[int, EventType]]


class CameoCode(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A CAMEO code's name, two-digit root and Goldstein value (-10 to +10)."""

    name: str
    root: str
    goldstein: float


class Cameo(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The codes, the quad class of each root, and the name of the table that the Goldstein values are from."""

    goldstein_table: str
    quads: dict[str, int]
    codes: dict[str, CameoCode]


class Coded(NamedTuple):
    """An event in PLOVER's terms."""

    type: EventType
    mode: str | None
    contexts: tuple[str, ...]


class ToPlover(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a CAMEO code and the codes below it are in PLOVER."""

    type: EventType
    mode: str | None = None
    contexts: tuple[str, ...] = ()


class ToCameo(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The CAMEO code of a type, of each of its modes, and of the modes that CAMEO tells apart where land is taken."""

    default: str | None
    modes: dict[str, str | None] = {}
    of_land: dict[str, str] = {}


class Crosswalk(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Both directions."""

    to_plover: dict[str, ToPlover | None]
    to_cameo: dict[EventType, ToCameo]


@cache
def load_plover() -> Plover:
    """Types, modes and contexts; raises DataError where the file is malformed."""
    return load_yaml("ontology/plover.yaml", Plover)


@cache
def load_cameo() -> Cameo:
    """CAMEO codes; raises DataError where the file is malformed."""
    return load_yaml("ontology/cameo.yaml", Cameo)


@cache
def load_crosswalk() -> Crosswalk:
    """CAMEO to PLOVER and back; raises DataError where the file is malformed."""
    return load_yaml("ontology/crosswalk.yaml", Crosswalk)


def get_type(name: str) -> Type:
    """The type of that name, private ones included; raises DataError for any other name."""
    return _get(load_plover().types, name, "event type")


def to_single_type(type: str, auxiliary: str | None) -> str:
    """The type that stands for a type and an auxiliary mode in PLOVER; raises DataError for an unknown type.

    An act of cooperation still to come is a promise (AGREE), a refused one a REJECT, force that may come a THREATEN.
    """
    return load_plover().auxiliary.get(auxiliary or "", {}).get(get_quad(type) or 0, type)


def has_mode(type: str, mode: str) -> bool:
    """Whether the type has the mode; raises DataError for an unknown type."""
    return mode in get_type(type).modes


def has_context(context: str) -> bool:
    """Whether it is one of the contexts."""
    return context in load_plover().contexts


def get_quad(type: str) -> int | None:
    """Quad class, 1 to 4, null for a private type; raises DataError for an unknown type."""
    return get_type(type).quad


def get_score(type: str, mode: str | None) -> float | None:
    """PLOVER's score, -10 to +10: the mode's, else the type's; null for a private type. Raises DataError if unknown."""
    found = get_type(type)
    if mode is None:
        return found.score
    score = _get(found.modes, mode, f"mode of {type}").score
    return found.score if score is None else score


def get_cameo(code: str) -> CameoCode:
    """The CAMEO code (a string: "010" is not "10"); raises DataError for any other."""
    return _get(load_cameo().codes, code, "CAMEO code")


def get_goldstein(code: str) -> float:
    """Goldstein's scale, -10 to +10, for a CAMEO code; raises DataError for an unknown code."""
    return get_cameo(code).goldstein


@cache
def to_plover(code: str) -> Coded | None:
    """Type, mode and contexts of a CAMEO code, null where PLOVER has no event; raises DataError if unknown."""
    get_cameo(code)
    table = load_crosswalk().to_plover
    prefixes = (code[:length] for length in range(len(code), 1, -1))
    found = _get(table, next((prefix for prefix in prefixes if prefix in table), code), "code in the crosswalk")
    return None if found is None else Coded(found.type, found.mode, found.contexts)


@cache
def to_cameo(type: str, mode: str | None, *, of_land: bool = False) -> str | None:
    """The CAMEO code of a type and mode, null where CAMEO has none; raises DataError for an unknown type or mode.

    of_land: what it is done to is a place.
    """
    if mode is not None and not has_mode(type, mode):
        raise DataError(f"no such mode of {type}: {mode!r}")
    codes = _get(load_crosswalk().to_cameo, type, "event type")
    if of_land and mode in codes.of_land:
        return codes.of_land[mode]
    return codes.default if mode is None else _get(codes.modes, mode, f"mode of {type} in the crosswalk")


def _get(table: Mapping[Any, V], key: str, kind: str) -> V:
    if key not in table:
        raise DataError(f"no such {kind}: {key!r}")
    return table[key]
