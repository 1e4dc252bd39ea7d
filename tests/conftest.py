"""What holds for every test: no network but loopback, no settings and no data of whoever runs the tests.

Standing here, this file also puts `tests/` on the import path: shared helpers are `support.<module>`.
"""

import ipaddress
import itertools
import os
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

_COUNT = itertools.count()


class NetworkUsed(AssertionError):
    """A test tried to reach another machine."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Run the browser tests last: until the session ends, Playwright keeps an event loop running in this thread."""
    items.sort(key=lambda item: "browser" in item.path.parts)


def _is_local(address: Any) -> bool:
    """Whether a socket address stays on this machine: a Unix socket, or a loopback address."""
    if not isinstance(address, tuple):
        return True
    host = str(address[0]).partition("%")[0]
    if host in {"", "localhost"}:
        return True
    try:
        return ipaddress.ip_address(host).is_loopback or ipaddress.ip_address(host).is_unspecified
    except ValueError:
        return False


def _guarded(name: str):
    """Return a socket method that refuses addresses of other machines before anything is sent."""
    original = getattr(socket.socket, name)

    def method(self, *arguments):
        if self.family in {socket.AF_INET, socket.AF_INET6} and not _is_local(arguments[-1]):
            raise NetworkUsed(f"a test tried to reach {arguments[-1]!r}")
        return original(self, *arguments)

    return method


def _guarded_lookup(original):
    def getaddrinfo(host, *arguments, **options):
        name = host.decode() if isinstance(host, bytes) else host
        if name is not None and not _is_local((name,)):
            raise NetworkUsed(f"a test tried to look up {name!r}")
        return original(host, *arguments, **options)

    return getaddrinfo


@pytest.fixture(scope="session", autouse=True)
def _loopback_only() -> Iterator[None]:
    """Let no test reach another machine; processes that tests start are held by the environment below."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("connect", "connect_ex", "sendto"):
            patch.setattr(socket.socket, name, _guarded(name))
        patch.setattr(socket, "getaddrinfo", _guarded_lookup(socket.getaddrinfo))
        yield


@pytest.fixture(scope="session", autouse=True)
def _nobodys_settings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Start from no setting at all, and from a folder of data that is not the user's."""
    with pytest.MonkeyPatch.context() as patch:
        for name in [n for n in os.environ if n.startswith("CASEBUILDER_")]:
            patch.delenv(name)
        homes = tmp_path_factory.mktemp("homes")
        patch.setenv("CASEBUILDER_HOME", str(homes / "session"))
        patch.setenv("HF_HUB_OFFLINE", "1")
        patch.setenv("LANGSMITH_TRACING", "false")
        yield homes


@pytest.fixture(autouse=True)
def _own_home(_nobodys_settings: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Give every test a folder of data of its own; it exists once something is written."""
    monkeypatch.setenv("CASEBUILDER_HOME", str(_nobodys_settings / f"home-{next(_COUNT)}"))
