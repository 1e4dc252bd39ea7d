"""Our model in tasks of other people: `--model casebuilder/embedded`."""

import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from casebuilder.errors import UserError
from casebuilder.llm.config import LlmConfig

ROOT = Path(__file__).parents[2]


def test_inspect_is_told_of_the_model_by_an_entry_point():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert project["entry-points"]["inspect_ai"] == {"casebuilder": "casebuilder.services.inspecting"}
    code = (
        "import casebuilder.services.inspecting\n"
        "from inspect_ai.model import get_model\n"
        "api = get_model('casebuilder/none').api\n"
        "assert type(api).__name__ == 'CasebuilderAPI', api\n"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, "-c", code], cwd="/", env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_names_of_models_lead_to_settings(tmp_path):
    from evals.provider import llm_config

    chosen = LlmConfig(model="granite-4.1-3b")
    assert llm_config(chosen, "none", None, None) is None
    assert llm_config(chosen, "active", None, None) == chosen
    assert llm_config(chosen, "embedded", None, None).model == "smollm2-135m"
    assert llm_config(chosen, "x", "/models/x.gguf", None).model == "/models/x.gguf"
    assert llm_config(chosen, "server", None, "http://127.0.0.1:1/v1").server_url == "http://127.0.0.1:1/v1"
    with pytest.raises(UserError, match="server_url"):
        llm_config(chosen, "server", None, None)


PLAIN = """
from inspect_ai import Task, task
from inspect_ai.dataset import MemoryDataset, Sample
from inspect_ai.model import GenerateConfig, ResponseSchema
from inspect_ai.scorer import includes
from inspect_ai.solver import generate
from inspect_ai.util import json_schema
from pydantic import BaseModel

class Colour(BaseModel):
    colour: str

@task
def plain():
    schema = ResponseSchema(name="colour", json_schema=json_schema(Colour))
    return Task(
        dataset=MemoryDataset([Sample(input="What colour is the sky? Answer as JSON.", target='"colour"')]),
        solver=generate(), scorer=includes(), config=GenerateConfig(max_tokens=40, response_schema=schema),
    )
"""


@pytest.mark.embedded
def test_a_plain_task_of_anybody_runs_with_our_model(tmp_path):
    (tmp_path / "plain.py").write_text(PLAIN)
    code = (
        "import casebuilder.services.inspecting\n"
        "from inspect_ai import eval\n"
        "from evals.provider import close_all\n"
        "log = eval('plain.py', model='casebuilder/embedded', display='none', log_dir='logs', log_realtime=False,\n"
        "           acp_server=False, ctl_server=False)[0]\n"
        "close_all()\n"
        "assert log.status == 'success', log.error\n"
        "usage = log.stats.model_usage['casebuilder/embedded']\n"
        "assert usage.input_tokens > 10 and usage.output_tokens > 3, usage\n"
        "print(log.results.scores[0].metrics['accuracy'].value, log.samples[0].output.completion)\n"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "XDG_DATA_HOME": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=200
    )
    assert done.returncode == 0, done.stderr[-2000:]
    assert done.stdout.startswith("1.0 {"), done.stdout
