"""What the parts of the conversation service share."""

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from casebuilder.case.model import Case
from casebuilder.dialogue.state import TurnOutput
from casebuilder.rules.finding import Report
from casebuilder.services import presenting
from casebuilder.services.brain import Brain
from casebuilder.services.clock import Clock
from casebuilder.services.conflicts import differences
from casebuilder.services.locks import CaseLocks
from casebuilder.store.records import Outcome
from casebuilder.store.repository import Repository

if TYPE_CHECKING:
    from casebuilder.retrieval import Library


class Rules(Protocol):
    """The gate."""

    def check(self, case: Case, today: dt.date) -> Report:
        """Return what is missing or doubtful in a case."""

    def check_document(self, data: object, today: dt.date) -> Report:
        """The same for anything that claims to be a case."""


class Base:
    """The collaborators, passed in."""

    def __init__(
        self,
        repository: Callable[[], Repository],
        brain: Brain,
        rules: Rules,
        clock: Clock,
        library: "Callable[[], Library]",
    ) -> None:
        self._repository = repository
        self._brain = brain
        self._rules = rules
        self._clock = clock
        self._library = library
        self._locks = CaseLocks()

    @property
    def _store(self) -> Repository:
        """The open store."""
        return self._repository()

    def _outcome(self, output: TurnOutput, before: Case, elapsed_ms: int) -> Outcome:
        """Return what the store keeps of a computed turn."""
        shown = {"asked", "captured", "citations", "quick_replies", "prompts", "model_ms", "model_sha256", "wording"}
        dump = output.model_dump(mode="json", include=shown)
        changed = [change.path for change in differences(before, output.case)]
        prompts = [p.model_dump() for p in output.prompts]
        return Outcome(
            reply=output.reply,
            case=output.case,
            interview=output.interview.model_dump(mode="json"),
            output=dump,
            asked=output.asked,
            counts=presenting.counts(output.case, output.report),
            model=output.model,
            elapsed_ms=elapsed_ms,
            detail={
                "changed": changed,
                "prompts": prompts,
                "model": output.model,
                "wording": output.wording.model_dump(include={"by", "fallback", "detail"}, exclude_defaults=True),
            },
        )
