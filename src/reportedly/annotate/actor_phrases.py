"""What stands around a noun that may name an actor: names, titles and places before it, its edges, what it is not.

Looks at words alone; who is meant is decided in `actors`.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from msgspec.structs import replace as replace_noun

from ..lexicon import Lexicon, split_words
from ..lexicon.schema import ActorNoun
from ..model import Actor, Document, Span
from ..model.layers import PlaceMention, Sentence
from ..reference.actors import Reference, load_actors
from .actor_words import ActorWords
from .antecedents import Key
from .names import Name

NAMED = (
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
GROUPS = ("armed_group", "organisation", "force")
NATIONS = ("state", "adjective", "demonym", "seat", "capital", "people")
MODIFIERS = ("amod", "compound", "nmod", "poss", "nummod", "det", "quantmod", "advmod", "npadvmod")
_OWN_MODIFIERS = ("amod", "compound", "nmod", "poss", "npadvmod", "conj")
FIGHTING = ("force", "armed_group")
_LED = ("armed_group", "organisation")
_AND = frozenset({"and", "or"})
_BETWEEN = frozenset({",", "and", ", and", "-", "–", "‑"})
"""What stands between two names of equal rank."""
_MODIFYING = ("JJ", "NN", "NNP", "HYPH", "VBN")
_WIDTH = 5
_LED_WITHIN = 40
"""Characters behind "X-led" in which the coalition stands."""
_BASED = 40
"""Characters behind "X-based" in which the noun stands."""
_AT_OCCASIONS = frozenset({"at", "during", "after"})
_OF_ARMIES = frozenset({"aerial", "drone", "heavy-weapons"})
_HELD = frozenset({"military_position", "military_equipment", "checkpoint", "border_post", "airport", "port", "camp"})

OF_GROUPS = frozenset({"REB", "CRM", "UAF", "PRM"})


@dataclass(frozen=True, slots=True)
class Pair:
    """Tokens of the two sides before one noun, and the noun."""

    left: int
    right: int
    noun: ActorNoun


_VERBS = (("VBD",), ("VBZ",), ("MD",))


class ActorPhrases:
    """Phrases of one document; `open` turns to a sentence before its tokens are asked about."""

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
        self.names, self.places, self.times = list(names), list(places), list(times)
        self.longer = lexicon.actor_phrases
        self.name_at: dict[int, Name] = {}
        self.place_at: dict[int, PlaceMention] = {}
        self.pairs: dict[int, Pair] = {}
        self._coalitions: dict[str, str | None] | None = None
        self._nouns: dict[Key, tuple[ActorNoun | None, int]] = {}

    def open(self, s: Sentence) -> None:
        """Finds the names, places and pairs of the sentence."""
        self.name_at = {i: n for n in self._within(s, self.names) for i in s.tokens_in(n.start, n.end)}
        self.place_at = {
            i: p
            for p in self.places
            if p.place.span and s.start <= p.place.span.start < s.end
            for i in s.tokens_in(p.place.span.start, p.place.span.end)
        }
        self.pairs = self._find_pairs(s)

    def candidates(self, s: Sentence) -> list[int]:
        """Tokens of the open sentence that may head a phrase for an actor: no dates, no first of a pair."""
        taken = {pair.left for pair in self.pairs.values()}
        taken |= {i for t in self.times if s.start <= t.start < s.end for i in s.tokens_in(t.start, t.end)}
        return [
            i
            for i in range(len(s))
            if (s.is_nominal(i) or s.tags[i] == "PRP$" or i in self.name_at or self._is_both(s, i)) and i not in taken
        ]

    def _is_both(self, s: Sentence, i: int) -> bool:
        """ "both agreed", "the two agreed": the word alone as a subject."""
        if s.deps[i] != "nsubj" or s.tags[i] not in ("DT", "CD") or s.kids_by(i, "prep"):
            return False
        words = " ".join((*(s.lower[k] for k in s.kids_by(i, "det")), s.lower[i]))
        return words in self.lexicon.closed["group_reference"]

    def _within(self, s: Sentence, names: Sequence[Name]) -> list[Name]:
        return [n for n in names if s.start <= n.start and n.end <= s.end]

    def is_thing(self, s: Sentence, i: int) -> bool:
        """What is an actor only by whose it is ("their border", "Iranian missiles"): no later "they" is about it."""
        common = s.tags[i] in ("NN", "NNS") and i not in self.name_at
        return common and self.noun_at(s, i)[0] is None and not self.is_quantifier(s, i)

    def office_before(self, s: Sentence, i: int) -> int | None:
        """The name that is joined to the title of the name at token i."""
        for k in s.kids_by(i, "nmod", "compound"):
            for c in s.kids_by(k, "conj") if s.tags[k] == "NNP" and k < i else ():
                noun, _ = self.noun_at(s, c)
                if noun is not None and noun.person:
                    return k
        return None

    def is_part_of_place(self, s: Sentence, i: int, noun: ActorNoun) -> bool:
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

    def is_occasion(self, s: Sentence, i: int) -> bool:
        """ "at a party", "during a birthday party": nobody is at a body of politics."""
        return s.tags[i] == "NN" and s.deps[i] == "pobj" and s.lower[s.heads[i]] in _AT_OCCASIONS

    def is_area(self, s: Sentence, i: int) -> bool:
        """A district or border is a place whoever's it is; a base is somebody's, and so is a village that is hit."""
        if s.deps[i] in ("dobj", "nsubjpass"):
            return False
        kinds = {t.kind for t in self.lexicon.targets.get(s.lemmas[i], ())}
        area = s.lemmas[i] in self.lexicon.closed["place_noun"] or s.lemmas[i] in self.lexicon.closed["border_noun"]
        return area and not kinds & _HELD

    def coordinated_names(self, s: Sentence, i: int) -> list[tuple[str, Span, Reference]]:
        """Names before token i that are coordinated with the one that owns it; the nearest owns it.

        Also "Kenyan-Somali", where a hyphen alone joins the two, and "four Kenyan and six Somali soldiers".
        """
        names = self.left_names(s, i)
        found = []
        for behind, name in pairwise(names):
            ref = name.get(*GROUPS, *NATIONS)
            head = s.head_of(name.start, name.end)
            if ref is None or ref.code is None or head is None:
                continue
            joined = self.doc.text[name.end : behind.start].strip() in _BETWEEN
            joined = joined or [s.tags[t] for t in s.tokens_in(name.end, behind.start)] == ["CC", "CD"]
            if joined or any(s.deps[k] == "conj" for k in s.kids[head]) or s.deps[head] == "conj":
                found.append((self.doc.text[name.start : name.end], self.doc.span(name.start, name.end), ref))
        return found

    def _find_pairs(self, s: Sentence) -> dict[int, Pair]:
        """ "regime and rebel fighters", "Kenyan and separatist forces": noun to the two sides before it."""
        found = {}
        for i in range(2, len(s)):
            noun = self.noun_at(s, i)[0] if s.tags[i] in ("NNS", "NNPS") else None
            if noun is None or noun.kind not in FIGHTING:
                continue
            block = self._modifiers_before(s, i)
            middle = block[0] - 1 if block else 0
            if middle < 1 or s.lower[middle] not in _AND or not any(self._is_side(s, t) for t in block):
                continue
            sides = [t for t in (middle - 1, *block) if self._is_side(s, t)]
            named = [t in self.name_at for t in sides]
            if sides[0] == middle - 1 and not all(named) and not (named[-1] and self._is_force(s, sides[0])):
                found[i] = Pair(sides[0], sides[-1], noun)
        return found

    def _is_force(self, s: Sentence, t: int) -> bool:
        """ "the Kenyan army and Somali militants": a force by itself beside another's."""
        noun, _ = self.noun_at(s, t)
        return noun is not None and noun.kind == "force"

    def _modifiers_before(self, s: Sentence, i: int) -> list[int]:
        """Tokens between "and" and the noun at i, where nothing but modifiers stands there."""
        t = i
        while t > 0 and i - t < _WIDTH and (s.tags[t - 1] in (*_MODIFYING, "CD") or s.words[t - 1] == "-"):
            t -= 1
        return list(range(t, i))

    def _is_side(self, s: Sentence, t: int) -> bool:
        """A nation, or a singular noun for a force, group, party or government."""
        name = self.name_at.get(t)
        if name is not None:
            return name.get(*NATIONS) is not None and not self.hyphenated(s, name)
        noun, _ = self.noun_at(s, t)
        anti = t > 1 and s.words[t - 1] == "-" and s.lower[t - 2] == "anti"
        sides = noun is not None and noun.kind in (*FIGHTING, "office", "party") and not noun.person
        return sides and not anti and s.tags[t] not in ("NNS", "NNPS")

    def is_quantifier(self, s: Sentence, i: int) -> bool:
        return s.lemmas[i] in self.words.quantifiers or s.tags[i] == "CD"

    def opens_title(self, s: Sentence, i: int, name: Name) -> bool:
        """ "… and United Kingdom prime minister N": whatever the parse, the state belongs to the title behind it."""
        if s.deps[i] in MODIFIERS or self.doc.text[name.end : name.end + 1] != " ":
            return False
        return any(first == i + 1 for first in self._titles_from(s, i + 1))

    def _titles_from(self, s: Sentence, first: int) -> list[int]:
        """First tokens of singular offices of persons that start at `first` and stand before a name."""
        found = []
        for t in range(first, min(first + 4, len(s) - 1)):
            noun, start = self.noun_at(s, t)
            if noun is not None and noun.person and noun.kind == "office" and s.tags[t + 1] == "NNP":
                found.append(start)
        return found

    def is_located(self, s: Sentence, i: int) -> bool:
        head = s.heads[i]
        if s.deps[i] == "nsubj" and head == i + 1 and self.lexicon.cues.get(s.lemmas[head]):
            return False  # "…, Kigali alleges"
        if s.deps[i] == "nsubj" and s.tags[i + 1 : i + 2] in _VERBS:
            return False  # "after troops entered Goma, Kenya closed its border"
        first = i - 1
        while first >= 0 and s.deps[first] in ("compound", "det", "prep"):
            first -= 1
        if first > 0 and s.deps[first] == "pobj" and s.lemmas[first] in self.lexicon.closed["place_noun"]:
            return s.lower[s.heads[first]] in self.words.place_prepositions
        if first > 0 and s.lower[first] == "," and first - 1 in self.place_at:
            before = self.name_at.get(first - 1)
            return before is None or before.get("state") is None
        while s.deps[i] in ("conj", "appos", "npadvmod") and head != i:
            if s.deps[i] != "conj" and head in self.place_at:
                return True
            i, head = head, s.heads[head]
        return s.deps[i] == "pobj" and s.lower[head] in self.words.place_prepositions

    def speaks_for_state(self, s: Sentence, i: int) -> bool:
        """Whether a capital stands for its government: it acts, owns or is acted on, or opens with "Lima: …"."""
        if s.lower[i + 1 : i + 2] == (":",) and not s.words[i].isupper():
            return True
        while s.deps[i] == "conj":
            i = s.heads[i]
        if s.deps[i] in ("nsubj", "nsubjpass", "poss", "agent") or self._is_cleft(s, i):
            return True
        return s.deps[i] in ("dobj", "pobj", "dative", "compound", "amod", "nmod")

    def _is_cleft(self, s: Sentence, i: int) -> bool:
        """ "It was Lima that broke the truce": who did it."""
        verb = s.heads[i] if s.deps[i] == "attr" else i
        clauses = (*s.kids_by(verb, "ccomp"), *s.kids_by(i, "relcl"))
        did = any(s.tags[k] in ("WDT", "WP") for c in clauses for k in s.kids_by(c, "nsubj"))
        return did and any(s.lower[k] == "it" for k in s.kids_by(verb, "nsubj"))

    def hyphenated(self, s: Sentence, name: Name) -> bool:
        """ "Iranian-made", "pro-Turkish": the state neither acts nor owns; "Saudi-led", "Houthi-run" do."""
        word = self._hyphen_word(name)
        apart = word in self.words.not_belonging and not (word in self.words.seated and self._is_of_armed(s, name))
        return apart or self._is_sided_with(s, name)

    def _is_of_armed(self, s: Sentence, name: Name) -> bool:
        """ "Kenya-based militants", "Kenya-based groups": a band is where it is based, an office may be abroad."""
        behind = [t for t in s.tokens_in(name.start, min(s.end, name.end + _BASED)) if s.starts[t] > name.end]
        nouns = [n for t in behind if (n := self.noun_at(s, t)[0]) is not None]
        return bool(nouns) and (nouns[0].kind == "armed_group" or nouns[0].sector == "UNK")

    def _is_sided_with(self, s: Sentence, name: Name) -> bool:
        """ "pro-Kenyan rebels" are not Kenya's; "pro-Kenyan government forces" side with its government."""
        if self._prefix(name) not in self.words.siding:
            return False
        behind = s.tokens_in(name.start, name.end)[-1] + 1
        noun = self.noun_at(s, behind)[0] if behind < len(s) else None
        return noun is None or noun.person or noun.kind != "office"

    def is_registered(self, name: Name) -> bool:
        """ "a Kenyan-flagged ship", "a Kenyan-owned firm": of the state, not its government's."""
        return self._hyphen_word(name) in self.words.registered

    def _is_opposed(self, name: Name) -> bool:
        """ "anti-Kenyan protesters": against whom, not whose."""
        return self._prefix(name) in self.words.opposing

    def _prefix(self, name: Name) -> str:
        """ "pro-Kenyan", "anti-Kenyan": the word before the hyphen before a name."""
        start = self.doc.text[max(0, name.start - 5) : name.start].lower()
        return start[:-1].split(" ")[-1].strip("(\"“'") if start.endswith("-") else ""

    def _hyphen_word(self, name: Name) -> str:
        tail = self.doc.text[name.end : name.end + 14]
        return tail[1:].split(" ")[0].split("-")[0].lower() if tail.startswith("-") else ""

    def noun_at(self, s: Sentence, i: int) -> tuple[ActorNoun | None, int]:
        """The actor noun that ends at token i, longest first, and its first token."""
        if (s.index, i) not in self._nouns:
            self._nouns[s.index, i] = self._find_noun(s, i)
        return self._nouns[s.index, i]

    def _find_noun(self, s: Sentence, i: int) -> tuple[ActorNoun | None, int]:
        named = s.tags[i] == "NNPS" or (i == 0 and s.tags[i] == "NNP")
        plural = s.lower[i].removesuffix("s") if named else s.lower[i]
        keys, known = (s.lemmas[i], s.lower[i], plural, s.lower[i].removeprefix("anti-")), self.lexicon.actor_nouns
        if known.keys().isdisjoint(keys):
            return None, i
        for key in dict.fromkeys(keys):
            for noun in known.get(key, ()):
                if noun.sector == "MIL" and noun.person and s.tags[i] == "JJ":  # "a general strike"
                    continue
                parts = split_words(noun.lemma)
                first = i - len(parts) + 1
                if first < 0 or not all(
                    p in (s.lower[t], s.lemmas[t], key) for p, t in zip(parts, range(first, i + 1), strict=True)
                ):
                    continue
                if len(parts) > 1 and first and f"{s.lower[first - 1]} {parts[0]}" in self.longer:
                    continue
                if noun.person and noun.kind == "force" and s.tags[i] == "JJ" and s.deps[i] == "amod":
                    continue  # "the general hospital", "a major city": no rank
                return self._of_noun(s, i, noun), first
        return None, i

    def _of_noun(self, s: Sentence, i: int, noun: ActorNoun) -> ActorNoun:
        """ "Ministry of Defence" is read as "defence ministry"; "chief" opens "chief of the general staff"."""
        for t in range(i + 2, min(i + _WIDTH, len(s))):
            for longer in self.lexicon.actor_nouns.get(s.lemmas[t], ()) if s.lower[i + 1] == "of" else ():
                if split_words(longer.lemma) == list(s.lower[i : t + 1]):
                    return longer
        for o in s.fillers_of_prep(i, "of"):
            better = self.longer.get(f"{s.lower[o]} {noun.lemma}") or self.longer.get(f"{s.lemmas[o]} {noun.lemma}")
            if better is not None:
                return better
        return noun

    def coalition_told(self, s: Sentence, i: int, first: int) -> tuple[str | None, str] | None:
        """Ref and state of "the coalition", "coalition jets": by its leader, else by the group that it fights.

        Not of "the ruling coalition", nor where the text tells of two.
        """
        joint = [t for t in range(self.left_edge(s, i), i + 1) if s.lemmas[t] in self.words.joint]
        kinds = [t for t in range(self.left_edge(s, i), first) if t not in joint and s.deps[t] in ("amod", "compound")]
        other = any(s.lower[t] not in self.words.joint_kinds for t in kinds if t < joint[0]) if joint else True
        if other or s.fillers_of_prep(joint[0], "of", "between"):
            return None
        if self._coalitions is None:
            self._coalitions = {code: ref for ref, code in self._led_coalitions()} or {
                code: ref for ref, code in self._coalitions_against()
            }
        return (
            next(((ref, code) for code, ref in self._coalitions.items()), None) if len(self._coalitions) == 1 else None
        )

    def _led_coalitions(self) -> Iterator[tuple[str | None, str]]:
        """ "the Kenyan-led coalition", anywhere in the text."""
        for n in self.names:
            body, nation = n.get("organisation"), n.get("state", "adjective")
            behind = self.doc.text[n.end : n.end + _LED_WITHIN].split()
            if body is not None and body.sector == "MIL" and body.code:
                yield body.key, body.code
            elif nation is not None and nation.code and self._hyphen_word(n) == "led" and self.words.joint & {*behind}:
                yield None, nation.code

    def _coalitions_against(self) -> Iterator[tuple[str | None, str]]:
        """The coalitions that fight the groups that the text names."""
        entries = load_actors().entries
        for n in self.names:
            group = n.get("armed_group")
            key = self.words.coalitions.get(group.key) if group is not None else None
            code = entries[key].code if key is not None else None
            if code is not None:
                yield key, code

    def home_coalition(self, s: Sentence, i: int, noun: ActorNoun, ref: Reference | Actor | None) -> ActorNoun:
        """ "the Nepali coalition", unlike the "Nepali-led" one: parties of one state, not forces of several."""
        own = isinstance(ref, Reference) and ref.category in NATIONS
        led = any(self._hyphen_word(name) for name in self.left_names(s, i))
        if own and not led and noun.lemma in self.words.joint & self.words.generic_group:
            return replace_noun(noun, sector="PTY", kind="party")
        return noun

    def armed_modifier(self, s: Sentence, i: int, first: int, noun: ActorNoun) -> ActorNoun:
        """What it is stands before it: "terrorist organisations", "militant commander", "opposition spokesman"."""
        leads = noun.person and noun.kind in ("force", "office")
        if noun.lemma not in self.words.generic_group and not leads:
            return noun
        kinds = FIGHTING if not leads else _LED if noun.kind == "office" else (*_LED, "force")
        kinds = (*kinds, "party") if noun.lemma in self.lexicon.closed["of_a_party"] else kinds
        edge = self.left_edge(s, s.heads[i] if s.deps[i] == "compound" else i)
        for t in range(first - 1, edge - 1, -1):
            better, _ = self.noun_at(s, t)
            opposed = t > 0 and s.words[t - 1] == "-"
            same = better is not None and better.person and better.sector == noun.sector  # "commander Colonel N"
            if better is not None and better.kind in kinds and not opposed and not same:
                return replace_noun(noun, sector=better.sector, kind=better.kind) if leads else better
        return noun

    def name_before(self, s: Sentence, i: int, noun: ActorNoun) -> list[Name]:
        """A known name directly before the office, which the parse may hang elsewhere."""
        first = i - len(split_words(noun.lemma)) + 1
        name = self.name_at.get(first - 1) if first > 0 else None
        adjacent = name is not None and self.doc.text[name.end : name.end + 1] == " " and noun.person
        if name is None or not adjacent or self.hyphenated(s, name) or self._is_opposed(name):
            return []
        return [name]

    def place_meant(self, s: Sentence, o: int) -> PlaceMention | None:
        """ "in the city": the last place named before it in the sentence, where all of them lie in one state."""
        definite = [s.lower[k] for k in s.kids[o]] == ["the"] and s.lemmas[o] in self.lexicon.closed["place_noun"]
        before = [m for i, m in sorted(self.place_at.items()) if i < o] if definite else []
        return before[-1] if len({m.place.country for m in before}) == 1 else None

    def state_of_cause(self, s: Sentence, o: int) -> Reference | None:
        """ "the Front for the Liberation of X": whose the cause is that a body is named for."""
        if s.tags[o] != "NNP":
            return None
        for k in (k for c in s.conjuncts(o) for k in s.fillers_of_prep(c, "of", "for")):
            name = self.name_at.get(k)
            ref = name.get("state") if name is not None else self.state_of_cause(s, k)
            if ref is not None and ref.code is not None:
                return ref
        return None

    def left_names(self, s: Sentence, i: int) -> list[Name]:
        """Known names among the modifiers before token i, nearest first, without "X-made"."""
        edge = self.left_edge(s, i)
        names: list[Name] = []
        for t in range(i - 1, edge - 1, -1):
            name = self.name_at.get(t)
            if name is None or name in names or self.hyphenated(s, name):
                continue
            mediates = self._hyphen_word(name) in self.words.third_party
            if not mediates and not self._is_opposed(name):
                names.append(name)
        return names

    def poss_tokens(self, s: Sentence, i: int) -> list[int]:
        found = s.kids_by(i, "poss")
        for k in s.kids_by(i, "compound", "nmod"):
            found += s.kids_by(k, "poss")
        return found

    def titled(self, s: Sentence, i: int) -> bool:
        return any(self.noun_at(s, k)[0] is not None for k in s.kids_by(i, "compound"))

    def is_title(self, s: Sentence, t: int) -> bool:
        name = self.name_at.get(t)
        return self.noun_at(s, t)[0] is not None or (name is not None and name.get(*NAMED) is not None)

    def appositive_name(self, s: Sentence, i: int) -> str | None:
        for k in s.kids_by(i, "appos"):
            if s.tags[k] == "NNP" and k not in self.name_at:
                return s.lower[k]
        return None

    def is_about(self, s: Sentence, i: int, name: Name, ref: Reference) -> bool:
        """ "the Nairobi peace agreement", "the Nairobi bombing": where or about what it is, not whose."""
        place = ref.category in ("state", "seat", "capital") and not self.doc.text[name.start : name.end].isupper()
        scene = place and name.end + 1 == s.starts[i] and self._is_scene(s, i)
        return scene or (place and s.lemmas[i] in self.lexicon.closed["document"])

    def _is_scene(self, s: Sentence, i: int) -> bool:
        """Whether violence is named for the town or region where it was.

        Not "Nairobi raids on Isiolo", nor "Nairobi's offensive".
        """
        before = self.place_at.get(i - 1)
        told = s.tags[i] == "NN" or s.kids_by(i, "det")
        if before is None or before.place.precision == "country" or not told or s.fillers_of_prep(i, "on", "against"):
            return False
        return any(e.type == "ASSAULT" and e.pos == "noun" for e in self.lexicon.events.get(s.lemmas[i], ()))

    def target_kinds(self, s: Sentence, i: int) -> set[str]:
        """Of the words that end at token i, else of all that its noun may mean: an aid convoy is of no army."""
        nouns = self.lexicon.targets.get(s.lemmas[i], ())
        for noun in nouns:
            parts = split_words(noun.lemma)
            first = i - len(parts) + 1
            if len(parts) > 1 and first >= 0 and parts == [*s.lemmas[first:i], parts[-1]]:
                return {noun.kind}
        return {noun.kind for noun in nouns}

    def is_fire(self, s: Sentence, i: int) -> bool:
        """ "Kenyan missiles", "Kenyan gunfire", "the Kenyan offensive": what armies send and do; not a gun or knife."""
        modes = {m.mode for m in self.lexicon.means.get(s.lemmas[i], ())}
        events = self.lexicon.events.get(s.lemmas[i], ())
        acts = {e.mode for e in events if e.type == "ASSAULT" and e.pos == "noun"}
        return bool(modes & _OF_ARMIES or acts & {None, *_OF_ARMIES} or (acts and "firearms" in modes))

    def of_force(self, s: Sentence, i: int) -> bool:
        """ "Kenyan Air Force F-5s": a thing with a force among the words before it."""
        nouns = [self.noun_at(s, t)[0] for t in range(self.left_edge(s, i), i) if s.deps[t] in MODIFIERS]
        return any(n is not None and n.kind == "force" for n in nouns)

    def left_edge(self, s: Sentence, i: int) -> int:
        """First token of the modifiers before token i, without determiners.

        All of "16-year-old" belongs to it, "dead" in "shot dead two men" does not.
        """
        edge = i
        for k in s.kids[i]:
            if k < i and s.deps[k] in _OWN_MODIFIERS and not (s.deps[k] == "amod" and _stands_before_number(s, i, k)):
                edge = min(edge, self.left_edge(s, k))
        aged = edge > 1 and s.words[edge - 1] == "-" and s.tags[edge - 2] == "CD"
        return edge - 2 if aged else edge

    def right_edge(self, s: Sentence, i: int) -> int:
        """Last token of an "of X" that belongs to the name ("Ministry of Defence of X")."""
        edge = i
        for k in s.kids_by(i, "prep"):
            if s.lower[k] in ("of", "for") and k == edge + 1:
                for o in s.kids_by(k, "pobj"):
                    edge = edge if s.lower[k] == "for" and self._is_known_act(s, o) else self.right_edge(s, o)
        return edge

    def _is_known_act(self, s: Sentence, o: int) -> bool:
        """ "blamed rebels for [the raid]": what they are blamed for is no part of their name."""
        return s.tags[o] in ("NN", "NNS") and s.is_definite(o) and s.lemmas[o] in self.lexicon.closed["anaphoric_noun"]


def _stands_before_number(s: Sentence, i: int, k: int) -> bool:
    """Whether a number of the noun at i stands behind its modifier at k; not "four Kenyan and six Malian soldiers"."""
    return s.tags[k + 1] != "CC" and any(k < t < i and s.deps[t] == "nummod" for t in s.kids[i])
