"""What several scorers look for in a case: expected values, values that must not be there, figures without words."""

from collections.abc import Iterable, Mapping
from typing import Any

from evals.kinds import Scored
from evals.sheets import LISTS, Slot, items_of


def add_slots(scored: Scored, slots: Iterable[Slot]) -> None:
    """Score expected values: `recall` counts those that are right, `wrong` those that hold something else."""
    found = list(slots)
    wrong = [s for s in found if not s.ok and s.got not in (None, [], "")]
    scored.count("recall", sum(s.ok for s in found), len(found))
    scored.count("wrong", len(wrong), len(found))
    for slot in found:
        if slot.ok:
            continue
        where = f"{slot.section}[{slot.match}].{slot.field}" if slot.match else f"{slot.section}.{slot.field}"
        if slot in wrong:
            scored.fail("wrong", "the value is another one", expected=slot.expected, got=slot.got, where=where)
        else:
            scored.fail("recall", "the value was not taken", expected=slot.expected, where=where)


def add_forbidden(scored: Scored, bans: Iterable[Mapping[str, Any]], ledger: Iterable[Mapping[str, Any]]) -> None:
    """Score `forbidden`: how many of the values that a section must not hold stand in it, wherever and how often."""
    entries, listed, taken = list(ledger), list(bans), 0
    for ban in listed:
        found = (e for e in entries if e["path"].startswith(ban["section"]))
        paths = [e["path"] for e in found if plain(e["value"]) == ban["value"]]
        taken += bool(paths)
        for path in paths:
            why = ban.get("why") or "it must not be taken"
            scored.fail("forbidden", f"taken though: {why}", got=ban["value"], where=path)
    scored.count("forbidden", taken, len(listed))


def plain(value: object) -> object:
    """Return a figure's likeliest point, anything else as it is."""
    return value.get("likely") if isinstance(value, dict) else value


def items_too_many(case: Mapping[str, Any], facts: Iterable[Mapping[str, Any]]) -> dict[str, int]:
    """Return for each list section how many items it holds beyond those that were stated."""
    stated: dict[str, set[Any]] = {section: set() for section in LISTS}
    for fact in facts:
        if fact["section"] in stated:
            stated[fact["section"]].add(fact.get("match"))
    return {section: max(0, len(items_of(dict(case), section)) - len(stated[section])) for section in LISTS}
