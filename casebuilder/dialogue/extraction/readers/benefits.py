"""Reading the `benefits` section: sums gained with their kind, start and owner, and honest gains without a figure."""

import re
from collections.abc import Sequence

from casebuilder.case.quantity import Quantity
from casebuilder.dialogue.extraction.found import Found, Item
from casebuilder.dialogue.extraction.message import Message
from casebuilder.dialogue.extraction.readers.benefit_kind import kind_of
from casebuilder.dialogue.extraction.readers.benefit_words import (
    BENEFIT_WORDS,
    NOT_BENEFIT,
    OF_WHOLE,
    OWNS,
    STARTS,
)
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
from casebuilder.dialogue.extraction.readers.money_words import BOTH, EXCLUDED, FOREIGN, LIMIT, VENDOR
from casebuilder.dialogue.extraction.readers.naming import name_of
from casebuilder.dialogue.extraction.readers.odd import without_odd
from casebuilder.dialogue.extraction.readers.owners import owner_in, owners_by_rank, picked
from casebuilder.dialogue.extraction.readers.unpriced import is_unpriced, unpriced
from casebuilder.dialogue.extraction.readers.weighing import cut_foreign_tail, is_foreign, sentence_of
from casebuilder.dialogue.extraction.units import Unit

SECTION = "benefits"
_FIRST_OF = re.compile(r"(?:the\s+)?(?:first|1st)(?:\s+day)?\s+of\s+$", re.IGNORECASE)
_PERIOD = re.compile(r"in an?\s+(?:year|month)", re.IGNORECASE)
_ELSEWHERE = ("suitability", "sponsor", "problem", "objective", "risks", "costs")
"""Sections whose answers name other sums that are saved or lost."""
_PERIODS = {"yearly": "year", "monthly": "month", "one-off": "one-off"}


def read(message: Message, units: Sequence[Unit]) -> list[Item]:
    """Return what the units say about the section."""
    asked = message.asked == SECTION
    soft = unpriced(message, message.units if asked else units)
    pieces = cut(message, message.units, skip=lambda p: any(is_unpriced(p, s) for s in soft))
    lines = without_totals(message, find_lines(message, pieces))
    for line in lines:
        cut_foreign_tail(message, line)
    common = overall(message)
    kept = [n for n, line in enumerate(lines) if _is_benefit(message, line)]
    owners = _owners(message, lines)
    starts = _starts(message, lines)
    items: list[Item] = []
    for number in kept:
        item = _item(message, lines[number], common)
        if item is None:
            continue
        for name, found in (("owner", owners[number]), ("starts", starts[number])):
            if found is not None:
                item.fields[name] = found
        items.append(item)
    items += [s.item(message) for s in soft]
    if asked:
        items = without_odd(message, items, ("kind", "owner", "starts"), most=1)
    return sorted(items, key=lambda i: i.start)


def _is_benefit(message: Message, line: Line) -> bool:
    """Whether a sum is something that this case would gain."""
    before = message.text[max(0, line.sum.start - 30) : line.sum.start]
    if OF_WHOLE.search(before) or line.sum.each:
        return False
    if is_foreign(message, line, message.units, SECTION, EXCLUDED, FOREIGN, LIMIT, VENDOR, NOT_BENEFIT):
        return False
    known = message.case.problem.annual_cost.amount
    if known is not None and known == line.sum.value:
        return False
    if message.asked == SECTION:
        return True
    return message.asked not in _ELSEWHERE and BENEFIT_WORDS.search(sentence_of(message, line)) is not None


def _item(message: Message, line: Line, common: Overall | None) -> Item | None:
    name, amount = name_of(message, line), line.sum.found(message)
    if amount is None or (name is None and message.asked != SECTION):
        return None
    item = Item(SECTION, {"amount": amount}, start=line.sum.start)
    if name is not None:
        item.fields["name"] = name
    currency = currency_of(message, line.sum.quantity, common)
    for key, found in (("currency", currency), ("period", period_of(message, line)), ("kind", kind_of(message, line))):
        if found is not None:
            item.fields[key] = found
    return item


