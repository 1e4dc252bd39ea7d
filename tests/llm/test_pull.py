import shutil
import urllib.request
from pathlib import Path

import pytest

from casebuilder.errors import EnvironmentProblem
from casebuilder.llm import hardware
from casebuilder.llm import pull as pulling
from casebuilder.llm.catalog import (
    CatalogEntry,
    activate,
    active_model,
    embedded_entry,
    load_catalog,
    local_path,
    verify,
)
from casebuilder.llm.config import LlmConfig
from casebuilder.llm.factory import describe
from casebuilder.llm.pull import pull


def entry(owner: str, **changes: object) -> CatalogEntry:
    own = {"name": "tiny", "package": None, "repository": f"{owner}/tiny", "file": "tiny.gguf"}
    return CatalogEntry.model_validate(embedded_entry().model_dump() | own | changes)


def log(hub) -> list[str]:
    with urllib.request.urlopen(hub.url + "/log") as answer:
        return answer.read().decode().splitlines()


def test_pull_with_progress(hub, tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []
    wanted = entry("good")
    path = pull(wanted, tmp_path, progress=lambda here, total: seen.append((here, total)), endpoint=hub.url)
    assert path == tmp_path / "models" / "tiny.gguf"
    assert verify(wanted, tmp_path) == path
    assert seen[-1] == (wanted.size, wanted.size) and seen == sorted(seen) and len(seen) > 50
    before = len(log(hub))
    assert pull(wanted, tmp_path, endpoint=hub.url) == path
    assert len(log(hub)) == before
    assert [p.name for p in (tmp_path / "models").iterdir()] == ["tiny.gguf"]


def test_endpoint_from_the_environment(hub, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setenv("HF_ENDPOINT", hub.url)
    assert pull(entry("good"), tmp_path).is_file()


def test_a_cut_connection_goes_on_where_it_stopped(hub, tmp_path: Path) -> None:
    wanted = entry("flaky")
    assert verify(wanted, pull(wanted, tmp_path, endpoint=hub.url).parents[1]).is_file()
    assert log(hub)[-2] == "whole" and log(hub)[-1].startswith("bytes=")


@pytest.mark.parametrize("owner", ["good", "norange"])
def test_an_earlier_part_is_used_or_replaced(hub, gguf: Path, tmp_path: Path, owner: str) -> None:
    wanted = entry(owner)
    part = tmp_path / "models" / f"tiny.gguf.{wanted.sha256[:12]}.part"
    part.parent.mkdir()
    part.write_bytes(gguf.read_bytes()[: wanted.size // 2])
    assert pull(wanted, tmp_path, endpoint=hub.url).stat().st_size == wanted.size
    assert log(hub)[-1] == f"bytes={wanted.size // 2}-"


def test_damage_is_found_and_removed(hub, tmp_path: Path) -> None:
    with pytest.raises(EnvironmentProblem, match="arrived damaged and was removed"):
        pull(entry("damaged"), tmp_path, endpoint=hub.url)
    assert list((tmp_path / "models").iterdir()) == []


def test_a_damaged_file_here_is_fetched_again(hub, tmp_path: Path) -> None:
    wanted = entry("good")
    path = pull(wanted, tmp_path, endpoint=hub.url)
    data = bytearray(path.read_bytes())
    data[1000] ^= 1
    path.write_bytes(data)
    with pytest.raises(EnvironmentProblem, match="damaged"):
        verify(wanted, tmp_path)
    assert verify(wanted, pull(wanted, tmp_path, endpoint=hub.url).parents[1])


def test_missing_down_and_offline_are_sentences(hub, tmp_path: Path) -> None:
    with pytest.raises(EnvironmentProblem, match="does not offer"):
        pull(entry("missing"), tmp_path, endpoint=hub.url)
    with pytest.raises(EnvironmentProblem, match="try again later"):
        pull(entry("down"), tmp_path, endpoint=hub.url)
    with pytest.raises(EnvironmentProblem, match="check the network"):
        pull(entry("good"), tmp_path, endpoint="http://127.0.0.1:9")


def test_too_little_disk_or_memory(tmp_path: Path, monkeypatch) -> None:
    usage = shutil.disk_usage(tmp_path)
    monkeypatch.setattr(pulling.shutil, "disk_usage", lambda _: usage._replace(free=1000))
    with pytest.raises(EnvironmentProblem, match="make room"):
        pull(entry("good"), tmp_path, endpoint="http://127.0.0.1:9")
    monkeypatch.setattr(hardware, "available_memory", lambda: 1000)
    with pytest.raises(EnvironmentProblem, match="smaller model"):
        pull(entry("good"), tmp_path, endpoint="http://127.0.0.1:9")


def test_catalogue_is_sound() -> None:
    entries = load_catalog()
    assert len(entries) >= 6 and len({e.name for e in entries}) == len(entries)
    assert {e.fits for e in entries} == {"4 GB", "8 GB", "16 GB"}
    for item in entries:
        assert item.licence == "Apache-2.0" and item.revision_pinned
        assert item.size < item.memory < int(item.fits.split()[0]) * 1e9
        assert item.profile.extract_by_section


def test_choosing_a_model(gguf: Path, tmp_path: Path) -> None:
    assert active_model(tmp_path) is None
    activate(str(gguf), tmp_path)
    assert describe(LlmConfig(), tmp_path).name == embedded_entry().name
    with pytest.raises(EnvironmentProblem):
        describe(LlmConfig(model="granite-4.1-3b"), tmp_path)
    with pytest.raises(Exception, match="model pull granite-4.1-3b"):
        activate("granite-4.1-3b", tmp_path)
    activate(embedded_entry().name, tmp_path)
    assert active_model(tmp_path) == embedded_entry().name
    assert local_path(embedded_entry(), tmp_path) == gguf
