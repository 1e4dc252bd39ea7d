"""Rules on assumptions: somebody owns each and checks it in time."""

from collections.abc import Iterator

from casebuilder.rules.base import ASSUMPTIONS, Context, Hit, Rule, each_missing, spoken


def _past(context: Context) -> Iterator[Hit]:
    fix = "Check it now and replace it by what you found, or give a new date."
    for index, assumption in enumerate(context.case.assumptions):
        if assumption.check_by and assumption.check_by < context.today:
            label = ASSUMPTIONS.label(index, assumption)
            message = f"{label} was to be checked by {assumption.check_by.isoformat()}, which has passed."
            yield Hit(f"assumptions[{index}].check_by", message, fix)
    for path, _ in context.figures:
        for entry in context.entries.get(path, ()):
            if entry.source.kind == "assumed" and entry.source.check_by < context.today:
                where, date = spoken(path, context.case), entry.source.check_by.isoformat()
                yield Hit(path, f"{where}: this figure is an assumption that was to be checked by {date}.", fix)


RULES = (
    Rule(
        "assumptions.owner",
        "Every assumption has an owner",
        ("K5", "C7"),
        each_missing(ASSUMPTIONS, "owner", "has no owner", "Name the person who answers for it."),
    ),
    Rule(
        "assumptions.check-by",
        "Every assumption has a check date",
        ("C7", "K3"),
        each_missing(ASSUMPTIONS, "check_by", "has no date by which it is checked", "Give the date."),
    ),
    Rule("assumptions.past", "No assumption is past its check date", ("C7", "K3"), _past),
)
