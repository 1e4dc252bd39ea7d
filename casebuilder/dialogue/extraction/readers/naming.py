"""What a sum is for: the name in the words before it, behind it, or elsewhere in what belongs to it."""

import re

from casebuilder.dialogue.extraction.found import Found
from casebuilder.dialogue.extraction.message import Message
from casebuilder.dialogue.extraction.readers.lines import BACK, SEQUENCE, Line, Piece, after_attributes
from casebuilder.dialogue.extraction.readers.phrases import Span, content, has_purpose, is_generic, shorten

_PAYEE = re.compile(
    r"\b(?:wants?|asks?|asked|charges?|quote[sd]?|needs?|takes?|demands?|bills?|invoices?|expects?|offers?|offered|promised|pays?|budget(?:ed)?|spends?|tendered|bid|proposed|estimated|allowed|reserved|\w+ed)"
    r"\s*(?:us|me|them|for|about|another|around|roughly|some)?\s*(?:r|a|an)?\s*$",
    re.IGNORECASE,
)
_SPEAKER = re.compile(
    r"\b(?:says?|said|reckons?|thinks?|puts?|estimates?|tells?|told|calculates?|calculated|figures|claims?|gave|gives)\s*"
    r"(?:us|me|it|it['’]?s|this|that|is|at|to|for|of|about|around|roughly|some|was|will\s+be)*\s*(?:is|at)?\s*$",
    re.IGNORECASE,
)
_PRONOUN = re.compile(r"\W*(?:we|they|it|that|this|these|those|each|every|i|he|she|there|here)\b", re.IGNORECASE)
_RELATIVE = re.compile(r"\W*(?:which|that|whom|who|where)\b", re.IGNORECASE)


def name_of(message: Message, line: Line) -> Found | None:
    """Return the name of a line, `None` where its words hold none."""
    span = _marked(message, line) or _best(message, line)
    if span is None:
        return None
    start, end = shorten(message, span)
    return message.copy(start, end)


NAMED = 0.75
"""Least probability of a marked name ..."""
LINKED = 0.9
"""... and of its link to the sum, from which it counts before what the rules find."""
CLEARLY = 0.15
"""By how much a later name must be the surer one of two for the same sum."""
_NO_NAME = re.compile(
    r"\W*(?:(?:is|it|it['’]?s|that|that['’]?s|in|of|and|a|the|pure|real(?:ly)?|actual|hard|proper|only|just|not|kind|cash|cashable|money|"
    r"euros?|pounds?|dollars?|time|released|avoided|cost|avoidance|saving|savings|benefit|benefits|non-?financial|soft)\W*)+$",
    re.IGNORECASE,
)
"""Words that say of which kind a gain is, and name none."""


def _marked(message: Message, line: Line) -> Span | None:
    """Return the name that the tagger surely gives to a sum of benefits, and to none of the others rather."""
    marks = message.marks
    if marks is None:
        return None
    best, most = None, 0.0
    for (value, name), chance in marks.links.items():
        if value.group != "benefit" or value.field != "amount":
            continue
        here = value.start < line.sum.end and line.sum.start < value.end
        if not here or chance < LINKED or name.score < NAMED or chance * name.score <= most + CLEARLY * bool(best):
            continue
        rather = max(p for (v, n), p in marks.links.items() if n == name and v.field == "amount")
        if chance >= rather and not _NO_NAME.match(message.text[name.start : name.end]):
            best, most = (name.start, name.end), chance * name.score
    return best


