"""Rules on the ledger: every figure and date has a source that says the same. No policy can switch them off."""

import datetime as dt
import math
import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation

from casebuilder.case.sections import get
from casebuilder.case.value import Assumed, Computed, LedgerEntry, ThreePoint
from casebuilder.rules.base import Context, Hit, Rule, quoted, spoken

_NUMBER_BEFORE = re.compile(r"\d[.,]?$")
_NUMBER_AFTER = re.compile(r"[.,]?\d")


def _missing(context: Context) -> Iterator[Hit]:
    for path, value in context.figures:
        if path not in context.entries:
            yield Hit(
                path,
                f"{spoken(path, context.case)}: it is not known where {_shown(value)} comes from.",
                "Give the value again in your own words, or name who assumes it and when it is checked.",
            )


def _value(context: Context) -> Iterator[Hit]:
    for path, value in context.figures:
        for entry in context.entries.get(path, ()):
            if not _same(value, entry.value):
                yield Hit(
                    path,
                    f"{spoken(path, context.case)}: the case says {_shown(value)}, "
                    f"but its source says {_shown(entry.value)}.",
                    "Give the right value again in your own words.",
                )
                break


def _quote(context: Context) -> Iterator[Hit]:
    for path, _ in context.figures:
        for entry in context.entries.get(path, ()):
            if not _stands_in_quote(entry):
                yield Hit(
                    path,
                    f"{spoken(path, context.case)}: the words {quoted(entry.text)} do not stand in the quoted source.",
                    "Give the value again in your own words.",
                )
                break


def _computed(context: Context) -> Iterator[Hit]:
    for path, _ in context.figures:
        for entry in context.entries.get(path, ()):
            if entry.source.kind == "computed" and not _inputs_exist(context, path, entry.source.inputs):
                yield Hit(
                    path,
                    f"{spoken(path, context.case)}: it is computed from values that the case does not hold.",
                    "Give the values that it is computed from, or the value itself in your own words.",
                )


def _inputs_exist(context: Context, path: str, inputs: list[str]) -> bool:
    def there(name: str) -> bool:
        try:
            return name != path and get(context.case, name) is not None
        except KeyError:
            return False

    return bool(inputs) and all(there(name) for name in inputs)


def _stands_in_quote(entry: LedgerEntry) -> bool:
    source = entry.source
    if isinstance(source, Computed | Assumed):
        return True
    start = source.quote.find(entry.text)
    while start >= 0:
        if not _cuts_number(source.quote, start, start + len(entry.text)):
            return True
        start = source.quote.find(entry.text, start + 1)
    return False


def _cuts_number(quote: str, start: int, end: int) -> bool:
    """Whether a run of a quote begins or ends inside a number: "4" is not what "4.2 hours" or "14" says."""
    before, after = quote[max(0, start - 2) : start], quote[end : end + 2]
    begins = quote[start].isdigit() and bool(_NUMBER_BEFORE.search(before))
    return begins or (quote[end - 1].isdigit() and bool(_NUMBER_AFTER.match(after)))


def _same(value: object, noted: object) -> bool:
    """Whether a value of the case and a ledger entry's value are the same; JSON floats stand for their decimals."""
    if isinstance(value, ThreePoint):
        if isinstance(noted, ThreePoint):
            return value == noted
        names = ("low", "likely", "high")
        return isinstance(noted, dict) and all(_same(getattr(value, n), noted.get(n)) for n in names)
    if isinstance(value, dt.date):
        return noted == value or noted == value.isoformat()
    return isinstance(value, Decimal) and _same_number(value, noted)


def _same_number(value: Decimal, noted: object) -> bool:
    if isinstance(noted, bool) or not isinstance(noted, int | float | Decimal):
        return False
    if isinstance(noted, float):
        return math.isfinite(noted) and (Decimal(repr(noted)) == value or float(value) == noted)
    try:
        return Decimal(noted) == value
    except (InvalidOperation, OverflowError):
        return False


def _shown(value: object) -> str:
    """Return a value for a message: a number in full, a date in ISO, anything else as quoted text."""
    if isinstance(value, ThreePoint):
        return f"{_shown(value.low)} to {_shown(value.high)} (likely {_shown(value.likely)})"
    if isinstance(value, dict):
        return "three points" if {"low", "likely", "high"} <= value.keys() else "something else"
    if isinstance(value, Decimal):
        text = f"{value:f}"
        return text.rstrip("0").rstrip(".") if "." in text else text
    if isinstance(value, bool) or not isinstance(value, str | int | float | dt.date):
        return "something else"
    if isinstance(value, int) and abs(value) >= 10**18:
        # Python refuses to write integers of thousands of digits.
        return "a number that is too large"
    return quoted(value) if isinstance(value, str) else str(value)


RULES = (
    Rule("ledger.missing", "Every figure and date has a source", ("R1", "R4"), _missing),
    Rule("ledger.value", "Every source says the same as the case", ("R1", "R4"), _value),
    Rule("ledger.quote", "The words of every figure stand in its source", ("R1", "R4"), _quote),
    Rule("ledger.computed", "Computed figures rest on values of the case", ("R1", "R4"), _computed),
)
