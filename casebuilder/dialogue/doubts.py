"""Settling a doubt: the sponsor was asked which of two readings is meant, and chose one."""

import datetime as dt
import re

from casebuilder.case.model import Case
from casebuilder.case.patch import Change, apply
from casebuilder.case.quantity import parse_date, parse_quantity
from casebuilder.case.value import LedgerEntry, Said
from casebuilder.dialogue.extraction.found import Found
from casebuilder.dialogue.state import Doubt
from casebuilder.errors import UserError

_ORDINALS = (
    re.compile(r"^\W*(?:the\s+)?(?:first|1st|former|1|a)(?:\s+(?:one|reading|of\s+them|please))*\W*$", re.IGNORECASE),
    re.compile(
        r"^\W*(?:the\s+)?(?:second|2nd|latter|last|2|b)(?:\s+(?:one|reading|of\s+them|please))*\W*$", re.IGNORECASE
    ),
)


def chosen(doubt: Doubt, message: str) -> str | None:
    """Return the reading that a message picks, by its place or by its words; `None` if it picks none."""
    for number, pattern in enumerate(_ORDINALS):
        if pattern.match(message) and number < len(doubt.readings):
            return doubt.readings[number]
    low = " ".join(message.lower().split())
    named = [r for r in doubt.readings if r.lower() in low]
    return named[0] if len(named) == 1 else None


def settle_doubt(case: Case, doubt: Doubt, message: str, turn: int, today: dt.date) -> tuple[Case, list[LedgerEntry]]:
    """Return the case with the reading that was picked, quoted from the words that were in doubt."""
    reading = chosen(doubt, message)
    if reading is None:
        return case, []
    figure = parse_date(reading, today=today) or parse_quantity(reading, today=today)
    value = (figure.date or figure.value) if figure else None
    if figure is None or value is None:
        return case, []
    plain = Found(value, 0, 0, "").plain()
    source = Said(turn=doubt.turn, quote=doubt.quote)
    change = Change(path=doubt.path, value=plain, text=doubt.quote, source=source)
    try:
        return apply(case, [change], turn), [LedgerEntry.model_validate(change.model_dump())]
    except UserError:
        return case, []
