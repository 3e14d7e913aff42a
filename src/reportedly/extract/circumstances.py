"""Gives each place to the event that its phrase hangs on; those of a saying to none."""

import itertools
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from ..lexicon import Lexicon
from ..lexicon.schema import EventEntry
from ..model import Place
from ..model.layers import Layers, PlaceMention, Sentence
from .cues import Cue
from .triggers import Trigger

_FORCE = frozenset({"ASSAULT", "COERCE", "RETREAT", "MOBILIZE", "x_control"})
HAPPENS = _FORCE | {"PROTEST"}
"""Types of what happens where the sentence says, if it says one place or places of one state."""
_PLACE_PREPS = frozenset(
    {"in", "at", "near", "on", "outside", "inside", "around", "across", "over", "off", "along", "toward", "towards",
     "into", "to", "within", "between", "through", "of", "from", "against", "by", "throughout", "above", "for", "via"}
)  # fmt: skip
_SAID = frozenset({"ACCUSE", "REQUEST", "REJECT", "THREATEN"})
"""Types of what is said: of what happened in a place, not there."""
_HELD = frozenset({"PROTEST", "SANCTION", "CONSULT", "AGREE"})
"""Types of what is done about an act elsewhere: "marched against the war in X"."""
_NEAR = 6
_APART = frozenset({"while", "after", "before", "since", "although", "though"})
_EARLIER = frozenset({"after", "following", "since"})
_IF = frozenset({"if", "unless"})
_HOLDS = frozenset({"in", "of"})
_STRIKES = frozenset({"ASSAULT", "COERCE"})
_BETWEEN = frozenset({",", "IN", "CD", "NN", "RB", "JJ", "DT", "TO", "-LRB-", "HYPH"})
"""Tags of what stands between a place and the one that it is near: no verb, no "and", no other name."""
_SPOTS = ("exact", "admin2", None)
_GOES_ON = frozenset({"advcl", "xcomp", "conj"})
_ABOUT = frozenset({"for", "on", "over", "about"})
_TOPICS = frozenset({"for", "over", "about", "against"})
_REASONED = frozenset({"for", "over"})
_TALKS = frozenset({"CONSULT", "AGREE"})
"""Types of what is held in a place; force is where these are only by chance."""
_WITHIN = frozenset({"compound", "nmod", "appos", "conj", "amod", "npadvmod"})
_DOERS = frozenset({"by", "with", "between", "among"})
_BODIES = frozenset({"office", "force", "armed_group", "organisation", "party"})
_MOVED = frozenset({"deport"})
_BESIDE = frozenset({"det", "prep", "punct", "cc", "conj", "case"})
_OWN = frozenset({"nummod", "det", "relcl", "acl"})
_PROPER = frozenset({"NNP", "NNPS"})
_NOUNS = _PROPER | {"NN", "NNS"}


@dataclass(slots=True)
class _Handout:
    """The places of one sentence on their way to its events.

    owner: the event of each trigger's token; groups: the triggers of each event; found: the places of each event; free:
    those that hang on nothing; near: those that what happens in the sentence may share.
    """

    s: Sentence
    mentions: Sequence[PlaceMention]
    owner: dict[int, int]
    groups: list[list[Trigger]]
    cues: list[Cue]
    found: dict[int, list[PlaceMention]] = field(default_factory=lambda: defaultdict(list))
    free: list[PlaceMention] = field(default_factory=list)
    near: list[PlaceMention] = field(default_factory=list)

    def type_of(self, n: int) -> str | None:
        return self.groups[n][0].entry.type

    def anchor_of(self, n: int) -> int:
        return self.groups[n][0].anchor


