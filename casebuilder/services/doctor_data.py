"""The doctor's checks of what casebuilder keeps and ships: database, index, models, prompts, policy, port."""

import sqlite3
from collections.abc import Callable, Iterator

from casebuilder.prompting import PromptLibrary
from casebuilder.services.doctor import guarded
from casebuilder.services.ports import DEFAULT_PORT, free_port, is_free
from casebuilder.services.runtime import Runtime
from casebuilder.services.views import Check
from casebuilder.settings import Settings
from casebuilder.store.config import database_file
from casebuilder.store.repository import Repository


def data_checks(settings: Settings, runtime: Runtime, store: Callable[[], Repository]) -> Iterator[Check]:
    """Yield the checks of data, models and settings."""
    for name, check in (
        ("database", lambda: _database(settings, store)),
        ("language model", lambda: _model(settings)),
        ("what it may do", lambda: _abilities(settings)),
        ("evidence", lambda: _evidence(runtime)),
        ("prompts", _prompts),
        ("policy", lambda: _policy(settings, runtime)),
        ("port", _port),
    ):
        yield guarded(name, check)


def _database(settings: Settings, store: Callable[[], Repository]) -> tuple[str, str]:
    from casebuilder.store.schema import HEAD

    path = database_file(settings.store, settings.home)
    if path is not None and not path.exists():
        return f"{path} will be created at the first use", ""
    if path is not None and (damage := _damage(str(path))):
        return (
            f"{path} is damaged ({damage})",
            f"move it away, then `sqlite3 OLD .recover | sqlite3 {path}`, or put back a copy",
        )
    repository = store()
    broken = repository.first_broken_audit()
    if broken is not None:
        return f"the audit was changed from outside (entry {broken})", "compare with a copy of the database"
    return f"schema {HEAD}, {len(repository.summaries())} cases, the audit is whole", ""


def _damage(path: str) -> str | None:
    """Return what SQLite finds wrong with a file, or `None`."""
    connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True, timeout=5)
    try:
        found = str(connection.execute("PRAGMA quick_check(1)").fetchone()[0])
    except sqlite3.DatabaseError as error:
        return str(error)
    finally:
        connection.close()
    return None if found == "ok" else found


def _model(settings: Settings) -> tuple[str, str]:
    from casebuilder.services import models

    if settings.llm.server_url:
        return f"the server {settings.llm.server_url} answers; nothing is loaded here", ""
    line = models.verify(settings, None)
    return line, ""


def _abilities(settings: Settings) -> tuple[str, str]:
    from casebuilder.services import models

    return models.measurement(settings), ""


def _evidence(runtime: Runtime) -> tuple[str, str]:
    status = runtime.library.status()
    if status.problems:
        return status.problems[0], "see the sentence before"
    index = {"none": "not built yet (it is built at the first search)", "memory": "open in another process"}
    found = index.get(status.index, "built")
    return f"{status.cards} cards, {status.own_cards} of them your own; the index is {found}", ""


def _prompts() -> tuple[str, str]:
    library = PromptLibrary()
    for name in library.pins:
        library.ref(name)
    return f"{len(library.pins)} prompts are pinned and readable", ""


def _policy(settings: Settings, runtime: Runtime) -> tuple[str, str]:
    path = settings.policy_path
    _ = runtime.policy
    return ("the shipped rules" if path is None else f"{path} is readable"), ""


def _port() -> tuple[str, str]:
    if is_free(DEFAULT_PORT):
        return f"port {DEFAULT_PORT} is free", ""
    return f"port {DEFAULT_PORT} is in use", f"run `casebuilder run --port {free_port()}`"
