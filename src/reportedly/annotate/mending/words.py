"""The words by which a misreading is told, gathered from the lexicon once."""

from ...lexicon import Lexicon
from ..word_classes import WordClasses

_SPEECH = frozenset({"REQUEST", "ACCUSE", "THREATEN", "REJECT"})
"""Types of acts that are done by words."""


class MendingWords:
    """Lemmas by what they mean, unless said otherwise."""

    def __init__(self, lexicon: Lexicon, classes: WordClasses) -> None:
        self.light, self.with_purpose = lexicon.closed["light_verb"], lexicon.closed["purpose_verb"]
        self.earlier, self.place_nouns = lexicon.closed["earlier_participle"], lexicon.closed["place_noun"]
        self.harming, self.verbs, self.doers = classes.harming, classes.verbs, classes.doers
        self.violent_nouns, self.event_nouns = classes.violent_nouns, classes.event_nouns
        self.actor_nouns, self.harm = classes.actor_nouns, lexicon.closed["mere_toll"]
        self._read_cues(lexicon, classes)
        self._read_events(lexicon)
        self._read_actor_nouns(lexicon)

    def verb_of(self, gerund: str) -> str | None:
        """The verb of an event of which the word is the gerund."""
        stem = gerund.removesuffix("ing")
        known = (verb for verb in (stem, stem + "e", stem[:-1]) if verb in self.verbs)
        return next(known, None) if stem != gerund else None

    def lemma_as(self, tag: str, lower: str) -> str:
        """The lemma of a word, given in lower case, that was given another tag."""
        if tag == "NNS":
            return lower.removesuffix("s")
        return self.verb_of(lower) or lower if tag == "VBG" else lower

    def _read_cues(self, lexicon: Lexicon, classes: WordClasses) -> None:
        """blaming: verbs by the preposition of whom they blame, blames: their objects; calling: "called reports a lie";
        owning: denying or owning up to what a gerund tells.
        """
        cues = [e for entries in lexicon.cues.values() for e in entries]
        self.saying = classes.saying
        self.accusing = {e.lemma for e in cues if e.construction == "accuse" and e.pos == "verb"}
        pinned = [(e, k) for e in cues if e.construction == "accuse" for k, v in e.needs.items() if "@actor" in v]
        self.blaming = {k: {e.lemma for e, other in pinned if other == k} for _, k in pinned}
        self.blames = {o for e in cues if e.lemma in {e.lemma for e, _ in pinned} for o in e.needs.get("obj", ())}
        self.refusing = {e.lemma for e in cues if e.pos == "verb" and e.position == "denies"}
        self.answering = self.saying | self.refusing
        self.owning = {e.lemma for e in cues if e.construction == "clause" and e.position in ("denies", "accepts")}
        self.calling = {e.lemma for e in cues if e.construction == "reject" and "xcomp" in e.needs}
        self.claims = {e.lemma for e in cues if e.pos == "noun"}
        self.telling = lexicon.closed["told_to"] | lexicon.closed["heard_by"]
        self.own_words = {e.lemma for e in cues} | lexicon.closed["speaking_verb"]
        self.untrue = lexicon.untrue
        self.untrue_heads = {w.split()[-1] for w in lexicon.untrue}

    def _read_events(self, lexicon: Lexicon) -> None:
        """speech: whatever is done by words; phrasal, states: the particles and states that a verb asks for."""
        rows = lexicon.events.items()
        acts = {w for w, entries in rows if any(e.pos == "verb" and e.type in _SPEECH for e in entries)}
        self.answers = self.answering | self.accusing
        self.speech = self.answers | acts
        self.seizing = {w for w, entries in rows if any(e.mode == "seize" for e in entries)}
        self.phrasal = {
            w: frozenset(p for e in entries if "obj" in e.needs for p in e.needs.get("prt", ())) for w, entries in rows
        }
        self.states = {
            w: frozenset(v for e in entries if e.mode == "abduct" for v in e.needs.get("xcomp", ()))
            for w, entries in rows
        }
        self.state_words = frozenset[str]().union(*self.states.values())

    def _read_actor_nouns(self, lexicon: Lexicon) -> None:
        """bodies: forces and offices that are no single person; titles: offices that are one."""
        rows = lexicon.actor_nouns.items()
        self.titles = {w for w, entries in rows if any(e.person and e.kind == "office" for e in entries)}
        self.bodies = {
            w for w, entries in rows if any(e.kind == "force" or (e.kind == "office" and not e.person) for e in entries)
        }
