"""How sure the tagger must be, field by field (measured on talk that it was not trained on)."""

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
REPLACE = 2.0
OTHER = 0.15
"""How much surer it must be of what answers no question."""

_FILL: dict[str, float] = {}
_REPLACE: dict[str, float] = dict.fromkeys(("kpis", "benefits", "costs", "data", "skills", "risks"), 2.0) | {
    "kpis.name": 0.9,
}


def fill(section: str, field: str, *, asked: bool) -> float:
    """Return the probability from which a mark fills an empty field."""
    return _FILL.get(f"{section}.{field}", FILL) + (0.0 if asked else OTHER)


def replace(section: str, field: str) -> float:
    """Return the probability from which a mark replaces what the rules read."""
    return _REPLACE.get(f"{section}.{field}", _REPLACE.get(section, REPLACE))
