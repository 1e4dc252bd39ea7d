"""What a sum is for: the name in the words before it, behind it, or earlier in what belongs to it."""

import re

from casebuilder.dialogue.extraction.found import Found
from casebuilder.dialogue.extraction.message import Message
from casebuilder.dialogue.extraction.readers.lines import Line, Piece
from casebuilder.dialogue.extraction.readers.phrases import Span, content, has_purpose, is_generic, shorten

_PAYEE = re.compile(
    r"\b(?:wants?|asks?|asked|charges?|quote[sd]?|needs?|takes?|demands?|gets?|bills?|invoices?|expects?|offers?|offered|promised)\s*(?:us|me|for|about|another|around|roughly|some)?\s*$",
    re.IGNORECASE,
)
_RELATIVE = re.compile(r"\W*(?:which|that|whom|who)\b", re.IGNORECASE)


def name_of(message: Message, line: Line) -> Found | None:
    """Return the name of a line, `None` where its words hold none."""
    span = _best(message, line)
    if span is None:
        return None
    start, end = shorten(message, span)
    return message.copy(start, end)


def _best(message: Message, line: Line) -> Span | None:
    own, one = line.own, line.sum
    before = content(message, own.start, one.start)
    behind = content(message, one.end, own.end)
    purpose = behind is not None and has_purpose(message, one.end, own.end)
    payee = before is not None and _PAYEE.search(message.text[own.start : one.start])
    if before is not None and not (purpose and payee) and not is_generic(message, before):
        return before
    if behind is not None and (purpose or not line.head):
        return behind
    found = _from_head(message, line)
    return found or behind or before


def _from_head(message: Message, line: Line) -> Span | None:
    """Return the name in the pieces before the sum: the nearest behind "which", else the first of its sentence."""
    runs = [(p, c) for p in line.head if (c := content(message, p.start, p.end)) and not is_generic(message, c)]
    if not runs:
        return None
    same = [r for r in runs if r[0].unit == line.own.unit] or [r for r in runs if r[0].unit == runs[-1][0].unit]
    if _RELATIVE.match(message.text, line.own.start):
        return same[-1][1]
    return _after_break(message, same)


def _after_break(message: Message, runs: list[tuple[Piece, Span]]) -> Span:
    return runs[0][1]
