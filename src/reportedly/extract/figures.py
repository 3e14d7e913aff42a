"""Reads figures: how many, of whom, with the words and their bounds. "Dozens" stays a word."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ..datafile import load_yaml
from ..lexicon import Lexicon
from ..model import Quantity
from ..model.layers import Layers, Sentence
from ..model.vocabulary import QuantityKind


@dataclass(frozen=True, slots=True)
class NumberWords:
    """Closed lists of `lexicon/en/numbers.yaml`: values, multipliers and their fractions, bounds, vague words, counted
    persons, units, nouns that sum up or count, bodies of people.
    """

    values: dict[str, int]
    multipliers: dict[str, int]
    fractions: dict[str, float]
    at_least: tuple[str, ...]
    at_most: tuple[str, ...]
    about: tuple[str, ...]
    none: tuple[str, ...]
    vague: tuple[str, ...]
    singular: tuple[str, ...]
    definite: tuple[str, ...]
    units: tuple[str, ...]
    totals: tuple[str, ...]
    tallies: tuple[str, ...]
    bodies: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Count:
    """A bounded number with its words and the tokens that they stand on."""

    low: int | None
    high: int | None
    first: int
    last: int


_DIGITS = re.compile(r"\d[\d,]*(?:\.\d+)?$")
_MONEY = re.compile(r"[A-Z]{3}\d")
"""An amount written in one with the letters of its currency."""
_TENS = 20
_PHRASE = 3
"""Words of a name whose last is not its head: "prisoner of war"."""
_FAR = 9
"""Tokens between "previously announcing" and what was announced."""
_HELD = frozenset({"military_position", "checkpoint", "border_post"})
"""Kinds of target that are taken like places."""
_BEFALLS_EACH = frozenset({"killed", "wounded", "casualties", "captured", "arrested", "abducted"})
"""What befalls persons one by one, so that a number of bodies of them is no figure of it."""
_HARM = frozenset({"killed", "wounded"})
_STATES = frozenset({"VBN", "VBD", "JJ"})
"""Tags of what has befallen somebody: "six dead", "six killed"."""
_COUNTING = frozenset({"CD", "JJ", "JJR", "JJS", "NN", "NNS", "RB", "RBR", "RBS", "DT", "IN"})
"""Tags of whom a toll counts: "at least six others", "more than 20 civilians"."""
_PEOPLE = frozenset({"JJ", "NNP"})
"""Tags of one of a people: "a Kenyan"."""
_NOMINAL = frozenset({"dobj", "nsubj", "nsubjpass", "pobj"})
_ALONE = frozenset({"nsubj", "nsubjpass"})
_WHO_SKIP = ("other", "people", "person", "man", "someone", "individual")


def load_number_words() -> NumberWords:
    """The number words of the lexicon."""
    return load_yaml("lexicon/en/numbers.yaml", NumberWords)


class FigureReader:
    """Reads the counts of noun phrases and the figures of result words."""

    def __init__(self, layers: Layers, lexicon: Lexicon, words: NumberWords) -> None:
        self.doc, self.actors, self.lexicon, self.words = layers.doc, layers.actors, lexicon, words
        self.dates = {(t.sentence, t.token) for t in layers.times}
        self.known: dict[int, dict[int, QuantityKind]] = {}
        self.sums, self.animals = lexicon.closed["sum_noun"], lexicon.closed["animal"]
        self.deadly = lexicon.closed["deadly_adverb"]
        self.fighters = lexicon.closed["single_fighter"]
        self.suffering = lexicon.closed["light_verb_suffer"]

    def kind_of(self, s: Sentence, i: int) -> QuantityKind | None:
        """What a figure at this word counts: killed, wounded, …"""
        return self.kinds(s).get(i)

    def kinds(self, s: Sentence) -> dict[int, QuantityKind]:
        """The words of a sentence that figures count, each with what it counts; worked out once."""
        found = self.known.get(s.index)
        if found is None:
            kinds = ((i, self._find_kind(s, i)) for i, lemma in enumerate(s.lemmas) if lemma in self.lexicon.counted)
            found = self.known[s.index] = {i: kind for i, kind in kinds if kind is not None}
            deadly = (k for k, word in enumerate(s.lower) if word in self.deadly and s.deps[k] == "advmod")
            found |= {s.heads[k]: "killed" for k in deadly if s.is_verb(s.heads[k])}
        return found

    def _find_kind(self, s: Sentence, i: int) -> QuantityKind | None:
        rows = self.lexicon.counted[s.lemmas[i]]
        part = "verb" if s.is_verb(i) else ("noun" if s.tags[i].startswith("NN") else "adj")
        words = self._phrase(s, i)
        if words:
            return next(e.kind for e in rows if e.lemma.split() == words)
        return next((e.kind for e in rows if e.pos == part and " " not in e.lemma), None)

    def _phrase(self, s: Sentence, i: int) -> list[str]:
        """Words of a counted phrase that begins here: "lost their lives", "gunned down", "taken prisoner"."""
        phrases = [e.lemma.split() for e in self.lexicon.counted.get(s.lemmas[i], ()) if " " in e.lemma]
        ahead = {*s.lemmas[i + 1 : i + 7], *s.lower[i + 1 : i + 7]} if phrases else set()
        for words in phrases:
            paired = "and" in words or "or" in words
            near = tuple(words[1:]) in (s.lower[i + 1 : i + len(words)], s.lemmas[i + 1 : i + len(words)])
            if near if paired else ahead.issuperset(words[1:]):
                return words
        return []

    def of_word(self, s: Sentence, i: int, kind: QuantityKind) -> list[Quantity]:
        """Figures of one result word: its object, the subject of "die", what it modifies, what stands before it."""
        idle = self._only_describes(s, i, kind) or self.was_told_before(s, i)
        heads = [] if idle else self._counted_by(s, i)
        found = []
        for head in (t for h in heads for t in self._tallied(s, h) if s.lemmas[t] not in self.animals):
            count = self.count(s, head, single=head != i and kind != "occurrences") or (
                self._named(s, head) if kind in ("killed", "wounded") else None
            )
            idle = count is not None and count.high == 0 and s.lemmas[i] in self.sums
            idle = idle or s.lemmas[head] in self.animals
            told = count is not None and not idle and not self._is_subset(s, head, kind)
            if told and count is not None and not self._of_bodies(s, head, kind):
                count = replace(count, low=None) if count.high and self._is_one_of_two(s, i) else count
                found.append(self._quantity(s, head, count, self._kind_at(s, head, kind)))
                more = (self._number(s, k, head) for k in self._further_numbers(s, head))
                found += [self._quantity(s, head, number, kind) for number in more if number is not None]
        return found

    def _further_numbers(self, s: Sentence, head: int) -> list[int]:
        """ "four Kenyan and six Malian soldiers": the numbers behind the first, each of a nation of its own."""
        first, *others = s.kids_by(head, "nummod") or [head]
        return [k for k in others if k < head and any(s.tags[t] == "CC" for t in range(first, k))]

    def _only_describes(self, s: Sentence, i: int, kind: QuantityKind) -> bool:
        """ "two displaced civilian shelters": whom a thing serves, not how many they are."""
        thing = s.lemmas[s.heads[i]] in self.lexicon.targets and not self._is_person(s, s.heads[i])
        return s.deps[i] == "amod" and thing and (kind in _BEFALLS_EACH or kind == "displaced")

    def was_told_before(self, s: Sentence, i: int) -> bool:
        """ "after previously announcing that eight were killed": what the speaker no longer says."""
        before = [k for k in range(max(0, i - _FAR), i) if s.lower[k] in self.lexicon.closed["formerly"]]
        saying = [
            s.heads[k] for k in before if s.tags[s.heads[k]] == "VBG" and s.lemmas[s.heads[k]] in self.lexicon.cues
        ]
        return any(k in s.subtree(v) or v in s.subtree(k) for v in saying for k in (i, s.heads[i]))

    def is_summary(self, s: Sentence, i: int) -> bool:
        """Whether a word of harm tells no act: "after earlier saying nine were killed", "the total to 23 killed"."""
        return self.was_told_before(s, i) or (s.deps[i] == "acl" and self.sums_up(s, i))

    def sums_up(self, s: Sentence, i: int) -> bool:
        """ "…, bringing the total to 23 killed": of more than what was told before it."""
        verb = next((a for a in s.ancestors(i) if s.is_verb(a) and s.deps[a] != "acl"), i)
        whole = {*self.sums, *self.words.totals, *self.words.tallies}
        return (s.tags[verb], s.deps[verb]) == ("VBG", "advcl") and any(s.lemmas[o] in whole for o in s.object(verb))

    def _tallied(self, s: Sentence, head: int) -> list[int]:
        """The number told of "the number of those killed"; else the head itself."""
        over = s.heads[s.heads[head]]
        tally = s.deps[head] == "pobj" and s.lower[s.heads[head]] == "of" and s.lemmas[over] in self.words.tallies
        return self._told_of(s, over) or [head] if tally else [head]

    def _is_subset(self, s: Sentence, head: int, kind: QuantityKind) -> bool:
        """ "72 are killed, including 42 killed in X": a part of the toll."""
        return kind in _BEFALLS_EACH and s.deps[head] == "pobj" and s.lower[s.heads[head]] == "including"

    def _is_one_of_two(self, s: Sentence, i: int) -> bool:
        """ "90 were killed or captured": of either no more than that."""
        pair = [(s.heads[i], i)] if s.deps[i] == "conj" else [(i, k) for k in s.kids_by(i, "conj")]
        either = (a for a, b in pair if any(s.lower[k] == "or" for k in range(a + 1, b)) and b - a == 2)
        return not self._phrase(s, i) and any(self.kind_of(s, a) is not None for a in either)

    def part_of_those(self, s: Sentence, i: int) -> bool:
        """ "six of those", "some of those": whether token i is the whole of which a part is told."""
        of = s.heads[i]
        part = s.heads[of]
        return (
            s.lower[i] == "those"
            and s.lower[of] == "of"
            and (s.tags[part] == "CD" or s.lower[part] in self.words.vague)
        )

    def _of_bodies(self, s: Sentence, head: int, kind: QuantityKind) -> bool:
        """ "killed six families", "one battalion surrendered": how many persons is not said."""
        whole = s.lemmas[head] in self.words.bodies and self._of_group(s, head) is None
        return whole and kind in _BEFALLS_EACH

    def _counted_by(self, s: Sentence, i: int) -> Sequence[int]:
        """Heads of the phrases that one result word counts."""
        own = self._own_count(s, i)
        if own is not None:
            return [own]
        if s.tags[i] == "VBN" and s.kids_by(i, "nummod"):  # "leaving at least six wounded"
            return s.kids_by(i, "nummod")
        if s.is_verb(i):
            words = self._phrase(s, i)
            named = [o for o in s.object(i) if s.lemmas[o] in words]
            objects = [o for o in named or s.object(i) if o not in named or self.count(s, o) is not None]
            inside = [o for w in named for o in s.fillers_of_prep(w, "of")]
            objects = objects or self._bounded_object(s, i)
            return objects or inside or ([] if s.kids_by(i, "dobj") and not words else s.surface_subject(i))
        if s.tags[i].startswith("NN"):
            return [i, *s.fillers_of_prep(i, "of"), *self._sum_told(s, i), *s.counted_among(i), *self._hurt(s, i)]
        return [*s.kids_by(i, "nsubj", "npadvmod", "nummod"), *self._described(s, i)]

    def toll_before(self, s: Sentence, i: int) -> int | None:
        """The toll right before that at token i, as headlines put them: "six [dead], dozens hurt", "six killed and 12".

        Between them stand a comma or "and" and whom the second counts, however parsed.
        """
        first = i - 1
        while first > 0 and s.tags[first] in _COUNTING:
            first -= 1
        counted = range(first + 1, i)
        if s.tags[i] not in _STATES or first < 1 or s.lower[first] not in (",", "and"):
            return None
        told = any(s.tags[k] == "CD" or s.lower[k] in self.words.vague for k in counted)
        harm = s.tags[first - 1] in _STATES and self.kind_of(s, first - 1) in _HARM
        bare = not s.kids_by(first - 1, "aux", "auxpass", "agent") and not s.kids_by(i, "aux", "auxpass")
        return first - 1 if told and harm and bare and self.kind_of(s, i) in _HARM else None

    def _bounded_object(self, s: Sentence, i: int) -> list[int]:
        """ "wounded over 100", "over a dozen were hurt": a number behind its bound, read as a preposition."""
        bounds = (*self.words.at_least, *self.words.at_most, *self.words.about)
        bare = s.is_passive(i) and not s.kids_by(i, "nsubj", "nsubjpass")
        behind = [k for k in s.kids_by(i, "prep") if (k == i + 1 or (bare and k < i)) and s.lower[k] in bounds]
        objects = [o for k in behind for o in s.kids_by(k, "pobj")]
        return [o for o in objects if s.tags[o] == "CD" or s.kids_by(o, "nummod") or self._is_dozen(s, o)]

    def _hurt(self, s: Sentence, i: int) -> list[int]:
        """ "Three people suffered burns", "were treated for burns": of a harm that has no number, who has it."""
        held = s.heads[s.heads[i]] if s.deps[i] == "pobj" and s.lower[s.heads[i]] in ("for", "with") else s.heads[i]
        suffers = s.deps[i] == "dobj" and s.lemmas[held] in self.suffering
        treated = s.deps[i] == "pobj" and s.lemmas[held] in self.lexicon.closed["treating_verb"] and s.is_passive(held)
        if not (suffers or treated) or self.kind_of(s, i) != "wounded" or s.kids_by(i, "nummod", "quantmod"):
            return []
        return [*s.surface_subject(held)]

    def _sum_told(self, s: Sentence, i: int) -> list[int]:
        """ "the toll rose to 40", "the toll passes 40", "put the toll at 40": the number told of a sum."""
        return self._told_of(s, i) if s.lemmas[i] in self.sums else []

    def _told_of(self, s: Sentence, i: int) -> list[int]:
        """The number that a verb gives for the noun at token i."""
        verb = s.heads[i]
        if not s.is_verb(verb):
            return []
        objects = s.kids_by(verb, "dobj", "attr") if s.deps[i] == "nsubj" else []
        behind = [verb, *(k for k in s.kids_by(verb, "prep") if s.lower[k] == "from")]  # "rose from 20 to 40"
        return [*objects, *(o for k in behind for o in s.fillers_of_prep(k, "to", "at"))][:1]

    def _kind_at(self, s: Sentence, head: int, kind: QuantityKind) -> QuantityKind:
        """What the figure counts, seen from the noun: posts are not captured in war, persons are not wrecked."""
        held = any(t.lemma == s.lemmas[head] and t.kind in _HELD for t in self.lexicon.targets.get(s.lemmas[head], ()))
        if kind in ("released", "captured") and (held or s.lemmas[head] in self.lexicon.closed["place_noun"]):
            return "seized_places"
        fighters = self.lexicon.counted.get(s.lemmas[head], ())
        persons = self._is_person(s, head) or any(e.kind == "troops" for e in fighters)
        return "killed" if kind == "destroyed" and persons else kind

    def _named(self, s: Sentence, head: int) -> Count | None:
        """One person, by name: "killed Ali Hassan"."""
        persons = self.actors.get((s.index, head), ())
        alone = len(persons) == 1 and persons[0].kind == "person" and s.tags[head] == "NNP"
        return Count(1, 1, min([head, *(k for k in s.kids_by(head, "compound") if k < head)]), head) if alone else None

    def _described(self, s: Sentence, i: int) -> Sequence[int]:
        """Whom "dead" or "wounded" describes: the object of "left X dead", "shot X dead", else the subject or noun."""
        verb = s.heads[i]
        if s.lemmas[verb] in self.lexicon.events and not s.is_verb(verb) and not self._is_person(s, verb):
            return s.fillers_of_prep(verb, "of")  # "the fatal shooting of a farmer"
        if not s.is_verb(verb) or s.deps[i] not in (
            "acomp",
            "oprd",
            "ccomp",
            "xcomp",
            "advmod",
            "advcl",
            "dobj",
            "amod",
        ):
            return [verb]
        return [t for t in s.object(verb) if t != i] or s.surface_subject(verb)

    def _own_count(self, s: Sentence, i: int) -> int | None:
        """ "five people were killed and several wounded": the number directly before a result told alongside another.

        Also "many more wounded", "25 were wounded".
        """
        beside = s.deps[i] in ("conj", "advcl") or (s.deps[i] == "ccomp" and self.toll_before(s, i) is not None)
        if not beside or s.tags[i] not in ("VBN", "JJ") or s.kids_by(i, "nsubjpass"):
            return None
        before = i - 1
        while before > 0 and (s.lower[before] in ("more", "others") or s.deps[before] == "auxpass"):
            before -= 1
        is_number = s.tags[before] == "CD" or s.lower[before] in self.words.vague or self._is_another(s, before)
        return before if is_number else None

    def quantity(self, s: Sentence, head: int, kind: QuantityKind) -> Quantity:
        """The figure at a token that has a count."""
        count = self.count(s, head)
        assert count is not None
        return self._quantity(s, head, count, kind)

    def _quantity(self, s: Sentence, head: int, count: Count, kind: QuantityKind) -> Quantity:
        first, last = sorted((count.first, count.last))
        span = self.doc.span(s.starts[first], s.ends[last])
        who = s.words[head] if s.tags[head].startswith("NN") and s.lemmas[head] not in _WHO_SKIP else None
        return Quantity(kind, count.low, count.high, span.quote, who, span)

    def count(self, s: Sentence, head: int, *, single: bool = True) -> Count | None:
        """The number of the phrase at `head`; "dozens of" has words only; `single`: one person needs no number."""
        bare = s.lower[head] in self.words.vague or s.lower[head] in self.words.none or self._is_dozen(s, head)
        if s.tags[head] == "CD" or bare:
            return self._number(s, head, head)
        if s.tags[head] == "DT" and s.lower[head] in self.words.singular:
            return Count(1, 1, head, head) if self._is_another(s, head) else None
        if s.lower[head] in self.words.units:
            return None
        for k in (k for k in s.kids_by(head, "nummod") if s.tags[k] != "DT" and not self._measures(s, k)):
            if (s.index, k) in self.dates:  # "the 1994 killings"
                continue
            return self._number(s, k, head) if k < head or s.tags[head] != "NNP" else None
        first = min((t for t in s.subtree(head) if t <= head), default=head)
        if s.lower[first] in self.words.values and s.deps[first] in ("compound", "amod", "nmod"):
            return self._number(s, first, head)
        dozen = next((k for k in s.kids_by(head, "compound", "nmod") if self._is_dozen(s, k)), None)
        if dozen is not None:
            return self._number(s, dozen, head)
        for k in s.kids_by(head, "det", "amod", "advmod", "neg"):
            if s.lower[k] in self.words.none:
                return Count(0, 0, k, head)
        vague = next((k for k in s.kids_by(head, "amod", "det", "compound") if s.lower[k] in self.words.vague), None)
        if vague is not None:
            return Count(None, None, vague, head)
        if s.heads[head] != head and s.deps[head] == "pobj" and s.lower[s.heads[head]] == "of":
            outer = s.heads[s.heads[head]]
            if s.lower[outer] in self.words.vague or s.tags[outer] == "CD":
                return self._number(s, outer, head)
        return self._of_group(s, head) or (self._single(s, head) if single else None)

    def _is_dozen(self, s: Sentence, i: int) -> bool:
        """ "A dozen", "over a hundred"."""
        return i > 0 and s.lower[i] in self.words.multipliers and s.lower[i - 1] in self.words.singular

    def _of_group(self, s: Sentence, head: int) -> Count | None:
        """ "a family of five", "a total of 14 fighters", "a quarter of a million people": the number behind "of"."""
        for o in s.fillers_of_prep(head, "of"):
            if s.tags[o] == "CD" and s.lower[o] in self.words.values:
                return self._number(s, o, o)
            if s.lemmas[head] in self.words.totals:
                return self.count(s, o, single=False)
            part = next((k for k in s.kids_by(o, "nummod") if self._fraction(s, k)), None)
            if part is not None:
                return self._number(s, part, o)
        return None

    def _fraction(self, s: Sentence, i: int) -> tuple[float, int] | None:
        """ "a quarter of a million": the part of the multiplier at token i that is meant, and where its words begin."""
        for words, part in self.words.fractions.items():
            first = i - len(words.split())
            if first >= 0 and s.lower[first:i] == tuple(words.split()) and s.lower[i] in self.words.multipliers:
                return part, first
        return None

    def _single(self, s: Sentence, head: int) -> Count | None:
        """One person: "a farmer", "the driver", "her son", "a young Kenyan", and "a woman and child"."""
        noun = s.tags[head] == "NN" or (s.tags[head] in _PEOPLE and s.deps[head] in _NOMINAL)
        if not noun or s.lemmas[head] in self.words.multipliers or not self._is_person(s, head):
            return None
        for k in s.kids_by(head, "det", "poss"):
            if s.lower[k] in self.words.singular or s.deps[k] == "poss" or s.lower[k] in self.words.definite:
                return Count(1, 1, min(s.subtree(k)), head)
        beside = s.deps[head] == "conj" and not s.kids_by(head, "det", "poss") and self._single(s, s.heads[head])
        return Count(1, 1, head, head) if beside else None

    def _is_another(self, s: Sentence, i: int) -> bool:
        """ "one was killed and another wounded": one more, where the word stands alone and not in "one another"."""
        return s.tags[i] == "DT" and s.lower[i] in self.words.singular and s.deps[i] in _ALONE and not s.kids[i]

    def _is_person(self, s: Sentence, head: int) -> bool:
        """One person, also by a part of a longer name: "the attacker"; but "the war" is no prisoner of war."""
        if s.lemmas[head] in self.fighters:
            return True
        if s.tags[head] in _PEOPLE:
            return any(a.kind == "people" for a in self.actors.get((s.index, head), ()))
        nouns = (n.lemma.split() for n in self.lexicon.actor_nouns.get(s.lemmas[head], ()) if n.person)
        return any(len(w) < _PHRASE or tuple(w) == s.lemmas[max(0, head - len(w) + 1) : head + 1] for w in nouns)

    def _measures(self, s: Sentence, i: int) -> bool:
        """ "11 pm", "$20 million": a clock time or a sum of money counts nobody."""
        run = [k for k in range(max(0, i - 3), i) if all(s.tags[t] in ("CD", "$") for t in range(k, i))]
        money = any(s.tags[k] == "$" for k in run) or (
            s.lower[i] in self.words.multipliers and _MONEY.match(s.words[i - 1])
        )
        return bool(money) or (i + 1 < len(s) and s.lower[i + 1] in self.words.units)

    def _number(self, s: Sentence, i: int, head: int) -> Count | None:
        word = s.lower[i]
        each_other = i + 1 < len(s) and {word, s.lower[i + 1]} <= {*self.words.singular}  # "one another"
        if each_other or self._measures(s, i):
            return None
        part = next((k for k in s.kids_by(i, "quantmod") if s.tags[k] == "CD" and s.lower[k + 1] == "of"), None)
        if part is not None:  # "14 of 20 drones"
            return self._number(s, part, head)
        if word in self.words.none:
            return Count(0, 0, i, head)
        if word in self.words.vague and not s.kids_by(i, "nummod"):
            return Count(None, None, i, head)
        value = self.value(s, i)
        if value is None:
            return None
        first = min(
            [i, *(k for k in s.kids_by(i, "quantmod", "advmod", "nummod", "compound", "amod", "prep") if k < i)]
        )
        fraction = self._fraction(s, i)
        first = first if fraction is None else fraction[1]
        before = " ".join(s.lower[max(0, first - 3) : i if fraction is None else first])
        between = self._range_ahead(s, i, value) or self._between(s, i, value)
        if between is not None:
            return Count(between[0], between[1], min(between[2], first), head)
        most = max(
            (len(w) for w in self.words.at_most if before.endswith(w)), default=0
        )  # "no more than" is no "more than"
        if most > max((len(w) for w in self.words.at_least if before.endswith(w)), default=0):
            return Count(None, value, self._edge(s, i), head)
        if any(before.endswith(w) or f"{w} " in before[-len(w) - 8 :] for w in self.words.at_least):
            return Count(value, None, min(self._edge(s, i), first), head)
        if any(before.endswith(w) for w in self.words.about):
            return Count(value, value, self._edge(s, i), head)
        joined = word in self.words.values and self.words.values[word] < _TENS and self._hyphenated(s, i)
        return Count(value, value, i - 2 if joined else i if fraction is None else first, head)

    def _edge(self, s: Sentence, i: int) -> int:
        """First token of "at least 14": the modifiers directly before the number."""
        edge = i
        while edge > 0 and s.heads[edge - 1] in range(edge - 1, i + 1) and s.deps[edge - 1] in (
            "advmod", "quantmod", "amod", "prep", "mwe", "npadvmod", "pobj", "case", "det",
        ):  # fmt: skip
            edge -= 1
        return edge

    def _range_ahead(self, s: Sentence, i: int, value: int) -> tuple[int, int, int] | None:
        """The range that begins at token i: "between 30 and 35", "three or four"; not "rose from 30 to 35"."""
        if i and s.lower[i - 1] == "from":
            return None
        for k in range(i + 2, min(i + 4, len(s))):
            other = self.value(s, k) if s.tags[k] == "CD" else None
            middle = s.lower[i + 1 : k]
            if (
                other is not None
                and other > value
                and (
                    middle in (("to",), ("or",), ("-",), ("–",))
                    or (middle == ("and",) and i > 0 and s.lower[i - 1] == "between")
                )
            ):
                return value, other, max(i - 1, 0)
        return None

    def _between(self, s: Sentence, i: int, value: int) -> tuple[int, int, int] | None:
        """ "between 30 and 35", "30 to 35", "30-35"."""
        for k in range(max(0, i - 4), i):
            other = self.value(s, k) if s.tags[k] == "CD" else None
            middle = s.lower[k + 1 : i]
            if other is not None and other < value and middle in (("and",), ("to",), ("or",), ("-",), ("–",)):
                before = s.lower[max(0, k - 1)]
                if (middle == ("and",) and before != "between") or (middle == ("to",) and before == "from"):
                    return None
                return other, value, k
        return None

    def _hyphenated(self, s: Sentence, i: int) -> int:
        """ "Twenty-one" in three tokens: what stands on the other side of the hyphen."""
        own = self.words.values[s.lower[i]]
        step = 2 if own >= _TENS else -2
        other = self.words.values.get(s.lower[i + step], 0) if 0 <= i + step < len(s) else 0
        joined = s.words[i + step // 2] == "-" if other else False
        return other if joined and (own >= _TENS) != (other >= _TENS) else 0

    def value(self, s: Sentence, i: int) -> int | None:
        """The integer at token i: digits or words, with a multiplier before or behind ("3 million", "two dozen")."""
        word = s.lower[i]
        if _DIGITS.match(word):
            number = float(word.replace(",", ""))
        elif word in self.words.values:
            number = self.words.values[word] + self._hyphenated(s, i)
        elif word in self.words.multipliers:
            fraction = self._fraction(s, i)
            number = self.words.multipliers[word] * (1 if fraction is None else fraction[0])
            for k in s.kids_by(i, "nummod", "compound", "quantmod"):
                inner = self.value(s, k) if s.tags[k] == "CD" else None
                if inner is not None:
                    number = inner if k + 1 == i else number * inner
        elif "-" in word and all(p in self.words.values for p in word.split("-")):
            number = sum(self.words.values[p] for p in word.split("-"))
        else:
            return None
        if i + 1 < len(s) and s.lower[i + 1] in self.words.multipliers and word not in self.words.multipliers:
            number *= self.words.multipliers[s.lower[i + 1]]
        return int(number)
