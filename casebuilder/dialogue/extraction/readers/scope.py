"""Reading the `scope` section: what is in and what is out, entry by entry."""

import re
from collections.abc import Iterator, Sequence

from casebuilder.dialogue.extraction.found import Item
from casebuilder.dialogue.extraction.message import Message
from casebuilder.dialogue.extraction.units import Unit

_OUT = re.compile(
    r"\b(?:out(?:side)?(?: of scope| of it)?|not in(?: scope)?|not included|exclud\w+|leave(?:s)? out|left out|leaving out|leave .{0,30} (?:out|alone|aside)|no[tn]?|never|without|except(?:ions?)?|"
    r"not (?:part|for|the|our|yet|covered|touch\w*|now)|off limits|off the table|hands off|later|another (?:day|project|time)|other people's|won't|will not|don't touch|does not cover|beyond|stays? (?:out|outside)|parked|phase (?:2|two|ii))\b",
    re.IGNORECASE,
)
_IN = re.compile(
    r"\b(?:in(?:side)?(?: scope)?|in for|includ\w+|covers?|covering|within|only|just|we (?:do|start with|take|cover)|starts? with|limited to|part of it|belongs? in|"
    r"is what we|are what we|counts?|for (?:phase 1|phase one|the pilot|now)|first wave)\b",
    re.IGNORECASE,
)
_HEADING = re.compile(
    r"^\W*(?:in|out|in[- ]scope|out[- ]of[- ]scope|included|excluded|not included|scope)\W*$", re.IGNORECASE
)
_LEAD = re.compile(
    r"^(?:(?:so|and|also|then|well|but|or|nor|plus|as well as|of course|obviously|explicitly|deliberately|definitely|for|the case covers|scope is|"
    r"in(?:side)?(?: scope)?(?: for phase (?:1|one))?(?: are| is)?|out(?:side)?(?: of scope)?(?: are| is)?|(?:what(?:'s|’s| is) )?(?:not )?in(?: scope)? (?:is|are)|what(?:'s|’s| is) (?:out|left out)(?: is| are)?|"
    r"(?:explicitly |deliberately )?excluded(?: are| is)?|included(?: are| is)?|not included(?: are| is)?|we (?:do|cover|take|include|start with|exclude|leave out|don't touch|do not touch)|"
    r"only|just|no|not|neither|never|without|except(?: for)?|anything (?:over |to do with )?|everything (?:to do with )?|that means|meaning|namely|i\.e\.|first|the(?=\s))[:,]?\s+)+|^(?:in|out)\s*[:=-]\s*",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"\s+(?:(?:is|are|stays?|remains?|would be|will be)\s+(?:in|out|outside|included|excluded|not included|left out|not in|not in scope|in scope|out of scope|off limits)\b.*|obv(?:iously)?|for now|of course|too|as well|yet|please(?: add)?|in phase (?:1|one)(?: too)?)\W*$",
    re.IGNORECASE,
)
_SPLIT = re.compile(
    r"\s*[,;]\s+(?:and\s+|or\s+|nor\s+)?|\s+(?:and also|as well as|plus|nor)\s+|\s+(?:and|or|&)\s+(?=(?:the|all|any|anything|our|hr|it)?\s*\w)",
    re.IGNORECASE,
)
_REASON = re.compile(
    r"\s*(?:,?\s*(?:because|cause|cos|since|as they|as it|which|they've|they have|even though|so that|we'll|it is|they are|where)\b|[(])",
    re.IGNORECASE,
)


_SPOKEN = re.compile(
    r"\b(?:(?:in|out of|outside(?: the| of)?) scope|scope\b|exclud\w+|not included|(?:leave|leaving|left) .{0,20}out\b|off limits|only for|limited to|phase (?:1|one|2|two)|"
    r"does not cover|belongs? in|goes? out)\b|^\W*(?:in|out)\s*:",
    re.IGNORECASE,
)
"""Scope is read out of turn only where it is spoken of in so many words."""


