"""Reading: what becomes a document, what becomes an error, and that the kept text is the text that was given."""

import builtins
import codecs
import io
import json
import os
import pickle
import random
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.errors import InputError
from reportedly.ids import text_hash
from reportedly.model.identity import make_document_id
from reportedly.read import MAX_BYTES, Read, ReadError, read_path, read_stdin, read_text

REPORT = "The governor said that the soldiers had left the town of Şəhər on Monday, and that the road was open."


def only(results: Iterator[Read | ReadError]) -> Read:
    """The one document."""
    (result,) = results
    assert isinstance(result, Read), result
    return result


def fails(results: Iterator[Read | ReadError]) -> ReadError:
    """The one error."""
    (result,) = results
    assert isinstance(result, ReadError), result
    assert isinstance(result, InputError)
    return result


def write(path: Path, data: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def codes(read: Read) -> list[str]:
    return [issue.code for issue in read.issues]


# Documents


def test_document_of_text_file(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", REPORT)
    doc = only(read_path(path, published="2021-03-02", publisher="Hill Radio", url="https://example.org/a")).doc
    assert (doc.text, doc.title, doc.title_span, doc.language) == (REPORT, None, None, "en")
    assert (doc.published, doc.publisher, doc.url) == ("2021-03-02", "Hill Radio", "https://example.org/a")
    assert doc.text_sha256 == text_hash(REPORT)
    assert doc.id == make_document_id(doc)


def test_title_is_before_the_body_with_a_span() -> None:
    doc = read_text("It rained.", title="Talks were held in the valley").doc
    assert doc.text == "Talks were held in the valley\n\nIt rained."
    assert doc.title_span is not None
    assert doc.text[doc.title_span.start : doc.title_span.end] == doc.title == doc.title_span.quote


def test_same_words_of_two_outlets_are_two_documents_and_read_twice_one() -> None:
    one, two, again = (read_text(REPORT, publisher=name).doc.id for name in ("Hill Radio", "Coast Daily", "Hill Radio"))
    assert one != two
    assert one == again


def test_blank_fields_are_null() -> None:
    doc = read_text(REPORT, title=" ", published="", publisher="\n", url="", language=" ").doc
    assert (doc.title, doc.published, doc.publisher, doc.url, doc.language) == (None, None, None, None, "en")


@pytest.mark.parametrize(
    ("written", "text"),
    [
        (
            "Shells hit [Gao](./Gao_Region), and [Mopti](https://x.example/Mopti_(city)?a=b) burned.",
            "Shells hit Gao, and Mopti burned.",
        ),
        ("See [the map](#map) of [Kidal](/wiki/Kidal).", "See the map of Kidal."),
        ("They [rebels](sic) left [two](2) posts.", "They [rebels](sic) left [two](2) posts."),
    ],
)
def test_a_markdown_link_becomes_its_words(written: str, text: str) -> None:
    assert read_text(written).doc.text == text


@pytest.mark.parametrize("written", ["a\r\nb\r\n\r\nc", "a\nb\n\nc"])
def test_crlf_becomes_lf(written: str) -> None:
    assert read_text(written).doc.text == "a\nb\n\nc"


@pytest.mark.parametrize("kept", ["a\rb", "  a  ", "\ta\u00a0b\n\n\n", "a\u2028b", "e\u0301", "a\x0cb", "a \ufeff b"])
def test_nothing_else_changes(kept: str) -> None:
    assert read_text(kept).doc.text == kept


# Encodings

MIXED = "“Ça suffit”, said the mayor. Şəhər, Київ, القاهرة, 🕊 and the café were quiet."


@pytest.mark.parametrize(
    ("data", "text", "issue"),
    [
        (MIXED.encode(), MIXED, None),
        (codecs.BOM_UTF8 + MIXED.encode(), MIXED, None),
        (codecs.BOM_UTF16_LE + MIXED.encode("utf-16-le"), MIXED, None),
        (codecs.BOM_UTF16_BE + MIXED.encode("utf-16-be"), MIXED, None),
        ("“Café”, the mayor said.".encode("cp1252"), "“Café”, the mayor said.", "cp1252"),
        (b"the caf\xe9 \x81 was open", "the café \x81 was open", "latin-1"),
    ],
)
@pytest.mark.parametrize("newline", [b"\n", b"\r\n"])
def test_encodings_give_the_same_text_and_offsets(
    tmp_path: Path, data: bytes, text: str, issue: str | None, newline: bytes
) -> None:
    lines = data
    if not data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        lines, text = data + newline + b"end", text + "\nend"
    read = only(read_path(write(tmp_path / "a.txt", lines)))
    assert read.doc.text == text
    span = read.doc.span(text.index("the"), text.index("the") + 3)
    assert span.quote == "the"
    assert [(i.stage, i.detail) for i in read.issues if i.code == "decoded_as"] == ([("read", issue)] if issue else [])


@pytest.mark.parametrize("data", [b"\xff\xfea\x00b", b"\xff\xfe\x00\xd8a\x00", b"\xef\xbb\xbfcaf\xe9"])
def test_bytes_that_break_their_own_mark_are_an_error(data: bytes) -> None:
    assert "mark of UTF" in fails(read_stdin(data)).cause


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n\t"), min_size=1))
def test_text_survives_every_encoding(text: str) -> None:
    text = "x" + text
    for data in (text.encode(), codecs.BOM_UTF8 + text.encode(), text.encode("utf-16")):
        doc = only(read_stdin(data)).doc
        assert doc.text == text
        assert doc.id == make_document_id(doc)
    line = json.dumps({"text": text})
    assert only(read_stdin(line.encode(), format="jsonl")).doc.text == text


# Failures


@pytest.mark.parametrize(
    ("name", "data", "cause"),
    [
        ("a.txt", b"", "only white space"),
        ("a.txt", b" \r\n\t\n", "only white space"),
        ("a.txt", b"\xef\xbb\xbf\n", "only white space"),
        ("a.html", b"", "only white space"),
        ("a.jsonl", b"", "only white space"),
        ("a.jsonl", b"\n  \n", "only white space"),
        ("a.txt", b"GIF89a\x00\x01\x00", "binary"),
        ("a.html", b"\x89PNG\r\n\x1a\n\x00\x00", "binary"),
        ("a.jsonl", b"\x7fELF\x00\x00\n{}\n{}\n", "binary"),
        ("a.txt", bytes(random.Random(1).choices(range(1, 256), k=4000)), "binary"),
        ("a.txt", "the town".encode("utf-16-le"), "binary"),
        ("a.txt", "the town".encode("utf-32"), "binary"),
        ("a.html", b"<html><head><title>x</title></head><body></body></html>", "no article text"),
        ("a.jsonl", codecs.BOM_UTF16_LE + '{"text": "a"}'.encode("utf-16-le") + b"x", "breaks off"),
        ("a.pdf", b"the town", ".pdf is no known kind"),
        ("a", b"the town", "without suffix"),
    ],
)
def test_unreadable_file_is_an_error_with_file_cause_and_remedy(
    tmp_path: Path, name: str, data: bytes, cause: str
) -> None:
    path = write(tmp_path / name, data)
    error = fails(read_path(path))
    assert cause in error.cause
    assert error.file == str(path)
    assert error.remedy
    assert str(error).startswith(str(path))
    assert str(error).endswith(error.remedy)


@pytest.mark.parametrize("name", ["missing.txt", "missing", "nul\0.txt", "long" * 100 + ".txt"])
def test_path_to_nothing_is_an_error(tmp_path: Path, name: str) -> None:
    assert "path" in fails(read_path(tmp_path / name)).remedy


def test_unreadable_file_and_folder_are_errors(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*args: Any, **kwargs: Any) -> None:
        raise PermissionError(13, "Permission denied", str(args[0]))

    write(tmp_path / "a.txt", REPORT)
    monkeypatch.setattr(io, "open", refuse)
    monkeypatch.setattr(builtins, "open", refuse)
    assert "permission" in fails(read_path(tmp_path / "a.txt")).cause
    monkeypatch.setattr(os, "scandir", refuse)
    assert "permission" in fails(read_path(tmp_path)).cause


@pytest.mark.parametrize("name", ["a.txt", "a.html"])
def test_file_above_the_limit_is_refused(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    with path.open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    error = fails(read_path(path))
    assert f"{MAX_BYTES:,} bytes" in error.cause
    assert "split" in error.remedy


@pytest.mark.parametrize(
    "published",
    ["2022-07-31", "0001-01-01", "9999-12-31", "2024-02-29", "2022-07-31T10:00", "2022-07-31T10:00:00Z",
     "2022-07-31 23:59:59+04:00", "2022-07-31T10:00:00.123456-05:00"],
)  # fmt: skip
def test_possible_dates_are_kept_as_written(published: str) -> None:
    assert read_text(REPORT, published=published).doc.published == published


@pytest.mark.parametrize(
    "published",
    ["2022-02-31", "2023-02-29", "yesterday", "0000-01-01", "10000-01-01", "2022", "2022-07", "31.07.2022",
     "20220731", "2022-W30-7", "2022-07-31T25:00", "2022-07-31T", "2022-07-31x10:00", "٢٠٢٢-٠٧-٣١"],
)  # fmt: skip
def test_impossible_dates_are_errors_everywhere(tmp_path: Path, published: str) -> None:
    with pytest.raises(InputError, match="YYYY-MM-DD"):
        read_text(REPORT, published=published)
    path = write(tmp_path / "a.jsonl", json.dumps({"text": REPORT, "published": published}))
    assert fails(read_path(path)).line == 1
    assert fails(read_path(path, published=published)).file == "published"
    assert fails(read_stdin(REPORT.encode(), published=published)).file == "published"


@pytest.mark.parametrize("text", ["", " \n", "a\0b", "\x01\x02\x03", "half a pair \ud83d"])
def test_string_that_is_no_text_raises(text: str) -> None:
    with pytest.raises(ReadError):
        read_text(text)


@pytest.mark.parametrize("field", ["title", "url", "publisher", "language"])
def test_half_a_character_in_a_field_raises(field: str) -> None:
    with pytest.raises(ReadError, match="surrogate"):
        read_text(REPORT, **{field: "x\udc00"})


# JSON lines


def test_line_gives_the_fields_and_unknown_keys_are_ignored(tmp_path: Path) -> None:
    record = {"text": REPORT, "id": "x7", "title": "Road opens", "url": "https://example.org/7", "language": "en-GB"}
    record |= {"publisher": "Coast Daily", "published": "2020-01-05T08:00:00Z", "tags": [1], "score": None}
    read = only(read_path(write(tmp_path / "a.jsonl", json.dumps(record))))
    doc = read.doc
    assert doc.text == f"Road opens\n\n{REPORT}"
    assert (doc.title, doc.url, doc.language) == ("Road opens", "https://example.org/7", "en-GB")
    assert (doc.publisher, doc.published) == ("Coast Daily", "2020-01-05T08:00:00Z")
    assert doc.id.startswith("d1:")
    assert read.issues == ()


def test_given_fields_fill_what_a_line_lacks() -> None:
    lines = [{"text": REPORT}, {"text": REPORT, "publisher": "Coast Daily", "published": None}]
    data = "\n".join(map(json.dumps, lines)).encode()
    reads = list(read_stdin(data, format="jsonl", publisher="Hill Radio", published="2020-01-05"))
    docs = [read.doc for read in reads if isinstance(read, Read)]
    assert [doc.publisher for doc in docs] == ["Hill Radio", "Coast Daily"]
    assert [doc.published for doc in docs] == ["2020-01-05", "2020-01-05"]


@pytest.mark.parametrize(
    ("line", "column", "cause"),
    [
        ('{"text": "a" "b"}', 14, "broken JSON"),
        ('{"text": "a', 12, "broken JSON"),
        ("not json", 1, "broken JSON"),
        ('{"text": "a", "n": ' + "9" * 5000 + "}", 1, "broken JSON"),
        ("[" * 100_000, 1, "broken JSON"),
        ('["text"]', None, "no JSON object"),
        ("null", None, "no JSON object"),
        ("{}", None, "no text"),
        ('{"title": "a"}', None, "no text"),
        ('{"text": null}', None, "no text"),
        ('{"text": 7}', None, "text is no string"),
        ('{"text": ["a"]}', None, "text is no string"),
        ('{"text": " "}', None, "white space"),
        ('{"text": "", "title": "a"}', None, "white space"),
        ('{"text": "a\\u0000b"}', None, "binary"),
        ('{"text": "a\\ud83d"}', None, "surrogate"),
        ('{"text": "a", "title": 7}', None, "title is no string"),
        ('{"text": "a", "published": 2022}', None, "published is no string"),
        ('{"text": "a", "published": "2022-02-31"}', None, "2022-02-31"),
    ],
)
def test_bad_line_is_an_error_and_the_others_are_read(line: str, column: int | None, cause: str) -> None:
    data = f'{{"text": "first"}}\n\n{line}\r\n{{"text": "last"}}\n'.encode()
    first, error, last = read_stdin(data, format="jsonl")
    assert isinstance(first, Read)
    assert isinstance(error, ReadError)
    assert isinstance(last, Read)
    assert (first.doc.text, last.doc.text) == ("first", "last")
    assert (error.line, error.column) == (3, column)
    assert cause in error.cause
    assert "line 3" in str(error)


def test_error_passes_between_processes() -> None:
    error = fails(read_stdin(b'{"id": "x7"}', format="jsonl"))
    assert str(pickle.loads(pickle.dumps(error))) == str(error)


def test_error_names_the_id_that_the_line_gives_itself() -> None:
    assert "id 'x7'" in str(fails(read_stdin(b'{"id": "x7", "text": 1}', format="jsonl")))


def test_line_above_the_limit_is_refused_and_the_next_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    with path.open("wb") as file:
        file.write(b'{"text": "')
        file.write(b"a" * (MAX_BYTES + 10))
        file.write(b'"}\n{"text": "next"}\n')
    error, read = read_path(path)
    assert isinstance(error, ReadError)
    assert error.line == 1
    assert f"{MAX_BYTES:,}" in error.cause
    assert "split" in error.remedy
    assert isinstance(read, Read)
    assert read.doc.text == "next"


def test_lines_of_other_encodings() -> None:
    lines = '{"text": "café one"}\n{"text": "café two"}\n'
    for data in (lines.encode("utf-8-sig"), lines.encode("utf-16"), codecs.BOM_UTF16_BE + lines.encode("utf-16-be")):
        reads = list(read_stdin(data, format="jsonl"))
        assert [read.doc.text for read in reads if isinstance(read, Read)] == ["café one", "café two"]
    read = only(read_stdin('{"text": "café"}'.encode("cp1252"), format="jsonl"))
    assert read.doc.text == "café"
    assert "decoded_as" in codes(read)


# Pages

BODY = (
    "<p>Officials in the capital said that the army had left two villages near the border after talks with mediators. "
    "The governor told reporters that nobody was hurt when shells fell on 3 May 2011.</p>"
    "<p>Local radio carried the same report on 2012-01-02, and a spokesman of the other side confirmed it.</p>"
)
HEADING = "Army leaves two villages"


def page(head: str = "", article: str = "", before: str = "") -> bytes:
    html = f"<html><head>{head}</head><body>{before}<article>{article}{BODY}</article></body></html>"
    return html.encode()


JSON_LD = """<script type="application/ld+json">{"@context": "https://schema.org", "@type": "NewsArticle",
 "headline": "Army leaves two villages", "datePublished": "2019-05-04T23:30:00-05:00", "dateModified": "2020-01-01",
 "publisher": {"@type": "Organization", "name": "Valley Courier"}}</script>"""
META = (
    '<meta property="og:title" content="Army leaves two villages">'
    '<meta property="og:site_name" content="Valley Courier">'
    '<meta property="article:published_time" content="2019-05-04T10:00:00Z">'
)
ADDRESS = '<link rel="canonical" href="https://courier.example.org/2019/05/04/army">'


@pytest.mark.parametrize(
    ("data", "title", "publisher", "published", "found_in"),
    [
        (page(), None, None, None, []),
        (page(JSON_LD), HEADING, "Valley Courier", "2019-05-04",
         ["title: json-ld", "publisher: json-ld", "published: json-ld"]),
        (page(META), HEADING, "Valley Courier", "2019-05-04", ["title: meta", "publisher: meta", "published: meta"]),
        (page(article=f"<h1>{HEADING}</h1><time datetime='2019-05-04'>Saturday</time>"), HEADING, None, "2019-05-04",
         ["title: h1", "published: time"]),
        (page(f"<title>{HEADING} | Valley Courier</title>"), HEADING, None, None, ["title: title"]),
        (page(ADDRESS), None, "courier.example.org", "2019-05-04",
         ["publisher: address", "published: address", "url: address"]),
    ],
)  # fmt: skip
def test_page_gives_fields_and_says_where_they_were_found(
    data: bytes, title: str | None, publisher: str | None, published: str | None, found_in: list[str]
) -> None:
    read = only(read_stdin(data, format="html"))
    doc = read.doc
    assert (doc.title, doc.publisher, doc.published) == (title, publisher, published)
    assert [issue.detail for issue in read.issues if issue.code == "found_in"] == found_in
    assert doc.text.startswith(f"{title}\n\nOfficials" if title else "Officials")
    assert doc.text.endswith("confirmed it.")
    assert doc.title_span is None or doc.title_span.quote == title


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:modified_time" content="2020-01-01T10:00:00Z">',
        '<meta itemprop="copyrightYear" content="2018">',
        '<meta http-equiv="Last-Modified" content="Wed, 01 Jan 2020 10:00:00 GMT">',
    ],
)
def test_change_or_copyright_or_date_in_the_text_is_no_publication(head: str) -> None:
    assert only(read_stdin(page(head), format="html")).doc.published is None


def test_given_fields_win_over_the_page_and_the_difference_is_noted() -> None:
    read = only(read_stdin(page(META), format="html", published="2019-05-06", publisher="Valley Courier"))
    assert (read.doc.published, read.doc.publisher) == ("2019-05-06", "Valley Courier")
    details = [issue.detail for issue in read.issues]
    assert "publisher: given" in details
    assert "published: given; '2019-05-04' in meta" in details


def test_page_reads_the_same_twice() -> None:
    assert list(read_stdin(page(META), format="html")) == list(read_stdin(page(META), format="html"))


def test_page_in_a_declared_encoding() -> None:
    text = "Губернатор сообщил, что дорога открыта и что в городе никто не пострадал после обстрела. " * 4
    html = f'<html><head><meta charset="windows-1251"></head><body><article><p>{text}</p></article></body></html>'
    read = only(read_stdin(html.encode("cp1251"), format="html"))
    assert "Губернатор сообщил" in read.doc.text
    assert ("decoded_as", "cp1251") in [(issue.code, issue.detail) for issue in read.issues]


def test_only_pages_load_the_html_libraries() -> None:
    code = (
        "import sys; from reportedly.read import read_text; read_text('the town');"
        "assert not {'trafilatura', 'htmldate', 'lxml'} & sys.modules.keys()"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


# Folders and standard input


def test_folder_is_read_in_order_and_a_bad_file_stops_nothing(tmp_path: Path) -> None:
    write(tmp_path / "b" / "2.txt", "second of b")
    write(tmp_path / "b" / "1.TXT", "first of b")
    write(tmp_path / "a.jsonl", '{"text": "line one"}\n{broken\n{"text": "line three"}')
    write(tmp_path / "c.txt", b"\x00\x01")
    write(tmp_path / "d.htm", page())
    write(tmp_path / "notes.md", "not read")
    write(tmp_path / "z.txt", "last")
    (tmp_path / "y.txt").symlink_to(tmp_path / "nowhere.txt")
    (tmp_path / "folder.txt").mkdir()
    results = list(read_path(tmp_path))
    texts = [r.doc.text[:9] if isinstance(r, Read) else Path(r.file).name for r in results]
    assert texts == [
        "line one", "a.jsonl", "line thre", "first of ", "second of", "c.txt", "Officials", "y.txt", "last"
    ]  # fmt: skip
    assert [str(r) for r in read_path(str(tmp_path))] == [str(r) for r in results]


@pytest.mark.parametrize("name", [None, "notes.md"])
def test_folder_without_texts_is_an_error(tmp_path: Path, name: str | None) -> None:
    if name:
        write(tmp_path / name, "x")
    error = fails(read_path(tmp_path))
    assert "no text" in error.cause
    assert ".jsonl" in error.remedy


def test_format_wins_over_the_suffix(tmp_path: Path) -> None:
    path = write(tmp_path / "feed.log", '{"text": "one"}')
    assert only(read_path(path, format="jsonl")).doc.text == "one"


@pytest.mark.parametrize(("format", "text"), [(None, '{"text": "one"}'), ("jsonl", "one")])
def test_dash_is_standard_input(monkeypatch: pytest.MonkeyPatch, format: Any, text: str) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b'{"text": "one"}')))
    assert only(read_path("-", format=format)).doc.text == text


