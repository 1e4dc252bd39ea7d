"""What a run measured: the headline figures, and the runs that there are."""

from collections.abc import Mapping, Sequence

from casebuilder.measuring.blocks import figure, interval
from casebuilder.measuring.intervals import Estimate
from casebuilder.measuring.record import MeasureInfo, Run
from casebuilder.measuring.trend import Point
from casebuilder.ui import evalwords
from casebuilder.ui.components.charts import Clock
from casebuilder.ui.components.tables import table


def headline(run: Run, found: Mapping[str, Estimate]) -> None:
    """Show every measure of a run with its interval and, in words, how it stands to its bar."""
    rows = [
        (
            info.title,
            figure(found[name].value, info.unit),
            interval(found[name], info.unit),
            evalwords.bar(found[name], info),
        )
        for name, info in run.measures.items()
    ]
    table(("Measure", "Value", "95 % interval", "Bar"), rows, f"What the run {run.id} measured")


def runs(found: Sequence[Run], baselines: frozenset[str], pins: Mapping[str, int], clock: Clock) -> None:
    """List runs, newest first."""
    rows = [
        (
            f"{clock(run.started):%d %b %Y, %H:%M}" + (" (baseline)" if run.id in baselines else ""),
            evalwords.model(run),
            evalwords.versions(run, pins) or "those in use",
            evalwords.size(run),
            run.id,
        )
        for run in found
    ]
    table(("When", "Model", "Prompts", "Samples", "Run"), rows, "Runs, newest first")


def points(info: MeasureInfo, found: Sequence[Point], pins: Mapping[str, int], clock: Clock) -> None:
    """List what a trend shows, newest first."""
    rows = [
        (
            f"{clock(p.run.started):%d %b %Y, %H:%M}",
            evalwords.model(p.run),
            evalwords.versions(p.run, pins) or "those in use",
            evalwords.valued(p.estimate, info.unit),
        )
        for p in reversed(found)
    ]
    table(("When", "Model", "Prompts", "Value (95 % interval)"), rows, f"{info.title}, run by run, newest first")
