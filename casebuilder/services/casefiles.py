"""Reading case files, which may hold anything."""

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from casebuilder.errors import NotFound, UserError
from casebuilder.rules.finding import Finding

MAX_BYTES = 5_000_000


class Unreadable(UserError):
    """The file cannot be a case; `message` says why."""

    code = "unreadable"
    exit_code = 1


@dataclass(frozen=True)
class Parsed:
    """What a file holds; `data` means nothing if `problems` has a finding of rule `schema.document`."""

    data: object = None
    problems: list[Finding] = field(default_factory=list)

    @property
    def readable(self) -> bool:
        """Whether there is anything to check."""
        return not any(f.rule == "schema.document" for f in self.problems)


def read_bytes(path: Path) -> bytes:
    """Return the bytes of a file.

    Raises:
        NotFound: if there is no such file.
        Unreadable: if it is a folder, too large, or not ours to read.
    """
    try:
        if path.is_dir():
            raise Unreadable(f"{path} is a folder; name the case file in it")
        with path.open("rb") as file:
            raw = file.read(MAX_BYTES + 1)
    except FileNotFoundError as error:
        raise NotFound(f"there is no file {path}; check the name") from error
    except (OSError, ValueError) as error:
        raise Unreadable(f"{path} cannot be read ({getattr(error, 'strerror', None) or error})") from error
    if len(raw) > MAX_BYTES:
        raise Unreadable(f"{path} is larger than {MAX_BYTES // 1_000_000} MB; no case is that long, check the file")
    return raw


def parse(raw: bytes) -> Parsed:
    """Return what a file holds, with a finding for everything that JSON readers disagree about."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return _no_case("it is not UTF-8 text", "save the case as JSON in UTF-8")
    twice: list[str] = []

    def members(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        if len(found) != len(pairs):
            names = [key for key, _ in pairs]
            twice.extend(dict.fromkeys(n for n in names if names.count(n) > 1))
        return found

    def constant(name: str) -> float:
        raise ValueError(f"{name} is not a number of JSON")

    try:
        data = json.loads(text, object_pairs_hook=members, parse_constant=constant)
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}"
        return _no_case(f"it is not JSON: {error.msg} at {where}", "correct the file there, or export the case again")
    except RecursionError:
        return _no_case("it is nested too deeply", "export the case again")
    except ValueError as error:
        return _no_case(f"it is not JSON: {error}", "correct the file, or export the case again")
    return Parsed(data, [_twice(name) for name in dict.fromkeys(twice)])


def _no_case(why: str, fix: str) -> Parsed:
    message = f"The file cannot be read as a case: {why}."
    return Parsed(None, [Finding(rule="schema.document", severity="blocking", path="", message=message, fix=fix)])


def _twice(name: str) -> Finding:
    shown = name[:60]
    return Finding(
        rule="schema.duplicate",
        severity="blocking",
        path=shown,
        message=f"The name {shown!r} stands twice in the same object, so it is not clear which value counts.",
        fix="Keep one of them.",
    )
