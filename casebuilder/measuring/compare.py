"""Two runs of one task side by side, paired by sample: what changed, how sure that is, and which samples flipped."""

from dataclasses import dataclass, field
from typing import Literal

from casebuilder.errors import UserError
from casebuilder.measuring.intervals import Difference, Estimate, difference, estimate, estimates
from casebuilder.measuring.record import MeasureInfo, Part, Run, SampleRecord

Verdict = Literal["gain", "loss", "same", "not judged"]


class NotComparable(UserError):
    """Two runs have nothing to be compared by; the message says why."""

    code = "eval-compare"


@dataclass(frozen=True)
class Change:
    """One measure in both runs."""

    measure: str
    info: MeasureInfo
    before: Estimate
    after: Estimate
    difference: Difference | None
    """On the samples that both runs have; `None` where there is none."""
    verdict: Verdict


@dataclass(frozen=True)
class Flip:
    """A sample whose value of a measure changed."""

    sample: str
    measure: str
    before: float
    after: float
    better: bool
    flipped: bool
    """Whether it was right on one side and not on the other; otherwise it only moved."""


@dataclass
class Comparison:
    """Run `before` against run `after`."""

    before: Run
    after: Run
    changes: list[Change] = field(default_factory=list)
    flips: list[Flip] = field(default_factory=list)
    only_before: list[str] = field(default_factory=list)
    only_after: list[str] = field(default_factory=list)
    relabelled: list[str] = field(default_factory=list)
    """Samples whose data differ between the runs: they are not compared."""

    @property
    def lost(self) -> list[Change]:
        """The measures that got worse beyond doubt."""
        return [c for c in self.changes if c.verdict == "loss"]


def compare(before: Run, after: Run) -> Comparison:
    """Compare two runs.

    Raises:
        NotComparable: if they are runs of different tasks or share no sample.
    """
    if before.task != after.task:
        raise NotComparable(f"{before.id} is a run of `{before.task}` and {after.id} of `{after.task}`; name two alike")
    old, new = {s.id: s for s in before.samples}, {s.id: s for s in after.samples}
    shared = [i for i in old if i in new and _same(old[i], new[i])]
    if not shared:
        raise NotComparable(f"{before.id} and {after.id} share no sample; run the same split of the same data")
    result = Comparison(
        before,
        after,
        only_before=[i for i in old if i not in new],
        only_after=[i for i in new if i not in old],
        relabelled=[i for i in old if i in new and not _same(old[i], new[i])],
    )
    pairs = [(old[i], new[i]) for i in shared]
    whole = estimates(before), estimates(after)
    for name, info in after.measures.items():
        if name in before.measures:
            result.changes.append(_change(name, info, pairs, (whole[0][name], whole[1][name])))
            result.flips += _flips(name, info, pairs)
    result.flips.sort(key=lambda f: (f.better, not f.flipped, f.measure, -abs(f.after - f.before), f.sample))
    return result


def _same(a: SampleRecord, b: SampleRecord) -> bool:
    return a.version == b.version


def _change(
    name: str, info: MeasureInfo, pairs: list[tuple[SampleRecord, SampleRecord]], whole: tuple[Estimate, Estimate]
) -> Change:
    before = [a.measures.get(name) for a, _ in pairs]
    after = [b.measures.get(name) for _, b in pairs]
    found = difference(before, after)
    return Change(name, info, *whole, found, _verdict(info, found, before, after))


def _verdict(
    info: MeasureInfo, found: Difference | None, before: list[Part | None], after: list[Part | None]
) -> Verdict:
    if info.better == "neither" or not info.judged or found is None:
        return "not judged"
    gain = found.value if info.better == "higher" else -found.value
    if found.significant:
        return "gain" if gain > 0 else "loss"
    if info.bar == 0 and info.better == "lower" and estimate(before).value == 0 and (estimate(after).value or 0) > 0:
        return "loss"  # what must never happen, and did not, happened: no number of samples excuses that
    return "same"


def _flips(name: str, info: MeasureInfo, pairs: list[tuple[SampleRecord, SampleRecord]]) -> list[Flip]:
    if info.better == "neither" or not info.judged:
        return []
    flips = []
    for a, b in pairs:
        old, new = _value(a.measures.get(name)), _value(b.measures.get(name))
        if old is None or new is None or abs(new - old) < 1e-9:
            continue
        better = (new > old) == (info.better == "higher")
        flips.append(Flip(a.id, name, old, new, better, _right(old, info) != _right(new, info)))
    return flips


def _value(part: Part | None) -> float | None:
    return part.num / part.den if part is not None and part.den else None


def _right(value: float, info: MeasureInfo) -> bool:
    """Whether a sample's value leaves nothing to wish for: all of a share, none of a fault, within the bar else."""
    if info.better == "higher":
        return value >= (1.0 if info.unit == "%" or info.bar is None else info.bar)
    return value <= (0.0 if info.unit == "%" or info.bar is None else info.bar)
