"""Which runs a new version of a prompt is judged by."""

import datetime as dt

from support.eval_runs import START, run_of

from casebuilder.measuring.trial import trials


def run(name, version, *, hours=0, other=1, model="small", limit=None, task="extraction"):
    made = run_of({"recall": [(1, 1)]}, name=name, task=task, started=START + dt.timedelta(hours=hours), limit=limit)
    prompt = made.prompts[0]
    made.prompts = [
        prompt.model_copy(update={"name": n, "version": v}) for n, v in (("extract", version), ("phrases", other))
    ]
    made.model.name = model
    return made


def ids(pairs):
    return [(a.id, b.id) for a, b in pairs]


def test_the_newest_pair_of_each_task_that_differs_in_that_prompt_alone():
    runs = [
        run("old-base", 1), run("base", 1, hours=1), run("old-trial", 2, hours=2), run("trial", 2, hours=3),
        run("other", 1, hours=4, other=2), run("large", 1, hours=5, model="large"),
        run("conversation-trial", 2, task="conversation"),
    ]  # fmt: skip
    assert ids(trials(runs, "extract", 1, 2)) == [("base", "trial")]


def test_a_run_of_as_many_samples_is_preferred():
    runs = [run("base", 1), run("part", 1, hours=-1, limit=20), run("trial", 2, hours=1, limit=20)]
    assert ids(trials(runs, "extract", 1, 2)) == [("part", "trial")]
    assert ids(trials([runs[0], runs[2]], "extract", 1, 2)) == [("base", "trial")]


def test_a_trial_with_nothing_beside_it_gives_way_to_an_older_one_that_has():
    runs = [run("base", 1), run("trial", 2, hours=1), run("lonely", 2, hours=2, model="large")]
    assert ids(trials(runs, "extract", 1, 2)) == [("base", "trial")]
    assert trials(runs, "extract", 1, 3) == []
