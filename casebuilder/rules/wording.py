"""Rules on wording: a measure instead of vague or boasting words, and three points in order."""

import re
from collections.abc import Iterator

from casebuilder.case.value import ThreePoint
from casebuilder.rules.base import Context, Hit, Rule, quoted, spoken

_DIGIT = re.compile(r"\d")


def _texts(context: Context) -> Iterator[tuple[str, str | None]]:
    """Yield the fields in which a measure belongs."""
    case = context.case
    yield "problem.statement", case.problem.statement
    yield "objective.goal", case.objective.goal
    yield "objective.why_now", case.objective.why_now
    yield "solution.summary", case.solution.summary
    yield "suitability.why_ai", case.suitability.why_ai
    yield from ((f"kpis[{i}].name", kpi.name) for i, kpi in enumerate(case.kpis))
    yield from ((f"benefits[{i}].name", benefit.name) for i, benefit in enumerate(case.benefits))


def _vague(context: Context) -> Iterator[Hit]:
    for path, text in _texts(context):
        if not text or _DIGIT.search(text):
            continue
        phrase = context.policy.find("vague", text)
        if phrase:
            message = f"{spoken(path)}: {quoted(phrase)} can mean anything; nobody could check it."
            yield Hit(path, message, "Say how much, of what, and by when.")


def _hype(context: Context) -> Iterator[Hit]:
    for path, text in _texts(context):
        phrase = context.policy.find("hype", text) if text else None
        if phrase:
            message = f"{spoken(path)}: {quoted(phrase)} promises more than it says."
            yield Hit(path, message, "Say in plain words what gets better, for whom, and how you will see it.")


def _three_points(context: Context) -> Iterator[Hit]:
    for path, value in context.figures:
        if isinstance(value, ThreePoint) and not value.low <= value.likely <= value.high:
            message = f"{spoken(path, context.case)}: the lowest, likely and highest values are not in order."
            yield Hit(path, message, "Give the lowest value first, then the most likely, then the highest.")


RULES = (
    Rule("wording.vague", "A measure stands where one belongs", ("C5", "R6"), _vague),
    Rule("wording.hype", "The case promises no more than it says", ("C7", "C8"), _hype),
    Rule("figures.order", "Three-point estimates are in order", ("C7", "R4"), _three_points),
)
