"""Annexes B to D: the ledger of figures, the evidence, and how the document came about."""

from collections.abc import Iterator

from casebuilder.case.value import Superseded
from casebuilder.export.blocks import Block, Cell, Column, Facts, Heading, Paragraph, Span, Table
from casebuilder.export.book import Book, quoted_words, source_words
from casebuilder.export.inputs import ExportInput
from casebuilder.export.text import any_value, line


def blocks(given: ExportInput, book: Book) -> Iterator[Block]:
    """Yield the three annexes."""
    yield Heading("Annex B: where every figure comes from")
    yield from _ledger(given, book)
    yield Heading("Annex C: evidence")
    yield from _evidence(given)
    yield Heading("Annex D: how this document came about")
    yield Facts(tuple((line(name), (Span(line(value)),)) for name, value in given.provenance.items()))


def _ledger(given: ExportInput, book: Book) -> Iterator[Block]:
    intro = "Every figure and date of this document, with the words it was read from. The small numbers point here."
    yield Paragraph((Span(intro, "muted"),))
    if book.rows:
        yield ledger_table(book)
    else:
        yield Paragraph((Span("The case holds no figures yet.", "muted"),))
    if book.unsourced:
        names = "; ".join(line(book.name(path)) for path in book.unsourced)
        yield Paragraph((Span("Marked “?”, because no source is known: ", "strong"), Span(f"{names}.")))
    if given.case.superseded:
        yield Heading("Earlier values that were replaced", 2)
        yield _earlier(given, book)


def ledger_table(book: Book) -> Table:
    """Return the ledger."""
    columns = (
        Column("No.", 6, "right"), Column("Figure", 27), Column("Value", 18), Column("Words", 25), Column("Source", 24),
    )  # fmt: skip
    rows = []
    for row in book.rows:
        first = Cell((Span(row.number, "muted"),), anchor=row.number)
        texts = (row.figure, row.value, row.words, row.source)
        rows.append((first, *(Cell((Span(text),)) for text in texts)))
    return Table(columns, tuple(rows))


def _earlier(given: ExportInput, book: Book) -> Table:
    columns = (
        Column("Figure", 30),
        Column("Value", 16),
        Column("Words", 24),
        Column("Source", 18),
        Column("Replaced in", 12),
    )
    return Table(columns, tuple(_earlier_row(old, given, book) for old in given.case.superseded))


def _earlier_row(old: Superseded, given: ExportInput, book: Book) -> tuple[Cell, ...]:
    texts = (
        line(book.name(old.path)),
        any_value(old.value),
        quoted_words(old),
        source_words(old.source, given.turns),
        f"message {old.replaced_in_turn}",
    )
    return tuple(Cell((Span(text),)) for text in texts)


def _evidence(given: ExportInput) -> Iterator[Block]:
    if not given.citations:
        yield Paragraph((Span("No evidence card was cited.", "muted"),))
        return
    columns = (Column("Card", 10), Column("What it says", 55), Column("Published in", 35))
    rows = []
    for card in given.citations:
        said = (Span(f"{line(card.title)}. ", "strong"), Span(f"“{line(card.quote)}”"))
        rows.append((Cell((Span(line(card.card), "muted"),)), Cell(said), Cell((Span(line(card.source)),))))
    yield Table(columns, tuple(rows))
