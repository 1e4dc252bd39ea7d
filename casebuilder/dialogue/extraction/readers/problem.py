"""Reading the `problem` section: what goes wrong, who suffers, and what it costs in a year."""

from collections.abc import Sequence

from casebuilder.dialogue.extraction.found import Found, Item
from casebuilder.dialogue.extraction.message import Message
from casebuilder.dialogue.extraction.readers.affected import affected
from casebuilder.dialogue.extraction.readers.currency import currency_of, overall
from casebuilder.dialogue.extraction.readers.lines import Line, cut, find_lines
from casebuilder.dialogue.extraction.readers.money_words import EXCLUDED, FOREIGN, LIMIT, YEARLY
from casebuilder.dialogue.extraction.readers.problem_words import COSTS_US, NOT_THE_PROBLEM
from casebuilder.dialogue.extraction.readers.trouble import statement
from casebuilder.dialogue.extraction.readers.weighing import gains, is_foreign, names_the_problem
from casebuilder.dialogue.extraction.units import Unit

SECTION = "problem"
_HERE = (None, "problem")
"""What was asked before messages that may tell the problem."""


_OPENING = 25
"""Words of a message that tells a story rather than one fact."""
_SURE = 0.85
"""What the router must say of a sentence when something else was asked."""


def read(message: Message, units: Sequence[Unit]) -> list[Item]:
    """Return what the units say about the section."""
    item = Item(SECTION)
    said, who = _words(message, units)
    if said is not None:
        item.fields["statement"] = said
    if who is not None:
        item.fields["affected"] = who
    item.fields.update(_annual_cost(message, message.units))
    return [item] if item.fields else []


def _words(message: Message, units: Sequence[Unit]) -> tuple[Found | None, Found | None]:
    """Return what goes wrong and who suffers: from the opening and the answer; elsewhere only where it is sure."""
    long = len(message.text.split()) >= _OPENING or message.case.problem.statement is None and message.turn <= 1
    if message.asked == SECTION or message.asked is None and long:
        return statement(message, message.units), affected(message, message.units)
    told = [u for u in units if message.label(u, "problem.statement") >= _SURE]
    hit = [u for u in units if message.label(u, "problem.affected") >= _SURE]
    return (statement(message, told) if told else None), (affected(message, hit) if hit else None)


def _annual_cost(message: Message, units: Sequence[Unit]) -> dict[str, Found]:
    """Return amount and currency of what the problem costs in a year; in doubt between two sums nothing is taken."""
    lines = find_lines(message, cut(message, units))
    scored = [(score, line) for line in lines if (score := _weight(message, line, units)) >= 1]
    if not scored:
        return {}
    most = max(score for score, _ in scored)
    best = [line for score, line in scored if score == most]
    if len({str(line.sum.value) for line in best}) > 1:
        return {}
    amount = best[0].sum.found(message)
    if amount is None:
        return {}
    fields = {"annual_cost.amount": amount}
    currency = currency_of(message, best[0].sum.quantity, overall(message))
    if currency is not None:
        fields["annual_cost.currency"] = currency
    return fields


def _weight(message: Message, line: Line, units: Sequence[Unit]) -> float:
    """Weigh whether a sum is what the problem costs in a year; below 1 it is not."""
    own, quantity, unit = line.own, line.sum.quantity, units[line.own.unit]
    near = message.text[min([own.start] + [p.start for p in line.head if p.unit == own.unit]) : own.end]
    if line.sum.each or quantity.once or quantity.per not in {None, "year"}:
        return 0.0
    if is_foreign(message, line, units, SECTION, EXCLUDED, FOREIGN, LIMIT) or NOT_THE_PROBLEM.search(near):
        return 0.0
    yearly = quantity.per == "year" or YEARLY.search(near) is not None
    said = COSTS_US.search(near) is not None
    label = message.label(unit, "problem.annual_cost")
    if message.asked not in _HERE and (gains(near) or not names_the_problem(near)):
        return 0.0
    score = 1.0 * yearly + 0.5 * said + 0.5 * (label >= 0.5)
    return score if yearly or (said and message.asked == SECTION) else score / 2
