"""Starting an eval run, and watching it."""

from collections.abc import Sequence

import streamlit as st

from casebuilder.errors import Cancelled
from casebuilder.services.evaluation import EvalRequest
from casebuilder.ui import evalwords, words
from casebuilder.ui.components import theme
from casebuilder.ui.evaljobs import EvalJob
from casebuilder.ui.plain import plain

_POLL_SECONDS = 0.7


def form(tasks: Sequence[str], tries: Sequence[str], *, busy: bool) -> EvalRequest | None:
    """Ask what to run; return it once "Start" is pressed.

    Args:
        tasks: names of the tasks.
        tries: versions of prompts that may be tried (`extract=2`).
        busy: whether a run is going on.
    """
    with st.form("eval-run", border=False):
        task = st.selectbox("Task", tasks, format_func=lambda t: evalwords.about(t, evalwords.TASKS))
        half = st.radio("Half of the data", list(evalwords.HALVES), format_func=evalwords.HALVES.__getitem__)
        model = st.selectbox("Model", list(evalwords.MODELS), format_func=evalwords.MODELS.__getitem__)
        limit = st.number_input(
            "Samples at the most (0: all)", min_value=0, max_value=100_000, value=0, step=10,
            help="A part is quicker, has wider intervals, and is no point of a trend.",
        )  # fmt: skip
        chosen = st.multiselect(
            "Versions of prompts to try", tries, key="try", disabled=not tries,
            placeholder="Those in use" if tries else "There is no other version yet: write one under “Prompts”",
            format_func=lambda t: t.replace("=", ", version "),
        )  # fmt: skip
        if not st.form_submit_button("Start", key="eval-start", type="primary", disabled=busy):
            return None
    return EvalRequest(task or tasks[0], half or "dev", model or "active", tuple(chosen), int(limit) or None)


def job(found: EvalJob, *, key: str) -> None:
    """Show how far a run is, with a way to stop it; when it ends, the page is run again and says how it ended."""
    if found.done.is_set():
        _ended(found)
        return
    st.fragment(_going_on, run_every=_POLL_SECONDS)(found, key)


def _going_on(found: EvalJob, key: str) -> None:
    if found.done.is_set():
        st.rerun()
    with st.container(key=key, horizontal=True, vertical_alignment="center", gap="medium"):
        st.progress(share(found), text=plain(state(found)))
        st.button("Stop the run", key=f"{key}-stop", on_click=found.stop, disabled=found.cancel.is_set())


def share(found: EvalJob) -> float:
    """Return how much of a run is done, 0 to 1."""
    at = found.progress
    return min(at.done / at.of, 1.0) if at is not None and at.of else 0.0


def state(found: EvalJob) -> str:
    """Say how far a run is."""
    what = f"{found.request.task}, {found.request.split} half"
    if found.cancel.is_set():
        return f"{what}: stopping"
    if found.progress is None or not found.progress.done:
        return f"{what}: the model is loading"
    failing = words.count(found.failing, "has a failure", "have a failure") if found.failing else "no failure yet"
    parts = [f"{found.progress.done} of {found.progress.of} samples", failing]
    return f"{what}: {', '.join([*parts, *filter(None, [evalwords.left(found.seconds_left())])])}"


def _ended(found: EvalJob) -> None:
    if found.run is not None:
        failing = sum(bool(s.failures) for s in found.run.samples)
        st.success(
            plain(
                f"{found.request.task}, {found.request.split} half, is measured: {len(found.run.samples)} samples in "
                f"{found.run.seconds:.0f} s, {failing} with a failure. Its id is {found.run.id}."
            )
        )
    elif isinstance(found.error, Cancelled):
        theme.quiet("Stopped. Nothing of that run is kept.")
    elif found.error is not None:
        theme.refuse(_sentence(found.error.message))


def _sentence(message: str) -> str:
    return message[:1].upper() + message[1:] + ("" if message.endswith(".") else ".")
