"""Measured quality: run evals, find their records, compare and report them.

The evals lie beside the package (`evals/`) and run in a process of their own: Inspect brings an event loop, loggers and
signal handlers of its own, and a run can be stopped without harm to anything else.
"""

import importlib.util
import json
import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from casebuilder.errors import Cancelled, CasebuilderError, EnvironmentProblem, NotFound, UserError
from casebuilder.measuring.compare import Comparison, compare
from casebuilder.measuring.record import Run, RunProblem, read_run
from casebuilder.measuring.report import html_report, markdown_report, newest
from casebuilder.resources import data_path
from casebuilder.store.config import prepare_home

BASELINE = "baseline"
STOP_SECONDS = 10.0


@dataclass(frozen=True)
class EvalProgress:
    """How far a run is."""

    task: str
    done: int
    of: int
    sample: str = ""
    failed: bool = False
    """Whether the last sample has a failure."""


OnProgress = Callable[[EvalProgress], None]


@dataclass(frozen=True)
class EvalRequest:
    """What to run."""

    task: str
    split: str = "test"
    model: str = "active"
    """`active`, `embedded`, `none`, a name of the catalogue, a GGUF file, or a server's address."""
    prompts: tuple[str, ...] = ()
    """Versions to use instead of the pinned ones: `extract=3`."""
    limit: int | None = None


class EvalFailed(CasebuilderError):
    """A run could not be finished; carries the exit code that the run gave."""

    code = "eval-run"

    def __init__(self, message: str, exit_code: int) -> None:
        super().__init__(message)
        self.exit_code = exit_code


class EvaluationService:
    """The use cases of measuring.

    Args:
        home: the user's folder; runs are kept in `<home>/evals`.
        python: what runs the evals; by default, what runs this.
    """

    def __init__(self, home: Path, python: str = sys.executable) -> None:
        self._home = home
        self._python = python

    @property
    def folder(self) -> Path:
        """Where runs and their logs are (for `inspect view --log-dir`)."""
        return self._home / "evals"

    def missing(self) -> str | None:
        """Return what keeps evals from running here, in one sentence with the fix; `None` if nothing does."""
        try:
            self._evals()
            _needs_inspect()
        except EnvironmentProblem as error:
            return error.message
        return None

    def stamp(self) -> tuple[tuple[str, int, int], ...]:
        """Return what changes whenever a run or a baseline is added or changed: file, time and size of each."""
        found = []
        for path in [*self.folder.glob("*.json"), *(self._evals() / "baselines").glob("*.json")]:
            with suppress(OSError):
                kept = path.stat()
                found.append((str(path), kept.st_mtime_ns, kept.st_size))
        return tuple(sorted(found))

    def tasks(self) -> list[str]:
        """Return the names of the tasks.

        Raises:
            EnvironmentProblem: if the evals folder is missing.
        """
        found = sorted(p.stem for p in (self._evals() / "tasks").glob("*.py"))
        return [name for name in found if name != "__init__"]

    def runs(self, task: str | None = None) -> list[Run]:
        """Return the runs of this machine, newest first; damaged files are left out."""
        return _read_all(self.folder.glob(f"{task or ''}*.json"), task)

    def baselines(self, task: str | None = None) -> list[Run]:
        """Return the committed runs that others are compared with."""
        return _read_all((self._evals() / "baselines").glob("*.json"), task)

    def find(self, name: str, beside: Run | None = None) -> Run:
        """Return a run by its id, the beginning of it, its file, a task (its newest run), or `baseline`.

        Args:
            name: what the user wrote.
            beside: for `baseline`, the run that it is set beside.

        Raises:
            NotFound: if there is no such run.
            UserError: if the name fits several.
            RunProblem: if its file is damaged.
        """
        if name == BASELINE:
            return self._baseline(beside)
        path = Path(name).expanduser()
        if path.suffix == ".json" or path.is_file():
            return read_run(path)
        found = [r for r in [*self.runs(), *self.baselines()] if r.id.startswith(name)]
        exact = [r for r in found if name in {r.id, r.task}]
        if not found:
            raise NotFound(f"there is no eval run {name!r}; `casebuilder eval report --list` shows the runs that exist")
        if len(found) > 1 and not exact:
            raise UserError(f"{name!r} fits {len(found)} runs; write more of the id")
        return (exact or found)[0]

    def _baseline(self, beside: Run | None) -> Run:
        if beside is None:
            raise UserError("`baseline` stands beside a run; name the other one by its id or file")
        for run in self.baselines(beside.task):
            if run.split == beside.split:
                return run
        raise NotFound(f"there is no baseline of `{beside.task}` on the {beside.split} half")

    def compare(self, before: str, after: str) -> Comparison:
        """Set two runs side by side, by their names.

        Raises:
            NotFound: if there is no such run.
            NotComparable: if they have nothing to be compared by.
        """
        if before == BASELINE:
            newer = self.find(after)
            return compare(self.find(before, newer), newer)
        older = self.find(before)
        return compare(older, self.find(after, older))

    def report(self, names: Sequence[str] = (), *, html: bool = True) -> str:
        """Return a report of runs: by default, the newest of each task, else the baselines.

        Raises:
            NotFound: if there is no such run, or none at all.
        """
        every, bases = self.runs(), self.baselines()
        chosen = [r for name in names for r in (bases if name == BASELINE else [self.find(name)])]
        chosen = chosen or newest(every) or newest(bases)
        if not chosen:
            raise NotFound("there is no eval run yet; run `casebuilder eval run`")
        history = [*every, *(r for r in bases if r.id not in {e.id for e in every})]
        write = html_report if html else markdown_report
        return write(chosen, history=history, baselines=bases)

    def run(
        self, request: EvalRequest, on_progress: OnProgress | None = None, cancel: threading.Event | None = None
    ) -> Run:
        """Run a task in a process of its own and return its record.

        Raises:
            UserError: if there is no such task.
            EnvironmentProblem: if Inspect or the evals folder is missing.
            EvalFailed: if the run ends with a sentence of its own.
            Cancelled: if `cancel` was set; what was scored so far is lost.
        """
        folder = self._evals()
        if request.task not in self.tasks():
            raise UserError(f"there is no eval task {request.task!r}; there are {', '.join(self.tasks())}")
        _needs_inspect()
        prepare_home(self._home)
        self.folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile() as errors, self._process(folder, request, errors) as process:
            last = _follow(process, request.task, on_progress, cancel)
            code = process.wait()
            errors.seek(0)
            tail = errors.read()[-2_000:].decode("utf-8", "replace").strip().splitlines()
        if last.get("event") == "done":
            return read_run(Path(str(last["run"])))
        if last.get("event") == "error":
            raise EvalFailed(str(last["message"]), int(str(last["exit_code"])))
        raise EnvironmentProblem(
            f"the eval run ended without a result (code {code}{f': {tail[-1][:200]}' if tail else ''}); "
            "run `casebuilder doctor`"
        )

    @contextmanager
    def _process(self, evals: Path, request: EvalRequest, errors: IO[bytes]) -> "Iterator[subprocess.Popen[str]]":
        """Start the run; end it, whatever happens."""
        command = [self._python, "-m", "evals.run", request.task, "--split", request.split, "--model", request.model]
        command += ["--out", str(self.folder)]
        command += [part for pin in request.prompts for part in ("--prompt", pin)]
        command += ["--limit", str(request.limit)] if request.limit else []
        path = os.pathsep.join(p for p in (str(evals.parent), os.environ.get("PYTHONPATH")) if p)
        environment = {**os.environ, "PYTHONPATH": path, "CASEBUILDER_HOME": str(self._home)}
        process = subprocess.Popen(  # noqa: S603
            command, env=environment, stdout=subprocess.PIPE, stderr=errors, stdin=subprocess.DEVNULL, text=True
        )
        try:
            yield process
        finally:
            if process.poll() is None:
                process.terminate()
                with suppress(subprocess.TimeoutExpired):
                    process.wait(STOP_SECONDS)
                if process.poll() is None:
                    process.kill()
                    process.wait()
            if process.stdout is not None:
                process.stdout.close()

    def _evals(self) -> Path:
        try:
            return data_path("evals")
        except FileNotFoundError as error:
            raise EnvironmentProblem(str(error)) from error


