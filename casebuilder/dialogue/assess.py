"""The assess node: plain rules say what is missing, and the agenda says what to ask next."""

import datetime as dt

from casebuilder.case.model import Case
from casebuilder.dialogue.deps import Deps
from casebuilder.rules.engine import check
from casebuilder.rules.finding import Report


def assess(case: Case, deps: Deps, today: dt.date) -> Report:
    """Return the verdict of the rules; no text of anybody can change it."""
    return check(case, today=today, policy=deps.policy)
