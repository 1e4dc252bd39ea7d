"""What the conversation needs of the dialogue; the graph itself is imported when the first turn comes."""

import datetime as dt
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from casebuilder.case.model import Case
from casebuilder.case.value import LedgerEntry
from casebuilder.dialogue.state import TurnInput, TurnOutput
from casebuilder.services.locks import CaseLocks

if TYPE_CHECKING:
    from casebuilder.dialogue.deps import Deps

OnStatus = Callable[[str], None]


class Brain(Protocol):
    """Computes turns; keeps nothing."""

    def greet(self, case: Case, today: dt.date) -> TurnOutput:
        """Return the first words of a new case."""

    def run_turn(self, turn: TurnInput, *, cancel: threading.Event | None, on_status: OnStatus | None) -> TurnOutput:
        """Answer a message."""

    def edit(self, turn: TurnInput, path: str) -> TurnOutput:
        """Set one field to what the sponsor wrote into it."""

    def extract(self, message: str, asked: str | None, today: dt.date) -> list[LedgerEntry]:
        """Return what a message says, without a conversation around it."""


class GraphBrain:
    """The dialogue graph, with whatever of model and library is ready.

    Args:
        ready: returns the collaborators, waiting until they are loaded (or have failed to load).
        at_once: returns them without waiting.
    """

    def __init__(
        self,
        ready: "Callable[[threading.Event | None, OnStatus | None], Deps]",
        at_once: "Callable[[], Deps]",
    ) -> None:
        self._ready = ready
        self._at_once = at_once
        self._line = CaseLocks()

    def greet(self, case: Case, today: dt.date) -> TurnOutput:
        """Return the first words of a new case; nobody waits for a model to be greeted."""
        from casebuilder.dialogue import graph

        return graph.greet(case, today, self._at_once())

    def run_turn(
        self, turn: TurnInput, *, cancel: threading.Event | None = None, on_status: OnStatus | None = None
    ) -> TurnOutput:
        """Answer a message; a model on this machine answers one after the other, and who waits is told so."""
        deps = self._ready(cancel, on_status)
        from casebuilder.dialogue import graph

        if deps.model is None or deps.model.engine is None:
            return graph.run_turn(turn, deps, cancel=cancel, on_status=on_status)
        told = (lambda: on_status("Another answer comes first")) if on_status else None
        with self._line.hold("model", cancel=cancel, on_wait=told, stopped="stopped while another answer came first"):
            return graph.run_turn(turn, deps, cancel=cancel, on_status=on_status)

    def edit(self, turn: TurnInput, path: str) -> TurnOutput:
        """Set one field to what the sponsor wrote into it."""
        from casebuilder.dialogue import graph

        return graph.edit(turn, path, self._at_once())

    def extract(self, message: str, asked: str | None, today: dt.date) -> list[LedgerEntry]:
        """Return what a message says."""
        from casebuilder.dialogue import extract

        return extract.extract_message(message, asked, self._ready(None, None), today=today)
