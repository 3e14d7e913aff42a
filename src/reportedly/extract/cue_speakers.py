"""Who speaks by a cue: its subject, whom the parse has put elsewhere, the author of a document, a bare noun."""

from collections.abc import Sequence
from dataclasses import replace

from ..lexicon.schema import ActorNoun
from ..model import Actor
from ..model.layers import Layers, Sentence
from .cues import CueWords

_ANYBODY = frozenset({None, "CVL", "UNK"})
_BODIES = frozenset({"organisation", "armed_group", "outlet"})
_BREAKS = frozenset({",", '"', "”", "''", "’", "'", "“", "-", "–", "—", "``"})
_EMPLOYERS = frozenset({"office", "force", "organisation", "armed_group"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_PERSONS = frozenset({"office", "force", "person", "unnamed"})


class CueSpeakers:
    """Speakers of one document's cues."""

    def __init__(self, words: CueWords) -> None:
        self.words, self.lexicon, self.layers = words, words.lexicon, words.layers
        self.last: tuple[int, tuple[Actor, ...]] = (0, ())
        """Sentence and speakers of the last cue that had any."""
        self.times = {(m.sentence, m.token) for m in words.layers.times}

    def actors(self, s: Sentence, tokens: Sequence[int]) -> tuple[Actor, ...]:
        return tuple(a for t in tokens for a in self.layers.actors.get((s.index, t), ()))

    def placed(self, s: Sentence, actor: Actor, speaker: Sequence[int], relays: tuple[Actor, ...]) -> Actor:
        """ "A source at the ministry" is the ministry's, "a police source" of the state of whoever passes it on.

        A person of whom no more is known is of the body that an apposition or "of" tells; "the Fijian president's
        office" is the president's.
        """
        if actor.kind == "person" and actor.sector is None:
            return self._of_body(s, actor, speaker)
        if actor.kind == "state" and actor.sector is None:
            owners = self.actors(s, [k for t in speaker[:1] for k in s.kids_by(t, "poss")])
            return replace(actor, sector=owners[0].sector) if owners and owners[0].kind == "office" else actor
        if actor.kind != "unnamed" or actor.code:
            return actor
        if actor.sector not in _ANYBODY:
            return replace(actor, code=state_of_relay(self.layers, relays))
        inside = [o for t in speaker for k in s.kids_by(t, "prep") for o in s.kids_by(k, "pobj")]
        office = next((a for a in self.actors(s, inside) if a.kind in _EMPLOYERS), None)
        return actor if office is None else replace(actor, code=office.code, sector=office.sector)

    def _of_body(self, s: Sentence, actor: Actor, speaker: Sequence[int]) -> Actor:
        """ "Ann Orr, a member of the rebel command", "Ann Orr of the Orr Brigade": with the body's state and sector."""
        posts = [k for t in speaker[:1] for k in (t, *s.kids_by(t, "appos"))]
        told = posts[1:] + [k for t in posts for k in s.fillers_of_prep(t, "of", "from", "for", "at")]
        bodies = (a for a in self.actors(s, told) if a.kind in _EMPLOYERS)
        body = next((a for a in bodies if a.code or a.ref or a.kind == "organisation"), None)
        return actor if body is None else replace(actor, code=actor.code or body.code, sector=body.sector)

    def author(self, s: Sentence, t: int) -> tuple[Actor, ...]:
        """Who speaks by a document ("a report published by X", "X's estimates"); without an author, its bare words."""
        if s.lemmas[t] not in self.words.saying_nouns:
            return self._makers(s, t) or (self._bare(s, t),)
        return self._makers(s, t) or self._just_spoken(s, t) or (self._bare(s, t),)

    def _makers(self, s: Sentence, t: int) -> tuple[Actor, ...]:
        """Who made or gathered a document or what is known, not who saw it."""
        if s.lemmas[t] not in self.words.saying_nouns | self.lexicon.closed["gathered"]:
            return ()
        clauses = [k for k in s.kids_by(t, "acl") if s.lemmas[k] not in self.lexicon.closed["seeing"]]
        made = [o for k in clauses for o in s.fillers_of_prep(k, "by")]
        owners = [o for k in s.kids_by(t, "poss") for o in s.conjuncts(k)]
        return self.actors(s, s.fillers_of_prep(t, "by", "from") or made or owners or self._giver(s, t))

    def _just_spoken(self, s: Sentence, t: int) -> tuple[Actor, ...]:
        """ "The army said …. The statement added": the statement is that of who spoke in the sentence before."""
        definite = [s.lower[k] for k in s.kids[t]] == ["the"] and s.lemmas[t] in self.lexicon.closed["own_paper"]
        return self.last[1] if definite and s.index - self.last[0] <= 1 else ()

    def _giver(self, s: Sentence, t: int) -> Sequence[int]:
        """ "X issued a statement saying …", "X confirmed the toll saying …": the words behind are X's."""
        verb = s.heads[t]
        entry = self.words.entry(s, verb) if s.deps[t] == "dobj" else None
        gives = entry is not None and entry.construction == "clause" and entry.position in ("asserts", "accepts")
        gives |= s.deps[t] == "dobj" and s.lemmas[verb] in self.lexicon.closed["giving_verb"]
        return s.surface_subject(verb) if gives and not s.is_passive(verb) else []

    def _bare(self, s: Sentence, t: int) -> Actor:
        """A speaker that is no known actor: by its words, without a code."""
        left = min([t, *(k for k in s.kids_by(t, "amod", "compound", "nmod", "nummod") if k < t)])
        span = self.layers.doc.span(s.starts[left], s.ends[t])
        owner = next((a for k in s.kids_by(t, "poss", "amod", "compound", "nmod") for a in self.actors(s, [k])), None)
        if owner is not None and owner.code:
            return Actor(span.quote, owner.ref, owner.code, owner.sector or "GOV", owner.kind, span)
        force = self._force_before(s, t) if s.lemmas[t] in self.lexicon.closed["own_paper"] else None
        if force is not None:
            return Actor(span.quote, None, None, force.sector, force.kind, span)
        return Actor(span.quote, None, None, None, "unnamed", span)

    def _force_before(self, s: Sentence, t: int) -> ActorNoun | None:
        """ "A military statement": the noun for a force or office that the word before the paper is."""
        words = [s.lemmas[k] for k in s.kids_by(t, "amod", "compound", "nmod")]
        nouns = (n for w in words for n in self.lexicon.actor_nouns.get(w, ()) if n.lemma == w)
        return next((n for n in nouns if n.kind in ("force", "office")), None)

    def speaker_of(self, s: Sentence, i: int) -> Sequence[int]:
        if self._is_lost_trailing(s, i):
            return [s.heads[i]]
        apart = self._described_apart(s, i)
        if apart is not None:
            return [apart]
        copula = self.words.copula(s, i)
        if copula is not None:
            return s.surface_subject(copula)
        apposed = self._apposed_before(s, i)
        if apposed is not None:
            return [apposed]
        if s.is_passive(i):
            return [t for t in s.fillers_of_prep(i, "by") if self.may_speak(s, t)]
        beside = self._beside_act(s, i)
        if beside:
            return beside
        described = self._described_before(s, i)
        cut_off = s.deps[i] == "advcl" and s.tags[i] in _FINITE and not s.kids_by(i, "nsubj", "nsubjpass", "mark")
        before = self._phrase_before(s, i) if cut_off else []
        found = [described] if described is not None else before or s.surface_subject(i) or self._phrase_before(s, i)
        found = self._behind_quote(s, i, found) or self._behind_name(s, i, found) or found
        if any(self._is_act(s, t) for t in found[:1]):
            return []
        speaking = [t for t in found if self.may_speak(s, t)] or self._named_first(s, i, found)
        speaking = [*self._first_of_two(s, i, speaking), *speaking]
        return speaking or [t for t in found[:1] if self._only_speaks(s, i, t)]

    def _first_of_two(self, s: Sentence, i: int, found: Sequence[int]) -> list[int]:
        """ "…, an official and two sources said": the official, whom the parse leaves with what stands before."""
        edge = min((t for k in found for t in s.subtree(k)), default=0) if len(found) == 1 else 0
        if edge < 3 or s.lower[edge - 1] != "and" or found[0] != i - 1 or s.heads[edge - 1] != edge - 2:
            return []
        first = edge - 2
        left = min(k for k in s.subtree(first) if k <= first)
        known = self.actors(s, [first]) or s.lemmas[first] in self.words.sources
        apart = s.lower[left - 1] in _BREAKS and first not in s.ancestors(found[0])
        return [first] if known and apart and self.may_speak(s, first) else []

    def _beside_act(self, s: Sentence, i: int) -> list[int]:
        """ "Troops shot ten, a nurse and a cook told reporters", "…, said a nurse": who speaks beside a comma.

        The parse joins the cue to the verb before without an "and", and gives it the subject of that one.
        """
        joined = s.deps[i] == "conj" and s.tags[i] in _FINITE and s.lemmas[i] in self.lexicon.closed["spoken"]
        if not joined or i < 4 or s.kids_by(i, "nsubj", "ccomp", "xcomp") or s.kids_by(s.heads[i], "cc"):
            return []
        if s.lower[i - 1] in _BREAKS:
            return [k for k in s.kids_by(i, "dobj") if k > i and self.may_speak(s, k)]
        before = [k for k in self._phrase_before(s, i) if any(a.kind for a in self.actors(s, [k]))]
        return before if before and s.lower[min(s.subtree(before[0])) - 1] in _BREAKS else []

    def _only_speaks(self, s: Sentence, i: int, t: int) -> bool:
        """ "The widow of a driver said": of some verbs whoever is the subject speaks, known or not."""
        silent = (s.index, t) in self.times or s.lemmas[t] in self.lexicon.closed["rule_text"]
        thing = s.lemmas[t] in self.lexicon.targets or s.lemmas[t] in self.lexicon.closed["place_noun"]
        says = s.lemmas[i] in self.lexicon.closed["spoken"] and (s.kids_by(i, "ccomp") or not s.kids_by(i, "dobj"))
        return bool(says) and s.tags[t] in ("NN", "NNS") and not (silent or thing)

    def _behind_quote(self, s: Sentence, i: int, found: Sequence[int]) -> list[int]:
        """Who stands between a quotation and the cue, where the parse takes the subject out of the quotation.

        "Its as if they never left" Ann Orr the head of the clinic told reporters.
        """
        ends = [b for a, b in self.layers.quotes if b <= s.starts[i] and any(a <= s.starts[t] < b for t in found)]
        between = range(next((k for k in range(i) if ends and s.starts[k] >= ends[0]), i), i)
        tops = [k for k in between if s.heads[k] not in between]
        return [k for k in tops if self.actors(s, [k]) and self.may_speak(s, k)][:1]

    def _behind_name(self, s: Sentence, i: int, found: Sequence[int]) -> list[int]:
        """ "Rebels shelled Orr, a source told reporters": the source, where the parse takes it for the place.

        So "police held Ann Orr, her lawyer said", where no comma closes what would describe her.
        """
        names = [t for t in found if s.tags[t] == "NNP"]
        told = [t for t in names if (s.index, t) not in self.layers.actors or any(map(s.is_verb, range(t)))]
        apposed = [k for t in told for k in s.kids_by(t, "appos") if s.lower[min(s.subtree(k)) - 1] == ","]
        return [k for k in apposed if max(s.subtree(k)) == i - 1 and self.actors(s, [k])]

    def _named_first(self, s: Sentence, i: int, found: Sequence[int]) -> list[int]:
        """ "Ann Orr the director of a clinic told reporters": the name, where the parse gives the verb two subjects.

        "The head of the clinic, Ann Orr, said": the name, where nothing is known of the office.
        """
        before = [k for k in s.kids_by(i, "nsubj") if found and k < found[0] and k not in found]
        apposed = [k for t in found for k in s.kids_by(t, "appos")]
        return [k for k in before + apposed if s.tags[k] == "NNP" and self.may_speak(s, k)][:1]

    def _described_before(self, s: Sentence, i: int) -> int | None:
        """Whom a relative clause before the cue describes, where the parse gives the cue another subject or none.

        "A trader [who fled the town] said", with "town" as subject; "…, a trader who asked not to be named said".
        """
        if s.tags[i] not in ("VBD", "VBZ", "VBP"):
            return None
        subjects = s.kids_by(i, "nsubj")
        edge = min((t for k in subjects for t in s.subtree(k)), default=i)
        if not 0 < edge <= i or s.lower[edge - 1] in _BREAKS:
            return None
        clauses = [a for a in (edge - 1, *s.ancestors(edge - 1)) if s.deps[a] == "relcl" and a < i]
        who = [a for a in clauses if any(s.tags[k] == "WP" for k in s.kids_by(a, "nsubj"))]
        cut = [a for a in who if not subjects or (a == edge - 1 and not s.kids_by(a, "dobj"))]
        return s.heads[cut[0]] if cut else None

    def _described_apart(self, s: Sentence, i: int) -> int | None:
        """ "…, Norway, which mediates, announced": whom a clause between commas describes right before the cue."""
        if i < 5 or s.lower[i - 1] != "," or s.tags[i] not in (*_FINITE, "VBN") or s.kids_by(i, "nsubj", "auxpass"):
            return None
        commas = [k for k in range(i - 1) if s.lower[k] == ","]
        last = commas[-1] - 1 if commas and s.tags[commas[-1] + 1] in ("WDT", "WP") else -1
        first = next((k + 1 for k in range(last, -1, -1) if s.lower[k] in _BREAKS), 0)
        return last if 0 < first <= last and (s.index, last) in self.layers.actors else None

    def _is_lost_trailing(self, s: Sentence, i: int) -> bool:
        """ "…, a rights group alleged on Friday": parsed as a participle, it ends the sentence behind its speaker."""
        if s.deps[i] != "acl" or s.tags[i] not in ("VBN", "VBD") or s.kids_by(i, "agent", "dobj", "ccomp", "xcomp"):
            return False
        head = s.heads[i]
        edge = min(t for t in s.subtree(head) if t <= head)
        ends = all(s.tags[t] in (".", ",", "''") or i in s.ancestors(t) for t in range(i + 1, self.words.cut))
        return i == head + 1 and ends and edge > 0 and s.lower[edge - 1] in _BREAKS

    def may_speak(self, s: Sentence, t: int) -> bool:
        """An actor, a report or statement, a witness: a law, a price or "its conduct" says nothing."""
        if (s.index, t) in self.times or self._is_act(s, t) or s.lemmas[t] in self.lexicon.closed["rule_text"]:
            return False
        actors = self.actors(s, [t])
        if actors and not self._is_thing_of(s, t):
            return any(a.kind is not None or a.code for a in actors)
        named = s.lemmas[t] in self.words.saying_nouns or s.lemmas[t] in self.words.sources
        return named or s.tags[t] in ("NNP", "PRP") or bool(self._makers(s, t))

    def _is_thing_of(self, s: Sentence, t: int) -> bool:
        """ "Its conduct", "Togo's use of force": what somebody has or does, and no word for people or a body."""
        owned = s.tags[t] in ("NN", "NNS") and s.kids_by(t, "poss")
        return bool(owned) and s.lemmas[t] not in self.lexicon.actor_nouns

    def _is_act(self, s: Sentence, t: int) -> bool:
        """A noun for violence: "the attacks claimed the lives of ten" tells nothing that the attacks said."""
        return s.lemmas[t] in self.lexicon.closed["anaphoric_noun"] and any(
            e.pos == "noun" and e.type == "ASSAULT" for e in self.lexicon.events.get(s.lemmas[t], ())
        )

    def _apposed_before(self, s: Sentence, i: int) -> int | None:
        """ "…, the justice minister, Ada Sow, said": office and name before a cue that lost its subject.

        So the name of a body and what it is: "…, Orr Watch, a rights group, said".
        """
        if i < 5 or s.lower[i - 1] != "," or s.tags[i] not in ("VBD", "VBZ", "VBP") or s.kids_by(i, "nsubj", "cc"):
            return None
        name, office = i - 2, s.heads[i - 2]
        if s.deps[name] != "appos" or s.deps[office] not in ("appos", "conj"):
            return None
        first = min(s.subtree(office))
        pair = all(a.kind in _PERSONS for t in (name, office) for a in self.actors(s, [t])[:1])
        bodies = all(a.kind in _BODIES for t in (name, office) for a in self.actors(s, [t])[:1])
        both = {(s.index, name), (s.index, office)} <= self.layers.actors.keys()
        return office if (pair or bodies) and both and first > 0 and s.lower[first - 1] in _BREAKS else None

    def _phrase_before(self, s: Sentence, i: int) -> Sequence[int]:
        """An actor right before a finite cue, where the parse lost the subject; of "a source in X" the source."""
        first = min([i, *(k for k in s.kids_by(i, "aux") if s.tags[k] in _FINITE)])
        last = first - 1
        if last > 2 and s.tags[last] == "-RRB-" and s.tags[last - 2] == "-LRB-":
            last -= 3
        if last < 0 or s.tags[first] not in _FINITE:
            return []
        whole = [a for a in s.ancestors(last) if s.tags[a].startswith("NN") and max(s.subtree(a)) == last]
        apart = [a for a in whole if (s.index, a) in self.layers.actors and s.lower[min(s.subtree(a)) - 1] in _BREAKS]
        if apart:
            return s.conjuncts(apart[-1])
        of = s.heads[s.heads[last]] if s.deps[last] == "pobj" else last
        if s.lemmas[of] in self.words.sources and max(s.subtree(of)) == last:
            return [of]
        return [last] if (s.index, last) in self.layers.actors else []

    def clause_start(self, s: Sentence, i: int, speaker: Sequence[int] | None = None) -> int:
        """First token of the cue's own clause: its speaker's phrase, or the cue where the speaker follows it."""
        speaker = self.speaker_of(s, i) if speaker is None else speaker
        return min([i, *(t for k in speaker for t in s.subtree(k) if t < i or k < i)])

    def is_outlet(self, s: Sentence, t: int) -> bool:
        return any(a.kind == "outlet" or a.sector == "JRN" for a in self.layers.actors.get((s.index, t), ()))


def state_of_relay(layers: Layers, relays: tuple[Actor, ...]) -> str | None:
    """The state of an agency that passes on unnamed officials, if the story names it: an agency abroad tells none."""
    codes = [r.code for r in relays if r.code]
    if not codes:
        return None
    named = {a.code for actors in layers.actors.values() for a in actors if a.sector != "JRN"}
    told_of = {layers.home, *named, *(m.place.country for m in layers.places)}
    return next((code for code in codes if code in told_of), None)
