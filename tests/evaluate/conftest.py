"""Where the gold data is; without it the tests that need it are skipped and say why."""

import os
from pathlib import Path

import pytest

from reportedly.errors import InputError
from reportedly.evaluate import get_folder

_BESIDE = Path(__file__).parents[3] / "shared" / "gold"


@pytest.fixture(scope="session")
def gold_folder() -> Path:
    given = os.environ.get("REPORTEDLY_GOLD")
    try:
        return get_folder(Path(given) if given else _BESIDE)
    except InputError as error:
        pytest.skip(str(error))


@pytest.fixture(scope="session")
def tools_folder(gold_folder: Path) -> Path:
    folder = gold_folder.parent / "tools"
    if not folder.is_dir():
        pytest.skip("the scorers that the figures are compared with are not beside the gold data")
    return folder
