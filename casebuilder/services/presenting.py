"""From what is stored to what the screens show."""

from collections.abc import Iterable, Sequence
from typing import Literal

from casebuilder.case.model import Case
from casebuilder.case.sections import SECTION_IDS, SECTIONS, state
from casebuilder.case.value import LedgerEntry
from casebuilder.rules.finding import Report
from casebuilder.services.views import CaseView, CitationView, SectionProgress, TurnView
from casebuilder.store.records import Counts, StoredCase, StoredTurn

SectionState = Literal["done", "part", "none", "unknown", "empty"]


def sections(case: Case, report: Report) -> list[SectionProgress]:
    """Return the state of each of the 17 sections."""
    blocking = _by_section(f.path for f in report.blocking)
    warnings = _by_section(f.path for f in report.warnings)
    return [
        SectionProgress(
            id=name,
            title=SECTIONS[name].title,
            state=_section_state(case, name, blocking.get(name, 0)),
            blocking=blocking.get(name, 0),
            warnings=warnings.get(name, 0),
        )
        for name in SECTION_IDS
    ]


def _section_state(case: Case, name: str, blocking: int) -> SectionState:
    found = state(case, name)
    if found != "value":
        return found
    return "part" if blocking else "done"


def _by_section(paths: Iterable[str]) -> dict[str, int]:
    """Count findings by the section that their path starts with."""
    counts: dict[str, int] = {}
    for path in paths:
        section = path.split(".", 1)[0].split("[", 1)[0]
        counts[section] = counts.get(section, 0) + 1
    return counts


def counts(case: Case, report: Report) -> Counts:
    """Return the numbers for the list of cases."""
    answered = sum(1 for name in SECTION_IDS if state(case, name) != "empty")
    return Counts(answered, len(report.blocking), len(report.warnings))


def turn_view(turn: StoredTurn) -> TurnView:
    """Return a turn as it is shown."""
    output = turn.output
    return TurnView(
        turn=turn.turn,
        kind=turn.kind,
        message=turn.message,
        reply=turn.reply,
        asked=output.get("asked"),
        captured=[LedgerEntry.model_validate(e) for e in output.get("captured", [])],
        citations=[CitationView.model_validate(c) for c in output.get("citations", [])],
        quick_replies=output.get("quick_replies", []),
        path=turn.path,
        at=turn.at,
        model=turn.model,
        elapsed_ms=turn.elapsed_ms,
    )


def case_view(stored: StoredCase, turns: Sequence[StoredTurn], report: Report) -> CaseView:
    """Return a case with its conversation."""
    return CaseView(
        case_id=stored.case_id,
        title=stored.title,
        version=stored.version,
        case=stored.case,
        turns=[turn_view(t) for t in shown(turns)],
        report=report,
        sections=sections(stored.case, report),
        answered=counts(stored.case, report).answered,
        asked=stored.asked,
        saved_at=stored.updated_at,
        example=stored.example,
    )


def shown(turns: Sequence[StoredTurn]) -> list[StoredTurn]:
    """Leave out a message that was lost before its reply and then sent again, and an edit that was never made."""
    sent_again = {(t.message, t.path): t.turn for t in turns}
    return [t for t in turns if t.reply is not None or (t.kind != "edit" and sent_again[t.message, t.path] == t.turn)]
