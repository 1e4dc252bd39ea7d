"""A report over runs: for each task the measures with their error bars, where it is weak, what failed, how it went."""

from collections.abc import Iterable, Iterator, Sequence

from casebuilder.measuring.blocks import (
    Bar,
    BarChart,
    Block,
    Details,
    Heading,
    LineChart,
    Paragraph,
    Table,
    change,
    figure,
    interval,
    named,
)
from casebuilder.measuring.compare import Comparison, NotComparable, compare
from casebuilder.measuring.intervals import Estimate, by_group, estimates
from casebuilder.measuring.page import to_html, to_markdown
from casebuilder.measuring.record import MeasureInfo, Run, SampleRecord
from casebuilder.measuring.trend import trends

MOST_FAILURES = 40
"""Failing samples that a report shows in full; the run's file has them all."""
LONGEST = 4_000
"""Characters of a text that a report shows."""
TITLE = "How good it is, measured"


def report_blocks(runs: Sequence[Run], *, history: Sequence[Run] = (), baselines: Sequence[Run] = ()) -> list[Block]:
    """Return the report of some runs.

    Args:
        runs: what is reported, one after the other.
        history: all runs there are, for the trends.
        baselines: what each run is compared with, where one of its task and split is among them.
    """
    blocks: list[Block] = [
        Heading(TITLE, 1),
        Paragraph(
            "Every value is a ratio of sums over samples; its interval is the middle 95 % of 2,000 draws. "
            "Comparisons are paired by sample. The dashed mark is the bar that the product is held to."
        ),
        _overview(runs),
    ]
    for run in runs:
        base = next((b for b in baselines if (b.task, b.split) == (run.task, run.split) and b.id != run.id), None)
        blocks += _run_blocks(run, base, history)
    return blocks


def html_report(runs: Sequence[Run], *, history: Sequence[Run] = (), baselines: Sequence[Run] = ()) -> str:
    """Return the report as one self-contained page."""
    return to_html(TITLE, report_blocks(runs, history=history, baselines=baselines))


def markdown_report(runs: Sequence[Run], *, history: Sequence[Run] = (), baselines: Sequence[Run] = ()) -> str:
    """Return the report as Markdown."""
    return to_markdown(report_blocks(runs, history=history, baselines=baselines))


def bar_state(estimate: Estimate, info: MeasureInfo) -> str:
    """Return how a value stands to the bar that the product is held to."""
    if info.bar is None or estimate.value is None or estimate.low is None or estimate.high is None:
        return ""
    higher = info.better == "higher"
    shown = f"{'at least' if higher else 'at most'} {figure(info.bar, info.unit)}"
    if estimate.value < info.bar if higher else estimate.value > info.bar:
        return f"{shown}: missed"
    sure = estimate.low >= info.bar if higher else estimate.high <= info.bar
    return f"{shown}: met" + ("" if sure else ", within the doubt")


def _overview(runs: Sequence[Run]) -> Block:
    rows = []
    for run in runs:
        missed = [i.title for n, i in run.measures.items() if "missed" in bar_state(estimates(run)[n], i)]
        rows.append((
            f"{run.task}, {run.split}",
            str(len(run.samples)),
            run.model.name,
            f"{run.started:%Y-%m-%d %H:%M}",
            "; ".join(missed) or "every bar met",
        ))
    return Table(("Task", "Samples", "Model", "When (UTC)", "Bars missed"), rows, frozenset({1}))


def _run_blocks(run: Run, base: Run | None, history: Sequence[Run]) -> Iterator[Block]:
    found = estimates(run)
    yield Heading(f"{run.task}, {run.split} half")
    yield Paragraph(_about(run))
    yield from _charts(run, found)
    yield Table(
        ("Measure", "Value", "95 % interval", "Counted", "Samples", "Bar"),
        [
            (
                info.title,
                figure(found[name].value, info.unit),
                interval(found[name], info.unit),
                f"{figure(found[name].num)} of {figure(found[name].den)}",
                str(found[name].samples),
                bar_state(found[name], info),
            )
            for name, info in run.measures.items()
        ],
        frozenset({1, 2, 3, 4}),
    )
    if base is not None:
        yield from _against(base, run)
    yield from _groups(run)
    yield from _trend(run, history)
    yield from _failures(run)
    yield Details("Model, prompts and data", (_provenance(run),))


def _about(run: Run) -> str:
    part = f", the first {run.limit} of the split" if run.limit else ""
    count = f"{len(run.samples)} sample{'' if len(run.samples) == 1 else 's'}"
    return (
        f"{count}{part}, {figure(run.seconds)} seconds, {run.model.name}; "
        f"run {run.id}, casebuilder {run.product or 'unknown'}."
    )


def _charts(run: Run, found: dict[str, Estimate]) -> Iterator[Block]:
    """Yield the shares on one scale; what is counted otherwise has no scale in common and stands in the table."""
    bars = [
        Bar(info.title, figure(found[name].value, info.unit), found[name], info.bar)
        for name, info in run.measures.items()
        if info.unit == "%" and found[name].value is not None
    ]
    if bars:
        alt = "; ".join(f"{b.label}: {b.shown} ({interval(b.estimate, '%')})" for b in bars)
        yield BarChart("Shares with their 95 % intervals", alt, bars, "%")


