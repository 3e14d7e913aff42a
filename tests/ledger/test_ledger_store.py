"""Adding and reading: what was added comes back, nothing is added twice or changed, as_of shows earlier states."""

import sqlite3
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from reportedly.errors import InputError, LedgerError
from reportedly.ledger import Added, Found, Ledger
from reportedly.model import Annotations, Coding, Run, Span

MakeCoding = Callable[..., Coding]
MakeRun = Callable[..., Run]


def test_codings_come_back_as_they_were_added(
    ledger: Ledger, path: Path, make_coding: MakeCoding, make_run: MakeRun
) -> None:
    codings = [make_coding(n) for n in range(5)]
    added = [ledger.add(coding, make_run()) for coding in codings]
    assert added == [Added(coding.document.id, True, 1) for coding in codings]
    with Ledger(path, create=False, read_only=True) as again:
        assert list(again.codings()) == codings
        assert list(again.documents()) == [coding.document for coding in codings]
        assert list(again.claims()) == [claim for coding in codings for claim in coding.claims]
        assert again.runs() == (make_run(),)
        assert again.verify() == ()


def test_coding_without_claims_comes_back(ledger: Ledger, make_coding: MakeCoding, make_run: MakeRun) -> None:
    doc = make_coding(1).document
    empty = Coding(doc, Annotations((), (), (), (), ()), (), (), (), ())
    assert ledger.add(empty, make_run()) == Added(doc.id, True, 0)
    assert list(ledger.codings()) == [empty]
    assert ledger.verify() == ()


