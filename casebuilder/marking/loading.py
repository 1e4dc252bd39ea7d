"""Putting the network together from the sentence encoder and the trained differences to it.

The file holds, for each weight that training changed, the difference to the encoder's own weight in 8 bits with one
scale a row; heads and feature tables are whole, in 16 bits. It names the encoder it belongs to.
"""

import json
import os
from pathlib import Path
from typing import Any

from casebuilder.marking.network import Network

_SCALE = ".scale"


def load(weights: Path, encoder: Path) -> tuple[Network, Any]:
    """Return the network and its tokenizer.

    Raises:
        OSError, ValueError, KeyError, RuntimeError: if a file is missing or damaged, or they do not belong together.
    """
    import torch
    from transformers import BertConfig, BertModel

    tensors, about = _read(weights)
    config = BertConfig.from_pretrained(encoder, local_files_only=True)
    model = BertModel(config, add_pooling_layer=False)
    own, _ = _read(encoder / "model.safetensors")
    if about.get("encoder_bytes") != os.path.getsize(encoder / "model.safetensors"):
        raise ValueError("trained on another encoder")
    model.load_state_dict({n: t for n, t in own.items() if not n.startswith("pooler.")}, strict=False)
    network = Network(model)
    state = network.state_dict()
    if missing := {n for n in state if not n.startswith("encoder.")} - tensors.keys():
        raise ValueError(f"{len(missing)} parts of the network are missing")
    for name, tensor in tensors.items():
        if name.endswith(_SCALE):
            continue
        if name + _SCALE in tensors:
            scale = tensors[name + _SCALE].to(torch.float32)
            state[name] = state[name] + tensor.to(torch.float32) * scale.view(-1, *[1] * (tensor.dim() - 1))
        else:
            state[name] = tensor.to(torch.float32)
    network.load_state_dict(state)
    return network.eval(), whole(_tokenizer(encoder / "tokenizer.json"))


def _read(path: Path) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the tensors of a file, and what it says of itself."""
    from safetensors import SafetensorError, safe_open

    try:
        with safe_open(path, framework="pt") as file:
            tensors = {name: file.get_tensor(name) for name in file.keys()}  # noqa: SIM118 - no mapping
            return tensors, dict(json.loads((file.metadata() or {}).get("casebuilder", "{}")))
    except SafetensorError as error:
        raise ValueError(f"{path.name} is damaged") from error


def _tokenizer(path: Path) -> Any:  # noqa: ANN401 - loaded libraries have no types
    from tokenizers import Tokenizer

    try:
        return Tokenizer.from_file(str(path))
    except Exception as error:  # the library raises nothing more exact
        raise ValueError(f"{path.name} is missing or damaged") from error


def whole(tokenizer: Any) -> Any:  # noqa: ANN401 - loaded libraries have no types
    """Let a tokenizer read a text of any length as it stands.

    The encoder's file cuts and pads every text to 128 pieces, and takes "[SEP]" in a message for its own sign.
    """
    tokenizer.no_truncation()
    tokenizer.no_padding()
    tokenizer.encode_special_tokens = True
    return tokenizer
