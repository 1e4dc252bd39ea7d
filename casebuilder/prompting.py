"""Prompts are files with a version in the name, and `pins.toml` is the only switch between versions.

`prompts/<name>.v<N>.jinja` are templates, `prompts/<name>.v<N>.toml` are data; old versions stay.
"""

import hashlib
import re
import threading
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from casebuilder.errors import EnvironmentProblem
from casebuilder.resources import data_path

if TYPE_CHECKING:
    from jinja2 import Template
    from jinja2.sandbox import SandboxedEnvironment

_NAME = re.compile(r"[a-z][a-z0-9_-]*")


class PromptProblem(EnvironmentProblem):
    """A prompt file is missing or does not fit what it is given; the message names it."""

    code = "prompt"


@dataclass(frozen=True)
class PromptRef:
    """Which prompt was used: kept with every stored answer."""

    name: str
    version: int
    sha256: str


class PromptLibrary:
    """The prompts in one folder; safe to share between threads.

    Args:
        root: the folder; `None` means the one that came with the program.
        pins: versions to use instead of those that `pins.toml` names, for trying a new version out.

    Raises:
        PromptProblem: if `pins.toml` cannot be read, or a pin names a prompt that is not in it.
    """

    def __init__(self, root: Path | None = None, pins: Mapping[str, int] | None = None) -> None:
        self._root = root if root is not None else _shipped()
        self._pins = _read_pins(self._root / "pins.toml")
        for name, version in (pins or {}).items():
            self._version(name)
            self._pins[name] = version
        self._lock = threading.Lock()
        self._environment: SandboxedEnvironment | None = None
        self._templates: dict[str, tuple[Template, PromptRef, str]] = {}
        self._data: dict[str, tuple[dict[str, Any], PromptRef]] = {}

    @property
    def pins(self) -> Mapping[str, int]:
        """The version of each prompt that counts."""
        return dict(self._pins)

    def render(self, name: str, /, **variables: object) -> tuple[str, PromptRef]:
        """Return the pinned version of a prompt with its variables filled in, and which one it was.

        Raises:
            PromptProblem: if there is no such prompt or a variable is missing; it names them.
        """
        from jinja2 import UndefinedError

        template, ref, source = self._template(name)
        try:
            return template.render(**variables), ref
        except UndefinedError as error:
            missing = sorted(self._variables(source) - set(variables))
            what = ", ".join(f"`{m}`" for m in missing) if missing else str(error)
            raise PromptProblem(f"the prompt {ref.name}.v{ref.version} needs {what}") from error
        except Exception as error:  # whatever an edited template does
            raise PromptProblem(f"the prompt {ref.name}.v{ref.version} cannot be rendered: {error}") from error

    def data(self, name: str) -> dict[str, Any]:
        """Return the pinned version of a data file (`questions.v1.toml`); do not change what you get.

        Raises:
            PromptProblem: if there is no such file or it is not TOML.
        """
        return self._data_file(name)[0]

    def ref(self, name: str) -> PromptRef:
        """Return which version of a prompt or data file counts.

        Raises:
            PromptProblem: if there is no such file.
        """
        if (self._root / f"{name}.v{self._version(name)}.toml").exists():
            return self._data_file(name)[1]
        return self._template(name)[1]

    def _version(self, name: str) -> int:
        if not _NAME.fullmatch(name) or name not in self._pins:
            raise PromptProblem(f"`{name}` is not in {self._root / 'pins.toml'}; add it there or reinstall casebuilder")
        return self._pins[name]

    def _source(self, name: str, ending: str) -> tuple[str, PromptRef]:
        version = self._version(name)
        path = self._root / f"{name}.v{version}.{ending}"
        try:
            raw = path.read_bytes()
            return raw.decode("utf-8"), PromptRef(name, version, hashlib.sha256(raw).hexdigest())
        except (OSError, UnicodeDecodeError) as error:
            raise PromptProblem(
                f"{path} cannot be read; restore it or pin another version of `{name}` in pins.toml"
            ) from error

    def _template(self, name: str) -> "tuple[Template, PromptRef, str]":
        with self._lock:
            if name not in self._templates:
                from jinja2 import TemplateSyntaxError

                source, ref = self._source(name, "jinja")
                try:
                    self._templates[name] = (self._jinja().from_string(source), ref, source)
                except TemplateSyntaxError as error:
                    raise PromptProblem(f"{name}.v{ref.version}.jinja, line {error.lineno}: {error.message}") from error
            return self._templates[name]

    def _data_file(self, name: str) -> tuple[dict[str, Any], PromptRef]:
        with self._lock:
            if name not in self._data:
                source, ref = self._source(name, "toml")
                try:
                    self._data[name] = (tomllib.loads(source), ref)
                except tomllib.TOMLDecodeError as error:
                    raise PromptProblem(f"{name}.v{ref.version}.toml is not valid TOML: {error}") from error
            return self._data[name]

    def _jinja(self) -> "SandboxedEnvironment":
        if self._environment is None:
            from jinja2 import StrictUndefined
            from jinja2.sandbox import SandboxedEnvironment

            self._environment = SandboxedEnvironment(
                undefined=StrictUndefined, autoescape=False, trim_blocks=True, lstrip_blocks=True
            )
        return self._environment

    def _variables(self, source: str) -> set[str]:
        from jinja2 import meta

        return set(meta.find_undeclared_variables(self._jinja().parse(source)))


def _shipped() -> Path:
    try:
        return data_path("prompts")
    except FileNotFoundError as error:
        raise PromptProblem(str(error)) from error


def _read_pins(path: Path) -> dict[str, int]:
    """Return the pinned versions; tables in the file only group them."""
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise PromptProblem(f"{path} cannot be read; reinstall casebuilder") from error
    except tomllib.TOMLDecodeError as error:
        raise PromptProblem(f"{path} is not valid TOML: {error}") from error
    pins: dict[str, int] = {}
    for key, value in found.items():
        for name, version in (value if isinstance(value, dict) else {key: value}).items():
            if not isinstance(version, int) or isinstance(version, bool) or version < 1:
                raise PromptProblem(f"{path}: the version of `{name}` must be a whole number from 1")
            pins[name] = version
    return pins