class CircumstanceReader:
    """Attaches the places of one document's sentences."""

    def __init__(self, lexicon: Lexicon, layers: Layers) -> None:
        self.lexicon, self.layers = lexicon, layers

    def attach(
        self,
        s: Sentence,
        mentions: Sequence[PlaceMention],
        owner: dict[int, int],
        groups: list[list[Trigger]],
        cues: list[Cue],
    ) -> dict[int, list[PlaceMention]]:
        """The places of each event, by its number.

        1. A place goes to the event that its phrase hangs on. 2. An event keeps those where it was, not those that it
        is about. 3. One without a place has that of the only one with any; 4. one that hangs on nothing; 5. where it is
        what happens, that in the head of an item ("Accra: a raid killed two") or those around it that name one state.
        6. An event at a bridge or the like has those, too.
        """
        d = _Handout(s, mentions, owner, groups, cues)
        self._hand_out(d)
        for n, rows in d.found.items():
            d.found[n] = self._where_it_was(d, n, rows)
        for n, (cause, *_) in enumerate(groups):
            if not d.found[n] and cause.entry.type not in _SAID:
                d.found[n] += self._before_where(s, mentions, cause.anchor)
        lonely = [n for n in range(len(groups)) if not d.found[n]]
        venues = {id(m) for n, rows in d.found.items() if d.type_of(n) in _TALKS for m in rows}
        self._share_the_only(d, lonely, talks=bool(venues))
        for m in filter(lambda m: self.is_located(s, m), d.free):
            for n in lonely:
                if len(groups) == 1 or _leads_on(s, m.token, d.anchor_of(n)):
                    d.found[n].append(m)
        heading = self._heading(s, mentions, cues)
        for n in (n for n in lonely if not d.found[n] and d.type_of(n) in HAPPENS):
            d.found[n].extend(heading)
        self._share_the_near(d, lonely, [m for m in d.near if id(m) not in venues])
        return d.found

    def _hand_out(self, d: _Handout) -> None:
        """Each place to the events that its phrase hangs on; what hangs on a cue is the saying's, what on none free."""
        s, by_verb = d.s, self._by_verb(d.s, d.groups)
        sayings = {c.token for c in d.cues if not c.counts} - set(d.owner)
        named = {m.token for m in d.mentions if m.place.precision != "country"}
        for m in d.mentions:
            if m.token is None or m.dateline or _is_inside_another(m, d.mentions):
                continue
            if not self._may_locate(s, m, d.owner, d.groups):
                continue
            homes = self._climb(s, m.token, d.owner, by_verb, sayings)
            if homes:
                homes = [] if _only_says_where(s, m, named) else self._fitting(s, m.token, homes, d.owner, d.groups)
            if homes == [] and any((s.index, m.token) in c.content for c in d.cues if c.trailing):
                homes = None
            if homes is None:
                d.free.append(m)
            land = m.place.precision == "country" and not self.is_located(s, m)
            if homes != [] and not _in_brackets(s, m.token) and not land:
                d.near.append(m)
            for n in homes or ():
                d.found[n].append(m)

    def _where_it_was(self, d: _Handout, n: int, rows: list[PlaceMention]) -> list[PlaceMention]:
        """Of the places that hang on an event those where it was, not where its subject or its cause is from."""
        s = d.s
        here = _but_of_subject(s, rows, d.anchor_of(n))
        now = [m for m in here if not self._is_earlier(s, m.token, d.owner)] or here
        topics = _REASONED if d.type_of(n) in _FORCE else _TOPICS
        now = [m for m in now if not _is_of_topic(s, m.token or 0, d.owner, topics)] or now
        return _but_neighbours(s, self._but_borders(s, now), d.mentions)

    def _share_the_only(self, d: _Handout, lonely: list[int], *, talks: bool) -> None:
        """Gives those without a place that of the only one with any, or those of one state; not talks' to force."""
        told = {id(m): m for rows in d.found.values() for m in rows}
        tellers = [n for n in range(len(d.groups)) if d.found[n]]
        one = len(told) == 1 or (len(tellers) == 1 and len({m.place.country for m in told.values()} - {None}) == 1)
        if not one or d.free or any(_in_brackets(d.s, m.token) for m in told.values()):
            return
        for n in lonely:
            apart = talks and d.type_of(n) in _FORCE
            if not apart and self._is_in_clause_of(d.s, d.groups, n, tellers[0], d.cues):
                d.found[n].extend(m for m in told.values() if not _is_contrasted(d.s, m, d.anchor_of(n)))

    def _share_the_near(self, d: _Handout, lonely: list[int], near: list[PlaceMention]) -> None:
        """Gives what happens the places of one state around it, else that of who saw it; a landmark has them, too."""
        s, one_state = d.s, len({m.place.country for m in near}) == 1
        for n in [n for n in lonely if not d.found[n] and d.type_of(n) in HAPPENS]:
            if one_state and not _is_apart(s, d.anchor_of(n)):
                here = [m for m in near if not _is_contrasted(s, m, d.anchor_of(n))]
                d.found[n].extend([m for m in here if not _is_of_subject(s, m.token, d.anchor_of(n))] or here)
            else:
                d.found[n].extend(self._of_witnesses(s, d.mentions, d.groups[n], d.cues))
        for n, rows in d.found.items():
            if rows and one_state and d.type_of(n) in HAPPENS and self.is_landmark(m.place for m in rows):
                rows += [m for m in near if m not in rows and not _is_of_subject(s, m.token, d.anchor_of(n))]

    def _heading(self, s: Sentence, mentions: Sequence[PlaceMention], cues: list[Cue]) -> list[PlaceMention]:
        """The places in the head of an item, where nobody there says the rest; not in a topic ("Homs siege: …")."""
        label = s.label_end()
        dateline = s.index == 0 and s.index not in self.layers.days and any(c.speakers for c in cues)
        if not label or dateline or s.words[0].isupper() or any(c.token == label for c in cues if c.speakers):
            return []
        found = [m for m in mentions if m.token is not None and m.token < label]
        topics = [m for m in found if s.deps[m.token or 0] in ("compound", "amod", "nmod", "poss")]
        places = self.lexicon.closed["place_noun"]
        return [m for m in found if m not in topics or s.lemmas[s.heads[m.token or 0]] in places]

    def is_landmark(self, places: Iterable[Place]) -> bool:
        """Whether they all are buildings, ways or the like, of which it is not known where they are."""
        nouns = self.lexicon.closed["landmark_noun"]
        return all(p.lat is None and p.name.split()[-1].lower() in nouns for p in places)

    def _fitting(
        self, s: Sentence, i: int, homes: list[int], owner: dict[int, int], groups: list[list[Trigger]]
    ) -> list[int]:
        """The events that a place can be of: not what is aimed at there, spoken of or only about it."""
        if self._is_aim(s, i, owner):
            homes = [n for n in homes if groups[n][0].entry.type in HAPPENS]
        if homes and self._is_topic(s, i, owner):
            spoken = _SAID | _HELD if _is_of_topic(s, i, owner, _TOPICS) else _SAID
            homes = [n for n in homes if groups[n][0].entry.type not in spoken]
        if homes and self._is_about(s, i, owner):
            homes = [n for n in homes if groups[n][0].entry.type not in _TALKS]
        return homes

    def _is_in_clause_of(self, s: Sentence, groups: list[list[Trigger]], n: int, teller: int, cues: list[Cue]) -> bool:
        """Whether an event without a place shares that of the only one with one: no clause or speaker between."""
        apart = _is_apart(s, groups[n][0].anchor) or not self._shares(s, groups, n)
        return not apart and _over(s, groups[n], cues) == _over(s, groups[teller], cues)

    def may_go_on(self, s: Sentence, mentions: Sequence[PlaceMention], event: int) -> bool:
        """Whether an event can be where the sentence before was: its own names no place and speaks of no new one."""
        named = any(not m.dateline and (s.index, m.token) not in self.layers.actors for m in mentions)
        aside = s.deps[event] in ("acl", "relcl")
        return not (named or aside) and not any(self._says_elsewhere(s, i, event) for i in range(len(s)))

    def _of_witnesses(
        self, s: Sentence, mentions: Sequence[PlaceMention], group: list[Trigger], cues: list[Cue]
    ) -> list[PlaceMention]:
        """ "residents of X reported shelling": where those live who saw it, if no place is told."""
        over = [c for c in cues if (s.index, group[0].token) in c.content and c.s is s]
        spans = [a.span for c in over for a in c.speakers if a.kind == "people" and a.span is not None]
        return [
            m
            for m in mentions
            if m.place.span is not None
            and m.place.precision != "country"
            and any(a.start <= m.place.span.start and m.place.span.end <= a.end for a in spans)
        ]

    def _says_elsewhere(self, s: Sentence, i: int, event: int) -> bool:
        """ "elsewhere", "another raid", "two more incidents", "in six villages", "a border skirmish".

        Not a word of a name ("the Islamic State"), nor of a part of a town: "opposition-held districts".
        """
        closed = self.lexicon.closed
        if s.lemmas[i] in closed["elsewhere"]:
            return s.tags[i] != "NNS" and (s.deps[i] not in ("amod", "det") or s.heads[i] == event)
        if s.lemmas[i] in closed["border_noun"]:
            return True
        if s.lemmas[i] not in closed["place_noun"] or s.tags[i] not in _NOUNS or self._is_of_name(s, i):
            return False
        told = any(s.deps[k] not in _BESIDE for k in s.kids[i]) or bool(s.fillers_of_prep(i, "of"))
        site = s.lemmas[i] in closed["landmark_noun"] and s.tags[i + 1 : i + 2] == ("IN",)  # "the base at the river"
        if (s.is_definite(i) and not told and not site) or self._is_part(s, i):
            return False
        return s.deps[i] in ("pobj", "dobj", "nsubjpass") or s.words[i - 1][0].isupper()

    def _is_of_name(self, s: Sentence, i: int) -> bool:
        """Whether a word stands in the name of somebody, or of a landmark: "Brolin Stadium"."""
        landmark = s.lower[i] in self.lexicon.closed["landmark_noun"] and s.words[i][0].isupper()
        return landmark or any(a <= s.starts[i] and s.ends[i] <= b for a, b in self.layers.names)

    def _is_part(self, s: Sentence, i: int) -> bool:
        """ "opposition-held districts", "in front of": not another place."""
        if s.lower[i] == "front" and s.lower[i + 1 : i + 2] == ("of",):
            return True
        others = self.lexicon.closed["elsewhere"]
        new = any(s.deps[k] in _OWN or s.tags[k] in _PROPER or s.lemmas[k] in others for k in s.kids[i])
        return s.tags[i] == "NNS" and s.lemmas[i] in self.lexicon.closed["part_noun"] and not new

    def _before_where(self, s: Sentence, mentions: Sequence[PlaceMention], event: int) -> list[PlaceMention]:
        """ "X, Y, where rebels attacked a post": the places that the clause of an event is about."""
        clauses = (
            a for a in [event, *s.ancestors(event)] if any(s.lower[k] == "where" for k in s.kids_by(a, "advmod"))
        )
        where = next((k for a in clauses for k in s.kids_by(a, "advmod") if s.lower[k] == "where"), None)
        if where is None:
            return []
        before = [m for m in mentions if m.token is not None and where - _NEAR <= m.token < where]
        before = self._but_borders(s, before)
        return [m for m in before if m is before[-1] or s.words[(m.token or 0) + 1] == ","]

    def _but_borders(self, s: Sentence, rows: list[PlaceMention]) -> list[PlaceMention]:
        """Without the border that a named place is near."""
        borders = self.lexicon.closed["border_noun"]
        return [m for m in rows if m.token is not None and s.lemmas[m.token] not in borders] or rows

    def _shares(self, s: Sentence, groups: list[list[Trigger]], n: int) -> bool:
        """An event takes the sentence's one place where it is no relative clause, is actual and is no mere saying."""
        return groups[n][0].entry.type not in _SAID and s.deps[groups[n][0].anchor] in (
            "advcl",
            "conj",
            "pcomp",
            "ROOT",
            "ccomp",
            "xcomp",
            "acomp",
        )

    def _by_verb(self, s: Sentence, groups: list[list[Trigger]]) -> dict[int, list[int]]:
        """For each plain verb, the noun events among its arguments: "clashes took place in X on Monday"."""
        found: dict[int, list[int]] = defaultdict(list)
        for n, group in enumerate(groups):
            for t in group:
                if not s.is_verb(t.token):
                    verb = next((a for a in s.ancestors(t.token) if s.is_verb(a)), None)
                    if verb is not None:
                        found[verb].append(n)
        return found

    def _climb(
        self, s: Sentence, i: int, owner: dict[int, int], by_verb: dict[int, list[int]], sayings: set[int]
    ) -> list[int] | None:
        """The events that token i hangs on; [] where it belongs to a saying or an aside; None where on nothing.

        "Shelling was reported in X" tells where the shelling was.
        """
        for a in [i, *s.ancestors(i)]:
            if a in owner:
                return [owner[a]] if a > _gloss(s, i) else []
            if a in sayings and s.is_verb(a) and not (s.lemmas[a] in self.lexicon.closed["sees"] and by_verb.get(a)):
                return [owner[k] for k in s.kids_by(a, "nsubjpass", "csubjpass") if k in owner]
            if any(k in sayings and not s.is_verb(k) for k in s.kids_by(a, "nsubj", "nsubjpass")):
                return []  # "the claim drew scorn in X"
            if s.is_verb(a) and by_verb.get(a):
                return list(dict.fromkeys(by_verb[a]))
            where = any(s.lower[k] == "where" for k in s.kids_by(a, "advmod"))
            if a != i and s.is_verb(a) and s.deps[a] == "relcl" and not where:
                return [owner[s.heads[a]]] if s.heads[a] in owner else []
            if self._sets_aside(s, a) or (a != i and _tells_of_another(s, a)) or _is_tie(s, i, a):
                return []
            if s.tags[a] == "VBG" and s.deps[a] == "acl" and s.heads[a] not in owner and _is_object_of(s, i, a):
                return []
        return None

    def _is_aim(self, s: Sentence, i: int, owner: dict[int, int]) -> bool:
        """ "met to discuss a force in X", "sanctions over its raids on X": of that only violence is where."""
        path = list(itertools.takewhile(lambda a: a not in owner, s.ancestors(i)))
        aims = (a for a in path if s.deps[a] in ("advcl", "acl") and s.tags[a] == "VB")
        if any(s.tags[k] == "TO" for a in aims for k in s.kids_by(a, "aux")):
            return True
        return any(s.deps[a] == "prep" and s.lower[a] in self.lexicon.closed["reason"] for a in path[1:])

    def _is_earlier(self, s: Sentence, i: int | None, owner: dict[int, int]) -> bool:
        """ "arrested in X following raids in Y": where something before it was."""
        path = itertools.takewhile(lambda a: a not in owner, s.ancestors(i or 0))
        return any(s.lower[a] in _EARLIER and s.deps[a] in ("prep", "advcl") for a in path)

    def _is_topic(self, s: Sentence, i: int, owner: dict[int, int]) -> bool:
        """ "condemned an attack on X": of what happened elsewhere."""
        path = itertools.takewhile(lambda a: a not in owner, s.ancestors(i))
        return any(e.type in _FORCE for a in path for e in self.lexicon.events.get(s.lemmas[a], ()) if e.pos == "noun")

    def _is_about(self, s: Sentence, i: int, owner: dict[int, int]) -> bool:
        """ "negotiations for a truce in X": what is talked about."""
        path = itertools.takewhile(lambda a: a not in owner, s.ancestors(i))
        return any(
            s.deps[a] == "prep" and s.lower[a] in _ABOUT and s.heads[a] in owner and not s.is_verb(s.heads[a])
            for a in path
        )

    def _sets_aside(self, s: Sentence, a: int) -> bool:
        """ "amid fighting in X", "in response to raids on X", "since raids in X": why or when, not where."""
        reasons = self.lexicon.closed["reason"]
        if s.deps[a] == "prep" and s.lower[a] == "since":
            return not self._is_dated(s, a)
        if s.deps[a] == "prep":
            return s.lower[a] in reasons and s.lower[a] not in _PLACE_PREPS
        return s.lemmas[a] in reasons and s.deps[a] == "pobj" and s.lower[s.heads[a]] == "in"

    def _is_dated(self, s: Sentence, prep: int) -> bool:
        """ "Since the start of the year in X": a time is no place's, so that the place is the event's."""
        objects = [s.starts[k] for k in s.kids_by(prep, "pobj", "pcomp")]
        spans = [m.time.span for m in self.layers.times if m.sentence == s.index and m.time.span is not None]
        return any(span.start <= at < span.end for span in spans for at in objects)

    def _may_locate(self, s: Sentence, m: PlaceMention, owner: dict[int, int], groups: list[list[Trigger]]) -> bool:
        """In a place phrase or object of the event; not a state that acts, owns, is met or stands in "US-backed"."""
        i = m.token
        assert i is not None
        state = m.place.precision == "country"
        sided = i > 1 and s.words[i - 1] == "-" and s.words[i - 2].islower()  # "a pro-Kenya rally"
        if state and (s.words[i + 1 : i + 2] == ("-",) or sided):
            return False
        dep, head = s.deps[i], s.heads[i]
        if not state and (s.index, i) not in self.layers.actors and self._is_scene(s, i, owner, groups):
            return True
        steps = 0
        while (dep in _WITHIN or self._is_included(s, i) or self._owns_land(s, i)) and head != i and steps < 6:
            i, steps = s.heads[head] if dep == "pobj" else head, steps + 1
            dep, head = s.deps[i], s.heads[i]
        acts = (s.index, m.token) in self.layers.actors
        if self._qualifies(s, m, i, owner):
            return False
        if dep == "pobj":
            visit = owner.get(s.heads[head]) if s.lower[head] == "to" else None
            goes = visit is not None and groups[visit][0].entry.mode == "visit"
            return goes or self._may_follow(s, m, head, owner, groups)
        force = self._force_under(s, head, owner, groups)
        if dep in ("dobj", "nsubjpass"):
            n = owner.get(head) if force is None else force
            entry = None if n is None else groups[n][0].entry
            if (s.index, i) in self.layers.actors and (entry is None or not _takes_place_as_object(entry)):
                return False
            struck = self._is_struck(s, m, i, owner)
            whole = _names_whole(s, m, i) or struck or self._is_land(s, i)
            return whole or (s.index, i) not in self.layers.actors
        if dep == "nsubj":
            n = owner.get(head)
            town = force is not None and not state and i == m.token
            under = s.lemmas[head] == "be" and any(s.lower[k] == "under" for k in s.kids_by(head, "prep"))
            if under or s.lemmas[head] in self.lexicon.closed["sees"] or self._is_venue(s, head):
                return town or not acts
            suffers = n is not None and self.lexicon.frames[groups[n][0].entry.frame].actor[:1] != ("subj",)
            return suffers and (town or not acts)
        if dep == "poss":  # "in Conakry's Ratoma district"
            return not acts or (s.lemmas[head] in self.lexicon.closed["place_noun"] and s.deps[head] == "pobj")
        if dep == "attr":  # "it was Lima that broke the truce"
            return not acts
        return dep in ("ROOT", "npadvmod", "dep", "advmod")

    def _force_under(self, s: Sentence, v: int, owner: dict[int, int], groups: list[list[Trigger]]) -> int | None:
        """ "an explosion rocked X", "X came under shelling": the force of a verb, or of a noun that it leads on."""
        closed, nouns = self.lexicon.closed, s.fillers_of_prep(v, "under")
        if s.lemmas[v] in closed["shakes"]:
            nouns += [*s.kids_by(v, "nsubj"), *s.fillers_of_prep(v, "by")]
        if s.lemmas[v] in closed["sees"]:
            nouns += s.kids_by(v, "dobj")
        nouns += [
            k for a in s.kids_by(v, "attr") if s.lemmas[a] in closed["venue_noun"] for k in s.fillers_of_prep(a, "of")
        ]
        found = (owner[k] for k in (v, *nouns) if k in owner)
        return next((n for n in found if groups[n][0].entry.type in _STRIKES), None)

    def _is_scene(self, s: Sentence, i: int, owner: dict[int, int], groups: list[list[Trigger]]) -> bool:
        """ "the Kidal offensive", in whatever phrase; "the Kidal truce deal took effect"."""
        noun = s.heads[i]
        if s.deps[i] not in ("compound", "nmod") or noun != i + 1:
            return False
        if noun in owner:
            return groups[owner[noun]][0].entry.type in _STRIKES
        noun = s.heads[noun] if s.deps[noun] == "compound" else noun
        held = owner.get(s.heads[noun]) if s.deps[noun] == "nsubj" else None
        return held is not None and groups[held][0].entry.mode == "ceasefire"

    def _is_venue(self, s: Sentence, v: int) -> bool:
        """ "X was the scene of clashes"."""
        return any(s.lemmas[k] in self.lexicon.closed["venue_noun"] for k in s.kids_by(v, "attr"))

    def _qualifies(self, s: Sentence, m: PlaceMention, i: int, owner: dict[int, int]) -> bool:
        """Part of the name of who acts ("X forces"), or the state whose event or site it is ("US raid", "US base").

        Or what a paper is about ("the Sudan peace plan").
        """
        if i != m.token and s.lower[i] in self.lexicon.closed["document"]:
            return True
        if _names_whole(s, m, i) or self._is_struck(s, m, i, owner) or self._is_land(s, i):
            return False
        first = next(k for k in (m.token or 0, *s.ancestors(m.token or 0)) if s.deps[k] != "conj")
        before = s.deps[first] in ("compound", "nmod", "amod", "poss") and (s.index, m.token) in self.layers.actors
        state = before and m.place.precision == "country"
        if (s.index, i) in self.layers.actors and i not in owner:
            area = s.lemmas[i] in self.lexicon.closed["place_noun"] and s.lemmas[i].lower() not in self.lexicon.targets
            theirs = state and not area and s.deps[first] != "poss" and s.lower[s.heads[i]] != "in"
            return s.deps[i] != "pobj" or s.lower[s.heads[i]] in _DOERS or theirs
        return state

    def _is_struck(self, s: Sentence, m: PlaceMention, i: int, owner: dict[int, int]) -> bool:
        """ "attacked the X camp", "targeted the X Nuclear Facility": a town in the name of what is struck."""
        site = s.lemmas[i].lower() in self.lexicon.targets or s.lemmas[i] in self.lexicon.closed["place_noun"]
        named = m.place.precision != "country" and m.token != i and s.tags[m.token or 0] in ("NNP", "NNPS")
        return site and named and s.deps[i] in ("dobj", "nsubjpass") and s.heads[i] in owner

    def _may_follow(
        self, s: Sentence, m: PlaceMention, prep: int, owner: dict[int, int], groups: list[list[Trigger]]
    ) -> bool:
        """Whether the preposition says where: "in X", "an attack on X", "deployed to X", not "mayor of X"."""
        land = any(self._is_land(s, k) for k in s.kids_by(prep, "pobj"))
        prep = self._outer(s, prep)
        word, state = s.lower[prep], m.place.precision == "country" and not land
        acts = (s.index, m.token) in self.layers.actors
        n = owner.get(s.heads[prep])
        entry = groups[n][0].entry if n is not None else None
        if word == "from" and self._is_end(s, m, prep):
            return True
        if word == "from" and m.place.precision != "near":
            return self._leaves(s, prep, owner, groups) and not (state and entry and entry.mode in _MOVED)
        if (word == "of" and self._is_body(s, s.heads[prep])) or (word == "in" and self._is_named_so(s, m, prep)):
            return False
        if word in ("to", "into") and entry and (entry.type == "MOBILIZE" or entry.mode in _MOVED):
            return True
        if word == "for" and (entry is None or entry.type not in ("MOBILIZE", "RETREAT")):
            return entry is not None and entry.type == "ASSAULT" and entry.pos == "noun" and not state
        if word in ("between", "among", "by") and acts:
            return word == "between" and s.lemmas[s.heads[prep]] in self.lexicon.closed["place_noun"]
        if entry and entry.type == "ASSAULT" and word in ("on", "of", "against"):
            return entry.pos == "noun" or not state
        if entry and word in ("against", "on") and acts and entry.type not in _FORCE:
            return False
        closed = self.lexicon.closed
        if word == "of" and state and s.lemmas[s.heads[prep]] in closed["place_noun"] | closed["territory_noun"]:
            return True
        if word in ("of", "for", "by", "to", "against", "on") and state:
            return word in ("of", "to", "on") and not acts
        return word in _PLACE_PREPS

    def _outer(self, s: Sentence, prep: int) -> int:
        """The preposition behind the verb in "evacuated from the town of X"."""
        noun, outer = s.heads[prep], s.heads[s.heads[prep]]
        inside = s.lower[prep] == "of" and s.lemmas[noun] in self.lexicon.closed["place_noun"]
        return outer if inside and s.deps[noun] == "pobj" and s.is_verb(s.heads[outer]) else prep

    def _is_body(self, s: Sentence, i: int) -> bool:
        """An office, force or body, whose seat or state stands in its name: not "areas of X", "in a district of X"."""
        actors = self.layers.actors.get((s.index, i), ())
        nouns = {s.lemmas[i], s.lower[i].removesuffix("s")}
        if s.lemmas[i] in self.lexicon.closed["place_noun"] and s.deps[i] == "pobj" and s.lower[s.heads[i]] == "in":
            return False
        return not nouns.isdisjoint(self.lexicon.actor_nouns) and any(a.kind in _BODIES for a in actors)

    def _is_included(self, s: Sentence, i: int) -> bool:
        """ "villages including X"."""
        prep = s.heads[i]
        told = s.deps[i] == "pobj" and s.lower[prep] == "including"
        return told and s.lemmas[s.heads[prep]] in self.lexicon.closed["place_noun"]

    def _owns_land(self, s: Sentence, i: int) -> bool:
        """ "its airspace", "Kenya's waters"."""
        return s.deps[i] == "poss" and self._is_land(s, s.heads[i])

    def _is_land(self, s: Sentence, i: int) -> bool:
        """ "airspace", "waters": what belongs to a state and is where the state is."""
        return s.lower[i] in self.lexicon.closed["territory_noun"]

    def _is_named_so(self, s: Sentence, m: PlaceMention, prep: int) -> bool:
        """ "the Army of God in Umbro": the place in the name of a body."""
        span, above = m.place.span, s.ancestors(prep)
        bodies = (a.span for k in above for a in self.layers.actors.get((s.index, k), ()) if a.kind in _BODIES)
        return any(o and span and o.start < span.start and span.end <= o.end for o in bodies)

    def _is_end(self, s: Sentence, m: PlaceMention, prep: int) -> bool:
        """ "the road from X to Y"."""
        after = (m.token or 0) + 1
        onward = s.lower[after : after + 1] in (("to",), ("towards",), ("toward",))
        return onward and s.lemmas[s.heads[prep]] in self.lexicon.closed["place_noun"]

    def _leaves(self, s: Sentence, prep: int, owner: dict[int, int], groups: list[list[Trigger]]) -> bool:
        above = s.heads[prep]
        above = s.heads[above] if s.tags[above] in ("RB", "RP") else above  # "pulled back from X"
        n = owner.get(above)
        if n is None and s.deps[above] == "dobj":  # "ousted the rebels from X", not "arrested a man from X"
            n = owner.get(s.heads[above])
            return n is not None and groups[n][0].entry.mode in _MOVED | {"seize", "abduct"}
        return n is not None and (
            groups[n][0].entry.type in ("RETREAT", "COERCE") or groups[n][0].entry.mode == "abduct"
        )

    def is_located(self, s: Sentence, m: PlaceMention) -> bool:
        """Whether a mention, or the one before it in its row, stands behind "in", "at", "near" or "outside"."""
        i = m.token
        while i is not None and s.deps[i] in ("conj", "appos") and i > s.heads[i]:
            i = s.heads[i]
        return i is not None and s.deps[i] == "pobj" and s.lower[s.heads[i]] in ("in", "at", "near", "outside")


