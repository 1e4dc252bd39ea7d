"""Reading KPIs from talk in many manners."""

import datetime as dt
from typing import Any

import pytest
from kpi_talk import TALK

from casebuilder.dialogue.extraction.message import Message
from casebuilder.dialogue.extraction.readers import kpis
from evals.sheets import agrees, find_item

TODAY = dt.date(2026, 11, 21)


def read(text: str) -> list[dict[str, Any]]:
    message = Message(text, "kpis", TODAY)
    items = kpis.read(message, message.units)
    for item in items:
        for found in item.fields.values():
            assert text[found.start : found.end] == found.quote
    return [{name: found.plain() for name, found in item.fields.items() if not found.readings} for item in items]


def compare(text: str, wanted: list[tuple[str, dict[str, Any]]]) -> tuple[int, int, list[str], list[str]]:
    """Return how many values are expected, how many are right, and what is missing and wrong."""
    case = {"kpis": read(text)}
    total, right, missing, wrong = 0, 0, [], []
    for match, fields in wanted:
        item = find_item(case, "kpis", match) or {}
        for name, value in {"name": match, **fields}.items():
            got = item.get(name)
            total += 1
            if (value is None and got is None) or (value is not None and agrees(got, value, name)):
                right += 1
            elif got is None:
                missing.append(f"{match}.{name}: {value!r}")
            else:
                wrong.append(f"{match}.{name}: {value!r} got {got!r}")
    if len(case["kpis"]) > len(wanted):
        wrong.append(f"{len(case['kpis']) - len(wanted)} items too many: {[k.get('name') for k in case['kpis']]}")
    return total, right, missing, wrong


@pytest.mark.parametrize(("text", "figures"), [(t, f) for _, t, _, f in TALK if f], ids=[n for n, _, _, f in TALK if f])
def test_figures_of_others_are_not_taken(text: str, figures: tuple[float, ...]) -> None:
    taken = [k.get(f) for k in read(text) for f in ("baseline", "target")]
    assert not set(taken) & set(figures)


def test_recall_and_wrong_values_over_all_talk() -> None:
    total = right = mistaken = 0
    for _, text, wanted, _ in TALK:
        count, good, _, wrong = compare(text, wanted)
        total, right, mistaken = total + count, right + good, mistaken + len(wrong)
    assert right / total >= 0.9
    assert mistaken / total <= 0.03
