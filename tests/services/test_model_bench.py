"""What a model may do here comes from measuring it."""

import datetime as dt
import json
import re

import pytest
from support.chat_server import NAME, chat_server

from casebuilder.dialogue.deps import Deps
from casebuilder.llm.base import CapabilityProfile, ModelInfo
from casebuilder.llm.catalog import embedded_entry
from casebuilder.llm.config import LlmConfig
from casebuilder.llm.factory import LoadedModel, describe, load_model
from casebuilder.llm.profiles import PROFILES_NAME, Measured, Part, measured, save
from casebuilder.llm.scripted import Line, ScriptedChatModel
from casebuilder.prompting import PromptLibrary
from casebuilder.rules.policy import load_policy
from casebuilder.services import model_bench
from casebuilder.services.container import build
from casebuilder.services.model_bench import measure, samples, sizes
from casebuilder.settings import Settings

TODAY = dt.date(2026, 11, 21)


def deps() -> Deps:
    return Deps(prompts=PromptLibrary(), policy=load_policy(None))


def able(messages) -> str:
    """What a capable model would write: JSON where asked to read, else other words for the same."""
    system, user = messages[0].text, messages[-1].text
    if system.startswith("You copy facts"):
        every = [*samples()["by_section"], *samples()["at_once"]["samples"]]
        fields = re.findall(r"^- (\w+):", system, re.MULTILINE)
        values = next(s["values"] for s in every if s["text"] == user)
        return json.dumps({field: values.get(field) for field in fields})
    if system.startswith("You write the summary"):
        lines = dict(line.split(": ", 1) for line in user.splitlines())
        problem = lines["Problem"].split("statement ", 1)[1].split(";")[0]
        return f"The problem is this: {problem}. What is proposed: {lines['Solution'].split('summary ', 1)[1].split(';')[0]}."
    return (
        user
        .replace("I've noted: ", "Noted: ")
        .replace("Why I ask: ", "I ask because ")
        .replace("I can't", "Sorry, I can't")
    )


def scripted(script) -> LoadedModel:
    return LoadedModel(None, ScriptedChatModel(script=script), ModelInfo("scripted"))


def test_an_able_model_may_phrase_and_draft() -> None:
    told: list[str] = []
    parts = measure(scripted(able), deps(), TODAY, told.append)
    assert parts["phrase"].allowed and parts["draft"].allowed, parts
    assert parts["extract_by_section"].allowed and parts["extract_at_once"].allowed, parts
    assert parts["extract_at_once"].of == 28 and told[0] == "reading messages section by section"
    assert set(parts) == set(CapabilityProfile.__dataclass_fields__) == set(sizes())


@pytest.mark.parametrize(
    ("script", "why"),
    [
        (lambda messages: messages[-1].text, "it repeated the text it was given"),
        (lambda messages: "We saw 12,000 of them last year, and it was the worst year so far for all of us.", ""),
        (lambda messages: Line("", error=RuntimeError("boom")), "the model failed"),
    ],
)
def test_a_model_that_cannot_may_not(script, why: str) -> None:
    parts = measure(scripted(script), deps(), TODAY)
    assert not parts["phrase"].allowed and parts["phrase"].right == 0
    assert not parts["draft"].allowed and why in {parts["phrase"].mostly, ""}


def test_a_model_that_is_too_slow_here_may_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(model_bench.PATIENCE, "phrase", 0.0)
    parts = measure(scripted(able), deps(), TODAY)
    assert not parts["phrase"].allowed and parts["phrase"].mostly.startswith("one takes")


@pytest.mark.embedded
def test_the_embedded_model_comes_out_as_it_is_used_today(tmp_path) -> None:
    services = build(Settings(home=tmp_path, today=TODAY))
    try:
        assert services.maintenance.models()[0].measured is None
        result = services.maintenance.bench()
        may = {w.name: w.allowed for w in result.work}
        assert may == {"extract_by_section": True, "extract_at_once": False, "phrase": False, "draft": False}, result
        assert result.seconds < 300 and result.output_tokens_per_s > 1
        line = services.maintenance.models()[0]
        assert line.measured == TODAY and line.can == ["reads messages section by section"]
        kept = measured(tmp_path, embedded_entry().sha256)
        assert kept is not None and kept.profile == embedded_entry().profile
        doctor = next(c for c in services.maintenance.doctor() if c.name == "what it may do")
        assert doctor.ok and "measured here on 2026-11-21" in doctor.message
    finally:
        services.close()


def test_what_was_measured_is_stronger_than_the_catalogue(tmp_path) -> None:
    assert describe(LlmConfig(), tmp_path).profile == CapabilityProfile()
    part = Part(right=9, of=10, allowed=True)
    save(tmp_path, Measured(key=embedded_entry().sha256, name="x", measured=TODAY, parts={"phrase": part}))
    profile = describe(LlmConfig(), tmp_path).profile
    assert profile.phrase and not profile.draft
    (tmp_path / PROFILES_NAME).write_text("{broken")
    assert describe(LlmConfig(), tmp_path).profile == CapabilityProfile()


def test_a_server_is_measured_too(tmp_path) -> None:
    with chat_server() as (url, script):
        script.text = "This is what I say to everything that I am asked, in as many words as it takes me to say it."
        services = build(Settings(home=tmp_path, today=TODAY, llm=LlmConfig(server_url=url)))
        result = services.maintenance.bench()
        assert result.name == NAME and result.output_tokens_per_s > 0 and result.prompt_tokens_per_s == 0
        assert not any(w.allowed for w in result.work), result.work
        assert not load_model(LlmConfig(server_url=url), tmp_path).info.profile.phrase
        line = next(m for m in services.maintenance.models() if m.active)
        assert line.measured == TODAY and line.can == []
        services.close()
