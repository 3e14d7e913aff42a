"""Rules for what a noun phrase holds: numbers, names and days, lists and pairs, the act that a noun names.

A rule looks at one token of a draft; where it sees its misreading it mends it and answers that it did.
"""

from .draft import Draft
from .words import MendingWords

_ARGUMENTS = frozenset({"dobj", "nsubj", "nsubjpass", "pobj"})
_MODIFIERS = frozenset({"compound", "amod", "nmod", "nummod"})
_NOUNS = frozenset({"NN", "NNS"})
_LONG_NAME = 5
_NATION = frozenset({"NNP", "JJ"})


# -- names and days, found by reference data and by the grammar of time -------------------------------------------


def cut_day(d: Draft, i: int) -> None:
    """ "met Bashar [Assad] [Tuesday]": a day glued to the name before it stands beside the verb, the name in its place.

    "On [Sunday] army [strikes] killed nine": so does the day that opens the sentence; what follows is the subject.
    """
    s, name = d.s, i - 1
    if _opens_with_day(d, i):
        subject = s.heads[i]
        d.hang(i, name, "pobj")
        d.hang(subject, s.heads[name], "nsubj")
    elif i and s.tags[name] == "NNP" and d.heads[name] == i and d.deps[name] == "compound":
        d.replace(i, name)
        d.hand_over((k for k in s.kids[i] if k < name), name)
        d.hang(i, next((a for a in s.ancestors(i) if s.is_verb(a)), d.heads[i]), "npadvmod")


def _opens_with_day(d: Draft, i: int) -> bool:
    """Whether the day stands in a phrase before a verb without a subject, with that one's noun behind it."""
    s, noun, prep = d.s, d.s.heads[i], i - 1
    glued = s.deps[i] in ("compound", "nmod") and noun > i and s.deps[noun] == "pobj" and s.heads[noun] == prep
    verb = s.heads[prep]
    return glued and s.is_verb(verb) and verb > noun and not s.kids_by(verb, "nsubj", "nsubjpass", "csubj")


def join_name(d: Draft, name: list[int]) -> None:
    """ "[al] - [Shabab]": a name whose tokens hang on several others hangs by its last.

    So does "[Orr] and [Lin]'s army", one state with an "and", of which the army is no part.
    """
    s, last = d.s, name[-1]
    owned = d.heads[last]
    if d.deps[last] == "poss" and d.deps[owned] == "conj" and d.heads[owned] == name[0] and len(name) > 2:
        d.replace(name[0], owned)
        for i in name[:-1]:
            d.hang(i, last, "compound")
        return
    outer = [i for i in name if d.heads[i] not in name]
    if len(name) < 2 or not outer or (len(outer) == 1 and s.is_nominal(outer[0])):
        return
    apart = len({d.heads[i] for i in outer}) > 1 and not _is_torn(d, outer)
    if apart or any(s.is_verb(i) or d.deps[i] in ("det", "amod") for i in name):
        return
    d.replace(outer[0], last)
    for i in name[:-1]:
        d.hang(i, last, "compound")


def _is_torn(d: Draft, outer: list[int]) -> bool:
    """ "gunmen of Al - Orr left", cut into "gunmen of Al" and "- Orr left": the name is all behind the preposition."""
    s, verbs = d.s, {d.s.heads[i] for i in outer[1:]}
    other = [k for v in verbs for k in s.kids_by(v, "nsubj") if k < outer[0]]
    subjects = all(s.deps[i] == "nsubj" for i in outer[1:])
    return s.deps[outer[0]] == "pobj" and len(verbs) == 1 and bool(other) and subjects


# -- nations, numbers and names ----------------------------------------------------------------------------------


def nation_of_the_noun(d: Draft, i: int, words: MendingWords) -> bool:
    """ "accused [Azerbaijani] [troops]": two objects of one verb side by side are one phrase."""
    s, noun = d.s, i + 1
    if noun >= len(s) or s.deps[noun] != s.deps[i] or s.heads[noun] != s.heads[i] or s.tags[noun] not in _NOUNS:
        return False
    if s.tags[i] not in _NATION or not s.words[i][0].isupper() or any(k < i for k in s.kids[noun]):
        return False
    d.hang(i, noun, "compound")
    return True


def number_of_the_noun(d: Draft, i: int, words: MendingWords) -> bool:
    """ "[two] Azerbaijani soldiers": the number counts the soldiers, not the nation."""
    above = d.heads[i]
    glued = d.s.tags[i] == "CD" and above == i + 1 and d.deps[above] in _MODIFIERS and d.heads[above] > above
    if glued:
        d.hang(i, d.heads[above], "nummod")
    return glued


