"""What a report consists of, before it is a page or Markdown."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from casebuilder.measuring.intervals import Estimate
from casebuilder.measuring.record import MeasureInfo


@dataclass(frozen=True)
class Heading:
    """A heading; 1 is the page's own."""

    text: str
    level: int = 2


@dataclass(frozen=True)
class Paragraph:
    """Plain text; line breaks count if it is `fixed`."""

    text: str
    fixed: bool = False


@dataclass(frozen=True)
class Table:
    """A table of texts; columns of figures are aligned to the right."""

    header: Sequence[str]
    rows: Sequence[Sequence[str]]
    figures: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Bar:
    """A line of a chart: a value with its interval, and the bar that it is held to."""

    label: str
    shown: str
    estimate: Estimate
    bar: float | None = None


@dataclass(frozen=True)
class BarChart:
    """Values with their intervals below one another, on one scale."""

    title: str
    alt: str
    """The chart in words."""
    bars: Sequence[Bar]
    unit: str = ""


@dataclass(frozen=True)
class LineChart:
    """A measure from run to run."""

    title: str
    alt: str
    points: Sequence[tuple[str, Estimate]]
    info: MeasureInfo


@dataclass(frozen=True)
class Details:
    """Blocks under a line that opens them."""

    summary: str
    blocks: Sequence["Block"] = field(default_factory=tuple)


Block = Heading | Paragraph | Table | BarChart | LineChart | Details


def figure(value: float | None, unit: str = "") -> str:
    """Return a value for people: a share in percent, seconds, or a plain number."""
    if value is None:
        return "none"
    if unit == "%":
        return f"{value * 100:.1f} %"
    shown = f"{value:,.0f}" if abs(value) >= 100 else f"{value:.2f}".rstrip("0").rstrip(".")
    return f"{'0' if shown == '-0' else shown}{f' {unit}' if unit else ''}"


def change(value: float | None, unit: str = "") -> str:
    """Return a difference with its sign; of shares, in percentage points."""
    if value is None:
        return "none"
    shown = f"{value * 100:.1f} points" if unit == "%" else figure(value, unit)
    if not float(shown.partition(" ")[0].replace(",", "")):
        return shown.removeprefix("-")  # what rounds to nothing has no sign
    return f"+{shown}" if value > 0 else shown


def named(names: Sequence[str], most: int = 12) -> str:
    """Return names in a row, the first ones if there are many."""
    more = f" and {len(names) - most} more" if len(names) > most else ""
    return ", ".join(names[:most]) + more


def interval(estimate: Estimate, unit: str = "") -> str:
    """Return an interval for people."""
    if estimate.low is None or estimate.high is None:
        return "none"
    return f"{figure(estimate.low, unit).removesuffix(' ' + unit)} to {figure(estimate.high, unit)}"
