"""Ties a speaker told by a pronoun or a bare noun to whoever spoke before: "It said", "he said", "the source said"."""

from dataclasses import dataclass, replace

from ..lexicon import Lexicon
from ..lexicon.schema import ActorNoun
from ..model import Actor
from ..model.layers import Layers, Sentence
from .cues import Cue

_BODIES = frozenset({"office", "force", "organisation", "outlet", "armed_group", "party", "state"})
_GROUPS = frozenset({"organisation", "armed_group"})
_ANYBODY = frozenset({None, "CVL", "UNK"})
_OF_STATES = frozenset({"UNO", "IGO", "EUR"})
"""Bodies of many states: no "group"."""
_VOICES = frozenset({"clause", "preposition", "noun"})
_NEXT, _NEAR = 1, 3
"""Sentences back to which a pronoun looks: over what the text says it stands for, and where it stands for nobody."""


@dataclass(frozen=True, slots=True)
class _Heard:
    """A speaker that the text has named. `noun`: the lemma that it was named by."""

    actor: Actor
    noun: str
    person: bool
    sentence: int

    @property
    def body(self) -> bool:
        """Whether "it" may stand for the speaker: a body, or a source that nobody names."""
        return self.actor.kind == "unnamed" or (self.actor.kind in _BODIES and not self.person)


