"""The evidence library: search it, read a card."""

from functools import partial

import streamlit as st

from casebuilder.ui import desk, frame, session
from casebuilder.ui.components import cards, theme
from casebuilder.ui.components.header import header
from casebuilder.ui.plain import card_address, label, plain

_HITS = 8
KINDS = {
    "cause": "Why projects fail", "success-factor": "What successful ones have in common", "figure": "Figures",
    "recommendation": "Recommendations", "delivery": "Delivery", "governance": "Governance",
    "framework": "Frameworks", "risk": "What usually goes wrong", "past-case": "Past cases, invented as examples",
    "note": "Notes of your own",
}  # fmt: skip


KIND = {
    "cause": "why projects fail", "success-factor": "what successful projects have in common", "figure": "figure",
    "recommendation": "recommendation", "delivery": "delivery", "governance": "governance", "framework": "framework",
    "risk": "what usually goes wrong", "past-case": "past case", "note": "note of your own",
}  # fmt: skip


def one(card_id: str) -> None:
    """Show the card that the address asks for."""
    found, refusal = session.attempt(lambda: session.services().conversation.card(card_id))
    if found is None:
        theme.refuse(refusal or "")
    else:
        cards.card(found, KIND.get(found.kind, found.kind))
    st.page_link(frame.page("evidence"), label="All evidence", query_params={})


def search() -> None:
    """Search the library, or list it."""
    knowledge = session.services().knowledge
    text = st.text_input("Search in your own words", placeholder="why do pilots stall", key="search", type="search")
    if text and text.strip():
        found, refusal = session.attempt(partial(knowledge.search, text, _HITS))
        if refusal:
            theme.refuse(refusal)
        elif not found:
            theme.empty("Nothing close enough.", "Use other words, for instance the name of the work or of the risk.")
        cards.hits(found or [])
        return
    lines, refusal = session.attempt(knowledge.cards)
    if refusal:
        theme.refuse(refusal)
    for kind, name in KINDS.items():
        of_kind = [c for c in lines or [] if c.kind == kind]
        if of_kind:
            with st.expander(f"{name} ({len(of_kind)})", key=f"kind-{kind}"):
                st.markdown("\n".join(f"- [{label(c.id)}]({card_address(c.id)}) {plain(c.title)}" for c in of_kind))


def page() -> None:
    """Show the page."""
    header(desk.links(), session.services().maintenance.model_state)
    card_id = session.asked_for("card")
    with st.container(key="reading"):
        if card_id:
            one(card_id)
        else:
            library()


def library() -> None:
    """Show the whole library."""
    st.title("Evidence", anchor=False)
    st.markdown(
        "What is known about why AI projects work out or fail. The questions and the rules rest on these cards."
    )
    search()


page()
