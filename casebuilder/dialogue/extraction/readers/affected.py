"""Who suffers from the problem: the people named beside words such as "hits", "those affected are", "suffer"."""

import re
from collections.abc import Sequence

from casebuilder.dialogue.extraction.found import Found
from casebuilder.dialogue.extraction.message import Message
from casebuilder.dialogue.extraction.readers.problem_words import (
    AFFECTED_AFTER,
    AFFECTED_BEFORE,
    AFFECTED_STOP,
    GROUPS,
    NOT_JUST,
    WHO_ASKED,
)
from casebuilder.dialogue.extraction.units import Unit

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_LEAD = re.compile(
    r"\W*(?:(?:and|but|so|then|also|of\s+course|the\s+ones|well|it['’]?s|it\s+is|that\s+is|are|is|abt|about|around|roughly|some|both|hit|mostly|above\s+all|mainly|especially|first\s+of\s+all|first)\b[\s,:]*)+",
    re.IGNORECASE,
)
_PRONOUN = re.compile(r"\b(?:we|i|you|it|which|that|who|she|he)\s*$", re.IGNORECASE)
_TAIL = re.compile(
    r"(?:\s*,?\s*(?:most|too|as\s+well|first\s+of\s+all|above\s+all|also|hardest|naturally))+\W*$", re.IGNORECASE
)
_JOINT = re.compile(r"[,;:(]\s+|\b(?:and|but|so|then)\s+(?=(?:the|our|my)\s)|\bwhen\s|\bphone\s")


def affected(message: Message, units: Sequence[Unit]) -> Found | None:
    """Return the people that the units name as suffering."""
    for number, unit in enumerate(units):
        if WHO_ASKED.search(unit.text) and number + 1 < len(units):
            found = _until_stop(message, units[number + 1].start, units[number + 1].end)
            if found is not None:
                return found
    for finder in (_after, _before, _not_just, _labelled):
        for unit in units:
            found = finder(message, unit)
            if found is not None:
                return found
    return None


def _after(message: Message, unit: Unit) -> Found | None:
    for cue in AFFECTED_AFTER.finditer(message.text, unit.start, unit.end):
        found = _until_stop(message, cue.end(), unit.end)
        if found is not None:
            return found
    return None


def _before(message: Message, unit: Unit) -> Found | None:
    for cue in AFFECTED_BEFORE.finditer(message.text, unit.start, unit.end):
        begin = unit.start
        for joint in _JOINT.finditer(message.text[unit.start : cue.start()]):
            rest = message.text[unit.start + joint.end() : cue.start()]
            if _people(rest):
                begin = unit.start + joint.end()
        if _PRONOUN.search(message.text[begin : cue.start()]):
            continue
        found = _trim(message, begin, cue.start())
        if found is not None:
            return found
    return None


def _not_just(message: Message, unit: Unit) -> Found | None:
    cue = NOT_JUST.search(message.text, unit.start, unit.end)
    return _until_stop(message, cue.end(), unit.end) if cue else None


def _labelled(message: Message, unit: Unit) -> Found | None:
    """Trust the router where no cue stands: the clause that names a group of people."""
    if message.label(unit, "problem.affected") < 0.6:
        return None
    clauses = [c for c in message.clauses(unit) if _people(c.text)]
    if not clauses:
        return None
    best = max(clauses, key=lambda c: message.label(c, "problem.affected"))
    return _trim(message, best.start, best.end)


def _until_stop(message: Message, start: int, end: int) -> Found | None:
    stop = AFFECTED_STOP.search(message.text, start, end)
    return _trim(message, start, stop.start() if stop else end)


def _trim(message: Message, start: int, end: int) -> Found | None:
    """Return a run as a value when it names people, without its lead-in."""
    lead = _LEAD.match(message.text, start, end)
    start = lead.end() if lead else start
    tail = _TAIL.search(message.text[start:end])
    end = start + tail.start() if tail else end
    if end <= start or not _people(message.text[start:end]) or len(message.text[start:end].split()) > 30:
        return None
    return message.copy(start, end)


def _people(text: str) -> bool:
    """Whether a text names a group of people."""
    return any(w[0].lower() in GROUPS for w in _WORD.finditer(text))
