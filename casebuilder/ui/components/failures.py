"""The samples that failed, chosen by measure, style and section."""

from collections.abc import Callable, Sequence

import streamlit as st

from casebuilder.measuring.record import Run, SampleRecord
from casebuilder.ui.components import sample, theme

A_PAGE = 10
ANY = ""


def failures(run: Run) -> None:
    """Show what failed in a run."""
    failing = [s for s in run.samples if s.failures]
    if not failing:
        _none(run)
        return
    chosen = _filter(run, failing)
    shown = f"{len(chosen)} of them fit your choice" if len(chosen) < len(failing) else "all are listed"
    st.caption(f"{len(failing)} of {len(run.samples)} samples broke a rule; {shown}, most broken rules first.")
    if not chosen:
        theme.empty("Nothing fits.", "Choose “any” for one of the three to see more.")
    shown_here = _page(chosen, run.id)
    with st.container(gap="xsmall"):
        for one in shown_here:
            with st.expander(sample.name(one), key=f"failing-{run.id}-{one.id}", type="compact"):
                sample.put_in(one)
                sample.came_out(one, run)


def _none(run: Run) -> None:
    if any(s.answer for s in run.samples):
        theme.empty("Nothing failed.", f"All {len(run.samples)} samples came out as expected.")
    else:
        theme.empty("No cases to look at.", sample.NO_TEXT)


def _filter(run: Run, failing: Sequence[SampleRecord]) -> list[SampleRecord]:
    """Let the reader choose; what no failing sample has is not offered."""
    measures = [m for m in run.measures if any(f.measure == m for s in failing for f in s.failures)]
    left, middle, right = st.columns(3, gap="small")
    with left:
        measure = _choice("Measure", measures, run.id, lambda m: run.measures[m].title)
    with middle:
        style = _choice("Style", sorted({s.style for s in failing if s.style}), run.id, str)
    with right:
        section = _choice("Section", sorted({s.section for s in failing if s.section}), run.id, str)
    found = [
        s
        for s in failing
        if (not measure or any(f.measure == measure for f in s.failures))
        and (not style or s.style == style)
        and (not section or s.section == section)
    ]
    return sorted(found, key=lambda s: (-len(s.failures), s.id))


def _choice(what: str, options: Sequence[str], run: str, name: Callable[[str], str]) -> str:
    return st.selectbox(
        what, [ANY, *options], key=f"filter-{what}-{run}", disabled=not options,
        format_func=lambda o: name(o) if o else "any",
    )  # fmt: skip


def _page(found: Sequence[SampleRecord], run: str) -> Sequence[SampleRecord]:
    pages = -(-len(found) // A_PAGE)
    if pages < 2:
        return found
    at = st.pagination(pages, key=f"failing-page-{run}-{len(found)}")
    return found[(at - 1) * A_PAGE : at * A_PAGE]
