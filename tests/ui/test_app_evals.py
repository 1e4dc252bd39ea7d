"""The Evals page: what it shows of runs, how runs are set side by side and started, and the way of a prompt owner."""

import datetime as dt
import json
import shutil
import threading
from dataclasses import replace
from pathlib import Path

import pytest
from support.eval_runs import START, run_of

from casebuilder.errors import Cancelled, CasebuilderError, EnvironmentProblem
from casebuilder.services.evaluation import EvalProgress
from casebuilder.services.prompts import PromptService
from casebuilder.ui import measured

SHIPPED = Path(__file__).parents[2] / "prompts"
GOOD, BAD = [(2, 2)] * 20, [(1, 2), (2, 2)] * 10


@pytest.fixture(autouse=True)
def _nothing_left_over(monkeypatch, services):
    """Start without a run of another test, and without the committed baselines."""
    measured._jobs.clear()
    monkeypatch.setattr(type(services.evaluation), "baselines", lambda _self, task=None: [])


@pytest.fixture
def keep(services):
    """Put a run on the shelf."""

    def kept(name, values, *, hours=0, version=1, **more):
        run = run_of({"recall": values}, name=name, started=START + dt.timedelta(hours=hours), **more)
        run.prompts[0].version = version
        services.evaluation.folder.mkdir(parents=True, exist_ok=True)
        (services.evaluation.folder / f"{name}.json").write_text(run.model_dump_json())
        return run

    return kept


@pytest.fixture
def show(open_page):
    """Open a view of the page."""
    return lambda view="Results": open_page(page="evals", view=view)


@pytest.fixture
def checkout(services, tmp_path):
    """Prompts that may be edited."""
    (tmp_path / "pyproject.toml").write_text("")
    folder = Path(shutil.copytree(SHIPPED, tmp_path / "prompts"))
    return PromptService(folder)


@pytest.fixture
def editable(open_page, services, checkout):
    """Open the page on prompts that may be edited."""
    from casebuilder.ui import session

    def opened(view="Prompts", prompt="extract"):
        page = open_page()
        page.at.session_state[session.SERVICES] = replace(services, prompts=checkout)
        page.at.query_params["view"] = view
        page.at.switch_page("casebuilder/ui/pages/evals.py")
        page.at.run()
        if view == "Prompts":
            box(page, "Prompt").set_value(prompt).run()
        assert not page.at.exception
        return page

    return opened


def box(page, label):
    return next(b for b in page.at.selectbox if b.label == label)


def cells(page, at=0):
    table = page.at.table[at].value
    return [[str(c).replace("\\", "").replace("\xa0", " ") for c in row] for row in table.to_numpy()]


def charts(page):
    return [json.loads(c.proto.spec) for c in page.at.get("vega_lite_chart")]


def words(page):
    return page.words.replace("\\", "").replace("\xa0", " ")


def test_without_inspect_the_page_teaches_and_is_not_linked(show, services, monkeypatch):
    said = "evals need Inspect; install it with `pip install 'casebuilder[evals]'`"
    monkeypatch.setattr(type(services.evaluation), "missing", lambda _self: said)
    page = show()
    assert "pip install 'casebuilder[evals]'" in words(page)
    assert not page.at.tabs
    assert "Evals" not in [link.proto.label for link in page.at.get("page_link")]


def test_with_inspect_it_is_linked_from_every_page(open_page):
    for page in ("cases", "evidence"):
        assert "Evals" in [link.proto.label for link in open_page(page=page).at.get("page_link")]


def test_without_a_run_it_says_how_to_make_one(show):
    for view in ("Results", "Compare", "Failing cases"):
        assert "Start one under “Run”" in words(show(view))


def test_the_headline_has_value_interval_and_bar_in_words(show, keep):
    keep("extraction-a-1", BAD)
    page = show()
    (row,) = cells(page)
    assert row[:2] == ["Expected values right", "75.0 %"]
    assert row[2].endswith(" %") and " to " in row[2]
    assert row[3] == "✘ missed (at least 90.0 %)"
    keep("extraction-a-2", GOOD, hours=1)
    assert cells(show())[0][3].startswith("✔ met")
    assert page.at.get("vega_lite_chart")[0].proto.alt.startswith("Shares with their 95 % intervals. Expected values")


def test_a_trend_is_a_chart_with_words_and_a_table(show, keep):
    keep("extraction-a-1", BAD)
    assert "No trend yet." in words(show())
    keep("extraction-a-2", GOOD, hours=1)
    keep("extraction-a-3", GOOD, hours=2, limit=20)
    page = show()
    spec = charts(page)[1]
    assert {layer["mark"]["type"] for layer in spec["layer"]} == {"errorbar", "point", "rule"}
    assert len(spec["layer"][1]["data"]["values"] if "data" in spec["layer"][1] else spec["data"]["values"]) == 2
    alt = page.at.get("vega_lite_chart")[1].proto.alt
    assert "75.0 %" in alt and "100.0 %" in alt
    assert [row[3].split(" (")[0] for row in cells(page, 1)] == ["100.0 %", "75.0 %"]
    assert [row[4] for row in cells(page, 2)] == ["extraction-a-3", "extraction-a-2", "extraction-a-1"]
    assert cells(page, 2)[0][3] == "20 samples, a part"


