"""JSON lines: one document a line, read in bounded memory; a bad line is an error and the next one is read.

What the fields must be is decided here; decoding and the Document are left to their modules.
"""

import io
import json
from collections.abc import Callable, Iterator
from dataclasses import asdict, fields
from typing import Any, AnyStr

from .decode import UTF16_MARKS, decode
from .document import MAX_BYTES, Fields, Read, ReadError, Where, make_read

_CHUNK = 1 << 20
_HEAD = 4096


def read_lines(stream: io.BufferedReader, file: str, given: Fields) -> Iterator[Read | ReadError]:
    """A document or an error for each line that is not blank; given fields fill what a line lacks."""
    head = stream.peek(_HEAD)[:_HEAD]
    wide = head.startswith(UTF16_MARKS)
    if b"\0" in head and not wide:
        yield Where(file).error("this is binary data, not text", "give JSON lines in UTF-8")
        return
    count = 0
    try:
        for number, line in _iter_wide(stream) if wide else _iter_narrow(stream):
            if line is None or line.strip(b"\xef\xbb\xbf \t\r\n"):
                count += 1
                yield _read_line(line, Where(file, number), given)
    except UnicodeDecodeError as error:
        yield Where(file).error(f"it opens as UTF-16 and breaks off ({error.reason})", "save it again as UTF-8")
        return
    if not count:
        yield Where(file).error("there is no text, only white space at most", "fill it or leave it out")


def _read_line(line: bytes | None, where: Where, given: Fields) -> Read | ReadError:
    try:
        if line is None:
            raise where.error(f"the line is longer than {MAX_BYTES:,} bytes", "split its text")
        text, issues = decode(line, where)
        record = _parse(text, where)
        where = Where(where.file, where.line, str(record.get("id") or "")[:100])
        body, own = _get_fields(record, where)
        merged = {name: own[name] or value for name, value in asdict(given).items()}
        return make_read(body, Fields(**merged), where, issues=issues)
    except ReadError as error:
        return error


def _parse(line: str, where: Where) -> dict[str, Any]:
    try:
        record = json.loads(line)
    except json.JSONDecodeError as error:
        raise where.error(f"broken JSON ({error.msg})", "correct or delete the line", column=error.colno) from None
    except (ValueError, RecursionError) as error:
        raise where.error(f"broken JSON ({error})", "correct or delete the line", column=1) from None
    if not isinstance(record, dict):
        raise where.error("the line is no JSON object", 'write {"text": …} on one line')
    return record


def _get_fields(record: dict[str, Any], where: Where) -> tuple[str, dict[str, str | None]]:
    body = record.get("text")
    if not isinstance(body, str):
        cause = "there is no text" if body is None else "text is no string"
        raise where.error(cause, 'give the document\'s words as a string under "text"')
    own = {field.name: record.get(field.name) for field in fields(Fields)}
    for name, value in own.items():
        if value is not None and not isinstance(value, str):
            raise where.error(f"{name} is no string", "write it in quotes, or leave it out")
    return body, {name: value if value and value.strip() else None for name, value in own.items()}


def _iter_narrow(stream: io.BufferedReader) -> Iterator[tuple[int, bytes | None]]:
    """Number and bytes of each line; null for one above the limit."""
    yield from _iter_lines(stream.readline, b"\n")


def _iter_wide(stream: io.BufferedReader) -> Iterator[tuple[int, bytes | None]]:
    """The same for UTF-16, handed on as UTF-8; the limit counts characters."""
    wrapper = io.TextIOWrapper(stream, encoding="utf-16", newline="\n")
    try:
        for number, line in _iter_lines(wrapper.readline, "\n"):
            yield number, None if line is None else line.encode()
    finally:
        wrapper.detach()


def _iter_lines(readline: Callable[[int], AnyStr], newline: AnyStr) -> Iterator[tuple[int, AnyStr | None]]:
    number = 0
    while line := readline(MAX_BYTES + 1):
        number += 1
        if len(line) <= MAX_BYTES:
            yield number, line
            continue
        while line and not line.endswith(newline):
            line = readline(_CHUNK)
        yield number, None
