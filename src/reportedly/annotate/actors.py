"""Reads who a phrase names: state + force, office, group or person, composed from its words; and who "they" are.

Types come from reference data and lexicon, never from a tagger's labels. What an actor does is read in `extract`.
"""

from collections.abc import Sequence
from dataclasses import replace

from ..lexicon import split_words
from ..lexicon.schema import ActorNoun
from ..model import Actor, Mention, Span
from ..model.layers import FIRST_PERSON, Sentence
from ..model.vocabulary import Sector
from ..reference.actors import Reference, load_actors
from .actor_making import ActorMaking
from .actor_phrases import FIGHTING, GROUPS, MODIFIERS, NAMED, NATIONS, OF_GROUPS, ActorPhrases, Pair
from .antecedents import Antecedents, Key
from .names import Name

_NAMED_AFTER = frozenset({"hospital", "school", "religious_site", "market", "residential", "cultural_site"})
"""Kinds of houses whose proper names say nothing of whose they are ("Saudi Hospital")."""
_STATES = ("state", "adjective", "demonym", "capital")
_NAMED_BODIES = frozenset({"organisation", "outlet"})
_QUOTES = frozenset("\"“”'‘.")
_HYPHENS = ("-", "–", "‑")
_BELONGS = ("of", "for", "from", "to", "with", "at", "by")

_SERVING = frozenset({"GOV", "MIL", "COP", "SPY"})
_LED_BODIES = frozenset({"office", "force", "organisation", "outlet", "party", "armed_group"})


