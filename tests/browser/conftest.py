"""The real app on a port of its own with a fresh home, and Chromium."""

import contextlib
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

ROOT = Path(__file__).parents[2]
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
START_SECONDS = 120
PATIENCE_MS = 90_000


@pytest.fixture(scope="session")
def chromium():
    """Debian's Chromium; without it these tests are skipped, unless this is CI."""
    if CHROMIUM is None:
        if os.environ.get("CI"):
            pytest.fail("Chromium is missing, and in CI the browser tests must run")
        pytest.skip("browser: Chromium is not installed")
    from playwright.sync_api import sync_playwright

    flags = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=flags)
        yield browser
        browser.close()


@contextlib.contextmanager
def _running(script: Path, home: Path) -> Iterator[str]:
    """Run the app on a free port and yield its address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", str(script), "--server.port", str(port)]
    paths = os.pathsep.join([str(ROOT), str(ROOT / "tests")])
    environment = {**os.environ, "CASEBUILDER_HOME": str(home), "PYTHONPATH": paths}
    log = home / "log.txt"
    with log.open("w", encoding="utf-8") as out:
        process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=out, stderr=out)
        try:
            deadline = time.monotonic() + START_SECONDS
            while not _answers(port):
                assert process.poll() is None, log.read_text(encoding="utf-8")
                assert time.monotonic() < deadline, log.read_text(encoding="utf-8")
                time.sleep(0.2)
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()
            process.wait(timeout=20)


def _answers(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


@pytest.fixture(scope="session")
def real_home(tmp_path_factory) -> Path:
    """The data of the app as it ships."""
    return tmp_path_factory.mktemp("real")


@pytest.fixture(scope="session")
def real_app(chromium, real_home) -> Iterator[str]:
    """The app as it ships, on a fresh home."""
    with _running(ROOT / "app.py", real_home) as found:
        yield found


@pytest.fixture(scope="session")
def echo_app(chromium, tmp_path_factory) -> Iterator[str]:
    """The app on a small dialogue that is as slow as a test wants."""
    with _running(Path(__file__).with_name("echo_app.py"), tmp_path_factory.mktemp("echo")) as found:
        yield found


@pytest.fixture
def open_tab(chromium) -> Iterator[Callable[..., "Page"]]:
    """Open tabs, each a browser of its own, on a fresh context."""
    contexts = []

    def opened(address: str, *, width: int = 1440, height: int = 900, scheme: str = "light") -> "Page":
        context = chromium.new_context(
            viewport={"width": width, "height": height}, color_scheme=scheme, accept_downloads=True
        )
        context.set_default_timeout(PATIENCE_MS)
        contexts.append(context)
        page = context.new_page()
        page.goto(address)
        page.locator(".st-key-header").wait_for()
        return page

    yield opened
    for context in contexts:
        context.close()
