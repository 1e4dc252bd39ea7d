"""My cases: open, rename, delete, bring one along from a file."""

import streamlit as st

from casebuilder.services import casefiles
from casebuilder.services.views import CaseSummary
from casebuilder.ui import desk, frame, session, words
from casebuilder.ui.components import theme
from casebuilder.ui.components.header import header
from casebuilder.ui.plain import label, plain


def line(found: CaseSummary) -> None:
    """Show one case."""
    conversation = session.services().conversation
    with st.container(key=f"case-{found.case_id}", horizontal=True, vertical_alignment="center", gap="medium"):
        with st.container(width="stretch", gap=None):
            st.page_link(frame.page("draft"), label=f"**{label(found.title)}**", query_params={"case": found.case_id})
            updated = session.local_time(found.updated_at)
            st.caption(plain(f"{found.status} · {words.standing(found)} · changed {updated:%d %b %Y, %H:%M}"))
        with (
            st.popover("Rename", type="tertiary", key=f"rename-{found.case_id}"),
            st.form(f"form-{found.case_id}", border=False),
        ):
            title = st.text_input("New title", found.title, key=f"title-{found.case_id}")
            if st.form_submit_button("Save"):
                finish(session.attempt(lambda: conversation.rename(found.case_id, title))[1], "Renamed.")
        with st.popover("Delete", type="tertiary", key=f"delete-{found.case_id}"):
            st.markdown(f"Delete **{label(found.title)}** with everything that was said in it? This cannot be undone.")
            if st.button("Delete it", key=f"sure-{found.case_id}", type="primary"):
                finish(session.attempt(lambda: conversation.delete(found.case_id))[1], f"“{found.title}” is deleted.")


def finish(refusal: str | None, done: str) -> None:
    """Say what was done, or why not."""
    session.flash(refusal or done)
    st.rerun()


def bring() -> None:
    """Import a case from a JSON file."""
    with st.expander("Import a case from a JSON file", key="import"), st.form("import-form", border=False):
        file = st.file_uploader("A case that was exported as JSON", type="json")
        if not st.form_submit_button("Import") or file is None:
            return
    parsed = casefiles.parse(file.getvalue())
    if not parsed.readable:
        theme.refuse(" ".join(f"{p.message} {p.fix}" for p in parsed.problems[:1]))
        return
    view, refusal = session.attempt(lambda: session.services().conversation.import_case(parsed.data))
    if view is None:
        theme.refuse(refusal or "")
        return
    st.switch_page(frame.page("draft"), query_params={"case": view.case_id})


def page() -> None:
    """Show the page."""
    header(desk.links(), session.services().maintenance.model_state)
    with st.container(key="reading"):
        listing()


def listing() -> None:
    """Show the cases and the ways to a new one."""
    services = session.services()
    st.title("My cases", anchor=False)
    said = session.flash()
    if said:
        st.success(plain(said))
    cases, refusal = session.attempt(services.conversation.cases)
    if refusal:
        theme.refuse(refusal)
    if cases == []:
        theme.empty("No case yet.", "Start one in your own words, or copy the finished example and change it.")
    for found in cases or []:
        line(found)
    with st.container(key="more"):
        st.page_link(frame.page("start"), label="Start another case" if cases else "Go to the start page")
    bring()


page()
