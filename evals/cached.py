"""An encoder that remembers: repeated evals of the same messages need not load the sentence encoder at all."""

import hashlib
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import platformdirs

from casebuilder.dialogue.extraction.route import Encoder, Vectors


class CachedEncoder:
    """Sentence vectors from a file where it has them, from the real encoder where it has not."""

    def __init__(self, path: Path | None = None) -> None:
        self._path = path or Path(platformdirs.user_cache_dir("casebuilder")) / "eval-vectors.npz"
        self._known: dict[str, Vectors] = {}
        self._encoder: Encoder | None = None
        if self._path.exists():
            with np.load(self._path, allow_pickle=False) as data:
                self._known = dict(zip(map(str, data["keys"]), data["vectors"], strict=True))

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return one normalised vector a text, shape (texts, 384)."""
        keys = [hashlib.sha256(t.encode()).hexdigest() for t in texts]
        missing = {k: t for k, t in zip(keys, texts, strict=True) if k not in self._known}
        if missing:
            vectors = self._real().encode(list(missing.values()))
            self._known.update(zip(missing, vectors, strict=True))
        return np.stack([self._known[k] for k in keys])

    def _real(self) -> Encoder:
        if self._encoder is None:
            from casebuilder.retrieval.embed import Embedder

            self._encoder = Embedder()
        return self._encoder

    def save(self) -> None:
        """Write what is known to the cache file."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        np.savez(self._path, keys=np.asarray(list(self._known)), vectors=np.stack(list(self._known.values())))
