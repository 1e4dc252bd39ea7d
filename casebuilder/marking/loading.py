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
    from safetensors import safe_open
    from tokenizers import Tokenizer
    from transformers import BertConfig, BertModel

    with safe_open(weights, framework="pt") as file:
        tensors = {name: file.get_tensor(name) for name in file.keys()}  # noqa: SIM118 - no mapping
        about = json.loads((file.metadata() or {}).get("casebuilder", "{}"))
    config = BertConfig.from_pretrained(encoder, local_files_only=True)
    model = BertModel(config, add_pooling_layer=False)
    with safe_open(encoder / "model.safetensors", framework="pt") as file:
        own = {n: file.get_tensor(n) for n in file.keys() if not n.startswith("pooler.")}  # noqa: SIM118
    if about.get("encoder_bytes") != os.path.getsize(encoder / "model.safetensors"):
        raise ValueError("trained on another encoder")
    model.load_state_dict(own, strict=False)
    network = Network(model)
    state = network.state_dict()
    for name, tensor in tensors.items():
        if name.endswith(_SCALE):
            continue
        if name + _SCALE in tensors:
            scale = tensors[name + _SCALE].to(torch.float32)
            state[name] = state[name] + tensor.to(torch.float32) * scale.view(-1, *[1] * (tensor.dim() - 1))
        else:
            state[name] = tensor.to(torch.float32)
    network.load_state_dict(state)
    return network.eval(), whole(Tokenizer.from_file(str(encoder / "tokenizer.json")))


def whole(tokenizer: Any) -> Any:  # noqa: ANN401 - loaded libraries have no types
    """Let a tokenizer read a text of any length as it stands.

    The encoder's file cuts and pads every text to 128 pieces, and takes "[SEP]" in a message for its own sign.
    """
    tokenizer.no_truncation()
    tokenizer.no_padding()
    tokenizer.encode_special_tokens = True
    return tokenizer
