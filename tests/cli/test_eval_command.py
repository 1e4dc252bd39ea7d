"""`casebuilder eval` as people type it."""

import json

import pytest
from support.eval_runs import run_of


def keep(terminal, run):
    folder = terminal.home / "evals"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{run.id}.json").write_text(run.model_dump_json())


@pytest.fixture
def two_runs(terminal):
    keep(terminal, run_of({"recall": [(2, 2)] * 40}, name="extraction-a"))
    keep(terminal, run_of({"recall": [(1, 2), (2, 2)] * 20}, name="extraction-b"))


def test_a_loss_is_exit_code_1_and_a_gain_is_0(terminal, two_runs):
    lost = terminal.run("eval", "compare", "extraction-a", "extraction-b")
    assert lost.code == 1
    assert "-25.0 points" in lost.out and "loss" in lost.out and "Flipped, worse: 20" in lost.out
    gained = terminal.run("eval", "compare", "extraction-b", "extraction-a")
    assert gained.code == 0 and "Nothing was lost" in gained.out
    data = json.loads(terminal.run("eval", "compare", "extraction-a", "extraction-b", "--json").out)
    assert data["lost"] == ["recall"] and data["measures"]["recall"]["high"] < 0 and len(data["flips"]) == 20


def test_what_does_not_exist_is_exit_code_1_and_what_cannot_be_is_2(terminal, two_runs):
    assert terminal.run("eval", "compare", "extraction-a", "nothing").code == 1
    keep(terminal, run_of({"recall": [(1, 1)]}, name="retrieval-a", task="retrieval"))
    other = terminal.run("eval", "compare", "extraction-a", "retrieval-a")
    assert other.code == 2 and "of `retrieval`" in other.err
    assert terminal.run("eval", "run", "nothing").code == 2
    assert terminal.run("eval", "run", "retrieval", "--limit", "0").code == 2
    assert terminal.run("eval", "run", "retrieval", "--prompt", "extract=99", "--limit", "1").code == 4


def test_reports_are_written_by_the_ending_of_their_name(terminal, two_runs, tmp_path):
    page, text = tmp_path / "r.html", tmp_path / "r.md"
    assert terminal.run("eval", "report", "extraction-b", "-o", str(page)).code == 0
    assert terminal.run("eval", "report", "extraction-b", "-o", str(text)).code == 0
    assert "<svg" in page.read_text() and text.read_text().startswith("# ")
    assert terminal.run("eval", "report", "-o", str(tmp_path / "r.doc")).code == 2
    assert terminal.run("eval", "report", "-o", str(tmp_path / "no" / "r.md")).code == 4
    listed = terminal.run("eval", "report", "--list")
    assert "extraction-a" in listed.out and "extraction-b" in listed.out


@pytest.mark.embedded
def test_a_run_prints_its_measures(terminal):
    done = terminal.run("eval", "run", "retrieval", "--split", "dev", "--limit", "2", "--model", "none")
    assert done.code == 0, done.err
    assert "2 samples" in done.out and "nDCG" in done.out
    assert [p.suffix for p in sorted((terminal.home / "evals").glob("retrieval*"))] == [".json"]
