"""The search index on disk: one Chroma collection of vectors that can be thrown away at any time.

Only one process may open an embedded Chroma folder (a second one can hang for minutes or read old
data), so a file lock guards it and a process that comes second works from memory instead.
"""

import logging
import shutil
import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from casebuilder.errors import EnvironmentProblem

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Vectors = NDArray[np.float32]

SCHEMA_VERSION = 1
COLLECTION = "knowledge"
_DATABASE = "chroma.sqlite3"
_BATCH = 2_000

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class IndexIdentity:
    """What vectors must have in common to be comparable; another identity means another index."""

    model_id: str
    weights_sha256: str
    dim: int

    def metadata(self) -> dict[str, str | int | bool]:
        """Return the identity as it stands in the collection's metadata."""
        return {
            "model_id": self.model_id,
            "weights_sha256": self.weights_sha256,
            "dim": self.dim,
            "normalised": True,
            "schema_version": SCHEMA_VERSION,
        }


class IndexBusy(EnvironmentProblem):
    """Another process has the index open."""

    code = "index-busy"

    def __init__(self) -> None:
        super().__init__(
            "Another casebuilder process has the search index open; close it, or set a Chroma server to share one."
        )


class ChromaStore:
    """Vectors in Chroma, embedded in a folder or on a server. Open it with `open_folder` or `open_server`."""

    def __init__(self, client: Any, identity: IndexIdentity, folder: Path | None, lock: Any) -> None:
        self._client = client
        self._folder = folder
        self._lock = lock
        self._identity = identity
        self._inode = (folder / _DATABASE).stat().st_ino if folder else None
        self._collection = _collection(client, identity)

    @property
    def fingerprint(self) -> str | None:
        """State of the library that was last sealed into the index; None before the first build."""
        value = (self._collection.metadata or {}).get("fingerprint")
        return str(value) if value else None

    def stored(self) -> Mapping[str, str]:
        """Return the card id of every stored chunk id."""
        rows = self._collection.get(include=["metadatas"])
        return {one: str(meta["card_id"]) for one, meta in zip(rows["ids"], rows["metadatas"], strict=True)}

    def put(self, ids: Sequence[str], card_ids: Sequence[str], vectors: "Vectors") -> None:
        """Add or replace vectors."""
        for start in range(0, len(ids), _BATCH):
            part = slice(start, start + _BATCH)
            self._collection.upsert(
                ids=list(ids[part]),
                embeddings=vectors[part],
                metadatas=[{"card_id": one} for one in card_ids[part]],
            )

    def delete(self, ids: Sequence[str]) -> None:
        """Forget vectors; unknown ids are ignored."""
        for start in range(0, len(ids), _BATCH):
            self._collection.delete(ids=list(ids[start : start + _BATCH]))

    def nearest(self, vector: "Vectors", limit: int) -> list[tuple[str, float]]:
        """Return up to `limit` chunk ids with their cosine similarity, nearest first."""
        size = self._collection.count()
        if not size:
            return []
        found = self._collection.query(
            query_embeddings=vector.reshape(1, -1), n_results=min(limit, size), include=["distances"]
        )
        return [(one, 1.0 - float(d)) for one, d in zip(found["ids"][0], found["distances"][0], strict=True)]

    def healthy(self) -> bool:
        """Return whether the files are still those that were opened.

        Chroma goes on answering from deleted files until the first write, so it has to be looked up.
        """
        if self._folder is None:
            return True
        try:
            return (self._folder / _DATABASE).stat().st_ino == self._inode
        except OSError:
            return False

    def seal(self, fingerprint: str) -> None:
        """Record which state of the library the index now holds."""
        self._collection.modify(metadata={**self._identity.metadata(), "fingerprint": fingerprint})

    def close(self) -> None:
        """Release the files and the lock."""
        try:
            _close(self._client)
        except Exception:  # a damaged client fails in ways of its own; the lock must go all the same
            log.debug("closing the index failed", exc_info=True)
        if self._lock is not None:
            self._lock.release()


def open_folder(folder: Path, identity: IndexIdentity) -> ChromaStore:
    """Open or create the index in `folder`; a damaged one is emptied and started again, with a log line.

    Raises:
        IndexBusy: another process holds it.
        EnvironmentProblem: the folder cannot be written.
    """
    lock = _take_lock(folder)
    try:
        marker = folder.with_name(folder.name + ".opening")
        if reason := _damage(folder, marker):
            _restart(folder, reason)
        marker.touch()  # if opening kills the process, the next one finds the marker and starts afresh
        try:
            store = _open(folder, identity, lock)
        except Exception as error:
            # Chroma reports damage as InternalError, AttributeError, sqlite or OS errors; all mean: rebuild.
            _restart(folder, f"it cannot be opened ({type(error).__name__})")
            store = _open(folder, identity, lock)
        marker.unlink(missing_ok=True)
    except BaseException:
        lock.release()
        raise
    return store


