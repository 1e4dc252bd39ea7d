"""Questions back: a term, the product, the reason, an example; then the same question again."""

import pytest
from talking import plain_deps

from casebuilder.dialogue.glossary import about_product, define

DEPS = plain_deps()
TERMS = DEPS.prompts.data("glossary")["term"]


@pytest.mark.parametrize(
    ("question", "begins"),
    [
        ("what do you mean by baseline?", "A baseline is"),
        ("what's a KPI owner?", "A KPI owner is"),
        ("drift?", "Drift is"),
        ("who is the executive sponsor?", "The sponsor is"),
        ("what does opex mean?", "Running costs"),
        ("what is a stop-rule or stop rule", "A stop rule"),
    ],
)
def test_a_term_that_is_named_is_defined(question, begins):
    assert define(question, DEPS).startswith(begins)


def test_of_a_difference_both_sides_are_told():
    told = define("what's the difference between baseline and target?", DEPS)
    assert "A baseline is" in told
    assert "The target is" in told


@pytest.mark.parametrize("question", ["what do you mean?", "which system?", "targeting what?", "pilots' lounge?"])
def test_what_names_no_term_has_no_definition(question):
    assert define(question, DEPS) is None


def test_every_definition_is_one_sentence_without_figures_and_every_name_finds_it():
    for term in TERMS:
        assert term["means"].count(". ") == 0
        assert term["means"].endswith(".")
        assert not any(c.isdigit() for c in term["means"])
        for name in term["names"]:
            assert define(f"what is {name}?", DEPS) == term["means"], name


@pytest.mark.parametrize(
    ("question", "tells"),
    [
        ("is my data sent anywhere?", "goes nowhere else"),
        ("Who sees this?", "can open the case"),
        ("can my boss read it?", "can open the case"),
        ("how long does this take?", "quarter of an hour"),
        ("can I come back tomorrow?", "saved on this machine"),
        ("are you a bot?", "a program"),
        ("what can you do?", "business case"),
        ("Can I change that later?", "undo"),
        ("do I have to answer everything?", "leave anything open"),
        ("Is it okay if the figures are rough?", "rough figure is fine"),
    ],
)
def test_questions_about_the_product_are_answered(question, tells):
    assert tells in about_product(question, DEPS)


@pytest.mark.parametrize(
    "question",
    ["what do you mean by baseline?", "how much does it cost?", "who owns the data?", "which system is it in?"],
)
def test_questions_about_the_case_are_not_about_the_product(question):
    assert about_product(question, DEPS) is None


@pytest.mark.parametrize(
    ("question", "tells"),
    [
        ("what do you mean by baseline?", "A baseline is"),
        ("why do you ask?", "without a named executive"),
        ("give me an example", "For example: “"),
        ("what do you mean?", "The sponsor is the executive"),
        ("who sees this?", "can open the case"),
        ("does the moon matter?", "I don't know the answer to that one."),
    ],
)
def test_the_same_question_comes_back_after_the_answer(talk, question, tells):
    first = talk.say("go to sponsor")
    out = talk.say(question)
    assert tells.lower() in out.reply.lower()
    assert out.asked == first.asked == "sponsor"
    assert first.reply.split("**")[1] in out.reply
    assert out.case == first.case
    assert out.captured == []


def test_facts_beside_a_question_back_are_taken(talk):
    talk.say("go to costs")
    out = talk.say("Licences cost 40,000 euros a year. What do you mean by running cost?")
    assert out.case.costs[0].amount == 40000
    assert "Running costs come back" in out.reply
    assert "What do you mean" not in str(out.case.model_dump())
