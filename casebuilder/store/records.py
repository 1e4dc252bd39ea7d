"""What goes into the store and comes out of it: plain data."""

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

from casebuilder.case.model import Case
from casebuilder.errors import Conflict


@dataclass(frozen=True)
class Counts:
    """The numbers of a case that the list of cases shows."""

    answered: int = 0
    blocking: int = 0
    warnings: int = 0


@dataclass(frozen=True)
class Outcome:
    """A computed turn, ready to be saved."""

    reply: str
    case: Case
    interview: dict[str, Any]
    output: dict[str, Any]
    """What the screens show with the reply (asked, captured, citations, …), as JSON."""
    asked: str | None = None
    counts: Counts = field(default_factory=Counts)
    model: str | None = None
    elapsed_ms: int = 0
    detail: dict[str, Any] = field(default_factory=dict)
    """For the audit: changed paths, prompts."""


@dataclass(frozen=True)
class StoredCase:
    """A case as it stands."""

    case_id: str
    title: str
    version: int
    last_turn: int
    case: Case
    interview: dict[str, Any]
    asked: str | None
    created_at: dt.datetime
    updated_at: dt.datetime
    example: bool = False


@dataclass(frozen=True)
class StoredSummary:
    """A line of the list of cases."""

    case_id: str
    title: str
    status: str
    counts: Counts
    updated_at: dt.datetime
    example: bool = False


@dataclass(frozen=True)
class StoredTurn:
    """One turn; `reply` is `None` while it is not answered."""

    turn: int
    kind: str
    message: str | None
    at: dt.datetime
    reply: str | None = None
    output: dict[str, Any] = field(default_factory=dict)
    path: str | None = None
    version: int | None = None
    model: str | None = None
    elapsed_ms: int = 0


class StaleVersion(Conflict):
    """The case is no longer at the version that the change was made from."""

    def __init__(self, case_id: str, seen: int, current: int) -> None:
        super().__init__(f"the case was changed elsewhere (version {seen} was read, {current} is stored)")
        self.case_id, self.seen, self.current = case_id, seen, current