def open_server(url: str, identity: IndexIdentity) -> ChromaStore:
    """Use a collection on a Chroma server.

    Raises:
        EnvironmentProblem: the server does not answer.
    """
    import chromadb
    from chromadb.config import Settings

    parts = urlsplit(url)
    secure = parts.scheme == "https"
    try:
        client = chromadb.HttpClient(
            host=parts.hostname or "127.0.0.1",
            port=parts.port or (443 if secure else 8000),
            ssl=secure,
            settings=Settings(anonymized_telemetry=False),
        )
        return ChromaStore(client, identity, None, None)
    except Exception as error:
        raise EnvironmentProblem(
            f"The Chroma server at {parts.hostname}:{parts.port} does not answer ({type(error).__name__}); "
            "start it or remove its address from the settings."
        ) from error


def _close(client: Any) -> None:
    """Stop a client; without it Chroma answers a later opening of the folder from the stale one."""
    client.close()


def _open(folder: Path, identity: IndexIdentity, lock: Any) -> ChromaStore:
    import chromadb
    from chromadb.config import Settings

    client = chromadb.PersistentClient(path=str(folder), settings=Settings(anonymized_telemetry=False))
    try:
        store = ChromaStore(client, identity, folder, lock)
        _probe(store, identity)
    except BaseException:
        _close(client)
        raise
    return store


def _probe(store: ChromaStore, identity: IndexIdentity) -> None:
    """Ask one question, so that damage shows now and not in the middle of a conversation."""
    import numpy as np

    ids = store.stored()
    found = store.nearest(np.full(identity.dim, identity.dim**-0.5, dtype=np.float32), 3)
    if len(found) != min(3, len(ids)) or not all(one in ids for one, _ in found):
        raise EnvironmentProblem("the probe query did not find what the index says it holds")


def _collection(client: Any, identity: IndexIdentity) -> Any:
    """Return the collection; one made by another model or layout is dropped first."""
    wanted = identity.metadata()
    names = {one.name for one in client.list_collections()}
    if COLLECTION in names:
        # embedding_function=None: without it Chroma attaches its default one, which downloads a model.
        found = client.get_collection(COLLECTION, embedding_function=None)
        have = found.metadata or {}
        if all(have.get(key) == value for key, value in wanted.items()):
            return found
        log.warning("the search index was made with another model or layout; it is rebuilt")
        client.delete_collection(COLLECTION)
    return client.create_collection(
        COLLECTION,
        embedding_function=None,
        metadata=wanted,
        configuration={
            "hnsw": {
                "space": "cosine",
                "ef_construction": 200,
                "max_neighbors": 32,
                "ef_search": 200,
                # Never written to separate graph files: damaged ones can kill the process (a segmentation
                # fault, tried). The vectors stay in SQLite; reopening 5,000 chunks costs 0.8 s.
                "sync_threshold": 1_000_000,
                "batch_size": 1_000,
            }
        },
    )


def _take_lock(folder: Path) -> Any:
    from filelock import FileLock, Timeout

    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        lock = FileLock(folder.with_name(folder.name + ".lock"), timeout=0, is_singleton=False)
        lock.acquire()
    except Timeout as error:
        raise IndexBusy from error
    except OSError as error:
        raise EnvironmentProblem(
            f"The search index cannot be written in {folder.parent} ({error.strerror}); choose another data folder."
        ) from error
    return lock


def _damage(folder: Path, marker: Path) -> str | None:
    """Return why the index must be started again, or None if it looks sound or is new."""
    if marker.exists():
        return "the last attempt to open it did not end well"
    database = folder / _DATABASE
    if not database.exists():
        return "its database is missing" if folder.exists() and any(folder.iterdir()) else None
    try:
        with closing(sqlite3.connect(f"{database.resolve().as_uri()}?mode=ro", uri=True)) as connection:
            answer = connection.execute("PRAGMA quick_check(1)").fetchone()
    except sqlite3.Error as error:
        return f"its database is damaged ({error})"
    return None if answer == ("ok",) else "its database is damaged"


def _restart(folder: Path, reason: str) -> None:
    log.warning("the search index is rebuilt: %s", reason)
    try:
        shutil.rmtree(folder, ignore_errors=False)
    except FileNotFoundError:
        return
    except OSError as error:
        raise EnvironmentProblem(
            f"The damaged search index in {folder} cannot be removed ({error.strerror}); delete that folder."
        ) from error