def period_of(message: Message, line: Line) -> Found | None:
    """Return the period that a gain is counted for: a year, a month, or once."""
    quantity, text = line.sum.quantity, message.text
    if quantity.per in {"year", "month"}:
        return Found(str(quantity.per), quantity.start, quantity.end, text[quantity.start : quantity.end])
    if quantity.once:
        return Found("one-off", quantity.start, quantity.end, text[quantity.start : quantity.end])
    if quantity.per is not None:
        return None
    for piece in line.pieces():
        value = recurs(text[piece.start : piece.end])
        if value is not None:
            found = message.copy(piece.start, piece.end)
            return None if found is None else Found(_PERIODS[value], found.start, found.end, found.quote)
    return None


def _owners(message: Message, lines: Sequence[Line]) -> list[Found | None]:
    """Return each line's owner, "for both" and "that last one" included."""
    found: list[Found | None] = [None] * len(lines)
    for number, line in enumerate(lines):
        for start, end, pieces in _sentences(line):
            ranked = owners_by_rank(message, start, end)
            for index, person in ranked.items():
                if index < len(found) and found[index] is None:
                    found[index] = person
            owner = None if ranked else owner_in(message, start, end, since=lines[0].start)
            if owner is None:
                continue
            text = message.text[start:end]
            for index in _meant(message, pieces, text, number, len(lines)):
                if found[index] is None or index == number:
                    found[index] = owner
    return found


def _sentences(line: Line) -> list[tuple[int, int, list[Piece]]]:
    """Group the pieces of a line by their units."""
    groups: dict[int, list[Piece]] = {}
    for piece in (*line.head, line.own, *line.tail):
        groups.setdefault(piece.unit, []).append(piece)
    return [(g[0].start, g[-1].end, g) for g in groups.values()]


def _meant(message: Message, pieces: Sequence[Piece], text: str, number: int, count: int) -> Sequence[int]:
    """Return the lines that a sentence about owner or start speaks of."""
    chosen = picked(text, number + 1)
    if chosen is not None:
        return chosen
    for piece in pieces:
        words = message.text[piece.start : piece.end]
        if is_shared(words) and (OWNS.search(text) or STARTS.search(text) or recurs(words) is None):
            first = max(0, number - 1) if BOTH.search(words) else 0
            return range(first, number + 1)
    return [number]


def _starts(message: Message, lines: Sequence[Line]) -> list[Found | None]:
    found: list[Found | None] = [None] * len(lines)
    for number, line in enumerate(lines):
        for start, end, pieces in _sentences(line):
            quantity = _start(message, start, end)
            if quantity is None:
                continue
            value = _date(message, quantity)
            for index in _meant(message, pieces, message.text[start:end], number, len(lines)):
                if found[index] is None or index == number:
                    found[index] = value
    return found


def _date(message: Message, quantity: Quantity) -> Found:
    """Return a start as a value; "the first of September 2027" means that day, and two readings are asked about."""
    if quantity.date is None:
        return Found(quantity.text, quantity.start, quantity.end, quantity.text, readings=quantity.ambiguous)
    first = _FIRST_OF.search(message.text[: quantity.start])
    if first is None:
        return Found(quantity.date, quantity.start, quantity.end, quantity.text)
    words = message.text[first.start() : quantity.end]
    return Found(quantity.date.replace(day=1), first.start(), quantity.end, words)


def _start(message: Message, start: int, end: int) -> Quantity | None:
    """Return the date from which a gain counts; a day in brackets after a period says it exactly."""
    inside = [q for q in message.quantities if q.kind == "date" and start <= q.start and q.end <= end]
    dates = [q for q in inside if q.ambiguous or q.date and q.date >= message.today]
    for number, quantity in enumerate(dates):
        if _PERIOD.fullmatch(quantity.text):
            continue
        words = _FIRST_OF.sub("", message.text[start : quantity.start])
        if STARTS.search(words) or STARTS.search(quantity.text[: quantity.text.find(" ") + 1]):
            following = dates[number + 1] if number + 1 < len(dates) else None
            exact = following is not None and message.text[quantity.end : following.start].strip() == "("
            return following if exact else quantity
    return None
