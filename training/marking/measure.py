"""How well a network marks talk that it was not trained on."""

from collections.abc import Sequence

import numpy as np
import torch
from numpy.typing import NDArray

from casebuilder.marking.network import Network
from casebuilder.marking.scheme import GROUPS
from casebuilder.marking.tagger import decode, runs
from training.marking.samples import Sample, collate

HALF = 0.5
"""Share of the longer run that a found mark must have in common with a wanted one."""
Row = tuple[int, int, int]
"""Marks found, wanted and given."""


def measure(network: Network, samples: Sequence[Sample], frame: tuple[int, int]) -> dict[str, Row]:
    """Return the counts of each field, and of links under `links`."""
    network.eval()
    table: dict[str, list[int]] = {"links": [0, 0, 0]}
    with torch.inference_mode():
        for at in range(0, len(samples), 32):
            part = samples[at : at + 32]
            batch, _ = collate(part, frame)
            logits, hidden = network(**batch)
            for row, sample in enumerate(part):
                n = len(sample.pieces.ids)
                _count(table, sample, logits[row, 1 : n + 1].numpy())
                for values, names, wanted in sample.links:
                    scores = network.link(hidden[row, [v + 1 for v in values]], hidden[row, [x + 1 for x in names]])
                    table["links"][0] += int((scores.numpy().argmax(1) == wanted.argmax(1)).sum())
                    table["links"][1] += len(values)
                    table["links"][2] += len(values)
    network.train()
    return {name: (row[0], row[1], row[2]) for name, row in table.items()}


def _count(table: dict[str, list[int]], sample: Sample, logits: NDArray[np.float32]) -> None:
    for column, group in enumerate(GROUPS):
        given = [(a, b, f) for a, b, f, _ in decode(logits, group)]
        wanted = runs(sample.targets[:, column].tolist(), group)
        for first, last, field in wanted:
            row = table.setdefault(f"{group.name}.{field}", [0, 0, 0])
            row[1] += 1
            row[0] += any(
                field == f and min(last, b) - max(first, a) >= HALF * max(last - first, b - a) for a, b, f in given
            )
        for _, _, field in given:
            table.setdefault(f"{group.name}.{field}", [0, 0, 0])[2] += 1


def summary(table: dict[str, Row]) -> str:
    """Return recall and precision over all fields, and the share of links that are right."""
    rows = [row for name, row in table.items() if name != "links"]
    hit, wanted, given = (sum(row[i] for row in rows) for i in range(3))
    links = table["links"]
    right = links[0] / max(links[1], 1)
    return f"recall {hit / max(wanted, 1):.3f} precision {hit / max(given, 1):.3f} of {wanted}, links {right:.3f}"
