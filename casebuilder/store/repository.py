"""Reading and writing cases. Every public method is one transaction."""

import contextlib
import datetime as dt
import secrets
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from casebuilder.case.model import Case
from casebuilder.errors import NotFound
from casebuilder.store import audit
from casebuilder.store.failures import one_sentence
from casebuilder.store.records import Outcome, StaleVersion, StoredCase, StoredSummary, StoredTurn
from casebuilder.store.rows import (
    add_version,
    answer,
    case_row,
    columns,
    document_of,
    insert_turn,
    no_case,
    standing,
    stored_case,
    stored_summary,
    stored_turn,
    summary_columns,
)
from casebuilder.store.schema import where
from casebuilder.store.tables import case_versions, cases, turns

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

NEW_TITLE = "New case"
_ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"


def new_id() -> str:
    """Return a case id that nobody can guess and anybody can read out (59 bits)."""
    return "".join(secrets.choice(_ALPHABET) for _ in range(12))


class Repository:
    """The store of cases.

    Every method raises `StorageProblem` if the database cannot be used, and `NotFound` if there is no such case.
    """

    def __init__(self, engine: "Engine", actor: str = "local") -> None:
        self._engine = engine
        self._actor = actor

    @contextlib.contextmanager
    def _reading(self) -> Iterator["Connection"]:
        with one_sentence(where(self._engine)), self._engine.connect() as connection, connection.begin():
            yield connection

    @contextlib.contextmanager
    def _writing(self) -> Iterator["Connection"]:
        with (
            one_sentence(where(self._engine)),
            self._engine.connect().execution_options(writing=True) as connection,
            connection.begin(),
        ):
            yield connection

    # --- whole cases -------------------------------------------------------------------------------------------

    def create_case(
        self,
        outcome: Outcome,
        *,
        at: dt.datetime,
        title: str | None = None,
        kind: str = "greeting",
        last_turn: int = 0,
        earlier: Sequence[StoredTurn] = (),
        case_id: str | None = None,
    ) -> StoredCase:
        """Store a new case at version 1.

        Args:
            outcome: the case with its first reply.
            at: now.
            title: the title; by default the one of the case.
            kind: `greeting`, or `import` for a case from a file.
            last_turn: highest number already used; the first message gets the next one.
            earlier: turns that came with an imported case.
            case_id: the id; by default a new one.
        """
        case_id = case_id or new_id()
        title = title or outcome.case.title or NEW_TITLE
        case = outcome.case.model_copy(update={"id": case_id, "title": title if title != NEW_TITLE else None})
        document = document_of(case)
        with self._writing() as c:
            c.execute(
                cases.insert().values(
                    id=case_id,
                    title=title,
                    version=1,
                    last_turn=last_turn,
                    created_at=at,
                    updated_at=at,
                    **columns(case, document, outcome),
                )
            )
            after = add_version(c, case_id, 1, last_turn, document, at)
            for turn in earlier:
                insert_turn(c, case_id, turn)
            if not any(t.turn == last_turn for t in earlier):
                insert_turn(
                    c,
                    case_id,
                    StoredTurn(
                        turn=last_turn,
                        kind=kind,
                        message=None,
                        at=at,
                        reply=outcome.reply,
                        output=outcome.output,
                        version=1,
                        model=outcome.model,
                        elapsed_ms=outcome.elapsed_ms,
                    ),
                )
            action = "import" if kind == "import" else "create"
            audit.append(c, audit.Event(action, self._actor, at, case_id, last_turn, None, after, outcome.detail))
        return self.load(case_id)

    def load(self, case_id: str) -> StoredCase:
        """Return a case as it stands."""
        with self._reading() as c:
            return stored_case(case_row(c, case_id))

    def summaries(self) -> list[StoredSummary]:
        """Return all cases, last changed first; the cases themselves are not read."""
        query = summary_columns().order_by(cases.c.updated_at.desc(), cases.c.id)
        with self._reading() as c:
            return [stored_summary(row) for row in c.execute(query)]

    def delete(self, case_id: str, *, at: dt.datetime) -> None:
        """Remove a case with its turns and versions; the audit keeps that it was there, not what it said."""
        with self._writing() as c:
            row = case_row(c, case_id)
            before = {"version": row.version, "sha256": audit.digest(row.case_json)}
            for table in (turns, case_versions):
                c.execute(table.delete().where(table.c.case_id == case_id))
            c.execute(cases.delete().where(cases.c.id == case_id))
            audit.append(c, audit.Event("delete", self._actor, at, case_id, None, before))

    def rename(self, case_id: str, title: str, *, at: dt.datetime) -> StoredCase:
        """Give a case another title, as a new version."""
        with self._writing() as c:
            row = case_row(c, case_id)
            document = {**row.case_json, "title": title}
            before = {"version": row.version, "sha256": audit.digest(row.case_json)}
            c.execute(
                cases
                .update()
                .where(cases.c.id == case_id)
                .values(title=title, case_json=document, version=row.version + 1, updated_at=at)
            )
            after = add_version(c, case_id, row.version + 1, row.last_turn, document, at)
            audit.append(
                c, audit.Event("rename", self._actor, at, case_id, None, before, after, {"changed": ["title"]})
            )
        return self.load(case_id)

    # --- turns -------------------------------------------------------------------------------------------------

    def begin_turn(
        self,
        case_id: str,
        message: str,
        seen_version: int | None,
        *,
        at: dt.datetime,
        kind: str = "message",
        path: str | None = None,
    ) -> int:
        """Put a message on disk before its reply is computed and return its number.

        Raises:
            StaleVersion: if the case is no longer at `seen_version`; the message is not stored then.
        """
        with self._writing() as c:
            row = c.execute(sa.select(cases.c.version, cases.c.last_turn).where(cases.c.id == case_id)).one_or_none()
            if row is None:
                raise NotFound(no_case(case_id))
            if seen_version is not None and row.version != seen_version:
                raise StaleVersion(case_id, seen_version, row.version)
            turn = int(row.last_turn) + 1
            c.execute(cases.update().where(cases.c.id == case_id).values(last_turn=turn))
            insert_turn(c, case_id, StoredTurn(turn, kind, message, at, path=path))
        return turn

    def withdraw_turn(self, case_id: str, turn: int) -> None:
        """Take back an edit that was refused; its number is given again. A message, or what has a reply, stays."""
        t = turns.c
        with self._writing() as c:
            gone = c.execute(
                turns.delete().where(t.case_id == case_id, t.turn == turn, t.kind == "edit", t.reply.is_(None))
            )
            if gone.rowcount == 1:
                latest = (cases.c.id == case_id) & (cases.c.last_turn == turn)
                c.execute(cases.update().where(latest).values(last_turn=turn - 1))

    def finish_turn(self, case_id: str, turn: int, outcome: Outcome, seen_version: int, *, at: dt.datetime) -> int:
        """Save the reply, the new version of the case and the audit entry in one transaction; return the version.

        Raises:
            StaleVersion: if another writer was faster; nothing is saved, the message stays on disk.
            Conflict: if this turn has its reply already.
        """
        case = outcome.case.model_copy(update={"id": case_id})
        document = document_of(case)
        with self._writing() as c:
            title, before = standing(c, case_id)
            if before["version"] != seen_version:
                raise StaleVersion(case_id, seen_version, before["version"])
            version = seen_version + 1
            changed = c.execute(
                cases
                .update()
                .where(cases.c.id == case_id, cases.c.version == seen_version)
                .values(title=case.title or title, version=version, updated_at=at, **columns(case, document, outcome))
            )
            if changed.rowcount != 1:
                raise StaleVersion(case_id, seen_version, seen_version + 1)
            kind = answer(c, case_id, turn, outcome, version, at)
            after = add_version(c, case_id, version, turn, document, at)
            action = "edit" if kind == "edit" else "turn"
            audit.append(c, audit.Event(action, self._actor, at, case_id, turn, before, after, outcome.detail))
        return version

    def turns(self, case_id: str, *, last: int | None = None) -> list[StoredTurn]:
        """Return the turns of a case in order, or only the `last` ones."""
        query = sa.select(turns).where(turns.c.case_id == case_id).order_by(turns.c.turn.desc())
        with self._reading() as c:
            rows = c.execute(query.limit(last) if last is not None else query).all()
        return [stored_turn(r) for r in reversed(rows)]

    def turn(self, case_id: str, turn: int) -> StoredTurn | None:
        """Return one turn, or `None` if there is none of that number."""
        with self._reading() as c:
            row = c.execute(sa.select(turns).where(turns.c.case_id == case_id, turns.c.turn == turn)).one_or_none()
        return None if row is None else stored_turn(row)

    # --- versions and audit ------------------------------------------------------------------------------------

    def version(self, case_id: str, number: int) -> Case:
        """Return an earlier version of a case."""
        v = case_versions.c
        with self._reading() as c:
            found = c.execute(
                sa.select(v.case_json).where(v.case_id == case_id, v.version == number)
            ).scalar_one_or_none()
        if found is None:
            raise NotFound(f"the case {case_id[:40]!r} has no version {number}")
        return Case.model_validate(found)

    def before_turn(self, case_id: str, turn: int) -> Case | None:
        """Return the case as it was just before a turn changed it; `None` if that turn changed nothing."""
        v = case_versions.c
        changed = (
            sa
            .select(v.version)
            .where(v.case_id == case_id, v.turn == turn)
            .order_by(v.version)
            .limit(1)
            .scalar_subquery()
        )
        with self._reading() as c:
            found = c.execute(
                sa.select(v.case_json).where(v.case_id == case_id, v.version == changed - 1)
            ).scalar_one_or_none()
        return None if found is None else Case.model_validate(found)

    def note(self, action: str, case_id: str, *, at: dt.datetime, detail: dict[str, Any]) -> None:
        """Write down something that changed no case, such as an export."""
        with self._writing() as c:
            audit.append(c, audit.Event(action, self._actor, at, case_id, detail=detail))

    def history(self, case_id: str | None = None) -> "list[dict[str, Any]]":
        """Return the audit, oldest first, of one case or of all."""
        with self._reading() as c:
            return audit.entries(c, case_id)

    def first_broken_audit(self) -> int | None:
        """Return the id of the first audit row that was tampered with, or `None`."""
        with self._reading() as c:
            return audit.first_broken(c)
