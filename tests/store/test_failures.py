"""A full disk, a lock, missing permissions, damage, a newer schema: one sentence, nothing lost."""

import os
import sqlite3
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from support.stores import NOW, open_repository, outcome

from casebuilder.errors import EnvironmentProblem
from casebuilder.store.config import DATABASE_NAME, StoreConfig, open_engine
from casebuilder.store.failures import StorageProblem, sentence
from casebuilder.store.schema import HEAD, REVISIONS, current_revision, migrate

TESTS = Path(__file__).parents[1]


@pytest.fixture
def home(tmp_path):
    return tmp_path / "home"


def test_files_are_the_owners_alone(home):
    store = open_repository(home)
    store.create_case(outcome(), at=NOW)
    assert stat.S_IMODE(home.stat().st_mode) == 0o700
    assert {stat.S_IMODE(f.stat().st_mode) for f in home.iterdir()} == {0o600}


def test_a_folder_that_holds_other_things_keeps_its_permissions(tmp_path):
    tmp_path.chmod(0o755)
    (tmp_path / "letter.txt").touch()
    open_repository(tmp_path)
    assert stat.S_IMODE(tmp_path.stat().st_mode) == 0o755
    assert stat.S_IMODE((tmp_path / DATABASE_NAME).stat().st_mode) == 0o600


def test_the_connection_is_safe_against_crashes(home):
    with open_repository(home)._engine.connect() as connection:
        pragma = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        }
    assert pragma == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": 10_000}


def test_a_lock_is_waited_for_and_then_told(home):
    store = open_repository(home, busy_seconds=0.2)
    case_id = store.create_case(outcome(), at=NOW).case_id
    other = sqlite3.connect(home / DATABASE_NAME, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StorageProblem, match="locked by another program"):
        store.begin_turn(case_id, "m", None, at=NOW)
    other.execute("ROLLBACK")
    assert store.begin_turn(case_id, "m", None, at=NOW) == 1


FULL = """
import resource, sys
sys.path.insert(0, {tests!r})
from support.stores import NOW, open_repository, outcome
from casebuilder.store.failures import StorageProblem
from pathlib import Path
store = open_repository(Path({home!r}))
case_id = store.create_case(outcome("kept"), at=NOW).case_id
size = sum(f.stat().st_size for f in Path({home!r}).iterdir() if f.suffix != ".db-shm")
resource.setrlimit(resource.RLIMIT_FSIZE, (max(size, 65536), resource.RLIM_INFINITY))
try:
    for number in range(1, 2000):
        turn = store.begin_turn(case_id, "m" * 5000, None, at=NOW)
        store.finish_turn(case_id, turn, outcome("x" * 5000), number, at=NOW)
except StorageProblem as error:
    print(error.message)
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
turn = store.begin_turn(case_id, "after", None, at=NOW)
store.finish_turn(case_id, turn, outcome("after"), store.load(case_id).version, at=NOW)
print(store.load(case_id).case.problem.statement, store.first_broken_audit())
"""


def test_a_full_disk_is_told_and_work_goes_on_when_there_is_room(home):
    script = FULL.format(tests=str(TESTS), home=str(home))
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    told, after = done.stdout.splitlines()
    assert "full" in told
    assert after == "after None"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_home_that_cannot_be_written_is_told(home):
    home.mkdir()
    home.chmod(0o500)
    try:
        with pytest.raises(StorageProblem, match="cannot be written"):
            open_repository(home)
    finally:
        home.chmod(0o700)


