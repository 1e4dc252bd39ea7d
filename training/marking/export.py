"""Writes the weights that the product loads: differences to the encoder in 8 bits, heads in 16 (`loading.py`)."""

import json
from pathlib import Path
from typing import Any

import torch
from torch import Tensor


def export(network: Any, base: dict[str, Tensor], path: Path, encoder_bytes: int, about: dict[str, Any]) -> None:  # noqa: ANN401
    """Write the file.

    Args:
        network: the trained network.
        base: the encoder's weights before training, named as in the network.
        path: the file to write.
        encoder_bytes: size of the encoder's weights file, by which the product knows that they belong together.
        about: seed, data hash and settings, kept in the file's head.
    """
    from safetensors.torch import save_file

    tensors: dict[str, Tensor] = {}
    for name, weight in network.state_dict().items():
        if name not in base:
            tensors[name] = weight.half().contiguous()
            continue
        change = weight - base[name]
        if not bool(change.abs().max() > 0):
            continue
        if change.dim() < 2:
            tensors[name] = weight.half().contiguous()
            continue
        scale = change.abs().amax(dim=tuple(range(1, change.dim()))).clamp_min(1e-12) / 127
        tensors[name] = (change / scale.view(-1, *[1] * (change.dim() - 1))).round().to(torch.int8).contiguous()
        tensors[name + ".scale"] = scale.float().contiguous()
    save_file(tensors, path, metadata={"casebuilder": json.dumps(about | {"encoder_bytes": encoder_bytes})})
