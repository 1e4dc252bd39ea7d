"""Reading an answer as the product does, router and all, and comparing it with what was said."""

import datetime as dt
from functools import cache
from typing import Any

from casebuilder.case.model import Case
from casebuilder.dialogue.extraction.found import Item
from casebuilder.dialogue.extraction.message import Message
from casebuilder.dialogue.extraction.pipeline import extract
from casebuilder.dialogue.extraction.route import Router
from casebuilder.resources import data_path
from casebuilder.retrieval.embed import Embedder
from evals.check_extraction import to_case
from evals.sheets import agrees, flat

TODAY = dt.date(2026, 11, 21)


@cache
def _router() -> Router:
    return Router.load(data_path("prompts") / "routing.npz", Embedder())


def read(
    text: str, asked: str | None, *, case: Case | None = None, writer: tuple[str, str | None, int] | None = None
) -> list[Item]:
    """Return what a message says; every quote stands in it, or names the earlier message that it stands in."""
    message = Message(text, asked, TODAY, case=case or Case(), writer=writer, turn=2)
    _router().route(message)
    items = extract(message)
    for item in items:
        for found in item.fields.values():
            assert found.turn is not None or text[found.start : found.end] == found.quote
    return items


def differences(section: str, text: str, wanted: dict[str, Any], **known: Any) -> tuple[int, list[str], list[str]]:
    """Return how many values were expected, which are missing, and which are wrong."""
    got = to_case(read(text, section, **known)).get(section, {})
    missing, wrong, total = [], [], 0
    for name, value in flat(wanted):
        total += 1
        if agrees(got.get(name), value, name):
            continue
        (wrong if got.get(name) else missing).append(f"{name}: {value!r} got {got.get(name)!r}")
    return total, missing, wrong
