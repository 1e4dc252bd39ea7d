"""Cases, versions and turns: nothing is lost, nothing is overwritten, nothing is rewritten."""

import datetime as dt
import sqlite3
import threading

import pytest
from support.stores import NOW, open_repository, outcome

from casebuilder.errors import Conflict, NotFound, UserError
from casebuilder.store.config import DATABASE_NAME
from casebuilder.store.records import StaleVersion


@pytest.fixture
def home(tmp_path):
    return tmp_path / "home"


@pytest.fixture
def store(home):
    return open_repository(home)


def test_a_turn_is_kept_with_its_new_version(store):
    case_id = store.create_case(outcome(reply="Hello."), at=NOW).case_id
    turn = store.begin_turn(case_id, "we lose tickets", 1, at=NOW)
    version = store.finish_turn(case_id, turn, outcome("we lose tickets"), 1, at=NOW)

    stored = store.load(case_id)
    assert (turn, version, stored.version, stored.last_turn) == (1, 2, 2, 1)
    assert stored.case.problem.statement == "we lose tickets"
    assert stored.case.id == case_id
    assert [(t.turn, t.message, t.reply) for t in store.turns(case_id)] == [
        (0, None, "Hello."),
        (1, "we lose tickets", "Noted."),
    ]
    assert store.version(case_id, 1).problem.statement is None
    assert store.before_turn(case_id, 1).problem.statement is None


def test_a_message_is_on_disk_before_its_reply(store, home):
    case_id = store.create_case(outcome(), at=NOW).case_id
    store.begin_turn(case_id, "half said", None, at=NOW)
    seen = sqlite3.connect(home / DATABASE_NAME).execute("SELECT message, reply FROM turns WHERE turn = 1").fetchone()
    assert seen == ("half said", None)


def test_the_next_turn_works_after_one_that_was_never_answered(store):
    case_id = store.create_case(outcome(), at=NOW).case_id
    store.begin_turn(case_id, "lost", None, at=NOW)
    turn = store.begin_turn(case_id, "again", None, at=NOW)
    store.finish_turn(case_id, turn, outcome("again"), 1, at=NOW)
    assert [(t.turn, t.reply) for t in store.turns(case_id)][1:] == [(1, None), (2, "Noted.")]


def test_the_second_of_two_writers_is_told_and_changes_nothing(store):
    case_id = store.create_case(outcome(), at=NOW).case_id
    first, second = (store.begin_turn(case_id, text, 1, at=NOW) for text in ("one", "two"))
    store.finish_turn(case_id, first, outcome("one"), 1, at=NOW)
    with pytest.raises(StaleVersion) as refusal:
        store.finish_turn(case_id, second, outcome("two"), 1, at=NOW)
    assert (refusal.value.seen, refusal.value.current) == (1, 2)
    assert store.load(case_id).case.problem.statement == "one"
    assert store.turn(case_id, second).reply is None
    assert len(store.history(case_id)) == 2


def test_a_message_to_a_case_that_moved_on_is_not_stored(store):
    case_id = store.create_case(outcome(), at=NOW).case_id
    turn = store.begin_turn(case_id, "one", 1, at=NOW)
    store.finish_turn(case_id, turn, outcome("one"), 1, at=NOW)
    with pytest.raises(StaleVersion):
        store.begin_turn(case_id, "two", 1, at=NOW)
    assert len(store.turns(case_id)) == 2


def test_a_turn_is_answered_once(store):
    case_id = store.create_case(outcome(), at=NOW).case_id
    turn = store.begin_turn(case_id, "one", 1, at=NOW)
    store.finish_turn(case_id, turn, outcome("one"), 1, at=NOW)
    with pytest.raises(Conflict):
        store.finish_turn(case_id, turn, outcome("other"), 2, at=NOW)
    assert store.load(case_id).case.problem.statement == "one"


def test_many_writers_at_once_get_different_turns(store):
    case_id = store.create_case(outcome(), at=NOW).case_id
    numbers = []
    threads = [
        threading.Thread(target=lambda i=i: numbers.append(store.begin_turn(case_id, f"m{i}", None, at=NOW)))
        for i in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(numbers) == list(range(1, 9))


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit SET actor = 'somebody else'",
        "DELETE FROM audit",
        "UPDATE case_versions SET case_json = '{}'",
        "UPDATE turns SET reply = 'rewritten' WHERE reply IS NOT NULL",
        "UPDATE turns SET message = 'never said'",
    ],
)
def test_history_cannot_be_rewritten(store, home, statement):
    case_id = store.create_case(outcome(), at=NOW).case_id
    store.begin_turn(case_id, "open", None, at=NOW)
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        sqlite3.connect(home / DATABASE_NAME).execute(statement)


def test_a_deleted_case_leaves_its_trace_and_not_its_words(store, home):
    case_id = store.create_case(outcome("zebra stripes"), at=NOW).case_id
    store.delete(case_id, at=NOW)
    with pytest.raises(NotFound):
        store.load(case_id)
    assert store.summaries() == []
    assert [e["action"] for e in store.history(case_id)] == ["create", "delete"]
    assert "zebra" not in str(store.history())
    store._engine.dispose()
    assert b"zebra" not in (home / DATABASE_NAME).read_bytes()


def test_what_does_not_exist_is_said_so(store):
    for call in (
        lambda: store.load("x"),
        lambda: store.begin_turn("x", "m", None, at=NOW),
        lambda: store.delete("x", at=NOW),
        lambda: store.rename("x", "t", at=NOW),
        lambda: store.version("x", 1),
    ):
        with pytest.raises(NotFound):
            call()


def test_times_are_kept_in_utc_whatever_the_zone(store):
    tokyo = dt.timezone(dt.timedelta(hours=9))
    case_id = store.create_case(outcome(), at=NOW.astimezone(tokyo)).case_id
    assert store.load(case_id).updated_at == NOW
    assert store.load(case_id).updated_at.tzinfo == dt.UTC
    with pytest.raises(Exception, match="time zone"):
        store.begin_turn(case_id, "m", None, at=dt.datetime(2026, 1, 1))  # noqa: DTZ001


def test_renaming_is_a_new_version(store):
    case_id = store.create_case(outcome(), at=NOW, title="Old").case_id
    stored = store.rename(case_id, "New", at=NOW)
    assert (stored.title, stored.case.title, stored.version) == ("New", "New", 2)
    assert store.version(case_id, 1).title == "Old"


def test_a_case_keeps_its_title_through_a_turn(store):
    case_id = store.create_case(outcome(), at=NOW, title="Routing").case_id
    turn = store.begin_turn(case_id, "m", None, at=NOW)
    store.finish_turn(case_id, turn, outcome("m"), 1, at=NOW)
    assert store.load(case_id).title == "Routing"


def test_only_the_last_turns_can_be_asked_for(store):
    case_id = store.create_case(outcome(), at=NOW).case_id
    for text in "abc":
        store.begin_turn(case_id, text, None, at=NOW)
    assert [t.message for t in store.turns(case_id, last=2)] == ["b", "c"]
    assert store.turns(case_id, last=0) == []


def test_a_case_that_could_not_be_read_again_is_refused_and_its_message_stays(store):
    case_id = store.create_case(outcome(), at=NOW).case_id
    turn = store.begin_turn(case_id, "m", None, at=NOW)
    with pytest.raises(UserError, match="problem.statement"):
        store.finish_turn(case_id, turn, outcome("x" * 9_000), 1, at=NOW)
    assert store.load(case_id).version == 1
    assert store.turn(case_id, turn).message == "m"
