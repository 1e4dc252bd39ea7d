"""What is around every page: the pages themselves, the looks, the header's guard."""

from pathlib import Path

import streamlit as st

from casebuilder.ui import session
from casebuilder.ui.components import theme

PAGES = Path(__file__).parent / "pages"


def page(name: str) -> Path:
    """Return the file of a page, as `st.page_link` and `st.switch_page` want it."""
    return PAGES / f"{name}.py"


def show() -> None:
    """Show the page that the address asks for; whatever fails ends as one sentence."""
    st.set_page_config(page_title="casebuilder", page_icon="◧", layout="wide", initial_sidebar_state="collapsed")
    chosen = st.navigation(
        [
            st.Page(page("start"), title="casebuilder", url_path="start", default=True),
            st.Page(page("draft"), title="Draft", url_path="draft"),
            st.Page(page("cases"), title="My cases", url_path="cases"),
            st.Page(page("evidence"), title="Evidence", url_path="evidence"),
        ],
        position="hidden",
    )
    theme.apply()
    _, refusal = session.attempt(chosen.run)
    if refusal:
        theme.refuse(refusal)
