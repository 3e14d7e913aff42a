"""Puts sentences together anew whose main verb or subject the parser missed, by grammar alone.

What takes the lexicon to tell is mended in `mending` and `word_classes`.
"""

from collections.abc import Container, Sequence
from dataclasses import replace
from itertools import islice

from ..model.layers import Sentence

_HELD = frozenset({"NN", "NNS", "NNP", "NNPS"})
_HYPHENS = frozenset("-–‑")
_CAPITAL = frozenset({"NNP", "JJ", "NN"})
_TITLED = 8
"""Tokens between "and" and the titles beside it."""
_FINITE = frozenset({"VBD", "VBZ"})
_APART = frozenset({"dobj", "advcl", "npadvmod"})
_BESIDE = frozenset({"advcl", "ccomp", "conj", "dep"})
_CLAUSES = frozenset({"ROOT", "advcl", "ccomp"})
"""Labels of what heads a clause."""


def with_verb(s: Sentence) -> Sentence:
    """The sentence with the participle that has an object above the noun that was taken for the head of its clause.

    "[Gunmen] on [motorbikes] [killed] a guard, police said": also where it hangs on a noun behind a preposition.
    """
    tops = [i for i, dep in enumerate(s.deps) if dep in _CLAUSES and s.is_nominal(i) and not s.is_verb(i)]
    if not tops or "acl" not in s.deps:
        return s
    top = tops[0]
    nouns = _right_edge(s, top) if s.deps[top] != "ROOT" or not s.kids_by(top, "acl") else [top]
    verbs = [k for n in nouns for k in s.kids_by(n, "acl") if k > n and s.tags[k] == "VBN" and s.kids_by(k, "dobj")]
    verbs = [k for k in verbs if not s.kids_by(k, "nsubj", "aux", "mark")]
    if len(verbs) != 1 or s.kids_by(verbs[0], "agent") or s.kids_by(top, "nsubj", "mark", "cop"):
        return s
    verb, rows = verbs[0], list(zip(s.tags, s.deps, s.heads, strict=True))
    over = verb if s.heads[top] == top else s.heads[top]
    rows[top], rows[verb] = (s.tags[top], "nsubj", verb), ("VBD", s.deps[top], over)
    for k in s.kids[top]:
        if k > verb:
            rows[k] = (s.tags[k], s.deps[k], verb)
    tags, deps, heads = zip(*rows, strict=True)
    return rebuilt(s, tags=tags, deps=deps, heads=heads)


def _right_edge(s: Sentence, i: int) -> list[int]:
    """A noun and those behind its prepositions, down its right edge: "gunmen on motorbikes near town"."""
    edge = [i]
    for n in edge:
        edge += [o for p in s.kids_by(n, "prep") if p > n for o in s.kids_by(p, "pobj")]
    return edge


def with_verb_before(s: Sentence) -> Sentence:
    """ "Rebels [ambushed] Kenyan [troops]": a verb with a subject of its own that was read as an adjective."""
    root = s.deps.index("ROOT") if "ROOT" in s.deps else None
    verbs = [k for k in s.kids_by(root, "amod") if s.tags[k] == "VBD" and s.kids_by(k, "nsubj")] if root else []
    if root is None or not verbs or s.is_verb(root):
        return s
    verb, heads, deps = verbs[0], list(s.heads), list(s.deps)
    for k in s.kids[root]:
        loose = s.deps[k] == "punct" or (s.deps[k], s.tags[k]) == ("acl", "VBG")
        if k < verb or (k > root and loose):
            heads[k] = verb
            deps[k] = "advcl" if s.deps[k] == "acl" else s.deps[k]
    heads[verb], deps[verb], heads[root], deps[root] = verb, "ROOT", verb, "dobj"
    return rebuilt(s, heads=heads, deps=deps)


def with_believed(s: Sentence) -> Sentence:
    """ "[Jets] believed to be X's [hit] a market": what is believed of the subject is a participle of it."""
    root = s.deps.index("ROOT") if "ROOT" in s.deps else None
    if root is None or s.tags[root] != "VBD" or s.lower[root + 1 : root + 3] != ("to", "be"):
        return s
    subjects, said = s.kids_by(root, "nsubj"), s.kids_by(root, "xcomp")
    verbs = [
        k for k in s.kids_by(root, "ccomp", "conj", "advcl") if k > root + 3 and s.tags[k] in ("VBD", "VBZ", "VBP")
    ]
    if len(subjects) != 1 or said != [root + 2] or not verbs or s.kids_by(verbs[0], "nsubj", "mark", "nsubjpass"):
        return s
    verb, heads, deps, tags = verbs[0], list(s.heads), list(s.deps), list(s.tags)
    if max(s.subtree(root + 2)) + 1 != min(s.subtree(verb)):
        return s
    for k in s.kids[root]:
        heads[k] = verb if k > verb else heads[k]
    heads[verb], deps[verb], heads[subjects[0]] = verb, "ROOT", verb
    heads[root], deps[root], tags[root] = subjects[0], "acl", "VBN"
    return rebuilt(s, heads=heads, deps=deps, tags=tags)


