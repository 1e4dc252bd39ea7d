"""One reader for each section: from the units routed to a section to its items.

A reader is `read(message, units) -> list[Item]`. `units` are those that the router gave to the section, in order; the
whole message is there for context (shared dates, owners, currency).
"""

from collections.abc import Callable, Sequence

from casebuilder.dialogue.extraction.found import Item
from casebuilder.dialogue.extraction.message import Message
from casebuilder.dialogue.extraction.readers import (
    adoption,
    benefits,
    costs,
    data,
    governance,
    kpis,
    objective,
    operations,
    problem,
    process,
    risks,
    scope,
    skills,
    solution,
    sponsor,
    suitability,
    timeline,
)
from casebuilder.dialogue.extraction.units import Unit

Reader = Callable[[Message, Sequence[Unit]], list[Item]]

READERS: dict[str, Reader] = {
    "problem": problem.read,
    "objective": objective.read,
    "sponsor": sponsor.read,
    "process": process.read,
    "solution": solution.read,
    "suitability": suitability.read,
    "scope": scope.read,
    "kpis": kpis.read,
    "benefits": benefits.read,
    "costs": costs.read,
    "data": data.read,
    "skills": skills.read,
    "operations": operations.read,
    "risks": risks.read,
    "governance": governance.read,
    "adoption": adoption.read,
    "timeline": timeline.read,
}
