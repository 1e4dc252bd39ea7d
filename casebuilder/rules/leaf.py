"""Single values of a case file: does a value belong into its field, and if not, why, in plain words."""

import datetime as dt
import math
import re
from collections.abc import Callable
from dataclasses import dataclass

from casebuilder.case.value import MAX_TEXT
from casebuilder.rules.base import quoted
from casebuilder.rules.shape import Kind, Shape

_ISO = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_CURRENCY = re.compile(r"\s*[A-Za-z]{3}\s*", re.ASCII)
_POINTS = ("low", "likely", "high")
_LARGEST = 10**18


@dataclass(frozen=True)
class Bad:
    """Why a value does not belong into its field."""

    rule: str
    reason: str
    fix: str


def found_as(value: object) -> str:
    """Return what a value is, in words."""
    if value is None:
        return "empty"
    if isinstance(value, bool):
        return "a yes/no value"
    if isinstance(value, str):
        return f"the text {quoted(value)}"
    if isinstance(value, list):
        return "a list"
    if isinstance(value, dict):
        return "an object"
    if isinstance(value, int):
        # Python refuses to write integers of thousands of digits.
        return f"the number {value}" if abs(value) < _LARGEST else "a number that is too large"
    return f"the number {value!r}" if isinstance(value, float) else "of another kind"


def _wrong(what: str, value: object, fix: str) -> Bad:
    return Bad("schema.type", f"should be {what}, but is {found_as(value)}", fix)


def _text(value: object, shape: Shape) -> Bad | None:
    if not isinstance(value, str):
        return _wrong("text", value, "Write it as text, in quotation marks.")
    if len(value) > MAX_TEXT:
        reason = f"is {len(value):,} characters long; {MAX_TEXT:,} is the most"
        return Bad("schema.value", reason, "Shorten it to what matters.")
    if not _is_unicode(value):
        return Bad("schema.value", "holds characters that are not valid text", "Write it again as plain text.")
    if shape.required and not value.strip():
        return Bad("schema.required", "is empty", "Fill it or remove the entry.")
    return None


def _is_unicode(value: str) -> bool:
    if value.isascii():
        return True
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return True


def _number(value: object, shape: Shape) -> Bad | None:
    fix = "Write a plain number such as 12.5, without unit and without quotation marks."
    if isinstance(value, bool) or not isinstance(value, int | float):
        return _wrong("a number", value, fix)
    if not math.isfinite(value) if isinstance(value, float) else False:
        return Bad("schema.value", "is not a finite number", fix)
    return Bad("schema.value", "is too large a number", fix) if abs(value) >= _LARGEST else None


def _estimate(value: object, shape: Shape) -> Bad | None:
    if not isinstance(value, dict):
        bad = _number(value, shape)
        if bad and bad.rule == "schema.type":
            return _wrong("a number, or three points (low, likely, high)", value, bad.fix)
        return bad
    for name in _POINTS:
        if _number(value.get(name), shape):
            reason = f"has three points, but its “{name}” is not a usable number"
            return Bad("schema.value", reason, "Give low, likely and high as plain numbers.")
    return None


def _date(value: object, shape: Shape) -> Bad | None:
    fix = "Write the date as year-month-day, for instance 2027-09-30."
    if not isinstance(value, str):
        return _wrong("a date", value, fix)
    try:
        if not _ISO.fullmatch(value):
            raise ValueError(value)
        dt.date.fromisoformat(value)
    except ValueError:
        return Bad("schema.value", f"should be a date, but is {found_as(value)}", fix)
    return None


def _choice(value: object, shape: Shape) -> Bad | None:
    allowed = ", ".join(str(c) for c in shape.choices)
    if not any(type(value) is type(c) and value == c for c in shape.choices):
        return Bad("schema.value", f"should be one of {allowed}, but is {found_as(value)}", f"Choose one of {allowed}.")
    return None


def _currency(value: object, shape: Shape) -> Bad | None:
    fix = "Write the three-letter code, for instance EUR or USD."
    if not isinstance(value, str):
        return _wrong("a currency code", value, fix)
    if value.strip() and not _CURRENCY.fullmatch(value):
        return Bad("schema.value", f"should be a three-letter currency code, but is {found_as(value)}", fix)
    return None


def _bounded(value: object, shape: Shape) -> Bad | None:
    whole = shape.kind == "whole"
    what = "a whole number" if whole else "a number"
    bad = _number(value, shape)
    if bad or (whole and not isinstance(value, int)):
        return _wrong(what, value, f"Write {what}.") if not bad or bad.rule == "schema.type" else bad
    assert isinstance(value, int | float)
    least, most = shape.least, shape.most
    if (least is not None and value < least) or (most is not None and value > most):
        bounds = f"from {least:g} to {most:g}" if least is not None and most is not None else f"at least {least:g}"
        return Bad("schema.value", f"should be {bounds}, but is {found_as(value)}", f"Give {what} {bounds}.")
    return None


def _any(value: object, shape: Shape) -> Bad | None:
    """A ledger entry's value: plain, or three points."""
    if isinstance(value, dict):
        return _estimate(value, shape)
    if isinstance(value, str):
        return _text(value, Shape("text"))
    if isinstance(value, bool):
        return None
    return _number(value, shape)


Check = Callable[[object, Shape], Bad | None]

CHECKS: dict[Kind, Check] = {
    "text": _text,
    "number": _number,
    "estimate": _estimate,
    "date": _date,
    "choice": _choice,
    "currency": _currency,
    "whole": _bounded,
    "fraction": _bounded,
    "any": _any,
}
"""For each kind of single value: why a value does not belong into a field of a shape, or `None` where it does."""