def _needs_inspect() -> None:
    if importlib.util.find_spec("inspect_ai") is None:
        raise EnvironmentProblem("evals need Inspect; install it with `pip install 'casebuilder[evals]'`")


def _follow(
    process: "subprocess.Popen[str]", task: str, on_progress: OnProgress | None, cancel: threading.Event | None
) -> dict[str, object]:
    """Pass on what the run tells, until it ends; return its last words."""
    last: dict[str, object] = {}
    assert process.stdout is not None  # noqa: S101 - a pipe
    ended = threading.Event()
    if cancel is not None:
        threading.Thread(target=_stop_when, args=(process, cancel, ended), daemon=True).start()
    try:
        for line in process.stdout:
            with suppress(ValueError):
                last = json.loads(line)
            if on_progress is not None and last.get("event") in {"start", "sample"}:
                done, of = int(str(last.get("done", 0))), int(str(last["of"]))
                on_progress(EvalProgress(task, done, of, str(last.get("id", "")), bool(last.get("failed"))))
    finally:
        ended.set()
    if cancel is not None and cancel.is_set() and last.get("event") != "done":
        raise Cancelled("stopped; nothing of this run is kept")
    return last


def _stop_when(process: "subprocess.Popen[str]", cancel: threading.Event, ended: threading.Event) -> None:
    while not ended.wait(0.1):
        if cancel.is_set():
            process.terminate()
            return


def _read_all(paths: Iterator[Path], task: str | None) -> list[Run]:
    """Return the runs in some files, newest first; a file that is none is left out."""
    found = []
    for path in sorted(paths):
        with suppress(RunProblem):
            found.append(read_run(path))
    found = [r for r in found if task in {None, r.task}]
    return sorted(found, key=lambda r: (r.started, r.id), reverse=True)
