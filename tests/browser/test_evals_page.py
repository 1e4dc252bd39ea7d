"""The Evals page in a browser: with the keyboard, on a phone, in both looks, and a real run from start to figures."""

import re

import pytest
from support.eval_runs import START, run_of

pytestmark = pytest.mark.browser

RUN_MS = 240_000
"""A run loads the sentence encoder in a process of its own, on a machine that may be busy."""
VIEWS = ("Results", "Compare", "Failing cases", "Run", "Prompts")


@pytest.fixture
def page_with_runs(real_app, real_home, open_tab):
    """Open a view of the page beside two runs of a task of their own."""
    folder = real_home / "evals"
    folder.mkdir(exist_ok=True)
    for name, values, hours in (("a", [(2, 2)] * 20, 0), ("b", [(1, 2), (2, 2)] * 10, 1)):
        started = START.replace(year=2027, hour=START.hour + hours)  # newer than any baseline
        run = run_of({"recall": values}, name=f"wording-{name}", task="wording", started=started)
        (folder / f"{run.id}.json").write_text(run.model_dump_json())

    def opened(view="Results", **looks):
        page = open_tab(f"{real_app}/evals?view={view}", **looks)
        page.get_by_role("tab", name=view).wait_for()
        page.locator('[data-test-script-state="notRunning"]').first.wait_for()
        return page

    return opened


def test_from_results_to_a_flipped_sample_with_the_keyboard_alone(page_with_runs):
    page = page_with_runs()
    page.get_by_role("tab", name="Results").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    page.get_by_text("On 20 samples that both have, B is worse").wait_for()
    assert page.url.endswith("view=Compare")
    fold = page.locator("[class*=st-key-flip-x-000] summary, [class*=st-key-flip-x-000] button").first
    fold.focus()
    page.keyboard.press("Enter")
    page.get_by_text("B: what came out").wait_for()
    page.get_by_text("a value is missing").first.wait_for()


def test_charts_and_tables_have_names_for_screen_readers(page_with_runs):
    page = page_with_runs()
    chart = page.get_by_label(re.compile(r"Shares with their 95 % intervals\. Expected values right: 75\.0 %"))
    chart.first.wait_for()
    page.get_by_label(re.compile("Expected values right, run by run, oldest first")).first.wait_for()
    for name in ("What the run wording-b measured", "Runs, newest first"):
        page.get_by_label(name).first.wait_for()
    assert page.get_by_role("columnheader", name="95 % interval").first.is_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_view_is_wider_than_a_phone(page_with_runs, scheme):
    page = page_with_runs(width=390, height=844, scheme=scheme)
    for view in VIEWS:
        tab = page.get_by_role("tab", name=view)
        tab.click()
        page.wait_for_function(
            "v => document.querySelector('[role=tab][aria-selected=true]').innerText === v", arg=view
        )
        page.locator('[data-test-script-state="notRunning"]').first.wait_for()
        wide = page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth - innerWidth")
        assert wide <= 0, view


@pytest.mark.embedded
def test_a_run_from_start_to_figures(page_with_runs):
    page = page_with_runs("Run")
    for box, option in (("Task", "retrieval"), ("Model", "none")):
        page.get_by_role("combobox", name=box).first.click()
        page.get_by_role("option", name=option).click()
    page.get_by_role("spinbutton").fill("2")
    page.get_by_role("button", name="Start", exact=True).click()
    page.get_by_role("button", name="Stop the run").wait_for()
    page.get_by_text("retrieval, dev half, is measured: 2 samples").wait_for(timeout=RUN_MS)
