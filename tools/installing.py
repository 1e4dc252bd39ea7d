"""The steps of the set-up: a virtual environment, pinned packages, the model runtime compiled beside the downloads."""

import argparse
import fcntl
import hashlib
import os
import re
import shlex
import shutil
import subprocess
import sys
import sysconfig
import time
from collections.abc import Iterable
from pathlib import Path

from progress import Job, SetupProblem, follow, say

ROOT = Path(__file__).resolve().parents[1]
LOCK = ROOT / "requirements.lock"
BUILT = ROOT / "build"
STAMP = "installed-from.txt"

# PyTorch has a build for each kind of processor and graphics card, and which one pip may take depends on the machine
# and on pip's own configuration. No hash fits them all, so torch is pinned by version, stands outside the lock, and is
# installed last: everything that its CPU build needs is in the lock and already there by then.
TORCH = "torch==2.13.0"

# What compiles the model runtime and packs casebuilder. Installed first, so that compiling starts at once and offline.
BUILD_TOOLS = (
    "cmake", "editables", "hatchling", "ninja", "packaging", "pathspec", "pip", "pluggy", "scikit-build-core",
    "trove-classifiers",
)  # fmt: skip
RUNTIME = "llama-cpp-python"
RUNTIME_OPTIONS = ROOT / "tools" / "runtime.cmake"
CMAKE_OPTIONS = {"LLAVA_BUILD": "OFF", "CMAKE_PROJECT_INCLUDE": str(RUNTIME_OPTIONS)}  # no pictures are read here
COMPILERS = ("c++", "g++", "clang++")
SPACE_NEEDED = 4_000_000_000
"""Bytes: what is installed is 2 GB; downloads and the compiler's files come on top."""


class Lock:
    """The blocks of a lock file, by package."""

    def __init__(self, text: str) -> None:
        joined = re.sub(r"\\\n\s*", " ", text)
        lines = [line for line in joined.splitlines() if line and not line.startswith("#")]
        self.blocks = {line.split("==")[0].lower(): line for line in lines}

    def only(self, names: Iterable[str]) -> str:
        """Return the lines of these packages."""
        return "".join(self.blocks[name] + "\n" for name in names)

    def without(self, names: Iterable[str]) -> str:
        """Return the lines of all other packages."""
        left = set(self.blocks) - set(names)
        return self.only(name for name in self.blocks if name in left)


