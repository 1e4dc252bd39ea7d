"""What this machine has: memory, cores, and processor features that cannot be trusted."""

import importlib
import os
from pathlib import Path

from casebuilder.errors import EnvironmentProblem


def total_memory() -> int:
    """Bytes of memory of this machine."""
    return int(importlib.import_module("psutil").virtual_memory().total)


def available_memory() -> int:
    """Bytes of memory that programs can still take without swapping."""
    return int(importlib.import_module("psutil").virtual_memory().available)


def check_memory(needed: int, title: str) -> None:
    """Refuse what this machine cannot hold.

    Raises:
        EnvironmentProblem: less than `needed` bytes are available.
    """
    available = available_memory()
    if needed > available:
        raise EnvironmentProblem(
            f"{title} needs {needed / 1e9:.1f} GB of memory and {available / 1e9:.1f} GB are available;"
            " choose a smaller model or close other programs."
        )


def usable_cores() -> int:
    """Cores this process may run on."""
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity else os.cpu_count() or 1


def tiles_advertised() -> bool:
    """Whether the CPU claims AMX; virtual machines often claim it and then kill the process that uses it."""
    try:
        return "amx_int8" in Path("/proc/cpuinfo").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return False
