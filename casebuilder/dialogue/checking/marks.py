"""Figures, dates and names in a text, comparable by value: what a generated text may not make up."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from casebuilder.case.quantity import Quantity, find_quantities

Role = Literal["baseline", "target", "low", "high", ""]
CITED = re.compile(r"\[([A-Z]{1,4}\d{1,4}|[a-z][\w.-]{2,60})\]")
_DIGITS = re.compile(r"\d+(?:[.,:/'’]\d+)*")

_RATE = re.compile(r"(?:an?|per|each|every)\s+(?:year|month|week|day|hour)", re.IGNORECASE)
"""Says how often, and is no figure; "a quarter" may be a share and stays one."""


@dataclass(frozen=True)
class Mark:
    """One figure, date or name and where it stands."""

    kind: Literal["number", "date", "name"]
    value: Decimal | dt.date | str
    text: str
    start: int = 0
    end: int = 0
    family: str = ""
    """`%`, `points`, `money`, a unit of time, `count`, or empty for a bare number."""
    currency: str | None = None
    per: str | None = None
    once: bool = False
    relative: str = ""
    """`+` or `-` (or `change`) for a change, empty for a level."""
    bound: str | None = None
    role: Role = ""
    stray: bool = False
    """Whether a bare number stands right before or behind a date: a day that there is not ("33 September 2027")."""


@dataclass(frozen=True)
class Context:
    """What the reading of a text depends on."""

    today: dt.date
    fiscal_year_end: int = 12
    currency: str | None = None
    names: tuple[str, ...] = ()
    """People named in the case."""


def read_marks(text: str, context: Context) -> list[Mark]:
    """Return every figure, date and known person in a text, in order; citations are none of them."""
    blank = CITED.sub(lambda m: " " * len(m[0]), text)
    found = find_quantities(
        blank, today=context.today, fiscal_year_end=context.fiscal_year_end, currency=context.currency
    )
    marks = [mark for quantity in found if not _RATE.fullmatch(quantity.text) for mark in _marks(quantity)]
    dates = [m for m in marks if m.kind == "date"]
    marks = [replace(m, stray=True) if _touches(m, dates, blank) else m for m in marks]
    marks += _names(blank, context.names)
    return sorted(marks, key=lambda m: m.start)


def _touches(mark: Mark, dates: Sequence[Mark], text: str) -> bool:
    """Whether nothing but a blank or a comma stands between a bare number and a date."""
    if mark.kind != "number" or mark.family:
        return False
    between = [text[mark.end : d.start] if mark.end <= d.start else text[d.end : mark.start] for d in dates]
    return any(not gap.strip(" ,.") for gap in between)


def _marks(q: Quantity) -> list[Mark]:
    if q.date is not None:
        return [Mark("date", q.date, q.text, q.start, q.end)]
    if q.ambiguous or (q.value is None and q.low is None and q.high is None):
        kind: Literal["date", "number"] = "date" if q.kind == "date" else "number"
        return [Mark(kind, q.text.lower(), q.text, q.start, q.end)]  # it has to stand in a source just so
    family = {"percent": "%", "points": "points", "money": "money", "count": "count"}.get(q.kind, "")
    family = (q.unit or "").removesuffix("s") if q.kind == "duration" else family
    relative = (q.sign or "change") if q.relative else ""
    values = [q.value] if q.value is not None else [q.low, q.high]
    return [
        Mark("number", v, q.text, q.start, q.end, family, q.currency, q.per, q.once, relative, q.bound)
        for v in values
        if v is not None
    ]


def _names(text: str, names: Sequence[str]) -> list[Mark]:
    """Return where people are named, by full name or by one part of it."""
    found: list[Mark] = []
    for name in names:
        parts = [p.strip(".,;") for p in name.split() if len(p) > 2 and p[:1].isupper()]
        forms = "|".join(re.escape(form) for form in (name, *parts))
        found += [
            Mark("name", name.lower(), m[0], m.start(), m.end())
            for m in re.finditer(rf"(?<!\w)(?:{forms})(?!\w)", text)
        ]
    return found


def loose_digits(text: str, marks: Sequence[Mark]) -> list[str]:
    """Return the runs of digits that belong to no figure and no citation ("KPI 1", a version, an unreadable date)."""
    blank = CITED.sub(lambda m: " " * len(m[0]), text)
    spans = [(m.start, m.end) for m in marks if m.kind != "name"]
    return [m[0] for m in _DIGITS.finditer(blank) if not any(s < m.end() and m.start() < e for s, e in spans)]


def digits(text: str) -> set[str]:
    """Return every run of digits in a text."""
    return {m[0] for m in _DIGITS.finditer(CITED.sub(" ", text))}


def cited(text: str) -> list[str]:
    """Return the ids of the cards that a text cites, `[C5]`."""
    return CITED.findall(text)


def states(claim: Mark, source: Mark, currency: str | None) -> bool:
    """Whether a source says what a generated text says: the same value, unit, currency and period; nothing is rounded.

    Args:
        claim: what the text says.
        source: what the case or a passage says.
        currency: the case's currency, for amounts without one.
    """
    if claim.kind != source.kind or claim.value != source.value:
        return False
    if claim.kind != "number":
        return True
    if (claim.relative, claim.bound) != (source.relative, source.bound):
        return False
    if claim.per != source.per and (claim.per or source.once):
        return False
    if claim.once and source.per:
        return False
    return _same_family(claim, source, currency)


def _same_family(claim: Mark, source: Mark, currency: str | None) -> bool:
    if claim.family == "money":
        known = source.currency or currency
        plain = source.family in {"money", ""}
        return plain and (claim.currency is None or claim.currency == known)
    if claim.family == "":
        return not claim.stray
    if claim.family == "count":
        return source.family in {"count", ""}
    return claim.family == source.family
