"""Rules for who says what: speakers, what is said behind a verb of saying, and claims that are called untrue.

A rule looks at one token of a draft; where it sees its misreading it mends it and answers that it did.
"""

from .draft import Draft
from .words import MendingWords

_PAST_OR_PRESENT = frozenset({"VBD", "VBZ"})


# -- who says it, and what goes on with it -----------------------------------------------------------------------


def speaker_behind(d: Draft, i: int, words: MendingWords) -> bool:
    """ "rebels had left, [explained] [the army]", "“…,” recalled the minister": no object, but the speaker."""
    s, verb = d.s, d.s.heads[i]
    if s.lemmas[verb] not in words.saying or s.tags[verb] not in _PAST_OR_PRESENT or not 2 < verb < i:
        return False
    if s.kids_by(verb, "nsubj", "nsubjpass", "aux", "auxpass", "cc"):
        return False
    who = s.tags[i].startswith("NNP") or s.lemmas[i] in words.doers
    parted = s.tags[verb - 1] == "''" or (s.lower[verb - 1] == "," and s.lemmas[verb] not in words.telling)
    behind = any(k > i for k in s.kids_by(verb, "ccomp", "xcomp"))
    if not who or not parted or behind or not _is_behind_what_is_said(d, verb):
        return False
    d.deps[i] = "nsubj"
    return True


def _is_behind_what_is_said(d: Draft, verb: int) -> bool:
    """Whether a verb of saying has before it a clause with a subject, that it stands above or hangs on."""
    s, main = d.s, d.s.deps[verb] == "ROOT"
    loose = main or (s.deps[verb] in ("conj", "advcl", "dep") and not s.kids_by(s.heads[verb], "cc"))
    before = s.kids_by(verb, "ccomp") if main else [s.heads[verb]]
    return loose and any(k < verb and s.is_verb(k) and s.kids_by(k, "nsubj", "nsubjpass") for k in before)


def act_that_was_fatal(d: Draft, i: int, words: MendingWords) -> bool:
    """ "confirmed [the death of a guard] [in a raid]": what somebody died in is not where it was confirmed."""
    s, verb = d.s, d.s.heads[i]
    if s.lower[i] not in ("in", "during") or s.lemmas[verb] not in words.saying:
        return False
    harm = [k for k in s.kids_by(verb, "dobj") if k < i and s.lemmas[k] in words.harm]
    if not harm or not any(s.lemmas[k] in words.event_nouns for k in s.kids_by(i, "pobj")):
        return False
    d.heads[i] = harm[-1]
    return True


def goes_on_with_saying(d: Draft, i: int, words: MendingWords) -> bool:
    """ "says it [will leave], and [rejects] talks": a verb that agrees with that of saying goes on with it.

    It has its tense beside an infinitive behind a modal. Beside a perfect it says or rejects something: "denied
    that it [had struck] the port and [said] others did".
    """
    s, above = d.s, d.s.heads[i]
    above = s.heads[above] if s.deps[above] in ("acomp", "attr") else above  # "was quiet and denied"
    saying = s.heads[above]
    if s.deps[above] != "ccomp" or s.lemmas[saying] not in words.saying or saying > above:
        return False
    if s.kids_by(i, "nsubj", "nsubjpass", "aux", "auxpass", "mark"):
        return False
    perfect = s.tags[above] == "VBN" and s.lemmas[i] in words.answering
    unlike = (s.tags[above] == "VB" or perfect) and bool(s.kids_by(above, "aux"))
    same_tense = s.tags[i] == s.tags[saying] and s.tags[i] in _PAST_OR_PRESENT
    if not (same_tense and unlike) and not _is_said_beside(d, i, above, words):
        return False
    d.heads[i] = saying
    d.tags[i] = "VBD" if d.tags[i] == "VBN" else d.tags[i]
    return True


def _is_said_beside(d: Draft, i: int, above: int, words: MendingWords) -> bool:
    """ "X said [the road was shut] and [denied] a raid": things and pronouns of the speaker say nothing.

    Of "X said that rebels [left] and [confirmed] a raid", two verbs of saying in one tense, it is X, too.
    """
    s = d.s
    if s.lemmas[i] not in words.speech or not s.kids_by(i, "dobj", "ccomp", "xcomp", "prep"):
        return False
    subjects = s.kids_by(above, "nsubj", "nsubjpass", "expl")
    if subjects and (s.tags[i] in _PAST_OR_PRESENT or s.tags[i] == "VBN"):
        things = all(s.tags[t] in ("NN", "NNS", "DT") and s.lemmas[t] not in words.actor_nouns for t in subjects)
        own = all(s.tags[t] in ("PRP", "EX") for t in subjects)
        perfect = s.tags[i] == "VBN" and s.tags[above] == "VBN"  # "had met and urged"
        if things or (own and not perfect):
            return True
    beside = s.lemmas[i] in words.answers and s.lemmas[above] not in words.answers
    return beside and s.tags[i] == s.tags[s.heads[above]] and s.tags[i] in _PAST_OR_PRESENT


