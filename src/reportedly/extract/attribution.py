"""Reads who says so: cues with their speakers and the stretch of text each covers, from outside in.

A cue covers tokens; the innermost over an event's trigger is its speaker, the outer ones relay. What a cue says about
an event told elsewhere ("denied the charge") is an answer and covers nothing.
"""

from dataclasses import dataclass, replace

from ..lexicon import Lexicon
from ..lexicon.schema import CueEntry
from ..model import Actor
from ..model.layers import Layers, Sentence
from ..model.sides import side_of
from ..model.vocabulary import Position

ACCUSES_ITSELF = -100
"""In `Cue.accused`: the speaker did it itself."""

_ANYBODY = frozenset({None, "CVL", "UNK"})
_EMPLOYERS = frozenset({"office", "force", "organisation", "armed_group"})
_LABELLED = frozenset({"office", "force", "organisation", "outlet", "unnamed", "state", "person"})
_LABEL_WORDS = 5
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_LISTING = frozenset({"DT", "CC", ",", "IN", "PRP$", "CD"})
_NEGATABLE = frozenset({"clause", "accuse", "reject", "responsibility"})
_MAIN_CLAUSES = frozenset({"ROOT", "ccomp", "conj", "parataxis"})
_PERSONS = frozenset({"office", "force", "person", "unnamed"})
_UNBOUND = frozenset({"ROOT", "parataxis", "ccomp", "conj", "dep", "relcl", "advcl"})
_WITH_PARTS = frozenset({"unconfirmed", "response", "accuse"})
_BREAKS = frozenset({",", '"', "”", "''", "’", "'", "“", "-", "–", "—", "``"})


@dataclass(frozen=True, slots=True)
class Cue:
    """Reporting words at `token`. `content`: tokens covered, by sentence. `answers`: it points at an earlier claim."""

    s: Sentence
    token: int
    entry: CueEntry
    position: Position
    speakers: tuple[Actor, ...]
    speaker_token: int | None
    content: frozenset[tuple[int, int]]
    answers: bool
    accused: tuple[int, ...] = ()
    relays: tuple[Actor, ...] = ()
    mutual: bool = False
    trailing: bool = False
    object_only: bool = False

    @property
    def size(self) -> int:
        """Tokens covered: the smaller lies further inside."""
        return len(self.content)


