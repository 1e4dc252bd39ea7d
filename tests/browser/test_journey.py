"""The whole way with the app as it ships: say it, see it noted and where a figure comes from, correct it, export."""

import json
import re

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.embedded, pytest.mark.timeout(600)]

OPENING = (
    "A third of our service desk tickets land in the wrong queue and wait there. That is 120,000 euros a year of "
    "double handling. The sponsor is Dana Reyes, VP Operations."
)
PATIENCE = 240_000


def words(page, text):
    page.get_by_text(text).first.wait_for(timeout=PATIENCE)


def test_a_sponsor_gets_from_a_first_sentence_to_a_draft(real_app, open_tab, tmp_path):
    page = open_tab(real_app)
    page.get_by_role("button", name="Start a new case").click()
    page.wait_for_url(re.compile(r"/draft\?case=\w+"))
    box = page.get_by_test_id("stChatInputTextArea")
    box.wait_for()
    box.fill(OPENING)
    box.press("Enter")
    figure = page.locator(".st-key-case-scroll").get_by_role("button", name=re.compile("120,000 EUR"))
    figure.first.wait_for(timeout=PATIENCE)
    figure.first.click()
    words(page, "Said in message 1")
    page.keyboard.press("Escape")

    page.reload()
    words(page, "of double handling")
    box = page.get_by_test_id("stChatInputTextArea")
    box.fill("Sorry, it is 150,000 euros a year, not 120,000.")
    box.press("Enter")
    page.locator(".st-key-case-scroll").get_by_role("button", name=re.compile("150,000 EUR")).first.wait_for(
        timeout=PATIENCE
    )

    page.locator(".st-key-draft-json button").first.click()
    with page.expect_download(timeout=60_000) as waiting:
        page.locator(".st-key-save-document button").first.click()
    file = waiting.value
    assert file.suggested_filename.endswith("-draft.json")
    file.save_as(tmp_path / "draft.json")
    data = json.loads((tmp_path / "draft.json").read_text(encoding="utf-8"))
    assert "150000" in json.dumps(data)
    assert page.locator(".st-key-final-docx button").first.is_disabled()
