"""The conversation service: order, conflicts, crashes, odd messages, and what a turn costs."""

import datetime as dt
import threading
import time

import pytest
from support.echo_brain import EchoBrain
from support.stores import NOW, echo_services

from casebuilder.errors import Cancelled, NotFound, UserError
from casebuilder.services.conflicts import CaseConflict
from casebuilder.services.messages import MAX_MESSAGE, NOT_TEXT, NOTHING_SAID


@pytest.fixture
def brain():
    return EchoBrain()


@pytest.fixture
def talk(tmp_path, brain):
    return echo_services(tmp_path / "home", brain).conversation


def test_a_case_begins_with_a_greeting(talk):
    view = talk.start("Routing")
    assert (view.title, view.version, view.asked) == ("Routing", 1, "problem")
    assert [(t.turn, t.kind, t.message, t.reply) for t in view.turns] == [(0, "greeting", None, "Hello.")]
    assert len(view.sections) == 17
    assert view.saved_at == NOW


def test_a_turn_is_answered_from_the_case_and_saved(talk, brain):
    case_id = talk.start().case_id
    result = talk.say(case_id, "tickets get lost")
    assert (result.turn, result.reply, result.asked) == (1, "You said: tickets get lost", "kpis")
    assert result.captured[0].path == "problem.statement"
    view = talk.view(case_id)
    assert view.case.problem.statement == "tickets get lost"
    assert view.version == 2
    assert view.answered == 1
    assert brain.seen[0].today == NOW.astimezone().date()


def test_changes_are_taken_back_one_after_the_other(talk, brain):
    case_id = talk.start().case_id
    for text in ("one", "two", "three"):
        talk.say(case_id, text)
    assert brain.seen[0].earlier is None
    talk.rename(case_id, "Renamed in between")
    states = []
    for _ in range(4):
        talk.say(case_id, "undo")
        states.append(talk.view(case_id).case.problem.statement)
    assert states == ["two", "one", None, None]
    assert talk.view(case_id).title == "Renamed in between"
    talk.say(case_id, "four")
    talk.say(case_id, "undo")
    assert talk.view(case_id).case.problem.statement is None


@pytest.mark.parametrize(
    ("message", "reply"),
    [
        ("", NOTHING_SAID),
        (" \n\t ", NOTHING_SAID),
        ("\x00\x01", NOTHING_SAID),
        ("%PDF\x00\x01\x02\x03\x04\x05\x06\x07" + "\ufffd" * 40, NOT_TEXT),
    ],
)
def test_a_message_without_words_is_not_a_turn(talk, brain, message, reply):
    case_id = talk.start().case_id
    result = talk.say(case_id, message)
    assert (result.turn, result.reply, result.asked, result.captured) == (0, reply, "problem", [])
    assert brain.seen == []
    assert talk.view(case_id).version == 1


def test_a_message_that_is_too_long_says_the_limit(talk):
    case_id = talk.start().case_id
    with pytest.raises(UserError, match="20,000"):
        talk.say(case_id, "x" * (MAX_MESSAGE + 1))
    assert talk.say(case_id, "y " * (MAX_MESSAGE // 4)).turn == 1


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("a\x00b\x07c", "abc"),
        ("  caf\u00e9 \U0001f600 ", "caf\u00e9 \U0001f600"),
        ("lone \ud800 half", "lone \ufffd half"),
        ("pair \ud83d\ude00", "pair \U0001f600"),
        ("one\r\ntwo", "one\ntwo"),
        ("<script>alert(1)</script> {{x}} <|im_end|>", "<script>alert(1)</script> {{x}} <|im_end|>"),
        ("?", "?"),
        ("4", "4"),
        ("مرحبا", "مرحبا"),
    ],
)
def test_text_arrives_as_it_was_written_without_control_characters(talk, sent, kept):
    case_id = talk.start().case_id
    talk.say(case_id, sent)
    assert talk.view(case_id).turns[-1].message == kept


def test_two_quick_messages_queue(talk, brain):
    brain.delay = 0.2
    view = talk.start()
    results = []

    def send(text):
        results.append(talk.say(view.case_id, text, seen_version=view.version))

    threads = [threading.Thread(target=send, args=(t,)) for t in ("first", "second")]
    for thread in threads:
        thread.start()
        time.sleep(0.05)
    for thread in threads:
        thread.join()
    assert [(r.turn, r.reply) for r in results] == [(1, "You said: first"), (2, "You said: second")]
    assert talk.view(view.case_id).version == 3
    assert brain.seen[1].case.problem.statement == "first"


def test_cases_do_not_wait_for_each_other(talk, brain):
    slow, quick = talk.start().case_id, talk.start().case_id
    brain.delay = 1.0
    thread = threading.Thread(target=talk.say, args=(slow, "slow"))
    thread.start()
    brain.started.wait(5)
    brain.delay = 0.0
    began = time.monotonic()
    talk.say(quick, "quick")
    assert time.monotonic() - began < 0.8
    thread.join()


