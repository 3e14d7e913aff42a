"""Puts right words that the parser read as another part of speech: verbs of headlines as nouns, acts as verbs.

What hangs on what is mended in `mending`.
"""

from dataclasses import replace

from ..lexicon import Lexicon
from ..model.layers import Sentence
from .rebuilding import rebuilt, with_counter

_ARGUMENTS = frozenset({"dobj", "nsubj", "nsubjpass", "pobj"})
_MODIFIERS = frozenset({"compound", "amod", "nmod", "nummod"})
_NOUNS = frozenset({"NN", "NNS"})
_CLAUSES = frozenset({"ccomp", "advcl", "conj"})
_VERBAL = frozenset({"ROOT", "nsubj", "ccomp", "xcomp", "conj", "pobj"})
"""Where in a sentence a verb that was taken for a noun can stand."""
_UNCHANGED = "tden"
"""How verbs end whose past is like their present: hit, spread, come, run."""
_NAMING = frozenset({"NNP", "NNPS", "NN", "NNS", "JJ"})
_UNDERGONE = frozenset({"killed", "wounded", "abducted", "arrested"})
"""What a figure may count of persons to whom something is done."""
_FORCE = frozenset({"ASSAULT", "COERCE"})


class WordClasses:
    """Knows the words that are told apart by the lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        events = lexicon.events.items()
        cues = [e for entries in lexicon.cues.values() for e in entries if e.pos == "verb"]
        counted = {e.lemma for rows in lexicon.counted.values() for e in rows if e.kind in _UNDERGONE}
        self.light, self.actor_nouns = lexicon.closed["light_verb"], lexicon.actor_nouns.keys()
        self.saying = {e.lemma for e in cues if e.construction == "clause"}
        self.harming = {
            v for v in counted if any(e.frame == "act_on" and e.type in _FORCE for e in lexicon.events.get(v, ()))
        }
        self.verbs = {w for w, rows in events if any(e.pos == "verb" for e in rows)}
        told = {w for w, rows in events if any(e.pos == "verb" and e.type for e in rows)}
        self.told_verbs = told | {e.lemma for e in cues}
        self.violent_nouns = {w for w, rows in events if any(e.pos == "noun" and e.type == "ASSAULT" for e in rows)}
        self.event_nouns = {w for w, rows in events if any(e.pos == "noun" and e.type for e in rows)}
        said = (e for rows in lexicon.cues.values() for e in rows if e.construction == "noun")
        self.saying_nouns = {f"{e.lemma}s" for e in said}
        self.doers = {w for w, rows in lexicon.actor_nouns.items() if not any(e.equipment for e in rows)}

    def mend(self, s: Sentence) -> Sentence:
        """The sentence with each of its verbs and nouns of acts as such, but for a verb that `with_hidden_verb` finds.

        - "[Rebel] [Attacks]" in a headline are plain nouns;
        - "Chad [severs] its ties", "the navy [intercepts] and seizes a ship": a noun with an object or beside a verb;
        - "told of [shelling] between the two", "[drone] [strikes]": an act that was taken for a verb;
        - "kills four people and [wounds] [60 others]": a harming verb of a list.
        """
        s = with_counter(self._plural_acts(s), self.violent_nouns)
        return self._harm_verbs(self._event_nouns(self._noun_verbs(s)))

    def with_hidden_verb(self, s: Sentence) -> Sentence:
        """The sentence with the verb that was taken for a noun between a doer and what is done.

        Only where the root is a noun, or a verb in a form that it does not have ("requests" as a past tense).
        """
        root = s.deps.index("ROOT") if "ROOT" in s.deps else 0
        verb = self._hidden_verb(s, root)
        done = _object_of_hidden(s, verb, root) if verb is not None else None
        if verb is None or done is None:
            return s
        tags, lemmas, deps, heads = list(s.tags), list(s.lemmas), list(s.deps), list(s.heads)
        tags[verb], lemmas[verb] = _finite(s, verb)
        if s.is_verb(done):
            plural = s.lower[done] == f"{s.lemmas[done]}s"
            tags[done], lemmas[done] = ("NNS", s.lower[done][:-1]) if plural else ("NN", s.lower[done])
        for k in range(len(s)):
            if k < verb - 1 and heads[k] >= verb - 1:
                heads[k], deps[k] = verb - 1, "compound" if s.is_nominal(k) and s.tags[k] != "DT" else deps[k]
            elif verb < k < done and heads[k] in (k, verb, root):
                heads[k], deps[k] = done, "compound" if deps[k] == "ROOT" else deps[k]
            elif k > done and heads[k] in (root, done) and s.lower[k] != "of" and deps[k] not in ("acl", "appos"):
                heads[k] = verb
            elif k > done and heads[k] == root:
                heads[k] = done
        heads[verb], deps[verb] = verb, "ROOT"
        heads[verb - 1], deps[verb - 1] = verb, "nsubj"
        heads[done], deps[done] = verb, "dobj"
        _make_pair(s, verb, heads, deps)
        return rebuilt(s, tags=tags, lemmas=lemmas, deps=deps, heads=heads)

    def _plural_acts(self, s: Sentence) -> Sentence:
        """The sentence with the violence of a headline ("Rebel Mortar Attacks") as plural nouns, not as names."""
        if "NNPS" not in s.tags:
            return s
        tags, lemmas = list(s.tags), list(s.lemmas)
        for i in (i for i, tag in enumerate(s.tags) if tag == "NNPS"):
            noun = next((w for w in (s.lower[i][:-1], s.lower[i][:-2]) if w in self.violent_nouns), None)
            if noun is not None and s.deps[i] in _ARGUMENTS:
                tags[i], lemmas[i] = "NNS", noun
        return replace(s, tags=tuple(tags), lemmas=tuple(lemmas))

    def _noun_verbs(self, s: Sentence) -> Sentence:
        """The sentence with the first verb that was tagged as a noun, though it has an object or a verb beside it."""
        for i in range(1, len(s) - 2):
            if s.tags[i] not in _NOUNS or s.deps[i] not in _VERBAL or _finite(s, i)[1] not in self.verbs:
                continue
            if self._is_beside_verb(s, i):
                return _as_main_verb(s, i) if s.deps[i] == "pobj" else _as_verb(s, i)
            if self._has_object(s, i):
                return _as_verb(s, i)
        return s

    def _has_object(self, s: Sentence, i: int) -> bool:
        """ "Chad [severs] its ties": an object with an article or the like right behind it."""
        known = s.deps[i] == "pobj" or s.lemmas[i] in self.actor_nouns or s.words[i][0].isupper()
        plural = s.tags[i - 1] in ("NNS", "NNPS") or bool(s.kids_by(i, "aux"))
        agrees = s.lower[i].endswith("s") != plural
        objects = s.kids_by(i, "dobj") if agrees and not known else []
        return bool(objects) and objects[0] > i + 1 and min(s.subtree(objects[0])) == i + 1

    def _is_beside_verb(self, s: Sentence, i: int) -> bool:
        """ "The coast guard [intercepts] and seizes a ship": behind "and" stands a verb of the same form."""
        root = s.heads[i + 2]
        same = ("VBZ",) if s.lower[i].endswith("s") else ("VBP", "VB")
        alike = s.tags[i + 2] in same or (s.tags[i + 2] == s.tags[i] and bool(s.kids_by(i + 2, "dobj")))
        if s.lower[i + 1] != "and" or not alike or s.deps[root] != "ROOT" or s.is_verb(root):
            return False
        return root == i if s.deps[i] != "pobj" else root < i and s.deps[i - 1] == "compound" and s.heads[i - 1] == i

    def _event_nouns(self, s: Sentence) -> Sentence:
        """The sentence with the event nouns that were tagged as verbs."""
        found = [i for i in range(1, len(s)) if s.is_verb(i) and self._is_noun(s, i)]
        if not found:
            return s
        tags, lemmas, deps, heads = list(s.tags), list(s.lemmas), list(s.deps), list(s.heads)
        for i in found:
            tags[i], lemmas[i] = ("NN", s.lower[i]) if s.lower[i] in self.event_nouns else ("NNS", s.lower[i][:-1])
            deps[i] = "dobj" if deps[i] == "xcomp" else deps[i]
            if deps[i - 1] == "nsubj" and heads[i - 1] == i:
                deps[i - 1] = "compound"
            if deps[i] in _CLAUSES:
                _make_object(s, i, heads, deps)
        return rebuilt(s, tags=tags, lemmas=lemmas, deps=deps, heads=heads)

    def _harm_verbs(self, s: Sentence) -> Sentence:
        """The sentence with the harming verbs that were read as nouns of a list, each with the object behind it."""
        for i in range(2, len(s) - 1):
            if s.tags[i] != "NNS" or s.deps[i] not in ("conj", "appos", "dep") or s.lower[i][:-1] not in self.harming:
                continue
            verb = next((a for a in s.ancestors(i) if s.is_verb(a)), i)
            behind = range(i + 1, min(i + 6, len(s)))
            objects = [
                k for k in behind if s.deps[k] in ("conj", "dobj", "appos") or (s.heads[k], s.tags[k]) == (i, "CD")
            ]
            counted = objects and any(s.tags[k] == "CD" and i < k for k in s.subtree(objects[0]))
            if (
                s.lower[i - 1] not in ("and", ",")
                or s.tags[verb] != "VBZ"
                or s.lemmas[verb] not in self.harming
                or not counted
            ):
                continue
            rows = [list(row) for row in zip(s.tags, s.lemmas, s.deps, s.heads, strict=True)]
            rows[i] = ["VBZ", s.lower[i][:-1], "conj", verb]
            rows[objects[0]][2:] = ["dobj", i]
            tags, lemmas, deps, heads = zip(*rows, strict=True)
            return rebuilt(s, tags=tags, lemmas=lemmas, deps=deps, heads=heads)
        return s

    def _is_noun(self, s: Sentence, i: int) -> bool:
        known = not self.event_nouns.isdisjoint((s.lower[i], s.lower[i].removesuffix("s")))
        said = s.tags[i] == "VBZ" and s.lower[i] in self.saying_nouns and s.tags[i - 1].startswith("V")
        known = known or said  # "said [claims] that … had no basis"
        if s.tags[i] == "VBG":
            said = s.deps[i] == "xcomp" and s.lemmas[s.heads[i]] in self.saying and i == s.heads[i] + 1
            between = s.deps[i] in ("pobj", "pcomp") and any(s.lower[k] == "between" for k in s.kids_by(i, "prep"))
            named = bool(s.kids_by(i, "det")) or self._has_harmed(s, i)
            return known and (said or between or named) and not s.kids_by(i, "dobj", "prt", "aux")
        if s.tags[i] in ("VBN", "VBD") and s.deps[i] == "ROOT":
            return known and s.heads[i - 1] == i and s.deps[i - 1] == "det"
        if s.tags[i] == "VBZ" and s.deps[i] in _CLAUSES:
            bare = s.tags[i - 1] == "NN" and not s.kids[i - 1] and s.lemmas[s.heads[i]] in self.light
            beside = s.heads[i] == i - 2 or (s.deps[i - 1] == "conj" and s.heads[s.heads[i - 1]] == i)
            return known and bare and beside and not s.kids_by(i, "dobj", "ccomp", "xcomp", "aux", "mark")
        bare = s.kids_by(i, "nsubj") == [i - 1] and s.tags[i - 1] == "NN" and not s.kids[i - 1]
        bare = bare and s.heads[i] > i and not s.kids_by(i, "dobj")  # "[drone] [strikes] by the army killed ten"
        lone = not s.kids_by(i, "aux") and (bare or not s.kids_by(i, "nsubj"))
        return known and s.tags[i] in ("VBZ", "VBP", "VB") and s.deps[i] in _ARGUMENTS and lone

    def _has_harmed(self, s: Sentence, i: int) -> bool:
        """ "Five people were hurt in [shelling]": who is hurt in it did not do it."""
        verb = s.heads[s.heads[i]]
        harmed = s.lemmas[verb] in self.harming and s.is_passive(verb)
        return harmed and s.deps[i] in ("pobj", "pcomp") and not s.kids_by(i, "conj")

    def _hidden_verb(self, s: Sentence, root: int) -> int | None:
        """The first word behind a doer, with nothing but names and nouns before it, that can be a verb that agrees."""
        odd = _is_odd(s, root) or self._is_misread(s, root)
        if not odd and (not s.is_nominal(root) or s.kids_by(root, "nsubjpass", "cop")):
            return None
        last = max((root, *s.kids_by(root, "conj")))
        pair = False
        for k in range(1, last + 1 if not odd else root):
            pair = pair or s.lower[k - 1] == "and"
            if s.tags[k - 1] not in _NAMING and s.lower[k - 1] not in ("and", "the"):
                return None
            base = s.lower[k][:-1] if s.lower[k].endswith("s") else s.lower[k]
            plural = s.tags[k - 1] in ("NNS", "NNPS") or s.lower[k - 1] == "police" or pair
            agrees = plural != (base != s.lower[k]) and s.tags[k] in _NOUNS
            past = s.tags[k] == "VBD" and s.deps[k] == "compound" and bool(s.kids_by(k, "nsubj"))
            agrees = agrees or past
            known = s.lemmas[k - 1] in self.doers or past or (odd and s.tags[k - 1] == "NNP")
            doer = known and s.lemmas[k] not in self.actor_nouns
            told = base in self.told_verbs or s.lemmas[k] in self.told_verbs
            carries = base in self.light and k + 1 < len(s) and s.lower[k + 1] in self.event_nouns
            if agrees and doer and (carries if pair else told):
                return k if not odd or all(s.tags[j] in _NAMING for j in range(k + 1, root)) else None
        return None

    def _is_misread(self, s: Sentence, root: int) -> bool:
        """ "ministry lodges [protest] over", "army attacks [rebel] positions": a noun taken for a verb."""
        behind = any(k == root + 1 and _is_odd(s, k) for k in s.kids_by(root, "acomp"))
        alone = s.lower[root] in self.event_nouns and not s.kids_by(root, "dobj", "ccomp", "xcomp")
        return s.tags[root] == "VBP" and (behind or alone) and (root - 1) in s.kids_by(root, "nsubj")


def _make_object(s: Sentence, i: int, heads: list[int], deps: list[str]) -> None:
    """An event noun behind its modifier becomes the object of the verb above, or one more of its objects."""
    other = s.heads[i - 1] if s.deps[i - 1] == "conj" else None
    heads[i - 1], deps[i - 1] = i, "compound"
    if other is None:
        deps[i] = "dobj"
        return
    heads[other], deps[other] = s.heads[i], "dobj"
    heads[i], deps[i] = other, "conj"


def _is_odd(s: Sentence, i: int) -> bool:
    """A verb in a form that it does not have: "positions" or "gas" as a past tense. It is a noun."""
    if s.tags[i] in ("VBD", "VBN") and s.lower[i] == s.lemmas[i]:
        return s.lower[i][-1] not in _UNCHANGED or (s.tags[i] == "VBD" and s.lower[i].endswith("e"))
    return s.tags[i] in ("VBD", "VBN", "VBP", "VB") and s.lower[i] != s.lemmas[i] and s.lower[i] == f"{s.lemmas[i]}s"


def _finite(s: Sentence, i: int) -> tuple[str, str]:
    """Tag and lemma of a noun as the verb that it looks like."""
    if s.tags[i] == "VBD":
        return s.tags[i], s.lemmas[i]
    return ("VBZ", s.lower[i][:-1]) if s.lower[i].endswith("s") else ("VBP", s.lower[i])


def _as_verb(s: Sentence, i: int) -> Sentence:
    """The sentence with the noun at i as a verb: with the noun before it as subject, above what it was subject of."""
    rows = [list(row) for row in zip(s.tags, s.lemmas, s.deps, s.heads, strict=True)]
    infinitive = any(s.lower[k] == "to" for k in s.kids_by(i, "aux"))
    rows[i][:2] = ["VB", s.lower[i]] if infinitive else _finite(s, i)
    over = s.heads[i]
    if s.deps[i] == "nsubj":
        rows[i][2:] = ["ROOT", i] if s.heads[over] == over else [s.deps[over], s.heads[over]]
        rows[over][2:] = ["advcl", i]
    elif s.deps[i] == "conj" and not s.is_verb(over):
        rows[i][3] = next((a for a in s.ancestors(i) if s.is_verb(a)), over)
    if s.deps[i - 1] in _MODIFIERS and s.heads[i - 1] == i and s.is_nominal(i - 1):
        for k in (k for k in s.kids[i] if k < i - 1):
            rows[k][3] = i - 1
        rows[i - 1][2] = "nsubj"
    tags, lemmas, deps, heads = zip(*rows, strict=True)
    return rebuilt(s, tags=tags, lemmas=lemmas, deps=deps, heads=heads)


def _as_main_verb(s: Sentence, i: int) -> Sentence:
    """ "The army of Chad [pardons] and frees ten": the sentence with the noun at i as its verb, its root as subject."""
    rows = [list(row) for row in zip(s.tags, s.lemmas, s.deps, s.heads, strict=True)]
    root = s.heads[i + 2]
    for k in s.kids[i]:
        rows[k][3] = i - 1 if k < i - 1 else i
    for k in (k for k in s.kids[root] if k > i):
        rows[k][3] = i if k <= i + 2 else i + 2
    rows[i - 1][2:], rows[root][2:] = [s.deps[i], s.heads[i]], ["nsubj", i]
    rows[i] = [*_finite(s, i), "ROOT", i]
    tags, lemmas, deps, heads = zip(*rows, strict=True)
    return rebuilt(s, tags=tags, lemmas=lemmas, deps=deps, heads=heads)


def _make_pair(s: Sentence, verb: int, heads: list[int], deps: list[str]) -> None:
    """ "A and B [exchange] fire": the first of the two is the subject, with the other beside it."""
    joint = next((k for k in range(1, verb) if s.lower[k] == "and"), None)
    if joint is None:
        return
    first, second = joint - 1, verb - 1
    for k in range(second):
        over = first if k < joint else second
        if k != over and not (k < over and heads[k] < over):
            heads[k] = over
        if k < over and deps[k] in ("nmod", "conj", "ROOT") and s.tags[k] != "DT":
            heads[k], deps[k] = over, "compound"
    heads[joint], deps[joint] = first, "cc"
    heads[first], deps[first] = verb, "nsubj"
    heads[second], deps[second] = first, "conj"


def _object_of_hidden(s: Sentence, verb: int, root: int) -> int | None:
    """The head of the noun phrase right behind a verb that was taken for a noun."""
    if root > verb:
        behind = root + 1 < len(s) and s.deps[root + 1] == "acomp" and _is_odd(s, root + 1)
        return root + 1 if behind else root
    if s.deps[verb] == "compound" and s.heads[verb] == verb + 1:
        return verb + 1
    for k in s.kids_by(verb, "acl", "npadvmod", "dobj", "appos"):
        bare = s.tags[k] in ("VBN", "VB") and s.lower[k] == s.lemmas[k]
        if k > verb and min(s.subtree(k)) == verb + 1 and (bare or s.is_nominal(k)):
            return k
    return None
