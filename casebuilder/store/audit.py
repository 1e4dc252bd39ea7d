"""The audit: who did what when, each row carrying the hash of the one before.

A row names the case before and after by version and sha256; the content itself is in `case_versions`. So a deleted
case leaves its trace without leaving its words.
"""

import datetime as dt
import hashlib
import json
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa

from casebuilder.store.tables import audit, case_versions

START = "0" * 64
"""What the first row names as the hash before it."""


@dataclass(frozen=True)
class Event:
    """One thing that was done."""

    action: str
    """`create`, `turn`, `edit`, `import`, `rename`, `export` or `delete`."""
    actor: str
    at: dt.datetime
    case_id: str | None = None
    turn: int | None = None
    before: dict[str, Any] | None = None
    """Version and sha256 of the case before."""
    after: dict[str, Any] | None = None
    """Version and sha256 of the case after."""
    detail: dict[str, Any] = field(default_factory=dict)
    """What else is worth keeping: changed paths, prompts, model."""


def canonical(value: object) -> str:
    """Return the one JSON text of a value that hashes are made of."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def digest(value: object) -> str:
    """Return the sha256 of a JSON value."""
    return hashlib.sha256(canonical(value).encode("utf-8", "surrogatepass")).hexdigest()


def append(connection: sa.Connection, event: Event) -> str:
    """Add a row inside the caller's transaction and return its hash."""
    last = connection.execute(sa.select(audit.c.hash).order_by(audit.c.id.desc()).limit(1)).scalar_one_or_none()
    row: dict[str, Any] = {
        "at": event.at.astimezone(dt.UTC).isoformat(),
        "actor": event.actor,
        "action": event.action,
        "case_id": event.case_id,
        "turn": event.turn,
        "before": event.before,
        "after": event.after,
        "detail": event.detail,
        "previous": last or START,
    }
    row["hash"] = digest(row)
    connection.execute(audit.insert().values(**row))
    return str(row["hash"])


def entries(connection: sa.Connection, case_id: str | None = None) -> list[dict[str, Any]]:
    """Return the rows, oldest first, of one case or of all."""
    query = sa.select(audit).order_by(audit.c.id)
    if case_id is not None:
        query = query.where(audit.c.case_id == case_id)
    return [dict(row) for row in connection.execute(query).mappings()]


def first_broken(connection: sa.Connection) -> int | None:
    """Return the id of the first row that was tampered with, or `None` if the chain holds.

    A row is broken if its hash does not fit its content, it does not follow the row before, or the stored version
    that it names has another content.
    """
    v = case_versions.c
    stored_versions = connection.execute(
        sa.select(v.case_id, v.version, v.sha256, v.case_json).execution_options(yield_per=100)
    )
    known = {
        (case_id, version): sha if digest(document) == sha else None
        for case_id, version, sha, document in stored_versions
    }
    previous = START
    for row in connection.execute(sa.select(audit).order_by(audit.c.id)).mappings():
        content = {k: v for k, v in row.items() if k not in {"id", "hash"}}
        after = row["after"] or {}
        place = (row["case_id"], after.get("version"))
        if row["previous"] != previous or digest(content) != row["hash"]:
            return int(row["id"])
        if place in known and known[place] != after.get("sha256"):
            return int(row["id"])
        previous = row["hash"]
    return None