def goes_on_with_what_is_said(d: Draft, i: int, words: MendingWords) -> bool:
    """ "rebels [left], X said, [killing] ten": the participle goes on with what is said, and is not X's."""
    s, saying = d.s, d.s.heads[i]
    if s.tags[i] != "VBG" or i < saying or s.lemmas[saying] not in words.saying or s.lemmas[i] in words.own_words:
        return False
    first = min(s.subtree(i))
    told = [k for k in s.kids_by(saying, "ccomp") if k < saying and s.is_verb(k)]
    if not told or first != i or s.lower[first - 1] != ",":
        return False
    d.heads[i] = told[-1]
    return True


def subject_before_said(d: Draft, i: int, words: MendingWords) -> bool:
    """ "[rebels], said the army, [left] the town": the subject before the verb of saying is that of what is said."""
    s, saying = d.s, d.s.heads[i]
    subjects = s.kids_by(saying, "nsubj") if s.lemmas[saying] in words.saying else []
    if len(subjects) != 2 or s.kids_by(i, "nsubj", "nsubjpass", "mark"):
        return False
    if not subjects[0] < saying < subjects[1] < i or s.words[saying - 1] != "," or s.words[i - 1] != ",":
        return False
    d.heads[subjects[0]] = i
    return True


def subject_before_speaker(d: Draft, i: int, words: MendingWords) -> bool:
    """ "[jets], Fiji says, [bombed] a port": of two subjects before a verb of saying the first is the main verb's."""
    s, says = d.s, d.heads[i]
    if d.deps[says] != "parataxis" or not any("," in s.lower[i:k] for k in s.kids_by(says, "nsubj") if k < says):
        return False
    main = s.heads[says]
    if main < says or s.kids_by(main, "nsubj", "nsubjpass"):
        return False
    d.heads[i] = main
    return True


# -- charges, denials and claims ---------------------------------------------------------------------------------


def charge_of_the_accused(d: Draft, i: int, words: MendingWords) -> bool:
    """ "accused gunmen [of firing]": the charge hangs on the verb, so that the gunmen fire."""
    s, above = d.s, d.heads[i]
    if not s.kids_by(i, "pcomp") or s.is_verb(above):
        return False
    verb = next((a for a in s.ancestors(above) if s.is_verb(a)), above)
    d.heads[i] = verb if s.lemmas[verb] in words.accusing else above
    return True


def who_is_blamed(d: Draft, i: int, words: MendingWords) -> bool:
    """ "blamed the shelling of a village [on] [rebels]", "put the blame for it [on] X": they hang on the verb."""
    s, blaming = d.s, words.blaming.get(d.s.lower[i], ())
    verb = next((a for a in s.ancestors(i) if s.lemmas[a] in blaming), None) if blaming else None
    if verb is None or s.heads[i] == verb or not s.is_verb(verb) or s.lower[i] in (s.lower[k] for k in s.kids[verb]):
        return False
    if not any(s.lemmas[k] in words.actor_nouns or s.tags[k].startswith("NNP") for k in s.kids_by(i, "pobj")):
        return False
    if not _is_last_of(d, i, verb) or not (_is_below_the_act(d, i, verb) or _puts_blame(d, verb, words)):
        return False
    d.heads[i] = verb
    return True


def _is_last_of(d: Draft, i: int, verb: int) -> bool:
    """Whether nothing of the verb's object, or of what it is for, stands behind the phrase at token i."""
    s = d.s
    parts = (*s.kids_by(verb, "dobj"), *(k for k in s.kids_by(verb, "prep") if s.lower[k] == "for"))
    return max(s.subtree(i)) >= max((t for k in parts for t in s.subtree(k)), default=0)


def _is_below_the_act(d: Draft, i: int, verb: int) -> bool:
    """ "the shelling of a village [on]", "the raid on X [on] rebels": not the first that the act itself can have."""
    s, above = d.s, d.s.heads[i]
    act = next((o for o in s.kids_by(verb, "dobj") if o in s.ancestors(i)), None)
    again = any(s.lower[k] == s.lower[i] for k in s.kids[above] if k < i)
    return act is not None and (act != above or again)


def _puts_blame(d: Draft, verb: int, words: MendingWords) -> bool:
    """ "put the [blame] on", "pointed the [finger] at"."""
    return any(d.s.lemmas[o] in words.blames for o in d.s.kids_by(verb, "dobj"))


