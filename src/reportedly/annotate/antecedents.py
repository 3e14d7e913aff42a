"""Remembers who was named, in text order, and says whom "they", "both sides" or "the ministry" then stand for.

What a phrase itself names is read in `actors`.
"""

from dataclasses import dataclass, replace

from ..lexicon import Lexicon
from ..lexicon.schema import ActorNoun
from ..model import Actor
from ..model.layers import Sentence
from ..model.sides import OF_MANY_STATES
from ..reference.actors import load_actors
from .actor_words import ActorWords
from .place_words import place_lexicon

_THINGS = ("state", "office", "force", "armed_group", "organisation", "outlet", "party")
_GROUPS_OF_PEOPLE = ("force", "armed_group", "people", "party", "organisation", "unnamed")
_BODIES = frozenset({"office", "force", "organisation"})
_NO_PARTIES = ("outlet", "people", "unnamed", "organisation")
_PLURAL = frozenset({"NNS", "NNPS"})
_AGAINST = frozenset({"on", "upon", "at", "against"})
_HOSTILE = frozenset({"ASSAULT", "COERCE", "ACCUSE"})
_WHEN = frozenset({"before", "after", "during", "since"})
_IN_OFFICE = frozenset({"GOV", "MIL", "LEG"})
_OF_STATES = frozenset({"IGO", "UNO", "EUR"})
_LISTED = 3
"""Sentences over which "the three countries" points back."""
Key = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Seen:
    """An actor mention in text order, for later pronouns and definite descriptions."""

    key: Key
    actors: tuple[Actor, ...]
    noun: str | None
    plural: bool
    subject: bool
    spoke: bool
    index: int
    beside: Key | None


