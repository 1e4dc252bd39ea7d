"""Rules on KPIs: each can be measured, aims the right way, and is due in the future."""

import re
from collections.abc import Iterator
from decimal import Decimal

from casebuilder.rules.base import KPIS, Context, Hit, Rule, each_missing, likely

_PERCENT = re.compile(r"\s*(?:%|percent(?:age)?|per\s?cent|pct\.?)(?:\W.*)?", re.IGNORECASE | re.DOTALL)
_CHANGE = re.compile(r"(?<!\w)(?:reduc|improve|increas|decreas|cut|sav|lower|fewer|faster|drop)", re.IGNORECASE)


def _none(context: Context) -> Iterator[Hit]:
    if not context.case.kpis:
        yield Hit(
            "kpis",
            "The case has no KPI, so nobody could tell whether it worked.",
            "Name one measure with its value today, the value you want, a date, and where it is measured.",
        )


def _direction(context: Context) -> Iterator[Hit]:
    for index, kpi in enumerate(context.case.kpis):
        baseline, target = likely(kpi.baseline), likely(kpi.target)
        if not isinstance(baseline, Decimal) or not isinstance(target, Decimal):
            continue
        label = KPIS.label(index, kpi)
        if baseline == target:
            yield Hit(
                f"kpis[{index}].target",
                f"{label} has the same value as its target and as its value today.",
                "Give a target that differs from the value today.",
            )
        elif kpi.direction and (kpi.direction == "increase") != (target > baseline):
            yield Hit(
                f"kpis[{index}].target",
                f"{label} should {kpi.direction}, but goes from {baseline:f} to {target:f}.",
                "Correct the target, the value today, or the direction.",
            )


def _past(context: Context) -> Iterator[Hit]:
    for index, kpi in enumerate(context.case.kpis):
        if kpi.due and kpi.due <= context.today:
            yield Hit(
                f"kpis[{index}].due",
                f"{KPIS.label(index, kpi)} is due on {kpi.due.isoformat()}, which is not in the future.",
                "Give a date that is still to come.",
            )


def _percent(context: Context) -> Iterator[Hit]:
    for index, kpi in enumerate(context.case.kpis):
        if not kpi.unit or not _PERCENT.fullmatch(kpi.unit):
            continue
        label = KPIS.label(index, kpi)
        for name, value in (("value today", likely(kpi.baseline)), ("target", likely(kpi.target))):
            if isinstance(value, Decimal) and not 0 <= value <= 100:
                yield Hit(
                    f"kpis[{index}].{'target' if name == 'target' else 'baseline'}",
                    f"{label} is a percentage, but its {name} is {value:f}.",
                    "Check whether a percentage, percentage points or a plain number is meant.",
                )
        if likely(kpi.baseline) in {Decimal(0), Decimal(100)} and kpi.name and _CHANGE.search(kpi.name):
            yield Hit(
                f"kpis[{index}].baseline",
                f"{label} looks like a change in percent rather than something that is measured.",
                "Give the measured value itself, today and wanted, for instance 4.2 hours and 2.5 hours.",
            )


_RESTS_ON = ("C5", "K3", "R6")

RULES = (
    Rule("kpis.none", "There is a KPI", ("C5", "K3", "R6"), _none),
    Rule(
        "kpis.name",
        "Every KPI has a name",
        _RESTS_ON,
        each_missing(KPIS, "name", "does not say what is measured", "Say what is measured."),
    ),
    Rule(
        "kpis.unit",
        "Every KPI has a unit",
        _RESTS_ON,
        each_missing(
            KPIS, "unit", "has no unit", "Say in what it is measured, for instance hours, % or tickets a month."
        ),
    ),
    Rule(
        "kpis.baseline",
        "Every KPI has a value for today",
        ("C5", "R6", "R7"),
        each_missing(
            KPIS, "baseline", "has no value for today", "Give the value measured today; a first estimate must be owned."
        ),
    ),
    Rule(
        "kpis.target",
        "Every KPI has a target",
        _RESTS_ON,
        each_missing(KPIS, "target", "has no target", "Give the value that you want, in the same unit."),
    ),
    Rule("kpis.direction", "Every target differs from today in the stated direction", ("C5", "C7", "R6"), _direction),
    Rule(
        "kpis.due",
        "Every KPI has a due date",
        ("C5", "C15", "R6"),
        each_missing(KPIS, "due", "has no date by which the target is to be reached", "Give the date."),
    ),
    Rule("kpis.due-past", "Every KPI is due in the future", ("C5", "C15"), _past),
    Rule(
        "kpis.source",
        "Every KPI has a data source",
        ("C5", "C21", "R11"),
        each_missing(KPIS, "source", "does not say where it is measured", "Name the report or system it is read from."),
    ),
    Rule(
        "kpis.owner",
        "Every KPI has an owner",
        ("K5",),
        each_missing(KPIS, "owner", "has no owner", "Name the person who answers for the value."),
    ),
    Rule("kpis.percent", "Percentages are meant as percentages", ("F6", "C5"), _percent),
)
