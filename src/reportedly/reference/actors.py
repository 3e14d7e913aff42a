"""Which actors a name can stand for: states, organisations, armed groups, outlets, forces, peoples, leaders, from YAML.

It answers with every entry a name belongs to, likelier first. Which of them a text means, and what an adjective and a
common noun make together ("Azerbaijan's defence ministry"), is decided in `annotate`.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import product
from typing import Literal, TypeAlias

import msgspec
from msgspec.structs import replace

from ..datafile import load_yaml
from ..errors import DataError
from ..model.vocabulary import ActorKind, Sector

Category = Literal[
    "state", "adjective", "demonym", "capital", "seat", "organisation", "armed_group", "outlet", "force", "people",
    "leader",
]  # fmt: skip
OutletType = Literal["state_owned", "private", "public_service", "wire", "monitor", "party", "social"]

_STATE_LIKE: tuple[Category, ...] = ("state", "capital", "seat", "adjective", "demonym")
_ORDER: tuple[Category, ...] = (*_STATE_LIKE, "organisation", "armed_group", "force", "people", "outlet", "leader")
_KNOWN_BEFORE = 2
_LETTERS = str.maketrans(
    {
        **dict.fromkeys("‘’ʼʻ`´ʿʾ", "'"), **dict.fromkeys("‐‑–—-", " "), **dict.fromkeys("ƏəǝƎ", "a"), "ı": "i",
        **dict.fromkeys("Øø", "o"), **dict.fromkeys("Łł", "l"), **dict.fromkeys("Đđ", "d"), "&": " and ", ".": None,
    }
)  # fmt: skip
_GAPS = re.compile(r"\s+")
_THE = re.compile(r"^the (?=\S)", re.IGNORECASE)
_ARTICLE = re.compile(r"\b([AaEe]l)-(?=\w)")
_WORD = re.compile(r"[\w']+")
_ARTICLES = {"al": "el", "Al": "El"}


class Name(
    msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, rename={"since": "from", "until": "to"}
):
    """A name with the years (inclusive) in which it is in use, and whether its capitals must match."""

    name: str
    exact_case: bool = False
    since: int | None = None
    until: int | None = None


class Seat(Name, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A building, street or town that stands for a part of a government."""

    sector: Sector


Names: TypeAlias = tuple[str | Name, ...]


class _Entry(
    msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, rename={"since": "from", "until": "to"}
):
    """Base: `key` is unique over all files and is an actor's `ref`; the years are inclusive, null where open."""

    key: str
    since: int | None = None
    until: int | None = None


