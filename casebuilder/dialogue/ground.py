"""The ground node: evidence from a closed list of cards, each quote checked character for character."""

from casebuilder.case.model import Case
from casebuilder.dialogue.deps import Deps
from casebuilder.dialogue.state import Citation
from casebuilder.errors import CasebuilderError


def cite(card_id: str, deps: Deps) -> Citation | None:
    """Return a citation of a card, or `None` when the card is missing or its quote does not stand in it."""
    if deps.library is None:
        return None
    try:
        card = deps.library.card(card_id)
        if not card.quote or not deps.library.check_quote(card_id, card.quote):
            return None
        return Citation(card=card.id, title=card.title, quote=card.quote, source=deps.library.source_of(card.id))
    except CasebuilderError:
        return None


def search(query: str, deps: Deps, kinds: tuple[str, ...], k: int) -> list[Citation]:
    """Return what the library finds, or nothing; an index that is busy or broken costs the evidence, not the turn."""
    if deps.library is None or not query.strip():
        return []
    try:
        passages = deps.library.search(query[:600], kinds=kinds, k=k)  # type: ignore[arg-type]
    except CasebuilderError:
        return []
    return [
        Citation(card=p.card_id, title=p.title, quote=p.passage, source=p.source)
        for p in passages
        if deps.library.check_quote(p.card_id, p.passage)
    ]


def similar_cases(case: Case, deps: Deps) -> list[Citation]:
    """Return up to two past cases like this one."""
    text = " ".join(x for x in (case.problem.statement, case.solution.summary, case.process.workflow) if x)
    return search(text, deps, ("past-case",), 2)


def usual_risks(case: Case, deps: Deps) -> list[Citation]:
    """Return up to three cards on what usually goes wrong in such a case."""
    text = " ".join(x for x in (case.problem.statement, case.solution.summary, case.process.workflow) if x)
    return search(text or "AI project risks", deps, ("risk",), 3)
