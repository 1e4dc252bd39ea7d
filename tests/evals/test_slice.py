"""A small fixed slice of every eval task with the real embedded model: no measure may be lost against the baseline.

A loss is one that the paired 95 % interval is sure of, or a fault that must never happen and did not before.
"""

import pytest

from casebuilder.measuring.compare import compare
from casebuilder.measuring.page import to_markdown
from casebuilder.measuring.record import read_run
from casebuilder.measuring.report import comparison_blocks
from evals.rebase import BASELINES
from evals.run import run
from evals.tasks import TASKS, load

SPLIT = "test"
SIZE = {"conversation": 3, "drafting": 6, "extraction": 24, "grounding": 12, "refusal": 16, "retrieval": 20}
"""Samples of each task, spread evenly over the half."""


def spread(ids: list[str], size: int) -> list[str]:
    """Return so many ids, evenly spread."""
    step = max(1, len(ids) / size)
    return [ids[int(i * step)] for i in range(min(size, len(ids)))]


@pytest.fixture(scope="module")
def out(tmp_path_factory):
    """A folder for logs; the model stays loaded from task to task, on a home of its own."""
    from evals import provider

    folder = tmp_path_factory.mktemp("evals")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CASEBUILDER_HOME", str(folder / "home"))
        patch.setenv("XDG_DATA_HOME", str(folder))
        yield folder
    provider.close_all()


@pytest.mark.embedded
@pytest.mark.parametrize("task", TASKS)
def test_nothing_is_lost_against_the_baseline(task, out, monkeypatch):
    monkeypatch.setenv("CASEBUILDER_HOME", str(out / "home"))
    baseline = read_run(BASELINES / f"{task}.{SPLIT}.json")
    ids = spread([row["id"] for row in load(task).rows(SPLIT)], SIZE[task])
    before = baseline.model_copy(update={"samples": [s for s in baseline.samples if s.id in ids]})
    after = run(task, SPLIT, out, ids=ids)
    found = compare(before, after)
    old = [*found.only_after, *found.relabelled]
    assert not old, f"the data changed; look at the runs and write the baselines anew (`make baselines`): {old}"
    assert len(after.samples) == len(ids)
    assert not found.lost, to_markdown(comparison_blocks(found))


@pytest.mark.parametrize("task", TASKS)
@pytest.mark.parametrize("split", ["dev", "test"])
def test_the_baselines_are_of_the_embedded_model_and_of_whole_halves(task, split):
    baseline = read_run(BASELINES / f"{task}.{split}.json")
    assert (baseline.task, baseline.split, baseline.limit) == (task, split, None)
    assert baseline.model.name == "smollm2-135m" and len(baseline.model.sha256) == 64
    assert {p.name for p in baseline.prompts} >= {"extract", "questions", "phrases"}
    assert [s.id for s in baseline.samples] == [row["id"] for row in load(task).rows(split)]


@pytest.mark.embedded
def test_a_product_that_reads_fewer_sections_is_a_loss(out, monkeypatch):
    """The slice is large enough to see a fault in a few readers."""
    from casebuilder.dialogue import extract as node

    read = node.extract
    broken = {"kpis", "costs", "benefits"}
    monkeypatch.setattr(node, "extract", lambda message: [i for i in read(message) if i.section not in broken])
    monkeypatch.setenv("CASEBUILDER_HOME", str(out / "home"))
    baseline = read_run(BASELINES / f"extraction.{SPLIT}.json")
    ids = spread([row["id"] for row in load("extraction").rows(SPLIT)], SIZE["extraction"])
    found = compare(baseline, run("extraction", SPLIT, out, ids=ids))
    assert "recall" in [c.measure for c in found.lost]