def read(message: Message, units: Sequence[Unit]) -> list[Item]:
    """Return one item for each entry of the two lists."""
    if message.asked != "scope":
        units = [
            u
            for u in units
            if _SPOKEN.search(u.text) and message.label(u, "scope.in_scope", "scope.out_of_scope") > 0.5
        ]
    items: list[Item] = []
    mode: str | None = None
    for unit in units:
        heading = _HEADING.match(unit.text)
        if heading:
            mode = _mode(unit.text) or mode
            continue
        for start, end, side in _stretches(message, unit, mode):
            if side is None:
                continue
            mode = side if unit.text.rstrip().endswith(":") or unit.bullet else mode
            for begin, finish in _entries(message.text, start, end):
                found = message.copy(begin, finish)
                if found is not None and len(found.quote) > 2 and len(found.quote.split()) <= 25:
                    items.append(Item("scope", {side: found}, start=begin))
    return items


def _mode(text: str) -> str | None:
    """Return the list that a stretch of text speaks of by its words, or `None`."""
    if _OUT.search(text):
        return "out_of_scope"
    return "in_scope" if _IN.search(text) else None


def _stretches(message: Message, unit: Unit, mode: str | None) -> Iterator[tuple[int, int, str | None]]:
    """Cut a unit where it turns from what is in to what is out."""
    marks = [(m.start(), "out_of_scope") for m in _OUT.finditer(unit.text)]
    marks += [
        (m.start(), "in_scope") for m in _IN.finditer(unit.text) if not any(abs(m.start() - s) < 5 for s, _ in marks)
    ]
    marks.sort()
    leading = [m for m in marks if m[0] < 25]
    whole = _side(message, unit, mode)
    if not marks or (unit.bullet and mode and not leading):
        yield unit.start, unit.end, mode or whole
        return
    trailing = re.search(
        r"\b(?:is|are|stays?|remains?)\s+(?:in|out|outside|included|excluded|not in|not included|in scope|out of scope|left out)\b[^,;]*$",
        unit.text,
        re.IGNORECASE,
    )
    if trailing and len({s for _, s in marks}) == 1:
        yield unit.start, unit.end, _mode(trailing[0]) or whole
        return
    begin, side = unit.start, whole if marks[0][0] >= 25 else marks[0][1]
    for place, new in marks:
        at = unit.start + place
        if (
            new != side
            and place > 0
            and re.search(
                r"[,.;:]\s*(?:and\s+|but\s+)?$|\b(?:and|but|while|whereas)\s+(?:what(?:'s|’s| is)\s+)?$|\s$",
                message.text[begin:at],
            )
        ):
            yield begin, at, side
            begin, side = at, new
    yield begin, unit.end, side


def _side(message: Message, unit: Unit, mode: str | None) -> str | None:
    """Return the list that the router gives a unit to, else the one spoken of before."""
    inside, outside = message.label(unit, "scope.in_scope"), message.label(unit, "scope.out_of_scope")
    if max(inside, outside) < 0.3 and message.asked != "scope":
        return None
    if abs(inside - outside) < 0.1:
        return mode or ("in_scope" if inside >= outside else "out_of_scope")
    return "in_scope" if inside > outside else "out_of_scope"


def _entries(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut a stretch into entries without lead-ins and reasons."""
    lead = _LEAD.match(text[start:end])
    begin = start + (lead.end() if lead else 0)
    for piece_start, piece_end in _pieces(text, begin, end):
        lead = _LEAD.match(text[piece_start:piece_end])
        first = piece_start + (lead.end() if lead else 0)
        reason = _REASON.search(text, first + 3, piece_end)
        last = reason.start() if reason else piece_end
        tail = _TAIL.search(text[first:last])
        last = first + tail.start() if tail else last
        if last > first:
            yield first, last


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    begin = start
    for match in _SPLIT.finditer(text, start, end):
        if match.start() > begin:
            yield begin, match.start()
        begin = match.end()
    if begin < end:
        yield begin, end
