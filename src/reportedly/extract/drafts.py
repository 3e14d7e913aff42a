"""Turns triggers into event drafts: what is told, by which words, with roles, circumstances and figures.

A draft is an event before it is known who claims it; speakers are read in `attribution`, claims are made in `claims`.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import compress

from ..lexicon import Lexicon
from ..model import Actor, Means, Participant, Place, Quantity, Span, Target
from ..model.layers import Layers, PlaceMention, Sentence, TimeMention
from ..model.vocabulary import QuantityKind
from .causes import CauseReader
from .circumstances import CircumstanceReader, specific_first
from .cues import Cue
from .figures import FigureReader
from .moments import MomentReader, days_of_verbs
from .roles import OWNER, RoleReader, Roles
from .struck import dying_around
from .triggers import Trigger, TriggerFinder

_ABOUT_EVENTS = frozenset({"accuse", "responsibility", "reject", "response"})
_TAKES = frozenset({"COERCE", "MOBILIZE", "RETREAT"})
_HARM = frozenset({"killed", "wounded", "casualties"})
_UPROOTED = frozenset({"displaced", "destroyed"})
_DEEDS = frozenset({"ASSAULT", "COERCE", "PROTEST"})
_TO_AN_END = frozenset({"ASSAULT", "COERCE", "SANCTION", "AID", "CONCEDE", "RETREAT", "SUPPORT"})
"""Acts whose aim is told beside them as often as not."""
_BESIDE = frozenset({"after", "following", "during", "amid"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "ROOT", "attr"})
_MAIN = frozenset({"ROOT", "ccomp", "conj", "parataxis"})
Told = tuple[Quantity, tuple[int, int]]
"""A figure with the sentence and token of the word that it belongs to."""
CARRIED = "before"
"""Where the places of a draft are those that the sentence before told, its slot for them."""


@dataclass(frozen=True, slots=True)
class Draft:
    """An event as told in one sentence. `members`: its triggers, the cause first.

    `since`: the first sentence at which its words may point back, where they do; `mode`: that of what they point at.
    `apart`: its words say that it is none of those told ("in two more raids"); `earlier`: that it was before them.
    """

    members: tuple[Trigger, ...]
    actors: tuple[Actor, ...] = ()
    recipients: tuple[Actor, ...] = ()
    participants: tuple[Participant, ...] = ()
    targets: tuple[Target, ...] = ()
    means: tuple[Means, ...] = ()
    quantities: tuple[Told, ...] = ()
    times: tuple[TimeMention, ...] = ()
    places: tuple[Place, ...] = ()
    slots: dict[str, str] = field(default_factory=dict)
    since: int | None = None
    mode: str | None = None
    apart: bool = False
    earlier: bool = False

    @property
    def trigger(self) -> Trigger:
        """The word of the cause."""
        return self.members[0]

    @property
    def s(self) -> Sentence:
        """The sentence it is told in."""
        return self.trigger.s

    @property
    def names_place(self) -> bool:
        """Whether the sentence names a place of it, and not only "the town"."""
        return any(p.span is not None and self.s.start <= p.span.start < self.s.end for p in self.places)


def _named(s: Sentence, group: list[Trigger], cues: list[Cue]) -> set[Span | None]:
    """Who is named as a source by "according to", or behind what happened: "…, a nurse and a cook said"."""
    behind = [c for c in cues if c.trailing and (s.index, group[0].token) in c.content]
    sources = [c for c in cues if c.entry.construction in ("preposition", "label")]
    return {a.span for c in (*sources, *behind) for a in c.speakers}


def _counts_any(figure: Span, named: set[Span | None]) -> bool:
    """ "Killed nine, a nurse and two cooks said": whether a figure counts those who tell it."""
    return any(x is not None and figure.start < x.end and x.start < figure.end for x in named)


def _harm_to_acts(drafts: list[Draft]) -> list[Draft]:
    """ "X blamed Y for a raid the day before, in which six died": the raid killed, not the blame."""
    acts = [d for d in drafts if d.trigger.entry.type == "ASSAULT"]
    told = [row for d in drafts if d.trigger.entry.type == "ACCUSE" for row in d.quantities if row[0].kind in _HARM]
    if len(acts) != 1 or not told or any(q.kind in _HARM for q, _ in acts[0].quantities):
        return drafts
    return [replace(d, quantities=(*d.quantities, *told)) if d is acts[0] else _without(d, told) for d in drafts]


def _without(draft: Draft, told: list[Told]) -> Draft:
    return replace(draft, quantities=tuple(row for row in draft.quantities if row not in told))


class DraftReader:
    """Reads the drafts of a sentence."""

    def __init__(self, lexicon: Lexicon, layers: Layers, finder: TriggerFinder, figures: FigureReader) -> None:
        self.lexicon, self.figures, self.finder = lexicon, figures, finder
        self.bringing = lexicon.closed["bringing_verb"]
        self.places_by: dict[int, list[PlaceMention]] = defaultdict(list)
        for place in layers.places:
            self.places_by[place.sentence].append(place)
        self.referred_by: dict[int, list[PlaceMention]] = defaultdict(list)
        for place in layers.referred:
            self.referred_by[place.sentence].append(place)
        self.times_by: dict[int, list[TimeMention]] = defaultdict(list)
        for time in layers.times:
            self.times_by[time.sentence].append(time)
        self.causes = CauseReader(figures, lexicon)
        self.roles = RoleReader(lexicon, layers, finder, self.places_by)
        self.circumstances = CircumstanceReader(lexicon, layers)
        self.moments = MomentReader(lexicon, layers.written)

    def read(self, s: Sentence, triggers: list[Trigger], cues: list[Cue]) -> tuple[list[Draft], list[Draft]]:
        """Drafts of the sentence, in the order of their causes: those told, and those only mentioned.

        Times and places of what is only mentioned go to the events that are told.
        """
        days = days_of_verbs(s, self.times_by[s.index])
        groups = self.causes.group(s, [t for t in triggers if not self.figures.is_summary(s, t.token)], days)
        roles = [self.roles.read(group) for group in groups]
        drafts = self._drafts(s, groups, roles, cues)
        told = [self.is_told(d, cues) for d in drafts]
        acts = {i for d, is_told in zip(drafts, told, strict=True) if is_told for i in self._words_of(d)}
        told = [is_told and not self._is_aim(d, acts) for d, is_told in zip(drafts, told, strict=True)]
        if all(told):
            return drafts, []
        mentioned = [d for d, is_told in zip(drafts, told, strict=True) if not is_told]
        return self._drafts(s, list(compress(groups, told)), list(compress(roles, told)), cues), mentioned

    def _drafts(self, s: Sentence, groups: list[list[Trigger]], roles: list[Roles], cues: list[Cue]) -> list[Draft]:
        owner = {t.token: n for n, group in enumerate(groups) for t in group}
        owner |= {t.verb: n for n, group in enumerate(groups) for t in group if t.verb is not None}
        times = self.moments.attach(s, self.times_by[s.index], owner, groups, cues)
        places = self.circumstances.attach(s, self._mentions(s), owner, groups, cues)
        return _harm_to_acts([
            self._draft(
                group, roles[n], times[n], places[n], _named(s, group, cues), {i for i, m in owner.items() if m != n}
            )
            for n, group in enumerate(groups)
        ])  # fmt: skip

    def _mentions(self, s: Sentence) -> list[PlaceMention]:
        """The places that the sentence names, and those that it means by "the town"."""
        return [*self.places_by[s.index], *self.referred_by[s.index]]

    def _draft(
        self,
        group: list[Trigger],
        roles: Roles,
        times: list[TimeMention],
        places: list[PlaceMention],
        sources: set[Span | None],
        foreign: set[int],
    ) -> Draft:
        """The draft of one group; `sources`: who is named to tell it takes no part; `foreign`: others' words."""
        return Draft(
            members=tuple(group),
            actors=tuple(a for a in roles.actors if a.span not in sources),
            recipients=tuple(a for a in roles.recipients if a.span not in sources),
            participants=roles.participants,
            targets=roles.targets,
            means=roles.means,
            quantities=tuple(row for row in self._quantities(group, foreign) if not _counts_any(row[0].span, sources)),
            times=tuple(times),
            places=specific_first(p.place for p in places),
            slots=roles.slots,
        )

    def is_told(self, draft: Draft, cues: list[Cue]) -> bool:
        """Whether the text tells the event or only mentions it ("amid the war", "after the attack").

        Verbs tell. A noun tells where it has a light verb, roles, figures or a consequence, is itself denied or
        owned, or is what an indefinite subject says; a bare noun in an adverbial or behind "the" only mentions, as does
        "slowed X's advance", and "no arrests" tells of nobody, unless somebody says so.
        """
        t, s = draft.trigger, draft.s
        if (t.entry.type or "").startswith("x_"):
            return (
                bool(draft.actors)
                and (t.entry.type == "x_status" or bool(draft.places))
                and s.deps[self._carrier(s, t.anchor)] in _MAIN
            )
        if s.is_verb(t.token) and t.entry.pos == "verb":
            return not self._qualifies(s, t)
        if self.causes.is_victim(s, t.token) and len(draft.members) == 1:
            return False
        if not (draft.actors or draft.recipients) and any(s.lower[k] == "no" for k in s.kids_by(t.token, "det")):
            return any((s.index, t.token) in c.content for c in cues)
        if (
            s.lemmas[t.token] in self.lexicon.closed["vague_noun"]
            and t.verb is None
            and len(draft.members) == 1
            and len(draft.actors) < 2
        ):
            return False
        beside = all(s.deps[m.token] == "conj" and not s.is_verb(m.token) for m in draft.members[1:])
        dated = any(m.token in s.kids_by(t.token, "nummod") for m in draft.times)  # "the 2024 market attack"
        if not beside or t.verb is not None or draft.quantities or dated:
            return True
        if any((s.index, t.token) in c.content and c.entry.construction in _ABOUT_EVENTS for c in cues):
            return True
        i = t.token
        while s.deps[i] == "conj":
            i = s.heads[i]
        if s.lemmas[i] in self.lexicon.closed["movement_noun"] and s.deps[i] not in _SUBJECTS:
            return False
        found = draft.slots.get("recipients", "")
        if draft.actors or (draft.recipients and found != OWNER and not found.endswith(":anti")):
            return True
        set_out = bool(draft.places or draft.times)
        over = [c for c in cues if c.s is s and c.token == s.heads[i]] if s.deps[i] == "dobj" else []
        if over:
            return set_out or not s.is_definite(i) or any(c.position == "asserts" and not c.answers for c in over)
        if s.deps[i] == "dobj" and s.lemmas[s.heads[i]] in self.lexicon.closed["sees"]:
            return not s.is_definite(i)
        if s.deps[i] in _SUBJECTS:
            superlative = any(s.tags[k] == "JJS" for k in s.kids_by(i, "amod"))
            return not s.is_definite(i) or superlative or (t.entry.type in _DEEDS and self._is_placed(draft, i))
        if t.entry.type == "ASSAULT" and self.is_unclaimed(s, i):
            return set_out
        if t.entry.type in _DEEDS and self._is_brought(s, i):
            return set_out or bool(s.fillers_of_prep(i, "of"))
        prep = s.lower[s.heads[i]] if s.deps[i] == "pobj" or s.deps[s.heads[i]] == "prep" else ""
        if prep in _BESIDE:
            held = t.entry.type == "PROTEST" and bool(s.kids_by(i, "amod", "compound"))
            return (held or (t.entry.type == "ASSAULT" and set_out)) and not s.is_definite(i)
        placed = prep in ("in", "by", "from") and bool(draft.places)
        return placed and not (s.is_definite(i) and self._is_of_act(s, s.heads[s.heads[i]]))

    def _words_of(self, draft: Draft) -> set[int]:
        """The words of an act that is done to an end."""
        if draft.trigger.entry.type not in _TO_AN_END:
            return set()
        return {i for t in draft.members for i in (t.token, t.anchor)}

    def _is_aim(self, draft: Draft, acts: set[int]) -> bool:
        """ "launched an offensive to take X", "lifted the ban to restore ties": what a told act is for is no event.

        acts: the words of such acts.
        """
        s, v = draft.s, draft.trigger.anchor
        if not s.is_verb(v) or self.figures.kind_of(s, v) in _HARM:
            return False
        first = s.heads[v] if s.deps[v] == "conj" and not s.kids_by(v, "nsubj", "aux") else v
        aim = s.deps[first] in ("advcl", "acl", "xcomp", "relcl") and self._is_infinitive(s, first)
        over = s.heads[first]
        used = s.lemmas[over] in self.lexicon.closed["using_verb"]
        return aim and over in acts - self._words_of(draft) and not used

    def _is_infinitive(self, s: Sentence, v: int) -> bool:
        """ "to take X", which says nothing of what was asked of others."""
        marks = any(s.lower[k] == "to" for k in s.kids_by(v, "aux"))
        return marks and not s.kids_by(v, "nsubj", "nsubjpass", "mark")

    def _is_placed(self, draft: Draft, i: int) -> bool:
        """ "the seizure of X", "the bombing of the old town of X": its own phrase names where it was."""
        s = draft.s
        spots = [p.span.start for p in draft.places if p.span is not None]
        phrases = [s.subtree(k) for k in s.fillers_of_prep(i, "of", "on")]
        return any(s.starts[k] in spots for phrase in phrases for k in phrase)

    def is_unclaimed(self, s: Sentence, i: int) -> bool:
        """ "No group claimed responsibility for the blast", "nobody claimed the blast": it took place all the same."""
        owning = self.lexicon.closed["owning_noun"]
        owned = s.deps[i] == "pobj" and s.lower[s.heads[i]] == "for" and s.lemmas[s.heads[s.heads[i]]] in owning
        claimed = s.deps[i] == "dobj" and any(
            e.construction == "responsibility" for e in self.lexicon.cues.get(s.lemmas[s.heads[i]], ())
        )
        return owned or claimed

    def _is_brought(self, s: Sentence, i: int) -> bool:
        """ "triggered a clash", "led to the capture of X", "died from shelling": the verb tells that it happened."""
        j = self.finder.measuring(s, i)
        prep = s.heads[j] if s.deps[j] == "pobj" else None
        verb = s.heads[j] if prep is None else s.heads[prep]
        words = s.lemmas[verb] if prep is None else f"{s.lemmas[verb]} {s.lower[prep]}"
        wanted = any(s.lower[k] == "to" for k in s.kids_by(verb, "aux"))
        return (prep is not None or s.deps[j] == "dobj") and words in self.bringing and not wanted

    def _is_of_act(self, s: Sentence, i: int) -> bool:
        """ "captured in the fighting": the verb tells an event, and the noun where it was."""
        return s.is_verb(i) and any(e.type and e.pos == "verb" for e in self.lexicon.events.get(s.lemmas[i], ()))

    def _qualifies(self, s: Sentence, t: Trigger) -> bool:
        """ "rebels backed by X", "30 killed, including six killed in Y": whose friend somebody is tells no event.

        Nor does where a part of the killed fell, or what a summit is for: "talks to end the war"; nor what those did
        whom a clause tells to be struck: "two guards were shot while patrolling".
        """
        if t.entry.type == "MOBILIZE" and any(s.lower[k] == "while" for k in s.kids_by(t.anchor, "mark")):
            return not s.kids_by(t.anchor, "nsubj", "nsubjpass") and bool(s.is_passive(s.heads[t.anchor]))
        over = s.heads[s.heads[t.token]]
        described = s.deps[t.token] in ("acl", "relcl") and s.tags[s.heads[t.token]] == "CD"
        if described and s.lower[over] == "including":
            return self.figures.kind_of(s, t.token) in ("killed", "wounded")
        if t.entry.mode == "ceasefire" and s.deps[t.token] in ("acl", "advcl"):
            return any(s.lower[k] == "to" for k in s.kids_by(t.token, "aux"))
        below = s.deps[t.token] == "acl" and s.deps[s.heads[t.token]] != "ROOT"
        return t.entry.type == "SUPPORT" and below and s.is_passive(t.token)

    def _carrier(self, s: Sentence, i: int) -> int:
        """The verb that states a noun or adjective: "the deadlock … goes on", "relations are tense"."""
        return s.heads[i] if s.deps[i] in ("nsubj", "nsubjpass", "acomp", "attr") and s.is_verb(s.heads[i]) else i

    def _quantities(self, group: list[Trigger], foreign: set[int]) -> tuple[Told, ...]:
        """Each figure with the token of the word that it belongs to, so that another speaker's stays apart.

        `foreign`: the words of other events; what they count, and what hangs on them, is theirs.
        """
        s, counted = group[0].s, self.figures.kinds(group[0].s)
        found: dict[tuple[str, int], Told] = {}
        words = {t.token for t in group}
        left = [self._left_behind(s, t) for t in group]
        words |= {v for row in left for v in row}
        words |= {v for t in group for v in dying_around(self.lexicon, t)} - foreign
        words |= {i for t in group for i in self._tolls_above(s, t.token, foreign)}
        words |= {i for t in group for i in self._toll_beside(s, t.token)} - foreign
        words |= {i for w in words for i in [self.figures.toll_before(s, w)] if i is not None} - foreign
        for t, verbs in zip(group, left, strict=True):
            for i in [t.token, *s.subtree(t.anchor), *(i for v in verbs for i in s.subtree(v))]:
                if i in counted and self._nearest_member(s, i, words, group, foreign):
                    words.add(i)
        for i in sorted(words):
            kind = counted.get(i)
            for quantity in self.figures.of_word(s, i, kind) if kind and self._fits(s, i, kind, group) else ():
                found.setdefault((quantity.kind, quantity.span.start), (quantity, (s.index, i)))
        if not found:
            found = {
                (q.kind, q.span.start): (q, (s.index, k))
                for t in group
                for k in self._tolls_of_clause(s, t)
                for q in self.figures.of_word(s, k, self.figures.kind_of(s, k) or "killed")
            }
        found = {key: row for key, row in found.items() if not self._is_superseded(s, row, found.values())}
        itself = {key for key, (q, (_, i)) in found.items() if q.span.start <= s.starts[i] < q.span.end}
        governed = {start for kind, start in found if (kind, start) not in itself}
        return tuple(row for key, row in found.items() if key not in itself or key[1] not in governed)

    def _tolls_of_clause(self, s: Sentence, t: Trigger) -> list[int]:
        """ "the toll rose to 40 after jets bombed the port": the sum of which the clause around an act tells.

        Also "ten died when jets bombed the port", though to die is no act, and "found nine bodies after a raid".
        """
        dying = dying_around(self.lexicon, t)
        if dying:
            return dying
        over = next((a for a in s.ancestors(t.anchor) if s.is_verb(a)), t.anchor)
        then = t.entry.type == "ASSAULT" and (s.deps[t.anchor] == "advcl" or s.lower[s.heads[t.anchor]] == "after")
        found = [k for k in s.object(over) if then and s.is_verb(over) and s.is_nominal(k)]
        bodies = [k for k in found if s.tags[k] == "NNS" and self.figures.kind_of(s, k) == "killed"]
        return [*(k for k in s.kids_by(over, "nsubj") if then and s.lemmas[k] in self.figures.sums), *bodies]

    def _is_superseded(self, s: Sentence, row: Told, rows: Iterable[Told]) -> bool:
        """ "killed three, bringing the total to 23": the sum, beside what is told of the act itself."""
        own = (q for q, (_, i) in rows if q.kind == row[0].kind and not self.figures.sums_up(s, i))
        return self.figures.sums_up(s, row[1][1]) and any(own)

    def _fits(self, s: Sentence, i: int, kind: QuantityKind, group: list[Trigger]) -> bool:
        """ "killed two in six villages" takes no village, who is expelled by way of sanction is not displaced."""
        type_ = group[0].entry.type
        if kind == "seized_places" and s.tags[i].startswith("NN"):
            located = s.deps[i] == "pobj" and s.tags[s.heads[i]] == "IN" and s.lower[s.heads[i]] != "of"
            return type_ in _TAKES and not located
        return not (kind == "displaced" and type_ == "SANCTION")

    def _tolls_above(self, s: Sentence, i: int, foreign: set[int]) -> Iterator[int]:
        """ "the death toll of the raid", "nine dead in strikes": counted words that the noun of the act hangs on.

        Also "five were among the dead in the raid", "50 were displaced by the raid".
        """
        for above in s.ancestors(i):
            if above in foreign or (s.is_verb(above) and s.deps[above] != "acl"):
                if above not in foreign and s.is_passive(above) and self.figures.kind_of(s, above) in _UPROOTED:
                    yield above
                yield from (k for k in s.fillers_of_prep(above, "among") if s.counted_among(k) and above not in foreign)
                yield from (k for k in self._counted_at(s, above) if not foreign.intersection((above, k)))
                return
            if self.figures.kind_of(s, above) in ("killed", "wounded", "casualties"):
                yield above

    def _counted_at(self, s: Sentence, v: int) -> list[int]:
        """ "Recorded six deaths in raids": the toll that is the object of a verb of counting."""
        counts = any(e.basis == "document" for e in self.lexicon.cues.get(s.lemmas[v], ()))
        return [k for k in s.kids_by(v, "dobj") if counts and self.figures.kind_of(s, k) in _HARM]

    def _toll_beside(self, s: Sentence, i: int) -> list[int]:
        """ "one had died and three had been wounded": the toll of another kind that goes before a toll."""
        tolls = [s.heads[i], i] if s.deps[i] == "conj" else []
        return tolls[:1] if all(self.figures.kind_of(s, k) in ("killed", "wounded") for k in tolls) else []

    def _left_behind(self, s: Sentence, t: Trigger) -> list[int]:
        """ "the attack left 11 dead", "clashes erupted, leaving 11 dead", "went on, with 11 dead": what joins an act to
        its toll."""
        verb = s.heads[t.token]
        if s.deps[t.token] != "nsubj" or not s.is_verb(verb):
            return []
        beside = [k for k in s.kids_by(verb, "advcl", "prep") if s.tags[k] == "VBG" or s.lower[k] == "with"]
        return [k for k in (verb, *beside) if self._joins_toll(s, k)]

    def _joins_toll(self, s: Sentence, i: int) -> bool:
        """A verb of "left 11 dead" or "displaced 50"; "with" for a bare toll."""
        if s.lower[i] == "with":
            return any(self.figures.kind_of(s, k) in _HARM for k in s.kids_by(i, "pobj", "pcomp"))
        return s.lemmas[i] in self.lexicon.closed["toll_verb"] or self.figures.kind_of(s, i) in _UPROOTED

    def _nearest_member(self, s: Sentence, i: int, words: set[int], group: list[Trigger], foreign: set[int]) -> bool:
        """The counted word hangs on this event and on no other word with an event of its own."""
        if i in foreign:
            return False
        anchors = words | {t.anchor for t in group}
        toll_verbs = self.lexicon.closed["toll_verb"]
        for a in s.ancestors(i):
            if a in anchors:
                return True
            if a in foreign:
                return False
            if s.is_verb(a) and s.lemmas[a] in self.lexicon.events and s.lemmas[a] not in toll_verbs:
                return False
        return False
