"""Which rules look at which token: by the label of its arc, and by the word.

A token's rules are asked in order, those of its word first, until one mends it.
"""

from collections.abc import Callable
from typing import TypeAlias

from . import clauses, noun_phrases, saying
from .draft import Draft
from .words import MendingWords

Rule: TypeAlias = Callable[[Draft, int, MendingWords], bool]

BY_LABEL: dict[str, tuple[Rule, ...]] = {
    "acl": (
        saying.clause_of_the_claim,
        clauses.place_that_was_taken,
        noun_phrases.act_behind_its_kind,
        clauses.preposition_of_time,
    ),
    "advcl": (
        saying.goes_on_with_what_is_said,
        clauses.role_behind_as,
        clauses.subject_behind_as,
        noun_phrases.act_behind_its_kind,
        clauses.preposition_of_time,
    ),
    "advmod": (noun_phrases.number_of_the_noun, clauses.act_of_the_subject),
    "amod": (noun_phrases.nationals_counted, saying.act_that_is_denied, clauses.act_behind_had),
    "appos": (noun_phrases.second_of_three_names,),
    "aux": (clauses.act_of_the_subject, clauses.act_as_auxiliary, clauses.title_as_infinitive),
    "ccomp": (clauses.purpose, saying.subject_before_said),
    "compound": (
        noun_phrases.number_of_the_noun,
        clauses.subject_as_compound,
        clauses.name_as_compound,
        saying.act_that_is_denied,
    ),
    "conj": (
        noun_phrases.hurt_beside_the_dead,
        saying.goes_on_with_saying,
        clauses.verb_of_the_headline,
        clauses.subject_behind_as,
    ),
    "csubj": (clauses.object_of_light_gerund,),
    "dobj": (
        noun_phrases.nation_of_the_noun,
        noun_phrases.pair_before_a_noun,
        clauses.subject_of_what_is_denied,
        saying.speaker_behind,
    ),
    "nmod": (noun_phrases.forces_of_two_nations, saying.act_that_is_denied),
    "npadvmod": (noun_phrases.second_of_three_names,),
    "nsubj": (
        clauses.subject_of_auxiliary,
        noun_phrases.nation_of_the_noun,
        noun_phrases.number_of_the_noun,
        clauses.object_of_light_gerund,
        clauses.harmed_subject,
        noun_phrases.name_of_the_place,
        noun_phrases.some_among_them,
        saying.subject_before_speaker,
    ),
    "nsubjpass": (
        noun_phrases.nation_of_the_noun,
        noun_phrases.some_among_them,
    ),
    "nummod": (noun_phrases.number_of_the_noun, saying.act_that_is_denied),
    "pcomp": (clauses.preposition_of_time, clauses.foe_that_does),
    "pobj": (
        noun_phrases.nation_of_the_noun,
        noun_phrases.act_behind_its_name,
    ),
    "prep": (saying.who_is_blamed, saying.act_that_was_fatal, clauses.object_of_particle),
    "relcl": (clauses.act_that_harmed, saying.clause_of_the_claim),
    "xcomp": (clauses.purpose, clauses.preposition_of_time),
}

_BY_WORD: dict[str, tuple[Rule, ...]] = {
    "as": (saying.claim_called_false, saying.claim_behind_what_it_is_called),
    "by": (saying.who_calls_it_so, clauses.doer_behind_the_name),
    "including": (clauses.act_among_the_steps,),
    "of": (noun_phrases.of_the_noun_before, saying.charge_of_the_accused),
    **dict.fromkeys(("'s", "’s"), (noun_phrases.owners_in_a_list,)),
    **dict.fromkeys("-–—/", (noun_phrases.names_side_by_side,)),
}


def rules_by_word(words: MendingWords) -> dict[str, tuple[Rule, ...]]:
    """Rules by a word in lower case: those of grammar, and one for each word for what is untrue."""
    return {**dict.fromkeys(words.untrue_heads, (saying.what_a_claim_is_called,)), **_BY_WORD}
