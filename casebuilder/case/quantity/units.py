"""Units: percent, points, durations and counted nouns."""

from decimal import Decimal
from typing import NamedTuple, cast

from casebuilder.case.quantity.model import Kind, Per
from casebuilder.case.quantity.nouns import NOT_NOUNS, NOUNS, QUALIFIERS
from casebuilder.case.quantity.periods import PER_ADJECTIVES
from casebuilder.case.quantity.tokens import Phrases, Source
from casebuilder.case.quantity.wordlists import listed


class Unit(NamedTuple):
    """A unit as read: its kind, normal name, the factor that brings a number into it, and the token after it."""

    kind: Kind
    name: str
    factor: Decimal
    end: int
    per: Per | None = None
    change: str | None = None


_CHANGES = {"more": "+", "extra": "+", "fewer": "-", "less": "-"}
_ONE = Decimal(1)
_PERCENT = {
    "%": ("percent", "%"), "％": ("percent", "%"), "percent": ("percent", "%"), "per cent": ("percent", "%"),
    "pct": ("percent", "%"), "pc": ("percent", "%"), "prozent": ("percent", "%"), "pour cent": ("percent", "%"),
    "por ciento": ("percent", "%"), "por cento": ("percent", "%"), "procent": ("percent", "%"),
    "per cento": ("percent", "%"), "de cada cien": ("percent", "%"),
}  # fmt: skip
_PER_MILLE = ("‰", "per mille", "per mil", "promille", "permille", "pour mille", "por mil", "per mill")
_POINT_WORDS = (
    "percentage points, percentage point, percent points, % points, %-points, %-point, %pts, points, point, pts, pp, "
    "pps, ppt, ppts, p.p., prozentpunkte, prozentpunkten, prozentpunkt, points de pourcentage, puntos porcentuales, "
    "procentenheter"
)
_FIXED: Phrases[tuple[Kind, str, Decimal]] = Phrases(
    [(phrase, ("percent", "%", _ONE)) for phrase in _PERCENT]
    + [(phrase, ("percent", "%", Decimal("0.1"))) for phrase in _PER_MILLE]
    + [(phrase, ("points", "points", _ONE)) for phrase in _POINT_WORDS.split(", ")]
    + [(phrase, ("points", "points", Decimal("0.01"))) for phrase in ("bps", "bp", "basis points", "basis point")]
)
_DURATION_WORDS: dict[str, str] = {
    "milliseconds": "millisecond milliseconds ms msec",
    "seconds": "second seconds sec secs s sekunde sekunden seconde secondes segundo segundos",
    "minutes": "minute minutes min mins minuten minuto minutos minuter minutter minuti",
    "hours": "hour hours hr hrs h stunde stunden std heure heures hora horas timmar timme uur uren timer ore godzin",
    "days": "day days d tag tage tagen jour jours día días dia dias dag dagar dagen dage giorni giorno dni",
    "weeks": "week weeks wk wks w woche wochen semaine semaines semana semanas vecka veckor weken uger uker "
    "settimane settimana",
    "months": "month months mo mos mth mths monat monate monaten mois mes meses mês månad månader maanden "
    "maand måneder mesi mese",
    "quarters": "quarter quarters quartal quartale trimestre trimestres",
    "fortnights": "fortnight fortnights",
    "decades": "decade decades jahrzehnt jahrzehnte décennie décennies",
    "years": "year years yr yrs y jahr jahre jahren an ans année années año años ano anos år jaar anni anno lat",
}
_LONGER = {"fortnights": ("weeks", Decimal(2)), "decades": ("years", Decimal(10))}
_GLUED_ONLY = {"s", "d", "w", "y", "mo", "an"}
_WORKING = ("business", "working", "work", "calendar", "full", "elapsed", "clock", "office", "consecutive", "whole")
_DURATION: Phrases[str] = Phrases(
    [(word, name) for name, words in _DURATION_WORDS.items() for word in words.split()]
    + [
        (f"{lead} {word}", name)
        for name, words in _DURATION_WORDS.items()
        for word in words.split()[:2]
        for lead in _WORKING
    ]
)
_EFFORT: Phrases[str] = Phrases([
    (f"{who}{gap}{what}", f"person-{what.removesuffix('s')}s")
    for who in ("person", "man", "staff", "fte")
    for gap in ("-", " ")
    for what in listed("hour hours day days week weeks month months year years")
])
IN_SECONDS = {
    "milliseconds": Decimal("0.001"), "seconds": Decimal(1), "minutes": Decimal(60), "hours": Decimal(3600),
}  # fmt: skip


