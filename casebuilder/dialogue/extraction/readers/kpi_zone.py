"""The part of a message that talks about KPIs: its pieces, what others claim, and runs that are no part of a name."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from casebuilder.case.quantity import Quantity
from casebuilder.dialogue.extraction.message import Message
from casebuilder.dialogue.extraction.people import Person
from casebuilder.dialogue.extraction.readers import kpi_words as w
from casebuilder.dialogue.extraction.units import Unit

Span = tuple[int, int]
_CUT = re.compile(
    r"[,;:|](?=\s|$)|[()\n\t=]|\.\.+|\s[–—-]+\s|\s/\s|\s(?:→|-+>|=>|⇒|➔|➜)\s?|"
    r"(?<=\s)(?=(?:and|but|then|so|while|whereas|plus|which|where|because|since|that's|thats|that’s|that'll|"
    r"it's|it’s|it'd|whose|"
    r"who|as\s+shown|with\s+the\s+caveat)\s)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Piece:
    """A clause of a sentence: `text == message.text[start:end]`."""

    start: int
    end: int
    text: str
    unit: int
    """Index of its sentence in the zone."""
    first: bool
    """Whether it opens its sentence."""


def sentences(message: Message, units: Sequence[Unit]) -> list[Unit]:
    """Return the units in order, those joined that only a dash keeps apart, with remarks between and behind them."""
    given = {(u.start, u.end) for u in units}
    chosen: list[Unit] = []
    held: Unit | None = None
    for unit in _numbered(message):
        near = bool(chosen) and (unit.start < max(u.end for u in units) or w.REMARK.search(unit.text) is not None)
        dashed = (
            bool(chosen)
            and chosen[-1].line == unit.line
            and message.text[chosen[-1].end : unit.start].strip() in _DASHES
        )
        if dashed:
            last = chosen[-1]
            chosen[-1] = Unit(last.start, unit.end, message.text[last.start : unit.end], last.line, last.bullet)
        elif any(a <= unit.start and unit.end <= b for a, b in given) or near:
            if held is not None and _begins_with_figure(message, unit):
                chosen.append(held)
            chosen.append(unit)
        held = unit if unit not in chosen and _bare_name(message, unit) else None
    return chosen


def _bare_name(message: Message, unit: Unit) -> bool:
    """Whether a sentence is nothing but a short name: "Unplanned change-outs."."""
    return (
        message.asked == "kpis" and unit.words <= 6 and not message.within(unit) and not unit.text.endswith(("?", "!"))
    )


def _begins_with_figure(message: Message, unit: Unit) -> bool:
    """Whether a sentence opens with a figure, so that its subject stands in the sentence before."""
    figures = [q for q in message.within(unit) if q.kind != "date"]
    return bool(figures) and len(message.text[unit.start : figures[0].start].split()) <= 2


_NUMBER = re.compile(r"(?:(?<=\s)|^)([1-9])[.)]\s+(?=[^\W\d_])")


def _numbered(message: Message) -> Iterator[Unit]:
    """Yield the units, cut at numbers that count items inside a line ("1. speed … 2. errors …")."""
    marks: list[re.Match[str]] = []
    for mark in _NUMBER.finditer(message.text):
        if int(mark[1]) == len(marks) + 1:
            marks.append(mark)
    if len(marks) < 2:
        yield from message.units
        return
    for unit in message.units:
        begin, bullet = unit.start, unit.bullet
        for mark in marks:
            if begin <= mark.start() < unit.end:
                yield from _part(message, unit, begin, mark.start(), bullet)
                begin, bullet = mark.end(), True
        yield from _part(message, unit, begin, unit.end, bullet)


def _part(message: Message, unit: Unit, start: int, end: int, bullet: bool) -> Iterator[Unit]:
    text = message.text[start:end].rstrip()
    if any(c.isalnum() for c in text):
        yield Unit(start, start + len(text), text, unit.line, bullet)


_DASHES = {"–", "—", "--", "-"}


@dataclass
class Zone:
    """The sentences that a section's reader was given, cut into pieces."""

    message: Message
    units: list[Unit]
    masks: list[Span] = field(default_factory=list)
    """Runs that belong to a source, an owner or a date, and so to no name."""
    quoted: list[Span] = field(default_factory=list)
    """The words of sources: what they repeat of a KPI's name does not speak of that KPI."""

    @cached_property
    def text(self) -> str:
        """The whole message."""
        return self.message.text

    @cached_property
    def quantities(self) -> list[Quantity]:
        """The quantities inside the zone."""
        return [q for q in self.message.quantities if self.unit_at(q.start) is not None]

    @cached_property
    def people(self) -> list[Person]:
        """The people named inside the zone."""
        return [p for p in self.message.people if self.unit_at(p.start) is not None]

    @cached_property
    def pieces(self) -> list[Piece]:
        """The clauses, in order."""
        found: list[Piece] = []
        for index, unit in enumerate(self.units):
            closed = [(q.start, q.end) for q in self.message.within(unit)]
            begin, first = unit.start, True
            for start, end in [*self._cuts(unit, closed), (unit.end, unit.end)]:
                if self.text[begin:start].strip():
                    found.append(Piece(begin, start, self.text[begin:start], index, first))
                    first = False
                begin = end
        return found

    def _cuts(self, unit: Unit, closed: Sequence[Span]) -> list[Span]:
        spans = [m.span() for m in _CUT.finditer(self.text, unit.start, unit.end)]
        spans = [(a, b) for a, b in spans if not any(s < b and a < e and s < a for s, e in closed)]
        return [(a, b) for a, b in spans if not self._between(unit.start, a, b)]

    def _between(self, start: int, a: int, b: int) -> bool:
        """Whether an "and" belongs to "between receipt and dispatch"."""
        tail = re.split(r"[,;:.]|\band\b", self.text[start:a])[-1]
        return (
            a == b
            and self.text[a : a + 3].lower() == "and"
            and re.search(r"\bbetween\b", tail, re.IGNORECASE) is not None
        )

    @cached_property
    def _starts(self) -> list[int]:
        return [u.start for u in self.units]

    def unit_at(self, place: int) -> int | None:
        """Return the index of the sentence at a place, or `None` outside the zone."""
        index = bisect_right(self._starts, place) - 1
        return index if index >= 0 and place < self.units[index].end else None

    def piece_at(self, place: int) -> Piece | None:
        """Return the clause at a place."""
        return next((p for p in self.pieces if p.start <= place < p.end), None)

    def masked(self, start: int, end: int) -> bool:
        """Whether a run touches a mask."""
        return any(a < end and start < b for a, b in self.masks)

    @cached_property
    def foreign(self) -> list[Span]:
        """Runs that tell of somebody else's figures, or of figures that are not to be taken."""
        spans: list[Span] = []
        for index in range(len(self.units)):
            mine = [p for p in self.pieces if p.unit == index]
            spans += _foreign(self, mine)
        return spans

    def is_foreign(self, place: int) -> bool:
        """Whether a place lies in a foreign run."""
        return any(a <= place < b for a, b in self.foreign)


