"""The 17 sections (contract, section 1) and how their fields are addressed by paths."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal

from pydantic import BaseModel

from casebuilder.case.model import Case
from casebuilder.case.value import ThreePoint

SECTION_IDS = (
    "problem", "objective", "sponsor", "process", "solution", "suitability", "scope", "kpis", "benefits", "costs",
    "data", "skills", "operations", "risks", "governance", "adoption", "timeline",
)  # fmt: skip


@dataclass(frozen=True)
class Section:
    """One section: its id, its title, and the path of its list of items if it is a list."""

    id: str
    title: str
    items: str | None = None
    key: str | None = None
    """Field by which an item is recognised."""
    essential: tuple[str, ...] = ()
    """Fields without which the section cannot be complete (of each item, for a list)."""


SECTIONS: dict[str, Section] = {
    s.id: s
    for s in (
        Section("problem", "Problem", essential=("statement",)),
        Section("objective", "Objective", essential=("goal",)),
        Section("sponsor", "Sponsor", essential=("name",)),
        Section("process", "Existing process", essential=("workflow|system",)),
        Section("solution", "Solution", essential=("summary",)),
        Section("suitability", "Why AI", essential=("simpler_alternative", "why_not_simpler")),
        Section("scope", "Scope", essential=("in_scope", "out_of_scope")),
        Section(
            "kpis",
            "KPIs",
            "kpis",
            "name",
            ("name", "unit", "direction", "baseline", "target", "due", "source"),
        ),
        Section("benefits", "Benefits", "benefits", "name", ("amount", "currency", "period")),
        Section("costs", "Costs", "costs", "item", ("amount", "currency", "recurrence")),
        Section("data", "Data", "data.sources", "name"),
        Section("skills", "Skills", "skills.gaps", "skill"),
        Section("operations", "Operation"),
        Section("risks", "Risks", "risks", "description", ("description", "mitigation", "owner")),
        Section("governance", "Governance"),
        Section("adoption", "Adoption"),
        Section("timeline", "Timeline"),
    )
}

_STEP = re.compile(r"([a-z_]+)|\[(\d{1,4})\]")
_PATH = re.compile(r"[a-z_]+(?:\.[a-z_]+|\[\d{1,4}\])*")


def split_path(path: str) -> list[str | int]:
    """Split `kpis[0].baseline` into `["kpis", 0, "baseline"]`.

    Raises:
        KeyError: if it is not a path.
    """
    if not _PATH.fullmatch(path):
        raise KeyError(path)
    return [name or int(index) for name, index in _STEP.findall(path)]


def section_of(path: str) -> str:
    """Return the id of the section that a path belongs to (`assumptions` for an assumption)."""
    return str(split_path(path)[0])


def get(case: Case, path: str) -> Any:  # noqa: ANN401 - a field may hold anything the schema allows
    """Return what stands at a path of a case, or `None` where there is nothing."""
    node: Any = case
    for step in split_path(path):
        if isinstance(step, int):
            node = node[step] if isinstance(node, list) and step < len(node) else None
        else:
            node = getattr(node, step, None) if isinstance(node, BaseModel) else None
        if node is None:
            return None
    return node


def is_empty(value: object) -> bool:
    """Whether a value of a case says nothing."""
    if value is None or value == []:
        return True
    if isinstance(value, BaseModel):
        return all(is_empty(getattr(value, name)) for name in type(value).model_fields)
    if isinstance(value, list):
        return all(is_empty(v) for v in value)
    return False


def leaves(node: object, path: str = "") -> Iterator[tuple[str, Any]]:
    """Yield every filled field below a node with its path; three points count as one field."""
    if isinstance(node, BaseModel) and not isinstance(node, ThreePoint):
        for name in type(node).model_fields:
            yield from leaves(getattr(node, name), f"{path}.{name}" if path else name)
    elif isinstance(node, list):
        for index, item in enumerate(node):
            yield from leaves(item, f"{path}[{index}]")
    elif node is not None:
        yield path, node


def section_leaves(case: Case, section: str) -> list[tuple[str, Any]]:
    """Return the filled fields of one section with their paths."""
    return list(leaves(getattr(case, section), section))


def figures(case: Case) -> list[tuple[str, Decimal | ThreePoint | dt.date]]:
    """Return every figure and date of the 17 sections with its path: what the ledger must cover."""
    found = []
    for section in SECTION_IDS:
        for path, value in section_leaves(case, section):
            if isinstance(value, Decimal | ThreePoint | dt.date):
                found.append((path, value))
    return found


def has_value(case: Case, section: str) -> bool:
    """Whether a section holds anything."""
    return not is_empty(getattr(case, section))


SectionState = Literal["value", "none", "unknown", "empty"]


def state(case: Case, section: str) -> SectionState:
    """Return how a section was answered: by a value, "none", "unknown", or not yet."""
    if has_value(case, section):
        return "value"
    for answer in reversed(case.answers):
        if answer.section == section:
            if answer.status == "unknown" and not answer.asked_of:
                return "empty"
            return answer.status
    return "empty"
