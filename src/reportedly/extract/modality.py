"""Reads whether an event is told as having happened, as to come or as possible, and whether it is negated."""

from dataclasses import dataclass

from ..datafile import load_yaml
from ..lexicon import Lexicon
from ..model.layers import Sentence
from ..model.vocabulary import Modality

_HARM = frozenset({"killed", "wounded"})
_PRESENT = frozenset({"VBZ", "VBP"})


@dataclass(frozen=True, slots=True)
class ModalWords:
    """Closed lists of `lexicon/en/modality.yaml`."""

    future_aux: frozenset[str]
    hypothetical_aux: frozenset[str]
    reported_future_aux: frozenset[str]
    blaming_aux: frozenset[str]
    future_governors: frozenset[str]
    hypothetical_governors: frozenset[str]
    actual_governors: frozenset[str]
    implicative_in_past: frozenset[str]
    goes_on: frozenset[str]
    aspectual: frozenset[str]
    intended: frozenset[str]
    presupposing: frozenset[str]
    weighing: frozenset[str]
    sought_for: frozenset[str]
    talked_of: frozenset[str]
    topic_prepositions: frozenset[str]
    negotiable: frozenset[str]
    dreaded: frozenset[str]
    scheduling: frozenset[str]
    set_for: frozenset[str]
    negative_governors: frozenset[str]
    preventing: frozenset[str]
    ended_adverbs: frozenset[str]
    conditional_marks: frozenset[str]
    threat_marks: frozenset[str]
    participle_marks: frozenset[str]
    hanging_on: frozenset[str]
    done_prepositions: frozenset[str]
    schemes: frozenset[str]
    entertained: frozenset[str]
    sets: frozenset[str]
    future_modifiers: frozenset[str]
    hypothetical_modifiers: frozenset[str]
    negative_words: frozenset[str]
    counting_on: frozenset[str]
    never_nouns: frozenset[str]
    negative_prepositions: frozenset[str]


def load_modal_words() -> ModalWords:
    """The modality lists of the lexicon."""
    raw = load_yaml("lexicon/en/modality.yaml", dict[str, list[str]])
    return ModalWords(**{key: frozenset(words) for key, words in raw.items()})


