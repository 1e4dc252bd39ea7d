"""The case as a workbook: figures as numbers to compute with, the ledger beside them.

A text that begins like a formula gets an apostrophe in front, and the writer is told to make no formula or link of any
text. The only formulas are the sums, which are ours.
"""

import datetime as dt
import io
from decimal import Decimal
from typing import Any

from casebuilder.case.value import ThreePoint
from casebuilder.export import front
from casebuilder.export.book import Book
from casebuilder.export.inputs import ExportInput
from casebuilder.export.sums import Sums, add_up
from casebuilder.export.text import any_value, clean, day, likely, line

_TRIGGERS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_ACCENT, _GREY = "#1F5F6B", "#6B7478"
_Total = tuple[str, Decimal | ThreePoint, str | None]
_LARGEST = 10**15
"""A number of more digits loses some in a spreadsheet and is written as text."""


def write(given: ExportInput) -> bytes:
    """Return the case as an .xlsx file."""
    import xlsxwriter

    buffer = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(buffer, options) as workbook:
        workbook.set_properties({"title": front.title_of(given.case), "author": "casebuilder", "created": _made(given)})
        book = Book(given.case, given.turns)
        sums = add_up(given.case, book)
        paper = _Paper(workbook, given)
        _summary(paper, given, _totals(given, sums))
        _kpis(paper, given, book)
        _amounts(paper, given, book)
        _risks(paper, given)
        _ledger(paper, book)
        _open_points(paper, given)
    return buffer.getvalue()


def _totals(given: ExportInput, sums: Sums) -> list[_Total]:
    """Return what is shown at the foot of the summary."""
    today = given.case.problem.annual_cost
    first: list[_Total] = []
    if today.amount is not None:
        first = [("The problem costs, a year", today.amount, today.currency or given.case.currency)]
    return first + [(s.label, s.amount, s.currency) for s in (*sums.costs, *sums.benefits)]


def guard(text: str) -> str:
    """Return text that no spreadsheet takes for a formula, also after it was saved as CSV."""
    kept = clean(text)
    return f"'{kept}" if text.startswith(_TRIGGERS) or kept.startswith(_TRIGGERS) else kept


def _made(given: ExportInput) -> dt.datetime:
    return dt.datetime.combine(given.today, dt.time())


class _Paper:
    """A workbook with its formats; writes tables of plain values."""

    def __init__(self, workbook: Any, given: ExportInput) -> None:  # noqa: ANN401
        self._workbook = workbook
        self._draft = given.draft
        base = {"font_name": "Calibri", "font_size": 10, "valign": "top"}
        self.text = workbook.add_format({**base, "text_wrap": True})
        self.head = workbook.add_format({
            **base,
            "bold": True,
            "font_color": _GREY,
            "bottom": 2,
            "bottom_color": _ACCENT,
        })
        self.number = workbook.add_format({**base, "num_format": "#,##0.######"})
        self.date = workbook.add_format({**base, "num_format": "d mmm yyyy", "align": "left"})
        self.percent = workbook.add_format({**base, "num_format": "+0%;-0%;0%"})
        self.title = workbook.add_format({**base, "bold": True, "font_size": 18, "font_color": _ACCENT})
        self.draft = workbook.add_format({**base, "bold": True, "font_size": 12, "font_color": "#A33B20"})

    def sheet(self, name: str, columns: list[tuple[str, int]], first: int = 0) -> Any:  # noqa: ANN401
        """Add a sheet with a header row that stays in view and repeats in print."""
        sheet = self._workbook.add_worksheet(name)
        for index, (title, width) in enumerate(columns):
            sheet.set_column(index, index, width)
            sheet.write_string(first, index, title, self.head)
        sheet.freeze_panes(first + 1, 0)
        sheet.repeat_rows(first)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.hide_gridlines(2)
        sheet.set_header('&L&A&C&"Calibri,Bold"&24DRAFT' if self._draft else "&L&A")
        sheet.set_footer("&RPage &P of &N")
        return sheet

    def row(self, sheet: Any, row: int, values: list[object]) -> None:  # noqa: ANN401
        """Write values as what they are: numbers, dates, text."""
        for column, value in enumerate(values):
            self.put(sheet, row, column, value)

    def put(self, sheet: Any, row: int, column: int, value: object) -> None:  # noqa: ANN401
        """Write one value."""
        if isinstance(value, Decimal) and abs(value) < _LARGEST:
            sheet.write_number(row, column, float(value), self.number)
        elif isinstance(value, dt.date) and value.year >= 1900:
            sheet.write_datetime(row, column, dt.datetime.combine(value, dt.time()), self.date)
        elif value is not None and value != "":
            sheet.write_string(row, column, guard(value if isinstance(value, str) else any_value(value)), self.text)


