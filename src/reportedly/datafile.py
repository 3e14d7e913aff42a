"""Reads the project's own YAML: typed, strict about unknown keys, errors name file and entry."""

from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, TypeVar

import msgspec
import yaml

from .errors import DataError

T = TypeVar("T")
_BASE: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Loader(_BASE):  # type: ignore[misc]
    """YAML with the booleans of version 1.2: `no` and `on` are words."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in rows if tag != "tag:yaml.org,2002:bool" or first in "tTfF"]
    for first, rows in _BASE.yaml_implicit_resolvers.items()
}


@cache
def data_root() -> Traversable:
    """The installed package's folder."""
    return files("reportedly")


def parse_yaml(text: str, kind: type[T], *, where: str) -> T:
    """Typed value of YAML text; raises DataError naming `where` and the path of the bad entry."""
    try:
        return msgspec.convert(yaml.load(text, Loader=_Loader), kind)
    except (yaml.YAMLError, msgspec.ValidationError) as error:
        raise DataError(f"{where}: {error}") from error


def load_yaml(path: str, kind: type[T]) -> T:
    """Typed value of a YAML file of the package, `path` relative to it (`reference/states.yaml`)."""
    return parse_yaml(data_root().joinpath(path).read_text(encoding="utf-8"), kind, where=path)


def list_yaml(folder: str) -> list[str]:
    """Paths of the YAML files directly in a folder of the package, sorted."""
    return sorted(f"{folder}/{f.name}" for f in data_root().joinpath(folder).iterdir() if f.name.endswith(".yaml"))
