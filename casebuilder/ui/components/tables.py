"""Tables of words and figures that a screen reader can walk through."""

from collections.abc import Sequence

import streamlit as st

from casebuilder.ui.plain import plain


def table(header: Sequence[str], rows: Sequence[Sequence[str]], alt: str) -> None:
    """Show a table; every cell is shown as it was written.

    Args:
        header: one name a column, no two alike.
        rows: the cells.
        alt: what the table is, for those who do not see it.
    """
    columns = {plain(name): [plain(_together(row[at])) for row in rows] for at, name in enumerate(header)}
    st.table(columns, border="horizontal", alt=alt)


def _together(cell: str) -> str:
    """Keep a figure and its unit on one line."""
    return cell.replace(" %", "\u00a0%").replace(" s", "\u00a0s") if cell[:1] in "+-0123456789" else cell
