import threading

import pytest
from langchain_core.messages import HumanMessage
from pydantic import BaseModel

from casebuilder.errors import Cancelled, ModelError
from casebuilder.llm.base import Truncated, Unfit
from casebuilder.llm.scripted import Line, ScriptedChatModel


class Kpi(BaseModel):
    name: str
    baseline: float


GOOD = '{"name": "outages", "baseline": 9}'


def test_answers_in_order_and_then_complains() -> None:
    model = ScriptedChatModel(replies=["one", "two"])
    assert [model.invoke("a").content, model.invoke("b").content] == ["one", "two"]
    assert [m[0].content for m in model.seen] == ["a", "b"]
    with pytest.raises(ModelError, match="asked for one more"):
        model.invoke("c")


def test_script_sees_the_messages_and_streams() -> None:
    model = ScriptedChatModel(script=lambda messages: messages[-1].text.upper() + " 0123456789")
    chunks = list(model.stream([HumanMessage("hello there")]))
    assert "".join(c.text for c in chunks) == "HELLO THERE 0123456789"
    assert len(chunks) > 2
    assert chunks[-1].usage_metadata == {
        "input_tokens": 2, "output_tokens": 3, "total_tokens": 5, "input_token_details": {"cache_read": 0}
    }  # fmt: skip


def test_structured_answers_are_strict() -> None:
    good, cut, text, wrong = (GOOD, Line(GOOD, cut_after=20), "hello", '{"name": "x", "baseline": "9"}')
    chain = ScriptedChatModel(replies=[good, cut, text, wrong, cut]).with_structured_output(Kpi)
    assert chain.invoke("?") == Kpi(name="outages", baseline=9)
    with pytest.raises(Truncated):
        chain.invoke("?")
    with pytest.raises(Unfit):
        chain.invoke("?")
    with pytest.raises(Unfit, match="baseline"):
        chain.invoke("?")


def test_raw_answer_comes_with_the_error() -> None:
    model = ScriptedChatModel(replies=[Line(GOOD, cut_after=20), GOOD])
    chain = model.with_structured_output(Kpi, include_raw=True)
    cut, good = chain.invoke("?"), chain.invoke("?")
    assert isinstance(cut["parsing_error"], Truncated) and cut["parsed"] is None
    assert cut["raw"].text == GOOD[:20]
    assert good["parsed"] == Kpi(name="outages", baseline=9) and good["parsing_error"] is None


def test_plain_schema_is_validated() -> None:
    schema = {
        "title": "k",
        "description": "d",
        "type": "object",
        "properties": {"n": {"type": "integer"}},
        "required": ["n"],
    }
    chain = ScriptedChatModel(replies=['{"n": 3}', '{"m": 3}']).with_structured_output(schema)
    assert chain.invoke("?") == {"n": 3}
    with pytest.raises(Unfit):
        chain.invoke("?")


def test_misbehaviour() -> None:
    cancel = threading.Event()
    cancel.set()
    model = ScriptedChatModel(
        replies=[Line(error=TimeoutError("late")), Line("x", delay_s=5), "abc END def", "long text here"]
    )
    with pytest.raises(TimeoutError):
        model.invoke("?")
    with pytest.raises(Cancelled):
        model.invoke("?", cancel=cancel)
    assert model.invoke("?", stop=["END"]).content == "abc "
    assert model.invoke("?", cancel=cancel).response_metadata["finish_reason"] == "cancelled"
