"""Where the database is and how it is opened."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel

from casebuilder.store.failures import StorageProblem, os_problem

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

DATABASE_NAME = "casebuilder.db"
BUSY_SECONDS = 10.0


class StoreConfig(BaseModel):
    """How the database is reached."""

    url: str | None = None
    """SQLAlchemy URL; `None` is an SQLite file in the home folder."""
    busy_seconds: float = BUSY_SECONDS
    """How long a writer waits for another one."""


def database_file(config: StoreConfig, home: Path) -> Path | None:
    """Return the SQLite file, or `None` for another kind of database."""
    if config.url is None:
        return home / DATABASE_NAME
    from sqlalchemy import make_url

    url = make_url(config.url)
    return Path(url.database) if url.get_backend_name() == "sqlite" and url.database else None


def prepare_home(home: Path) -> None:
    """Create the home folder, readable by its owner only.

    A folder that exists and holds something keeps its permissions: it may be more than ours.

    Raises:
        StorageProblem: if it cannot be created or written.
    """
    try:
        if home.exists() and not home.is_dir():
            raise NotADirectoryError(20, "it is a file")
        fresh = not home.exists() or not any(home.iterdir())
        home.mkdir(parents=True, exist_ok=True, mode=0o700)
        mode = home.stat().st_mode
        if fresh and mode & 0o077:
            home.chmod(mode & 0o700)
    except OSError as error:
        raise os_problem(error, f"the folder {home}") from error


def _private_file(path: Path) -> None:
    """Create the file with owner-only permissions before SQLite does; its side files inherit them."""
    try:
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    except OSError as error:
        raise os_problem(error, str(path)) from error


def open_engine(config: StoreConfig, home: Path) -> "Engine":
    """Return an engine: SQLite with WAL, foreign keys and a full sync on every commit.

    Raises:
        StorageProblem: if the folder or file cannot be created, or the URL cannot be used.
    """
    import sqlalchemy as sa

    try:
        path = database_file(config, home)
        if path is None:
            return sa.create_engine(str(config.url))
    except (sa.exc.ArgumentError, ImportError) as error:
        raise StorageProblem(
            f"the database URL cannot be used ({error}); correct CASEBUILDER_DATABASE_URL, or install its driver"
        ) from error
    prepare_home(path.parent)
    if not path.exists():
        _private_file(path)
    engine = sa.create_engine(
        sa.URL.create("sqlite", database=str(path)),
        connect_args={"timeout": config.busy_seconds, "check_same_thread": False},
    )
    _tune(engine)
    return engine


def _tune(engine: "Engine") -> None:
    """Set the pragmas of each connection, and let writers take the lock at once."""
    import sqlalchemy as sa

    @sa.event.listens_for(engine, "connect")
    def on_connect(connection: Any, _record: object) -> None:  # noqa: ANN401 - a DBAPI connection
        connection.isolation_level = None  # we say BEGIN ourselves
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "secure_delete=ON"):
            connection.execute(f"PRAGMA {pragma}")

    @sa.event.listens_for(engine, "begin")
    def on_begin(connection: "Connection") -> None:
        writing = connection.get_execution_options().get("writing")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")
