"""What is around every page: the pages themselves, the looks, the header's guard."""

from pathlib import Path

import streamlit as st

from casebuilder import __version__
from casebuilder.ui import session
from casebuilder.ui.components import theme

ABOUT = (
    f"casebuilder {__version__} drafts business cases for AI projects in conversation. The language model runs on this "
    "machine; plain rules decide when a case is complete."
)
PAGES = Path(__file__).parent / "pages"


def page(name: str) -> Path:
    """Return the file of a page, as `st.page_link` and `st.switch_page` want it."""
    return PAGES / f"{name}.py"


def show() -> None:
    """Show the page that the address asks for; whatever fails ends as one sentence."""
    st.set_page_config(
        page_title="casebuilder",
        page_icon="◧",
        layout="wide",
        initial_sidebar_state="collapsed",
        menu_items={"About": ABOUT},  # with an item of our own the menu is shown, and in it the choice of the looks
    )
    chosen = st.navigation(
        [
            st.Page(page("start"), title="casebuilder", url_path="start", default=True),
            st.Page(page("draft"), title="Draft", url_path="draft"),
            st.Page(page("cases"), title="My cases", url_path="cases"),
            st.Page(page("evidence"), title="Evidence", url_path="evidence"),
            st.Page(page("evals"), title="Evals", url_path="evals"),
        ],
        position="hidden",
    )
    theme.apply()
    _, refusal = session.attempt(chosen.run)
    if refusal:
        theme.refuse(refusal)
