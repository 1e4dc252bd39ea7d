"""The cases themselves: begin, list, show, rename, delete, import, and the example."""

from casebuilder.case.model import Case
from casebuilder.errors import UserError
from casebuilder.services import bringing, presenting
from casebuilder.services.base import Base
from casebuilder.services.messages import clean
from casebuilder.services.views import CaseSummary, CaseView, TurnResult
from casebuilder.store.records import StoredCase

MAX_TITLE = 200


class Cases(Base):
    """The part of the conversation service that is about whole cases."""

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
        return presenting.case_view(stored, turns, self._rules.check(stored.case, self._clock.today()))

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

    def import_case(self, data: object) -> CaseView:
        """Store what a file holds as a new case, as a draft.

        Raises:
            UserError: if it is not a case; the message names the first place.
        """
        case = bringing.case_of(data)
        output = self._brain.greet(case, self._clock.today())
        stored = self._store.create_case(
            self._outcome(output, case, 0),
            at=self._clock.now(),
            kind="import",
            last_turn=bringing.last_turn_named(case),
        )
        return self.view(stored.case_id)

    def example(self) -> CaseView:
        """Return the finished example; it is not in the list of cases and cannot be changed."""
        shown = bringing.example()
        now = shown.turns[-1].at
        stored = StoredCase(
            bringing.EXAMPLE_ID, shown.case.title or "", 0, shown.turns[-1].turn, shown.case, {}, None, now, now, True
        )
        return presenting.case_view(stored, shown.turns, self._rules.check(shown.case, shown.written))

    def copy_example(self) -> CaseView:
        """Make the example a case of one's own, with its conversation."""
        shown = bringing.example()
        output = self._brain.greet(shown.case, self._clock.today())
        last = shown.turns[-1].turn + 1
        stored = self._store.create_case(
            self._outcome(output, shown.case, 0),
            at=self._clock.now(),
            kind="import",
            last_turn=last,
            earlier=shown.turns,
        )
        return self.view(stored.case_id)


def _title(title: str) -> str:
    text = " ".join(clean(title).split())
    if len(text) > MAX_TITLE:
        raise UserError(f"that title is longer than {MAX_TITLE} characters; shorten it")
    return text
