"""One lock for each case, so that quick messages in one process queue instead of conflicting."""

import contextlib
import threading
from collections import deque
from collections.abc import Callable, Iterator

from casebuilder.errors import Cancelled


class CaseLocks:
    """First come, first served, for each case."""

    def __init__(self) -> None:
        self._condition = threading.Condition()
        self._queues: dict[str, deque[object]] = {}

    @contextlib.contextmanager
    def hold(
        self,
        case_id: str,
        *,
        cancel: threading.Event | None = None,
        on_wait: Callable[[], None] | None = None,
        stopped: str = "stopped; the message was not sent",
    ) -> Iterator[None]:
        """Hold the case until the block ends.

        Args:
            case_id: what to hold.
            cancel: set it to give up waiting.
            on_wait: called once if somebody else is first.
            stopped: what to say when waiting was given up.

        Raises:
            Cancelled: if `cancel` is set while waiting.
        """
        ticket = object()
        with self._condition:
            queue = self._queues.setdefault(case_id, deque())
            queue.append(ticket)
            if queue[0] is not ticket and on_wait is not None:
                on_wait()
            try:
                while queue[0] is not ticket:
                    if cancel is not None and cancel.is_set():
                        raise Cancelled(stopped)
                    self._condition.wait(timeout=0.1 if cancel is not None else None)
            except BaseException:
                self._leave(case_id, ticket)
                raise
        try:
            yield
        finally:
            with self._condition:
                self._leave(case_id, ticket)

    def _leave(self, case_id: str, ticket: object) -> None:
        queue = self._queues[case_id]
        queue.remove(ticket)
        if not queue:
            del self._queues[case_id]
        self._condition.notify_all()
