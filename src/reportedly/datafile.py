"""Reads the project's own YAML and JSON: typed, strict about unknown keys, errors name file and entry.

What a YAML file says is kept in compiled form in the user's cache, by the hash of its bytes: reading YAML takes most of
a start. The cache holds built-in types alone, is checked against the type asked for like the YAML itself, and may be
deleted or unwritable at any time.
"""

import hashlib
import os
import tempfile
from collections.abc import Callable
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from .errors import DataError

T = TypeVar("T")
_FORMAT = b"1 yaml to msgpack, booleans of YAML 1.2\n"


@cache
def data_root() -> Traversable:
    """The installed package's folder."""
    return files("reportedly")


def cache_folder() -> Path:
    """The project's folder in the user's cache; it need not exist. Raises RuntimeError where there is no home."""
    own = os.environ.get("XDG_CACHE_HOME")
    return (Path(own) if own else Path.home() / ".cache") / "reportedly"


def parse_yaml(text: str, kind: type[T], *, where: str) -> T:
    """Typed value of YAML text; raises DataError naming `where` and the path of the bad entry."""
    return _convert(_parse(text, where), kind, where)


def load_yaml(path: str, kind: type[T]) -> T:
    """Typed value of a YAML file of the package, `path` relative to it (`reference/states.yaml`)."""
    content = data_root().joinpath(path).read_bytes()
    compiled = _compiled_path(content)
    if compiled is not None:
        try:
            return msgspec.msgpack.decode(compiled.read_bytes(), type=kind)
        except (OSError, msgspec.MsgspecError):
            pass
    raw = _parse(content.decode(), path)
    value = _convert(raw, kind, path)
    if compiled is not None:
        _keep(raw, value, kind, compiled)
    return value


def list_yaml(folder: str) -> list[str]:
    """Paths of the YAML files directly in a folder of the package, sorted."""
    return sorted(f"{folder}/{f.name}" for f in data_root().joinpath(folder).iterdir() if f.name.endswith(".yaml"))


# -- YAML -----------------------------------------------------------------------------------------------------------


@cache
def _parser() -> Callable[[str], Any]:
    """Reads YAML with the booleans of version 1.2: `no` and `on` are words. Raises yaml.YAMLError."""
    import yaml

    base: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    resolvers = {
        first: [(tag, pattern) for tag, pattern in rows if tag != "tag:yaml.org,2002:bool" or first in "tTfF"]
        for first, rows in base.yaml_implicit_resolvers.items()
    }
    loader: Any = type("_Loader", (base,), {"yaml_implicit_resolvers": resolvers})
    return lambda text: yaml.load(text, Loader=loader)


def _parse(text: str, where: str) -> Any:
    from yaml import YAMLError

    try:
        return _parser()(text)
    except YAMLError as error:
        raise DataError(f"{where}: {error}") from error


def _convert(raw: Any, kind: type[T], where: str) -> T:
    try:
        return msgspec.convert(raw, kind)
    except msgspec.ValidationError as error:
        raise DataError(f"{where}: {error}") from error


# -- the compiled form ----------------------------------------------------------------------------------------------


def _compiled_path(content: bytes) -> Path | None:
    try:
        return cache_folder() / "yaml" / f"{hashlib.sha256(_FORMAT + content).hexdigest()[:32]}.msgpack"
    except RuntimeError:
        return None


def _keep(raw: Any, value: T, kind: type[T], path: Path) -> None:
    """Writes the compiled form, whole or not at all; where it cannot be written, the next start reads YAML again."""
    try:
        packed = msgspec.msgpack.encode(raw)
        if msgspec.msgpack.decode(packed, type=kind) != value:
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=".new-")
        with os.fdopen(handle, "wb") as file:
            file.write(packed)
        Path(name).replace(path)
    except (OSError, TypeError, ValueError, msgspec.MsgspecError):
        return
