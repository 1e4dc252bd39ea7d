"""One settings class, made of the small config models that each adapter owns.

What counts, highest first: arguments, environment (`CASEBUILDER_HOME`, `CASEBUILDER_LLM__MODEL`, …),
`<home>/settings.toml` (what `casebuilder model use` wrote), defaults.
"""

import datetime as dt
import json
import os
import tomllib
from pathlib import Path
from typing import Any

import platformdirs
from pydantic import Field, ValidationError, field_validator
from pydantic.fields import FieldInfo
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict

from casebuilder.errors import EnvironmentProblem, UserError
from casebuilder.llm.config import LlmConfig
from casebuilder.retrieval.config import RetrievalConfig
from casebuilder.store.config import StoreConfig, prepare_home

SETTINGS_NAME = "settings.toml"


def default_home() -> Path:
    """Return the platform's folder for this user's data."""
    return Path(platformdirs.user_data_dir("casebuilder", appauthor=False))


class _HomeFile(PydanticBaseSettingsSource):
    """Values from `<home>/settings.toml`; the home comes from the sources before this one."""

    def get_field_value(self, field: FieldInfo, field_name: str) -> tuple[Any, str, bool]:
        """Not used: the file is read as a whole."""
        return None, field_name, False

    def __call__(self) -> dict[str, Any]:
        """Return the content of the file."""
        home = self.current_state.get("home") or default_home()
        return read_home_file(Path(home).expanduser())


class Settings(BaseSettings):
    """Everything that can be set."""

    model_config = SettingsConfigDict(
        env_prefix="CASEBUILDER_",
        env_nested_delimiter="__",
        extra="ignore",
        frozen=True,
        use_attribute_docstrings=True,
    )

    home: Path = Field(default_factory=default_home)
    """Folder of all data."""
    database_url: str | None = None
    """SQLAlchemy URL of the database; empty means an SQLite file in the home folder."""
    policy: Path | None = None
    """File with the organisation's rules; empty means `<home>/policy.toml` if it exists, else the shipped ones."""
    today: dt.date | None = None
    """The date that counts as today, for replays; empty means the clock's."""
    user: str | None = None
    """Name that the audit writes down; empty means the login name."""
    llm: LlmConfig = Field(default_factory=LlmConfig)
    """The language model."""
    retrieval: RetrievalConfig = Field(default_factory=RetrievalConfig)
    """The evidence library."""

    @field_validator("home", mode="after")
    @classmethod
    def _absolute(cls, value: Path) -> Path:
        return Path(os.path.abspath(value.expanduser()))

    @property
    def store(self) -> StoreConfig:
        """How the database is reached."""
        return StoreConfig(url=self.database_url)

    @property
    def policy_path(self) -> Path | None:
        """The organisation's rules, or `None` for the shipped ones."""
        own = self.home / "policy.toml"
        return self.policy or (own if own.exists() else None)

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Put the home's file below the environment; no `.env` file is read."""
        return init_settings, env_settings, _HomeFile(settings_cls)


def load_settings(home: Path | None = None) -> Settings:
    """Return the settings that hold for this run.

    Raises:
        UserError: if the environment or the settings file holds something unusable; it names the field.
    """
    try:
        return Settings(home=home) if home is not None else Settings()
    except ValidationError as error:
        first = error.errors()[0]
        name = ".".join(str(part) for part in first["loc"])
        variable = "CASEBUILDER_" + "__".join(str(part) for part in first["loc"]).upper()
        raise UserError(f"the setting `{name}` ({variable}) cannot be used: {first['msg']}") from error
    except ValueError as error:
        raise UserError(f"a CASEBUILDER_ variable cannot be read: {error}") from error


def read_home_file(home: Path) -> dict[str, Any]:
    """Return what `<home>/settings.toml` holds; nothing if there is no such file.

    Raises:
        UserError: if it is not TOML.
        EnvironmentProblem: if it cannot be read.
    """
    path = home / SETTINGS_NAME
    try:
        text = path.read_text(encoding="utf-8")
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except (OSError, UnicodeDecodeError) as error:
        raise EnvironmentProblem(f"{path} cannot be read ({error}); fix or remove it") from error
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise UserError(f"{path} is not valid TOML: {error}; fix or remove it") from error


def save_choice(home: Path, section: str, key: str, value: str | None) -> None:
    """Write one value into `<home>/settings.toml`, for the next start; `None` removes it.

    Raises:
        EnvironmentProblem: if the folder cannot be written.
    """
    prepare_home(home)
    data = read_home_file(home)
    table = dict(data.get(section) or {})
    table.pop(key, None)
    if value is not None:
        table[key] = value
    data[section] = table
    path = home / SETTINGS_NAME
    temporary = path.with_suffix(".new")
    try:
        temporary.write_text(_toml(data), encoding="utf-8")
        temporary.chmod(0o600)
        temporary.replace(path)
    except OSError as error:
        raise EnvironmentProblem(f"{path} cannot be written ({error.strerror}); check its permissions") from error


def _toml(data: dict[str, Any]) -> str:
    """Return tables of plain values as TOML."""
    loose = {k: v for k, v in data.items() if not isinstance(v, dict)}
    lines = ["# Written by casebuilder; safe to edit.", *_pairs(loose)]
    for name, table in data.items():
        if isinstance(table, dict):
            lines += ["", f"[{name}]", *_pairs(table)]
    return "\n".join(lines) + "\n"


def _pairs(table: dict[str, Any]) -> list[str]:
    return [
        f"{key} = {value.isoformat() if isinstance(value, dt.date) else json.dumps(value, ensure_ascii=False)}"
        for key, value in table.items()
    ]
