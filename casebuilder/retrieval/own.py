"""A user's own documents: checked, then copied into the data folder under a safe name."""

import os
import re
import tempfile
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from casebuilder.errors import EnvironmentProblem, NotFound, UserError
from casebuilder.retrieval.cards import Card
from casebuilder.retrieval.frontmatter import SUFFIXES, CardError, read_card

_UNSAFE = re.compile(r"[^\w.-]+")


@dataclass(frozen=True)
class ImportReport:
    """What became of the files of a folder."""

    cards: tuple[Card, ...]
    problems: tuple[str, ...]
    """One sentence for every file that was left out."""


def safe_name(name: str) -> str:
    """Return a file name without folders, hidden dots or odd characters; the suffix is kept.

    Raises:
        UserError: the file is neither Markdown nor plain text.
    """
    plain = unicodedata.normalize("NFKC", name.replace("\\", "/").rsplit("/", 1)[-1])
    stem, _, ending = plain.rpartition(".")
    suffix = f".{ending.lower()}"
    if suffix not in SUFFIXES:
        raise UserError(f"{plain!r} is not a Markdown or text file; add files that end in .md or .txt.")
    stem = _UNSAFE.sub("-", stem).strip(".-_")[:80].rstrip(".-_")
    return f"{stem or 'document'}{suffix}"


def store_document(folder: Path, name: str, content: bytes, max_bytes: int, taken: Collection[str]) -> Card:
    """Check a document and keep it in `folder`; a document of the same name is replaced.

    Ids in `taken` belong to shipped cards and are refused.

    Raises:
        UserError: the document is not usable; nothing was changed.
        EnvironmentProblem: the folder cannot be written.
    """
    target = folder / safe_name(name)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".adding-", dir=folder) as waiting:
            candidate = Path(waiting, target.name)
            candidate.write_bytes(content)
            card = read_card(candidate, own=True, max_bytes=max_bytes)
            if card.id in taken:
                raise UserError(f"{target.name}: the id {card.id!r} belongs to a shipped card; choose another id.")
            os.replace(candidate, target)
    except OSError as error:
        raise EnvironmentProblem(f"{target.name} cannot be stored in {folder} ({error.strerror}).") from error
    return card


def read_document(file: Path, max_bytes: int) -> bytes:
    """Return the bytes of a file that is to be added.

    Raises:
        NotFound: there is no such file.
        UserError: it is too large or cannot be read.
    """
    if not file.is_file():
        raise NotFound(f"There is no file {str(file)!r}; check the path.")
    try:
        with file.open("rb") as stream:
            content = stream.read(max_bytes + 1)
    except OSError as error:
        raise UserError(f"{file.name} cannot be read ({error.strerror}).") from error
    if len(content) > max_bytes:
        raise CardError(file, 1, f"the file is larger than {max_bytes:,} bytes; split it or shorten it")
    return content


def store_folder(folder: Path, source: Path, max_bytes: int, taken: Collection[str]) -> ImportReport:
    """Keep every Markdown and text file below `source`; links are not followed.

    Raises:
        NotFound: there is no such folder.
    """
    if not source.is_dir():
        raise NotFound(f"There is no folder {str(source)!r}; check the path.")
    cards: list[Card] = []
    problems: list[str] = []
    for here, folders, names in os.walk(source):
        folders[:] = sorted(one for one in folders if not one.startswith("."))
        for name in sorted(names):
            file = Path(here, name)
            if file.suffix.lower() not in SUFFIXES or name.startswith(".") or file.is_symlink():
                continue
            flat = "-".join(file.relative_to(source).parts)
            try:
                cards.append(store_document(folder, flat, read_document(file, max_bytes), max_bytes, taken))
            except UserError as error:
                problems.append(error.message)
    return ImportReport(tuple(cards), tuple(problems))
