"""Days on which something is wrong, with the app as it ships and a real model."""

import re
import shutil

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.embedded, pytest.mark.timeout(900)]

PATIENCE = 240_000
LONG = (
    "Our service desk gets nine thousand tickets a month, and a third of them land in the wrong queue and wait there. "
    "Agents read each ticket, guess a category and send it on; the other team sends it back. "
) * 4


def begin(page):
    page.get_by_role("button", name="Start a new case").click()
    page.wait_for_url(re.compile(r"case=\w+"))
    page.get_by_test_id("stChatInputTextArea").wait_for()


def say(page, text):
    box = page.get_by_test_id("stChatInputTextArea")
    box.fill(text)
    box.press("Enter")


def replies(page):
    return page.locator("[class*='st-key-reply-']")


def test_two_browsers_on_one_model_get_their_own_answers(real_app, open_tab):
    pages = [open_tab(real_app), open_tab(real_app)]
    for page, name in zip(pages, ("Dana Reyes", "Tomas Keller"), strict=True):
        begin(page)
        say(page, f"{LONG} The sponsor is {name}, VP Operations.")
    for page, mine, other in ((pages[0], "Dana Reyes", "Tomas Keller"), (pages[1], "Tomas Keller", "Dana Reyes")):
        page.locator(".st-key-case-section-sponsor").get_by_text(mine).first.wait_for(timeout=PATIENCE)
        assert replies(page).count() == 2, "the greeting and one answer"
        assert page.get_by_text(other).count() == 0


def test_an_index_that_is_deleted_while_it_runs_costs_no_conversation(real_home, real_app, open_tab):
    page = open_tab(real_app)
    begin(page)
    for folder in ("index",):
        shutil.rmtree(real_home / folder)
    say(page, "A third of our tickets land in the wrong queue. The sponsor is Dana Reyes, VP Operations.")
    page.locator(".st-key-case-section-sponsor").get_by_text("Dana Reyes").first.wait_for(timeout=PATIENCE)
    search = open_tab(f"{real_app}/evidence")
    box = search.get_by_role("searchbox").or_(search.get_by_label("Search in your own words")).first
    box.fill("why do pilots stall")
    box.press("Enter")
    found = search.locator(".st-key-reading").get_by_text(re.compile(r"knowledge build|“")).first
    found.wait_for(timeout=PATIENCE)
    assert search.get_by_text("Something went wrong").count() == 0
    assert search.get_by_text("Traceback").count() == 0
