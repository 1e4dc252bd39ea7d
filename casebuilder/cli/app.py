"""`casebuilder run`: starts the app and stays until it ends."""

import argparse
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from casebuilder.cli import output
from casebuilder.cli.opening import open_services
from casebuilder.errors import EnvironmentProblem
from casebuilder.resources import data_path
from casebuilder.services.ports import ADDRESS, DEFAULT_PORT, answers, free_port, is_free

START_SECONDS = 90.0

FLAGS = {
    "server.address": ADDRESS,
    "server.headless": "true",
    "server.runOnSave": "false",
    "server.fileWatcherType": "none",
    "server.maxUploadSize": "10",
    "server.enableAgentApi": "false",
    "server.enableCORS": "true",
    "server.enableXsrfProtection": "true",
    "browser.gatherUsageStats": "false",
    "client.showErrorDetails": "none",
    "client.toolbarMode": "minimal",
}
"""What must hold wherever the app is started from; looks are in the shipped `config.toml`."""


def run(arguments: argparse.Namespace, home: Path | None) -> int:
    """Start the app on 127.0.0.1, print its address, and stay until it ends."""
    port = arguments.port or DEFAULT_PORT
    if not is_free(port):
        raise EnvironmentProblem(f"port {port} is in use; run `casebuilder run --port {free_port()}`")
    services = open_services(home)
    services.maintenance.migrate()
    environment = {**os.environ, "CASEBUILDER_HOME": str(services.settings.home)}
    process = subprocess.Popen(command(port), env=environment, stdout=sys.stderr)  # noqa: S603
    _forward(process)
    try:
        _announce(process, port)
        return process.wait()
    finally:
        if process.poll() is None:
            process.terminate()
            process.wait(timeout=10)


def command(port: int) -> list[str]:
    """Return the command that runs the app."""
    flags = [part for name, value in FLAGS.items() for part in (f"--{name}", value)]
    return [sys.executable, "-m", "streamlit", "run", str(_app()), "--server.port", str(port), *flags]


def _app() -> Path:
    try:
        return data_path("app.py")
    except FileNotFoundError as error:
        raise EnvironmentProblem(str(error)) from error


def _forward(process: "subprocess.Popen[bytes]") -> None:
    """End the app when we are told to end."""

    def stop(_signal: int, _frame: object) -> None:
        process.terminate()

    signal.signal(signal.SIGTERM, stop)


def _announce(process: "subprocess.Popen[bytes]", port: int) -> None:
    """Print the address as soon as it answers."""
    deadline = time.monotonic() + START_SECONDS
    while process.poll() is None and time.monotonic() < deadline:
        if answers(port):
            output.line(f"casebuilder is ready at http://{ADDRESS}:{port} (Ctrl-C ends it)")
            return
        time.sleep(0.1)
    if process.poll() is None:
        raise EnvironmentProblem("the app did not answer in time; run `casebuilder doctor`")
