"""Same input, same output: in two processes whose hashes of strings differ."""

import os

from running import run_command


def test_two_processes_with_other_hash_seeds_print_the_same_bytes() -> None:
    first, second = (
        run_command("code", "--json", "examples", env={**os.environ, "PYTHONHASHSEED": seed}) for seed in ("1", "20260")
    )
    assert first
    for one, other in zip(first.splitlines(), second.splitlines(), strict=True):
        assert one == other
