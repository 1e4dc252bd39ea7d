"""The steps of one turn as plain functions over a working state; `graph.py` wires them."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from casebuilder.case.model import Case
from casebuilder.case.patch import remove_item
from casebuilder.case.quantity import decimal_style, fiscal_year_end_in, month_first_in
from casebuilder.case.sections import SECTIONS, get, has_value, section_of
from casebuilder.case.value import LedgerEntry
from casebuilder.dialogue.agenda import Question, next_question
from casebuilder.dialogue.answers import answer
from casebuilder.dialogue.assess import assess
from casebuilder.dialogue.deps import Deps
from casebuilder.dialogue.doubts import settle_doubt
from casebuilder.dialogue.editing import gone
from casebuilder.dialogue.evidence import wants_risks
from casebuilder.dialogue.extract import Extraction, read
from casebuilder.dialogue.extraction.heard import heard
from casebuilder.dialogue.extraction.message import Message
from casebuilder.dialogue.extraction.people import introduces
from casebuilder.dialogue.leading import measured
from casebuilder.dialogue.merge import merge
from casebuilder.dialogue.phrasing import word
from casebuilder.dialogue.readback import noted
from casebuilder.dialogue.reply import Spoken, Turn, compose
from casebuilder.dialogue.settle import settle
from casebuilder.dialogue.state import Doubt, Interview, PromptUse, TurnInput, TurnOutput, Wording
from casebuilder.errors import Cancelled
from casebuilder.prompting import PromptRef
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
    wording: Wording = field(default_factory=Wording)
    worded_with: tuple[PromptRef, ...] = ()
    """The prompts that a model worded the reply with."""

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
    recent = turn.interview.last_asked
    work.found = read(message, work.deps, recent=recent, said=turn.message, cancel=work.cancel)
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
        heard(turn.message),
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
        _undo(work)
        return
    if work.found.has("remove"):
        _remove(work)
        return
    case, settled = _settle_doubts(work)
    merged = merge(
        case,
        [] if settled else work.found.items,
        turn=turn.turn,
        asked=interview.last_asked,
        earlier=[] if settled else work.found.corrections,
        answering=interview.answering,
    )
    if interview.last_asked is not None:
        interview.answering = {**interview.answering, turn.turn: interview.last_asked}
    paths = {c.path for c in work.found.corrections}
    work.corrected = [c for c in merged.captured if c.path in paths]
    work.captured, work.doubts = [*settled, *merged.captured], merged.doubts
    work.case, more = settle(merged.case, _message(work))
    work.captured = [*work.captured, *more]
    work.case = answer(work.case, interview, work.found, turn.message, turn.turn)


def _settle_doubts(work: Work) -> tuple[Case, list[LedgerEntry]]:
    """Return the case with the doubt settled that the last reply asked about, if the message does so."""
    turn = work.input
    doubts = turn.interview.doubts
    return settle_doubt(turn.case, doubts[0], turn.message, turn.turn, turn.today) if doubts else (turn.case, [])


_PLACES = ("first", "second", "third", "fourth", "fifth", "sixth")


def _remove(work: Work) -> None:
    """Take the list item out that the sponsor points at; "the last" is meant where no place is said."""
    turn, act, phrases = work.input, work.found.act("remove"), work.deps.phrases
    assert act is not None and act.section is not None  # noqa: S101 - the caller checked
    base = SECTIONS[act.section].items or act.section
    items = get(turn.case, base) or []
    place = (act.argument or "").lower()
    digits = "".join(c for c in place if c.isdigit())
    index = int(digits) - 1 if digits else _PLACES.index(place) if place in _PLACES else len(items) - 1
    if not 0 <= index < len(items) or (not place and len(items) > 1):
        work.note = phrases["remove_which"]
        return
    path = f"{base}[{index}]"
    work.note = phrases["removed"].format(what=gone(turn.case, path))
    work.case = remove_item(turn.case, path, turn.turn)


def _undo(work: Work) -> None:
    """Bring back the case as it was before the last change; what was left open by that change may be asked again."""
    turn, interview, phrases = work.input, work.input.interview, work.deps.phrases
    if turn.earlier is None or turn.earlier == turn.case:
        work.note = phrases["nothing_to_undo"]
        return
    before = {(e.path, str(e.value)) for e in (*turn.earlier.ledger, *turn.earlier.provenance)}
    gone = [e for e in (*turn.case.provenance, *turn.case.ledger) if (e.path, str(e.value)) not in before]
    gone = [e for e in gone if e.source.kind == "said"]
    work.note = phrases["undone"].format(what=noted(turn.case, gone, most=4) or phrases["undone_more"])
    reopened = {a.section for a in turn.case.answers} - {a.section for a in turn.earlier.answers}
    reopened |= {section_of(e.path) for e in gone}
    interview.declined = [s for s in interview.declined if s not in reopened]
    work.case = turn.earlier


def assess_node(work: Work) -> None:
    """Let the rules judge, and choose the next question."""
    work.step("Checking the case")
    interview = work.input.interview
    work.report = assess(work.case, work.deps, work.input.today)
    _excuse(work)
    work.question = _choose(work)
    if work.question is not None:
        section = work.question.section
        interview.asked = {**interview.asked, section: interview.asked.get(section, 0) + 1}
    interview.last_asked = work.question.section if work.question else None
    interview.doubts = list(work.doubts)


def _choose(work: Work) -> Question | None:
    """Return the next question: where the sponsor wants to go, what is in doubt, or the next of the agenda."""
    interview, found = work.input.interview, work.found
    goto = found.act("goto")
    where = goto.argument or _before(interview) if goto else None
    if where:
        interview.declined = [s for s in interview.declined if s != where]
        return _again(work, where)
    if work.doubts:
        return Question(section_of(work.doubts[0].path), again=True)
    if wants_risks(found, work.input.message) and not work.case.risks and not interview.asked.get("risks"):
        return Question("risks")
    figure = measured(work.case, work.input.today)
    lead = figure.text if figure else ""
    return next_question(work.case, work.report, interview, list(work.deps.questions), lead=lead)


def _before(interview: Interview) -> str | None:
    """Return the section that was talked about before the last one."""
    answered = [interview.answering[turn] for turn in sorted(interview.answering)]
    return next((s for s in reversed(answered) if s != interview.last_asked), interview.last_asked)


def _again(work: Work, section: str) -> Question:
    """Return the question for a section that the sponsor wants to talk about."""
    findings = [f for f in (*work.report.blocking, *work.report.warnings) if section_of(f.path) == section]
    return Question(section, tuple(findings), again=has_value(work.case, section) and bool(findings))


PATIENCE = 1
"""How often one section's question may be put off without counting as asked."""


