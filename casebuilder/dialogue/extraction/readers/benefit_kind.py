"""Which kind a benefit is: cashable, time released or avoided, from the words around it."""

import re

from casebuilder.dialogue.extraction.found import Found
from casebuilder.dialogue.extraction.message import Message
from casebuilder.dialogue.extraction.readers.benefit_words import (
    AVOIDED_NAME,
    AVOIDED_SAID,
    CASH_SAID,
    TIME_NAME,
    TIME_SAID,
)
from casebuilder.dialogue.extraction.readers.lines import Line

_SAID = (("time-released", TIME_SAID), ("avoided", AVOIDED_SAID), ("cashable", CASH_SAID))
_HINTED = (("time-released", TIME_NAME), ("avoided", AVOIDED_NAME))


def kind_of(message: Message, line: Line) -> Found | None:
    """Return the kind, `None` where no words say or hint at it."""
    for piece_start, piece_end in _zones(line):
        said = _said(message, piece_start, piece_end)
        if said is not None:
            return said
    for kind, pattern in _HINTED:
        match = pattern.search(message.text, line.start, line.end)
        if match:
            return Found(kind, match.start(), match.end(), match[0])
    return None


def _zones(line: Line) -> list[tuple[int, int]]:
    """Return where to look: behind the sum, then before it."""
    return [(line.sum.end, line.end), (line.start, line.sum.start)]


def _said(message: Message, start: int, end: int) -> Found | None:
    """Return the kind that the words name: what is denied ("not cash") does not count, the first of the rest wins."""
    hits: list[tuple[int, str, re.Match[str]]] = []
    denied: list[tuple[int, int]] = []
    for kind, pattern in _SAID:
        for match in pattern.finditer(message.text, start, end):
            if any(a <= match.start() < b for a, b in denied):
                continue
            if kind == "time-released":
                denied.append(match.span())
            hits.append((match.start(), kind, match))
    if not hits:
        return None
    kinds = {kind for _, kind, _ in hits}
    winner = "avoided" if kinds == {"avoided", "time-released"} else min(hits, key=lambda h: h[0])[1]
    match = next(m for _, kind, m in sorted(hits, key=lambda h: h[0]) if kind == winner)
    return Found(winner, match.start(), match.end(), match[0])
