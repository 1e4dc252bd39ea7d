"""A text and how it came about."""

from dataclasses import dataclass

from casebuilder.dialogue.checking import Problem
from casebuilder.dialogue.state import Wording
from casebuilder.prompting import PromptRef


@dataclass(frozen=True)
class Worded:
    """A text that may be shown, who worded it, and what it was made with."""

    text: str
    wording: Wording
    prompts: tuple[PromptRef, ...] = ()
    written: str = ""
    """What the model wrote, for measuring only: it may be wrong and is never shown."""
    problems: tuple[Problem, ...] = ()
    """Everything that the checks found in it."""
