"""The commands: exit codes of the contract, one sentence on stderr, never a traceback."""

import json
import os
import shutil
import socket
import subprocess
import sys
import time

import pytest
from jsonschema import Draft202012Validator
from support.complete_case import complete_case

COMPLETE = complete_case().model_dump(mode="json")


@pytest.fixture
def case_id(terminal):
    return terminal.run("chat", "--jsonl", delay=0, stdin='{"message": "tickets <b>get</b> lost"}').lines[0]["case_id"]


def written(tmp_path, content):
    path = tmp_path / "case.json"
    path.write_bytes(content if isinstance(content, bytes) else json.dumps(content).encode())
    return str(path)


@pytest.mark.parametrize(
    "arguments",
    [(), ("nonsense",), ("cases",), ("cases", "export", "x"), ("chat", "--unknown"), ("run", "--port", "99999")],
)
def test_wrong_usage_is_exit_code_2_and_one_sentence(terminal, arguments):
    done = terminal.run(*arguments)
    assert done.code == 2
    assert "--help" in done.sentence


def test_help_lists_every_command_of_the_contract(terminal):
    text = terminal.run("--help").out
    for name in ("run", "chat", "cases", "validate", "extract", "knowledge", "model", "doctor", "schema", "migrate"):
        assert name in text


def test_version_and_home_before_or_after_the_command(terminal, tmp_path):
    assert terminal.run("--version").out.startswith("casebuilder ")
    for arguments in (("--home", str(tmp_path / "a"), "migrate"), ("migrate", "--home", str(tmp_path / "b"))):
        assert terminal.run(*arguments).code == 0
    assert (tmp_path / "a" / "casebuilder.db").exists()
    assert (tmp_path / "b" / "casebuilder.db").exists()
    assert not terminal.home.exists()


