"""What to ask next: what blocks comes first, nothing is asked more than twice, and what was answered not again."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from casebuilder.case.model import Case
from casebuilder.case.sections import SECTIONS, get, has_value, is_empty
from casebuilder.dialogue.state import Interview
from casebuilder.rules.finding import Finding, Report

MOST = 2
"""How often one section is asked about at the most."""
_ITEM = re.compile(r"^([a-z_.]+)\[(\d+)\](?:\.(\w+))?")


@dataclass(frozen=True)
class Question:
    """The next question: the section, and what is still missing in it (nothing: the whole section)."""

    section: str
    missing: tuple[Finding, ...] = ()
    again: bool = False
    """The section was asked about before; only what is missing is asked."""
    lead: str = ""
    """Words of the sponsor that the question starts from ("a third")."""


@dataclass(frozen=True)
class Agenda:
    """Which sections still want an answer."""

    blocking: dict[str, list[Finding]] = field(default_factory=dict)
    warnings: dict[str, list[Finding]] = field(default_factory=dict)


def agenda(report: Report) -> Agenda:
    """Group the findings by section; findings about the whole case (ledger, currency) are not asked about."""
    plan = Agenda()
    for book, findings in ((plan.blocking, report.blocking), (plan.warnings, report.warnings)):
        for finding in findings:
            section = re.split(r"[.\[]", finding.path)[0]
            if section in SECTIONS and not finding.rule.startswith(("ledger", "schema", "open")):
                book.setdefault(section, []).append(finding)
    return plan


def next_question(
    case: Case, report: Report, interview: Interview, order: Sequence[str], *, lead: str = ""
) -> Question | None:
    """Return the next question, or `None` when nothing is left to ask.

    `lead` is the figure in the problem, if there is one: it makes the measure the natural second question.

    First what is still missing in the section just asked about; then what blocks, in the order of the question bank;
    then sections with warnings that were never asked about.
    """
    plan = agenda(report)
    last = interview.last_asked
    led = lead and not case.kpis and not interview.asked.get("kpis") and _askable("kpis", plan.blocking, interview)
    if led and last in {None, "kpis"}:
        return Question("kpis", tuple(plan.blocking["kpis"]), lead=lead)
    if last and _askable(last, plan.blocking, interview):
        return _question(last, plan, interview, case)
    owner = _ownerless(plan, interview) if last == "kpis" else ()
    if owner:
        return Question("kpis", owner, again=True)
    if led:
        return Question("kpis", tuple(plan.blocking["kpis"]), lead=lead)
    for times in range(MOST):
        for section in order:
            if interview.asked.get(section, 0) == times and _askable(section, plan.blocking, interview):
                return _question(section, plan, interview, case)
        if times == 0:
            found = _unasked(case, plan, interview, order)
            if found:
                return found
    return None


def _ownerless(plan: Agenda, interview: Interview) -> tuple[Finding, ...]:
    """Return the KPIs just spoken of that nobody owns: asked at once, while the number is at hand."""
    if not _askable("kpis", plan.warnings, interview):
        return ()
    return tuple(f for f in plan.warnings["kpis"] if f.path.endswith(".owner"))


def _unasked(case: Case, plan: Agenda, interview: Interview, order: Sequence[str]) -> Question | None:
    """Return the first section that was never asked about and may hold more than was said in passing."""
    for section in order:
        if interview.asked.get(section, 0) or section in interview.declined:
            continue
        if section in plan.warnings or not _full(case, section):
            return _question(section, plan, interview, case)
    return None


def _full(case: Case, section: str) -> bool:
    """Whether nothing more can be expected in a section: every field holds something (a list never is full)."""
    node = getattr(case, section)
    if isinstance(node, list) or SECTIONS[section].items:
        return False
    return all(not is_empty(getattr(node, name)) for name in type(node).model_fields)


def _askable(section: str, findings: dict[str, list[Finding]], interview: Interview) -> bool:
    return section in findings and interview.asked.get(section, 0) < MOST and section not in interview.declined


def _question(section: str, plan: Agenda, interview: Interview, case: Case) -> Question:
    missing = plan.blocking.get(section) or plan.warnings.get(section) or []
    again = interview.asked.get(section, 0) > 0 or has_value(case, section)
    return Question(section, tuple(missing), again)


def field_and_item(case: Case, finding: Finding) -> tuple[str, str]:
    """Return the field that a finding is about and the name of its list item ("" where there is none)."""
    match = _ITEM.match(finding.path)
    if match:
        base = f"{match[1]}[{match[2]}]"
        section = SECTIONS[re.split(r"[.\[]", base)[0]]
        name = get(case, f"{base}.{section.key}") if section.key else None
        return match[3] or (section.key or ""), str(name or "")
    section_id, _, rest = finding.path.partition(".")
    if not rest and section_id == "risks":
        return "more", ""
    return rest, ""
