"""From the trouble to its measure: a figure in the problem is the baseline that the sponsor already has in hand."""

import datetime as dt
import re

from casebuilder.case.model import Case
from casebuilder.case.quantity import Quantity, find_quantities
from casebuilder.case.value import Said
from casebuilder.dialogue.extraction.found import Found, Item
from casebuilder.dialogue.extraction.message import Message
from casebuilder.dialogue.extraction.units import Unit, split_clauses

_SOURCE = re.compile(
    r"\b(?:(?:the\s+)?source(?:\s+(?:is|would\s+be|will\s+be)|\s*:)?|read\s+(?:from|in|off)|measured\s+(?:in|by|with)|(?:it\s+)?comes\s+from|from|according\s+to|see)\s+"
    r"(?:the\s+|our\s+|a\s+)?(?P<source>(?=[^.;,!?\n]*\b(?:reports?|dashboards?|logs?|lists?|statistics?|stats|surveys?|exports?|system|tool|register|records?|counts?|database|sheet|reporting)\b)[^.;,!?\n]{3,80})",
    re.IGNORECASE,
)


def measured(case: Case, today: dt.date) -> Quantity | None:
    """Return the one figure in the problem that could be a measure's value today: a share, or else a duration."""
    if not case.problem.statement:
        return None
    found = [q for q in find_quantities(case.problem.statement, today=today) if q.value is not None and not q.relative]
    for kind in ("percent", "duration"):
        alike = [q for q in found if q.kind == kind]
        if alike:
            return alike[0] if len(alike) == 1 else None
    return None


def bare_target(message: Message) -> Item | None:
    """Return the KPI whose target is given in answer to the question about the figure in the problem.

    "10 % by end of Q3" names no measure: it is the one that the problem speaks of, whose words and turn are quoted.
    """
    figure = measured(message.case, message.today)
    entry = next((e for e in message.case.provenance if e.path == "problem.statement"), None)
    if message.asked != "kpis" or message.case.kpis or figure is None or figure.value is None:
        return None
    if entry is None or not isinstance(entry.source, Said):
        return None
    said = [q for unit in message.units for q in message.within(unit) if message.label(unit, "other.foreign") < FOREIGN]
    alike = [q for q in said if _plain_unit(q) == _plain_unit(figure)]
    targets = [q for q in alike if q.value is not None and q.value != figure.value]
    dates = [q for q in said if q.date is not None]
    if len(targets) != 1 or len(dates) > 1:
        return None
    words, turn = _measure(message.case.problem.statement or "", figure), entry.source.turn
    fields = {
        "name": Found(words, 0, 0, words, turn=turn),
        "baseline": Found(figure.value, 0, 0, figure.text, turn=turn),
        "unit": Found(figure.unit or "%", 0, 0, figure.text, turn=turn),
        "target": _found(message, targets[0]),
    }
    if dates:
        fields["due"] = _found(message, dates[0])
    source = _SOURCE.search(message.text)
    copied = message.copy(source.start("source"), source.end("source")) if source else None
    if copied:
        fields["source"] = copied
    return Item("kpis", fields)


def _plain_unit(quantity: Quantity) -> str | None:
    """Return a unit without what it is counted for: the "10 minutes" of an answer mean those "a shift" of before."""
    return quantity.unit.partition(" per ")[0] if quantity.unit else None


FOREIGN = 0.6
"""A unit that is this surely about something else names no target."""


def _found(message: Message, quantity: Quantity) -> Found:
    value = quantity.date if quantity.date is not None else quantity.value
    assert value is not None  # noqa: S101 - the caller checked
    return Found(value, quantity.start, quantity.end, message.text[quantity.start : quantity.end])


_LINK = re.compile(
    r"\s*(?:of\s+(?:them|these|those|it)\s+|of\s+(?:(?:the|our|all)\s+)*)?"
    r"(?:(?:are|is|were|was|get|gets|got|being)\s+)?",
    re.IGNORECASE,
)


def _measure(statement: str, figure: Quantity) -> str:
    """Return what the figure counts, as a run of the problem: the rest of its clause, or else the clause."""
    clauses = split_clauses(Unit(0, len(statement), statement, 0))
    clause = next((c for c in clauses if c.start <= figure.start < c.end), None)
    end = clause.end if clause else len(statement)
    link = _LINK.match(statement, figure.end, end)
    rest = statement[link.end() if link else figure.end : end].strip(" ,;.:")
    return rest if len(rest.split()) > 1 else (clause.text if clause else statement).strip(" ,;.:")