class Setup:
    """One run of the set-up for one virtual environment."""

    def __init__(self, venv: Path, wheel: Path | None) -> None:
        self.venv = venv
        self.wheel = wheel
        self.lock_text = LOCK.read_text(encoding="utf-8")
        self.lock = Lock(self.lock_text)
        self.python = venv / "bin" / "python"
        self.log = BUILT / "setup-logs"

    def fingerprint(self) -> str:
        """Return a hash of everything that decides what is installed."""
        # The Python that the environment belongs to; an upgrade of the system may put another one in its place.
        parts = [self.lock_text, TORCH, os.path.realpath(self.python), str(self.venv.resolve())]
        parts += [(ROOT / "pyproject.toml").read_text(encoding="utf-8"), str(self.wheel)]
        parts += [hashlib.sha256(self.wheel.read_bytes()).hexdigest()] if self.wheel else []
        return hashlib.sha256("\n".join(parts).encode()).hexdigest()

    def is_done(self) -> bool:
        """Whether the environment was completed from the same lock and its Python is still the same."""
        stamp = self.venv / STAMP
        return self.python.exists() and stamp.exists() and stamp.read_text(encoding="utf-8") == self.fingerprint()

    def run(self) -> None:
        """Do what is missing; whoever comes second waits until the first is through."""
        if self.is_done():
            return
        BUILT.mkdir(exist_ok=True)
        with (BUILT / "setup.lock").open("w", encoding="utf-8") as mine:
            fcntl.flock(mine, fcntl.LOCK_EX)
            if not self.is_done():
                self._install()

    def _install(self) -> None:
        started = time.monotonic()
        runtime = self._runtime_folder()
        _check_machine(compiling=not _built(runtime))
        shutil.rmtree(self.log, ignore_errors=True)
        self.log.mkdir(parents=True)
        self._make_venv()
        say("build tools")
        follow(self._pip("tools", "install", *self._pinned("tools", self.lock.only(BUILD_TOOLS))))
        compiling = None if _built(runtime) else self._compile(runtime)
        try:
            rest = self.lock.without([RUNTIME])
            total = len(self.lock.blocks) - 1
            follow(
                self._pip("packages", "install", *self._pinned("packages", rest)), compiling, what=f"{total} packages"
            )
            follow(self._pip("torch", "install", "--no-compile", TORCH), compiling, what=TORCH)
            if compiling:
                follow(compiling, what=f"compiling {RUNTIME}")
        finally:
            if compiling:
                compiling.stop()
        say("casebuilder itself")
        follow(self._pip("runtime", "install", "--no-deps", "--no-index", "--force-reinstall", str(_built(runtime))))
        follow(self._pip("casebuilder", "install", *self._casebuilder()))
        follow(self._pip("check", "check"))
        (self.venv / STAMP).write_text(self.fingerprint(), encoding="utf-8")
        say(f"done in {time.monotonic() - started:.0f} s")

    def _casebuilder(self) -> list[str]:
        what = [str(self.wheel), "--force-reinstall"] if self.wheel else ["--no-build-isolation", "--editable", "."]
        return ["--no-deps", "--no-index", *what]

    def _make_venv(self) -> None:
        """Make the environment, anew if its Python is gone or another one than it was made by."""
        if self.venv.exists() and not self._is_whole():
            if not (self.venv / "pyvenv.cfg").exists() and any(self.venv.iterdir()):
                raise SetupProblem(f"{self.venv} is no virtual environment and is not empty; name another folder.")
            shutil.rmtree(self.venv)
        if not self.python.exists():
            say(f"virtual environment {self.venv.name}")
            follow(Job("venv", [sys.executable, "-m", "venv", str(self.venv)], self.log / "venv.log"))
        (self.venv / STAMP).unlink(missing_ok=True)

    def _is_whole(self) -> bool:
        if not self.python.exists():
            return False
        script = "import sys, pip; print(pip.__file__.startswith(sys.prefix))"
        asked = subprocess.run([self.python, "-c", script], capture_output=True, text=True, check=False)
        return asked.stdout.strip() == "True"

    def _pip(self, name: str, command: str, *arguments: str) -> Job:
        pip = [str(self.python), "-m", "pip", "--disable-pip-version-check", "--no-input", command]
        return Job(name, [*pip, *arguments], self.log / f"{name}.log", folder=ROOT)

    def _pinned(self, name: str, text: str) -> list[str]:
        """Write a part of the lock and return the arguments that install exactly it."""
        file = self.log / f"{name}.txt"
        file.write_text(text, encoding="utf-8")
        # Not compiled to bytecode: the processor is busy with the runtime, and Python does it as modules are used.
        return ["--require-hashes", "--no-deps", "--no-compile", "-r", str(file)]

    def _runtime_folder(self) -> Path:
        """Return the folder for the compiled runtime, which other environments of this checkout use again."""
        block = self.lock.only([RUNTIME])
        options = RUNTIME_OPTIONS.read_text(encoding="utf-8")
        key = hashlib.sha256(f"{block}{options}{sysconfig.get_platform()}".encode()).hexdigest()[:12]
        return BUILT / "wheels" / key

    def _compile(self, folder: Path) -> Job:
        file = self.log / "runtime.txt"
        file.write_text(self.lock.only([RUNTIME]), encoding="utf-8")
        options = ["--require-hashes", "--no-deps", "--no-build-isolation", "--verbose"]
        job = self._pip("compile", "wheel", *options, "--wheel-dir", str(folder), "-r", str(file))
        path = f"{self.venv / 'bin'}{os.pathsep}{os.environ.get('PATH', '')}"
        defines = shlex.join(f"-D{name}={value}" for name, value in CMAKE_OPTIONS.items())
        job.environment = {**os.environ, "CMAKE_ARGS": defines, "PATH": path}
        job.start()
        return job


def _built(folder: Path) -> Path | None:
    """Return the compiled runtime in a folder."""
    return next(iter(sorted(folder.glob("llama_cpp_python-*.whl"))), None)


def _check_machine(*, compiling: bool) -> None:
    """Find what would fail in the middle.

    Raises:
        SetupProblem: with what to do.
    """
    try:
        import ensurepip  # noqa: F401
        import venv  # noqa: F401
    except ImportError as error:
        raise SetupProblem(
            "this Python cannot make virtual environments; install its venv package "
            "(Debian and Ubuntu: `apt install python3-venv`) and run this again."
        ) from error
    if compiling and not any(shutil.which(c) for c in COMPILERS):
        raise SetupProblem(
            "there is no C++ compiler, and the model runtime is compiled here; install one "
            "(Debian and Ubuntu: `apt install g++`; macOS: `xcode-select --install`) and run this again."
        )
    free = shutil.disk_usage(ROOT).free
    if free < SPACE_NEEDED:
        raise SetupProblem(
            f"{free / 1e9:.1f} GB are free here and the set-up needs {SPACE_NEEDED / 1e9:.0f} GB; "
            "make room and run this again."
        )


def main() -> int:
    """Set up; return 0, or 1 after a sentence that says what to do."""
    parser = argparse.ArgumentParser(prog="tools/setup.py", description="Install what requirements.lock says.")
    parser.add_argument("--venv", type=Path, default=ROOT / ".venv", help="environment to fill (default: .venv)")
    parser.add_argument("--wheel", type=Path, help="install this wheel of casebuilder instead of the checkout")
    arguments = parser.parse_args()
    try:
        Setup(arguments.venv.absolute(), arguments.wheel and arguments.wheel.absolute()).run()
    except SetupProblem as problem:
        sys.stderr.write(f"setup: {problem}\n")
        return 1
    except KeyboardInterrupt:
        sys.stderr.write("\nsetup: stopped; run it again to go on where it was.\n")
        return 130
    return 0
