"""What a small tagger consists of, and writing its weights."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch


@dataclass
class Small:
    """A trained network, the encoder before training, and where both are written."""

    network: Any
    base: dict[str, torch.Tensor]
    encoder: Path
    weights: Path


def write(small: Small, **about: Any) -> Path:
    """Write the weights of a small network, as training does; return the file."""
    from training.marking.export import export

    size = about.pop("encoder_bytes", (small.encoder / "model.safetensors").stat().st_size)
    export(small.network, small.base, small.weights, size, about)
    return small.weights
