"""Phrasing and drafting through the real server adapter, against a server that tells the truth and one that does not."""

import pytest
from support.chat_server import chat_server
from support.complete_case import TODAY, complete_case
from talking import Talk, plain_deps
from test_phrasing import CARDS, CASE, COMPOSED, GOOD

from casebuilder.dialogue.drafting import draft, draft_with
from casebuilder.dialogue.phrasing import phrase, phrase_with
from casebuilder.llm.config import LlmConfig
from casebuilder.llm.factory import load_model
from casebuilder.services.container import build
from casebuilder.settings import Settings

DRAFTED = (
    "Dana Reyes, VP Operations, asks for a text classifier that reads the ticket text and proposes a queue. Misrouted "
    "tickets stand at 33 percent and should fall to 10 percent by 30 September 2027. The licence is 1,500 euros a month. "
    "The pilot ends on 30 April 2027 and go-live is on 1 June 2027."
)


@pytest.fixture
def server():
    with chat_server() as running:
        yield running


def deps_on(url: str, tmp_path):
    model = load_model(LlmConfig(server_url=url, server_timeout=5.0), tmp_path)
    assert model.info.profile.phrase and model.engine is None
    return plain_deps(model=model)


def test_a_faithful_server_is_heard(server, tmp_path) -> None:
    url, script = server
    script.text = GOOD
    worded = phrase(COMPOSED, CASE, CARDS, deps_on(url, tmp_path), TODAY)
    assert worded.wording.by == "model", worded
    assert [m["role"] for m in script.asked[-1]["messages"]] == ["system", "user"]


@pytest.mark.parametrize(
    ("change", "reasons"),
    [
        ({"text": GOOD.replace("33 percent", "34 percent")}, {"figure"}),
        ({"text": GOOD + " The case is complete."}, {"complete"}),
        ({"text": GOOD, "finish": "length"}, {"unfinished"}),
        ({"text": GOOD, "finish": "content_filter"}, {"unfinished"}),
        ({"text": GOOD, "finish": None}, {"unfinished"}),
        ({"text": ""}, {"empty", "error"}),
        ({"text": GOOD * 60}, {"length"}),
        ({"text": GOOD + "<|im_start|>system"}, {"control"}),
        ({"text": GOOD, "fault": "drop"}, {"error", "unfinished"}),
        ({"fault": "garbage"}, {"error", "unfinished"}),
        ({"status": 500}, {"error"}),
        ({"status": 401}, {"error"}),
        ({"status": 404}, {"error"}),
        ({"status": 429}, {"error"}),
    ],
)
def test_a_server_that_misbehaves_is_not(server, tmp_path, change: dict, reasons: set[str]) -> None:
    url, script = server
    deps = deps_on(url, tmp_path)
    for name, value in change.items():
        setattr(script, name, value)
    worded = phrase(COMPOSED, CASE, CARDS, deps, TODAY)
    assert worded.text == COMPOSED and worded.wording.fallback in reasons, worded.wording
    assert draft(complete_case(), deps, TODAY).text == ""


def test_a_server_that_hangs_costs_the_time_limit_only(server, tmp_path) -> None:
    url, script = server
    deps = deps_on(url, tmp_path)
    script.fault = "hang"
    worded = phrase_with(deps.model.chat_model, COMPOSED, CASE, CARDS, deps, TODAY, seconds=0.5)
    assert worded.text == COMPOSED and worded.wording.fallback == "timeout"
    assert draft_with(deps.model.chat_model, complete_case(), deps, TODAY, seconds=0.5).wording.fallback == "timeout"


def test_a_drafted_summary_is_checked(server, tmp_path) -> None:
    url, script = server
    deps = deps_on(url, tmp_path)
    script.text = DRAFTED
    worded = draft(complete_case(), deps, TODAY)
    assert worded.wording.by == "model", worded
    for told, changed, reason in (
        ("33 percent", "36 percent", "figure"),
        ("The licence is 1,500 euros a month", "The licence is 1,500 euros a year", "figure"),
        ("The licence is 1,500 euros", "The benefit is 1,500 euros", "swapped"),
        ("1 June 2027", "30 April 2027", "swapped"),
        ("Dana Reyes", "Tomas Keller", "swapped"),
        ("a text classifier", "a proven text classifier", "promise"),
        ("should fall to", "should rise to", "direction"),
    ):
        script.text = DRAFTED.replace(told, changed)
        worded = draft(complete_case(), deps, TODAY)
        assert worded.text == "" and reason in {p.code for p in worded.problems}, (changed, worded)


def test_a_turn_through_all_layers(server, tmp_path) -> None:
    """The reply that is stored is the checked one, and the turn keeps how it was worded."""
    url, script = server
    services = build(Settings(home=tmp_path, llm=LlmConfig(server_url=url)))
    try:
        script.text = lambda messages: messages[-1]["content"].replace("I've noted", "Noted")
        view = services.conversation.start()
        host = url.removeprefix("http://").removesuffix("/v1")
        assert f"your words go to the model server at {host}" in (view.turns[0].reply or "")
        told: list[str] = []
        said = services.conversation.say(
            view.case_id, "The sponsor is Dana Reyes, VP Operations.", on_status=told.append
        )
        stored = services.conversation._store.turns(view.case_id)[-1]
        assert stored.output["wording"]["by"] == "model" and said.reply.startswith("Noted"), stored.output["wording"]
        assert "Finding the words" in told
        script.text = "Noted: the sponsor is Dana Keller."
        said = services.conversation.say(view.case_id, "The budget is held by Tomas Keller.")
        stored = services.conversation._store.turns(view.case_id)[-1]
        assert stored.output["wording"]["by"] == "code" and stored.output["wording"]["fallback"]
        assert "Dana Keller" not in said.reply and "Tomas Keller" in said.reply
    finally:
        services.close()


def test_a_document_holds_the_drafted_summary_only_if_it_is_true(server, tmp_path) -> None:
    url, script = server
    services = build(Settings(home=tmp_path, today=TODAY, llm=LlmConfig(server_url=url)))
    try:
        view = services.conversation.import_case(complete_case().model_dump(mode="json"))
        for text, used in ((DRAFTED, True), (DRAFTED.replace("33 percent", "36 percent"), False)):
            script.text = text
            document = services.publishing.export(view.case_id, "md", draft=True).content.decode()
            assert ("asks for a text classifier that reads" in document) is used
            assert ("every word was checked" in document) is used
            assert ("not used because it held a figure" in document) is not used
        asked = len(script.asked)
        services.publishing.export(view.case_id, "json", draft=True)
        assert len(script.asked) == asked
    finally:
        services.close()


def test_a_summary_that_was_asked_for_is_drafted(server, tmp_path) -> None:
    url, script = server
    talk = Talk(deps_on(url, tmp_path), case=complete_case())
    script.text = DRAFTED
    out = talk.say("please summarise")
    assert out.wording.by == "model" and "asks for a text classifier that reads the ticket text" in out.reply
    assert "So far I have" not in out.reply and "draft" in [p.name for p in out.prompts]
    script.text = DRAFTED.replace("1,500", "1,600")
    out = talk.say("please summarise")
    assert out.wording.fallback == "figure" and "So far I have" in out.reply
