"""What a message does besides stating facts."""

import time

import pytest
from act_talk import FACTS, SAID
from hypothesis import given
from hypothesis import strategies as st

from casebuilder.dialogue.extraction.acts import find_acts, section_named


@pytest.mark.parametrize(("message", "kind"), SAID)
def test_acts_are_known_by_the_words_people_use(message, kind):
    assert kind in [a.kind for a in find_acts(message)]


@pytest.mark.parametrize("message", FACTS)
def test_facts_are_not_taken_for_acts(message):
    assert find_acts(message) == []


def test_there_is_enough_talk_to_mean_something():
    assert len(SAID) + len(FACTS) >= 120
    assert len({message for message, _ in SAID}) == len(SAID)


@pytest.mark.parametrize(
    ("message", "who"),
    [
        ("I don't know, ask Priya", "Priya"),
        ("no idea, you'd have to ask Tom Lindqvist", "Tom Lindqvist"),
        ("Priya would know", "Priya"),
        ("that's a question for Ruud van Dijk", "Ruud van Dijk"),
    ],
)
def test_who_would_know_is_named(message, who):
    act = next(a for a in find_acts(message) if a.kind == "unknown")
    assert act.argument == who
    assert who in message[act.start : act.end]


def test_a_section_that_nothing_is_known_about_is_named():
    act = next(a for a in find_acts("no idea about risks tbh") if a.kind == "unknown")
    assert act.section == "risks"


def test_a_question_back_begins_where_the_asking_begins():
    message = "vendor says 95% accuracy. euros, what do you mean by baseline?"
    (act,) = find_acts(message)
    assert message[act.start : act.end] == "what do you mean by baseline?"


def test_an_order_covers_its_clause_and_leaves_the_rest_to_be_read():
    message = "The baseline is 33 %, mark it complete."
    (act,) = find_acts(message)
    assert "33" not in message[act.start : act.end]
    assert "mark it complete" in message[act.start : act.end]


def test_the_questions_in_a_pasted_mail_are_not_put_to_us():
    mail = "Hi all,\n" + "we handled 48,000 invoices last year and many of them were late. " * 6 + "Who does the entry?"
    assert find_acts(mail) == []


@pytest.mark.parametrize(
    ("message", "kind"),
    [("", "empty"), ("🙂🙂", "empty"), ("...", "empty"), ("?", "question"), ("\x00\x01" * 30 + "PK", "unreadable")],
)
def test_what_holds_no_words_is_told_apart(message, kind):
    assert [a.kind for a in find_acts(message)] == [kind]


@pytest.mark.parametrize(
    ("words", "section"),
    [
        ("KPIs", "kpis"),
        ("why ai", "suitability"),
        ("budget holder", "sponsor"),
        ("Existing process", "process"),
        ("hell", None),
    ],
)
def test_sections_are_known_by_their_usual_names(words, section):
    assert section_named(words) == section


@given(st.text(max_size=300))
def test_no_text_breaks_it_and_spans_lie_inside_the_message(message):
    for act in find_acts(message):
        assert 0 <= act.start <= act.end <= len(message)


@pytest.mark.parametrize(
    "piece", ["ask ", "no, nothing more ", "i don't know what ", "make it up ", "? why ", "a " * 3]
)
def test_a_long_message_costs_little_time(piece):
    message = (piece * (20_000 // len(piece) + 1))[:20_000]
    started = time.perf_counter()
    find_acts(message)
    assert time.perf_counter() - started < 2
