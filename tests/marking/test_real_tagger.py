"""The tagger that is shipped, on plain sentences."""

import datetime as dt

import pytest

from casebuilder.dialogue.extraction.marked import known
from casebuilder.dialogue.extraction.message import Message
from casebuilder.dialogue.extraction.route import Router
from casebuilder.marking.tagger import Tagger
from casebuilder.resources import data_path
from casebuilder.retrieval.embed import Embedder

WEIGHTS = data_path("prompts") / "marking.safetensors"
pytestmark = pytest.mark.skipif(not WEIGHTS.exists(), reason="the tagger's weights are not there")


@pytest.fixture(scope="module")
def mark():
    """A function from a message and the section it answers to its marks by words."""
    embedder = Embedder()
    router = Router.load(data_path("prompts") / "routing.npz", embedder)
    tagger = Tagger.load(WEIGHTS, embedder.folder)

    def marked(text: str, asked: str | None) -> set[tuple[str, str, str]]:
        message = Message(text, asked, dt.date(2026, 11, 21))
        router.route(message)
        return {(m.group, m.field, text[m.start : m.end]) for m in tagger.mark(text, asked, known(message)).marks}

    return marked


def test_a_plain_sentence_about_a_measure(mark):
    marks = mark("Average handling time is 14 minutes today and should be 9 minutes by 30 June 2027.", "kpis")
    assert {
        ("kpi", "name", "Average handling time"), ("kpi", "baseline", "14 minutes"), ("kpi", "target", "9 minutes"),
        ("kpi", "due", "30 June 2027"),
    } <= marks  # fmt: skip


def test_the_end_of_a_long_message_is_read_as_well(mark):
    talk = "We have talked about this at length and nothing came of it, as happens here. " * 30
    marks = mark(talk + "\nAverage handling time is 14 minutes today and should be 9 minutes by 30 June 2027.", "kpis")
    assert {("kpi", "baseline", "14 minutes"), ("kpi", "target", "9 minutes")} <= marks


def test_signs_of_the_encoder_in_a_message_are_words(mark):
    plain = "Average handling time is 14 minutes today and should be 9 minutes by 30 June 2027."
    marks = mark(f"[PAD] [SEP] {plain} [CLS]", "kpis")
    assert {("kpi", "baseline", "14 minutes"), ("kpi", "target", "9 minutes")} <= marks
