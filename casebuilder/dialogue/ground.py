"""The ground node: evidence from a closed list of cards, each quote checked character for character."""

import re
from collections.abc import Collection, Iterable, Sequence

from casebuilder.case.model import Case
from casebuilder.dialogue.deps import Deps
from casebuilder.dialogue.state import Citation
from casebuilder.errors import CasebuilderError
from casebuilder.retrieval.config import Kind

FINDINGS: tuple[Kind, ...] = (
    "figure", "cause", "success-factor", "recommendation", "delivery", "governance", "framework",
)  # fmt: skip
"""Kinds of cards that answer a question or speak to a worry."""

PAST: tuple[Kind, ...] = ("past-case",)
RISKS: tuple[Kind, ...] = ("risk",)

QUESTION_FIT = 0.36
"""Score from which a finding answers a question (dev queries: nonsense stays below 0.3)."""
CLAIM_FIT = 0.43
"""Score from which a finding speaks to what somebody says."""
WISH_FIT = 0.58
"""The same for a wish or a plan, which most often only describes the case."""
PAST_FIT = 0.395
"""Score from which a past case is like this one."""
RISK_FIT = 0.36
"""Score from which a card on risks of one field is about this case."""
RISK_NEAR = 0.08
"""How far behind the best card on risks another one of a field may be."""
LEAST_WORDS = 4
MOST_PIECES = 5
ANY_PROJECT = ("RISK-PEOPLE", "RISK-DATA", "RISK-OPERATION")
"""What may go wrong in every project, offered where the field has no card of its own."""
_SENTENCE = re.compile(r"(?<=[.!?\n])\s+")
_JOINT = re.compile(r"[,;:]\s+|\s[–—-]\s|\s(?:while|but|although|because)\s")
_WISH = re.compile(
    r"\b(?:want|wants|would\s+like|like\s+to|should|shall|propose|plan\s+to|i['’]d|we['’]d|could)\b", re.I
)


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


def kind_of(card_id: str, deps: Deps) -> str:
    """Return the kind of a card, empty if there is no such card."""
    try:
        return deps.library.card(card_id).kind if deps.library is not None else ""
    except CasebuilderError:
        return ""


def population(card_id: str, deps: Deps) -> str:
    """Return whom the statement of a card is about, empty if it does not say."""
    try:
        return deps.library.card(card_id).population if deps.library is not None else ""
    except CasebuilderError:
        return ""


def speaking(
    texts: Sequence[str], deps: Deps, kinds: Collection[Kind], *, without: Collection[str] = (), questions: bool = False
) -> list[tuple[float, Citation, str]]:
    """Return cards that speak to what was said, best first, with score, citation and the words said.

    A library that is busy or broken costs the evidence, not the turn.
    """
    if deps.library is None or not any(t.strip() for t in texts):
        return []
    try:
        echoes = deps.library.echoes([t[:600] for t in texts], kinds, questions=questions)
    except CasebuilderError:
        return []
    told = ((e.score, cite(e.card_id, deps), e.said) for e in echoes[:8] if e.card_id not in without)
    return [(score, citation, said) for score, citation, said in told if citation is not None]


def answer_to(question: str, deps: Deps, without: Collection[str]) -> tuple[float, Citation | None]:
    """Return the finding that answers a question best, or `None`, and how near the best one came."""
    found = speaking([question], deps, FINDINGS, without=without, questions=True)
    if not found:
        return 0.0, None
    score, citation, _ = found[0]
    return score, citation if score >= QUESTION_FIT else None


def finding_for(pieces: Sequence[str], deps: Deps, without: Collection[str]) -> tuple[float, Citation | None]:
    """Return the finding that speaks best to what somebody said, and by how much it passes the mark."""
    best: tuple[float, Citation | None] = (0.0, None)
    for score, citation, said in speaking(pieces, deps, FINDINGS, without=without)[:3]:
        margin = score - (WISH_FIT if _WISH.search(said) else CLAIM_FIT)
        if margin >= 0 and margin >= best[0]:
            best = margin, citation
    return best


def past_case(texts: Sequence[str], deps: Deps, without: Collection[str]) -> tuple[float, Citation | None]:
    """Return the past case most like what was said, and by how much it passes the mark."""
    for score, citation, _ in speaking(texts, deps, PAST, without=without)[:1]:
        if score >= PAST_FIT:
            return score - PAST_FIT, citation
    return 0.0, None


def usual_risks(case: Case, told: str, deps: Deps, most: int) -> list[Citation]:
    """Return cards on what usually goes wrong in such a case: those of its field, then those of any project."""
    about = " ".join(x for x in (case.problem.statement, case.solution.summary, case.process.workflow) if x)
    found = speaking(pieces_of(told, ()) + [about], deps, RISKS)
    least = max(RISK_FIT, found[0][0] - RISK_NEAR) if found else 0.0
    own = [c for score, c, _ in found if score >= least and c.card not in ANY_PROJECT][: most - 1]
    general = [c for c in (cite(card, deps) for card in ANY_PROJECT) if c is not None]
    return [*own, *general][:most]


def pieces_of(message: str, ignored: Iterable[tuple[int, int]], *, clauses: bool = False) -> list[str]:
    """Return a message and its sentences (and clauses), without the spans that state nothing, the whole first."""
    kept = list(message)
    for start, end in ignored:
        kept[start:end] = " " * len(kept[start:end])
    text = "".join(kept).strip()
    sentences = [s.strip() for s in _SENTENCE.split(text)]
    parts = [c.strip() for s in sentences for c in _JOINT.split(s)] if clauses else []
    pieces = dict.fromkeys((text, *sentences, *parts))
    return [p for p in pieces if len(p.split()) >= LEAST_WORDS][: 1 + MOST_PIECES]
