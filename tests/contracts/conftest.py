"""The example reports, coded once by the command line in a process of its own."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
COMMAND = "from reportedly.cli import main; main()"
RunCommand = Callable[..., bytes]


def run_command(*arguments: str, env: dict[str, str] | None = None) -> bytes:
    """What `reportedly` writes to standard output in the repository's root; it must succeed."""
    command = [sys.executable, "-c", COMMAND, *arguments]
    return subprocess.run(command, cwd=ROOT, env=env, capture_output=True, check=True).stdout


@pytest.fixture(scope="session")
def coded_examples() -> bytes:
    """`code --json` over `examples/`: one coding a line."""
    return run_command("code", "--json", "examples")
