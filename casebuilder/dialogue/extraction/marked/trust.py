"""How sure the tagger must be (tried field by field, docs/extraction.md)."""

import math

ELSEWHERE = 0.85
"""From this probability a mark takes a figure away from what the rules read it as."""
CLAIMS = {
    "kpi": ("baseline", "target"),
    "benefit": ("amount",),
    "cost": ("amount",),
    "problem": ("annual_cost",),
    "aside": ("foreign", "old"),
}
"""Fields that take a figure for themselves."""
FILL = 0.7
"""From this probability a mark fills an empty field."""
OTHER = 0.15
"""How much surer it must be of what answers no question."""

REPLACE = {("kpis", "name"): 0.9}
"""From this probability a mark replaces what the rules read; where a field is missing here, it never does."""


def fill(*, asked: bool) -> float:
    """Return the probability from which a mark fills an empty field, of the section asked about or of another."""
    return FILL if asked else FILL + OTHER


def replaces(section: str, field: str, score: float) -> bool:
    """Whether a mark of a probability replaces what the rules read."""
    return score >= REPLACE.get((section, field), math.inf)