def _excuse(work: Work) -> None:
    """A question that was put off, by a question back, an order or small talk, counts as the same asking."""
    interview, last = work.input.interview, work.was_asked
    if last is None or last in interview.declined or interview.excused.count(last) >= PATIENCE:
        return
    answered = any(section_of(c.path) == last for c in work.captured if c not in work.corrected)
    elsewhere = work.found.corrections or work.captured
    if elsewhere and not work.found.acts and last in interview.excused:
        return
    if not answered and (work.found.acts or elsewhere) and not _closes(work, last):
        interview.excused = [*interview.excused, last]
        interview.asked = {**interview.asked, last: max(0, interview.asked.get(last, 1) - 1)}


def _closes(work: Work, section: str) -> bool:
    """Whether the message answers a question by saying that there is no answer."""
    unknown = work.found.act("unknown")
    elsewhere = unknown is not None and unknown.section is not None and unknown.section != section
    return work.found.has("none", "no-more") or (unknown is not None and not elsewhere)


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
            message=work.input.message,
            number=work.input.turn,
        ),
        work.deps,
    )


def phrase_node(work: Work) -> None:
    """Let a model that may do so say it in its own words; only what passed every check is ever shown."""
    spoken, deps = work.spoken, work.deps
    profile = deps.model.info.profile if deps.model else None
    if spoken is None or profile is None or not (profile.phrase or (profile.draft and spoken.summary)):
        return
    work.step("Finding the words")
    worded = word(spoken.text, spoken.summary, work.case, spoken.citations, deps, work.input.today, work.cancel)
    spoken.text, work.wording, work.worded_with = worded.text, worded.wording, worded.prompts


def output(work: Work) -> TurnOutput:
    """Return the finished turn."""
    spoken = work.spoken or Spoken("")
    deps = work.deps
    refs = [deps.prompts.ref(name) for name in ("questions", "phrases", "glossary", "extract", "fields")]
    refs += work.worded_with
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
        wording=work.wording,
    )
