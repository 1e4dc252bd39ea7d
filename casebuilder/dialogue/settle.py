"""What follows from what was said: the direction of a KPI, the currency of all amounts, the title of the case."""

from collections.abc import Iterator
from decimal import Decimal

from casebuilder.case.model import Case
from casebuilder.case.patch import Change, apply
from casebuilder.case.quantity import currency_named
from casebuilder.case.value import Computed, Estimate, LedgerEntry, Said, ThreePoint
from casebuilder.dialogue.extraction.message import Message
from casebuilder.dialogue.speech import shorten


def settle(case: Case, message: Message) -> tuple[Case, list[LedgerEntry]]:
    """Return the case with what follows from its values, and what was added that the sponsor should hear of."""
    changes = [*_directions(case), *_currencies(case, message)]
    if changes:
        case = apply(case, changes, message.turn)
    if case.title is None:
        words = case.solution.summary or case.problem.statement
        if words:
            case = case.model_copy(update={"title": shorten(words, 60)})
    return case, [LedgerEntry.model_validate(c.model_dump()) for c in changes if c.source.kind == "said"]


def _point(value: Estimate | None) -> Decimal | None:
    return value.likely if isinstance(value, ThreePoint) else value


def _directions(case: Case) -> Iterator[Change]:
    """A target below the baseline is a decrease, one above it an increase; words that say otherwise stay."""
    for index, kpi in enumerate(case.kpis):
        baseline, target = _point(kpi.baseline), _point(kpi.target)
        if kpi.direction is not None or baseline is None or target is None or baseline == target:
            continue
        value = "decrease" if target < baseline else "increase"
        sign = "<" if target < baseline else ">"
        path = f"kpis[{index}]"
        source = Computed(formula=f"target {sign} baseline", inputs=[f"{path}.target", f"{path}.baseline"])
        yield Change(path=f"{path}.direction", value=value, text=value, source=source)


def _amounts(case: Case) -> Iterator[tuple[str, str | None]]:
    """Yield the holder of every amount and its currency."""
    if case.problem.annual_cost.amount is not None:
        yield "problem.annual_cost", case.problem.annual_cost.currency
    yield from ((f"benefits[{i}]", b.currency) for i, b in enumerate(case.benefits) if b.amount is not None)
    yield from ((f"costs[{i}]", c.currency) for i, c in enumerate(case.costs) if c.amount is not None)


def _currencies(case: Case, message: Message) -> Iterator[Change]:
    """Amounts without a currency take the only one that the sponsor uses; with two in use, it is asked."""
    held = {currency for _, currency in _amounts(case) if currency}
    named = currency_named(message.text)
    if case.currency is None and named and held <= {named[0]}:
        source = Said(turn=message.turn, quote=named[1])
        yield Change(path="currency", value=named[0], text=named[1], source=source)
        held.add(named[0])
    if case.currency:
        held.add(case.currency)
    if len(held) != 1:
        return
    code = held.pop()
    entry = next((e for e in (*case.provenance, *case.ledger) if e.path.endswith("currency") and e.value == code), None)
    words = (entry.text, entry.source) if entry else named and (named[1], Said(turn=message.turn, quote=named[1]))
    if not words:
        return
    for holder, currency in _amounts(case):
        if currency is None:
            yield Change(path=f"{holder}.currency", value=code, text=words[0], source=words[1])