def _best(message: Message, line: Line) -> Span | None:
    own, one = line.own, line.sum
    behind_from = after_attributes(message.text, one.end, own.end)
    before = _plain(message, content(message, own.start, one.start))
    if before is not None and _SPEAKER.search(message.text[own.start : one.start]):
        before = None
    behind = _plain(message, content(message, behind_from, own.end))
    purpose = behind is not None and has_purpose(message, behind_from, own.end)
    payee = _PAYEE.search(message.text[own.start : one.start]) is not None
    if before is not None and not (purpose and payee):
        return before
    if behind is not None and purpose:
        return behind
    return (
        _from_head(message, line, same=True)
        or behind
        or _from_tail(message, line)
        or _from_head(message, line, same=False)
        or before
        or content(message, own.start, one.start, counts=True)
        or _counted_head(message, line)
        or content(message, own.start, own.end)
        or content(message, own.start, one.start, people=True)
        or next((c for p in line.head if (c := content(message, p.start, p.end, people=True))), None)
    )


def _plain(message: Message, span: Span | None) -> Span | None:
    return None if span is None or is_generic(message, span) else span


def _from_head(message: Message, line: Line, *, same: bool) -> Span | None:
    """Return the name in the pieces before the sum: a topic, the nearest behind "which", else the first of a sentence.

    Args:
        message: the message.
        line: the sum with its pieces.
        same: look into the sentence of the sum and short topics before it, else into earlier sentences.
    """
    runs = [(p, c) for p in line.head if (c := _plain(message, content(message, p.start, p.end)))]
    if not runs:
        return None
    runs = [r for r in runs if not _SPEAKER.search(message.text[r[0].start : r[0].end])] or runs
    for piece, span in runs:
        others = [p for p in line.head if p.unit == piece.unit]
        alone = piece.unit != line.own.unit and len(others) == 1 and piece.end - piece.start < 40
        if alone and (_topic(message, piece) or _title(message, piece, line)):
            return span
    unit = line.own.unit if same else runs[-1][0].unit
    chosen = [r for r in runs if r[0].unit == unit]
    chosen = [r for r in chosen if not _person(message, r[1])] or chosen
    if not chosen:
        return None
    if _RELATIVE.match(message.text, line.own.start) and not _topic(message, chosen[0][0]):
        return chosen[-1][1]
    return chosen[0][1]


def _person(message: Message, span: Span) -> bool:
    """Whether a run is no more than somebody's name."""
    opens = message.text[: span[0]].rstrip()[-1:] in {"", ".", "!", "?", ":", ";", "-", "*", "•"}
    return not opens and any(p.start <= span[0] and span[1] <= p.end for p in message.people)


def _topic(message: Message, piece: Piece) -> bool:
    """Whether a piece brings up something new ("Then the rental cars", "Supply teachers.")."""
    return SEQUENCE.match(message.text, piece.start) is not None


def _title(message: Message, piece: Piece, line: Line) -> bool:
    """Whether a piece is a title above a sentence that goes on with a pronoun ("Supply teachers. We spend …")."""
    first = min(p.start for p in (*line.head, line.own) if p.unit == line.own.unit)
    short = len(message.text[piece.start : piece.end].split()) <= 3 and message.text[piece.start].isupper()
    figure = first >= line.sum.start - 1  # "Overtime. 210 grand a year"
    return short and (figure or _PRONOUN.match(message.text, first) is not None)


def _from_tail(message: Message, line: Line) -> Span | None:
    """Return the name in the rest of the sentence ("…, expended once, for workshops", "75k – fewer penalties")."""
    bare = not message.text[line.own.start : line.sum.start].strip(" \t*•-–—")
    opens = bare and not any(p.unit == line.own.unit for p in line.head)
    for piece in line.tail:
        told = opens and not BACK.match(message.text, piece.start)
        if piece.unit == line.own.unit and (told or has_purpose(message, piece.start, piece.end)):
            found = _plain(message, content(message, piece.start, piece.end))
            if found is not None:
                return found
    return None


def _counted_head(message: Message, line: Line) -> Span | None:
    """Return what is counted before the sum ("sixty sensors at … so that's …")."""
    for piece in line.head:
        found = content(message, piece.start, piece.end, counts=True)
        if piece.unit == line.own.unit and found is not None:
            return found
    return None
