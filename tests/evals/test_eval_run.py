"""A run with Inspect, from the command that the product starts to the record it leaves."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from casebuilder.measuring.record import read_run
from evals.pins import parse_pins

ROOT = Path(__file__).parents[2]


def evals_run(tmp_path, *arguments):
    """Run `python -m evals.run`; return the exit code and the lines."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "CASEBUILDER_HOME": str(tmp_path / "home")}
    command = [sys.executable, "-m", "evals.run", *arguments, "--out", str(tmp_path / "out")]
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=240)
    return done.returncode, [json.loads(line) for line in done.stdout.splitlines()]


@pytest.mark.embedded
def test_a_run_leaves_a_log_and_a_record_that_agree(tmp_path):
    code, lines = evals_run(tmp_path, "retrieval", "--split", "dev", "--limit", "3")
    assert code == 0, lines
    assert [line["event"] for line in lines] == ["start", "sample", "sample", "sample", "done"]
    assert [line.get("done") for line in lines[1:4]] == [1, 2, 3]
    run = read_run(Path(lines[-1]["run"]))
    assert (run.task, run.split, run.limit, len(run.samples)) == ("retrieval", "dev", 3, 3)
    assert run.model.name == "smollm2-135m" and len(run.model.sha256) == 64
    assert {p.name for p in run.prompts} >= {"extract", "questions", "phrases"}
    assert all(len(p.sha256) == 64 for p in run.prompts)
    assert all(s.version and s.prompt and s.measures for s in run.samples)

    from inspect_ai.log import read_eval_log

    log = read_eval_log(str(tmp_path / "out" / run.log))
    assert log.status == "success" and log.eval.model == "casebuilder/embedded"
    assert log.eval.metadata["prompts"]["extract"] == 1
    assert log.eval.metadata["data_version"] == run.data_version
    metrics = {name: m.value for score in log.results.scores for name, m in score.metrics.items()}
    for name in ("recall_at_5", "ndcg_at_10"):
        parts = [s.measures[name] for s in run.samples if name in s.measures]
        assert metrics[name] == pytest.approx(sum(p.num for p in parts) / sum(p.den for p in parts))


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["nothing"], 2, "there is no eval task"),
        (["retrieval", "--prompt", "extract"], 2, "--prompt extract=3"),
        (["retrieval", "--prompt", "extract=99"], 4, "extract.v99"),
        (["retrieval", "--prompt", "nonsense=1"], 4, "nonsense"),
        (["retrieval", "--model", "/nowhere/model.gguf"], 4, "no model file"),
        (["retrieval", "--model", "gpt-99"], 1, "gpt-99"),
    ],
)
def test_what_cannot_run_is_said_in_one_sentence(tmp_path, arguments, code, words):
    got, lines = evals_run(tmp_path, *arguments)
    assert lines[-1]["event"] == "error" and words in lines[-1]["message"], lines
    assert got == code == lines[-1]["exit_code"]


def test_pins_are_read_from_one_text_or_several():
    assert parse_pins("extract=3, phrases=2") == {"extract": 3, "phrases": 2}
    assert parse_pins(["extract=3", "phrases=2,fields=1"]) == {"extract": 3, "phrases": 2, "fields": 1}
    assert parse_pins("") == {}
