"""Hashes of big files, remembered as long as path, size and time stay the same."""

import hashlib
import json
import os
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Any

_CHUNK = 1 << 20


def hash_file(path: Path) -> str:
    """The sha256 of a file, read now."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def file_sha256(path: Path, cache: Path | None) -> str:
    """The sha256 of a file, from `cache` if the file looks unchanged since it was hashed.

    Args:
        path: the file.
        cache: a JSON file to remember hashes in; None hashes anew. One that cannot be read or written is ignored.
    """
    if cache is None:
        return hash_file(path)
    stat = path.stat()
    key, stamp = str(path.resolve()), [stat.st_size, stat.st_mtime_ns]
    known = _load(cache)
    entry = known.get(key)
    if isinstance(entry, list) and entry[:2] == stamp and len(entry) == 3 and isinstance(entry[2], str):
        return entry[2]
    sha256 = hash_file(path)
    known[key] = [*stamp, sha256]
    with suppress(OSError):
        _save(cache, known)
    return sha256


def _load(cache: Path) -> dict[str, Any]:
    try:
        known = json.loads(cache.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return known if isinstance(known, dict) else {}


def _save(cache: Path, known: dict[str, Any]) -> None:
    cache.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=cache.parent, suffix=".part")
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        json.dump(known, file)
    os.replace(name, cache)
