"""Taking the case along: as a finished document when nothing blocks, as a marked draft always."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import streamlit as st

from casebuilder.rules.finding import Finding
from casebuilder.ui import words
from casebuilder.ui.components import theme
from casebuilder.ui.plain import label, plain

FORMATS = {"docx": "Word", "pdf": "PDF", "md": "Markdown", "json": "JSON", "xlsx": "Excel"}


@dataclass(frozen=True)
class Written:
    """A document that is ready to be saved."""

    name: str
    mime: str
    content: bytes


@dataclass(frozen=True)
class Documents:
    """How documents are written. A document is written before it is saved, so that a failure can be said."""

    write: Callable[[str, bool], None]
    """Write a document in a format, finished or as a draft."""
    written: Callable[[], Written | None]
    """The document that was written last, unless the case has changed since."""
    refusal: Callable[[], str | None]
    """Why it could not be written, in one sentence."""


def export_bar(blocking: Sequence[Finding], documents: Documents) -> None:
    """Show a button for each format.

    Args:
        blocking: what keeps the case from being finished.
        documents: how they are made.
    """
    st.fragment(_bar)(blocking, documents)


def _bar(blocking: Sequence[Finding], documents: Documents) -> None:
    with st.container(key="export", gap="small"):
        st.subheader("Export", anchor="export")
        if blocking:
            things = words.count(len(blocking), "thing blocks", "things block")
            st.caption(f"The finished document waits: {things} it. They stand above, under “What blocks”.")
        else:
            st.caption("Nothing blocks. The finished document carries every figure with its words.")
        reasons = "\n".join(f"- {plain(f.message)}" for f in blocking[:6]) or None
        _row(documents, draft=False, disabled=bool(blocking), reasons=reasons)
        st.caption("Draft copy, watermarked, whenever you want one:")
        _row(documents, draft=True, disabled=False, reasons=None)
        _result(documents)


def _row(documents: Documents, *, draft: bool, disabled: bool, reasons: str | None) -> None:
    kind = "draft" if draft else "final"
    with st.container(key=f"export-{kind}", horizontal=True, gap="small"):
        for format_, name in FORMATS.items():
            st.button(
                f"{name} draft" if draft else name, key=f"{kind}-{format_}", disabled=disabled, help=reasons,
                on_click=documents.write, args=(format_, draft),
            )  # fmt: skip


def _result(documents: Documents) -> None:
    """Offer the document that was written, or say why there is none."""
    refusal, written = documents.refusal(), documents.written()
    if refusal:
        theme.refuse(refusal)
    elif written is not None:
        st.download_button(
            f"Save {label(written.name)}", written.content, written.name, written.mime, key="save-document",
            type="primary", on_click="ignore",
        )  # fmt: skip
