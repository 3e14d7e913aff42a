"""Mends what the parser often misreads in reports of conflict, so that roles are read from one shape alone."""

from collections.abc import Iterable

from ..lexicon import Lexicon
from ..model.layers import Sentence
from .rebuilding import (
    rebuilt,
    with_believed,
    with_infinitive,
    with_listed_subject,
    with_main_verb,
    with_shot,
    with_state,
    with_subject,
    with_two_people,
    with_verb,
    with_verb_before,
)
from .word_classes import WordClasses

_ARGUMENTS = frozenset({"dobj", "nsubj", "nsubjpass", "pobj"})
_MODIFIERS = frozenset({"compound", "amod", "nmod", "nummod"})
_NOUNS = frozenset({"NN", "NNS"})
_CLAUSES = frozenset({"ccomp", "advcl", "conj"})
_DASHES = frozenset("-–—/")
_SPEECH = frozenset({"REQUEST", "ACCUSE", "THREATEN", "REJECT"})
"""Types of acts that are done by words."""
_NATION = frozenset({"NNP", "JJ"})
_NEAR = 6

Range = tuple[int, int]


class Mender:
    """Knows the words by which a misreading is told."""

    def __init__(self, lexicon: Lexicon) -> None:
        cues = [e for entries in lexicon.cues.values() for e in entries]
        self.accusing = {e.lemma for e in cues if e.construction == "accuse" and e.pos == "verb"}
        pinned = [(e.lemma, k) for e in cues if e.construction == "accuse" for k, v in e.needs.items() if "@actor" in v]
        self.pinning = {v: {k for w, k in pinned if w == v} for v, _ in pinned}
        self.people = lexicon.actor_nouns.keys()
        self.blames = {o for e in cues if e.lemma in self.pinning for o in e.needs.get("obj", ())}
        self.light = lexicon.closed["light_verb"]
        self.with_purpose = lexicon.closed["purpose_verb"]
        self.classes = classes = WordClasses(lexicon)
        self.saying, self.harming, self.verbs = classes.saying, classes.harming, classes.verbs
        self.violent_nouns, self.event_nouns = classes.violent_nouns, classes.event_nouns
        self.actor_nouns, self.doers = classes.actor_nouns, classes.doers
        self.owning = {e.lemma for e in cues if e.construction == "clause" and e.position in ("denies", "accepts")}
        self.refusing = {e.lemma for e in cues if e.pos == "verb" and e.position == "denies"}
        self.claims = {e.lemma for e in cues if e.pos == "noun"}
        acts = (w for w, rows in lexicon.events.items() if any(e.pos == "verb" and e.type in _SPEECH for e in rows))
        self.speech = self.saying | self.refusing | self.accusing | {*acts}
        self.calling = {e.lemma for e in cues if e.construction == "reject" and "xcomp" in e.needs}
        self.telling = lexicon.closed["told_to"] | lexicon.closed["heard_by"]
        self.own_words = {e.lemma for e in cues} | lexicon.closed["speaking_verb"]
        self.untrue = lexicon.untrue
        self.untrue_heads = {w.split()[-1] for w in lexicon.untrue}
        self.forces = {w for w, rows in lexicon.actor_nouns.items() if any(e.kind == "force" for e in rows)}
        offices = {
            w for w, rows in lexicon.actor_nouns.items() if any(e.kind == "office" and not e.person for e in rows)
        }
        self.bodies = self.forces | offices
        self.phrasal = {
            w: frozenset(p for e in rows if "obj" in e.needs for p in e.needs.get("prt", ()))
            for w, rows in lexicon.events.items()
        }
        self.place_nouns = lexicon.closed["place_noun"]
        self.earlier = lexicon.closed["earlier_participle"]
        self.seizing = {w for w, rows in lexicon.events.items() if any(e.mode == "seize" for e in rows)}
        self.states = {
            w: frozenset(v for e in rows if e.mode == "abduct" for v in e.needs.get("xcomp", ()))
            for w, rows in lexicon.events.items()
        }
        self.state_words = frozenset[str]().union(*self.states.values())
        self.titles = {
            w for w, rows in lexicon.actor_nouns.items() if any(e.person and e.kind == "office" for e in rows)
        }

    def mend(self, s: Sentence, names: Iterable[Range], times: Iterable[Range]) -> Sentence:
        """The sentence with what is misread put right; `names` and `times`: `[start, end)` in the document.

        - "accused [Azerbaijani] [troops]": two objects side by side are one phrase;
        - "[two Azerbaijani] soldiers": the number counts the soldiers;
        - "accused [gunmen of firing]": the charge hangs on the verb, so that the gunmen fire;
        - "[two soldiers] killed in a raid": without an object, whom a harming verb has as its subject is harmed;
        - "[the coalition] [bombed] a port": a participle with an object behind a noun without a verb is the verb;
        - "[Shelling by rebels] killed ten": a gerund with an agent is a noun;
        - "in missile and [drone] [strikes]": both name the kind of the noun behind them;
        - "[Rebels] shelled": the capital at the start makes no name of a common noun;
        - "[soldiers] and members [of X]": what is of X is the noun before "of";
        - "met [Bashar Assad Tuesday]": the day is no part of the name; "[al] - [Shabab]" is one name;
        - "[A, B] and C met": the second of three or more names is one of the list, no other name of the first;
        - "denied [its men] [were there]": the object before a verb without a subject is that verb's;
        - "the army [which denied its men were there] agreed": so it is where the parser took that verb for the root;
        - "[Peru]–[Chile] talks": both names stand before the noun;
        - "conducted ten [strikes]", "in army [airstrikes]": a verb in the place of a noun is the event noun;
        - "reported [fighting] near the town": so is a gerund without an object behind a verb of saying;
        - "displaced by [fighting] between X and Y": so is one behind a preposition, of sides;
        - "condemns the raids and [denounces] X": behind "and" the two verbs have one subject;
        - "[launching] intensified [strikes]": a participle between a light verb and its object is an adjective;
        - "[summoned] X [to protest]": the purpose is that of the subject, of whom the verb's kind is told;
        - "deploys [its army] [to guard] X": so it is where the object was taken for the subject of the infinitive;
        - "under a deal of A and B, [C and D] left": what stands behind a list that "and" has closed is the subject;
        - "says it [will leave], and [rejects] talks": a verb that agrees with that of saying goes on with it;
        - "said [the road was shut] and [denied] a raid": a verb of speech has the speaker as its subject, no thing;
        - "rebels left, [explained] [the army]": the noun behind a verb of saying without a subject is the speaker;
        - "rebels, [the army] [noted], had left": what stands between commas is no other name of the rebels;
        - "called reports that it shelled X [“fake news”]": what is called so is the report;
        - "denials by X [that] Y [had shelled] a town": the clause behind the author is what is denied;
        - "[one] Kenyan": the number counts the people; "Malian [shelling] hit": the gerund is the subject;
        - "Elsewhere in [Mali] [rebels] attacked": the plural behind the name is the subject of the verb that lacks one;
        - "when [jets] [believed] to be X's [hit] it": what is believed of the subject is a participle of it;
        - "a [counter]-[attack]": the last part is the noun; "Killed in Mortar [Attacks]": a plural noun is no name;
        - "killed in [tank] [shelling]": an event noun read as a verb is one where it stands behind the noun;
        - "imposed [asset] [freezes]": so is one that a bare singular noun cannot be the subject of;
        - "denied [shelling] [villages] in X": what is denied is the act, and what stands behind belongs to it;
        - "[rebels], said the army, [left] the town": the subject before the verb of saying is that of what is said;
        - "blamed the shelling of a village [on] [rebels]": who is blamed hangs on the verb;
        - "dismissed [as false] [reports] of X": what is called false is the verb's object;
        - "dismissed [as] fabricated [a report]", "dismissed as a lie [by] X": so it is there, and X dismisses it;
        - "men on a motorcycle [shot] [dead] two guards": the verb is no noun, and its object not that of "dead";
        - "accused Y of shelling X, [a charge] Y [denied]": the denial is of the charge;
        - "took [two doctors] [hostage]": what those become who are taken is none of their name;
        - "a strike on the capital [Lima] killed ten": a name right behind its noun is no second subject;
        - "Kenya's [army] and Malian [militias] met": both are subjects, and each has its own nation;
        - "Kenya court [orders] [release] of two": the verb of a headline that was read as one more noun;
        - "Togo and Benin [trade] [fire]": so is the verb that only carries the noun behind it;
        - "kills four people and [wounds] [60 others]", "kills nine, [wounds] [30]": so is a harming verb of a list;
        - "three killed, [12 others] [injured]": without the comma, whom the participle counts is its own;
        - "On Sunday [army strikes] killed nine": behind the day that opens the sentence stands the subject;
        - "claims by X [that] Y [had shelled] a town": a verb with an object of its own tells what is claimed;
        - "killed in [Tatmadaw] [airstrikes]", "in [Kenyan] [shelling]": so does an act right behind a name;
        - "rebels [ambushed] Kenyan [troops]": a verb with a subject is none of the object's adjectives;
        - "President [Lin Orr] and Prime Minister [Ada Lugo] met": two titles before two names are two people;
        - "the [army] [shells] a town": a noun right before a finite verb is its subject;
        - "hands [over] [the bodies]": what stands behind the particle of a verb is its object;
        - "[Kenya] orders the firms to pay": the name right before a finite verb without a subject is one;
        - "resigns [as] [minister], citing X": "as" before a participle stands before the role alone;
        - "ten died as [a jet] [struck] a port": what stands behind "as" is the subject of the verb that lacks one;
        - "[gunmen] on motorcycles [killed] ten, police said": a participle with an object is the verb of a loose noun;
        - "Chad [severs] its ties", "the navy [intercepts] and seizes a ship": a noun with an object or beside a verb;
        - "signed a truce with rebels [following] [clashes]": the participle stands before what came earlier;
        - "[thirteen men] among them [two boys] were killed": without the commas, the first of the two is the subject.
        """
        return self.classes.with_plain_first(self._attachments(self.classes.mend(s), names, times))

    def _with_charge(self, s: Sentence) -> Sentence:
        """ "X accused Y of …, a [charge] Y [denied]": the end, taken for the main clause, tells of the charge."""
        root = s.deps.index("ROOT") if "ROOT" in s.deps else 0
        main = next((k for k in s.kids_by(root, "ccomp") if k < root), None)
        subject = s.kids_by(root, "nsubj")
        if s.lemmas[root] not in self.refusing or main is None or not subject:
            return s
        charge = s.subtree(subject[0])[0] - 1
        if s.lemmas[charge] not in self.claims or s.lower[charge - 1] not in ("a", "an") or charge < main:
            return s
        deps, heads = list(s.deps), list(s.heads)
        for k in s.kids[root]:
            heads[k] = main if k < charge else root
        heads[main], deps[main] = main, "ROOT"
        heads[charge], deps[charge] = main, "appos"
        heads[root], deps[root] = charge, "relcl"
        return rebuilt(s, deps=deps, heads=heads)

    def _attachments(self, s: Sentence, names: Iterable[Range], times: Iterable[Range]) -> Sentence:
        if not self.state_words.isdisjoint(s.lower):
            s = with_state(s, self.states)
        s = with_shot(with_subject(with_main_verb(with_verb(self._with_charge(self.classes.with_hidden_verb(s))))))
        s = with_infinitive(with_listed_subject(with_verb_before(with_believed(with_two_people(s, self.titles)))))
        heads, deps, tags = list(s.heads), list(s.deps), list(s.tags)
        for i in range(1, len(s)):
            self._take_object(s, i, heads, deps)
            if s.deps[i] in ("xcomp", "ccomp") and s.lemmas[s.heads[i]] in self.with_purpose:
                _make_purpose(s, i, heads, deps)
        for start, end in times:
            if s.start <= start < s.end:
                _cut_day(s, s.tokens_in(start, end), heads, deps)
        known: set[int] = set()
        for start, end in names:
            if s.start <= start < s.end:
                known.update(s.tokens_in(start, end))
                _join_name(s, s.tokens_in(start, end), heads, deps)
        for i in range(len(s) - 1):
            if _is_split(s, i):
                heads[i], deps[i] = i + 1, "compound"
            elif s.deps[i + 1] == "dobj" and s.heads[i + 1] == i and s.tags[i] in _NOUNS and s.tags[i + 1] in _NOUNS:
                _join_pair(s, i, heads, deps)
        for i in range(len(s) - 1):
            self._mend_token(s, i, known, heads, deps, tags)
        for i in range(1, len(s)):
            self._mend_list(s, i, known, heads, deps, tags)
            if s.lower[i] in self.earlier and s.tags[i] == "VBG":
                _make_preposition(s, i, heads, deps)
        if heads == list(s.heads) and deps == list(s.deps):
            return s
        lemmas = tuple(
            self._lemma(s.lower[i], t) if t not in (s.tags[i], "VBD") else s.lemmas[i] for i, t in enumerate(tags)
        )
        return rebuilt(s, heads=heads, deps=deps, tags=tags, lemmas=lemmas)

    def _lemma(self, lower: str, tag: str) -> str:
        if tag == "NNS":
            return lower.removesuffix("s")
        return self._verb_of(lower) or lower if tag == "VBG" else lower

    def _verb_of(self, gerund: str) -> str | None:
        """The verb of an event of which the word is the gerund."""
        stem = gerund.removesuffix("ing")
        known = (verb for verb in (stem, stem + "e", stem[:-1]) if verb in self.verbs)
        return next(known, None) if stem != gerund else None

    def _mend_token(
        self, s: Sentence, i: int, known: set[int], heads: list[int], deps: list[str], tags: list[str]
    ) -> None:
        """What one token with those around it shows; `known`: tokens of names."""
        above = heads[i]
        if s.tags[i] == "CD" and above == i + 1 and deps[above] in _MODIFIERS and heads[above] > above:
            heads[i], deps[i] = heads[above], "nummod"
        elif s.lower[i] == "of" and i and deps[i - 1] == "conj" and not s.is_verb(above) and s.is_nominal(i - 1):
            heads[i] = i - 1 if above in s.ancestors(i - 1) else above
        elif s.lower[i] == "of" and s.kids_by(i, "pcomp") and not s.is_verb(above):
            verb = next((a for a in s.ancestors(above) if s.is_verb(a)), above)
            heads[i] = verb if s.lemmas[verb] in self.accusing else above
        elif deps[i] == "prep" and (blaming := self._pinned_by(s, i)) is not None:
            heads[i] = blaming
        elif deps[i] in ("csubj", "csubjpass") and _is_nominal_gerund(s, i):
            deps[i] = deps[i].replace("csubj", "nsubj")
        elif deps[i] == "aux" and tags[i] == "VBG" and s.lower[i] in self.event_nouns and not s.subject(above):
            deps[i], tags[i] = "nsubj", "NN"
        elif deps[i] == "amod" and above == i - 1 and tags[above] == "CD" and s.words[i][0].isupper():
            heads[i], deps[i] = heads[above], deps[above]
            for k in (above, *s.kids[above]):
                heads[k] = heads[k] if k == i else i
            deps[above] = "nummod"
        elif deps[i] == "dobj" and _is_clause_of_its_own(s, i):
            verb = max(s.subtree(i)) + 1
            if s.tags[verb - 1] == "CC":
                deps[verb] = "conj"
            else:
                heads[i], deps[i] = verb, "nsubj"
        elif deps[i] == "compound" and above == i + 1 and self._is_bare_subject(s, i):
            deps[i] = "nsubj"
            for k in s.kids_by(above, "det", "amod", "compound", "nummod"):
                heads[k] = i if k < i else heads[k]
        elif deps[i] == "conj" and (saying := self._goes_on_with_saying(s, i)) is not None:
            heads[i], tags[i] = saying, "VBD" if tags[i] == "VBN" else tags[i]
        elif deps[i] == "dobj" and self._says_behind(s, i):
            deps[i] = "nsubj"
        elif s.lower[i] in self.untrue_heads and (called := self._called_untrue(s, i)) is not None:
            verb, mark = called
            for k in (k for k in s.kids[i] if k < mark):  # "a village near the border “fake news”"
                heads[k] = mark - 1
                if k == mark - 1:
                    heads[k], deps[k] = above, deps[i]
            heads[i], deps[i] = verb, "oprd"
        elif deps[i] == "appos" and self._speaks_between(s, i):
            verb = max(s.subtree(i)) + 1
            for k in s.kids_by(verb, "nsubj"):
                heads[k] = s.heads[verb]
            heads[i], deps[i] = verb, "nsubj"
        elif deps[i] in ("relcl", "acl") and (claim := self._claimed_by(s, i)) is not None:
            heads[i], deps[i] = claim, "acl"
        elif deps[i] == "relcl" and (act := self._act_that_harmed(s, i)) is not None:
            heads[i] = act
        elif deps[i] in ("relcl", "acl") and (that := self._opens_claim(s, i)) is not None:
            deps[i], deps[that], tags[that] = "acl", "mark", "IN"
        elif deps[i] == "ccomp" and (subject := self._cut_off(s, i)) is not None:
            heads[subject] = i
        elif s.lower[i] == "as" and (claim := self._rejected(s, i)) is not None:
            heads[claim], deps[claim] = above, "dobj"
            heads[i + 1], deps[i + 1] = i, "pobj"
        elif s.lower[i] == "as" and (found := self._rejected_far(s, i)) is not None:
            heads[found[0]], deps[found[0]] = found[1], "dobj"
        elif s.lower[i] == "by" and (calling := _calls_as(s, i)) is not None:
            heads[i], deps[i] = calling, "agent"
        elif deps[i] == "nsubj" and self._is_harmed(s, above):
            deps[i] = "nsubjpass"
            for o in (o for o in s.kids_by(above, "dobj") if s.tags[o] != "CD"):
                heads[o], deps[o] = o + 1, "nsubjpass"
                heads[o + 1], deps[o + 1] = above, "conj"
        elif deps[i] == "prep" and (thing := self._object_of_particle(s, i)) is not None:
            deps[i], heads[thing], deps[thing] = "prt", above, "dobj"
        elif deps[i] == "compound" and _is_subject_of_main(s, i):
            deps[i] = "nsubj"
        elif deps[i] == "nmod" and self._is_force_beside(s, i):
            heads[i], deps[i], heads[above], deps[above] = s.heads[above], s.deps[above], i, "conj"
            for k in s.kids[above]:
                heads[k] = i if k < i else heads[k]
            if heads[i + 2] == i:
                heads[i + 2], deps[i + 2] = above, "amod"
        elif deps[i] == "nsubj" and (town := self._named_by(s, i)) is not None:
            heads[i], deps[i] = town, "appos"
        elif deps[i] in ("nsubj", "nsubjpass") and _is_among_those_before(s, i):
            first = next(k for k in s.kids_by(above, "nsubj", "nsubjpass") if k < i)
            heads[i], deps[i] = first, "appos"
        elif deps[i] in _MODIFIERS and self._is_denied(s, i):
            heads[i], deps[i], tags[i], heads[i + 1] = i - 1, "xcomp", "VBG", i
            for k in (*s.kids[i - 1], *s.kids[i + 1]):
                heads[k] = i if k > i + 1 and deps[k] == "prep" else heads[k]
        elif deps[i] == "xcomp" and s.deps[i - 2] == "dobj" and _is_of_gerund(s, i):
            heads[i], deps[i - 2] = i - 2, "xcomp"
        elif deps[i] == "oprd" and self._is_called(s, i):
            deps[i] = "dobj"
        elif deps[i] == "nsubj" and (by := self._agent_cut_off(s, i)) is not None:
            heads[i], deps[i] = by, "pobj"
        elif deps[i] == "pobj" and i - 1 in known and _is_subject_behind_place(s, i):
            heads[i - 1], deps[i - 1] = above, "pobj"
            heads[i], deps[i] = i + 1, "nsubj"
        elif deps[i] == "pobj" and self._is_name_of_act(s, i):
            heads[i + 1], deps[i + 1] = above, "pobj"
            heads[i], deps[i], tags[i + 1] = i + 1, "compound", "NNS" if s.lower[i + 1].endswith("s") else "NN"
        elif deps[i] == "aux" and self._is_before_title(s, i):
            name = s.kids_by(above, "dobj")[0]
            heads[i], deps[i], heads[name], deps[name] = s.heads[above], "prep", i, "pobj"
            heads[above], deps[above], tags[above] = name, "compound", "NN"
        elif deps[i] == "conj" and (main := _main_of_headline(s, i)) is not None:
            heads[i] = main
        elif deps[i] == "nsubj" and deps[above] == "parataxis" and _is_of_main(s, i):
            heads[i] = s.heads[above]
        elif deps[i] == "acl" and _is_main_behind(s, i):
            deps[i], heads[i], deps[above], heads[above], tags[i] = "ccomp", s.heads[above], "nsubj", i, "VBD"
        elif deps[i] == "acl" and (place := self._place_taken(s, i)) is not None:
            heads[i] = place
        elif deps[i] == "advcl" and (told := self._told_behind(s, i)) is not None:
            heads[i] = told
        elif deps[i] == "advcl" and _is_belief(s, i):
            heads[i - 1], deps[i - 1] = above, "nsubj"
            heads[i], deps[i], tags[i] = i - 1, "acl", "VBN"
        elif deps[i] == "advcl" and tags[i] == "VBG" and (role := _role_behind_as(s, i)) is not None:
            heads[role[0]], deps[role[0]], heads[role[1]], deps[role[1]] = above, "prep", role[0], "pobj"
        elif deps[i] == "advcl" and (subject := _subject_behind_as(s, i)) is not None:
            heads[s.heads[subject]], deps[s.heads[subject]] = i, "mark"
            heads[subject], deps[subject] = i, "nsubj"

    def _pinned_by(self, s: Sentence, i: int) -> int | None:
        """The verb of "[blamed] the shelling of a village [on] rebels", where who is blamed hangs on the village."""
        above = next((a for a in s.ancestors(i) if s.lower[i] in self.pinning.get(s.lemmas[a], ())), None)
        who = s.kids_by(i, "pobj") if above is not None and s.heads[i] != above else []
        if above is None or not who or not s.is_verb(above) or max(s.subtree(i)) < max(_objects(s, above), default=0):
            return None
        under = [o for o in s.kids_by(above, "dobj") if o in s.ancestors(i)]
        again = any(s.lower[k] == s.lower[i] for k in s.kids[s.heads[i]] if k < i)  # "the raid on X on rebels"
        told = bool(under) and (under[0] != s.heads[i] or again)
        blame = any(s.lemmas[o] in self.blames for o in s.kids_by(above, "dobj"))
        known = any(s.lemmas[k] in self.people or s.tags[k].startswith("NNP") for k in who)
        return (
            above if known and (told or blame) and s.lower[i] not in map(s.lower.__getitem__, s.kids[above]) else None
        )

    def _is_bare_subject(self, s: Sentence, i: int) -> bool:
        """ "The army [shells] a town": a noun right before a finite verb with an object is its subject."""
        verb = i + 1
        finite = s.tags[verb] in ("VBZ", "VBP") and s.is_nominal(i) and not s.kids_by(verb, "nsubj", "nsubjpass", "aux")
        clause = s.deps[verb] == "ROOT" or s.deps[verb] in _CLAUSES
        return finite and clause and bool(s.kids_by(verb, "dobj", "prep", "ccomp"))

    def _object_of_particle(self, s: Sentence, i: int) -> int | None:
        """ "hands [over] [the bodies]": what stands behind the particle of a verb that asks for an object."""
        verb = s.heads[i]
        asks = verb == i - 1 and s.is_verb(verb) and s.lower[i] in self.phrasal.get(s.lemmas[verb], ())
        things = s.kids_by(i, "pobj") if asks and not s.kids_by(verb, "dobj", "auxpass", "prt") else []
        return things[0] if things else None

    def _is_force_beside(self, s: Sentence, i: int) -> bool:
        """ "Kenya's army and Malian militias": no modifier of a noun that has a nation of its own before it."""
        nation = i + 3 < len(s) and s.lower[i + 1] == "and" and s.tags[i + 2] in _NATION and s.words[i + 2][0].isupper()
        several = s.tags[i] == "NNS" and s.lemmas[i] in self.doers
        force = several or (s.tags[i] == "NN" and s.lemmas[i] in self.bodies)
        return nation and force and s.heads[i] > i + 2 and s.tags[s.heads[i]] in _NOUNS

    def _named_by(self, s: Sentence, i: int) -> int | None:
        """ "a strike on [the capital] [Lima] killed": the noun for a place of which the second subject is the name."""
        if s.tags[i] != "NNP":
            return None
        first = min(s.subtree(i)) - 1
        noun = first >= 0 and s.deps[first] == "pobj" and s.lemmas[first] in self.place_nouns
        other = any(k < first and first in s.subtree(k) for k in s.kids_by(s.heads[i], "nsubj"))
        return first if noun and other else None

    def _is_called(self, s: Sentence, i: int) -> bool:
        """ "called [a strike]": an event noun with an article is the object of a verb that has no other."""
        bare = not s.kids_by(s.heads[i], "dobj", "nsubjpass", "ccomp") and bool(s.kids_by(i, "det"))
        return bare and s.tags[i] == "NN" and s.lower[i] in self.event_nouns

    def _agent_cut_off(self, s: Sentence, i: int) -> int | None:
        """The "by" in "envoys led [by] a minister arrived": its noun was taken for one more subject of the verb."""
        if len(s.kids_by(s.heads[i], "nsubj")) < 2:
            return None
        by = min(s.subtree(i)) - 1
        participle = s.heads[by] if by > 0 and s.deps[by] == "agent" else 0
        led = s.heads[participle] if s.deps[participle] == "acl" and not s.kids_by(by, "pobj") else i
        people = led < by and s.lemmas[led] in self.doers
        return by if people and s.deps[led] == "nsubj" and s.heads[led] == s.heads[i] else None

    def _is_before_title(self, s: Sentence, i: int) -> bool:
        """ "grants asylum to journalist N P": no infinitive, for the title is no verb and its "object" is the name."""
        title = s.heads[i]
        names = s.kids_by(title, "dobj")
        word = s.lower[title]
        person = s.lower[i] == "to" and title == i + 1 and word in self.actor_nouns and word not in self.verbs
        return person and bool(names) and s.tags[names[0]] == "NNP" and s.heads[title] < i

    def _place_taken(self, s: Sentence, v: int) -> int | None:
        """ "soldiers in [towns] [captured] by rebels": what is taken is the place right before the participle."""
        seized = s.tags[v] == "VBN" and s.lemmas[v] in self.seizing and s.lemmas[v - 1] in self.place_nouns
        return v - 1 if seized and s.heads[v] < v - 1 and s.deps[v - 1] == "pobj" else None

    def _is_name_of_act(self, s: Sentence, i: int) -> bool:
        """ "were killed in X airstrikes", "in X shelling": the act is no object or clause of the verb before."""
        above, dep = s.heads[i + 1], s.deps[i + 1]
        if s.tags[i + 1] == "VBG":
            loose = dep == "advcl" and above < s.heads[i] == i - 1
            return loose and s.lower[i + 1] in self.violent_nouns and not s.kids_by(i + 1, "nsubj", "dobj", "aux")
        loose = dep == "conj" or (dep == "dobj" and s.is_passive(above))
        named = s.tags[i] in ("NNP", "NNPS") and s.lemmas[i + 1] in self.violent_nouns
        return named and loose and above < s.heads[i] and not s.kids_by(i + 1, "nsubj", "dobj", "aux")

    def _mend_list(
        self, s: Sentence, i: int, known: set[int], heads: list[int], deps: list[str], tags: list[str]
    ) -> None:
        """What stands in a list, a pair or behind a noun."""
        paired = s.words[i] in _DASHES and {i - 1, i + 1} <= known and _is_before_noun(s, i + 1)
        if paired and s.heads[s.heads[i + 1]] != i - 1:
            heads[i - 1] = heads[i] = heads[i + 1]
            deps[i - 1] = "compound"
        last = _end_of_list(s, i, known)
        if last is not None:
            deps[i], heads[last], deps[last] = "conj", i, "conj"
        if s.lower[i] in self.event_nouns and _is_event_noun(s, i):
            heads[i], deps[i], tags[i] = heads[i - 1], deps[i - 1], "NN"
            for k in (i - 1, *s.kids[i - 1]):
                heads[k] = heads[k] if k == i else i
            deps[i - 1] = "compound"

    def _take_object(self, s: Sentence, i: int, heads: list[int], deps: list[str]) -> None:
        """A light gerund in the place of the subject of a "verb" right behind it takes that one's object."""
        above = s.heads[i]
        objects = s.kids_by(above, "dobj")
        if s.tags[i] != "VBG" or s.deps[i] not in ("nsubj", "csubj") or above != i + 1 or len(objects) != 1:
            return
        verbs = [k for k in range(i) if s.is_verb(k) and s.deps[k] not in ("aux", "auxpass", "acl", "relcl")]
        if s.lemmas[i] not in self.light or s.tags[above] not in ("VBD", "VBN") or not verbs:
            return
        heads[i], deps[i] = verbs[-1], "advcl"
        heads[objects[0]] = i
        heads[above], deps[above] = objects[0], "amod"

    def _cut_off(self, s: Sentence, i: int) -> int | None:
        """The first of two subjects of a verb of saying, between commas with the second, above a clause without one."""
        saying = s.heads[i]
        subjects = s.kids_by(saying, "nsubj")
        if s.lemmas[saying] not in self.saying or len(subjects) != 2 or s.kids_by(i, "nsubj", "nsubjpass", "mark"):
            return None
        cut = subjects[0] < saying < subjects[1] < i and s.words[saying - 1] == "," and s.words[i - 1] == ","
        return subjects[0] if cut else None

    def _rejected(self, s: Sentence, i: int) -> int | None:
        """The reports or claims behind "as false", below a verb without another object."""
        objects = s.kids_by(i, "pobj")
        if len(objects) != 1 or not s.is_verb(s.heads[i]) or s.kids_by(s.heads[i], "dobj", "nsubjpass"):
            return None
        claim = objects[0]
        called = s.lower[i + 1] in self.untrue and s.deps[i + 1] == "amod" and s.heads[i + 1] == claim
        return claim if called and s.lemmas[claim] in self.claims else None

    def _rejected_far(self, s: Sentence, i: int) -> tuple[int, int] | None:
        """A claim and the verb that calls it so: "dismissed [as] fabricated [a report]", "as “a lie” [a report]"."""
        called = s.heads[i] if s.deps[i] == "mark" else i
        verb, objects = s.heads[called], s.kids_by(called, "dobj", "pobj")
        untrue = s.lower[called] in self.untrue or len(objects) > 1
        if not untrue or not objects or not s.is_verb(verb) or s.kids_by(verb, "dobj", "nsubjpass"):
            return None
        return (objects[-1], verb) if s.lemmas[objects[-1]] in self.claims else None

    def _is_denied(self, s: Sentence, i: int) -> bool:
        """A gerund without a determiner between a verb of denying or owning up and the noun right behind it."""
        verb, noun = i - 1, i + 1
        if not i or s.heads[i] != noun or s.heads[noun] != verb or s.lemmas[verb] not in self.owning:
            return False
        named = s.lemmas[noun] in self.claims or (s.lemmas[noun] in self.event_nouns and s.tags[i] != "VBG")
        return s.deps[noun] == "dobj" and not named and self._verb_of(s.lower[i]) is not None

    def _act_that_harmed(self, s: Sentence, i: int) -> int | None:
        """ "a truce after [clashes] last night that [killed] four": what harmed is the violence named last."""
        pronoun = next((k for k in s.kids_by(i, "nsubj") if s.lower[k] in ("that", "which")), None)
        if pronoun is None or s.lemmas[i] not in self.harming or s.lemmas[s.heads[i]] in self.violent_nouns:
            return None
        between = range(max(s.heads[i] + 1, pronoun - _NEAR), pronoun)
        acts = [k for k in between if s.lemmas[k] in self.violent_nouns and s.deps[k] in ("pobj", "dobj")]
        return acts[-1] if acts else None

    def _opens_claim(self, s: Sentence, i: int) -> int | None:
        """The "that" behind a noun of saying that was read as one object of a verb with another."""
        objects = s.kids_by(i, "dobj")
        that = next((k for k in objects if s.tags[k] == "WDT" and s.lower[k] == "that"), None)
        return that if len(objects) > 1 and s.lemmas[s.heads[i]] in self.claims else None

    def _goes_on_with_saying(self, s: Sentence, i: int) -> int | None:
        """The verb of saying that a finite verb without a subject goes on with.

        It has its tense beside an infinitive behind a modal. Beside a perfect it says or rejects something: "denied
        that it [had struck] the port and [said] others did".
        """
        above = s.heads[s.heads[i]] if s.deps[s.heads[i]] in ("acomp", "attr") else s.heads[i]  # "was quiet and denied"
        saying = s.heads[above]
        told = s.deps[above] == "ccomp" and s.lemmas[saying] in self.saying and saying < above
        if not told or s.kids_by(i, "nsubj", "nsubjpass", "aux", "auxpass", "mark"):
            return None
        if self._is_said_beside(s, i, above):
            return saying
        unlike = s.tags[above] == "VB" or (s.tags[above] == "VBN" and s.lemmas[i] in self.saying | self.refusing)
        bare = unlike and s.kids_by(above, "aux")
        return saying if bare and s.tags[i] == s.tags[saying] and s.tags[i] in ("VBZ", "VBD") else None

    def _is_said_beside(self, s: Sentence, i: int, above: int) -> bool:
        """ "X said [the road was shut] and [denied] a raid": things and pronouns of the speaker say nothing.

        Of "X said that rebels [left] and [confirmed] a raid", two verbs of saying in one tense, it is X, too.
        """
        if s.lemmas[i] not in self.speech or not s.kids_by(i, "dobj", "ccomp", "xcomp", "prep"):
            return False
        subjects = s.kids_by(above, "nsubj", "nsubjpass", "expl")
        own = bool(subjects) and all(s.tags[t] in ("PRP", "EX") for t in subjects)
        things = all(s.tags[t] in ("NN", "NNS", "DT") and s.lemmas[t] not in self.actor_nouns for t in subjects)
        perfect = s.tags[i] == "VBN" and s.tags[above] == "VBN"  # "had met and urged"
        tensed = s.tags[i] in ("VBD", "VBZ") or s.tags[i] == "VBN"
        if bool(subjects) and tensed and (things or (own and not perfect)):
            return True
        saying, speech = s.heads[above], self.saying | self.refusing | self.accusing
        beside = s.lemmas[i] in speech and s.lemmas[above] not in speech  # "said that rebels left and denied a raid"
        return beside and s.tags[i] == s.tags[saying] and s.tags[i] in ("VBD", "VBZ")

    def _says_behind(self, s: Sentence, i: int) -> bool:
        """ "Rebels had left, [explained] [the army]", "“…,” recalled the minister": the speaker behind the verb."""
        verb = s.heads[i]
        plain = s.lemmas[verb] in self.saying and s.tags[verb] in ("VBD", "VBZ") and verb > 2
        if not plain or s.kids_by(verb, "nsubj", "nsubjpass", "aux", "auxpass", "cc") or i < verb:
            return False
        who = s.tags[i].startswith("NNP") or s.lemmas[i] in self.doers
        quoted = s.tags[verb - 1] == "''"
        before = s.kids_by(verb, "ccomp") if s.deps[verb] == "ROOT" else [s.heads[verb]]
        told = [k for k in before if k < verb and s.is_verb(k) and s.kids_by(k, "nsubj", "nsubjpass")]
        loose = s.deps[verb] == "ROOT" or (
            s.deps[verb] in ("conj", "advcl", "dep") and not s.kids_by(s.heads[verb], "cc")
        )
        parted = quoted or (s.lower[verb - 1] == "," and s.lemmas[verb] not in self.telling)
        behind = any(k > i for k in s.kids_by(verb, "ccomp", "xcomp"))
        return who and bool(told) and loose and parted and not behind

    def _told_behind(self, s: Sentence, i: int) -> int | None:
        """The verb that "rebels [left], X said, [killing] ten" goes on with: no participle of saying, and not X's."""
        saying = s.heads[i]
        if s.tags[i] != "VBG" or i < saying or s.lemmas[saying] not in self.saying or s.lemmas[i] in self.own_words:
            return None
        first = min(s.subtree(i))
        told = [k for k in s.kids_by(saying, "ccomp") if k < saying and s.is_verb(k)]
        return told[-1] if told and s.lower[first - 1] == "," and s.lower[first] == s.lower[i] else None

    def _speaks_between(self, s: Sentence, i: int) -> bool:
        """ "Rebels, [the army] [noted], had left": no other name of the rebels stands before a verb without subject."""
        verb = max(s.subtree(i)) + 1
        plain = verb + 1 < len(s) and s.deps[verb] == "parataxis" and s.lemmas[verb] in self.saying
        lost = plain and all(i in s.subtree(k) for k in s.kids_by(verb, "nsubj"))
        return lost and s.lower[verb + 1] == "," and s.heads[verb] > verb

    def _called_untrue(self, s: Sentence, i: int) -> tuple[int, int] | None:
        """The verb of "called reports that it shelled X [“fake news”]" and the mark that opens the quotation.

        Without a mark what it is called ends the sentence: "called the report that it shelled X [a lie]".
        """
        mark = next((k for k in range(i - 1, max(i - 5, 0), -1) if s.tags[k] == "``"), None)
        called = {s.lower[i], " ".join(s.lower[i - 1 : i + 1])}
        ends = i + 1 >= len(s) or s.tags[i + 1] in (".", ",")
        if mark is None and ends:
            mark = min([i, *(k for k in s.kids[i] if s.tags[k] in ("DT", "JJ") and k >= i - 2)])
        elif mark is None or s.tags[i + 1] != "''":
            return None
        if self.untrue.isdisjoint(called):
            return None
        verb = next((a for a in s.ancestors(i) if s.lemmas[a] in self.calling and s.is_verb(a)), None)
        if verb is None or s.heads[i] == verb or s.kids_by(verb, "oprd", "xcomp"):
            return None
        return (verb, mark) if any(s.lemmas[o] in self.claims for o in s.kids_by(verb, "dobj")) else None

    def _claimed_by(self, s: Sentence, i: int) -> int | None:
        """The claim of "denials by X [that] Y [had shelled] a town", where the clause was read as one about X."""
        author = s.heads[i]
        by = s.heads[author]
        opens = s.lower[author + 1 : author + 2] == ("that",) and s.deps[author + 1] == "mark"
        clause = opens and s.heads[author + 1] == i and bool(s.kids_by(i, "nsubj", "nsubjpass"))
        made = clause and s.deps[author] == "pobj" and s.lower[by] in ("by", "from", "of")
        return s.heads[by] if made and s.lemmas[s.heads[by]] in self.claims else None

    def _is_harmed(self, s: Sentence, verb: int) -> bool:
        """Whether the subject of a harming verb undergoes it: "ten soldiers killed in a raid"."""
        past = s.tags[verb] in ("VBD", "VBN") and not s.kids_by(verb, "aux", "auxpass")
        return past and s.lemmas[verb] in self.harming and self._is_bare(s, verb)

    def _is_bare(self, s: Sentence, verb: int) -> bool:
        """Whether the verb has no object, and no verb behind it that shares its own."""
        beside = [verb, *s.kids_by(verb, "conj")]
        objects = [o for v in beside for o in s.kids_by(v, "dobj", "ccomp", "xcomp", "dative")]
        return all(self._opens_next(s, o) for o in objects)

    def _opens_next(self, s: Sentence, o: int) -> bool:
        """ "nine persons killed [12] injured", "[12 others] injured": a number before another harm is no object."""
        if o + 1 >= len(s) or s.tags[o + 1] not in ("VBN", "VBD") or s.lemmas[o + 1] not in self.harming:
            return False
        counted = s.kids_by(o, "nummod") and s.kids_by(o, "acl") == [o + 1] and not s.kids_by(o + 1, "agent")
        return bool(counted) if s.tags[o] != "CD" else not s.kids[o]


