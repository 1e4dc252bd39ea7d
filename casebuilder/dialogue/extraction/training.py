"""Training the router: `python -m casebuilder.dialogue.extraction.training` writes `prompts/routing.npz`."""

import hashlib
import json
from pathlib import Path

import numpy as np

from casebuilder.dialogue.extraction.route import Encoder, Vectors
from casebuilder.resources import data_path


def read_examples(folder: Path) -> tuple[list[str], list[list[str]], str]:
    """Return the texts, their labels and the sha256 of the example files."""
    texts: list[str] = []
    labels: list[list[str]] = []
    digest = hashlib.sha256()
    for file in sorted(folder.glob("*.jsonl")):
        raw = file.read_bytes()
        digest.update(raw)
        for line in raw.decode("utf-8").splitlines():
            if line.strip():
                row = json.loads(line)
                texts.append(row["text"])
                labels.append(row["labels"])
    return texts, labels, digest.hexdigest()


def fit(vectors: Vectors, targets: Vectors, *, strength: float = 1.0, steps: int = 300) -> tuple[Vectors, Vectors]:
    """Fit one logistic regression a label, rare labels weighted up; L-BFGS on all at once.

    Args:
        vectors: shape (examples, dimensions), L2-normalised.
        targets: shape (examples, labels), 0 or 1.
        strength: inverse of the L2 penalty, as in scikit-learn's `C`.
        steps: iterations at the most.

    Returns:
        Weights of shape (labels, dimensions) and biases of shape (labels,).
    """
    from sklearn.linear_model import LogisticRegression

    weights, bias = [], []
    for column in targets.T:
        model = LogisticRegression(C=strength, max_iter=steps, class_weight="balanced")
        model.fit(vectors, column)
        weights.append(model.coef_[0])
        bias.append(model.intercept_[0])
    return np.asarray(weights, dtype=np.float32), np.asarray(bias, dtype=np.float32)


def train(encoder: Encoder, folder: Path, target: Path, *, strength: float = 3.0) -> None:
    """Train on a folder of examples and write the weights file."""
    texts, labels, digest = read_examples(folder)
    names = sorted({label for row in labels for label in row})
    targets = np.asarray([[float(n in row) for n in names] for row in labels], dtype=np.float32)
    weights, bias = fit(encoder.encode(texts), targets, strength=strength)
    np.savez_compressed(
        target, labels=np.asarray(names), weights=weights.astype(np.float16), bias=bias, examples=np.asarray(digest)
    )


def main() -> None:
    """Train with the shipped encoder and examples."""
    from casebuilder.retrieval.embed import Embedder

    root = data_path("prompts")
    train(Embedder(), root / "examples" / "routing", root / "routing.npz")


if __name__ == "__main__":
    main()
