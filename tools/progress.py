"""Commands that take long, their logs, and a line that says how far they are."""

import os
import re
import subprocess
import sys
import time
from pathlib import Path

QUIET_SECONDS = 20.0
"""How often a line is printed where there is no terminal that could show it change."""

CAUSES = (
    ("No space left on device", "the disk is full; make room and run this again"),
    ("THESE PACKAGES DO NOT MATCH THE HASHES", "a package is not the one that was locked; do not install it, ask why"),
    ("No matching distribution found", "a package has no build for this Python; use Python 3.11 or 3.12"),
    ("Failed to establish a new connection", "the package index cannot be reached; check the network"),
    ("Read timed out", "the package index is slow to answer; run this again"),
    ("CMAKE_CXX_COMPILER", "the C++ compiler does not work; install one (Debian and Ubuntu: `apt install g++`)"),
    ("internal compiler error: Killed", "the compiler ran out of memory; close other programs and run this again"),
)  # fmt: skip


class SetupProblem(Exception):
    """The set-up cannot go on; the message is a sentence with what to do."""


class Job:
    """A command that runs beside us and writes into a log."""

    def __init__(self, name: str, command: list[str], log: Path, folder: Path | None = None) -> None:
        self.name = name
        self.command = command
        self.log = log
        self.folder = folder
        self.environment: dict[str, str] | None = None
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it, once."""
        if self._process is None:
            with self.log.open("wb") as log:
                self._process = subprocess.Popen(
                    self.command, stdout=log, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL,
                    cwd=self.folder, env=self.environment,
                )  # fmt: skip

    @property
    def code(self) -> int | None:
        """The exit code, or nothing while it runs."""
        return self._process.poll() if self._process else None

    def stop(self) -> None:
        """End it if it still runs."""
        if self._process and self._process.poll() is None:
            self._process.terminate()
            self._process.wait()

    def text(self) -> str:
        """Return the log so far."""
        return self.log.read_text(encoding="utf-8", errors="replace") if self.log.exists() else ""

    def state(self) -> str:
        """Return how far it is, read from its log."""
        text = self.text()
        steps = re.findall(r"\[(\d+)/(\d+)\]", text)
        if self.name == "compile":
            return f"compiled {steps[-1][0]} of {steps[-1][1]}" if steps else "preparing to compile"
        if "Installing collected packages" in text:
            return "unpacking"
        fetched = len(re.findall(r"^Collecting ", text, re.MULTILINE))
        return f"fetched {fetched}" if fetched else ""


def say(text: str) -> None:
    """Print a line of progress."""
    sys.stdout.write(f"setup: {text}\n")
    sys.stdout.flush()


def follow(job: Job, beside: Job | None = None, what: str = "") -> None:
    """Run a job to its end and show how far it and the one `beside` it are.

    Raises:
        SetupProblem: if one of them fails; the end of its log has been printed.
    """
    job.start()
    begun = shown = time.monotonic()
    live = sys.stdout.isatty()
    if what and not live:
        say(what)
    while job.code is None:
        if beside is not None and beside.code:
            job.stop()
            raise _failed(beside)
        if what and (live or time.monotonic() - shown > QUIET_SECONDS):
            shown = time.monotonic()
            _show([what, job.state(), beside.state() if beside else "", f"{shown - begun:.0f} s"], live)
        time.sleep(0.2)
    if live and what:
        sys.stdout.write("\r\033[K")
    if job.code:
        raise _failed(job)
    if what:
        say(f"{what}: {time.monotonic() - begun:.0f} s")


def _show(parts: list[str], live: bool) -> None:
    line = f"setup: {', '.join(p for p in parts if p)}"
    sys.stdout.write(f"\r\033[K{line[: _width() - 1]}" if live else f"{line}\n")
    sys.stdout.flush()


def _width() -> int:
    try:
        return os.get_terminal_size().columns
    except OSError:
        return 80


def _failed(job: Job) -> SetupProblem:
    """Print the end of a log and return the sentence for it."""
    text = job.text()
    sys.stderr.write("\n" + "\n".join(text.splitlines()[-15:]) + "\n")
    for sign, advice in CAUSES:
        if sign in text:
            return SetupProblem(f"{advice} (the whole log: {job.log}).")
    return SetupProblem(f"the step `{job.name}` failed; the whole log is {job.log}. Run this again when it is solved.")
