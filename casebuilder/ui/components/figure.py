"""A figure, and behind it the sentence that it was copied from."""

from collections.abc import Callable
from datetime import datetime

import streamlit as st

from casebuilder.services.views import SourceView
from casebuilder.ui import words
from casebuilder.ui.fields import Field
from casebuilder.ui.plain import label, plain

Clock = Callable[[datetime], datetime]


def figure(field: Field, unit: str, source: SourceView | None, key: str, clock: Clock) -> None:
    """Show a figure or date as a button that opens its source.

    Args:
        field: the field that holds it.
        unit: what to say behind the number.
        source: where it comes from; `None` if nothing says so.
        key: names the widget.
        clock: turns a time into one on the reader's clock.
    """
    said = f"{words.value(field.value)} {unit}".strip()
    with st.popover(f":gray[{label(field.name)}] **{label(said)}** ⌕", key=key, type="tertiary"):
        _source(field, said, source, clock)


def words_of(fields: list[tuple[Field, SourceView]], key: str, clock: Clock) -> None:
    """Show a button that opens the words behind the text of a group."""
    with st.popover("Source ⌕", key=key, type="tertiary"):
        for field, source in fields:
            _source(field, "", source, clock)


def _source(field: Field, said: str, source: SourceView | None, clock: Clock) -> None:
    st.markdown(f"**{plain(field.name)}**" + (f" · {plain(said)}" if said else ""))
    if source is None:
        st.markdown("Nothing says where this comes from, so it cannot leave in a finished document. Write it again.")
        return
    before, marked, after = words.quote(source)
    st.markdown(f"“{_run(before)}{_mark(marked)}{_run(after)}”")
    st.caption(plain(_where(source, clock)))


def _mark(text: str) -> str:
    """Return the run of words, marked by colour and by weight."""
    return "  \n".join(f":primary-background[**{plain(line)}**]" for line in text.splitlines() if line.strip())


def _run(text: str) -> str:
    """Return words around the marked ones, with the blank that parts them kept."""
    lead = " " if text[:1].isspace() else ""
    tail = " " if text[-1:].isspace() else ""
    return f"{lead}{plain(text.strip())}{tail}" if text.strip() else lead


def _where(source: SourceView, clock: Clock) -> str:
    said = words.source(source.entry.source)
    return f"{said} · {clock(source.at):%d %b %Y, %H:%M}" if source.at else said
