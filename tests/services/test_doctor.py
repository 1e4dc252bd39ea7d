"""The doctor: every problem with its fix, and it never falls ill itself."""

import sqlite3
from types import SimpleNamespace

import pytest
from support.stores import NOW, echo_services, open_repository, outcome

from casebuilder.services import doctor


@pytest.fixture
def home(tmp_path):
    return tmp_path / "home"


def found(home):
    return {check.name: check for check in echo_services(home).maintenance.doctor()}


def test_a_healthy_machine_has_no_problem_but_perhaps_a_port(home):
    open_repository(home)
    checks = found(home)
    assert {c.name for c in checks.values() if not c.ok} <= {"port", "memory", "disk"}
    assert "0 cases" in checks["database"].message
    assert "pinned" in checks["language model"].message
    assert all(c.ok == (not c.fix) for c in checks.values())


def test_each_problem_has_a_fix(home, monkeypatch):
    import psutil

    monkeypatch.setattr(doctor.importlib.util, "find_spec", lambda name: None)
    monkeypatch.setattr(doctor.shutil, "which", lambda name: None)
    monkeypatch.setattr(doctor.sqlite3, "sqlite_version_info", (3, 31, 0))
    monkeypatch.setattr(psutil, "virtual_memory", lambda: SimpleNamespace(available=100_000_000))
    monkeypatch.setattr(doctor.shutil, "disk_usage", lambda place: SimpleNamespace(free=1_000_000))
    home.mkdir(mode=0o755)
    checks = {c.name: c for c in doctor.machine_checks(echo_services(home).settings)}
    assert "C++ compiler" in checks["engine"].message
    for name, word in (
        ("engine", "install"),
        ("sqlite", "newer Python"),
        ("memory", "close"),
        ("disk", "free some space"),
        ("home", "chmod 700"),
    ):
        assert not checks[name].ok
        assert word in checks[name].fix


def test_a_compiler_is_only_asked_for_when_the_engine_is_missing(home, monkeypatch):
    monkeypatch.setattr(doctor.shutil, "which", lambda name: None)
    checks = {c.name: c for c in doctor.machine_checks(echo_services(home).settings)}
    assert checks["engine"].ok


def test_damage_tampering_a_bad_policy_and_a_newer_schema_are_found(home):
    store = open_repository(home)
    store.create_case(outcome(), at=NOW)
    database = sqlite3.connect(home / "casebuilder.db")
    database.execute("DROP TRIGGER audit_is_never_changed")
    database.execute("UPDATE audit SET actor = 'x'")
    database.commit()
    (home / "policy.toml").write_text("[severity]\nnonsense = 3\n")
    checks = found(home)
    assert "entry 1" in checks["database"].message
    assert not checks["policy"].ok
    assert "policy.toml" in checks["policy"].message
    database.execute("UPDATE alembic_version SET version_num = '0099'")
    database.commit()
    assert "newer casebuilder" in found(home)["database"].message


def test_a_check_that_fails_is_a_problem_not_a_crash():
    check = doctor.guarded("x", lambda: 1 / 0)
    assert not check.ok
    assert check.fix
