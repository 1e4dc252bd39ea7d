"""The words that all eval tasks share: what a task is, what performing a sample leaves, what scoring it says."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel

from casebuilder.measuring.record import Failure, MeasureInfo, Part

if TYPE_CHECKING:
    from evals.product import Product

Row = dict[str, Any]
"""One sample's data, as its file holds it."""


class Performance(BaseModel):
    """What the product did with a sample: all that scoring needs, and what a reader wants to see."""

    prompt: str
    """What was put in, readable."""
    answer: str
    """What came out, readable."""
    outcome: dict[str, Any]
    """What is scored; plain JSON, so that a log can be scored again without running the product."""
    seconds: float = 0.0
    tokens: int = 0


@dataclass
class Scored:
    """A sample's share of every measure that applies to it, and what went wrong."""

    measures: dict[str, Part] = field(default_factory=dict)
    failures: list[Failure] = field(default_factory=list)

    def count(self, measure: str, num: float, den: float = 1.0) -> None:
        """Set a measure's part; without anything to count it does not apply."""
        if den:
            self.measures[measure] = Part(num=num, den=den)

    def fail(self, measure: str, rule: str, *, expected: object = None, got: object = None, where: str = "") -> None:
        """Note something that went wrong."""
        self.failures.append(Failure(measure=measure, rule=rule, expected=expected, got=got, where=where))


@dataclass(frozen=True)
class Kind:
    """One eval task: its data, how the product is run on a sample, how that is scored."""

    name: str
    measures: Mapping[str, MeasureInfo]
    rows: Callable[[str], list[Row]]
    """The samples of a split; each has an `id`, and may have `style` and `section`."""
    files: Callable[[str], list[Path]]
    """The files that they come from."""
    perform: "Callable[[Row, Product], Performance]"
    score: Callable[[Row, Performance], Scored]


SECONDS = MeasureInfo(title="Seconds", better="lower", unit="s", judged=False)
TOKENS = MeasureInfo(title="Tokens", better="lower", judged=False)