def nationals_counted(d: Draft, i: int, words: MendingWords) -> bool:
    """ "killing one [Kenyan]": the number counts the people."""
    s, number = d.s, d.heads[i]
    if number != i - 1 or d.tags[number] != "CD" or not s.words[i][0].isupper():
        return False
    d.replace(number, i)
    d.hand_over((number, *s.kids[number]), i)
    d.deps[number] = "nummod"
    return True


def name_of_the_place(d: Draft, i: int, words: MendingWords) -> bool:
    """ "a strike on the [capital] [Lima] killed ten": a name right behind its noun is no second subject."""
    s = d.s
    if s.tags[i] != "NNP":
        return False
    noun = min(s.subtree(i)) - 1
    known = noun >= 0 and s.deps[noun] == "pobj" and s.lemmas[noun] in words.place_nouns
    named = known and any(k < noun and noun in s.subtree(k) for k in s.kids_by(s.heads[i], "nsubj"))
    if named:
        d.hang(i, noun, "appos")
    return named


# -- lists and pairs ---------------------------------------------------------------------------------------------


def of_the_noun_before(d: Draft, i: int, words: MendingWords) -> bool:
    """ "soldiers and [members] [of] X": what is of X is the noun before "of"."""
    s, above, noun = d.s, d.heads[i], i - 1
    if not i or d.deps[noun] != "conj" or s.is_verb(above) or not s.is_nominal(noun):
        return False
    d.heads[i] = noun if above in s.ancestors(noun) else above
    return True


def names_side_by_side(d: Draft, i: int, words: MendingWords) -> bool:
    """ "[Peru]–[Chile] talks": both names stand before the noun. The dash of "US-led coalition" is part of one."""
    s, first, second = d.s, i - 1, i + 1
    if i in d.named or not {first, second} <= d.named or s.deps[second] not in _MODIFIERS or s.heads[second] < second:
        return False
    if not s.is_nominal(s.heads[second]) or s.heads[s.heads[second]] == first:
        return False
    d.heads[i] = d.heads[second]
    d.hang(first, d.heads[second], "compound")
    return True


def second_of_three_names(d: Draft, i: int, words: MendingWords) -> bool:
    """ "A, [B] and C met": the second of three or more names is one of the list, no other name of the first."""
    s = d.s
    start = min((k for k in s.kids_by(i, "compound") if k < i), default=i)
    first = start - 2
    if s.words[start - 1] != "," or s.heads[i] != first or not {i, first} <= d.named:
        return False
    end = next((k for k in range(i + 1, len(s)) if k not in d.named and s.lower[k] not in (",", "and")), len(s))
    names = [k for k in range(i + 1, end) if k in d.named]
    joined = [k for k in range(i + 1, end) if s.lower[k] == "and"]
    if not names or not joined or joined[-1] >= names[-1]:
        return False
    d.deps[i] = "conj"
    d.hang(names[-1], i, "conj")
    return True


def owners_in_a_list(d: Draft, i: int, words: MendingWords) -> bool:
    """ "[A's], [B's] and [C's] [armies] left": all own the noun, of which the parser gives some no part."""
    s, first = d.s, d.s.heads[i]
    owners, k = [first], i + 1
    while s.deps[i] == "case" and k + 1 < len(s) and s.lower[k] in (",", "and"):
        k += 1 + (s.lower[k + 1] == "and")
        mark = next((m for m in range(k, min(k + _LONG_NAME, len(s))) if s.deps[m] == "case"), None)
        if mark is None or not k <= s.heads[mark] < mark:
            break
        owners.append(s.heads[mark])
        k = mark + 1
    noun = s.heads[owners[-1]]
    if d.deps[first] == "conj" and s.kids_by(d.heads[first], "case"):
        return False  # done with the first of them
    if len(owners) == 1 or s.deps[owners[-1]] != "poss" or noun < k:
        return False
    if d.heads[noun] in owners:
        d.replace(first, noun)
    d.hang(first, noun, "poss")
    for owner in owners[1:]:
        d.hang(owner, first, "conj")
    return True


