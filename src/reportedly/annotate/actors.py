"""Reads who a phrase names: state + force, office, group or person, composed from its words; and who "they" are.

Types come from reference data and lexicon, never from a tagger's labels. What an actor does is read in `extract`.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from msgspec.structs import replace as replace_noun

from ..lexicon import Lexicon, split_words
from ..lexicon.schema import ActorNoun
from ..model import Actor, Document, Mention, Span
from ..model.layers import FIRST_PERSON, PlaceMention, Sentence
from ..model.vocabulary import ActorKind, Sector
from ..reference.actors import Reference
from .actor_words import ActorWords
from .antecedents import Antecedents, Key
from .names import Name

_NAMED = (
    "organisation",
    "armed_group",
    "force",
    "outlet",
    "state",
    "seat",
    "capital",
    "demonym",
    "adjective",
    "people",
)
_GROUPS = ("armed_group", "organisation", "force")
_NATIONS = ("state", "adjective", "demonym", "seat", "capital", "people")
_MODIFIERS = ("amod", "compound", "nmod", "poss", "nummod", "det", "quantmod", "advmod", "npadvmod")
_OWN_MODIFIERS = ("amod", "compound", "nmod", "poss", "npadvmod", "conj")
_NAMED_AFTER = frozenset({"hospital", "school", "religious_site", "market", "residential", "cultural_site"})
"""Kinds of houses whose proper names say nothing of whose they are ("Saudi Hospital")."""
_FIGHTING = ("force", "armed_group")
_LED = ("armed_group", "organisation")
_OF_GROUPS = frozenset({"REB", "CRM", "UAF", "PRM"})
_AND = frozenset({"and", "or"})
_MODIFYING = ("JJ", "NN", "NNP", "HYPH", "VBN")
_WIDTH = 5
_AT_OCCASIONS = frozenset({"at", "during", "after"})
_OF_ARMIES = frozenset({"aerial", "drone", "heavy-weapons"})
_QUOTES = frozenset("\"“”'‘.")
_HELD = frozenset({"military_position", "military_equipment", "checkpoint", "border_post", "airport", "port", "camp"})
_BELONGS = ("of", "for", "from", "to", "with", "at", "by")


@dataclass(frozen=True, slots=True)
class Pair:
    """Tokens of the two sides before one noun, and the noun."""

    left: int
    right: int
    noun: ActorNoun


class ActorReader:
    """Reads a document's actors in text order; one instance a document."""

    def __init__(
        self,
        doc: Document,
        lexicon: Lexicon,
        words: ActorWords,
        names: Iterable[Name],
        places: Iterable[PlaceMention],
        times: Iterable[Span],
    ) -> None:
        self.doc, self.lexicon, self.words = doc, lexicon, words
        self.names, self.places = list(names), list(places)
        self.times = list(times)
        self.phrases = lexicon.actor_phrases
        self.people: dict[str, Actor] = {}
        self.before = Antecedents(lexicon, words)
        self.mentions: list[Mention] = []
        self.actors: dict[Key, tuple[Actor, ...]] = {}
        self._nouns: dict[Key, tuple[ActorNoun | None, int]] = {}
        self._name_at: dict[int, Name] = {}
        self._place_at: dict[int, PlaceMention] = {}
        self._pairs: dict[int, Pair] = {}

    # -- one pass over a sentence -------------------------------------------------------------------------------

    def read_sentence(self, s: Sentence) -> None:
        """Adds the actors of every phrase of the sentence, left to right."""
        self._name_at = {i: n for n in self._within(s, self.names) for i in s.tokens_in(n.start, n.end)}
        self._place_at = {
            i: p
            for p in self.places
            if p.place.span and s.start <= p.place.span.start < s.end
            for i in s.tokens_in(p.place.span.start, p.place.span.end)
        }
        self._pairs = self._find_pairs(s)
        taken = {pair.left for pair in self._pairs.values()}
        dated = {i for t in self.times if s.start <= t.start < s.end for i in s.tokens_in(t.start, t.end)}
        for i in range(len(s)):
            if (
                s.is_nominal(i) or s.tags[i] == "PRP$" or i in self._name_at or self._is_both(s, i)
            ) and i not in dated | taken:
                found, refers = self._read(s, i)
                if found:
                    self._remember(s, i, found, refers)

    def _is_both(self, s: Sentence, i: int) -> bool:
        """ "both agreed": the word alone as a subject."""
        return s.deps[i] == "nsubj" and s.tags[i] == "DT" and s.lower[i] in self.lexicon.closed["group_reference"]

    def _within(self, s: Sentence, names: Sequence[Name]) -> list[Name]:
        return [n for n in names if s.start <= n.start and n.end <= s.end]

    def _remember(self, s: Sentence, i: int, actors: tuple[Actor, ...], refers: tuple[int, ...]) -> None:
        self.actors[s.index, i] = actors
        head = self._name_at.get(i)
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
        if not refers and self._is_thing(s, i):
            return
        self.before.add(s, i, actors, index)

    def _is_thing(self, s: Sentence, i: int) -> bool:
        """What is an actor only by whose it is ("their border", "Iranian missiles"): no later "they" is about it."""
        common = s.tags[i] in ("NN", "NNS") and i not in self._name_at
        return common and self._noun_at(s, i)[0] is None and not self._is_quantifier(s, i)

    def _read(self, s: Sentence, i: int) -> tuple[tuple[Actor, ...], tuple[int, ...]]:
        if s.tags[i] in ("PRP", "PRP$"):
            return self._pronoun(s, i)
        pair = self._group_reference(s, i)
        if pair is not None:
            return pair
        return self._phrase(s, i), ()

    # -- composition --------------------------------------------------------------------------------------------

    def _phrase(self, s: Sentence, i: int) -> tuple[Actor, ...]:
        if self._is_quantifier(s, i):
            inner = [o for o in s.fillers_of_prep(i, "of") if o != i]
            if inner:
                whole = self._phrase(s, inner[0])[:1]
                return tuple(self._spanned(s, a, i, inner[0]) for a in whole if a.kind != "state")
        name = self._name_at.get(i)
        leader = name.get("leader") if name is not None else None
        if leader is not None and name is not None and name.get(*_NAMED) is None:
            name = None
        if name is not None and s.head_of(name.start, name.end) == i:
            found = self._from_name(s, i, name)
            if found is not None or s.tags[i] in ("NNP", "NNPS", "JJ"):
                return (*self._listed_before(s, i), found) if found else ()
        elif name is not None and s.deps[i] not in ("compound", "amod", "nmod", "poss"):
            return ()
        if i in self._pairs:
            return self._from_pair(s, i, self._pairs[i])
        noun, first = self._noun_at(s, i)
        if noun is not None and (
            (noun.kind == "party" and self._is_occasion(s, i)) or self._is_part_of_place(s, i, noun)
        ):
            return ()
        if noun is not None:
            return (self._from_noun(s, i, first, noun), *self._shared_offices(s, i, noun))
        if s.lemmas[i] in self.words.elliptic:
            return self._others(s, i)
        if (i in self._place_at and not self._titled(s, i)) or self._is_area(s, i):
            return ()
        if self._names_act(s, i):
            return ()
        if s.tags[i] in ("NNP", "NNPS"):
            person = self._from_person(s, i, leader)
            return (*self._with_office_before(s, i), person) if person else ()
        return self._from_modifiers(s, i)

    def _with_office_before(self, s: Sentence, i: int) -> tuple[Actor, ...]:
        """ "President A and Foreign Minister B" read as one name: the first of the two."""
        k = self._office_before(s, i)
        return self.actors.get((s.index, k), ()) if k is not None else ()

    def _office_before(self, s: Sentence, i: int) -> int | None:
        """The name that is joined to the title of the name at token i."""
        for k in s.kids_by(i, "nmod", "compound"):
            for c in s.kids_by(k, "conj") if s.tags[k] == "NNP" and k < i else ():
                noun, _ = self._noun_at(s, c)
                if noun is not None and noun.person:
                    return k
        return None

    def _names_act(self, s: Sentence, i: int) -> bool:
        """ "a Joint Trade Agreement", "the X Treaty": the proper name of what is signed or held is nobody."""
        if s.tags[i] == "NNP" and s.lower[i] in self.lexicon.closed["document"]:
            return True
        if s.tags[i] != "NNP" or self._left_edge(s, i) == i or s.lower[i] in self.people:
            return False
        return any(e.type and e.pos == "noun" for e in self.lexicon.events.get(s.lower[i], ()))

    def _others(self, s: Sentence, i: int) -> tuple[Actor, ...]:
        """ "two others from Tanzania": people of that state."""
        span = self.doc.span(s.starts[i], s.ends[i])
        names = [self._name_at[o] for o in s.fillers_of_prep(i, "from") if o in self._name_at]
        codes = [ref.code for name in names if (ref := name.get("state")) is not None]
        return tuple(Actor(span.quote, None, code, "CVL", "people", span) for code in codes)

    def _is_part_of_place(self, s: Sentence, i: int, noun: ActorNoun) -> bool:
        """ "the Ugandan side of the border", "from several sides": where, not who; sides may act."""
        if s.tags[i] == "NNS" and s.deps[i] == "nsubj":
            return False
        many = any(s.lower[k] not in ("the", "both") for k in s.kids_by(i, "amod", "nummod", "det"))
        if noun.lemma in self.words.directions and s.tags[i] == "NNS" and s.lower[s.heads[i]] == "from" and many:
            return True
        of = {s.lemmas[o] for o in s.fillers_of_prep(i, "of")}
        return noun.kind == "state" and bool(
            of & (self.lexicon.closed["place_noun"] | self.lexicon.closed["border_noun"])
        )

    def _is_occasion(self, s: Sentence, i: int) -> bool:
        """ "at a party", "during a birthday party": nobody is at a body of politics."""
        return s.tags[i] == "NN" and s.deps[i] == "pobj" and s.lower[s.heads[i]] in _AT_OCCASIONS

    def _is_area(self, s: Sentence, i: int) -> bool:
        """A district or border is a place whoever's it is; a base is somebody's, and so is a village that is hit."""
        if s.deps[i] in ("dobj", "nsubjpass"):
            return False
        kinds = {t.kind for t in self.lexicon.targets.get(s.lemmas[i], ())}
        area = s.lemmas[i] in self.lexicon.closed["place_noun"] or s.lemmas[i] in self.lexicon.closed["border_noun"]
        return area and not kinds & _HELD

    def _shared_offices(self, s: Sentence, i: int, noun: ActorNoun) -> tuple[Actor, ...]:
        """ "the leaders of A, B and C", "A and B troops": one actor for each further owner."""
        found = [
            self._compose(Actor(f"{name_} {s.words[i]}", None, None, noun.sector, noun.kind, span), ref, noun)
            for name_, span, ref in self._coordinated_names(s, i)
        ]
        for k in s.kids_by(i, "prep"):
            if s.lower[k] not in ("of", "from"):
                continue
            owners = [o for p in s.kids_by(k, "pobj") for o in s.conjuncts(p)]
            for o in owners[1:]:
                owner = self._owner_object(s, s.lower[k], o)
                span = self.doc.span(s.starts[o], s.ends[o])
                base = Actor(f"{s.words[i]} of {span.quote}", None, None, noun.sector, noun.kind, span)
                if isinstance(owner, Reference):
                    found.append(self._compose(base, owner, noun))
                elif owner is not None:
                    found.append(self._inherit(base, owner, noun))
        return tuple(found)

    def _coordinated_names(self, s: Sentence, i: int) -> list[tuple[str, Span, Reference]]:
        """Names before token i that are coordinated with the one that owns it; the nearest owns it."""
        names = self._left_names(s, i)
        found = []
        for name in names[1:]:
            ref = name.get(*_GROUPS, *_NATIONS)
            head = s.head_of(name.start, name.end)
            if ref is None or ref.code is None or head is None:
                continue
            if any(s.deps[k] == "conj" for k in s.kids[head]) or s.deps[head] == "conj":
                found.append((self.doc.text[name.start : name.end], self.doc.span(name.start, name.end), ref))
        return found

    # -- two sides before one noun ------------------------------------------------------------------------------

    def _find_pairs(self, s: Sentence) -> dict[int, Pair]:
        """ "regime and rebel fighters", "Kenyan and separatist forces": noun to the two sides before it."""
        found = {}
        for i in range(2, len(s)):
            noun, _ = self._noun_at(s, i)
            if noun is None or noun.kind not in _FIGHTING or s.tags[i] not in ("NNS", "NNPS"):
                continue
            block = self._modifiers_before(s, i)
            middle = block[0] - 1 if block else 0
            if middle < 1 or s.lower[middle] not in _AND or not any(self._is_side(s, t) for t in block):
                continue
            sides = [t for t in (middle - 1, *block) if self._is_side(s, t)]
            named = [t in self._name_at for t in sides]
            if sides[0] == middle - 1 and not all(named) and not (named[-1] and self._is_force(s, sides[0])):
                found[i] = Pair(sides[0], sides[-1], noun)
        return found

    def _is_force(self, s: Sentence, t: int) -> bool:
        """ "the Kenyan army and Somali militants": a force by itself beside another's."""
        noun, _ = self._noun_at(s, t)
        return noun is not None and noun.kind == "force"

    def _modifiers_before(self, s: Sentence, i: int) -> list[int]:
        """Tokens between "and" and the noun at i, where nothing but modifiers stands there."""
        t = i
        while t > 0 and i - t < _WIDTH and (s.tags[t - 1] in (*_MODIFYING, "CD") or s.words[t - 1] == "-"):
            t -= 1
        return list(range(t, i))

    def _is_side(self, s: Sentence, t: int) -> bool:
        """A nation, or a singular noun for a force, group, party or government."""
        name = self._name_at.get(t)
        if name is not None:
            return name.get(*_NATIONS) is not None and not self._hyphenated(s, name)
        noun, _ = self._noun_at(s, t)
        anti = t > 1 and s.words[t - 1] == "-" and s.lower[t - 2] == "anti"
        sides = noun is not None and noun.kind in (*_FIGHTING, "office", "party") and not noun.person
        return sides and not anti and s.tags[t] not in ("NNS", "NNPS")

    def _from_pair(self, s: Sentence, i: int, pair: Pair) -> tuple[Actor, ...]:
        """One actor for each of the two sides."""
        right = self._side_actor(s, pair.right, i, pair.noun)
        left = self._side_actor(s, pair.left, i, pair.noun)
        if left.code and not right.code and self._name_at.get(pair.left) is None:
            right = replace(right, code=left.code)
        return (left, right)

    def _side_actor(self, s: Sentence, t: int, i: int, noun: ActorNoun) -> Actor:
        """The forces at token i of the side at token t; a capital is its government."""
        span = self.doc.span(s.starts[t], s.ends[t])
        name = self._name_at.get(t)
        ref = name.get(*_NATIONS) if name is not None else None
        if name is not None and ref is not None:
            if ref.category in ("capital", "seat"):
                return replace(self._actor(s, t, t, ref, name=name), span=span)
            return self._compose(Actor(f"{span.quote} {s.words[i]}", None, None, "MIL", "force", span), ref, noun)
        own, first = self._noun_at(s, t)
        head = split_words(noun.lemma)[-1]
        better = self.phrases.get(f"{s.lemmas[t]} {head}") or self.phrases.get(f"{s.lemmas[t]} force") or own or noun
        base = Actor(f"{span.quote} {s.words[i]}", None, None, better.sector, better.kind, span)
        before = self._name_at.get(first - 1)
        state = before.get(*_NATIONS, "leader") if before is not None and not self._hyphenated(s, before) else None
        return self._compose(base, state, better) if state is not None and state.code else base

    def _is_quantifier(self, s: Sentence, i: int) -> bool:
        return s.lemmas[i] in self.words.quantifiers or s.tags[i] == "CD"

    def _from_name(self, s: Sentence, i: int, name: Name) -> Actor | None:
        ref = name.get(*_NAMED)
        if ref is None or self._hyphenated(s, name) or self._opens_title(s, i, name):
            return None
        if s.deps[i] in ("compound", "nmod", "amod") and self._is_about(s, s.heads[i], name, ref):
            return None
        if ref.category in ("capital", "state", "seat") and self._is_located(s, i):
            return None
        if ref.category == "capital" and not self._speaks_for_state(s, i):
            return None
        if self.doc.text[max(0, name.start - 4) : name.start].lower() == "non-":
            span = self.doc.span(name.start - 4, name.end)
            return Actor(span.quote, None, None, "CVL", "people", span)
        leads = s.deps[i] == "npadvmod" and s.lemmas[s.heads[i]] in self.words.leading_verbs
        modifies = leads or s.deps[i] in ("amod", "compound", "nmod", "poss")
        if ref.category in ("adjective", "demonym", "people") and not modifies:
            return self._actor(s, i, i, ref, kind="people", sector="CVL", name=name)
        actor = self._actor(s, i, i, ref, name=name)
        self.before.owners[s.lemmas[s.tokens_in(name.start, name.end)[-1]]] = actor
        return replace(actor, name=self.doc.text[name.start : name.end], span=self.doc.span(name.start, name.end))

    def _listed_before(self, s: Sentence, i: int) -> tuple[Actor, ...]:
        """ "Qatar Egypt and Jordan": states before the first "and" whose commas are lost."""
        found: list[Actor] = []
        goes_on = any(s.deps[k] == "conj" for k in s.kids[i])
        for k in s.kids_by(i, "compound", "nmod") if goes_on else ():
            name = self._name_at.get(k)
            ref = name.get("state") if name is not None else None
            if name is not None and ref is not None and s.ends[k] == name.end and self._name_at[i].get("state"):
                found.append(self._actor(s, k, k, ref, name=name))
        return tuple(found)

    def _opens_title(self, s: Sentence, i: int, name: Name) -> bool:
        """ "… and United Kingdom prime minister N": whatever the parse, the state belongs to the title behind it."""
        if s.deps[i] in _MODIFIERS or self.doc.text[name.end : name.end + 1] != " ":
            return False
        return any(first == i + 1 for first in self._titles_from(s, i + 1))

    def _titles_from(self, s: Sentence, first: int) -> list[int]:
        """First tokens of singular offices of persons that start at `first` and stand before a name."""
        found = []
        for t in range(first, min(first + 4, len(s) - 1)):
            noun, start = self._noun_at(s, t)
            if noun is not None and noun.person and noun.kind == "office" and s.tags[t + 1] == "NNP":
                found.append(start)
        return found

    def _is_located(self, s: Sentence, i: int) -> bool:
        head = s.heads[i]
        first = i - 1
        while first >= 0 and s.deps[first] in ("compound", "det", "prep"):
            first -= 1
        if first > 0 and s.deps[first] == "pobj" and s.lemmas[first] in self.lexicon.closed["place_noun"]:
            return s.lower[s.heads[first]] in self.words.place_prepositions
        if first > 0 and s.lower[first] == "," and first - 1 in self._place_at:
            before = self._name_at.get(first - 1)
            return before is None or before.get("state") is None
        while s.deps[i] in ("conj", "appos", "npadvmod") and head != i:
            if s.deps[i] != "conj" and head in self._place_at:
                return True
            i, head = head, s.heads[head]
        return s.deps[i] == "pobj" and s.lower[head] in self.words.place_prepositions

    def _speaks_for_state(self, s: Sentence, i: int) -> bool:
        while s.deps[i] == "conj":
            i = s.heads[i]
        if s.deps[i] in ("nsubj", "nsubjpass", "poss", "agent"):
            return True
        return s.deps[i] in ("dobj", "pobj", "dative", "compound", "amod", "nmod")

    def _hyphenated(self, s: Sentence, name: Name) -> bool:
        """ "Iranian-made", "Turkish-backed": the state neither acts nor owns; "Saudi-led", "Houthi-run" do."""
        return self._hyphen_word(name) in self.words.not_belonging

    def _hyphen_word(self, name: Name) -> str:
        tail = self.doc.text[name.end : name.end + 14]
        return tail[1:].split(" ")[0].split("-")[0].lower() if tail.startswith("-") else ""

    def _noun_at(self, s: Sentence, i: int) -> tuple[ActorNoun | None, int]:
        """The actor noun that ends at token i, longest first, and its first token."""
        if (s.index, i) not in self._nouns:
            self._nouns[s.index, i] = self._find_noun(s, i)
        return self._nouns[s.index, i]

    def _find_noun(self, s: Sentence, i: int) -> tuple[ActorNoun | None, int]:
        plural = s.lower[i].removesuffix("s") if s.tags[i] == "NNPS" else s.lower[i]
        for key in dict.fromkeys((s.lemmas[i], s.lower[i], plural, s.lower[i].removeprefix("anti-"))):
            for noun in self.lexicon.actor_nouns.get(key, ()):
                parts = split_words(noun.lemma)
                first = i - len(parts) + 1
                if first < 0 or not all(
                    p in (s.lower[t], s.lemmas[t], key) for p, t in zip(parts, range(first, i + 1), strict=True)
                ):
                    continue
                if len(parts) > 1 and first and f"{s.lower[first - 1]} {parts[0]}" in self.phrases:
                    continue
                return self._of_noun(s, i, noun), first
        return None, i

    def _of_noun(self, s: Sentence, i: int, noun: ActorNoun) -> ActorNoun:
        """ "Ministry of Defence" is read as "defence ministry"; "chief" opens "chief of the general staff"."""
        for t in range(i + 2, min(i + _WIDTH, len(s))):
            for longer in self.lexicon.actor_nouns.get(s.lemmas[t], ()) if s.lower[i + 1] == "of" else ():
                if split_words(longer.lemma) == list(s.lower[i : t + 1]):
                    return longer
        for o in s.fillers_of_prep(i, "of"):
            better = self.phrases.get(f"{s.lower[o]} {noun.lemma}") or self.phrases.get(f"{s.lemmas[o]} {noun.lemma}")
            if better is not None:
                return better
        return noun

    def _from_noun(self, s: Sentence, i: int, first: int, noun: ActorNoun) -> Actor:
        ref = self._owner(s, i, noun)
        start = self._left_edge(s, i)
        end = self._right_edge(s, i)
        span = self.doc.span(s.starts[start], s.ends[end])
        if not isinstance(ref, Reference) or noun.person:
            noun = self._armed_modifier(s, i, first, noun)
        noun = self._home_coalition(s, i, noun, ref)
        base = Actor(span.quote, None, None, noun.sector, noun.kind, span)
        person = self._appositive_name(s, i) if noun.person else None
        if isinstance(ref, Reference):
            actor = self.before.owners[noun.lemma] = self._compose(base, ref, noun)
            for inner in (self._noun_at(s, t)[0] for t in range(start, first)):
                if inner is not None and ref.category in _NATIONS:
                    self.before.owners[inner.lemma] = self._compose(replace(base, kind=inner.kind), ref, inner)
        elif isinstance(ref, Actor):
            actor = self.before.owners[noun.lemma] = self._inherit(base, ref, noun)
        else:
            owned = any(self._noun_at(s, t)[0] is not None for t in range(start, first))
            joint = noun.lemma in self.words.joint
            base = replace(base, kind=None) if joint or (noun.equipment and not owned) else base
            shared = self._beside(s, i, base, noun) or self._identified(s, i, base)
            actor = shared or self.before.of_definite(s, i, self._anonymous(s, i, base, noun), noun)
        if person:
            self.people[person] = replace(actor, kind="person")
        return actor

    def _identified(self, s: Sentence, i: int, base: Actor) -> Actor | None:
        """ "an attacker identified by X as a member of Y": what he is said to be, whoever says it."""
        if base.kind not in ("unnamed", "people"):
            return None
        for o in (o for k in s.kids_by(i, "acl", "relcl") for o in s.fillers_of_prep(k, "as")):
            for actor in self._phrase(s, o)[:1]:
                if actor.kind == "armed_group":
                    return replace(base, ref=actor.ref, code=actor.code, sector=actor.sector, kind=actor.kind)
        return None

    def _home_coalition(self, s: Sentence, i: int, noun: ActorNoun, ref: Reference | Actor | None) -> ActorNoun:
        """ "the Nepali coalition", unlike the "Nepali-led" one: parties of one state, not forces of several."""
        own = isinstance(ref, Reference) and ref.category in _NATIONS
        led = any(self._hyphen_word(name) for name in self._left_names(s, i))
        if own and not led and noun.lemma in self.words.joint & self.words.generic_group:
            return replace_noun(noun, sector="PTY", kind="party")
        return noun

    def _beside(self, s: Sentence, i: int, base: Actor, noun: ActorNoun) -> Actor | None:
        """ "Kenyan government tanks and artillery", "Kenyan soldiers and police": forces share the words before."""
        head = s.heads[i]
        if noun.kind != "force" or s.kids_by(i, "det", "amod", "poss"):
            return None
        if s.deps[i] != "conj" or i - head != 2:
            return self._struck_with(s, i, base)
        first = next(iter(self.actors.get((s.index, head), ())), None)
        return replace(base, code=first.code, kind=first.kind) if first is not None and first.kind == "force" else None

    def _struck_with(self, s: Sentence, i: int, base: Actor) -> Actor | None:
        """ "100 Kenyan tanks were destroyed and dozens of soldiers captured": both subjects, or both objects."""
        while s.deps[i] == "pobj" and self._is_quantifier(s, s.heads[s.heads[i]]):
            i = s.heads[s.heads[i]]
        verb = s.heads[i]
        suffers = s.deps[i] in ("nsubjpass", "dobj") or (s.deps[i] == "nsubj" and s.tags[verb] == "VBN")
        if s.tags[i] == "NN" or not suffers or s.deps[verb] != "conj":
            return None
        role = "dobj" if s.deps[i] == "dobj" else "nsubjpass"
        before = [a for k in s.kids_by(s.heads[verb], role) for a in self.actors.get((s.index, k), ())]
        return replace(base, code=before[0].code) if before and before[0].sector == "MIL" else None

    def _anonymous(self, s: Sentence, i: int, base: Actor, noun: ActorNoun) -> Actor:
        """ "two diplomats", "officials": persons in office whom nobody names and no state owns."""
        bare = s.tags[i] == "NNS" and not any(s.lower[k] == "the" for k in s.kids_by(i, "det"))
        return replace(base, kind="unnamed") if bare and noun.person and noun.kind == "office" else base

    def _armed_modifier(self, s: Sentence, i: int, first: int, noun: ActorNoun) -> ActorNoun:
        """ "terrorist organisations", "militant commander", "state police officer": what it is stands before it."""
        leads = noun.person and noun.kind in ("force", "office")
        if noun.lemma not in self.words.generic_group and not leads:
            return noun
        kinds = _FIGHTING if not leads else _LED if noun.kind == "office" else (*_LED, "force")
        for t in range(first - 1, self._left_edge(s, i) - 1, -1):
            better, _ = self._noun_at(s, t)
            opposed = t > 0 and s.words[t - 1] == "-"
            if better is not None and better.kind in kinds and not opposed:
                return replace_noun(noun, sector=better.sector, kind=better.kind) if leads else better
        return noun

    def _owner(self, s: Sentence, i: int, noun: ActorNoun) -> Reference | Actor | None:
        """Whose office or force it is: a group before a state, a modifier before "of"; of a state, which it is."""
        behind = self._owner_behind(s, i) if noun.lemma in self.words.generic_state else None
        if behind is not None:
            return behind
        left = self._left_names(s, i) or self._name_before(s, i, noun)
        for name in left:
            ref = name.get(*_GROUPS) or (name.get("outlet") if noun.sector == "JRN" else None)
            if ref is not None:
                return ref
        for name in left:
            ref = name.get(*_NATIONS, "leader")
            if ref is not None and ref.code is not None:
                return ref
        if noun.lemma in self.words.state_role_words:
            named = [self._name_at[k] for k in s.kids_by(i, "appos") if k in self._name_at]
            if named and named[0].get("state") is not None:
                return named[0].get("state")
        for k in () if noun.lemma in self.words.other_side else self._poss_tokens(s, i):
            found = self.actors.get((s.index, k)) or self._read(s, k)[0]
            if found and (found[0].code or found[0].ref):
                return found[0]
        place = self._place_before(s, i, noun)
        return place or self._owner_behind(s, i)

    def _place_before(self, s: Sentence, i: int, noun: ActorNoun) -> Actor | None:
        """ "Kharkiv Oblast governor", "Aleppo rebels": a place among or directly before the modifiers."""
        first = min(self._left_edge(s, i), i - len(split_words(noun.lemma)) + 1)
        for t in range(i - 1, max(first - 2, -1), -1):
            mention = self._place_at.get(t)
            if mention is not None and mention.place.country and s.lower[t + 1] not in (",", "and", "-"):
                return _of_place(mention.place.country)
        return None

    def _name_before(self, s: Sentence, i: int, noun: ActorNoun) -> list[Name]:
        """A known name directly before the office, which the parse may hang elsewhere."""
        first = i - len(split_words(noun.lemma)) + 1
        name = self._name_at.get(first - 1) if first > 0 else None
        adjacent = name is not None and self.doc.text[name.end : name.end + 1] == " " and noun.person
        return [name] if name is not None and adjacent and not self._hyphenated(s, name) else []

    def _owner_behind(self, s: Sentence, i: int) -> Reference | Actor | None:
        for k in s.kids_by(i, "prep"):
            for o in s.kids_by(k, "pobj"):
                found = self._owner_object(s, s.lower[k], o)
                if found is not None:
                    return found
        for k in s.kids_by(i, "appos"):
            name = self._name_at.get(k)
            ref = name.get(*_GROUPS, "outlet") if name else None
            if ref is not None:
                return ref
        return None

    def _place_meant(self, s: Sentence, o: int) -> PlaceMention | None:
        """ "in the city": the last place named before it in the sentence, where all of them lie in one state."""
        definite = [s.lower[k] for k in s.kids[o]] == ["the"] and s.lemmas[o] in self.lexicon.closed["place_noun"]
        before = [m for i, m in sorted(self._place_at.items()) if i < o] if definite else []
        return before[-1] if len({m.place.country for m in before}) == 1 else None

    def _owner_object(self, s: Sentence, prep: str, o: int) -> Reference | Actor | None:
        name = self._name_at.get(o)
        place = self._place_at.get(o)
        if prep in self.words.place_prepositions:
            place = place or self._place_meant(s, o)
            if (
                place is not None
                and place.place.country
                and not (name and name.get("state") and not place.place.country)
            ):
                return _of_place(place.place.country)
            bodies = _GROUPS if prep == "at" else ()
            return name.get(*bodies, "state", "capital") if name else None
        if prep in self.words.examples:
            return name.get("armed_group", "organisation") if name else None
        if prep in _BELONGS:
            ref = name.get(*_GROUPS, *_NATIONS) if name else None
            if ref is not None and s.head_of(name.start, name.end) == o:  # type: ignore[union-attr]
                return ref
            state = self._state_of_cause(s, o)
            found = self._read(s, o)[0]
            if state is not None:
                party = found and found[0].kind == "party"
                return replace(found[0], code=found[0].code or state.code) if party else state
            if found and (found[0].code or found[0].ref):
                return found[0]
            inner = [self._place_at[t] for t in range(self._left_edge(s, o), o + 1) if t in self._place_at]
            if inner and inner[0].place.country:
                return _of_place(inner[0].place.country)
        return None

    def _state_of_cause(self, s: Sentence, o: int) -> Reference | None:
        """ "the Front for the Liberation of X": whose the cause is that a body is named for."""
        if s.tags[o] != "NNP":
            return None
        for k in (k for c in s.conjuncts(o) for k in s.fillers_of_prep(c, "of", "for")):
            name = self._name_at.get(k)
            ref = name.get("state") if name is not None else self._state_of_cause(s, k)
            if ref is not None and ref.code is not None:
                return ref
        return None

    def _left_names(self, s: Sentence, i: int) -> list[Name]:
        """Known names among the modifiers before token i, nearest first, without "X-made"."""
        edge = self._left_edge(s, i)
        names: list[Name] = []
        for t in range(i - 1, edge - 1, -1):
            name = self._name_at.get(t)
            mediates = name is not None and self._hyphen_word(name) in self.words.third_party
            if name is not None and name not in names and not mediates and not self._hyphenated(s, name):
                names.append(name)
        return names

    def _poss_tokens(self, s: Sentence, i: int) -> list[int]:
        found = s.kids_by(i, "poss")
        for k in s.kids_by(i, "compound", "nmod"):
            found += s.kids_by(k, "poss")
        return found

    def _compose(self, base: Actor, ref: Reference, noun: ActorNoun) -> Actor:
        if ref.category in (*_GROUPS, "outlet"):
            generic = noun.lemma in self.words.generic_group or noun.kind == ref.kind or ref.category == "outlet"
            keeps = ref.category == "force" or generic or noun.person or noun.equipment or noun.kind == "force"
            return replace(base, ref=ref.key if keeps else None, code=ref.code, sector=ref.sector)
        body = self.words.bodies.get(noun.lemma)
        state = ref.category not in ("people", "leader")
        return replace(base, ref=f"{ref.key}-{body}" if body and state else None, code=ref.code)

    def _inherit(self, base: Actor, owner: Actor, noun: ActorNoun) -> Actor:
        """A spokesman, official or soldier of what was named: its code; of a group also its ref and sector."""
        if owner.ref == FIRST_PERSON:
            return replace(base, ref=FIRST_PERSON)
        if owner.kind in ("armed_group", "organisation", "outlet", "party") or owner.sector in _OF_GROUPS:
            return replace(base, ref=owner.ref, code=owner.code, sector=owner.sector)
        if owner.kind in ("office", "force") and noun.person and noun.kind in ("office", "person", "unnamed"):
            return replace(base, ref=owner.ref, code=owner.code, sector=owner.sector)
        body = self.words.bodies.get(noun.lemma)
        ref = f"{owner.ref}-{body}" if body and owner.kind == "state" and owner.ref else None
        return replace(base, ref=ref, code=owner.code)

    # -- persons ------------------------------------------------------------------------------------------------

    def _titled(self, s: Sentence, i: int) -> bool:
        return any(self._noun_at(s, k)[0] is not None for k in s.kids_by(i, "compound"))

    def _from_person(self, s: Sentence, i: int, leader: Reference | None) -> Actor | None:
        """A proper name: its title or apposition says who, then earlier mentions, then the list of leaders.

        A single unknown word that opens a sentence is a name only where the text has it again.
        """
        joined = self._office_before(s, i)
        start, end = self._left_edge(s, i) if joined is None else self._left_edge(s, s.kids_by(joined, "conj")[0]), i
        office = self._title(s, i) or self._apposition(s, i) or self._shared_title(s, i)
        names = [t for t in range(start, end + 1) if s.tags[t] in ("NNP", "NNPS") and not self._is_title(s, t)]
        first = names[0] if names else i
        span = self.doc.span(s.starts[first], s.ends[end])
        key = s.lower[i]
        if office is not None:
            code = office.code or (leader.code if leader is not None else None)
            actor = replace(office, name=span.quote, span=span, kind="person", code=code)
            self.people[key] = actor
            return actor
        known = self.people.get(key)
        if known is not None:
            return replace(known, name=span.quote, span=span)
        if leader is not None:
            ref = leader.key if leader.sector == "REB" else None
            return Actor(span.quote, ref, leader.code, leader.sector, "person", span)
        if self._left_names(s, i):
            return next(iter(self._from_modifiers(s, i)), None)
        opens = first == i and (i == 0 or s.words[i - 1] in _QUOTES) and self.doc.text.count(s.words[i]) == 1
        return None if opens else Actor(span.quote, None, None, None, "person", span)

    def _is_title(self, s: Sentence, t: int) -> bool:
        name = self._name_at.get(t)
        return self._noun_at(s, t)[0] is not None or (name is not None and name.get(*_NAMED) is not None)

    def _title(self, s: Sentence, i: int) -> Actor | None:
        """ "Armenian Prime Minister N P": the office before the name, with the state before it or behind "of"."""
        for t in range(i - 1, self._left_edge(s, i) - 1, -1):
            noun, first = self._noun_at(s, t)
            if noun is not None and noun.person:
                noun = self._armed_modifier(s, t, first, noun)
                owner = self._owner(s, t, noun) or self._owner(s, i, noun)
                span = self.doc.span(s.starts[first], s.ends[t])
                base = Actor(span.quote, None, None, noun.sector, noun.kind, span)
                if isinstance(owner, Reference):
                    return self._compose(base, owner, noun)
                return self._inherit(base, owner, noun) if owner else self.before.of_definite(s, t, base, noun)
        return None

    def _shared_title(self, s: Sentence, i: int) -> Actor | None:
        """ "opposition politicians A and B": the plural title before the first name is of each."""
        while s.deps[i] == "conj" and s.tags[s.heads[i]] == "NNP":
            i = s.heads[i]
        t = self._left_edge(s, i) - 1
        noun = self._noun_at(s, t)[0] if t >= 0 and s.tags[t] == "NNS" else None
        return next(iter(self.actors.get((s.index, t), ())), None) if noun is not None and noun.person else None

    def _apposition(self, s: Sentence, i: int) -> Actor | None:
        for k in [*s.kids_by(i, "appos"), *([s.heads[i]] if s.deps[i] == "appos" else [])]:
            noun, first = self._noun_at(s, k)
            if noun is not None:
                return self._from_noun(s, k, first, noun)
        for k in s.kids_by(i, "relcl"):
            if s.lemmas[k] in self.words.leading_verbs:
                for o in s.object(k):
                    inner = self._phrase(s, o) if o != i else ()
                    if inner:
                        return inner[0]
        return None

    def _appositive_name(self, s: Sentence, i: int) -> str | None:
        for k in s.kids_by(i, "appos"):
            if s.tags[k] == "NNP" and k not in self._name_at:
                return s.lower[k]
        return None

    # -- other phrases ------------------------------------------------------------------------------------------

    def _from_modifiers(self, s: Sentence, i: int) -> tuple[Actor, ...]:
        """ "Azerbaijani positions", "Houthi rockets", "its troops": a thing or group by whose it is."""
        base_span = self.doc.span(s.starts[self._left_edge(s, i)], s.ends[i])
        kinds = self._target_kinds(s, i)
        military = any(kind.startswith("military") for kind in kinds) or self._of_force(s, i) or self._is_fire(s, i)
        if s.tags[i] == "NNP" and kinds & _NAMED_AFTER:
            return ()
        sector: Sector | None = "MIL" if military else None
        base = Actor(base_span.quote, None, None, sector, None, base_span)
        for name in self._left_names(s, i):
            ref = name.get(*_GROUPS, *_NATIONS)
            if ref is not None and self._is_about(s, i, name, ref):
                return ()
            if ref is not None and ref.code is not None:
                further = [r for _, _, r in self._coordinated_names(s, i)] if military else []
                return tuple(self._owned(base, r, military=military) for r in (ref, *further))
        for k in self._poss_tokens(s, i):
            found = self.actors.get((s.index, k)) or self._read(s, k)[0]
            known = [a for a in found if a.code or a.ref]
            if known:
                return tuple(
                    replace(base, ref=a.ref, code=a.code, sector=sector or a.sector, kind=a.kind) for a in known
                )
        for t in range(i - 1, self._left_edge(s, i) - 1, -1):
            noun, first = self._noun_at(s, t)
            opposed = t > 1 and s.words[t - 1] == "-" and s.lower[t - 2] == "anti"
            if opposed or noun is None or noun.kind not in ("force", "armed_group", "office"):
                continue
            if s.deps[t] in _MODIFIERS:
                return (replace(self._from_noun(s, t, first, noun), name=base.name, span=base.span),)
        return ()

    def _is_about(self, s: Sentence, i: int, name: Name, ref: Reference) -> bool:
        """ "the Nairobi peace agreement": where a paper was signed or what it is about, not whose it is."""
        place = ref.category in ("state", "seat", "capital") and not self.doc.text[name.start : name.end].isupper()
        return place and s.lemmas[i] in self.lexicon.closed["document"]

    def _target_kinds(self, s: Sentence, i: int) -> set[str]:
        """Of the words that end at token i, else of all that its noun may mean: an aid convoy is of no army."""
        nouns = self.lexicon.targets.get(s.lemmas[i], ())
        for noun in nouns:
            parts = split_words(noun.lemma)
            first = i - len(parts) + 1
            if len(parts) > 1 and first >= 0 and parts == [*s.lemmas[first:i], parts[-1]]:
                return {noun.kind}
        return {noun.kind for noun in nouns}

    def _is_fire(self, s: Sentence, i: int) -> bool:
        """ "Kenyan missiles", "Kenyan gunfire", "the Kenyan offensive": what armies send and do; not a gun or knife."""
        modes = {m.mode for m in self.lexicon.means.get(s.lemmas[i], ())}
        events = self.lexicon.events.get(s.lemmas[i], ())
        acts = {e.mode for e in events if e.type == "ASSAULT" and e.pos == "noun"}
        return bool(modes & _OF_ARMIES or acts & {None, *_OF_ARMIES} or (acts and "firearms" in modes))

    def _of_force(self, s: Sentence, i: int) -> bool:
        """ "Kenyan Air Force F-5s": a thing with a force among the words before it."""
        nouns = [self._noun_at(s, t)[0] for t in range(self._left_edge(s, i), i) if s.deps[t] in _MODIFIERS]
        return any(n is not None and n.kind == "force" for n in nouns)

    def _owned(self, base: Actor, ref: Reference, *, military: bool) -> Actor:
        """A thing of a state or group; what is military of a group is the group's."""
        nation = ref.category in ("state", "adjective", "capital", "seat")
        keeps = ref.category in _GROUPS or (nation and not military)
        own = ref.category in ("armed_group", "organisation")
        sector = ref.sector if own else base.sector or ref.sector
        return replace(base, ref=ref.key if keeps else None, code=ref.code, sector=sector, kind=ref.kind)

    def _left_edge(self, s: Sentence, i: int) -> int:
        """First token of the modifiers before token i, without determiners."""
        edge = i
        for k in s.kids[i]:
            if k < i and s.deps[k] in _OWN_MODIFIERS:
                edge = min(edge, self._left_edge(s, k))
        return edge

    def _right_edge(self, s: Sentence, i: int) -> int:
        """Last token of an "of X" that belongs to the name ("Ministry of Defence of X")."""
        edge = i
        for k in s.kids_by(i, "prep"):
            if s.lower[k] in ("of", "for") and k == edge + 1:
                for o in s.kids_by(k, "pobj"):
                    edge = self._right_edge(s, o)
        return edge

    def _actor(
        self,
        s: Sentence,
        first: int,
        last: int,
        ref: Reference,
        *,
        name: Name,
        kind: ActorKind | None = None,
        sector: Sector | None = None,
    ) -> Actor:
        span = self.doc.span(s.starts[first], s.ends[last])
        state = ref.category in ("state", "adjective", "capital", "seat")
        return Actor(
            name=span.quote,
            ref=None if kind == "people" and ref.category != "people" else ref.key,
            code=ref.code,
            sector=sector or ref.sector or ("GOV" if state else None),
            kind=kind or ("state" if state else ref.kind),
            span=span,
        )

    def _spanned(self, s: Sentence, actor: Actor, first: int, last: int) -> Actor:
        if actor.span is None:
            return actor
        span = self.doc.span(min(s.starts[first], actor.span.start), max(s.ends[last], actor.span.end))
        return replace(actor, name=span.quote, span=span)

    # -- reference to earlier mentions --------------------------------------------------------------------------

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
        edge = min([i, *(k for k in s.kids[i] if k < i)])
        if " ".join(s.lower[edge : i + 1]) not in self.lexicon.closed["group_reference"]:
            return None
        span = self.doc.span(s.starts[edge], s.ends[i])
        pair = self.before.pair(s)
        return tuple(self._as_named(s, i, replace(a, span=span)) for a, _ in pair), tuple(index for _, index in pair)

    def _as_named(self, s: Sentence, i: int, actor: Actor) -> Actor:
        """ "both countries" are states and "both armies" forces, whoever of the two was told of before."""
        noun, _ = self._noun_at(s, i)
        if noun is None or actor.code is None or actor.sector in _OF_GROUPS or actor.kind == "organisation":
            return actor
        if noun.lemma in self.words.generic_state and actor.kind != "state":
            return replace(actor, ref=actor.code.lower(), sector="GOV", kind="state")
        if noun.kind == "force" and actor.kind != "force":
            return replace(actor, ref=None, sector=noun.sector, kind="force")
        return actor


def _of_place(country: str) -> Actor:
    return Actor(country, country.lower(), country, "GOV", "state", None)
