"""Stores and services on a fresh folder, with a clock that can be set."""

import datetime as dt
from pathlib import Path

from support.echo_brain import EchoBrain

from casebuilder.case.model import Case
from casebuilder.services.clock import Clock
from casebuilder.services.container import Services, build
from casebuilder.settings import load_settings
from casebuilder.store.config import StoreConfig, open_engine
from casebuilder.store.records import Outcome
from casebuilder.store.repository import Repository
from casebuilder.store.schema import migrate

NOW = dt.datetime(2026, 11, 21, 14, 2, tzinfo=dt.UTC)


def open_repository(home: Path, *, busy_seconds: float = 10.0) -> Repository:
    """Return a repository on `home`, its schema up to date."""
    engine = open_engine(StoreConfig(busy_seconds=busy_seconds), home)
    migrate(engine)
    return Repository(engine, "tester")


def outcome(statement: str | None = None, reply: str = "Noted.") -> Outcome:
    """Return a computed turn whose case has one text."""
    case = Case()
    case.problem.statement = statement
    return Outcome(reply=reply, case=case, interview={"last_asked": "kpis"}, output={"asked": "kpis"}, asked="kpis")


def echo_services(home: Path, brain: EchoBrain | None = None, now: dt.datetime = NOW) -> Services:
    """Return services with the small dialogue."""
    return build(load_settings(home), brain=brain or EchoBrain(), clock=Clock(now=lambda: now))
