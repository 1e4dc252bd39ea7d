"""The conversation.

Every message is on disk before its reply is computed; the reply is saved with the new version of the case in one
transaction.
"""

import datetime as dt
import threading
import time
from collections.abc import Callable

from casebuilder.case.model import Case
from casebuilder.dialogue.state import Interview, TurnInput, TurnOutput
from casebuilder.errors import UserError
from casebuilder.rules.finding import Report
from casebuilder.services import presenting
from casebuilder.services.brain import Brain, OnStatus
from casebuilder.services.clock import Clock
from casebuilder.services.conflicts import CaseConflict, differences
from casebuilder.services.locks import CaseLocks
from casebuilder.services.messages import Unusable, clean
from casebuilder.services.views import CaseSummary, CaseView, TurnResult
from casebuilder.store.records import Outcome, StaleVersion, StoredCase
from casebuilder.store.repository import Repository

_ATTEMPTS = 3
"""How often a message is answered again when another process was faster."""

MAX_TITLE = 200


class ConversationService:
    """Start a case, talk about it, correct it.

    Every method raises `NotFound` for a case that does not exist and `EnvironmentProblem` if the store cannot be used.
    """

    def __init__(
        self, repository: Callable[[], Repository], brain: Brain, check: Callable[[Case, dt.date], Report], clock: Clock
    ) -> None:
        self._repository = repository
        self._brain = brain
        self._check = check
        self._clock = clock
        self._locks = CaseLocks()

    @property
    def _store(self) -> Repository:
        return self._repository()

    # --- cases -------------------------------------------------------------------------------------------------

    def start(self, title: str | None = None) -> CaseView:
        """Begin a new case; its greeting is turn 0.

        Raises:
            UserError: if the title cannot be used.
        """
        case = Case(title=_title(title) if title else None)
        output = self._brain.greet(case, self._clock.today())
        stored = self._store.create_case(self._outcome(output, case, 0), at=self._clock.now(), title=case.title)
        return self.view(stored.case_id)

    def view(self, case_id: str, *, last: int | None = None) -> CaseView:
        """Return a case with its conversation, or with only the `last` turns of it."""
        stored = self._store.load(case_id)
        turns = self._store.turns(case_id, last=last)
        return presenting.case_view(stored, turns, self._check(stored.case, self._clock.today()))

    def opening(self, view: CaseView) -> TurnResult:
        """Return the words that a program or terminal opens a case with: its last reply, or its greeting.

        A message that was lost before its reply is named, so that it can be sent again.
        """
        replied = [t for t in view.turns if t.reply is not None]
        reply = replied[-1].reply or "" if replied else ""
        if view.turns and view.turns[-1].reply is None:
            quote = (view.turns[-1].message or "")[:80]
            reply = f'Your last message ("{quote}") is saved but was not answered; please send it again.\n\n{reply}'
        return TurnResult(
            case_id=view.case_id,
            turn=max((t.turn for t in view.turns), default=0),
            reply=reply.strip(),
            asked=view.asked,
            captured=[],
            blocking=len(view.report.blocking),
            warnings=len(view.report.warnings),
            complete=view.report.complete,
            elapsed_ms=0,
        )

    def cases(self) -> list[CaseSummary]:
        """Return all cases, last changed first."""
        return [
            CaseSummary(
                case_id=s.case_id,
                title=s.title,
                status=s.status,
                answered=s.counts.answered,
                blocking=s.counts.blocking,
                warnings=s.counts.warnings,
                updated_at=s.updated_at,
                example=s.example,
            )
            for s in self._store.summaries()
        ]

    def rename(self, case_id: str, title: str) -> CaseView:
        """Give a case another title.

        Raises:
            UserError: if the title is empty or too long.
        """
        with self._locks.hold(case_id):
            self._store.rename(case_id, _title(title), at=self._clock.now())
        return self.view(case_id)

    def delete(self, case_id: str) -> None:
        """Remove a case with everything said in it."""
        with self._locks.hold(case_id):
            self._store.delete(case_id, at=self._clock.now())

    # --- turns -------------------------------------------------------------------------------------------------

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
        """Set one field to what was written into it; an edit is a turn too.

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
            return self._answer(
                case_id, turn, words, lambda entry: self._brain.edit(entry, path), started, strict=strict
            )

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
            output = compute(self._entry(stored, text, turn))
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
        return TurnInput(
            case=stored.case,
            interview=interview,
            message=text,
            turn=turn,
            today=self._clock.today(),
            earlier=earlier,
        )

    def _outcome(self, output: TurnOutput, before: Case, elapsed_ms: int) -> Outcome:
        dump = output.model_dump(mode="json", include={"asked", "captured", "citations", "quick_replies", "model_ms"})
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
            detail={"changed": changed, "prompts": prompts, "model": output.model},
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
        report = self._check(stored.case, self._clock.today())
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


def _title(title: str) -> str:
    text = " ".join(clean(title).split())
    if len(text) > MAX_TITLE:
        raise UserError(f"that title is longer than {MAX_TITLE} characters; shorten it")
    return text


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
