import json

import pytest

from casebuilder.llm.copying import Chosen, Copied, Field
from casebuilder.llm.embedded import EmbeddedChatModel
from casebuilder.llm.engine import LlamaEngine
from casebuilder.llm.extracting import Example, extract
from casebuilder.llm.scripted import Line, ScriptedChatModel

FIELDS = [Field("name"), Field("baseline"), Field("target"), Field("owner"), Field("better", choices=("more", "less"))]
RULES = "Copy the values from the message as JSON; null when absent."
EXAMPLES = [
    Example(
        "Tickets solved at first contact are 61 percent now, we aim for 75 percent. Priya Nair owns it.",
        {
            "name": "Tickets solved at first contact",
            "baseline": "61 percent",
            "target": "75 percent",
            "owner": "Priya Nair",
            "better": "more",
        },
    ),
    Example(
        "Invoice errors should drop from 8% to 2%.",
        {"name": "Invoice errors", "baseline": "8%", "target": "2%", "better": "less"},
    ),
    Example("The owner will be the head of logistics, Tom Berg.", {"owner": "Tom Berg"}),
]
MESSAGE = "Unplanned storage outages fall from 9 a quarter to 3 a quarter.\nLena Ort owns it."


@pytest.mark.embedded
@pytest.mark.parametrize("one_at_a_time", [False, True])
def test_embedded_model_copies_values(engine: LlamaEngine, one_at_a_time: bool) -> None:
    values = extract(engine, RULES, MESSAGE, FIELDS, EXAMPLES, one_at_a_time=one_at_a_time)
    assert list(values) == [f.name for f in FIELDS]
    copied = [v for v in values.values() if isinstance(v, Copied)]
    assert all(MESSAGE[v.start : v.end] == v.text for v in copied)
    baseline, owner = values["baseline"], values["owner"]
    assert isinstance(baseline, Copied) and "9" in baseline.text
    assert isinstance(owner, Copied) and "Lena Ort" in owner.text


@pytest.mark.embedded
def test_chat_model_with_an_engine_takes_the_same_way(engine: LlamaEngine) -> None:
    model = EmbeddedChatModel(engine=engine)
    assert extract(model, RULES, MESSAGE, FIELDS, EXAMPLES) == extract(engine, RULES, MESSAGE, FIELDS, EXAMPLES)


def test_other_models_are_checked_word_for_word() -> None:
    said = {"name": "Unplanned storage outages", "target": "3 a quarter", "better": "less"}
    reply = {**said, "baseline": "90", "owner": None}
    values = extract(ScriptedChatModel(replies=[json.dumps(reply)]), RULES, MESSAGE, FIELDS)
    assert values["baseline"] is None and values["owner"] is None
    assert values["better"] == Chosen("better", "less")
    assert values["target"] == Copied("target", 51, 62, "3 a quarter")


@pytest.mark.parametrize("line", [Line('{"name": "Un', cut_after=8), Line("no json"), Line('{"name": 3}')])
def test_other_models_that_fail_the_form_give_nothing(line: Line) -> None:
    assert set(extract(ScriptedChatModel(replies=[line]), RULES, MESSAGE, FIELDS).values()) == {None}


def test_empty_text_asks_no_model() -> None:
    model = ScriptedChatModel()
    assert extract(model, RULES, " \n", FIELDS) == {f.name: None for f in FIELDS}
    assert model.seen == []
