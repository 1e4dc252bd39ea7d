"""Where values and advice come from: the sentence behind a figure, the cards behind a reply."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from casebuilder.case.model import Case
from casebuilder.case.value import FromFinding, LedgerEntry, Said
from casebuilder.errors import CasebuilderError, NotFound
from casebuilder.services.views import CardView, CitationView, Passage, SourceView
from casebuilder.store.records import StoredTurn

if TYPE_CHECKING:
    from casebuilder.retrieval import Library
    from casebuilder.retrieval.cards import PastCase


def entry_of(case: Case, path: str) -> LedgerEntry:
    """Return the entry behind a value.

    Raises:
        NotFound: if nothing says where the value comes from.
    """
    for entry in (*case.ledger, *case.provenance):
        if entry.path == path:
            return entry
    raise NotFound(f"nothing is written down about where `{path[:80]}` comes from")


def source_view(entry: LedgerEntry, turn: StoredTurn | None) -> SourceView:
    """Return the words behind a value in the message that they stand in, if that message is ours."""
    if not isinstance(entry.source, Said):
        return SourceView(entry=entry, message=None)
    quote = entry.source.quote
    if turn is None or turn.message is None or quote not in turn.message:
        return SourceView(entry=entry, message=None, turn=entry.source.turn)
    start = turn.message.index(quote)
    return SourceView(
        entry=entry, message=turn.message, start=start, end=start + len(quote), at=turn.at, turn=turn.turn
    )


def citations(case: Case, turns: Iterable[StoredTurn], library: "Library | None") -> list[CitationView]:
    """Return every card that a reply or a figure of a case rests on, once each, in the order of appearance."""
    found: dict[str, CitationView] = {}
    for turn in turns:
        for data in turn.output.get("citations", []):
            citation = CitationView.model_validate(data)
            found.setdefault(citation.card, citation)
    for entry in case.ledger:
        if isinstance(entry.source, FromFinding) and entry.source.card not in found:
            citation_ = card_view(entry.source.card, library)
            if citation_ is not None:
                found[entry.source.card] = citation_
    return list(found.values())


def card_view(card_id: str, library: "Library | None") -> CitationView | None:
    """Return a card with the sentence to quote, or `None` if there is no such card."""
    if library is None:
        return None
    try:
        card = library.card(card_id)
        return CitationView(card=card.id, title=card.title, quote=card.quote, source=library.source_of(card.id))
    except CasebuilderError:
        return None


def whole_card(card_id: str, library: "Library") -> CardView:
    """Return a card in full.

    Raises:
        NotFound: if there is no such card.
    """
    card = library.card(card_id)
    source = library.source_of(card.id)
    return CardView(
        card=card.id,
        title=card.title,
        kind=card.kind,
        quote=card.quote,
        body=card.body.strip(),
        population=card.population,
        caveat=card.caveat,
        sources=[line for line in source.split("; ") if line],
        figures=_figures(card.past) if card.past else [],
        illustrative=card.illustrative,
        own=card.own,
    )


def _figures(past: "PastCase") -> list[tuple[str, str, str]]:
    """Return what a past case planned beside what came."""

    def money(amount: float) -> str:
        return f"{amount:,.0f} {past.currency}"

    went_live = past.actual_go_live.isoformat() if past.actual_go_live else "never"
    rows = [
        (f"{kpi.name} (before: {kpi.baseline:g} {kpi.unit})", f"{kpi.target:g} {kpi.unit}",
         "not measured" if kpi.actual is None else f"{kpi.actual:g} {kpi.unit}")
        for kpi in past.kpis
    ]  # fmt: skip
    return [
        *rows,
        ("Cost", money(past.cost_planned), money(past.cost_actual)),
        ("Benefit a year", money(past.benefit_planned), money(past.benefit_actual)),
        ("Go-live", past.planned_go_live.isoformat(), went_live),
    ]


def search(library: "Library", text: str, k: int) -> list[Passage]:
    """Return what the library finds, best first; nothing if nothing is good enough."""
    return [
        Passage(id=p.card_id, title=p.title, source=p.source, kind=p.kind, score=p.score, passage=p.passage)
        for p in library.search(text[:2000], k=k)
    ]