def _takes_place_as_object(entry: EventEntry) -> bool:
    """ "stormed X", and "visited X" of a capital, which stands for no government there."""
    return entry.type in _FORCE or entry.mode == "visit"


def _tells_of_another(s: Sentence, v: int) -> bool:
    """Whether a verb has a side clause with a subject of its own: "while a unit held X", "after soldiers left X"."""
    own = any(s.tags[k] != "PRP" for k in s.kids_by(v, "nsubj", "nsubjpass"))
    return s.deps[v] == "advcl" and own and any(s.lower[k] in _APART for k in s.kids_by(v, "mark"))


def _names_whole(s: Sentence, m: PlaceMention, i: int) -> bool:
    """Whether a mention is all of its phrase: "X", and "Ugandan towns", of which the adjective is the token."""
    return i == m.token or (m.place.span is not None and m.place.span.end == s.ends[i])


def _is_tie(s: Sentence, i: int, a: int) -> bool:
    """ "forces loyal to X", "a group linked with X": whose somebody is, not where."""
    tied = s.heads[a]
    qualifies = s.tags[tied] in ("JJ", "VBN") and s.deps[tied] in ("amod", "acl")
    first = next((k for k in s.ancestors(i) if s.deps[k] == "prep"), None)
    return a == first and s.lower[a] in ("to", "with") and qualifies


