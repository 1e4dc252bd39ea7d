"""Carrying a stop request from Python into a running native computation."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from casebuilder.llm.native import NativeModel
from casebuilder.llm.waiting import Ticket

_WATCH_S = 0.02


@contextmanager
def watched(native: NativeModel, cancel: threading.Event | None, ticket: Ticket) -> Iterator[None]:
    """Carry a cancel over into the native computation, which cannot look at Python objects."""
    if cancel is None:
        yield
        return
    done = threading.Event()

    def watch() -> None:
        while not done.wait(_WATCH_S):
            if cancel.is_set() and not ticket.revoked:
                native.request_stop(True)

    thread = threading.Thread(target=watch, name="casebuilder-cancel", daemon=True)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()
        if not ticket.revoked:
            native.request_stop(False)
