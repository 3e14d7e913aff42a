"""Files, folders, standard input and strings become Documents; a bad file or line gives an error, the rest goes on.

Says what was guessed on the way. Fetching pages and what a text means are left to others.
"""

import io
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO, Literal, cast

from .decode import decode, find_declared
from .document import MAX_BYTES, Fields, Read, ReadError, Where, make_read, parse_published
from .lines import read_lines
from .page import read_page

__all__ = ["MAX_BYTES", "Format", "Read", "ReadError", "read_path", "read_stdin", "read_text"]

Format = Literal["text", "html", "jsonl"]
_FORMATS: dict[str, Format] = {".txt": "text", ".html": "html", ".htm": "html", ".jsonl": "jsonl"}
_SUFFIXES = ", ".join(_FORMATS)


def read_path(
    path: str | Path,
    *,
    format: Format | None = None,
    published: str | None = None,
    publisher: str | None = None,
    url: str | None = None,
) -> Iterator[Read | ReadError]:
    """Documents of a file, of a folder (recursive, sorted by path) or of standard input (`-`), errors among them.

    format: of a file or of standard input where the suffix does not tell (standard input is text without it); the
    files of a folder go by their suffix. published, publisher, url: win over what a page says of itself, and fill
    what a JSON line lacks. An error is a value (an InputError), never raised.
    """
    try:
        given = _make_given(published, publisher, url)
    except ReadError as error:
        yield error
        return
    if str(path) == "-":
        yield from _read_stream(sys.stdin.buffer, "-", format or "text", given)
        return
    for found in _iter_folder(Path(path)) if _is_folder(Path(path)) else [Path(path)]:
        yield from [found] if isinstance(found, ReadError) else _read_file(found, format, given)


def read_stdin(
    data: bytes,
    *,
    format: Format = "text",
    published: str | None = None,
    publisher: str | None = None,
    url: str | None = None,
) -> Iterator[Read | ReadError]:
    """Documents of bytes that came by standard input; the rest as in `read_path`."""
    try:
        given = _make_given(published, publisher, url)
    except ReadError as error:
        yield error
        return
    yield from _read_stream(io.BytesIO(data), "-", format, given)


def read_text(
    text: str,
    *,
    title: str | None = None,
    published: str | None = None,
    publisher: str | None = None,
    url: str | None = None,
    language: str | None = None,
) -> Read:
    """The document of a string; raises ReadError (an InputError) where it is empty, binary or a field is wrong."""
    return make_read(text, Fields(title, url, publisher, published, language), Where("text"))


def _make_given(published: str | None, publisher: str | None, url: str | None) -> Fields:
    if published is not None:
        published = parse_published(published.strip(), Where("published"))
    return Fields(url=url, publisher=publisher, published=published)


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        return False


def _iter_folder(folder: Path) -> Iterator[Path | ReadError]:
    failed: list[OSError] = []
    paths = [
        Path(root, name)
        for root, _, names in os.walk(folder, onerror=failed.append)
        for name in names
        if Path(name).suffix.lower() in _FORMATS and (Path(root, name).is_file() or Path(root, name).is_symlink())
    ]
    yield from (_explain(error.filename or str(folder), error) for error in failed)
    if not paths and not failed:
        yield Where(_name(folder)).error("the folder has no text", f"give one with files of these kinds: {_SUFFIXES}")
    yield from sorted(paths)


def _read_file(path: Path, format: Format | None, given: Fields) -> Iterator[Read | ReadError]:
    name = _name(path)
    kind = format or _FORMATS.get(path.suffix.lower())
    try:
        stream = path.open("rb")
    except (OSError, ValueError) as error:  # ValueError: a path with a NUL
        yield _explain(name, error)
        return
    with stream:
        if kind is None:
            cause = f"{path.suffix or 'a name without suffix'} is no known kind of file"
            yield Where(name).error(cause, f"give one of {_SUFFIXES}, or say its format")
            return
        try:
            yield from _read_stream(stream, name, kind, given)
        except OSError as error:
            yield _explain(name, error)


def _read_stream(stream: BinaryIO, name: str, format: Format, given: Fields) -> Iterator[Read | ReadError]:
    if format == "jsonl":
        buffered = stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(cast(Any, stream))
        yield from read_lines(buffered, name, given)
        return
    try:
        yield _read_whole(stream.read(MAX_BYTES + 1), Where(name), format, given)
    except ReadError as error:
        yield error


def _read_whole(data: bytes, where: Where, format: Format, given: Fields) -> Read:
    if len(data) > MAX_BYTES:
        raise where.error(f"it is larger than {MAX_BYTES:,} bytes", "split it into single reports")
    declared = find_declared(data) if format == "html" else None
    text, issues = decode(data, where, declared=declared)
    if format == "html":
        return read_page(text.replace("\r\n", "\n"), given, where, issues=issues)
    return make_read(text, given, where, issues=issues)


def _explain(name: str, error: OSError | ValueError) -> ReadError:
    where = Where(name)
    if isinstance(error, FileNotFoundError):
        return where.error("there is no such file or folder", "check the path")
    if isinstance(error, PermissionError):
        return where.error("it may not be read (no permission)", "ask for the right to read it")
    cause = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return where.error(f"it cannot be read ({cause})", "check the path")


def _name(path: Path) -> str:
    """The path as text that can be printed, whatever bytes it has."""
    return str(path).encode("utf-8", "replace").decode()
