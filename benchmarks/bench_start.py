"""How light a start is: `casebuilder --help`, the memory of a running app, and the way to a usable page.

    python benchmarks/bench_start.py [--part help|memory|page]

Memory is what the kernel counts for a process (PSS: shared pages divided among their users; Linux only), after the
model, the sentence encoder and the library are loaded and two turns are played: once in a plain process, once in the
app's own server, driven by a browser if Chromium and playwright are there. "Usable" is when the page takes a message.
"""

import argparse
import os
import re
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from casebuilder.cli.app import command
from casebuilder.services.ports import ADDRESS, answers, free_port

ROOT = Path(__file__).resolve().parents[1]
PAIRS = 9
PATIENCE_S = 240.0
TURNS = (
    "A third of our service desk tickets land in the wrong queue and wait there. That is 120,000 euros a year of double"
    " handling. The sponsor is Dana Reyes, VP Operations.",
    "We want every ticket in the right queue at once, because the contract with the second site starts in spring.",
)
SETTLED = "() => document.querySelector('[data-test-script-state]')?.dataset.testScriptState === 'notRunning'"
FREE = "() => document.querySelector('[data-testid=stChatInputTextArea]')?.disabled === false"
PLAIN_PROCESS = """
import sys
from pathlib import Path
from casebuilder.services.container import build
from casebuilder.settings import Settings
services = build(Settings(home=Path(sys.argv[1])))
deps = services.runtime.ready()
assert deps.model is not None and deps.router is not None and deps.library is not None
services.runtime.library.search("warm up", k=1)
case = services.conversation.start()
for message in sys.argv[2:]:
    services.conversation.say(case.case_id, message)
print(Path("/proc/self/smaps_rollup").read_text())
"""


def spent(arguments: Sequence[str], environment: dict[str, str]) -> tuple[float, float]:
    """Run a program; return its seconds by the clock and of the processor."""
    before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(arguments, check=True, stdout=subprocess.DEVNULL, env=environment, cwd=ROOT)  # noqa: S603
    wall, after = time.perf_counter() - started, resource.getrusage(resource.RUSAGE_CHILDREN)
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def environment(home: str) -> dict[str, str]:
    """The environment of a program under test: a home of its own."""
    return {**os.environ, "CASEBUILDER_HOME": home, "PYTHONPATH": str(ROOT)}


def part_help() -> None:
    """`casebuilder --help` against an empty Python, in turns."""
    with tempfile.TemporaryDirectory() as home:
        where = environment(home)
        rows = []
        for _ in range(PAIRS):
            empty = spent([sys.executable, "-c", "pass"], where)
            rows.append((empty, spent([sys.executable, "-m", "casebuilder", "--help"], where)))
    cpu = statistics.median(ours[1] / empty[1] for empty, ours in rows[1:])
    wall = statistics.median(ours[0] / empty[0] for empty, ours in rows[1:])
    print(
        f"casebuilder --help / python -c pass, median of {PAIRS - 1} pairs: processor {cpu:.1f}x, clock {wall:.1f}x"
        f" ({statistics.median(ours[1] for _, ours in rows) * 1e3:.0f} ms of processor)"
    )


def memory(rollup: str) -> str:
    """The sizes in a `smaps_rollup`."""
    sizes = {name: int(size) / 1024**2 for name, size in re.findall(r"^(Rss|Pss): +(\d+) kB", rollup, re.MULTILINE)}
    return f"PSS {sizes['Pss']:.2f} GiB, RSS {sizes['Rss']:.2f} GiB"


def part_memory() -> None:
    """A plain process with everything loaded."""
    with tempfile.TemporaryDirectory() as home:
        done = subprocess.run(  # noqa: S603
            [sys.executable, "-c", PLAIN_PROCESS, home, *TURNS],
            check=True, capture_output=True, text=True, env=environment(home), cwd=ROOT,
        )  # fmt: skip
    print(f"process with services, model, encoder, library, after two turns: {memory(done.stdout)}")


@contextmanager
def running(home: str) -> Iterator[tuple[int, str]]:
    """The app's server on a free port: its process id and address."""
    port = free_port()
    with (Path(home) / "server.log").open("w", encoding="utf-8") as log:
        process = subprocess.Popen(command(port), env=environment(home), stdout=log, stderr=log, cwd=ROOT)  # noqa: S603
        try:
            yield process.pid, f"http://{ADDRESS}:{port}"
        finally:
            process.terminate()
            process.wait(timeout=30)


def wait_for(ready: Callable[[], bool]) -> None:
    """Wait until something is so."""
    deadline = time.monotonic() + PATIENCE_S
    while not ready():
        if time.monotonic() > deadline:
            raise SystemExit("The app did not start; see its log.")
        time.sleep(0.02)


def cpu_of(pid: int) -> float:
    """Processor seconds of a process so far."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def start(browser: Any, home: str, name: str, *, talk: bool) -> None:
    """Start the server, open a page, wait until it takes a message; then perhaps talk and print the memory."""
    began = time.perf_counter()
    with running(home) as (pid, address):
        port = int(address.rsplit(":", 1)[1])
        wait_for(lambda: answers(port))
        answered = time.perf_counter() - began
        page = browser.new_context().new_page()
        page.set_default_timeout(PATIENCE_S * 1000)
        page.goto(address)
        page.get_by_role("button", name="Start a new case").wait_for()
        seen, used = time.perf_counter() - began, cpu_of(pid)
        page.wait_for_function(SETTLED)
        page.get_by_role("button", name="Start a new case").click()
        box = page.get_by_test_id("stChatInputTextArea")
        box.wait_for()
        usable = time.perf_counter() - began
        print(
            f"{name}: server answers after {answered:.1f} s, first page after {seen:.1f} s ({used:.1f} s of processor),"
            f" takes a message after {usable:.1f} s"
        )
        if talk:
            for message in TURNS:
                box.fill(message)
                box.press("Enter")
                page.get_by_text(message[:40]).first.wait_for()
                page.wait_for_timeout(1000)
                page.wait_for_function(FREE)
            time.sleep(3.0)  # what loads in the background is loaded
            rollup = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="utf-8")
            print(f"the app's server after two turns: {memory(rollup)}")
        page.close()


def part_page() -> None:
    """First and second start of the app on one home, in a browser."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if chromium is None:
        print("no Chromium: starts to a usable page not measured")
        return
    from playwright.sync_api import sync_playwright

    flags = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"]
    with tempfile.TemporaryDirectory() as home, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=flags)
        start(browser, home, "first start", talk=True)
        for number in range(3):
            start(browser, home, f"second start ({number + 1} of 3)", talk=False)
        browser.close()


def main() -> None:
    """Measure and print."""
    parts = {"help": part_help, "memory": part_memory, "page": part_page}
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--part", choices=tuple(parts))
    options = parser.parse_args()
    for name, part in parts.items():
        if options.part in {None, name}:
            part()


if __name__ == "__main__":
    main()
