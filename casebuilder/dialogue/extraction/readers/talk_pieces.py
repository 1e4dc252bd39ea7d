"""Cutting talk into small pieces: at punctuation, table bars and joining words, also where a dictation has no commas."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from casebuilder.dialogue.extraction.message import Message
from casebuilder.dialogue.extraction.units import Unit

_CUT = re.compile(
    r"[,;:]\s+|\s*\|\s*|\t+|\s+/\s+|\s+[-–—>]+\s+|\s*(?:->|→|=>)\s*|\.{2,}\s*|\s*[()]\s*|\s+(?=(?:and|but|so|then|plus|also|(?:for|against)\s+which|which|who|whose|where|because|cos|cuz|"
    r"while|whereas|although|though|except|that['’]?s|that\s+is|thats|they['’]?(?:re|d|ve|ll)|they\s+are|it['’]s|its(?=\s+(?:a|the|not|all|very|pretty|clean|on|in|under|with|me|mine|been|got)\b)|it\s+is|he['’]?s|she['’]?s|we['’](?:ve|d|re|ll)|weve|"
    r"there['’]?s|there\s+(?:is|are)|theres|half\s+of|most\s+of|some\s+of|owner|owned|steward|custodian|managed\s+by|looked\s+after|finally|(?:next|second|third)(?:ly)?(?=\s*,|\s+(?:one|up|is|there)\b))\b)",
    re.IGNORECASE,
)
LABEL = re.compile(
    r"(?:the\s+)?(?:data\s+)?(?:owner|steward|custodian|responsible|accountable|who|name|source|dataset|system|kept\s+in|where|location|quality|state|condition|shape|skill|gap|approach|how|way|lead\s*-?\s*time|time|duration|"
    r"risk|description|likelihood|probability|impact|severity|mitigation|counter-?\s?measure|measure|treatment|response|action|control)s?(?:\s*\d)?\s*$",
    re.IGNORECASE,
)
"""The words of a form's label, as in "Owner: …"."""
_HELD = re.compile(
    r"\b(?:the|data|is|a|no|as|be|system|product|process|business|own|of|and|its|their|for|against|in|with)\s*$",
    re.IGNORECASE,
)
_TITLE_END = re.compile(r"\b(?:mr|mrs|ms|dr|dra|prof|st|incl|approx|no|nr)\.$", re.IGNORECASE)
SEQUENCE = re.compile(
    r"\W*(?:(?:and|so|well|ok|then|the|um|uh)\s+)*(?:(?:gap|source|risk|number|no\.?|nr\.?|item|point)\s*(?:one|two|three|four|five|\d)|first(?:ly)?|second(?:ly)?|third(?:ly)?|fourth(?:ly)?|fifth(?:ly)?|finally|last(?:ly)?|next|"
    r"another|the\s+other|one\s+more|then|also|besides|as\s+for|on\s+top)\b(?:\s+(?:one|up|there['’]?s|there\s+(?:is|are)|we\s+have|of\s+all|but\s+not\s+least|risk|gap|source|thing))*(?:['’]s|\s+is|\s+are|\s+come(?:s)?)?\W*",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Piece:
    """A run of the message; `text == message[start:end]`."""

    start: int
    end: int
    text: str
    unit: Unit
    opens: bool
    """Whether it is the first piece of its sentence."""
    joint: str = ""
    """The punctuation before it, empty where a word joins it to the one before."""

    def as_unit(self) -> Unit:
        """Return the piece as a unit."""
        return Unit(self.start, self.end, self.text, self.unit.line, self.unit.bullet and self.opens)


def cut(message: Message, units: Sequence[Unit]) -> list[Piece]:
    """Return the pieces of some units, in order."""
    pieces: list[Piece] = []
    for unit in units:
        begin, joint, first = unit.start, "", True
        for match in _CUT.finditer(unit.text):
            end = unit.start + match.start()
            if _TITLE_END.search(unit.text[: match.start()]) or not _words(message.text[begin:end]):
                continue
            labelled = match[0].strip()[:1] in {":", "=", "-", "–"} and LABEL.fullmatch(message.text[begin:end].strip())
            word = re.match(
                r"owner|owned|steward|custodian|which|who|half|most|some|its",
                message.text[unit.start + match.end() :],
                re.IGNORECASE,
            )
            if labelled or (word and not match[0].strip() and _HELD.search(message.text[begin:end])):
                continue
            if not match[0].strip() and _joined(message, end, unit.start + match.end()):
                continue
            pieces.append(Piece(begin, end, message.text[begin:end], unit, first, joint))
            begin, joint, first = unit.start + match.end(), match[0].strip(), False
        if _words(message.text[begin : unit.end]):
            pieces.append(Piece(begin, unit.end, message.text[begin : unit.end], unit, first, joint))
    return pieces


def _words(text: str) -> bool:
    return any(c.isalnum() for c in text)


def _joined(message: Message, before: int, after: int) -> bool:
    """Whether a joining word only links two short things ("IT and finance", "names and addresses")."""
    rest = re.match(r"(?:and|plus)\s+([\w'’-]+)(?:\s+([\w'’-]+))?", message.text[after : after + 60], re.IGNORECASE)
    if rest is None:
        return False
    inside = any(q.start <= before and after <= q.end for q in message.quantities)
    return inside or any(p.start <= before and after < p.end for p in message.people)
