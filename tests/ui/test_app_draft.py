"""The draft page: talking, correcting, refusals and conflicts, and what a second visit finds."""

import threading

import pytest

from casebuilder.store.failures import StorageProblem
from casebuilder.ui import session
from casebuilder.ui.desk import NO_DOCUMENT


def test_a_message_and_its_reply_appear_and_a_reload_shows_them_again(open_page, case):
    page = open_page(case.case_id)
    assert "Ticket routing" in page.words
    page.say("A third of the tickets land in the wrong queue").wait()
    assert "You said: A third of the tickets" in page.words
    again = open_page(case.case_id)
    assert "You said: A third of the tickets" in again.words
    assert again.at.query_params["case"] in (case.case_id, [case.case_id])


def test_while_it_is_answered_the_page_says_what_goes_on_and_can_stop_it(open_page, case, brain, services):
    brain.delay = 30
    page = open_page(case.case_id).say("a long one")
    assert brain.started.wait(30)
    page.at.run()
    assert "Reading your message…" in page.words
    assert page.at.chat_input[0].disabled
    page.click("stop").wait()
    assert "Stopped" in page.words
    stored = services.conversation.view(case.case_id).turns[-1]
    assert (stored.message, stored.reply) == ("a long one", None)
    brain.delay = 0
    page.click("again").wait()
    assert "You said: a long one" in page.words
    assert "not answered" not in page.words


def test_stop_works_while_the_message_waits_behind_another_one(open_page, case, brain, services):
    brain.delay = 20
    first = threading.Event()
    other = threading.Thread(
        target=lambda: _quietly(lambda: services.conversation.say(case.case_id, "from elsewhere", cancel=first))
    )
    other.start()
    assert brain.started.wait(30)
    page = open_page(case.case_id).say("me too")
    page.click("stop").wait()
    assert "Stopped" in page.words
    assert page.desk.unsent == "me too"
    assert other.is_alive()
    first.set()
    other.join(30)


def test_a_page_loaded_again_finds_the_answer_that_is_on_its_way(open_page, case, brain):
    brain.delay = 30
    first = open_page(case.case_id).say("slow")
    assert brain.started.wait(30)
    again = open_page(case.case_id)
    assert any(b.key == "stop" for b in again.at.button)
    again.click("stop")
    assert first.desk.answer.done.wait(30)


def test_words_that_are_no_message_are_answered_and_not_kept(open_page, case, services):
    page = open_page(case.case_id).say("\x00\x01").wait()
    assert "I did not get any words" in page.words
    assert len(services.conversation.view(case.case_id).turns) == 1


def test_a_message_that_is_too_long_comes_back_with_the_reason(open_page, case):
    page = open_page(case.case_id).say("far too long " * 2000).wait()
    assert "20,000" in page.at.warning[0].value.replace("\\", "")
    assert page.at.text_area[0].value.startswith("far too long")


def test_a_crash_is_one_sentence(open_page, case, brain, monkeypatch):
    def broken(*_args, **_kwargs):
        raise ZeroDivisionError

    monkeypatch.setattr(brain, "run_turn", broken)
    page = open_page(case.case_id).say("hello there").wait()
    assert "Something went wrong" in page.words
    assert "ZeroDivision" not in page.words
    assert not page.at.exception


def test_an_edit_is_a_turn_and_shows_its_words(open_page, case, services):
    page = open_page(case.case_id).edit("sponsor", {"sponsor.name": "Dana Reyes"}, case)
    assert services.conversation.view(case.case_id).case.sponsor.name == "Dana Reyes"
    assert "edited by you" in page.words
    assert "Dana Reyes" in page.words


def test_two_edits_at_once_are_two_turns(open_page, case, services):
    open_page(case.case_id).edit("sponsor", {"sponsor.name": "Dana Reyes", "sponsor.role": "VP Operations"}, case)
    found = services.conversation.view(case.case_id)
    assert (found.case.sponsor.name, found.case.sponsor.role) == ("Dana Reyes", "VP Operations")
    assert [t.kind for t in found.turns[-2:]] == ["edit", "edit"]


