"""The prompts as their owners see them: read a version, write the next one, move the pin.

Old versions are never overwritten. A new one is kept only if it can be used: the same code that will read it reads it
first. Both need a checkout; an installed package stays as it was installed.
"""

import os
import re
import tempfile
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from casebuilder.errors import NotFound, Refused, UserError
from casebuilder.prompting import PromptLibrary, PromptProblem
from casebuilder.resources import data_path
from casebuilder.services.prompt_shape import misfit

PINS = "pins.toml"
LONGEST = 200_000
"""Characters of a prompt."""
SAMPLES: Mapping[str, Mapping[str, object]] = {
    "extract": {
        "title": "sponsor",
        "fields": [
            {"name": "name", "meaning": "the executive sponsor's name"},
            {"name": "role", "meaning": "the sponsor's role"},
        ],
    },
}
"""What a template is tried with: the variables that the product fills in. Templates that are not here get none."""

_FILE = re.compile(r"([a-z][a-z0-9_-]*)\.v([1-9]\d{0,3})\.(jinja|toml)")


class PromptRefused(UserError):
    """A text cannot be a version of a prompt; the message says what is wrong with it."""

    code = "prompt-text"


@dataclass(frozen=True)
class PromptView:
    """A prompt with all its versions."""

    name: str
    kind: str
    """`jinja` for a template, `toml` for data."""
    pinned: int
    versions: tuple[int, ...]
    """In ascending order; among them the pinned one."""

    @property
    def next(self) -> int:
        """The number of the version that would be written next."""
        return self.versions[-1] + 1

    def file(self, version: int) -> str:
        """Return the file name of a version."""
        return f"{self.name}.v{version}.{self.kind}"


