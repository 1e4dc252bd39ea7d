"""Error bars: the value of a measure is a ratio of sums, and its interval comes from drawing the samples anew.

The unit that is drawn is the sample (a message, a conversation, a query), because what is said within one hangs
together. The draws are seeded, so the same record always gives the same interval.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from casebuilder.measuring.record import Part, Run

DRAWS = 2_000
SEED = 20_261_121
TAIL = 2.5
"""Percent that a 95 % interval leaves out on each side."""

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Estimate:
    """A measure of a run with its 95 % interval; without a value where it applies to no sample."""

    value: float | None
    low: float | None
    high: float | None
    num: float
    den: float
    samples: int
    """How many samples it applies to."""


@dataclass(frozen=True)
class Difference:
    """How much a measure changed on the samples that two runs share, with its 95 % interval."""

    value: float
    low: float
    high: float
    samples: int

    @property
    def significant(self) -> bool:
        """Whether the interval excludes "no change"."""
        return self.low > 0 or self.high < 0


@lru_cache(maxsize=8)
def _counts(samples: int) -> Floats:
    """Return how often each sample was drawn, one row a draw; shape (draws, samples)."""
    rng = np.random.default_rng(SEED)
    drawn = rng.integers(0, samples, size=(DRAWS, samples))
    rows = np.arange(DRAWS)[:, None] * samples
    return np.bincount((drawn + rows).ravel(), minlength=DRAWS * samples).reshape(DRAWS, samples).astype(np.float64)


def _sums(parts: Sequence[Part | None]) -> Floats:
    """Return numerators and denominators; shape (samples, 2). A measure that does not apply adds nothing to either."""
    return np.array([(p.num, p.den) if p is not None and p.den else (0.0, 0.0) for p in parts]).reshape(-1, 2)


def _ratios(sums: Floats) -> Floats:
    """Return the value of each draw; not a number where no drawn sample has the measure."""
    with np.errstate(divide="ignore", invalid="ignore"):
        ratios: Floats = sums[:, 0] / sums[:, 1]
    ratios[sums[:, 1] == 0] = np.nan
    return ratios


def _range(draws: Floats) -> tuple[float, float]:
    low, high = np.nanpercentile(draws, [TAIL, 100 - TAIL])
    return float(low), float(high)


def estimate(parts: Sequence[Part | None], *, share: bool = False) -> Estimate:
    """Return a measure's value over samples with its interval.

    Args:
        parts: each sample's part; `None`, or a denominator of 0, where the measure does not apply.
        share: whether it counts yes and no. Where all samples agree, drawing them anew would find no doubt at all;
            the interval then goes as far as that many samples allow (Clopper and Pearson).
    """
    kept = [p for p in parts if p is not None and p.den]
    if not kept:
        return Estimate(None, None, None, 0.0, 0.0, 0)
    sums = _sums(kept)
    num, den = float(sums[:, 0].sum()), float(sums[:, 1].sum())
    value = num / den
    low, high = _range(_ratios(_counts(len(kept)) @ sums))
    if share and value in {0.0, 1.0}:
        room = 1 - math.pow(TAIL / 100, 1 / len(kept))
        low, high = (0.0, room) if value == 0 else (1 - room, 1.0)
    return Estimate(value, low, high, num, den, len(kept))


def estimates(run: Run) -> dict[str, Estimate]:
    """Return every measure of a run."""
    return {
        name: estimate([s.measures.get(name) for s in run.samples], share=info.unit == "%")
        for name, info in run.measures.items()
    }


def difference(before: Sequence[Part | None], after: Sequence[Part | None]) -> Difference | None:
    """Return the change of a measure between two runs of the same samples, paired; `None` if they share none.

    A sample counts only if the measure applies to it in both runs.
    """
    both = [(a, b) for a, b in zip(before, after, strict=True) if a is not None and b is not None and a.den and b.den]
    if not both:
        return None
    old, new = _sums([a for a, _ in both]), _sums([b for _, b in both])
    counts = _counts(len(both))
    low, high = _range(_ratios(counts @ new) - _ratios(counts @ old))
    value = float(new[:, 0].sum() / new[:, 1].sum() - old[:, 0].sum() / old[:, 1].sum())
    return Difference(value, low, high, len(both))


def by_group(run: Run, measure: str, key: str) -> Mapping[str, Estimate]:
    """Return a measure for each `style` or `section` of a run, in the order of the names."""
    share = run.measures[measure].unit == "%"
    groups: dict[str, list[Part | None]] = {}
    for sample in run.samples:
        groups.setdefault(str(getattr(sample, key)), []).append(sample.measures.get(measure))
    found = {name: estimate(parts, share=share) for name, parts in sorted(groups.items()) if name}
    return {name: e for name, e in found.items() if e.samples}