def test_two_runs_side_by_side_say_in_words_what_changed_and_show_what_flipped(show, keep):
    keep("extraction-a-1", GOOD)
    keep("extraction-a-2", BAD, hours=1)
    page = show("Compare")
    assert "On 20 samples that both have, B is worse: Expected values right." in words(page)
    assert cells(page)[0][:2] == ["Expected values right", "worse"]
    assert cells(page)[0][2].startswith("-25.0 points (-")
    folds = [e for e in page.at.expander if e.label.startswith("x")]
    assert len(folds) == 10
    assert folds[0].label.replace("\\", "") == "x-000: Expected values right 100.0 % → 50.0 %"
    box(page, "A, before").set_value("extraction-a-2").run()
    box(page, "B, after").set_value("extraction-a-1").run()
    assert "B is better: Expected values right." in words(page)
    box(page, "B, after").set_value("extraction-a-2").run()
    assert "shows no difference to A beyond doubt" in words(page)
    assert cells(page)[0][1] == "no difference shown"


def test_a_flipped_sample_opens_to_both_answers(show, keep):
    before = keep("extraction-a-1", GOOD)
    after = keep("extraction-a-2", BAD, hours=1)
    page = show("Compare")
    page.at.session_state["flip-x-000"] = True
    page.at.run()
    assert [c.value for c in page.at.code] == [
        before.samples[0].prompt,
        before.samples[0].answer,
        after.samples[0].answer,
    ]
    assert "No rule broken." in words(page)
    assert cells(page, 1) == [["a value is missing (Expected values right)", "9", "nothing", "kpis[outages].baseline"]]


def test_a_failing_case_shows_prompt_answer_expected_got_and_rule(show, keep):
    keep("extraction-a-1", BAD)
    page = show("Failing cases")
    assert "10 of 20 samples broke a rule; all are listed" in words(page)
    assert page.at.expander[0].label.replace("\\", "") == "x-000 (rambling): a value is missing"
    assert [c.value for c in page.at.expander[0].code] == ["message 0", "{}"]
    assert cells(page)[0] == ["a value is missing (Expected values right)", "9", "nothing", "kpis[outages].baseline"]


def test_failing_cases_are_chosen_by_style_and_measure(show, keep):
    keep("extraction-a-1", [(1, 2)] * 24)
    page = show("Failing cases")
    assert len(page.at.expander) == 10, "a page of them"
    box(page, "Style").set_value("terse").run()
    assert "12 of them fit your choice" in words(page)
    box(page, "Measure").set_value("recall").run()
    assert "12 of them fit your choice" in words(page)
    assert box(page, "Section").disabled


def test_a_run_without_texts_and_one_without_failures_say_so(show, keep, services):
    run = keep("extraction-a-1", GOOD)
    assert "Nothing failed." in words(show("Failing cases"))
    for sample in run.samples:
        sample.prompt = sample.answer = ""
    (services.evaluation.folder / "extraction-a-1.json").write_text(run.model_dump_json())
    assert "keeps figures only" in words(show("Failing cases"))


def test_what_runs_hold_is_shown_as_words(show, keep, services):
    run = keep("extraction-a-1", BAD)
    hostile = "<img src=x onerror=alert(1)> ![p](http://evil.example/p.png) [l](javascript:alert(1)) | a"
    for sample in run.samples:
        sample.id, sample.prompt, sample.answer, sample.style = f"{hostile}{sample.id}", hostile, hostile, hostile
        for failure in sample.failures:
            failure.rule = failure.where = failure.expected = hostile
    run.model.name = hostile
    (services.evaluation.folder / "extraction-a-1.json").write_text(run.model_dump_json())
    for view in ("Results", "Failing cases"):
        page = show(view)
        shown = [e.value for kind in (page.at.markdown, page.at.caption) for e in kind]
        shown += [e.label for e in page.at.expander] + [
            str(c) for t in page.at.table for c in t.value.to_numpy().ravel()
        ]
        assert not [s for s in shown if "![" in s.replace("\\!\\[", "") or "<img" in s.replace("\\<", "")]


class Runs:
    """Stands for the process that runs evals: it tells of two samples, then waits for the test."""

    def __init__(self, result):
        self.go = threading.Event()
        self.result = result
        self.requests = []

    def __call__(self, request, on_progress=None, cancel=None):
        self.requests.append(request)
        for done in range(3):
            on_progress(EvalProgress(request.task, done, 20, f"x-{done}", failed=done == 2))
        while not self.go.wait(0.02):
            if cancel.is_set():
                raise Cancelled("stopped; nothing of this run is kept")
        if isinstance(self.result, Exception):
            raise self.result
        return self.result