def test_a_home_that_is_a_file_is_told(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(StorageProblem, match="--home"):
        open_repository(tmp_path / "file")
    with pytest.raises(StorageProblem, match="--home"):
        open_repository(tmp_path / "file" / "below")


def test_a_read_only_database_is_told(home):
    open_repository(home)._engine.dispose()
    with pytest.raises(StorageProblem, match="cannot be written"), sqlite3_read_only(home):
        store = open_repository(home)
        store.create_case(outcome(), at=NOW)


class sqlite3_read_only:  # noqa: N801
    """Makes SQLite refuse writes to every new connection, as a read-only file system does."""

    def __init__(self, home):
        self._real = sqlite3.dbapi2.connect

    def __enter__(self):
        real = self._real

        def connect(path, **kwargs):
            connection = real(path, **kwargs)
            connection.execute("PRAGMA query_only=ON")
            return connection

        sqlite3.dbapi2.connect = connect

    def __exit__(self, *_):
        sqlite3.dbapi2.connect = self._real


@pytest.mark.parametrize("junk", [b"this is not a database" * 500, b"SQLite format 3\x00" + b"\xff" * 8000])
def test_a_damaged_database_is_told_and_left_as_it_is(home, junk):
    home.mkdir()
    (home / DATABASE_NAME).write_bytes(junk)
    with pytest.raises(StorageProblem, match="damaged"):
        open_repository(home)
    assert (home / DATABASE_NAME).read_bytes() == junk


def test_a_page_that_went_bad_is_told(home):
    store = open_repository(home)
    case_id = store.create_case(outcome("x" * 7_000), at=NOW).case_id
    store._engine.dispose()
    path = home / DATABASE_NAME
    raw = bytearray(path.read_bytes())
    raw[8192:] = b"\xa5" * (len(raw) - 8192)
    path.write_bytes(raw)
    with pytest.raises(StorageProblem, match="damaged"):
        open_repository(home).load(case_id)


def test_a_database_of_a_newer_version_is_left_alone(home):
    open_repository(home)._engine.dispose()
    connection = sqlite3.connect(home / DATABASE_NAME)
    connection.execute("UPDATE alembic_version SET version_num = '0099'")
    connection.commit()
    with pytest.raises(EnvironmentProblem, match="newer casebuilder"):
        open_repository(home)


def test_migrating_twice_does_nothing_and_the_head_is_the_last_file(home):
    engine = open_engine(StoreConfig(), home)
    assert current_revision(engine) is None
    assert migrate(engine) is True
    assert migrate(engine) is False
    assert current_revision(engine) == HEAD == REVISIONS[-1]


def test_the_revisions_are_those_of_the_migration_files():
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    from casebuilder import store

    config = Config()
    config.set_main_option("script_location", str(Path(store.__file__).parent / "migrations"))
    files = [s.revision for s in ScriptDirectory.from_config(config).walk_revisions()]
    assert tuple(reversed(files)) == REVISIONS


def test_the_migrations_make_the_tables_that_the_code_uses(home):
    import sqlalchemy as sa

    from casebuilder.store.tables import metadata

    engine = open_engine(StoreConfig(), home)
    migrate(engine)
    made = sa.inspect(engine)
    for table in metadata.sorted_tables:
        columns = {c["name"]: (str(c["type"]), c["nullable"]) for c in made.get_columns(table.name)}
        wanted = {c.name: (c.type.compile(engine.dialect), c.nullable) for c in table.columns}
        assert columns == wanted
        assert {i["name"] for i in made.get_indexes(table.name)} == {i.name for i in table.indexes}


def test_every_failure_of_sqlite_that_users_meet_has_a_sentence():
    for name in (
        "SQLITE_FULL",
        "SQLITE_BUSY",
        "SQLITE_BUSY_SNAPSHOT",
        "SQLITE_LOCKED",
        "SQLITE_READONLY",
        "SQLITE_READONLY_DIRECTORY",
        "SQLITE_CANTOPEN",
        "SQLITE_CORRUPT",
        "SQLITE_NOTADB",
        "SQLITE_IOERR_WRITE",
        "SQLITE_IOERR_READ",
    ):
        assert "/data/x.db" in sentence(name, "/data/x.db")
    assert sentence("SQLITE_MISUSE", "/data/x.db") is None


@pytest.mark.parametrize("url", ["nonsense", "postgresql+nodriver://localhost/x"])
def test_a_database_url_that_cannot_be_used_is_told(home, url):
    with pytest.raises(StorageProblem, match="CASEBUILDER_DATABASE_URL"):
        migrate(open_engine(StoreConfig(url=url), home))


def test_another_file_can_be_named_by_url(home, tmp_path):
    path = tmp_path / "elsewhere" / "cases.db"
    assert migrate(open_engine(StoreConfig(url=f"sqlite:///{path}"), home))
    assert path.exists()
    assert not home.exists()


def test_processes_that_start_at_once_on_a_new_home_all_work(home):
    script = f"""
import sys
sys.path.insert(0, {str(TESTS)!r})
from pathlib import Path
from support.stores import NOW, open_repository, outcome
open_repository(Path({str(home)!r})).create_case(outcome(), at=NOW)
"""
    processes = [subprocess.Popen([sys.executable, "-c", script]) for _ in range(4)]
    assert [process.wait(timeout=120) for process in processes] == [0] * 4
    store = open_repository(home)
    assert len(store.summaries()) == 4
    assert store.first_broken_audit() is None
