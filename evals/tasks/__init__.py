"""The eval tasks by name. A new one is a module here with a `KIND` and an Inspect `@task`, and a line in `TASKS`."""

import importlib

from casebuilder.errors import UserError
from evals.kinds import Kind

TASKS = {
    "extraction": "message → facts",
    "conversation": "a sponsor sheet, played to the end",
    "grounding": "a conversation → the evidence that is cited for it",
    "refusal": "attempts to talk the rules round, and harmless look-alikes",
    "retrieval": "a query → cards, and honest empty answers",
    "drafting": "a case → the paragraph that sums it up, and how good its checks are",
}
"""What each task is, in the order in which they run."""


def load(name: str) -> Kind:
    """Return a task by its name.

    Raises:
        UserError: if there is none of that name.
    """
    if name not in TASKS:
        raise UserError(f"there is no eval task {name!r}; there are {', '.join(TASKS)}")
    kind: Kind = importlib.import_module(f"evals.tasks.{name}").KIND
    return kind
