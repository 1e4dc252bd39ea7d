"""The gate: runs every rule over a case. Nothing else decides whether a case is complete."""

import datetime as dt
import re
from collections.abc import Iterator
from functools import cache

from casebuilder.case.model import Case
from casebuilder.case.sections import SECTION_IDS
from casebuilder.rules import (
    answers,
    assumptions,
    benefits,
    costs,
    foundation,
    kpis,
    ledger,
    readiness,
    risks,
    timeline,
    wording,
)
from casebuilder.rules.base import Context, Hit, Rule, RuleInfo
from casebuilder.rules.document import parse
from casebuilder.rules.finding import Finding, Report, Severity
from casebuilder.rules.policy import Policy, load_policy
from casebuilder.rules.problem import SCHEMA_RULES, Problem

RULES: tuple[Rule, ...] = (
    *foundation.RULES,
    *kpis.RULES,
    *benefits.RULES,
    *costs.RULES,
    *answers.RULES,
    *readiness.RULES,
    *risks.RULES,
    *timeline.RULES,
    *assumptions.RULES,
    *wording.RULES,
    *ledger.RULES,
)
"""Every rule on the content of a case, in the order in which findings are reported."""

_SECTION = re.compile(r"[a-z_]+")


def check(case: Case, *, today: dt.date, policy: Policy | None = None) -> Report:
    """Return what is missing or doubtful in a case, in the order of the sections."""
    policy = policy or load_policy()
    return _report(_content(Context(case, today, policy)))


def check_document(data: object, *, today: dt.date, policy: Policy | None = None) -> Report:
    """Check any parsed JSON. Never raises.

    What does not fit the shape of a case is reported as `schema.*`; the rest is checked as far as it can be read.
    """
    policy = policy or load_policy()
    document = parse(data)
    found = [f for problem in document.problems if (f := _schema_finding(problem, policy))]
    if document.case is not None:
        # A field that was refused is empty now; saying that as well would report one mistake twice.
        # An unknown field is not among them: its name is foreign text and could look like any path.
        refused = {problem.path for problem in document.problems if problem.rule != "schema.unknown"}
        content = _content(Context(document.case, today, policy))
        found.extend(f for f in content if f.path not in refused)
    return _report(found)


def _content(context: Context) -> Iterator[Finding]:
    for rule in RULES:
        severity = _severity(rule.id, context.policy)
        if severity:
            for hit in rule.check(context):
                yield _finding(rule.id, severity, hit, rule.evidence)


def _severity(rule: str, policy: Policy) -> Severity | None:
    named = policy.severities[rule]
    return "blocking" if named == "blocking" else "warning" if named == "warning" else None


def _finding(rule: str, severity: Severity, hit: Hit, evidence: tuple[str, ...]) -> Finding:
    return Finding(
        rule=rule, severity=severity, path=hit.path, message=hit.message, fix=hit.fix, evidence=list(evidence)
    )


def _schema_finding(problem: Problem, policy: Policy) -> Finding | None:
    severity = _severity(problem.rule, policy)
    return _finding(problem.rule, severity, Hit(problem.path, problem.message, problem.fix), ()) if severity else None


def _report(findings: Iterator[Finding] | list[Finding]) -> Report:
    """Sort findings by severity; within it by section, as the interview goes through them."""
    blocking: list[Finding] = []
    warnings: list[Finding] = []
    for finding in findings:
        (blocking if finding.severity == "blocking" else warnings).append(finding)
    return Report(blocking=sorted(blocking, key=_position), warnings=sorted(warnings, key=_position))


def _section(finding: Finding) -> str:
    match = _SECTION.match(finding.path)
    return match[0] if match else "case"


_ORDER = {section: position for position, section in enumerate(SECTION_IDS)}


def _position(finding: Finding) -> int:
    return _ORDER.get(_section(finding), len(_ORDER))


def blocking_sections(report: Report) -> dict[str, int]:
    """Return how many findings block each section that has any; what lies outside the 17 comes under its own name."""
    counts: dict[str, int] = {}
    for finding in report.blocking:
        counts[_section(finding)] = counts.get(_section(finding), 0) + 1
    return counts


def section_findings(report: Report, section: str) -> list[Finding]:
    """Return the findings of one section, what blocks first."""
    return [f for f in (*report.blocking, *report.warnings) if _section(f) == section]


@cache
def _known() -> tuple[RuleInfo, ...]:
    shipped = load_policy()
    content = [(rule.id, rule.title, rule.evidence) for rule in RULES]
    schema = [(rule, title, ()) for rule, title in SCHEMA_RULES.items()]
    return tuple(
        RuleInfo(rule, "blocking" if shipped.severities[rule] == "blocking" else "warning", title, evidence)
        for rule, title, evidence in (*content, *schema)
    )


def known_rules() -> list[RuleInfo]:
    """Return every rule with its severity in the shipped policy."""
    return list(_known())


def rules_markdown() -> str:
    """Return the table of rules for the documentation."""
    lines = [
        "# Rules",
        "",
        "What the gate checks. Severities are those of the shipped policy; a PMO may change them "
        "(`casebuilder/rules/policy.toml`).",
        "Evidence: ids of the knowledge cards that a rule rests on.",
        "",
        "| Rule | Severity | What must hold | Evidence |",
        "|---|---|---|---|",
    ]
    lines += [f"| `{r.id}` | {r.severity} | {r.title} | {', '.join(r.evidence)} |" for r in known_rules()]
    return "\n".join(lines) + "\n"
