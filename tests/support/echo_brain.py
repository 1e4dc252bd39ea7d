"""A small dialogue for the tests of the services: notes each message as the problem statement, and can be slow."""

import datetime as dt
import threading
import time

from casebuilder.case.model import Case
from casebuilder.case.patch import Change, apply, clear
from casebuilder.case.value import LedgerEntry, Said
from casebuilder.dialogue.state import Interview, TurnInput, TurnOutput
from casebuilder.errors import Cancelled
from casebuilder.rules.finding import Finding, Report

MISSING = Finding(rule="sponsor.name", severity="blocking", path="sponsor.name", message="no sponsor", fix="name one")


class EchoBrain:
    """Answers at once, or after `delay` seconds; `seen` holds what it was given."""

    def __init__(self, delay: float = 0.0) -> None:
        self.delay = delay
        self.seen: list[TurnInput] = []
        self.started = threading.Event()

    def greet(self, case: Case, today: dt.date) -> TurnOutput:
        interview = Interview(asked={"problem": 1}, last_asked="problem")
        return TurnOutput(
            reply="Hello.", case=case, interview=interview, asked="problem", report=Report(blocking=[MISSING])
        )

    def run_turn(self, turn, *, cancel=None, on_status=None):
        self.seen.append(turn)
        self.started.set()
        end = time.monotonic() + self.delay
        while time.monotonic() < end:
            if cancel is not None and cancel.is_set():
                raise Cancelled("stopped")
            time.sleep(0.01)
        if turn.message == "undo":
            case = turn.earlier or turn.case
            return TurnOutput(reply="Undone.", case=case, interview=turn.interview, asked="kpis")
        return self._put(turn, "problem.statement", f"You said: {turn.message}")

    def edit(self, turn, path):
        if not turn.message:
            case = clear(turn.case, path, turn.turn)
            return TurnOutput(reply=f"Emptied {path}.", case=case, interview=turn.interview, asked="kpis")
        return self._put(turn, path, f"Changed {path}.")

    def extract(self, message, asked, today):
        return [_change("problem.statement", message, 1)]

    def _put(self, turn: TurnInput, path: str, reply: str) -> TurnOutput:
        change = _change(path, turn.message, turn.turn)
        return TurnOutput(
            reply=reply,
            case=apply(turn.case, [change], turn.turn),
            interview=turn.interview,
            asked="kpis",
            captured=[LedgerEntry.model_validate(change.model_dump())],
            report=Report(blocking=[MISSING]),
        )


def _change(path: str, words: str, turn: int) -> Change:
    words = words[:500]
    return Change(path=path, value=words, text=words, source=Said(turn=turn, quote=words))
