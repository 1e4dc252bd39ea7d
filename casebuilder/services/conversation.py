"""The conversation.

Every message is on disk before its reply is computed; the reply is saved with the new version of the case in one
transaction.
"""

import threading
import time
from collections.abc import Callable

from casebuilder.dialogue.state import Interview, TurnInput, TurnOutput
from casebuilder.errors import UserError
from casebuilder.services.brain import OnStatus
from casebuilder.services.cases import Cases
from casebuilder.services.conflicts import CaseConflict, differences
from casebuilder.services.inquiry import Inquiry
from casebuilder.services.messages import Unusable, clean
from casebuilder.services.views import TurnResult
from casebuilder.store.records import StaleVersion, StoredCase

_ATTEMPTS = 8
"""How often a message is answered again when another process was faster."""

MAX_UNDO = 50
"""How many changes can be taken back."""


class ConversationService(Cases, Inquiry):
    """Start a case, talk about it, correct it.

    Every method raises `NotFound` for a case that does not exist and `EnvironmentProblem` if the store cannot be used.
    """

    def say(
        self,
        case_id: str,
        message: str,
        *,
        seen_version: int | None = None,
        cancel: threading.Event | None = None,
        on_status: OnStatus | None = None,
    ) -> TurnResult:
        """Answer a message.

        Messages to one case queue in the order in which they come. A message without words is answered with a
        sentence and does not count as a turn.

        Args:
            case_id: the case.
            message: the sponsor's words.
            seen_version: the version that the sponsor looked at; `None` to speak to the case as it stands.
            cancel: set it to stop; the message stays, without a reply.
            on_status: told what is going on, in a few words.

        Raises:
            UserError: if the message is too long.
            CaseConflict: if the case had been changed when the message was sent.
            Cancelled: if it was stopped.
        """
        started = time.monotonic()
        try:
            text = clean(message)
        except Unusable as refusal:
            return self._not_a_turn(case_id, refusal.message, started)
        self._fresh(case_id, seen_version)
        waiting = (lambda: on_status("Your earlier message comes first")) if on_status else None
        with self._locks.hold(case_id, cancel=cancel, on_wait=waiting):
            turn = self._store.begin_turn(case_id, text, None, at=self._clock.now())

            def compute(entry: TurnInput) -> TurnOutput:
                return self._brain.run_turn(entry, cancel=cancel, on_status=on_status)

            return self._answer(case_id, turn, text, compute, started, strict=False)

    def edit(self, case_id: str, path: str, text: str, *, seen_version: int | None = None) -> TurnResult:
        """Set one field to what was written into it; an edit is a turn too, a refused one is none.

        An empty text empties the field; an emptied entry of a list (`scope.in_scope[0]`) is removed.

        Raises:
            UserError: if there is no such field or the text does not fit it.
            CaseConflict: if the case has been changed since `seen_version`.
        """
        started = time.monotonic()
        try:
            words = clean(text)
        except Unusable:
            words = ""
        with self._locks.hold(case_id):
            self._fresh(case_id, seen_version)
            try:
                now = self._clock.now()
                turn = self._store.begin_turn(case_id, words, seen_version, at=now, kind="edit", path=path)
            except StaleVersion as stale:
                raise self._conflict(stale) from stale
            strict = seen_version is not None
            try:
                return self._answer(
                    case_id, turn, words, lambda entry: self._brain.edit(entry, path), started, strict=strict
                )
            except Exception:
                self._store.withdraw_turn(case_id, turn)
                raise

    def remove(self, case_id: str, path: str, *, seen_version: int | None = None) -> TurnResult:
        """Take an item out of a list (`risks[2]`, `scope.in_scope[0]`); later items move up. It is a turn, as an edit.

        Raises:
            UserError: if there is no such item.
            CaseConflict: if the case has been changed since `seen_version`.
        """
        if not path.endswith("]"):
            raise UserError(f"`{path[:80]}` is not an item of a list; empty it instead")
        return self.edit(case_id, path, "", seen_version=seen_version)

    def _answer(
        self,
        case_id: str,
        turn: int,
        text: str,
        compute: Callable[[TurnInput], TurnOutput],
        started: float,
        *,
        strict: bool,
    ) -> TurnResult:
        """Compute and save the reply; when another process was faster, from the case as it is then."""
        for attempt in range(_ATTEMPTS):
            stored = self._store.load(case_id)
            entry = self._entry(stored, text, turn)
            output = _remember_change(entry, compute(entry))
            outcome = self._outcome(output, stored.case, int((time.monotonic() - started) * 1000))
            try:
                self._store.finish_turn(case_id, turn, outcome, stored.version, at=self._clock.now())
            except StaleVersion as stale:
                if strict or attempt == _ATTEMPTS - 1:
                    raise self._conflict(stale) from stale
                continue
            return _result(case_id, turn, output, outcome.elapsed_ms)
        raise AssertionError("unreachable")  # pragma: no cover

    def _entry(self, stored: StoredCase, text: str, turn: int) -> TurnInput:
        interview = Interview.model_validate(stored.interview)
        earlier = self._store.before_turn(stored.case_id, interview.undo[-1]) if interview.undo else None
        if earlier is not None:  # a title or a status is not what "undo" is about
            kept = {"id": stored.case_id, "title": stored.case.title, "status": stored.case.status}
            earlier = earlier.model_copy(update=kept)
        return TurnInput(
            case=stored.case,
            interview=interview,
            message=text,
            turn=turn,
            today=self._clock.today(),
            earlier=earlier,
        )

    def _fresh(self, case_id: str, seen_version: int | None) -> None:
        """Raise `CaseConflict` if the case is no longer at the version that was looked at."""
        if seen_version is None:
            return
        current = self._store.load(case_id).version
        if current != seen_version:
            raise self._conflict(StaleVersion(case_id, seen_version, current))

    def _conflict(self, stale: StaleVersion) -> CaseConflict:
        seen = self._store.version(stale.case_id, stale.seen)
        now = self._store.load(stale.case_id)
        return CaseConflict(differences(seen, now.case), now.version)

    def _not_a_turn(self, case_id: str, reply: str, started: float) -> TurnResult:
        stored = self._store.load(case_id)
        report = self._rules.check(stored.case, self._clock.today())
        return TurnResult(
            case_id=case_id,
            turn=stored.last_turn,
            reply=reply,
            asked=stored.asked,
            captured=[],
            blocking=len(report.blocking),
            warnings=len(report.warnings),
            complete=report.complete,
            elapsed_ms=int((time.monotonic() - started) * 1000),
        )


def _remember_change(entry: TurnInput, output: TurnOutput) -> TurnOutput:
    """Keep the list of turns that can be undone: a change is added, an undo takes the last one off.

    A dialogue that keeps the list itself is left alone.
    """
    before = entry.interview.undo
    if output.interview.undo != before or output.case == entry.case:
        return output
    undone = entry.earlier is not None and output.case == entry.earlier
    after = before[:-1] if undone else [*before, entry.turn][-MAX_UNDO:]
    return output.model_copy(update={"interview": output.interview.model_copy(update={"undo": after})})


def _result(case_id: str, turn: int, output: TurnOutput, elapsed_ms: int) -> TurnResult:
    report = output.report
    return TurnResult(
        case_id=case_id,
        turn=turn,
        reply=output.reply,
        asked=output.asked,
        captured=output.captured,
        blocking=len(report.blocking),
        warnings=len(report.warnings),
        complete=report.complete,
        elapsed_ms=elapsed_ms,
    )
