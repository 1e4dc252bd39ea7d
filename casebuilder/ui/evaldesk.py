"""The views of the evals page that read records: what a run measured, one against another, what failed."""

from functools import partial

import streamlit as st

from casebuilder.measuring.compare import compare
from casebuilder.measuring.intervals import estimates
from casebuilder.measuring.record import Run
from casebuilder.ui import evalwords, measured, session
from casebuilder.ui.components import charts, comparison, failures, scores, theme


def group(shelf: measured.Shelf) -> measured.Group:
    """Let the reader choose a task and a half; at first, those of the newest run."""
    options = shelf.groups()
    return st.selectbox(
        "Task and half", options, options.index(shelf.first()), key="group", persist_state="page",
        format_func=lambda g: f"{g[0]}, {g[1]} half",
    )  # fmt: skip


def pick(shelf: measured.Shelf, what: str, options: list[Run], first: Run, key: str) -> Run:
    """Let the reader choose a run of a list."""
    name, ids = partial(measured.title, shelf, pinned=measured.pins()), {r.id: r for r in options}
    chosen = st.selectbox(
        what, list(ids), list(ids).index(first.id), key=f"{key}-{first.id}", persist_state="page",
        format_func=lambda i: name(ids[i]),
    )  # fmt: skip
    return ids[chosen or first.id]


def results(shelf: measured.Shelf) -> None:
    """Show what a run measured, how that went from run to run, and the runs there are."""
    left, right = st.columns([2, 3], gap="small")
    with left:
        chosen = group(shelf)
    with right:
        run = pick(shelf, "Run", shelf.of(chosen), shelf.of(chosen)[0], "run")
    about = evalwords.TASKS.get(run.task, run.task).capitalize()
    theme.quiet(f"{about}. {evalwords.size(run)}, {evalwords.model(run)}.")
    found = estimates(run)
    charts.shares(run, found)
    scores.headline(run, found)
    st.subheader("From run to run", anchor=False)
    told = {n: p for n, p in measured.history(shelf, chosen).items() if n in run.measures}
    name = st.selectbox("Measure", list(told), key="measure", format_func=lambda n: run.measures[n].title)
    if name is None or len(told[name]) < 2:
        theme.empty("No trend yet.", "Two runs over a whole half make one; runs with a limit are left out.")
    else:
        charts.trend(run.measures[name], told[name], session.local_time)
        scores.points(run.measures[name], told[name], measured.pins(), session.local_time)
    st.subheader("Runs and baselines", anchor=False)
    scores.runs(shelf.of(chosen), shelf.baselines, measured.pins(), session.local_time)


def beside(shelf: measured.Shelf) -> None:
    """Show one run against another."""
    options = shelf.of(group(shelf))
    if len(options) < 2:
        theme.empty("Nothing to compare with.", "There is one run of this task and half. Make another under “Run”.")
        return
    older, newer = shelf.ends((options[0].task, options[0].split))
    left, right = st.columns(2, gap="small")
    with left:
        a = pick(shelf, "A, before", options, older, "a")
    with right:
        b = pick(shelf, "B, after", options, newer, "b")
    found, refusal = session.attempt(lambda: compare(a, b))
    if found is None:
        theme.refuse(refusal or "")
        return
    comparison.comparison(found)
    comparison.flips(found)


def failing(shelf: measured.Shelf) -> None:
    """Show the samples that failed in a run."""
    left, right = st.columns([2, 3], gap="small")
    with left:
        options = shelf.of(group(shelf))
    first = next((r for r in options if any(s.answer for s in r.samples)), options[0])
    with right:
        run = pick(shelf, "Run", options, first, "failing")
    failures.failures(run)
