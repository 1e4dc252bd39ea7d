"""Reading back what was taken from a message: each item once, in the sponsor's words, with what was read into them."""

import datetime as dt
import re
from collections.abc import Sequence
from decimal import Decimal

from casebuilder.case.model import Benefit, Case, Cost, DataSource, Kpi, Risk, SkillGap
from casebuilder.case.sections import SECTIONS, get, section_of
from casebuilder.case.value import LedgerEntry, ThreePoint
from casebuilder.dialogue.speech import amount, day, escape, measure, number, obvious, said, shorten

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
_ENTRIES = {"scope.in_scope": "in scope", "scope.out_of_scope": "left out", "operations.integrations": "connects to"}
_NOUNS = {"kpis": "KPI", "benefits": "benefit", "costs": "cost", "risks": "risk", "data": "data", "skills": "skill"}
_ITEM = re.compile(r"[a-z_.]+\[\d+\]")
_SILENT = frozenset({"title", "fiscal_year_end", "horizon_years", "discount_rate"})
MOST = 10
"""Items that are read back in one reply at the most; the page shows the rest."""


def noted(case: Case, captured: Sequence[LedgerEntry], *, ask_currency: bool = False, most: int = MOST) -> str:
    """Say what was taken, each item once.

    Args:
        case: the case after the message.
        captured: what was taken.
        ask_currency: say "(which currency?)" where amounts stand without one.
        most: how many items are said.
    """
    groups: dict[str, list[LedgerEntry]] = {}
    for entry in captured:
        if entry.path not in _SILENT:
            groups.setdefault(_group(entry.path), []).append(entry)
    lines: list[str] = []
    listed: dict[str, list[str]] = {}
    for key, entries in groups.items():
        if all(e.path.endswith("currency") for e in entries):
            if any(e.path.endswith(".amount") for e in captured):
                continue  # said beside each amount
            listed.setdefault("currency", []).extend(escape(str(e.value)) for e in entries)
            continue
        head, line = _say(case, key, entries)
        if head is None:
            lines.append(line)
        else:
            listed.setdefault(head, []).append(line)
    lines += [_listing(head, own) for head, own in listed.items()]
    if ask_currency and lines and _bare(case, captured):
        lines[-1] += " (which currency?)" if "cost" in lines[-1] or "benefit" in lines[-1] else ""
        if not lines[-1].endswith("(which currency?)"):
            lines.append("amounts without a currency (which currency?)")
    more = len(lines) - most
    return " · ".join(lines[:most] + ([f"{more} more, see the case"] if more > 0 else []))


def _group(path: str) -> str:
    """Return what is said together: a list item, the sponsor, or one field."""
    item = _ITEM.match(path)
    if item and SECTIONS[section_of(path)].items:
        return item[0]
    return "sponsor" if path in {"sponsor.name", "sponsor.role"} else path


def _listing(head: str, own: list[str]) -> str:
    """Say items of one kind together."""
    if head == "currency":
        return f"all amounts in {' and '.join(dict.fromkeys(own))}"
    if head in _ENTRIES.values():
        return f"{head} {', '.join(own)}"
    if len(own) == 1:
        return f"{head} {own[0]}"
    plural = {"data": "data", "KPI": "KPIs"}.get(head, f"{head}s")
    return f"{plural}: {'; '.join(own)}"


def _say(case: Case, key: str, entries: Sequence[LedgerEntry]) -> tuple[str | None, str]:
    """Return the noun under which something is listed (`None`: it stands alone) and its words."""
    words = {e.path[len(key) + 1 :]: e.text for e in entries}
    item = get(case, key)
    section = section_of(key)
    if SECTIONS[section].items and _ITEM.fullmatch(key):
        if isinstance(item, Kpi):
            return None, _kpi(int(key[5:-1]), item, words)
        return _NOUNS[section], _item(item, words)
    if key == "sponsor":
        name, role = case.sponsor.name, case.sponsor.role
        head = f"sponsor {said(name)}" if name else "the sponsor's role"
        return None, f"{head}, {escape(role)}" if name and role else f"{head} {said(role)}" if role else head
    entry = entries[-1]
    for start, noun in _ENTRIES.items():
        if key.startswith(start):
            return noun, said(str(entry.value))
    return None, _single(case, entry)


def _kpi(index: int, item: Kpi, words: dict[str, str]) -> str:
    """Say a KPI: "KPI 1: misrouted tickets, *a third* (33.3 %) → 10 % by 30 Sep 2027, from the ServiceNow report"."""
    parts: list[str] = [escape(shorten(item.name, 60))] if item.name else []
    baseline = _figure(item.baseline, item.unit, words.get("baseline"))
    target = _figure(item.target, item.unit, words.get("target"))
    if "baseline" in words and item.target is not None or "target" in words and item.baseline is not None:
        parts.append(f"{baseline} → {target}")
    elif "baseline" in words:
        parts.append(f"today {baseline}")
    elif "target" in words:
        parts.append(f"target {target}")
    if "due" in words and item.due:
        parts.append(f"by {_date(item.due, words['due'])}")
    if "source" in words and item.source:
        parts.append(f"from {escape(shorten(item.source, 60))}")
    if "owner" in words and item.owner:
        parts.append(f"owned by {escape(item.owner)}")
    return f"KPI {index + 1}: " + ", ".join(parts).replace(", by ", " by ", 1)


