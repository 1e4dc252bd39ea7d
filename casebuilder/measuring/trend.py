"""How a measure went from run to run."""

from collections.abc import Iterable
from dataclasses import dataclass

from casebuilder.measuring.intervals import Estimate, estimates
from casebuilder.measuring.record import Run


@dataclass(frozen=True)
class Point:
    """One run in a trend."""

    run: Run
    estimate: Estimate


def whole_runs(runs: Iterable[Run], task: str, split: str) -> list[Run]:
    """Return the runs of a task over a whole split, oldest first; a run with a limit is no point of a trend."""
    found = [r for r in runs if r.task == task and r.split == split and r.limit is None and r.samples]
    return sorted(found, key=lambda r: (r.started, r.id))


def trends(runs: Iterable[Run], task: str, split: str) -> dict[str, list[Point]]:
    """Return every measure of a task over its whole runs, oldest first; measures that no run has are left out."""
    found: dict[str, list[Point]] = {}
    for run in whole_runs(runs, task, split):
        for name, estimate in estimates(run).items():
            if estimate.value is not None:
                found.setdefault(name, []).append(Point(run, estimate))
    return found
