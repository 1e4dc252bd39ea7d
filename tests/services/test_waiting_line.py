"""One model for everybody: answers come one after the other, and who waits is told so and can stop."""

import datetime as dt
import threading
from types import SimpleNamespace

import pytest

from casebuilder.case.model import Case
from casebuilder.dialogue import graph
from casebuilder.dialogue.state import Interview, TurnInput, TurnOutput
from casebuilder.errors import Cancelled
from casebuilder.services.brain import GraphBrain


class Slow:
    """Stands for the dialogue: answers when it is let go, and counts how many work at once."""

    def __init__(self):
        self.go, self.entered = threading.Event(), threading.Event()
        self.at_work = self.most = 0

    def run_turn(self, turn, deps, *, cancel=None, on_status=None):
        self.at_work += 1
        self.most = max(self.most, self.at_work)
        self.entered.set()
        assert self.go.wait(20)
        self.at_work -= 1
        return TurnOutput(reply=f"to {turn.message}", case=turn.case, interview=turn.interview)


def turn(message):
    return TurnInput(case=Case(), interview=Interview(), message=message, turn=1, today=dt.date(2026, 11, 21))


@pytest.fixture
def slow(monkeypatch):
    found = Slow()
    monkeypatch.setattr(graph, "run_turn", found.run_turn)
    return found


def brain(engine):
    deps = SimpleNamespace(model=SimpleNamespace(engine=engine))
    return GraphBrain(lambda *_: deps, lambda: deps)


def start(brain, message, cancel=None):
    told, got, waits = [], [], threading.Event()

    def hear(words):
        told.append(words)
        waits.set()

    def run():
        try:
            got.append(brain.run_turn(turn(message), cancel=cancel, on_status=hear).reply)
        except Cancelled as stopped:
            got.append(stopped.message)

    thread = threading.Thread(target=run)
    thread.start()
    return SimpleNamespace(told=told, got=got, waits=waits, thread=thread)


def test_two_get_their_own_answers_in_turn_and_the_second_is_told(slow):
    shared = brain(engine=object())
    first = start(shared, "one")
    assert slow.entered.wait(20)
    second = start(shared, "two")
    assert second.waits.wait(20)
    slow.go.set()
    for one in (first, second):
        one.thread.join(20)
    assert (first.got, second.got) == (["to one"], ["to two"])
    assert (first.told, second.told) == ([], ["Another answer comes first"])
    assert slow.most == 1


def test_who_waits_can_stop(slow):
    shared, cancel = brain(engine=object()), threading.Event()
    first = start(shared, "one")
    assert slow.entered.wait(20)
    second = start(shared, "two", cancel)
    assert second.waits.wait(20)
    cancel.set()
    second.thread.join(20)
    assert second.got == ["stopped while another answer came first"]
    slow.go.set()
    first.thread.join(20)
    assert first.got == ["to one"]


def test_a_server_may_answer_several_at_once(slow):
    shared = brain(engine=None)
    first, second = start(shared, "one"), start(shared, "two")
    deadline = threading.Event()
    while slow.most < 2 and not deadline.wait(0.01):
        assert first.thread.is_alive()
    slow.go.set()
    for one in (first, second):
        one.thread.join(20)
    assert (second.told, slow.most) == ([], 2)
