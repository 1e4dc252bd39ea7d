import asyncio
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from langchain_core.messages import AIMessage, HumanMessage, SystemMessage, ToolMessage
from pydantic import BaseModel, Field

from casebuilder.errors import ModelError
from casebuilder.llm.base import Truncated
from casebuilder.llm.embedded import EmbeddedChatModel
from casebuilder.llm.engine import LlamaEngine

pytestmark = pytest.mark.embedded


class Kpi(BaseModel):
    """A measure."""

    name: str | None = Field(max_length=40)
    baseline: int | None


@pytest.fixture
def model(engine: LlamaEngine) -> EmbeddedChatModel:
    return EmbeddedChatModel(engine=engine, model_name="smollm2-135m", max_tokens=40)


def test_stream_and_invoke_agree(model: EmbeddedChatModel) -> None:
    talk = [SystemMessage("Be brief."), HumanMessage("Hi"), AIMessage("Hello!"), HumanMessage("Name a colour.")]
    chunks = list(model.stream(talk))
    answer = model.invoke(talk)
    assert "".join(c.text for c in chunks) == answer.text
    usage = answer.usage_metadata
    assert usage is not None and usage["total_tokens"] == usage["input_tokens"] + usage["output_tokens"]
    assert usage["input_token_details"]["cache_read"] > 0
    assert answer.response_metadata == {"finish_reason": "stop", "model_name": "smollm2-135m"}
    assert sum(c.usage_metadata is not None for c in chunks) == 1


def test_structured_output_fits_or_fails(model: EmbeddedChatModel) -> None:
    ask = "The KPI is backlog and it is 14 now. Answer as JSON with name and baseline."
    kpi = model.with_structured_output(Kpi, max_tokens=120).invoke(ask)
    assert isinstance(kpi, Kpi)
    with pytest.raises(Truncated):
        model.with_structured_output(Kpi, max_tokens=3).invoke(ask)
    raw = model.with_structured_output(Kpi, include_raw=True, max_tokens=3).invoke(ask)
    assert raw["parsed"] is None and isinstance(raw["parsing_error"], Truncated)


def test_options_reach_the_engine(model: EmbeddedChatModel) -> None:
    assert model.invoke("Say it.", grammar='root ::= "exactly this"').text == "exactly this"
    talk = [SystemMessage("A static prompt for this test. " * 20), HumanMessage("Hi")]
    model.invoke(talk, static=1, max_tokens=1)
    model.invoke("other", max_tokens=1)
    usage = model.invoke([talk[0], HumanMessage("Bye")], static=1, max_tokens=1).usage_metadata
    assert usage is not None and usage["input_token_details"]["cache_read"] > 100
    cancel = threading.Event()
    reasons = []
    for chunk in model.stream("Tell a long story.", cancel=cancel, max_tokens=300):
        cancel.set()
        reasons.append(chunk.response_metadata.get("finish_reason"))
    assert reasons[-1] == "cancelled"


def test_async_and_threads(model: EmbeddedChatModel) -> None:
    assert asyncio.run(model.ainvoke("Hi", max_tokens=2)).usage_metadata is not None
    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda _: model.invoke("Name a colour.").text, range(4)))
    assert len(set(answers)) == 1


def test_unknown_roles_are_refused(model: EmbeddedChatModel) -> None:
    with pytest.raises(ModelError, match="tool"):
        model.invoke([ToolMessage("x", tool_call_id="1")])
