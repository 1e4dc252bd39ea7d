"""The words in which a sponsor says what goes wrong."""

import re
from collections.abc import Sequence

from casebuilder.dialogue.extraction.found import Found
from casebuilder.dialogue.extraction.message import Message
from casebuilder.dialogue.extraction.readers.money_words import EXCLUDED, FOREIGN
from casebuilder.dialogue.extraction.readers.problem_words import ABOUT_ME, ASK, TROUBLE, UNCOSTED
from casebuilder.dialogue.extraction.units import Unit

_LABEL = "problem.statement"
_LONG = 60
_MOST = 70
_STARTS = 0.7
_GOES_ON = 0.5
_LEAD = re.compile(
    r"(?:(?:so|well|right|ok|okay|yeah|yes|um|uh|erm|er|oh|and|but|then|now|look|listen|honestly|basically|actually|heyyy?|hi|hey|hello|like\s+i\s+said|as\s+i\s+(?:said|wrote)|said\s+it|the\s+background\s+is\s+as\s+follows|"
    r"problem\s*:|the\s+(?:problem|issue|difficulty|trouble|pain)(?:\s+lies\s+in\s+the\s+fact)?\s*(?:is|that)?(?:\s+that)?|(?:our|my)\s+(?:problem|difficulty|issue)\s+is(?:\s+the\s+following)?(?:\s+that)?|problem\s+is(?:\s+that)?|it['’]?s|what\s+keeps\s+happening\s+is)[,.:;!?]*\s+)+",
    re.IGNORECASE,
)


def statement(message: Message, units: Sequence[Unit]) -> Found | None:
    """Return the sentences, or in a long one the clauses, that say what goes wrong."""
    atoms = [a for u in units for a in (message.clauses(u) if u.words > _LONG else [u])]
    scores = _bridged(atoms, [_score(message, a) for a in atoms])
    best: tuple[float, int, int] | None = None
    for first, score in enumerate(scores):
        if score < _STARTS:
            continue
        last, total = first, score
        while last + 1 < len(atoms) and _joins(message, atoms, scores, first, last + 1):
            last += 1
            total += scores[last]
        if best is None or total > best[0] + 0.01:
            best = (total, first, last)
    if best is None:
        return None
    start, end = atoms[best[1]].start, atoms[best[2]].end
    lead = _LEAD.match(message.text, start, end)
    if lead and end - lead.end() > 8:
        start = lead.end()
    return message.copy(start, end)


def _joins(message: Message, atoms: Sequence[Unit], scores: Sequence[float], first: int, number: int) -> bool:
    """Whether an atom goes on with the statement that began at `first`."""
    words = len(message.text[atoms[first].start : atoms[number].end].split())
    between = message.text[atoms[number - 1].end : atoms[number].start]
    return scores[number] >= _GOES_ON and words <= _MOST and len(between.strip()) <= 3


def _bridged(atoms: Sequence[Unit], scores: Sequence[float]) -> list[float]:
    """Let a short plain sentence between two telling ones go with them."""
    bridged = list(scores)
    for number in range(1, len(scores) - 1):
        around = min(scores[number - 1], scores[number + 1])
        if around >= _GOES_ON and scores[number] > -0.5 and atoms[number].words <= 15:
            bridged[number] = max(scores[number], _GOES_ON)
    return bridged


def _score(message: Message, atom: Unit) -> float:
    """Weigh how much an atom says that something goes wrong."""
    text = atom.text
    if EXCLUDED.search(text) or FOREIGN.search(text):
        return 0.0
    label = message.label(atom, _LABEL)
    score = min(1.8, 0.9 * len({m[0].lower() for m in TROUBLE.finditer(text)}))
    score += 1.6 * (label - 0.35) if message.labels else 0.0
    if message.asked == "problem":
        score += 0.6 if atom.start == message.units[0].start else 0.3
    if UNCOSTED.search(text):
        score -= 1.0
    if ASK.search(text):
        score -= 1.5
    if ABOUT_ME.search(text):
        score -= 0.8
    if atom.words < 2:
        score -= 0.4
    if text.rstrip().endswith("?"):
        score -= 0.5
    return score