def test_the_second_tab_is_told_which_fields_differ(talk):
    view = talk.start()
    talk.edit(view.case_id, "sponsor.name", "Dana Reyes", seen_version=view.version)
    for change in (
        lambda: talk.edit(view.case_id, "sponsor.name", "Ada Lum", seen_version=view.version),
        lambda: talk.say(view.case_id, "hello", seen_version=view.version),
    ):
        with pytest.raises(CaseConflict) as refusal:
            change()
        assert [c.model_dump() for c in refusal.value.changes] == [
            {"path": "sponsor.name", "yours": None, "theirs": "Dana Reyes"}
        ]
    assert talk.view(view.case_id).case.sponsor.name == "Dana Reyes"
    assert len(talk.view(view.case_id).turns) == 2


def test_a_message_is_answered_again_when_another_process_was_faster(tmp_path):
    mine, other = EchoBrain(delay=0.3), EchoBrain()
    here = echo_services(tmp_path / "home", mine).conversation
    there = echo_services(tmp_path / "home", other).conversation
    case_id = here.start().case_id
    results = []
    thread = threading.Thread(target=lambda: results.append(here.say(case_id, "mine")))
    thread.start()
    mine.started.wait(5)
    there.edit(case_id, "sponsor.name", "Dana Reyes")
    thread.join()
    view = here.view(case_id)
    assert (view.case.problem.statement, view.case.sponsor.name) == ("mine", "Dana Reyes")
    assert results[0].turn == 1
    assert [t.turn for t in view.turns] == [0, 1, 2]
    assert len(mine.seen) == 2


def test_a_stopped_message_stays_and_can_be_sent_again(talk, brain):
    case_id = talk.start().case_id
    brain.delay = 5.0
    cancel = threading.Event()
    threading.Timer(0.1, cancel.set).start()
    with pytest.raises(Cancelled):
        talk.say(case_id, "wait for me", cancel=cancel)
    view = talk.view(case_id)
    assert [(t.message, t.reply) for t in view.turns][1:] == [("wait for me", None)]
    assert view.version == 1
    assert "wait for me" in talk.opening(view).reply
    brain.delay = 0.0
    assert talk.say(case_id, "wait for me").turn == 2
    assert [(t.turn, t.reply) for t in talk.view(case_id).turns][1:] == [(2, "You said: wait for me")]


def test_a_failed_turn_does_not_block_the_next(talk, brain):
    case_id = talk.start().case_id
    brain.run_turn = lambda *_, **__: 1 / 0
    with pytest.raises(ZeroDivisionError):
        talk.say(case_id, "boom")
    del brain.run_turn
    assert talk.say(case_id, "next").turn == 2


def test_an_edit_is_a_turn_too(talk):
    case_id = talk.start().case_id
    talk.edit(case_id, "sponsor.name", "Dana Reyes")
    turn = talk.view(case_id).turns[-1]
    assert (turn.kind, turn.message) == ("edit", "Dana Reyes")
    with pytest.raises(UserError):
        talk.edit(case_id, "no.such.field", "x")


def test_the_source_of_a_value_is_the_run_of_words_in_its_message(talk):
    case_id = talk.start().case_id
    talk.say(case_id, "tickets get lost")
    source = talk.source_of(case_id, "problem.statement")
    assert source.message[source.start : source.end] == "tickets get lost"
    assert (source.turn, source.at) == (1, NOW)
    with pytest.raises(NotFound):
        talk.source_of(case_id, "sponsor.name")


def test_list_rename_delete(talk):
    case_id = talk.start().case_id
    talk.say(case_id, "tickets get lost")
    assert talk.rename(case_id, "  Ticket\n routing ").title == "Ticket routing"
    (line,) = talk.cases()
    assert (line.case_id, line.title, line.answered) == (case_id, "Ticket routing", 1)
    with pytest.raises(UserError):
        talk.rename(case_id, " ")
    talk.delete(case_id)
    assert talk.cases() == []
    with pytest.raises(NotFound):
        talk.say(case_id, "anybody there?")


def test_the_date_is_the_one_where_the_user_is(tmp_path, monkeypatch):
    late = dt.datetime(2026, 11, 21, 23, 30, tzinfo=dt.UTC)
    for zone, day in (("Asia/Tokyo", 22), ("America/New_York", 21), ("UTC", 21)):
        monkeypatch.setenv("TZ", zone)
        time.tzset()
        brain = EchoBrain()
        talk = echo_services(tmp_path / zone.replace("/", "-"), brain, now=late).conversation
        talk.say(talk.start().case_id, "hello")
        assert brain.seen[0].today == dt.date(2026, 11, day)
    monkeypatch.undo()
    time.tzset()


def test_turn_200_costs_no_more_than_turn_10(talk, brain):
    """Counts what the database is asked for: the same number of statements and rows at every turn."""
    import sqlalchemy as sa

    case_id = talk.start().case_id
    engine = talk._store._engine
    statements, costs = [], {}
    sa.event.listen(engine, "before_cursor_execute", lambda *args: statements.append(args[2]))
    for number in range(1, 201):
        statements.clear()
        began = time.process_time()
        talk.say(case_id, f"message number {number % 7}")
        costs[number] = (len(statements), time.process_time() - began)
    early = sorted(cost for n, (_, cost) in costs.items() if 5 <= n < 45)[20]
    late = sorted(cost for n, (_, cost) in costs.items() if n > 160)[20]
    assert costs[200][0] == costs[10][0]
    assert late < early * 3 + 0.01
