"""Runs the command line as users do: in a process of its own, on a folder of its own."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
ROOT = HERE.parents[1]


class Terminal:
    """A terminal with a home folder."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.wrapper: list[str] = []
        self.env = {**os.environ, "PYTHONPATH": str(ROOT), "CASEBUILDER_HOME": str(home), "PYTHONWARNINGS": "ignore"}

    def command(self, *arguments: str, delay: float | None = None) -> list[str]:
        """Return the command: the real one, or with the small dialogue if there is a `delay`."""
        if delay is None:
            return [*self.wrapper, sys.executable, "-m", "casebuilder", *arguments]
        return [sys.executable, str(HERE / "echocli.py"), str(delay), *arguments]

    def run(self, *arguments: str, delay: float | None = None, stdin: str | bytes = "", **options):
        """Run a command to its end; a traceback is always a failure."""
        raw = stdin if isinstance(stdin, bytes) else stdin.encode()
        done = subprocess.run(
            self.command(*arguments, delay=delay), input=raw, capture_output=True, env=self.env, timeout=120, **options
        )
        assert b"Traceback" not in done.stderr, done.stderr.decode()
        return Done(done.returncode, done.stdout.decode(), done.stderr.decode())

    def start(self, *arguments: str, delay: float) -> subprocess.Popen:
        """Start a command that is talked to."""
        return subprocess.Popen(
            self.command(*arguments, delay=delay), stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=self.env
        )


class Done:
    """What came of a command."""

    def __init__(self, code: int, out: str, err: str) -> None:
        self.code, self.out, self.err = code, out, err

    @property
    def lines(self):
        """The lines of stdout as JSON."""
        return [json.loads(line) for line in self.out.splitlines()]

    @property
    def sentence(self) -> str:
        """What stderr says, which must be one line."""
        assert len(self.err.splitlines()) == 1, self.err
        return self.err.strip()


@pytest.fixture
def terminal(tmp_path):
    return Terminal(tmp_path / "home")
