"""Which quantities can be the value of a KPI: no counts of KPIs, no time windows, no mentions of earlier figures."""

import re
from collections.abc import Sequence

from casebuilder.case.quantity import Quantity
from casebuilder.dialogue.extraction.readers import kpi_words as w
from casebuilder.dialogue.extraction.readers.kpi_zone import Zone

_COUNTED = re.compile(
    r"^(?:things?|measures?|metrics?|kpis?|indicators?|numbers?|figures?|items?|points?|targets?|goals?|"
    r"of them|of these|yardsticks?|"
    r"ones?|understands)\b",
    re.IGNORECASE,
)
_SETS = re.compile(
    r"\b(?:all|these|those|them|both|first|last|other|remaining|next|we go by|go by|as|as in|as for|number|"
    r"no|kpi|of the|write|have|there are|there're|here are|"
    r"i've got|we've got)"
    r"(?:\s+the)?[\s(]*$",
    re.IGNORECASE,
)
_WINDOW = re.compile(
    r"\b(?:within|inside|over the|past|last|previous|every|each|older than|younger than|statutory|"
    r"longer than|more often than|"
    r"during|after|sample of|sample size|based on|out of|from a sample of|in the last|in the first|next|"
    r"per)\s+(?:the\s+)?(?:last\s+|"
    r"past\s+|statutory\s+)?$",
    re.IGNORECASE,
)
_COMPOUND = re.compile(
    r"^(?:[-‑]|\s?(?:point|-month|month|week|day|year|star|second)s?[- ](?:scale|median|average|old|rolling|"
    r"window|rating))",
    re.I,
)
_REPEATED = re.compile(r"\b(?:that|the|no wait|strike|my|those)\s+$", re.IGNORECASE)
_YEAR_WORDS = re.compile(r"\b(?:twenty|nineteen)\s*$", re.IGNORECASE)


def is_level(zone: Zone, quantity: Quantity, earlier: Sequence[Quantity]) -> bool:
    """Whether a quantity can be the value of a KPI at all."""
    text = zone.text
    before = text[max(0, quantity.start - 30) : quantity.start]
    after = text[quantity.end : quantity.end + 30]
    if quantity.value is None and quantity.likely is None and not quantity.ambiguous and quantity.low is None:
        return False
    if zone.masked(quantity.start, quantity.end) or _WINDOW.search(before) or _COMPOUND.match(after):
        return False
    if w.NOT_THIS.search(before) or quantity.text.lower() in {"a second", "second", "a quarter", "a day", "one"}:
        return False
    if quantity.kind in {"number", "count"}:
        return not _counts_kpis(quantity, before, after) and not _repeats(quantity, before, after, earlier)
    return True


def _counts_kpis(quantity: Quantity, before: str, after: str) -> bool:
    """Whether a small number counts the KPIs ("all three") or is part of a year in words ("twenty twenty seven")."""
    if _YEAR_WORDS.search(before) or (
        quantity.text.lower() in {"twenty", "nineteen"} and re.match(r"\s(?:twenty|thirty)", after)
    ):
        return True
    if re.search(
        r"\b(?:on|out of|from|of)\s+(?:an?\s+)?(?:(?:scale|max(?:imum)?)\s+(?:of\s+)?)?$", before, re.I
    ) and re.match(r"\s*\)|\s*-?\s*point|\s*(?:in|on|at|by)\b|\s*$|\s*[,.;]", after):
        return re.search(r"\bout of\s+$|scale|max", before, re.I) is not None or "point" in after[:8]
    unit = quantity.unit or ""
    if (
        re.match(r"\+\d", after)
        or re.search(r"\d\+$", before)
        or re.search(r"\bfor\s+$", before)
        and re.match(r"\s*(?:$|[.;\n])", after)
        and not unit
        and len(quantity.text) == 1
    ):
        return True
    small = quantity.value is not None and quantity.value <= 12 and quantity.value == int(quantity.value)
    if not small:
        return False
    if _COUNTED.match(unit) or _COUNTED.match(after.lstrip()):
        return True
    return not unit and (
        bool(_SETS.search(before))
        or re.match(r"^\s*\)", after) is not None
        or not before.strip()
        and after[:1] in ".,: "
        and not _followed(after)
    )


def _followed(after: str) -> bool:
    return (
        re.match(r"\s+[a-z]", after) is not None and re.match(r"\s+(?:i'd|i’d|we|i|that|for|on)\b", after, re.I) is None
    )


def _repeats(quantity: Quantity, before: str, after: str, earlier: Sequence[Quantity]) -> bool:
    """Whether a bare number only mentions an earlier figure again ("the caveat that 92 is a median")."""
    if quantity.unit or not any(q.value == quantity.value for q in earlier):
        return False
    return bool(_REPEATED.search(before)) or re.match(r"\s+(?:was|is a|is the|is an|being)\b", after) is not None
