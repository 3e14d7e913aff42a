"""Reads the gold sets: rows as values, files by hash.

Decides how each set's own format and names become the record's; comparing and counting are left to others.
"""

import hashlib
import json
from collections.abc import Callable
from functools import cache
from html.parser import HTMLParser
from itertools import permutations, product
from pathlib import Path
from typing import Any, Protocol, TypeVar

import msgspec

from ..datafile import load_yaml
from ..errors import InputError

ABSENT = (
    "the gold data is not here (it is no part of the project): give its folder with --data FOLDER or in REPORTEDLY_GOLD"
)
T = TypeVar("T")
Range = tuple[int | None, int | None]
Dyad = tuple[str, str]


class Text(Protocol):
    """What every gold row has: a text to code, with what is known of it."""

    @property
    def id(self) -> str: ...
    @property
    def text(self) -> str: ...
    @property
    def published(self) -> str | None: ...
    @property
    def publisher(self) -> str | None: ...


class Names(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Names of the gold sets that the record writes otherwise."""

    place_words: tuple[str, ...]
    types_2016: dict[str, tuple[str, ...]]
    no_state: tuple[str, ...]
    state_codes: dict[str, str]


class GoldClaim(msgspec.Struct, frozen=True):
    """A claim of an exhaustive list. `type`: acceptable ones, best first. Optional: neither missed nor false."""

    trigger: str
    type: tuple[str, ...]
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    position: str
    modality: str
    speaker: str | None = None
    speaker_sector: str | None = None
    actor_sectors: tuple[str | None, ...] | None = None
    recipient_sectors: tuple[str | None, ...] | None = None
    mode: str | None = None
    time: str | None = None
    places: tuple[str, ...] = ()
    killed: Range | None = None
    wounded: Range | None = None
    optional: bool = False


class ClaimsText(msgspec.Struct, frozen=True):
    """A text with every claim that a careful coder finds."""

    id: str
    text: str
    claims: tuple[GoldClaim, ...]
    published: str | None = None
    publisher: str | None = None


class Expected(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """What one claim must, or must not, say; null is not asked."""

    type: tuple[str, ...] | None = None
    actors: tuple[str, ...] | None = None
    recipients: tuple[str, ...] | None = None
    speaker: str | None = None
    speaker_sector: tuple[str, ...] | None = None
    position: str | None = None
    modality: str | None = None
    time: str | None = None
    place: str | None = None
    killed: Range | None = None
    wounded: Range | None = None


class Case(msgspec.Struct, frozen=True):
    """A text with claims that must be found whole and claims that must not be there."""

    id: str
    text: str
    expect: tuple[Expected, ...] = ()
    forbid: tuple[Expected, ...] = ()
    tags: tuple[str, ...] = ()
    published: str | None = None
    publisher: str | None = None


class Category(msgspec.Struct, frozen=True):
    """A text with one event: acceptable types, and the (actor, recipient) states, empty where a side has none."""

    id: str
    text: str
    types: tuple[str, ...]
    dyads: frozenset[Dyad]
    published: str | None = None
    publisher: str | None = None


class Triple(msgspec.Struct, frozen=True):
    """A CAMEO event: two-digit root and (actor, recipient) states, null where a side has none."""

    root: str
    dyad: Dyad | None


class TripleText(msgspec.Struct, frozen=True):
    """A sentence with its CAMEO events."""

    id: str
    text: str
    triples: tuple[Triple, ...]
    published: str | None = None
    publisher: str | None = None


@cache
def load_names() -> Names:
    """The names; raises DataError where the file is malformed."""
    return load_yaml("evaluate/names.yaml", Names)


def get_folder(folder: Path | None) -> Path:
    """The folder of the gold sets; raises InputError where none is given or it is not there."""
    if folder is None or not folder.is_dir():
        raise InputError(ABSENT if folder is None else f"{ABSENT}; there is no folder {folder}")
    return folder


def hash_file(path: Path) -> str:
    """SHA-256 of a gold file, in hex; raises InputError where it is not there."""
    return hashlib.sha256(_read_bytes(path)).hexdigest()


def read_claims(path: Path) -> tuple[ClaimsText, ...]:
    """Texts with exhaustive claims, one a line."""
    return read_lines(path, ClaimsText)


def read_cases(path: Path) -> tuple[Case, ...]:
    """Cases, one a line."""
    return read_lines(path, Case)


def read_categories(path: Path) -> tuple[Category, ...]:
    """PLOVER records of a JSON array without its document record; types in the names of PLOVER 2.0.

    The records' date is one placeholder for all of them, so their texts have no date of publication.
    """
    try:
        rows = json.loads(_read_bytes(path))
        return tuple(_to_category(row) for row in rows if row["event"] != "DOCUMENT")
    except (ValueError, KeyError, TypeError) as error:
        raise InputError(f"{path}: no PLOVER records ({error!r})") from error


def read_triples(path: Path) -> tuple[TripleText, ...]:
    """Sentences with CAMEO events of a PETRARCH validation file, which is XML in looks only."""
    parser = _ValidationFile()
    parser.feed(_read_bytes(path).decode())
    parser.close()
    if not parser.rows:
        raise InputError(f"{path}: no sentence with events in it")
    return tuple(parser.rows)


def to_dyads(actors: tuple[str | None, ...], recipients: tuple[str | None, ...]) -> frozenset[Dyad]:
    """Ordered pairs of known codes; without recipients, what several actors do is between them, both ways."""
    pairs = product(actors, recipients) if recipients else permutations(actors, 2)
    return frozenset((actor, recipient) for actor, recipient in pairs if actor and recipient)


def find_state(code: str) -> str | None:
    """The state at the head of an actor code, null where it names none."""
    names = load_names()
    state = names.state_codes.get(code[:3], code[:3])
    return None if len(state) < 3 or state in names.no_state else state


def _read_bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise InputError(f"{ABSENT}; {path} cannot be read ({error.strerror})") from error


def read_lines(path: Path, kind: Callable[..., T]) -> tuple[T, ...]:
    """Rows of one JSON value a line; raises InputError naming the line that is none."""
    decoder = msgspec.json.Decoder(kind)
    rows: list[Any] = []
    for number, line in enumerate(_read_bytes(path).split(b"\n"), 1):
        if not line.strip():
            continue
        try:
            rows.append(decoder.decode(line))
        except msgspec.MsgspecError as error:
            raise InputError(f"{path}, line {number}: {error}") from error
    return tuple(rows)


def _to_category(row: dict[str, Any]) -> Category:
    types = load_names().types_2016.get(row["event"], (row["event"],))
    dyads = to_dyads(_to_states(row.get("source")), _to_states(row.get("target")))
    return Category(row["id"], row["text"].strip(), types, dyads)


def _to_states(actors: Any) -> tuple[str | None, ...]:
    """States of a record's actors, null for one without; a missing side is null, "" or a word."""
    return tuple(find_state(actor.get("code") or "") for actor in actors) if isinstance(actors, list) else ()


class _ValidationFile(HTMLParser):
    """Collects each sentence's events, text and parse; tags that close themselves open here all the same."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[TripleText] = []
        self._id, self._date = "", ""
        self._triples: list[Triple] = []
        self._inside = ""
        self._data = {"text": "", "parse": ""}

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "sentence":
            self._id, self._date, self._triples = given.get("id", ""), given.get("date", ""), []
            self._data = {"text": "", "parse": ""}
        elif tag == "eventcoding" and "eventcode" in given:
            self._triples.append(_to_triple(given["eventcode"], given["sourcecode"], given["targetcode"]))
        self._inside = tag

    def handle_data(self, data: str) -> None:
        if self._inside in self._data:
            self._data[self._inside] += data

    def handle_endtag(self, tag: str) -> None:
        self._inside = ""
        if tag == "sentence":
            text = " ".join(self._data["text"].split()) or _join_parse(self._data["parse"])
            self.rows.append(TripleText(self._id, text, tuple(self._triples), _to_date(self._date)))


def _join_parse(parse: str) -> str:
    """The text of a parse: the second column's words, with a space unless the last column says that there is none."""
    rows = [line.split("\t") for line in parse.splitlines() if line.count("\t") > 1]
    return "".join(row[1] + ("" if "SpaceAfter=No" in row[-1] else " ") for row in rows).strip()


def _to_triple(code: str, source: str, target: str) -> Triple:
    actor, recipient = find_state(source), find_state(target)
    return Triple(code[:2], (actor, recipient) if actor and recipient else None)


def _to_date(digits: str) -> str | None:
    """ISO date of eight digits; null for anything else."""
    return f"{digits[:4]}-{digits[4:6]}-{digits[6:]}" if len(digits) == 8 and digits.isdigit() else None
