"""Gains that the sponsor honestly leaves without a figure: name and kind, no amount."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from casebuilder.dialogue.extraction.found import Found, Item
from casebuilder.dialogue.extraction.message import Message
from casebuilder.dialogue.extraction.readers.benefit_words import NO_FIGURE, TIME_SAID
from casebuilder.dialogue.extraction.readers.lines import Piece, cut
from casebuilder.dialogue.extraction.readers.money_words import EXCLUDED
from casebuilder.dialogue.extraction.readers.phrases import Span, content, is_generic
from casebuilder.dialogue.extraction.units import Unit

_POINTS_BACK = re.compile(
    r"\W*(?:but\s+|and\s+|though\s+)?(?:that|this|it|which|those|these|to\s+this|to\s+that|i|we|for\s+that)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Unpriced:
    """A gain without a figure: where its words stand, its name, and the words that refuse the figure."""

    start: int
    end: int
    name: Span
    cue: Span

    def item(self, message: Message) -> Item:
        """Return it as an item of the section."""
        item = Item("benefits", start=self.name[0])
        name = message.copy(*self.name)
        if name is not None:
            item.fields["name"] = name
        words = message.text[self.cue[0] : self.cue[1]]
        item.fields["kind"] = Found("non-financial", self.cue[0], self.cue[1], words)
        return item


def is_unpriced(piece: Piece, gain: Unpriced) -> bool:
    """Whether a piece of the message belongs to a gain without a figure."""
    return gain.start <= piece.start and piece.end <= gain.end and piece.sum is None


def unpriced(message: Message, units: Sequence[Unit]) -> list[Unpriced]:
    """Return the gains that the units name without a figure."""
    pieces = cut(message, units)
    found: list[Unpriced] = []
    for number, piece in enumerate(pieces):
        cue = NO_FIGURE.search(message.text, piece.start, piece.end)
        if cue is None or piece.sum is not None or any(is_unpriced(piece, g) for g in found):
            continue
        if (denied := TIME_SAID.search(message.text, piece.start, piece.end)) and denied.start() < cue.end():
            continue
        gain = _gain(message, pieces, number, cue)
        if gain is not None and not EXCLUDED.search(message.text, gain.start, gain.end):
            found.append(gain)
    return found


def _gain(message: Message, pieces: Sequence[Piece], number: int, cue: re.Match[str]) -> Unpriced | None:
    """Return the gain that a refusal speaks of: named before it in its sentence, else in the sentence before."""
    piece = pieces[number]
    same = [p for p in pieces[:number] if p.unit == piece.unit]
    begin = next((i + 1 for i in range(len(same) - 1, -1, -1) if same[i].sum is not None), 0)
    before = same[begin:][::-1] if begin else same
    for earlier in before:
        name = content(message, earlier.start, earlier.end)
        if name and not is_generic(message, name):
            return Unpriced(earlier.start, _end(pieces, number), name, cue.span())
    own = content(message, piece.start, cue.start())
    if own and not is_generic(message, own):
        return Unpriced(piece.start, _end(pieces, number), own, cue.span())
    if any(p.sum for p in same):
        return None
    behind = content(message, cue.end(), piece.end)
    if behind and not _POINTS_BACK.match(message.text, cue.end()) and not is_generic(message, behind):
        return Unpriced(piece.start, _end(pieces, number), behind, cue.span())
    previous = [p for p in pieces[:number] if p.unit == piece.unit - 1]
    if previous and not any(p.sum for p in previous):
        for earlier in previous:
            name = content(message, earlier.start, earlier.end)
            if name and not is_generic(message, name):
                return Unpriced(earlier.start, _end(pieces, number), name, cue.span())
    return None


def _end(pieces: Sequence[Piece], number: int) -> int:
    """Return where the sentence of a piece ends, or the piece before the next sum."""
    end = pieces[number].end
    for piece in pieces[number + 1 :]:
        if piece.unit != pieces[number].unit or piece.sum is not None:
            break
        end = piece.end
    return end
