"""Fetching a model: on request only, with progress, resumable, and used only when its hash is the pinned one."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from casebuilder.errors import EnvironmentProblem
from casebuilder.llm.catalog import CatalogEntry, local_path, models_dir
from casebuilder.llm.hardware import check_memory
from casebuilder.llm.hashing import hash_file

if TYPE_CHECKING:
    import httpx

Progress = Callable[[int, int], None]
"""Called with bytes here and bytes in all."""
_SPARE_BYTES = 200 * 2**20
_ATTEMPTS = 4
_CHUNK = 1 << 20
_PARTIAL_CONTENT = 206


def pull(
    entry: CatalogEntry,
    home: Path,
    *,
    progress: Progress | None = None,
    endpoint: str | None = None,
    ignore_memory: bool = False,
) -> Path:
    """Fetch a model's file into the data folder and check it; return its path. What is already here stays.

    Args:
        entry: the model.
        home: the data folder.
        progress: told about every megabyte.
        endpoint: address of the hub or a mirror; default `$HF_ENDPOINT`, then the public hub.
        ignore_memory: fetch it even if this machine cannot run it.

    Raises:
        EnvironmentProblem: offline, not there, too little disk or memory, or damaged on the way.
    """
    present = local_path(entry, home)
    if present is not None and present.stat().st_size == entry.size and hash_file(present) == entry.sha256:
        return present
    if not ignore_memory:
        check_memory(entry.memory, entry.title)
    folder = models_dir(home)
    folder.mkdir(parents=True, exist_ok=True)
    part = folder / f"{entry.file}.{entry.sha256[:12]}.part"
    _check_disk(folder, entry.size - (part.stat().st_size if part.exists() else 0), entry.title)
    _fetch(entry, part, progress or (lambda _here, _all: None), endpoint or os.environ.get("HF_ENDPOINT"))
    if part.stat().st_size != entry.size or hash_file(part) != entry.sha256:
        part.unlink()
        raise EnvironmentProblem(f"The download of {entry.title} arrived damaged and was removed; try again.")
    target = folder / entry.file
    os.replace(part, target)
    return target


def _check_disk(folder: Path, needed: int, title: str) -> None:
    free = shutil.disk_usage(folder).free
    if needed + _SPARE_BYTES > free:
        raise EnvironmentProblem(
            f"{title} needs {(needed + _SPARE_BYTES) / 1e9:.1f} GB on disk and {free / 1e9:.1f} GB are free in"
            f" {folder}; make room or set another data folder."
        )


def _fetch(entry: CatalogEntry, part: Path, progress: Progress, endpoint: str | None) -> None:
    """Fill the part file, going on where it ends, with a few attempts."""
    import httpx
    from huggingface_hub import hf_hub_url

    url = hf_hub_url(entry.repository, entry.file, revision=entry.revision, endpoint=endpoint)
    timeout = httpx.Timeout(30.0, connect=10.0)
    for attempt in range(1, _ATTEMPTS + 1):
        try:
            with httpx.Client(follow_redirects=True, timeout=timeout) as client:
                _fetch_rest(client, url, entry, part, progress)
            return
        except httpx.HTTPStatusError as error:
            raise EnvironmentProblem(_refusal(entry, error.response.status_code)) from error
        except httpx.HTTPError as error:
            if attempt == _ATTEMPTS:
                raise EnvironmentProblem(
                    f"{entry.title} could not be fetched ({type(error).__name__}); check the network and run the same"
                    " command again, it goes on where it stopped."
                ) from error
        except OSError as error:
            raise EnvironmentProblem(f"{entry.title} could not be written to disk ({error.strerror}).") from error


def _refusal(entry: CatalogEntry, status: int) -> str:
    if status in {401, 403, 404}:
        return f"The hub does not offer {entry.repository}/{entry.file} (status {status}); choose another model."
    return f"The hub cannot deliver {entry.title} now (status {status}); try again later."


def _fetch_rest(client: "httpx.Client", url: str, entry: CatalogEntry, part: Path, progress: Progress) -> None:
    here = part.stat().st_size if part.exists() else 0
    if here > entry.size:
        part.unlink()
        here = 0
    if here == entry.size:
        progress(here, entry.size)
        return
    headers = {"Range": f"bytes={here}-"} if here else {}
    with client.stream("GET", url, headers=headers) as response:
        response.raise_for_status()
        resumed = response.status_code == _PARTIAL_CONTENT
        with part.open("ab" if resumed else "wb") as file:
            here = here if resumed else 0
            for chunk in response.iter_bytes(_CHUNK):
                file.write(chunk)
                here += len(chunk)
                progress(here, entry.size)
                if here > entry.size:
                    break
