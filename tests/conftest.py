"""The coder's fixtures: every text that the selected tests ask for is coded in one pass of the engine."""

import os
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

import pytest

from coded import News, code_news
from reportedly.model import Coding

os.environ["XDG_DATA_HOME"] = os.devnull
"""Places that the user has added change what is found, so the tests see none."""


@pytest.fixture(scope="session")
def codings(request: pytest.FixtureRequest) -> dict[News, Coding]:
    """The coding of each News in the parameters of the session's tests."""
    params = [getattr(item, "callspec", None) for item in request.session.items]
    values = [value for spec in params if spec for value in spec.params.values()]
    return code_news(list(dict.fromkeys(news for value in values for news in _iter_news(value))))


@pytest.fixture
def coding(request: pytest.FixtureRequest, codings: dict[News, Coding]) -> Coding:
    """The coding of the News that the test is given (`@told`, or indirectly)."""
    return codings[request.param]


def _iter_news(value: Any) -> Iterator[News]:
    if isinstance(value, News):
        yield value
    elif isinstance(value, (tuple, list)):
        for item in value:
            yield from _iter_news(item)
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from _iter_news(getattr(value, field.name))
