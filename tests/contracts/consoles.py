"""The commands in the documents' `console` blocks, run as they stand: what they print is compared, or written anew.

A line that begins with `$ ` is a command, the lines up to the next one are what it prints. The blocks of a document run
in order in one empty folder that has `examples/`. `python tests/contracts/consoles.py` writes every output anew, and
where an id changed, its mentions further down.
"""

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from running import ROOT

DOCUMENTS = (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")))
_BLOCK = re.compile(r"(?<=^```console\n).*?(?=^```$)", re.MULTILINE | re.DOTALL)
_STEP = re.compile(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", re.MULTILINE)
_ID = re.compile(r"\b[cditr]1:[0-9a-f]{8}\b")


@contextmanager
def open_shell() -> Iterator[Path]:
    """A folder for the commands of one document."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "examples").symlink_to(ROOT / "examples")
        yield Path(folder)


def run_line(command: str, folder: Path) -> str:
    """What a command line prints, on both streams."""
    env = {key: value for key, value in os.environ.items() if not key.startswith("REPORTEDLY_")}
    env["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{env.get('PATH', '')}"
    done = subprocess.run(
        ["bash", "-c", command], cwd=folder, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False
    )
    return done.stdout.decode()


def find_steps(text: str) -> list[tuple[str, str]]:
    """Commands with what the document says they print, in order."""
    return [(step[1], step[2]) for block in _BLOCK.findall(text) for step in _STEP.finditer(block)]


def rewrite(text: str) -> str:
    """The document with what its commands print now; ids that changed are followed through the rest of it."""
    moved: dict[str, str] = {}

    def follow(words: str) -> str:
        return _ID.sub(lambda match: moved.get(match[0], match[0]), words)

    def run_step(step: re.Match[str]) -> str:
        command = follow(step[1])
        printed = run_line(command, folder)
        moved.update(pair_ids(step[2], printed))
        return f"$ {command}\n{printed}"

    with open_shell() as folder:
        parts = re.split(r"(^```console\n.*?^```$)", text, flags=re.MULTILINE | re.DOTALL)
        parts[1::2] = [_STEP.sub(run_step, part.removesuffix("```")) + "```" for part in parts[1::2]]
    return "".join(part if n % 2 else follow(part) for n, part in enumerate(parts))


def pair_ids(old: str, new: str) -> dict[str, str]:
    """Ids of an earlier output to those of a new one: by the line that they stand in, else one after the other."""
    before, after = _ids_by_line(old), _ids_by_line(new)
    if len(before) == len(after):
        return dict(zip((id for id, _ in before), (id for id, _ in after), strict=True))
    now = {line: id for id, line in reversed(after)}
    return {id: now[line] for id, line in before if line in now}


def _ids_by_line(text: str) -> list[tuple[str, str]]:
    return [(id, _ID.sub("", line).strip()) for line in text.splitlines() for id in _ID.findall(line)]


def main() -> None:
    """Rewrites every document."""
    for path in DOCUMENTS:
        text = path.read_text(encoding="utf-8")
        path.write_text(rewrite(text), encoding="utf-8")


if __name__ == "__main__":
    main()
