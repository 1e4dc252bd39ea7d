"""Bringing the database to the schema of this version."""

from pathlib import Path
from typing import TYPE_CHECKING

from casebuilder.errors import EnvironmentProblem
from casebuilder.store.failures import one_sentence

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

HEAD = "0001"
"""The newest migration of this version of casebuilder."""

REVISIONS = ("0001",)
"""All migrations, oldest first."""


def revision(connection: "Connection") -> str | None:
    """Return the migration that the database stands at; `None` for a new one."""
    import sqlalchemy as sa

    if not sa.inspect(connection).has_table("alembic_version"):
        return None
    found = connection.execute(sa.text("SELECT version_num FROM alembic_version")).scalar_one_or_none()
    return None if found is None else str(found)


def current_revision(engine: "Engine") -> str | None:
    """Return the migration that the database stands at; `None` for a new one.

    Raises:
        StorageProblem: if the database cannot be read.
    """
    with one_sentence(where(engine)), engine.connect() as connection:
        return revision(connection)


def where(engine: "Engine") -> str:
    """Return how messages name the database; never a password."""
    return engine.url.database or engine.url.render_as_string(hide_password=True)


def migrate(engine: "Engine") -> bool:
    """Bring the database to `HEAD`; return whether anything had to be done.

    Two processes that start at once take turns: the second finds the work done.

    Raises:
        EnvironmentProblem: if a newer casebuilder wrote the database; nothing is changed then.
        StorageProblem: if the database cannot be used.
    """
    with one_sentence(where(engine)):
        with engine.connect() as connection:
            found = revision(connection)
        if found == HEAD:
            return False
        if found is not None and found not in REVISIONS:
            raise EnvironmentProblem(
                f"the database {where(engine)} was written by a newer casebuilder (schema {found}, this one knows "
                f"{HEAD}); update casebuilder, or choose another folder with --home"
            )
        with engine.connect().execution_options(writing=True) as connection, connection.begin():
            if revision(connection) != HEAD:
                _upgrade(connection)
    return True


def _upgrade(connection: "Connection") -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
