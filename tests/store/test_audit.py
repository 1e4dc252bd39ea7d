"""The audit chain: whoever changes a row or a version from outside is found out."""

import sqlite3

import pytest
from support.stores import NOW, open_repository, outcome

from casebuilder.store.audit import START, digest
from casebuilder.store.config import DATABASE_NAME


@pytest.fixture
def home(tmp_path):
    return tmp_path / "home"


@pytest.fixture
def store(home):
    store = open_repository(home)
    case_id = store.create_case(outcome(), at=NOW).case_id
    for number, text in enumerate("ab", start=1):
        turn = store.begin_turn(case_id, text, None, at=NOW)
        store.finish_turn(case_id, turn, outcome(text), number, at=NOW)
    store.note("export", case_id, at=NOW, detail={"format": "pdf"})
    return store


def tamper(home, statement):
    """Change the database the way somebody with the file in hand could."""
    connection = sqlite3.connect(home / DATABASE_NAME)
    for (trigger,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        connection.execute(f"DROP TRIGGER {trigger}")
    connection.execute(statement)
    connection.commit()


def test_each_row_says_who_what_when_and_carries_the_hash_before(store):
    rows = store.history()
    assert [r["action"] for r in rows] == ["create", "turn", "turn", "export"]
    assert {r["actor"] for r in rows} == {"tester"}
    assert all(r["at"] == NOW.isoformat() for r in rows)
    assert [r["previous"] for r in rows] == [START, *(r["hash"] for r in rows[:-1])]
    assert rows[1]["before"] == rows[0]["after"]
    assert rows[1]["after"]["version"] == 2
    case = store.version(rows[1]["case_id"], 2)
    assert rows[1]["after"]["sha256"] == digest(case.model_dump(mode="json"))
    assert store.first_broken_audit() is None


@pytest.mark.parametrize(
    ("statement", "row"),
    [
        ("UPDATE audit SET actor = 'x' WHERE id = 2", 2),
        ("UPDATE audit SET at = '2020-01-01' WHERE id = 3", 3),
        ("DELETE FROM audit WHERE id = 2", 3),
        ("UPDATE case_versions SET case_json = '{}' WHERE version = 3", 3),
        ("UPDATE case_versions SET sha256 = 'x' WHERE version = 1", 1),
    ],
)
def test_tampering_is_noticed(store, home, statement, row):
    tamper(home, statement)
    assert store.first_broken_audit() == row
