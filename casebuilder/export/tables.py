"""The tables of the body: KPIs, costs, benefits, risks; then what is left out, and when it stops."""

from collections.abc import Iterator
from decimal import Decimal

from casebuilder.case.model import Benefit, Case, Cost, Kpi, Risk
from casebuilder.case.sections import state
from casebuilder.case.value import ThreePoint
from casebuilder.export.blocks import Bars, Block, Bullets, Cell, Column, Facts, Heading, Paragraph, Span, Table, Words
from casebuilder.export.book import Book
from casebuilder.export.sums import Sum, Sums
from casebuilder.export.text import clean, day, estimate, likely, line, money, per

NOT_GIVEN = Span("not given", "muted")


def blocks(case: Case, book: Book, sums: Sums) -> Iterator[Block]:
    """Yield the blocks of the body."""
    yield Heading("What will be measured")
    yield from _listed(case, "kpis", kpi_table(case, book) if case.kpis else None)
    yield Heading("What it costs")
    yield from _listed(case, "costs", cost_table(case, book, sums) if case.costs else None)
    yield Heading("What it brings")
    yield from _listed(case, "benefits", benefit_table(case, book, sums) if case.benefits else None)
    yield Heading("What may go wrong")
    yield from _listed(case, "risks", risk_table(case) if case.risks else None)
    yield Heading("What is not in scope")
    if case.scope.out_of_scope:
        yield Bullets(tuple((Span(line(item)),) for item in case.scope.out_of_scope))
    else:
        yield Paragraph((Span(unanswered(case, "scope", "Nothing has been ruled out yet."), "muted"),))
    yield Heading("When it stops")
    yield from _stops(case)


def _listed(case: Case, section: str, table: Table | None) -> Iterator[Block]:
    yield table or Paragraph((Span(unanswered(case, section, "Not answered yet."), "muted"),))


def unanswered(case: Case, section: str, otherwise: str) -> str:
    """Say how a section without values was answered."""
    found = state(case, section)
    if found not in {"none", "unknown"}:
        return otherwise
    answer = next(a for a in reversed(case.answers) if a.section == section)
    said = f": “{line(answer.text)}”" if answer.text else ""
    where = f" (message {answer.turn})" if answer.turn is not None else ""
    if found == "none":
        return f"There is nothing of the kind{said}{where}."
    return f"Not known yet{said}{where}; {line(answer.asked_of or 'somebody')} is asked."


def words(text: str | None) -> Words:
    """Return a text on one line, or "not given"."""
    return (Span(line(text)),) if text else (NOT_GIVEN,)


def cell(text: str | None) -> Cell:
    """Return a cell with a text on one line."""
    return Cell(words(text))


def kpi_table(case: Case, book: Book) -> Table:
    """Return the KPIs: where they stand, where they shall stand, when, and who answers for them."""
    columns = (
        Column("KPI", 22),
        Column("Today → target", 28),
        Column("By", 19),
        Column("Measured in", 18),
        Column("Owner", 13),
    )
    return Table(columns, tuple(_kpi_row(kpi, f"kpis[{i}]", book) for i, kpi in enumerate(case.kpis)))


def _kpi_row(kpi: Kpi, path: str, book: Book) -> tuple[Cell, ...]:
    name = (Span(line(kpi.name), "strong"),) if kpi.name else (NOT_GIVEN,)
    unit = line(kpi.unit or "")
    today = _figure(kpi.baseline, unit, f"{path}.baseline", book)
    target = _figure(kpi.target, unit, f"{path}.target", book)
    due = book.figure(f"{path}.due", day(kpi.due)) if kpi.due else NOT_GIVEN
    change = (today, Span(" → "), target)
    return Cell(name), Cell(change, bars(kpi)), Cell((due,)), cell(kpi.source), cell(kpi.owner)


def _figure(value: Decimal | ThreePoint | None, unit: str, path: str, book: Book) -> Span:
    return NOT_GIVEN if value is None else book.figure(path, estimate(value, unit))


