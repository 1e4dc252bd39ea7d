"""Which words belong to which sum: a message cut into pieces, the pieces given to the sums before or after them."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from casebuilder.dialogue.extraction.message import Message
from casebuilder.dialogue.extraction.readers.money_words import CUTTERS, IT_DOES, MONTHLY, ONE_OFF, SHARED, YEARLY
from casebuilder.dialogue.extraction.readers.phrases import content, is_generic
from casebuilder.dialogue.extraction.readers.sums import Sum, find_sums
from casebuilder.dialogue.extraction.units import Unit

_JOINTS = re.compile(
    r"[,;:|()=]\s*(?=\s|[(|]|$)|(?<=[\s|])[|(](?=\S)|\s+(?:[-–—>/]+|->|→)\s+|\s+(?=(?:and|but|then|plus|because|which|whom|while|whereas|though|although|except|so\s+that['’]?s|that['’]?s)\b)",
    re.IGNORECASE,
)
SEQUENCE = re.compile(
    r"\W*(?:(?:and|but|oh|ah|um|uh|well)\s+)*(?:then|next|second(?:ly)?|third(?:ly)?|fourth(?:ly)?|first(?:ly)?|finally|last(?:ly)?|plus|also|another|besides|moreover|furthermore|"
    r"what\s+is|beyond\s+th\w+|(?:there|here)(?:['’]s|\s+is|\s+are|\s+was)|oh|add)\b",
    re.IGNORECASE,
)
BACK = re.compile(
    r"\W*(?:(?:and|but|because|bc|cos|since|so|only|again|except|though|it\s+being|however)\W+)*(?:that|that['’]?s|thats|this|it|it['’]?s|its|which|who|nobody|no\s+one|no\s+(?:\w+\s+){0,2}(?:is|are|would|will|leaves?|goes)|nothing|so|they|they['’]?ll|he|she|these|those|both|all|not|"
    r"real(?:ly)?|proper|actual|time|cash|hard|once|again|from|starting|start|starts|as\s+of|counting|owner|owned|owns|type|kind|period|frequency|recurrence|currency|category|when|i['’]?m\s+keeping|we\s+(?:keep|would\s+not|will\s+not|do\s+not|don['’]t)|"
    r"for\s+(?:both|all|that|this))\b",
    re.IGNORECASE,
)
_FORWARD = re.compile(r"\W*(?:benefit|item|name|cost|what|expense|position|saving|line)\s*(?:\d+\s*)?:", re.IGNORECASE)


@dataclass
class Piece:
    """A stretch of a unit between two joints."""

    start: int
    end: int
    unit: int
    """Number of its unit; parts of a line with a dash between them count as one."""
    heading: bool = False
    """It ends with a colon, or is a short line of its own."""
    sum: Sum | None = None


@dataclass
class Line:
    """One sum with the pieces that speak about it: `head` before it, `own` with it, `tail` behind it."""

    sum: Sum
    own: Piece
    head: list[Piece] = field(default_factory=list)
    tail: list[Piece] = field(default_factory=list)

    @property
    def start(self) -> int:
        """Where its words begin."""
        return min(p.start for p in (*self.head, self.own))

    @property
    def end(self) -> int:
        """Where its words end."""
        return max(p.end for p in (self.own, *self.tail))

    def pieces(self) -> list[Piece]:
        """Return its pieces in the order in which attributes are looked for: own, tail, head from the nearest."""
        return [self.own, *self.tail, *reversed(self.head)]


def cut(message: Message, units: Sequence[Unit], *, skip: Callable[[Piece], bool] | None = None) -> list[Piece]:
    """Cut units into pieces, each with at most one sum."""
    pieces: list[Piece] = []
    number = 0
    for index, unit in enumerate(units):
        number = number if index and _dashed(message, units[index - 1], unit) else index
        sums = find_sums(message, unit.start, unit.end)
        spans = [(q.start, q.end) for q in message.within(unit)] + [(s.start, s.end) for s in sums]
        begin = unit.start
        ends = [m for m in _JOINTS.finditer(message.text, unit.start, unit.end)]
        for match in ends:
            if match.start() <= begin or any(a < match.end() and match.start() < b for a, b in spans):
                continue
            if _enumerates(message.text, begin, match, spans):
                continue
            pieces.append(Piece(begin, match.start(), number, heading=":" in match[0]))
            begin = match.end()
        if begin < unit.end:
            pieces.append(Piece(begin, unit.end, number))
        if _heading_line(units, index):
            for piece in pieces:
                piece.heading = piece.heading or piece.unit == number
        pieces = _place(pieces, sums, number, message.text)
    return [p for p in pieces if _says(message, p) and not (skip and skip(p))]


def _enumerates(text: str, begin: int, joint: re.Match[str], spans: Sequence[tuple[int, int]]) -> bool:
    """Whether an "and" only joins two things of one name ("gateway and wiring")."""
    if not re.match(r"\s+and\b", text[joint.start() : joint.end() + 4], re.IGNORECASE):
        return False
    left = text[begin : joint.start()]
    words = re.findall(r"[^\W\d_]+(?:['’][^\W\d_]+)?", left.lower())
    begins_anew = _NEW_CLAUSE.match(text, joint.start())
    return (
        0 < len(words) <= 6
        and not any(begin <= a < joint.start() for a, _ in spans)
        and not any(w in _VERBS for w in words)
        and begins_anew is None
    )


_NEW_CLAUSE = re.compile(r"\s+and\s+(?:that|it|they|he|she|we|i|there|then|this|also)\b", re.IGNORECASE)
_VERBS = (CUTTERS | IT_DOES) - {"cost", "costs"} | frozenset(
    "be need needs get gets do does have want wants pay pays takes take make makes".split()
)


def _heading_line(units: Sequence[Unit], number: int) -> bool:
    """Whether a unit is a short line of its own above bullets."""
    unit = units[number]
    following = units[number + 1] if number + 1 < len(units) else None
    return (
        not unit.bullet
        and unit.words <= 5
        and following is not None
        and following.line > unit.line
        and following.bullet
        and not unit.text.rstrip().endswith((".", "!", "?"))
    )


def _says(message: Message, piece: Piece) -> bool:
    return any(c.isalnum() for c in message.text[piece.start : piece.end])


def _dashed(message: Message, first: Unit, second: Unit) -> bool:
    """Whether two units are parts of one line with a dash between them ("75k a year – fewer penalties")."""
    gap = message.text[first.end : second.start].strip()
    return first.line == second.line and gap in {"-", "–", "—", "--"}


def _place(pieces: list[Piece], sums: list[Sum], number: int, text: str) -> list[Piece]:
    """Put the sums of a unit into its pieces; a piece with two sums is cut behind the attributes of the first."""
    placed: list[Piece] = []
    for piece in pieces:
        if piece.unit != number:
            placed.append(piece)
            continue
        inside = [s for s in sums if piece.start <= s.start < piece.end]
        begin = piece.start
        for one, following in zip(inside, [*inside[1:], None], strict=False):
            end = piece.end if following is None else after_attributes(text, one.end, following.start)
            placed.append(Piece(begin, end, number, piece.heading and following is None, one))
            begin = end
        if not inside:
            placed.append(piece)
    return placed


def after_attributes(text: str, start: int, stop: int) -> int:
    """Return where the words about a sum end, when another sum follows without any joint."""
    end = start
    moved = True
    while moved:
        moved = False
        for pattern in (ONE_OFF, MONTHLY, YEARLY, _FILLER):
            match = pattern.match(text, _skip_space(text, end, stop), stop)
            if match and match.end() > end:
                end, moved = match.end(), True
    return min(end, stop)


_FILLER = re.compile(r"(?:as\s+well|too|also|again|for\s+that|each|only)\b", re.IGNORECASE)


def _skip_space(text: str, start: int, stop: int) -> int:
    while start < stop and text[start] in " ,\t":
        start += 1
    return start


def find_lines(message: Message, pieces: Sequence[Piece]) -> list[Line]:
    """Give every piece to a sum, in order of the sums."""
    places = [i for i, p in enumerate(pieces) if p.sum is not None]
    lines = [Line(s, pieces[i]) for i in places if (s := pieces[i].sum) is not None]
    if not lines:
        return []
    lines[0].head = list(pieces[: places[0]])
    lines[-1].tail = list(pieces[places[-1] + 1 :])
    for number in range(len(lines) - 1):
        between = list(pieces[places[number] + 1 : places[number + 1]])
        stop = places[number + 2] if number + 2 < len(places) else len(pieces)
        behind = pieces[places[number + 1] + 1 : stop]
        where = _boundary(message, lines[number].own, between, lines[number + 1].own, behind)
        lines[number].tail = between[:where]
        lines[number + 1].head = between[where:]
    return lines


def _boundary(
    message: Message, first: Piece, between: Sequence[Piece], second: Piece, following: Sequence[Piece]
) -> int:
    """Return how many of the pieces between two sums belong to the first."""
    named = _named(message, second)
    own_words = named or _named_later(message, second, following)
    for number, piece in enumerate(between):
        text = message.text[piece.start : piece.end]
        begins = number == 0 or between[number - 1].unit != piece.unit
        if _FORWARD.match(message.text, piece.start):
            return number
        if piece.heading and piece.unit != first.unit and not BACK.match(text):
            return number
        if SEQUENCE.match(text) and content(message, piece.start, piece.end) and not BACK.match(text):
            return number
        new_sentence = begins and piece.unit != first.unit
        if new_sentence and piece.unit == second.unit and (not BACK.match(text) or not named):
            return number
    if named:
        return len(between)
    last = _last_topic(message, between)
    if own_words and last < len(between) and between[last].unit == first.unit != second.unit:
        return sum(p.unit == first.unit for p in between)
    return last


def _named_later(message: Message, piece: Piece, following: Sequence[Piece]) -> bool:
    """Whether a sum that opens its sentence or bullet is named behind it ("75k a year – fewer penalties")."""
    return any(
        p.unit == piece.unit and p.sum is None and content(message, p.start, p.end) is not None for p in following
    )


def _named(message: Message, piece: Piece) -> bool:
    """Whether the words around a sum already say what it is for."""
    one = piece.sum
    assert one is not None
    return bool(content(message, piece.start, one.start) or content(message, one.end, piece.end))


def _last_topic(message: Message, between: Sequence[Piece]) -> int:
    """Return where the last piece begins that can be what the next sum is about; its sentence goes with it."""
    for number in range(len(between) - 1, -1, -1):
        text = message.text[between[number].start : between[number].end]
        name = content(message, between[number].start, between[number].end)
        if name and not is_generic(message, name) and not BACK.match(text):
            return number
    return len(between)


def without_totals(message: Message, lines: Sequence[Line]) -> list[Line]:
    """Leave out lines that only add up the ones before them ("Total one-off 113,700")."""
    kept: list[Line] = []
    for number, line in enumerate(lines):
        if _broken_down(message, lines, number):
            lines[number + 1].head = [*line.head, line.own, *line.tail, *lines[number + 1].head]
            continue
        words = message.text[line.own.start : line.own.end]
        if len(kept) >= 2 and _TOTAL.search(words):
            sizes = [k.sum.size for k in kept]
            named = content(message, line.own.start, line.sum.start)
            if abs(sum(sizes) - line.sum.size) <= line.sum.size / 100 or named is None or is_generic(message, named):
                continue
        kept.append(line)
    return kept


def _broken_down(message: Message, lines: Sequence[Line], number: int) -> bool:
    """Whether the sums behind an unnamed one are its parts ("Capex 410k (servers 250k, network 160k)")."""
    line = lines[number]
    following = lines[number + 1 : number + 1 + _MOST_PARTS]
    parts = [p.sum.size for p in following if p.own.unit == line.own.unit]
    name = content(message, line.own.start, line.sum.start)
    adds_up = line.sum.size in list(accumulate(parts))[1:]
    return adds_up and (name is None or is_generic(message, name))


_MOST_PARTS = 12
_TOTAL = re.compile(
    r"\b(?:(?:sub)?total(?:s|ling)?|altogether|all\s+told|sums?\s+up|adds?\s+up|in\s+sum)\b", re.IGNORECASE
)


def recurs(text: str) -> str | None:
    """Return how often a text says that something is paid."""
    for value, pattern in (("yearly", YEARLY), ("monthly", MONTHLY), ("one-off", ONE_OFF)):
        if pattern.search(text):
            return value
    return None


def is_shared(text: str) -> bool:
    """Whether a text speaks about several items at once ("all one-off", "both from May")."""
    return SHARED.search(text) is not None
