"""The labels: one group of begin/inside tags for each section, decided independently, so that marks may nest.

The names are those of the talk files that the tagger is trained on (`{kpi1.target|4 hours}`).
"""

from dataclasses import dataclass

FIELDS: dict[str, tuple[str, ...]] = {
    "problem": ("statement", "annual_cost", "affected"),
    "objective": ("goal", "why_now"),
    "sponsor": ("name", "role", "budget_holder"),
    "process": ("workflow", "system", "users"),
    "solution": ("summary", "technique", "human_oversight"),
    "suitability": ("why_ai", "simpler_alternative", "why_not_simpler", "option"),
    "scope": ("in", "out"),
    "kpi": ("name", "baseline", "target", "due", "source", "owner"),
    "benefit": ("name", "amount", "starts", "owner"),
    "cost": ("item", "amount"),
    "data": ("name", "system", "owner", "quality"),
    "skill": ("skill", "approach", "lead_time"),
    "operations": ("integration", "monitoring", "drift_plan", "support_owner"),
    "risk": ("description", "likelihood", "impact", "mitigation", "owner"),
    "governance": ("oversight", "review_cadence", "stop_rule"),
    "adoption": ("training", "rate", "resistance"),
    "timeline": ("start", "pilot_end", "go_live", "first_benefit"),
    "aside": ("foreign", "old"),
}
"""Groups and their fields; `aside` holds figures of others and values that are taken back."""
KEYS = {"kpi": "name", "benefit": "name", "cost": "item", "data": "name", "skill": "skill", "risk": "description"}
"""Groups that are lists, and the field that names an item."""
SECTIONS = {"kpi": "kpis", "benefit": "benefits", "cost": "costs", "skill": "skills", "risk": "risks"}
"""Groups whose section has another name."""
ASKED = (
    "none", "problem", "objective", "sponsor", "process", "solution", "suitability", "scope", "kpis", "benefits",
    "costs", "data", "skills", "operations", "risks", "governance", "adoption", "timeline",
)  # fmt: skip
"""What may have been asked, in the order of its embedding."""


@dataclass(frozen=True)
class Group:
    """The tags of one section: 0 is outside, then begin and inside of each field in turn."""

    name: str
    fields: tuple[str, ...]
    offset: int
    """Where its logits begin in the output of the network."""

    @property
    def size(self) -> int:
        """How many tags it has."""
        return 1 + 2 * len(self.fields)

    def begin(self, field: str) -> int:
        """Return the tag that begins a field; the next one continues it."""
        return 1 + 2 * self.fields.index(field)

    def section(self) -> str:
        """Return the id of the section it belongs to."""
        return SECTIONS.get(self.name, self.name)


def groups() -> tuple[Group, ...]:
    """Return all groups in the order of the network's output."""
    made, offset = [], 0
    for name, fields in FIELDS.items():
        made.append(Group(name, fields, offset))
        offset += 1 + 2 * len(fields)
    return tuple(made)


GROUPS = groups()
WIDTH = GROUPS[-1].offset + GROUPS[-1].size
"""Logits for each token."""
BY_NAME = {g.name: g for g in GROUPS}
