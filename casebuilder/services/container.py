"""The one place where everything is put together from the settings."""

import datetime as dt
import getpass
import threading
from dataclasses import dataclass

from casebuilder.case.model import Case
from casebuilder.rules.finding import Report
from casebuilder.services.brain import Brain, GraphBrain
from casebuilder.services.clock import Clock
from casebuilder.services.conversation import ConversationService
from casebuilder.services.environment import make_private
from casebuilder.services.runtime import Runtime
from casebuilder.settings import Settings, load_settings
from casebuilder.store.repository import Repository


@dataclass(frozen=True)
class Services:
    """What screens and the command line may use."""

    conversation: ConversationService
    settings: Settings
    runtime: Runtime

    def warm_up(self) -> None:
        """Start loading model and library in the background."""
        self.runtime.warm_up()

    def close(self) -> None:
        """Let go of what is held."""
        self.runtime.close()


class Store:
    """Opens the database when it is first needed and brings it to the current schema."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._lock = threading.Lock()
        self._repository: Repository | None = None

    def __call__(self) -> Repository:
        """Return the open repository.

        Raises:
            EnvironmentProblem: if the database cannot be opened; the next call tries again.
        """
        with self._lock:
            if self._repository is None:
                from casebuilder.store.config import open_engine
                from casebuilder.store.schema import migrate

                engine = open_engine(self._settings.store, self._settings.home)
                migrate(engine)
                self._repository = Repository(engine, actor(self._settings))
            return self._repository


def actor(settings: Settings) -> str:
    """Return the name that the audit writes down."""
    if settings.user:
        return settings.user
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # no login name, as in some containers
        return "local"


def build(settings: Settings | None = None, *, brain: Brain | None = None, clock: Clock | None = None) -> Services:
    """Return the services; nothing heavy is loaded yet.

    Args:
        settings: by default, what the environment and the settings file say.
        brain: by default, the dialogue graph.
        clock: by default, this machine's.
    """
    make_private()
    settings = settings or load_settings()
    clock = clock or Clock(fixed_today=settings.today)
    runtime = Runtime(settings)

    def check(case: Case, today: dt.date) -> Report:
        from casebuilder.rules.engine import check as run_rules

        return run_rules(case, today=today, policy=runtime.policy)

    conversation = ConversationService(
        Store(settings), brain or GraphBrain(runtime.ready, runtime.at_once), check, clock
    )
    return Services(conversation=conversation, settings=settings, runtime=runtime)
