"""Where vectors are kept: the protocol, and a store in memory for a process that may not open the index."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Vectors = NDArray[np.float32]


class VectorStore(Protocol):
    """Holds unit vectors by chunk id. Texts stay with the cards."""

    def stored(self) -> Mapping[str, str]:
        """Return the card id of every stored chunk id."""

    def put(self, ids: Sequence[str], card_ids: Sequence[str], vectors: "Vectors") -> None:
        """Add or replace vectors."""

    def delete(self, ids: Sequence[str]) -> None:
        """Forget vectors; unknown ids are ignored."""

    def nearest(self, vector: "Vectors", limit: int) -> list[tuple[str, float]]:
        """Return up to `limit` chunk ids with their cosine similarity, nearest first."""

    def healthy(self) -> bool:
        """Return whether the store still is where it was opened (its files may have been deleted)."""

    def seal(self, fingerprint: str) -> None:
        """Record which state of the library the store now holds."""

    def close(self) -> None:
        """Release files and locks."""


class MemoryStore:
    """Vectors in memory: exact, nothing on disk, gone with the process."""

    def __init__(self) -> None:
        self._vectors: dict[str, Vectors] = {}
        self._cards: dict[str, str] = {}

    def stored(self) -> Mapping[str, str]:
        """Return the card id of every stored chunk id."""
        return dict(self._cards)

    def put(self, ids: Sequence[str], card_ids: Sequence[str], vectors: "Vectors") -> None:
        """Add or replace vectors."""
        for one, card, vector in zip(ids, card_ids, vectors, strict=True):
            self._vectors[one], self._cards[one] = vector, card

    def delete(self, ids: Sequence[str]) -> None:
        """Forget vectors; unknown ids are ignored."""
        for one in ids:
            self._vectors.pop(one, None)
            self._cards.pop(one, None)

    def nearest(self, vector: "Vectors", limit: int) -> list[tuple[str, float]]:
        """Return up to `limit` chunk ids with their cosine similarity, nearest first."""
        import numpy as np

        if not self._vectors:
            return []
        ids = list(self._vectors)
        scores = np.stack([self._vectors[one] for one in ids]) @ vector
        best = np.argsort(-scores, kind="stable")[:limit]
        return [(ids[int(i)], float(scores[i])) for i in best]

    def healthy(self) -> bool:
        """Return True: memory does not vanish."""
        return True

    def seal(self, fingerprint: str) -> None:
        """Do nothing: the store lives no longer than the library it belongs to."""

    def close(self) -> None:
        """Do nothing: there are no files."""
