"""A conversation without database or model: turn after turn through the dialogue graph."""

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

from casebuilder.case.model import Case
from casebuilder.dialogue.deps import Deps
from casebuilder.dialogue.graph import greet, run_turn
from casebuilder.dialogue.state import Interview, TurnInput, TurnOutput
from casebuilder.prompting import PromptLibrary
from casebuilder.rules.policy import load_policy

TODAY = dt.date(2026, 11, 21)


def plain_deps(**given: Any) -> Deps:
    """Return the collaborators without router, model and library."""
    return Deps(prompts=PromptLibrary(), policy=load_policy(None), **given)


@dataclass
class Talk:
    """Plays the part of the service: keeps the case, the interview and what "undo" goes back to."""

    deps: Deps
    case: Case = field(default_factory=Case)
    interview: Interview = field(default_factory=Interview)
    turn: int = 0
    before: list[Case] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    out: TurnOutput | None = None

    def say(self, message: str) -> TurnOutput:
        """Send a message and return the answer."""
        self.turn += 1
        self.said.append(message)
        earlier = self.before[-1] if self.before else None
        entry = TurnInput(
            case=self.case, interview=self.interview, message=message, turn=self.turn, today=TODAY, earlier=earlier
        )
        out = run_turn(entry, self.deps)
        if out.case != self.case:
            if earlier is not None and out.case == earlier:
                self.before.pop()
            else:
                self.before.append(self.case)
        self.case, self.interview, self.out = out.case, out.interview, out
        return out

    def opening(self) -> TurnOutput:
        """Return the greeting."""
        return greet(self.case, TODAY, self.deps)
