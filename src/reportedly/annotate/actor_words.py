"""The closed word lists by which phrases refer to actors."""

from dataclasses import dataclass

from ..datafile import load_yaml


@dataclass(frozen=True, slots=True)
class ActorWords:
    """Closed word lists of `lexicon/en/reference_words.yaml`."""

    speaker: frozenset[str]
    person: frozenset[str]
    thing: frozenset[str]
    many: frozenset[str]
    quantifiers: frozenset[str]
    posts: frozenset[str]
    abroad: frozenset[str]
    above: frozenset[str]
    generic_group: frozenset[str]
    generic_state: frozenset[str]
    one_a_state: frozenset[str]
    of_police_too: frozenset[str]
    international: frozenset[str]
    place_prepositions: frozenset[str]
    not_belonging: frozenset[str]
    seated: frozenset[str]
    siding: frozenset[str]
    opposing: frozenset[str]
    registered: frozenset[str]
    third_party: frozenset[str]
    leading_verbs: frozenset[str]
    state_role_words: frozenset[str]
    other_side: frozenset[str]
    joint: frozenset[str]
    joint_kinds: frozenset[str]
    elliptic: frozenset[str]
    reciprocal: frozenset[str]
    helped: frozenset[str]
    neighbouring: frozenset[str]
    examples: frozenset[str]
    directions: frozenset[str]
    kin: frozenset[str]
    bodies: dict[str, str]
    coalitions: dict[str, str]

    @property
    def standing(self) -> frozenset[str]:
        """Words that are no nouns for anybody, and stand for somebody all the same: "most of", "the head of"."""
        return self.quantifiers | self.posts | self.elliptic


def load_actor_words() -> ActorWords:
    """The lists that reference resolution uses."""
    raw = load_yaml("lexicon/en/reference_words.yaml", dict[str, list[str] | dict[str, str]])
    bodies, coalitions = raw.pop("bodies"), raw.pop("coalitions")
    assert isinstance(bodies, dict) and isinstance(coalitions, dict)
    lists = {key: frozenset(words) for key, words in raw.items()}
    return ActorWords(**lists, bodies=bodies, coalitions=coalitions)
