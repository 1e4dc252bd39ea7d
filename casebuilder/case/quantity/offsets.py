"""Spans of time counted from a date: "two weeks before Christmas", "a month after 1 May", "the week after Easter"."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal

from casebuilder.case.quantity.near import WEEKDAYS
from casebuilder.case.quantity.numerals import read_number
from casebuilder.case.quantity.spans import Span, add_months
from casebuilder.case.quantity.tokens import Phrases, Source
from casebuilder.case.quantity.units import read_duration_unit
from casebuilder.case.quantity.weeks import around, week_beside
from casebuilder.case.quantity.wordlists import words

_SIDES: Phrases[int] = Phrases({"before": -1, "prior to": -1, "ahead of": -1, "after": 1, "following": 1})
_HINTS = frozenset(("before", "prior", "ahead", "after", "following"))
_REACH = 7
# "the six months before March" is a stretch of time, not a day.
_STRETCH = words("the last first past previous those these for over every all in only")
_MONTHS = {"months": 1, "quarters": 3, "years": 12}
_MOST = 600
Base = Callable[[Source, int], tuple[tuple[Span, ...], int] | None]


def read_offset(source: Source, index: int, base: Base) -> tuple[tuple[date, ...], int] | None:
    """Read a count of days, weeks, months or years before or after a date that `base` reads; with the token after."""
    if _HINTS.isdisjoint(source.lows[index + 1 : index + _REACH]):
        return None
    beside = week_beside(source, index)
    if beside is not None:
        found = base(source, beside[1])
        return None if found is None else (_weeks(found[0], beside[0]), found[1])
    weekday = WEEKDAYS.get(source.low(index + (source.low(index) == "the")))
    if weekday is not None:
        return _weekday_beside(source, index + (source.low(index) == "the"), weekday, base)
    counted = _count(source, index)
    side = _SIDES.match(source, counted[2]) if counted is not None else None
    found = base(source, side[1]) if side is not None else None
    if counted is None or side is None or found is None:
        return None
    days = tuple(_shifted(span, side[0], counted[0], counted[1]) for span in found[0])
    return days, found[1]


def _weekday_beside(source: Source, index: int, weekday: int, base: Base) -> tuple[tuple[date, ...], int] | None:
    """Read "the Tuesday after Easter"."""
    side = _SIDES.match(source, index + 1)
    found = base(source, side[1]) if side is not None else None
    if side is None or found is None or not all(span.single for span in found[0]):
        return None
    if side[0] > 0:
        steps = [(span.last, (weekday - span.last.weekday() - 1) % 7 + 1) for span in found[0]]
    else:
        steps = [(span.first, -((span.first.weekday() - weekday - 1) % 7 + 1)) for span in found[0]]
    return tuple(day + timedelta(days=count) for day, count in steps), found[1]


def _weeks(spans: tuple[Span, ...], side: str) -> tuple[date, ...]:
    """Return the last day of the week after; "the week before" may be seven days or a calendar week."""
    if side == "after":
        return tuple(around(span, 1).last for span in spans)
    return tuple(
        day for span in spans for day in (around(Span(span.first, span.first), -1).last, span.first - timedelta(days=1))
    )


def _count(source: Source, index: int) -> tuple[int, str, int] | None:
    if source.low(index - 1) in _STRETCH and not source.whole:
        return None
    number = read_number(source, index)
    count, at = (number.total(), number.end) if number is not None else (None, index)
    if number is None and source.low(index) in ("a", "one"):
        count, at = Decimal(1), index + 1
    unit = read_duration_unit(source, at)
    if count is None or unit is None or count % 1 or not 0 < count * unit.factor <= _MOST:
        return None
    if unit.name not in ("days", "weeks", *_MONTHS):
        return None
    return int(count * unit.factor), unit.name, unit.end


def _shifted(span: Span, side: int, count: int, unit: str) -> date:
    start = span.last if side > 0 else span.first
    if unit in _MONTHS:
        return add_months(start, side * count * _MONTHS[unit])
    return start + timedelta(days=side * count * (7 if unit == "weeks" else 1))
