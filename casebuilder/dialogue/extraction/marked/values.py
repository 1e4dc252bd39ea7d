"""What a marked run is worth: words as they stand, people in full, figures and dates as the parser reads them."""

import re
from decimal import Decimal

from casebuilder.case.quantity import Quantity
from casebuilder.dialogue.extraction.found import Found
from casebuilder.dialogue.extraction.message import Message
from casebuilder.dialogue.extraction.readers.kpi_values import date_found
from casebuilder.marking.tagger import Mark

ME = frozenset({"me", "i", "myself", "mine", "yours truly", "i am", "i do", "my own"})


_LEAD = re.compile(r"(?:(?:for|in|of|on|the|a|an|our|my|and|then|also|with|to)\s+)+(?=\w)", re.IGNORECASE)


def words(message: Message, mark: Mark | None) -> Found | None:
    """Return the marked words."""
    return None if mark is None else message.copy(mark.start, mark.end)


def name(message: Message, mark: Mark | None) -> Found | None:
    """Return the marked name of an item without small words before it."""
    if mark is None:
        return None
    lead = _LEAD.match(message.text, mark.start, mark.end)
    return message.copy(lead.end() if lead else mark.start, mark.end)


def person(message: Message, mark: Mark | None) -> Found | None:
    """Return the person or post that is marked: the writer for "me", else the fullest form of the name said so far."""
    if mark is None:
        return None
    said = message.text[mark.start : mark.end].strip(" .,;:").lower()
    if said in ME:
        if message.writer is None:
            return None
        name, _, turn = message.writer
        return Found(name, 0, 0, name, turn=turn)
    own = set(said.split())
    for earlier in message.people:
        if earlier.end <= mark.start and own < set(earlier.name.lower().split()):
            return Found(earlier.name, earlier.start, earlier.end, earlier.name)
    return message.copy(mark.start, mark.end)


def quantity(message: Message, mark: Mark | None, *, date: bool = False) -> Quantity | None:
    """Return the figure (or date) that overlaps a mark the most."""
    if mark is None:
        return None
    best, most = None, 0
    for one in message.quantities:
        if (one.kind == "date") != date:
            continue
        shared = min(one.end, mark.end) - max(one.start, mark.start)
        if shared > most:
            best, most = one, shared
    return best


def stretch(message: Message, mark: Mark) -> tuple[int, int]:
    """Return where a mark and the quantities that it shares words with begin and end ("£310,000" of "… a year")."""
    near = [q for q in message.quantities if q.start < mark.end and mark.start < q.end]
    return min([mark.start, *(q.start for q in near)]), max([mark.end, *(q.end for q in near)])


def day(message: Message, mark: Mark | None) -> Found | None:
    """Return the date that a mark names."""
    found = quantity(message, mark, date=True)
    if found is None or (found.date is None and not found.ambiguous):
        return None
    return date_found(message, found)


def share(message: Message, mark: Mark | None) -> Found | None:
    """Return a share in percent."""
    found = quantity(message, mark)
    if found is None or found.value is None or found.relative or not Decimal(0) <= found.value <= 100:
        return None
    if found.kind not in {"percent", "number"}:
        return None
    return Found(found.value, found.start, found.end, found.text)
