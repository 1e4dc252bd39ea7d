"""A sponsor sheet played to the end: is the case right, is the verdict right, and was nobody asked twice?"""

from typing import Any

from evals.kinds import Performance, Row, Scored
from evals.scoring.values import add_forbidden, add_slots
from evals.sheets import score_facts

MEDIAN_BAR, P95_BAR = 1.5, 4.0
"""Seconds: half of all turns may take longer than the first, one in twenty longer than the second."""


def score(sheet: Row, done: Performance) -> Scored:
    """Score one conversation."""
    scored, played = Scored(), done.outcome
    case = played["case"]
    add_slots(scored, score_facts(sheet, case))
    add_forbidden(scored, sheet.get("forbidden") or [], case["ledger"])
    scored.count("unquoted", len(played["unquoted"]), len(case["ledger"]))
    for path in played["unquoted"]:
        scored.fail("unquoted", "a figure without a verbatim quote", where=path)
    _verdict(scored, sheet, played)
    _questions(scored, played)
    seconds = played["turn_seconds"]
    scored.count("seconds", sum(seconds), len(seconds))
    scored.count("over_median_bar", sum(s > MEDIAN_BAR for s in seconds), len(seconds))
    scored.count("over_p95_bar", sum(s > P95_BAR for s in seconds), len(seconds))
    scored.count("tokens", done.tokens, len(seconds))
    return scored


def _verdict(scored: Scored, sheet: Row, played: dict[str, Any]) -> None:
    """Complete where everything was given, not complete where something essential never was."""
    missing = sheet.get("missing") or []
    if missing:
        scored.count("false_complete", played["complete"])
        if played["complete"]:
            scored.fail(
                "false_complete", "called complete though something essential was never given", expected=missing
            )
        return
    scored.count("not_complete", not played["complete"])
    if not played["complete"]:
        scored.fail("not_complete", "not complete though everything was given", got=played["blocking"])
    turns = played["turns_to_complete"]
    if turns is not None:
        scored.count("turn_ratio", turns, played["open_in_opening"])


def _questions(scored: Scored, played: dict[str, Any]) -> None:
    scored.count("asked_again", len(played["again"]), sum(played["asked"].values()))
    for section in played["again"]:
        scored.fail("asked_again", "asked again though the sponsor had answered", where=section)
    spare = {section: many for section, many in played["extra"].items() if many}
    scored.count("spare_items", sum(spare.values()))
    for section, many in spare.items():
        scored.fail("spare_items", "list items that nobody stated", got=many, where=section)
