"""What this machine has: memory, cores, and processor features that cannot be trusted."""

import importlib
import os
import time
from pathlib import Path

from casebuilder.errors import EnvironmentProblem

_MIN_WINDOW_S = 0.2


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


class LoadMeter:
    """How many cores other programs leave free.

    A token takes a few hundred steps in which all threads wait for the slowest; one thread on a core that another
    program uses makes every answer many times slower (measured: 3 tokens a second instead of 40).
    """

    def __init__(self) -> None:
        self._psutil = importlib.import_module("psutil")
        self._cores = usable_cores()
        self._free = self._cores
        self._last = self._now()

    def _now(self) -> tuple[float, float, float]:
        """Wall clock, seconds that all cores were busy, seconds that this process computed."""
        times = self._psutil.cpu_times()
        own = os.times()
        return time.monotonic(), sum(times) - times.idle - getattr(times, "iowait", 0.0), own.user + own.system

    def free_cores(self) -> int:
        """Cores that are free, judged by what happened since the last question; at least 1."""
        now = self._now()
        wall, busy, own = (new - old for new, old in zip(now, self._last, strict=True))
        if wall >= _MIN_WINDOW_S:
            self._last = now
            others = max(busy - own, 0.0) / wall
            self._free = max(self._cores - int(others + 0.6), 1)
        return self._free


def tiles_advertised() -> bool:
    """Whether the CPU claims AMX; virtual machines often claim it and then kill the process that uses it."""
    try:
        return "amx_int8" in Path("/proc/cpuinfo").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return False