def read_duration_unit(source: Source, index: int) -> Unit | None:
    """Read "hours", "h", "business days" and give the long plural."""
    found = _DURATION.match(source, index)
    if found is None:
        return None
    word = source.low(index)
    short = found[1] == index + 1 and word in _GLUED_ONLY
    if short and (not source.glued(index) or source.at(index).text.isupper()):
        return None
    end = found[1]
    if found[0] in _LONGER:
        name, factor = _LONGER[found[0]]
        return Unit("duration", name, factor, end)
    if source.glued(end) and source.kind(end) in "dv":
        return None
    if source.low(end) == "." and source.low(end - 1) in ("std", "hrs", "min", "mins") and source.kind(end + 1) == "w":
        end += 1 if source.at(end + 1).text[:1].islower() else 0
    return Unit("duration", found[0], _ONE, end)


def read_fixed_unit(source: Source, index: int) -> Unit | None:
    """Read percent and points."""
    found = _FIXED.match(source, index)
    if found is None or (source.low(index) in ("pc", "bp") and not source.glued(index)):
        return None
    (kind, name, factor), end = found
    return Unit(kind, name, factor, end)


def read_unit(source: Source, index: int) -> Unit | None:
    """Read any unit at `index`: percent, points, effort, duration, counted noun."""
    fixed = read_fixed_unit(source, index)
    if fixed is not None:
        return fixed
    effort = _EFFORT.match(source, index)
    if effort is not None:
        return Unit("count", effort[0], _ONE, effort[1])
    return read_duration_unit(source, index) or read_noun(source, index)


def read_noun(source: Source, index: int) -> Unit | None:
    """Read a counted noun with at most two words before it: "tickets", "open tickets", "monthly support calls"."""
    per: Per | None = None
    if source.low(index) in PER_ADJECTIVES and source.kind(index + 1) == "w":
        per = cast(Per, PER_ADJECTIVES[source.low(index)])
        index += 1
    change = _CHANGES.get(source.low(index))
    at = index
    for _ in range(3):
        if not _may_count(source, at, first=at == index):
            return None
        step = _hyphens(source, at)
        if _is_noun(source, step):
            further = _compound(source, step)
            return Unit("count", source.tokens[further].text, _ONE, further + 1, per, change)
        if source.low(at) not in QUALIFIERS and at > index:
            return None
        at = step + 1
    return None


def _may_count(source: Source, at: int, *, first: bool) -> bool:
    """Tell whether the word at `at` may be counted or stand before what is counted."""
    token = source.at(at)
    if token.kind != "w":
        return False
    if token.glued and source.low(at - 1) != "-" and not (first and token.low in NOUNS):
        return False
    return token.low not in NOT_NOUNS or (first and token.low in _CHANGES)


def _hyphens(source: Source, at: int) -> int:
    """Step to the last part of a hyphenated word."""
    step = at
    while source.low(step + 1) == "-" and source.glued(step + 1) and source.kind(step + 2) == "w" and step < at + 4:
        step += 2
    return step


def _is_noun(source: Source, index: int) -> bool:
    word = source.low(index)
    if word in NOT_NOUNS:
        return False
    return word in NOUNS or (len(word) > 3 and word.endswith("s") and not word.endswith("ss") and word.isascii())


def _compound(source: Source, index: int) -> int:
    """Step from "full-time" to "equivalents", from "customer" to "records" when both are nouns."""
    following = source.low(index + 1)
    if following in NOUNS and source.low(index) in NOUNS and source.kind(index + 1) == "w":
        return index + 1
    return index
