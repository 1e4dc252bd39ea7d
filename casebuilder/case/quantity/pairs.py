"""Find figures joined as before and after."""

import re

from casebuilder.case.quantity.model import Pair, Quantity
from casebuilder.case.quantity.scan import scan
from casebuilder.case.quantity.tokens import Source

_FILLERS = r"(?:about|around|roughly|approximately|at least|at most|under|below|over|less than|more than|the|ca\.?)"
_NOW = r"(?:today|now|currently|at present|at the moment|this year|last year|heute|aujourd'hui)"
_TO = r"(?:to|down to|up to|auf|à|a|au|bis|into)"
_ARROW = re.compile(rf"\s*,?\s*(?:{_NOW})?\s*(?:->|-->|→|=>|⇒|➔|➜)\s*(?:{_FILLERS}\s+)*[~<>≤≥]?\s*", re.IGNORECASE)
_WORDS = re.compile(rf"\s*,?\s*(?:\(?{_NOW}\)?)?\s*,?\s*{_TO}\s+(?:{_FILLERS}\s+)*[~<>≤≥]?\s*", re.IGNORECASE)
_FROM = re.compile(rf"\b(?:from|von|de|desde|vom)\s+(?:(?:{_FILLERS}|currently)\s+)*[~<>]?\s*$", re.IGNORECASE)
_LONGEST_GAP = 60


def pairs_in(source: Source) -> list[Pair]:
    """Return the before/after pairs of the source in order."""
    found = scan(source)
    return [
        Pair(before.start, after.end, before, after)
        for before, after in zip(found, found[1:], strict=False)
        if _joined(source.text, before, after)
    ]


def _joined(text: str, before: Quantity, after: Quantity) -> bool:
    gap = text[before.end : after.start]
    if len(gap) > _LONGEST_GAP or before.kind != after.kind or (before.unit or "") != (after.unit or ""):
        return False
    if _ARROW.fullmatch(gap):
        return True
    if not _WORDS.fullmatch(gap):
        return False
    if _FROM.search(text[max(0, before.start - _LONGEST_GAP) : before.start]):
        return True
    falling = before.value is not None and after.value is not None and before.value > after.value
    return falling and before.kind != "date"
