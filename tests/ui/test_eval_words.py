"""Measured quality in words, charts of it, and runs in the background."""

import threading
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.eval_runs import FORBIDDEN, RECALL, SECONDS, run_of

from casebuilder.measuring.compare import compare
from casebuilder.measuring.intervals import Difference, Estimate, estimates
from casebuilder.services.evaluation import EvalProgress, EvalRequest
from casebuilder.ui import evalwords
from casebuilder.ui.components import charts, sample
from casebuilder.ui.components.prompt_desk import difference
from casebuilder.ui.evaljobs import EvalJob, EvalJobs
from casebuilder.ui.plain import coded, plain


@pytest.mark.parametrize(
    ("value", "low", "high", "info", "said"),
    [
        (0.95, 0.92, 0.98, RECALL, "✔ met (at least 90.0 %)"),
        (0.91, 0.80, 0.98, RECALL, "✔ met, within the doubt (at least 90.0 %)"),
        (0.80, 0.70, 0.95, RECALL, "✘ missed (at least 90.0 %)"),
        (0.01, 0.00, 0.05, FORBIDDEN, "✘ missed (at most 0.0 %)"),
        (2.0, 1.0, 3.0, SECONDS, "no bar: it says as much about the machine"),
    ],
)
def test_a_value_and_its_bar_in_words(value, low, high, info, said):
    assert evalwords.bar(Estimate(value, low, high, value * 10, 10, 10), info) == said


def test_a_difference_names_its_unit_once():
    assert evalwords.changed(Difference(-0.02, -0.03, -0.011, 20), "%") == "-2.0 points (-3.0 to -1.1)"
    assert evalwords.changed(Difference(0.13, 0.07, 0.2, 20), "s") == "+0.13 s (+0.07 to +0.2)"
    assert evalwords.changed(None, "%") == "none"


def test_samples_that_are_not_compared_are_named():
    before, after = run_of({"recall": [(1, 1)] * 5}), run_of({"recall": [(1, 1)] * 7})
    after.samples[0].version = "2"
    found = compare(before, after)
    assert evalwords.summary(found).startswith("On 4 samples that both have")
    assert evalwords.left_out(found) == [
        "Not compared, only in B: x-005, x-006.",
        "Not compared, labelled anew between the runs: x-000.",
    ]


def test_a_run_names_only_the_prompts_that_are_not_in_use():
    run = run_of({"recall": [(1, 1)]}, limit=1)
    assert evalwords.versions(run, {"extract": 1}) == ""
    assert evalwords.versions(run, {"extract": 2}) == "extract 1"
    assert evalwords.title(run, run.started, {"extract": 2}, baseline=True) == (
        "baseline · 21 Nov 2026, 09:00 · SmolLM2-135M-Instruct · extract 1 · 1 sample, a part · 1"
    )


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(None, ""), (1, "about 5 seconds left"), (62, "about 60 seconds left"), (200, "about 3 minutes left")],
)
def test_how_long_it_takes(seconds, said):
    assert evalwords.left(seconds) == said


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (None, "nothing"),
        ([], "nothing"),
        (180000, "180,000"),
        (["C5", "C6"], "C5; C6"),
        (True, "True"),
        ({"a": 1}, "{'a': 1}"),
    ],
)
def test_expected_and_got_in_words(value, said):
    assert sample.said(value) == said


def test_shares_without_a_bar_have_no_bar_in_chart_and_legend():
    info = RECALL.model_copy(update={"bar": None})
    run = run_of({"recall": [(1, 2), (2, 2)]}, measures={"recall": info})
    e = estimates(run)["recall"]
    row = {"measure": info.title, "value": e.value, "low": e.low, "high": e.high, "said": ""}
    for bar, marks in ((None, ["rule", "point"]), (0.9, ["rule", "point", "tick"])):
        spec = charts.shares_chart([{**row, "bar": bar}]).to_dict()
        assert [layer["mark"]["type"] for layer in spec["layer"]] == marks
        assert (charts.BAR in spec["layer"][0]["encoding"]["color"]["legend"]["values"]) is (bar is not None)


def test_what_differs_between_versions():
    assert difference("a\nb\n", "a\nc\n", "v1", "v2") == "--- v1\n+++ v2\n@@ -1,2 +1,2 @@\n a\n-b\n+c"
    assert difference("a", "a", "v1", "v2") == ""


def test_code_in_a_sentence_stays_code_and_words_stay_words():
    assert coded("run `pip install 'x[evals]'` now") == "run `pip install 'x[evals]'` now"
    assert coded("*a* `b` [c](d)") == f"{plain('*a*')} `b` {plain('[c](d)')}"


@given(st.text(alphabet="ab`*[ ", max_size=20).filter(lambda t: t.count("`") % 2))
def test_half_a_pair_of_backticks_is_no_code(text):
    assert coded(text) == plain(text)


def test_the_time_left_counts_from_the_first_sample(monkeypatch):
    clock = iter([100.0, 106.0])
    job = EvalJob(EvalRequest("retrieval"), started=0.0)
    monkeypatch.setattr(time, "monotonic", lambda: next(clock))
    job.told(EvalProgress("retrieval", 1, 10))
    assert job.seconds_left() is None
    job.told(EvalProgress("retrieval", 4, 10))
    assert job.seconds_left() == pytest.approx(12.0)


def test_one_run_at_a_time_and_closing_stops_it():
    jobs, begun = EvalJobs(), threading.Event()

    def measure(request, on_progress, cancel):
        begun.set()
        assert cancel.wait(20)
        return

    job = jobs.start(EvalRequest("retrieval"), measure)
    assert begun.wait(10)
    assert jobs.start(EvalRequest("extraction"), measure) is job
    jobs.close()
    assert job.done.is_set()
    assert jobs.start(EvalRequest("extraction"), lambda *_: None) is not job