def _objects(s: Sentence, verb: int) -> list[int]:
    """The tokens of a verb's object and of what it is for."""
    below = [*s.kids_by(verb, "dobj"), *(k for k in s.kids_by(verb, "prep") if s.lower[k] == "for")]
    return [t for k in below for t in s.subtree(k)]


def _join_pair(s: Sentence, i: int, heads: list[int], deps: list[str]) -> None:
    """A noun taken for the object of the noun before it, which is coordinated with another, is the head of both."""
    head, other = i + 1, i - 2
    pair = other >= 0 and s.tags[i - 1] == "CC" and s.tags[other] in _NOUNS and s.deps[other] in _ARGUMENTS
    if not pair or heads[other] == i:
        return
    heads[head], deps[head] = heads[other], deps[other]
    heads[i], deps[i] = head, "compound"
    heads[other], deps[other] = head, "compound"
    heads[i - 1] = other
    for k in (*s.kids[other], *s.kids[i]):  # "[Malian] missile and drone strikes [across Chad]"
        if k < other or k > head:
            heads[k] = head


def _is_nominal_gerund(s: Sentence, i: int) -> bool:
    by = s.fillers_of_prep(i, "by", "of", "between")
    return s.tags[i] == "VBG" and bool(by) and not s.kids_by(i, "dobj")


