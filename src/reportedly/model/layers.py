"""What annotation adds to a document: sentences with syntax, actors, places and times, ready to be read as claims.

A Sentence is a parsed stretch of text with the grammatical functions that roles are read from. Dependency labels are
those of spaCy's English models (ClearNLP style).
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import wraps
from typing import Any, TypeVar

from .claim import Actor, Place, Time
from .coding import Issue, Mention
from .text import Document

FIRST_PERSON = "speaker"
"""`ref` of "we" and "our troops" until it is known who speaks."""

_NOUN_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS", "CD", "PRP", "WP", "DT", "JJ", "JJS", "JJR", "VBG", "WDT"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_VERB_TAGS = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "MD"})
_TEMPORAL = frozenset({"after", "before", "while", "when", "since", "by", "without", "upon", "besides", "despite"})
_SUBORDINATORS = frozenset({"if", "unless", "once", "when", "until"})
_RELATIVE = frozenset({"who", "which", "that", "whom"})
_PREPOSITIONS = ("prep", "agent", "dative", "prt", "advmod", "mark")
_LABEL = 10
"""Tokens within which the head of an item ends."""
K = TypeVar("K")
T = TypeVar("T")


def _once(work: Callable[["Sentence", K], T]) -> Callable[["Sentence", K], T]:
    """A method of a token or word that is worked out once: the rules ask for the same ones again and again."""
    name = work.__name__

    @wraps(work)
    def find(s: "Sentence", i: K) -> T:
        known: dict[K, T] = s.known[name]
        found = known.get(i)
        if found is None:
            found = known[i] = work(s, i)
        return found

    return find


@dataclass(frozen=True, slots=True)
class Sentence:
    """One parsed sentence: parallel tuples over its tokens; `starts` and `ends` are offsets into the document.

    known: by method and token or word what has been worked out of the rest.
    """

    index: int
    paragraph: int
    start: int
    end: int
    words: tuple[str, ...]
    lower: tuple[str, ...]
    lemmas: tuple[str, ...]
    tags: tuple[str, ...]
    deps: tuple[str, ...]
    heads: tuple[int, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    kids: tuple[tuple[int, ...], ...]
    known: dict[str, dict[Any, Any]] = field(
        default_factory=lambda: defaultdict(dict), init=False, repr=False, compare=False
    )

    def __len__(self) -> int:
        return len(self.words)

    def label_end(self) -> int:
        """The colon behind the few words without a verb that head an item: "5 May, Accra: …"; 0 without one."""
        colon = next((i for i in range(min(len(self), _LABEL)) if self.lower[i] == ":"), 0)
        return 0 if any(self.is_verb(i) for i in range(colon)) else colon

    def kids_by(self, i: int, *deps: str) -> list[int]:
        """Children of token i with one of the dependency labels."""
        found, own = [], self.deps
        for k in self.kids[i]:  # a loop, for it is asked so often that a list expression costs twice as much
            if own[k] in deps:
                found.append(k)
        return found

    @_once
    def has(self, word: str) -> bool:
        """Whether a word, given in lower case, stands in the sentence."""
        return word in self.lower

    @_once
    def subtree(self, i: int) -> tuple[int, ...]:
        """Token i and all below it, in text order."""
        if not self.kids[i]:
            return (i,)
        found, stack = [], [i]
        while stack:
            t = stack.pop()
            found.append(t)
            stack.extend(self.kids[t])
        return tuple(sorted(found))

    def ancestors(self, i: int) -> Iterator[int]:
        """Heads of token i, nearest first."""
        while self.heads[i] != i:
            i = self.heads[i]
            yield i

    def is_verb(self, i: int) -> bool:
        """Whether token i is tagged as a verb."""
        return self.tags[i] in _VERB_TAGS

    def is_nominal(self, i: int) -> bool:
        """Whether token i can head a noun phrase."""
        return self.tags[i] in _NOUN_TAGS

    @_once
    def conjuncts(self, i: int) -> tuple[int, ...]:
        """Token i and what is coordinated with it below."""
        if not self.kids[i]:
            return (i,)
        found, stack = [i], [i]
        while stack:
            top = stack.pop()
            lists = [k for k in self.kids_by(top, "appos") if self.kids_by(k, "conj") and self.kids_by(k, "cc")]
            for k in [*self.kids_by(top, "conj"), *lists]:
                if (self.is_verb(k) == self.is_verb(i) or not self.is_verb(k)) and not self._is_ruled_out(k):
                    found.append(k)
                    stack.append(k)
        return tuple(sorted(found))

    def _is_ruled_out(self, k: int) -> bool:
        """ "by rebels, [not by soldiers]", "rebels and [not soldiers]"."""
        return any(self.lower[n] == "not" for n in self.kids_by(k, "neg")) and not self.is_verb(k)

    @_once
    def is_passive(self, v: int) -> bool:
        """Passive clause, a past participle that modifies a noun, or "with 20 people killed"."""
        if self.tags[v] == "VBD" and any(self._is_described_number(k) for k in self.kids_by(v, "dobj")):
            return True
        if self.deps[v] == "advcl" and self._is_reduced_passive(v):
            return True
        if self.tags[v] == "VBD" and self.deps[v] == "conj" and self._goes_on_passive(v):
            return True
        if self.tags[v] == "VBD" and not self.kids_by(v, "dobj", "aux") and self._is_lost_participle(v):
            return True
        if self.tags[v] != "VBN":
            return bool(self.kids_by(v, "auxpass", "nsubjpass")) and self.tags[v] in ("VBD", "VBN", "JJ")
        if self.kids_by(v, "auxpass", "nsubjpass"):
            return True
        if self.kids_by(v, "aux") or self._is_lost_finite(v) or self._is_inserted(v):
            return False
        if self.deps[v] == "pcomp" and self.lower[self.heads[v]] == "with" and not self.kids_by(v, "dobj"):
            return True
        head = self.heads[v]
        if self.deps[v] in ("conj",) and head != v and self.is_verb(head):
            return self.is_passive(head) and not self.kids_by(v, "dobj")
        if self.kids_by(v, "nsubj"):
            return self._is_bare_result(v)
        return self.deps[v] in ("acl", "advcl", "relcl", "amod", "ROOT", "ccomp", "xcomp", "appos", "dep")

    def _is_bare_result(self, v: int) -> bool:
        """ "two killed, [six passengers wounded]": a participle that tells what befell a number of people."""
        counted = [k for k in self.kids_by(v, "nsubj") if self.tags[k] == "CD" or self.kids_by(k, "nummod")]
        behind = self.kids_by(v, "dobj", "xcomp", "ccomp", "prt")
        beside = ("ROOT", "conj", "ccomp", "advcl", "dep")
        return self.deps[v] in beside and bool(counted) and all(k < v for k in behind)

    def _is_reduced_passive(self, v: int) -> bool:
        """ "if found guilty", "unless freed": a participle right behind a subordinator."""
        behind = v > 0 and self.lower[v - 1] in _SUBORDINATORS and self.heads[v - 1] == v
        return behind and self.tags[v] in ("VBD", "VBN") and not self.kids_by(v, "dobj")

    def _goes_on_passive(self, v: int) -> bool:
        """ "is convicted and sentenced": behind a present passive no past goes on, so that it is a participle."""
        first = self.heads[v]
        while self.deps[first] == "conj" and self.is_verb(self.heads[first]):
            first = self.heads[first]
        present = any(self.tags[k] in ("VBZ", "VBP") for k in self.kids_by(first, "auxpass"))
        return present and not self.kids_by(v, "nsubj", "nsubjpass", "dobj", "aux")

    def _is_inserted(self, v: int) -> bool:
        """ "a raid that witnesses say killed six": a past tense behind another's words, taken for a participle."""
        return self.deps[v] == "ccomp" and bool(self.kids_by(v, "dobj")) and not self.kids_by(v, "nsubj")

    def stands_between(self, v: int) -> bool:
        """ "Rebels, the army noted, had left": between commas that part a subject from its verb."""
        first = min(self.subtree(v))
        parted = first > 0 and self.lower[first - 1] == "," and self.lower[v + 1 : v + 2] == (",",)
        subjects = self.kids_by(v, "nsubj")
        whose = all(self.tags[t] not in ("WDT", "WP") for t in subjects)
        split = self.deps[self.heads[v]] in ("nsubj", "nsubjpass") and self.heads[self.heads[v]] > v
        return parted and bool(subjects) and whose and self.deps[v] == "relcl" and split

    def _is_described_number(self, i: int) -> bool:
        """ "ten traders killed 15 injured", "… 15 others injured": in a headline a number begins another clause."""
        counted = self.tags[i] == "CD" or (self.lemmas[i] == "other" and self.kids_by(i, "nummod"))
        return bool(counted) and any(self.tags[k] == "VBN" for k in self.kids_by(i, "acl"))

    @_once
    def surface_subject(self, v: int) -> tuple[int, ...]:
        """Subject as the grammar has it, through relatives, control, coordination and participles."""
        return self._subject_at(v, 0)

    def _subject_at(self, v: int, depth: int) -> tuple[int, ...]:
        """The surface subject of a verb that is `depth` steps from the one whose subject is looked for."""
        if depth > 12:
            return ()
        head, dep = self.heads[v], self.deps[v]
        own = self.kids_by(v, "nsubj", "nsubjpass")
        if len(own) > 1 and self.tags[own[-1]] == "DT" and not self.kids[own[-1]]:
            own = own[:-1]  # "the leaders each made speeches"
        if own:
            if self.lower[own[-1]] in _RELATIVE and dep in ("relcl", "acl", "ccomp") and self.is_nominal(head):
                return self.conjuncts_up(head)
            named = self.kids_by(head, "attr") if dep == "ccomp" and self.lemmas[head] == "be" else ()
            if self.lower[own[-1]] in _RELATIVE and named:  # "it was X that shelled the post"
                return self.conjuncts(named[0])
            if self.lower[own[-1]] in _RELATIVE and dep == "conj":
                return self._subject_at(head, depth + 1)
            if self.lower[own[-1]] in _RELATIVE and self.deps[head] == "relcl" and self.is_verb(head):
                return (self.heads[head],)
            return (*self._parted_subject(own), *self.conjuncts(own[-1]))
        if (
            v
            and self._is_finite(v)
            and self.deps[v - 1] == "npadvmod"
            and self.heads[v - 1] == v
            and self.tags[v - 1] == "NNP"
        ):
            return (v - 1,)
        if head == v:
            return ()
        if self._is_lost_finite(v):
            return next(((a,) for a in self.ancestors(v) if self.deps[a] == "nsubj"), ())
        if dep == "acl" and any(self.lower[k] == "to" for k in self.kids_by(v, "aux")):
            return self._gerund_subject(head, depth)
        if dep == "acl" and self.lower[head] == "those" and (counted := self.counted_among(head)):
            return counted
        if dep in ("acl", "relcl", "amod") and not self.is_verb(head):
            return () if dep == "relcl" and self.kids_by(v, "nsubj") else self.conjuncts_up(head)
        if dep == "compound" and self.tags[v] == "VBG":
            above = self.heads[head]
            return self._subject_at(above, depth + 1) if self.is_verb(above) else ()
        if dep == "pcomp" or (dep == "pobj" and self.tags[v] == "VBG"):
            if self.lower[head] == "by" and self.is_verb(self.heads[head]) and self.is_passive(self.heads[head]):
                return ()  # "were wounded by shelling from X"
            if self.lower[head] in _TEMPORAL and self.is_verb(self.heads[head]):
                return self._subject_at(self.heads[head], depth + 1)
            return self._gerund_subject(self.heads[head], depth)
        if dep in ("prep",):
            return self._subject_at(head, depth + 1) if self.is_verb(head) else ()
        if dep == "ccomp" and self.tags[v] == "VBN" and not self.kids_by(v, "aux", "auxpass") and self._is_inserted(v):
            return ()
        if dep == "ccomp" and self._is_finite(v):
            return self._sibling_subject(v)
        if dep in ("xcomp", "ccomp", "oprd") and self.is_verb(head):
            return self._controller(head, depth)
        main = self.finite_above(v)
        if main is not None:
            return self._subject_at(main, depth + 1)
        if dep in ("conj", "advcl", "dep", "parataxis", "acl", "appos") and self.is_verb(head):
            return self._subject_at(head, depth + 1)
        if dep in ("acl", "xcomp", "ccomp") and not self.is_verb(head):
            return self._gerund_subject(head, depth)
        if dep == "conj" and self.tags[v] == "VBG":
            return self._subject_of_first(v, depth)
        return ()

    def finite_above(self, v: int) -> int | None:
        """ "Accused X of killing ten and recalled its envoy": a past tense goes on with one, not with "killing"."""
        head = self.heads[v]
        if self.deps[v] != "conj" or self.tags[v] != "VBD" or self.tags[head] != "VBG" or self.deps[head] != "pcomp":
            return None
        if self.kids_by(v, "aux", "auxpass", "mark") or self.kids_by(head, "aux"):
            return None
        return next((a for a in self.ancestors(head) if self.is_verb(a) and self._is_finite(a)), None)

    def _subject_of_first(self, v: int, depth: int) -> tuple[int, ...]:
        """ "killing ten men and seizing the town": a second participle that was joined to the object of the first."""
        first = next((a for a in self.ancestors(v) if self.is_verb(a)), v)
        return self._subject_at(first, depth + 1) if first != v and self.tags[first] == "VBG" else ()

    def _parted_subject(self, own: list[int]) -> list[int]:
        """ "Ten men, including a priest, and two women were killed": the part before "and" was taken for a subject."""
        return own[:-1] if any(self.kids_by(k, "cc") and not self.kids_by(k, "conj") for k in own[:-1]) else []

    def counted_among(self, i: int) -> tuple[int, ...]:
        """ "nine pupils were among those killed": who is counted among them."""
        among = self.heads[i]
        verb = self.heads[among]
        counted = self.lower[among] == "among" and self.lemmas[verb] == "be"
        return tuple(n for k in self.kids_by(verb, "nsubj") for n in self.conjuncts(k)) if counted else ()

    def _is_lost_participle(self, v: int) -> bool:
        """ "Marchers shot dead by police", "gang leader killed in a raid": without "was", as headlines tell it."""
        bare = not self.kids_by(v, "nsubj", "xcomp", "ccomp")
        behind = self.deps[v] == "acl" and self.heads[v] == v - 1 and self.deps[v - 1] == "ROOT" and bare
        by = any(k <= v + 2 for k in self.kids_by(v, "agent"))  # not "called for a truce by the army"
        done = by or any(self.lower[k] == "dead" for k in self.kids_by(v, "oprd"))
        return behind or (self.deps[v] == "ROOT" and done and not self.kids_by(v, "conj"))

    def _is_lost_finite(self, v: int) -> bool:
        """A "participle" with an object is a past tense that was taken for a modifier ("units using X shelled Y")."""
        return self.tags[v] == "VBN" and self.deps[v] == "acl" and bool(self.kids_by(v, "dobj"))

    def _is_finite(self, v: int) -> bool:
        """Tense of its own: a past or present form, or a finite auxiliary."""
        return self.tags[v] in ("VBD", "VBZ", "VBP") or any(
            self.tags[k] in ("VBD", "VBZ", "VBP", "MD") for k in self.kids_by(v, "aux", "auxpass")
        )

    def _sibling_subject(self, v: int) -> tuple[int, ...]:
        """A finite complement that lost its subject to a participle before it ("A, allied to B, had fired")."""
        for k in self.kids_by(self.heads[v], "ccomp", "nsubj", "advcl"):
            if k < v:
                own = [k] if self.deps[k] == "nsubj" else self.kids_by(k, "nsubj", "nsubjpass")
                if own and self.deps[k] != "nsubj":
                    return self.conjuncts(own[0])
        return ()

    def _gerund_subject(self, governor: int, depth: int) -> tuple[int, ...]:
        """Who does the gerund that a verb or noun governs: "accused X of …ing", "succeeded in …ing"."""
        if not self.is_verb(governor):
            owner = self.kids_by(governor, "poss") or self.fillers_of_prep(governor, "by")
            owner = owner or self.kids_by(governor, "nsubj")  # "found them guilty of …ing"
            if owner:
                return self.conjuncts(owner[0])
            verb = self.heads[governor]
            return self._subject_at(verb, depth + 1) if verb != governor and self.is_verb(verb) else ()
        return self._controller(governor, depth)

    def _controller(self, verb: int, depth: int) -> tuple[int, ...]:
        """Who does what a verb governs: its object, else its subject ("urged X to leave", "voted 98-60 to leave")."""
        objects = [k for k in self.kids_by(verb, "dobj") if not self._is_tally(k)]
        if objects and not self.is_passive(verb):
            return self.conjuncts(objects[0])
        return self._subject_at(verb, depth + 1)

    def _is_tally(self, i: int) -> bool:
        """ "98-60": how a vote went."""
        return self.tags[i] == "CD" and any(mark in self.words[i] for mark in "-–")

    def conjuncts_up(self, i: int) -> tuple[int, ...]:
        """A relative clause's head with what is coordinated before it ("A and B, who …" reads both)."""
        return (i,)

    @_once
    def subject(self, v: int) -> tuple[int, ...]:
        """Logical subject: the agent of a passive, else the surface subject."""
        return tuple(self.fillers_of_prep(v, "by")) if self.is_passive(v) else self.surface_subject(v)

    @_once
    def object(self, v: int) -> tuple[int, ...]:
        """Logical object: the surface subject of a passive, else the object, also of a relative clause."""
        if self.is_passive(v):
            return self.surface_subject(v)
        if self.deps[v] == "compound" and self.tags[v] == "VBG":
            return (self.heads[v],)
        own = self.kids_by(v, "dobj", "obj")
        found = tuple(k for f in own for k in self.conjuncts(f)) or self._shared_object(v)
        if found and self.deps[v] in ("relcl", "acl") and self.lower[found[0]] in _RELATIVE:
            return found if self.is_verb(self.heads[v]) else (self.heads[v],)
        if self.deps[v] == "relcl" and not self.is_verb(self.heads[v]):
            own = self.kids_by(v, "nsubj")
            if not found and own and self.lower[own[-1]] not in _RELATIVE and not self._fills_gap(v):
                return (self.heads[v],)
        return found

    def _fills_gap(self, v: int) -> bool:
        """ "the town in which they fought", "the day when they fought": what the clause is about is not its object."""
        behind = {k: self.kids_by(k, "pobj", "pcomp", "prep") for k in self.kids_by(v, "prep")}
        stranded = [
            k for k, found in behind.items() if not self.kids[k] or any(self.lower[o] in _RELATIVE for o in found)
        ]
        adverbs = [k for k in self.kids_by(v, "advmod") if self.tags[k] == "WRB"]
        return bool(stranded or adverbs or self.kids_by(v, "ccomp", "xcomp"))

    def _shared_object(self, v: int) -> tuple[int, ...]:
        """ "shelling, besieging and killing civilians": the object behind the last of the coordinated verbs."""
        if any(self.deps[k] in ("prep", "ccomp", "xcomp") for k in self.kids[v]):
            return ()
        for k in self.kids_by(v, "conj"):
            if self.is_verb(k) and not self.kids_by(k, "nsubj", "nsubjpass", "aux"):
                return self.object(k)
        return ()

    def fillers_of_prep(self, i: int, *preps: str) -> list[int]:
        """Objects of the prepositions below token i, coordination expanded."""
        found: list[int] = []
        for k in self._prepositions(i):
            if self.lower[k] not in preps:
                continue
            for o in self.kids_by(k, "pobj", "pcomp"):
                found.extend(self.conjuncts(o))
            for nested in self.kids_by(k, "prep", "conj"):
                same = self.deps[nested] == "prep" or self.lower[nested] in preps  # "on ships and on ports"
                for o in self.kids_by(nested, "pobj") if same else ():
                    found.extend(self.conjuncts(o))
        return found

    @_once
    def _prepositions(self, i: int) -> tuple[int, ...]:
        """Words below token i that a phrase may hang on as on a preposition, without those that "not" rules out."""
        return tuple(k for k in self.kids_by(i, *_PREPOSITIONS) if not self._is_ruled_out(k))

    def verb_group(self, v: int) -> list[int]:
        """Auxiliaries and negation of a verb, with those of the verb it is coordinated with where it has none."""
        found = self.kids_by(v, "aux", "auxpass", "neg")
        if not found and self.deps[v] == "conj" and self.is_verb(self.heads[v]) and not self.kids_by(v, "nsubj"):
            return self.verb_group(self.heads[v])
        return found

    def is_definite(self, i: int) -> bool:
        """Whether its article points at what is known: "the attack", "this attack"."""
        return any(self.lower[k] in _DEFINITE for k in self.kids_by(i, "det"))

    def token_at(self, offset: int) -> int | None:
        """Index of the token that holds the character at `offset`."""
        i = bisect_right(self.ends, offset)
        return i if i < len(self.words) and self.starts[i] <= offset else None

    def tokens_in(self, start: int, end: int) -> list[int]:
        """Tokens that overlap `[start, end)`."""
        return list(range(bisect_right(self.ends, start), bisect_left(self.starts, end)))

    def head_of(self, start: int, end: int) -> int | None:
        """The token of `[start, end)` whose head lies outside it; of two subjects of one verb the last."""
        inside = self.tokens_in(start, end)
        over = [i for i in inside if self.heads[i] == i or self.heads[i] not in inside]
        if not over:
            return None
        same = [i for i in over if self.deps[i] == "nsubj" and self.heads[i] == self.heads[over[0]]]
        return same[-1] if over[0] in same else over[0]


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A resolved toponym. `dateline`: not a place of events. `ambiguous`: other candidates came close."""

    place: Place
    sentence: int
    token: int | None
    dateline: bool
    ambiguous: bool
    candidates: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TimeMention:
    """A resolved time expression. `limit`: an until, not the event's own time. `member`: one of "April and May"."""

    time: Time
    sentence: int
    token: int | None
    limit: bool
    member: bool


