"""What was measured of a model on this machine: kept in the data folder, and stronger than the catalogue's guess."""

import datetime as dt
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from casebuilder.errors import EnvironmentProblem
from casebuilder.llm.base import CapabilityProfile
from casebuilder.llm.hashing import file_sha256

PROFILES_NAME = "profiles.json"


class Part(BaseModel):
    """How a model did at one kind of work."""

    model_config = ConfigDict(use_attribute_docstrings=True)

    right: int
    """Samples or values that were right."""
    of: int
    """Samples or values that were tried."""
    wrong: int = 0
    """Values that were given and are not what the text says."""
    seconds: float = 0.0
    """Median time of one."""
    mostly: str = ""
    """Why most of the others were not usable, in plain words."""
    allowed: bool = False
    """Whether the model may do this work here."""

    @property
    def share(self) -> float:
        """Share that was right."""
        return self.right / self.of if self.of else 0.0


class Measured(BaseModel):
    """One measurement of one model on this machine."""

    model_config = ConfigDict(use_attribute_docstrings=True)

    key: str
    """The model file's sha256 (and the adapter's), or the server's address and model."""
    name: str
    """Name of the model."""
    measured: dt.date
    """The day of the measurement."""
    seconds: float = 0.0
    """How long measuring took."""
    prompt_tokens_per_s: float = 0.0
    """Reading; 0 where it cannot be told (a server)."""
    output_tokens_per_s: float = 0.0
    """Writing."""
    load_s: float = 0.0
    """Seconds to load."""
    parts: dict[str, Part] = Field(default_factory=dict)
    """How it did, by the names of `CapabilityProfile`."""

    @property
    def profile(self) -> CapabilityProfile:
        """What the model may do."""
        return CapabilityProfile(**{name: part.allowed for name, part in self.parts.items()})


class _File(BaseModel):
    models: dict[str, Measured] = Field(default_factory=dict)


def file_key(sha256: str, adapter: Path | None = None) -> str:
    """Return the key of a model file, with the adapter that is put on top of it."""
    return sha256 if adapter is None else f"{sha256}+{file_sha256(adapter, None)}"


def server_key(url: str, model: str | None) -> str:
    """Return the key of a model on a server."""
    return f"{url.rstrip('/')} {model or ''}".strip()


def measured(home: Path, key: str | None) -> Measured | None:
    """Return what was measured of a model, or `None`; a damaged file counts as nothing measured."""
    return _read(home).models.get(key) if key else None


def on_server(home: Path, url: str) -> Measured | None:
    """Return the latest measurement on a server whose model has no name in the settings."""
    found = [m for key, m in _read(home).models.items() if key.startswith(server_key(url, "") + " ")]
    return max(found, key=lambda m: m.measured, default=None)


def save(home: Path, result: Measured) -> Path:
    """Keep a measurement, in place of an earlier one of the same model; return where.

    Raises:
        EnvironmentProblem: the folder cannot be written.
    """
    path = home / PROFILES_NAME
    held = _read(home)
    held.models[result.key] = result
    temporary = path.with_suffix(".new")
    try:
        home.mkdir(parents=True, exist_ok=True)
        temporary.write_text(held.model_dump_json(indent=1), encoding="utf-8")
        temporary.chmod(0o600)
        temporary.replace(path)
    except OSError as error:
        raise EnvironmentProblem(f"{path} cannot be written ({error.strerror}); check its permissions") from error
    return path


def _read(home: Path) -> _File:
    try:
        return _File.model_validate_json((home / PROFILES_NAME).read_bytes())
    except (OSError, ValidationError):
        return _File()
