"""Reading the `costs` section: one item for every sum that this case would pay."""

import re
from collections.abc import Sequence

from casebuilder.dialogue.extraction.found import Found, Item
from casebuilder.dialogue.extraction.message import Message
from casebuilder.dialogue.extraction.readers.currency import Overall, currency_of, overall
from casebuilder.dialogue.extraction.readers.lines import (
    Line,
    Piece,
    cut,
    find_lines,
    is_shared,
    recurs,
    without_totals,
)
from casebuilder.dialogue.extraction.readers.money_words import (
    AMONG_COSTS,
    BOTH,
    COST_NOUNS,
    COST_WORDS,
    EXCLUDED,
    FOREIGN,
    LIMIT,
    MONTHLY,
    ONE_OFF,
    PAST_SPEND,
    PLANNED,
    YEARLY,
)
from casebuilder.dialogue.extraction.readers.naming import name_of
from casebuilder.dialogue.extraction.readers.odd import without_odd
from casebuilder.dialogue.extraction.readers.weighing import cut_foreign_tail, gains, is_foreign, sentence_of, spoils
from casebuilder.dialogue.extraction.units import Unit

SECTION = "costs"
_ELSEWHERE = ("suitability", "sponsor", "problem", "objective", "benefits")
"""Sections whose answers name prices of what was rejected, limits and losses."""
SURE = 0.9
"""Router probability from which a sum of a first message counts as a cost without further words."""
_PERIODS = {"year": "yearly", "month": "monthly"}
_CAPEX = re.compile(
    r"\W*(?:capex|opex|(?:one[\s-]?(?:off|time)|running|recurring|yearly|annual|monthly|initial|upfront)\s+(?:costs?|items?|fees?|spend|expenses?))\b",
    re.IGNORECASE,
)
_PATTERNS = {"yearly": YEARLY, "monthly": MONTHLY, "one-off": ONE_OFF}


def read(message: Message, units: Sequence[Unit]) -> list[Item]:
    """Return what the units say about the section."""
    lines = without_totals(message, find_lines(message, cut(message, message.units)))
    for line in lines:
        cut_foreign_tail(message, line)
    recurring = recurrences(message, lines)
    common = overall(message)
    items = []
    for line, recurrence in zip(lines, recurring, strict=True):
        if _is_cost(message, line, recurrence):
            items.append(_item(message, line, recurrence, common))
    found = [i for i in items if i is not None]
    return without_odd(message, found, ("recurrence",), most=2) if message.asked == SECTION else found


def _is_cost(message: Message, line: Line, recurrence: Found | None) -> bool:
    """Whether a sum is something that this case would pay, and not another project's, a limit or a gain."""
    own = sentence_of(message, line)
    if (
        message.asked is None
        and message.label(_unit(message, line), "costs.item") >= SURE
        and not spoils(own)
        and not gains(own)
    ):
        # A first message says what it may cost as a budget; in an answer to another question that is a limit.
        return not is_foreign(message, line, message.units, SECTION, EXCLUDED, FOREIGN, PAST_SPEND)
    if is_foreign(message, line, message.units, SECTION, EXCLUDED, FOREIGN, PAST_SPEND, LIMIT):
        return False
    if AMONG_COSTS.search(own):
        return True
    if spoils(own):
        return False
    if message.asked == SECTION:
        return True
    if gains(own) or (message.asked in _ELSEWHERE and not _surely(message, line)):
        return False
    if message.asked is None:
        name = name_of(message, line)
        once = recurrence is not None and recurrence.value == "one-off" and line.start <= recurrence.start < line.end
        return name is not None and _is_thing(str(name.value)) and (once or PLANNED.search(own) is not None)
    return _is_thing(own) and (recurrence is not None or COST_WORDS.search(own) is not None)


def _surely(message: Message, line: Line) -> bool:
    """Whether the router is sure that a sentence speaks of a cost and not of what the problem costs."""
    unit = _unit(message, line)
    cost = message.label(unit, "costs.item")
    return cost >= SURE and cost > message.label(unit, "problem.annual_cost", "benefits.item") + 0.1


def _unit(message: Message, line: Line) -> Unit:
    """Return the sentence that a sum stands in."""
    return message.unit_at(line.sum.start) or message.units[0]


def _is_thing(text: str) -> bool:
    """Whether a text names something that projects pay for."""
    return any(w in COST_NOUNS for w in re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", text.lower()))


def _item(message: Message, line: Line, recurrence: Found | None, common: Overall | None) -> Item | None:
    name = name_of(message, line)
    if name is None and message.asked != SECTION:
        return None
    item = Item(SECTION, start=line.sum.start)
    if name is not None:
        item.fields["item"] = name
    amount = None if line.sum.each else line.sum.found(message)
    if amount is not None:
        item.fields["amount"] = amount
    if amount is None and name is None:
        return None
    currency = currency_of(message, line.sum.quantity, common)
    if currency is not None:
        item.fields["currency"] = currency
    if recurrence is not None:
        item.fields["recurrence"] = recurrence
    return item


def recurrences(message: Message, lines: Sequence[Line]) -> list[Found | None]:
    """Return each line's recurrence: its own, a heading's, else one said for several ("all one-off")."""
    found: list[Found | None] = []
    heading: Found | None = None
    for line in lines:
        for piece in line.head:
            if piece.heading and (said := _said(message, piece)) is not None:
                heading = said
            elif _CAPEX.match(message.text, piece.start):
                heading = _said(message, piece)
            elif piece.heading and piece.unit != line.own.unit:
                heading = None
        if opening := _CAPEX.match(message.text, line.own.start):
            heading = _said(message, Piece(opening.start(), opening.end(), line.own.unit))
        found.append(_own(message, line) or heading)
    _share(message, lines, found)
    return found


def _own(message: Message, line: Line) -> Found | None:
    quantity, text = line.sum.quantity, message.text
    if quantity.per in _PERIODS:
        return Found(_PERIODS[quantity.per], quantity.start, quantity.end, text[quantity.start : quantity.end])
    if quantity.once:
        return Found("one-off", quantity.start, quantity.end, text[quantity.start : quantity.end])
    if quantity.per is not None:
        return None
    for piece in line.pieces():
        if is_shared(text[piece.start : piece.end]) and piece is not line.own:
            continue
        said = _said(message, piece)
        if said is not None:
            return said
    return None


def _said(message: Message, piece: Piece) -> Found | None:
    """Return the recurrence that a piece says in words."""
    begin = piece.start
    value = recurs(message.text[begin : piece.end])
    if value is None:
        return None
    match = _PATTERNS[value].search(message.text, begin, piece.end)
    if match is None:
        return None
    return Found(value, match.start(), match.end(), match[0])


def _share(message: Message, lines: Sequence[Line], found: list[Found | None]) -> None:
    """Give "all one-off" and "both once" to the lines before them that say nothing themselves."""
    for number, line in enumerate(lines):
        for piece in (*line.tail, *line.head):
            text = message.text[piece.start : piece.end]
            said = _said(message, piece) if is_shared(text) else None
            if said is None:
                continue
            last = number if piece in line.tail else number - 1
            first = max(0, last - 1) if BOTH.search(text) else 0
            for index in range(first, last + 1):
                if found[index] is None:
                    found[index] = said