class ActorReader:
    """Reads a document's actors in text order; one instance a document."""

    def __init__(self, phrases: ActorPhrases) -> None:
        self.phrases = phrases
        self.doc, self.lexicon, self.words = phrases.doc, phrases.lexicon, phrases.words
        self.making = ActorMaking(phrases.doc, phrases.words)
        self.before = Antecedents(phrases.lexicon, phrases.words)
        self.people: dict[str, Actor] = {}
        self.mentions: list[Mention] = []
        self.actors: dict[Key, tuple[Actor, ...]] = {}

    def read_sentence(self, s: Sentence) -> None:
        """Adds the actors of every phrase of the sentence, left to right."""
        self.phrases.open(s)
        for i in self.phrases.candidates(s):
            found, refers = self._read(s, i)
            if found:
                self._remember(s, i, found, refers)

    def _remember(self, s: Sentence, i: int, actors: tuple[Actor, ...], refers: tuple[int, ...]) -> None:
        self.actors[s.index, i] = actors
        head = self.phrases.name_at.get(i)
        inside = head is not None and i != s.head_of(head.start, head.end)
        if inside or (s.deps[i] in ("amod", "compound", "nmod") and not refers):
            return
        index = len(self.mentions)
        first = actors[0]
        self.mentions.append(
            Mention(first.name, first.ref, first.code, first.sector, first.kind, first.span, refers_to=refers)
        )
        if not refers:
            self.before.parties.append((s.index, index, actors))
        if not refers and self.phrases.is_thing(s, i) and first.sector != "BUS":
            return
        self.before.add(s, i, actors, index)

    def _read(self, s: Sentence, i: int) -> tuple[tuple[Actor, ...], tuple[int, ...]]:
        if s.tags[i] in ("PRP", "PRP$"):
            return self._pronoun(s, i)
        pair = self._group_reference(s, i)
        if pair is not None:
            return pair
        return self._phrase(s, i), ()

    def _phrase(self, s: Sentence, i: int) -> tuple[Actor, ...]:
        if self.phrases.is_quantifier(s, i):
            inner = [o for o in s.fillers_of_prep(i, "of") if o != i]
            if inner:
                whole = self._phrase(s, inner[0])[:1]
                several = s.deps[i] in ("nsubj", "conj")  # "dozens of states condemned it", not "of its state"
                whole = tuple(a for a in whole if a.kind != "state" or (several and not a.code))
                return tuple(self.making.spanned(s, a, i, inner[0]) for a in whole)
        led = self._head_of(s, i)
        if led:
            return led
        name = self.phrases.name_at.get(i)
        leader = name.get("leader") if name is not None else None
        if leader is not None and name is not None and name.get(*NAMED) is None:
            name = None
        if name is not None and s.head_of(name.start, name.end) == i:
            found = self._from_name(s, i, name)
            if found is not None or s.tags[i] in ("NNP", "NNPS", "JJ"):
                return (*self._listed_before(s, i), found) if found else ()
        elif name is not None and s.deps[i] not in ("compound", "amod", "nmod", "poss"):
            return ()
        if i in self.phrases.pairs:
            return self._from_pair(s, i, self.phrases.pairs[i])
        noun, first = self.phrases.noun_at(s, i)
        if noun is not None and (
            (noun.kind == "party" and self.phrases.is_occasion(s, i)) or self.phrases.is_part_of_place(s, i, noun)
        ):
            return ()
        if noun is not None:
            return (self._from_noun(s, i, first, noun), *self._shared_offices(s, i, noun))
        if s.lemmas[i] in self.words.elliptic:
            return self._others(s, i)
        if (i in self.phrases.place_at and not self.phrases.titled(s, i)) or self.phrases.is_area(s, i):
            return ()
        if self._names_act(s, i):
            return ()
        if s.tags[i] in ("NNP", "NNPS") and any(map(str.isalpha, s.words[i])):
            person = self._from_person(s, i, leader)
            return (*self._with_office_before(s, i), person, *self._of_two_states(s, i, person)) if person else ()
        return self._from_modifiers(s, i)

    def _head_of(self, s: Sentence, i: int) -> tuple[Actor, ...]:
        """ "the head of the mission", "the hospital's director": who leads a body stands for it."""
        if s.lemmas[i] not in self.words.posts or s.tags[i] not in ("NN", "NNS"):
            return ()
        owners = s.fillers_of_prep(i, "of", "for", "at") or s.kids_by(i, "poss") or s.kids_by(i, "compound", "nmod")
        for o in owners:
            own = o == i or self.phrases.noun_at(s, o)[1] <= i < o  # "head of state" is one word for an office
            for actor in () if own else self._phrase(s, o)[:1]:
                if actor.kind in _LED_BODIES:
                    return (self.making.spanned(s, actor, min(i, o), max(i, o)),)
        return ()

    def _with_office_before(self, s: Sentence, i: int) -> tuple[Actor, ...]:
        """ "President A and Foreign Minister B" read as one name: the first of the two."""
        k = self.phrases.office_before(s, i)
        return self.actors.get((s.index, k), ()) if k is not None else ()

    def _of_two_states(self, s: Sentence, i: int, person: Actor) -> list[Actor]:
        """ "Kenyan-Somali journalist N": also of the state before the hyphen."""
        further = self.phrases.coordinated_names(s, i) if person.code else []
        return [
            replace(person, name=f"{name} {person.name}", span=span, code=ref.code)
            for name, span, ref in further
            if ref.code != person.code and self.doc.text[span.end : span.end + 1] in _HYPHENS
        ]

    def _names_act(self, s: Sentence, i: int) -> bool:
        """ "a Joint Trade Agreement", "the X Treaty": the proper name of what is signed or held is nobody."""
        if s.tags[i] == "NNP" and s.lower[i] in self.lexicon.closed["document"]:
            return True
        if s.tags[i] != "NNP" or self.phrases.left_edge(s, i) == i or s.lower[i] in self.people:
            return False
        return any(e.type and e.pos == "noun" for e in self.lexicon.events.get(s.lower[i], ()))

    def _others(self, s: Sentence, i: int) -> tuple[Actor, ...]:
        """ "two others from Tanzania": people of that state."""
        span = self.doc.span(s.starts[i], s.ends[i])
        names = [self.phrases.name_at[o] for o in s.fillers_of_prep(i, "from") if o in self.phrases.name_at]
        codes = [ref.code for name in names if (ref := name.get("state")) is not None]
        return tuple(Actor(span.quote, None, code, "CVL", "people", span) for code in codes)

    def _shared_offices(self, s: Sentence, i: int, noun: ActorNoun) -> tuple[Actor, ...]:
        """ "the leaders of A, B and C", "A and B troops": one actor for each further owner."""
        found = [
            self.making.compose(Actor(f"{name_} {s.words[i]}", None, None, noun.sector, noun.kind, span), ref, noun)
            for name_, span, ref in self.phrases.coordinated_names(s, i)
        ]
        many = [self.actors.get((s.index, k), ()) for k in s.kids_by(i, "poss") if self._is_of_several(s, k)]
        owners = [a for actors in many for a in actors]
        for a in owners[1:]:
            base = replace(self._office_at(s, i, i, noun), name=f"{s.words[i]} of {a.name}")
            found.append(self.making.inherit(base, a, noun))
        for k in s.kids_by(i, "prep"):
            found += self._offices_of(s, i, k, noun)
        return tuple(found)

    def _is_of_several(self, s: Sentence, k: int) -> bool:
        """ "Their ministers", "the two countries' ministers"."""
        edge = min([k, *(t for t in s.kids[k] if t < k)])
        return s.tags[k] == "PRP$" or " ".join(s.lower[edge : k + 1]) in self.lexicon.closed["group_reference"]

    def _offices_of(self, s: Sentence, i: int, prep: int, noun: ActorNoun) -> list[Actor]:
        """One for each owner behind "of A and B", "of both states" but the first; behind "in A and B" for each."""
        owners = [o for p in s.kids_by(prep, "pobj") for o in s.conjuncts(p)]
        if len(owners) == 1 and s.lower[prep] in ("of", "from", "on") and self._is_of_several(s, owners[0]):
            base = self._office_at(s, i, owners[0], noun)
            return [self.making.inherit(base, a, noun) for a in self._read(s, owners[0])[0][1:]]
        in_place = s.lower[prep] in self.words.place_prepositions
        if len(owners) < 2 or not (s.lower[prep] in ("of", "from") or (in_place and s.tags[i] == "NNS")):
            return []
        found: list[Actor] = []
        seen: set[str | None] = set()
        for o in owners:
            owner = self._owner_object(s, s.lower[prep], o)
            base = self._office_at(s, i, o, noun)
            if owner is not None and o != owners[0] and not (in_place and seen & {None, owner.code}):
                make = self.making
                found.append(
                    make.compose(base, owner, noun) if isinstance(owner, Reference) else make.inherit(base, owner, noun)
                )
            seen.add(owner.code if owner is not None else None)
        return found

    def _office_at(self, s: Sentence, i: int, o: int, noun: ActorNoun) -> Actor:
        """The office at token i, of the owner at token o, before that one's state is known."""
        span = self.doc.span(s.starts[o], s.ends[o])
        return Actor(f"{s.words[i]} of {span.quote}", None, None, noun.sector, noun.kind, span)

    def _from_pair(self, s: Sentence, i: int, pair: Pair) -> tuple[Actor, ...]:
        """One actor for each of the two sides."""
        right = self._side_actor(s, pair.right, i, pair.noun)
        left = self._side_actor(s, pair.left, i, pair.noun)
        if left.code and not right.code and self.phrases.name_at.get(pair.left) is None:
            right = replace(right, code=left.code)
        return (left, right)

    def _side_actor(self, s: Sentence, t: int, i: int, noun: ActorNoun) -> Actor:
        """The forces at token i of the side at token t; a capital is its government."""
        span = self.doc.span(s.starts[t], s.ends[t])
        name = self.phrases.name_at.get(t)
        ref = name.get(*NATIONS) if name is not None else None
        if name is not None and ref is not None:
            if ref.category in ("capital", "seat"):
                return replace(self.making.actor(s, t, t, ref, name=name), span=span)
            return self.making.compose(Actor(f"{span.quote} {s.words[i]}", None, None, "MIL", "force", span), ref, noun)
        own, first = self.phrases.noun_at(s, t)
        head = split_words(noun.lemma)[-1]
        better = (
            self.phrases.longer.get(f"{s.lemmas[t]} {head}")
            or self.phrases.longer.get(f"{s.lemmas[t]} force")
            or own
            or noun
        )
        base = Actor(f"{span.quote} {s.words[i]}", None, None, better.sector, better.kind, span)
        before = self.phrases.name_at.get(first - 1)
        state = (
            before.get(*NATIONS, "leader") if before is not None and not self.phrases.hyphenated(s, before) else None
        )
        return self.making.compose(base, state, better) if state is not None and state.code else base

    def _from_name(self, s: Sentence, i: int, name: Name) -> Actor | None:
        ref = name.get(*NAMED)
        if ref is None or self.phrases.hyphenated(s, name) or self.phrases.opens_title(s, i, name):
            return None
        if s.deps[i] in ("compound", "nmod", "amod") and self.phrases.is_about(s, s.heads[i], name, ref):
            return None
        if ref.category in ("capital", "state", "seat") and self.phrases.is_located(s, i):
            return None
        if ref.category == "capital" and not self.phrases.speaks_for_state(s, i):
            return None
        if self.doc.text[max(0, name.start - 4) : name.start].lower() == "non-":
            span = self.doc.span(name.start - 4, name.end)
            return Actor(span.quote, None, None, "CVL", "people", span)
        leads = s.deps[i] == "npadvmod" and s.lemmas[s.heads[i]] in self.words.leading_verbs
        first = s.heads[i] if s.deps[i] == "conj" and s.tags[i] == "JJ" else i  # "Indian and Chinese talks"
        modifies = leads or s.deps[first] in ("amod", "compound", "nmod", "poss")
        if ref.category in ("adjective", "demonym", "people") and not modifies:
            return self.making.actor(s, i, i, ref, kind="people", sector="CVL", name=name)
        span = self.doc.span(name.start, name.end)
        made = replace(self.making.actor(s, i, i, ref, name=name), name=span.quote, span=span)
        actor = self.before.owners[s.lemmas[s.tokens_in(name.start, name.end)[-1]]] = self._of_owner(s, i, made)
        return actor

    def _of_owner(self, s: Sentence, i: int, actor: Actor) -> Actor:
        """ "Fiji's Foreign Office", "Fiji's National Guard": one known by that name in another state is the owner's.

        So is one whose longer name has another state in it ("the Fiji Orr Congress"), and a group of several words
        ("Fiji's National Liberation Army").
        """
        owners = [n.get(*NATIONS) for k in s.kids_by(i, "poss") if (n := self.phrases.name_at.get(k)) is not None]
        owners += [n.get(*NATIONS) for n in self.phrases.left_names(s, i)]
        other = next((o.code for o in owners if o is not None and o.code not in (None, actor.code)), None)
        group = actor.kind == "armed_group" and " " in actor.name
        ref = actor.ref if group and actor.ref in load_actors().international else None
        owned = group or actor.kind in ("office", "force", "party")
        return replace(actor, ref=ref, code=other) if other and owned else actor

    def _listed_before(self, s: Sentence, i: int) -> tuple[Actor, ...]:
        """ "Qatar Egypt and Jordan": states before the first "and" whose commas are lost."""
        found: list[Actor] = []
        goes_on = any(s.deps[k] == "conj" for k in s.kids[i])
        for k in s.kids_by(i, "compound", "nmod") if goes_on else ():
            name = self.phrases.name_at.get(k)
            ref = name.get("state") if name is not None else None
            if name is not None and ref is not None and s.ends[k] == name.end and self.phrases.name_at[i].get("state"):
                found.append(self.making.actor(s, k, k, ref, name=name))
        return tuple(found)

    def _from_noun(self, s: Sentence, i: int, first: int, noun: ActorNoun) -> Actor:
        ref = self._owner(s, i, noun)
        start = self.phrases.left_edge(s, i)
        end = self.phrases.right_edge(s, i)
        span = self.doc.span(s.starts[start], s.ends[end])
        plain = noun
        if not isinstance(ref, Reference) or noun.person:
            noun = self.phrases.armed_modifier(s, i, first, noun)
        noun = self.phrases.home_coalition(s, i, noun, ref)
        policed = noun is plain and noun.lemma in self.words.of_police_too and self._is_of_police()
        sector: Sector | None = "COP" if policed else noun.sector
        base = Actor(span.quote, None, None, sector, noun.kind, span)
        person = self.phrases.appositive_name(s, i) if noun.person else None
        if isinstance(ref, Reference):
            actor = self.before.owners[noun.lemma] = self.making.compose(base, ref, noun)
            for inner in (self.phrases.noun_at(s, t)[0] for t in range(start, first)):
                if inner is not None and ref.category in NATIONS:
                    self.before.owners[inner.lemma] = self.making.compose(replace(base, kind=inner.kind), ref, inner)
        elif isinstance(ref, Actor):
            actor = self.before.owners[noun.lemma] = self.making.inherit(base, ref, noun)
        else:
            owned = any(self.phrases.noun_at(s, t)[0] is not None for t in range(start, first))
            joint = noun.lemma in self.words.joint
            base = replace(base, kind=None) if joint or (noun.equipment and not owned) else base
            shared = self._beside(s, i, first, base, noun) or self._identified(s, i, base)
            actor = shared or self.before.of_definite(s, i, self._anonymous(s, i, base, noun), noun)
            told = self.phrases.coalition_told(s, i, first) if actor.code is None and noun.sector == "MIL" else None
            actor = replace(actor, ref=told[0], code=told[1]) if told is not None else actor
        if person:
            self.people[person] = replace(actor, kind="person")
        return actor

    def _is_of_police(self) -> bool:
        """ "Police shot a man after he hurt [an officer]": the text has told of police so far, and of no army."""
        sectors = {m.sector for m in self.mentions}
        return "COP" in sectors and "MIL" not in sectors

    def _identified(self, s: Sentence, i: int, base: Actor) -> Actor | None:
        """ "an attacker identified by X as a member of Y": what he is said to be, whoever says it."""
        if base.kind not in ("unnamed", "people"):
            return None
        for o in (o for k in s.kids_by(i, "acl", "relcl") for o in s.fillers_of_prep(k, "as")):
            for actor in self._phrase(s, o)[:1]:
                if actor.kind == "armed_group":
                    return replace(base, ref=actor.ref, code=actor.code, sector=actor.sector, kind=actor.kind)
        return None

    def _beside(self, s: Sentence, i: int, start: int, base: Actor, noun: ActorNoun) -> Actor | None:
        """ "Kenyan government tanks and artillery", "the Kenyan Army and Air Force": forces share the words before."""
        head = s.heads[i]
        if noun.kind != "force" or s.kids_by(i, "det", "amod", "poss"):
            return None
        if s.deps[i] != "conj" or start - head != 2:
            return self._struck_with(s, i, base)
        first = next(iter(self.actors.get((s.index, head), ())), None)
        return replace(base, code=first.code, kind=first.kind) if first is not None and first.kind == "force" else None

    def _struck_with(self, s: Sentence, i: int, base: Actor) -> Actor | None:
        """ "100 Kenyan tanks were destroyed and dozens of soldiers captured": both subjects, or both objects."""
        while s.deps[i] == "pobj" and self.phrases.is_quantifier(s, s.heads[s.heads[i]]):
            i = s.heads[s.heads[i]]
        verb = s.heads[i]
        suffers = s.deps[i] in ("nsubjpass", "dobj") or (s.deps[i] == "nsubj" and s.tags[verb] == "VBN")
        if s.tags[i] == "NN" or not suffers or s.deps[verb] != "conj":
            return None
        role = "dobj" if s.deps[i] == "dobj" else "nsubjpass"
        before = [a for k in s.kids_by(s.heads[verb], role) for a in self.actors.get((s.index, k), ())]
        return replace(base, code=before[0].code) if before and before[0].sector == "MIL" else None

    def _anonymous(self, s: Sentence, i: int, base: Actor, noun: ActorNoun) -> Actor:
        """ "two diplomats", "officials": persons in office whom nobody names and no state owns.

        "Several governments" are several states.
        """
        bare = s.tags[i] == "NNS" and not any(s.lower[k] == "the" for k in s.kids_by(i, "det"))
        if bare and noun.lemma in self.words.one_a_state:
            return replace(base, kind="state")
        office = noun.person and noun.kind == "office"
        return replace(base, kind="unnamed") if office and (bare or noun.lemma in self.words.abroad) else base

    def _owner(self, s: Sentence, i: int, noun: ActorNoun) -> Reference | Actor | None:
        """Whose office or force it is: a group before a state, a modifier before "of"; of a state, which it is."""
        behind = self._owner_behind(s, i) if noun.lemma in self.words.generic_state else None
        behind = behind or self._served(s, i, noun, self.phrases.poss_tokens(s, i))
        if behind is not None:
            return behind
        left = self.phrases.left_names(s, i) or self.phrases.name_before(s, i, noun)
        press = noun.sector == "JRN" or noun.lemma in self.lexicon.closed["press_body"]
        for name in left:
            ref = name.get(*GROUPS) or (name.get("outlet") if press else None)
            if ref is not None:
                return ref
        for name in left:
            ref = name.get(*NATIONS, "leader")
            if ref is not None and ref.code is not None:
                return ref
        if noun.lemma in self.words.state_role_words:
            named = [self.phrases.name_at[k] for k in s.kids_by(i, "appos") if k in self.phrases.name_at]
            if named and named[0].get("state") is not None:
                return named[0].get("state")
        for k in () if noun.lemma in self.words.other_side else self.phrases.poss_tokens(s, i):
            found = self.actors.get((s.index, k)) or self._read(s, k)[0]
            if found and (found[0].code or found[0].ref):
                return found[0]
        place = self._place_before(s, i, noun)
        behind = self._believed(s, i) or self._sided(s, i) or place or self._owner_behind(s, i)
        return behind or self._served(s, i, noun, s.fillers_of_prep(i, "for", "of"))

    def _served(self, s: Sentence, i: int, noun: ActorNoun, owners: Sequence[int]) -> Actor | None:
        """ "The Kenyan army's spokesman", "a spokesman for the rebels": of the force or group, whatever its state."""
        if not noun.person or noun.kind != "office":
            return None
        bodies = (o for o in owners if (body := self.phrases.noun_at(s, o)[0]) is not None and not body.person)
        return next((a for o in bodies for a in self._read(s, o)[0] if a.kind in FIGHTING), None)

    def _sided(self, s: Sentence, i: int) -> Actor | None:
        """ "forces loyal to X", "militiamen allied with X": of the state of whom they side with."""
        words = [k for k in s.kids_by(i, "amod", "acl") if s.lemmas[k] in self.lexicon.closed["sided_word"]]
        named = (a for k in words for o in s.fillers_of_prep(k, "to", "with") for a in self._phrase(s, o)[:1])
        of_many = load_actors().international
        return next((replace(a, ref=None, kind="state") for a in named if a.code and a.ref not in of_many), None)

    def _believed(self, s: Sentence, i: int) -> Reference | None:
        """ "jets believed to be Kenyan", "gunmen suspected to be Somali": whose they are said to be."""
        said = [x for k in s.kids_by(i, "acl") for x in s.kids_by(k, "xcomp") if s.lemmas[x] == "be"]
        names = [self.phrases.name_at.get(o) for x in said for o in s.kids_by(x, "acomp", "attr")]
        return next((ref for n in names if n is not None and (ref := n.get("adjective", "demonym")) is not None), None)

    def _place_before(self, s: Sentence, i: int, noun: ActorNoun) -> Actor | None:
        """ "Kharkiv Oblast governor", "Aleppo rebels": a place among or directly before the modifiers.

        "The Orr clan" is called by a name, wherever a town of that name lies.
        """
        own = i - len(split_words(noun.lemma)) + 1
        first = min(self.phrases.left_edge(s, i), own)
        if s.lower[own] in self.words.kin:
            return None
        for t in range(i - 1, max(first - 2, -1), -1):
            mention = self.phrases.place_at.get(t)
            if mention is not None and mention.place.country and s.lower[t + 1] not in (",", "and", "-"):
                return _of_place(mention.place.country)
        return None

    def _owner_behind(self, s: Sentence, i: int) -> Reference | Actor | None:
        away = self.words.place_prepositions | {"to"} if s.lemmas[i] in self.words.abroad else ()
        if any(n.equipment for n in self.lexicon.actor_nouns.get(s.lemmas[i], ())):
            away = self.words.above  # "two drones over X", which are mostly another's
        for k in (k for k in s.kids_by(i, "prep") if s.lower[k] not in away):
            for o in s.kids_by(k, "pobj"):
                found = self._owner_object(s, s.lower[k], o) or self._employer(s, i, k, o)
                if found is not None:
                    return found
        for k in s.kids_by(i, "appos"):
            name = self.phrases.name_at.get(k)
            ref = name.get(*GROUPS, "outlet") if name else None
            if ref is not None:
                return ref
        return None

    def _employer(self, s: Sentence, i: int, prep: int, o: int) -> Actor | None:
        """ "A lieutenant in the Fijian navy", "an official in X's ministry": the body that the person is in."""
        noun = self.phrases.noun_at(s, i)[0]
        if s.lower[prep] != "in" or noun is None or not noun.person or noun.sector not in _SERVING:
            return None
        body = self.phrases.noun_at(s, o)[0]
        if body is None or body.person or body.kind not in ("force", "office"):
            return None
        return next((a for a in self._read(s, o)[0] if a.code or a.ref), None)

    def _owner_object(self, s: Sentence, prep: str, o: int) -> Reference | Actor | None:
        name = self.phrases.name_at.get(o)
        place = self.phrases.place_at.get(o)
        if prep == "on" and self._is_of_several(s, o):  # "officials on both sides"
            return next(iter(self._read(s, o)[0]), None)
        if prep in self.words.place_prepositions:
            if name is None and place is None and s.lemmas[o] in self.lexicon.closed["place_noun"]:
                nations = (n.get("adjective", "state") for n in self.phrases.left_names(s, o))
                there = next((ref for ref in nations if ref is not None), None)  # "officials in the Kenyan town"
                if there is not None:
                    return there
            place = place or self.phrases.place_meant(s, o)
            if (
                place is not None
                and place.place.country
                and not (name and name.get("state") and not place.place.country)
            ):
                return _of_place(place.place.country)
            bodies = GROUPS if prep == "at" else ()
            if name is not None:
                return name.get(*bodies, "state", "capital")
            return self._seat(s, o) if prep == "at" else None
        if prep in self.words.examples:
            return name.get("armed_group", "organisation") if name else None
        if prep in _BELONGS:
            ref = name.get(*GROUPS, *NATIONS) if name else None
            if ref is not None and s.head_of(name.start, name.end) == o:  # type: ignore[union-attr]
                owned = next((a for a in self._read(s, o)[0] if a.code not in (None, ref.code)), None)
                return owned or ref
            state = self.phrases.state_of_cause(s, o)
            found = self._read(s, o)[0]
            if state is not None:
                party = found and found[0].kind == "party"
                return replace(found[0], code=found[0].code or state.code) if party else state
            if found and (found[0].code or found[0].ref):
                return found[0]
            inner = [
                self.phrases.place_at[t]
                for t in range(self.phrases.left_edge(s, o), o + 1)
                if t in self.phrases.place_at
            ]
            if inner and inner[0].place.country:
                return _of_place(inner[0].place.country)
            return self._seat(s, o)
        return None

    def _seat(self, s: Sentence, o: int) -> Reference | None:
        """ "an analyst at the Nairobi Institute", "of the Orr Oslo Centre": the state in the proper name of a body."""
        names = self.phrases.left_names(s, o) if s.tags[o] == "NNP" else []
        return next((ref for name in names if (ref := name.get("state", "capital")) is not None), None)

    def _from_person(self, s: Sentence, i: int, leader: Reference | None) -> Actor | None:
        """A proper name: its title or apposition says who, then earlier mentions, then the list of leaders.

        A single unknown word that opens a sentence is a name only where the text has it again.
        """
        joined = self.phrases.office_before(s, i)
        start, end = (
            self.phrases.left_edge(s, i) if joined is None else self.phrases.left_edge(s, s.kids_by(joined, "conj")[0]),
            i,
        )
        body = self._body(s, i)
        office = body or self._titled(s, i) or self._apposition(s, i) or self._shared_title(s, i)
        names = [t for t in range(start, end + 1) if s.tags[t] in ("NNP", "NNPS") and not self.phrases.is_title(s, t)]
        first = names[0] if names else i
        span = self.doc.span(s.starts[first], s.ends[end])
        key = s.lower[i]
        if office is not None:
            code = office.code or (leader.code if leader is not None else None)
            actor = replace(office, name=span.quote, span=span, kind=body.kind if body else "person", code=code)
            self.people[key] = actor
            return actor
        known = self.people.get(key)
        if known is not None:
            return replace(known, name=span.quote, span=span)
        if leader is not None:
            ref = leader.key if leader.sector == "REB" else None
            return Actor(span.quote, ref, leader.code, leader.sector, "person", span)
        if self.phrases.left_names(s, i):
            return next(iter(self._from_modifiers(s, i)), None)
        opens = first == i and (i == 0 or s.words[i - 1] in _QUOTES) and self.doc.text.count(s.words[i]) == 1
        return None if opens else Actor(span.quote, None, None, None, "person", span)

    def _body(self, s: Sentence, i: int) -> Actor | None:
        """ "The rights group N", "N, a news agency": what the body of that name is."""
        edge = self.phrases.left_edge(s, i)
        for t in (t for t in range(i - 1, max(edge - 2, -1), -1) if s.words[t].islower() or s.words[t].isupper()):
            noun, first = self.phrases.noun_at(s, t)
            if noun is None or noun.person or noun.kind not in _NAMED_BODIES or s.tags[t + 1] != "NNP":
                break
            span = self.doc.span(s.starts[first], s.ends[t])
            base = Actor(span.quote, None, None, noun.sector, noun.kind, span)
            owner = self._owner(s, t, noun) or self._owner(s, i, noun)
            if isinstance(owner, Reference):
                return self.making.compose(base, owner, noun)
            return self.making.inherit(base, owner, noun) if owner else base
        for k in s.kids_by(i, "appos"):
            noun, first = self.phrases.noun_at(s, k)
            if noun is not None and noun.kind in _NAMED_BODIES and not noun.person:
                return self._from_noun(s, k, first, noun)
        return None

    def _title(self, s: Sentence, i: int) -> Actor | None:
        """ "Armenian Prime Minister N P": the office before the name, with the state before it or behind "of".

        Of "Captain N P, a police officer" the post behind the name tells more than the rank.
        """
        for t in range(i - 1, self.phrases.left_edge(s, i) - 1, -1):
            noun, first = self.phrases.noun_at(s, t)
            if noun is not None and noun.person:
                noun = self.phrases.armed_modifier(s, t, first, noun)
                post = self._apposition(s, i) if noun.sector == "MIL" and s.kids_by(i, "appos") else None
                if post is not None and post.sector == "COP":
                    return post
                owner = self._owner(s, t, noun) or self._owner(s, i, noun)
                span = self.doc.span(s.starts[first], s.ends[t])
                base = Actor(span.quote, None, None, noun.sector, noun.kind, span)
                if isinstance(owner, Reference):
                    return self.making.compose(base, owner, noun)
                return self.making.inherit(base, owner, noun) if owner else self.before.of_definite(s, t, base, noun)
        return None

    def _titled(self, s: Sentence, i: int) -> Actor | None:
        """The office before the name, of the state of the post behind it: "General N P, the head of Fiji's army"."""
        office = self._title(s, i)
        if office is None or office.code or office.ref or not s.kids_by(i, "appos"):
            return office
        post = self._apposition(s, i)
        if post is None or not (post.code or post.ref):
            return office
        return replace(office, ref=post.ref, code=post.code, sector=post.sector or office.sector)

    def _shared_title(self, s: Sentence, i: int) -> Actor | None:
        """ "opposition politicians A and B": the plural title before the first name is of each."""
        while s.deps[i] == "conj" and s.tags[s.heads[i]] == "NNP":
            i = s.heads[i]
        t = self.phrases.left_edge(s, i) - 1
        noun = self.phrases.noun_at(s, t)[0] if t >= 0 and s.tags[t] == "NNS" else None
        return next(iter(self.actors.get((s.index, t), ())), None) if noun is not None and noun.person else None

    def _apposition(self, s: Sentence, i: int) -> Actor | None:
        for k in [*s.kids_by(i, "appos"), *([s.heads[i]] if s.deps[i] == "appos" else [])]:
            noun, first = self.phrases.noun_at(s, k)
            led = self._head_of(s, k)
            if led or noun is not None:
                return led[0] if led or noun is None else self._from_noun(s, k, first, noun)
        for k in s.kids_by(i, "relcl"):
            if s.lemmas[k] in self.words.leading_verbs:
                for o in s.object(k):
                    inner = self._phrase(s, o) if o != i else ()
                    if inner:
                        return inner[0]
        return None

    def _from_modifiers(self, s: Sentence, i: int) -> tuple[Actor, ...]:
        """ "Azerbaijani positions", "Houthi rockets", "its troops": a thing or group by whose it is."""
        edge = self.phrases.left_edge(s, i)
        if edge == i and not self.phrases.poss_tokens(s, i):
            return ()
        base_span = self.doc.span(s.starts[edge], s.ends[i])
        kinds = self.phrases.target_kinds(s, i)
        military = (
            any(kind.startswith("military") for kind in kinds)
            or self.phrases.of_force(s, i)
            or self.phrases.is_fire(s, i)
        )
        known = s.lemmas[i] in self.lexicon.events or s.lemmas[i] in self.lexicon.targets
        says = not known and s.deps[i] == "pobj" and s.lemmas[i] in self.lexicon.closed["saying_noun"]
        if says or (s.tags[i] == "NNP" and kinds & _NAMED_AFTER):
            return ()
        sector: Sector | None = "MIL" if military else None
        base = Actor(base_span.quote, None, None, sector, None, base_span)
        for name in self.phrases.left_names(s, i):
            ref = name.get(*GROUPS, *NATIONS)
            if ref is not None and self.phrases.is_about(s, i, name, ref):
                return ()
            if ref is not None and ref.code is not None:
                if not military and self.phrases.is_registered(name):
                    return (replace(base, code=ref.code, sector="BUS", kind="organisation"),)
                further = [r for _, _, r in self.phrases.coordinated_names(s, i)]
                return tuple(self.making.owned(base, r, military=military) for r in (ref, *further))
        for k in self.phrases.poss_tokens(s, i):
            found = self.actors.get((s.index, k)) or self._read(s, k)[0]
            owners = [a for a in found if a.code or a.ref]
            if owners:
                word = self.doc.span(s.starts[i], s.ends[i])  # a source of its own, so that claims of both have ids
                bases = [base, *(replace(base, name=f"{word.quote} of {a.name}", span=word) for a in owners[1:])]
                return tuple(
                    replace(own, ref=a.ref, code=a.code, sector=sector or a.sector, kind=a.kind)
                    for own, a in zip(bases, owners, strict=True)
                )
        for t in range(i - 1, edge - 1, -1):
            noun, first = self.phrases.noun_at(s, t)
            opposed = t > 1 and s.words[t - 1] == "-" and s.lower[t - 2] == "anti"
            if opposed or noun is None or noun.kind not in ("force", "armed_group", "office"):
                continue
            if s.deps[t] in MODIFIERS:
                return (replace(self._from_noun(s, t, first, noun), name=base.name, span=base.span),)
        return ()

    def _pronoun(self, s: Sentence, i: int) -> tuple[tuple[Actor, ...], tuple[int, ...]]:
        span = self.doc.span(s.starts[i], s.ends[i])
        if s.lower[i] in self.words.speaker:
            return (Actor(span.quote, FIRST_PERSON, None, None, None, span),), ()
        ahead = self._cataphor(s, i)
        if ahead:
            return tuple(replace(a, span=span) for a in ahead), ()
        seen = self.before.of_pronoun(s, i)
        return (tuple(replace(a, span=span) for a in seen.actors), (seen.index,)) if seen else ((), ())

    def _cataphor(self, s: Sentence, i: int) -> tuple[Actor, ...]:
        """ "Following its invasion …, Moscow lost": a pronoun in a fronted adjunct is the subject to come."""
        root = next((a for a in s.ancestors(i) if s.heads[a] == a), i)
        subjects = [k for k in s.kids_by(root, "nsubj", "nsubjpass") if k > i]
        fronted = any(s.heads[a] == root and s.deps[a] in ("prep", "advcl") for a in s.ancestors(i))
        if not subjects or not fronted or s.tags[subjects[0]].startswith("PRP"):
            return ()
        return self._phrase(s, subjects[0])

    def _group_reference(self, s: Sentence, i: int) -> tuple[tuple[Actor, ...], tuple[int, ...]] | None:
        """ "both sides", "the two neighbours": two parties told of before."""
        if s.lower[i] not in self.lexicon.closed["group_noun"]:
            return self._several_states(s, i)
        edge = min([i, *(k for k in s.kids[i] if k < i)])
        if " ".join(s.lower[edge : i + 1]) not in self.lexicon.closed["group_reference"]:
            return self._several_states(s, i)
        if s.deps[i] == "det":  # "both" of "both sides"
            return (), ()
        span = self.doc.span(s.starts[edge], s.ends[i])
        pair = self.before.pair(s, i)
        if not pair:
            return self._two_states(s, i, span), ()
        spans = (span, self.doc.span(s.starts[i], s.ends[i]) if edge < i else None)  # so that claims of both have ids
        both = tuple(replace(a, span=own) for (a, _), own in zip(pair, spans, strict=True))
        return tuple(self._as_named(s, i, a) for a in both), tuple(index for _, index in pair)

    def _several_states(self, s: Sentence, i: int) -> tuple[tuple[Actor, ...], tuple[int, ...]] | None:
        """ "the three countries", "the four nations": as many states as were named side by side before."""
        if s.tags[i] != "NNS" or s.lemmas[i] not in self.words.generic_state or not s.is_definite(i):
            return None
        if not any(s.tags[k] == "CD" for k in s.kids_by(i, "nummod")):
            return None
        listed = self.before.listed_states(s)
        return (tuple(a for a, _ in listed), tuple(index for _, index in listed)) if listed else None

    def _two_states(self, s: Sentence, i: int, span: Span) -> tuple[Actor, ...]:
        """ "both countries", where nothing names them but "in Togo" and "a Beninese nurse": the last two told of."""
        noun, _ = self.phrases.noun_at(s, i)
        if noun is None or noun.kind not in ("state", "office"):
            return ()
        before = [n for n in self.phrases.names if n.end <= span.start and not self.phrases.hyphenated(s, n)]
        rows = [(ref, n) for n in reversed(before) if (ref := n.get(*_STATES)) is not None and ref.code]
        named = {ref.code: self.doc.text[n.start : n.end] for ref, n in reversed(rows)}
        two = list(dict.fromkeys(ref.code for ref, _ in rows))[1::-1]
        spans = (span, self.doc.span(s.starts[i], s.ends[i]) if span.end - span.start > len(s.words[i]) else None)
        found = (
            Actor(named[code], (code or "").lower(), code, "GOV", "state", own)
            for code, own in zip(two, spans, strict=False)
        )
        return tuple(self._as_named(s, i, a) for a in found) if len(two) > 1 else ()

    def _as_named(self, s: Sentence, i: int, actor: Actor) -> Actor:
        """ "both countries" are states and "both armies" forces, whoever of the two was told of before."""
        noun, _ = self.phrases.noun_at(s, i)
        if noun is None or actor.code is None or actor.sector in OF_GROUPS or actor.kind == "organisation":
            return actor
        if noun.lemma in self.words.generic_state and (actor.kind, actor.sector) != ("state", "GOV"):
            return replace(actor, ref=actor.code.lower(), sector="GOV", kind="state")
        head = noun.kind == "office" and noun.person  # "both leaders"
        if (noun.kind == "force" or head) and (actor.kind, actor.sector) != (noun.kind, noun.sector):
            return replace(actor, ref=None, sector=noun.sector, kind=noun.kind)
        return actor


def _of_place(country: str) -> Actor:
    return Actor(country, country.lower(), country, "GOV", "state", None)
