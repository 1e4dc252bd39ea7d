"""Extraction on single messages of the sponsor sheets: `python -m evals.check_extraction dev --section kpis -v`."""

import argparse
import datetime as dt
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from casebuilder.case.sections import SECTIONS
from casebuilder.dialogue.extraction.found import Item
from casebuilder.dialogue.extraction.marked import known
from casebuilder.dialogue.extraction.message import Message
from casebuilder.dialogue.extraction.pipeline import extract
from casebuilder.dialogue.extraction.route import Router
from casebuilder.resources import data_path
from evals.cached import CachedEncoder
from evals.sheets import Slot, items_of, places, read_sheets, score_facts

if TYPE_CHECKING:
    from casebuilder.marking.tagger import Tagger

ENCODER = CachedEncoder()
TODAY = dt.date(2026, 11, 21)


def to_case(items: list[Item]) -> dict[str, Any]:
    """Lay the items of one message out as a case, without merging."""
    case: dict[str, Any] = {}
    for item in items:
        section = SECTIONS[item.section]
        target: dict[str, Any]
        if section.items:
            node: Any = case
            for step in section.items.split("."):
                node = node.setdefault(step, [] if step == section.items.split(".")[-1] else {})
            target = {}
            node.append(target)
        else:
            target = case.setdefault(item.section, {})
        for name, found in item.fields.items():
            if name in {"in_scope", "out_of_scope", "integrations"}:
                target.setdefault(name, []).append(found.plain())
            elif "." in name:
                head, tail = name.split(".")
                target.setdefault(head, {})[tail] = found.plain()
            else:
                target[name] = found.plain()
    return case


def load_router() -> Router | None:
    """Return the trained router, or nothing when it has not been trained yet."""
    path = data_path("prompts") / "routing.npz"
    if not path.exists():
        return None
    return Router.load(path, ENCODER)


@lru_cache(maxsize=1)
def load_tagger() -> "Tagger | None":
    """Return the trained tagger, or nothing when it has not been trained yet."""
    from casebuilder.marking.tagger import Tagger
    from casebuilder.retrieval.embed import Embedder

    path = data_path("prompts") / "marking.safetensors"
    return Tagger.load(path, Embedder().folder) if path.exists() else None


def check(split: str, section: str | None, verbose: bool, only: str | None) -> tuple[list[Slot], Counter[str]]:
    """Score every message of a split by itself; corrections of earlier turns are left to the conversation eval."""
    router = load_router()
    slots: list[Slot] = []
    extra: Counter[str] = Counter()
    for sheet in read_sheets(split):
        if only and sheet["id"] != only:
            continue
        currency = next((f["expect"].get("currency") for f in sheet["facts"] if f["expect"].get("currency")), None)
        for place in places(sheet):
            if place.said.startswith("interjections") or (section and not _concerns(place, section)):
                continue
            message = Message(place.text, place.asked, TODAY, currency=currency)
            if router is not None:
                router.route(message)
            tagger = load_tagger()
            if tagger is not None:
                message.marks = tagger.mark(message.text, message.asked, known(message))
            items = extract(message)
            case = to_case(items)
            found = [s for s in score_facts(sheet, case, place.said) if not section or s.section == section]
            slots += found
            for name in [section] if section else list(SECTIONS):
                if SECTIONS[name].items:
                    wanted = {f.get("match") for f in place.facts if f["section"] == name}
                    extra[name] += max(0, len(items_of(case, name)) - len(wanted))
            if verbose:
                show(place, section, case, found)
    return slots, extra


def _concerns(place: Any, section: str) -> bool:  # noqa: ANN401 - a place
    return place.asked == section or any(f["section"] == section for f in place.facts)


def show(place: Any, section: str | None, case: dict[str, Any], found: list[Slot]) -> None:  # noqa: ANN401 - a place
    """Print a message, what was taken, and the slots that are wrong."""
    print(f"\n== {place.said} (asked {place.asked})\n{place.text}")
    print("   got:", case.get(section) if section else case)
    for slot in found:
        if not slot.ok:
            print(f"   MISS {slot.section}[{slot.match}].{slot.field}: want {slot.expected!r} got {slot.got!r}")


def main() -> None:
    """Print recall and wrong values by section and field."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("split", choices=("dev", "test"))
    parser.add_argument("--section")
    parser.add_argument("--sheet")
    parser.add_argument("-v", action="store_true")
    options = parser.parse_args()
    slots, extra = check(options.split, options.section, options.v, options.sheet)
    ENCODER.save()
    totals: Counter[tuple[str, str]] = Counter()
    right: Counter[tuple[str, str]] = Counter()
    wrong: Counter[tuple[str, str]] = Counter()
    for slot in slots:
        for key in ((slot.section, slot.field), (slot.section, ""), ("", "")):
            totals[key] += 1
            right[key] += slot.ok
            wrong[key] += not slot.ok and slot.got not in (None, [], "")
    for key in sorted(totals):
        label = f"{key[0]}.{key[1]}" if key[1] else f"{key[0] or 'ALL'}"
        print(f"{label:32} right {right[key]:4}/{totals[key]:4} = {right[key] / totals[key]:.2f}  wrong {wrong[key]}")
    print("items too many:", dict(extra))


if __name__ == "__main__":
    main()
