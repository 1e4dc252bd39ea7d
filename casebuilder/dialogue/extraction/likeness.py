"""How alike two names are, by the content words that they share."""

import re

_STOP = frozenset([
    "the",
    "a",
    "an",
    "of",
    "for",
    "to",
    "in",
    "on",
    "at",
    "by",
    "and",
    "or",
    "per",
    "our",
    "my",
    "your",
    "their",
    "its",
    "is",
    "are",
    "was",
    "be",
    "with",
    "from",
    "that",
    "this",
    "it",
    "we",
    "i",
])
_WORD = re.compile(r"[^\W_]+")


def stems(text: str | None) -> frozenset[str]:
    """Return the content words of a text, cut to comparable stems."""
    words = _WORD.findall((text or "").lower())
    return frozenset(_stem(w) for w in words if w not in _STOP and len(w) > 1)


def _stem(word: str) -> str:
    for ending in ("ings", "ing", "ies", "ied", "ers", "er", "ed", "es", "s", "e", "y"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word


def likeness(a: str | None, b: str | None) -> float:
    """Return how much of the shorter name's content words the longer one shares, 0 to 1."""
    first, second = stems(a), stems(b)
    if not first or not second:
        return 0.0
    return len(first & second) / min(len(first), len(second))
