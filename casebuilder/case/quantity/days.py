"""Read days and months: 2027-09-30, 30.09.2027, "30 September 2027", "Mar 27", "next March"."""

import re
from datetime import timedelta
from typing import NamedTuple

from casebuilder.case.quantity.monthnames import FULL_NAMES, MONTHS
from casebuilder.case.quantity.numerals import spoken_year
from casebuilder.case.quantity.ordinals import SUFFIXES, needs_of, read_day_number
from casebuilder.case.quantity.spans import Span, When, day, months, occurrence
from casebuilder.case.quantity.tokens import Source
from casebuilder.case.quantity.units import read_unit
from casebuilder.case.quantity.wordlists import words

CENTURY = 2000


class Found(NamedTuple):
    """What a date reader found: all periods it may mean and the token after it; `anchored` if it needs no context.

    `closing` if it names an end: "year-end".
    """

    spans: tuple[Span, ...]
    end: int
    anchored: bool = True
    closing: bool = False


def number_at(source: Source, index: int, digits: int) -> int | None:
    """Return the digits at `index` as a number if there are at most `digits` of them."""
    token = source.at(index)
    return int(token.low) if token.kind == "d" and len(token.low) <= digits else None


def year_at(source: Source, index: int, *, short: bool = False) -> tuple[int, int] | None:
    """Read a year at `index`: 2027, '27 and, if `short`, a bare 27; returns it with the token after it."""
    token = source.at(index)
    if token.text in ("'", "’") and source.glued(index + 1) and len(source.low(index + 1)) == 2:
        number = number_at(source, index + 1, 2)
        return (CENTURY + number, index + 2) if number is not None else None
    if token.low == "twenty":
        return spoken_year(source, index)
    number = number_at(source, index, 4)
    if number is None or not _year_ends(source, index + 1):
        return None
    if len(token.low) == 4 and 1900 <= number <= 2199:
        return number, index + 1
    if short and len(token.low) == 2 and 20 <= number <= 69 and read_unit(source, index + 1) is None:
        return CENTURY + number, index + 1
    return None


def _year_ends(source: Source, index: int) -> bool:
    """Tell whether the digits before `index` end there: no decimals, letters or percent sign are attached."""
    token = source.at(index)
    if token.low in ("%", "k", "m", "percent"):
        return False
    if not token.glued:
        return not (token.kind == "d" and len(token.low) == 3)
    return not (
        token.kind in "dwv" or (token.text in ".,:" and source.kind(index + 1) == "d" and source.glued(index + 1))
    )


def read_numeric(source: Source, index: int, when: When) -> Found | None:
    """Read dates made of digits: 2027-09-30, 30/09/2027, 30.09.27, 09/2027."""
    groups, marks = [source.low(index)], ""
    at = index + 1
    while len(groups) < 4 and source.at(at).text in ("-", "/", ".") and source.glued(at) and source.glued(at + 1):
        if source.kind(at + 1) != "d":
            break
        marks += source.low(at)
        groups.append(source.low(at + 1))
        at += 2
    if len(set(marks)) != 1 or max(map(len, groups)) > 4 or (source.glued(at) and source.kind(at) == "w"):
        return None
    if source.glued(index) and source.kind(index - 1) == "w":
        return None
    if marks == "." and _says_day(source, index, at):
        return _day_and_month(source, groups, at, when)
    spans = _three(groups, marks[0], source.day_first) if len(groups) == 3 else _two(groups, marks[0])
    return Found(spans, at) if spans else None


_DAY_LEADS = words("bis am zum ab vom seit by until on due der den dem from")


def _says_day(source: Source, index: int, at: int) -> bool:
    """Tell whether "30.06." is a day: a word leads to it, the month has two digits, a full stop or nothing follows."""
    lead = source.low(index - 1)
    if lead not in _DAY_LEADS or len(source.low(at - 1)) != 2:
        return False
    return source.low(at) == "." or (lead in ("bis", "am", "zum", "vom") and read_unit(source, at) is None)


def _day_and_month(source: Source, groups: list[str], at: int, when: When) -> Found | None:
    number, month = int(groups[0]), int(groups[1])
    span = occurrence(lambda y: day(y, month, number), source.today, when)
    dotted = source.low(at) == "." and source.kind(at + 1) not in ("", "n")
    return Found((span,), at + dotted) if span is not None else None


def _two(groups: list[str], mark: str) -> tuple[Span, ...]:
    if len(groups) != 2:
        return ()
    first, second = (int(group) for group in groups)
    if len(groups[0]) == 4 and mark == "-" and len(groups[1]) == 2 and 1 <= second <= 12 and 1900 <= first < 2200:
        return (months(first, second, 1),)
    if len(groups[1]) == 4 and len(groups[0]) <= 2 and 1 <= first <= 12 and 1900 <= second < 2200:
        return (months(second, first, 1),)
    return ()