class ModalityReader:
    """Reads modality and polarity from auxiliaries, governors and modifiers."""

    def __init__(self, lexicon: Lexicon, words: ModalWords) -> None:
        self.lexicon, self.words = lexicon, words
        self.true, self.untrue = lexicon.closed["true_word"], lexicon.untrue

    def modality(self, s: Sentence, token: int, anchor: int) -> Modality:
        """Modality of the event at `token`, whose tense `anchor` carries."""
        modified = self._modified(s, token)
        if modified is not None:
            return modified
        if s.is_verb(anchor) and not (s.tags[anchor] == "VBG" and s.deps[anchor] == "nsubj"):
            return self._of_verb(s, anchor, 0)
        return self._of_noun(s, anchor)

    def _of_noun(self, s: Sentence, noun: int) -> Modality:
        """A noun takes the mood of the verb it is subject or object of, unless that verb presupposes or weighs it."""
        words, v, dep = self.words, s.heads[noun], s.deps[noun]
        if s.lemmas[noun] in words.negotiable and self._is_talked_of(s, noun):
            return "hypothetical"
        if dep == "pobj":
            if s.lower[v] == "of" and s.lemmas[s.heads[v]] in words.sets:
                return self._of_noun(s, s.heads[v])
            if s.deps[v] == "agent":
                return self._of_verb(s, s.heads[v], 0)
            above = s.lemmas[s.heads[v]]
            if s.lower[v] == "for" and above in words.sought_for:
                return "future"
            return "hypothetical" if s.lower[v] == "of" and above in words.dreaded else "actual"
        if dep not in ("nsubj", "nsubjpass", "dobj", "attr") or not s.is_verb(v):
            return "actual"
        if dep == "dobj" and s.lemmas[v] in words.presupposing:
            return "actual"
        if dep == "dobj" and (s.lemmas[v] in words.weighing or self._depends(s, v)):
            return "hypothetical"
        if s.lemmas[v] in words.scheduling or (s.lemmas[v] in words.set_for and s.is_passive(v)):
            return "future"
        return self._of_due(s, v) or self._of_verb(s, v, 0)

    def _of_due(self, s: Sentence, v: int) -> Modality | None:
        """ "Talks are due to resume", "are due on Monday", "are to resume": what stands behind it says."""
        if any(self._is_set_by_be(s, k) for k in s.kids_by(v, "xcomp")):
            return "future"
        for k in s.kids_by(v, "acomp") if s.lemmas[v] == "be" else []:
            if s.lemmas[k] in self.words.future_modifiers:
                return "future"
            for below in s.kids_by(k, "xcomp"):
                return self._of_verb(s, below, 0)
        return None

    def _is_talked_of(self, s: Sentence, noun: int) -> bool:
        """ "talks regarding a truce and the release": the topic of talks, also as second of a pair."""
        first = s.heads[noun] if s.deps[noun] == "conj" else noun
        prep = s.heads[first]
        topic = s.deps[first] == "pobj" and s.lower[prep] in self.words.topic_prepositions
        return topic and s.lemmas[s.heads[prep]] in self.words.talked_of

    def _modified(self, s: Sentence, token: int) -> Modality | None:
        modifiers = {s.lemmas[k] for k in s.kids_by(token, "amod", "compound", "nmod", "advmod")} | {
            s.lower[k] for k in s.kids_by(token, "amod", "advmod")
        }
        if modifiers & self.words.future_modifiers:
            return "future"
        if modifiers & self.words.hypothetical_modifiers:
            return "hypothetical"
        return None

    def _of_verb(self, s: Sentence, v: int, depth: int) -> Modality:
        group = {s.lower[k] for k in s.verb_group(v)}
        bare = not group and s.tags[v] == "VBN"
        marks = self.words.conditional_marks | (self.words.participle_marks if bare else frozenset())
        if any(s.lower[k] in marks for k in s.kids_by(v, "mark", "advmod")):
            return "hypothetical"
        if self._is_awaited(s, v):
            return "hypothetical"
        if self._is_regretted(s, v):
            return "actual"
        if group & self.words.future_aux:
            return "hypothetical" if self._has_condition(s, v) else "future"
        if group & self.words.hypothetical_aux:
            return "hypothetical"
        if group & self.words.reported_future_aux:
            return "hypothetical" if "have" in group or self._has_condition(s, v) else "future"
        if "to" in group and s.deps[v] == "ROOT" and s.kids_by(v, "nsubj", "nsubjpass"):
            return "future"  # the headline's "minister to visit X"
        if depth < 4 and s.deps[v] in ("xcomp", "acl", "ccomp", "advcl", "pcomp", "oprd", "conj", "relcl"):
            return self._of_governor(s, v, group, depth)
        return "actual"

    def _depends(self, s: Sentence, v: int) -> bool:
        """ "They face prison if found guilty"; not "issues a warning if they stay", which is said now."""
        bare = s.tags[v] in _PRESENT and not s.verb_group(v) and s.lemmas[v] not in self.lexicon.cues
        return bare and self._has_condition(s, v)

    def _is_awaited(self, s: Sentence, v: int) -> bool:
        """ "Until they leave", "once the truce takes hold": told in the present, it has not happened."""
        present = s.tags[v] in _PRESENT or any(s.tags[k] in _PRESENT for k in s.kids_by(v, "aux", "auxpass"))
        return present and any(s.lower[k] in self.words.participle_marks for k in s.kids_by(v, "mark", "advmod"))

    def _has_condition(self, s: Sentence, v: int) -> bool:
        """ "If they attack, talks will end and troops will go back": the condition holds for both."""
        first = s.heads[v] if s.deps[v] == "conj" else v
        if self._is_threat(s, v):
            return False
        return any(self._is_condition(s, k) for k in s.kids_by(v, "advcl") + s.kids_by(first, "advcl"))

    def _is_threat(self, s: Sentence, v: int) -> bool:
        """ "will boycott the vote unless X resigns": announced for now, whatever may stop it."""
        return any(s.lower[m] in self.words.threat_marks for k in s.kids_by(v, "advcl") for m in s.kids_by(k, "mark"))

    def _is_condition(self, s: Sentence, v: int) -> bool:
        return any(s.lower[m] in self.words.conditional_marks for m in s.kids_by(v, "mark", "advmod"))

    def _of_governor(self, s: Sentence, v: int, group: set[str], depth: int) -> Modality:
        head = s.heads[v]
        if s.deps[v] == "conj" and s.is_verb(head):
            return self._of_verb(s, head, depth + 1) if not s.kids_by(v, "nsubj", "aux") else "actual"
        infinitive = "to" in group
        if s.deps[v] == "pcomp":
            prep, head = s.lower[head], s.heads[head]
            if (prep == "by" or (prep == "on" and s.lemmas[head] in self.words.goes_on)) and s.is_verb(head):
                return self._of_verb(s, head, depth + 1)
            if prep in self.words.done_prepositions:
                return "actual"
            if prep == "on" and s.deps[s.heads[v]] == "prt":  # "went on shelling", "will keep on firing"
                return self._of_verb(s, head, depth + 1)
            if any(s.lemmas[k] in self.words.hanging_on for k in (head, *s.kids_by(head, "acomp"))):
                return "hypothetical"
            if self._is_under_condition(s, v):
                return "hypothetical"
            while s.deps[head] == "pobj" and s.lower[s.heads[head]] == "of":  # "a deadline of two months for reaching"
                head = s.heads[s.heads[head]]
            infinitive = True
        lemma = s.lemmas[head]
        if "to" in group and s.lemmas[min(s.verb_group(v)) - 1] in self.words.schemes:
            return "hypothetical"
        if s.tags[v] == "VBG" and s.deps[v] == "xcomp" and lemma in self.words.entertained:
            return "hypothetical"
        if infinitive and s.lemmas[head] in self.words.goes_on and any(s.lower[k] == "on" for k in s.kids[head]):
            return self._of_verb(s, head, depth + 1)  # "went on to shell"
        if infinitive and self._is_aimed_at(s, head):
            return "future"
        if infinitive and self._is_set_by_be(s, v):
            return "hypothetical" if self._is_condition(s, head) else "future"
        if lemma in self.words.actual_governors:
            return self._of_verb(s, head, depth + 1) if s.is_verb(head) else "actual"
        if self._is_prevented(s, v):
            return "hypothetical"
        if infinitive and lemma in self.words.implicative_in_past and self._is_past(s, head):
            return self._of_verb(s, head, depth + 1) if s.is_verb(head) else "actual"
        if infinitive and lemma in self.words.hypothetical_governors:
            return "hypothetical"
        if infinitive and lemma in self.words.future_governors:
            return "future"
        if s.deps[v] in ("xcomp", "advcl", "acl", "ccomp") and "to" in group:
            return "future"
        return "actual"

    def _is_under_condition(self, s: Sentence, v: int) -> bool:
        """ "If found guilty of attacking X": the gerund belongs to the verb of the condition."""
        over = next((a for a in s.ancestors(v) if s.is_verb(a)), None)
        return over is not None and self._is_condition(s, over)

    def _is_aimed_at(self, s: Sentence, head: int) -> bool:
        """ "began an offensive to take X", "their goal was to take X": told is the aim, not the act."""
        if s.lemmas[head] in self.words.aspectual:
            return bool(s.object(head))
        return s.lemmas[head] == "be" and any(s.lemmas[k] in self.words.intended for k in s.surface_subject(head))

    def _is_set_by_be(self, s: Sentence, v: int) -> bool:
        """ "Envoys are to meet on Monday", "the two were to meet": what is arranged, "to" right behind the verb."""
        be = s.heads[v]
        return s.lemmas[be] == "be" and s.deps[v] == "xcomp" and be + 1 in s.verb_group(v) and s.lower[be + 1] == "to"

    def _is_prevented(self, s: Sentence, v: int) -> bool:
        """ "Prevented them from leaving": what was wanted, not what they denied or did."""
        prep = s.heads[v]
        return s.deps[v] == "pcomp" and s.lower[prep] == "from" and s.lemmas[s.heads[prep]] in self.words.preventing

    def _is_past(self, s: Sentence, i: int) -> bool:
        """Whether a verb, or that of an adjective ("were able to"), tells a thing done."""
        v = i if s.is_verb(i) else s.heads[i]
        if any(s.deps[k] == "neg" for k in s.verb_group(v)):
            return False
        return s.tags[v] == "VBD" or any(
            s.tags[k] == "VBD" or s.lower[k] in ("has", "have") for k in s.kids_by(v, "aux")
        )

    def negated(self, s: Sentence, token: int, anchor: int) -> bool:
        """Whether the event's own words deny it: "did not", "no attack", "failed to", "without firing".

        "If they do not leave" says nothing of whether they did.
        """
        if s.is_verb(anchor) and (self._is_condition(s, anchor) or self._is_regretted(s, anchor)):
            return False
        if any(s.lower[k] in self.words.negative_words for k in s.kids_by(token, "det", "neg", "amod")):
            return True
        if not s.is_verb(anchor):
            if self._has_no(s, token):
                return True
            verb = s.heads[anchor]
            if s.deps[anchor] in ("dobj", "nsubj", "nsubjpass", "attr") and s.is_verb(verb):
                described = s.deps[anchor] != "attr" and s.lemmas[verb] == "be"
                return self._verb_negated(s, verb) and s.deps[anchor] != "dobj" and not described
            return False
        return self._verb_negated(s, anchor)

    def _has_no(self, s: Sentence, noun: int) -> bool:
        """ "no more reported fighting": the "no" of the noun, whatever adjective the parse hangs it on."""
        t = noun - 1
        while t >= 0 and s.tags[t].startswith(("JJ", "RB", "VBN")) and s.lower[t] not in self.words.negative_words:
            t -= 1
        return t >= 0 and t < noun - 1 and s.lower[t] == "no"

    def _verb_negated(self, s: Sentence, v: int) -> bool:
        group = s.verb_group(v)
        if any(s.deps[k] == "neg" and s.lower[min(k + 1, len(s) - 1)] != "only" for k in group):
            return True
        negators = (k for k in s.kids_by(v, "neg", "preconj") if s.lower[k] in self.words.negative_words)
        if any(s.lower[k + 1 : k + 2] != ("only",) for k in negators):
            return True
        if any(self._is_none(s, t) for t in s.kids_by(v, "nsubj", "nsubjpass")):
            return True
        if self._strikes_none(s, v) or self._is_never(s, v):
            return True
        if any(s.lower[k] in self.words.ended_adverbs and s.kids_by(k, "neg", "det") for k in s.kids_by(v, "advmod")):
            return True
        head = s.heads[v]
        if s.deps[v] in ("xcomp", "ccomp") and s.lemmas[head] in self.words.negative_governors:
            return not self._verb_negated(s, head) if s.is_verb(head) else True
        if self._is_called_untrue(s, v):
            return True
        if s.deps[v] == "pcomp":
            if s.lower[head] in self.words.negative_prepositions:
                return True
            denied = s.lower[head] in ("of", "from") and s.lemmas[s.heads[head]] in self.words.negative_governors
            return denied and not self._is_prevented(s, v)
        return False

    def _is_called_untrue(self, s: Sentence, v: int) -> bool:
        """ "It is a lie that they fired", "it is not true that they fired"."""
        word = s.heads[v]
        if s.deps[v] not in ("ccomp", "acl") or not any(s.lower[k] == "that" for k in s.kids_by(v, "mark")):
            return False
        verb = word if s.lemmas[word] == "be" else s.heads[word]
        if s.lemmas[verb] != "be" or not any(s.lower[k] == "it" for k in s.kids_by(verb, "nsubj")):
            return False
        called = {s.lemmas[k] for k in s.kids_by(verb, "acomp", "attr")}
        return bool(called & (self.true if s.kids_by(verb, "neg") else self.untrue))

    def _is_regretted(self, s: Sentence, v: int) -> bool:
        """ "It should not have been fired": it was."""
        group = s.verb_group(v)
        words = {s.lower[k] for k in group}
        return "have" in words and bool(words & self.words.blaming_aux) and any(s.deps[k] == "neg" for k in group)

    def _is_none(self, s: Sentence, t: int) -> bool:
        """A phrase of none: "nobody", "no shell", "not one shell", "not a single shell"; not "no fewer than ten"."""
        first = min(s.subtree(t))
        if first < t and s.lower[first] in self.words.negative_words:
            return s.lower[first + 1] not in self.words.counting_on
        return any(s.lower[k] in self.words.negative_words for k in (t, *s.kids_by(t, "det")))

    def _strikes_none(self, s: Sentence, v: int) -> bool:
        """ "Bombed no village", "attacked nobody"; "killed nobody" says only what an act did not do."""
        objects = [t for t in s.kids_by(v, "dobj") if s.lower[min(s.subtree(t)) - 1] != ","]  # "…, no casualties"
        nothing = any(self._is_none(s, t) for t in objects)
        rows = (e for e in self.lexicon.counted.get(s.lemmas[v], ()) if " " not in e.lemma)  # not "beat to death"
        return nothing and not any(e.kind in _HARM for e in rows)

    def _is_never(self, s: Sentence, v: int) -> bool:
        """ "At no time had they fired", "in no way": right before the first word of the verb."""
        verb = s.heads[v] if s.deps[v] == "ccomp" and s.lemmas[s.heads[v]] == "have" else v
        noun = min([verb, *s.kids_by(verb, "aux", "auxpass")]) - 1
        if noun < 0 or s.lemmas[noun] not in self.words.never_nouns:
            return False
        return any(s.lower[k] in self.words.negative_words for k in s.kids_by(noun, "det"))