def act_that_is_denied(d: Draft, i: int, words: MendingWords) -> bool:
    """ "denied [shelling] [villages] in X": what is denied is the act, and what stands behind belongs to it."""
    s, verb, noun = d.s, i - 1, i + 1
    if not i or s.heads[i] != noun or s.heads[noun] != verb or s.lemmas[verb] not in words.owning:
        return False
    named = s.lemmas[noun] in words.claims or (s.lemmas[noun] in words.event_nouns and s.tags[i] != "VBG")
    if s.deps[noun] != "dobj" or named or words.verb_of(s.lower[i]) is None:
        return False
    d.hang(i, verb, "xcomp")
    d.tags[i], d.heads[noun] = "VBG", i
    d.hand_over((k for k in (*s.kids[verb], *s.kids[noun]) if k > noun and d.deps[k] == "prep"), i)
    return True


def clause_of_the_claim(d: Draft, i: int, words: MendingWords) -> bool:
    """ "claims by X [that] Y [had shelled] a town": a verb with an object of its own tells what is claimed."""
    s, objects = d.s, d.s.kids_by(i, "dobj")
    that = next((k for k in objects if s.tags[k] == "WDT" and s.lower[k] == "that"), None)
    if that is None or len(objects) < 2 or s.lemmas[s.heads[i]] not in words.claims:
        return False
    d.deps[i], d.deps[that], d.tags[that] = "acl", "mark", "IN"
    return True


def claim_called_false(d: Draft, i: int, words: MendingWords) -> bool:
    """ "dismissed [as] false [reports] of X": what is called false is the verb's object."""
    s, objects = d.s, d.s.kids_by(i, "pobj")
    if len(objects) != 1 or not s.is_verb(s.heads[i]) or s.kids_by(s.heads[i], "dobj", "nsubjpass"):
        return False
    claim, called = objects[0], i + 1
    untrue = (
        called < len(s) and s.lower[called] in words.untrue and s.deps[called] == "amod" and s.heads[called] == claim
    )
    if not untrue or s.lemmas[claim] not in words.claims:
        return False
    d.hang(claim, d.heads[i], "dobj")
    d.hang(called, i, "pobj")
    return True


def claim_behind_what_it_is_called(d: Draft, i: int, words: MendingWords) -> bool:
    """ "dismissed [as] fabricated [a report]", "as “a lie” [a report]": so it is where it stands apart."""
    s = d.s
    called = s.heads[i] if s.deps[i] == "mark" else i
    verb, objects = s.heads[called], s.kids_by(called, "dobj", "pobj")
    if not objects or (len(objects) < 2 and s.lower[called] not in words.untrue):
        return False
    if not s.is_verb(verb) or s.kids_by(verb, "dobj", "nsubjpass") or s.lemmas[objects[-1]] not in words.claims:
        return False
    d.hang(objects[-1], verb, "dobj")
    return True


def who_calls_it_so(d: Draft, i: int, words: MendingWords) -> bool:
    """ "was dismissed as a lie [by] X": X dismisses it."""
    s, word = d.s, d.s.heads[i]
    named = s.heads[word]
    if s.deps[i] != "prep" or s.deps[word] != "pobj" or s.lower[named] != "as":
        return False
    verb = s.heads[named]
    if not s.is_passive(verb) or s.kids_by(verb, "agent"):
        return False
    d.hang(i, verb, "agent")
    return True


def what_a_claim_is_called(d: Draft, i: int, words: MendingWords) -> bool:
    """ "called reports that it shelled X [“fake news”]", "… [a lie].": what is called so is the report."""
    s, opening = d.s, _opening_of_untrue(d, i, words)
    verb = next((a for a in s.ancestors(i) if s.lemmas[a] in words.calling and s.is_verb(a)), None)
    if opening is None or verb is None or s.heads[i] == verb or s.kids_by(verb, "oprd", "xcomp"):
        return False
    if not any(s.lemmas[o] in words.claims for o in s.kids_by(verb, "dobj")):
        return False
    last = opening - 1
    d.hand_over((k for k in s.kids[i] if k < opening), last)  # "a village near the border “fake news”"
    if last in s.kids[i]:
        d.replace(i, last)
    d.hang(i, verb, "oprd")
    return True


def _opening_of_untrue(d: Draft, i: int, words: MendingWords) -> int | None:
    """The mark that opens the quotation of a word for what is untrue, else its article where it ends the sentence."""
    s = d.s
    if words.untrue.isdisjoint({s.lower[i], " ".join(s.lower[i - 1 : i + 1])}):
        return None
    mark = next((k for k in range(i - 1, max(i - 5, 0), -1) if s.tags[k] == "``"), None)
    behind = s.tags[i + 1] if i + 1 < len(s) else "."
    if mark is not None:
        return mark if behind == "''" else None
    article = min([i, *(k for k in s.kids[i] if s.tags[k] in ("DT", "JJ") and k >= i - 2)])
    return article if behind in (".", ",") else None
