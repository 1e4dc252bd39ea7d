"""A case as a document, whatever the format: a decision on the first page, the tables, then the annexes."""

from casebuilder.export import annex, front, review, sources, tables
from casebuilder.export.blocks import Document
from casebuilder.export.book import Book
from casebuilder.export.inputs import Citation, ExportInput
from casebuilder.export.sums import add_up

__all__ = ["Citation", "Document", "ExportInput", "build"]


def build(given: ExportInput) -> Document:
    """Return a case as blocks in reading order.

    Every figure carries the numbers of its ledger entries; sums are entered into the ledger with their computation.
    """
    book = Book(given.case, given.turns)
    sums = add_up(given.case, book)
    blocks = (
        *front.blocks(given, book, sums),
        *tables.blocks(given.case, book, sums),
        *review.blocks(given, book),
        *annex.blocks(given.case, book),
        *sources.blocks(given, book),
    )
    return Document(front.title_of(given.case), front.status_of(given), given.draft, given.today, blocks)