def _is_before_noun(s: Sentence, i: int) -> bool:
    return s.deps[i] in _MODIFIERS and s.heads[i] > i and s.is_nominal(s.heads[i])


def _is_clause_of_its_own(s: Sentence, i: int) -> bool:
    """An object with the verb of another clause right behind it, which has no subject."""
    verb = max(s.subtree(i)) + 1
    finite = verb < len(s) and s.tags[verb] in ("VBD", "VBZ", "VBP") and s.deps[verb] == "ccomp"
    return finite and s.heads[verb] == s.heads[i] and not s.kids_by(verb, "nsubj", "nsubjpass", "mark", "aux")


def _is_subject_of_main(s: Sentence, i: int) -> bool:
    """ "[Kenya] orders the firms to pay": a name right before the finite verb that has no subject."""
    verb = s.heads[i]
    finite = verb == i + 1 and s.deps[verb] == "ROOT" and s.tags[verb] in ("VBZ", "VBD")
    return finite and s.tags[i] in ("NNP", "NNPS") and not s.kids_by(verb, "nsubj", "nsubjpass")


def _role_behind_as(s: Sentence, v: int) -> tuple[int, int] | None:
    """ "resigns [as] [minister] citing X": "as" and the role behind it, which a participle alone does not have done."""
    marks, own = s.kids_by(v, "mark"), s.kids_by(v, "nsubj")
    lone = len(marks) == len(own) == 1 and s.lower[marks[0]] == "as" and not s.kids_by(v, "aux")
    return (marks[0], own[0]) if lone and marks[0] == s.heads[v] + 1 else None