def _points(value: Decimal | ThreePoint | None) -> list[object]:
    """Return likely, low and high."""
    if value is None:
        return [None, None, None]
    return [value.likely, value.low, value.high] if isinstance(value, ThreePoint) else [value, None, None]


def _marks(book: Book, *paths: str) -> str:
    return ", ".join(mark for path in paths for mark in book.marks(path))


def _summary(paper: _Paper, given: ExportInput, totals: list[_Total]) -> None:
    case = given.case
    sheet = paper.sheet("Summary", [("About", 34), ("", 60), ("", 16), ("", 16), ("", 12)], first=3)
    sheet.write_string(0, 0, guard(front.title_of(case)), paper.title)
    if given.draft:
        sheet.write_string(1, 0, "DRAFT: not for decision", paper.draft)
    rows = [
        ("Status", front.status_of(given)),
        ("As of", day(given.today)),
        ("Sponsor", line(case.sponsor.name or "")),
        ("Budget holder", line(case.sponsor.budget_holder or "")),
        *((label, "".join(span.text for span in words)) for label, words in front.summary(case)),
        ("Out of scope", "; ".join(case.scope.out_of_scope)),
        ("Stop rule", case.governance.stop_rule or ""),
        *given.provenance.items(),
    ]
    for index, (label, text) in enumerate(rows, start=4):
        paper.row(sheet, index, [label, text])
    at = 5 + len(rows)
    for column, title in enumerate(("Sums", "Most likely", "Low", "High", "Currency")):
        sheet.write_string(at, column, title, paper.head)
    for index, (label, amount, currency) in enumerate(totals, start=at + 1):
        paper.row(sheet, index, [label, *_points(amount), currency])


def _kpis(paper: _Paper, given: ExportInput, book: Book) -> None:
    columns = [
        ("KPI", 34), ("Unit", 14), ("Today", 12), ("Today low", 11), ("Today high", 11), ("Target", 12),
        ("Target low", 11), ("Target high", 11), ("Change", 14), ("By", 13), ("Measured in", 28), ("Owner", 20),
        ("Ledger no.", 12),
    ]  # fmt: skip
    sheet = paper.sheet("KPIs", columns)
    for row, kpi in enumerate(given.case.kpis, start=1):
        path = f"kpis[{row - 1}]"
        marks = _marks(book, f"{path}.baseline", f"{path}.target", f"{path}.due")
        values = [
            kpi.name,
            kpi.unit,
            *_points(kpi.baseline),
            *_points(kpi.target),
            None,
            kpi.due,
            kpi.source,
            kpi.owner,
        ]
        paper.row(sheet, row, [*values, marks])
        if kpi.baseline is not None and kpi.target is not None and likely(kpi.baseline) != 0:
            change = float(likely(kpi.target) / likely(kpi.baseline) - 1)
            sheet.write_formula(row, 8, f"=F{row + 1}/C{row + 1}-1", paper.percent, change)
    if given.case.kpis:
        bars = {"type": "data_bar", "bar_color": _ACCENT, "bar_negative_color": _ACCENT, "bar_solid": True}
        sheet.conditional_format(1, 8, len(given.case.kpis), 8, bars)


