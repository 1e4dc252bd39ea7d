"""What only a browser shows: Stop, two tabs, a phone, dark looks, the keyboard, what a page may load."""

import re

import pytest

pytestmark = pytest.mark.browser

STATEMENT = "case-section-problem"


def begin(page):
    """Start a case and return its address."""
    page.get_by_role("button", name="Start a new case").click()
    page.get_by_test_id("stChatInputTextArea").wait_for()
    page.wait_for_url(re.compile(r"/draft\?case=\w+"))
    return page.url


def say(page, text):
    box = page.get_by_test_id("stChatInputTextArea")
    box.fill(text)
    box.press("Enter")


def expect_words(page, text):
    page.get_by_text(text).first.wait_for()


def test_a_message_a_reply_and_a_reload(echo_app, open_tab):
    page = open_tab(echo_app)
    begin(page)
    say(page, "Tickets land in the wrong queue")
    expect_words(page, "You said: Tickets land in the wrong queue")
    page.reload()
    expect_words(page, "You said: Tickets land in the wrong queue")


def test_stop_stops_and_the_message_can_be_sent_again(echo_app, open_tab):
    page = open_tab(echo_app)
    begin(page)
    say(page, "slowly please")
    expect_words(page, "Reading your message…")
    page.locator(".st-key-stop button").first.click()
    expect_words(page, "Stopped.")
    assert page.get_by_role("button", name="Send it again").is_visible()
    say(page, "quickly then")
    expect_words(page, "You said: quickly then")


def test_a_reload_in_the_middle_finds_the_answer(echo_app, open_tab):
    page = open_tab(echo_app)
    begin(page)
    say(page, "slowly but surely")
    expect_words(page, "Reading your message…")
    page.reload()
    page.locator(".st-key-stop button").first.wait_for()
    expect_words(page, "You said: slowly but surely")


def test_two_tabs_and_the_second_sees_the_difference(echo_app, open_tab):
    first = open_tab(echo_app)
    address = begin(first)
    second = open_tab(address)
    for page in (first, second):
        page.locator(".st-key-case-edit-sponsor button").first.click()
        page.get_by_label("Name").fill("Dana Reyes" if page is first else "Tomas Keller")
    first.get_by_role("button", name="Save", exact=True).click()
    expect_words(first, "edited by you")
    second.get_by_role("button", name="Save", exact=True).click()
    expect_words(second, "This case was changed elsewhere")
    assert second.locator(".st-key-conflict").get_by_text("Dana Reyes").first.is_visible()
    second.get_by_role("button", name="Save mine over it").click()
    second.locator(".st-key-conflict").wait_for(state="detached")
    first.reload()
    expect_words(first.locator(f".st-key-{STATEMENT.replace('problem', 'sponsor')}"), "Tomas Keller")


def test_a_figure_opens_the_words_it_was_copied_from(echo_app, open_tab):
    page = open_tab(echo_app)
    page.get_by_role("button", name="120,000 EUR").first.click()
    expect_words(page, "Said in message 1")
    assert page.get_by_text("120,000 euros", exact=True).first.is_visible()


def test_what_blocks_leads_to_its_section(echo_app, open_tab):
    page = open_tab(echo_app)
    begin(page)
    page.locator(".st-key-what-blocks summary").click()
    page.get_by_role("link", name="Go to Timeline").or_(page.get_by_role("link", name="Go to KPIs")).first.click()
    page.wait_for_function(
        "() => ['timeline', 'kpis'].some(i => { const b = document.getElementById(i).getBoundingClientRect();"
        " return location.hash === '#' + i && b.top >= 0 && b.bottom <= innerHeight; })"
    )


def test_on_a_phone_the_case_is_behind_a_bar(echo_app, open_tab):
    page = open_tab(echo_app, width=390, height=844)
    begin(page)
    bar = page.get_by_role("button", name=re.compile("of 17"))
    bar.wait_for()
    assert not page.locator(f".st-key-{STATEMENT}").is_visible()
    bar.click()
    page.locator(f".st-key-{STATEMENT}").wait_for()
    box = page.get_by_test_id("stChatInputTextArea").bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 390
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_on_a_phone_the_answer_can_be_typed_without_scrolling(echo_app, open_tab):
    page = open_tab(echo_app, width=390, height=844)
    begin(page)
    box = page.get_by_test_id("stChatInputTextArea").bounding_box()
    assert box["y"] + box["height"] <= 844


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_both_looks_have_enough_contrast(echo_app, open_tab, scheme):
    page = open_tab(echo_app, scheme=scheme)
    text, back = page.evaluate(
        "() => { const s = getComputedStyle(document.querySelector('.stApp')); return [s.color, s.backgroundColor]; }"
    )
    light, dark = sorted((_luminance(text), _luminance(back)), reverse=True)
    assert (light + 0.05) / (dark + 0.05) > 7
    assert (_luminance(back) < 0.2) == (scheme == "dark")


def _luminance(colour):
    parts = [int(p) / 255 for p in re.findall(r"\d+", colour)[:3]]
    red, green, blue = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_the_keyboard_is_enough(echo_app, open_tab):
    page = open_tab(echo_app)
    button = page.get_by_role("button", name="Start a new case")
    button.focus()
    page.keyboard.press("Enter")
    box = page.get_by_test_id("stChatInputTextArea")
    box.wait_for()
    box.focus()
    page.keyboard.type("Tickets land in the wrong queue")
    page.keyboard.press("Enter")
    expect_words(page, "You said: Tickets")
    edit = page.locator(".st-key-case-edit-sponsor button").first
    edit.focus()
    page.keyboard.press("Enter")
    name = page.get_by_label("Name")
    name.wait_for()
    name.focus()
    page.keyboard.type("Dana Reyes")
    page.keyboard.press("Enter")
    expect_words(page, "edited by you")


def test_nothing_is_loaded_from_elsewhere_and_words_stay_words(echo_app, open_tab):
    page = open_tab(echo_app)
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    begin(page)
    say(page, "<img src='http://evil.example/a.png'> ![x](http://evil.example/b.png) <script>window.hit=1</script>")
    expect_words(page, "You said:")
    assert all(url.startswith((echo_app, "data:", "blob:")) for url in asked)
    assert page.evaluate("window.hit") is None
    assert page.locator("img[src*=evil]").count() == 0


def test_an_unknown_case_is_one_sentence(echo_app, open_tab):
    page = open_tab(f"{echo_app}/draft?case=nosuchcase")
    expect_words(page, "nosuchcase")
    page.get_by_role("link", name="Go to my cases").wait_for(state="visible")


def test_every_control_has_a_name(echo_app, open_tab):
    page = open_tab(echo_app)
    begin(page)
    nameless = page.evaluate(
        """() => [...document.querySelectorAll('button, a[href], input, textarea')]
            .filter(e => e.offsetParent !== null && !e.closest('[data-testid=stHeader]'))
            .filter(e => !(e.textContent || '').trim() && !e.getAttribute('aria-label'))
            .filter(e => !e.labels?.length && !e.title)
            .map(e => e.outerHTML.slice(0, 160))"""
    )
    assert nameless == []