def pair_before_a_noun(d: Draft, i: int, words: MendingWords) -> bool:
    """ "missile and [drone] [strikes]": both name the kind of the noun that was taken for the object of the second."""
    s, noun, other = d.s, i - 1, i - 3
    if s.heads[i] != noun or s.tags[noun] not in _NOUNS or s.tags[i] not in _NOUNS or other < 0:
        return False
    if (
        s.tags[i - 2] != "CC"
        or s.tags[other] not in _NOUNS
        or s.deps[other] not in _ARGUMENTS
        or d.heads[other] == noun
    ):
        return False
    d.replace(other, i)
    d.hang(noun, i, "compound")
    d.hang(other, i, "compound")
    d.heads[i - 2] = other
    d.hand_over((k for k in (*s.kids[other], *s.kids[noun]) if k < other or k > i), i)
    return True


def forces_of_two_nations(d: Draft, i: int, words: MendingWords) -> bool:
    """ "Kenya's [army] and Malian [militias] met": both are subjects, and each has its own nation."""
    s, nation, other = d.s, i + 2, d.heads[i]
    if i + 3 >= len(s) or s.lower[i + 1] != "and" or s.tags[nation] not in _NATION or not s.words[nation][0].isupper():
        return False
    several = s.tags[i] == "NNS" and s.lemmas[i] in words.doers
    force = several or (s.tags[i] == "NN" and s.lemmas[i] in words.bodies)
    if not force or s.heads[i] <= nation or s.tags[s.heads[i]] not in _NOUNS:
        return False
    d.hang(i, s.heads[other], s.deps[other])
    d.hang(other, i, "conj")
    d.hand_over((k for k in s.kids[other] if k < i), i)
    if d.heads[nation] == i:
        d.hang(nation, other, "amod")
    return True


def hurt_beside_the_dead(d: Draft, i: int, words: MendingWords) -> bool:
    """ "carried the dead and [wounded]": those hurt are no act beside a noun with an article."""
    s, dead = d.s, i - 2
    beside = dead > 0 and s.lower[i - 1] == "and" and s.tags[dead] in ("JJ", "NN", "NNS") and s.tags[dead - 1] == "DT"
    if not beside or s.tags[i] != "VBN" or s.lemmas[i] not in words.harming or s.kids_by(i, "dobj", "agent", "auxpass"):
        return False
    d.hang(i, dead, "conj")
    d.tags[i] = "JJ"
    return True


def some_among_them(d: Draft, i: int, words: MendingWords) -> bool:
    """ "thirteen [men] among them two [boys] were killed": without the commas, the first is the subject."""
    s = d.s
    first = min(s.subtree(i))
    if s.lower[max(0, first - 2) : first] != ("among", "them"):
        return False
    subject = next((k for k in s.kids_by(s.heads[i], "nsubj", "nsubjpass") if k < first - 2), None)
    if subject is None:
        return False
    d.hang(i, subject, "appos")
    return True


# -- nouns of acts -----------------------------------------------------------------------------------------------


def act_behind_its_name(d: Draft, i: int, words: MendingWords) -> bool:
    """ "killed in [Tatmadaw] [airstrikes]", "in [Kenyan] [shelling]": the act is no object or clause of the verb."""
    s, act = d.s, i + 1
    if act >= len(s) or not _is_torn_from(d, i, act, words):
        return False
    d.replace(i, act)
    d.hang(i, act, "compound")
    d.tags[act] = "NNS" if s.lower[act].endswith("s") else "NN"
    return True


def _is_torn_from(d: Draft, i: int, act: int, words: MendingWords) -> bool:
    """Whether an act without a subject or object hangs farther up than the name right before it."""
    s, above = d.s, d.s.heads[act]
    if above >= s.heads[i] or s.kids_by(act, "nsubj", "dobj", "aux"):
        return False
    if s.tags[act] == "VBG":
        return s.lower[act] in words.violent_nouns and s.deps[act] == "advcl" and s.heads[i] == i - 1
    named = s.tags[i] in ("NNP", "NNPS") and s.lemmas[act] in words.violent_nouns
    return named and (s.deps[act] == "conj" or (s.deps[act] == "dobj" and s.is_passive(above)))


def act_behind_its_kind(d: Draft, i: int, words: MendingWords) -> bool:
    """ "killed in [tank] [shelling]": an event noun read as a verb is one where it stands behind the noun."""
    s, kind = d.s, i - 1
    if s.tags[i] != "VBG" or s.lower[i] not in words.event_nouns or s.kids_by(i, "dobj", "prt"):
        return False
    if s.deps[kind] != "pobj" or s.tags[kind] != "NN" or s.heads[i] > i:
        return False
    d.replace(kind, i)
    d.tags[i] = "NN"
    d.hand_over((kind, *s.kids[kind]), i)
    d.deps[kind] = "compound"
    return True