class PromptService:
    """The use cases of those who own prompts.

    Args:
        root: the folder of the prompts; by default, the one that came with the program.
    """

    def __init__(self, root: Path | None = None) -> None:
        self._given = root
        self._lock = threading.Lock()

    @property
    def folder(self) -> Path:
        """Where the prompts are.

        Raises:
            PromptProblem: if the installation is incomplete.
        """
        try:
            return self._given if self._given is not None else data_path("prompts")
        except FileNotFoundError as error:
            raise PromptProblem(str(error)) from error

    def closed(self) -> str | None:
        """Return why prompts cannot be edited here, in one sentence with the way to do it; `None` if they can."""
        folder = self.folder
        if (folder.parent / "pyproject.toml").exists() and os.access(folder, os.W_OK):
            return None
        return (
            "Prompts are edited in a checkout of casebuilder and not in an installed package: there, copy the version "
            "in use to the next number, edit the copy and try it with `casebuilder eval run --prompt NAME=NUMBER`."
        )

    def prompts(self) -> list[PromptView]:
        """Return every pinned prompt, in the order of `pins.toml`.

        Raises:
            PromptProblem: if `pins.toml` cannot be read, or a pinned version has no file.
        """
        found: dict[str, dict[int, str]] = {}
        for path in self.folder.iterdir():
            named = _FILE.fullmatch(path.name)
            if named:
                found.setdefault(named[1], {})[int(named[2])] = named[3]
        views = []
        for name, pinned in PromptLibrary(self.folder).pins.items():
            versions = found.get(name, {})
            if pinned not in versions:
                raise PromptProblem(f"{self.folder / PINS} pins version {pinned} of `{name}`, which has no file")
            views.append(PromptView(name, versions[pinned], pinned, tuple(sorted(versions))))
        return views

    def prompt(self, name: str) -> PromptView:
        """Return one prompt.

        Raises:
            NotFound: if there is none of that name.
        """
        for view in self.prompts():
            if view.name == name:
                return view
        raise NotFound(f"there is no prompt `{name}`; {self.folder / PINS} lists those that there are")

    def text(self, name: str, version: int) -> str:
        """Return a version as it is written.

        Raises:
            NotFound: if there is no such prompt or version.
            PromptProblem: if its file cannot be read.
        """
        view = self.prompt(name)
        if version not in view.versions:
            raise NotFound(f"there is no version {version} of the prompt `{name}`")
        path = self.folder / view.file(version)
        try:
            return path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise PromptProblem(f"{path} cannot be read; restore it") from error

    def check(self, name: str, text: str) -> None:
        """Try a text as a version of a prompt, as the product will use it.

        Raises:
            NotFound: if there is no such prompt.
            PromptRefused: if the text cannot be used; the message says why.
        """
        view = self.prompt(name)
        if not text.strip():
            raise PromptRefused("an empty prompt says nothing; write what the model should do")
        if len(text) > LONGEST:
            raise PromptRefused(f"a prompt has at most {LONGEST:,} characters; shorten it")
        try:
            read = _tried(view, text)
            if view.kind == "toml":
                wrong = misfit(name, PromptLibrary(self.folder).data(name), read)
                if wrong:
                    raise PromptRefused(wrong)
            elif not read.strip():
                raise PromptRefused("the template comes out empty; write what the model should do")
        except PromptProblem as error:
            raise PromptRefused(error.message) from error

    def save(self, name: str, text: str) -> int:
        """Write a text as the next version of a prompt and return its number; the pin stays where it is.

        Raises:
            Refused: if this is no checkout.
            PromptRefused: if the text cannot be used, or is that of a version that exists.
        """
        self._only_in_a_checkout()
        text = text.replace("\r\n", "\n").rstrip() + "\n"
        self.check(name, text)
        with self._lock:
            view = self.prompt(name)
            for version in view.versions:
                if self.text(name, version) == text:
                    raise PromptRefused(f"this is version {version} word for word; change something first")
            path = self.folder / view.file(view.next)
            try:
                with path.open("x", encoding="utf-8", newline="\n") as file:
                    file.write(text)
            except FileExistsError as error:
                raise Refused(f"{path.name} was written meanwhile; look at it and save again") from error
            except OSError as error:
                raise PromptProblem(f"{path} cannot be written ({error.strerror}); make room or rights") from error
            return view.next

    def pin(self, name: str, version: int) -> None:
        """Let a version be the one that counts, from the next start on; comments in `pins.toml` stay.

        Raises:
            Refused: if this is no checkout.
            NotFound: if there is no such version.
            PromptRefused: if the version cannot be used.
        """
        self._only_in_a_checkout()
        self.check(name, self.text(name, version))
        path = self.folder / PINS
        with self._lock:
            before = path.read_text(encoding="utf-8")
            line = re.compile(rf"^(\s*{re.escape(name)}\s*=\s*)\d+", re.MULTILINE)
            after, changed = line.subn(rf"\g<1>{version}", before)
            if changed != 1:
                raise PromptProblem(f"{path} names `{name}` {changed} times; set its version by hand")
            _replace(path, after)

    def _only_in_a_checkout(self) -> None:
        closed = self.closed()
        if closed:
            raise Refused(closed.rstrip("."))


def _tried(view: PromptView, text: str) -> Any:  # noqa: ANN401 - a table, or the text that came out
    """Read a text with the code that reads prompts: return its table, or what the template comes out as."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / view.file(view.next)).write_text(text, encoding="utf-8")
        (root / PINS).write_text(f"{view.name} = {view.next}\n", encoding="utf-8")
        library = PromptLibrary(root)
        if view.kind == "toml":
            return library.data(view.name)
        return library.render(view.name, **SAMPLES.get(view.name, {}))[0]


def _replace(path: Path, text: str) -> None:
    """Write a file so that a reader sees the old one or the new one, whatever happens."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
        Path(name).chmod(path.stat().st_mode & 0o777)
        Path(name).replace(path)
    except OSError as error:
        Path(name).unlink(missing_ok=True)
        raise PromptProblem(f"{path} cannot be written ({error.strerror}); make room or rights") from error
