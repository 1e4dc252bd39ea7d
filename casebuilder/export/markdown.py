"""The document as Markdown. Words of people are escaped: they cannot become markup, HTML, links or pictures."""

import re
from collections.abc import Iterator

from casebuilder.export.blocks import (
    Bars,
    Block,
    Bullets,
    Callout,
    Cell,
    Document,
    Facts,
    Heading,
    Paragraph,
    Span,
    Table,
    Tiles,
    Title,
    Words,
)

_MARKS = re.compile(r"([\\`*_{}\[\]()#+!|~$^=<>&-])")
_NUMBERED = re.compile(r"^(\s*\d+)([.)])", re.MULTILINE)
_LINK = re.compile(r"(?i)\b(https?|ftp|mailto|www)(?=[:.])|@")
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_BAR = 12
_ANCHOR = "annex-b-where-every-figure-comes-from"


def write(document: Document) -> bytes:
    """Return the document as Markdown in UTF-8."""
    parts = ["> **DRAFT** — not for decision"] if document.draft else []
    for block in document.blocks:
        parts.extend(part for part in _block(block) if part)
    return ("\n\n".join(parts) + "\n").encode()


def escape(text: str) -> str:
    """Return text that Markdown shows as it was written; line ends stay line ends."""
    escaped = _NUMBERED.sub(r"\1\\\2", _MARKS.sub(r"\\\1", text))
    # A reader that finds links in bare text finds none here: the break inside shows nothing.
    escaped = _LINK.sub(lambda match: f"{match[0]}\u2060", escaped)
    return "\\\n".join(line.strip() for line in escaped.splitlines())


def _block(block: Block) -> Iterator[str]:
    if isinstance(block, Title):
        yield f"# {_flat(escape(block.text))}"
        yield _words(block.subtitle)
        yield _facts(block.facts)
    elif isinstance(block, Heading):
        yield f"{'#' * (block.level + 1)} {escape(block.text)}"
    elif isinstance(block, Paragraph):
        yield _words(block.words)
    elif isinstance(block, Callout):
        yield "\n>\n".join("> " + _words(words).replace("\n", "\n> ") for words in block.lines)
    elif isinstance(block, Tiles):
        yield "\n".join(f"- {escape(t.label)}: {_words(t.value)}{_note(t.note)}" for t in block.tiles)
    elif isinstance(block, Facts):
        yield _facts(block.rows)
    elif isinstance(block, Bullets):
        yield "\n".join("- " + _words(item).replace("\n", "\n  ") for item in block.items)
    else:
        yield _table(block)


def _note(note: Words) -> str:
    return f" ({_words(note)})" if note else ""


def _facts(rows: tuple[tuple[str, Words], ...]) -> str:
    return "\n".join(f"- **{escape(label)}:** " + _words(words).replace("\n", "\n  ") for label, words in rows)


def _table(table: Table) -> str:
    rule = "|".join("---:" if column.align == "right" else "---" for column in table.columns)
    lines = [_row([escape(column.title) for column in table.columns]), f"|{rule}|"]
    lines += [_row([_cell(cell) for cell in row]) for row in table.rows]
    return "\n".join(lines)


def _row(cells: list[str]) -> str:
    return "| " + " | ".join(_flat(cell) for cell in cells) + " |"


def _cell(cell: Cell) -> str:
    return f"{_words(cell.words)} {_bars(cell.bars)}" if cell.bars else _words(cell.words)


def _bars(bars: Bars) -> str:
    today, target = (max(1, round(share * _BAR)) if share else 0 for share in (bars.today, bars.target))
    return f"{'▒' * today} → {'█' * target}"


def _flat(text: str) -> str:
    """Return text on one line: a line end would end a table row or a heading."""
    return " ".join(text.replace("\\\n", " ").split())


def _words(words: Words) -> str:
    return "".join(_span(span) for span in words)


def _span(span: Span) -> str:
    text = escape(span.text)
    if span.tone == "strong" and text.strip():
        body = text.strip()
        before, after = " " * (span.text != span.text.lstrip()), " " * (span.text != span.text.rstrip())
        text = f"{before}**{body}**{after}"
    elif text:
        text = _kept_spaces(span.text, text)
    if span.marks:
        text += f"[{' '.join(mark.translate(_RAISED) for mark in span.marks)}](#{_ANCHOR})"
    return text


def _kept_spaces(original: str, escaped: str) -> str:
    """Put back the spaces at both ends: spans stand beside each other."""
    body = escaped.strip()
    if not body:
        return " " if original else ""
    return " " * original.startswith(" ") + body + " " * original.endswith(" ")
