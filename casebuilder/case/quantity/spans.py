"""Calendar arithmetic: periods as first and last day."""

import calendar
from collections.abc import Callable
from datetime import MAXYEAR, date, timedelta
from typing import Literal, NamedTuple

When = Literal["next", "after", "past"]


class Span(NamedTuple):
    """A named period, first and last day included; one day is a span with both the same."""

    first: date
    last: date

    @property
    def single(self) -> bool:
        """The span is one day."""
        return self.first == self.last


def day(year: int, month: int, number: int) -> Span | None:
    """Return one day, or None if it does not exist."""
    if not (1 <= year < MAXYEAR and 1 <= month <= 12 and 1 <= number <= calendar.monthrange(year, month)[1]):
        return None
    found = date(year, month, number)
    return Span(found, found)


def months(year: int, month: int, count: int) -> Span:
    """Return `count` months from the first of `month`; `month` may lie outside 1 to 12."""
    first = month_start(year, month)
    return Span(first, month_start(first.year, first.month + count) - timedelta(days=1))


def month_start(year: int, month: int) -> date:
    """Return the first of a month; `month` may lie outside 1 to 12."""
    index = year * 12 + month - 1
    year, month = divmod(index, 12)
    return date(min(max(year, 1), MAXYEAR - 1), month + 1, 1)


def year_span(year: int) -> Span:
    """Return a calendar year."""
    return months(year, 1, 12)


def fiscal_year(year: int, ends: int) -> Span:
    """Return the fiscal year that ends in month `ends` of `year`."""
    return months(year, ends - 11, 12)


def fiscal_part(year: int, ends: int, number: int, length: int) -> Span:
    """Return quarter (length 3) or half (length 6) `number` of a fiscal year."""
    return months(year, ends - 11 + (number - 1) * length, length)


def part(year: int, number: int, length: int) -> Span:
    """Return quarter (length 3) or half (length 6) `number` of a calendar year."""
    return months(year, 1 + (number - 1) * length, length)


def week(year: int, number: int) -> Span | None:
    """Return an ISO week, Monday to Sunday."""
    try:
        first = date.fromisocalendar(year, number, 1)
    except ValueError:
        return None
    return Span(first, first + timedelta(days=6))


def easter(year: int) -> date:
    """Return Easter Sunday of the Gregorian calendar (Meeus, Jones, Butcher)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, number = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, number + 1)


def add_months(start: date, count: int) -> date:
    """Return the same day `count` months on, or the last day of a shorter month."""
    first = month_start(start.year, start.month + count)
    return first.replace(day=min(start.day, calendar.monthrange(first.year, first.month)[1]))


def occurrence(build: Callable[[int], Span | None], today: date, when: When) -> Span | None:
    """Return the yearly period meant without a year: the next that has not ended, not begun, or the last begun."""
    found: Span | None = None
    for year in range(today.year - 1, today.year + 6):
        span = build(year)
        if span is None:
            continue
        if when == "past":
            found = span if span.first <= today else found
        elif (span.first > today) if when == "after" else (span.last >= today):
            return span
    return found