class SpeakerTies:
    """Speakers of one document, read in order."""

    def __init__(self, layers: Layers, lexicon: Lexicon) -> None:
        self.layers, self.lexicon = layers, lexicon
        self.sources = lexicon.closed["unnamed_source"]
        self.heard: list[_Heard] = []

    def tie(self, cues: dict[int, list[Cue]]) -> dict[int, list[Cue]]:
        """The cues by sentence, each speaker that points back tied to the one it stands for."""
        tied = {}
        for s in self.layers.sentences:
            tied[s.index] = [self._tied(s, c, cues[s.index]) for c in cues[s.index]]
            self.heard += [h for c in tied[s.index] if _is_outermost(c, tied[s.index]) for h in self._hear(s, c)]
        return tied

    def _hear(self, s: Sentence, cue: Cue) -> list[_Heard]:
        """Who speaks in the cue, unless told by a pronoun."""
        t = cue.speaker_token
        if t is None or cue.entry.construction not in _VOICES or not cue.speakers:
            return []
        actor, noun = cue.speakers[0], s.lemmas[t]
        named = any(n.person for n in self.lexicon.actor_nouns.get(noun, ())) or noun in self.sources
        person = actor.kind == "person" or (named and s.tags[t] != "NNS")
        return [_Heard(actor, noun, person, s.index)]

    def _tied(self, s: Sentence, cue: Cue, rows: list[Cue]) -> Cue:
        t = cue.speaker_token
        if t is None or cue.entry.construction not in _VOICES or not cue.speakers:
            return cue
        if len(cue.speakers) > 1 and s.lower[t] != "they":
            return cue
        actor = cue.speakers[0]
        if s.tags[t] == "PRP":
            meant = self._pronoun(s, t, actor, within=self._is_within(actor, cue)) if _is_outermost(cue, rows) else None
            return cue if meant is None else replace(cue, speakers=(meant,))
        if s.lemmas[t] in self.lexicon.closed["saying_noun"]:
            issuer = self._issuer(s, t, actor)
            return cue if issuer is None else replace(cue, speakers=(issuer,))
        answers = cue.position != "asserts" and actor.ref is not None  # "the group denied it": of those charged
        meant = None if answers else self._group(s, t)
        meant = meant or self._army(s, t, actor) or self._surname(s, t, actor) or self._noun(s, t, actor)
        meant = meant or self._body(s, t, actor)
        if meant is None:
            return cue
        return replace(cue, speakers=(replace(actor, ref=meant.ref, code=meant.code, sector=meant.sector),))

    def _is_within(self, actor: Actor, cue: Cue) -> bool:
        """Whether whom a trailing cue gives as its speaker is told in what it says, and somebody is told before."""
        named = {a.name for at in cue.content for a in self.layers.actors.get(at, ())}
        return cue.trailing and actor.name in named

    def _pronoun(self, s: Sentence, t: int, actor: Actor, *, within: bool) -> Actor | None:
        """ "It" is the body that spoke in the sentence before, "he" and "she", where nobody else, who spoke last.

        within: the text says that it stands for somebody told in what it says ("a nurse was killed, he said").
        """
        here = actor.span is not None and s.start <= actor.span.start < s.starts[t] and not within
        unknown = actor.name.lower() == s.lower[t] or within or self._is_seen_only(actor)
        if here and not unknown:
            return None
        recent = [h for h in reversed(self.heard) if s.index - h.sentence <= (_NEAR if unknown else _NEXT)]
        if s.lower[t] == "it":
            spoke = next((h.actor for h in recent if h.body), None) or self._by_paper(s, recent)
        elif s.lower[t] == "they" and within:
            spoke = next((h.actor for h in recent if not h.person), None)
        elif s.lower[t] in ("he", "she") and unknown:
            spoke = next((h.actor for h in recent if h.person), None)
        else:
            return None
        return spoke or (self._told_last(s, s.lower[t]) if within else None)

    def _by_paper(self, s: Sentence, recent: list[_Heard]) -> Actor | None:
        """ "It" is the statement by which a person spoke in the sentence before."""
        papers = self.lexicon.closed["own_paper"]
        by = [h for h in recent if s.index - h.sentence == 1 and not papers.isdisjoint(self._before(s).lemmas)]
        return by[0].actor if by else None

    def _before(self, s: Sentence) -> Sentence:
        """The sentence before this one; the first itself."""
        return next((b for b in reversed(self.layers.sentences) if b.index < s.index), s)

    def _told_last(self, s: Sentence, word: str) -> Actor | None:
        """The subject of the sentence before, where the pronoun agrees with it: "The minister met X. …, he said"."""
        b = self._before(s)
        mains = [i for i in range(len(b)) if b.deps[i] == "ROOT"] if b.index < s.index else []
        for i in (t for m in mains for t in b.surface_subject(m)):
            for actor in self.layers.actors.get((b.index, i), ()):
                person = actor.kind == "person" or any(n.person for n in self._nouns(b, i))
                several = b.tags[i] in ("NNS", "NNPS")
                agrees = several if word == "they" else not several and person == (word != "it")
                if agrees:
                    return actor
        return None

    def _nouns(self, s: Sentence, t: int) -> tuple[ActorNoun, ...]:
        """What the word at the token may name."""
        return tuple(n for n in self.lexicon.actor_nouns.get(s.lemmas[t], ()) if n.lemma == s.lemmas[t])

    def _is_seen_only(self, actor: Actor) -> bool:
        """Somebody without a name or an office who has not spoken: "a man in the ruins"."""
        return actor.kind == "people" and all(h.actor.name != actor.name for h in self.heard)

    def _noun(self, s: Sentence, t: int, actor: Actor) -> Actor | None:
        """ "The source" is the source that spoke before, "the watchdog" the named body of its kind."""
        if actor.ref or actor.code or not any(s.lower[k] == "the" for k in s.kids_by(t, "det")):
            return None
        for h in reversed(self.heard):
            same = h.noun == s.lemmas[t] and actor.kind == h.actor.kind
            body = actor.kind == h.actor.kind == "organisation" and h.actor.ref and h.actor.sector == actor.sector
            if same or body:
                return h.actor if h.actor.code or h.actor.ref or h.actor.sector not in _ANYBODY else None
        return None

    def _group(self, s: Sentence, t: int) -> Actor | None:
        """ "The group added", "the observatory group said": the body that spoke last, not one that was only told of."""
        generic = any(n.kind == "organisation" and n.sector in _ANYBODY for n in self._nouns(s, t))
        words = s.kids_by(t, "compound", "amod", "nmod", "poss")
        own = all(any(n.kind == "organisation" for n in self._nouns(s, k)) for k in words)
        if not generic or not own or not any(s.lower[k] == "the" for k in s.kids_by(t, "det")):
            return None
        near = (h.actor for h in reversed(self.heard) if s.index - h.sentence <= _NEAR)
        return next((a for a in near if a.kind in _GROUPS and a.sector not in _OF_STATES), None)

    def _army(self, s: Sentence, t: int, actor: Actor) -> Actor | None:
        """ "The army said", after "the Ghanaian military said": the forces that spoke last, by another word."""
        bare = not s.kids_by(t, "compound", "amod", "nmod", "poss", "prep") and s.is_definite(t)
        if not bare or actor.ref or actor.code or actor.kind != "force" or actor.sector != "MIL":
            return None
        near = (h.actor for h in reversed(self.heard) if s.index - h.sentence <= _NEAR)
        return next((a for a in near if a.kind == "force" and a.sector == "MIL" and a.code), None)

    def _body(self, s: Sentence, t: int, actor: Actor) -> Actor | None:
        """ "The service said", "the bloc added": the body that spoke last."""
        bare = not s.kids_by(t, "compound", "amod", "nmod", "poss", "prep") and s.is_definite(t)
        if not bare or actor.ref or actor.code or s.lemmas[t] not in self.lexicon.closed["body_word"]:
            return None
        near = (h.actor for h in reversed(self.heard) if s.index - h.sentence <= _NEAR and h.body)
        return next((a for a in near if a.code and a.kind != "state"), None)

    def _surname(self, s: Sentence, t: int, actor: Actor) -> Actor | None:
        """ "Addo" is who was told before as "Observatory director Kofi Addo"."""
        if actor.kind != "person" or actor.sector or s.tags[t] != "NNP":
            return None
        word = s.words[t]
        return next(
            (h.actor for h in reversed(self.heard) if h.actor.sector and h.actor.name.split()[-1] == word), None
        )

    def _issuer(self, s: Sentence, t: int, actor: Actor) -> Actor | None:
        """ "The statement" is told by whoever spoke by one before, or was told to have made one."""
        if actor.code or actor.ref or s.tags[t] != "NN" or not s.is_definite(t):
            return None
        spoke = next((h.actor for h in reversed(self.heard) if h.noun == s.lemmas[t] and h.actor.code), None)
        if spoke is not None:
            return spoke
        before = [b for b in self.layers.sentences if 0 < s.index - b.index <= _NEAR]
        makers = (a for b in reversed(before) for k in range(len(b)) if b.lemmas[k] == s.lemmas[t]
                  for a in self._maker(b, k))  # fmt: skip
        return next((a for a in makers if a.code), None)

    def _maker(self, s: Sentence, t: int) -> tuple[Actor, ...]:
        """Who made a statement: "X issued a statement", "X said in a statement", "X's statement"."""
        head = s.heads[t]
        verb = s.heads[head] if s.deps[t] == "pobj" else head
        subject = s.surface_subject(verb) if s.deps[t] in ("dobj", "pobj") and s.is_verb(verb) else []
        owners = s.kids_by(t, "poss") + s.fillers_of_prep(t, "by", "from") or subject
        return tuple(a for k in owners for a in self.layers.actors.get((s.index, k), ()))


def _is_outermost(cue: Cue, rows: list[Cue]) -> bool:
    return not any((cue.s.index, cue.token) in c.content and c.speakers for c in rows if c is not cue)
