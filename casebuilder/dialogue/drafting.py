"""Drafting prose from a case: a capable model writes the summary paragraph, and plain code checks every word of it."""

import datetime as dt
import threading
import time
from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from casebuilder.case.model import Case
from casebuilder.case.sections import SECTION_IDS, SECTIONS, leaves
from casebuilder.case.value import ThreePoint
from casebuilder.dialogue.checking import check_draft, control_tokens, ground
from casebuilder.dialogue.checking.checker import DRAFT_MOST
from casebuilder.dialogue.deps import Deps
from casebuilder.dialogue.generate import generate
from casebuilder.dialogue.plain import shown, without_emphasis
from casebuilder.dialogue.speech import amount, day, measure, number, shorten
from casebuilder.dialogue.state import Wording
from casebuilder.dialogue.worded import Worded

if TYPE_CHECKING:
    from langchain_core.language_models.chat_models import BaseChatModel

SECONDS = 60.0
"""How long a paragraph may take."""
LEAST = 3
"""Sections that must hold something before there is anything to sum up."""
_LONGEST = 240
_SILENT = frozenset({"direction", "currency", "recurrence", "period", "unit"})
"""Fields that are said with the figure they belong to."""


def case_lines(case: Case) -> list[str]:
    """Return what a case holds, one labelled line for each thing, in the order of the sections."""
    lines = [f"Title: {case.title}"] if case.title else []
    for section in SECTION_IDS:
        node = getattr(case, section)
        items = node if isinstance(node, list) else [node]
        for item in items:
            parts = list(_parts(item, case))
            if parts:
                lines.append(f"{SECTIONS[section].title}: {'; '.join(parts)}")
    return lines


def _parts(item: Any, case: Case) -> list[str]:  # noqa: ANN401 - any section or list item of a case
    return [
        f"{path.replace('_', ' ').replace('.', ' ')} {said}"
        for path, value in leaves(item)
        if path.rpartition(".")[2] not in _SILENT and (said := _said(item, path, value, case))
    ]


def _said(item: Any, path: str, value: object, case: Case) -> str:  # noqa: ANN401 - as above
    """Say one value with its unit, currency or period."""
    if isinstance(value, dt.date):
        return day(value)
    if isinstance(value, Decimal | ThreePoint):
        holder = getattr(item, "annual_cost", item)
        name = path.rpartition(".")[2]
        if name == "amount":
            every = getattr(item, "recurrence", None) or getattr(item, "period", None)
            return amount(value, holder.currency or case.currency, every or ("year" if holder is not item else None))
        return f"{number(value)} %" if name == "rate" else measure(value, getattr(item, "unit", None))
    return shorten(str(value), _LONGEST)


def draft(
    case: Case,
    deps: Deps,
    today: dt.date,
    *,
    cards: Sequence[tuple[str, str]] = (),
    cancel: threading.Event | None = None,
) -> Worded:
    """Return a paragraph that sums a case up, in the model's words if all of them hold; else no words and the reason.

    Args:
        case: the case.
        deps: the collaborators; a model that may not draft is not asked.
        today: the day that relative dates count from.
        cards: evidence that may be cited, as (id, passage).
        cancel: set it to stop.

    Raises:
        Cancelled: if `cancel` was set.
    """
    if deps.model is None or not deps.model.info.profile.draft or len(case_lines(case)) < LEAST:
        return Worded("", Wording())
    return draft_with(deps.model.chat_model, case, deps, today, cards=cards, cancel=cancel)


def draft_with(
    model: "BaseChatModel",
    case: Case,
    deps: Deps,
    today: dt.date,
    *,
    cards: Sequence[tuple[str, str]] = (),
    cancel: threading.Event | None = None,
    seconds: float = SECONDS,
) -> Worded:
    """Let this model draft the paragraph, whatever its profile says; the same checks hold."""
    started = time.monotonic()
    system, ref = deps.prompts.render("draft")
    material = "\n".join([*case_lines(case), *(f"Evidence [{card}]: {passage}" for card, passage in cards)])
    if control_tokens(material):
        return Worded("", Wording(fallback="source", detail="control tokens"))
    answer = generate(model, system, material, most=DRAFT_MOST + 200, seconds=seconds, cancel=cancel)
    took = int((time.monotonic() - started) * 1000)
    if answer.fault:
        return Worded("", Wording(fallback=answer.fault, detail=answer.detail, ms=took), (ref,), answer.text)
    text = without_emphasis(answer.text)
    problems = check_draft(text, ground(case, today, listed=case_lines(case), cards=cards))
    if problems:
        first = problems[0]
        return Worded("", Wording(fallback=first.code, detail=first.detail, ms=took), (ref,), text, tuple(problems))
    return Worded(shown(text, ""), Wording(by="model", ms=took), (ref,), text)
