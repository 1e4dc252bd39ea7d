"""The ledger of a document: every figure has a number here, with its words and where they come from."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from casebuilder.case.model import Case
from casebuilder.case.sections import figures
from casebuilder.case.value import Assumed, Computed, FromDocument, FromFinding, LedgerEntry, Said, Source
from casebuilder.export.blocks import Span, Tone
from casebuilder.export.text import any_value, clean, day, line, moment
from casebuilder.rules.base import spoken

UNKNOWN = "?"
Turns = Mapping[int, tuple[str, dt.datetime]]


@dataclass(frozen=True)
class Row:
    """One numbered entry."""

    number: str
    path: str
    figure: str
    value: str
    words: str
    source: str


class Book:
    """Numbers the ledger entries of a case in reading order and hands out the marks that point to them.

    Entries of figures come first, in the order of the sections; then the others; computed sums are added at the end.
    """

    def __init__(self, case: Case, turns: Turns) -> None:
        self._case = case
        self._turns = turns
        self.rows: list[Row] = []
        self.unsourced: list[str] = []
        """Paths of the figures that have no entry (possible in a draft only)."""
        self._marks: dict[str, tuple[str, ...]] = {}
        by_path: dict[str, list[LedgerEntry]] = {}
        for entry in case.ledger:
            by_path.setdefault(entry.path, []).append(entry)
        for path, _ in figures(case):
            entries = by_path.pop(path, [])
            if entries:
                self._enter(path, entries)
            else:
                self.unsourced.append(path)
        for path, entries in by_path.items():
            self._enter(path, entries)

    def _enter(self, path: str, entries: list[LedgerEntry]) -> None:
        for entry in entries:
            self._add(path, any_value(entry.value), quoted_words(entry), source_words(entry.source, self._turns))

    def _add(self, path: str, value: str, words: str, source: str, figure: str | None = None) -> str:
        mark = str(len(self.rows) + 1)
        self._marks[path] = (*self._marks.get(path, ()), mark)
        self.rows.append(Row(mark, path, figure or line(self.name(path)), value, words, source))
        return mark

    def name(self, path: str) -> str:
        """Return a path in words."""
        try:
            return spoken(path, self._case)
        except (KeyError, IndexError):
            return path

    def marks(self, path: str) -> tuple[str, ...]:
        """Return the numbers of a figure's entries; `?` where there is none."""
        return self._marks.get(path, (UNKNOWN,))

    def figure(self, path: str, text: str, tone: Tone = "plain") -> Span:
        """Return a figure with its marks."""
        return Span(text, tone, self.marks(path))

    def compute(self, name: str, value: str, formula: str, inputs: list[str]) -> tuple[str, ...]:
        """Enter a sum of ours and return its mark."""
        numbers = ", ".join(mark for path in inputs for mark in self.marks(path))
        return (self._add(f"sum:{name}", value, formula, f"Computed from {numbers}", figure=name),)


def quoted_words(entry: LedgerEntry) -> str:
    """Return the words of an entry in quotation marks, within their quote where that says more."""
    text = clean(entry.text)
    quote = clean(getattr(entry.source, "quote", "") or text)
    return f"“{text}”" if quote == text else f"“{text}” in “{quote}”"


def source_words(source: Source, turns: Turns) -> str:
    """Say who said something, where and when."""
    if isinstance(source, Said):
        told = turns.get(source.turn)
        when = f", {moment(told[1])}" if told else ""
        return f"Said in message {source.turn}{when}"
    if isinstance(source, FromDocument):
        return f"Document {line(source.document)}" + (f", page {source.page}" if source.page else "")
    if isinstance(source, FromFinding):
        return f"Evidence card {line(source.card)}"
    if isinstance(source, Computed):
        return f"Computed: {line(source.formula)}"
    if isinstance(source, Assumed):
        return f"Assumption of {line(source.owner)}, to be checked by {day(source.check_by)}"
    raise TypeError(source)