def with_described(s: Sentence) -> Sentence:
    """ "said [fighters] loyal to X [crossed] a river": what describes the subject is no clause of its own.

    So too where X was taken for the subject of the verb: "forces loyal to [X] [attacked] a base".
    """
    for d in (d for d in range(1, len(s) - 2) if s.deps[d] in ("ROOT", "ccomp", "advcl")):
        if s.tags[d] not in ("JJ", "VBN") or s.kids_by(d, "nsubj", "nsubjpass") != [d - 1] or s.tags[d - 1] != "NNS":
            continue
        prep = d + 1
        if s.kids_by(d, "aux", "auxpass", "neg", "dobj", "mark") or s.deps[prep] != "prep" or s.heads[prep] != d:
            continue
        near = (v for v in range(prep + 2, len(s)) if s.tags[v] in ("VBD", "VBZ", "VBP"))
        verb = next((v for v in near if s.deps[v] in _BESIDE and s.heads[v] in (d, s.heads[d])), None)
        inner = s.kids_by(verb, "nsubj") if verb is not None else []
        lost = [k for k in inner if k > prep and min(s.subtree(k)) == prep + 1 and not s.kids_by(prep, "pobj")]
        if verb is None or inner != lost or s.kids_by(verb, "mark", "nsubjpass"):
            continue
        heads, deps = list(s.heads), list(s.deps)
        heads[verb], deps[verb] = (verb, "ROOT") if s.heads[d] == d else (s.heads[d], s.deps[d])
        heads[d - 1], deps[d - 1] = verb, "nsubj"
        heads[d], deps[d] = d - 1, "acl" if s.tags[d] == "VBN" else "amod"
        for k in s.kids[d]:
            heads[k] = verb if k > prep and k != verb else heads[k]
        for k in lost:
            heads[k], deps[k] = prep, "pobj"
        return rebuilt(s, heads=heads, deps=deps)
    return s


def with_two_people(s: Sentence, titles: Container[str]) -> Sentence:
    """ "President [Lin Orr] and Prime Minister [Ada Lugo] met": two titles before two names are two people.

    The parser hangs the first title, with what belongs to it, on the second name; `titles`: nouns that head one.
    """
    for i in (k for k, dep in enumerate(s.deps) if dep == "cc" and s.lower[k] == "and" and k > 1):
        first, near = i - 1, range(max(0, i - _TITLED), i - 1)
        title = next((k for k in reversed(near) if s.lower[k] in titles), None)
        if title is None or not all(s.words[k][0].isupper() for k in range(title + 1, i)):
            continue
        above = next((a for a in s.ancestors(i) if a > i), first)
        last = next((a for a in (*s.ancestors(i), *s.kids_by(above, "nsubj")) if a > i and s.tags[a] == "NNP"), first)
        second = next((k for k in range(min(last, i + _TITLED) - 1, i, -1) if s.lower[k] in titles), None)
        called = second is not None and all(s.words[k][0].isupper() for k in range(second + 1, last + 1))
        if not called or first in s.ancestors(last) or any(s.is_verb(k) for k in range(title, last)):
            continue
        heads, deps = list(s.heads), list(s.deps)
        heads[first], deps[first] = (first, "ROOT") if heads[last] == last else (heads[last], deps[last])
        heads[last], deps[last], heads[i] = first, "conj", first
        inner = range(title + 1, first)
        for k in range(min(s.subtree(title)), last):
            if k in inner or k == title or (k < title and heads[k] == last):
                heads[k], deps[k] = first, "compound" if k in inner or k == title else deps[k]
            elif k > i and (k == second or heads[k] <= first):
                heads[k], deps[k] = last, "compound" if k == second else "amod"
        tags = list(s.tags)
        tags[first] = "NNP"
        mended = rebuilt(s, heads=heads, deps=deps, tags=tags)
        if mended is not s:
            return mended
    return s