def test_more_documents_than_a_page_stay_in_order(
    ledger: Ledger, make_coding: MakeCoding, make_run: MakeRun, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reportedly.ledger.store._PAGE", 3)
    codings = [make_coding(n) for n in range(8)]
    for coding in codings:
        ledger.add(coding, make_run())
    assert list(ledger.codings()) == codings


@pytest.mark.parametrize("version", ["0.1.0", "0.2.0"])
def test_known_document_adds_nothing(ledger: Ledger, make_coding: MakeCoding, make_run: MakeRun, version: str) -> None:
    ledger.add(make_coding(1), make_run())
    head = ledger.head()
    again = ledger.add(make_coding(1, mode=None), make_run(5, version=version))
    assert again == Added(make_coding(1).document.id, False, 0)
    assert ledger.head() == head


def test_recode_adds_a_coding_and_keeps_the_earlier(ledger: Ledger, make_coding: MakeCoding, make_run: MakeRun) -> None:
    first, second, other = make_coding(1), make_coding(1, mode=None, title="Shelling"), make_coding(2)
    ledger.add(first, make_run(4))
    ledger.add(other, make_run(4))
    assert ledger.add(second, make_run(6, version="0.2.0"), recode=True).new
    assert list(ledger.codings()) == [other, second]
    assert list(ledger.codings(as_of="2026-05-05T00:00:00+02:00")) == [first, other]
    assert list(ledger.claims(as_of="2026-05-04T12:00:00Z")) == [*first.claims, *other.claims]
    assert list(ledger.documents(as_of="2026-05-04T12:00:00Z")) == [first.document, other.document]
    assert list(ledger.codings(as_of="2026-05-04T11:59:59Z")) == []
    assert ledger.find(first.claims[0].id[:12]).value == second.claims[0]
    assert ledger.get_document(first.document.id) == second.document
    assert ledger.runs() == (make_run(4), make_run(6, version="0.2.0"))
    assert ledger.verify() == ()


def test_recode_that_changes_nothing_adds_nothing(ledger: Ledger, make_coding: MakeCoding, make_run: MakeRun) -> None:
    ledger.add(make_coding(1), make_run(4))
    assert not ledger.add(make_coding(1), make_run(5), recode=True).new
    assert ledger.add(make_coding(1), make_run(6, version="0.2.0"), recode=True).new
    assert ledger.add(make_coding(1, mode=None), make_run(7, version="0.2.0"), recode=True).new
    assert ledger.verify() == ()


@pytest.mark.parametrize("as_of", ["yesterday", "2026-05-04", "2026-05-04T12:00:00", ""])
def test_as_of_without_offset_is_refused(ledger: Ledger, as_of: str) -> None:
    with pytest.raises(InputError, match="offset"):
        list(ledger.claims(as_of=as_of))


def test_what_is_added_while_reading_is_not_seen_and_locks_nobody(
    ledger: Ledger, path: Path, make_coding: MakeCoding, make_run: MakeRun
) -> None:
    for n in range(3):
        ledger.add(make_coding(n), make_run())
    reading = ledger.codings()
    seen = [next(reading)]
    with Ledger(path, timeout=0) as other:
        assert other.add(make_coding(0, mode=None), make_run(version="2"), recode=True).new
        assert other.add(make_coding(9), make_run()).new
    assert [*seen, *reading] == [make_coding(n) for n in range(3)]


def test_find_takes_a_unique_prefix(ledger: Ledger, make_coding: MakeCoding, make_run: MakeRun) -> None:
    coding = make_coding(1)
    ledger.add(coding, make_run())
    assert ledger.find("d1:") == Found("document", coding.document)
    assert ledger.find("c1:") == Found("claim", coding.claims[0])
    assert ledger.find(coding.claims[0].id) == Found("claim", coding.claims[0])


def test_find_names_the_candidates(ledger: Ledger, make_coding: MakeCoding, make_run: MakeRun) -> None:
    codings = [make_coding(n) for n in range(3)]
    for coding in codings:
        ledger.add(coding, make_run())
    with pytest.raises(LedgerError, match="several ids") as error:
        ledger.find("c1:")
    assert all(coding.claims[0].id in str(error.value) for coding in codings)


@pytest.mark.parametrize("prefix", ["c1:zz", "r1:", "%", "ç", "x"])
def test_find_of_nothing_says_so(ledger: Ledger, make_coding: MakeCoding, make_run: MakeRun, prefix: str) -> None:
    ledger.add(make_coding(1), make_run())
    with pytest.raises(LedgerError, match="no document or claim"):
        ledger.find(prefix)


def test_explanations_are_those_of_the_claim(ledger: Ledger, make_coding: MakeCoding, make_run: MakeRun) -> None:
    one, two = make_coding(1), make_coding(2)
    ledger.add(one, make_run())
    ledger.add(two, make_run())
    assert ledger.explanations(one.claims[0].id) == one.explanations
    with pytest.raises(LedgerError, match="no claim"):
        ledger.explanations("c1:00")
    with pytest.raises(LedgerError, match="no document"):
        ledger.get_document("d1:00")


def misquoted(coding: Coding) -> Coding:
    return replace(coding, issues=(replace(coding.issues[0], span=Span(0, 3, "Any")),))


def renamed(coding: Coding) -> Coding:
    return replace(coding, claims=(replace(coding.claims[0], position="denies"),))


def doubled(coding: Coding) -> Coding:
    return replace(coding, claims=coding.claims * 2)


def reworded(coding: Coding) -> Coding:
    return replace(coding, document=replace(coding.document, text=coding.document.text.replace("army", "navy")))


def moved(coding: Coding) -> Coding:
    return replace(coding, document=replace(coding.document, url="https://other.example"))


def endless(coding: Coding) -> Coding:
    event = replace(coding.claims[0].event, score=float("nan"))
    return replace(coding, claims=(replace(coding.claims[0], event=event),))


@pytest.mark.parametrize(
    ("break_it", "what"),
    [
        (misquoted, "not 'Any'"),
        (renamed, "its content gives"),
        (doubled, "twice"),
        (reworded, "does not match text_sha256"),
        (moved, "its id does not match"),
        (endless, "JSON"),
    ],
)
def test_coding_that_contradicts_itself_is_refused(
    ledger: Ledger, make_coding: MakeCoding, make_run: MakeRun, break_it: Callable[[Coding], Coding], what: str
) -> None:
    with pytest.raises(LedgerError, match=what):
        ledger.add(break_it(make_coding(1)), make_run())
    assert list(ledger.codings()) == []
    assert ledger.add(make_coding(1), make_run()).new


def test_run_without_offset_is_refused(ledger: Ledger, make_coding: MakeCoding) -> None:
    with pytest.raises(LedgerError, match="offset"):
        ledger.add(make_coding(1), Run("1", {}, "2026-05-04T12:00:00"))


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE log SET kind = 'run'",
        "UPDATE payload SET json = '{}'",
        "DELETE FROM log",
        "DELETE FROM payload WHERE seq = 2",
        "INSERT OR REPLACE INTO log SELECT seq, 'run', id, payload_sha256, previous, hash FROM log WHERE seq = 2",
        "INSERT OR REPLACE INTO payload VALUES (2, '{}')",
        "REPLACE INTO payload VALUES ((SELECT max(seq) FROM log), '{}')",
        "INSERT INTO log VALUES (99, 'run', '', '', '', '')",
        "INSERT INTO log VALUES (NULL, 'run', '', '', '', '')",
        "INSERT INTO log SELECT max(seq) + 1, 'run', '', '', '', '' FROM log",
        "UPDATE OR REPLACE log SET seq = 1 WHERE seq = 2",
    ],
)
def test_file_refuses_changes_by_any_program(
    ledger: Ledger, path: Path, make_coding: MakeCoding, make_run: MakeRun, statement: str
) -> None:
    ledger.add(make_coding(1), make_run())
    other = sqlite3.connect(path, isolation_level=None)
    with pytest.raises(sqlite3.IntegrityError):
        other.execute(statement)
    other.close()
    assert ledger.verify() == ()
