"""The conversation: turns, the answer that is on its way, and what can be said next."""

from collections.abc import Callable, Sequence
from datetime import datetime

import streamlit as st

from casebuilder.services.views import TurnView
from casebuilder.ui import fields
from casebuilder.ui.answering import Answer
from casebuilder.ui.plain import label, plain, reply

SHOWN = 30
"""How many turns a page shows at once."""
_POLL_SECONDS = 0.4

Clock = Callable[[datetime], datetime]


def turns(found: Sequence[TurnView], clock: Clock, waiting: Answer | None) -> None:
    """Show turns, oldest first; the message that is being answered comes with the answer."""
    for turn in found:
        last = turn is found[-1]
        if turn.kind == "edit":
            _edited(turn, clock)
        elif turn.message:
            _said(turn.message, turn.turn, clock(turn.at))
        if turn.reply:
            _replied(turn, fresh=last)
        elif turn.kind == "message" and not (last and waiting):
            st.caption("This message is saved. It was not answered.")


def note(words: str) -> None:
    """Show a reply that is not kept."""
    with st.container(key="reply-note"):
        st.caption("casebuilder")
        st.markdown(reply(words))


def _said(message: str, turn: int, at: datetime) -> None:
    with st.container(key=f"said-{turn}"):
        st.caption(f"You · {at:%H:%M}")
        st.markdown(plain(message))


def _edited(turn: TurnView, clock: Clock) -> None:
    if turn.reply is None:
        return
    path = turn.captured[0].path if turn.captured else turn.path
    what = fields.name_of(path) if path else "A field"
    removed = "removed" if (path or "").endswith("]") else "emptied"
    to = f"set to “{turn.message}”" if turn.message else removed
    st.caption(f"{plain(what)} {plain(to)} · edited by you · {clock(turn.at):%H:%M}")


def _replied(turn: TurnView, *, fresh: bool) -> None:
    with st.container(key=f"reply-{'fresh' if fresh else 'turn'}-{turn.turn}"):
        st.caption("casebuilder")
        st.markdown(reply(turn.reply or "", [c.card for c in turn.citations]))


def pending(answer: Answer, stop: Callable[[], None]) -> None:
    """Show the message that is being answered, what is going on, and Stop; runs the page again when it is there."""
    st.fragment(_pending, run_every=_POLL_SECONDS)(answer, stop)


def _pending(answer: Answer, stop: Callable[[], None]) -> None:
    if answer.done.is_set():
        st.rerun()
    step = "Stopping" if answer.cancel.is_set() else (answer.steps or ["Reading your message"])[-1]
    with st.container(key="pending", horizontal=True, vertical_alignment="center", gap="medium"):
        st.markdown(f"{plain(step)}…", width="content")
        st.button(
            "Stop", key="stop", on_click=stop, disabled=answer.cancel.is_set(), help="Your message is kept",
            shortcut="Escape",
        )  # fmt: skip


def quick_replies(choices: Sequence[str], send: Callable[[str], None], *, disabled: bool) -> None:
    """Show short answers that one click gives."""
    with st.container(key="quick", horizontal=True, gap="small"):
        for index, choice in enumerate(choices):
            st.button(label(choice), key=f"quick-{index}", on_click=send, args=(choice,), disabled=disabled)