def _figure(value: Decimal | ThreePoint | None, unit: str | None, words: str | None) -> str:
    """Say a figure; the words that it was read from come first when it cannot be seen in them."""
    spoken = escape(measure(value, unit))
    return spoken if words is None or obvious(value, words) else f"{said(words, 40)} ({spoken})"


def _date(value: dt.date, words: str) -> str:
    """Say a date, with the words that it was read from unless they name the day."""
    named = str(value.day) in re.findall(r"\d+", words) and str(value.year) in words
    return day(value) if named else f"{day(value)} ({said(words, 40)})"


def _money(value: Decimal | ThreePoint | None, currency: str | None, per: str | None, words: str | None) -> str:
    """Say an amount in the sponsor's words, with the reading where it is not plain and the currency if known."""
    if value is None:
        return ""
    if words is None:
        return escape(amount(value, currency, per))
    read = [] if obvious(value, words) else [number(value)]
    read += [currency] if currency and (read or not _shows(currency, words)) else []
    return said(words, 50) + (f" ({' '.join(read)})" if read else "")


_MARKS = {
    "EUR": ("€", "euro"),
    "USD": ("$", "dollar"),
    "GBP": ("£", "pound", "quid"),
    "JPY": ("¥", "yen"),
    "INR": ("₹",),
}


def _shows(currency: str, words: str) -> bool:
    """Whether words name a currency themselves."""
    low = words.lower()
    return currency.lower() in low or any(mark in low for mark in _MARKS.get(currency, ()))


def _item(item: object, words: dict[str, str]) -> str:
    """Say what was taken for a list item: its name, then what is new."""
    if isinstance(item, Cost):
        money = _money(item.amount, item.currency, item.recurrence, words.get("amount"))
        money = money if "amount" in words else escape(item.recurrence or "")
        return " ".join(x for x in (escape(shorten(item.item or "", 60)), money) if x)
    if isinstance(item, Benefit):
        money = _money(item.amount, item.currency, item.period, words.get("amount")) if "amount" in words else ""
        new: list[str] = [item.kind] if "kind" in words and item.kind else []
        new += [f"from {_date(item.starts, words['starts'])}"] if "starts" in words and item.starts else []
        new += [f"confirmed by {escape(item.owner)}"] if "owner" in words and item.owner else []
        return ", ".join(x for x in (f"{escape(shorten(item.name or '', 60))} {money}".strip(), *new) if x)
    if isinstance(item, Risk):
        parts = [said(item.description or "", 70)] if item.description else []
        parts += [f"what you do: {said(item.mitigation or '', 70)}"] if "mitigation" in words else []
        parts += [f"handled by {escape(item.owner or '')}"] if "owner" in words else []
        parts += [f"{n} {escape(str(getattr(item, n)))}" for n in ("likelihood", "impact") if n in words]
        return ", ".join(parts)
    if isinstance(item, DataSource):
        parts = [escape(shorten(item.name or "", 60)) if item.name else ""]
        parts += [f"in {escape(item.system)}" if "system" in words and item.system else ""]
        parts += [f"owned by {escape(item.owner)}" if "owner" in words and item.owner else ""]
        parts += [said(item.quality, 60) if "quality" in words and item.quality else ""]
        return ", ".join(p for p in parts if p)
    if isinstance(item, SkillGap):
        return ", ".join(escape(shorten(x, 60)) for x in (item.skill, item.approach, item.lead_time) if x)
    return escape(shorten(str(item)))


def _single(case: Case, entry: LedgerEntry) -> str:
    """Say one field with its label."""
    value = get(case, entry.path)
    label = _LABELS.get(entry.path, entry.path.replace("_", " ").replace(".", " "))
    if isinstance(value, dt.date):
        named = str(value.day) in re.findall(r"\d+", entry.text) and str(value.year) in entry.text
        return f"{label} {day(value)}" if named else f"{label} {said(entry.text)}, I read that as {day(value)}"
    if entry.path == "problem.annual_cost.amount":
        return f"{label} {_money(value, case.problem.annual_cost.currency, None, entry.text)}"
    if isinstance(value, Decimal | ThreePoint):
        unit = " %" if entry.path == "adoption.rate" else ""
        read = f"{escape(number(value))}{unit}"
        return f"{label} {read}" if obvious(value, entry.text) else f"{label} {said(entry.text)} ({read})"
    return f"{label} {said(str(value))}"


def _bare(case: Case, captured: Sequence[LedgerEntry]) -> bool:
    """Whether an amount was taken whose currency nobody has named."""
    for entry in captured:
        if entry.path.endswith(".amount"):
            holder = get(case, entry.path.removesuffix(".amount"))
            if getattr(holder, "currency", None) is None:
                return True
    return False
