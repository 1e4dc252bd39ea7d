"""The first page: what this is, a finished example, and the way in."""

import streamlit as st

from casebuilder.services.views import CaseView
from casebuilder.ui import desk, frame, session, words
from casebuilder.ui.components import conversation, theme
from casebuilder.ui.components.case_panel import Actions, case_panel
from casebuilder.ui.components.header import header
from casebuilder.ui.plain import label, plain

_RECENT = 3


def go_to(view: CaseView) -> None:
    """Open the draft page of a case."""
    st.switch_page(frame.page("draft"), query_params={"case": view.case_id})


def begin() -> None:
    """Say what this is and offer to begin."""
    conversation_ = session.services().conversation
    st.title("A business case for your AI project, in conversation", anchor=False)
    st.markdown(
        "Say what goes wrong today and what you want instead. casebuilder takes the figures out of your own words, "
        "asks for what is missing, one question at a time, and shows what still keeps the case from being decided. "
        f"It takes about 15 minutes, and {session.services().whereabouts()}."
    )
    if st.button("Start a new case", type="primary", key="new"):
        view, refusal = session.attempt(conversation_.start)
        if view is not None:
            go_to(view)
        theme.refuse(refusal or "")
    cases, _ = session.attempt(conversation_.cases)
    if cases:
        st.caption("or go on where you stopped")
        for found in cases[:_RECENT]:
            st.page_link(
                frame.page("draft"), label=f"{label(found.title)} — {words.standing(found)}",
                query_params={"case": found.case_id},
            )  # fmt: skip


def example(view: CaseView) -> None:
    """Show the finished example."""
    with st.container(key="example"):
        st.header("What it looks like when it is done", anchor=False)
        st.markdown(
            f"**{plain(view.title)}**: {words.standing(view)}. Left how it was said, right what it became. "
            "Press a figure with ⌕ to see the words that it was copied from."
        )
        if st.button("Now yours: copy it and change it", key="copy"):
            copied, refusal = session.attempt(session.services().conversation.copy_example)
            if copied is not None:
                go_to(copied)
            theme.refuse(refusal or "")
        left, right = st.columns([11, 10], gap="large")
        with left, st.container(key="example-talk", height=560, border=False):
            conversation.turns(view.turns, session.local_time, None)
        with right, st.container(key="example-case", height=560, border=False):
            case_panel(view, Actions(lambda path: desk.source("example", path), session.local_time), key="example")


def page() -> None:
    """Show the page."""
    case_id = session.asked_for("case")
    if case_id:
        st.switch_page(frame.page("draft"), query_params={"case": case_id})
    header(desk.links(), session.services().maintenance.model_state)
    with st.container(key="hero"):
        begin()
    view, _ = session.attempt(session.services().conversation.example)
    if view is not None:
        example(view)


page()