def _three(groups: list[str], mark: str, day_first: bool | None) -> tuple[Span, ...]:
    numbers = [int(group) for group in groups]
    if len(groups[0]) == 4:
        return _spans(day(numbers[0], numbers[1], numbers[2]))
    if len(groups[2]) not in (2, 4) or max(len(groups[0]), len(groups[1])) > 2:
        return ()
    if len(groups[2]) == 2 and mark == "-":
        return ()
    year = numbers[2] + (CENTURY if len(groups[2]) == 2 else 0)
    european = _spans(day(year, numbers[1], numbers[0]))
    if mark == ".":
        return european
    american = _spans(day(year, numbers[0], numbers[1]))
    if european == american or not american or (day_first is True and european):
        return european
    return american if day_first is False or not european else european + american


_SLASHED = re.compile(r"(?<![\d/])(\d{1,2})/(\d{1,2})/(?:\d{4}|\d{2})(?![\d/])")


def day_comes_first(text: str) -> bool | None:
    """Tell from unmistakable dates (31/12/27) in which order a message writes day and month."""
    votes = set()
    for first, second in _SLASHED.findall(text):
        if (int(first) > 12) != (int(second) > 12):
            votes.add(int(first) > 12)
    return votes.pop() if len(votes) == 1 else None


def _spans(*found: Span | None) -> tuple[Span, ...]:
    return tuple(span for span in found if span is not None)


def read_day_month(source: Source, index: int, when: When) -> Found | None:
    """Read "30 September 2027", "1st of May", "the 15th of January", "30. September", "30 de junio de 2027"."""
    first = index + 1 if source.low(index) == "the" else index
    said = read_day_number(source, first)
    if said is None:
        return None
    number, at, marked = said
    later = _through(source, number, at, when)
    if later is not None:
        return later
    linked = source.low(at) in ("of", "de")
    if needs_of(source, first) and not linked:
        return None
    at += linked
    month_at = at + (source.low(at) == "-")
    month = MONTHS.get(source.low(month_at))
    if month is None or (source.glued(month_at) and month_at == at and source.low(at - 1) != "."):
        return None
    at = month_at + 1
    at += source.low(at) == "." and source.kind(at + 1) == "d"
    return _with_year(source, at, month, number, when, risky=_risky(source, first, month_at) and not (marked or linked))


_THROUGH = words("- – / to bis til till")


def _through(source: Source, number: int, at: int, when: When) -> Found | None:
    """Read the last day of "15-16 June 2027"."""
    last = number_at(source, at + 1, 2) if source.low(at) in _THROUGH else None
    if last is None or not number < last <= _LONGEST_MONTH or source.low(at + 2) in _THROUGH:
        return None
    return read_day_month(source, at + 1, when)


_LONGEST_MONTH = 31
# Month names that are ordinary words too, even after a figure: "all 14 may leave".
_VERBS = words("may mar marco maj mars mai")
_DAY_BEFORE = words("on by until till from before starting start starts live due")


def _risky(source: Source, first: int, index: int) -> bool:
    """Tell whether the word after a figure may be no month."""
    token = source.at(index)
    if token.low not in _VERBS or token.text[:1].isupper() or source.whole:
        return False
    return source.kind(index + 1) == "w" and source.low(first - 1) not in _DAY_BEFORE


def _with_year(source: Source, at: int, month: int, number: int, when: When, *, risky: bool) -> Found | None:
    year_from = at + (source.low(at) in (",", "-", "of", "de", "del"))
    year = year_at(source, year_from, short=source.low(at) != "," and source.low(year_from + 1) not in MONTHS)
    if year is not None:
        spans = _spans(day(year[0], month, number)) or _around(year[0], month)
        return Found(spans, year[1])
    if risky:
        return None
    span = occurrence(lambda y: day(y, month, number), source.today, when)
    return Found((span,), at) if span is not None else None


def _around(year: int, month: int) -> tuple[Span, ...]:
    """Return what to ask about for a day that does not exist, such as 30 February."""
    last = months(year, month, 1).last
    return (Span(last, last), Span(last + timedelta(days=1), last + timedelta(days=1)))


