"""A fair lock: callers are served in the order they came, and can see how many are ahead of them."""

import threading
import time
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager

from casebuilder.errors import Cancelled
from casebuilder.llm.base import Busy, OnQueue

_POLL_S = 0.02
STALE_S = 30.0


class Ticket:
    """One caller's place; `idle_since` is set while its holder waits for somebody to read its answer."""

    def __init__(self) -> None:
        self.idle_since: float | None = None
        self.revoked = False

    def check(self) -> None:
        """Raise `Busy` if the turn was given to the next caller meanwhile."""
        if self.revoked:
            raise Busy("This answer was given up because nobody read it for a while; ask again.")

    @contextmanager
    def idle(self) -> Iterator[None]:
        """Mark the time in which the holder does no work, so that an abandoned stream cannot block others."""
        self.idle_since = time.monotonic()
        try:
            yield
        finally:
            self.idle_since = None


class FairLock:
    """First come, first served. Not tied to a thread: a generator may be closed by another one."""

    def __init__(self, stale_s: float = STALE_S) -> None:
        self._changed = threading.Condition()
        self._line: deque[Ticket] = deque()
        self._stale_s = stale_s

    @property
    def waiting(self) -> int:
        """How many callers wait, not counting the one being served."""
        return max(len(self._line) - 1, 0)

    @property
    def held(self) -> bool:
        """Whether somebody is being served."""
        return bool(self._line)

    @contextmanager
    def turn(
        self, timeout: float, cancel: threading.Event | None = None, on_queue: OnQueue | None = None
    ) -> Iterator[Ticket]:
        """Wait for the caller's turn and hold it.

        Raises:
            Busy: `timeout` seconds passed.
            Cancelled: `cancel` was set while waiting.
        """
        ticket = Ticket()
        with self._changed:
            self._line.append(ticket)
        try:
            self._wait(ticket, time.monotonic() + timeout, cancel, on_queue)
            yield ticket
        finally:
            with self._changed:
                if ticket in self._line:
                    self._line.remove(ticket)
                self._changed.notify_all()

    def _wait(self, ticket: Ticket, deadline: float, cancel: threading.Event | None, on_queue: OnQueue | None) -> None:
        last = -1
        while True:
            with self._changed:
                self._revoke_stale(ticket)
                ahead = self._line.index(ticket)
                if ahead and ahead == last:
                    self._changed.wait(_POLL_S)
                    ahead = self._line.index(ticket)
            if on_queue is not None and ahead != last and (ahead or last != -1):
                on_queue(ahead)
            last = ahead
            if cancel is not None and cancel.is_set():
                raise Cancelled("The answer was stopped.")
            if not ahead:
                return
            if time.monotonic() >= deadline:
                raise Busy("The model is still busy with other answers; try again in a moment.")

    def _revoke_stale(self, ticket: Ticket) -> None:
        """Take the turn from a holder whose answer nobody reads. Called with the condition held."""
        holder = self._line[0]
        idle = holder.idle_since
        if holder is ticket or idle is None or time.monotonic() - idle < self._stale_s:
            return
        holder.revoked = True
        self._line.popleft()
        self._changed.notify_all()