def bars(kpi: Kpi) -> Bars | None:
    """Return the lengths of the bars of a KPI; none where a value is missing or below zero."""
    if kpi.baseline is None or kpi.target is None:
        return None
    today, target = likely(kpi.baseline), likely(kpi.target)
    most = max(today, target)
    if most <= 0 or min(today, target) < 0:
        return None
    return Bars(float(today / most), float(target / most))


def cost_table(case: Case, book: Book, sums: Sums) -> Table:
    """Return the costs with their sums."""
    columns = (Column("Cost", 38), Column("Kind", 18), Column("Amount", 32, "right"), Column("Paid", 12))
    rows = tuple(_cost_row(cost, f"costs[{i}]", case, book) for i, cost in enumerate(case.costs))
    return Table(columns, rows + tuple(_sum_row(s, len(columns)) for s in sums.costs), len(sums.costs))


def _cost_row(cost: Cost, path: str, case: Case, book: Book) -> tuple[Cell, ...]:
    amount = _amount(cost.amount, cost.currency or case.currency, f"{path}.amount", book)
    return cell(cost.item), cell(cost.category), Cell((amount,)), Cell((_period(cost.recurrence),))


def _amount(value: Decimal | ThreePoint | None, currency: str | None, path: str, book: Book) -> Span:
    return NOT_GIVEN if value is None else book.figure(path, money(value, currency))


def _period(period: str | None) -> Span:
    return Span(per(period)) if period else NOT_GIVEN


def benefit_table(case: Case, book: Book, sums: Sums) -> Table:
    """Return the benefits with their sums by kind: time released is not cash."""
    columns = (
        Column("Benefit", 25),
        Column("Kind", 13),
        Column("From", 18),
        Column("Owner", 13),
        Column("Amount", 21, "right"),
        Column("For", 10),
    )
    rows = tuple(_benefit_row(b, f"benefits[{i}]", case, book) for i, b in enumerate(case.benefits))
    return Table(columns, rows + tuple(_sum_row(s, len(columns)) for s in sums.benefits), len(sums.benefits))


def _benefit_row(benefit: Benefit, path: str, case: Case, book: Book) -> tuple[Cell, ...]:
    starts = book.figure(f"{path}.starts", day(benefit.starts)) if benefit.starts else NOT_GIVEN
    amount = _amount(benefit.amount, benefit.currency or case.currency, f"{path}.amount", book)
    row = (cell(benefit.name), cell(benefit.kind), Cell((starts,)), cell(benefit.owner))
    return (*row, Cell((amount,)), Cell((_period(benefit.period),)))


def _sum_row(total: Sum, width: int) -> tuple[Cell, ...]:
    value = Cell((Span(total.text, "strong", total.marks),))
    period = Cell((Span(per("one-off" if total.once else "year")),))
    return (Cell((Span(total.group, "strong"),)), *[Cell(())] * (width - 3), value, period)


def risk_table(case: Case) -> Table:
    """Return the risks."""
    columns = (
        Column("Risk", 32),
        Column("Likely", 12),
        Column("Impact", 12),
        Column("What is done about it", 30),
        Column("Owner", 14),
    )
    return Table(columns, tuple(_risk_row(risk) for risk in case.risks))


def _risk_row(risk: Risk) -> tuple[Cell, ...]:
    name = list(words(risk.description))
    if risk.category:
        name.append(Span(f" ({line(risk.category)})", "muted"))
    return Cell(tuple(name)), cell(risk.likelihood), cell(risk.impact), cell(risk.mitigation), cell(risk.owner)


def _stops(case: Case) -> Iterator[Block]:
    governance = case.governance
    rows = [
        (label, (Span(clean(text)),))
        for label, text in (
            ("Stop rule", governance.stop_rule),
            ("Who oversees it", governance.oversight),
            ("How often", governance.review_cadence),
        )
        if text
    ]
    if rows:
        yield Facts(tuple(rows))
    if not governance.stop_rule:
        yield Paragraph((Span(unanswered(case, "governance", "No stop rule has been given."), "muted"),))