@pytest.mark.parametrize("mine", [True, False])
def test_the_second_of_two_writers_sees_the_difference_and_chooses(open_page, case, services, mine):
    page = open_page(case.case_id)
    page.click("case-edit-sponsor")
    services.conversation.edit(case.case_id, "sponsor.name", "Tomas Keller")
    session_edit(page, case, "Dana Reyes")
    assert "changed elsewhere" in page.words
    assert "Tomas Keller" in page.words
    page.click("conflict-mine" if mine else "conflict-theirs")
    assert "changed elsewhere" not in page.words
    name = services.conversation.view(case.case_id).case.sponsor.name
    assert name == ("Dana Reyes" if mine else "Tomas Keller")


def session_edit(page, case, text):
    """Press Save in a tab that was drawn before the change of the other one."""
    key = f"editor-sponsor-{case.version}"
    next(i for i in page.at.text_input if i.key == f"{key}-sponsor.name").set_value(text)
    next(b for b in page.at.button if b.key == f"{key}-save").click().run()


def test_a_message_to_a_case_that_changed_meanwhile_is_held_back(open_page, case, services):
    page = open_page(case.case_id)
    services.conversation.edit(case.case_id, "sponsor.name", "Tomas Keller")
    page.say("the sponsor is Dana Reyes").wait()
    assert "changed elsewhere" in page.words
    page.click("conflict-mine").wait()
    assert "You said: the sponsor is Dana Reyes" in page.words


def test_an_unknown_case_is_one_sentence_with_a_way_on(open_page):
    page = open_page("nosuchcase")
    assert len(page.at.warning) == 1
    assert "nosuchcase" in page.at.warning[0].value
    assert not page.at.chat_input


def test_words_of_people_are_shown_as_words(open_page, case):
    hostile = "<img src=x onerror=alert(1)> ![p](http://evil.example/x.png) [link](javascript:alert(1)) :red[x] **b**"
    page = open_page(case.case_id).say(hostile).wait()
    for element in page.at.markdown:
        assert "![p]" not in element.value.replace("\\!\\[", "")
        assert not element.allow_html
    assert r"\<img" in page.words


FORMATS = ("docx", "pdf", "md", "json", "xlsx")


def test_the_finished_document_waits_and_says_why_a_draft_does_not(open_page, case):
    page = open_page(case.case_id)
    buttons = {b.key: b for b in page.at.button}
    assert all(buttons[f"final-{f}"].disabled for f in FORMATS)
    assert buttons["final-docx"].proto.help
    assert not any(buttons[f"draft-{f}"].disabled for f in FORMATS)


def test_a_draft_is_written_and_then_saved(open_page, case, services):
    page = open_page(case.case_id).click("draft-md")
    (save,) = page.at.get("download_button")
    assert save.proto.label.replace("\\", "").endswith("-draft.md")
    services.conversation.edit(case.case_id, "sponsor.name", "Dana Reyes")
    page.at.run()
    assert not page.at.get("download_button"), "a document of an older version is not offered"


@pytest.mark.parametrize(
    ("failure", "said"),
    [(StorageProblem("the disk is full; free some space"), "The disk is full"), (ZeroDivisionError(), NO_DOCUMENT)],
)
def test_a_document_that_cannot_be_written_is_one_sentence(open_page, case, services, monkeypatch, failure, said):
    def fail(*_args):
        raise failure

    page = open_page(case.case_id)
    with monkeypatch.context() as broken:
        broken.setattr(type(services.publishing), "export", fail)
        page.click("draft-docx")
    assert said in page.at.warning[0].value.replace("\\", "")
    assert not page.at.get("download_button")
    page.click("draft-docx")
    assert not page.at.warning
    assert page.at.get("download_button")


def test_the_case_is_a_drawer_behind_a_bar(open_page, case):
    page = open_page(case.case_id)
    bar = next(b for b in page.at.button if b.key == "drawer")
    assert "of 17" in bar.label
    assert "show" in bar.label
    page.click("drawer")
    assert "hide" in next(b for b in page.at.button if b.key == "drawer").label


def test_only_the_session_module_touches_the_session_state():
    from pathlib import Path

    folder = Path(session.__file__).parent
    touching = [p.name for p in folder.rglob("*.py") if "session_state" in p.read_text(encoding="utf-8")]
    assert touching == ["session.py"]


def _quietly(action):
    try:
        action()
    except Exception:  # noqa: BLE001 - a stopped message raises Cancelled
        return
