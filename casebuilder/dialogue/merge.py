"""The merge node: items found in a message become changes of the case; nothing is overwritten by accident."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from casebuilder.case.model import Case
from casebuilder.case.patch import Change, apply
from casebuilder.case.sections import SECTIONS, get
from casebuilder.case.value import LedgerEntry, Said
from casebuilder.dialogue.extraction.found import Found, Item
from casebuilder.dialogue.extraction.likeness import likeness, stems
from casebuilder.dialogue.state import Doubt
from casebuilder.errors import UserError

TEXT_LISTS = {"scope": ("in_scope", "out_of_scope"), "operations": ("integrations",)}


@dataclass
class Merged:
    """The result of merging a message's items."""

    case: Case
    captured: list[LedgerEntry] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)


def merge(
    case: Case,
    items: Sequence[Item],
    *,
    turn: int,
    asked: str | None,
    earlier: Sequence[Change] = (),
    answering: Mapping[int, str] | None = None,
) -> Merged:
    """Apply corrections (`earlier`) and items to a case.

    A field that holds a value is replaced only by a correction, by an answer to the question about its section that
    names a different figure, or when the new value says more; see `_may_replace`.
    """
    result = Merged(case)
    for change in earlier:
        _apply(result, change, turn)
    for item in items:
        if _shapeless(result.case, item, asked) or (asked != item.section and _fragment(result.case, item, asked)):
            continue
        if item.section in TEXT_LISTS:
            _add_entries(result, item, turn)
        base = _base(result.case, item, asked)
        for name, found in item.fields.items():
            if name in TEXT_LISTS.get(item.section, ()):
                continue
            path = f"{base}.{name}"
            if found.readings:
                result.doubts.append(Doubt(path=path, quote=found.quote, readings=list(found.readings), turn=turn))
            elif _may_replace(result.case, path, found, item, asked, answering or {}):
                _apply(result, _change(path, found, turn), turn)
    return result


_CORE = {
    "kpis": ("name", "baseline", "target"),
    "risks": ("description",),
    "costs": ("item", "amount"),
    "data": ("name", "system"),
}
"""A new item of these sections holds at least one of these fields."""


def _shapeless(case: Case, item: Item, asked: str | None) -> bool:
    """Whether a new item has nothing by which anybody could tell what it is, such as an owner alone."""
    core = _CORE.get(item.section)
    if core is None or any(n in item.fields for n in core):
        return False
    existing = len(get(case, SECTIONS[item.section].items or "") or [])
    return _base(case, item, asked).endswith(f"[{existing}]")


def _fragment(case: Case, item: Item, asked: str | None) -> bool:
    """Whether a new item taken in passing says too little to be one: it would only raise questions."""
    needs = {"risks": ("mitigation", "owner"), "kpis": ("target", "baseline")}.get(item.section)
    if needs is None or all(n in item.fields for n in needs):
        return False
    section = SECTIONS[item.section]
    existing = len(get(case, section.items or "") or [])
    return _base(case, item, asked).endswith(f"[{existing}]")


def _change(path: str, found: Found, turn: int) -> Change:
    source = Said(turn=turn if found.turn is None else found.turn, quote=found.quote)
    return Change(path=path, value=found.plain(), text=found.text or found.quote, source=source)


def _apply(result: Merged, change: Change, turn: int) -> None:
    """Make one change; a value that does not fit its field is left out rather than losing the message."""
    try:
        result.case = apply(result.case, [change], turn)
    except UserError:
        return
    result.captured = [c for c in result.captured if c.path != change.path]
    result.captured.append(LedgerEntry.model_validate(change.model_dump()))


def _add_entries(result: Merged, item: Item, turn: int) -> None:
    """Append entries of a list of texts unless the same is there already."""
    for name in TEXT_LISTS[item.section]:
        found = item.fields.get(name)
        if found is None:
            continue
        entries: list[str] = get(result.case, f"{item.section}.{name}") or []
        new = stems(str(found.value))
        if any(new == stems(e) or str(found.value).lower() in e.lower() for e in entries):
            continue
        _apply(result, _change(f"{item.section}.{name}[{len(entries)}]", found, turn), turn)


def _base(case: Case, item: Item, asked: str | None) -> str:
    """Return the path that an item's fields hang on: the section, an existing item, or a new one."""
    section = SECTIONS[item.section]
    if section.items is None or section.key is None:
        return item.section
    existing = get(case, section.items) or []
    key = item.fields.get(section.key)
    index = len(existing)
    if key is not None:
        scored = [(likeness(str(key.value), getattr(e, section.key)), i) for i, e in enumerate(existing)]
        best = max(scored, default=(0.0, 0), key=lambda s: (s[0], -s[1]))
        if best[0] >= 0.6 and not _clashes(existing[best[1]], item, asked):
            index = best[1]
    else:
        index = _unnamed(existing, item, asked)
    return f"{section.items}[{index}]"


def _clashes(existing: object, item: Item, asked: str | None) -> bool:
    """Whether a like-named item is another thing: it has other figures and this is no correction."""
    if item.correction or item.section in {"kpis", "risks", "data", "skills"}:
        return False
    old, new = getattr(existing, "amount", None), item.fields.get("amount")
    return (
        old is not None
        and new is not None
        and str(old) != str(new.value)
        and asked == item.section
        and not item.correction
    )


def _unnamed(existing: Sequence[object], item: Item, asked: str | None) -> int:
    """Return the existing item that an unnamed one completes: the latest that lacks these fields; or a new one."""
    if asked == item.section or item.correction:
        for index in range(len(existing) - 1, -1, -1):
            if all(getattr(existing[index], name, None) is None for name in item.fields if "." not in name):
                return index
        if item.correction and len(existing) == 1:
            return 0
    return len(existing)


KEPT = frozenset({"problem.statement"})
"""What a first message says best: the later answer about its section adds to it and does not replace it."""


def _in_passing(case: Case, path: str, section: str, answering: Mapping[int, str]) -> bool:
    """Whether the text at a path was taken from a message that answered no question about its section."""
    entry = next((e for e in case.provenance if e.path == path), None)
    return entry is not None and isinstance(entry.source, Said) and answering.get(entry.source.turn) != section


def _may_replace(
    case: Case, path: str, found: Found, item: Item, asked: str | None, answering: Mapping[int, str]
) -> bool:
    """Decide whether a found value may be set where something stands already."""
    old = get(case, path)
    if old is None:
        return True
    if found.weak:
        return False
    if isinstance(old, str):
        new = str(found.value)
        if item.correction:
            return new.lower() != old.lower()
        if asked == item.section and path not in KEPT and _in_passing(case, path, item.section, answering):
            return new.lower() != old.lower()
        # Said in more words in answer to the question: the fuller text counts, the first stays in the history.
        return asked == item.section and old.lower() in new.lower() and len(new) > len(old)
    if _plain(old) == found.plain():
        return False
    # A later figure for the same thing counts: the earlier one stays in the history, and the reply says so.
    section = SECTIONS[item.section]
    return item.correction or item.update or asked == item.section or section.key in item.fields


def _plain(value: object) -> object:
    """Return a value of the case as JSON holds it."""
    return Found(value, 0, 0, "").plain()  # type: ignore[arg-type]
