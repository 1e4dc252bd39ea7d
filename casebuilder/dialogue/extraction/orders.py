"""Which sentences order the program about, or ask for something that is no business case: they state no facts."""

import re
from collections.abc import Iterator

from casebuilder.dialogue.extraction import act_words, order_words
from casebuilder.dialogue.extraction.units import Unit, split_clauses, split_units

_CORRECTS = re.compile(
    r"\b(?:it(?:['’]s|\s+is)|(?:should|must)\s+(?:be|read)|make\s+it|right\s+(?:one|figure|number)\s+is|correct\s+\w+\s+is|not)\s+[^.!?\n]{0,30}\d",
    re.IGNORECASE,
)
"""A sentence that gives the right figure is a correction, whatever it tells us to ignore."""


def find_orders(text: str) -> list[tuple[int, int, str]]:
    """Return orders to skip a rule or to invent a value: start, end and "skip" or "invent"; the span states nothing."""
    found: list[tuple[int, int, str]] = []
    spans = [(_condition(text, start), stop, kind) for start, stop, kind in (*_by_clause(text), *_by_sentence(text))]
    for start, stop, kind in sorted(spans):
        if found and start < found[-1][1]:
            first, last, before = found[-1]
            found[-1] = first, max(last, stop), "invent" if "invent" in {before, kind} else "skip"
        else:
            found.append((start, stop, kind))
    return found


_IF = re.compile(r"\W*(?:if|since|as|now\s+that|because|unless|when|while)\b[^.!?;\n]*$", re.IGNORECASE)


def _condition(text: str, start: int) -> int:
    """Return where an order begins, the condition before it in its sentence counted ("If that is all, ...")."""
    first = max(text.rfind(mark, 0, start) for mark in ".!?\n;") + 1
    return first if _IF.match(text, first, start) else start


def _by_clause(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield the clauses of orders that are known by their words alone."""
    for match in act_words.ORDER.finditer(text):
        start, stop = clause_around(text, match.start(), match.end())
        yield start, stop, "invent" if act_words.INVENTS.search(match[0]) else "skip"


def _by_sentence(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield the sentences that tell the program what to do; the clauses before the order are kept."""
    for unit in split_units(text):
        match = order_words.MACHINE_ORDER.search(unit.text) or order_words.STATES_ORDER.search(unit.text)
        if match is None or _CORRECTS.search(unit.text):
            continue
        clauses = split_clauses(unit)
        begins = unit.start + match.start()
        first = next((c for c in reversed(clauses) if c.start <= begins + 2), clauses[0])
        yield first.start, unit.end, "invent" if order_words.INVENT.search(unit.text) else "skip"


def is_request(text: str) -> bool:
    """Whether a sentence asks for something that no business case has to do with."""
    return order_words.REQUEST.search(text) is not None


def is_private(text: str) -> bool:
    """Whether a sentence is about the writer's family, somebody's pay or a private illness."""
    return order_words.PRIVATE.search(text) is not None


def clause_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the clauses that a run of words stands in."""
    first = max((text.rfind(mark, 0, start) for mark in ".!?\n;"), default=-1) + 1
    stops = [at for mark in ".!?\n;" if (at := text.find(mark, end)) >= 0]
    last = min(stops, default=len(text))
    sentence = Unit(first, last, text[first:last], 0)
    inside = [c for c in split_clauses(sentence) if c.start < end and start < c.end]
    return (min(start, inside[0].start), max(end, inside[-1].end)) if inside else (start, end)
