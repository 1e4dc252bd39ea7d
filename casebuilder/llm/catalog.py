"""The models this product knows: where they come from, what pins them, what they need, and where they lie."""

import importlib.util
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from casebuilder.errors import EnvironmentProblem, NotFound
from casebuilder.llm.base import CapabilityProfile
from casebuilder.llm.hardware import total_memory
from casebuilder.llm.hashing import file_sha256

_ACTIVE = "active.txt"


class CatalogEntry(BaseModel):
    """One model of the catalogue."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)

    name: str = Field(pattern=r"^[a-z0-9][a-z0-9.\-]*$")
    """Name used on the command line."""
    title: str
    """Name shown to people."""
    package: str | None = None
    """Installed Python package that carries the file, if any."""
    repository: str = Field(pattern=r"^[\w.\-]+/[\w.\-]+$")
    """Repository on the model hub."""
    file: str = Field(pattern=r"^[\w.\-]+\.gguf$")
    """File in that repository."""
    revision: str
    """Commit of the repository, or `main` if none is known."""
    size: int = Field(gt=0)
    """Bytes of the file."""
    sha256: str = Field(pattern=r"^[0-9a-f]{64}$")
    """Hash of the file."""
    licence: str
    """SPDX identifier."""
    memory: int = Field(gt=0)
    """Bytes of memory needed with a context of 4,096 tokens."""
    fits: Literal["4 GB", "8 GB", "16 GB"]
    """Smallest usual machine it runs on."""
    note: str
    """One sentence on what it is good for."""
    profile: CapabilityProfile
    """What it may be asked to do."""

    @property
    def revision_pinned(self) -> bool:
        """Whether a commit is known."""
        return self.revision != "main"


@dataclass(frozen=True)
class Listed:
    """A model of the catalogue as it stands on this machine."""

    entry: CatalogEntry
    path: Path | None
    fits_here: bool
    active: bool


@cache
def load_catalog() -> tuple[CatalogEntry, ...]:
    """All models, the embedded one first."""
    text = Path(__file__).with_name("catalog.toml").read_text(encoding="utf-8")
    return tuple(CatalogEntry.model_validate(item) for item in tomllib.loads(text)["model"])


def embedded_entry() -> CatalogEntry:
    """The model that is installed with the product."""
    return load_catalog()[0]


def find(name: str) -> CatalogEntry:
    """The model with this name.

    Raises:
        NotFound: there is none.
    """
    for entry in load_catalog():
        if entry.name == name.strip().lower():
            return entry
    known = ", ".join(entry.name for entry in load_catalog())
    raise NotFound(f"No model is called `{name}`; choose one of {known}, or give the path of a GGUF file.")


def find_by_hash(sha256: str) -> CatalogEntry | None:
    """The model whose file has this hash."""
    return next((entry for entry in load_catalog() if entry.sha256 == sha256), None)


def models_dir(home: Path) -> Path:
    """Where pulled models lie."""
    return home / "models"


def local_path(entry: CatalogEntry, home: Path) -> Path | None:
    """The model's file on this machine, or None if it is not here yet."""
    if entry.package is not None:
        spec = importlib.util.find_spec(entry.package)  # finds the folder without running the package
        for folder in (spec.submodule_search_locations or []) if spec else []:
            if (path := Path(folder) / entry.file).is_file():
                return path
    path = models_dir(home) / entry.file
    return path if path.is_file() else None


def verify(entry: CatalogEntry, home: Path) -> Path:
    """Hash the model's file anew, whatever is remembered about it; return its path.

    Raises:
        NotFound: it is not on this machine.
        EnvironmentProblem: the file is not the pinned one.
    """
    path = local_path(entry, home)
    if path is None:
        raise NotFound(f"The model `{entry.name}` is not on this machine; run `casebuilder model pull {entry.name}`.")
    check_hash(path, entry, cache=None)
    return path


def check_hash(path: Path, entry: CatalogEntry, cache: Path | None) -> None:
    """Compare a file with the catalogue.

    Raises:
        EnvironmentProblem: it is damaged or another file.
    """
    if path.stat().st_size != entry.size or file_sha256(path, cache) != entry.sha256:
        step = f"run `casebuilder model pull {entry.name}`" if entry.package is None else f"reinstall `{entry.package}`"
        raise EnvironmentProblem(f"The model file {path.name} is damaged or not the pinned one; {step}.")


def active_model(home: Path) -> str | None:
    """The model chosen with `activate`: a catalogue name or a path; None means the embedded one."""
    try:
        return (models_dir(home) / _ACTIVE).read_text(encoding="utf-8").strip() or None
    except OSError:
        return None


def activate(model: str, home: Path) -> None:
    """Remember which model to use from now on: a catalogue name that is on this machine, or the path of a GGUF file.

    Raises:
        NotFound: no such model, or it has not been pulled.
    """
    path = Path(model).expanduser()
    if path.is_file():
        chosen = str(path.resolve())
    else:
        entry = find(model)
        if local_path(entry, home) is None:
            raise NotFound(f"The model `{entry.name}` is not here; run `casebuilder model pull {entry.name}` first.")
        chosen = entry.name
    models_dir(home).mkdir(parents=True, exist_ok=True)
    (models_dir(home) / _ACTIVE).write_text(chosen + "\n", encoding="utf-8")


def listing(home: Path) -> list[Listed]:
    """The whole catalogue with what is here, what this machine can run, and which model is active."""
    total = total_memory()
    active = active_model(home) or embedded_entry().name
    return [Listed(e, local_path(e, home), e.memory <= total, e.name == active) for e in load_catalog()]
