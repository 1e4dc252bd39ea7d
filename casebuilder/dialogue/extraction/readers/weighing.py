"""Whether a sum belongs to the case at all: somebody else's figures, excluded ones, limits, gains and losses."""

import re
from collections.abc import Sequence

from casebuilder.dialogue.extraction.message import Message
from casebuilder.dialogue.extraction.readers.lines import Line
from casebuilder.dialogue.extraction.units import Unit

_GAINS = re.compile(
    r"\b(?:sav(?:e[sd]?|ings?)|gain(?:s|ed)?|free(?:d|s)\s+up|freed|released?|avoid\w*|win\s+back|won\s+back|recover\w*|benefits?|"
    r"get\s+back|no\s+longer\s+pay|stop\s+paying|less\s+(?:spent|paid))\b",
    re.IGNORECASE,
)
_SPOILS = re.compile(
    r"\b(?:costs?|costing|cost)\s+(?:us|me|the\s+(?:company|group|firm|business|house|plant))\b|\b(?:is|are|it['’]?s)\s+costing\b|\bwe\s+(?:lose|waste|burn|throw)\b|"
    r"\b(?:waste[sd]?|lost|losses|losing)\b|\bcost\s+of\s+the\s+problem\b",
    re.IGNORECASE,
)


def text_of(message: Message, line: Line) -> str:
    """Return the words of a line, with its head and tail."""
    return message.text[line.start : line.end]


def gains(text: str) -> bool:
    """Whether a text speaks of money saved or won."""
    return _GAINS.search(text) is not None


def spoils(text: str) -> bool:
    """Whether a text speaks of what the problem costs today."""
    return _SPOILS.search(text) is not None


def is_foreign(
    message: Message, line: Line, units: Sequence[Unit], section: str, *cues: re.Pattern[str]
) -> bool:
    """Whether the words of a line say that its sum is not of this case."""
    near = [p for p in line.pieces() if p.unit == line.own.unit or p in line.tail]
    words = " ".join(message.text[p.start : p.end] for p in sorted(near, key=lambda p: p.start))
    if any(cue.search(words) for cue in cues):
        return True
    unit = units[line.own.unit]
    foreign = message.label(unit, "other.foreign")
    return foreign >= 0.6 and foreign > max(message.label(unit, f"{section}.item"), 0.3)
