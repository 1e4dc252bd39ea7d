"""Whether a sum belongs to the case at all: somebody else's figures, excluded ones, limits, gains and losses."""

import re
from collections.abc import Sequence

from casebuilder.dialogue.extraction.message import Message
from casebuilder.dialogue.extraction.readers.lines import BACK, Line, Piece
from casebuilder.dialogue.extraction.readers.money_words import EXCLUDED, FOREIGN, SHARED, VENDOR
from casebuilder.dialogue.extraction.units import Unit

_GAINS = re.compile(
    r"\b(?:sav(?:e[sd]?|ings?)|gain(?:s|ed)?|free(?:d|s)\s+up|freed|released?|avoid\w*|win\s+back|won\s+back|recover\w*|benefits?|"
    r"get\s+back|no\s+longer|stop\s+\w+ing|less\s+(?:spent|paid)|cease|cancel\w*|goes\s+away|drop\w*|cashable)\b",
    re.IGNORECASE,
)
_SPOILS = re.compile(
    r"\bcost(?:s|ing)?\s+(?:us|me|the\s+(?:company|group|firm|business|house|plant|hospital|city|town|bank))\b|\b(?:is|are|it['’]?s)\s+costing\b|"
    r"\b(?:we|they)\s+(?:\w+\s+)?(?:lose|waste|burn|throw)\b|\b(?:waste[sd]?|losses|losing)\b|\bcosts?\s+of\s+the\s+problem\b",
    re.IGNORECASE,
)


def sentence_of(message: Message, line: Line) -> str:
    """Return the words of a line that stand in the sentence of its sum."""
    near = [p for p in (*line.head, line.own, *line.tail) if p.unit == line.own.unit]
    return message.text[min(p.start for p in near) : max(p.end for p in near)]


def gains(text: str) -> bool:
    """Whether a text speaks of money saved or won."""
    return _GAINS.search(text) is not None


def spoils(text: str) -> bool:
    """Whether a text speaks of what the problem costs today."""
    return _SPOILS.search(text) is not None


_COSTS_US = re.compile(
    r"\bcost(?:s|ing)?\s+(?:us|me)\b|\b(?:is|it['’]?s)\s+costing\b|\bthe\s+problem\s+costs?\b|"
    r"\bcosts?\s+of\s+(?:the|this)\s+problem\b",
    re.IGNORECASE,
)


def names_the_problem(text: str) -> bool:
    """Whether a text says outright what the problem costs."""
    return _COSTS_US.search(text) is not None


def cut_foreign_tail(message: Message, line: Line) -> None:
    """Take from a line what follows it about somebody else's figure ("… and the vendor says seventy percent")."""
    for number, piece in enumerate(line.tail):
        words = message.text[piece.start : piece.end]
        inside = [q for q in message.quantities if piece.start <= q.start < piece.end]
        if any(q.kind not in {"date", "duration"} for q in inside) and (FOREIGN.search(words) or VENDOR.search(words)):
            line.tail = line.tail[:number]
            return


ASIDE = 0.5
"""From this probability a sum that the tagger sees as somebody else's, or as taken back, is left out."""


def is_foreign(message: Message, line: Line, units: Sequence[Unit], section: str, *cues: re.Pattern[str]) -> bool:
    """Whether the words of a line say that its sum is not of this case."""
    near = [p for p in line.pieces() if p.unit == line.own.unit]
    words = _joined(message, near)
    if any(cue.search(words) for cue in cues) or _taken_out(message, line):
        return True
    group = section.removesuffix("s")
    aside = message.marked(line.sum.start, line.sum.end, "aside", "foreign", "old")
    if aside >= ASIDE and aside > message.marked(line.sum.start, line.sum.end, group, "amount"):
        return True
    unit = units[line.own.unit]
    foreign = message.label(unit, "other.foreign")
    return foreign >= 0.9 and foreign > message.label(unit, f"{section}.item", "problem.annual_cost") + 0.3


def _taken_out(message: Message, line: Line) -> bool:
    """Whether the sentence after a sum points back at it and takes it out ("Ignore that.")."""
    later = [p.unit for p in line.tail if p.unit > line.own.unit]
    following = [p for p in line.tail if later and p.unit == min(later)]
    words = _joined(message, following)
    if not words:
        return False
    if BACK.match(words) and not SHARED.match(words.lstrip()):
        return EXCLUDED.search(words) is not None or FOREIGN.search(words) is not None
    match = EXCLUDED.search(words)
    return match is not None and len(words[: match.start()].split()) <= 2


def _joined(message: Message, pieces: Sequence[Piece]) -> str:
    """Join pieces with the words that stand between neighbours."""
    ordered = sorted(pieces, key=lambda p: p.start)
    return message.text[ordered[0].start : ordered[-1].end] if ordered else ""
