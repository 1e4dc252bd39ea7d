"""The name in a stretch of talk: its content words without lead-ins, verbs of saying and paying, and figures."""

import re

from casebuilder.dialogue.extraction.message import Message
from casebuilder.dialogue.extraction.readers.money_words import (
    COST_NOUNS,
    CUTTERS,
    GENERIC,
    IT_DOES,
    LEAD,
    MONTHLY,
    ONE_OFF,
    PRICE_EACH,
    TRAIL,
    YEARLY,
)

Span = tuple[int, int]
_TOKEN = re.compile(r"[^\W_]+(?:[-'’./&][^\W_]+)*")
_PURPOSE = re.compile(
    r"\W*(?:(?:as\s+well|also|again|only|each)\s+)?(?:for|of|on|in|towards?|to|into|goes\s+(?:to|into)|less\s+(?:in|for|on)|worth\s+of|by\s+way\s+of|as|from|back\s+in|against)\s+",
    re.IGNORECASE,
)
_GETTING = frozenset(
    "hire hiring buy buying rent renting purchase replace replacing train training install lease employ engage".split()
)
_NOWHERE = frozenset(
    "head paper sheet record file mind door pocket pockets hand hands table tin desk envelope calculator napkin books book back wall "
    "budget plan board deck slide slides spreadsheet line name note view word words way side end day".split()
)
"""Things that figures of speech speak of: "in my head", "on paper", "gone from the budget", "money in the door"."""
_LINKS = frozenset("of for into to with in on by from at the a an our and & + per between against".split())


def content(message: Message, start: int, end: int, *, counts: bool = False, people: bool = False) -> Span | None:
    """Return the run of content words between two places, `None` where nothing but filler stands there.

    Args:
        message: the message.
        start: where to look.
        end: where to stop.
        counts: whether what is counted ("sixty sensors") may be the name.
        people: whether what looks like somebody's name may be it.
    """
    masked = _masks(message, start, end, counts=counts)
    money = [(q.start, q.end) for q in message.quantities if q.kind == "money" and q.start < end and start < q.end]
    words = [m.span() for m in _TOKEN.finditer(message.text, start, end)]
    while words and (_drop(message, words[0], LEAD) or _inside(words[0], masked) or _adverb(message, words)):
        words.pop(0)
    words = _until_cut(message, words, money)
    while words and (_drop(message, words[-1], TRAIL) or _inside(words[-1], masked)):
        if _counted(message, words, masked):
            break
        words.pop()
    if not words or all(_inside(w, masked) for w in words):
        return None
    if len(words) == 1 and len(_word(message, words[0])) < 2:
        return None
    if not people and any(p.start <= words[0][0] and words[-1][1] <= p.end + 2 and p.strong for p in message.people):
        return None
    return words[0][0], _closed(message.text, words[0][0], words[-1][1], end)


def _adverb(message: Message, words: list[Span]) -> bool:
    """Whether a run opens with a word such as "Realistically"."""
    following = _word(message, words[1]) if len(words) > 1 else ""
    return _word(message, words[0]).endswith("lly") and (following in LEAD or following in CUTTERS)


def _until_cut(message: Message, words: list[Span], money: list[Span]) -> list[Span]:
    """Keep the words before a new subject ("… we'd win back") or a sum of money."""
    for number, span in enumerate(words):
        low = _word(message, span)
        following = _word(message, words[number + 1]) if number + 1 < len(words) else ""
        new_subject = low in CUTTERS or (low in {"it", "you"} and following in IT_DOES)
        if number and (new_subject or _inside(span, money)):
            return words[:number]
    return words


def _counted(message: Message, words: list[Span], masked: list[Span]) -> bool:
    """Whether the run ends in what it is made of or for ("procurement of two servers")."""
    counts = [q for q in message.quantities if q.kind == "count" and q.end == words[-1][1]]
    before = [w for w in words if counts and w[1] <= counts[0].start]
    if before and _word(message, before[-1]) in _GETTING:
        return True
    return (
        len(before) > 1
        and _word(message, before[-1]) in {"of", "to", "for", "with"}
        and any(not _drop(message, w, LEAD) and not _inside(w, masked) for w in before)
    )


def _closed(text: str, start: int, found: int, end: int) -> int:
    """Take a closing bracket or quote along when it was opened inside."""
    inside = text[start:found]
    for opened, closing in (("(", ")"), ("“", "”"), ('"', '"')):
        if inside.count(opened) == 1 and inside.count(closing) < (2 if opened == closing else 1):
            after = text.find(closing, found, end + 1)
            if 0 <= after - found <= 3:
                return after + 1
    return found


def _masks(message: Message, start: int, end: int, *, counts: bool) -> list[Span]:
    """Return the places that are figures, dates or periods and so no part of a name."""
    spans: list[Span] = []
    for q in message.quantities:
        if q.start >= end or start >= q.end:
            continue
        each = PRICE_EACH.match(message.text, q.end) if q.kind in {"money", "number"} else None
        last = q.end - len(q.unit or "") if counts and q.kind == "count" else q.end
        spans.append((q.start, each.end() if each else last))
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
    return all(
        (word := _word(message, m.span())) in GENERIC | LEAD | _NOWHERE or word.endswith(("ctly", "stly", "lly"))
        for m in _TOKEN.finditer(message.text, *span)
    )


def has_purpose(message: Message, start: int, end: int) -> bool:
    """Whether the words after an amount begin to say what it is for ("for the connector", "in adviser hours")."""
    return _PURPOSE.match(message.text, start, end) is not None


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