class CueFinder:
    """Matches a sentence's words with the cue lexicon and reads speaker and content from syntax."""

    def __init__(self, lexicon: Lexicon, layers: Layers) -> None:
        self.lexicon, self.layers = lexicon, layers
        self.saying_nouns = lexicon.closed["saying_noun"]
        self.sources = lexicon.closed["unnamed_source"]
        self.times = {(m.sentence, m.token) for m in layers.times}
        self.cut = 0

    def find(self, s: Sentence) -> list[Cue]:
        """Cues of the sentence, read from its end: what a trailing "…, X said" closes off is no part of others."""
        found: list[Cue] = []
        cut = len(s)
        for i in range(len(s) - 1, -1, -1):
            entry = self._entry(s, i)
            if entry is None:
                continue
            if entry.construction in _WITH_PARTS:
                found = [c for c in found if not self._is_part_of(s, c, i, entry)]
            self.cut = cut
            cues = self._read(s, i, entry)
            found = cues + found
            if entry.construction == "clause" and any(c.trailing for c in cues):
                cut = self._clause_start(s, i)
        return [self._denied(s, self._unknown_to(s, self._continued(s, c, found), found), found) for c in found]

    def _is_part_of(self, s: Sentence, cue: Cue, i: int, entry: CueEntry) -> bool:
        """ "Declined to confirm", "held X responsible": the second word belongs to the cue of the first."""
        deps = ("xcomp",) if entry.construction == "unconfirmed" else ("xcomp", "ccomp", "oprd", "acomp")
        asked = entry.needs.get("xcomp", ())
        below = [t for k in s.kids_by(i, *deps) for t in s.conjuncts(k)]
        return cue.token in below and (entry.construction == "unconfirmed" or cue.entry.lemma in asked)

    def _continued(self, s: Sentence, cue: Cue, cues: list[Cue]) -> Cue:
        """ "X told Y that …, adding that …": a participle without a subject goes on with the saying above."""
        if s.tags[cue.token] != "VBG" or s.deps[cue.token] != "advcl" or cue.entry.construction != "clause":
            return cue
        above = [
            c for c in cues if (s.index, cue.token) in c.content and c.speakers and c.entry.construction == "clause"
        ]
        said = min(above, key=lambda c: c.size, default=None)
        return replace(cue, speakers=said.speakers, speaker_token=said.speaker_token) if said else cue

    def _unknown_to(self, s: Sentence, cue: Cue, cues: list[Cue]) -> Cue:
        """ "X said it was not clear whether …": what is not clear is so to X."""
        if cue.entry.construction != "unconfirmed" or cue.speakers or not cue.content:
            return cue
        above = [c for c in cues if (s.index, cue.token) in c.content and c.speakers and c.position == "asserts"]
        said = min(above, key=lambda c: c.size, default=None)
        return replace(cue, speakers=said.speakers, speaker_token=said.speaker_token) if said else cue

    def _denied(self, s: Sentence, cue: Cue, cues: list[Cue]) -> Cue:
        """ "The government denied its forces were behind the attack": it denies, its forces accept nothing."""
        if cue.entry.construction != "responsibility" or cue.position != "accepts" or not cue.speakers:
            return cue
        over = [c for c in cues if (s.index, cue.token) in c.content and c.position == "denies" and c.speakers]
        denial = min(over, key=lambda c: c.size, default=None)
        own = denial is not None and side_of(denial.speakers[0]) == side_of(cue.speakers[0])
        return replace(denial, content=cue.content, answers=True, accused=cue.accused) if denial and own else cue

    # -- which sense --------------------------------------------------------------------------------------------

    def _entry(self, s: Sentence, i: int) -> CueEntry | None:
        if s.deps[i] in ("aux", "auxpass", "compound") or (
            s.deps[i] == "punct" and s.lower[i] not in self.lexicon.cues
        ):
            return None
        rows = list(self.lexicon.cues.get(s.lemmas[i], ()))
        if s.lower[i] != s.lemmas[i]:
            rows += self.lexicon.cues.get(s.lower[i], ())
        best, score = None, -1
        for entry in rows:
            if s.deps[i] == "amod" and (entry.pos != "adj" or entry.construction not in ("adverb", "unconfirmed")):
                continue
            fit = self._fit(s, i, entry)
            if fit > score:
                best, score = entry, fit
        return best

    def _fit(self, s: Sentence, i: int, entry: CueEntry) -> int:
        """How many of the entry's conditions hold, a negation first of all; -1 where it does not apply."""
        words = entry.lemma.split()
        if len(words) > 1 and tuple(words) != s.lower[i : i + len(words)]:
            return -1
        if not _part_agrees(s, i, entry.pos):
            return -1
        for slot, values in entry.needs.items():
            fillers = self._slot(s, i, slot)
            if slot == "obj" and entry.construction == "reject" and s.deps[i] in ("relcl", "acl"):
                fillers = [*fillers, s.heads[i]]
            if not any(not values or self._is(s, t, values) for t in fillers):
                return -1
        return 2 * len(entry.needs) + len(words) - 1 + ("neg" in entry.needs)

    def _is(self, s: Sentence, t: int, values: tuple[str, ...]) -> bool:
        """By lemma, form, class, or the word that opens the clause at the token ("how", "whether")."""
        if s.lemmas[t] in values or s.lower[t] in values or ("@actor" in values and (s.index, t) in self.layers.actors):
            return True
        return s.is_verb(t) and s.lower[min(s.subtree(t))] in values

    def _slot(self, s: Sentence, i: int, slot: str) -> list[int]:
        copula = self._copula(s, i)
        if copula is not None and slot in ("subj", "comp", "xcomp", "neg"):
            if slot == "subj":
                return s.surface_subject(copula)
            deps = ("neg",) if slot == "neg" else ("ccomp", "xcomp", "advcl")
            return [k for k in (*s.kids_by(i, *deps), *s.kids_by(copula, *deps)) if k != i]
        if slot == "subj":
            verb = s.heads[i] if s.deps[i] == "attr" else i
            return s.surface_subject(verb) if s.is_verb(verb) else []
        if slot == "obj":
            return (
                s.object(i)
                + s.kids_by(i, "dobj", "attr", "oprd", "nsubjpass", "pobj")
                + [t for k in s.kids_by(i, "dobj", "attr") for t in s.conjuncts(k)]
            )
        if slot == "comp":
            clauses = [] if s.is_verb(i) else s.kids_by(i, "acl", "relcl")
            return clauses + s.kids_by(i, "ccomp", "xcomp", "acomp", "oprd", "attr", "advcl")
        if slot == "xcomp":
            objects = s.kids_by(i, "dobj")
            behind = [k for o in objects for k in s.kids_by(o, "amod", "acomp") if k > o]
            return s.kids_by(i, "xcomp", "ccomp", "acl", "oprd", "acomp") + behind + objects[1:]
        if slot == "prt":
            return s.kids_by(i, "prt", "advmod")
        if slot == "neg" and s.is_verb(i):
            found = s.kids_by(i, "neg", "cc", "preconj", "advmod") + ([i - 1] if i else [])
            return found + [k for o in s.kids_by(i, "dobj") for k in s.kids_by(o, "det", "neg")]
        if slot == "neg":
            return [*s.kids_by(i, "neg", "det", "cc", "preconj", "advmod"), *([i - 1] if i else [])]
        if slot == "mod":
            return s.kids_by(i, "amod", "compound", "advmod", "nmod", "det", "aux", "neg")
        if slot == "dat":
            return s.kids_by(i, "dative")
        if slot == "poss":
            return s.kids_by(i, "poss")
        return s.fillers_of_prep(i, slot) or [k for k in s.kids[i] if s.lower[k] == slot] or self._around(s, i, slot)

    def _around(self, s: Sentence, i: int, slot: str) -> list[int]:
        """A preposition behind the object ("washed its hands of") or before a noun ("in the words of")."""
        if not s.is_verb(i):
            return [s.heads[i]] if s.deps[i] == "pobj" and s.lower[s.heads[i]] == slot else []
        objects = s.kids_by(i, "dobj")
        inner = [*objects, *(k for o in objects for k in s.kids_by(o, "relcl", "acl"))]
        return [t for o in inner for t in s.fillers_of_prep(o, slot)]

    def _copula(self, s: Sentence, i: int) -> int | None:
        """The verb of a predicative adjective or noun: "is certain that", "was unavailable"."""
        predicative = s.deps[i] in ("acomp", "oprd") and not s.is_verb(i) and not s.tags[i].startswith("NN")
        return s.heads[i] if predicative and s.is_verb(s.heads[i]) else None

    def _negated(self, s: Sentence, i: int) -> bool:
        copula = self._copula(s, i)
        kids = s.kids[i] if copula is None else (*s.kids[i], *s.kids[copula])
        if any(s.deps[k] == "neg" or s.lower[k] in ("no", "neither", "never") for k in kids):
            return True
        return s.deps[i] == "conj" and any(s.lower[k] == "nor" for k in s.kids[s.heads[i]])

    # -- reading one cue ----------------------------------------------------------------------------------------

    def _read(self, s: Sentence, i: int, entry: CueEntry) -> list[Cue]:
        position: Position | None = entry.position
        if self._negated(s, i) and not entry.needs.get("neg") and entry.construction in _NEGATABLE:
            position = entry.negated
            if position is None:
                return []
        reader = {
            "clause": self._clause,
            "accuse": self._accuse,
            "preposition": self._preposition,
            "responsibility": self._responsibility,
            "reject": self._reject,
            "noun": self._noun,
            "response": self._response,
            "unconfirmed": self._unconfirmed,
            "adverb": self._adverb,
            "toll": self._toll,
            "label": self._label,
        }[entry.construction]
        return reader(s, i, entry, position or entry.position)

    def _actors(self, s: Sentence, tokens: list[int]) -> tuple[Actor, ...]:
        return tuple(a for t in tokens for a in self.layers.actors.get((s.index, t), ()))

    def _cue(self, s: Sentence, i: int, entry: CueEntry, position: Position, speaker: list[int], tokens: set[int],
             *, answers: bool = False, accused: list[int] | None = None, relays: list[int] | None = None,
             trailing: bool = False) -> Cue:  # fmt: skip
        passed_on = self._actors(s, relays or [])
        actors = self._actors(s, speaker) or tuple(a for t in speaker[:1] for a in self._author(s, t))
        actors = tuple(dict.fromkeys(self._placed(s, a, speaker, passed_on) for a in actors))
        content = frozenset((s.index, t) for t in tokens - {i})
        return Cue(s, i, entry, position, actors, speaker[0] if speaker else None, content, answers,
                   tuple(accused or ()), passed_on, trailing=trailing)  # fmt: skip

    def _placed(self, s: Sentence, actor: Actor, speaker: list[int], relays: tuple[Actor, ...]) -> Actor:
        """ "A source at the ministry" is the ministry's, "a police source" of the state of whoever passes it on.

        A person of whom no more is known is of the body that an apposition or "of" tells.
        """
        if actor.kind == "person" and actor.sector is None:
            return self._of_body(s, actor, speaker)
        if actor.kind != "unnamed" or actor.code:
            return actor
        if actor.sector not in _ANYBODY:
            return replace(actor, code=state_of_relay(self.layers, relays))
        inside = [o for t in speaker for k in s.kids_by(t, "prep") for o in s.kids_by(k, "pobj")]
        office = next((a for a in self._actors(s, inside) if a.kind in _EMPLOYERS), None)
        return actor if office is None else replace(actor, code=office.code, sector=office.sector)

    def _of_body(self, s: Sentence, actor: Actor, speaker: list[int]) -> Actor:
        """ "Ann Orr, a member of the rebel command", "Ann Orr of the Orr Brigade": with the body's state and sector."""
        posts = [k for t in speaker[:1] for k in (t, *s.kids_by(t, "appos"))]
        told = posts[1:] + [k for t in posts for k in s.fillers_of_prep(t, "of", "from", "for", "at")]
        bodies = (a for a in self._actors(s, told) if a.kind in _EMPLOYERS)
        body = next((a for a in bodies if a.code or a.ref or a.kind == "organisation"), None)
        return actor if body is None else replace(actor, code=actor.code or body.code, sector=body.sector)

    def _author(self, s: Sentence, t: int) -> tuple[Actor, ...]:
        """Who speaks by a document ("a report published by X", "X's estimates"); without an author, its bare words."""
        if s.lemmas[t] not in self.saying_nouns:
            return (self._bare(s, t),)
        made = [o for k in s.kids_by(t, "acl") for o in s.fillers_of_prep(k, "by")]
        owners = [o for k in s.kids_by(t, "poss") for o in s.conjuncts(k)]
        authors = s.fillers_of_prep(t, "by", "from") or made or owners or self._giver(s, t)
        return self._actors(s, authors) or (self._bare(s, t),)

    def _giver(self, s: Sentence, t: int) -> list[int]:
        """ "X issued a statement saying …", "X confirmed the toll saying …": the words behind are X's."""
        verb = s.heads[t]
        entry = self._entry(s, verb) if s.deps[t] == "dobj" else None
        gives = entry is not None and entry.construction == "clause" and entry.position in ("asserts", "accepts")
        return s.surface_subject(verb) if gives and not s.is_passive(verb) else []

    def _bare(self, s: Sentence, t: int) -> Actor:
        """A speaker that is no known actor: by its words, without a code."""
        left = min([t, *(k for k in s.kids_by(t, "amod", "compound", "nmod", "nummod") if k < t)])
        span = self.layers.doc.span(s.starts[left], s.ends[t])
        owner = next((a for k in s.kids_by(t, "poss", "amod", "compound", "nmod") for a in self._actors(s, [k])), None)
        if owner is not None and owner.code:
            return Actor(span.quote, owner.ref, owner.code, owner.sector or "GOV", owner.kind, span)
        return Actor(span.quote, None, None, None, "unnamed", span)

    def _speaker_of(self, s: Sentence, i: int) -> list[int]:
        if self._is_lost_trailing(s, i):
            return [s.heads[i]]
        copula = self._copula(s, i)
        if copula is not None:
            return s.surface_subject(copula)
        apposed = self._apposed_before(s, i)
        if apposed is not None:
            return [apposed]
        if s.is_passive(i):
            return [t for t in s.fillers_of_prep(i, "by") if self._may_speak(s, t)]
        described = self._described_before(s, i)
        found = [described] if described is not None else s.surface_subject(i) or self._phrase_before(s, i)
        found = self._behind_quote(s, i, found) or self._behind_place(s, i, found) or found
        if any(self._is_act(s, t) for t in found[:1]):
            return []
        return [t for t in found if self._may_speak(s, t)] or self._named_first(s, i, found)

    def _behind_quote(self, s: Sentence, i: int, found: list[int]) -> list[int]:
        """Who stands between a quotation and the cue, where the parse takes the subject out of the quotation.

        "Its as if they never left" Ann Orr the head of the clinic told reporters.
        """
        ends = [b for a, b in self.layers.quotes if b <= s.starts[i] and any(a <= s.starts[t] < b for t in found)]
        between = range(next((k for k in range(i) if ends and s.starts[k] >= ends[0]), i), i)
        tops = [k for k in between if s.heads[k] not in between]
        return [k for k in tops if self._actors(s, [k]) and self._may_speak(s, k)][:1]

    def _behind_place(self, s: Sentence, i: int, found: list[int]) -> list[int]:
        """ "Rebels shelled Orr, a source told reporters": the source, where the parse takes it for the place."""
        places = [t for t in found if s.tags[t] == "NNP" and (s.index, t) not in self.layers.actors]
        apposed = [k for t in places for k in s.kids_by(t, "appos") if s.lower[min(s.subtree(k)) - 1] == ","]
        return [k for k in apposed if max(s.subtree(k)) == i - 1 and self._actors(s, [k])]

    def _named_first(self, s: Sentence, i: int, found: list[int]) -> list[int]:
        """ "Ann Orr the director of a clinic told reporters": the name, where the parse gives the verb two subjects.

        "The head of the clinic, Ann Orr, said": the name, where nothing is known of the office.
        """
        before = [k for k in s.kids_by(i, "nsubj") if found and k < found[0] and k not in found]
        apposed = [k for t in found for k in s.kids_by(t, "appos")]
        return [k for k in before + apposed if s.tags[k] == "NNP" and self._may_speak(s, k)][:1]

    def _described_before(self, s: Sentence, i: int) -> int | None:
        """Whom a relative clause before the cue describes, where the parse gives the cue another subject or none.

        "A trader [who fled the town] said", with "town" as subject; "…, a trader who asked not to be named said".
        """
        if s.tags[i] not in ("VBD", "VBZ", "VBP"):
            return None
        subjects = s.kids_by(i, "nsubj")
        edge = min((t for k in subjects for t in s.subtree(k)), default=i)
        if not 0 < edge <= i or s.lower[edge - 1] in _BREAKS:
            return None
        clauses = [a for a in (edge - 1, *s.ancestors(edge - 1)) if s.deps[a] == "relcl" and a < i]
        who = [a for a in clauses if any(s.tags[k] == "WP" for k in s.kids_by(a, "nsubj"))]
        cut = [a for a in who if not subjects or (a == edge - 1 and not s.kids_by(a, "dobj"))]
        return s.heads[cut[0]] if cut else None

    def _is_lost_trailing(self, s: Sentence, i: int) -> bool:
        """ "…, a rights group alleged on Friday": parsed as a participle, it ends the sentence behind its speaker."""
        if s.deps[i] != "acl" or s.tags[i] not in ("VBN", "VBD") or s.kids_by(i, "agent", "dobj", "ccomp", "xcomp"):
            return False
        head = s.heads[i]
        edge = min(t for t in s.subtree(head) if t <= head)
        ends = all(s.tags[t] in (".", ",", "''") or i in s.ancestors(t) for t in range(i + 1, self.cut))
        return i == head + 1 and ends and edge > 0 and s.lower[edge - 1] in _BREAKS

    def _may_speak(self, s: Sentence, t: int) -> bool:
        """An actor, a report or statement, a witness: a law, a price or "its conduct" says nothing."""
        if (s.index, t) in self.times or self._is_act(s, t) or s.lemmas[t] in self.lexicon.closed["rule_text"]:
            return False
        actors = self._actors(s, [t])
        if actors and not self._is_thing_of(s, t):
            return any(a.kind is not None or a.code for a in actors)
        return s.lemmas[t] in self.saying_nouns or s.lemmas[t] in self.sources or s.tags[t] in ("NNP", "PRP")

    def _is_thing_of(self, s: Sentence, t: int) -> bool:
        """ "Its conduct", "Togo's use of force": what somebody has or does, and no word for people or a body."""
        owned = s.tags[t] in ("NN", "NNS") and s.kids_by(t, "poss")
        return bool(owned) and s.lemmas[t] not in self.lexicon.actor_nouns

    def _is_act(self, s: Sentence, t: int) -> bool:
        """A noun for violence: "the attacks claimed the lives of ten" tells nothing that the attacks said."""
        return s.lemmas[t] in self.lexicon.closed["anaphoric_noun"] and any(
            e.pos == "noun" and e.type == "ASSAULT" for e in self.lexicon.events.get(s.lemmas[t], ())
        )

    def _apposed_before(self, s: Sentence, i: int) -> int | None:
        """ "…, the justice minister, Ada Sow, said": office and name before a cue that lost its subject."""
        if i < 5 or s.lower[i - 1] != "," or s.tags[i] not in ("VBD", "VBZ", "VBP") or s.kids_by(i, "nsubj", "cc"):
            return None
        name, office = i - 2, s.heads[i - 2]
        if s.deps[name] != "appos" or s.deps[office] not in ("appos", "conj"):
            return None
        first = min(s.subtree(office))
        pair = all(a.kind in _PERSONS for t in (name, office) for a in self._actors(s, [t])[:1])
        both = {(s.index, name), (s.index, office)} <= self.layers.actors.keys()
        return office if pair and both and first > 0 and s.lower[first - 1] in _BREAKS else None

    def _phrase_before(self, s: Sentence, i: int) -> list[int]:
        """An actor right before a finite cue, where the parse lost the subject; of "a source in X" the source."""
        first = min([i, *(k for k in s.kids_by(i, "aux") if s.tags[k] in _FINITE)])
        last = first - 1
        if last > 2 and s.tags[last] == "-RRB-" and s.tags[last - 2] == "-LRB-":
            last -= 3
        if last < 0 or s.tags[first] not in _FINITE:
            return []
        of = s.heads[s.heads[last]] if s.deps[last] == "pobj" else last
        if s.lemmas[of] in self.sources and max(s.subtree(of)) == last:
            return [of]
        return [last] if (s.index, last) in self.layers.actors else []

    def _clause(self, s: Sentence, i: int, entry: CueEntry, position: Position) -> list[Cue]:
        if self._describes(s, i):
            return []
        speaker = self._speaker_of(s, i)
        if s.is_passive(i) and not speaker and (s.fillers_of_prep(i, "by") or entry.basis == "eyewitness"):
            return []
        if not speaker and not s.is_passive(i) and s.surface_subject(i):
            speaker = s.surface_subject(i)
            if not self._before(s, i, self._clause_start(s, i, speaker)):
                return []
        if s.is_passive(i) and not speaker and (s.deps[i] in ("acl", "amod") or s.kids_by(i, "xcomp", "oprd")):
            return self._said_to(s, i, entry, position) if s.deps[i] not in ("acl", "amod") else []
        if position == "denies" and speaker and self._is_about_clause(s, i, speaker):
            return [self._cue(s, i, entry, position, speaker, set(), answers=True)]
        tokens = {t for t in self._complement(s, i) if t < self.cut}
        told = [t for k in s.kids_by(i, "dobj", "dative") for t in s.conjuncts(k)]
        relays = [
            t for t in told if any(a.kind == "outlet" or a.code for a in self._actors(s, [t])) and self._is_outlet(s, t)
        ]
        back = self._points_back(s, i)
        start = self._clause_start(s, i, speaker)
        trailing = set() if back or s.tags[i] == "VBG" else self._before(s, i, start)
        if trailing and all(t < start for t in tokens):
            tokens = trailing
        else:
            trailing = set()
        around = self._interrupted(s, i, start)
        if around:
            tokens, trailing = around, set()
        tokens |= self._own_quotes(s, i, tokens)
        tokens -= self._backdrop(s, i, tokens) | self._own_acts(s, i, tokens) | self._set_against(s, i, tokens)
        tokens -= self._said_aside(s, i, tokens)
        tokens = self._up_to_semicolon(s, i, tokens)
        back = back and (s.tags[i] != "VBG" or position != "asserts")
        answers = bool(speaker) and (back or (not tokens and position in ("denies", "declines", "retracts")))
        if not tokens and not answers:
            return []
        quoted = self._quoted_source(s, i)
        if quoted:
            return [self._cue(s, i, entry, position, quoted, tokens, relays=speaker, trailing=bool(trailing))]
        return [
            replace(
                self._cue(
                    s, i, entry, position, speaker, tokens, answers=answers, relays=relays, trailing=bool(trailing)
                ),
                object_only=not trailing and not s.kids_by(i, "ccomp", "xcomp"),
            )
        ]

    def _is_about_clause(self, s: Sentence, i: int, speaker: list[int]) -> bool:
        """ "…, which X denies", "…, a charge X denies": X answers what is told before, and tells none of it."""
        behind = [k for k in s.kids_by(i, "ccomp", "xcomp") if k > i]
        before = self._clause_start(s, i, speaker) - 1
        if behind or before < 1:
            return False
        if s.deps[i] != "relcl":
            return s.lemmas[before] in self.saying_nouns and not s.kids_by(i, "dobj")
        about = s.heads[i]
        apposed = s.lemmas[about] in self.saying_nouns or s.deps[about] == "appos"
        return apposed or any(s.tags[k] == "WDT" for k in s.kids_by(i, "dobj"))

    def _describes(self, s: Sentence, i: int) -> bool:
        """ "Gunmen believed to be rebels shot …": no one can believe "to be", so the gunmen are believed to."""
        reduced = s.tags[i] in ("VBD", "VBN") and not s.kids_by(i, "aux", "auxpass", "dobj")
        to = [k for k in s.kids_by(i, "xcomp") if any(s.tags[a] == "TO" and a == i + 1 for a in s.kids_by(k, "aux"))]
        return reduced and bool(to) and s.lemmas[i] in self.lexicon.closed["held_of_others"]

    def _backdrop(self, s: Sentence, i: int, tokens: set[int]) -> set[int]:
        """ "X says that it will leave following raids by Y": what moves a plan is told by the outlet."""
        last = max((t for t in tokens if s.tags[t] not in (".", "''")), default=0)
        for k in sorted(tokens):
            if s.lower[k] not in self.lexicon.closed["backdrop"] or s.deps[k] not in ("prep", "mark"):
                continue
            clause = s.heads[k] if s.deps[k] == "mark" else k
            verbs = [a for a in s.ancestors(clause) if s.is_verb(a) and a in tokens]
            past = any(s.tags[t] in ("VBD", "VBN") for v in verbs for t in (v, *s.verb_group(v)))
            if verbs and k > i and not past and max(s.subtree(clause)) >= last:
                return set(s.subtree(clause))
        return set()

    def _own_acts(self, s: Sentence, i: int, tokens: set[int]) -> set[int]:
        """ "X said that talks would go on and ordered a raid": "ordered" goes on with "said", not with "go"."""
        if s.tags[i] != "VBD":
            return set()
        past = [k for k in tokens if s.deps[k] == "conj" and s.tags[k] == "VBD" and not s.kids_by(k, "nsubj")]
        acts = [k for k in past if s.tags[s.heads[k]] == "VB" and s.kids_by(s.heads[k], "aux")]
        return {t for k in acts for t in s.subtree(k)}

    def _said_aside(self, s: Sentence, i: int, tokens: set[int]) -> set[int]:
        """ "X denied harbouring rebels, whom Y blames for a raid": behind the comma the outlet tells what Y says."""
        clauses = [k for k in tokens if k > i and s.deps[k] == "relcl" and s.lemmas[k] in self.lexicon.cues]
        others = [k for k in clauses if any(s.tags[n] not in ("WP", "WDT") for n in s.kids_by(k, "nsubj"))]
        aside = [k for k in others if s.lower[min(s.subtree(k)) - 1] == ","]
        return {t for k in aside for t in s.subtree(k)}

    def _set_against(self, s: Sentence, i: int, tokens: set[int]) -> set[int]:
        """ "X said it had left, while Y claimed …": what another says beside it is none of X's words.

        Nor is what the outlet adds behind a comma: "X said it would stay, as raids go on".
        """
        clauses = [k for k in tokens if k > i and s.deps[k] == "advcl" and s.kids_by(k, "nsubj", "nsubjpass", "expl")]
        beside = [
            k for k in clauses
            if self._is_added(s, k, tokens)
            or (any(s.lower[m] in self.lexicon.closed["contrast"] for m in s.kids_by(k, "mark"))
            and any(e.construction == "clause" for e in [self._entry(s, k)] if e is not None))
        ]  # fmt: skip
        return {t for k in beside for t in s.subtree(k)}

    def _is_added(self, s: Sentence, k: int, tokens: set[int]) -> bool:
        """A clause with "as" behind a comma that ends what is said, outside a quotation."""
        own = s.subtree(k)
        first, last = min(own), max((t for t in tokens if s.tags[t] not in (".", "''")), default=0)
        cut_off = first > 0 and s.lower[first - 1] == "," and max(own) >= last
        quoted = any(a <= s.starts[k] < b for a, b in self.layers.quotes)
        return cut_off and not quoted and s.lower[first] in self.lexicon.closed["at_once"]

    def _up_to_semicolon(self, s: Sentence, i: int, tokens: set[int]) -> set[int]:
        """What is said ends at a semicolon behind which a main clause has a subject of its own and no "that".

        It starts at one before which somebody else says something.
        """
        said = [k for k in tokens if k < i and s.is_verb(k) and self._speaks(s, k)]
        before = [k for k in range(i) if s.lower[k] == ";" and any(t < k for t in said)]
        tokens = {t for t in tokens if t > before[-1]} if before else tokens
        for end in (k for k in sorted(tokens) if k > i and s.lower[k] == ";"):
            verbs = [k for k in range(end, len(s)) if s.is_verb(k) and s.deps[k] in _MAIN_CLAUSES]
            if any(s.kids_by(k, "nsubj", "nsubjpass") for k in verbs) and "that" not in s.lower[end : end + 3]:
                return {t for t in tokens if t < end}
        return tokens

    def _speaks(self, s: Sentence, k: int) -> bool:
        entry = self._entry(s, k)
        return entry is not None and entry.construction == "clause" and bool(s.kids_by(k, "nsubj"))

    def _said_to(self, s: Sentence, i: int, entry: CueEntry, position: Position) -> list[Cue]:
        """ "is said to have …", "was reported killed": somebody unnamed says it; "is expected to …" reports nobody."""
        clauses = [
            k for k in s.kids_by(i, "xcomp", "oprd")
            if any(s.lower[a] == "have" for a in s.kids_by(k, "aux"))
            or (s.tags[k] == "VBN" and not s.kids_by(k, "aux") and entry.basis is None)
        ]  # fmt: skip
        tokens = {t for k in clauses for t in s.subtree(k)}
        return [self._cue(s, i, entry, position, [], tokens)] if tokens else []

    def _clause_start(self, s: Sentence, i: int, speaker: list[int] | None = None) -> int:
        """First token of the cue's own clause: its speaker's phrase, or the cue where the speaker follows it."""
        speaker = self._speaker_of(s, i) if speaker is None else speaker
        return min([i, *(t for k in speaker for t in s.subtree(k) if t < i or k < i)])

    def _quoted_source(self, s: Sentence, i: int) -> list[int]:
        """ "X quoted Y as saying", "X, citing Y": Y speaks, X relays."""
        if s.lemmas[i] not in ("quote", "cite", "paraphrase"):
            return []
        if s.is_passive(i) and s.kids_by(i, "agent"):
            return s.surface_subject(i)
        return [t for k in s.kids_by(i, "dobj") for t in s.conjuncts(k) if self._may_speak(s, t)]

    def _complement(self, s: Sentence, i: int) -> set[int]:
        """Clauses, gerunds and event objects below the cue, without the speaker and the saying's own adjuncts."""
        found: set[int] = set()
        copula = self._copula(s, i)
        for k in [*s.kids[i], *(s.kids_by(copula, "ccomp") if copula is not None else ())]:
            dep = s.deps[k]
            if k >= self.cut:
                for inner in s.kids_by(k, "ccomp"):
                    if i < inner < self.cut:
                        found.update(s.subtree(inner))
                continue
            if (
                dep in ("ccomp", "xcomp")
                or (dep == "acl" and not s.is_verb(i))
                or (dep in ("dobj", "attr") and not self._is_outlet(s, k) and s.tags[k] not in ("PRP", "WDT"))
                or (dep == "prep" and s.lower[k] == "as" and s.lemmas[i] in ("quote", "cite", "describe"))
                or (dep == "prep" and s.lower[k] == "with" and s.kids_by(k, "pcomp"))
            ) or (dep == "conj" and s.kids_by(k, "nsubj", "nsubjpass") and found and self._is_told(s, k)):
                found.update(s.subtree(k))
        if s.is_passive(i) and not found:
            for k in s.kids_by(i, "nsubjpass"):
                found.update(s.subtree(k))
        return found

    def _is_told(self, s: Sentence, k: int) -> bool:
        """A verb beside that of saying goes on with what is said, unless it is itself one of saying."""
        return s.is_verb(k) and not self.lexicon.cues.get(s.lemmas[k])

    def _before(self, s: Sentence, i: int, start: int) -> set[int]:
        """ "…, X said": all that stands before the cue's own clause, where nothing but adjuncts follows it."""
        if all(s.lower[t] in _BREAKS for t in range(start)):
            return set()
        behind = [
            k for k in s.kids[i] if i < k < self.cut and s.deps[k] in ("ccomp", "xcomp") and len(s.subtree(k)) > 3
        ]
        if behind:
            return set()
        before = s.lower[start - 1]
        if before not in _BREAKS and not self._unpunctuated(s, i, start):
            return set()
        return set(range(0, start))

    def _interrupted(self, s: Sentence, i: int, start: int) -> set[int]:
        """ "Rebels, the army said, had left": what the words between commas stand in is said, on both sides of them."""
        head = s.heads[i]
        if s.deps[i] != "parataxis" or head < i or start == 0 or s.lower[start - 1] != ",":
            return set()
        own = s.subtree(i)
        others = [t for k in s.kids_by(head, "conj") if s.kids_by(k, "nsubj", "nsubjpass") for t in s.subtree(k)]
        return set(s.subtree(head)).difference(own, others)

    def _unpunctuated(self, s: Sentence, i: int, start: int) -> bool:
        """Texts without commas: the cue ends the sentence and its clause hangs on what stands before."""
        rest = [t for t in range(i + 1, self.cut) if s.tags[t] not in (".", ",", "''", '"')]
        return start > 4 and len(rest) <= 4 and (s.deps[i] in _UNBOUND or (s.deps[i] == "acl" and s.tags[i] == "VBD"))

    def _own_quotes(self, s: Sentence, i: int, tokens: set[int]) -> set[int]:
        """Quotations of the sentence that the cue stands beside: "A," X said. "B"."""
        found: set[int] = set()
        here = s.starts[i]
        for start, end in self.layers.quotes:
            if start < s.end and end > s.start and not start <= here < end and end - start > 15:
                inside = set(s.tokens_in(start, end))
                if inside & tokens or s.lemmas[i] in ("say", "add", "tell", "write", "state"):
                    found |= inside
        return found

    def _is_outlet(self, s: Sentence, t: int) -> bool:
        return any(a.kind == "outlet" or a.sector == "JRN" for a in self.layers.actors.get((s.index, t), ()))

    def _points_back(self, s: Sentence, i: int) -> bool:
        """The object is a noun of saying without content, or a pronoun: "denied the charge", "confirmed it"."""
        for k in s.kids_by(i, "dobj", "nsubjpass", "pobj"):
            if s.lower[k] in ("it", "this", "that", "them", "all") and s.tags[k] != "WDT":
                return True
            act = any(e.type not in (None, "ACCUSE") for e in self.lexicon.events.get(s.lemmas[k], ()))
            new = any(s.lower[d] in ("a", "an") for d in s.kids_by(k, "det"))  # "announced a truce"
            told_now = act and (new or (s.tags[k] == "NNS" and not s.kids_by(k, "det", "poss")))
            if s.lemmas[k] in self.saying_nouns and not told_now and not s.kids_by(k, "acl", "ccomp", "relcl"):
                return True
        return False

    def _accuse(self, s: Sentence, i: int, entry: CueEntry, position: Position) -> list[Cue]:
        passive = s.is_passive(i)
        speaker = s.fillers_of_prep(i, "by") if passive else s.surface_subject(i)
        held = [k for k in s.kids_by(i, "ccomp") if s.lemmas[k] in entry.needs.get("xcomp", ())]
        objects = s.kids_by(i, "dobj") or [k for c in held for k in s.kids_by(c, "nsubj")]
        accused = s.surface_subject(i) if passive else [t for k in objects for t in s.conjuncts(k)]
        named = next((slot for slot, values in entry.needs.items() if "@actor" in values and slot != "obj"), None)
        if named is not None:
            return self._pinned(s, i, entry, position, speaker, self._slot(s, i, named))
        tokens = {
            t
            for k in [*s.kids_by(i, "prep", "advcl", "xcomp"), *(p for c in held for p in s.kids_by(c, "prep"))]
            if s.lower[k] in ("of", "for", "over", "with", "in", "to", "as") or s.deps[k] == "xcomp"
            for t in s.subtree(k)
        }
        for k in [*s.kids_by(i, "dobj"), *accused]:
            for p in s.kids_by(k, "prep"):
                if s.lower[p] in ("of", "for", "over", "with"):
                    tokens.update(s.subtree(p))
        tokens -= {t for k in s.kids_by(i, "agent") for t in s.subtree(k)}
        tokens |= self._toll_behind(s, i, tokens)
        if not speaker:
            silent = not tokens or s.deps[i] == "acl"
            return [] if silent else [self._cue(s, i, entry, position, [], tokens, accused=accused)]
        if any(s.lower[t] == "other" or (s.lower[t] == "another" and s.kids_by(t, "nummod")) for t in accused):
            return self._each_other(s, i, entry, position, speaker, tokens)
        if not tokens:
            return [self._cue(s, i, entry, position, speaker, tokens, answers=True, accused=accused)]
        return [self._cue(s, i, entry, position, speaker, tokens, accused=accused)]

    def _toll_behind(self, s: Sentence, i: int, content: set[int]) -> set[int]:
        """ "accuses X of raiding villages, killing ten": the participle of a toll goes on with the content."""
        behind = [k for k in s.subtree(i) if content and k > max(content) and s.deps[k] in ("advcl", "acl")]
        tolls = [k for k in behind if s.tags[k] == "VBG" and s.lemmas[k] in self.lexicon.counted]
        return {t for k in tolls for t in s.subtree(k)}

    def _pinned(
        self, s: Sentence, i: int, entry: CueEntry, position: Position, speaker: list[int], accused: list[int]
    ) -> list[Cue]:
        """ "linked the raid to X", "laid the blame on X for the raid", "a raid that it blamed on X"."""
        about = {t for k in s.kids_by(i, "dobj", "nsubjpass") for t in s.subtree(k)}
        about |= {t for k in s.kids_by(i, "prep") if s.lower[k] in ("for", "over") for t in s.subtree(k)}
        about |= {t for k in accused for p in s.kids_by(k, "prep") if s.lower[p] == "for" for t in s.subtree(p)}
        if s.deps[i] == "relcl" and all(s.tags[t] == "WDT" for t in about):
            about = set(s.subtree(s.heads[i])) - set(s.subtree(i))
        return [self._cue(s, i, entry, position, speaker, about - set(accused), accused=accused)] if speaker else []

    def _each_other(
        self, s: Sentence, i: int, entry: CueEntry, position: Position, speaker: list[int], tokens: set[int]
    ) -> list[Cue]:
        """ "A and B accused each other": A about B, and B about A."""
        sides = self._actors(s, speaker)
        if len(sides) < 2:
            return []
        content = frozenset((s.index, t) for t in tokens - {i})
        return [
            Cue(s, i, entry, position, (a,), speaker[0], content, not content, (-1 - n,), (), True)
            for n, a in enumerate(sides[:2])
        ]

    def _preposition(self, s: Sentence, i: int, entry: CueEntry, position: Position) -> list[Cue]:
        speaker = [t for t in self._prep_objects(s, i) if self._may_speak(s, t)]
        if not speaker or self._is_reason(s, i, speaker):
            return []
        own = set(s.subtree(s.heads[i] if s.deps[i] == "pobj" else i))
        clauses = [*s.kids_by(i, "ccomp"), *(c for k in speaker for c in s.kids_by(k, "relcl", "acl"))]
        own -= {t for c in clauses if self._is_content(s, c) for t in s.subtree(c)}
        head = s.heads[i]
        relays = self._actors(s, [t for t in s.kids_by(head, "nsubj") if self._is_outlet(s, t)])
        clause = next((a for a in [head, *s.ancestors(head)] if s.is_verb(a)), head)
        tokens = set(s.subtree(clause)) if s.deps[clause] in ("relcl",) and i > clause else set(range(len(s)))
        tokens -= own
        return [replace(self._cue(s, i, entry, position, speaker, tokens), relays=relays)]

    def _is_reason(self, s: Sentence, i: int, speaker: list[int]) -> bool:
        """ "Closed two schools, citing unverified claims": who does it gives claims of nobody as the reason."""
        bare = all(s.lemmas[t] in self.saying_nouns and not self._author(s, t)[0].code for t in speaker)
        does = s.deps[i] in ("advcl", "acl") and self._actors(s, s.kids_by(s.heads[i], "nsubj"))
        spoken = self.lexicon.cues.get(s.lemmas[s.heads[i]])
        return bare and bool(does) and not spoken and not any(a.sector == "JRN" for a in does or ())

    def _is_content(self, s: Sentence, clause: int) -> bool:
        """ "citing the ministry that rebels had shelled a town": a clause with a subject is what the ministry said."""
        first = min(s.subtree(clause))
        return s.lower[first] == "that" and any(k > first for k in s.kids_by(clause, "nsubj", "nsubjpass"))

    def _prep_objects(self, s: Sentence, i: int) -> list[int]:
        found = [t for k in s.kids_by(i, "pobj", "dobj") for t in s.conjuncts(k)]
        if not found:
            found = [t for k in s.kids_by(i, "prep", "agent") for o in s.kids_by(k, "pobj") for t in s.conjuncts(o)]
        return found

    def _responsibility(self, s: Sentence, i: int, entry: CueEntry, position: Position) -> list[Cue]:
        """ "claimed responsibility for N", "an attack claimed by X", "denied involvement in N", "was behind N"."""
        copula = self._copula(s, i)
        passive = copula is None and s.is_passive(i)
        verb = i if copula is None else copula
        speaker = s.fillers_of_prep(i, "by") if passive else s.surface_subject(verb)
        speaker = [t for t in speaker if s.tags[t] not in ("NN", "NNS") or self._actors(s, [t])]
        named = (copula is not None or s.lemmas[i] == "be") and not all(s.tags[t] == "PRP" for t in speaker)
        denied = any(e.position == "denies" for e in self.lexicon.cues.get(s.lemmas[s.heads[verb]], ()))
        if named and not denied and not all(s.tags[t] == "PRP" for t in s.fillers_of_prep(i, "behind", "for")):
            return []  # "they said X was behind the raid" are no words of X's
        if not speaker or any(s.lower[t] in ("nobody", "none", "no-one") or s.kids_by(t, "neg") or
                              any(s.lower[k] == "no" for k in s.kids_by(t, "det")) for t in speaker):  # fmt: skip
            return []
        tokens: set[int] = set()
        for k in s.kids_by(i, "dobj", "prep", "attr", "xcomp"):
            tokens.update(s.subtree(k))
        if passive:
            for t in s.surface_subject(i):
                tokens.update(set(s.subtree(t)) - set(s.subtree(i)))
        return [self._cue(s, i, entry, position, speaker, tokens, answers=True, accused=[ACCUSES_ITSELF])]

    def _reject(self, s: Sentence, i: int, entry: CueEntry, position: Position) -> list[Cue]:
        copula = s.heads[i] if s.deps[i] == "attr" else self._copula(s, i)
        if copula is not None:
            return self._rejected_subject(s, i, copula, entry, position)
        speaker = self._speaker_of(s, i)
        tokens: set[int] = set()
        for k in s.kids_by(i, "dobj", "nsubjpass", "ccomp", "oprd", "xcomp"):
            tokens.update(s.subtree(k))
        tokens -= {t for k in speaker for t in s.subtree(k)}
        return [self._cue(s, i, entry, position, speaker, tokens, answers=True)] if speaker else []

    def _rejected_subject(self, s: Sentence, i: int, copula: int, entry: CueEntry, position: Position) -> list[Cue]:
        """ "the reports of a strike are false, X said": whoever says so rejects what the subject reports."""
        above = s.heads[copula] if s.deps[copula] == "ccomp" else None
        speaker = self._speaker_of(s, above) if above is not None else []
        tokens = {t for k in s.surface_subject(copula) for t in s.subtree(k)}
        return [self._cue(s, i, entry, position, speaker, tokens, answers=True)] if speaker else []

    def _noun(self, s: Sentence, i: int, entry: CueEntry, position: Position) -> list[Cue]:
        """ "claims by the rebels that …", "Kyiv's denial of …", "reports of …": covers what the noun governs."""
        speaker = [t for k in s.kids_by(i, "poss") for t in s.conjuncts(k)]
        speaker = speaker or s.fillers_of_prep(i, "by", "from")
        if not speaker:
            adjectives = [t for k in s.kids_by(i, "compound", "amod", "nmod") for t in s.conjuncts(k)]
            speaker = [k for k in adjectives if self._actors(s, [k])] or self._author_before(s, i)
        tokens: set[int] = set()
        for k in s.kids[i]:
            if (
                (s.deps[k] in ("acl", "ccomp") and not self._is_about(s, k))
                or (s.deps[k] == "prep" and s.lower[k] in ("of", "about"))
                or (s.deps[k] == "relcl" and s.lower[min(s.subtree(k))] == "that" and not self._is_about(s, k))
            ):
                tokens.update(s.subtree(k))
        if not tokens or (s.deps[i] == "nsubj" and not speaker and s.lemmas[i] in ("report", "statement")):
            return []
        cue = self._cue(s, i, entry, position, speaker, tokens)
        return [cue]

    def _is_about(self, s: Sentence, k: int) -> bool:
        """ "A claim that X rejects": the clause tells what X does with the claim, not what it claims."""
        objects = s.kids_by(k, "dobj")
        rejects = any(e.construction == "reject" for e in self.lexicon.cues.get(s.lemmas[k], ()))
        return any(s.tags[t] == "WDT" for t in objects) or (rejects and not objects)

    def _author_before(self, s: Sentence, i: int) -> list[int]:
        """ "X said in a report that …": the report is X's."""
        verb = s.heads[s.heads[i]]
        said = s.deps[i] == "pobj" and s.lower[s.heads[i]] == "in" and s.is_verb(verb) and not s.is_passive(verb)
        entries = self.lexicon.cues.get(s.lemmas[verb], ()) if said else ()
        return self._speaker_of(s, verb) if any(e.construction == "clause" for e in entries) else []

    def _response(self, s: Sentence, i: int, entry: CueEntry, position: Position) -> list[Cue]:
        if s.tags[i] == "VB" and any(s.lower[k] == "to" for k in s.kids_by(i, "aux")):
            return []
        verb = i if s.is_verb(i) else self._copula(s, i)
        verb = s.heads[i] if verb is None and s.deps[i] == "dobj" else verb
        speaker = [t for t in s.surface_subject(verb) if self._actors(s, [t])] if verb is not None else []
        if not speaker:
            speaker = [
                t for k in s.subtree(s.heads[i] if not s.is_verb(i) else i)
                if s.deps[k] == "prep" and s.lower[k] in ("from", "to", "with", "for", "by")
                for o in s.kids_by(k, "pobj") for t in s.conjuncts(o) if self._actors(s, [t])
            ]  # fmt: skip
        tokens = set(s.subtree(i)) - {t for k in speaker for t in s.subtree(k)}
        if any(s.lower[k] in self.lexicon.closed["distributive"] for o in s.kids_by(i, "dobj") for k in s.kids[o]):
            return []
        return [self._cue(s, i, entry, position, speaker[:1], tokens, answers=True)] if speaker else []

    def _unconfirmed(self, s: Sentence, i: int, entry: CueEntry, position: Position) -> list[Cue]:
        """ "could not be verified" is the outlet's word; "was unable to verify" is that of whoever was.

        "It could not determine whether …" covers what it leaves open; without that it points at an earlier claim.
        """
        copula = self._copula(s, i)
        verb = copula if copula is not None else i
        active = s.is_verb(verb) and not s.is_passive(verb)
        speaker = [t for t in s.surface_subject(verb) if self._actors(s, [t])] if active else []
        speaker = [] if copula is not None and all(s.lower[t] == "it" for t in speaker) else speaker
        above = {i, verb, *s.kids_by(i, "xcomp"), *s.kids_by(verb, "xcomp")}
        clauses = [k for v in above for k in s.kids_by(v, "ccomp", "advcl") if k > i]
        clauses += [k for k in s.kids_by(i, "acl") if self._is_content(s, k)]
        tokens = {t for k in clauses if self._is_left_open(s, k) for t in s.subtree(k)}
        return [self._cue(s, i, entry, "unconfirmed", speaker, tokens, answers=True)]

    def _is_left_open(self, s: Sentence, clause: int) -> bool:
        """A clause of what is not known: "whether it fired", "who fired", "if it fired", "no sign that it fired"."""
        first = min(s.subtree(clause))
        asked = s.tags[first].startswith("W") or s.lower[first] in self.lexicon.closed["modal_hypothetical"]
        return s.deps[clause] in ("ccomp", "acl") or asked

    def _toll(self, s: Sentence, i: int, entry: CueEntry, position: Position) -> list[Cue]:
        """ "put the number of dead at 22": the speaker's own figure for an event told before."""
        speaker = s.fillers_of_prep(i, "by") if s.is_passive(i) else s.surface_subject(i)
        numbers = [t for t in s.fillers_of_prep(i, "at", "to") if s.tags[t] == "CD" or s.kids_by(t, "nummod")]
        return (
            [self._cue(s, i, entry, position, speaker, set(), answers=True, accused=numbers)]
            if speaker and numbers
            else []
        )

    def _label(self, s: Sentence, i: int, entry: CueEntry, position: Position) -> list[Cue]:
        """ "Rebels shell port: monitor", "UN: rebels shell port": who stands alone beside the mark says the rest."""
        before, behind = list(range(i)), [t for t in range(i + 1, len(s)) if s.tags[t] not in (".", "''")]
        opens = len(before) < len(behind) and s.lower[i] == ":"
        speaker, told = (before, behind) if opens else (behind, before)
        if not speaker or len(speaker) > _LABEL_WORDS or s.ends[i] == s.starts[i + 1]:
            return []
        named = self._opens(s, speaker) if opens else self._closes(s, speaker)
        told_of = any(s.is_verb(t) for t in told) and not any(s.is_verb(t) or s.tags[t] in _LISTING for t in speaker)
        if not named or not told_of:
            return []
        cue = self._cue(s, i, entry, position, speaker[-1:], set(told))
        words = self.layers.doc.span(s.starts[speaker[0]], s.ends[speaker[-1]])
        return [replace(cue, speakers=tuple(replace(a, name=words.quote, span=words) for a in cue.speakers))]

    def _opens(self, s: Sentence, label: list[int]) -> bool:
        """A label before what is said is a body by its name or by a noun for one, and no state or topic."""
        actors = self._actors(s, label[-1:])
        noun = s.tags[label[-1]].startswith("NNP") or s.lemmas[label[-1]] in self.lexicon.actor_nouns
        return any(a.kind == "organisation" or (noun and a.kind in _LABELLED - {"state"}) for a in actors)

    def _closes(self, s: Sentence, label: list[int]) -> bool:
        """A label behind what is said is whoever may be one, or sources that nobody names ("residents")."""
        return s.lemmas[label[-1]] in self.sources or any(a.kind in _LABELLED for a in self._actors(s, label[-1:]))

    def _adverb(self, s: Sentence, i: int, entry: CueEntry, position: Position) -> list[Cue]:
        """ "Reportedly shelled": of a verb its own clause, without clauses aside and what it came after."""
        head = s.heads[i]
        tokens = set(s.subtree(head))
        if entry.pos == "adv":
            told_apart = [k for k in tokens if k != head and self._stands_apart(s, k)]
            tokens -= {t for k in told_apart for t in s.subtree(k)}
        return [self._cue(s, i, entry, position, [], tokens)]

    def _stands_apart(self, s: Sentence, k: int) -> bool:
        """A relative clause, one with a subject of its own, or a phrase of what came before ("following a raid")."""
        aside = s.deps[k] in ("advcl", "conj") and s.kids_by(k, "nsubj", "nsubjpass")
        before = s.deps[k] == "prep" and s.lower[k] in self.lexicon.closed["backdrop"]
        return s.deps[k] == "relcl" or bool(aside) or before


def state_of_relay(layers: Layers, relays: tuple[Actor, ...]) -> str | None:
    """The state of an agency that passes on unnamed officials, if the story names it: an agency abroad tells none."""
    codes = [r.code for r in relays if r.code]
    if not codes:
        return None
    named = {a.code for actors in layers.actors.values() for a in actors if a.sector != "JRN"}
    told_of = {layers.home, *named, *(m.place.country for m in layers.places)}
    return next((code for code in codes if code in told_of), None)


def _part_agrees(s: Sentence, i: int, pos: str) -> bool:
    if pos == "verb":
        return s.is_verb(i)
    if pos == "noun":
        return s.tags[i].startswith("NN")
    if pos == "adv":
        return s.tags[i].startswith("RB") or s.tags[i].startswith("JJ")
    return True
