"""Draft a case: the conversation on the left, the case so far on the right."""

from functools import partial

import streamlit as st

from casebuilder.services.views import CaseView
from casebuilder.ui import desk, frame, session
from casebuilder.ui.components import conversation, export_bar, findings, progress, theme
from casebuilder.ui.components.conflict import conflict
from casebuilder.ui.components.header import header


def talk(view: CaseView) -> None:
    """Show the conversation and the ways to answer."""
    here, waiting = session.desk(view.case_id), session.awaited(view.case_id)
    shown = view.turns if here.all_turns else view.turns[-conversation.SHOWN :]
    with st.container(key="talk", height=560, border=False, autoscroll=True):
        if len(shown) < len(view.turns):
            earlier = len(view.turns) - len(shown)
            st.button(f"Show {earlier} earlier", key="earlier", on_click=session.show_all, args=(view.case_id,))
        conversation.turns(shown, session.local_time, waiting)
        if here.note:
            conversation.note(here.note)
        if waiting:
            conversation.pending(waiting, waiting.stop)
    if here.refusal:
        theme.refuse(here.refusal)
    if here.held:
        conflict(here.held.changes, here.held.edits, here.held.message, partial(session.settle, view.case_id))
    desk.resend(view, waiting)
    choices = view.turns[-1].quick_replies if view.turns else []
    send = partial(session.send, view.case_id, seen_version=view.version)
    conversation.quick_replies(choices, send, disabled=waiting is not None)
    st.chat_input(
        "Say it in your own words…", key="message", disabled=waiting is not None, on_submit=session.typed,
        args=("message", view.case_id, view.version),
    )  # fmt: skip


def case(view: CaseView) -> None:
    """Show the case so far."""
    with st.container(key="case-scroll", height=680, border=False):
        progress.progress(view)
        findings.findings(view.report.blocking, "What blocks", key="what-blocks")
        findings.findings(view.report.warnings, "What to weigh", key="what-to-weigh")
        desk.sections(view)
        desk.evidence(view)
        export_bar.export_bar(view.report.blocking, desk.documents(view))


def page() -> None:
    """Show the page."""
    services, case_id = session.services(), session.asked_for("case")
    if case_id is None:
        st.switch_page(frame.page("start"))
    view, refusal = session.attempt(lambda: session.collect(services.conversation.view(case_id)))
    saved = session.local_time(view.saved_at) if view else None
    header(desk.links(), services.maintenance.model_state, saved)
    if view is None:
        theme.refuse(refusal or "")
        st.page_link(frame.page("cases"), label="Go to my cases")
        return
    here = session.desk(view.case_id)
    desk.rename(view)
    with st.container(key="drawer-bar"):
        st.button(
            progress.bar(view, open_=here.drawer), key="drawer", width="stretch", on_click=session.toggle_drawer,
            args=(view.case_id,),
        )  # fmt: skip
    with st.container(key="desk"):
        left, right = st.columns([11, 10], gap="large")
        with left:
            talk(view)
        with right, st.container(key="pane-open" if here.drawer else "pane"):
            case(view)


page()