class Antecedents:
    """The actors of one document as far as it is read."""

    def __init__(self, lexicon: Lexicon, words: ActorWords) -> None:
        self.lexicon, self.words = lexicon, words
        self.seen: list[Seen] = []
        self.joined: list[Seen] = []
        self.parties: list[tuple[int, int, tuple[Actor, ...]]] = []
        self.owners: dict[str, Actor] = {}
        self.mediators: set[int] = set()

    def add(self, s: Sentence, i: int, actors: tuple[Actor, ...], index: int) -> None:
        """Token i named these actors, by mention `index`; "A, B and C" as a subject are also known together."""
        subject = s.deps[i] in ("nsubj", "nsubjpass")
        named_body = s.tags[i] == "NNPS" and actors[0].kind in _GROUPS_OF_PEOPLE  # "the Armed Forces": "it" or "they"
        surname = s.tags[i] == "NNPS" and actors[0].kind == "person"  # "Carlos Flores"
        acronym = s.words[i].isupper()  # "ECOWAS", read as a plural
        plural = (s.tags[i] in _PLURAL and not (named_body or surname or acronym)) or len(actors) > 1
        beside = (s.index, s.heads[i]) if s.deps[i] == "conj" else None
        spoke = subject and s.lemmas[s.heads[i]] in self.lexicon.cues
        self.seen.append(Seen((s.index, i), actors, s.lemmas[i], plural, subject, spoke, index, beside))
        if self._mediates(s, i):
            self.mediators.add(index)
        listed = self._listed_before(self.seen[-1]) if beside else []
        if listed and listed[0].subject:
            everybody = tuple(actor for seen in (*listed, self.seen[-1]) for actor in seen.actors)
            self.joined.append(replace(listed[0], actors=everybody, noun=None, plural=True))

    def _listed_before(self, last: Seen) -> list[Seen]:
        """Who stands before the mention in its list, in order: "[A, B] and C"."""
        by_key = {seen.key: seen for seen in self.seen if seen.key[0] == last.key[0]}
        members = {by_key[last.beside].key} if last.beside in by_key else set()
        for seen in reversed(by_key.values()):  # each hangs on one before it, several on the first
            if seen.key in members and seen.beside in by_key:
                members.add(by_key[seen.beside].key)
        for seen in by_key.values():
            if seen.beside in members and seen is not last:
                members.add(seen.key)
        return [seen for seen in by_key.values() if seen.key in members]

    # -- pronouns ---------------------------------------------------------------------------------------------------

    def of_pronoun(self, s: Sentence, i: int) -> Seen | None:
        """Who a pronoun stands for: near, a subject, one who spoke before where it speaks."""
        word = s.lower[i]
        if word in self.words.thing and (
            self._is_act(s, i) or self._is_expletive(s, i) or self._stands_for_object(s, i)
        ):
            return None
        barred = self._co_arguments(s, i)
        speaks = s.deps[i] == "nsubj" and s.lemmas[s.heads[i]] in self.lexicon.cues
        speaks_on = word in self.words.thing and s.deps[i] == "nsubj"
        led = word in self.words.many and s.tags[i] == "PRP$" and s.lemmas[s.heads[i]] in self.lexicon.actor_nouns
        harms = s.deps[i] == "nsubj" and self._is_harm(s, s.heads[i])
        best: tuple[float, int, Seen] | None = None
        for seen in (*self.seen, *self.joined):
            distance = s.index - seen.key[0]
            if distance > 2 or seen.key in barred:
                continue
            if not self._agrees(word, seen) and not self._is_body_over(s, seen, i):
                continue
            if distance == 0 and word in self.words.thing and _is_one_of_several(s, seen.key[1]):
                continue
            score = (0 if distance == 0 else -1 - distance) + (1.5 if seen.subject else 0)
            score += 2 if seen.plural and word in self.words.many else 0
            score -= 2 if led and seen.actors[0].kind == "person" else 0  # "their leader", "their fighters": a group's
            score += 2 if speaks and seen.spoke else 0
            score -= 2 if harms and seen.plural and seen.actors[0].kind == "people" else 0  # not "her children"
            score -= 2 if seen.actors[0].kind == "outlet" and not speaks else 0  # who passes on what others say
            score += 1 if distance == 0 and seen.spoke and self._is_over(s, seen.key[1], i) and speaks_on else 0
            if best is None or (score, seen.index) >= best[:2]:
                best = (score, seen.index, seen)
        return best[2] if best else None

    def _is_harm(self, s: Sentence, verb: int) -> bool:
        """A verb of violence or seizure, and of nothing else."""
        rows = [e for e in self.lexicon.events.get(s.lemmas[verb], ()) if e.pos == "verb" and e.type]
        return bool(rows) and all(e.type in ("ASSAULT", "COERCE") for e in rows)

    def _is_act(self, s: Sentence, i: int) -> bool:
        """ "The raid was deadly because it struck a market": the subject of a clause below that of an act."""
        verb = s.heads[i]
        above = s.kids_by(s.heads[verb], "nsubj") if s.deps[i] == "nsubj" and s.deps[verb] == "advcl" else []
        acts = [e for k in above for e in self.lexicon.events.get(s.lemmas[k], ()) if s.tags[k] in ("NN", "VBG")]
        return any(e.type == "ASSAULT" and e.pos == "noun" for e in acts)

    def _is_expletive(self, s: Sentence, i: int) -> bool:
        """ "It is hard to leave", "it is clear that X left": the word stands for what the clause says."""
        verb = s.heads[i]
        judged = [k for k in s.kids_by(verb, "acomp") if s.lemmas[k] in self.lexicon.closed["judging_adjective"]]
        told = [c for k in (verb, *judged) for c in s.kids_by(k, "xcomp", "ccomp", "advcl") if c > k]
        return s.deps[i] == "nsubj" and s.lemmas[verb] == "be" and bool(judged and told)

    def _stands_for_object(self, s: Sentence, i: int) -> bool:
        """ "A rejected the plan after B rejected it": the object in the clause above, which is nobody."""
        verb = s.heads[i]
        over = s.heads[verb]
        alike = s.deps[i] == "dobj" and s.deps[verb] in ("advcl", "conj") and s.is_verb(over)
        told = {(s.index, o) for o in s.kids_by(over, "dobj") if s.tags[o] in ("NN", "NNP")} if alike else set()
        return bool(told) and told.isdisjoint(seen.key for seen in self.seen)

    def _is_over(self, s: Sentence, subject: int, i: int) -> bool:
        """ "A says that B … and that it …": the verb of this subject is above the clause of the pronoun."""
        return s.heads[subject] in s.ancestors(i) and s.heads[i] != s.heads[subject]

    def _is_body_over(self, s: Sentence, seen: Seen, i: int) -> bool:
        """ "The ministry said [they] had left": the body that says so, right above the clause of the pronoun."""
        verb = s.heads[i]
        body = seen.key[0] == s.index and seen.spoke and not seen.plural and seen.actors[0].kind in ("state", "office")
        if not body or s.lower[i] != "they" or s.deps[verb] != "ccomp":
            return False
        return s.heads[seen.key[1]] == s.heads[verb] and not self._is_person(seen)

    def _agrees(self, word: str, seen: Seen) -> bool:
        """Whether a pronoun can stand for what was seen, by number and kind."""
        kind = seen.actors[0].kind
        if word in self.words.person:
            return not seen.plural and (kind == "person" or self._is_person(seen))
        if word in self.words.thing:
            thing = kind in _THINGS or seen.noun in self.words.joint
            return not seen.plural and thing and not self._is_person(seen)
        return word in self.words.many and (seen.plural or kind in _GROUPS_OF_PEOPLE)

    def _is_person(self, seen: Seen) -> bool:
        """Whether its noun names a person; "government" itself counts before "head of government".

        So do the words of its name: a general staff is no chief of staff, and a coast guard no guard.
        """
        nouns = [n for n in self.lexicon.actor_nouns.get(seen.noun or "", ()) if n.lemma.split()[-1] == seen.noun]
        nouns = [n for n in nouns if n.lemma in seen.actors[0].name.lower()] or nouns
        kind = [n for n in nouns if n.kind == seen.actors[0].kind] or nouns
        longer = [n for n in kind if n.lemma != seen.noun and not n.person and seen.actors[0].name.endswith(n.lemma)]
        return not longer and any(n.person for n in [n for n in kind if n.lemma == seen.noun] or kind)

    def _co_arguments(self, s: Sentence, i: int) -> set[Key]:
        """Subjects of the verb whose object the pronoun is, and of a violent verb whose object it owns.

        Of "accused X of a raid on its soil" it is X; "extended its raids" is of who did.
        """
        if s.tags[i] == "PRP" and s.deps[i] in ("dobj", "pobj", "dative"):
            verb = next((a for a in s.ancestors(i) if s.is_verb(a)), i)
            return {(s.index, t) for t in s.surface_subject(verb)}
        path = list(s.ancestors(i))
        for v in path:
            if s.is_verb(v):
                types = {e.type for e in self.lexicon.events.get(s.lemmas[v], ())}
                if not types and s.deps[v] == "advcl" and s.tags[v] == "VBG":
                    continue  # "banned the band, citing its support for X"
                aside = any(s.lower[a] in _WHEN and s.heads[a] == v for a in path)
                if "ACCUSE" in types and any(s.lower[a] == "of" and s.heads[a] == v for a in path):
                    return {(s.index, t) for t in s.kids_by(v, "dobj")}
                if any(
                    e.type == "ASSAULT" and e.pos == "noun" for e in self.lexicon.events.get(s.lemmas[s.heads[i]], ())
                ):
                    types &= {"ACCUSE"} if s.lemmas[v] not in self.lexicon.opposing else types
                hostile = bool(types & _HOSTILE) or ("MOBILIZE" in types and self._is_entered(s, i))
                return {(s.index, t) for t in s.surface_subject(v)} if hostile and not aside else set()
        return set()

    def _is_entered(self, s: Sentence, i: int) -> bool:
        """ "entered its airspace", "flew into its airspace": of another than who moves."""
        land = s.heads[i]
        into = s.deps[land] == "pobj" and s.lower[s.heads[land]] == "into"
        return s.lower[land] in place_lexicon().sets["territories"] and (into or s.deps[land] == "dobj")

    # -- pairs ------------------------------------------------------------------------------------------------------

    def pair(self, s: Sentence, i: int) -> list[tuple[Actor, int]]:
        """ "both sides", "the two neighbours": those of the sentence, else those told of last; a joined pair first.

        Nobody who mediates, or who acts on the two at token i: "A and B urged both sides to talk".
        """
        others = self.mediators | self._who_act_on(s, i)
        joined = self._coordinated_pair(s, others)
        if joined and all(self.is_of(s, index) for _, index in joined):
            return joined
        return self._first_two_parties(s, others) or joined or self._last_two_parties(s, others)

    def _who_act_on(self, s: Sentence, i: int) -> set[int]:
        """The mentions in the subject of the verb whose object token i is; "each other" are they themselves."""
        i = s.heads[i] if s.deps[i] == "det" else i
        verb = s.heads[s.heads[i]] if s.deps[i] == "pobj" else s.heads[i]
        if not s.is_verb(verb) or s.lower[i] in self.words.reciprocal:
            return set()
        if s.deps[i] == "nsubj" and any(s.tags[k] == "TO" for k in s.kids_by(verb, "aux")):  # "urged both to talk"
            verb = s.heads[verb]
        doers = {t for k in s.surface_subject(verb) for t in (k, *s.subtree(k)) if i not in s.subtree(k)}
        return {seen.index for seen in self.seen if seen.key[0] == s.index and seen.key[1] in doers}

    def _mediates(self, s: Sentence, i: int) -> bool:
        """ "brokered by A and B", "A offered to mediate": who stands between the two sides."""
        while s.deps[i] == "conj" and not s.is_verb(s.heads[i]):
            i = s.heads[i]
        verb = s.heads[s.heads[i]] if s.deps[s.heads[i]] == "agent" else s.heads[i]
        if s.deps[i] != "nsubj" and verb == s.heads[i]:
            return False
        verbs = (verb, *s.kids_by(verb, "xcomp"))
        return any(e.mode == "third-party" for v in verbs for e in self.lexicon.events.get(s.lemmas[v], ()))

    def is_of(self, s: Sentence, index: int) -> bool:
        """Whether the mention stands in this sentence."""
        return any(seen.index == index and seen.key[0] == s.index for seen in self.seen)

    def _first_two_parties(self, s: Sentence, others: set[int]) -> list[tuple[Actor, int]]:
        """The first two sides that the sentence names."""
        sides: dict[str, tuple[Actor, int]] = {}
        for sentence, index, actors in self.parties:
            for actor in actors if sentence == s.index and index not in others else ():
                side = _side(actor)
                if side is not None and actor.kind not in _NO_PARTIES:
                    sides.setdefault(side, (actor, index))
        return list(sides.values())[:2] if len(sides) > 1 else []

    def _coordinated_pair(self, s: Sentence, others: set[int]) -> list[tuple[Actor, int]]:
        """The last "A and B" of different sides."""
        by_key = {seen.key: seen for seen in self.seen}
        for seen in reversed(self.seen):
            if s.index - seen.key[0] > 4:
                break
            if seen.index in others:
                continue
            other = by_key.get(seen.beside) if seen.beside else None
            if len(seen.actors) == 2 and _side(seen.actors[0]) != _side(seen.actors[1]):
                return [(a, seen.index) for a in seen.actors]
            sides = (_side(other.actors[0]), _side(seen.actors[0])) if other is not None else (None, None)
            if other is not None and None not in sides and sides[0] != sides[1]:
                return [(other.actors[0], other.index), (seen.actors[0], seen.index)]
        return []

    def listed_states(self, s: Sentence) -> list[tuple[Actor, int]]:
        """The last list of three or more states side by side, in this sentence or the three before."""
        near = [seen for seen in self.seen if s.index - seen.key[0] <= _LISTED and seen.actors[0].kind == "state"]
        lists: list[list[Seen]] = []
        for seen in near:
            before = next((row for row in lists if seen.beside in {x.key for x in row}), None)
            if before is None:
                lists.append([seen])
            else:
                before.append(seen)
        told = [row for row in lists if len({x.actors[0].code for x in row}) > 2]
        return [(x.actors[0], x.index) for x in told[-1]] if told else []

    def _last_two_parties(self, s: Sentence, others: set[int]) -> list[tuple[Actor, int]]:
        parties: dict[str, tuple[Actor, int]] = {}
        for sentence, index, actors in reversed(self.parties):
            if s.index - sentence > 6 or len(parties) >= 2:
                break
            for actor in reversed(actors) if index not in others else ():
                side = _side(actor)
                if side and side not in parties and actor.kind not in _NO_PARTIES:
                    parties[side] = (actor, index)
        pair = sorted(list(parties.values())[:2], key=lambda row: row[1])
        return pair if len(pair) == 2 else []

    # -- definite descriptions --------------------------------------------------------------------------------------

    def of_definite(self, s: Sentence, i: int, base: Actor, noun: ActorNoun) -> Actor:
        """ "the ministry", "the group": an earlier mention with the same noun or of the kind the noun asks for."""
        last = noun.lemma.split()[-1]
        whole = s.heads[i] if s.deps[i] == "compound" else i
        definite = s.is_definite(i) or s.is_definite(whole)
        if noun.lemma in self.words.generic_state:
            return self._last_state(base, self._attackers(s, i)) if definite and s.tags[i] == "NN" else base
        if not definite or noun.kind in ("people", "unnamed"):
            return base
        if noun.lemma in self.words.international:
            return self._last_mission(base)
        armed = noun.sector == "UNK" and any(seen.actors[0].kind == "armed_group" for seen in self.seen)
        for seen in reversed(self.seen):
            actor = seen.actors[0]
            if not actor.code or len(seen.actors) > 1:
                continue
            if armed and actor.sector in _OF_STATES:  # "the UN said the group had fled"
                continue
            words = noun.lemma.split()
            bare = all(s.lower[k] in words for k in s.kids_by(i, "amod", "compound", "nmod", "poss"))
            same = seen.noun == last and (actor.kind == noun.kind or self._is_home(actor, noun))
            same |= seen.noun == last and bare and actor.kind in _BODIES and noun.kind in _BODIES
            if noun.kind == "organisation" and noun.sector == "NGO" != actor.sector:
                continue
            if noun.lemma in self.words.joint and (seen.noun != last or self._is_other_coalition(s, i, actor)):
                continue
            bodies = ("armed_group",) if noun.kind == "armed_group" else ("armed_group", "organisation")
            bodies = ("organisation",) if noun.sector == "NGO" else bodies
            group = noun.lemma in self.words.generic_group and actor.kind in bodies
            named = noun.kind == "organisation" == actor.kind and noun.sector == "NGO" and actor.ref and bare
            if (same and (self._is_home(actor, noun) or actor.kind != noun.kind)) or named:
                return replace(base, ref=actor.ref, code=actor.code, sector=actor.sector, kind=actor.kind)
            if same or group:
                return replace(base, ref=actor.ref, code=actor.code, sector=actor.sector or base.sector)
        if noun.lemma in self.words.generic_group - self.words.joint:
            return self._last_group(s, base)
        owner = self.owners.get(noun.lemma)
        if owner is None or noun.kind not in ("force", "office"):
            return base
        return replace(base, ref=owner.ref, code=owner.code)

    def _last_group(self, s: Sentence, base: Actor) -> Actor:
        """ "Jets struck rebel positions. The group …": an armed group of which only a thing was told."""
        near = (actors[0] for n, _, actors in reversed(self.parties) if s.index - n <= 2)
        armed = next((a for a in near if a.kind == "armed_group" and a.code), None)
        return replace(base, ref=armed.ref, code=armed.code, sector=armed.sector) if armed else base

    def _last_mission(self, base: Actor) -> Actor:
        """ "The mission", "the Fact-Finding Mission": the body of many states that was named last."""
        named = (x.actors[0] for x in reversed(self.seen) if len(x.actors) == 1)
        body = next((a for a in named if a.sector in OF_MANY_STATES and a.code), None)
        return replace(base, ref=body.ref, code=body.code, sector=body.sector) if body else replace(base, sector="IGO")

    def _is_other_coalition(self, s: Sentence, i: int, actor: Actor) -> bool:
        """ "the international coalition" is not the party that is named so too."""
        return actor.kind == "party" and bool(s.kids_by(i, "amod", "compound"))

    def _is_home(self, actor: Actor, noun: ActorNoun) -> bool:
        """ "the Nepali coalition", then "the coalition": parties of one state, not forces of several."""
        return noun.lemma in self.words.joint and actor.kind == "party"

    def _attackers(self, s: Sentence, i: int) -> set[str | None]:
        """ "the army of X shelled the country": the states of those who do violence to what token i names."""
        over = list(s.ancestors(i))
        verb = next((n for n, a in enumerate(over) if s.is_verb(a) and s.deps[a] != "prep"), len(over))
        struck = s.deps[i] == "dobj" or (s.deps[i] == "pobj" and s.lower[over[0]] in _AGAINST)
        plain = s.deps[i] == "pobj"  # "fired at the country", but not "left the country", though one leaves dead too
        acts = [a for a in over[: verb + 1] if self._is_violent(s, a, plain=plain)]
        if not struck or verb == len(over) or not acts:
            return set()
        at = s.starts[acts[0]]
        told = [a for n, _, actors in self.parties if n == s.index for a in actors if a.code and a.span]
        owners = {a.code for a in told if a.span and a.span.start <= at < a.span.end}
        if owners and not s.is_verb(acts[0]):  # "X's strikes on it"
            return owners
        doers = s.surface_subject(over[verb]) or s.object(s.heads[s.heads[over[verb]]])  # "accused X of shelling it"
        subjects = {(s.index, t) for t in doers}
        return {a.code for seen in self.seen if seen.key in subjects for a in seen.actors}

    def _is_violent(self, s: Sentence, i: int, *, plain: bool) -> bool:
        entries = self.lexicon.events.get(s.lemmas[i], ())
        return any(e.type == "ASSAULT" and (plain or not e.needs) for e in entries)

    def _last_state(self, base: Actor, attackers: set[str | None]) -> Actor:
        """ "the kingdom", "the country": the state named last, but for those of who attack it, or whose head speaks.

        A weapon or vehicle is often abroad: "shot down a Kenyan drone over the country".
        """
        told = [x for x in self.seen if self._rules(x.actors[0], attackers) or self._heads_state(x, attackers)]
        bodies = [x for x in told if not self._is_thing(x)] or [x for x in told if x.subject] or told
        if not bodies:
            return base
        code = bodies[-1].actors[0].code
        return replace(base, ref=code and code.lower(), code=code, sector="GOV", kind="state")

    def _heads_state(self, seen: Seen, attackers: set[str | None]) -> bool:
        """ "Kenyan president N says that the country …": somebody in office who is the subject."""
        actor = seen.actors[0]
        in_office = seen.subject and actor.kind == "person" and actor.sector in _IN_OFFICE
        return bool(in_office and actor.code and actor.code not in attackers and _is_state(actor.code))

    def _is_thing(self, seen: Seen) -> bool:
        return any(n.equipment for n in self.lexicon.actor_nouns.get(seen.noun or "", ()))

    def _rules(self, actor: Actor, attackers: set[str | None]) -> bool:
        """Whether an actor is a state, an office or a force, whose state is none of those who attack."""
        rules = actor.kind in ("state", "office", "force") or (attackers and actor.sector == "GOV")
        return bool(actor.code and actor.code not in attackers and rules and _is_state(actor.code))


def _is_state(code: str) -> bool:
    """Not the acronym of a body of many states."""
    return code.lower() in load_actors().entries


def _is_one_of_several(s: Sentence, i: int) -> bool:
    """ "A and B said …": who is named beside others as a subject is no "it"."""
    return s.deps[i] == "conj" or bool(s.deps[i] in ("nsubj", "nsubjpass") and s.kids_by(i, "conj"))


def _side(actor: Actor) -> str | None:
    if actor.kind in ("armed_group", "organisation") or actor.sector == "REB":
        return actor.ref or actor.party
    return actor.code
