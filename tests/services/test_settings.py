"""Settings: arguments before environment before the home's file before defaults; problems named."""

import datetime as dt

import pytest

from casebuilder.errors import UserError
from casebuilder.settings import load_settings, save_choice


@pytest.fixture(autouse=True)
def clean(monkeypatch, tmp_path):
    for name in ("HOME", "LLM__MODEL", "LLM__N_CTX", "TODAY", "POLICY"):
        monkeypatch.delenv(f"CASEBUILDER_{name}", raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))


def test_the_home_is_the_platforms_then_the_environments_then_the_arguments(monkeypatch, tmp_path):
    assert load_settings().home.name == "casebuilder"
    monkeypatch.setenv("CASEBUILDER_HOME", str(tmp_path / "env"))
    assert load_settings().home == tmp_path / "env"
    assert load_settings(tmp_path / "x" / ".." / "argument").home == tmp_path / "argument"


def test_the_homes_file_yields_to_the_environment(monkeypatch, tmp_path):
    save_choice(tmp_path, "llm", "model", 'odd "name" \U0001f600 C:\\x')
    save_choice(tmp_path, "llm", "server_model", "m")
    assert load_settings(tmp_path).llm.model == 'odd "name" \U0001f600 C:\\x'
    assert load_settings(tmp_path).llm.server_model == "m"
    monkeypatch.setenv("CASEBUILDER_LLM__MODEL", "other")
    assert load_settings(tmp_path).llm.model == "other"
    assert load_settings(tmp_path).llm.server_model == "m"


def test_a_choice_leaves_the_rest_of_the_file(tmp_path):
    (tmp_path / "settings.toml").write_text('today = 2026-11-21\nuser = "Dana"\n\n[retrieval]\ndefault_k = 3\n')
    save_choice(tmp_path, "llm", "model", "m")
    settings = load_settings(tmp_path)
    assert (settings.user, settings.today) == ("Dana", dt.date(2026, 11, 21))
    assert (settings.retrieval.default_k, settings.llm.model) == (3, "m")
    save_choice(tmp_path, "llm", "model", None)
    assert load_settings(tmp_path).llm.model is None
    assert (tmp_path / "settings.toml").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    ("name", "value"), [("LLM__N_CTX", "many"), ("TODAY", "yesterday"), ("LLM", "{not json"), ("LLM__NO_SUCH", "1")]
)
def test_an_unusable_variable_is_one_sentence(monkeypatch, tmp_path, name, value):
    monkeypatch.setenv(f"CASEBUILDER_{name}", value)
    with pytest.raises(UserError) as error:
        load_settings(tmp_path)
    assert "\n" not in error.value.message
    assert "CASEBUILDER" in error.value.message


def test_the_policy_of_the_home_counts_when_there_is_one(tmp_path):
    assert load_settings(tmp_path).policy_path is None
    (tmp_path / "policy.toml").touch()
    assert load_settings(tmp_path).policy_path == tmp_path / "policy.toml"
