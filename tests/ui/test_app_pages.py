"""Start, my cases, evidence: what they show, what they teach when there is nothing, and what they refuse."""

import contextlib
import json
import sqlite3

import pytest

from casebuilder.services.views import ModelState


def test_the_first_visit_teaches_with_a_finished_example(open_page, services):
    page = open_page()
    assert "Start a new case" in page.words
    assert "17 of 17" in page.words
    page.click("copy")
    cases = services.conversation.cases()
    assert len(cases) == 1
    assert page.at.query_params["case"] in (cases[0].case_id, [cases[0].case_id])
    assert page.at.chat_input


def test_a_new_case_opens_with_its_id_in_the_address(open_page, services):
    page = open_page()
    page.click("new")
    assert page.at.query_params["case"] in (
        services.conversation.cases()[0].case_id,
        [services.conversation.cases()[0].case_id],
    )


def test_every_figure_of_the_example_shows_its_words(open_page):
    page = open_page()
    assert ":primary-background[**120,000 euros**]" in page.words
    assert "Said in message 1" in page.words


def test_no_cases_is_a_page_that_says_what_to_do(open_page):
    assert "No case yet." in open_page(page="cases").words


def test_a_case_is_renamed_and_deleted_in_the_list(open_page, case, services):
    page = open_page(page="cases")
    assert "Ticket routing" in page.words or any("0 of 17" in c.value for c in page.at.caption)
    next(i for i in page.at.text_input if i.key == f"title-{case.case_id}").set_value("Misrouted tickets")
    next(b for b in page.at.button if b.label == "Save").click().run()
    assert services.conversation.cases()[0].title == "Misrouted tickets"
    page.click(f"sure-{case.case_id}")
    assert services.conversation.cases() == []
    assert "is deleted" in page.words


def test_a_title_that_cannot_be_used_is_refused_in_a_sentence(open_page, case, services):
    page = open_page(page="cases")
    next(i for i in page.at.text_input if i.key == f"title-{case.case_id}").set_value("x" * 300)
    next(b for b in page.at.button if b.label == "Save").click().run()
    assert "200 characters" in page.words
    assert services.conversation.cases()[0].title == "Ticket routing"


def _import(page, content):
    page.at.file_uploader[0].set_value(("case.json", content, "application/json"))
    next(b for b in page.at.button if b.label == "Import").click().run()
    return page


def test_a_case_comes_in_from_a_file(open_page, services):
    content = services.conversation.example().case.model_dump_json().encode()
    _import(open_page(page="cases"), content)
    assert services.conversation.cases()[0].answered == 17


@pytest.mark.parametrize("content", [b"no json", b"\xff\xfe\x00", json.dumps([1, 2]).encode(), b'{"kpis": 3}'])
def test_a_file_that_is_no_case_is_refused_in_a_sentence(open_page, services, content):
    page = _import(open_page(page="cases"), content)
    assert len(page.at.warning) == 1
    assert services.conversation.cases() == []


def test_the_evidence_is_listed_by_kind_and_a_card_has_its_page(open_page):
    page = open_page(page="evidence")
    assert any(e.label.startswith("Why projects fail (") for e in page.at.expander)
    card = open_page(page="evidence", card="C5")
    assert "Card C5" in card.words.replace("\\", "")
    assert "Source:" in card.words


def test_a_card_is_shown_in_full(open_page):
    said = open_page(page="evidence", card="PC-01-ticket-routing").words.replace("\\", "")
    assert "merge the categories before training" in said, "the text, not only the sentence to quote"
    assert "**Misrouted tickets fell from 31 % to 16 %" in said
    assert "What it does not say.** Invented." in said
    assert "| Cost | 210,000 EUR | 260,000 EUR |" in said
    assert "Source:" in said


def test_an_invented_card_says_so_and_a_finding_does_not(open_page):
    assert "Invented as an example" in open_page(page="evidence", card="PC-01-ticket-routing").at.info[0].value
    assert not open_page(page="evidence", card="C5").at.info


def test_a_locked_database_is_one_sentence_and_nothing_is_lost(open_page, case, services):
    file = next(services.settings.home.glob("*.db"))
    page = open_page(case.case_id).say("first").wait()
    with contextlib.closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        page.say("second").wait()
        assert len(page.at.warning) == 1
        assert "locked by another program" in page.at.warning[0].value
        assert page.desk.unsent == "second"
        other.execute("ROLLBACK")
    assert [t.message for t in services.conversation.view(case.case_id).turns] == [None, "first"]
    next(b for b in page.at.button if b.label == "Send this").click().run()
    page.wait()
    assert "You said: second" in page.words


def test_an_unknown_card_is_one_sentence(open_page):
    assert len(open_page(page="evidence", card="<script>").at.warning) == 1


@pytest.mark.parametrize("state", ["loading", "failed", "ready"])
def test_the_header_says_how_the_model_is(open_page, services, monkeypatch, state):
    found = ModelState(name="SmolLM2-135M", state=state, message="SmolLM2-135M, on this machine")
    monkeypatch.setattr(type(services.maintenance), "model_state", lambda _self: found)
    page = open_page(page="cases")
    words = {"loading": "It is being loaded", "failed": "question bank", "ready": "Plain rules, not the model"}[state]
    assert words in page.words


def test_a_broken_store_is_one_sentence(open_page, services, monkeypatch):
    def broken(*_args, **_kwargs):
        raise OSError("disk on fire")

    monkeypatch.setattr(type(services.conversation), "cases", broken)
    page = open_page(page="cases")
    assert "Something went wrong" in page.words
    assert "disk on fire" not in page.words
