"""The first words about a case that was brought along: what is there, what blocks, and the next question."""

import datetime as dt

from casebuilder.case.model import Case
from casebuilder.case.sections import SECTION_IDS, SECTIONS, state
from casebuilder.dialogue import turn as nodes
from casebuilder.dialogue.assess import assess
from casebuilder.dialogue.deps import Deps
from casebuilder.dialogue.reply import Spoken
from casebuilder.dialogue.speech import escape
from casebuilder.dialogue.state import Interview, TurnInput, TurnOutput
from casebuilder.dialogue.turn import Work, output
from casebuilder.rules.finding import Report

MOST = 5
"""How many of the things that block are told; the case shows all of them."""


def brings_something(case: Case) -> bool:
    """Whether a case says anything yet."""
    return any(state(case, section) != "empty" for section in SECTION_IDS)


def welcome(case: Case, today: dt.date, deps: Deps) -> TurnOutput:
    """Open the conversation about a case that says something already; what it answers is not asked again."""
    report = assess(case, deps, today)
    doubtful = {f.path.split(".")[0].split("[")[0] for f in (*report.blocking, *report.warnings)}
    answered = [s for s in SECTION_IDS if state(case, s) != "empty"]
    interview = Interview(asked={s: 1 for s in answered if s not in doubtful})
    work = Work(TurnInput(case=case, interview=interview, message="", turn=1, today=today), deps)
    work.case = case
    work.note = _standing(answered, report, deps)
    if report.blocking or report.warnings:
        nodes.assess_node(work)
    work.report = report
    if work.question is not None:
        nodes.reply_node(work)
    else:
        work.spoken = Spoken(f"{work.note} {deps.phrases['brought_complete']}" if not report.blocking else work.note)
    return output(work)


def _standing(answered: list[str], report: Report, deps: Deps) -> str:
    """Say how far the case is and what keeps it from being finished."""
    phrases = deps.phrases
    missing = [SECTIONS[s].title for s in SECTION_IDS if s not in answered]
    said = phrases["brought"].format(answered=len(answered), total=len(SECTION_IDS))
    if missing:
        said += " " + phrases["brought_open"].format(sections=", ".join(missing))
    if not report.blocking:
        return f"{said} {phrases['nothing_missing']}"
    lines = [f"- {escape(f.message)}" for f in report.blocking[:MOST]]
    more = len(report.blocking) - len(lines)
    lines += [f"- and {more} more"] if more > 0 else []
    return "\n".join([said, "", phrases["still_missing"], "", *lines])