def test_help_imports_nothing_heavy(terminal):
    heavy = "pydantic,sqlalchemy,rich,typer,numpy,jinja2,langchain_core,torch,chromadb,streamlit"
    code = (
        "import sys\nfrom casebuilder.cli import main\n"
        "try:\n    main(['--help'])\nexcept SystemExit:\n    pass\n"
        f"print([m for m in {heavy.split(',')!r} if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=terminal.env)
    assert done.stdout.splitlines()[-1] == "[]"


def test_help_takes_at_most_five_times_as_long_as_python_itself(terminal):
    def fastest(*command):
        times = []
        for _ in range(7):
            began = time.perf_counter()
            subprocess.run([sys.executable, *command], stdout=subprocess.DEVNULL, env=terminal.env)
            times.append(time.perf_counter() - began)
        return min(times)

    assert fastest("-m", "casebuilder", "--help") <= 5 * fastest("-c", "pass")


def test_list_and_show(terminal, case_id):
    assert case_id in terminal.run("cases", "list").out
    (line,) = json.loads(terminal.run("cases", "list", "--json").out)
    assert line["case_id"] == case_id
    shown = json.loads(terminal.run("cases", "show", case_id, "--json").out)
    assert shown["problem"]["statement"] == "tickets <b>get</b> lost"
    assert "tickets <b>get</b> lost" in terminal.run("cases", "show", case_id).out


def test_no_cases_yet(terminal):
    assert terminal.run("cases", "list").code == 0
    assert json.loads(terminal.run("cases", "list", "--json").out) == []


@pytest.mark.parametrize("action", [("show", "x"), ("delete", "x"), ("export", "x", "--format", "json")])
def test_what_does_not_exist_is_exit_code_1(terminal, action):
    done = terminal.run("cases", *action)
    assert done.code == 1
    assert "'x'" in done.sentence


def test_an_incomplete_case_is_refused_with_the_list_of_what_is_missing(terminal, case_id, tmp_path):
    target = tmp_path / "case.json"
    done = terminal.run("cases", "export", case_id, "--format", "json", "-o", str(target))
    assert done.code == 3
    assert len(done.err.splitlines()) > 5
    assert "sponsor.name" in done.err
    assert not target.exists()
    draft = terminal.run("cases", "export", case_id, "--format", "md", "--draft", "-o", "-")
    assert draft.code == 0
    assert "draft" in draft.out.lower()


def test_import_export_delete(terminal, tmp_path):
    case_id = terminal.run("cases", "import", written(tmp_path, COMPLETE), delay=0).out.strip()
    shown = json.loads(terminal.run("cases", "show", case_id, "--json").out)
    assert shown["kpis"] == COMPLETE["kpis"]
    assert shown["ledger"] == COMPLETE["ledger"]
    target = tmp_path / "out.json"
    done = terminal.run("cases", "export", case_id, "--format", "json", "-o", str(target))
    assert (done.code, done.out.strip()) == (0, str(target))
    assert json.loads(target.read_text())["kpis"] == COMPLETE["kpis"]
    done = terminal.run("cases", "export", case_id, "--format", "md", "-o", str(tmp_path / "no" / "such.md"))
    assert done.code == 4
    assert "such.md" in done.sentence
    assert terminal.run("cases", "delete", case_id).code == 0
    assert terminal.run("cases", "show", case_id).code == 1


def test_a_complete_case_is_valid(terminal, tmp_path):
    done = terminal.run("validate", written(tmp_path, COMPLETE), "--json")
    assert done.code == 0
    assert json.loads(done.out)["complete"] is True
    assert terminal.run("validate", written(tmp_path, COMPLETE)).code == 0


@pytest.mark.parametrize(
    "content",
    [
        {},
        [],
        b"",
        b"{",
        b"\x00\xff\xfe",
        b'{"title": "a", "title": "b"}',
        b"[" * 200_000,
        b'{"a":' * 5_000 + b"1" + b"}" * 5_000,
        b'{"discount_rate": NaN}',
        {"kpis": "many"},
        {**COMPLETE, "kpis": [{**COMPLETE["kpis"][0], "baseline": 1e400}]},
    ],
    ids=range(11),
)
def test_whatever_is_in_the_file_validate_answers_with_findings(terminal, tmp_path, content):
    path = written(tmp_path, content)
    done = terminal.run("validate", path, "--json")
    assert done.code == 1
    answer = json.loads(done.out)
    assert set(answer) == {"complete", "blocking", "warnings"}
    assert answer["complete"] is False
    assert set(answer["blocking"][0]) == {"rule", "severity", "path", "message", "fix", "evidence"}
    assert terminal.run("validate", path).code == 1


def test_files_that_are_none(terminal, tmp_path):
    huge = tmp_path / "huge.json"
    with huge.open("wb") as file:
        file.truncate(50_000_000)
    for path in (tmp_path / "missing.json", tmp_path, huge):
        done = terminal.run("validate", str(path))
        assert done.code == 1
        assert path.name in done.sentence


def test_the_schema_describes_every_field_and_accepts_a_case(terminal):
    schema = json.loads(terminal.run("schema").out)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    assert list(validator.iter_errors(COMPLETE)) == []
    assert list(validator.iter_errors({})) == []
    assert list(validator.iter_errors({"problem": {"statement": "x"}, "kpis": [{"name": "y"}]})) == []
    assert list(validator.iter_errors({"kpis": 3}))
    for definition in (schema, *schema["$defs"].values()):
        for name, field in definition.get("properties", {}).items():
            assert field.get("description"), name


def test_extract_answers_line_by_line(terminal):
    lines = '{"message": "tickets get lost", "asked": "problem"}\nnope\n'
    lines += '{"message": "x", "asked": "nonsense"}\n{"message": ""}'
    done = terminal.run("extract", "--jsonl", delay=0, stdin=lines)
    found, bad, wrong, empty = done.lines
    assert found["captured"][0]["value"] == "tickets get lost"
    assert set(found) == {"captured", "elapsed_ms"}
    assert "error" in bad
    assert "nonsense" in wrong["error"]
    assert empty["captured"] == []
    assert done.code == 0


def test_a_port_that_is_taken_names_another_one(terminal):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = terminal.run("run", "--port", str(port))
    assert done.code == 4
    assert str(port) in done.sentence
    assert "--port" in done.sentence


def test_bad_settings_are_one_sentence(terminal):
    terminal.env["CASEBUILDER_LLM__N_CTX"] = "many"
    done = terminal.run("cases", "list")
    assert done.code == 2
    assert "CASEBUILDER_LLM__N_CTX" in done.sentence
    del terminal.env["CASEBUILDER_LLM__N_CTX"]
    terminal.home.mkdir()
    (terminal.home / "settings.toml").write_text("not toml")
    done = terminal.run("cases", "list")
    assert done.code == 2
    assert "settings.toml" in done.sentence


@pytest.mark.skipif(os.geteuid() == 0 and not shutil.which("setpriv"), reason="root may write everywhere")
@pytest.mark.parametrize("made", [True, False])
def test_a_home_that_cannot_be_written_is_one_sentence(terminal, tmp_path, made):
    if made:
        terminal.home.mkdir()
    (terminal.home if made else tmp_path).chmod(0o500)
    if os.geteuid() == 0:
        terminal.wrapper = ["setpriv", "--bounding-set=-dac_override,-dac_read_search"]
    done = terminal.run("cases", "list")
    (terminal.home if made else tmp_path).chmod(0o700)
    assert done.code == 4
    assert "cannot be written" in done.sentence


def test_a_damaged_database_is_one_sentence(terminal, case_id):
    path = terminal.home / "casebuilder.db"
    for side in terminal.home.glob("casebuilder.db-*"):
        side.unlink()
    path.write_bytes(b"\x5a" * 40_000)
    done = terminal.run("cases", "list")
    assert done.code == 4
    assert "damaged" in done.sentence
    assert path.read_bytes() == b"\x5a" * 40_000
    report = terminal.run("doctor")
    assert report.code == 4
    assert "damaged" in report.out


def test_plain_chat_reads_lines_and_quits(terminal):
    done = terminal.run("chat", delay=0, stdin="tickets get lost\n/status\n/quit\n")
    assert done.code == 0
    assert "Hello." in done.out
    assert "You said: tickets get lost" in done.out
    assert "casebuilder chat --case" in done.out


def test_model_list_shows_the_active_one(terminal):
    lines = json.loads(terminal.run("model", "list", "--json").out)
    assert [line["name"] for line in lines if line["active"]] == ["smollm2-135m"]
    assert "pinned" in terminal.run("model", "verify").out
    assert terminal.run("model", "pull", "no-such-model").code == 1
    assert terminal.run("model", "use", "no-such-model").code == 1
    assert terminal.run("model", "use", "granite-4.1-8b").code == 4
    assert terminal.run("model", "use", "smollm2-135m").code == 0
    assert 'model = "smollm2-135m"' in (terminal.home / "settings.toml").read_text()
