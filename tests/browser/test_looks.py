"""The looks: chosen in the menu with the keyboard alone, and the same from a wheel, wherever it is started."""

import os
import socket
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[2]
LIGHT, DARK = "rgb(251, 250, 248)", "rgb(21, 25, 27)"


def background(page):
    return page.evaluate("getComputedStyle(document.querySelector('.stApp')).backgroundColor")


def expect_background(page, colour):
    page.wait_for_function("c => getComputedStyle(document.querySelector('.stApp')).backgroundColor === c", arg=colour)


def test_the_looks_are_chosen_with_the_keyboard_and_kept(echo_app, open_tab):
    page = open_tab(echo_app, scheme="light")
    expect_background(page, LIGHT)
    page.locator('[data-test-script-state="notRunning"]').first.wait_for()
    page.get_by_test_id("stMainMenu").locator("button").first.focus()
    page.keyboard.press("Enter")
    page.get_by_test_id("stMainMenuItem-theme-Dark").wait_for()
    for _ in range(4):
        if page.evaluate("(document.activeElement.dataset.testid || '').endsWith('theme-Dark')"):
            break
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect_background(page, DARK)
    page.reload()
    page.locator(".st-key-header").wait_for()
    expect_background(page, DARK)


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    """The wheel, unpacked where an installer would put it."""
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (file,) = folder.glob("casebuilder-*.whl")
    site = tmp_path_factory.mktemp("site")
    zipfile.ZipFile(file).extractall(site)
    return site


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_wheel_started_anywhere_has_the_shipped_looks(chromium, open_tab, installed, tmp_path, scheme):
    (tmp_path / ".streamlit").mkdir()
    (tmp_path / ".streamlit" / "config.toml").write_text(
        '[theme]\nprimaryColor = "#ff0000"\nbackgroundColor = "#00ff00"\n'
    )
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = {**os.environ, "CASEBUILDER_HOME": str(tmp_path / "home"), "PYTHONPATH": str(installed)}
    command = [sys.executable, "-m", "casebuilder", "run", "--port", str(port)]
    process = subprocess.Popen(
        command, cwd=tmp_path, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    try:
        assert f"http://127.0.0.1:{port}" in process.stdout.readline().decode()
        page = open_tab(f"http://127.0.0.1:{port}", scheme=scheme)
        page.get_by_role("button", name="Start a new case").wait_for()
        assert background(page) == (LIGHT if scheme == "light" else DARK)
        assert "system-ui" in page.evaluate("getComputedStyle(document.querySelector('.stApp')).fontFamily")
        assert page.get_by_text("Deploy").count() == 0
    finally:
        process.terminate()
        process.wait(timeout=30)
    assert not any(installed.rglob("*.db")), "data belong to the home folder, not to the installation"
