"""Runs the command line in a process of its own, as a person does."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
COMMAND = "from reportedly.cli import main; main()"


def run_command(*arguments: str, env: dict[str, str] | None = None) -> bytes:
    """What `reportedly` writes to standard output in the repository's root; it must succeed."""
    command = [sys.executable, "-c", COMMAND, *arguments]
    return subprocess.run(command, cwd=ROOT, env=env, capture_output=True, check=True).stdout
