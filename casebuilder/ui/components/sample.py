"""One sample of a run: what was put in, what came out, and what is wrong with that."""

from collections.abc import Iterable, Sequence

import streamlit as st

from casebuilder.measuring.record import Failure, Run, SampleRecord
from casebuilder.ui import words
from casebuilder.ui.components.tables import table
from casebuilder.ui.plain import label, plain

LONGEST = 8_000
"""Characters of a text that are shown."""
NO_TEXT = "This run keeps figures only, as committed baselines do; run it here to see what was said."


def put_in(sample: SampleRecord) -> None:
    """Show what was put in."""
    st.markdown("**What was put in**")
    text(sample.prompt)


def came_out(sample: SampleRecord, run: Run, heading: str = "What came out") -> None:
    """Show what came out, and each rule that it broke."""
    st.markdown(f"**{plain(heading)}**")
    text(sample.answer)
    if sample.failures:
        broken(sample.failures, run)
    elif sample.answer:
        st.caption("No rule broken.")


def broken(failures: Iterable[Failure], run: Run) -> None:
    """Show the rules that were broken, with what was expected and what came."""
    rows = [
        (f"{f.rule} ({_against(f, run)})", said(f.expected), said(f.got), f.where or "the whole sample")
        for f in failures
    ]
    table(("Rule broken", "Expected", "Got", "Where"), rows, "Rules broken by this sample")


def _against(failure: Failure, run: Run) -> str:
    """Name the measure that a failure counts against."""
    return run.measures[failure.measure].title if failure.measure in run.measures else failure.measure


def text(found: str) -> None:
    """Show a text as it was written, or say that it was not kept."""
    if not found:
        st.caption(NO_TEXT)
        return
    cut = len(found) > LONGEST
    st.code(found[:LONGEST] + (" …" if cut else ""), language=None, wrap_lines=True)
    if cut:
        st.caption(f"The first {LONGEST:,} of {len(found):,} characters; the run's file has them all.")


def said(value: object) -> str:
    """Say an expected or a found value; nothing is said in so many words."""
    if value is None or value == "":
        return "nothing"
    if isinstance(value, str):
        return value
    if isinstance(value, Sequence):
        return "; ".join(said(v) for v in value) or "nothing"
    return words.number(value) if isinstance(value, int | float) and not isinstance(value, bool) else str(value)


def name(sample: SampleRecord) -> str:
    """Return what a sample is called in a list."""
    of = ", ".join(p for p in (sample.style, sample.section) if p)
    rules = list(dict.fromkeys(f.rule for f in sample.failures))
    more = f", and {len(rules) - 1} more" if len(rules) > 1 else ""
    return label(f"{sample.id}{f' ({of})' if of else ''}: {rules[0] if rules else 'no rule broken'}{more}", 140)
