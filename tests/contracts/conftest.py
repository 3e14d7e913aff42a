"""The example reports, coded once by the command line."""

import pytest
from running import run_command


@pytest.fixture(scope="session")
def coded_examples() -> bytes:
    """`code --json` over `examples/`: one coding a line."""
    return run_command("code", "--json", "examples")
