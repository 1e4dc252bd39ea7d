"""Changing a case: every change carries the words it was taken from, and the old value stays in the history."""

import re
from collections.abc import Iterable, Sequence
from typing import Any

from pydantic import ValidationError

from casebuilder.case.model import Case
from casebuilder.case.sections import SECTION_IDS, figures, get, section_of, split_path
from casebuilder.case.value import LedgerEntry
from casebuilder.errors import UserError


class Change(LedgerEntry):
    """One field to set. A list index equal to the list's length appends an item."""


def _container(data: dict[str, Any], path: str) -> tuple[Any, str | int]:
    """Walk to the parent of a path, growing lists by one item at most."""
    steps = split_path(path)
    node: Any = data
    for step, following in zip(steps[:-1], steps[1:], strict=True):
        if isinstance(step, int):
            if not isinstance(node, list) or step > len(node):
                raise UserError(f"`{path}` does not exist in the case")
            if step == len(node):
                node.append({} if isinstance(following, str) else [])
            node = node[step]
        else:
            if not isinstance(node, dict):
                raise UserError(f"`{path}` does not exist in the case")
            if node.get(step) is None:
                node[step] = [] if isinstance(following, int) else {}
            node = node[step]
    return node, steps[-1]


def _put(data: dict[str, Any], path: str, value: object) -> Any:  # noqa: ANN401 - the old value may be anything
    """Set a value and return the old one."""
    parent, last = _container(data, path)
    if isinstance(last, int):
        if not isinstance(parent, list) or last > len(parent):
            raise UserError(f"`{path}` does not exist in the case")
        if last == len(parent):
            parent.append(value)
            return None
        old, parent[last] = parent[last], value
        return old
    if not isinstance(parent, dict):
        raise UserError(f"`{path}` does not exist in the case")
    old = parent.get(last)
    parent[last] = value
    return old


def apply(case: Case, changes: Sequence[Change], turn: int) -> Case:
    """Return the case with the changes made; ledger, history and answers follow.

    Raises:
        UserError: if a path does not exist or a value does not fit the field.
    """
    data = case.model_dump(mode="json")
    for change in changes:
        section = _changeable(change.path)
        value = change.model_dump(mode="json")["value"]
        old = _put(data, change.path, value)
        _record(data, change, old, turn)
        data["answers"] = [a for a in data["answers"] if a["section"] != section]
        data["open_items"] = [o for o in data["open_items"] if o.get("path") != change.path]
    return _checked(data)


def _changeable(path: str) -> str:
    """Return the section of a path.

    Raises:
        UserError: if the path belongs to the books of a case and not to what a sponsor says.
    """
    section = section_of(path)
    if section not in SECTION_IDS and section not in {"assumptions", "currency", "title", "fiscal_year_end"}:
        raise UserError(f"`{path}` cannot be changed")
    return section


def _checked(data: dict[str, Any]) -> Case:
    """Return changed data as a case again.

    Raises:
        UserError: if a value does not fit its field.
    """
    try:
        return tidy(Case.model_validate(data))
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(p) for p in first["loc"])
        raise UserError(f"that value does not fit `{where}`: {first['msg']}") from error


def _record(data: dict[str, Any], change: Change, old: object, turn: int) -> None:
    """Keep the entry for the new value and move the one of the old value to the history."""
    entry = LedgerEntry.model_validate(change.model_dump()).model_dump(mode="json")
    for book in ("ledger", "provenance"):
        kept = []
        for earlier in data[book]:
            if earlier["path"] != change.path:
                kept.append(earlier)
            elif old is not None and old != entry["value"]:
                data["superseded"].append({**earlier, "replaced_in_turn": turn})
        data[book] = kept
    data["provenance"].append(entry)


def tidy(case: Case) -> Case:
    """Sort entries: figures and dates into the ledger, text into the provenance; drop entries whose value is gone."""
    figure_paths = {path for path, _ in figures(case)}
    entries = {e.path: e for e in (*case.provenance, *case.ledger)}
    ledger = [e for path, e in entries.items() if path in figure_paths]
    rest = [e for path, e in entries.items() if path not in figure_paths and _exists(case, path)]
    return case.model_copy(update={"ledger": ledger, "provenance": rest})


def _exists(case: Case, path: str) -> bool:
    return get(case, path) is not None


def clear(case: Case, path: str, turn: int) -> Case:
    """Return the case with one field emptied, its entry moved to the history; an emptied list entry is removed.

    Raises:
        UserError: if there is no such field, or it cannot be empty.
    """
    if isinstance(split_path(path)[-1], int):
        return remove_item(case, path, turn)
    _changeable(path)
    data = case.model_dump(mode="json")
    _put(data, path, [] if isinstance(get(case, path), list) else None)
    gone = [e for e in (*case.ledger, *case.provenance) if e.path == path or e.path.startswith(f"{path}[")]
    data["superseded"].extend({**e.model_dump(mode="json"), "replaced_in_turn": turn} for e in gone)
    paths = {e.path for e in gone}
    for book in ("ledger", "provenance"):
        data[book] = [e for e in data[book] if e["path"] not in paths]
    return _checked(data)


def remove_item(case: Case, path: str, turn: int) -> Case:
    """Return the case without one list item (`risks[2]`); later items move up, with everything that names them.

    Raises:
        UserError: if there is no such item, or the list is not the sponsor's to change.
    """
    index = split_path(path)[-1]
    if not isinstance(index, int):
        raise UserError(f"`{path}` is not an item of a list")
    _changeable(path)
    base = path[: path.rindex("[")]
    items = get(case, base)
    if not isinstance(items, list) or index >= len(items):
        raise UserError(f"there is no `{path}` in the case")
    data = case.model_dump(mode="json")
    parent, _ = _container(data, path)
    del parent[index]
    for book in ("ledger", "provenance"):
        data[book] = list(_moved(data[book], base, index, data["superseded"], turn))
    data["open_items"] = list(_moved(data["open_items"], base, index, [], turn))
    return _checked(data)


def _moved(
    entries: Iterable[dict[str, Any]], base: str, index: int, superseded: list[dict[str, Any]], turn: int
) -> Iterable[dict[str, Any]]:
    """Yield the entries with list positions moved up by one past `index`."""
    for entry in entries:
        path = moved_path(entry.get("path") or "", base, index)
        if path is None:
            superseded.append({**entry, "replaced_in_turn": turn})
            continue
        source = entry.get("source")
        if isinstance(source, dict) and "inputs" in source:
            inputs = (moved_path(p, base, index) for p in source["inputs"])
            entry = {**entry, "source": {**source, "inputs": [p for p in inputs if p is not None]}}
        yield {**entry, "path": path or entry.get("path")}


def moved_path(path: str, base: str, index: int) -> str | None:
    """Return where a path leads after item `index` of the list `base` was removed; `None` if it led to that item."""
    match = re.fullmatch(rf"{re.escape(base)}\[(\d+)\](.*)", path, re.DOTALL)
    if match is None or int(match[1]) < index:
        return path
    return None if int(match[1]) == index else f"{base}[{int(match[1]) - 1}]{match[2]}"


def item_index(case: Case, items_path: str) -> int:
    """Return the index that a new item of a list would get."""
    items = get(case, items_path)
    return len(items) if isinstance(items, list) else 0
