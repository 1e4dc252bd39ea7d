"""Small edits of a case as JSON, by path."""

import copy
from typing import Any


def _steps(path: str) -> list[str | int]:
    return [int(s) if s.isdigit() else s for s in path.replace("]", "").replace("[", ".").split(".")]


def put(data: dict[str, Any], path: str, value: object) -> dict[str, Any]:
    """Return a copy with a value set at a path; an index equal to the length of a list appends."""
    result = copy.deepcopy(data)
    *parents, last = _steps(path)
    node: Any = result
    for step in parents:
        node = node[step]
    if isinstance(last, int) and last == len(node):
        node.append(value)
    else:
        node[last] = value
    return result


def read(data: dict[str, Any], path: str) -> Any:
    """Return what stands at a path."""
    node: Any = data
    for step in _steps(path):
        node = node[step]
    return node
