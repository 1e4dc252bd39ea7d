"""What the network sees of a message beside its word pieces: case, line starts, and what the parsers found there.

The encoder's vocabulary has no capitals and no line breaks; names and bullets need them.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

SHAPES = ("other", "lower", "capital", "upper", "digit", "punctuation")
PLACES = ("inside", "sentence", "line", "bullet")
KINDS = ("none", "money", "percent", "points", "duration", "count", "number", "date", "other")
ROUTES = 56
"""Labels of the router."""
SPAN_LIMIT = 320
"""Word pieces read at once; longer messages are cut between lines or sentences."""

Tokenize = Callable[[str], tuple[list[int], list[tuple[int, int]]]]
"""Ids and places of the word pieces of a text, without special pieces."""
Ints = NDArray[np.int64]
Floats = NDArray[np.float32]


@dataclass(frozen=True)
class Pieces:
    """A message as the network reads it; all arrays have one entry a word piece."""

    ids: Ints
    spans: tuple[tuple[int, int], ...]
    """Place of each piece in the message."""
    shapes: Ints
    places: Ints
    kinds: Ints
    people: Ints
    """1 where a piece is part of a name that the name finder knows."""
    routes: Floats
    """What the router says of the sentence and of the clause of each piece, shape (pieces, 2 * ROUTES)."""


@dataclass(frozen=True)
class Known:
    """What was found in a message before: spans of quantities with their kind, of names, and of routed sentences."""

    quantities: Sequence[tuple[int, int, str]]
    people: Sequence[tuple[int, int]] = ()
    routes: Sequence[tuple[int, int, Sequence[float]]] = ()
    """Sentences, then clauses, with what the router says of them (`ROUTES` probabilities each)."""

    def within(self, start: int, end: int) -> "Known":
        """Return what lies in a stretch, with places counted from its beginning."""
        return Known(
            [(s - start, e - start, k) for s, e, k in self.quantities if start <= s and e <= end],
            [(s - start, e - start) for s, e in self.people if start <= s and e <= end],
            [(max(s, start) - start, min(e, end) - start, v) for s, e, v in self.routes if s < end and start < e],
        )


def read(text: str, known: Known, tokenize: Tokenize) -> Pieces:
    """Return the word pieces of a text with their features."""
    ids, spans = tokenize(text)
    kinds, people = np.zeros(len(text) + 1, np.int64), np.zeros(len(text) + 1, np.int64)
    for start, end, kind in known.quantities:
        kinds[start:end] = KINDS.index(kind) if kind in KINDS else KINDS.index("other")
    for start, end in known.people:
        people[start:end] = 1
    starts = [s for s, _ in spans]
    return Pieces(
        ids=np.asarray(ids, np.int64),
        spans=tuple(spans),
        shapes=np.asarray([_shape(text, s, e) for s, e in spans], np.int64),
        places=_places(text, spans),
        kinds=kinds[starts],
        people=people[starts],
        routes=_routes(known, spans),
    )


def _routes(known: Known, spans: Sequence[tuple[int, int]]) -> Floats:
    """Return the widest routed run around each piece (its sentence) and the narrowest (its clause)."""
    table = np.zeros((len(spans), 2 * ROUTES), np.float32)
    widths: list[list[int]] = [[0, 1 << 30] for _ in spans]
    for start, end, scores in known.routes:
        for row, (a, b) in enumerate(spans):
            if not (start <= a and b <= end):
                continue
            if end - start > widths[row][0]:
                widths[row][0] = end - start
                table[row, :ROUTES] = scores
            if end - start < widths[row][1]:
                widths[row][1] = end - start
                table[row, ROUTES:] = scores
    return table


def _shape(text: str, start: int, end: int) -> int:
    """Classify the whole word that a piece is part of."""
    while start > 0 and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum() and text[end - 1].isalnum():
        end += 1
    word = text[start:end]
    if any(c.isdigit() for c in word):
        return SHAPES.index("digit")
    if not any(c.isalpha() for c in word):
        return SHAPES.index("punctuation")
    if word.isupper() and len(word) > 1:
        return SHAPES.index("upper")
    return SHAPES.index("capital") if word[0].isupper() else SHAPES.index("lower")


def _places(text: str, spans: Iterable[tuple[int, int]]) -> Ints:
    found, last = [], 0
    for number, (start, end) in enumerate(spans):
        gap = text[last:start]
        if number == 0 or "\n" in gap:
            kind = "bullet" if text[start:end] in {"-", "*", "•", "–", "—", "·", ">"} else "line"
        elif text[max(0, last - 1) : last] in {".", "!", "?", ";", ":"}:
            kind = "sentence"
        else:
            kind = "inside"
        found.append(PLACES.index(kind))
        last = end
    return np.asarray(found, np.int64)
