"""Cards of evidence: in a list, and one by itself."""

from collections.abc import Callable, Sequence

import streamlit as st

from casebuilder.services.views import CitationView, Passage
from casebuilder.ui.plain import card_address, label, plain


def evidence(cards: Sequence[CitationView]) -> None:
    """Show the cards that a case rests on."""
    with st.expander(f"Evidence ({len(cards)})", key="evidence", type="compact"):
        if not cards:
            st.caption("Nothing yet. When a question rests on research, its card appears here.")
        for card in cards:
            _entry(card.card, card.title, card.quote)


def similar(find: Callable[[], tuple[list[Passage] | None, str | None]]) -> None:
    """Show past cases like this one; they are looked for when the fold is opened."""
    fold = st.expander("Similar cases", key="similar", type="compact", on_change="rerun")
    if not fold.open:
        return
    with fold:
        found, refusal = find()
        if refusal:
            st.caption(plain(refusal))
        elif not found:
            st.caption("None that is close enough. Say more about the problem and the solution, then look again.")
        for passage in found or []:
            _entry(passage.id, passage.title, passage.passage)


def hits(found: Sequence[Passage]) -> None:
    """Show what a search found, best first."""
    for passage in found:
        _entry(passage.id, passage.title, passage.passage)
        st.caption(plain(passage.source))


def card(found: CitationView) -> None:
    """Show one card."""
    st.header(plain(found.title), anchor=False)
    st.caption(plain(f"Card {found.card}"))
    st.subheader(f"“{plain(found.quote)}”", anchor=False)
    st.caption("Source: \n" + "\n".join(f"- {plain(s)}" for s in found.source.split("; ")))


def _entry(card_id: str, title: str, words: str) -> None:
    st.markdown(f"**[{label(card_id)}]({card_address(card_id)})** {plain(title)}  \n“{plain(words)}”")
