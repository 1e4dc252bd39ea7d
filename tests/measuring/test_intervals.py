"""The error bars tell the truth: in simulation, the true value lies in the interval as often as it should."""

import time

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from support.eval_runs import run_of

from casebuilder.measuring.intervals import by_group, difference, estimate, estimates
from casebuilder.measuring.record import Part

PARTS = st.lists(
    st.one_of(
        st.none(),
        st.integers(0, 9).flatmap(lambda den: st.integers(0, den).map(lambda num: Part(num=num, den=den))),
    ),
    max_size=40,
)


def test_the_interval_covers_the_true_ratio_about_95_times_in_100():
    rng = np.random.default_rng(7)
    held = 0
    for _ in range(200):
        den = rng.integers(1, 12, 120)
        own = rng.beta(8, 2, 120)  # messages differ in how hard they are: 0.8 right on average
        parts = [Part(num=int(rng.binomial(d, p)), den=int(d)) for d, p in zip(den, own, strict=True)]
        found = estimate(parts)
        held += found.low <= 0.8 <= found.high
    assert 180 <= held <= 199


def test_more_samples_narrow_the_interval():
    rng = np.random.default_rng(3)
    widths = []
    for count in (25, 100, 400):
        found = estimate([Part(num=int(rng.random() < 0.7), den=1) for _ in range(count)])
        widths.append(found.high - found.low)
    assert widths[0] > 1.5 * widths[1] > 2 * widths[2]


@settings(max_examples=60, deadline=None)
@given(PARTS)
def test_the_value_is_the_ratio_of_the_sums_within_its_interval(parts):
    found = estimate(parts)
    kept = [p for p in parts if p is not None and p.den]
    assert found.samples == len(kept)
    if not kept:
        assert found.value is None
        return
    assert found.value == sum(p.num for p in kept) / sum(p.den for p in kept)
    assert found.low <= found.value + 1e-9 and found.value <= found.high + 1e-9
    assert found == estimate(list(parts)), "the same record always gives the same interval"


def test_where_all_samples_agree_a_share_still_has_a_doubt():
    none = estimate([Part(num=0)] * 40, share=True)
    assert (none.value, none.low) == (0, 0) and 0.05 < none.high < 0.1
    every = estimate([Part(num=1)] * 40, share=True)
    assert every.high == 1 and 0.9 < every.low < 0.95


def test_a_pair_that_differs_by_noise_is_rarely_called_different():
    rng = np.random.default_rng(11)
    called = 0
    for _ in range(200):
        own = rng.beta(8, 2, 100)
        before = [Part(num=int(rng.binomial(6, p)), den=6) for p in own]
        after = [Part(num=int(rng.binomial(6, p)), den=6) for p in own]
        called += difference(before, after).significant
    assert called <= 18


def test_pairing_finds_a_small_loss_that_unpaired_intervals_would_hide():
    rng = np.random.default_rng(5)
    before = [Part(num=int(rng.integers(0, 11)), den=10) for _ in range(120)]
    after = [Part(num=max(0, p.num - (i % 3 == 0)), den=10) for i, p in enumerate(before)]
    found = difference(before, after)
    assert found.significant and found.value < 0
    one, other = estimate(before), estimate(after)
    assert one.low < other.high, "the intervals overlap"


def test_samples_without_the_measure_on_one_side_do_not_count():
    before = [Part(num=1), None, Part(num=1, den=0), Part(num=0)]
    after = [Part(num=1), Part(num=1), Part(num=1), None]
    assert difference(before, after).samples == 1
    assert difference([None], [Part(num=1)]) is None


def test_ten_measures_of_four_hundred_samples_take_less_than_half_a_second():
    rng = np.random.default_rng(1)
    values = {f"m{i}": [(int(rng.integers(0, 5)), 5) for _ in range(400)] for i in range(10)}
    run = run_of(values)
    began = time.perf_counter()
    found = estimates(run)
    assert time.perf_counter() - began < 0.5
    assert len(found) == 10


def test_groups_are_the_samples_of_a_style():
    run = run_of({"recall": [(1, 1), (0, 1), (1, 1), (0, 1)]})
    found = by_group(run, "recall", "style")
    assert {name: (e.value, e.samples) for name, e in found.items()} == {"rambling": (1, 2), "terse": (0, 2)}