def _amounts(paper: _Paper, given: ExportInput, book: Book) -> None:
    case = given.case
    money = [("Amount", 14), ("Low", 14), ("High", 14), ("Currency", 10)]
    sheet = paper.sheet("Costs", [("Cost", 38), ("Kind", 18), *money, ("Paid", 12), ("A year", 14), ("Ledger no.", 12)])
    for row, cost in enumerate(case.costs, start=1):
        marks = _marks(book, f"costs[{row - 1}].amount")
        currency = cost.currency or case.currency
        paper.row(sheet, row, [cost.item, cost.category, *_points(cost.amount), currency, cost.recurrence, None, marks])
        _yearly(paper, sheet, row, 2, cost.amount, cost.recurrence)
    columns = [("Benefit", 38), ("Kind", 18), *money, ("For", 12), ("A year", 14), ("From", 13), ("Owner", 20)]
    sheet = paper.sheet("Benefits", [*columns, ("Ledger no.", 12)])
    for row, gain in enumerate(case.benefits, start=1):
        path = f"benefits[{row - 1}]"
        marks = _marks(book, f"{path}.amount", f"{path}.starts")
        currency = gain.currency or case.currency
        values = [gain.name, gain.kind, *_points(gain.amount), currency, gain.period, None, gain.starts, gain.owner]
        paper.row(sheet, row, [*values, marks])
        _yearly(paper, sheet, row, 2, gain.amount, gain.period)


def _yearly(
    paper: _Paper,
    sheet: Any,
    row: int,
    column: int,
    amount: Decimal | ThreePoint | None,
    period: str | None,  # noqa: ANN401
) -> None:
    """Write what an amount comes to in a year, as a formula on the amount beside it."""
    factor = {"yearly": 1, "year": 1, "monthly": 12, "month": 12}.get(period or "")
    if amount is not None and factor and abs(likely(amount)) < _LARGEST:
        cell = f"{'ABCDEFGH'[column]}{row + 1}"
        sheet.write_formula(row, 7, f"={factor}*{cell}", paper.number, float(likely(amount) * factor))


def _risks(paper: _Paper, given: ExportInput) -> None:
    columns = [("Risk", 50), ("Kind", 14), ("Likely", 14), ("Impact", 14), ("What is done about it", 50), ("Owner", 20)]
    sheet = paper.sheet("Risks", columns)
    for row, risk in enumerate(given.case.risks, start=1):
        values: list[object] = [
            risk.description,
            risk.category,
            risk.likelihood,
            risk.impact,
            risk.mitigation,
            risk.owner,
        ]
        paper.row(sheet, row, values)


def _ledger(paper: _Paper, book: Book) -> None:
    columns = [("No.", 6), ("Figure", 42), ("Value", 24), ("Words", 50), ("Source", 34), ("Field", 28)]
    sheet = paper.sheet("Ledger", columns)
    for row, entry in enumerate(book.rows, start=1):
        field = "" if entry.path.startswith("sum:") else entry.path
        paper.row(sheet, row, [Decimal(entry.number), entry.figure, entry.value, entry.words, entry.source, field])


def _open_points(paper: _Paper, given: ExportInput) -> None:
    sheet = paper.sheet("To weigh", [("What", 60), ("How to fix it", 60), ("Weight", 14), ("Where", 28)])
    found = [*given.report.blocking, *given.report.warnings]
    rows: list[list[object]] = [[f.message, f.fix, f.severity, f.path] for f in found]
    rows += [
        [i.question, f"{i.owner} will answer it" if i.owner else "", "open", i.section] for i in given.case.open_items
    ]
    rows += [
        [
            a.text,
            f"{a.owner or 'nobody'} answers for it; checked by {day(a.check_by) if a.check_by else 'no date'}",
            "assumed",
            "",
        ]
        for a in given.case.assumptions
    ]
    for row, values in enumerate(rows, start=1):
        paper.row(sheet, row, values)
