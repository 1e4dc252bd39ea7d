"""Sponsor sheets (contract, section 4): reading them, and comparing a case with what the sponsor said."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent / "data" / "sponsors"
LISTS = {"kpis": "name", "benefits": "name", "costs": "item", "data": "name", "skills": "skill", "risks": "description"}
_WORD = re.compile(r"[^\W_]+(?:[.,][^\W_]+)*|%")


def read_sheets(split: str) -> list[dict[str, Any]]:
    """Return the sheets of a split (`dev` or `test`), sorted by id."""
    return [json.loads(f.read_text("utf-8")) for f in sorted((ROOT / split).glob("*.json"))]


def words(text: object) -> list[str]:
    """Return the lower-case words of a text without punctuation."""
    return _WORD.findall(str(text).lower().replace("’", "'"))


def holds(value: object, expected: object) -> bool:
    """Whether the expected words stand in a row in a value."""
    have, want = words(value), words(expected)
    return any(have[i : i + len(want)] == want for i in range(len(have) - len(want) + 1)) if want else False


_UNITS = {
    "percent": "%",
    "pct": "%",
    "mins": "minutes",
    "min": "minutes",
    "hrs": "hours",
    "hour": "hours",
    "h": "hours",
}


def agrees(value: object, expected: object, name: str = "") -> bool:
    """Whether a value is what was expected: numbers within 0.5 %, dates and choices equal, words contained."""
    if isinstance(expected, dict):
        return isinstance(value, dict) and all(agrees(value.get(k), v, k) for k, v in expected.items())
    if isinstance(expected, list):
        entries = value if isinstance(value, list) else []
        return all(any(holds(e, want) for e in entries) for want in expected)
    if isinstance(expected, int | float) and not isinstance(expected, bool):
        if isinstance(value, dict):
            value = value.get("likely")
        return isinstance(value, int | float) and abs(value - expected) <= max(abs(expected) * 0.005, 1e-9)
    if value is None:
        return False
    if name == "unit":
        have = _UNITS.get(str(value).lower(), str(value).lower())
        return have == _UNITS.get(str(expected).lower(), str(expected).lower()) or holds(value, expected)
    return holds(value, expected)


@dataclass
class Slot:
    """One expected value and what the case holds instead."""

    sheet: str
    section: str
    match: str
    field: str
    expected: Any
    got: Any
    said: str
    ok: bool


def items_of(case: dict[str, Any], section: str) -> list[dict[str, Any]]:
    """Return the items of a list section."""
    node = case.get(section) or []
    if isinstance(node, dict):
        node = node.get("sources" if section == "data" else "gaps") or []
    return [n for n in node if isinstance(n, dict)]


def find_item(case: dict[str, Any], section: str, match: str) -> dict[str, Any] | None:
    """Return the item that a fact is about: the one whose key holds most of the words of `match` (all, if any does)."""
    want = words(match)
    best, most = None, 0.0
    for item in items_of(case, section):
        have = " ".join(words(item.get(LISTS[section]) or ""))
        share = sum(w in have for w in want) / max(len(want), 1)
        if share > most:
            best, most = item, share
    return best if most >= 0.5 else None


def flat(expect: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """Yield field and value; a nested object becomes dotted fields, a list one field an entry."""
    for name, value in expect.items():
        if isinstance(value, dict) and not {"low", "likely", "high"} & set(value):
            yield from ((f"{name}.{k}", v) for k, v in value.items())
        elif isinstance(value, list):
            yield from ((name, [v]) for v in value)
        else:
            yield name, value


def value_at(node: object, name: str) -> Any:  # noqa: ANN401 - whatever the case holds
    """Return a dotted field of an object."""
    for part in name.split("."):
        node = node.get(part) if isinstance(node, dict) else None
    return node


def score_facts(sheet: dict[str, Any], case: dict[str, Any], said: str | None = None) -> list[Slot]:
    """Compare the facts of a sheet (only those said at one place, if given) with a case."""
    slots = []
    for fact in sheet["facts"]:
        if said is not None and fact["said"] != said:
            continue
        section, match = fact["section"], fact.get("match") or ""
        holder = find_item(case, section, match) if section in LISTS else case.get(section)
        for name, expected in flat(fact["expect"]):
            got = value_at(holder, name)
            slots.append(
                Slot(sheet["id"], section, match, name, expected, got, fact["said"], agrees(got, expected, name))
            )
    return slots


@dataclass
class Place:
    """One message of a sheet: where it stands, its text, and what was asked before it."""

    said: str
    text: str
    asked: str | None
    facts: list[dict[str, Any]] = field(default_factory=list)


def places(sheet: dict[str, Any]) -> list[Place]:
    """Return the opening, the answers and the interjections of a sheet."""
    found = [Place("opening", sheet["opening"], None)]
    for section, replies in sheet["answers"].items():
        found += [Place(f"answers.{section}.{i}", text, section) for i, text in enumerate(replies)]
    found += [Place(f"interjections.{i}", x["message"], None) for i, x in enumerate(sheet.get("interjections") or [])]
    for place in found:
        place.facts = [f for f in sheet["facts"] if f["said"] == place.said]
    return found
