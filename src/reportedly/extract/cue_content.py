"""What a cue says: the tokens that its speaker's words cover, and what beside them is the outlet's or another's."""

from ..lexicon.schema import CueEntry
from ..model.layers import Sentence
from .cue_speakers import CueSpeakers
from .cues import CueWords

_BREAKS = frozenset({",", '"', "”", "''", "’", "'", "“", "-", "–", "—", "``"})
_MAIN_CLAUSES = frozenset({"ROOT", "ccomp", "conj", "parataxis"})
_UNBOUND = frozenset({"ROOT", "parataxis", "ccomp", "conj", "dep", "relcl", "advcl"})


class CueContent:
    """Content of one document's cues."""

    def __init__(self, words: CueWords, speakers: CueSpeakers) -> None:
        self.words, self.speakers = words, speakers
        self.lexicon, self.layers = words.lexicon, words.layers

    def limited(self, s: Sentence, i: int, tokens: set[int]) -> set[int]:
        """The tokens with the quotations beside them, without what the outlet or another speaker adds."""
        tokens = tokens | self._own_quotes(s, i, tokens)
        tokens -= self._backdrop(s, i, tokens) | self._own_acts(s, i, tokens) | self._set_against(s, i, tokens)
        tokens -= self._said_aside(s, i, tokens) | self._told_of_before(s, i, tokens)
        return self._up_to_semicolon(s, i, tokens)

    def _backdrop(self, s: Sentence, i: int, tokens: set[int]) -> set[int]:
        """ "X says that it will leave following raids by Y": what moves a plan is told by the outlet."""
        last = max((t for t in tokens if s.tags[t] not in (".", "''")), default=0)
        for k in sorted(tokens):
            if s.lower[k] not in self.lexicon.closed["backdrop"] or s.deps[k] not in ("prep", "mark"):
                continue
            clause = s.heads[k] if s.deps[k] == "mark" else k
            verbs = [a for a in s.ancestors(clause) if s.is_verb(a) and a in tokens]
            past = any(s.tags[t] in ("VBD", "VBN") for v in verbs for t in (v, *s.verb_group(v)))
            if verbs and k > i and not past and max(s.subtree(clause)) >= last:
                return set(s.subtree(clause))
        return set()

    def _told_of_before(self, s: Sentence, i: int, tokens: set[int]) -> set[int]:
        """ "X said it had left, a day after Y shelled it": behind the comma the outlet tells what came before."""
        last = max((t for t in tokens if s.tags[t] not in (".", "''")), default=0)
        for k in (k for k in tokens if k > i and s.deps[k] == "advcl" and s.kids_by(k, "nsubj", "nsubjpass")):
            own = s.subtree(k)
            since = any(s.lower[m] in self.lexicon.closed["backdrop"] for m in s.kids_by(k, "mark"))
            long = any((s.index, t) in self.words.times or s.tags[t] in ("NN", "NNS") for t in s.kids_by(k, "npadvmod"))
            if since and long and s.lower[own[0] - 1] == "," and own[-1] >= last:
                return set(own)
        return set()

    def _own_acts(self, s: Sentence, i: int, tokens: set[int]) -> set[int]:
        """ "X said that talks would go on and ordered a raid": "ordered" goes on with "said", not with "go"."""
        if s.tags[i] != "VBD":
            return set()
        past = [k for k in tokens if s.deps[k] == "conj" and s.tags[k] == "VBD"]
        acts = [
            k for k in past
            if (not s.kids_by(k, "nsubj") and s.tags[s.heads[k]] == "VB" and s.kids_by(s.heads[k], "aux"))
            or self._is_main_beside(s, k)
        ]  # fmt: skip
        return {t for k in acts for t in s.subtree(k)}

    def _is_main_beside(self, s: Sentence, k: int) -> bool:
        """ "X denied that it had fired, and Y closed the border": what is said has one tense, the outlet another."""
        above, own = s.heads[k], s.kids_by(k, "nsubj", "nsubjpass")
        told = [above] if s.deps[above] == "ccomp" else s.kids_by(above, "ccomp")
        before = any(s.lower[a] == "had" for v in told for a in s.kids_by(v, "aux"))
        first = min(s.subtree(k))
        apart = first > 1 and s.lower[first - 1] in ("and", "but") and s.lower[first - 2] == ","
        named = any(s.tags[t] != "PRP" for t in own) and s.lower[first] != "that"
        return before and apart and named and not s.kids_by(k, "aux", "auxpass")

    def _said_aside(self, s: Sentence, i: int, tokens: set[int]) -> set[int]:
        """ "X denied harbouring rebels, whom Y blames for a raid": behind the comma the outlet tells what Y says."""
        clauses = [k for k in tokens if k > i and s.deps[k] == "relcl" and s.lemmas[k] in self.lexicon.cues]
        others = [k for k in clauses if any(s.tags[n] not in ("WP", "WDT") for n in s.kids_by(k, "nsubj"))]
        aside = [k for k in others if s.lower[min(s.subtree(k)) - 1] == ","]
        return {t for k in aside for t in s.subtree(k)}

    def _set_against(self, s: Sentence, i: int, tokens: set[int]) -> set[int]:
        """ "X said it had left, while Y claimed …": what another says beside it is none of X's words.

        Nor is what the outlet adds behind a comma: "X said it would stay, as raids go on".
        """
        clauses = [k for k in tokens if k > i and s.deps[k] == "advcl" and s.kids_by(k, "nsubj", "nsubjpass", "expl")]
        beside = [
            k for k in clauses
            if self._is_added(s, k, tokens)
            or (any(s.lower[m] in self.lexicon.closed["contrast"] for m in s.kids_by(k, "mark"))
            and any(e.construction == "clause" for e in [self.words.entry(s, k)] if e is not None))
        ]  # fmt: skip
        return {t for k in beside for t in s.subtree(k)}

    def _is_added(self, s: Sentence, k: int, tokens: set[int]) -> bool:
        """A clause with "as" behind a comma that ends what is said, outside a quotation."""
        own = s.subtree(k)
        first, last = min(own), max((t for t in tokens if s.tags[t] not in (".", "''")), default=0)
        cut_off = first > 0 and s.lower[first - 1] == "," and max(own) >= last
        quoted = any(a <= s.starts[k] < b for a, b in self.layers.quotes)
        return cut_off and not quoted and s.lower[first] in self.lexicon.closed["at_once"]

    def _up_to_semicolon(self, s: Sentence, i: int, tokens: set[int]) -> set[int]:
        """What is said ends at a semicolon behind which a main clause has a subject of its own and no "that".

        It starts at one before which somebody else says something, or behind which it is all told.
        """
        said = [k for k in tokens if k < i and s.is_verb(k) and self._speaks(s, k)]
        whole = [k for k in s.kids_by(i, "ccomp") if k > i and len(s.subtree(k)) > 3]
        before = [k for k in range(i) if s.lower[k] == ";" and (whole or any(t < k for t in said))]
        tokens = {t for t in tokens if t > before[-1]} if before else tokens
        for end in (k for k in sorted(tokens) if k > i and s.lower[k] == ";"):
            verbs = [k for k in range(end, len(s)) if s.is_verb(k) and s.deps[k] in _MAIN_CLAUSES]
            if any(s.kids_by(k, "nsubj", "nsubjpass") for k in verbs) and "that" not in s.lower[end : end + 3]:
                return {t for t in tokens if t < end}
        return tokens

    def _speaks(self, s: Sentence, k: int) -> bool:
        entry = self.words.entry(s, k)
        return entry is not None and entry.construction in ("clause", "accuse") and bool(s.kids_by(k, "nsubj"))

    def complement(self, s: Sentence, i: int, entry: CueEntry) -> set[int]:
        """Clauses, gerunds and event objects below the cue, without the speaker and the saying's own adjuncts."""
        found: set[int] = set()
        copula = self.words.copula(s, i)
        for k in [*s.kids[i], *(s.kids_by(copula, "ccomp") if copula is not None else ())]:
            dep = s.deps[k]
            if self._is_hearer(s, i, k):
                continue
            if k >= self.words.cut:
                for inner in s.kids_by(k, "ccomp"):
                    if i < inner < self.words.cut:
                        found.update(s.subtree(inner))
                continue
            if (
                dep in ("ccomp", "xcomp")
                or (dep == "acl" and not s.is_verb(i))
                or (dep in ("dobj", "attr") and not self.speakers.is_outlet(s, k) and s.tags[k] not in ("PRP", "WDT"))
                or (dep == "prep" and s.lower[k] in ("with", "of", "to") and s.kids_by(k, "pcomp"))
                or (dep == "prep" and s.lower[k] in ("of", "about") and s.lower[k] in entry.needs)
                or (dep == "advmod" and bool(s.kids_by(k, "nummod")))  # "counted eight dead"
            ) or (dep == "conj" and s.kids_by(k, "nsubj", "nsubjpass") and found and self._is_told(s, k)):
                found.update(s.subtree(k))
            elif dep == "prep" and k > i and (told := self._told_behind(s, k)):
                found.update(told)
            elif dep == "prep" and s.lower[k] == "as" and s.lemmas[i] in self.lexicon.closed["quoting"]:
                found.update(self._quoted_as(s, k))
        if entry.basis == "document" and not s.is_passive(i) and not s.kids_by(i, "ccomp", "xcomp"):
            found.update(self._around_counted(s, i))
        if s.is_passive(i) and not found and s.lemmas[i] not in self.lexicon.closed["quoting"]:
            for k in s.kids_by(i, "nsubjpass"):
                found.update(s.subtree(k))
        return found

    def _around_counted(self, s: Sentence, i: int) -> set[int]:
        """ "Recorded six deaths in raids by X": what the parser hangs on the counting tells of what is counted."""
        counted = [k for k in s.kids_by(i, "dobj") if s.tags[k] not in ("PRP", "WDT")]
        behind = [k for k in s.kids_by(i, "prep", "agent") if counted and k > counted[-1]]
        return {t for k in behind for t in s.subtree(k)}

    def _told_behind(self, s: Sentence, k: int) -> set[int]:
        """ "Said at a briefing [that rebels had left]": a clause with a subject that is none of the noun before it.

        So "said in a video posted online [that …]".
        """
        found: set[int] = set()
        for n in s.kids_by(k, "pobj"):
            occasion = s.lemmas[n] in self.lexicon.closed["occasion_noun"]
            posted = [c for v in s.kids_by(n, "acl") if s.tags[v] == "VBN" for c in s.kids_by(v, "ccomp")]
            for c in (*s.kids_by(n, "relcl", "acl", "ccomp"), *posted):
                that = s.subtree(c)[0]
                subject = any(t > that for t in s.kids_by(c, "nsubj", "nsubjpass", "expl"))
                if s.lower[that] == "that" and subject and (occasion or s.deps[that] == "mark"):
                    found.update(s.subtree(n if s.lemmas[n] in self.words.saying_nouns else c))
        return found

    def _is_hearer(self, s: Sentence, i: int, k: int) -> bool:
        """ "…, the chief told a news conference", "quoted the chief as saying": neither is said."""
        if s.deps[k] == "dobj" and s.lemmas[i] in self.lexicon.closed["quoting"]:
            ways = [p for a in s.kids_by(i, "prep") if s.lower[a] == "as" for p in s.kids_by(a, "pcomp")]
            return any(s.lemmas[p] in self.lexicon.cues for p in ways)
        told = s.deps[k] == "dobj" and s.lemmas[i] in self.lexicon.closed["told_to"]
        return told and s.lemmas[k] not in self.words.saying_nouns and not any(map(s.is_verb, s.subtree(k)))

    def _quoted_as(self, s: Sentence, k: int) -> set[int]:
        """What stands below "as saying that …"; of any other word behind "as" the phrase itself."""
        said = [p for p in s.kids_by(k, "pcomp") if self.lexicon.cues.get(s.lemmas[p])]
        inner = [c for p in said for c in s.kids_by(p, "ccomp", "xcomp", "dobj", "prep")]
        return {t for c in inner if s.lower[c] != "by" for t in s.subtree(c)} if said else set(s.subtree(k))

    def _is_told(self, s: Sentence, k: int) -> bool:
        """A verb beside that of saying goes on with what is said, unless it is itself one of saying."""
        return (
            s.is_verb(k) and self.words.entry(s, k) is None and not (s.tags[k] == "VBD" and self._is_main_beside(s, k))
        )

    def before(self, s: Sentence, i: int, start: int) -> set[int]:
        """ "…, X said": all that stands before the cue's own clause, where nothing but adjuncts follows it."""
        if all(s.lower[t] in _BREAKS for t in range(start)):
            return set()
        behind = [
            k for k in s.kids[i] if i < k < self.words.cut and s.deps[k] in ("ccomp", "xcomp") and len(s.subtree(k)) > 3
        ]
        if behind:
            return set()
        before = s.lower[start - 1]
        if before not in _BREAKS and not self._unpunctuated(s, i, start):
            return set()
        return set(range(0, start))

    def interrupted(self, s: Sentence, i: int, start: int) -> set[int]:
        """ "Rebels, the army said, had left": what the words between commas stand in is said, on both sides of them."""
        between = s.stands_between(i)
        head = s.heads[s.heads[i]] if between else s.heads[i]
        if not (between or s.deps[i] == "parataxis") or head < i or start == 0 or s.lower[start - 1] != ",":
            return set()
        if ";" in s.lower[i:head]:
            return set()  # "…, X said; Y denied it"
        own = s.subtree(i)
        others = [t for k in s.kids_by(head, "conj") if s.kids_by(k, "nsubj", "nsubjpass") for t in s.subtree(k)]
        return set(s.subtree(head)).difference(own, others)

    def _unpunctuated(self, s: Sentence, i: int, start: int) -> bool:
        """Texts without commas: the cue ends the sentence and its clause hangs on what stands before."""
        rest = [t for t in range(i + 1, self.words.cut) if s.tags[t] not in (".", ",", "''", '"')]
        return start > 4 and len(rest) <= 4 and (s.deps[i] in _UNBOUND or (s.deps[i] == "acl" and s.tags[i] == "VBD"))

    def _own_quotes(self, s: Sentence, i: int, tokens: set[int]) -> set[int]:
        """Quotations of the sentence that the cue stands beside: "A," X said. "B"."""
        found: set[int] = set()
        here = s.starts[i]
        for start, end in self.layers.quotes:
            if start < s.end and end > s.start and not start <= here < end and end - start > 15:
                inside = set(s.tokens_in(start, end))
                if inside & tokens or s.lemmas[i] in ("say", "add", "tell", "write", "state"):
                    found |= inside
        return found

    def points_back(self, s: Sentence, i: int) -> bool:
        """The object is a noun of saying without content, or a pronoun: "denied the charge", "confirmed it".

        So is that of "confessed to it", "said the same", "admitted as much".
        """
        for k in (*s.kids_by(i, "dobj", "nsubjpass", "pobj"), *s.fillers_of_prep(i, "to")):
            much = s.lower[k] == "much" and any(s.lower[m] == "as" for m in s.kids[k])
            if (s.lower[k] == "same" and s.is_definite(k)) or much:
                return True
            if s.lower[k] in ("it", "this", "that", "them", "all") and s.tags[k] != "WDT":
                return not self._is_put(s, i)
            act = any(e.type not in (None, "ACCUSE") for e in self.lexicon.events.get(s.lemmas[k], ()))
            new = any(s.lower[d] in ("a", "an") for d in s.kids_by(k, "det"))  # "announced a truce"
            told_now = act and (new or (s.tags[k] in ("NN", "NNS") and not s.kids_by(k, "det", "poss")))
            if s.lemmas[k] in self.words.saying_nouns and not told_now and not s.kids_by(k, "acl", "ccomp", "relcl"):
                return True
        return False

    def _is_put(self, s: Sentence, i: int) -> bool:
        """ "Added it to a list", not "confirmed it to an agency": nobody is told."""
        told = s.fillers_of_prep(i, "to")
        return bool(told) and not any((s.index, t) in self.layers.actors for t in told)

    def names_act(self, s: Sentence, i: int) -> bool:
        """ "Confirmed the withdrawal": the object is a bare noun for an act that is known."""
        return any(
            s.is_definite(k) and len(s.kids[k]) == 1 and any(e.type for e in self.lexicon.events.get(s.lemmas[k], ()))
            for k in s.kids_by(i, "dobj")
        )

    def toll_behind(self, s: Sentence, i: int, content: set[int]) -> set[int]:
        """ "accuses X of raiding villages, killing ten": the participle of a toll goes on with the content."""
        behind = [k for k in s.subtree(i) if content and k > max(content) and s.deps[k] in ("advcl", "acl")]
        tolls = [k for k in behind if s.tags[k] == "VBG" and s.lemmas[k] in self.lexicon.counted]
        return {t for k in tolls for t in s.subtree(k)}
