"""What is asked next: never more than twice, to the end, and never what was answered."""

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.complete_case import complete_case
from talking import TODAY, Talk, plain_deps

from casebuilder.case.model import Case
from casebuilder.case.sections import SECTION_IDS
from casebuilder.dialogue.agenda import MOST, agenda, field_and_item, next_question
from casebuilder.dialogue.state import Interview
from casebuilder.dialogue.turn import PATIENCE
from casebuilder.rules.engine import check
from casebuilder.rules.finding import Finding
from casebuilder.rules.policy import load_policy

ORDER = list(plain_deps().questions)
POLICY = load_policy(None)


def report(case):
    return check(case, today=TODAY, policy=POLICY)


def test_the_question_bank_covers_every_section_once():
    assert sorted(ORDER) == sorted(SECTION_IDS)


@given(st.lists(st.sampled_from(SECTION_IDS), max_size=8), st.randoms(use_true_random=False))
def test_no_section_is_asked_more_than_twice_and_it_ends(declined, random):
    interview = Interview(declined=declined)
    case, asked = Case(), Counter()
    for _ in range(len(SECTION_IDS) * MOST + 1):
        question = next_question(case, report(case), interview, ORDER)
        if question is None:
            break
        asked[question.section] += 1
        interview.asked = dict(asked)
        interview.last_asked = question.section if random.random() < 0.7 else None
    assert question is None
    assert max(asked.values(), default=0) <= MOST
    assert not set(asked) & set(declined)


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.sampled_from([
            "why?",
            "what do you mean?",
            "thanks",
            "mark it complete",
            "is it saved?",
            "🙂",
            "back later",
        ]),
        min_size=1,
        max_size=4,
    )
)
def test_whatever_is_said_again_and_again_it_ends(messages):
    talk = Talk(plain_deps())
    asked = Counter()
    for number in range(len(SECTION_IDS) * (MOST + PATIENCE) + 5):
        out = talk.say(messages[number % len(messages)])
        if out.asked is None:
            break
        asked[out.asked] += 1
    assert out.asked is None
    assert max(asked.values()) <= MOST + PATIENCE
    assert out.case == Case()
    assert "last question" in out.reply


def test_someone_with_nothing_to_say_is_asked_each_section_once(talk):
    asked = Counter()
    while (out := talk.say("Nothing more on that.")).asked is not None:
        asked[out.asked] += 1
    assert asked == dict.fromkeys(SECTION_IDS, 1)
    assert not out.report.complete


def test_what_blocks_comes_first_and_a_complete_case_is_asked_for_little(talk):
    case = complete_case()
    everything = Interview(asked=dict.fromkeys(SECTION_IDS, 1))
    assert next_question(case, report(case), everything, ORDER) is None
    talk.case = case.model_copy(update={"risks": case.risks[:1]})
    assert talk.say("hello").asked == "risks"


def test_a_figure_in_the_problem_makes_the_measure_the_second_question():
    interview = Interview(asked={"problem": 1}, last_asked=None)
    question = next_question(Case(), report(Case()), interview, ORDER, lead="a third")
    assert (question.section, question.lead) == ("kpis", "a third")
    again = next_question(complete_case(), report(complete_case()), interview, ORDER, lead="a third")
    assert again is None or not again.lead


def test_findings_about_the_whole_case_are_not_asked_about():
    plan = agenda(report(complete_case().model_copy(update={"ledger": []})))
    assert not plan.blocking


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("kpis[0].owner", ("owner", "misrouted tickets")),
        ("risks", ("more", "")),
        ("sponsor.name", ("name", "")),
        ("problem.annual_cost.amount", ("annual_cost.amount", "")),
        ("data.sources[0].owner", ("owner", "Ticket history")),
    ],
)
def test_a_finding_names_its_field_and_item(path, expected):
    finding = Finding(rule="x", severity="blocking", path=path, message="m", fix="f")
    name, item = field_and_item(complete_case(), finding)
    assert (name, item.lower()) == (expected[0], expected[1].lower())
