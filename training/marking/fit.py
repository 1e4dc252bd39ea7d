"""Fits the tagger on all marked talk and writes the weights that the product loads.

`python -m training.marking.fit` (about half an hour on two cores) writes `prompts/marking.safetensors`.
`--hold t1-8,t2-8` keeps files out (by the beginning of their names) and measures on them.
"""

import argparse
import hashlib
import math
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, nn

from casebuilder.marking.network import Network
from casebuilder.marking.scheme import GROUPS
from training.marking.export import export
from training.marking.measure import measure, summary
from training.marking.samples import Base, Sample, collate, load_base, sampler
from training.marking.talk import FOLDER, read_talk

ROOT = Path(__file__).resolve().parents[2]
MARKED = 2.0
"""What a marked piece weighs beside one outside all marks, of which there are far more."""
OUTSIDE = 4.0
"""Where the bias of "outside" begins."""
LINKS = 0.3
"""What the links weigh beside the tags."""


@dataclass(frozen=True)
class Settings:
    """How to train."""

    epochs: int = 8
    batch: int = 8
    rate: float = 3e-4
    """Highest learning rate of the encoder's layers."""
    head: float = 2e-3
    """Highest learning rate of what is new."""
    seed: int = 1


def loss_of(network: Network, samples: Sequence[Sample], batch: dict[str, Tensor], targets: Tensor) -> Tensor:
    """Return the tag loss of all groups plus the loss of the links."""
    logits, hidden = network(**batch)
    known = targets[..., 0] >= 0
    flat, goal = logits[known], targets[known]
    total = torch.zeros(())
    for column, group in enumerate(GROUPS):
        weights = torch.full((group.size,), MARKED)
        weights[0] = 1.0
        own = flat[:, group.offset : group.offset + group.size]
        total = total + nn.functional.cross_entropy(own, goal[:, column], weight=weights, reduction="sum") / len(goal)
    pairs: list[Tensor] = []
    answers: list[Tensor] = []
    for row, sample in enumerate(samples):
        for values, names, table in sample.links:
            scores = network.link(hidden[row, [v + 1 for v in values]], hidden[row, [n + 1 for n in names]])
            pairs.append(scores.flatten())
            answers.append(torch.from_numpy(table).flatten())
    if pairs:
        linked = nn.functional.binary_cross_entropy_with_logits(torch.cat(pairs), torch.cat(answers))
        total = total + LINKS * linked
    return total


def fit(base: Base, train: Sequence[Sample], held: Sequence[Sample], settings: Settings) -> Network:
    """Return a network trained on some samples; measures on the others as it goes."""
    torch.manual_seed(settings.seed)
    # Moments of rarely used rows shrink below what the processor counts quickly: a step took six times as long.
    torch.set_flush_denormal(True)
    rng = random.Random(settings.seed)
    network = Network(base.encoder)
    with torch.no_grad():
        for group in GROUPS:
            network.tags.bias[group.offset] = OUTSIDE
    base.encoder.embeddings.word_embeddings.requires_grad_(False)
    steps = settings.epochs * math.ceil(len(train) / settings.batch)
    optimizer = torch.optim.AdamW(
        [
            {"params": [p for p in base.encoder.parameters() if p.requires_grad], "lr": settings.rate},
            {"params": [p for n, p in network.named_parameters() if not n.startswith("encoder.")], "lr": settings.head},
        ],
        weight_decay=0.01,
    )
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimizer, [settings.rate, settings.head], total_steps=steps, pct_start=0.1
    )
    started = time.monotonic()
    for epoch in range(settings.epochs):
        network.train()
        total = 0.0
        for part in batches(train, settings.batch, rng):
            batch, targets = collate(part, base.frame, rng)
            loss = loss_of(network, part, batch, targets)
            optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            total += loss.item() * len(part)
        line = f"epoch {epoch + 1}: loss {total / len(train):.4f} after {time.monotonic() - started:.0f} s"
        print(line + (f"; held out: {summary(measure(network, held, base.frame))}" if held else ""), flush=True)
    return network


def batches(samples: Sequence[Sample], size: int, rng: random.Random) -> Iterator[list[Sample]]:
    """Yield the samples in batches of like length, in a new order each time."""
    order = sorted(samples, key=lambda s: len(s.pieces.ids) + rng.random() * 30)
    groups = [order[i : i + size] for i in range(0, len(order), size)]
    rng.shuffle(groups)
    yield from groups


def fingerprint(folder: Path = FOLDER) -> str:
    """Return the SHA-256 of all talk, kept with the weights."""
    digest = hashlib.sha256()
    for path in sorted(folder.glob("*.txt")):
        digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()


def main() -> None:
    """Fit, measure and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=ROOT / "prompts" / "marking.safetensors")
    parser.add_argument("--cache", type=Path, default=ROOT / "training" / "cache.npz")
    parser.add_argument("--hold", default="", help="files to keep out, by the beginning of their names")
    parser.add_argument("--epochs", type=int, default=Settings.epochs)
    parser.add_argument("--seed", type=int, default=Settings.seed)
    options = parser.parse_args()
    settings = Settings(epochs=options.epochs, seed=options.seed)
    base = load_base()
    before = {f"encoder.{n}": w.clone() for n, w in base.encoder.state_dict().items()}
    sample, vectors = sampler(base, options.cache)
    hold = tuple(name for name in options.hold.split(",") if name)
    samples = [sample(talk) for talk in read_talk()]
    vectors.save()
    held = [s for s in samples if hold and s.talk.source.startswith(hold)]
    train = [s for s in samples if not (hold and s.talk.source.startswith(hold))]
    print(f"{len(train)} messages to train on, {len(held)} held out", flush=True)
    network = fit(base, train, held, settings)
    if held:
        for name, (hit, wanted, given) in sorted(measure(network, held, base.frame).items()):
            print(f"{name:34} found {hit:4} of {wanted:4}, given {given:4}")
    about = {"talk_sha256": fingerprint(), "messages": len(train), "seed": settings.seed, "epochs": settings.epochs}
    export(network, before, options.out, (base.folder / "model.safetensors").stat().st_size, about)


if __name__ == "__main__":
    main()
