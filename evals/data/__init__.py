"""The samples: JSON and JSONL files by task, each kind with a JSON Schema in `schema/`."""

import hashlib
import json
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any

from casebuilder.errors import EnvironmentProblem

ROOT = Path(__file__).parent
SPLITS = ("dev", "test")


def read_lines(path: Path) -> list[dict[str, Any]]:
    """Return the objects of a JSONL file.

    Raises:
        EnvironmentProblem: if it is missing or a line is no JSON.
    """
    try:
        return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    except OSError as error:
        raise EnvironmentProblem(f"{path} cannot be read; restore it from the repository") from error
    except ValueError as error:
        raise EnvironmentProblem(f"{path} holds a line that is no JSON ({error}); correct it") from error


def data_version(files: Iterable[Path]) -> str:
    """Return the SHA-256 over the names and contents of files."""
    digest = hashlib.sha256()
    for path in sorted(files):
        digest.update(path.relative_to(ROOT).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def row_version(row: dict[str, Any]) -> str:
    """Return a short hash of one sample's data: input and labels."""
    return hashlib.sha256(json.dumps(row, sort_keys=True, ensure_ascii=False).encode()).hexdigest()[:12]


@lru_cache(maxsize=8)
def schema(kind: str) -> dict[str, Any]:
    """Return the JSON Schema of a kind of sample."""
    found: dict[str, Any] = json.loads((ROOT / "schema" / f"{kind}.json").read_text(encoding="utf-8"))
    return found