def _is_of_topic(s: Sentence, i: int, owner: dict[int, int], topics: frozenset[str]) -> bool:
    """ "marched in X for peace in Y", "arrested in X over a raid in Y": a place within what an event is only about."""
    preps = [a for a in itertools.takewhile(lambda a: a not in owner, s.ancestors(i)) if s.deps[a] == "prep"]
    return any(s.lower[a] in topics and s.heads[a] in owner for a in preps[1:])


def _but_neighbours(s: Sentence, rows: list[PlaceMention], mentions: Sequence[PlaceMention]) -> list[PlaceMention]:
    """Without what a named place only is near: "in X, west of Y", not "in X and near Y", "X in the Y area".

    Of a river or region, what it is near says where on it: "on the Nile near X". Where the parse hangs "west of Y" on
    another event than "in X", it means X there.
    """
    spots = [m for m in mentions if m.place.span is not None and m.place.precision in _SPOTS and not m.dateline]
    found: dict[int, PlaceMention] = {}
    for m in rows:
        told = _place_near(s, m, spots) or m
        found.setdefault(id(told), told)
    return list(found.values())


def _place_near(s: Sentence, m: PlaceMention, spots: list[PlaceMention]) -> PlaceMention | None:
    """The named place before a mention that only says what that is near: "in X, near Y", "in X, near the capital"."""
    i = m.token or 0
    capital = s.deps[i] == "pobj" and s.lower[s.heads[i]] == "near"
    start = m.place.span.start if m.place.span is not None and m.place.precision == "near" else s.starts[i] * capital
    ends = [(p.place.span.end, p) for p in spots if p.place.span is not None and s.start < p.place.span.end < start]
    end, spot = max(ends, key=lambda e: e[0], default=(None, None))
    between = [] if end is None else s.tokens_in(end, start)
    near = bool(between) and all(s.tags[k] in _BETWEEN and s.lower[k] != "in" for k in between)
    return spot if near else None


