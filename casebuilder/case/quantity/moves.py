"""Words that move a date within its period: "end of", "early", "first half of"; "before" is the day before."""

from datetime import date, timedelta

from casebuilder.case.quantity.spans import Span, month_start
from casebuilder.case.quantity.tokens import Phrases

MOVES: Phrases[str] = Phrases([
    (phrase, move)
    for move, phrases in {
        "end": "end of|the end of|end|end-|late|late in|fin|fin de|fin du|fin d'|"
        "eom|eind|eind van|eind-|slutten av|udgangen af|utgangen av|fine di|ende|ende des|ende von|final de|"
        "finales de|fim de|fim do|a finales de|the close of|close of|slutet av|latter part of|late-",
        "start": "start of|the start of|beginning of|the beginning of|anfang|début|début de|principios de|início de|"
        "the first day of|opening of|"
        "à partir de|à partir du|a partir de|a partire da|från och med|fra og med|vanaf|i början av|början av|"
        "starten av|begin van|inizio",
        "ides": "ides of|the ides of",
        "half": "first half of|the first half of|1st half of",
        "week1": "first week of|the first week of|1st week of",
        "week2": "second week of|the second week of|2nd week of",
        "week3": "third week of|the third week of|3rd week of",
        "early": "early|early in|early-",
        "mid": "mid|mid-|middle of|the middle of|mitte|mi-|mediados de|meados de|mid of|halfway through",
        "before": "before|prior to|ahead of|vor|avant|antes de|antes del|antes do|antes da|avant la|avant le|"
        "före|innan|før|prima di|"
        "before the|ahead of the|prior to the",
        "after": "after|after the|nach|après",
    }.items()
    for phrase in phrases.split("|")
])
# Day of the month on which a named part of it ends.
MONTH_PARTS = {"half": 15, "week1": 7, "week2": 14, "week3": 21, "ides": 13}
_LATE_IDES = (3, 5, 7, 10)


def move_day(span: Span, moves: list[str]) -> date:
    """Apply the moving words, the one nearest to the period first."""
    day = span.last
    for move in reversed(moves):
        if move == "start":
            day = span.first
        elif move == "early":
            day = _early(span)
        elif move == "mid":
            day = _middle(span)
        elif move in MONTH_PARTS:
            late = move == "ides" and span.first.month in _LATE_IDES
            day = span.first.replace(day=15 if late else MONTH_PARTS[move])
        elif move == "before" and len(moves) == 1:
            day = span.first - timedelta(days=1) if span.first > date.min else span.first
    return day


def _early(span: Span) -> date:
    length = length_in_months(span)
    if length == 12:
        return month_start(span.first.year, span.first.month + 3) - timedelta(days=1)
    if length == 1:
        return span.first.replace(day=10)
    return span.first + (span.last - span.first) // 3


def _middle(span: Span) -> date:
    length = length_in_months(span)
    if length == 1:
        return span.first.replace(day=15)
    if length in (6, 12):
        return month_start(span.first.year, span.first.month + length // 2) - timedelta(days=1)
    return span.first + (span.last - span.first) // 2


def length_in_months(span: Span) -> int:
    """Return how many months a period of whole months has."""
    after = span.last + timedelta(days=1)
    return (after.year - span.first.year) * 12 + after.month - span.first.month