# Language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The minister said that the talks with the rebels were held in a town by the lake.", "en"),
        ("Le ministre a dit que les pourparlers avec les rebelles ont eu lieu dans une ville du nord.", "fr"),
        ("El ministro dijo que las conversaciones con los rebeldes se celebraron en una ciudad del norte.", "es"),
        ("O ministro disse que as conversas com os rebeldes foram realizadas em uma cidade do norte.", "pt"),
        ("Il ministro ha detto che i colloqui con i ribelli sono stati tenuti in una città del nord.", "it"),
        ("Der Minister sagte, dass die Gespräche mit den Rebellen in einer Stadt im Norden stattfanden.", "de"),
        ("De minister zei dat het overleg met de rebellen in een stad in het noorden is gehouden.", "nl"),
        ("Bakan, isyancılar ile görüşmelerin kuzeyde bir kentte yapıldığını ve sonra olumlu olduğunu söyledi.", "tr"),
        ("Министр сообщил, что переговоры с повстанцами прошли в городе на севере страны.", "ru"),
        ("Міністр повідомив, що переговори з повстанцями відбулися в місті на півночі країни.", "uk"),
        ("قال الوزير إن المحادثات مع المتمردين جرت في مدينة في شمال البلاد.", "ar"),
        ("وزیر گفت که گفتگوها با شورشیان در شهری در شمال این کشور برگزار شد.", "fa"),
        ("部长说,与叛军的会谈在北部一座城市举行。", "zh"),
        ("大臣は反乱軍との会談が北部の都市で行われたと述べた。", "ja"),
    ],
)  # fmt: skip
def test_language_is_found(text: str, language: str) -> None:
    read = read_text(text)
    assert read.doc.language == language
    assert codes(read) == ([] if language == "en" else ["language_not_supported"])


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("12:30, 14 / 7", "language_unknown"),
        ("Fighting near Goma", "language_unknown"),
        ("Министър пристигна", "language_not_supported"),
        ("Mpatanishi alisema mazungumzo yalifanyika mjini. " * 20, "language_not_supported"),
    ],
)
def test_language_that_is_not_found_is_null_with_an_issue(text: str, code: str) -> None:
    read = read_text(text)
    assert read.doc.language is None
    assert codes(read) == [code]


@pytest.mark.parametrize(("language", "expected"), [("en", []), ("EN-us", []), ("fr", ["language_not_supported"])])
def test_given_language_wins(language: str, expected: list[str]) -> None:
    read = read_text("Der Minister sagte, dass die Gespräche mit den Rebellen stattfanden.", language=language)
    assert read.doc.language == language
    assert codes(read) == expected


def test_names_in_another_script_leave_a_text_english() -> None:
    assert read_text(REPORT + " The town is called Шахар or 城 by those who live there.").doc.language == "en"
