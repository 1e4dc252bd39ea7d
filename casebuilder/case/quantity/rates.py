"""Levels said for a whole period: "9,000 in a normal year", "400 in the month", "20 most weeks"."""

from typing import cast

from casebuilder.case.quantity.model import Per
from casebuilder.case.quantity.tokens import Phrases, Source
from casebuilder.case.quantity.wordlists import words

_PERIODS = {"year": "year", "quarter": "quarter", "month": "month", "week": "week", "day": "day", "hour": "hour"}
_PLURALS = {f"{word}s": period for word, period in _PERIODS.items()}
_COURSE: Phrases[bool] = Phrases({f"{lead} the course of": True for lead in ("in", "over", "during")})
_IN = words("in during")
_ACROSS = words("over across throughout through on")
_DISTRIBUTING = words("per each every any most a an one")
_ARTICLES = words("a an the any each every one our your")
_KINDS = words(
    "average typical normal ordinary usual regular good bad decent busy quiet slow full whole single given calendar "
    "working business peak standard fair strong weak bumper poor typically mean median"
)
# What makes a period a day or a stretch of time: "in the year 2025", "in a year or two", "in the month of May".
_NO_LEVEL = words(
    "of ago later from after before ahead or to time when long until till that which following leading since 's ' ’ "
    "half beginning ending starting end"
)
_CLAUSE_GOES_ON = words("and but so or for at in with which because while then plus as on now today if by")
_TARGET = words("to by reach hit reaching hitting achieve target goal aim within until → >")
_TARGET_SHARE = words("at below under above")
_LOOK_BACK = 3


def read_level(source: Source, index: int, start: int, kind: str) -> tuple[Per, int] | None:
    """Read the period behind an amount that begins at token `start`, said as a stretch of time and meant as a rate.

    "40k in a year" is a rate, "down to 40k in a year" and "by 20 % in a year" say when.
    """
    found = _most(source, index) or _stretch(source, index, kind)
    if found is None:
        return None
    period, end, plain = found
    if source.low(end) in _NO_LEVEL or source.kind(end) == "d" or source.glued(end) and source.kind(end) == "w":
        return None
    if plain and _says_when(source, start, kind):
        return None
    return cast(Per, period), end


def _most(source: Source, index: int) -> tuple[str, int, bool] | None:
    at = index + (source.low(index) in _IN)
    period = _PLURALS.get(source.low(at + 1)) if source.low(at) == "most" else None
    return None if period is None else (period, at + 2, False)


def _stretch(source: Source, index: int, kind: str) -> tuple[str, int, bool] | None:
    """Return the period, the token after it, and whether it is as plain as "in a year"."""
    lead, at = source.low(index), index
    course = _COURSE.match(source, index)
    if course is not None:
        at = course[1]
    elif lead in _IN or (lead in _ACROSS and kind in ("money", "number", "count")):
        at += 1
    elif lead not in _DISTRIBUTING and lead != "the":
        return None
    article = source.low(at)
    at += article in _ARTICLES or (at == index and article == "per")
    if at == index or (at == index + 1 and article not in _ARTICLES and article != "per"):
        return None
    first = at
    while source.low(at) in _KINDS and at < first + 2:
        at += 1
    period = _PERIODS.get(source.low(at))
    described = at > first
    if period is None or (lead == "the" and not described and not _clause_ends(source, at + 1)):
        return None
    if lead in _DISTRIBUTING and not described:
        return None  # "a month" and "per month" are no stretch of time
    return period, at + 1, not described and article in ("a", "an", "one")


def _clause_ends(source: Source, index: int) -> bool:
    return source.kind(index) in ("", "n", "s") or source.low(index) in _CLAUSE_GOES_ON


def _says_when(source: Source, start: int, kind: str) -> bool:
    """Tell whether words before the amount make it something to reach."""
    before = {source.low(start - back) for back in range(1, _LOOK_BACK + 1)}
    return bool(before & _TARGET) or (kind in ("percent", "points") and bool(before & _TARGET_SHARE))
