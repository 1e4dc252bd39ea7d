"""What the evidence has to say to a message: an answer, a finding for a worry, a past case, risks to react to.

A card's words are quoted and never followed; no card goes into the case by itself.
"""

import re
from collections.abc import Sequence

from casebuilder.case.model import Case
from casebuilder.dialogue.deps import Deps
from casebuilder.dialogue.extract import Extraction
from casebuilder.dialogue.extraction.acts import QUESTIONS
from casebuilder.dialogue.ground import answer_to, finding_for, kind_of, past_case, pieces_of, population, usual_risks
from casebuilder.dialogue.speech import escape
from casebuilder.dialogue.state import Citation, Interview

REST = 2
"""Messages after a finding told unasked in which no other one is."""
NEAR = 0.25
"""Fit below which a question is not about such projects at all."""
OPENING = 600
"""Characters kept of what the sponsor said before a past case was found."""
MOST_RISKS = 3
"""Cards offered to a sponsor who has no risks in mind; each names about three."""
_SETTLED = frozenset({"order", "language", "unreadable", "empty", "undo", "remove", "goto", "export", "summary",
                      "missing", "hold", "upset", "thanks", "greeting"})  # fmt: skip
SHORT = 25
"""Words of a message that may be about nothing but risks."""
_HAS_NONE = re.compile(
    r"\b(?:no\s+(?:idea|clue)|(?:a|any)\s+clue|not\s+sure|unsure|(?:(?:do|would|could)n['’]?o?t|do\s+not|would\s+not)\s+know|"
    r"dunno|(?:can['’]?t|cannot|could\s?n['’]?o?t)\s+(?:think|name|say|tell|see)|not\s+aware\s+of)\b",
    re.I,
)
_RISKS = re.compile(r"\brisks?\b|\bgo(?:es)?\s+wrong\b|\bpitfalls?\b|\bthreats?\b", re.I)
_ASKS_RISKS = re.compile(
    r"\bwhat\s+(?:else\s+)?(?:could|can|might|may|usually|normally|typically|will)\s+(?:\w+\s+)?go(?:es)?\s+wrong\b"
    r"|\bwhat\s+(?:usually\s+|normally\s+|typically\s+)?goes\s+wrong\b"
    r"|\b(?:what|which)\s+(?:are\s+|would\s+be\s+|other\s+)?(?:the\s+)?(?:usual\s+|typical\s+|main\s+|biggest\s+|common\s+)?"
    r"(?:risks|pitfalls)\b",
    re.I,
)


def wants_risks(found: Extraction, message: str) -> bool:
    """Whether somebody has no risks in mind, or asks which ones there are."""
    unknown = found.act("unknown")
    if unknown is not None and unknown.section == "risks":
        return True
    if _RISKS.search(message) and len(message.split()) <= SHORT and _HAS_NONE.search(message):
        return unknown is None or unknown.argument is None
    return any(a.kind in QUESTIONS and _ASKS_RISKS.search(a.argument or "") for a in found.acts)


def offer_risks(case: Case, told: str, deps: Deps, citations: list[Citation]) -> str | None:
    """Say what usually goes wrong in such a case, word for word from the cards, for a sponsor with no risks in mind.

    Args:
        case: the case so far.
        told: what the sponsor said lately.
        deps: the library.
        citations: where the cards are added.
    """
    cards = usual_risks(case, told, deps, MOST_RISKS)
    if not cards:
        return None
    citations += [c for c in cards if all(c.card != old.card for old in citations)]
    words = " ".join(f"{escape(c.quote)} [{c.card}]" for c in cards)
    return deps.phrases["risks_offer"].format(risks=words)


def answered(question: str, interview: Interview, deps: Deps, citations: list[Citation]) -> str | None:
    """Answer a question with the finding that fits, quoted; `None` if none does or one was quoted in this reply."""
    if citations:
        return None
    _, citation = answer_to(question, deps, interview.cited)
    if citation is None:
        return None
    citations.append(citation)
    return quoted(citation, deps)


def unanswered(question: str, deps: Deps) -> str:
    """Say honestly that nothing answers a question."""
    near, _ = answer_to(question, deps, ())
    return deps.phrases["nothing_found" if near >= NEAR else "not_understood"]


def quoted(citation: Citation, deps: Deps) -> str:
    """Return the words of a card, its mark, whom they are about and where they come from."""
    source = ", ".join(part.split(":")[0].strip() for part in citation.source.split("; "))
    about = "; ".join(x for x in (population(citation.card, deps), source) if x)
    return f"“{escape(citation.quote)}” [{citation.card}] ({escape(about)})."


def remember(interview: Interview, message: str, turn: int, citations: Sequence[Citation]) -> None:
    """Note which cards were cited, and what was said while no past case was found."""
    for citation in citations:
        interview.cited.setdefault(citation.card, turn)
    interview.about = f"{interview.about} {message}".strip()[:OPENING]


def unasked(
    case: Case, found: Extraction, interview: Interview, message: str, turn: int, deps: Deps, *, telling: bool
) -> tuple[str, Citation | None]:
    """Return the one card that a message calls for though nobody asked: a finding in words, or a past case beside.

    Args:
        case: the case after the message.
        found: what the message does.
        interview: which cards were cited.
        message: what was said.
        turn: its number.
        deps: the library.
        telling: whether the reply has room for a finding.
    """
    if deps.library is None or any(a.kind in _SETTLED for a in found.acts):
        return "", None
    ignored = [(a.start, a.end) for a in found.acts]
    pieces = pieces_of(message, ignored)
    if not pieces:
        return "", None
    margin, similar = _similar(case, interview, pieces, turn, deps)
    rested = not interview.told or turn - interview.told > REST
    said = pieces_of(message, ignored, clauses=True)
    better, finding = finding_for(said, deps, interview.cited) if telling and rested else (0.0, None)
    if finding is not None and (similar is None or better > margin):
        interview.told = turn
        return quoted(finding, deps), finding
    return "", similar


EARLY = 6
"""Messages in which a sponsor tells what the case is about."""


def _similar(
    case: Case, interview: Interview, pieces: Sequence[str], turn: int, deps: Deps
) -> tuple[float, Citation | None]:
    """Return a past case like this one, while none was shown and the case is still being told."""
    if turn > EARLY or any(kind_of(card, deps) == "past-case" for card in interview.cited):
        return 0.0, None
    captured = " ".join(x for x in (case.problem.statement, case.solution.summary, case.process.workflow) if x)
    return past_case([*pieces[:4], captured, f"{interview.about} {pieces[0]}"], deps, interview.cited)
