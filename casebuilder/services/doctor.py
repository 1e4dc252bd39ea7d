"""What is installed, what is missing, what to do: each check a line, each problem with its fix."""

import importlib.util
import os
import platform
import shutil
import sqlite3
import stat
from collections.abc import Callable, Iterator
from pathlib import Path

from casebuilder.errors import CasebuilderError
from casebuilder.services.views import Check
from casebuilder.settings import Settings

MEMORY_NEEDED = 1_500_000_000
"""Bytes: encoder about 650 MB, the embedded model about 300 MB, the app about 300 MB."""
DISK_NEEDED = 500_000_000
SQLITE_NEEDED = (3, 35)


def machine_checks(settings: Settings) -> Iterator[Check]:
    """Yield the checks of machine and installation."""
    for name, check in (
        ("engine", _engine),
        ("sqlite", _sqlite),
        ("processor", _processor),
        ("memory", _memory),
        ("disk", lambda: _disk(settings.home)),
        ("home", lambda: _home(settings.home)),
    ):
        yield guarded(name, check)


def guarded(name: str, check: Callable[[], tuple[str, str]]) -> Check:
    """Run a check; it returns what was found and the fix, empty if all is well. A failing check is a problem too."""
    try:
        message, fix = check()
    except CasebuilderError as error:
        return Check(name=name, ok=False, message=error.message, fix="see the sentence before")
    except Exception as error:  # a doctor that falls ill helps nobody
        return Check(name=name, ok=False, message=f"could not be checked ({error})", fix="reinstall casebuilder")
    return Check(name=name, ok=not fix, message=message, fix=fix)


def _engine() -> tuple[str, str]:
    if importlib.util.find_spec("llama_cpp") is not None:
        return "llama-cpp-python is installed", ""
    compiler = next((c for c in ("c++", "g++", "clang++", "cl") if shutil.which(c)), None)
    if compiler is None:
        return (
            "llama-cpp-python is not installed, and there is no C++ compiler to build it",
            "install one (Debian: `apt install g++`; macOS: `xcode-select --install`), "
            "then `pip install llama-cpp-python`",
        )
    return f"llama-cpp-python is not installed; the compiler {compiler} is there", "run `pip install llama-cpp-python`"


def _sqlite() -> tuple[str, str]:
    found = sqlite3.sqlite_version
    if sqlite3.sqlite_version_info >= SQLITE_NEEDED:
        return f"SQLite {found}", ""
    return f"SQLite {found}; the search index needs 3.35", "use a newer Python, or `pip install pysqlite3-binary`"


def _processor() -> tuple[str, str]:
    cpuinfo = Path("/proc/cpuinfo")
    if platform.machine() not in {"x86_64", "AMD64"} or not cpuinfo.exists():
        return f"{platform.machine()}, {os.cpu_count()} cores", ""
    if "avx2" in cpuinfo.read_text(encoding="utf-8", errors="replace"):
        return f"x86-64 with AVX2, {os.cpu_count()} cores", ""
    return (
        "this processor has no AVX2; the language model will be slow",
        "use another machine, or set CASEBUILDER_LLM__SERVER_URL to a model server",
    )


def _memory() -> tuple[str, str]:
    import psutil

    free = psutil.virtual_memory().available
    if free >= MEMORY_NEEDED:
        return f"{free / 1e9:.1f} GB of memory are free", ""
    return (
        f"only {free / 1e9:.1f} GB of memory are free; {MEMORY_NEEDED / 1e9:.1f} GB are needed",
        "close other programs, or set CASEBUILDER_LLM__SERVER_URL to a model server",
    )


def _disk(home: Path) -> tuple[str, str]:
    place = next(p for p in (home, *home.parents) if p.exists())
    free = shutil.disk_usage(place).free
    if free >= DISK_NEEDED:
        return f"{free / 1e9:.1f} GB are free at {place}", ""
    return f"only {free / 1e6:.0f} MB are free at {place}", "free some space, or choose another folder with --home"


def _home(home: Path) -> tuple[str, str]:
    if not home.exists():
        parent = next(p for p in home.parents if p.exists())
        if os.access(parent, os.W_OK):
            return f"{home} will be created at the first use", ""
        return f"{home} cannot be created, {parent} is not writable", "choose another folder with --home"
    if not home.is_dir():
        return f"{home} is a file", "choose a folder with --home"
    if not os.access(home, os.W_OK | os.X_OK):
        return f"{home} cannot be written", f"run `chmod u+rwx {home}`, or choose another folder with --home"
    if os.name == "posix" and stat.S_IMODE(home.stat().st_mode) & 0o077:
        return f"{home} can be read by other users of this machine", f"run `chmod 700 {home}`"
    return f"{home}", ""