def _against(base: Run, run: Run) -> Iterator[Block]:
    try:
        compared = compare(base, run)
    except NotComparable as error:
        yield Paragraph(f"Not compared with the baseline: {error.message}.")
        return
    yield Heading("Against the baseline", 3)
    yield from comparison_blocks(compared)


def comparison_blocks(compared: Comparison) -> Iterator[Block]:
    """Yield a comparison: the table of measures, the samples that changed, and those that only one run has."""
    yield Table(
        ("Measure", "Before", "After", "Change", "95 % interval of the change", "Verdict"),
        [
            (
                c.info.title,
                f"{figure(c.before.value, c.info.unit)} ({interval(c.before, c.info.unit)})",
                f"{figure(c.after.value, c.info.unit)} ({interval(c.after, c.info.unit)})",
                change(c.difference.value if c.difference else None, c.info.unit),
                f"{change(c.difference.low, c.info.unit)} to {change(c.difference.high, c.info.unit)}"
                if c.difference
                else "none",
                c.verdict,
            )
            for c in compared.changes
        ],
        frozenset({3, 4}),
    )
    if compared.flips:
        yield Details(
            f"{len(compared.flips)} values of samples changed",
            (
                Table(
                    ("Sample", "Measure", "Before", "After", ""),
                    [
                        (
                            f.sample,
                            compared.after.measures[f.measure].title,
                            figure(f.before, compared.after.measures[f.measure].unit),
                            figure(f.after, compared.after.measures[f.measure].unit),
                            ("better" if f.better else "worse") + (", flipped" if f.flipped else ""),
                        )
                        for f in compared.flips
                    ],
                    frozenset({2, 3}),
                ),
            ),
        )
    for what, names in (
        ("only in the run before", compared.only_before),
        ("only in the run after", compared.only_after),
        ("labelled anew between the runs", compared.relabelled),
    ):
        if names:
            yield Paragraph(f"Not compared, {what}: {named(names)}.")


def _groups(run: Run) -> Iterator[Block]:
    """Yield the first judged measure by style and by section, where there is more than one of either."""
    main = next((n for n, i in run.measures.items() if i.judged), None)
    for key in ("style", "section") if main else ():
        assert main is not None  # noqa: S101
        groups = by_group(run, main, key)
        if len(groups) > 1:
            info = run.measures[main]
            rows = [(n, figure(e.value, info.unit), interval(e, info.unit), str(e.samples)) for n, e in groups.items()]
            rows.sort(key=lambda row: groups[row[0]].value or 0, reverse=info.better == "lower")
            table = Table((key.capitalize(), info.title, "95 % interval", "Samples"), rows, frozenset({1, 2, 3}))
            yield Details(f"{info.title} by {key}", (table,))


def _trend(run: Run, history: Sequence[Run]) -> Iterator[Block]:
    for name, points in trends(history, run.task, run.split).items():
        info = run.measures.get(name)
        if info is None or not info.judged or len(points) < 2:
            continue
        marks = [(f"{p.run.started:%Y-%m-%d %H:%M}", p.estimate) for p in points]
        alt = f"{info.title} over {len(marks)} runs: " + ", ".join(figure(e.value, info.unit) for _, e in marks)
        rows = [
            (when, p.run.id, p.run.model.name, figure(e.value, info.unit), interval(e, info.unit))
            for (when, e), p in zip(marks, points, strict=True)
        ]
        table = Table(("When (UTC)", "Run", "Model", "Value", "95 % interval"), rows, frozenset({3, 4}))
        yield Details(
            f"{info.title} from run to run", (LineChart(f"{info.title} from run to run", alt, marks, info), table)
        )


def _failures(run: Run) -> Iterator[Block]:
    failing = [s for s in run.samples if s.failures]
    yield Heading("What failed", 3)
    if not failing:
        yield Paragraph("Nothing failed.")
        return
    yield Paragraph(f"{len(failing)} of {len(run.samples)} samples have a failure; here are up to {MOST_FAILURES}.")
    failing.sort(key=lambda s: -len(s.failures))
    yield from (_failing(s) for s in failing[:MOST_FAILURES])


def _failing(sample: SampleRecord) -> Block:
    rows = [(f.where, f.rule, _shown(f.expected), _shown(f.got)) for f in sample.failures]
    about = ", ".join(x for x in (sample.style, sample.section) if x)
    return Details(
        f"{sample.id}{f' ({about})' if about else ''}: {len(rows)} to look at",
        (
            Table(("Where", "Rule", "Expected", "Got"), rows),
            Paragraph(_cut(sample.prompt), fixed=True),
            Paragraph(_cut(sample.answer), fixed=True),
        ),
    )


def _provenance(run: Run) -> Block:
    rows = [("model", f"{run.model.name} {run.model.sha256[:12]}".strip()), ("data", run.data_version[:12])]
    rows += [("adapter", run.model.adapter)] if run.model.adapter else []
    rows += [(f"prompt {p.name}", f"version {p.version}, {p.sha256[:12]}") for p in run.prompts]
    rows += [("log", run.log)] if run.log else []
    return Table(("", ""), rows)


def _shown(value: object) -> str:
    return "" if value is None else str(value)


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else text[:LONGEST] + " …"


def newest(runs: Iterable[Run]) -> list[Run]:
    """Return the newest run of each task and split, in the order of the tasks."""
    found: dict[tuple[str, str], Run] = {}
    for run in sorted(runs, key=lambda r: (r.started, r.id)):
        found[run.task, run.split] = run
    return [found[key] for key in sorted(found)]