def _is_contrasted(s: Sentence, m: PlaceMention, anchor: int) -> bool:
    """ "X downed nine drones, while Y struck a depot in Z": a "while" with a subject of its own has its own place."""
    for v in s.ancestors(m.token or 0):
        if s.is_verb(v) and any(s.lower[k] == "while" for k in s.kids_by(v, "mark")):
            return bool(s.kids_by(v, "nsubj", "nsubjpass")) and anchor not in s.subtree(v)
    return False


def _is_of_subject(s: Sentence, i: int | None, event: int) -> bool:
    """Whether a place only tells of who acts: "troops who fight in X took a post"."""
    subjects = s.surface_subject(event) if s.is_verb(event) else []
    path = [i or 0, *s.ancestors(i or 0)]
    return any(k in path and s.deps[a] in ("relcl", "acl") for a, k in itertools.pairwise(path) if k in subjects)


def _but_of_subject(s: Sentence, rows: list[PlaceMention], event: int) -> list[PlaceMention]:
    """Without what only tells of who acts, beside a place elsewhere: not X in "men who fled X attacked Y"."""
    told = [m for m in rows if not _is_of_subject(s, m.token, event)]
    units = {m.place.admin1 for m in told}
    return [m for m in rows if m in told or m.place.admin1 in units] if told else rows