def with_shot(s: Sentence) -> Sentence:
    """The sentence with "shot" in "men in a car [shot] [dead] a priest" as its verb, where "dead" was."""
    i = next((i for i in range(1, len(s) - 1) if s.lower[i] == "shot" and s.lower[i + 1] == "dead"), 0)
    dead, place = i + 1, i - 1
    if not i or s.deps[i] != "pobj" or not s.kids_by(dead, "nsubj", "dobj"):
        return s
    rows = list(zip(s.tags, s.lemmas, s.deps, s.heads, strict=True))
    above = s.heads[dead] if s.heads[dead] != dead else i
    rows[i], rows[dead] = ("VBD", "shoot", s.deps[dead], above), (s.tags[dead], "dead", "oprd", i)
    for k in s.kids[dead]:
        rows[k] = (*rows[k][:3], i)
    rows[place] = (*rows[place][:2], "pobj", s.heads[i])
    for k in s.kids[i]:
        rows[k] = (*rows[k][:3], place) if k < place else rows[k]
    tags, lemmas, deps, heads = zip(*rows, strict=True)
    return rebuilt(s, tags=tags, lemmas=lemmas, deps=deps, heads=heads)


def with_state(s: Sentence, states: dict[str, frozenset[str]]) -> Sentence:
    """The sentence with "hostage" in "took [two doctors hostage]" apart from the object; `states`: such, by verb."""
    for i in (i for i in range(2, len(s)) if s.tags[i] == "NN"):
        above = list(s.ancestors(i))
        verb = next((k for k in above if s.is_verb(k)), None)
        if verb is None or s.lemmas[i] not in states.get(s.lemmas[verb], ()):
            continue
        held = next((k for k in s.kids_by(i, "compound") if k == i - 1 and s.tags[k] in _HELD), None)
        others = [k for k in s.kids_by(verb, "dobj", "nsubjpass") if k < i]
        apart = others and s.heads[i] == verb and s.deps[i] in _APART and all(k > i for k in s.kids[i])
        if not apart and (held is None or not (s.deps[i] == "dobj" or (s.deps[i] == "pobj" and others == above[1:2]))):
            continue
        deps, heads = list(s.deps), list(s.heads)
        for k in s.kids[i]:
            heads[k] = held if held is not None and k < i else verb
        if held is not None:
            deps[held], heads[held] = s.deps[i], s.heads[i]
        deps[i], heads[i] = "xcomp", verb
        return rebuilt(s, deps=deps, heads=heads)
    return s


def with_subject(s: Sentence) -> Sentence:
    """The sentence whose verb has none with the subject that the parser took for one more of a list before it."""
    root = s.deps.index("ROOT") if "ROOT" in s.deps else None
    if root is None or s.tags[root] not in ("VBD", "VBZ", "VBP") or s.kids_by(root, "nsubj", "nsubjpass", "csubj"):
        return s
    first = min([root, *s.kids_by(root, "aux", "auxpass", "advmod", "neg")])
    for i in range(1, first):
        tree = s.subtree(i) if s.deps[i] in ("conj", "appos") else []
        comma = min(tree, default=0) - 1
        listed = [k for a in islice(s.ancestors(i), 2) for k in s.kids_by(a, "cc")] if comma > 0 else []
        closed = s.words[comma] == "," and any(k < comma for k in listed)
        if closed and max(tree) + 1 == first and s.is_nominal(i):
            heads, deps = list(s.heads), list(s.deps)
            heads[i], deps[i] = root, "nsubj"
            return rebuilt(s, heads=heads, deps=deps)
    return s


def with_listed_subject(s: Sentence) -> Sentence:
    """ "Chad, [Niger] sign a deal": the names of a headline's list without "and" are all the subject."""
    root = s.deps.index("ROOT") if "ROOT" in s.deps else None
    if root is None or s.tags[root] not in ("VB", "VBP"):
        return s
    for subject in s.kids_by(root, "nsubj"):
        comma = min(s.subtree(subject)) - 1
        first = next((k for k in s.kids_by(root, "npadvmod", "dep") if max(s.subtree(k)) + 1 == comma), None)
        names = first is not None and s.tags[first] == s.tags[subject] == "NNP" and s.words[comma] == ","
        if first is not None and names and not s.kids_by(subject, "cc"):
            heads, deps = list(s.heads), list(s.deps)
            heads[first], deps[first], heads[subject], deps[subject] = root, "nsubj", first, "conj"
            return rebuilt(s, heads=heads, deps=deps)
    return s


