"""`casebuilder eval`."""

import argparse
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from casebuilder.cli import output
from casebuilder.cli.opening import open_services
from casebuilder.errors import EnvironmentProblem, UserError
from casebuilder.measuring.blocks import change, figure, interval, named
from casebuilder.measuring.compare import Comparison, Flip
from casebuilder.measuring.intervals import estimates
from casebuilder.measuring.record import Run
from casebuilder.measuring.report import bar_state
from casebuilder.services.evaluation import EvalProgress, EvalRequest, EvaluationService, OnProgress

MOST_FLIPS = 40
"""Changed samples that are listed; the report has them all."""


def run(arguments: argparse.Namespace, home: Path | None) -> int:
    """Run tasks, one after the other, with a progress bar where somebody looks."""
    service = open_services(home).evaluation
    known = service.tasks()
    unknown = [name for name in arguments.task if name not in known]
    if unknown:
        raise UserError(f"there is no eval task {unknown[0]!r}; there are {', '.join(known)}")
    records = []
    for task in arguments.task or known:
        request = EvalRequest(task, arguments.split, arguments.model, tuple(arguments.prompt), arguments.limit)
        with _bar(task) as progress:
            record = service.run(request, progress)
        records.append(record)
        if not arguments.json:
            _show(record, service)
    if arguments.json:
        output.as_json([record.model_dump(mode="json") for record in records])
    return 0


@contextmanager
def _bar(task: str) -> Iterator[OnProgress]:
    """Show a progress bar on stderr; where that is no terminal, a line at the start and at the end."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True, disable=not sys.stderr.isatty()) as bar:
        line = bar.add_task(f"{task}: getting ready", total=None)

        def tell(progress: EvalProgress) -> None:
            what = f"{task} {output.printable(progress.sample)}"
            bar.update(line, completed=progress.done, total=progress.of, description=what)

        yield tell


def _show(record: Run, service: EvaluationService) -> None:
    found = estimates(record)
    part = f" (the first {record.limit})" if record.limit else ""
    output.line(
        f"{record.id}: {record.task}, {record.split} half{part}, {len(record.samples)} samples, "
        f"{output.printable(record.model.name)}, {record.seconds:.0f} s"
    )
    rows = [
        (
            info.title,
            figure(found[name].value, info.unit),
            interval(found[name], info.unit),
            bar_state(found[name], info),
        )
        for name, info in record.measures.items()
    ]
    output.table(rows, ("MEASURE", "VALUE", "95 % INTERVAL", "BAR"))
    failing = sum(bool(s.failures) for s in record.samples)
    output.line(
        f"{failing} of {len(record.samples)} samples have a failure: "
        f"`casebuilder eval report {record.id} -o report.html`, or "
        f"`inspect view --log-dir {service.folder}`\n"
    )


def compare(arguments: argparse.Namespace, home: Path | None) -> int:
    """Set two runs side by side; 1 if a measure got worse beyond doubt."""
    found = open_services(home).evaluation.compare(arguments.before, arguments.after)
    if arguments.json:
        output.as_json(_as_data(found))
    else:
        _print(found)
    return 1 if found.lost else 0


def _print(found: Comparison) -> None:
    for name, record in (("before", found.before), ("after", found.after)):
        pins = ", ".join(f"{p.name}={p.version}" for p in record.prompts)
        output.line(f"{name:6}  {record.id}: {output.printable(record.model.name)}, {record.started:%Y-%m-%d}, {pins}")
    output.line()
    rows = [
        (
            c.info.title,
            f"{figure(c.before.value, c.info.unit)} ({interval(c.before, c.info.unit)})",
            f"{figure(c.after.value, c.info.unit)} ({interval(c.after, c.info.unit)})",
            change(c.difference.value, c.info.unit) if c.difference else "",
            f"{change(c.difference.low, c.info.unit)} to {change(c.difference.high, c.info.unit)}"
            if c.difference
            else "",
            c.verdict,
        )
        for c in found.changes
    ]
    output.table(rows, ("MEASURE", "BEFORE", "AFTER", "CHANGE", "95 % INTERVAL", "VERDICT"))
    _print_flips(found, [f for f in found.flips if f.flipped])
    moved = sum(not f.flipped for f in found.flips)
    if moved:
        output.line(f"\n{moved} more values of samples moved without flipping; `eval report` lists them.")
    for what, names in (
        ("only before", found.only_before),
        ("only after", found.only_after),
        ("labelled anew between the runs", found.relabelled),
    ):
        if names:
            output.line(f"\nNot compared, {what}: {output.printable(named(names))}")
    lost = ", ".join(c.info.title for c in found.lost)
    output.line(f"\nLost: {lost}." if lost else "\nNothing was lost beyond doubt.")


def _print_flips(found: Comparison, flips: list[Flip]) -> None:
    for better, word in ((False, "worse"), (True, "better")):
        chosen = [f for f in flips if f.better is better]
        if not chosen:
            continue
        output.line(f"\nFlipped, {word}: {len(chosen)}")
        for flip in chosen[:MOST_FLIPS]:
            info = found.after.measures[flip.measure]
            values = f"{figure(flip.before, info.unit)} → {figure(flip.after, info.unit)}"
            output.line(f"  {output.printable(flip.sample)}  {info.title}: {values}")
        if len(chosen) > MOST_FLIPS:
            output.line(f"  and {len(chosen) - MOST_FLIPS} more")


def _as_data(found: Comparison) -> dict[str, object]:
    return {
        "before": found.before.id,
        "after": found.after.id,
        "measures": {
            c.measure: {
                "before": c.before.value,
                "after": c.after.value,
                "change": c.difference.value if c.difference else None,
                "low": c.difference.low if c.difference else None,
                "high": c.difference.high if c.difference else None,
                "samples": c.difference.samples if c.difference else 0,
                "verdict": c.verdict,
            }
            for c in found.changes
        },
        "flips": [vars(f) for f in found.flips],
        "only_before": found.only_before,
        "only_after": found.only_after,
        "relabelled": found.relabelled,
        "lost": [c.measure for c in found.lost],
    }


def report(arguments: argparse.Namespace, home: Path | None) -> int:
    """Write a report, or list the runs."""
    service = open_services(home).evaluation
    if arguments.list:
        _list([*service.runs(), *service.baselines()])
        return 0
    target = Path(arguments.output) if arguments.output else None
    if target is not None and target.suffix.lower() not in {".html", ".md"}:
        raise UserError(f"{target} ends in neither .html nor .md; name the file so that its kind is plain")
    html = target is not None and target.suffix.lower() == ".html"
    text = service.report(arguments.run, html=html)
    if target is None:
        output.line(text)
        return 0
    try:
        target.write_text(text, encoding="utf-8")
    except OSError as error:
        raise EnvironmentProblem(f"{target} cannot be written ({error.strerror}); choose another file") from error
    output.line(str(target))
    return 0


def _list(runs: list[Run]) -> None:
    rows = [
        (r.id, r.task, r.split, str(len(r.samples)), f"{r.started:%Y-%m-%d %H:%M}", r.model.name, r.product)
        for r in runs
    ]
    output.table(rows, ("RUN", "TASK", "HALF", "SAMPLES", "WHEN (UTC)", "MODEL", "CASEBUILDER"))