def _foreign(zone: Zone, pieces: Sequence[Piece]) -> list[Span]:
    """Return the foreign runs of one sentence."""
    spans: list[Span] = []
    held: int | None = None
    for number, piece in enumerate(pieces):
        if held is not None and w.OWN.match(piece.text) and not _outside(piece.text):
            held = None
        if _outside(piece.text) or _told(pieces, number):
            held = piece.start
        if held is not None:
            spans.append((piece.start, piece.end))
    if spans and spans[0][0] > pieces[0].start:
        return spans
    unit = zone.units[pieces[0].unit] if pieces else None
    if unit is not None and not spans and zone.message.label(unit, "other.foreign") > 0.8:
        return [(unit.start, unit.end)]
    return spans


def _outside(text: str) -> bool:
    """Whether a clause speaks of an outsider's figures or waves its figures aside."""
    if w.BOAST.search(text):
        return True
    if w.OUTSIDER.search(text):
        return True
    partner = w.PARTNER.search(text)
    if partner and (
        w.CLAIM.search(text, partner.end()) or w.OFFERS.search(text, partner.end()) or w.DISMISS.search(text)
    ):
        return True
    return bool(re.search(r"\b(?:theirs|their site|they (?:have|say|claim|get|only have|manage))\b", text, re.I))


def _told(pieces: Sequence[Piece], number: int) -> bool:
    """Whether a clause reports what somebody says and the next clauses wave it aside."""
    text = pieces[number].text
    following = " ".join(p.text for p in pieces[number : number + 3])
    if re.search(
        r"\b(?:do not|don't|don’t|not)\s+(?:write|count|list|listing|book|put|take|include|use)\b", following, re.I
    ):
        return True
    claim = w.CLAIM.search(text)
    if claim is None or re.search(r"\b(?:i|we|it|which|that)\s+$", text[: claim.start()], re.I):
        return False
    return w.DISMISS.search(following) is not None
