"""The command line with the real dialogue, the real encoder and the embedded model."""

import json
import os
import signal
import socket
import subprocess
import time
import urllib.request

import pytest

OPENING = (
    "We lose about 40 hours a month because alerts are sorted by hand in Zabbix. "
    "The sponsor is Dana Reyes, VP Operations. The licences cost 40,000 euros a year."
)


@pytest.mark.embedded
def test_a_conversation_is_answered_saved_and_gone_on_with(terminal):
    done = terminal.run("chat", "--jsonl", stdin=json.dumps({"message": OPENING}))
    assert done.code == 0, done.err
    greeting, first = done.lines
    assert greeting["asked"] == "problem"
    assert not greeting["complete"]
    assert first["captured"]
    for entry in first["captured"]:
        assert entry["source"]["kind"] == "said"
        assert entry["source"]["quote"] in OPENING
    assert any(e["path"] == "costs[0].amount" and e["value"] == 40000 for e in first["captured"])

    case_id = greeting["case_id"]
    case = json.loads(terminal.run("cases", "show", case_id, "--json").out)
    assert {e["path"] for e in case["ledger"]} >= {"costs[0].amount"}
    again, undone = terminal.run("chat", "--jsonl", "--case", case_id, stdin='{"message": "undo"}').lines
    assert (again["reply"], again["asked"]) == (first["reply"], first["asked"])
    case = json.loads(terminal.run("cases", "show", case_id, "--json").out)
    assert case["costs"] == []
    assert undone["turn"] == 2


@pytest.mark.embedded
def test_extract_reads_a_message_without_a_conversation(terminal):
    line = json.dumps({"message": "The licences cost 40,000 euros a year.", "asked": "costs"})
    (answer,) = terminal.run("extract", "--jsonl", stdin=line).lines
    assert {e["path"]: e["value"] for e in answer["captured"]}["costs[0].amount"] == 40000


def test_the_app_answers_at_its_address_and_ends_when_told(terminal):
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    process = subprocess.Popen(
        terminal.command("run", "--port", str(port)),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=terminal.env,
    )
    try:
        line = process.stdout.readline().decode()
        assert f"http://127.0.0.1:{port}" in line
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=20) as page:
            assert page.status == 200
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=30)
    finally:
        process.kill()
        process.stdout.close()
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)):
                break
        time.sleep(0.2)
    else:
        pytest.fail("the app still listens")
    assert (os.stat(terminal.home).st_mode & 0o777) == 0o700
