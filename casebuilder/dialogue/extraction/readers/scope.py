"""Reading the `scope` section: what is in and what is out, entry by entry."""

import re
from collections.abc import Iterator, Sequence

from casebuilder.dialogue.extraction.found import Item
from casebuilder.dialogue.extraction.message import Message
from casebuilder.dialogue.extraction.readers.answer_units import whole_answer
from casebuilder.dialogue.extraction.units import Unit

_OUT = re.compile(
    r"\b(?:out(?:side)?(?: of scope| of it)?|not in(?: scope)?|not included|exclud\w+|leave(?:s)? out|left out|leaving out|(?:leave|stay)s? .{0,30} (?:out|alone|aside|away)|away from|for the time being not|no[tn]?|never|without|except(?:ions?)?|"
    r"not (?:part|for|the|our|yet|covered|touch\w*|now)|off limits|off the table|hands off|later|another (?:day|project|time)|other people's|won't|will not|don't touch|does not cover|beyond|stays? (?:out|outside)|parked|phase (?:2|two|ii))\b",
    re.IGNORECASE,
)
_IN = re.compile(
    r"\b(?:in(?:side)? scope|inside|in(?=\s*(?:[:,.;]|$|(?:is|are|for)\b))|includ\w+|covers?|covering|within|only|just|we (?:do|start with|take|cover)|starts? with|limited to|part of it|belongs? in|"
    r"is what we|are what we|counts?|for (?:phase 1|phase one|the pilot|now)|first wave)\b",
    re.IGNORECASE,
)
_HEADING = re.compile(
    r"^\W*(?:in|out|in[- ]scope|out[- ]of[- ]scope|included|excluded|not included|(?:not )?covered|(?:not )?included in scope|scope)\W*$",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"^(?:[^,;:]{3,60}:\s+)?(?:(?:(?:i|we|it|the (?:case|scope|project|tool|pilot))\s+(?:\w+\s+){0,6}?(?:begins? with|starts? with|puts?|leaves? out|includes?|excludes?|covers?|takes?|keeps? (?:out|to)|"
    r"limits? (?:it|this|ourselves) to|stays? (?:well |far )?away from|steers? clear of|handles?|rules? out)|(?:stay|stays|steer) (?:well |far )?(?:away from|clear of)|with|from|(?:keeping|leaving|ruling) out|(?:v1|version 1|phase (?:1|one)|scope)\s*[:=]|so|and|also|then|well|but|or|nor|plus|as well as|of course|obviously|explicitly|deliberately|definitely|for|the case covers|scope is|"
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


_WHATS = re.compile(
    r"(?:[,;]?\s*\b(?:and|but|while)\s+|[,;]\s*|\s+|^)what(?:['’]?s| is| isn['’]?t| stays)\s+(?:not\s+)?(?:in|out|left out|included|excluded)(?:side)?(?: of scope| scope)?\s*(?:is|are|would be|[:=,])\s*",
    re.IGNORECASE,
)
_TOLD = re.compile(
    r"^(?P<what>[^.;:]{2,120}?)(?:,?\s+(?:is|are|stays?|remains?|would be|will be)|,)\s+(?:all |both |definitely |also |firmly )?(?P<side>in|out|not in|excluded|included)(?: of scope| scope)?(?: too| as well)?\s*(?:$|[,.;!])",
    re.IGNORECASE,
)
"""An entry that is told to be in or out after its name: "Live chat, out, somebody else's headache"."""
_LABELLED = re.compile(r"^[^:=]{1,40}[:=]\s", re.IGNORECASE)
_NO_THING = re.compile(
    r"^(?:(?:in|out|covered|not covered|what['’]?s|(?:with )?some \w+|that|this|it|them|those|these)$|(?:i|i['’]m|we|we['’]re|we['’]ve|they|they['’]\w+|it|it['’]?s|he|she|there|somebody|someone|being|since|because|as (?:it|they|that)|"
    r"which|who|for which|it (?:is|has|was))\b)",
    re.IGNORECASE,
)
_REASONED = re.compile(
    r"(?:for which|as (?:they|it|that|those|these)|because|since|which|who|being|although|though|even though|so that|where (?:we|they))\b",
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
    units = whole_answer(message, units, "scope")
    if message.asked == "scope" and any(_HEADING.match(u.text) for u in message.units):
        units = [u for u in message.units if u in units or u.bullet or _HEADING.match(u.text)]
    items: list[Item] = []
    mode: str | None = None
    last: tuple[Unit, str] | None = None
    for unit in units:
        heading = _HEADING.match(unit.text)
        if heading:
            mode = _mode(unit.text) or mode
            continue
        listed = last is not None and last[0].line == unit.line and ";" in message.text[last[0].end : unit.start]
        carried = last[1] if last is not None and listed else mode
        for start, end, side in _stretches(message, unit, carried, listed=listed):
            if side is None:
                continue
            last = (unit, side)
            mode = side if _LABELLED.match(unit.text) or unit.text.rstrip().endswith(":") or unit.bullet else mode
            for begin, finish in _entries(message.text, start, end):
                found = message.copy(begin, finish)
                if (
                    found is not None
                    and len(found.quote) > 2
                    and len(found.quote.split()) <= 25
                    and _is_thing(found.quote)
                ):
                    items.append(Item("scope", {side: found}, start=begin))
    return items


def _mode(text: str) -> str | None:
    """Return the list that a stretch of text speaks of by its words, or `None`."""
    if _OUT.search(text):
        return "out_of_scope"
    return "in_scope" if _IN.search(text) else None


def _is_thing(text: str) -> bool:
    """Whether an entry names something, unlike "out" or "I'm not having that"."""
    return _NO_THING.match(text) is None


def _stretches(
    message: Message, unit: Unit, mode: str | None, *, listed: bool = False
) -> Iterator[tuple[int, int, str | None]]:
    """Cut a unit where it turns from what is in to what is out; a `listed` one goes on with a list."""
    turn = _WHATS.search(unit.text)
    if turn is not None:
        head = Unit(unit.start, unit.start + turn.start(), unit.text[: turn.start()], unit.line)
        if head.text.strip():
            yield from _stretches(message, head, mode)
        yield unit.start + turn.end(), unit.end, _mode(turn[0])
        return
    told = _TOLD.match(unit.text)
    if told is not None:
        yield unit.start, unit.start + told.end("what"), _mode(told["side"])
        return
    if listed and not _mode(unit.text[:25]):
        yield unit.start, unit.end, mode
        return
    yield from _marked(message, unit, mode)


def _marked(message: Message, unit: Unit, mode: str | None) -> Iterator[tuple[int, int, str | None]]:
    """Cut a unit at the words that say in or out."""
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
    """Yield the pieces of a list; brackets are not cut, and what follows a reason belongs to it up to the next comma."""
    begin, reason, fresh = start, False, True
    for match in _SPLIT.finditer(text, start, end):
        if text.count("(", begin, match.start()) > text.count(")", begin, match.start()):
            continue
        reason = _REASONED.match(text, begin) is not None or (reason and not fresh)
        if match.start() > begin and not reason:
            yield begin, match.start()
        begin, fresh = match.end(), match[0].strip()[:1] in {",", ";"}
    reason = _REASONED.match(text, begin) is not None or (reason and not fresh)
    if begin < end and not reason:
        yield begin, end
