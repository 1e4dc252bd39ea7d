"""Comparing KPIs that were read from a message with its labels; the same for every way of reading."""

import datetime as dt
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import linear_sum_assignment

from casebuilder.case.quantity import parse_date

TODAY = dt.date(2026, 11, 21)
FIELDS = ("name", "unit", "baseline", "target", "due", "source", "owner")
FIGURES = ("baseline", "target")
_WORD = re.compile(r"[^\W_]+|%")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_UNITS = {"percent": "%", "pct": "%", "percentage": "%", "mins": "minutes", "min": "minutes", "minute": "minutes"}
_UNITS |= {"hour": "hours", "hrs": "hours", "day": "days", "week": "weeks", "working days": "days", "tonne": "tonnes"}
_SECONDS = {"seconds": 1, "minutes": 60, "hours": 3600}
_MORE_WORDS = 5
"""How much longer than its label a copied text may be."""


@dataclass
class Tally:
    """Counts over messages."""

    wanted: int = 0
    right: int = 0
    wrong: int = 0
    """Fields with another value than the label's, of KPIs that the message does not name too."""
    invented: int = 0
    """Baselines, targets and due dates that stand nowhere in the message; part of `wrong`."""
    foreign_words: int = 0
    """Names, sources and owners with a word that is not in the message; part of `wrong` or `right`."""

    def __add__(self, other: "Tally") -> "Tally":
        """Add up."""
        return Tally(*(getattr(self, f.name) + getattr(other, f.name) for f in fields(Tally)))


def read_messages() -> list[dict[str, Any]]:
    """Return the labelled messages."""
    text = (Path(__file__).parent / "data" / "kpi_messages.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


def words(text: object) -> list[str]:
    """Return the lower-case words of a text."""
    return _WORD.findall(str(text).lower())


def as_number(value: object) -> float | None:
    """Return a number, from a text such as "61 %" too."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return float(value)
    found = _NUMBER.search(str(value)) if value is not None else None
    return float(found.group().replace(",", "")) if found and found.group().count(".") < 2 else None


def as_date(value: object) -> str | None:
    """Return an ISO date; dates in words are read with the product's own parser, for every way alike."""
    text = str(value)
    if re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        return text
    found = parse_date(text, today=TODAY)
    return found.date.isoformat() if found is not None and found.date is not None else None


def said_figures(row: Mapping[str, Any]) -> set[float]:
    """Return every number of the message: all in digits, and by label those in words."""
    found = {float(x) for kpi in row["kpis"] for name in FIGURES if (x := kpi.get(name)) is not None}
    found |= {float(x) for x in row["other_figures"]}
    for number in _NUMBER.findall(row["message"]):
        for text in (number.replace(",", ""), number.replace(",", ".")):
            if text.count(".") < 2:
                found.add(float(text))
    return found


def agrees(field: str, value: object, expected: object) -> bool:
    """Whether a value is the labelled one."""
    if field in FIGURES:
        number = as_number(value)
        return number is not None and abs(number - float(str(expected))) < 1e-6
    if field == "due":
        return as_date(value) == expected
    if field == "unit":
        have, want = str(value).lower().strip(), str(expected).lower()
        return _UNITS.get(have, have) == _UNITS.get(want, want) or _UNITS.get(want, want) in words(value)
    have_words, want_words = words(value), words(expected)
    return all(w in have_words for w in want_words) and len(have_words) <= len(want_words) + _MORE_WORDS


def in_units(got: Mapping[str, Any], kpi: Mapping[str, Any]) -> dict[str, Any]:
    """Return a KPI with its figures in the unit of the label, where both are seconds, minutes or hours."""
    have, want = (_UNITS.get(str(k.get("unit")).lower(), str(k.get("unit")).lower()) for k in (got, kpi))
    if have == want or have not in _SECONDS or want not in _SECONDS:
        return dict(got)
    figures = {f: x * _SECONDS[have] / _SECONDS[want] for f in FIGURES if (x := as_number(got.get(f))) is not None}
    return {**got, **figures, "unit": want}


def _right(got: Mapping[str, Any], kpi: Mapping[str, Any]) -> int:
    got = in_units(got, kpi)
    return sum(f in kpi and got.get(f) is not None and agrees(f, got[f], kpi[f]) for f in FIELDS)


def _wrong(got: Mapping[str, Any], kpi: Mapping[str, Any] | None) -> int:
    """Count given fields that are not the labelled ones; a unit counts only where there is a label."""
    wrong = 0
    for field in FIELDS:
        if got.get(field) is None or (field == "unit" and (kpi is None or field not in kpi)):
            continue
        wrong += kpi is None or field not in kpi or not agrees(field, got[field], kpi[field])
    return wrong


def score(row: Mapping[str, Any], items: Sequence[Mapping[str, Any]]) -> Tally:
    """Compare the KPIs that were read with the labels, paired in the way that is best for the reader."""
    kpis = row["kpis"]
    tally = Tally(wanted=sum(len(kpi) for kpi in kpis))
    table = np.array([[_right(got, kpi) for kpi in kpis] for got in items]).reshape(len(items), len(kpis))
    pairs = dict(zip(*(axis.tolist() for axis in linear_sum_assignment(-table)), strict=True))
    message, figures = set(words(row["message"])), said_figures(row)
    dates = {kpi.get("due") for kpi in kpis} | set(row["other_dates"])
    for number, raw in enumerate(items):
        kpi = kpis[pairs[number]] if number in pairs else None
        got = raw if kpi is None else in_units(raw, kpi)
        tally.right += 0 if kpi is None else _right(got, kpi)
        tally.wrong += _wrong(got, kpi)
        for field in FIGURES:
            if got.get(field) is not None:
                tally.invented += as_number(got[field]) not in figures
        tally.invented += got.get("due") is not None and as_date(got["due"]) not in dates
        tally.foreign_words += sum(
            got.get(f) is not None and not set(words(got[f])) <= message for f in ("name", "source", "owner")
        )
    return tally
