"""The record as JSON and back, and its JSON Schema."""

from typing import Any, TypeVar

import msgspec

from .coding import Coding

T = TypeVar("T")


def to_builtins(value: Any) -> Any:
    """Plain dicts, lists and scalars; field order as declared. A Coding leaves out its explanations."""
    plain = msgspec.to_builtins(value)
    if isinstance(value, Coding):
        del plain["explanations"]
    return plain


def to_json(value: Any) -> str:
    """One line of JSON: equal values give equal text."""
    return msgspec.json.encode(to_builtins(value)).decode()


def from_json(text: str | bytes, kind: type[T]) -> T:
    """The value back; raises msgspec.ValidationError where a field or a value is not the record's."""
    return msgspec.json.decode(text, type=kind)


def from_builtins(value: Any, kind: type[T]) -> T:
    """The value of plain dicts and lists; raises msgspec.ValidationError."""
    return msgspec.convert(value, kind)


def json_schema() -> dict[str, Any]:
    """JSON Schema (2020-12) of what `code --json` prints for one document."""
    schema = msgspec.json.schema(Coding)
    for definition in schema["$defs"].values():
        definition.get("properties", {}).pop("explanations", None)
        definition["additionalProperties"] = False
    schema["$defs"].pop("Explanation", None)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
