"""Answers that are being computed, each in a thread of its own: the page stays usable and Stop works at any moment."""

import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from casebuilder.errors import CasebuilderError
from casebuilder.services.views import TurnResult

_log = logging.getLogger(__name__)

Say = Callable[[threading.Event, Callable[[str], None]], TurnResult]
"""Computes the answer; told how to notice Stop, and where to say what is going on."""

BROKEN = (
    "Something went wrong while answering. Your message is saved; send it again, and look into the log if it persists."
)


@dataclass
class Answer:
    """One message on its way to a reply."""

    case_id: str
    message: str
    seen_version: int | None
    started: float = field(default_factory=time.monotonic)
    cancel: threading.Event = field(default_factory=threading.Event)
    done: threading.Event = field(default_factory=threading.Event)
    steps: list[str] = field(default_factory=list)
    result: TurnResult | None = None
    error: CasebuilderError | None = None

    def stop(self) -> None:
        """Ask it to stop; it does so at the next word, also while it waits for its turn."""
        self.cancel.set()

    def told(self, step: str) -> None:
        """Note what is going on."""
        if not self.steps or self.steps[-1] != step:
            self.steps.append(step)


class Answers:
    """All answers that are being computed in this process, so that a page loaded again finds its own."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._running: dict[str, list[Answer]] = {}

    def start(self, case_id: str, message: str, seen_version: int | None, say: Say) -> Answer:
        """Begin to compute an answer."""
        answer = Answer(case_id, message, seen_version)
        with self._lock:
            self._running.setdefault(case_id, []).append(answer)
        threading.Thread(target=self._run, args=(answer, say), name=f"answer-{case_id}", daemon=True).start()
        return answer

    def running(self, case_id: str) -> Answer | None:
        """Return the latest answer that is being computed for a case."""
        with self._lock:
            found = self._running.get(case_id)
            return found[-1] if found else None

    def _run(self, answer: Answer, say: Say) -> None:
        try:
            answer.result = say(answer.cancel, answer.told)
        except CasebuilderError as error:
            answer.error = error
        except Exception:  # whatever happens, the page says so in a sentence and goes on
            _log.exception("a message could not be answered")
            answer.error = CasebuilderError(BROKEN)
        finally:
            with self._lock:
                left = [a for a in self._running.get(answer.case_id, []) if a is not answer]
                if left:
                    self._running[answer.case_id] = left
                else:
                    self._running.pop(answer.case_id, None)
            answer.done.set()
