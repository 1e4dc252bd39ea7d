"""KPIs written as a table: a header row with known columns, and rows cut at the same mark."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from casebuilder.case.quantity import Quantity
from casebuilder.dialogue.extraction.found import Found, Item
from casebuilder.dialogue.extraction.message import Message
from casebuilder.dialogue.extraction.readers.kpi_blocks import Block
from casebuilder.dialogue.extraction.readers.kpi_figures import Figure
from casebuilder.dialogue.extraction.readers.kpi_values import date_found, measured
from casebuilder.dialogue.extraction.readers.kpi_zone import Span, Zone

_COLUMNS = {
    "name": "kpi kpis name metric measure indicator what item kennzahl indicateur",
    "baseline": "baseline today now current current value as-is as is start ist actual present before from value today",
    "target": "target goal to-be to be wanted want aim objective soll after to target value",
    "unit": "unit units uom",
    "due": "due by when by when deadline date target date due date until by when?",
    "source": "source data source measured in measured by system where where measured measurement report "
    "tool from where",
    "owner": "owner accountable responsible who kpi owner dri lead person",
}
_PHRASES = {
    "baseline": ("current value", "as is", "today's value", "where we are"),
    "target": ("to be", "target value", "where we want to be"),
    "due": ("by when", "target date", "due date"),
    "source": ("data source", "measured in", "measured by", "where measured", "measurement source"),
    "owner": ("kpi owner",),
    "name": ("kpi name",),
}
_MARKS = ("|", "\t", ";", ",")


@dataclass(frozen=True)
class _Row:
    """The cells of one line."""

    cells: list[Span]
    end: int


def read_table(message: Message) -> tuple[list[Item], Span | None]:
    """Return the KPIs of the first table of a message and the run that it takes; nothing where there is none."""
    lines: list[Span] = []
    offset = 0
    for words in message.text.split("\n"):
        lines.append((offset, offset + len(words)))
        offset += len(words) + 1
    for number, line in enumerate(lines):
        for mark in _MARKS:
            columns = _header(message.text, line, mark)
            if columns:
                return _rows(message, lines[number + 1 :], mark, columns, line[0])
    return [], None


def _header(text: str, line: Span, mark: str) -> dict[int, str]:
    """Return which column holds which field, if the line is a header."""
    cells = _cells(text, line, mark).cells
    if len(cells) < 3:
        return {}
    found: dict[int, str] = {}
    for index, (start, end) in enumerate(cells):
        field = _column(text[start:end])
        if field and field not in found.values():
            found[index] = field
    if 0 not in found and {"baseline", "target"} & set(found.values()) and "name" not in found.values():
        found[0] = "name"
    enough = "name" in found.values() and bool({"baseline", "target"} & set(found.values()))
    return found if enough and len(found) >= 3 else {}


def _column(text: str) -> str | None:
    low = re.sub(r"[^a-z' -]", "", text.lower()).strip()
    for field, phrases in _PHRASES.items():
        if low in phrases:
            return field
    for field, known in _COLUMNS.items():
        if low and low in known.split():
            return field
    return None


def _cells(text: str, line: Span, mark: str) -> _Row:
    """Cut a line at a mark; an outer border is no cell."""
    start, end = line
    raw = text[start:end]
    begin = start + (len(raw) - len(raw.lstrip()))
    if mark == "|" and text[begin : begin + 1] == "|":
        begin += 1
    cells: list[Span] = []
    while begin <= end:
        stop = text.find(mark, begin, end)
        stop = end if stop < 0 else stop
        if stop < end or text[begin:stop].strip() or mark != "|":
            cells.append(_trim(text, begin, stop))
        begin = stop + 1
    return _Row(cells, end)


def _trim(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _rows(
    message: Message, lines: Sequence[Span], mark: str, columns: dict[int, str], start: int
) -> tuple[list[Item], Span | None]:
    """Read the rows below a header."""
    items: list[Item] = []
    end = start
    for line in lines:
        row = _cells(message.text, line, mark)
        if set(message.text[slice(*line)].strip()) <= set("|-: +=") and message.text[slice(*line)].strip():
            continue
        if len(row.cells) < 2:
            break
        fields = {
            field: row.cells[i]
            for i, field in columns.items()
            if i < len(row.cells) and row.cells[i][1] > row.cells[i][0]
        }
        item = _item(message, fields)
        if item is not None:
            items.append(item)
            end = row.end
    return (items, (start, end)) if items else ([], None)


def _item(message: Message, cells: dict[str, Span]) -> Item | None:
    """Return one row as an item."""
    name = message.copy(*cells["name"]) if "name" in cells else None
    if name is None:
        return None
    zone = Zone(message, [])
    block = Block(cells["name"][0], cells["name"][1], cells["name"])
    block.baseline, block.target = (_figure(message, cells.get(f)) for f in ("baseline", "target"))
    fields: dict[str, Found] = {"name": name, **measured(zone, block)}
    date = next((q for q in _inside(message, cells.get("due")) if q.kind == "date"), None)
    if date is not None:
        fields["due"] = date_found(message, date)
    for field in ("unit", "source", "owner"):
        copied = message.copy(*cells[field]) if field in cells else None
        if copied is None and field == "unit" and field in cells:
            copied = Found(message.text[slice(*cells[field])], *cells[field], message.text[slice(*cells[field])])
        if copied is not None:
            fields[field] = copied
    return Item("kpis", fields, cells["name"][0])


def _inside(message: Message, cell: Span | None) -> list[Quantity]:
    return [q for q in message.quantities if cell and cell[0] <= q.start and q.end <= cell[1]]


def _figure(message: Message, cell: Span | None) -> Figure | None:
    found = [q for q in _inside(message, cell) if q.kind != "date"]
    return Figure(found[0]) if found else None
