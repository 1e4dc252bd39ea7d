"""Two people changed the same case: what differs, and the choice."""

from collections.abc import Callable, Sequence

import streamlit as st

from casebuilder.services.views import Change
from casebuilder.ui import fields, words
from casebuilder.ui.plain import plain

_SHOWN = 8


def conflict(
    changes: Sequence[Change], mine: Sequence[tuple[str, str]], message: str | None, settle: Callable[[bool], None]
) -> None:
    """Show the difference and let the person choose.

    Args:
        changes: what differs between what was seen and what is stored.
        mine: the edited fields with their new text.
        message: the message that was not sent, if it was one.
        settle: called with `True` to go on with one's own, with `False` to keep what is stored.
    """
    with st.container(key="conflict", border=True):
        st.markdown("**This case was changed elsewhere while you were at it.** Nothing of yours is saved yet.")
        lines = ["| Field | When you looked | Now |", "|---|---|---|"]
        lines += [
            f"| {_cell(fields.name_of(c.path))} | {_cell(c.yours)} | {_cell(c.theirs)} |" for c in changes[:_SHOWN]
        ]
        if changes:
            st.markdown("\n".join(lines))
        if len(changes) > _SHOWN:
            st.caption(f"and {len(changes) - _SHOWN} more")
        wanted = [f"{fields.name_of(path)}: {text or 'nothing'}" for path, text in mine]
        st.markdown("Yours: " + plain(f"“{message}”" if message is not None else "; ".join(wanted)))
        with st.container(horizontal=True, gap="small"):
            own = "Send mine all the same" if message is not None else "Save mine over it"
            st.button(own, key="conflict-mine", type="primary", on_click=settle, args=(True,))
            st.button("Keep what is there now", key="conflict-theirs", on_click=settle, args=(False,))


def _cell(value: object) -> str:
    return plain(" ".join(words.value(value).split()))
