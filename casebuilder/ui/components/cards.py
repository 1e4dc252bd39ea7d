"""Cards of evidence: in a list, and one by itself."""

from collections.abc import Callable, Sequence

import streamlit as st

from casebuilder.services.views import CardView, CitationView, Passage
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


def card(found: CardView, kind: str) -> None:
    """Show one card in full.

    Args:
        found: the card.
        kind: what its kind is called on the page.
    """
    st.header(plain(found.title), anchor=False)
    st.caption(plain(f"Card {found.card} · {kind}" + (" · added here" if found.own else "")))
    if found.illustrative:
        st.info("Invented as an example. It shows the form and is no evidence of how projects turn out.")
    st.markdown(_body(found.body, found.quote))
    if found.figures:
        rows = [f"| {plain(what)} | {plain(planned)} | {plain(came)} |" for what, planned, came in found.figures]
        st.markdown("\n".join(["| Measure | Planned | What came |", "|---|---|---|", *rows]))
    told = [("About", found.population), ("What it does not say", found.caveat)]
    for name, words in told:
        if words:
            st.markdown(f"**{name}.** {plain(words)}")
    st.caption("Source: \n" + "\n".join(f"- {plain(s)}" for s in found.sources))


def _body(body: str, quote: str) -> str:
    """Return the text of a card with the sentence that cases quote in bold."""
    before, _, after = body.partition(quote) if quote else (body, "", "")
    marked = f"**{plain(quote)}**" if quote else ""
    parts = [plain(before.strip()), marked, plain(after.strip())]
    return " ".join(p for p in parts if p)


def _entry(card_id: str, title: str, words: str) -> None:
    st.markdown(f"**[{label(card_id)}]({card_address(card_id)})** {plain(title)}  \n“{plain(words)}”")
