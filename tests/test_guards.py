"""The guards of conftest.py hold."""

import os
import socket
import urllib.request
from pathlib import Path

import pytest

from casebuilder.settings import load_settings

ELSEWHERE = "192.0.2.1"  # a documentation address (RFC 5737)


def test_no_test_reaches_another_machine():
    with socket.socket() as probe:
        probe.settimeout(0.1)
        with pytest.raises(AssertionError, match=ELSEWHERE):
            probe.connect((ELSEWHERE, 80))
        with pytest.raises(AssertionError, match=ELSEWHERE):
            probe.connect_ex((ELSEWHERE, 80))
    with pytest.raises(AssertionError, match="example.org"):
        urllib.request.urlopen("http://example.org/", timeout=0.1)


def test_loopback_works():
    with socket.socket() as server, socket.socket() as client:
        server.bind(("127.0.0.1", 0))
        server.listen()
        client.connect(("localhost", server.getsockname()[1]))


def test_data_is_nobodys(tmp_path_factory: pytest.TempPathFactory):
    home = load_settings().home
    assert home.is_relative_to(tmp_path_factory.getbasetemp())
    assert not home.exists()
    assert not home.is_relative_to(Path.home() / ".local")


@pytest.mark.parametrize("turn", [1, 2])
def test_every_test_has_its_own_home(turn: int):
    home = Path(os.environ["CASEBUILDER_HOME"])
    assert not home.exists()
    home.mkdir(parents=True)
