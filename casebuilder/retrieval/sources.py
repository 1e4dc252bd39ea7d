"""The register of where cards come from (`sources.toml`)."""

import tomllib
from pathlib import Path

from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from casebuilder.errors import EnvironmentProblem


class Source(BaseModel):
    """One article, guide or standard that cards rest on."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)

    title: str
    """Title as published."""
    publisher: str = ""
    """Who published it; empty where it was not known."""
    author: str = ""
    """Author, where named."""
    kind: str
    """What sort of text it is, for instance `research commentary`."""
    caveat: str
    """What a reader must know before leaning on it: second-hand, excerpt only, no figures."""
    licence: str
    """What may be done with its text."""


_REGISTER = TypeAdapter(dict[str, Source])


def load_sources(file: Path) -> dict[str, Source]:
    """Read the register.

    Raises:
        EnvironmentProblem: it is missing or broken, so the installation is incomplete.
    """
    try:
        return _REGISTER.validate_python(tomllib.loads(file.read_text(encoding="utf-8")))
    except (OSError, ValueError, ValidationError) as error:
        raise EnvironmentProblem(f"The register {file.name} cannot be read; reinstall casebuilder.") from error


def describe(source_ids: tuple[str, ...], register: dict[str, Source]) -> str:
    """Return one line that names the sources of a card, for people."""
    named = [f"{one}: {register[one].title}" if one in register else one for one in source_ids]
    return "; ".join(named)
