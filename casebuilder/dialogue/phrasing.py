"""The phrase node: a capable model says the composed reply in its own words, and plain code checks each of them.

The composed text stays the source of truth. What fails a check, or does not come in time, is not shown: the composed
text is, and the turn records why.
"""

import datetime as dt
import threading
import time
from typing import TYPE_CHECKING

from casebuilder.case.model import Case
from casebuilder.dialogue.checking import check_phrased, control_tokens, ground
from casebuilder.dialogue.deps import Deps
from casebuilder.dialogue.drafting import draft
from casebuilder.dialogue.generate import generate
from casebuilder.dialogue.plain import plain, shown, without_emphasis
from casebuilder.dialogue.state import Citation, Wording
from casebuilder.dialogue.worded import Worded

if TYPE_CHECKING:
    from langchain_core.language_models.chat_models import BaseChatModel

SECONDS = 20.0
"""How long a reply may take to be phrased."""
LONGEST = 1_800
"""Characters of a composed reply that is phrased; longer ones are lists, which need no other words."""
SHORTEST = 40


def phrase(
    composed: str,
    case: Case,
    citations: list[Citation],
    deps: Deps,
    today: dt.date,
    cancel: threading.Event | None = None,
) -> Worded:
    """Return the reply in the model's words if all of them hold, else as it was composed.

    Args:
        composed: the reply, as Markdown.
        case: the case after the message.
        citations: the evidence shown with the reply.
        deps: the collaborators; a model that may not phrase is not asked.
        today: the day that relative dates count from.
        cancel: set it to stop.

    Raises:
        Cancelled: if the user stopped the turn.
    """
    words = plain(composed)
    if deps.model is None or not deps.model.info.profile.phrase or not SHORTEST <= len(words) <= LONGEST:
        return Worded(composed, Wording())
    if control_tokens(words):
        return Worded(composed, Wording(fallback="source", detail="control tokens"))
    return phrase_with(deps.model.chat_model, composed, case, citations, deps, today, cancel)


def phrase_with(
    model: "BaseChatModel",
    composed: str,
    case: Case,
    citations: list[Citation],
    deps: Deps,
    today: dt.date,
    cancel: threading.Event | None = None,
    seconds: float = SECONDS,
) -> Worded:
    """Let this model phrase a reply, whatever its profile says; the same checks hold."""
    started = time.monotonic()
    words = plain(composed)
    system, ref = deps.prompts.render("phrase")
    answer = generate(model, system, words, most=int(len(words) * 2) + 400, seconds=seconds, cancel=cancel)
    took = int((time.monotonic() - started) * 1000)
    if answer.fault:
        return Worded(composed, Wording(fallback=answer.fault, detail=answer.detail, ms=took), (ref,), answer.text)
    text = without_emphasis(answer.text)
    grounds = ground(case, today, shown=[words], cards=[(c.card, c.quote) for c in citations])
    problems = check_phrased(text, words, grounds, tuple(c.quote for c in citations))
    if problems:
        first = problems[0]
        return Worded(
            composed, Wording(fallback=first.code, detail=first.detail, ms=took), (ref,), text, tuple(problems)
        )
    return Worded(shown(text, composed), Wording(by="model", ms=took), (ref,), text)


def word(
    composed: str,
    summary: str,
    case: Case,
    citations: list[Citation],
    deps: Deps,
    today: dt.date,
    cancel: threading.Event | None = None,
) -> Worded:
    """Return a reply in a model's words, as far as its profile and the checks allow.

    A summary that was asked for is drafted anew where the model may draft; then the rest stays as it was composed, so
    that nobody waits twice.

    Raises:
        Cancelled: if the user stopped the turn.
    """
    if summary and deps.model is not None and deps.model.info.profile.draft:
        drafted = draft(case, deps, today, cancel=cancel)
        if drafted.wording.by == "model":
            return Worded(composed.replace(summary, drafted.text, 1), drafted.wording, drafted.prompts)
        return Worded(composed, drafted.wording, drafted.prompts)
    return phrase(composed, case, citations, deps, today, cancel)
