"""What a rule reports."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, computed_field

Severity = Literal["blocking", "warning"]


class Finding(BaseModel):
    """One thing that is missing or doubtful in a case (contract, section 3)."""

    model_config = ConfigDict(frozen=True, use_attribute_docstrings=True)

    rule: str
    """Id of the rule."""
    severity: Severity
    """`blocking`: the case is not complete; `warning`: for the PMO to weigh."""
    path: str
    """Where in the case."""
    message: str
    """What is missing or doubtful, in a sponsor's words."""
    fix: str
    """How to fix it."""
    evidence: list[str] = []
    """Ids of the knowledge cards that the rule rests on."""


class Report(BaseModel):
    """The verdict on a case."""

    model_config = ConfigDict(frozen=True)

    blocking: list[Finding] = []
    warnings: list[Finding] = []

    @computed_field  # type: ignore[prop-decorator]
    @property
    def complete(self) -> bool:
        """Whether nothing blocks."""
        return not self.blocking