def _subject_behind_as(s: Sentence, v: int) -> int | None:
    """ "as [a jet] struck": the noun behind "as", read as a preposition, right before a verb without a subject."""
    if s.tags[v] not in ("VBD", "VBZ", "VBP") or s.kids_by(v, "nsubj", "nsubjpass", "mark", "aux"):
        return None
    beside = (k for k in s.kids_by(s.heads[v], "prep") if s.lower[k] == "as" and s.subtree(k)[-1] == v - 1)
    return next((o for k in beside for o in s.kids_by(k, "pobj")), None)


def _is_belief(s: Sentence, i: int) -> bool:
    """ "as jets [believed] to be X's [hit] a market": a participle of the noun before it, the subject."""
    over = s.heads[i]
    own = s.tags[i] == "VBD" and s.kids_by(i, "nsubj") == [i - 1] and bool(s.kids_by(i, "xcomp"))
    return own and over > i and s.is_verb(over) and not s.kids_by(over, "nsubj", "nsubjpass")


def _main_of_headline(s: Sentence, v: int) -> int | None:
    """ "police kill a man who shot two and [arrest] others": a verb of the main clause's tense, not the relative's.

    Also "a court jails a man after he shot two and [fines] his firm".
    """
    told = s.heads[v]
    if s.deps[told] not in ("relcl", "advcl") or s.tags[told] != "VBD" or s.tags[v] not in ("VB", "VBP", "VBZ"):
        return None
    main = next((a for a in s.ancestors(told) if s.is_verb(a) and s.tags[a] != "VBG"), None)
    shared = main is not None and s.tags[main] in ("VBP", "VBZ") and not s.kids_by(v, "nsubj", "aux")
    return main if shared and s.tags[v] in ("VB", s.tags[main or 0]) else None


