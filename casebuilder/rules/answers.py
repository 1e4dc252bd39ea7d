"""Rules on answers: six sections must be answered, if only with "none" or "unknown"; what is open stays visible."""

from collections.abc import Iterator

from casebuilder.case.sections import SECTION_IDS, SECTIONS, state
from casebuilder.rules.base import Check, Context, Hit, Rule, clean

_ASK = {
    "data": ("which data the AI needs", "Name the data, where it is kept, who owns it, and how good it is."),
    "skills": ("which skills are missing", "Name the missing skills, or say that none is missing."),
    "operations": (
        "how it is run after the pilot",
        "Say who runs it, how it is watched, and what happens when it slips.",
    ),
    "governance": ("how it is governed", "Say who reviews it, how often, and when it is stopped."),
    "adoption": ("how people come to use it", "Say what training there is and what resistance you expect."),
    "timeline": ("when things happen", "Give the dates of start, pilot end, go-live and first benefit."),
}


def _unanswered(section: str) -> Check:
    asks, fix = _ASK[section]

    def check(context: Context) -> Iterator[Hit]:
        if any(not context.blank(value) for _, value in context.leaves[section]):
            return
        found = state(context.case, section)
        if found == "none" and section not in context.policy.none_is_answer:
            title = SECTIONS[section].title
            yield Hit(section, f"“None” is not an answer for {title.lower()}: it must be said {asks}.", fix)
        elif found in {"empty", "value"} or (found == "unknown" and context.blank(_asked_of(context, section))):
            # A value here holds placeholders only.
            unknown = " If you do not know, name the person who will be asked."
            yield Hit(section, f"It has not been said {asks}.", fix + unknown)

    return check


def _asked_of(context: Context, section: str) -> str:
    return next((a.asked_of or "" for a in reversed(context.case.answers) if a.section == section), "")


def _open_items(context: Context) -> Iterator[Hit]:
    case = context.case
    for item in case.open_items:
        owner = "" if context.blank(item.owner) else f" ({clean(item.owner or '')} will answer)"
        fix = "Answer it, or name who will." if not owner else "Answer it when the answer is there."
        yield Hit(clean(item.path or item.section, 120), f"Still open: {clean(item.question, 200)}{owner}", fix)
    listed = {item.section for item in case.open_items}
    unknown = {answer.section for answer in case.answers if answer.status == "unknown"} - listed
    for section in SECTION_IDS:
        if section not in unknown or state(case, section) != "unknown":
            continue
        who = clean(_asked_of(context, section))
        message = f"{SECTIONS[section].title}: not known yet; {who} is to be asked."
        yield Hit(section, message, "Ask, and add the answer.")


RULES = (
    Rule("data.unanswered", "Data has been answered", ("C21", "C24", "D3"), _unanswered("data")),
    Rule("skills.unanswered", "Skills have been answered", ("C27", "C28"), _unanswered("skills")),
    Rule("operations.unanswered", "Operation has been answered", ("C31", "C33"), _unanswered("operations")),
    Rule("governance.unanswered", "Governance has been answered", ("K5", "G8"), _unanswered("governance")),
    Rule("adoption.unanswered", "Adoption has been answered", ("C29", "D9"), _unanswered("adoption")),
    Rule("timeline.unanswered", "The timeline has been answered", ("C15",), _unanswered("timeline")),
    Rule("open.item", "No question is left open", ("R2a", "R4"), _open_items),
)
