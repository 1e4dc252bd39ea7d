"""The steps of one turn as plain functions over a working state; `graph.py` wires them."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from casebuilder.case.model import Case
from casebuilder.case.quantity import decimal_style, fiscal_year_end_in, month_first_in
from casebuilder.case.value import LedgerEntry
from casebuilder.dialogue.agenda import Question, next_question
from casebuilder.dialogue.answers import answer
from casebuilder.dialogue.assess import assess
from casebuilder.dialogue.deps import Deps
from casebuilder.dialogue.extract import Extraction, read
from casebuilder.dialogue.extraction.message import Message
from casebuilder.dialogue.extraction.people import introduces
from casebuilder.dialogue.merge import merge
from casebuilder.dialogue.reply import Spoken, Turn, compose, evidence
from casebuilder.dialogue.settle import settle
from casebuilder.dialogue.state import Doubt, PromptUse, TurnInput, TurnOutput
from casebuilder.errors import Cancelled
from casebuilder.rules.finding import Report

OnStatus = Callable[[str], None]


@dataclass
class Work:
    """What the nodes pass on within a turn."""

    input: TurnInput
    deps: Deps
    cancel: threading.Event | None = None
    on_status: OnStatus | None = None
    found: Extraction = field(default_factory=Extraction)
    case: Case = field(default_factory=Case)
    captured: list[LedgerEntry] = field(default_factory=list)
    corrected: list[LedgerEntry] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    report: Report = field(default_factory=Report)
    question: Question | None = None
    spoken: Spoken | None = None
    note: str | None = None
    was_asked: str | None = None
    model_ms: int = 0

    def step(self, status: str) -> None:
        """Tell the screen what happens, and stop here if the user stopped the turn."""
        if self.cancel is not None and self.cancel.is_set():
            raise Cancelled("stopped; nothing changed, and your message is kept")
        if self.on_status is not None:
            self.on_status(status)


def extract_node(work: Work) -> None:
    """Copy facts out of the message."""
    work.step("Reading your message")
    turn = work.input
    work.was_asked = turn.interview.last_asked
    _learn(turn)
    message = _message(work)
    started = time.perf_counter()
    work.found = read(message, work.deps, recent=turn.interview.last_asked, cancel=work.cancel)
    me = introduces(message.text)
    if me is not None:
        turn.interview.writer = (me.name, me.role, turn.turn)
    work.model_ms = int((time.perf_counter() - started) * 1000)


def _learn(turn: TurnInput) -> None:
    """Learn how the sponsor writes figures and dates, and when their fiscal year ends."""
    interview = turn.interview
    interview.style = decimal_style(turn.message) or interview.style
    first = month_first_in(turn.message)
    interview.month_first = interview.month_first if first is None else first
    fiscal = fiscal_year_end_in(turn.message)
    if fiscal is not None:
        turn.case = turn.case.model_copy(update={"fiscal_year_end": fiscal})


def _message(work: Work) -> Message:
    turn = work.input
    return Message(
        turn.message,
        turn.interview.last_asked,
        turn.today,
        turn=turn.turn,
        case=turn.case,
        currency=turn.case.currency,
        writer=turn.interview.writer,
        month_first=turn.interview.month_first,
        decimal_comma={"comma": True, "point": False}.get(turn.interview.style),
    )


def merge_node(work: Work) -> None:
    """Bring what was found into the case; undo brings back what was there before."""
    turn, interview = work.input, work.input.interview
    work.case = turn.case
    if work.found.has("undo"):
        phrases = work.deps.phrases
        changed = turn.earlier is not None and turn.earlier != turn.case
        work.note = phrases["undone"].format(what="your last change") if changed else phrases["nothing_to_undo"]
        work.case = turn.earlier if turn.earlier is not None and changed else turn.case
        return
    merged = merge(
        turn.case,
        work.found.items,
        turn=turn.turn,
        asked=interview.last_asked,
        earlier=work.found.corrections,
        answering=interview.answering,
    )
    if interview.last_asked is not None:
        interview.answering = {**interview.answering, turn.turn: interview.last_asked}
    paths = {c.path for c in work.found.corrections}
    work.corrected = [c for c in merged.captured if c.path in paths]
    work.captured, work.doubts = merged.captured, merged.doubts
    work.case, more = settle(merged.case, _message(work))
    work.captured = [*work.captured, *more]
    work.case = answer(work.case, interview, work.found, turn.message, turn.turn)


def assess_node(work: Work) -> None:
    """Let the rules judge, and choose the next question."""
    work.step("Checking the case")
    interview = work.input.interview
    work.report = assess(work.case, work.deps, work.input.today)
    _excuse(work)
    goto = work.found.act("goto")
    if goto and goto.argument:
        work.question = Question(goto.argument)
    elif work.doubts:
        work.question = Question(work.doubts[0].path.split(".")[0].split("[")[0], again=True)
    else:
        work.question = next_question(work.case, work.report, interview, list(work.deps.questions))
    if work.question is not None:
        section = work.question.section
        interview.asked = {**interview.asked, section: interview.asked.get(section, 0) + 1}
    interview.last_asked = work.question.section if work.question else None
    interview.doubts = list(work.doubts)


def _excuse(work: Work) -> None:
    """A question that was left aside once, for a correction, a question back or a pause, was not really asked."""
    interview, last = work.input.interview, work.was_asked
    if last is None or last in interview.excused or last in interview.declined:
        return
    answered = any(c.path.startswith(last) for c in work.captured if c not in work.corrected)
    aside = work.found.acts or work.found.corrections or work.captured
    if not answered and aside and not work.found.has("unknown", "none", "no-more"):
        interview.excused = [*interview.excused, last]
        interview.asked = {**interview.asked, last: max(0, interview.asked.get(last, 1) - 1)}


def reply_node(work: Work) -> None:
    """Say what was understood and ask the next question."""
    work.step("Writing the reply")
    work.spoken = compose(
        Turn(
            case=work.case,
            report=work.report,
            interview=work.input.interview,
            found=work.found,
            captured=work.captured,
            corrected=work.corrected,
            question=work.question,
            doubts=work.doubts,
            note=work.note,
            was_asked=work.was_asked,
        ),
        work.deps,
    )


def ground_node(work: Work) -> None:
    """Add past cases like this one once the case says what it is about."""
    if work.spoken is not None and any(c.path.startswith(("problem", "solution", "process")) for c in work.captured):
        work.step("Looking for evidence")
        work.spoken.citations = evidence(work.case, work.deps, work.spoken.citations)


def output(work: Work) -> TurnOutput:
    """Return the finished turn."""
    spoken = work.spoken or Spoken("")
    deps = work.deps
    refs = [deps.prompts.ref(name) for name in ("questions", "phrases", "extract", "fields")]
    return TurnOutput(
        reply=spoken.text,
        case=work.case,
        interview=work.input.interview,
        asked=work.input.interview.last_asked,
        captured=work.captured,
        report=work.report,
        citations=spoken.citations,
        quick_replies=spoken.quick_replies,
        prompts=[PromptUse(name=r.name, version=r.version, sha256=r.sha256) for r in refs],
        model=deps.model.info.name if deps.model else None,
        model_sha256=deps.model.info.sha256 if deps.model else None,
        model_ms=work.model_ms,
    )
