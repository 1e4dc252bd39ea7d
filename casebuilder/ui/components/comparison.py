"""One run against another: what changed, how sure that is, and the samples that flipped."""

from collections.abc import Sequence

import streamlit as st

from casebuilder.measuring.blocks import figure
from casebuilder.measuring.compare import Comparison, Flip
from casebuilder.ui import evalwords
from casebuilder.ui.components import sample, theme
from casebuilder.ui.components.tables import table
from casebuilder.ui.plain import label, plain

MOST = 15
"""Flipped samples of a kind that are shown; the report has them all."""


def comparison(found: Comparison) -> None:
    """Show a comparison of A (before) with B (after)."""
    st.markdown(f"**{plain(evalwords.summary(found))}**")
    rows = [
        (
            c.info.title,
            evalwords.VERDICTS[c.verdict],
            evalwords.changed(c.difference, c.info.unit),
            evalwords.valued(c.before, c.info.unit),
            evalwords.valued(c.after, c.info.unit),
        )
        for c in found.changes
    ]
    table(("Measure", "B is", "Difference (95 %)", "A", "B"), rows, "A and B side by side, with paired differences")
    for line in evalwords.left_out(found):
        theme.quiet(line)


def flips(found: Comparison) -> None:
    """Show the samples that were right on one side and not on the other, each with both answers."""
    by_sample: dict[str, list[Flip]] = {}
    for flip in found.flips:
        if flip.flipped:
            by_sample.setdefault(flip.sample, []).append(flip)
    st.subheader("Samples that flipped", anchor=False)
    if not by_sample:
        theme.quiet("None: no sample was right on one side and wrong on the other.")
    worse = {s: f for s, f in by_sample.items() if any(not one.better for one in f)}
    _list(found, worse, "worse in B")
    _list(found, {s: f for s, f in by_sample.items() if s not in worse}, "better in B")
    moved = len({f.sample for f in found.flips} - set(by_sample))
    if moved:
        theme.quiet(f"{moved} more moved without flipping; `casebuilder eval report` lists them.")


def _list(found: Comparison, chosen: dict[str, list[Flip]], what: str) -> None:
    if not chosen:
        return
    st.markdown(f"**{len(chosen)} {what}**")
    with st.container(gap="xsmall"):
        for name, flipped in list(chosen.items())[:MOST]:
            fold = st.expander(_name(found, name, flipped), key=f"flip-{name}", type="compact", on_change="rerun")
            if fold.open:
                with fold:
                    _both(found, name)
    if len(chosen) > MOST:
        theme.quiet(f"and {len(chosen) - MOST} more; `casebuilder eval report` lists them.")


def _name(found: Comparison, name: str, flipped: Sequence[Flip]) -> str:
    def one(flip: Flip) -> str:
        info = found.after.measures[flip.measure]
        return f"{info.title} {figure(flip.before, info.unit)} → {figure(flip.after, info.unit)}"

    return label(f"{name}: {'; '.join(map(one, flipped))}", 160)


def _both(found: Comparison, name: str) -> None:
    """Show what was put in, and what came out on either side."""
    before, after = (next(s for s in r.samples if s.id == name) for r in (found.before, found.after))
    sample.put_in(after if after.prompt else before)
    left, right = st.columns(2, gap="medium")
    with left:
        sample.came_out(before, found.before, "A: what came out")
    with right:
        sample.came_out(after, found.after, "B: what came out")
