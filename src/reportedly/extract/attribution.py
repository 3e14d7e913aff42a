"""Reads who says so: cues with their speakers and the stretch of text each covers, from outside in.

A cue covers tokens; the innermost over an event's trigger is its speaker, the outer ones relay. What a cue says about
an event told elsewhere ("denied the charge") is an answer and covers nothing.
"""

from collections.abc import Sequence
from dataclasses import replace

from ..lexicon import Lexicon
from ..lexicon.schema import CueEntry
from ..model.layers import FIRST_PERSON, Layers, Sentence
from ..model.sides import side_of
from ..model.vocabulary import Position
from .cue_content import CueContent
from .cue_speakers import CueSpeakers
from .cues import ACCUSES_ITSELF, Cue, CueWords
from .retorts import Retorts

_LABELLED = frozenset({"office", "force", "organisation", "outlet", "unnamed", "state", "person"})
_LABEL_WORDS = 5
_LISTING = frozenset({"DT", "CC", ",", "IN", "PRP$", "CD"})
_NEGATABLE = frozenset({"clause", "accuse", "reject", "responsibility"})
_WITH_PARTS = frozenset({"unconfirmed", "response", "accuse"})


class CueFinder:
    """The cues of one document."""

    def __init__(self, lexicon: Lexicon, layers: Layers) -> None:
        self.lexicon, self.layers = lexicon, layers
        self.words = CueWords(lexicon, layers)
        self.speakers = CueSpeakers(self.words)
        self.content = CueContent(self.words, self.speakers)
        self.retorts = Retorts(lexicon)

    def find(self, s: Sentence) -> list[Cue]:
        """Cues of the sentence, read from its end: what a trailing "…, X said" closes off is no part of others."""
        found: list[Cue] = []
        cut = len(s)
        for i in range(len(s) - 1, -1, -1):
            entry = self.words.entry(s, i)
            if entry is None:
                continue
            if entry.construction in _WITH_PARTS:
                found = [c for c in found if not self._is_part_of(s, c, i, entry)]
            self.words.cut = cut
            cues = self._read(s, i, entry)
            found = cues + [r for c in cues for r in self._retort(s, c)] + found
            if entry.construction == "clause" and any(c.trailing for c in cues):
                cut = self.speakers.clause_start(s, i)
        cues = [self._denied(s, self._unknown_to(s, self._continued(s, c, found), found), found) for c in found]
        self.speakers.last = next(((s.index, c.speakers) for c in cues if c.speakers), self.speakers.last)
        return [replace(c, after_admission=True) if self._follows_admission(s, c, found) else c for c in cues]

    def _retort(self, s: Sentence, cue: Cue) -> list[Cue]:
        """The answer that somebody gives to what was told or asked before, by what he says."""
        if cue.entry.construction != "clause" or not cue.speakers:
            return []
        none: frozenset[tuple[int, int]] = frozenset()
        if cue.position != "asserts":
            again = not cue.answers and self.retorts.restates(s, cue.token)
            return [replace(cue, content=none, answers=True, trailing=False)] if again else []
        position = self.retorts.position(s, cue.token)
        if position is None:
            blamed = [
                t for t in self.retorts.blamed(s, cue.token) if s.tags[t] == "PRP" or self.speakers.actors(s, [t])
            ]
            return [replace(cue, content=none, answers=True, accused=tuple(blamed), trailing=False)] if blamed else []
        asked = frozenset((s.index, t) for t in self.retorts.asked(s, cue.token) | self.retorts.called(s, cue.token))
        return [replace(cue, position=position, content=asked, answers=True, trailing=False)]

    def _is_part_of(self, s: Sentence, cue: Cue, i: int, entry: CueEntry) -> bool:
        """ "Declined to confirm", "held X responsible": the second word belongs to the cue of the first."""
        deps = ("xcomp",) if entry.construction == "unconfirmed" else ("xcomp", "ccomp", "oprd", "acomp")
        asked = entry.needs.get("xcomp", ())
        below = [t for k in s.kids_by(i, *deps) for t in s.conjuncts(k)]
        return cue.token in below and (entry.construction == "unconfirmed" or cue.entry.lemma in asked)

    def _continued(self, s: Sentence, cue: Cue, cues: list[Cue]) -> Cue:
        """ "X told Y that …, adding that …": a participle without a subject goes on with the saying above."""
        if s.tags[cue.token] != "VBG" or s.deps[cue.token] != "advcl" or cue.entry.construction != "clause":
            return cue
        above = [
            c for c in cues if (s.index, cue.token) in c.content and c.speakers and c.entry.construction == "clause"
        ]
        said = min(above, key=lambda c: c.size, default=None)
        return replace(cue, speakers=said.speakers, speaker_token=said.speaker_token) if said else cue

    def _follows_admission(self, s: Sentence, cue: Cue, cues: list[Cue]) -> bool:
        """ "X conceded that it had been hit, but insisted …": the second verb goes on with the first."""
        above = s.heads[cue.token]
        owned = s.deps[cue.token] == "conj" and any(c.token == above and c.entry.position == "accepts" for c in cues)
        return owned and cue.position == "asserts"

    def _unknown_to(self, s: Sentence, cue: Cue, cues: list[Cue]) -> Cue:
        """ "X said it was not clear whether …", "X said it had evidence that …": what is known is so to X."""
        bare = not cue.speakers or (cue.speaker_token is not None and s.tags[cue.speaker_token] == "PRP")
        found = cue.entry.construction == "noun" and s.lemmas[cue.token] in self.lexicon.closed["finding_noun"]
        if not bare or not (found or (cue.entry.construction == "unconfirmed" and not cue.speakers)) or not cue.content:
            return cue
        above = [c for c in cues if (s.index, cue.token) in c.content and c.speakers and c.position == "asserts"]
        said = min(above, key=lambda c: c.size, default=None)
        return replace(cue, speakers=said.speakers, speaker_token=said.speaker_token) if said else cue

    def _denied(self, s: Sentence, cue: Cue, cues: list[Cue]) -> Cue:
        """ "X denied that Y was behind the attack", "X said Y had no role in it": X denies, Y says nothing."""
        if cue.entry.construction != "responsibility" or not cue.speakers or cue.speaker_token is None:
            return cue
        over = [c for c in cues if (s.index, cue.token) in c.content and c.speakers]
        said = [c for c in over if c.entry.construction == "clause" or c.position in ("denies", "declines")]
        above = min(said, key=lambda c: c.size, default=None)
        if self._is_left_undenied(s, cue, above, cues):
            return replace(cue, position="declines")
        if above is None or above.position == cue.position:
            return cue
        pronoun = s.tags[cue.speaker_token] == "PRP" and above.position == "asserts" and cue.position == "accepts"
        sides = {side_of(above.speakers[0]), side_of(cue.speakers[0])}
        if pronoun and len(sides - {None}) == 2 and cue.content:  # "X believed that he was involved in the raid"
            return replace(above, content=cue.content, accused=(cue.speaker_token,), trailing=False)
        if "denies" not in (above.position, cue.position):
            return cue
        own = side_of(above.speakers[0]) == side_of(cue.speakers[0]) or s.tags[cue.speaker_token] == "PRP"
        if own and cue.position == "denies":
            return cue
        accused = cue.accused if own else (cue.speaker_token,)
        return replace(above, content=cue.content, answers=True, accused=accused, position="denies", trailing=False)

    def _is_left_undenied(self, s: Sentence, cue: Cue, above: Cue | None, cues: list[Cue]) -> bool:
        """ "Did not confirm or deny involvement", "neither confirmed nor denied that it was behind it"."""
        if above is not None and above.position == "declines":
            return True
        first = s.heads[cue.token] if s.deps[cue.token] == "conj" else None
        return cue.position == "denies" and any(c.token == first and c.position == "declines" for c in cues)

    def _read(self, s: Sentence, i: int, entry: CueEntry) -> list[Cue]:
        position: Position | None = entry.position
        if self.words.negated(s, i) and not entry.needs.get("neg") and entry.construction in _NEGATABLE:
            position = entry.negated
            if position is None:
                return []
        reader = {
            "clause": self._clause,
            "accuse": self._accuse,
            "preposition": self._preposition,
            "responsibility": self._responsibility,
            "reject": self._reject,
            "noun": self._noun,
            "response": self._response,
            "unconfirmed": self._unconfirmed,
            "adverb": self._adverb,
            "toll": self._toll,
            "label": self._label,
        }[entry.construction]
        return reader(s, i, entry, position or entry.position)

    def _cue(self, s: Sentence, i: int, entry: CueEntry, position: Position, speaker: Sequence[int], tokens: set[int],
             *, answers: bool = False, accused: Sequence[int] | None = None, relays: Sequence[int] | None = None,
             trailing: bool = False) -> Cue:  # fmt: skip
        passed_on = self.speakers.actors(s, relays or [])
        actors = self.speakers.actors(s, speaker) or tuple(a for t in speaker[:1] for a in self.speakers.author(s, t))
        actors = tuple(dict.fromkeys(self.speakers.placed(s, a, speaker, passed_on) for a in actors))
        content = frozenset((s.index, t) for t in tokens - {i})
        return Cue(s, i, entry, position, actors, speaker[0] if speaker else None, content, answers,
                   tuple(accused or ()), passed_on, trailing=trailing)  # fmt: skip

    def _clause(self, s: Sentence, i: int, entry: CueEntry, position: Position) -> list[Cue]:
        if self._describes(s, i) or self._counts_none(s, i, entry):
            return []
        speaker = self._each_of(s, i) or self.speakers.speaker_of(s, i)
        if self._is_aside(s, i):
            return [self._cue(s, i, entry, position, speaker, self._beside(s, i))] if speaker else []
        if position == "denies" and not speaker:
            speaker = self._we(s, i)
        if entry.pos == "adj" and s.is_passive(i) and not speaker:  # "is convinced that …"
            being = [t for k in s.kids_by(i, "auxpass") for t in s.kids_by(k, "nsubj")]
            speaker = [t for t in (*s.surface_subject(i), *being) if self.speakers.may_speak(s, t)]
        if s.is_passive(i) and not speaker and (s.fillers_of_prep(i, "by") or entry.basis == "eyewitness"):
            return []
        if not speaker and not s.is_passive(i) and s.surface_subject(i):
            speaker = s.surface_subject(i)
            if not self.content.before(s, i, self.speakers.clause_start(s, i, speaker)):
                return []
        if s.is_passive(i) and not speaker and (s.deps[i] in ("acl", "amod") or s.kids_by(i, "xcomp", "oprd")):
            return self._said_to(s, i, entry, position) if s.deps[i] not in ("acl", "amod") else []
        if position == "denies" and speaker and self._is_about_clause(s, i, speaker):
            return [self._cue(s, i, entry, position, speaker, set(), answers=True)]
        tokens = {t for t in self.content.complement(s, i, entry) if t < self.words.cut}
        lost = [k for k in speaker if s.deps[k] in ("dobj", "conj", "appos") and i not in s.subtree(k)]
        tokens -= {t for k in lost for t in s.subtree(k)}
        told = [t for k in s.kids_by(i, "dobj", "dative") for t in s.conjuncts(k)]
        relays = [
            t
            for t in told
            if any(a.kind == "outlet" or a.code for a in self.speakers.actors(s, [t])) and self.speakers.is_outlet(s, t)
        ]
        relays += [o for t in speaker for k in self._quotings(s, t) for o in s.fillers_of_prep(k, "by")]
        relays += self._carriers(s, i)
        back = self.content.points_back(s, i) or (entry.position == "accepts" and self.content.names_act(s, i))
        quoted = self._quoted_source(s, i)
        start = self.speakers.clause_start(s, i, quoted if quoted and s.is_passive(i) else speaker)
        trailing = set() if back or s.tags[i] == "VBG" else self.content.before(s, i, start)
        goes_on = {t for k in s.kids_by(i, "ccomp") if k < i for t in s.subtree(k) if t > i}  # "…, X said, killing ten"
        if trailing and all(t < start or t in goes_on for t in tokens):
            tokens = trailing | goes_on
        else:
            trailing = set()
        around = self.content.interrupted(s, i, start)
        if around:
            tokens, trailing = around, set()
        tokens = self.content.limited(s, i, tokens)
        back = back and (s.tags[i] != "VBG" or position != "asserts")
        answers = bool(speaker) and (back or (not tokens and position in ("denies", "declines", "retracts")))
        unanswered = answers and any(self._is_nobody(s, t) for t in s.surface_subject(i))
        if unanswered or (not tokens and not answers):
            return []
        if quoted:
            speaker = speaker or [t for said in s.fillers_of_prep(i, "as") for t in s.fillers_of_prep(said, "by")]
            return [self._cue(s, i, entry, position, quoted, tokens, relays=speaker, trailing=bool(trailing))]
        cue = self._cue(s, i, entry, position, speaker, tokens, answers=answers, relays=relays, trailing=bool(trailing))
        if self._is_of_the_other(s, cue):
            return [replace(cue, speakers=(a,), accused=(-1 - n,), mutual=True) for n, a in enumerate(cue.speakers)]
        said = {i, self.words.copula(s, i) or i}  # "was adamant that …"
        return [replace(cue, object_only=not trailing and not any(s.kids_by(k, "ccomp", "xcomp") for k in said))]

    def _carriers(self, s: Sentence, i: int) -> list[int]:
        """ "In a statement carried by N, X said", "X told N in an interview with M": the outlet of what X says."""
        closed = self.lexicon.closed
        papers = [
            o for o in s.fillers_of_prep(i, "in", "through") if s.lemmas[o] in closed["own_paper"] | closed["interview"]
        ]
        carried = [
            o for p in papers for k in s.kids_by(p, "acl") if s.is_passive(k) for o in s.fillers_of_prep(k, "by")
        ]
        held = [o for p in papers if s.lemmas[p] in closed["interview"] for o in s.fillers_of_prep(p, "with", "on")]
        return [t for t in (*carried, *held) if self.speakers.is_outlet(s, t)]

    def _quotings(self, s: Sentence, t: int) -> list[int]:
        """ "The army, cited by N, said": the participles that tell who passes on what the speaker says."""
        quoting = self.lexicon.closed["quoting"]
        return [k for k in s.kids_by(t, "acl", "relcl") if s.is_passive(k) and s.lemmas[k] in quoting]

    def _counts_none(self, s: Sentence, i: int, entry: CueEntry) -> bool:
        """ "…; no casualties were reported", "gave no figure": nobody says there what was told before."""
        subjects = s.kids_by(i, "nsubj", "nsubjpass")
        objects = s.kids_by(i, "dobj") if "obj" in entry.needs else []
        none = {k for k in (*subjects, *objects) if any(s.lower[d] == "no" for d in s.kids_by(k, "det"))}
        told = [k for k in s.kids_by(i, "ccomp", "agent", "prep") if k > i]
        counted = any(s.lemmas[k] in self.lexicon.counted for k in none & set(subjects))
        return not none.isdisjoint(objects) or (counted and not told)

    def _we(self, s: Sentence, i: int) -> list[int]:
        """ "“We reject the accusation,” X said": those who are quoted."""
        subjects = s.kids_by(i, "nsubj")
        return [t for t in subjects if any(a.ref == FIRST_PERSON for a in self.speakers.actors(s, [t]))]

    def _each_of(self, s: Sentence, i: int) -> Sequence[int]:
        """ "A and B traded blame, each saying …", "with each side saying …": both, from the clause above."""
        own = s.kids_by(i, "nsubj")
        if not any("each" in (s.lower[t], *(s.lower[k] for k in s.kids_by(t, "det"))) for t in own):
            return []
        above = (s.surface_subject(v) for v in s.ancestors(i) if s.is_verb(v))
        return next((pair for pair in above if len(self.speakers.actors(s, pair)) == 2), [])

    def _is_of_the_other(self, s: Sentence, cue: Cue) -> bool:
        """Whether two speakers tell what "the other" or "the other's soldiers" did."""
        told = [t for k in s.kids_by(cue.token, "ccomp") for t in s.kids_by(k, "nsubj")]
        other = any(s.lower[n] == "other" for t in told for n in (t, *s.kids_by(t, "poss", "amod")))
        return other and len({side_of(a) for a in cue.speakers} - {None}) == 2 == len(cue.speakers)

    def _is_aside(self, s: Sentence, i: int) -> bool:
        """ "As the army tells it", "as police reported": what the main clause tells is said."""
        opens = s.deps[i] == "advcl" and any(s.lower[k] == "as" for k in s.kids_by(i, "mark", "advmod"))
        told = any(self.words.entry(s, a) for a in s.ancestors(i))  # within what another says
        return (
            opens
            and not told
            and not s.kids_by(i, "ccomp", "xcomp")
            and all(s.tags[k] == "PRP" for k in s.kids_by(i, "dobj"))
        )

    def _beside(self, s: Sentence, i: int) -> set[int]:
        """The clause that the aside hangs on, without the aside."""
        return set(s.subtree(s.heads[i])) - set(s.subtree(i))

    def _is_about_clause(self, s: Sentence, i: int, speaker: Sequence[int]) -> bool:
        """ "…, which X denies", "…, a charge X denies": X answers what is told before, and tells none of it."""
        behind = [k for k in s.kids_by(i, "ccomp", "xcomp") if k > i]
        before = self.speakers.clause_start(s, i, speaker) - 1
        if behind or before < 1:
            return False
        told = self.words.saying_nouns | self.lexicon.closed["told_pronoun"]
        if s.deps[i] != "relcl":
            return s.lemmas[before] in told and all(k == before for k in s.kids_by(i, "dobj"))
        about = s.heads[i]
        apposed = s.lemmas[about] in told or s.deps[about] == "appos"
        return apposed or any(s.tags[k] == "WDT" for k in s.kids_by(i, "dobj"))

    def _is_nobody(self, s: Sentence, t: int) -> bool:
        """ "No one has claimed it", "no group said so": nobody's word."""
        none = s.lower[t] in ("nobody", "none", "no-one") or bool(s.kids_by(t, "neg"))
        return none or any(s.lower[k] == "no" for k in s.kids_by(t, "det"))

    def _describes(self, s: Sentence, i: int) -> bool:
        """ "Gunmen believed to be rebels shot …": no one can believe "to be", so the gunmen are believed to."""
        reduced = s.tags[i] in ("VBD", "VBN") and not s.kids_by(i, "aux", "auxpass", "dobj")
        to = [k for k in s.kids_by(i, "xcomp") if any(s.tags[a] == "TO" and a == i + 1 for a in s.kids_by(k, "aux"))]
        return reduced and bool(to) and s.lemmas[i] in self.lexicon.closed["held_of_others"]

    def _said_to(self, s: Sentence, i: int, entry: CueEntry, position: Position) -> list[Cue]:
        """ "is said to have …", "was reported killed": somebody unnamed says it; "is expected to …" reports nobody."""
        clauses = [
            k for k in s.kids_by(i, "xcomp", "oprd")
            if any(s.lower[a] == "have" for a in s.kids_by(k, "aux"))
            or (s.tags[k] == "VBN" and not s.kids_by(k, "aux") and entry.basis is None)
        ]  # fmt: skip
        tokens = {t for k in clauses for t in s.subtree(k)}
        return [self._cue(s, i, entry, position, [], tokens)] if tokens else []

    def _quoted_source(self, s: Sentence, i: int) -> Sequence[int]:
        """ "X quoted Y as saying", "X, citing Y": Y speaks, X relays."""
        if s.lemmas[i] not in self.lexicon.closed["quoting"]:
            return []
        if s.is_passive(i) and (s.kids_by(i, "agent") or s.fillers_of_prep(i, "as")):
            return s.surface_subject(i)
        return [t for k in s.kids_by(i, "dobj") for t in s.conjuncts(k) if self.speakers.may_speak(s, t)]

    def _accuse(self, s: Sentence, i: int, entry: CueEntry, position: Position) -> list[Cue]:
        passive = s.is_passive(i)
        speaker = s.fillers_of_prep(i, "by") if passive else s.surface_subject(i)
        held = [k for k in s.kids_by(i, "ccomp") if s.lemmas[k] in entry.needs.get("xcomp", ())]
        objects = s.kids_by(i, "dobj") or [k for c in held for k in s.kids_by(c, "nsubj")]
        objects = [s.heads[i] if s.deps[i] == "relcl" and s.tags[k] == "WP" else k for k in objects]  # "whom X accuses"
        accused = s.surface_subject(i) if passive else [t for k in objects for t in s.conjuncts(k)]
        named = next((slot for slot, values in entry.needs.items() if "@actor" in values and slot != "obj"), None)
        if named is not None:
            return self._pinned(s, i, entry, position, speaker, self.words.slot(s, i, named))
        there = {p.token for p in self.layers.places if p.sentence == s.index}
        tokens = {
            t
            for k in [*s.kids_by(i, "prep", "advcl", "xcomp"), *(p for c in held for p in s.kids_by(c, "prep"))]
            if s.lower[k] in ("of", "for", "over", "with", "in", "to", "as") or s.deps[k] == "xcomp"
            if s.lower[k] != "in" or (there.isdisjoint(s.kids_by(k, "pobj")) and k > i)  # "in turn blamed X in Lome"
            for t in s.subtree(k)
        }
        for k in [*s.kids_by(i, "dobj"), *accused]:
            for p in s.kids_by(k, "prep"):
                if s.lower[p] in ("of", "for", "over", "with"):
                    tokens.update(s.subtree(p))
        tokens -= {t for k in s.kids_by(i, "agent") for t in s.subtree(k)}
        tokens |= self._charge_behind(s, speaker) if passive else set()
        tokens |= self.content.toll_behind(s, i, tokens)
        tokens -= {t for k in tokens if s.finite_above(k) == i for t in s.subtree(k)}
        if not speaker:
            silent = not tokens or s.deps[i] == "acl"
            return [] if silent else [self._cue(s, i, entry, position, [], tokens, accused=accused)]
        mutual = "obj" in entry.needs and not self.speakers.actors(s, accused)  # "traded blame"
        if mutual or any(self._is_mutual(s, t) for t in accused):
            return self._each_other(s, i, entry, position, speaker, tokens)
        if not tokens or (self.retorts.points_back(s, tokens) and self.speakers.actors(s, accused)):
            return [self._cue(s, i, entry, position, speaker, set(), answers=True, accused=accused)]
        return [self._cue(s, i, entry, position, speaker, tokens, accused=accused)]

    def _charge_behind(self, s: Sentence, speaker: Sequence[int]) -> set[int]:
        """ "Was accused by X [of raids]": behind the accuser, what is said to have been done."""
        charges = [p for t in speaker for p in s.kids_by(t, "prep") if s.lower[p] == "of"]
        told = [
            p for p in charges
            if s.kids_by(p, "pcomp") or any(self.lexicon.events.get(s.lemmas[o]) for o in s.kids_by(p, "pobj"))
        ]  # fmt: skip
        return {t for p in told for t in s.subtree(p)}

    def _is_mutual(self, s: Sentence, t: int) -> bool:
        """ "Each other", "one another", "the other", "the other's troops": whom both sides mean."""
        beside = (t, *s.kids_by(t, "nummod", "det", "poss"))
        return any(s.lower[k] == "other" for k in beside if k == t or s.deps[k] == "poss") or (
            {"one", "another"} <= {s.lower[k] for k in beside}
        )

    def _pinned(
        self, s: Sentence, i: int, entry: CueEntry, position: Position, speaker: Sequence[int], accused: Sequence[int]
    ) -> list[Cue]:
        """ "linked the raid to X", "laid the blame on X for the raid", "a raid that it blamed on X"."""
        about = {t for k in s.kids_by(i, "dobj", "nsubjpass") for t in s.subtree(k)}
        about |= {t for k in s.kids_by(i, "prep") if s.lower[k] in ("for", "over") for t in s.subtree(k)}
        about |= {t for k in accused for p in s.kids_by(k, "prep") if s.lower[p] == "for" for t in s.subtree(p)}
        if s.deps[i] == "relcl" and all(s.tags[t] == "WDT" for t in about):
            about = set(s.subtree(s.heads[i])) - set(s.subtree(i))
        about -= set(accused)
        named = {
            k for k in s.kids_by(i, "dobj") if s.lemmas[k] in entry.needs.get("obj", ())
        }  # "the blame", "the finger"
        answers = bool(about) and s.deps[i] != "relcl" and self.retorts.points_back(s, about - named)
        tokens = set() if answers else about
        cue = self._cue(s, i, entry, position, speaker, tokens, answers=answers, accused=accused)
        return [cue] if speaker else []

    def _each_other(
        self, s: Sentence, i: int, entry: CueEntry, position: Position, speaker: Sequence[int], tokens: set[int]
    ) -> list[Cue]:
        """ "A and B accused each other": A about B, and B about A."""
        sides = self.speakers.actors(s, speaker)
        if len(sides) < 2:
            return []
        content = frozenset((s.index, t) for t in tokens - {i})
        return [
            Cue(s, i, entry, position, (a,), speaker[0], content, not content, (-1 - n,), (), True)
            for n, a in enumerate(sides[:2])
        ]

    def _preposition(self, s: Sentence, i: int, entry: CueEntry, position: Position) -> list[Cue]:
        owners = s.kids_by(i, "poss") if "poss" in entry.needs else []  # "by the army's account"
        speaker = [t for t in owners or self._prep_objects(s, i) if self.speakers.may_speak(s, t)]
        if not speaker or self._is_reason(s, i, speaker):
            return []
        own = set(s.subtree(s.heads[i] if s.deps[i] == "pobj" else i))
        clauses = [*s.kids_by(i, "ccomp"), *(c for k in speaker for c in s.kids_by(k, "relcl", "acl"))]
        own -= {t for c in clauses if self._is_content(s, c) for t in s.subtree(c)}
        head = s.heads[i]
        relays = self.speakers.actors(s, [t for t in s.kids_by(head, "nsubj") if self.speakers.is_outlet(s, t)])
        clause = next((a for a in [head, *s.ancestors(head)] if s.is_verb(a)), head)
        tokens = set(s.subtree(clause)) if s.deps[clause] in ("relcl",) and i > clause else set(range(len(s)))
        tokens -= own
        return [replace(self._cue(s, i, entry, position, speaker, tokens), relays=relays)]

    def _is_reason(self, s: Sentence, i: int, speaker: Sequence[int]) -> bool:
        """ "Closed two schools, citing unverified claims", "citing US pressure": no more than why somebody does it."""
        bare = all(self._is_no_source(s, t) for t in speaker)
        does = s.deps[i] in ("advcl", "acl") and self.speakers.actors(s, s.kids_by(s.heads[i], "nsubj"))
        spoken = self.words.entry(s, s.heads[i]) is not None
        return bare and bool(does) and not spoken and not any(a.sector == "JRN" for a in does or ())

    def _is_no_source(self, s: Sentence, t: int) -> bool:
        """Claims of nobody, or a thing that is somebody's: "EU sanctions"."""
        if s.lemmas[t] in self.words.saying_nouns:
            return not self.speakers.author(s, t)[0].code
        thing = s.tags[t] in ("NN", "NNS") and s.lemmas[t] not in self.words.sources
        return thing and s.lemmas[t] not in self.lexicon.actor_nouns

    def _is_content(self, s: Sentence, clause: int) -> bool:
        """ "citing the ministry that rebels had shelled a town": a clause with a subject is what the ministry said."""
        first = min(s.subtree(clause))
        return s.lower[first] == "that" and any(k > first for k in s.kids_by(clause, "nsubj", "nsubjpass"))

    def _prep_objects(self, s: Sentence, i: int) -> list[int]:
        found = [t for k in s.kids_by(i, "pobj", "dobj") for t in s.conjuncts(k)]
        if not found:
            found = [t for k in s.kids_by(i, "prep", "agent") for o in s.kids_by(k, "pobj") for t in s.conjuncts(o)]
        return found

    def _responsibility(self, s: Sentence, i: int, entry: CueEntry, position: Position) -> list[Cue]:
        """ "claimed responsibility for N", "an attack claimed by X", "denied involvement in N", "was behind N"."""
        copula = self.words.copula(s, i)
        part = s.lemmas[i] in self.lexicon.closed["taking_part"]  # "X was not involved in N"
        passive = copula is None and s.is_passive(i) and not part
        verb = i if copula is None else copula
        speaker = s.fillers_of_prep(i, "by") if passive else s.surface_subject(verb)
        speaker = [t for t in speaker if s.tags[t] not in ("NN", "NNS") or self._is_somebody(s, t)]
        bears = s.lemmas[i] in self.lexicon.closed["bearing_verb"]
        over = [i, *s.kids_by(i, "dobj")] if bears else [i]
        acts = [t for k in over for t in s.fillers_of_prep(k, "behind", "for", *(["in"] if part else []))]
        of_others = copula is not None or s.lemmas[i] == "be" or part or bears
        named = of_others and not all(s.tags[t] == "PRP" for t in speaker)
        above = self.words.entry(s, s.heads[verb])
        if named and any(self._is_nobody(s, t) for t in speaker):  # "X said none of its men was involved"
            position = "denies"
        if (
            named
            and not (
                above and (above.position == "denies" or (position == "denies" and above.construction == "clause"))
            )
            and not self.retorts.points_back(s, acts)
        ):
            return []  # "they said X was behind the raid" are no words of X's
        if not speaker or (any(self._is_nobody(s, t) for t in speaker) and not named):
            return []
        tokens: set[int] = set()
        for k in s.kids_by(i, "dobj", "prep", "attr", "xcomp"):
            tokens.update(s.subtree(k))
        if passive:
            own = set(s.subtree(i)) if s.deps[i] in ("acl", "relcl") else set()
            tokens.update(k for t in s.surface_subject(i) for k in s.subtree(t) if k not in own)
        return [self._cue(s, i, entry, position, speaker, tokens, answers=True, accused=[ACCUSES_ITSELF])]

    def _is_somebody(self, s: Sentence, t: int) -> bool:
        """An actor, or the paper of one: "a statement by X claimed responsibility"."""
        return bool(self.speakers.actors(s, [t])) or any(a.code for a in self.speakers.author(s, t))

    def _reject(self, s: Sentence, i: int, entry: CueEntry, position: Position) -> list[Cue]:
        copula = s.heads[i] if s.deps[i] == "attr" else self.words.copula(s, i)
        if s.deps[i] == "oprd" and s.kids_by(s.heads[i], "dobj"):  # "called the figures exaggerated"
            said = {t for k in s.kids_by(s.heads[i], "dobj") for t in s.subtree(k)}
            speaker = self.speakers.speaker_of(s, s.heads[i])
            return [self._cue(s, i, entry, position, speaker, said, answers=True)] if speaker else []
        if copula is not None:
            return self._rejected_subject(s, i, copula, entry, position)
        if s.deps[i] == "relcl" and s.lemmas[s.heads[i]] in self.lexicon.closed["deed_noun"]:
            return []
        speaker = self.speakers.speaker_of(s, i) or self._we(s, i)
        tokens: set[int] = set()
        for k in s.kids_by(i, "dobj", "nsubjpass", "ccomp", "oprd", "xcomp"):
            tokens.update(s.subtree(k))
        tokens -= {t for k in speaker for t in s.subtree(k)}
        return [self._cue(s, i, entry, position, speaker, tokens, answers=True)] if speaker else []

    def _rejected_subject(self, s: Sentence, i: int, copula: int, entry: CueEntry, position: Position) -> list[Cue]:
        """ "the reports of a strike are false, X said": whoever says so rejects what the subject reports."""
        above = s.heads[copula] if s.deps[copula] == "ccomp" else None
        speaker = self.speakers.speaker_of(s, above) if above is not None else []
        tokens = {t for k in s.surface_subject(copula) for t in s.subtree(k)}
        return [self._cue(s, i, entry, position, speaker, tokens, answers=True)] if speaker else []

    def _noun(self, s: Sentence, i: int, entry: CueEntry, position: Position) -> list[Cue]:
        """ "claims by the rebels that …", "Kyiv's denial of …", "reports of …": covers what the noun governs."""
        speaker = [t for k in s.kids_by(i, "poss") for t in s.conjuncts(k)]
        speaker = speaker or s.fillers_of_prep(i, "by", "from")
        if not speaker:
            adjectives = [t for k in s.kids_by(i, "compound", "amod", "nmod") for t in s.conjuncts(k)]
            speaker = [k for k in adjectives if self.speakers.actors(s, [k])] or self._author_before(s, i)
        speaker = speaker or self._giver(s, i)
        tokens: set[int] = set()
        for k in s.kids[i]:
            if (
                (s.deps[k] in ("acl", "ccomp") and not self._is_about(s, k))
                or (s.deps[k] == "prep" and s.lower[k] in ("of", "about"))
                or (s.deps[k] == "relcl" and s.lower[min(s.subtree(k))] == "that" and not self._is_about(s, k))
            ):
                tokens.update(s.subtree(k))
        if speaker and not tokens and s.deps[i] == "dobj":  # "shared intelligence [that …]"
            behind = [k for k in s.kids_by(s.heads[i], "ccomp") if k > i and s.lower[s.subtree(k)[0]] == "that"]
            tokens = {t for k in behind for t in s.subtree(k)}
        if position == "denies" and not tokens:
            speaker = speaker or [
                t for t in s.fillers_of_prep(s.heads[i], "from", "by") if self.speakers.actors(s, [t])
            ]
            return [self._cue(s, i, entry, position, speaker, tokens, answers=True)] if speaker else []
        owned = any(s.lemmas[k] in self.lexicon.closed["owning_noun"] for k in s.fillers_of_prep(i, "of"))
        if owned and self._is_nobody(s, i):  # "no claim of responsibility for the raid"
            return []
        if not tokens or (s.deps[i] == "nsubj" and not speaker and s.lemmas[i] in ("report", "statement")):
            return []
        return [self._cue(s, i, entry, position, speaker, tokens)]

    def _giver(self, s: Sentence, i: int) -> list[int]:
        """ "X has evidence that …", "X made the claim that …", "the claim that … came from X", "was made by X"."""
        verb = s.heads[i]
        giving = s.lemmas[verb] in self.lexicon.closed["giving_verb"]
        if s.deps[i] == "dobj" and giving and not s.is_passive(verb):
            found = list(s.surface_subject(verb))
        elif s.deps[i] == "nsubjpass" and giving:
            found = s.fillers_of_prep(verb, "by")
        else:
            found = s.fillers_of_prep(verb, "from") if s.deps[i] == "nsubj" and s.lemmas[verb] == "come" else []
        return [
            t for t in found if self.speakers.actors(s, [t]) or s.tags[t] == "PRP" or s.lemmas[t] in self.words.sources
        ]

    def _is_about(self, s: Sentence, k: int) -> bool:
        """ "A claim that X rejects": the clause tells what X does with the claim, not what it claims."""
        objects = s.kids_by(k, "dobj")
        rejects = any(e.construction == "reject" for e in self.lexicon.cues.get(s.lemmas[k], ()))
        gap = [t for t in objects if s.tags[t] == "WDT"]
        return len(gap) == len(objects) and (bool(gap) or rejects)

    def _author_before(self, s: Sentence, i: int) -> list[int]:
        """ "X said in a report that …": the report is X's."""
        verb = s.heads[s.heads[i]]
        said = s.deps[i] == "pobj" and s.lower[s.heads[i]] == "in" and s.is_verb(verb) and not s.is_passive(verb)
        entries = self.lexicon.cues.get(s.lemmas[verb], ()) if said else ()
        return list(self.speakers.speaker_of(s, verb)) if any(e.construction == "clause" for e in entries) else []

    def _response(self, s: Sentence, i: int, entry: CueEntry, position: Position) -> list[Cue]:
        if s.tags[i] == "VB" and any(s.lower[k] == "to" for k in s.kids_by(i, "aux")):
            return []
        met = s.kids_by(i, "dobj") if s.is_verb(i) and not s.is_passive(i) and "obj" in entry.needs else []
        if any("@actor" in entry.needs["obj"] and not self.speakers.is_outlet(s, t) for t in met):
            return []  # "the drones could not have reached Poland"
        asked = [t for k in s.kids_by(i, "acl") for t in s.kids_by(k, "dobj")]
        if asked and not self.speakers.actors(s, asked):  # "efforts to reach a deal"
            return []
        verb = i if s.is_verb(i) else self.words.copula(s, i)
        verb = s.heads[i] if verb is None and s.deps[i] == "dobj" else verb
        speaker = [t for t in s.surface_subject(verb) if self.speakers.actors(s, [t])] if verb is not None else []
        if not speaker:
            speaker = [
                t for k in s.subtree(s.heads[i] if not s.is_verb(i) else i)
                if s.deps[k] in ("prep", "dative") and s.lower[k] in ("from", "to", "with", "for", "by", "at")
                for o in s.kids_by(k, "pobj") for t in s.conjuncts(o) if self.speakers.actors(s, [t])
            ]  # fmt: skip
        if not speaker:  # "attempts to reach the army"
            speaker = [t for t in asked if self.speakers.actors(s, [t])]
        tokens = set(s.subtree(i)) - {t for k in speaker for t in s.subtree(k)}
        if any(s.lower[k] in self.lexicon.closed["distributive"] for o in s.kids_by(i, "dobj") for k in s.kids[o]):
            return []
        return [self._cue(s, i, entry, position, speaker[:1], tokens, answers=True)] if speaker else []

    def _unconfirmed(self, s: Sentence, i: int, entry: CueEntry, position: Position) -> list[Cue]:
        """ "could not be verified" is the outlet's word; "was unable to verify" is that of whoever was.

        "It could not determine whether …" covers what it leaves open; without that it points at an earlier claim.
        """
        copula = self.words.copula(s, i)
        verb = copula if copula is not None else i
        active = s.is_verb(verb) and not s.is_passive(verb)
        speaker = [t for t in s.surface_subject(verb) if self.speakers.actors(s, [t])] if active else []
        speaker = [] if copula is not None and all(s.lower[t] == "it" for t in speaker) else speaker
        above = {i, verb, *s.kids_by(i, "xcomp"), *s.kids_by(verb, "xcomp")}
        clauses = [k for v in above for k in s.kids_by(v, "ccomp", "advcl") if k > i]
        clauses += [k for k in s.kids_by(i, "acl") if self._is_content(s, k)]
        tokens = {t for k in clauses if self._is_left_open(s, k) for t in s.subtree(k)}
        known = copula is not None and not s.kids_by(i, "xcomp") and not tokens  # "their fate is unknown"
        if known and speaker and s.tags[speaker[-1]] != "PRP":
            return []
        return [self._cue(s, i, entry, "unconfirmed", speaker, tokens, answers=True)]

    def _is_left_open(self, s: Sentence, clause: int) -> bool:
        """A clause of what is not known: "whether it fired", "who fired", "if it fired", "no sign that it fired"."""
        first = min(s.subtree(clause))
        asked = s.tags[first].startswith("W") or s.lower[first] in self.lexicon.closed["modal_hypothetical"]
        return s.deps[clause] in ("ccomp", "acl") or asked

    def _toll(self, s: Sentence, i: int, entry: CueEntry, position: Position) -> list[Cue]:
        """ "put the number of dead at 22", "spoke of 22": the speaker's own figure for an event told before."""
        speaker = s.fillers_of_prep(i, "by") if s.is_passive(i) else s.surface_subject(i)
        told = s.fillers_of_prep(i, "at", "to", "of", "as") + s.kids_by(i, "dobj")
        numbers = [t for t in told if s.tags[t] == "CD" or s.kids_by(t, "nummod")]
        return (
            [self._cue(s, i, entry, position, speaker, set(), answers=True, accused=numbers)]
            if speaker and numbers
            else []
        )

    def _label(self, s: Sentence, i: int, entry: CueEntry, position: Position) -> list[Cue]:
        """ "Rebels shell port: monitor", "UN: rebels shell port": who stands alone beside the mark says the rest."""
        before, behind = list(range(i)), [t for t in range(i + 1, len(s)) if s.tags[t] not in (".", "''")]
        opens = len(before) < len(behind) and s.lower[i] == ":"
        speaker, told = (before, behind) if opens else (behind, before)
        if not speaker or len(speaker) > _LABEL_WORDS or s.ends[i] == s.starts[i + 1]:
            return []
        named = self._opens(s, speaker, told) if opens else self._closes(s, speaker)
        told_of = any(s.is_verb(t) for t in told) and not any(s.is_verb(t) or s.tags[t] in _LISTING for t in speaker)
        if not named or not told_of:
            return []
        cue = self._cue(s, i, entry, position, speaker[-1:], set(told))
        words = self.layers.doc.span(s.starts[speaker[0]], s.ends[speaker[-1]])
        return [replace(cue, speakers=tuple(replace(a, name=words.quote, span=words) for a in cue.speakers))]

    def _opens(self, s: Sentence, label: list[int], told: list[int]) -> bool:
        """A label before what is said is a body by its name or by a noun for one, and no topic.

        A state is one where what is told is another's and elsewhere: "Lima: Chilean guards fired on patrol near Tacna".
        What opens with a day behind it is an item of a list: "Peru: On 5 May, …".
        """
        if s.index in self.layers.days:
            return False
        actors = self.speakers.actors(s, label[-1:])
        if len(label) == 1 and any(a.kind == "state" for a in actors) and not s.words[label[0]].isupper():
            verbs = [k for k in told if s.is_verb(k)]
            doers = self.speakers.actors(s, [t for k in verbs for t in s.surface_subject(k)])
            foreign = any(a.code and a.code != actors[0].code for a in doers)
            return foreign and any(p.sentence == s.index and p.token in told for p in self.layers.places)
        noun = s.tags[label[-1]].startswith("NNP") or s.lemmas[label[-1]] in self.lexicon.actor_nouns
        return any(a.kind == "organisation" or (noun and a.kind in _LABELLED - {"state"}) for a in actors)

    def _closes(self, s: Sentence, label: list[int]) -> bool:
        """A label behind what is said is whoever may be one, or sources that nobody names ("residents")."""
        kinds = _LABELLED | {"armed_group"}
        return s.lemmas[label[-1]] in self.words.sources or any(
            a.kind in kinds for a in self.speakers.actors(s, label[-1:])
        )

    def _adverb(self, s: Sentence, i: int, entry: CueEntry, position: Position) -> list[Cue]:
        """ "Reportedly shelled": of a verb its own clause, without clauses aside and what it came after."""
        head = s.heads[i]
        tokens = set(s.subtree(head))
        if entry.pos == "adv":
            told_apart = [k for k in tokens if k != head and self._stands_apart(s, k)]
            tokens -= {t for k in told_apart for t in s.subtree(k)}
        return [self._cue(s, i, entry, position, [], tokens)]

    def _stands_apart(self, s: Sentence, k: int) -> bool:
        """A relative clause, one with a subject of its own, or a phrase of what came before ("following a raid")."""
        aside = s.deps[k] in ("advcl", "conj") and s.kids_by(k, "nsubj", "nsubjpass")
        before = s.deps[k] == "prep" and s.lower[k] in self.lexicon.closed["backdrop"]
        return s.deps[k] == "relcl" or bool(aside) or before
