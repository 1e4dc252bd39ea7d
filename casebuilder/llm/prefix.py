"""Prompts that were read once and never again: saved states by their tokens, in memory and on disk.

A damaged, foreign or unreadable cache file is never an error: the prompt is simply read again.
"""

import hashlib
import json
import os
import tempfile
from collections import OrderedDict
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

_MAGIC = b"casebuilder prompt state 1\n"
MEMORY_BYTES = 384 * 2**20
DISK_BYTES = 1024 * 2**20


@dataclass(frozen=True)
class Snapshot:
    """The state of the model after reading `tokens`."""

    tokens: tuple[int, ...]
    state: bytes


class PrefixStore:
    """States of static prompts, least recently used dropped first.

    Args:
        identity: everything a state depends on besides its tokens (model hash, context, library version).
        folder: where to keep states between runs, or None.
        memory_bytes: upper bound in memory.
        disk_bytes: upper bound of the folder.
    """

    def __init__(
        self, identity: str, folder: Path | None, memory_bytes: int = MEMORY_BYTES, disk_bytes: int = DISK_BYTES
    ) -> None:
        self._identity = identity
        self._folder = folder
        self._memory_bytes, self._disk_bytes = memory_bytes, disk_bytes
        self._held: OrderedDict[tuple[int, ...], Snapshot] = OrderedDict()

    def __len__(self) -> int:
        return len(self._held)

    def longest(self, tokens: Sequence[int]) -> Snapshot | None:
        """The longest state in memory that the tokens begin with."""
        fitting = [key for key in self._held if len(key) <= len(tokens) and list(key) == list(tokens[: len(key)])]
        if not fitting:
            return None
        key = max(fitting, key=len)
        self._held.move_to_end(key)
        return self._held[key]

    def get(self, tokens: Sequence[int]) -> Snapshot | None:
        """The state of exactly these tokens, from memory or disk."""
        key = tuple(tokens)
        if key not in self._held:
            state = self._read(key)
            if state is None:
                return None
            self._hold(Snapshot(key, state))
        self._held.move_to_end(key)
        return self._held[key]

    def put(self, tokens: Sequence[int], state: bytes) -> None:
        """Keep a state."""
        snapshot = Snapshot(tuple(tokens), state)
        self._hold(snapshot)
        if self._folder is not None:
            with suppress(OSError):  # a full or read-only disk only costs time on the next start
                self._write(snapshot)

    def drop(self, tokens: Sequence[int]) -> None:
        """Forget a state that turned out not to fit."""
        key = tuple(tokens)
        self._held.pop(key, None)
        path = self._path(key)
        if path is not None:
            with suppress(OSError):
                path.unlink(missing_ok=True)

    def _hold(self, snapshot: Snapshot) -> None:
        self._held[snapshot.tokens] = snapshot
        while len(self._held) > 1 and sum(len(s.state) for s in self._held.values()) > self._memory_bytes:
            self._held.popitem(last=False)

    def _path(self, tokens: tuple[int, ...]) -> Path | None:
        if self._folder is None:
            return None
        name = hashlib.sha256(json.dumps([self._identity, tokens]).encode()).hexdigest()
        return self._folder / f"{name[:40]}.state"

    def _read(self, tokens: tuple[int, ...]) -> bytes | None:
        path = self._path(tokens)
        if path is None:
            return None
        try:
            data = path.read_bytes()
            os.utime(path)
        except OSError:
            return None
        head = _MAGIC + hashlib.sha256(data[len(_MAGIC) + 32 :]).digest()
        return data[len(head) :] if data.startswith(head) else None

    def _write(self, snapshot: Snapshot) -> None:
        path = self._path(snapshot.tokens)
        if path is None or len(snapshot.state) > self._disk_bytes:
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, suffix=".part")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(_MAGIC + hashlib.sha256(snapshot.state).digest() + snapshot.state)
            os.replace(name, path)
        except OSError:
            Path(name).unlink(missing_ok=True)
            raise
        self._trim(path.parent)

    def _trim(self, folder: Path) -> None:
        files = sorted(((f.stat().st_mtime, f.stat().st_size, f) for f in folder.glob("*.state")), reverse=True)
        total = 0
        for _, size, file in files:
            total += size
            if total > self._disk_bytes:
                file.unlink(missing_ok=True)