def _only_says_where(s: Sentence, m: PlaceMention, named: set[int | None]) -> bool:
    """ "captured X, a town on the road to Y": what only says where a named place lies, and does not hold it."""
    last = None
    for a in s.ancestors(m.token or 0):
        if s.deps[a] == "appos" and s.heads[a] in named and s.tags[a] not in ("NNP", "NNPS"):
            return m.place.precision in ("exact", "near", None) and last is not None and s.lower[last] not in _HOLDS
        last = a
    return False


def _is_apart(s: Sentence, event: int) -> bool:
    """Whether an event is in a clause that does not take the place of its main clause: "if X attacks"."""
    v = next((a for a in (event, *s.ancestors(event)) if s.is_verb(a)), event)
    own = s.deps[v] == "pcomp" and s.lower[s.heads[v]] != "with" and bool(s.kids_by(v, "nsubj", "nsubjpass"))
    return own or (s.deps[v] == "advcl" and any(s.lower[k] in _IF for k in s.kids_by(v, "mark")))


def _leads_on(s: Sentence, i: int | None, event: int) -> bool:
    """Whether an event goes on from the verb of a place: "gathered in X to demonstrate"."""
    verb = next((a for a in s.ancestors(i or 0) if s.is_verb(a)), None)
    path = [event, *s.ancestors(event)]
    return verb in path and all(s.deps[a] in _GOES_ON for a in path[: path.index(verb)])


