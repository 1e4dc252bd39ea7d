"""`chat --jsonl` for programs: the contract, odd lines, crashes, two processes at once."""

import json
import os
import signal
import time

import pytest

RESULT = {"case_id", "turn", "reply", "asked", "captured", "blocking", "warnings", "complete", "elapsed_ms"}


def send(process, message):
    process.stdin.write(json.dumps({"message": message}).encode() + b"\n")
    process.stdin.flush()


def test_greeting_then_one_line_for_each_line(terminal):
    done = terminal.run("chat", "--jsonl", delay=0, stdin='{"message": "one"}\n{"message": "two"}')
    greeting, one, two = done.lines
    assert done.code == 0
    assert set(greeting) == set(one) == set(two) == RESULT
    assert [greeting["turn"], one["turn"], two["turn"]] == [0, 1, 2]
    assert one["captured"] == [
        {
            "path": "problem.statement",
            "value": "one",
            "text": "one",
            "source": {"kind": "said", "turn": 1, "quote": "one"},
        }
    ]
    assert greeting["case_id"] == two["case_id"]


@pytest.mark.parametrize(
    "line",
    [
        b"not json",
        b"[1, 2]",
        b'"text"',
        b"null",
        b"",
        b"{",
        b'{"message": 3}',
        b'{"message": null}',
        b"{}",
        b"[" * 200_000,
        b'{"message": ' + b"9" * 6000 + b"}",
        b'{"message": "' + b"x" * 30_000 + b'"}',
        b'{"message": "' + b"x" * 5_000_000 + b'"}',
        b"\xff\xfe\x00\x01",
    ],
    ids=range(14),
)
def test_a_bad_line_gets_an_error_and_the_conversation_goes_on(terminal, line):
    done = terminal.run("chat", "--jsonl", delay=0, stdin=line + b'\n{"message": "after"}\n')
    _, bad, after = done.lines
    assert list(bad) == ["error"]
    assert isinstance(bad["error"], str)
    assert after["turn"] == 1
    assert done.code == 0
    assert done.err == ""


def test_odd_text_survives(terminal):
    done = terminal.run(
        "chat",
        "--jsonl",
        delay=0,
        stdin=b'\xef\xbb\xbf{"message": "caf\xff\\ud800\\u0000 ok"}\r\n{"message": ""}\n'
        b'{"message": "\xf0\x9f\x98\x80"}',
    )
    _, odd, empty, emoji = done.lines
    assert odd["captured"][0]["value"] == "caf\ufffd\ufffd ok"
    assert (empty["turn"], empty["captured"], empty["asked"]) == (1, [], "kpis")
    assert emoji["captured"][0]["value"] == "\U0001f600"


def test_a_case_goes_on_where_it_stopped(terminal):
    first = terminal.run("chat", "--jsonl", delay=0, stdin='{"message": "one"}').lines
    case_id = first[0]["case_id"]
    greeting, two = terminal.run("chat", "--jsonl", "--case", case_id, delay=0, stdin='{"message": "two"}').lines
    assert (greeting["case_id"], greeting["turn"], greeting["asked"]) == (case_id, 1, "kpis")
    assert greeting["reply"] == "You said: one"
    assert two["turn"] == 2


def test_a_case_that_does_not_exist(terminal):
    done = terminal.run("chat", "--jsonl", "--case", "nope", delay=0)
    assert done.code == 1
    assert "nope" in done.sentence
    assert done.out == ""


@pytest.mark.parametrize("when", [0.0, 0.05, 0.4])
def test_kill_9_loses_at_most_the_unanswered_turn(terminal, when):
    process = terminal.start("chat", "--jsonl", delay=0.3)
    case_id = json.loads(process.stdout.readline())["case_id"]
    send(process, "answered")
    assert json.loads(process.stdout.readline())["turn"] == 1
    send(process, "cut off")
    time.sleep(when)
    process.send_signal(signal.SIGKILL)
    process.wait()
    process.stdin.close()
    process.stdout.close()

    greeting, again = terminal.run("chat", "--jsonl", "--case", case_id, delay=0, stdin='{"message": "cut off"}').lines
    assert "You said:" in greeting["reply"]
    assert again["reply"] == "You said: cut off"
    case = json.loads(terminal.run("cases", "show", case_id, "--json").out)
    assert case["problem"]["statement"] == "cut off"
    assert terminal.run("cases", "list").code == 0


def test_a_lost_message_is_named(terminal):
    process = terminal.start("chat", "--jsonl", delay=30)
    case_id = json.loads(process.stdout.readline())["case_id"]
    send(process, "the words that were lost")
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        reply = terminal.run("chat", "--jsonl", "--case", case_id, delay=0).lines[0]["reply"]
        if "the words that were lost" in reply:
            break
    process.kill()
    process.wait()
    process.stdin.close()
    process.stdout.close()
    assert "the words that were lost" in reply


def test_two_processes_on_one_case_lose_nothing(terminal):
    case_id = terminal.run("chat", "--jsonl", delay=0).lines[0]["case_id"]
    processes = [terminal.start("chat", "--jsonl", "--case", case_id, delay=0.05) for _ in range(2)]
    for process in processes:
        process.stdout.readline()
    for number in range(3):
        for which, process in enumerate(processes):
            send(process, f"message {number} of {which}")
    answers = []
    for process in processes:
        process.stdin.close()
        answers += [json.loads(line) for line in process.stdout]
        process.stdout.close()
        assert process.wait() == 0
    assert sorted(a["turn"] for a in answers) == [1, 2, 3, 4, 5, 6]
    assert {a["reply"] for a in answers} == {f"You said: message {n} of {w}" for n in range(3) for w in range(2)}


def test_a_reader_that_goes_away_is_no_traceback(terminal):
    process = terminal.start("chat", "--jsonl", delay=0)
    process.stdout.readline()
    process.stdout.close()
    send(process, "anybody?")
    process.stdin.close()
    assert process.wait(timeout=60) == 0


def test_every_line_is_flushed_at_once(terminal):
    process = terminal.start("chat", "--jsonl", delay=0)
    assert json.loads(process.stdout.readline())["turn"] == 0
    for number in range(1, 4):
        send(process, f"m{number}")
        assert json.loads(process.stdout.readline())["turn"] == number
    os.kill(process.pid, signal.SIGTERM)
    process.wait()
    process.stdin.close()
    process.stdout.close()