@pytest.fixture
def runs(monkeypatch, services):
    def made(result):
        found = Runs(result)
        monkeypatch.setattr(services.evaluation, "run", found, raising=False)
        return found

    return made


@pytest.fixture
def begin(show, runs):
    """Start a run from the page."""

    def begun(result, **choices):
        fake, page = runs(result), show("Run")
        box(page, "Task").set_value("retrieval")
        page.at.number_input[0].set_value(20)
        page.click("eval-start")
        return fake, page

    return begun


def finish(page):
    assert measured.job().done.wait(30)
    page.at.run()
    return page


def test_a_run_is_started_in_the_background_and_says_how_far_it_is(begin):
    fake, page = begin(run_of({"recall": BAD}, name="retrieval-a-1", task="retrieval"))
    page.at.run()
    (request,) = fake.requests
    assert (request.task, request.split, request.limit, request.model, request.prompts) == (
        "retrieval", "dev", 20, "active", (),
    )  # fmt: skip
    (bar,) = page.at.get("progress")
    assert bar.proto.text.replace("\\", "").startswith("retrieval, dev half: 2 of 20 samples, 1 has a failure")
    assert next(b for b in page.at.button if b.key == "eval-start").disabled, "one at a time"
    fake.go.set()
    assert "20 samples in 12 s, 10 with a failure" in words(finish(page))
    assert not next(b for b in page.at.button if b.key == "eval-start").disabled


def test_stop_ends_the_run_and_keeps_nothing(begin, services):
    _, page = begin(None)
    page.at.run()
    page.click("eval-job-stop")
    assert "Stopped. Nothing of that run is kept." in words(finish(page))
    assert services.evaluation.runs() == []


@pytest.mark.parametrize(
    ("failure", "said"),
    [
        (EnvironmentProblem("evals need Inspect; install it with `pip install`"), "Evals need Inspect"),
        (ZeroDivisionError(), "The run broke off"),
    ],
)
def test_a_run_that_fails_is_one_sentence(begin, failure, said):
    fake, page = begin(failure)
    fake.go.set()
    page = finish(page)
    assert page.at.warning[0].value.startswith(said)
    assert not page.at.exception


def test_a_run_that_goes_on_is_shown_to_a_page_loaded_again(begin, show):
    fake, _ = begin(CasebuilderError("enough"))
    again = show("Results")
    assert any(b.key == "eval-job-stop" for b in again.at.button)
    fake.go.set()
    finish(again)


def test_prompts_are_listed_with_the_version_in_use(show):
    page = show("Prompts")
    assert ["extract", "how the model copies facts out of a message", "1", "1"] in cells(page)


def test_an_installed_package_says_where_prompts_are_edited(show, services, monkeypatch):
    monkeypatch.setattr(type(services.prompts), "closed", lambda _self: "Prompts are edited in a checkout.")
    page = show("Prompts")
    assert "Prompts are edited in a checkout." in words(page)
    assert not page.at.text_area


def test_a_prompt_is_edited_as_a_new_version_and_a_bad_one_is_refused(editable, checkout):
    page = editable()
    text = page.at.text_area[0].value
    page.at.text_area[0].set_value(text + "{{ nobody }}")
    page.click("edit-save")
    assert "nobody" in page.at.warning[0].value
    assert page.at.text_area[0].value.endswith("{{ nobody }}"), "what was typed stays"
    page.at.text_area[0].set_value(text + "Be exact.")
    page.click("edit-save")
    assert "extract.v2.jinja is written" in words(page)
    assert checkout.prompt("extract").versions == (1, 2)
    assert checkout.prompt("extract").pinned == 1
    assert any("+Be exact." in c.value for c in page.at.code), "what differs is shown"
    assert "Not measured yet." in words(page)
    assert "move-pin" not in [b.key for b in page.at.button]


def test_the_evals_are_run_with_the_new_version(editable, checkout, runs):
    checkout.save("extract", checkout.text("extract", 1) + "Be exact.")
    fake, page = runs(CasebuilderError("enough")), editable()
    page.click("try-run")
    assert page.at.multiselect[0].value == ["extract=2"]
    page.click("eval-start")
    fake.go.set()
    finish(page)
    assert fake.requests[0].prompts == ("extract=2",)


@pytest.mark.parametrize("worse", [True, False])
def test_the_pin_moves_after_the_comparison(editable, checkout, keep, worse):
    checkout.save("extract", checkout.text("extract", 1) + "Be exact.")
    keep("extraction-a-1", GOOD if worse else BAD)
    keep("extraction-a-2", BAD if worse else GOOD, hours=1, version=2)
    page = editable()
    assert f"B is {'worse' if worse else 'better'}: Expected values right." in words(page)
    button = next(b for b in page.at.button if b.key == "move-pin")
    assert ("all the same" in button.label) is worse
    assert ("Better not" in words(page)) is worse
    page.click("move-pin")
    assert checkout.prompt("extract").pinned == 2
    assert "extract 2 is in use from the next start on" in words(page)