def _is_object_of(s: Sentence, i: int, v: int) -> bool:
    """Whether a place is what a participle is about, not where: "a road linking the town of X with Y"."""
    path = [i, *itertools.takewhile(lambda a: a != v, s.ancestors(i))]
    return s.deps[path[-1]] == "dobj" and all(s.lower[a] == "of" for a in path if s.deps[a] == "prep")


def _over(s: Sentence, group: list[Trigger], cues: list[Cue]) -> frozenset[int]:
    """The cues that cover an event."""
    return frozenset(c.token for c in cues if (s.index, group[0].token) in c.content)


def specific_first(places: Iterable[Place]) -> tuple[Place, ...]:
    """Each place once, however often it is named, the most exact ones first."""
    order = {"exact": 0, "near": 0, "admin2": 1, "admin1": 2, "region": 3, "country": 4, None: 0}
    unique: dict[tuple[str, float | None, float | None], Place] = {}
    for p in places:
        unique.setdefault((p.name, p.lat, p.lon), p)
    return tuple(sorted(unique.values(), key=lambda p: (order[p.precision], p.span.start if p.span else 0)))


def _is_inside_another(m: PlaceMention, mentions: Sequence[PlaceMention]) -> bool:
    """The states in "the Chad–Niger border"."""
    span = m.place.span
    spans = (n.place.span for n in mentions if n is not m)
    return any(
        span and o and o.start <= span.start and span.end <= o.end and (o.start, o.end) != (span.start, span.end)
        for o in spans
    )


def _gloss(s: Sentence, i: int) -> int:
    """Where the brackets open in "the Front (a branch in X)": they tell of somebody; -1 for "Y (X)"."""
    opening = next((k for k in range(i, -1, -1) if s.words[k] in "()"), -1)
    told = any(s.deps[k] == "prep" for k in range(opening + 2, i))
    return opening if opening >= 0 and s.words[opening] == "(" and told else -1


def _in_brackets(s: Sentence, i: int | None) -> bool:
    """What stands in brackets is about the words before them alone: "the group (outlawed in X)"."""
    return i is not None and s.words[:i].count("(") > s.words[:i].count(")")
