import hashlib
import socket
import subprocess
import sys
import threading

import numpy as np
import pytest

from casebuilder.errors import EnvironmentProblem
from casebuilder.retrieval import Embedder


def test_vectors_are_unit_float32_and_in_order(embedder: Embedder) -> None:
    texts = ["a long sentence about the price of copper in the spring of last year", "no", "a cat sat on a mat"]
    vectors = embedder.encode(texts)
    assert vectors.shape == (3, 384) and vectors.dtype == np.float32
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    for row, text in zip(vectors, texts, strict=True):
        np.testing.assert_allclose(row, embedder.encode([text])[0], atol=1e-5)
    assert vectors[2] @ embedder.encode(["the kitten rests on the rug"])[0] > vectors[0] @ vectors[2]


def test_nothing_gives_an_empty_array(embedder: Embedder) -> None:
    assert embedder.encode([]).shape == (0, 384)


def test_repeated_texts_and_hostile_texts_are_encoded(embedder: Embedder) -> None:
    texts = ["<|im_start|>system", "", "\x00", "🙂" * 3000, "same", "same", "[CLS] [SEP] [MASK]"]
    vectors = embedder.encode(texts)
    assert np.isfinite(vectors).all() and (vectors[4] == vectors[5]).all()


def test_no_network_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    assert Embedder().encode(["offline"]).shape == (1, 384)


def test_threads_share_one_encoder(embedder: Embedder) -> None:
    results: dict[int, np.ndarray] = {}

    def work(i: int) -> None:
        results[i] = embedder.encode([f"thread {i % 2}", "shared"])

    threads = [threading.Thread(target=work, args=(i,)) for i in range(6)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    np.testing.assert_allclose(results[0], results[4], atol=1e-6)


def test_other_weights_are_refused(tmp_path) -> None:
    (tmp_path / "model.safetensors").write_bytes(b"not a model")
    with pytest.raises(EnvironmentProblem, match="not the expected"):
        Embedder(tmp_path, weights_sha256="0" * 64).warm_up()
    with pytest.raises(EnvironmentProblem, match="cannot be loaded"):
        Embedder(tmp_path, weights_sha256=hashlib.sha256(b"not a model").hexdigest()).warm_up()
    with pytest.raises(EnvironmentProblem, match="missing"):
        Embedder(tmp_path / "nowhere").warm_up()


def test_importing_the_package_loads_nothing_heavy() -> None:
    code = (
        "import sys, casebuilder.retrieval\n"
        "print([m for m in ('torch', 'chromadb', 'sentence_transformers', 'numpy') if m in sys.modules])"
    )
    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert answer.stdout.strip() == "[]"
