"""What loads in the background: the conversation goes on whatever fails, and says so."""

import threading
from types import SimpleNamespace

import pytest
from support.stores import echo_services

from casebuilder.errors import Cancelled, EnvironmentProblem
from casebuilder.services.runtime import Runtime
from casebuilder.settings import Settings


@pytest.fixture
def runtime(tmp_path, monkeypatch):
    runtime = Runtime(Settings(home=tmp_path / "home"))
    monkeypatch.setattr(runtime, "_load_router", lambda: None)
    monkeypatch.setattr(runtime, "_warm_library", lambda: None)
    return runtime


def load_with(monkeypatch, load):
    import casebuilder.llm.factory as factory

    monkeypatch.setattr(factory, "load_model", load)


def test_a_model_that_cannot_be_loaded_is_told_and_does_without(runtime, monkeypatch):
    def fail(*_):
        raise EnvironmentProblem("the weights are damaged; pull them again")

    load_with(monkeypatch, fail)
    deps = runtime.ready()
    assert deps.model is None
    state = runtime.model_state()
    assert state.state == "failed"
    assert "pull them again" in state.message
    assert "goes on without" in state.message


def test_a_crash_of_a_native_library_is_no_crash_of_ours(runtime, monkeypatch):
    def fail(*_):
        raise MemoryError

    load_with(monkeypatch, fail)
    assert runtime.ready().model is None
    assert "MemoryError" in runtime.model_state().message


def test_loading_is_shown_waited_for_and_can_be_stopped(runtime, monkeypatch):
    go = threading.Event()
    model = SimpleNamespace(
        info=SimpleNamespace(name="m", shown="M 1"),
        engine=SimpleNamespace(status=lambda: SimpleNamespace(waiting=2), close=lambda: None),
    )

    def slow(*_):
        go.wait(20)
        return model

    load_with(monkeypatch, slow)
    runtime.warm_up()
    runtime.warm_up()
    assert runtime.model_state().state == "loading"
    assert runtime.at_once().model is None
    cancel, told = threading.Event(), []
    cancel.set()
    with pytest.raises(Cancelled):
        runtime.ready(cancel, told.append)
    assert told == ["Getting the language model ready"]
    go.set()
    assert runtime.ready().model is model
    state = runtime.model_state()
    assert (state.state, state.waiting, state.where) == ("ready", 2, "on this machine")
    runtime.close()
    assert runtime.at_once().model is None


def test_building_the_services_loads_nothing(tmp_path):
    services = echo_services(tmp_path / "home")
    assert services.maintenance.model_state().state == "loading"
    assert not (tmp_path / "home").exists()
    assert services.conversation.cases() == []


def test_telemetry_and_downloads_are_off(tmp_path, monkeypatch):
    import os

    monkeypatch.setenv("LANGSMITH_TRACING", "true")
    monkeypatch.setenv("HF_HUB_OFFLINE", "0")
    echo_services(tmp_path / "home")
    assert os.environ["LANGSMITH_TRACING"] == "false"
    assert os.environ["HF_HUB_OFFLINE"] == "1"
    assert os.environ["LANGGRAPH_STRICT_MSGPACK"] == "true"