def read_month(source: Source, index: int, when: When) -> Found | None:
    """Read "March 2027", "March 3", "March 3rd, 2027", "Mar 27", "March '27" and a month alone."""
    month = MONTHS.get(source.low(index))
    if month is None or (source.glued(index) and source.kind(index - 1) in "dw"):
        return None
    at = index + 1
    at += (
        source.low(at) == "."
        and source.at(at).glued
        and source.low(index) not in FULL_NAMES
        and (source.kind(at + 1) == "d")
    )
    link = at + (source.low(at) in ("of", "de", "del", ",", "/", "-") and source.kind(at + 1) in "d")
    year = year_at(source, link)
    if year is not None:
        return Found((months(year[0], month, 1),), year[1])
    spoken = _spoken_day(source, at, month, when)
    if spoken is not None:
        return spoken
    number = number_at(source, at, 2)
    if number is not None and 1 <= number <= 69:
        found = _month_number(source, index, at, month, number, when)
        if found is not None:
            return found
    span = occurrence(lambda y: months(y, month, 1), source.today, when)
    if span is None:
        return None
    return Found((*_just_over(source, index, month, when), span), index + 1, anchored=False)


def _spoken_day(source: Source, at: int, month: int, when: When) -> Found | None:
    """Read the day of "August sixteenth" and "December the 5th" after the name of the month."""
    first = at + (source.low(at) == "the")
    said = read_day_number(source, first)
    if said is None or not said[2] or source.low(said[1] - 1) == "." or (source.kind(at) == "d"):
        return None
    if needs_of(source, first) and (first == at or source.low(said[1]) in _PARTS_OF_YEAR):
        return None
    return _with_year(source, said[1], month, said[0], when, risky=False)


_PARTS_OF_YEAR = words("quarter half week phase of")
_AHEAD = words("by until till before next from starting due this coming since last")
_RECENT = timedelta(days=45)


def _just_over(source: Source, index: int, month: int, when: When) -> tuple[Span, ...]:
    """Return the month of this name that ended a few weeks ago, if words before it look back or it is a figure's."""
    past = occurrence(lambda y: months(y, month, 1), source.today, "past")
    if when != "next" or past is None or past.last >= source.today or source.today - past.last > _RECENT:
        return ()
    nearby = {source.low(index - back) for back in range(1, 5)}
    if nearby & _AHEAD:
        return ()
    clause = []
    for back in range(1, _LOOK_BACK + 1):
        token = source.at(index - back)
        if token.text in (".", ";", "!", "?") or token.kind in ("", "n"):
            break
        clause.append(token)
    said = {token.low for token in clause}
    figure = any(token.kind == "d" for token in clause)
    looks_back = said & _BACK or any(len(word) > 4 and word.endswith("ed") for word in said - {"need", "expected"})
    return (past,) if (looks_back or figure) and not said & _PLANNED else ()


_LOOK_BACK = 12
_BACK = words("was were had did got lost spent saw went came ran paid took already ago been has have since fell rose")
_PLANNED = words(
    "will ll would d should shall want wants plan planned planning expect expected target goal aim live golive launch "
    "pilot benefit benefits kickoff ready go goes going rollout finish deadline due intend hope hopefully"
)


def _month_number(source: Source, index: int, at: int, month: int, number: int, when: When) -> Found | None:
    """Read the number after a month name as day or two-digit year."""
    end = at + 1
    if source.low(end) in SUFFIXES - {"."} and source.glued(end):
        return _with_year(source, end + 1, month, number, when, risky=False) if number <= 31 else None
    comma = source.low(end) == "," and year_at(source, end + 1) is not None
    if (comma or year_at(source, end) is not None) and number <= 31:
        return _with_year(source, end, month, number, when, risky=False)
    if not _year_ends(source, end) or read_unit(source, end) is not None or source.low(end) in ("-", "–", "of"):
        return None
    as_day = occurrence(lambda y: day(y, month, number), source.today, when) if number <= 31 else None
    as_year = months(CENTURY + number, month, 1)
    short = source.low(index) not in FULL_NAMES and source.low(index) != "may"
    now = source.today.year - CENTURY
    if as_day is None:
        return Found((as_year,), end) if now - 5 <= number else None
    if source.low(index - 1) == "on" or number < now:
        return Found((as_day,), end)
    if number <= now + _YEARS_AHEAD and _names_period(source, index):
        return Found((as_year,), end)
    if number > now + 3:
        return Found((as_day,), end)
    if short:
        return Found((as_year,), end)
    return Found((as_day, as_year), end)


_YEARS_AHEAD = 9
_PERIOD_LEADS = words("in end mid early late during throughout ende mitte fin fim final close")
_PERIOD_OF = words("end start middle beginning close part mid fin fim")


def _names_period(source: Source, index: int) -> bool:
    """Tell whether the words before a month ask for a period, so that "end of July 27" is no day."""
    at = index - 1 - (source.low(index - 1) == "-")
    word = source.low(at)
    return word in _PERIOD_LEADS or (word in ("of", "de") and source.low(at - 1) in _PERIOD_OF)
