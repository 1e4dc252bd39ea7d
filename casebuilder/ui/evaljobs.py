"""Eval runs that are going on, in a thread beside the page: it stays usable, and Stop works at any moment."""

import atexit
import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from casebuilder.errors import CasebuilderError
from casebuilder.measuring.record import Run
from casebuilder.services.evaluation import EvalProgress, EvalRequest, OnProgress

_log = logging.getLogger(__name__)

BROKEN = "The run broke off and nothing of it is kept; look into the log, and try `casebuilder eval run` in a terminal."
LEAVE_SECONDS = 15.0
"""How long the end of the program waits for a run to stop."""

Measure = Callable[[EvalRequest, OnProgress, threading.Event], Run]
"""Runs an eval; told whom to tell how far it is, and how to notice Stop."""


@dataclass
class EvalJob:
    """One run on its way to a record."""

    request: EvalRequest
    started: float = field(default_factory=time.monotonic)
    cancel: threading.Event = field(default_factory=threading.Event)
    done: threading.Event = field(default_factory=threading.Event)
    progress: EvalProgress | None = None
    failing: int = 0
    """Samples with a failure so far."""
    first: float | None = None
    """When the first sample was done: what came before is loading, and says nothing about the rest."""
    run: Run | None = None
    error: CasebuilderError | None = None

    def stop(self) -> None:
        """Ask it to stop."""
        self.cancel.set()

    def told(self, progress: EvalProgress) -> None:
        """Note how far it is."""
        self.progress = progress
        self.failing += progress.failed
        if progress.done == 1:
            self.first = time.monotonic()

    def seconds_left(self) -> float | None:
        """Return about how long it will take, once two samples say how fast it goes."""
        if self.first is None or self.progress is None or self.progress.done < 2:
            return None
        each = (time.monotonic() - self.first) / (self.progress.done - 1)
        return each * (self.progress.of - self.progress.done)


class EvalJobs:
    """The runs of this process, one at a time: two at once would measure each other."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._latest: EvalJob | None = None
        atexit.register(self.close)

    @property
    def latest(self) -> EvalJob | None:
        """The run that is going on, or the one that ended last."""
        return self._latest

    def start(self, request: EvalRequest, measure: Measure) -> EvalJob:
        """Begin a run; while one is going on, return that one instead."""
        with self._lock:
            if self._latest is not None and not self._latest.done.is_set():
                return self._latest
            job = self._latest = EvalJob(request)
        threading.Thread(target=self._run, args=(job, measure), name=f"eval-{request.task}", daemon=True).start()
        return job

    def close(self) -> None:
        """Stop what is going on; a run in a process of its own would outlive this one."""
        job = self._latest
        if job is not None and not job.done.is_set():
            job.stop()
            job.done.wait(LEAVE_SECONDS)

    def _run(self, job: EvalJob, measure: Measure) -> None:
        try:
            job.run = measure(job.request, job.told, job.cancel)
        except CasebuilderError as error:
            job.error = error
        except Exception:  # whatever happens, the page says so in a sentence and goes on
            _log.exception("an eval could not be run")
            job.error = CasebuilderError(BROKEN)
        finally:
            job.done.set()
