"""Keeping it running: schema, index, models, doctor."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from casebuilder.services import models
from casebuilder.services.clock import Clock
from casebuilder.services.doctor import machine_checks
from casebuilder.services.doctor_data import data_checks
from casebuilder.services.runtime import Runtime
from casebuilder.services.views import BenchView, Check, ModelLine, ModelState
from casebuilder.settings import Settings
from casebuilder.store.repository import Repository

if TYPE_CHECKING:
    from casebuilder.retrieval import BuildReport

Progress = Callable[[int, int], None]
"""Called with how much is done and how much there is to do."""


class MaintenanceService:
    """What an administrator does."""

    def __init__(self, settings: Settings, runtime: Runtime, store: Callable[[], Repository]) -> None:
        self._settings = settings
        self._runtime = runtime
        self._store = store

    @property
    def policy_path(self) -> Path | None:
        """The organisation's rules; `None` for the shipped ones."""
        return self._settings.policy_path

    def migrate(self) -> bool:
        """Bring the database to this version's schema; return whether anything had to be done.

        Raises:
            EnvironmentProblem: if the database cannot be used, or a newer casebuilder wrote it.
        """
        from casebuilder.store.config import open_engine
        from casebuilder.store.schema import migrate

        engine = open_engine(self._settings.store, self._settings.home)
        try:
            return migrate(engine)
        finally:
            engine.dispose()

    def build_index(self, progress: Progress | None = None) -> "BuildReport":
        """Bring the search index up to date."""
        return self._runtime.library.build(progress)

    def doctor(self) -> list[Check]:
        """Return every check, and for every problem what to do; never raises."""
        return [*machine_checks(self._settings), *data_checks(self._settings, self._runtime, self._store)]

    def model_state(self) -> ModelState:
        """Return what the page says about the model."""
        return self._runtime.model_state()

    def models(self) -> list[ModelLine]:
        """Return the catalogue: what is here, what is active, what it can do."""
        return models.lines(self._settings)

    def pull(self, name: str, progress: Progress | None = None) -> Path:
        """Download a model of the catalogue and check it; return where it is.

        Raises:
            UserError: if the catalogue has no such model.
            EnvironmentProblem: no network, too little room, or a damaged download (which is removed).
        """
        return models.pull(self._settings, name, progress)

    def use(self, name_or_path: str) -> str:
        """Choose the model for the next start; return its name.

        Raises:
            UserError: if it is not in the catalogue and not a usable GGUF file.
            EnvironmentProblem: if it has not been pulled.
        """
        return models.use(self._settings, name_or_path)

    def verify(self, name: str | None = None) -> str:
        """Check a model's file against its checksum (by default the active one); return a sentence.

        Raises:
            EnvironmentProblem: if it is missing or damaged.
        """
        return models.verify(self._settings, name)

    def bench(
        self, name: str | None = None, *, speed_only: bool = False, progress: Callable[[str], None] | None = None
    ) -> BenchView:
        """Measure a model on this machine (by default the active one): how fast it is and what it may do.

        What it may do is kept and holds from the next start on.

        Args:
            name: a name of the catalogue or the path of a GGUF file.
            speed_only: measure tokens a second alone; nothing is kept.
            progress: told what is being measured, in a few words.

        Raises:
            EnvironmentProblem: if it cannot be loaded.
        """
        today = Clock(fixed_today=self._settings.today).today()
        return models.bench(self._settings, name, today, speed_only=speed_only, progress=progress)
