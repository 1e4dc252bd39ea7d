"""Rules on costs and on the currencies of the case."""

from collections.abc import Iterator
from decimal import Decimal

from casebuilder.rules.base import COSTS, Context, Hit, Rule, each_missing, likely


def _none(context: Context) -> Iterator[Hit]:
    if not context.case.costs:
        yield Hit(
            "costs", "The case names no cost.", "Give at least one cost with amount, currency and how often it is paid."
        )


def _amount(context: Context) -> Iterator[Hit]:
    for index, cost in enumerate(context.case.costs):
        amount = likely(cost.amount)
        if isinstance(amount, Decimal) and amount >= 0:
            continue
        says = "has no amount" if amount is None else "has an amount below zero"
        fix = "Give the amount; money that comes back is a benefit."
        yield Hit(f"costs[{index}].amount", f"{COSTS.label(index, cost)} {says}.", fix)


def _running(context: Context) -> Iterator[Hit]:
    costs = context.case.costs
    if costs and not any(cost.recurrence in {"monthly", "yearly"} for cost in costs):
        yield Hit(
            "costs",
            "The case has no running cost, though software, upkeep and retraining cost money every year.",
            "Add what is paid every month or year, for instance licences and upkeep.",
        )


def _mix(context: Context) -> Iterator[Hit]:
    case = context.case
    used = {case.currency, case.problem.annual_cost.currency}
    used |= {benefit.currency for benefit in case.benefits} | {cost.currency for cost in case.costs}
    codes = sorted(code for code in used if code)
    if len(codes) > 1:
        yield Hit(
            "currency",
            f"The amounts are in {', '.join(codes[:-1])} and {codes[-1]}, so they cannot be added up.",
            "Give all amounts in one currency, or say at which rate to convert.",
        )


RULES = (
    Rule("costs.none", "There is a cost", ("R4",), _none),
    Rule("costs.amount", "Every cost has an amount", ("R4",), _amount),
    Rule(
        "costs.currency",
        "Every cost has a currency",
        ("R4",),
        each_missing(COSTS, "currency", "has no currency", "Give the currency, for instance EUR."),
    ),
    Rule(
        "costs.recurrence",
        "Every cost says how often it is paid",
        ("R4",),
        each_missing(
            COSTS, "recurrence", "does not say how often it is paid", "Say whether it is paid once, monthly or yearly."
        ),
    ),
    Rule(
        "costs.item",
        "Every cost says what it is for",
        ("R4",),
        each_missing(COSTS, "item", "does not say what the money is spent on", "Say what is paid for."),
    ),
    Rule("costs.running", "There is a running cost", ("C33", "D4", "R4"), _running),
    Rule("currency.mix", "All amounts are in one currency", ("R4", "R5"), _mix),
)
