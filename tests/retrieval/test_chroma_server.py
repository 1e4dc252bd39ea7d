"""Several processes share one index through a Chroma server on the loopback."""

import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from casebuilder.errors import EnvironmentProblem
from casebuilder.retrieval import Embedder, Library, RetrievalConfig

CHROMA = shutil.which("chroma", path=str(Path(sys.executable).parent)) or shutil.which("chroma")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def server(tmp_path: Path):
    if CHROMA is None:
        pytest.skip("the chroma command is not installed")
    port = free_port()
    command = [CHROMA, "run", "--path", str(tmp_path / "served"), "--host", "127.0.0.1", "--port", str(port)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        for _ in range(150):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.2)
        yield f"http://127.0.0.1:{port}"
        process.terminate()


def test_two_libraries_share_a_server(server: str, small: Path, tmp_path: Path, embedder: Embedder) -> None:
    config = RetrievalConfig(knowledge_dir=small, chroma_url=server)
    first = Library(config, tmp_path / "one", embedder=embedder)
    second = Library(config, tmp_path / "two", embedder=embedder)
    assert first.build().added == 3
    report = second.build()
    assert (report.added, report.unchanged) == (0, 3)
    assert second.search("slugs eat lettuce")[0].card_id == "A3"
    assert second.status().index == "server"
    assert not (tmp_path / "one" / "index").exists()
    first.close()
    second.close()


def test_a_server_that_is_away_is_explained(small: Path, tmp_path: Path, embedder: Embedder) -> None:
    config = RetrievalConfig(knowledge_dir=small, chroma_url=f"http://127.0.0.1:{free_port()}")
    with pytest.raises(EnvironmentProblem, match="does not answer"):
        Library(config, tmp_path, embedder=embedder).search("water")
