"""Joins triggers that tell one event: a consequence and its cause, an act and its second name."""

from collections.abc import Mapping
from itertools import takewhile

from ..lexicon import Lexicon
from ..model import Time
from ..model.layers import Sentence
from .figures import FigureReader
from .moments import times_meet
from .triggers import Trigger
from .two_way import ALL_ARE_ACTORS

_RESULTS = frozenset({"killed", "wounded", "casualties", "displaced", "destroyed", "missing"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_CAUSE_PREPS = frozenset(
    {"in", "by", "during", "after", "from", "following", "with", "under", "of", "when", "because", "due", "as"}
)
_NAMES = frozenset({"NNP", "NNPS", "JJ"})
_AIMS = frozenset({"to", "for"})
_RESULT_STEPS = frozenset({"pobj", "prep", "amod", "acomp", "dobj", "advcl"})
_BEHIND_PREPS = ("in", "by", "during", "after", "from", "following", "of", "with", "under")
_EARLIER = frozenset({"after", "following"})
"""Not of cause where the result has an object: "the bomb killed six after an attack" tells two acts."""
_REASONS = frozenset({"after", "following", "because"})
_ANSWERED = frozenset({"after", "following", "to", "over", "despite", "against"})
_OPENING = frozenset({"in", "by", "during", "after", "following", "amid", "amidst", "when", "as"})
_CROWDS = "crowd-control"
_RIOTING = frozenset({"in", "during", "amid", "amidst"})
_OPENERS = frozenset({"IN", "WRB", "VBG"})
_APART = frozenset({"while", "but", "although", ";", ":", '"', "“"})
_MARKS = frozenset({",", ":", ";", "–", "-"})
"""What stands between an act and its toll in a list or headline."""
_OF_PREPS = frozenset({"due", "because", "owing", "thanks"})
"""Words that lead on with "to" or "of"."""
_CURBS = frozenset({"SANCTION", "COERCE"})
"""Two types for what is forbidden, by how it is."""


class CauseReader:
    """Groups the triggers of a sentence."""

    def __init__(self, figures: FigureReader, lexicon: Lexicon) -> None:
        self.figures, self.weapons, self.toll_verbs = figures, lexicon.means, lexicon.closed["toll_verb"]
        self.actor_nouns, self.measures = lexicon.actor_nouns, lexicon.closed["measure_noun"]
        self.searches, self.using = lexicon.closed["search_noun"], lexicon.closed["using_verb"]
        self.heard, self.hearing = lexicon.closed["heard_noun"], lexicon.closed["heard_verb"]
        self.undergone, self.opposing = lexicon.closed["undergone_verb"], lexicon.opposing

    def group(
        self, s: Sentence, triggers: list[Trigger], days: Mapping[int, Time] | None = None
    ) -> list[list[Trigger]]:
        """Triggers that tell one event, the cause first; groups in the order of their causes.

        days: the time that each verb has of its own; acts of different days are not one.
        """
        cause: dict[int, int] = {}
        for b in triggers:
            a = self._cause_of(s, b, triggers)
            if a is not None and days and _told_of_other_days(s, a, b, days):
                continue
            if a is not None and _top(cause, a.token) != b.token:
                cause[b.token] = a.token
        for b in triggers:
            twin = next((a for a in triggers if a.token in cause and self._told_together(s, a, b)), None)
            if b.token not in cause and twin is not None and _top(cause, twin.token) != b.token:
                cause[b.token] = cause[twin.token]
        for b in triggers:
            toll = None if b.token in cause else self._toll_in(s, b, triggers)
            if toll is not None and _top(cause, toll.token) not in (toll.token, b.token):
                cause[b.token] = toll.token
        for b in triggers:
            clause = self._clause_of(s, b, triggers) if b.token in cause else None
            if clause is not None and cause[b.token] not in (clause.token, b.token) and clause.token not in cause:
                cause[cause[b.token]] = clause.token
        for b in triggers:
            later = None if b.token in cause else self._told_later(s, b, triggers)
            if later is not None and _top(cause, later.token) != b.token:
                cause[b.token] = later.token
        groups: dict[int, list[Trigger]] = {}
        for t in triggers:
            groups.setdefault(_top(cause, t.token), []).append(t)
        return [sorted(g, key=lambda t: t.token != top) for top, g in groups.items()]

    def _toll_in(self, s: Sentence, b: Trigger, triggers: list[Trigger]) -> Trigger | None:
        """ "a strike kills two in an attack on X": the toll of the act that a noun behind "in" only names again."""
        if b.entry.type != "ASSAULT" or s.is_verb(b.token) or s.lower[s.heads[b.token]] != "in":
            return None
        verb = s.heads[s.heads[b.token]]
        tolls = (t for t in triggers if t.anchor == verb and t.entry.type == "ASSAULT" and s.is_verb(t.token))
        return next((t for t in tolls if self._is_result(s, t)), None)

    def _clause_of(self, s: Sentence, b: Trigger, triggers: list[Trigger]) -> Trigger | None:
        """ "killed in a shooting when gunmen opened fire": the violence that a "when" behind the result tells."""
        if b.entry.type != "ASSAULT" or not s.is_verb(b.anchor) or not self._is_result(s, b):
            return None
        for a in triggers:
            told = a.entry.type == "ASSAULT" and a.token > b.token and s.is_verb(a.anchor)
            if told and s.heads[a.anchor] == b.anchor and s.deps[a.anchor] == "advcl" and self._has_when(s, a.anchor):
                return a
        return None

    def _has_when(self, s: Sentence, v: int) -> bool:
        return any(s.lower[k] == "when" for k in s.kids_by(v, "advmod", "mark"))

    def _told_later(self, s: Sentence, b: Trigger, triggers: list[Trigger]) -> Trigger | None:
        """What a result that nothing near explains came of: the next violence, else the riot that it was in."""
        later = self._later_cause(s, b, triggers) or self._cause_of_all(s, b, triggers)
        return later or next((a for a in triggers if self._died_in_riot(s, a, b)), None)

    def _later_cause(self, s: Sentence, b: Trigger, triggers: list[Trigger]) -> Trigger | None:
        """ "ten were killed including a nurse in strikes": the next violence behind "in", before any other verb.

        Or the violence behind "when", where the parser took it for another clause.
        """
        if b.entry.type != "ASSAULT" or not self._is_result(s, b):
            return None
        behind = [t for t in triggers if t.token > b.token and t.entry.type == "ASSAULT"]
        a = next((t for t in behind if not self._is_result(s, t)), None)
        if a is not None and s.is_verb(a.token) and s.is_passive(b.token) and self._opens_when(s, b, a):
            return a
        a = next(iter(behind), None)
        if a is None or s.is_verb(a.token) or any(s.tags[k] in _FINITE for k in range(b.token + 1, a.token)):
            return None
        preps = [k for k in range(b.token + 1, a.token) if s.tags[k] == "IN"]
        causal = bool(preps) and s.lower[preps[-1]] in self._cause_preps(s, b.anchor) - {"of", "with"}
        return a if causal and (s.heads[a.token] == preps[-1] or self._is_phrase(s, preps[-1] + 1, a.token)) else None

    def _cause_of_all(self, s: Sentence, b: Trigger, triggers: list[Trigger]) -> Trigger | None:
        """ "two are killed, six are hurt and one is missing in a raid", "… after X shelled Y": what all of it came of.

        The first violence behind, that but "in", "after", "as" opens; between are only verbs of what one undergoes, and
        the result has neither a doer nor, before another verb, a place of its own.
        """
        act = s.tags[b.token].startswith("NN")  # "nine executions were carried out amid clashes"
        if b.entry.type != "ASSAULT" or act or not self._is_result(s, b) or not s.is_passive(b.anchor):
            return None
        behind = [t for t in triggers if t.token > b.token and t.entry.type == "ASSAULT" and t.entry.mode != "abduct"]
        undergone = (t for t in behind if self._is_result(s, t) or s.is_passive(t.anchor) or self.is_victim(s, t.token))
        seen = {t.token for t in undergone}
        a = next((t for t in behind if t.token not in seen), None)
        if a is None:
            return None
        opening = [k for k in range(b.token + 1, a.token) if s.lower[k] in _OPENING and s.tags[k] in _OPENERS]
        others = [g for v in s.kids_by(b.anchor, "conj") for g in s.kids_by(v, "agent") if a.token not in s.subtree(g)]
        if not opening or s.kids_by(b.anchor, "agent") or others or s.deps[opening[-1] - 1] == "npadvmod":
            return None
        first = opening[-1]
        between = [k for k in range(b.token + 1, first) if s.tags[k] in _FINITE]
        if not all(self._is_undergone(s, k) for k in between) or any(
            s.lower[k] in _APART for k in range(b.token, first)
        ):
            return None
        if any(s.tags[k] in _FINITE for k in range(first + 1, a.token)):
            return None
        placed = any(s.tags[o] == "NNP" and o < first for o in s.fillers_of_prep(b.anchor, "in", "at", "near"))
        return None if placed and between else a

    def _is_undergone(self, s: Sentence, k: int) -> bool:
        """ "are", "have been", "were injured", "is reported missing", "escape": no verb of who acts."""
        told = s.lemmas[k] in ("be", "have") or s.lemmas[k] in self.undergone
        return told or bool(s.is_passive(k)) or self.figures.kind_of(s, k) in _RESULTS

    def _is_phrase(self, s: Sentence, first: int, last: int) -> bool:
        """ "in Kenyan army raids", however parsed: names alone stand before the noun."""
        return first < last and all(s.tags[k] in _NAMES for k in range(first, last))

    def _opens_when(self, s: Sentence, b: Trigger, a: Trigger) -> bool:
        """ "were killed and dozens hurt when jets raided", however parsed: `a` is the first verb behind "when"."""
        when = [k for k in range(b.token + 1, a.token) if s.lower[k] == "when"]
        return len(when) == 1 and not any(s.tags[k] in _FINITE for k in range(when[0], a.token))

    def _told_together(self, s: Sentence, a: Trigger, b: Trigger) -> bool:
        """ "killed and wounded in …": coordinated results have one cause."""
        low, high = (a.token, b.token) if self._over(s, a.token) == b.token else (b.token, a.token)
        over = self._over(s, low)
        linked = over == high and (s.deps[low] in ("conj", "acl") or self._listed(s, low, high))
        linked = linked or self.figures.toll_before(s, max(a.token, b.token)) == min(a.token, b.token)
        return linked and self._is_result(s, a) and self._is_result(s, b)

    def _over(self, s: Sentence, i: int) -> int:
        """The word over a result; over the number that it describes, where that is coordinated: "and 70 wounded"."""
        described = s.deps[i] == "acl" and s.deps[s.heads[i]] in ("conj", "dobj", "oprd")
        return s.heads[s.heads[i]] if described else s.heads[i]

    def _listed(self, s: Sentence, low: int, high: int) -> bool:
        """ "two are killed, six are wounded": passives side by side with a comma alone between."""
        beside = s.deps[low] in ("ccomp", "parataxis") and low < high and s.lower[low + 1] == ","
        return beside and s.is_passive(low) and s.is_passive(high)

    def _cause_of(self, s: Sentence, b: Trigger, triggers: list[Trigger]) -> Trigger | None:
        """The violent event that this one is a consequence or a second name of, by syntax."""
        arrest = next((a for a in triggers if self._arrested_in(s, a, b)), None)
        if arrest is not None:
            return arrest
        if b.entry.type != "ASSAULT":
            return next((a for a in triggers if self._part_of(s, a, b)), None)
        result = self._is_result(s, b)
        others = [a for a in triggers if a.token != b.token and a.entry.type == "ASSAULT"]
        if b.entry.mode == "abduct" and s.kids_by(b.token, "dobj"):
            others = [a for a in others if not s.is_verb(a.anchor)]  # "killing two and kidnapping a nurse": two acts
        others = [a for a in others if not self.is_victim(s, a.token) and not self._contrasts(s, a, b)]
        others = [a for a in others if not (_strikes_back(s, a, b) or _strikes_back(s, b, a))]
        aim = next((a for a in others if self._put_to_use(s, a, b) or self._kept_off(s, a, b)), None)
        if aim is not None:
            return aim
        act = None if s.is_verb(b.token) else next((a for a in others if self._takes_part(s, b, a)), None)
        act = act or next((a for a in others if self._resumes(s, a, b) or self._during(s, a, b)), None)
        if act is not None:
            return act
        own = self._subjects(s, b.anchor) if result and s.is_verb(b.token) else []
        if s.deps[b.anchor] == "relcl":  # "days of fighting that cost 40 lives"
            own = [i for i in own if i not in s.surface_subject(b.anchor)]
        subject = next((a for a in others if a.token in own), None)
        if subject is not None:
            return subject
        which = next((a for a in reversed(others) if result and self._told_by_which(s, a, b)), None)
        if which is not None:
            return which
        headed = next((a for a in reversed(others) if result and self._is_headed(s, a, b)), None)
        if headed is not None:
            return headed
        befell = next((a for a in others if self._befell(s, a, b) or self._at_once(s, a, b)), None)
        if befell is not None:
            return befell
        earlier = next((a for a in others if result and self._killed_before(s, a, b)), None)
        if earlier is not None:
            return earlier
        aimed = next((a for a in others if self._aims(s, a, b)), None)
        if aimed is not None:
            return aimed
        for a in others:
            if result and not self._is_result(s, a) and self._caused(s, a, b):
                return a
            if self._second_name(s, a, b) or self._same_act(s, a, b) or self._beside(s, a, b) or self._heard(s, a, b):
                return a
            if not result and self._doubled(s, a, b):
                return a
        for a in others:
            if result and self._is_result(s, a) and a.token < b.token and self._caused(s, a, b):
                return a
        return None

    def _died_in_riot(self, s: Sentence, a: Trigger, b: Trigger) -> bool:
        """ "six were killed in protests", "died during a riot": nobody is said to have killed them."""
        if b.entry.type != "ASSAULT" or not self._is_result(s, b):
            return False
        prep = s.heads[a.token]
        within = a.entry.type == "PROTEST" and b.entry.mode is None and s.lower[prep] in _RIOTING
        undergone = bool(s.is_passive(b.anchor)) or not s.object(b.anchor)
        over = s.heads[prep] in (b.anchor, *s.kids_by(b.anchor, "conj"))
        return within and undergone and over and not s.kids_by(b.anchor, "agent")

    def _told_by_which(self, s: Sentence, a: Trigger, b: Trigger) -> bool:
        """ "a strike on a village near X, which killed 50": a "which" behind a comma is of the act, no place."""
        if self._told_of_time(s, a, b):
            return True
        subjects = s.kids_by(b.anchor, "nsubj") if s.deps[b.anchor] == "relcl" and not s.is_passive(b.anchor) else []
        opens = len(subjects) == 1 and s.lower[subjects[0]] == "which" and s.lower[subjects[0] - 1] == ","
        return opens and a.token < b.token and a.anchor in s.ancestors(b.anchor)

    def _told_of_time(self, s: Sentence, a: Trigger, b: Trigger) -> bool:
        """ "after days of shelling, during which ten were killed": the noun right before, whatever the parse."""
        preps = [p for p in s.kids_by(b.anchor, "prep") for k in s.kids_by(p, "pobj") if s.lower[k] == "which"]
        return not s.is_verb(a.token) and any(p - 1 - (s.lower[p - 1] == ",") == a.token for p in preps)

    def _is_headed(self, s: Sentence, a: Trigger, b: Trigger) -> bool:
        """ "Raid on a market: ten killed, six hurt": bare results behind a noun of violence and a mark."""
        v, between = b.token, range(a.token + 1, b.token)
        bare = s.is_passive(v) and not s.kids_by(v, "aux", "auxpass", "agent", "prep") and not self._is_result(s, a)
        if s.is_verb(a.token) or not between or not bare or s.deps[v] in ("acl", "relcl", "amod"):
            return False
        told = all(self.figures.kind_of(s, k) in _RESULTS for k in between if s.is_verb(k))
        return told and any(s.lower[k] in _MARKS for k in between)

    def _befell(self, s: Sentence, a: Trigger, b: Trigger) -> bool:
        """ "the murder of the mayor, N. N., who was shot": what a clause tells of a victim is what was done to him."""
        v = b.anchor
        if s.deps[v] != "relcl" or not s.is_passive(v) or b.entry.mode == "abduct":
            return False
        victims = s.object(a.anchor) if s.is_verb(a.token) else s.fillers_of_prep(a.token, "of")
        named = s.heads[v]
        return named in victims or (s.deps[named] == "appos" and s.heads[named] in victims)

    def _at_once(self, s: Sentence, a: Trigger, b: Trigger) -> bool:
        """ "opened fire and detonated a vest", "set off a bomb and attacked a hotel": of two acts one has a target."""
        v, u = b.anchor, a.anchor
        if s.deps[v] != "conj" or s.heads[v] != u or not s.is_verb(u) or s.kids_by(v, "nsubj", "nsubjpass"):
            return False
        if "act_with" in (a.entry.frame, b.entry.frame):
            return False  # "tried to storm the palace and clashed with police"
        return not self._is_result(s, b) and not (self._has_target(s, a) and self._has_target(s, b))

    def _has_target(self, s: Sentence, t: Trigger) -> bool:
        """Whether an act has an object other than what it was done with, or is aimed at somebody."""
        things = [k for k in s.object(t.anchor) if s.lemmas[k] not in self.weapons and k != t.token]
        return bool(things or s.fillers_of_prep(t.anchor, "on", "at", "against", "into", "to"))

    def _contrasts(self, s: Sentence, a: Trigger, b: Trigger) -> bool:
        """ "the navy sank a boat, while marines killed two": a "while" with a subject of its own tells another act."""
        for v in (b.token, *s.ancestors(b.token)):
            if s.is_verb(v) and any(s.lower[k] == "while" for k in s.kids_by(v, "mark")):
                return bool(s.kids_by(v, "nsubj", "nsubjpass")) and a.token not in s.subtree(v)
        return False

    def _killed_before(self, s: Sentence, a: Trigger, b: Trigger) -> bool:
        """ "were abducted after clashes that killed six": the toll is that of the earlier act."""
        told = s.deps[b.anchor] == "relcl" and a.token in s.surface_subject(b.anchor)
        return told and s.lower[s.heads[a.token]] in _EARLIER

    def _during(self, s: Sentence, a: Trigger, b: Trigger) -> bool:
        """ "killed in a shootout during a raid": the raid is what the fight was part of."""
        prep = s.heads[b.token]
        if s.lemmas[b.token] not in self.searches or s.lower[prep] not in ("in", "during") or s.is_verb(a.token):
            return False
        return s.heads[prep] == a.token or a.token in s.fillers_of_prep(s.heads[prep], "in")

    def _kept_off(self, s: Sentence, a: Trigger, b: Trigger) -> bool:
        """ "fired gas and rubber bullets", "used water cannon to disperse them": all that holds one crowd off."""
        if a.entry.mode != _CROWDS:
            return False
        if b.entry.mode != _CROWDS:
            return b.token == b.anchor and s.is_verb(b.token) and a.token in s.object(b.token)
        over, under = self._verb_over(s, a), self._verb_over(s, b)
        aim = s.deps[under] in ("xcomp", "advcl") and s.heads[under] == over and s.tags[under] in ("VB", "VBG")
        return a.token < b.token and (over == under or aim)

    def _verb_over(self, s: Sentence, t: Trigger) -> int:
        """The verb that a word is or stands below."""
        return next((i for i in (t.anchor, *s.ancestors(t.anchor)) if s.is_verb(i)), t.anchor)

    def _resumes(self, s: Sentence, a: Trigger, b: Trigger) -> bool:
        """ "shelled the town, and the shelling killed two": the next clause goes on with the act by a bare noun."""
        noun = b.token
        if s.is_verb(noun) or s.deps[noun] not in ("nsubj", "nsubjpass") or not s.is_definite(noun):
            return False
        bare = all(s.deps[k] == "det" for k in s.kids[noun])
        above = s.heads[s.heads[noun]] if s.deps[s.heads[noun]] in ("conj", "parataxis") else s.heads[noun]
        linked = a.anchor in (above, *s.kids_by(s.heads[noun], "ccomp")) or s.heads[a.token] == above
        return bare and linked and a.token < noun and not self._contrasts(s, a, b)

    def _put_to_use(self, s: Sentence, a: Trigger, b: Trigger) -> bool:
        """ "used rockets to shell the port": what arms were used for is the act that they were used in."""
        used = s.is_verb(b.token) and s.lemmas[b.token] in self.using and s.is_verb(a.anchor)
        aim = s.deps[a.anchor] in ("xcomp", "advcl", "acl") and any(
            s.lower[k] == "to" for k in s.kids_by(a.anchor, "aux")
        )
        return used and aim and s.heads[a.anchor] in (b.anchor, *s.object(b.anchor))

    def _takes_part(self, s: Sentence, b: Trigger, act: Trigger) -> bool:
        """ "a bomber detonated a car bomb": who does the act or what it is done with is no act of its own.

        Nor is one of several told: "three blasts including a car bomb".
        """
        noun, lemma = b.token, s.lemmas[b.token]
        if any(n.lemma == lemma for n in self.actor_nouns.get(lemma, ())):
            if self._is_done_by(s, act, noun):
                return True
            return s.is_verb(act.anchor) and noun in s.subject(act.anchor) and not self._is_result(s, act)
        if not any(n.lemma == lemma for n in self.weapons.get(lemma, ())):
            return False
        if s.is_verb(act.token):
            return noun in s.kids_by(act.token, "dobj") and b.entry.mode == act.entry.mode
        parts = [k for k in s.kids_by(act.token, "prep") if s.lower[k] == "including"]
        return any(noun in s.subtree(k) for k in parts)

    def _is_done_by(self, s: Sentence, act: Trigger, noun: int) -> bool:
        """ "the blast was caused by a suicide bomber": who did what the subject tells."""
        agent = s.heads[noun]
        verb = s.heads[agent]
        return s.deps[agent] == "agent" and not s.is_verb(act.token) and act.token in s.surface_subject(verb)

    def _part_of(self, s: Sentence, a: Trigger, b: Trigger) -> bool:
        """ "met for talks", "telephoned X to discuss Y": two words of one type, one below the other.

        Not "recalled its envoy after X expelled two diplomats": somebody else does the second.
        """
        if a.token == b.token or self._by_means(s, a, b) or self._of_one_trial(s, a, b) or self._doubled(s, a, b):
            return a.token != b.token
        if a.entry.type != b.entry.type or a.entry.type in ("COERCE", "ACCUSE"):
            return False
        if a.entry.type == "RETREAT" and a.entry.mode != b.entry.mode:
            return False  # "a truce takes effect, with nine hostages freed"
        if self._answers_another(s, a, b):
            return False
        doers = s.subject(b.anchor) if s.is_verb(b.anchor) and not s.is_passive(b.anchor) else []
        apart = a.entry.type == "MOBILIZE" or s.kids_by(b.anchor, "nsubj")
        if apart and doers and not set(doers) & set(s.subject(a.anchor)):
            return False
        i = b.anchor
        while s.heads[i] != i and i != a.anchor:
            told = i != b.anchor and s.is_verb(i) and s.kids_by(i, "nsubj")  # "met after X announced talks"
            if told or s.deps[i] not in ("advcl", "xcomp", "prep", "pobj", "dobj", "pcomp", "acl"):
                return False
            i = s.heads[i]
        return i == a.anchor and b.anchor != a.anchor

    def _answers_another(self, s: Sentence, a: Trigger, b: Trigger) -> bool:
        """ "imposed duties in response to Kenyan duties", "after Peru's ban": what another had done before."""
        owners = [k for k in s.kids_by(b.token, "poss", "compound", "amod") if s.words[k][0].isupper()]
        answered = s.deps[b.token] == "pobj" and s.lower[s.heads[b.token]] in _ANSWERED
        return bool(owners) and answered and s.is_verb(a.anchor) and a.entry.frame not in ALL_ARE_ACTORS

    def _of_one_trial(self, s: Sentence, a: Trigger, b: Trigger) -> bool:
        """ "convicted X and fined her", "is sentenced after being convicted": a verb without a subject of its own."""
        if not a.entry.mode == b.entry.mode == "convict" or not s.is_verb(b.token):
            return False
        below = s.is_verb(a.anchor) and a.anchor in s.ancestors(b.anchor)
        return below and not s.kids_by(b.anchor, "nsubj", "nsubjpass")

    def _arrested_in(self, s: Sentence, a: Trigger, b: Trigger) -> bool:
        """ "arrested six men in a raid on a hideout": what came of the raid is the arrest, and nothing more is told."""
        prep = s.heads[b.token]
        if s.lower[prep] == "of" and s.lower[s.heads[s.heads[prep]]] == "as":
            prep = s.heads[s.heads[prep]]  # "as part of a crackdown"
        among = s.lower[prep] in ("in", "during", "as") and s.deps[b.token] == "pobj" and s.heads[prep] == a.token
        alone = s.deps[a.token] != "conj" or not self.figures.kind_of(s, s.heads[a.token])
        held = a.entry.mode == "arrest" and s.is_verb(a.token) and alone
        return among and held and s.lemmas[b.token] in self.searches

    def _doubled(self, s: Sentence, a: Trigger, b: Trigger) -> bool:
        """ "arrested and detained a priest", "intercepts and seizes a ship": two verbs of one kind with one object."""
        beside = s.heads[b.token] == a.token and s.deps[b.token] == "conj" and b.token == a.token + 2
        alike = (a.entry.type, a.entry.mode) == (b.entry.type, b.entry.mode) and s.is_verb(a.token)
        return beside and alike and not s.kids_by(a.token, "dobj") and not s.kids_by(b.token, "nsubj", "nsubjpass")

    def _by_means(self, s: Sentence, a: Trigger, b: Trigger) -> bool:
        """ "widened its ban by barring X", "attacked X, deploying rockets": the participle says how it was done."""
        v = b.anchor
        if s.tags[v] != "VBG" or not s.is_verb(b.token):
            return False
        if a.entry.type == "ASSAULT" and b.entry.type == "MOBILIZE":
            armed = any(s.lemmas[k] in self.weapons for k in s.kids_by(v, "dobj"))
            return armed and s.deps[v] in ("advcl", "acl") and s.heads[v] == a.anchor
        curbs = a.entry.type == b.entry.type or {a.entry.type, b.entry.type} == _CURBS
        by = s.heads[v]
        verb = s.heads[a.token] if s.deps[a.token] == "dobj" else a.anchor
        return curbs and s.deps[v] == "pcomp" and s.lower[by] == "by" and s.heads[by] in (a.token, verb)

    def _is_result(self, s: Sentence, t: Trigger) -> bool:
        """It tells what came of an act: "killed", "left … dead"."""
        tells_toll = s.is_verb(t.token) and s.lemmas[t.token] in self.toll_verbs and t.entry.frame != "suffer"
        return self.figures.kind_of(s, t.token) in _RESULTS or tells_toll

    def is_victim(self, s: Sentence, i: int) -> bool:
        """ "a suicide bomber was killed": of who is named by an act, a toll tells."""
        named = any(n.lemma == s.lemmas[i] for n in self.actor_nouns.get(s.lemmas[i], ()))
        return named and s.deps[i] == "nsubjpass" and self.figures.kind_of(s, s.heads[i]) in _RESULTS

    def _caused(self, s: Sentence, a: Trigger, b: Trigger) -> bool:
        v, u = b.anchor, a.anchor
        if v == u:
            return True
        if s.deps[v] == "relcl" and s.heads[v] in s.object(u) and s.lemmas[s.heads[v]] in self.actor_nouns:
            return bool(s.is_passive(v))  # "kill a gunman who shot two guards"
        if s.deps[v] == "pcomp" and s.lower[s.heads[v]] == "before" and s.is_passive(v):
            return False  # "opened fire on guards before being shot"
        below_b = set(s.subtree(v))
        if s.is_verb(v):
            subjects = [*self._subjects(s, v), *s.kids_by(v, "csubj")]
            if a.token in subjects or u in subjects:
                return True
            behind = self._behind(s, v)
            standing = a.entry.frame == "act_against" and s.tags[u] == "VBG" and not s.fillers_of_prep(u, "of")
            under = not standing and s.deps[u] in ("acl", "relcl") and s.heads[u] in (*behind, *subjects)
            if a.token in behind or under:
                return True
            if u in below_b and s.is_verb(u) and self._in_clause_of(s, u, v):
                return True
            over = [*s.ancestors(v), *s.fillers_of_prep(s.heads[v], "of")]  # "days of shelling, in which ten died"
            if s.deps[v] in ("relcl", "acl") and not s.is_verb(a.token) and a.token in over:
                return True
            if s.is_verb(u) and self._same_clause(s, u, v):
                return True
            if self._behind_content(s, u, v) or self._lost_subject(s, a, v):
                return True
        elif s.deps[v] in ("dobj", "nsubj", "pobj", "attr") and s.heads[v] != v:
            verb = s.heads[v]
            if (
                verb == u
                or a.token in s.surface_subject(verb)
                or (s.heads[verb] == u and s.deps[verb] in ("advcl", "conj", "prep") and s.lower[verb] not in _REASONS)
            ):
                return True
        return self._light_result(s, a, b)

    def _behind_content(self, s: Sentence, u: int, v: int) -> bool:
        """ "accuses X of raiding villages, killing …": the participle goes on with what is told behind "of"."""
        above = next((t for t in s.ancestors(v) if s.is_verb(t)), None)
        if s.tags[v] != "VBG" or s.deps[v] not in ("advcl", "acl") or above is None or u > v:
            return False
        behind = [p for k in (above, *s.object(above)) for p in s.kids_by(k, "prep") if s.lower[p] in ("of", "for")]
        return any(u in s.subtree(p) for p in behind)

    def _lost_subject(self, s: Sentence, a: Trigger, v: int) -> bool:
        """ "On Sunday air raids on the town killed six": a noun right before a verb of which no subject was found."""
        bare = not s.surface_subject(v) and not s.is_passive(v) and not s.is_verb(a.token)
        return bare and s.tags[v] in ("VBD", "VBP", "VBZ") and s.subtree(a.token)[-1] + 1 == v

    def _cause_preps(self, s: Sentence, v: int) -> frozenset[str]:
        return _CAUSE_PREPS - _EARLIER if s.kids_by(v, "dobj") else _CAUSE_PREPS

    def _behind(self, s: Sentence, v: int) -> list[int]:
        """Nouns behind a preposition of cause: "killed in …", "killed due to …"."""
        found = s.fillers_of_prep(v, *(p for p in _BEHIND_PREPS if p in self._cause_preps(s, v)))
        for k in s.kids_by(v, "prep"):
            if s.lower[k] in _OF_PREPS:
                found += [o for p in (k, *s.kids_by(k, "pcomp", "prep")) for o in s.kids_by(p, "pobj")]
        return found

    def _in_clause_of(self, s: Sentence, u: int, v: int) -> bool:
        """ "were killed when X struck", "were killed while others fled after X struck"."""
        if self._is_told_of_before(s, u, v):
            return False
        if s.heads[u] == v or (s.deps[s.heads[u]] == "conj" and s.heads[s.heads[u]] == v):
            return s.deps[u] in ("advcl", "ccomp")
        above = s.heads[u]
        return s.heads[above] == v and s.deps[u] == s.deps[above] == "advcl"

    def _is_told_of_before(self, s: Sentence, u: int, v: int) -> bool:
        """ "killed nine after X struck", "died a day after X struck": what came first is another act."""
        after = [k for k in s.kids_by(u, "mark", "prep", "advmod") if s.lower[k] in _EARLIER]
        measured = any(s.deps[k - 1] == "npadvmod" for k in after)
        return bool(after) and (measured or bool(s.kids_by(v, "dobj")))

    def _in_circumstance(self, s: Sentence, noun: int, v: int) -> bool:
        """ "killed in … strikes": the noun stands in an adverbial of the verb, whatever stands between.

        What an act answers or prepares for is another event: "in response to", "in preparation for".
        """
        for k in s.kids_by(v, "prep", "agent"):
            if s.lower[k] in self._cause_preps(s, v) and noun in s.subtree(k):
                if s.lower[k + 1] == "what" and (s.deps[noun] in ("attr", "oprd") or s.lower[s.heads[noun]] == "as"):
                    return True  # "killed in what residents said was a strike"
                between = [t for t in s.ancestors(noun) if t in s.subtree(k) and t != k]
                return not any(s.is_verb(t) or s.lower[t] in _AIMS for t in between)
        return False

    def _in_result(self, s: Sentence, noun: int, v: int) -> bool:
        """ "struck X, leaving ten dead in an attack": the noun stands behind "in" in what came of the verb."""
        steps = list(takewhile(lambda i: i != v, (noun, *s.ancestors(noun))))
        if s.heads[steps[-1]] != v or s.tags[steps[-1]] != "VBG" or s.is_definite(noun):
            return False
        return s.lower[s.heads[noun]] == "in" and all(s.deps[i] in _RESULT_STEPS for i in steps)

    def _same_clause(self, s: Sentence, u: int, v: int) -> bool:
        """ "attacked X and killed …", "stormed X, killing …": one subject, the second verb below the first."""
        if s.deps[v] in ("advcl", "conj", "xcomp", "acl", "dep", "ccomp", "parataxis") and u in s.ancestors(v):
            if s.kids_by(v, "nsubj", "nsubjpass"):
                return s.deps[v] == "conj" and s.heads[v] == u and not s.subject(v) and bool(s.is_passive(v))
            return s.surface_subject(v) == s.surface_subject(u) or s.tags[v] == "VBG" or s.heads[v] == u
        return s.tags[v] == "VBG" and s.deps[v] == "acl" and s.surface_subject(v) == s.surface_subject(u) != ()

    def _light_result(self, s: Sentence, a: Trigger, b: Trigger) -> bool:
        """ "left 11 dead", "with 9 killed": below a verb whose subject is the cause or which modifies it."""
        for v in s.ancestors(b.token):
            if s.is_verb(v):
                if v == a.anchor:
                    own = s.deps[b.token] not in ("nsubj", "nsubjpass") or not s.is_verb(b.token)
                    return own and not self._told_as_reason(s, b.token, v)
                if a.token in (*self._subject_or_its_toll(s, v), *s.kids_by(v, "attr")):
                    return not self._told_as_reason(s, b.token, v)
                over = s.ancestors(v) if s.lemmas[v] in self.toll_verbs else (s.heads[v],)
                return a.anchor in over and s.deps[v] in ("advcl", "acl") and s.tags[v] == "VBG"
        return False

    def _told_as_reason(self, s: Sentence, i: int, v: int) -> bool:
        """ "shelled X after Y killed ten", "in response to the killing of ten": why it was done, not what came of it.

        A clause without a subject of its own goes on telling the act: "fled after killing ten".
        """
        over = [i, *s.ancestors(i)]
        over = over[: over.index(v)]
        if any(s.lower[k] in _REASONS for o in over for k in s.kids_by(o, "mark", "advmod") if s.is_verb(o)):
            return any(s.kids_by(o, "nsubj", "nsubjpass") for o in over if s.is_verb(o))
        behind = any(s.lower[o] in _REASONS for o in over)
        answers = any(s.lower[o] in _AIMS and s.deps[s.heads[o]] == "pobj" for o in over)
        return not s.is_verb(i) and (behind or answers)

    def _subject_or_its_toll(self, s: Sentence, v: int) -> list[int]:
        """ "the raid left …", "the toll of the raid rose, with …": the subject, and that of which it is the sum."""
        subjects = s.surface_subject(v)
        return [*subjects, *(o for k in subjects if s.lemmas[k] in self.figures.sums for o in s.subtree(k))]

    def _subjects(self, s: Sentence, v: int) -> list[int]:
        """The subject of a verb, and what is told of where that only measures it: "a series of raids"."""
        subjects = s.surface_subject(v) if s.is_verb(v) else ()
        return [*subjects, *(o for k in subjects if s.lemmas[k] in self.measures for o in s.fillers_of_prep(k, "of"))]

    def _same_act(self, s: Sentence, a: Trigger, b: Trigger) -> bool:
        """ "launched a raid, targeting gunmen": a participle without a subject goes on telling the same act.

        So does what is told of the arms: "a drone launched by X hit Y", "X fired rockets that hit Y"; not "X shot down
        the rockets that hit Y".
        """
        arms = s.heads[b.anchor]
        shot = s.deps[b.anchor] == "relcl" and s.is_verb(a.anchor) and arms in s.object(a.anchor)
        shot = shot and a.entry.mode != "destroy" and s.lemmas[a.anchor] not in self.opposing
        if shot and s.lemmas[arms] in self.weapons and arms in s.surface_subject(b.anchor):
            return not s.is_passive(b.anchor)
        struck = s.is_verb(a.anchor) and s.deps[b.anchor] == "acl" and s.is_passive(b.anchor)
        if struck and s.heads[b.anchor] in s.subject(a.anchor) and s.lemmas[s.heads[b.anchor]] in self.weapons:
            return True
        below = s.deps[b.anchor] in ("advcl", "acl", "conj")
        alike = s.surface_subject(b.anchor) == s.surface_subject(a.anchor)
        below |= s.deps[b.anchor] == "xcomp" and (alike or s.heads[b.anchor] == a.anchor)
        plain = s.tags[b.anchor] == "VBG" and below
        return (
            plain
            and not s.kids_by(b.anchor, "nsubj", "aux")
            and a.token < b.token
            and self._same_clause(s, a.anchor, b.anchor)
        )

    def _aims(self, s: Sentence, a: Trigger, b: Trigger) -> bool:
        """ "ten were killed in a raid on a market, targeting rebels": the participle tells more of the act."""
        v, over = b.token, s.heads[b.token]
        bare = s.tags[v] == "VBG" and s.deps[v] == "advcl" and b.verb is None and not s.kids_by(v, "nsubj", "aux")
        return bare and not s.is_verb(a.token) and bool(s.is_passive(over)) and a.token in self._behind(s, over)

    def _heard(self, s: Sentence, a: Trigger, b: Trigger) -> bool:
        """ "blasts were heard after rebels shelled the port": what was heard is what the clause behind it tells."""
        verb = s.heads[b.token]
        heard = s.deps[b.token] in ("nsubj", "nsubjpass") and s.lemmas[verb] in self.hearing
        if not heard or s.lemmas[b.token] not in self.heard or s.kids_by(verb, "dobj"):
            return False
        return s.is_verb(a.anchor) and s.heads[a.anchor] == verb and s.deps[a.anchor] == "advcl"

    def _beside(self, s: Sentence, a: Trigger, b: Trigger) -> bool:
        """ "air strikes and bomb attacks": a bare noun beside another of its mode tells no act of its own."""
        nouns = not s.is_verb(a.token) and not s.is_verb(b.token) and a.verb is None and b.verb is None
        bare = all(s.deps[k] == "compound" for k in s.kids[b.token])
        alike = a.entry.mode is None or b.entry.mode in (None, a.entry.mode)
        return nouns and alike and s.deps[b.token] == "conj" and s.heads[b.token] == a.token and bare

    def _second_name(self, s: Sentence, a: Trigger, b: Trigger) -> bool:
        """ "hit in air strikes", "a strike that struck X": the noun names the verb's event."""
        mutual = a.entry.frame in ALL_ARE_ACTORS and not self._is_result(s, b)
        own = a.verb is None or (s.heads[a.verb] == a.token and s.is_passive(a.verb))
        if s.is_verb(b.token) and a.entry.pos == "noun" and own and not mutual:
            if self._in_circumstance(s, a.token, b.token) or self._in_result(s, a.token, b.token):
                return True
            if a.token in self._subjects(s, b.token) and not s.is_passive(b.token):
                return True
            return (
                a.token + 1 == b.token and s.heads[a.token] == b.token and not s.kids_by(b.token, "nsubj", "nsubjpass")
            )
        return False


def _told_of_other_days(s: Sentence, a: Trigger, b: Trigger, days: Mapping[int, Time]) -> bool:
    """ "attacked X on Monday and killed two in Y on Tuesday", "who killed two in May attacked X on Monday".

    Who dies of an act may do so on another day.
    """
    x, y = days.get(a.anchor), days.get(b.anchor)
    acts = all(not s.is_passive(t.anchor) and s.object(t.anchor) for t in (a, b))
    return acts and x is not None and y is not None and not times_meet(x, y)


def _strikes_back(s: Sentence, a: Trigger, b: Trigger) -> bool:
    """ "A gunman is shot by police after killing two": those who act do it to him who acted before."""
    prep = s.heads[b.anchor]
    after = s.deps[b.anchor] == "pcomp" and s.lower[prep] in _EARLIER and s.heads[prep] == a.anchor
    return after and bool(s.is_passive(a.anchor)) and bool(s.kids_by(a.anchor, "agent"))


def _top(cause: dict[int, int], token: int) -> int:
    """The trigger at the end of the chain of causes."""
    while token in cause:
        token = cause[token]
    return token
