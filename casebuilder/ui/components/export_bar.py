"""Taking the case along: as a finished document when nothing blocks, as a marked draft always."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

import streamlit as st

from casebuilder.rules.finding import Finding
from casebuilder.ui import words
from casebuilder.ui.plain import plain

FORMATS = {"docx": "Word", "md": "Markdown", "json": "JSON", "xlsx": "Excel"}


@dataclass(frozen=True)
class Documents:
    """How documents are named and written."""

    name: Callable[[str, bool], str]
    """File name for a format, finished or as a draft."""
    mime: Callable[[str], str]
    write: Callable[[str, bool], bytes]
    """Called when the button is pressed; what it raises is shown as its sentence."""


def export_bar(blocking: Sequence[Finding], documents: Documents) -> None:
    """Show a button for each format.

    Args:
        blocking: what keeps the case from being finished.
        documents: how they are made.
    """
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


def _row(documents: Documents, *, draft: bool, disabled: bool, reasons: str | None) -> None:
    kind = "draft" if draft else "final"
    with st.container(key=f"export-{kind}", horizontal=True, gap="small"):
        for format_, name in FORMATS.items():
            st.download_button(
                f"{name} draft" if draft else name, partial(documents.write, format_, draft),
                documents.name(format_, draft), documents.mime(format_), key=f"{kind}-{format_}",
                disabled=disabled, help=reasons, on_click="ignore",
            )  # fmt: skip
