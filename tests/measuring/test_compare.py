import datetime as dt

import numpy as np
import pytest
from support.eval_runs import START, run_of

from casebuilder.measuring.compare import NotComparable, compare
from casebuilder.measuring.trend import trends


def noisy(seed, count=120, planted=0):
    """Return recall parts: each sample right to some share, `planted` of them one value worse."""
    hard = np.random.default_rng(1).beta(8, 2, count)
    rng = np.random.default_rng(seed)
    right = [int(rng.binomial(10, p)) for p in hard]
    return [(max(0, r - (i < planted)), 10) for i, r in enumerate(right)]


def test_a_planted_loss_is_found_and_a_repeat_is_not_one():
    base = run_of({"recall": noisy(2)})
    assert compare(base, run_of({"recall": noisy(2)}, name="again")).lost == []
    worse = compare(base, run_of({"recall": noisy(2, planted=30)}, name="worse"))
    assert [c.measure for c in worse.lost] == ["recall"]
    assert worse.lost[0].difference.value == pytest.approx(-0.025, abs=0.005)
    better = compare(run_of({"recall": noisy(2, planted=30)}), base)
    assert [c.verdict for c in better.changes] == ["gain"]


def test_noise_is_not_called_a_loss():
    verdicts = [
        compare(run_of({"recall": noisy(s)}), run_of({"recall": noisy(s + 100)}, name="b")).changes[0].verdict
        for s in range(20, 40)
    ]
    assert verdicts.count("loss") <= 2


def test_flips_say_which_samples_and_which_way():
    before = run_of({"recall": [(2, 2), (1, 2), (0, 2), (2, 2)]})
    after = run_of({"recall": [(1, 2), (2, 2), (1, 2), (2, 2)]}, name="b")
    found = compare(before, after).flips
    assert [(f.sample, f.better, f.flipped) for f in found] == [
        ("x-000", False, True),
        ("x-001", True, True),
        ("x-002", True, False),
    ]


def test_what_must_never_happen_is_a_loss_when_it_happens_once():
    before = run_of({"forbidden": [(0, 1)] * 60})
    after = run_of({"forbidden": [(0, 1)] * 59 + [(1, 1)]}, name="b")
    assert [c.measure for c in compare(before, after).lost] == ["forbidden"]
    assert compare(after, after).lost == []


def test_time_is_shown_and_not_judged():
    before = run_of({"seconds": [(1.0, 1)] * 30})
    after = run_of({"seconds": [(9.0, 1)] * 30}, name="b")
    change = compare(before, after).changes[0]
    assert change.verdict == "not judged" and change.difference.value == 8


def test_samples_that_only_one_run_has_are_named():
    before = run_of({"recall": [(1, 1)] * 4})
    after = run_of({"recall": [(1, 1)] * 6}, name="b")
    after.samples[1].version = "2"
    found = compare(before, after)
    assert (found.only_before, found.only_after, found.relabelled) == ([], ["x-004", "x-005"], ["x-001"])
    assert found.changes[0].difference.samples == 3


def test_runs_that_cannot_be_compared_are_refused_in_a_sentence():
    one = run_of({"recall": [(1, 1)]})
    with pytest.raises(NotComparable, match="of `retrieval`"):
        compare(one, run_of({"recall": [(1, 1)]}, task="retrieval"))
    other = run_of({"recall": [(1, 1)]}, name="b")
    other.samples[0].version = "2"
    with pytest.raises(NotComparable, match="share no sample"):
        compare(one, other)


def test_a_trend_goes_from_old_to_new_and_leaves_partial_runs_out():
    later = START + dt.timedelta(days=1)
    runs = [
        run_of({"recall": [(1, 1)] * 3}, name="new", started=later),
        run_of({"recall": [(0, 1)] * 3}, name="old"),
        run_of({"recall": [(0, 1)]}, name="part", limit=1),
    ]
    points = trends(runs, "extraction", "test")["recall"]
    assert [(p.run.id, p.estimate.value) for p in points] == [("old", 0), ("new", 1)]
    assert trends(runs, "extraction", "dev") == {}
