"""What counts as the same claim when a text has other states, and that texts are exchanged whole."""

from collections.abc import Iterable

import pytest

from reportedly.engine import code_documents
from reportedly.evaluate.gold import Case
from reportedly.evaluate.invariance import Outcome, judge_texts, score_invariance
from reportedly.model import Coding, Document

SHELLED = Case("t1", "Armenia said on Monday that Azerbaijani troops had shelled a base near Yeghegnadzor.")


class Coder:
    """The engine, with the texts that it was given and without the claims of some."""

    def __init__(self, blind_to: str = "\n") -> None:
        self.texts: list[str] = []
        self.blind_to = blind_to

    def __call__(self, docs: Iterable[Document]) -> list[Coding]:
        texts = list(docs)
        self.texts += [doc.text for doc in texts]
        hidden = [d.text if self.blind_to not in d.text else "Nothing." for d in texts]
        return list(code_documents([type(d)(**{**_fields(d), "text": t}) for d, t in zip(texts, hidden, strict=True)]))


def _fields(doc: Document) -> dict[str, object]:
    return {name: getattr(doc, name) for name in type(doc).__dataclass_fields__}


def judge(case: Case, coder: Coder) -> Outcome:
    return next(judge_texts([case], coder))


def test_names_capitals_and_towns_give_way_to_those_of_other_states() -> None:
    coder = Coder()
    outcome = judge(SHELLED, coder)
    assert coder.texts[1] == "Peru said on Monday that Ecuadorian troops had shelled a base near Arequipa."
    assert len(coder.texts) == 11
    assert (outcome.same, outcome.total) == (10, 10)


def test_articles_go_with_the_names() -> None:
    coder = Coder()
    judge(Case("t1", "The Gambia expelled an Armenian envoy on Monday. The Gambia gave no reason."), coder)
    assert coder.texts[1] == "Peru expelled an Ecuadorian envoy on Monday. Peru gave no reason."
    assert coder.texts[2] == "Kenya expelled a Ugandan envoy on Monday. Kenya gave no reason."


def test_claim_that_only_one_form_gives_is_a_failure() -> None:
    outcome = judge(SHELLED, Coder(blind_to="Kenya"))
    assert (outcome.same, outcome.total) == (9, 10)
    report = score_invariance("invariance", [SHELLED], [outcome])
    assert report.measures["same_claim"].value == pytest.approx(0.9)
    assert [f.id for f in report.failures] == ["t1"]


@pytest.mark.parametrize(
    ("text", "other"),
    [
        (
            "Police in Atlanta, Georgia, arrested two Chilean men on Monday.",
            "Police in Atlanta, Georgia, arrested two Peruvian men on Monday.",
        ),
        (
            "Rebels shelled a base in Choco department, Colombia's army said on Monday.",
            "Rebels shelled a base in Cusco Region, Peru's army said on Monday.",
        ),
        (
            "The Minsk Group met Belarusian diplomats on Monday.",
            "The Minsk Group met Peruvian diplomats on Monday.",
        ),
    ],
)
def test_word_that_is_no_state_stays_and_province_takes_its_noun_along(text: str, other: str) -> None:
    coder = Coder()
    judge(Case("t1", text), coder)
    assert coder.texts[1] == other


@pytest.mark.parametrize(
    "text",
    [
        "Rain fell on Monday.",
        "Hezbollah fighters left Lebanon on Monday.",
        "Islamic State fighters attacked a post in Burkina Faso on Monday.",
        "Georgian officials met leaders of Abkhazia on Monday.",
        "Russian troops took over a base in Sevastopol on Monday.",
    ],
)
def test_text_whose_states_cannot_be_exchanged_counts_nothing(text: str) -> None:
    assert judge(Case("t1", text), Coder()).total == 0
