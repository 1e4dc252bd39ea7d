"""Rules on benefits: one at least is worked out in money, or is honestly non-financial."""

from collections.abc import Iterator
from decimal import Decimal

from casebuilder.case.model import Benefit
from casebuilder.rules.base import BENEFITS, Check, Context, Hit, Rule, each_missing, likely

_FIX = {
    "amount": "Give the amount above zero, or say that the benefit is not financial.",
    "currency": "Give the currency, for instance EUR.",
    "period": "Say whether the amount is for a year, for a month, or comes once.",
    "name": "Say what the benefit is.",
}
_SAYS = {
    "amount": "has no amount",
    "currency": "has no currency",
    "period": "does not say what period its amount is for",
    "name": "is not financial and does not say what it is",
}


def _lacks(context: Context, benefit: Benefit) -> list[str]:
    """Return the fields without which a benefit cannot be weighed."""
    if benefit.kind == "non-financial":
        return ["name"] if context.blank(benefit.name) else []
    amount = likely(benefit.amount)
    lacks = [] if isinstance(amount, Decimal) and amount > 0 else ["amount"]
    return lacks + [f for f in ("currency", "period") if context.blank(getattr(benefit, f))]


def _worked_out(context: Context) -> bool:
    return any(not _lacks(context, benefit) for benefit in context.case.benefits)


def _none(context: Context) -> Iterator[Hit]:
    if not context.case.benefits:
        yield Hit(
            "benefits",
            "The case names no benefit.",
            "Give one benefit with amount, currency and period, or name one that is not financial.",
        )


def _needed(field: str) -> Check:
    """Return a check of a field that matters as long as no benefit is worked out."""

    def check(context: Context) -> Iterator[Hit]:
        if _worked_out(context):
            return
        for index, benefit in enumerate(context.case.benefits):
            if field in _lacks(context, benefit):
                message = f"{BENEFITS.label(index, benefit)} {_SAYS[field]}."
                yield Hit(f"benefits[{index}].{field}", message, _FIX[field])

    return check


def _partial(context: Context) -> Iterator[Hit]:
    if not _worked_out(context):
        return
    for index, benefit in enumerate(context.case.benefits):
        for name in _lacks(context, benefit):
            message = f"{BENEFITS.label(index, benefit)} {_SAYS[name]}, so it cannot be counted."
            yield Hit(f"benefits[{index}].{name}", message, _FIX[name])


def _early(context: Context) -> Iterator[Hit]:
    go_live = context.case.timeline.go_live
    for index, benefit in enumerate(context.case.benefits):
        if go_live and benefit.starts and benefit.starts < go_live:
            yield Hit(
                f"benefits[{index}].starts",
                f"{BENEFITS.label(index, benefit)} starts on {benefit.starts.isoformat()}, "
                f"before go-live on {go_live.isoformat()}.",
                "Check both dates; a benefit can hardly come before the solution is live.",
            )


RULES = (
    Rule("benefits.none", "There is a benefit", ("R2", "R4", "R6"), _none),
    Rule("benefits.amount", "A benefit has an amount", ("R4", "R6"), _needed("amount")),
    Rule("benefits.currency", "A benefit has a currency", ("R4", "R6"), _needed("currency")),
    Rule("benefits.period", "A benefit has a period", ("R4", "R6"), _needed("period")),
    Rule("benefits.name", "A non-financial benefit has a name", ("R4", "R6"), _needed("name")),
    Rule("benefits.partial", "Every further benefit can be counted", ("R4", "R6"), _partial),
    Rule(
        "benefits.kind",
        "Every benefit says of what kind it is",
        ("R6", "C8"),
        each_missing(
            BENEFITS,
            "kind",
            "does not say whether it is money in the bank",
            "Say whether it is cashable, time released, a cost avoided, or not financial.",
        ),
    ),
    Rule(
        "benefits.owner",
        "Every benefit has an owner",
        ("K5",),
        each_missing(BENEFITS, "owner", "has no owner", "Name the person who answers for it."),
    ),
    Rule(
        "benefits.starts",
        "Every benefit has a start date",
        ("C15", "C16"),
        each_missing(BENEFITS, "starts", "does not say when it starts", "Give the date of its first effect."),
    ),
    Rule("benefits.early", "No benefit starts before go-live", ("C15", "C7"), _early),
)
