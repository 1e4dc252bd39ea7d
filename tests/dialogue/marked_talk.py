"""Messages with marks, written as marked talk: `{kpi1.target|4 hours}` (training/talk/README.md)."""

import datetime as dt
from typing import Any

from casebuilder.dialogue.extraction.message import Message
from casebuilder.marking.scheme import KEYS
from casebuilder.marking.tagger import Mark, Marks
from training.marking.talk import parse

TODAY = dt.date(2026, 11, 21)
SURE, UNSURE = 0.95, 0.05


def said(
    body: str, asked: str | None = None, *, score: float = SURE, scores: dict[str, float] | None = None, **given: Any
) -> Message:
    """Return a message as the tagger would mark it: items of one number are linked; `scores` by `group.field`."""
    text, written = parse(body)
    table = {
        m: Mark(m.start, m.end, m.group, m.field, (scores or {}).get(f"{m.group}.{m.field}", score)) for m in written
    }
    links = {
        (table[value], table[name]): SURE if set(value.items) & set(name.items) else UNSURE
        for value in written
        for name in written
        if name.group == value.group and name.field == KEYS.get(name.group) != value.field
    }
    return Message(text, asked, TODAY, marks=Marks(tuple(table.values()), links), **given)
