"""Log-likelihoods of several continuations of what was read, all evaluated in as few steps as possible."""

from collections.abc import Callable, Sequence

from casebuilder.llm.base import TooLong
from casebuilder.llm.native import SEQUENCES, NativeModel, Step
from casebuilder.llm.sampling import log_softmax


def score_tails(
    native: NativeModel, position: int, tails: Sequence[Sequence[int]], room: int, proceed: Callable[[], None]
) -> list[float]:
    """Total log-likelihood of each tail after sequence 0, which stands at `position` with its logits at hand.

    `room` is the number of tokens that fit beside sequence 0.

    Raises:
        TooLong: one tail alone is longer than what can be evaluated in a step.
    """
    limit = min(native.n_batch, room)
    if max((len(tail) for tail in tails), default=0) > limit:
        raise TooLong(f"A choice has more than {limit} tokens; shorten it.")
    first = log_softmax(native.logits())
    totals = [float(first[tail[0]]) if tail else 0.0 for tail in tails]
    group: list[int] = []
    for index, tail in enumerate(tails):
        if len(tail) < 2:
            continue
        size = sum(len(tails[i]) - 1 for i in group)
        if group and (len(group) == SEQUENCES - 1 or size + len(tail) - 1 > limit):
            proceed()
            _score_group(native, position, tails, group, totals)
            group = []
        group.append(index)
    if group:
        proceed()
        _score_group(native, position, tails, group, totals)
    return totals


def _score_group(
    native: NativeModel, position: int, tails: Sequence[Sequence[int]], group: Sequence[int], totals: list[float]
) -> None:
    """Evaluate the tails of one group side by side, each in a sequence of its own, and add up."""
    steps: list[Step] = []
    wanted: list[tuple[int, int]] = []
    try:
        for sequence, index in enumerate(group, start=1):
            native.fork(sequence)
            for offset, token in enumerate(tails[index][:-1]):
                steps.append(Step(token, position + offset, sequence, logits=True))
                wanted.append((index, tails[index][offset + 1]))
        native.compute(steps)
        for row, (index, token) in enumerate(wanted):
            totals[index] += float(log_softmax(native.logits(row))[token])
    finally:
        for sequence in range(1, len(group) + 1):
            native.forget(sequence, 0)
