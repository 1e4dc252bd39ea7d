"""Evals: how good it is, measured; what changed from run to run; what failed; and the prompts behind it."""

import streamlit as st

from casebuilder.ui import desk, evaldesk, measured, promptdesk, session
from casebuilder.ui.components import eval_run, theme
from casebuilder.ui.components.header import header

VIEWS = ("Results", "Compare", "Failing cases", "Run", "Prompts")


def run() -> None:
    """Start a run; how far it is stands at the top of the page."""
    request = eval_run.form(measured.tasks(), measured.tries(), busy=measured.busy())
    if request is not None:
        measured.start(request)
        st.rerun()
    theme.quiet("One run at a time; you may go on working meanwhile. In a terminal, for instance:")
    st.code("casebuilder eval run extraction --split dev --limit 40", language="sh")


def page() -> None:
    """Show the page, or teach how to get it."""
    header(desk.links(), session.services().maintenance.model_state)
    with st.container(key="evals"):
        st.title("Evals", anchor=False)
        st.markdown("How good casebuilder is, measured on labelled samples: every value with its 95 % interval.")
        missing = session.services().evaluation.missing()
        if missing:
            theme.empty("Nothing can be measured here yet.", session.sentence(missing))
            return
        going = measured.job()
        if going:
            eval_run.job(going, key="eval-job")
        views()


def views() -> None:
    """Show the view that the address names."""
    shelf = measured.shelf()
    shown = {
        "Results": evaldesk.results,
        "Compare": evaldesk.beside,
        "Failing cases": evaldesk.failing,
        "Prompts": promptdesk.prompts,
    }
    for name, tab in zip(VIEWS, st.tabs(VIEWS, key="view", bind="query-params"), strict=True):
        if not tab.open:
            continue
        with tab:
            if name == "Run":
                run()
            elif shelf.runs or name == "Prompts":
                shown[name](shelf)
            else:
                theme.empty("No run yet.", "Start one under “Run”; its figures and its failing cases stand here then.")


page()
