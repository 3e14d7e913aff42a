"""Ids and seals: hashes of canonical JSON, made here and nowhere else."""

import hashlib
import json
from typing import Any

_JSON = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def canonical_json(value: Any) -> bytes:
    """UTF-8 JSON with sorted keys, no spaces, no NaN: equal values give equal bytes."""
    return _JSON.encode(value).encode()


def make_id(tag: str, value: Any) -> str:
    """`tag:` and the first 128 bits of SHA-256 over the value's canonical JSON, in hex."""
    return f"{tag}:{hashlib.sha256(canonical_json(value)).hexdigest()[:32]}"


def seal(value: Any) -> str:
    """SHA-256 of the value's canonical JSON, in hex."""
    return hashlib.sha256(canonical_json(value)).hexdigest()


def text_hash(text: str) -> str:
    """SHA-256 of the text's UTF-8 bytes, in hex."""
    return hashlib.sha256(text.encode()).hexdigest()