def _is_of_main(s: Sentence, i: int) -> bool:
    """ "[jets], Fiji says, [bombed] a port": of two subjects before a verb of saying the first is the main verb's."""
    says = s.heads[i]
    main = s.heads[says]
    two = any("," in s.lower[i:k] for k in s.kids_by(says, "nsubj") if k < says)
    return two and main > says and not s.kids_by(main, "nsubj", "nsubjpass")


def _is_main_behind(s: Sentence, v: int) -> bool:
    """ "[gunmen] on motorcycles [killed] ten, police said": a participle with an object is the verb of a loose noun."""
    noun = s.heads[v]
    active = s.tags[v] == "VBN" and s.kids_by(v, "dobj") and not s.kids_by(v, "agent", "aux", "auxpass")
    return bool(active) and s.deps[noun] == "dep" and noun < v < s.heads[noun]


def _is_subject_behind_place(s: Sentence, i: int) -> bool:
    """A plural behind a name in a phrase that opens the sentence, right before a finite verb without a subject."""
    verb = i + 1
    if s.tags[i] != "NNS" or s.kids[i] != (i - 1,) or verb >= len(s) or s.tags[verb] not in ("VBD", "VBP"):
        return False
    return s.heads[verb] == verb and s.heads[i] == i - 2 and not s.kids_by(verb, "nsubj", "nsubjpass")


