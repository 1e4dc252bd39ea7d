"""The name in a stretch of talk: its content words without lead-ins, verbs of saying and paying, periods and figures."""

import re

from casebuilder.dialogue.extraction.message import Message
from casebuilder.dialogue.extraction.readers.money_words import (
    COST_NOUNS,
    CUTTERS,
    GENERIC,
    LEAD,
    MONTHLY,
    ONE_OFF,
    TRAIL,
    YEARLY,
)

Span = tuple[int, int]
_TOKEN = re.compile(r"[^\W_]+(?:[-'’./&][^\W_]+)*")
_AFTER = re.compile(r"\W*(?:for|of|on|in|towards?|to|into|goes\s+(?:to|into)|less\s+(?:in|for|on)|worth\s+of|as|from|back\s+in|against)\s+", re.IGNORECASE)
_LINKS = frozenset("of for into to with in on by from at the a an our and & + per between against".split())


def content(message: Message, start: int, end: int) -> Span | None:
    """Return the run of content words between two places, `None` where nothing but filler stands there."""
    tokens = [m.span() for m in _TOKEN.finditer(message.text, start, end)]
    masked = _masks(message, start, end)
    words = [(a, b) for a, b in tokens]
    while words and (_drop(message, words[0], LEAD) or _inside(words[0], masked)):
        words.pop(0)
    for number, span in enumerate(words):
        low = _word(message, span)
        if number and low in CUTTERS:
            words = words[:number]
            break
    while words and (_drop(message, words[-1], TRAIL) or _inside(words[-1], masked)):
        words.pop()
    if not words or all(_inside(w, masked) for w in words):
        return None
    if len(words) == 1 and len(_word(message, words[0])) < 2:
        return None
    return words[0][0], _closed(message.text, words[0][0], words[-1][1], end)


def _closed(text: str, start: int, found: int, end: int) -> int:
    """Take a closing bracket or quote along when it was opened inside."""
    inside = text[start:found]
    for opened, closing in (("(", ")"), ("“", "”"), ('"', '"')):
        if inside.count(opened) == 1 and inside.count(closing) < (2 if opened == closing else 1):
            after = text.find(closing, found, end + 1)
            if 0 <= after - found <= 3:
                return after + 1
    return found


def _masks(message: Message, start: int, end: int) -> list[Span]:
    """Return the places that are figures, dates or periods and so no part of a name."""
    spans = [(q.start, q.end) for q in message.quantities if q.start < end and start < q.end]
    for pattern in (ONE_OFF, MONTHLY):
        spans += [m.span() for m in pattern.finditer(message.text, start, end)]
    spans += [m.span() for m in YEARLY.finditer(message.text, start, end) if m[0].lower() != "annual"]
    return spans


def _inside(span: Span, masked: list[Span]) -> bool:
    return any(a <= span[0] and span[1] <= b for a, b in masked)


def _word(message: Message, span: Span) -> str:
    return message.text[span[0] : span[1]].lower().replace("’", "'")


def _drop(message: Message, span: Span, words: frozenset[str]) -> bool:
    low = _word(message, span)
    return low in words or low.isdigit()


def is_generic(message: Message, span: Span) -> bool:
    """Whether a name says no more than "the salary" or "the cost"."""
    return all(_word(message, m.span()) in GENERIC | LEAD for m in _TOKEN.finditer(message.text, *span))


def behind(message: Message, start: int, end: int) -> Span | None:
    """Return the name that follows an amount ("18k for the connector", "a platform licence")."""
    return content(message, start, end)


def has_purpose(message: Message, start: int, end: int) -> bool:
    """Whether the words after an amount say what it is for."""
    return _AFTER.match(message.text, start, end) is not None


def shorten(message: Message, span: Span, *, most: int = 6) -> Span:
    """Cut a long run down to the thing that is paid for, where it names one ("… must do the integration into X")."""
    tokens = [m.span() for m in _TOKEN.finditer(message.text, *span)]
    if len(tokens) <= most:
        return span
    for number in range(len(tokens) - 1, -1, -1):
        if _word(message, tokens[number]) not in COST_NOUNS:
            continue
        first = last = number
        while first > 0 and _word(message, tokens[first - 1]) not in _LINKS | LEAD and number - first < 2:
            first -= 1
        while last + 1 < len(tokens) and (last - number) < 5:
            last += 1
        while last > number and _word(message, tokens[last]) in _LINKS | TRAIL:
            last -= 1
        return tokens[first][0], tokens[last][1]
    return span
