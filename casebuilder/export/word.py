"""The document for Word. User text enters as plain runs only: never as fields, links or markup."""

import io
from typing import Any

from casebuilder.export import word_xml as xml
from casebuilder.export.blocks import (
    Block,
    Bullets,
    Callout,
    Cell,
    Column,
    Document,
    Facts,
    Heading,
    Paragraph,
    Table,
    Tiles,
    Title,
    Words,
)
from casebuilder.export.text import is_rtl
from casebuilder.export.word_style import TEXT_WIDTH, dress

_SIDE = 90
"""Space at the right of a cell, in twentieths of a point."""
_SMALL = 8
"""Tables of up to so many rows stay on one page."""
_MAY_SPLIT = 600
"""Rows with cells longer than this many characters may break across pages."""


def write(document: Document) -> bytes:
    """Return the document as a .docx file."""
    import docx

    word = docx.Document()
    dress(word, document)
    writer = _Writer(word)
    for block in document.blocks:
        writer.block(block)
    buffer = io.BytesIO()
    word.save(buffer)
    return buffer.getvalue()


class _Writer:
    def __init__(self, word: Any) -> None:  # noqa: ANN401
        self._word = word
        self._bookmarks = 0

    def block(self, block: Block) -> None:
        if isinstance(block, Title):
            self._title(block)
        elif isinstance(block, Heading):
            self._heading(block)
        elif isinstance(block, Paragraph):
            muted = all(span.tone == "muted" for span in block.words)
            self._words(self._word.add_paragraph(style="Note" if muted else None), block.words)
        elif isinstance(block, Callout):
            for words in block.lines:
                self._words(self._word.add_paragraph(style="Decision"), words)
        elif isinstance(block, Tiles):
            self._tiles(block)
        elif isinstance(block, Facts):
            self._facts(block)
        elif isinstance(block, Bullets):
            for item in block.items:
                self._words(self._word.add_paragraph(style="List Bullet"), item)
        else:
            self._table(block)

    def _title(self, block: Title) -> None:
        self._words(self._word.add_paragraph(style="Running"), block.subtitle)
        paragraph = self._word.add_paragraph(block.text, style="Title")
        if is_rtl(block.text):
            xml.right_to_left(paragraph)
        table = self._new_table(1, [1] * len(block.facts), (60, 120, 60, 0))
        for cell, (label, words) in zip(table.rows[0].cells, block.facts, strict=True):
            self._fill(cell, ((label, "Cell head"),), words)
            xml.cell_border(cell, top=(6, xml.HAIR), bottom=(6, xml.HAIR))

    def _heading(self, block: Heading) -> None:
        paragraph = self._word.add_heading(block.text, block.level)
        paragraph.paragraph_format.page_break_before = block.new_page or None
        if block.text.startswith("Annex B"):
            self._bookmark(paragraph, xml.anchor(""))

    def _bookmark(self, paragraph: Any, name: str) -> None:  # noqa: ANN401
        self._bookmarks += 1
        xml.bookmark(paragraph, name, self._bookmarks)

    def _tiles(self, block: Tiles) -> None:
        self._gap(8)
        table = self._new_table(1, [1] * len(block.tiles), (40, 120, 40, 0))
        for cell, tile in zip(table.rows[0].cells, block.tiles, strict=True):
            first = cell.paragraphs[0]
            first.style = "Cell head"
            first.add_run(tile.label)
            value = cell.add_paragraph(style="Tile value")
            self._words(value, tile.value)
            if tile.note:
                self._words(cell.add_paragraph(style="Tile note"), tile.note)
            xml.cell_border(cell, top=(12, xml.ACCENT))
        xml.keep_together(table.rows[0])

    def _gap(self, points: float) -> None:
        from docx.shared import Pt

        paragraph = self._word.add_paragraph()
        paragraph.paragraph_format.space_after = Pt(0)
        paragraph.paragraph_format.line_spacing = Pt(points)

    def _facts(self, block: Facts) -> None:
        if not block.rows:
            return
        table = self._new_table(len(block.rows), [26, 74], (50, 120, 50, 0))
        for row, (label, words) in zip(table.rows, block.rows, strict=True):
            left, right = row.cells
            left.paragraphs[0].style = "Cell"
            left.paragraphs[0].add_run(label).style = "Muted"
            self._fill(right, (), words)
            for cell in (left, right):
                xml.cell_border(cell, bottom=(4, xml.HAIR))
            self._keep(row, (Cell(words),))
        self._gap(6)

    def _fill(self, cell: Any, lead: tuple[tuple[str, str], ...], words: Words) -> None:  # noqa: ANN401
        paragraph = cell.paragraphs[0]
        for text, style in lead:
            paragraph.style = style
            paragraph.add_run(text)
            paragraph = cell.add_paragraph()
        paragraph.style = "Cell"
        self._words(paragraph, words)

    def _table(self, block: Table) -> None:
        table = self._new_table(1 + len(block.rows), [c.weight for c in block.columns], (55, _SIDE, 55, 40))
        rows = list(table._tbl.tr_lst)
        self._header_row(table, block.columns)
        first_sum = len(block.rows) - block.sums
        for index, (tr, cells) in enumerate(zip(rows[1:], block.rows, strict=True)):
            self._row(table, tr, block.columns, cells, is_sum=index >= first_sum)
            if len(block.rows) <= _SMALL and index + 1 < len(block.rows):
                _keep_with_next(tr)
        self._gap(6)

    def _header_row(self, table: Any, columns: tuple[Column, ...]) -> None:  # noqa: ANN401
        row = table.rows[0]
        for cell, column in zip(row.cells, columns, strict=True):
            paragraph = cell.paragraphs[0]
            paragraph.style = "Cell head"
            paragraph.add_run(column.title).bold = True
            paragraph.alignment = _alignment(column)
            paragraph.paragraph_format.keep_with_next = True
            xml.cell_border(cell, bottom=(12, xml.ACCENT))
        xml.keep_together(row)
        xml.repeat_header(row)

    def _row(self, table: Any, tr: Any, columns: tuple[Column, ...], cells: tuple[Cell, ...], *, is_sum: bool) -> None:  # noqa: ANN401
        from docx.table import _Cell, _Row

        for tc, column, content in zip(tr.tc_lst, columns, cells, strict=True):
            cell = _Cell(tc, table)
            self._fill(cell, (), content.words)
            cell.paragraphs[0].alignment = _alignment(column)
            if content.bars:
                self._bars(cell, content)
            if content.anchor:
                self._bookmark(cell.paragraphs[0], xml.anchor(content.anchor))
            xml.cell_border(cell, bottom=(4, xml.HAIR))
            if is_sum:
                xml.shade(cell, xml.PALE)
        self._keep(_Row(tr, table), cells)

    def _bars(self, cell: Any, content: Cell) -> None:  # noqa: ANN401
        assert content.bars is not None
        width = cell.width.twips - 2 * _SIDE
        for share, colour in ((content.bars.today, xml.TODAY_BAR), (content.bars.target, xml.ACCENT)):
            xml.bar(cell.add_paragraph(style="Bar"), share, width, colour)

    def _keep(self, row: Any, cells: tuple[Cell, ...]) -> None:  # noqa: ANN401
        if all(sum(len(s.text) for s in cell.words) <= _MAY_SPLIT for cell in cells):
            xml.keep_together(row)

    def _new_table(self, rows: int, weights: list[int], margins: tuple[int, int, int, int]) -> Any:  # noqa: ANN401
        table = self._word.add_table(rows, len(weights))
        table.autofit = False
        whole = sum(weights)
        widths = [TEXT_WIDTH * weight // whole for weight in weights]
        xml.table_frame(table, widths, margins)
        return table

    def _words(self, paragraph: Any, words: Words) -> None:  # noqa: ANN401
        for span in words:
            run = paragraph.add_run(span.text)
            run.bold = True if span.tone == "strong" else None
            if span.tone == "muted":
                run.style = "Muted"
            for index, number in enumerate(span.marks):
                if index:
                    paragraph.add_run(",").style = "Source mark"
                xml.mark(paragraph, number)
        if is_rtl("".join(span.text for span in words)):
            xml.right_to_left(paragraph)


def _keep_with_next(tr: Any) -> None:  # noqa: ANN401
    from docx.text.paragraph import Paragraph as WordParagraph

    for p in tr.xpath("./w:tc/w:p"):
        WordParagraph(p, tr).paragraph_format.keep_with_next = True


def _alignment(column: Column) -> Any:  # noqa: ANN401
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    return WD_ALIGN_PARAGRAPH.RIGHT if column.align == "right" else None
