"""Marking messages, with a small network whose weights are random: what holds for any marks."""

import threading
from collections import defaultdict

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from casebuilder.marking.features import Known
from casebuilder.marking.scheme import BY_NAME, KEYS
from casebuilder.marking.tagger import Mark, Marks

NOTHING = Known(())
LETTER = """Dear all, Maria-José's team pays 4 hours per e-mail, "antidisestablishmentarianism" they say.
- Überstundenabrechnung: €12,400 a year
* sign-off by Q3/2027; naïve? O'Neill thinks so!
"""
WORDS = st.lists(st.sampled_from(LETTER.split(" ")), max_size=40).map(" ".join)


def assert_sound(text: str, marks: Marks) -> None:
    """Marks are whole words in order, share no word within a group, and links lead from values to names."""
    last: dict[str, int] = defaultdict(int)
    assert [m.start for m in marks.marks] == sorted(m.start for m in marks.marks)
    for mark in marks.marks:
        assert 0 <= mark.start < mark.end <= len(text)
        assert mark.field in BY_NAME[mark.group].fields and 0 < mark.score <= 1 + 1e-5
        for edge in (mark.start, mark.end):
            assert not (0 < edge < len(text) and text[edge - 1].isalnum() and text[edge].isalnum())
        assert mark.start >= last[mark.group], "two marks of a group share words"
        last[mark.group] = mark.end
    assert {m for pair in marks.links for m in pair} <= set(marks.marks)
    for (value, name), chance in marks.links.items():
        assert value.group == name.group and KEYS[name.group] == name.field != value.field
        assert 0 <= chance <= 1


@pytest.mark.parametrize("text", ["", "  \n", "…", "🙂"])
def test_a_message_of_nothing_has_no_marks_of_words(tagger, text):
    assert_sound(text, tagger.mark(text, None, NOTHING))
    if not text.strip():
        assert tagger.mark(text, "kpis", NOTHING) == Marks()


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.one_of(st.text(max_size=120), WORDS), st.sampled_from(["kpis", None, "no such section"]))
def test_marks_of_any_text_are_whole_words_in_order(tagger, text, asked):
    assert_sound(text, tagger.mark(text, asked, NOTHING))


def test_a_random_network_marks_and_links_a_lot(tagger):
    marks = tagger.mark(LETTER * 3, "benefits", NOTHING)
    assert len(marks.marks) > 20 and len(marks.links) > 5
    assert len({m.group for m in marks.marks}) > 8


def test_a_message_of_several_windows_is_marked_to_its_end(tagger):
    text = LETTER * 14
    marks = tagger.mark(text, None, NOTHING)
    assert_sound(text, marks)
    middle = [m for m in marks.marks if len(text) // 3 < m.start < len(text) // 2]
    assert middle and max(m.end for m in marks.marks) > len(text) - 2 * len(LETTER)


def test_a_mark_stands_where_its_window_stands(tagger, tokenize):
    """Each window is read as if it stood alone."""
    from casebuilder.marking.tagger import windows

    text = LETTER * 12
    (first, second, *_) = windows(text, tokenize)
    alone = tagger.mark(text[second[0] : second[1]], None, NOTHING).marks
    whole = [m for m in tagger.mark(text, None, NOTHING).marks if second[0] <= m.start < second[1]]
    assert [(m.start - second[0], m.end - second[0], m.group, m.field) for m in whole] == [
        (m.start, m.end, m.group, m.field) for m in alone
    ]
    assert first[1] == second[0]


def test_what_was_asked_and_what_was_found_count(tagger):
    text = LETTER
    plain = tagger.mark(text, None, NOTHING)
    assert tagger.mark(text, "kpis", NOTHING) != plain
    assert tagger.mark(text, "no such section", NOTHING) == plain
    assert tagger.mark(text, None, Known([(33, 40, "duration")])) != plain


def test_threads_share_a_tagger(tagger):
    texts = [LETTER * n for n in (1, 2, 3, 4)]
    alone = [tagger.mark(t, None, NOTHING) for t in texts]
    found: dict[int, Marks] = {}

    def work(place: int) -> None:
        found[place] = tagger.mark(texts[place], None, NOTHING)

    threads = [threading.Thread(target=work, args=(i,)) for i in range(len(texts))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for place, marks in enumerate(alone):
        assert [(m.start, m.end, m.group, m.field) for m in found[place].marks] == [
            (m.start, m.end, m.group, m.field) for m in marks.marks
        ]


NAME = Mark(0, 5, "kpi", "name", 0.9)
TARGET = Mark(10, 14, "kpi", "target", 0.6)
COST = Mark(10, 14, "cost", "amount", 0.8)
FOUND = Marks((NAME, TARGET, COST), {(TARGET, NAME): 0.7})


def test_marks_are_found_by_group_and_field():
    assert FOUND.of("kpi") == [NAME, TARGET]
    assert FOUND.of("kpi", "target", "due") == [TARGET]
    assert FOUND.of("risk") == []


def test_the_score_of_a_run_is_that_of_the_mark_that_fits_it_best():
    assert FOUND.score("kpis", 10, 14) == 0.6
    assert FOUND.score("kpis", 0, 14) == 0.9
    assert FOUND.score("costs", 11, 13) == 0.8
    assert FOUND.score("costs", 0, 9) == 0.0
    assert FOUND.score("risks", 0, 20) == 0.0