def with_infinitive(s: Sentence) -> Sentence:
    """ "Malian minister [to] visit Togo": a headline's infinitive right behind its subject is the main verb."""
    root = s.deps.index("ROOT") if "ROOT" in s.deps else None
    if root is None or root + 2 >= len(s) or not s.is_nominal(root) or s.words[-1] == ".":
        return s
    verb = root + 2
    hung = s.heads[verb] == root and s.deps[verb] in ("acl", "advcl", "relcl") and s.tags[verb] == "VB"
    if s.lower[root + 1] != "to" or not hung or s.kids_by(verb, "nsubj"):
        return s
    heads, deps = list(s.heads), list(s.deps)
    for k in s.kids[root]:
        heads[k] = verb if k > verb else heads[k]
    heads[root], deps[root], heads[verb], deps[verb] = verb, "nsubj", verb, "ROOT"
    return rebuilt(s, heads=heads, deps=deps)


def with_finite_second(s: Sentence) -> Sentence:
    """ "told X to leave and [closed] the border": a finite verb goes on with the one of its tense, no infinitive."""
    if "conj" not in s.deps:
        return s
    heads = list(s.heads)
    for v in (v for v, dep in enumerate(s.deps) if dep == "conj" and s.is_verb(v)):
        first = next(iter(s.kids_by(v, "auxpass")), v)  # "tried to flee and was caught"
        low = s.heads[v]
        if s.tags[first] not in ("VBD", "VBZ") or s.kids_by(v, "nsubj", "nsubjpass", "aux", "mark"):
            continue
        bare = s.tags[low] == "VBG" and not s.kids_by(low, "aux", "nsubj")
        if not bare and not (s.tags[low] == "VB" and any(s.tags[k] == "TO" for k in s.kids_by(low, "aux"))):
            continue
        main = next((a for a in s.ancestors(low) if s.is_verb(a) and s.tags[a] not in ("VB", "VBG")), low)
        if s.tags[main] == s.tags[first]:
            for k in (v, *(k for k in s.kids_by(low, "cc") if low < k < v)):
                heads[k] = main
    return s if heads == list(s.heads) else rebuilt(s, heads=heads, deps=s.deps)


def with_counter(s: Sentence, nouns: Container[str]) -> Sentence:
    """ "a Kenyan [counter]-[attack]": the last part is the noun; `nouns`: those of violence."""
    for i in range(len(s) - 2) if "counter" in s.lower else ():
        n = i + 2
        lemma = s.lower[n] if s.lower[n] in nouns else s.lower[n].removesuffix("s")
        if s.lower[i] != "counter" or s.words[i + 1] not in _HYPHENS or lemma not in nouns or s.tags[n] in _FINITE:
            continue
        heads, deps, tags, lemmas = list(s.heads), list(s.deps), list(s.tags), list(s.lemmas)
        top = next((k for k in (n, i + 1, i) if s.heads[k] not in (i, i + 1, n)), None)
        root = next((k for k in (i, i + 1, n) if s.heads[k] == k), n)
        heads[n], deps[n] = (n, "ROOT") if top is None or s.deps[root] == "ROOT" else (s.heads[top], s.deps[top])
        for k in (*s.kids[i], *s.kids[i + 1]):
            heads[k] = heads[k] if k in (i, i + 1, n) else n
        heads[i], deps[i], heads[i + 1], deps[i + 1] = n, "compound", n, "punct"
        tags[n], lemmas[n] = "NN" if lemma == s.lower[n] else "NNS", lemma
        mended = rebuilt(s, heads=heads, deps=deps, tags=tags, lemmas=lemmas)
        if mended is not s:
            return mended
    return s


def rebuilt(
    s: Sentence,
    *,
    heads: Sequence[int],
    deps: Sequence[str],
    tags: Sequence[str] | None = None,
    lemmas: Sequence[str] | None = None,
) -> Sentence:
    """The sentence with other heads, labels, tags and lemmas.

    As it was where a token would stand above itself, as two mends of one place can make it.
    """
    if _is_circular(heads):
        return s
    return replace(
        s,
        heads=tuple(heads),
        deps=tuple(deps),
        tags=s.tags if tags is None else tuple(tags),
        lemmas=s.lemmas if lemmas is None else tuple(lemmas),
        kids=_kids_of(heads),
    )


def _is_circular(heads: Sequence[int]) -> bool:
    """Whether a token would stand above itself."""
    rooted = {i for i, head in enumerate(heads) if head == i}
    for i in range(len(heads)):
        path: list[int] = []
        while i not in rooted:
            if i in path:
                return True
            path.append(i)
            i = heads[i]
        rooted.update(path)
    return False


def _kids_of(heads: Sequence[int]) -> tuple[tuple[int, ...], ...]:
    kids: list[list[int]] = [[] for _ in heads]
    for i, head in enumerate(heads):
        if head != i:
            kids[head].append(i)
    return tuple(map(tuple, kids))
