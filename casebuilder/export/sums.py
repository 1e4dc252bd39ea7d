"""Sums of costs and benefits, each with the computation behind it. Nothing is converted between currencies."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from casebuilder.case.model import Case
from casebuilder.case.value import ThreePoint
from casebuilder.export.book import Book
from casebuilder.export.text import likely, money, number, spread

KINDS = {
    "cashable": "Cashable benefits",
    "time-released": "Time released",
    "avoided": "Costs avoided",
    "non-financial": "Non-financial benefits",
    "": "Benefits of no stated kind",
}
COSTS = "All costs"
_ONCE = {"one-off"}
_FACTOR = {"one-off": 1, "year": 1, "yearly": 1, "month": 12, "monthly": 12}


@dataclass(frozen=True)
class Item:
    """An amount to add up."""

    path: str
    group: str
    amount: Decimal | ThreePoint
    currency: str
    period: str


@dataclass(frozen=True)
class Sum:
    """A sum for a year or once, in one currency."""

    group: str
    once: bool
    amount: Decimal | ThreePoint
    currency: str
    marks: tuple[str, ...]

    @property
    def label(self) -> str:
        """What it is the sum of."""
        return f"{self.group}, {'once' if self.once else 'a year'}"

    @property
    def text(self) -> str:
        """The sum with its currency and range."""
        return money(self.amount, self.currency)

    @property
    def likely(self) -> str:
        """The most likely sum with its currency."""
        return money(likely(self.amount), self.currency)

    @property
    def range(self) -> str:
        """The range, if there is one."""
        return spread(self.amount)


@dataclass(frozen=True)
class Sums:
    """All sums of a case."""

    costs: tuple[Sum, ...]
    benefits: tuple[Sum, ...]

    def running(self) -> tuple[Sum, ...]:
        """Return the costs of a year."""
        return tuple(s for s in self.costs if not s.once)

    def once(self) -> tuple[Sum, ...]:
        """Return the costs that are paid once."""
        return tuple(s for s in self.costs if s.once)


def add_up(case: Case, book: Book) -> Sums:
    """Add up costs and benefits; what lacks its amount, currency or period is left out."""
    return Sums(
        costs=tuple(_sums(list(_costs(case)), (COSTS,), book)),
        benefits=tuple(_sums(list(_benefits(case)), tuple(KINDS.values()), book)),
    )


def _costs(case: Case) -> Iterator[Item]:
    for index, cost in enumerate(case.costs):
        currency = cost.currency or case.currency
        if cost.amount is not None and currency and cost.recurrence:
            yield Item(f"costs[{index}].amount", COSTS, cost.amount, currency, cost.recurrence)


def _benefits(case: Case) -> Iterator[Item]:
    for index, benefit in enumerate(case.benefits):
        currency = benefit.currency or case.currency
        if benefit.amount is not None and currency and benefit.period:
            group = KINDS[benefit.kind or ""]
            yield Item(f"benefits[{index}].amount", group, benefit.amount, currency, benefit.period)


def _sums(items: list[Item], groups: Iterable[str], book: Book) -> Iterator[Sum]:
    for group in groups:
        for once in (True, False):
            mine = [i for i in items if i.group == group and (i.period in _ONCE) == once]
            for currency in dict.fromkeys(i.currency for i in mine):
                yield _sum([i for i in mine if i.currency == currency], group, once, book)


def _sum(items: list[Item], group: str, once: bool, book: Book) -> Sum:
    amount = _plus([_times(i.amount, _FACTOR[i.period]) for i in items])
    currency = items[0].currency
    if len(items) == 1 and _FACTOR[items[0].period] == 1:
        return Sum(group, once, amount, currency, book.marks(items[0].path))
    name = f"{group}, {'once' if once else 'a year'} ({currency})"
    formula = " + ".join(_term(i) for i in items)
    if isinstance(amount, ThreePoint):
        formula += "; the range adds up all lowest and all highest values"
    marks = book.compute(name, money(amount, currency), formula, [i.path for i in items])
    return Sum(group, once, amount, currency, marks)


def _term(item: Item) -> str:
    factor, amount = _FACTOR[item.period], number(likely(item.amount))
    return amount if factor == 1 else f"{factor} × {amount}"


def _points(amount: Decimal | ThreePoint) -> ThreePoint:
    if isinstance(amount, ThreePoint):
        return amount
    return ThreePoint.model_construct(low=amount, likely=amount, high=amount)


def _times(amount: Decimal | ThreePoint, factor: int) -> Decimal | ThreePoint:
    if not isinstance(amount, ThreePoint):
        return amount * factor
    return ThreePoint.model_construct(low=amount.low * factor, likely=amount.likely * factor, high=amount.high * factor)


def _plus(amounts: list[Decimal | ThreePoint]) -> Decimal | ThreePoint:
    if not any(isinstance(a, ThreePoint) for a in amounts):
        return sum((a for a in amounts if isinstance(a, Decimal)), Decimal(0))
    points = [_points(a) for a in amounts]
    # Built without validation: a sum of many amounts may pass the bound for one.
    return ThreePoint.model_construct(
        low=sum((p.low for p in points), Decimal(0)),
        likely=sum((p.likely for p in points), Decimal(0)),
        high=sum((p.high for p in points), Decimal(0)),
    )