@dataclass(frozen=True, slots=True)
class Layers:
    """A document with all its layers. `actors` maps (sentence, token) to the actors that the phrase there names.

    names: offsets of known names; home: alpha-3 of the state that the story is set in; abroad: of
    the next one, where no place of the story lies in the first; states: those that the text names; headline: whether
    the first sentence of the text is one, and was parsed; written: the day of its dateline, else of publication;
    referred: "the town" and the like, each with the place that was named before; items: sentences that open an
    item of a list; days: those that open with a day, as the items of a chronicle do.
    """

    doc: Document
    sentences: tuple[Sentence, ...]
    quotes: tuple[tuple[int, int], ...]
    actors: dict[tuple[int, int], tuple[Actor, ...]]
    mentions: tuple[Mention, ...]
    places: tuple[PlaceMention, ...]
    times: tuple[TimeMention, ...]
    names: tuple[tuple[int, int], ...]
    home: str | None
    abroad: str | None
    states: frozenset[str]
    headline: bool = False
    written: str | None = None
    referred: tuple[PlaceMention, ...] = ()
    items: frozenset[int] = frozenset()
    days: frozenset[int] = frozenset()
    issues: tuple[Issue, ...] = field(default=())

    def at(self, s: Sentence, i: int) -> tuple[Actor, ...]:
        """Who token i of a sentence names."""
        return self.actors.get((s.index, i), ())


def no_layers(doc: Document) -> Layers:
    """The layers of a document that is not parsed."""
    return Layers(doc, (), (), {}, (), (), (), (), None, None, frozenset())
