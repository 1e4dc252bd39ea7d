"""The line at the top: where one is, what is saved, which model answers."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import streamlit as st

from casebuilder.services.views import ModelState
from casebuilder.ui.plain import plain

_SECONDS = 2.0


def header(links: list[tuple[Path, str]], state: Callable[[], ModelState], saved: dt.datetime | None = None) -> None:
    """Show the line.

    Args:
        links: the pages to go to, with their names.
        state: tells how the model is; asked again and again while it loads.
        saved: when the case was saved last, on the reader's clock.
    """
    with st.container(key="header", horizontal=True, vertical_alignment="center", gap="medium"):
        for place, (file, name) in enumerate(links):
            with st.container(key=f"link-{place}", width="content"):
                st.page_link(file, label=f"**{name}**" if place == 0 else name)
        with st.container(key="header-state", width="stretch"):
            loading = state().state == "loading"
            st.fragment(_state, run_every=_SECONDS if loading else None)(state, saved)


def _state(state: Callable[[], ModelState], saved: dt.datetime | None) -> None:
    found = state()
    parts = [f"saved {saved:%H:%M}"] if saved else []
    if found.state == "failed":
        parts.append("no language model")
    elif found.state == "loading":
        parts.append(f"{found.name} is loading; you can start")
    else:
        parts.append(found.message)
    with (
        st.container(key="header-line", horizontal=True, horizontal_alignment="right"),
        st.popover(plain(" · ".join(parts)), type="tertiary", key="model-state"),
    ):
        st.markdown(
            plain(f"{found.message.rstrip('.')}. {_meaning(found)}" if found.state == "ready" else _meaning(found))
        )


def _meaning(state: ModelState) -> str:
    if state.state == "failed":
        return f"{state.message} Questions come from the question bank, and plain rules read what you write."
    if state.state == "loading":
        return "The language model helps to read what you write. It is being loaded; the first answer waits for it."
    return f"This model reads your messages {state.where}. Plain rules, not the model, decide when a case is complete."
