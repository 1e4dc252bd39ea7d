"""Days told from today or from the calendar week: "by Friday", "tomorrow", "30/9", and dates in Japanese characters."""

from datetime import timedelta

from casebuilder.case.quantity.days import Found, number_at
from casebuilder.case.quantity.spans import Span, When, day, months, occurrence, year_span
from casebuilder.case.quantity.tokens import Source
from casebuilder.case.quantity.units import read_unit
from casebuilder.case.quantity.wordlists import listed, words

WEEKDAYS = {
    name: number for number, name in enumerate(listed("monday tuesday wednesday thursday friday saturday sunday"))
}
_DEADLINE = words("by until till before due than")
_DAY_LEADS = words("on by due until till before from bis zum am den le starting deadline")


def weekday_starts() -> set[str]:
    """Return the words that the readers of this module begin with."""
    return set(WEEKDAYS) | {"tomorrow", "next", "this"}


def read_weekday(source: Source, index: int, when: When) -> Found | None:
    """Read "by Friday", "this Friday" and "tomorrow"; "next Friday" may be the coming one or the one after."""
    word, lead = source.low(index), source.low(index - 1)
    if word == "tomorrow":
        tomorrow = source.today + timedelta(days=1)
        return Found((Span(tomorrow, tomorrow),), index + 1) if lead in _DEADLINE or source.whole else None
    at = index + (word in ("next", "this"))
    number = WEEKDAYS.get(source.low(at))
    if number is None or (at == index and lead not in _DEADLINE) or _dated(source, at + 1):
        return None
    coming = source.today + timedelta(days=(number - source.today.weekday() - 1) % 7 + 1)
    days = (coming, coming + timedelta(days=7)) if word == "next" else (coming,)
    return Found(tuple(Span(each, each) for each in days), at + 1)


def _dated(source: Source, index: int) -> bool:
    """Tell whether a date follows that says more: "by Friday, 5 March"."""
    at = index + (source.low(index) in (",", "the", "."))
    return source.kind(at) == "d" or source.low(index) in ("the", "week")


def read_day_slash_month(source: Source, index: int, when: When) -> Found | None:
    """Read "30/9" behind "due" and the like; "by 3/4" may be a share and is left alone."""
    mark, lead = source.at(index + 1), source.low(index - 1)
    if lead not in _DAY_LEADS or mark.text != "/" or not (mark.glued and source.glued(index + 2)):
        return None
    first, second = number_at(source, index, 2), number_at(source, index + 2, 2)
    if first is None or second is None or source.glued(index) or _goes_on(source, index + 3):
        return None
    if lead in ("by", "from") and max(first, second) <= 12:
        return None
    order = source.day_first
    pairs = [(second, first)] if order is not False else []
    pairs += [(first, second)] if order is not True else []
    spans = [_next(source, month, number, when) for month, number in pairs]
    found = tuple(dict.fromkeys(span for span in spans if span is not None))
    return Found(found, index + 3) if found else None


def _next(source: Source, month: int, number: int, when: When) -> Span | None:
    return occurrence(lambda year: day(year, month, number), source.today, when)


def _goes_on(source: Source, index: int) -> bool:
    token = source.at(index)
    if token.glued and (token.kind in "dw" or token.text in "/%-:"):
        return True
    return (
        token.glued
        and token.text in ".,"
        and source.glued(index + 1)
        and source.kind(index + 1) == "d"
        or (read_unit(source, index) is not None)
    )


def read_kanji(source: Source, index: int, when: When) -> Found | None:
    """Read 2027年3月31日, 2027年3月 and 2027年."""
    year = number_at(source, index, 4)
    if year is None or not 1900 <= year <= 2199 or source.low(index + 1) != "年":
        return None
    month = number_at(source, index + 2, 2)
    if month is None or source.low(index + 3) != "月" or not 1 <= month <= 12:
        return Found((year_span(year),), index + 2)
    number = number_at(source, index + 4, 2)
    span = day(year, month, number) if number is not None and source.low(index + 5) == "日" else None
    return Found((span,), index + 6) if span is not None else Found((months(year, month, 1),), index + 4)
