"""Cutting messages that are too long to be read at once."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from casebuilder.marking import tagger as module
from casebuilder.marking.features import SPAN_LIMIT
from casebuilder.marking.tagger import windows

TALK = st.lists(
    st.sampled_from(
        "we pay 4 hours. Maria-José said\nlosses, 12 % of Überstundenabrechnung! antidisestablishmentarianism "
        "日本語テキスト ….. a/b/c/d/e/f pneumonoultramicroscopicsilicovolcanoconiosis- \n\n • ok?".split(" ")
    ),
    max_size=60,
)


def cut(text: str, tokenize, limit: int, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    monkeypatch.setattr(module, "SPAN_LIMIT", limit)
    found = windows(text, tokenize)
    assert found[0][0] == 0 and found[-1][1] == len(text)
    assert all(a[1] == b[0] for a, b in zip(found, found[1:], strict=False))
    assert all(start < end for start, end in found) or text == ""
    return [text[start:end] for start, end in found]


def test_a_message_of_usual_length_is_read_at_once(tokenize):
    assert windows("a few words", tokenize) == [(0, 11)]
    assert windows("", tokenize) == [(0, 0)]
    assert len(windows("word " * SPAN_LIMIT, tokenize)) == 1
    assert len(windows("word " * (SPAN_LIMIT + 1), tokenize)) == 2


def test_a_long_message_is_cut_at_a_line(tokenize, monkeypatch):
    text = "one two. three, four five\nsix seven. eight nine"
    assert cut(text, tokenize, 9, monkeypatch) == ["one two. three, four five\n", "six seven. eight nine"]


def test_without_lines_at_a_sentence_before_a_comma(tokenize, monkeypatch):
    text = "one two three four. five six, seven eight nine ten"
    assert cut(text, tokenize, 9, monkeypatch) == ["one two three four.", " five six, seven eight nine ten"]
    commas = "one two three four, five six seven eight nine ten"
    assert cut(commas, tokenize, 9, monkeypatch) == ["one two three four,", " five six seven eight nine ten"]


def test_without_any_sign_between_words(tokenize, monkeypatch):
    text = "we appreciate antidisestablishmentarianism and pneumonoultramicroscopicsilicovolcanoconiosis here " * 3
    for part in cut(text, tokenize, 21, monkeypatch):
        assert set(part.split()) <= set(text.split())


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.one_of(st.text(max_size=300), TALK.map(" ".join), TALK.map("".join)), st.integers(6, 40))
def test_windows_cover_any_text_and_none_is_too_long(tokenize, text, limit):
    with pytest.MonkeyPatch.context() as patch:
        for part in cut(text, tokenize, limit, patch):
            assert len(tokenize(part)[0]) <= limit, part


def test_a_very_long_message_is_cut_quickly_into_parts_of_fair_length(tokenize):
    text = "The queue takes 4 hours, and nobody knows why. " * 400
    found = windows(text, tokenize)
    sizes = [len(tokenize(text[s:e])[0]) for s, e in found]
    assert all(SPAN_LIMIT // 3 <= size <= SPAN_LIMIT for size in sizes[:-1])
    assert all(text[e - 1] == "." for _, e in found[:-1])