class _Land(_Entry, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What states, territories and regions share."""

    code: str
    name: str
    exact_case: bool = False
    names: Names = ()
    adjectives: Names = ()
    demonyms: Names = ()
    capital: Names = ()
    seats: tuple[Seat, ...] = ()
    disputed: tuple[str, ...] = ()


class State(_Land, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A state, past or present. `code` ISO 3166-1 alpha-3; `recognised`: a member of the United Nations today."""

    iso2: str
    numeric: int | None = None
    recognised: bool = True


class Territory(_Land, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A place that governs itself or is held by another state; `code` is the state that UN members recognise."""

    sector: Sector = "REB"


class Region(_Land, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A part or dependency of a state; `iso` is its own alpha-3, where it has one."""

    iso: str | None = None


class _Named(_Entry, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What is listed under its names alone: the first is the usual one."""

    names: Names

    @property
    def name(self) -> str:
        """The usual name."""
        return _named(self.names[0]).name


class Organisation(_Named, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """An international or non-governmental body; a part of another, or of one state's society, has `code_of`."""

    acronym: str
    sector: Sector
    code_of: str | None = None
    kind: ActorKind = "organisation"

    @property
    def code(self) -> str:
        """The code of its actors."""
        return self.code_of or self.acronym


class ArmedGroup(_Named, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """An armed group or the movement behind it; `code` is the state where it mainly acts, `also` the others.

    `international`: its branches belong to the states in which they act.
    """

    code: str
    sector: Sector
    also: tuple[str, ...] = ()
    international: bool = False
    parent: str | None = None
    kind: ActorKind = "armed_group"


class Outlet(_Named, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Who publishes: agency, paper, station or channel."""

    code: str
    type: OutletType
    sector: Sector = "JRN"
    kind: ActorKind = "outlet"


class Force(_Named, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A force, office or party with a name of its own."""

    code: str
    sector: Sector
    kind: ActorKind


class People(_Named, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A people, faith or other group; `code` only where it is one state's without doubt."""

    code: str | None = None
    sector: Sector | None = None
    kind: ActorKind = "people"


class Leader(_Named, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Who holds or held office, the years in office; acts for `group` (code and sector are its own) or else a state."""

    code: str
    sector: Sector
    group: str | None = None
    kind: ActorKind = "person"


class _Lands(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    states: tuple[State, ...]
    territories: tuple[Territory, ...]
    regions: tuple[Region, ...]


Entry: TypeAlias = State | Territory | Region | Organisation | ArmedGroup | Outlet | Force | People | Leader


@dataclass(frozen=True, slots=True)
class Reference:
    """One thing that a name stands for: what an Actor needs. `name` is the entry's usual name, not the one asked for.

    key: the entry's; a leader's group's, where there is one.
    since, until: first and last year in which this name and its entry are valid, null where open.
    """

    key: str
    name: str
    code: str | None
    sector: Sector | None
    kind: ActorKind
    category: Category
    outlet_type: OutletType | None = None
    since: int | None = None
    until: int | None = None


def valid(entry: Entry | Reference, year: int | None) -> bool:
    """Is it valid in that year? Bounds are inclusive, an open bound or an unknown year excludes nothing."""
    if year is None:
        return True
    return (entry.since is None or entry.since <= year) and (entry.until is None or year <= entry.until)


class ActorIndex:
    """Names to entries. A name in capitals alone, or flagged, is found in its own case only; others in any case."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        """Raises DataError where two entries share a key or a parent or group is missing."""
        self.entries: Mapping[str, Entry] = _by_key(entries)
        self._exact: dict[str, list[Reference]] = {}
        self._folded: dict[str, list[Reference]] = {}
        self._surfaces: dict[str, None] = {}
        self._terms: dict[Reference, Leader] = {}
        self._answers: dict[tuple[str, int | None], tuple[Reference, ...]] = {}
        for entry in self.entries.values():
            for name, reference in _iter_names(entry):
                self._add(name, reference)
                if isinstance(entry, Leader):
                    self._terms[reference] = entry
        self.phrases: tuple[str, ...] = tuple(self._surfaces)

    def _add(self, name: Name, reference: Reference) -> None:
        plain = plain_name(name.name)
        table, key = (self._exact, plain) if has_fixed_case(name) else (self._folded, plain.casefold())
        if reference not in (known := table.setdefault(key, [])):
            known.append(reference)
        self._surfaces.update(dict.fromkeys(_iter_spellings(name.name)))

    def find_all(self, name: str, *, year: int | None = None) -> tuple[Reference, ...]:
        """All that the name stands for (in `year`, if given), likelier first; a leading "the" may be left out.

        Of several leaders those in office in `year` are meant, if any were; the latest in office comes first.
        """
        answer = self._answers.get((name, year))
        if answer is not None:
            return answer
        plain = plain_name(name)
        found = self._look_up(plain) or self._look_up(_THE.sub("", plain, count=1))
        items = self._in_office([item for item in found if valid(item, year)], year)
        answer = tuple(sorted(items, key=self._rank))
        if answer:
            self._answers[name, year] = answer
        return answer

    def find(self, name: str, *, year: int | None = None) -> Entry | None:
        """The entry of the name; None where there is none, or where two are equally likely."""
        found = self.find_all(name, year=year)
        if not found:
            return None
        best = {item.key for item in found if self._tier(item) == self._tier(found[0])}
        return self.entries[found[0].key] if len(best) == 1 else None

    def find_land(self, name: str) -> str:
        """The usual name of the land whose adjective the name is, "Peru" for "Peruvian"; other names as they are."""
        return next((item.name for item in self.find_all(name)[:1] if item.category == "adjective"), name)

    def get(self, key: str) -> Entry:
        """The entry of that key; raises KeyError."""
        return self.entries[key]

    @cached_property
    def travelling(self) -> dict[str, tuple[str, ...]]:
        """Armed groups that act in several states: key to the further states."""
        return {e.key: e.also for e in self.entries.values() if isinstance(e, ArmedGroup) and e.also}

    @cached_property
    def international(self) -> frozenset[str]:
        """Keys of armed groups whose branches belong to the states in which they act."""
        return frozenset(e.key for e in self.entries.values() if isinstance(e, ArmedGroup) and e.international)

    def find_nationals(self) -> dict[str, str]:
        """Adjectives and names of peoples, in lower case, to alpha-3; no state's or capital's name."""
        lands = [entry for entry in self.entries.values() if isinstance(entry, State | Territory | Region)]
        names = [_named(name).name for entry in lands for name in (*entry.adjectives, *entry.demonyms)]
        found: dict[str, str] = {}
        for spelling in dict.fromkeys(form for name in names for form in _iter_spellings(name)):
            references = self.find_all(spelling)
            if any(item.category in ("state", "capital") for item in references):
                continue
            for item in references:
                if item.category in ("adjective", "demonym") and item.code:
                    found.setdefault(spelling.lower(), item.code)
        return found

    def find_land_names(self) -> Iterator[tuple[str, Category]]:
        """Names, adjectives, peoples and capitals of states, territories and regions, as written."""
        for entry in self.entries.values():
            if isinstance(entry, State | Territory | Region):
                yield from _iter_forms(entry)

    def _look_up(self, plain: str) -> list[Reference]:
        return [*self._exact.get(plain, ()), *self._folded.get(plain.casefold(), ())]

    def _in_office(self, items: list[Reference], year: int | None) -> list[Reference]:
        others = [item for item in items if item.category != "leader"]
        leaders = [item for item in items if item.category == "leader"]
        if not leaders:
            return others
        if len(leaders) > 1 and year is not None:
            leaders = [item for item in leaders if valid(self._terms[item], year)] or leaders
        return others + sorted(leaders, key=lambda item: -(self._terms[item].since or 0))

    def _tier(self, reference: Reference) -> int:
        """States before bodies before outlets before parts of states before leaders: Georgia is first the state."""
        if reference.category == "leader":
            return 4
        if isinstance(self.entries[reference.key], Region):
            return 3
        if reference.category in _STATE_LIKE:
            return 0
        return 2 if reference.category == "outlet" else 1

    def _rank(self, reference: Reference) -> tuple[int, int]:
        return self._tier(reference), _ORDER.index(reference.category)


def plain_name(name: str) -> str:
    """The name without accents, dots and hyphens, with straight apostrophes and single spaces.

    Case is kept, save for a leading "The", which a name has or lacks by its place in the sentence.
    """
    text = name if name.isascii() else _without_accents(name)
    return _THE.sub("the ", _GAPS.sub(" ", text.translate(_LETTERS)).strip())


def _without_accents(text: str) -> str:
    return "".join(mark for mark in unicodedata.normalize("NFKD", text) if not unicodedata.combining(mark))


def has_fixed_case(name: Name) -> bool:
    """Must its capitals match? So it is for acronyms (US is not "us") and for flagged names (Turkey, Male, Chin)."""
    return name.exact_case or name.name == name.name.upper()


@cache
def load_actors() -> ActorIndex:
    """The index over the package's files, read once a process; raises DataError naming file and entry."""
    lands = load_yaml("reference/states.yaml", _Lands)
    return ActorIndex(
        (
            *lands.states, *lands.territories, *lands.regions,
            *load_yaml("reference/organisations.yaml", tuple[Organisation, ...]),
            *load_yaml("reference/armed_groups.yaml", tuple[ArmedGroup, ...]),
            *load_yaml("reference/forces.yaml", tuple[Force, ...]),
            *load_yaml("reference/people.yaml", tuple[People, ...]),
            *load_yaml("reference/outlets.yaml", tuple[Outlet, ...]),
            *load_yaml("reference/leaders.yaml", tuple[Leader, ...]),
        )
    )  # fmt: skip


def _by_key(entries: Iterable[Entry]) -> dict[str, Entry]:
    known: dict[str, Entry] = {}
    for entry in entries:
        if entry.key in known:
            raise DataError(f"reference data: two entries with the key {entry.key}; rename one")
        known[entry.key] = entry
    for entry in known.values():
        if isinstance(entry, ArmedGroup) and entry.parent is not None and entry.parent not in known:
            raise DataError(f"reference/armed_groups.yaml: {entry.key} has an unknown parent {entry.parent}")
        if isinstance(entry, Leader) and entry.group is not None and entry.group not in known:
            raise DataError(f"reference/leaders.yaml: {entry.key} has an unknown group {entry.group}")
    return known


def _iter_names(entry: Entry) -> Iterator[tuple[Name, Reference]]:
    """Every name of an entry with what it stands for."""
    if isinstance(entry, State | Territory | Region):
        yield from _iter_land_names(entry)
        return
    for name in map(_named, entry.names):
        reference = _reference(entry, name, _CATEGORIES[type(entry)], entry.sector, entry.kind)
        for spelling in _iter_transliterations(name.name) if isinstance(entry, ArmedGroup) else (name.name,):
            yield replace(name, name=spelling), reference


def _iter_transliterations(name: str) -> Iterator[str]:
    """A name of several words with each of them in all its spellings, the name as given first; "el-X" for "al-X"."""
    parts: list[tuple[str, ...]] = []
    last = 0
    for word in _WORD.finditer(name):
        parts.append((name[last : word.start()],))
        article = _ARTICLES.get(word[0]) if name[word.end() : word.end() + 1] == "-" else None
        others = (article,) if article is not None else _spellings().get(word[0], ())
        parts.append((word[0], *others))
        last = word.end()
    several = len(parts) > 2
    return ("".join(chosen) + name[last:] for chosen in product(*parts)) if several else iter((name,))


@cache
def _spellings() -> dict[str, tuple[str, ...]]:
    """Word to its other spellings."""
    lists = load_yaml("reference/spellings.yaml", tuple[tuple[str, ...], ...])
    return {word: tuple(other for other in words if other != word) for words in lists for word in words}


def _iter_forms(entry: State | Territory | Region) -> Iterator[tuple[str, Category]]:
    """A state's names, capital, adjectives and peoples, as written."""
    groups: tuple[tuple[Names, Category], ...] = (
        ((entry.name, *entry.names), "state"),
        (entry.capital, "capital"),
        (entry.adjectives, "adjective"),
        (entry.demonyms, "demonym"),
    )
    return ((_named(name).name, category) for names, category in groups for name in names)


def _iter_land_names(entry: State | Territory | Region) -> Iterator[tuple[Name, Reference]]:
    """A state's name and capital stand for its government, an adjective or demonym for no sector."""
    government: Sector = entry.sector if isinstance(entry, Territory) else "GOV"
    groups: tuple[tuple[Names, Category, Sector | None, ActorKind], ...] = (
        ((Name(name=entry.name, exact_case=entry.exact_case), *entry.names), "state", government, "state"),
        (entry.capital, "capital", government, "state"),
        (entry.adjectives, "adjective", None, "state"),
        (entry.demonyms, "demonym", None, "people"),
    )
    for names, category, sector, kind in groups:
        for name in map(_named, names):
            yield name, _reference(entry, name, category, sector, kind)
    for seat in entry.seats:
        yield seat, _reference(entry, seat, "seat", seat.sector, "state")


def _reference(entry: Entry, name: Name, category: Category, sector: Sector | None, kind: ActorKind) -> Reference:
    leader = entry if isinstance(entry, Leader) else None
    since, until = entry.since, entry.until
    if leader is not None:
        since, until = None if since is None else since - _KNOWN_BEFORE, None
    return Reference(
        key=leader.group if leader is not None and leader.group is not None else entry.key,
        name=entry.name,
        code=entry.code,
        sector=sector,
        kind=kind,
        category=category,
        outlet_type=entry.type if isinstance(entry, Outlet) else None,
        since=since if name.since is None else name.since if since is None else max(since, name.since),
        until=until if name.until is None else name.until if until is None else min(until, name.until),
    )


def _named(name: str | Name) -> Name:
    return Name(name=name) if isinstance(name, str) else name


def _iter_spellings(name: str) -> Iterator[str]:
    """The name as text may spell it: without accents, with curly apostrophes, "Al Jazeera" for "Al-Jazeera"."""
    bare = name if name.isascii() else _without_accents(name)
    for spelling in (name,) if bare == name else (name, bare):
        plain = "-" not in spelling and "–" not in spelling
        forms = (spelling,) if plain else (spelling, _ARTICLE.sub(r"\1 ", spelling), spelling.replace("–", "-"))
        for form in dict.fromkeys(forms):
            yield form
            if "'" in form:
                yield form.replace("'", "’")


_CATEGORIES: dict[type[Entry], Category] = {
    Organisation: "organisation",
    ArmedGroup: "armed_group",
    Outlet: "outlet",
    Force: "force",
    People: "people",
    Leader: "leader",
}
