import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from casebuilder.llm.base import TooLong, Unfit
from casebuilder.llm.copying import (
    MAX_UNITS,
    Chosen,
    Copied,
    CopySource,
    Field,
    copy_grammar,
    read_answer,
    read_value,
    value_grammar,
    windows,
)
from casebuilder.llm.engine import LlamaEngine

MESSAGE = (
    'Our backlog of "open" tickets (P2\\P3) is 4.2 hours;\nwe want 3 by  Q3 2027. '
    "Owner: Lena Ort (PMO), costs €1.2M, 40%."
)

any_text = st.text(max_size=300)
odd_text = st.text(
    alphabet=st.sampled_from('abc 9.,;"\\/\n\t\r\x00\x1b\x7f{}[]()<>|€%🙂é\u200b\u202eש\u0301\ud800^-~'), max_size=120
)
FIELDS = [Field("name"), Field('odd "key"\\', across_sentences=True), Field("unit", choices=("hours", 'a "b"\\', "🙂"))]


def spans(text: str, value: str) -> list[str]:
    return [text[start:end] for start, end in CopySource(text).locate(value)]


@pytest.mark.parametrize(
    ("value", "original"),
    [
        ("4.2 hours", "4.2 hours"),
        ("3 by Q3 2027", "3 by  Q3 2027"),
        ("hours; we want", "hours;\nwe want"),
        ("Lena Ort (PMO", "Lena Ort (PMO)"),
        ("€1.2M", "€1.2M"),
        ("40%", "40%"),
        ('"open" tickets', 'open" tickets'),
        ("4.2 hours.", "4.2 hours"),
        ("P2\\P3", "P2\\P3"),
    ],
)
def test_values_lead_back_to_the_original(value: str, original: str) -> None:
    assert spans(MESSAGE, value) == [original]


@pytest.mark.parametrize("value", ["4.2 days", "4.2 hour", "ours", "Lena  Ortiz", "2 hours", "", "...", "hours 4.2"])
def test_what_was_not_said_is_not_found(value: str) -> None:
    assert spans(MESSAGE, value) == []
    if value:
        with pytest.raises(Unfit):
            read_value(CopySource(MESSAGE), Field("x"), value)


def test_equal_runs_go_to_different_fields() -> None:
    source = CopySource("We had 9 outages and 9 incidents.")
    values = read_answer(source, [Field("outages"), Field("incidents")], {"outages": "9", "incidents": "9"})
    first, second = values["outages"], values["incidents"]
    assert isinstance(first, Copied) and isinstance(second, Copied)
    assert (first.start, second.start, first.occurrences) == (7, 21, 2)


def test_wrong_values_count_as_absent() -> None:
    values = {"a": 3, "b": "invented", "c": "maybe", "d": "word " * 30}
    fields = [Field("a"), Field("b"), Field("c", choices=("yes", "no")), Field("d"), Field("e")]
    assert set(read_answer(CopySource("word " * 40), fields, values).values()) == {None}


def test_choices_come_back_as_chosen() -> None:
    field = Field("c", choices=("yes", "no"))
    assert read_value(CopySource("x"), field, "no") == Chosen("c", "no")


def test_runs_stop_at_sentences_unless_allowed() -> None:
    source = CopySource("First one. Second one\nThird one")
    assert "w1 ::=" in value_grammar(source, Field("a"))
    assert "w2" not in value_grammar(source, Field("a")).split("w1 ::=")[1].split("\n")[0]
    assert "x2" in value_grammar(source, Field("a", across_sentences=True))


def test_long_texts_are_refused_and_cut_into_windows() -> None:
    text = "One more short sentence here. " * 200
    with pytest.raises(TooLong):
        CopySource(text)
    parts = windows(text)
    assert len(parts) > 2
    for start, end in parts:
        part = text[start:end]
        assert part.endswith(".") and len(CopySource(part).units) <= MAX_UNITS
    assert sum(len(CopySource(text[s:e]).units) for s, e in parts) == 200 * 6


@given(any_text | odd_text)
def test_units_and_spans_are_verbatim(text: str) -> None:
    source = CopySource(text)
    assert all(text[u.start : u.end] == u.text for u in source.units)
    for first in range(0, len(source.units), 7):
        unit = source.units[first]
        if unit.may_start and unit.may_end:
            assert (unit.start, unit.end) in [(s, s + len(unit.text)) for s, _ in source.locate(unit.text)]


@pytest.mark.embedded
@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=any_text | odd_text)
def test_every_text_makes_an_accepted_grammar(engine: LlamaEngine, text: str) -> None:
    engine.check_grammar(copy_grammar(text, FIELDS))
    engine.check_grammar(value_grammar(CopySource(text), FIELDS[0], before=" ", after=","))


@pytest.mark.embedded
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=odd_text, seed=st.integers(0, 2**31))
def test_whatever_the_model_writes_is_a_copy(engine: LlamaEngine, text: str, seed: int) -> None:
    grammar = copy_grammar(text, FIELDS)
    ask = [{"role": "user", "content": text + "\nAnswer as JSON."}]
    answer = engine.answer(ask, grammar=grammar, temperature=1.5, seed=seed, max_tokens=120)
    if answer.finish_reason != "stop":
        return
    values = json.loads(answer.text)
    assert list(values) == [f.name for f in FIELDS]
    source = CopySource(text)
    for field in FIELDS:
        raw = values[field.name]
        value = None if raw is None or len(raw.split()) > field.max_words else read_value(source, field, raw)
        if isinstance(value, Copied):
            assert value.text == text[value.start : value.end]
            assert value.text
