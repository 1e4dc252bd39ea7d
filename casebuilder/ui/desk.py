"""What the draft page does with the services: the widgets themselves know nothing of them."""

from functools import partial
from pathlib import Path

import streamlit as st

from casebuilder.case.sections import SECTIONS
from casebuilder.services.views import CaseView, Passage, SourceView
from casebuilder.ui import frame, session
from casebuilder.ui.answering import Answer
from casebuilder.ui.components import cards, theme
from casebuilder.ui.components.case_panel import Actions, case_panel
from casebuilder.ui.components.editor import editor, removal
from casebuilder.ui.components.export_bar import Documents, Written
from casebuilder.ui.plain import plain

_SIMILAR = 3
NO_DOCUMENT = "The document could not be written; nothing was changed. Try again, and look into the log if it stays."


def sections(view: CaseView) -> None:
    """Show the 17 sections, one of them perhaps in its editor."""
    editing = session.desk(view.case_id).editing
    case_panel(
        view,
        Actions(
            source=partial(source, view.case_id),
            clock=session.local_time,
            edit=None if view.example else partial(session.open_editor, view),
            editor=partial(_editor, view),
            editing=editing.section if editing else None,
        ),
    )


def source(case_id: str, path: str) -> SourceView | None:
    """Return where a value comes from, if anything says so."""
    found, _ = session.attempt(lambda: session.services().conversation.source_of(case_id, path))
    return found


def _editor(view: CaseView, section: str) -> None:
    desk = session.desk(view.case_id)
    if desk.editing is None:
        return
    if desk.edit_refusal:
        theme.refuse(desk.edit_refusal)
    theme.quiet(f"{SECTIONS[section].title}: an empty field is unknown. Saving is a turn, marked as edited by you.")
    changed, cancelled = editor(desk.editing.case, section, desk.editing.key)
    removal(desk.editing.case, section, desk.editing.key, partial(session.remove, view.case_id))
    if cancelled or changed == []:
        session.close_editor(view.case_id)
        st.rerun()
    if changed:
        session.edit(view.case_id, changed, desk.editing.version)
        st.rerun()


def evidence(view: CaseView) -> None:
    """Show the cards behind the case, and past cases like it."""
    found, refusal = session.attempt(lambda: session.services().conversation.evidence(view.case_id))
    if refusal:
        theme.quiet(f"No evidence is shown: {refusal}")
    cards.evidence(found or [])
    cards.similar(partial(_similar, view))


def _similar(view: CaseView) -> tuple[list[Passage] | None, str | None]:
    case = view.case
    about = " ".join(t for t in (case.problem.statement, case.solution.summary, case.process.workflow) if t)
    if not about:
        return [], None
    found, refusal = session.attempt(lambda: session.services().conversation.search(about, 12))
    return [p for p in found or [] if p.kind == "past-case"][:_SIMILAR], refusal


def documents(view: CaseView) -> Documents:
    """Return how documents of a case are made; one is written when its button is pressed."""
    desk, found = session.desk(view.case_id), session.services()

    def write(format_: str, draft: bool) -> None:
        desk.document = None
        made, desk.document_refusal = session.attempt(
            lambda: found.publishing.export(view.case_id, format_, draft),  # type: ignore[arg-type]
            NO_DOCUMENT,
        )
        if made is not None:
            desk.document = (view.version, Written(made.name, made.mime, made.content))

    def written() -> Written | None:
        return desk.document[1] if desk.document and desk.document[0] == view.version else None

    return Documents(write=write, written=written, refusal=lambda: desk.document_refusal)


def resend(view: CaseView, waiting: Answer | None) -> None:
    """Offer to send a message again that was kept without an answer, or was not taken at all."""
    if waiting is not None:
        return
    desk, last = session.desk(view.case_id), view.turns[-1] if view.turns else None
    if desk.unsent and not desk.held:
        with st.form("unsent", border=False):
            text = st.text_area("Your message, not sent", desk.unsent, height="content")
            if st.form_submit_button("Send this"):
                session.send(view.case_id, text, view.version)
                st.rerun()
    elif last is not None and last.kind == "message" and last.reply is None and last.message:
        again = partial(session.send, view.case_id, last.message, view.version)
        st.button("Send it again", key="again", on_click=again)


def rename(view: CaseView) -> None:
    """Show the title, and behind it the way to change it."""
    with st.container(key="title", horizontal=True, vertical_alignment="center", gap="small"):
        st.title(plain(view.title), anchor=False, width="content")
        with st.popover("Rename", type="tertiary", key="rename"), st.form("rename-form", border=False):
            title = st.text_input("Title", view.title)
            if st.form_submit_button("Save"):
                _, refusal = session.attempt(lambda: session.services().conversation.rename(view.case_id, title))
                if refusal:
                    theme.refuse(refusal)
                else:
                    st.rerun()


LINKS = [
    (frame.page("start"), "casebuilder"),
    (frame.page("cases"), "My cases"),
    (frame.page("evidence"), "Evidence"),
]


def links() -> list[tuple[Path, str]]:
    """Return the pages to go to; evals are for those who have installed them."""
    missing, _ = session.attempt(session.services().evaluation.missing)
    return LINKS if missing else [*LINKS, (frame.page("evals"), "Evals")]
