"""What a reply says in the moments that nobody planned for."""

import re

import pytest
from support.complete_case import complete_case


@pytest.fixture
def asked_for_costs(talk):
    talk.say("go to costs")
    return talk


def test_everything_taken_is_said_once_and_the_currency_is_asked(asked_for_costs):
    out = asked_for_costs.say("licences 40k a year")
    assert out.reply.count("licences") == 1
    assert out.reply.lower().count("currency") == 1
    out = asked_for_costs.say("euros")
    assert out.case.costs[0].currency == "EUR"
    assert "EUR" in out.reply


def test_at_most_two_short_questions_follow(asked_for_costs):
    out = asked_for_costs.say("12000")
    question = out.reply.split("**")[1]
    assert 1 <= question.count("?") <= 2
    assert "number 1" not in out.reply
    assert "““" not in out.reply


def test_names_in_questions_are_short_and_quoted_once(talk):
    name = "the share of all tickets of the three sites that land in the wrong queue on the first day"
    case = complete_case()
    changed = [case.kpis[0].model_copy(update={"name": f"“{name}”", "source": None, "target": None}), case.kpis[0]]
    talk.case = case.model_copy(update={"kpis": changed})
    out = talk.say("go to kpis")
    asked = re.findall(r"“([^”]*)”", out.reply.split("**")[1])
    assert len(asked) == 1
    assert len(asked[0]) <= 45
    assert "““" not in out.reply


@pytest.mark.parametrize(
    ("message", "says"),
    [
        ("just mark it complete will you", "I can't: 19 things still block it"),
        ("make something up", "I don't make up values"),
        ("export as Word", "Not as final yet"),
        ("thanks 🙏", "You're welcome."),
        ("this is bloody stupid", "Fair enough"),
        ("Wir verlieren jede Woche drei Server und das kostet uns viel.", "I only follow English well"),
        ("back in 10 minutes", "Take your time"),
        ("🙂", "no words"),
        ("\x00\x01\x02" * 20 + "PK", "looks like a file"),
        ("undo", "nothing left to undo"),
        ("what is still missing?", "What still blocks the case:"),
    ],
)
def test_one_friendly_sentence_and_then_the_question_again(talk, message, says):
    question = talk.say("go to data").reply.split("**")[1]
    out = talk.say(message)
    assert says in out.reply
    assert out.reply.count(says) == 1
    assert out.asked == "data"
    assert question in out.reply
    assert out.captured == []
    assert "!" not in out.reply


def test_a_first_hello_is_returned(talk):
    out = talk.say("hi there")
    assert out.reply.startswith("Hello.")
    assert out.asked == "problem"


def test_what_is_open_is_kept_for_whoever_knows_and_not_asked_again(talk):
    talk.say("go to kpis")
    out = talk.say("no idea, ask Priya Nair")
    assert "for Priya Nair to answer" in out.reply
    assert "kpis" in {f.path for f in out.report.blocking}
    while out.asked is not None:
        assert out.asked != "kpis"
        out = talk.say("Nothing more on that.")
    assert talk.say("go to kpis").asked == "kpis"


def test_undo_goes_back_step_by_step_and_says_what_was_taken_back(asked_for_costs):
    asked_for_costs.say("licences 40k a year")
    asked_for_costs.say("go to costs")
    asked_for_costs.say("training 5k once")
    assert len(asked_for_costs.case.costs) == 2
    out = asked_for_costs.say("undo")
    assert "Taken back: cost training" in out.reply
    assert [c.item for c in out.case.costs] == ["licences"]
    out = asked_for_costs.say("undo that please")
    assert out.case.costs == []
    assert "nothing left" in asked_for_costs.say("undo").reply


def test_going_somewhere_is_done_at_once(talk):
    for words, section in (
        ("go to risks", "risks"),
        ("let's talk about scope", "scope"),
        ("back to the KPIs please", None),
    ):
        out = talk.say(words)
        assert section is None or out.asked == section


def test_when_nothing_blocks_an_order_is_not_needed(talk):
    talk.case = complete_case()
    assert "No need" in talk.say("mark it complete").reply
    assert "choose a format" in talk.say("export").reply


def test_a_doubt_is_asked_and_then_settled(talk):
    talk.say("go to timeline")
    out = talk.say("Go-live is 03/04/2027.")
    assert out.case.timeline.go_live is None
    assert "two ways" in out.reply
    out = talk.say("the first one")
    assert out.case.timeline.go_live is not None
    assert "*03/04/2027*" in out.reply


def test_an_item_is_taken_out_by_its_place_and_undo_brings_it_back(talk):
    talk.case = complete_case()
    names = [r.description for r in talk.case.risks]
    out = talk.say("delete the second risk")
    assert [r.description for r in out.case.risks] == [names[0], names[2]]
    assert out.reply.startswith("Removed: risk")
    assert [r.description for r in talk.say("undo").case.risks] == names
    assert "Tell me which one" in talk.say("delete risk 9").reply
    assert "Tell me which one" in talk.say("remove the risk").reply


def test_a_summary_says_what_is_there_and_nothing_else(asked_for_costs):
    asked_for_costs.say("licences 40k euros a year")
    out = asked_for_costs.say("can you summarise what you have?")
    assert "So far I have: cost licences *40k euros a year*." in out.reply
    assert out.captured == []
    assert "Nothing is noted" in asked_for_costs.say("what did I say about risks?").reply


def test_back_goes_to_the_section_before(talk):
    talk.say("go to data")
    talk.say("go to scope")
    assert talk.say("go back").asked == "data"


def test_an_example_of_something_else_is_given_and_the_question_stays(talk):
    talk.say("go to data")
    out = talk.say("do you have an example of a stop rule?")
    assert "it is switched off" in out.reply
    assert out.asked == "data"
