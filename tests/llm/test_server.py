import threading

import pytest
from pydantic import BaseModel, SecretStr

from casebuilder.errors import Cancelled, EnvironmentProblem, ModelError
from casebuilder.llm.base import BadGrammar, TooLong, Truncated
from casebuilder.llm.config import LlmConfig
from casebuilder.llm.copying import Copied, Field
from casebuilder.llm.extracting import extract
from casebuilder.llm.factory import load_model
from casebuilder.llm.server import ServerChatModel, connect

pytestmark = pytest.mark.embedded


class Kpi(BaseModel):
    name: str | None
    baseline: int | None


def config(url: str, **more: object) -> LlmConfig:
    return LlmConfig.model_validate({"server_url": url, "api_key": "secret", **more})


@pytest.fixture(scope="module")
def model(openai_server) -> ServerChatModel:
    return connect(config(openai_server.url + "/v1", max_tokens=60))[0]


def test_first_model_is_found_and_answers(openai_server, tmp_path) -> None:
    loaded = load_model(config(openai_server.url + "/v1/"), tmp_path)
    assert loaded.info.name == "smollm2" and loaded.engine is None
    answer = loaded.chat_model.invoke("Name a colour.", max_tokens=12)
    assert answer.text and answer.usage_metadata is not None
    assert answer.response_metadata["finish_reason"] in {"stop", "length"}
    loaded.close()


def test_stream_carries_usage(model: ServerChatModel) -> None:
    chunks = list(model.stream("Name a colour."))
    assert len([c for c in chunks if c.text]) > 1
    assert sum(c.usage_metadata["output_tokens"] for c in chunks if c.usage_metadata) > 0
    assert any(c.response_metadata.get("finish_reason") for c in chunks)


def test_structured_output(model: ServerChatModel) -> None:
    ask = "The KPI is backlog and it is 14 now. Answer as JSON with name and baseline."
    assert isinstance(model.with_structured_output(Kpi).invoke(ask), Kpi)
    with pytest.raises(Truncated):
        model.with_structured_output(Kpi, max_tokens=3).invoke(ask)


def test_extraction_keeps_only_copies(model: ServerChatModel) -> None:
    text = "The backlog is 14 tickets now."
    values = extract(
        model, "Copy name and baseline from the message as JSON.", text, [Field("name"), Field("baseline")]
    )
    assert all(v is None or (isinstance(v, Copied) and text[v.start : v.end] == v.text) for v in values.values())


def test_cancel_and_options_of_embedded_models(model: ServerChatModel) -> None:
    cancel = threading.Event()
    reasons = []
    for chunk in model.stream("Tell a long story.", cancel=cancel, static=1, on_queue=print, timeout=3):
        reasons.append(chunk.response_metadata.get("finish_reason"))
        cancel.set()
    assert reasons[-1] == "cancelled"
    with pytest.raises(Cancelled):
        model.invoke("Hi", cancel=cancel)
    with pytest.raises(BadGrammar):
        model.invoke("Hi", grammar='root ::= "a"')


def test_wrong_key_model_and_address(openai_server) -> None:
    url = openai_server.url
    with pytest.raises(EnvironmentProblem, match="refuses the key"):
        connect(config(url + "/v1", api_key=SecretStr("wrong")))
    with pytest.raises(EnvironmentProblem, match="does not have this model"):
        connect(config(url + "/v1", server_model="other"))[0].invoke("Hi")
    with pytest.raises(EnvironmentProblem, match="this address"):
        connect(config(url + "/nowhere"))
    with pytest.raises(EnvironmentProblem, match="offers no model"):
        connect(config(url + "/empty"))
    with pytest.raises(EnvironmentProblem, match="No model server answers"):
        connect(config("http://127.0.0.1:9"))
    with pytest.raises(EnvironmentProblem, match="No model server answers"):
        connect(config("http://127.0.0.1:9", server_model="m"))[0].invoke("Hi")


@pytest.mark.parametrize(
    ("path", "kind", "words"),
    [
        ("broken", ModelError, "status 500"),
        ("garbage", ModelError, "not as a model server does"),
        ("context", TooLong, "too long"),
        ("slow", EnvironmentProblem, "took too long"),
    ],
)
def test_failures_are_one_sentence(openai_server, path: str, kind: type[Exception], words: str) -> None:
    model = connect(config(f"{openai_server.url}/{path}", server_model="m", server_timeout=1.0))[0]
    for call in (lambda: model.invoke("Hi"), lambda: list(model.stream("Hi"))):
        with pytest.raises(kind, match=words) as caught:
            call()
        assert "\n" not in str(caught.value)


def test_garbage_instead_of_models(openai_server) -> None:
    with pytest.raises(ModelError, match="not as a model server does"):
        connect(config(openai_server.url + "/garbage"))
