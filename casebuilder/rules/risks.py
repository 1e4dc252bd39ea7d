"""Rules on risks: enough of them, each dealt with by somebody, none of the usual kinds forgotten."""

from collections.abc import Iterator

from casebuilder.rules.base import RISKS, Check, Context, Hit, Rule, each_missing


def _count(context: Context) -> Iterator[Hit]:
    wanted = context.policy.thresholds["min_risks"]
    described = (risk.description for risk in context.case.risks)
    there = len({" ".join(text.casefold().split()) for text in described if text and not context.blank(text)})
    if there < wanted:
        have = "No risk is" if there == 0 else f"Only {there} different {'risk is' if there == 1 else 'risks are'}"
        fix = "Add what could go wrong with the data, with people, and in operation; say what is done and by whom."
        yield Hit("risks", f"{have} named; at least {wanted} are needed.", fix)


_KINDS = {
    "data": "the data (gaps, errors, missing labels, privacy)",
    "people": "people (trust, habits, jobs, skills)",
    "operation": "operation (a model that ages, outages, connections to other systems)",
}


def _left_out(kind: str) -> Check:
    def check(context: Context) -> Iterator[Hit]:
        words = f"risk_{kind}"
        for risk in context.case.risks:
            texts = (risk.category or "", risk.description or "")
            if any(context.policy.find(words, text) for text in texts):
                return
        if context.case.risks:
            yield Hit("risks", f"No risk is about {_KINDS[kind]}.", "Add one, or tell why there is none.")

    return check


RULES = (
    Rule("risks.count", "There are enough risks", ("R4",), _count),
    Rule(
        "risks.description",
        "Every risk says what may go wrong",
        ("R4",),
        each_missing(RISKS, "description", "does not say what may go wrong", "Say what may go wrong."),
    ),
    Rule(
        "risks.mitigation",
        "Every risk has a mitigation",
        ("R4",),
        each_missing(RISKS, "mitigation", "has no mitigation", "Say what is done about it."),
    ),
    Rule(
        "risks.owner",
        "Every risk has an owner",
        ("K5", "R4"),
        each_missing(RISKS, "owner", "has no owner", "Name the person who deals with it."),
    ),
    Rule(
        "risks.likelihood",
        "Every risk has a likelihood",
        ("R4",),
        each_missing(
            RISKS, "likelihood", "does not say how likely it is", "Say how likely it is: low, medium or high."
        ),
    ),
    Rule(
        "risks.impact",
        "Every risk has an impact",
        ("R4",),
        each_missing(
            RISKS, "impact", "does not say how bad it would be", "Say how bad it would be: low, medium or high."
        ),
    ),
    Rule("risks.data", "A risk is about the data", ("C22", "C24", "C26"), _left_out("data")),
    Rule("risks.people", "A risk is about people", ("C29", "C27"), _left_out("people")),
    Rule("risks.operation", "A risk is about operation", ("C31", "C33"), _left_out("operation")),
)
