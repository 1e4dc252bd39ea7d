"""The verdict on a generated text: show it, or the composed text with the reason why."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from casebuilder.dialogue.checking.binding import binding_problems, lost
from casebuilder.dialogue.checking.claims import (
    claim_problems,
    denial_problems,
    missing_quotes,
    polarity_problems,
    question_problems,
)
from casebuilder.dialogue.checking.facts import Grounds
from casebuilder.dialogue.checking.surface import form_problems
from casebuilder.dialogue.checking.wording import content

DRAFT_LEAST = 60
DRAFT_MOST = 1_400
"""Characters of a drafted paragraph."""
TOLD = 5
"""Words of the case that a paragraph about it must hold at least."""
COVERED = 0.5
"""Share of the words of a composed reply that must come again in other words for it."""
REASONS = {
    "empty": "it said nothing",
    "length": "it was too short or too long",
    "control": "it held tokens that steer a model",
    "markup": "it held markup",
    "address": "it held an address",
    "role": "it talked about its task",
    "characters": "it held characters that do not belong",
    "tone": "its tone was off",
    "loop": "it repeated itself",
    "language": "it was not in English",
    "figure": "it held a figure that nobody gave",
    "date": "it held a date that nobody gave",
    "name": "it held a name that nobody gave",
    "citation": "it cited something that was not shown",
    "quote": "it quoted what nobody said",
    "swapped": "it put a figure or a name where it does not belong",
    "direction": "it turned a measure round",
    "polarity": "it turned a statement round",
    "lost": "it left out something that was read back",
    "question": "it asked something else",
    "complete": "it called the case complete",
    "promise": "it promised something",
    "vague": "it used a vague quantity",
    "topic": "it said too little of what it was about",
    "claim": "it claimed something that nobody said",
    "unfinished": "it broke off",
    "timeout": "it took too long",
    "error": "the model failed",
    "source": "the composed text cannot be given to a model",
}
"""What a reason means, after "the composed text was used because"."""


@dataclass(frozen=True)
class Problem:
    """One thing that a generated text must not do."""

    code: str
    """A key of `REASONS`."""
    detail: str


def check_phrased(text: str, composed: str, grounds: Grounds, quotes: tuple[str, ...] = ()) -> list[Problem]:
    """Return what is wrong with a composed reply that a model said in other words; empty if it may be shown.

    Args:
        text: what the model wrote, without emphasis marks.
        composed: the reply as it was composed, as plain text: the source of truth.
        grounds: what may be said; holds `composed` as one of its texts.
        quotes: evidence that must stay word for word where the composed text quotes it.
    """
    least, most = max(8, int(len(composed) * 0.4)), int(len(composed) * 1.5) + 160
    found = [*form_problems(text, composed, least, most)]
    if found and found[0][0] == "empty":
        return [Problem(*found[0])]
    found += binding_problems(text, grounds, polarity=True)
    found += lost(text, composed, grounds)
    found += _covers(text, [composed], COVERED)
    found += question_problems(text, composed)
    found += claim_problems(text, grounds, composed)
    found += polarity_problems(text, composed)
    found += missing_quotes(text, composed, quotes)
    return _once(found)


def check_draft(text: str, grounds: Grounds) -> list[Problem]:
    """Return what is wrong with a paragraph that a model drafted from a case; empty if it may be shown."""
    source = " ".join(grounds.words)
    found = [*form_problems(text, source, DRAFT_LEAST, DRAFT_MOST)]
    if found and found[0][0] == "empty":
        return [Problem(*found[0])]
    found += binding_problems(text, grounds)
    found += _covers(text, grounds.texts, 0.0)
    found += denial_problems(text, grounds.words)
    found += question_problems(text, "")
    found += claim_problems(text, grounds, "")
    return _once(found)


def _covers(text: str, sources: Sequence[str], share: float) -> Iterator[tuple[str, str]]:
    """Yield a text that leaves out too much of what it should say.

    Args:
        text: the generated text.
        sources: what it should say.
        share: how much of the words that say something must come again.
    """
    wanted = {stem for source in sources for stem in content(source)}
    said = wanted & set(content(text))
    if len(said) < max(min(TOLD, len(wanted)), int(share * len(wanted))):
        yield "topic", f"{len(said)} of {len(wanted)} words"


def _once(found: list[tuple[str, str]]) -> list[Problem]:
    return [Problem(code, " ".join(detail.split())[:160]) for code, detail in dict.fromkeys(found)]
