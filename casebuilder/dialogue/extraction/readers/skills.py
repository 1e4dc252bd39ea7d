"""Reading the `skills` section: each skill that is missing, how it is got (retrain, hire, partner) and how long that takes."""

import re
from collections.abc import Sequence

from casebuilder.dialogue.extraction.found import Found, Item
from casebuilder.dialogue.extraction.message import Message
from casebuilder.dialogue.extraction.readers.answer_units import whole_answer
from casebuilder.dialogue.extraction.readers.skill_names import NAME_LABEL, OTHER_LABEL, has_skill, skill_name
from casebuilder.dialogue.extraction.readers.skill_words import (
    CANCELLED,
    HIRE,
    LEAD_TIME_NOT,
    PARTNER,
    RETRAIN,
    SOFT_PARTNER,
    SOFT_RETRAIN,
)
from casebuilder.dialogue.extraction.readers.talk_pieces import SEQUENCE, Piece, cut
from casebuilder.dialogue.extraction.units import Unit

_QUESTION = re.compile(
    r"(?:(?:so|and|ok|well)\s+)?(?:what|which|where|who|how|do|does|is|are)\b[^?.]{0,60}\?$", re.IGNORECASE
)
_SPAN = re.compile(
    r"(?:within|in|over)\s+(?=(?:about\s+|around\s+|roughly\s+)?(?:[\w-]+\s+){1,4}(?:days?|weeks?|months?|years?)\b)",
    re.IGNORECASE,
)
_CUES = (
    ("retrain", RETRAIN, 2),
    ("hire", HIRE, 2),
    ("partner", PARTNER, 2),
    ("partner", SOFT_PARTNER, 1),
    ("retrain", SOFT_RETRAIN, 1),
)


def read(message: Message, units: Sequence[Unit]) -> list[Item]:
    """Return one item for each skill that is missing."""
    units = whole_answer(message, units, "skills")
    if message.asked == "skills":
        labelled = [u for u in message.units if NAME_LABEL.match(u.text) or OTHER_LABEL.match(u.text)]
        units = sorted({*units, *labelled}, key=lambda u: u.start)
    pieces = cut(message, [u for u in units if not _QUESTION.match(u.text)])
    if not pieces:
        return []
    starts = _starts(message, pieces)
    items = []
    for number, first in enumerate(starts):
        last = starts[number + 1] if number + 1 < len(starts) else len(pieces)
        item = _gap(message, pieces[first:last])
        sure = message.asked == "skills" or message.label(pieces[first].unit, "skills.gap") >= 0.7
        if item is not None and sure and (message.asked == "skills" or "approach" in item.fields):
            items.append(item)
    return items


def approaches(message: Message, piece: Piece) -> list[tuple[str, int, int, int]]:
    """Return the ways that a piece names, with their weight and place; ways that are ruled out are left out."""
    found = []
    for value, pattern, weight in _CUES:
        for match in pattern.finditer(message.text, piece.start, piece.end):
            if not CANCELLED.search(message.text[piece.start : match.start()][-40:]):
                found.append((value, weight, match.start(), match.end()))
    return sorted(found, key=lambda f: (-f[1], f[2]))


def _starts(message: Message, pieces: Sequence[Piece]) -> list[int]:
    """Return the numbers of the pieces that begin a gap."""
    starts = [0]
    way: str | None = None
    for number, piece in enumerate(pieces):
        named = has_skill(message, piece)
        marked = piece.unit.bullet and piece.opens or (SEQUENCE.match(piece.text) is not None and named)
        ways = approaches(message, piece)
        ahead = ways or _ahead(message, pieces, number)
        if (
            number
            and (piece.unit.bullet and piece.opens or (way is not None and ahead and (named or marked)))
            or number
            and way is not None
            and piece.opens
            and ways
            and ways[0][0] != way
            and ways[0][1] == 2
        ):
            starts, way = [*starts, number], None
        if number and way is None and piece.opens and named and _titles_way(message, pieces, number):
            starts[-1] = number
        if ways and (way is None or ways[0][1] == 2):
            way = ways[0][0]
    return starts


def _titles_way(message: Message, pieces: Sequence[Piece], number: int) -> bool:
    """Whether a piece is only the name of what the next one gets: "Data scientist, hire one"."""
    if number + 1 == len(pieces) or len(pieces[number].text.split()) > 4 or approaches(message, pieces[number]):
        return False
    following = pieces[number + 1]
    ways = approaches(message, following)
    return following.unit == pieces[number].unit and bool(ways) and ways[0][1] == 2


def _ahead(message: Message, pieces: Sequence[Piece], number: int) -> bool:
    """Whether a way to close the gap follows before the next gap is named."""
    for piece in pieces[number + 1 :]:
        if approaches(message, piece):
            return True
        if has_skill(message, piece) and piece.opens:
            return False
    return False


def _gap(message: Message, pieces: Sequence[Piece]) -> Item | None:
    """Read one gap."""
    item = Item("skills", start=pieces[0].start)
    ways = sorted((w for p in pieces for w in approaches(message, p)), key=lambda f: (-f[1], f[2]))
    name = skill_name(message, pieces, ways[0][2] if ways else None)
    if name is None:
        return None
    item.fields["skill"] = name
    if ways:
        value, _, start, end = ways[0]
        item.fields["approach"] = Found(value, start, end, message.text[start:end])
    time = _lead_time(message, pieces, ways[0][2] if ways else pieces[0].start)
    if time is not None:
        item.fields["lead_time"] = time
    return item if ways or time is not None or pieces[0].unit.bullet or has_skill(message, pieces[0]) else None


def _lead_time(message: Message, pieces: Sequence[Piece], way: int) -> Found | None:
    """Return how long it takes: the first duration after the way is named, or else the last before it."""
    start, end = pieces[0].start, pieces[-1].end
    spans = [
        q
        for q in message.quantities
        if (q.kind == "duration" or _SPAN.match(q.text))
        and start <= q.start
        and q.end <= end
        and not LEAD_TIME_NOT.match(message.text, q.end)
        and not re.search(
            r"\b(?:every|each|last|past|per|after|for\s+the\s+(?:first|last|past))\s*$",
            message.text[start : q.start],
            re.IGNORECASE,
        )
    ]
    later = [q for q in spans if q.start >= way]
    chosen = later[0] if later else (spans[-1] if spans else None)
    if chosen is None:
        return None
    lead = _SPAN.match(chosen.text)
    return message.copy(chosen.start + (lead.end() if lead else 0), chosen.end)
