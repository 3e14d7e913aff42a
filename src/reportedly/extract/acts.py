"""Keeps the content of speech acts apart: what is demanded, threatened, promised or refused did not happen by it."""

from collections.abc import Container
from dataclasses import replace

from ..model.layers import Sentence
from .cues import Cue
from .triggers import Trigger

_CLAUSES = ("xcomp", "ccomp", "pcomp", "conj")
_CONDITIONS = frozenset({"if", "unless", "until"})
_AWAY = frozenset({"out", "away", "back"})
_SPEECH_ACTS = frozenset({"REQUEST", "THREATEN", "REJECT", "AGREE", "CONCEDE", "SUPPORT"})
_PLANNING = frozenset({"AGREE", "REQUEST"})
_ONE_SIDED = frozenset({"ASSAULT", "COERCE", "SANCTION", "MOBILIZE"})
_AIMS = {
    "REQUEST": {"RETREAT": "yield", "CONCEDE": "yield", "CONSULT": "meet", "AID": "assist"},
    "REJECT": {"RETREAT": "yield", "CONCEDE": "yield", "CONSULT": "meet", "AID": "assist"},
    "THREATEN": {"ASSAULT": "violence"},
}
"""Modes of what is said, by the type of what it asks for, refuses or threatens."""


def split_complements(
    s: Sentence, triggers: list[Trigger], rows: list[Cue], planned: Container[str]
) -> tuple[list[Trigger], list[tuple[Trigger, Trigger]]]:
    """Triggers that are events of their own, and the others each with the speech act whose content it is.

    What somebody "apologised for" has happened, and what he "took back" he had said. Who "announced plans to expel X"
    agrees to nothing: that is told by its content. planned: nouns for what one means to do.
    """
    for t in [t for t in triggers if t.entry.type in _ONE_SIDED and s.deps[t.anchor] in ("acl", "xcomp")]:
        plan = s.heads[t.anchor]
        tells = s.lemmas[plan] in planned and s.deps[plan] == "dobj" and s.is_verb(t.token)
        triggers = [a for a in triggers if not (tells and a.anchor == s.heads[plan] and a.entry.type in _PLANNING)]
    apart = (c for c in rows if c.entry.construction == "responsibility" or c.position == "retracts")
    owning = {c.token for c in apart if c.s is s}
    acts = {t.anchor: t for t in triggers if t.entry.type in _SPEECH_ACTS and t.token not in owning}
    nouns = {t.token for t in acts.values()}
    kept, content = [], []
    for t in triggers:
        is_act = acts.get(t.anchor) is t
        above = _governing_act(s, t.anchor if is_act else t.token, acts, nouns)
        if above is not None and above.token != t.token:
            content.append((t, above))
        else:
            kept.append(t)
    return kept, content


def find_aim(act: Trigger, content: list[Trigger], yielding: Container[str]) -> Trigger:
    """The act with the mode of its content: "asked X to withdraw" asks it to yield, "rejected talks" refuses to meet.

    yielding: verbs of giving way, whatever their object: "to end its raids".
    """
    modes = _AIMS.get(act.entry.type or "", {})
    if not modes or act.entry.mode is not None:
        return act
    s, below = act.s, act.s.kids_by(act.anchor, "xcomp", "ccomp", "advcl", "acl")
    asked = next((k for k in below if k > act.token and s.is_verb(k)), None)
    if asked is not None and s.lemmas[asked] in yielding:
        return replace(act, aim="yield") if "yield" in modes.values() else act
    near = (t for t in content if asked is None or t.anchor == asked or asked not in s.ancestors(t.anchor))
    return replace(act, aim=next((modes.get(t.entry.type or "") for t in near), None))


def _governing_act(s: Sentence, i: int, acts: dict[int, Trigger], nouns: set[int]) -> Trigger | None:
    if s.deps[i] == "relcl" and _is_past(s, i):  # "backed the gunmen who killed ten"
        return None
    child = i
    for a in s.ancestors(i):
        dep = s.deps[child]
        if a in acts or a in nouns:
            act = acts.get(a) or next(t for t in acts.values() if t.token == a)
            linked = dep in ("ccomp", "xcomp", "acl", "pcomp", "dobj", "oprd") or _is_condition(s, child, act)
            if dep == "prep" and s.lower[child] in ("for", "to", "of", "on", "from", "against", "with"):
                linked = act.entry.type in ("REQUEST", "REJECT", "THREATEN") or s.deps[i] == "pcomp"
                linked = linked or (
                    act.entry.type in ("AGREE", "CONCEDE", "SUPPORT") and s.lower[child] in ("to", "on", "for")
                )
            if act.entry.type == "REJECT" and s.lower[child] in _AWAY:  # "walked out of talks"
                linked = True
            return act if linked else None
        if s.is_verb(a) and s.deps[a] not in _CLAUSES and dep not in (*_CLAUSES, "dobj", "prep", "pobj"):
            return None
        child = a
    return None


def _is_past(s: Sentence, v: int) -> bool:
    """ "Who shelled", "that were shelled": what has happened, not "that would shell"."""
    return s.tags[v] == "VBD" or any(s.tags[k] == "VBD" for k in s.kids_by(v, "aux", "auxpass"))


def _is_condition(s: Sentence, v: int, act: Trigger) -> bool:
    """ "threatened sanctions unless Y agrees": what a threat is to bring about."""
    told = act.entry.type == "THREATEN" and s.deps[v] == "advcl"
    return told and any(s.lower[k] in _CONDITIONS for k in s.kids_by(v, "mark"))


def _declines(t: Trigger, cue: Cue) -> bool:
    """Whether a trigger is the word of a cue of not answering, the verb below it, or the call that got no answer."""
    if cue.entry.construction != "response" or cue.s is not t.s:
        return False
    if t.entry.type in ("CONSULT", "REQUEST") and t.token in t.s.surface_subject(cue.token):
        return True
    below = t.s.deps[t.token] == "xcomp" and t.s.heads[t.token] == cue.token
    return cue.position == "declines" and (t.token == cue.token or below)


def _only_names(t: Trigger) -> bool:
    """ "Condemned what it called a massacre": the word for it."""
    objects = t.s.kids_by(t.token, "dobj", "nsubj", "oprd")
    return t.s.deps[t.token] in ("ccomp", "pcomp", "relcl") and any(t.s.lower[k] == "what" for k in objects)


def only_says(t: Trigger, rows: list[Cue]) -> bool:
    """ "agreed that the bridge had been hit": a verb of agreeing with a past clause reports, it agrees to nothing.

    "Speaking by telephone, a nurse said": nor do the two who speak consult. "Refused to be drawn", "declined to
    discuss": nor is anything refused or discussed by who declines to answer.
    """
    if any(_declines(t, c) for c in rows) or (t.entry.type == "ACCUSE" and _only_names(t)):
        return True
    if t.entry.type == "CONSULT" and t.s.tags[t.token] == "VBG" and t.s.deps[t.token] == "advcl":
        return any(c.token == t.s.heads[t.token] and c.s is t.s for c in rows)
    if t.entry.type not in ("AGREE", "CONCEDE", "SUPPORT") or not any(c.token == t.token and c.s is t.s for c in rows):
        return False
    return any(
        t.s.tags[k] == "VBD" or any(t.s.lower[a] in ("had", "was", "were") for a in t.s.kids_by(k, "aux", "auxpass"))
        for k in t.s.kids_by(t.token, "ccomp")
    )
