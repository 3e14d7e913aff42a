"""Rules for what belongs to a verb: its subject, its object, what it is for, and which verbs go on with it.

A rule looks at one token of a draft; where it sees its misreading it mends it and answers that it did.
"""

from .draft import Draft
from .words import MendingWords

_CLAUSES = frozenset({"ccomp", "advcl", "conj"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_NEAR = 6


# -- subjects ----------------------------------------------------------------------------------------------------


def harmed_subject(d: Draft, i: int, words: MendingWords) -> bool:
    """ "two [soldiers] killed in a raid": without an object, whom a harming verb has as its subject is harmed.

    "three [men] killed, [12 others] injured": so is whom the participle behind them counts.
    """
    s, verb = d.s, d.heads[i]
    if s.lemmas[verb] not in words.harming or s.tags[verb] not in ("VBD", "VBN") or s.kids_by(verb, "aux", "auxpass"):
        return False
    beside = [verb]
    for v in beside:
        beside += s.kids_by(v, "conj")
    objects = [o for v in beside for o in s.kids_by(v, "dobj", "ccomp", "xcomp", "dative")]
    if not all(_opens_next_count(d, o, words) for o in objects):
        return False
    d.deps[i] = "nsubjpass"
    for o in (o for o in s.kids_by(verb, "dobj") if s.tags[o] != "CD"):
        d.hang(o, o + 1, "nsubjpass")
        d.hang(o + 1, verb, "conj")
    return True


def _opens_next_count(d: Draft, o: int, words: MendingWords) -> bool:
    """ "nine persons killed [12] injured", "[12 others] injured": a number before another harm is no object."""
    s, harm = d.s, o + 1
    if harm >= len(s) or s.tags[harm] not in ("VBN", "VBD") or s.lemmas[harm] not in words.harming:
        return False
    if s.tags[o] == "CD":
        return not s.kids[o]
    return bool(s.kids_by(o, "nummod")) and s.kids_by(o, "acl") == [harm] and not s.kids_by(harm, "agent")


def subject_as_compound(d: Draft, i: int, words: MendingWords) -> bool:
    """ "the [army] [shells] a town": a noun right before a finite verb is its subject."""
    s, verb = d.s, i + 1
    if d.heads[i] != verb or s.tags[verb] not in ("VBZ", "VBP") or not s.is_nominal(i):
        return False
    clause = s.deps[verb] == "ROOT" or s.deps[verb] in _CLAUSES
    if not clause or s.kids_by(verb, "nsubj", "nsubjpass", "aux") or not s.kids_by(verb, "dobj", "prep", "ccomp"):
        return False
    d.deps[i] = "nsubj"
    d.hand_over((k for k in s.kids_by(verb, "det", "amod", "compound", "nummod") if k < i), i)
    return True


def name_as_compound(d: Draft, i: int, words: MendingWords) -> bool:
    """ "[Kenya] orders the firms to pay": the name right before the main verb is its subject."""
    s, verb = d.s, d.s.heads[i]
    main = verb == i + 1 and s.deps[verb] == "ROOT" and s.tags[verb] in ("VBZ", "VBD")
    if not main or s.tags[i] not in ("NNP", "NNPS") or s.kids_by(verb, "nsubj", "nsubjpass"):
        return False
    d.deps[i] = "nsubj"
    return True


def act_as_auxiliary(d: Draft, i: int, words: MendingWords) -> bool:
    """ "Malian [shelling] hit a town": the gerund is the subject."""
    s = d.s
    if d.tags[i] != "VBG" or s.lower[i] not in words.event_nouns or s.subject(d.heads[i]):
        return False
    d.deps[i], d.tags[i] = "nsubj", "NN"
    return True


def act_of_the_subject(d: Draft, i: int, words: MendingWords) -> bool:
    """ "[army] [shelling] killed ten": the gerund is the subject, and whose it is stands before it."""
    s, verb, whose = d.s, d.s.heads[i], i - 1
    act = i > 0 and verb == i + 1 and s.tags[i] == "VBG" and s.lower[i] in words.violent_nouns
    if not act or s.deps[whose] != "nsubj" or s.heads[whose] != verb or s.tags[whose].startswith("PRP"):
        return False
    d.hand_over(s.kids[whose], i)
    d.hang(whose, i, "compound")
    d.hang(i, verb, "nsubj")
    d.tags[i] = "NN"
    return True


def subject_of_auxiliary(d: Draft, i: int, words: MendingWords) -> bool:
    """ "said [it] [had] hit a camp": the subject is the verb's, not its auxiliary's."""
    over = d.heads[i]
    if d.deps[over] not in ("aux", "auxpass") or d.deps[i] != "nsubj" or d.s.kids_by(d.heads[over], "nsubj"):
        return False
    d.heads[i] = d.heads[over]
    d.deps[i] = "nsubjpass" if d.s.kids_by(d.heads[over], "auxpass") else "nsubj"
    return True


def subject_of_what_is_denied(d: Draft, i: int, words: MendingWords) -> bool:
    """ "denied [its men] [were there]": the object before a verb without a subject is that verb's."""
    s, verb = d.s, max(d.s.subtree(i)) + 1
    if verb >= len(s) or s.tags[verb] not in _FINITE or s.deps[verb] != "ccomp" or s.heads[verb] != s.heads[i]:
        return False
    if s.kids_by(verb, "nsubj", "nsubjpass", "mark", "aux"):
        return False
    if s.tags[verb - 1] == "CC":
        d.deps[verb] = "conj"
    else:
        d.hang(i, verb, "nsubj")
    return True


def subject_behind_as(d: Draft, i: int, words: MendingWords) -> bool:
    """ "ten died as [a jet] [struck] a port": what stands behind "as" is the subject of the verb that lacks one."""
    s = d.s
    if s.tags[i] not in _FINITE or s.kids_by(i, "nsubj", "nsubjpass", "mark", "aux"):
        return False
    beside = (k for k in s.kids_by(s.heads[i], "prep") if s.lower[k] == "as" and s.subtree(k)[-1] == i - 1)
    subject = next((o for k in beside for o in s.kids_by(k, "pobj")), None)
    if subject is None:
        return False
    if s.deps[i] == "conj":
        d.hang(i, s.heads[i], "advcl")
    d.hang(s.heads[subject], i, "mark")
    d.hang(subject, i, "nsubj")
    return True


def role_behind_as(d: Draft, i: int, words: MendingWords) -> bool:
    """ "resigns [as] [minister], citing X": "as" before a participle stands before the role alone."""
    s, marks = d.s, d.s.kids_by(i, "mark") if d.tags[i] == "VBG" else []
    roles = s.kids_by(i, "nsubj") if marks == [s.heads[i] + 1] and s.lower[marks[0]] == "as" else []
    if len(roles) != 1 or s.kids_by(i, "aux"):
        return False
    d.hang(marks[0], d.heads[i], "prep")
    d.hang(roles[0], marks[0], "pobj")
    return True


# -- objects and what else stands behind a verb ------------------------------------------------------------------


def act_behind_had(d: Draft, i: int, words: MendingWords) -> bool:
    """ "said it [had] [targeted] [rebels]": the participle right behind is the verb, and the noun its object."""
    s, thing = d.s, d.s.heads[i]
    have = s.heads[thing]
    plain = s.tags[i] == "VBN" and s.lemmas[have] == "have" and have == i - 1 and s.deps[thing] == "dobj"
    if not plain or s.lemmas[i] not in words.verbs or not s.kids_by(have, "nsubj") or s.kids_by(have, "aux"):
        return False
    d.replace(have, i)
    d.hand_over(s.kids[have], i)
    d.hang(have, i, "aux")
    d.hang(thing, i, "dobj")
    if s.heads[have] == have:
        d.heads[i] = i
    return True


def object_of_particle(d: Draft, i: int, words: MendingWords) -> bool:
    """ "hands [over] [the bodies]": what stands behind the particle of a verb that asks for an object is that."""
    s, verb = d.s, d.s.heads[i]
    if verb != i - 1 or not s.is_verb(verb) or s.lower[i] not in words.phrasal.get(s.lemmas[verb], ()):
        return False
    things = s.kids_by(i, "pobj")
    if not things or s.kids_by(verb, "dobj", "auxpass", "prt"):
        return False
    d.deps[i] = "prt"
    d.hang(things[0], d.heads[i], "dobj")
    return True


def act_among_the_steps(d: Draft, i: int, words: MendingWords) -> bool:
    """ "announced [steps] against X, aimed at Y, [including] closing Z": closing is one of them."""
    s, over = d.s, d.s.heads[i]
    among = s.deps[i] == "prep" and s.is_verb(over) and s.deps[over] == "acl" and bool(s.kids_by(i, "pcomp"))
    if among:
        d.heads[i] = s.heads[over]
    return among


def doer_behind_the_name(d: Draft, i: int, words: MendingWords) -> bool:
    """ "sanctions were imposed on A and B [by] X": nothing is a name's by X; X did what the passive says."""
    s, name = d.s, d.s.heads[i]
    doers = [k for k in s.kids_by(i, "pobj") if k in d.named or s.lemmas[k] in words.actor_nouns]
    if s.deps[i] != "prep" or s.tags[name] not in ("NNP", "NNPS") or not doers:
        return False
    verb = next((a for a in s.ancestors(name) if s.is_verb(a) and s.deps[a] != "prep"), name)
    if not s.is_verb(verb) or not s.is_passive(verb) or s.kids_by(verb, "agent") or not verb < name:
        return False
    d.hang(i, verb, "agent")
    return True


def object_of_light_gerund(d: Draft, i: int, words: MendingWords) -> bool:
    """ "began an offensive, [launching] intensified [attacks]": the participle between the two is an adjective."""
    s, verb = d.s, d.s.heads[i]
    if s.tags[i] != "VBG" or s.lemmas[i] not in words.light or verb != i + 1 or s.tags[verb] not in ("VBD", "VBN"):
        return False
    objects = s.kids_by(verb, "dobj")
    above = [k for k in range(i) if s.is_verb(k) and s.deps[k] not in ("aux", "auxpass", "acl", "relcl")]
    if len(objects) != 1 or not above:
        return False
    d.hang(i, above[-1], "advcl")
    d.heads[objects[0]] = i
    d.hang(verb, objects[0], "amod")
    return True


def purpose(d: Draft, i: int, words: MendingWords) -> bool:
    """ "[summoned] X [to protest]": the purpose is that of the subject, of whom the verb's kind is told.

    "[deploys] [its army] [to guard] X": so it is where the object was taken for the subject of the infinitive.
    """
    s, verb = d.s, d.s.heads[i]
    if s.lemmas[verb] not in words.with_purpose or not any(s.lower[k] == "to" for k in s.kids_by(i, "aux")):
        return False
    if s.deps[i] == "xcomp" and s.kids_by(verb, "dobj"):
        d.deps[i] = "advcl"
        return True
    own = s.kids_by(i, "nsubj")
    if s.deps[i] != "ccomp" or not own or s.kids_by(i, "mark"):
        return False
    d.deps[i] = "advcl"
    d.hang(own[0], verb, "dobj")
    return True


def title_as_infinitive(d: Draft, i: int, words: MendingWords) -> bool:
    """ "grants asylum [to] [journalist] N P": the title is no verb and the name behind it not its object."""
    s, title = d.s, d.s.heads[i]
    known = s.lower[title] in words.actor_nouns and s.lower[title] not in words.verbs
    names = s.kids_by(title, "dobj") if known else []
    if s.lower[i] != "to" or title != i + 1 or not names or s.tags[names[0]] != "NNP" or s.heads[title] > i:
        return False
    d.hang(i, s.heads[title], "prep")
    d.hang(names[0], i, "pobj")
    d.hang(title, names[0], "compound")
    d.tags[title] = "NN"
    return True


def foe_that_does(d: Draft, i: int, words: MendingWords) -> bool:
    """ "a clash with [smugglers] [coming] from X": the participle says who they are, and is not whom one meets."""
    s, prep = d.s, d.s.heads[i]
    own = s.kids_by(i, "nsubj")
    noun = s.lower[prep] == "with" and s.is_nominal(s.heads[prep])
    if s.tags[i] != "VBG" or len(own) != 1 or s.kids_by(i, "aux", "mark") or not noun:
        return False
    d.hang(own[0], prep, "pobj")
    d.hang(i, own[0], "acl")
    return True


def preposition_of_time(d: Draft, i: int, words: MendingWords) -> bool:
    """ "signed a truce with rebels [following] [clashes]": the participle stands before what came earlier."""
    s = d.s
    if s.lower[i] not in words.earlier or s.tags[i] != "VBG" or s.kids_by(i, "mark", "aux"):
        return False
    objects = s.kids_by(i, "dobj", "pobj")
    clause = next((a for a in s.ancestors(i) if s.is_verb(a) and a < i), None)
    if clause is None or len(objects) != 1:
        return False
    for k in s.kids_by(i, "nsubj"):
        d.hang(k, d.heads[i], "pobj" if d.deps[i] == "pcomp" else "dobj")
    d.hang(i, clause, "prep")
    d.deps[objects[0]] = "pobj"
    return True


# -- verbs of other verbs and of nouns ---------------------------------------------------------------------------


def verb_of_the_headline(d: Draft, i: int, words: MendingWords) -> bool:
    """ "police kill a man who shot two and [arrest] others": a verb of the main clause's tense, not the relative's.

    Also "a court jails a man after he shot two and [fines] his firm".
    """
    s, told = d.s, d.s.heads[i]
    if s.deps[told] not in ("relcl", "advcl") or s.tags[told] != "VBD" or s.tags[i] not in ("VB", "VBP", "VBZ"):
        return False
    main = next((a for a in s.ancestors(told) if s.is_verb(a) and s.tags[a] != "VBG"), None)
    if main is None or s.tags[main] not in ("VBP", "VBZ") or s.kids_by(i, "nsubj", "aux"):
        return False
    if s.tags[i] not in ("VB", s.tags[main]):
        return False
    d.heads[i] = main
    return True


def act_that_harmed(d: Draft, i: int, words: MendingWords) -> bool:
    """ "a truce after [clashes] last night that [killed] four": what harmed is the violence named last."""
    s = d.s
    if s.lemmas[i] not in words.harming or s.lemmas[s.heads[i]] in words.violent_nouns:
        return False
    pronoun = next((k for k in s.kids_by(i, "nsubj") if s.lower[k] in ("that", "which")), 0)
    between = range(max(s.heads[i] + 1, pronoun - _NEAR), pronoun)
    acts = [k for k in between if s.lemmas[k] in words.violent_nouns and s.deps[k] in ("pobj", "dobj")]
    if not acts:
        return False
    d.heads[i] = acts[-1]
    return True


def place_that_was_taken(d: Draft, i: int, words: MendingWords) -> bool:
    """ "soldiers in [towns] [captured] by rebels": what is taken is the place right before the participle."""
    s, place = d.s, i - 1
    seized = s.tags[i] == "VBN" and s.lemmas[i] in words.seizing and s.lemmas[place] in words.place_nouns
    if not seized or s.deps[place] != "pobj" or s.heads[i] >= place:
        return False
    d.heads[i] = place
    return True
