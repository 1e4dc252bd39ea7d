"""From rows to records and back; each function works inside the caller's transaction."""

import datetime as dt
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from pydantic import ValidationError

from casebuilder.case.model import Case
from casebuilder.errors import Conflict, NotFound, UserError
from casebuilder.store import audit
from casebuilder.store.failures import StorageProblem
from casebuilder.store.records import Counts, Outcome, StoredCase, StoredSummary, StoredTurn
from casebuilder.store.tables import case_versions, cases, turns

if TYPE_CHECKING:
    from sqlalchemy import Connection, Row


def no_case(case_id: str) -> str:
    """Return the sentence for a case that does not exist."""
    return f"there is no case {case_id[:40]!r}; `casebuilder cases list` shows those that exist"


def case_row(connection: "Connection", case_id: str) -> "Row[Any]":
    """Return the row of a case.

    Raises:
        NotFound: if there is no such case.
    """
    row = connection.execute(sa.select(cases).where(cases.c.id == case_id)).one_or_none()
    if row is None:
        raise NotFound(no_case(case_id))
    return row


def standing(connection: "Connection", case_id: str) -> tuple[str, dict[str, Any]]:
    """Return the title of a case and what the audit says about its version, without reading the case itself.

    Raises:
        NotFound: if there is no such case.
    """
    v = case_versions.c
    row = connection.execute(
        sa
        .select(cases.c.title, cases.c.version, v.sha256)
        .join(case_versions, (v.case_id == cases.c.id) & (v.version == cases.c.version))
        .where(cases.c.id == case_id)
    ).one_or_none()
    if row is None:
        raise NotFound(no_case(case_id))
    return row.title, {"version": row.version, "sha256": row.sha256}


def document_of(case: Case) -> dict[str, Any]:
    """Return a case as it is stored.

    Raises:
        UserError: if it could not be read again, for instance because a text is too long; nothing is stored then.
    """
    document = case.model_dump(mode="json")
    try:
        Case.model_validate(document)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise UserError(
            f"what was taken does not fit `{where}` ({first['msg']}); say it shorter or differently"
        ) from error
    return document


def columns(case: Case, document: dict[str, Any], outcome: Outcome) -> dict[str, Any]:
    """Return the columns that every new version of a case sets."""
    counts = outcome.counts
    return {
        "status": case.status,
        "case_json": document,
        "interview": outcome.interview,
        "asked": outcome.asked,
        "answered": counts.answered,
        "blocking": counts.blocking,
        "warnings": counts.warnings,
    }


def add_version(
    connection: "Connection", case_id: str, version: int, turn: int, document: dict[str, Any], at: dt.datetime
) -> dict[str, Any]:
    """Add a version; return what the audit says about it."""
    sha = audit.digest(document)
    connection.execute(
        case_versions.insert().values(
            case_id=case_id, version=version, turn=turn, case_json=document, sha256=sha, at=at
        )
    )
    return {"version": version, "sha256": sha}


def insert_turn(connection: "Connection", case_id: str, turn: StoredTurn) -> None:
    """Add a turn."""
    connection.execute(
        turns.insert().values(
            case_id=case_id,
            turn=turn.turn,
            kind=turn.kind,
            path=turn.path,
            message=turn.message,
            at=turn.at,
            reply=turn.reply,
            output=turn.output or None,
            version=turn.version,
            model=turn.model,
            answered_at=turn.at if turn.reply is not None else None,
            elapsed_ms=turn.elapsed_ms,
        )
    )


def answer(connection: "Connection", case_id: str, turn: int, outcome: Outcome, version: int, at: dt.datetime) -> str:
    """Fill in the reply of a turn, once; return the kind of the turn."""
    t = turns.c
    filled = connection.execute(
        turns
        .update()
        .where(t.case_id == case_id, t.turn == turn, t.reply.is_(None))
        .values(
            reply=outcome.reply,
            output=outcome.output,
            interview=outcome.interview,
            version=version,
            model=outcome.model,
            answered_at=at,
            elapsed_ms=outcome.elapsed_ms,
        )
    )
    if filled.rowcount != 1:
        raise Conflict(f"message {turn} was answered elsewhere; load the case again to see the reply")
    return str(connection.execute(sa.select(t.kind).where(t.case_id == case_id, t.turn == turn)).scalar_one())


def stored_turn(row: "Row[Any]") -> StoredTurn:
    """Return a turn from its row."""
    return StoredTurn(
        turn=row.turn,
        kind=row.kind,
        message=row.message,
        at=row.at,
        reply=row.reply,
        output=row.output or {},
        path=row.path,
        version=row.version,
        model=row.model,
        elapsed_ms=row.elapsed_ms,
    )


def stored_case(row: "Row[Any]") -> StoredCase:
    """Return a case from its row.

    Raises:
        StorageProblem: if the row holds no case; somebody changed the database from outside.
    """
    try:
        case = Case.model_validate(row.case_json)
    except ValidationError as error:
        raise StorageProblem(
            f"the stored case {row.id} cannot be read ({error.error_count()} fields); run `casebuilder doctor`"
        ) from error
    return StoredCase(
        case_id=row.id,
        title=row.title,
        version=row.version,
        last_turn=row.last_turn,
        case=case,
        interview=row.interview or {},
        asked=row.asked,
        created_at=row.created_at,
        updated_at=row.updated_at,
        example=bool(row.example),
    )


def summary_columns() -> "sa.Select[Any]":
    """Return the query behind the list of cases; it reads no case."""
    c = cases.c
    return sa.select(c.id, c.title, c.status, c.answered, c.blocking, c.warnings, c.updated_at, c.example)


def stored_summary(row: "Row[Any]") -> StoredSummary:
    """Return a line of the list of cases from its row."""
    counts = Counts(row.answered, row.blocking, row.warnings)
    return StoredSummary(row.id, row.title, row.status, counts, row.updated_at, bool(row.example))
