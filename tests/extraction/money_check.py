"""Comparing what the readers of sums find with what a message says."""

import datetime as dt
from typing import Any

from casebuilder.dialogue.extraction.message import Message
from casebuilder.dialogue.extraction.readers import READERS
from evals.sheets import agrees, words

TODAY = dt.date(2026, 11, 21)


def read(section: str, text: str, *, asked: str | None, currency: str | None = None) -> list[dict[str, Any]]:
    """Return the items that a section's reader finds, and check that every quote is a run of the message."""
    items = READERS[section](message := Message(text, asked, TODAY, currency=currency), message.units)
    for item in items:
        for found in item.fields.values():
            assert text[found.start : found.end] == found.quote
    return [{k: v.plain() for k, v in i.fields.items() if not v.readings} for i in items]


def differences(
    got: list[dict[str, Any]], wanted: list[tuple[str, dict[str, Any]]], unwanted: tuple[float, ...], key: str
) -> list[str]:
    """Return what is missing or wrong, and what should not have been taken, in words."""
    wrong = []
    for name, fields in wanted:
        item = max(got, key=lambda g: _share(g.get(key), name), default={})
        if _share(item.get(key), name) < 0.5:
            wrong.append(f"{name}: not found")
            continue
        wrong += [f"{name}.{k}: {item.get(k)!r}, not {v!r}" for k, v in fields.items() if not agrees(item.get(k), v, k)]
    wrong += [f"{n} taken" for n in unwanted if any(agrees(g.get("amount"), n) for g in got)]
    return wrong


def _share(value: str | None, name: str) -> float:
    have = " ".join(words(value or ""))
    want = words(name)
    return sum(w in have for w in want) / len(want)
