"""How far a case is."""

import streamlit as st

from casebuilder.services.views import CaseView
from casebuilder.ui import words


def progress(view: CaseView) -> None:
    """Show sections answered, what blocks and what is to be weighed."""
    blocking, warnings = len(view.report.blocking), len(view.report.warnings)
    parts = [
        f"**{view.answered} of 17** answered",
        f"**{blocking}** blocking" if blocking else "**nothing blocks**",
        f"**{warnings}** to weigh",
    ]
    st.markdown(" · ".join(parts))
    with st.container(key="progress"):
        st.progress(min(view.answered / 17, 1.0))


def bar(view: CaseView, *, open_: bool) -> str:
    """Return the words of the bar that a phone shows."""
    return f"{words.standing(view)} — {'hide' if open_ else 'show'} the case"
