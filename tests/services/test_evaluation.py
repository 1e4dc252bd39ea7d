"""Running, finding, comparing and reporting evals as the screens do it."""

import datetime as dt
import importlib.util
import json
import threading
import time

import pytest
from support.eval_runs import START, run_of

from casebuilder.errors import Cancelled, EnvironmentProblem, NotFound, UserError
from casebuilder.measuring.record import RunProblem
from casebuilder.services import evaluation
from casebuilder.services.evaluation import EvalFailed, EvalRequest, EvaluationService


@pytest.fixture
def service(tmp_path):
    return EvaluationService(tmp_path / "home")


def keep(service, run):
    service.folder.mkdir(parents=True, exist_ok=True)
    path = service.folder / f"{run.id}.json"
    path.write_text(run.model_dump_json())
    return path


def test_tasks_are_those_of_the_evals_folder(service):
    assert {"conversation", "extraction", "retrieval"} <= set(service.tasks())


def test_runs_come_newest_first_and_damaged_files_are_left_out(service):
    keep(service, run_of({"recall": [(1, 1)]}, name="extraction-1"))
    keep(service, run_of({"recall": [(1, 1)]}, name="extraction-2", started=START + dt.timedelta(hours=1)))
    (service.folder / "extraction-3.json").write_text("{")
    assert [r.id for r in service.runs()] == ["extraction-2", "extraction-1"]
    assert service.runs("retrieval") == []


def test_a_run_is_found_by_id_beginning_file_or_task(service):
    path = keep(service, run_of({"recall": [(1, 1)]}, name="extraction-a1"))
    keep(service, run_of({"recall": [(1, 1)]}, name="extraction-a2", started=START + dt.timedelta(hours=1)))
    assert service.find("extraction-a1").id == service.find(str(path)).id == "extraction-a1"
    assert service.find("extraction").id == "extraction-a2", "a task is its newest run"
    with pytest.raises(UserError, match="fits 2 runs"):
        service.find("extraction-a")
    with pytest.raises(NotFound, match="report --list"):
        service.find("nothing")
    with pytest.raises(RunProblem):
        service.find("nowhere.json")


def test_a_baseline_stands_beside_a_run(service, monkeypatch):
    base = run_of({"recall": [(2, 2)] * 30}, name="extraction-base")
    monkeypatch.setattr(service, "baselines", lambda task=None: [base])
    keep(service, run_of({"recall": [(1, 2), (2, 2)] * 15}, name="extraction-new"))
    found = service.compare("baseline", "extraction-new")
    assert (found.before.id, found.after.id) == ("extraction-base", "extraction-new")
    assert [c.measure for c in found.lost] == ["recall"]
    assert service.compare("extraction-new", "baseline").lost == []
    with pytest.raises(UserError, match="stands beside a run"):
        service.compare("baseline", "baseline")


def test_a_report_takes_the_newest_of_each_task(service, monkeypatch):
    monkeypatch.setattr(service, "baselines", lambda task=None: [])
    with pytest.raises(NotFound, match="casebuilder eval run"):
        service.report()
    keep(service, run_of({"recall": [(1, 1)]}, name="extraction-1"))
    keep(service, run_of({"recall": [(0, 1)]}, name="extraction-2", started=START + dt.timedelta(hours=1)))
    text = service.report(html=False)
    assert "extraction-2" in text and "0 of 1" in text
    assert service.report(["extraction-1"]).startswith("<!doctype html>")


def test_without_inspect_one_sentence_says_what_to_install(service, monkeypatch):
    real = importlib.util.find_spec
    monkeypatch.setattr(evaluation.importlib.util, "find_spec", lambda n: None if n == "inspect_ai" else real(n))
    with pytest.raises(EnvironmentProblem, match=r"pip install 'casebuilder\[evals\]'") as error:
        service.run(EvalRequest("retrieval"))
    assert error.value.exit_code == 4


def test_without_the_evals_folder_one_sentence_says_so(service, monkeypatch):
    def missing(name):
        raise FileNotFoundError(f"the shipped data {name!r} is missing; reinstall casebuilder")

    monkeypatch.setattr(evaluation, "data_path", missing)
    with pytest.raises(EnvironmentProblem, match="reinstall"):
        service.tasks()


def test_a_run_that_cannot_begin_passes_its_sentence_on(service):
    with pytest.raises(EvalFailed, match="extract.v99") as error:
        service.run(EvalRequest("retrieval", prompts=("extract=99",)))
    assert error.value.exit_code == 4
    with pytest.raises(UserError, match="there is no eval task"):
        service.run(EvalRequest("../../etc"))


@pytest.mark.embedded
def test_a_run_tells_how_far_it_is_and_is_kept(service):
    told = []
    run = service.run(EvalRequest("retrieval", "dev", "none", limit=3), told.append)
    assert [(p.done, p.of) for p in told] == [(0, 3), (1, 3), (2, 3), (3, 3)]
    assert service.find(run.id) == run and run.model.name == "none"
    assert (service.folder / run.log).is_file()


def test_a_stopped_run_ends_at_once_and_leaves_nothing(service, tmp_path):
    slow = tmp_path / "python"
    slow.write_text(f"#!/bin/sh\necho '{json.dumps({'event': 'start', 'of': 9})}'\nexec sleep 60\n")
    slow.chmod(0o755)
    service = EvaluationService(tmp_path / "home", python=str(slow))
    cancel = threading.Event()
    began = time.monotonic()
    with pytest.raises(Cancelled):
        service.run(EvalRequest("retrieval"), lambda _: cancel.set(), cancel)
    assert time.monotonic() - began < 10
    assert service.runs() == []


def test_a_run_that_dies_is_a_sentence(tmp_path):
    broken = tmp_path / "python"
    broken.write_text("#!/bin/sh\necho 'Segmentation fault' >&2\nexit 139\n")
    broken.chmod(0o755)
    service = EvaluationService(tmp_path / "home", python=str(broken))
    with pytest.raises(EnvironmentProblem, match="Segmentation fault"):
        service.run(EvalRequest("retrieval"))
