"""Which fields a sentence is about: a linear classifier on the sentence encoder, trained on `prompts/examples/routing`.

Multi-label logistic regression (one weight vector a label) on all-MiniLM-L6-v2 vectors. The weights are a file beside
the examples, made by `casebuilder.dialogue.extraction.training`; a test proves that the file fits the examples.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from casebuilder.dialogue.extraction.message import Message
from casebuilder.dialogue.extraction.units import Unit, split_clauses

Vectors = NDArray[np.float32]


class Encoder(Protocol):
    """What the router needs of the sentence encoder."""

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return one normalised vector a text."""


class Router:
    """Gives every unit and clause of a message the probability of each label."""

    def __init__(self, labels: Sequence[str], weights: Vectors, bias: Vectors, encoder: Encoder) -> None:
        self.labels = tuple(labels)
        self._weights = weights
        self._bias = bias
        self._encoder = encoder

    @classmethod
    def load(cls, path: Path, encoder: Encoder) -> "Router":
        """Read the weights file.

        Raises:
            OSError, ValueError: if it is missing or damaged.
        """
        with np.load(path, allow_pickle=False) as data:
            labels = [str(x) for x in data["labels"]]
            return cls(labels, data["weights"].astype(np.float32), data["bias"].astype(np.float32), encoder)

    def scores(self, texts: Sequence[str]) -> Vectors:
        """Return the probability of each label for each text, shape (texts, labels)."""
        if not texts:
            return np.zeros((0, len(self.labels)), dtype=np.float32)
        logits = self._encoder.encode(texts) @ self._weights.T + self._bias
        return np.asarray(1.0 / (1.0 + np.exp(-logits)), dtype=np.float32)

    def route(self, message: Message, *, most: int = 80) -> None:
        """Fill `message.labels` for its units and their clauses, `most` of them at the most."""
        spans: dict[tuple[int, int], str] = {}
        for unit in message.units:
            pieces: list[Unit] = [unit]
            clauses = split_clauses(unit)
            pieces += clauses if len(clauses) > 1 else []
            for piece in pieces:
                spans[piece.start, piece.end] = piece.text
        chosen = list(spans.items())[:most]
        table = self.scores([text for _, text in chosen])
        for (span, _), row in zip(chosen, table, strict=True):
            message.labels[span] = dict(zip(self.labels, (float(x) for x in row), strict=True))
