"""What extraction finds: fields with the words they were copied from, grouped into items."""

import datetime as dt
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from casebuilder.case.value import ThreePoint

FIGURES = frozenset({
    "baseline", "target", "amount", "annual_cost.amount", "rate", "due", "starts", "start", "pilot_end", "go_live",
    "first_benefit",
})  # fmt: skip
"""Fields that hold a figure or a date."""


@dataclass(frozen=True)
class Found:
    """One value read from a message; `quote == message[start:end]`."""

    value: str | int | float | Decimal | dt.date | ThreePoint
    start: int
    end: int
    quote: str
    text: str | None = None
    """The words of the value itself when the quote is longer."""
    readings: tuple[str, ...] = ()
    """Two or more readings: the value is in doubt and is asked about instead of taken."""
    turn: int | None = None
    """Number of the message that the quote stands in, if it is an earlier one ("me" for a name said before)."""
    weak: bool = False
    """Taken only where the case holds nothing yet (a guess from context such as the message's overall currency)."""

    def plain(self) -> Any:  # noqa: ANN401 - whatever JSON can hold
        """Return the value as JSON holds it."""
        if isinstance(self.value, ThreePoint):
            return self.value.model_dump(mode="json")
        if isinstance(self.value, Decimal):
            whole = self.value == self.value.to_integral_value()
            return int(self.value) if whole else float(self.value)
        return self.value.isoformat() if isinstance(self.value, dt.date) else self.value


@dataclass
class Item:
    """Facts that belong together: one item of a list section, or the fields of an object section.

    For `scope.in_scope`, `scope.out_of_scope` and `operations.integrations` an item holds one entry under the list's name.
    """

    section: str
    fields: dict[str, Found] = field(default_factory=dict)
    start: int = 0
    correction: bool = False
    """The sponsor takes an earlier value back."""
    update: bool = False
    """Said out of turn: a figure for something known is meant to replace it."""
