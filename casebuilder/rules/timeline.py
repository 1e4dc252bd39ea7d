"""Rules on dates: what must be dated, and in which order."""

from collections.abc import Iterator
from itertools import pairwise

from casebuilder.rules.base import Context, Hit, Rule, missing

_ORDER = {"start": "start", "pilot_end": "end of the pilot", "go_live": "go-live", "first_benefit": "first benefit"}


def _order(context: Context) -> Iterator[Hit]:
    dates = [(name, getattr(context.case.timeline, name)) for name in _ORDER]
    for (earlier, first), (later, second) in pairwise((n, d) for n, d in dates if d):
        if second < first:
            yield Hit(
                f"timeline.{later}",
                f"The {_ORDER[later]} ({second.isoformat()}) comes before the {_ORDER[earlier]} ({first.isoformat()}).",
                "Check both dates.",
            )


RULES = (
    Rule(
        "timeline.go-live",
        "There is a go-live date",
        ("C15", "C31"),
        missing("timeline.go_live", "No go-live date is given.", "Give the date on which it is used for real work."),
    ),
    Rule(
        "timeline.first-benefit",
        "There is a date for the first benefit",
        ("C15", "C16"),
        missing(
            "timeline.first_benefit",
            "The case does not say when the first benefit is expected.",
            "Give the date; it usually lies some months after go-live.",
        ),
    ),
    Rule("timeline.order", "The dates are in order", ("C15", "C7"), _order),
)
