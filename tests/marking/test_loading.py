"""From trained weights to the file and back, and what is said when the file cannot be used."""

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
import torch
from safetensors import safe_open
from safetensors.torch import load_file, save_file
from small_network import Small, write

from casebuilder.errors import EnvironmentProblem
from casebuilder.marking.features import ROUTES
from casebuilder.marking.loading import load
from casebuilder.marking.tagger import Tagger


def batch() -> dict[str, torch.Tensor]:
    torch.manual_seed(1)
    size = (2, 12)
    return {
        "ids": torch.randint(1000, 30000, size), "mask": torch.ones(size, dtype=torch.long),
        "shapes": torch.randint(0, 6, size), "places": torch.randint(0, 4, size), "kinds": torch.randint(0, 9, size),
        "people": torch.randint(0, 2, size), "routes": torch.rand(*size, 2 * ROUTES), "asked": torch.tensor([0, 8]),
    }  # fmt: skip


@pytest.fixture
def own(small: Small, tmp_path: Path) -> Small:
    """The small network with files that a test may spoil."""
    shutil.copytree(small.encoder, tmp_path / "encoder")
    mine = replace(small, encoder=tmp_path / "encoder", weights=tmp_path / "marking.safetensors")
    write(mine)
    return mine


def problem(small: Small) -> str:
    """Return what loading says."""
    with pytest.raises(EnvironmentProblem) as caught:
        Tagger.load(small.weights, small.encoder)
    return caught.value.message


def assert_one_sentence(message: str) -> None:
    assert message.startswith("The tagger marking.safetensors cannot be loaded (")
    assert message.endswith("; reinstall casebuilder.") and "\n" not in message


def test_what_is_loaded_is_what_was_trained_within_the_error_of_eight_bits(small):
    network, _ = load(small.weights, small.encoder)
    trained, loaded = small.network.state_dict(), network.state_dict()
    assert trained.keys() == loaded.keys()
    for name, weight in trained.items():
        if name not in small.base:
            assert torch.allclose(loaded[name], weight, rtol=1e-3, atol=1e-6), name
        elif weight.dim() > 1:
            change = (weight - small.base[name]).abs().amax(dim=1, keepdim=True)
            assert bool(((loaded[name] - weight).abs() <= change / 127 / 2 + 1e-6).all()), name
        else:
            assert torch.allclose(loaded[name], weight, rtol=1e-3, atol=1e-4), name
    with torch.inference_mode():
        tags, hidden = network(**batch())
        wanted, seen = small.network(**batch())
    assert (tags - wanted).abs().max() < 0.02 * wanted.abs().max()
    assert (hidden - seen).abs().max() < 0.02 * seen.abs().max()
    assert not torch.equal(wanted, torch.zeros_like(wanted))


def test_without_the_differences_it_would_mark_otherwise(small, own):
    tensors = {n: t for n, t in load_file(small.weights).items() if not n.startswith("encoder.")}
    save_file(tensors, own.weights, metadata=head(small))
    network, _ = load(own.weights, own.encoder)
    with torch.inference_mode():
        tags, wanted = network(**batch())[0], small.network(**batch())[0]
    assert (tags - wanted).abs().max() > 0.1 * wanted.abs().max()


def head(small: Small) -> dict[str, str]:
    with safe_open(small.weights, framework="pt") as file:
        return file.metadata()


def test_the_file_holds_differences_in_eight_bits_and_nothing_that_training_left_alone(small):
    tensors = load_file(small.weights)
    assert not any("word_embeddings" in name for name in tensors)
    wide = [n for n, t in tensors.items() if n.startswith("encoder.") and t.dim() > 1]
    assert wide and all(tensors[n].dtype == torch.int8 and n + ".scale" in tensors for n in wide)
    assert tensors["tags.weight"].dtype == torch.float16


def test_the_head_of_the_file_says_what_it_was_trained_on(own):
    write(own, talk_sha256="abc", seed=3)
    about = json.loads(head(own)["casebuilder"])
    assert about["talk_sha256"] == "abc" and about["seed"] == 3
    assert about["encoder_bytes"] == (own.encoder / "model.safetensors").stat().st_size


def test_weights_that_do_not_exist(own):
    own.weights.unlink()
    assert_one_sentence(problem(own))


@pytest.mark.parametrize("kept", [0, 7, 500, -100])
def test_a_file_cut_short(own, kept):
    own.weights.write_bytes(own.weights.read_bytes()[:kept])
    assert_one_sentence(problem(own))


def test_a_file_of_something_else(own):
    own.weights.write_bytes(b"PK\x03\x04" + b"nonsense " * 400)
    assert_one_sentence(problem(own))


@pytest.mark.parametrize("missing", ["tags.weight", "route.bias", "shape.weight"])
def test_a_file_without_a_part_of_the_network(own, missing):
    """The part would be random."""
    tensors = load_file(own.weights)
    del tensors[missing]
    save_file(tensors, own.weights, metadata=head(own))
    assert_one_sentence(problem(own))


def test_a_part_that_the_network_does_not_have(own):
    save_file(load_file(own.weights) | {"wings": torch.zeros(3)}, own.weights, metadata=head(own))
    assert_one_sentence(problem(own))


def test_a_part_of_another_size(own):
    save_file(load_file(own.weights) | {"tags.bias": torch.zeros(3)}, own.weights, metadata=head(own))
    assert_one_sentence(problem(own))


@pytest.mark.parametrize("about", [None, {"casebuilder": "{"}, {"casebuilder": "[]"}, {"casebuilder": "{}"}])
def test_a_file_that_names_no_encoder(own, about):
    save_file(load_file(own.weights), own.weights, metadata=about)
    assert_one_sentence(problem(own))


def test_weights_trained_on_another_encoder(own):
    write(own, encoder_bytes=12345)
    assert_one_sentence(problem(own))


@pytest.mark.parametrize("name", ["config.json", "model.safetensors", "tokenizer.json"])
def test_an_encoder_without_one_of_its_files(own, name):
    (own.encoder / name).unlink()
    assert_one_sentence(problem(own))


@pytest.mark.parametrize("name", ["config.json", "model.safetensors", "tokenizer.json"])
def test_an_encoder_with_a_damaged_file(own, name):
    (own.encoder / name).write_bytes(b'{"what": ')
    assert_one_sentence(problem(own))


def test_a_text_is_cut_into_pieces_as_it_stands(tokenizer):
    """The encoder's own settings cut and pad every text to 128 pieces, and know signs that a message must not give."""
    found = tokenizer.encode("hello " * 400, add_special_tokens=False)
    assert len(found.ids) == 400
    assert len(tokenizer.encode("hello", add_special_tokens=False).ids) == 1
    reserved = {tokenizer.token_to_id(sign) for sign in ("[CLS]", "[SEP]", "[PAD]", "[MASK]")}
    said = tokenizer.encode("take [SEP] and [CLS][PAD] or [MASK]", add_special_tokens=False)
    assert not reserved & set(said.ids)