def _is_of_gerund(s: Sentence, i: int) -> bool:
    """ "denied [planning] [to attack] X": the infinitive right behind a gerund is what that one is of."""
    return s.tags[i] == "VB" and s.lower[i - 1] == "to" and s.tags[i - 2] == "VBG" and s.heads[i] == s.heads[i - 2]


def _is_split(s: Sentence, i: int) -> bool:
    return (
        s.deps[i] in _ARGUMENTS
        and s.deps[i + 1] == s.deps[i]
        and s.heads[i + 1] == s.heads[i]
        and s.tags[i] in _NATION
        and s.words[i][0].isupper()
        and s.tags[i + 1] in _NOUNS
        and all(k > i for k in s.kids[i + 1])
    )


def _make_purpose(s: Sentence, i: int, heads: list[int], deps: list[str]) -> None:
    """An infinitive behind an object, also behind one that the parse gave it as subject, tells what it is for."""
    verb, own = s.heads[i], s.kids_by(i, "nsubj")
    if not any(s.lower[k] == "to" for k in s.kids_by(i, "aux")):
        return
    if s.kids_by(verb, "dobj") and s.deps[i] == "xcomp":
        deps[i] = "advcl"
    elif s.deps[i] == "ccomp" and own and not s.kids_by(i, "mark"):
        deps[i], heads[own[0]], deps[own[0]] = "advcl", verb, "dobj"


