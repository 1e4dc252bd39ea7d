"""The one place where everything is put together from the settings."""

import datetime as dt
import getpass
import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING

from casebuilder.case.model import Case
from casebuilder.errors import CasebuilderError
from casebuilder.rules.finding import Report
from casebuilder.services.brain import Brain, GraphBrain
from casebuilder.services.clock import Clock
from casebuilder.services.conversation import ConversationService
from casebuilder.services.environment import make_private
from casebuilder.services.evaluation import EvaluationService
from casebuilder.services.knowledge import KnowledgeService
from casebuilder.services.maintenance import MaintenanceService
from casebuilder.services.prompts import PromptService
from casebuilder.services.publishing import PublishingService
from casebuilder.services.runtime import Runtime
from casebuilder.settings import Settings, load_settings
from casebuilder.store.repository import Repository

if TYPE_CHECKING:
    from casebuilder.dialogue.worded import Worded
    from casebuilder.retrieval import Library


@dataclass(frozen=True)
class Services:
    """What screens and the command line may use."""

    conversation: ConversationService
    publishing: PublishingService
    knowledge: KnowledgeService
    maintenance: MaintenanceService
    evaluation: EvaluationService
    prompts: PromptService
    settings: Settings
    runtime: Runtime

    def warm_up(self) -> None:
        """Start loading model and library in the background."""
        self.runtime.warm_up()

    def whereabouts(self) -> str:
        """Say where the sponsor's words go, as a part of a sentence."""
        from casebuilder.dialogue.graph import whereabouts

        return whereabouts(self.runtime.at_once())

    def close(self) -> None:
        """Let go of what is held."""
        self.runtime.close()


class Gate:
    """The rules with the organisation's policy."""

    def __init__(self, runtime: Runtime) -> None:
        self._runtime = runtime

    def check(self, case: Case, today: dt.date) -> Report:
        """Return what is missing or doubtful in a case."""
        from casebuilder.rules import engine

        return engine.check(case, today=today, policy=self._runtime.policy)

    def check_document(self, data: object, today: dt.date) -> Report:
        """The same for anything that claims to be a case."""
        from casebuilder.rules import engine

        return engine.check_document(data, today=today, policy=self._runtime.policy)


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


class Drafter:
    """Lets a model that may do so draft the summary of a document; nobody waits for one that may not."""

    def __init__(self, settings: Settings, runtime: Runtime) -> None:
        self._settings = settings
        self._runtime = runtime

    def __call__(self, case: Case, today: dt.date) -> "Worded":
        """Return the summary, or no words and why."""
        from casebuilder.dialogue.drafting import draft
        from casebuilder.llm.factory import describe

        try:
            able = describe(self._settings.llm, self._settings.home).profile.draft
        except CasebuilderError:
            able = False
        return draft(case, self._runtime.ready() if able else self._runtime.at_once(), today)


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

    rules, store = Gate(runtime), Store(settings)

    def library() -> "Library":
        return runtime.library

    return Services(
        conversation=ConversationService(
            store, brain or GraphBrain(runtime.ready, runtime.at_once), rules, clock, library
        ),
        publishing=PublishingService(store, rules, clock, library, actor(settings), Drafter(settings, runtime)),
        knowledge=KnowledgeService(library),
        maintenance=MaintenanceService(settings, runtime, store),
        evaluation=EvaluationService(settings.home),
        prompts=PromptService(),
        settings=settings,
        runtime=runtime,
    )
