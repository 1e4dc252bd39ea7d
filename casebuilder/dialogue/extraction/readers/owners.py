"""Who owns what: the person whom a stretch of talk makes answerable, and for which of several items."""

import re
from collections.abc import Sequence

from casebuilder.dialogue.extraction.found import Found
from casebuilder.dialogue.extraction.message import Message
from casebuilder.dialogue.extraction.people import Person
from casebuilder.dialogue.extraction.readers.benefit_words import OWNS

_HE = re.compile(r"\b(?:he|she|they)\b", re.IGNORECASE)
_BY = re.compile(
    r"\b(?:owned|controlled|confirmed|tracked|signed|held)\s+by\W*$|\bowner(?:\s+is|['’]s)?\W*$|\bunder\W*$",
    re.IGNORECASE,
)
_LAST = re.compile(
    r"\b(?:last|latter|second)\s+(?:one|of|two|line|item)|\bthe\s+second\b(?!\s+(?:of|"
    r"year|quarter|half))|\bthe\s+latter\b",
    re.IGNORECASE,
)
_FIRST = re.compile(
    r"\b(?:first|former|top)\s+(?:one|line|item)\b|\bthe\s+first\b(?!\s+(?:of|"
    r"year|day|month|quarter))|\bthe\s+former\b",
    re.IGNORECASE,
)
_RANKS = ("first", "second", "third", "fourth")
_RANK = re.compile(r"\b(?:for|owns?|has|takes?|of|with)\s+(?:the\s+)?(first|second|third|fourth)\b", re.IGNORECASE)


def owner_in(message: Message, start: int, end: int, *, since: int = 0) -> Found | None:
    """Return the owner that a stretch names.

    Args:
        message: the message.
        start: where the stretch begins.
        end: where it ends.
        since: where to look for whom "he" or "she" is.
    """
    text = message.text
    for cue in OWNS.finditer(text, start, end):
        people = [p for p in message.people if start <= p.start and p.end <= end and not p.me]
        near = [p for p in people if _joined(text, p, cue)]
        near = [p for p in near if not any(0 < o.start - p.end < 3 and text[p.end : o.start].isspace() for o in near)]
        if near:
            best = min(near, key=lambda p: min(abs(p.start - cue.end()), abs(cue.start() - p.end)))
            return Found(best.name, best.start, best.end, best.name)
        if _HE.search(text, max(start, cue.start() - 14), cue.start()):
            earlier = [p for p in message.people if since <= p.start and p.end <= cue.start() and not p.me]
            if earlier:
                return Found(earlier[-1].name, earlier[-1].start, earlier[-1].end, earlier[-1].name)
    return None


def owners_by_rank(message: Message, start: int, end: int) -> dict[int, Found]:
    """Return the owners of "X signs for the first one and Y for the second", by the number of the item."""
    found: dict[int, Found] = {}
    begin = start
    ranks = list(_RANK.finditer(message.text, start, end))
    for rank in ranks if len(ranks) > 1 else []:
        people = [p for p in message.people if begin <= p.start and p.end <= rank.start() and not p.me]
        if people:
            last = people[-1]
            found[_RANKS.index(rank[1].lower())] = Found(last.name, last.start, last.end, last.name)
        begin = rank.end()
    return found


def _joined(text: str, person: Person, cue: re.Match[str]) -> bool:
    """Whether a person and an owner cue stand in one sentence, close to each other."""
    gap = text[person.end : cue.start()] if person.end <= cue.start() else text[cue.end() : person.start]
    if person.start < cue.end() and cue.start() < person.end or re.search(r"[.!?;\n]\s", gap):
        return False
    if person.end <= cue.start():
        return len(gap) <= 45
    return len(gap) <= 40 and bool(_BY.search(text[: person.start][-60:]) or len(gap) <= 25)


def picked(text: str, count: int) -> Sequence[int] | None:
    """Return which of several items a text points to ("that last one"), `None` where it points to none."""
    if _LAST.search(text) and count:
        return [count - 1]
    if _FIRST.search(text) and count:
        return [0]
    return None
