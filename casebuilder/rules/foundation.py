"""Rules on why and what: problem, objective, sponsor, existing process, solution, alternatives and scope."""

import re
from collections.abc import Iterator

from casebuilder.rules.base import Context, Hit, Rule, missing, quoted

_WORD = re.compile(r"[^\W\d_]+")


def _sponsor_name(context: Context) -> Iterator[Hit]:
    sponsor = context.case.sponsor
    fix = "Give the first and last name of the executive who answers for the case."
    if context.blank(sponsor.name) or sponsor.name is None:
        role = "" if context.blank(sponsor.role) else f" {quoted(sponsor.role or '')} is a role, not a person."
        yield Hit("sponsor.name", f"No executive sponsor is named.{role}", fix)
    elif _is_role(context, sponsor.name, sponsor.role):
        yield Hit("sponsor.name", f"{quoted(sponsor.name)} is a role, not the name of the executive sponsor.", fix)


def _is_role(context: Context, name: str, role: str | None) -> bool:
    if role and name.casefold() == role.casefold() and context.policy.find("titles", name):
        return True
    words = {w.casefold() for w in _WORD.findall(name)}
    titles = {w.casefold() for w in context.policy.words["titles"]}
    others = {w.casefold() for w in context.policy.words["title_parts"]}
    return bool(words & titles) and words <= titles | others


def _process(context: Context) -> Iterator[Hit]:
    process = context.case.process
    if context.blank(process.workflow) and context.blank(process.system):
        yield Hit(
            "process",
            "The case does not say which existing step of the work, or which system in use, the AI becomes part of.",
            "Name the step that changes and the system that people work in today.",
        )


def _too_wide(context: Context) -> Iterator[Hit]:
    case, limits = context.case, context.policy.thresholds
    fix = "Take the one part with the greatest effect into this case and leave the rest for a later one."
    for path, entries, limit, noun in (
        ("scope.in_scope", case.scope.in_scope, limits["max_in_scope"], "things are in scope"),
        ("operations.integrations", case.operations.integrations, limits["max_integrations"], "systems are connected"),
    ):
        if len(entries) > limit:
            message = f"{len(entries)} {noun}, which is a lot for one case (more than {limit})."
            yield Hit(path, message, fix)
    for index, entry in enumerate(case.scope.in_scope):
        phrase = context.policy.find("wide", entry)
        if phrase:
            yield Hit(f"scope.in_scope[{index}]", f"The scope says {quoted(phrase)}, which is wide for one case.", fix)


RULES = (
    Rule(
        "problem.statement",
        "The problem is stated",
        ("C3", "C4", "R2"),
        missing(
            "problem.statement",
            "The case does not say what goes wrong today.",
            "Say in a sentence or two what goes wrong, how often, and what it costs.",
        ),
    ),
    Rule(
        "objective.goal",
        "The goal is stated",
        ("C2", "C6", "R3"),
        missing(
            "objective.goal",
            "The case does not say what is to be achieved.",
            "Say which outcome you want, in terms of the business and not of the technology.",
        ),
    ),
    Rule("sponsor.name", "An executive sponsor is named", ("C18", "K2"), _sponsor_name),
    Rule("process.embedding", "An existing process or system is named", ("K1", "C2", "R7"), _process),
    Rule(
        "solution.summary",
        "The solution is summarised",
        ("R2a", "C10"),
        missing(
            "solution.summary",
            "The case does not say what the AI will do.",
            "Say in one sentence what the AI does, for whom, and what it hands over.",
        ),
    ),
    Rule(
        "suitability.alternative",
        "A simpler alternative is named",
        ("C11", "D1"),
        missing(
            "suitability.simpler_alternative",
            "No simpler way without AI is named.",
            "Name the simplest thing that could work without AI, for instance rules, a form or more training.",
        ),
    ),
    Rule(
        "suitability.why-not-simpler",
        "It is said why the simpler alternative is not enough",
        ("C11", "D1"),
        missing(
            "suitability.why_not_simpler",
            "The case does not say why the simpler way is not enough.",
            "Say what the simpler way cannot do, best from having tried it.",
        ),
    ),
    Rule(
        "scope.in",
        "It is said what is in scope",
        ("C9", "K8"),
        missing("scope.in_scope", "Nothing is named as in scope.", "Name what the case covers."),
    ),
    Rule(
        "scope.out",
        "It is said what is out of scope",
        ("C9", "C12"),
        missing("scope.out_of_scope", "Nothing is named as out of scope.", "Name what the case leaves out."),
    ),
    Rule("scope.wide", "The scope is small enough for one case", ("C9", "K8", "R10"), _too_wide),
)
