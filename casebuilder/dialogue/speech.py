"""Saying values, sources and lists in words; everything that is not ours is escaped for Markdown."""

import datetime as dt
import re
from collections.abc import Sequence
from decimal import Decimal

from casebuilder.case.model import Benefit, Case, Cost, DataSource, Kpi, Risk, SkillGap
from casebuilder.case.sections import SECTIONS, get, section_of
from casebuilder.case.value import LedgerEntry, ThreePoint

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>()#+!|~$:])")
_LABELS = {
    "problem.statement": "the problem", "problem.affected": "affected", "problem.annual_cost.amount": "it costs a year",
    "objective.goal": "the goal", "objective.why_now": "why now", "sponsor.name": "sponsor", "sponsor.role": "role",
    "sponsor.budget_holder": "budget holder", "process.workflow": "the step that changes", "process.system": "system",
    "process.users": "users", "solution.summary": "the solution", "solution.technique": "technique",
    "solution.human_oversight": "people still decide", "suitability.why_ai": "why AI",
    "suitability.simpler_alternative": "simpler way", "suitability.why_not_simpler": "why that is not enough",
    "operations.monitoring": "monitoring", "operations.drift_plan": "when it gets worse",
    "operations.support_owner": "run by", "governance.oversight": "oversight", "governance.review_cadence": "reviewed",
    "governance.stop_rule": "stop rule", "adoption.training": "training", "adoption.rate": "expected to use it",
    "adoption.resistance": "resistance", "timeline.start": "start", "timeline.pilot_end": "end of pilot",
    "timeline.go_live": "go-live", "timeline.first_benefit": "first benefit",
}  # fmt: skip


def escape(text: str) -> str:
    """Return text that Markdown shows as it is, on one line."""
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))


def shorten(text: str, most: int = 90) -> str:
    """Cut a text at a word boundary."""
    text = " ".join(text.split())
    if len(text) <= most:
        return text
    return text[:most].rsplit(" ", 1)[0].rstrip(",;:.") + " …"


def number(value: Decimal | ThreePoint | int | float | None) -> str:
    """Say a number with thousands separators; three points as "low to high, most likely x"."""
    if value is None:
        return "?"
    if isinstance(value, ThreePoint):
        return f"{number(value.low)} to {number(value.high)}, most likely {number(value.likely)}"
    amount = Decimal(str(value))
    if amount == amount.to_integral_value():
        return f"{int(amount):,}"
    return f"{amount.normalize():,f}"


def day(value: dt.date | None) -> str:
    """Say a date as "30 Sep 2027"."""
    return f"{value.day} {value:%b %Y}" if value else "?"


def amount(value: Decimal | ThreePoint | None, currency: str | None, per: str | None) -> str:
    """Say an amount of money with its currency and period."""
    words = {"year": "a year", "month": "a month", "yearly": "a year", "monthly": "a month", "one-off": "once"}
    return " ".join(x for x in (number(value), currency or "", words.get(per or "", "")) if x)


def _measure(value: Decimal | ThreePoint | None, unit: str | None) -> str:
    if value is None:
        return "?"
    return f"{number(value)} {unit}" if unit else number(value)


def item_line(item: object) -> str:
    """Say a list item in one line (Markdown-escaped)."""
    if isinstance(item, Kpi):
        line = f"{_measure(item.baseline, item.unit)} → {_measure(item.target, item.unit)}"
        parts = [f"{item.name or 'KPI'}: {line}"]
        parts += [f"by {day(item.due)}"] if item.due else []
        parts += [f"from {shorten(item.source, 50)}"] if item.source else []
        parts += [f"owned by {item.owner}"] if item.owner else []
        return escape(", ".join(parts))
    if isinstance(item, Benefit):
        value = amount(item.amount, item.currency, item.period) if item.amount is not None else item.kind or "?"
        return escape(f"{shorten(item.name or 'benefit', 60)}: {value}")
    if isinstance(item, Cost):
        return escape(f"{shorten(item.item or 'cost', 60)}: {amount(item.amount, item.currency, item.recurrence)}")
    if isinstance(item, Risk):
        ends = [x for x in (item.mitigation and "mitigated", item.owner) if x]
        tail = f" ({', '.join(ends)})" if ends else ""
        return escape(f"{shorten(item.description or 'risk', 70)}{tail}")
    if isinstance(item, DataSource):
        return escape(", ".join(x for x in (item.name, item.system, item.owner) if x))
    if isinstance(item, SkillGap):
        return escape(", ".join(x for x in (item.skill, item.approach, item.lead_time) if x))
    return escape(shorten(str(item)))


def value_words(value: object) -> str:
    """Say any single value."""
    if isinstance(value, dt.date):
        return day(value)
    if isinstance(value, Decimal | ThreePoint):
        return number(value)
    return shorten(str(value))


def noted(case: Case, captured: Sequence[LedgerEntry], *, most: int = 9) -> str:
    """Say what was taken, each item once, with the sponsor's own words where they read differently."""
    parts: dict[str, str] = {}
    for entry in captured:
        path = re.match(r"[a-z_.]+\[\d+\]", entry.path)
        section = section_of(entry.path)
        if path and SECTIONS[section].items:
            holder = path[0]
            parts[holder] = f"{SECTIONS[section].title.rstrip('s').lower()} {item_line(get(case, holder))}".replace(
                "kpi ", "KPI ", 1
            )
            continue
        if entry.path.endswith(".currency") or entry.path in {"currency", "title", "fiscal_year_end"}:
            continue
        parts[entry.path] = _single(case, entry)
    lines = list(parts.values())
    more = len(lines) - most
    shown = lines[:most] + ([f"{more} more, see the case"] if more > 0 else [])
    return " · ".join(shown)


def _single(case: Case, entry: LedgerEntry) -> str:
    """Say one field with its label."""
    value = get(case, entry.path)
    label = _LABELS.get(entry.path) or {
        "scope.in_scope": "in scope", "scope.out_of_scope": "out of scope", "operations.integrations": "connects to",
    }.get(entry.path.split("[")[0], entry.path)  # fmt: skip
    said = f"*{escape(shorten(entry.text))}*"
    if isinstance(value, dt.date):
        return f"{label} {said}, I read that as {day(value)}"
    if entry.path == "problem.annual_cost.amount":
        return f"{label} {escape(amount(case.problem.annual_cost.amount, case.problem.annual_cost.currency, None))}"
    if isinstance(value, Decimal):
        return f"{label} {escape(number(value))} %" if entry.path == "adoption.rate" else f"{label} {said}"
    return f"{label} *{escape(shorten(str(value)))}*"