def _make_preposition(s: Sentence, i: int, heads: list[int], deps: list[str]) -> None:
    """ "A left [following] [a row] with B", "with [rebels] [following] [clashes]": of the clause around, no deed."""
    objects = s.kids_by(i, "dobj", "pobj")
    clause = next((a for a in s.ancestors(i) if s.is_verb(a) and a < i), None)
    bare = len(objects) == 1 and not s.kids_by(i, "mark", "aux")
    if clause is None or not bare or deps[i] not in ("acl", "advcl", "xcomp", "pcomp"):
        return
    for k in s.kids_by(i, "nsubj"):
        heads[k], deps[k] = heads[i], "pobj" if deps[i] == "pcomp" else "dobj"
    heads[i], deps[i], deps[objects[0]] = clause, "prep", "pobj"


def _end_of_list(s: Sentence, i: int, known: set[int]) -> int | None:
    """The last of "A, B, C and D" where B, at token i, is read as another name of A."""
    if (
        s.deps[i] not in ("appos", "npadvmod")
        or s.words[i - 1] != ","
        or not {i, i - 2} <= known
        or s.heads[i] != i - 2
    ):
        return None
    end = next((k for k in range(i + 1, len(s)) if k not in known and s.lower[k] not in (",", "and")), len(s))
    names = [k for k in range(i + 1, end) if k in known]
    joined = [k for k in range(i + 1, end) if s.lower[k] == "and"]
    return names[-1] if names and joined and joined[-1] < names[-1] else None


