import os
import struct
import subprocess
import sys
from pathlib import Path

import pytest

from casebuilder.errors import EnvironmentProblem, NotFound
from casebuilder.llm import hardware, hashing
from casebuilder.llm.bench import bench
from casebuilder.llm.catalog import embedded_entry
from casebuilder.llm.config import LlmConfig
from casebuilder.llm.factory import LoadedModel, describe, load_model
from casebuilder.llm.gguf import read_head


def text(value: str) -> bytes:
    return struct.pack("<Q", len(value)) + value.encode()


def head_only(path: Path, **metadata: str) -> Path:
    """A GGUF file that has metadata and nothing else."""
    pairs = b"".join(text(k.replace("__", ".")) + struct.pack("<I", 8) + text(v) for k, v in metadata.items())
    path.write_bytes(b"GGUF" + struct.pack("<IQQ", 3, 0, len(metadata)) + pairs)
    return path


@pytest.mark.embedded
def test_embedded_model_by_default(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setenv("LANGSMITH_TRACING", "true")
    model = load_model(LlmConfig(n_ctx=1024), tmp_path)
    try:
        assert model.info.name == "smollm2-135m" and model.info.licence == "Apache-2.0"
        assert model.info.sha256 == embedded_entry().sha256
        assert model.engine is not None and model.engine.n_ctx == 1024
        assert model.chat_model.invoke("Hi", max_tokens=2).usage_metadata is not None
        assert os.environ["LANGSMITH_TRACING"] == "false"
        result = bench(model, seconds=0.1)
        assert result.prompt_tokens_per_s > 1 and result.output_tokens_per_s > 1
    finally:
        model.close()


def test_second_start_does_not_hash_again(tmp_path: Path, monkeypatch) -> None:
    first = describe(LlmConfig(), tmp_path)
    monkeypatch.setattr(hashing, "hash_file", lambda _: pytest.fail("hashed again"))
    assert describe(LlmConfig(), tmp_path) == first


def test_changed_file_is_hashed_again(tmp_path: Path) -> None:
    file, cache = tmp_path / "a", tmp_path / "cache.json"
    file.write_bytes(b"one")
    one = hashing.file_sha256(file, cache)
    file.write_bytes(b"two!")
    assert hashing.file_sha256(file, cache) != one
    cache.write_text("{broken")
    assert hashing.file_sha256(file, cache) == hashing.hash_file(file)
    cache.write_text("[]")
    assert hashing.file_sha256(file, cache) == hashing.hash_file(file)


def refusal(model: str | Path, home: Path) -> str:
    with pytest.raises((EnvironmentProblem, NotFound)) as caught:
        load_model(LlmConfig(model=str(model)), home)
    assert "\n" not in caught.value.message
    return caught.value.message


def test_wrong_files_are_refused_with_a_sentence(gguf: Path, tmp_path: Path) -> None:
    assert "There is no model file" in refusal(tmp_path / "none.gguf", tmp_path)
    assert "No model is called" in refusal("gpt-17", tmp_path)
    assert "model pull granite-4.1-3b" in refusal("granite-4.1-3b", tmp_path)
    zipped = tmp_path / "zip.gguf"
    zipped.write_bytes(b"PK\x03\x04" * 100)
    assert "not a GGUF" in refusal(zipped, tmp_path)
    assert "chat template" in refusal(head_only(tmp_path / "base.gguf", general__architecture="llama"), tmp_path)
    assert "There is no model file" in refusal(tmp_path / "folder.gguf" / "x.gguf", tmp_path)
    for size in (6, 100, 1_000_000, 50_000_000):
        cut = tmp_path / f"cut{size}.gguf"
        cut.write_bytes(gguf.read_bytes()[:size])
        assert "damaged or cut off" in refusal(cut, tmp_path) or "cannot be loaded" in refusal(cut, tmp_path)


def test_template_that_is_no_program_is_refused(tmp_path: Path) -> None:
    path = head_only(tmp_path / "t.gguf", general__architecture="llama", tokenizer__chat_template="{{ x")
    assert "cannot be loaded" in refusal(path, tmp_path)


def test_too_big_for_this_machine(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(hardware, "available_memory", lambda: 10_000_000)
    assert "smaller model" in refusal("smollm2-135m", tmp_path)


def test_head_of_the_embedded_model(gguf: Path) -> None:
    head = read_head(gguf)
    assert head.chat_template is not None and head.metadata["general.architecture"] == "llama"
    assert head.memory(4096) - head.memory(0) == 30 * 3 * 64 * 4 * 4096


def test_missing_adapter(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentProblem, match="adapter"):
        load_model(LlmConfig(adapter=tmp_path / "none.gguf"), tmp_path)


def test_settings_are_light_to_import() -> None:
    heavy = "llama_cpp|langchain_core|openai|numpy|psutil|httpx|huggingface_hub"
    code = (
        "import sys, casebuilder.llm.config, casebuilder.llm.catalog;"
        f"print([m for m in '{heavy}'.split('|') if m in sys.modules])"
    )
    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert answer.stdout.strip() == "[]"


def test_loaded_model_of_a_server_closes() -> None:
    LoadedModel(None, None, describe(LlmConfig(server_url="http://127.0.0.1:9"), Path("/nowhere"))).close()