def _is_event_noun(s: Sentence, i: int) -> bool:
    """A gerund right behind the object of a preposition, without an object of its own, hung on a verb before it."""
    gerund = s.tags[i] == "VBG" and s.deps[i] in ("advcl", "acl") and not s.kids_by(i, "dobj", "prt")
    return gerund and s.deps[i - 1] == "pobj" and s.tags[i - 1] == "NN" and s.heads[i] < i


def _is_among_those_before(s: Sentence, i: int) -> bool:
    """Whether "among them" stands between another subject of the verb and the one at token i."""
    first = min(s.subtree(i))
    among = s.lower[max(0, first - 2) : first] == ("among", "them")
    return among and any(k < first - 2 for k in s.kids_by(s.heads[i], "nsubj", "nsubjpass"))


def _cut_day(s: Sentence, day: list[int], heads: list[int], deps: list[str]) -> None:
    """A day glued to the name before it takes the place beside the verb; the name takes the day's."""
    if len(day) == 1 and _opens_with_day(s, day[0]):
        prep, subject = day[0] - 1, s.heads[day[0]]
        heads[day[0]], deps[day[0]] = prep, "pobj"
        heads[subject], deps[subject] = s.heads[prep], "nsubj"
        return
    if len(day) != 1 or not day[0] or s.tags[day[0] - 1] != "NNP" or heads[day[0] - 1] != day[0]:
        return
    i, name = day[0], day[0] - 1
    if deps[name] != "compound":
        return
    heads[name], deps[name] = heads[i], deps[i]
    for k in s.kids[i]:
        if k < name:
            heads[k] = name
    heads[i], deps[i] = next((a for a in s.ancestors(i) if s.is_verb(a)), heads[i]), "npadvmod"


def _opens_with_day(s: Sentence, i: int) -> bool:
    """ "On [Sunday] army strikes killed nine": whether the noun behind the day is the subject that the verb lacks."""
    noun, prep = s.heads[i], i - 1
    glued = s.deps[i] in ("compound", "nmod") and noun > i and s.deps[noun] == "pobj" and s.heads[noun] == prep
    verb = s.heads[prep]
    return glued and s.is_verb(verb) and verb > noun and not s.kids_by(verb, "nsubj", "nsubjpass", "csubj")


def _is_torn(s: Sentence, outer: list[int]) -> bool:
    """ "gunmen of Al - Orr left", cut into "gunmen of Al" and "- Orr left": the name is all behind the preposition."""
    verbs = {s.heads[i] for i in outer[1:]}
    other = [k for v in verbs for k in s.kids_by(v, "nsubj") if k < outer[0]]
    return (
        s.deps[outer[0]] == "pobj" and len(verbs) == 1 and bool(other) and all(s.deps[i] == "nsubj" for i in outer[1:])
    )


def _join_name(s: Sentence, name: list[int], heads: list[int], deps: list[str]) -> None:
    """A name whose tokens hang on several others hangs by its last."""
    outer = [i for i in name if heads[i] not in name]
    if len(name) < 2 or not outer or (len(outer) == 1 and s.is_nominal(outer[0])):
        return
    last = name[-1]
    if (len({heads[i] for i in outer}) > 1 and not _is_torn(s, outer)) or any(
        s.is_verb(i) or deps[i] in ("det", "amod") for i in name
    ):
        return
    above, dep = heads[outer[0]], deps[outer[0]]
    for i in name[:-1]:
        heads[i], deps[i] = last, "compound"
    heads[last], deps[last] = above, dep


def _calls_as(s: Sentence, i: int) -> int | None:
    """The passive without an agent in "was dismissed as crude propaganda [by] X"."""
    word = s.heads[i]
    verb = s.heads[s.heads[word]]
    called = s.deps[i] == "prep" and s.deps[word] == "pobj" and s.lower[s.heads[word]] == "as"
    return verb if called and s.is_passive(verb) and not s.kids_by(verb, "agent") else None
